//! Who is in the roster, and which values there are. Nothing is taken out that the agenda names.

use super::super::id::is_usable;
use super::super::uses::Uses;
use super::super::{Agenda, Person, PersonId, Rundown, Value, ValueId, names};
use super::fill::{self, Cells};
use super::{Written, order, rename};
use crate::chinese::reading::{Syllable, syllable_order};
use crate::chinese::strokes::by_strokes;
use crate::script::{Placeholder, is_blank};
use indexmap::IndexMap;
use std::collections::HashMap;
use std::sync::Arc;

/// More characters of a name make no better id.
const ID: usize = 40;

/// A change of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// Somebody new, by name; empty while it is not known.
    Add(String),
    /// What was typed as somebody's name is office, name and form of address: each goes where it belongs, and what is known
    /// already stays.
    TakeApart(PersonId),
    /// Put somebody at another place; counted without that person.
    Move(PersonId, usize),
    /// Call somebody by another id, wherever the agenda does. Not by one that means something already.
    Rename(PersonId, String),
    /// Take somebody out. Not where a step, a text or the meeting names them.
    Remove(PersonId),
    /// Put cells into the rows from this place on, and add people for the rows beyond the last.
    Fill(usize, Vec<Cells>),
    /// Put people of a file beside those who are there; [`super::merging`] says what that comes to.
    Merge(Vec<Person>),
    /// Put everybody into an order. Those who are equal in it stay as they are, those without a name are at the end.
    Sort(By),
}

/// What people are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The strokes of the surname, 以姓氏笔画为序.
    Strokes,
    /// How the name is read.
    Pinyin,
}

/// A change of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueChange {
    /// A new one, by what it is.
    Add(String),
    /// Say otherwise what it is.
    Label(ValueId, String),
    /// Call one by another id, wherever the agenda does. Not by one that means something already.
    Rename(ValueId, String),
    /// Take one out. Not where a step or a text names it.
    Remove(ValueId),
}

impl RosterChange {
    pub(super) fn apply(&self, written: &mut Written) -> Option<()> {
        match self {
            Self::Add(typed) => {
                let agenda = Arc::make_mut(&mut written.agenda);
                let known = names::apart(typed);
                let id = add(agenda, known.as_ref().map_or(typed, |known| &known.name));
                if let Some((known, person)) = known.zip(agenda.people.get_mut(&id)) {
                    complete(person, known);
                }
            }
            Self::TakeApart(id) => {
                let person = Arc::make_mut(&mut written.agenda).people.get_mut(id)?;
                let known = names::apart(&person.name)?;
                // What finds no empty place stays where it was typed.
                finds_room(person, &known).then(|| complete(person, known))?;
            }
            Self::Move(id, to) => {
                let people = &mut Arc::make_mut(&mut written.agenda).people;
                let from = people.get_index_of(id)?;
                (from != *to && *to < people.len()).then(|| people.move_index(from, *to))?;
            }
            Self::Rename(id, becomes) => rename::person(written, id, becomes)?,
            Self::Remove(id) => {
                uses(written).of_person(id).is_empty().then_some(())?;
                Arc::make_mut(&mut written.agenda).people.shift_remove(id)?;
            }
            Self::Fill(from, rows) => fill::fill(Arc::make_mut(&mut written.agenda), *from, rows)?,
            Self::Merge(people) => fill::merge(Arc::make_mut(&mut written.agenda), people)?,
            Self::Sort(by) => sort(&mut Arc::make_mut(&mut written.agenda).people, *by)?,
        }
        Some(())
    }
}

fn is_known(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|text| !is_blank(text))
}

/// Whether somebody has no office yet, and no form of address where one is known.
fn finds_room(person: &Person, known: &Person) -> bool {
    let is_addressed = known.address.is_some() && is_known(&person.address) && person.address != known.address;
    !is_known(&person.office) && !is_addressed
}

/// Gives somebody the name, and what else is known where nothing was.
fn complete(person: &mut Person, known: Person) {
    person.name = known.name;
    if !is_known(&person.office) {
        person.office = known.office;
    }
    if !is_known(&person.address) && known.address.is_some() {
        person.address = known.address;
    }
}

/// Puts people into an order. None where they are in it already.
fn sort(people: &mut IndexMap<PersonId, Person>, by: By) -> Option<()> {
    let before: Vec<PersonId> = people.keys().cloned().collect();
    // Marks in the place of a name are as good as none.
    let name = |person: &Person| if is_blank(&person.name) { String::new() } else { person.name.trim().to_lowercase() };
    match by {
        By::Strokes => people.sort_by_cached_key(|_, person| (name(person).is_empty(), by_strokes(&name(person)))),
        By::Pinyin => people.sort_by_cached_key(|_, person| {
            let read = names::of(person).syllables;
            let order = |one: &Syllable| syllable_order(one.reading.as_deref(), one.character);
            let syllables: Vec<_> = read.iter().map(order).collect();
            // A name without Han is behind those with, by its letters.
            let letters = syllables.is_empty().then(|| name(person));
            (name(person).is_empty(), letters, syllables)
        }),
    }
    people.keys().ne(&before).then_some(())
}

/// Adds somebody at the end of the roster, and says under which id.
pub(in crate::agenda) fn add(agenda: &mut Agenda, name: &str) -> PersonId {
    NewIds::default().add(agenda, name)
}

/// Ids for many new people: how far the numbers of each name are used up, so that a thousand of one name are not counted
/// through again and again.
#[derive(Default)]
pub(super) struct NewIds(HashMap<String, usize>);

impl NewIds {
    /// Adds somebody at the end of the roster, and says under which id.
    pub(super) fn add(&mut self, agenda: &mut Agenda, name: &str) -> PersonId {
        let stem = stem(name, "person");
        let next = self.0.entry(stem.clone()).or_insert(1);
        let mut id = if *next == 1 { stem.clone() } else { format!("{stem}-{next}") };
        while is_taken(agenda, &id) {
            *next += 1;
            id = format!("{stem}-{next}");
        }
        let id = PersonId(id);
        agenda.people.insert(id.clone(), Person { name: name.to_owned(), ..Person::default() });
        id
    }
}

/// Takes those out of whom nothing is known yet and whom nothing names any more: they were made with a call that is gone.
pub(super) fn sweep(written: &mut Written) {
    let is_nobody = |person: &Person| *person == Person::default();
    if !written.agenda.people.values().any(is_nobody) {
        return;
    }
    let uses = uses(written);
    let people = &mut Arc::make_mut(&mut written.agenda).people;
    people.retain(|id, person| !is_nobody(person) || !uses.of_person(id).is_empty());
}

impl ValueChange {
    pub(super) fn apply(&self, written: &mut Written) -> Option<()> {
        match self {
            Self::Add(label) => {
                let agenda = Arc::make_mut(&mut written.agenda);
                let id = ValueId(new_id(agenda, label, "value"));
                agenda.values.insert(id, Value { label: label.clone(), ..Value::default() });
            }
            Self::Label(id, label) => {
                Arc::make_mut(&mut written.agenda).values.get_mut(id)?.label.clone_from(label);
            }
            Self::Rename(id, becomes) => rename::value(written, id, becomes)?,
            Self::Remove(id) => {
                uses(written).of_value(id).is_empty().then_some(())?;
                Arc::make_mut(&mut written.agenda).values.shift_remove(id)?;
            }
        }
        Some(())
    }
}

fn uses(written: &Written) -> Uses {
    Uses::of(&Rundown::new(written.agenda.clone(), written.side_texts.clone()))
}

/// An id that a placeholder can name and nobody has, made of a label.
pub(crate) fn new_id(agenda: &Agenda, label: &str, otherwise: &str) -> String {
    order::free_id(&stem(label, otherwise), |id| is_taken(agenda, id))
}

/// What an id is made of: as much of a name or a label as a placeholder can name.
fn stem(name: &str, otherwise: &str) -> String {
    let stem: String = name.chars().filter(|c| is_usable(&c.to_string())).take(ID).collect();
    if stem.is_empty() { otherwise.to_owned() } else { stem }
}

pub(super) fn is_taken(agenda: &Agenda, id: &str) -> bool {
    // {{host}} and the like mean something else already.
    let means_else = !matches!(Placeholder::read(id), Placeholder::Value(_));
    means_else || agenda.people.contains_key(id) || agenda.values.contains_key(id)
}
