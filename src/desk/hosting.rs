//! The running meeting and its journal. Every event is written before the session takes it in; where the disk refuses,
//! the meeting goes on all the same and the person is told, because a host cannot wait for a disk.

#[cfg(test)]
mod faults;

use super::delay::Delay;
use super::document::Document;
use super::notice::Notice;
use crate::clock::Anchor;
use crate::store::copy;
use crate::store::journal::{self, Found, Header, Journal, JournalFault, Promise, ahead};
use lectern_core::agenda::{Rundown, SideTexts};
use lectern_core::session::{Change, Event, Live, Session, What, held};
use lectern_core::time::{Span, Timestamp};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The running meeting and its journal.
#[derive(Debug, Default)]
pub struct Hosting {
    session: Session,
    journal: Option<Journal>,
    folder: Option<PathBuf>,
    failing: bool,
    /// Events that the disk refused, or that follow from edits that are not on disk yet: they go first when something is written
    /// again, or a replay would have gaps.
    unwritten: Vec<Event>,
    /// Everything that happened in this meeting, on disk or not: its record is made of it.
    events: Vec<Event>,
    /// Whether the agenda was changed since the copy with the journal was written.
    is_behind: bool,
    delay: Delay,
    /// Whether this is a rehearsal, which nobody journals.
    rehearses: bool,
    /// Whether it has been learned from already.
    learned: bool,
    /// The agenda as it is held, where that is not how it was written.
    held: Option<Held>,
    /// The texts that lie with the journal.
    copied: Arc<SideTexts>,
}

/// An agenda as it is held, and what it was made of.
#[derive(Debug)]
struct Held {
    written: Arc<Rundown>,
    changes: Vec<Change>,
    rundown: Arc<Rundown>,
}

impl Hosting {
    /// What begins now is a rehearsal.
    pub(super) fn rehearse(&mut self) {
        *self = Self { rehearses: true, ..Self::default() };
    }

    /// Whether what runs, or has just ended, is a rehearsal.
    pub(super) fn is_rehearsing(&self) -> bool {
        self.rehearses
    }

    /// Whether nothing has been learned from it yet; from now on something has.
    pub(super) fn is_to_learn(&mut self) -> bool {
        !std::mem::replace(&mut self.learned, true)
    }

    /// The agenda as it is held; none where nothing goes otherwise than it was written.
    pub(super) fn held(&self) -> Option<&Arc<Rundown>> {
        self.held.as_ref().map(|held| &held.rundown)
    }

    /// Makes the agenda as it is held anew, where it was written or changed otherwise since.
    fn hold(&mut self, written: &Arc<Rundown>) {
        let changes = self.session.live().map(|live| live.changes.as_slice()).unwrap_or_default();
        if changes.is_empty() {
            self.held = None;
        } else if !self.held.as_ref().is_some_and(|held| Arc::ptr_eq(&held.written, written) && held.changes == changes)
        {
            let rundown = Arc::new(held(written, changes));
            self.held = Some(Held { written: written.clone(), changes: changes.to_vec(), rundown });
        }
    }

    /// The meeting.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether the latest event is not on disk.
    pub fn is_failing(&self) -> bool {
        self.failing
    }

    /// What happened in the meeting.
    pub(super) fn events(&self) -> &[Event] {
        &self.events
    }

    /// Journals an event and takes it in.
    pub(super) fn take(
        &mut self,
        event: Event,
        data: Option<&Path>,
        document: &Document,
        anchor: Option<&Anchor>,
    ) -> Result<(), Notice> {
        let mut outcome = Ok(());
        if matches!(event.what, What::Started { .. }) && !self.rehearses {
            match self.begin(data, document, anchor) {
                Ok(()) => {}
                // Two windows that host one meeting would each be half right.
                Err(notice @ Notice::HostedElsewhere) => return Err(notice),
                Err(notice) => outcome = Err(notice),
            }
            self.events.clear();
        } else if self.journal.is_none() && !self.rehearses && self.begin_journal(data, document, anchor).is_ok() {
            // The disk works by now; what happened meanwhile goes first.
            self.refresh_copy(document);
        }
        let outcome = outcome.and(self.write_and_apply(&event));
        self.hold(document.rundown());
        outcome
    }

    fn begin(&mut self, data: Option<&Path>, document: &Document, anchor: Option<&Anchor>) -> Result<(), Notice> {
        self.journal = None;
        self.learned = false;
        self.unwritten.clear();
        self.is_behind = false;
        self.delay.end();
        self.begin_journal(data, document, anchor)
    }

    fn begin_journal(
        &mut self,
        data: Option<&Path>,
        document: &Document,
        anchor: Option<&Anchor>,
    ) -> Result<(), Notice> {
        let Some(data) = data else { return Err(Notice::NoDataFolder) };
        let folder = journal::folder(data, document.path());
        let journal =
            Journal::begin(&folder, &header(document, anchor), &document.as_opened()).map_err(Notice::from)?;
        self.journal = Some(journal);
        self.folder = Some(folder);
        self.copied = Arc::default();
        Ok(())
    }

    /// Lets the journal of a running meeting follow its agenda to another file.
    pub(super) fn follow(
        &mut self,
        data: Option<&Path>,
        document: &Document,
        anchor: Option<&Anchor>,
    ) -> Result<(), Notice> {
        let (Some(_), Some(data), Some(from)) = (self.session.live(), data, &self.folder) else { return Ok(()) };
        let to = journal::folder(data, document.path());
        if to == *from {
            return Ok(());
        }
        let Some(journal) = self.journal.take() else { return Ok(()) };
        match journal.relocate(from, &to, &header(document, anchor), &document.as_opened()) {
            Ok(journal) => {
                self.journal = Some(journal);
                self.folder = Some(to);
                self.copied = Arc::default();
                Ok(())
            }
            Err((journal, fault)) => {
                self.journal = Some(journal);
                Err(fault.into())
            }
        }
    }

    fn write_and_apply(&mut self, event: &Event) -> Result<(), Notice> {
        self.unwritten.push(event.clone());
        self.events.push(event.clone());
        let written = self.write(promise(&self.session, event));
        self.session.apply(event);
        // Taken back to before its beginning, it is none any more.
        self.rehearses &= !matches!(self.session, Session::Ready);
        written
    }

    fn write(&mut self, promise: Promise) -> Result<(), Notice> {
        let written = match &mut self.journal {
            Some(journal) => write_all(journal, &mut self.unwritten, promise),
            // There is nowhere to write them, and it was said when the meeting began.
            None => Ok(()),
        };
        self.failing = !self.rehearses && (written.is_err() || self.journal.is_none());
        written.map_err(|error| Notice::CannotJournal(Arc::new(error)))
    }

    /// Goes on with a meeting that was found, as its journal is by now: another window may have gone on with it meanwhile.
    pub(super) fn resume(&mut self, offer: &Offer, document: &Document) -> Result<Resumed, Notice> {
        let (journal, found) = Journal::resume(offer.folder()).map_err(Notice::from)?;
        self.unwritten.clear();
        self.journal = Some(journal);
        self.session = Session::replay(&found.events);
        self.events = found.events;
        self.folder = Some(found.folder);
        self.failing = false;
        self.hold(document.rundown());
        Ok(Resumed {
            lost_lines: found.lost_lines,
            latest: self.events.last().map(|event| event.at),
            anchor: found.header.clock.and_then(|clock| serde_json::from_value(clock).ok()),
        })
    }

    /// Notes that somebody has gone on with the meeting: until now nothing is known of it.
    pub(super) fn pick_up(&mut self, now: Timestamp) -> Result<(), Notice> {
        self.write_and_apply(&Event { at: now, what: What::PickedUp })
    }

    /// Carries the reading place, and what is noted of steps, over to a changed agenda. What that comes to is written with
    /// the agenda ([`Self::settle`]): a place counts the characters of one very text, and is nothing beside another one.
    pub(super) fn rebase(&mut self, old: &Rundown, new: &Arc<Rundown>, now: Timestamp) {
        let Some(live) = self.session.live() else { return };
        self.is_behind = true;
        if let Some(what) = live.rebase(old, new) {
            let event = Event { at: now, what };
            self.session.apply(&event);
            self.events.push(event.clone());
            self.unwritten.push(event);
        }
        self.hold(new);
    }

    /// Writes what edits have left to be written, once they have waited long enough for the next ones; each letter by itself
    /// would be a stutter on a slow disk. Answers with the seconds until it wants to be asked again.
    pub(super) fn tick(&mut self, document: &Document, now: f64) -> Result<Option<f64>, Notice> {
        if !self.is_behind {
            return Ok(None);
        }
        match self.delay.left(now) {
            Some(left) => Ok(Some(left)),
            None => self.settle(document).map(|()| None),
        }
    }

    /// Writes what edits have left to be written: the agenda first, and then the events that speak of it.
    pub(super) fn settle(&mut self, document: &Document) -> Result<(), Notice> {
        if self.is_behind {
            self.refresh_copy(document);
        }
        if self.unwritten.is_empty() { Ok(()) } else { self.write(Promise::OnDisk) }
    }

    /// Keeps the copy that lies with the journal the same as the agenda. Losing it costs only the resumption without
    /// the agenda's own file, so a failure is no news.
    pub(super) fn refresh_copy(&mut self, document: &Document) {
        self.is_behind = false;
        self.delay.end();
        let (Some(folder), Some(_)) = (&self.folder, self.session.live()) else { return };
        let opened = document.as_opened();
        let changed = opened.side_texts.iter().filter(|(file, text)| self.copied.get(*file) != Some(text));
        let texts: Vec<_> = changed.filter_map(|(file, text)| Some((file.clone(), text.clone().ok()?))).collect();
        self.copied = opened.side_texts.clone();
        if let (Some(journal), false) = (&self.journal, self.unwritten.is_empty()) {
            let _ = ahead::write(folder, journal.events(), &opened, &self.unwritten);
        }
        let unsaved = document.is_changed().then(|| document.base());
        let _ = copy::write(folder, &opened.text, &texts, unsaved);
    }
}

/// What there is to know of a meeting that is gone on with.
#[derive(Debug)]
pub(super) struct Resumed {
    /// Lines of its journal that could not be read.
    pub(super) lost_lines: usize,
    /// When the latest thing happened.
    pub(super) latest: Option<Timestamp>,
    /// What its time was counted from.
    pub(super) anchor: Option<Anchor>,
}

fn header(document: &Document, anchor: Option<&Anchor>) -> Header {
    Header {
        journal: journal::VERSION,
        agenda: document.path().map(Path::to_owned),
        title: document.written().agenda.meeting.title.clone(),
        clock: anchor.and_then(|anchor| serde_json::to_value(anchor).ok()),
    }
}

/// What an event needs of the disk. A script that rolls moves the reading place many times a minute, and to wait for a
/// slow disk each time would show as a stutter; a power cut then costs the place within one text, never a step.
fn promise(session: &Session, event: &Event) -> Promise {
    let within = |live: &Live| matches!(&event.what, What::Moved { to } if to.is_in_text_of(&live.position));
    if session.live().is_some_and(within) { Promise::Written } else { Promise::OnDisk }
}

/// Writes events in order and takes each one off the list that the disk has.
fn write_all(journal: &mut Journal, events: &mut Vec<Event>, promise: Promise) -> std::io::Result<()> {
    while let Some(first) = events.first() {
        journal.append(first, promise)?;
        events.remove(0);
    }
    Ok(())
}

/// How long after its latest event one key goes on with a meeting. Yesterday's rehearsal asks for a click.
const RECENT: Span = Span(6 * 3_600_000);

/// An unfinished meeting that could be gone on with.
#[derive(Debug, Clone)]
pub struct Offer {
    found: Found,
    live: Live,
}

impl Offer {
    /// The unfinished meeting of a folder, where there is one and no other window hosts it.
    pub(super) fn find(folder: &Path) -> Option<Self> {
        Self::new(journal::find(folder)?)
    }

    /// The latest unfinished meeting of this person.
    pub(super) fn latest(data: &Path) -> Option<Self> {
        journal::find_all(data).into_iter().find_map(Self::new)
    }

    fn new(found: Found) -> Option<Self> {
        match Session::replay(&found.events) {
            Session::Live(live) if !journal::is_in_use(&found.folder) => Some(Self { found, live }),
            Session::Live(_) | Session::Ready | Session::Adjourned { .. } => None,
        }
    }

    /// The meeting as it would be gone on with.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.found.header.title
    }

    /// When the latest event happened.
    pub fn latest_event(&self) -> Option<Timestamp> {
        self.found.events.last().map(|event| event.at)
    }

    /// Whether it was cut off so lately that it can only be the meeting that is meant.
    pub fn is_recent(&self, now: Timestamp) -> bool {
        self.latest_event().is_some_and(|latest| (now - latest).0 <= RECENT.0)
    }

    /// Lines of the journal that could not be read.
    pub fn lost_lines(&self) -> usize {
        self.found.lost_lines
    }

    pub(super) fn agenda_path(&self) -> Option<PathBuf> {
        self.found.header.agenda.clone()
    }

    pub(super) fn folder(&self) -> &Path {
        &self.found.folder
    }

    /// Whether another window writes it: what happens there would then be found by nobody.
    pub(super) fn is_in_use(&self) -> bool {
        journal::is_in_use(&self.found.folder)
    }
}

impl From<JournalFault> for Notice {
    fn from(fault: JournalFault) -> Self {
        match fault {
            JournalFault::InUse => Self::HostedElsewhere,
            JournalFault::System(error) => Self::CannotJournal(Arc::new(error)),
        }
    }
}
