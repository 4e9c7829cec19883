//! The state of a running meeting, and how events change it. Every change notes what it replaced, so that undo costs
//! the same after ten events as after ten thousand, and time runs on as if the undone thing had never happened.

use super::change::Change;
use super::event::{Event, What};
use super::rebase::Rebase;
use crate::agenda::answers::Entered;
use crate::agenda::rundown::{ItemEntry, PartKind, Position, StepKey};
use crate::agenda::{AlternativeId, ItemId, Step, StepId, ValueId};
use crate::time::{Span, Timestamp};
use std::collections::{HashMap, VecDeque};

/// So many steps can be taken back.
pub(super) const MOST_UNDONE: usize = 100;

/// A running meeting: facts only, no countdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// When it began.
    pub started: Timestamp,
    /// The reading place.
    pub position: Position,
    /// When the clocks were stopped, while they stand.
    pub paused: Option<Timestamp>,
    /// What was entered.
    pub entered: Entered,
    /// What was chosen.
    pub chosen: HashMap<StepKey, AlternativeId>,
    /// How the meeting goes otherwise than it is written, in the order in which that was said.
    pub changes: Vec<Change>,
    /// Time that was added to items.
    pub added_to_items: HashMap<ItemId, Span>,
    /// How long an item had run when it was first given time.
    pub(super) ran_when_given: HashMap<ItemId, Span>,
    /// Time that was added to waits.
    pub added_to_waits: HashMap<StepKey, Span>,
    /// How long the clocks stood, up to the latest resumption.
    paused_before: Span,
    /// Running time at which the present item and the present part were come to.
    item_mark: Span,
    part_mark: Span,
    /// Running time spent on earlier visits.
    pub(super) spent_on_items: HashMap<ItemId, Span>,
    pub(super) spent_on_waits: HashMap<StepKey, Span>,
    pub(super) history: VecDeque<Undo>,
    /// Whether more has happened than can be taken back.
    has_forgotten: bool,
}

/// What an event replaced.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Undo {
    Move {
        from: Position,
        item_mark: Span,
        part_mark: Span,
        item_spent: Option<Span>,
        wait_spent: Option<Span>,
    },
    Choice {
        step: StepKey,
        before: Option<AlternativeId>,
        at: usize,
    },
    Entry {
        value: ValueId,
        before: Option<String>,
    },
    Pause,
    Resume {
        paused: Timestamp,
        paused_before: Span,
    },
    Added {
        item: ItemId,
        step: Option<StepKey>,
        by: Span,
        ran_when_given: Option<Span>,
    },
    Shared {
        by: Vec<(ItemId, Span)>,
        waits: Vec<(StepKey, Span)>,
    },
    /// So many changes at once.
    Change {
        count: usize,
        /// What they did to the reading place.
        moved: Option<Box<Undo>>,
    },
    /// Of a step that the agenda has no more: taking it back changes nothing.
    Gone,
}

impl Live {
    pub(super) fn begin(started: Timestamp, position: Position) -> Self {
        Self {
            started,
            position,
            paused: None,
            entered: Entered::new(),
            chosen: HashMap::new(),
            changes: Vec::new(),
            added_to_items: HashMap::new(),
            ran_when_given: HashMap::new(),
            added_to_waits: HashMap::new(),
            paused_before: Span::ZERO,
            item_mark: Span::ZERO,
            part_mark: Span::ZERO,
            spent_on_items: HashMap::new(),
            spent_on_waits: HashMap::new(),
            history: VecDeque::new(),
            has_forgotten: false,
        }
    }

    /// Whether nothing has happened since it began, or all of it was taken back.
    pub fn is_untouched(&self) -> bool {
        self.history.is_empty() && !self.has_forgotten
    }

    /// Whether anything can be taken back; the start of the meeting, where nothing has happened in it.
    pub(super) fn can_go_back(&self) -> bool {
        !self.history.is_empty() || !self.has_forgotten
    }

    /// The sentence that was chosen at a step.
    pub fn choice_at(&self, item: &ItemId, step: &StepId) -> Option<&AlternativeId> {
        self.chosen.get(&(item.clone(), step.clone()))
    }

    /// How long the meeting has run, without pauses.
    pub fn running(&self, now: Timestamp) -> Span {
        (self.paused.unwrap_or(now) - self.started - self.paused_before).at_least_zero()
    }

    /// Whether the host has been at an item.
    pub fn has_come_to(&self, item: &ItemId) -> bool {
        *item == self.position.item || self.spent_on_items.contains_key(item)
    }

    /// How long an item has run, on all visits together.
    pub fn elapsed_on_item(&self, item: &ItemId, now: Timestamp) -> Span {
        let earlier = self.spent_on_items.get(item).copied().unwrap_or_default();
        let present = if *item == self.position.item { self.running(now) - self.item_mark } else { Span::ZERO };
        earlier + present.at_least_zero()
    }

    /// How long the wait of a step has run, on all visits together.
    pub fn elapsed_on_wait(&self, item: &ItemId, step: &StepId, now: Timestamp) -> Span {
        let key = (item.clone(), step.clone());
        let earlier = self.spent_on_waits.get(&key).copied().unwrap_or_default();
        let here = self.position.part == PartKind::Wait && self.position.item == *item && self.position.step == *step;
        let present = if here { self.running(now) - self.part_mark } else { Span::ZERO };
        earlier + present.at_least_zero()
    }

    /// Time that was added to an item.
    pub fn added_to(&self, item: &ItemId) -> Span {
        self.added_to_items.get(item).copied().unwrap_or_default()
    }

    /// How long an item is to take, with what was added; none where somebody acts in it for a time that nobody has set. Whoever
    /// gives such an item a minute gives it one more than it is known to take, or had taken by then.
    pub fn length_of(&self, entry: &ItemEntry) -> Option<Span> {
        let added = self.added_to(&entry.id);
        let known = || entry.planned.max(self.ran_when_given.get(&entry.id).copied().unwrap_or_default());
        match entry.is_planned {
            true => Some(entry.planned + added),
            false => {
                // What was given to somebody who did not come says nothing of the others.
                let gone = self
                    .added_to_waits
                    .iter()
                    .filter(|((item, step), _)| *item == entry.id && !entry.steps.contains(step));
                let added = gone.fold(added, |added, (_, by)| added - *by);
                (added > Span::ZERO).then(|| known() + added)
            }
        }
    }

    /// Whether its length is only what its words are expected to take: nobody has set it, and nobody has given it time.
    pub fn is_estimate(&self, entry: &ItemEntry) -> bool {
        entry.is_planned && entry.is_estimate && self.added_to(&entry.id) == Span::ZERO
    }

    /// How long a wait is to take, with what was added; none where nobody has set it.
    pub fn wait_of(&self, item: &ItemId, id: &StepId, step: &Step) -> Option<Span> {
        let added = self.added_to_waits.get(&(item.clone(), id.clone())).copied().unwrap_or_default();
        step.minutes.map(|minutes| Span::minutes(i64::from(minutes)) + added)
    }

    pub(super) fn apply(&mut self, event: &Event) {
        match &event.what {
            What::Moved { to } => {
                let undo = self.move_to(to.clone(), event.at);
                self.note(undo);
            }
            What::Rebased { to, steps, items, places, changes } => {
                self.take_rebase(&Rebase { to, steps, items, places, changes }, event.at);
            }
            What::Chosen { item, step, alternative } => {
                let step = (item.clone(), step.clone());
                let before = self.chosen.insert(step.clone(), alternative.clone());
                let at = self.position.at;
                let here = self.position.part == PartKind::Choose
                    && self.position.item == step.0
                    && self.position.step == step.1;
                // Another sentence is read from its beginning, wherever the one taken back had been left.
                if here && before.as_ref() != Some(alternative) {
                    self.position.at = 0;
                }
                self.note(Undo::Choice { step, before, at });
            }
            What::Entered { value, text } => {
                let before = if text.is_empty() {
                    self.entered.remove(value)
                } else {
                    self.entered.insert(value.clone(), text.clone())
                };
                self.note(Undo::Entry { value: value.clone(), before });
            }
            What::Paused if self.paused.is_none() => {
                self.paused = Some(event.at);
                self.note(Undo::Pause);
            }
            What::Resumed => {
                if let Some(paused) = self.paused.take() {
                    self.note(Undo::Resume { paused, paused_before: self.paused_before });
                    self.paused_before += (event.at - paused).at_least_zero();
                }
            }
            What::Added { item, step, by } => {
                let step = step.clone().map(|step| (item.clone(), step));
                let ran_when_given = self.ran_when_given.get(item).copied();
                if self.added_to(item) <= Span::ZERO {
                    self.ran_when_given.insert(item.clone(), self.elapsed_on_item(item, event.at));
                }
                self.add_time(item, step.as_ref(), *by);
                self.note(Undo::Added { item: item.clone(), step, by: *by, ran_when_given });
            }
            What::Shared { by, waits } => {
                self.share(by, waits, |by| by);
                self.note(Undo::Shared { by: by.clone(), waits: waits.clone() });
            }
            What::Changed { change, more, to } => {
                self.changes.push(change.clone());
                self.changes.extend_from_slice(more);
                let moved = to.clone().map(|to| Box::new(self.move_to(to, event.at)));
                self.note(Undo::Change { count: 1 + more.len(), moved });
            }
            What::Undone => self.undo(),
            What::Started { .. } | What::Paused | What::PickedUp | What::Adjourned => {}
        }
    }

    fn move_to(&mut self, to: Position, at: Timestamp) -> Undo {
        let running = self.running(at);
        let from = std::mem::replace(&mut self.position, to);
        let mut undo = Undo::Move {
            from: from.clone(),
            item_mark: self.item_mark,
            part_mark: self.part_mark,
            item_spent: None,
            wait_spent: None,
        };
        let Undo::Move { item_spent, wait_spent, .. } = &mut undo else { return undo };
        if from.item != self.position.item {
            let spent = self.spent_on_items.entry(from.item.clone()).or_default();
            *item_spent = Some(*spent);
            *spent += (running - self.item_mark).at_least_zero();
            self.item_mark = running;
        }
        let same_step = from.item == self.position.item && from.step == self.position.step;
        if !(same_step && from.part == self.position.part) {
            if from.part == PartKind::Wait {
                let spent = self.spent_on_waits.entry((from.item, from.step)).or_default();
                *wait_spent = Some(*spent);
                *spent += (running - self.part_mark).at_least_zero();
            }
            self.part_mark = running;
        }
        undo
    }

    /// Books the time at the present place, before an edit takes the host to another item or step.
    pub(super) fn book_time(&mut self, to: &ItemId, at: Timestamp) {
        let running = self.running(at);
        if self.position.item != *to {
            let spent = self.spent_on_items.entry(self.position.item.clone()).or_default();
            *spent += (running - self.item_mark).at_least_zero();
            self.item_mark = running;
        }
        self.part_mark = running;
    }

    fn add_time(&mut self, item: &ItemId, step: Option<&StepKey>, by: Span) {
        *self.added_to_items.entry(item.clone()).or_default() += by;
        if let Some(step) = step {
            *self.added_to_waits.entry(step.clone()).or_default() += by;
        }
    }

    /// Gives items, and waits in them, their shares, each made to what is really added.
    fn share(&mut self, by: &[(ItemId, Span)], waits: &[(StepKey, Span)], made: impl Fn(Span) -> Span) {
        by.iter().for_each(|(item, by)| self.add_time(item, None, made(*by)));
        for (step, by) in waits {
            *self.added_to_waits.entry(step.clone()).or_default() += made(*by);
        }
    }

    /// Notes how something is taken back. Nobody goes back farther than the latest of them, and a long meeting keeps no more.
    fn note(&mut self, undo: Undo) {
        if self.history.len() == MOST_UNDONE {
            self.history.pop_front();
            self.has_forgotten = true;
        }
        self.history.push_back(undo);
    }

    fn undo(&mut self) {
        if let Some(undo) = self.history.pop_back() {
            self.take_back(undo);
        }
    }

    fn take_back(&mut self, undo: Undo) {
        match undo {
            Undo::Gone => {}
            Undo::Shared { by, waits } => self.share(&by, &waits, |by| Span::ZERO - by),
            Undo::Change { count, moved } => {
                self.changes.truncate(self.changes.len().saturating_sub(count));
                if let Some(moved) = moved {
                    self.take_back(*moved);
                }
            }
            Undo::Move { from, item_mark, part_mark, item_spent, wait_spent } => {
                if let Some(spent) = item_spent {
                    self.spent_on_items.insert(from.item.clone(), spent);
                }
                if let Some(spent) = wait_spent {
                    self.spent_on_waits.insert((from.item.clone(), from.step.clone()), spent);
                }
                self.position = from;
                self.item_mark = item_mark;
                self.part_mark = part_mark;
            }
            Undo::Choice { step, before, at } => {
                if self.position.part == PartKind::Choose && self.position.step_key() == step {
                    self.position.at = at;
                }
                match before {
                    Some(before) => self.chosen.insert(step, before),
                    None => self.chosen.remove(&step),
                };
            }
            Undo::Entry { value, before } => {
                match before {
                    Some(before) => self.entered.insert(value, before),
                    None => self.entered.remove(&value),
                };
            }
            Undo::Pause => self.paused = None,
            Undo::Resume { paused, paused_before } => {
                self.paused = Some(paused);
                self.paused_before = paused_before;
            }
            Undo::Added { item, step, by, ran_when_given } => {
                self.add_time(&item, step.as_ref(), Span::ZERO - by);
                match ran_when_given {
                    Some(ran) => self.ran_when_given.insert(item, ran),
                    None => self.ran_when_given.remove(&item),
                };
            }
        }
    }
}
