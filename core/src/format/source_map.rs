//! Where each field of a JSON text stands, as lines and columns. Built only when there is something to report, and
//! only for texts that the JSON reader has accepted, so it looks for boundaries and checks nothing.

use crate::diagnostic::{Path, Place, Segment, Spot};
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

/// Bytes between two places at which the characters so far are noted.
const NOTED_EVERY: usize = 1024;

/// The beginnings of the lines of a text, and its characters up to each of many places: a whole agenda may stand on
/// one line, and a column must not cost a walk from the line's beginning.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    noted: Vec<usize>,
}

impl LineIndex {
    /// Finds the beginning of every line.
    pub fn new(text: &str) -> Self {
        let after_feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_feeds).collect();
        let mut so_far = 0;
        let noted = text.as_bytes().chunks(NOTED_EVERY).map(|chunk| {
            let before = so_far;
            so_far += characters(chunk);
            before
        });
        let noted = noted.collect();
        Self { starts, noted }
    }

    /// Characters before a byte of the text.
    fn characters_before(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let note = (byte / NOTED_EVERY).min(self.noted.len().saturating_sub(1));
        let rest = text.as_bytes().get(note * NOTED_EVERY..byte).unwrap_or_default();
        self.noted.get(note).copied().unwrap_or(0) + characters(rest)
    }

    fn characters_between(&self, text: &str, start: usize, end: usize) -> usize {
        self.characters_before(text, end).saturating_sub(self.characters_before(text, start))
    }

    /// Line and column, both from 1, the column in characters, of a byte of the text.
    pub fn line_column(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        (line, self.characters_between(text, start, byte) + 1)
    }

    /// The same for a line and a column in bytes, as the JSON reader counts them.
    pub(super) fn characters(&self, text: &str, line: usize, byte_column: usize) -> (usize, usize) {
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        let end = start.saturating_add(byte_column.saturating_sub(1)).min(text.len());
        (line.max(1), self.characters_between(text, start, end) + 1)
    }
}

fn characters(bytes: &[u8]) -> usize {
    // Bytes that continue a character are not counted, so an end inside of one does no harm.
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

/// Where each field of a JSON text stands.
#[derive(Debug)]
pub struct SourceMap<'a> {
    text: &'a str,
    lines: LineIndex,
    root: Node,
    /// Where the last walk through a string ended: its beginning, its bytes as meant, its bytes as written. Problems of
    /// one text come in order, and each goes on from there instead of from the beginning.
    walked: Cell<(usize, usize, usize)>,
}

#[derive(Debug)]
struct Node {
    span: Range<usize>,
    children: Children,
}

#[derive(Debug)]
enum Children {
    None,
    Object(HashMap<String, Node>),
    List(Vec<Node>),
}

impl<'a> SourceMap<'a> {
    /// Maps a text that is JSON.
    pub fn new(text: &'a str) -> Self {
        let mut scanner = Scanner { text, at: 0, depth: 0 };
        let root = scanner.value();
        Self { text, lines: LineIndex::new(text), root, walked: Cell::new((0, 0, 0)) }
    }

    /// Line and column, both from 1, the column in characters, of a place in this text.
    pub fn line_column(&self, place: &Place) -> (usize, usize) {
        let byte = match &place.spot {
            Spot::LineColumn(line, column) => return (*line, *column),
            Spot::Whole => self.find(&place.path).start,
            Spot::Bytes(range) => self.within(self.find(&place.path), range.start),
        };
        self.lines.line_column(self.text, byte)
    }

    /// The bytes of a field's value, or of the nearest field around it that exists.
    pub fn find(&self, path: &Path) -> Range<usize> {
        let mut node = &self.root;
        for segment in &path.0 {
            let child = match (segment, &node.children) {
                (Segment::Key(key), Children::Object(fields)) => fields.get(key),
                (Segment::Index(index), Children::List(list)) => list.get(*index),
                (Segment::Key(_) | Segment::Index(_), Children::None | Children::Object(_) | Children::List(_)) => None,
            };
            match child {
                Some(child) => node = child,
                None => break,
            }
        }
        node.span.clone()
    }

    /// The byte of the file at which the byte `offset` of a string value stands, past its quote and its escapes.
    fn within(&self, span: Range<usize>, offset: usize) -> usize {
        let bytes = self.text.as_bytes();
        if bytes.get(span.start) != Some(&b'"') {
            return span.start;
        }
        let (mut at, mut left) = match self.walked.get() {
            (start, meant, at) if start == span.start && at > start && meant <= offset => (at, offset - meant),
            _ => (span.start + 1, offset),
        };
        while left > 0 && at + 1 < span.end {
            let (written, meant) = escape(self.text.get(at..).unwrap_or_default());
            if meant > left {
                break;
            }
            at += written;
            left -= meant;
        }
        self.walked.set((span.start, offset - left, at));
        at
    }
}

/// Bytes that the next character takes in the file, and in the text that it stands for.
fn escape(rest: &str) -> (usize, usize) {
    let unit = |from: usize| rest.get(from..from + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match (rest.as_bytes().first(), rest.as_bytes().get(1)) {
        (Some(b'\\'), Some(b'u')) => match unit(2) {
            Some(0xd800..=0xdbff) => (12, 4),
            Some(code) => (6, char::from_u32(code).map_or(3, char::len_utf8)),
            None => (2, 1),
        },
        (Some(b'\\'), _) => (2, 1),
        (Some(_) | None, _) => {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            (length, length)
        }
    }
}

/// Deeper than the JSON reader follows: past a mistake it has looked at nothing, and there may be a million brackets.
const DEEPEST: usize = 130;

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r' | b',' | b':')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Node {
        self.skip_space();
        let start = self.at;
        self.depth += 1;
        let children = match self.peek() {
            Some(b'{' | b'[') if self.depth > DEEPEST => {
                self.at = self.text.len();
                Children::None
            }
            Some(b'{') => {
                self.at += 1;
                Children::Object(self.fields())
            }
            Some(b'[') => {
                self.at += 1;
                Children::List(self.elements())
            }
            Some(b'"') => {
                self.string();
                Children::None
            }
            Some(_) | None => {
                while !matches!(self.peek(), None | Some(b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t')) {
                    self.at += 1;
                }
                Children::None
            }
        };
        self.depth -= 1;
        Node { span: start..self.at.min(self.text.len()), children }
    }

    fn fields(&mut self) -> HashMap<String, Node> {
        let mut fields = HashMap::new();
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                self.at += 1;
                return fields;
            }
            let start = self.at;
            self.string();
            let written = self.text.get(start..self.at).unwrap_or_default();
            let key = serde_json::from_str(written).unwrap_or_default();
            let value = self.value();
            // Of a field that is written twice, the first is the one that people see.
            fields.entry(key).or_insert(value);
        }
    }

    fn elements(&mut self) -> Vec<Node> {
        let mut elements = Vec::new();
        loop {
            self.skip_space();
            if matches!(self.peek(), None | Some(b']' | b'}')) {
                self.at += 1;
                return elements;
            }
            elements.push(self.value());
        }
    }

    fn string(&mut self) {
        self.at += 1;
        loop {
            match self.peek() {
                None => return,
                Some(b'"') => {
                    self.at += 1;
                    return;
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
            }
        }
    }
}
