//! Many words looked for in one pass. Chinese words differ in their first character, so a set of those characters passes
//! over nearly all of a text, and where one is met only the few words that begin with it are compared. Says where words
//! stand; what they mean is the caller's affair.
//!
//! A vocabulary of words that are known beforehand is made once, in a `LazyLock`, and asked as often as there are
//! sentences:
//!
//! ```
//! use lectern_core::chinese::vocabulary::Vocabulary;
//! let verbs = Vocabulary::new(&["发言", "讲", "讲话"]);
//! assert_eq!(verbs.at_start("讲话。"), Some(2)); // the longest
//! assert!(verbs.is_in("请李明同志发言"));
//! ```

mod letters;
mod pairs;

pub use letters::Letters;
pub use pairs::Pairs;

use letters::Outline;
use pairs::Trace;
use std::ops::Range;

/// The Han characters that sets and tables cover; whatever else there is stands in names and in other languages.
pub const HAN: Range<u32> = 0x4E00..0xA000;

const BITS: usize = u64::BITS as usize;

/// A set of Han characters that is asked in no time.
#[derive(Debug)]
pub struct HanSet([u64; (HAN.end - HAN.start) as usize / BITS]);

impl HanSet {
    /// The set of the characters of a text that has nothing but Han. Others do not compile where it is a constant.
    #[allow(clippy::indexing_slicing, reason = "run by the compiler, which refuses an index that is out of bounds")]
    pub const fn new(characters: &str) -> Self {
        let bytes = characters.as_bytes();
        let mut set = [0; (HAN.end - HAN.start) as usize / BITS];
        let mut place = 0;
        while place * 3 < bytes.len() {
            let at = han_at(bytes, place);
            set[at / BITS] |= 1 << (at % BITS);
            place += 1;
        }
        Self(set)
    }

    /// Whether a character is in it.
    pub fn has(&self, c: char) -> bool {
        self.has_code(u32::from(c))
    }

    /// Whether the character of a code is in it.
    pub fn has_code(&self, c: u32) -> bool {
        let at = (c as usize).wrapping_sub(HAN.start as usize);
        self.0.get(at / BITS).is_some_and(|bits| bits & 1 << (at % BITS) != 0)
    }

    fn add(&mut self, c: char) -> bool {
        let at = (c as usize).wrapping_sub(HAN.start as usize);
        let bits = self.0.get_mut(at / BITS);
        bits.map(|bits| *bits |= 1 << (at % BITS)).is_some()
    }
}

impl FromIterator<char> for HanSet {
    /// The set of those characters that are Han.
    fn from_iter<T: IntoIterator<Item = char>>(characters: T) -> Self {
        let mut set = Self::new("");
        for c in characters {
            set.add(c);
        }
        set
    }
}

/// The place among [`HAN`] of a character of a text that has nothing else: each takes three bytes.
#[allow(clippy::indexing_slicing, reason = "run by the compiler, which refuses an index that is out of bounds")]
pub const fn han_at(bytes: &[u8], place: usize) -> usize {
    let (a, b, c) = (bytes[place * 3] as usize, bytes[place * 3 + 1] as usize, bytes[place * 3 + 2] as usize);
    ((a & 0x0F) << 12 | (b & 0x3F) << 6 | (c & 0x3F)) - HAN.start as usize
}

/// The bytes of the characters at the start of a text that are Han; a few rare ones beside [`HAN`] are passed over as well.
/// No mark is among them, so whoever looks for one jumps from one run to the next.
pub fn han_run(text: &str) -> usize {
    han_run_of(text, usize::MAX)
}

/// The same, of so many characters at most.
pub fn han_run_of(text: &str, most: usize) -> usize {
    // Each takes three bytes, and the first one tells it from all other scripts and from marks.
    let characters = text.as_bytes().chunks_exact(3).take(most);
    characters.take_while(|bytes| matches!(bytes, [0xE4..=0xE9, ..])).count() * 3
}

/// The same as [`han_run`], and looks at the code of each of these characters, which costs less than to have them one by one.
pub fn each_han(text: &str, mut look: impl FnMut(u32)) -> usize {
    let mut rest = text.as_bytes();
    while let [first @ 0xE4..=0xE9, second, third, behind @ ..] = rest {
        look(u32::from(first & 0x0F) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F));
        rest = behind;
    }
    text.len() - rest.len()
}

/// Words that are looked for together. A word is known by its place in the list that it was made of.
#[derive(Debug)]
pub struct Vocabulary<'w> {
    /// Of the characters that a word may begin with the lowest bits: they fit into one line of the processor's cache, which
    /// a set of all Han characters does not, and pass over nearly as much.
    begins: [u64; LOW_BITS / BITS],
    /// For each first character the words that begin with it: at the place that its lowest bits say, or at the next one
    /// that is free. At least half of them are.
    heads: Box<[(char, Range<usize>)]>,
    /// The words and their places, by first character, the longest first.
    words: Vec<(&'w str, usize)>,
    /// What [`Pairs`] must know of for each of the words to stand in a text, in their order.
    traces: Box<[Trace]>,
    /// What [`Letters`] must know of for each of the words to stand in a text, in their order.
    outlines: Box<[Outline]>,
}

/// So many characters are told apart by their lowest bits.
const LOW_BITS: usize = 512;

/// No word begins with it, and it stands where there is no head.
const NONE: char = '\0';

/// A word that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Where it begins, in bytes.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// Its place in the list of words.
    pub word: usize,
}

impl<'w> Vocabulary<'w> {
    /// A vocabulary of some words; empty ones are never found.
    pub fn new(list: &[&'w str]) -> Self {
        let mut words: Vec<(&str, usize)> =
            list.iter().enumerate().filter(|(_, word)| !word.is_empty()).map(|(place, word)| (*word, place)).collect();
        let first = |word: &str| word.chars().next().unwrap_or_default();
        words.sort_by_key(|(word, place)| (first(word), usize::MAX - word.len(), *place));
        let mut heads: Vec<(char, Range<usize>)> = Vec::new();
        for (index, (word, _)) in words.iter().enumerate() {
            match heads.last_mut() {
                Some((head, range)) if *head == first(word) => range.end = index + 1,
                Some(_) | None => heads.push((first(word), index..index + 1)),
            }
        }
        let traces = words.iter().filter_map(|(word, _)| Trace::of_word(word)).collect();
        let outlines = words.iter().filter_map(|(word, _)| Outline::of(word)).collect();
        let room = (heads.len() * 2).next_power_of_two();
        let heads_of_none = vec![(NONE, 0..0); room].into_boxed_slice();
        let mut vocabulary = Self { begins: [0; LOW_BITS / BITS], heads: heads_of_none, words, traces, outlines };
        for (head, range) in heads {
            let low = head as usize % LOW_BITS;
            let free = vocabulary.place_of(head);
            if let (Some(bits), Some(slot)) = (vocabulary.begins.get_mut(low / BITS), vocabulary.heads.get_mut(free)) {
                *bits |= 1 << (low % BITS);
                *slot = (head, range);
            }
        }
        vocabulary
    }

    /// Where a word may begin, and with which character: everywhere where one stands that ends in the same bits.
    fn beginnings<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, char)> + 'a {
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = self.next_beginning(text, next)?;
            let c = text.get(at..)?.chars().next()?;
            next = at + c.len_utf8();
            Some((at, c))
        })
    }

    /// The first such place from a byte on. What is passed over costs a few instructions a character, and is nearly
    /// everything that is ever looked through.
    fn next_beginning(&self, text: &str, from: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(from..)?;
        loop {
            let (low, behind) = match rest {
                // The last bits of a character of three bytes stand in the second and the third.
                [0xE0..=0xEF, second, third, behind @ ..] => {
                    (usize::from(second & 0x07) << 6 | usize::from(third & 0x3F), behind)
                }
                [byte @ 0x00..=0x7F, behind @ ..] => (usize::from(*byte), behind),
                [_, ..] => {
                    let c = text.get(text.len() - rest.len()..)?.chars().next()?;
                    (c as usize % LOW_BITS, rest.get(c.len_utf8()..)?)
                }
                [] => return None,
            };
            if self.may_begin(low) {
                return Some(text.len() - rest.len());
            }
            rest = behind;
        }
    }

    /// Whether any word begins with a character that ends in these bits.
    fn may_begin(&self, low: usize) -> bool {
        self.begins.get(low / BITS).is_some_and(|bits| bits & 1 << (low % BITS) != 0)
    }

    /// Where a first character stands, or the free place where it would.
    fn place_of(&self, c: char) -> usize {
        let last = self.heads.len() - 1;
        let mut place = c as usize & last;
        while self.heads.get(place).is_some_and(|(head, _)| *head != c && *head != NONE) {
            place = (place + 1) & last;
        }
        place
    }

    /// The words that begin with a character.
    fn of(&self, c: char) -> &[(&'w str, usize)] {
        let head = self.heads.get(self.place_of(c)).filter(|(head, _)| *head == c);
        head.and_then(|(_, range)| self.words.get(range.clone())).unwrap_or_default()
    }

    /// Every word that a text begins with, the longest first.
    pub fn all_at_start<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let first = text.chars().next().filter(|c| self.may_begin(*c as usize % LOW_BITS));
        let words = first.map_or(&[][..], |c| self.of(c));
        words.iter().filter(|(word, _)| begins_with(text, word)).map(|(_, place)| *place)
    }

    /// The longest word that a text begins with.
    pub fn at_start(&self, text: &str) -> Option<usize> {
        self.all_at_start(text).next()
    }

    /// Every word at every place of a text, from left to right; at one place the longest first.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        self.beginnings(text).flat_map(move |(at, c)| {
            let rest = text.get(at..).unwrap_or_default();
            let here = self.of(c).iter().filter(|(word, _)| begins_with(rest, word));
            here.map(move |(word, place)| Found { at, end: at + word.len(), word: *place })
        })
    }

    /// Whether any of the words can stand in a text that has such pairs of characters. Mostly it says no where there is none.
    pub fn may_be_in(&self, pairs: &Pairs) -> bool {
        self.traces.iter().any(|trace| pairs.has(*trace))
    }

    /// Whether any of the words stands in a text, or a part of one, whose pairs are known: it is looked through only for words
    /// that can be there.
    pub fn is_in_part(&self, text: &str, pairs: &Pairs) -> bool {
        let mut words = self.traces.iter().zip(&self.words).filter(|(trace, _)| pairs.has(**trace));
        words.any(|(_, (word, _))| text.contains(word))
    }

    /// Whether any of the words can stand in a text that has such characters. Mostly it says no where there is none.
    pub fn may_be_of(&self, letters: &Letters) -> bool {
        self.outlines.iter().any(|word| letters.fit(word))
    }

    /// Whether a character is part of any of the words.
    pub fn uses(&self, is: impl Fn(char) -> bool) -> bool {
        self.words.iter().any(|(word, _)| word.contains(&is))
    }

    /// Whether any of the words stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.beginnings(text).any(|(at, c)| {
            let rest = text.get(at..).unwrap_or_default();
            self.of(c).iter().any(|(word, _)| begins_with(rest, word))
        })
    }
}

/// Whether a text begins with a word. Of words that begin alike nearly all end in another byte than stands there, which is
/// seen much sooner than a comparison of all of them is called.
fn begins_with(text: &str, word: &str) -> bool {
    let bytes = text.as_bytes().get(..word.len());
    bytes.is_some_and(|bytes| bytes.last() == word.as_bytes().last() && bytes == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Found, HanSet, Vocabulary};

    #[test]
    fn every_word_is_found_where_it_stands() {
        let words = Vocabulary::new(&["讲", "讲话", "话", "VCR", "", "80%"]);
        let found: Vec<Found> = words.find("请讲话，看VCR，达80%").collect();
        let at = |at, end, word| Found { at, end, word };
        assert_eq!(found, [at(3, 9, 1), at(3, 6, 0), at(6, 9, 2), at(15, 18, 3), at(24, 27, 5)]);
        assert_eq!(words.at_start("讲话"), Some(1));
        assert_eq!(words.at_start("请讲话"), None);
        assert!(!words.is_in("发言 V 80"));
    }

    #[test]
    fn a_vocabulary_of_nothing_finds_nothing() {
        assert!(!Vocabulary::new(&[]).is_in("发言"));
        assert!(!Vocabulary::new(&[""]).is_in(""));
    }

    #[test]
    fn a_set_has_its_characters_and_no_others() {
        let set = HanSet::new("一龥请");
        assert!(['一', '龥', '请'].into_iter().all(|c| set.has(c)));
        assert!(['二', 'a', '，', '\u{10FFFF}', '\u{0}'].into_iter().all(|c| !set.has(c)));
    }
}
