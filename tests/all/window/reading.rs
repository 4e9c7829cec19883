//! The ways of reading: by steps, by pages, rolling; a screen at rest, and windows and scripts of any sort.

use super::{Window, key_events, paragraph_here, release};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::app::settings::Settings;
use lectern::prompter::Mode;
use lectern::ui::present::ReadingStyle;
use lectern_core::session::Session;
use lectern_core::view::FlowEntry;

#[test]
fn the_way_of_reading_changes_and_the_place_stays() {
    let mut window = Window::new();
    for _ in 0..4 {
        window.press(Key::Space);
    }
    let here = (window.live().position.clone(), paragraph_here(&window.view()).unwrap());
    for _ in 0..3 {
        window.press(Key::R);
        assert_eq!(window.live().position, here.0);
        assert!(window.shows(&here.1), "{:?}", window.names());
    }
}

#[test]
fn page_by_page_fewer_presses_lead_through_all_the_words() {
    let mut window = Window::new();
    window.press(Key::R);
    let mut seen: Vec<String> = Vec::new();
    let mut presses = 0;
    while !window.is_over() {
        seen.extend(window.names());
        window.press(Key::Space);
        presses += 1;
        assert!(presses < 400, "it never ends");
    }
    let session = Session::Ready;
    let rundown = window.desk().rundown();
    for item in 0..rundown.items().len() {
        for entry in lectern_core::view::item_flow(rundown, &session, item) {
            if let FlowEntry::Paragraph(paragraph) = entry {
                assert!(seen.contains(&paragraph.text()), "{} was never on the screen", paragraph.text());
            }
        }
    }
    assert!(presses < 100, "{presses} presses");
}

#[test]
fn the_paper_rolls_by_itself_and_the_place_follows_until_the_words_end() {
    let settings = Settings {
        reading: ReadingStyle { mode: Mode::Roll, pace: 1200.0, ..ReadingStyle::default() },
        ..Settings::default()
    };
    let mut window = Window::set(tempfile::tempdir().unwrap(), None, settings);
    window.press(Key::Space);
    let start = window.live().position.clone();
    window.send([key_events(Modifiers::NONE, Key::Space), vec![release(Modifiers::NONE, Key::Space)]].concat());
    // Time passes by frames here, and a minute is enough for these words.
    window.harness.run_steps(1000);
    let rolled_to = window.live().position.clone();
    assert_ne!(rolled_to, start, "the place follows");
    assert_eq!((&rolled_to.item, &rolled_to.step), (&start.item, &start.step), "and stays within these words");
    window.harness.run_steps(60);
    window.press(Key::Space);
    assert_ne!(
        (&window.live().position.item, &window.live().position.step),
        (&start.item, &start.step),
        "then it goes on"
    );
}

#[test]
fn a_screen_on_which_nothing_happens_asks_for_its_clock_once_a_second_and_hands_nothing_over() {
    let mut window = Window::new();
    for _ in 0..3 {
        window.press(Key::Space);
    }
    // The thread that draws the lines may still have some on their way.
    for _ in 0..50 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    for _ in 0..20 {
        window.harness.step();
        let output = window.harness.output();
        let delay = output.viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert!(delay >= std::time::Duration::from_millis(5), "{delay:?}: somebody keeps the window busy");
        assert!(output.textures_delta.set.is_empty(), "an image is handed over again");
    }
}

#[test]
fn windows_of_any_size_and_scripts_of_any_sort_leave_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.json");
    let say = [
        "字".repeat(20_000),
        "，。！？".repeat(300),
        "👨‍👩‍👧 e\u{301} שלום עולם \u{7} \u{200b}".to_owned(),
        "\n\n".repeat(2_000),
        "supercalifragilistic".repeat(40),
    ];
    let agenda = serde_json::json!({
        "format": 1, "meeting": { "title": "会" },
        "items": [{ "id": "i", "kind": "other", "steps": [{ "say": say.join("\n\n") }] }],
    });
    std::fs::write(&path, agenda.to_string()).unwrap();
    for mode in [Mode::Step, Mode::Page, Mode::Roll] {
        let settings = Settings {
            reading: ReadingStyle { mode, pace: f64::NAN, cue: f32::NAN, leading: -3.0, ..ReadingStyle::default() },
            text_size: Some(240.0),
            ..Settings::default()
        };
        let data = tempfile::tempdir().unwrap();
        let mut window = Window::set(data, Some(path.clone()), settings);
        for size in [(1.0, 1.0), (1366.0, 768.0), (3840.0, 2160.0), (40.0, 2000.0)] {
            window.harness.set_size(egui::vec2(size.0, size.1));
            window.harness.run_steps(3);
            window.send(key_events(Modifiers::NONE, Key::Space));
            window.send(vec![release(Modifiers::NONE, Key::Space)]);
            window.harness.run_steps(12);
        }
    }
}

#[test]
fn a_screen_of_many_small_pixels_is_enlarged_once_and_a_choice_of_ones_own_stays() {
    let mut window = Window::new();
    assert_eq!(window.harness.ctx.zoom_factor(), 1.0, "a laptop's screen as it is");
    window.harness.set_size(egui::vec2(3840.0, 2160.0));
    window.settle();
    assert_eq!(window.harness.ctx.zoom_factor(), 2.0);
    window.harness.ctx.set_zoom_factor(1.5);
    window.settle();
    assert_eq!(window.harness.ctx.zoom_factor(), 1.5);
}

/// Where the paragraph that is read stands on the screen: its words, and its upper edge as a part of the height.
fn read_now(window: &Window) -> (String, f32) {
    let words = paragraph_here(&window.view()).expect("words");
    let height = window.harness.ctx.content_rect().height();
    let edge = window.harness.query_all_by_label(&words).next_back().map(|node| node.rect().top() / height);
    let edge = edge.unwrap_or_else(|| panic!("{words} is not on the screen"));
    (words, edge)
}

#[test]
fn what_is_read_stays_where_it_is_through_letters_windows_changes_and_a_kill() {
    let mut window = Window::with("awards.json");
    window.press(Key::F5);
    for _ in 0..3 {
        window.press(Key::Space);
    }
    let (words, edge) = read_now(&window);
    let stays = |window: &Window, after: &str| {
        let (now, there) = read_now(window);
        assert_eq!(now, words, "after {after}");
        // The clock above grows and shrinks with the window.
        assert!((there - edge).abs() < 0.04, "after {after}: {there} instead of {edge}");
    };
    for key in [Key::Plus, Key::Plus, Key::Minus, Key::Minus, Key::Minus, Key::L, Key::R, Key::R, Key::R, Key::L] {
        window.press(key);
        stays(&window, key.name());
    }
    for size in [[1920.0, 1080.0], [1024.0, 700.0], [2560.0, 1440.0], super::SIZE] {
        window.harness.set_size(egui::Vec2::from(size));
        window.settle();
        stays(&window, &format!("{size:?}"));
    }
    window.press(Key::F6);
    window.press(Key::F5);
    stays(&window, "another screen and back");
    for key in [Key::A, Key::Num1, Key::Enter] {
        window.press(key);
    }
    assert_eq!(window.live().changes.len(), 1);
    stays(&window, "a change");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.live().changes.is_empty());
    stays(&window, "a change that is taken back");
    let mut window = window.killed_and_started_again();
    window.press(Key::Space);
    stays(&window, "a kill");
}
