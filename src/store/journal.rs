//! The journal of a meeting: one JSON line an event, written before the screen shows it. With it lies a copy of the
//! agenda, so that a meeting can be resumed although the stick with its file is gone.

use super::agenda_file::Opened;
use super::{copy, name_for, sync_folder};
use lectern_core::session::Event;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const JOURNAL: &str = "journal.jsonl";
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
    file: File,
    /// Bytes up to the end of the last good line: what a failed write left behind it is cut off before the next.
    good_bytes: u64,
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
        fs::create_dir_all(folder)?;
        let path = folder.join(JOURNAL);
        if let Ok(earlier) = OpenOptions::new().write(true).open(&path) {
            lock(&earlier)?;
            archive(folder)?;
        }
        let texts = agenda.side_texts.iter().filter_map(|(file, text)| Some((file.clone(), text.clone().ok()?)));
        copy::write(folder, &agenda.text, &texts.collect::<Vec<_>>(), None)?;
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        lock(&file)?;
        let mut journal = Self { file, good_bytes: 0 };
        journal.write(&[serde_json::to_string(header).map_err(io::Error::from)?], Promise::OnDisk)?;
        sync_folder(folder);
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
        Ok(journal)
    }

    /// Goes on with the journal of a folder, cutting off a torn last line. It is read again under the lock, because
    /// another window may have gone on with it since it was found.
    pub fn resume(folder: &Path) -> Result<(Self, Found), JournalFault> {
        let mut file = OpenOptions::new().read(true).write(true).open(folder.join(JOURNAL))?;
        lock(&file)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let found = read(folder, &bytes).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let mut journal = Self { file, good_bytes: found.good_bytes };
        journal.cut()?;
        Ok((journal, found))
    }

    /// A journal that can be opened and never written.
    #[cfg(all(test, target_os = "linux"))]
    pub(crate) fn on_a_full_disk() -> io::Result<Self> {
        Ok(Self { file: OpenOptions::new().write(true).open("/dev/full")?, good_bytes: 0 })
    }

    /// Writes an event, and returns only once the promise is kept.
    pub fn append(&mut self, event: &Event, promise: Promise) -> io::Result<()> {
        self.write(&[serde_json::to_string(event)?], promise)
    }

    fn write(&mut self, lines: &[String], promise: Promise) -> io::Result<()> {
        let written = self.try_write(lines, promise);
        if written.is_err() {
            // Half a line in the middle would cost the next one too.
            let _ = self.cut();
        }
        written
    }

    fn try_write(&mut self, lines: &[String], promise: Promise) -> io::Result<()> {
        let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
        self.file.write_all(text.as_bytes())?;
        if promise == Promise::OnDisk {
            self.file.sync_data()?;
        }
        self.good_bytes += length(text.as_bytes());
        Ok(())
    }

    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.good_bytes)?;
        self.file.seek(SeekFrom::Start(self.good_bytes))?;
        Ok(())
    }
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

/// Puts a finished or abandoned journal aside under the next free number. Nothing is ever deleted.
fn archive(folder: &Path) -> io::Result<()> {
    let path = folder.join(JOURNAL);
    let free = (1..10_000).map(|n| folder.join(format!("journal-{n:04}.jsonl"))).find(|path| !path.exists());
    match free {
        Some(free) => fs::rename(path, free),
        None => Err(io::Error::other("too many journals")),
    }
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
