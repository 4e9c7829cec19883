//! What Chinese text needs before it can be read aloud, set in lines or understood a little: numerals, spoken
//! syllables, how names are read and put in order, surnames, line ends, clauses, things in a row, marks of half width,
//! traditional characters, and many words looked for at once.
//!
//! Nothing here knows an agenda, a screen or a clock: text in, plain values out. Widths come from the
//! caller, so that the same rules serve the prompter, the printed page and the tests.

pub mod clauses;
pub mod line_break;
pub mod marks;
pub mod numeral;
pub mod reading;
pub mod row;
pub mod simplified;
pub mod strokes;
pub mod surname;
pub mod syllable;
pub mod vocabulary;

/// Is this a Chinese character?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// The sentences of a text, each with the marks that end it: a line at most. What is quoted in one is not parted, 他说：“好。就这样。”
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (own, behind) = rest.split_at_checked(sentence_end(rest))?;
        rest = behind;
        (!own.is_empty()).then_some(own)
    })
}

/// Where the first sentence of some words ends, behind its marks and the quotation marks that close there.
fn sentence_end(words: &str) -> usize {
    let mut is_quoted = false;
    let mut is_over = false;
    for (at, c) in words.char_indices() {
        match c {
            '\n' => return at + c.len_utf8(),
            '“' if !is_over => is_quoted = words.get(at..).is_some_and(is_closed),
            '”' if is_quoted || is_over => is_quoted = false,
            '。' | '！' | '？' | '!' | '?' => is_over = true,
            _ if is_over && !is_quoted => return at,
            _ => is_over = false,
        }
    }
    words.len()
}

/// Whether a quotation that begins some words ends within the line.
fn is_closed(words: &str) -> bool {
    words.lines().next().is_some_and(|line| line.contains('”'))
}

/// The byte behind the character that stands at a byte of a text.
pub fn behind(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// Every two Chinese characters that stand beside each other.
pub fn pairs(words: &str) -> impl Iterator<Item = &str> {
    words.char_indices().filter_map(|(at, _)| {
        let rest = words.get(at..)?;
        let pair = rest.get(..rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end))?;
        (pair.chars().count() == 2 && pair.chars().all(is_han)).then_some(pair)
    })
}

/// Whether two texts have two characters in a row in common: 大会.
pub fn shares_pair(one: &str, other: &str) -> bool {
    pairs(other).any(|pair| one.contains(pair))
}
