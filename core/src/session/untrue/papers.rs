//! What somebody was to report or to read, where nobody does, and by which shorter names a text may mean it.

use super::facts::calls;
use crate::agenda::Rundown;
use crate::agenda::called::{ADDRESSES, mentions};
use crate::agenda::rundown::StepKey;
use crate::chinese::clauses::first_clause;
use crate::chinese::marks::wide;
use std::ops::Range;

/// What was to be reported or read in turns that are not there any more.
pub(super) fn papers_gone(before: &Rundown, now: &Rundown) -> Vec<String> {
    let (was, is) = (calls(before), calls(now));
    // 宣读《关于财务工作报告的决议》 reports nothing.
    let unquoted = |words: &str| {
        words.split('《').map(|part| part.split_once('》').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    let still = |paper: &String| {
        is.values().any(|(words, _)| {
            let words = wide(words);
            if paper.starts_with('《') {
                words.contains(paper.as_str())
            } else {
                unquoted(&words).contains(paper.as_str())
            }
        })
    };
    let people = &before.agenda().people;
    // Of a turn that nobody has: what is called for behind the name, by letters or not.
    let lost = before.steps().filter_map(|(at, step)| {
        let (words, _) = was.get(&at).filter(|_| !is.contains_key(&at))?;
        let words = wide(words);
        let by_letters =
            || mentions(people.get(step.turn.as_ref()?)?, people, &words).last().map(|name| name.range.end);
        let named = words.rfind("}}").map(|at| at + "}}".len()).or_else(by_letters)?;
        paper(words.get(named..)?)
    });
    lost.filter(|paper| !still(paper)).collect()
}

/// What papers end with, longer before shorter.
const KINDS: [&str; 5] = ["工作报告", "情况报告", "情况汇报", "报告", "汇报"];

/// What a paper is about: 财务收支 of 财务收支报告.
pub(super) fn stem(paper: &str) -> Option<&str> {
    KINDS.iter().find_map(|kind| paper.strip_suffix(kind)).filter(|stem| stem.chars().nth(1).is_some())
}

/// Whether some words may be short for what a paper is about: 财务 for 财务收支.
pub(super) fn is_short_for(short: &str, stem: &str) -> bool {
    let mut rest = stem.chars();
    short.chars().nth(1).is_some()
        && short.chars().next() == stem.chars().next()
        && short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether another paper is called for whose name begins as this one's: 财务决算报告 beside 财务收支报告.
pub(super) fn is_like_another(stem: &str, still: &[(StepKey, String)]) -> bool {
    /// Characters of what both begin with.
    const BEGINNING: usize = 2;
    let beginning: String = stem.chars().take(BEGINNING).collect();
    let calls =
        |words: &str| words.split(['，', '。', '！', '\n']).any(|own| own.contains(&beginning) && own.contains("报告"));
    still.iter().any(|(_, words)| calls(words))
}

/// Where a text names a paper, by its name or by a shorter one: 财务报告 for 财务收支报告.
///
/// `still` are the words of the turns that there are: what may be short for a paper of theirs is that one.
pub(super) fn named(source: &str, paper: &str, still: &[(StepKey, String)]) -> Vec<Range<usize>> {
    let in_full: Vec<Range<usize>> = source.match_indices(paper).map(|(at, name)| at..at + name.len()).collect();
    let Some(stem) = stem(paper).filter(|stem| in_full.is_empty() && !is_like_another(stem, still)) else {
        return in_full;
    };
    let Some(kind) = ["报告", "汇报"].into_iter().find(|kind| paper.ends_with(kind)) else { return in_full };
    let in_short = source.match_indices(kind).filter_map(|(end, kind)| {
        let before = source.get(..end)?;
        // The longest that is short for it.
        let starts = before.char_indices().rev().take(stem.chars().count()).map(|(at, _)| at);
        let start = starts.filter(|at| before.get(*at..).is_some_and(|short| is_short_for(short, stem))).min()?;
        Some(start..end + kind.len())
    });
    in_short.collect()
}

/// What somebody is called to give, in the words behind their name: 经费审查工作报告 of 作经费审查工作报告, 《倡议书》 of 宣读《倡议书》.
fn paper(behind: &str) -> Option<String> {
    const LEAST: usize = 4;
    let behind = ADDRESSES.iter().find_map(|address| behind.strip_prefix(address)).unwrap_or(behind);
    let rest = ["作关于", "作", "做", "宣读", "报告", "汇报", "通报", "传达"]
        .iter()
        .find_map(|verb| behind.strip_prefix(verb))?;
    let rest = first_clause(rest);
    let paper = rest.trim_start_matches('了');
    const PAPERS: [&str; 9] = ["报告", "说明", "决定", "通报", "方案", "办法", "倡议书", "名单", "》"];
    let is_paper = PAPERS.iter().any(|end| paper.ends_with(end));
    (is_paper && paper.chars().count() >= LEAST && !paper.contains(['{', '、'])).then(|| paper.to_owned())
}
