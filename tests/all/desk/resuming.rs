//! After a crash. Dropping a desk is what a kill leaves behind, but for what was changed within the last second.

mod clock;
mod edits;

use super::{MEETING, Room, give, read_journal, words_here, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::ValueId;
use lectern_core::session::{Command, Session};
use std::fs;

/// Opens the meeting again and goes on with it; answers with the lines that were lost.
pub(super) fn resume(room: &Room) -> (Desk, usize) {
    let mut desk = room.desk();
    let lost = desk.offer().expect("an offer").lost_lines();
    desk.handle(Request::Resume);
    assert!(desk.offer().is_none());
    match desk.notice() {
        None => assert_eq!(lost, 0),
        Some(Notice::JournalTorn(said)) => assert_eq!(*said, lost),
        Some(other) => panic!("{other:?}"),
    }
    desk.handle(Request::Dismiss);
    (desk, lost)
}

#[test]
fn a_meeting_goes_on_where_it_stood_with_everything_that_was_known() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Pause);
    give(&mut desk, Command::AddTime(lectern_core::time::Span::minutes(3)));
    let before = desk.session().clone();
    drop(desk);
    let mut desk = room.desk();
    assert_eq!(desk.session(), &Session::Ready, "nothing goes on unasked");
    let offer = desk.offer().expect("an offer");
    assert_eq!((offer.title(), offer.lost_lines()), ("例会", 0));
    assert_eq!(Some(offer.live()), before.live());
    desk.handle(Request::Resume);
    assert!(desk.notice().is_none(), "{:?}", desk.notice());
    assert_eq!(desk.session(), &before);
    let live = desk.session().live().unwrap();
    assert_eq!(live.entered.get(&ValueId::from("n")).map(String::as_str), Some("41"));
    assert_eq!(live.choice_at(&"count".into(), &"present".into()), Some(&"met".into()));
    assert!(live.paused.is_some());
    assert_eq!(words_here(&desk), "可以开会。");
    // Taking back goes on across the crash too.
    for _ in 0..2 {
        give(&mut desk, Command::Undo);
    }
    assert!(desk.session().live().unwrap().paused.is_none());
}

#[test]
fn a_meeting_whose_agenda_was_saved_elsewhere_is_found_there() {
    let room = Room::new();
    let mut desk = room.hosting();
    let other = room.at("stick/例会");
    fs::create_dir_all(room.at("stick")).unwrap();
    desk.handle(Request::SaveAs { path: other.clone(), replace: false });
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Next);
    // Saved over itself, it stays where it is.
    desk.handle(Request::SaveAs { path: other.with_extension("json"), replace: true });
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Pause);
    assert!(!desk.is_journal_failing());
    let before = desk.session().clone();
    drop(desk);
    // It is offered once: with the file that it was hosted from last.
    assert!(room.desk().offer().is_none());
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    assert_eq!(desk.document().path(), Some(other.with_extension("json").as_path()));
    desk.handle(Request::Resume);
    assert_eq!(desk.session(), &before);
    give(&mut desk, Command::Resume);
}

#[test]
fn where_the_other_file_is_hosted_in_another_window_the_journal_stays() {
    let room = Room::new();
    let other = room.at("agendas/other.json");
    write(&other, MEETING);
    let mut elsewhere = Desk::new(Some(room.data()));
    elsewhere.begin(Some(other.clone()));
    give(&mut elsewhere, Command::Start);
    let mut desk = room.hosting();
    desk.handle(Request::SaveAs { path: other, replace: true });
    assert!(matches!(desk.notice(), Some(Notice::HostedElsewhere)), "{:?}", desk.notice());
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Next);
    assert!(!desk.is_journal_failing());
    let before = desk.session().clone();
    drop(desk);
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    assert_eq!(desk.session(), &before);
}

#[test]
fn the_latest_unfinished_meeting_is_offered_without_being_named() {
    let room = Room::new();
    let before = room.hosting().session().clone();
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    assert_eq!(desk.document().path(), Some(room.agenda().as_path()));
    desk.handle(Request::Resume);
    assert_eq!(desk.session(), &before);
}

#[test]
fn the_sample_is_resumed_too() {
    let room = Room::new();
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    assert!(desk.document().path().is_none() && desk.offer().is_none());
    for _ in 0..3 {
        let command = if desk.session().live().is_some() { Command::Next } else { Command::Start };
        give(&mut desk, command);
    }
    let before = desk.session().clone();
    drop(desk);
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    desk.handle(Request::Resume);
    assert_eq!(desk.session(), &before);
}

#[test]
fn a_meeting_that_is_over_is_not_offered() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Adjourn);
    drop(desk);
    assert!(room.desk().offer().is_none());
}

#[test]
fn beginning_anew_keeps_every_old_journal_under_a_name_of_its_own() {
    let room = Room::new();
    let mut old = Vec::new();
    for round in 1..=3 {
        drop(room.hosting());
        old.push(fs::read(room.journal()).unwrap());
        let mut desk = room.desk();
        desk.handle(Request::StartOver);
        assert!(desk.notice().is_none() && desk.offer().is_none(), "{:?}", desk.notice());
        assert_eq!(desk.session(), &Session::Ready);
        // Until the new meeting begins nothing is decided: a slip is mended by opening the agenda again.
        assert_eq!(fs::read(room.journal()).unwrap(), old[round - 1]);
        assert!(room.desk().offer().is_some());
        give(&mut desk, Command::Start);
        give(&mut desk, Command::Adjourn);
        drop(desk);
        for (index, bytes) in old.iter().enumerate() {
            // Between two that broke off lies one that was finished.
            let name = format!("{:04}/journal.jsonl", index * 2 + 1);
            assert_eq!(&fs::read(room.journal_folder().join(name)).unwrap(), bytes, "round {round}");
        }
    }
}

#[test]
fn starting_without_an_answer_to_the_offer_keeps_the_old_journal_too() {
    let room = Room::new();
    drop(room.hosting());
    let old = fs::read(room.journal()).unwrap();
    let mut desk = room.desk();
    give(&mut desk, Command::Start);
    assert!(desk.offer().is_none());
    assert_eq!(fs::read(room.journal_folder().join("0001/journal.jsonl")).unwrap(), old);
    assert_eq!(read_journal(&room.journal()).1.len(), 1);
}

#[test]
fn a_second_window_cannot_host_the_same_meeting_and_breaks_nothing() {
    let room = Room::new();
    let mut first = room.hosting();
    let mut second = room.desk();
    assert!(second.offer().is_none(), "a meeting that runs is not unfinished");
    second.handle(Request::Command(Command::Start));
    assert!(matches!(second.notice(), Some(Notice::HostedElsewhere)), "{:?}", second.notice());
    assert_eq!(second.session(), &Session::Ready);
    give(&mut first, Command::Pause);
    let before = first.session().clone();
    assert_eq!(Session::replay(&read_journal(&room.journal()).1), before);
    drop(first);
    assert_eq!(resume(&room).0.session(), &before);
    drop(second);
}

#[test]
fn of_two_windows_with_the_same_offer_only_one_goes_on() {
    let room = Room::new();
    drop(room.hosting());
    let (mut first, mut second) = (room.desk(), room.desk());
    first.handle(Request::Resume);
    for request in [Request::Resume, Request::StartOver] {
        second.handle(request);
        assert!(matches!(second.notice(), Some(Notice::HostedElsewhere)), "{:?}", second.notice());
        assert_eq!(second.session(), &Session::Ready);
        assert!(second.offer().is_some(), "it can be tried again");
    }
    give(&mut first, Command::Pause);
    assert_eq!(&Session::replay(&read_journal(&room.journal()).1), first.session());
}

#[test]
fn an_offer_that_another_window_has_gone_on_with_meanwhile_loses_nothing_of_it() {
    let room = Room::new();
    drop(room.hosting());
    let (mut first, mut second) = (room.desk(), room.desk());
    first.handle(Request::Resume);
    give(&mut first, Command::Next);
    give(&mut first, Command::Pause);
    let before = first.session().clone();
    drop(first);
    second.handle(Request::Resume);
    assert_eq!(second.session(), &before);
    give(&mut second, Command::Resume);
    assert_eq!(&Session::replay(&read_journal(&room.journal()).1), second.session());
}

#[test]
fn where_the_agenda_is_gone_the_copy_with_the_journal_serves() {
    let room = Room::new();
    let before = room.hosting().session().clone();
    fs::remove_dir_all(room.at("agendas")).unwrap();
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    assert!(matches!(desk.notice(), Some(Notice::OpenedCopy(path)) if *path == room.agenda()), "{:?}", desk.notice());
    desk.handle(Request::Resume);
    assert_eq!(desk.session(), &before);
    assert_eq!(words_here(&desk), "可以开会。");
    desk.handle(Request::Dismiss);
    for _ in 0..4 {
        give(&mut desk, Command::Next);
    }
    assert_eq!(words_here(&desk), "今天的会到此结束。", "the texts beside it were copied too");
}

#[test]
fn where_the_agenda_is_broken_the_copy_serves_and_the_file_is_left_alone() {
    let room = Room::new();
    let before = room.hosting().session().clone();
    fs::write(room.agenda(), "{ broken").unwrap();
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    assert!(matches!(desk.notice(), Some(Notice::OpenedCopy(_))), "{:?}", desk.notice());
    desk.handle(Request::Resume);
    assert_eq!(desk.session(), &before);
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), "{ broken");
}
