//! The time of a meeting that was cut off and gone on with.

use super::super::{Room, give, read_journal, write};
use super::resume;
use lectern_core::record::Record;
use lectern_core::session::{Command, What};
use std::fs;

#[test]
fn a_clock_that_was_set_back_before_the_resumption_does_not_lead_into_the_past() {
    let room = Room::new();
    drop(room.hosting());
    let (header, mut events) = read_journal(&room.journal());
    for event in &mut events {
        event.at.0 += 3 * 3_600_000;
    }
    let latest = events.last().unwrap().at;
    let lines = events.iter().map(|event| serde_json::to_string(event).unwrap());
    let lines: Vec<String> = std::iter::once(header.to_string()).chain(lines).collect();
    write(&room.journal(), &format!("{}\n", lines.join("\n")));
    let (mut desk, _) = resume(&room);
    give(&mut desk, Command::Pause);
    let (_, events) = read_journal(&room.journal());
    let paused = events.last().unwrap();
    assert!(paused.what == What::Paused && paused.at >= latest, "{paused:?} after {latest:?}");
}

/// What happened while the program had stopped is known to nobody, and the record says so.
#[test]
fn the_record_tells_when_the_program_had_stopped() {
    let room = Room::new();
    drop(room.hosting());
    let events = |room: &Room| read_journal(&room.journal()).1;
    let latest = events(&room).last().unwrap().at;
    let (mut desk, _) = resume(&room);
    give(&mut desk, Command::Pause);
    drop(desk);
    let (mut desk, _) = resume(&room);
    give(&mut desk, Command::Resume);
    let record = Record::of(desk.rundown(), &events(&room));
    let [first, second] = record.gaps[..] else { panic!("{:?}", record.gaps) };
    assert!(first.from == latest && first.to.is_some_and(|to| to >= latest) && second.from >= first.to.unwrap());
    // Going on is nothing that can be taken back.
    give(&mut desk, Command::Undo);
    give(&mut desk, Command::Undo);
    assert_eq!(Record::of(desk.rundown(), &events(&room)).pauses, []);
}

/// A journal whose header says this of the clock, with the time of its latest event and of the next one.
fn times_after(clock: &serde_json::Value) -> (i64, i64) {
    let room = Room::new();
    drop(room.hosting());
    let text = fs::read_to_string(room.journal()).unwrap();
    let (header, events) = text.split_once('\n').unwrap();
    let mut header: serde_json::Value = serde_json::from_str(header).unwrap();
    if let Some(ahead) = clock.as_i64() {
        let now = &mut header["clock"]["now"];
        *now = (now.as_i64().unwrap() + ahead).into();
    } else {
        header["clock"] = clock.clone();
    }
    fs::write(room.journal(), format!("{header}\n{events}")).unwrap();
    let (mut desk, _) = resume(&room);
    give(&mut desk, Command::Pause);
    let mut events = read_journal(&room.journal()).1;
    events.retain(|event| event.what != What::PickedUp);
    (events[events.len() - 2].at.0, events[events.len() - 1].at.0)
}

#[test]
#[cfg(target_os = "linux")]
fn time_goes_on_from_what_the_journal_says_and_not_from_the_clock_of_the_system() {
    const HOUR: i64 = 3_600_000;
    // The meeting was counted from an hour later than this computer believes now: somebody has set its clock back.
    let (before, after) = times_after(&HOUR.into());
    assert!((HOUR..2 * HOUR).contains(&(after - before)), "{}", after - before);
    // The other way round nothing happens before what has happened.
    let (before, after) = times_after(&(-HOUR).into());
    assert!((0..HOUR / 2).contains(&(after - before)), "{}", after - before);
}

#[test]
fn what_another_version_says_of_the_clock_makes_no_journal_unreadable() {
    for clock in [serde_json::Value::Null, "?".into(), serde_json::json!({ "now": "nine" }), vec![1].into()] {
        let (before, after) = times_after(&clock);
        assert!((0..3_600_000).contains(&(after - before)), "{clock}: {}", after - before);
    }
}
