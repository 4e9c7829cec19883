//! The day of the meeting itself, as its head and its opening tell it, against every other place that speaks of the same
//! meeting: 5月12日，也就是今天 and later 5月16日的现场会. What the day of the meeting is called today is the affair of
//! `days`.

use super::calls::{clause_start, is_mark};
use super::dates::{self, FoundDate};
use super::days;
use super::script::{Script, Sentence};
use super::signs::Signs;
use super::topics::clause_at;
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// What a meeting is called, by its last character or two.
const MEETINGS: &[&str] = &["会", "会议", "仪式", "典礼", "比赛", "节", "论坛", "活动"];
/// What ends this meeting, and no other.
const ENDS: &[&str] = &["圆满结束", "到此结束", "开到这里", "就到这里", "胜利闭幕", "圆满落幕"];
/// With these a clause speaks of another meeting, or of another day on purpose.
static ANOTHER: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::new(&[
        "去年",
        "上年",
        "上次",
        "上一",
        "下次",
        "下一",
        "明年",
        "往年",
        "历年",
        "曾",
        "原定",
        "原想",
        "原计划",
        "改",
        "推迟",
        "提前",
        "延期",
        "顺延",
        "将",
        "参加",
        "请",
        "准备",
        "筹备",
        "周年",
        "成立",
        "纪念",
        "获",
        "截至",
        "以前",
        "之前",
        "会前",
        "昨",
        "明天",
    ])
});

/// A day as far as it was told.
struct OwnDay {
    year: Option<i64>,
    day: Option<(i64, i64)>,
    said: String,
}

impl OwnDay {
    fn of(date: &FoundDate) -> Self {
        Self { year: date.year, day: Some((date.month, date.day)), said: date.said() }
    }

    /// Whether a date is a few days off in the same year; farther off it is rather that of another event.
    fn is_near(&self, date: &FoundDate) -> bool {
        const NEAR: i64 = 7;
        const MONTH: i64 = 31;
        let is_of_year = date.year.is_none_or(|year| self.year.is_none_or(|own| own == year));
        let days = self.day.map(|(month, day)| ((date.month - month) * MONTH + date.day - day).abs());
        is_of_year && days.is_some_and(|days| days <= NEAR)
    }
}

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("月");
    let mut own = None;
    for sentence in script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS)) {
        let Some(own) = own.get_or_insert_with(|| told(script)) else { return };
        let words = script.words(&sentence.range);
        for date in dates::find(words) {
            if let Some((problem, range)) = other_day(script, own, words, &date) {
                found.push(script.problem(problem, &within(sentence, &range)));
            }
        }
        for (year, month) in months(words) {
            let after = words.get(month.end..).unwrap_or_default();
            let other = own.year.filter(|own| *own != year);
            if let Some(first) = other.filter(|_| is_this_meeting(script, after) && !is_another(words, month.start)) {
                let problem = Problem::YearsDisagree { first: first.to_string(), later: year.to_string() };
                found.push(script.problem(problem, &within(sentence, &year_of(words, &month))));
            }
        }
    }
}

fn within(sentence: &Sentence, range: &Range<usize>) -> Range<usize> {
    sentence.range.start + range.start..sentence.range.start + range.end
}

/// The year of a date, with its 年.
pub(super) fn year_of(words: &str, date: &Range<usize>) -> Range<usize> {
    let length = words.get(date.clone()).and_then(|date| date.find('年'));
    date.start..length.map_or(date.end, |length| date.start + length + '年'.len_utf8())
}

/// Whether a date that stands for this meeting, or is this very day but for the year, is another than the meeting's own.
fn other_day(script: &Script<'_>, own: &OwnDay, words: &str, date: &FoundDate) -> Option<(Problem, Range<usize>)> {
    let after = words.get(date.range.end..)?;
    // 今天是3月20日 is compared with the agenda's own date, where it has one.
    let starts = script.rundown.agenda().meeting.starts_at().is_some();
    if is_another(words, date.range.start) || starts && is_told_of_today(words, date) {
        return None;
    }
    if own.day == Some((date.month, date.day)) {
        let (first, later) = (own.year?, date.year?);
        // 1949年10月1日 is an anniversary; nobody means the year before or the next.
        let problem = || Problem::YearsDisagree { first: first.to_string(), later: later.to_string() };
        return ((first - later).abs() == 1).then(|| (problem(), year_of(words, &date.range)));
    }
    let problem = || Problem::DatesDisagree { first: own.said.clone(), later: date.written(words) };
    let lasts = ["会期", "会议时间", "大会时间"].iter().any(|word| clause_at(words, date.range.start).contains(word));
    let today = days::is_today(words, date);
    let is_this = || {
        lasts
            || today
            || is_this_meeting(script, after)
            || is_to_be_remembered(own, date, after)
            || gathers(own, date, after)
    };
    (own.day.is_some() && is_this()).then(|| (problem(), date.range.clone()))
}

/// 5月18日，是一个值得大家记住的日子, a day or two from the meeting: the day of what is being done there. A feast or the anniversary of
/// something else is one, too.
fn is_to_be_remembered(own: &OwnDay, date: &FoundDate, after: &str) -> bool {
    const MEMORABLE: [&str; 16] = [
        "记住",
        "铭记",
        "难忘",
        "特殊",
        "特别",
        "不平凡",
        "不寻常",
        "非凡",
        "史册",
        "历史性",
        "里程碑",
        "纪念",
        "喜庆",
        "大喜",
        "意义",
        "激动人心",
    ];
    /// New year, feasts, and days on which something is remembered every year.
    const KNOWN: [(i64, i64); 20] = [
        (1, 1),
        (3, 5),
        (3, 8),
        (3, 12),
        (4, 15),
        (5, 1),
        (5, 4),
        (5, 12),
        (6, 1),
        (6, 26),
        (7, 1),
        (7, 7),
        (8, 1),
        (9, 3),
        (9, 10),
        (9, 18),
        (10, 1),
        (11, 9),
        (12, 4),
        (12, 13),
    ];
    const LONGEST: usize = 30;
    let rest = after.trim_start_matches(['，', ',']);
    let rest = ["这一天", "这天", "今天", "注定", "必将", "将", "必定"]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let rest = rest.trim_start_matches(['，', ',']);
    let is_day = || {
        let said = rest.strip_prefix('是').and_then(|rest| rest.split(['。', '！', '；']).next()).unwrap_or_default();
        let day =
            said.find("的日子").or_else(|| said.find("的一天")).and_then(|end| said.get(..end)).unwrap_or_default();
        let is_short = day.chars().count() <= LONGEST;
        is_short
            && MEMORABLE.iter().any(|word| day.contains(word))
            && !["诞生", "逝世", "节", "生日"].iter().any(|word| said.contains(word))
    };
    own.is_near(date) && !KNOWN.contains(&(date.month, date.day)) && is_day()
}

/// 1月23日，我们在这里聚一聚, a day or two from the meeting: where all are now.
fn gathers(own: &OwnDay, date: &FoundDate, after: &str) -> bool {
    const HERE: [&str; 8] = ["在这里", "在此", "欢聚", "相聚", "齐聚", "聚在", "共聚", "汇聚"];
    let rest = after.trim_start_matches(['，', ',']);
    let clause = rest.split(is_mark).next().unwrap_or_default();
    let now = ["今天", "今晚", "此刻"].iter().find_map(|now| clause.strip_prefix(now)).unwrap_or(clause);
    let is_here = ["我们", "大家", "咱们"].iter().any(|we| now.starts_with(we))
        && HERE.iter().any(|here| now.contains(here))
        && !now.contains(['了', '过', '曾', '再']);
    own.is_near(date) && is_here && !ANOTHER.is_in(clause)
}

fn is_told_of_today(words: &str, date: &FoundDate) -> bool {
    days::is_today(words, date) || days::opens_the_meeting(words, date)
}

fn is_another(words: &str, at: usize) -> bool {
    const THAT_IS: [&str; 4] = ["也就是", "就是", "也即", "即"];
    // 去年教师节，也就是2024年9月10日: which day that is stands in the clause before.
    let start = clause_start(words, at);
    let before = words.get(..start).unwrap_or_default().trim_end_matches(is_mark);
    let explains = THAT_IS.iter().any(|word| words.get(start..at) == Some(word));
    ANOTHER.is_in(clause_at(words, at)) || explains && ANOTHER.is_in(clause_at(before, before.len()))
}

/// Whether the words behind a date are what this meeting is called in its title, or say that it ends.
fn is_this_meeting(script: &Script<'_>, after: &str) -> bool {
    /// Characters of a name; shorter ones are those of many meetings.
    const NAME: Range<usize> = 3..12;
    let title = script.rundown.agenda().meeting.title.as_str();
    let held = ["上午", "下午", "晚上", "晚", "召开", "举行", "举办"].iter();
    let rest = held.fold(after, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let name_ends = rest.char_indices().take(NAME.end).take_while(|(_, c)| is_han(*c));
    let mut names = name_ends
        .map(|(at, c)| rest.get(..at + c.len_utf8()).unwrap_or_default())
        .filter(|name| MEETINGS.iter().any(|kind| name.ends_with(kind)));
    // 3月3日的这个早晨
    if ["的这个", "这一天", "的今天"].iter().any(|this| after.starts_with(this)) {
        return true;
    }
    // 签约之日, at a 签约仪式
    let of_title = rest.split_once("之日").is_some_and(|(what, _)| what.chars().count() == 2 && title.contains(what));
    of_title
        || names.any(|name| {
            let ending = rest.get(name.len()..).unwrap_or_default().trim_start_matches("议");
            ENDS.iter().any(|end| ending.starts_with(end)) || name.chars().count() >= NAME.start && title.contains(name)
        })
}

/// The day of the meeting as its head or its opening has it.
fn told(script: &Script<'_>) -> Option<OwnDay> {
    script
        .rundown
        .agenda()
        .meeting
        .starts_at()
        .map(|starts| {
            let date = starts.date();
            let (year, day) = (i64::from(date.year()), (i64::from(date.month()), i64::from(date.day())));
            OwnDay { year: Some(year), day: Some(day), said: format!("{year}年{}月{}日", day.0, day.1) }
        })
        .or_else(|| script.head().find_map(of_head))
        .or_else(|| {
            script.said(script.sentences_of(0)).find_map(|(_, words)| {
                let dates = dates::find(words);
                dates.iter().find(|date| is_today(words, date) || is_held(words, date)).map(OwnDay::of)
            })
        })
}

/// （2026年3月20日） on a line of its own, with no more than a place behind it.
fn of_head(line: &str) -> Option<OwnDay> {
    let is_label = |before: &str| {
        // 主持词县政府副县长***（2026年3月20日）: in brackets at the end. The year may still be a blank.
        let ends = line.trim_end().ends_with(['）', ')']);
        let inner = before.rsplit(['（', '(']).next().filter(|_| ends).unwrap_or(before);
        let before = inner.trim_end_matches('年');
        let before = before.trim_matches(|c: char| !is_han(c));
        before.is_empty() || ["时间", "日期", "会议时间", "会议日期"].contains(&before)
    };
    if let [date] = dates::find(line).as_slice() {
        return is_label(line.get(..date.range.start)?).then(|| OwnDay::of(date));
    }
    let (year, month) = months(line).next()?;
    let said = line.get(month.clone())?.to_owned();
    is_label(line.get(..month.start)?).then_some(OwnDay { year: Some(year), day: None, said })
}

/// 今天是3月20日, or 3月20日，也就是今天.
fn is_today(words: &str, date: &FoundDate) -> bool {
    let after = words.get(date.range.end..).unwrap_or_default().trim_start_matches(['，', ',', '（', '(']);
    days::is_today(words, date)
        || ["也就是今天", "就是今天", "即今天", "今天"].iter().any(|word| after.starts_with(word))
}

/// …研讨会，于10月17日至19日在松江之畔举行: in the opening, this meeting.
fn is_held(words: &str, date: &FoundDate) -> bool {
    const NEAR: usize = 24;
    let after: String = words
        .get(date.range.end..)
        .unwrap_or_default()
        .chars()
        .take(NEAR)
        .take_while(|c| !"，。；".contains(*c))
        .collect();
    let before = words.get(..date.range.start).unwrap_or_default();
    before.ends_with('于')
        && ["举行", "召开", "举办"].iter().any(|word| after.ends_with(word))
        && !is_another(words, date.range.start)
}

/// Every month with a year and without a day: 2010年8月.
pub(super) fn months(words: &str) -> impl Iterator<Item = (i64, Range<usize>)> + '_ {
    dates::years(words).filter_map(|(year, range)| {
        let rest = words.get(range.end..)?;
        let (_, length) = numeral::at_start(rest)?;
        let after = rest.get(length..)?.strip_prefix('月')?;
        let day = numeral::at_start(after).is_some();
        (!day).then_some((year, range.start..range.end + length + '月'.len_utf8()))
    })
}
