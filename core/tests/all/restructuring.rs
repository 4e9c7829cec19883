//! What there is and in which order: items and steps put in, taken out, moved, cut and joined. No id is lost or doubled, no
//! word goes without being taken out, and what cannot be done changes nothing.

use crate::samples;
use lectern_core::agenda::check::check;
use lectern_core::agenda::edit::{
    Edit, ItemAt, ItemDetail, MeetingDetail, Order, PersonDetail, RosterChange, StepAt, StepDetail, StepText,
    ValueChange, Written, next_turn,
};
use lectern_core::agenda::template::Template;
use lectern_core::agenda::text::FileText;
use lectern_core::agenda::uses::{Use, Uses};
use lectern_core::agenda::{
    Item, ItemKind, Person, PersonId, Rundown, Step, Text, TextFault, TextFile, Value, ValueId, WaitKind,
};
use lectern_core::{Language, format};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::HashSet;
use std::sync::Arc;

pub fn written(name: &str) -> Written {
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

fn uses(written: &Written) -> Uses {
    Uses::of(&Rundown::new(written.agenda.clone(), written.side_texts.clone()))
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
        Arc::make_mut(item).steps.iter_mut().for_each(|step| step.id = None);
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
fn two_speakers_change_places_and_the_words_stay() {
    let before = written("cadre-forum.json");
    let speaks = |item: &Item| (0..item.steps.len()).find(|nth| next_turn(item, *nth).is_some());
    let found = before.agenda.items.iter().enumerate().find_map(|(place, item)| Some((place, speaks(item)?)));
    let (place, first) = found.expect("two speakers");
    let next = next_turn(&before.agenda.items[place], first).unwrap();
    let after = order(&before, Order::SwapTurns(step(&before, place, first))).unwrap();
    let turn = |written: &Written, nth: usize| written.agenda.items[place].steps[nth].turn.clone();
    assert_eq!((turn(&after, first), turn(&after, next)), (turn(&before, next), turn(&before, first)));
    let says = |written: &Written| -> Vec<Option<Text>> {
        written.agenda.items[place].steps.iter().map(|step| step.say.clone()).collect()
    };
    assert_eq!(says(&after), says(&before));
    let last = before.agenda.items[place].steps.len() - 1;
    assert!(order(&before, Order::SwapTurns(step(&before, place, last))).is_none(), "nobody comes after the last");
}

#[test]
fn no_placeholder_is_cut_and_no_word_of_a_file_is_lost() {
    let before = written("awards.json");
    let words = |text: &str| StepDetail::Text(StepText::Say, text.to_owned());
    let at = step(&before, 1, 0);
    let says = Edit::Step(at.clone(), words("请{{ speaker }}发言，大家欢迎。")).apply(&before).unwrap();
    let says = Edit::Step(at.clone(), StepDetail::NewTurn("查若澜".to_owned())).apply(&says).unwrap();
    assert!(order(&says, Order::SplitStep(at.clone(), "请{{ spe".len())).is_none());
    let cut = order(&says, Order::SplitStep(at, "请{{ speaker }}发言，".len())).unwrap();
    assert!(cut.agenda.items[1].steps[0].turn.is_some(), "its words name whose turn it is");

    // Two steps say one file: to cut one of them leaves the other whole.
    let file = |name: &str| Some(Text::File(serde_json::from_str(&format!("{{\"file\": \"{name}\"}}")).unwrap()));
    let mut agenda = (*before.agenda).clone();
    let twice = Step { say: file("t.md"), ..Step::default() };
    Arc::make_mut(&mut agenda.items[0]).steps =
        vec![twice.clone(), twice, Step { say: file("gone.md"), ..Step::default() }];
    let texts = [("t.md", Ok("一。二。".to_owned())), ("gone.md", Err(TextFault::Missing))];
    let side_texts = texts.into_iter().map(|(name, text)| (TextFile(name.to_owned()), text)).collect();
    let shared = Written { agenda: agenda.into(), side_texts: Arc::new(side_texts) };
    let cut = order(&shared, Order::SplitStep(step(&shared, 0, 0), "一。".len())).unwrap();
    assert_eq!((said(&cut.agenda.items[0].steps[0]), said(&cut.agenda.items[0].steps[1])), ("一。", "二。"));
    assert_eq!(cut.side_texts, shared.side_texts);
    // What cannot be read is not joined to anything.
    assert!(order(&shared, Order::JoinSteps(step(&shared, 0, 1))).is_none());
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
    // By a turn, by a placeholder, as host: whoever is named is named by at least one of them.
    let remove = |written: &Written, id: &PersonId| Edit::Roster(RosterChange::Remove(id.clone())).apply(written);
    for id in before.agenda.people.keys() {
        assert_eq!(remove(&before, id).is_none(), !uses(&before).of_person(id).is_empty(), "{id}");
    }
    assert!(before.agenda.people.keys().any(|id| remove(&before, id).is_none()));
    let added = Edit::Roster(RosterChange::Add("查若澜".to_owned())).apply(&before).unwrap();
    let id = PersonId("查若澜".to_owned());
    assert_eq!((added.agenda.people[&id].name.as_str(), uses(&added).of_person(&id)), ("查若澜", [].as_slice()));
    let again = Edit::Roster(RosterChange::Add("查若澜".to_owned())).apply(&added).unwrap();
    assert_eq!(again.agenda.people.len(), before.agenda.people.len() + 2, "two may have one name");
    let hosts = Edit::Host(Some(id.clone())).apply(&added).unwrap();
    assert_eq!(uses(&hosts).of_person(&id), [Use::Host]);
    assert!(remove(&hosts, &id).is_none());
    let words = StepDetail::Text(StepText::Say, "有请{{people.查若澜.office}}查若澜。".to_owned());
    let says = Edit::Step(step(&added, 1, 0), words).apply(&added).unwrap();
    assert_eq!(uses(&says).of_person(&id), [Use::Step { item: 1, step: 0 }]);
    assert!(remove(&says, &id).is_none());
    let who = StepDetail::Who("{{people.查若澜.name}}等".to_owned());
    assert!(remove(&Edit::Step(step(&added, 1, 0), who).apply(&added).unwrap(), &id).is_none());
    let gone = remove(&added, &id).unwrap();
    assert_eq!(gone.agenda, before.agenda);
}

#[test]
fn somebody_new_has_the_floor_in_one_edit() {
    let before = written("awards.json");
    let at = step(&before, 1, 0);
    let after = Edit::Step(at, StepDetail::NewTurn("查若澜".to_owned())).apply(&before).unwrap();
    let turn = after.agenda.items[1].steps[0].turn.clone().unwrap();
    assert_eq!(after.agenda.people[&turn].name, "查若澜");
    // Of somebody without a name nothing stays where somebody else has the floor.
    let calls = order(&before, Order::AddItem(1, ItemKind::Speeches)).unwrap();
    assert_eq!(calls.agenda.people.len(), before.agenda.people.len() + 1);
    let other = before.agenda.people.keys().next().cloned();
    let chosen = Edit::Step(step(&calls, 1, 0), StepDetail::Turn(other)).apply(&calls).unwrap();
    assert_eq!(chosen.agenda.people, before.agenda.people);
    let gone = order(&calls, Order::RemoveItem(item(&calls, 1))).unwrap();
    assert_eq!(gone.agenda, before.agenda);
    let nowhere = StepAt { item: item(&before, 1), place: 99 };
    assert!(Edit::Step(nowhere, StepDetail::NewTurn(String::new())).apply(&before).is_none());
}

#[test]
fn a_new_agenda_of_every_kind_lacks_nothing_but_what_only_people_know() {
    for template in Template::ALL {
        let mut agenda = template.agenda();
        assert_eq!(&format::read(&format::write(&agenda).unwrap()).unwrap(), &agenda);
        assert_eq!(agenda.items.is_empty(), template == Template::Empty);
        // A title, a name for every speaker, and words for the gaps: then nothing is wrong with it.
        agenda.meeting.title = "全区防汛工作会议".to_owned();
        let mut now = Written { agenda: agenda.into(), side_texts: Arc::default() };
        for place in 0..now.agenda.items.len() {
            let steps = now.agenda.items[place].steps.clone();
            for (nth, one) in steps.iter().enumerate().filter(|(_, one)| said(one).contains("发言人")) {
                let at = step(&now, place, nth);
                let person = one.turn.clone().expect("somebody to be named");
                let name = ["查若澜", "贺立言", "江承岳", "尉迟敬亭", "万雪芹"][place].to_owned();
                now = Edit::Person(person, PersonDetail::Name, name).apply(&now).unwrap();
                let words = StepDetail::Text(StepText::Say, said(one).replace("____", "防汛预案"));
                now = Edit::Step(at, words).apply(&now).unwrap();
            }
        }
        let rundown = Rundown::new(now.agenda.clone(), now.side_texts.clone());
        let problems: Vec<String> = check(&rundown).iter().map(|one| one.problem.message(Language::Chinese)).collect();
        let no_items = if template == Template::Empty { 1 } else { 0 };
        assert_eq!(problems.len(), no_items, "{template:?}: {problems:?}");
    }
}

#[test]
fn the_roster_is_put_in_another_order() {
    let before = written("awards.json");
    let ids = |written: &Written| written.agenda.people.keys().cloned().collect::<Vec<_>>();
    let first = ids(&before)[0].clone();
    let moved = Edit::Roster(RosterChange::Move(first.clone(), 2)).apply(&before).unwrap();
    assert_eq!(ids(&moved)[2], first);
    let back = Edit::Roster(RosterChange::Move(first.clone(), 0)).apply(&moved).unwrap();
    assert_eq!(ids(&back), ids(&before));
    assert!(Edit::Roster(RosterChange::Move(first, 999)).apply(&before).is_none());
}

#[test]
fn a_value_is_made_named_entered_and_only_then_kept() {
    let before = written("awards.json");
    let add = |written: &Written, label: &str| Edit::Values(ValueChange::Add(label.to_owned())).apply(written).unwrap();
    let added = add(&before, "到会 人数");
    let id = ValueId("到会人数".to_owned());
    assert_eq!(added.agenda.values[&id].label, "到会 人数", "the id is made to be named");
    let at = step(&added, 0, 0);
    let enters = Edit::Step(at.clone(), StepDetail::Enter(id.clone(), true)).apply(&added).unwrap();
    let remove = |written: &Written| Edit::Values(ValueChange::Remove(id.clone())).apply(written);
    assert!(remove(&enters).is_none());
    assert!(Edit::Step(at.clone(), StepDetail::Enter(id.clone(), true)).apply(&enters).is_none(), "once is enough");
    let not = Edit::Step(at, StepDetail::Enter(id.clone(), false)).apply(&enters).unwrap();
    assert_eq!(remove(&not).unwrap().agenda, before.agenda);
    // Words that mean something in a placeholder are nobody's id.
    for word in ["host", "speaker", "item", "people", "meeting", "turn", "items"] {
        let (id, _) = add(&before, word).agenda.values.last().map(|(id, value)| (id.clone(), value.clone())).unwrap();
        assert_ne!(id.as_str(), word);
    }
}

#[test]
fn an_id_is_another_one_wherever_it_is_named() {
    let before = written("awards.json");
    let say = "{{people.people}}、{{ people．people。short }}和{{people.lu.name}}，{{people}}，{{n}}人，{{ n }}人。";
    let mut agenda = (*before.agenda).clone();
    agenda.people.insert("people".into(), Person { name: "查若澜".into(), ..Person::default() });
    agenda.values.insert("n".into(), Value { label: "人数".into(), ..Value::default() });
    agenda.meeting.host = Some("people".into());
    let first = &mut Arc::make_mut(&mut agenda.items[0]).steps[0];
    (first.turn, first.who) = (Some("people".into()), Some("{{people.people}}等{{n}}人".to_owned()));
    first.say = Some(Text::Inline(say.to_owned()));
    first.enter = vec!["n".into()];
    first.thanks =
        Some(Text::File(Box::new(FileText { file: TextFile("thanks.md".into()), unknown: Default::default() })));
    let file = (TextFile("thanks.md".to_owned()), Ok("谢谢{{people.people.short}}。".to_owned()));
    let before = Written { agenda: Arc::new(agenda), side_texts: Arc::new([file].into()) };

    let person = Edit::Roster(RosterChange::Rename("people".into(), "查".to_owned()));
    let value = Edit::Values(ValueChange::Rename("n".into(), "人数".to_owned()));
    let after = Edit::Many(vec![person.clone(), value]).apply(&before).unwrap();
    let step = &after.agenda.items[0].steps[0];
    let becomes = "{{people.查}}、{{ people．查。short }}和{{people.lu.name}}，{{people}}，{{人数}}人，{{ 人数 }}人。";
    assert_eq!(said(step), becomes);
    assert_eq!(step.who.as_deref(), Some("{{people.查}}等{{人数}}人"));
    assert_eq!((step.turn.clone(), step.enter.clone()), (Some("查".into()), vec!["人数".into()]));
    assert_eq!(after.agenda.meeting.host, Some("查".into()));
    assert_eq!(after.side_texts.values().next().unwrap().as_deref(), Ok("谢谢{{people.查.short}}。"));
    assert_eq!(after.agenda.people.keys().last().map(PersonId::as_str), Some("查"), "at its place in the roster");
    assert_eq!(unresolved(&after).len(), unresolved(&before).len());
    // What is nobody's, and what means something else already, changes nothing.
    assert!(person.apply(&after).is_none());
    let somebody = before.agenda.people.keys().next().unwrap().as_str();
    for id in [somebody, "n", "host", "speaker", "a b", "a.b", "{{a}}", "", " "] {
        assert!(Edit::Roster(RosterChange::Rename("people".into(), id.to_owned())).apply(&before).is_none(), "{id}");
    }
}

#[test]
fn speakers_change_places_with_the_words_that_call_them_and_leads_stay() {
    let before = written("awards.json");
    let place = before.agenda.items.iter().position(|item| item.title.as_deref() == Some("获奖代表发言")).unwrap();
    let say = |step_place: usize, words: &str| {
        Edit::Step(step(&before, place, step_place), StepDetail::Text(StepText::Say, words.to_owned()))
    };
    let words = ["谢谢。\n\n首先，请先进集体代表{{发言人}}发言。", "最后，请先进个人代表{{发言人}}发言。"];
    let two = Edit::Many(vec![say(1, words[0]), say(2, words[1])]).apply(&before).unwrap();
    let swapped = order(&two, Order::SwapTurns(step(&two, place, 1))).unwrap();
    let steps = |written: &Written| written.agenda.items[place].steps[1..3].to_vec();
    let ([a, b], [c, d]) =
        (<[Step; 2]>::try_from(steps(&two)).unwrap(), <[Step; 2]>::try_from(steps(&swapped)).unwrap());
    assert_eq!((&c.turn, &d.turn, c.minutes, d.minutes), (&b.turn, &a.turn, b.minutes, a.minutes));
    assert_eq!(said(&c), "谢谢。\n\n首先，请先进个人代表{{发言人}}发言。");
    assert_eq!(said(&d), "最后，请先进集体代表{{发言人}}发言。");
    // What opens the item is said first, whoever is called first.
    let opening = "现在进行{{第几项}}议程。\n\n请{{发言人}}发言。";
    let opened = Edit::Many(vec![say(1, opening), say(2, "请{{发言人}}也讲几句。")]).apply(&before).unwrap();
    let swapped = order(&opened, Order::SwapTurns(step(&opened, place, 1))).unwrap();
    let words: Vec<String> = steps(&swapped).iter().map(|step| said(step).to_owned()).collect();
    assert_eq!(words, ["现在进行{{第几项}}议程。\n\n请{{发言人}}也讲几句。", "请{{发言人}}发言。"]);
    // Computed leads need nothing, and twice is as before.
    let once = order(&before, Order::SwapTurns(step(&before, place, 1))).unwrap();
    let twice = order(&once, Order::SwapTurns(step(&once, place, 1))).unwrap();
    assert_eq!(steps(&twice), steps(&before));
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
pub fn change(written: &Written, pick: &[Index; 5]) -> Edit {
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
    let person = || written.agenda.people.get_index(place(0, written.agenda.people.len())).map(|(id, _)| id.clone());
    let person = || person().unwrap_or_else(|| "none".into());
    let file = |nth: usize| TextFile(format!("text-{}.md", place(nth, 4)));
    match place(4, 23) {
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
        11 => Edit::Person(person(), PersonDetail::Name, format!("查{}若澜", place(1, 9))),
        12 => Edit::Roster(RosterChange::Move(person(), place(1, 9))),
        13 => Edit::Values(ValueChange::Add(format!("人数{}", place(1, 9)))),
        14 => Edit::Meeting(MeetingDetail::Title, format!("会议\n{}", place(1, 9))),
        15 => Edit::Step(step_at(0), StepDetail::Text(StepText::Say, "今天，\"好\"。".repeat(place(2, 9)))),
        16 => Edit::Step(step_at(0), StepDetail::Attach(file(2), "宣读。".repeat(place(3, 3)))),
        17 => Edit::Step(step_at(0), StepDetail::Detach),
        18 => Edit::Step(step_at(0), StepDetail::ToFile(StepText::Say, file(2))),
        19 => Edit::Step(step_at(0), StepDetail::FromFile(StepText::Say)),
        20 => Edit::Roster(RosterChange::Rename(person(), format!("代号{}", place(1, 9)))),
        21 => {
            let value = written.agenda.values.get_index(place(0, written.agenda.values.len()));
            let value = value.map_or_else(|| "none".into(), |(id, _)| id.clone());
            Edit::Values(ValueChange::Rename(value, format!("人数{}", place(1, 9))))
        }
        _ => Edit::Item(at(0), ItemDetail::Kind(ItemKind::ALL[place(1, ItemKind::ALL.len())])),
    }
}

/// Names of people, values and items that mean nothing.
pub fn unresolved(written: &Written) -> Vec<String> {
    let rundown = Rundown::new(written.agenda.clone(), written.side_texts.clone());
    let is_of = |rule| matches!(rule, "no-such-person" | "no-such-value" | "no-such-item");
    let found = check(&rundown).into_iter().filter(|problem| is_of(problem.problem.rule()));
    found.map(|problem| problem.problem.message(Language::Chinese)).collect()
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
        let resolved = unresolved(&now);
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
                    | Edit::Step(_, StepDetail::ToFile(..) | StepDetail::FromFile(_))
            );
            if keeps {
                prop_assert_eq!(all_words(&after), all_words(&now), "{:?}", edit);
            }
            let text = format::write(&after.agenda).unwrap();
            prop_assert_eq!(&format::read(&text).unwrap(), &*after.agenda);
            prop_assert_eq!(unresolved(&after), &*resolved, "{:?}", edit);
            now = after;
        }
    }
}
