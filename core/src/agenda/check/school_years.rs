//! Spans of years by which a meeting is called, 2025—2026学年开学典礼 and 2025-2026年度总结会: where it is opened or closed under
//! another span, one of the two is from last year's script.

use super::calls::clause_start;
use super::script::Script;
use super::signs::Signs;
use super::topics::clause_at;
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// What two years in a row make one of.
const UNITS: [&str; 9] = ["学年度", "学年", "年度", "赛季", "雪季", "榨季", "采暖季", "供暖季", "采暖期"];
/// What a meeting is called, by its last words.
const GATHERINGS: [&str; 9] = ["典礼", "仪式", "大会", "会议", "年会", "全会", "班会", "活动", "会"];
/// What is said of a meeting that is being held.
const NOW: [&str; 14] = [
    "结束",
    "圆满",
    "闭幕",
    "落幕",
    "开到这里",
    "就到这里",
    "开始",
    "开幕",
    "今天",
    "现在",
    "本次",
    "这次",
    "隆重",
    "欢迎",
];
/// What is said of another one, which the host comes back to or looks forward to.
const ANOTHER: [&str; 14] =
    ["去年", "上年", "上学年", "上一", "上个", "过去", "曾", "已经", "那", "下学年", "下一", "明年", "相约", "筹备"];

/// A span of years, and what is called by it.
struct Named {
    years: (u64, u64),
    said: String,
    /// 第一学期开学典礼.
    what: String,
}

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("年");
    let title = script.rundown.agenda().meeting.title.as_str();
    let Some(own) = only_named(title).or_else(|| of_opening(script)) else { return };
    for sentence in script.sentences.iter().filter(|one| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        for (_, range) in spans(words).filter(|(years, _)| *years != own.years) {
            if is_own_meeting(&own, words, &range) {
                let later = words.get(range.clone()).unwrap_or_default().to_owned();
                let problem = Problem::YearsDisagree { first: own.said.clone(), later };
                found.push(
                    script.problem(problem, &(sentence.range.start + range.start..sentence.range.start + range.end)),
                );
            }
        }
    }
}

/// The meeting as its opening calls it: 今天，我们隆重举行2025—2026学年第一学期开学典礼.
fn of_opening(script: &Script<'_>) -> Option<Named> {
    const HELD: [&str; 4] = ["召开", "举行", "举办", "现在开始"];
    let mut said = script.said(script.sentences_of(0)).map(|(_, words)| words);
    said.find_map(|words| only_named(words).filter(|_| HELD.iter().any(|held| words.contains(held))))
}

/// The only span of some words, and the meeting that is called by it.
fn only_named(words: &str) -> Option<Named> {
    let mut all = spans(words);
    let ((years, range), None) = (all.next()?, all.next()) else { return None };
    let what = meeting_behind(words, range.end)?.to_owned();
    Some(Named { years, said: words.get(range)?.to_owned(), what })
}

/// What stands behind a span, to the last word for a meeting: 第一学期开学典礼 of 第一学期开学典礼到此结束.
fn meeting_behind(words: &str, from: usize) -> Option<&str> {
    const LONGEST: usize = 20;
    let rest = words.get(from..)?;
    let end =
        rest.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c)).last().map(|(at, c)| at + c.len_utf8())?;
    let near = rest.get(..end)?;
    let end = GATHERINGS.iter().filter_map(|word| Some(near.rfind(word)? + word.len())).max()?;
    near.get(..end)
}

/// Whether a span is that of this meeting, which is being opened or closed there.
fn is_own_meeting(own: &Named, words: &str, range: &Range<usize>) -> bool {
    // The dash of the span would end the clause.
    let clause = clause_at(words, range.end);
    let before = words.get(clause_start(words, range.start)..range.start).unwrap_or_default();
    let has = |any: &[&str]| any.iter().any(|word| clause.contains(word) || before.contains(word));
    let is_named = meeting_behind(words, range.end).is_some_and(|what| {
        own.what.ends_with(what) || what.ends_with(own.what.as_str()) || what.starts_with(own.what.as_str())
    });
    is_named && has(&NOW) && !has(&ANOTHER)
}

/// 2025—2026 of 2025—2026学年 and 二〇二五至二〇二六年度, as years and as it is written with its unit.
fn spans(words: &str) -> impl Iterator<Item = ((u64, u64), Range<usize>)> + '_ {
    const JOINTS: [char; 10] = ['—', '-', '–', '－', '―', '~', '～', '至', '到', '/'];
    const YEARS: Range<u64> = 1950..2200;
    words.match_indices('年').filter_map(|(at, year)| {
        // 2025—2026学年 begins one character before its 年.
        let before = words.get(..at)?.trim_end_matches('学');
        let unit = UNITS.into_iter().find(|unit| words.get(before.len()..).is_some_and(|rest| rest.starts_with(unit)));
        let season =
            || UNITS.into_iter().find(|unit| words.get(at + year.len()..).is_some_and(|rest| rest.starts_with(unit)));
        let end = unit.map(|unit| before.len() + unit.len()).or_else(|| Some(at + year.len() + season()?.len()))?;
        let (last, start) = numeral::at_end(before)?;
        let joint = before.get(..start)?;
        let outer = joint.trim_end_matches(JOINTS);
        let (first, start) = numeral::at_end(outer.strip_suffix('年').unwrap_or(outer))?;
        let is_span = joint.len() > outer.len() && YEARS.contains(&first) && last == first + 1;
        is_span.then_some(((first, last), start..end))
    })
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn spans_are_read_however_they_are_written() {
        let of = |words| {
            spans(words).map(|(years, range)| (years, words.get(range).unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(of("明德中学2025—2026学年开学典礼"), [((2025, 2026), "2025—2026学年")]);
        assert_eq!(of("2025-2026学年度总结会"), [((2025, 2026), "2025-2026学年度")]);
        assert_eq!(of("2024年至2025年度供热工作会议"), [((2024, 2025), "2024年至2025年度")]);
        assert_eq!(of("2024——2025年采暖季动员会"), [((2024, 2025), "2024——2025年采暖季")]);
        assert_eq!(of("2025年度总结会"), []);
        assert_eq!(of("2021—2035年规划"), []);
    }
}
