//! What was said of several, in words that were made anew for the one who is left: 一家单位作表态发言，依次是….

use super::super::super::sentence::{clause, sentence, untold};
use super::super::facts::Facts;
use super::super::numbers::{Number, numbers};
use super::super::{Because, Finding};
use crate::agenda::ItemId;
use std::ops::Range;

/// What says who several people are.
const WHO_THEY_ARE: [&str; 6] = ["他们分别是", "他们依次是", "她们分别是", "分别是", "依次是", "他们是"];
/// What says that they come one after another.
const IN_TURN: [&str; 6] = ["依次登场", "依次登台", "依次上台", "依次发言", "依次汇报", "依次作"];

/// What is to be said otherwise, behind each number that has become one.
pub(super) fn findings(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let before = numbers(source);
    let counts = |number: &Number<'_>| number.behind().starts_with(['位', '家', '个', '名', '份', '项']);
    let ones = numbers(words).into_iter().filter(|number| number.value == 1 && counts(number));
    let found = ones.filter_map(|one| {
        let was = before.iter().find(|old| old.value > 1 && is_same(old, &one))?;
        of_each_kind(words, &one, was).or_else(|| all_heard(&one)).or_else(|| who_it_is(words, one.range.end))
    });
    found.chain(together(source, words)).collect()
}

/// Whether two numbers count the same in the same place: the same stands before them in the clause, and behind them.
fn is_same(old: &Number<'_>, new: &Number<'_>) -> bool {
    /// Characters of what is counted, the measure with them.
    const THING: usize = 3;
    let thing = |number: &Number<'_>| number.behind().chars().take(THING).collect::<String>();
    old.clause() == new.clause() && thing(old) == thing(new)
}

/// 一位校友讲了三种不同的路径: of one nothing is said in as many ways as there were.
fn of_each_kind(words: &str, one: &Number<'_>, was: &Number<'_>) -> Option<(Range<usize>, String)> {
    let behind = one.rest_of_clause();
    let kinds = numbers(behind).into_iter().any(|kinds| {
        kinds.value == was.value && ["种", "类", "个不同", "个方面"].iter().any(|of| kinds.behind().starts_with(of))
    });
    kinds.then(|| untold(words, &one.range))
}

/// 一个报告大家都听了: which it is everybody knows.
fn all_heard(one: &Number<'_>) -> Option<(Range<usize>, String)> {
    let thing = one.behind().strip_prefix(['个', '份', '项'])?;
    let is_known = ["报告", "汇报", "方案", "文件", "草案", "议案", "说明"]
        .iter()
        .any(|what| thing.strip_prefix(what).is_some_and(|rest| rest.starts_with(['大', '都'])));
    let end = one.range.end + one.behind().len() - thing.len();
    is_known.then(|| (one.range.start..end, String::new()))
}

/// {{本项人数}}位校友依次登场，他们分别是…, where the placeholder has become one.
pub(in super::super) fn computed(facts: &Facts, item: &ItemId, source: &str) -> Option<Finding> {
    /// Of the item itself, and of no other: {{环节.papers.本项人数}}.
    const COUNTS: [&str; 3] = ["{{本项人数}}", "{{item.speakers.count}}", "{{speakers.count}}"];
    facts.speakers.iter().find(|one| one.item == *item && one.was > 1 && one.is == 1)?;
    let end = COUNTS.iter().find_map(|count| Some(source.find(count)? + count.len()))?;
    let (range, becomes) = who_it_is(source, end)?;
    Some(Finding { range, becomes, because: Because::Speakers })
}

/// 请一家单位作表态发言，依次是…, behind a number that is one: is who it is.
fn who_it_is(words: &str, number_end: usize) -> Option<(Range<usize>, String)> {
    let whole = sentence(words, &(number_end..number_end));
    // In the clause of the number, and in the one behind it.
    let rest = words.get(number_end..whole.end)?;
    let rest = rest.match_indices('，').nth(1).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
    let said = |all: &[&str]| all.iter().filter_map(|word| Some((rest.find(word)?, word.len()))).min();
    // 他们是 begins its clause.
    let who = |(at, _): &(usize, usize)| *at == 0 || rest.get(..*at).is_some_and(|before| before.ends_with('，'));
    let who_they_are = said(&WHO_THEY_ARE).filter(who);
    if let Some((at, _)) = said(&IN_TURN) {
        let start = number_end + at;
        let in_turn = start..start + "依次".len();
        // 一位校友依次登场，他们分别是…: both at once.
        let who = who_they_are.filter(|(who, _)| *who > at);
        return Some(match who {
            Some((who, length)) => {
                let between = words.get(in_turn.end..number_end + who)?;
                (start..number_end + who + length, format!("{between}是"))
            }
            None => (in_turn, String::new()),
        });
    }
    let (at, length) = who_they_are?;
    Some((number_end + at..number_end + at + length, "是".to_owned()))
}

/// 对财务报告一并表决, where two were.
fn together(source: &str, words: &str) -> Option<(Range<usize>, String)> {
    const TOGETHER: &str = "一并";
    const JOINTS: [char; 4] = ['、', '和', '与', '及'];
    let ahead =
        |text: &str, at: usize| text.get(clause(text, &(at..at)).start..at).is_some_and(|own| own.contains(JOINTS));
    let at = words.find(TOGETHER)?;
    let was = source.find(TOGETHER)?;
    (ahead(source, was) && !ahead(words, at)).then(|| (at..at + TOGETHER.len(), String::new()))
}
