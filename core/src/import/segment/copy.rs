//! The text as it was meant: with wide punctuation for narrow, and simplified characters for traditional ones. It keeps the way back
//! to what is written.

use super::Segments;
use super::hosts::{hosts, name};
use crate::chinese::marks::{full, is_wide};
use crate::chinese::simplified::{is_traditional, simplified};
use crate::chinese::vocabulary::han_run;
use std::ops::Range;

/// Widens punctuation and simplifies characters, block by block.
pub(super) fn normalise(segments: &mut Segments) {
    let written = std::mem::take(&mut segments.text);
    let mut copy = Copy {
        written: &written,
        text: String::with_capacity(written.len()),
        shifts: Vec::new(),
        traditional: is_traditional(written.chars()),
    };
    let mut copied = 0;
    let hosts = hosts(&written, &segments.blocks);
    for block in &mut segments.blocks {
        copy.take(copied..block.range.start);
        let start = copy.text.len();
        let host = name(written.get(block.range.clone()).unwrap_or_default());
        let begin = match host.and_then(|host| Some((host, hosts.get(host)?))) {
            Some((host, letter)) => copy.call(*letter, block.range.start + host.len()),
            None => block.range.start,
        };
        copy.take(begin..block.range.end);
        copied = block.range.end;
        block.range = start..copy.text.len();
    }
    copy.take(copied..written.len());
    segments.traditional = copy.traditional;
    (segments.text, segments.shifts) = (copy.text, copy.shifts);
    segments.written = written;
}

/// The text as it was meant, while it is made of what is written.
pub(super) struct Copy<'a> {
    written: &'a str,
    text: String,
    shifts: Vec<(usize, isize)>,
    traditional: bool,
}

impl Copy<'_> {
    /// From this byte of the text on, the other has come to `written`.
    fn part(&mut self, text: usize, written: usize) {
        self.shifts.push((text, written.cast_signed() - self.text.len().cast_signed()));
    }

    /// A letter for the name of a host, which ends at a byte of what is written; that byte.
    fn call(&mut self, letter: char, end: usize) -> usize {
        self.text.push(letter);
        self.part(self.text.len(), end);
        end
    }

    fn take(&mut self, range: Range<usize>) {
        let words = self.written.get(range.clone()).unwrap_or_default();
        let quotes = words.matches('"').count();
        let mut quoted = false;
        let first = self.text.chars().next_back().unwrap_or(' ');
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            // Most of every script, and meant as it is written.
            let run = if self.traditional { "" } else { rest.get(..han_run(rest)).unwrap_or_default() };
            if !run.is_empty() {
                self.text.push_str(run);
                at += run.len();
                continue;
            }
            let before = words.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(first);
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            let behind = chars.next().unwrap_or(' ');
            let wide = match c {
                '"' => (quotes.is_multiple_of(2) && (is_wide(before) || is_wide(behind))).then_some(if quoted {
                    '”'
                } else {
                    '“'
                }),
                _ => full(before, c, behind),
            };
            quoted ^= c == '"';
            let simple = if self.traditional { simplified(c) } else { None };
            self.text.push(wide.or(simple).unwrap_or(c));
            if wide.is_some() {
                self.part(self.text.len() - 1, range.start + at + c.len_utf8());
            }
            at += c.len_utf8();
        }
    }
}
