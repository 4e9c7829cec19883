//! Chinese numerals: a number as it is said or as a year is said, and back again.
//!
//! Never guesses: what is not wholly a number is `None`. Ordinals (第三), decimals and units belong to
//! the caller.

/// 一亿, where the sections of a Chinese number begin again.
const HUNDRED_MILLION: u64 = 100_000_000;

/// No `u64` needs more characters than this in any way of writing it (19 digits with their units are
/// fewer than 45). The cap keeps the recursion of [`parse`] shallow whatever is in a document.
const LONGEST: usize = 64;

/// The number as it is said in full: 3 三, 12 十二, 105 一百零五, 1010 一千零一十.
///
/// 一十 loses its 一 only at the very front; 2 is 二 everywhere, as documents write it, never 两.
/// From 10^16 on 亿 is repeated (一亿亿), as there is no other unit that a listener knows.
pub fn chinese(n: u64) -> String {
    let mut out = String::new();
    say(n, true, &mut |c| out.push(c));
    out
}

/// How many characters, and so syllables, [`chinese`] gives for `n`; without building the text.
pub fn spoken_length(n: u64) -> usize {
    let mut count = 0;
    say(n, true, &mut |_| count += 1);
    count
}

/// A number as said before a measure word: 两项, 两位, but 十二项.
pub fn counted(n: u64) -> String {
    if n == 2 { "两".to_owned() } else { chinese(n) }
}

/// The number digit by digit, as a year is read: 2026 二〇二六.
///
/// Zero is 〇 (U+3007), as GB/T 15835-2011 wants it in numbers that are not quantities.
pub fn digits(n: u64) -> String {
    let decimal = n.to_string();
    decimal.bytes().map(|b| if b == b'0' { '〇' } else { figure(u64::from(b - b'0')) }).collect()
}

/// Reads a number that makes up the whole of `s`; `None` for anything else, and above `u64::MAX`.
///
/// Takes figures of either width (12, １２), spoken numbers (一百零五, 廿三, 两万, 一百五 = 150), digits in a
/// row (二〇二六, also with the ○ that many keyboards give), and the forms of cheques (壹佰). Blanks around
/// the number are garbage too: the caller knows whether they are allowed.
pub fn parse(s: &str) -> Option<u64> {
    // On the stack: rules read every numeral of a script.
    let mut chars = ['\0'; LONGEST];
    let mut length = 0;
    for c in s.chars() {
        let (tens, other) = match c {
            '廿' => (Some('二'), '十'),
            '卅' => (Some('三'), '十'),
            '卌' => (Some('四'), '十'),
            other => (None, plain(other)),
        };
        for c in tens.into_iter().chain([other]) {
            *chars.get_mut(length)? = c;
            length += 1;
        }
    }
    let chars = chars.get(..length)?;
    in_a_row(chars, |c| c.to_digit(10).map(u64::from))
        .or_else(|| in_a_row(chars, |c| if c == '两' { None } else { value(c) }))
        .or_else(|| spoken(chars))
}

/// Characters that a number within a sentence may have; longer runs of figures are no counts and no dates.
const LONGEST_IN_TEXT: usize = 16;

/// The number that a text begins with, and how many bytes it takes.
pub fn at_start(text: &str) -> Option<(u64, usize)> {
    let run = text.char_indices().take(LONGEST_IN_TEXT).take_while(|(_, c)| is_numeral(*c));
    let end = run.last().map(|(at, c)| at + c.len_utf8())?;
    Some((parse(text.get(..end)?)?, end))
}

/// The number that ends a text, and the byte at which it begins.
pub fn at_end(text: &str) -> Option<(u64, usize)> {
    let run = text.char_indices().rev().take(LONGEST_IN_TEXT).take_while(|(_, c)| is_numeral(*c));
    let start = run.last()?.0;
    Some((parse(text.get(start..)?)?, start))
}

/// Whether numbers within a sentence are written with this character.
pub fn is_numeral(c: char) -> bool {
    #[rustfmt::skip] // A table.
    let said = matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '两' | '廿' | '卅');
    said || c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Says `n` to `out`. `front` tells whether nothing has been said before, so that 10 may be 十.
fn say(n: u64, front: bool, out: &mut dyn FnMut(char)) {
    if n >= HUNDRED_MILLION {
        say_with_unit(n, HUNDRED_MILLION, '亿', front, out);
    } else if n >= 10_000 {
        say_with_unit(n, 10_000, '万', front, out);
    } else if n >= 1_000 {
        say_with_unit(n, 1_000, '千', front, out);
    } else if n >= 100 {
        say_with_unit(n, 100, '百', front, out);
    } else if n >= 10 {
        if !(front && n < 20) {
            out(figure(n / 10));
        }
        out('十');
        if !n.is_multiple_of(10) {
            out(figure(n % 10));
        }
    } else {
        out(figure(n));
    }
}

fn say_with_unit(n: u64, unit: u64, name: char, front: bool, out: &mut dyn FnMut(char)) {
    say(n / unit, front, out);
    out(name);
    let rest = n % unit;
    if rest > 0 {
        if rest < unit / 10 {
            out('零');
        }
        say(rest, false, out);
    }
}

/// The character for 0 to 9; above that the caller has made a mistake, and 九 is the least harm.
fn figure(digit: u64) -> char {
    match digit {
        0 => '零',
        1 => '一',
        2 => '二',
        3 => '三',
        4 => '四',
        5 => '五',
        6 => '六',
        7 => '七',
        8 => '八',
        _ => '九',
    }
}

/// One way of writing for each digit and unit, so that the reader below has one case for each.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '〇' | '○' => '零',
        '壹' | '弌' => '一',
        '贰' | '貳' | '弍' => '二',
        '叁' | '叄' | '參' | '弎' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' | '陸' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '兩' => '两',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '萬' => '万',
        '億' => '亿',
        other => other,
    }
}

fn value(c: char) -> Option<u64> {
    Some(match c {
        '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn in_a_row(chars: &[char], digit: impl Fn(char) -> Option<u64>) -> Option<u64> {
    if chars.is_empty() {
        return None;
    }
    chars.iter().try_fold(0u64, |n, &c| n.checked_mul(10)?.checked_add(digit(c)?))
}

/// A spoken number without 零 at its front. The *last* 亿 or 万 divides it, because 亿 may repeat.
fn spoken(chars: &[char]) -> Option<u64> {
    for (name, unit) in [('亿', HUNDRED_MILLION), ('万', 10_000)] {
        if let Some((high, low)) = split_at_last(chars, name) {
            let high = spoken(high)?;
            return high.checked_mul(unit)?.checked_add(rest(low, unit)?);
        }
    }
    for (name, unit) in [('千', 1_000), ('百', 100), ('十', 10)] {
        if let Some((high, low)) = split_at_first(chars, name) {
            let high = match (high, name) {
                ([], '十') => 1,
                (['两'], '十') => return None,
                ([one], _) => value(*one).filter(|&n| n > 0)?,
                _ => return None,
            };
            return Some(high * unit + rest(low, unit)?);
        }
    }
    match chars {
        [one] => value(*one).filter(|&n| n > 0),
        _ => None,
    }
}

/// What follows a unit: nothing, one digit of the next unit (一百五 is 150), or a smaller number.
fn rest(chars: &[char], unit: u64) -> Option<u64> {
    match chars {
        [] => Some(0),
        ['两'] | ['零', '两'] => None,
        [one] => Some(value(*one).filter(|&n| n > 0)? * (unit / 10)),
        ['零', smaller @ ..] => {
            // 二十万零三千 is said although no digit is skipped; 一百零五十 is not.
            let limit = if unit >= 10_000 { unit } else { unit / 10 };
            spoken(smaller).filter(|&n| n < limit)
        }
        smaller => spoken(smaller).filter(|&n| n < unit),
    }
}

fn split_at_first(chars: &[char], name: char) -> Option<(&[char], &[char])> {
    divide(chars, chars.iter().position(|&c| c == name)?)
}

fn split_at_last(chars: &[char], name: char) -> Option<(&[char], &[char])> {
    divide(chars, chars.iter().rposition(|&c| c == name)?)
}

/// The parts before and after the unit that stands at `at`.
fn divide(chars: &[char], at: usize) -> Option<(&[char], &[char])> {
    Some((chars.get(..at)?, chars.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_full() {
        for (n, said) in [
            (0, "零"),
            (3, "三"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (115, "一百一十五"),
            (1_000, "一千"),
            (1_001, "一千零一"),
            (1_010, "一千零一十"),
            (1_012, "一千零一十二"),
            (1_100, "一千一百"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (12_345, "一万二千三百四十五"),
            (100_000, "十万"),
            (100_001, "十万零一"),
            (203_000, "二十万三千"),
            (1_000_000, "一百万"),
            (100_000_000, "一亿"),
            (100_100_000, "一亿零一十万"),
            (1_200_000_000, "十二亿"),
            (1_000_000_000_000, "一万亿"),
            (10_000_000_000_000_000, "一亿亿"),
        ] {
            assert_eq!(chinese(n), said, "{n}");
            assert_eq!(spoken_length(n), said.chars().count(), "{n}");
        }
    }

    #[test]
    fn years_are_read_digit_by_digit() {
        assert_eq!(digits(2026), "二〇二六");
        assert_eq!(digits(1900), "一九〇〇");
        assert_eq!(digits(0), "〇");
    }

    #[test]
    fn every_way_of_writing_a_number_is_read() {
        for (text, n) in [
            ("三", 3),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("一十二", 12),
            ("廿三", 23),
            ("廿", 20),
            ("卅一", 31),
            ("二〇二六", 2026),
            ("二○二六", 2026),
            ("二零二六", 2026),
            ("一百零五", 105),
            ("一百五", 150),
            ("一百五十", 150),
            ("一百十五", 115),
            ("两千三", 2300),
            ("三万五", 35_000),
            ("四万万", 400_000_000),
            ("两万零两百", 20_200),
            ("二十万零三千", 203_000),
            ("3", 3),
            ("１２", 12),
            ("2026", 2026),
            ("零", 0),
            ("0", 0),
            ("壹佰贰拾", 120),
            ("18446744073709551615", u64::MAX),
        ] {
            assert_eq!(parse(text), Some(n), "{text}");
        }
    }

    #[test]
    fn numbers_are_found_at_either_end_of_a_text() {
        for (text, start, end) in [
            ("三项议程", Some((3, 3)), None),
            ("议程有十二", None, Some((12, 9))),
            ("12人", Some((12, 2)), None),
            ("共１２", None, Some((12, 3))),
            ("一百零五", Some((105, 12)), Some((105, 0))),
            ("百分", None, None),
            ("", None, None),
        ] {
            assert_eq!((at_start(text), at_end(text)), (start, end), "{text}");
        }
    }

    #[test]
    fn garbage_is_refused() {
        for text in [
            "",
            " ",
            "三 ",
            "第三",
            "三个",
            "百",
            "千五",
            "万",
            "亿",
            "一百零",
            "一百零五十",
            "两十",
            "十两",
            "十十",
            "一千二千",
            "五百千",
            "百零五",
            "一二百",
            "零十",
            "零万",
            "3十",
            "三.5",
            "-3",
            "+3",
            "3.5",
            "abc",
            "18446744073709551616",
            "九亿亿亿亿",
            "二两",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"亿".repeat(1_000_000)), None);
        assert_eq!(parse(&"1".repeat(1_000_000)), None);
    }

    #[test]
    fn what_is_said_is_read_back() {
        let mut samples: Vec<u64> = (0..120_000).collect();
        let mut power = 1u64;
        while let Some(next) = power.checked_mul(10) {
            power = next;
            samples.extend([power - 1, power, power + 1, power / 2 + 10, power + power / 100]);
        }
        let mut seed = 20_260_320u64;
        for shift in 0..50_000u32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            samples.push(seed >> (shift % 64));
        }
        samples.push(u64::MAX);
        for n in samples {
            let said = chinese(n);
            assert_eq!(parse(&said), Some(n), "{said}");
            assert_eq!(spoken_length(n), said.chars().count());
            assert_eq!(parse(&digits(n)), Some(n));
            assert_eq!(parse(&n.to_string()), Some(n));
        }
    }
}
