//! Who has the turns of an item, before and now.

use super::Replaced;
use crate::agenda::called::{tells_of_next, units};
use crate::agenda::{Item, ItemId, Person, PersonId, Rundown, Text, WaitKind};
use crate::chinese::clauses::CLAUSE_ENDS;
use crate::chinese::marks::wide;
use indexmap::IndexMap;

/// Who speaks in an item, before and now, each once.
pub(in super::super) struct Turns {
    pub(in super::super) item: ItemId,
    pub(in super::super) before: Vec<(PersonId, Person)>,
    pub(in super::super) now: Vec<(PersonId, Person)>,
    /// The words by which each of those before was called to speak.
    pub(in super::super) called: Vec<String>,
    /// Whoever of those before has somebody else come for them.
    pub(in super::super) replaced: Vec<PersonId>,
}

impl Turns {
    /// How many spoke, and whoever of them is the only one to do so now.
    pub(super) fn left_alone(&self) -> Option<(ItemId, u64, Person)> {
        let [(id, person)] = self.now.as_slice() else { return None };
        let was = u64::try_from(self.before.len()).ok().filter(|was| *was > 1)?;
        self.before.iter().any(|(other, _)| other == id).then(|| (self.item.clone(), was, person.clone()))
    }

    /// The words by which somebody was called; none for whoever has come.
    pub(in super::super) fn call(&self, id: &PersonId) -> &str {
        let own = self.before.iter().position(|(other, _)| other == id);
        own.and_then(|own| self.called.get(own)).map_or("", String::as_str)
    }

    /// Whether those who still speak do so in another order.
    pub(in super::super) fn is_reordered(&self) -> bool {
        let still = |one: &[(PersonId, Person)], other: &[(PersonId, Person)]| -> Vec<PersonId> {
            let is_there = |id: &PersonId| other.iter().any(|(known, _)| known == id);
            one.iter().map(|(id, _)| id.clone()).filter(is_there).collect()
        };
        still(&self.before, &self.now) != still(&self.now, &self.before)
    }
}

/// Who speaks in each item where others do now, or in another order.
pub(super) fn otherwise(before: &Rundown, now: &Rundown, replaced: &[Replaced]) -> Vec<Turns> {
    let speakers = |rundown: &Rundown, item: &Item| -> Vec<(PersonId, Person)> {
        let speaking = item.steps.iter().filter(|step| step.wait != Some(WaitKind::Award));
        let mut all: IndexMap<PersonId, Person> = IndexMap::new();
        for id in speaking.filter_map(|step| step.turn.as_ref()) {
            all.extend(rundown.agenda().people.get(id).map(|person| (id.clone(), person.clone())));
        }
        all.into_iter().collect()
    };
    let both = before.items().iter().zip(&before.agenda().items).filter_map(|(entry, item)| {
        let still = now.agenda().items.get(now.item_index(entry.id.as_str())?)?;
        let (was, mut is) = (speakers(before, item), speakers(now, still));
        // Where the row is of units, somebody else of the same unit stands for whoever it was.
        let of_same_unit =
            replaced.iter().filter(|one| one.step.0 == entry.id && units(&one.was.1) == units(&one.is.1));
        let of_same_unit: Vec<&Replaced> = of_same_unit.filter(|one| !units(&one.was.1).is_empty()).collect();
        for (id, _) in &mut is {
            if let Some(one) = of_same_unit.iter().find(|one| one.is.0 == *id) {
                id.clone_from(&one.was.0);
            }
        }
        let instead = replaced.iter().filter(|one| of_same_unit.iter().all(|other| other.was.0 != one.was.0));
        let instead: Vec<&PersonId> = instead.map(|one| &one.was.0).collect();
        let is_other = was.len() > 1 && !was.iter().map(|(id, _)| id).eq(is.iter().map(|(id, _)| id));
        let replaced = instead.into_iter().filter(|id| was.iter().any(|(other, _)| other == *id)).cloned().collect();
        let called = was.iter().map(|(id, _)| call_of(item, id)).collect();
        is_other.then_some(Turns { item: entry.id.clone(), before: was, now: is, called, replaced })
    });
    both.collect()
}

impl Turns {
    /// Whoever they are, before and now.
    pub(in super::super) fn ids(&self) -> [Vec<PersonId>; 2] {
        [&self.before, &self.now].map(|people| people.iter().map(|(id, _)| id.clone()).collect())
    }
}

/// How an item calls somebody: 请施工单位代表洪伟先生发言, without whom it tells to get ready.
pub(in super::super) fn call_of(item: &Item, id: &PersonId) -> String {
    let own = item.steps.iter().filter(|step| step.turn.as_ref() == Some(id));
    let words = own.filter_map(|step| match &step.say {
        Some(Text::Inline(words)) => Some(wide(words).into_owned()),
        Some(Text::File(_)) | None => None,
    });
    let without_next = |words: String| {
        let clauses = words.split_inclusive(CLAUSE_ENDS);
        clauses.filter(|clause| !tells_of_next(clause)).collect::<String>()
    };
    words.map(without_next).collect()
}
