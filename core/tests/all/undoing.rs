//! What an edit changed is kept as a difference, and taken back exactly.

use super::restructuring::{change, written};
use super::{generated, samples};
use lectern_core::agenda::edit::{Delta, Edit, ItemAt, Order, PersonDetail, StepAt, StepDetail, StepText, Written};
use lectern_core::agenda::{Agenda, Rundown, SideTexts, Text, TextFault, TextFile};
use lectern_core::format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::Arc;

/// Everything about an agenda, the order of its people and values too.
fn exactly(written: &Written) -> (String, Agenda, SideTexts) {
    (format::write(&written.agenda).unwrap(), (*written.agenda).clone(), (*written.side_texts).clone())
}

fn goes_both_ways(before: &Written, after: &Written) {
    let delta = Delta::between(before, after);
    assert_eq!(exactly(&delta.undo(after).expect("back")), exactly(before));
    assert_eq!(exactly(&delta.redo(before).expect("forth")), exactly(after));
}

#[test]
fn a_letter_costs_a_letter_and_a_move_costs_two_places() {
    let before = written("awards.json");
    let item = |place: usize| ItemAt { place, id: before.agenda.items[place].id.clone() };
    let Some(Text::Inline(words)) = before.agenda.items[0].steps[0].say.clone() else { panic!("words in the agenda") };
    let size = |edit: Edit| {
        let after = edit.apply(&before).unwrap();
        goes_both_ways(&before, &after);
        format!("{:?}", Delta::between(&before, &after)).len()
    };
    let typed = StepDetail::Text(StepText::Say, words + "好");
    assert!(size(Edit::Step(StepAt { item: item(0), place: 0 }, typed)) < 100);
    assert!(size(Edit::Order(Order::MoveItem(item(0), 5))) < 100);
    assert!(size(Edit::Order(Order::MoveItem(item(5), 0))) < 100);
    let person = before.agenda.people.keys().next().unwrap().clone();
    assert!(size(Edit::Person(person, PersonDetail::Name, "查若澜".to_owned())) < 150);
}

#[test]
fn texts_beside_the_agenda_come_and_go() {
    let with = |texts: &[(&str, Result<&str, TextFault>)]| {
        let texts = texts.iter().cloned();
        let texts = texts.map(|(name, text)| (TextFile(name.to_owned()), text.map(str::to_owned))).collect();
        Written { agenda: written("awards.json").agenda, side_texts: Arc::new(texts) }
    };
    let states = [
        with(&[]),
        with(&[("a.md", Ok("第一稿。"))]),
        with(&[("a.md", Ok("第二稿。")), ("b.md", Err(TextFault::Missing))]),
        with(&[("a.md", Err(TextFault::NotText)), ("b.md", Ok(""))]),
    ];
    for before in &states {
        for after in &states {
            goes_both_ways(before, after);
        }
    }
}

#[test]
fn a_difference_is_not_taken_back_from_something_else() {
    let before = written("awards.json");
    let title = |title: &str| {
        let mut agenda = (*before.agenda).clone();
        agenda.meeting.title = title.to_owned();
        Written { agenda: Arc::new(agenda), side_texts: before.side_texts.clone() }
    };
    let delta = Delta::between(&title("甲会"), &title("乙会"));
    assert!(delta.undo(&title("丙会")).is_none());
    assert!(delta.redo(&title("丙会")).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_changes_are_undone_and_made_again_exactly(
        sample in select(vec!["awards.json", "cadre-forum.json", "party-election.json"]),
        picks in vec(any::<[Index; 5]>(), 1..24),
    ) {
        let mut states = vec![written(sample)];
        let mut rundown = Rundown::new(states[0].agenda.clone(), states[0].side_texts.clone());
        for pick in &picks {
            let now = states.last().unwrap();
            let Some(after) = change(now, pick).apply(now) else { continue };
            // What is worked out from what was known is what is worked out from nothing.
            rundown = rundown.renewed(after.agenda.clone(), after.side_texts.clone());
            let anew = Rundown::new(after.agenda.clone(), after.side_texts.clone());
            prop_assert_eq!(format!("{:?}", rundown.parts()), format!("{:?}", anew.parts()));
            for (kept, made) in rundown.items().iter().zip(anew.items()) {
                prop_assert_eq!((&kept.id, &kept.steps, &kept.parts), (&made.id, &made.steps, &made.parts));
                prop_assert_eq!((kept.number, &kept.turns, kept.planned), (made.number, &made.turns, made.planned));
                prop_assert_eq!((kept.planned_after, kept.is_planned), (made.planned_after, made.is_planned));
                prop_assert_eq!(rundown.item_index(kept.id.as_str()), anew.item_index(kept.id.as_str()));
                for step in 0..kept.steps.len() {
                    let first = |of: &Rundown| of.first_part_of(&kept.id, &kept.steps[step]);
                    prop_assert_eq!(first(&rundown), first(&anew));
                    let turn = |of: &Rundown, item| of.turn(item, step, 0).map(|turn| format!("{turn:?}"));
                    let item = anew.item_index(kept.id.as_str()).unwrap();
                    prop_assert_eq!(turn(&rundown, item), turn(&anew, item));
                }
            }
            states.push(after);
        }
        let deltas: Vec<Delta> = states.windows(2).map(|pair| Delta::between(&pair[0], &pair[1])).collect();
        let mut now = states.last().unwrap().clone();
        for (delta, before) in deltas.iter().zip(&states).rev() {
            now = delta.undo(&now).unwrap();
            prop_assert_eq!(exactly(&now), exactly(before));
        }
        for (delta, after) in deltas.iter().zip(&states[1..]) {
            now = delta.redo(&now).unwrap();
            prop_assert_eq!(exactly(&now), exactly(after));
        }
    }

    #[test]
    fn any_two_agendas_are_made_of_each_other(before in generated::agenda(), after in generated::agenda()) {
        let of = |agenda: Agenda| Written { agenda: Arc::new(agenda), side_texts: Arc::default() };
        goes_both_ways(&of(before), &of(after));
    }
}

#[test]
fn every_sample_is_made_of_every_other() {
    let all: Vec<Written> = samples::all().iter().map(|sample| written(&sample.name)).collect();
    for before in &all {
        for after in &all {
            goes_both_ways(before, after);
        }
    }
}
