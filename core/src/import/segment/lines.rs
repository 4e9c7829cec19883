//! From the paragraphs of a document to blocks: one for each line, and two where a title shares its line with the first
//! words.

use super::super::document::Document;
use super::super::wording::{at_most, first, is_space, length, mark, trim};
use super::columns::{self, Cell};
use super::{Block, Segments, trimmed};
use std::ops::Range;

/// What ends a line within a paragraph.
const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{2028}', '\u{0B}', '\u{0C}'];

/// Makes one text of the lines, and a block of each.
pub(super) fn split(document: &Document, segments: &mut Segments) {
    let mut lines: Vec<Block> = Vec::new();
    let (rows, timed) = (columns::rows(document), columns::is_timed(document));
    let mut row = 0;
    for (paragraph, cells) in document.paragraphs.iter().zip(rows) {
        if let Some(cells) = cells {
            row += 1;
            split_row(&paragraph.text, &cells, row, segments, &mut lines);
            continue;
        }
        let mut spaced = paragraph.spaced;
        for line in lines_of(&paragraph.text) {
            if !segments.text.is_empty() {
                segments.text.push('\n');
            }
            let start = segments.text.len();
            segments.text.push_str(line);
            let (heading, centred) = (paragraph.heading, paragraph.centred);
            if let Some(time) = columns::time_before_words(line).filter(|_| timed) {
                row += 1;
                let block = |range, cell| Block { range, row: Some(row), cell, ..Block::default() };
                lines.push(block(start..start + time, Cell::Note));
                lines.push(block(start + time..segments.text.len(), Cell::Words));
                continue;
            }
            let (end, said) = (segments.text.len(), (lines.len() < 3).then(|| behind_title(line)).flatten());
            let cut = said.map_or(end, |at| start + at);
            lines.push(Block { range: start..cut, heading, centred, spaced, ..Block::default() });
            spaced = false;
            lines.extend(said.map(|_| Block { range: cut..end, ..Block::default() }));
        }
    }
    for mut line in lines {
        line.range = trimmed(&segments.text, line.range);
        if line.range.is_empty() {
            continue;
        }
        match segments.blocks.last_mut().filter(|last| is_broken_title(&segments.text, &last.range, &line.range)) {
            Some(last) => last.range.end = line.range.end,
            None => segments.blocks.push(line),
        }
    }
}

/// The lines of a paragraph, without what ends them.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let words = rest?;
        let end = mark(words, |c| LINE_ENDS.contains(&c));
        let (line, behind) = words.split_at_checked(end.unwrap_or(words.len()))?;
        let mut behind = behind.chars();
        behind.next();
        rest = end.map(|_| behind.as_str());
        Some(line)
    })
}

/// A block of every line of every cell of a row.
fn split_row(text: &str, cells: &[Cell], row: usize, segments: &mut Segments, lines: &mut Vec<Block>) {
    if !segments.text.is_empty() {
        segments.text.push('\n');
    }
    for (nth, (words, cell)) in text.split('\t').zip(cells).enumerate() {
        if nth > 0 {
            segments.text.push('\t');
        }
        for (nth, line) in lines_of(words).enumerate() {
            if nth > 0 {
                segments.text.push('\n');
            }
            let start = segments.text.len();
            segments.text.push_str(line);
            let range = start..segments.text.len();
            lines.push(Block { range, row: Some(row), cell: *cell, ..Block::default() });
        }
    }
}

/// 《前三季度全县生产安 and 全事故通报》 on the next line: one title that a line end broke.
fn is_broken_title(text: &str, before: &Range<usize>, line: &Range<usize>) -> bool {
    const NEAR: usize = 40;
    let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let open = words(before)
        .rfind('《')
        .is_some_and(|open| !words(before).get(open..).is_some_and(|title| title.contains('》')));
    let closed = at_most(words(line), NEAR).find('》');
    open && closed.is_some_and(|end| !words(line).get(..end).is_some_and(|title| title.contains('《')))
}

/// …主持词 同志们：…, all on one line: the byte at which the words begin.
pub(super) fn behind_title(line: &str) -> Option<usize> {
    const NEAR: usize = 48;
    let (at, word) = first(at_most(line, 80), "主持词|主持稿|主持讲话")?;
    let rest = line.get(at + word.len()..)?;
    // …主持词甲。尊敬的各位领导: from who says it.
    let mut says = rest.chars();
    let is_host = says.next().is_some_and(|host| matches!(host, '甲' | '男' | '女'))
        && says.next().is_some_and(|mark| matches!(mark, '：' | ':' | '。'));
    if is_host {
        return Some(at + word.len());
    }
    let (greeting, _) = first(at_most(rest, NEAR), "同志们|各位|尊敬的|现在开会|老师们|同学们|大家")?;
    Some(at + word.len() + greeting)
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
    let least = match line.chars().next() {
        Some('…') => 1,
        Some('—' | '─') => 2,
        Some(_) | None => 3,
    };
    length(line, least) >= least && line.chars().all(mark)
}
