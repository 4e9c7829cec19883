//! From lines to blocks: which lines were one paragraph before a file was wrapped by hand, and where a title shares its line
//! with the first words.

use super::super::document::Document;
use super::super::wording::{END, at_most, begins, first, is_space, length, trim};
use super::{Block, Segments, trimmed};
use std::ops::Range;

/// Makes one text of the lines, and blocks of those that belong together.
pub(super) fn join(document: &Document, segments: &mut Segments) {
    let mut lines: Vec<Block> = Vec::new();
    for paragraph in &document.paragraphs {
        for line in paragraph.text.split(['\n', '\r', '\u{2028}', '\u{0B}', '\u{0C}']) {
            if !segments.text.is_empty() {
                segments.text.push('\n');
            }
            let start = segments.text.len();
            segments.text.push_str(line);
            let (heading, centred) = (paragraph.heading, paragraph.centred);
            let (end, said) = (segments.text.len(), (lines.len() < 3).then(|| behind_title(line)).flatten());
            let cut = said.map_or(end, |at| start + at);
            lines.push(Block { range: start..cut, heading, centred });
            lines.extend(said.map(|_| Block { range: cut..end, heading: None, centred: false }));
        }
    }
    let margin = margin(&segments.text, &lines);
    for line in lines {
        let words = segments.text.get(line.range.clone()).unwrap_or_default();
        if trim(words).is_empty() {
            continue;
        }
        let above = segments.blocks.last_mut();
        match above.filter(|above| goes_on(&segments.text, &above.range, &line, margin)) {
            Some(above) => above.range.end = line.range.end,
            None => segments.blocks.push(line),
        }
    }
    for block in &mut segments.blocks {
        block.range = trimmed(&segments.text, block.range.clone());
    }
}

/// …主持词 同志们：…, all on one line: the byte at which the words begin.
pub(super) fn behind_title(line: &str) -> Option<usize> {
    const NEAR: usize = 24;
    let (at, word) = first(at_most(line, 80), "主持词|主持稿|主持讲话")?;
    let rest = line.get(at + word.len()..)?;
    let (greeting, _) = first(at_most(rest, NEAR), "同志们|各位|尊敬的|现在开会|老师们|同学们|大家")?;
    Some(at + word.len() + greeting)
}

/// The width, in halves of a character, at which the lines of a file were wrapped by hand, and whether its margin is ragged; none
/// where they were not wrapped.
pub(super) fn margin(text: &str, lines: &[Block]) -> Option<(usize, bool)> {
    const NARROWEST: usize = 30;
    const WIDEST: usize = 160;
    let widths: Vec<(usize, bool)> = lines
        .iter()
        .map(|line| trim(text.get(line.range.clone()).unwrap_or_default()))
        .filter(|words| !words.is_empty())
        .map(|words| (width(words, WIDEST + 1), words.ends_with(END)))
        .collect();
    let widest = widths.iter().map(|(width, _)| *width).max()?;
    if !(NARROWEST..=WIDEST).contains(&widest) {
        return None;
    }
    // Lines that end in the middle of a sentence, all at one width.
    let full = widths.iter().filter(|(width, ended)| !ended && *width + 6 >= widest).count();
    let broken = widths.iter().filter(|(width, ended)| !ended && *width >= NARROWEST).count();
    let even = full >= 4 && full * 4 >= broken * 3 && full * 5 >= widths.len();
    // Indented paragraphs, and lines that are not where the line above breaks off.
    let raw = |line: &Block| text.get(line.range.clone()).unwrap_or_default().to_owned();
    let pairs = lines.windows(2).filter_map(|pair| Some((raw(pair.first()?), raw(pair.get(1)?))));
    let pairs: Vec<(String, String)> =
        pairs.filter(|(one, other)| !trim(one).is_empty() && !trim(other).is_empty()).collect();
    let breaks = |one: &str| !trim(one).ends_with(END) && width(trim(one), widest + 1) * 2 >= widest;
    let broken = pairs.iter().filter(|(one, _)| breaks(one)).count();
    let goes_on = pairs.iter().filter(|(one, other)| breaks(one) && !other.starts_with(is_space)).count();
    let indented = pairs.iter().filter(|(_, other)| other.starts_with(is_space)).count();
    let ragged = goes_on >= 5 && goes_on * 10 >= broken * 9 && indented >= 3 && goes_on * 4 >= pairs.len();
    (even || ragged).then_some((widest, ragged))
}

pub(super) fn width(text: &str, most: usize) -> usize {
    text.chars().take(most).map(|c| if c < '\u{2000}' { 1 } else { 2 }).sum()
}

/// Does the line go on with the block above it, across a line end that means nothing?
pub(super) fn goes_on(text: &str, above: &Range<usize>, line: &Block, wrapped: Option<(usize, bool)>) -> bool {
    let Some((margin, ragged)) = wrapped else { return false };
    let last = text.get(above.clone()).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let words = text.get(line.range.clone()).unwrap_or_default();
    let between = text.get(above.end..line.range.start).unwrap_or_default();
    let indented = words.starts_with(is_space);
    let full = width(trim(last), margin + 8) + 6 >= margin;
    // Where paragraphs are indented, a line that is not goes on, however ragged the margin.
    let full = full || ragged && width(trim(last), margin + 8) * 2 >= margin && !last.ends_with(END);
    // A line of marks, or an empty line between, parts paragraphs whatever the width.
    let begins_anew =
        begins(trim(words), "同志们|各位|尊敬的|老师们|大家好|现在开会").is_some() || last.ends_with("主持词");
    full && !begins_anew && !indented && between.matches('\n').count() == 1 && !is_marks(words) && !is_marks(last)
}

/// Is this a line of nothing but marks?
pub(super) fn is_marks(line: &str) -> bool {
    let line = trim(line);
    let mark = |c: char| {
        is_space(c)
            || matches!(
                c,
                '※' | '＊'
                    | '*'
                    | '☆'
                    | '★'
                    | '◆'
                    | '◇'
                    | '△'
                    | '▲'
                    | '●'
                    | '■'
                    | '—'
                    | '─'
                    | '━'
                    | '-'
                    | '='
                    | '＝'
                    | '~'
                    | '～'
                    | '…'
                    | '.'
                    | '·'
                    | '。'
                    | '_'
                    | '＿'
                    | '#'
                    | '＃'
            )
    };
    let least = if line.starts_with('…') { 1 } else { 3 };
    length(line, least) >= least && line.chars().all(mark)
}
