//! Texts beside the agenda: new ones never take the place of a file that is there, and documents of any kind become one.

use super::{MEETING, Room, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::Language;
use lectern_core::agenda::TextFile;
use lectern_core::agenda::edit::{Edit, ItemAt, StepAt, StepDetail, StepText};
use lectern_core::view::script_text;
use std::fs;
use std::path::Path;

fn speech() -> StepAt {
    StepAt { item: ItemAt { place: 1, id: "count".into() }, place: 1 }
}

fn document(desk: &Desk) -> Option<String> {
    let step = &desk.written().agenda.items[1].steps[1];
    step.document.as_ref().map(|file| file.0.clone())
}

fn type_into_document(desk: &mut Desk, words: &str) {
    let typed = StepDetail::Text(StepText::Document, words.to_owned());
    desk.handle(Request::Edit(Edit::Step(speech(), typed)));
}

#[test]
fn a_new_document_is_a_file_once_the_agenda_is_saved() {
    let room = Room::new();
    write(&room.at("agendas/text.md"), "别人的文字。");
    let mut desk = room.desk();
    desk.handle(Request::NewText(speech(), StepText::Document));
    assert_eq!(document(&desk).as_deref(), Some("text-2.md"), "the name that is there belongs to somebody else");
    type_into_document(&mut desk, "# 倡议书\n\n第一段。");
    assert!(!room.at("agendas/text-2.md").exists());
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.at("agendas/text-2.md")).unwrap(), "# 倡议书\n\n第一段。");
    assert_eq!(fs::read_to_string(room.at("agendas/text.md")).unwrap(), "别人的文字。");
    let again = room.desk();
    assert_eq!(again.written().side_texts[&TextFile("text-2.md".into())].as_deref(), Ok("# 倡议书\n\n第一段。"));
}

#[test]
fn a_file_that_came_there_meanwhile_is_not_written_over() {
    let room = Room::new();
    let mut desk = room.desk();
    desk.handle(Request::NewText(speech(), StepText::Document));
    type_into_document(&mut desk, "我的文字。");
    write(&room.at("agendas/text.md"), "别人的文字。");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Exists(path)) if path.ends_with("text.md")), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.at("agendas/text.md")).unwrap(), "别人的文字。");
    assert_eq!(fs::read_to_string(room.agenda()).unwrap(), MEETING, "and nothing half saved");
    assert!(desk.document().is_changed());
}

#[test]
fn a_text_beside_the_agenda_is_used_itself_and_any_other_document_is_copied() {
    let room = Room::new();
    write(&room.at("agendas/texts/decision.txt"), "经研究决定。");
    let mut desk = room.desk();
    desk.handle(Request::Document(speech(), room.at("agendas/texts/decision.txt")));
    assert_eq!(document(&desk).as_deref(), Some("texts/decision.txt"));
    let word = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/tests/fixtures/headings.docx");
    desk.handle(Request::Document(speech(), word));
    let name = document(&desk).expect("a document");
    assert_eq!(name, "headings.md");
    let words = desk.written().side_texts[&TextFile(name)].clone().unwrap();
    assert!(words.starts_with('#') && words.lines().count() > 3, "{words}");
    desk.handle(Request::UndoEdit);
    assert_eq!(document(&desk).as_deref(), Some("texts/decision.txt"), "each is one step of undo");
    let picture = room.at("picture.docx");
    write(&picture, "\u{89}PNG no document");
    desk.handle(Request::Document(speech(), room.at("nothing.docx")));
    assert!(matches!(desk.notice(), Some(Notice::CannotRead(..))), "{:?}", desk.notice());
    assert_eq!(document(&desk).as_deref(), Some("texts/decision.txt"));
}

#[test]
fn what_was_read_from_a_file_here_may_be_changed_there() {
    let room = Room::new();
    write(&room.at("agendas/texts/decision.txt"), "经研究决定。");
    let mut desk = room.desk();
    desk.handle(Request::Document(speech(), room.at("agendas/texts/decision.txt")));
    type_into_document(&mut desk, "经研究，决定如下。");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.at("agendas/texts/decision.txt")).unwrap(), "经研究，决定如下。");
    // Not named for a while, it is still this agenda's, unless somebody changes it meanwhile.
    for theirs in [None, Some("别人的决定。")] {
        desk.handle(Request::Edit(Edit::Step(speech(), StepDetail::Detach)));
        desk.handle(Request::Save);
        theirs.into_iter().for_each(|theirs| write(&room.at("agendas/texts/decision.txt"), theirs));
        desk.handle(Request::UndoEdit);
        type_into_document(&mut desk, "又改了。");
        desk.handle(Request::Save);
        let saved = matches!(desk.notice(), Some(Notice::Saved(_)));
        assert_eq!(saved, theirs.is_none(), "{:?}", desk.notice());
        assert!(fs::read_to_string(room.at("agendas/texts/decision.txt")).unwrap() == theirs.unwrap_or("又改了。"));
    }
}

#[test]
fn where_one_text_is_refused_none_is_written() {
    let room = Room::new();
    let mut desk = room.desk();
    let closing = StepAt { item: ItemAt { place: 2, id: "closing".into() }, place: 0 };
    let say = StepDetail::Text(StepText::Say, "散会！".to_owned());
    desk.handle(Request::Edit(Edit::Step(closing, say)));
    desk.handle(Request::NewText(speech(), StepText::Document));
    type_into_document(&mut desk, "我的文字。");
    write(&room.at("agendas/text.md"), "别人的文字。");
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Exists(_))), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.text()).unwrap(), super::END);
}

#[test]
fn words_that_go_into_a_file_are_the_words_that_are_said() {
    let room = Room::new();
    let mut desk = room.desk();
    let opening = StepAt { item: ItemAt { place: 0, id: "opening".into() }, place: 0 };
    let print = |desk: &Desk| script_text(desk.rundown(), desk.session(), Language::Chinese);
    let before = print(&desk);
    desk.handle(Request::NewText(opening, StepText::Say));
    assert_eq!(print(&desk), before);
    desk.handle(Request::Save);
    assert_eq!(print(&room.desk()), before);
    assert!(fs::read_to_string(room.agenda()).unwrap().contains("\"file\": \"text.md\""));
}
