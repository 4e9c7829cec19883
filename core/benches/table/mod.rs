//! What the benchmarks share: interleaved rounds, medians, and a line that says whether a bound was kept. Never fails:
//! a busy machine is no reason to stop a build.

use std::time::{Duration, Instant};

/// The median of what these rounds took.
pub fn median(mut rounds: Vec<Duration>) -> Duration {
    rounds.sort_unstable();
    rounds.get(rounds.len() / 2).copied().unwrap_or_default()
}

/// How long one call takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let result = std::hint::black_box(work());
    (begun.elapsed(), result)
}

/// Runs the two in turn, A B A B …, so that a machine that slows down slows both, and gives both medians.
pub fn interleaved(rounds: usize, mut a: impl FnMut() -> Duration, mut b: impl FnMut() -> Duration) -> [Duration; 2] {
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        of_a.push(a());
        of_b.push(b());
    }
    [median(of_a), median(of_b)]
}

/// Prints one row of the table.
pub fn row(name: &str, duration: Duration) {
    println!("  {name:<46}{:>9.2} ms", duration.as_secs_f64() * 1000.0);
}

/// Prints the ratio of A to B beside its bound.
pub fn verdict([a, b]: [Duration; 2], bound: f64) {
    let ratio = a.as_secs_f64() / b.as_secs_f64().max(f64::MIN_POSITIVE);
    let kept = if ratio <= bound { "kept".to_owned() } else { format!("missed by {:.2}", ratio - bound) };
    println!("  {:<46}{ratio:>9.2}    bound {bound:.1}: {kept}", "ratio");
}
