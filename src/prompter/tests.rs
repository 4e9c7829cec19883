//! What holds for any text, width, size and way of reading: nothing is lost, no line is wider than it may be, places and
//! heights lead to each other, and the paper moves only forward while it rolls.

use super::{
    Laid, Light, Look, Mode, Paper, Passage, Picture, Pinyin, Press, Reader, Ruby, Setting, Style, TextPlace, Window,
    lay_out, measure,
};
use crate::letters::{Faces, Letters};
use crate::theme::Room;
use egui::{Rect, pos2, vec2};
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::view::{Progress, Run};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn run(text: &str, stop: usize, progress: Progress) -> Run {
    Run { text: text.to_owned(), source: 0..0, stress: false, filled: false, blank: false, progress, stop }
}

fn position(at: usize) -> Position {
    Position { item: "i".into(), step: "s".into(), part: PartKind::Say, at }
}

/// Paragraphs of one part, each a stop of its own; the one with this number is read now.
fn passages(texts: &[String], current: usize) -> Vec<Passage> {
    let passage = |(nth, text): (usize, &String)| {
        let progress = match nth.cmp(&current) {
            std::cmp::Ordering::Less => Progress::Done,
            std::cmp::Ordering::Equal => Progress::Current,
            std::cmp::Ordering::Greater => Progress::Ahead,
        };
        let at = nth * 1000;
        Passage {
            key: (position(at), 0),
            look: Look::Speech,
            runs: vec![run(text, at, progress)],
            ruby: Vec::new(),
            progress,
        }
    };
    texts.iter().enumerate().map(passage).collect()
}

fn style(width: f32, size: f32) -> Style {
    Style { width, size, leading: 1.5, scale: 1.0 }
}

/// Where the lines of the sample's words end, by characters.
fn ends(laid: &Laid) -> Vec<usize> {
    laid.lines.iter().map(|line| line.chars.end).collect()
}

#[test]
fn lines_end_where_they_do_on_the_hosts_paper_whatever_their_size() {
    let sample = lectern_core::format::read(include_str!("../../agendas/awards.json")).expect("an agenda");
    let rundown = lectern_core::agenda::Rundown::new(Arc::new(sample), Arc::default());
    let session = lectern_core::session::Session::default();
    let text = lectern_core::view::script_text(&rundown, &session, lectern_core::Language::Chinese);
    let texts: Vec<String> = text.lines().map(str::to_owned).filter(|line| line.chars().count() > 30).collect();
    assert!(texts.len() > 10, "{}", texts.len());
    let context = egui::Context::default();
    crate::theme::install(&context);
    let mut letters = Letters::default();
    let mut output = context.run_ui(egui::RawInput::default(), |ui| {
        for (width, size) in [(990.0, 44.0), (1404.0, 52.0), (1431.0, 62.0), (860.0, 80.0)] {
            let mut paper = Paper::default();
            paper.set(passages(&texts, 0), style(width, size), &mut letters);
            for other in [15.0, 21.3, 25.0] {
                for (placed, text) in paper.placed().iter().zip(&texts) {
                    let runs = [run(text, 0, Progress::Current)];
                    let laid = lay_out(&runs, width / size * other, other, &mut measure(ui, other));
                    assert_eq!(ends(&laid), ends(&placed.laid), "{width} {size} {other} {text}");
                }
            }
        }
    });
    output.textures_delta.clear();
}

/// Words of every sort that a line can be made of.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-龥]{1,12}",
        3 => "[，。、；：？！]",
        2 => "[“”‘’（）《》【】—…·]{1,3}",
        1 => "[a-zA-Z]{1,14}",
        1 => "[0-9]{1,6}(年|%|号)?",
        1 => " {1,3}",
        1 => Just("\n".to_owned()),
        1 => prop_oneof![Just("👨‍👩‍👧"), Just("e\u{301}"), Just("שלום"), Just("\u{200b}"), Just("\u{7}")].prop_map(str::to_owned),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_character_is_lost_or_doubled_and_no_line_is_too_wide(
        texts in vec(words(), 1..4),
        width in 20.0_f32..2000.0,
        size in 24.0_f32..240.0,
    ) {
        let mut paper = Paper::default();
        let mut letters = Letters::default();
        paper.set(passages(&texts, 0), style(width, size), &mut letters);
        for (placed, text) in paper.placed().iter().zip(&texts) {
            let shown: String = placed.laid.lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
            let wanted = |text: &str| text.chars().filter(|c| crate::letters::is_shown(*c) && !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(wanted(&shown), wanted(text));
            prop_assert_eq!(placed.laid.chars(), text.chars().count());
            for line in &placed.laid.lines {
                let visible = line.pieces.iter().flat_map(|piece| piece.text.chars()).count();
                // The empty half of a mark may hang over; one letter that is wider than the line has to stand somewhere,
                // and marks that may not begin or end a line stay with it.
                let fits = line.width() <= width * 1.0001 + size * 0.5;
                prop_assert!(fits || visible <= 6 && width < size * 4.0, "{} > {width} at {size}: {line:?}", line.width());
            }
        }
    }

    #[test]
    fn pinyin_above_names_moves_no_character_and_stays_apart(
        texts in vec(words(), 1..4),
        places in vec((0_usize..120, prop_oneof![Just("zhuāng"), Just("é"), Just("chuáng?"), Just("lè/yuè")]), 0..30),
        width in 20.0_f32..2000.0,
        size in 24.0_f32..240.0,
    ) {
        let (mut bare, mut with) = (Paper::default(), Paper::default());
        let mut letters = Letters::default();
        let mut wanted: Vec<Ruby> = places.into_iter().map(|(at, text)| Ruby { at, text: text.to_owned() }).collect();
        wanted.sort_by_key(|ruby| ruby.at);
        wanted.dedup_by_key(|ruby| ruby.at);
        bare.set(passages(&texts, 0), style(width, size), &mut letters);
        let carrying = passages(&texts, 0).into_iter().map(|passage| Passage { ruby: wanted.clone(), ..passage });
        with.set(carrying.collect(), style(width, size), &mut letters);
        for ((bare, with), text) in bare.placed().iter().zip(with.placed()).zip(&texts) {
            prop_assert_eq!((bare.top, bare.height), (with.top, with.height), "at the usual spacing nothing moves");
            let mut seen = 0;
            for (bare, with) in bare.laid.lines.iter().zip(&with.laid.lines) {
                prop_assert_eq!(&bare.pieces, &with.pieces);
                prop_assert_eq!(&bare.chars, &with.chars);
                let Some(row) = &with.ruby else { continue };
                seen += row.pieces.len();
                prop_assert!(row.size <= size * 0.381 && row.size >= size * 0.26);
                for piece in &row.pieces {
                    prop_assert!(piece.x >= -size * 0.301, "{piece:?}");
                }
            }
            // Above every character that is drawn, and above no other.
            let drawn = |ruby: &&Ruby| text.chars().nth(ruby.at).is_some_and(|c| crate::letters::is_shown(c) && !c.is_whitespace());
            let at_least = wanted.iter().filter(drawn).count();
            prop_assert!(seen >= at_least, "{seen} of {at_least}");
        }
    }

    #[test]
    fn heights_and_places_lead_to_each_other(texts in vec(words(), 1..5), width in 100.0_f32..1500.0, size in 24.0_f32..160.0) {
        let mut paper = Paper::default();
        paper.set(passages(&texts, 0), style(width, size), &mut Letters::default());
        let mut before: Option<(usize, f64)> = None;
        for step in 0..200_u8 {
            let height = paper.height() * f64::from(step) / 199.0;
            let place = paper.place_at(height).unwrap();
            let order = (place.key.0.at, place.chars);
            prop_assert!(before.is_none_or(|before| before <= order), "{before:?} before {order:?}");
            before = Some(order);
            let back = paper.height_of(&place).unwrap();
            let again = paper.place_at(back).unwrap();
            // Between two passages lies no text; elsewhere it is the same character.
            prop_assert!(again.key != place.key || (again.chars - place.chars).abs() < 1.0, "{place:?} and {again:?}");
        }
    }

    #[test]
    fn the_place_stays_at_its_height_on_the_screen_through_edits_and_resizes(
        texts in vec("[一-龥，。]{30,200}", 3..6),
        widths in vec(300.0_f32..1500.0, 2),
        sizes in vec(24.0_f32..120.0, 2),
    ) {
        let mut reader = Reader::default();
        let mut setting = setting(Mode::Roll, style(widths[0], sizes[0]), 1000);
        reader.set(setting.clone(), 0.0, || passages(&texts, 1));
        reader.press(0.0);
        // Rolling a little into the text.
        reader.set(setting.clone(), 3.0, || unreachable!());
        reader.hold(3.0);
        let cue = setting.height * setting.cue;
        let before = reader.paper().place_at(reader.top(5.0) + cue).unwrap();
        setting.style = style(widths[1], sizes[1]);
        setting.revision += 1;
        let mut edited = texts.clone();
        edited[0].insert_str(0, "前面加一句。");
        reader.set(setting.clone(), 5.0, || passages(&edited, 1));
        let top = reader.paper().height_of(&TextPlace { ..before.clone() }).unwrap();
        let shown = reader.paper().place_at(top).unwrap();
        prop_assert_eq!(&shown.key, &before.key);
        prop_assert!((shown.chars - before.chars).abs() < 1.0);
    }

    #[test]
    fn any_setting_and_any_press_leave_a_sane_picture(
        texts in vec(words(), 0..4),
        steps in vec((0_u8..3, -10.0_f64..2_000_000.0, 1.0_f32..3000.0, 1.0_f32..3000.0, 12.0_f32..300.0, 0_usize..4), 1..12),
    ) {
        let mut reader = Reader::default();
        let mut now = 0.0;
        for (revision, (mode, pace, width, height, size, current)) in steps.into_iter().enumerate() {
            let mode = [Mode::Step, Mode::Page, Mode::Roll][usize::from(mode)];
            let mut setting = setting(mode, style(width, size), current * 1000);
            setting.revision = revision as u64;
            setting.height = f64::from(height);
            setting.pace = if pace < 0.0 { f64::NAN } else { pace };
            reader.set(setting.clone(), now, || passages(&texts, current));
            match reader.press(now) {
                Press::Taken | Press::Pass | Press::GoTo(_) | Press::Leave(_) => {}
            }
            now += 0.7;
            reader.set(setting, now, || unreachable!());
            reader.push(f64::from(height), now);
            let top = reader.top(now);
            prop_assert!(top.is_finite());
            let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
            let window = Window { area, left: 0.0, top, scale: 1.0, light: Light::ByProgress, bar: true, still: false };
            let picture = Picture::of(reader.paper(), window, Room::Dark.palette(), &Faces::default());
            prop_assert!(picture.marks.len() < 100_000);
        }
    }
}

fn setting(mode: Mode, style: Style, at: usize) -> Setting {
    Setting {
        revision: 1,
        style,
        height: 600.0,
        cue: 0.2,
        covered: 34.0,
        position: Some(position(at)),
        saying: true,
        mode,
        pace: 240.0,
    }
}

#[test]
fn rolling_goes_only_forward_and_stops_at_the_end_of_the_words() {
    let texts: Vec<String> = (0..6).map(|_| "一二三四五六七八九十".repeat(6)).collect();
    let mut reader = Reader::default();
    let mut setting = setting(Mode::Roll, style(700.0, 60.0), 0);
    setting.pace = 900.0;
    reader.set(setting.clone(), 0.0, || passages(&texts, 0));
    assert_eq!(reader.press(0.0), Press::Taken);
    let left = reader.remaining(0.0).unwrap();
    let (mut now, mut top, mut stops) = (0.0, reader.top(0.0), Vec::new());
    // Frames as irregular as a stuttering display has them.
    for frame in 0..4000_u16 {
        now += [0.016, 0.004, 0.05, 0.033][usize::from(frame % 4)];
        if let Some(stop) = reader.set(setting.clone(), now, || unreachable!()) {
            stops.push(stop.at);
            setting.position = Some(stop);
        }
        assert!(reader.top(now) >= top, "{now}: {} after {top}", reader.top(now));
        top = reader.top(now);
        if !reader.is_moving(now) {
            break;
        }
    }
    assert!(!reader.is_moving(now), "it never stops");
    assert_eq!(stops, [1000, 2000, 3000, 4000, 5000]);
    assert!((now - left).abs() < 2.0, "{left} s were announced, it took {now}");
    assert!(matches!(reader.press(now), Press::Leave(last) if last.at == 5000));
}

#[test]
fn a_new_light_lays_nothing_out_and_moves_nothing() {
    let texts = vec!["甲乙丙。".repeat(30), "丁戊己。".repeat(30)];
    let mut reader = Reader::default();
    let mut setting = setting(Mode::Page, style(900.0, 40.0), 0);
    reader.set(setting.clone(), 0.0, || passages(&texts, 0));
    let lines = |reader: &Reader| reader.paper().placed().iter().map(|placed| placed.laid.clone()).collect::<Vec<_>>();
    let before = (lines(&reader), reader.top(0.0));
    setting.revision = 2;
    setting.position = Some(position(1000));
    reader.set(setting, 1.0, || passages(&texts, 1));
    assert_eq!(lines(&reader), before.0);
}

#[test]
fn a_paragraph_of_two_hundred_thousand_characters_and_ten_thousand_empty_lines_are_set() {
    let texts = vec!["字".repeat(200_000), "\n".repeat(10_000), "，".repeat(5_000)];
    let mut reader = Reader::default();
    reader.set(setting(Mode::Step, style(1200.0, 60.0), 0), 0.0, || passages(&texts, 0));
    assert_eq!(reader.paper().placed()[0].laid.lines.len(), 10_000);
    let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 700.0));
    let window =
        Window { area, left: 0.0, top: 300_000.0, scale: 1.0, light: Light::ByProgress, bar: true, still: true };
    let picture = Picture::of(reader.paper(), window, Room::Dark.palette(), &Faces::default());
    assert!(picture.marks.len() < 200, "{}", picture.marks.len());
}

/// A passage whose characters from `at` carry these.
fn with_pinyin(text: &str, at: usize, pinyin: &[&str]) -> Vec<Passage> {
    let ruby = pinyin.iter().enumerate().map(|(nth, text)| Ruby { at: at + nth, text: (*text).to_owned() });
    passages(&[text.to_owned()], 0)
        .into_iter()
        .map(|passage| Passage { ruby: ruby.clone().collect(), ..passage })
        .collect()
}

#[test]
fn a_syllable_stands_over_the_middle_of_its_character_and_wide_neighbours_are_set_smaller() {
    let mut paper = Paper::default();
    let set = |paper: &mut Paper, at, pinyin: &[&str]| {
        paper.set(with_pinyin("请“尉迟恭”同志发言。", at, pinyin), style(1000.0, 100.0), &mut Letters::default());
        paper.placed()[0].laid.lines[0].ruby.clone().unwrap()
    };
    let row = set(&mut paper, 2, &["yù", "chí"]);
    let centre = |row: &super::RubyRow, nth: usize| row.pieces[nth].x + row.pieces[nth].width / 2.0;
    // 请 and the quotation mark before, each an em wide: nothing is left out of the mark here.
    assert!((centre(&row, 0) - 250.0).abs() < 1.0, "{row:?}");
    assert!((centre(&row, 1) - 350.0).abs() < 1.0, "{row:?}");
    assert!((row.size - 38.0).abs() < 0.1);
    let wide = set(&mut paper, 2, &["zhuāng", "chuáng", "shuāng"]);
    assert!(wide.size < 38.0);
    for (left, right) in wide.pieces.iter().zip(wide.pieces.iter().skip(1)) {
        assert!(left.x + left.width < right.x, "{wide:?}");
    }
}

#[test]
fn what_pinyin_is_shown_follows_the_setting_and_a_guess_is_told_from_knowledge() {
    use lectern_core::agenda::names::Reading;
    let reading = |at, pinyin: &str, is_hard, is_open| Reading { at, pinyin: pinyin.to_owned(), is_hard, is_open };
    let name = [reading(3, "lǐ", false, false), reading(4, "lè", true, true), reading(9, "zhé", true, false)];
    let shown = |pinyin: Pinyin| pinyin.above(&name).into_iter().map(|ruby| (ruby.at, ruby.text)).collect::<Vec<_>>();
    assert_eq!(shown(Pinyin::Never), []);
    assert_eq!(shown(Pinyin::Hard), [(4, "lè?".into()), (9, "zhé".into())]);
    assert_eq!(shown(Pinyin::All).len(), 3);
}

#[test]
fn pinyin_is_drawn_in_the_air_between_the_lines() {
    let mut paper = Paper::default();
    let text = "请尉迟恭同志发言。".repeat(6);
    for leading in [1.2, 1.5, 2.4] {
        paper.set(
            with_pinyin(&text, 19, &["yù", "chí"]),
            Style { leading, ..style(900.0, 60.0) },
            &mut Letters::default(),
        );
        let placed = &paper.placed()[0];
        assert!(placed.laid.lines[1].ruby.is_some(), "{:?}", placed.laid);
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 700.0));
        let window =
            Window { area, left: 50.0, top: 0.0, scale: 1.0, light: Light::ByProgress, bar: false, still: true };
        let picture = Picture::of(&paper, window, Room::Dark.palette(), &Faces::default());
        let small = picture.marks.iter().filter_map(|mark| match mark {
            super::Mark::Ink { tile, rect, .. } if tile.size() < 30.0 => Some((*rect, tile.size())),
            super::Mark::Ink { .. } | super::Mark::Fill { .. } | super::Mark::Frame { .. } => None,
        });
        let small: Vec<_> = small.collect();
        assert_eq!(small.len(), 2);
        for (rect, size) in small {
            let (_, baseline) = crate::letters::TileKey::height(size);
            let middle = placed.line_top(1) as f32 + placed.line as f32 / 2.0;
            let (above, below) = (middle - placed.line as f32 + 30.0, middle - 30.0);
            // From the mark above the highest letter to the tail of the lowest one.
            let ink = rect.top() + baseline - size * 0.95..rect.top() + baseline + size * 0.24;
            assert!(
                ink.start > above - 1.5 && ink.end < below + 1.0,
                "{ink:?} between {above} and {below} at {leading}"
            );
        }
    }
}
