//! Numbers and titles that somebody wrote out: which item it is, how many there are, how many speak, what is not held.

use super::super::sentence::{left_out, sentence};
use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::{ItemId, Rundown};
use crate::chinese::numeral;
use std::ops::Range;

/// What is counted where items are.
pub(super) const ITEMS: [&str; 6] = ["议程", "议题", "内容", "事项", "程序", "环节"];
/// What people do who are counted.
pub(super) const SPEECH: [&str; 7] = ["发言", "汇报", "交流", "表态", "介绍", "述职", "讲话"];
/// A shorter title may stand in other words.
const TITLE: usize = 4;

/// A number in a text.
struct Number<'a> {
    source: &'a str,
    range: Range<usize>,
    value: u64,
}

/// What is not true in a text of an item.
pub(super) fn findings(facts: &Facts, item: usize, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some(id) = now.items().get(item).map(|entry| &entry.id) else { return Vec::new() };
    let mut found: Vec<Finding> = numbers(source).into_iter().filter_map(|number| number.finding(facts, id)).collect();
    for title in facts.items_gone.iter().filter(|title| title.chars().count() >= TITLE) {
        for (at, _) in source.match_indices(title.as_str()) {
            let (range, becomes) = left_out(source, &(at..at + title.len()));
            found.push(Finding { range, becomes, because: Because::ItemGone(title.clone()) });
        }
    }
    found
}

fn numbers(source: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = source.get(from..).and_then(|rest| rest.find(numeral::is_numeral)) {
        let start = from + at;
        let rest = source.get(start..).unwrap_or_default();
        let number = numeral::at_start(rest);
        let length = number.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(_, length)| length);
        found.extend(number.map(|(value, length)| Number { source, range: start..start + length, value }));
        from = start + length;
    }
    found
}

impl Number<'_> {
    fn before(&self) -> &str {
        self.source.get(..self.range.start).unwrap_or_default()
    }

    fn behind(&self) -> &str {
        self.source.get(self.range.end..).unwrap_or_default()
    }

    fn finding(&self, facts: &Facts, id: &ItemId) -> Option<Finding> {
        let is_ordinal = self.before().ends_with('第');
        let (number, because) = if is_ordinal {
            (self.ordinal(facts, id)?, Because::Number)
        } else {
            self.items(facts).or_else(|| self.speakers(facts, id))?
        };
        if number == 1
            && because == Because::Speakers
            && ["同志", "先生", "女士"].iter().any(|address| self.before().ends_with(address))
            && let Some(end) = ["位同志", "名同志"].into_iter().find(|end| self.behind().starts_with(end))
        {
            // 何青同志作了发言, and not 何青同志一位同志.
            return Some(Finding {
                range: self.range.start..self.range.end + end.len(),
                becomes: String::new(),
                because,
            });
        }
        let figures = self.source.get(self.range.clone())?.starts_with(|c: char| c.is_ascii_digit());
        let becomes = match (figures, is_ordinal) {
            (true, _) => number.to_string(),
            (false, true) => numeral::chinese(number),
            (false, false) => numeral::counted(number),
        };
        Some(Finding { range: self.range.clone(), becomes, because })
    }

    /// The number that an item has now, where 第三项 told of it, of the next one or of the one before.
    fn ordinal(&self, facts: &Facts, id: &ItemId) -> Option<u64> {
        let is_item = self.behind().starts_with('项')
            || ITEMS.iter().any(|word| self.behind().trim_start_matches('个').starts_with(word));
        let (was, is) = is_item.then(|| facts.numbers.get(id)).flatten()?;
        let pairs = [(was.own, is.own), (was.next, is.next), (was.previous, is.previous)];
        let told = pairs.into_iter().find(|(was, _)| *was == Some(self.value));
        told.and_then(|(_, is)| is).filter(|is| *is != self.value)
    }

    /// How many items there are now, where a number told of that.
    fn items(&self, facts: &Facts) -> Option<(u64, Because)> {
        let things = self.behind().strip_prefix(['项', '个']).unwrap_or_default();
        let tells = ITEMS.iter().any(|word| things.starts_with(word)) || self.behind().starts_with("项：");
        let (was, is) = facts.counts;
        (tells && was == self.value && is != self.value).then_some((is, Because::Count))
    }

    /// How many people speak now, where a number told of that in a sentence about speaking.
    fn speakers(&self, facts: &Facts, id: &ItemId) -> Option<(u64, Because)> {
        self.behind().starts_with(['位', '名']).then_some(())?;
        let words = self.source.get(sentence(self.source, &self.range))?;
        SPEECH.iter().any(|word| words.contains(word)).then_some(())?;
        let of = |item: &ItemId| facts.speakers.iter().find(|(other, ..)| other == item);
        let (_, was, is) = match of(id) {
            Some(found) => found,
            // Told of elsewhere, where only one item can be meant.
            None => {
                let mut meant = facts.speakers.iter().filter(|(_, was, _)| *was == self.value);
                let (found, None) = (meant.next()?, meant.next()) else { return None };
                found
            }
        };
        (*was == self.value && *is > 0).then_some((*is, Because::Speakers))
    }
}
