//! How many of those who speak in an item still come: 还有两位老同志要讲, 三位专家中还有最后一位没有提问, 发言的已经过半.

use super::super::super::sentence::{clause, sentence, without_clause};
use super::super::facts::Facts;
use super::super::{Because, Finding};
use super::{Number, numbers};
use crate::agenda::rundown::StepKey;

/// What stands before the number of those who have not spoken yet.
const LEFT: [&str; 5] = ["还有", "还剩下", "还剩", "只剩下", "只剩"];
/// What is said of the only one.
const LAST: &str = "最后";
/// What they are counted by.
const MEASURES: [char; 5] = ['位', '名', '家', '个', '组'];
/// What says that they have not spoken yet.
const YET: [&str; 14] = [
    "没有",
    "没讲",
    "没发言",
    "没说",
    "没谈",
    "未",
    "要讲",
    "要发言",
    "要说",
    "要谈",
    "要汇报",
    "要提问",
    "将",
    "等着",
];
/// What is said where more than half of them have spoken.
const HALF: [&str; 4] = ["已经过半", "已过半", "过半了", "过了一半"];

/// Whether a word about the last of them stands behind 还有: 还有最后一位.
pub(in super::super) fn counts_last(source: &str, at: usize) -> bool {
    source.get(..at).is_some_and(|before| LEFT.iter().any(|left| before.ends_with(left)))
}

/// Whether a number is of those still to come, whatever else is as many.
pub(super) fn is_of_these(number: &Number<'_>, facts: &Facts, step: &StepKey) -> bool {
    let left = facts.steps.get(step).and_then(|[was, _]| was.behind);
    left.is_some() && start_of_count(number).is_some()
}

/// Every number of those still to come that is another one now.
pub(super) fn findings(facts: &Facts, step: &StepKey, source: &str) -> Vec<Finding> {
    let Some([was, is]) = facts.steps.get(step) else { return Vec::new() };
    let (Some(left_was), Some(left_is)) = (was.behind, is.behind) else { return Vec::new() };
    let mut found = Vec::new();
    for number in numbers(source) {
        let Some((start, is_last)) = start_of_count(&number) else { continue };
        // Behind the turn, or with it where its own call says so.
        let pairs = || left_was.into_iter().zip(left_is);
        let behind = pairs().find(|(was, _)| *was == number.value);
        let with_it = pairs().map(|(was, is)| (was + 1, is + 1)).find(|(was, _)| *was == number.value);
        let Some((_, left)) = behind.or(with_it).filter(|(was, is)| was != is) else { continue };
        let (range, becomes) = match left {
            0 => without_clause(source, &number.range),
            1 if is_last => continue,
            _ => (start..number.range.end, number.written_as(left)),
        };
        found.push(Finding { range, becomes, because: Because::Speakers });
    }
    found.extend(half(facts, step, source, &found));
    found
}

/// Where the number begins of those who have not spoken yet, with 最后 before it, and whether that stands there.
fn start_of_count(number: &Number<'_>) -> Option<(usize, bool)> {
    let before = number.before();
    let bare = before.strip_suffix(LAST);
    let head = bare.unwrap_or(before);
    let counts = LEFT.iter().any(|left| head.ends_with(left)) && number.behind().starts_with(MEASURES);
    let rest = number.rest_of_clause();
    // 为后面四位推介人开了一个好头
    if ["为后面", "给后面", "后面的", "为接下来的"].iter().any(|left| head.ends_with(left))
        && number.behind().starts_with(['位', '家'])
    {
        return Some((head.len(), bare.is_some()));
    }
    // 后面还有两位代表。
    let behind = ["后面还有", "后边还有", "接下来还有"].iter().any(|left| head.ends_with(left));
    (counts && (behind || YET.iter().any(|yet| rest.contains(yet)))).then_some((head.len(), bare.is_some()))
}

/// 发言的老同志已经过半, behind whom more come now than have spoken.
fn half(facts: &Facts, step: &StepKey, source: &str, found: &[Finding]) -> Option<Finding> {
    let [_, is] = facts.steps.get(step)?;
    let (place, [_, left]) = (is.place_in_item?, is.behind?);
    let at = HALF.iter().find_map(|half| source.find(half))?;
    let is_true = place > left && left > 0;
    let own = clause(source, &(at..at));
    let whole = sentence(source, &own);
    // Where the number behind it is left out, nothing else is said of them.
    let goes_with = |one: &Finding| one.becomes.is_empty() && whole.contains(&one.range.start);
    let is_own = whole == own || !found.iter().any(goes_with);
    let (range, becomes) = if is_own { without_clause(source, &own) } else { (whole, String::new()) };
    (!is_true).then_some(Finding { range, becomes, because: Because::Speakers })
}
