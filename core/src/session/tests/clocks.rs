//! The clocks: pauses, waits that are visited twice, added time, undo, over and under.

use super::{Meeting, forum};
use crate::agenda::rundown::{PartKind, Position};
use crate::session::{Command, Refusal, Session};
use crate::time::Span;
use serde_json::json;

#[test]
fn pausing_stops_the_clocks_of_meeting_item_and_wait() {
    Meeting::begun()
        .at("09:05")
        .go_to_item("talks")
        .at("09:06")
        .next()
        .at("09:10")
        .wait("4:00", "8:00")
        .item("5:00", "20:00")
        .give(Command::Pause)
        .at("09:20")
        .wait("4:00", "8:00")
        .item("5:00", "20:00")
        .elapsed("10:00")
        .give(Command::Resume)
        .at("09:22:30")
        .wait("6:30", "8:00")
        .item("7:30", "20:00")
        .elapsed("12:30");
}

#[test]
fn a_move_during_a_pause_takes_no_time_with_it() {
    Meeting::begun()
        .at("09:05")
        .go_to_item("talks")
        .next()
        .at("09:07")
        .give(Command::Pause)
        .at("09:10")
        .next()
        .next()
        .next()
        .stands_at("talks/xie/wait")
        .at("09:15")
        .wait("0:00", "8:00")
        .give(Command::Resume)
        .at("09:16")
        .wait("1:00", "8:00")
        .item("3:00", "20:00");
}

#[test]
fn undo_of_next_gives_the_speaker_the_time_back_as_if_it_had_never_happened() {
    let speaking = || Meeting::begun().at("09:05").go_to_item("talks").at("09:06").next();
    let never = speaking();
    let taken_back = speaking().at("09:09").next().at("09:10").undo().stands_at("talks/lu/wait");
    for time in ["09:10", "09:12:30", "09:20"] {
        let (never, taken_back) = (never.clock_at(time), taken_back.clock_at(time));
        assert_eq!(never, taken_back, "at {time}");
    }
    taken_back.at("09:12").wait("6:00", "8:00").item("7:00", "20:00");
}

#[test]
fn undo_of_a_jump_into_another_item_gives_both_items_their_time_back() {
    let meeting = Meeting::begun().at("09:04").go_to_item("vote").at("09:09").undo();
    let meeting = meeting.stands_at("opening/call/say").item("9:00", "5:00");
    meeting.go_to_item("vote").item("0:00", "10:00").at("09:11").item("2:00", "10:00");
}

#[test]
fn a_wait_that_is_visited_twice_adds_up_and_so_does_an_item() {
    Meeting::begun()
        .at("09:05")
        .go_to_item("talks")
        .at("09:06")
        .next()
        .at("09:08")
        .next()
        .at("09:10")
        .previous()
        .stands_at("talks/lu/wait")
        .wait("2:00", "8:00")
        .at("09:11")
        .wait("3:00", "8:00")
        .go_to_item("vote")
        .at("09:20")
        .give(Command::GoTo(Position { item: "talks".into(), step: "lu".into(), part: PartKind::Wait, at: 0 }))
        .at("09:21")
        .wait("4:00", "8:00")
        .item("7:00", "20:00");
}

#[test]
fn added_time_extends_the_wait_and_its_item_and_can_be_taken_back() {
    Meeting::begun()
        .go_to_item("talks")
        .minutes_more(1)
        .item("0:00", "21:00")
        .next()
        .wait("0:00", "8:00")
        .minutes_more(3)
        .wait("0:00", "11:00")
        .item("0:00", "24:00")
        .minutes_more(-1)
        .wait("0:00", "10:00")
        .item("0:00", "23:00")
        .undo()
        .wait("0:00", "11:00")
        .item("0:00", "24:00")
        .go_to_item("vote")
        .item("0:00", "10:00");
}

#[test]
fn an_adjourned_meeting_stands_still_and_goes_on_when_that_is_taken_back() {
    let speaking = Meeting::begun().at("09:05").go_to_item("talks").next().at("09:10").wait("5:00", "8:00");
    let over = speaking.give(Command::Adjourn);
    assert!(matches!(over.session(), Session::Adjourned { .. }));
    let later = over.at("09:30").elapsed("10:00").item("5:00", "20:00");
    assert_eq!((later.clock().to_end, later.clock().over), (None, Some(Span::minutes(-30))));
    let later = later.refuses(Command::Next, Refusal::Over).refuses(Command::Start, Refusal::Over);
    later.undo().stands_at("talks/lu/wait").wait("25:00", "8:00").elapsed("30:00");
}

#[test]
fn undo_of_a_pause_and_of_a_resumption_count_the_time_between() {
    Meeting::begun().at("09:05").give(Command::Pause).at("09:10").undo().elapsed("10:00");
    Meeting::begun()
        .at("09:05")
        .give(Command::Pause)
        .at("09:10")
        .give(Command::Resume)
        .at("09:12")
        .elapsed("7:00")
        .undo()
        .at("09:20")
        .elapsed("5:00")
        .give(Command::Resume)
        .at("09:21")
        .elapsed("6:00");
}

#[test]
fn over_and_under_follow_the_room_and_not_only_the_clocks() {
    // Started on time, and nothing has slipped.
    Meeting::begun().over("0:00").at("09:05").over("0:00");
    // The first item takes two minutes more than planned.
    Meeting::begun().at("09:07").over("2:00").go_to_item("talks").over("2:00");
    // It is done early: the rest of its time is won once it is left.
    Meeting::begun().at("09:03").over("0:00").go_to_item("talks").over("-2:00");
    Meeting::new(&forum()).at("09:10").give(Command::Start).over("10:00");
    Meeting::new(&forum()).at("08:55").give(Command::Start).over("-5:00").at("09:00").over("-5:00");
    // A pause is lost to the room although the clocks stand.
    Meeting::begun().at("09:02").give(Command::Pause).at("09:12").over("10:00").elapsed("2:00");
    Meeting::begun().minutes_more(3).over("3:00");
    // Over at 09:50, for good.
    Meeting::begun().give(Command::Last).at("09:50").give(Command::Adjourn).at("11:00").over("10:00");
}

#[test]
fn a_schedule_of_another_day_or_of_another_hour_does_not_make_the_meeting_late() {
    let start = |date: &str, time: &str| Meeting::new(&forum()).on(date).at(time).give(Command::Start);
    start("2026-03-19", "09:10").over("0:00");
    start("2026-06-20", "09:00").over("0:00").at("09:06").over("1:00");
    start("2026-03-20", "15:00").over("6:00:00");
    start("2026-03-20", "15:01").over("0:00");
    start("2026-03-20", "02:59").over("0:00");
    let mut unscheduled = forum();
    unscheduled["meeting"] = json!({ "title": "座谈会", "minutes": 40 });
    Meeting::new(&unscheduled).at("11:00").give(Command::Start).at("11:06").over("1:00");
    let mut unplanned = forum();
    unplanned["meeting"] = json!({ "title": "座谈会", "starts": "2026-03-20T09:00" });
    assert_eq!(Meeting::new(&unplanned).give(Command::Start).clock().over, None);
}
