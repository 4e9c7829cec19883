//! The year of what somebody was called to tell of, against that by which the host comes back to it: 请储局长通报2024年的情况, and
//! 储局长通报的2023年各项数字 later.

use super::{MOST_YEARS, Seen};
use crate::agenda::check::script::Script;
use crate::diagnostic::{Diagnostic, Problem};

/// What people are called to do with the affairs of a year.
const DEEDS: [&str; 9] = ["通报", "报告", "汇报", "宣读", "介绍", "公布", "总结", "回顾", "解读"];
/// What may stand between the deed and the year.
const JOINTS: [&str; 8] = ["关于", "的", "了", "我市", "我县", "全市", "全县", "《"];
/// With these a sentence speaks of another year on purpose, or calls somebody anew.
const APART: [&str; 14] =
    ["请", "去年", "上年", "前年", "比", "较", "同期", "上次", "上一次", "当时", "将", "下次", "明年", "由"];

pub(super) fn check(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    let words_of = |seen: &Seen<'_>| script.sentences.get(seen.sentence).map_or("", |one| script.words(&one.range));
    let mut called: Vec<(&str, &Seen<'_>)> = Vec::new();
    for seen in all.iter().take(MOST_YEARS) {
        let words = words_of(seen);
        let Some((deed, is_told)) = deed_before(script.text.get(..seen.range.start).unwrap_or_default()) else {
            continue;
        };
        if !is_told && words.contains('请') {
            called.push((deed, seen));
            continue;
        }
        let mut before = called.iter().filter(|(other, _)| *other == deed).map(|(_, first)| *first);
        // Of two who were called to report on two years nobody can tell who is meant.
        let Some(first) = before.next().filter(|_| before.next().is_none()) else { continue };
        // 通报2023年的情况和2024年的安排 is of both.
        let is_of_both = all.iter().any(|other| other.sentence == first.sentence && other.number == seen.number);
        let is_known = found.iter().any(|one| matches!(one.problem, Problem::YearsDisagree { .. }));
        let is_slip = (first.number - seen.number).abs() == 1 && !is_of_both && !is_known;
        if is_told && is_slip && !APART.iter().any(|word| words.contains(word)) {
            let problem = Problem::YearsDisagree { first: first.number.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
        }
    }
}

/// The deed that some words end with before a year, and whether they tell that it was done: 通报的, 通报了.
fn deed_before(words: &str) -> Option<(&'static str, bool)> {
    let mut rest = words;
    let mut is_told = false;
    while let Some(joint) = JOINTS.iter().find(|joint| rest.ends_with(**joint)) {
        is_told |= matches!(*joint, "的" | "了");
        rest = rest.strip_suffix(*joint)?;
    }
    DEEDS.into_iter().find(|deed| rest.ends_with(deed)).map(|deed| (deed, is_told))
}
