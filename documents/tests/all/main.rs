//! The readers from outside: documents against what Word shows, texts, rosters, and hostile bytes; and the one writer, of minutes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read their fixtures")]

mod archive;
mod fixtures;
mod hostile;
mod layers;
mod measure;
mod minutes;
mod rosters;
mod texts;

/// The time a refusal may take, in seconds of work on one thread. A build without optimisation takes several times as long.
const SECONDS: f64 = if cfg!(debug_assertions) { 4.0 } else { 1.0 };
