//! Counts, lists, ordinals, years and dates that the opening says one way and the agenda another.

use super::super::Rundown;
use super::super::answers::{self, weekday};
use super::dates::{self, FoundDate};
use super::{Spoken, spoken};
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use jiff::civil::{Date, DateTime};
use std::ops::Range;

/// Characters that a clause is looked back for.
const LONGEST_CLAUSE: usize = 60;
/// Characters that a count or an ordinal may have.
const LONGEST_NUMERAL: usize = 16;

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let first_numbered = rundown.items().iter().position(|item| item.number.is_some());
    let mut listed: Vec<String> = Vec::new();
    let mut looked_at = None;
    for text in spoken(rundown) {
        let item = text.part.item;
        calendar(&text, found);
        if first_numbered.is_none_or(|first| item < first) {
            overview(&text, &mut listed, found);
        } else if looked_at != Some(item) {
            // Only the words that announce the item: later ones may well speak of the next.
            looked_at = Some(item);
            announcement(&text, &listed, found);
        }
    }
}

/// The opening: the count that it announces, the list that follows, and the day that it says it is.
fn overview(text: &Spoken<'_>, listed: &mut Vec<String>, found: &mut Vec<Diagnostic>) {
    let actual = text.rundown.numbered_items();
    for (range, announced) in announced_counts(text.source) {
        if announced != actual {
            found.push(text.problem(Problem::CountDisagrees { announced, actual }, range.clone()));
        }
        let rest = text.source.get(range.end..).unwrap_or_default();
        let paragraph = rest.split("\n\n").next().unwrap_or_default();
        let clauses = list_clauses(paragraph);
        let count = u64::try_from(clauses.len()).unwrap_or(u64::MAX);
        if count >= 2 && count != actual {
            found.push(text.problem(Problem::ListDisagrees { listed: count, actual }, range));
        }
        if count >= 2 {
            *listed = clauses.into_iter().map(str::to_owned).collect();
        }
    }
    let Some(meeting) = text.rundown.agenda().meeting.starts_at() else { return };
    for date in dates::find(text.source) {
        let before = text.source.get(..date.range.start).unwrap_or_default();
        let today = before.ends_with("今天是") || before.ends_with("今天，是");
        let same_year = date.year.is_none_or(|year| year == i64::from(meeting.year()));
        let same_day = (date.month, date.day) == (i64::from(meeting.month()), i64::from(meeting.day()));
        if today && !(same_year && same_day) {
            let problem = Problem::NotTheMeetingDate {
                written: date.written(text.source),
                meeting: answers::date(meeting.date()),
            };
            found.push(text.problem(problem, date.range));
        }
    }
}

/// The first words of a numbered item: its ordinal, and the years and dates that its title or the overview gave it.
fn announcement(text: &Spoken<'_>, listed: &[String], found: &mut Vec<Diagnostic>) {
    let Some(entry) = text.rundown.items().get(text.part.item) else { return };
    let Some(actual) = entry.number else { return };
    if let Some((range, written)) = ordinal(text.source)
        && written != actual
    {
        found.push(text.problem(Problem::OrdinalDisagrees { written, actual }, range));
    }
    let title = text.rundown.item_of(text.part).and_then(|item| item.title.as_deref()).unwrap_or("");
    let clause = usize::try_from(actual).ok().and_then(|n| listed.get(n.checked_sub(1)?)).map_or("", String::as_str);
    let promised = format!("{clause} {title}");
    if let (Some((opening, _)), Some((item, range))) = (only_year(&promised), only_year(text.source))
        && opening != item
    {
        let problem = Problem::YearsDisagree { opening: opening.to_string(), item: item.to_string() };
        found.push(text.problem(problem, range));
    }
    if let ([opening], [item]) = (dates::find(&promised).as_slice(), dates::find(text.source).as_slice())
        && (opening.month, opening.day) != (item.month, item.day)
    {
        let problem = Problem::DatesDisagree { opening: opening.written(&promised), item: item.written(text.source) };
        found.push(text.problem(problem, item.range.clone()));
    }
}

/// Days that do not exist, and weekdays that are not those of their day. In every text.
fn calendar(text: &Spoken<'_>, found: &mut Vec<Diagnostic>) {
    for date in dates::find(text.source) {
        let Some(day) = real_day(&date) else {
            let problem = Problem::ImpossibleDate { written: date.written(text.source) };
            found.push(text.problem(problem, date.range));
            continue;
        };
        let meeting = text.rundown.agenda().meeting.starts_at().map(DateTime::date);
        let known = match (date.year, meeting) {
            (Some(_), _) => Some(day),
            // Without a year only the meeting's own day is certain to be this year's.
            (None, Some(meeting)) if (meeting.month(), meeting.day()) == (day.month(), day.day()) => Some(meeting),
            (None, Some(_) | None) => None,
        };
        if let (Some(day), Some((range, written))) = (known, dates::weekday_after(text.source, date.range.end)) {
            let actual = weekday(day.weekday());
            if actual.chars().last() != written.chars().last().map(|last| if last == '天' { '日' } else { last }) {
                let problem = Problem::WeekdayDisagrees { written, actual: actual.to_owned() };
                found.push(text.problem(problem, range));
            }
        }
    }
}

fn real_day(date: &FoundDate) -> Option<Date> {
    // Any leap year does where the year is not said: 2月29日 may well be meant.
    let year = i16::try_from(date.year.unwrap_or(2024)).ok()?;
    Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// Announced counts such as 三项议程, and where they stand. 三项任务 counts the agenda only in a clause on the meeting.
fn announced_counts(text: &str) -> Vec<(Range<usize>, u64)> {
    let mut counts = Vec::new();
    for (at, unit) in text.match_indices('项').chain(text.match_indices('个')) {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + unit.len()..).unwrap_or_default());
        let agenda = ["议程", "议题"].iter().any(|word| after.starts_with(word));
        let loosely = ["内容", "程序", "主要议程"].iter().any(|word| after.starts_with(word));
        if !(agenda || loosely) {
            continue;
        }
        // A clause is short; looking farther back would take for ever in a text of nothing but 个.
        let near: Vec<char> =
            before.chars().rev().take(LONGEST_CLAUSE).take_while(|c| !"。；\n".contains(*c)).collect();
        let counted = agenda || near.windows(2).any(|pair| pair == ['议', '会']);
        let start = numeral_start(before);
        let number = before.get(start..).unwrap_or_default();
        if counted
            && !before.get(..start).unwrap_or_default().ends_with('第')
            && let Some(count) = numeral::parse(number)
        {
            counts.push((start..at + unit.len(), count));
        }
    }
    counts
}

/// 第二项议程 and the like: the ordinal at which a text announces its item.
fn ordinal(text: &str) -> Option<(Range<usize>, u64)> {
    text.match_indices("第").find_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        let number =
            rest.char_indices().take(LONGEST_NUMERAL).find(|(_, c)| *c == '项').and_then(|(end, _)| rest.get(..end))?;
        let after = rest.get(number.len() + '项'.len_utf8()..)?;
        let announces = ["议程", "议题"].iter().any(|word| after.starts_with(word));
        let value = numeral::parse(number)?;
        announces.then_some((at..at + word.len() + number.len() + '项'.len_utf8(), value))
    })
}

/// Where the numeral that ends a text begins.
fn numeral_start(text: &str) -> usize {
    let is_numeral = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百两０１２３４５６７８９".contains(c);
    let digits = text.char_indices().rev().take(LONGEST_NUMERAL).take_while(|(_, c)| is_numeral(*c));
    digits.last().map_or(text.len(), |(at, _)| at)
}

/// The clauses of 一是…；二是…；三是…, as long as they count on without a gap.
fn list_clauses(text: &str) -> Vec<&str> {
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

/// The one year that a text speaks of; none where it speaks of several, or of none.
fn only_year(text: &str) -> Option<(i64, Range<usize>)> {
    let mut years = text.match_indices('年').filter_map(|(at, unit)| {
        let (year, start) = dates::number_before(text, at)?;
        (1900..2200).contains(&year).then_some((year, start..at + unit.len()))
    });
    let (year, range) = years.next()?;
    years.all(|(other, _)| other == year).then_some((year, range))
}
