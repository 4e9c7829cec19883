//! Work that was cut off, and a file that somebody else has changed: what differs is shown, and one of the two is chosen.

use super::Window;
use egui::Key;
use lectern::app::Screen;
use std::fs;
use std::time::Duration;

impl Window {
    /// A window that is killed two seconds after a name was changed in it.
    fn with_unsaved_work() -> Self {
        let mut window = Self::with("awards.json");
        window.click("准备");
        window.click("会议");
        window.focus("名称");
        window.press(Key::End);
        window.type_text("（补）");
        for _ in 0..40 {
            window.harness.step();
            std::thread::sleep(Duration::from_millis(5));
        }
        window.settle();
        window.killed_and_started_again()
    }

    fn title(&self) -> &str {
        &self.desk().written().agenda.meeting.title
    }
}

#[test]
fn work_that_was_cut_off_is_shown_and_kept_or_given_up() {
    let mut window = Window::with_unsaved_work();
    assert_eq!(window.screen(), Screen::Prepare);
    assert!(window.shows_part("没有保存的修改已经找回来"), "{:?}", window.names());
    assert!(window.shows_part("+  ") && window.shows_part("−  "), "{:?}", window.names());
    window.click("用我的");
    assert!(window.title().ends_with("（补）") && window.desk().document().is_changed());
    assert!(window.desk().notice().is_none() && !window.shows("先不决定"), "{:?}", window.names());

    let mut window = Window::with_unsaved_work();
    window.click("用磁盘上的");
    assert!(!window.title().contains("（补）") && !window.desk().document().is_changed());
    window.press_with(egui::Modifiers::COMMAND, Key::Z);
    assert!(window.title().ends_with("（补）"), "given up by mistake, it is back");

    let mut window = Window::with_unsaved_work();
    window.press(Key::Escape);
    assert!(!window.shows("先不决定") && window.shows("看差别"), "the question stays: {:?}", window.names());
    window.click("看差别");
    // The button that keeps the work has the focus.
    window.press(Key::Enter);
    assert!(window.title().ends_with("（补）") && window.desk().notice().is_none());
}

#[test]
fn a_file_that_somebody_else_has_changed_is_compared_before_one_of_the_two_is_chosen() {
    let mut window = Window::with("awards.json");
    window.click("准备");
    window.click("会议");
    window.focus("名称");
    window.press(Key::End);
    window.type_text("（补）");
    window.press(Key::Tab);
    let path = window.desk().document().path().map(ToOwned::to_owned).unwrap();
    let theirs = fs::read_to_string(&path).unwrap().replace("总结表彰大会\"", "总结大会\"").replace("罗晓枫", "罗晓峰");
    fs::write(&path, theirs).unwrap();
    window.press_with(egui::Modifiers::COMMAND, Key::S);
    window.click("看差别");
    assert!(window.shows_part("磁盘上被别人改过"), "{:?}", window.names());
    assert!(window.names().iter().any(|name| name.starts_with('−') && name.contains("罗晓峰")), "{:?}", window.names());
    assert!(window.names().iter().any(|name| name.starts_with('+') && name.contains("罗晓枫")), "{:?}", window.names());
    window.click("用磁盘上的");
    assert!(!window.title().ends_with("（补）"), "{:?} {:?}", window.desk().notice(), window.names());
    assert!(window.desk().written().agenda.people.values().any(|person| person.name == "罗晓峰"));
}
