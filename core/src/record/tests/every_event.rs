//! Whatever a journal holds, in whatever order and at whatever times, there is a record and every paper of it, and it says nothing
//! that the session does not say.

use super::*;
use crate::agenda::Agenda;
use proptest::collection::vec;
use proptest::prelude::*;

fn id() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["opening", "talks", "vote", "award", "remarks", "closing", "nowhere", ""])
}

fn step() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["1", "2", "3", "ask", "count", "bye", "gone"])
}

fn position() -> impl Strategy<Value = Position> {
    let part =
        prop::sample::select(vec![PartKind::Enter, PartKind::Say, PartKind::Choose, PartKind::Wait, PartKind::Thanks]);
    (id(), step(), part, 0..9_usize).prop_map(|(item, step, part, at)| Position {
        item: item.into(),
        step: step.into(),
        part,
        at,
    })
}

fn key() -> impl Strategy<Value = (crate::agenda::ItemId, crate::agenda::StepId)> {
    (id(), step()).prop_map(|(item, step)| (item.into(), step.into()))
}

fn somebody() -> impl Strategy<Value = Somebody> {
    prop_oneof![
        prop::sample::select(vec!["lu", "shen", "nobody"]).prop_map(|id| Somebody::Listed(id.into())),
        ("[a-z]{0,2}", ".{0,4}").prop_map(|(id, name)| Somebody::New {
            id: id.as_str().into(),
            name,
            office: String::new()
        }),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        key().prop_map(|turn| Change::Absent { turn }),
        key().prop_map(|turn| Change::Last { turn }),
        key().prop_map(|turn| Change::Swapped { turn }),
        (key(), somebody()).prop_map(|(turn, by)| Change::Replaced { turn, by }),
        (key(), somebody()).prop_map(|(after, who)| Change::TurnAdded {
            after,
            id: "new".into(),
            who,
            minutes: Some(3)
        }),
        (id(), somebody(), ".{0,3}").prop_map(|(after, who, title)| Change::ItemAdded {
            after: after.into(),
            id: "added".into(),
            kind: ItemKind::Other,
            title,
            who: Some(who),
            minutes: None,
        }),
        (id(), id()).prop_map(|(item, after)| Change::ItemMoved { item: item.into(), after: after.into() }),
        id().prop_map(|item| Change::ItemDropped { item: item.into() }),
        (key(), any::<u32>()).prop_map(|(after, minutes)| Change::Recess { after, id: "recess".into(), minutes }),
        key().prop_map(|after| Change::Closed { after }),
        (key(), ".{0,3}").prop_map(|(step, was)| Change::Reworded {
            step,
            part: PartKind::Say,
            alternative: None,
            nth: 0,
            was,
            becomes: "别的".to_owned(),
        }),
        Just(Change::NumbersKept),
    ]
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        1 => position().prop_map(|at| What::Started { at }),
        8 => position().prop_map(|to| What::Moved { to }),
        2 => (position(), vec((key(), prop::option::of(key()), position()), 0..3), vec((id(), id()), 0..2)).prop_map(
            |(to, steps, items)| What::Rebased {
                changes: Vec::new(),
                to,
                steps: steps
                    .into_iter()
                    .map(|(from, to, gone)| MovedStep { from, to: to.map_or(MovedTo::Gone(gone), MovedTo::Step) })
                    .collect(),
                items: items.into_iter().map(|(from, to)| (from.into(), to.into())).collect(),
                places: Vec::new(),
            }
        ),
        2 => (key(), prop::sample::select(vec!["yes", "no", "maybe"])).prop_map(|((item, step), alternative)| {
            What::Chosen { item, step, alternative: alternative.into() }
        }),
        2 => (prop::sample::select(vec!["here", "for", "none"]), ".{0,4}")
            .prop_map(|(value, text)| What::Entered { value: value.into(), text }),
        1 => Just(What::Paused),
        1 => Just(What::Resumed),
        1 => (key(), any::<bool>(), any::<i64>()).prop_map(|((item, step), whole, by)| What::Added {
            item,
            step: whole.then_some(step),
            by: Span(by),
        }),
        1 => (vec((id(), any::<i64>()), 0..3), vec((key(), any::<i64>()), 0..3)).prop_map(|(by, waits)| What::Shared {
            by: by.into_iter().map(|(item, by)| (item.into(), Span(by))).collect(),
            waits: waits.into_iter().map(|(step, by)| (step, Span(by))).collect(),
        }),
        3 => (change(), vec(change(), 0..3), prop::option::of(position()))
            .prop_map(|(change, more, to)| What::Changed { change, more, to }),
        1 => Just(What::Adjourned),
        4 => Just(What::Undone),
    ]
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let at = prop_oneof![8 => 0..100_000_000_i64, 1 => any::<i64>()];
    let event = (at, what()).prop_map(|(at, what)| Event { at: Timestamp(at), what });
    (position(), vec(event, 0..40)).prop_map(|(at, mut events)| {
        events.insert(0, Event { at: Timestamp(0), what: What::Started { at } });
        events
    })
}

proptest! {
    #[test]
    fn every_journal_has_a_record_and_every_paper(events in events()) {
        let nothing = Rundown::new(Arc::new(Agenda::empty()), Arc::new(SideTexts::new()));
        for written in [ready(&agenda()), nothing] {
            let record = Record::of(&written, &events);
            for language in [Language::Chinese, Language::English] {
                prop_assert!(markdown(&record, &local, language).starts_with("# "));
                prop_assert!(csv(&record, &local, language).ends_with("\r\n"));
            }
            serde_json::to_string(&record).unwrap();
        }
    }

    /// The record notes times by itself; where the host stands, what is true, and how long an item took, the session says too.
    #[test]
    fn a_record_says_what_the_session_says(events in events()) {
        let record = Record::of(&ready(&agenda()), &events);
        let session = Session::replay(&events);
        prop_assert_eq!(record.began.is_some(), session.live().is_some());
        prop_assert_eq!(record.adjourned.is_some(), matches!(session, Session::Adjourned { .. }));
        let Some(live) = session.live() else { return Ok(()) };
        // Words that were changed several times are told once.
        let told = record.changes.iter().filter(|one| !matches!(one.what, Deviation::Reworded { .. }));
        let changed = live.changes.iter().filter(|change| !change.is_of_words());
        prop_assert_eq!(told.count(), changed.count());
        prop_assert_eq!(record.entered.len(), live.entered.len());
        prop_assert_eq!(record.items.iter().map(|item| item.choices.len()).sum::<usize>(), live.chosen.len());
        prop_assert_eq!(record.pauses.last().is_some_and(|pause| pause.to.is_none()), live.paused.is_some() && record.adjourned.is_none());
        let here = record.items.iter().find(|item| item.name.id == live.position.item);
        prop_assert!(here.is_some_and(|item| !item.visits.is_empty()));
    }
    /// Where no edit comes between, an item took as long as the session's own clock says.
    #[test]
    fn times_are_those_of_the_clock(events in events()) {
        let mut events: Vec<Event> =
            events.into_iter().filter(|event| !matches!(event.what, What::Rebased { .. })).collect();
        // Clocks that are set back give no time away and take none, and each adds that up in its own way.
        events.iter_mut().for_each(|event| event.at.0 = event.at.0.rem_euclid(100_000_000));
        events.sort_by_key(|event| event.at);
        let record = Record::of(&ready(&agenda()), &events);
        let session = Session::replay(&events);
        let Some((live, end)) = session.live().zip(record.end()) else { return Ok(()) };
        for item in &record.items {
            prop_assert_eq!(item.spent, live.elapsed_on_item(&item.name.id, end), "{}", &item.name.id);
        }
    }
}
