//! The file on the disk, when somebody else writes it: what it says now is taken, put together with what was changed here, or
//! asked about.

use super::{Desk, Document, Notice};
use crate::store::agenda_file::{self, Opened};
use lectern_core::agenda::edit::Written;
use std::path::Path;

impl Desk {
    /// Looks at the disk after something has changed there. A file that is broken now leaves the last good one.
    pub fn look_at_disk(&mut self) {
        if let Err(notice) = self.reload(false) {
            self.notice = Some(notice);
        }
        self.revision += 1;
    }

    pub(super) fn reload(&mut self, give_up_mine: bool) -> Result<(), Notice> {
        let Some(path) = self.document.path().map(Path::to_owned) else {
            // Of the sample nobody else has another one.
            return if give_up_mine { self.change(Document::go_back_to_saved) } else { Ok(()) };
        };
        let opened = match agenda_file::open(&path) {
            Ok(opened) => opened,
            Err(fault) => {
                let notice = Notice::cannot_open(&path, fault);
                self.document.set_broken(notice.clone());
                return Err(Notice::BrokenOnDisk(Box::new(notice)));
            }
        };
        let gives_up = give_up_mine && self.document.is_changed();
        if !gives_up && !self.document.differs_from(&opened) {
            self.document.mend();
            if matches!(self.notice, Some(Notice::BrokenOnDisk(_))) {
                self.notice = None;
            }
            return Ok(());
        }
        if let Some(file) = self.document.lost_side_text(&opened) {
            // A text that is gone for a moment, while somebody saves it, must not cost the host the words.
            let notice = Notice::SideTextGone(file);
            self.document.set_broken(notice.clone());
            return Err(Notice::BrokenOnDisk(Box::new(notice)));
        }
        if self.document.is_changed() && !give_up_mine {
            let Some(merged) = self.document.merged_with(&opened) else {
                self.document.set_conflict();
                return Err(Notice::ChangedOnDisk);
            };
            self.tell(Notice::Merged { saved: false });
            return self.take_merged(opened, merged);
        }
        let old = self.document.rundown().clone();
        self.document.take(opened);
        self.rebase(&old);
        self.settle_hosting()?;
        self.tell(Notice::Reloaded);
        Ok(())
    }

    pub(super) fn take_merged(&mut self, opened: Opened, merged: Written) -> Result<(), Notice> {
        let old = self.document.rundown().clone();
        self.document.take_merged(opened, merged);
        self.rebase(&old);
        self.settle_hosting()
    }
}
