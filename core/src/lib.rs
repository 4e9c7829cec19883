//! The heart of Lectern: what a meeting is, what its script says, and where the host stands in it. Pure: this package
//! reaches no clock, no file, no socket and no pixel; `clippy.toml` beside it forbids them by name.
//!
//! The layers, each using only those above it:
//!
//! 1. [`time`] and [`Language`]: points in time, lengths of time, the two languages.
//! 2. [`diagnostic`]: what is wrong, how badly, where, and what to do next.
//! 3. [`chinese`]: numerals, spoken syllables, how names are read, where a line may end.
//! 4. [`script`]: Markdown text to paragraphs and runs; placeholders; blanks. Parsing cannot fail.
//! 5. [`agenda`]: the meeting as written, made ready to run, and checked.
//! 6. [`format`](mod@format): the agenda file.
//! 7. [`import`]: paragraphs of a document to an agenda, every guess with its reason.
//! 8. [`session`]: the running meeting, as commands, events and facts.
//! 9. [`record`]: what really happened in a meeting, and papers about it.
//! 10. [`view`]: what each screen shows, as plain data.

pub mod agenda;
pub mod chinese;
pub mod diagnostic;
pub mod format;
pub mod import;
mod language;
pub mod record;
pub mod script;
pub mod session;
pub mod time;
pub mod view;

pub use language::Language;
