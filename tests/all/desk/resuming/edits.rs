//! A meeting is gone on with whose agenda was edited meanwhile, saved or not. What was changed within the last second is not
//! on disk yet: for that, [`killed`] looks at the folders as they are while the window is still there.

use super::super::{END, MEETING, Room, give, names_in, read_journal, words_here, write};
use super::resume;
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::edit::{Edit, ItemAt, PersonDetail, StepAt, StepDetail, StepText};
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
