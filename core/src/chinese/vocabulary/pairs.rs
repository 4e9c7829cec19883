//! Which characters follow one another in a text: by these most lists of words are known to have none that stands there.

/// Which characters follow one another in a text, roughly: whoever looks through one text for many lists of words passes
/// over nearly all lists without a look at the text. It may know of a pair that is not there, never miss one that is.
#[derive(Debug)]
pub struct Pairs([u64; TRACES]);

/// Among so many numbers of 64 bits the traces of a text are spread: two for each of its characters, so that most stay empty.
const TRACES: usize = 1 << u8::BITS;

/// What two characters that follow one another leave in a set, or one by itself: two bits of one number, so that two that share a
/// bit by chance hardly share both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trace {
    /// Which number.
    place: u8,
    bits: [u8; 2],
}

impl Trace {
    fn of_pair(first: char, second: char) -> Self {
        Self::mixed(u64::from(first) << 32 | u64::from(second))
    }

    /// For words of one character.
    fn of_single(c: char) -> Self {
        Self::mixed(u64::from(c))
    }

    /// What a word begins with.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        let mut characters = word.chars();
        let first = characters.next()?;
        Some(characters.next().map_or(Self::of_single(first), |second| Self::of_pair(first, second)))
    }

    /// The highest bits of a product, which all bits of both characters have a share in.
    fn mixed(characters: u64) -> Self {
        let [place, first, second, ..] = characters.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes();
        Self { place, bits: [first, second] }
    }
}

impl Default for Pairs {
    /// Those of an empty text.
    fn default() -> Self {
        Self([0; TRACES])
    }
}

impl Pairs {
    /// The pairs of a text.
    pub fn of(text: &str) -> Self {
        let mut pairs = Self::default();
        pairs.read(text);
        pairs
    }

    /// Forgets the text before, and reads another one.
    pub fn read(&mut self, text: &str) {
        self.0.fill(0);
        let mut last = None;
        for c in text.chars() {
            if let Some(last) = last {
                self.put(Trace::of_pair(last, c));
            }
            self.put(Trace::of_single(c));
            last = Some(c);
        }
    }

    fn put(&mut self, Trace { place, bits: [first, second] }: Trace) {
        if let Some(known) = self.0.get_mut(usize::from(place)) {
            *known |= bit(first) | bit(second);
        }
    }

    pub(super) fn has(&self, Trace { place, bits: [first, second] }: Trace) -> bool {
        self.0.get(usize::from(place)).is_some_and(|known| known & bit(first) != 0 && known & bit(second) != 0)
    }
}

/// One of the 64 bits of a number.
fn bit(at: u8) -> u64 {
    1 << (u32::from(at) % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::Pairs;
    use crate::chinese::vocabulary::Vocabulary;

    #[test]
    fn pairs_never_miss_a_word_that_stands_there() {
        let text = "请县委书记郝大为同志讲话。OK";
        let pairs = Pairs::of(text);
        for word in ["请县", "讲话。", "同志讲话", "为", "。", "K", "请", "OK"] {
            let words = Vocabulary::new(&["散会", word]);
            assert!(words.may_be_in(&pairs) && words.is_in_part(text, &pairs), "{word}");
        }
        assert!(!Vocabulary::new(&["讲话"]).is_in_part("请县委书记", &pairs));
        assert!(!Vocabulary::new(&["散会", "委员", ""]).may_be_in(&pairs));
        assert!(!Vocabulary::new(&["散会"]).may_be_in(&Pairs::of("")));
    }
}
