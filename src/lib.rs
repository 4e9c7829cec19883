//! The shell around the core: files, the clock, the command line and the window.
//!
//! [`clock`] and [`store`] reach the system; [`desk`] owns the agenda and the running meeting; `cli` and `app` are two
//! faces of it. The screens in `ui` are given plain data and say what the person asked for; they know neither the desk,
//! nor files, nor the clock. A test reads the `use` lines and holds these directions.

pub mod action;
pub mod app;
pub mod beside;
pub mod cli;
pub mod clock;
pub mod desk;
pub mod display;
pub mod letters;
pub mod prompter;
pub mod store;
pub mod strings;
pub mod theme;
pub mod ui;
