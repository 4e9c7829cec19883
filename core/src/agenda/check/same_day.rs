//! Days that two places give to one and the same thing: an event, the end of what begins on one day, and the meeting by
//! name. Its day as head and opening tell it is the affair of `own_day`, the day by which something is due that of `deadlines`.

mod ends;
mod gatherings;

use super::calls::clause_start;
use super::dates::{self, FoundDate};
use super::own_day;
use super::script::Script;
use super::signs::Signs;
use super::topics::{clause_at, common, topic};
use crate::chinese::vocabulary::Vocabulary;
use crate::chinese::{is_han, shares_pair};
use crate::diagnostic::{Diagnostic, Problem};
use gatherings::gathering;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    days(script, found);
    spans(script, found);
    months(script, found);
}

/// 新馆2023年6月破土动工 and 从2022年6月破土动工到今天: one month of one thing in two years.
fn months(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("月");
    const SAME: usize = 4;
    const MOST: usize = 32;
    /// What happens once.
    const ONCE: [&str; 9] = ["动工", "开工", "成立", "落成", "竣工", "投产", "奠基", "建成", "开业"];
    let mut seen: Vec<(i64, &str, &str, usize)> = Vec::new();
    static HAPPENS_ONCE: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&ONCE));
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, sentence)| sentence.signs.any(SIGNS)) {
        if !HAPPENS_ONCE.may_be_of(script.letters(index)) {
            continue;
        }
        let words = script.words(&sentence.range);
        for (year, range) in own_day::months(words) {
            let of = topic(words, range.end);
            if !HAPPENS_ONCE.is_in(of) {
                continue;
            }
            let written = own_day::year_of(words, &range);
            let month = words.get(written.end..range.end).unwrap_or_default();
            let same = |(_, other, at, _): &&(i64, &str, &str, usize)| *at == month && common(other, of) >= SAME;
            match seen.iter().find(same) {
                Some((first, .., at)) if *first != year && *at != index => {
                    let problem = Problem::YearsDisagree { first: first.to_string(), later: year.to_string() };
                    let start = sentence.range.start;
                    found.push(script.problem(problem, &(start + written.start..start + written.end)));
                }
                Some(_) => {}
                None if seen.len() < MOST => seen.push((year, of, month, index)),
                None => {}
            }
        }
    }
}

/// Characters behind a date in which stands what happens then.
const EVENT_NEAR: usize = 8;

static HAPPENS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(EVENTS));

/// Things that happen on one day only.
const EVENTS: &[&str] = &[
    "开幕",
    "闭幕",
    "开闸",
    "开学",
    "开考",
    "开赛",
    "高考",
    "通车",
    "开馆",
    "开园",
    "投产",
    "开班",
    "开机",
    "通航",
    "挂牌",
    "开业",
    "首演",
    "上线",
    "结业",
    "毕业典礼",
    "咨询日",
    "宣传日",
    "开放日",
    "主题日",
    "进驻",
    "入驻",
    "启用",
    "通水",
    "通电",
    "通气",
    "破土",
    "动工",
    "奠基",
    "落成",
    "封顶",
    "进入汛期",
    "进入主汛期",
    "开始供暖",
    "登陆",
];
/// What stands between a date and what happens then.
const PARTS_OF_DAY: [&str; 14] = [
    "上午",
    "下午",
    "凌晨",
    "夜间",
    "夜里",
    "傍晚",
    "晚上",
    "早晨",
    "早上",
    "白天",
    "中午",
    "前后",
    "上半夜",
    "下半夜",
];

/// With these a clause tells another day of such a thing on purpose, or of another one of its sort.
const APART: [&str; 20] = [
    "改", "推迟", "提前", "延期", "原定", "顺延", "一批", "二批", "去年", "往年", "历年", "常年", "期", "全省", "我省",
    "全国", "流域", "再次", "二次", "先后",
];

/// Days that two places give to one event, and the day of the meeting itself.
fn days(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SAME: usize = 5;
    let mut seen: Vec<(FoundDate, String, Option<&str>, bool)> = Vec::new();
    for (_, sentence, date) in script.dates() {
        let words = script.words(&sentence.range);
        let after = topic(words, date.range.end);
        let deadline =
            ["前", "以前", "之前", "起", "至", "到", "上午", "下午", "晚", "早", "开始", "后", "以后", "召开", "举行"]
                .iter()
                .any(|word| after.starts_with(word));
        // 6月6日高考正式开考, 7月24日夜间在我市一带登陆
        let of_day = PARTS_OF_DAY.iter().find_map(|part| after.strip_prefix(part)).unwrap_or(after);
        let near = of_day.char_indices().nth(EVENT_NEAR).map_or(of_day, |(end, _)| of_day.get(..end).unwrap_or(of_day));
        // Of several the one that stands first in the table.
        let event = HAPPENS.find(near).map(|found| found.word).min().and_then(|word| EVENTS.get(word)).copied();
        let is_meeting = says_meeting(words, date);
        // 五月十三日国际护士节 behind 五月十二日是国际护士节.
        let after = after.strip_prefix(['是', '的']).unwrap_or(after);
        let topic = if deadline || after.chars().count() < SAME { String::new() } else { after.to_owned() };
        let name = gathering(words, date);
        let topic = name.clone().unwrap_or(topic);
        if event.is_none() && topic.is_empty() && !is_meeting {
            continue;
        }
        let same = seen.iter().find(|(_, of, other, meeting)| {
            event.is_some() && *other == event
                || !topic.is_empty() && (*of == topic || common(of, &topic) >= SAME)
                || name.as_ref().is_some_and(|name| gatherings::is_one(name, of))
                || is_meeting && *meeting
        });
        match same {
            Some((first, ..)) if (first.month, first.day) != (date.month, date.day) => {
                let clause = clause_at(words, date.range.start);
                let years = first.year.is_some() && date.year.is_some() && first.year != date.year;
                // 第二期 and 延期 are of another day, 汛期 is what begins then.
                let other = name.is_some() && event.is_none() && gatherings::is_another(words, date, first);
                let rightly = other || APART.iter().any(|word| clause.replace("汛期", "").contains(word));
                if !years && !rightly {
                    let range = sentence.range.start + date.range.start..sentence.range.start + date.range.end;
                    let later = date.written(words);
                    let first = first.said();
                    found.push(script.problem(Problem::DatesDisagree { first, later }, &range));
                }
            }
            Some(_) => {}
            None if seen.len() < 64 => seen.push((date.clone(), topic, event, is_meeting)),
            None => {}
        }
    }
}

/// Month and day of the first day and of the last, and the words for both.
struct Span {
    start: (i64, i64),
    end: (i64, i64),
    said: String,
    /// What is said behind it.
    about: String,
    /// What is said before its first day, where first and last day are told each by itself.
    of: Option<String>,
    /// What lasts so long, where that is said: 培训.
    lasts: Option<&'static str>,
}

/// 集训8月1日至8月12日 and 8月1日到10日: two ends of what begins on one day.
fn spans(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const MOST: usize = 32;
    let mut seen: Vec<(usize, Span)> = Vec::new();
    for (index, sentence, date) in script.dates() {
        let words = script.words(&sentence.range);
        if let Some((_, other)) = seen.iter().find(|(at, span)| *at != index && ends::another(words, date, span)) {
            let range = sentence.range.start + date.range.start..sentence.range.start + date.range.end;
            let problem = Problem::DatesDisagree { first: other.said.clone(), later: date.written(words) };
            found.push(script.problem(problem, &range));
        }
        if seen.len() < MOST {
            seen.extend(opened_and_closed(words, date).map(|span| (index, span)));
        }
        let Some((end, range)) = end_of_span(words, date).filter(|_| seen.len() < MOST) else { continue };
        let start = (date.month, date.day);
        let said = words.get(date.range.start..range.end).unwrap_or_default().to_owned();
        // 7月18日至20日降雨 and 7月17日至20日强降雨: of two that end on one day only what is the same in words.
        let about = about(words, &range);
        let before = words.get(clause_start(words, date.range.start)..date.range.start).unwrap_or_default();
        // 展览 that opens on the first day of a 大会 may well last longer.
        let is_of = |other: &Span| other.of.as_ref().is_none_or(|of| shares_pair(of, before));
        // 赛程从4月18日到19日，书画展从4月18日到30日: side by side two are told on purpose.
        let is_other = |(at, other): &&(usize, Span)| {
            other.start == start && other.end != end && is_of(other) && *at != index
                || other.end == end && other.start != start && shares_event(&other.about, &about)
        };
        if let Some((_, other)) = seen.iter().find(is_other) {
            let range = sentence.range.start + range.start..sentence.range.start + range.end;
            found.push(script.problem(Problem::DatesDisagree { first: other.said.clone(), later: said }, &range));
            continue;
        }
        let lasts = ends::what_lasts(before, &about);
        seen.push((index, Span { start, end, said, about, of: None, lasts }));
    }
}

/// 大会自11月6日开幕，将于11月8日闭幕: a span whose days are told each by itself, in one sentence.
fn opened_and_closed(words: &str, date: &FoundDate) -> Option<Span> {
    const OPENS: [&str; 6] = ["开幕", "开始", "开赛", "开班", "启动", "拉开"];
    const CLOSES: [&str; 6] = ["闭幕", "结束", "落幕", "结业", "收官", "结班"];
    const NEAR: usize = 6;
    let near = |date: &FoundDate| -> String {
        words.get(date.range.end..).unwrap_or_default().chars().take(NEAR).take_while(|c| is_han(*c)).collect()
    };
    let is_told = |date: &FoundDate, any: &[&str]| any.iter().any(|word| near(date).contains(word));
    // 3月10日起，全市开展整治，到5月31日结束
    if !is_told(date, &OPENS) && !near(date).starts_with('起') {
        return None;
    }
    let all = dates::find(words);
    let last = all.iter().find(|other| other.range.start > date.range.start).filter(|last| is_told(last, &CLOSES))?;
    Some(Span {
        start: (date.month, date.day),
        end: (last.month, last.day),
        said: format!("{}至{}", date.written(words), last.written(words)),
        about: String::new(),
        of: Some(words.get(..date.range.start)?.to_owned()),
        lasts: ends::what_lasts(words.get(date.range.end..last.range.start)?, &about(words, &last.range)),
    })
}

/// Whether what is told behind one span of days begins with what is told behind another, by two characters in a row.
fn shares_event(one: &str, other: &str) -> bool {
    const NEAR: usize = 10;
    let near: String = other.chars().take(NEAR).filter(|c| is_han(*c)).collect();
    shares_pair(one, &near)
}

/// What stands right behind a span of days, and says what happens in them: 强降雨期间.
fn about(words: &str, end: &Range<usize>) -> String {
    const NEAR: usize = 24;
    words.get(end.end..).unwrap_or_default().chars().take(NEAR).collect()
}

/// The last day of what begins on a date, and where it stands: 10日 of 8月1日到10日.
fn end_of_span(words: &str, date: &FoundDate) -> Option<((i64, i64), Range<usize>)> {
    let after = words.get(date.range.end..)?;
    let joint = ["至", "到", "—", "－", "-", "～", "~"].iter().find(|joint| after.starts_with(**joint))?;
    let from = date.range.end + joint.len();
    if let Some(end) = dates::find(words).into_iter().find(|end| end.range.start == from) {
        return Some(((end.month, end.day), end.range));
    }
    let rest = words.get(from..)?;
    let (day, length) = crate::chinese::numeral::at_start(rest)?;
    let unit = rest.get(length..)?.chars().next().filter(|unit| matches!(unit, '日' | '号'))?;
    Some(((date.month, i64::try_from(day).ok()?), from..from + length + unit.len_utf8()))
}

/// Whether a date is told as the day of this meeting: 会议日期为…, …召开的本次大会.
fn says_meeting(words: &str, date: &FoundDate) -> bool {
    let before = words.get(..date.range.start).unwrap_or_default();
    let after = words.get(date.range.end..).unwrap_or_default();
    let told = [
        "会议日期为",
        "会议日期是",
        "会议时间为",
        "会议时间是",
        "开会日期为",
        "召开日期为",
        "会议时间：",
        "会议日期：",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    let own = ["召开的本次", "召开的这次", "举行的本次", "举行的这次", "的本次会议", "的本次大会"]
        .iter()
        .any(|word| after.starts_with(word));
    told || own
}
