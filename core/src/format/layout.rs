//! How an agenda file is laid out: two spaces a level, and whatever is short stands on one line, so that a step is a
//! line in a diff and not seven. Never changes what the file says.

use serde_json::Value;

/// Columns up to which an object or a list stands on one line; a Chinese character takes two. So much because a person
/// with unit, office and pinyin then takes one: a roster reads as a table.
const WIDTH: usize = 125;

/// The whole text of a file, ending in a line feed.
pub(super) fn lay_out(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out.push('\n');
    out
}

fn block(value: &Value, depth: usize, out: &mut String) {
    match value {
        // The file itself and its lists of items and steps are always opened, however short.
        Value::Object(map) if !map.is_empty() => {
            let inner: Vec<(String, &Value)> =
                map.iter().map(|(key, value)| (Value::String(key.clone()).to_string(), value)).collect();
            rows(inner.iter().map(|(key, value)| (Some(key.as_str()), *value)), ('{', '}'), depth, out);
        }
        Value::Array(list) if !list.is_empty() => rows(list.iter().map(|value| (None, value)), ('[', ']'), depth, out),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            out.push_str(&value.to_string());
        }
    }
}

fn rows<'a>(
    entries: impl Iterator<Item = (Option<&'a str>, &'a Value)>,
    (open, close): (char, char),
    depth: usize,
    out: &mut String,
) {
    let indent = "  ".repeat(depth + 1);
    out.push(open);
    for (nth, (key, value)) in entries.enumerate() {
        out.push_str(if nth == 0 { "\n" } else { ",\n" });
        out.push_str(&indent);
        let mut used = indent.len();
        if let Some(key) = key {
            out.push_str(key);
            out.push_str(": ");
            used += columns(key) + 2;
        }
        let mut line = String::new();
        if depth > 0 && one_line(value, WIDTH.saturating_sub(used), &mut line) {
            out.push_str(&line);
        } else {
            block(value, depth + 1, out);
        }
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

/// Writes the value on one line, unless that takes more than the room; then what it wrote is to be thrown away.
fn one_line(value: &Value, room: usize, out: &mut String) -> bool {
    match value {
        Value::Object(map) if !map.is_empty() => {
            out.push_str("{ ");
            for (nth, (key, value)) in map.iter().enumerate() {
                out.push_str(if nth == 0 { "" } else { ", " });
                out.push_str(&Value::String(key.clone()).to_string());
                out.push_str(": ");
                if !one_line(value, room, out) {
                    return false;
                }
            }
            out.push_str(" }");
        }
        Value::Array(list) if !list.is_empty() => {
            out.push('[');
            for (nth, value) in list.iter().enumerate() {
                out.push_str(if nth == 0 { "" } else { ", " });
                if !one_line(value, room, out) {
                    return false;
                }
            }
            out.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            out.push_str(&value.to_string());
        }
    }
    columns(out) <= room
}

/// Columns of a text in a terminal or an editor, near enough: two for whatever is not Latin.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum()
}
