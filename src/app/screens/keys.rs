//! Keys that are held down while the keyboard goes from one window to another. The new window takes the repetition of a
//! key for a press, and the window that was just opened would be closed by the same press.

use egui::{Event, Key};
use std::collections::HashMap;

/// Seconds within which a held key repeats; the first time takes longest.
const REPEATS_WITHIN: f64 = 0.8;

/// The keys that are down, and when each was last heard of.
#[derive(Debug, Default)]
pub struct Held {
    down: HashMap<Key, f64>,
}

impl Held {
    /// Marks presses of keys that have not been released as what they are.
    pub fn mark_repeats(&mut self, events: &mut [Event], now: f64) {
        // A window that loses the keyboard is told that every key was released, while the finger still lies on it.
        let leaves = events.iter().any(|event| matches!(event, Event::WindowFocused(false)));
        for event in events {
            let Event::Key { key, pressed, repeat, .. } = event else { continue };
            if *pressed {
                let heard = self.down.insert(*key, now);
                *repeat |= heard.is_some_and(|heard| now - heard < REPEATS_WITHIN && now > heard);
            } else if !leaves {
                self.down.remove(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    fn event(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    fn is_repeat(held: &mut Held, key: Key, now: f64) -> bool {
        let mut events = [event(key, true)];
        held.mark_repeats(&mut events, now);
        matches!(events, [Event::Key { repeat: true, .. }])
    }

    #[test]
    fn a_key_that_is_held_over_from_one_window_to_the_next_repeats() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, 1.0));
        assert!(is_repeat(&mut held, Key::F7, 1.6));
        assert!(is_repeat(&mut held, Key::F7, 1.63));
        assert!(!is_repeat(&mut held, Key::F8, 1.64));
    }

    #[test]
    fn a_key_that_was_released_is_pressed_anew_in_whatever_window() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, 1.0));
        held.mark_repeats(&mut [event(Key::F7, false)], 1.1);
        assert!(!is_repeat(&mut held, Key::F7, 1.2));
    }

    #[test]
    fn a_release_that_only_means_that_the_keyboard_went_elsewhere_is_none() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, 1.0));
        held.mark_repeats(&mut [event(Key::F7, false), Event::WindowFocused(false)], 1.1);
        assert!(is_repeat(&mut held, Key::F7, 1.6));
    }

    #[test]
    fn a_release_that_nobody_saw_does_not_swallow_the_next_press() {
        let mut held = Held::default();
        assert!(!is_repeat(&mut held, Key::F7, 1.0));
        assert!(!is_repeat(&mut held, Key::F7, 3.0));
    }
}
