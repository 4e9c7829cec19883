//! The two appearances of the screens on which a meeting is prepared, and the ring around what has the keyboard.

use super::Window;
use egui::{Color32, Key, Modifiers, Rect, Shape, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::Screen;
use lectern::app::settings::Settings;
use lectern::theme::{Appearance, BLANK_TEXT, Colors, DARK, LIGHT, Room};
use lectern::ui::present::ReadingStyle;
use lectern_core::Language;
use std::fs;
use std::path::Path;

impl Window {
    /// The colours that areas of this frame are filled with.
    fn grounds(&self) -> Vec<Color32> {
        let shapes = self.harness.output().shapes.iter();
        shapes.filter_map(|one| if let Shape::Rect(rect) = &one.shape { Some(rect.fill) } else { None }).collect()
    }

    /// The colours of the words of this frame.
    fn inks(&self) -> Vec<Color32> {
        let shapes = self.harness.output().shapes.iter();
        let texts = shapes.filter_map(|one| if let Shape::Text(text) = &one.shape { Some(text) } else { None });
        let inks = texts.flat_map(|text| {
            let sections = text.galley.job.sections.iter().map(|section| section.format.color);
            let own = |color| if color == Color32::PLACEHOLDER { text.fallback_color } else { color };
            let inks: Vec<Color32> = sections.map(own).collect();
            text.override_text_color.map_or(inks, |color| vec![color])
        });
        inks.collect()
    }

    /// Whether bars and words have these colours, and none has the others.
    fn is_in(&self, colors: &Colors, other: &Colors) -> bool {
        let (grounds, inks) = (self.grounds(), self.inks());
        let has = |colors: &Colors| grounds.contains(&colors.panel) || inks.contains(&colors.text);
        grounds.contains(&colors.panel) && inks.contains(&colors.text) && !has(other)
    }

    /// The ring around what has the keyboard, as far as it is seen.
    fn ring(&self, colors: &Colors) -> Option<Rect> {
        self.harness.output().shapes.iter().find_map(|one| {
            let Shape::Rect(rect) = &one.shape else { return None };
            let is_ring = rect.stroke.color == colors.focus && rect.stroke.width > 2.0;
            Some(rect.rect.intersect(one.clip_rect)).filter(|seen| is_ring && seen.is_positive())
        })
    }

    /// Goes through everything that the keyboard comes to, and answers with the names of what has a ring around it.
    fn walk(&mut self, colors: &Colors, stops: usize) -> Vec<String> {
        let mut walked = Vec::new();
        for stop in 0..stops {
            self.press(Key::Tab);
            let node = self.harness.query_by(|node| node.is_focused()).expect("something has the keyboard");
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            let bounds = node.raw_bounds().expect("what has the keyboard is somewhere");
            let [least, most] = [(bounds.x0, bounds.y0), (bounds.x1, bounds.y1)].map(|(x, y)| pos2(x as f32, y as f32));
            let around = Rect::from_min_max(least, most);
            let ring = self.ring(colors).unwrap_or_else(|| panic!("stop {stop}, {name}, has no ring"));
            assert!(around.expand(6.0).contains_rect(ring), "{name}: {ring:?} around {around:?}");
            assert!(ring.height() >= around.height().min(20.0), "{name}: {ring:?} around {around:?}");
            walked.push(name);
        }
        walked
    }
}

fn light() -> Settings {
    Settings { appearance: Appearance::Light, ..Settings::default() }
}

fn in_light() -> Window {
    let mut window = Window::set(tempfile::tempdir().unwrap(), None, light());
    window.press(Key::F6);
    window
}

#[test]
fn the_appearance_is_switched_by_its_name_and_remembered() {
    let mut window = Window::new();
    window.press(Key::F6);
    assert!(window.is_in(&DARK, &LIGHT), "dark is how it begins");
    window.click("浅色");
    // The script keeps the colours of its room.
    assert!(window.grounds().contains(&LIGHT.panel) && !window.grounds().contains(&DARK.panel));
    assert!(window.inks().contains(&LIGHT.text));
    assert!(window.shows("深色") && !window.shows("浅色"));
    let data = window.folder.path().join("data");
    assert_eq!(Settings::load(Some(&data)).appearance, Appearance::Light);
    window.press(Key::F2);
    assert!(window.shows("Dark"), "{:?}", window.names());
    window.click("Dark");
    assert!(window.is_in(&DARK, &LIGHT));
    assert_eq!(Settings::load(Some(&data)).appearance, Appearance::Dark);
}

#[test]
fn settings_of_an_earlier_version_are_dark() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("settings.json"), r#"{"language": "english"}"#).unwrap();
    let settings = Settings::load(Some(folder.path()));
    assert_eq!((settings.language, settings.appearance), (Language::English, Appearance::Dark));
}

#[test]
fn the_hosts_screen_has_the_colours_of_its_room_whatever_is_chosen_for_the_others() {
    let mut window = in_light();
    assert!(window.grounds().contains(&LIGHT.panel));
    window.press(Key::F5);
    assert!(window.is_in(&DARK, &LIGHT), "a dark room");
    window.press(Key::C);
    assert!(window.is_in(&LIGHT, &DARK), "a bright room");
    assert!(window.grounds().contains(&Room::Bright.palette().ground));
    window.press(Key::C);
    assert!(window.is_in(&DARK, &LIGHT), "colours for every eye");
    window.press(Key::F6);
    assert!(window.grounds().contains(&LIGHT.panel));
}

#[test]
fn the_script_is_shown_as_the_host_will_see_it() {
    for (room, appearance) in [(Room::Bright, Appearance::Dark), (Room::Dark, Appearance::Light)] {
        let reading = ReadingStyle { room, ..ReadingStyle::default() };
        let settings = Settings { appearance, reading, ..Settings::default() };
        let mut window = Window::set(tempfile::tempdir().unwrap(), None, settings);
        window.press(Key::F6);
        let palette = room.palette();
        assert!(window.inks().contains(&palette.speech) && window.inks().contains(&palette.filled), "{room:?}");
        // What the window was cleared with is not painted again.
        assert_eq!(window.grounds().contains(&palette.ground), room == Room::Bright);
    }
}

#[test]
fn a_blank_is_as_loud_on_every_ground() {
    for settings in [light(), Settings::default()] {
        let window = draft(settings);
        assert!(window.inks().contains(&BLANK_TEXT), "{:?}", window.names());
    }
}

#[test]
fn what_opens_in_front_has_the_same_appearance() {
    let mut window = in_light();
    for open in ["按键", "历史版本"] {
        window.click(open);
        assert!(!window.grounds().contains(&DARK.panel), "{open}");
        window.press(Key::Escape);
    }
    window.click("最近打开");
    assert!(!window.grounds().contains(&DARK.panel));
    window.press(Key::Escape);
    window.press(Key::F3);
    assert!(!window.grounds().contains(&DARK.panel));
    // The one in front of the toolbar's.
    window.harness.query_all_by_label("深色").last().expect("the page of options").click();
    window.settle();
    assert!(window.is_in(&DARK, &LIGHT), "the page of options switches it too");
}

#[test]
fn the_import_screen_has_the_same_appearance() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("例会.txt");
    fs::write(&path, "安全生产例会主持词\n同志们：\n现在开会。\n请安全科科长汇报。\n散会。\n").unwrap();
    let mut window = Window::set(folder, Some(path), light());
    assert_eq!(window.screen(), Screen::Import);
    assert!(window.is_in(&LIGHT, &DARK));
    assert!(window.grounds().contains(&LIGHT.ground), "the paper is no hole in it");
    window.walk(&LIGHT, 25);
}

/// A draft on the screen where it is prepared.
fn draft(settings: Settings) -> Window {
    let folder = tempfile::tempdir().unwrap();
    super::copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/agendas")), folder.path());
    let path = folder.path().join("cadre-forum-draft.json");
    let mut window = Window::set(folder, Some(path), settings);
    window.press(Key::F6);
    window
}

#[test]
fn everything_that_the_keyboard_comes_to_has_a_ring_around_it_and_is_rolled_into_sight() {
    let mut window = draft(Settings::default());
    window.click("环节");
    let walked = window.walk(&DARK, 90);
    for part in ["新建", "问题 8", "宣布开会", "环节", "计入项数", "环节名称", "第3步 分钟", "加一步", "同志们"]
    {
        assert!(walked.iter().any(|name| name.contains(part)), "{part}: {walked:?}");
    }
}

#[test]
fn the_ring_is_seen_on_every_page_in_light() {
    let mut window = draft(light());
    for page in ["还要填 8", "填写项", "人员", "会议"] {
        window.click(page);
        window.walk(&LIGHT, 55);
    }
    window.click("人员");
    window.click("人员表格");
    window.walk(&LIGHT, 40);
}

#[test]
fn the_ring_is_seen_among_the_words_that_were_found() {
    let mut window = draft(Settings::default());
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_text("同志");
    let walked = window.walk(&DARK, 40);
    assert!(walked.iter().any(|name| name.contains("同志")), "{walked:?}");
}
