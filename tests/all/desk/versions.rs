//! What was saved over can be had again: the latest versions are kept, with their texts, and gone back to in one undo.

use super::{END, MEETING, Room, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::edit::{Edit, ItemAt, MeetingDetail, Order, StepAt, StepDetail, StepText};
use std::fs;

fn save_with_title(desk: &mut Desk, title: &str) {
    desk.handle(Request::Edit(Edit::Meeting(MeetingDetail::Title, title.to_owned())));
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
}

#[test]
fn the_version_that_was_opened_and_every_one_that_was_saved_can_be_gone_back_to() {
    let room = Room::new();
    let mut desk = room.desk();
    assert_eq!(desk.versions(), []);
    save_with_title(&mut desk, "二");
    save_with_title(&mut desk, "三");
    let versions = desk.versions();
    assert_eq!(versions.len(), 3);
    assert!(versions.iter().all(|version| version.saved.len() == "2026-03-20 09:00:12".len()), "{versions:?}");
    let mut titles = Vec::new();
    for version in versions {
        desk.handle(Request::Restore(version));
        assert!(matches!(desk.notice(), Some(Notice::Restored(_))), "{:?}", desk.notice());
        titles.push(desk.written().agenda.meeting.title.clone());
        desk.handle(Request::UndoEdit);
        assert_eq!(desk.written().agenda.meeting.title, "三");
    }
    assert_eq!(titles, ["三", "二", "例会"]);
    assert!(fs::read_to_string(room.agenda()).unwrap().contains("三"), "the file waits for a save");
}

#[test]
fn twenty_and_the_first_of_the_day_are_kept_and_the_same_one_is_not_kept_twice() {
    let room = Room::new();
    let mut desk = room.desk();
    for title in 0..25 {
        save_with_title(&mut desk, &format!("第{title}版"));
        desk.handle(Request::Save);
    }
    let versions = desk.versions();
    let titles = |desk: &mut Desk, version: &lectern::store::versions::Version| {
        desk.handle(Request::Restore(version.clone()));
        desk.written().agenda.meeting.title.clone()
    };
    // Whoever saves all day still has what there was in the morning.
    assert_eq!(versions.len(), 21);
    assert_eq!(titles(&mut desk, &versions[20]), "例会");
    assert_eq!(titles(&mut desk, &versions[19]), "第5版");
    // They belong to this agenda alone.
    desk.handle(Request::SaveAs { path: room.at("agendas/另存.json"), replace: false });
    assert_eq!(desk.versions().len(), 1);
}

#[test]
fn a_version_has_its_texts_with_it() {
    let room = Room::new();
    let mut desk = room.desk();
    let at = StepAt { item: ItemAt { place: 2, id: "closing".into() }, place: 0 };
    desk.handle(Request::Edit(Edit::Step(at, StepDetail::Text(StepText::Say, "散会，谢谢大家。".to_owned()))));
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "散会，谢谢大家。");
    let oldest = desk.versions().pop().unwrap();
    desk.handle(Request::Restore(oldest));
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), END);
}

#[test]
fn a_version_that_is_gone_changes_nothing_and_a_folder_that_cannot_be_written_costs_no_save() {
    let room = Room::new();
    let mut desk = room.desk();
    save_with_title(&mut desk, "二");
    let versions = desk.versions();
    fs::remove_dir_all(room.data().join("versions")).unwrap();
    write(&room.data().join("versions"), "no folder");
    desk.handle(Request::Restore(versions[1].clone()));
    assert!(matches!(desk.notice(), Some(Notice::VersionGone(_))), "{:?}", desk.notice());
    assert_eq!(desk.written().agenda.meeting.title, "二");
    save_with_title(&mut desk, "三");
    assert!(fs::read_to_string(room.agenda()).unwrap() != MEETING);
}

#[test]
fn what_somebody_else_wrote_is_kept_when_mine_is_saved_over_it() {
    let room = Room::new();
    let mut desk = room.desk();
    save_with_title(&mut desk, "二");
    write(&room.agenda(), &MEETING.replace("例会", "别人的"));
    desk.handle(Request::Edit(Edit::Meeting(MeetingDetail::Title, "我的".to_owned())));
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::ChangedOnDisk)), "{:?}", desk.notice());
    desk.handle(Request::KeepMine);
    desk.handle(Request::Save);
    let mut titles: Vec<String> = Vec::new();
    for version in desk.versions() {
        desk.handle(Request::Restore(version));
        titles.push(desk.written().agenda.meeting.title.clone());
    }
    assert!(titles.contains(&"别人的".to_owned()), "{titles:?}");
}

#[test]
fn a_text_that_nothing_names_any_more_makes_no_conflict() {
    let room = Room::new();
    let mut desk = room.desk();
    let closing = ItemAt { place: 2, id: "closing".into() };
    desk.handle(Request::Edit(Edit::Order(Order::RemoveItem(closing))));
    desk.handle(Request::Save);
    desk.look_at_disk();
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert!(desk.document().can_undo());
    save_with_title(&mut desk, "二");
    assert_eq!(fs::read_to_string(room.text()).unwrap(), END, "the file itself stays");
    desk.handle(Request::UndoEdit);
    desk.handle(Request::UndoEdit);
    assert!(desk.written().side_texts.values().any(|text| text.as_deref() == Ok(END)));
}
