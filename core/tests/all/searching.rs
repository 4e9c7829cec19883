//! Words found all over an agenda, and others put in their place: everywhere that a person would look, and nowhere else.

use crate::samples;
use lectern_core::agenda::TextFile;
use lectern_core::agenda::edit::{Edit, Written};
use lectern_core::agenda::search::{Hit, placeholders, replace, search};
use lectern_core::format;
use proptest::prelude::*;
use std::sync::Arc;

const AGENDA: &str = r#"{
  "format": 1,
  "meeting": { "title": "防汛会", "place": "防汛办" },
  "people": { "fx": { "name": "房防汛", "unit": "市防汛办", "office": "主任", "address": "同志" } },
  "values": { "防汛": { "label": "防汛人数", "value": "防汛12" } },
  "items": [
    {
      "id": "a",
      "kind": "opening",
      "title": "防汛部署",
      "steps": [
        {
          "say": "防汛防汛，请{{people.fx}}和{{防汛}}。\n\n防汛",
          "choose": [ { "id": "x", "label": "防汛", "say": "同意防汛。" } ]
        },
        { "say": "请看。", "wait": "speech", "who": "防汛各组", "thanks": "感谢防汛。" },
        { "say": { "file": "t.md" } },
        { "say": { "file": "t.md" } }
      ]
    }
  ]
}"#;

fn written() -> Written {
    let side_texts = [(TextFile("t.md".to_owned()), Ok("再说防汛。".to_owned()))].into_iter().collect();
    Written { agenda: Arc::new(format::read(AGENDA).unwrap()), side_texts: Arc::new(side_texts) }
}

fn found(written: &Written, words: &str) -> Vec<Hit> {
    search(&written.agenda, &written.side_texts, words)
}

#[test]
fn words_are_found_wherever_they_are_shown_and_not_within_braces() {
    let paths: Vec<String> = found(&written(), "防汛").iter().map(|hit| hit.place.path.to_string()).collect();
    let expected = [
        "meeting.title",
        "meeting.place",
        "people.fx.name",
        "people.fx.unit",
        "values.防汛.value",
        "items[0].title",
        "items[0].steps[0].say",
        "items[0].steps[0].say",
        "items[0].steps[0].say",
        "items[0].steps[0].choose[0].say",
        "items[0].steps[1].who",
        "items[0].steps[1].thanks",
        "items[0].steps[2].say",
    ];
    assert_eq!(paths, expected, "a file that is said twice is looked into once");
    assert_eq!(found(&written(), ""), []);
    assert_eq!(found(&written(), "people"), []);
    let second = &found(&written(), "防汛")[7];
    assert_eq!((second.before.as_str(), second.after.as_str()), ("防汛", "，请{{people.fx}}和"));
}

#[test]
fn all_are_replaced_at_once_and_ids_stay() {
    let before = written();
    let hits = found(&before, "防汛");
    let after = replace(&hits, "防汛", "抗旱救灾").apply(&before).unwrap();
    assert_eq!(found(&after, "防汛"), []);
    assert_eq!(found(&after, "抗旱救灾").len(), hits.len());
    let text = format::write(&after.agenda).unwrap();
    assert!(text.contains("抗旱救灾抗旱救灾，请{{people.fx}}和{{防汛}}。"), "{text}");
    // One at a time does the same.
    let mut one_by_one = before.clone();
    while let Some(hit) = found(&one_by_one, "防汛").first() {
        one_by_one = replace(std::slice::from_ref(hit), "防汛", "抗旱救灾").apply(&one_by_one).unwrap();
    }
    assert_eq!(one_by_one.agenda, after.agenda);
}

#[test]
fn places_that_are_old_change_nothing_at_all() {
    let before = written();
    let hits = found(&before, "防汛");
    let meanwhile = replace(&hits[..1], "防汛", "").apply(&before).unwrap();
    assert!(replace(&hits, "防汛", "抗旱").apply(&meanwhile).is_none());
}

#[test]
fn braces_that_nothing_closes_go_on_to_the_end() {
    let at = |text: &str| placeholders(text).collect::<Vec<_>>();
    assert_eq!(at("a{{b}}c{{d}}"), [1..6, 7..12]);
    assert_eq!(at("a{{b").first(), Some(&(1..4)));
    assert_eq!(at("a}}b"), []);
}

proptest! {
    #[test]
    fn replacing_and_back_gives_the_same_agenda(words in "[的，请会同志]{1,2}") {
        for sample in samples::all() {
            let rundown = sample.rundown();
            let before = Written { agenda: rundown.agenda().clone(), side_texts: rundown.side_texts().clone() };
            let unique = "🀀🀁";
            let there = replace(&found(&before, &words), &words, unique).apply(&before).unwrap();
            let back: Edit = replace(&found(&there, unique), unique, &words);
            let back = back.apply(&there).unwrap();
            prop_assert_eq!(&back.agenda, &before.agenda);
            prop_assert_eq!(&back.side_texts, &before.side_texts);
        }
    }
}
