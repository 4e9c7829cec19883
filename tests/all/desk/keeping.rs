//! Work that nobody has saved outlives the program: kept a second behind, found again, and gone once a file has it.

use super::{END, MEETING, Room, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::edit::{Edit, ItemAt, PersonDetail, StepAt, StepDetail, StepText};
use std::fs;

/// Changes a name, and waits until it is kept.
fn rename(desk: &mut Desk, name: &str) {
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, name.to_owned())));
    keep(desk);
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

fn kept_folders(room: &Room) -> usize {
    fs::read_dir(room.data().join("unsaved")).map_or(0, Iterator::count)
}

#[test]
fn work_that_was_not_saved_is_back_and_can_be_taken_back() {
    for begin in [start, Room::desk] {
        let room = Room::new();
        let mut desk = room.desk();
        rename(&mut desk, "陆致远");
        drop(desk);
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
    let mut desk = room.desk();
    rename(&mut desk, "陆致远");
    drop(desk);
    write(&room.agenda(), &MEETING.replace("三楼", "五楼"));
    let mut desk = room.desk();
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert_eq!(name(&desk), "陆致远");
    desk.handle(Request::TakeTheirs);
    assert_eq!((name(&desk), desk.written().agenda.values["place"].value.as_str()), ("陆知远", "五楼"));
}

#[test]
fn a_file_that_is_gone_takes_no_work_with_it() {
    let room = Room::new();
    let mut desk = room.desk();
    rename(&mut desk, "陆致远");
    drop(desk);
    fs::remove_file(room.agenda()).unwrap();
    for begin in [start, Room::desk] {
        let mut desk = begin(&room);
        assert!(matches!(desk.notice(), Some(Notice::OpenedCopy(_))), "{:?}", desk.notice());
        assert_eq!(name(&desk), "陆致远");
        assert!(desk.document().is_changed(), "nothing has it yet");
        keep(&mut desk);
    }
    let mut desk = start(&room);
    desk.handle(Request::Save);
    assert!(fs::read_to_string(room.agenda()).unwrap().contains("陆致远"), "{:?}", desk.notice());
}

#[test]
fn two_windows_on_one_agenda_keep_their_work_apart() {
    let room = Room::new();
    let (mut one, mut other) = (room.desk(), room.desk());
    rename(&mut one, "陆致远");
    rename(&mut other, "陆志远");
    // A third one begins with the file, and not with what the others are at.
    while kept_folders(&room) < 2 {
        std::thread::yield_now();
    }
    drop(one);
    assert_eq!(name(&room.desk()), "陆致远", "its window is gone");
    drop(other);
    assert_eq!(kept_folders(&room), 2);
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
}
