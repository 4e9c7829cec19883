//! Both languages on every screen: no word of the other one, no character without a glyph, nothing to act on without a
//! name, and a button for everything that a key can do.

use super::{SAMPLES, Seen, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use lectern::action::{ACTIONS, Action};
use lectern_core::Language;
use lectern_core::agenda::rundown::PartKind;
use lectern_core::view::{FlowEntry, Focus, Progress};
use serde_json::Value;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What one screen showed.
struct Screen {
    /// Of which sample, and which screen it was.
    name: String,
    seen: Vec<Seen>,
    /// What the toolkit itself finds without a name.
    unnamed: Vec<String>,
}

/// Every screen of every sample. Going there takes most of the time of these tests, so they share what was seen.
static CHINESE: LazyLock<Vec<Screen>> = LazyLock::new(|| every_screen(Language::Chinese));
static ENGLISH: LazyLock<Vec<Screen>> = LazyLock::new(|| every_screen(Language::English));

fn every_screen(language: Language) -> Vec<Screen> {
    let mut screens = Vec::new();
    for sample in SAMPLES {
        let mut window = Window::with(sample);
        let mut look = |name: &str, window: &Window| {
            let unnamed = window.harness.unnamed_widgets();
            screens.push(Screen { name: format!("{sample}, {name}"), seen: window.seen(), unnamed });
        };
        window.press(Key::F5);
        if language == Language::English {
            window.press(Key::F2);
        }
        look("ready", &window);
        window.click(language.pick("屏幕", "Screens"));
        look("screens", &window);
        window.press(Key::Escape);
        window.press(Key::ArrowLeft);
        look("refused", &window);
        window.press(Key::F1);
        look("help", &window);
        window.press(Key::Escape);
        window.press(Key::F3);
        look("options", &window);
        window.press(Key::Escape);
        window.press(Key::Space);
        window.press(Key::P);
        look("paused", &window);
        window.press(Key::P);
        present(&mut window, &mut look);
        window.press(Key::F6);
        prepare(&mut window, language, &mut look);
        // The last word typed is not saved; that is asked about.
        window.click(Action::OpenSample.label(language));
        look("unsaved", &window);
        let mut window = window.killed_and_started_again();
        if language == Language::English {
            window.press(Key::F2);
        }
        look("started again", &window);
    }
    screens
}

/// Looks at every sort of thing that the meeting asks for, and at its end.
fn present(window: &mut Window, look: &mut impl FnMut(&str, &Window)) {
    let rundown = window.desk().rundown();
    let sorts = rundown.parts().iter().map(|part| match part.kind {
        PartKind::Say | PartKind::Thanks => "say".to_owned(),
        PartKind::Wait => "wait".to_owned(),
        PartKind::Choose => format!("choose {}", part.texts.len()),
        PartKind::Enter => "enter".to_owned(),
    });
    let mut sorts: HashSet<String> = sorts.collect();
    window.press(Key::A);
    look("changing", window);
    window.press(Key::Escape);
    while !sorts.is_empty() {
        let sort = match window.view().focus {
            Focus::Say => "say".to_owned(),
            Focus::Wait(_) => "wait".to_owned(),
            Focus::Choose => format!("choose {}", alternatives(window)),
            Focus::Enter => "enter".to_owned(),
        };
        if sorts.remove(&sort) {
            look(&sort, window);
        }
        window.go_on();
    }
    window.press(Key::End);
    look("last stop", window);
    window.press_with(Modifiers::COMMAND, Key::E);
    look("adjourned", window);
    window.press_with(Modifiers::COMMAND, Key::Z);
}

fn alternatives(window: &Window) -> usize {
    let found = window.view().flow.iter().find_map(|entry| match entry {
        FlowEntry::Choose { alternatives, progress: Progress::Current, .. } => Some(alternatives.len()),
        FlowEntry::Choose { .. } | FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Enter { .. } => None,
    });
    found.expect("a choice")
}

/// Looks at every item and every page of the form.
fn prepare(window: &mut Window, language: Language, look: &mut impl FnMut(&str, &Window)) {
    let items: Vec<String> =
        window.seen().into_iter().filter(|seen| is_item(seen, window)).map(|seen| seen.name).collect();
    assert_eq!(items.len(), window.desk().rundown().items().len(), "{items:?}");
    for item in items {
        window.click(&item);
        look(&item, window);
    }
    for tab in language.pick(["填写项", "人员", "会议"], ["Values", "People", "Meeting"]) {
        window.click(tab);
        look(tab, window);
        if ["人员", "People"].contains(&tab) {
            window.click(language.pick("人员表格", "Roster as a table"));
            look("table", window);
            window.click(language.pick("排序", "Sort"));
            look("orders", window);
            window.press(Key::Escape);
            window.press(Key::Escape);
        }
    }
    window.focus(language.pick("地点", "Place"));
    window.type_text("A");
    look("changed", window);
    window.press_with(Modifiers::COMMAND, Key::Z);
    look("taken back", window);
    window.press_with(Modifiers::COMMAND, Key::Y);
    window.click(language.pick("最近打开", "Recent"));
    look("menu", window);
}

/// Whether this is the outline's button of an item.
fn is_item(seen: &Seen, window: &Window) -> bool {
    let named = |item: &lectern_core::agenda::Item| {
        let title = item.title.as_deref().unwrap();
        seen.name == title || seen.name.ends_with(&format!(". {title}"))
    };
    seen.role == Role::Button && window.desk().rundown().agenda().items.iter().any(|item| named(item))
}

fn buttons(screen: &Screen) -> impl Iterator<Item = &Seen> {
    screen.seen.iter().filter(|seen| seen.role == Role::Button)
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}'))
}

/// Every text of every sample, which may be Chinese in an English window.
fn texts_of_the_samples() -> Vec<String> {
    fn collect(value: Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) => texts.push(text),
            Value::Array(list) => list.into_iter().for_each(|one| collect(one, texts)),
            Value::Object(map) => map.into_iter().for_each(|(_, one)| collect(one, texts)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut texts = Vec::new();
    for sample in SAMPLES {
        let window = Window::with(sample);
        collect(serde_json::to_value(&*window.desk().written().agenda).unwrap(), &mut texts);
    }
    texts.retain(|text| has_chinese(text));
    texts
}

#[test]
fn the_english_window_has_no_chinese_button() {
    let texts = texts_of_the_samples();
    // A text of the agenda and nothing else that is Chinese.
    let quotes = |shown: &str| texts.iter().any(|text| shown.contains(text) && !has_chinese(&shown.replace(text, "")));
    for screen in ENGLISH.iter() {
        for seen in buttons(screen).filter(|seen| has_chinese(&seen.name) || has_chinese(&seen.hint)) {
            // The button that leads back to Chinese says so in Chinese.
            let is_language = seen.name == Action::Language.label(Language::English);
            assert!(is_language || (quotes(&seen.name) && !has_chinese(&seen.hint)), "{}: {seen:?}", screen.name);
        }
    }
}

#[test]
fn the_chinese_window_has_no_english_button() {
    for screen in CHINESE.iter() {
        for seen in buttons(screen).filter(|seen| !has_chinese(&seen.name)) {
            let words = seen.name.chars().any(|c| c.is_ascii_alphabetic());
            let is_language = seen.name == Action::Language.label(Language::Chinese);
            assert!(!words || is_language || seen.name.ends_with(".json"), "{}: {seen:?}", screen.name);
        }
    }
}

#[test]
fn whatever_a_person_can_act_on_has_a_name() {
    for screen in CHINESE.iter().chain(ENGLISH.iter()) {
        assert_eq!(screen.unnamed, [] as [String; 0], "{}", screen.name);
        // The toolkit's own bars beside long lists are not among what anybody looks for by name.
        for seen in screen.seen.iter().filter(|seen| seen.acts && seen.role != Role::ScrollBar) {
            assert!(!seen.name.trim().is_empty(), "{}: {seen:?}", screen.name);
        }
    }
}

#[test]
fn every_key_has_a_button_that_names_it() {
    // The way back out of whatever is in front, which has buttons of its own; and what stands beside words that are not true
    // any more, of which no sample has any.
    let without = [Action::Escape, Action::Reword, Action::RewordAll, Action::ReadAsWritten];
    for (language, screens) in [(Language::Chinese, &*CHINESE), (Language::English, &*ENGLISH)] {
        let shown: Vec<&Seen> = screens.iter().flat_map(buttons).filter(|button| !button.disabled).collect();
        let has_button = |action: Action| {
            // A sentence has a button with its number; no sample has more than three.
            if let Action::Choose(number) = action {
                return number > 3 || shown.iter().any(|button| button.name.starts_with(&format!("{number}  ")));
            }
            let names =
                |button: &&Seen| button.name == action.label(language) || button.hint == action.tooltip(language);
            shown.iter().copied().any(|button| names(&button))
        };
        let with_keys = ACTIONS.iter().filter(|row| !row.keys.is_empty()).map(|row| row.action);
        let missing: Vec<Action> =
            with_keys.filter(|action| !without.contains(action) && !has_button(*action)).collect();
        assert_eq!(missing, [], "{language:?}");
    }
}

#[test]
fn f2_changes_the_language_and_back_and_keeps_the_place() {
    let mut window = Window::new();
    for _ in 0..5 {
        window.press(Key::Space);
    }
    let before = (window.live().clone(), window.names());
    window.press(Key::F2);
    assert!(window.shows("Next") && !window.shows("下一步"), "{:?}", window.names());
    assert_eq!(window.live(), &before.0);
    window.press(Key::F2);
    assert!(window.shows("下一步") && !window.shows("Next"));
    assert_eq!(window.names().len(), before.1.len());
}
