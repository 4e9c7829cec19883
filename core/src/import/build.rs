//! From a draft to an agenda: items, steps, people and values, with a note of which piece went where, and of what could
//! be decided further. Loses no word of the document.

mod computed;
mod deed;
mod label;
mod meeting;
mod offer;
mod persons;
mod plan;
mod same;
mod slots;
mod steps;
mod words;

pub use offer::{Computed, Offer, OfferKey, OfferKind};

use super::draft::Draft;
use crate::agenda::rundown::PartKind;
use crate::agenda::{Agenda, ValueId};
use crate::diagnostic::{Diagnostic, Path, Segment, Spot};
use persons::Persons;
use slots::Slots;
use std::ops::Range;
use std::sync::Arc;

/// An agenda made of a draft.
///
/// The words of the document that went into the script can be had back from it: print the script, put for each
/// placeholder the bytes of [`Hole::source`], in order, and leave out the repetitions of [`Placed::each`].
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The agenda.
    pub agenda: Agenda,
    /// Which pieces every step was made of, in running order.
    pub places: Vec<Placed>,
    /// What every placeholder of the script stands for, in running order of the texts and of the places in them.
    pub holes: Vec<Hole>,
    /// What could be decided further.
    pub offers: Vec<Offer>,
    /// Which piece each stretch of every text was made of.
    pub origins: Vec<Origin>,
}

/// A text of a step, and the pieces that its words came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Index of the item.
    pub item: usize,
    /// Index of the step in the item.
    pub step: usize,
    /// Which text of the step.
    pub part: PartKind,
    /// Which of the sentences to choose from; else 0.
    pub choice: usize,
    /// Byte of the text, and the piece whose words begin there.
    pub pieces: Vec<(usize, usize)>,
}

/// A step and the pieces that it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Index of the item.
    pub item: usize,
    /// Index of the step in the item.
    pub step: usize,
    /// The pieces, from the first in the script to the last.
    pub pieces: Range<usize>,
    /// Of a step with sentences to choose from, the pieces whose words stand in every one of them.
    pub each: Vec<usize>,
}

/// A placeholder of the script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// Index of the item.
    pub item: usize,
    /// Index of the step in the item.
    pub step: usize,
    /// In which text of the step.
    pub part: PartKind,
    /// In which of the sentences to choose from; else 0.
    pub choice: usize,
    /// The words of the document in its place, as bytes of [`Draft::text`].
    pub source: Range<usize>,
    /// The value that it shows, if it shows one.
    pub value: Option<ValueId>,
}

/// Makes the agenda. Never fails: a draft of nothing is an agenda of nothing.
///
/// What is assumed: somebody who is called by one name is one person, unless unit or office differ; every blank is a
/// blank of its own; a numeral or an ordinal that the draft names, and that agrees with the agenda, is computed by it.
/// Everything else stands in [`Imported::offers`].
pub fn build(draft: &Draft) -> Imported {
    let mut persons = Persons::read(draft);
    let meeting = meeting::meeting(draft, &mut persons);
    let mut slots = Slots::find(draft, &persons);
    let has_blank = slots.has_blank(draft.pieces.len());
    let items = plan::plan(draft, &has_blank, |piece| computed::is_numbered(draft, piece));
    let mut offers = Vec::new();
    same::offers(draft, &persons, &slots, &mut offers);
    computed::place(draft, &items, &mut slots);
    computed::offer(draft, &items, &meeting, &mut slots, &mut offers);
    computed::numbering(draft, &items, &mut offers);
    offers.retain(|offer| !draft.is_decided(&offer.key));
    offers.sort_by(|one, other| one.pieces.last().cmp(&other.pieces.last()));
    let mut out = steps::Steps::new(draft, &persons, &mut slots);
    let items = items.iter().map(|item| Arc::new(out.item(item))).collect();
    let (places, holes, origins) = out.finish();
    let (people, values) = (persons.roster, slots.into_values());
    let agenda = Agenda {
        format: Agenda::FORMAT,
        meeting,
        people,
        values,
        items,
        checks_off: Vec::new(),
        unknown: Default::default(),
    };
    Imported { agenda, places, holes, offers, origins }
}

impl Imported {
    /// The piece in which a problem of the agenda stands, as near as can be told: that of its words, else where its step
    /// or its item begins, or where somebody is called.
    pub fn piece_of(&self, problem: &Diagnostic) -> Option<usize> {
        let path = &problem.place.path;
        if let Some((item, step, field)) = path.in_step() {
            let exact = self.piece_at(item, step, field, &problem.place.spot);
            return exact.or_else(|| self.first_piece(item, Some(step)));
        }
        let called = self.first_call(path).and_then(|(item, step)| self.first_piece(item, Some(step)));
        called.or_else(|| self.first_piece(problem.items().first().copied()?, None))
    }

    fn piece_at(&self, item: usize, step: usize, field: &[Segment], spot: &Spot) -> Option<usize> {
        let Spot::Bytes(bytes) = spot else { return None };
        let (part, choice) = match field {
            [Segment::Key(key)] if key == "say" => (PartKind::Say, 0),
            [Segment::Key(key)] if key == "thanks" => (PartKind::Thanks, 0),
            [Segment::Key(key), Segment::Index(choice), ..] if key == "choose" => (PartKind::Choose, *choice),
            _ => return None,
        };
        let is_it = |one: &&Origin| (one.item, one.step, one.part, one.choice) == (item, step, part, choice);
        let pieces = &self.origins.iter().find(is_it)?.pieces;
        let behind = pieces.partition_point(|(at, _)| *at <= bytes.start);
        pieces.get(behind.saturating_sub(1)).map(|(_, piece)| *piece)
    }

    /// The first piece of an item, or of one of its steps.
    pub fn first_piece(&self, item: usize, step: Option<usize>) -> Option<usize> {
        let mut of_item =
            self.places.iter().filter(|place| place.item == item && step.is_none_or(|step| place.step == step));
        of_item.next().map(|place| place.pieces.start)
    }

    /// The first step in which the person is called whom a path leads to.
    fn first_call(&self, path: &Path) -> Option<(usize, usize)> {
        let [Segment::Key(people), Segment::Key(id), ..] = path.0.as_slice() else { return None };
        let steps = self
            .agenda
            .items
            .iter()
            .enumerate()
            .flat_map(|(item, one)| one.steps.iter().enumerate().map(move |(nth, step)| (item, nth, step)));
        let mut called = steps.filter(|(_, _, step)| step.turn.as_ref().is_some_and(|turn| turn.as_str() == id));
        let (item, step, _) = called.next().filter(|_| people == "people")?;
        Some((item, step))
    }
}
