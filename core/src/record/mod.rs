//! What really happened in a meeting, read from its events: when each item and speaker began and ended, who was absent, what
//! was changed, chosen and entered. Plain data, and papers made of it ([`minutes`], [`markdown`], [`csv`]). Whatever the journal
//! says, there is a record: what the agenda does not know any more is called by its id. Reads no time zone: writers are told
//! how to make local time of a moment.

mod change;
mod csv;
mod items;
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

use crate::Language;
use crate::agenda::{AlternativeId, ItemId, ItemKind, PersonId, Rundown, StepId, ValueId, WaitKind};
use crate::session::{Event, Session, held};
use crate::time::{Span, Timestamp};
use jiff::civil::DateTime;
use names::Names;
use replay::Replay;
use serde::Serialize;

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
    /// When the program had stopped: from the last thing that it knows of to when somebody went on.
    pub gaps: Vec<Stretch>,
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
    /// What its words were estimated to take, where nobody had planned it.
    pub estimated: Option<Span>,
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
    /// The last paragraph that was said before it: what was asked.
    pub question: Option<String>,
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
            gaps: replay.gaps.clone(),
            changes: change::all(written, &replay, names.entered),
            added: replay.added().map(|(at, item, by)| Added { at, item: names.item(&item), by }).collect(),
            entered: replay.entered(&names),
        };
        if record.began.is_some() {
            record.items = items::items(&replay, &names);
            record.missed = items::missed(&record.items, &names);
            record.absent = items::absent(&record);
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

    /// Everybody who spoke, in the order in which they first did. Whoever only read a paper or gave a prize did not.
    pub fn spoke(&self) -> Vec<&Who> {
        let mut spoke: Vec<&Who> = Vec::new();
        let turns = self.items.iter().flat_map(|item| &item.turns);
        for turn in turns.filter(|turn| turn.heard && turn.kind == Some(WaitKind::Speech) && !turn.who.name.is_empty())
        {
            if !spoke.iter().any(|who| **who == turn.who) {
                spoke.push(&turn.who);
            }
        }
        spoke
    }
}

impl HeldTurn {
    /// Whether somebody had the floor: one of the roster, or whoever spoke or read. Not whoever only counted ballots.
    pub fn is_speech(&self) -> bool {
        let speaks = matches!(self.kind, Some(WaitKind::Speech | WaitKind::Reading));
        self.heard && (speaks || self.who.id.is_some())
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
