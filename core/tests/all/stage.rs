//! What the room sees, over a whole walk of every sample and over a small agenda with things missing.

use crate::samples::{self, ready};
use lectern_core::agenda::rundown::PartKind;
use lectern_core::agenda::{ItemKind, Rundown, WaitKind};
use lectern_core::session::{Command, Session};
use lectern_core::time::Timestamp;
use lectern_core::view::{Floor, Phase, StageView, stage_view};
use serde_json::json;

fn give(rundown: &Rundown, session: &mut Session, command: Command) {
    let event =
        session.decide(rundown, command.clone(), Timestamp(0)).unwrap_or_else(|no| panic!("{command:?}: {no:?}"));
    session.apply(&event);
}

/// Goes through the whole meeting without answering what is asked, and shows every picture on the way.
fn walk(rundown: &Rundown, mut look: impl FnMut(&StageView, &Session)) -> Session {
    let mut session = Session::default();
    give(rundown, &mut session, Command::Start);
    while let Session::Live(live) = &session {
        look(&stage_view(rundown, &session), &session);
        let asks = matches!(live.position.part, PartKind::Choose | PartKind::Enter);
        let over = asks && session.decide(rundown, Command::Skip, Timestamp(0)).is_ok();
        give(rundown, &mut session, if over { Command::Skip } else { Command::Next });
    }
    session
}

fn words(view: &StageView) -> Vec<String> {
    let floor = view.floor.clone().unwrap_or_default();
    let items = [&view.item, &view.next].into_iter().flatten().filter_map(|item| item.title.clone());
    [view.title.clone(), floor.name, floor.office].into_iter().chain(floor.document).chain(items).collect()
}

fn small() -> Rundown {
    ready(&json!({
        "format": 1, "meeting": { "title": "  座谈会 " },
        "people": {
            "lu": { "name": "陆远", "unit": "水利局", "office": "副***", "address": "同志" },
            "xu": { "name": "***", "unit": "", "office": "主任" },
            "he": { "name": "某某", "office": "××" }
        },
        "values": { "guest": { "label": "来宾" } },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [ { "id": "call", "say": "同志们，现在开会。" } ] },
            { "id": "talks", "kind": "speeches", "title": "交流发言", "steps": [
                { "id": "lu", "turn": "lu", "say": "请陆远发言。", "wait": "speech", "minutes": 5, "thanks": "谢谢。" },
                { "id": "xu", "turn": "xu", "say": "请发言。", "wait": "speech" },
                { "id": "he", "turn": "he", "say": "请发言。", "wait": "speech" },
                { "id": "guest", "who": "{{guest}}", "say": "请来宾发言。", "wait": "speech" },
                { "id": "all", "who": "全体代表", "say": "请发言。", "wait": "speech" } ] },
            { "id": "recess", "kind": "break", "steps": [ { "id": "rest", "say": "休会。", "wait": "break", "minutes": 10 } ] },
            { "id": "vote", "kind": "vote", "title": "表决××名单", "steps": [ { "id": "v", "say": "请表决。" } ] }
        ]
    }))
}

/// The picture at the wait of a step of the second item.
fn at(step: &str) -> StageView {
    let rundown = small();
    let mut found = None;
    walk(&rundown, |view, session| {
        let position = &session.live().unwrap().position;
        if position.part == PartKind::Wait && position.step.as_str() == step {
            found = Some(view.clone());
        }
    });
    found.unwrap()
}

fn floor(name: &str, office: &str) -> Option<Floor> {
    Some(Floor { name: name.into(), office: office.into(), document: None })
}

#[test]
fn before_the_start_and_after_the_end_there_is_the_title_and_nothing_else() {
    for sample in samples::all() {
        let rundown = sample.rundown();
        let before = stage_view(&rundown, &Session::Ready);
        let after = stage_view(&rundown, &walk(&rundown, |_, _| {}));
        assert_eq!((before.phase, after.phase), (Phase::Ready, Phase::Adjourned));
        assert_eq!(before.title, after.title);
        for view in [before, after] {
            assert_eq!((view.item, view.wait, view.floor, view.next), (None, None, None, None), "{}", sample.name);
        }
    }
}

#[test]
fn the_room_never_sees_a_mark_of_something_missing() {
    let rundowns = samples::all().iter().map(samples::Sample::rundown).chain([small()]).collect::<Vec<_>>();
    for rundown in rundowns {
        let mut shown = 0;
        walk(&rundown, |view, _| {
            for text in words(view) {
                assert!(!["待填", "***", "××", "某某", "{{", "【"].iter().any(|raw| text.contains(raw)), "{text}");
            }
            shown += usize::from(view.item.is_some());
        });
        assert!(shown > 3);
    }
}

#[test]
fn while_somebody_has_the_floor_the_room_sees_name_and_office_as_far_as_they_are_known() {
    assert_eq!(at("lu").floor, floor("陆远", "水利局"), "half an office is none");
    assert_eq!(at("xu").floor, floor("", "主任"));
    assert_eq!(at("he").floor, None, "nothing is known of this one");
    assert_eq!(at("guest").floor, None, "a value that nobody has filled in");
    assert_eq!(at("all").floor, floor("全体代表", ""));
    assert_eq!(at("lu").wait, Some(WaitKind::Speech));
}

#[test]
fn the_item_that_goes_on_and_the_next_one_are_told_with_their_numbers() {
    let view = at("lu");
    let item = view.item.unwrap();
    assert_eq!((item.number, item.title.as_deref()), (Some(1), Some("交流发言")));
    let next = view.next.unwrap();
    assert_eq!((next.number, next.kind, next.title), (None, ItemKind::Break, None));
    let rest = at("rest");
    assert!(rest.is_recess());
    assert_eq!(rest.next.unwrap().title, None, "a title with something missing is not shown");
}

#[test]
fn the_words_of_the_host_are_not_in_the_picture_of_the_room() {
    let rundown = small();
    walk(&rundown, |view, _| {
        let json = serde_json::to_string(view).unwrap();
        assert!(!["现在开会", "谢谢", "请陆远"].iter().any(|said| json.contains(said)), "{json}");
    });
    let mut quiet = 0;
    walk(&rundown, |view, session| {
        let says = session.live().unwrap().position.part != PartKind::Wait;
        assert!(!says || (view.floor.is_none() && view.wait.is_none()));
        quiet += usize::from(says);
    });
    assert!(quiet > 3);
}
