//! Files: agendas and their texts, journals of meetings. Everything is written whole or not at all.

pub mod agenda_file;
pub mod copy;
pub mod journal;
pub mod paces;
pub mod plain_file;
pub mod sample;
pub mod sessions;
pub mod unsaved;
pub mod versions;
pub mod watch;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Where this person's own data lives; none on a system that has no such place.
pub fn data_folder() -> Option<PathBuf> {
    // For tests, and for people who carry everything on a stick.
    if let Some(folder) = std::env::var_os("LECTERN_DATA").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "lectern").map(|folders| folders.data_dir().to_owned())
}

/// Writes a file by renaming a finished one over it, so that whoever looks sees the old text or the new, never half.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    write_bytes(path, text.as_bytes())
}

/// The same for a file that is no text.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link is followed: replacing the link itself would leave the real file behind, unchanged and unnoticed.
    let path = one_name(path);
    let folder = folder_of(&path);
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match fs::metadata(&path) {
        Ok(present) if present.permissions().readonly() => {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "read-only"));
        }
        Ok(present) => fs::set_permissions(file.path(), present.permissions())?,
        Err(_) => plain_permissions(file.path())?,
    }
    let written = file.as_file().metadata().and_then(|of| of.modified());
    file.persist(&path).map_err(|error| error.error)?;
    sync_folder(folder);
    written.into_iter().for_each(|now| sweep(folder, now));
    Ok(())
}

/// What the names of unfinished files begin with.
const UNFINISHED: &str = ".lectern-";
/// Whatever has been unfinished for so long will not be finished: its program was killed, or the power went.
const FORGOTTEN: Duration = Duration::from_secs(60 * 60);

/// Takes away what a program that was killed has left behind beside this file. It may fail: nothing depends on it.
fn sweep(folder: &Path, now: SystemTime) {
    let is_forgotten = |file: &fs::DirEntry| {
        let age = file.metadata().and_then(|of| of.modified()).ok().and_then(|then| now.duration_since(then).ok());
        file.file_name().to_string_lossy().starts_with(UNFINISHED) && age.is_some_and(|age| age > FORGOTTEN)
    };
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter(is_forgotten).for_each(|file| {
        let _ = fs::remove_file(file.path());
    });
}

/// Makes a new name in a folder safe: a file is not, after a power cut, while only its contents are. Not every system
/// can do this, and none is worse off without it.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The one name of a file that has many; the name itself where there is no such file.
pub fn one_name(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// What a new file of this person usually gets, instead of a temporary file's owner-only permissions.
#[cfg(unix)]
fn plain_permissions(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn plain_permissions(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// What this person's own data about an agenda is called: shows the file and is different for each path.
fn name_for(agenda: Option<&Path>) -> String {
    let Some(path) = agenda else { return "sample".to_owned() };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let short: String = stem.chars().filter(|c| c.is_alphanumeric()).take(24).collect();
    format!("{short}-{:016x}", fnv1a(path.as_os_str().as_encoded_bytes()))
}

/// FNV-1a: the same name for the same path in every build, which the standard hasher does not promise.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    fnv1a_on(FNV1A_OF_NOTHING, bytes)
}

/// What [`fnv1a`] says of no bytes at all.
const FNV1A_OF_NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// What [`fnv1a`] says of bytes and of those behind them, of what it says of the former.
fn fnv1a_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_has_left_is_taken_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        for (name, age) in [(".lectern-old", 7200), (".lectern-new", 60), ("old.json", 7200)] {
            let made = fs::File::create(file(name)).unwrap();
            made.set_modified(now - Duration::from_secs(age)).unwrap();
        }
        sweep(folder.path(), now);
        assert!(!file(".lectern-old").exists() && file(".lectern-new").exists() && file("old.json").exists());
    }
}
