//! A meeting that is held by commands at times of the day, and what its record tells.

use super::super::{HeldItem, Record};
use crate::agenda::rundown::{PartKind, Position};
use crate::agenda::{Rundown, SideTexts};
use crate::format;
use crate::session::{Change, Command, Event, Session, What, held};
use crate::time::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) fn agenda() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会", "starts": "2026-03-20T22:00", "place": "三楼会议室", "minutes": 60, "host": "zhou" },
        "people": {
            "zhou": { "name": "周明", "unit": "区委", "office": "办公室主任" },
            "lu": { "name": "陆宁", "address": "同志" }, "xie": { "name": "谢颂", "address": "同志" },
            "he": { "name": "何青", "address": "同志" }, "shen": { "name": "沈约", "unit": "区委", "office": "书记" },
        },
        "values": { "here": { "label": "实到人数", "value": "" }, "for": { "label": "赞成票数", "value": "" } },
        "items": [
            { "id": "opening", "kind": "opening", "minutes": 5, "steps": [
                { "id": "count", "enter": ["here"], "say": "实到{{here}}人，现在开会。" } ] },
            { "id": "talks", "kind": "speeches", "title": "交流发言", "minutes": 24, "steps": [
                { "turn": "lu", "say": "首先，请{{speaker}}发言。", "wait": "speech", "minutes": 8 },
                { "turn": "xie", "say": "接下来，请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" },
                { "turn": "he", "say": "最后，请{{speaker}}发言。", "wait": "speech", "minutes": 8 } ] },
            { "id": "vote", "kind": "vote", "title": "表决决议", "minutes": 10, "steps": [
                { "id": "ask", "say": "同意的，请举手。", "choose": [
                    { "id": "yes", "label": "通过", "say": "> 稍停\n\n赞成{{for}}票，决议通过。" },
                    { "id": "no", "label": "未通过", "say": "决议没有通过。" } ] } ] },
            { "id": "award", "kind": "award", "title": "颁奖", "minutes": 10, "steps": [
                { "say": "现在颁奖。", "wait": "award", "minutes": 10 } ] },
            { "id": "remarks", "kind": "remarks", "title": "领导讲话", "minutes": 15, "steps": [
                { "turn": "shen", "say": "请{{speaker}}讲话。", "wait": "speech", "minutes": 15 } ] },
            { "id": "closing", "kind": "closing", "minutes": 1, "steps": [{ "id": "bye", "say": "散会。" }] },
        ],
    })
}

pub(super) fn ready(agenda: &Value) -> Rundown {
    Rundown::new(Arc::new(format::read(&agenda.to_string()).unwrap()), Arc::new(SideTexts::new()))
}

pub(super) fn epoch() -> DateTime {
    Date::constant(1970, 1, 1).to_datetime(Time::midnight())
}

/// The room's time is that of the moments, whatever their size.
pub(super) fn local(moment: Timestamp) -> DateTime {
    let span = jiff::SignedDuration::from_millis(moment.0);
    epoch().checked_add(span).unwrap_or(epoch())
}

pub(super) fn moment(time: &str) -> Timestamp {
    let local: DateTime = time.parse().unwrap();
    Timestamp(i64::try_from(local.duration_since(epoch()).as_millis()).unwrap())
}

/// A meeting that is held by commands at times of the day.
pub(super) struct Meeting {
    pub(super) written: Rundown,
    pub(super) session: Session,
    pub(super) events: Vec<Event>,
    pub(super) now: Timestamp,
}

impl Meeting {
    pub(super) fn new() -> Self {
        let now = moment("2026-03-20T22:00");
        Self { written: ready(&agenda()), session: Session::default(), events: Vec::new(), now }
    }

    /// Begun, and the figure entered.
    pub(super) fn begun() -> Self {
        Self::new().at("22:05").give(Command::Start).give(Command::Enter("here".into(), "42".to_owned()))
    }

    pub(super) fn at(mut self, time: &str) -> Self {
        self.now = moment(&format!("2026-03-20T{time}"));
        self
    }

    pub(super) fn next_day(mut self, time: &str) -> Self {
        self.now = moment(&format!("2026-03-21T{time}"));
        self
    }

    pub(super) fn held(&self) -> Rundown {
        held(&self.written, self.session.live().map(|live| live.changes.as_slice()).unwrap_or_default())
    }

    #[track_caller]
    pub(super) fn give(self, command: Command) -> Self {
        let event = self.session.decide(&self.held(), command.clone(), self.now);
        let what = event.unwrap_or_else(|refusal| panic!("{command:?} is refused: {refusal:?}")).what;
        self.happens(what)
    }

    pub(super) fn happens(mut self, what: What) -> Self {
        let event = Event { at: self.now, what };
        self.session.apply(&event);
        self.events.push(event);
        self
    }

    pub(super) fn go(self, item: &str, step: &str) -> Self {
        self.give(Command::GoToStep(item.into(), step.into()))
    }

    /// To the wait of a step, by way of its call.
    pub(super) fn wait_for(self, item: &str, step: &str) -> Self {
        let position = Position { item: item.into(), step: step.into(), part: PartKind::Wait, at: 0 };
        self.give(Command::GoTo(position))
    }

    pub(super) fn change(self, change: Change) -> Self {
        self.give(Command::Change(change))
    }

    pub(super) fn edited(mut self, agenda: &Value) -> Self {
        let old = std::mem::replace(&mut self.written, ready(agenda));
        match self.session.live().and_then(|live| live.rebase(&old, &self.written)) {
            Some(what) => self.happens(what),
            None => self,
        }
    }

    pub(super) fn record(&self) -> Record {
        Record::of(&self.written, &self.events)
    }
}

pub(super) fn item<'a>(record: &'a Record, id: &str) -> &'a HeldItem {
    record.items.iter().find(|item| item.name.id.as_str() == id).unwrap()
}

/// Who spoke in an item, from when to when, to the minute.
pub(super) fn spoke(record: &Record, id: &str) -> Vec<String> {
    let time = |at: Option<Timestamp>| at.map_or("?".to_owned(), |at| local(at).strftime("%H:%M").to_string());
    let turns = item(record, id).turns.iter().filter(|turn| turn.heard);
    turns.map(|turn| format!("{} {}-{}", turn.who.name, time(Some(turn.at.from)), time(turn.at.to))).collect()
}
