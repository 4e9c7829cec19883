//! The import screen by keys alone: lists, digits, and what the page of keys says about them.

use super::{SCRIPT, Window, choose, draft, window_with};
use egui::Key;
use egui::accesskit::Role as AccessRole;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern_core::Language;
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::Role;

fn focused(window: &Window) -> String {
    let node = window.harness.query_by(|node| node.is_focused());
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// The kind of the item that begins with a passage.
fn kind(window: &Window, piece: usize) -> Option<ItemKind> {
    draft(window).pieces[piece].item.as_ref().map(|item| item.kind)
}

#[test]
fn a_list_opens_on_the_present_entry_and_enter_takes_another_and_closes_it() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    let here = choose(&mut window, "下面进行第二项议程");
    let before = kind(&window, here).unwrap();
    window.harness.get_all_by_role(AccessRole::ComboBox).next().unwrap().click();
    window.settle();
    assert_eq!(focused(&window), before.label(Language::Chinese));
    window.press(Key::ArrowUp);
    let above = focused(&window);
    window.press(Key::Enter);
    window.settle();
    assert_eq!(kind(&window, here).map(|kind| kind.label(Language::Chinese)), Some(above.as_str()));
    assert!(!window.shows("休会"), "the list is closed: {:?}", window.names());
    // The keys of the screen mean what they meant.
    window.press(Key::ArrowUp);
    assert_ne!(window.chosen_passage(), draft(&window).words(&draft(&window).pieces[here].range));
}

#[test]
fn digits_say_what_a_passage_is_for_and_open_the_lists() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    let here = choose(&mut window, "会后，请各班组");
    let role = |window: &Window| draft(window).pieces[here].role;
    assert_eq!(role(&window), Role::Say);
    window.press(Key::Num3);
    assert_eq!(role(&window), Role::Direction);
    window.press(Key::Num6);
    assert_eq!(role(&window), Role::Noise);
    window.press(Key::Num1);
    assert_eq!(role(&window), Role::Say);
    window.press(Key::Num8);
    window.settle();
    assert_eq!(focused(&window), "不等待");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.settle();
    assert_eq!(draft(&window).pieces[here].wait.map(|wait| wait.kind), Some(WaitKind::ALL[0]));
    window.press(Key::Num7);
    window.settle();
    let before = kind(&window, here);
    assert_eq!(focused(&window), before.unwrap().label(Language::Chinese));
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    window.settle();
    assert_ne!(kind(&window, here), before);
}

#[test]
fn the_page_of_keys_has_those_of_the_import() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    window.press(Key::F1);
    for expected in ["导入时", "Alt+↑ Alt+↓", "打开“环节”列表"] {
        assert!(window.shows(expected), "{expected}: {:?}", window.names());
    }
}

#[test]
fn a_direction_that_is_joined_to_what_is_said_is_told_of() {
    let script = SCRIPT.replace("（鼓掌）\n", "（奏乐，颁奖，合影）\n");
    let (mut window, _) = window_with("例会.txt", script.as_bytes());
    choose(&mut window, "会后，请各班组");
    let before = draft(&window).pieces.len();
    window.click("并入上一段");
    assert_eq!(draft(&window).pieces.len(), before - 1);
    assert!(window.shows_part("“（奏乐，颁奖，合影）”原来不念"), "{:?}", window.names());
}
