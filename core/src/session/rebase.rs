//! What an edit of the agenda does to a running meeting: the reading place goes along, and whatever is known of a step
//! goes with it.

use super::change::{Change, held};
use super::counterpart::Counterparts;
use super::event::{MovedStep, MovedTo, What};
use super::live::{Live, Undo};
use super::place;
use crate::agenda::rundown::{Position, StepKey};
use crate::agenda::{ItemId, Rundown};
use crate::time::Timestamp;
use std::collections::{BTreeSet, HashMap};

/// So many steps of undo keep their place to the character; earlier ones keep their step.
const MOST_PLACES: usize = 64;

impl Live {
    /// What has to be noted when the agenda was changed under the meeting; nothing where all is called as before, or
    /// where the new agenda has nothing to say. The agendas are those as written; places are in them as they are held.
    pub fn rebase(&self, old: &Rundown, new: &Rundown) -> Option<What> {
        let changes = self.changes_in(old, new);
        let old_held = (!changes.is_empty()).then(|| held(old, &self.changes));
        let new_held = (!changes.is_empty()).then(|| held(new, &changes));
        let counterparts = Counterparts::new(old_held.as_ref().unwrap_or(old), new_held.as_ref().unwrap_or(new));
        let choice = self.choice_at(&self.position.item, &self.position.step);
        let to = place::rebase(&self.position, choice, &counterparts)?;
        let moved = |from: StepKey| {
            let to = match counterparts.of(&from) {
                Some(to) => MovedTo::Step(to),
                None if counterparts.knows(&from) => MovedTo::Gone(place::earlier(&from, &counterparts)?),
                None => return None,
            };
            (to != MovedTo::Step(from.clone())).then_some(MovedStep { from, to })
        };
        let steps: Vec<MovedStep> = self.known_steps().into_iter().filter_map(moved).collect();
        let items = counterparts.renamed_items();
        let places = self.moved_places(&counterparts);
        let changes = if changes == self.changes { Vec::new() } else { changes };
        let is_same = steps.is_empty() && items.is_empty() && places.is_empty() && changes.is_empty();
        (to != self.position || !is_same).then_some(What::Rebased { to, steps, items, places, changes })
    }

    /// The changes, naming what they name as it is called in another agenda.
    fn changes_in(&self, old: &Rundown, new: &Rundown) -> Vec<Change> {
        let is_as_before = |item: &ItemId| {
            let of = |rundown: &Rundown| rundown.agenda().items.iter().find(|one| one.id == *item).cloned();
            of(old) == of(new)
        };
        if self.changes.iter().cloned().all(|mut change| named_items(&mut change).iter().all(is_as_before)) {
            return self.changes.clone();
        }
        // Each is made to what those before it leave, and a step without an id is called by its place there.
        let (mut old_held, mut new_held): (Option<Rundown>, Option<Rundown>) = (None, None);
        let mut changes = Vec::new();
        for change in &self.changes {
            let (before, after) = (old_held.as_ref().unwrap_or(old), new_held.as_ref().unwrap_or(new));
            let mut now = change.clone();
            follow(&mut now, &Counterparts::new(before, after));
            let made = (change.made(before), now.made(after));
            old_held = made.0.or(old_held);
            new_held = made.1.or(new_held);
            changes.push(now);
        }
        changes
    }

    /// Where the words of the latest places stand now that undo leads back to, if somewhere else.
    fn moved_places(&self, counterparts: &Counterparts) -> Vec<(Position, Position)> {
        let latest = self.history.iter().rev().filter_map(|undo| match undo {
            Undo::Move { from, .. } => Some(from),
            Undo::Choice { .. } | Undo::Entry { .. } | Undo::Pause | Undo::Resume { .. } => None,
            Undo::Added { .. } | Undo::Shared { .. } | Undo::Change { .. } | Undo::Gone => None,
        });
        let mut places: Vec<(Position, Position)> = Vec::new();
        for from in latest.take(MOST_PLACES) {
            let choice = self.choice_at(&from.item, &from.step);
            let known = counterparts.of(&from.step_key()).is_some();
            let now = known.then(|| place::rebase(from, choice, counterparts)).flatten();
            if let Some(now) = now.filter(|now| now.at != from.at)
                && places.iter().all(|(before, _)| before != from)
            {
                places.push((from.clone(), now));
            }
        }
        places
    }

    /// The steps that the meeting has anything noted of.
    fn known_steps(&self) -> BTreeSet<StepKey> {
        let noted = self.chosen.keys().chain(self.added_to_waits.keys()).chain(self.spent_on_waits.keys());
        let here = std::iter::once(self.position.step_key());
        noted.cloned().chain(here).chain(self.history.iter().filter_map(Undo::step)).collect()
    }

    pub(super) fn take_rebase(&mut self, rebase: &Rebase<'_>, at: Timestamp) {
        let moved: HashMap<&StepKey, &MovedTo> = rebase.steps.iter().map(|moved| (&moved.from, &moved.to)).collect();
        let is_gone = matches!(moved.get(&self.position.step_key()), Some(MovedTo::Gone(_)));
        for (before, now) in rebase.items {
            for times in [&mut self.added_to_items, &mut self.spent_on_items, &mut self.ran_when_given] {
                if let Some(time) = times.remove(before) {
                    times.insert(now.clone(), time);
                }
            }
            if self.position.item == *before {
                self.position.item = now.clone();
            }
        }
        // The time so far belongs to the step and the item that it was spent on.
        if is_gone || self.position.item != rebase.to.item {
            self.book_time(&rebase.to.item, at);
        }
        self.position = rebase.to.clone();
        for undo in &mut self.history {
            if let Undo::Move { from, .. } = undo
                && let Some((_, now)) = rebase.places.iter().find(|(before, _)| before == from)
            {
                from.at = now.at;
            }
        }
        if !rebase.changes.is_empty() {
            self.changes = rebase.changes.to_vec();
        }
        rename(&mut self.chosen, &moved);
        rename(&mut self.added_to_waits, &moved);
        rename(&mut self.spent_on_waits, &moved);
        for undo in &mut self.history {
            if let Undo::Shared { waits, .. } = undo {
                waits.retain_mut(|(step, _)| match moved.get(&*step) {
                    Some(MovedTo::Step(to)) => {
                        step.clone_from(to);
                        true
                    }
                    Some(MovedTo::Gone(_)) => false,
                    None => true,
                });
            }
            if let Some(to) = undo.step().and_then(|step| moved.get(&step).copied()) {
                undo.rename(to);
            }
        }
    }
}

fn named_items(change: &mut Change) -> Vec<ItemId> {
    let of_step = change.step().map(|step| step.0.clone());
    change.items().into_iter().map(|item| item.clone()).chain(of_step).collect()
}

/// Lets a change name what it named by what that is called now.
fn follow(change: &mut Change, counterparts: &Counterparts<'_>) {
    let renamed = counterparts.renamed_items();
    let now = |item: &ItemId| renamed.iter().find(|(before, _)| before == item).map(|(_, now)| now.clone());
    for item in change.items() {
        if let Some(now) = now(item) {
            *item = now;
        }
    }
    let Some(step) = change.step() else { return };
    match counterparts.of(step) {
        Some(now) => *step = now,
        // The change stays, because undo counts them, and is about nothing: by its place it would be about the next one.
        None if counterparts.knows(step) => step.1.0.push('\0'),
        None => {}
    }
}

/// What an edit has moved.
pub(super) struct Rebase<'a> {
    pub(super) to: &'a Position,
    pub(super) steps: &'a [MovedStep],
    pub(super) items: &'a [(ItemId, ItemId)],
    pub(super) places: &'a [(Position, Position)],
    pub(super) changes: &'a [Change],
}

/// All at once, because one step may take the name that another one had.
fn rename<T>(noted: &mut HashMap<StepKey, T>, moved: &HashMap<&StepKey, &MovedTo>) {
    let now_called = |(step, what)| match moved.get(&step) {
        Some(MovedTo::Step(to)) => Some((to.clone(), what)),
        Some(MovedTo::Gone(_)) => None,
        None => Some((step, what)),
    };
    *noted = std::mem::take(noted).into_iter().filter_map(now_called).collect();
}

impl Undo {
    /// The step that would be changed or come back to.
    fn step(&self) -> Option<StepKey> {
        match self {
            Self::Move { from, .. } => Some(from.step_key()),
            Self::Choice { step, .. } => Some(step.clone()),
            Self::Added { step, .. } => step.clone(),
            Self::Change { moved, .. } => moved.as_ref()?.step(),
            Self::Entry { .. } | Self::Pause | Self::Resume { .. } | Self::Shared { .. } | Self::Gone => None,
        }
    }

    fn rename(&mut self, to: &MovedTo) {
        match (&mut *self, to) {
            // The clocks of another item are not those of the one that was left.
            (Self::Move { from, item_spent, .. }, MovedTo::Step(to)) => {
                if from.item != to.0 {
                    *item_spent = None;
                }
                (from.item, from.step) = to.clone();
            }
            (Self::Move { from, item_spent, wait_spent, .. }, MovedTo::Gone(to)) => {
                if from.item != to.item {
                    *item_spent = None;
                }
                *wait_spent = None;
                *from = to.clone();
            }
            (Self::Choice { step, .. }, MovedTo::Step(to)) => *step = to.clone(),
            (Self::Choice { .. }, MovedTo::Gone(_)) => *self = Self::Gone,
            (Self::Added { step, .. }, MovedTo::Step(to)) => *step = Some(to.clone()),
            (Self::Added { step, .. }, MovedTo::Gone(_)) => *step = None,
            (Self::Change { moved: Some(moved), .. }, _) => moved.rename(to),
            (Self::Change { moved: None, .. } | Self::Entry { .. } | Self::Pause | Self::Resume { .. }, _) => {}
            (Self::Shared { .. } | Self::Gone, _) => {}
        }
    }
}
