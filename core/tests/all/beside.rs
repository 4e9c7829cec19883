//! Texts in files beside the agenda: they come in, go out, and are read out as documents, and no word of them is lost.

use super::restructuring::written;
use lectern_core::agenda::edit::{Edit, ItemAt, StepAt, StepDetail, StepText, Written};
use lectern_core::agenda::estimate::Estimate;
use lectern_core::agenda::search::{characters, search};
use lectern_core::agenda::{Rundown, Text, TextFile};

const DECISION: &str = "awards/decision.md";

fn at(written: &Written, item: usize) -> StepAt {
    StepAt { item: ItemAt { place: item, id: written.agenda.items[item].id.clone() }, place: 0 }
}

fn file(name: &str) -> TextFile {
    TextFile(name.to_owned())
}

fn apply(written: &Written, item: usize, detail: StepDetail) -> Option<Written> {
    Edit::Step(at(written, item), detail).apply(written)
}

fn said(written: &Written, item: usize) -> &Text {
    written.agenda.items[item].steps[0].say.as_ref().unwrap()
}

#[test]
fn words_go_into_a_file_and_come_back() {
    let before = written("awards.json");
    let Text::Inline(words) = said(&before, 0).clone() else { panic!("words in the agenda") };
    let out = apply(&before, 0, StepDetail::ToFile(StepText::Say, file("opening.md"))).unwrap();
    assert!(matches!(said(&out, 0), Text::File(text) if text.file == file("opening.md")));
    assert_eq!(out.side_texts[&file("opening.md")].as_deref(), Ok(words.as_str()));
    let typed = apply(&out, 0, StepDetail::Text(StepText::Say, words.clone() + "请坐。")).unwrap();
    assert!(matches!(said(&typed, 0), Text::File(_)), "what is typed goes into the file");
    let back = apply(&out, 0, StepDetail::FromFile(StepText::Say)).unwrap();
    assert_eq!(back.agenda, before.agenda);
    // Only what is there can go, and only into a file of its own.
    assert!(apply(&out, 0, StepDetail::ToFile(StepText::Say, file("other.md"))).is_none(), "it is in one already");
    assert!(apply(&before, 0, StepDetail::FromFile(StepText::Say)).is_none(), "it is in none");
    assert!(apply(&before, 0, StepDetail::ToFile(StepText::Thanks, file("thanks.md"))).is_none(), "there is none");
    assert!(apply(&before, 0, StepDetail::ToFile(StepText::Say, file(DECISION))).is_none(), "something else is there");
    for outside in ["../out.md", "/etc/out.md", "C:out.md", ""] {
        assert!(apply(&before, 0, StepDetail::ToFile(StepText::Say, file(outside))).is_none(), "{outside}");
    }
}

#[test]
fn a_document_is_named_read_changed_and_left() {
    let planned = written("awards.json");
    let before = apply(&planned, 5, StepDetail::Minutes(String::new())).unwrap();
    let written_new = StepDetail::Attach(file("speech.md"), "# 倡议书\n\n第一段。".to_owned());
    let after = apply(&before, 5, written_new.clone()).unwrap();
    assert_eq!(after.agenda.items[5].steps[0].document, Some(file("speech.md")));
    let longer = apply(&after, 5, StepDetail::Text(StepText::Document, "一二三四五六七八九十。".repeat(100))).unwrap();
    let seconds = |written: &Written| {
        Estimate::of_step(&Rundown::new(written.agenda.clone(), written.side_texts.clone()), 5, 0).waits
    };
    assert!(seconds(&longer) > seconds(&after) + 200, "{} {}", seconds(&longer), seconds(&after));
    let left = apply(&longer, 5, StepDetail::Detach).unwrap();
    assert_eq!(left.agenda, before.agenda);
    assert!(apply(&left, 5, StepDetail::Detach).is_none());
    assert!(apply(&before, 5, StepDetail::Text(StepText::Document, "没有文件".to_owned())).is_none());
    // Two steps may have one document read out, but not two documents of one name.
    let same = before.side_texts[&file(DECISION)].clone().unwrap();
    assert!(apply(&before, 5, StepDetail::Attach(file(DECISION), same)).is_some());
    assert!(apply(&before, 5, StepDetail::Attach(file(DECISION), "别的".to_owned())).is_none());
}

#[test]
fn words_are_found_in_a_document_but_not_its_letters() {
    let before = written("awards.json");
    let document = "# 决定\n\n表彰𬭎𬭎同志。".to_owned();
    let after = apply(&before, 5, StepDetail::Attach(file("d.md"), document)).unwrap();
    let hits = search(&after.agenda, &after.side_texts, "𬭎𬭎");
    let places: Vec<_> = hits.iter().map(|hit| (hit.place.file.as_deref(), hit.place.path.to_string())).collect();
    assert_eq!(places, [(Some("d.md"), "items[5].steps[0].document".to_owned())]);
    assert!(characters(&after.agenda, &after.side_texts, &|c| c == '𬭎').is_empty(), "no screen shows it");
}
