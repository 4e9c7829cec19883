//! The import screen by keys alone: lists, digits, and what the page of keys says about them.

use super::{SCRIPT, Window, choose, draft, window_with};
use egui::accesskit::Role as AccessRole;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use lectern_core::Language;
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{Confidence, Role};

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

/// Words of the passage that is chosen, enough to know it by.
fn chosen(window: &Window) -> String {
    window.chosen_passage().chars().take(8).collect()
}

#[test]
fn after_a_list_was_opened_by_its_figure_enter_agrees_and_goes_on() {
    // Nobody was called before the second mark.
    let text = SCRIPT.replace("会后，", "再看安排。\n※※※※\n会后，");
    for (figure, key) in [(Key::Num7, Key::ArrowDown), (Key::Num8, Key::ArrowDown), (Key::Num8, Key::Home)] {
        let (mut window, _) = window_with("例会.txt", text.as_bytes());
        assert_eq!(draft(&window).doubtful().count(), 1);
        let here = choose(&mut window, "再看安排");
        window.press(figure);
        window.settle();
        window.press(key);
        window.press(Key::Enter);
        window.settle();
        assert_eq!(focused(&window), "");
        window.press(Key::Enter);
        window.settle();
        assert!(!window.shows("休会") && !window.shows("奏乐"), "no list is open: {:?}", window.names());
        assert_eq!(draft(&window).pieces[here].guess.confidence, Confidence::High);
        assert_eq!(window.chosen_passage(), "※※※※", "on to the next doubt");
    }
}

#[test]
fn a_list_that_is_closed_without_a_choice_leaves_the_keys_to_the_screen() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    choose(&mut window, "会后，请各班组");
    window.press(Key::Num7);
    window.settle();
    window.press(Key::Escape);
    window.settle();
    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window), "今天的会议到此结");
}

#[test]
fn home_and_end_lead_to_the_ends_of_the_document_and_of_an_open_list() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    window.press(Key::End);
    assert_eq!(chosen(&window), "今天的会议到此结");
    window.press(Key::Home);
    assert_eq!(window.chosen_passage(), "青浦水厂安全生产例会主持词");
    window.press(Key::Num8);
    window.settle();
    window.press(Key::End);
    assert_eq!(focused(&window), WaitKind::ALL.last().unwrap().label(Language::Chinese));
    window.press(Key::Home);
    assert_eq!(focused(&window), "不等待");
}

#[test]
fn where_an_item_cannot_be_moved_it_is_said_why() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    choose(&mut window, "下面进行第一项议程");
    window.press_with(Modifiers::ALT, Key::ArrowDown);
    assert!(window.shows_part("没有移动：那边紧挨着另一个环节"), "{:?}", window.names());
    choose(&mut window, "现在开会");
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    let why = "没有移动：这一段不是环节的开头";
    assert!(window.shows_part(why), "{:?}", window.names());
    window.press(Key::Num3);
    assert!(!window.shows_part(why), "something else was done");
}

#[test]
fn undo_and_redo_lead_to_the_passage_that_they_changed() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    choose(&mut window, "会后，请各班组");
    window.press(Key::Num3);
    window.press(Key::Home);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&window), "会后，请各班组把");
    window.press(Key::Home);
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(chosen(&window), "会后，请各班组把");
    // Where an item begins: to its beginning as it is now.
    let text = SCRIPT.replace("※※※※※※※※\n", "※※※※※※※※\n谢谢安全科。\n再说两句。\n");
    let (mut window, _) = window_with("例会.txt", text.as_bytes());
    choose(&mut window, "下面进行第二项议程");
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.chosen_passage(), "再说两句。");
    window.press(Key::Home);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&window), "下面进行第二项议");
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.chosen_passage(), "再说两句。");
}

#[test]
fn an_offer_that_undo_brings_back_is_shown() {
    let (mut window, _) = window_with("例会.txt", super::OFFERED.as_bytes());
    window.press(Key::Num9);
    let decline = window.names().into_iter().find(|name| name.starts_with("不采用 ")).unwrap();
    window.click(&decline);
    window.press(Key::Num9);
    assert!(!window.shows("没有建议"), "another page: {:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows(&decline), "{:?}", window.names());
}

#[test]
fn after_an_item_begins_here_by_enter_the_arrows_go_on_among_the_passages() {
    let text = SCRIPT.replace("※※※※※※※※\n", "※※※※※※※※\n谢谢安全科。\n再说两句。\n");
    let (mut window, _) = window_with("例会.txt", text.as_bytes());
    choose(&mut window, "谢谢安全科");
    window.harness.get_by_role_and_label(AccessRole::Button, "下面的环节改从这里开始").focus();
    window.settle();
    window.press(Key::Enter);
    assert_eq!(window.typed(), None);
    assert_eq!(window.chosen_passage(), "谢谢安全科。");
    window.press(Key::ArrowDown);
    assert_eq!(window.chosen_passage(), "再说两句。");
}

#[test]
fn nine_turns_the_pages_beside_the_document() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    assert!(!window.shows("没有建议"));
    window.press(Key::Num9);
    assert!(window.shows("没有建议"), "{:?}", window.names());
    window.press(Key::Num9);
    assert!(window.shows("没有发现问题"), "{:?}", window.names());
    window.press(Key::Num9);
    assert!(!window.shows("没有建议") && !window.shows("没有发现问题"), "{:?}", window.names());
}

#[test]
fn what_is_found_and_not_made_is_no_seventh_button_beside_the_six_figures() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    let here = choose(&mut window, "※※※※※※※※");
    assert_eq!(draft(&window).pieces[here].role, Role::Mark);
    assert!(window.shows("现为“标记”，改当作（1–6）") && !window.shows("当作（1–6）"), "{:?}", window.names());
    let buttons = |name: &str| window.seen().iter().filter(|seen| seen.acts && seen.name == name).count();
    assert_eq!((buttons("标记"), buttons("主持词"), buttons("不要")), (0, 1, 1));
    window.press(Key::Num6);
    assert_eq!(draft(&window).pieces[here].role, Role::Noise);
    assert!(window.shows("当作（1–6）"), "{:?}", window.names());
}
