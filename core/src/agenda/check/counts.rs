//! Finds counts in the opening that announce the agenda, 三项议程 or 议程有三项, and the list that may follow one.

use super::calls::clause_start;
use super::list::{self, List};
use crate::chinese::is_han;
use crate::chinese::numeral;
use std::ops::Range;

/// Measure words of what an agenda has, all of three bytes.
const UNITS: [char; 5] = ['项', '个', '件', '道', '步'];
/// Characters that a clause is looked back for.
const LONGEST_CLAUSE: usize = 60;

/// What is counted for certain.
const AGENDA: &[&str] = &["议程", "议题", "日程"];
/// What is counted where the clause speaks of the meeting.
const PARTS: &[&str] = &["内容", "程序", "主要议程"];
/// What is counted where the clause speaks of the meeting and a list follows: a meeting may well set four tasks.
const TASKS: &[&str] =
    &["任务", "工作", "事项", "环节", "篇章", "板块", "部分", "阶段", "步骤", "单元", "流程", "事", "主要内容"];
/// What a count may follow that is then one of the agenda: 大会流程六个.
const FLOWS: &[&str] = &["议程", "议题", "流程", "日程"];
/// What may stand between 议程 and its count; 一共有三项 is taken apart from its end.
const JOINTS: &[&str] = &[
    "有", "一共", "共", "总共", "共计", "合计", "为", "是", "分", "主要", "包括", "安排", "了", "以下", "如下", "就",
    "设", "咱们", "我们", "：", "办", "议", "说", "讲", "，",
];
/// What is said to have parts.
const MEETINGS: &[&str] = &[
    "会议",
    "大会",
    "今天",
    "今日",
    "今晚",
    "活动",
    "仪式",
    "会",
    "典礼",
    "开幕式",
    "闭幕式",
    "比赛",
    "晚会",
    "论坛",
    "沙龙",
    "讲座",
    "庆典",
    "决赛",
    "上午",
    "下午",
    "本次",
    "这次",
];
/// With these the clause speaks of what some meeting said, or of another meeting than this.
const OTHER_MEETINGS: &[&str] = &[
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
pub(super) struct Count {
    /// From its numeral to its measure word, in bytes.
    pub range: Range<usize>,
    pub announced: u64,
    /// The list that follows it, before the next count.
    pub list: Option<List>,
    /// What is counted.
    pub of: Counted,
    /// The word for one of it: 科目 of 五个科目, or 步 of 共八步.
    pub noun: Range<usize>,
}

/// Every count in some bytes of a text that announces the agenda, in order of place.
pub(super) fn find(text: &str, within: Range<usize>) -> Vec<Count> {
    let part = text.get(within.clone()).unwrap_or_default();
    let mut units: Vec<usize> = part.match_indices(UNITS).map(|(at, _)| within.start + at).collect();
    units.dedup();
    let found: Vec<Found> =
        units.into_iter().filter_map(|at| count_at(text.get(..within.end)?, within.start, at)).collect();
    let ends = found.iter().skip(1).map(|next| next.range.start).chain([within.end]);
    let counts = found.iter().zip(ends).filter_map(|(found, end)| {
        // 二是三个村发言；三是介绍项目: a number within the list is no other count, where the list is as long as announced.
        let is_whole = |list: &List| u64::try_from(list.items.len()) == Ok(found.announced);
        let to = |end: usize| list::after(text, found.range.end..end, found.announced);
        let near = to(end);
        let list = if near.as_ref().is_some_and(is_whole) { near } else { to(within.end).filter(is_whole).or(near) };
        let counts = !found.only_with_list || list.as_ref().is_some_and(|list| list.items.len() >= 2);
        let Found { range, announced, of, .. } = found;
        let noun = noun(text, range.end);
        counts.then(|| Count { range: range.clone(), announced: *announced, list, of: *of, noun })
    });
    counts.collect()
}

/// The list behind 议程如下： or 按下列程序进行：, which says no number.
pub(super) fn uncounted(text: &str, within: Range<usize>) -> Option<List> {
    const LISTED: &[&str] = &["程序", "议程", "流程", "日程", "议题"];
    /// Of a meeting, these are what it does.
    const OF_IT: &[&str] = &["内容", "几项", "事项", "安排", "环节", "几件事", "要完成的任务", "几桩事", "主要任务"];
    const FEWEST: usize = 3;
    let part = text.get(within.clone())?;
    let mut colons = part.match_indices(['：', ':', '，']);
    colons.find_map(|(at, colon)| {
        let at = within.start + at;
        let clause = text.get(clause_start(text, at)..at)?;
        let of_meeting =
            || MEETINGS.iter().any(|word| clause.contains(word)) && OF_IT.iter().any(|word| clause.contains(word));
        if !LISTED.iter().any(|word| clause.contains(word)) && !of_meeting() || clause.contains('第') {
            return None;
        }
        let after = text.get(at + colon.len()..within.end)?;
        let begins = at + colon.len() + (after.len() - after.trim_start().len());
        let numbered = list::marker(text.get(begins..within.end)?).is_some_and(|marker| marker.number == 1);
        // 内容：总结工作，签订责任书，请领导讲话。: a colon begins a list without numbers, too.
        let list = if numbered {
            list::after(text, begins..within.end, 0)?
        } else if colon != "，" {
            list::plain(text, begins..within.end)?
        } else {
            return None;
        };
        (list.items.len() >= FEWEST).then_some(list)
    })
}

/// 会上先观看短片，再通报案例，最后请书记讲话: what a sentence of the opening says will come, one after the other.
pub(super) fn plan(text: &str, within: Range<usize>) -> Option<List> {
    const LEADS: &[&str] = &["首先", "先", "再", "接着", "然后", "随后", "之后", "其次", "最后", "末了"];
    const FEWEST: usize = 3;
    const CLAUSE: Range<usize> = 3..24;
    let part = text.get(within.clone())?;
    let mut at = within.start;
    part.split_inclusive(['。', '！', '\n', '：']).find_map(|sentence| {
        let mut begins = at;
        at += sentence.len();
        let mut items = Vec::new();
        let mut last = false;
        for clause in sentence.split_inclusive(['，', '；', '。']) {
            let words = clause.trim_end_matches(['，', '；', '。', '！', '\n']);
            // 今天先听汇报, 会上将先观看短片
            let lead = LEADS.iter().filter_map(|lead| Some((words.find(lead)?, *lead))).min();
            let lead = lead.filter(|(place, _)| *place == 0 || items.is_empty() && *place <= '中'.len_utf8() * 8);
            if let Some((place, lead)) = lead {
                let from = begins + place + lead.len();
                items.push(from..begins + words.len());
                last |= matches!(lead, "最后" | "末了");
            }
            begins += clause.len();
        }
        let fits =
            |one: &Range<usize>| text.get(one.clone()).is_some_and(|words| CLAUSE.contains(&words.chars().count()));
        (last && items.len() >= FEWEST && items.iter().all(fits)).then_some(List { items, is_certain: false })
    })
}

/// 今天的活动里，我们将重温誓词，表彰先进，观看短片，还会请领导寄语: what the host says that all will do, one after the other.
pub(super) fn will(text: &str, within: Range<usize>) -> Option<List> {
    const LEADS: [&str; 8] = ["我们将", "我们会", "我们还将", "会上将", "我们要", "将依次进行", "将依次", "我们将一起"];
    const NEXTS: [&str; 9] = ["并", "还将", "还会", "也将", "最后", "同时", "随后", "再", "然后"];
    const FEWEST: usize = 4;
    const CLAUSE: Range<usize> = 4..18;
    let part = text.get(within.clone())?;
    let mut at = within.start;
    part.split_inclusive(['。', '！', '\n']).find_map(|sentence| {
        let begins = at;
        at += sentence.len();
        let (place, lead) = LEADS.iter().filter_map(|lead| Some((sentence.find(lead)?, *lead))).min()?;
        let is_of_meeting = MEETINGS.iter().any(|word| sentence.get(..place).is_some_and(|head| head.contains(word)));
        let mut from = place + lead.len();
        let mut items = Vec::new();
        for clause in sentence.get(from..)?.split(['，', '；', '。', '！', '\n']) {
            let words = NEXTS.iter().fold(clause, |words, next| words.strip_prefix(next).unwrap_or(words));
            let start = begins + from + clause.len() - words.len();
            items.extend((!words.is_empty()).then_some(start..start + words.len()));
            from += clause.len() + '，'.len_utf8();
        }
        let fits =
            |one: &Range<usize>| text.get(one.clone()).is_some_and(|words| CLAUSE.contains(&words.chars().count()));
        let is_row = is_of_meeting && items.len() >= FEWEST && items.iter().all(fits);
        is_row.then_some(List { items, is_certain: false })
    })
}

/// What a count is of, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    /// Something that the meeting has, which may be its items or its aims: what follows must tell.
    Tasks,
    /// What the meeting has, which another count may tell better.
    Parts,
    /// The agenda, by its name.
    Agenda,
}

/// The word behind a measure word that ends at a byte, or the measure word itself.
fn noun(text: &str, end: usize) -> Range<usize> {
    let rest = text.get(end..).unwrap_or_default();
    let length: usize = rest.chars().take(2).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    if length == 2 * '项'.len_utf8() { end..end + length } else { end.saturating_sub('项'.len_utf8())..end }
}

struct Found {
    range: Range<usize>,
    announced: u64,
    only_with_list: bool,
    of: Counted,
}

/// The count whose measure word stands at a byte.
fn count_at(text: &str, from: usize, unit: usize) -> Option<Found> {
    let (before, after) = (text.get(from..unit)?, text.get(unit + '项'.len_utf8()..)?);
    let (announced, start) = numeral::at_end(before.trim_end_matches(' '))?;
    let before = before.get(..start)?;
    let start = from + start;
    // 头一件 and 另一件 are one of several, and 一件是…，一件是… tells of each of them.
    let tells_of_one = announced == 1 && after.starts_with('是');
    if tells_of_one
        || before.ends_with(['第', '每', '这', '那', '前', '后', '几', '数', '各', '头', '另', '某'])
        || marks(before)
    {
        return None;
    }
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let range = start..unit + '项'.len_utf8();
    let found = |only_with_list, of| Some(Found { range, announced, only_with_list, of });
    // A clause is short; looking farther back would take for ever in a text of nothing but 个.
    let near: Vec<char> =
        before.chars().rev().take(LONGEST_CLAUSE).take_while(|c| !"。；！？\n".contains(*c)).collect();
    let clause: String = near.into_iter().rev().collect();
    // 会议有两项议程：一是甲镇、乙镇四个单位: the entry of a list counts something of its own.
    let clause = clause.rsplit("一是").next().unwrap_or_default().to_owned();
    // 进行大会二项议程 is the second, and 上午完成了两项议程 is over: no count of what follows.
    let over = ["完成了", "进行了", "听取了", "审议了"].iter().any(|word| clause.ends_with(word));
    if over || speaks_of_one(&clause) {
        return None;
    }
    if begins(AGENDA) {
        return found(false, Counted::Agenda);
    }
    let elsewhere = OTHER_MEETINGS.iter().any(|word| clause.contains(word));
    let complete = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    if !elsewhere && (complete || begins(PARTS) || begins(TASKS)) && follows_the_agenda(&clause) {
        return found(false, Counted::Agenda);
    }
    let clause = clause.trim_end();
    let of_the_meeting = clause.contains("会议");
    if begins(PARTS) && of_the_meeting {
        return found(false, Counted::Parts);
    }
    // 听证会共有六项程序
    if after.starts_with("程序") && !elsewhere && speaks_of_the_meeting(clause) {
        return found(false, Counted::Parts);
    }
    let direct =
        JOINTS.iter().any(|joint| clause.ends_with(joint)) || MEETINGS.iter().any(|word| clause.ends_with(word));
    if (complete || begins(PARTS)) && direct && !elsewhere && speaks_of_the_meeting(clause) {
        return found(true, Counted::Parts);
    }
    // 今天的节目自编自演，一共十一个
    if complete && !elsewhere && clause.contains("节目") && clause.ends_with('共') {
        return found(false, Counted::Parts);
    }
    let of_a_meeting = || MEETINGS.iter().chain(AGENDA).any(|word| clause.contains(word));
    let of_it = || FLOWS.iter().chain(PARTS).any(|word| clause.contains(word));
    (!elsewhere && (of_a_meeting() || of_it())).then(|| found(false, Counted::Tasks)).flatten()
}

/// 二是 of 二是三个县表态: a list counts its clauses on.
fn marks(before: &str) -> bool {
    let number = before.strip_suffix(['是', '要']).and_then(|rest| rest.chars().next_back());
    number.is_some_and(numeral::is_numeral)
}

/// Whether a clause that a number ends goes on to one item: 进行大会二项议程, 进入三项议程.
fn speaks_of_one(clause: &str) -> bool {
    let rest = MEETINGS.iter().fold(clause.trim_end(), |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    rest.ends_with("进行") || rest.ends_with("进入")
}

/// Whether a clause that a count ends says 会议有, 今天的内容有 or the like, and not what a meeting aims at.
fn speaks_of_the_meeting(clause: &str) -> bool {
    let mut rest = clause;
    while let Some(shorter) = JOINTS.iter().find_map(|joint| rest.strip_suffix(joint)) {
        rest = shorter.trim_end();
    }
    MEETINGS.iter().chain(PARTS).any(|word| rest.ends_with(word))
}

/// Does a clause that a count ends say 议程有, 议程一共 or the like? Not of one item: 第一项议程有三项内容.
fn follows_the_agenda(clause: &str) -> bool {
    let mut rest = clause.trim_end();
    while let Some(shorter) = JOINTS.iter().find_map(|joint| rest.strip_suffix(joint)) {
        rest = shorter.trim_end();
    }
    let before = FLOWS.iter().find_map(|word| rest.strip_suffix(word));
    before.is_some_and(|before| !before.ends_with(['项', '个', '该', '此', '这', '那', '每']))
}
