//! Where an agenda names the people of its roster, its values and its items: what nothing names may be taken out.

use super::{ItemId, PersonId, Rundown, ValueId};
use crate::script::{Content, Placeholder, Script, Who, parse};
use std::collections::HashMap;

/// A place that names somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// The meeting's host.
    Host,
    /// A step: its turn, what is entered in it, or one of its texts.
    Step {
        /// The item, as an index.
        item: usize,
        /// The step, as an index in the item.
        step: usize,
    },
}

/// The places that name each person, each value and each item, in the order of the agenda; each place once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    people: HashMap<PersonId, Vec<Use>>,
    values: HashMap<ValueId, Vec<Use>>,
    items: HashMap<ItemId, Vec<Use>>,
}

impl Uses {
    /// Looks through a whole agenda.
    pub fn of(rundown: &Rundown) -> Self {
        let mut uses = Self::default();
        let agenda = rundown.agenda();
        agenda.meeting.host.iter().for_each(|id| add(&mut uses.people, id, Use::Host));
        for (item, one) in agenda.items.iter().enumerate() {
            for (step, one) in one.steps.iter().enumerate() {
                one.turn.iter().for_each(|id| add(&mut uses.people, id, Use::Step { item, step }));
                one.enter.iter().for_each(|id| add(&mut uses.values, id, Use::Step { item, step }));
                let figures = one.majority.iter().flat_map(|majority| [&majority.votes, &majority.of]);
                figures.for_each(|id| add(&mut uses.values, id, Use::Step { item, step }));
                one.who.iter().for_each(|who| uses.add_named(&parse(who), Use::Step { item, step }));
            }
        }
        for part in rundown.parts() {
            let here = Use::Step { item: part.item, step: part.step };
            part.texts.iter().for_each(|text| uses.add_named(&text.script, here));
        }
        let values_and_items = uses.values.values_mut().chain(uses.items.values_mut());
        uses.people.values_mut().chain(values_and_items).for_each(|places| {
            places.sort_by_key(|place| match place {
                Use::Host => None,
                Use::Step { item, step } => Some((*item, *step)),
            });
            places.dedup();
        });
        uses
    }

    fn add_named(&mut self, script: &Script, here: Use) {
        for inline in script.blocks.iter().flat_map(|block| &block.inlines) {
            let Content::Placeholder(placeholder) = &inline.content else { continue };
            if let Placeholder::Value(id) = placeholder {
                add(&mut self.values, &ValueId::from(id.as_str()), here);
            } else if let Placeholder::Person { who: Who::Listed(id), .. } = placeholder {
                add(&mut self.people, &PersonId::from(id.as_str()), here);
            } else if let Placeholder::Item { item: Some(id), .. } = placeholder {
                add(&mut self.items, &ItemId::from(id.as_str()), here);
            }
        }
    }

    /// The places that name a person.
    pub fn of_person(&self, id: &PersonId) -> &[Use] {
        self.people.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places that name a value.
    pub fn of_value(&self, id: &ValueId) -> &[Use] {
        self.values.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places that name an item, its own steps among them.
    pub fn of_item(&self, id: &ItemId) -> &[Use] {
        self.items.get(id).map_or(&[], Vec::as_slice)
    }
}

impl Use {
    /// Whether it is a step of this item, given by its index.
    pub fn is_within(&self, of: usize) -> bool {
        matches!(self, Self::Step { item, .. } if *item == of)
    }
}

fn add<Id: Clone + Eq + std::hash::Hash>(uses: &mut HashMap<Id, Vec<Use>>, id: &Id, place: Use) {
    match uses.get_mut(id) {
        Some(places) => places.push(place),
        None => drop(uses.insert(id.clone(), vec![place])),
    }
}
