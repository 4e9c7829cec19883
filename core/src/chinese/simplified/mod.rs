//! Texts in traditional characters (繁体), read as if they were written in simplified ones. The pairs are a table of text, made by
//! `make-simplified.py` from Unihan, read when it is first asked.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static TEXT: &str = include_str!("simplified.txt");

/// Of each traditional character the simplified one, which has as many bytes.
static PAIRS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    let [traditional, simplified] = [lines.next(), lines.next()].map(Option::unwrap_or_default);
    traditional.chars().zip(simplified.chars()).collect()
});

/// Characters that hardly stand in a traditional text.
static SIMPLE: LazyLock<HashSet<char>> = LazyLock::new(|| PAIRS.values().copied().collect());

/// The simplified form of a traditional character, of as many bytes in UTF-8; none for a character that is written so in
/// simplified texts too.
pub fn simplified(c: char) -> Option<char> {
    PAIRS.get(&c).copied()
}

/// Does a text have more traditional characters at its beginning than such as are only written so when they are simplified?
pub fn is_traditional(text: impl IntoIterator<Item = char>) -> bool {
    const ENOUGH: usize = 2_000;
    let (mut traditional, mut simple) = (0_usize, 0_usize);
    for c in text.into_iter().take(ENOUGH) {
        traditional += usize::from(PAIRS.contains_key(&c));
        simple += usize::from(SIMPLE.contains(&c));
    }
    traditional > simple
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_traditional_by_most_of_its_characters() {
        for (text, is) in [
            ("各位代表、同志們：現在開會。", true),
            ("大會進行第一項議程，請陳國華同志講話。", true),
            ("各位代表、同志们：现在开会。", false),
            ("请谭後生同志为纪念乾隆石刻揭幕，于謙同志主持。", false),
            ("Hello", false),
            ("", false),
        ] {
            assert_eq!(is_traditional(text.chars()), is, "{text}");
        }
    }

    #[test]
    fn a_simplified_form_keeps_its_place() {
        assert_eq!(PAIRS.len(), 2_576);
        for (traditional, simple) in PAIRS.iter() {
            assert_eq!(traditional.len_utf8(), simple.len_utf8(), "{traditional}");
        }
        assert_eq!(['請', '項', '會', '乾'].map(simplified), [Some('请'), Some('项'), Some('会'), None]);
    }
}
