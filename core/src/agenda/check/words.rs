//! Words that would be read aloud and should not be.

use super::script::Script;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use crate::script;
use std::ops::Range;
use std::sync::LazyLock;

/// What a bracket that holds a direction says. Longer brackets are ordinary text.
static DIRECTIONS: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::new(&["鼓掌", "掌声", "稍停", "停顿", "起立", "请坐", "等待", "宣读完毕", "发言完毕", "讲话完毕"])
});
const LONGEST_DIRECTION: usize = 8;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let mut table = None;
    for (paragraph, text, source) in script.odd_words() {
        let shown = text.source.get(source.clone()).unwrap_or_default();
        let mut report = |problem: Problem, at: Range<usize>| {
            found.push(text.problem(problem, source.start + at.start..source.start + at.end));
        };
        // Shown as it stands: neither stress nor, by the rules of script, a blank. The host would read over it.
        if let Some(star) = lone_star(shown) {
            report(Problem::StarsMayBeBlanks, star);
        }
        if let Some(gap) = script::first_gap(shown) {
            report(Problem::GapMayBeBlank, gap);
        }
        // One row of a table is enough to say so.
        if table != Some(paragraph)
            && let Some(row) = table_row(shown)
        {
            table = Some(paragraph);
            report(Problem::SpokenMarkup { written: shortened(shown.get(row.clone())) }, row);
        }
        if let Some(tag) = comment_or_tag(shown) {
            report(Problem::SpokenMarkup { written: shortened(shown.get(tag.clone())) }, tag);
        }
        directions(shown, &mut report);
    }
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
        if DIRECTIONS.is_in(written) {
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
