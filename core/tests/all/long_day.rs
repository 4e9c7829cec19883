//! A meeting of eight hours in which something happens every half minute: commands, edits under it, and changes to how it is
//! held. Every time that a screen shows is worked out a second time, slowly and from the list of events alone.
#![allow(clippy::disallowed_macros, reason = "what was measured, for people")]

use super::holding::{Chance, Holding};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use lectern_core::Language;
use lectern_core::agenda::rundown::{PartKind, Position, StepKey};
use lectern_core::agenda::{ItemId, Rundown, SideTexts};
use lectern_core::format;
use lectern_core::session::{Change, Command, Event, MovedTo, Session, Somebody, What};
use lectern_core::time::{Span, Timestamp};
use lectern_core::view::strip;
use serde_json::{Value, json};
use std::sync::Arc;

const HALF_MINUTE: i64 = 30_000;
const HOUR: i64 = 3_600_000;
const LONG: i64 = 8 * HOUR;
/// It begins so late.
const LATE: i64 = 5 * 60_000;
const PEOPLE: usize = 6;

/// The agenda as somebody writes it, who goes on writing.
struct Plan {
    items: Vec<Item>,
}

struct Item {
    /// What its words say, wherever it stands.
    nth: usize,
    id: String,
    minutes: u32,
    /// Steps without ids before all others, so that all others without ids are called otherwise.
    lead: usize,
    words: usize,
}

impl Plan {
    fn new() -> Self {
        let item = |n: usize| Item { nth: n, id: format!("item-{n}"), minutes: 30, lead: 0, words: 1 };
        Self { items: (0..16).map(item).collect() }
    }

    fn rundown(&self) -> Rundown {
        let people: serde_json::Map<String, Value> = (0..PEOPLE)
            .map(|n| (format!("p{n}"), json!({ "name": format!("陆{}", ["一", "二", "三", "四", "五", "六"][n]) })))
            .collect();
        let items: Vec<Value> = self.items.iter().map(Item::json).collect();
        let agenda = json!({
            "format": 1,
            "meeting": { "title": "大会", "starts": "2026-03-20T09:00", "minutes": 480 },
            "people": people,
            "values": { "n": { "label": "到会人数", "value": "" } },
            "items": items,
        });
        Rundown::new(Arc::new(format::read(&agenda.to_string()).unwrap()), Arc::new(SideTexts::new()))
    }
}

impl Item {
    fn json(&self) -> Value {
        let n = self.nth;
        let mut steps: Vec<Value> =
            (0..self.lead).map(|lead| json!({ "say": format!("第{n}项插入的第{lead}句。") })).collect();
        steps.push(
            json!({ "say": format!("{}第{n}项。\n\n请大家注意。\n\n现在开始。", "请安静。".repeat(self.words)) }),
        );
        for turn in 0..2 {
            let person = format!("p{}", (n + turn * 3) % PEOPLE);
            steps.push(json!({ "turn": person, "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" }));
        }
        steps.push(json!({ "id": "vote", "enter": ["n"], "say": "同意的，请举手。", "wait": "counting", "choose": [
            { "id": "yes", "label": "通过", "say": "通过。\n\n请放下。" }, { "id": "no", "label": "未通过", "say": "未通过。" } ] }));
        json!({ "id": self.id, "kind": "speeches", "title": format!("第{n}项"), "minutes": self.minutes, "steps": steps })
    }
}

struct Day {
    plan: Plan,
    meeting: Holding,
    chance: Chance,
    renamed: usize,
}

impl Day {
    fn begun() -> Self {
        let plan = Plan::new();
        let meeting = Holding::begun(plan.rundown());
        Self { plan, meeting, chance: Chance(20_260_320), renamed: 0 }
    }

    /// As the desk does it.
    fn edit(&mut self) {
        let n = self.chance.below(self.plan.items.len());
        let what = self.chance.below(8);
        self.renamed += usize::from(what == 7);
        let renamed = self.renamed;
        let item = &mut self.plan.items[n];
        match what {
            0..=2 => item.words = (item.words + 1) % 4,
            3 | 4 => item.lead += 1,
            5 => item.minutes = 20 + (item.minutes + 7) % 20,
            6 => {
                let item = self.plan.items.remove(n);
                self.plan.items.insert((n + 3) % 15, item);
            }
            _ => item.id = format!("renamed-{renamed}"),
        }
        self.rebase();
    }

    fn rebase(&mut self) {
        let new = self.plan.rundown();
        let live = self.meeting.session.live().unwrap();
        let rebased = live.rebase(&self.meeting.written, &new);
        self.meeting.written = new;
        if let Some(what) = rebased {
            self.meeting.take(Event { at: Timestamp(self.meeting.now), what });
        }
        self.meeting.hold();
    }

    fn something_happens(&mut self) {
        let live = self.meeting.session.live().unwrap();
        let (position, is_paused) = (live.position.clone(), live.paused.is_some());
        let items = self.meeting.held.items();
        let n = self.chance.below(items.len());
        let other: ItemId = self.meeting.held.items()[n].id.clone();
        let command = match self.chance.below(20) {
            0..=6 => match position.part {
                PartKind::Enter => Command::Enter("n".into(), self.meeting.now.to_string()),
                PartKind::Choose => Command::Choose(position.item, position.step, ["yes", "no"][n % 2].into()),
                PartKind::Say | PartKind::Wait | PartKind::Thanks => Command::Next,
            },
            7 | 8 => Command::Skip,
            9 => Command::Previous,
            10 => Command::GoToItem(other),
            11 if is_paused => Command::Resume,
            11 => Command::Pause,
            12 if is_paused => Command::Resume,
            12 => Command::AddTime(Span::seconds(i64::try_from(n * 10).unwrap() - 60)),
            13 => Command::Share(vec![(other, Span::minutes(-1)), (position.item, Span::minutes(1))]),
            14 | 15 => Command::Undo,
            16 => match self.some_change() {
                Some(change) => Command::Change(change),
                None => Command::Next,
            },
            _ => return self.edit(),
        };
        // Neither the end nor the very beginning is to be undone or come to: the meeting lasts.
        let ends = command == Command::Undo && self.meeting.session.live().unwrap().is_untouched();
        let event = self.meeting.session.decide(&self.meeting.held, command.clone(), Timestamp(self.meeting.now));
        let ends = ends || event.is_ok_and(|event| event.what == What::Adjourned);
        if ends || !self.meeting.give(command) {
            self.meeting.give(Command::First);
        }
    }

    /// A change somewhere; of its own kinds those that leave the steps there that something is noted of.
    fn some_change(&mut self) -> Option<Change> {
        let n = self.chance.below(self.meeting.held.items().len());
        let entry = &self.meeting.held.items()[n];
        let turn: StepKey = (entry.id.clone(), entry.steps[*entry.turns.first()?].clone());
        let (id, after) = (format!("new-{}", self.meeting.now), self.meeting.held.items()[0].id.clone());
        let who = Somebody::New {
            id: format!("who-{}", self.meeting.now).as_str().into(),
            name: "闻人笑".to_owned(),
            office: String::new(),
        };
        Some(match self.chance.below(5) {
            0 => Change::Swapped { turn },
            1 => Change::Recess { after: turn, id: id.as_str().into(), minutes: 10 },
            2 => Change::TurnAdded { after: turn, id: id.as_str().into(), who, minutes: Some(5) },
            3 => Change::ItemMoved { item: turn.0, after },
            _ => Change::Replaced { turn, by: who },
        })
    }

    /// Date and time in the room.
    fn local(&self) -> DateTime {
        date(2026, 3, 20).at(9, 0, 0, 0) + (LATE + self.meeting.now).milliseconds()
    }
}

/// A meeting as the list of its events, and nothing else: what was taken back never happened, and every step is called what it
/// is called at the end.
struct Slow {
    /// Since when the host stands where.
    stands: Vec<(i64, Position)>,
    /// From when until when the clocks stood.
    pauses: Vec<(i64, i64)>,
    added: Vec<(ItemId, Option<StepKey>, i64)>,
    /// What waits gave of what their items gave.
    shared: Vec<(StepKey, i64)>,
    now: i64,
}

impl Slow {
    fn of(journal: &[Event], now: i64) -> Self {
        let mut happened: Vec<usize> = Vec::new();
        for (index, event) in journal.iter().enumerate() {
            match event.what {
                What::Undone => drop(happened.pop()),
                What::Rebased { .. } => {}
                _ => happened.push(index),
            }
        }
        let edits: Vec<(usize, &What)> = journal
            .iter()
            .enumerate()
            .filter(|(_, event)| matches!(event.what, What::Rebased { .. }))
            .map(|(index, event)| (index, &event.what))
            .collect();
        let mut slow = Self { stands: Vec::new(), pauses: Vec::new(), added: Vec::new(), shared: Vec::new(), now };
        let mut paused = None;
        for index in happened {
            let (at, later) = (journal[index].at.0, &edits[edits.partition_point(|(edit, _)| *edit < index)..]);
            match &journal[index].what {
                What::Started { at: to } | What::Moved { to } | What::Changed { to: Some(to), .. } => {
                    let (item, step) = called_now((to.item.clone(), to.step.clone()), later);
                    slow.stands.push((at, Position { item, step, ..to.clone() }));
                }
                What::Paused => paused = Some(at),
                What::Resumed => slow.pauses.extend(paused.take().map(|from| (from, at))),
                What::Added { item, step, by } => match step {
                    Some(step) => {
                        let key = called_now((item.clone(), step.clone()), later);
                        slow.added.push((key.0.clone(), Some(key), by.0));
                    }
                    None => slow.added.push((item_now(item.clone(), later), None, by.0)),
                },
                What::Shared { by, waits } => {
                    slow.added.extend(by.iter().map(|(item, by)| (item_now(item.clone(), later), None, by.0)));
                    let waits = waits.iter().map(|(step, by)| (called_now(step.clone(), later), by.0));
                    slow.shared.extend(waits);
                }
                _ => {}
            }
        }
        slow.pauses.extend(paused.map(|from| (from, now)));
        slow
    }

    /// How long the clocks ran while this was so of the place where the host stood.
    fn ran(&self, is_so: impl Fn(&Position) -> bool) -> Span {
        let ends = self.stands.iter().skip(1).map(|(at, _)| *at).chain([self.now]);
        let stretches = self.stands.iter().zip(ends).filter(|((_, position), _)| is_so(position));
        let ran = stretches.map(|((from, _), until)| {
            let stood = self.pauses.iter().map(|(begun, ended)| (until.min(*ended) - (*from).max(*begun)).max(0));
            until - from - stood.sum::<i64>()
        });
        Span(ran.sum())
    }

    fn added_to(&self, is_so: impl Fn(&ItemId, Option<&StepKey>) -> bool) -> Span {
        Span(self.added.iter().filter(|(item, step, _)| is_so(item, step.as_ref())).map(|(_, _, by)| by).sum())
    }
}

fn called_now(key: StepKey, later: &[(usize, &What)]) -> StepKey {
    later.iter().fold(key, |key, (_, edit)| match edit {
        What::Rebased { steps, items, .. } => match steps.iter().find(|moved| moved.from == key) {
            Some(moved) => match &moved.to {
                MovedTo::Step(to) => to.clone(),
                MovedTo::Gone(to) => panic!("a step is gone: {to:?}"),
            },
            None => (items.iter().find(|(before, _)| *before == key.0).map_or(key.0, |(_, now)| now.clone()), key.1),
        },
        _ => key,
    })
}

fn item_now(item: ItemId, later: &[(usize, &What)]) -> ItemId {
    later.iter().fold(item, |item, (_, edit)| match edit {
        What::Rebased { items, .. } => {
            items.iter().find(|(before, _)| *before == item).map_or(item, |(_, now)| now.clone())
        }
        _ => item,
    })
}

fn minutes(minutes: Option<u32>) -> Span {
    Span::minutes(i64::from(minutes.unwrap()))
}

/// Everything that a screen shows of times, against the slow way.
fn times_are_right(day: &Day, now: i64) {
    let (slow, live) = (Slow::of(&day.meeting.journal, now), day.meeting.session.live().unwrap());
    let when = || format!("after {} events, {now} ms, at {:?}", day.meeting.journal.len(), live.position);
    let place = &slow.stands.last().unwrap().1;
    assert_eq!(
        (&place.item, &place.step, place.part),
        (&live.position.item, &live.position.step, live.position.part),
        "{}",
        when()
    );
    let local = day.local() + (now - day.meeting.now).milliseconds();
    let clock = day.meeting.session.clock(&day.meeting.held, Timestamp(now), local);
    assert_eq!(clock.elapsed, slow.ran(|_| true), "{}", when());
    assert_eq!(clock.item_elapsed, slow.ran(|position| position.item == place.item), "{}", when());
    let key = place.step_key();
    let is_here = |position: &Position| position.part == PartKind::Wait && position.step_key() == key;
    let is_wait = place.part == PartKind::Wait;
    assert_eq!(clock.wait_elapsed, is_wait.then(|| slow.ran(is_here)), "{}", when());
    let items = &day.meeting.held.agenda().items;
    let here = day.meeting.held.items().iter().position(|entry| entry.id == place.item).unwrap();
    let step = day.meeting.held.items()[here].steps.iter().position(|id| *id == place.step).unwrap();
    let wait = items[here].steps[step].minutes.filter(|_| is_wait).map(|planned| {
        let shared = slow.shared.iter().filter(|(step, _)| *step == key).map(|(_, by)| by).sum();
        Span::minutes(i64::from(planned)) + slow.added_to(|_, step| step == Some(&key)) + Span(shared)
    });
    assert_eq!(clock.wait_planned, wait, "{}", when());
    let planned =
        |n: usize| minutes(items[n].minutes) + slow.added_to(|item, _| *item == day.meeting.held.items()[n].id);
    assert_eq!(clock.item_planned, planned(here), "{}", when());
    let left = (planned(here) - clock.item_elapsed).at_least_zero();
    let later = (here + 1..items.len()).fold(Span::ZERO, |later, n| later + planned(n));
    let rest = left + later.at_least_zero();
    assert_eq!(clock.to_end, Some(rest), "{}", when());
    assert_eq!(clock.over, Some(Span(now + LATE) + rest - Span::minutes(480)), "{}", when());

    let mut from = Span::ZERO;
    for (n, shown) in
        strip(&day.meeting.held, &day.meeting.session, Timestamp(now), Language::Chinese).into_iter().enumerate()
    {
        let spent = slow.ran(|position| position.item == shown.id);
        assert_eq!((shown.planned, shown.spent), (planned(n), spent), "{n}, {}", when());
        let begins = (n > here).then_some(from);
        if n >= here {
            from += (planned(n) - spent).at_least_zero();
        }
        let ends = (n >= here).then_some(from);
        assert_eq!((shown.begins_in, shown.ends_in), (begins, ends), "{n}, {}", when());
    }
}

/// Bytes of a meeting in words, as a measure of what it keeps: all but what undo and changes keep, and those two.
fn sizes(session: &Session) -> [usize; 3] {
    let live = session.live().unwrap();
    let (all, changes) = (format!("{live:?}"), format!("{:?}", live.changes));
    let history = all.split_once("history: ").unwrap().1.len();
    [all.len() - history - changes.len(), changes.len(), history]
}

#[test]
fn after_eight_hours_every_time_is_right_and_nothing_has_grown_but_what_was_changed() {
    let mut day = Day::begun();
    let mut hours = Vec::new();
    while day.meeting.now < LONG {
        day.meeting.now += HALF_MINUTE;
        day.something_happens();
        times_are_right(&day, day.meeting.now);
        // And some time later, while nothing happens.
        if day.meeting.now % (8 * HALF_MINUTE) == 0 {
            times_are_right(&day, day.meeting.now + 17_000);
        }
        if day.meeting.now % HOUR == 0 {
            hours.push(sizes(&day.meeting.session));
        }
        if day.meeting.now % (HOUR / 4) == 0 {
            let lines: Vec<String> =
                day.meeting.journal.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
            let events: Vec<Event> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(Session::replay(&events), day.meeting.session);
        }
    }
    let of = |wanted: fn(&What) -> bool| day.meeting.journal.iter().filter(|event| wanted(&event.what)).count();
    let rebased = of(|what| matches!(what, What::Rebased { .. }));
    let (changed, undone) = (of(|what| matches!(what, What::Changed { .. })), of(|what| matches!(what, What::Undone)));
    println!("{} events: {rebased} edits, {changed} changes, {undone} taken back", day.meeting.journal.len());
    println!("bytes after each hour (facts, changes, undo): {hours:?}");
    assert!(rebased > 50 && changed > 20 && undone > 50, "{rebased}, {changed}, {undone}");
    let (first, last) = (hours[0], hours[hours.len() - 1]);
    // Facts are of items and steps, and there is at most so much to say of each.
    let steps: usize = day.meeting.held.items().iter().map(|entry| entry.steps.len()).sum();
    let most = 60 * (2 * day.meeting.held.items().len() + steps);
    assert!(last[0] < most, "{first:?}, {last:?}: more than {most}");
    // From the second hour on it is always so many steps that can be taken back.
    let second = hours[1];
    assert!(last[2] < second[2] + second[2] / 4, "{second:?}, {last:?}");
}

#[test]
fn a_turn_that_falls_out_is_the_same_turn_after_an_edit_that_calls_it_otherwise() {
    let mut day = Day::begun();
    let callers = |day: &Day| -> Vec<String> {
        let turns = day.meeting.held.agenda().items[0].steps.iter().filter_map(|step| step.turn.as_ref());
        turns.map(|turn| turn.to_string()).collect()
    };
    assert_eq!(callers(&day), ["p0", "p3"]);
    assert!(day.meeting.give(Command::Change(Change::Absent { turn: ("item-0".into(), "2".into()) })));
    assert_eq!(callers(&day), ["p3"]);
    day.plan.items[0].lead += 1;
    day.rebase();
    assert_eq!(callers(&day), ["p3"]);
    day.plan.items[0].id = "renamed".to_owned();
    day.rebase();
    assert_eq!(callers(&day), ["p3"]);
}
