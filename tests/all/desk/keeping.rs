//! Work that nobody has saved outlives the program: kept a second behind, found again, and gone once a file has it.

use super::{END, MEETING, Room, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::edit::{Edit, ItemAt, MeetingDetail, PersonDetail, StepAt, StepDetail, StepText};
use serde_json::Value;
use std::fs;

/// Changes a name, and waits until it is kept.
fn rename(desk: &mut Desk, name: &str) {
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, name.to_owned())));
    keep(desk);
}

/// A window in which a name was changed and not saved dies.
fn leave_unsaved(room: &Room) {
    rename(&mut room.desk(), "陆致远");
}

/// As the window does it: at once, and again after the time that was asked for.
fn keep(desk: &mut Desk) {
    let mut now = 0.0;
    while let Some(wait) = desk.keep_unsaved(now).filter(|_| now < 2.0) {
        now += wait;
    }
}

fn name(desk: &Desk) -> &str {
    &desk.written().agenda.people["lu"].name
}

/// The program is started without being told a file.
fn start(room: &Room) -> Desk {
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    desk
}

/// How many windows have work there.
fn kept_folders(room: &Room) -> usize {
    let folders = fs::read_dir(room.data().join("unsaved")).into_iter().flatten().flatten();
    folders.filter(|folder| folder.path().join("of.json").exists()).count()
}

#[test]
fn work_that_was_not_saved_is_back_and_can_be_taken_back() {
    for begin in [start, Room::desk] {
        let room = Room::new();
        leave_unsaved(&room);
        let mut desk = begin(&room);
        assert_eq!((name(&desk), desk.document().path()), ("陆致远", Some(room.agenda().as_path())));
        assert!(matches!(desk.notice(), Some(Notice::EditsFound)), "{:?}", desk.notice());
        assert_eq!(fs::read_to_string(room.agenda()).unwrap(), MEETING, "never over the user's file");
        // It is kept until something is done about it.
        keep(&mut desk);
        drop(desk);
        let mut desk = begin(&room);
        assert_eq!(name(&desk), "陆致远");
        desk.handle(Request::UndoEdit);
        assert_eq!(name(&desk), "陆知远");
        keep(&mut desk);
        drop(desk);
        assert_eq!((name(&room.desk()), kept_folders(&room)), ("陆知远", 0));
    }
}

#[test]
fn a_change_waits_a_second_for_the_next_one_and_no_longer() {
    let room = Room::new();
    let mut desk = room.desk();
    assert_eq!(desk.keep_unsaved(10.0), None);
    let edit = |desk: &mut Desk, name: &str| {
        desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, name.to_owned())));
    };
    edit(&mut desk, "陆");
    assert_eq!(desk.keep_unsaved(10.0), Some(1.0));
    edit(&mut desk, "陆致");
    assert_eq!(desk.keep_unsaved(10.75), Some(0.25));
    // Somebody who types on without a pause is kept up with.
    edit(&mut desk, "陆致远");
    assert!(desk.keep_unsaved(11.0).is_some());
    drop(desk);
    assert_eq!(name(&room.desk()), "陆致远");
}

#[test]
fn what_a_file_has_or_nobody_wants_is_not_kept() {
    let room = Room::new();
    let mut desk = room.desk();
    rename(&mut desk, "陆致远");
    desk.handle(Request::Save);
    keep(&mut desk);
    drop(desk);
    let mut desk = room.desk();
    assert!(!desk.document().is_changed() && desk.notice().is_none(), "{:?}", desk.notice());
    rename(&mut desk, "陆志远");
    desk.discard_unsaved();
    drop(desk);
    assert_eq!((name(&room.desk()), kept_folders(&room)), ("陆致远", 0));
}

#[test]
fn work_saved_under_another_name_is_not_kept_under_the_old_one() {
    let room = Room::new();
    let mut desk = room.desk();
    rename(&mut desk, "陆致远");
    desk.handle(Request::SaveAs { path: room.at("agendas/另存.json"), replace: false });
    keep(&mut desk);
    drop(desk);
    assert_eq!((name(&room.desk()), kept_folders(&room)), ("陆知远", 0));
}

#[test]
fn a_text_beside_the_agenda_is_kept_with_it() {
    let room = Room::new();
    let mut desk = room.desk();
    let at = StepAt { item: ItemAt { place: 2, id: "closing".into() }, place: 0 };
    desk.handle(Request::Edit(Edit::Step(at, StepDetail::Text(StepText::Say, "散会，谢谢大家。".to_owned()))));
    keep(&mut desk);
    drop(desk);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), END);
    let desk = start(&room);
    assert!(desk.written().side_texts.values().any(|text| text.as_deref() == Ok("散会，谢谢大家。")));
}

#[test]
fn where_somebody_else_has_changed_the_file_meanwhile_one_has_to_choose() {
    let room = Room::new();
    leave_unsaved(&room);
    write(&room.agenda(), &MEETING.replace("三楼", "五楼"));
    let mut desk = room.desk();
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert_eq!(name(&desk), "陆致远");
    let theirs = fs::read_to_string(room.agenda()).unwrap();
    desk.handle(Request::Dismiss);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), theirs, "not before it was decided");
    desk.handle(Request::TakeTheirs);
    assert_eq!((name(&desk), desk.written().agenda.values["place"].value.as_str()), ("陆知远", "五楼"));
}

#[test]
fn a_file_that_is_gone_takes_no_work_with_it() {
    let room = Room::new();
    leave_unsaved(&room);
    fs::remove_file(room.agenda()).unwrap();
    for begin in [start, Room::desk] {
        let mut desk = begin(&room);
        assert!(matches!(desk.notice(), Some(Notice::OpenedCopy(_))), "{:?}", desk.notice());
        assert_eq!(name(&desk), "陆致远");
        assert!(desk.document().is_changed(), "nothing has it yet");
        keep(&mut desk);
    }
    let mut desk = start(&room);
    // There is nothing to go back to: no undo leads to an empty agenda.
    desk.handle(Request::UndoEdit);
    assert_eq!(name(&desk), "陆致远");
    desk.handle(Request::Save);
    assert!(!desk.document().is_changed());
    assert!(fs::read_to_string(room.agenda()).unwrap().contains("陆致远"), "{:?}", desk.notice());
}

#[test]
fn two_windows_on_one_agenda_keep_their_work_apart() {
    let room = Room::new();
    let (mut one, mut other) = (room.desk(), room.desk());
    rename(&mut one, "陆致远");
    rename(&mut other, "陆志远");
    while kept_folders(&room) < 2 {
        std::thread::yield_now();
    }
    // A third one begins with the file, and not with what the others are at.
    assert_eq!(name(&room.desk()), "陆知远");
    drop(one);
    assert_eq!(name(&room.desk()), "陆致远", "its window is gone");
    drop(other);
    assert_eq!(kept_folders(&room), 2);
}

#[test]
fn work_that_was_found_belongs_to_the_window_that_found_it() {
    let room = Room::new();
    leave_unsaved(&room);
    let finder = room.desk();
    assert_eq!(name(&finder), "陆致远");
    // Another window sees nothing of it, and takes nothing of it away.
    let mut other = room.desk();
    assert_eq!(name(&other), "陆知远");
    rename(&mut other, "陆志远");
    other.discard_unsaved();
    drop(other);
    drop(finder);
    assert_eq!(name(&room.desk()), "陆致远");
}

#[test]
fn work_of_a_window_that_died_is_not_written_over_by_one_that_is_open() {
    let room = Room::new();
    let mut other = room.desk();
    leave_unsaved(&room);
    rename(&mut other, "陆志远");
    drop(other);
    let mut found = [name(&room.desk()).to_owned(), String::new()];
    let first = room.desk();
    found[1] = name(&room.desk()).to_owned();
    found[0] = name(&first).to_owned();
    found.sort();
    assert_eq!(found, ["陆志远", "陆致远"]);
}

#[test]
fn what_was_changed_after_a_crash_is_not_taken_back_by_going_on_with_the_meeting() {
    for save in [true, false] {
        let room = Room::new();
        let mut desk = room.hosting();
        rename(&mut desk, "陆致远");
        drop(desk);
        let mut desk = room.desk();
        assert_eq!(name(&desk), "陆致远");
        rename(&mut desk, "陆至远");
        if save {
            desk.handle(Request::Save);
        }
        desk.handle(Request::Resume);
        assert_eq!(name(&desk), "陆至远");
        assert!(!desk.document().has_conflict(), "{:?}", desk.notice());
        assert_eq!(desk.document().is_changed(), !save);
    }
}

#[test]
fn work_of_today_stands_before_a_rehearsal_that_was_left_long_ago() {
    let room = Room::new();
    drop(room.hosting());
    // Every event of it happened a year ago.
    let earlier = |line: &str| {
        let mut line: Value = serde_json::from_str(line).unwrap();
        if let Some(at) = line.get("at").and_then(Value::as_i64) {
            line["at"] = (at - 365 * 86_400_000).into();
        }
        line.to_string() + "\n"
    };
    let journal = room.journal();
    let lines: String = fs::read_to_string(&journal).unwrap().lines().map(earlier).collect();
    write(&journal, &lines);
    assert!(start(&room).offer().is_some(), "alone, it is offered as ever");
    write(&room.at("agendas/另一份.json"), MEETING);
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(Some(room.at("agendas/另一份.json")));
    rename(&mut desk, "陆致远");
    drop(desk);
    assert_eq!(name(&start(&room)), "陆致远");
}

#[test]
fn the_sample_has_its_work_back_too() {
    let room = Room::new();
    let title = |desk: &Desk| desk.written().agenda.meeting.title.clone();
    let mut desk = start(&room);
    desk.handle(Request::Edit(Edit::Meeting(MeetingDetail::Title, "试一试".to_owned())));
    keep(&mut desk);
    drop(desk);
    let mut desk = room.desk();
    desk.handle(Request::OpenSample);
    assert_eq!(title(&desk), "试一试");
}

#[test]
fn work_that_cannot_be_kept_is_said_once() {
    let room = Room::new();
    write(&room.data().join("unsaved"), "no folder");
    let mut desk = room.desk();
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, "陆致远".to_owned())));
    let mut now = 0.0;
    while desk.notice().is_none() {
        desk.keep_unsaved(now);
        now += 1.0;
        std::thread::yield_now();
    }
    assert!(matches!(desk.notice(), Some(Notice::CannotKeep(_))), "{:?}", desk.notice());
    assert_eq!(name(&desk), "陆致远");
    // It is tried again by itself, and not told of again.
    desk.handle(Request::Dismiss);
    fs::remove_file(room.data().join("unsaved")).unwrap();
    while kept_folders(&room) == 0 {
        desk.keep_unsaved(now);
        now += 1.0;
        std::thread::yield_now();
    }
    assert!(desk.notice().is_none(), "{:?}", desk.notice());
}

#[test]
fn killed_right_after_saving_nobody_is_asked_about_what_stood_there_before() {
    let room = Room::new();
    let mut desk = room.desk();
    rename(&mut desk, "陆致远");
    // Typed on, and saved before that was kept; the program ends before it forgets what it has kept.
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, "陆明远".to_owned())));
    desk.handle(Request::Save);
    drop(desk);
    assert_eq!(kept_folders(&room), 1, "it was killed too late");
    let desk = room.desk();
    assert_eq!(name(&desk), "陆明远");
    assert!(!desk.document().has_conflict() && !desk.notice().is_some_and(Notice::asks), "{:?}", desk.notice());
}
