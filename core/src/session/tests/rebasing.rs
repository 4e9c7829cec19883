//! A reading place when the agenda changes under a running meeting.

use super::{Meeting, forum, name, ready};
use crate::agenda::rundown::Position;
use crate::agenda::{AlternativeId, Rundown};
use crate::session::counterpart::Counterparts;
use crate::session::{Command, place};
use crate::time::Span;
use serde_json::{Value, json};

/// The forum with steps that have no ids.
fn nameless() -> Value {
    let mut agenda = forum();
    for item in agenda["items"].as_array_mut().unwrap() {
        for step in item["steps"].as_array_mut().unwrap() {
            step.as_object_mut().unwrap().remove("id");
        }
    }
    agenda
}

fn rebase(position: &Position, choice: Option<&AlternativeId>, old: &Rundown, new: &Rundown) -> Option<Position> {
    place::rebase(position, choice, &Counterparts::new(old, new))
}

fn position(place: &str) -> Position {
    let (place, at) = place.split_once('@').unwrap_or((place, "0"));
    let [item, step, part] = place.split('/').collect::<Vec<_>>()[..] else { panic!("{place}") };
    let part = serde_json::from_value(json!(part)).unwrap();
    Position { item: item.into(), step: step.into(), part, at: at.parse().unwrap() }
}

fn steps(agenda: &mut Value, item: usize) -> &mut Vec<Value> {
    agenda["items"][item]["steps"].as_array_mut().unwrap()
}

#[test]
fn a_reading_place_stays_with_what_happens_when_the_agenda_changes_under_it() {
    type Change = fn(&mut Value);
    let cases: [(&str, &str, Change, &str); 19] = [
        ("nothing changes", "talks/lu/wait", |_| {}, "talks/lu/wait"),
        (
            "words above in the same text",
            "opening/call/say@6",
            |a| steps(a, 0)[0]["say"] = json!("各位领导、同志们：\n\n现在开会。"),
            "opening/call/say@11",
        ),
        (
            "words below in the same text",
            "opening/call/say",
            |a| steps(a, 0)[0]["say"] = json!("同志们：\n\n现在开会！请坐。"),
            "opening/call/say",
        ),
        (
            "the very words that are being read",
            "opening/call/say@6",
            |a| steps(a, 0)[0]["say"] = json!("同志们：\n\n现在开始开会。"),
            "opening/call/say@6",
        ),
        (
            "a paragraph is put in before",
            "opening/call/say@6",
            |a| steps(a, 0)[0]["say"] = json!("同志们：\n\n大家好！\n\n现在开会。"),
            "opening/call/say@12",
        ),
        (
            "the paragraph is taken out",
            "opening/call/say@6",
            |a| steps(a, 0)[0]["say"] = json!("同志们："),
            "opening/call/say",
        ),
        (
            "a step is put in above",
            "talks/lu/wait",
            |a| steps(a, 1).insert(0, json!({ "id": "new", "say": "注意。" })),
            "talks/lu/wait",
        ),
        (
            "the speakers change places, and their steps with them",
            "talks/lu/wait",
            |a| steps(a, 1).swap(0, 1),
            "talks/lu/wait",
        ),
        (
            "the step moves to another item",
            "talks/xie/say",
            |a| {
                let step = steps(a, 1).remove(1);
                steps(a, 2).push(step);
            },
            "vote/xie/say",
        ),
        (
            "the item moves to the end",
            "talks/xie/wait",
            |a| a["items"].as_array_mut().unwrap().swap(1, 3),
            "talks/xie/wait",
        ),
        ("another speaker takes the turn", "talks/lu/wait", |a| steps(a, 1)[0]["turn"] = json!("xie"), "talks/lu/wait"),
        (
            "the wait is taken out of the step",
            "talks/lu/wait",
            |a| drop(steps(a, 1)[0].as_object_mut().unwrap().remove("wait")),
            "talks/lu/say",
        ),
        ("the step is taken out", "talks/xie/wait", |a| drop(steps(a, 1).remove(1)), "talks/lu/thanks"),
        (
            "the first step of an item is taken out",
            "talks/lu/wait",
            |a| drop(steps(a, 1).remove(0)),
            "opening/count/say",
        ),
        (
            "the item is taken out",
            "vote/ask/say",
            |a| drop(a["items"].as_array_mut().unwrap().remove(2)),
            "talks/xie/wait",
        ),
        (
            "everything before and the item are taken out",
            "talks/lu/say",
            |a| drop(a["items"].as_array_mut().unwrap().drain(0..2)),
            "vote/ask/say",
        ),
        (
            "the sentences to choose from are changed",
            "vote/ask/choose",
            |a| steps(a, 2)[0]["choose"][1]["say"] = json!("没有通过。"),
            "vote/ask/choose",
        ),
        (
            "the same words stand elsewhere too, and these are changed",
            "talks/lu/thanks",
            |a| {
                steps(a, 1)[1]["thanks"] = json!("谢谢。");
                steps(a, 1)[0]["thanks"] = json!("谢谢他。");
            },
            "talks/lu/thanks",
        ),
        (
            "figures are asked for in addition",
            "opening/count/enter",
            |a| steps(a, 0)[1]["enter"] = json!(["due"]),
            "opening/count/enter",
        ),
    ];
    let old = ready(&forum());
    for (what, from, change, to) in cases {
        let mut agenda = forum();
        change(&mut agenda);
        let new = ready(&agenda);
        let found = rebase(&position(from), None, &old, &new).unwrap_or_else(|| panic!("{what}: nowhere"));
        assert_eq!(name(&found), to, "{what}");
        assert!(new.part_at(&found).is_some(), "{what}: {to} is not there");
    }
    let empty = ready(&json!({ "format": 1, "meeting": { "title": "会" }, "items": [] }));
    assert_eq!(rebase(&position("talks/lu/wait"), None, &old, &empty), None);
}

#[test]
fn steps_without_ids_are_followed_by_what_happens_in_them() {
    type Change = fn(&mut Value);
    let cases: [(&str, &str, Change, &str); 8] = [
        ("a step above", "talks/1/say", |a| steps(a, 1).insert(0, json!({ "say": "注意。" })), "talks/2/say"),
        (
            "a speaker above, with the same words",
            "talks/1/say",
            |a| steps(a, 1).insert(0, json!({ "turn": "wu", "say": "请{{speaker}}发言。", "wait": "speech" })),
            "talks/2/say",
        ),
        (
            "a speaker above, during a speech",
            "talks/1/wait",
            |a| steps(a, 1).insert(0, json!({ "turn": "wu", "say": "请{{speaker}}发言。", "wait": "speech" })),
            "talks/2/wait",
        ),
        ("the speakers change places", "talks/2/wait", |a| steps(a, 1).swap(0, 1), "talks/1/wait"),
        ("the step before is taken out", "talks/2/wait", |a| drop(steps(a, 1).remove(0)), "talks/1/wait"),
        (
            "the words are changed where they stand",
            "talks/2/say",
            |a| steps(a, 1)[1]["say"] = json!("下面请{{speaker}}发言。"),
            "talks/2/say",
        ),
        ("the step itself is taken out", "talks/1/wait", |a| drop(steps(a, 1).remove(0)), "opening/2/say"),
        (
            "an entry below another",
            "opening/2/enter",
            |a| steps(a, 0).insert(1, json!({ "enter": ["due"], "say": "先报一个数。" })),
            "opening/3/enter",
        ),
    ];
    let old = ready(&nameless());
    for (what, from, change, to) in cases {
        let mut agenda = nameless();
        change(&mut agenda);
        let found = rebase(&position(from), None, &old, &ready(&agenda)).unwrap_or_else(|| panic!("{what}: nowhere"));
        assert_eq!(name(&found), to, "{what}");
    }
}

#[test]
fn words_that_are_said_several_times_do_not_carry_the_host_to_another_vote() {
    let step = |id: &str| json!({ "id": id, "say": "不同意的，请举手。\n\n请放下。" });
    let agenda = |steps: Vec<Value>| json!({ "format": 1, "meeting": { "title": "会" }, "items": [{ "id": "v", "kind": "vote", "steps": steps }] });
    let old = ready(&agenda(vec![step("a"), step("b"), step("c")]));
    let mut edited = vec![step("a"), step("b"), step("c")];
    edited[1]["say"] = json!("不同意的，请举手。\n\n请把手放下。");
    let found = rebase(&position("v/b/say@11"), None, &old, &ready(&agenda(edited))).unwrap();
    assert_eq!(name(&found), "v/b/say@11");
}

#[test]
fn a_place_between_two_changes_of_one_text_stays_with_its_paragraph() {
    let ready_with = |say: &str| {
        ready(
            &json!({ "format": 1, "meeting": { "title": "会" }, "items": [{ "id": "i", "kind": "other", "steps": [{ "id": "s", "say": say }] }] }),
        )
    };
    let old = ready_with("第一段。\n\n第二段。\n\n鼓掌。\n\n第三段。\n\n鼓掌。\n\n第四段。");
    let cases = [
        // The paragraph itself is as it was: 第三段, then the second 鼓掌.
        (17, "开头。\n\n第二段。\n\n鼓掌。\n\n第三段。\n\n鼓掌。\n\n结尾。", 16),
        (23, "开头。\n\n第二段。\n\n鼓掌。\n\n第三段。\n\n鼓掌。\n\n结尾。", 22),
        // It was changed too: the first one after those that are still there.
        (17, "开头。\n\n第二段。\n\n鼓掌。\n\n另一段。\n\n鼓掌。\n\n结尾。", 16),
        (6, "开头。\n\n中段。\n\n鼓掌。\n\n第三段。\n\n鼓掌。\n\n结尾。", 0),
    ];
    for (from, new, to) in cases {
        let found = rebase(&position(&format!("i/s/say@{from}")), None, &old, &ready_with(new)).unwrap();
        assert_eq!(found.at, to, "{from} of {new}");
    }
}

#[test]
fn a_place_in_the_sentence_that_was_chosen_is_carried_over_within_it() {
    let ready_with = |met: &str| {
        ready(&json!({ "format": 1, "meeting": { "title": "会" }, "items": [{ "id": "i", "kind": "vote", "steps": [{
            "id": "s",
            "choose": [{ "id": "short", "label": "不足", "say": "不足。" }, { "id": "met", "label": "达到", "say": met }],
        }] }] }))
    };
    let (old, new) = (ready_with("达到人数。\n\n开会。"), ready_with("已经达到规定人数。\n\n开会。"));
    let place = position("i/s/choose@7");
    assert_eq!(name(&rebase(&place, Some(&"met".into()), &old, &new).unwrap()), "i/s/choose@11");
    // Of a sentence that was not changed, and of none, the place is what it was.
    assert_eq!(rebase(&position("i/s/choose"), Some(&"short".into()), &old, &new).unwrap().at, 0);
    assert_eq!(rebase(&place, None, &old, &new).unwrap().at, 7);
}

#[test]
fn an_edit_during_a_wait_leaves_its_clock_alone_and_is_not_taken_back_by_undo() {
    let meeting = Meeting::new(&nameless()).at("09:00").give(Command::Start).go_to_item("talks").next();
    let mut agenda = nameless();
    steps(&mut agenda, 1).insert(0, json!({ "turn": "xie", "say": "请{{speaker}}先说。", "wait": "speech" }));
    let meeting = meeting.at("09:05").edited(&agenda).stands_at("talks/2/wait");
    meeting.at("09:06").wait("6:00", "8:00").minutes_more(1).undo().stands_at("talks/2/wait").wait("6:00", "8:00");
}

#[test]
fn taking_a_move_back_into_a_step_that_is_gone_leaves_the_host_before_it() {
    let meeting = Meeting::begun().go_to_item("vote").go_to_item("closing");
    let mut agenda = forum();
    agenda["items"].as_array_mut().unwrap().remove(2);
    meeting.edited(&agenda).stands_at("closing/bye/say").undo().stands_at("talks/xie/wait");
}

/// Three votes without ids that differ in the first sentence only, and a recess before them.
fn votes() -> Value {
    let sentences = json!([
        { "id": "yes", "label": "通过", "say": "通过。" },
        { "id": "no", "label": "未通过", "say": "未通过。" },
    ]);
    let vote = |what: &str| json!({ "say": format!("同意{what}的，请举手。"), "choose": sentences });
    json!({ "format": 1, "meeting": { "title": "会" }, "items": [{ "id": "v", "kind": "vote", "steps": [
        { "say": "现在休会。", "wait": "break", "minutes": 10 }, vote("甲"), vote("乙"), vote("丙"),
    ] }] })
}

/// What was chosen at each step of the votes.
fn chosen(meeting: &Meeting) -> Vec<Option<String>> {
    let live = meeting.session().live().unwrap();
    let steps = &meeting.rundown.items()[0].steps;
    steps.iter().map(|step| live.choice_at(&"v".into(), step).map(ToString::to_string)).collect()
}

fn choose(meeting: Meeting, step: &str, alternative: &str) -> Meeting {
    meeting.give(Command::GoToStep("v".into(), step.into())).next().give(Command::Choose(
        "v".into(),
        step.into(),
        alternative.into(),
    ))
}

#[test]
fn a_result_stays_with_its_vote_when_a_step_before_it_is_taken_out_or_put_in() {
    let begun = || Meeting::new(&votes()).at("09:00").give(Command::Start);
    let two = || choose(choose(begun(), "2", "yes"), "3", "no");
    let (yes, no) = (Some("yes".to_owned()), Some("no".to_owned()));
    assert_eq!(chosen(&two()), [None, yes.clone(), no.clone(), None]);

    let mut agenda = votes();
    steps(&mut agenda, 0).remove(1);
    let meeting = two().edited(&agenda).stands_at("v/2/choose");
    assert_eq!(chosen(&meeting), [None, no.clone(), None], "the first vote is taken out");
    // The result of the vote that is gone is not there to be taken back; what came before it is.
    let meeting = meeting.undo().stands_at("v/2/choose");
    assert_eq!(chosen(&meeting), [None, None, None]);
    let meeting = meeting.undo().undo().undo().stands_at("v/1/wait");
    assert_eq!(chosen(&meeting), [None, None, None]);

    let mut agenda = votes();
    steps(&mut agenda, 0).insert(1, json!({ "say": "先看说明。" }));
    let meeting = two().edited(&agenda).stands_at("v/4/choose");
    assert_eq!(chosen(&meeting), [None, None, yes.clone(), no.clone(), None], "a step is put in before them");
    assert_eq!(chosen(&meeting.undo()), [None, None, yes.clone(), None, None]);

    let mut agenda = votes();
    steps(&mut agenda, 0).swap(1, 2);
    assert_eq!(
        chosen(&two().edited(&agenda).stands_at("v/2/choose")),
        [None, no, yes.clone(), None],
        "two are swapped"
    );

    let mut agenda = votes();
    steps(&mut agenda, 0)[2]["say"] = json!("同意第二项的，请举手。");
    let meeting = choose(begun(), "3", "yes").edited(&agenda);
    assert_eq!(chosen(&meeting), [None, None, yes.clone(), None], "its words are corrected");

    // Rounds that are alike word for word are told apart by what stands around them.
    let rounds = || {
        let mut agenda = votes();
        for vote in 1..4 {
            steps(&mut agenda, 0)[vote]["say"] = json!("同意的，请举手。");
        }
        for (at, what) in [(1, "第一轮。"), (3, "第二轮。"), (5, "第三轮。")] {
            steps(&mut agenda, 0).insert(at, json!({ "say": what }));
        }
        agenda
    };
    let meeting = choose(choose(Meeting::new(&rounds()).give(Command::Start), "3", "yes"), "5", "no");
    let mut agenda = rounds();
    steps(&mut agenda, 0).drain(1..3);
    let meeting = meeting.edited(&agenda);
    assert_eq!(chosen(&meeting), [None, None, Some("no".to_owned()), None, None], "the first round is taken out");
}

#[test]
fn the_clock_of_a_wait_without_an_id_follows_it() {
    let meeting = Meeting::new(&votes()).at("09:00").give(Command::Start).next().minutes_more(5);
    let meeting = meeting.at("09:04").next().at("09:05");
    let mut agenda = votes();
    steps(&mut agenda, 0).insert(0, json!({ "say": "说明一下。", "wait": "other" }));
    let meeting = meeting.edited(&agenda).stands_at("v/3/say").previous().stands_at("v/2/wait").wait("4:00", "15:00");
    let meeting = meeting.give(Command::GoToStep("v".into(), "1".into())).next().stands_at("v/1/wait");
    let clock = meeting.clock();
    assert_eq!(clock.wait_elapsed, Some(Span::ZERO), "the time of another wait");
    // Back over the edit to where the time was given, and that is taken back too.
    let meeting = meeting.undo().undo().undo().undo().stands_at("v/2/wait").wait("5:00", "15:00");
    meeting.undo().wait("5:00", "10:00");
}

#[test]
fn a_vote_that_is_put_in_the_place_of_another_has_no_result_yet() {
    let with = |id: Option<&str>, say: &str| {
        let mut agenda = votes();
        let step = &mut steps(&mut agenda, 0)[1];
        step["say"] = json!(say);
        if let Some(id) = id {
            step["id"] = json!(id);
        }
        agenda
    };
    let words = "同意甲的，请举手。";
    for (before, after) in [
        (with(Some("budget"), words), with(Some("election"), "下面表决选举办法。")),
        (with(Some("budget"), words), with(Some("election"), "同意甲、丁的，请举手。")),
        (with(None, words), with(None, "下面表决选举办法。")),
    ] {
        let meeting = Meeting::new(&before).give(Command::Start);
        let step = meeting.rundown.items()[0].steps[1].to_string();
        let meeting = choose(meeting, &step, "yes");
        let position = meeting.session().live().unwrap().position.item.clone();
        let meeting = meeting.edited(&after);
        assert_eq!(chosen(&meeting), [None, None, None, None]);
        let live = meeting.session().live().unwrap();
        assert_eq!(live.position.item, position, "the host stands where it was");
    }
}

#[test]
fn an_edit_after_the_end_is_known_when_the_end_is_taken_back() {
    let meeting = Meeting::new(&votes()).give(Command::Start);
    let meeting = choose(choose(meeting, "2", "yes"), "3", "no").give(Command::Adjourn);
    let mut agenda = votes();
    steps(&mut agenda, 0).insert(1, json!({ "say": "请监票人就位。" }));
    let meeting = meeting.edited(&agenda).undo().stands_at("v/4/choose");
    assert_eq!(chosen(&meeting), [None, None, Some("yes".to_owned()), Some("no".to_owned()), None]);
}

#[test]
fn a_move_is_taken_back_to_the_same_paragraph_after_an_edit_of_the_words() {
    let agenda = |say: &str| json!({ "format": 1, "meeting": { "title": "会" }, "items": [{ "id": "i", "kind": "other", "steps": [{ "id": "s", "say": say }] }] });
    let meeting = Meeting::new(&agenda("第一段话。\n\n第二段话。\n\n第三段话。")).give(Command::Start).next().next();
    let meeting = meeting.stands_at("i/s/say@14").edited(&agenda("加一段。\n\n第一段话。\n\n第二段话。\n\n第三段话。"));
    meeting.stands_at("i/s/say@20").undo().stands_at("i/s/say@13");
}

#[test]
fn the_time_of_a_step_that_is_taken_out_goes_to_no_other() {
    let talks = |meeting: Meeting| meeting.give(Command::GoToStep("talks".into(), "lu".into())).next();
    let meeting = talks(Meeting::begun()).at("09:08").next().next().next().stands_at("talks/xie/wait").at("09:14");
    let mut agenda = forum();
    steps(&mut agenda, 1).remove(1);
    let meeting = meeting.edited(&agenda).previous().stands_at("talks/lu/wait");
    meeting.at("09:15").wait("9:00", "8:00");

    // An item of another name is the same item.
    let meeting = talks(Meeting::begun()).at("09:08");
    let mut agenda = forum();
    agenda["items"][1]["id"] = json!("speeches");
    meeting.edited(&agenda).stands_at("speeches/lu/wait").at("09:10").item("10:00", "20:00").wait("10:00", "8:00");
}
