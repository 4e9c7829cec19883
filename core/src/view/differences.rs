//! What two versions of an agenda say differently, paragraph by paragraph of the script as the host would read it.

use super::outline::{meeting_title, outline};
use super::print::item_text;
use crate::Language;
use crate::agenda::Rundown;
use crate::session::Session;
use similar::{ChangeTag, DiffOp, TextDiff};
use std::ops::Range;

/// Paragraphs that stay, shown on either side of a change.
const AROUND: usize = 1;

/// A line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A paragraph that both have.
    Same(String),
    /// One that only the older has.
    Gone(String),
    /// One that only the newer has.
    New(String),
    /// So many paragraphs that both have are left out here.
    LeftOut(usize),
}

/// What changes between an older agenda and a newer one; nothing where the script is the same.
pub fn differences(older: &Rundown, newer: &Rundown, language: Language) -> Vec<Difference> {
    between(&paragraphs(older, language), &paragraphs(newer, language))
}

/// The same of paragraphs.
pub(super) fn between(older: &[String], newer: &[String]) -> Vec<Difference> {
    let older: Vec<&str> = older.iter().map(String::as_str).collect();
    let newer: Vec<&str> = newer.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&older, &newer);
    let mut changes = Vec::new();
    let mut shown = 0;
    for group in diff.grouped_ops(AROUND) {
        let start = group.first().map_or(shown, |op| op.old_range().start);
        left_out(start - shown, &mut changes);
        for op in &group {
            changes.extend(diff.iter_changes(op).map(|change| {
                let paragraph = change.value().to_owned();
                match change.tag() {
                    ChangeTag::Equal => Difference::Same(paragraph),
                    ChangeTag::Delete => Difference::Gone(paragraph),
                    ChangeTag::Insert => Difference::New(paragraph),
                }
            }));
            shown = op.old_range().end;
        }
    }
    if !changes.is_empty() {
        left_out(older.len() - shown, &mut changes);
    }
    changes
}

/// Two wordings of some sentences in `room` characters each: whole where there is room, else the clauses that differ with one
/// on either side, and … for the rest.
pub fn contrast(older: &str, newer: &str, room: usize) -> (String, String) {
    let is_long = |words: &str| words.chars().count() > room;
    if !is_long(older) && !is_long(newer) {
        return (older.to_owned(), newer.to_owned());
    }
    let ends = ['，', '、', '；', '。', '：', '！', '？', '\n'];
    let [older, newer] = [older, newer].map(|words| words.split_inclusive(ends).collect::<Vec<&str>>());
    let diff = TextDiff::from_slices(&older, &newer);
    let groups = diff.grouped_ops(AROUND);
    let shown = |words: &[&str], range: fn(&DiffOp) -> Range<usize>| {
        let mut text = String::new();
        let mut seen = 0;
        for group in &groups {
            let (start, end) =
                (group.first().map_or(seen, |op| range(op).start), group.last().map_or(seen, |op| range(op).end));
            text.push_str(if start > seen { "…" } else { "" });
            text.extend(words.get(start..end).unwrap_or_default().iter().copied());
            seen = end;
        }
        text.push_str(if seen < words.len() { "…" } else { "" });
        text
    };
    (shown(&older, DiffOp::old_range), shown(&newer, DiffOp::new_range))
}

/// The title, and of each item its name and its plan, then what is said in it.
fn paragraphs(rundown: &Rundown, language: Language) -> Vec<String> {
    let mut paragraphs = vec![meeting_title(rundown.agenda())];
    for (nth, item) in outline(rundown, &[], language).into_iter().enumerate() {
        let number = item.number.map(|number| format!("{number}. ")).unwrap_or_default();
        let minutes =
            item.minutes.map(|minutes| language.pick(format!(" · {minutes} 分钟"), format!(" · {minutes} min")));
        paragraphs.push(format!("【{number}{}{}】", item.name, minutes.unwrap_or_default()));
        let mut text = String::new();
        item_text(rundown, &Session::default(), nth, language, &mut text);
        paragraphs.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    paragraphs
}

fn left_out(count: usize, changes: &mut Vec<Difference>) {
    if count > 0 {
        changes.push(Difference::LeftOut(count));
    }
}
