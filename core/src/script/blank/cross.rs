//! Crosses, × and X: the commonest marks of a blank, and the ones that most often mean themselves.

use super::{after, asks, asks_date, is_cross, is_han, length, measured, names, spaced};

/// After these a cross is what is drawn: 不赞成的画×.
const DRAWN: &str = "打画划写填涂叉标注用以为是√○“‘「『";
/// A cross between two of these multiplies them.
const FACTORS: &str = "长宽高深厚底边径量价率积米人天";
/// Before these a cross is explained: ×表示反对.
const EXPLAINED: [&str; 5] = ["表示", "代表", "为", "是", "的"];
/// What a letter in a word of its own counts, where nothing else is called so: X光 and X号线 are.
const COUNTED_BY_LETTER: [char; 12] = ['名', '人', '位', '项', '次', '个', '家', '届', '批', '份', '条', '岁'];

/// The bytes of the blank that `text` begins with: `×××`, `XX`, `20××年`, `X月`, `× × ×`; not `3×5`, `XXL`, `X光`.
pub(super) fn at(before: &str, text: &str) -> Option<usize> {
    let (bytes, count) = length(text, is_cross);
    let rest = after(text, bytes);
    let (last, next) = (before.chars().next_back(), rest.chars().next());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // The multiplication sign joins figures, the letter joins words: each keeps clear of its own.
    let letters = text.chars().take(count).any(|c| c != '×');
    let in_a_word =
        letters && (last.is_some_and(|c| c.is_ascii_alphabetic()) || next.is_some_and(|c| c.is_ascii_alphanumeric()));
    if in_a_word || is_digit(last) && is_digit(next) {
        return None;
    }
    let ordinal = last == Some('第') && asks(rest);
    if count >= 2 || asks_date(rest) || ordinal || ends_a_year(before) && !is_digit(next) {
        return Some(bytes);
    }
    let (last, near) = (last_word(before), rest.trim_start_matches(is_gap));
    if let Some((spaced, count)) = spaced(text, is_cross) {
        let next = after(text, spaced).trim_start_matches(is_gap).chars().next();
        let clear = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
        let enough = !letters || count >= 3 || names(after(text, spaced).trim_start_matches(is_gap));
        return (clear(last) && clear(next) && enough).then_some(spaced);
    }
    let blank = if letters { letter(last, near) } else { sign(last, near) };
    blank.then_some(bytes)
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{A0}')
}

/// The last character before the spaces that a text ends in.
fn last_word(text: &str) -> Option<char> {
    // A text of nothing but spaces must not be looked through for each cross in it.
    text.chars().rev().take(4).find(|c| !is_gap(*c))
}

/// Does a year end here that lacks its last figure? 202×
fn ends_a_year(before: &str) -> bool {
    let mut chars = before.chars().rev();
    let digits = [chars.next(), chars.next(), chars.next()];
    let decade = digits.first().copied().flatten().is_some_and(|c| c.is_ascii_digit());
    let century = matches!(digits, [_, Some('9'), Some('1')] | [_, Some('0'), Some('2')]);
    decade && century && !chars.next().is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Is a single letter a blank, with what stands around it?
fn letter(last: Option<char>, after: &str) -> bool {
    if last.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    let counts =
        after.starts_with(COUNTED_BY_LETTER) && measured(after, &super::MEASURES) && !after.starts_with("次方");
    let number = matches!(last, Some('〕' | '］' | '】')) && after.starts_with('号');
    counts || number || last.is_some_and(is_han) && joins_names(after)
}

/// Is a single multiplication sign a blank? Beside Chinese it nearly always is, unless it is drawn or multiplies.
fn sign(last: Option<char>, after: &str) -> bool {
    let next = after.chars().next();
    let is_in = |c: Option<char>, set: &str| c.is_some_and(|c| set.contains(c));
    let in_a_sum = last.is_some_and(|c| c.is_ascii_alphanumeric()) || next.is_some_and(|c| c.is_ascii_alphanumeric());
    if in_a_sum || is_in(last, DRAWN) || EXPLAINED.iter().any(|word| after.starts_with(word)) {
        return false;
    }
    if names(after) || measured(after, &super::MEASURES) {
        return true;
    }
    let product = is_in(last, FACTORS) && is_in(next, FACTORS);
    !product && (last.is_some_and(is_han) || next.is_some_and(is_han))
}

/// Do more such names follow, up to 同志? 张X、李X同志: the text begins behind the first cross.
fn joins_names(after: &str) -> bool {
    let mut rest = after;
    for _ in 0..8 {
        let Some(next) = rest.strip_prefix(['、', '和', '与', '及']) else { return false };
        let surname = next.chars().take(2).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
        let (bytes, count) = length(self::after(next, surname), is_cross);
        rest = self::after(next, surname + bytes);
        if surname == 0 || count == 0 {
            return false;
        }
        if names(rest) {
            return true;
        }
    }
    false
}
