//! Looking for words in Chinese text: the longest of a list, the first of a list, a numeral, space of any width. It
//! knows no meeting.

use crate::chinese::numeral;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Space of any width, and what the eye cannot tell from it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0')
}

/// Without space at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Where a list lies, and its length.
type Key = (usize, usize);
/// A list in words.
type Words = Rc<[&'static str]>;

thread_local! {
    /// The lists that were looked at, split. A script is looked through for the same few hundred lists thousands of times.
    static SPLIT: RefCell<HashMap<Key, Words>> = RefCell::default();
}

/// The words of a list, which is written with bars between them: 同志|先生|女士.
fn split(list: &'static str) -> Words {
    // Two lists at one place with one length are the same list, because none of them ever goes away.
    let key = (list.as_ptr().addr(), list.len());
    SPLIT.with_borrow_mut(|known| known.entry(key).or_insert_with(|| list.split('|').collect()).clone())
}

/// The words of a list that is gone through once.
pub(super) fn each(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

/// Whether the text is one of the words.
pub(super) fn is_one(text: &str, list: &'static str) -> bool {
    split(list).contains(&text)
}

/// The longest of the words that the text begins with.
pub(super) fn begins(text: &str, list: &'static str) -> Option<&'static str> {
    split(list).iter().copied().filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
}

/// The longest of the words that the text ends with.
pub(super) fn ends(text: &str, list: &'static str) -> Option<&'static str> {
    split(list).iter().copied().filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
}

/// Whether any of the words stands in the text.
pub(super) fn has(text: &str, list: &'static str) -> bool {
    split(list).iter().any(|word| text.contains(word))
}

/// Where the first of the words stands, and which; the longest of those that begin at one place.
pub(super) fn first(text: &str, list: &'static str) -> Option<(usize, &'static str)> {
    let words = split(list);
    let found = words.iter().filter_map(|word| text.find(word).map(|at| (at, *word)));
    found.min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

/// Where the last of the words stands, and which.
pub(super) fn last(text: &str, list: &'static str) -> Option<(usize, &'static str)> {
    let words = split(list);
    let found = words.iter().filter_map(|word| text.rfind(word).map(|at| (at, *word)));
    found.max_by_key(|(at, word)| (*at + word.len(), word.len()))
}

/// The text behind commas, colons and space.
pub(super) fn past_pause(text: &str) -> &str {
    text.trim_start_matches(|c: char| is_space(c) || matches!(c, '，' | ',' | '：' | ':' | '、'))
}

/// The text up to so many characters.
pub(super) fn at_most(text: &str, characters: usize) -> &str {
    match text.char_indices().nth(characters) {
        Some((at, _)) => text.get(..at).unwrap_or(text),
        None => text,
    }
}

/// How many characters, counted no farther than `most`.
pub(super) fn length(text: &str, most: usize) -> usize {
    text.chars().take(most).count()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '０'
                ..='９'
                    | '一'
                    | '二'
                    | '两'
                    | '三'
                    | '四'
                    | '五'
                    | '六'
                    | '七'
                    | '八'
                    | '九'
                    | '十'
                    | '百'
                    | '零'
                    | '〇'
        )
}

/// The number that the text begins with, and the bytes that it takes.
pub(super) fn number(text: &str) -> Option<(u64, usize)> {
    const LONGEST: usize = 8;
    let bytes = text.chars().take(LONGEST).take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
    let written = text.get(..bytes).filter(|written| !written.is_empty())?;
    numeral::parse(written).map(|n| (n, bytes))
}

/// The offset of `part` in `whole`, of which it is a slice.
pub(super) fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}
