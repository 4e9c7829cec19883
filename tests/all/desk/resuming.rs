//! After a crash. Dropping a desk is what a kill leaves behind, but for what was changed within the last second: for that,
//! [`killed`] looks at the folders as they are while the window is still there.

use super::{END, MEETING, Room, give, names_in, read_journal, words_here, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::ValueId;
use lectern_core::agenda::edit::{Edit, ItemAt, PersonDetail, StepAt, StepDetail, StepText};
use lectern_core::record::Record;
use lectern_core::session::{Command, Session, What};
use std::fs::{self, File};

/// What is found by a window that begins now, were this one killed. It has folders of its own.
fn killed(room: &Room) -> Desk {
    let data = tempfile::tempdir_in(room.at("")).unwrap().keep();
    for name in names_in(&room.data()) {
        let to = data.join(&name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let from = room.data().join(&name);
        // What is being written at this moment may bear another name by now.
        let Ok(modified) = fs::copy(&from, &to).and_then(|_| fs::metadata(&from)?.modified()) else { continue };
        // Of two copies the newer one counts.
        File::options().write(true).open(to).unwrap().set_modified(modified).unwrap();
    }
    let mut desk = Desk::new(Some(data));
    desk.begin(Some(room.agenda()));
    desk.handle(Request::Resume);
    desk
}

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

#[test]
fn an_agenda_that_was_edited_meanwhile_carries_the_place_over() {
    let edits: [(&str, &str); 3] = [
        ("达到规定人数。\\n\\n可以开会。", "经清点，已经达到规定的人数。\\n\\n可以开会。"),
        (
            "\"items\": [",
            "\"items\": [ { \"id\": \"new\", \"kind\": \"film\", \"steps\": [ { \"say\": \"请看片。\" } ] },",
        ),
        ("{ \"id\": \"speech\"", "{ \"id\": \"late\", \"say\": \"临时加一项。\" }, { \"id\": \"speech\""),
    ];
    for (old, new) in edits {
        let room = Room::new();
        drop(room.hosting());
        assert!(MEETING.contains(old));
        write(&room.agenda(), &MEETING.replace(old, new));
        let (desk, _) = resume(&room);
        assert_eq!(words_here(&desk), "可以开会。", "{new}");
        assert_eq!(&Session::replay(&read_journal(&room.journal()).1), desk.session(), "{new}");
    }
}

#[test]
fn a_text_beside_the_agenda_that_was_edited_meanwhile_carries_the_place_over() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Last);
    give(&mut desk, Command::Next);
    assert_eq!(words_here(&desk), "散会。");
    drop(desk);
    write(&room.text(), &END.replace("今天的会", "再次感谢大家，今天的会议开得很好，"));
    let (desk, _) = resume(&room);
    assert_eq!(words_here(&desk), "散会。");
    let (_, events) = read_journal(&room.journal());
    let last: Vec<&What> = events.iter().rev().take(2).map(|event| &event.what).collect();
    assert!(
        matches!(last[..], [What::PickedUp, What::Rebased { .. }] | [What::Rebased { .. }, What::PickedUp]),
        "{last:?}"
    );
}

#[test]
fn changes_that_were_never_saved_are_back_after_a_crash() {
    let room = Room::new();
    let mut desk = room.hosting();
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, "陆致远".to_owned())));
    drop(desk);
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    assert!(matches!(desk.notice(), Some(Notice::EditsFound)), "{:?}", desk.notice());
    assert_eq!(desk.written().agenda.people["lu"].name, "陆致远");
    assert!(desk.document().is_changed());
    desk.handle(Request::Save);
    assert!(fs::read_to_string(room.agenda()).unwrap().contains("陆致远"));
    drop(desk);
    // Saved is saved: nothing is found a second time.
    let (desk, _) = resume(&room);
    assert!(!desk.document().is_changed());
}

#[test]
fn changes_that_were_never_saved_and_those_of_somebody_else_are_a_question() {
    let room = Room::new();
    let mut desk = room.hosting();
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, "陆致远".to_owned())));
    drop(desk);
    write(&room.agenda(), &MEETING.replace("三楼", "五楼"));
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert_eq!(desk.written().agenda.people["lu"].name, "陆致远");
    desk.handle(Request::TakeTheirs);
    assert_eq!(desk.written().agenda.values["place"].value, "五楼");
}

#[test]
fn changes_that_were_never_saved_are_no_question_where_the_file_is_gone() {
    let room = Room::new();
    let mut desk = room.hosting();
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, "陆致远".to_owned())));
    drop(desk);
    fs::remove_file(room.agenda()).unwrap();
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    assert!(!desk.document().has_conflict(), "{:?}", desk.notice());
    assert_eq!(desk.written().agenda.people["lu"].name, "陆致远");
}

#[test]
fn an_agenda_that_is_named_and_cannot_be_opened_is_hosted_from_the_copy_or_not_at_all() {
    for damage in ["{ broken", ""] {
        let room = Room::new();
        let before = room.hosting().session().clone();
        write(&room.agenda(), damage);
        let mut desk = room.desk();
        assert!(desk.offer().is_some() && desk.refused().is_none(), "{damage:?}");
        desk.handle(Request::Resume);
        assert_eq!(desk.session(), &before);
    }
    let room = Room::new();
    write(&room.agenda(), "{ broken");
    let desk = room.desk();
    assert!(matches!(desk.refused(), Some(Notice::NotAnAgenda(..))), "{:?}", desk.refused());
    assert!(desk.rundown().parts().is_empty(), "no other meeting stands in its place");
}

#[test]
fn letters_in_a_running_meeting_wait_for_each_other_and_for_the_next_key_of_the_host() {
    let room = Room::new();
    let mut desk = room.desk();
    give(&mut desk, Command::Start);
    give(&mut desk, Command::Next);
    assert_eq!(words_here(&desk), "今天在三楼开会。");
    let at = StepAt { item: ItemAt { place: 0, id: "opening".into() }, place: 0 };
    // Words that come before the reading place move it.
    let typed = |desk: &mut Desk, words: &str| {
        let say = format!("同志们，{words}现在开会。\n\n今天在{{{{place}}}}开会。\n\n下面报告人数。");
        desk.handle(Request::Edit(Edit::Step(at.clone(), StepDetail::Text(StepText::Say, say))));
    };
    let on_disk = |room: &Room| {
        let copy = fs::read_to_string(room.journal_folder().join("agenda/agenda.json")).unwrap();
        (fs::read_to_string(room.journal()).unwrap(), copy)
    };
    let before = on_disk(&room);
    for words in ["请", "请大", "请大家", "请大家安静"] {
        typed(&mut desk, words);
        assert_eq!(words_here(&desk), "今天在三楼开会。");
        assert_eq!(on_disk(&room), before, "no letter waits for a disk");
        // Killed here, the meeting stands where it stood before the letters, in the words of then.
        let found = killed(&room);
        assert_eq!(words_here(&found), "今天在三楼开会。");
    }
    // A second later both are there.
    assert_eq!(desk.keep_unsaved(10.0), Some(1.0));
    desk.keep_unsaved(11.0);
    assert_ne!(on_disk(&room), before);
    assert_eq!(killed(&room).session(), desk.session());
    // The host does not wait for the second, and what he does stands beside the words that it speaks of.
    typed(&mut desk, "请");
    give(&mut desk, Command::Next);
    let found = killed(&room);
    assert_eq!((found.session(), words_here(&found).as_str()), (desk.session(), "下面报告人数。"));
    assert_eq!(found.written().agenda, desk.written().agenda);
    // And nothing is left to be written afterwards.
    let after = on_disk(&room);
    drop(desk);
    assert_eq!(on_disk(&room).0, after.0);
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

#[test]
fn killed_between_the_words_of_an_edit_and_what_they_did_to_the_place_it_stands_in_the_same_words() {
    let room = Room::new();
    let mut desk = room.desk();
    for command in [Command::Start, Command::Next] {
        give(&mut desk, command);
    }
    assert_eq!(words_here(&desk), "今天在三楼开会。");
    let before = fs::read(room.journal()).unwrap();
    let at = StepAt { item: ItemAt { place: 0, id: "opening".into() }, place: 0 };
    let say = "同志们，请大家安静，现在开会。\n\n请把手机关掉。\n\n今天在{{place}}开会。\n\n下面报告人数。";
    desk.handle(Request::Edit(Edit::Step(at, StepDetail::Text(StepText::Say, say.to_owned()))));
    desk.keep_unsaved(0.0);
    desk.keep_unsaved(5.0);
    assert!(fs::read(room.journal()).unwrap().len() > before.len(), "the place has moved");
    drop(desk);
    fs::write(room.journal(), before).unwrap();
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    assert!(matches!(desk.notice(), Some(Notice::EditsFound)), "{:?}", desk.notice());
    assert_eq!(words_here(&desk), "今天在三楼开会。");
}
