//! What happens when the agenda's file changes under the desk: the place is kept, and a broken file leaves the last good
//! one on the screen.

use super::{END, MEETING, Room, give, read_journal, words_here, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::Language;
use lectern_core::agenda::ValueId;
use lectern_core::agenda::edit::Edit;
use lectern_core::session::{Command, Session};
use std::fs;

/// The meeting with other words on disk, looked at.
fn changed_on_disk(room: &Room, desk: &mut Desk, old: &str, new: &str) {
    assert!(MEETING.contains(old), "{old}");
    write(&room.agenda(), &MEETING.replace(old, new));
    desk.look_at_disk();
}

#[test]
fn a_look_at_an_unchanged_file_says_and_journals_nothing() {
    let room = Room::new();
    let mut desk = room.hosting();
    let before = (desk.session().clone(), fs::read(room.journal()).unwrap());
    // Touched, but the same.
    write(&room.agenda(), MEETING);
    desk.look_at_disk();
    assert!(desk.notice().is_none(), "{:?}", desk.notice());
    assert_eq!((desk.session().clone(), fs::read(room.journal()).unwrap()), before);
}

#[test]
fn an_edit_of_the_file_keeps_the_reading_place() {
    let edits: [(&str, &str); 5] = [
        // Above it, in the same text, in an item of its own, and in the step before.
        ("达到规定人数。\\n\\n", "按照规定，已经达到规定的人数。\\n\\n经请示，\\n\\n"),
        (
            "\"items\": [",
            "\"items\": [ { \"id\": \"new\", \"kind\": \"film\", \"steps\": [ { \"say\": \"请看片。\" } ] },",
        ),
        ("现在开会。\\n\\n今天在{{place}}开会。", "开会了。"),
        // Below it.
        ("谢谢。", "谢谢{{speaker}}。\\n\\n鼓掌。"),
        // Beside it.
        ("不足规定人数。", "人数不足，改期再开。"),
    ];
    for (old, new) in edits {
        let room = Room::new();
        let mut desk = room.hosting();
        changed_on_disk(&room, &mut desk, old, new);
        assert!(matches!(desk.notice(), Some(Notice::Reloaded)), "{new}: {:?}", desk.notice());
        assert_eq!(words_here(&desk), "可以开会。", "{new}");
        assert_eq!(&Session::replay(&read_journal(&room.journal()).1), desk.session(), "{new}");
        assert!(!desk.document().is_changed() && !desk.document().can_undo());
    }
}

#[test]
fn an_edit_of_a_text_beside_the_agenda_keeps_the_reading_place() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Last);
    give(&mut desk, Command::Next);
    write(&room.text(), &format!("新的一段。\n\n{END}\n再见。\n"));
    desk.look_at_disk();
    assert!(matches!(desk.notice(), Some(Notice::Reloaded)), "{:?}", desk.notice());
    assert_eq!(words_here(&desk), "散会。");
}

#[test]
fn where_the_step_is_gone_the_host_still_stands_somewhere_near() {
    let room = Room::new();
    let mut desk = room.hosting();
    let from = MEETING.find("        {\n          \"id\": \"present\"").unwrap();
    let to = MEETING.find("        { \"id\": \"speech\"").unwrap();
    write(&room.agenda(), &(MEETING[..from].to_owned() + &MEETING[to..]));
    desk.look_at_disk();
    assert!(matches!(desk.notice(), Some(Notice::Reloaded)), "{:?}", desk.notice());
    // The nearest earlier words that are still there.
    assert_eq!(words_here(&desk), "下面报告人数。");
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Next);
    assert_eq!(words_here(&desk), "请陆知远同志发言。");
}

#[test]
fn a_broken_file_leaves_the_last_good_one_and_names_the_place() {
    let room = Room::new();
    let mut desk = room.hosting();
    let before = desk.session().clone();
    changed_on_disk(&room, &mut desk, "\"kind\": \"vote\",", "\"kind\": \"vote\"");
    let notice = desk.notice().expect("a message");
    assert!(matches!(notice, Notice::BrokenOnDisk(_)), "{notice:?}");
    let words = notice.message(Language::Chinese);
    assert!(words.contains("第 15 行第 7 列"), "{words}");
    assert!(notice.message(Language::English).contains("line 15, column 7"), "{words}");
    assert!(desk.document().broken().is_some());
    assert_eq!((desk.session(), words_here(&desk).as_str()), (&before, "可以开会。"));
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Next);
    // Mended as it was.
    write(&room.agenda(), MEETING);
    desk.look_at_disk();
    assert!(desk.document().broken().is_none());
    assert_eq!(words_here(&desk), "请陆知远同志发言。");
}

#[test]
fn a_broken_file_that_was_mended_otherwise_is_taken() {
    let room = Room::new();
    let mut desk = room.hosting();
    changed_on_disk(&room, &mut desk, "\"values\": {", "\"values\": [");
    assert!(desk.document().broken().is_some());
    changed_on_disk(&room, &mut desk, "谢谢。", "感谢。");
    assert!(matches!(desk.notice(), Some(Notice::Reloaded)), "{:?}", desk.notice());
    assert!(desk.document().broken().is_none());
    assert_eq!(words_here(&desk), "可以开会。");
}

#[test]
fn a_file_that_is_gone_or_empty_leaves_the_last_good_one() {
    let room = Room::new();
    let mut desk = room.hosting();
    fs::remove_file(room.agenda()).unwrap();
    desk.look_at_disk();
    assert!(matches!(desk.notice(), Some(Notice::BrokenOnDisk(_))), "{:?}", desk.notice());
    assert_eq!(words_here(&desk), "可以开会。");
    // What an editor leaves for a moment while it saves.
    write(&room.agenda(), "");
    desk.look_at_disk();
    assert!(desk.document().broken().is_some());
    assert_eq!(words_here(&desk), "可以开会。");
    write(&room.agenda(), MEETING);
    desk.look_at_disk();
    assert!(desk.document().broken().is_none());
}

#[test]
fn changes_on_both_sides_are_a_question_and_neither_is_lost() {
    let room = Room::new();
    let mut desk = room.hosting();
    desk.handle(Request::Edit(Edit::Value(ValueId::from("place"), "五楼".to_owned())));
    changed_on_disk(&room, &mut desk, "三楼", "二楼");
    let notice = desk.notice().expect("a message");
    assert!(matches!(notice, Notice::ChangedOnDisk) && notice.asks(), "{notice:?}");
    assert!(desk.document().has_conflict());
    assert_eq!(desk.written().agenda.values["place"].value, "五楼");
    desk.handle(Request::TakeTheirs);
    assert_eq!(desk.written().agenda.values["place"].value, "二楼");
    assert_eq!(words_here(&desk), "可以开会。");
}

#[test]
fn changes_of_different_things_go_together_and_the_place_stays() {
    let room = Room::new();
    let mut desk = room.hosting();
    desk.handle(Request::Edit(Edit::Value(ValueId::from("place"), "五楼".to_owned())));
    changed_on_disk(&room, &mut desk, "达到规定人数。", "到会人数已经达到规定。");
    assert!(matches!(desk.notice(), Some(Notice::Merged { saved: false })), "{:?}", desk.notice());
    assert_eq!(desk.written().agenda.values["place"].value, "五楼");
    assert!(desk.document().is_changed() && !desk.document().has_conflict());
    assert_eq!(words_here(&desk), "可以开会。");
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Previous);
    assert_eq!(words_here(&desk), "到会人数已经达到规定。");
    desk.handle(Request::UndoEdit);
    assert_eq!(words_here(&desk), "达到规定人数。", "one step of undo");
    assert_eq!(desk.written().agenda.values["place"].value, "五楼", "and mine alone stays");
}

#[test]
fn a_resumed_meeting_follows_an_edit_that_came_while_it_ran() {
    let room = Room::new();
    let mut desk = room.hosting();
    changed_on_disk(&room, &mut desk, "达到规定人数。", "到会人数已经达到规定。");
    drop(desk);
    // The copy with the journal is the edited one, so the place is not carried over twice.
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    assert!(desk.notice().is_none(), "{:?}", desk.notice());
    assert_eq!(words_here(&desk), "可以开会。");
}

#[test]
fn the_copy_with_the_journal_follows_an_edit_that_came_while_the_meeting_ran() {
    let room = Room::new();
    let mut desk = room.hosting();
    changed_on_disk(&room, &mut desk, "达到规定人数。", "到会人数已经达到规定。");
    drop(desk);
    fs::remove_file(room.agenda()).unwrap();
    let mut desk = Desk::new(Some(room.data()));
    desk.begin(None);
    desk.handle(Request::Resume);
    desk.handle(Request::Dismiss);
    assert_eq!(words_here(&desk), "可以开会。");
    give(&mut desk, Command::Previous);
    assert_eq!(words_here(&desk), "到会人数已经达到规定。");
}
