//! From a command to an event, or to a refusal that says why not. Looks things up by id and never walks the agenda, so
//! it costs the same in a meeting of ten items as of ten thousand.

use super::Session;
use super::change::{Change, all_made};
use super::command::{Command, Refusal};
use super::event::{Event, What};
use super::late;
use super::live::Live;
use super::place;
use crate::agenda::Rundown;
use crate::agenda::figures::{self, Sum};
use crate::agenda::rundown::{PartKind, Position};
use crate::agenda::{AlternativeId, ItemId, StepId, ValueId};
use crate::time::{Span, Timestamp};

impl Session {
    /// What a command comes to now: the event to journal and then to apply, or why nothing happens.
    pub fn decide(&self, rundown: &Rundown, command: Command, now: Timestamp) -> Result<Event, Refusal> {
        let what = match self {
            Self::Ready if command == Command::Start => Ok(What::Started { at: rundown_start(rundown)? }),
            Self::Ready if command == Command::Undo => Err(Refusal::NothingToUndo),
            Self::Ready => Err(Refusal::NotStarted),
            Self::Live(live) => live.decide(rundown, command),
            Self::Adjourned { .. } if command == Command::Undo => Ok(What::Undone),
            Self::Adjourned { .. } => Err(Refusal::Over),
        }?;
        Ok(Event { at: now, what })
    }
}

fn rundown_start(rundown: &Rundown) -> Result<Position, Refusal> {
    let first = rundown.parts().first().ok_or(Refusal::NothingToSay)?;
    let at = place::first_stop(first, None);
    rundown.position(0, at).ok_or(Refusal::NothingToSay)
}

impl Live {
    fn decide(&self, rundown: &Rundown, command: Command) -> Result<What, Refusal> {
        match command {
            Command::Start => Err(Refusal::AlreadyStarted),
            Command::Next => self.next(rundown),
            Command::Previous => self.previous(rundown),
            Command::Skip => self.skip(rundown),
            Command::GoToItem(item) => {
                let index = rundown.item_index(item.as_str()).ok_or(Refusal::NoSuchPlace)?;
                let entry = rundown.items().get(index).ok_or(Refusal::NoSuchPlace)?;
                if entry.parts.is_empty() {
                    Err(Refusal::NothingToSay)
                } else {
                    self.enter_part(rundown, entry.parts.start)
                }
            }
            Command::GoToStep(item, step) => {
                let part = rundown.first_part_of(&item, &step).ok_or(Refusal::NoSuchPlace)?;
                self.enter_part(rundown, part)
            }
            Command::GoTo(position) => {
                let part = rundown.part_at(&position).ok_or(Refusal::NoSuchPlace)?;
                let found = rundown.parts().get(part).ok_or(Refusal::NoSuchPlace)?;
                let at = place::stop_at(found, self.choice(rundown, part), position.at);
                self.moved(rundown, part, at)
            }
            Command::First => self.enter_part(rundown, 0),
            Command::Last => {
                let last = rundown.parts().len().checked_sub(1).ok_or(Refusal::NothingToSay)?;
                self.enter_part(rundown, last)
            }
            Command::Choose(item, step, alternative) => choose(rundown, item, step, alternative),
            Command::Enter(value, text) => self.enter_value(rundown, value, &text),
            Command::Pause if self.paused.is_some() => Err(Refusal::AlreadyPaused),
            Command::Pause => Ok(What::Paused),
            Command::Resume if self.paused.is_none() => Err(Refusal::NotPaused),
            Command::Resume => Ok(What::Resumed),
            Command::AddTime(by) => self.add(rundown, by),
            Command::Share(by) => {
                let known = |(item, _): &(ItemId, Span)| rundown.item_index(item.as_str()).is_some();
                if !by.iter().all(known) || by.is_empty() {
                    return Err(Refusal::NoSuchPlace);
                }
                let waits = by.iter().flat_map(|(item, by)| late::shared_by_waits(rundown, self, item, *by)).collect();
                Ok(What::Shared { by, waits })
            }
            Command::Change(change) => self.change(rundown, change, Vec::new()),
            Command::ChangeAll(mut changes) => {
                let more = changes.split_off(changes.len().min(1));
                self.change(rundown, changes.pop().ok_or(Refusal::CannotChange)?, more)
            }
            Command::Adjourn => Ok(What::Adjourned),
            // The first event of all is the start; taking it back leads to a meeting that has not begun.
            Command::Undo if self.can_go_back() => Ok(What::Undone),
            Command::Undo => Err(Refusal::NothingToUndo),
        }
    }

    /// The index of the part at the reading place. Taking back a move may lead to a step that an edit has removed since;
    /// then its item, and where that is gone too the beginning, because a host must be somewhere.
    pub fn part(&self, rundown: &Rundown) -> Option<usize> {
        let item = || rundown.items().get(rundown.item_index(self.position.item.as_str())?);
        rundown
            .part_at(&self.position)
            .or_else(|| item().map(|entry| entry.parts.start))
            .or(Some(0))
            .filter(|index| *index < rundown.parts().len())
    }

    fn next(&self, rundown: &Rundown) -> Result<What, Refusal> {
        let index = self.part(rundown).ok_or(Refusal::NoSuchPlace)?;
        let part = rundown.parts().get(index).ok_or(Refusal::NoSuchPlace)?;
        let choice = self.choice(rundown, index);
        match part.kind {
            PartKind::Choose if choice.is_none() => return Err(Refusal::ChooseFirst),
            PartKind::Enter => {
                let missing = place::not_entered(rundown, part, &self.entered);
                if !missing.is_empty() {
                    return Err(Refusal::EnterFirst(missing));
                }
                let step = rundown.step_of(part);
                let unreadable = step.map(|step| figures::unreadable(rundown, &self.entered, step)).unwrap_or_default();
                if !unreadable.is_empty() {
                    return Err(Refusal::NoFigures(unreadable));
                }
                let sums = figures::sums(rundown, &self.entered, part.item);
                let wrong: Vec<Sum> = sums.into_iter().filter(|sum| !sum.holds()).collect();
                if !wrong.is_empty() {
                    return Err(Refusal::FiguresDisagree(wrong));
                }
            }
            PartKind::Choose | PartKind::Say | PartKind::Wait | PartKind::Thanks => {}
        }
        if let Some(at) = place::stop_after(part, choice, self.position.at) {
            return self.moved(rundown, index, at);
        }
        if index + 1 < rundown.parts().len() { self.enter_part(rundown, index + 1) } else { Ok(What::Adjourned) }
    }

    /// Past a wait, a choice or an entry. Words to say are never skipped: where there are some, this is one step on.
    fn skip(&self, rundown: &Rundown) -> Result<What, Refusal> {
        let index = self.part(rundown).ok_or(Refusal::NoSuchPlace)?;
        let part = rundown.parts().get(index).ok_or(Refusal::NoSuchPlace)?;
        let says = match part.kind {
            PartKind::Say | PartKind::Thanks => true,
            PartKind::Choose => self.choice(rundown, index).is_some(),
            PartKind::Enter | PartKind::Wait => false,
        };
        if says {
            self.next(rundown)
        } else if index + 1 < rundown.parts().len() {
            self.enter_part(rundown, index + 1)
        } else {
            Err(Refusal::AtEnd)
        }
    }

    fn previous(&self, rundown: &Rundown) -> Result<What, Refusal> {
        let index = self.part(rundown).ok_or(Refusal::NoSuchPlace)?;
        let part = rundown.parts().get(index).ok_or(Refusal::NoSuchPlace)?;
        if let Some(at) = place::stop_before(part, self.choice(rundown, index), self.position.at) {
            return self.moved(rundown, index, at);
        }
        let before = index.checked_sub(1).ok_or(Refusal::AtBeginning)?;
        let part = rundown.parts().get(before).ok_or(Refusal::NoSuchPlace)?;
        self.moved(rundown, before, place::last_stop(part, self.choice(rundown, before)))
    }

    fn enter_part(&self, rundown: &Rundown, index: usize) -> Result<What, Refusal> {
        let part = rundown.parts().get(index).ok_or(Refusal::NoSuchPlace)?;
        self.moved(rundown, index, place::first_stop(part, self.choice(rundown, index)))
    }

    fn moved(&self, rundown: &Rundown, part: usize, at: usize) -> Result<What, Refusal> {
        let to = rundown.position(part, at).ok_or(Refusal::NoSuchPlace)?;
        Ok(What::Moved { to })
    }

    /// The index of the alternative that was chosen at a part.
    pub fn choice(&self, rundown: &Rundown, part: usize) -> Option<usize> {
        let position = rundown.position(part, 0)?;
        let chosen = self.choice_at(&position.item, &position.step)?;
        rundown.parts().get(part)?.alternatives.iter().position(|one| one == chosen)
    }

    fn enter_value(&self, rundown: &Rundown, value: ValueId, text: &str) -> Result<What, Refusal> {
        if rundown.agenda().values.contains_key(&value) {
            Ok(What::Entered { value, text: text.trim().to_owned() })
        } else {
            Err(Refusal::NoSuchValue)
        }
    }

    fn change(&self, rundown: &Rundown, change: Change, more: Vec<Change>) -> Result<What, Refusal> {
        let held = all_made(std::iter::once(&change).chain(&more), rundown);
        let held = held.filter(|held| !held.parts().is_empty()).ok_or(Refusal::CannotChange)?;
        let to = place::after_change(&self.position, self, rundown, &held).ok_or(Refusal::CannotChange)?;
        Ok(What::Changed { change, more, to: (to != self.position).then_some(to) })
    }

    /// Less than a minute is never left: it would be late before anybody has seen it.
    fn add(&self, rundown: &Rundown, by: Span) -> Result<What, Refusal> {
        let key = self.position.step_key();
        let item = rundown.item_index(key.0.as_str()).and_then(|index| rundown.items().get(index));
        let step = rundown.indices_of(&key).and_then(|(item, step)| rundown.agenda().items.get(item)?.steps.get(step));
        let waits = self.position.part == PartKind::Wait;
        let of_wait = step.filter(|_| waits).and_then(|step| self.wait_of(&key.0, &key.1, step));
        let lengths = [item.and_then(|item| self.length_of(item)), of_wait];
        let mut known = lengths.into_iter().flatten().peekable();
        if by < Span::ZERO && (known.peek().is_none() || known.any(|length| length + by < Span::minutes(1))) {
            return Err(Refusal::NoTimeToTake);
        }
        Ok(What::Added { item: key.0, step: waits.then_some(key.1), by })
    }
}

fn choose(rundown: &Rundown, item: ItemId, step: StepId, alternative: AlternativeId) -> Result<What, Refusal> {
    let position = Position { item, step, part: PartKind::Choose, at: 0 };
    let part = rundown.part_at(&position).ok_or(Refusal::NoSuchPlace)?;
    let part = rundown.parts().get(part).ok_or(Refusal::NoSuchPlace)?;
    if part.alternatives.contains(&alternative) {
        Ok(What::Chosen { item: position.item, step: position.step, alternative })
    } else {
        Err(Refusal::NoSuchAlternative)
    }
}
