//! Numbers of workbooks as people see them: whole ones without a point, days as dates. Which numbers are days, only
//! their format tells.

use std::collections::HashMap;

/// The formats of a workbook's cells.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// Formats with a number of their own.
    own: HashMap<u32, bool>,
    /// For every style of cells whether it shows days.
    cells: Vec<bool>,
    /// Whether days are counted from 1904 on, as on old Macs.
    pub(super) from_1904: bool,
}

impl Formats {
    /// Notes a format that the workbook defines.
    pub(super) fn define(&mut self, number: u32, code: &str) {
        if self.own.len() < crate::caps::DEFINITIONS {
            self.own.insert(number, is_date_code(code));
        }
    }

    /// Notes the format of the next style of cells.
    pub(super) fn style(&mut self, number: u32) {
        if self.cells.len() < 70_000 {
            // The built-in formats of days and times, those of East Asia included (ISO/IEC 29500-1, 18.8.30).
            let built_in = matches!(number, 14..=22 | 27..=36 | 45..=47 | 50..=58);
            self.cells.push(self.own.get(&number).copied().unwrap_or(built_in));
        }
    }

    /// The text of a number in a cell of that style.
    pub(super) fn text(&self, value: f64, style: Option<usize>) -> String {
        let is_date = style.and_then(|style| self.cells.get(style)).copied().unwrap_or(false);
        let days = if self.from_1904 { value + 1462.0 } else { value };
        if is_date { date(days).unwrap_or_else(|| plain(value)) } else { plain(value) }
    }
}

/// Whether a format has a part of a day in it, outside quotes and brackets.
fn is_date_code(code: &str) -> bool {
    let mut within = None;
    let mut escaped = false;
    for character in code.chars() {
        match (within, character) {
            _ if escaped => escaped = false,
            (Some(end), _) if character == end => within = None,
            (Some(_), _) => {}
            (None, '"') => within = Some('"'),
            (None, '[') => within = Some(']'),
            (None, '\\' | '_' | '*') => escaped = true,
            (None, 'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'm' | 'M') => return true,
            (None, _) => {}
        }
    }
    false
}

/// Fifteen figures, as workbooks show, and no more than are needed.
pub(super) fn plain(value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e21 {
        return value.to_string();
    }
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    rounded.to_string()
}

/// Days since the end of 1899 as a date, a time, or both. Before March 1900 the count is off by one, since the first
/// program of the kind took 1900 for a leap year; nobody in a roster is that old.
fn date(days: f64) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    let minutes = (days * 1440.0).round();
    let (day, minute) = ((minutes / 1440.0).floor(), minutes % 1440.0);
    let time = format!("{:02}:{:02}", (minute / 60.0).floor(), minute % 60.0);
    if day < 1.0 {
        return Some(time);
    }
    // From the count of days to year, month and day in the calendar that begins every year in March.
    #[allow(clippy::cast_possible_truncation, reason = "whole, and below three million")]
    let from_march_of_year_0 = day as i64 + 693_899;
    let era = from_march_of_year_0.div_euclid(146_097);
    let of_era = from_march_of_year_0.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let date = format!("{year}-{month:02}-{of_month:02}");
    Some(if minute > 0.0 { format!("{date} {time}") } else { date })
}

#[cfg(test)]
mod tests {
    use super::{Formats, plain};

    #[test]
    fn numbers_are_what_people_see() {
        let cases = [(1.0, "1"), (13_800_138_000.0, "13800138000"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (-0.0, "0")];
        for (value, text) in cases {
            assert_eq!(plain(value), text);
        }
    }

    #[test]
    fn days_are_dates_where_their_format_says_so() {
        let mut formats = Formats::default();
        formats.define(200, "yyyy\"年\"m\"月\"d\"日\"");
        formats.define(201, "0.00_);[Red]\\(0.00\\)");
        for number in [0, 14, 200, 201] {
            formats.style(number);
        }
        let cases = [
            (46_101.0, 1, "2026-03-20"),
            (46_101.0, 2, "2026-03-20"),
            (46_101.0, 3, "46101"),
            (46_101.375, 1, "2026-03-20 09:00"),
            (0.375, 1, "09:00"),
            (61.0, 1, "1900-03-01"),
            (46_101.0, 0, "46101"),
            (46_101.0, 9, "46101"),
            (1e12, 1, "1000000000000"),
        ];
        for (value, style, text) in cases {
            assert_eq!(formats.text(value, Some(style)), text, "{value} {style}");
        }
        formats.from_1904 = true;
        assert_eq!(formats.text(44_639.0, Some(1)), "2026-03-20");
    }
}
