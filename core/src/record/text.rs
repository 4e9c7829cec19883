//! Words of an agenda made fit for a paper: one line, and nothing in it that a reader cannot see.

/// The text on one line, without control characters and without marks that turn the direction of writing.
pub(super) fn line(text: &str) -> String {
    let is_hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown: String = text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
