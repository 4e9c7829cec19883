//! Words are written: braces offer what can be filled in, keys mark what is marked, a click leads to where a word comes from.

use super::Window;
use super::editing::{CTRL, second_item};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable};
use std::fs;

#[test]
fn two_braces_offer_what_can_be_filled_in() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    let before = window.words(1, 0).to_owned();
    window.type_text("{{");
    assert!(window.shows("会议名称") && window.shows("各项议程"), "{:?}", window.names());
    // Letters narrow it, arrows choose, Enter puts it in and begins no line.
    window.type_text("会议");
    assert!(!window.shows("各项议程"));
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(window.words(1, 0), format!("{{{{会议日期}}}}{before}"));
    assert!(!window.shows("这是第几项"), "the list is gone");
    // The cursor stands behind it.
    window.type_text("，｛｛");
    window.click("这是第几项");
    assert_eq!(window.words(1, 0), format!("{{{{会议日期}}}}，{{{{第几项}}}}{before}"));
    window.type_text("。{{");
    window.press(Key::Escape);
    assert!(!window.shows("各项议程"), "{:?}", window.names());
    // What was typed stays, and so does the cursor.
    window.type_text("议");
    assert_eq!(window.words(1, 0), format!("{{{{会议日期}}}}，{{{{第几项}}}}。{{{{议{before}"));
    assert!(!window.shows("各项议程"));
    // Half a syllable chooses nothing.
    window.type_text("}}{{");
    window.compose("hui");
    window.press(Key::Enter);
    assert!(!window.words(1, 0).contains("hui"), "{}", window.words(1, 0));
}

#[test]
fn a_click_on_a_filled_word_leads_to_where_it_comes_from() {
    let mut window = second_item();
    window.click("宣布开会");
    let row = |node: &AccessKitNode<'_>| {
        node.role() == Role::Label && node.value().is_some_and(|words| words.starts_with("今天是2026年"))
    };
    // Behind three characters the day begins.
    let at =
        window.harness.query_all_by(row).next().expect("the paragraph").rect().left_top() + egui::vec2(100.0, 16.0);
    window.harness.hover_at(at);
    window.harness.step();
    window.harness.drag_at(at);
    window.harness.step();
    window.harness.drop_at(at);
    window.settle();
    assert_eq!(window.typed().as_deref(), Some("2026-02-06T09:30"), "{:?}", window.names());
}

#[test]
fn words_are_stressed_and_made_a_direction_by_keys() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    let before = window.words(1, 0).to_owned();
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    window.press_with(CTRL, Key::B);
    let first: String = before.chars().take(2).collect();
    assert_eq!(window.words(1, 0), format!("**{first}**{}", &before[first.len()..]));
    window.press_with(CTRL, Key::B);
    assert_eq!(window.words(1, 0), before);
    window.press_with(CTRL, Key::Home);
    window.press_with(CTRL, Key::D);
    assert_eq!(window.words(1, 0), format!("> {before}"));
    window.press_with(CTRL, Key::D);
    assert_eq!(window.words(1, 0), before);
}

#[test]
fn the_list_of_what_can_be_filled_in_goes_with_its_field() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    let before = window.words(1, 0).to_owned();
    // Left alone, it is offered again once other braces are typed at the same place.
    window.type_text("{{");
    window.press(Key::Escape);
    assert!(!window.shows("各项议程"));
    window.press(Key::Backspace);
    window.press(Key::Backspace);
    window.type_text("{{");
    assert!(window.shows("各项议程"));
    // Another item is chosen while it is open: Esc belongs to others again.
    window.click("宣布开会");
    assert!(!window.shows("各项议程"), "{:?}", window.names());
    window.click("按键");
    let shows_help = |window: &Window| window.shows("遮黑");
    assert!(shows_help(&window), "{:?}", window.names());
    window.press(Key::Escape);
    assert!(!shows_help(&window), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.click("1. 观看年度工作短片");
    assert_eq!(window.words(1, 0), before);
    // A cursor that passes by opens nothing; what is closed gives way whole.
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    for _ in 0..9 {
        window.press(Key::ArrowRight);
    }
    assert!(before.starts_with("首先进行{{第几项}}") && !window.shows("各项议程"));
    window.type_text("x");
    window.press(Key::Backspace);
    window.press(Key::Enter);
    assert_eq!(window.words(1, 0), before, "the number of the item is the first of what is like the letters");
}

#[test]
fn what_is_put_in_or_stressed_is_an_undo_of_its_own() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    let before = window.words(1, 0).to_owned();
    for letters in ["听", "{", "{"] {
        window.type_text(letters);
    }
    window.press(Key::Enter);
    assert_eq!(window.words(1, 0), format!("听{{{{发言人}}}}{before}"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.words(1, 0), format!("听{{{{{before}"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.words(1, 0), before);
}

#[test]
fn a_document_that_is_read_out_is_written_in_the_window() {
    let mut window = second_item();
    window.click("2. 宣读表彰决定");
    window.click("第1步 看全文");
    window.focus_words("第1步 宣读的文件");
    let before = window.desk().written().side_texts.clone();
    window.press_with(CTRL, Key::End);
    window.type_text("特此决定。");
    assert_ne!(*window.desk().written().side_texts, *before);
    window.click("第1步 不用文件");
    assert!(window.agenda().items[2].steps[0].document.is_none());
    assert!(window.desk().written().side_texts.is_empty(), "it belongs to nobody here");
    window.click("第1步 新写");
    window.focus_words("第1步 宣读的文件");
    window.type_text("重新写的决定。");
    let document = window.agenda().items[2].steps[0].document.clone().expect("a document");
    assert_eq!(window.desk().written().side_texts[&document].as_deref(), Ok("重新写的决定。"));
    window.press_with(CTRL, Key::S);
    let folder = window.desk().document().path().unwrap().parent().unwrap().to_owned();
    assert_eq!(fs::read_to_string(folder.join(&document.0)).unwrap(), "重新写的决定。");
    assert!(folder.join("awards/decision.md").exists(), "the old one stays");
}

#[test]
fn words_go_into_a_file_beside_the_agenda_and_come_back() {
    let mut window = second_item();
    let words = window.words(1, 0).to_owned();
    window.click("第1步 移到");
    window.click("旁边的文件");
    assert!(window.shows_part("文字在文件"), "{:?}", window.names());
    window.click("第1步 并入议程");
    assert_eq!(window.words(1, 0), words);
}

#[test]
fn what_is_pasted_from_word_is_paragraphs_and_what_is_pasted_from_a_script_stays() {
    let mut window = second_item();
    let mut paste = |text: &str| {
        window.focus_words("第1步 要说的话");
        window.press_with(CTRL, Key::A);
        window.send(vec![egui::Event::Paste(text.to_owned())]);
        window.settle();
        window.words(1, 0).to_owned()
    };
    let word = "\u{3000}\u{3000}同志们：\r\n\u{3000}\u{3000}下面进行第一项。\u{b}请大家就座。\r\n";
    assert_eq!(paste(word), "同志们：\n\n下面进行第一项。\n\n请大家就座。");
    assert_eq!(paste("\u{202e}请\u{200b}坐。\u{7}\n谢谢。\n"), "请坐。\n\n谢谢。");
    let script = "请{{发言人}}发言。\n第二行。\n\n> 鼓掌";
    assert_eq!(paste(script), script);
    assert_eq!(paste("一行"), "一行");
    // In a field of one line it is one line.
    window.focus("环节名称");
    window.press_with(CTRL, Key::A);
    window.send(vec![egui::Event::Paste("观看\r\n短片\r\n".to_owned())]);
    window.settle();
    assert_eq!(window.agenda().items[1].title.as_deref(), Some("观看 短片"));
}

#[test]
fn whoever_saves_in_the_middle_of_a_sentence_types_on() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    window.type_text("先");
    window.press_with(CTRL, Key::S);
    assert!(!window.desk().document().is_changed(), "saved");
    window.type_text("再");
    assert!(window.words(1, 0).starts_with("先再首先"), "{}", window.words(1, 0));
}

#[test]
fn after_an_undo_the_cursor_is_where_something_changed() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    let before = window.words(1, 0).to_owned();
    window.press_with(CTRL, Key::Home);
    window.type_text("现在");
    window.press_with(CTRL, Key::Z);
    assert_eq!(window.words(1, 0), before);
    window.type_text("请");
    assert_eq!(window.words(1, 0), format!("请{before}"));
    window.press_with(CTRL, Key::Z);
    window.press_with(Modifiers { shift: true, ..CTRL }, Key::Z);
    window.type_text("先");
    assert_eq!(window.words(1, 0), format!("请先{before}"));
}

#[test]
fn enter_begins_a_paragraph_and_with_shift_a_line() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::A);
    window.type_text("同志们：");
    window.press(Key::Enter);
    window.type_text("现在开会。");
    assert_eq!(window.words(1, 0), "同志们：\n\n现在开会。");
    assert!(window.shows("同志们：") && window.shows("现在开会。"), "two paragraphs: {:?}", window.names());
    window.press_with(Modifiers::SHIFT, Key::Enter);
    window.type_text("请坐。");
    assert_eq!(window.words(1, 0), "同志们：\n\n现在开会。\n请坐。");
    // An Enter that confirms a candidate is none.
    window.compose("ni");
    window.press(Key::Enter);
    window.commit("你");
    assert!(!window.words(1, 0).contains("请坐。\n"), "{:?}", window.words(1, 0));
}
