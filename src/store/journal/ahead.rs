//! What follows from an edit, laid beside the journal before the words of the edit are. The words and the events that speak of
//! them cannot be written at once; killed between, the journal would count characters in words that are not there any more. So
//! the events are there first, with what tells the words that they belong to, and whoever goes on with the meeting adds them
//! where those words are there and the events are not.

use super::super::agenda_file::Opened;
use super::super::{copy, fnv1a, write_whole};
use lectern_core::agenda::SideTexts;
use lectern_core::session::Event;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::Path;

const AHEAD: &str = "ahead.json";

#[derive(Debug, Serialize, Deserialize)]
struct Ahead {
    /// So many events were in the journal.
    after: usize,
    /// Tells the words from any others.
    words: u64,
    events: Vec<Event>,
}

/// Lays events down that are about to follow so many others, once the copy with the journal has these words.
pub fn write(folder: &Path, after: usize, opened: &Opened, events: &[Event]) -> io::Result<()> {
    let ahead = Ahead { after, words: words(&opened.text, &opened.side_texts), events: events.to_vec() };
    write_whole(&folder.join(AHEAD), &serde_json::to_string(&ahead)?)
}

/// What is still to be added to the events of a journal.
pub(super) fn missing(folder: &Path, events: &[Event]) -> Vec<Event> {
    let ahead = fs::read(folder.join(AHEAD)).ok().and_then(|bytes| serde_json::from_slice::<Ahead>(&bytes).ok());
    let Some((ahead, copy)) = ahead.zip(copy::read(folder)) else { return Vec::new() };
    let written = events.get(ahead.after..);
    let rest = written.and_then(|written| ahead.events.strip_prefix(written)).unwrap_or_default();
    if words(&copy.text, &copy.side_texts) == ahead.words { rest.to_vec() } else { Vec::new() }
}

/// Nothing is ahead of a journal that begins.
pub(super) fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(AHEAD)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn words(text: &str, side_texts: &SideTexts) -> u64 {
    let mut texts: Vec<_> = side_texts.iter().filter_map(|(file, text)| Some((file, text.as_ref().ok()?))).collect();
    texts.sort();
    let texts = texts.into_iter().flat_map(|(file, text)| [file.0.as_str(), text]);
    fnv1a(std::iter::once(text).chain(texts).collect::<Vec<_>>().join("\0").as_bytes())
}
