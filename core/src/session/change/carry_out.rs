//! What each change does to the agenda. Where there is an edit that does the same, it is that edit.

use super::{Change, Somebody};
use crate::agenda::called::mentions;
use crate::agenda::check::title_at_end;
use crate::agenda::edit::{Edit, ItemAt, Order, StepAt, Written, change_turns, step_place};
use crate::agenda::rundown::{PartKind, StepKey};
use crate::agenda::{
    Agenda, Alternative, AlternativeId, Item, ItemId, ItemKind, Person, PersonId, Step, StepId, Text, WaitKind,
    template,
};
use crate::script::parse;
use std::sync::Arc;

impl Change {
    pub(super) fn carry_out(&self, written: &Written) -> Option<Written> {
        let order = |order: Order| Edit::Order(order).apply(written);
        let mut after = written.clone();
        match self {
            Self::Absent { turn } => return order(Order::RemoveTurn(step_at(&written.agenda, turn)?)),
            Self::Last { turn } => return order(Order::PutTurnLast(step_at(&written.agenda, turn)?)),
            Self::Swapped { turn } => return order(Order::SwapTurns(step_at(&written.agenda, turn)?)),
            Self::Replaced { turn, by } => {
                let known = after.agenda.people.len();
                let by = by.enter(Arc::make_mut(&mut after.agenda));
                let at = step_at(&after.agenda, turn)?;
                if after.agenda.people.len() > known {
                    address_alike(Arc::make_mut(&mut after.agenda), &at, &by);
                }
                return Edit::Order(Order::ReplaceTurn(at, by)).apply(&after);
            }
            Self::TurnAdded { after: step, id, who, minutes } => add_turn(&mut after, step, id, who, *minutes)?,
            Self::ItemAdded { after: item, id, kind, title, who, minutes } => {
                let agenda = Arc::make_mut(&mut after.agenda);
                let place = item_at(agenda, item)?.place + 1;
                let new = new_item(agenda, id, *kind, title, who.as_ref(), *minutes)?;
                agenda.items.insert(place, Arc::new(new));
            }
            Self::ItemMoved { item, after: before } => {
                let (from, before) = (item_at(&written.agenda, item)?, item_at(&written.agenda, before)?);
                let to = if from.place < before.place { before.place } else { before.place + 1 };
                return order(Order::MoveItem(from, to));
            }
            Self::ItemDropped { item } => {
                // What others say of it is found by the check; that it does not happen is certain.
                let agenda = Arc::make_mut(&mut after.agenda);
                let place = item_at(agenda, item)?.place;
                agenda.items.remove(place);
            }
            Self::Recess { after: step, id, minutes } => add_recess(&mut after, step, id, *minutes)?,
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

impl Somebody {
    /// Sees to it that the roster has them.
    fn enter(&self, agenda: &mut Agenda) -> PersonId {
        match self {
            Self::Listed(id) => id.clone(),
            Self::New { id, name, office } => {
                let office = (!office.trim().is_empty()).then(|| office.trim().to_owned());
                let address = Some("同志".to_owned());
                let person = Person { name: name.trim().to_owned(), office, address, ..Person::default() };
                agenda.people.entry(id.clone()).or_insert(person);
                id.clone()
            }
        }
    }
}

/// A pupil who comes for another one is 同学 too.
fn address_alike(agenda: &mut Agenda, at: &StepAt, by: &PersonId) {
    let step = agenda.items.get(at.item.place).and_then(|item| item.steps.get(at.place));
    let was = step.and_then(|step| agenda.people.get(step.turn.as_ref()?)).cloned();
    let Some((was, new)) = was.zip(agenda.people.get_mut(by)) else { return };
    // 柴永福副主席 is called so by an office, which is nobody else's.
    let address = was.address.filter(|address| !matches!(address.as_str(), "先生" | "女士" | "小姐"));
    let address = address.filter(|address| title_at_end(address).is_none());
    new.address = address.or(new.address.take());
}

fn item_at(agenda: &Agenda, id: &ItemId) -> Option<ItemAt> {
    let place = agenda.items.iter().position(|item| item.id == *id)?;
    Some(ItemAt { place, id: id.clone() })
}

fn step_at(agenda: &Agenda, (item, step): &StepKey) -> Option<StepAt> {
    let item = item_at(agenda, item)?;
    let place = step_place(agenda.items.get(item.place)?, step)?;
    Some(StepAt { item, place })
}

/// The item of a step, its steps named, and the step's place.
fn named<'a>(written: &'a mut Written, step: &StepKey) -> Option<(&'a mut Item, usize)> {
    let at = step_at(&written.agenda, step)?;
    let item = Arc::make_mut(Arc::make_mut(&mut written.agenda).items.get_mut(at.item.place)?);
    for (place, step) in item.steps.iter_mut().enumerate() {
        step.id.get_or_insert_with(|| StepId((place + 1).to_string()));
    }
    Some((item, at.place))
}

/// Puts a step behind another one, and the time that it takes into the plan of the item.
fn put_behind(written: &mut Written, step: &StepKey, new: Step) -> Option<()> {
    let people = written.agenda.people.clone();
    let (item, place) = named(written, step)?;
    if item.steps.iter().any(|step| step.id == new.id) {
        return None;
    }
    item.minutes = item.minutes.map(|planned| planned.saturating_add(new.minutes.unwrap_or(0)));
    // What is said behind a turn about whoever had it belongs to the turn.
    let spoke = item.steps.get(place).and_then(|step| people.get(step.turn.as_ref()?));
    let others: Vec<&Person> = item
        .steps
        .iter()
        .filter_map(|step| people.get(step.turn.as_ref()?))
        .filter(|one| Some(*one) != spoke)
        .collect();
    let names = |person: &Person, words: &str| !mentions(person, &people, words).is_empty();
    let is_about = |step: &&Step| {
        let words = match &step.say {
            Some(Text::Inline(words)) => words.as_str(),
            Some(Text::File(_)) | None => "",
        };
        let by_letters =
            || spoke.is_some_and(|one| names(one, words)) && !others.iter().any(|other| names(other, words));
        step.turn.is_none() && (parse(words).names_speaker() || by_letters())
    };
    let behind = item.steps.iter().skip(place + 1).take_while(is_about).count();
    item.steps.insert(place + 1 + behind, new);
    Some(())
}

/// What somebody may be called to do.
const DOES: [&str; 8] = ["汇报", "述职", "交流", "表态", "介绍", "分享", "点评", "发言"];

fn add_turn(written: &mut Written, after: &StepKey, id: &StepId, who: &Somebody, minutes: Option<u32>) -> Option<()> {
    let turn = who.enter(Arc::make_mut(&mut written.agenda));
    written.agenda.people.contains_key(&turn).then_some(())?;
    let at = step_at(&written.agenda, after)?;
    let item = written.agenda.items.get(at.item.place)?;
    let turns = || item.steps.iter().filter(|step| step.turn.is_some());
    let words = |text: &Option<Text>| match text {
        Some(Text::Inline(words)) => words.clone(),
        Some(Text::File(_)) | None => String::new(),
    };
    // The new one does what all the others do, and is thanked where they are.
    let does = DOES.into_iter().find(|does| turns().all(|step| words(&step.say).contains(does))).unwrap_or("发言");
    let is_thanked = turns().any(|step| words(&step.thanks).contains('谢'));
    let call_words = format!("{{{{先后词}}}}，请{{{{发言人}}}}{does}。");
    let thanks = is_thanked.then(|| Text::Inline("谢谢{{发言人.简称}}。".to_owned()));
    let new = Step { id: Some(id.clone()), turn: Some(turn), minutes, thanks, ..call(&call_words, WaitKind::Speech) };
    change_turns(written, &at, |written| put_behind(written, after, new.clone()))
}

fn add_recess(written: &mut Written, after: &StepKey, id: &StepId, minutes: u32) -> Option<()> {
    let words = format!("现在休会{minutes}分钟。");
    let thanks = Some(Text::Inline("请大家就座，现在继续开会。".to_owned()));
    let step = Step { id: Some(id.clone()), minutes: Some(minutes), thanks, ..call(&words, WaitKind::Break) };
    put_behind(written, after, step)
}

fn call(words: &str, wait: WaitKind) -> Step {
    Step { say: Some(Text::Inline(words.to_owned())), wait: Some(wait), ..Step::default() }
}

fn new_item(
    agenda: &mut Agenda,
    id: &ItemId,
    kind: ItemKind,
    title: &str,
    who: Option<&Somebody>,
    minutes: Option<u32>,
) -> Option<Item> {
    agenda.items.iter().all(|item| item.id != *id).then_some(())?;
    let title = title.trim().to_owned();
    let announced =
        if kind.is_numbered_by_default() { "下面进行{{第几项}}议程：{{环节名称}}。\n\n" } else { "" };
    let step = match who {
        Some(who) => {
            let turn = Some(who.enter(agenda));
            Step { turn, ..call(&format!("{announced}请{{{{发言人}}}}发言。"), WaitKind::Speech) }
        }
        None if kind.is_numbered_by_default() => {
            Step { wait: Some(WaitKind::Other), ..call(announced.trim_end(), WaitKind::Other) }
        }
        None => return Some(Item { id: id.clone(), title: Some(title), minutes, ..template::item(agenda, kind) }),
    };
    let step = Step { id: Some(StepId("words".to_owned())), minutes, ..step };
    let item = template::item(agenda, kind);
    Some(Item { id: id.clone(), title: Some(title), minutes, steps: vec![step], ..item })
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
    closed.then_some(now)
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
