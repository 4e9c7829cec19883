//! Saving, and the versions that it leaves behind.

use super::{Desk, Notice};
use crate::clock::Reading;
use crate::store::agenda_file::{self, Opened};
use crate::store::versions::{self, Moment, Version};
use std::path::Path;

impl Desk {
    /// The versions of this agenda that were saved, the latest first.
    pub fn versions(&self) -> Vec<Version> {
        let place = self.data.as_deref().zip(self.document.path());
        place.map(|(data, path)| versions::list(data, path)).unwrap_or_default()
    }

    /// Keeps what was just saved, and what it took the place of: the first version, or somebody else's.
    fn keep_version(&mut self, before: Option<(Moment, Opened)>) {
        let Reading { system, local, .. } = self.read_clock();
        let Some((data, path)) = self.data.as_deref().zip(self.document.path()) else { return };
        let now = (Moment { at: system, local }, self.document.as_opened());
        for (when, opened) in before.iter().chain([&now]) {
            // The agenda itself is saved: a version that could not be kept is no news.
            let _ = versions::add(data, path, *when, opened);
        }
    }

    pub(super) fn restore(&mut self, version: &Version) -> Result<(), Notice> {
        if self.document.is_read_only() {
            return Err(Notice::ReadOnlyFormat);
        }
        let Some(opened) = versions::open(version) else {
            return Err(Notice::VersionGone(version.saved.clone()));
        };
        let old = self.document.rundown().clone();
        self.document.take_unsaved(opened);
        self.rebase(&old);
        self.settle_hosting()?;
        self.tell(Notice::Restored(version.saved.clone()));
        Ok(())
    }

    pub(super) fn save(&mut self) -> Result<(), Notice> {
        let is_merged = self.merge_theirs();
        let system = self.read_clock().system;
        self.keeping.before_saving(&self.document, system);
        let before = self.document.path().and_then(Moment::of_file).map(|when| (when, self.document.as_saved()));
        let path = self.document.save()?;
        self.keep_version(before);
        self.settle_offer();
        self.tell(if is_merged { Notice::Merged { saved: true } } else { Notice::Saved(path) });
        self.settle_hosting()
    }

    /// Takes what somebody else has changed on disk into what is about to be saved; whether there was anything, and it goes
    /// together.
    fn merge_theirs(&mut self) -> bool {
        let opened = self.document.path().and_then(|path| agenda_file::open(path).ok());
        let Some(opened) = opened.filter(|opened| self.document.differs_from(opened)) else { return false };
        let is_lost = self.document.lost_side_text(&opened).is_some();
        let Some(merged) = self.document.merged_with(&opened).filter(|_| !is_lost) else { return false };
        // Where the journal's disk refuses, saving says so at its end.
        let _ = self.take_merged(opened, merged);
        true
    }

    pub(super) fn save_as(&mut self, path: &Path, replace: bool) -> Result<(), Notice> {
        let before = Moment::of_file(path).zip(agenda_file::open(path).ok());
        let system = self.read_clock().system;
        self.keeping.before_saving(&self.document, system);
        let path = self.document.save_as(path, replace)?;
        self.keep_version(before);
        self.settle_offer();
        self.tell(Notice::Saved(path));
        self.settle_hosting()?;
        self.hosting.follow(self.data.as_deref(), &self.document, self.clock.anchor())
    }
}
