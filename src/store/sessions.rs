//! Meetings that were held: their journals, each with the copy of the agenda beside it. Only reads. A journal that is torn or
//! damaged gives what can be had: its record is worth more than its form.

use super::agenda_file::{self, Opened};
use super::journal::{Header, JOURNAL, VERSION};
use super::plain_file::{self, ReadFault};
use super::{copy, folder_of};
use lectern_core::agenda::{Agenda, Rundown};
use lectern_core::record::Record;
use lectern_core::session::{Event, Session};
use lectern_core::time::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

/// The largest journal that is read, in bytes: a script that rolls through a long day leaves a thousandth of it.
const MOST_BYTES: u64 = 256_000_000;

/// A meeting that was held, as its journal says.
#[derive(Debug, Clone)]
pub struct Past {
    /// The journal.
    pub journal: PathBuf,
    /// Its first line; none where that is damaged.
    pub header: Option<Header>,
    /// What happened.
    pub events: Vec<Event>,
    /// Lines that could not be read.
    pub lost_lines: usize,
}

/// Why a file gives no meeting.
#[derive(Debug)]
pub enum PastFault {
    /// It could not be read.
    Unreadable(ReadFault),
    /// It is a folder without a journal.
    NoJournal,
    /// Not one of its lines is one of a journal.
    NotAJournal,
    /// It was written by another version of this program, which may say things that would be lost.
    OtherVersion(u32),
}

/// Where the agenda of a meeting was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Beside its journal: as it was.
    Copy,
    /// Beside several journals: as it was at the latest of those meetings.
    SharedCopy,
    /// In its file: as it is now.
    File,
    /// Nowhere.
    Lost,
}

/// Reads a journal, or that of a folder. In a folder without one, the latest that was put aside there is meant.
pub fn open(path: &Path) -> Result<Past, PastFault> {
    let journal = if path.is_dir() { journal_in(path).ok_or(PastFault::NoJournal)? } else { path.to_owned() };
    let bytes = plain_file::read(&journal, MOST_BYTES).map_err(PastFault::Unreadable)?;
    let mut past = Past { journal, header: None, events: Vec::new(), lost_lines: 0 };
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if number == 0
            && let Ok(header) = serde_json::from_slice::<Header>(line)
        {
            if header.journal != VERSION {
                return Err(PastFault::OtherVersion(header.journal));
            }
            past.header = Some(header);
        } else if let Ok(event) = serde_json::from_slice::<Event>(line) {
            past.events.push(event);
        } else {
            past.lost_lines += 1;
        }
    }
    if past.header.is_none() && past.events.is_empty() { Err(PastFault::NotAJournal) } else { Ok(past) }
}

fn journal_in(folder: &Path) -> Option<PathBuf> {
    let present = folder.join(JOURNAL);
    if present.is_file() { Some(present) } else { put_aside(folder).pop() }
}

/// The journals that were put aside in a folder, the latest last.
fn put_aside(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
        let is_number = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let old = name.strip_prefix("journal-").and_then(|rest| rest.strip_suffix(".jsonl"));
        match old {
            Some(number) if is_number(number) => found.push((number.to_owned(), path)),
            Some(_) => {}
            None if is_number(&name) && path.join(JOURNAL).is_file() => found.push((name, path.join(JOURNAL))),
            None => {}
        }
    }
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

/// Every meeting of this person that left anything, the latest first.
pub fn list(data: &Path) -> Vec<Past> {
    let folders = fs::read_dir(data.join("sessions")).into_iter().flatten().flatten().map(|entry| entry.path());
    let journals = folders.flat_map(|folder| {
        let present = Some(folder.join(JOURNAL)).filter(|path| path.is_file());
        put_aside(&folder).into_iter().chain(present)
    });
    let mut all: Vec<Past> =
        journals.filter_map(|path| open(&path).ok()).filter(|past| !past.events.is_empty()).collect();
    all.sort_by_key(|past| std::cmp::Reverse(past.latest()));
    all
}

impl Past {
    /// What the meeting was called, as its journal says.
    pub fn title(&self) -> &str {
        self.header.as_ref().map_or("？", |header| header.title.as_str())
    }

    /// When it began, and when it was adjourned; nothing where it was not.
    pub fn span(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        let session = Session::replay(&self.events);
        let ended = match session {
            Session::Adjourned { at, .. } => Some(at),
            Session::Ready | Session::Live(_) => None,
        };
        (session.live().map(|live| live.started), ended)
    }

    /// What really happened in it, and where the agenda for that was found.
    pub fn record(&self) -> (Record, Source) {
        let (agenda, source) = self.agenda();
        (Record::of(&Rundown::new(agenda.agenda, agenda.side_texts), &self.events), source)
    }

    /// When the latest thing happened that is known.
    pub fn latest(&self) -> Option<Timestamp> {
        self.events.iter().map(|event| event.at).max()
    }

    /// The agenda as it was written, and where it was found. Where it is lost, one with nothing but its title.
    pub fn agenda(&self) -> (Opened, Source) {
        let folder = folder_of(&self.journal);
        let is_old = self.journal.file_name().is_some_and(|name| name != JOURNAL);
        if let Some(copy) = copy::read(folder) {
            return (copy, if is_old { Source::SharedCopy } else { Source::Copy });
        }
        let file = self.header.as_ref().and_then(|header| header.agenda.as_deref());
        if let Some(opened) = file.and_then(|file| agenda_file::open(file).ok()) {
            return (opened, Source::File);
        }
        let mut agenda = Agenda::empty();
        agenda.meeting.title = self.header.as_ref().map(|header| header.title.clone()).unwrap_or_default();
        (Opened::unsaved(agenda), Source::Lost)
    }
}
