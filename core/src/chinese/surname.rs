//! Surnames: which characters are one, alone or two together, and how they are read. The list stands in
//! `reading/surnames.txt`, once, for the import, which tells names from words by it, and for the readings.

use super::vocabulary::{HAN, HanSet};
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

static LIST: &str = include_str!("reading/surnames.txt");

/// Of the usual surnames, so many are known to everybody, however rare their character is elsewhere.
const KNOWN_TO_ALL: usize = 260;

/// Four people in five have one of the first so many surnames.
const COMMON: usize = 100;

#[derive(Default)]
struct Surnames {
    /// Surnames of one character that tell a name from a word, with their rank.
    usual: HashMap<char, usize>,
    single: HashMap<char, Vec<&'static str>>,
    compound: HashMap<(char, char), [&'static str; 2]>,
}

/// The usual ones, and the first characters of compound ones: asked of thousands of places, nearly all of which are neither.
static BEGINNINGS: LazyLock<[HanSet; 2]> = LazyLock::new(|| {
    [SURNAMES.usual.keys().copied().collect(), SURNAMES.compound.keys().map(|(first, _)| *first).collect()]
});

/// Whether a character is in a set of Han; of another one, whether something else holds.
fn is_in(set: &HanSet, c: char, otherwise: impl Fn() -> bool) -> bool {
    if HAN.contains(&u32::from(c)) { set.has(c) } else { otherwise() }
}

static SURNAMES: LazyLock<Surnames> = LazyLock::new(|| {
    let mut all = Surnames::default();
    for line in LIST.lines() {
        let mut words = line.split(' ');
        match words.next() {
            Some("usual") => {
                for c in words.flat_map(str::chars) {
                    let rank = all.usual.len();
                    all.usual.entry(c).or_insert(rank);
                }
            }
            Some("single") => all.single.extend(words.filter_map(|word| {
                let c = word.chars().next()?;
                Some((c, word.get(c.len_utf8()..)?.split('/').collect()))
            })),
            Some("compound") => all.compound.extend(words.filter_map(|word| {
                let mut chars = word.chars();
                let both = (chars.next()?, chars.next()?);
                let (first, second) = chars.as_str().split_once('-')?;
                Some((both, [first, second]))
            })),
            Some(_) | None => {}
        }
    }
    all
});

/// Whether the character alone is a surname that tells a name from a word. Rarer ones that are words too (不, 过, 种) are
/// not among them; how those are read is still known.
pub fn is_surname(c: char) -> bool {
    let [usual, _] = &*BEGINNINGS;
    is_in(usual, c, || SURNAMES.usual.contains_key(&c))
}

/// Whether the character is a surname that so many are called by that a name is expected to begin with it.
pub fn is_common(c: char) -> bool {
    SURNAMES.usual.get(&c).is_some_and(|rank| *rank < COMMON)
}

/// Whether everybody knows how this surname is read, because so many are called so.
pub fn is_known_to_all(c: char) -> bool {
    SURNAMES.usual.get(&c).is_some_and(|rank| *rank < KNOWN_TO_ALL)
}

/// The bytes of the surname that the text begins with.
pub fn surname_at(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let [_, compound] = &*BEGINNINGS;
    if let Some(second) = chars.next()
        && is_in(compound, first, || true)
        && SURNAMES.compound.contains_key(&(first, second))
    {
        return Some(first.len_utf8() + second.len_utf8());
    }
    is_surname(first).then(|| first.len_utf8())
}

/// A name as surname and given name. Of two or three characters the first is the surname, though it be a rare one; of any other name
/// of which none is known, and of 小郭, all is the given name.
pub fn parted(name: &str) -> (&str, &str) {
    const USUAL: RangeInclusive<usize> = 2..=3;
    let is_usual = || {
        USUAL.contains(&name.chars().count())
            && name.chars().all(super::is_han)
            && !name.starts_with(['小', '老', '阿', '大'])
    };
    let first = || name.chars().next().map(char::len_utf8).filter(|_| is_usual());
    name.split_at_checked(surname_at(name).or_else(first).unwrap_or(0)).unwrap_or(("", name))
}

/// How a surname of one character is read, where that needs saying: the usual reading first, and those of other families.
pub fn readings(c: char) -> &'static [&'static str] {
    SURNAMES.single.get(&c).map_or(&[], Vec::as_slice)
}

/// How a surname of two characters is read; none where the two are no surname.
pub fn compound_readings(first: char, second: char) -> Option<[&'static str; 2]> {
    SURNAMES.compound.get(&(first, second)).copied()
}
