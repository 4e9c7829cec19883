//! Bad days: meetings in which something is changed all the time, over every sample and every case. Whatever is changed, the
//! host stands somewhere, nothing becomes a blank, the journal leads to the same state, and undo leads all the way back.
#![allow(clippy::disallowed_macros, reason = "what went wrong, for people")]

use super::holding::{Chance, Holding};
use crate::{import, samples};
use lectern_core::Language;
use lectern_core::agenda::check::check;
use lectern_core::agenda::rundown::StepKey;
use lectern_core::agenda::{Person, PersonId, Rundown};
use lectern_core::session::{Change, Command, Event, Session, Somebody, told, untrue};
use lectern_core::time::{Span, Timestamp};
use lectern_core::view::{Does, Way, preview, script_text, targets, ways};

/// Changes in one meeting.
const CHANGES: usize = 12;

/// A meeting that goes otherwise than it was written.
struct Day {
    name: String,
    meeting: Holding,
    chance: Chance,
}

impl Day {
    fn begun(name: &str, written: Rundown, seed: u64) -> Self {
        Self { name: name.to_owned(), meeting: Holding::begun(written), chance: Chance(seed) }
    }

    fn give(&mut self, command: Command) -> bool {
        self.meeting.now += 7_000;
        self.meeting.give(command)
    }

    fn blanks(&self) -> usize {
        script_text(&self.meeting.held, &self.meeting.session, Language::Chinese).matches("待填").count()
    }

    /// A change that somebody may want just now, or none where there is none.
    fn some_change(&mut self) -> Option<Command> {
        let targets = targets(&self.meeting.held, &self.meeting.session, Language::Chinese);
        let target = targets.get(self.chance.below(targets.len()))?.clone();
        let ways = ways(
            (&self.meeting.written, &self.meeting.held),
            &self.meeting.session,
            &target,
            Some(Span::minutes(9)),
            Language::Chinese,
        );
        // Somebody whose office nobody has filled in yet brings a blank along.
        let agenda = self.meeting.held.agenda();
        let has_blank = |way: &&Way| {
            let Does::Command(Command::Change(Change::Replaced { by: Somebody::Listed(id), .. })) = &way.does else {
                return false;
            };
            agenda.people.get(id).is_some_and(|person| person.office.as_deref() == Some(""))
        };
        let way = ways.get(self.chance.below(ways.len())).filter(|way| !has_blank(way))?;
        match &way.does {
            Does::Command(command) => Some(command.clone()),
            Does::Named(wanted) => wanted.with(&self.meeting.held, "副主任 闻人笑"),
        }
    }

    fn stands_somewhere(&self) {
        let Some(live) = self.meeting.session.live() else { return };
        let part = self.meeting.held.part_at(&live.position);
        assert!(part.is_some(), "{}: {:?} is nowhere", self.name, live.position);
    }

    /// Goes on with the script, past whatever stands in the way.
    fn go_on(&mut self) {
        for _ in 0..self.chance.below(4) {
            let is_last = self
                .meeting
                .session
                .live()
                .and_then(|live| live.part(&self.meeting.held))
                .is_none_or(|part| part + 1 >= self.meeting.held.parts().len());
            if is_last || !(self.give(Command::Next) || self.give(Command::Skip)) {
                return;
            }
        }
    }

    /// Makes everything true that lies ahead.
    fn mend(&mut self) {
        for _ in 0..30 {
            let told = told(&check(&self.meeting.written), &self.meeting.held);
            let live = self.meeting.session.live().unwrap();
            let Some(first) = untrue(&self.meeting.written, &self.meeting.held, live, &told).into_iter().next() else {
                return;
            };
            assert!(self.give(Command::Change(first.change.clone())), "{}: {first:?} is refused", self.name);
        }
        panic!("{}: there is no end to what is not true", self.name);
    }

    fn is_replayed(&self) {
        let lines: Vec<String> =
            self.meeting.journal.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        let events: Vec<Event> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(Session::replay(&events), self.meeting.session, "{}", self.name);
    }
}

fn everything() -> Vec<(String, Rundown)> {
    let samples = samples::all().into_iter().map(|sample| (sample.name.clone(), sample.rundown()));
    samples.chain(import::imported()).filter(|(_, rundown)| !rundown.parts().is_empty()).collect()
}

#[test]
fn on_a_bad_day_the_host_always_stands_somewhere_and_no_change_makes_a_blank() {
    let mut made = 0;
    for (nth, (name, written)) in everything().into_iter().enumerate() {
        let mut day = Day::begun(&name, written, u64::try_from(nth).unwrap() * 977 + 5);
        for _ in 0..CHANGES {
            day.go_on();
            let before = day.blanks();
            let Some(command) = day.some_change() else { continue };
            if day.give(command.clone()) {
                made += 1;
                day.stands_somewhere();
                assert!(
                    day.blanks() <= before,
                    "{name}: {command:?} makes a blank:\n{}",
                    script_text(&day.meeting.held, &day.meeting.session, Language::Chinese)
                );
                day.mend();
                day.stands_somewhere();
            }
        }
        day.is_replayed();
    }
    assert!(made > 500, "only {made} changes were made");
}

#[test]
fn whatever_was_changed_is_taken_back_step_by_step() {
    for (nth, (name, written)) in everything().into_iter().enumerate() {
        let mut day = Day::begun(&name, written, u64::try_from(nth).unwrap() * 31 + 2);
        let mut states = Vec::new();
        for _ in 0..CHANGES {
            day.go_on();
            let state = day.meeting.session.live().map(|live| (live.position.clone(), live.changes.clone()));
            if let Some(command) = day.some_change()
                && day.give(command)
            {
                states.push((state, day.meeting.journal.len()));
            }
        }
        // Back to each of those states, from the latest on.
        let mut length = day.meeting.journal.len();
        for (state, from) in states.into_iter().rev() {
            while length >= from {
                assert!(day.give(Command::Undo), "{name}");
                length -= 1;
            }
            let now = day.meeting.session.live().map(|live| (live.position.clone(), live.changes.clone()));
            assert_eq!(now, state, "{name}");
        }
        day.is_replayed();
    }
}

/// Whoever has a turn once in a meeting and has a name by which others can be told apart, with that turn.
fn speakers(day: &Day) -> Vec<(StepKey, Person)> {
    let agenda = day.meeting.held.agenda();
    let turns = || agenda.items.iter().flat_map(|item| &item.steps).filter_map(|step| step.turn.as_ref());
    let targets = targets(&day.meeting.held, &day.meeting.session, Language::Chinese).into_iter();
    let named = targets.filter_map(|target| {
        let step = target.step?;
        let item = day.meeting.held.item_index(target.item.as_str())?;
        let place = day.meeting.held.items()[item].steps.iter().position(|id| *id == step)?;
        let turn = day.meeting.held.turn(item, place, 0)?;
        let person = turn.person.filter(|person| person.name.chars().count() >= 2 && !person.name.contains('*'))?;
        let is_same = |id: &&PersonId| agenda.people.get(*id).is_some_and(|other| other.name == person.name);
        (turns().filter(is_same).count() == 1).then(|| ((target.item, step), person.clone()))
    });
    named.collect()
}

#[test]
fn absent_speakers_are_named_nowhere_ahead_once_the_words_are_mended() {
    let mut looked_at = 0;
    for (name, written) in everything() {
        let mut day = Day::begun(&name, written, 1);
        // All of them before anything is mended: what one leaves behind is about the next one.
        let gone: Vec<Person> = speakers(&day)
            .into_iter()
            .take(3)
            .filter_map(|(turn, person)| day.give(Command::Change(Change::Absent { turn })).then_some(person))
            .collect();
        day.mend();
        let first = day.meeting.session.live().unwrap().part(&day.meeting.held).unwrap();
        for part in day.meeting.held.parts().iter().skip(first) {
            let words: String =
                (0..part.texts.len()).filter_map(|choice| day.meeting.held.source(part, choice)).collect();
            for person in &gone {
                assert!(!words.contains(person.name.trim()), "{name}: {} in {words}", person.name);
            }
        }
        looked_at += gone.len();
    }
    assert!(looked_at >= 40, "only {looked_at}");
}

#[test]
fn nobody_without_a_name_is_offered_to_speak_instead() {
    let agenda = r#"{ "format": 1, "meeting": { "title": "会" }, "people": {
            "lu": { "name": "陆宁" }, "no": { "name": "***" }, "bao": { "name": "包容" } },
        "items": [{ "id": "talk", "kind": "speeches", "steps": [
            { "say": "现在开会。" }, { "turn": "lu", "say": "请陆宁发言。", "wait": "speech" }] }] }"#;
    let agenda = lectern_core::format::read(agenda).unwrap();
    let day = Day::begun("one", Rundown::new(std::sync::Arc::new(agenda), std::sync::Arc::default()), 1);
    let (written, held, session) = (&day.meeting.written, &day.meeting.held, &day.meeting.session);
    let target = &targets(held, session, Language::Chinese)[0];
    let ways = ways((written, held), session, target, None, Language::Chinese);
    let others: Vec<&str> = ways.iter().map(|way| way.label.as_str()).filter(|label| label.ends_with("代替")).collect();
    assert_eq!(others, ["由包容代替"]);
}

#[test]
fn whoever_is_absent_is_called_for_nothing_later_unless_the_host_says_so() {
    let agenda = r#"{ "format": 1, "meeting": { "title": "会" }, "people": {
            "lu": { "name": "陆宁", "address": "同志" }, "bao": { "name": "包容", "address": "同志" } },
        "items": [{ "id": "talk", "kind": "speeches", "steps": [
            { "say": "现在开会。" }, { "id": "one", "turn": "lu", "say": "首先请陆宁同志发言。", "wait": "speech" },
            { "id": "two", "turn": "bao", "say": "请包容同志发言。", "wait": "speech" }] },
          { "id": "prize", "kind": "award", "steps": [
            { "id": "give", "turn": "lu", "say": "请获奖者上台领奖，请陆宁同志颁奖。", "wait": "award" }] },
          { "id": "closing", "kind": "closing", "steps": [{ "say": "散会。" }] }] }"#;
    let agenda = lectern_core::format::read(agenda).unwrap();
    let mut day = Day::begun("two turns", Rundown::new(std::sync::Arc::new(agenda), std::sync::Arc::default()), 1);
    let (written, held, session) = (&day.meeting.written, &day.meeting.held, &day.meeting.session);
    let target = &targets(held, session, Language::Chinese)[0];
    let ways = ways((written, held), session, target, None, Language::Chinese);
    let way = |key: char| ways.iter().find(|way| way.key == key).unwrap();
    assert_eq!(way('s').label, "只这一次不叫");
    let Does::Command(command) = way('1').does.clone() else { panic!("{:?}", way('1')) };
    assert!(matches!(&command, Command::ChangeAll(changes) if changes.len() == 2), "{command:?}");
    // What the host would say then is seen before it is done.
    let seen = preview((written, &[]), held, session, &command, Timestamp(day.meeting.now), Language::Chinese).unwrap();
    assert!(seen.lines.len() >= 2, "{:?}", seen.lines);
    assert!(day.give(command));
    let script = script_text(&day.meeting.held, &day.meeting.session, Language::Chinese);
    assert!(script.contains("请获奖者上台领奖。") && !script.contains("陆宁"), "{script}");
}

#[test]
fn nobody_is_offered_to_change_places_over_a_vote() {
    let swapped = |between: &str| {
        let agenda = format!(
            r#"{{ "format": 1, "meeting": {{ "title": "会" }}, "people": {{ "lu": {{ "name": "陆宁" }}, "bao": {{ "name": "包容" }} }},
            "items": [{{ "id": "vote", "kind": "vote", "steps": [
                {{ "say": "现在开会。" }}, {{ "turn": "lu", "say": "请陆宁同志作说明。", "wait": "speech" }},
                {between} {{ "turn": "bao", "say": "请包容同志宣布结果。", "wait": "speech" }}] }}] }}"#
        );
        let agenda = lectern_core::format::read(&agenda).unwrap();
        let day = Day::begun("vote", Rundown::new(std::sync::Arc::new(agenda), std::sync::Arc::default()), 1);
        let (written, held, session) = (&day.meeting.written, &day.meeting.held, &day.meeting.session);
        let target = &targets(held, session, Language::Chinese)[0];
        let ways = ways((written, held), session, target, None, Language::Chinese);
        ways.iter().any(|way| matches!(way.does, Does::Command(Command::Change(Change::Swapped { .. }))))
    };
    assert!(swapped(""));
    assert!(!swapped(r#"{ "say": "同意的请举手。", "wait": "voting" },"#));
}

#[test]
fn what_helps_a_late_meeting_stands_in_front_and_a_discussion_can_be_ended_here_too() {
    let mut meeting = Holding::begun(samples::ready(&serde_json::json!({
        "format": 1,
        "meeting": { "title": "座谈会", "minutes": 20 },
        "items": [
            { "id": "talk", "kind": "discussion", "title": "讨论", "minutes": 5, "steps": [
                { "id": "all", "say": "请大家讨论。", "wait": "other", "minutes": 5 } ] },
            { "id": "more", "kind": "other", "title": "通报", "minutes": 10, "droppable": true, "steps": [{ "say": "现在通报。" }] },
            { "id": "end", "kind": "closing", "minutes": 5, "steps": [{ "say": "散会。" }] },
        ],
    })));
    assert!(meeting.give(Command::Next));
    let shown = |over: i64| {
        let target = &targets(&meeting.held, &meeting.session, Language::Chinese)[0];
        let over = Some(Span::minutes(over));
        ways((&meeting.written, &meeting.held), &meeting.session, target, over, Language::Chinese)
    };
    let keys = |over: i64| shown(over).iter().map(|way| way.key).collect::<String>();
    assert_eq!((keys(3), keys(0)), ("rz890qwet".to_owned(), "890qwet".to_owned()));
    let end = shown(0).into_iter().find(|way| way.key == 'e').unwrap();
    assert_eq!((end.label.as_str(), end.does), ("结束“讨论”，往下走（空格）", Does::Command(Command::Next)));
}
