//! An item goes to another agenda, with whomever and whatever it names.

use super::generated;
use super::restructuring::written;
use lectern_core::agenda::clip::Clip;
use lectern_core::agenda::edit::{Edit, Written};
use lectern_core::agenda::{Agenda, PersonId, Rundown, Text};
use lectern_core::format;
use lectern_core::session::Session;
use lectern_core::view::{FlowEntry, item_flow};
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

fn of(agenda: serde_json::Value) -> Written {
    let agenda = format::read(&agenda.to_string()).unwrap();
    Written { agenda: Arc::new(agenda), side_texts: Arc::default() }
}

fn spoken(written: &Written, item: usize) -> Vec<String> {
    let rundown = Rundown::new(written.agenda.clone(), written.side_texts.clone());
    let said = item_flow(&rundown, &Session::default(), item).into_iter().filter_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph) => Some(paragraph.text()),
        FlowEntry::Wait { wait, .. } => Some(wait.who.iter().map(|run| run.text.as_str()).collect()),
        FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    said.collect()
}

fn source() -> Written {
    of(json!({
        "format": 1, "meeting": { "title": "甲会", "host": "lu" },
        "people": {
            "lu": { "name": "陆知远", "office": "县长" },
            "name": { "name": "单于青", "office": "局长", "address": "同志" },
            "other": { "name": "不相干" },
        },
        "values": { "count": { "label": "人数", "value": "64" }, "day": { "label": "日期", "value": "周五" } },
        "items": [
            { "id": "a", "kind": "opening", "steps": [{ "say": "开会。" }] },
            { "id": "talk", "kind": "speeches", "title": "{{ people.name.name }}发言", "steps": [{
                "turn": "name", "enter": ["count"], "who": "{{people.lu.name}}等",
                "say": "请{{speaker}}发言，{{people.name.name}}同志，｛｛people.name.office｝｝，{{people.lu}}，{{count}}人。",
                "wait": "speech", "thanks": "谢谢{{people。name.name}}。",
                "choose": [{ "id": "x", "label": "好", "say": "好，{{count}}。" }],
            }] },
        ],
    }))
}

#[test]
fn what_an_item_names_is_named_in_the_other_agenda_too() {
    let source = source();
    let clip = Clip::read(&Clip::of(&source, 1).unwrap().text()).expect("an item");
    // One of them is there under another id, and the other ids mean somebody and something else.
    let target = of(json!({
        "format": 1, "meeting": { "title": "乙会" },
        "people": { "chief": { "name": "陆知远", "office": "县长" }, "name": { "name": "别人" } },
        "values": { "count": { "label": "票数", "value": "7" } },
        "items": [{ "id": "talk", "kind": "opening", "steps": [{ "say": "开会。" }] }],
    }));
    let after = Edit::Paste(1, Box::new(clip.clone())).apply(&target).unwrap();
    assert_eq!(after.agenda.items.len(), 2);
    let ids: Vec<&str> = after.agenda.people.keys().map(PersonId::as_str).collect();
    assert_eq!(ids, ["chief", "name", "name-2"], "nobody twice, and nobody who is not named");
    assert_eq!(after.agenda.values.len(), 2);
    let item = &after.agenda.items[1];
    assert_eq!(item.id.as_str(), "talk-2");
    assert_eq!(item.title.as_deref(), Some("{{ people.name-2.name }}发言"));
    let step = &item.steps[0];
    assert_eq!(step.turn.as_ref().unwrap().as_str(), "name-2");
    assert_eq!(step.enter[0].as_str(), "count-2");
    assert_eq!(step.who.as_deref(), Some("{{people.chief.name}}等"));
    let Some(Text::Inline(say)) = &step.say else { panic!("words") };
    assert_eq!(
        say,
        "请{{speaker}}发言，{{people.name-2.name}}同志，｛｛people.name-2.office｝｝，{{people.chief}}，{{count-2}}人。"
    );
    assert_eq!(step.thanks, Some(Text::Inline("谢谢{{people。name-2.name}}。".to_owned())));
    assert_eq!(spoken(&after, 1), spoken(&source, 1), "it reads as it did");
    // Into the same agenda it names the same people and values.
    let twice = Edit::Paste(0, Box::new(clip)).apply(&source).unwrap();
    assert_eq!((&twice.agenda.people, &twice.agenda.values), (&source.agenda.people, &source.agenda.values));
    assert_eq!(spoken(&twice, 0), spoken(&source, 1));
}

#[test]
fn words_of_files_go_along_and_other_texts_are_no_items() {
    let source = written("cadre-forum.json");
    let place = source
        .agenda
        .items
        .iter()
        .position(|item| item.steps.iter().any(|step| matches!(step.say, Some(Text::File(_)))));
    let place = place.expect("an item whose words lie in a file");
    let clip = Clip::of(&source, place).unwrap();
    let empty = of(json!({ "format": 1, "meeting": { "title": "会" }, "items": [] }));
    let after = Edit::Paste(9, Box::new(clip.clone())).apply(&empty).unwrap();
    assert!(after.agenda.items[0].steps.iter().all(|step| !matches!(step.say, Some(Text::File(_)))));
    assert!(Clip::of(&source, 99).is_none());
    for text in ["", "同志们，现在开会。", "{\"format\": 1}", "{\"lectern-item\": 1}", "{\"lectern-item\":"] {
        assert!(Clip::read(text).is_none(), "{text}");
    }
    let newer = clip.text().replacen("\"lectern-item\":1", "\"lectern-item\":2", 1);
    assert!(Clip::read(&newer).is_none(), "of a newer program");
    assert!(Clip::read(&format!("\n{}\n", clip.text())).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_item_goes_into_any_agenda(from in generated::agenda(), to in generated::agenda(), place in 0..6_usize) {
        let of = |agenda: Agenda| Written { agenda: Arc::new(agenda), side_texts: Arc::default() };
        let (from, to) = (of(from), of(to));
        let Some(clip) = Clip::of(&from, place) else { return Ok(()) };
        let read = Clip::read(&clip.text());
        prop_assert_eq!(read.as_ref(), Some(&clip));
        let after = Edit::Paste(place, Box::new(clip)).apply(&to).unwrap();
        prop_assert_eq!(after.agenda.items.len(), to.agenda.items.len() + 1);
        let rundown = Rundown::new(after.agenda.clone(), after.side_texts.clone());
        let new = &rundown.items()[place.min(to.agenda.items.len())].id;
        prop_assert!(to.agenda.items.iter().all(|item| item.id != *new), "its id is its own");
        // Whoever was there is still there.
        for (id, person) in &to.agenda.people {
            prop_assert_eq!(after.agenda.people.get(id), Some(person));
        }
        for (id, value) in &to.agenda.values {
            prop_assert_eq!(after.agenda.values.get(id), Some(value));
        }
    }
}
