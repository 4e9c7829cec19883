//! What a frame of the script costs the window's thread, in CPU time: rolling through characters that were never seen,
//! scripts of very different lengths, jumps, and other sizes. Beside it, in the same run, plain egui text of the same
//! words; and the whole window, from a key that is pressed to the meshes of the picture that shows it. Prints a table;
//! nothing here is a test.
//!
//! Laying out, handing images over (as the copy that a driver would take) and tessellation are counted; drawing is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, reason = "a bench")]

use cpu_time::ThreadTime;
use egui::{Color32, Context, FontId, RawInput, Rect, pos2, vec2};
use lectern::app::App;
use lectern::app::settings::Settings;
use lectern::desk::Desk;
use lectern::prompter::{Flip, Light, Mode, Picture, Reader, Setting, Stock, Style, Window};
use lectern::prompter::{Look, Passage, Pinyin};
use lectern::theme::{self, Room};
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::agenda::{Rundown, SideTexts};
use lectern_core::format;
use lectern_core::session::{Command, Session};
use lectern_core::time::Timestamp;
use lectern_core::view::{FlowEntry, prompter_view};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const FRAME: f64 = 1.0 / 60.0;
/// Frames of one roll at most.
const MOST_FRAMES: usize = 3_000;
/// Times that the same roll is made. A frame's cost is the least of them: what another process, or the machine under
/// this one, takes from a frame is not the frame's.
const ROLLS: usize = 3;

/// A script of so many characters, about 1,600 of them different, in paragraphs of 120.
fn script(chars: usize) -> Vec<String> {
    let han: Vec<char> = (0x4E00..0x9FA5).filter_map(char::from_u32).step_by(13).take(1_604).collect();
    let mut next = 0;
    let mut paragraphs = Vec::new();
    while next < chars {
        let paragraph: String = (next..(next + 120).min(chars))
            .map(|at| if at % 17 == 16 { '，' } else { han[(at * 7 + at / 1_604) % han.len()] })
            .collect();
        next += 120;
        paragraphs.push(paragraph + "。");
    }
    paragraphs
}

fn agenda(paragraphs: &[String]) -> Rundown {
    let json = serde_json::json!({
        "format": 1, "meeting": { "title": "会" },
        "items": [{ "id": "i", "kind": "remarks", "steps": [{ "id": "s", "say": paragraphs.join("\n\n") }] }],
    });
    Rundown::new(Arc::new(format::read(&json.to_string()).unwrap()), Arc::new(SideTexts::new()))
}

fn passages(flow: &[FlowEntry]) -> Vec<Passage> {
    let said = flow.iter().filter_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph) => Some(Passage {
            key: (paragraph.position.clone(), 0),
            look: Look::Speech,
            runs: paragraph.runs.clone(),
            ruby: Pinyin::All.above(&paragraph.readings),
            progress: paragraph.progress,
        }),
        FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    said.collect()
}

/// A host's window without a window.
struct Host {
    context: Context,
    size: egui::Vec2,
    letters: f32,
    reader: Reader,
    stock: Stock,
    rundown: Rundown,
    session: Session,
    revision: u64,
    time: f64,
    copied: Vec<Color32>,
}

struct Frame {
    cpu: Duration,
    missing: usize,
}

impl Host {
    fn new(rundown: Rundown, size: egui::Vec2, letters: f32) -> Self {
        let context = Context::default();
        theme::install(&context);
        let mut session = Session::default();
        let event = session.decide(&rundown, Command::Start, Timestamp(0)).unwrap();
        session.apply(&event);
        let (reader, stock) = (Reader::default(), Stock::default());
        Self { context, size, letters, reader, stock, rundown, session, revision: 0, time: 0.0, copied: Vec::new() }
    }

    fn go_to(&mut self, at: usize) {
        let position = Position { item: "i".into(), step: "s".into(), part: PartKind::Say, at };
        let event = self.session.decide(&self.rundown, Command::GoTo(position), Timestamp(0)).unwrap();
        self.session.apply(&event);
        self.revision += 1;
    }

    /// One frame, as the host's screen makes it.
    fn frame(&mut self, pace: f64) -> Frame {
        let start = ThreadTime::now();
        let screen = Rect::from_min_size(pos2(0.0, 0.0), self.size);
        let input = RawInput { screen_rect: Some(screen), time: Some(self.time), ..RawInput::default() };
        let context = self.context.clone();
        let mut missing = 0;
        let mut rolled_to = None;
        let mut output = context.run_ui(input, |ui| {
            let position = self.session.live().map(|live| live.position.clone());
            let style = Style { width: self.size.x - 80.0, size: self.letters, leading: 1.5, scale: 1.0 };
            let setting = Setting {
                revision: self.revision,
                style,
                height: f64::from(self.size.y),
                cue: 0.2,
                covered: 34.0,
                position,
                saying: true,
                mode: Mode::Roll,
                pace,
            };
            let (rundown, session) = (&self.rundown, &self.session);
            rolled_to = self.reader.set(setting, self.time, || passages(&prompter_view(rundown, session).flow));
            let window = Window {
                area: screen,
                left: 40.0,
                top: self.reader.top(self.time),
                scale: 1.0,
                light: Light::Below(self.size.y * 0.2),
                bar: false,
                still: false,
            };
            let picture = Picture::of(self.reader.paper(), window, Room::Dark.palette(), self.stock.faces());
            self.stock.provide(ui.ctx(), &picture);
            missing = picture.paint(&ui.painter_at(screen), screen, Flip::default(), &mut self.stock);
            self.stock.note_missing(missing);
        });
        black_box(context.tessellate(std::mem::take(&mut output.shapes), 1.0));
        for delta in output.textures_delta.set.values().flatten() {
            let egui::ImageData::Color(image) = &delta.image;
            self.copied.clear();
            self.copied.extend_from_slice(&image.pixels);
            black_box(&self.copied);
        }
        if let Some(stop) = rolled_to {
            self.go_to(stop.at);
        }
        self.time += FRAME;
        Frame { cpu: start.elapsed(), missing }
    }
}

fn percentile(mut times: Vec<Duration>, share: f64) -> Duration {
    times.sort();
    times[((times.len() - 1) as f64 * share) as usize]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// What the frames of a roll cost, how many lines were missing, and the bytes of images at most.
struct Roll {
    frames: Vec<Duration>,
    missing: usize,
    bytes: usize,
}

/// Rolls at 240 pixels a second.
fn roll_once(paragraphs: &[String], size: egui::Vec2, letters: f32) -> Roll {
    let mut host = Host::new(agenda(paragraphs), size, letters);
    host.frame(200.0);
    let pace = host.reader.pace_at(240.0).unwrap();
    // The first screen is there before anybody reads.
    for _ in 0..200 {
        host.frame(pace);
        std::thread::sleep(Duration::from_millis(2));
        if !host.stock.is_lacking() {
            break;
        }
    }
    host.reader.press(host.time);
    let mut roll = Roll { frames: Vec::new(), missing: 0, bytes: 0 };
    for _ in 0..MOST_FRAMES {
        let frame = host.frame(pace);
        roll.frames.push(frame.cpu);
        roll.missing += frame.missing;
        roll.bytes = roll.bytes.max(host.stock.bytes());
        // The thread that draws has less time here than it would have between two frames.
        std::thread::sleep(Duration::from_micros(600));
    }
    roll
}

fn roll(paragraphs: &[String], size: egui::Vec2, letters: f32) {
    let rolls: Vec<Roll> = (0..ROLLS).map(|_| roll_once(paragraphs, size, letters)).collect();
    let frames = least(rolls.iter().map(|roll| roll.frames.clone()));
    let plain = least((0..ROLLS).map(|_| plain_egui(paragraphs, size, letters)));
    let (p99, max) = (percentile(frames.clone(), 0.99), percentile(frames, 1.0));
    let plain = percentile(plain, 1.0);
    println!(
        "  {letters:>3.0} px {:>4.0}x{:<4.0}  p99 {:>5.2}  max {:>5.2} ms   missing {}   images {:>3} MB   plain egui: max {:>6.1} ms, {:>5.1} x",
        size.x,
        size.y,
        milliseconds(p99),
        milliseconds(max),
        rolls.iter().map(|roll| roll.missing).min().unwrap_or(0),
        rolls.iter().map(|roll| roll.bytes).max().unwrap_or(0) >> 20,
        milliseconds(plain),
        plain.as_secs_f64() / max.as_secs_f64(),
    );
}

/// Of each frame the least that it cost in any of the runs.
fn least(runs: impl Iterator<Item = Vec<Duration>>) -> Vec<Duration> {
    runs.reduce(|least, run| least.into_iter().zip(run).map(|(a, b)| a.min(b)).collect()).unwrap_or_default()
}

/// The same words as plain egui text, a line after another, over the first 300 frames.
fn plain_egui(paragraphs: &[String], size: egui::Vec2, letters: f32) -> Vec<Duration> {
    let context = Context::default();
    theme::install(&context);
    let chars: Vec<char> = paragraphs.concat().chars().collect();
    let lines: Vec<String> =
        chars.chunks(((size.x - 80.0) / letters) as usize).map(|line| line.iter().collect()).collect();
    let height = letters * 1.5;
    let mut times = Vec::new();
    for frame in 0_u16..300 {
        let start = ThreadTime::now();
        let screen = Rect::from_min_size(pos2(0.0, 0.0), size);
        let top = f32::from(frame) * 4.0;
        let input = RawInput {
            screen_rect: Some(screen),
            time: Some(f64::from(frame) * FRAME),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let mut output = context.run_ui(input, |ui| {
            let first = (top / height) as usize;
            for (nth, line) in lines.iter().enumerate().skip(first).take((size.y / height) as usize + 2) {
                let at = pos2(40.0, nth as f32 * height - top);
                ui.painter().text(at, egui::Align2::LEFT_TOP, line, FontId::proportional(letters), Color32::WHITE);
            }
        });
        black_box(context.tessellate(std::mem::take(&mut output.shapes), 1.0));
        times.push(start.elapsed());
    }
    // The first frames are not counted in either: nobody reads yet.
    times.split_off(20)
}

/// Steady frames, jumps and other sizes in scripts of different lengths.
fn flat() {
    const LENGTHS: [usize; 3] = [1_000, 100_000, 1_000_000];
    let scripts = LENGTHS.map(script);
    // In turn, so that a machine that slows down slows all of them.
    let rounds: Vec<[[Vec<Duration>; 3]; 3]> =
        (0..ROLLS).map(|_| [0, 1, 2].map(|nth| flat_once(agenda(&scripts[nth])))).collect();
    let mut steady = Vec::new();
    for (nth, chars) in LENGTHS.into_iter().enumerate() {
        let [frames, jumps, sizes] = [0, 1, 2].map(|kind| least(rounds.iter().map(|round| round[nth][kind].clone())));
        let median = percentile(frames, 0.5);
        steady.push(median);
        println!(
            "  {chars:>9} characters   frame {:>6.3} ms   jump: median {:>5.2}, max {:>5.2} ms   other size: max {:>5.2} ms",
            milliseconds(median),
            milliseconds(percentile(jumps.clone(), 0.5)),
            milliseconds(percentile(jumps, 1.0)),
            milliseconds(percentile(sizes, 1.0)),
        );
    }
    let (least, most) = (steady.iter().min().unwrap(), steady.iter().max().unwrap());
    println!("  largest frame against smallest: {:.2}    bound 1.2", most.as_secs_f64() / least.as_secs_f64());
}

/// Steady frames, jumps all over the script, and changes of size.
fn flat_once(rundown: Rundown) -> [Vec<Duration>; 3] {
    let mut host = Host::new(rundown, vec2(1920.0, 1080.0), 96.0);
    for _ in 0..100 {
        host.frame(200.0);
        std::thread::sleep(Duration::from_millis(1));
    }
    host.reader.press(host.time);
    let frames = (0..1_000).map(|_| {
        std::thread::sleep(Duration::from_micros(300));
        host.frame(200.0).cpu
    });
    let frames = frames.collect();
    let stops = host.rundown.parts()[0].texts[0].stops.clone();
    let jumps = (1..=40_usize).map(|nth| {
        let start = ThreadTime::now();
        host.go_to(stops[(nth * 7_919) % stops.len()]);
        let decided = start.elapsed();
        decided + host.frame(200.0).cpu
    });
    let jumps = jumps.collect();
    let sizes = (0..20_u8).map(|nth| {
        host.letters = 60.0 + f32::from(nth) * 6.0;
        host.frame(200.0).cpu
    });
    [frames, jumps, sizes.collect()]
}

/// The whole window over the sample, from the event of a key to the meshes of the frame that it makes.
fn key_to_picture() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(Some(data.path().to_owned()));
    desk.begin(None);
    let mut app = App::new(desk, Settings::default(), Some(data.path().to_owned()));
    let context = Context::default();
    theme::install(&context);
    let mut time = 0.0;
    let mut frame = |events: Vec<egui::Event>| {
        let start = ThreadTime::now();
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0));
        time += FRAME;
        let input = RawInput { screen_rect: Some(screen), time: Some(time), events, ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.show(ui);
        });
        black_box(context.tessellate(std::mem::take(&mut output.shapes), 1.0));
        start.elapsed()
    };
    let turned = |key, pressed| {
        let modifiers = egui::Modifiers::NONE;
        vec![egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }]
    };
    let mut times = Vec::new();
    // To the middle of the meeting and back, twice. The first round fills the memory of small letters.
    for round in 0..3 {
        for key in [egui::Key::PageDown; 24].into_iter().chain([egui::Key::PageUp; 24]) {
            let cpu = frame(turned(key, true));
            frame(turned(key, false));
            for _ in 0..30 {
                frame(Vec::new());
            }
            if round > 0 {
                times.push(cpu);
            }
        }
    }
    println!(
        "key to picture, {} presses, the sample at 1920x1080: median {:.2}, p99 {:.2}, max {:.2} ms    bound 2",
        times.len(),
        milliseconds(percentile(times.clone(), 0.5)),
        milliseconds(percentile(times.clone(), 0.99)),
        milliseconds(percentile(times, 1.0)),
    );
}

fn main() {
    let paragraphs = script(10_000);
    println!(
        "rolling at 240 px/s through 10,000 characters, 1,604 of them different (bounds: p99 1 ms, max 4 ms, none missing, 150 MB)"
    );
    for size in [vec2(1920.0, 1080.0), vec2(3840.0, 2160.0)] {
        for letters in [96.0, 128.0, 160.0, 240.0] {
            roll(&paragraphs, size, letters);
        }
    }
    println!("scripts of different lengths at 96 px, 1920x1080 (bounds: jump 8 ms, other size 8 ms)");
    flat();
    key_to_picture();
}
