//! A disk that fails when a test wants it to, and that a power cut can be thought of at any moment. It is as bad as one may
//! be: nothing that was not synced is there, and a sync that fails drops it without a word.

use super::disk::Disk;
use super::{Found, Header, Journal, Promise, read};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// One operation fails. A write leaves half of it behind.
    Once,
    /// For so many operations there is no room: writes stop half way, the others work.
    Full(usize),
    /// For so many operations the stick is not there, and its handle never works again.
    Pulled(usize),
    /// Pulled out likewise; and meanwhile another computer goes on with it.
    Taken(usize),
}

#[derive(Debug)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

#[derive(Debug, Default)]
struct State {
    /// What programs see.
    seen: Vec<u8>,
    /// What is there for certain.
    safe: Vec<u8>,
    unsynced: Vec<Change>,
    operations: usize,
    fault: Option<(usize, Fault)>,
    /// Handles of before the stick was pulled out are of an earlier plug.
    plug: usize,
}

/// The disk, for the test.
#[derive(Debug, Clone, Default)]
pub(crate) struct FaultyDisk {
    state: Arc<Mutex<State>>,
}

/// The file, for the journal.
#[derive(Debug)]
struct Handle {
    disk: FaultyDisk,
    plug: usize,
    at: usize,
}

/// The line of another computer.
pub(crate) const FOREIGN: &str = "{\"at\":9000000,\"what\":\"paused\"}\n";

impl FaultyDisk {
    /// A journal on such a disk, its header safe; and from then on this fault at its n-th operation.
    pub(crate) fn journal(header: &Header, fault: Option<(usize, Fault)>) -> (Self, Journal) {
        let disk = Self::default();
        let mut journal = Journal::over(Box::new(Handle { disk: disk.clone(), plug: 0, at: 0 }));
        journal.write(&[serde_json::to_string(header).unwrap()], Promise::OnDisk).unwrap();
        let mut state = disk.state();
        state.operations = 0;
        state.fault = fault;
        drop(state);
        (disk, journal)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub(crate) fn operations(&self) -> usize {
        self.state().operations
    }

    /// What a program finds that begins now.
    pub(crate) fn found(&self) -> Found {
        read(Path::new("."), &self.state().seen).unwrap()
    }

    /// What may be found after a power cut at this moment: with more or less of what was not synced, the last of it half, or
    /// its length without its content.
    pub(crate) fn after_power_cuts(&self) -> Vec<Found> {
        let state = self.state();
        let mut ends = Vec::new();
        let mut bytes = state.safe.clone();
        for change in &state.unsynced {
            ends.push(bytes.clone());
            if let Change::Write { at, bytes: written } = change {
                let mut half = bytes.clone();
                put(&mut half, *at, &written[..written.len() / 2]);
                let mut empty = bytes.clone();
                put(&mut empty, *at, &vec![0; written.len()]);
                ends.extend([half, empty]);
            }
            change.apply(&mut bytes);
        }
        ends.push(bytes);
        ends.iter().map(|end| read(Path::new("."), end).expect("the header is lost")).collect()
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, written: &[u8]) {
    bytes.resize(bytes.len().max(at + written.len()), 0);
    bytes[at..at + written.len()].copy_from_slice(written);
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes: written } => put(bytes, *at, written),
            Self::Cut(end) => bytes.resize(*end, 0),
        }
    }
}

impl State {
    fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.unsynced.push(change);
    }

    /// Whether the next operation of a handle works; `None` where it cannot even begin.
    fn next(&mut self, plug: usize) -> Option<bool> {
        let n = self.operations;
        self.operations += 1;
        let works = match self.fault {
            Some((at, Fault::Once)) => n != at,
            Some((at, Fault::Full(long))) => !(at..at.saturating_add(long)).contains(&n),
            Some((at, fault @ (Fault::Pulled(long) | Fault::Taken(long)))) if n >= at => {
                if self.plug == 0 {
                    self.plug = 1;
                    self.unsynced.clear();
                    if matches!(fault, Fault::Taken(_)) {
                        self.safe.extend(FOREIGN.bytes());
                    }
                    self.seen = self.safe.clone();
                }
                if n < at.saturating_add(long) {
                    return None;
                }
                true
            }
            Some((_, Fault::Pulled(_) | Fault::Taken(_))) | None => true,
        };
        (plug == self.plug).then_some(works)
    }

    fn is_full(&self) -> bool {
        matches!(self.fault, Some((_, Fault::Full(_))))
    }
}

fn gone() -> io::Error {
    io::Error::other("no such device")
}

fn refused(works: bool) -> io::Result<()> {
    if works { Ok(()) } else { Err(io::Error::other("input/output error")) }
}

impl Disk for Handle {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        let works = state.next(self.plug).ok_or_else(gone)?;
        // What is there already needs no room.
        let works = works || state.is_full() && self.at + bytes.len() <= state.seen.len();
        let written = if works { bytes } else { &bytes[..bytes.len() / 2] };
        state.change(Change::Write { at: self.at, bytes: written.to_vec() });
        self.at += written.len();
        refused(works)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        let works = state.next(self.plug).ok_or_else(gone)? || state.is_full();
        let unsynced = std::mem::take(&mut state.unsynced);
        if works {
            unsynced.iter().for_each(|change| change.apply(&mut state.safe));
        }
        refused(works)
    }

    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        let mut state = self.disk.state();
        refused(state.next(self.plug).ok_or_else(gone)? || state.is_full())?;
        state.change(Change::Cut(usize::try_from(bytes).unwrap()));
        Ok(())
    }

    fn seek(&mut self, bytes: u64) -> io::Result<()> {
        let mut state = self.disk.state();
        refused(state.next(self.plug).ok_or_else(gone)? || state.is_full())?;
        self.at = usize::try_from(bytes).unwrap();
        Ok(())
    }

    fn reopen(&mut self, is_meant: &dyn Fn(&[u8]) -> bool) -> io::Result<()> {
        let mut state = self.disk.state();
        let plug = state.plug;
        refused(state.next(plug).ok_or_else(gone)?)?;
        // Pulled out by this very operation.
        self.plug = state.plug;
        self.at = 0;
        if is_meant(&state.seen) {
            Ok(())
        } else {
            self.plug = usize::MAX;
            Err(io::ErrorKind::InvalidData.into())
        }
    }
}
