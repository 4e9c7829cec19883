//! The check of a large agenda, beside the window. What it finds comes a moment after the change; until then the problems are
//! those of the agenda before.

use super::Desk;
use crate::beside::{Beside, WAIT};
use lectern_core::agenda::check::{Checked, check_all};

/// What checks.
#[derive(Debug)]
pub(super) struct Checking(Beside<Checked>);

impl Default for Checking {
    fn default() -> Self {
        Self(Beside::new(check_all))
    }
}

impl Desk {
    /// Lets the check follow the agenda; to be called with every frame. Answers with the seconds until it wants to be
    /// called again: none where nothing is left to check.
    pub fn keep_checked(&mut self) -> Option<f64> {
        if !self.document.is_check_behind() {
            // What is under way there is of an earlier state.
            self.checking.0.forget();
            return None;
        }
        while let Some((of, checked)) = self.checking.0.look(self.document.rundown()) {
            self.document.take_check(of, checked);
            self.revision += 1;
            if !self.document.is_check_behind() {
                return None;
            }
        }
        Some(WAIT)
    }
}
