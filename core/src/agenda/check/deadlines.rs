//! Days by which one and the same thing is due, where two places differ: 整改方案请在7月10日前报区委巡察办 and 整改方案经研究后于7月15日前报区委
//! 巡察办; 报名截止日期是8月31日 and 7月31日报名截止.

use super::calls::{clause_start, is_mark};
use super::dates::FoundDate;
use super::script::Script;
use super::topics::clause_at;
use crate::chinese::is_han;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// What is handed in and has a name of two more characters, for there are many: 整改方案.
const OF_SOMETHING: [&str; 13] =
    ["方案", "报告", "台账", "清单", "总结", "名单", "材料", "计划", "意见", "预案", "报表", "汇总表", "明细表"];
/// What is handed in and of which there is rather one.
const ALONE: [&str; 15] = [
    "修改稿",
    "发言稿",
    "报名表",
    "申报表",
    "申请表",
    "登记表",
    "推荐表",
    "回执",
    "心得体会",
    "征文",
    "问卷",
    "承诺书",
    "责任书",
    "论文",
    "作品",
];
/// What people may do until a day.
const OPEN: [&str; 11] = ["报名", "征缴", "缴费", "投稿", "征集", "申报", "登记", "参保", "征订", "认购", "网上投票"];
/// With these a clause tells another day on purpose, or of another part of the same.
const APART: [&str; 24] = [
    "一批", "二批", "初稿", "定稿", "改为", "改到", "改在", "推迟", "延", "提前", "原", "去年", "上次", "阶段", "一期",
    "二期", "每", "个人", "集体", "团体", "线上", "线下", "现场", "征求",
];
/// So many are compared.
const MOST: usize = 64;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<Due<'_>> = Vec::new();
    for (index, sentence, date) in script.dates() {
        let words = script.words(&sentence.range);
        // Nearly every date is of something else, which costs no more than these two looks.
        if !is_by(words, date) && !words.contains('截') {
            continue;
        }
        let things = [handed_in(words, date), open_until(words, date), head(words, date)];
        for thing in things.into_iter().flatten().take(MOST.saturating_sub(seen.len())) {
            let due = Due { thing, date, sentence: index };
            if let Some(first) =
                seen.iter().find(|first| first.thing.is_one(&due.thing)).filter(|one| one.differs(&due))
            {
                let range = sentence.range.start + date.range.start..sentence.range.start + date.range.end;
                let problem = Problem::DatesDisagree { first: first.date.said(), later: date.written(words) };
                found.push(script.problem(problem, &range));
            }
            seen.push(due);
        }
    }
}

/// Something and the day by which it is due.
struct Due<'a> {
    thing: Thing<'a>,
    date: &'a FoundDate,
    sentence: usize,
}

impl Due<'_> {
    /// Whether the same is due on another day elsewhere. Where both month and day are others that is no slip: it is due
    /// twice.
    fn differs(&self, other: &Due<'_>) -> bool {
        let (one, two) = (self.date, other.date);
        (one.month == two.month) != (one.day == two.day) && self.sentence != other.sentence
    }
}

/// What is due.
#[derive(PartialEq, Eq)]
struct Thing<'a> {
    /// 方案, 报名; empty where it is only known by the words that a clause begins with.
    kind: &'static str,
    /// 整改 of 整改方案, or how a clause begins.
    own: String,
    /// The first characters of whoever it is for.
    to: String,
    /// 村 of 各村, where it says who hands it in.
    of: Option<&'a str>,
}

impl Thing<'_> {
    fn is_one(&self, other: &Thing<'_>) -> bool {
        let alike =
            self.own == other.own || ALONE.contains(&self.kind) && (self.own.is_empty() || other.own.is_empty());
        let of = self.of.is_none() || other.of.is_none() || self.of == other.of;
        self.kind == other.kind && alike && self.to == other.to && of
    }
}

/// Whether something is due on a date: 9月20日前, 不晚于9月20日.
fn is_by(words: &str, date: &FoundDate) -> bool {
    const BEFORE: [&str; 5] = ["不晚于", "不迟于", "最晚", "最迟", "截至"];
    let after = words.get(date.range.end..).unwrap_or_default();
    let hours = ["下班", "中午", "晚上", "上午", "下午", "当天"].iter().find_map(|hour| after.strip_prefix(hour));
    let after = hours.unwrap_or(after);
    ["前", "之前", "以前"].iter().any(|word| after.starts_with(word))
        || BEFORE.iter().any(|word| words.get(..date.range.start).is_some_and(|before| before.ends_with(word)))
}

/// 整改报告9月25日前必须交: the first characters of a clause.
fn head<'a>(words: &'a str, date: &FoundDate) -> Option<Thing<'a>> {
    const SAME: usize = 4;
    if !is_by(words, date) {
        return None;
    }
    let clause = clause_at(words, date.range.start);
    let own: String = clause.chars().take_while(|c| is_han(*c)).take(SAME).collect();
    let named = words.get(..date.range.start).is_some_and(|before| before.contains(&own));
    // 请各单位3月10日前报方案 begins with who is to do it.
    let is_thing = !["请", "各", "会后", "务必", "要", "在", "于", "今", "全"].iter().any(|word| own.starts_with(word));
    let is_due = is_thing && own.chars().count() == SAME && named && !is_apart(clause);
    is_due.then(|| Thing { kind: "", own, to: recipient(clause_behind(words, date)), of: None })
}

/// 整改方案 in 整改方案经研究后于7月15日前报区委巡察办: what is to be handed in, before the date or behind it.
fn handed_in<'a>(words: &'a str, date: &FoundDate) -> Option<Thing<'a>> {
    if !is_by(words, date) {
        return None;
    }
    let clause = clause_start(words, date.range.start);
    let end = date.range.end + clause_behind(words, date).len();
    let before = sentence_part(words, date.range.start);
    let (paper, kind) = last_paper(words, before.clone()).or_else(|| last_paper(words, date.range.end..end))?;
    let said = words.get(before.start.min(clause)..end)?;
    let own = own_of(words, paper.start);
    if is_apart(said) || own.is_empty() && !ALONE.contains(&kind) {
        return None;
    }
    let to = recipient(words.get(paper.end.max(date.range.end)..end)?);
    Some(Thing { kind, own, to, of: sender(said) })
}

/// What stands behind a date in its clause.
fn clause_behind<'a>(words: &'a str, date: &FoundDate) -> &'a str {
    words.get(date.range.end..).and_then(|rest| rest.split(is_mark).next()).unwrap_or_default()
}

/// From the last full stop or other date before a date, as far as its thing may stand.
fn sentence_part(words: &str, date: usize) -> Range<usize> {
    const FAR: usize = 36;
    let before = words.get(..date).unwrap_or_default();
    let start = before.char_indices().rev().take(FAR).take_while(|(_, c)| !matches!(c, '。' | '；' | '！' | '月'));
    start.last().map_or(date, |(at, _)| at)..date
}

/// The last thing within some bytes that is handed in.
fn last_paper(words: &str, within: Range<usize>) -> Option<(Range<usize>, &'static str)> {
    let text = words.get(within.clone())?;
    let all = ALONE.iter().chain(&OF_SOMETHING);
    let ends = all.filter_map(|kind| Some((text.rfind(kind)? + kind.len(), kind.len(), *kind)));
    let (end, length, kind) = ends.max()?;
    Some((within.start + end - length..within.start + end, kind))
}

/// The two characters before a thing by which it is known: 论文 of 论文的修改稿.
fn own_of(words: &str, at: usize) -> String {
    const OWN: usize = 2;
    const NOT: [char; 22] = [
        '把', '将', '报', '交', '送', '请', '各', '于', '及', '和', '与', '前', '该', '本', '份', '个', '新', '关',
        '的', '这', '此', '要',
    ];
    const OF_ANYTHING: [&str; 12] =
        ["工作", "实施", "情况", "书面", "相关", "有关", "文字", "具体", "各自", "个人", "本人", "年度"];
    let before = words.get(..at).unwrap_or_default().trim_end_matches('的');
    let own: Vec<char> = before.chars().rev().take(OWN).take_while(|c| is_han(*c) && !NOT.contains(c)).collect();
    let own: String = own.into_iter().rev().collect();
    if own.chars().count() < OWN || OF_ANYTHING.contains(&own.as_str()) { String::new() } else { own }
}

/// 区委 of 报区委巡察办: for whom something is, in two characters.
fn recipient(behind: &str) -> String {
    const VERBS: [&str; 9] = ["报送", "提交", "上报", "反馈", "报", "交", "送", "发", "寄"];
    const TO: [char; 6] = ['到', '至', '给', '往', '送', '回'];
    const SAME: usize = 2;
    let verb = VERBS
        .iter()
        .filter_map(|verb| Some((behind.find(verb)?, verb.len())))
        .min_by_key(|(at, length)| (*at, usize::MAX - length));
    let rest = verb.and_then(|(at, length)| behind.get(at + length..)).unwrap_or_default();
    rest.trim_start_matches(TO).chars().take(SAME).take_while(|c| is_han(*c)).collect()
}

/// 村 of 各村: who hands something in.
fn sender(said: &str) -> Option<&str> {
    let (at, each) = said.match_indices('各').next()?;
    let rest = said.get(at + each.len()..)?;
    rest.get(..rest.chars().next()?.len_utf8())
}

/// 报名 in 报名截止日期是8月31日 and 7月31日报名截止.
fn open_until<'a>(words: &'a str, date: &FoundDate) -> Option<Thing<'a>> {
    const NEAR: usize = 4;
    const LINKS: [&str; 9] = ["截止日期", "截止时间", "截止", "截至", "到", "至", "是", "为", "定在"];
    let clause = clause_at(words, date.range.start);
    let kind = OPEN.into_iter().find(|kind| clause.contains(kind))?;
    let mut before = words.get(clause_start(words, date.range.start)..date.range.start)?;
    let whole = before;
    while let Some(rest) = LINKS.iter().find_map(|link| before.strip_suffix(link)) {
        before = rest;
    }
    let closes_before = whole.get(before.len()..)?.contains("截");
    let behind: String = words.get(date.range.end..)?.chars().take(kind.chars().count() + NEAR).collect();
    let closes_behind = behind.split(is_mark).next()?.contains("截止");
    let is_told = (closes_before || closes_behind) && !is_apart(clause);
    is_told.then(|| Thing { kind, own: String::new(), to: "截止".to_owned(), of: sender(clause) })
}

fn is_apart(said: &str) -> bool {
    APART.iter().any(|word| said.contains(word))
}
