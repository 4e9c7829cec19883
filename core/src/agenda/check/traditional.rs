//! An agenda in traditional characters (繁体): it is checked as if it were in simplified ones, and told of in its own.

use super::super::Agenda;
use super::super::rundown::Rundown;
use super::super::text::SideTexts;
use crate::chinese::simplified::{is_traditional, simplified};
use serde_json::Value;
use std::sync::Arc;

/// An agenda in traditional characters, and the same in simplified ones. Every word has its place in both, since a character
/// takes as many bytes.
pub(super) struct Traditional {
    /// The agenda in simplified characters.
    pub(super) rundown: Rundown,
    /// Its words and names one after the other, in simplified characters and as they are written.
    words: [String; 2],
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
        let people = rundown.agenda().people.values();
        let names = people.flat_map(|one| [Some(&one.name), one.unit.as_ref(), one.office.as_ref()]).flatten();
        let title = std::iter::once(rundown.agenda().meeting.title.as_str());
        let written: Vec<&str> = sources().chain(names.map(String::as_str)).chain(title).collect();
        let written = written.join("\n");
        let agenda: Agenda =
            serde_json::from_value(in_simplified(serde_json::to_value(rundown.agenda()).ok()?)).ok()?;
        let texts = rundown.side_texts().iter();
        let texts: SideTexts =
            texts.map(|(file, text)| (file.clone(), text.clone().map(|text| simple(&text)))).collect();
        Some(Self { rundown: Rundown::new(Arc::new(agenda), Arc::new(texts)), words: [simple(&written), written] })
    }

    /// Some simplified words as the agenda writes them; as they are where they stand in it nowhere as a whole. Which traditional
    /// character a simplified one stands for (范得水, 規範), the place alone tells.
    pub(super) fn in_own(&self, words: &str) -> String {
        let [simple, written] = &self.words;
        let place = simple.find(words).map(|at| at..at + words.len());
        place.and_then(|place| written.get(place)).unwrap_or(words).to_owned()
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
