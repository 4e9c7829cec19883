//! A roster beside a script: what it says otherwise is decided by a button, what it fills in takes no room, and a wrong encoding
//! is put right where it is seen.

use super::{Window, importing, window_with};
use egui::accesskit::Role as AccessRole;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::desk::{Import, Request};
use lectern_core::Language;
use lectern_documents::roster::Meaning;
use std::fs;

const SCRIPT: &str = "座谈会主持词\n主持人：县委副书记、县长 陆远航\n同志们：\n现在开会。\n\
    下面，请教育局局长王建国同志发言。\n※※※※\n今天的会议到此结束，散会。\n";

fn with_roster(bytes: &[u8]) -> Window {
    let (mut window, path) = window_with("座谈会.txt", SCRIPT.as_bytes());
    let roster = path.with_file_name("名册.csv");
    fs::write(&roster, bytes).unwrap();
    window.harness.state_mut().handle(Request::Import(Import::Roster(roster)));
    window.settle();
    window
}

const ROSTER: &str = "姓名,单位,职务\n陆远航,青石县委,副书记、县长\n王建国,县教育局,局长\n";

fn office(window: &Window, name: &str) -> String {
    let people = &importing(window).imported().agenda.people;
    let person = people.values().find(|person| person.name == name).unwrap();
    person.unit_said().unwrap_or_default().to_owned() + person.office.as_deref().unwrap_or_default()
}

#[test]
fn what_a_roster_says_otherwise_is_taken_by_a_button_and_given_back_by_undo() {
    let mut window = with_roster(ROSTER.as_bytes());
    window.click("用这份名册");
    assert_eq!(office(&window, "陆远航"), "青石县委副书记、县长", "nothing is said twice");
    let offered = |window: &Window| window.names().into_iter().find(|name| name.starts_with("用名册的 陆远航的职务"));
    let tab = window.names().into_iter().find(|name| name.starts_with("建议 ")).unwrap();
    window.click(&tab);
    let take = offered(&window).unwrap();
    window.click(&take);
    let people = &importing(&window).imported().agenda.people;
    assert!(people.values().any(|person| person.office.as_deref() == Some("副书记、县长")), "{people:?}");
    assert_eq!(office(&window, "陆远航"), "青石县委副书记、县长");
    assert_eq!(offered(&window), None);
    window.press_with(Modifiers::COMMAND, Key::Z);
    let keep = offered(&window).unwrap().replacen("用名册的", "用文稿的", 1);
    window.click(&keep);
    assert_eq!(offered(&window), None);
}

#[test]
fn those_who_agree_with_the_roster_are_counted_in_a_line_that_opens() {
    let mut window = with_roster(ROSTER.as_bytes());
    window.click("用这份名册");
    let line = window.names().into_iter().find(|name| name.starts_with("名册里找到 2 人")).unwrap();
    assert!(!window.shows_part("王建国与名册第2人相符"), "{:?}", window.names());
    window.click(&line);
    window.settle();
    assert!(window.shows_part("王建国与名册第2人相符"), "{:?}", window.names());
}

#[test]
fn a_roster_in_another_encoding_is_read_again_from_its_own_box() {
    let bytes = ROSTER.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let window = with_roster(&bytes);
    assert!(importing(&window).roster().is_some(), "{:?}", window.names());
    // 姓名,单位,职务 and a row in GBK.
    let gbk = b"\xd0\xd5\xc3\xfb,\xd6\xb0\xce\xf1\n\xcd\xf5\xbd\xa8\xb9\xfa,\xbe\xd6\xb3\xa4\n";
    let mut window = with_roster(gbk);
    let chosen = importing(&window).roster_encoding().expect("a guess, and so a choice");
    assert!(window.shows_part("换一种编码") && window.shows("编码"), "{:?}", window.names());
    window.harness.state_mut().handle(Request::Import(Import::RosterAs(7)));
    window.settle();
    assert_eq!(importing(&window).roster_encoding(), Some(7));
    assert!(!window.shows("王建国"), "{:?}", window.names());
    window.harness.state_mut().handle(Request::Import(Import::RosterAs(chosen)));
    window.settle();
    assert!(window.shows("王建国"), "{:?}", window.names());
}

#[test]
fn enter_takes_the_roster_and_agrees_with_no_passage() {
    let mut window = with_roster(ROSTER.as_bytes());
    assert!(window.shows("用这份名册"));
    let before = importing(&window).draft().clone();
    window.press(Key::Enter);
    window.settle();
    assert!(!window.shows("用这份名册") && window.shows_part("名册里找到 2 人"), "{:?}", window.names());
    assert_eq!(*importing(&window).draft(), before);
}

#[test]
fn enter_takes_the_roster_also_after_a_column_was_given_another_meaning_by_the_pointer() {
    let mut window = with_roster("姓名,单位,职务,备注\n王建国,县教育局,局长,请假\n".as_bytes());
    let column = window.harness.get_by_role_and_label(AccessRole::ComboBox, "备注").rect().center();
    let click = |window: &mut Window, at: egui::Pos2| {
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            let button = egui::PointerButton::Primary;
            window.send(vec![Event::PointerMoved(at), Event::PointerButton { pos: at, button, pressed, modifiers }]);
        }
        window.settle();
    };
    click(&mut window, column);
    let above = Meaning::ALL[Meaning::ALL.len() - 2];
    let entries = window.harness.get_all_by_label(above.label(Language::Chinese));
    let entry = entries.last().unwrap().rect().center();
    click(&mut window, entry);
    assert_eq!(importing(&window).roster().unwrap().1.columns[3].meaning, Some(above));
    window.press(Key::Enter);
    window.settle();
    assert!(!window.shows("用这份名册"), "{:?}", window.names());
}

#[test]
fn of_a_long_roster_it_is_said_that_there_is_more() {
    let rows = |count: usize| (1..=count).map(|row| format!("王某{row},县教育局,局长\n")).collect::<String>();
    let window = with_roster(format!("姓名,单位,职务\n{}", rows(9)).as_bytes());
    assert!(window.shows("王某9") && !window.shows_part("下面还有"), "{:?}", window.names());
    let window = with_roster(format!("姓名,单位,职务\n{}", rows(60)).as_bytes());
    assert!(window.shows_part("共 60 行") && window.shows_part("下面还有 10 行"), "{:?}", window.names());
}

#[test]
fn what_the_roster_did_stands_above_what_is_known_of_the_file() {
    let (mut window, path) = window_with("座谈会.txt", b"\xc0\xfd\xbb\xe1\xd6\xf7\xb3\xd6\xb4\xca\n\xc9\xa2\xbb\xe1\n");
    let roster = path.with_file_name("名册.csv");
    fs::write(&roster, ROSTER).unwrap();
    window.harness.state_mut().handle(Request::Import(Import::Roster(roster)));
    window.settle();
    window.press(Key::Enter);
    window.settle();
    let names = window.names();
    let place = |part: &str| names.iter().position(|name| name.contains(part)).unwrap_or_else(|| panic!("{names:?}"));
    assert!(place("名册里找到") < place("文字编码是推测的"), "{names:?}");
    assert!(window.shows("知道了"));
}
