//! Keys that open, close or move a window, while they are held down. The keyboard goes to the new window and comes back;
//! on the way each window is told that the key was released, and takes its repetition for a press: the window that was
//! just opened would be closed by the same finger.

use crate::action::{Action, ScreenAction};
use egui::{Event, Key, Modifiers};

/// Seconds within which a held key repeats. A window may take one to appear, and nothing is heard meanwhile.
const REPEATS_WITHIN: f64 = 2.5;

/// The keys that were pressed and not released, and when each was last heard of.
#[derive(Debug, Default)]
pub struct Held {
    heard: Vec<(Key, Modifiers, f64)>,
}

impl Held {
    /// Marks what may be the repetition of a held key as that.
    pub fn mark_repeats(&mut self, events: &mut [Event], now: f64) {
        self.heard.retain(|(.., at)| (0.0..REPEATS_WITHIN).contains(&(now - at)));
        let leaves = is_left(events);
        for event in events {
            let Event::Key { key, modifiers, pressed, repeat, .. } = event else { continue };
            if !*pressed {
                // The finger still lies on the key when the window only loses the keyboard.
                self.heard.retain(|(heard, ..)| leaves || heard != key);
                continue;
            }
            if !moves_windows(*key, *modifiers) {
                continue;
            }
            match self.heard.iter_mut().find(|(heard, with, _)| heard == key && with == modifiers) {
                Some((.., at)) => {
                    *repeat = true;
                    *at = now;
                }
                None => self.heard.push((*key, *modifiers, now)),
            }
        }
    }
}

/// Whether the window loses the keyboard with these events, and is told that every key was released.
pub fn is_left(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::WindowFocused(false)))
}

fn moves_windows(key: Key, modifiers: Modifiers) -> bool {
    let rows = ScreenAction::ALL.iter().filter(|action| action.moves_windows());
    let mut keys = rows.filter_map(|action| Action::Screens(*action).row()).flat_map(|row| row.keys);
    keys.any(|(_, wanted, row_key)| {
        *row_key == key && wanted.command == modifiers.command && wanted.shift == modifiers.shift
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_repeat(held: &mut Held, key: Key, modifiers: Modifiers, now: f64) -> bool {
        let mut events = [Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }];
        held.mark_repeats(&mut events, now);
        matches!(events, [Event::Key { repeat: true, .. }])
    }

    #[test]
    fn a_key_that_is_held_over_from_one_window_to_the_next_repeats() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::NONE, 1.0));
        assert!(is_repeat(&mut held, Key::F7, Modifiers::NONE, 1.6));
        assert!(is_repeat(&mut held, Key::F7, Modifiers::NONE, 2.3));
        assert!(!is_repeat(&mut held, Key::F8, Modifiers::NONE, 2.3));
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::COMMAND, 2.3));
    }

    fn release(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_key_that_was_released_is_pressed_anew() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::NONE, 1.0));
        held.mark_repeats(&mut [release(Key::F7)], 1.1);
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::NONE, 1.2));
    }

    #[test]
    fn a_release_that_only_means_that_the_keyboard_went_elsewhere_is_none() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::NONE, 1.0));
        held.mark_repeats(&mut [release(Key::F7), Event::WindowFocused(false)], 1.1);
        assert!(is_repeat(&mut held, Key::F7, Modifiers::NONE, 2.1));
    }

    #[test]
    fn a_release_that_nobody_saw_does_not_hold_back_for_long() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::NONE, 1.0));
        assert!(!is_repeat(&mut held, Key::F7, Modifiers::NONE, 3.6));
    }

    #[test]
    fn keys_that_go_through_the_meeting_are_never_held_back() {
        let mut held = Held::default();
        for key in [Key::Space, Key::PageDown, Key::F9, Key::Z] {
            assert!(!is_repeat(&mut held, key, Modifiers::NONE, 1.0), "{key:?}");
            assert!(!is_repeat(&mut held, key, Modifiers::NONE, 1.05), "{key:?}");
        }
    }
}
