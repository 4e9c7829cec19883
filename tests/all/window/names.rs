//! How names are read, on the screen: guessed, confirmed, taken back, not fitting any more; pinyin on the prompter
//! switched; characters that the font lacks reported.

use super::Window;
use super::editing::CTRL;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::desk::Request;
use lectern_core::Language;
use lectern_core::agenda::edit::{Edit, RosterChange};
use lectern_core::view::Focus;
use std::fs;

/// A meeting with names of every sort, and a value that no word of the script uses.
const MEETING: &str = r#"{ "format": 1, "meeting": { "title": "座谈会" },
  "people": {
    "yuchi": { "name": "尉迟翀" },
    "le": { "name": "李乐" },
    "zhou": { "name": "周明远" },
    "blank": { "name": "" }
  },
  "values": { "v": { "label": "书名", "value": "VALUE" } },
  "items": [{ "id": "i", "kind": "opening", "steps": [{ "say": "请尉迟翀同志和李乐同志发言，周明远同志记录。" }] }] }"#;

fn window(value: &str) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("meeting.json");
    fs::write(&path, MEETING.replace("VALUE", value)).unwrap();
    let mut window = Window::over(folder, Some(path), Language::Chinese);
    window.press(Key::F6);
    window
}

fn people() -> Window {
    let mut window = window("书");
    window.click("人员");
    window
}

impl Window {
    fn pinyin_of(&self, id: &str) -> Option<&str> {
        self.desk().written().agenda.people[id].pinyin.as_deref()
    }

    fn choose_reading(&mut self, menu: &str, reading: &str) {
        self.click(menu);
        self.click(reading);
    }
}

#[test]
fn a_reading_is_confirmed_by_a_button_and_that_is_taken_back_by_undo() {
    let mut window = people();
    assert!(window.shows("2 个名字的读音待确认"), "{:?}", window.names());
    window.click("确认读音 尉迟翀");
    assert_eq!(window.pinyin_of("yuchi"), Some("Yùchí Chōng"));
    assert!(window.shows("读音已确认 尉迟翀") && window.shows("1 个名字的读音待确认"), "{:?}", window.names());
    assert!(!window.shows("确认读音 尉迟翀"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.pinyin_of("yuchi"), None);
    assert!(window.shows("确认读音 尉迟翀") && window.shows("2 个名字的读音待确认"), "{:?}", window.names());
}

#[test]
fn another_reading_is_chosen_in_the_menu_of_its_character_and_is_confirmed_by_that() {
    let mut window = people();
    window.choose_reading("“乐”怎么读 李乐", "yuè");
    assert_eq!(window.pinyin_of("le"), Some("Lǐ Yuè"));
    assert!(window.shows("读音已确认 李乐"), "{:?}", window.names());
    window.choose_reading("“乐”怎么读 李乐", "lè");
    assert_eq!(window.pinyin_of("le"), Some("Lǐ Lè"));
}

#[test]
fn a_name_that_is_changed_after_that_asks_again() {
    let mut window = people();
    window.click("确认读音 李乐");
    window.focus("姓名 李乐");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("王乐");
    assert_eq!(window.pinyin_of("le"), Some("Lǐ Lè"), "what somebody wrote stays until it is confirmed anew");
    assert!(window.shows_part("人员 · 王乐"), "{:?}", window.names());
    assert!(window.shows("读音和姓名对不上") && window.shows("确认读音 王乐"), "{:?}", window.names());
    // The list of problems has come up over it: with the focus it rolls into sight.
    window.harness.get_by_role_and_label(Role::Button, "确认读音 王乐").focus();
    window.settle();
    window.press(Key::Enter);
    assert_eq!(window.pinyin_of("le"), Some("Wáng Lè"));
}

#[test]
fn the_count_leads_to_the_first_name_and_what_is_typed_there_counts_as_confirmed() {
    let mut window = people();
    window.click("2 个名字的读音待确认");
    assert_eq!(window.typed().as_deref(), Some(""));
    window.type_text("yu4 chi2 chong1");
    assert_eq!(window.pinyin_of("yuchi"), Some("yu4 chi2 chong1"));
    assert!(window.shows("读音已确认 尉迟翀"), "{:?}", window.names());
}

#[test]
fn confirming_works_by_keyboard_alone() {
    let mut window = people();
    window.harness.get_by_role_and_label(Role::Button, "确认读音 尉迟翀").focus();
    window.press(Key::Space);
    assert_eq!(window.pinyin_of("yuchi"), Some("Yùchí Chōng"));
}

#[test]
fn pinyin_on_the_prompter_is_switched_by_a_key_and_remembered() {
    let mut window = window("书");
    window.press(Key::F5);
    window.press(Key::Space);
    for kept in ["all", "never", "hard"] {
        window.press(Key::Y);
        let settings = fs::read_to_string(window.folder.path().join("data/settings.json")).unwrap();
        assert!(settings.contains(&format!("\"pinyin\": \"{kept}\"")), "{settings}");
        assert!(window.shows_part("请尉迟翀同志和李乐同志发言"), "{:?}", window.names());
    }
}

#[test]
fn a_character_that_the_font_lacks_is_reported_before_the_meeting() {
    let mut window = window("𰻞");
    assert!(window.shows("字体里没有的字 1") && window.shows("U+30EDE 书名"), "{:?}", window.names());
    window.press(Key::F2);
    assert!(window.shows("Characters that the font lacks 1"), "{:?}", window.names());
    assert!(!self::window("书").shows_part("字体里没有的字"));
}

#[test]
fn somebody_is_called_otherwise_wherever_the_agenda_does() {
    let mut window = Window::with("awards.json");
    window.press(Key::F6);
    let before = window.agenda().people.first().unwrap().1.name.clone();
    // The name is in no text by itself; it is written out in one first.
    window.click("环节");
    window.click("小结和散会");
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::End);
    window.type_text(&format!("请{before}留下。{before}民也是。"));
    window.click("人员");
    // Somebody else's name begins like this one.
    let other = Edit::Roster(RosterChange::Add(format!("{before}民")));
    window.harness.state_mut().handle(Request::Edit(other));
    window.settle();
    window.click(&format!("改名 {before}"));
    assert!(window.shows_part("1 处一起改"), "{:?}", window.names());
    window.focus("姓名");
    window.press_with(CTRL, Key::A);
    window.type_text("骆晓枫");
    window.focus("代号");
    window.press_with(CTRL, Key::A);
    window.type_text("a.b");
    assert!(window.shows_part("这个代号已经有了") && window.is_disabled("全部改"), "{:?}", window.names());
    window.press_with(CTRL, Key::A);
    window.type_text("骆");
    window.click("全部改");
    let agenda = window.agenda();
    assert_eq!(agenda.people["骆"].name, "骆晓枫");
    assert!(agenda.people.values().all(|person| person.name != before));
    let text = lectern_core::format::write(agenda).unwrap();
    assert!(text.contains(&format!("请骆晓枫留下。{before}民也是。")), "{text}");
    assert!(window.shows("没有发现问题"), "{:?}", window.names());
    window.press_with(CTRL, Key::Z);
    assert!(window.agenda().people.values().any(|person| person.name == before), "one step of undo");
}

#[test]
fn a_value_is_called_otherwise_and_a_running_meeting_knows_it() {
    let mut window = Window::with("party-election.json");
    while window.view().focus != Focus::Enter {
        window.go_on();
    }
    window.go_on();
    let (id, text) =
        window.desk().session().entered().iter().next().map(|(id, text)| (id.clone(), text.clone())).unwrap();
    window.press(Key::F6);
    window.click("填写项");
    window.click(&format!("改名 {}", window.agenda().values[&id].label));
    window.focus("代号");
    window.press_with(CTRL, Key::A);
    window.type_text("新代号");
    window.press(Key::Enter);
    assert!(!window.agenda().values.contains_key(&id));
    assert_eq!(window.desk().session().entered().get("新代号"), Some(&text));
    assert!(!lectern_core::format::write(window.agenda()).unwrap().contains(&format!("{{{{{id}}}}}")));
}
