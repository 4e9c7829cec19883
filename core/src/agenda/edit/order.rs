//! What there is and in which order: items and steps are added, taken out, moved, copied, cut in two and joined. Whatever
//! had no id of its own keeps the one that it went by, so that a meeting that is under way does not lose its place.

use super::super::search::placeholders;
use super::super::template;
use super::super::uses::Uses;
use super::super::{Agenda, Item, ItemId, ItemKind, PersonId, Rundown, Step, StepId, Text};
use super::Written;
use super::{roster, turns, words};
use crate::script::parse;
use std::sync::Arc;

/// An item, by its place and its id: where another one stands there by now, nothing is changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ItemAt {
    /// Its index in the agenda.
    pub place: usize,
    /// Its id as written.
    pub id: ItemId,
}

/// A step, by its item and its index there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StepAt {
    /// The item.
    pub item: ItemAt,
    /// Its index in the item.
    pub place: usize,
}

/// A change of what there is and in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Put a new item, with the words that such items usually have, at a place.
    AddItem(usize, ItemKind),
    /// Take an item out. Not where another item names it.
    RemoveItem(ItemAt),
    /// Put an item at another place; counted without the item itself.
    MoveItem(ItemAt, usize),
    /// Put a copy of an item behind it.
    CopyItem(ItemAt),
    /// Put a new step at a place of an item.
    AddStep(StepAt),
    /// Take a step out.
    RemoveStep(StepAt),
    /// Put a step at a place of the same item or of another; counted without the step itself.
    MoveStep(StepAt, StepAt),
    /// Cut the words of a step in two at a byte; what comes after the words goes with the second part.
    SplitStep(StepAt, usize),
    /// Let whoever has the turn in a step change places with whoever has the next one in the item. The words that call them
    /// go with them; what stands before the call stays in its place, and so do 首先 and 最后.
    SwapTurns(StepAt),
    /// Take out whoever has the turn in a step: the call, what is waited for, the thanks, and words that name whoever spoke.
    /// Where nothing is left to happen in the item, all of it.
    RemoveTurn(StepAt),
    /// Let whoever has the turn in a step come behind all others of the item.
    PutTurnLast(StepAt),
    /// Let somebody else of the roster have a turn.
    ReplaceTurn(StepAt, PersonId),
    /// Make one step of a step and the next one, where nothing happens between their words.
    JoinSteps(StepAt),
}

impl ItemAt {
    pub(super) fn of<'a>(&self, agenda: &'a mut Agenda) -> Option<&'a mut Item> {
        agenda.items.get_mut(self.place).filter(|item| item.id == self.id).map(Arc::make_mut)
    }

    fn is_there(&self, agenda: &Agenda) -> bool {
        agenda.items.get(self.place).is_some_and(|item| item.id == self.id)
    }
}

impl StepAt {
    pub(super) fn of<'a>(&self, agenda: &'a mut Agenda) -> Option<&'a mut Step> {
        self.item.of(agenda)?.steps.get_mut(self.place)
    }
}

impl Order {
    /// Makes the change; none where what it speaks of is not there any more, or it cannot be made.
    pub(super) fn apply(&self, written: &mut Written) -> Option<()> {
        let agenda = Arc::make_mut(&mut written.agenda);
        match self {
            Self::AddItem(place, kind) => {
                let new = template::item(agenda, *kind);
                template::insert(agenda, *place, new);
            }
            Self::RemoveItem(item) => {
                item.is_there(agenda).then_some(())?;
                let named = Uses::of(&Rundown::new(written.agenda.clone(), written.side_texts.clone()));
                named.of_item(&item.id).iter().all(|place| place.is_within(item.place)).then_some(())?;
                Arc::make_mut(&mut written.agenda).items.remove(item.place);
                roster::sweep(written);
            }
            Self::MoveItem(item, to) => {
                let moved = item.is_there(agenda).then(|| agenda.items.remove(item.place))?;
                let to = (*to).min(agenda.items.len());
                agenda.items.insert(to, moved);
                (to != item.place).then_some(())?;
            }
            Self::CopyItem(item) => {
                let mut copy = item.of(agenda)?.clone();
                copy.id = new_item_id(agenda, copy.id.as_str());
                // Its words are its own: what is changed in one must not change in the other.
                copy.steps.iter_mut().for_each(|step| words::take_in(step, &written.side_texts));
                agenda.items.insert(item.place + 1, Arc::new(copy));
            }
            Self::AddStep(step) => {
                let item = step.item.of(agenda)?;
                name_steps(item);
                let id = new_step_id(item, "words");
                let new = Step { id: Some(id), say: Some(Text::Inline(String::new())), ..Step::default() };
                item.steps.insert(step.place.min(item.steps.len()), new);
            }
            Self::RemoveStep(step) => {
                let item = step.item.of(agenda)?;
                name_steps(item);
                (step.place < item.steps.len()).then(|| item.steps.remove(step.place))?;
                roster::sweep(written);
            }
            Self::MoveStep(from, to) => move_step(agenda, from, to)?,
            Self::SplitStep(step, byte) => split(written, step, *byte)?,
            Self::SwapTurns(step) => turns::swap(written, step)?,
            Self::RemoveTurn(step) => turns::remove(written, step)?,
            Self::PutTurnLast(step) => turns::put_last(written, step)?,
            Self::ReplaceTurn(step, by) => turns::replace(written, step, by)?,
            Self::JoinSteps(step) => join(written, step)?,
        }
        Some(())
    }
}

fn move_step(agenda: &mut Agenda, from: &StepAt, to: &StepAt) -> Option<()> {
    to.item.is_there(agenda).then_some(())?;
    let source = from.item.of(agenda)?;
    name_steps(source);
    let mut step = (from.place < source.steps.len()).then(|| source.steps.remove(from.place))?;
    let target = to.item.of(agenda)?;
    name_steps(target);
    let is_taken = |id: &StepId| target.steps.iter().any(|step| step.id.as_ref() == Some(id));
    if step.id.as_ref().is_some_and(is_taken) {
        step.id = Some(new_step_id(target, step.id.as_ref().map_or("words", StepId::as_str)));
    }
    let place = to.place.min(target.steps.len());
    target.steps.insert(place, step);
    (from.item != to.item || from.place != place).then_some(())
}

/// Cuts a step in two. What happens after the words is behind the second part, and so is whose turn it is; the first keeps
/// the turn only where its own words name the speaker.
pub(super) fn split(written: &mut Written, at: &StepAt, byte: usize) -> Option<()> {
    words::own(written, at)?;
    let words = words::said(written, at)?;
    if placeholders(&words).any(|placeholder| placeholder.start < byte && byte < placeholder.end) {
        return None;
    }
    let (head, tail) = (words.get(..byte)?.trim_end(), words.get(byte..)?.trim_start());
    if head.is_empty() || tail.is_empty() {
        return None;
    }
    let (head, tail) = (head.to_owned(), tail.to_owned());
    let names_speaker = parse(&head).names_speaker();
    words::say(written, at, head)?;
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    name_steps(item);
    let id = new_step_id(item, item.steps.get(at.place)?.id.as_ref().map_or("words", StepId::as_str));
    let step = item.steps.get_mut(at.place)?;
    let rest = Step {
        id: Some(id),
        say: Some(Text::Inline(tail)),
        turn: if names_speaker { step.turn.clone() } else { step.turn.take() },
        who: step.who.take(),
        choose: std::mem::take(&mut step.choose),
        majority: step.majority.take(),
        wait: step.wait.take(),
        document: step.document.take(),
        minutes: step.minutes.take(),
        thanks: step.thanks.take(),
        ..Step::default()
    };
    item.steps.insert(at.place + 1, rest);
    Some(())
}

/// Whether two steps can be one: nothing is chosen, waited for or entered between their words, and one person has the turn.
pub fn can_join(step: &Step, next: &Step) -> bool {
    let nothing_between = step.choose.is_empty()
        && step.wait.is_none()
        && step.thanks.is_none()
        && step.document.is_none()
        && next.enter.is_empty();
    nothing_between && (step.turn.is_none() || next.turn.is_none() || step.turn == next.turn)
}

/// Joins a step and the next one, where nothing is chosen, waited for or entered between their words.
fn join(written: &mut Written, at: &StepAt) -> Option<()> {
    let next_at = StepAt { item: at.item.clone(), place: at.place + 1 };
    words::own(written, at)?;
    words::own(written, &next_at)?;
    let texts = [words::said(written, at), words::said(written, &next_at)];
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    let (step, next) = (item.steps.get(at.place)?, item.steps.get(next_at.place)?);
    can_join(step, next).then_some(())?;
    name_steps(item);
    let next = item.steps.remove(next_at.place);
    let step = item.steps.get_mut(at.place)?;
    step.turn = step.turn.take().or(next.turn);
    step.who = step.who.take().or(next.who);
    step.minutes = match (step.minutes, next.minutes) {
        (Some(one), Some(other)) => Some(one.saturating_add(other)),
        (one, other) => one.or(other),
    };
    // A field of another version that both have is the first one's.
    for (field, value) in next.unknown {
        step.unknown.entry(field).or_insert(value);
    }
    (step.choose, step.wait, step.document, step.thanks) = (next.choose, next.wait, next.document, next.thanks);
    step.majority = next.majority;
    let words: Vec<String> = texts.into_iter().flatten().filter(|words| !words.trim().is_empty()).collect();
    if words.is_empty() { Some(()) } else { words::say(written, at, words.join("\n\n")) }
}

/// Gives every step of an item the id that it goes by.
pub(super) fn name_steps(item: &mut Item) {
    for place in 0..item.steps.len() {
        let free = |id: &str| !item.steps.iter().any(|step| step.id.as_ref().is_some_and(|other| other.as_str() == id));
        let by_place = (place + 1).to_string();
        let id = if free(&by_place) { StepId(by_place) } else { new_step_id(item, &by_place) };
        if let Some(step) = item.steps.get_mut(place).filter(|step| step.id.is_none()) {
            step.id = Some(id);
        }
    }
}

pub(in crate::agenda) fn new_item_id(agenda: &Agenda, stem: &str) -> ItemId {
    ItemId(free_id(stem, |id| agenda.items.iter().any(|item| item.id.as_str() == id)))
}

fn new_step_id(item: &Item, stem: &str) -> StepId {
    StepId(free_id(stem, |id| item.steps.iter().any(|step| step.id.as_ref().is_some_and(|other| other.as_str() == id))))
}

/// A stem, with the first number behind it that nobody has: speeches, speeches-2.
pub(in crate::agenda) fn free_id(stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(stem) {
        return stem.to_owned();
    }
    // 发言-2 is copied as 发言-3, and not as 发言-2-2.
    let stem = stem.rsplit_once('-').filter(|(_, n)| n.parse::<usize>().is_ok()).map_or(stem, |(stem, _)| stem);
    (2..).map(|n: usize| format!("{stem}-{n}")).find(|id| !is_taken(id)).unwrap_or_else(|| stem.to_owned())
}
