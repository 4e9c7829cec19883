//! Counts the paragraphs of lists as Word does, in the order of the document. Reads no file.

use super::format::Format;
use super::lists::{LEVELS, Level, Lists, Suffix};
use super::symbol;
use std::collections::{HashMap, HashSet};

/// The counters of a document's lists. They belong to definitions, not to instances: two instances of one list go on
/// counting where the other left off.
pub(super) struct Counting {
    lists: Lists,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Where a start of an instance's own has been used up.
    begun: HashSet<(u32, usize)>,
}

impl Counting {
    pub(super) fn new(lists: Lists) -> Self {
        Self { lists, counters: HashMap::new(), begun: HashSet::new() }
    }

    /// The lists that are counted.
    pub(super) fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The number of the next paragraph of an instance at a level, with what parts it from the words. Empty where the
    /// instance does not exist or shows nothing.
    pub(super) fn next(&mut self, instance: u32, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let Some(definition) = self.lists.definition(instance) else { return String::new() };
        let Some(of_level) = self.lists.level(instance, level) else { return String::new() };
        let first = self.lists.sets_in(instance, level).filter(|_| self.begun.insert((instance, level)));
        let counters = self.counters.entry(definition).or_default();
        for (place, counter) in counters.iter_mut().enumerate() {
            let here = self.lists.level(instance, place);
            // A start of the instance's own counts whenever the level begins anew (17.9.26).
            let start = || self.lists.sets_in(instance, place).or(here.map(|level| level.start)).unwrap_or(1);
            *counter = if place < level {
                // A level that was passed over counts as begun.
                Some(counter.unwrap_or_else(start))
            } else if place == level {
                first.or_else(|| Some(counter.map_or_else(start, |count| count.saturating_add(1))))
            } else {
                counter.filter(|_| !here.is_none_or(|deeper| begins_anew(deeper, level)))
            };
        }
        let numbers = *counters;
        with_suffix(self.text(instance, of_level, &numbers), of_level.suffix)
    }

    fn text(&self, instance: u32, level: &Level, numbers: &[Option<u32>; LEVELS]) -> String {
        if level.format == Format::Bullet {
            return level.text.chars().map(symbol::bullet).collect();
        }
        let mut text = String::new();
        let mut pattern = level.text.chars().peekable();
        while let Some(character) = pattern.next() {
            let place = if character == '%' { pattern.peek().and_then(|figure| figure.to_digit(10)) } else { None };
            let Some(place) = place.and_then(|place| usize::try_from(place).ok()?.checked_sub(1)) else {
                text.push(character);
                continue;
            };
            pattern.next();
            if let Some(Some(number)) = numbers.get(place) {
                let own = self.lists.level(instance, place).map_or(Format::Decimal, |level| level.format);
                let format = if level.legal && own != Format::None { Format::Decimal } else { own };
                text.push_str(&format.write(*number));
            }
        }
        text
    }
}

/// Whether a level begins anew after a paragraph of a level before it (17.9.10).
fn begins_anew(deeper: &Level, after: usize) -> bool {
    deeper.restart.is_none_or(|restart| after < restart)
}

/// Between a number that ends in a full-width mark and its words nobody sees a gap, tab stop or not; and a script is
/// read aloud from these words.
fn with_suffix(mut number: String, suffix: Suffix) -> String {
    let Some(last) = number.chars().last() else { return number };
    let gap = match suffix {
        Suffix::Nothing => false,
        Suffix::Space => !last.is_whitespace(),
        Suffix::Tab => !last.is_whitespace() && !"、。．，：；）】〕》」』！".contains(last),
    };
    if gap {
        number.push(' ');
    }
    number
}
