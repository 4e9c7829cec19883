//! What the check finds, on the secretariat's screen: one click puts it right, the reason can be read, a rule is switched
//! off for the file and on again, and a click leads to the words and to the field.

use super::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::app::Screen;
use lectern_core::Language;
use std::fs;
use std::path::PathBuf;

/// An agenda with a wrong count, a recap that nobody adjourns, somebody without a name, and a rule that is off.
const AGENDA: &str = r#"{
  "format": 1,
  "meeting": { "title": "青浦水厂例会" },
  "people": { "duan": { "name": "", "unit": "安全科", "office": "科长", "address": "同志" } },
  "items": [
    { "id": "opening", "kind": "opening", "title": "开会", "steps": [ { "say": "现在开会。今天的会议有五项议程。" } ] },
    { "id": "first", "kind": "speeches", "title": "汇报", "steps": [
      { "say": "先说两句闲话。\n\n再说两句闲话。" },
      { "turn": "duan", "say": "请{{发言人}}汇报。", "wait": "speech", "minutes": 5 } ] },
    { "id": "second", "kind": "remarks", "title": "讲话", "steps": [
      { "say": "我讲两点意见。\n\n一、提高认识。\n\n三、抓好落实。" } ] }
  ]
}"#;

fn window() -> (Window, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("例会.json");
    fs::write(&path, AGENDA).unwrap();
    let window = Window::over(folder, Some(path.clone()), Language::Chinese);
    assert_eq!(window.screen(), Screen::Prepare);
    (window, path)
}

fn rules(window: &Window) -> Vec<&'static str> {
    window.desk().document().problems().iter().map(|problem| problem.problem.rule()).collect()
}

/// The line of a problem, by a part of its words.
fn line(window: &Window, part: &str) -> String {
    let names = window.seen().into_iter().filter(|seen| seen.acts && seen.name.contains(part)).map(|seen| seen.name);
    names.min_by_key(String::len).unwrap_or_else(|| panic!("{part}: {:?}", window.names()))
}

fn choose(window: &mut Window, part: &str) {
    let line = line(window, part);
    window.click(&line);
}

#[test]
fn one_click_puts_a_problem_right_and_one_key_takes_that_back() {
    let (mut window, path) = window();
    assert!(rules(&window).contains(&"count-disagrees"), "{:?}", rules(&window));
    window.click("让程序来数");
    assert!(!rules(&window).contains(&"count-disagrees"), "{:?}", rules(&window));
    assert!(window.shows_part("今天的会议有两项议程"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(rules(&window).contains(&"count-disagrees"));
    assert!(!window.desk().document().is_changed());
    window.press_with(Modifiers::COMMAND, Key::Y);
    window.press_with(Modifiers::COMMAND, Key::S);
    assert!(fs::read_to_string(path).unwrap().contains("今天的会议有{{项数}}项议程"));
}

#[test]
fn a_problem_says_why_it_matters_and_its_rule_is_switched_off_and_on_again() {
    let (mut window, path) = window();
    assert!(!window.shows("这份议程不查这一项"));
    choose(&mut window, "“一”后面");
    assert!(window.shows_part("为什么要查：“一、”后面直接是“三、”"), "{:?}", window.names());
    assert!(!window.shows("sequence-gap"), "a name for the file and the command line");
    window.click("这份议程不查这一项");
    assert!(!rules(&window).contains(&"sequence-gap"));
    assert!(window.shows("不检查的 1"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::S);
    let saved: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(saved["checks_off"], serde_json::json!(["sequence-gap"]));
    window.click("不检查的 1");
    assert!(window.shows("现在放过了 1 处"), "{:?}", window.names());
    window.click("恢复检查");
    assert!(rules(&window).contains(&"sequence-gap"));
    assert!(window.shows_part("每一项检查都开着"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!rules(&window).contains(&"sequence-gap"), "switching it on is taken back too");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(rules(&window).contains(&"sequence-gap"), "and so is switching it off");
}

#[test]
fn a_click_on_a_problem_leads_to_its_words_and_to_its_field() {
    let (mut window, _) = window();
    assert!(window.shows_part("今天的会议有五项议程"), "the opening is chosen");
    choose(&mut window, "“一”后面");
    assert!(window.shows("三、抓好落实。") && !window.shows_part("今天的会议有五项议程"), "{:?}", window.names());
    let (mut window, _) = self::window();
    choose(&mut window, "“安全科科长姓名”还没有填写");
    assert!(window.shows_part("【待填：安全科科长姓名】同志汇报"), "{:?}", window.names());
    assert_eq!(window.typed().as_deref(), Some(""), "the field has the cursor");
    window.type_text("段明");
    assert_eq!(window.desk().written().agenda.people["duan"].name, "段明");
}

#[test]
fn what_is_wrong_comes_before_what_is_missing() {
    let (window, _) = window();
    let names = window.names();
    let at =
        |part: &str| names.iter().position(|name| name.contains(part)).unwrap_or_else(|| panic!("{part}: {names:?}"));
    assert!(at("“一”后面") < at("“安全科科长姓名”还没有填写"));
    assert!(window.shows("其中 1 处是没填的空"), "{names:?}");
    // No error seems to stand behind what is less.
    let marks: Vec<&String> = names.iter().filter(|name| ["错误", "提醒", "待填"].contains(&name.as_str())).collect();
    let order = |mark: &str| marks.iter().position(|one| *one == mark).unwrap_or(marks.len());
    assert!(order("错误") <= order("提醒") && order("提醒") <= order("待填"), "{marks:?}");
    assert_eq!(marks.last().map(|mark| mark.as_str()), Some("待填"), "{marks:?}");
}

#[test]
fn a_blank_is_still_to_be_filled_in_where_its_rule_is_off() {
    let (mut window, _) = window();
    choose(&mut window, "“安全科科长姓名”还没有填写");
    window.click("这份议程不查这一项");
    assert!(!rules(&window).contains(&"unfilled"));
    assert!(window.shows("还要填 1"), "{:?}", window.names());
    assert!(!window.shows("都填好了"));
}

#[test]
fn a_page_with_one_line_does_not_draw_the_panel_of_problems_in() {
    let (mut window, _) = window();
    let top = |window: &Window| window.harness.get_by_label("不检查的").rect().min.y;
    let before = top(&window);
    window.click("不检查的");
    window.settle();
    assert!((top(&window) - before).abs() < 1.0, "{} {before}", top(&window));
}
