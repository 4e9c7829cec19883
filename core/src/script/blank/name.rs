//! Blanks in a person's name, where fewer things mean themselves than in a text: 王× and 李某 are nobody's names.

use super::{first_raw_blank, is_cross, is_han};
use std::ops::Range;

/// The first raw blank in a person's name.
pub fn first_blank_in_name(name: &str) -> Option<Range<usize>> {
    let found = first_raw_blank(name);
    if found.is_some() {
        return found;
    }
    let is_mark = |c: char| c == '某' || is_cross(c) || matches!(c, '※' | '□' | '○' | '＊' | '_' | '＿' | '?' | '？');
    let mut before = None;
    for (at, c) in name.char_indices() {
        // A letter is a mark behind a Chinese character only: 麦X, but not Max.
        let stands_for_more = c == '×' || c == '※' || before.is_some_and(is_han);
        if is_mark(c) && stands_for_more {
            let rest = name.get(at..)?;
            let bytes = rest.chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum::<usize>();
            return Some(at..at + bytes);
        }
        before = Some(c);
    }
    // 王*: one star behind a name of nothing but characters.
    let stars = name.trim_end_matches('*');
    let starred = stars.len() < name.len() && !stars.is_empty() && stars.chars().all(is_han);
    starred.then_some(stars.len()..name.len())
}
