//! What a journal asks of its file, so that a test can hand in one that fails. Knows nothing of lines.

use super::lock;
use std::fmt::Debug;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that is written at its end.
pub(super) trait Disk: Debug + Send {
    /// Writes where the last operation ended. May have written a part where it fails.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Returns once the disk has all that was written. Where it fails, the system may have forgotten what it could not write,
    /// and say of the next time that all is well.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Cuts off what lies behind so many bytes.
    fn set_len(&mut self, bytes: u64) -> io::Result<()>;
    /// Goes on from there.
    fn seek(&mut self, bytes: u64) -> io::Result<()>;
    /// Opens the file again, where it is the one that is meant: the old handle of a stick that was pulled out is good for nothing
    /// even when the stick is back. Until this has worked, every other operation fails.
    fn reopen(&mut self, is_meant: &dyn Fn(&[u8]) -> bool) -> io::Result<()>;
}

/// A file of the system, locked.
#[derive(Debug)]
pub(super) struct Locked {
    path: PathBuf,
    /// None where it could not be opened again: the lock is gone then, and another window may have it.
    file: Option<File>,
}

impl Locked {
    pub(super) fn new(path: &Path, file: File) -> Self {
        Self { path: path.to_owned(), file: Some(file) }
    }

    fn file(&mut self) -> io::Result<&mut File> {
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Disk for Locked {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file()?.write_all(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.file()?.sync_data()
    }

    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        self.file()?.set_len(bytes)
    }

    fn seek(&mut self, bytes: u64) -> io::Result<()> {
        self.file()?.seek(SeekFrom::Start(bytes)).map(|_| ())
    }

    fn reopen(&mut self, is_meant: &dyn Fn(&[u8]) -> bool) -> io::Result<()> {
        // Two handles of one process would keep each other out.
        self.file = None;
        let mut file = OpenOptions::new().read(true).write(true).open(&self.path)?;
        lock(&file).map_err(|_| io::Error::from(io::ErrorKind::ResourceBusy))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if !is_meant(&bytes) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.file = Some(file);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::store::agenda_file::Opened;
    use crate::store::journal::{Header, JOURNAL, Journal, JournalFault, Promise, VERSION, find, is_in_use};
    use lectern_core::session::{Event, What};
    use lectern_core::time::Timestamp;
    use std::fs;
    use tempfile::TempDir;

    fn begun() -> (TempDir, Journal) {
        let folder = tempfile::tempdir().unwrap();
        let header = Header { journal: VERSION, agenda: None, title: "会".to_owned(), clock: None };
        let journal = Journal::begin(folder.path(), &header, &Opened::empty()).unwrap();
        (folder, journal)
    }

    fn append(journal: &mut Journal, at: i64) -> bool {
        journal.append(&Event { at: Timestamp(at), what: What::Paused }, Promise::OnDisk).is_ok()
    }

    fn times(folder: &TempDir) -> Vec<i64> {
        find(folder.path()).unwrap().events.iter().map(|event| event.at.0).collect()
    }

    #[test]
    fn the_lock_of_the_old_handle_does_not_stand_in_the_way_of_the_new_one() {
        let (folder, mut journal) = begun();
        assert!(append(&mut journal, 1));
        journal.disk.reopen(&|bytes| bytes.ends_with(b"\n")).unwrap();
        assert!(is_in_use(folder.path()));
        journal.restore().unwrap();
        assert!(append(&mut journal, 2));
        assert_eq!(times(&folder), [1, 2]);
    }

    #[test]
    fn while_its_stick_was_away_another_window_took_the_meeting_over() {
        let (folder, mut first) = begun();
        assert!(append(&mut first, 1));
        assert!(matches!(Journal::resume(folder.path()), Err(JournalFault::InUse)));
        // The stick is pulled out.
        let (path, away) = (folder.path().join(JOURNAL), folder.path().join("away"));
        fs::rename(&path, &away).unwrap();
        assert!(first.disk.reopen(&|_| true).is_err());
        assert!(!append(&mut first, 2));
        fs::rename(&away, &path).unwrap();
        let (mut second, found) = Journal::resume(folder.path()).unwrap();
        assert_eq!(found.events.len(), 1);
        assert!(!append(&mut first, 2), "two windows write one journal");
        assert!(append(&mut second, 3));
        drop(second);
        assert!(!append(&mut first, 2), "the other window's line would be lost");
        assert_eq!(times(&folder), [1, 3]);
    }

    #[test]
    fn a_stick_that_is_back_is_written_to_at_once() {
        let (folder, mut journal) = begun();
        assert!(append(&mut journal, 1));
        let (path, away) = (folder.path().join(JOURNAL), folder.path().join("away"));
        fs::rename(&path, &away).unwrap();
        assert!(journal.disk.reopen(&|_| true).is_err());
        assert!(!append(&mut journal, 2));
        fs::rename(&away, &path).unwrap();
        assert!(append(&mut journal, 2) && append(&mut journal, 3));
        assert_eq!(times(&folder), [1, 2, 3]);
    }
}
