//! An item on its way into another agenda, with everything that it names, as a text for the clipboard. There it names whoever
//! is the same; whoever is not there yet comes along.

use super::edit::{Names, Written, new_item_id, roster, take_in};
use super::uses::{Use, Uses};
use super::{Agenda, Item, Person, PersonId, Rundown, Value, ValueId};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The version of the text. One that is newer is not read.
const VERSION: u32 = 1;

/// An item with the people and values that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    #[serde(rename = "lectern-item")]
    version: u32,
    item: Item,
    #[serde(default)]
    people: IndexMap<PersonId, Person>,
    #[serde(default)]
    values: IndexMap<ValueId, Value>,
}

impl Clip {
    /// The item at a place. Words of files beside the agenda are taken in; of a document that is read out only the name goes
    /// along.
    pub fn of(written: &Written, place: usize) -> Option<Self> {
        let Written { agenda, side_texts } = written;
        let mut item = Item::clone(agenda.items.get(place)?);
        let uses = Uses::of(&Rundown::new(agenda.clone(), side_texts.clone()));
        let is_here = |uses: &[Use]| uses.iter().any(|one| matches!(one, Use::Step { item, .. } if *item == place));
        let people = agenda.people.iter().filter(|(id, _)| is_here(uses.of_person(id)));
        let values = agenda.values.iter().filter(|(id, _)| is_here(uses.of_value(id)));
        item.steps.iter_mut().for_each(|step| take_in(step, side_texts));
        Some(Self {
            version: VERSION,
            item,
            people: people.map(|(id, person)| (id.clone(), person.clone())).collect(),
            values: values.map(|(id, value)| (id.clone(), value.clone())).collect(),
        })
    }

    /// As text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a text holds, where it is of an item.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // Most of what is pasted is something else, and may be long.
        let clip: Self = text.starts_with("{\"lectern-item\"").then(|| serde_json::from_str(text).ok())??;
        (clip.version <= VERSION).then_some(clip)
    }

    /// Puts the item at a place of an agenda, under an id that is free there.
    pub(super) fn put(&self, agenda: &mut Agenda, place: usize) {
        let mut item = self.item.clone();
        let mut names = Names::default();
        for (id, person) in &self.people {
            let same = |(_, other): &(&PersonId, &Person)| {
                !person.name.trim().is_empty()
                    && (&other.name, &other.unit, &other.office) == (&person.name, &person.unit, &person.office)
            };
            let there = agenda.people.iter().find(same).map(|(id, _)| id.clone());
            let new = there.unwrap_or_else(|| {
                let new = PersonId(roster::new_id(agenda, id.as_str(), "person"));
                agenda.people.insert(new.clone(), person.clone());
                new
            });
            names.people.insert(id.clone(), new);
        }
        for (id, value) in &self.values {
            let same = agenda.values.get(id).is_some_and(|other| other.label == value.label);
            let new = if same { id.clone() } else { ValueId(roster::new_id(agenda, id.as_str(), "value")) };
            if !same {
                agenda.values.insert(new.clone(), value.clone());
            }
            names.values.insert(id.clone(), new);
        }
        names.put_into(&mut item);
        item.id = new_item_id(agenda, item.id.as_str());
        agenda.items.insert(place.min(agenda.items.len()), Arc::new(item));
    }
}
