//! What a keystroke of the secretariat costs the window's thread, in CPU time, in a large agenda and in a small one, in
//! turn: the frame that takes it in, and the one that shows it in the script beside the field. The check runs beside the
//! window; how far it is behind is measured too. And what ten thousand changes keep in memory to be taken back, beside what
//! the agenda itself takes. Prints a table; nothing here is a test.
//!
//! Laying out and tessellation are counted; drawing is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, reason = "a bench")]
#![allow(clippy::disallowed_methods, reason = "how far the check is behind is a matter of the clock")]

use cap::Cap;
use cpu_time::ThreadTime;
use egui::accesskit::{Node, Role};
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use lectern::app::App;
use lectern::app::settings::Settings;
use lectern::desk::{Desk, Request};
use lectern::letters::bundled_has;
use lectern::theme;
use lectern_core::Language;
use lectern_core::agenda::check::check_all;
use lectern_core::agenda::edit::{Edit, ItemAt, ItemDetail, Order, PersonDetail, StepAt, StepDetail, StepText};
use lectern_core::agenda::template::Template;
use lectern_core::agenda::{Agenda, Text};
use lectern_core::format;
use std::alloc::System;
use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Counts the bytes that are in use.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

const FRAME: f64 = 1.0 / 60.0;
/// Keystrokes in each of the agendas.
const KEYS: usize = 400;
/// Keystrokes after which the check is waited for.
const CHECKS: usize = 40;
/// Changes that are kept to be taken back.
const EDITS: usize = 10_000;
/// Characters of an item.
const ITEM: usize = 600;
/// What is typed: sentences, so that undo entries are made as in earnest.
const TYPED: &str = "请各单位会后抓紧落实，把责任分到每个人，一周内报办公室。";

const CLAUSES: [&str; 8] = [
    "过去一年，各街道的变化有目共睹",
    "要把隐患排查、值班备勤两件事抓实",
    "下面强调三点意见",
    "第一，思想上要重视",
    "希望新当选的同志不负重托",
    "各位代表要珍惜这次学习交流的机会",
    "2026年的任务已经分解到岗到人",
    "感谢各位代表对这项工作的支持",
];

/// An agenda of so many items of 600 characters, each with a speaker and two steps.
fn agenda(items: usize) -> String {
    let han: Vec<char> =
        (0x4E00..0x9FA5).filter_map(char::from_u32).filter(|c| bundled_has(*c)).step_by(7).take(1_604).collect();
    // What a script is made of, and names and places that nobody has read before.
    let words = |from: usize, count: usize| {
        let (mut text, mut length) = (String::new(), 0);
        for at in from.. {
            let rare: String = (0..6).map(|nth| han[((at + nth) * 7 + at / 1_604) % han.len()]).collect();
            let sentence = format!("{}，{rare}。", CLAUSES[at * 31 % CLAUSES.len()]);
            length += sentence.chars().count();
            if length > count {
                break;
            }
            text.push_str(&sentence);
            if at % 7 == 6 {
                text.push_str("\n\n");
            }
        }
        text
    };
    let (mut people, mut listed) = (serde_json::Map::new(), Vec::new());
    for item in 0..items {
        let (id, mut say) = (format!("p{item}"), String::from("{{turn.lead}}，请{{speaker}}发言。"));
        write!(say, "\n\n{}", words(item * ITEM, ITEM / 2)).unwrap();
        let name: String = [0, 5, 11].iter().map(|nth| han[(item * 3 + nth) % han.len()]).collect();
        people.insert(id.clone(), serde_json::json!({ "name": name, "office": "主任", "address": "同志" }));
        let steps = serde_json::json!([
            { "id": "call", "turn": id, "say": say, "wait": "speech", "minutes": 5 },
            { "id": "after", "say": format!("刚才，{name}同志作了发言，讲得很实在。{}", words(item * ITEM + ITEM / 2, ITEM / 2 - 45)) },
        ]);
        let title = format!("{name}发言");
        listed
            .push(serde_json::json!({ "id": format!("i{item}"), "kind": "speeches", "title": title, "steps": steps }));
    }
    let meeting = serde_json::json!({ "title": "大会", "starts": "2026-03-20T09:00", "host": "p0" });
    serde_json::json!({ "format": 1, "meeting": meeting, "people": people, "items": listed }).to_string()
}

/// The secretariat's window without a window.
struct Secretariat {
    context: Context,
    app: App,
    time: f64,
    _data: tempfile::TempDir,
}

impl Secretariat {
    /// With the cursor in the words of an item.
    fn new(items: usize) -> Self {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("agenda.json");
        std::fs::write(&file, agenda(items)).unwrap();
        let mut desk = Desk::new(Some(data.path().to_owned()));
        desk.begin(Some(file));
        let app = App::new(desk, Settings::default(), Some(data.path().to_owned()));
        let context = Context::default();
        theme::install(&context);
        let mut this = Self { context, app, time: 0.0, _data: data };
        this.frame(vec![key(Key::F6)]);
        this.click("环节");
        this.click_where(|node| {
            node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with("3. "))
        });
        this.click_where(|node| node.role() == Role::MultilineTextInput && node.label() == Some("第1步 要说的话"));
        let before = this.app.desk().revision();
        this.type_in('会');
        assert!(this.app.desk().revision() > before, "nothing was typed");
        this
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let start = ThreadTime::now();
        let output = self.run(events);
        black_box(self.context.tessellate(output.shapes, 1.0));
        start.elapsed()
    }

    fn run(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.time += FRAME;
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0));
        let input = RawInput { screen_rect: Some(screen), time: Some(self.time), events, ..RawInput::default() };
        let app = &mut self.app;
        self.context.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.show(ui);
        })
    }

    fn click(&mut self, name: &str) {
        self.click_where(|node| node.role() == Role::Button && node.label() == Some(name));
    }

    fn click_where(&mut self, is_it: impl Fn(&Node) -> bool) {
        self.frame(Vec::new());
        self.context.enable_accesskit();
        let update = self.run(Vec::new()).platform_output.accesskit_update.unwrap();
        self.context.disable_accesskit();
        let bounds = update.nodes.iter().find(|(_, node)| is_it(node)).and_then(|(_, node)| node.bounds()).unwrap();
        let center = pos2(((bounds.x0 + bounds.x1) / 2.0) as f32, ((bounds.y0 + bounds.y1) / 2.0) as f32);
        self.frame(vec![Event::PointerMoved(center)]);
        self.frame(vec![button(center, true)]);
        self.frame(vec![button(center, false)]);
        self.frame(Vec::new());
    }

    /// Types a character, and frame by frame waits for what the check says of it; how long that took.
    fn type_and_check(&mut self, letter: char) -> Duration {
        let start = Instant::now();
        self.type_in(letter);
        let is_behind = |app: &App| {
            let document = app.desk().document();
            !Arc::ptr_eq(document.rundown(), document.checked_rundown())
        };
        while is_behind(&self.app) {
            std::thread::sleep(Duration::from_secs_f64(FRAME));
            self.frame(Vec::new());
        }
        start.elapsed()
    }

    /// Types a character; what the frame cost that took it in, and the one that shows it.
    fn type_in(&mut self, letter: char) -> [Duration; 2] {
        [self.frame(vec![Event::Text(letter.to_string())]), self.frame(Vec::new())]
    }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// A change that stands by itself: a sentence more or less, a name, an item elsewhere, a step cut in two or joined.
fn change(agenda: &Agenda, nth: usize) -> Edit {
    let place = nth * 7_919 % agenda.items.len();
    let item = ItemAt { place, id: agenda.items[place].id.clone() };
    let step = StepAt { item: item.clone(), place: 0 };
    let Some(Text::Inline(words)) = &agenda.items[place].steps[0].say else { panic!("words in the agenda") };
    match nth % 20 {
        0 => {
            let others = agenda.items.len() - 1;
            Edit::Order(Order::MoveItem(item, (place + 1 + nth * 104_729 % others) % (others + 1)))
        }
        1 => Edit::Order(Order::CopyItem(item)),
        2 => Edit::Order(Order::RemoveItem(item)),
        3 | 4 => {
            let (id, _) = agenda.people.get_index(place).unwrap();
            Edit::Person(id.clone(), PersonDetail::Office, format!("副局长{nth}"))
        }
        5 => Edit::Item(item, ItemDetail::Title(format!("第{nth}稿"))),
        6..=9 => {
            let fewer: String = words.chars().take(words.chars().count() - 12).collect();
            Edit::Step(step, StepDetail::Text(StepText::Say, fewer))
        }
        _ => Edit::Step(step, StepDetail::Text(StepText::Say, format!("{words}各单位会后抓紧落实{nth}。"))),
    }
}

/// What an undo history takes, against what the agenda takes.
fn undo(items: usize) {
    let read = |text: &str| Arc::new(format::read(text).unwrap());
    let text = agenda(items);
    let before = MEMORY.allocated();
    let alone = read(&text);
    let own = MEMORY.allocated() - before;
    drop(alone);
    let mut desk = Desk::new(None);
    desk.handle(Request::New(Template::Empty, Language::Chinese));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agenda.json");
    std::fs::write(&file, &text).unwrap();
    desk.handle(Request::Open(file));
    let start = desk.written().clone();
    // The check would come a moment later in the window; here it is over before memory is counted.
    let settle = |desk: &mut Desk| {
        while desk.keep_checked().is_some() {
            std::thread::sleep(Duration::from_secs_f64(FRAME));
        }
    };
    settle(&mut desk);
    let before = MEMORY.allocated();
    for nth in 0..EDITS {
        let edit = change(&desk.written().agenda, nth);
        let now = desk.written().agenda.clone();
        desk.handle(Request::Edit(edit));
        assert!(!Arc::ptr_eq(&now, &desk.written().agenda), "{nth} changed nothing");
    }
    settle(&mut desk);
    let grown = MEMORY.allocated() - before;
    let end = format::write(&desk.written().agenda).unwrap();
    while desk.document().can_undo() {
        desk.handle(Request::UndoEdit);
    }
    assert!(desk.written().agenda == start.agenda, "not the agenda that it began with");
    while desk.document().can_redo() {
        desk.handle(Request::RedoEdit);
    }
    assert_eq!(format::write(&desk.written().agenda).unwrap(), end);
    println!(
        "{EDITS} changes, taken back and made again: {} KB kept, the agenda itself {} KB: {:.2} x    bound 3",
        grown / 1024,
        own / 1024,
        grown as f64 / own as f64,
    );
}

fn percentile(times: &[Duration], share: f64) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0
}

fn main() {
    let sizes = [500, 5];
    let mut windows = sizes.map(Secretariat::new);
    let mut times = sizes.map(|_| [const { Vec::new() }; 2]);
    let mut letters = TYPED.chars().cycle();
    for _ in 0..KEYS {
        let letter = letters.next().unwrap();
        // In turn, so that a machine that slows down slows both.
        for (window, times) in windows.iter_mut().zip(&mut times) {
            for (cost, times) in window.type_in(letter).into_iter().zip(times.iter_mut()) {
                times.push(cost);
            }
        }
    }
    println!("{KEYS} keystrokes in turn at 1920x1080; bounds: a frame 8 ms at p99, and 2 x the small agenda's");
    let mut all = Vec::new();
    for (items, [taken, shown]) in sizes.iter().zip(&times) {
        let most: Vec<Duration> = taken.iter().zip(shown).map(|(taken, shown)| *taken.max(shown)).collect();
        for (what, times) in [("takes it in", taken), ("shows it", shown), ("the dearer", &most)] {
            println!(
                "  {:>7} characters, {items:>3} items   the frame that {what:<12} median {:>6.2}  p99 {:>6.2} ms",
                items * ITEM,
                percentile(times, 0.5),
                percentile(times, 0.99),
            );
        }
        all.push((percentile(&most, 0.5), percentile(&most, 0.99)));
    }
    let large = &mut windows[0];
    large.type_and_check('。');
    let behind: Vec<Duration> = letters.by_ref().take(CHECKS).map(|letter| large.type_and_check(letter)).collect();
    let rundown = large.app.desk().rundown().clone();
    let checks: Vec<Duration> = (0..CHECKS)
        .map(|_| {
            let start = ThreadTime::now();
            black_box(check_all(&rundown));
            start.elapsed()
        })
        .collect();
    println!("  large against small: median {:.2}, p99 {:.2}    bound 2", all[0].0 / all[1].0, all[0].1 / all[1].1);
    println!(
        "  the check of the large one: {:.0} ms of work (p99 {:.0}), behind the keystroke by {:.0} ms (p99 {:.0})    bound 300",
        percentile(&checks, 0.5),
        percentile(&checks, 0.99),
        percentile(&behind, 0.5),
        percentile(&behind, 0.99),
    );
    drop(windows);
    undo(sizes[0]);
}
