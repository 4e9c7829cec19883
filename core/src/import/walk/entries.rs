//! Which sentence turns to which entry of the overview, where no numbers tell: the pairs in order that are likeliest as a
//! whole, so that one entry in other words does not keep those behind it from being found.

use super::Walk;
use crate::import::call::Calling;
use crate::import::kind::{self, Topic};
use crate::import::wording::at_most;
use std::collections::HashMap;

/// From which likeness on, in thousandths, a sentence may turn to an entry.
const LIKE: u32 = 600;
/// What agreeing in what happens is worth, and a word that leads over.
const SAME_TOPIC: u32 = 250;
const LED: u32 = 100;

/// Pairs of neighbouring characters, each with the entries that have it.
struct Pairs {
    entries: HashMap<(char, char), Vec<usize>>,
    /// How many each entry has.
    sizes: Vec<usize>,
}

impl Walk<'_> {
    /// For every entry of the overview the sentence that turns to it, where one does.
    pub(super) fn turned_to(&self) -> Vec<Option<usize>> {
        const NUMBERED: usize = 2;
        let entries = &self.overview.entries;
        let start = self.overview.sentences.end.max(self.body.start);
        let numbers = (start..self.end()).filter(|at| self.shows(*at, |sign| sign.ordinal.is_some())).count();
        if entries.is_empty() || numbers >= NUMBERED || !self.titled.is_empty() {
            return vec![None; entries.len()];
        }
        let pairs = Pairs::new(entries.iter().map(|entry| self.text(entry)));
        let topics: Vec<Option<Topic>> = entries.iter().map(|entry| kind::of_words(self.text(entry))).collect();
        let candidates: Vec<(usize, Vec<u32>)> = (start..self.end())
            .filter(|at| self.may_turn(*at))
            .map(|at| (at, self.likenesses(at, &pairs, &topics)))
            .collect();
        let mut row = best_row(&candidates, entries.len());
        self.fill_gaps(&mut row, start);
        row
    }

    /// Where as many entries are left before, between or behind those that were found as there are sentences that lead over to somebody, each is
    /// turned to by one of them, whatever its words: 由组长提出整改要求, and 请组长讲话.
    fn fill_gaps(&self, row: &mut [Option<usize>], start: usize) {
        let leads = |at: &usize| {
            self.is_words(*at)
                && !self.is_of_row(*at)
                && self.shows(*at, |sign| {
                    let calls = |call: &Calling| call.does.is_some() && !call.speakers.is_empty() && !call.everybody;
                    sign.lead.is_some() && !sign.recap && !sign.afterwards && sign.calls.iter().any(calls)
                })
        };
        let (mut from, mut entry) = (start, 0);
        while entry < row.len() {
            let open = row.iter().skip(entry).take_while(|place| place.is_none()).count();
            let found = row.get(entry + open).copied().flatten();
            let is_within = open > 0 && (entry > 0 || found.is_some());
            let free: Vec<usize> = (from..found.unwrap_or(self.end())).filter(leads).collect();
            if is_within && free.len() == open {
                row.iter_mut().skip(entry).zip(free).for_each(|(place, at)| *place = Some(at));
            }
            from = found.map_or(from, |found| found + 1);
            entry += open + 1;
        }
    }

    /// Does the sentence call somebody, ask for something, or lead over to something?
    fn may_turn(&self, index: usize) -> bool {
        self.is_words(index)
            && !self.is_of_row(index)
            && self.titled(index).is_none()
            && self.shows(index, |sign| {
                let called = sign.calls.iter().any(|call| call.does.is_some() && !call.everybody);
                !sign.recap && !sign.latin && (called || sign.happening.is_some() || sign.turns)
            })
    }

    /// Does a sentence call one of a row that was told of as one, and whom no entry names?
    fn is_of_row(&self, index: usize) -> bool {
        let named = || self.overview.entries.iter().any(|entry| self.calls_somebody_of(index, self.text(entry)));
        self.rows.binary_search(&index).is_ok() && !named()
    }

    /// How like a sentence is to each entry, in thousandths of the entry's pairs.
    fn likenesses(&self, index: usize, pairs: &Pairs, topics: &[Option<Topic>]) -> Vec<u32> {
        const MOST: usize = 60;
        let topic = self.topic_at(index).or_else(|| kind::of_words(at_most(self.words(index), 30)));
        let led = if self.shows(index, |sign| sign.lead.is_some()) { LED } else { 0 };
        let shared = pairs.shared(at_most(self.words(index), MOST));
        let agrees = |of: &Option<Topic>| of.zip(topic).is_some_and(|(a, b)| a == b || a.kind() == b.kind());
        shared.into_iter().zip(topics).map(|(like, of)| like + led + if agrees(of) { SAME_TOPIC } else { 0 }).collect()
    }
}

impl Pairs {
    fn new<'a>(entries: impl Iterator<Item = &'a str>) -> Self {
        const MOST: usize = 40;
        let mut pairs = Self { entries: HashMap::new(), sizes: Vec::new() };
        for (place, words) in entries.enumerate() {
            let mut size = 0;
            for pair in neighbours(at_most(words, MOST)) {
                let having = pairs.entries.entry(pair).or_default();
                if having.last() != Some(&place) {
                    having.push(place);
                    size += 1;
                }
            }
            pairs.sizes.push(size);
        }
        pairs
    }

    /// For each entry, how many of its pairs some words have, in thousandths.
    fn shared(&self, words: &str) -> Vec<u32> {
        let mut seen: Vec<(char, char)> = Vec::new();
        let mut counts = vec![0usize; self.sizes.len()];
        for pair in neighbours(words) {
            let Some(having) = self.entries.get(&pair).filter(|_| !seen.contains(&pair)) else { continue };
            seen.push(pair);
            for place in having {
                counts.iter_mut().skip(*place).take(1).for_each(|count| *count += 1);
            }
        }
        let share = |(count, size): (usize, &usize)| (count * 1000).checked_div(*size).unwrap_or(0) as u32;
        counts.into_iter().zip(&self.sizes).map(share).collect()
    }
}

fn neighbours(words: &str) -> impl Iterator<Item = (char, char)> + '_ {
    let chars = || words.chars().filter(|c| c.is_alphanumeric());
    chars().zip(chars().skip(1))
}

/// The row of pairs in order with the greatest sum of what they are worth above [`LIKE`]; the first of equals.
fn best_row(candidates: &[(usize, Vec<u32>)], entries: usize) -> Vec<Option<usize>> {
    let width = entries + 1;
    let mut sums = vec![0u32; (candidates.len() + 1) * width];
    let at = |row: usize, entry: usize| row * width + entry;
    let sum = |sums: &[u32], row: usize, entry: usize| sums.get(at(row, entry)).copied().unwrap_or(0);
    let worth = |likes: &[u32], entry: usize| likes.get(entry).and_then(|like| like.checked_sub(LIKE));
    for (row, (_, likes)) in candidates.iter().enumerate().rev() {
        for entry in (0..entries).rev() {
            let skipped = sum(&sums, row + 1, entry).max(sum(&sums, row, entry + 1));
            let taken = worth(likes, entry).map_or(0, |worth| worth + 1 + sum(&sums, row + 1, entry + 1));
            if let Some(here) = sums.get_mut(at(row, entry)) {
                *here = skipped.max(taken);
            }
        }
    }
    let mut found = vec![None; entries];
    let (mut row, mut entry) = (0, 0);
    while let Some((index, likes)) = candidates.get(row).filter(|_| entry < entries) {
        let here = sum(&sums, row, entry);
        let taken = worth(likes, entry).map(|worth| worth + 1 + sum(&sums, row + 1, entry + 1));
        if here > 0 && taken == Some(here) {
            found.iter_mut().skip(entry).take(1).for_each(|place| *place = Some(*index));
            (row, entry) = (row + 1, entry + 1);
        } else if sum(&sums, row, entry + 1) == here {
            entry += 1;
        } else {
            row += 1;
        }
    }
    found
}
