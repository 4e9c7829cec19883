//! Editions of one and the same thing that differ between two places: 第七届 and 第八届 of a games, 第十四次 and 第十五次 of a
//! congress, the second and the third session of one term.

mod anniversaries;
mod terms;

use super::dates;
use super::script::Script;
use super::signs::Signs;
use super::topics::{clause_at, common, is_another, topic};
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use anniversaries::{anniversaries, other_anniversary};
use std::ops::Range;
use terms::{Elected, elected_by_title, other_report, other_term};

/// Few things have editions; a script with more of them is a list of something else.
const MOST: usize = 64;
/// Characters that two names have in common that are one.
const SAME: usize = 4;
/// Characters of a name that are looked at.
const NAME: usize = 10;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("届第周");
    let mut editions = Editions { seen: Vec::new() };
    let mut sessions = Sessions { seen: Vec::new() };
    let title = script.rundown.agenda().meeting.title.as_str();
    let mut elected: Vec<Elected> = elected_by_title(title).into_iter().collect();
    let mut reported: Vec<Elected> = Vec::new();
    let mut celebrated: Vec<(String, u64, String)> = Vec::new();
    for one in anniversaries(title) {
        other_anniversary(&mut celebrated, title, one);
    }
    editions.seen.extend(editions_of(title).map(|(number, range)| Edition {
        number,
        of: name(title, &range),
        said: title.get(range).unwrap_or_default().to_owned(),
        at: None,
    }));
    sessions.seen.extend(sessions_of(title).map(|(session, _)| (session, None)));
    let own = own_name(title);
    for sentence in script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let start = sentence.range.start;
        if let Some((problem, at)) = own.as_ref().and_then(|own| other_than_titled(own, words)) {
            found.push(script.problem(problem, &(start + at.start..start + at.end)));
            continue;
        }
        let in_sentence: Vec<(Session, Range<usize>)> = sessions_of(words).collect();
        for (number, range) in editions_of(words) {
            // 第二次 of a session is no edition of its own.
            if in_sentence.binary_search_by_key(&range.start, |(_, session)| session.start).is_ok() {
                continue;
            }
            let term = || other_term(&mut elected, words, number, &range);
            let report = || other_report(&mut reported, words, number, &range);
            if let Some(problem) = editions.other(words, number, &range, start).or_else(term).or_else(report) {
                found.push(script.problem(problem, &(start + range.start..start + range.end)));
            }
        }
        for (number, range, of) in anniversaries(words) {
            let at = start + range.start..start + range.end;
            if let Some(problem) = other_anniversary(&mut celebrated, words, (number, range, of)) {
                found.push(script.problem(problem, &at));
            }
        }
        for (session, range) in in_sentence {
            if let Some(problem) = sessions.other(words, session, &range, start) {
                found.push(script.problem(problem, &(start + range.start..start + range.end)));
            }
        }
    }
}

/// 第七届运动会, as it stands in a place of the script; None for the title.
struct Edition {
    number: u64,
    of: String,
    said: String,
    at: Option<usize>,
}

/// The first of each edition.
struct Editions {
    seen: Vec<Edition>,
}

impl Editions {
    /// What is wrong with an edition in a sentence; it is kept where it is the first of its sort.
    fn other(&mut self, words: &str, number: u64, range: &Range<usize>, sentence: usize) -> Option<Problem> {
        /// Bodies of which an old and a new one meet in every election.
        const BODIES: &[&str] = &[
            "委员会",
            "理事会",
            "监事会",
            "董事会",
            "常委会",
            "全会",
            "班子",
            "领导",
            "会议",
            "委员",
            "理事",
            "监事",
            "支部",
        ];
        let of = name(words, range);
        let near = of.get(..SAME * 3).unwrap_or(&of);
        // 常委会第十八次会议 is a meeting, and no body that is elected anew.
        let of_meeting =
            words.get(range.clone()).is_some_and(|said| said.ends_with('次')) && of_what_meets(words, range);
        if !of_meeting && BODIES.iter().any(|body| near.contains(body)) {
            return None;
        }
        let said = words.get(range.clone()).unwrap_or_default().to_owned();
        let unit = said.chars().next_back();
        let alike = |one: &&Edition| {
            (common(&one.of, &of) >= SAME || abbreviates(&of, &one.of)) && one.said.chars().next_back() == unit
        };
        let Some(first) = self.seen.iter().find(alike) else {
            if self.seen.len() < MOST && of.chars().count() >= SAME {
                self.seen.push(Edition { number, of, said, at: Some(sentence) });
            }
            return None;
        };
        // Two side by side, or one that was said as well before, are two on purpose.
        let clause = clause_at(words, range.start);
        let has = |any: &[&str]| any.iter().any(|word| clause.contains(word));
        // 这个题目2025年第9次集体学习时开过头
        let of_a_year = words.get(..range.start).is_some_and(|before| before.ends_with('年'));
        let rightly = first.number == number
            || of_a_year
            || first.at == Some(sentence)
            || self.seen.iter().filter(alike).any(|one| one.number == number)
            || is_another(&clause.replace("换届", ""))
            // 听取第五轮巡察情况汇报，部署第六轮巡察 tells of two on purpose.
            || inspection(&of).is_some() && has(&["汇报", "整改", "情况", "部署"])
            || has(&["上个月", "上月", "上次", "上一次", "上回", "此前", "下个月", "下月", "下次", "下周"])
            || number < first.number && is_told_of_another_year(clause)
            // 第七届吸引了三万游客: the one before, which is over; 第七届今天开幕了 is this one, and 画上了句号, too.
            || number + 1 == first.number
                && clause.contains(['了', '曾', '已'])
                && !has(&["今天", "今日", "现在", "议程", "圆满", "各项任务", "句号"]);
        (!rightly).then(|| Problem::EditionsDisagree { first: first.said.clone(), later: said })
    }
}

/// 第一次业主大会是2021年开的: whether a clause says in which year an earlier one was, and does not open or close it.
fn is_told_of_another_year(clause: &str) -> bool {
    const NOW: [&str; 9] = ["今天", "今日", "现在", "到此", "圆满", "议程", "闭幕", "开幕", "欢迎"];
    const PAST: [&str; 6] = ["那年", "那一年", "当年", "几年前", "当时", "那时"];
    let is_past = dates::years(clause).next().is_some() || PAST.iter().any(|word| clause.contains(word));
    is_past && !NOW.iter().any(|word| clause.contains(word))
}

/// Whether an edition is that of a meeting: 第十八次会议.
fn of_what_meets(words: &str, range: &Range<usize>) -> bool {
    words.get(range.end..).is_some_and(|after| after.starts_with("会议"))
}

/// 中青班的班旗 is that of 中青年干部培训班: whether a name begins with what is short for another.
fn abbreviates(name: &str, whole: &str) -> bool {
    let short = name.split('的').next().unwrap_or(name);
    let (length, whole_length) = (short.chars().count(), whole.chars().count());
    let mut rest = whole.chars();
    (3..=5).contains(&length)
        && length + 2 <= whole_length
        && common(short, whole) >= 1
        && short.chars().next_back() == whole.chars().next_back()
        && short.chars().all(|c| rest.any(|other| other == c))
}

/// The number by which the title calls its meeting: 第三次 of 市政府第三次全体会议, 第十二届 of 第十二届村民委员会换届选举大会.
struct OwnName {
    number: u64,
    said: String,
    /// 全体会议, 村民委员会换届选举大会.
    what: String,
}

fn own_name(title: &str) -> Option<OwnName> {
    const MEETINGS: [&str; 3] = ["会议", "大会", "全会"];
    const LEAST: usize = 4;
    let mut all = editions_of(title);
    let (Some((number, range)), None) = (all.next(), all.next()) else { return None };
    let of = title.get(range.end..)?.split(|c| !is_han(c)).next()?;
    let end = MEETINGS.iter().filter_map(|meeting| Some(of.find(meeting)? + meeting.len())).max()?;
    let what = of.get(..end)?.to_owned();
    (what.chars().count() >= LEAST).then(|| OwnName {
        number,
        said: title.get(range).unwrap_or_default().to_owned(),
        what,
    })
}

/// 今天召开第二次全体会议, 第十一届村民委员会换届选举大会的议程都完成了: the meeting itself, by another number.
fn other_than_titled(own: &OwnName, words: &str) -> Option<(Problem, Range<usize>)> {
    const LONG: usize = 8;
    const HELD: [&str; 4] = ["召开", "举行", "本次", "这次"];
    const NOW: [&str; 4] = ["今天", "现在", "本次", "这次"];
    const WHOLE: [&str; 6] = ["议程", "到此", "圆满", "现在开会", "胜利闭幕", "宣布"];
    const OTHER_TIMES: [&str; 7] = ["月", "上午", "下午", "明天", "昨天", "来", "选出"];
    let mut all = editions_of(words);
    let (Some((number, range)), None) = (all.next(), all.next()) else { return None };
    let said = words.get(range.clone())?;
    let before = words.get(..range.start)?;
    let has = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    let clause = clause_at(words, range.start);
    let is_closed = own.what.chars().count() >= LONG && has(clause, &WHOLE);
    let is_opened = HELD.iter().any(|held| before.ends_with(held)) && has(clause, &NOW);
    let is_this = (is_closed || is_opened) && !has(clause, &OTHER_TIMES);
    let is_named =
        words.get(range.end..)?.starts_with(own.what.as_str()) && said.ends_with(own.said.chars().next_back()?);
    let other = is_another(&clause.replace("换届", ""));
    (number != own.number && is_this && is_named && !other)
        .then(|| (Problem::EditionsDisagree { first: own.said.clone(), later: said.to_owned() }, range))
}

/// 十四届二次会议: a session of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Session {
    term: u64,
    /// What has the term: 人民代表大会, or nothing where it is not said.
    of: String,
    number: u64,
    said: String,
}

/// The first session of each term, and where it was said.
struct Sessions {
    seen: Vec<(Session, Option<usize>)>,
}

impl Sessions {
    fn other(&mut self, words: &str, session: Session, range: &Range<usize>, sentence: usize) -> Option<Problem> {
        let alike = |one: &&(Session, Option<usize>)| one.0.term == session.term && one.0.of == session.of;
        let Some((first, at)) = self.seen.iter().find(alike) else {
            if self.seen.len() < MOST {
                self.seen.push((session, Some(sentence)));
            }
            return None;
        };
        let rightly =
            first.number == session.number || *at == Some(sentence) || is_another(clause_at(words, range.start));
        (!rightly).then(|| Problem::EditionsDisagree { first: first.said.clone(), later: session.said })
    }
}

/// The inspection that some words begin with, which comes in rounds.
fn inspection(words: &str) -> Option<&'static str> {
    ["巡察", "巡视", "督察", "督查"].into_iter().find(|round| words.starts_with(round))
}

/// What is kept every year, which some words begin with: 全国“安全生产月”, 教师节.
fn day(words: &str) -> Option<&str> {
    /// Characters of it.
    const LONGEST: usize = 8;
    let whose = ["全国", "国际", "世界", "中国"].into_iter().find_map(|whose| words.strip_prefix(whose));
    let own = whose.unwrap_or(words).trim_start_matches(['“', '"', '「']);
    let ends = own.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c));
    let (end, kind) = ends.into_iter().find(|(_, c)| matches!(c, '日' | '月' | '周' | '节'))?;
    // 第三个工作日, 第二个孩子的生日
    const OTHERS: [&str; 5] = ["工作日", "交易日", "星期日", "休息日", "生日"];
    let day = own.get(..end + kind.len_utf8()).filter(|day| day.chars().count() > 2);
    day.filter(|day| OTHERS.iter().all(|other| !day.ends_with(other)))
}

/// What an edition is of: the words behind it, or for a 会议 those before it.
fn name(words: &str, range: &Range<usize>) -> String {
    let of = topic(words, range.end);
    if let Some(rest) = of.strip_prefix("党代会") {
        return format!("代表大会{rest}");
    }
    if of.starts_with("会议") {
        return before(words, range);
    }
    // 第六轮巡察: of which there is one at a time, whatever stands behind. Twice, for a name has as many characters.
    if let Some(round) = inspection(of) {
        return round.repeat(2);
    }
    let is_day = words.get(range.clone()).is_some_and(|said| said.ends_with('个'));
    if let Some(day) = words.get(range.end..).filter(|_| is_day).and_then(day) {
        return day.repeat(2);
    }
    // 第六届“最美志愿者”颁奖活动
    if let Some(quoted) = quoted(words.get(range.end..).unwrap_or_default()) {
        return quoted;
    }
    // 党代表大会 and 全国代表大会 are what others call 代表大会.
    ["党的", "党", "党员"].iter().find_map(|word| of.strip_prefix(word)).unwrap_or(of).to_owned()
}

/// A name that begins in quotation marks, without them: 最美志愿者颁奖活动.
fn quoted(words: &str) -> Option<String> {
    const OPEN: [char; 3] = ['“', '"', '「'];
    const CLOSE: [char; 3] = ['”', '"', '」'];
    let (inner, behind) = words.strip_prefix(OPEN)?.split_once(CLOSE)?;
    let behind = topic(behind, 0);
    (!inner.is_empty() && inner.chars().all(is_han)).then(|| format!("{inner}{behind}"))
}

/// 第七届, 第三期 and 第九次, with their numbers.
fn editions_of(words: &str) -> impl Iterator<Item = (u64, Range<usize>)> + '_ {
    words.match_indices('第').filter_map(|(at, word)| {
        let rest = words.get(at + word.len()..)?;
        let (number, length) = numeral::at_start(rest)?;
        let behind = rest.get(length..)?;
        // 第六轮巡察, and no 第二轮签约.
        let is_round = behind.strip_prefix('轮').and_then(inspection).is_some();
        let is_day = behind.strip_prefix('个').and_then(day).is_some();
        let unit = behind.chars().next().filter(|unit| matches!(unit, '届' | '期' | '次') || is_round || is_day)?;
        Some((number, at..at + word.len() + length + unit.len_utf8()))
    })
}

/// 第六次会议 is of whatever stands before it: 职工代表大会.
fn before(words: &str, range: &Range<usize>) -> String {
    let before = words.get(..range.start).unwrap_or_default();
    let name: Vec<char> = before.chars().rev().take_while(|c| is_han(*c)).take(NAME).collect();
    name.into_iter().rev().collect()
}

/// 第十四届委员会第二次会议 and 十四届二次会议, each with where it stands.
fn sessions_of(words: &str) -> impl Iterator<Item = (Session, Range<usize>)> + '_ {
    /// Characters between the term and the number of the session.
    const NEAR: usize = 14;
    words.match_indices('届').filter_map(|(at, unit)| {
        let (term, _) = numeral::at_end(words.get(..at)?)?;
        let rest = words.get(at + unit.len()..)?;
        let near = rest.char_indices().take(NEAR).take_while(|(_, c)| is_han(*c) || c.is_ascii_digit());
        let (end, _) = near.into_iter().find(|(_, c)| *c == '次')?;
        let (number, begins) = numeral::at_end(rest.get(..end)?)?;
        let of = rest.get(..begins)?.trim_end_matches('第');
        // 委员会 is what the body is called that 政协十四届二次会议 leaves out.
        let of = of.trim_end_matches("委员会").to_owned();
        let after = rest.get(end + '次'.len_utf8()..)?;
        let kind = ["会议", "全会", "全体会议", "大会", "职工代表大会", "会员代表大会", "代表大会", "职代会", "教代会"]
            .into_iter()
            .find(|kind| after.starts_with(kind))?;
        let behind = at + unit.len();
        let ordinal = rest.get(..begins)?.strip_suffix('第').map_or(begins, str::len);
        let range = behind + ordinal..behind + end + '次'.len_utf8();
        let said = words.get(range.clone())?.to_owned();
        Some((Session { term, of: format!("{of}{kind}"), number, said }, range))
    })
}
