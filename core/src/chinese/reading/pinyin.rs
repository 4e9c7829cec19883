//! Pinyin as people write it: tone marks or figures, words joined or apart. Taken apart into syllables that fit the
//! characters of a name, and put together again as 汉语拼音正词法 (GB/T 28039-2011, names of people) wants it.

use super::table::{is_syllable, readings};
use crate::chinese::surname;

/// Vowels with their tones; ü is the sixth.
const VOWELS: [(char, [char; 4]); 6] = [
    ('a', ['ā', 'á', 'ǎ', 'à']),
    ('e', ['ē', 'é', 'ě', 'è']),
    ('i', ['ī', 'í', 'ǐ', 'ì']),
    ('o', ['ō', 'ó', 'ǒ', 'ò']),
    ('u', ['ū', 'ú', 'ǔ', 'ù']),
    ('ü', ['ǖ', 'ǘ', 'ǚ', 'ǜ']),
];

/// Letters of the longest syllable: zhuang.
const LONGEST: usize = 6;

/// A letter and its tone, 0 where it bears none.
fn letter(c: char) -> (char, u8) {
    let c = match c {
        'ɑ' => 'a',
        'ɡ' => 'g',
        'v' => 'ü',
        // A breve is often typed for a caron.
        'ă' => 'ǎ',
        'ĕ' => 'ě',
        'ĭ' => 'ǐ',
        'ŏ' => 'ǒ',
        'ŭ' => 'ǔ',
        other => other,
    };
    for (plain, toned) in VOWELS {
        if let Some(tone) = toned.iter().position(|one| *one == c) {
            return (plain, u8::try_from(tone).unwrap_or(0) + 1);
        }
    }
    (c, 0)
}

/// A syllable without its tone: lǚ is lü.
pub fn without_tone(syllable: &str) -> String {
    syllable.chars().map(|c| letter(c).0).collect()
}

/// The tone of a syllable from 1 to 4, 0 where it bears none.
fn tone_of(syllable: &str) -> u8 {
    syllable.chars().map(|c| letter(c).1).max().unwrap_or(0)
}

/// What a syllable is sorted by: its letters, then its tone (none last), then the character. One without a reading is last.
pub fn syllable_order(reading: Option<&str>, character: char) -> (bool, String, u8, char) {
    let tone = reading.map_or(0, tone_of);
    (reading.is_none(), reading.map(without_tone).unwrap_or_default(), if tone == 0 { 5 } else { tone }, character)
}

/// A syllable with its tone mark where the rules put it: on a or e, on the o of ou, else on the last vowel. Tones from 1 to
/// 4; any other leaves it without a mark.
pub fn with_tone(letters: &str, tone: u8) -> String {
    let is_vowel = |c: char| VOWELS.iter().any(|(vowel, _)| *vowel == c);
    let at = letters
        .find(['a', 'e'])
        .or_else(|| letters.find("ou"))
        .or_else(|| letters.char_indices().rev().find(|(_, c)| is_vowel(*c)).map(|(at, _)| at));
    let marked = |c: char| {
        let vowel = VOWELS.iter().find(|(vowel, _)| *vowel == c)?;
        vowel.1.get(usize::from(tone).checked_sub(1)?).copied()
    };
    let mark = |(place, c)| if Some(place) == at { marked(c).unwrap_or(c) } else { c };
    letters.char_indices().map(mark).collect()
}

/// Letters one after another, and where between them a syllable must end.
#[derive(Default)]
struct Letters {
    letters: Vec<(char, u8)>,
    /// Letters before each end, with the tone that a figure there gives.
    ends: Vec<(usize, u8)>,
}

impl Letters {
    fn new(text: &str) -> Self {
        let mut all = Self::default();
        for c in text.chars().flat_map(char::to_lowercase) {
            let count = all.letters.len();
            match c {
                // A tone mark of its own belongs to the letter before; two dots make ü of a u.
                '\u{300}' | '\u{301}' | '\u{304}' | '\u{306}' | '\u{30c}' => {
                    let tone = [('\u{304}', 1), ('\u{301}', 2), ('\u{30c}', 3), ('\u{306}', 3), ('\u{300}', 4)];
                    if let Some(last) = all.letters.last_mut() {
                        last.1 = tone.iter().find(|(mark, _)| *mark == c).map_or(0, |(_, tone)| *tone);
                    }
                }
                '\u{308}' | ':' | '：' if all.letters.last().is_some_and(|last| last.0 == 'u') => {
                    all.letters.last_mut().into_iter().for_each(|last| last.0 = 'ü');
                }
                '0'..='5' => {
                    let tone = c.to_digit(10).and_then(|tone| u8::try_from(tone).ok()).unwrap_or(0);
                    all.ends.push((count, tone));
                }
                _ if c.is_alphabetic() => all.letters.push(letter(c)),
                _ => all.ends.push((count, 0)),
            }
        }
        all
    }

    /// The syllable between two places; none where it is none.
    fn syllable(&self, from: usize, to: usize) -> Option<(String, u8)> {
        if self.ends.iter().any(|(end, _)| from < *end && *end < to) {
            return None;
        }
        let letters = self.letters.get(from..to)?;
        let mut tones = letters.iter().map(|(_, tone)| *tone).filter(|tone| *tone > 0);
        let figure = self.ends.iter().find(|(end, tone)| *end == to && *tone > 0).map(|(_, tone)| *tone);
        let tone = tones.next().or(figure).unwrap_or(0);
        let plain: String = letters.iter().map(|(c, _)| *c).collect();
        (tones.next().is_none() && is_syllable(&plain)).then_some((plain, tone))
    }
}

/// Every reading that a character may have in a name, as a surname or not.
pub(super) fn all_readings(c: char) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = surname::readings(c).to_vec();
    all.extend(readings(c));
    all
}

/// Takes pinyin apart into one syllable for each of these characters, with tone marks; none where it does not fit them. A
/// syllable fits where a dictionary reads the character so, in whatever tone, or does not know it at all. Where the text
/// gives no tone, it is that of the reading. `expected` is how each would be read without the text.
pub fn fit(characters: &[(char, Option<&str>)], text: &str) -> Option<Vec<String>> {
    let letters = Letters::new(text);
    let count = letters.letters.len();
    // For each place in the letters the best way to come there, and how good it is.
    let mut ways: Vec<Option<(u32, Vec<String>)>> = vec![None; count + 1];
    ways.first_mut().into_iter().for_each(|way| *way = Some((0, Vec::new())));
    for (c, expected) in characters {
        let known = all_readings(*c);
        let mut next: Vec<Option<(u32, Vec<String>)>> = vec![None; count + 1];
        for (from, way) in ways.iter().enumerate() {
            let Some((worth, so_far)) = way else { continue };
            for to in from + 1..=(from + LONGEST).min(count) {
                let Some((syllable, more)) = read_as(letters.syllable(from, to), &known, *expected) else { continue };
                let better = worth + more;
                if let Some(place) = next.get_mut(to)
                    && place.as_ref().is_none_or(|(worth, _)| *worth < better)
                {
                    *place = Some((better, so_far.iter().cloned().chain([syllable]).collect()));
                }
            }
        }
        ways = next;
    }
    ways.pop().flatten().map(|(_, syllables)| syllables)
}

/// A syllable as one of the known readings, and how well it is one.
fn read_as(written: Option<(String, u8)>, known: &[&str], expected: Option<&str>) -> Option<(String, u32)> {
    let (plain, tone) = written?;
    let marked = with_tone(&plain, tone);
    if known.is_empty() {
        return Some((marked, 1));
    }
    let same = |one: &&&str| without_tone(one) == plain;
    if tone == 0 {
        let usual = expected.filter(|one| without_tone(one) == plain);
        let reading = usual.or_else(|| known.iter().find(same).copied())?;
        return Some((reading.to_owned(), if tone_of(reading) == 0 { 4 } else { 3 }));
    }
    let exact = known.contains(&marked.as_str());
    known.iter().find(same).map(|_| (marked, if exact { 4 } else { 2 }))
}

/// Syllables as one word, its first letter a capital, with an apostrophe where one begins like the end of the one before.
pub fn word<'s>(syllables: impl Iterator<Item = &'s str>) -> String {
    let mut word = String::new();
    for syllable in syllables {
        let begins = syllable.chars().next().map(|c| letter(c).0);
        if word.is_empty() {
            let mut letters = syllable.chars();
            word.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            word.push_str(letters.as_str());
            continue;
        }
        if matches!(begins, Some('a' | 'e' | 'o')) {
            word.push('\'');
        }
        word.push_str(syllable);
    }
    word
}

/// Whether somebody has written tones: then it is pinyin, and no word of another language.
pub(super) fn has_tones(written: &str) -> bool {
    written.chars().any(|c| c.is_ascii_digit() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ".contains(c))
}
