//! The tests of the program as a whole, in one binary, because linking it many times is most of their time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise, and so may what it calls"
)]

mod cli;
mod crashing;
mod desk;
mod hostile;
mod layers;
mod minutes;
mod program;
mod stage;
mod window;
