//! The clicker: what its unknown buttons do, and presses of a worn one that come twice.

use super::Action;
use egui::Key;
use serde::{Deserialize, Serialize};

/// What an unknown button of a clicker can be made to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClickerUse {
    /// On.
    Next,
    /// Back.
    Previous,
    /// A black screen, and back.
    Blank,
}

impl ClickerUse {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Next, Self::Previous, Self::Blank];

    /// The action.
    pub fn action(self) -> Action {
        match self {
            Self::Next => Action::Next,
            Self::Previous => Action::Previous,
            Self::Blank => Action::Blank,
        }
    }
}

/// The buttons of this person's clicker, and how it bounces.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clicker {
    /// Keys that no row of the table has, by their names, and what they do.
    pub buttons: Vec<(String, ClickerUse)>,
    /// Two presses of one key within so many milliseconds are one; 0 counts every press.
    pub bounce: u32,
}

impl Default for Clicker {
    fn default() -> Self {
        Self { buttons: Vec::new(), bounce: 150 }
    }
}

/// The latest press that led through the meeting.
#[derive(Debug, Default)]
pub struct Bounced {
    latest: Option<(Key, f64)>,
}

impl Bounced {
    /// Whether a press is the same one a second time: the contact of a worn button closes twice.
    pub(super) fn is_bounce(&mut self, key: Key, action: Action, now: f64, clicker: &Clicker) -> bool {
        if !matches!(action, Action::Next | Action::Previous) {
            return false;
        }
        let since = self.latest.filter(|(latest, _)| *latest == key).map(|(_, at)| (now - at) * 1000.0);
        let bounces = since.is_some_and(|since| since < f64::from(clicker.bounce));
        if !bounces {
            self.latest = Some((key, now));
        }
        bounces
    }
}
