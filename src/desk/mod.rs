//! The one owner of the agenda and of the running meeting. Requests go in, one at a time, and what changed can be seen
//! afterwards; a key, a button and a test hand in the same requests. Knows nothing of windows.

mod beginning;
mod checking;
mod delay;
mod document;
mod edits;
mod following;
mod hosting;
mod importing;
mod keeping;
mod minutes;
mod notice;
mod rehearsing;
mod roster;
mod saving;
mod texts;

pub use document::Document;
pub use hosting::{Hosting, Offer};
pub use importing::{Import, Importing};
pub use minutes::Form;
pub use notice::{Notice, Tone, system_words};

use crate::clock::{Clock, Reading};
use crate::store::agenda_file::{self, Opened};
use crate::store::paces::{self, Paces};
use crate::store::versions::Version;
use crate::store::{copy, journal, one_name, sample};
use checking::Checking;
use keeping::Keeping;
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::edit::{Edit, StepAt, StepText, Written};
use lectern_core::agenda::template::Template;
use lectern_core::session::rehearsal::Rehearsal;
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
    /// Put rows that were pasted into the roster, from this row and column on.
    PasteRoster(String, (usize, usize)),
    /// Put the people of this file beside those of the roster.
    MergeRoster(PathBuf),
    /// Give a text of a step a file of its own; its document an empty one.
    NewText(StepAt, StepText),
    /// Make this file the document that is read out in a step.
    Document(StepAt, PathBuf),
    /// Change the agenda.
    Edit(Edit),
    /// Take the latest change back.
    UndoEdit,
    /// Make it again.
    RedoEdit,
    /// Give the running meeting a command.
    Command(Command),
    /// Begin a run through the script that does not count as the meeting.
    Rehearse,
    /// Go on with the meeting that was found.
    Resume,
    /// Put that meeting's journal aside and begin anew.
    StartOver,
    /// Write the record of a meeting to a file, in this language.
    SaveRecord {
        /// The journal of an earlier meeting; that of this desk where there is none.
        journal: Option<PathBuf>,
        /// Where; its ending says in which form.
        path: PathBuf,
        /// Whether the person has agreed to write over what is there.
        replace: bool,
        /// In which language.
        language: Language,
    },
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
    checking: Checking,
    importing: Option<Importing>,
    /// One that was left with changes: they are there again once the document is.
    left: Option<Importing>,
    /// What the latest run has told.
    rehearsal: Option<Rehearsal>,
    /// How fast each host speaks.
    paces: Paces,
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
            clock: Clock::new(),
            keeping: Keeping::new(data.as_deref()),
            checking: Checking::default(),
            rehearsal: None,
            paces: paces::load(data.as_deref()),
            data,
            document,
            hosting: Hosting::default(),
            importing: None,
            left: None,
            offer: None,
            notice: None,
            refused: None,
            revision: 0,
        }
    }

    /// What the clock says.
    pub fn read_clock(&mut self) -> Reading {
        self.clock.read(self.hosting.session().live().is_some())
    }

    /// The clocks now.
    pub fn clock(&mut self) -> session::Clock {
        let reading = self.read_clock();
        self.session().clock(self.held(), reading.now, reading.local)
    }

    /// The agenda as it is now.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The agenda as it is held: as written, with what has been changed in the running meeting.
    pub fn held(&self) -> &Arc<Rundown> {
        self.hosting.held().unwrap_or(self.document.rundown())
    }

    /// The agenda as written, ready to run.
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
            Request::PasteRoster(text, at) => self.paste_roster(&text, at),
            Request::MergeRoster(path) => self.merge_roster(&path),
            Request::NewText(at, which) => self.new_text(at, which),
            Request::Document(at, path) => self.take_document(at, &path),
            Request::Edit(edit) => self.change(|document| document.edit(&edit)),
            Request::UndoEdit => self.change(Document::undo),
            Request::RedoEdit => self.change(Document::redo),
            Request::Command(command) => self.command(command),
            Request::Rehearse => self.rehearse(),
            Request::Resume => self.resume(),
            Request::StartOver => self.start_over(),
            Request::SaveRecord { journal, path, replace, language } => {
                self.save_record(journal.as_deref(), path, replace, language)
            }
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

    /// Says something to the person.
    pub fn tell(&mut self, notice: Notice) {
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
                let path = one_name(&path);
                self.notice = None;
                match self.left.take_if(|left| left.is_of(&path)) {
                    Some(left) => {
                        self.importing = Some(left);
                        self.tell(Notice::ImportBack);
                    }
                    None => self.importing = Some(Importing::file(&path)?),
                }
            }
            Import::Text(text) => {
                self.may_leave()?;
                self.importing = Some(Importing::text(&text)?);
                self.notice = None;
            }
            Import::Take => return self.take_import(),
            Import::Leave => {
                let is_kept = |left: &Importing| left.is_changed() && left.path().is_some();
                if let Some(left) = self.importing.take().filter(is_kept) {
                    self.left = Some(left);
                    self.tell(Notice::ImportLeft);
                }
            }
            Import::Change(_)
            | Import::Undo
            | Import::Redo
            | Import::ReadAs(_)
            | Import::Roster(_)
            | Import::RosterSheet(_)
            | Import::RosterAs(_)
            | Import::RosterColumn(..)
            | Import::NoRoster
            | Import::TakePerson(..)
            | Import::DeclinePerson(..)
            | Import::TakeListed(..)
            | Import::KeepOwn(..) => {
                let Some(importing) = &mut self.importing else { return Ok(()) };
                let news = importing.news_of(&import);
                importing.handle(&import)?;
                self.forget_refusal();
                if import == Import::Undo && matches!(self.notice, Some(Notice::ReadAnew | Notice::SaidNow(_))) {
                    // What it warned of is taken back.
                    self.notice = None;
                }
                news.into_iter().for_each(|news| self.tell(news));
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
        let is_own = importing.path().and_then(Path::parent) != path.parent();
        let doubts = importing.draft().doubtful().count();
        self.importing = None;
        self.show_new(path, is_own, doubts)
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
        // What is under way there is about another agenda.
        self.checking = Checking::default();
        self.hosting = Hosting::default();
        self.notice = None;
        self.refused = None;
    }

    fn command(&mut self, command: Command) -> Result<(), Notice> {
        // What is journalled stands beside the agenda that it speaks of.
        // Where the disk refuses, the event itself says so, and happens all the same.
        let _ = self.hosting.settle(&self.document);
        let now = self.read_clock().now;
        let event = self.session().decide(self.held(), command, now).map_err(Notice::Refused)?;
        let begins = matches!(event.what, session::What::Started { .. });
        let what = event.what.clone();
        let outcome = self.hosting.take(event, self.data.as_deref(), &self.document, self.clock.anchor());
        self.learn(&what);
        if begins && !self.is_rehearsing() {
            self.offer = None;
            // What is not saved by now has to survive a crash too.
            self.hosting.refresh_copy(&self.document);
        }
        if outcome.is_ok() {
            self.forget_refusal();
        }
        outcome
    }

    /// Something else was done: what was refused is no news any more.
    fn forget_refusal(&mut self) {
        if matches!(self.notice, Some(Notice::Refused(_) | Notice::NoItemBegins | Notice::ItemIsStuck)) {
            self.notice = None;
        }
    }

    fn resume(&mut self) -> Result<(), Notice> {
        let Some(offer) = self.offer.take() else { return Ok(()) };
        let old = copy::read(offer.folder());
        let old = old.map(|copy| Rundown::new(copy.agenda, copy.side_texts));
        let resumed = match self.hosting.resume(&offer, &self.document) {
            Ok(resumed) => resumed,
            Err(notice) => {
                self.offer = Some(offer);
                return Err(notice);
            }
        };
        self.clock.go_on(resumed.anchor, resumed.latest);
        if let Some(old) = old {
            self.rebase(&old);
        }
        let now = self.read_clock().now;
        let noted = self.hosting.pick_up(now);
        self.settle_hosting().and(noted)?;
        if resumed.lost_lines > 0 {
            self.tell(Notice::JournalTorn(resumed.lost_lines));
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
        self.forget_refusal();
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
        self.rebase(&old);
        Ok(())
    }

    fn rebase(&mut self, old: &Rundown) {
        let now = self.read_clock().now;
        self.hosting.rebase(old, self.document.rundown(), now);
    }

    /// Writes at once what the running meeting has to have of the agenda.
    fn settle_hosting(&mut self) -> Result<(), Notice> {
        self.hosting.refresh_copy(&self.document);
        self.hosting.settle(&self.document)
    }

    /// The agenda as written, for the form.
    pub fn written(&self) -> &Written {
        self.document.written()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // Nobody is there any more to be told where this fails.
        let _ = self.hosting.settle(&self.document);
    }
}
