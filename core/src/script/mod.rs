//! Script text: Markdown with placeholders, as a host reads it aloud.
//!
//! [`parse`] finds blocks, stress, placeholders and raw blanks; [`fill`] puts the answers in. A script here holds byte
//! ranges of its source and no text, so every shown character knows its place. Parsing cannot fail and loses no word:
//! whatever is not meant as Markdown comes out as it was written. This layer knows no agenda and no person; it asks
//! [`Answers`].
//!
//! The way of a text: `line`, `marks` and `prepare` mask what Markdown would misread and note placeholders and blanks, `parse`
//! lets Markdown find the structure, `build` cuts its text at those notes, `fill` makes paragraphs to show.

mod blank;
mod build;
mod escape;
mod fill;
mod line;
mod marks;
mod parse;
mod placeholder;
mod prepare;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use blank::BLANK;
pub use blank::{blanks, first_blank_in_name, first_gap, first_raw_blank, is_blank, missing_label};
pub(crate) use escape::Escaper;
pub use escape::escape;
pub use fill::{Answers, Missing, Paragraph, Piece, Run, RunState, fill, fill_block};
pub(crate) use parse::Reader;
pub use parse::parse;
pub(crate) use placeholder::is_dot;
pub use placeholder::written;
pub use placeholder::{ItemField, ItemsField, MeetingField, PersonField, Placeholder, TurnField, Who};

/// Whether anything in a text may mean something besides itself. Where nothing does there is no Markdown in it, no placeholder
/// and no blank, and it need not be parsed to know that.
pub(crate) fn has_marks(source: &str) -> bool {
    marks::next_mark(source.as_bytes(), 0) < source.len()
}

/// A parsed script: ranges of its source, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// What is shown, block by block; none is empty.
    pub blocks: Vec<Block>,
    /// What looks like a slip of the hand, in order of place.
    pub faults: Vec<Fault>,
}

impl Script {
    /// Whether it names whose turn it is.
    pub fn names_speaker(&self) -> bool {
        self.names(&Who::Speaker)
    }

    /// Whether one of its placeholders names somebody.
    pub fn names(&self, who: &Who) -> bool {
        let names = |content: &Content| matches!(content, Content::Placeholder(Placeholder::Person { who: named, .. }) if named == who);
        self.blocks.iter().flat_map(|block| &block.inlines).any(|inline| names(&inline.content))
    }
}

/// A paragraph, a heading or a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Which of them.
    pub kind: BlockKind,
    /// From its mark (`#`, `>`, `-`) or first word to its last word, in bytes of the source.
    pub source: Range<usize>,
    /// What it shows, in order.
    pub inlines: Vec<Inline>,
}

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Words to say.
    Paragraph,
    /// The outline of a speech, levels 1 to 6.
    Heading(u8),
    /// Not to be read aloud: 鼓掌, 全体起立.
    Direction,
}

/// A piece of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Where it is written, in bytes of the source.
    pub source: Range<usize>,
    /// Is it to be stressed?
    pub stress: bool,
    /// What it is.
    pub content: Content,
}

/// What a piece of a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words, shown exactly as the source has them.
    Text,
    /// A line end in the source between two words that need a space, or between two directions.
    Space,
    /// A line end that is meant.
    LineBreak,
    /// To be filled by the program.
    Placeholder(Placeholder),
    /// `***`, `×××`, `____`: to be filled by a person.
    RawBlank,
    /// `{{}}`, or `{{ n` that nothing closes: braces that stand for something, though nobody knows for what.
    BrokenPlaceholder,
}

/// Something in a script that was probably not meant so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where, in bytes of the source.
    pub source: Range<usize>,
}

/// What may be wrong with a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// `{{` that nothing closes on its line; shown as a blank, with the name behind it if there is one.
    UnclosedPlaceholder,
    /// `{{}}`; shown as a blank.
    EmptyPlaceholder,
    /// `{{speaker.nmae}}`: no such field; shown as a blank.
    UnknownField,
    /// Two stars that were taken for stress, but stand before a measure word: `**名…**`.
    StarsMayBeBlanks,
}
