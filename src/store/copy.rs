//! A copy of an agenda in a folder of this person's own: with the journal of a meeting, and while no file has what was
//! changed.

use super::agenda_file::{self, Opened};
use lectern_core::agenda::TextFile;
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// In a folder of its own: a text of the agenda may bear any name, that of the journal too.
const COPY: &str = "agenda";
const AGENDA: &str = "agenda.json";
/// There while the copy has changes that no file of the agenda has.
const UNSAVED: &str = "unsaved";

/// Lays a copy into a folder: the text of the agenda, and of the texts beside it those that changed since the last time.
/// `unsaved` tells the state of the disk that the changes were made to, where no file has them.
pub fn write(folder: &Path, text: &str, changed: &[(TextFile, String)], unsaved: Option<u64>) -> io::Result<()> {
    match unsaved {
        Some(base) => super::write_whole(&folder.join(UNSAVED), &base.to_string())?,
        None => settle(folder)?,
    }
    let folder = folder.join(COPY);
    fs::create_dir_all(&folder)?;
    for (file, text) in changed.iter().filter(|(file, _)| file.is_inside()) {
        agenda_file::save_side_text(&folder, file, text)?;
    }
    agenda_file::save(&folder.join(AGENDA), text)
}

/// The copy in a folder.
pub fn read(folder: &Path) -> Option<Opened> {
    agenda_file::open(&folder.join(COPY).join(AGENDA)).ok()
}

/// The copy in a folder, where it has changes that no file of the agenda has; and what tells the state of the disk that
/// they were made to.
pub fn unsaved(folder: &Path) -> Option<(Opened, u64)> {
    let base = fs::read_to_string(folder.join(UNSAVED)).ok()?.trim().parse().ok()?;
    Some((read(folder)?, base))
}

/// When the copy in a folder was written that has changes which no file has.
pub fn unsaved_since(folder: &Path) -> Option<SystemTime> {
    fs::metadata(folder.join(UNSAVED)).and_then(|facts| facts.modified()).ok()
}

/// Says of the copy in a folder that a file has its changes, or that nobody wants them.
pub fn settle(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(UNSAVED)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Puts the copy of a folder into another one, where it is nobody's unsaved work any more.
pub fn put_aside(folder: &Path, aside: &Path) -> io::Result<()> {
    settle(folder)?;
    fs::rename(folder.join(COPY), aside.join(COPY))
}

/// Takes the copy out of a folder.
pub fn remove(folder: &Path) -> io::Result<()> {
    settle(folder)?;
    match fs::remove_dir_all(folder.join(COPY)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
