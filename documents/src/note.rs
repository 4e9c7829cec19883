//! A script that was read, and what a person should know about it, as data. The words stand in `words.rs`.

use crate::encoding::Encoding;
use lectern_core::import::Document;

/// A script that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its paragraphs.
    pub document: Document,
    /// What else a person should know, most important first.
    pub notes: Vec<Note>,
}

/// Something that the text alone does not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Tracked changes were taken as accepted.
    TrackedChanges {
        /// Insertions, and texts moved here.
        insertions: usize,
        /// Deletions, and texts moved away.
        deletions: usize,
    },
    /// Comments were left out.
    Comments(usize),
    /// Hidden text was left out: so many pieces.
    Hidden(usize),
    /// Foot- and endnotes were left out.
    Footnotes(usize),
    /// Headers or footers hold words, which were left out.
    Headers {
        /// The first of those words.
        words: String,
    },
    /// Text boxes were found; each stands after the paragraph that it hangs on.
    TextBoxes(usize),
    /// Text that is struck through was kept: so many pieces.
    Struck(usize),
    /// Readings above characters were left out.
    Ruby(usize),
    /// Pictures were left out.
    Pictures(usize),
    /// Documents within the document were left out.
    Embedded(usize),
    /// Symbols of a font that has no letters could not be told.
    Symbols(usize),
    /// Macros were neither read nor run.
    Macros,
    /// The encoding is a guess.
    Guessed(Encoding),
    /// Some bytes are no characters in this encoding and show as �.
    Unreadable {
        /// How many.
        characters: usize,
        /// In which encoding it was read.
        encoding: Encoding,
    },
    /// Lines of one width were joined into paragraphs.
    Joined {
        /// How many lines there were.
        lines: usize,
        /// How many paragraphs came of them.
        paragraphs: usize,
    },
    /// No row of headings was found in the roster; what the columns mean is a guess.
    NoHeadings,
    /// Rows or columns that are hidden in the sheet were read too.
    HiddenRows(usize),
    /// Columns beyond the last that is read.
    ColumnsCut {
        /// How many columns are read.
        most: usize,
    },
}
