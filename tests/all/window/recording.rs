//! After the meeting: what really happened stands in a few lines, and the record can be saved.

use super::Window;
use egui::{Key, Modifiers};
use lectern::desk::Request;
use lectern_core::Language;
use lectern_core::session::{Change, Command};
use std::fs;

#[test]
fn after_the_meeting_its_times_and_changes_stand_there_with_a_button_for_the_record() {
    let mut window = Window::with("awards.json");
    assert!(!window.shows("会议记录"));
    window.press(Key::Space);
    assert!(!window.shows("会议记录"), "only what is over has a record");
    let item = window.desk().rundown().items().last().unwrap().id.clone();
    let change = Change::ItemDropped { item };
    window.harness.state_mut().handle(Request::Command(Command::Change(change)));
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.is_over());
    let button = window.seen().into_iter().find(|seen| seen.name == "会议记录").unwrap();
    assert!(button.acts && button.hint.contains(".docx"), "{button:?}");
    assert!(window.shows_part("取消议程“"), "{:?}", window.names());
    let path = window.folder.path().join("记录.docx");
    let save = Request::SaveRecord { journal: None, path: path.clone(), replace: false, language: Language::Chinese };
    window.harness.state_mut().handle(save);
    window.settle();
    assert!(window.shows_part("已保存到"), "{:?}", window.names());
    assert!(fs::read(path).unwrap().starts_with(b"PK"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!window.is_over() && !window.shows("会议记录"));
}

#[test]
fn every_meeting_that_was_held_is_listed_with_a_way_to_its_record() {
    let mut window = Window::with("awards.json");
    window.click("开过的会");
    assert!(window.shows_part("还没有开过会"), "{:?}", window.names());
    window.press(Key::Escape);
    assert!(!window.shows_part("还没有开过会"));
    // One is adjourned, and one begins anew; they are two, and the later one stands first.
    window.press(Key::Space);
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.is_over());
    window.click("重新主持");
    window.press(Key::Space);
    window.press(Key::Space);
    window.press_with(Modifiers::COMMAND, Key::E);
    window.click("开过的会");
    let title = window.agenda().meeting.title.clone();
    let record = format!("会议记录 {title}");
    assert_eq!(window.names().iter().filter(|name| **name == record).count(), 2, "{:?}", window.names());
    window.click("关闭");
    let journals: Vec<_> = window.desk().meetings().into_iter().map(|past| past.journal).collect();
    let [later, earlier] = &journals[..] else { panic!("{journals:?}") };
    assert_ne!(later, earlier);
    for (nth, journal) in journals.iter().enumerate() {
        let path = window.folder.path().join(format!("{nth}.md"));
        let save = Request::SaveRecord {
            journal: Some(journal.clone()),
            path: path.clone(),
            replace: false,
            language: Language::Chinese,
        };
        window.harness.state_mut().handle(save);
        window.settle();
        assert!(fs::read_to_string(path).unwrap().contains(&title));
    }
}
