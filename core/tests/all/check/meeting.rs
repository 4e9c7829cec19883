//! Small meetings written in a line, for tables of what a rule finds and of what it must not find.

use crate::samples::ready;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::check::check;
use serde_json::{Value, json};

/// A meeting of items parted by `//`. Each begins with a letter for its kind (o opening, s speeches, r reading, k remarks,
/// v vote, w award, f film, y ceremony, b break, c closing), behind it perhaps `-` where it is not counted; `|` parts
/// paragraphs, and at `~` the host is silent while somebody speaks.
pub fn agenda(text: &str) -> Value {
    let items: Vec<Value> = text.split("//").enumerate().map(|(nth, item)| one_item(nth, item)).collect();
    json!({ "format": 1, "meeting": { "title": "会议" }, "items": items })
}

fn one_item(nth: usize, item: &str) -> Value {
    let item = item.trim_start();
    let kind = match item.chars().next().unwrap() {
        'o' => "opening",
        's' => "speeches",
        'r' => "reading",
        'k' => "remarks",
        'v' => "vote",
        'w' => "award",
        'f' => "film",
        'y' => "ceremony",
        'b' => "break",
        'c' => "closing",
        other => panic!("no kind {other}"),
    };
    let words = &item[1..];
    let (words, counted) = match words.strip_prefix('-') {
        Some(words) => (words, Some(false)),
        None => (words, None),
    };
    let texts: Vec<&str> = words.split('~').collect();
    let mut steps = Vec::new();
    for (nth, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        let mut step = json!({ "say": text.replace('|', "\n\n") });
        if nth + 1 < texts.len() {
            step["wait"] = json!("speech");
            step["who"] = json!("发言人");
        }
        steps.push(step);
    }
    let mut item = json!({ "id": format!("i{nth}"), "kind": kind, "steps": steps });
    if let Some(counted) = counted {
        item["numbered"] = json!(counted);
    }
    item
}

/// The words that a rule points at, in order.
pub fn found(rundown: &Rundown, rule: &str) -> Vec<String> {
    let of_rule = check(rundown).into_iter().filter(|one| one.problem.rule() == rule);
    of_rule.map(|one| super::words_at(rundown, &one).to_owned()).collect()
}

/// A rule finds something in each of some meetings, and at the words given.
pub fn finds(rule: &str, meetings: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (meeting, words) in meetings {
        let found = found(&ready(&agenda(meeting)), rule);
        if found.len() != 1 || !(found[0].contains(words) || words.contains(found[0].as_str())) {
            wrong.push(format!("{words} wanted, {found:?} found in {meeting}"));
        }
    }
    assert!(meetings.len() >= 4, "{rule}: too few");
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

/// A rule finds nothing in any of some meetings.
pub fn is_silent(rule: &str, meetings: &[&str]) {
    let mut wrong = Vec::new();
    for meeting in meetings {
        let found = found(&ready(&agenda(meeting)), rule);
        if !found.is_empty() {
            wrong.push(format!("{found:?} in {meeting}"));
        }
    }
    assert!(meetings.len() >= 6, "{rule}: too few");
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}
