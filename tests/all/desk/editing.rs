//! Editing: the draft is filled until nothing is missing, every edit is taken back, and no change is lost unasked.

use super::{MEETING, Room, give, open, read_journal, words_here, write};
use lectern::desk::{Desk, Notice, Request};
use lectern_core::Language;
use lectern_core::agenda::ValueId;
use lectern_core::agenda::edit::{Edit, PersonDetail};
use lectern_core::diagnostic::Severity;
use lectern_core::session::{Command, Session};
use lectern_core::view::{Blank, BlankTarget, blanks};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The draft of the samples with its texts, in a folder where it can be changed.
fn draft(room: &Room) -> (Desk, std::path::PathBuf) {
    let samples = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/agendas"));
    for name in ["cadre-forum-draft.json", "cadre-forum/remarks.md", "cadre-forum/appointments.md"] {
        write(&room.at("draft").join(name), &fs::read_to_string(samples.join(name)).unwrap());
    }
    let path = room.at("draft/cadre-forum-draft.json");
    let mut desk = Desk::new(Some(room.data()));
    open(&mut desk, &path);
    (desk, path)
}

fn errors(desk: &Desk) -> Vec<String> {
    let problems = desk.document().problems().iter().filter(|problem| problem.severity() == Severity::Error);
    problems.map(|problem| problem.problem.message(Language::Chinese)).collect()
}

pub(super) fn open_blanks(desk: &Desk) -> Vec<Blank> {
    blanks(desk.rundown(), desk.document().problems(), Language::Chinese)
}

/// The first blank that is marks in a text of the script.
pub(super) fn blank_in_the_text(desk: &Desk) -> Blank {
    let mut blanks = open_blanks(desk).into_iter();
    blanks.find(|blank| matches!(blank.target, BlankTarget::Words(..))).expect("the blank in the text")
}

/// What the secretariat would write.
pub(super) fn answer(blank: &Blank) -> Edit {
    match &blank.target {
        BlankTarget::Value(id) => {
            let text = match blank.label.as_str() {
                "累计选派人数" => "64",
                "今年选派人数" => "12",
                "选派文件文号" => "青组发〔2026〕7号",
                "到岗截止日期" => "4月3日",
                other => panic!("{other}"),
            };
            Edit::Value(id.clone(), text.to_owned())
        }
        BlankTarget::Person(id, detail) => {
            let text = match detail {
                PersonDetail::Name => "查若澜",
                PersonDetail::Office => "副局长",
                other @ (PersonDetail::Unit | PersonDetail::Address | PersonDetail::Pinyin) => panic!("{other:?}"),
            };
            Edit::Person(id.clone(), *detail, text.to_owned())
        }
        BlankTarget::Words(place, was) => {
            let becomes = if was == "×" || was == "××" { "12" } else { "贺立言" };
            Edit::Words { place: place.clone(), was: was.clone(), becomes: becomes.to_owned() }
        }
        other @ BlankTarget::Meeting(_) => panic!("{other:?}"),
    }
}

#[test]
fn the_draft_is_filled_blank_by_blank_until_no_error_is_left() {
    let room = Room::new();
    let (mut desk, path) = draft(&room);
    let mut left = open_blanks(&desk);
    assert_eq!(left.len(), errors(&desk).len(), "every error of the draft is a blank");
    assert!(left.len() >= 8, "{left:?}");
    while let Some(blank) = left.first() {
        desk.handle(Request::Edit(answer(blank)));
        let now = open_blanks(&desk);
        assert_eq!(now.len(), left.len() - 1, "{blank:?}");
        left = now;
    }
    assert_eq!(errors(&desk), [] as [String; 0]);
    desk.handle(Request::Save);
    assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
    let mut again = Desk::new(None);
    open(&mut again, &path);
    assert_eq!(errors(&again), [] as [String; 0]);
    assert_eq!(again.written().agenda, desk.written().agenda);
}

#[test]
fn taking_every_edit_back_gives_the_very_file_again() {
    let room = Room::new();
    let (mut desk, path) = draft(&room);
    let original = fs::read_to_string(&path).unwrap();
    let mut edits = 0;
    while let Some(blank) = open_blanks(&desk).first() {
        desk.handle(Request::Edit(answer(blank)));
        edits += 1;
    }
    desk.handle(Request::Save);
    let filled = fs::read_to_string(&path).unwrap();
    assert_ne!(filled, original);
    for _ in 0..edits {
        assert!(desk.document().can_undo());
        desk.handle(Request::UndoEdit);
    }
    assert!(!desk.document().can_undo() && desk.document().is_changed());
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(&path).unwrap(), original);
    while desk.document().can_redo() {
        desk.handle(Request::RedoEdit);
    }
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(&path).unwrap(), filled);
}

#[test]
fn an_edit_of_a_text_beside_the_agenda_is_saved_and_taken_back_there() {
    let room = Room::new();
    write(&room.text(), "请***同志讲话。\n\n散会。\n");
    let mut desk = room.desk();
    let blank = blank_in_the_text(&desk);
    desk.handle(Request::Edit(answer(&blank)));
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "请贺立言同志讲话。\n\n散会。\n");
    desk.handle(Request::UndoEdit);
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "请***同志讲话。\n\n散会。\n");
}

#[test]
fn typing_on_in_one_field_is_one_step_of_undo() {
    let room = Room::new();
    let mut desk = room.desk();
    let place = ValueId::from("place");
    for text in ["三楼东", "三楼东侧", "三楼东侧会议室"] {
        desk.handle(Request::Edit(Edit::Value(place.clone(), text.to_owned())));
    }
    desk.handle(Request::Edit(Edit::Person("lu".into(), PersonDetail::Name, "陆知行".to_owned())));
    desk.handle(Request::UndoEdit);
    assert_eq!(desk.written().agenda.people["lu"].name, "陆知远");
    assert_eq!(desk.written().agenda.values["place"].value, "三楼东侧会议室");
    desk.handle(Request::UndoEdit);
    assert_eq!(desk.written().agenda.values["place"].value, "三楼");
    assert!(!desk.document().is_changed() && !desk.document().can_undo());
}

#[test]
fn unsaved_changes_are_not_lost_by_opening_another_agenda() {
    let room = Room::new();
    let other = room.at("agendas/other.json");
    write(&other, MEETING);
    let mut desk = room.desk();
    desk.handle(Request::Edit(Edit::Value(ValueId::from("place"), "五楼".to_owned())));
    for request in [Request::Open(other.clone()), Request::Open(room.agenda()), Request::OpenSample] {
        desk.handle(request);
        assert!(matches!(desk.notice(), Some(Notice::UnsavedChanges)), "{:?}", desk.notice());
        assert_eq!(desk.document().path(), Some(room.agenda().as_path()));
        assert_eq!(desk.written().agenda.values["place"].value, "五楼");
    }
    desk.handle(Request::UndoEdit);
    open(&mut desk, &other);
    assert_eq!(desk.document().path(), Some(other.as_path()));
}

#[test]
fn an_edit_while_the_meeting_runs_keeps_the_place_and_shows_at_once() {
    let room = Room::new();
    write(&room.agenda(), &MEETING.replace("同志们，现在开会。", "***同志，各位同志，现在开会。"));
    let mut desk = room.desk();
    give(&mut desk, Command::Start);
    give(&mut desk, Command::Next);
    assert_eq!(words_here(&desk), "今天在三楼开会。");
    let blank = blank_in_the_text(&desk);
    desk.handle(Request::Edit(answer(&blank)));
    assert_eq!(words_here(&desk), "今天在三楼开会。");
    desk.handle(Request::Edit(Edit::Value(ValueId::from("place"), "五楼".to_owned())));
    assert_eq!(words_here(&desk), "今天在五楼开会。");
    for expected in ["今天在三楼开会。"; 2] {
        desk.handle(Request::UndoEdit);
        assert_eq!(words_here(&desk), expected);
    }
    assert_eq!(&Session::replay(&read_journal(&room.journal()).1), desk.session());
    give(&mut desk, Command::Next);
    assert_eq!(words_here(&desk), "下面报告人数。");
}

#[test]
fn an_edit_of_what_is_not_there_changes_nothing() {
    let room = Room::new();
    let mut desk = room.desk();
    desk.handle(Request::Edit(Edit::Value(ValueId::from("nothing"), "五楼".to_owned())));
    desk.handle(Request::UndoEdit);
    desk.handle(Request::RedoEdit);
    assert!(!desk.document().is_changed() && !desk.document().can_undo() && !desk.document().can_redo());
}

#[test]
fn a_rule_that_is_switched_off_is_saved_taken_back_and_hides_nothing_that_is_to_be_filled_in() {
    let room = Room::new();
    let (mut desk, path) = draft(&room);
    let original = fs::read_to_string(&path).unwrap();
    let (errors_before, blanks) = (errors(&desk).len(), open_blanks(&desk).len());
    desk.handle(Request::Edit(Edit::Check { rule: "unfilled".to_owned(), on: false }));
    assert!(errors(&desk).len() < errors_before);
    let checked = desk.document().checked();
    assert_eq!(checked.found.len() + checked.kept_back.len(), {
        let mut heard = Desk::new(None);
        open(&mut heard, &path);
        heard.document().problems().len()
    });
    assert!(open_blanks(&desk).len() < blanks, "the problems that are told");
    desk.handle(Request::Save);
    let mut again = Desk::new(None);
    open(&mut again, &path);
    assert_eq!(again.written().agenda.checks_off, ["unfilled"]);
    desk.handle(Request::UndoEdit);
    assert_eq!(errors(&desk).len(), errors_before);
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(&path).unwrap(), original);
}

#[test]
fn a_fix_in_a_text_beside_the_agenda_is_saved_there_and_keeps_the_reading_place() {
    let room = Room::new();
    write(&room.text(), "大家鼓掌（鼓掌）\n\n请大家记住。\n");
    let mut desk = room.desk();
    give(&mut desk, Command::Start);
    let rundown = desk.rundown().clone();
    let problem = desk.document().problems().iter().find(|one| one.problem.rule() == "spoken-direction").unwrap();
    let fix = lectern_core::agenda::check::fix(&rundown, problem).unwrap();
    let here = words_here(&desk);
    desk.handle(Request::Edit(fix.edit));
    assert_eq!(words_here(&desk), here);
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "大家鼓掌\n\n> 鼓掌\n\n请大家记住。\n");
    desk.handle(Request::UndoEdit);
    desk.handle(Request::Save);
    assert_eq!(fs::read_to_string(room.text()).unwrap(), "大家鼓掌（鼓掌）\n\n请大家记住。\n");
}

#[test]
fn the_check_of_a_large_agenda_comes_a_moment_after_the_edit() {
    let room = Room::new();
    // Larger than what is checked at once.
    write(&room.text(), &"各村的水渠已经修通，群众都很高兴。\n\n".repeat(1_500));
    let mut desk = room.desk();
    let problems = desk.document().problems().len();
    let id = desk.written().agenda.people.keys().next().unwrap().clone();
    desk.handle(Request::Edit(Edit::Person(id, PersonDetail::Name, String::new())));
    let is_behind = |desk: &Desk| !Arc::ptr_eq(desk.rundown(), desk.document().checked_rundown());
    assert!(is_behind(&desk) && desk.document().problems().len() == problems, "the frame does not wait for it");
    // Another edit meanwhile: what was begun is finished, then the latest state is checked.
    assert!(desk.keep_checked().is_some());
    desk.handle(Request::UndoEdit);
    desk.handle(Request::RedoEdit);
    let revision = desk.revision();
    while desk.keep_checked().is_some() {
        std::thread::yield_now();
    }
    assert!(!is_behind(&desk) && desk.revision() > revision);
    assert!(errors(&desk).iter().any(|error| error.contains("姓名")), "{:?}", errors(&desk));
    assert_eq!(desk.keep_checked(), None);
}

#[test]
fn what_puts_a_problem_right_in_a_large_agenda_is_checked_at_once() {
    let room = Room::new();
    write(&room.text(), &format!("请***、***同志。\n\n{}", "各村的水渠已经修通，群众都很高兴。\n\n".repeat(1_500)));
    let mut desk = room.desk();
    let first = |desk: &Desk| blank_in_the_text(desk).target;
    let fill = |desk: &mut Desk, name: &str| {
        let BlankTarget::Words(place, was) = first(desk) else { panic!("a blank in the text") };
        desk.handle(Request::Edit(Edit::Words { place, was, becomes: name.to_owned() }));
    };
    // One after another, without a frame between: each finds the next one where it stands by then.
    fill(&mut desk, "欧阳文博");
    fill(&mut desk, "查若澜");
    let said = desk.written().side_texts.values().find_map(|text| text.as_ref().ok()).unwrap();
    assert!(said.starts_with("请欧阳文博、查若澜同志。"), "{}", &said[..60]);
    assert_eq!(desk.keep_checked(), None);
}

#[test]
fn a_list_of_people_with_headings_takes_nobodys_place() {
    let room = Room::new();
    let mut desk = room.desk();
    let before = desk.written().agenda.people.clone();
    desk.handle(Request::PasteRoster("姓名\t职务\n乐嘉\t主任\n尉迟恭\t科长\n".to_owned(), (0, 0)));
    let after = desk.written().agenda.people.clone();
    assert_eq!(after.len(), before.len() + 2);
    assert!(before.iter().all(|(id, person)| after.get(id) == Some(person)));
    // Whoever is there already is not there twice, and is completed.
    desk.handle(Request::PasteRoster("姓名\t职务\t单位\n乐嘉\t主任\t办公室\n".to_owned(), (0, 0)));
    assert_eq!(desk.written().agenda.people.len(), after.len());
    assert!(
        desk.written().agenda.people.values().any(|one| one.name == "乐嘉" && one.unit.as_deref() == Some("办公室"))
    );
    // Without them it is cells, which go where the cursor is.
    desk.handle(Request::PasteRoster("市委\t书记\n".to_owned(), (0, 0)));
    assert_eq!(desk.written().agenda.people[0].office.as_deref(), Some("书记"));
}
