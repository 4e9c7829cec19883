//! How long it takes until a very large agenda is ready to run: read, prepared, checked and every text filled, against
//! what the two libraries below need at least for the same bytes. Run with `cargo bench -p lectern-core --bench load`.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark reads the clock and prints")]

mod table;

use lectern_core::agenda::answers::{Entered, Facts};
use lectern_core::agenda::{Agenda, Rundown, SideTexts, check::check};
use lectern_core::{format, script};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const ITEMS: usize = 1_000;
const STEPS_PER_ITEM: usize = 10;
const CHARACTERS: usize = 1_000_000;
const BOUND: f64 = 2.5;
const ROUNDS: usize = 15;

const CLAUSES: [&str; 24] = [
    "过去的一年里，各村的变化大家都看在眼里",
    "要把报到、谈话、送岗三件事一并办妥",
    "山路难走，夜里巡线的同志更不容易",
    "这项工作从3月20日开始，到年底结束",
    "刚才几位同志讲得实在，也讲得动情",
    "请各单位会后把材料报到办公室",
    "产业选得准不准，要看群众认不认",
    "**一切为了群众**，这句话要落到每一户",
    "水渠修到了田头，果树也挂了果",
    "希望大家把好作风带回来",
    "有三项任务要抓紧，一项也不能拖",
    "经费使用情况按季度公开，接受监督",
    "年轻干部要多到一线去，多听真话",
    "2025年的账目已经核对清楚",
    "感谢{{host.short}}和会务组的同志",
    "本次共有{{figure}}名同志参加",
    "这里的条件（水、电、路）都已经改善",
    "办法总比困难多，关键在人",
    "第一书记要当好带头人",
    "凡是定下来的事，就要一件一件办成",
    "各项指标均比上年提高12.5%",
    "在{{meeting.place}}集中学习两天",
    "任务书、时间表、责任人都要明确",
    "把群众的急难愁盼放在心上",
];

/// Numbers without a pattern, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    fn han(&mut self, length: usize) -> String {
        let code = |n: usize| u32::try_from(0x4e00 + n).unwrap_or(0x4e00);
        (0..length).filter_map(|_| char::from_u32(code(self.below(6_000)))).collect()
    }
}

fn speech(dice: &mut Dice, characters: usize) -> String {
    let mut text = String::from("{{turn.lead}}，请{{speaker}}发言。");
    let mut length = 22;
    while length < characters {
        let before = text.len();
        match dice.below(12) {
            0 => text.push_str("\n\n"),
            1 => text.push_str("\n\n> 鼓掌\n\n"),
            2 => write!(text, "**要{}**，", dice.han(4)).unwrap_or_default(),
            _ => {
                let (clause, rare, end) = (dice.one_of(&CLAUSES), dice.han(6), dice.one_of(&["，", "。", "；"]));
                write!(text, "{clause}，{rare}{end}").unwrap_or_default();
            }
        }
        length += text.get(before..).unwrap_or_default().chars().count();
    }
    text
}

/// The file's text, and the script texts in it.
fn large_agenda() -> (String, Vec<String>) {
    let mut dice = Dice(2026);
    let (mut people, mut items, mut texts) = (serde_json::Map::new(), Vec::new(), Vec::new());
    for item in 0..ITEMS {
        let mut steps = Vec::new();
        for step in 0..STEPS_PER_ITEM {
            let id = format!("p{}", item * STEPS_PER_ITEM + step);
            let (name, unit) = (dice.han(3), format!("{}单位", dice.han(4)));
            people.insert(
                id.clone(),
                serde_json::json!({ "name": name, "unit": unit, "office": "主任", "address": "同志" }),
            );
            let say = speech(&mut dice, CHARACTERS / ITEMS / STEPS_PER_ITEM - 18);
            texts.push(say.clone());
            // Every fourth item has no planned minutes, so that its length is worked out from its words.
            let minutes = (item % 4 > 0).then_some(8);
            steps.push(serde_json::json!({
                "id": format!("s{step}"), "turn": id, "say": say, "wait": "speech", "minutes": minutes,
            }));
        }
        let title = format!("{}工作情况", dice.han(5));
        items.push(serde_json::json!({ "id": format!("i{item}"), "kind": "speeches", "title": title, "steps": steps }));
    }
    let end = serde_json::json!([{ "say": "会议到此结束，散会。" }]);
    items.push(serde_json::json!({ "id": "end", "kind": "closing", "steps": end }));
    let agenda = serde_json::json!({
        "format": 1,
        "meeting": { "title": "大会", "starts": "2026-03-20T09:00", "place": "三楼会议室", "host": "p0" },
        "people": people,
        "values": { "figure": { "label": "人数", "value": "64" } },
        "items": items,
    });
    (agenda.to_string(), texts)
}

fn fill_all(rundown: &Rundown) -> usize {
    let entered = Entered::new();
    let mut runs = 0;
    for part in rundown.parts() {
        let facts = Facts { rundown, entered: &entered, item: part.item, step: part.step };
        for (choice, text) in part.texts.iter().enumerate() {
            let source = rundown.source(part, choice).unwrap_or_default();
            let filled = black_box(script::fill(source, &text.script, &facts));
            runs += filled.iter().map(|paragraph| paragraph.runs.len()).sum::<usize>();
        }
    }
    runs
}

const STAGES: [&str; 4] = ["read", "prepare (Rundown::new)", "check", "fill"];

/// Loads everything, and says how long each stage took.
fn ours(text: &str) -> [Duration; 4] {
    let (reading, agenda) = table::timed(|| format::read(text).ok());
    let agenda: Agenda = match agenda {
        Some(agenda) => agenda,
        None => return [Duration::ZERO; 4],
    };
    let (preparing, rundown) = table::timed(|| Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new())));
    let (checking, problems) = table::timed(|| check(&rundown));
    let (filling, runs) = table::timed(|| fill_all(&rundown));
    assert!(problems.is_empty(), "the agenda of this benchmark is meant to be sound: {:?}", problems.first());
    assert!(runs > ITEMS * STEPS_PER_ITEM, "nothing was filled");
    [reading, preparing, checking, filling]
}

/// What the libraries need at least: JSON to values, Markdown to events.
fn floor(text: &str, texts: &[String]) -> Duration {
    let whole = table::timed(|| {
        let value: Option<serde_json::Value> = serde_json::from_str(text).ok();
        let parsers = texts.iter().map(|text| pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::empty()));
        let events: usize = parsers.map(|parser| parser.into_offset_iter().map(black_box).count()).sum();
        (value, events)
    });
    whole.0
}

fn main() {
    let (text, texts) = large_agenda();
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    println!("load: {ITEMS} items, {} speakers, {characters} characters, {} bytes", texts.len(), text.len());
    let mut stages: [Vec<Duration>; 4] = Default::default();
    let a = || {
        let round = ours(&text);
        stages.iter_mut().zip(round).for_each(|(stage, took)| stage.push(took));
        round.iter().sum()
    };
    let medians = table::interleaved(ROUNDS, a, || floor(&text, &texts));
    table::row("A: read, prepare, check, fill", medians[0]);
    for (name, rounds) in STAGES.into_iter().zip(stages) {
        let took = table::median(rounds);
        let share = 100.0 * took.as_secs_f64() / medians[0].as_secs_f64();
        table::row(&format!("   {name} ({share:.0} %)"), took);
    }
    table::row("B: serde_json to Value, Markdown to events", medians[1]);
    table::verdict(medians, BOUND);
}
