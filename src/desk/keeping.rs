//! Unsaved work is kept in this person's own data, a second behind, and found again after the program was cut off.

use super::delay::{DELAY, Delay};
use super::document::Document;
use super::{Desk, Notice, Offer};
use crate::store::copy;
use crate::store::unsaved::{Found, Keeper, Work};
use lectern_core::agenda::edit::Written;
use lectern_core::time::Timestamp;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is kept of the document on the desk.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// None on a computer without a place for this person's data.
    keeper: Option<Keeper>,
    /// What lies there, where that is known.
    kept: Option<Kept>,
    /// Whether something lies there.
    has: bool,
    /// There is something that is not kept.
    delay: Delay,
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
    pub(super) fn tick(&mut self, document: &Document, now: f64, system: Timestamp) -> Option<f64> {
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
            self.delay.end();
            return None;
        }
        if let Some(left) = self.delay.left(now) {
            return Some(left);
        }
        self.delay.end();
        let path = document.path().map(Path::to_owned);
        keeper.keep(Work { path: path.clone(), written: written.clone(), base: document.base(), at: system });
        self.kept = Some(Kept { path, written: written.clone() });
        self.has = true;
        // The next look finds out whether it could be written.
        Some(DELAY)
    }

    /// Keeps what is about to be saved: killed while that is going on, whoever comes back finds what the file has or was to have,
    /// and never what stood there a second before.
    pub(super) fn before_saving(&mut self, document: &Document, system: Timestamp) {
        if let Some(keeper) = self.keeper.as_ref().filter(|_| document.is_changed()) {
            let (path, written) = (document.path().map(Path::to_owned), document.written().clone());
            keeper.keep_now(Work { path: path.clone(), written: written.clone(), base: document.base(), at: system });
            self.kept = Some(Kept { path, written });
            self.has = true;
        }
    }

    /// The work that was found is this window's to keep from here on; the desk may have something newer by now.
    pub(super) fn adopt(&mut self, found: Found, document: &Document) {
        let path = document.path().map(Path::to_owned);
        self.kept = document.holds(&found.copy).then(|| Kept { path, written: document.written().clone() });
        if let Some(keeper) = &self.keeper {
            keeper.adopt(found);
            self.has = true;
        }
    }

    /// Nobody needs what was kept any more.
    pub(super) fn forget(&mut self) {
        self.delay.end();
        self.kept = None;
        if let (Some(keeper), true) = (&self.keeper, std::mem::take(&mut self.has)) {
            keeper.forget();
        }
    }

    /// Why work cannot be kept, once for each time that it begins to fail.
    pub(super) fn new_failure(&mut self) -> Option<io::Error> {
        match self.keeper.as_ref()?.outcome()? {
            Ok(()) => {
                self.failing = false;
                None
            }
            Err(error) => {
                // The next look tries again.
                self.kept = None;
                (!std::mem::replace(&mut self.failing, true)).then_some(error)
            }
        }
    }
}

impl Desk {
    /// Keeps unsaved work, and what a running meeting needs of it; to be called with every frame, with the seconds of the
    /// window's clock. Answers with the seconds until it wants to be called again.
    pub fn keep_unsaved(&mut self, now: f64) -> Option<f64> {
        let system = self.read_clock().system;
        let again = self.keeping.tick(&self.document, now, system);
        let again = match self.hosting.tick(&self.document, now) {
            Ok(wait) => again.into_iter().chain(wait).reduce(f64::min),
            Err(notice) => {
                self.tell(notice);
                self.revision += 1;
                again
            }
        };
        self.settle_offer();
        if let Some(error) = self.keeping.new_failure() {
            self.tell(Notice::CannotKeep(Arc::new(error)));
            self.revision += 1;
        }
        again
    }

    /// What lies with the journal of an unfinished meeting is no unsaved work once a file has it, or nobody wants it.
    pub(super) fn settle_offer(&mut self) {
        if self.document.is_changed() {
            return;
        }
        if let Some(folder) =
            self.offer.as_ref().map(Offer::folder).filter(|folder| copy::unsaved_since(folder).is_some())
        {
            // Where the disk refuses, it is found once more, and can be undone once more.
            let _ = copy::settle(folder);
        }
    }

    /// Gives up changes that no file has: the person wants to leave without them.
    pub fn discard_unsaved(&mut self) {
        self.keeping.forget();
    }
}
