//! Days: those that do not exist, weekdays that are not theirs, and those that are called today and are not.

use super::super::answers::{self, weekday};
use super::Spoken;
use super::dates::{self, FoundDate};
use super::script::Script;
use super::signs::Signs;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use jiff::civil::{Date, DateTime};
use std::collections::HashMap;

/// What may stand between 今天 and the date that it is.
const JOINTS: [&str; 15] = ["是", "即", "就", "，", ",", "、", "：", ":", "（", "(", "—", "–", " ", "　", "*"];
/// How soon after a date at the head of a sentence the meeting that it opens is spoken of.
const LONGEST_OPENING: usize = 24;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("月");
    let rundown = script.rundown;
    let first_numbered = rundown.items().iter().position(|item| item.number.is_some());
    let meeting = rundown.agenda().meeting.starts_at().map(DateTime::date);
    let texts: Vec<&Spoken<'_>> = script.texts_with(SIGNS).collect();
    let dates: Vec<(usize, FoundDate)> = texts
        .iter()
        .enumerate()
        .flat_map(|(index, text)| dates::find(text.source).into_iter().map(move |date| (index, date)))
        .collect();
    let head = script.head().flat_map(dates::find).find_map(|date| day_of(&date, date.year?));
    let meeting_day = meeting.or(head);
    let years = years(&dates, meeting);
    let own = only_year(script, &dates, meeting_day);
    let title_year = year_of_one_in_a_row(script.rundown.agenda().meeting.title.as_str());
    for (text, date) in dates.into_iter().filter_map(|(index, date)| Some((texts.get(index)?, date))) {
        let opening = first_numbered.is_none_or(|first| text.part.item < first);
        let Some(day) = real_day(&date, own) else {
            let problem = Problem::ImpossibleDate { written: date.written(text.source) };
            found.push(text.problem(problem, date.range));
            continue;
        };
        let written = years.get(&(date.month, date.day)).copied().flatten();
        let near = || meeting_day.and_then(|meeting| year_near(&date, meeting));
        let of_title = || title_year.filter(|_| is_today(text.source, &date));
        let year = written.or_else(near).or_else(of_title).map(Year::Written).or(own.map(Year::Likely));
        weekdays(text, &date, day, year, found);
        if let Some(meeting) = meeting
            && !is_on(&date, meeting)
            && (is_today(text.source, &date) || opening && opens_the_meeting(text.source, &date))
        {
            let written = date.written(text.source);
            let problem = Problem::NotTheMeetingDate { written, meeting: answers::date(meeting) };
            found.push(text.problem(problem, date.range));
        }
    }
}

/// The year of each day that is written with one somewhere, where it is always the same; the meeting's own day is known.
fn years(dates: &[(usize, FoundDate)], meeting: Option<Date>) -> HashMap<(i64, i64), Option<i64>> {
    let mut years = HashMap::new();
    if let Some(meeting) = meeting {
        years.insert((i64::from(meeting.month()), i64::from(meeting.day())), Some(i64::from(meeting.year())));
    }
    let own = years.keys().next().copied();
    for (_, date) in dates.iter().filter(|(_, date)| Some((date.month, date.day)) != own) {
        if let Some(year) = date.year.filter(|year| *year >= 1000) {
            let known = years.entry((date.month, date.day)).or_insert(Some(year));
            if *known != Some(year) {
                *known = None;
            }
        }
    }
    years
}

/// The year of a day that lies less than half a year from the meeting: no other can be meant.
fn year_near(date: &FoundDate, meeting: Date) -> Option<i64> {
    const NEAR: i32 = 150;
    let year = i64::from(meeting.year());
    let days = |year: i64| day_of(date, year).and_then(|day| (day - meeting).get_days().checked_abs());
    [year - 1, year, year + 1].into_iter().find(|year| days(*year).is_some_and(|days| days < NEAR))
}

fn day_of(date: &FoundDate, year: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// The year of a day that is written without one.
#[derive(Debug, Clone, Copy)]
enum Year {
    /// The day is written with it elsewhere.
    Written(i64),
    /// No other year is spoken of.
    Likely(i64),
}

impl Year {
    fn get(self) -> i64 {
        match self {
            Self::Written(year) | Self::Likely(year) => year,
        }
    }
}

fn weekdays(text: &Spoken<'_>, date: &FoundDate, day: Date, year: Option<Year>, found: &mut Vec<Diagnostic>) {
    let of = |year: i64| Date::new(i16::try_from(year).ok()?, day.month(), day.day()).ok();
    let known = match date.year {
        Some(_) => Some(day),
        None => year.and_then(|year| of(year.get())),
    };
    if let (Some(day), Some((range, written))) = (known, dates::weekday_after(text.source, date.range.end)) {
        let actual = weekday(day.weekday());
        let is = |day: Date| {
            weekday(day.weekday()).chars().last()
                == written.chars().last().map(|last| if last == '天' { '日' } else { last })
        };
        // Without a year it may be the next one that is meant, or the last.
        let near = || match year.filter(|_| date.year.is_none()) {
            Some(Year::Likely(year)) => [year - 1, year + 1].into_iter().filter_map(of).any(is),
            Some(Year::Written(_)) | None => false,
        };
        if !is(day) && !near() {
            let problem = Problem::WeekdayDisagrees { written, actual: actual.to_owned() };
            found.push(text.problem(problem, range));
        }
    }
}

/// The only year of which the dates, the title and the agenda speak.
fn only_year(script: &Script<'_>, dates: &[(usize, FoundDate)], meeting: Option<Date>) -> Option<i64> {
    let title = script.rundown.agenda().meeting.title.as_str();
    let written = dates.iter().filter_map(|(_, date)| date.year).filter(|year| *year >= 1900);
    let mut all =
        written.chain(dates::years(title).map(|(year, _)| year)).chain(meeting.map(|day| i64::from(day.year())));
    let year = all.next()?;
    all.all(|other| other == year).then_some(year)
}

/// The year of 2025年第二次集体学习会, in which that is held: one of a row of such meetings in a year.
fn year_of_one_in_a_row(title: &str) -> Option<i64> {
    let mut years = dates::years(title).filter(|(_, range)| {
        let behind = title.get(range.end..).unwrap_or_default();
        let ordinal = behind.trim_start_matches('度').strip_prefix('第').unwrap_or_default();
        let unit = numeral::at_start(ordinal).and_then(|(_, end)| ordinal.get(end..));
        unit.is_some_and(|unit| unit.starts_with(['次', '期', '场', '讲']))
    });
    years.next().map(|(year, _)| year)
}

fn real_day(date: &FoundDate, own: Option<i64>) -> Option<Date> {
    // 2月29日 may well be meant where the year is not said, and may be a leap year.
    let leap = |year: i64| Date::new(i16::try_from(year).unwrap_or(1), 2, 29).is_ok();
    let year = own.filter(|own| ![own - 1, *own, own + 1].into_iter().any(leap)).unwrap_or(2024);
    let year = i16::try_from(date.year.unwrap_or(year)).ok()?;
    Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

fn is_on(date: &FoundDate, meeting: Date) -> bool {
    let year = i64::from(meeting.year());
    // 26年 is short for 2026年.
    let same_year = date.year.is_none_or(|written| written == year || written < 100 && written == year % 100);
    same_year && (date.month, date.day) == (i64::from(meeting.month()), i64::from(meeting.day()))
}

/// Does the text call this date today? 今天是3月20日, 今天（3月20日）, 今天，3月20日，我们, 3月20日（今天）.
pub(super) fn is_today(text: &str, date: &FoundDate) -> bool {
    let after = text.get(date.range.end..).unwrap_or_default();
    // From one day to another: today is one of them.
    if after.trim_start().starts_with(['至', '到', '-', '—', '－', '~', '～']) {
        return false;
    }
    if let Some(inside) = after.strip_prefix(['（', '(']) {
        let inside = inside.trim_start_matches("即").trim_start_matches("也就是");
        if ["今天）", "今天)", "今日）", "今日)"].iter().any(|word| inside.starts_with(word)) {
            return true;
        }
    }
    let mut before = text.get(..date.range.start).unwrap_or_default();
    let mut said = false;
    while let Some((shorter, joint)) = JOINTS.iter().find_map(|joint| Some((before.strip_suffix(joint)?, *joint))) {
        said |= matches!(joint, "是" | "即" | "就" | "（" | "(" | "：" | ":" | "—");
        before = shorter;
    }
    // 今天，3月5日公布的办法正式施行: the date goes on to something else.
    let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let goes_on = ["星期", "周", "礼拜", "上午", "下午", "晚上", "我们", "大家"];
    let alone = said || ends || goes_on.iter().any(|word| after.starts_with(word));
    alone && ["今天", "今日"].iter().any(|word| before.ends_with(word))
}

/// 3月20日，我们召开…, at the head of a sentence and not told as the past.
pub(super) fn opens_the_meeting(text: &str, date: &FoundDate) -> bool {
    let before = text.get(..date.range.start).unwrap_or_default().trim_end_matches([' ', '　', '*']);
    let begins = before.chars().next_back().is_none_or(|c| "。！？；：\n".contains(c));
    let after = text.get(date.range.end..).unwrap_or_default().trim_start_matches(['，', ',', ' ']);
    if !begins || !after.starts_with("我们") {
        return false;
    }
    let clause: String = after.chars().take(LONGEST_OPENING).take_while(|c| !"，。；！？\n".contains(*c)).collect();
    let held = ["召开", "举行", "举办", "相聚", "欢聚", "齐聚"].iter().any(|word| clause.contains(word));
    let past = ["了", "过", "曾", "召开的", "举行的", "举办的"].iter().any(|word| clause.contains(word));
    held && !past
}
