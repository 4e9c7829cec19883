//! Words that would be read aloud and should not be.

use super::super::Rundown;
use super::spoken;
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::{BlockKind, Content};
use std::ops::Range;

/// What a bracket that holds a direction says. Longer brackets are ordinary text.
const DIRECTIONS: [&str; 10] =
    ["鼓掌", "掌声", "稍停", "停顿", "起立", "请坐", "等待", "宣读完毕", "发言完毕", "讲话完毕"];
const LONGEST_DIRECTION: usize = 8;

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    for text in spoken(rundown) {
        let speech = text.text.script.blocks.iter().filter(|block| block.kind != BlockKind::Direction);
        for inline in speech.flat_map(|block| &block.inlines).filter(|inline| inline.content == Content::Text) {
            let shown = text.source.get(inline.source.clone()).unwrap_or_default();
            // Shown as it stands: neither stress nor, by the rules of script, a blank. The host would read over it.
            if let Some(star) = lone_star(shown) {
                let (start, end) = (inline.source.start + star.start, inline.source.start + star.end);
                found.push(text.problem(Problem::StarsMayBeBlanks, start..end));
            }
            // Looking for one character at a time is several times faster, and nearly every text has neither.
            if !shown.contains('（') && !shown.contains('(') {
                continue;
            }
            for (open, _) in shown.match_indices(['（', '(']) {
                let rest = shown.get(open..).unwrap_or_default();
                let near = rest.char_indices().take(LONGEST_DIRECTION + 2);
                let close = near.into_iter().find(|(_, c)| matches!(c, '）' | ')'));
                let Some((close, bracket)) = close else { continue };
                let written = rest.get(..close + bracket.len_utf8()).unwrap_or_default();
                let is_direction = DIRECTIONS.iter().any(|word| written.contains(word));
                if is_direction {
                    let start = inline.source.start + open;
                    let problem = Problem::SpokenDirection { written: written.to_owned() };
                    found.push(text.problem(problem, start..start + written.len()));
                }
            }
        }
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
