//! The sample agendas of the repository with the texts beside them, and small agendas written in a test.
#![allow(clippy::disallowed_methods, reason = "the samples are files; shipped code of the core reads none")]

use lectern_core::agenda::{Agenda, Rundown, SideTexts, TextFault};
use lectern_core::format;
use std::path::PathBuf;
use std::sync::Arc;

/// A sample and its name.
pub struct Sample {
    /// The file's name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The folder above the core.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of a file of the repository.
pub fn file(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every sample, in the order of the names.
pub fn all() -> Vec<Sample> {
    let entries = root().join("agendas").read_dir().unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    assert!(names.len() >= 4, "samples are missing: {names:?}");
    names.into_iter().map(|name| Sample { text: file(&format!("agendas/{name}")), name }).collect()
}

impl Sample {
    /// The sample as written.
    pub fn agenda(&self) -> Agenda {
        format::read(&self.text).unwrap_or_else(|problem| panic!("{}: {problem:?}", self.name))
    }

    /// The sample made ready, with every text that it names.
    pub fn rundown(&self) -> Rundown {
        let agenda = self.agenda();
        let mut side = SideTexts::new();
        for name in agenda.text_files() {
            let text = std::fs::read_to_string(root().join("agendas").join(&name.0));
            side.insert(name.clone(), text.map_err(|_| TextFault::Missing));
        }
        Rundown::new(Arc::new(agenda), Arc::new(side))
    }
}

/// An agenda that stands in a test, made ready.
pub fn ready(json: &serde_json::Value) -> Rundown {
    let agenda = format::read(&json.to_string()).unwrap_or_else(|problem| panic!("{problem:?} in {json}"));
    Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()))
}
