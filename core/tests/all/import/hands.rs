//! A show of hands: what is done while the hands are up, and the wordings of which one is said.

use super::document;
use lectern_core::import::{Piece, Role, read};

/// What the words of a vote come to: d direction, a alternative, w words behind which the host waits.
fn parts(vote: &str) -> String {
    let draft = read(&document(&format!("同志们：现在开会。\n下面进行第一项，表决办法。\n{vote}\n散会。")));
    let voted = draft.pieces.iter().filter(|piece| {
        let at = draft.text.find(vote.lines().next().unwrap_or_default()).unwrap_or_default();
        (at..at + vote.len()).contains(&piece.range.start)
    });
    let letter = |piece: &Piece| match (piece.role, piece.wait) {
        (Role::Direction, _) => "d",
        (Role::Alternative { .. }, _) => "a",
        (Role::Say, Some(_)) => "w",
        (Role::Say, None) => "s",
        _ => "",
    };
    voted.map(letter).collect()
}

#[test]
fn what_is_done_while_hands_are_up_is_not_said_and_what_comes_out_is_one_of_two() {
    for (vote, expected) in [
        ("同意的请举手（看）请放下，不同意的请举手（看）没有/请放下，弃权的请举手（看）没有/请放下。", "wdwdaawdaa"),
        ("同意的请举手。（计数）请放下。反对的请举手。（计数）没有/请放下。", "wdwdaa"),
        ("同意的请举手（数一数），请放下。", "wds"),
        ("反对的请举手，没有／请放下，弃权的请举手，没有／请放下。", "waawaa"),
        ("反对的请举手（目测）请放下/没有；弃权的请举手（目测）请放下/没有。", "wdaawdaa"),
        ("赞成的请举牌（清点）请放下。", "wds"),
        ("不同意的请举手。没有（请放下）。弃权的请举手。没有（请放下）。", "waawaa"),
        ("同意的请举手。请放下。一致通过（多数通过）。", "wsaa"),
        ("不同意的请举手。没有/有___名。弃权的请举手。没有/有____票。", "waawaa"),
        ("同意的请举手。一致通过（草案）。", "ws"),
        ("应到___名/实到___名。", "s"),
    ] {
        assert_eq!(parts(vote), expected, "{vote}");
    }
}

#[test]
fn what_comes_out_and_what_explains_is_said_though_it_stands_in_brackets() {
    for (vote, directions) in [
        ("同意的请举手（没有）。", 0),
        ("反对的请举手（或按表决器）。", 0),
        ("现在采取举手（即公开）的方式进行表决。", 0),
    ] {
        assert_eq!(parts(vote).matches('d').count(), directions, "{vote}");
    }
}

#[test]
fn what_somebody_was_called_to_do_is_a_direction_whatever_follows() {
    let directions = |call: &str| {
        let draft = read(&document(&format!("同志们：现在开会。\n{call}\n散会。")));
        draft.pieces.iter().filter(|piece| piece.role == Role::Direction).count()
    };
    for (call, expected) in [
        ("先请镇党委书记邢长河同志发言（发言）长河同志的体会很实在。", 1),
        ("请局长林知远同志作报告（报告）林局长的报告很好。", 1),
        ("请局长林知远同志汇报（林知远汇报）情况都清楚了。", 1),
        ("请局长林知远同志汇报（书面）工作。", 0),
        ("请县长宣读《条例》（草案）的说明。", 0),
    ] {
        assert_eq!(directions(call), expected, "{call}");
    }
}
