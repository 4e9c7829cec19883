//! What Chinese text needs before it can be read aloud, set in lines or understood a little: numerals, spoken
//! syllables, how names are read and put in order, surnames, line ends, marks of half width, traditional characters, and
//! many words looked for at once.
//!
//! Nothing here knows an agenda, a screen or a clock: text in, plain values out. Widths come from the
//! caller, so that the same rules serve the prompter, the printed page and the tests.

pub mod line_break;
pub mod marks;
pub mod numeral;
pub mod reading;
pub mod simplified;
pub mod strokes;
pub mod surname;
pub mod syllable;
pub mod vocabulary;

/// Is this a Chinese character?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// The byte behind the character that stands at a byte of a text.
pub fn behind(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}
