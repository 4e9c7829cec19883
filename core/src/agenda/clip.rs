//! An item on its way into another agenda, with everything that it names, as a text for the clipboard. There it names whoever
//! is the same; whoever is not there yet comes along.

use super::edit::{Written, new_item_id, roster, take_in};
use super::uses::{Use, Uses};
use super::{Agenda, Item, Person, PersonId, Rundown, Text, Value, ValueId};
use crate::script::{Content, Placeholder, Who, is_dot, parse};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
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

/// What people and values are called in another agenda.
#[derive(Default)]
struct Names {
    people: HashMap<PersonId, PersonId>,
    values: HashMap<ValueId, ValueId>,
}

impl Names {
    fn put_into(&self, item: &mut Item) {
        item.title.iter_mut().for_each(|title| self.rename(title));
        for step in &mut item.steps {
            step.turn = step.turn.take().map(|id| self.people.get(&id).cloned().unwrap_or(id));
            for id in &mut step.enter {
                if let Some(new) = self.values.get(id) {
                    id.clone_from(new);
                }
            }
            step.who.iter_mut().for_each(|who| self.rename(who));
            let choices = step.choose.iter_mut().map(|one| &mut one.say);
            for text in step.say.iter_mut().chain(&mut step.thanks).chain(choices) {
                if let Text::Inline(words) = text {
                    self.rename(words);
                }
            }
        }
    }

    /// Puts the new ids into the placeholders of a text.
    fn rename(&self, text: &mut String) {
        let script = parse(text);
        let inlines = script.blocks.iter().flat_map(|block| &block.inlines);
        let mut changes = Vec::new();
        for inline in inlines {
            let Content::Placeholder(placeholder) = &inline.content else { continue };
            let here = text.get(inline.source.clone()).unwrap_or_default();
            // Of `people.name.name` the first name is the id.
            let (from, old, new) = if let Placeholder::Value(id) = placeholder {
                (0, id, self.values.get(id.as_str()).map(ValueId::as_str))
            } else if let Placeholder::Person { who: Who::Listed(id), .. } = placeholder {
                (here.find(is_dot).unwrap_or(0), id, self.people.get(id.as_str()).map(PersonId::as_str))
            } else {
                continue;
            };
            if let (Some(at), Some(new)) = (here.get(from..).and_then(|here| here.find(old.as_str())), new)
                && old != new
            {
                let start = inline.source.start + from + at;
                changes.push((start..start + old.len(), new.to_owned()));
            }
        }
        for (range, new) in changes.into_iter().rev() {
            text.replace_range(range, &new);
        }
    }
}
