//! Unsaved work is kept in this person's own data, a second behind, and found again after the program was cut off.

use super::document::Document;
use crate::store::unsaved::{Keeper, Work};
use lectern_core::agenda::edit::Written;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How long a change may wait for the next one before both are kept, in seconds.
const DELAY: f64 = 1.0;

/// What is kept of the document on the desk.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// None on a computer without a place for this person's data.
    keeper: Option<Keeper>,
    kept: Option<Kept>,
    /// Since when there is something that is not kept, in seconds of the caller's clock.
    since: Option<f64>,
    failing: bool,
}

/// What was kept last, and of which file.
#[derive(Debug)]
struct Kept {
    path: Option<PathBuf>,
    written: Written,
}

impl Keeping {
    pub(super) fn new(data: Option<&Path>) -> Self {
        Self { keeper: data.map(|data| Keeper::new(data.to_owned())), ..Self::default() }
    }

    /// Keeps what has been changed for long enough, and forgets what a file has by now. Answers with the seconds until it
    /// wants to be asked again.
    pub(super) fn tick(&mut self, document: &Document, now: f64) -> Option<f64> {
        let keeper = self.keeper.as_ref()?;
        if !document.is_changed() {
            self.forget();
            return None;
        }
        let written = document.written();
        let is_same = |kept: &Kept| {
            Arc::ptr_eq(&kept.written.agenda, &written.agenda)
                && Arc::ptr_eq(&kept.written.side_texts, &written.side_texts)
                && kept.path.as_deref() == document.path()
        };
        if self.kept.as_ref().is_some_and(is_same) {
            self.since = None;
            return None;
        }
        let left = DELAY - (now - *self.since.get_or_insert(now));
        if left > 0.0 {
            return Some(left);
        }
        self.since = None;
        let path = document.path().map(Path::to_owned);
        keeper.keep(Work { path: path.clone(), written: written.clone(), base: document.base() });
        self.kept = Some(Kept { path, written: written.clone() });
        // The next look finds out whether it could be written.
        Some(DELAY)
    }

    /// The work that was found is on the desk again.
    pub(super) fn found(&mut self, document: &Document) {
        let path = document.path().map(Path::to_owned);
        self.kept = Some(Kept { path, written: document.written().clone() });
    }

    /// Nobody needs what was kept any more.
    pub(super) fn forget(&mut self) {
        self.since = None;
        if let (Some(keeper), Some(kept)) = (&self.keeper, self.kept.take()) {
            keeper.forget(kept.path.as_deref());
        }
    }

    /// Why work cannot be kept, once for each time that it begins to fail.
    pub(super) fn new_failure(&mut self) -> Option<io::Error> {
        match self.keeper.as_ref()?.outcome()? {
            Ok(()) => {
                self.failing = false;
                None
            }
            Err(error) => (!std::mem::replace(&mut self.failing, true)).then_some(error),
        }
    }
}
