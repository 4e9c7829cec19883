//! The journal of a meeting: one JSON line an event, written before the screen shows it. With it lies a copy of the
//! agenda, so that a meeting can be resumed although the stick with its file is gone.
//!
//! What a power cut leaves depends on the order in which the disk is asked:
//!
//! 1. Beginning: the copy of the agenda, each file synced before it gets its name; then the header, synced; then the folders,
//!    up to the one that was there before, because a file is safe only once its name and that of its folder are.
//! 2. An event: its line, then `sync_data`, which also makes the new length safe since nothing could be read without it; only
//!    then the session takes it in and the screen shows it. So what was shown is there, but for moves within one text
//!    ([`Promise::Written`]), which are safe with the next event.
//! 3. An event that follows from an edit: first itself, beside the journal ([`ahead`]); then the copy with the edit, as in 1;
//!    then the line. Wherever that is cut, the words and the places that are counted in them are found together.
//! 4. A sync that fails: the system may have dropped what it could not write and call the next sync a success. So all that was
//!    written since the last good sync is kept in memory and written once more, over itself, before anything else is.
//! 5. Half a line, of a write that failed: cut off after what is repeated in 4 lies there again, never before; there is no
//!    moment at which the file has less than it had.
//!
//! A line that was torn by the cut itself is the last one, and reading leaves it out.

pub mod ahead;
mod disk;
#[cfg(test)]
pub(crate) mod faults;

use super::agenda_file::Opened;
use super::{FNV1A_OF_NOTHING, copy, fnv1a, fnv1a_on, name_for, sync_folder};
use disk::{Disk, Locked};
use lectern_core::session::Event;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What a journal is called, in the folder of its meeting.
pub const JOURNAL: &str = "journal.jsonl";
/// The version of the journal's format.
pub const VERSION: u32 = 1;

/// The first line of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Version of the journal's format: 1.
    pub journal: u32,
    /// The agenda's file; none for the sample.
    pub agenda: Option<PathBuf>,
    /// The meeting's title, for people.
    pub title: String,
    /// What the clock goes on from, if another process goes on with this meeting. It is nothing to the store, and what another
    /// version has here must not make a journal unreadable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<serde_json::Value>,
}

/// A journal that was found on disk.
#[derive(Debug, Clone)]
pub struct Found {
    /// The folder that it lies in.
    pub folder: PathBuf,
    /// Its first line.
    pub header: Header,
    /// What happened.
    pub events: Vec<Event>,
    /// Lines that could not be read: at most the last one where the program was killed.
    pub lost_lines: usize,
    /// Bytes up to the end of the last good line.
    good_bytes: u64,
}

/// A journal that is being written. While it is open, no other window can write it.
#[derive(Debug)]
pub struct Journal {
    disk: Box<dyn Disk>,
    /// Bytes that the disk is known to have, and their hash.
    safe: (u64, u64),
    /// What was written behind them; the disk was not asked yet whether it has it.
    pending: Vec<u8>,
    /// What was refused last: all or some of it may lie behind the rest.
    refused: Vec<u8>,
    /// Whether a write has failed since, so that what lies behind the safe bytes is not known.
    is_torn: bool,
    /// Events that it holds.
    events: usize,
}

/// What is promised of an event once it has been appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// The system has it: it outlives this program, and a power cut from the next event on that is on the disk.
    Written,
    /// The disk has it, and all before it.
    OnDisk,
}

/// Why a journal could not be opened for writing.
#[derive(Debug)]
pub enum JournalFault {
    /// Another window hosts this meeting.
    InUse,
    /// The system refused.
    System(io::Error),
}

impl From<io::Error> for JournalFault {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The folder of an agenda's journal.
pub fn folder(data: &Path, agenda: Option<&Path>) -> PathBuf {
    data.join("sessions").join(name_for(agenda))
}

impl Journal {
    /// Begins a journal, keeping an earlier one under another name, and lays a copy of the agenda beside it.
    pub fn begin(folder: &Path, header: &Header, agenda: &Opened) -> Result<Self, JournalFault> {
        let is_new = |folder: &&Path| !folder.exists();
        let new_folders = folder.ancestors().take_while(is_new).count();
        fs::create_dir_all(folder)?;
        ahead::clear(folder)?;
        let path = folder.join(JOURNAL);
        if let Ok(earlier) = OpenOptions::new().write(true).open(&path) {
            lock(&earlier)?;
            archive(folder)?;
        }
        let texts = agenda.side_texts.iter().filter_map(|(file, text)| Some((file.clone(), text.clone().ok()?)));
        copy::write(folder, &agenda.text, &texts.collect::<Vec<_>>(), None)?;
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        lock(&file)?;
        let mut journal = Self::over(Box::new(Locked::new(&path, file)));
        let header = serde_json::to_string(header).map_err(io::Error::from)?;
        if let Err(error) = journal.write(&[header], Promise::OnDisk) {
            // It says nothing yet, and would only stand in the way of the next attempt.
            let _ = fs::remove_file(&path);
            return Err(error.into());
        }
        folder.ancestors().take(new_folders + 1).for_each(sync_folder);
        Ok(journal)
    }

    /// Goes on elsewhere with the same events, because the agenda has become another file and a journal is found by its
    /// agenda. The old one is put aside only once the new one is whole; where that fails, it stays the one in use.
    pub fn relocate(
        self,
        from: &Path,
        to: &Path,
        header: &Header,
        agenda: &Opened,
    ) -> Result<Self, (Self, JournalFault)> {
        match Self::copy(from, to, header, agenda) {
            Ok(journal) => {
                drop(self);
                // Left where it is, it would only be offered once more.
                let _ = archive(from);
                Ok(journal)
            }
            Err(fault) => Err((self, fault)),
        }
    }

    fn copy(from: &Path, to: &Path, header: &Header, agenda: &Opened) -> Result<Self, JournalFault> {
        let found = find(from).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let lines: Result<Vec<String>, _> = found.events.iter().map(serde_json::to_string).collect();
        let mut journal = Self::begin(to, header, agenda)?;
        journal.write(&lines.map_err(io::Error::from)?, Promise::OnDisk)?;
        journal.events = found.events.len();
        Ok(journal)
    }

    /// Goes on with the journal of a folder, cutting off a torn last line. It is read again under the lock, because
    /// another window may have gone on with it since it was found.
    pub fn resume(folder: &Path) -> Result<(Self, Found), JournalFault> {
        let path = folder.join(JOURNAL);
        let mut file = OpenOptions::new().read(true).write(true).open(&path)?;
        lock(&file)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let mut found = read(folder, &bytes).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let good = usize::try_from(found.good_bytes).ok().and_then(|end| bytes.get(..end)).unwrap_or_default();
        let mut journal = Self::over(Box::new(Locked::new(&path, file)));
        journal.safe = (found.good_bytes, fnv1a(good));
        journal.restore()?;
        // The program that wrote it may have been killed before it asked the disk.
        journal.disk.sync_data()?;
        journal.events = found.events.len();
        for event in ahead::missing(folder, &found.events) {
            journal.append(&event, Promise::OnDisk)?;
            found.events.push(event);
        }
        Ok((journal, found))
    }

    /// A journal of no lines over a file of no bytes.
    fn over(disk: Box<dyn Disk>) -> Self {
        Self { disk, safe: (0, FNV1A_OF_NOTHING), pending: Vec::new(), refused: Vec::new(), is_torn: false, events: 0 }
    }

    /// Writes an event, and returns only once the promise is kept.
    pub fn append(&mut self, event: &Event, promise: Promise) -> io::Result<()> {
        self.write(&[serde_json::to_string(event)?], promise)?;
        self.events += 1;
        Ok(())
    }

    /// How many events it holds.
    pub fn events(&self) -> usize {
        self.events
    }

    fn write(&mut self, lines: &[String], promise: Promise) -> io::Result<()> {
        let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
        if self.is_torn {
            self.mend()?;
        }
        let Err(error) = self.attempt(text.as_bytes(), promise) else { return Ok(()) };
        match self.mend() {
            // A stick that was pulled out is back: then this is no news.
            Ok(Handle::New) => self.attempt(text.as_bytes(), promise),
            Ok(Handle::Same) | Err(_) => Err(error),
        }
    }

    fn attempt(&mut self, text: &[u8], promise: Promise) -> io::Result<()> {
        let written = self.try_write(text, promise);
        if written.is_err() {
            self.is_torn = true;
            self.refused = text.to_vec();
        }
        written
    }

    fn try_write(&mut self, text: &[u8], promise: Promise) -> io::Result<()> {
        self.disk.write_all(text)?;
        match promise {
            Promise::Written => self.pending.extend_from_slice(text),
            Promise::OnDisk => {
                self.disk.sync_data()?;
                let (bytes, hash) = self.safe;
                let hash = fnv1a_on(fnv1a_on(hash, &self.pending), text);
                self.safe = (bytes + length(&self.pending) + length(text), hash);
                self.pending.clear();
            }
        }
        self.refused.clear();
        Ok(())
    }

    /// Makes the file again what it was before a write failed, by another handle where this one does not work any more.
    fn mend(&mut self) -> io::Result<Handle> {
        if self.restore().is_ok() {
            return Ok(Handle::Same);
        }
        let Self { disk, safe: (bytes, hash), pending, refused, .. } = self;
        let is_ours = |found: &[u8]| {
            let Some((safe, rest)) = usize::try_from(*bytes).ok().and_then(|bytes| found.split_at_checked(bytes))
            else {
                return false;
            };
            // Whatever else stands there, another window or another computer has written: it is left alone.
            let mut ours = pending.iter().chain(refused.iter());
            fnv1a(safe) == *hash && rest.iter().all(|byte| ours.next() == Some(byte))
        };
        disk.reopen(&is_ours)?;
        self.restore()?;
        Ok(Handle::New)
    }

    fn restore(&mut self) -> io::Result<()> {
        let (safe, _) = self.safe;
        self.disk.seek(safe)?;
        self.disk.write_all(&self.pending)?;
        let end = safe + length(&self.pending);
        self.disk.set_len(end)?;
        self.disk.seek(end)?;
        self.is_torn = false;
        Ok(())
    }
}

/// By which handle a file was mended.
enum Handle {
    Same,
    New,
}

fn lock(file: &File) -> Result<(), JournalFault> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(JournalFault::InUse),
        // A network drive without locks must not keep a meeting from being held.
        Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// Whether another window writes this journal at present.
pub fn is_in_use(folder: &Path) -> bool {
    let file = OpenOptions::new().write(true).open(folder.join(JOURNAL));
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Puts a finished or abandoned journal aside, with its own copy of the agenda, into a folder with the next free number:
/// the record of a meeting is made of both. Nothing is ever deleted. Before there were such folders, journals lay as
/// `journal-0001.jsonl` beside one copy for all; their numbers are not given again.
fn archive(folder: &Path) -> io::Result<()> {
    let is_free = |number: &u32| {
        let old = folder.join(format!("journal-{number:04}.jsonl"));
        !old.exists() && !folder.join(format!("{number:04}")).exists()
    };
    let number = (1..10_000).find(is_free).ok_or_else(|| io::Error::other("too many journals"))?;
    let aside = folder.join(format!("{number:04}"));
    fs::create_dir(&aside)?;
    // The journal first: cut off between the two, it finds the copy where it was.
    fs::rename(folder.join(JOURNAL), aside.join(JOURNAL))?;
    sync_folder(folder);
    // Its record can do without the copy, and a new meeting may not wait for it.
    let _ = copy::put_aside(folder, &aside);
    Ok(())
}

/// The journal of a folder, where there is one that can be read at all.
pub fn find(folder: &Path) -> Option<Found> {
    let mut bytes = Vec::new();
    File::open(folder.join(JOURNAL)).ok()?.read_to_end(&mut bytes).ok()?;
    read(folder, &bytes)
}

fn read(folder: &Path, bytes: &[u8]) -> Option<Found> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let first = lines.next()?;
    // The journal of another version may say things that would be lost here; it is left alone.
    let header: Header = serde_json::from_slice(first).ok().filter(|header: &Header| header.journal == VERSION)?;
    let mut found =
        Found { folder: folder.to_owned(), header, events: Vec::new(), lost_lines: 0, good_bytes: length(first) };
    let mut end = found.good_bytes;
    for line in lines {
        end += length(line);
        // A line without its end was torn, even where what is left of it happens to be JSON.
        match serde_json::from_slice(line) {
            Ok(event) if line.ends_with(b"\n") => {
                found.events.push(event);
                found.good_bytes = end;
            }
            Ok(_) | Err(_) => found.lost_lines += 1,
        }
    }
    Some(found)
}

fn length(line: &[u8]) -> u64 {
    u64::try_from(line.len()).unwrap_or(0)
}

/// Every journal of this person, the latest first.
pub fn find_all(data: &Path) -> Vec<Found> {
    let folders = fs::read_dir(data.join("sessions")).into_iter().flatten().flatten();
    let mut found: Vec<_> = folders
        .filter_map(|folder| {
            let changed = fs::metadata(folder.path().join(JOURNAL)).and_then(|facts| facts.modified()).ok()?;
            Some((changed, find(&folder.path())?))
        })
        .collect();
    found.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
    found.into_iter().map(|(_, found)| found).collect()
}
