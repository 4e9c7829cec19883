//! Looking for words in Chinese text: the longest of a list, the first of a list, a numeral, space of any width. It
//! knows no meeting.

use crate::chinese::numeral;
use crate::chinese::vocabulary::{Letters, Pairs, Vocabulary, han_run_of};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::{LazyLock, Mutex, PoisonError};

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
    /// The list as it is written.
    written: &'static str,
    list: Box<[&'static str]>,
    vocabulary: Vocabulary<'static>,
    /// With their last characters, in the order of these; of those that end alike the longest first.
    by_last: Box<[(char, &'static str)]>,
    /// These last characters.
    lasts: Letters,
}

impl Words {
    /// Of a list that is written with bars between: 同志|先生|女士.
    fn new(written: &'static str) -> Self {
        let list: Box<[&'static str]> = written.split('|').collect();
        let mut by_last: Box<[(char, &'static str)]> =
            list.iter().filter_map(|word| word.chars().next_back().map(|c| (c, *word))).collect();
        by_last.sort_by_key(|(c, word)| (*c, usize::MAX - word.len()));
        let lasts = by_last.iter().map(|(c, _)| *c).collect();
        Self { written, vocabulary: Vocabulary::new(&list), by_last, lasts, list }
    }

    fn word(&self, place: usize) -> Option<&'static str> {
        self.list.get(place).copied()
    }

    /// The words that end with a character, the longest first.
    fn ending(&self, c: char) -> impl Iterator<Item = &'static str> + '_ {
        let all = if self.lasts.has(c) { &*self.by_last } else { &[] };
        let from = all.partition_point(|(last, _)| *last < c);
        let words = all.get(from..).unwrap_or_default();
        words.iter().take_while(move |(last, _)| *last == c).map(|(_, word)| *word)
    }

    /// Whether one of them can stand in the text; mostly it says no where none does.
    fn may_be_in(&self, text: &str) -> bool {
        asked(text, |pairs| self.vocabulary.may_be_in(pairs)).unwrap_or(true)
    }

    /// Whether one of them stands in the text.
    fn are_in(&self, text: &str) -> bool {
        asked(text, |pairs| self.vocabulary.is_in_part(text, pairs)).unwrap_or_else(|| self.vocabulary.is_in(text))
    }

    /// Every place where one of the words stands, in order; at one place the longest first.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        let text = if self.may_be_in(text) { text } else { "" };
        self.vocabulary.find(text).filter_map(|found| Some((found.at, self.word(found.word)?)))
    }
}

/// Every list that was ever looked at. Each is made once and kept, as the text that it is written as is.
static ALL: LazyLock<Mutex<HashMap<(usize, usize), &'static Words>>> = LazyLock::new(Mutex::default);

/// So many lists are found at once, two at each place; a few hundred are asked.
const PLACES: usize = 1 << 11;

/// The list that came to a place last, and the one that came before it.
type Place = [Cell<Option<&'static Words>>; 2];

thread_local! {
    /// The lists that came last, each at the place that its address says: a script is looked through for the same
    /// few hundred lists thousands of times. Of three that share a place the one that came first gives way.
    static LATEST: [Place; PLACES] = const { [const { [const { Cell::new(None) }; 2] }; PLACES] };
}

fn words(list: &'static str) -> &'static Words {
    let mixed = (list.as_ptr().addr() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let place = (mixed >> (u64::BITS - PLACES.trailing_zeros())) as usize;
    LATEST.with(|latest| {
        let Some([last, other]) = latest.get(place) else { return kept(list) };
        // Two lists at one place with one length are the same list, because none of them ever goes away.
        let is_this = |words: &&'static Words| std::ptr::eq(words.written, list);
        let known = last.get().filter(is_this).or_else(|| other.get().filter(is_this));
        known.unwrap_or_else(|| {
            let words = kept(list);
            other.set(last.replace(Some(words)));
            words
        })
    })
}

/// A list among all; made where nobody has looked at it before.
#[cold]
fn kept(list: &'static str) -> &'static Words {
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    all.entry((list.as_ptr().addr(), list.len())).or_insert_with(|| Box::leak(Box::new(Words::new(list))))
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
    /// Its pairs, where they are known.
    pairs: Pairs,
    known: bool,
}

impl Asked {
    /// Whether a text is this one or a part of it. Another one may have come to lie where it was.
    fn holds(&self, text: &str) -> bool {
        let from = text.as_ptr().addr().wrapping_sub(self.at);
        self.text.get(from..from.saturating_add(text.len())) == Some(text)
    }

    /// The same of one that lies where it lay: nothing else can have come there.
    fn holds_still(&self, text: &str) -> bool {
        let from = text.as_ptr().addr().wrapping_sub(self.at);
        from.checked_add(text.len()).is_some_and(|to| to <= self.text.len())
    }

    fn set(&mut self, text: &str) {
        self.at = text.as_ptr().addr();
        self.text.clear();
        self.text.push_str(text);
        self.known = false;
    }

    fn pairs(&mut self) -> &Pairs {
        if !self.known {
            self.pairs.read(&self.text);
            self.known = true;
        }
        &self.pairs
    }
}

/// The texts that were asked about last, and the place of the one that gives way next.
#[derive(Debug, Default)]
struct AskedLast {
    /// What somebody has said is asked about.
    attended: Asked,
    others: [Asked; SLOTS],
    next: usize,
}

/// So many other texts are remembered.
const SLOTS: usize = 4;

thread_local! {
    /// Dozens of lists are asked of one sentence, of the whole of it and of its parts.
    static ASKED: RefCell<AskedLast> = RefCell::default();
}

/// As long as somebody attends to a text, which stays where it is.
#[must_use]
pub(super) struct Attention<'t>(PhantomData<&'t str>);

/// Says that many lists are going to be asked of a text and of its parts.
pub(super) fn attend(text: &str) -> Attention<'_> {
    ASKED.with_borrow_mut(|asked| asked.attended.set(text));
    Attention(PhantomData)
}

impl Drop for Attention<'_> {
    fn drop(&mut self) {
        ASKED.with_borrow_mut(|asked| asked.attended.set(""));
    }
}

/// What the pairs of a text say, where it is worth while to know them: it is not short, and was asked about before.
fn asked<T>(text: &str, says: impl FnOnce(&Pairs) -> T) -> Option<T> {
    const SHORT: usize = 24;
    if text.len() < SHORT {
        return None;
    }
    ASKED.with_borrow_mut(|AskedLast { attended, others, next }| {
        if attended.holds_still(text) {
            return Some(says(attended.pairs()));
        }
        if let Some(asked) = others.iter_mut().find(|asked| asked.holds(text)) {
            return Some(says(asked.pairs()));
        }
        let oldest = others.get_mut(*next)?;
        *next = (*next + 1) % SLOTS;
        oldest.set(text);
        None
    })
}

/// The longest of the words that the text ends with.
pub(super) fn ends(text: &str, list: &'static str) -> Option<&'static str> {
    let last = text.chars().next_back()?;
    words(list).ending(last).find(|word| ends_with(text, word))
}

/// Whether a text ends with a word that has its last character. Most words have another byte before that, which is seen
/// much sooner than a comparison of all of them is called.
fn ends_with(text: &str, word: &str) -> bool {
    let byte = |text: &str| text.as_bytes().iter().rev().nth(HAN_BYTES).copied();
    (word.len() <= HAN_BYTES || byte(text) == byte(word)) && text.ends_with(word)
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
    let Some(last) = characters.checked_sub(1) else { return "" };
    let mut behind = text.chars();
    match behind.nth(last) {
        Some(_) => text.get(..text.len() - behind.as_str().len()).unwrap_or(text),
        None => text,
    }
}

/// Where the first mark stands of which something holds. Marks are no Han characters, so runs of these are passed over at
/// once.
pub(super) fn mark(text: &str, is: impl Fn(char) -> bool) -> Option<usize> {
    mark_within(text, usize::MAX, is)
}

/// Where the first such mark stands among so many characters.
pub(super) fn mark_within(text: &str, most: usize, is: impl Fn(char) -> bool) -> Option<usize> {
    let (mut at, mut left) = (0, most);
    loop {
        let run = han_run_of(text.get(at..)?, left);
        at += run;
        left = left.checked_sub(run / HAN_BYTES).filter(|left| *left > 0)?;
        let c = text.get(at..)?.chars().next()?;
        if is(c) {
            return Some(at);
        }
        at += c.len_utf8();
        left -= 1;
    }
}

/// The bytes of a Han character.
const HAN_BYTES: usize = '一'.len_utf8();

/// How many characters, counted no farther than `most`.
pub(super) fn length(text: &str, most: usize) -> usize {
    text.chars().take(most).count()
}

/// What [`number`] reads, as a list.
const NUMERALS: &str = "0|1|2|3|4|5|6|7|8|9|０|１|２|３|４|５|６|７|８|９|一|二|两|三|四|五|六|七|八|九|十|百|零|〇";

/// Whether a number may stand in the text.
pub(super) fn has_numeral(text: &str) -> bool {
    has(text, NUMERALS)
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

#[cfg(test)]
mod tests {
    use super::{NUMERALS, each, ends, has_numeral, is_numeral};

    #[test]
    fn the_list_of_numerals_has_all_that_a_number_is_written_with() {
        let listed: Vec<char> = each(NUMERALS).filter_map(|numeral| numeral.chars().next()).collect();
        assert!(('\0'..=char::MAX).all(|c| is_numeral(c) == listed.contains(&c)));
        assert!(has_numeral("第２项") && !has_numeral("第几项"));
    }

    #[test]
    fn the_longest_word_at_the_end_is_found() {
        assert_eq!(ends("市委副书记", "记|书记|副书记|总书记"), Some("副书记"));
        assert_eq!(ends("书记", "记|书记|副书记"), Some("书记"));
        assert_eq!(ends("记", "书记|记"), Some("记"));
        assert_eq!(ends("A座", "座|B座"), Some("座"));
    }
}
