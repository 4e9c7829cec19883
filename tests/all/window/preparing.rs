//! The secretariat's screen: what is missing is listed, filling it in shows in the script, and nothing is lost unasked.

use super::{Window, key_events, release};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::app::Screen;
use lectern_core::Language;
use lectern_core::diagnostic::Severity;
use lectern_core::view::{BlankTarget, blanks};
use std::fs;

fn value(window: &Window, id: &str) -> String {
    window.desk().written().agenda.values[id].value.clone()
}

#[test]
fn a_draft_opens_where_it_can_be_filled_with_every_blank_listed() {
    let window = Window::with("cadre-forum-draft.json");
    assert_eq!(window.screen(), Screen::Prepare);
    let document = window.desk().document();
    let missing = blanks(document.rundown(), document.problems(), Language::Chinese);
    assert!(missing.len() >= 8);
    assert!(window.shows(&format!("还要填 {}", missing.len())), "{:?}", window.names());
    for blank in &missing {
        assert!(window.shows(&blank.label), "{}", blank.label);
    }
}

#[test]
fn what_is_typed_into_a_field_stands_in_the_script() {
    let mut window = Window::with("cadre-forum-draft.json");
    window.focus("今年选派人数");
    // The words that need it come into view.
    assert!(window.shows_part("【待填：今年选派人数】位同志的任期均为两年"), "{:?}", window.names());
    window.type_text("12");
    assert_eq!(value(&window, "new-cadres"), "12");
    assert!(window.shows_part("12位同志的任期均为两年"), "{:?}", window.names());
    assert!(window.shows("未保存"));
    assert_eq!(window.typed().as_deref(), Some("12"), "the field keeps the cursor");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(value(&window, "new-cadres"), "");
    assert_eq!(window.typed().as_deref(), Some(""), "a change from elsewhere comes back into the field");
    assert!(window.shows_part("【待填：今年选派人数】"));
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert!(window.shows_part("12位同志的任期均为两年"));
}

#[test]
fn what_is_half_composed_does_not_reach_the_agenda() {
    let mut window = Window::with("cadre-forum-draft.json");
    window.focus("今年选派人数");
    window.type_text("1");
    window.compose("er");
    assert_eq!(value(&window, "new-cadres"), "1");
    window.commit("二");
    assert_eq!(value(&window, "new-cadres"), "1二");
    window.compose("ren");
    window.focus("选派文件文号");
    assert_eq!(value(&window, "new-cadres"), "1二", "the focus went elsewhere");
    window.focus("今年选派人数");
    assert_eq!(window.typed().as_deref(), Some("1二"));
}

#[test]
fn words_for_marks_in_a_text_go_in_as_a_whole() {
    let mut window = Window::with("cadre-forum-draft.json");
    let marks = |window: &Window| {
        let document = window.desk().document();
        let all = blanks(document.rundown(), document.problems(), Language::Chinese);
        let in_texts = all.into_iter().filter(|blank| matches!(blank.target, BlankTarget::Words(..)));
        in_texts.map(|blank| blank.label).collect::<Vec<_>>()
    };
    let before = marks(&window);
    assert_eq!(before.len(), 2, "{before:?}");
    // Both of them may bear the same name; the first is the first of the list.
    let field = window.harness.get_all_by_role_and_label(Role::TextInput, &before[0]).next().unwrap();
    field.click();
    window.settle();
    window.type_text("12");
    assert_eq!(marks(&window).len(), 2, "not letter by letter");
    window.press(Key::Enter);
    assert_eq!(marks(&window), before[1..]);
    window.click("宣布开会");
    assert!(window.shows_part("市直12家派出单位"), "{:?}", window.names());
}

#[test]
fn the_draft_is_filled_from_the_first_field_to_the_last_by_typing_and_enter() {
    let mut window = Window::with("cadre-forum-draft.json");
    let first = blanks(window.desk().rundown(), window.desk().document().problems(), Language::Chinese);
    window.harness.get_all_by_role_and_label(Role::TextInput, &first[0].label).next().unwrap().click();
    window.settle();
    for _ in 0..first.len() {
        assert_eq!(window.typed().as_deref(), Some(""), "Enter leads to the next field that is empty");
        window.type_text("12");
        window.press(Key::Enter);
    }
    let left = |window: &Window| {
        let problems = window.desk().document().problems();
        problems.iter().filter(|problem| problem.severity() == Severity::Error).count()
    };
    assert_eq!(left(&window), 0);
    assert!(window.shows("都填好了"));
    window.press_with(Modifiers::COMMAND, Key::S);
    assert!(window.shows_part("已保存到"), "{:?}", window.names());
    assert!(!window.shows("未保存"));
    let saved = fs::read_to_string(window.folder.path().join("agendas/cadre-forum-draft.json")).unwrap();
    assert!(!saved.contains("***") && !saved.contains("××"));
}

#[test]
fn two_undos_within_one_frame_show_what_the_agenda_holds() {
    let mut window = Window::with("cadre-forum-draft.json");
    for label in ["今年选派人数", "累计选派人数"] {
        window.focus(label);
        window.type_text("12");
    }
    window.click("2. 宣读选派文件");
    assert!(window.shows_part("12位同志的任期均为两年"), "{:?}", window.names());
    let mut undo = key_events(Modifiers::COMMAND, Key::Z);
    undo.push(release(Modifiers::COMMAND, Key::Z));
    window.send([undo.clone(), undo].concat());
    window.settle();
    assert_eq!(value(&window, "new-cadres"), "");
    assert!(window.shows_part("【待填：今年选派人数】位同志"), "{:?}", window.names());
    let document = window.desk().document();
    let missing = blanks(document.rundown(), document.problems(), Language::Chinese);
    assert!(window.shows(&format!("还要填 {}", missing.len())), "{:?}", window.names());
}

#[test]
fn people_values_and_the_meeting_are_changed_in_the_form() {
    let mut window = Window::with("cadre-forum.json");
    assert_eq!(window.screen(), Screen::Present);
    window.press(Key::F6);
    window.click("会议");
    window.focus("地点");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("大礼堂");
    assert_eq!(window.desk().written().agenda.meeting.place.as_deref(), Some("大礼堂"));
    window.click("填写项");
    window.focus("累计选派批次");
    window.press(Key::End);
    window.type_text("十");
    assert_eq!(value(&window, "batches"), "五十");
    window.click("人员");
    window.focus("职务 江承岳");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("部长");
    assert_eq!(window.desk().written().agenda.people["jiang"].office.as_deref(), Some("部长"));
}

#[test]
fn keys_of_the_host_type_on_this_screen_and_f5_leads_back() {
    let mut window = Window::with("cadre-forum-draft.json");
    window.press(Key::Space);
    window.press(Key::B);
    assert_eq!(window.screen(), Screen::Prepare);
    assert!(window.desk().session().live().is_none() && window.shows("提纲"));
    window.press(Key::F5);
    assert_eq!(window.screen(), Screen::Present);
    assert!(window.shows_part("处没有填"), "{:?}", window.names());
}

#[test]
fn an_edit_while_the_meeting_runs_shows_on_the_host_s_screen_where_it_stood() {
    let mut window = Window::with("cadre-forum-draft.json");
    window.press(Key::F5);
    window.press(Key::Space);
    window.click("2. 宣读选派文件");
    let before = window.live().position.clone();
    assert!(window.shows_part("请【待填：宣读人姓名】") || window.shows_part("【待填："), "{:?}", window.names());
    window.press(Key::F6);
    window.focus("选派文件文号");
    window.type_text("青组发〔2026〕7号");
    window.press(Key::F5);
    assert_eq!(window.live().position, before);
    assert!(window.shows_part("宣读青组发〔2026〕7号文件"), "{:?}", window.names());
}

#[test]
fn unsaved_changes_are_asked_about_before_another_agenda_is_opened() {
    let mut window = Window::with("cadre-forum-draft.json");
    window.focus("今年选派人数");
    window.type_text("12");
    window.click("最近打开");
    window.click("打开示例");
    assert!(window.shows_part("有未保存的修改"), "{:?}", window.names());
    assert_eq!(value(&window, "new-cadres"), "12");
}

#[test]
fn enter_leads_from_blank_to_blank_within_one_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("会.json");
    fs::write(
        &path,
        r#"{ "format": 1, "meeting": { "title": "会" }, "items": [ { "id": "a", "kind": "other", "title": "甲", "steps": [
            { "say": "今年选派***名干部，分***批，去***家单位，学习***天。散会。" } ] } ] }"#,
    )
    .unwrap();
    let mut window = Window::over(folder, Some(path), lectern_core::Language::Chinese);
    window.press(Key::F6);
    let field = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == egui::accesskit::Role::TextInput;
    window.harness.query_all_by(field).next().expect("a field").focus();
    window.settle();
    for figure in ["12", "3", "4"] {
        window.type_text(figure);
        window.press(Key::Enter);
        assert!(window.typed().is_some(), "after {figure}: {:?}", window.names());
    }
    window.type_text("5");
    window.press(Key::Enter);
    let words = window.words(0, 0);
    assert_eq!(words, "今年选派12名干部，分3批，去4家单位，学习5天。散会。");
}

#[test]
fn a_blank_that_an_undo_brings_back_is_open_in_its_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("会.json");
    fs::write(
        &path,
        r#"{ "format": 1, "meeting": { "title": "会" }, "items": [ { "id": "a", "kind": "other", "title": "甲", "steps": [
            { "say": "今年选派***名干部，分***批。散会。" } ] } ] }"#,
    )
    .unwrap();
    let mut window = Window::over(folder, Some(path), lectern_core::Language::Chinese);
    window.press(Key::F6);
    let field = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == egui::accesskit::Role::TextInput;
    let fields = |window: &Window| window.harness.query_all_by(field).count();
    window.harness.query_all_by(field).next().expect("a field").focus();
    window.settle();
    window.type_text("12");
    window.press(Key::Enter);
    assert_eq!(fields(&window), 1);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(fields(&window), 2, "{:?}", window.names());
    assert!(!window.shows("✓"), "{:?}", window.names());
    assert!(window.shows_part("选派■名干部"), "{:?}", window.names());
}

#[test]
fn the_toolbar_says_that_a_meeting_runs_and_later_that_it_is_over() {
    let mut window = Window::with("cadre-forum.json");
    window.press(Key::Space);
    window.press(Key::F6);
    assert!(window.shows_part("会议进行中") && !window.shows("会议已结束"), "{:?}", window.names());
    window.press(Key::F5);
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.is_over());
    window.press(Key::F6);
    assert!(!window.shows_part("会议进行中") && window.shows("会议已结束"), "{:?}", window.names());
    window.press(Key::F5);
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press(Key::F6);
    assert!(window.shows_part("会议进行中") && !window.shows("会议已结束"), "it goes on");
}
