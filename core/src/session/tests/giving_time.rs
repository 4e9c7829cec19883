//! Time that is given and taken away: to items that nobody has planned, to waits within what is shared, and never all of it.

use super::*;

/// Speakers of whom only one has minutes, a discussion that nobody has planned, and one with a plan.
fn unplanned() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会" },
        "people": { "lu": { "name": "陆远" }, "xie": { "name": "谢安" } },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [{ "say": "现在开会。" }] },
            { "id": "talks", "kind": "speeches", "steps": [
                { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 6 },
                { "id": "xie", "turn": "xie", "say": "请{{speaker}}发言。", "wait": "speech" },
            ] },
            { "id": "open", "kind": "discussion", "steps": [{ "id": "all", "say": "请大家讨论。", "wait": "other" }] },
            { "id": "planned", "kind": "discussion", "minutes": 7, "steps": [{ "id": "all", "say": "请大家讨论。", "wait": "other" }] },
            { "id": "pair", "kind": "speeches", "minutes": 20, "steps": [
                { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 },
                { "id": "xie", "turn": "xie", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 },
            ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&unplanned()).at("09:00").give(Command::Start)
}

#[test]
fn an_item_without_a_plan_is_given_a_minute_more_than_it_is_known_to_take() {
    let talks = begun().go_to_item("talks").next().at("09:02:13").item("2:13", "0:00");
    talks.minutes_more(1).item("2:13", "7:00").undo().item("2:13", "0:00");
    // Nothing is known of the other one but that it goes on already.
    let open = begun().go_to_item("open").next().at("09:12").minutes_more(1).item("12:00", "13:00");
    let open = open.at("09:12:30").minutes_more(1).item("12:30", "14:00").undo().item("12:30", "13:00");
    open.undo().item("12:30", "0:00").at("09:20").minutes_more(2).item("20:00", "22:00");
}

#[test]
fn a_minute_at_least_is_left_of_every_plan() {
    let less = || Command::AddTime(Span::minutes(-1));
    let seven = begun().go_to_item("planned");
    let one = (0..6).fold(seven, |meeting, _| meeting.minutes_more(-1)).item("0:00", "1:00");
    one.refuses(less(), Refusal::NoTimeToTake).minutes_more(1).item("0:00", "2:00");
    // The wait goes first, and where nobody has planned anything there is nothing to take.
    let talks = begun().go_to_item("talks").next();
    let one = (0..5).fold(talks, |meeting, _| meeting.minutes_more(-1)).wait("0:00", "1:00");
    one.refuses(less(), Refusal::NoTimeToTake);
    begun().go_to_item("open").refuses(less(), Refusal::NoTimeToTake);
}

#[test]
fn whoever_waits_in_an_item_gives_of_what_it_gives() {
    let shared = |by: i64| begun().give(Command::Share(vec![("pair".into(), Span::minutes(by))])).go_to_item("pair");
    shared(-5).item("0:00", "15:00").next().wait("0:00", "6:00").next().next().wait("0:00", "6:00");
    shared(-3).next().wait("0:00", "7:00").next().next().wait("0:00", "7:00");
    let undone = shared(-5).undo().undo().go_to_item("pair").item("0:00", "20:00").next();
    undone.wait("0:00", "8:00");

    let mut short = unplanned();
    short["items"][3] = json!({ "id": "planned", "kind": "discussion", "minutes": 2, "steps": [
        { "id": "all", "say": "请大家讨论。", "wait": "other", "minutes": 2 } ] });
    let short = Meeting::new(&short).give(Command::Start);
    let short = short.give(Command::Share(vec![("planned".into(), Span::minutes(-1))])).go_to_item("planned");
    short.item("0:00", "1:00").next().wait("0:00", "1:00");
}

#[test]
fn what_the_words_are_expected_to_take_is_no_plan() {
    let opening = begun();
    assert!(opening.clock().item_is_estimate);
    assert!(!opening.minutes_more(1).clock().item_is_estimate, "the host has set it");
    assert!(!begun().go_to_item("planned").clock().item_is_estimate);
}

#[test]
fn what_was_given_to_somebody_who_did_not_come_limits_nobody_else() {
    let given = begun().go_to_item("talks").next().minutes_more(1).item("0:00", "7:00");
    given.change(Change::Absent { turn: step("talks", "lu") }).item("0:00", "0:00");
}
