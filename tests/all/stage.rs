//! The room's screen and the host's second window at the sizes that there are: everything inside, nothing missing shown.

use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use lectern::prompter::{Mode, Pinyin};
use lectern::strings::Strings;
use lectern::ui::glass::{HostSnapshot, draw_host};
use lectern::ui::stage::{StagePicture, Timer, stage};
use lectern_core::Language;
use lectern_core::agenda::{ItemKind, Rundown, WaitKind};
use lectern_core::session::{Command, Session};
use lectern_core::time::Timestamp;
use lectern_core::view::{Floor, Phase, StageItem, StageView, prompter_view, stage_view};
use std::sync::Arc;

const SIZES: [[f32; 2]; 5] = [[640.0, 360.0], [1366.0, 768.0], [3840.0, 2160.0], [800.0, 1280.0], [1920.0, 300.0]];

/// What a screen reader would say of a picture, each text with its place.
fn seen(size: [f32; 2], draw: impl FnMut(&mut egui::Ui)) -> Vec<(String, egui::Rect)> {
    let mut draw = draw;
    let mut harness =
        Harness::builder().with_size(size).with_context_setup(lectern::theme::install).build_ui(move |ui| draw(ui));
    harness.run();
    let root = harness.root();
    let texts = root.children_recursive().filter_map(|node| {
        let text = node.accesskit_node().value().or_else(|| node.accesskit_node().label())?;
        let bounds = node.accesskit_node().raw_bounds()?;
        let rect = egui::Rect::from_min_max(
            egui::pos2(bounds.x0 as f32, bounds.y0 as f32),
            egui::pos2(bounds.x1 as f32, bounds.y1 as f32),
        );
        (!text.trim().is_empty()).then_some((text, rect))
    });
    texts.collect()
}

fn of_stage(size: [f32; 2], view: &StageView, timer: Option<Timer>, language: Language) -> Vec<String> {
    let picture = StagePicture { strings: Strings::of(language), view: view.clone(), timer };
    let seen = seen(size, move |ui| stage(ui, &picture));
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()).expand(1.0);
    for (index, (text, rect)) in seen.iter().enumerate() {
        assert!(window.contains_rect(*rect), "{text} at {rect:?} is not inside of {size:?}");
        assert!(!text.contains("待填") && !text.contains('【'), "{text}");
        for (other, other_rect) in &seen[..index] {
            // Lines have air above and below their letters, which may touch.
            assert!(!rect.shrink2(egui::vec2(0.0, rect.height() * 0.2)).intersects(*other_rect), "{text} over {other}");
        }
    }
    seen.into_iter().map(|(text, _)| text).collect()
}

fn item(number: Option<u64>, title: &str) -> Option<StageItem> {
    Some(StageItem { number, kind: ItemKind::Speeches, title: (!title.is_empty()).then(|| title.to_owned()) })
}

fn long() -> StageView {
    let title =
        "关于深入学习贯彻全市经济工作会议精神、扎实推进新一轮驻村帮扶和乡村全面振兴重点工作的情况通报与交流发言";
    StageView {
        phase: Phase::Live,
        title: title.into(),
        item: item(Some(12), title),
        wait: Some(WaitKind::Reading),
        floor: Some(Floor {
            name: "阿卜杜拉热合曼·阿布都热西提·买买提江".into(),
            office: "市委农村工作领导小组办公室副主任、市农业农村局党组成员、市乡村振兴服务中心党总支书记、主任".into(),
            document: Some(title.into()),
        }),
        next: item(Some(13), title),
    }
}

#[test]
fn long_titles_and_names_are_inside_at_every_size() {
    let timer = Some(Timer { left: -3725, paused: false });
    for size in SIZES {
        let whole = of_stage(size, &long(), timer, Language::Chinese);
        for text in ["阿卜杜拉热合曼·阿布都热西提·买买提江", "-1:02:05"] {
            assert!(whole.iter().any(|seen| seen == text), "{size:?}: {whole:?}");
        }
        let mut quiet = long();
        quiet.floor = None;
        of_stage(size, &quiet, None, Language::English);
        for phase in [Phase::Ready, Phase::Adjourned] {
            let holding = of_stage(size, &StageView { phase, ..long() }, None, Language::Chinese);
            assert_eq!(holding.iter().any(|text| text == "散会"), phase == Phase::Adjourned);
            assert!(holding.iter().all(|text| text == "散会" || *text == long().title), "{holding:?}");
        }
    }
}

#[test]
fn a_window_of_almost_nothing_is_drawn_without_harm() {
    for size in [[1.0, 1.0], [40.0, 3.0], [3.0, 400.0]] {
        let picture = StagePicture {
            strings: Strings::of(Language::Chinese),
            view: long(),
            timer: Some(Timer { left: 5, paused: true }),
        };
        seen(size, move |ui| stage(ui, &picture));
    }
}

#[test]
fn a_recess_counts_down_and_then_says_that_it_is_nearly_over() {
    let view = StageView { wait: Some(WaitKind::Break), floor: None, item: item(None, ""), ..long() };
    for size in SIZES {
        let counts = of_stage(size, &view, Some(Timer { left: 754, paused: false }), Language::Chinese);
        assert!(counts.iter().any(|text| text == "12:34") && counts.iter().any(|text| text == "休会"), "{counts:?}");
        let over = of_stage(size, &view, Some(Timer { left: -9, paused: false }), Language::Chinese);
        assert!(over.iter().any(|text| text == "会议即将继续"), "{over:?}");
    }
}

#[test]
fn every_picture_of_every_sample_is_inside_and_shows_nothing_that_is_missing() {
    for sample in super::window::SAMPLES {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas").join(sample);
        let opened = lectern::store::agenda_file::open(&path).expect("a sample");
        let rundown = Rundown::new(opened.agenda, opened.side_texts);
        let mut session = Session::default();
        let mut pictures: Vec<StageView> = vec![stage_view(&rundown, &session)];
        let mut command = Command::Start;
        while let Ok(event) = session.decide(&rundown, command, Timestamp(0)) {
            session.apply(&event);
            let view = stage_view(&rundown, &session);
            if pictures.last() != Some(&view) {
                pictures.push(view);
            }
            let skip = session.decide(&rundown, Command::Next, Timestamp(0)).is_err();
            command = if skip { Command::Skip } else { Command::Next };
        }
        assert!(pictures.len() > 5, "{sample}: {}", pictures.len());
        for view in &pictures {
            of_stage([1366.0, 768.0], view, Some(Timer { left: 61, paused: false }), Language::Chinese);
        }
    }
}

#[test]
fn the_second_window_shows_the_words_to_say_and_no_control() {
    let opened = lectern::store::sample::open().expect("the sample");
    let rundown = Rundown::new(opened.agenda, opened.side_texts);
    let mut session = Session::default();
    let event = session.decide(&rundown, Command::Start, Timestamp(0)).expect("a start");
    session.apply(&event);
    for size in SIZES {
        let snapshot = HostSnapshot {
            strings: Strings::of(Language::Chinese),
            title: "座谈会".into(),
            prompter: Arc::new(prompter_view(&rundown, &session)),
            revision: 1,
            place: None,
            mode: Mode::Step,
            pinyin: Pinyin::All,
        };
        let seen = seen(size, move |ui| draw_host(ui, &snapshot));
        assert!(seen.iter().any(|(text, _)| text.starts_with("同志们")), "{size:?}: {seen:?}");
    }
}

#[test]
fn the_appearance_of_the_hosts_window_is_not_that_of_the_rooms() {
    let painted = |colors: &'static lectern::theme::Colors| {
        let picture = StagePicture { strings: Strings::of(Language::Chinese), view: long(), timer: None };
        let mut harness =
            Harness::builder().with_size(SIZES[1]).with_context_setup(lectern::theme::install).build_ui(move |ui| {
                lectern::theme::set_all(ui, colors);
                stage(ui, &picture);
            });
        harness.run();
        let shapes = harness.output().shapes.iter().map(|clipped| clipped.shape.clone());
        shapes.filter(|shape| matches!(shape, egui::Shape::Text(_))).collect::<Vec<_>>()
    };
    let dark = painted(&lectern::theme::DARK);
    assert!(!dark.is_empty());
    assert_eq!(dark, painted(&lectern::theme::LIGHT));
}
