//! Lists of names that were made anew: a number that counts others, somebody twice, 分别 of one.

use super::super::sentence::{clause, sentence};
use super::names::{Names, WHO};
use super::{Because, Finding};
use crate::agenda::Rundown;
use crate::chinese::numeral;
use std::ops::Range;

/// What is said of several people who do something.
const APART: [&str; 3] = ["分别", "先后", "依次"];
/// What people do, behind a count of them.
const DONE: [&str; 13] = ["分别", "先后", "依次", "作", "发", "进行", "从", "就", "对", "围绕", "介绍", "汇报", "交流"];
/// What stands between names and the number of what is theirs: 丁浩、范宏所作的两个报告.
const THEIRS: [&str; 3] = ["所作的", "作的", "的"];
/// What people and what is theirs are counted by.
const MEASURES: [char; 4] = ['位', '名', '个', '份'];

/// A number behind a list of names.
struct Count<'a> {
    /// Where it stands.
    range: Range<usize>,
    value: u64,
    /// What is counted, and all that stands behind.
    thing: &'a str,
    is_theirs: bool,
}

/// What is wrong with lists of names in words that were made anew of others.
pub(super) fn findings(now: &Rundown, source: &str, words: &str) -> Vec<Finding> {
    let (before, names) = (Names::of(now, source), Names::of(now, words));
    let lists_before = before.lists();
    let because = || Because::Speakers;
    let mut found: Vec<Finding> = Vec::new();
    for list in names.lists() {
        let Some((first, last)) = list.first().zip(list.last()) else { continue };
        if source.contains(words.get(sentence(words, first)).unwrap_or_default()) {
            continue;
        }
        let twice = list.iter().enumerate().skip(1).filter(|(nth, name)| {
            list.iter().take(*nth).any(|other| words.get(other.clone()) == words.get((*name).clone()))
        });
        let twice = twice.filter_map(|(nth, name)| Some(list.get(nth.checked_sub(1)?)?.end..name.end));
        found.extend(twice.map(|range| Finding { range, becomes: String::new(), because: because() }));
        let end = names.entry(last).end;
        if let Some(count) = count_at(words, end) {
            let names_in = |words: &str, list: &[Range<usize>]| -> Vec<String> {
                list.iter().filter_map(|name| words.get(name.clone())).map(str::to_owned).collect()
            };
            let now = names_in(words, &list);
            let old = lists_before.iter().find_map(|old| {
                let was = names_in(source, old);
                let old_count = count_at(source, before.entry(old.last()?).end)?;
                let is_same = old_count.value == count.value && same_start(old_count.thing, count.thing);
                (is_same && was.iter().any(|name| now.contains(name))).then_some(was)
            });
            found.extend(old.and_then(|was| of_others(&count, &was, &now, words, end)));
        }
        // 严红同志分别作了报告; of several lists in a row one may well have one name.
        let own = clause(words, first);
        let is_alone = names.all.iter().filter(|name| own.start <= name.start && name.end <= own.end).count() == 1;
        let rest = words.get(end..own.end).unwrap_or_default();
        let apart = APART.into_iter().filter_map(|word| Some((rest.find(word)?, word))).min().filter(|_| is_alone);
        found.extend(apart.map(|(at, word)| {
            let range = end + at..end + at + word.len();
            Finding { range, becomes: String::new(), because: because() }
        }));
    }
    found
}

/// What stands behind 一位 before it says what somebody does: 优秀学员代表 and 先后 of 优秀学员代表先后发了言.
pub(super) fn until_deed(behind: &str) -> Option<usize> {
    let is_short = |at: &usize| behind.get(..*at).is_some_and(|who| who.chars().count() <= WHO);
    let done = DONE.iter().filter_map(|word| behind.find(word)).min().filter(is_short)?;
    let apart = APART.iter().find(|word| behind.get(done..).is_some_and(|rest| rest.starts_with(**word)));
    Some(done + apart.map_or(0, |word| word.len()))
}

/// The number that stands right behind a list: 三位同志, 所作的三个报告.
fn count_at(words: &str, end: usize) -> Option<Count<'_>> {
    let rest = words.get(end..)?;
    let theirs = THEIRS.iter().find(|word| rest.starts_with(**word));
    let from = theirs.map_or(0, |word| word.len());
    let (value, length) = numeral::at_start(rest.get(from..)?)?;
    let thing = rest.get(from + length..).filter(|thing| thing.starts_with(MEASURES))?;
    Some(Count { range: end + from..end + from + length, value, thing, is_theirs: theirs.is_some() })
}

fn same_start(one: &str, other: &str) -> bool {
    const CHARACTERS: usize = 3;
    one.chars().take(CHARACTERS).eq(other.chars().take(CHARACTERS))
}

/// Another number for a list of other names: less those who are gone, and more by those who have come.
fn of_others(count: &Count<'_>, was: &[String], now: &[String], words: &str, end: usize) -> Option<Finding> {
    // Of 温如玉老师和夏雨荷、冷锋两位同学 the last two are counted.
    let counted = usize::try_from(count.value).unwrap_or(usize::MAX).min(was.len());
    let counted = was.get(was.len() - counted..)?;
    let size = |names: usize| u64::try_from(names).unwrap_or(u64::MAX);
    let gone = size(counted.iter().filter(|name| !now.contains(name)).count());
    let come = size(now.iter().filter(|name| !was.contains(name)).count());
    let number = (count.value + come).checked_sub(gone).filter(|number| *number != count.value && *number > 0)?;
    let measure = count.thing.chars().next().map_or(0, char::len_utf8);
    let behind = count.thing.get(measure..)?;
    let (taken, becomes) = match number {
        _ if count.is_theirs => (0, numeral::counted(number)),
        // 何青同志作了发言, and not 何青同志一位同志.
        1 if behind.starts_with("同志") => {
            let is_addressed = words.get(..end)?.ends_with("同志");
            (measure + if is_addressed { "同志".len() } else { 0 }, String::new())
        }
        // 尚文发了言, and not 尚文一位优秀学员代表发了言.
        1 => (measure + until_deed(behind)?, String::new()),
        _ => (0, numeral::counted(number)),
    };
    Some(Finding { range: count.range.start..count.range.end + taken, becomes, because: Because::Speakers })
}
