//! What is on the desk when the program begins, and what is found again there: an unfinished meeting, unsaved work, or the
//! sample. And an agenda that begins here: a new one, or one that was imported.

use super::{Desk, Document, Import, Notice, Offer, Request};
use crate::store::agenda_file::{self, Opened};
use crate::store::unsaved::{self, Found};
use crate::store::{copy, journal, one_name, sample};
use lectern_core::Language;
use lectern_core::agenda::Agenda;
use lectern_core::agenda::template::Template;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Desk {
    /// Opens what the person asked for on the command line, or begins to make an agenda of it; else an unfinished meeting of
    /// the last hours, else unsaved work, else an older meeting, else the sample.
    pub fn begin(&mut self, file: Option<PathBuf>) {
        match file {
            Some(file) if agenda_file::is_agenda_name(&file) => self.begin_with(&file),
            Some(document) => {
                self.handle(Request::OpenSample);
                self.handle(Request::Import(Import::File(document)));
            }
            None => match self.data.as_deref().and_then(Offer::latest) {
                // A rehearsal of last month must not stand before the work of an hour ago.
                Some(offer) if offer.is_recent(self.read_clock().now) => self.open_for(offer),
                offer => match (self.data.as_deref().and_then(unsaved::latest), offer) {
                    (Some(found), _) => self.open_found(found),
                    (None, Some(offer)) => self.open_for(offer),
                    (None, None) => self.handle(Request::OpenSample),
                },
            },
        }
    }

    /// Opens the agenda of unsaved work, or what was kept of it where its file is gone.
    fn open_found(&mut self, found: Found) {
        match found.path.clone() {
            None => {
                self.show(None, sample::open().unwrap_or_else(Opened::empty));
                self.recover(Some(found));
            }
            Some(path) => match agenda_file::open(&path) {
                Ok(opened) => {
                    self.show(Some(path), opened);
                    self.recover(Some(found));
                }
                Err(_) => {
                    self.show(Some(path.clone()), Opened::empty());
                    self.document = Document::unfiled(path.clone(), found.copy.clone());
                    self.keeping.adopt(found, &self.document);
                    self.tell(Notice::OpenedCopy(path));
                }
            },
        }
        self.revision += 1;
    }

    /// Brings back what was not saved when the program was cut off: what was kept of this agenda, found already or not, or
    /// what lies with the journal of a meeting, whichever is newer.
    pub(super) fn recover(&mut self, found: Option<Found>) {
        let Some(data) = &self.data else { return };
        let found = found.or_else(|| unsaved::find(data, self.document.path()));
        let folder = self.offer.as_ref().map(|offer| offer.folder().to_owned());
        let of_meeting = folder.and_then(|folder| Some((copy::unsaved_since(&folder)?, copy::unsaved(&folder)?)));
        let kept = found.as_ref().map(|found| (found.kept, (found.copy.clone(), found.base)));
        if let Some((_, (copy, base))) = kept.into_iter().chain(of_meeting).max_by_key(|(since, _)| *since)
            && !self.document.holds(&copy)
        {
            self.take_unsaved(copy, base);
        }
        if let Some(found) = found {
            self.keeping.adopt(found, &self.document);
        }
    }

    /// Takes changes over that no file has; where the file is another one by now, the person has to choose.
    fn take_unsaved(&mut self, copy: Opened, base: u64) {
        self.document.take_unsaved(copy);
        if base == self.document.base() {
            self.tell(Notice::EditsFound);
        } else {
            self.document.set_conflict();
            self.tell(Notice::ChangedOnDisk);
        }
    }

    /// Opens a file. Where that cannot be done, an unfinished meeting of that very file is gone on with from the copy that
    /// lies with its journal; else the desk stays empty, because nobody is to host another meeting by mistake.
    fn begin_with(&mut self, file: &Path) {
        let Err(notice) = self.open(file) else {
            self.revision += 1;
            return;
        };
        let path = one_name(file);
        match self.data.as_deref().and_then(|data| Offer::find(&journal::folder(data, Some(&path)))) {
            Some(offer) => self.open_for(offer),
            None => match self.data.as_deref().and_then(|data| unsaved::find(data, Some(&path))) {
                Some(found) => return self.open_found(found),
                None => self.document = Document::new(None, Opened::empty()),
            },
        }
        if self.offer.is_none() {
            self.refused = Some(notice);
        }
        self.revision += 1;
    }

    /// Opens the agenda of an unfinished meeting, from its file or, where that is gone, from the copy with the journal.
    fn open_for(&mut self, offer: Offer) {
        let path = offer.agenda_path();
        let opened = match &path {
            Some(path) => agenda_file::open(path).ok(),
            None => sample::open(),
        };
        if opened.is_none() {
            self.notice = Some(Notice::OpenedCopy(path.clone().unwrap_or_default()));
        }
        match opened.or_else(|| copy::read(offer.folder())) {
            Some(opened) => {
                self.document = Document::new(path, opened);
                self.offer = Some(offer);
                self.recover(None);
                self.revision += 1;
            }
            None => self.handle(Request::OpenSample),
        }
    }

    /// A new agenda is a file from the start too; without a folder for it, it is on the desk alone.
    pub(super) fn begin_new(&mut self, template: Template, language: Language) -> Result<(), Notice> {
        self.may_leave()?;
        let agenda = template.agenda();
        match self.create(&agenda, None, template.label(language)) {
            Ok(path) => self.show_new(path, true, 0),
            Err(_) => {
                self.show(None, Opened::unsaved(agenda));
                Ok(())
            }
        }
    }

    /// Opens a file that was made just now: unsaved work on another one of that name is none on it. `is_own` says whether it lies
    /// in this person's own folder, `doubts` how much of it nobody has looked at.
    pub(super) fn show_new(&mut self, path: PathBuf, is_own: bool, doubts: usize) -> Result<(), Notice> {
        let path = one_name(&path);
        let opened = agenda_file::open(&path).map_err(|fault| Notice::cannot_open(&path, fault))?;
        self.show(Some(path.clone()), opened);
        self.tell(Notice::Begun { path, is_own, doubts });
        Ok(())
    }

    /// Writes an agenda to the first place that takes it, and says which that is.
    pub(super) fn create(&self, agenda: &Agenda, beside: Option<&Path>, title: &str) -> Result<PathBuf, Notice> {
        let mut failed = Notice::NoDataFolder;
        for target in agenda_file::places_for(beside, self.data.as_deref(), title) {
            match agenda_file::create(&target, agenda) {
                Ok(()) => return Ok(target),
                Err(error) => failed = Notice::CannotSave(target, Arc::new(error)),
            }
        }
        Err(failed)
    }
}
