//! Scenarios of a running meeting. Every assertion first writes the journal out as JSON lines, reads it back and
//! replays it, and compares: what cannot be recovered after a crash is wrong, however right it looks.

use super::{Change, Clock, Command, Event, Refusal, Session, Somebody, Untrue, What, held, told, untrue};
use crate::agenda::answers::Facts;
use crate::agenda::rundown::{PartKind, Position, StepKey};
use crate::agenda::{ItemId, ItemKind, Rundown, SideTexts};
use crate::format;
use crate::script::fill;
use crate::time::{Span, Timestamp};
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value, json};
use std::sync::Arc;

mod changing;
mod clocks;
mod giving_time;
mod looking_back;
mod moving;
mod rebasing;
mod rehearsing;
mod untruth;

/// Two speakers, a vote, 40 minutes from nine o'clock.
fn forum() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会", "starts": "2026-03-20T09:00", "minutes": 40 },
        "people": { "lu": { "name": "陆远" }, "xie": { "name": "谢安" } },
        "values": { "due": { "label": "应到人数", "value": "" }, "here": { "label": "实到人数", "value": "" } },
        "items": [
            { "id": "opening", "kind": "opening", "minutes": 5, "steps": [
                { "id": "call", "say": "同志们：\n\n现在开会。" },
                { "id": "count", "enter": ["due", "here"], "say": "应到{{due}}人，实到{{here}}人。" },
            ] },
            { "id": "talks", "kind": "speeches", "minutes": 20, "steps": [
                { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" },
                { "id": "xie", "turn": "xie", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 },
            ] },
            { "id": "vote", "kind": "vote", "minutes": 10, "steps": [
                { "id": "ask", "say": "同意的，请举手。", "choose": [
                    { "id": "yes", "label": "通过", "say": "> 稍停\n\n通过。\n\n请放下。" },
                    { "id": "no", "label": "未通过", "say": "未通过。" },
                ] },
            ] },
            { "id": "closing", "kind": "closing", "minutes": 5, "steps": [{ "id": "bye", "say": "散会。" }] },
        ],
    })
}

fn ready(agenda: &Value) -> Rundown {
    let agenda = format::read(&agenda.to_string()).unwrap();
    Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()))
}

/// A meeting under test: commands are given at a time of the day, and looked at.
struct Meeting {
    written: Rundown,
    /// As it is held.
    rundown: Rundown,
    session: Session,
    journal: Vec<Event>,
    local: DateTime,
}

impl Meeting {
    fn new(agenda: &Value) -> Self {
        let local = "2026-03-20T09:00".parse().unwrap();
        Self { written: ready(agenda), rundown: ready(agenda), session: Session::default(), journal: Vec::new(), local }
    }

    /// The forum, begun on time.
    fn begun() -> Self {
        Self::new(&forum()).at("09:00").give(Command::Start)
    }

    fn at(mut self, time: &str) -> Self {
        self.local = self.local.date().to_datetime(time.parse::<Time>().unwrap());
        self
    }

    fn on(mut self, date: &str) -> Self {
        self.local = date.parse::<Date>().unwrap().to_datetime(self.local.time());
        self
    }

    fn now(&self) -> Timestamp {
        let epoch = Date::constant(1970, 1, 1).to_datetime(Time::midnight());
        Timestamp(i64::try_from(self.local.duration_since(epoch).as_millis()).unwrap())
    }

    fn give(self, command: Command) -> Self {
        let event = self.session.decide(&self.rundown, command.clone(), self.now());
        let event = event.unwrap_or_else(|refusal| panic!("{command:?} is refused: {refusal:?}"));
        self.happens(event.what)
    }

    fn happens(mut self, what: What) -> Self {
        let event = Event { at: self.now(), what };
        self.session.apply(&event);
        self.journal.push(event);
        self.rundown = self.held();
        self
    }

    fn held(&self) -> Rundown {
        held(&self.written, self.session.live().map(|live| live.changes.as_slice()).unwrap_or_default())
    }

    /// The agenda is another one from now on.
    fn edited(mut self, agenda: &Value) -> Self {
        let old = std::mem::replace(&mut self.written, ready(agenda));
        match self.session.live().and_then(|live| live.rebase(&old, &self.written)) {
            Some(what) => self.happens(what),
            None => {
                self.rundown = self.held();
                self
            }
        }
    }

    fn next(self) -> Self {
        self.give(Command::Next)
    }

    fn previous(self) -> Self {
        self.give(Command::Previous)
    }

    fn undo(self) -> Self {
        self.give(Command::Undo)
    }

    fn go_to_item(self, item: &str) -> Self {
        self.give(Command::GoToItem(item.into()))
    }

    fn choose(self, alternative: &str) -> Self {
        self.give(Command::Choose("vote".into(), "ask".into(), alternative.into()))
    }

    fn enter(self, value: &str, text: &str) -> Self {
        self.give(Command::Enter(value.into(), text.to_owned()))
    }

    fn change(self, change: Change) -> Self {
        self.give(Command::Change(change))
    }

    /// All that is said, as it is held, a line for each part.
    fn script(&self) -> String {
        let parts = self.rundown.parts().iter();
        let texts = parts.flat_map(|part| (0..part.texts.len()).map(move |choice| (part, choice)));
        let said = texts.map(|(part, choice)| {
            let (rundown, entered) = (&self.rundown, self.session().entered());
            let facts = Facts { rundown, entered, item: part.item, step: part.step };
            let paragraphs = fill(rundown.source(part, choice).unwrap(), &part.texts[choice].script, &facts);
            let words = paragraphs.iter().flat_map(|paragraph| &paragraph.runs).map(|run| run.text.as_ref());
            words.collect::<String>() + "\n"
        });
        said.collect()
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.script().contains(words), "{words} is missing in:\n{}", self.script());
        self
    }

    #[track_caller]
    fn never_says(self, words: &str) -> Self {
        assert!(!self.script().contains(words), "{words} stands in:\n{}", self.script());
        self
    }

    fn minutes_more(self, minutes: i64) -> Self {
        self.give(Command::AddTime(Span::minutes(minutes)))
    }

    /// The session, after it was compared with what its journal leads to.
    fn session(&self) -> &Session {
        let lines: Vec<String> = self.journal.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        let file = lines.join("\n");
        let events: Vec<Event> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(events, self.journal, "the journal does not survive its file");
        assert_eq!(Session::replay(&events), self.session, "the journal leads elsewhere");
        &self.session
    }

    fn clock(&self) -> Clock {
        self.session().clock(&self.rundown, self.now(), self.local)
    }

    fn refuses(self, command: Command, refusal: Refusal) -> Self {
        let found = self.session().decide(&self.rundown, command.clone(), self.now());
        assert_eq!(found, Err(refusal), "{command:?} at {}", self.local);
        self
    }

    /// Where the host stands: `item/step/part`, and `@` the characters before it.
    fn stands_at(self, place: &str) -> Self {
        assert_eq!(self.session().live().map(|live| name(&live.position)), Some(place.to_owned()));
        self
    }

    /// Elapsed and planned time of the item.
    fn item(self, elapsed: &str, planned: &str) -> Self {
        let clock = self.clock();
        let shown = (clock.item_elapsed.clock_face(), clock.item_planned.clock_face());
        assert_eq!(shown, (elapsed.to_owned(), planned.to_owned()), "the item at {}", self.local);
        self
    }

    /// Elapsed and planned time of the wait.
    fn wait(self, elapsed: &str, planned: &str) -> Self {
        let clock = self.clock();
        let shown = (clock.wait_elapsed.map(Span::clock_face), clock.wait_planned.map(Span::clock_face));
        assert_eq!(shown, (Some(elapsed.to_owned()), Some(planned.to_owned())), "the wait at {}", self.local);
        self
    }

    fn elapsed(self, elapsed: &str) -> Self {
        assert_eq!(self.clock().elapsed.clock_face(), elapsed, "elapsed at {}", self.local);
        self
    }

    fn over(self, over: &str) -> Self {
        assert_eq!(self.clock().over.map(Span::clock_face).as_deref(), Some(over), "over at {}", self.local);
        self
    }

    fn clock_at(&self, time: &str) -> Clock {
        let local = self.local.date().to_datetime(time.parse::<Time>().unwrap());
        let later = i64::try_from(local.duration_since(self.local).as_millis()).unwrap();
        self.session().clock(&self.rundown, self.now() + Span(later), local)
    }

    fn stands(self) -> Self {
        assert!(matches!(self.session(), Session::Live(_)));
        self
    }
}

fn step(item: &str, step: &str) -> StepKey {
    (item.into(), step.into())
}

fn name(position: &Position) -> String {
    let part = serde_json::to_value(position.part).unwrap();
    let part = part.as_str().unwrap().to_owned();
    let at = if position.at > 0 { format!("@{}", position.at) } else { String::new() };
    format!("{}/{}/{part}{at}", position.item, position.step)
}
