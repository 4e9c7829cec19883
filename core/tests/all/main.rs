//! Behaviour of the core seen from outside: files, problems, answers and views, over the sample agendas and over
//! generated ones. Tests of the running meeting stand beside it, in `src/session/tests.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]
#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are serde_json's")]

mod answers;
mod beside;
mod cases;
mod changing;
mod check;
mod comparing;
mod copying;
mod edits;
mod estimating;
mod format;
mod generated;
mod holding;
mod import;
mod import_build;
mod long_day;
mod merging;
mod names;
mod outlines;
mod properties;
mod restructuring;
mod rosters;
mod samples;
mod searching;
mod stage;
mod undoing;
mod views;
