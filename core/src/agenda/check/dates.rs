//! Finds dates in Chinese text: 2026年3月20日, 3月20日, 二〇二六年三月二十日, and the weekday that may follow.

use crate::chinese::numeral;
use std::ops::Range;

/// A date as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundDate {
    pub year: Option<i64>,
    pub month: i64,
    pub day: i64,
    /// Bytes of the text.
    pub range: Range<usize>,
}

impl FoundDate {
    /// The date in figures.
    pub fn said(&self) -> String {
        let year = self.year.map(|year| format!("{year}年")).unwrap_or_default();
        format!("{year}{}月{}日", self.month, self.day)
    }

    /// The words for it in its text.
    pub fn written(&self, text: &str) -> String {
        text.get(self.range.clone()).unwrap_or_default().to_owned()
    }
}

/// Every date with a month and a day.
pub(super) fn find(text: &str) -> Vec<FoundDate> {
    text.match_indices('月').filter_map(|(at, unit)| date_at(text, at, at + unit.len())).collect()
}

fn date_at(text: &str, month_at: usize, after_month: usize) -> Option<FoundDate> {
    let (month, start) = number_before(text, month_at)?;
    let rest = text.get(after_month..)?;
    let (day, day_end) = numeral::at_start(rest)?;
    let day = i64::try_from(day).ok()?;
    let unit = rest.get(day_end..)?.chars().next().filter(|unit| matches!(unit, '日' | '号'))?;
    let year = text
        .get(..start)
        .filter(|before| before.ends_with('年'))
        .and_then(|before| number_before(text, before.len() - '年'.len_utf8()));
    let (year, start) = match year {
        Some((year, year_start)) => (Some(year), year_start),
        None => (None, start),
    };
    Some(FoundDate { year, month, day, range: start..after_month + day_end + unit.len_utf8() })
}

/// Every year of a text that is one of our time, with where it stands.
pub(super) fn years(text: &str) -> impl Iterator<Item = (i64, Range<usize>)> + '_ {
    text.match_indices('年').filter_map(|(at, unit)| {
        let (year, start) = number_before(text, at)?;
        (1900..2200).contains(&year).then_some((year, start..at + unit.len()))
    })
}

/// Those, and the years by which a class of students is called, 2026级 and 2026届, in order.
pub(super) fn years_and_classes(text: &str) -> impl Iterator<Item = (i64, Range<usize>)> + '_ {
    text.match_indices(['年', '级', '届']).filter_map(|(at, unit)| {
        let (year, start) = number_before(text, at)?;
        (1900..2200).contains(&year).then_some((year, start..at + unit.len()))
    })
}

/// The number that ends at a byte, and where it begins.
pub(super) fn number_before(text: &str, end: usize) -> Option<(i64, usize)> {
    let (number, start) = numeral::at_end(text.get(..end)?)?;
    Some((i64::try_from(number).ok()?, start))
}

/// 星期五, 周五 or the like right after a byte, bracketed or not, and where it stands.
pub(super) fn weekday_after(text: &str, from: usize) -> Option<(Range<usize>, String)> {
    let rest = text.get(from..)?;
    let inner = rest.trim_start_matches(['（', '(', '，', ',', '、', ' ', '\u{3000}']);
    let start = from + (rest.len() - inner.len());
    let word = ["星期", "周", "礼拜"].into_iter().find(|word| inner.starts_with(word))?;
    let day = inner.get(word.len()..)?.chars().next().filter(|day| "一二三四五六日天".contains(*day))?;
    let end = start + word.len() + day.len_utf8();
    Some((start..end, text.get(start..end)?.to_owned()))
}
