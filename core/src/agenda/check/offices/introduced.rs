//! Whoever is introduced in a column, 县发展改革局局长　钱一舟: the office and the name behind a gap.

use crate::agenda::check::calls::is_mark;
use crate::agenda::check::script::Script;
use crate::agenda::person;
use crate::chinese::vocabulary::{Found, Vocabulary};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Names and the offices before them, of those who are wanted.
pub(super) fn find<'a>(script: &'a Script<'_>, wanted: &HashSet<&'a str>) -> Vec<(&'a str, &'a str, Range<usize>)> {
    const MOST: usize = 300;
    const GAPS: [char; 3] = [' ', '　', '\u{a0}'];
    let names: Vec<&str> = wanted.iter().copied().collect();
    static GAP: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&[" ", "　", "\u{a0}"]));
    if names.len() > MOST || !script.says(&GAP) {
        return Vec::new();
    }
    let of = |Found { at, end, word }: Found| {
        let name = names.get(word).copied()?;
        let before = script.text.get(..at)?;
        let office = person::office_in_front(before.trim_end_matches(GAPS)).filter(|_| before.ends_with(GAPS))?;
        // 李明 may be the half of 李明远.
        let next = script.text.get(end..)?.chars().next();
        let is_whole = next.is_none_or(|c| is_mark(c) || c.is_whitespace() || matches!(c, '、' | '（' | '('));
        is_whole.then_some((name, office, at..end))
    };
    let vocabulary = Vocabulary::new(&names);
    script.find(&vocabulary).filter_map(of).collect()
}
