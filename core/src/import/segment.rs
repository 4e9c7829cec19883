//! From paragraphs to sentences: one text, cut behind every end of a sentence and around brackets and marks that are no
//! words. It loses nothing but the space between.

mod columns;
mod copy;
mod cutter;
mod hosts;
mod lines;

use super::document::Document;
use super::wording::{is_space, trim};
use columns::Cell;
use std::ops::Range;

/// What a stretch consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Words.
    Words,
    /// Brackets around something that is not said, with the punctuation behind them.
    Direction { certain: bool },
    /// ※※※, a line of dashes.
    Marks,
    /// One of several wordings.
    Alternative { group: u32 },
    /// What parts alternatives.
    Parting,
    /// …… , which parts what is said as often as it belongs to it.
    Ellipsis,
}

/// A sentence, a direction or a mark.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    /// Index of its block.
    pub(super) block: usize,
    /// Is it the first of its block?
    pub(super) opens: bool,
    pub(super) shape: Shape,
}

/// A line of the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) range: Range<usize>,
    /// Its level as a heading of the document.
    pub(super) heading: Option<u8>,
    pub(super) centred: bool,
    /// Whether it begins a section of the document, behind an empty line.
    pub(super) spaced: bool,
    /// Which row of a script in columns it stands in, from 1.
    pub(super) row: Option<usize>,
    /// What it is in that row.
    cell: Cell,
}

impl Block {
    /// Does it stand in a column beside what is said?
    pub(super) fn is_beside_words(&self) -> bool {
        matches!(self.cell, Cell::Note | Cell::Title)
    }

    /// Is it the title of an item, in a column of its own?
    pub(super) fn is_title_cell(&self) -> bool {
        self.cell == Cell::Title
    }
}

/// The document in sentences.
#[derive(Debug, Default)]
pub(super) struct Segments {
    /// The words as they were meant: with the wide punctuation of Chinese where somebody typed the narrow one, and
    /// in simplified characters.
    pub(super) text: String,
    /// The words as they stand.
    pub(super) written: String,
    /// Where `text` and `written` part: from a byte of `text` on, by how much `written` is ahead.
    shifts: Vec<(usize, isize)>,
    /// Is it written in traditional characters?
    traditional: bool,
    pub(super) blocks: Vec<Block>,
    pub(super) sentences: Vec<Sentence>,
}

/// Cuts a document into sentences.
pub(super) fn segment(document: &Document) -> Segments {
    let mut segments = Segments::default();
    lines::split(document, &mut segments);
    copy::normalise(&mut segments);
    let mut groups = 0;
    for (block, Block { range, cell, .. }) in segments.blocks.iter().enumerate() {
        let shape = match cell {
            Cell::Words => {
                cutter::cut(&segments.text, block, range.clone(), &mut segments.sentences, &mut groups);
                continue;
            }
            Cell::Note | Cell::Title => Shape::Direction { certain: true },
            Cell::Heading => Shape::Parting,
        };
        segments.sentences.push(Sentence { range: range.clone(), block, opens: true, shape });
    }
    segments
}

impl Segments {
    /// Whether empty lines part the document into sections of several lines: one between any two lines parts nothing.
    pub(super) fn has_sections(&self) -> bool {
        const LEAST: usize = 4;
        let sections = self.blocks.iter().filter(|block| block.spaced).count();
        sections >= LEAST && sections * 2 <= self.blocks.len()
    }

    /// Words of `text` in the characters in which they are written: traditional ones, where the script is in those.
    pub(super) fn in_own_characters(&self, words: String) -> String {
        let place = self.traditional.then(|| self.text.find(&words)).flatten();
        let written = place.and_then(|at| self.written.get(self.written(&(at..at + words.len()))));
        written.map_or(words, str::to_owned)
    }

    /// A range of `text`, as a range of what is written.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let shift = |count: usize| count.checked_sub(1).and_then(|at| self.shifts.get(at)).map_or(0, |(_, by)| *by);
        let start = self.shifts.partition_point(|(at, _)| *at <= range.start);
        let end = self.shifts.partition_point(|(at, _)| *at < range.end);
        let end = if range.is_empty() { end.max(start) } else { end };
        let moved = |byte: usize, by: isize| byte.checked_add_signed(by).unwrap_or(byte);
        moved(range.start, shift(start))..moved(range.end, shift(end))
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start_matches(is_space).len());
    start..start + trim(words).len()
}
