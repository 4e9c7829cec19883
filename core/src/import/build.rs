//! From a draft to an agenda: items, steps, people and values, with a note of which piece went where, and of what could
//! be decided further. Loses no word of the document.

mod offer;

pub use offer::{Computed, Offer, OfferKey, OfferKind};

use super::draft::Draft;
use crate::agenda::rundown::PartKind;
use crate::agenda::{Agenda, Item, ItemKind, Meeting, Step, Text};
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
}

/// Makes the agenda. Never fails: a draft of nothing is an agenda of nothing.
pub fn build(draft: &Draft) -> Imported {
    let mut agenda = Agenda {
        format: Agenda::FORMAT,
        meeting: Meeting::default(),
        people: Default::default(),
        values: Default::default(),
        items: Vec::new(),
        unknown: Default::default(),
    };
    let mut places = Vec::new();
    for (index, piece) in draft.pieces.iter().enumerate().filter(|(_, piece)| piece.is_in_script()) {
        if agenda.items.is_empty() || piece.item.is_some() {
            let kind = piece.item.as_ref().map_or(ItemKind::Opening, |item| item.kind);
            let title = piece.item.as_ref().and_then(|item| item.title.clone());
            let id = format!("item-{}", agenda.items.len() + 1).as_str().into();
            let item =
                Item { id, kind, title, numbered: None, minutes: None, steps: Vec::new(), unknown: Default::default() };
            agenda.items.push(item);
        }
        let item = agenda.items.len() - 1;
        let say = Some(Text::Inline(draft.words(&piece.range).to_owned()));
        if let Some(last) = agenda.items.last_mut() {
            last.steps.push(Step { say, wait: piece.wait.map(|wait| wait.kind), ..Step::default() });
            places.push(Placed { item, step: last.steps.len() - 1, pieces: index..index + 1, each: Vec::new() });
        }
    }
    Imported { agenda, places, holes: Vec::new(), offers: Vec::new() }
}
