//! Looking for words in Chinese text: the longest of a list, the first of a list, a numeral, space of any width. It
//! knows no meeting.

use crate::chinese::numeral;
use crate::chinese::vocabulary::{Pairs, Vocabulary};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::rc::Rc;

/// Space of any width, and what the eye cannot tell from it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0')
}

/// What a sentence ends with, the brackets and quotation marks behind it included.
pub(super) const END: [char; 14] = ['。', '！', '？', '；', '：', '!', '?', ';', ':', '”', '」', '）', ')', '…'];

/// Without space at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// A list of words, as it is looked for.
#[derive(Debug)]
struct Words {
    list: Box<[&'static str]>,
    vocabulary: Vocabulary<'static>,
    /// With their last characters, in the order of these; of those that end alike the longest first.
    by_last: Box<[(char, &'static str)]>,
}

impl Words {
    /// Of a list that is written with bars between: 同志|先生|女士.
    fn new(list: &'static str) -> Self {
        let list: Box<[&'static str]> = list.split('|').collect();
        let mut by_last: Box<[(char, &'static str)]> =
            list.iter().filter_map(|word| word.chars().next_back().map(|c| (c, *word))).collect();
        by_last.sort_by_key(|(c, word)| (*c, usize::MAX - word.len()));
        Self { vocabulary: Vocabulary::new(&list), by_last, list }
    }

    fn word(&self, place: usize) -> Option<&'static str> {
        self.list.get(place).copied()
    }

    /// The words that end with a character, the longest first.
    fn ending(&self, c: char) -> impl Iterator<Item = &'static str> + '_ {
        let from = self.by_last.partition_point(|(last, _)| *last < c);
        let words = self.by_last.get(from..).unwrap_or_default();
        words.iter().take_while(move |(last, _)| *last == c).map(|(_, word)| *word)
    }

    /// Whether one of them stands in the text.
    fn are_in(&self, text: &str) -> bool {
        asked(text, |pairs| self.vocabulary.may_be_in(pairs)).unwrap_or(true) && self.vocabulary.is_in(text)
    }

    /// Every place where one of the words stands, in order; at one place the longest first.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        self.vocabulary.find(text).filter_map(|found| Some((found.at, self.word(found.word)?)))
    }
}

/// Lists are known by where they lie, which is spread enough by itself.
#[derive(Default, Clone, Copy)]
struct ByPlace(u64);

impl Hasher for ByPlace {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
}

impl BuildHasher for ByPlace {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self::default()
    }
}

thread_local! {
    /// The lists that were looked at. A script is looked through for the same few hundred lists thousands of times.
    static KNOWN: RefCell<HashMap<u64, Rc<Words>, ByPlace>> = RefCell::default();
}

fn words(list: &'static str) -> Rc<Words> {
    // Two lists at one place with one length are the same list, because none of them ever goes away.
    let key = (list.as_ptr().addr() as u64) << 16 ^ list.len() as u64;
    KNOWN.with_borrow_mut(|known| match known.get(&key) {
        Some(words) => words.clone(),
        None => known.entry(key).insert_entry(Rc::new(Words::new(list))).get().clone(),
    })
}

/// The words of a list that is gone through once.
pub(super) fn each(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

/// Whether the text is one of the words.
pub(super) fn is_one(text: &str, list: &'static str) -> bool {
    begins(text, list) == Some(text)
}

/// The longest of the words that the text begins with.
pub(super) fn begins(text: &str, list: &'static str) -> Option<&'static str> {
    let words = words(list);
    words.vocabulary.at_start(text).and_then(|place| words.word(place))
}

/// A text that words were looked for in.
#[derive(Debug, Default)]
struct Asked {
    /// Where it lay.
    at: usize,
    text: String,
    /// From the second time on.
    pairs: Option<Pairs>,
}

impl Asked {
    /// Whether a text is this one or a part of it. Another one may have come to lie where it was.
    fn holds(&self, text: &str) -> bool {
        let from = text.as_ptr().addr().wrapping_sub(self.at);
        self.text.get(from..from.saturating_add(text.len())) == Some(text)
    }
}

/// The texts that were asked about last, and the place of the one that gives way next.
#[derive(Debug, Default)]
struct AskedLast([Asked; SLOTS], usize);

/// So many texts are remembered.
const SLOTS: usize = 4;

thread_local! {
    /// Dozens of lists are asked of one sentence, of the whole of it and of its parts.
    static ASKED: RefCell<AskedLast> = RefCell::default();
}

/// What the pairs of a text say, where it is worth while to know them: it is not short, and was asked about before.
fn asked<T>(text: &str, says: impl FnOnce(&Pairs) -> T) -> Option<T> {
    const SHORT: usize = 24;
    if text.len() < SHORT {
        return None;
    }
    ASKED.with_borrow_mut(|AskedLast(last, next)| {
        if let Some(asked) = last.iter_mut().find(|asked| asked.holds(text)) {
            return Some(says(asked.pairs.get_or_insert_with(|| Pairs::of(&asked.text))));
        }
        let oldest = last.get_mut(*next)?;
        *next = (*next + 1) % SLOTS;
        oldest.at = text.as_ptr().addr();
        oldest.text.clear();
        oldest.text.push_str(text);
        oldest.pairs = None;
        None
    })
}

/// The longest of the words that the text ends with.
pub(super) fn ends(text: &str, list: &'static str) -> Option<&'static str> {
    let last = text.chars().next_back()?;
    words(list).ending(last).find(|word| text.ends_with(word))
}

/// Whether any of the words stands in the text.
pub(super) fn has(text: &str, list: &'static str) -> bool {
    words(list).are_in(text)
}

/// Where the first of the words stands, and which; the longest of those that begin at one place.
pub(super) fn first(text: &str, list: &'static str) -> Option<(usize, &'static str)> {
    words(list).places(text).next()
}

/// Where the last of the words stands, and which: the one that ends last, and of those the longest.
pub(super) fn last(text: &str, list: &'static str) -> Option<(usize, &'static str)> {
    words(list).places(text).max_by_key(|(at, word)| (at + word.len(), word.len()))
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

/// The bytes of a time of the day at the beginning: 9:05, 10：30—10：40, （14:00）.
pub(super) fn clock(text: &str) -> Option<usize> {
    let inner = text.trim_start_matches(['（', '(', '【', '[']);
    let inner = ["上午", "下午", "晚上"].iter().find_map(|half| inner.strip_prefix(half)).unwrap_or(inner);
    let rest = one_clock(inner)?;
    let joint = |c: char| is_space(c) || matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至' | '到');
    let joint = rest.trim_start_matches(joint);
    let rest = if joint.len() < rest.len() { one_clock(joint).unwrap_or(rest) } else { rest };
    Some(text.len() - rest.trim_start_matches(['）', ')', '】', ']']).len())
}

/// What stands behind 9:05.
fn one_clock(text: &str) -> Option<&str> {
    let digits = |text: &'_ str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    let rest = text.get(hours..)?.strip_prefix([':', '：'])?;
    let rest = ((1..=2).contains(&hours) && digits(rest) == 2).then(|| rest.get(2..))??;
    // 9:05:30
    Some(
        rest.strip_prefix([':', '：'])
            .filter(|seconds| digits(seconds) == 2)
            .and_then(|seconds| seconds.get(2..))
            .unwrap_or(rest),
    )
}
