//! From a draft to an agenda: items, steps, people and values, with a note of which piece went where, and of what could
//! be decided further. Loses no word of the document.

mod computed;
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
use persons::Persons;
use slots::Slots;
use std::ops::Range;

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
    offers.sort_by(|one, other| one.pieces.last().cmp(&other.pieces.last()));
    let mut out = steps::Steps::new(draft, &persons, &mut slots);
    let items = items.iter().map(|item| out.item(item)).collect();
    let (places, holes) = out.finish();
    let (people, values) = (persons.roster, slots.values);
    let agenda = Agenda {
        format: Agenda::FORMAT,
        meeting,
        people,
        values,
        items,
        checks_off: Vec::new(),
        unknown: Default::default(),
    };
    Imported { agenda, places, holes, offers }
}
