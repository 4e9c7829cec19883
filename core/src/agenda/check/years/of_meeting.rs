//! The year that the whole meeting is about: prizes that it gives for another one, 2024年度优秀员工 at 2025年度表彰大会, and a plan for
//! another one, where it planned 2026年经济工作 and is said to have planned 2025年经济工作.

use super::{MOST_YEARS, Seen, common, dates, is_another, is_mark};
use crate::agenda::check::script::Script;
use crate::diagnostic::{Diagnostic, Problem};

pub(super) fn check(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    if found.iter().any(|one| matches!(one.problem, Problem::YearsDisagree { .. })) {
        return;
    }
    let other = prize(script, all).or_else(|| plan(script, all));
    if let Some((year, seen)) = other {
        let problem = Problem::YearsDisagree { first: year.to_string(), later: seen.number.to_string() };
        found.push(script.problem(problem, &seen.range));
    }
}

/// The clause of a year in its sentence.
fn clause<'a>(script: &'a Script<'_>, seen: &Seen<'_>) -> &'a str {
    let before = script.text.get(..seen.range.start).unwrap_or_default();
    let start = before.rfind(is_mark).map_or(0, |at| crate::chinese::behind(before, at));
    let behind = script.text.get(seen.range.end..).unwrap_or_default();
    let end = seen.range.end + behind.find(is_mark).unwrap_or(behind.len());
    script.text.get(start..end).unwrap_or_default()
}

/// A prize for another year than that of the title.
fn prize<'a, 'b>(script: &Script<'_>, all: &'b [Seen<'a>]) -> Option<(i64, &'b Seen<'a>)> {
    const OF: [&str; 4] = ["表彰", "颁奖", "总结", "年会"];
    /// With these it was won before, or with others.
    const EARLIER: [&str; 9] = ["曾", "去年", "上年", "连续", "历年", "和", "、", "以来", "国"];
    const WON: [&str; 5] = ["获得", "荣获", "获评", "当选", "授予"];
    let title = script.rundown.agenda().meeting.title.as_str();
    let of_title =
        || dates::years(title).find(|(_, range)| title.get(range.end..).is_some_and(|rest| rest.starts_with("度")));
    let (year, _) = of_title().filter(|_| OF.iter().any(|of| title.contains(of)))?;
    let is_of_year = |seen: &&Seen<'_>| seen.topic.starts_with('度');
    let is_own = || all.iter().take(MOST_YEARS).filter(is_of_year).any(|seen| seen.number == year);
    let given = |seen: &&Seen<'_>| {
        let own = clause(script, seen);
        WON.iter().any(|won| own.contains(won)) && !EARLIER.iter().any(|word| own.contains(word))
    };
    let of_others = all.iter().take(MOST_YEARS).filter(|seen| seen.number != year);
    let mut others = of_others.filter(is_of_year).filter(given);
    // Of prizes that are all for last year nobody has mistaken one.
    let one = others.next().filter(|one| (one.number - year).abs() == 1)?;
    (others.next().is_none() && is_own()).then_some((year, one))
}

/// A look back at a plan for another year than the one that was planned.
fn plan<'a, 'b>(script: &Script<'_>, all: &'b [Seen<'a>]) -> Option<(i64, &'b Seen<'a>)> {
    const SAME: usize = 3;
    let planned = |seen: &&Seen<'_>| {
        let before = script.text.get(..seen.range.start).unwrap_or_default();
        before.ends_with("部署") || before.ends_with("部署了") || before.ends_with("安排")
    };
    let told = |seen: &&Seen<'_>| {
        let own = clause(script, seen);
        own.contains('对') && own.contains("部署") && own.contains("作出")
    };
    let years = all.iter().take(MOST_YEARS);
    let first = years.clone().find(planned)?;
    let is_slip = |seen: &&Seen<'_>| {
        (first.number - seen.number).abs() == 1
            && seen.range.start > first.range.end
            && common(first.topic, seen.topic) >= SAME
            && !is_another(clause(script, seen))
    };
    years.filter(told).find(is_slip).map(|seen| (first.number, seen))
}
