//! What a character is to a line: the rules that line breaking adds to Unicode's, one question each.
//!
//! Never looks at more than the character asked about, except to tell an apostrophe from a quotation mark.

use std::borrow::Cow;

use unicode_linebreak::{BreakClass, break_property};

/// Gives quotation marks a direction, as Unicode takes “ and ” for marks that may open or close and so
/// forbids any break beside them. The stand-ins have the same length, so offsets stay true. An apostrophe
/// in a word (don’t) stays what it is.
pub(super) fn direct_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(['“', '”', '‘', '’']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let in_word = before.is_some_and(is_latin) && chars.peek().copied().is_some_and(is_latin);
        out.push(match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' if !in_word => '』',
            other => other,
        });
        before = Some(c);
    }
    Cow::Owned(out)
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2000}'
}

/// A blank that may hang over the end of a line. No-break spaces are meant to be seen.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Characters that only steer line breaking: a line that ends with one ends, to the eye, with what is before.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What is drawn on the character before it. Hangul's vowels and finals are, when written apart.
pub(super) fn is_mark(class: BreakClass) -> bool {
    use BreakClass::{CombiningMark, EmojiModifier, HangulTJamo, HangulVJamo, ZeroWidthJoiner};
    matches!(class, CombiningMark | EmojiModifier | HangulTJamo | HangulVJamo | ZeroWidthJoiner)
}

pub(super) fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// What a number is not parted from.
pub(super) fn is_unit(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '号'
            | '时'
            | '点'
            | '分'
            | '秒'
            | '岁'
            | '名'
            | '位'
            | '个'
            | '项'
            | '届'
            | '次'
            | '万'
            | '亿'
            | '元'
            | '%'
            | '％'
            | '‰'
            | '℃'
    )
}

/// What no line begins with: closing marks, stops, dashes, ellipses and middle dots.
///
/// Unicode's classes hold most of them (… is inseparable, ； a non-starter); the marks named here are in
/// classes that may begin a line elsewhere.
pub(super) fn begins_badly(c: char, class: BreakClass) -> bool {
    use BreakClass::{
        CloseParenthesis, ClosePunctuation, Exclamation, InfixSeparator, Inseparable, NonStarter, Postfix,
    };
    matches!(c, '—' | '―' | '–' | '⸺' | '·' | '•' | '‧' | '～' | '”' | '’' | '／')
        || matches!(
            class,
            CloseParenthesis | ClosePunctuation | Exclamation | InfixSeparator | Inseparable | NonStarter | Postfix
        )
}

/// What no line ends with: opening marks.
pub(super) fn ends_badly(c: char) -> bool {
    matches!(c, '“' | '‘') || break_property(u32::from(c)) == BreakClass::OpenPunctuation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_get_a_direction_and_offsets_stay() {
        for (text, directed) in
            [("甲“乙‘丙’”", "甲「乙『丙』」"), ("don’t ‘go’", "don’t 『go』"), ("’", "』"), ("\"甲\"", "\"甲\"")]
        {
            assert_eq!(direct_quotes(text), directed);
            let offsets = |s: &str| s.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            assert_eq!(offsets(text), offsets(directed));
        }
    }

    #[test]
    fn closing_marks_begin_badly_and_opening_marks_end_badly() {
        for c in "、，。！？；：）》」』】〉〕…—–·•～／”’％℃,.;:!?)]}".chars() {
            assert!(begins_badly(c, break_property(u32::from(c))), "{c}");
            assert!(!ends_badly(c), "{c}");
        }
        for c in "“‘（《「『【〈〔([{".chars() {
            assert!(ends_badly(c), "{c}");
            assert!(!begins_badly(c, break_property(u32::from(c))), "{c}");
        }
    }
}
