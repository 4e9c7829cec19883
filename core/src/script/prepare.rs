//! What happens to a script before Markdown sees it: everything that Markdown would misread is masked.
//!
//! The mask has the same length as the source, byte for byte, so a place in one is the same place in the other and no map
//! is needed: `[`, `<` or a whole placeholder become letters, an indent becomes line ends, a quote mark becomes a space.
//! Only ranges come back from Markdown, and words are always taken from the source, so masking can never lose or change
//! one. Nothing is copied as long as nothing needs a mask.

use std::ops::Range;

use super::blank;
use super::line::{self, Prefix};
use super::marks::{next_mark, width};
use super::placeholder::{Braces, Placeholder, braces};
use super::{Fault, FaultKind};
use crate::chinese::vocabulary::HAN;

/// A script ready for Markdown. Whoever reads thousands of scripts prepares one after the other in the same, so that room is
/// made for them once.
#[derive(Default)]
pub(super) struct Prepared {
    /// The mask of the source; empty where nothing needs one. Whole characters are masked, and by ASCII, so it is UTF-8 again.
    pub(super) mask: Vec<u8>,
    /// The stretches to parse one by one; each is either all directions or none.
    pub(super) segments: Vec<Segment>,
    /// What the source holds besides words, in order.
    pub(super) tokens: Vec<Token>,
    pub(super) faults: Vec<Fault>,
}

/// Consecutive lines that are all directions, or none of them. Markdown would carry a direction on into the next line;
/// parsed apart, it cannot.
pub(super) struct Segment {
    pub(super) range: Range<usize>,
    pub(super) direction: bool,
    /// Is there nothing in it that Markdown would find, but lines and empty lines? Most scripts are all like this, and
    /// are read in half the time without it.
    pub(super) plain: bool,
}

pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

pub(super) enum TokenKind {
    Placeholder(Placeholder),
    Blank,
    /// Braces that hold nothing or are not closed.
    Broken,
    /// One or two stars: stress if Markdown pairs them, and perhaps a blank if not.
    Stars,
    /// A character that is never shown.
    Hidden,
}

/// The letter that stands in for whatever Markdown must take for a word.
const WORD: u8 = b'x';

/// Prepares a script in the place of the one before.
pub(super) fn prepare(source: &str, done: &mut Prepared) {
    done.mask.clear();
    done.segments.clear();
    done.tokens.clear();
    done.faults.clear();
    let mut scan = Scan { source, done, segment: 0, direction: false, plain: true, blank_before: true, content: 0 };
    let mut at = 0;
    while at < source.len() {
        at = scan.open_line(at);
        at = scan.rest_of_line(at);
    }
    scan.cut(source.len());
}

struct Scan<'a> {
    source: &'a str,
    done: &'a mut Prepared,
    /// Where the current segment begins, whether its lines are directions, and whether they are plain so far.
    segment: usize,
    direction: bool,
    plain: bool,
    /// Was the line before empty (or is there none)?
    blank_before: bool,
    /// Where the current line's words begin, behind its markers.
    content: usize,
}

impl<'a> Scan<'a> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    fn after(&self, at: usize) -> &'a str {
        self.source.get(at..).unwrap_or("")
    }

    fn mask(&mut self, range: Range<usize>, with: u8) {
        if range.is_empty() {
            return;
        }
        if self.done.mask.is_empty() {
            self.done.mask.extend_from_slice(self.source.as_bytes());
        }
        if let Some(bytes) = self.done.mask.get_mut(range) {
            bytes.fill(with);
        }
    }

    fn token(&mut self, range: Range<usize>, kind: TokenKind) {
        self.done.tokens.push(Token { range, kind });
    }

    fn fault(&mut self, range: Range<usize>, kind: FaultKind) {
        self.done.faults.push(Fault { kind, source: range });
    }

    /// Ends the current segment, or makes it part of the one before if they are alike.
    fn cut(&mut self, at: usize) {
        let plain = std::mem::replace(&mut self.plain, true);
        if at == self.segment {
            return;
        }
        let range = self.segment..at;
        self.segment = at;
        match self.done.segments.last_mut() {
            Some(last) if last.direction == self.direction && last.plain == plain => last.range.end = at,
            Some(_) | None => self.done.segments.push(Segment { range, direction: self.direction, plain }),
        }
    }

    /// Deals with the indent and the markers of the line at `start`; returns where its words begin.
    fn open_line(&mut self, start: usize) -> usize {
        let Some(prefix) = line::prefix(self.source, start) else {
            self.blank_before = false;
            self.turn(start, false);
            self.plain &= !self.marks(start);
            self.content = start;
            return start;
        };
        self.content = prefix.content;
        if prefix.empty && !prefix.marked {
            // A line of full-width spaces parts paragraphs too, though Markdown takes them for text.
            self.mask(start..prefix.content, b' ');
            if !self.blank_before {
                self.cut(start);
            }
            self.blank_before = true;
            return prefix.content;
        }
        self.turn(start, prefix.direction);
        // Nothing is left of quote marks once they are masked.
        let marks_end = if prefix.direction { prefix.markers_end } else { prefix.indent_end };
        self.plain &= !self.marks(prefix.content) && prefix.content == marks_end;
        self.mask_markers(start, &prefix);
        self.mask_content(&prefix);
        self.blank_before = prefix.empty;
        prefix.content
    }

    /// May a heading, a list or a rule begin here?
    fn marks(&self, at: usize) -> bool {
        matches!(self.byte(at), Some(b'#' | b'-' | b'+' | b'*'))
    }

    /// Begins a segment where directions begin or end.
    fn turn(&mut self, start: usize, direction: bool) {
        if self.direction != direction {
            self.cut(start);
            self.direction = direction;
        }
    }

    fn mask_markers(&mut self, start: usize, prefix: &Prefix) {
        if let Some(padding) = &prefix.padding {
            // Five spaces behind a list mark would make code of the words.
            self.mask(padding.clone(), WORD);
        }
        if prefix.direction {
            // Up to three spaces mean nothing to Markdown; more, or a full-width one, must begin a new block.
            let narrow = self.source.get(start..prefix.markers_end).is_some_and(|s| s.len() < 4 && s.is_ascii());
            let with = if narrow && !prefix.tab { b' ' } else { b'\n' };
            self.mask(start..prefix.markers_end, with);
            return;
        }
        let indent = start..prefix.indent_end;
        if prefix.wide_indent && (prefix.marked || prefix.heading || prefix.deep_indent || !self.blank_before) {
            // By the custom of Chinese print an indented line begins a paragraph, and so do line ends here.
            self.mask(indent, b'\n');
        }
    }

    /// Masks what would make something other than a paragraph of the line.
    fn mask_content(&mut self, prefix: &Prefix) {
        let at = prefix.content;
        match self.byte(at) {
            // A line under a setext heading, a fence, a quote behind an ordered marker.
            Some(b'=' | b'~' | b'>') => self.mask(at..at + 1, WORD),
            Some(b'-') if prefix.dashes > 0 => {
                // A rule parts paragraphs; it must not turn the words above it into a heading.
                let with = if prefix.dashes == 2 { WORD } else { b'\n' };
                self.mask(at..at + prefix.dashes, with);
                self.content = at + prefix.dashes;
            }
            Some(_) | None => {}
        }
    }

    /// Looks at everything up to the end of the line; returns where the next begins.
    fn rest_of_line(&mut self, start: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = start;
        loop {
            at = next_mark(bytes, at);
            let Some(&byte) = bytes.get(at) else {
                return bytes.len();
            };
            match byte {
                b'\n' | b'\r' => {
                    let crlf = byte == b'\r' && bytes.get(at + 1) == Some(&b'\n');
                    // Two spaces at its end make a line break, and only `\n` ends a line that is read without Markdown.
                    let spaced = at > start && matches!(bytes.get(at - 1), Some(b' ' | b'\t'));
                    self.plain &= !spaced && (byte == b'\n' || crlf);
                    return at + 1 + usize::from(crlf);
                }
                _ => at = self.look(at, byte),
            }
        }
    }

    /// Deals with the character at `at`, which begins with `byte`; returns where to go on.
    fn look(&mut self, at: usize, byte: u8) -> usize {
        let pair = (self.byte(at + 1).unwrap_or(0), self.byte(at + 2).unwrap_or(0));
        match (byte, pair) {
            (b'\\', (next, _)) => {
                self.plain = false;
                at + if next.is_ascii_punctuation() { 2 } else { 1 }
            }
            (0x0B | 0x0C, _) => {
                self.plain = false;
                at + 1
            }
            (b'[' | b'<' | b'&' | b'`', _) => {
                self.mask(at..at + 1, WORD);
                at + 1
            }
            (0, _) => self.hide(at..at + 1),
            (b'*', _) => self.stars(at),
            (b'_', _) => {
                let found = blank::at(self.source, at);
                let end = at + found.unwrap_or(1);
                self.mask(at..end, WORD);
                if found.is_some() {
                    self.token(at..end, TokenKind::Blank);
                }
                end
            }
            (b'-', _) => self.hyphens(at),
            (b'{', _) | (0xEF, (0xBD, 0x9B)) => self.braces(at),
            (0xEF, (0xBB, 0xBF)) => self.hide(at..at + 3),
            (b'(' | b'X' | b'x', _)
            | (0xC3, (0x97, _))
            | (0xE2, (0x80, 0xBB) | (0x96, 0xA1) | (0x97, 0x8B))
            | (0xE3, (0x80, 0x87))
            | (0xE6, (0x9F, 0x90))
            | (0xEF, (0xBC, 0x88 | 0x8A | 0xB8 | 0xBF) | (0xBD, 0x98)) => self.blank(at),
            // The lead byte of something else.
            _ => at + width(byte),
        }
    }

    fn hide(&mut self, range: Range<usize>) -> usize {
        self.mask(range.clone(), WORD);
        self.token(range.clone(), TokenKind::Hidden);
        range.end
    }

    fn blank(&mut self, at: usize) -> usize {
        if let Some(bytes) = blank::at(self.source, at) {
            self.token(at..at + bytes, TokenKind::Blank);
            return at + bytes;
        }
        // The whole run at once, or each X of a long word of them would be counted again.
        at + blank::run_length(self.after(at)).max(self.byte(at).map_or(1, width))
    }

    fn broken(&mut self, range: Range<usize>) -> usize {
        self.mask(range.clone(), WORD);
        self.token(range.clone(), TokenKind::Broken);
        range.end
    }

    fn hyphens(&mut self, at: usize) -> usize {
        let end = at + self.after(at).bytes().take_while(|b| *b == b'-').count();
        // Those of a rule are masked already, and those of a marker are no words.
        if at >= self.content && blank::at(self.source, at).is_some() {
            self.mask(at..end, WORD);
            self.token(at..end, TokenKind::Blank);
        }
        end
    }

    fn stars(&mut self, at: usize) -> usize {
        let end = at + self.after(at).bytes().take_while(|b| *b == b'*').count();
        if blank::at(self.source, at).is_some() {
            self.mask(at..end, WORD);
            self.token(at..end, TokenKind::Blank);
            return end;
        }
        let line = self.source.get(self.content..at).unwrap_or("");
        let before = line.chars().next_back();
        let next = self.after(end).chars().next().filter(|c| !matches!(c, '\n' | '\r'));
        // CommonMark wants space or punctuation beyond a quotation mark that touches stars; Chinese has neither.
        if let Some(before) = before.filter(|c| joins(*c, next)) {
            let mark = at - before.len_utf8();
            let slashes = line.bytes().rev().skip(1).take_while(|b| *b == b'\\').count();
            if before.is_ascii() && slashes % 2 == 1 {
                self.hide(mark - 1..mark);
            }
            self.mask(mark..at, WORD);
        }
        self.plain = false;
        self.token(at..end, TokenKind::Stars);
        let Some(next) = next.filter(|c| joins(*c, before)) else {
            return end;
        };
        if next == '\\' && self.byte(end + 1).is_some_and(|b| b.is_ascii_punctuation()) {
            self.hide(end..end + 1);
            self.mask(end + 1..end + 2, WORD);
            return end + 2;
        }
        self.mask(end..end + next.len_utf8(), WORD);
        end
    }

    fn braces(&mut self, at: usize) -> usize {
        match braces(self.after(at)) {
            Braces::Whole(inside, bytes) => {
                let placeholder = Placeholder::read(inside);
                if matches!(placeholder, Placeholder::Unknown { .. }) {
                    self.fault(at..at + bytes, FaultKind::UnknownField);
                }
                self.mask(at..at + bytes, WORD);
                self.token(at..at + bytes, TokenKind::Placeholder(placeholder));
                at + bytes
            }
            Braces::Empty(bytes) => {
                self.fault(at..at + bytes, FaultKind::EmptyPlaceholder);
                self.broken(at..at + bytes)
            }
            Braces::Unclosed(bytes) => {
                self.fault(at..at + bytes, FaultKind::UnclosedPlaceholder);
                self.broken(at..at + unclosed_length(self.after(at)))
            }
            Braces::Text => at + self.byte(at).map_or(1, width),
        }
    }
}

/// The bytes of braces that nothing closes, with the name behind them and a lone closing brace. No more: what follows may
/// hold stars, blanks and a whole placeholder, and is said.
fn unclosed_length(text: &str) -> usize {
    // The last two of many may begin a placeholder. All others are one slip, or a million of them would be a million.
    let braces = text.chars().take_while(|c| matches!(c, '{' | '｛')).count();
    let open = text.chars().take(braces.saturating_sub(2).max(2)).map(char::len_utf8).sum::<usize>();
    if braces > 3 {
        return open;
    }
    let length = |text: &str, same: fn(char) -> bool| text.len() - text.trim_start_matches(same).len();
    let rest = text.get(open..).unwrap_or("");
    let gap = length(rest, |c| matches!(c, ' ' | '\u{3000}'));
    let named = rest.get(gap..).unwrap_or("");
    let name = length(named, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let rest = named.get(name..).unwrap_or("");
    let behind = length(rest, |c| matches!(c, ' ' | '\u{3000}'));
    match length(rest.get(behind..).unwrap_or(""), |c| matches!(c, '}' | '｝')) {
        0 if name == 0 => open,
        0 => open + gap + name,
        close => open + gap + name + behind + close,
    }
}

/// Is `mark` punctuation that should count as a word beside stars, given what stands on their other side?
fn joins(mark: char, other: Option<char>) -> bool {
    // Nearly always a Han character stands there, which is no mark.
    let punctuation = !HAN.contains(&u32::from(mark)) && !mark.is_alphanumeric() && !mark.is_whitespace();
    let chinese = !mark.is_ascii() || other.is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
    punctuation && chinese
}
