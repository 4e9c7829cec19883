//! Where each step stands among the turns, of its round and of the meeting.

use crate::agenda::rounds::rounds_kept;
use crate::agenda::rundown::StepKey;
use crate::agenda::{Item, ItemId, PersonId, Rundown};
use indexmap::IndexMap;
use std::collections::HashMap;
use std::sync::Arc;

/// Where steps stand in the meeting, counted from its beginning.
pub(in super::super) struct Places {
    pub(in super::super) steps: HashMap<StepKey, usize>,
    pub(in super::super) first_turns: IndexMap<PersonId, usize>,
}

impl Places {
    pub(in super::super) fn of(rundown: &Rundown) -> Self {
        let mut first_turns = IndexMap::new();
        let steps = rundown.steps().enumerate().map(|(place, (key, step))| {
            step.turn.iter().for_each(|id| {
                first_turns.entry(id.clone()).or_insert(place);
            });
            (key, place)
        });
        Self { steps: steps.collect(), first_turns }
    }
}

/// Where a step stands among the turns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in super::super) struct Standing {
    /// Whoever has the next turn of the meeting.
    pub(in super::super) next: Option<PersonId>,
    /// Whoever has the turn before it in its round.
    pub(in super::super) previous: Option<PersonId>,
    /// And in its item.
    pub(in super::super) previous_in_item: Option<PersonId>,
    /// Which turn of its round it is, counted from one.
    pub(in super::super) place: Option<u64>,
    /// And of its item.
    pub(in super::super) place_in_item: Option<u64>,
    /// How many turns come behind it, of its round and of its item.
    pub(in super::super) behind: Option<[u64; 2]>,
    /// Whether it is the last one of its round.
    pub(in super::super) is_last: bool,
}

/// An item with the words that somebody wrote; none where a change has brought it.
pub(in super::super) fn as_written<'a>(written: &'a Rundown, id: &ItemId) -> Option<&'a Item> {
    written.item_index(id.as_str()).and_then(|index| written.agenda().items.get(index)).map(Arc::as_ref)
}

/// Where each step stands among the turns, in the rounds of its item as written.
pub(in super::super) fn standings(written: &Rundown, now: &Rundown) -> HashMap<StepKey, Standing> {
    let mut standings = HashMap::new();
    let mut next: Option<&PersonId> = None;
    for (entry, item) in now.items().iter().zip(&now.agenda().items).rev() {
        let rounds = rounds_kept(as_written(written, &entry.id).unwrap_or(item), item);
        let mut spoke: HashMap<usize, Vec<&PersonId>> = HashMap::new();
        for (step, round) in item.steps.iter().zip(&rounds) {
            spoke.entry(*round).or_default().extend(&step.turn);
        }
        // How many of each round come before the step, from the last one on.
        let mut left: HashMap<usize, usize> = spoke.iter().map(|(round, turns)| (*round, turns.len())).collect();
        let all_in_item: usize = left.values().sum();
        let mut left_in_item = all_in_item;
        let all_turns: Vec<&PersonId> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
        let steps = item.steps.iter().zip(&rounds).zip(entry.steps.iter()).collect::<Vec<_>>();
        for ((step, round), id) in steps.into_iter().rev() {
            let (Some(turns), Some(left)) = (spoke.get(round), left.get_mut(round)) else { continue };
            let is_turn = step.turn.is_some();
            let is_last = is_turn && *left == turns.len();
            *left = left.saturating_sub(usize::from(is_turn));
            left_in_item = left_in_item.saturating_sub(usize::from(is_turn));
            let place = |before: usize| is_turn.then_some(before + 1).and_then(|place| u64::try_from(place).ok());
            let behind = |before: usize, all: usize| u64::try_from(all.saturating_sub(before + 1)).unwrap_or(u64::MAX);
            let standing = Standing {
                next: next.cloned(),
                previous: left.checked_sub(1).and_then(|before| turns.get(before)).copied().cloned(),
                previous_in_item: left_in_item
                    .checked_sub(1)
                    .and_then(|before| all_turns.get(before))
                    .copied()
                    .cloned(),
                place: place(*left),
                place_in_item: place(left_in_item),
                behind: is_turn.then(|| [behind(*left, turns.len()), behind(left_in_item, all_in_item)]),
                is_last,
            };
            standings.insert((entry.id.clone(), id.clone()), standing);
            next = step.turn.as_ref().or(next);
        }
    }
    standings
}
