//! How the roster's names are read, and where they stand in words that are spoken: by a placeholder or as somebody wrote them
//! down, which sounds the same.

use super::called::ADDRESSES;
use super::person::title_at_end;
use super::{Agenda, Person};
use crate::chinese::is_han;
use crate::chinese::reading::{Doubt, NameReading, Standing, is_in_parts};
use crate::chinese::surname::surname_at;
use crate::script;
use serde::Serialize;
use std::collections::HashMap;

/// How one character of a spoken text is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Characters of the text before it.
    pub at: usize,
    /// In pinyin with a tone mark. Two readings with a stroke where two people of one name are read differently.
    pub pinyin: String,
    /// Whether somebody may stumble over it: rare, or read otherwise than one would think.
    pub is_hard: bool,
    /// Whether it is a guess that nobody has confirmed, and could well be another reading.
    pub is_open: bool,
}

/// The names of a roster, ready to be found in texts.
#[derive(Debug, Default)]
pub struct Names {
    /// By their first two characters, the longest first.
    by_start: HashMap<(char, char), Vec<Known>>,
}

/// How a name is read.
#[derive(Debug)]
struct Known {
    /// The name without its first two characters.
    rest: String,
    readings: Vec<Reading>,
    /// Whether it is a surname and an office: 任书记 stands in 担任书记 too, where it is nobody.
    is_called: bool,
}

/// What may stand before a surname and an office in the same sentence, beside marks.
const CALLS: &str = "请由和与向给让谢对同跟是、";

impl Names {
    /// Of everybody in the roster whose name can be read.
    pub fn of(agenda: &Agenda) -> Self {
        let mut names = Self::default();
        agenda.people.values().for_each(|person| names.add(person));
        names.by_start.values_mut().for_each(|all| all.sort_by_key(|known| std::cmp::Reverse(known.rest.len())));
        names
    }

    fn add(&mut self, person: &Person) {
        let name = spoken_name(person);
        let mut chars = name.chars();
        let Some(start) = chars.next().zip(chars.next()) else { return };
        let read = of(person);
        let is_guess = read.standing != Standing::Confirmed;
        let readings: Vec<Reading> = read
            .syllables
            .into_iter()
            .filter_map(|one| {
                Some(Reading {
                    at: one.at,
                    pinyin: one.reading?,
                    is_hard: one.doubt.is_some(),
                    is_open: is_guess && one.doubt.is_some_and(Doubt::is_open),
                })
            })
            .collect();
        if readings.is_empty() {
            return;
        }
        self.add_surname(person, name, &readings);
        self.put(start, Known { rest: chars.as_str().to_owned(), readings, is_called: false });
    }

    /// 单科长, 单教授; 尉迟 by itself: who knows somebody by surname and office calls them so, and stumbles as easily.
    fn add_surname(&mut self, person: &Person, name: &str, readings: &[Reading]) {
        let Some(surname) = surname_at(name).and_then(|bytes| name.get(..bytes)) else { return };
        let of_surname = readings.get(..surname.chars().count()).unwrap_or_default();
        if !of_surname.iter().any(|one| one.is_hard) {
            return;
        }
        let mut chars = surname.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
            let readings = of_surname.to_vec();
            return self.put((first, second), Known { rest: chars.as_str().to_owned(), readings, is_called: false });
        }
        let called = [person.address.as_deref(), person.office.as_deref()].into_iter().flatten();
        for title in called.flat_map(|title| [title, last_two(title)]) {
            let mut chars = title.chars();
            let start = surname.chars().next().zip(chars.next());
            if let Some(start) = start.filter(|_| !chars.as_str().is_empty()) {
                let readings = of_surname.to_vec();
                self.put(start, Known { rest: chars.as_str().to_owned(), readings, is_called: true });
            }
        }
    }

    fn put(&mut self, start: (char, char), name: Known) {
        let here = self.by_start.entry(start).or_default();
        match here.iter_mut().find(|known| known.rest == name.rest) {
            Some(known) => {
                both(&mut known.readings, &name.readings);
                known.is_called &= name.is_called;
            }
            None => here.push(name),
        }
    }

    /// The readings of all names in a text, in order.
    pub fn in_text(&self, text: &str) -> Vec<Reading> {
        let mut found = Vec::new();
        let (mut at, mut rest, mut before) = (0, text, None);
        while let Some(first) = rest.chars().next() {
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            let name = after.chars().next().and_then(|second| {
                let behind = after.get(second.len_utf8()..)?;
                let is_free = before.is_none_or(|before| !is_han(before) || CALLS.contains(before));
                let stands = |name: &&Known| behind.starts_with(&name.rest) && (is_free || !name.is_called);
                self.by_start.get(&(first, second))?.iter().find(stands)
            });
            let Some(Known { rest: name, readings, .. }) = name else {
                (at, rest, before) = (at + 1, after, Some(first));
                continue;
            };
            found.extend(readings.iter().map(|one| Reading { at: at + one.at, ..one.clone() }));
            let length = name.chars().count() + 2;
            at += length;
            let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
            let (found_name, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (before, rest) = (found_name.chars().next_back(), behind);
        }
        found
    }
}

/// 科长 of 干部科科长.
fn last_two(title: &str) -> &str {
    title.char_indices().rev().nth(1).and_then(|(at, _)| title.get(at..)).unwrap_or_default()
}

/// Two people of one name: where they are read differently, both are shown.
fn both(known: &mut [Reading], other: &[Reading]) {
    for (one, other) in known.iter_mut().zip(other) {
        if !one.pinyin.split('/').any(|known| known == other.pinyin) {
            one.pinyin = format!("{}/{}", one.pinyin, other.pinyin);
            one.is_hard = true;
        }
        one.is_open |= other.is_open;
    }
}

/// A person's name as it is spoken: without what stands behind it in brackets.
fn spoken_name(person: &Person) -> &str {
    person.name.trim().split(['（', '(', '【', '[']).next().unwrap_or_default().trim_end()
}

/// How a person's name is read. A blank is read as nothing, and asks nobody.
pub fn of(person: &Person) -> NameReading {
    let name = spoken_name(person);
    if script::is_blank(name) {
        return NameReading { syllables: Vec::new(), standing: Standing::Guessed };
    }
    NameReading::of(name, person.pinyin.as_deref())
}

/// How a name is read, where that is confirmed or somebody may stumble over it; with a question mark where it is a guess
/// that could well be wrong.
pub fn shown(person: &Person) -> Option<String> {
    let read = of(person);
    let as_written = || person.pinyin.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let pinyin = match read.standing {
        Standing::Confirmed => Some(read.written())
            .filter(|pinyin| !pinyin.is_empty() && !is_in_parts(&person.name))
            .unwrap_or_else(as_written),
        Standing::Misfit => format!("{}?", read.written()),
        Standing::Guessed if !read.is_hard() => return None,
        Standing::Guessed => {
            let is_open = read.syllables.iter().any(|one| one.doubt.is_some_and(Doubt::is_open));
            read.written() + if is_open { "?" } else { "" }
        }
    };
    (!pinyin.trim_matches('?').is_empty()).then_some(pinyin)
}

/// Characters of a name in Han without a mark in it.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// Somebody typed into one field, 县教育局局长王建国同志: office, name and form of address; none where it is but a name.
pub fn apart(typed: &str) -> Option<Person> {
    let typed = typed.trim();
    let address = ADDRESSES.into_iter().find(|address| typed.ends_with(address));
    let rest = address.and_then(|address| typed.strip_suffix(address)).unwrap_or(typed).trim_end();
    let office = office_before(rest)?;
    let name = rest.get(office.len()..)?.trim_start();
    Some(Person {
        name: name.to_owned(),
        office: Some(office.trim_end().to_owned()),
        address: address.map(str::to_owned),
        ..Person::default()
    })
}

/// The office with which some words begin, behind which there is nothing but a name.
fn office_before(words: &str) -> Option<&str> {
    let is_name = |name: &str| {
        let length = name.chars().count();
        let is_usual = NAME.contains(&length) || name.contains('·');
        is_usual && name.chars().all(|c| is_han(c) || c == '·') && (surname_at(name).is_some() || length > 3)
    };
    let offices = words.char_indices().filter_map(|(at, _)| words.split_at_checked(at));
    let mut offices =
        offices.filter(|(office, name)| title_at_end(office.trim_end()).is_some() && is_name(name.trim_start()));
    // The longest office leaves the shortest name: 局长王建国 is nobody's name.
    offices.next_back().map(|(office, _)| office)
}
