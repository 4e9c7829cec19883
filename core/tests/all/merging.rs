//! Two people change one agenda at the same time: what each did is in the agenda of both, or somebody has to decide.

use super::restructuring::{change, unresolved, written};
use lectern_core::agenda::edit::{
    By, Edit, ItemAt, ItemDetail, MeetingDetail, Order, PersonDetail, RosterChange, StepAt, StepDetail, StepText,
    ValueChange, Written,
};
use lectern_core::agenda::merge::merge;
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::HashSet;
use std::sync::Arc;

fn item(written: &Written, place: usize) -> ItemAt {
    ItemAt { place, id: written.agenda.items[place].id.clone() }
}

fn step(written: &Written, item_place: usize, place: usize) -> StepAt {
    StepAt { item: item(written, item_place), place }
}

fn text(written: &Written) -> String {
    let mut texts: Vec<_> = written.side_texts.iter().map(|(file, text)| format!("{file:?} {text:?}")).collect();
    texts.sort();
    format::write(&written.agenda).unwrap() + &texts.join("\n")
}

/// Both of two edits of the awards; none where somebody has to decide.
fn both(mine: Edit, theirs: Edit) -> Option<Written> {
    let base = written("awards.json");
    let (mine, theirs) = (mine.apply(&base).unwrap(), theirs.apply(&base).unwrap());
    let merged = merge(&base, &mine, &theirs);
    let other_way = merge(&base, &theirs, &mine);
    assert_eq!(merged.as_ref().map(text).is_some(), other_way.as_ref().map(text).is_some());
    merged
}

#[test]
fn changes_of_different_things_are_both_there() {
    let base = written("awards.json");
    let say = |place: usize, words: &str| {
        Edit::Step(step(&base, place, 0), StepDetail::Text(StepText::Say, words.to_owned()))
    };
    let person = |nth: usize, detail, words: &str| {
        let id = base.agenda.people.get_index(nth).unwrap().0.clone();
        Edit::Person(id, detail, words.to_owned())
    };
    let pairs = [
        (say(0, "甲。"), say(1, "乙。")),
        (say(0, "甲。"), Edit::Step(step(&base, 0, 0), StepDetail::Wait(Some(WaitKind::Applause)))),
        (person(0, PersonDetail::Name, "查若澜"), person(0, PersonDetail::Office, "主任")),
        (person(0, PersonDetail::Name, "查若澜"), person(1, PersonDetail::Name, "贺立言")),
        (
            Edit::Meeting(MeetingDetail::Title, "年会".to_owned()),
            Edit::Meeting(MeetingDetail::Place, "二楼".to_owned()),
        ),
        (Edit::Order(Order::MoveItem(item(&base, 3), 1)), say(3, "乙。")),
        (Edit::Order(Order::AddItem(2, ItemKind::Speeches)), Edit::Order(Order::AddItem(5, ItemKind::Vote))),
        (Edit::Order(Order::AddItem(2, ItemKind::Speeches)), Edit::Order(Order::MoveItem(item(&base, 5), 3))),
        (Edit::Order(Order::AddStep(step(&base, 0, 1))), Edit::Order(Order::RemoveStep(step(&base, 6, 1)))),
        (Edit::Order(Order::RemoveItem(item(&base, 3))), say(4, "乙。")),
        (Edit::Roster(RosterChange::Sort(By::Strokes)), person(2, PersonDetail::Unit, "机关")),
        (Edit::Roster(RosterChange::Add("查若澜".to_owned())), Edit::Roster(RosterChange::Add("贺立言".to_owned()))),
        (
            Edit::Values(ValueChange::Add("人数".to_owned())),
            Edit::Item(item(&base, 2), ItemDetail::Minutes("9".into())),
        ),
        (say(0, "甲。"), Edit::Step(step(&base, 2, 0), StepDetail::Text(StepText::Document, "决定。".into()))),
    ];
    for (mine, theirs) in pairs {
        let merged = both(mine.clone(), theirs.clone()).unwrap_or_else(|| panic!("{mine:?} {theirs:?}"));
        let (of_mine, of_theirs) = (mine.apply(&base).unwrap(), theirs.apply(&base).unwrap());
        assert!(text(&merged) != text(&of_mine) && text(&merged) != text(&of_theirs), "{mine:?} {theirs:?}");
        // Each change made to what the other had comes to the same, whoever came first.
        let in_turn = mine.apply(&of_theirs).or_else(|| theirs.apply(&of_mine)).unwrap();
        let lines = |written: &Written| text(written).lines().map(str::to_owned).collect::<HashSet<_>>();
        assert_eq!(lines(&merged), lines(&in_turn), "{mine:?} {theirs:?}");
    }
}

#[test]
fn what_both_changed_is_for_somebody_to_decide() {
    let base = written("awards.json");
    let say = |words: &str| Edit::Step(step(&base, 0, 0), StepDetail::Text(StepText::Say, words.to_owned()));
    let id = base.agenda.people.first().unwrap().0.clone();
    let name = |name: &str| Edit::Person(id.clone(), PersonDetail::Name, name.to_owned());
    assert!(both(say("甲。"), say("乙。")).is_none());
    assert!(both(name("查若澜"), name("贺立言")).is_none());
    assert!(both(say("甲。"), say("甲。")).is_some(), "but not where they agree");
    // Taken out by one, and changed or named by the other.
    let taken = Edit::Order(Order::RemoveItem(item(&base, 1)));
    let changed = Edit::Step(step(&base, 1, 0), StepDetail::Text(StepText::Say, "乙。".to_owned()));
    assert!(both(taken.clone(), changed).is_none());
    assert!(both(taken.clone(), taken).is_some());
    let new = Edit::Roster(RosterChange::Add("查若澜".to_owned())).apply(&base).unwrap();
    let removed = Edit::Roster(RosterChange::Remove("查若澜".into())).apply(&new).unwrap();
    let turn = StepDetail::Turn(Some("查若澜".into()));
    let called = Edit::Step(step(&new, 6, 1), turn).apply(&new).unwrap();
    assert!(merge(&new, &removed, &called).is_none() && merge(&new, &called, &removed).is_none());
    // Both moved one step, each elsewhere: it would be said twice.
    let to = |place: usize| Edit::Order(Order::MoveStep(step(&base, 6, 1), step(&base, place, 0)));
    assert!(both(to(2), to(4)).is_none());
    assert!(both(to(2), to(2)).is_some());
    // The words of a file that one lets go and the other begins to use.
    let detach = Edit::Step(step(&base, 2, 0), StepDetail::Detach);
    let decision = base.side_texts.iter().find(|(file, _)| file.0.contains("decision")).unwrap();
    let attach = StepDetail::Attach(decision.0.clone(), decision.1.clone().unwrap());
    let attached = Edit::Step(step(&base, 4, 0), attach).apply(&base).unwrap();
    let mut detached = detach.apply(&base).unwrap();
    Arc::make_mut(&mut detached.side_texts).remove(decision.0);
    assert!(merge(&base, &detached, &attached).is_none());
    // Both in another order, each its own.
    let moved = |from: usize, to: usize| Edit::Order(Order::MoveItem(item(&base, from), to));
    assert!(both(moved(1, 4), moved(5, 2)).is_none());
    assert!(both(moved(1, 4), moved(1, 4)).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_two_people_do_nothing_is_lost_or_named_in_vain(
        sample in select(vec!["awards.json", "cadre-forum.json", "party-election.json"]),
        mine in vec(any::<[Index; 5]>(), 0..5),
        theirs in vec(any::<[Index; 5]>(), 0..5),
    ) {
        let base = written(sample);
        let after = |picks: &[[Index; 5]]| {
            picks.iter().fold(base.clone(), |now, pick| change(&now, pick).apply(&now).unwrap_or(now))
        };
        let (mine, theirs) = (after(&mine), after(&theirs));
        prop_assert_eq!(merge(&base, &mine, &base).map(|merged| text(&merged)), Some(text(&mine)));
        prop_assert_eq!(merge(&base, &base, &theirs).map(|merged| text(&merged)), Some(text(&theirs)));
        prop_assert_eq!(merge(&base, &mine, &mine).map(|merged| text(&merged)), Some(text(&mine)));
        let Some(merged) = merge(&base, &mine, &theirs) else { return Ok(()) };
        prop_assert_eq!(unresolved(&merged), unresolved(&base));
        let ids: Vec<_> = merged.agenda.items.iter().map(|item| item.id.clone()).collect();
        prop_assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        let was = |id| base.agenda.items.iter().any(|item| item.id == id);
        for new in [&mine, &theirs] {
            let added = new.agenda.items.iter().filter(|item| !was(item.id.clone()));
            prop_assert!(added.into_iter().all(|item| ids.contains(&item.id)));
        }
        prop_assert_eq!(&format::read(&format::write(&merged.agenda).unwrap()).unwrap(), &*merged.agenda);
    }
}
