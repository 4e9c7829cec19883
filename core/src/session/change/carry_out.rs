//! What each change does to the agenda. Where there is an edit that does the same, it is that edit.

use super::{Change, added, cues, dropped};
use crate::agenda::called::ADDRESSES;
use crate::agenda::edit::{Edit, ItemAt, Order, StepAt, Written, step_place};
use crate::agenda::rundown::{PartKind, StepKey};
use crate::agenda::search::placeholders;
use crate::agenda::{Agenda, Alternative, AlternativeId, ItemId, Person, Step, Text, WaitKind};
use crate::chinese;
use std::ops::Range;
use std::sync::Arc;

impl Change {
    pub(super) fn carry_out(&self, written: &Written) -> Option<Written> {
        let order = |order: Order| Edit::Order(order).apply(written);
        let mut after = written.clone();
        match self {
            Self::Absent { turn } => {
                let at = step_at(&written.agenda, turn)?;
                let absent = speaker(&written.agenda, &at).cloned();
                after = order(Order::RemoveTurn(at))?;
                if let Some(absent) = absent {
                    cues::without(&mut after, &absent);
                }
            }
            Self::Last { turn } => return order(Order::PutTurnLast(step_at(&written.agenda, turn)?)),
            Self::Swapped { turn } => return order(Order::SwapTurns(step_at(&written.agenda, turn)?)),
            Self::Replaced { turn, by } => {
                let at = step_at(&after.agenda, turn)?;
                let step = after.agenda.items.get(at.item.place)?.steps.get(at.place)?;
                let was = speaker(&after.agenda, &at).cloned();
                let beside = was.clone().map(|was| as_addressed(was, step));
                let known = after.agenda.people.len();
                let by = by.enter(Arc::make_mut(&mut after.agenda), beside.as_ref());
                let is_new = after.agenda.people.len() > known;
                let address = after.agenda.people.get(&by).filter(|_| is_new).and_then(|new| new.address.clone());
                if let Some(address) = address {
                    address_as(&mut after, turn, &address);
                }
                after = Edit::Order(Order::ReplaceTurn(at, by.clone())).apply(&after)?;
                let is_gone = |was: &Person| {
                    let mut steps = after.agenda.items.iter().flat_map(|item| &item.steps);
                    !steps.any(|step| step.turn.as_ref().and_then(|id| after.agenda.people.get(id)) == Some(was))
                };
                // Whoever has another turn may well be waited for.
                let was = was.filter(is_gone);
                if let Some((was, is)) = was.zip(after.agenda.people.get(&by).cloned()) {
                    cues::renamed(&mut after, &was, &is);
                }
            }
            Self::TurnAdded { after: step, id, who, minutes } => added::turn(&mut after, step, id, who, *minutes)?,
            Self::ItemAdded { after: item, id, kind, title, who, minutes } => {
                let agenda = Arc::make_mut(&mut after.agenda);
                let place = item_at(agenda, item)?.place + 1;
                added::item(agenda, place, id, (*kind, title), who.as_ref(), *minutes)?;
            }
            Self::ItemMoved { item, after: before } => {
                let (from, before) = (item_at(&written.agenda, item)?, item_at(&written.agenda, before)?);
                let to = if from.place < before.place { before.place } else { before.place + 1 };
                return order(Order::MoveItem(from, to));
            }
            Self::ItemDropped { item } => {
                // What others say of it is found by the check; that it does not happen is certain.
                let place = item_at(&after.agenda, item)?.place;
                dropped::item(&mut after, place)?;
            }
            Self::Recess { after: step, id, minutes } => added::recess(&mut after, step, id, *minutes)?,
            Self::Closed { after: step } => return close(written, step),
            Self::Reworded { step, part, alternative, nth, was, becomes } => {
                let text = text(&mut after, step, *part, alternative.as_ref())?;
                let (at, _) = text.match_indices(was.as_str()).nth(*nth)?;
                text.replace_range(at..at + was.len(), becomes);
            }
            Self::NumbersKept => keep_numbers(Arc::make_mut(&mut after.agenda)),
        }
        Some(after)
    }
}

/// Whoever has the turn in a step.
fn speaker<'a>(agenda: &'a Agenda, at: &StepAt) -> Option<&'a Person> {
    let step = agenda.items.get(at.item.place)?.steps.get(at.place)?;
    step.turn.as_ref().and_then(|id| agenda.people.get(id))
}

/// Where words address whoever has the turn behind the placeholder, and whether that one is of a bare name: {{发言人.姓名}}老师.
fn addresses_written(words: &str) -> Vec<(Range<usize>, bool)> {
    let address = placeholders(words).filter_map(|placeholder| {
        let is_of_turn = |name: &&str| name.contains("发言人") && !name.contains("上一位");
        let name = words.get(placeholder.clone()).filter(is_of_turn)?;
        let behind = words.get(placeholder.end..)?;
        let address = ADDRESSES.iter().find(|address| behind.starts_with(**address))?;
        Some((placeholder.end..placeholder.end + address.len(), name.contains("姓名")))
    });
    address.collect()
}

/// Lets the words of a turn address whoever has it now: {{发言人}} does so by itself, {{发言人.姓名}} does not.
fn address_as(written: &mut Written, turn: &StepKey, address: &str) {
    // Nobody is called in words that are not there.
    let Some(call) = text(written, turn, PartKind::Say, None) else { return };
    for (range, is_bare) in addresses_written(call).into_iter().rev() {
        call.replace_range(range, if is_bare { address } else { "" });
    }
}

/// Whoever has the turn in a step, addressed as the words of it do where the roster has nothing.
pub(super) fn as_addressed(person: Person, step: &Step) -> Person {
    let written = || {
        let Some(Text::Inline(words)) = &step.say else { return None };
        let (range, _) = addresses_written(words).into_iter().next()?;
        words.get(range).map(str::to_owned)
    };
    let address = person.address.clone().or_else(written);
    Person { address, ..person }
}

fn item_at(agenda: &Agenda, id: &ItemId) -> Option<ItemAt> {
    let place = agenda.items.iter().position(|item| item.id == *id)?;
    Some(ItemAt { place, id: id.clone() })
}

/// Where a step is.
pub(super) fn step_at(agenda: &Agenda, (item, step): &StepKey) -> Option<StepAt> {
    let item = item_at(agenda, item)?;
    let place = step_place(agenda.items.get(item.place)?, step)?;
    Some(StepAt { item, place })
}

/// Takes every later turn out of an item.
fn close(written: &Written, after: &StepKey) -> Option<Written> {
    let mut now = written.clone();
    let mut closed = false;
    while let Some(at) = step_at(&now.agenda, after) {
        let item = now.agenda.items.get(at.item.place)?;
        let later = item.steps.iter().enumerate().skip(at.place + 1).find(|(_, step)| step.turn.is_some());
        let Some((place, _)) = later else { break };
        now = Edit::Order(Order::RemoveTurn(StepAt { place, ..at })).apply(&now)?;
        closed = true;
    }
    closed.then_some(())?;
    let at = step_at(&now.agenda, after)?;
    let item = Arc::make_mut(Arc::make_mut(&mut now.agenda).items.get_mut(at.item.place)?);
    for step in item.steps.iter_mut().skip(at.place) {
        let mut was_asked = false;
        for text in [&mut step.say, &mut step.thanks].into_iter().flatten() {
            if let Text::Inline(words) = text {
                let left = without_asking_for_more(words);
                was_asked |= left != *words;
                *words = left;
            }
        }
        // Nobody was called: whoever would have spoken is not waited for.
        if was_asked && step.turn.is_none() && step.wait == Some(WaitKind::Speech) {
            step.wait = None;
        }
    }
    // A step that only asked whether anybody would speak.
    let is_empty = |step: &Step| {
        let says_nothing = matches!(&step.say, Some(Text::Inline(words)) if words.trim().is_empty());
        says_nothing && step.turn.is_none() && matches!(step.wait, None | Some(WaitKind::Speech))
    };
    let later = item.steps.iter().enumerate().skip(at.place + 1);
    let empty: Vec<usize> = later.filter(|(_, step)| is_empty(step)).map(|(place, _)| place).collect();
    for place in empty.into_iter().rev() {
        now = Edit::Order(Order::RemoveStep(StepAt { place, ..at.clone() })).apply(&now)?;
    }
    Some(now)
}

/// Without sentences that ask who else would speak: 还有没有委员要补充？, 其他同志也可以畅所欲言。
fn without_asking_for_more(words: &str) -> String {
    const MORE: [&str; 4] = ["还有没有", "还有哪位", "还有谁", "还有哪"];
    const FREELY: [&str; 4] = ["畅所欲言", "自由发言", "即席发言", "踊跃发言"];
    const OTHERS: [&str; 5] = ["其他", "还有", "大家", "各位", "在座"];
    const SPEAK: [&str; 6] = ["补充", "发言", "要说", "想说", "要讲", "想讲"];
    let has = |sentence: &str, any: &[&str]| any.iter().any(|word| sentence.contains(word));
    let asks_who = |sentence: &str| has(sentence, &MORE) && has(sentence, &SPEAK) && sentence.contains(['？', '?']);
    // With the direction that stands for it: > （自由发言）
    let is_direction = |sentence: &str| sentence.trim_start().starts_with('>');
    let is_free = |sentence: &str| {
        has(sentence, &FREELY) && (has(sentence, &OTHERS) || is_direction(sentence)) && !sentence.contains('了')
    };
    let asks = |sentence: &&str| asks_who(sentence) || is_free(sentence);
    chinese::sentences(words).filter(|sentence| !asks(sentence)).collect()
}

/// Writes the numbers down that items have by their place.
fn keep_numbers(agenda: &mut Agenda) {
    let mut next = 0;
    for item in &mut agenda.items {
        if item.is_numbered() {
            next += 1;
            let number = Some(item.number.unwrap_or(next));
            if item.number != number {
                Arc::make_mut(item).number = number;
            }
        }
    }
}

/// The words of a part, to be changed.
fn text<'a>(
    written: &'a mut Written,
    step: &StepKey,
    part: PartKind,
    alternative: Option<&AlternativeId>,
) -> Option<&'a mut String> {
    let at = step_at(&written.agenda, step)?;
    let item = Arc::make_mut(&mut written.agenda).items.get_mut(at.item.place)?;
    let step = Arc::make_mut(item).steps.get_mut(at.place)?;
    let text = match part {
        PartKind::Say => step.say.as_mut()?,
        PartKind::Thanks => step.thanks.as_mut()?,
        PartKind::Choose => {
            let is_it = |one: &&mut Alternative| Some(&one.id) == alternative;
            &mut step.choose.iter_mut().find(is_it)?.say
        }
        PartKind::Enter | PartKind::Wait => return None,
    };
    match text {
        Text::Inline(words) => Some(words),
        Text::File(file) => Arc::make_mut(&mut written.side_texts).get_mut(&file.file)?.as_mut().ok(),
    }
}
