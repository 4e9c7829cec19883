//! A running meeting is changed by keys and by clicks: three of either at most, with the words seen before.

use super::Window;
use egui::{Key, Modifiers};
use lectern_core::agenda::rundown::PartKind;
use lectern_core::session::{Change, Session};
use std::fs;

/// A script in which nothing is computed.
const WRITTEN_OUT: &str = r#"{ "format": 1, "meeting": { "title": "座谈会", "minutes": 60, "host": "shen" },
    "people": { "lu": { "name": "陆宁" }, "xie": { "name": "谢颂" }, "he": { "name": "何青" },
        "shen": { "name": "沈约" }, "bao": { "name": "包容" } },
    "items": [
        { "id": "opening", "kind": "opening", "minutes": 2, "steps": [{ "say": "现在开会。" }] },
        { "id": "talks", "kind": "speeches", "title": "交流发言", "minutes": 24, "steps": [
            { "turn": "lu", "say": "第一项议程，首先请陆宁发言。", "wait": "speech", "minutes": 8 },
            { "turn": "xie", "say": "接下来请谢颂发言。", "wait": "speech", "minutes": 8 },
            { "turn": "he", "say": "最后请何青发言。", "wait": "speech", "minutes": 8 },
            { "say": "刚才，陆宁、谢颂和何青三位同志作了发言。" } ] },
        { "id": "closing", "kind": "closing", "minutes": 1, "steps": [{ "say": "散会。" }] } ] }"#;

fn begun() -> Window {
    begun_with(WRITTEN_OUT)
}

fn begun_with(agenda: &str) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.json");
    fs::write(&path, agenda).unwrap();
    let mut window = Window::over(folder, Some(path), lectern_core::Language::Chinese);
    window.press(Key::F5);
    window.press(Key::Space);
    window
}

fn changes(window: &Window) -> Vec<Change> {
    window.live().changes.clone()
}

#[test]
fn somebody_absent_takes_three_keys_and_the_words_are_seen_before() {
    let mut window = begun();
    window.press(Key::A);
    assert!(window.shows("缺席，不叫"));
    window.press(Key::Num1);
    assert!(window.shows("−  第一项议程，首先请陆宁发言。"), "{:?}", window.names());
    assert!(window.shows("+  第一项议程，首先请谢颂发言。"), "{:?}", window.names());
    assert!(changes(&window).is_empty(), "nothing happens before it is confirmed");
    window.press(Key::Enter);
    assert_eq!(changes(&window), [Change::Absent { turn: ("talks".into(), "1".into()) }]);
    assert!(!window.shows("缺席，不叫"), "the panel is closed");
    window.press(Key::F6);
    assert!(
        window.shows("1 处变动"),
        "whoever prepares is told that the host's words are others: {:?}",
        window.names()
    );
    window.press(Key::F5);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(changes(&window).is_empty());
}

#[test]
fn words_that_are_not_true_any_more_are_shown_and_one_key_says_others() {
    let mut window = begun();
    window.press(Key::A);
    window.press(Key::Enter);
    assert!(window.shows("刚才，陆宁、谢颂和何青三位同志作了发言。"));
    assert!(window.shows("刚才，谢颂和何青两位同志作了发言。"));
    window.press(Key::K);
    assert_eq!(changes(&window).len(), 2);
    assert!(!window.shows("刚才，陆宁、谢颂和何青三位同志作了发言。"), "nothing is left that is not true");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("刚才，谢颂和何青两位同志作了发言。"), "it is said again once that is taken back");
    window.press_with(Modifiers::SHIFT, Key::K);
    assert!(!window.shows("刚才，谢颂和何青两位同志作了发言。"), "somebody knows better");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("刚才，谢颂和何青两位同志作了发言。"), "and may be wrong");
}

#[test]
fn what_was_passed_over_is_not_asked_about_after_the_program_was_started_again() {
    let mut window = begun();
    window.press(Key::A);
    window.press(Key::Enter);
    window.press_with(Modifiers::SHIFT, Key::K);
    let mut window = window.killed_and_started_again();
    window.press(Key::F5);
    window.press(Key::Space);
    assert_eq!(changes(&window).len(), 2);
    assert!(!window.shows("刚才，谢颂和何青两位同志作了发言。"), "{:?}", window.names());
}

#[test]
fn an_item_is_dropped_with_three_clicks_from_the_list() {
    let mut window = begun();
    window.click("变动 交流发言");
    window.click("“交流发言”取消");
    window.click("确定 Enter");
    assert_eq!(changes(&window), [Change::ItemDropped { item: "talks".into() }]);
    assert!(!window.shows("1. 交流发言"));
}

#[test]
fn another_speaker_is_chosen_with_the_arrows_and_a_new_one_is_typed() {
    let mut window = begun();
    window.press(Key::A);
    window.press(Key::ArrowRight);
    for _ in 0..3 {
        window.press(Key::ArrowDown);
    }
    assert!(window.shows("+  接下来请包容发言。"), "{:?}", window.names());
    window.press(Key::Enter);
    window.press(Key::A);
    window.click("在其后增加一位发言…");
    window.type_text("副主任 闻人笑");
    window.press(Key::Enter);
    let names: Vec<String> = window.desk().held().agenda().people.values().map(|person| person.name.clone()).collect();
    assert!(names.contains(&"闻人笑".to_owned()), "{names:?}");
    assert_eq!(changes(&window).len(), 2);
    let agenda = &window.desk().document().written().agenda;
    assert!(agenda.people.values().all(|person| person.name != "闻人笑"), "the agenda stays as it was written");
}

#[test]
fn a_clicker_goes_on_while_the_panel_is_open_and_escape_closes_it() {
    let mut window = begun();
    window.press(Key::A);
    let before = window.live().position.clone();
    window.press(Key::PageDown);
    assert_ne!(window.live().position, before);
    assert!(window.shows("缺席，不叫"));
    window.press(Key::Escape);
    assert!(!window.shows("缺席，不叫"));
    assert!(matches!(window.desk().session(), Session::Live(_)));
}

#[test]
fn a_changed_meeting_is_gone_on_with_after_a_kill() {
    let mut window = begun();
    window.press(Key::A);
    window.press(Key::Enter);
    window.press(Key::PageDown);
    let (position, was) = (window.live().position.clone(), changes(&window));
    let mut window = window.killed_and_started_again();
    window.press(Key::Space);
    assert_eq!((window.live().position.clone(), changes(&window)), (position, was));
    assert_eq!(window.desk().held().items()[1].turns.len(), 2);
}

#[test]
fn all_words_that_are_not_true_are_said_otherwise_by_one_key_and_undo_says_what_it_took_back() {
    let mut window = begun();
    window.press(Key::A);
    window.press(Key::Enter);
    let before = changes(&window).len();
    window.press_with(Modifiers::COMMAND, Key::K);
    assert!(changes(&window).len() > before);
    assert!(!window.shows_part("不再属实"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows_part("已撤回变动"), "{:?}", window.names());
}

#[test]
fn what_may_still_be_true_waits_for_somebody_to_look_whatever_is_said_otherwise_at_once() {
    let units = [("陆宁", "县水利局"), ("谢颂", "县应急局"), ("何青", "县气象局")];
    let agenda = units.iter().fold(WRITTEN_OUT.to_owned(), |agenda, (name, unit)| {
        agenda.replacen(
            &format!(r#"{{ "name": "{name}" }}"#),
            &format!(r#"{{ "name": "{name}", "unit": "{unit}", "office": "局长" }}"#),
            1,
        )
    });
    let end = "三位同志作了发言。\" } ] }";
    let doubted = "水利、应急、气象各扛各的旗。";
    let agenda = agenda.replacen(end, &format!("三位同志作了发言。\" }}, {{ \"say\": \"{doubted}\" }} ] }}"), 1);
    assert!(agenda.contains(doubted));
    let mut window = begun_with(&agenda);
    window.press(Key::A);
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::K);
    let said = |window: &Window, words: &str| {
        changes(window)
            .iter()
            .any(|change| matches!(change, Change::Reworded { becomes, .. } if becomes.contains(words)))
    };
    assert!(said(&window, "两位同志"), "what is certainly not true is said otherwise: {:?}", changes(&window));
    assert!(!said(&window, "各扛各的旗"), "{:?}", changes(&window));
    assert!(window.shows_part("请核对，也许不再属实"), "{:?}", window.names());
    window.press(Key::K);
    assert!(said(&window, "应急、气象各扛各的旗。"), "{:?}", changes(&window));
    assert!(!window.shows_part("请核对，也许不再属实"), "{:?}", window.names());
}

#[test]
fn somebody_who_was_called_and_is_not_here_is_absent_too_and_not_offered_instead_of_others() {
    let mut window = begun();
    while window.live().position.part != PartKind::Wait {
        window.press(Key::Space);
    }
    window.press(Key::A);
    assert!(window.shows("叫了没有来"), "{:?}", window.names());
    window.press(Key::Enter);
    assert_eq!(changes(&window), [Change::Absent { turn: ("talks".into(), "1".into()) }]);
    window.press(Key::A);
    assert!(window.shows("由包容代替") && !window.shows("由陆宁代替"), "{:?}", window.names());
}

#[test]
fn what_ends_the_meeting_is_neither_moved_nor_dropped() {
    let mut window = begun();
    window.click("变动 结束");
    assert!(window.shows("确定 Enter") && window.shows("在其后增加一位发言…"), "the panel is open");
    assert!(!window.shows_part("“结束”"), "{:?}", window.names());
}

#[test]
fn ctrl_z_in_the_open_panel_closes_it_and_takes_nothing_back() {
    let mut window = begun();
    window.press(Key::Space);
    let here = window.live().position.clone();
    window.press(Key::A);
    assert!(window.shows("缺席，不叫"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.live().position, here);
    assert!(!window.shows("缺席，不叫"));
}
