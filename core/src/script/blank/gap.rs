//! Gaps that may be blanks: in print, a missing name or figure is often nothing but room for it.

use super::{asks, asks_date, is_han, names};
use std::ops::Range;

/// The first gap that looks like one: 第   次, 年   月   日, 任命　　　同志. Never shown as a blank, since a space is mostly
/// itself.
pub fn first_gap(text: &str) -> Option<Range<usize>> {
    // Looked for one by one, these are found several characters at a time.
    if !text.contains(' ') && !text.contains("\u{3000}") {
        return None;
    }
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let Some(mut width) = width(c) else {
            before = Some(c);
            continue;
        };
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| self::width(*c).is_some()) {
            width += self::width(c).unwrap_or(0);
            end = at + c.len_utf8();
        }
        if before.is_some_and(|before| is_gap(before, width, text.get(end..).unwrap_or(""))) {
            return Some(start..end);
        }
    }
    None
}

/// How wide a space is, in halves of a character.
fn width(c: char) -> Option<usize> {
    match c {
        ' ' | '\u{A0}' => Some(1),
        '\t' | '\u{3000}' => Some(2),
        _ => None,
    }
}

fn is_gap(before: char, width: usize, after: &str) -> bool {
    // 李　明 and 3 月 are written with a space, and 同志们 may well begin after some.
    let wide = width >= 3 && !after.starts_with("同志们");
    match before {
        '第' => asks(after) && !names(after),
        '年' if after.starts_with('月') && asks_date(after) => true,
        '月' if after.starts_with('日') && asks_date(after) => true,
        _ => is_han(before) && wide && (asks(after) || counts_votes(after)),
    }
}

/// 发出   张，收回   张。: what ballots and shares are counted in, where a clause ends behind it. 张 may begin a name.
fn counts_votes(after: &str) -> bool {
    let behind = after.strip_prefix(['张', '票', '份', '户', '股']);
    behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(['，', '。', '；', '、', '）', ',', ';', '！']))
}
