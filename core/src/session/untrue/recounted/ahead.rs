//! Numbers before a row that was made anew: 报告有三个，分别是…, 请三位师傅甲、乙、丙上座.

use super::super::super::sentence::clause;
use super::super::numbers::{Number, numbers};
use crate::chinese::numeral;
use std::ops::Range;

/// What is to be said otherwise.
pub(super) fn findings(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let mut found = before_who_they_are(source, words);
    found.extend(right_before(source, words));
    found
}

/// 报告有三个，分别是甲报告、乙报告和丙报告: another number before a row that was made anew.
fn before_who_they_are(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let before = numbers(source);
    let changed = numbers(words).into_iter().filter_map(|number| {
        let head = words.get(clause(words, &number.range).start..number.range.start)?;
        let same = before.iter().find(|old| old.before().ends_with(head) && old.value == number.value)?;
        let way = WAYS.into_iter().find(|way| row_behind(same.behind(), *way) == Some(number.value))?;
        let now = row_behind(number.behind(), way).filter(|now| *now != number.value)?;
        // 产业导师有一位：温少白先生
        let is_told = now > 1 || number.behind().chars().nth(1) == Some('：');
        (is_told && number.value > 1).then(|| (number.range.clone(), number.written_as(now)))
    });
    changed.collect()
}

/// 请三位师傅甲、乙、丙上座: another number right before a row that was made anew, and none before one name.
fn right_before(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let size = |number: &Number<'_>| {
        let row = number.behind().strip_prefix(['位', '名']).map(|_| number.rest_of_clause())?;
        // 两位选手和一位师傅 are counted each for themselves.
        if row.contains(numeral::is_numeral) {
            return None;
        }
        u64::try_from(row.split(['、', '和']).count()).ok()
    };
    let before = numbers(source);
    let changed = numbers(words).into_iter().filter_map(|number| {
        let now = size(&number)?;
        let is_same = |old: &&Number<'_>| {
            old.clause() == number.clause() && old.value == number.value && size(old) == Some(old.value)
        };
        before.iter().find(is_same).filter(|old| old.value > 1 && old.value != now)?;
        let measure = number.behind().chars().next()?.len_utf8();
        Some(match now {
            1 => (number.range.start..number.range.end + measure, String::new()),
            _ => (number.range.clone(), number.written_as(now)),
        })
    });
    changed.collect()
}

/// What parts one from the next in a row, and where the row ends.
type Way = (&'static [char], &'static [char]);
/// 甲报告、乙报告和丙报告; 甲汇报研究，乙汇报应用，丙汇报经费; 组长是甲，成员是乙、丙.
const WAYS: [Way; 3] = [
    (&['、', '和'], &['，', '。', '；', '！', '：', '\n']),
    (&['，', '；'], &['。', '！', '：', '\n']),
    (&['、', '和', '，', '；'], &['。', '！', '：', '\n']),
];

/// How many stand in the row behind a number that says how many there are.
fn row_behind(behind: &str, (joints, ends): Way) -> Option<u64> {
    const ARE: [&str; 7] = ["，分别是", "，分别为", "，依次是", "，依次为", "，他们是", "组成，", "："];
    /// Characters of what is counted.
    const THING: usize = 8;
    let (at, are) = ARE.iter().filter_map(|are| Some((behind.find(are)?, are))).min()?;
    let thing = behind.get(..at)?;
    let is_thing = thing.starts_with(['个', '项', '份', '家', '位', '名']) && thing.chars().count() <= THING;
    let rest = behind.get(at + are.len()..).filter(|_| is_thing)?;
    let row = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
    u64::try_from(row.split(joints).count()).ok()
}
