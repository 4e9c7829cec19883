//! A list that semicolons part into sentences of their own.

use crate::import::segment::{Segments, Shape};
use crate::import::wording::{is_space, offset};
use std::ops::Range;

/// 大会有四项内容：宣读表彰决定；颁奖；优秀护士代表发言；院长讲话。: the entries behind a byte, and the sentence behind them, where they are
/// about as many as were announced, where somebody said how many.
pub(super) fn parted(
    segments: &Segments,
    index: usize,
    start: usize,
    count: Option<u64>,
) -> Option<(Vec<Range<usize>>, usize)> {
    let text = &segments.text;
    let own = segments.sentences.get(index)?;
    let rest = text.get(start..own.range.end).filter(|rest| goes_on(rest))?;
    let mut from = start + rest.find(['：', ':'])?;
    let mut entries = Vec::new();
    for (at, sentence) in segments.sentences.iter().enumerate().skip(index) {
        let words = text.get(from.max(sentence.range.start)..sentence.range.end)?;
        if sentence.block != own.block || sentence.shape != Shape::Words {
            return None;
        }
        entries.push(bare(words, from.max(sentence.range.start)).filter(|entry| is_short(text, entry))?);
        if !goes_on(words) {
            return fits(entries.len(), count).then_some((entries, at + 1));
        }
        from = sentence.range.end;
    }
    None
}

fn goes_on(words: &str) -> bool {
    words.ends_with(['；', ';'])
}

/// An entry without the marks around it.
fn bare(words: &str, start: usize) -> Option<Range<usize>> {
    let marks = |c: char| is_space(c) || matches!(c, '：' | ':' | '；' | ';' | '。' | '，' | '.' | '！');
    let entry = words.trim_matches(marks);
    let at = start + offset(words, entry);
    (!entry.is_empty()).then_some(at..at + entry.len())
}

fn is_short(text: &str, entry: &Range<usize>) -> bool {
    const LONGEST: usize = 40;
    text.get(entry.clone()).is_some_and(|words| words.chars().count() <= LONGEST)
}

/// Whoever has miscounted has done so by one.
fn fits(entries: usize, count: Option<u64>) -> bool {
    const LEAST: usize = 3;
    let most = u64::from(entries >= LEAST);
    count.map_or(entries >= LEAST, |count| (entries as u64).abs_diff(count) <= most)
}
