//! The text as it was meant: with wide punctuation for narrow. It keeps the way back to what is written.

use super::Segments;
use std::ops::Range;

/// Widens punctuation, block by block.
pub(super) fn widen(segments: &mut Segments) {
    let written = std::mem::take(&mut segments.text);
    let mut copy = Copy { written: &written, text: String::with_capacity(written.len()), shifts: Vec::new() };
    let mut copied = 0;
    for block in &mut segments.blocks {
        copy.take(copied..block.range.start);
        let start = copy.text.len();
        copy.take(block.range.clone());
        copied = block.range.end;
        block.range = start..copy.text.len();
    }
    copy.take(copied..written.len());
    (segments.text, segments.shifts) = (copy.text, copy.shifts);
    segments.written = written;
}

/// The text as it was meant, while it is made of what is written.
pub(super) struct Copy<'a> {
    written: &'a str,
    text: String,
    shifts: Vec<(usize, isize)>,
}

impl Copy<'_> {
    /// From this byte of the text on, the other has come to `written`.
    fn part(&mut self, text: usize, written: usize) {
        self.shifts.push((text, written.cast_signed() - self.text.len().cast_signed()));
    }

    fn take(&mut self, range: Range<usize>) {
        let words = self.written.get(range.clone()).unwrap_or_default();
        let quotes = words.matches('"').count();
        let mut quoted = false;
        let mut before = self.text.chars().next_back().unwrap_or(' ');
        let mut chars = words.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let behind = chars.peek().map_or(' ', |(_, c)| *c);
            let wide = wide(c, quoted).filter(|_| is_wide(before) || is_wide(behind));
            let wide =
                wide.filter(|_| c != '"' || quotes.is_multiple_of(2)).filter(|_| c != '.' || is_end(before, behind));
            quoted ^= c == '"';
            self.text.push(wide.unwrap_or(c));
            if wide.is_some() {
                self.part(self.text.len() - 1, range.start + at + c.len_utf8());
            }
            before = c;
        }
    }
}

/// The wide form of narrow punctuation.
pub(super) fn wide(c: char, quoted: bool) -> Option<char> {
    Some(match c {
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        '.' => '。',
        '"' if quoted => '”',
        '"' => '“',
        _ => return None,
    })
}

pub(super) fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' || matches!(c, '“' | '”' | '…' | '—' | '※')
}

/// Is a narrow full stop between these the end of a Chinese sentence, and no part of a number or of a row of dots?
pub(super) fn is_end(before: char, behind: char) -> bool {
    is_wide(before) && !behind.is_ascii_alphanumeric() && behind != '.' && before != '.'
}
