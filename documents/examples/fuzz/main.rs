//! Throws broken input at a reader, for as long as it is told: `cargo run -p lectern-documents --release --example fuzz
//! -- docx 5` runs five minutes. Works on stable Rust: it mutates the fixtures, keeps what leads to an outcome that was
//! not seen before, and looks for panics, broken promises, and what takes too long or too much. The same seed gives the
//! same inputs; the third argument is another seed.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "it reads fixtures and prints")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what goes wrong here is to be seen"
)]

#[path = "../../tests/all/archive.rs"]
#[allow(dead_code, reason = "made for the tests too")]
mod archive;
#[path = "../../tests/all/measure.rs"]
#[allow(dead_code, reason = "made for the tests too")]
mod measure;
mod mutate;
mod targets;

use measure::Dice;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What may be spent on one input: seconds and bytes, as the issue says.
const LIMITS: (f64, usize) = (1.0, 300_000_000);
/// So many inputs are kept to go on from.
const KEPT: usize = 4_000;

/// A reader to be fuzzed. To add one, add it to [`targets::ALL`].
struct Target {
    name: &'static str,
    /// The inputs to begin with.
    seeds: fn() -> Vec<Vec<u8>>,
    /// Makes a new input of one or two others.
    mutate: fn(&[u8], &[u8], &mut Dice) -> Vec<u8>,
    /// Reads, panics where a promise is broken, and says what kind of outcome it was.
    run: fn(&[u8]) -> String,
}

/// What was found, and how bad the worst input was.
#[derive(Default)]
struct Report {
    runs: u64,
    findings: usize,
    slowest: f64,
    largest: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let target = arguments.first().and_then(|name| targets::ALL.iter().find(|target| target.name == name));
    let minutes = arguments.get(1).and_then(|minutes| minutes.parse::<f64>().ok());
    // What was found is looked at again by its file.
    if let Some((target, input)) = target.zip(arguments.get(1).and_then(|file| std::fs::read(file).ok())) {
        let (outcome, spent) = measure::measured(|| (target.run)(&input));
        println!("{}: {outcome} in {:.3} s", target.name, spent.seconds);
        return;
    }
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let (Some(target), Some(minutes)) = (target, minutes) else {
        let names: Vec<_> = targets::ALL.iter().map(|target| target.name).collect();
        eprintln!("usage: fuzz {} MINUTES|FILE [SEED]", names.join("|"));
        std::process::exit(2);
    };
    let report = fuzz(target, Duration::from_secs_f64(minutes * 60.0), seed);
    println!(
        "{}: {} inputs, {} findings, slowest {:.3} s, largest {:.1} MB",
        target.name,
        report.runs,
        report.findings,
        report.slowest,
        report.largest as f64 / 1e6
    );
    std::process::exit(i32::from(report.findings > 0));
}

fn fuzz(target: &Target, time: Duration, seed: u64) -> Report {
    let end = Instant::now() + time;
    let mut dice = Dice::new(seed);
    let mut kept = (target.seeds)();
    let mut seen = HashSet::new();
    let mut report = Report::default();
    for input in kept.clone() {
        run(target, &input, &mut seen, &mut report);
    }
    while Instant::now() < end {
        let (one, other) = (dice.below(kept.len()), dice.below(kept.len()));
        let input = (target.mutate)(&kept[one], &kept[other], &mut dice);
        if run(target, &input, &mut seen, &mut report) && input.len() < 1_000_000 {
            if kept.len() < KEPT {
                kept.push(input);
            } else {
                let place = dice.below(KEPT);
                kept[place] = input;
            }
        }
    }
    println!("{}: {} kinds of outcome, {} inputs kept", target.name, seen.len(), kept.len());
    report
}

/// Runs one input; whether its outcome is new.
fn run(target: &Target, input: &[u8], seen: &mut HashSet<String>, report: &mut Report) -> bool {
    report.runs += 1;
    let (outcome, spent) = measure::measured(|| catch_unwind(AssertUnwindSafe(|| (target.run)(input))));
    report.slowest = report.slowest.max(spent.seconds);
    report.largest = report.largest.max(spent.peak);
    let wrong = match &outcome {
        Err(_) => Some("panic"),
        Ok(_) if spent.seconds > LIMITS.0 => Some("slow"),
        Ok(_) if spent.peak + input.len() > LIMITS.1 => Some("large"),
        Ok(_) => None,
    };
    if let Some(wrong) = wrong {
        report.findings += 1;
        let place = save(target.name, report.findings, input);
        println!("{wrong}: {:.2} s, {} bytes held, input in {}", spent.seconds, spent.peak, place.display());
    }
    outcome.is_ok_and(|outcome| seen.insert(outcome))
}

fn save(target: &str, number: usize, input: &[u8]) -> PathBuf {
    let place = std::env::temp_dir().join(format!("lectern-fuzz-{target}-{number}"));
    std::fs::write(&place, input).expect("the folder for temporary files can be written");
    place
}
