//! Many people at once: rows that were pasted into the roster, and people of a file that are put beside those who are in it.
//! Neither empties a field, and two people are taken for one only where nothing speaks against it.

use super::super::{Agenda, Person};
use super::PersonDetail;
use super::roster::NewIds;
use crate::script;
use std::collections::HashMap;

/// Fields of one person, with what is to stand in them.
pub type Cells = Vec<(PersonDetail, String)>;

/// What putting people of a file beside a roster comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// So many are new.
    pub added: usize,
    /// So many are there, and something about them was not known.
    pub completed: usize,
    /// So many are there, and nothing is new about them.
    pub known: usize,
}

/// A text as it may stand in a field of one line: white space is one space, and characters that nobody sees, or that turn the
/// order of others around, are gone.
pub fn one_line(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.chars().filter(|c| !is_unseen(*c)).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a character controls how others are shown and is none itself: controls, marks of direction, spaces without width.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// White space within a Chinese name is layout: 张　三.
fn cleaned(detail: PersonDetail, text: &str) -> String {
    let line = one_line(text);
    let is_layout = detail == PersonDetail::Name && !line.chars().any(|c| c.is_ascii_alphabetic());
    if is_layout { line.replace(' ', "") } else { line }
}

/// Puts rows of cells into the people from one place on, and adds people for the rows beyond the last. Empty cells change
/// nothing. None where nothing is changed.
pub(super) fn fill(agenda: &mut Agenda, from: usize, rows: &[Cells]) -> Option<()> {
    let mut ids = NewIds::default();
    let mut changed = false;
    let there = agenda.people.len();
    for (nth, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|(detail, text)| (*detail, cleaned(*detail, text)));
        let cells: Cells = cells.filter(|(_, text)| !text.is_empty()).collect();
        if cells.is_empty() {
            continue;
        }
        let place = from.saturating_add(nth);
        let person = if place < there {
            agenda.people.get_index_mut(place).map(|(_, person)| person)
        } else {
            let name = cells.iter().find(|(detail, _)| *detail == PersonDetail::Name);
            let id = ids.add(agenda, name.map_or("", |(_, name)| name));
            agenda.people.get_mut(&id)
        };
        let Some(person) = person else { continue };
        for (detail, text) in &cells {
            changed |= place >= there || detail.of(person) != Some(text);
            super::person(person, *detail, text);
        }
    }
    changed.then_some(())
}

/// What is to be done about somebody of a file.
enum Plan {
    Add,
    /// It is the person at this place of the roster.
    Is(usize),
}

/// What merging people of a file would come to.
pub fn merging(agenda: &Agenda, people: &[Person]) -> Merged {
    let mut merged = Merged::default();
    for (plan, listed) in plans(agenda, people).into_iter().zip(people) {
        match plan {
            Plan::Add => merged.added += 1,
            Plan::Is(place) => {
                let lacks = agenda.people.get_index(place).is_some_and(|(_, own)| !lacking(own, listed).is_empty());
                if lacks { merged.completed += 1 } else { merged.known += 1 }
            }
        }
    }
    merged
}

/// Puts people of a file beside those of the roster: of whom is there already only empty fields are filled, the others come
/// behind the last. None where nothing is changed.
pub(super) fn merge(agenda: &mut Agenda, people: &[Person]) -> Option<()> {
    let mut ids = NewIds::default();
    let mut changed = false;
    for (plan, listed) in plans(agenda, people).into_iter().zip(people) {
        let cells = match &plan {
            Plan::Add => lacking(&Person::default(), listed),
            Plan::Is(place) => agenda.people.get_index(*place).map(|(_, own)| lacking(own, listed)).unwrap_or_default(),
        };
        if cells.is_empty() {
            continue;
        }
        let person = match plan {
            Plan::Add => {
                let id = ids.add(agenda, &cleaned(PersonDetail::Name, &listed.name));
                agenda.people.get_mut(&id)
            }
            Plan::Is(place) => agenda.people.get_index_mut(place).map(|(_, own)| own),
        };
        let Some(person) = person else { continue };
        cells.iter().for_each(|(detail, text)| super::person(person, *detail, text));
        changed = true;
    }
    changed.then_some(())
}

/// What is known of somebody in a file, and not in the roster.
fn lacking(own: &Person, listed: &Person) -> Cells {
    // 县委副书记 as one office, or as unit and office: the same words, and no unit to add.
    let same_title = title(own) == title(listed);
    let of_title = |detail| matches!(detail, PersonDetail::Unit | PersonDetail::Office);
    let cells = PersonDetail::ALL.into_iter().filter(|detail| !(same_title && of_title(*detail)));
    cells
        .filter(|detail| known(own, *detail).is_none())
        .filter_map(|detail| Some((detail, cleaned(detail, known(listed, detail)?))))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Who of the roster each person of the file is. Nobody of the roster is two people of the file.
fn plans(agenda: &Agenda, people: &[Person]) -> Vec<Plan> {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    // Whoever has no name is looked for by unit and office: an office may have thousands of them.
    let key = |person: &Person| match known(person, PersonDetail::Name) {
        Some(name) => squeezed(name),
        None => format!("\n{}", title(person)),
    };
    for (place, person) in agenda.people.values().enumerate() {
        by_name.entry(key(person)).or_default().push(place);
    }
    let plan = |listed: &Person| {
        let has_name = known(listed, PersonDetail::Name).is_some();
        let Some(places) = by_name.get_mut(&key(listed)) else { return Plan::Add };
        let own = |place: &usize| agenda.people.get_index(*place).map(|(_, person)| person);
        let same = |place: &usize| own(place).is_some_and(|own| title(own) == title(listed));
        // Without a name only the same unit and office tell who is meant.
        let may_be = |place: &usize| has_name && own(place).is_some_and(|own| fits(own, listed));
        let found = places.iter().position(same).or_else(|| {
            let mut fitting = places.iter().enumerate().filter(|(_, place)| may_be(place)).map(|(nth, _)| nth);
            let first = fitting.next();
            first.filter(|_| fitting.next().is_none())
        });
        found.map_or(Plan::Add, |nth| Plan::Is(places.remove(nth)))
    };
    people.iter().map(plan).collect()
}

/// Whether unit and office do not speak against it: each the same, or not known in one of the two.
fn fits(own: &Person, listed: &Person) -> bool {
    [PersonDetail::Unit, PersonDetail::Office].into_iter().all(|detail| {
        let both = known(own, detail).zip(known(listed, detail));
        both.is_none_or(|(own, listed)| squeezed(own) == squeezed(listed))
    })
}

/// What is known; marks for something missing are not.
fn known(person: &Person, detail: PersonDetail) -> Option<&str> {
    detail.of(person).map(str::trim).filter(|text| !script::is_blank(text))
}

/// Unit and office together.
fn title(person: &Person) -> String {
    let part = |detail| squeezed(known(person, detail).unwrap_or_default());
    part(PersonDetail::Unit) + &part(PersonDetail::Office)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).collect()
}
