//! Finds counts in the opening that announce the agenda, 三项议程 or 议程有三项, and the list that may follow one.

use crate::chinese::numeral;
use std::ops::Range;

/// Characters that a clause is looked back for.
const LONGEST_CLAUSE: usize = 60;
/// Characters that a count may have.
const LONGEST_NUMERAL: usize = 16;

/// What is counted for certain.
const AGENDA: [&str; 2] = ["议程", "议题"];
/// What is counted where the clause speaks of the meeting.
const PARTS: [&str; 3] = ["内容", "程序", "主要议程"];
/// What is counted where the clause speaks of the meeting and a list follows: a meeting may well set four tasks.
const TASKS: [&str; 4] = ["任务", "工作", "事项", "环节"];
/// What may stand between 议程 and its count; 一共有三项 is taken apart from its end.
const JOINTS: [&str; 17] = [
    "有", "一共", "共", "总共", "共计", "合计", "为", "是", "分", "主要", "包括", "安排", "了", "以下", "如下", "就",
    "设",
];
/// With these the clause speaks of what some meeting said, or of another meeting than this.
const OTHER_MEETINGS: [&str; 17] = [
    "认为",
    "指出",
    "强调",
    "要求",
    "提出",
    "明确",
    "部署",
    "确定",
    "去年",
    "明年",
    "昨天",
    "明天",
    "上次",
    "下次",
    "上一次",
    "下一次",
    "上届",
];

/// A count that announces the agenda.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Count<'a> {
    /// From its numeral to its measure word, in bytes.
    pub range: Range<usize>,
    pub announced: u64,
    /// The clauses of 一是…；二是… that follow it in its paragraph, before the next count.
    pub list: Vec<&'a str>,
}

/// Every count that announces the agenda, in order of place.
pub(super) fn find(text: &str) -> Vec<Count<'_>> {
    let mut units: Vec<usize> = text.match_indices(['项', '个']).map(|(at, _)| at).collect();
    units.dedup();
    let found: Vec<Found> = units.into_iter().filter_map(|at| count_at(text, at)).collect();
    let ends = found.iter().skip(1).map(|next| next.range.start).chain([text.len()]);
    let counts = found.iter().zip(ends).filter_map(|(found, end)| {
        let rest = text.get(found.range.end..end)?;
        let list = clauses(rest.split("\n\n").next().unwrap_or_default());
        let counts = !found.only_with_list || list.len() >= 2;
        counts.then(|| Count { range: found.range.clone(), announced: found.announced, list })
    });
    counts.collect()
}

struct Found {
    range: Range<usize>,
    announced: u64,
    only_with_list: bool,
}

/// The count whose measure word stands at a byte.
fn count_at(text: &str, unit: usize) -> Option<Found> {
    let (before, after) = (text.get(..unit)?, text.get(unit + '项'.len_utf8()..)?);
    let numeral_end = before.trim_end_matches(' ').len();
    let start = numeral_start(before.get(..numeral_end)?);
    let announced = numeral::parse(before.get(start..numeral_end)?)?;
    let before = before.get(..start)?;
    if before.ends_with(['第', '每', '这', '那', '前', '后', '几', '数', '各']) {
        return None;
    }
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let found = |only_with_list| Some(Found { range: start..unit + '项'.len_utf8(), announced, only_with_list });
    if begins(&AGENDA) {
        return found(false);
    }
    // A clause is short; looking farther back would take for ever in a text of nothing but 个.
    let near: Vec<char> =
        before.chars().rev().take(LONGEST_CLAUSE).take_while(|c| !"。；！？\n".contains(*c)).collect();
    let clause: String = near.into_iter().rev().collect();
    let elsewhere = OTHER_MEETINGS.iter().any(|word| clause.contains(word));
    let complete = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    if !elsewhere && (complete || begins(&PARTS) || begins(&TASKS)) && follows_the_agenda(&clause) {
        return found(false);
    }
    let of_the_meeting = clause.contains("会议");
    if begins(&PARTS) && of_the_meeting {
        return found(false);
    }
    let direct = JOINTS.iter().any(|joint| clause.trim_end().ends_with(joint));
    if begins(&TASKS) && direct && !elsewhere && (of_the_meeting || clause.contains("大会") || clause.contains("议程"))
    {
        return found(true);
    }
    None
}

/// Does a clause that a count ends say 议程有, 议程一共 or the like? Not of one item: 第一项议程有三项内容.
fn follows_the_agenda(clause: &str) -> bool {
    let mut rest = clause.trim_end();
    while let Some(shorter) = JOINTS.iter().find_map(|joint| rest.strip_suffix(joint)) {
        rest = shorter.trim_end();
    }
    let before = AGENDA.iter().find_map(|word| rest.strip_suffix(word));
    before.is_some_and(|before| !before.ends_with(['项', '个', '该', '此', '这', '那', '每']))
}

/// Where the numeral that ends a text begins.
fn numeral_start(text: &str) -> usize {
    let is_numeral = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百两０１２３４５６７８９".contains(c);
    let digits = text.char_indices().rev().take(LONGEST_NUMERAL).take_while(|(_, c)| is_numeral(*c));
    digits.last().map_or(text.len(), |(at, _)| at)
}

/// The clauses of 一是…；二是…；三是…, as long as they count on without a gap.
fn clauses(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut from = 0;
    for n in 1..100 {
        let marker = format!("{}是", numeral::chinese(n));
        let Some(at) = text.get(from..).and_then(|rest| rest.find(&marker)).map(|at| from + at) else { break };
        starts.push((at, at + marker.len()));
        from = at + marker.len();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    starts.iter().zip(ends).filter_map(|((_, start), end)| text.get(*start..end)).collect()
}
