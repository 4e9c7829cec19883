//! What things are called as of the end of the meeting: by the agenda as it was held, else by the agenda as written, else by
//! their ids.

use super::{ItemName, Who};
use crate::agenda::answers::{Entered, Facts};
use crate::agenda::rundown::{Part, PartKind, Position, StepKey};
use crate::agenda::{AlternativeId, ItemId, Person, PersonId, Rundown, Step, StepId, ValueId};
use crate::script::{self, BlockKind};
use crate::time::Span;
use std::sync::Arc;

/// Where names are looked up.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// As it was written,
    pub written: &'a Rundown,
    /// and as it was held.
    pub held: &'a Rundown,
    pub entered: &'a Entered,
}

/// A step that one of the agendas has.
pub(super) struct Found<'a> {
    pub step: &'a Step,
    rundown: &'a Rundown,
    at: (usize, usize),
}

/// What was said about a choice.
pub(super) struct Said {
    pub question: Option<String>,
    pub label: String,
    pub words: Vec<String>,
}

impl<'a> Names<'a> {
    pub(super) fn item(&self, id: &ItemId) -> ItemName {
        item_in(self.held, id).or_else(|| item_in(self.written, id)).unwrap_or_else(|| ItemName {
            id: id.clone(),
            kind: None,
            title: None,
            number: None,
        })
    }

    /// Planned length as written, of an item that came to it later as held; and where nobody has planned it, what its words are
    /// estimated to take.
    pub(super) fn planned(&self, id: &ItemId) -> (Option<Span>, Option<Span>) {
        let in_one = |rundown: &Rundown| rundown.items().get(rundown.item_index(id.as_str())?).cloned();
        let entry = in_one(self.written).or_else(|| in_one(self.held)).filter(|entry| entry.is_planned);
        match entry {
            Some(entry) if entry.is_estimate => (None, Some(entry.planned)),
            Some(entry) => (Some(entry.planned), None),
            None => (None, None),
        }
    }

    pub(super) fn step(&self, key: &StepKey) -> Option<Found<'a>> {
        step_in(self.held, key).or_else(|| step_in(self.written, key))
    }

    /// The turns that an item still has, and whose they are.
    pub(super) fn turns_of(&self, id: &ItemId) -> impl Iterator<Item = (StepId, Who)> {
        let index = self.held.item_index(id.as_str());
        let steps = index.and_then(|index| Some((self.held.items().get(index)?, self.held.agenda().items.get(index)?)));
        steps.into_iter().flat_map(move |(entry, item)| {
            let turns = entry.steps.iter().zip(&item.steps);
            turns.filter_map(|(id, step)| Some((id.clone(), self.person(step.turn.as_ref()?))))
        })
    }

    pub(super) fn person(&self, id: &PersonId) -> Who {
        person_in(self.held, id).or_else(|| person_in(self.written, id)).unwrap_or_else(|| unknown(id))
    }

    /// Who has the floor at a step: somebody of the roster, or whoever its words say.
    pub(super) fn who(&self, found: &Found<'a>) -> Who {
        let words = found.step.who.as_deref().filter(|who| !who.trim().is_empty());
        let mut who = found.step.turn.as_ref().map(|id| self.person(id)).unwrap_or_default();
        if let Some(words) = words {
            who.name = found.facts(self.entered).said(words);
        }
        who
    }

    /// What the document is called that is read out at a step.
    pub(super) fn document(&self, found: &Found<'_>) -> Option<String> {
        found.step.document.as_ref().map(|file| found.rundown.document_title(file))
    }

    /// What was asked before a sentence was chosen, what stands on its button, and its words as they were said.
    pub(super) fn alternative(&self, key: &StepKey, id: &AlternativeId) -> Said {
        let of = |rundown: &Rundown| {
            let position = Position { item: key.0.clone(), step: key.1.clone(), part: PartKind::Choose, at: 0 };
            let index = rundown.part_at(&position)?;
            let part = rundown.parts().get(index)?;
            let choice = part.alternatives.iter().position(|one| one == id)?;
            let label = rundown.step_of(part)?.choose.get(choice)?.label.clone();
            let earlier = rundown
                .parts()
                .get(..index)?
                .iter()
                .rev()
                .take_while(|one| (one.item, one.step) == (part.item, part.step));
            let mut words_before = earlier.filter(|one| matches!(one.kind, PartKind::Say | PartKind::Thanks));
            let question = words_before.next().and_then(|part| self.spoken(rundown, part, 0).pop());
            let label = if label.trim().is_empty() { id.to_string() } else { label };
            Some(Said { question, label, words: self.spoken(rundown, part, choice) })
        };
        let unknown = || Said { question: None, label: id.to_string(), words: Vec::new() };
        of(self.held).or_else(|| of(self.written)).unwrap_or_else(unknown)
    }

    /// The words of a text as they were said, paragraph by paragraph.
    fn spoken(&self, rundown: &Rundown, part: &Part, choice: usize) -> Vec<String> {
        let facts = Facts { rundown, entered: self.entered, item: part.item, step: part.step };
        let Some((source, text)) = rundown.source(part, choice).zip(part.texts.get(choice)) else { return Vec::new() };
        let filled = script::fill(source, &text.script, &facts).into_iter();
        let said = filled.filter(|paragraph| paragraph.kind != BlockKind::Direction);
        said.map(|paragraph| paragraph.runs.into_iter().map(|run| run.text.into_owned()).collect()).collect()
    }

    pub(super) fn value(&self, id: &ValueId) -> String {
        let value = self.held.agenda().values.get(id).or_else(|| self.written.agenda().values.get(id));
        value
            .map(|value| value.label.clone())
            .filter(|label| !label.trim().is_empty())
            .unwrap_or_else(|| id.to_string())
    }

    /// The first item that asks for a value.
    pub(super) fn asked_in(&self, id: &ValueId) -> Option<ItemId> {
        let agenda = self.held.agenda();
        let index = agenda.items.iter().position(|item| item.steps.iter().any(|step| step.enter.contains(id)))?;
        self.held.items().get(index).map(|entry| entry.id.clone())
    }
}

impl<'a> Found<'a> {
    pub(super) fn facts(&self, entered: &'a Entered) -> Facts<'a> {
        Facts { rundown: self.rundown, entered, item: self.at.0, step: self.at.1 }
    }
}

/// An item as one agenda calls it.
pub(super) fn item_in(rundown: &Rundown, id: &ItemId) -> Option<ItemName> {
    let index = rundown.item_index(id.as_str())?;
    let (entry, item) = (rundown.items().get(index)?, rundown.agenda().items.get(index)?);
    let title = item.title.clone().filter(|title| !title.trim().is_empty());
    Some(ItemName { id: id.clone(), kind: Some(item.kind), title, number: entry.number })
}

/// A step as one agenda has it.
pub(super) fn step_in<'a>(rundown: &'a Rundown, key: &StepKey) -> Option<Found<'a>> {
    let (item, place) = rundown.indices_of(key)?;
    let step = rundown.agenda().items.get(item).map(Arc::as_ref)?.steps.get(place)?;
    Some(Found { step, rundown, at: (item, place) })
}

/// Whose turn it is at a step of one agenda.
pub(super) fn turn_in(rundown: &Rundown, key: &StepKey) -> Who {
    match step_in(rundown, key).and_then(|found| found.step.turn.clone()) {
        Some(id) => person_in(rundown, &id).unwrap_or_else(|| unknown(&id)),
        None => Who { name: key.1.to_string(), ..Who::default() },
    }
}

/// Everybody who has a turn in the same item after a step, in order.
pub(super) fn later_turns_in(rundown: &Rundown, key: &StepKey) -> Vec<Who> {
    let Some(found) = step_in(rundown, key) else { return Vec::new() };
    let Some(item) = rundown.agenda().items.get(found.at.0) else { return Vec::new() };
    let turns = item.steps.iter().skip(found.at.1 + 1).filter_map(|step| step.turn.as_ref());
    turns.map(|id| person_in(rundown, id).unwrap_or_else(|| unknown(id))).collect()
}

pub(super) fn person_in(rundown: &Rundown, id: &PersonId) -> Option<Who> {
    rundown.agenda().people.get(id).map(|person| named(id, person))
}

pub(super) fn unknown(id: &PersonId) -> Who {
    Who { id: Some(id.clone()), name: id.to_string(), office: String::new() }
}

fn named(id: &PersonId, person: &Person) -> Who {
    let part = |text: Option<&str>| text.map(str::trim).unwrap_or_default().to_owned();
    let office = part(person.unit_said()) + &part(person.office.as_deref());
    let (name, office) = match (person.name.trim(), office.as_str()) {
        ("", "") => (id.to_string(), String::new()),
        // Somebody called by office alone.
        ("", _) => (office, String::new()),
        (name, _) => (name.to_owned(), office),
    };
    Who { id: Some(id.clone()), name, office }
}
