//! How long it takes from the start of the process until the script can be read, beside a bare window of the same toolkit
//! and renderer that shows nothing. Both are started in turn and quit by themselves. Needs a display; says so without.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::disallowed_methods, reason = "a bench")]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 9;
/// Tells this program to be the bare window.
const BARE: &str = "LECTERN_BENCH_BARE";

struct Bare {
    frames: usize,
}

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        // The other one needs a second frame too: its lines come from a thread.
        if self.frames > 1 {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        ui.ctx().request_repaint();
    }
}

fn bare_window() {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 760.0]).with_maximized(true),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("bare", options, Box::new(|_| Ok(Box::new(Bare { frames: 0 })))).unwrap();
}

fn started(mut command: Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.success(), "{command:?}");
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() {
    if std::env::var_os(BARE).is_some() {
        return bare_window();
    }
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("start: there is no display, so nothing is measured");
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lectern"));
        command.env("LECTERN_QUIT_WHEN_SHOWN", "1").env("LECTERN_DATA", data.path());
        ours.push(started(command));
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env(BARE, "1");
        bare.push(started(command));
    }
    let (ours, bare) = (median(ours), median(bare));
    println!("start, from the process to its end after the first frame that can be read ({ROUNDS} rounds, medians)");
    println!("  A: the sample on the screen {:>8.0} ms", ours.as_secs_f64() * 1000.0);
    println!("  B: a bare window            {:>8.0} ms", bare.as_secs_f64() * 1000.0);
    println!("  ratio                       {:>8.2}    bound 1.3", ours.as_secs_f64() / bare.as_secs_f64());
}
