//! A whole and the parts that make it up: 实到82人，其中局班子成员6人，机关干部43人，….

use super::calls::is_mark;
use super::script::Script;
use super::signs::Signs;
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// What people and what is theirs are counted by.
const UNITS: [char; 10] = ['人', '名', '位', '个', '户', '家', '项', '篇', '件', '份'];
/// What leads to the parts.
const OF_THEM: &str = "其中";
/// What stands before the whole, behind its parts.
const ALL: [&str; 5] = ["一共", "合计", "总共", "共计", "共"];
/// What somebody may be besides: those parts have people in common, and some people are in none.
const BESIDES: &[&str] = &[
    "党员",
    "女",
    "男",
    "妇女",
    "少数民族",
    "青年",
    "团员",
    "以上",
    "以下",
    "岁",
    "学历",
    "本科",
    "研究生",
    "新增",
    "连任",
    "预备",
    "请假",
    "因",
    "缺席",
    "列席",
    "至少",
    "不少于",
    "民族",
];
static ARE_BESIDES: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(BESIDES));
static IN_ALL: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&ALL));
/// Two parts may well leave some out.
const LEAST: usize = 3;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("其共总合");
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let (words, letters) = (script.words(&sentence.range), script.letters(index));
        let divided = || letters.may_have(OF_THEM).then(|| divided(words))?;
        // Hardly any sentence has a word for the whole, and without one there is nothing to add up to.
        let added_up = || IN_ALL.may_be_of(letters).then(|| added_up(words))?;
        if let Some((whole, parts, range)) = divided().or_else(added_up) {
            let range = sentence.range.start + range.start..sentence.range.start + range.end;
            found.push(script.problem(Problem::PartsDisagree { whole, parts }, &range));
        }
    }
}

/// A number, and what is counted.
type Count = (u64, char);

/// 28名，其中“能手”15名，“标兵”8名，“新秀”4名: the whole, what the parts behind it come to, and where they stand; none where they agree.
fn divided(words: &str) -> Option<(u64, u64, Range<usize>)> {
    let at = words.find(OF_THEM)?;
    let whole = last_count(words.get(..at)?)?;
    let mut parts: Vec<Count> = Vec::new();
    let mut end = at + OF_THEM.len();
    for (range, piece) in pieces(words, end) {
        if piece.is_empty() && parts.is_empty() {
            continue;
        }
        let Some(part) = only_count(piece) else { break };
        parts.push(part);
        end = range.end;
    }
    let is_all = |piece: &str| !ARE_BESIDES.is_in(piece);
    let sum = disagreeing(whole, &parts).filter(|_| words.get(at..end).is_some_and(is_all))?;
    Some((whole.0, sum, at..end))
}

/// 小学组108件，初中组74件，高中组44件，一共216件: the same with the whole behind its parts.
fn added_up(words: &str) -> Option<(u64, u64, Range<usize>)> {
    let mut parts: Vec<Count> = Vec::new();
    for (range, piece) in pieces(words, 0) {
        let whole = ALL.iter().find_map(|all| piece.strip_prefix(all)).and_then(only_count);
        if let Some(whole) = whole {
            if let Some(sum) = disagreeing(whole, &parts) {
                return Some((whole.0, sum, range));
            }
            parts.clear();
            continue;
        }
        match only_count(piece).filter(|_| !ARE_BESIDES.is_in(piece)) {
            Some(part) => parts.push(part),
            None => parts.clear(),
        }
    }
    None
}

/// What some parts of one sort come to, where that is not the whole and not far from it: whoever adds up wrongly comes near, and
/// whoever tells of some of them does not.
fn disagreeing(whole: Count, parts: &[Count]) -> Option<u64> {
    let (whole, unit) = whole;
    let sum = parts.iter().fold(0_u64, |sum, (count, _)| sum.saturating_add(*count));
    let is_of_one_sort = parts.iter().all(|(_, of)| *of == unit);
    let is_near = whole.abs_diff(sum) <= (whole / 20).max(2);
    (parts.len() >= LEAST && is_of_one_sort && is_near && sum != whole).then_some(sum)
}

/// The pieces of a row from some byte on, with where they stand. 男生3人和女生5人 are two, 干部和群众12人 is one.
fn pieces(words: &str, from: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = from;
    std::iter::from_fn(move || {
        let rest = words.get(start..).filter(|rest| !rest.is_empty())?;
        let parts = |(at, c): &(usize, char)| {
            let joins = *c == '和' && rest.get(..*at).is_some_and(|before| before.ends_with(UNITS));
            is_mark(*c) || *c == '、' || joins
        };
        let cut = rest.char_indices().find(parts);
        let own = start..start + cut.map_or(rest.len(), |(at, _)| at);
        start = own.end + cut.map_or(0, |(_, c)| c.len_utf8());
        Some((own.clone(), words.get(own)?))
    })
}

/// What a piece counts, where it counts one thing.
fn only_count(piece: &str) -> Option<Count> {
    let units = piece.char_indices().filter(|(_, c)| UNITS.contains(c));
    let mut counted = units.filter_map(|(at, unit)| {
        let (count, start) = numeral::at_end(piece.get(..at)?)?;
        Some((count, start, unit))
    });
    let ((count, start, unit), None) = (counted.next()?, counted.next()) else { return None };
    (!piece.get(..start)?.ends_with(['第', '近', '余'])).then_some((count, unit))
}

/// What is counted last before some byte.
fn last_count(before: &str) -> Option<Count> {
    /// Characters between the whole and its parts: the mark, at most a word or two.
    const NEAR: usize = 10;
    let mut last = before.char_indices().rev().take(NEAR).filter(|(_, c)| UNITS.contains(c));
    last.find_map(|(at, unit)| Some((numeral::at_end(before.get(..at)?)?.0, unit)))
}

#[cfg(test)]
mod tests {
    use super::{added_up, divided};

    #[test]
    fn parts_that_are_said_to_be_all_make_up_the_whole() {
        let wrong = |words| divided(words).map(|(whole, sum, _)| (whole, sum));
        assert_eq!(wrong("实到82人，其中班子成员6人，机关干部43人，负责人19人，服务对象12人。"), Some((82, 80)));
        assert_eq!(wrong("先进个人28名，其中“三八红旗手”15名，“标兵”8名，“最美家庭”代表4名。"), Some((28, 27)));
        assert_eq!(wrong("实到80人，其中班子成员6人，机关干部43人，负责人19人，服务对象12人。"), None);
        // People who are two of these, and parts that are not all.
        assert_eq!(wrong("实到82人，其中党员60人，妇女20人，青年10人。"), None);
        assert_eq!(wrong("实到82人，其中班子成员6人，机关干部43人。"), None);
        assert_eq!(wrong("先进个人28名，其中一等奖2名，二等奖3名，三等奖5名。"), None);
        assert_eq!(wrong("全镇共有24个村，其中党支部12个，合作社8家，企业5家。"), None);
        let whole = |words| added_up(words).map(|(whole, sum, _)| (whole, sum));
        assert_eq!(whole("小学组一百零八件，初中组七十四件，高中组四十四件，一共二百一十六件作品。"), Some((216, 226)));
        assert_eq!(whole("小学组108件，初中组74件，高中组44件，一共226件作品。"), None);
    }
}
