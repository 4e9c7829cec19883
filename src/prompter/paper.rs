//! The script on one long sheet of paper: where each passage and each line lies, and which place of the text lies at a
//! height. Only what is near the reading place is on it, so its cost does not grow with the script.
//!
//! Lengths are in points; heights on the paper are f64.

use super::lines::{Laid, lay_out};
use super::ruby::{self, Ruby};
use crate::letters::Letters;
use lectern_core::agenda::rundown::Position;
use lectern_core::view::{Progress, Run};
use std::collections::HashMap;
use std::ops::Range;

/// Names a passage: its first stop, and which one it is of those that stand there.
pub type PassageKey = (Position, usize);

/// How a passage looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Words to say.
    Speech,
    /// A heading of the remarks, which is said too; its level from 1.
    Heading(u8),
    /// Not to be said: a direction, a wait, a choice.
    Aside,
}

/// A paragraph, a direction or a wait.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Its name.
    pub key: PassageKey,
    /// How it looks.
    pub look: Look,
    /// Its words.
    pub runs: Vec<Run>,
    /// Pinyin above them, in order.
    pub ruby: Vec<Ruby>,
    /// Whether it has been read.
    pub progress: Progress,
}

/// How the script is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Width of a line.
    pub width: f32,
    /// Height of the letters.
    pub size: f32,
    /// Height of a line, as a multiple of the letters' height.
    pub leading: f32,
    /// Pixels of a point.
    pub scale: f32,
}

/// Height of directions and waits, as a share of the script's letters.
const ASIDE: f32 = 0.62;
/// Height of the space between two passages, as a share of the script's letters.
const GAP: f32 = 0.42;

impl Style {
    /// Height of the letters of a passage.
    pub fn letters(&self, look: Look) -> f32 {
        match look {
            Look::Speech | Look::Heading(_) => self.size,
            Look::Aside => self.size * ASIDE,
        }
    }
}

/// A passage on the paper.
#[derive(Debug)]
pub struct Placed {
    /// What it says.
    pub passage: Passage,
    /// Its lines.
    pub laid: Laid,
    /// Height of its letters.
    pub size: f32,
    /// Height of one of its lines.
    pub line: f64,
    /// Its top on the paper.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

impl Placed {
    /// The top of one of its lines on the paper.
    pub fn line_top(&self, line: usize) -> f64 {
        self.top + self.line * line as f64
    }

    /// Its lines that lie, if only in part, between two heights.
    pub fn lines_between(&self, from: f64, to: f64) -> Range<usize> {
        let index = |height: f64| ((height - self.top) / self.line).clamp(0.0, self.laid.lines.len() as f64);
        index(from).floor() as usize..index(to).ceil() as usize
    }
}

/// A place in the text: a passage, and the characters of it that lie before. A fraction lies within a character.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPlace {
    /// The passage.
    pub key: PassageKey,
    /// Characters before.
    pub chars: f64,
}

/// The paper.
#[derive(Debug, Default)]
pub struct Paper {
    style: Option<Style>,
    faces: usize,
    placed: Vec<Placed>,
    by_key: HashMap<PassageKey, usize>,
}

impl Paper {
    /// Puts passages on the paper. Those that lay on it before with the same words are not laid out again.
    pub fn set(&mut self, passages: Vec<Passage>, style: Style, letters: &mut Letters) {
        let same_style = self.style == Some(style) && self.faces == letters.faces().count();
        self.style = Some(style);
        self.faces = letters.faces().count();
        let mut before: HashMap<PassageKey, Placed> = HashMap::new();
        if same_style {
            before = self.placed.drain(..).map(|placed| (placed.passage.key.clone(), placed)).collect();
        }
        self.placed.clear();
        self.by_key.clear();
        let mut top = 0.0;
        for passage in passages {
            let size = style.letters(passage.look);
            // Pinyin needs some air; lines that carry none stay as close as they are.
            let leading = if passage.ruby.is_empty() { style.leading } else { style.leading.max(ruby::LEADING) };
            let line = f64::from(size * leading);
            let known = before.remove(&passage.key).filter(|placed| says_the_same(&placed.passage, &passage));
            let laid = match known {
                Some(placed) => placed.laid,
                None => {
                    // What is not said stands in a frame, half a letter from either side.
                    let width = if passage.look == Look::Aside { style.width - size } else { style.width };
                    let mut laid = lay_out(&passage.runs, width, size, &mut |c| letters.letter(c).width * size);
                    laid.set_ruby(&passage.runs, &passage.ruby, size, &mut |c| letters.letter(c).width);
                    laid
                }
            };
            let height = line * laid.lines.len() as f64;
            self.by_key.insert(passage.key.clone(), self.placed.len());
            self.placed.push(Placed { passage, laid, size, line, top, height });
            top += height + f64::from(style.size * GAP);
        }
    }

    /// The passages from top to bottom.
    pub fn placed(&self) -> &[Placed] {
        &self.placed
    }

    /// How high the paper is.
    pub fn height(&self) -> f64 {
        self.placed.last().map_or(0.0, |last| last.top + last.height)
    }

    /// Those that lie, if only in part, between two heights.
    pub fn between(&self, from: f64, to: f64) -> &[Placed] {
        let first = self.placed.partition_point(|placed| placed.top + placed.height < from);
        let end = self.placed.partition_point(|placed| placed.top < to);
        self.placed.get(first..end.max(first)).unwrap_or_default()
    }

    /// The place in the text that lies at a height. None where there is no text.
    pub fn place_at(&self, height: f64) -> Option<TextPlace> {
        let index = self.placed.partition_point(|placed| placed.top <= height).saturating_sub(1);
        let placed = self.placed.get(index)?;
        let chars = match placed.lines_between(height, height).start {
            line if height < placed.top + placed.height => placed.laid.lines.get(line).map_or(0.0, |found| {
                let within = ((height - placed.line_top(line)) / placed.line).clamp(0.0, 1.0);
                found.chars.start as f64 + within * found.chars.len() as f64
            }),
            _ => placed.laid.chars() as f64,
        };
        Some(TextPlace { key: placed.passage.key.clone(), chars })
    }

    /// The height at which a place in the text lies; none where its passage is not on the paper.
    pub fn height_of(&self, place: &TextPlace) -> Option<f64> {
        let placed = self.placed.get(*self.by_key.get(&place.key)?)?;
        let line = placed.laid.lines.partition_point(|line| line.chars.end as f64 <= place.chars);
        let Some(found) = placed.laid.lines.get(line) else { return Some(placed.top + placed.height) };
        let within = (place.chars - found.chars.start as f64) / found.chars.len().max(1) as f64;
        Some(placed.line_top(line) + within.clamp(0.0, 1.0) * placed.line)
    }

    /// From where to where the words lie that are to be read now; of what is not said, where nothing else is current.
    pub fn current(&self) -> Option<Range<f64>> {
        let current = |said: bool| {
            let all = self.placed.iter().filter(move |placed| (placed.passage.look != Look::Aside) == said);
            all.filter(|placed| placed.passage.progress == Progress::Current)
        };
        let said = current(true).next().is_some();
        let mut ranges = current(said).map(|placed| {
            let lines = placed.laid.current_lines(&placed.passage.runs).unwrap_or(0..placed.laid.lines.len());
            placed.line_top(lines.start)..placed.line_top(lines.end)
        });
        let first = ranges.next()?;
        Some(ranges.fold(first, |all, next| all.start.min(next.start)..all.end.max(next.end)))
    }

    /// The stop that holds the words at a height: the latest one of the spoken passages that begins above it.
    pub fn stop_at(&self, height: f64) -> Option<Position> {
        let above = self.placed.partition_point(|placed| placed.top <= height);
        let placed = self.placed.get(..above)?.iter().rev().find(|placed| placed.passage.look != Look::Aside)?;
        let line = placed.lines_between(height, height).start.min(placed.laid.lines.len().saturating_sub(1));
        let run = placed.laid.lines.get(line)?.pieces.first().and_then(|piece| placed.passage.runs.get(piece.run));
        let at = run.map_or(placed.passage.key.0.at, |run| run.stop.max(placed.passage.key.0.at));
        Some(Position { at, ..placed.passage.key.0.clone() })
    }
}

/// Whether two passages say the same, whichever of it has been read.
fn says_the_same(a: &Passage, b: &Passage) -> bool {
    let same =
        |(a, b): (&Run, &Run)| a.text == b.text && (a.stress, a.filled, a.blank) == (b.stress, b.filled, b.blank);
    (a.look, &a.ruby) == (b.look, &b.ruby) && a.runs.len() == b.runs.len() && a.runs.iter().zip(&b.runs).all(same)
}
