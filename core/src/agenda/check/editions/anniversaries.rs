//! Anniversaries and days that are counted from year to year: 第四十个教师节 and 成立104周年, and two numbers of one of them.

use super::super::topics::{clause_at, is_another};
use super::{MOST, is_told_of_another_year};
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::diagnostic::Problem;
use std::ops::Range;

/// 第四十个教师节 and 成立104周年, each with its number, where it stands, and what it is of.
pub(super) fn anniversaries(words: &str) -> impl Iterator<Item = (u64, Range<usize>, String)> + '_ {
    /// Characters before 104周年 that tell what began then.
    const OF: usize = 4;
    /// Characters of what a day is called.
    const LONGEST: usize = 11;
    let days = words.match_indices('个').filter_map(|(at, unit)| {
        let (number, start) = numeral::at_end(words.get(..at)?)?;
        let start = words.get(..start)?.strip_suffix('第')?.len();
        // 第116个“三八”国际妇女节
        let behind = words.get(at + unit.len()..)?.chars().filter(|c| !matches!(c, '“' | '”' | '"'));
        let of: String = behind.take_while(|c| is_han(*c)).take(LONGEST).collect();
        let end = of.char_indices().skip(2).find(|(_, c)| *c == '节').map(|(at, c)| at + c.len_utf8())?;
        Some((number, start..at + unit.len(), of.get(..end)?.to_owned()))
    });
    let years = words.match_indices("周年").filter_map(|(at, unit)| {
        let (number, start) = numeral::at_end(words.get(..at)?)?;
        let of: Vec<char> = words.get(..start)?.chars().rev().take(OF).take_while(|c| is_han(*c)).collect();
        (of.len() >= 2).then(|| (number, start..at + unit.len(), of.into_iter().rev().collect()))
    });
    days.chain(years)
}

/// What is wrong with an anniversary; the first of its sort is kept.
pub(super) fn other_anniversary(
    seen: &mut Vec<(String, u64, String)>,
    words: &str,
    (number, range, of): (u64, Range<usize>, String),
) -> Option<Problem> {
    // 2019年五四运动一百周年时 and 到2049年新中国成立一百周年: of another year, which has a number of its own. 2025年是抗战胜利80周年 tells
    // of this one.
    let clause = clause_at(words, range.start);
    if is_told_of_another_year(clause) && !clause.contains("年是") {
        return None;
    }
    let said = words.get(range.clone())?.to_owned();
    // 七十六周年华诞 behind 成立七十五周年: nobody speaks of two that are one year apart.
    let near = |one: &&(String, u64, String)| {
        one.0 == of || said.ends_with("周年") && one.2.ends_with("周年") && one.1.abs_diff(number) == 1
    };
    let Some((_, first, first_said)) = seen.iter().find(near) else {
        if seen.len() < MOST {
            seen.push((of, number, said));
        }
        return None;
    };
    let rightly = *first == number || is_another(clause);
    (!rightly).then(|| Problem::EditionsDisagree { first: first_said.clone(), later: said })
}
