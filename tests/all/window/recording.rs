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
    let save = Request::SaveRecord { path: path.clone(), replace: false, language: Language::Chinese };
    window.harness.state_mut().handle(save);
    window.settle();
    assert!(window.shows_part("已保存到"), "{:?}", window.names());
    assert!(fs::read(path).unwrap().starts_with(b"PK"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!window.is_over() && !window.shows("会议记录"));
}
