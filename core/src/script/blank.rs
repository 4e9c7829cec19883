//! Raw blanks: the marks that people leave in a script where a name, a date or a figure is still missing.
//!
//! Judges one place of the source at a time, by its neighbours. It never decides about one or two stars alone,
//! since those may be Markdown: `parse` does, when it knows what they paired with.

mod cross;
mod gap;
mod name;

use super::marks::next_mark;
use crate::chinese::is_han;
pub use gap::first_gap;
pub use name::first_blank_in_name;

/// What stands in words that are read for what they say, where nobody has filled in what is said.
pub(crate) const BLANK: char = '\u{FFFC}';

/// Words that a missing figure or date stands before, and the characters after them that make another word of it
/// (个别, 年度, 时间), with which the stars before are more likely stress.
const MEASURES: [(char, &str); 22] = [
    ('个', "别人体性"),
    ('名', "单字称义誉额"),
    ('位', "于置次"),
    ('项', "目"),
    ('次', "要序数日"),
    ('年', "度轻龄终青纪"),
    ('月', "底初度末亮"),
    ('日', "常程益"),
    ('人', "才民员大事力口均选物数心类"),
    ('家', "庭长园乡"),
    ('条', "件例款理"),
    ('号', "召码称"),
    ('届', "时"),
    ('期', "间待望限"),
    ('批', "评准示复判"),
    ('份', "额"),
    ('场', "所地景合"),
    ('时', "间候代刻期机"),
    ('分', "别工析管组类为享配布歧"),
    ('县', ""),
    ('市', "场"),
    ('岁', "月"),
];

/// How many of the first [`MEASURES`] a pair of stars is judged by: the rest are too common beside stress.
const MEASURES_FOR_STARS: usize = 17;

/// Does a person's missing name stand before this text?
fn names(text: &str) -> bool {
    text.starts_with("同志")
}

fn measured(text: &str, measures: &[(char, &str)]) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    // **日前**，… stresses a word, and *月*日前 is a date.
    if text.starts_with("日前*") {
        return false;
    }
    measures.iter().any(|(measure, others)| *measure == first && !chars.next().is_some_and(|c| others.contains(c)))
}

/// Does the text after a run of stars ask for a figure, a date or a name?
pub(super) fn asks(after: &str) -> bool {
    names(after) || measured(after, MEASURES.get(..MEASURES_FOR_STARS).unwrap_or_default())
}

/// Does the text after a single mark ask for a date or a name? Stricter, since one star or one X is mostly itself.
pub(super) fn asks_date(after: &str) -> bool {
    names(after)
        || after.starts_with(['年', '月', '日', '时', '分']) && measured(after, &MEASURES)
        || after.starts_with(['县', '市']) && measured(after, &MEASURES)
}

/// The kind of thing missing, guessed from the words after the blank.
pub fn missing_label(after: &str) -> &'static str {
    let after = after.trim_start_matches([' ', '\u{3000}']);
    if ["同志", "先生", "女士"].iter().any(|word| after.starts_with(word)) {
        return "姓名";
    }
    match after.chars().next() {
        Some('年' | '月' | '日' | '时' | '分') => "日期",
        Some('个' | '名' | '位' | '项' | '次' | '人' | '家' | '条' | '届' | '批' | '份' | '场' | '期' | '号') => {
            "数目"
        }
        _ => "内容",
    }
}

fn is_cross(c: char) -> bool {
    matches!(c, '×' | 'X' | 'x' | 'Ｘ' | 'ｘ')
}

/// A digit that a year is written with, 〇 and its stand-in ○ apart.
fn is_year_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '零' | '０'..='９')
}

/// The bytes of the blank that begins at `at`, if one does.
pub(super) fn at(source: &str, at: usize) -> Option<usize> {
    let rest = source.get(at..)?;
    let first = rest.chars().next()?;
    let before = || source.get(..at).and_then(|text| text.chars().next_back());
    match first {
        '*' => stars(rest, before()),
        '_' | '＿' => few(rest, before(), |c| matches!(c, '_' | '＿')),
        '＊' => few(rest, before(), |c| c == '＊'),
        '□' => few(rest, before(), |c| c == '□'),
        '某' => run(rest, |c| c == '某', 2),
        '-' => hyphens(rest, before()),
        '〇' | '○' => zeros(rest, before()),
        '(' | '（' => brackets(rest),
        '×' | 'X' | 'x' | 'Ｘ' | 'ｘ' => cross::at(source.get(..at)?, rest),
        '※' => references(source.get(..at)?, rest),
        _ => None,
    }
}

/// The first raw blank in a text that is not Markdown: a name, a value, a title.
pub fn first_raw_blank(text: &str) -> Option<std::ops::Range<usize>> {
    // Nearly every name and value has none of these, and a roster has ten thousand names.
    if !text
        .chars()
        .any(|c| is_cross(c) || matches!(c, '*' | '_' | '＿' | '＊' | '□' | '某' | '-' | '〇' | '○' | '(' | '（' | '※'))
    {
        return None;
    }
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        match at(text, from) {
            Some(bytes) => return Some(from..from + bytes),
            None => from += run_length(rest).max(1),
        }
    }
    None
}

/// Every raw blank in a text that is not Markdown, and every gap that looks like one, in order.
pub fn blanks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = next_mark(text.as_bytes(), 0);
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let before = text.get(..from).and_then(|text| text.chars().next_back());
        match at(text, from).map_or_else(|| plain_stars(rest, before), Stars::Blank) {
            Stars::Blank(bytes) => {
                found.push(from..from + bytes);
                from += bytes;
            }
            Stars::Stress(bytes) => from += bytes,
            Stars::None => from += run_length(rest).max(1),
        }
        from = next_mark(text.as_bytes(), from);
    }
    let marks = found.len();
    let mut from = 0;
    // Behind a gap stands a word, so what follows it is read right without what stands before.
    while let Some(gap) = text.get(from..).and_then(first_gap) {
        let range = from + gap.start..from + gap.end;
        from = range.end;
        let is_within = |mark: &std::ops::Range<usize>| mark.start < range.end && range.start < mark.end;
        let next = found.get(..marks).unwrap_or_default().partition_point(|mark| mark.end <= range.start);
        if !found.get(next).is_some_and(is_within) {
            found.push(range);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// What a run of stars is where nobody meant Markdown, with its bytes.
enum Stars {
    Blank(usize),
    /// Two, the words between, and two more: somebody did mean Markdown. Or such as are to stay as they are.
    Stress(usize),
    None,
}

/// Two stars that no other two close are a blank, and so is a single one before a figure or a name.
fn plain_stars(text: &str, before: Option<char>) -> Stars {
    let (bytes, count) = length(text, |c| c == '*');
    let after = after(text, bytes);
    if is_masked(before, after) {
        return if count > 0 { Stars::Stress(bytes) } else { Stars::None };
    }
    let line = after.lines().next().unwrap_or_default();
    // 于 * 月 * 日前: space around each mark, and none before that of a list.
    let spaced = after.strip_prefix(' ').filter(|rest| before == Some(' ') && rest.starts_with(['月', '日']));
    let dated = spaced.unwrap_or(after);
    match count {
        0 => Stars::None,
        _ if asks(after) || count == 1 && asks_date(dated) => Stars::Blank(bytes),
        1 => Stars::None,
        _ => match line.match_indices("**").next() {
            Some((at, _)) => Stars::Stress(bytes + at + run_length(line.get(at..).unwrap_or_default())),
            None => Stars::Blank(bytes),
        },
    }
}

/// Is this nothing, or nothing but marks that people leave where something is missing?
pub fn is_blank(text: &str) -> bool {
    // A table, since every name of a roster is asked.
    let mark = |c| matches!(c, '*' | '＊' | '_' | '＿' | '□' | '○' | '某' | '※' | '-' | '—' | '?' | '？' | '.' | '…');
    text.chars().all(|c| mark(c) || is_cross(c) || c.is_whitespace())
}

/// The bytes of the marks of one kind that `text` begins with: what to pass over if they are no blank.
pub(super) fn run_length(text: &str) -> usize {
    let first = text.chars().next();
    let zero = |c| matches!(c, '〇' | '○');
    if first.is_some_and(is_cross) {
        length(text, is_cross).0
    } else if first == Some('※') {
        length(text, |c| c == '※').0
    } else if first.is_some_and(zero) {
        length(text, zero).0
    } else {
        first.map_or(0, char::len_utf8)
    }
}

/// Bytes and characters of the run of `same` that `text` begins with.
fn length(text: &str, same: impl Fn(char) -> bool) -> (usize, usize) {
    text.chars().take_while(|c| same(*c)).fold((0, 0), |(bytes, count), c| (bytes + c.len_utf8(), count + 1))
}

fn run(text: &str, same: impl Fn(char) -> bool, least: usize) -> Option<usize> {
    let (bytes, count) = length(text, same);
    (count >= least).then_some(bytes)
}

fn after(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or("")
}

/// Three stars and more are always a blank; fewer are one when a figure around them says so (`20**年`, `第*批`).
fn stars(text: &str, before: Option<char>) -> Option<usize> {
    let (bytes, count) = length(text, |c| c == '*');
    let figure = before.is_some_and(|c| c.is_ascii_digit() || c == '第');
    (!is_masked(before, after(text, bytes)) && (count >= 3 || figure && asks(after(text, bytes)))).then_some(bytes)
}

/// 138****5678: whether stars stand for figures that nobody is to know, and are no blank.
fn is_masked(before: Option<char>, after: &str) -> bool {
    before.is_some_and(|c| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
}

fn hyphens(text: &str, before: Option<char>) -> Option<usize> {
    let (bytes, count) = length(text, |c| c == '-');
    let beside_han = before.is_some_and(is_han) || after(text, bytes).chars().next().is_some_and(is_han);
    (count >= 3 && beside_han).then_some(bytes)
}

fn zeros(text: &str, before: Option<char>) -> Option<usize> {
    let (bytes, count) = length(text, |c| matches!(c, '〇' | '○'));
    let year = before.is_some_and(is_year_digit) || after(text, bytes).chars().next().is_some_and(is_year_digit);
    (count >= 2 && !year).then_some(bytes)
}

/// Brackets around nothing but spaces.
fn brackets(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().skip(1);
    let mut spaces = 0;
    chars.find_map(|(at, c)| match c {
        ' ' | '\t' | '\u{3000}' | '\u{A0}' => {
            spaces += 1;
            None
        }
        ')' | '）' if spaces > 0 => Some(Some(at + c.len_utf8())),
        _ => Some(None),
    })?
}

/// A run of marks; a single one too where a date follows it, or a figure behind 第.
fn few(text: &str, before: Option<char>, same: impl Fn(char) -> bool) -> Option<usize> {
    let (bytes, count) = length(text, same);
    let after = after(text, bytes);
    let in_a_word = before.is_some_and(|c| c.is_ascii_alphanumeric());
    let one = before == Some('第') && asks(after) || !in_a_word && asks_date(after);
    (count >= 2 || one).then_some(bytes)
}

/// `※※※同志`, `※同志`; not a line of nothing else, which parts what is said or marks another speaker.
fn references(before: &str, text: &str) -> Option<usize> {
    let (bytes, count) = spaced(text, |c| c == '※').unwrap_or_else(|| length(text, |c| c == '※'));
    if count == 1 {
        return names(after(text, bytes)).then_some(bytes);
    }
    // Looking farther for the ends of a line of nothing but these would take for ever.
    const NEAR: usize = 64;
    let is_end = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    let is_mark = |c: &char| matches!(c, ' ' | '\t' | '\u{3000}' | '※' | '>' | '-' | '+' | '*' | '#');
    let begins = is_end(before.chars().rev().take(NEAR).find(|c| !is_mark(c)));
    let ends = is_end(after(text, bytes).chars().take(NEAR).find(|c| !is_mark(c)));
    (!begins || !ends).then_some(bytes)
}

/// `× × ×`: two marks of one kind and more, with a space or two between; their bytes and how many they are.
fn spaced(text: &str, same: impl Fn(char) -> bool) -> Option<(usize, usize)> {
    /// More than these are a pattern and no name, and looking at all of them from each would take for ever.
    const MOST: usize = 12;
    let first = text.chars().next().filter(|c| same(*c))?;
    let (mut bytes, mut count) = (first.len_utf8(), 1);
    while count < MOST {
        let rest = after(text, bytes);
        let gap = length(rest, |c| matches!(c, ' ' | '\u{3000}' | '\u{A0}'));
        let next = after(rest, gap.0).chars().next();
        if !(1..=2).contains(&gap.1) || next != Some(first) {
            break;
        }
        bytes += gap.0 + first.len_utf8();
        count += 1;
    }
    (count > 1).then_some((bytes, count))
}
