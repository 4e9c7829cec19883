//! A whole and the parts that make it up: 实到82人，其中局班子成员6人，机关干部43人，….

use super::calls::is_mark;
use super::script::Script;
use super::signs::Signs;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// What people and what is theirs are counted by.
const UNITS: [char; 10] = ['人', '名', '位', '个', '户', '家', '项', '篇', '件', '份'];
/// What leads to the parts.
const OF_THEM: &str = "其中";
/// What somebody may be besides: those parts have people in common, and some people are in none.
const BESIDES: [&str; 24] = [
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
    "等",
];

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("其共总");
    for sentence in script.sentences.iter().filter(|one| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        if let Some((whole, parts, range)) = disagreeing(words).or_else(|| added_up(words)) {
            let range = sentence.range.start + range.start..sentence.range.start + range.end;
            found.push(script.problem(Problem::PartsDisagree { whole, parts }, &range));
        }
    }
}

/// The whole of a sentence, the sum of its parts and where they stand; none where they agree, or where nobody says that these
/// are all.
fn disagreeing(words: &str) -> Option<(u64, u64, Range<usize>)> {
    /// Two parts may well leave some out.
    const LEAST: usize = 3;
    let at = words.find(OF_THEM)?;
    let whole = counted_last(words.get(..at)?)?;
    let (mut sum, mut parts, mut end) = (0_u64, 0, at);
    let mut start = at + OF_THEM.len();
    // 退休干部和服务对象12人 is one part, 男生3人和女生5人 are two.
    let joins = |at: usize| words.get(..at).is_some_and(|before| before.ends_with(UNITS));
    let mut byte = start;
    let mut parts_of = |c: char| {
        let at = byte;
        byte += c.len_utf8();
        is_mark(c) || c == '、' || c == '和' && joins(at)
    };
    for piece in words.get(start..)?.split(|c: char| parts_of(c)) {
        let own = start..start + piece.len();
        start = crate::chinese::behind(words, own.end);
        let quoted = piece.trim_matches(['“', '”', '"', ' ']);
        if quoted.is_empty() && parts == 0 {
            continue;
        }
        let Some(count) = only_count(piece) else { break };
        if BESIDES.iter().any(|word| piece.contains(word)) {
            return None;
        }
        (sum, parts, end) = (sum.saturating_add(count), parts + 1, own.end);
    }
    // Whoever adds up wrongly is not far from it.
    let near = whole.abs_diff(sum) <= (whole / 8).max(2);
    (parts >= LEAST && sum != whole && near).then_some((whole, sum, at..end))
}

/// 小学组108件，初中组74件，高中组44件，一共216件: the parts, and behind them the whole that they do not make up.
fn added_up(words: &str) -> Option<(u64, u64, Range<usize>)> {
    const LEAST: usize = 3;
    const ALL: [&str; 5] = ["一共", "合计", "总共", "共计", "共"];
    let mut run: Vec<u64> = Vec::new();
    let mut at = 0;
    for piece in words.split(|c: char| is_mark(c) || c == '、') {
        let own = at..at + piece.len();
        at = crate::chinese::behind(words, own.end);
        let whole = ALL.iter().find_map(|all| piece.strip_prefix(all)).and_then(only_count);
        if let Some(whole) = whole {
            let sum = run.iter().copied().fold(0, u64::saturating_add);
            let near = whole.abs_diff(sum) <= (whole / 8).max(2);
            return (run.len() >= LEAST && sum != whole && near).then_some((whole, sum, own));
        }
        match only_count(piece).filter(|_| BESIDES.iter().all(|word| !piece.contains(word))) {
            Some(count) => run.push(count),
            None => run.clear(),
        }
    }
    None
}

/// The number of a clause that counts something, where it is the only one.
fn only_count(piece: &str) -> Option<u64> {
    let units = piece.char_indices().filter(|(_, c)| UNITS.contains(c));
    let mut counted = units.filter_map(|(at, _)| numeral::at_end(piece.get(..at)?));
    let ((count, start), None) = (counted.next()?, counted.next()) else { return None };
    (!piece.get(..start)?.ends_with(['第', '近', '余'])).then_some(count)
}

/// The last number before some byte that counts something.
fn counted_last(before: &str) -> Option<u64> {
    /// Characters between the whole and its parts: the mark, at most a word or two.
    const NEAR: usize = 10;
    let (at, _) =
        before.char_indices().rev().take(NEAR).find(|(at, c)| {
            UNITS.contains(c) && before.get(..*at).is_some_and(|words| numeral::at_end(words).is_some())
        })?;
    numeral::at_end(before.get(..at)?).map(|(whole, _)| whole)
}

#[cfg(test)]
mod tests {
    use super::{added_up, disagreeing};

    #[test]
    fn parts_that_are_said_to_be_all_make_up_the_whole() {
        let wrong = |words| disagreeing(words).map(|(whole, sum, _)| (whole, sum));
        assert_eq!(wrong("实到82人，其中班子成员6人，机关干部43人，负责人19人，服务对象12人。"), Some((82, 80)));
        assert_eq!(wrong("先进个人28名，其中“三八红旗手”15名，“标兵”8名，“最美家庭”代表4名。"), Some((28, 27)));
        assert_eq!(wrong("实到80人，其中班子成员6人，机关干部43人，负责人19人，服务对象12人。"), None);
        // People who are two of these, and parts that are not all.
        assert_eq!(wrong("实到82人，其中党员60人，妇女20人，青年10人。"), None);
        assert_eq!(wrong("实到82人，其中班子成员6人，机关干部43人。"), None);
        assert_eq!(wrong("先进个人28名，其中一等奖2名，二等奖3名，三等奖5名。"), None);
        let whole = |words| added_up(words).map(|(whole, sum, _)| (whole, sum));
        assert_eq!(whole("小学组一百零八件，初中组七十四件，高中组四十四件，一共二百一十六件作品。"), Some((216, 226)));
        assert_eq!(whole("小学组108件，初中组74件，高中组44件，一共226件作品。"), None);
    }
}
