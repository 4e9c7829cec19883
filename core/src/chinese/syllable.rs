//! How many syllables a text takes to say: the measure of reading time.
//!
//! Counting characters is wrong by a fifth: 156 is three characters and five syllables, and a quotation
//! mark is none. This is an estimate for a clock, never a transcription: it does not know names,
//! placeholders or markup, so hand it the words that will be said and nothing else.

use super::numeral::spoken_length;

/// An estimate: names and borrowed words in Chinese speeches are mostly short.
const WORD: usize = 2;

/// A run of figures from this length on is a telephone or document number, read figure by figure.
const TOO_LONG_TO_BE_A_QUANTITY: usize = 11;

/// Years that are read figure by figure before 年. 1000年 and 5000年 are spans of time, 一千年.
const YEARS: std::ops::RangeInclusive<u64> = 1001..=2199;

/// The syllables of `text` when a person reads it aloud in Chinese.
///
/// A Han character is 1; figures count as they are read (156 is 一百五十六, 5; 2026年 is 5; 3.5 is 三点五, 3; 85%
/// is 百分之八十五, 6; 9:30 is 九点三十, 4); a Latin word is about 2, capitals alone one a letter; punctuation is 0.
pub fn spoken_syllables(text: &str) -> usize {
    let mut rest = text;
    let mut count = 0;
    loop {
        // The plain Han block first: it is nearly every character of a script.
        let han = plain_han(rest);
        count += han;
        rest = rest.get(han * HAN_BYTES..).unwrap_or_default();
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        if figure(c).is_some() {
            let (said, after) = number(rest);
            count += said;
            chars = after.chars();
        } else if is_letter(c) {
            let (said, after) = word(rest);
            count += said;
            chars = after.chars();
        } else {
            count += alone(c);
        }
        rest = chars.as_str();
    }
    count
}

/// The bytes of a character of the plain Han block.
const HAN_BYTES: usize = '一'.len_utf8();

/// How many characters in front are of the plain Han block: U+4E00 to U+9FFF, by their bytes.
fn plain_han(text: &str) -> usize {
    let characters = text.as_bytes().chunks_exact(HAN_BYTES);
    characters.take_while(|bytes| matches!(bytes, [0xE4, 0xB8..=0xBF, _] | [0xE5..=0xE9, ..])).count()
}

/// The syllables of a character that is neither figure nor letter of a word.
fn alone(c: char) -> usize {
    match c {
        // Rare Han, 〇, 々; kana, 注音 and Hangul are said one by one too.
        '\u{3400}'..='\u{4DBF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
        | '々'
        | '〇'
        | '\u{3041}'..='\u{30FA}'
        | '\u{3105}'..='\u{312F}'
        | '\u{AC00}'..='\u{D7A3}' => 1,
        '①'..='⑳' => spoken_length(u64::from(u32::from(c) - u32::from('①') + 1)),
        '㈠'..='㈩' | '￥' | '¥' => 1,
        '$' | '＄' | '㎡' => 2,
        '℃' | '%' | '％' | '‰' => 3,
        _ => 0,
    }
}

/// A run of letters at the start of `text`: its syllables and what follows it.
fn word(text: &str) -> (usize, &str) {
    let mut letters = 0;
    let mut capitals = true;
    let mut chars = text.chars();
    let mut after = text;
    while let Some(c) = chars.next() {
        if is_letter(c) {
            letters += 1;
            capitals &= c.is_uppercase();
        } else if !joins_letters(c) {
            break;
        }
        after = chars.as_str();
    }
    (if capitals || letters == 1 { letters } else { WORD }, after)
}

/// Letters written in words. CJK scripts are alphabetic to Unicode but are said one by one.
fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => true,
        '\u{0}'..='\u{A9}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FFFF}' | '\u{20000}'.. => false,
        '\u{2000}'..='\u{2BFF}' => false,
        other => other.is_alphabetic(),
    }
}

fn joins_letters(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}')
}

/// The value of a figure of either width.
fn figure(c: char) -> Option<u64> {
    match c {
        '0'..='9' => Some(u64::from(u32::from(c) - u32::from('0'))),
        '０'..='９' => Some(u64::from(u32::from(c) - u32::from('０'))),
        _ => None,
    }
}

/// A run of figures as written.
#[derive(Clone, Copy)]
struct Figures {
    value: u64,
    length: usize,
    leading_zero: bool,
    grouped: bool,
}

impl Figures {
    /// Reads the figures at the start of `text`; what follows them comes second.
    fn read(text: &str, may_group: bool) -> (Figures, &str) {
        let mut run = Figures { value: 0, length: 0, leading_zero: false, grouped: false };
        let mut chars = text.chars();
        let mut after = text;
        while let Some(c) = chars.next() {
            if let Some(digit) = figure(c) {
                run.leading_zero |= run.length == 0 && digit == 0;
                run.value = run.value.saturating_mul(10).saturating_add(digit);
                run.length += 1;
            } else if may_group && c == ',' && three_figures(chars.as_str()) {
                run.grouped = true;
            } else {
                break;
            }
            after = chars.as_str();
        }
        (run, after)
    }

    fn one_by_one(&self) -> usize {
        self.length
    }

    fn as_quantity(&self) -> usize {
        let label = self.length > 1 && self.leading_zero;
        let long = self.length >= TOO_LONG_TO_BE_A_QUANTITY && !self.grouped;
        // More figures than a u64 holds are not a quantity that anybody says.
        if label || long || self.length > 19 { self.length } else { spoken_length(self.value) }
    }

    fn may_be_year(&self) -> bool {
        !self.grouped && YEARS.contains(&self.value)
    }
}

/// Whether exactly three figures stand here, as after the comma of 1,234.
fn three_figures(text: &str) -> bool {
    let mut chars = text.chars();
    let three = chars.by_ref().take(3).filter(|&c| figure(c).is_some()).count() == 3;
    three && chars.next().and_then(figure).is_none()
}

/// A number at the start of `text` as it is read: its syllables and what follows it.
fn number(text: &str) -> (usize, &str) {
    let (run, mut after) = Figures::read(text, true);
    let mut said = if run.may_be_year() && year_follows(after) { run.one_by_one() } else { run.as_quantity() };
    while let Some((mark, next)) = mark_before_figure(after) {
        match mark {
            '.' | '．' => {
                let (fraction, end) = Figures::read(next, false);
                said += 1 + fraction.one_by_one();
                after = end;
            }
            ':' | '：' => {
                let (part, end) = Figures::read(next, false);
                said += 1 + if part.length == 2 { minutes(part.value) } else { part.as_quantity() };
                after = end;
            }
            // 四分之三
            '/' | '／' => return (said + 2, next),
            // 至, 到, 乘, 加: one syllable, and then a number of its own.
            '-' | '–' | '—' | '~' | '～' | '×' | '+' | '＋' => return (said + 1, next),
            _ => break,
        }
    }
    (said, after)
}

/// A mark that stands between two figures, and the text from the second figure on.
fn mark_before_figure(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let mark = chars.next()?;
    let next = chars.as_str();
    next.chars().next().and_then(figure).map(|_| (mark, next))
}

/// 9:00 is 九点, 9:05 九点零五, 9:30 九点三十.
fn minutes(value: u64) -> usize {
    match value {
        0 => 0,
        1..=9 => 2,
        more => spoken_length(more),
    }
}

/// Whether 年 follows, after one blank at most, or the second year of a span (2021—2025年).
fn year_follows(after: &str) -> bool {
    let unit = |text: &str| text.strip_prefix(' ').unwrap_or(text).starts_with('年');
    if unit(after) {
        return true;
    }
    let Some(second) = after.strip_prefix(['-', '–', '—', '~', '～', '至', '到']) else {
        return false;
    };
    if second.chars().take(4).filter(|&c| figure(c).is_some()).count() < 4 {
        return false;
    }
    let end = second.char_indices().nth(4).map_or("", |(at, _)| second.get(at..).unwrap_or(""));
    unit(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_a_person_reads() {
        for (text, syllables) in [
            ("", 0),
            ("同志们：", 3),
            ("“好”，（二）……——《一》", 3),
            ("156", 5),
            ("共156名", 7),
            ("2026年", 5),
            ("2026 年", 5),
            ("２０２６年３月２０日", 10),
            ("2021—2025年", 10),
            ("5000年", 3),
            ("1000年", 3),
            ("120年", 5),
            ("3.5", 3),
            ("3.14", 4),
            ("85%", 6),
            ("85％", 6),
            ("12.5%", 7),
            ("1,234", 7),
            ("1, 2, 3", 3),
            ("0", 1),
            ("007", 3),
            ("13800138000", 11),
            ("9:30", 4),
            ("9：00", 2),
            ("14:05", 5),
            ("3:2", 3),
            ("3-5个", 4),
            ("3/4", 4),
            ("第10项", 3),
            ("110", 4),
            ("GDP", 3),
            ("5G", 2),
            ("COVID-19", 7),
            ("Word", 2),
            ("a good day", 5),
            ("don’t", 2),
            ("Lǐ Míng", 4),
            ("①⑫", 3),
            ("𠮷卨頔啟喬〇", 6),
            ("36℃", 6),
            ("99999999999999999999999", 23),
            ("9,999,999,999,999,999,999,999", 22),
            ("2,026年", 7),
            ("😀\u{FE0F}\u{2060}\u{3000}\n", 0),
        ] {
            assert_eq!(spoken_syllables(text), syllables, "{text}");
        }
    }

    #[test]
    fn a_text_counts_as_much_as_its_sentences_together() {
        let sentences = ["今天是2026年3月20日。", "应到156人，实到149人，", "占95.5%。", "请GDP组发言！"];
        let apart: usize = sentences.iter().map(|s| spoken_syllables(s)).sum();
        assert_eq!(spoken_syllables(&sentences.concat()), apart);
    }

    #[test]
    fn a_long_run_of_any_sort_is_counted_once() {
        for (unit, each) in [("1", 1), ("A", 1), ("1.", 2), ("1:", 2), ("1-", 2), ("好", 1)] {
            let count = spoken_syllables(&unit.repeat(200_000));
            assert!(count <= 200_000 * each && count + 1 >= 200_000 * each, "{unit}: {count}");
        }
    }
}
