//! What a spreadsheet puts on the clipboard: rows of cells with tabs between. A row of headings at its top says what the
//! columns are; nothing else is guessed, since whoever pastes has chosen the place.

use super::Meaning;
use super::headings;
use crate::caps;
use crate::refusal::{Excess, Refusal};

/// The most rows that are pasted at once. More come from a file.
pub const MOST_ROWS: usize = 5_000;

/// Cells that were pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// What stood above the columns and what that means, where the first row is one of headings.
    pub headings: Option<Vec<(String, Option<Meaning>)>>,
    /// The rows below, as they stand; they need not be equally long.
    pub rows: Vec<Vec<String>>,
}

/// Reads what was pasted.
///
/// # Errors
///
/// A [`Refusal`] where there are too many rows, or too much text.
pub fn pasted(text: &str) -> Result<Block, Refusal> {
    if text.len() > caps::CELLS {
        return Err(Refusal::TooMuch { what: Excess::Text, most: caps::CELLS });
    }
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    while !rest.is_empty() {
        if rows.len() > MOST_ROWS {
            return Err(Refusal::TooMuch { what: Excess::Rows, most: MOST_ROWS });
        }
        let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        // One more than is ever used, so that whoever asks sees that there are too many.
        if row.len() <= caps::COLUMNS {
            row.push(cell);
        }
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            if rest.is_empty() && row.len() <= caps::COLUMNS {
                row.push(String::new());
            }
            continue;
        }
        rows.push(std::mem::take(&mut row));
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default();
    }
    if !row.is_empty() {
        rows.push(row);
    }
    let first = rows.first().and_then(|row| headings::heads(row));
    if first.is_some() {
        rows.remove(0);
    }
    if rows.len() > MOST_ROWS {
        return Err(Refusal::TooMuch { what: Excess::Rows, most: MOST_ROWS });
    }
    Ok(Block { headings: first, rows })
}

/// A cell that a spreadsheet has put in quotes, because there is a tab, a line end or a quote in it; and what follows. None
/// where the quotes are somebody's own: "好"人.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (words, after) = rest.split_once('"')?;
        cell.push_str(words);
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None => {
                let needs_quotes = cell.contains(['\t', '\n', '\r', '"']);
                let ends = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
                return (ends && needs_quotes).then_some((cell, after));
            }
        }
    }
}

fn plain(text: &str) -> (String, &str) {
    let (cell, after) =
        text.split_at_checked(text.find(['\t', '\n', '\r']).unwrap_or(text.len())).unwrap_or((text, ""));
    (cell.to_owned(), after)
}
