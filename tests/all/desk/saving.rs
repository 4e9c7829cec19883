//! Saving: the old text or the new, never half; nobody else's words under it; and never a file of a newer program.

use super::editing::{answer, blank_in_the_text};
use super::{END, MEETING, Room, names_in, open, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::ValueId;
use lectern_core::agenda::edit::{Edit, ItemAt, MeetingDetail, StepAt, StepDetail, StepText};
use std::fs;
use std::path::Path;

fn edit(desk: &mut Desk, place: &str) {
    desk.handle(Request::Edit(Edit::Value(ValueId::from("place"), place.to_owned())));
    assert!(desk.document().is_changed());
}

fn save_as(desk: &mut Desk, path: &Path, replace: bool) {
    desk.handle(Request::SaveAs { path: path.to_owned(), replace });
}

fn set_read_only(path: &Path, read_only: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(read_only);
    fs::set_permissions(path, permissions).unwrap();
}

/// The value as a file has it.
fn place_in(path: &Path) -> String {
    let agenda: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    agenda["values"]["place"]["value"].as_str().unwrap().to_owned()
}

#[test]
fn saving_writes_the_change_and_nothing_else_and_leaves_no_file_behind() {
    let room = Room::new();
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(path)) if *path == room.agenda()), "{:?}", desk.notice());
    assert!(!desk.document().is_changed());
    assert_eq!(fs::read_to_string(room.text()).unwrap(), END);
    assert_eq!(names_in(&room.at("agendas")), ["texts/end.md", "例会.json"]);
    // The whole file, laid out by the program, is the one that it would open.
    let first = fs::read_to_string(room.agenda()).unwrap();
    edit(&mut desk, "三楼");
    desk.handle(Request::Save);
    let second = fs::read_to_string(room.agenda()).unwrap();
    assert_eq!(second, first.replace("五楼", "三楼"));
    let [written, as_it_was] = [&second, MEETING].map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap());
    assert_eq!(written, as_it_was);
}

#[cfg(unix)]
#[test]
fn saving_keeps_permissions_and_follows_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let room = Room::new();
    fs::set_permissions(room.agenda(), fs::Permissions::from_mode(0o640)).unwrap();
    let link = room.at("desktop/会议.json");
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    symlink(room.agenda(), &link).unwrap();
    let mut desk = Desk::new(Some(room.data()));
    open(&mut desk, &link);
    edit(&mut desk, "五楼");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "the link is still one");
    assert_eq!(place_in(&room.agenda()), "五楼");
    assert_eq!(fs::metadata(room.agenda()).unwrap().permissions().mode() & 0o777, 0o640);
    // A file dialog may lead to a link too.
    let other = room.at("agendas/other.json");
    write(&other, "to be written over");
    fs::remove_file(&link).unwrap();
    symlink(&other, &link).unwrap();
    write(&room.at("desktop/texts/end.md"), END);
    save_as(&mut desk, &link, true);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "the link is still one");
    assert_eq!(place_in(&other), "五楼");
}

#[test]
fn a_read_only_file_is_left_alone_and_the_changes_stay() {
    let room = Room::new();
    set_read_only(&room.agenda(), true);
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    desk.handle(Request::Save);
    let Some(Notice::CannotSave(path, _)) = desk.notice() else { panic!("{:?}", desk.notice()) };
    assert_eq!(path, &room.agenda());
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), MEETING);
    assert_eq!(names_in(&room.at("agendas")), ["texts/end.md", "例会.json"]);
    assert!(desk.document().is_changed());
    // Elsewhere it can be saved.
    let other = room.at("elsewhere.json");
    fs::create_dir_all(room.at("")).unwrap();
    save_as(&mut desk, &other, false);
    assert_eq!(place_in(&other), "五楼");
    assert!(!desk.document().is_changed());
}

#[test]
fn a_text_that_was_saved_before_the_agenda_could_not_be_is_nobody_elses_change() {
    let room = Room::new();
    write(&room.text(), "请***同志讲话。\n\n散会。\n");
    let mut desk = room.desk();
    let blank = blank_in_the_text(&desk);
    desk.handle(Request::Edit(answer(&blank)));
    edit(&mut desk, "五楼");
    set_read_only(&room.agenda(), true);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::CannotSave(..))), "{:?}", desk.notice());
    let saved = fs::read_to_string(room.text()).unwrap();
    assert!(!saved.contains("***"), "{saved}");
    desk.look_at_disk();
    assert!(!desk.document().has_conflict(), "{:?}", desk.notice());
    set_read_only(&room.agenda(), false);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(place_in(&room.agenda()), "五楼");
}

#[test]
fn a_file_that_somebody_else_changed_is_not_written_over() {
    let room = Room::new();
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    let theirs = MEETING.replace("三楼", "二楼");
    write(&room.agenda(), &theirs);
    for _ in 0..2 {
        desk.handle(Request::Save);
        assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
        assert!(desk.document().has_conflict());
        assert_eq!(fs::read_to_string(room.agenda()).unwrap(), theirs);
    }
    desk.handle(Request::KeepMine);
    assert!(!desk.document().has_conflict());
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), theirs, "deciding is not yet saving");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(place_in(&room.agenda()), "五楼");
}

#[test]
fn theirs_can_be_taken_and_mine_taken_back() {
    let room = Room::new();
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    write(&room.agenda(), &MEETING.replace("三楼", "二楼"));
    desk.handle(Request::Save);
    desk.handle(Request::TakeTheirs);
    assert!(!desk.document().has_conflict() && !desk.document().is_changed());
    assert_eq!(desk.written().agenda.values["place"].value, "二楼");
    desk.handle(Request::UndoEdit);
    assert_eq!(desk.written().agenda.values["place"].value, "五楼");
    assert!(desk.document().is_changed());
}

#[test]
fn a_text_beside_it_that_somebody_else_changed_is_not_written_over() {
    let room = Room::new();
    let mut desk = room.desk();
    let closing = StepAt { item: ItemAt { place: 2, id: "closing".into() }, place: 0 };
    let mine = StepDetail::Text(StepText::Say, "我的结束语。".to_owned());
    desk.handle(Request::Edit(Edit::Step(closing, mine)));
    write(&room.text(), "他们的结束语。\n");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "他们的结束语。\n");
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), MEETING);
}

#[test]
fn what_somebody_else_changed_elsewhere_is_saved_together_with_mine() {
    let room = Room::new();
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    write(&room.text(), "他们的结束语。\n");
    write(&room.agenda(), &MEETING.replace("陆知远", "陆致远"));
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Merged { saved: true })), "{:?}", desk.notice());
    let saved = fs::read_to_string(room.agenda()).unwrap();
    assert!(saved.contains("陆致远") && saved.contains("五楼") && !saved.contains("三楼"), "{saved}");
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "他们的结束语。\n");
    assert!(!desk.document().is_changed());
    // Theirs alone is a version, and an undo goes back to mine alone, which is saved only over what is known.
    let versions = desk.versions();
    assert!(versions.len() >= 2, "{versions:?}");
    desk.handle(Request::UndoEdit);
    assert_eq!(desk.written().agenda.people["lu"].name, "陆知远");
    assert_eq!(desk.written().agenda.values["place"].value, "五楼");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert!(fs::read_to_string(room.agenda()).unwrap().contains("陆致远"));
    desk.handle(Request::RedoEdit);
    assert!(!desk.document().has_conflict() && !desk.document().is_changed());
}

#[test]
fn a_file_that_somebody_else_is_still_mending_is_not_written_over() {
    let room = Room::new();
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    let theirs = MEETING.replace("三楼\" } },", "二楼\" } ");
    write(&room.agenda(), &theirs);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), theirs);
    desk.handle(Request::KeepMine);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(place_in(&room.agenda()), "五楼");
}

#[test]
fn a_file_that_is_gone_is_written_anew() {
    let room = Room::new();
    let mut desk = room.desk();
    edit(&mut desk, "五楼");
    fs::remove_file(room.agenda()).unwrap();
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(place_in(&room.agenda()), "五楼");
}

#[test]
fn saving_to_another_folder_takes_the_texts_along() {
    let room = Room::new();
    let mut desk = room.desk();
    let other = room.at("stick/例会");
    fs::create_dir_all(room.at("stick")).unwrap();
    save_as(&mut desk, &other, false);
    let path = other.with_extension("json");
    assert!(matches!(desk.notice(), Some(Notice::Saved(saved)) if *saved == path), "{:?}", desk.notice());
    assert_eq!(desk.document().path(), Some(path.as_path()));
    assert_eq!(names_in(&room.at("stick")), ["texts/end.md", "例会.json"]);
    assert_eq!(fs::read_to_string(room.at("stick/texts/end.md")).unwrap(), END);
    // It goes on with that file.
    edit(&mut desk, "五楼");
    desk.handle(Request::Save);
    assert_eq!(place_in(&path), "五楼");
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), MEETING);
}

#[test]
fn the_sample_is_saved_with_its_texts_and_only_where_the_person_says() {
    let room = Room::new();
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::NeedsPath)), "{:?}", desk.notice());
    fs::create_dir_all(room.at("mine")).unwrap();
    save_as(&mut desk, &room.at("mine/座谈会.json"), false);
    assert_eq!(names_in(&room.at("mine")), ["cadre-forum/appointments.md", "cadre-forum/remarks.md", "座谈会.json"]);
    let mut again = Desk::new(None);
    open(&mut again, &room.at("mine/座谈会.json"));
    assert_eq!(again.written().agenda, desk.written().agenda);
    assert_eq!(again.written().side_texts, desk.written().side_texts);
}

#[test]
fn what_stands_elsewhere_is_written_over_only_where_the_person_agreed() {
    let room = Room::new();
    let mut desk = room.desk();
    let other = room.at("stick/例会.json");
    write(&other, "somebody's");
    save_as(&mut desk, &other, false);
    assert!(matches!(desk.notice(), Some(Notice::Exists(path)) if *path == other), "{:?}", desk.notice());
    assert_eq!(names_in(&room.at("stick")), ["例会.json"], "no text goes before the agenda");
    assert_eq!(fs::read_to_string(&other).unwrap(), "somebody's");
    save_as(&mut desk, &other, true);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(place_in(&other), "三楼");
}

#[test]
fn the_texts_of_another_meeting_are_never_written_over() {
    let room = Room::new();
    let mut desk = room.desk();
    let foreign = room.at("stick/texts/end.md");
    write(&foreign, "别的会议的结束语。\n");
    save_as(&mut desk, &room.at("stick/例会.json"), true);
    assert!(matches!(desk.notice(), Some(Notice::Exists(path)) if *path == foreign), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "别的会议的结束语。\n");
    assert_eq!(names_in(&room.at("stick")), ["texts/end.md"]);
    assert_eq!(desk.document().path(), Some(room.agenda().as_path()));
    // The same words are no hindrance.
    write(&foreign, END);
    save_as(&mut desk, &room.at("stick/例会.json"), false);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
}

#[test]
fn a_file_of_a_newer_program_is_shown_and_never_saved() {
    let room = Room::new();
    let newer = MEETING.replace("\"format\": 1,", "\"format\": 2, \"stage\": { \"lights\": true },");
    write(&room.agenda(), &newer);
    let mut desk = room.desk();
    assert!(desk.document().is_read_only());
    save_as(&mut desk, &room.at("copy/例会.json"), false);
    assert!(matches!(desk.notice(), Some(Notice::ReadOnlyFormat)), "{:?}", desk.notice());
    assert!(!room.at("copy").exists());
    assert!(!desk.document().is_changed(), "a save that was refused is no change");
    desk.handle(Request::Dismiss);
    // What could not be saved is better not typed.
    desk.handle(Request::Edit(Edit::Value(ValueId::from("place"), "五楼".to_owned())));
    assert!(matches!(desk.notice(), Some(Notice::ReadOnlyFormat)), "{:?}", desk.notice());
    assert!(!desk.document().is_changed());
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::ReadOnlyFormat)), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), newer);
}

#[test]
fn a_save_that_failed_elsewhere_changes_nothing_here() {
    let room = Room::new();
    let mut desk = room.desk();
    write(&room.at("a-file"), "");
    save_as(&mut desk, &room.at("a-file/例会.json"), false);
    assert!(matches!(desk.notice(), Some(Notice::CannotSave(..))), "{:?}", desk.notice());
    assert!(!desk.document().is_changed());
    assert_eq!(desk.document().path(), Some(room.agenda().as_path()));
}

#[test]
fn fields_of_other_versions_survive_a_save() {
    let room = Room::new();
    write(
        &room.agenda(),
        &MEETING.replace("\"title\": \"例会\"", "\"title\": \"例会\", \"banner\": { \"colour\": \"red\" }"),
    );
    let mut desk = room.desk();
    desk.handle(Request::Edit(Edit::Meeting(MeetingDetail::Title, "周例会".to_owned())));
    desk.handle(Request::Save);
    let saved: serde_json::Value = serde_json::from_str(&fs::read_to_string(room.agenda()).unwrap()).unwrap();
    assert_eq!(saved["meeting"], serde_json::json!({ "title": "周例会", "banner": { "colour": "red" } }));
}
