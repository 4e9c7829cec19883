//! The lines of a text: every kind of line end, white space that is layout, and Markdown's headings.

use crate::wrap::{Line, is_layout};
use std::borrow::Cow;

/// A text without the control characters that no screen shows and that are no line ends. Most texts have none.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_noise = |character: char| {
        character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
    };
    if text.contains(is_noise) { Cow::Owned(text.replace(is_noise, "")) } else { Cow::Borrowed(text) }
}

/// The lines of a text in order; a blank one is `None`.
pub(super) fn split(text: &str, markdown: bool) -> Vec<Option<Line<'_>>> {
    let mut lines: Vec<Option<Line<'_>>> = Vec::new();
    let others = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let pieces = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(others));
    for piece in pieces {
        let Some(line) = Line::of(piece) else {
            lines.push(None);
            continue;
        };
        if !markdown {
            lines.push(Some(line));
        } else if is_underline(line.words)
            && let Some(Some(before)) = lines.last_mut()
            && before.heading.is_none()
        {
            before.heading = Some(1);
        } else {
            lines.push(Some(heading(line)));
        }
    }
    lines
}

/// A line without the signs of a heading in front and behind, and without that of a quotation where it tells of the meeting itself.
fn heading(line: Line<'_>) -> Line<'_> {
    let line = Line { words: fact(line.words).unwrap_or(line.words), ..line };
    let words = line.words.trim_start_matches('#');
    let level = line.words.len() - words.len();
    if !(1..=6).contains(&level) || line.indent > 3 || !words.starts_with(is_layout) {
        return line;
    }
    let words = words.trim_end_matches('#').trim_matches(is_layout);
    if words.is_empty() {
        return line;
    }
    Line { words, heading: u8::try_from(level).ok(), ..line }
}

/// > 2026年10月17日, > 主持：端木蓝: what a quotation tells of the meeting. > 鼓掌, > 主持人走上台 and > 10秒 are directions, and stay so.
fn fact(words: &str) -> Option<&str> {
    const LABELS: [&str; 5] = ["时间", "地点", "主持", "参加", "出席"];
    let quoted = words.strip_prefix('>')?.trim_start_matches(|c| c == '>' || is_layout(c));
    let label = quoted.split_once(['：', ':']).map(|(label, _)| label);
    let is_labelled = label.is_some_and(|label| LABELS.iter().any(|known| label.starts_with(known)));
    let year = quoted.split_once('年').map(|(year, _)| year);
    let is_date = year.is_some_and(|year| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()));
    (is_labelled || is_date).then_some(quoted)
}

/// A row of `=` under a line makes that line a heading. One of `-` would too, but in scripts it is a blank to fill in.
fn is_underline(words: &str) -> bool {
    words.len() >= 3 && words.chars().all(|character| character == '=')
}
