//! After a crash that left a journal damaged in every way that a disk can damage it.

use super::resuming::resume;
use super::{Room, give, names_in, read_journal, to_the_middle, write};
use lectern_core::session::{Command, Session, What};
use std::fs;

#[test]
fn a_torn_last_line_costs_that_line_only_wherever_it_was_torn() {
    let room = Room::new();
    let mut states = Vec::new();
    let mut desk = room.desk();
    for command in to_the_middle() {
        give(&mut desk, command);
        states.push(desk.session().clone());
    }
    drop(desk);
    let whole = fs::read(room.journal()).unwrap();
    let last = whole[..whole.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    let before_last = &states[states.len() - 2];
    for cut in last..whole.len() {
        fs::write(room.journal(), &whole[..cut]).unwrap();
        let (mut desk, lost) = resume(&room);
        assert_eq!(lost, usize::from(cut > last), "cut at {cut}");
        assert_eq!(desk.session(), before_last, "cut at {cut}");
        give(&mut desk, Command::Pause);
        let after = desk.session().clone();
        drop(desk);
        let (_, events) = read_journal(&room.journal());
        let done = events.iter().filter(|event| event.what != What::PickedUp).count();
        assert_eq!(done, states.len(), "cut at {cut}");
        assert_eq!(Session::replay(&events), after, "what is written after the tear can be read");
    }
}

#[test]
fn garbage_after_the_last_line_is_passed_over_and_what_follows_is_readable() {
    let room = Room::new();
    let before = room.hosting().session().clone();
    let whole = fs::read(room.journal()).unwrap();
    let garbage: [&[u8]; 7] = [
        b"{\"at\":",
        b"\xff\xfe\0\0\0",
        "垃圾\n".as_bytes(),
        b"\n",
        b"{}\n",
        b"[1,2]\n{\"at\"",
        b"\0\0\0\0\0\0\0\n\0\0",
    ];
    for bytes in garbage {
        fs::write(room.journal(), [&whole, bytes].concat()).unwrap();
        let (mut desk, lost) = resume(&room);
        assert_eq!(lost, bytes.split_inclusive(|byte| *byte == b'\n').count(), "{bytes:?}");
        assert_eq!(desk.session(), &before, "{bytes:?}");
        give(&mut desk, Command::Previous);
        let after = desk.session().clone();
        drop(desk);
        assert_eq!(Session::replay(&read_journal(&room.journal()).1), after, "{bytes:?}");
    }
}

#[test]
fn a_line_that_cannot_be_read_in_the_middle_costs_that_line_only() {
    let room = Room::new();
    drop(room.hosting());
    let whole = fs::read_to_string(room.journal()).unwrap();
    let (_, events) = read_journal(&room.journal());
    // The line after the header is the start, without which nothing was a meeting.
    for hit in 2..whole.lines().count() {
        let damaged: String = whole
            .lines()
            .enumerate()
            .map(|(index, line)| if index == hit { "#".repeat(line.len()) + "\n" } else { format!("{line}\n") })
            .collect();
        fs::write(room.journal(), damaged).unwrap();
        let (mut desk, lost) = resume(&room);
        assert_eq!(lost, 1);
        let left = events.iter().enumerate().filter(|(index, _)| index + 1 != hit).map(|(_, event)| event);
        assert_eq!(desk.session(), &Session::replay(left), "line {hit}");
        give(&mut desk, Command::Pause);
        let after = desk.session().clone();
        drop(desk);
        let (mut desk, _) = resume(&room);
        assert_eq!(desk.session(), &after, "line {hit}: what follows is readable");
        give(&mut desk, Command::Resume);
    }
}

#[test]
fn a_journal_without_a_readable_beginning_is_kept_and_is_no_obstacle() {
    let room = Room::new();
    drop(room.hosting());
    for damaged in ["", "\0\0\0\0", "no header\n{\"at\":1}\n"] {
        fs::write(room.journal(), damaged).unwrap();
        let mut desk = room.desk();
        assert!(desk.offer().is_none(), "{damaged:?}");
        give(&mut desk, Command::Start);
        assert_eq!(read_journal(&room.journal()).1.len(), 1, "{damaged:?}");
        drop(desk);
        let kept: Vec<_> = names_in(&room.journal_folder())
            .into_iter()
            .filter(|name| name.ends_with("/journal.jsonl"))
            .map(|name| fs::read_to_string(room.journal_folder().join(name)).unwrap())
            .collect();
        assert!(kept.iter().any(|text| text == damaged), "{damaged:?}: {kept:?}");
    }
}

#[test]
fn the_journal_of_another_version_is_left_alone() {
    let room = Room::new();
    drop(room.hosting());
    let foreign = fs::read_to_string(room.journal()).unwrap().replacen("\"journal\":1", "\"journal\":2", 1);
    write(&room.journal(), &foreign);
    let mut desk = room.desk();
    assert!(desk.offer().is_none(), "half of it would be lost");
    give(&mut desk, Command::Start);
    assert_eq!(fs::read_to_string(room.journal_folder().join("0001/journal.jsonl")).unwrap(), foreign);
}
