//! Where things stand: buttons that stay in their place, and whole within what holds them.

use super::Window;
use egui::{Key, Rect};
use egui_kittest::kittest::Queryable;
use lectern::desk::{Import, Request};
use lectern_core::Language;
use std::fs;

impl Window {
    /// Where something with this name is, which has a click.
    fn spot(&self, name: &str) -> Rect {
        let found = self.harness.query_all_by_label(name).find(super::acts);
        found.unwrap_or_else(|| panic!("nothing to click is called {name}: {:?}", self.names())).rect()
    }
}

#[test]
fn the_buttons_stay_where_they_are_when_the_last_press_is_announced() {
    for language in [Language::Chinese, Language::English] {
        for with_list in [true, false] {
            let mut window = Window::over(tempfile::tempdir().unwrap(), None, language);
            if !with_list {
                window.press(Key::L);
            }
            window.press(Key::Space);
            let words = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
            let places = |window: &Window| {
                let names =
                    [words("上一步", "Back"), words("撤销", "Undo"), words("按键", "Keys"), words("设置", "Options")];
                names.map(|name| window.spot(name))
            };
            let before = places(&window);
            window.press(Key::End);
            assert!(window.shows(words("再按一次散会", "Next press adjourns")), "{:?}", window.names());
            assert_eq!(places(&window), before, "{language:?}, with the list: {with_list}");
        }
    }
}

#[test]
fn what_changes_an_item_stands_beside_its_words_and_within_its_row() {
    let mut window = Window::with("cadre-forum.json");
    window.press(Key::Space);
    let names = window.names();
    let changes: Vec<&String> = names.iter().filter(|name| name.starts_with("变动 ")).collect();
    assert!(changes.len() > 3, "{names:?}");
    for change in changes {
        let item = change.trim_start_matches("变动 ");
        let row = names.iter().find(|name| name.ends_with(item) && !name.starts_with("变动")).unwrap();
        let (row, button) = (window.spot(row), window.spot(change));
        assert!((row.center().y - button.center().y).abs() < 1.0, "{item}: {button:?} in {row:?}");
        assert!(row.y_range().contains(button.top()) && row.y_range().contains(button.bottom()), "{item}");
    }
}

#[test]
fn what_is_known_of_a_document_leaves_room_for_the_agenda_and_is_put_away_by_a_button_that_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("推进会.docx");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/documents/tests/fixtures/tracked.docx"), &path).unwrap();
    let roster = folder.path().join("名册.csv");
    fs::write(&roster, "姓名,单位,职务\n陆远航,青石县委,副书记、县长\n").unwrap();
    let mut window = Window::over(folder, Some(path), Language::Chinese);
    window.harness.state_mut().handle(Request::Import(Import::Roster(roster)));
    window.settle();
    window.press(Key::Enter);
    window.settle();
    let (button, tabs) = (window.spot("知道了"), window.spot("议程"));
    assert!(button.bottom() <= tabs.top(), "{button:?} above {tabs:?}");
    let below = window.spot("确认（回车）").top();
    assert!(below - tabs.bottom() > 250.0, "{tabs:?} and what is below, at {below}");
    window.click("知道了");
    assert!(!window.shows("知道了") && window.spot("议程").top() < tabs.top());
}
