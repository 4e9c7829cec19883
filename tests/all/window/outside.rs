//! What comes from outside the window: a wish to close it, a file that is dropped on it, a file that changes.

use super::Window;
use egui::{Key, ViewportCommand, ViewportEvent, ViewportId};
use lectern_core::session::Session;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Window {
    /// Somebody presses the button that closes the window; whether it would close.
    pub(super) fn close(&mut self) -> bool {
        // A window that closes itself is asked to close, like one that somebody closes.
        for _ in 0..9 {
            let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
            viewport.events = vec![ViewportEvent::Close];
            self.harness.step();
            let commands = self.harness.output().viewport_output[&ViewportId::ROOT].commands.clone();
            self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
            if !commands.contains(&ViewportCommand::Close) {
                self.settle();
                return !commands.contains(&ViewportCommand::CancelClose);
            }
        }
        panic!("it asks itself again and again");
    }

    fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.settle();
    }
}

#[test]
fn a_window_with_the_cursor_in_a_field_asks_too() {
    let mut window = Window::with("awards.json");
    window.press(Key::F6);
    window.click("会议");
    window.focus("名称");
    assert!(window.close(), "nothing was typed");
    let mut window = Window::with("awards.json");
    window.press(Key::F6);
    window.click("会议");
    window.focus("名称");
    window.type_text("补");
    assert!(!window.close());
    assert!(window.shows("还有未保存的修改"), "{:?}", window.names());
}

#[test]
fn a_window_without_changes_closes_at_once() {
    assert!(Window::with("awards.json").close());
}

#[test]
fn unsaved_changes_and_a_running_meeting_are_asked_about_before_the_window_closes() {
    let mut window = Window::with("cadre-forum-draft.json");
    window.focus("今年选派人数");
    window.type_text("12");
    window.press(Key::Tab);
    assert!(!window.close());
    assert!(window.shows("还有未保存的修改"), "{:?}", window.names());
    window.click("不关闭");
    assert!(!window.shows("还有未保存的修改"));
    window.close();
    window.click("保存并关闭");
    assert!(!window.desk().document().is_changed(), "saved");
    assert!(window.close(), "and closed");

    let mut window = Window::with("awards.json");
    window.press(Key::Space);
    assert!(!window.close());
    assert!(matches!(window.desk().session(), Session::Live(_)));
    window.click("直接关闭");
    assert!(window.close());
}

#[test]
fn a_file_that_is_dropped_is_opened_but_not_over_a_meeting() {
    let mut window = Window::with("awards.json");
    let other = window.folder.path().join("agendas/party-election.json");
    window.drop_file(&other);
    assert!(window.desk().document().path().is_some_and(|path| path.ends_with("party-election.json")));
    window.press(Key::Space);
    let awards = window.folder.path().join("agendas/awards.json");
    window.drop_file(&awards);
    assert!(window.desk().document().path().is_some_and(|path| path.ends_with("party-election.json")));
    assert!(window.shows_part("会议正在进行"), "{:?}", window.names());
}
