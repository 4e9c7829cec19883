//! Characters of a script that sound like a name it has elsewhere, 闫宝华 and 阎宝华: what a keyboard of sounds makes of a
//! name that is typed a second time. Needs no form of address beside them. Decides nothing about who is meant.

use super::script::Script;
use crate::agenda::person;
use crate::chinese::is_han;
use crate::chinese::reading;
use crate::chinese::vocabulary::HanSet;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// So many names are looked for; a script with more of them is a roster.
const MOST: usize = 300;

/// Every place where the script has a name of usual length but for one character that sounds the same, in order.
pub(super) fn find(script: &Script<'_>, names: &HashSet<&str>) -> Vec<Range<usize>> {
    let mut names: Vec<Vec<char>> =
        names.iter().filter(|name| is_whole(name)).map(|name| name.chars().collect()).collect();
    names.sort_unstable();
    names.truncate(MOST);
    // Of a window with one wrong character the first or the second is right.
    let mut by_character: HashMap<char, Vec<(usize, &[char])>> = HashMap::new();
    for name in &names {
        for (place, c) in name.iter().take(2).enumerate() {
            by_character.entry(*c).or_default().push((place, name));
        }
    }
    if by_character.is_empty() {
        return Vec::new();
    }
    let characters: HanSet = by_character.keys().copied().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate() {
        let letters = script.letters(index);
        if !names.iter().any(|name| name.iter().filter(|c| !letters.has(**c)).count() <= 1) {
            continue;
        }
        let mut before = None;
        for (at, c) in script.words(&sentence.range).char_indices() {
            let at = sentence.range.start + at;
            if characters.has(c) {
                for (place, name) in by_character.get(&c).into_iter().flatten() {
                    let start = if *place == 0 { Some(at) } else { before };
                    let window =
                        start.and_then(|start| alike(script.text.get(start..)?, name).map(|end| start..start + end));
                    let is_new = |window: &Range<usize>| {
                        found.last() != Some(window) && !ends_in_an_office(&script.text, window, name)
                    };
                    found.extend(window.filter(is_new));
                }
            }
            before = is_han(c).then_some(at);
        }
    }
    found
}

/// Whether the last character of a place is not that of the name, and begins an office: 南门委员 is no 南门微.
fn ends_in_an_office(text: &str, window: &Range<usize>, name: &[char]) -> bool {
    let words = text.get(window.clone()).unwrap_or_default();
    let Some((at, last)) = words.char_indices().next_back() else { return false };
    let rest = text.get(window.start + at..).unwrap_or_default();
    name.last() != Some(&last) && person::leading_title(rest).is_some()
}

/// Whether a name has surname and given name; 各部门 and 麦教授 have not.
pub(super) fn is_whole(name: &str) -> bool {
    let titled = person::ends_in_office(name) || name.ends_with("老师") || name.ends_with("师傅");
    person::has_usual_length(name) && person::begins_with_surname(name) && name.chars().all(is_han) && !titled
}

/// How many bytes of some words are a name but for one character that sounds the same.
fn alike(words: &str, name: &[char]) -> Option<usize> {
    let mut end = 0;
    let mut wrong = None;
    let mut chars = words.chars();
    for right in name {
        let c = chars.next()?;
        if c != *right && wrong.replace((c, *right)).is_some() {
            return None;
        }
        end += c.len_utf8();
    }
    // Asked last, for most words differ in more.
    wrong.filter(|(c, right)| sounds_like(*c, *right)).map(|_| end)
}

/// Whether two characters have a syllable in common, whatever its tone.
pub(super) fn sounds_like(one: char, other: char) -> bool {
    let syllables = |c: char| reading::readings(c).map(reading::without_tone).collect::<Vec<String>>();
    let others = syllables(other);
    is_han(one) && syllables(one).iter().any(|syllable| others.contains(syllable))
}
