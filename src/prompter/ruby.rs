//! Pinyin above the characters of names, in the air between two lines. It takes no room in the line: where lines break,
//! and how wide they are, is settled before, and the same with it or without.

use super::lines::Line;
use crate::letters::{LineInk, is_shown};
use lectern_core::agenda::names::Reading;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::sync::Arc;

/// Which names carry pinyin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pinyin {
    /// None.
    Never,
    /// The characters that somebody may stumble over: rare ones, surnames read otherwise, those with several readings.
    #[default]
    Hard,
    /// Every character of every name.
    All,
}

impl Pinyin {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Never, Self::Hard, Self::All];

    /// The next one.
    pub fn next(self) -> Self {
        match self {
            Self::Never => Self::Hard,
            Self::Hard => Self::All,
            Self::All => Self::Never,
        }
    }

    /// What stands above a text whose names are read so. A guess that could well be wrong ends in a question mark.
    pub fn above(self, readings: &[Reading]) -> Vec<Ruby> {
        let carries = |reading: &&Reading| match self {
            Self::Never => false,
            Self::Hard => reading.is_hard,
            Self::All => true,
        };
        let ruby = |reading: &Reading| Ruby {
            at: reading.at,
            text: format!("{}{}", reading.pinyin, if reading.is_open { "?" } else { "" }),
        };
        readings.iter().filter(carries).map(ruby).collect()
    }
}

/// Pinyin above one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruby {
    /// Characters of the passage before it.
    pub at: usize,
    /// The pinyin.
    pub text: String,
}

/// A syllable where it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct RubyPiece {
    /// The pinyin.
    pub text: String,
    /// Distance of its left end from the line's; less than nothing where it reaches over.
    pub x: f32,
    /// Its width.
    pub width: f32,
    /// Index of the run that its character belongs to.
    pub run: usize,
}

/// What stands above one line.
#[derive(Debug, Clone, PartialEq)]
pub struct RubyRow {
    /// Its syllables from left to right.
    pub pieces: Vec<RubyPiece>,
    /// Height of its letters.
    pub size: f32,
    ink: OnceCell<Arc<LineInk>>,
}

/// Height of pinyin, as a share of the letters below it.
const SHARE: f32 = 0.38;
/// However close syllables come to each other, they are not set smaller than this share of that.
const SMALLEST: f32 = 0.7;
/// Least space between two syllables, as a share of their letters.
const SPACE: f32 = 0.22;
/// How far its baseline lies above the middle of the characters, as a share of their height: they reach to a half, and the
/// tails of g and y lie between.
const RISE: f32 = 0.63;
/// Lines that carry pinyin are at least so far apart, as a multiple of their letters' height.
pub const LEADING: f32 = 1.5;
/// How far it may reach over the left end of a line, as a share of the letters of the line.
pub const REACH: f32 = 0.3;

impl RubyRow {
    /// What is drawn of it, where a point has so many pixels; it begins `REACH` left of the line. To be asked with one
    /// scale only.
    pub fn ink(&self, em: f32, scale: f32) -> &Arc<LineInk> {
        let pixel = |piece: &RubyPiece| (piece.text.clone(), ((piece.x + em * REACH) * scale).round() as i32);
        self.ink.get_or_init(|| Arc::new(LineInk::new(self.pieces.iter().map(pixel).collect())))
    }

    /// How far its baseline lies above the middle of a line of this letter height.
    pub fn rise(em: f32) -> f32 {
        em * RISE
    }

    /// Its width, from `REACH` left of the line to its right end.
    pub fn width(&self, em: f32) -> f32 {
        self.pieces.last().map_or(0.0, |last| last.x + last.width + em * REACH)
    }
}

/// Puts pinyin above the characters of a line. `text` is the line's, `rubies` those of its passage in their order, `em` the
/// width of a Han character; widths are of letters one unit high.
pub fn above(
    line: &Line,
    text: &str,
    rubies: &[Ruby],
    em: f32,
    measure: &mut dyn FnMut(char) -> f32,
) -> Option<RubyRow> {
    let first = rubies.partition_point(|ruby| ruby.at < line.chars.start);
    let mut here = rubies.get(first..)?.iter().take_while(|ruby| ruby.at < line.chars.end).peekable();
    here.peek()?;
    // The centre of each character that carries pinyin, and what stands there.
    let mut places: Vec<(f32, usize, &str, f32)> = Vec::new();
    let mut shown = line.pieces.iter().flat_map(|piece| piece.text.chars().enumerate().map(move |at| (piece, at)));
    let mut x = 0.0;
    for (at, _) in text.chars().enumerate().filter(|(_, c)| is_shown(*c)) {
        // Blanks at a line's end are not drawn; nothing stands above them.
        let Some((piece, (nth, c))) = shown.next() else { break };
        if nth == 0 {
            x = piece.x - piece.tuck;
        }
        let width = measure(c) * em;
        let place = line.chars.start + at;
        while here.next_if(|ruby| ruby.at < place).is_some() {}
        if let Some(ruby) = here.next_if(|ruby| ruby.at == place) {
            let wide: f32 = ruby.text.chars().map(&mut *measure).sum();
            places.push((x + width / 2.0, piece.run, &ruby.text, wide));
        }
        x += width;
    }
    // Set smaller, all of them, where two would touch.
    let neighbours = places.iter().zip(places.iter().skip(1));
    let room = neighbours.map(|(left, right)| (right.0 - left.0) / ((left.3 + right.3) / 2.0 + SPACE));
    let size = room.fold(em * SHARE, f32::min).max(em * SHARE * SMALLEST);
    let piece = |(centre, run, text, wide): (f32, usize, &str, f32)| {
        let width = wide * size;
        RubyPiece { text: text.to_owned(), x: (centre - width / 2.0).max(-em * REACH), width, run }
    };
    Some(RubyRow { pieces: places.into_iter().map(piece).collect(), size, ink: OnceCell::new() })
}
