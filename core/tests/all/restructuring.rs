//! What there is and in which order: items and steps put in, taken out, moved, cut and joined. No id is lost or doubled, no
//! word goes without being taken out, and what cannot be done changes nothing.

use crate::samples;
use lectern_core::agenda::edit::{
    Edit, ItemAt, ItemDetail, Order, RosterChange, StepAt, StepDetail, StepText, Written, uses,
};
use lectern_core::agenda::{ItemKind, PersonId, Rundown, Step, Text, WaitKind};
use lectern_core::format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::HashSet;
use std::sync::Arc;

fn written(name: &str) -> Written {
    let sample = samples::all().into_iter().find(|sample| sample.name == name).unwrap();
    let rundown = sample.rundown();
    Written { agenda: rundown.agenda().clone(), side_texts: rundown.side_texts().clone() }
}

fn item(written: &Written, place: usize) -> ItemAt {
    ItemAt { place, id: written.agenda.items[place].id.clone() }
}

fn step(written: &Written, place: usize, step: usize) -> StepAt {
    StepAt { item: item(written, place), place: step }
}

fn order(written: &Written, order: Order) -> Option<Written> {
    Edit::Order(order).apply(written)
}

fn said(step: &Step) -> &str {
    match &step.say {
        Some(Text::Inline(words)) => words,
        _ => "",
    }
}

/// Every id of an item and of a step as the running meeting knows it.
fn ids(written: &Written) -> Vec<(String, Vec<String>)> {
    let rundown = Rundown::new(written.agenda.clone(), written.side_texts.clone());
    let steps = |entry: &lectern_core::agenda::rundown::ItemEntry| entry.steps.iter().map(|id| id.0.clone()).collect();
    rundown.items().iter().map(|entry| (entry.id.0.clone(), steps(entry))).collect()
}

#[test]
fn a_new_item_of_every_kind_has_words_or_a_place_for_them() {
    for kind in ItemKind::ALL {
        let before = written("awards.json");
        let after = order(&before, Order::AddItem(2, *kind)).unwrap();
        assert_eq!(after.agenda.items.len(), before.agenda.items.len() + 1);
        let new = &after.agenda.items[2];
        assert_eq!(new.kind, *kind);
        assert!(new.steps.iter().all(|step| step.say.is_some()), "{new:?}");
    }
}

#[test]
fn steps_without_ids_keep_the_one_that_they_go_by() {
    let mut before = written("awards.json");
    for item in &mut Arc::make_mut(&mut before.agenda).items {
        item.steps.iter_mut().for_each(|step| step.id = None);
    }
    let place = before.agenda.items.iter().position(|item| item.steps.len() > 2).unwrap();
    let all = ids(&before)[place].1.clone();
    let after = order(&before, Order::MoveStep(step(&before, place, 0), step(&before, place, 2))).unwrap();
    let mut expected = all.clone();
    let moved = expected.remove(0);
    expected.insert(2, moved);
    assert_eq!(ids(&after)[place].1, expected);
    let after = order(&before, Order::RemoveStep(step(&before, place, 1))).unwrap();
    assert_eq!(ids(&after)[place].1, [&all[..1], &all[2..]].concat());
}

#[test]
fn a_step_is_cut_in_two_and_joined_again() {
    let before = written("awards.json");
    let after = order(&before, Order::AddItem(1, ItemKind::Speeches)).unwrap();
    let words = "各位代表。\n\n下面，请{{speaker}}发言。";
    let text = |written: &Written, words: &str| {
        let detail = StepDetail::Text(StepText::Say, words.to_owned());
        Edit::Step(step(written, 1, 0), detail).apply(written).unwrap()
    };
    let whole = text(&after, words);
    let byte = words.find("下面").unwrap();
    let cut = order(&whole, Order::SplitStep(step(&whole, 1, 0), byte)).unwrap();
    let steps = &cut.agenda.items[1].steps;
    assert_eq!(steps.iter().map(said).collect::<Vec<_>>(), ["各位代表。", "下面，请{{speaker}}发言。"]);
    assert_eq!(steps.iter().map(|step| step.wait).collect::<Vec<_>>(), [None, Some(WaitKind::Speech)]);
    let joined = order(&cut, Order::JoinSteps(step(&cut, 1, 0))).unwrap();
    assert_eq!(joined.agenda.items[1].steps, whole.agenda.items[1].steps);
    // Behind a wait the next words belong to what comes then.
    let two = order(&joined, Order::AddStep(step(&joined, 1, 1))).unwrap();
    assert_eq!(order(&two, Order::JoinSteps(step(&two, 1, 0))).map(|_| ()), None);
    for byte in [0, words.len(), 1, 9999] {
        assert_eq!(order(&whole, Order::SplitStep(step(&whole, 1, 0), byte)).map(|_| ()), None, "{byte}");
    }
}

#[test]
fn words_in_a_file_are_edited_there() {
    let before = written("cadre-forum.json");
    let at = before.agenda.items.iter().enumerate().find_map(|(place, item)| {
        let file = |step: &Step| matches!(step.say, Some(Text::File(_)));
        Some(StepAt { item: ItemAt { place, id: item.id.clone() }, place: item.steps.iter().position(file)? })
    });
    let at = at.expect("a text in a file");
    let edit = Edit::Step(at.clone(), StepDetail::Text(StepText::Say, "另一篇讲话。".to_owned()));
    let after = edit.apply(&before).unwrap();
    assert_eq!(after.agenda, before.agenda, "the agenda names the file as before");
    assert!(after.side_texts.values().any(|text| text.as_deref() == Ok("另一篇讲话。")));
}

#[test]
fn nobody_is_taken_out_who_is_named() {
    let before = written("awards.json");
    let named = before.agenda.people.keys().find(|id| uses(&before, id) > 0).unwrap().clone();
    assert_eq!(Edit::Roster(RosterChange::Remove(named)).apply(&before).map(|_| ()), None);
    let added = Edit::Roster(RosterChange::Add("查若澜".to_owned())).apply(&before).unwrap();
    let id = PersonId("查若澜".to_owned());
    assert_eq!((added.agenda.people[&id].name.as_str(), uses(&added, &id)), ("查若澜", 0));
    let again = Edit::Roster(RosterChange::Add("查若澜".to_owned())).apply(&added).unwrap();
    assert_eq!(again.agenda.people.len(), before.agenda.people.len() + 2, "two may have one name");
    let gone = Edit::Roster(RosterChange::Remove(id)).apply(&added).unwrap();
    assert_eq!(gone.agenda, before.agenda);
}

#[test]
fn minutes_are_read_as_they_are_typed() {
    let before = written("awards.json");
    let minutes = |text: &str| {
        let edit = Edit::Item(item(&before, 1), ItemDetail::Minutes(text.to_owned()));
        edit.apply(&before).map(|after| after.agenda.items[1].minutes)
    };
    let read = |text| minutes(text).unwrap();
    assert_eq!((read("15"), read("１５"), read("十五"), read(" ")), (Some(15), Some(15), Some(15), None));
    for text in ["0", "-3", "很久", "99999999999999"] {
        assert_eq!(minutes(text), None, "{text}");
    }
}

/// A change at random; most fit, some do not.
fn change(written: &Written, pick: &[Index; 5]) -> Edit {
    let items = written.agenda.items.len();
    let place = |nth: usize, most: usize| pick[nth].index(most.max(1));
    let at = |nth: usize| {
        let place = place(nth, items);
        let id = written.agenda.items.get(place).map_or_else(|| "none".into(), |item| item.id.clone());
        ItemAt { place, id }
    };
    let step_at = |nth: usize| {
        let item = at(nth);
        let steps = written.agenda.items.get(item.place).map_or(0, |item| item.steps.len());
        StepAt { item, place: place(nth + 1, steps + 1) }
    };
    match place(4, 12) {
        0 => Edit::Order(Order::AddItem(place(0, items + 1), ItemKind::ALL[place(1, ItemKind::ALL.len())])),
        1 => Edit::Order(Order::RemoveItem(at(0))),
        2 => Edit::Order(Order::MoveItem(at(0), place(1, items))),
        3 => Edit::Order(Order::CopyItem(at(0))),
        4 => Edit::Order(Order::AddStep(step_at(0))),
        5 => Edit::Order(Order::RemoveStep(step_at(0))),
        6 | 7 => Edit::Order(Order::MoveStep(step_at(0), step_at(2))),
        8 => Edit::Order(Order::SplitStep(step_at(0), place(2, 60))),
        9 => Edit::Order(Order::JoinSteps(step_at(0))),
        10 => Edit::Step(step_at(0), StepDetail::AddChoice),
        _ => Edit::Item(at(0), ItemDetail::Kind(ItemKind::ALL[place(1, ItemKind::ALL.len())])),
    }
}

/// Characters that are said, without space, wherever they stand.
fn all_words(written: &Written) -> usize {
    let words = |step: &Step| match &step.say {
        Some(Text::Inline(words)) => words.clone(),
        Some(Text::File(text)) => written.side_texts[&text.file].clone().unwrap(),
        None => String::new(),
    };
    let steps = written.agenda.items.iter().flat_map(|item| &item.steps);
    steps.map(|step| words(step).chars().filter(|c| !c.is_whitespace()).count()).sum()
}

proptest! {
    // Each makes some twenty agendas ready to run.
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_changed_ids_stay_single_and_files_stay_readable(
        sample in select(vec!["awards.json", "cadre-forum.json", "party-election.json"]),
        picks in vec(any::<[Index; 5]>(), 1..24),
    ) {
        let mut now = written(sample);
        for pick in &picks {
            let edit = change(&now, pick);
            let Some(after) = edit.apply(&now) else { continue };
            let mut seen = HashSet::new();
            for (item, steps) in ids(&after) {
                prop_assert!(seen.insert(item.clone()), "{item} stands twice after {edit:?}");
                let single: HashSet<&String> = steps.iter().collect();
                prop_assert_eq!(single.len(), steps.len(), "{:?}", edit);
                prop_assert!(!item.contains('#') && steps.iter().all(|id| !id.contains('#')), "{:?}", edit);
            }
            let keeps = matches!(
                edit,
                Edit::Order(Order::MoveItem(..) | Order::MoveStep(..) | Order::SplitStep(..) | Order::JoinSteps(..))
            );
            if keeps {
                prop_assert_eq!(all_words(&after), all_words(&now), "{:?}", edit);
            }
            let text = format::write(&after.agenda).unwrap();
            prop_assert_eq!(&format::read(&text).unwrap(), &*after.agenda);
            now = after;
        }
    }
}
