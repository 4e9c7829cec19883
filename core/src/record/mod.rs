//! What really happened in a meeting, read from its events: when each item and speaker began and ended, who was absent, what
//! was changed, chosen and entered. Plain data, and papers made of it ([`minutes`], [`markdown`], [`csv`]). Whatever the journal
//! says, there is a record: what the agenda does not know any more is called by its id. Reads no time zone: writers are told
//! how to make local time of a moment.

mod change;
mod csv;
mod markdown;
mod minutes;
mod names;
mod replay;
#[cfg(test)]
mod tests;
mod text;
mod times;

pub use change::Deviation;
pub use csv::csv;
pub use markdown::markdown;
pub use minutes::{Block, Summary, minutes, summary};
pub use times::{Local, duration};

use crate::agenda::{AlternativeId, ItemId, ItemKind, PersonId, Rundown, StepId, ValueId, WaitKind};
use crate::session::{Event, Session, held};
use crate::time::{Span, Timestamp};
use crate::{Language, agenda};
use jiff::civil::DateTime;
use names::Names;
use replay::{Replay, Stay};
use serde::Serialize;
use std::collections::BTreeMap;

/// Whoever comes by an item for a shorter time than this, and was there for longer at another time, only looked.
const GLANCE: Span = Span(10_000);

/// What really happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// What the meeting is called.
    pub title: String,
    /// Where it was to be held.
    pub place: Option<String>,
    /// Who was to host it.
    pub host: Option<Who>,
    /// When it was to begin, in the time of the room.
    #[serde(serialize_with = "times::written")]
    pub scheduled: Option<DateTime>,
    /// How long it was to take.
    pub planned: Option<Span>,
    /// When it began; none where it did not.
    pub began: Option<Timestamp>,
    /// When it was adjourned; none where it was cut off or still runs.
    pub adjourned: Option<Timestamp>,
    /// When the latest thing happened that is known.
    pub latest: Option<Timestamp>,
    /// The items that were held, in the order in which they were.
    pub items: Vec<HeldItem>,
    /// The items that were never come to.
    pub missed: Vec<ItemName>,
    /// Whoever had a turn that was not held, because they were absent or somebody else spoke, and had no other.
    pub absent: Vec<Who>,
    /// When the clocks stood.
    pub pauses: Vec<Stretch>,
    /// How it went otherwise than it was written.
    pub changes: Vec<Changed>,
    /// Time that was given or taken.
    pub added: Vec<Added>,
    /// What was entered.
    pub entered: Vec<EnteredValue>,
}

/// From when to when; without an end where nothing is known of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// From here
    pub from: Timestamp,
    /// to here.
    pub to: Option<Timestamp>,
}

/// An item as lists call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemName {
    /// Its id, which stands in where the agenda does not know it any more.
    pub id: ItemId,
    /// What it is.
    pub kind: Option<ItemKind>,
    /// Its title.
    pub title: Option<String>,
    /// The number that it was announced by.
    pub number: Option<u64>,
}

/// Somebody, as the roster calls them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Who {
    /// Who in the roster; none where only words say who it was.
    pub id: Option<PersonId>,
    /// The name, or whatever is known instead; empty for nobody in particular.
    pub name: String,
    /// Unit and office; empty where there are none.
    pub office: String,
}

/// An item that was held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeldItem {
    /// What it is called.
    pub name: ItemName,
    /// From the first entry to the last leaving. None where something was chosen in it and nobody ever stood there.
    pub at: Option<Stretch>,
    /// Each stay in it by itself.
    pub visits: Vec<Stretch>,
    /// Time spent on it, without pauses.
    pub spent: Span,
    /// Planned length as it was written; none where nobody had planned it.
    pub planned: Option<Span>,
    /// Time that was given to it, or taken from it.
    pub added: Span,
    /// Who spoke, and what else the host was silent for.
    pub turns: Vec<HeldTurn>,
    /// Whoever was to speak in it and was not called.
    pub not_called: Vec<Who>,
    /// What was decided.
    pub choices: Vec<Choice>,
}

/// Something that the host was silent for, or somebody whose turn it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeldTurn {
    /// The step.
    pub step: StepId,
    /// Who.
    pub who: Who,
    /// What they did; none where only their name was called, or where the agenda does not say any more.
    pub kind: Option<WaitKind>,
    /// The document that was read out.
    pub document: Option<String>,
    /// From when to when.
    pub at: Stretch,
    /// How long, without pauses.
    pub spent: Span,
    /// Planned length.
    pub planned: Option<Span>,
    /// Time that was given to it, or taken from it.
    pub added: Span,
    /// Whether the host waited for them; otherwise they were called, and the meeting went on.
    pub heard: bool,
}

/// A sentence that was chosen because it was true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// At which step.
    pub step: StepId,
    /// When.
    pub at: Option<Timestamp>,
    /// Which.
    pub alternative: AlternativeId,
    /// What stands on its button; its id where the agenda does not know it any more.
    pub label: String,
    /// What the host said then, paragraph by paragraph.
    pub words: Vec<String>,
}

/// A figure or a name that became known in the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnteredValue {
    /// Which.
    pub value: ValueId,
    /// What it is.
    pub label: String,
    /// What was entered.
    pub text: String,
    /// When, at the latest.
    pub at: Option<Timestamp>,
    /// The item that asks for it, else the one in which it was entered.
    pub item: Option<ItemId>,
}

/// A change, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Deviation,
}

/// Time that was given or taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// When.
    pub at: Timestamp,
    /// To which item.
    pub item: ItemName,
    /// How much.
    pub by: Span,
}

impl Record {
    /// The record of a meeting: of its agenda as written, and of what happened. Never fails.
    pub fn of(written: &Rundown, events: &[Event]) -> Self {
        let replay = Replay::of(events);
        let changes = replay.session.live().map(|live| live.changes.as_slice()).unwrap_or_default();
        let held = held(written, changes);
        let names = Names { written, held: &held, entered: replay.session.entered() };
        let agenda = held.agenda();
        let scheduled = agenda.meeting.starts_at();
        let mut record = Self {
            title: agenda.meeting.title.clone(),
            place: agenda.meeting.place.clone().filter(|place| !place.trim().is_empty()),
            host: agenda.meeting.host.as_ref().map(|host| names.person(host)),
            scheduled,
            planned: agenda.meeting.minutes.map(|minutes| Span::minutes(i64::from(minutes))),
            began: replay.session.live().map(|live| live.started),
            adjourned: match replay.session {
                Session::Adjourned { at, .. } => Some(at),
                Session::Ready | Session::Live(_) => None,
            },
            latest: events.iter().map(|event| event.at).max(),
            items: Vec::new(),
            missed: Vec::new(),
            absent: Vec::new(),
            pauses: replay.pauses.clone(),
            changes: change::all(written, &replay),
            added: replay.added().map(|(at, item, by)| Added { at, item: names.item(&item), by }).collect(),
            entered: replay.entered(&names),
        };
        if record.began.is_some() {
            record.items = items(&replay, &names);
            record.missed = missed(&record.items, &names);
            record.absent = absent(&record);
        }
        record
    }

    /// When it ended, or was last heard of.
    pub fn end(&self) -> Option<Timestamp> {
        self.began.and(self.adjourned.or(self.latest))
    }

    /// From its beginning to its end, pauses and all.
    pub fn length(&self) -> Span {
        self.began.zip(self.end()).map_or(Span::ZERO, |(began, end)| (end - began).at_least_zero())
    }

    /// How much longer than planned it took; negative where shorter.
    pub fn over(&self) -> Option<Span> {
        self.began?;
        self.planned.map(|planned| self.length() - planned)
    }

    /// Everybody who had the floor, in the order in which they first had it.
    pub fn spoke(&self) -> Vec<&Who> {
        let mut spoke: Vec<&Who> = Vec::new();
        let turns = self.items.iter().flat_map(|item| &item.turns);
        for turn in turns.filter(|turn| turn.heard && !turn.who.name.is_empty()) {
            if !spoke.iter().any(|who| **who == turn.who) {
                spoke.push(&turn.who);
            }
        }
        spoke
    }
}

impl ItemName {
    /// Its title, else the word for what it is, else its id.
    pub fn words(&self, language: Language) -> String {
        match (&self.title, self.kind) {
            (Some(title), _) => title.clone(),
            (None, Some(kind)) => kind.label(language).to_owned(),
            (None, None) => self.id.to_string(),
        }
    }
}

impl Who {
    /// Name and office.
    pub fn words(&self, language: Language) -> String {
        match self.office.as_str() {
            "" => self.name.clone(),
            office => language.pick(format!("{}（{office}）", self.name), format!("{} ({office})", self.name)),
        }
    }
}

/// The items that were come to, or in which something was chosen.
fn items(replay: &Replay, names: &Names<'_>) -> Vec<HeldItem> {
    let stays = replay.stays();
    let mut order: Vec<ItemId> = Vec::new();
    let chosen = replay.chosen().map(|(key, ..)| key.0);
    for item in stays.iter().map(|stay| stay.item.clone()).chain(chosen) {
        if !order.contains(&item) {
            order.push(item);
        }
    }
    let mut by_item: BTreeMap<ItemId, Vec<Stay>> = BTreeMap::new();
    let mut visits: BTreeMap<ItemId, Vec<Stretch>> = BTreeMap::new();
    let mut before: Option<&ItemId> = None;
    for stay in &stays {
        let of_item = visits.entry(stay.item.clone()).or_default();
        match of_item.last_mut().filter(|_| before == Some(&stay.item)) {
            Some(last) => last.to = stay.at.to,
            None => of_item.push(stay.at),
        }
        before = Some(&stay.item);
        by_item.entry(stay.item.clone()).or_default().push(stay.clone());
    }
    let make = |id: ItemId| {
        let visits = visits.remove(&id).unwrap_or_default();
        let turns = by_item.remove(&id).map(|stays| turns(&stays, replay, names)).unwrap_or_default();
        HeldItem {
            name: names.item(&id),
            at: whole(&visits, replay),
            spent: visits.iter().fold(Span::ZERO, |sum, visit| sum + replay.running(visit)),
            planned: names.planned(&id),
            added: replay.session.live().and_then(|live| live.added_to_items.get(&id).copied()).unwrap_or_default(),
            not_called: names.turns_of(&id).filter(|(step, _)| !was_called(&turns, step)).map(|(_, who)| who).collect(),
            choices: choices(&id, replay, names),
            visits,
            turns,
        }
    };
    order.into_iter().map(make).collect()
}

fn was_called(turns: &[HeldTurn], step: &StepId) -> bool {
    turns.iter().any(|turn| turn.step == *step)
}

/// From the first entry to the last leaving, glances aside.
fn whole(stretches: &[Stretch], replay: &Replay) -> Option<Stretch> {
    let is_stay = |one: &&Stretch| (one.to.unwrap_or(replay.end) - one.from).0 >= GLANCE.0;
    let ends = |of: &[&Stretch]| Some(Stretch { from: of.first()?.from, to: of.last()?.to });
    let stays: Vec<&Stretch> = stretches.iter().filter(is_stay).collect();
    ends(&stays).or_else(|| ends(&stretches.iter().collect::<Vec<_>>()))
}

/// Who spoke in an item, and what else was waited for.
fn turns(stays: &[Stay], replay: &Replay, names: &Names<'_>) -> Vec<HeldTurn> {
    let mut steps: Vec<usize> = Vec::new();
    for stay in stays {
        if !steps.contains(&stay.step) {
            steps.push(stay.step);
        }
    }
    let turn = |step: usize| {
        let of_step = || stays.iter().filter(move |stay| stay.step == step);
        let waits: Vec<Stretch> = of_step().filter(|stay| stay.is_wait).map(|stay| stay.at).collect();
        let subject = replay.steps.get(step)?;
        let found = if subject.is_gone { None } else { names.step(&subject.key) };
        let has_turn = found.as_ref().is_some_and(|found| found.step.turn.is_some());
        if waits.is_empty() && !has_turn {
            return None;
        }
        let kind = found.as_ref().and_then(|found| found.step.wait);
        let heard = !waits.is_empty() || kind.is_none();
        let shown = if waits.is_empty() { of_step().map(|stay| stay.at).collect() } else { waits };
        let live = replay.session.live();
        Some(HeldTurn {
            step: subject.key.1.clone(),
            who: found.as_ref().map(|found| names.who(found)).unwrap_or_default(),
            kind,
            document: found.as_ref().and_then(|found| names.document(found)),
            at: whole(&shown, replay)?,
            spent: shown.iter().fold(Span::ZERO, |sum, one| sum + replay.running(one)),
            planned: found.and_then(|found| found.step.minutes).map(|minutes| Span::minutes(i64::from(minutes))),
            added: live.and_then(|live| live.added_to_waits.get(&subject.key).copied()).unwrap_or_default(),
            heard,
        })
    };
    let mut turns: Vec<HeldTurn> = steps.into_iter().filter_map(turn).collect();
    turns.sort_by_key(|turn| turn.at.from);
    turns
}

fn choices(item: &ItemId, replay: &Replay, names: &Names<'_>) -> Vec<Choice> {
    let of_item = replay.chosen().filter(|(key, ..)| key.0 == *item);
    let choice = |(key, alternative, at): (agenda::rundown::StepKey, AlternativeId, Option<Timestamp>)| {
        let (label, words) = names.alternative(&key, &alternative);
        Choice { step: key.1, at, alternative, label, words }
    };
    of_item.map(choice).collect()
}

fn missed(held: &[HeldItem], names: &Names<'_>) -> Vec<ItemName> {
    let was_held = |id: &ItemId| held.iter().any(|item| item.name.id == *id && !item.visits.is_empty());
    names.held.items().iter().filter(|entry| !was_held(&entry.id)).map(|entry| names.item(&entry.id)).collect()
}

fn absent(record: &Record) -> Vec<Who> {
    let spoke = record.spoke();
    let is_here = |who: &Who| spoke.iter().any(|one| one.id == who.id && one.name == who.name);
    let mut absent: Vec<Who> = Vec::new();
    for who in record.changes.iter().filter_map(|change| change.what.absent()) {
        if !is_here(who) && !absent.contains(who) {
            absent.push(who.clone());
        }
    }
    absent
}
