//! The host's screen: from the first press to the last, by keys, by the mouse and by a clicker.

use super::{Window, key_events, paragraph_here, release};
use egui::{Key, Modifiers};
use lectern::action::{ACTIONS, Action, Clicker};
use lectern::app::Screen;
use lectern::app::settings::Settings;
use lectern_core::Language;
use lectern_core::agenda::ValueId;
use lectern_core::agenda::rundown::PartKind;
use lectern_core::session::Session;
use lectern_core::view::{FlowEntry, Focus, Progress};

/// Something on the screen says what is to be done now.
fn says_what_is_on(window: &Window) {
    let view = window.view();
    match &view.focus {
        Focus::Say => {
            let words = paragraph_here(&view).expect("a paragraph");
            assert!(window.shows(&words), "{words} is not shown");
        }
        Focus::Wait(wait) => {
            let title = format!("正在{}", wait.label(Language::Chinese));
            assert!(window.shows(&title), "{title} is not shown");
            let who: String = wait.who.iter().map(|run| run.text.as_str()).collect();
            assert!(who.is_empty() || window.shows(&who), "{who} is not shown");
        }
        Focus::Choose => assert!(window.shows("请选一句（按数字键）")),
        Focus::Enter => assert!(window.shows("请填写，填好按回车")),
    }
    for name in window.names() {
        assert!(!["***", "{{", "}}"].iter().any(|raw| name.contains(raw)), "{name}");
    }
}

#[test]
fn the_sample_is_walked_from_beginning_to_end_by_the_space_bar_alone() {
    let mut window = Window::new();
    assert_eq!(window.screen(), Screen::Present);
    assert!(window.shows("开始会议"));
    let stops: usize = window
        .desk()
        .rundown()
        .parts()
        .iter()
        .map(|part| match part.kind {
            PartKind::Say | PartKind::Thanks => part.texts[0].stops.len(),
            PartKind::Wait => 1,
            PartKind::Choose | PartKind::Enter => panic!("the sample asks for nothing"),
        })
        .sum();
    let mut presses = 0;
    while !window.is_over() {
        window.press(Key::Space);
        presses += 1;
        assert!(presses <= stops + 1, "it never ends");
        if !window.is_over() {
            says_what_is_on(&window);
            assert_eq!(window.shows("再按一次散会"), presses == stops, "at press {presses} of {stops}");
        }
    }
    assert_eq!(presses, stops + 1, "one press a stop, and one to adjourn");
    assert!(window.shows("会议已经结束"));
}

#[test]
fn an_election_is_held_with_figures_typed_and_sentences_chosen_by_keys() {
    let mut window = Window::with("party-election.json");
    assert_eq!(window.screen(), Screen::Present);
    window.press(Key::Space);
    let mut presses = 0;
    while !window.is_over() {
        says_what_is_on(&window);
        if let Focus::Choose = window.view().focus {
            // Nothing is chosen by going on.
            let here = window.live().position.clone();
            window.press(Key::Space);
            assert_eq!(window.live().position, here);
            assert!(window.shows("请先选一句（1–9 选句；Ctrl+→ 跳过）"));
        }
        window.go_on();
        presses += 1;
        assert!(presses < 400, "it never ends");
    }
    let (live, rundown) = (window.live(), window.desk().rundown());
    let steps = rundown.agenda().items.iter().flat_map(|item| item.steps.iter().map(move |step| (item, step)));
    let (mut entries, mut choices) = (0, 0);
    for (item, step) in steps {
        for value in &step.enter {
            let figure: u32 = live.entered[value].parse().unwrap();
            assert!((40..50).contains(&figure));
            entries += 1;
        }
        if let Some(first) = step.choose.first() {
            assert_eq!(live.choice_at(&item.id, step.id.as_ref().unwrap()), Some(&first.id));
            choices += 1;
        }
    }
    assert_eq!((entries, choices), (9, 14));
}

#[test]
fn sentences_are_chosen_and_places_are_gone_to_with_the_mouse() {
    let mut window = Window::with("party-election.json");
    window.click("开始会议");
    window.click("3. 通过监票人名单");
    assert_eq!(window.live().position.item.as_str(), "scrutineers");
    while !matches!(window.view().focus, Focus::Choose) {
        window.click("下一步");
    }
    window.click("2  有意见");
    assert!(window.shows("请各党支部负责同志简短商议，对名单作出调整，再进行表决。"));
    assert!(!window.shows("没有意见。"), "what is not true is never shown as script");
    window.click("撤销");
    assert!(matches!(window.view().focus, Focus::Choose));
    window.click("跳过");
    assert_eq!(window.live().position.step.as_str(), "for");
    window.click("上一步");
    window.click("散会");
    assert!(window.is_over() && window.shows("会议已经结束"));
    window.click("重新主持");
    assert!(matches!(window.desk().session(), Session::Ready) && window.shows("开始会议"));
}

#[test]
fn letters_are_typed_into_a_field_and_the_clicker_still_goes_on() {
    let mut window = Window::with("party-election.json");
    window.press(Key::Space);
    while !matches!(window.view().focus, Focus::Enter) {
        window.press(Key::Space);
    }
    assert_eq!(window.typed().as_deref(), Some(""), "the first field has the cursor");
    for key in [Key::B, Key::S, Key::Num1, Key::Period] {
        window.press(key);
    }
    assert_eq!(window.typed().as_deref(), Some("bs1."), "letters type and do nothing else");
    assert!(!window.shows_part("屏幕已遮黑"));
    for _ in 0..4 {
        window.press(Key::Backspace);
    }
    window.type_text("186");
    window.press(Key::Enter);
    window.type_text("4");
    window.press(Key::PageDown);
    assert!(window.shows_part("请先填写：实到会有选举权的党员人数"), "{:?}", window.names());
    window.press(Key::Enter);
    window.type_text("182");
    window.press(Key::PageDown);
    let entered = |id: &str| window.live().entered.get(&ValueId::from(id)).map(String::as_str);
    assert_eq!((entered("due"), entered("absent"), entered("present")), (Some("186"), Some("4"), Some("182")));
    let words = "本次大会应到会有选举权的党员186名，因事因病请假4名，实到会有选举权的党员182名。";
    assert!(window.shows(words), "{:?}", window.names());
    window.press(Key::PageUp);
    assert!(matches!(window.view().focus, Focus::Enter), "and back");
}

#[test]
fn what_is_half_composed_is_not_entered() {
    let mut window = Window::with("party-election.json");
    window.press(Key::Space);
    while !matches!(window.view().focus, Focus::Enter) {
        window.press(Key::Space);
    }
    window.type_text("18");
    window.compose("liu");
    assert_eq!(window.typed().as_deref(), Some("18liu"));
    window.press(Key::PageDown);
    let entered = |window: &Window| window.live().entered.get(&ValueId::from("due")).cloned();
    assert_eq!(entered(&window).as_deref(), Some("18"), "the clicker takes what was settled");
    window.commit("6");
    window.press(Key::Enter);
    assert_eq!(entered(&window).as_deref(), Some("186"));
}

#[test]
fn a_held_key_goes_one_step() {
    let mut window = Window::new();
    window.press(Key::Space);
    let start = window.live().position.clone();
    window.send(key_events(Modifiers::NONE, Key::Space));
    let one_on = window.live().position.clone();
    assert_ne!(one_on, start);
    window.hold(Key::Space, 40);
    assert_eq!(window.live().position, one_on);
    // Time may be given by holding a key: that is a repetition that somebody wants.
    window.press(Key::T);
    window.hold(Key::T, 2);
    let added = window.live().added_to_items.values().next().unwrap();
    assert_eq!(*added, lectern_core::time::Span::minutes(3));
}

#[test]
fn two_presses_within_one_frame_are_two_steps_and_of_a_worn_button_one() {
    for (bounce, steps) in [(0, 2), (150, 1)] {
        let clicker = Clicker { bounce, ..Clicker::default() };
        let settings = Settings { clicker, ..Settings::default() };
        let mut window = Window::set(tempfile::tempdir().unwrap(), None, settings);
        window.press(Key::Space);
        let start = window.live().position.clone();
        // Long after: this press is one of its own.
        window.harness.run_steps(30);
        let mut events = key_events(Modifiers::NONE, Key::Space);
        events.push(release(Modifiers::NONE, Key::Space));
        window.send([events.clone(), events].concat());
        window.settle();
        let mut undone = 0;
        while window.live().position != start {
            window.press_with(Modifiers::COMMAND, Key::Z);
            undone += 1;
        }
        assert_eq!(undone, steps, "{bounce} ms");
    }
}

#[test]
fn an_unknown_button_is_pressed_and_then_leads_on() {
    let mut window = Window::new();
    window.press(Key::Space);
    let start = window.live().position.clone();
    window.press(Key::F13);
    assert_eq!(window.live().position, start, "it means nothing yet");
    window.press(Key::F3);
    window.click("指定：下一步");
    window.press(Key::F13);
    assert!(window.shows_part("F13"), "{:?}", window.names());
    window.press(Key::Escape);
    window.press(Key::F13);
    assert_ne!(window.live().position, start);
}

#[test]
fn what_happened_last_is_taken_back_by_ctrl_z_even_the_end() {
    let mut window = Window::new();
    window.press(Key::Space);
    let start = window.live().position.clone();
    window.press(Key::Space);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.live().position, start);
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.is_over());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!window.is_over());
    says_what_is_on(&window);
}

#[test]
fn b_blanks_the_screen_and_brings_it_back() {
    let mut window = Window::new();
    window.press(Key::Space);
    window.press(Key::Space);
    let before = (window.names(), window.live().position.clone());
    window.press(Key::B);
    assert_eq!(window.names(), ["屏幕已遮黑，按 B 恢复"]);
    window.press(Key::B);
    assert_eq!(window.live().position, before.1, "the meeting stands where it stood");
    assert!(window.shows("现在开会。") && window.names().len() == before.0.len());
    for back in [Key::Escape, Key::Period] {
        window.press(Key::Period);
        assert_eq!(window.names().len(), 1);
        window.press(back);
        assert_eq!(window.live().position, before.1);
        assert!(window.shows("现在开会。"));
    }
}

#[test]
fn the_question_mark_shows_every_key_and_escape_hides_them() {
    let mut window = Window::new();
    for (modifiers, key) in
        [(Modifiers::SHIFT, Key::Questionmark), (Modifiers::SHIFT, Key::Slash), (Modifiers::NONE, Key::F1)]
    {
        window.press_with(modifiers, key);
        let names = window.names();
        for row in ACTIONS.iter().filter(|row| !row.keys.is_empty() && !matches!(row.action, Action::Choose(2..))) {
            for shown in [row.label(Language::Chinese), row.key_names] {
                assert!(names.iter().any(|name| name == shown), "{shown} of {:?} is not shown by {key:?}", row.action);
            }
        }
        window.press(Key::Space);
        assert!(matches!(window.desk().session(), Session::Ready), "behind the page nothing moves");
        window.press(Key::Escape);
        assert!(!window.shows("空格 Enter → ↓ PageDown"));
    }
    assert!(window.shows("开始会议"));
}

#[test]
fn what_is_refused_is_said_in_words_and_goes_away() {
    let mut window = Window::new();
    window.press(Key::ArrowLeft);
    assert!(window.shows("会议还没有开始（空格 下一步）"), "{:?}", window.names());
    window.press(Key::Space);
    assert!(!window.shows("会议还没有开始（空格 下一步）"));
    window.press(Key::ArrowLeft);
    assert!(window.shows("已经在最前面"));
    window.press(Key::Escape);
    assert!(!window.shows("已经在最前面"));
    window.press(Key::ArrowLeft);
    // Some seconds later, by the window's own count of frames.
    window.harness.run_steps(60);
    assert!(!window.shows("已经在最前面"));
    window.press_with(Modifiers::COMMAND, Key::O);
    assert!(window.live().is_untouched());
}

#[test]
fn a_message_moves_nothing_that_is_being_read() {
    let mut window = Window::new();
    window.press(Key::Space);
    let place = |window: &Window| {
        use egui_kittest::kittest::Queryable;
        window.harness.get_by_label("现在开会。").rect()
    };
    let before = place(&window);
    window.press(Key::ArrowLeft);
    assert!(window.shows("已经在最前面"));
    assert_eq!(place(&window), before);
}

#[test]
fn a_meeting_that_broke_off_is_offered_and_space_goes_on_with_it() {
    let mut window = Window::new();
    for _ in 0..6 {
        window.press(Key::Space);
    }
    let before = window.live().clone();
    let mut window = window.killed_and_started_again();
    assert!(window.shows("上次的会议没有结束"), "{:?}", window.names());
    assert!(window.shows("从头开始"));
    window.press(Key::Space);
    assert!(!window.shows("上次的会议没有结束"));
    assert_eq!(window.live(), &before);
    says_what_is_on(&window);
}

#[test]
fn a_meeting_that_broke_off_can_be_begun_anew() {
    let mut window = Window::new();
    for _ in 0..6 {
        window.press(Key::Space);
    }
    let mut window = window.killed_and_started_again();
    window.click("从头开始");
    assert!(window.shows("开始会议"));
    window.press(Key::Space);
    assert!(window.live().is_untouched());
}

#[test]
fn letters_grow_and_shrink_and_the_words_stay_on_the_screen() {
    let mut window = Window::new();
    window.press(Key::Space);
    for key in [Key::Plus, Key::Minus] {
        for _ in 0..25 {
            window.press(key);
        }
        says_what_is_on(&window);
        window.press(Key::Space);
        says_what_is_on(&window);
    }
}

#[test]
fn the_list_of_items_is_hidden_and_shown() {
    let mut window = Window::new();
    assert!(window.shows("1. 驻村干部代表交流发言"));
    window.press(Key::L);
    assert!(!window.shows("1. 驻村干部代表交流发言"));
    window.press(Key::L);
    assert!(window.shows("1. 驻村干部代表交流发言"));
}

#[test]
fn the_other_samples_are_walked_to_their_ends_and_always_say_what_is_on() {
    for sample in ["awards.json", "cadre-forum-draft.json"] {
        let mut window = Window::with(sample);
        window.press(Key::F5);
        window.press(Key::Space);
        let mut presses = 0;
        while !window.is_over() {
            says_what_is_on(&window);
            let view = window.view();
            // What comes next is ready below, while there is anything.
            let next = view.flow.iter().find(|entry| entry.progress() == Progress::Ahead);
            if let (Some(FlowEntry::Paragraph(next)), Focus::Wait(_)) = (next, &view.focus) {
                assert!(window.shows(&next.text()), "{sample}: {}", next.text());
            }
            window.go_on();
            presses += 1;
            assert!(presses < 400, "{sample} never ends");
        }
    }
}

#[test]
fn figures_that_disagree_are_mended_where_the_cursor_was_and_enter_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agenda.json");
    let agenda = r#"{ "format": 1, "meeting": { "title": "座谈会" },
        "values": { "due": { "label": "应到人数", "value": "" }, "here": { "label": "实到人数", "value": "" },
            "excused": { "label": "请假人数", "value": "" } },
        "items": [{ "id": "opening", "kind": "opening", "steps": [
            { "id": "count", "enter": ["due", "here", "excused"], "say": "应到{{due}}人，实到{{here}}人。" }] }] }"#;
    std::fs::write(&path, agenda).unwrap();
    let mut window = Window::over(folder, Some(path), Language::Chinese);
    if window.screen() != Screen::Present {
        window.press(Key::F5);
    }
    window.press(Key::Space);
    for figure in ["60", "55", "4"] {
        window.type_text(figure);
        window.press(Key::Enter);
    }
    assert!(window.shows("实到人数 55 + 请假人数 4 = 59 ≠ 应到人数 60，少 1（Ctrl+→ 跳过）"));
    // The cursor stands in the last box.
    window.press(Key::Backspace);
    window.type_text("5");
    window.press(Key::Enter);
    assert_eq!(window.live().position.part, PartKind::Say);
    assert_eq!(window.live().entered.get("excused").map(String::as_str), Some("5"));

    // Nobody is asked for a file that cannot be opened now.
    window.press_with(egui::Modifiers::COMMAND, Key::O);
    assert!(window.shows("会议正在进行，散会后才能打开别的议程"));
}
