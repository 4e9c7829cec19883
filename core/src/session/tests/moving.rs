//! Going through the meeting: next, previous and jumps, what gates them, undo, and each refusal.

use super::super::live::MOST_UNDONE;
use super::{Meeting, forum};
use crate::Language;
use crate::agenda::answers::Entered;
use crate::agenda::figures;
use crate::agenda::rundown::{PartKind, Position};
use crate::session::{Command, Refusal, Session, What};
use crate::time::Span;
use serde_json::json;

#[test]
fn next_goes_through_paragraphs_parts_steps_and_items_and_then_ends_the_meeting() {
    let meeting = Meeting::begun()
        .stands_at("opening/call/say")
        .next()
        .stands_at("opening/call/say@6")
        .next()
        .stands_at("opening/count/enter")
        .enter("due", "64")
        .enter("here", "60")
        .next()
        .stands_at("opening/count/say")
        .next()
        .stands_at("talks/lu/say")
        .next()
        .stands_at("talks/lu/wait")
        .next()
        .stands_at("talks/lu/thanks")
        .next()
        .next()
        .stands_at("talks/xie/wait")
        .next()
        .stands_at("vote/ask/say")
        .next()
        .stands_at("vote/ask/choose")
        .choose("yes")
        .next()
        .stands_at("vote/ask/choose@11")
        .next()
        .stands_at("closing/bye/say")
        .next();
    assert!(matches!(meeting.session(), Session::Adjourned { .. }));
}

#[test]
fn previous_goes_back_over_the_borders_of_parts_steps_and_items() {
    let mut meeting = Meeting::begun().choose("yes").give(Command::Last).stands_at("closing/bye/say");
    for place in [
        "vote/ask/choose@11",
        "vote/ask/choose@6",
        "vote/ask/say",
        "talks/xie/wait",
        "talks/xie/say",
        "talks/lu/thanks",
        "talks/lu/wait",
        "talks/lu/say",
        "opening/count/say",
        "opening/count/enter",
        "opening/call/say@6",
        "opening/call/say",
    ] {
        meeting = meeting.previous().stands_at(place);
    }
    meeting.refuses(Command::Previous, Refusal::AtBeginning);
}

#[test]
fn one_goes_straight_to_an_item_a_step_a_place_the_beginning_or_the_end() {
    let place = |item: &str, step: &str, part: PartKind, at: usize| {
        Command::GoTo(Position { item: item.into(), step: step.into(), part, at })
    };
    Meeting::begun()
        .go_to_item("vote")
        .stands_at("vote/ask/say")
        .give(Command::GoToStep("talks".into(), "xie".into()))
        .stands_at("talks/xie/say")
        // A click in the middle of a paragraph goes to that paragraph.
        .give(place("opening", "call", PartKind::Say, 8))
        .stands_at("opening/call/say@6")
        .give(place("opening", "call", PartKind::Say, 5))
        .stands_at("opening/call/say")
        .give(place("talks", "lu", PartKind::Wait, 0))
        .stands_at("talks/lu/wait")
        // A part that the step has not: the nearest before it.
        .give(place("talks", "xie", PartKind::Thanks, 0))
        .stands_at("talks/xie/wait")
        .give(Command::Last)
        .stands_at("closing/bye/say")
        .give(Command::First)
        .stands_at("opening/call/say");
}

#[test]
fn a_choice_gates_next_until_it_is_made_and_skip_passes_it() {
    let choose = |one: &str| Command::Choose("vote".into(), "ask".into(), one.into());
    let asked = || Meeting::begun().go_to_item("vote").next().stands_at("vote/ask/choose");
    asked()
        .refuses(Command::Next, Refusal::ChooseFirst)
        .refuses(choose("maybe"), Refusal::NoSuchAlternative)
        .choose("no")
        .next()
        .stands_at("closing/bye/say");
    asked().give(Command::Skip).stands_at("closing/bye/say").previous().refuses(Command::Next, Refusal::ChooseFirst);
    asked().choose("no").undo().refuses(Command::Next, Refusal::ChooseFirst);
    // Chosen before one is there, as staff at another screen may do.
    Meeting::begun().choose("no").go_to_item("vote").next().next().stands_at("closing/bye/say");
}

#[test]
fn a_direction_before_a_chosen_sentence_costs_no_press() {
    Meeting::begun()
        .go_to_item("vote")
        .next()
        .choose("yes")
        .stands_at("vote/ask/choose")
        .next()
        .stands_at("vote/ask/choose@11");
}

#[test]
fn another_sentence_is_read_from_its_beginning() {
    Meeting::begun()
        .go_to_item("vote")
        .next()
        .choose("yes")
        .next()
        .stands_at("vote/ask/choose@11")
        .choose("yes")
        .stands_at("vote/ask/choose@11")
        .choose("no")
        .stands_at("vote/ask/choose")
        .undo()
        .stands_at("vote/ask/choose@11")
        .next()
        .stands_at("closing/bye/say");
}

#[test]
fn an_entry_gates_next_until_every_figure_is_there_and_skip_passes_it() {
    let first = |labels: &[&str]| Refusal::EnterFirst(labels.iter().map(|label| (*label).to_owned()).collect());
    let asked = || Meeting::begun().give(Command::GoToStep("opening".into(), "count".into()));
    asked()
        .refuses(Command::Next, first(&["应到人数", "实到人数"]))
        .enter("here", "60")
        .refuses(Command::Next, first(&["应到人数"]))
        .enter("due", "***")
        .refuses(Command::Next, first(&["应到人数"]))
        .enter("due", " 64 ")
        .next()
        .stands_at("opening/count/say");
    asked().give(Command::Skip).stands_at("opening/count/say");
    let meeting = asked().enter("due", "64").enter("here", "60").enter("here", "");
    let meeting = meeting.refuses(Command::Next, first(&["实到人数"])).undo();
    let entered = Entered::from([("due".into(), "64".to_owned()), ("here".into(), "60".to_owned())]);
    assert_eq!(meeting.session().entered(), &entered);
    meeting.next().stands_at("opening/count/say").refuses(Command::Enter("x".into(), "1".into()), Refusal::NoSuchValue);
}

#[test]
fn taking_everything_back_leads_to_a_meeting_that_has_not_begun() {
    let meeting = Meeting::begun()
        .next()
        .minutes_more(2)
        .give(Command::Pause)
        .enter("due", "64")
        .choose("no")
        .give(Command::Resume)
        .give(Command::Adjourn);
    let meeting = (0..7).fold(meeting, |meeting, _| meeting.undo().stands());
    let meeting = meeting.stands_at("opening/call/say").undo();
    assert_eq!(meeting.session(), &Session::Ready);
    let meeting = meeting.refuses(Command::Undo, Refusal::NothingToUndo).at("09:30").give(Command::Start);
    meeting.at("09:31").elapsed("1:00").item("1:00", "5:00");
}

#[test]
fn each_refusal_has_its_occasion() {
    let not_started = Meeting::new(&forum());
    let needs_start = [
        Command::Next,
        Command::Previous,
        Command::Skip,
        Command::First,
        Command::Last,
        Command::GoToItem("vote".into()),
        Command::GoToStep("vote".into(), "ask".into()),
        Command::Choose("vote".into(), "ask".into(), "yes".into()),
        Command::Enter("due".into(), "64".to_owned()),
        Command::Pause,
        Command::Resume,
        Command::AddTime(Span::minutes(1)),
        Command::Adjourn,
    ];
    let not_started =
        needs_start.into_iter().fold(not_started, |meeting, command| meeting.refuses(command, Refusal::NotStarted));
    assert_eq!(not_started.refuses(Command::Undo, Refusal::NothingToUndo).clock().planned, Some(Span::minutes(40)));

    let nowhere = Position { item: "vote".into(), step: "x".into(), part: PartKind::Say, at: 0 };
    Meeting::begun()
        .refuses(Command::Start, Refusal::AlreadyStarted)
        .refuses(Command::Previous, Refusal::AtBeginning)
        .refuses(Command::Resume, Refusal::NotPaused)
        .refuses(Command::GoToItem("x".into()), Refusal::NoSuchPlace)
        .refuses(Command::GoToStep("vote".into(), "x".into()), Refusal::NoSuchPlace)
        .refuses(Command::GoTo(nowhere), Refusal::NoSuchPlace)
        .refuses(Command::Choose("x".into(), "ask".into(), "yes".into()), Refusal::NoSuchPlace)
        .refuses(Command::Choose("closing".into(), "bye".into(), "yes".into()), Refusal::NoSuchAlternative)
        .give(Command::Pause)
        .refuses(Command::Pause, Refusal::AlreadyPaused);

    let nothing = json!({ "format": 1, "meeting": { "title": "会" }, "items": [{ "id": "a", "kind": "other" }] });
    Meeting::new(&nothing).refuses(Command::Start, Refusal::NothingToSay);
    let mut hollow = forum();
    hollow["items"][2]["steps"] = json!([{ "say": " " }]);
    let hollow =
        Meeting::new(&hollow).give(Command::Start).refuses(Command::GoToItem("vote".into()), Refusal::NothingToSay);
    hollow
        .go_to_item("talks")
        .give(Command::Skip)
        .give(Command::Skip)
        .give(Command::Skip)
        .give(Command::Skip)
        .next()
        .stands_at("closing/bye/say");
}

#[test]
fn lines_of_a_journal_that_do_not_fit_change_nothing() {
    let started =
        What::Started { at: Position { item: "vote".into(), step: "ask".into(), part: PartKind::Say, at: 0 } };
    let before = Meeting::new(&forum()).happens(What::Undone).happens(What::Paused).happens(What::Adjourned);
    assert_eq!(before.session(), &Session::Ready);
    Meeting::begun().next().happens(started).happens(What::Resumed).stands_at("opening/call/say@6");
    let over = Meeting::begun().give(Command::Adjourn).happens(What::Paused).happens(What::Adjourned);
    assert!(matches!(over.session(), Session::Adjourned { .. }));
}

#[test]
fn of_two_sentences_with_one_id_each_can_be_chosen() {
    let mut agenda = forum();
    agenda["items"][2]["steps"][0]["choose"][1]["id"] = "yes".into();
    for (id, index) in [("yes", 0), ("yes#2", 1)] {
        let meeting = Meeting::new(&agenda).give(Command::Start).go_to_item("vote").next().choose(id);
        let live = meeting.session().live().unwrap();
        assert_eq!(live.choice(&meeting.rundown, live.part(&meeting.rundown).unwrap()), Some(index), "{id}");
        meeting.next();
    }
}

/// A count of heads, and a vote by figures.
fn counted() -> serde_json::Value {
    json!({
        "format": 1,
        "meeting": { "title": "选举大会" },
        "values": {
            "due": { "label": "应到人数" }, "here": { "label": "实到人数" }, "excused": { "label": "请假人数" },
            "yes": { "label": "赞成票" }, "no": { "label": "反对票" }, "none": { "label": "弃权票" },
        },
        "items": [
            { "id": "count", "kind": "opening", "steps": [
                { "id": "heads", "enter": ["due", "here", "excused"], "say": "应到{{due}}人，实到{{here}}人。", "choose": [
                    { "id": "enough", "label": "够", "say": "符合规定。" }, { "id": "few", "label": "不够", "say": "不符合规定。" },
                ], "majority": { "votes": "here", "of": "due", "needs": "two-thirds", "passes": "enough", "fails": "few" } },
            ] },
            { "id": "vote", "kind": "vote", "steps": [
                { "id": "votes", "enter": ["yes", "no", "none"], "say": "赞成{{yes}}票。", "choose": [
                    { "id": "passed", "label": "通过", "say": "通过。" }, { "id": "failed", "label": "未通过", "say": "未通过。" },
                ], "majority": { "votes": "yes", "of": "due", "needs": "over-half", "passes": "passed", "fails": "failed" } },
            ] },
        ],
    })
}

#[test]
fn figures_that_do_not_come_to_what_they_should_hold_the_meeting_up_and_skip_passes() {
    let wrong = |meeting: &Meeting| match meeting.session().decide(&meeting.rundown, Command::Next, meeting.now()) {
        Err(Refusal::FiguresDisagree(sums)) => {
            sums.iter().map(|sum| sum.message(Language::Chinese)).collect::<String>()
        }
        other => format!("{other:?}"),
    };
    let meeting =
        Meeting::new(&counted()).give(Command::Start).enter("due", "45").enter("here", "42人").enter("excused", "2");
    assert_eq!(wrong(&meeting), "实到人数 42 + 请假人数 2 = 44 ≠ 应到人数 45，少 1");
    let meeting = meeting.enter("excused", "三").next().stands_at("count/heads/say").undo();
    let meeting = meeting.enter("excused", "9").give(Command::Skip).stands_at("count/heads/say");
    let meeting = meeting.go_to_item("vote").enter("yes", "30").enter("no", "10").enter("none", "3");
    assert_eq!(wrong(&meeting), "赞成票 30 + 反对票 10 + 弃权票 3 = 43 ≠ 实到人数 42，多 1");
    meeting.enter("none", "2").next().stands_at("vote/votes/say");
}

#[test]
fn the_figures_say_which_sentence_is_true_by_the_rule_of_the_file() {
    let says = |meeting: &Meeting, item: usize| {
        let step = &meeting.rundown.agenda().items[item].steps[0];
        let verdict = figures::verdict(&meeting.rundown, meeting.session().entered(), step)?;
        Some((verdict.alternative, verdict.message(Language::Chinese)))
    };
    let meeting = Meeting::new(&counted()).give(Command::Start).enter("due", "45");
    assert_eq!(says(&meeting, 0), None, "a figure is missing");
    let meeting = meeting.enter("here", "30");
    assert_eq!(says(&meeting, 0), Some((0, "实到人数 30，应到人数 45：三分之二以上 ✓".to_owned())));
    let meeting = meeting.enter("here", "29").enter("yes", "22");
    assert_eq!(says(&meeting, 0).map(|(nth, _)| nth), Some(1));
    assert_eq!(says(&meeting, 1), Some((1, "赞成票 22，应到人数 45：过半数 不够".to_owned())));
    assert_eq!(says(&meeting.enter("yes", "23"), 1).map(|(nth, _)| nth), Some(0));
}

#[test]
fn ballots_are_held_against_those_that_were_given_out_and_returned_elsewhere() {
    let agenda = json!({
        "format": 1,
        "meeting": { "title": "选举大会" },
        "values": {
            "sent": { "label": "发出选票张数" }, "back": { "label": "收回选票张数" },
            "valid": { "label": "有效票张数" }, "void": { "label": "无效票张数" },
        },
        "items": [
            { "id": "ballot", "kind": "vote", "steps": [{ "id": "count", "enter": ["sent", "back"], "say": "发出{{sent}}张。" }] },
            { "id": "result", "kind": "vote", "steps": [{ "id": "count", "enter": ["valid", "void"], "say": "有效{{valid}}张。" }] },
        ],
    });
    let meeting = Meeting::new(&agenda).give(Command::Start).enter("sent", "40").enter("back", "41");
    assert!(
        meeting.session().decide(&meeting.rundown, Command::Next, meeting.now()).is_err(),
        "more than were given out"
    );
    let meeting = meeting.enter("back", "39").next().go_to_item("result").enter("valid", "37").enter("void", "1");
    assert!(meeting.session().decide(&meeting.rundown, Command::Next, meeting.now()).is_err(), "one is missing");
    meeting.enter("void", "2").next().stands_at("result/count/say");
}

#[test]
fn so_much_can_be_taken_back_and_no_more() {
    let mut meeting = Meeting::new(&forum()).give(Command::Start);
    for _ in 0..MOST_UNDONE {
        meeting = meeting.give(Command::Next).give(Command::Previous);
    }
    for _ in 0..MOST_UNDONE {
        meeting = meeting.give(Command::Undo);
    }
    meeting.refuses(Command::Undo, Refusal::NothingToUndo);
}

#[test]
fn two_figures_in_one_box_are_none() {
    let counting = || Meeting::begun().next().next().stands_at("opening/count/enter").enter("due", "60");
    counting().enter("here", "55 21").refuses(Command::Next, Refusal::NoFigures(vec!["实到人数".to_owned()]));
    counting().enter("here", "若干").next().stands_at("opening/count/say");
    counting().enter("here", "60人").next().stands_at("opening/count/say");
}
