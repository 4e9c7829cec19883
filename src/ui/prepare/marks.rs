//! Marks of the script by keys: Ctrl+B makes what is marked stressed, or plain again; Ctrl+D makes the paragraph a direction,
//! which nobody reads out, or words to say again.

use egui::{Key, Modifiers, Ui};
use std::ops::Range;

/// What the keys of this frame make of some words, with what is marked in them as bytes; and what is marked then.
pub(super) fn marked_up(ui: &Ui, words: &str, marked: Range<usize>) -> Option<(String, Range<usize>)> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    if pressed(Key::B) {
        stress(words, marked)
    } else if pressed(Key::D) {
        Some(direction(words, marked))
    } else {
        None
    }
}

const STRESS: &str = "**";

/// Puts stars around what is marked, or takes them away; nothing where nothing is marked.
fn stress(words: &str, marked: Range<usize>) -> Option<(String, Range<usize>)> {
    let (before, inner, after) = (words.get(..marked.start)?, words.get(marked.clone())?, words.get(marked.end..)?);
    if inner.trim().contains("\n\n") {
        let becomes = stress_each(inner);
        return Some(([before, &becomes, after].concat(), marked.start..marked.start + becomes.len()));
    }
    if let (Some(before), Some(after)) = (before.strip_suffix(STRESS), after.strip_prefix(STRESS)) {
        return Some(([before, inner, after].concat(), before.len()..before.len() + inner.len()));
    }
    if let Some(plain) = inner.strip_prefix(STRESS).and_then(|inner| inner.strip_suffix(STRESS)) {
        return Some(([before, plain, after].concat(), before.len()..before.len() + plain.len()));
    }
    // Stars that enclose a space stress nothing.
    let trimmed = inner.trim();
    if trimmed.is_empty() {
        return None;
    }
    let start = before.len() + (inner.len() - inner.trim_start().len());
    let end = start + trimmed.len();
    let with = [words.get(..start)?, STRESS, trimmed, STRESS, words.get(end..)?].concat();
    Some((with, start + STRESS.len()..end + STRESS.len()))
}

/// Puts stars around every paragraph, since none go over the end of one; takes them away where every one has them.
fn stress_each(words: &str) -> String {
    let plain = |paragraph: &str| paragraph.strip_prefix(STRESS)?.strip_suffix(STRESS).map(str::to_owned);
    let paragraphs = || words.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    let all_stressed = paragraphs().all(|paragraph| plain(paragraph.trim()).is_some());
    let changed = |paragraph: &str| {
        let inner = paragraph.trim();
        // Nobody stresses what nobody says.
        let is_direction = inner.starts_with('>');
        let becomes = match plain(inner) {
            Some(plain) if all_stressed => plain,
            None if !inner.is_empty() && !is_direction => [STRESS, inner, STRESS].concat(),
            Some(_) | None => return paragraph.to_owned(),
        };
        paragraph.replacen(inner, &becomes, 1)
    };
    words.split("\n\n").map(changed).collect::<Vec<_>>().join("\n\n")
}

/// Makes the paragraph at a place a direction, or words to say again. A direction stands between empty lines.
fn direction(words: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let before = words.get(..marked.start).unwrap_or(words);
    let start = before.rfind("\n\n").map_or(0, |at| at + 2);
    let rest = words.get(start..).unwrap_or_default();
    let end = start + rest.find("\n\n").unwrap_or(rest.len());
    let paragraph = words.get(start..end).unwrap_or_default();
    let plain = |line: &str| line.strip_prefix('>').map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned());
    let lines: Option<Vec<String>> = paragraph.lines().map(plain).collect();
    let lines = lines
        .filter(|lines| !lines.is_empty())
        .unwrap_or_else(|| paragraph.split('\n').map(|line| format!("> {line}")).collect());
    let becomes = lines.join("\n");
    let cursor = start + becomes.len();
    let head = words.get(..start).unwrap_or_default();
    ([head, &becomes, words.get(end..).unwrap_or_default()].concat(), cursor..cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_stressed_and_plain_again() {
        let words = "请大家记住这一点。";
        let (with, marked) = stress(words, 9..15).unwrap();
        assert_eq!((with.as_str(), &with[marked.clone()]), ("请大家**记住**这一点。", "记住"));
        assert_eq!(stress(&with, marked).unwrap(), (words.to_owned(), 9..15));
        assert_eq!(stress("甲 乙 丙", 3..8).unwrap().0, "甲 **乙** 丙", "no star beside a space");
        assert_eq!(stress("**甲**乙", 0..7).unwrap().0, "甲乙");
        assert!(stress(words, 3..3).is_none());
        let (with, marked) = stress("甲\n\n> 鼓掌\n\n 乙丙", 0..22).unwrap();
        assert_eq!(with, "**甲**\n\n> 鼓掌\n\n **乙丙**");
        assert_eq!(marked, 0..with.len());
        assert_eq!(stress("**甲**\n\n**乙**", 0..16).unwrap().0, "甲\n\n乙");
        assert_eq!(stress("**甲**\n\n乙", 0..12).unwrap().0, "**甲**\n\n**乙**");
        assert!(stress(words, 1..99).is_none());
    }

    #[test]
    fn a_paragraph_is_a_direction_and_words_again() {
        let words = "请看短片。\n\n调暗灯光\n关门\n\n谢谢。";
        let (with, _) = direction(words, 20..20);
        assert_eq!(with, "请看短片。\n\n> 调暗灯光\n> 关门\n\n谢谢。");
        assert_eq!(direction(&with, 22..22).0, words);
        assert_eq!(direction("灯光", 0..0), ("> 灯光".to_owned(), 8..8));
        assert_eq!(direction("", 0..0).0, "> ");
    }
}
