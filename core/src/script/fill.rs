//! A parsed script with its answers put in: paragraphs of runs, ready to show.
//!
//! An answer is shown as it is: braces and stars inside a name mean nothing. What is missing is shown as a loud blank, never
//! as nothing, so that nobody reads over a hole.

use std::borrow::Cow;
use std::ops::Range;

use super::blank;
use super::{Block, BlockKind, Content, Script};

/// Who knows what stands for a placeholder. The words of an answer live for `'a`: nearly all stand in the agenda, and are
/// lent and not copied.
pub trait Answers<'a> {
    /// The pieces that stand for it, in reading order: a person may be an office that is known and a name that is not.
    fn answer(&self, placeholder: &super::Placeholder) -> Vec<Piece<'a>>;
}

/// A piece of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Known; shown literally.
    Filled(Cow<'a, str>),
    /// Not known yet.
    Blank(Missing),
}

impl std::fmt::Display for Piece<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Filled(words) => f.write_str(words),
            Self::Blank(missing) => missing.fmt(f),
        }
    }
}

/// Something not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What it is, in the words of the secretariat: 姓名, 选派批次.
    pub label: String,
}

impl Missing {
    /// Something missing, by what it is called.
    pub fn new(label: impl Into<String>) -> Missing {
        Missing { label: label.into() }
    }
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "【待填：{}】", self.label)
    }
}

/// A block of a script, ready to show; it always has something to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// What it is for.
    pub kind: BlockKind,
    /// Where it is written, in bytes of the source.
    pub source: Range<usize>,
    /// What it shows, in order.
    pub runs: Vec<Run<'a>>,
}

/// Words of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The words; a line break is `\n`.
    pub text: Cow<'a, str>,
    /// Where they, or the placeholder they stand for, are written, in bytes of the source.
    pub source: Range<usize>,
    /// Are they to be stressed?
    pub stress: bool,
    /// Where they come from.
    pub state: RunState,
}

/// Where the words of a run come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// The script.
    Written,
    /// An answer.
    Filled,
    /// Nowhere yet: the text is 【待填：…】.
    Blank,
}

impl Paragraph<'_> {
    /// All that is shown, in one string.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_ref()).collect()
    }
}

/// Puts the answers into a script that was parsed from this very source.
pub fn fill<'a>(source: &'a str, script: &'a Script, answers: &dyn Answers<'a>) -> Vec<Paragraph<'a>> {
    script.blocks.iter().filter_map(|block| fill_block(source, block, answers)).collect()
}

/// Puts the answers into one block; none where nothing but space is left to show.
pub fn fill_block<'a>(source: &'a str, block: &'a Block, answers: &dyn Answers<'a>) -> Option<Paragraph<'a>> {
    let mut runs = Vec::with_capacity(block.inlines.len());
    for inline in &block.inlines {
        let run = |text, state| Run { text, source: inline.source.clone(), stress: inline.stress, state };
        let written = || source.get(inline.source.clone()).unwrap_or("");
        match &inline.content {
            Content::Text => runs.push(run(Cow::Borrowed(written()), RunState::Written)),
            Content::Space => runs.push(run(Cow::Borrowed(" "), RunState::Written)),
            Content::LineBreak => runs.push(run(Cow::Borrowed("\n"), RunState::Written)),
            Content::RawBlank => {
                let label = blank::missing_label(source.get(inline.source.end..).unwrap_or(""));
                runs.push(run(Cow::Owned(Missing::new(label).to_string()), RunState::Blank));
            }
            Content::BrokenPlaceholder => {
                let name = written().trim_matches(['{', '}', '｛', '｝', ' ', '\u{3000}']);
                let label = if name.is_empty() { "占位符" } else { name };
                runs.push(run(Cow::Owned(Missing::new(label).to_string()), RunState::Blank));
            }
            Content::Placeholder(placeholder) => {
                let before = runs.len();
                runs.extend(answers.answer(placeholder).into_iter().filter_map(|piece| match piece {
                    Piece::Filled(text) if text.trim().is_empty() => None,
                    Piece::Filled(text) => Some(run(text, RunState::Filled)),
                    Piece::Blank(missing) => Some(run(Cow::Owned(missing.to_string()), RunState::Blank)),
                }));
                if runs.len() == before {
                    let label = written().trim_matches(['{', '}', '｛', '｝']).trim();
                    runs.push(run(Cow::Owned(Missing::new(label).to_string()), RunState::Blank));
                }
            }
        }
    }
    let shows = runs.iter().any(|run| !run.text.trim().is_empty());
    shows.then(|| Paragraph { kind: block.kind, source: block.source.clone(), runs })
}
