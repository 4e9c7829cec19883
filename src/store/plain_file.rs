//! Reads files that people have, plain ones of a sane size, and makes new ones. Changes none that is there.

use super::{folder_of, write_bytes};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadFault {
    /// The system refused; its own error.
    System(io::Error),
    /// It is a folder, a device or the like.
    NotAFile,
    /// It is larger than allowed: so many bytes.
    TooLarge(u64),
}

/// Reads a file of at most so many bytes. A pipe would keep the window waiting for ever, so only plain files are opened.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, ReadFault> {
    let facts = fs::metadata(path).map_err(ReadFault::System)?;
    if !facts.is_file() {
        return Err(ReadFault::NotAFile);
    }
    if facts.len() > most {
        return Err(ReadFault::TooLarge(facts.len()));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(ReadFault::System)?;
    // It may have grown since.
    file.take(most + 1).read_to_end(&mut bytes).map_err(ReadFault::System)?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= most => Ok(bytes),
        Ok(length) => Err(ReadFault::TooLarge(length)),
        Err(_) => Err(ReadFault::TooLarge(u64::MAX)),
    }
}

/// Writes a file that is not there yet, and makes its folder where that is missing.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    write_bytes(path, bytes)
}

/// A name in the folder that nothing has yet: `stem.json`, else `stem-2.json` and so on.
pub fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let name =
        |number: usize| folder.join(if number == 1 { format!("{stem}.json") } else { format!("{stem}-{number}.json") });
    (1..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1))
}
