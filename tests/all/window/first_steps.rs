//! Somebody new to the program: how a script or a new agenda gets into it, where a finding leads, what is typed into one field.

use super::Window;
use egui::{Event, Key};
use egui_kittest::Harness;
use lectern::app::Screen;
use lectern::desk::{Import, Request};
use lectern::ui::dialogs::{Answer, PathBox, Purpose, path_box};
use lectern_core::Language;
use lectern_core::agenda::Person;
use std::fs;
use std::path::Path;

/// The secretariat's screen over an agenda.
fn prepare(meeting: &str) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("meeting.json");
    fs::write(&path, meeting).unwrap();
    let mut window = Window::over(folder, Some(path), Language::Chinese);
    window.press(Key::F6);
    window.settle();
    window
}

fn people(window: &Window) -> Vec<Person> {
    window.desk().written().agenda.people.values().cloned().collect()
}

#[test]
fn the_first_screen_says_that_scripts_are_imported_and_begins_a_new_agenda() {
    let mut window = Window::new();
    assert!(window.shows("导入主持词") && window.shows_part("Word"), "{:?}", window.names());
    window.click("新建");
    window.settle();
    window.click("空白议程");
    assert_eq!(window.screen(), Screen::Prepare);
}

#[test]
fn a_path_that_is_pasted_takes_the_place_of_the_folder() {
    let (path, purpose) = ("/home/secretary/".to_owned(), Purpose::Open);
    let mut harness = Harness::builder().with_context_setup(lectern::theme::install).build_ui_state(
        |ui, state: &mut (PathBox, Answer)| {
            state.1 = path_box(ui, &mut state.0, lectern::strings::Strings::of(Language::Chinese));
        },
        (PathBox { path, purpose, error: None }, Answer::None),
    );
    harness.run();
    harness.event(Event::Paste("/tmp/例会.docx".to_owned()));
    harness.run();
    assert_eq!(harness.state().0.path, "/tmp/例会.docx");
}

#[test]
fn a_file_that_is_not_there_is_told_of_with_the_whole_path_that_was_tried() {
    let mut window = Window::new();
    let path = window.folder.path().join("没有").join("例会.docx");
    window.harness.state_mut().handle(Request::Import(Import::File(path.clone())));
    window.settle();
    let folder = path.parent().and_then(Path::to_str).unwrap();
    assert!(window.shows_part(folder), "{:?}", window.names());
}

/// The box for a path, with this path in it.
fn ask(window: &mut Window, path: &Path, purpose: Purpose) {
    let path = path.display().to_string();
    window.harness.state_mut().ask_for_path(PathBox { path, purpose, error: None });
    window.settle();
}

#[test]
fn a_wrong_path_stays_in_its_box_with_the_reason_and_keys_do_nothing_behind_it() {
    let mut window = Window::new();
    let right = window.folder.path().join("例会.json");
    fs::write(&right, r#"{ "format": 1, "meeting": { "title": "例会" }, "items": [] }"#).unwrap();
    for wrong in ["例回.json", "例回.docx"] {
        let wrong = window.folder.path().join(wrong);
        ask(&mut window, &wrong, Purpose::Open);
        window.press(Key::Enter);
        window.settle();
        assert!(window.shows_part("打不开"), "{:?}", window.names());
        assert_eq!(window.typed(), Some(wrong.display().to_string()), "the cursor is there, to put it right");
        for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
            window.press(key);
            window.settle();
        }
        assert!(window.desk().session().live().is_none(), "nothing began behind it");
        window.press(Key::Escape);
        window.settle();
        assert!(!window.shows_part("打不开") && !window.shows("路径"), "{:?}", window.names());
    }
    let wrong = window.folder.path().join("例回.json");
    ask(&mut window, &wrong, Purpose::Open);
    window.press(Key::Enter);
    window.settle();
    // All of it is marked: what is typed takes its place.
    window.type_text(&right.display().to_string());
    window.press(Key::Enter);
    window.settle();
    assert!(!window.shows("路径"), "{:?}", window.names());
    assert_eq!(window.desk().written().agenda.meeting.title, "例会");
}

#[test]
fn a_path_that_is_taken_already_stays_in_its_box_and_nothing_is_written_over() {
    let mut window = Window::with("cadre-forum.json");
    let there = window.folder.path().join("别的.json");
    fs::write(&there, "{}").unwrap();
    ask(&mut window, &there, Purpose::Save);
    window.press(Key::Enter);
    window.settle();
    assert!(window.shows_part("没有覆盖") && window.typed().is_some(), "{:?}", window.names());
    assert_eq!(fs::read_to_string(&there).unwrap(), "{}");
}

#[test]
fn a_wrong_path_leaves_a_document_that_is_being_imported_as_it_is() {
    let mut window = Window::new();
    let document = window.folder.path().join("例会.txt");
    fs::write(&document, "例会主持词\n同志们：\n现在开会。\n今天的会议到此结束，散会。\n").unwrap();
    window.harness.state_mut().handle(Request::Import(Import::File(document)));
    window.settle();
    window.press(Key::End);
    let chosen = window.chosen_passage();
    for wrong in ["没有.json", "没有.docx"] {
        let wrong = window.folder.path().join(wrong);
        ask(&mut window, &wrong, Purpose::Open);
        window.press(Key::Enter);
        window.settle();
        window.press(Key::Escape);
        window.settle();
        assert_eq!((window.screen(), window.chosen_passage()), (Screen::Import, chosen.clone()));
    }
}

#[test]
fn a_finding_about_the_length_of_the_meeting_leads_to_its_field() {
    let mut window = prepare(
        r#"{ "format": 1, "meeting": { "title": "座谈会", "minutes": 4 },
        "items": [{ "id": "i", "kind": "opening", "minutes": 8, "steps": [{ "say": "现在开会。" }] }] }"#,
    );
    let finding = window.names().into_iter().find(|name| name.contains("会议定为 4 分钟")).unwrap();
    window.click(&finding);
    window.settle();
    assert_eq!(window.typed().as_deref(), Some("4"), "{:?}", window.names());
    assert!(!window.shows("minutes-disagree"), "that name is for the file");
}

#[test]
fn an_office_that_is_typed_with_the_name_goes_where_it_belongs() {
    let mut window = prepare(
        r#"{ "format": 1, "meeting": { "title": "座谈会" }, "people": { "a": { "name": "" } },
        "items": [{ "id": "i", "kind": "speeches", "steps": [{ "turn": "a", "say": "请{{speaker}}发言。", "wait": "speech" }] }] }"#,
    );
    let is = |person: &Person| {
        let office = person.office.clone().unwrap_or_default();
        format!("{office}|{}|{}", person.name, person.address.clone().unwrap_or_default())
    };
    window.click("还要填 1");
    window.focus("姓名");
    window.type_text("县教育局局长王建国同志");
    assert_eq!(is(&people(&window)[0]), "|县教育局局长王建国同志|", "nothing moves while somebody types");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(is(&people(&window)[0]), "县教育局局长|王建国|同志");
    window.click("人员");
    window.focus("加一个人：输入姓名，回车");
    window.type_text("市水利局副局长 李江");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(is(&people(&window)[1]), "市水利局副局长|李江|");
}
