//! Whether a name stands anywhere in the script before a place: the memory of the rules about people. Answers “perhaps”
//! rather than “no” where it is not sure.

use super::calls::is_mark;
use super::script::Script;
use crate::agenda::person;
use crate::chinese::is_han;
use crate::chinese::vocabulary::each_han;
use crate::script::BLANK;
use std::collections::HashMap;

/// Bits of the set of pairs; twice as many as any but the largest script has.
const BITS: usize = 1 << 21;
/// Questions after which the answer is always “perhaps”: each one reads the whole script, and no honest script asks more.
const MOST_QUESTIONS: usize = 64;

/// Names and surnames of a script.
pub(super) struct Names<'a> {
    script: &'a Script<'a>,
    /// Pairs of characters that stand before `until`; made when first asked for.
    pairs: Vec<u64>,
    until: usize,
    surnames: HashMap<char, Option<usize>>,
    questions: usize,
}

impl<'a> Names<'a> {
    pub(super) fn new(script: &'a Script<'a>) -> Self {
        Self { script, pairs: Vec::new(), until: 0, surnames: HashMap::new(), questions: 0 }
    }

    /// Whether somebody of this name may have been named before a place: each two characters of it stand somewhere.
    pub(super) fn has(&mut self, name: &str, before: usize) -> bool {
        self.remember(before);
        let mut pairs = name.chars().zip(name.chars().skip(1));
        pairs.all(|pair| self.holds(pair)) || self.in_roster(|person| person.contains(name))
    }

    /// Whether anybody of this surname may have been named before a place.
    pub(super) fn has_surname(&mut self, surname: char, before: usize) -> bool {
        if self.in_roster(|name| name.starts_with(surname)) {
            return true;
        }
        let script = self.script;
        if !self.surnames.contains_key(&surname) {
            self.questions += 1;
            if self.questions > MOST_QUESTIONS {
                return true;
            }
            let first = script.text.match_indices(surname).find(|(at, c)| may_be_name(&script.text, *at, c.len()));
            self.surnames.insert(surname, first.map(|(at, _)| at));
        }
        self.surnames.get(&surname).is_some_and(|first| first.is_some_and(|first| first < before))
    }

    /// A name of the same length before a place that differs in one character, where the others stand side by side.
    pub(super) fn similar(&mut self, name: &str, before: usize) -> Option<String> {
        self.questions += 1;
        if self.questions > MOST_QUESTIONS {
            return Some(String::new());
        }
        let wanted: Vec<char> = name.chars().collect();
        let (first, last) = (wanted.first()?, wanted.last()?);
        let text = self.script.text.get(..before)?;
        let differs = |found: &str| found.chars().zip(&wanted).filter(|(a, b)| a != *b).count() == 1;
        let from = |at: usize| {
            let end = text.get(at..)?.char_indices().nth(wanted.len()).map_or(text.len(), |(length, _)| at + length);
            text.get(at..end).filter(|found| found.chars().all(is_han) && differs(found))
        };
        let by_first = text.match_indices(*first).find_map(|(at, _)| from(at));
        let by_last = || {
            text.match_indices(*last).find_map(|(at, _)| {
                let start = text.get(..at)?.char_indices().rev().nth(wanted.len().checked_sub(2)?)?.0;
                from(start)
            })
        };
        (wanted.len() >= 3).then(|| by_first.or_else(by_last)).flatten().map(str::to_owned)
    }

    fn in_roster(&self, test: impl Fn(&str) -> bool) -> bool {
        self.script.rundown.agenda().people.values().any(|person| test(&person.name))
    }

    fn remember(&mut self, until: usize) {
        if self.pairs.is_empty() {
            self.pairs = vec![0; BITS / 64];
        }
        let mut rest = self.script.text.get(self.until..until).unwrap_or_default();
        let mut before = u32::from(BLANK);
        let mut note = |c: u32| {
            let bit = bit(before, c);
            if let Some(word) = self.pairs.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
            before = c;
        };
        while !rest.is_empty() {
            let run = each_han(rest, &mut note);
            let mut others = rest.get(run..).unwrap_or_default().chars();
            others.next().into_iter().for_each(|c| note(u32::from(c)));
            rest = others.as_str();
        }
        self.until = self.until.max(until);
    }

    fn holds(&self, pair: (char, char)) -> bool {
        let bit = bit(u32::from(pair.0), u32::from(pair.1));
        self.pairs.get(bit / 64).is_some_and(|word| word & 1 << (bit % 64) != 0)
    }
}

/// The bit of two characters, by their codes.
fn bit(first: u32, second: u32) -> usize {
    let mixed =
        u64::from(first).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(second).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    usize::try_from((mixed ^ mixed >> 29) >> 20).unwrap_or(0) % BITS
}

/// Whether a character stands where a name could begin: behind an office or a mark, or before a title or a form of
/// address.
fn may_be_name(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let last = before.chars().next_back().unwrap_or('，');
    let joined = matches!(
        last,
        '、' | '和'
            | '与'
            | '是'
            | '由'
            | '请'
            | '谢'
            | '叫'
            | '人'
            | '”'
            | '员'
            | '师'
            | '长'
            | '任'
            | '记'
            | '席'
            | '理'
            | '表'
            | '授'
            | '事'
            | '官'
    );
    let after = text.get(at + length..).unwrap_or_default();
    let addressed = after.char_indices().take(4).any(|(at, _)| {
        let rest = after.get(at..).unwrap_or_default();
        person::leading_address(rest).is_some() || person::leading_title(rest).is_some()
    });
    is_mark(last) && !after.starts_with(is_mark) || joined || addressed || last == BLANK || last == ' '
}
