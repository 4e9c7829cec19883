//! What Chinese text needs before it can be read aloud, set in lines or understood a little: numerals, spoken
//! syllables, line ends, and many words looked for at once.
//!
//! Nothing here knows an agenda, a screen or a clock: text in, plain values out. Widths come from the
//! caller, so that the same rules serve the prompter, the printed page and the tests.

pub mod line_break;
pub mod numeral;
pub mod syllable;
pub mod vocabulary;
