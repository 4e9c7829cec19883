//! What can be changed in a running meeting from where it stands, most likely first, each with a key. Decides nothing: every way
//! leads to a command, and `preview` shows what that would change.

use crate::Language;
use crate::agenda::answers;
use crate::agenda::called::unit_and_office;
use crate::agenda::rounds::rounds_told_apart;
use crate::agenda::rundown::{ItemEntry, PartKind, StepKey};
use crate::agenda::{Item, ItemId, ItemKind, Person, PersonId, Rundown, StepId};
use crate::script::is_blank;
use crate::session::{Change, Command, Session, Somebody, late, out_of_turn};
use crate::time::Span;
use std::collections::HashSet;

/// The keys of the people who are offered to speak instead of somebody.
const OTHERS: &str = "yuiop";
/// The keys of the items that may fall out where time is short.
const DROPPABLE: &str = "zxcvb";
/// Minutes of what is put in: without any the end of the meeting could not be told.
const USUAL: u32 = 5;
/// A recess that nobody has planned.
const RECESS: u32 = 10;

/// What a change may be about: somebody's turn, or an item without turns ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The item.
    pub item: ItemId,
    /// The step, where it is a turn.
    pub step: Option<StepId>,
    /// Who it is, or what the item is called.
    pub label: String,
    /// What the item is called, for a turn.
    pub within: String,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The key that chooses it: the same for the same thing, whatever else can be done.
    pub key: char,
    /// What it is called.
    pub label: String,
    /// What it does.
    pub does: Does,
}

/// What a way does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// This.
    Command(Command),
    /// It needs a name first.
    Named(Wanted),
}

/// What a name is wanted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Who has this turn instead.
    Instead(StepKey),
    /// Who speaks behind this step.
    Turn(StepKey),
    /// What the item behind this one is called.
    Item(ItemId),
}

impl Wanted {
    /// The command, once there is a name; none without letters.
    pub fn with(&self, held: &Rundown, name: &str) -> Option<Command> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let somebody = || Somebody::named(held.agenda(), name);
        let change = match self {
            Self::Instead(turn) => Change::Replaced { turn: turn.clone(), by: somebody() },
            Self::Turn(after) => {
                let item = held.items().get(held.item_index(after.0.as_str())?)?;
                let id = StepId(free("added", |id| item.steps.iter().any(|step| step.as_str() == id)));
                Change::TurnAdded { after: after.clone(), id, who: somebody(), minutes: Some(USUAL) }
            }
            Self::Item(after) => Change::ItemAdded {
                after: after.clone(),
                id: ItemId(free("added", |id| held.item_index(id).is_some())),
                kind: ItemKind::Other,
                title: name.to_owned(),
                who: None,
                minutes: Some(USUAL),
            },
        };
        Some(Command::Change(change))
    }

    /// What the field for the name says.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Instead(_) | Self::Turn(_) => language.pick("职务 姓名", "Office and name"),
            Self::Item(_) => language.pick("议程名称", "Title"),
        }
    }

    /// An example of it.
    pub fn example(&self, language: Language) -> &'static str {
        match self {
            Self::Instead(_) | Self::Turn(_) => language.pick("例如：副局长 王明", "Deputy director Wang"),
            Self::Item(_) => language.pick("例如：通报近期工作", "Recent work"),
        }
    }
}

/// A stem with the first number behind it that is free.
fn free(stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (1_u32..).map(|n| format!("{stem}-{n}"));
    numbered.into_iter().find(|id| !is_taken(id)).unwrap_or_else(|| stem.to_owned())
}

/// What a change may be about, in running order from the reading place on; what is most likely meant comes first of all.
pub fn targets(held: &Rundown, session: &Session, language: Language) -> Vec<Target> {
    let Session::Live(live) = session else { return Vec::new() };
    let Some(here) = held.item_index(live.position.item.as_str()) else { return Vec::new() };
    let now = live.part(held).and_then(|part| held.parts().get(part)).map_or(0, |part| part.step);
    let items = held.items().iter().zip(&held.agenda().items).enumerate().skip(here);
    let mut targets = Vec::new();
    for (index, (entry, item)) in items {
        let within = answers::shown(item.name(language), "议程名称");
        let from = if index == here { now } else { 0 };
        let ahead: Vec<usize> = entry.turns.iter().copied().filter(|step| *step >= from).collect();
        let turns = ahead.iter().filter_map(|step| {
            let person = held.turn(index, *step, 0).and_then(|turn| turn.person);
            let label = person.map_or_else(|| "？".to_owned(), called);
            let step = Some(entry.steps.get(*step)?.clone());
            Some(Target { item: entry.id.clone(), step, label, within: within.clone() })
        });
        targets.extend(turns);
        if ahead.is_empty() {
            targets.push(Target { item: entry.id.clone(), step: None, label: within, within: String::new() });
        }
    }
    targets
}

/// How somebody is called in a list: the name, else the office.
fn called(person: &Person) -> String {
    if person.name.trim().is_empty() {
        let title = unit_and_office(person);
        if !title.trim().is_empty() {
            return answers::shown(&title, "职务");
        }
    }
    answers::shown_name(&person.name)
}

/// What can be done about a target, and about the meeting, which is so much later than planned.
pub fn ways(
    (written, held): (&Rundown, &Rundown),
    session: &Session,
    target: &Target,
    over: Option<Span>,
    language: Language,
) -> Vec<Way> {
    let Session::Live(live) = session else { return Vec::new() };
    let Some(index) = held.item_index(target.item.as_str()) else { return Vec::new() };
    let here = held.item_index(live.position.item.as_str()).unwrap_or(index);
    let mut ways = Ways { all: Vec::new(), language };
    if let Some(step) = &target.step {
        let key = (target.item.clone(), step.clone());
        let was_called = live.position.step_key() == key && live.position.part >= PartKind::Wait;
        ways.about_turn(held, index, &key, (was_called, &out_of_turn(written, live)));
    }
    ways.about_item(held, index, here);
    let key = live.position.step_key();
    let after = match &target.step {
        Some(step) => (target.item.clone(), step.clone()),
        None => last_step(held, index).unwrap_or_else(|| key.clone()),
    };
    let name = |index: usize| {
        let item = held.agenda().items.get(index);
        item.map(|item| answers::shown(item.name(language), "议程名称")).unwrap_or_default()
    };
    ways.add('8', Does::Named(Wanted::Turn(after)), "在其后增加一位发言…", "One more speaks behind them…");
    // What is done where the meeting stands says so: the panel may be about somebody else.
    let current = name(here);
    let label = language.pick(format!("在“{current}”后增加一项议程…"), format!("One more item behind “{current}”…"));
    ways.named('9', Does::Named(Wanted::Item(live.position.item.clone())), label);
    let id =
        held.items().get(here).map(|entry| free("recess", |id| entry.steps.iter().any(|step| step.as_str() == id)));
    let recess = Change::Recess { after: key.clone(), id: StepId(id.unwrap_or_default()), minutes: RECESS };
    ways.change('0', recess, "现在这一步之后休会 10 分钟", "A recess of 10 minutes behind the present step");
    for (key, minutes) in [('q', 5), ('w', 10)] {
        let label =
            language.pick(format!("给“{current}”加 {minutes} 分钟"), format!("{minutes} minutes more for “{current}”"));
        ways.named(key, Does::Command(Command::AddTime(Span::minutes(minutes))), label);
    }
    let is_last = live.part(held).is_none_or(|part| part + 1 >= held.parts().len());
    if index == here && has_later_turn(held, &key) {
        let label = language.pick(format!("结束“{current}”的发言"), format!("Nobody speaks any more in “{current}”"));
        ways.named('e', Does::Command(Command::Change(Change::Closed { after: key })), label);
    } else if index == here && live.position.part == PartKind::Wait && !is_last {
        // Nothing has to be changed for that, and whoever looks for it here is to find it.
        let label =
            language.pick(format!("结束“{current}”，往下走（空格）"), format!("“{current}” is over: go on (Space)"));
        ways.named('e', Does::Command(Command::Next), label);
    }
    let others = ways.all.len();
    if let Some((over, by)) = over.and_then(|over| Some((over, late::shared(held, live, over.at_least_zero())?))) {
        let label = share_label(over, &by, language);
        ways.named('r', Does::Command(Command::Share(by)), label);
    }
    let is_late = over.is_some_and(|over| over >= Span::minutes(1));
    for (key, item) in DROPPABLE.chars().zip(late::droppable(held, live)).filter(|_| is_late) {
        let title = held.item_index(item.as_str()).and_then(|index| held.agenda().items.get(index));
        let title = title.map(|item| answers::shown(item.name(language), "议程名称")).unwrap_or_default();
        let label = language.pick(format!("时间不够：取消“{title}”"), format!("Short of time: drop “{title}”"));
        ways.named(key, Does::Command(Command::Change(Change::ItemDropped { item })), label);
    }
    // What helps a meeting that is late is seen at once, behind what is done about whoever was called.
    let first = ways.all.iter().take_while(|way| matches!(way.key, '1' | 's')).count();
    let late = ways.all.len() - others;
    if let Some(moved) = ways.all.get_mut(first..) {
        moved.rotate_right(late);
    }
    if !live.changes.contains(&Change::NumbersKept) {
        ways.change('t', Change::NumbersKept, "以后序号按印好的念", "Keep the printed numbers from now on");
    }
    ways.all
}

/// What sharing an overrun is called: whether all of it is made good.
fn share_label(over: Span, by: &[(ItemId, Span)], language: Language) -> String {
    let given = by.iter().map(|(_, by)| -by.0 / 60_000).sum::<i64>();
    match over.0 / 60_000 - given {
        left @ 1.. => language.pick(
            format!("把超出的时间摊到后面各项：只有 {given} 分钟可摊，还会晚 {left} 分钟"),
            format!("Share the overrun over what is left: {given} min of it, {left} min remain"),
        ),
        _ => language.pick("把超出的时间摊到后面各项", "Share the overrun over what is left").to_owned(),
    }
}

struct Ways {
    all: Vec<Way>,
    language: Language,
}

impl Ways {
    fn named(&mut self, key: char, does: Does, label: String) {
        if !self.all.iter().any(|way| way.does == does) {
            self.all.push(Way { key, label, does });
        }
    }

    fn add(&mut self, key: char, does: Does, chinese: &str, english: &str) {
        self.named(key, does, self.language.pick(chinese, english).to_owned());
    }

    fn change(&mut self, key: char, change: Change, chinese: &str, english: &str) {
        self.add(key, Does::Command(Command::Change(change)), chinese, english);
    }

    fn about_turn(
        &mut self,
        held: &Rundown,
        index: usize,
        key: &StepKey,
        (was_called, lost): (bool, &HashSet<PersonId>),
    ) {
        let Some(entry) = held.items().get(index) else { return };
        let Some(nth) = entry.turns.iter().position(|turn| entry.steps.get(*turn) == Some(&key.1)) else { return };
        let turn = || key.clone();
        let (chinese, english) = match was_called {
            true => ("叫了没有来", "Called, and not here"),
            false => ("缺席，不叫", "Absent: not called"),
        };
        let later = later_turns(held, key);
        if later.is_empty() {
            self.change('1', Change::Absent { turn: turn() }, chinese, english);
        } else {
            // Whoever is not here is not called for what they were to do later either.
            let count = later.len();
            let all = std::iter::once(turn()).chain(later).map(|turn| Change::Absent { turn }).collect();
            let label = self.language.pick(
                format!("{chinese}；后面还有 {count} 次，也不叫"),
                format!("{english}, nor the {count} times after it"),
            );
            self.named('1', Does::Command(Command::ChangeAll(all)), label);
            self.change('s', Change::Absent { turn: turn() }, "只这一次不叫", "Only this time not called");
        }
        if nth + 1 < entry.turns.len() && !was_called {
            // Behind those of the same round, where others answer them in the item.
            let item = held.agenda().items.get(index);
            let (chinese, english) = match item.is_some_and(|item| rounds_told_apart(item).len() > 1) {
                true => ("推到这一轮最后", "Comes last in this round"),
                false => ("推到本项最后", "Comes last in this item"),
            };
            self.change('2', Change::Last { turn: turn() }, chinese, english);
            let swapped = Change::Swapped { turn: turn() };
            // Not where something is voted on between the two.
            if swapped.made(held).is_some() {
                self.change('3', swapped, "与下一位对调", "Changes places with the next");
            }
        }
        let others = others(held, index, key).into_iter().filter(|(id, _)| !lost.contains(*id));
        for (key, (id, person)) in OTHERS.chars().zip(others) {
            let name = called(person);
            let label = self.language.pick(format!("由{name}代替"), format!("{name} speaks instead"));
            let by = Somebody::Listed(id.clone());
            self.named(key, Does::Command(Command::Change(Change::Replaced { turn: turn(), by })), label);
        }
        self.add('4', Does::Named(Wanted::Instead(turn())), "由其他人代替…", "Somebody else speaks instead…");
    }

    fn about_item(&mut self, held: &Rundown, index: usize, here: usize) {
        let entry = |index: usize| held.items().get(index);
        let Some(own) = entry(index) else { return };
        let kind = |index: usize| held.agenda().items.get(index).map(|item| item.kind);
        // What ends the meeting is not held before the rest, nor left out.
        if index > here && kind(index) != Some(ItemKind::Closing) {
            let title = held.agenda().items.get(index).map(|item| answers::shown(item.name(self.language), "议程名称"));
            let title = title.unwrap_or_default();
            let mut add = |key: char, change: Change, chinese: &str, english: &str| {
                let label = self.language.pick(format!("“{title}”{chinese}"), format!("“{title}” {english}"));
                self.named(key, Does::Command(Command::Change(change)), label);
            };
            let item = || own.id.clone();
            if let Some(current) = entry(here).filter(|_| index > here + 1) {
                add('5', Change::ItemMoved { item: item(), after: current.id.clone() }, "提前到下一项", "comes next");
            }
            if let Some(next) = entry(index + 1).filter(|_| kind(index + 1) != Some(ItemKind::Closing)) {
                add(
                    '6',
                    Change::ItemMoved { item: item(), after: next.id.clone() },
                    "推到下一项之后",
                    "comes after the next",
                );
            }
            add('7', Change::ItemDropped { item: item() }, "取消", "is dropped");
        }
    }
}

fn last_step(held: &Rundown, index: usize) -> Option<StepKey> {
    let entry = held.items().get(index)?;
    Some((entry.id.clone(), entry.steps.last()?.clone()))
}

fn has_later_turn(held: &Rundown, (item, step): &StepKey) -> bool {
    let entry = held.item_index(item.as_str()).and_then(|index| held.items().get(index));
    entry.is_some_and(|entry: &ItemEntry| {
        let place = entry.steps.iter().position(|id| id == step);
        place.is_some_and(|place| entry.turns.iter().any(|turn| *turn > place))
    })
}

/// The turns behind one that the same person has.
fn later_turns(held: &Rundown, key: &StepKey) -> Vec<StepKey> {
    let mut steps = held.steps().skip_while(|(own, _)| own != key);
    let Some(person) = steps.next().and_then(|(_, step)| step.turn.as_ref()) else { return Vec::new() };
    steps.filter(|(_, step)| step.turn.as_ref() == Some(person)).map(|(key, _)| key).collect()
}

/// Who could speak instead: whoever of the roster has no turn and does not host; those of the same unit first.
fn others<'a>(held: &'a Rundown, index: usize, key: &StepKey) -> Vec<(&'a PersonId, &'a Person)> {
    let agenda = held.agenda();
    let steps = agenda.items.iter().flat_map(|item: &std::sync::Arc<Item>| &item.steps);
    let speaking: HashSet<&PersonId> = steps.filter_map(|step| step.turn.as_ref()).collect();
    let place = held.items().get(index).and_then(|entry| entry.steps.iter().position(|id| *id == key.1));
    let own = place.and_then(|place| held.turn(index, place, 0)).and_then(|turn| turn.person);
    let unit = own.and_then(|person| person.unit.as_deref());
    let is_free = |(id, person): &(&PersonId, &Person)| {
        !speaking.contains(id)
            && agenda.meeting.host.as_ref() != Some(*id)
            && !person.name.trim().is_empty()
            && !is_blank(person.name.trim())
    };
    let mut free: Vec<_> = agenda.people.iter().filter(is_free).collect();
    free.sort_by_key(|(_, person)| unit.is_none() || person.unit.as_deref() != unit);
    free
}
