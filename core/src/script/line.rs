//! How a line of a script begins: its indent, its quote, list and heading marks.
//!
//! Looks only, at one line; what is to be masked because of it is decided in `prepare`.

use std::ops::Range;

/// The beginning of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prefix {
    /// Where the indent ends.
    pub(super) indent_end: usize,
    /// Where the indent and the quote marks end, with what lies between them.
    pub(super) markers_end: usize,
    /// Where the words begin.
    pub(super) content: usize,
    /// Is there a quote or list mark?
    pub(super) marked: bool,
    /// Is one of them a quote mark?
    pub(super) direction: bool,
    /// Does the line go on with `#`?
    pub(super) heading: bool,
    /// Is nothing there behind indent and marks?
    pub(super) empty: bool,
    /// Is there a tab among indent and marks?
    pub(super) tab: bool,
    /// Is the indent more than three plain spaces?
    pub(super) wide_indent: bool,
    /// Has the indent a tab or four plain spaces, which mean code to Markdown?
    pub(super) deep_indent: bool,
    /// The space behind a list mark, but for its first, if it is too much.
    pub(super) padding: Option<Range<usize>>,
    /// How many hyphens the line consists of, if of nothing else.
    pub(super) dashes: usize,
}

/// Reads the beginning of the line at `start`; `None` if it begins with words.
pub(super) fn prefix(source: &str, start: usize) -> Option<Prefix> {
    let bytes = source.as_bytes();
    let first = *bytes.get(start)?;
    let plain = first.is_ascii_alphabetic() || first >= 0x80 && !matches!(first, 0xC2 | 0xE3 | 0xEF);
    if plain {
        return None;
    }
    let indent_end = skip_space(source, start);
    let mut prefix = Prefix { indent_end, content: indent_end, markers_end: indent_end, ..Prefix::default() };
    read_marks(source, &mut prefix);
    let indent = source.get(start..indent_end).unwrap_or("");
    prefix.tab = source.get(start..prefix.content).is_some_and(|text| text.contains('\t'));
    prefix.deep_indent = indent.contains('\t') || indent.starts_with("    ");
    prefix.wide_indent = prefix.deep_indent || !indent.is_ascii() || indent.contains('\0');
    prefix.empty = ends(bytes, prefix.content);
    prefix.heading = bytes.get(prefix.content) == Some(&b'#');
    prefix.dashes = dashes(source, prefix.content);
    let nothing = indent.is_empty() && !prefix.marked && prefix.dashes == 0;
    let ordinary = !matches!(bytes.get(prefix.content), Some(b'=' | b'~' | b'\n' | b'\r') | None);
    if nothing && ordinary { None } else { Some(prefix) }
}

fn read_marks(source: &str, prefix: &mut Prefix) {
    let bytes = source.as_bytes();
    let mut ordered = false;
    loop {
        let at = prefix.content;
        if bytes.get(at) == Some(&b'>') {
            prefix.direction = true;
            prefix.marked = true;
            if ordered {
                // The number must be shown, so the quote mark behind it is too.
                return;
            }
            prefix.content = skip_space(source, at + 1);
            prefix.markers_end = prefix.content;
            prefix.padding = None;
            continue;
        }
        if dashes(source, at) > 0 {
            return;
        }
        let Some(mark) = bullet(bytes, at).or_else(|| number(bytes, at)) else {
            return;
        };
        let end = at + mark;
        prefix.marked = true;
        prefix.content = skip_space(source, end);
        ordered |= mark > 1;
        let space = source.get(end..prefix.content).unwrap_or("");
        if (space.len() > 4 || space.contains('\t')) && !ends(bytes, prefix.content) {
            prefix.padding = Some(end + 1..prefix.content);
        }
    }
}

/// Where the space that begins at `at` ends: spaces and tabs, and the full-width space, the no-break space, NUL and the
/// byte order mark, which the eye cannot tell from them.
fn skip_space(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or("");
    let words = rest.trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}', '\0', '\u{FEFF}']);
    at + (rest.len() - words.len())
}

fn ends(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b'\n' | b'\r') | None)
}

fn spaced(bytes: &[u8], at: usize) -> bool {
    ends(bytes, at) || matches!(bytes.get(at), Some(b' ' | b'\t'))
}

fn bullet(bytes: &[u8], at: usize) -> Option<usize> {
    (matches!(bytes.get(at), Some(b'-' | b'+' | b'*')) && spaced(bytes, at + 1)).then_some(1)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    // Markdown takes numbers of up to nine digits.
    let digits = bytes.iter().skip(at).take(10).take_while(|b| b.is_ascii_digit()).count();
    let end = at + digits;
    let delimited = matches!(bytes.get(end), Some(b'.' | b')')) && spaced(bytes, end + 1);
    ((1..10).contains(&digits) && delimited).then_some(digits + 1)
}

/// How many hyphens are all that is left of the line; 0 if there is anything else.
fn dashes(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or("");
    let count = rest.bytes().take_while(|b| *b == b'-').count();
    if ends(source.as_bytes(), skip_space(source, at + count)) { count } else { 0 }
}
