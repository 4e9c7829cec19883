//! What a run through the script tells.

use super::*;
use crate::session::rehearsal::{Heard, Rehearsal};

/// Two paragraphs of 100 and 50 characters in an item of one minute, and a speech.
fn remarks() -> Value {
    let words = |count: usize| "念".repeat(count) + "。";
    json!({
        "format": 1,
        "meeting": { "title": "座谈会" },
        "items": [
            { "id": "remarks", "kind": "remarks", "minutes": 1, "steps": [
                { "id": "words", "say": format!("{}\n\n{}", words(100), words(50)) } ] },
            { "id": "talk", "kind": "speeches", "minutes": 9, "steps": [
                { "id": "call", "say": words(20), "wait": "speech", "minutes": 8 } ] },
        ],
    })
}

fn rehearsal(meeting: &Meeting) -> Rehearsal {
    Rehearsal::of(&meeting.written, &meeting.journal, 180)
}

fn run() -> Meeting {
    let begun = Meeting::new(&remarks()).at("09:00").give(Command::Start);
    let read = begun.at("09:00:50").next().at("09:01:00").give(Command::Pause).at("09:05").give(Command::Resume);
    read.at("09:05:15").next().at("09:05:25").next().at("09:13").give(Command::Adjourn)
}

#[test]
fn each_paragraph_has_its_time_without_pauses_and_the_pace_is_heard() {
    let rehearsal = rehearsal(&run());
    let times: Vec<(usize, i64)> = rehearsal.paragraphs.iter().map(|one| (one.syllables, one.took.0 / 1000)).collect();
    assert_eq!(times, [(100, 50), (50, 25), (20, 10)]);
    assert_eq!(rehearsal.heard.pace(), Some(120), "170 syllables in 85 seconds");
}

#[test]
fn words_that_are_too_long_for_their_time_say_by_how_many_characters() {
    let rehearsal = rehearsal(&run());
    let [remarks, talk] = &rehearsal.items[..] else { panic!("{:?}", rehearsal.items) };
    assert_eq!(
        (remarks.slot, remarks.estimated, remarks.spoken),
        (Some(Span::minutes(1)), Span::seconds(50), Span::seconds(75))
    );
    assert_eq!((remarks.expected, remarks.too_long), (Span::seconds(75), 30), "a quarter of a minute at 120 a minute");
    assert_eq!((talk.slot, talk.too_long), (Some(Span::minutes(1)), 0), "beside the speech one minute is left");
}

#[test]
fn what_was_clicked_past_or_left_alone_says_nothing_about_a_pace() {
    let begun = Meeting::new(&remarks()).at("09:00").give(Command::Start);
    let run = begun.at("09:00:01").next().at("09:30").next().at("09:30:10").next().give(Command::Adjourn);
    assert_eq!(rehearsal(&run).heard, Heard { syllables: 20, milliseconds: 10_000 });
    assert_eq!(rehearsal(&run).heard.pace(), None, "20 syllables are too few");
}

#[test]
fn what_is_heard_later_counts_more_and_more() {
    let slow = Heard { syllables: 6_000, milliseconds: 60 * 60_000 };
    let fast = Heard { syllables: 6_000, milliseconds: 30 * 60_000 };
    assert_eq!(slow.pace(), Some(100));
    let after: Vec<usize> =
        (1..4).map(|times| (0..times).fold(slow, |heard, _| heard.and(fast)).pace().unwrap()).collect();
    assert!(after.is_sorted() && after[0] > 120 && after[2] < 200, "{after:?}");
}

#[test]
fn what_is_told_of_a_paragraph_is_what_was_read() {
    let agenda = json!({
        "format": 1,
        "meeting": { "title": "座谈会" },
        "people": { "lu": { "name": "陆远", "office": "书记", "address": "同志" } },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "id": "where", "say": "> 时间：2026年2月10日上午9:00\n\n> 地点：县会议中心" },
                { "id": "begin", "say": "> 稍停\n\n现在开会，请大家坐好。" } ] },
            { "id": "talk", "kind": "speeches", "title": "发言", "steps": [
                { "id": "lu", "turn": "lu", "say": "下面，进行{{第几项}}议程，请{{发言人}}发言。", "wait": "speech" } ] },
        ],
    });
    let run = Meeting::new(&agenda).at("09:00").give(Command::Start).at("09:00:09").next().at("09:00:20").next();
    let rehearsal = rehearsal(&run.at("09:00:30").next().at("09:01").give(Command::Adjourn));
    let read: Vec<(&str, usize)> = rehearsal.paragraphs.iter().map(|one| (one.words.as_str(), one.syllables)).collect();
    assert_eq!(read, [("现在开会，请大家坐好。", 9), ("下面，进行第一项议程，请书记陆远同志发言。", 18)]);
}
