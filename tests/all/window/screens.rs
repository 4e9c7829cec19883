//! The windows beside the host's: opened, moved and closed by keys, over monitors that come and go. Without a screen
//! they lie inside the host's window, so that what they show can be read off.

use super::Window;
use egui::{Key, Modifiers, ViewportId};
use lectern::app::screens::{Monitor, Placement, Which};
use lectern_core::view::Focus;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn monitor(name: &str, at: i32) -> Monitor {
    Monitor { name: name.into(), size: (1920, 1080), at: (at, 0) }
}

fn laptop() -> Monitor {
    monitor("eDP-1", 0)
}

fn hall() -> Monitor {
    monitor("HDMI-1", 1920)
}

fn glass() -> Monitor {
    monitor("DP-2", 3840)
}

impl Window {
    /// Plugs monitors in and pulls others out; the host's window stays on the first.
    fn plug(&mut self, monitors: &[Monitor]) {
        self.harness.state_mut().look_at_monitors(0.0, monitors.to_vec(), Some(0));
        self.settle();
    }

    /// A key that opens or moves a window, pressed and released.
    fn press_screen(&mut self, modifiers: Modifiers, key: Key) {
        self.press_with(modifiers, key);
        self.harness.step();
    }

    fn place(&self, which: Which) -> Placement {
        self.harness.state().screens().place_of(which)
    }

    /// Goes on until somebody has the floor.
    fn until_somebody_speaks(&mut self) {
        while !matches!(self.view().focus, Focus::Wait(_)) {
            self.go_on();
        }
    }
}

#[test]
fn f7_opens_the_rooms_window_on_the_other_monitor_and_closes_it() {
    let mut window = Window::new();
    window.plug(&[laptop(), hall()]);
    window.press_screen(Modifiers::NONE, Key::F7);
    assert_eq!(window.place(Which::Room), Placement::Full(1));
    window.press_screen(Modifiers::NONE, Key::F7);
    assert_eq!(window.place(Which::Room), Placement::Closed);
}

#[test]
fn with_one_monitor_the_rooms_window_is_an_ordinary_one_and_says_why() {
    let mut window = Window::new();
    window.plug(&[laptop()]);
    window.press_screen(Modifiers::NONE, Key::F7);
    assert_eq!(window.place(Which::Room), Placement::Beside);
    assert!(window.shows_part("没有空着的显示器"));
    window.plug(&[laptop(), hall()]);
    assert_eq!(window.place(Which::Room), Placement::Full(1), "it was waiting for just this");
    assert!(!window.shows_part("没有空着的显示器"));
}

#[test]
fn a_monitor_that_is_pulled_out_in_the_meeting_takes_its_window_along_and_brings_it_back() {
    let mut window = Window::new();
    window.plug(&[laptop(), hall()]);
    window.press_screen(Modifiers::NONE, Key::F7);
    window.press(Key::Space);
    let here = window.live().clone();
    window.plug(&[laptop()]);
    assert_eq!(window.place(Which::Room), Placement::Waiting);
    assert!(window.shows_part("会场屏的显示器断开了") && window.shows("会场屏等待显示器"));
    assert_eq!(window.live(), &here);
    window.press(Key::Escape);
    assert!(!window.shows_part("会场屏的显示器断开了") && window.shows("会场屏等待显示器"));
    window.plug(&[laptop(), hall()]);
    assert_eq!(window.place(Which::Room), Placement::Full(1));
    assert!(!window.shows("会场屏等待显示器"));
}

#[test]
fn windows_are_moved_and_exchanged_by_keys_and_never_to_the_hosts_monitor() {
    let mut window = Window::new();
    window.plug(&[laptop(), hall(), glass()]);
    window.press_screen(Modifiers::NONE, Key::F7);
    window.press_screen(Modifiers::COMMAND, Key::F7);
    assert_eq!(window.place(Which::Room), Placement::Full(2));
    window.press_screen(Modifiers::NONE, Key::F8);
    assert_eq!((window.place(Which::Room), window.place(Which::Glass)), (Placement::Full(2), Placement::Full(1)));
    let both = Modifiers::COMMAND | Modifiers::SHIFT;
    window.press_screen(both, Key::F7);
    assert_eq!((window.place(Which::Room), window.place(Which::Glass)), (Placement::Full(1), Placement::Full(2)));
    window.press_screen(Modifiers::COMMAND, Key::F8);
    assert_eq!((window.place(Which::Room), window.place(Which::Glass)), (Placement::Full(2), Placement::Full(1)));
    // In whatever order they are plugged in the next day.
    window.plug(&[laptop(), glass(), hall()]);
    assert_eq!((window.place(Which::Room), window.place(Which::Glass)), (Placement::Full(1), Placement::Full(2)));
}

#[test]
fn which_monitor_a_window_was_on_is_remembered_by_its_name() {
    let mut window = Window::new();
    window.plug(&[laptop(), hall(), glass()]);
    window.press_screen(Modifiers::NONE, Key::F7);
    window.press_screen(Modifiers::COMMAND, Key::F7);
    let file = std::fs::read_to_string(window.folder.path().join("data/settings.json")).unwrap();
    assert!(file.contains("DP-2"), "{file}");
}

#[test]
fn a_key_that_is_held_down_does_not_open_and_close_by_turns() {
    let mut window = Window::new();
    window.plug(&[laptop(), hall()]);
    window.hold(Key::F7, 7);
    assert_eq!(window.place(Which::Room), Placement::Full(1));
}

#[test]
fn the_room_sees_who_speaks_and_the_time_until_it_is_hidden() {
    let mut window = Window::new();
    window.press(Key::Space);
    window.until_somebody_speaks();
    let timers = |window: &Window| window.names().iter().filter(|name| name.as_str() == "8:00").count();
    let before = timers(&window);
    window.press_screen(Modifiers::NONE, Key::F7);
    assert!(window.shows("陆知远"), "{:?}", window.names());
    assert_eq!(timers(&window), before + 1);
    window.press(Key::F1);
    window.press(Key::Escape);
    window.press_with(Modifiers::SHIFT, Key::F7);
    assert_eq!(timers(&window), before);
}

/// Counts how often a frame of some window is asked for.
fn asked_for(window: &Window, id: ViewportId) -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let asked = count.clone();
    window.harness.ctx.set_request_repaint_callback(move |info| {
        if info.viewport_id == id {
            asked.fetch_add(1, Ordering::Relaxed);
        }
    });
    count
}

#[test]
fn a_window_that_does_not_change_is_not_drawn_again() {
    let mut window = Window::new();
    window.plug(&[laptop(), hall(), glass()]);
    window.press_screen(Modifiers::NONE, Key::F7);
    window.press_screen(Modifiers::NONE, Key::F8);
    for which in [Which::Room, Which::Glass] {
        let asked = asked_for(&window, window.harness.state().screens().id_of(which));
        for _ in 0..20 {
            window.harness.step();
        }
        assert_eq!(asked.load(Ordering::Relaxed), 0, "{which:?}: the meeting has not begun, so nothing moves");
        window.press(Key::Space);
        assert!(asked.load(Ordering::Relaxed) > 0, "{which:?}");
        window.press_with(Modifiers::COMMAND, Key::Z);
    }
    // A mirror is another picture of the glass, and of nothing else.
    let room = asked_for(&window, window.harness.state().screens().id_of(Which::Room));
    window.press(Key::F9);
    assert_eq!(room.load(Ordering::Relaxed), 0);
}
