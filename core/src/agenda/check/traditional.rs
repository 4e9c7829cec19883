//! An agenda in traditional characters (繁体): it is checked as if it were in simplified ones, and told of in its own.

use super::super::Agenda;
use super::super::rundown::Rundown;
use super::super::text::SideTexts;
use crate::chinese::simplified::{is_traditional, simplified};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// An agenda in traditional characters, and the same in simplified ones. Every word has its place in both, since a character
/// takes as many bytes.
pub(super) struct Traditional {
    /// The agenda in simplified characters.
    pub(super) rundown: Rundown,
    /// How the agenda writes what the other one writes in a simplified character.
    own: HashMap<char, char>,
}

impl Traditional {
    /// Reads an agenda that is in traditional characters; none where it is not.
    pub(super) fn of(rundown: &Rundown) -> Option<Self> {
        let sources = || {
            let parts = rundown.parts().iter();
            parts.flat_map(|part| (0..part.texts.len()).filter_map(|choice| rundown.source(part, choice)))
        };
        if !is_traditional(sources().flat_map(str::chars)) {
            return None;
        }
        let mut own = HashMap::new();
        for c in sources().flat_map(str::chars) {
            if let Some(simple) = simplified(c) {
                own.entry(simple).or_insert(c);
            }
        }
        let agenda: Agenda =
            serde_json::from_value(in_simplified(serde_json::to_value(rundown.agenda()).ok()?)).ok()?;
        let texts = rundown.side_texts().iter();
        let texts: SideTexts =
            texts.map(|(file, text)| (file.clone(), text.clone().map(|text| simple(&text)))).collect();
        Some(Self { rundown: Rundown::new(Arc::new(agenda), Arc::new(texts)), own })
    }

    /// Some simplified words in the characters of the agenda.
    pub(super) fn in_own(&self, words: &str) -> String {
        words.chars().map(|c| self.own.get(&c).copied().unwrap_or(c)).collect()
    }
}

/// What is written in some JSON, in simplified characters. The names of files lead to files, and stay.
fn in_simplified(value: Value) -> Value {
    match value {
        Value::String(words) => Value::String(simple(&words)),
        Value::Array(all) => all.into_iter().map(in_simplified).collect(),
        Value::Object(fields) => {
            let field = |(name, value): (String, Value)| {
                let value = if name == "file" { value } else { in_simplified(value) };
                (simple(&name), value)
            };
            Value::Object(fields.into_iter().map(field).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

fn simple(words: &str) -> String {
    words.chars().map(|c| simplified(c).unwrap_or(c)).collect()
}
