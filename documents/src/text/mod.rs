//! Plain texts and Markdown: bytes to characters, lines to paragraphs. A text says nothing but its words, so nothing
//! here guesses at titles or items.

mod decode;
mod lines;

pub use decode::{Decoded, decode};

use crate::encoding::Encoding;
use crate::note::{Note, Read};
use crate::refusal::{Excess, Refusal, Wanted};
use crate::{caps, sniff};
use lectern_core::import::Document;

/// Reads a text file, in a chosen encoding or in the one that it seems to have.
pub(crate) fn read(name: &str, bytes: &[u8], choice: Option<Encoding>) -> Result<Read, Refusal> {
    let decoded = decode(bytes, choice, Wanted::Script)?;
    if let Some(found) = sniff::markup(&decoded.text) {
        return Err(Refusal::WrongKind { found, wanted: Wanted::Script });
    }
    let notes = decoded.notes();
    let mut read = read_lines(&decoded.text, is_markdown(name))?;
    read.notes.splice(0..0, notes);
    Ok(read)
}

/// Reads a text that is already characters, as from the clipboard.
///
/// # Errors
///
/// A [`Refusal`] where there are no words in it, or too many.
pub fn read_text(text: &str) -> Result<Read, Refusal> {
    read_lines(text, false)
}

fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    matches!(ending.as_deref(), Some("md" | "markdown"))
}

fn read_lines(text: &str, markdown: bool) -> Result<Read, Refusal> {
    if text.len() > caps::TEXT {
        return Err(Refusal::TooMuch { what: Excess::Text, most: caps::TEXT });
    }
    let text = lines::clean(text);
    let lines = lines::split(&text, markdown);
    let (paragraphs, joined) = crate::wrap::paragraphs(&lines);
    if paragraphs.is_empty() {
        return Err(Refusal::NoText { pictures: 0 });
    }
    if paragraphs.len() > caps::PARAGRAPHS {
        return Err(Refusal::TooMuch { what: Excess::Paragraphs, most: caps::PARAGRAPHS });
    }
    let notes = joined.then(|| Note::Joined { lines: lines.iter().flatten().count(), paragraphs: paragraphs.len() });
    Ok(Read { document: Document { paragraphs }, notes: notes.into_iter().collect() })
}
