//! The latest saved versions of an agenda, kept in this person's own data, so that what was saved over can be had again.

use super::agenda_file::Opened;
use super::{copy, name_for};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use lectern_core::time::Timestamp;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// So many versions are kept of each agenda, and of so many earlier days the first: somebody who saves every minute must not
/// lose what there was in the morning.
pub const MOST: usize = 20;

/// A version that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// When it was saved, by the clock of the room: `2026-03-20 09:00:12`.
    pub saved: String,
    folder: PathBuf,
}

/// When a version was saved: in time, and by the clock of the room.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The point in time.
    pub at: Timestamp,
    /// Date and time of day in the room.
    pub local: DateTime,
}

impl Moment {
    /// When a file was written last.
    pub fn of_file(path: &Path) -> Option<Self> {
        let written = jiff::Timestamp::try_from(fs::metadata(path).ok()?.modified().ok()?).ok()?;
        let at = Timestamp(written.as_millisecond());
        Some(Self { at, local: written.to_zoned(TimeZone::system()).datetime() })
    }
}

fn root(data: &Path, agenda: &Path) -> PathBuf {
    data.join("versions").join(name_for(Some(agenda)))
}

/// The versions of an agenda, the latest first.
pub fn list(data: &Path, agenda: &Path) -> Vec<Version> {
    let folders = fs::read_dir(root(data, agenda)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut versions: Vec<Version> = folders.filter_map(version).collect();
    versions.sort_by(|one, other| other.folder.cmp(&one.folder));
    versions
}

/// The name of a folder sorts by time, and says the time of day.
fn version(folder: PathBuf) -> Option<Version> {
    let (_, local) = folder.file_name()?.to_str()?.split_once(' ')?;
    let (day, time) = local.split_once(' ')?;
    Some(Version { saved: format!("{day} {}", time.replace('.', ":")), folder })
}

/// Keeps a version, and lets the oldest go where there are too many. One that is the same as the latest is not kept twice.
pub fn add(data: &Path, agenda: &Path, when: Moment, opened: &Opened) -> io::Result<()> {
    let versions = list(data, agenda);
    let latest = versions.first().and_then(open);
    if latest.is_some_and(|latest| latest.text == opened.text && latest.side_texts == opened.side_texts) {
        return Ok(());
    }
    let Moment { at, local } = when;
    let day = local.date();
    let time = format!("{:02}.{:02}.{:02}", local.hour(), local.minute(), local.second());
    let folder = root(data, agenda).join(format!("{:015} {day} {time}", at.0.max(0)));
    fs::create_dir_all(&folder)?;
    let texts = opened.side_texts.iter().filter_map(|(file, text)| Some((file.clone(), text.clone().ok()?)));
    copy::write(&folder, &opened.text, &texts.collect::<Vec<_>>(), None)?;
    for old in superfluous(&versions) {
        fs::remove_dir_all(&old.folder)?;
    }
    Ok(())
}

/// Those of the earlier versions, the latest first, that need not be kept beside a new one.
fn superfluous(versions: &[Version]) -> Vec<&Version> {
    let day = |version: &Version| version.saved.split(' ').next().unwrap_or_default().to_owned();
    let mut days = 0;
    let mut superfluous = Vec::new();
    for (nth, version) in versions.iter().enumerate().skip(MOST - 1) {
        let is_first = versions.get(nth + 1).is_none_or(|before| day(before) != day(version));
        days += usize::from(is_first);
        if !is_first || days > MOST {
            superfluous.push(version);
        }
    }
    superfluous
}

/// A version, as it was saved.
pub fn open(version: &Version) -> Option<Opened> {
    copy::read(&version.folder)
}
