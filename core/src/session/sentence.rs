//! The sentence or the entry of a list that some bytes of a text lie in, and a text without it.

use crate::chinese;
use crate::chinese::clauses::PART_ENDS;
pub(super) use crate::chinese::clauses::{clause, clauses};
use crate::chinese::{is_han, numeral};
use std::ops::Range;

/// What ends a sentence.
pub(super) const ENDS: [char; 6] = ['。', '！', '？', '!', '?', '\n'];

/// What says in which order somebody comes within a sentence.
pub(super) const ORDERS: [&str; 7] = ["首先", "其次", "然后", "接着", "随后", "最后", "先"];

/// Those that say that somebody comes first.
const FIRST: [&str; 2] = ["首先", "先"];

/// The sentences that some bytes lie in, with the marks that end them.
pub(super) fn sentence(source: &str, range: &Range<usize>) -> Range<usize> {
    stretch(source, range, &ENDS)
}

/// The sentences of a text, with the marks that end them.
pub(super) fn sentences(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = source.get(start..)?.chars().next()?;
        let whole = sentence(source, &(start..start + first.len_utf8()));
        start = whole.end.max(start + first.len_utf8());
        Some(whole)
    })
    .filter(|range| source.get(range.clone()).is_some_and(|words| !words.trim().is_empty()))
}

/// The sentence that some bytes lie in, or its part up to a ；, with the mark that ends it.
pub(super) fn part(source: &str, range: &Range<usize>) -> Range<usize> {
    stretch(source, range, &PART_ENDS)
}

/// The line that some bytes lie in, with the break that ends it.
pub(super) fn line(source: &str, range: &Range<usize>) -> Range<usize> {
    stretch(source, range, &['\n'])
}

/// What to take out, and what to put in its place, so that what some bytes lie in is not said: the sentence, or of a list only
/// the entry.
pub(super) fn left_out(source: &str, range: &Range<usize>) -> (Range<usize>, String) {
    if let Some(entry) = numbered_entry(source, range) {
        return (entry, String::new());
    }
    let mut clause = stretch(source, range, &PART_ENDS);
    // 会议有三项内容：一是…；: the first entry begins behind what announces the list.
    let head = source.get(clause.start..range.start).and_then(|before| before.rfind(['：', ':']));
    if let Some(head) = head.filter(|_| source.get(clause.clone()).is_some_and(|words| words.ends_with(['；', ';']))) {
        clause.start = chinese::behind(source, clause.start + head);
    }
    let before = source.get(..clause.start).unwrap_or_default();
    let ends = source.get(clause.clone()).unwrap_or_default().ends_with(ENDS);
    // The entry before the last one ends the sentence then.
    let taken = match before.strip_suffix(['；', ';']) {
        Some(before) if ends || clause.end == source.len() => (before.len()..clause.end, "。".to_owned()),
        Some(_) | None => (clause, String::new()),
    };
    carried_on(source, taken)
}

/// 一是升国旗，二是致开幕词，三是发言: an entry of a list that commas part, with the comma that parts it.
fn numbered_entry(source: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let is_entry = |words: &str| {
        let (_, length) = numeral::at_start(words)?;
        words.get(length..)?.starts_with('是').then_some(())
    };
    let (own, whole) = (clause(source, range), sentence(source, range));
    is_entry(source.get(own.clone())?)?;
    let others = [source.get(whole.start..own.start)?, source.get(own.end..whole.end)?];
    let is_list = others.iter().any(|words| words.split(['，', '：']).any(|other| is_entry(other).is_some()));
    let before = source.get(..own.start).filter(|before| before.ends_with('，')).map(|_| '，'.len_utf8());
    let behind = source.get(own.end..).filter(|behind| behind.starts_with('，')).map(|_| '，'.len_utf8());
    match (before, behind) {
        _ if !is_list => None,
        (_, Some(comma)) => Some(own.start..own.end + comma),
        (Some(comma), None) => Some(own.start - comma..own.end),
        (None, None) => None,
    }
}

/// Words taken out of a sentence, with what the words behind them need of them: where the first falls out, what came second is the
/// first, and whose deed was told once for several is told again.
pub(super) fn carried_on(source: &str, taken: (Range<usize>, String)) -> (Range<usize>, String) {
    let first = first_again(source, &taken);
    let subject = || subject_again(source, &taken);
    first.or_else(subject).unwrap_or(taken)
}

/// 首先由局长宣读决定，然后颁奖, without what came first.
fn first_again(source: &str, (range, becomes): &(Range<usize>, String)) -> Option<(Range<usize>, String)> {
    let rest = source.get(range.end..)?;
    let taken = source.get(range.clone())?;
    let first = FIRST.iter().find(|first| taken.starts_with(**first)).filter(|_| becomes.is_empty())?;
    let next = ORDERS.iter().filter(|order| !FIRST.contains(order)).find(|order| rest.starts_with(**order));
    // 先由甲通报，再由乙发言
    let again = ["再由", "再请"].iter().any(|again| rest.starts_with(again)).then_some("再".len());
    let next = next.map(|next| next.len()).or(again)?;
    Some((range.start..range.end + next, (*first).to_owned()))
}

/// 我们聆听了甲的动员，听取了乙的发言, without the first of the two: 我们 listened to the other, too.
fn subject_again(source: &str, (range, becomes): &(Range<usize>, String)) -> Option<(Range<usize>, String)> {
    const ALL: [&str; 6] = ["我们", "大家", "大会", "会议", "全体代表", "与会人员"];
    let taken = source.get(range.clone()).filter(|_| becomes.is_empty())?;
    let (comma, own) = taken.strip_prefix('，').map_or(("", taken), |own| ("，", own));
    let subject = ALL.iter().find(|all| own.starts_with(**all)).filter(|_| own.contains('了'))?;
    let rest = source.get(range.end..)?;
    let next = if comma.is_empty() { rest } else { rest.strip_prefix('，')? };
    let is_own = begins_with_deed(next) && ALL.iter().all(|all| !next.starts_with(all));
    is_own.then(|| (range.start..range.end + rest.len() - next.len(), format!("{comma}{subject}")))
}

/// Whether words begin with something that was done, and by nobody they name: 听取了, 表决通过了, 听了. 宓县长作了讲话 does not.
fn begins_with_deed(words: &str) -> bool {
    const SHORT: [&str; 7] = ["听了", "看了", "学了", "签了", "选了", "颁了", "开了"];
    const LONG: [&str; 7] = ["审议", "表决", "选举", "讨论", "共同", "认真", "集中"];
    let is_done_behind =
        |length: usize| words.chars().nth(length) == Some('了') && words.chars().take(length).all(is_han);
    let is_long = || LONG.iter().any(|verb| words.starts_with(verb)) && is_done_behind(4);
    SHORT.iter().any(|verb| words.starts_with(verb)) || !words.contains("了解") && (is_done_behind(2) || is_long())
}

/// What to take out so that the clause that some bytes lie in is not said: with a comma, or the sentence where it is all of it.
pub(super) fn without_clause(source: &str, range: &Range<usize>) -> (Range<usize>, String) {
    let (clause, whole) = (clause(source, range), sentence(source, range));
    let before = source.get(whole.start..clause.start).and_then(|before| before.strip_suffix(['，', ',']));
    let behind = source.get(clause.end..whole.end).filter(|behind| behind.starts_with(['，', ',']));
    /// What only says when or where: 会上，.
    const WHEN: [&str; 8] = ["会上", "会议上", "大会上", "今天", "刚才", "首先", "同志们", "今天上午"];
    let mark = source.get(clause.end..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '；' | '，'));
    match (before, behind) {
        (Some(before), _) if WHEN.contains(&before.trim()) && mark.is_some() => {
            carried_on(source, (clause.start..clause.end + mark.map_or(0, char::len_utf8), String::new()))
        }
        (Some(before), _) => carried_on(source, (whole.start + before.len()..clause.end, String::new())),
        // 五位从甲讲到乙，让我们走了一遍: what comes of it goes with it.
        (None, Some(behind)) if clause.start == whole.start && tells_what_came_of_it(behind) => left_out(source, range),
        (None, Some(behind)) if clause.start == whole.start => {
            let comma = behind.chars().next().map_or(0, char::len_utf8);
            let end = thanked_first(source, clause.end + comma);
            carried_on(source, (clause.start..end, String::new()))
        }
        // 六个议程都完成了：看了短片，听了通报: the first of what was done.
        (None, Some(_)) if source.get(..clause.start).is_some_and(|before| before.ends_with('：')) => {
            carried_on(source, (clause.start..clause.end + '，'.len_utf8(), String::new()))
        }
        (None, _) => left_out(source, range),
    }
}

/// Whether what stands behind a clause only says what it did to those who heard it, and names nobody else.
fn tells_what_came_of_it(behind: &str) -> bool {
    const CAME: [&str; 8] = ["让我们", "让大家", "让人", "使我们", "使大家", "令人", "给我们", "给大家"];
    const ASKS: [&str; 7] = ["掌声", "感谢", "谢谢", "祝贺", "欢迎", "一起", "共同"];
    let behind = behind.trim_start_matches(['，', ',']);
    CAME.iter().any(|word| behind.starts_with(word)) && !ASKS.iter().any(|word| behind.contains(word))
}

/// What to take out so that some bytes are not said: the clause, where the rest of the sentence tells what else was done or calls
/// somebody, else all of it.
pub(super) fn untold(source: &str, range: &Range<usize>) -> (Range<usize>, String) {
    /// So many commas on one side part clauses that tell of others.
    const ROW: usize = 2;
    let (whole, own) = (sentence(source, range), clause(source, range));
    let others = [whole.start..own.start, own.end..whole.end];
    let told = others.into_iter().filter_map(|range| source.get(range)).any(|words| {
        let is_told = ["了", "担任", "感谢"].iter().any(|told| words.contains(told));
        let names = ["{", "｛", "同志", "先生", "女士", "老师", "教授"].iter().any(|name| words.contains(name));
        // 最后发言的是桃源村书记，松岭村做准备。
        // 老根叔赞成，桂兰嫂子要路灯，满仓哥要保果园，说来说去…: one of a row.
        let is_row = words.matches('，').count() > ROW && !words.contains('“');
        is_told || words.contains('请') && names || words.contains("的是") || is_row
    });
    if told { without_clause(source, range) } else { left_out(source, range) }
}

/// The part of a sentence between two commas that somebody is the subject of, with the comma before it: `name` in what may stand
/// before it, such as their office. None where what is left does not stand by itself: `stands` says of the words before and of those
/// behind whether they do.
pub(super) fn clause_out(
    source: &str,
    name: &Range<usize>,
    title: impl Fn(&str) -> bool,
    stands: impl Fn(Range<usize>) -> bool,
) -> Option<Range<usize>> {
    let whole = part(source, name);
    let before = source.get(whole.start..name.start)?;
    let comma = before.rfind(['，', '：']).map(|at| whole.start + at);
    let rest = source.get(name.end..whole.end)?;
    let behind = rest.find('，').map(|at| name.end + at);
    let end = behind.unwrap_or_else(|| {
        whole.start + source.get(whole.clone()).map_or(0, |words| words.trim_end_matches(PART_ENDS).len())
    });
    let begins = comma.map_or(whole.start, |at| at + '，'.len_utf8());
    // 最后，陆书记作了重要讲话，请大家…: 最后 goes with the clause.
    let is_order = comma.is_some_and(|at| source.get(whole.start..at).is_some_and(|order| ORDERS.contains(&order)));
    let comma = comma.filter(|_| !is_order);
    // 出席会议的有书记邱建军同志，副镇长石磊同志: a list without a colon.
    let listed = source.get(begins..name.start)?.find("的有").map(|at| begins + at + "的有".len());
    if let (Some(begins), Some(behind)) = (listed, behind) {
        let is_subject = title(source.get(begins..name.start)?);
        return (is_subject && stands(behind..whole.end)).then_some(begins..behind + '，'.len_utf8());
    }
    let is_subject = title(source.get(begins..name.start)?);
    let goes_on = || behind.is_none_or(|at| stands(at + '，'.len_utf8()..whole.end));
    match comma {
        // 参加会议的有：局长秦岚，副局长白永福, and 谢谢范书记，请劳模们回座位: with the comma behind.
        Some(at) if source.get(at..)?.starts_with('：') => {
            (is_subject && goes_on()).then_some(begins..behind? + '，'.len_utf8())
        }
        None => {
            let start = if is_order { whole.start } else { begins };
            (is_subject && goes_on()).then_some(start..thanked_first(source, behind? + '，'.len_utf8()))
        }
        Some(at) => (is_subject && stands(whole.start..at) && goes_on()).then_some(at..end),
    }
}

/// 也 of 感谢甲的指导，也感谢三位代表, who are thanked first where the words before are gone: where it ends.
fn thanked_first(source: &str, start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    let also = ["同时也", "同时", "也", "并"].iter().find(|also| {
        rest.strip_prefix(**also).is_some_and(|rest| rest.starts_with("感谢") || rest.starts_with("谢谢"))
    });
    start + also.map_or(0, |also| also.len())
}

/// The entries of an overview in running words, 先听报告，再表决方案，最后请领导讲话, each with the comma behind it; none where there are too few.
pub(super) fn plan(sentence: &str) -> Option<Vec<Range<usize>>> {
    const ORDER: [&str; 12] =
        ["首先", "先", "再", "然后", "接着", "接下来", "之后", "随后", "最后", "其次", "还要", "中间"];
    const FEWEST: usize = 3;
    let mut at = 0;
    let mut found: Vec<Range<usize>> = Vec::new();
    for clause in sentence.split_inclusive('，') {
        let own = at..at + clause.len();
        at = own.end;
        let is_entry = ORDER.iter().any(|order| clause.trim_start().starts_with(order));
        match found.last_mut() {
            _ if is_entry => found.push(own),
            // 然后请四位社员谈谈经验，时间一小时: it goes on.
            Some(last) => last.end = own.end,
            None => {}
        }
    }
    (found.len() >= FEWEST).then_some(found)
}

/// What some bytes lie in, from one such mark to the next. Quotation marks that close behind a mark belong to it: 甲说：“好。”
fn stretch(source: &str, range: &Range<usize>, ends: &[char]) -> Range<usize> {
    const CLOSE: [char; 4] = ['”', '’', '」', '』'];
    let behind = |at: usize| {
        let end = chinese::behind(source, at);
        let rest = source.get(end..).unwrap_or_default();
        end + rest.len() - rest.trim_start_matches(CLOSE).len()
    };
    let start = source.get(..range.start).and_then(|before| before.rfind(ends)).map_or(0, behind);
    let rest = source.get(range.end..).unwrap_or_default();
    // Where the words end with a mark of their own, the sentence ends with them.
    let is_whole = source.get(range.clone()).is_some_and(|words| words.ends_with(ends));
    let end = match rest.find(ends) {
        _ if is_whole => range.end,
        Some(at) => behind(range.end + at),
        None => source.len(),
    };
    start..end
}

/// Where 并 joins what is said before it with what is said behind: 签署了协议并揭了牌. 合并 and 并购 join nothing.
pub(super) fn also(words: &str) -> impl Iterator<Item = usize> {
    let joins = |at: &usize| {
        let (before, behind) = words.split_at(*at);
        !before.is_empty()
            && !before.ends_with(['合', '一', '兼', '吞'])
            && !["并购", "并网", "并存"].iter().any(|word| behind.starts_with(word))
    };
    words.match_indices('并').map(|(at, _)| at).filter(joins).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(source: &str, words: &str) -> String {
        let at = source.find(words).unwrap();
        let (range, becomes) = left_out(source, &(at..at + words.len()));
        format!("{}{becomes}{}", &source[..range.start], &source[range.end..])
    }

    #[test]
    fn a_sentence_or_an_entry_goes_with_its_mark() {
        assert_eq!(without("甲来了。乙也来了。丙没来。", "乙"), "甲来了。丙没来。");
        assert_eq!(without("一是甲；二是乙；三是丙。", "乙"), "一是甲；三是丙。");
        assert_eq!(without("一是甲；二是乙；三是丙。", "丙"), "一是甲；二是乙。");
        assert_eq!(without("有三项：一是甲；二是乙；三是丙。", "甲"), "有三项：二是乙；三是丙。");
        assert_eq!(without("甲来了\n乙来了", "乙"), "甲来了\n");
        assert_eq!(without("有三项：首先甲；然后乙；最后丙。", "甲"), "有三项：首先乙；最后丙。");
        assert_eq!(without("有三项：一是甲，二是乙，三是丙。", "乙"), "有三项：一是甲，三是丙。");
        assert_eq!(without("有三项：一是甲，二是乙，三是丙。", "丙"), "有三项：一是甲，二是乙。");
    }

    #[test]
    fn a_quotation_closes_with_its_sentence() {
        assert_eq!(without("甲说：“好。”乙来了。丙没来。", "甲"), "乙来了。丙没来。");
        assert_eq!(without("甲说：“好。”乙来了。丙没来。", "乙"), "甲说：“好。”丙没来。");
    }

    #[test]
    fn whose_deed_was_told_once_for_several_is_told_again() {
        let without = |source: &str, words: &str| {
            let at = source.find(words).unwrap();
            let (range, becomes) = without_clause(source, &(at..at + words.len()));
            format!("{}{becomes}{}", &source[..range.start], &source[range.end..])
        };
        assert_eq!(without("今天，我们听了甲，感受了乙，丙很好。", "甲"), "今天，我们感受了乙，丙很好。");
        assert_eq!(without("大会听取了甲，审议通过了乙。", "甲"), "大会审议通过了乙。");
        assert_eq!(without("我们听了甲，李总了解了乙。", "甲"), "李总了解了乙。");
        assert_eq!(without("会上，我们听了甲，大家都很受教育。", "甲"), "会上，大家都很受教育。");
    }
}
