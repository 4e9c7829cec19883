//! Punctuation of half width between Chinese characters, `同志们,现在开会.`, read as the marks that it stands for. Both texts have
//! the same characters in the same places, so that what is found in one is found in the other.

use std::borrow::Cow;
use std::ops::Range;

/// A mark of half width, and the one that it stands for.
const MARKS: [(char, char); 8] =
    [(',', '，'), (':', '：'), (';', '；'), ('!', '！'), ('?', '？'), ('(', '（'), (')', '）'), ('.', '。')];

/// Is this a character of Chinese text?
pub fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' || matches!(c, '“' | '”' | '…' | '—' | '※')
}

/// The full mark that one of half width stands for between two characters; none in figures, times and Latin words.
pub fn full(before: char, c: char, after: char) -> Option<char> {
    let (_, full) = MARKS.iter().find(|(half, _)| *half == c)?;
    // A full stop ends Chinese words, and is no part of a number or of a row of dots.
    let ends = || is_wide(before) && !after.is_ascii_alphanumeric() && after != '.' && before != '.';
    let stands = if c == '.' { ends() } else { is_wide(before) || is_wide(after) };
    stands.then_some(*full)
}

/// The text with full marks between Chinese characters. Placeholders, links and pictures stay as they are.
pub fn wide(text: &str) -> Cow<'_, str> {
    if !text.contains(MARKS.map(|(half, _)| half)) {
        return Cow::Borrowed(text);
    }
    let (mut before, mut braces) = ('\n', 0_usize);
    let mut chars = text.chars().peekable();
    let mut wide = String::with_capacity(text.len() * 2);
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or('\n');
        match c {
            '{' | '｛' => braces += 1,
            '}' | '｝' => braces = braces.saturating_sub(1),
            '\n' => braces = 0,
            _ => {}
        }
        let is_markdown = c == '!' && after == '[' || c == '(' && before == ']';
        wide.push(full(before, c, after).filter(|_| braces == 0 && !is_markdown).unwrap_or(c));
        before = c;
    }
    Cow::Owned(wide)
}

/// Words with the marks that another text has at half width and nowhere full.
pub fn narrowed(words: &str, like: &str) -> String {
    let meant = wide(like);
    if meant == like {
        return words.to_owned();
    }
    let is_half = |(_, mark): &&(char, char)| meant.contains(*mark) && !like.contains(*mark);
    let narrow: Vec<&(char, char)> = MARKS.iter().filter(is_half).collect();
    let half = |c: char| narrow.iter().find(|(_, mark)| *mark == c).map_or(c, |(half, _)| *half);
    words.chars().map(half).collect()
}

/// The byte in one text of the character that stands at a byte of the other one, which differs by its marks alone.
pub fn same_character(from: &str, to: &str, byte: usize) -> usize {
    if from.len() == to.len() {
        return byte;
    }
    let characters = from.get(..byte).unwrap_or(from).chars().count();
    to.char_indices().nth(characters).map_or(to.len(), |(at, _)| at)
}

/// The same for a stretch of bytes.
pub fn same_range(from: &str, to: &str, range: &Range<usize>) -> Range<usize> {
    same_character(from, to, range.start)..same_character(from, to, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_between_chinese_characters_are_full_and_nothing_else_is() {
        for (half, full) in [
            ("同志们:现在开会.", "同志们：现在开会。"),
            ("请坐下;(稍停)请看3.5,14:30", "请坐下；（稍停）请看3.5,14:30"),
            ("见[表](list.md)", "见[表](list.md)"),
            ("{{发言人}},请{{人员.李明.职务}}", "{{发言人}}，请{{人员.李明.职务}}"),
            ("Hello, world! 3,000", "Hello, world! 3,000"),
        ] {
            assert_eq!(wide(half), full);
            assert_eq!(half.chars().count(), full.chars().count());
        }
    }

    #[test]
    fn words_get_the_marks_of_a_text() {
        assert_eq!(narrowed("首先，请王。", "同志们,请坐。"), "首先,请王。");
        assert_eq!(narrowed("首先，请王。", "同志们，请坐。"), "首先，请王。");
        let (half, full) = ("甲,乙,丙", "甲，乙，丙");
        assert_eq!(same_character(full, half, full.find('丙').unwrap()), half.find('丙').unwrap());
    }
}
