//! Which characters a sentence has, and which of them follow one another: small enough to be kept for every sentence of a script,
//! so that whoever looks for a few words passes over nearly all sentences.

use super::{BITS, LOW_BITS};

/// Which characters a text has, by their lowest bits, and which two follow one another, by a number of both. It may know of
/// what is not there, never miss what is.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    alone: Set,
    /// Of the words whose characters are all there, hardly any has them one behind the other.
    pairs: Set,
}

type Set = [u64; LOW_BITS / BITS];

/// What [`Letters`] must know of for a word to stand in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline {
    /// Its first character, and its second; of a word of one character twice the same.
    first: usize,
    second: usize,
    /// Its first two characters, one behind the other, and its last two: many words begin like one that stands everywhere. Of a
    /// word of one character there are none.
    pairs: Option<(usize, usize)>,
}

impl Outline {
    /// That of a word; an empty one has none.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut characters = word.chars().map(u32::from);
        let first = characters.next()?;
        let Some(second) = characters.next() else {
            return Some(Self { first: low(first), second: low(first), pairs: None });
        };
        let (before, last) = characters.fold((first, second), |(_, before), c| (before, c));
        Some(Self { first: low(first), second: low(second), pairs: Some((pair(first, second), pair(before, last))) })
    }
}

impl Letters {
    /// Those of an empty text.
    pub const NONE: Self = Self { alone: [0; LOW_BITS / BITS], pairs: [0; LOW_BITS / BITS] };

    /// Notes a character by its code, and the one before it.
    pub fn add(&mut self, before: u32, c: u32) {
        put(&mut self.alone, low(c));
        put(&mut self.pairs, pair(before, c));
    }

    /// Whether a character may be there.
    pub fn has(&self, c: char) -> bool {
        has(&self.alone, low(u32::from(c)))
    }

    /// Whether a word may stand there.
    pub fn may_have(&self, word: &str) -> bool {
        let follows = word.chars().zip(word.chars().skip(1));
        word.chars().all(|c| self.has(c))
            && follows.into_iter().all(|(before, c)| has(&self.pairs, pair(u32::from(before), u32::from(c))))
    }

    /// Whether a word of such an outline may stand there.
    pub(super) fn fit(&self, word: &Outline) -> bool {
        has(&self.alone, word.first)
            && has(&self.alone, word.second)
            && word.pairs.is_none_or(|(first, last)| has(&self.pairs, first) && has(&self.pairs, last))
    }
}

impl FromIterator<char> for Letters {
    fn from_iter<T: IntoIterator<Item = char>>(characters: T) -> Self {
        let mut letters = Self::NONE;
        let mut before = 0;
        for c in characters.into_iter().map(u32::from) {
            letters.add(before, c);
            before = c;
        }
        letters
    }
}

/// The lowest bits of a character.
fn low(c: u32) -> usize {
    c as usize % LOW_BITS
}

/// A number of two characters in which both have a share.
fn pair(first: u32, second: u32) -> usize {
    first.wrapping_mul(37).wrapping_add(second) as usize % LOW_BITS
}

/// Adds to a set.
fn put(set: &mut Set, bit: usize) {
    if let Some(bits) = set.get_mut(bit / BITS) {
        *bits |= 1 << (bit % BITS);
    }
}

/// Whether something is in a set.
fn has(set: &Set, bit: usize) -> bool {
    set.get(bit / BITS).is_some_and(|bits| bits & 1 << (bit % BITS) != 0)
}

#[cfg(test)]
mod tests {
    use super::Letters;
    use crate::chinese::vocabulary::Vocabulary;

    #[test]
    fn letters_never_miss_a_word_that_stands_there() {
        let letters: Letters = "请县委书记郝大为同志讲话。OK".chars().collect();
        for word in ["请", "书记", "讲话。", "OK", "K"] {
            assert!(letters.may_have(word) && Vocabulary::new(&["散会", word]).may_be_of(&letters), "{word}");
        }
        assert!(!letters.may_have("散会") && !Vocabulary::new(&["散会", ""]).may_be_of(&letters));
    }

    #[test]
    fn characters_that_stand_apart_are_no_word() {
        let letters: Letters = "请县委书记郝大为同志讲话".chars().collect();
        for word in ["委请", "话讲", "记书", "请讲话", "请县委记书"] {
            assert!(!letters.may_have(word) && !Vocabulary::new(&[word]).may_be_of(&letters), "{word}");
        }
    }
}
