//! Who is in the roster, and which values there are. Nothing is taken out that the agenda names.

use super::super::id::is_usable;
use super::super::uses::Uses;
use super::super::{Agenda, Person, PersonId, Rundown, Value, ValueId};
use super::{Written, order};
use crate::script::Placeholder;
use std::sync::Arc;

/// A change of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// Somebody new, by name; empty while it is not known.
    Add(String),
    /// Put somebody at another place; counted without that person.
    Move(PersonId, usize),
    /// Take somebody out. Not where a step, a text or the meeting names them.
    Remove(PersonId),
}

/// A change of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueChange {
    /// A new one, by what it is.
    Add(String),
    /// Say otherwise what it is.
    Label(ValueId, String),
    /// Take one out. Not where a step or a text names it.
    Remove(ValueId),
}

impl RosterChange {
    pub(super) fn apply(&self, written: &mut Written) -> Option<()> {
        match self {
            Self::Add(name) => {
                add(Arc::make_mut(&mut written.agenda), name);
            }
            Self::Move(id, to) => {
                let people = &mut Arc::make_mut(&mut written.agenda).people;
                let from = people.get_index_of(id)?;
                (from != *to && *to < people.len()).then(|| people.move_index(from, *to))?;
            }
            Self::Remove(id) => {
                uses(written).of_person(id).is_empty().then_some(())?;
                Arc::make_mut(&mut written.agenda).people.shift_remove(id)?;
            }
        }
        Some(())
    }
}

/// Adds somebody at the end of the roster, and says under which id.
pub(in crate::agenda) fn add(agenda: &mut Agenda, name: &str) -> PersonId {
    let id = PersonId(new_id(agenda, name, "person"));
    agenda.people.insert(id.clone(), Person { name: name.to_owned(), ..Person::default() });
    id
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

/// An id that a placeholder can name and nobody has, made of a name or a label.
pub(in crate::agenda) fn new_id(agenda: &Agenda, name: &str, otherwise: &str) -> String {
    let stem: String = name.chars().filter(|c| is_usable(&c.to_string())).collect();
    let is_taken = |id: &str| {
        // {{host}} and the like mean something else already.
        let means_else = !matches!(Placeholder::read(id), Placeholder::Value(_));
        means_else || agenda.people.contains_key(id) || agenda.values.contains_key(id)
    };
    order::free_id(if stem.is_empty() { otherwise } else { &stem }, is_taken)
}
