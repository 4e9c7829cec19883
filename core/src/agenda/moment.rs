//! When a meeting starts, as people write it: `2026-02-07 14:30` and 2026年2月7日下午2点30分 are one moment.

use jiff::civil::{DateTime, date};

/// Reads a date and, where there is one, a time of day; without one it is the beginning of the day. None for anything else.
pub(super) fn read(text: &str) -> Option<DateTime> {
    let text = text.trim();
    text.parse().ok().or_else(|| chinese(text))
}

fn chinese(text: &str) -> Option<DateTime> {
    let narrow: String = text.chars().map(narrow).collect();
    let (year, rest) = number(&narrow, &["年", "-", "/", "."])?;
    let (month, rest) = number(rest, &["月", "-", "/", "."])?;
    let (day, rest) = number(rest, &["日", "号", "T", " ", ""])?;
    let day = date_of(year, month, day)?;
    let rest = without_weekday(rest.trim_start()).trim_start();
    if rest.is_empty() {
        return Some(day);
    }
    let half = HALVES.iter().find_map(|(word, half)| Some((*half, rest.strip_prefix(word)?)));
    let (half, rest) = half.unwrap_or((Half::Any, rest));
    let (hour, rest) = number(rest, &["点钟", "点", "时", ":"])?;
    let minute = match rest {
        "" | "整" => 0,
        "半" => 30,
        "一刻" => 15,
        "三刻" => 45,
        rest => number(rest, &["分", ""]).filter(|(_, rest)| rest.is_empty())?.0,
    };
    let hour = match half {
        Half::Second if hour < 12 => hour + 12,
        Half::First if hour == 12 => 0,
        Half::Noon if hour < 10 => hour + 12,
        // Midnight, but of which day?
        Half::Evening if hour == 12 => return None,
        Half::Evening if hour < 12 => hour + 12,
        Half::First | Half::Second | Half::Noon | Half::Evening | Half::Any => hour,
    };
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
    let at = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    Some(day.date().to_datetime(at))
}

/// The part of the day that an hour is of.
#[derive(Clone, Copy)]
enum Half {
    First,
    Noon,
    Second,
    Evening,
    Any,
}

const HALVES: [(&str, Half); 8] = [
    ("凌晨", Half::First),
    ("清晨", Half::First),
    ("早上", Half::Any),
    ("上午", Half::Any),
    ("中午", Half::Noon),
    ("下午", Half::Second),
    ("傍晚", Half::Second),
    ("晚上", Half::Evening),
];

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '：' => ':',
        '／' => '/',
        '．' => '.',
        '－' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A number and one of the words behind it; and what follows.
fn number<'a>(text: &'a str, ends: &[&str]) -> Option<(i64, &'a str)> {
    let text = text.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text.get(..digits)?.parse().ok()?;
    let rest = text.get(digits..)?;
    ends.iter().find_map(|end| rest.strip_prefix(end)).map(|rest| (number, rest))
}

/// 星期五, 周五, in brackets or not: the date says it already.
fn without_weekday(text: &str) -> &str {
    let inner = text.trim_start_matches(['（', '(']);
    let behind = ["星期", "礼拜", "周"].iter().find_map(|word| inner.strip_prefix(word));
    let behind = behind.and_then(|rest| rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']));
    behind.map_or(text, |rest| rest.trim_start_matches(['）', ')', '，', ',']))
}

fn date_of(year: i64, month: i64, day: i64) -> Option<DateTime> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let first = (1..=12).contains(&month).then(|| date(year.clamp(1, 9999), month, 1))?;
    let day = jiff::civil::Date::new(first.year(), month, day).ok().filter(|_| first.year() == year)?;
    Some(day.at(0, 0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_one_moment() {
        let at = date(2026, 2, 7).at(14, 30, 0, 0);
        for text in [
            "2026-02-07T14:30",
            "2026-02-07 14:30",
            "2026年2月7日下午2点30分",
            "２０２６年２月７日　下午２：３０",
            "2026年2月7日 14:30",
            "2026年2月7日（星期六）下午2:30",
            "2026年2月7日周六下午2点半",
            "2026/2/7 14:30",
            "2026.2.7 14时30分",
            "2026-2-7 14:30",
        ] {
            assert_eq!(read(text), Some(at), "{text}");
        }
        assert_eq!(read("2026年2月7日"), Some(date(2026, 2, 7).at(0, 0, 0, 0)));
        assert_eq!(read("2026年2月7日上午9时整"), Some(date(2026, 2, 7).at(9, 0, 0, 0)));
        assert_eq!(read("2026年2月7日中午12点"), Some(date(2026, 2, 7).at(12, 0, 0, 0)));
        assert_eq!(read("2026年2月7日中午1点"), Some(date(2026, 2, 7).at(13, 0, 0, 0)));
        assert_eq!(read("2026年2月7日晚上7点一刻"), Some(date(2026, 2, 7).at(19, 15, 0, 0)));
        assert_eq!(read("2026年2月7日凌晨12点"), Some(date(2026, 2, 7).at(0, 0, 0, 0)));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "明天下午",
            "2026年2月30日",
            "2026年13月1日",
            "2026年2月7日25点",
            "2026年2月7日下午",
            "2026年2月7日晚上12点",
            "2026年2月7日9点99分",
            "2月7日9点",
            "2026年2月7日9点30分左右",
            "99999999999999999999年1月1日",
            "0年1月1日",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
