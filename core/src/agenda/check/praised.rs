//! The year of those who are praised: 表彰2026年度先进 in the overview and 《关于表彰2025年度…的决定》 when it is read; or a
//! meeting that sums up 2025 and praises those of 2024.

use super::script::Script;
use super::signs::Signs;
use super::topics::clause_at;
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// Who is praised, and that they are.
static PRAISED: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::new(&["先进", "优秀", "模范", "标兵", "能手", "突出贡献", "两优一先", "劳模", "劳动者", "十佳"])
});
static PRAISES: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::new(&["表彰", "表扬", "奖励", "命名", "授予", "颁奖", "评选"]));
/// A meeting sums a year up with these.
static SUMS_UP: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["总结", "盘点", "回顾"]));
/// With these another year is spoken of on purpose.
static ANOTHER: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::new(&[
        "去年",
        "上年",
        "往年",
        "历年",
        "连续",
        "曾",
        "荣获",
        "来自",
        "获得过",
        "以来",
        "上一",
        "工作会议",
    ])
});

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("年");
    if found.iter().any(|one| matches!(one.problem, Problem::YearsDisagree { .. })) {
        return;
    }
    let mut praised: Option<(i64, usize)> = None;
    let mut summed_up: Vec<i64> = Vec::new();
    let mut papers: Vec<(i64, Range<usize>)> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let letters = script.letters(index);
        let may_praise = PRAISED.may_be_of(letters) && PRAISES.may_be_of(letters);
        // Nearly every sentence with a year does neither.
        if !may_praise && !SUMS_UP.may_be_of(letters) {
            continue;
        }
        let words = script.words(&sentence.range);
        for (year, range) in years(words) {
            // The dash of 2024—2025 ends no clause.
            let clause = [clause_at(words, range.start), clause_at(words, range.end)];
            let has = |any: &Vocabulary| clause.iter().any(|part| any.is_in(part));
            if has(&ANOTHER) {
                continue;
            }
            let at = sentence.range.start + range.start..sentence.range.start + range.end;
            if has(&PRAISED) && has(&PRAISES) {
                match praised {
                    Some((first, at_sentence)) if first != year && at_sentence != index => {
                        let problem = Problem::YearsDisagree { first: first.to_string(), later: year.to_string() };
                        found.push(script.problem(problem, &at));
                        return;
                    }
                    Some(_) => {}
                    None => praised = Some((year, index)),
                }
                papers.push((year, at));
            } else if has(&SUMS_UP) && clause.iter().any(|part| part.contains("工作")) {
                summed_up.push(year);
            }
        }
    }
    summed_up.sort_unstable();
    summed_up.dedup();
    // Whoever sums a year up praises those of that year.
    if let ([year], Some((paper, at))) = (summed_up.as_slice(), papers.first())
        && paper + 1 == *year
    {
        let problem = Problem::YearsDisagree { first: year.to_string(), later: paper.to_string() };
        found.push(script.problem(problem, at));
    }
}

/// Every year of a sentence; of a year of schools, 2024—2025学年度, the later.
fn years(words: &str) -> impl Iterator<Item = (i64, Range<usize>)> + '_ {
    words.match_indices('年').filter_map(|(at, unit)| {
        let before = words.get(..at)?;
        let (year, start) = numeral::at_end(before.strip_suffix('学').unwrap_or(before))?;
        let year = i64::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
        let first = words.get(..start)?.trim_end_matches(['—', '-', '－', '~', '～']);
        let first = numeral::at_end(first).filter(|_| first.len() < start).map(|(_, first)| first);
        Some((year, first.unwrap_or(start)..at + unit.len()))
    })
}
