//! The one of several papers put to one vote that nothing made known: 对《…报告》《…预案》和《关于修订公司章程的议案》填写表决票, where the others
//! were read.

use super::{CAST, DRAFTS, core_of, says_known};
use crate::agenda::check::script::Script;
use std::ops::Range;

/// Sentences that a vote is looked back for.
const BACK: usize = 400;
/// So many papers are a row.
const FEWEST: usize = 3;
/// Characters of a name by which others know it.
const SAME: usize = 4;
/// What may mean any of them.
const GENERAL: [&str; 9] = ["各项", "以上", "全部", "所有", "材料", "文件", "上述", "几个", "一并"];

/// Those papers of a row of which nothing is told; nothing where a vote is on no row.
pub(super) fn untold(script: &Script<'_>, vote: usize, overview: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let sentence = script.sentences.get(vote)?;
    let words = script.words(&sentence.range);
    let titles = titles(words);
    if titles.len() < FEWEST || !CAST.iter().any(|word| words.contains(word)) {
        return None;
    }
    let said = script.said(vote.saturating_sub(BACK)..vote).filter(|(one, _)| !overview.contains(&one.range.start));
    let telling: Vec<&str> =
        said.map(|(_, words)| words).filter(|words| words.contains('《') || says_known(words)).collect();
    if telling.iter().any(|words| says_known(words) && GENERAL.iter().any(|word| words.contains(word))) {
        return Some(Vec::new());
    }
    let aside: Vec<&str> = script.directions().filter(|words| words.contains("宣读") || words.contains('《')).collect();
    let is_told = |title: &Range<usize>| {
        let stem = stem(words.get(title.clone()).unwrap_or_default());
        telling.iter().chain(&aside).any(|words| shares(stem, words))
    };
    let start = sentence.range.start;
    let untold = titles.into_iter().filter(|title| !is_told(title));
    Some(untold.map(|title| start + title.start..start + title.end).collect())
}

/// Whether a paper is a draft, which somebody must know who votes on it.
pub(super) fn is_draft(script: &Script<'_>, title: &Range<usize>) -> bool {
    DRAFTS.iter().any(|word| script.words(title).contains(word))
}

/// Every 《…》 of some words.
fn titles(words: &str) -> Vec<Range<usize>> {
    let ends = |at: usize| Some(at + words.get(at..)?.find('》')? + '》'.len_utf8());
    words.match_indices('《').filter_map(|(at, _)| Some(at..ends(at)?)).collect()
}

/// What a paper is about: 修订公司章程 of 《关于修订公司章程的议案》.
fn stem(title: &str) -> &str {
    let core = core_of(title);
    let core = core.strip_prefix("关于").unwrap_or(core);
    ["的议案", "的决议", "的决定", "的提案", "的预案"].iter().find_map(|end| core.strip_suffix(end)).unwrap_or(core)
}

/// Whether some words have four characters of a name, or all that it has.
fn shares(stem: &str, words: &str) -> bool {
    let chars: Vec<char> = stem.chars().collect();
    let mut runs = chars.windows(SAME.min(chars.len().max(1)));
    runs.any(|run| words.contains(&run.iter().collect::<String>()))
}
