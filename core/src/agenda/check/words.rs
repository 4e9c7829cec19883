//! Words that would be read aloud and should not be.

use super::super::Rundown;
use super::spoken;
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::{self, BlockKind, Content};
use std::ops::Range;

/// What a bracket that holds a direction says. Longer brackets are ordinary text.
const DIRECTIONS: [&str; 10] =
    ["鼓掌", "掌声", "稍停", "停顿", "起立", "请坐", "等待", "宣读完毕", "发言完毕", "讲话完毕"];
const LONGEST_DIRECTION: usize = 8;

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    for text in spoken(rundown) {
        for block in text.text.script.blocks.iter().filter(|block| block.kind != BlockKind::Direction) {
            let mut in_a_table = false;
            for inline in block.inlines.iter().filter(|inline| inline.content == Content::Text) {
                let shown = text.source.get(inline.source.clone()).unwrap_or_default();
                if !may_need_a_look(shown) {
                    continue;
                }
                let mut report = |problem: Problem, at: Range<usize>| {
                    let start = inline.source.start;
                    found.push(text.problem(problem, start + at.start..start + at.end));
                };
                // Shown as it stands: neither stress nor, by the rules of script, a blank. The host would read over it.
                if let Some(star) = lone_star(shown) {
                    report(Problem::StarsMayBeBlanks, star);
                }
                if let Some(gap) = script::first_gap(shown) {
                    report(Problem::GapMayBeBlank, gap);
                }
                if !in_a_table && let Some(row) = table_row(shown) {
                    in_a_table = true;
                    report(Problem::SpokenMarkup { written: shortened(shown.get(row.clone())) }, row);
                }
                if let Some(tag) = comment_or_tag(shown) {
                    report(Problem::SpokenMarkup { written: shortened(shown.get(tag.clone())) }, tag);
                }
                directions(shown, &mut report);
            }
        }
    }
}

/// Whether any character stands there that one of the rules looks for. Nearly every text has none, and this looks at many
/// bytes at a time.
fn may_need_a_look(shown: &str) -> bool {
    let ascii = |byte: u8| matches!(byte, b'*' | b'|' | b'<' | b'(' | b' ');
    // Of what is not ASCII only the last two bytes: ＊ and （, and the full-width space.
    let wide =
        |second: u8, third: u8| second == 0xBC && matches!(third, 0x8A | 0x88) || second == 0x80 && third == 0x80;
    let bytes = shown.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    bytes.iter().fold(false, |any, byte| any | ascii(*byte))
        || pairs.fold(false, |any, (second, third)| any | wide(*second, *third))
}

/// Short brackets that say what to do, not what to say.
fn directions(shown: &str, report: &mut dyn FnMut(Problem, Range<usize>)) {
    // Looking for one character at a time is several times faster, and nearly every text has neither.
    if !shown.contains('（') && !shown.contains('(') {
        return;
    }
    for (open, _) in shown.match_indices(['（', '(']) {
        let rest = shown.get(open..).unwrap_or_default();
        let near = rest.char_indices().take(LONGEST_DIRECTION + 2);
        let close = near.into_iter().find(|(_, c)| matches!(c, '）' | ')'));
        let Some((close, bracket)) = close else { continue };
        let written = rest.get(..close + bracket.len_utf8()).unwrap_or_default();
        let is_direction = DIRECTIONS.iter().any(|word| written.contains(word));
        if is_direction {
            report(Problem::SpokenDirection { written: written.to_owned() }, open..open + written.len());
        }
    }
}

/// A line that is a row of a table, or the line of hyphens under its head.
fn table_row(shown: &str) -> Option<Range<usize>> {
    if !shown.contains('|') {
        return None;
    }
    let row = shown.trim();
    let bounded = row.starts_with('|') && row.ends_with('|') && row.matches('|').count() > 1;
    let rule = row.contains("--") && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    let start = shown.len() - shown.trim_start().len();
    (bounded || rule).then_some(start..start + row.len())
}

/// The first `<!-- … -->`, `<br>` or `</p>`.
fn comment_or_tag(shown: &str) -> Option<Range<usize>> {
    /// More between angle brackets is no tag that anybody wrote by hand.
    const LONGEST_TAG: usize = 80;
    if !shown.contains('<') {
        return None;
    }
    shown.match_indices('<').find_map(|(start, _)| {
        let rest = shown.get(start..)?;
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + "-->".len());
            return Some(start..start + end);
        }
        let name = rest.trim_start_matches(['<', '/']);
        let behind = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic()) && behind.starts_with([' ', '/', '>']);
        let end = rest.char_indices().take(LONGEST_TAG).find(|(_, c)| *c == '>')?.0;
        named.then_some(start..start + end + 1)
    })
}

/// Enough of a text to know it again.
fn shortened(text: Option<&str>) -> String {
    const LENGTH: usize = 24;
    let text = text.unwrap_or_default();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The first star that is no sign of multiplication.
fn lone_star(shown: &str) -> Option<Range<usize>> {
    let is_term = |c: char| c.is_ascii_alphanumeric();
    let mut stars = shown.match_indices(['*', '＊']);
    let (at, star) = stars.find(|(at, star)| {
        let before = shown.get(..*at).and_then(|before| before.chars().next_back());
        let after = shown.get(at + star.len()..).and_then(|after| after.chars().next());
        !(before.is_some_and(is_term) && after.is_some_and(is_term))
    })?;
    Some(at..at + star.len())
}
