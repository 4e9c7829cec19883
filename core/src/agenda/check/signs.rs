//! Which of some characters a sentence has: by these a rule knows the sentences that may be its own, and reads no others.
//! A character that is not in the table does not compile.

use crate::chinese::vocabulary::{HAN, HanSet, han_at};

/// The characters by which rules know a sentence that may be theirs. Looking each sentence through for every word of
/// every rule would take longer than all else; nearly every sentence has none of the characters of a rule.
const SIGNS: &str = "四五六七八九十件句项层步选请第刚谢今应首最备届年票举决先同女教月通一二三会两个点条现共由迎台候额总假當前级权周鼓师其合样占半两";

/// The bit of ①, which is no Han.
pub(super) const CIRCLE: u64 = 1 << 63;

/// A set of [`SIGNS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(pub(super) u64);

static IS_A_SIGN: HanSet = HanSet::new(SIGNS);

/// For each Han character its place among the signs, from 1; 0 for all others.
static PLACES: [u8; (HAN.end - HAN.start) as usize] = places();

#[allow(clippy::indexing_slicing, reason = "run by the compiler, which refuses an index that is out of bounds")]
const fn places() -> [u8; (HAN.end - HAN.start) as usize] {
    let mut table = [0; (HAN.end - HAN.start) as usize];
    let bytes = SIGNS.as_bytes();
    let mut place = 0;
    while place * 3 < bytes.len() {
        table[han_at(bytes, place)] = place as u8 + 1;
        place += 1;
    }
    assert!(place < 64, "the signs do not fit");
    table
}

impl Signs {
    /// Some of the signs; does not compile for a character that is none.
    #[allow(clippy::indexing_slicing, reason = "run by the compiler, which refuses an index that is out of bounds")]
    pub(super) const fn of(signs: &str) -> Self {
        let bytes = signs.as_bytes();
        let (mut set, mut at) = (0, 0);
        while at * 3 < bytes.len() {
            let place = PLACES[han_at(bytes, at)];
            assert!(place > 0, "not one of the signs");
            set |= 1 << (place - 1);
            at += 1;
        }
        Self(set)
    }

    /// The sign that a character is by its code, if it is one.
    pub(super) fn bit(c: u32) -> u64 {
        // Nearly every character is none, and the set fits where the table does not.
        if !IS_A_SIGN.has_code(c) {
            return 0;
        }
        let place = c.checked_sub(HAN.start).and_then(|at| PLACES.get(at as usize)).copied().unwrap_or(0);
        (1 << place) >> 1
    }

    /// Those of the signs that a text has.
    pub(super) fn in_text(words: &str) -> Self {
        Self(words.chars().fold(0, |signs, c| signs | Self::bit(u32::from(c))))
    }

    /// Those and some more.
    pub(super) const fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// Those and the numbers in circles.
    pub(super) const fn or_circles(self) -> Self {
        Self(self.0 | CIRCLE)
    }

    /// Whether any of the signs of some characters is there.
    pub(super) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}
