//! The one owner of the agenda and of the running meeting. Requests go in, one at a time, and what changed can be seen
//! afterwards; a key, a button and a test hand in the same requests. Knows nothing of windows.

mod document;
mod hosting;
mod importing;
mod keeping;
mod notice;

pub use document::Document;
pub use hosting::{Hosting, Offer};
pub use importing::{Import, Importing, is_offer};
pub use notice::{Notice, Tone, system_words};

use keeping::Keeping;

use crate::clock::{Clock, Reading};
use crate::store::agenda_file::{self, Opened};
use crate::store::unsaved::{self, Found};
use crate::store::versions::{self, Moment, Version};
use crate::store::{copy, journal, one_name, sample};
use lectern_core::Language;
use lectern_core::agenda::edit::{Edit, Written};
use lectern_core::agenda::template::Template;
use lectern_core::agenda::{Agenda, Rundown};
use lectern_core::session::{self, Command, Refusal, Session};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What somebody wants of the desk.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Open an agenda.
    Open(PathBuf),
    /// Open the sample that the program carries.
    OpenSample,
    /// Begin a new agenda; its language is that of the file's name.
    New(Template, Language),
    /// Save the agenda where it came from.
    Save,
    /// Save it elsewhere; an existing file is written over only where the person has agreed to that.
    SaveAs {
        /// Where.
        path: PathBuf,
        /// Whether the person has agreed.
        replace: bool,
    },
    /// Something about a document that is becoming an agenda.
    Import(Import),
    /// Change the agenda.
    Edit(Edit),
    /// Take the latest change back.
    UndoEdit,
    /// Make it again.
    RedoEdit,
    /// Give the running meeting a command.
    Command(Command),
    /// Go on with the meeting that was found.
    Resume,
    /// Put that meeting's journal aside and begin anew.
    StartOver,
    /// Go back to a version that was saved.
    Restore(Version),
    /// Give up one's own changes for those on disk.
    TakeTheirs,
    /// Keep one's own changes; the next save writes them over those on disk.
    KeepMine,
    /// Nothing can come of what the person pressed, and this is why.
    Refuse(Refusal),
    /// The message has been read.
    Dismiss,
}

/// The agenda, the meeting, and everything that happens to them.
#[derive(Debug)]
pub struct Desk {
    clock: Clock,
    data: Option<PathBuf>,
    document: Document,
    hosting: Hosting,
    keeping: Keeping,
    importing: Option<Importing>,
    offer: Option<Offer>,
    notice: Option<Notice>,
    /// Why the agenda that was asked for at the start is not on the desk.
    refused: Option<Notice>,
    revision: u64,
}

impl Desk {
    /// A desk with the sample on it. `data` is the folder of this person's own data; without one, nothing is
    /// remembered, and the desk says so when a meeting starts.
    pub fn new(data: Option<PathBuf>) -> Self {
        let opened = sample::open().unwrap_or_else(Opened::empty);
        let document = Document::new(None, opened);
        Self {
            clock: Clock::default(),
            keeping: Keeping::new(data.as_deref()),
            data,
            document,
            hosting: Hosting::default(),
            importing: None,
            offer: None,
            notice: None,
            refused: None,
            revision: 0,
        }
    }

    /// Opens what the person asked for on the command line, or begins to make an agenda of it; else an unfinished meeting where there is one; else the
    /// sample.
    pub fn begin(&mut self, file: Option<PathBuf>) {
        match file {
            Some(file) if agenda_file::is_agenda_name(&file) => self.begin_with(&file),
            Some(document) => {
                self.handle(Request::OpenSample);
                self.handle(Request::Import(Import::File(document)));
            }
            None => match self.data.as_deref().and_then(Offer::latest) {
                // A rehearsal of last month must not stand before the work of an hour ago.
                Some(offer) if offer.is_recent(self.clock.read().now) => self.open_for(offer),
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
    fn recover(&mut self, found: Option<Found>) {
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

    /// Keeps unsaved work; to be called with every frame, with the seconds of the window's clock. Answers with the seconds
    /// until it wants to be called again.
    pub fn keep_unsaved(&mut self, now: f64) -> Option<f64> {
        let again = self.keeping.tick(&self.document, now);
        self.settle_offer();
        if let Some(error) = self.keeping.new_failure() {
            self.tell(Notice::CannotKeep(Arc::new(error)));
            self.revision += 1;
        }
        again
    }

    /// What lies with the journal of an unfinished meeting is no unsaved work once a file has it, or nobody wants it.
    fn settle_offer(&mut self) {
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

    /// What the clock says.
    pub fn read_clock(&mut self) -> Reading {
        self.clock.read()
    }

    /// The clocks now.
    pub fn clock(&mut self) -> session::Clock {
        let reading = self.clock.read();
        self.session().clock(self.document.rundown(), reading.now, reading.local)
    }

    /// The agenda as it is now.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The agenda, ready to run.
    pub fn rundown(&self) -> &Arc<Rundown> {
        self.document.rundown()
    }

    /// The meeting.
    pub fn session(&self) -> &Session {
        self.hosting.session()
    }

    /// The document that is becoming an agenda, while one is.
    pub fn importing(&self) -> Option<&Importing> {
        self.importing.as_ref()
    }

    /// An unfinished meeting that could be gone on with.
    pub fn offer(&self) -> Option<&Offer> {
        self.offer.as_ref()
    }

    /// The latest message for the person, until it is dismissed.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Why the agenda that was asked for at the start is not on the desk.
    pub fn refused(&self) -> Option<&Notice> {
        self.refused.as_ref()
    }

    /// Whether what happens in the meeting cannot be written to disk at present.
    pub fn is_journal_failing(&self) -> bool {
        self.hosting.is_failing()
    }

    /// Rises whenever the agenda or the meeting has changed, so that views are made anew only then.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Carries a request out. What went wrong is said in [`Self::notice`].
    pub fn handle(&mut self, request: Request) {
        let outcome = match request {
            Request::Open(path) => self.open(&path),
            Request::OpenSample => self.open_sample(),
            Request::New(template, language) => self.begin_new(template, language),
            Request::Save => self.save(),
            Request::SaveAs { path, replace } => self.save_as(&path, replace),
            Request::Import(import) => self.import(import),
            Request::Edit(edit) => self.change(|document| document.edit(&edit)),
            Request::UndoEdit => self.change(Document::undo),
            Request::RedoEdit => self.change(Document::redo),
            Request::Command(command) => self.command(command),
            Request::Resume => self.resume(),
            Request::StartOver => self.start_over(),
            Request::Restore(version) => self.restore(&version),
            Request::TakeTheirs => self.reload(true),
            Request::KeepMine => {
                self.document.keep_mine();
                Ok(())
            }
            Request::Refuse(refusal) => Err(Notice::Refused(refusal)),
            Request::Dismiss => {
                self.notice = None;
                Ok(())
            }
        };
        match outcome {
            Ok(()) => {}
            Err(notice) => self.notice = Some(notice),
        }
        self.revision += 1;
    }

    fn tell(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    fn open(&mut self, path: &Path) -> Result<(), Notice> {
        self.may_leave()?;
        // Journals are found by path, so one file must have one path.
        let path = one_name(path);
        let opened = agenda_file::open(&path).map_err(|fault| Notice::cannot_open(&path, fault))?;
        self.show(Some(path), opened);
        self.recover(None);
        Ok(())
    }

    fn import(&mut self, import: Import) -> Result<(), Notice> {
        match import {
            Import::File(path) => {
                self.may_leave()?;
                self.importing = Some(Importing::file(&one_name(&path))?);
                self.notice = None;
            }
            Import::Text(text) => {
                self.may_leave()?;
                self.importing = Some(Importing::text(&text)?);
                self.notice = None;
            }
            Import::Take => return self.take_import(),
            Import::Leave => self.importing = None,
            Import::Change(_)
            | Import::Undo
            | Import::Redo
            | Import::ReadAs(_)
            | Import::Roster(_)
            | Import::RosterSheet(_)
            | Import::RosterColumn(..)
            | Import::NoRoster
            | Import::TakePerson(..)
            | Import::DeclinePerson(..) => {
                let Some(importing) = &mut self.importing else { return Ok(()) };
                importing.handle(&import)?;
            }
        }
        Ok(())
    }

    /// The imported agenda becomes the one on the desk. It is a file from the start, so that nothing of it is lost: beside
    /// the document, or where that cannot be, in this person's own folder.
    fn take_import(&mut self) -> Result<(), Notice> {
        self.may_leave()?;
        let Some(importing) = &self.importing else { return Ok(()) };
        let agenda = &importing.imported().agenda;
        let path = self.create(agenda, importing.path(), &agenda.meeting.title)?;
        self.importing = None;
        self.show_new(path)
    }

    /// A new agenda is a file from the start too; without a folder for it, it is on the desk alone.
    fn begin_new(&mut self, template: Template, language: Language) -> Result<(), Notice> {
        self.may_leave()?;
        let agenda = template.agenda();
        match self.create(&agenda, None, template.label(language)) {
            Ok(path) => self.show_new(path),
            Err(_) => {
                self.show(None, Opened::unsaved(agenda));
                Ok(())
            }
        }
    }

    /// Opens a file that was made just now: unsaved work on another one of that name is none on it.
    fn show_new(&mut self, path: PathBuf) -> Result<(), Notice> {
        let path = one_name(&path);
        let opened = agenda_file::open(&path).map_err(|fault| Notice::cannot_open(&path, fault))?;
        self.show(Some(path.clone()), opened);
        self.tell(Notice::Saved(path));
        Ok(())
    }

    /// Writes an agenda to the first place that takes it, and says which that is.
    fn create(&self, agenda: &Agenda, beside: Option<&Path>, title: &str) -> Result<PathBuf, Notice> {
        let mut failed = Notice::NoDataFolder;
        for target in agenda_file::places_for(beside, self.data.as_deref(), title) {
            match agenda_file::create(&target, agenda) {
                Ok(()) => return Ok(target),
                Err(error) => failed = Notice::CannotSave(target, Arc::new(error)),
            }
        }
        Err(failed)
    }

    fn open_sample(&mut self) -> Result<(), Notice> {
        self.may_leave()?;
        self.show(None, sample::open().unwrap_or_else(Opened::empty));
        self.recover(None);
        Ok(())
    }

    /// Another agenda would end a running meeting, or lose changes: neither happens by a slip of the hand.
    fn may_leave(&self) -> Result<(), Notice> {
        if matches!(self.session(), Session::Live(_)) {
            Err(Notice::MeetingRuns)
        } else if self.document.is_changed() {
            Err(Notice::UnsavedChanges)
        } else {
            Ok(())
        }
    }

    fn show(&mut self, path: Option<PathBuf>, opened: Opened) {
        self.offer = self.data.as_deref().and_then(|data| Offer::find(&journal::folder(data, path.as_deref())));
        self.document = Document::new(path, opened);
        self.hosting = Hosting::default();
        self.notice = None;
        self.refused = None;
    }

    /// The versions of this agenda that were saved, the latest first.
    pub fn versions(&self) -> Vec<Version> {
        let place = self.data.as_deref().zip(self.document.path());
        place.map(|(data, path)| versions::list(data, path)).unwrap_or_default()
    }

    /// Keeps what was just saved, and what it took the place of: the first version, or somebody else's.
    fn keep_version(&mut self, before: Option<(Moment, Opened)>) {
        let Reading { now, local } = self.clock.read();
        let Some((data, path)) = self.data.as_deref().zip(self.document.path()) else { return };
        let now = (Moment { at: now, local }, self.document.as_opened());
        for (when, opened) in before.iter().chain([&now]) {
            // The agenda itself is saved: a version that could not be kept is no news.
            let _ = versions::add(data, path, *when, opened);
        }
    }

    fn restore(&mut self, version: &Version) -> Result<(), Notice> {
        if self.document.is_read_only() {
            return Err(Notice::ReadOnlyFormat);
        }
        let Some(opened) = versions::open(version) else {
            return Err(Notice::VersionGone(version.saved.clone()));
        };
        let old = self.document.rundown().clone();
        self.document.take_unsaved(opened);
        self.rebase(&old)?;
        self.hosting.refresh_copy(&self.document);
        self.tell(Notice::Restored(version.saved.clone()));
        Ok(())
    }

    fn save(&mut self) -> Result<(), Notice> {
        let before = self.document.path().and_then(Moment::of_file).map(|when| (when, self.document.as_saved()));
        let path = self.document.save()?;
        self.keep_version(before);
        self.settle_offer();
        self.tell(Notice::Saved(path));
        self.hosting.refresh_copy(&self.document);
        Ok(())
    }

    fn save_as(&mut self, path: &Path, replace: bool) -> Result<(), Notice> {
        let before = Moment::of_file(path).zip(agenda_file::open(path).ok());
        let path = self.document.save_as(path, replace)?;
        self.keep_version(before);
        self.settle_offer();
        self.tell(Notice::Saved(path));
        self.hosting.follow(self.data.as_deref(), &self.document)
    }

    fn command(&mut self, command: Command) -> Result<(), Notice> {
        let now = self.clock.read().now;
        let event = self.session().decide(self.document.rundown(), command, now).map_err(Notice::Refused)?;
        let begins = matches!(event.what, session::What::Started { .. });
        let outcome = self.hosting.take(event, self.data.as_deref(), &self.document);
        if begins {
            self.offer = None;
            // What is not saved by now has to survive a crash too.
            self.hosting.refresh_copy(&self.document);
        }
        if outcome.is_ok() && matches!(self.notice, Some(Notice::Refused(_))) {
            // The refusal has been heeded.
            self.notice = None;
        }
        outcome
    }

    fn resume(&mut self) -> Result<(), Notice> {
        let Some(offer) = self.offer.take() else { return Ok(()) };
        let old = copy::read(offer.folder());
        let old = old.map(|copy| Rundown::new(copy.agenda, copy.side_texts));
        let lost_lines = match self.hosting.resume(&offer) {
            Ok(lost_lines) => lost_lines,
            Err(notice) => {
                self.offer = Some(offer);
                return Err(notice);
            }
        };
        if let Some(latest) = offer.latest_event() {
            self.clock.not_before(latest);
        }
        if let Some(old) = old {
            self.rebase(&old)?;
        }
        self.hosting.refresh_copy(&self.document);
        if lost_lines > 0 {
            self.tell(Notice::JournalTorn(lost_lines));
        }
        Ok(())
    }

    fn start_over(&mut self) -> Result<(), Notice> {
        // The journal is put aside only when the new meeting begins: until then nothing is decided.
        if self.offer.as_ref().is_some_and(Offer::is_in_use) {
            return Err(Notice::HostedElsewhere);
        }
        self.offer = None;
        // A meeting that is over is hosted again; its journal is put aside when the new one begins.
        if matches!(self.session(), Session::Adjourned { .. }) {
            self.hosting = Hosting::default();
        }
        Ok(())
    }

    /// Changes the agenda and carries the reading place over.
    fn change(&mut self, change: impl FnOnce(&mut Document) -> bool) -> Result<(), Notice> {
        if self.document.is_read_only() {
            return Err(Notice::ReadOnlyFormat);
        }
        let old = self.document.rundown().clone();
        if !change(&mut self.document) {
            return Ok(());
        }
        let rebased = self.rebase(&old);
        // The place counts the characters of this very text, so the copy that a resumption starts from must have it.
        self.hosting.refresh_copy(&self.document);
        rebased
    }

    fn rebase(&mut self, old: &Rundown) -> Result<(), Notice> {
        let now = self.clock.read().now;
        self.hosting.rebase(old, self.document.rundown(), now)
    }

    /// Looks at the disk after something has changed there. A file that is broken now leaves the last good one.
    pub fn look_at_disk(&mut self) {
        if let Err(notice) = self.reload(false) {
            self.notice = Some(notice);
        }
        self.revision += 1;
    }

    fn reload(&mut self, give_up_mine: bool) -> Result<(), Notice> {
        let Some(path) = self.document.path().map(Path::to_owned) else { return Ok(()) };
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
            self.document.set_conflict();
            return Err(Notice::ChangedOnDisk);
        }
        let old = self.document.rundown().clone();
        self.document.take(opened);
        self.rebase(&old)?;
        self.hosting.refresh_copy(&self.document);
        self.tell(Notice::Reloaded);
        Ok(())
    }

    /// The agenda as written, for the form.
    pub fn written(&self) -> &Written {
        self.document.written()
    }
}
