//! The cases: a script with the bytes of its office, and what an expert marks in it.
#![allow(clippy::disallowed_methods, reason = "the cases are files; shipped code of the core reads none")]

use lectern_core::import::Document;
use serde::Deserialize;
use std::path::PathBuf;

#[derive(Debug, Deserialize)]
pub(super) struct Marks {
    pub(super) title: Option<String>,
    pub(super) announced: Option<u64>,
    pub(super) items: Vec<Item>,
    pub(super) directions: Vec<String>,
    pub(super) cut: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Item {
    pub(super) kind: String,
    pub(super) starts: String,
    pub(super) numbered: bool,
    pub(super) speakers: Vec<Speaker>,
    pub(super) waits: Vec<Wait>,
    pub(super) chooses: Vec<Vec<String>>,
}

#[derive(Debug, Deserialize, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub(super) name: Option<String>,
    pub(super) office: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Wait {
    pub(super) kind: String,
    pub(super) after: String,
}

pub(super) struct Case {
    pub(super) name: String,
    pub(super) document: Document,
    pub(super) marks: Marks,
}

/// Every case of a folder, by name; those of `tests/cases` where none is given.
pub(super) fn all(folder: Option<PathBuf>) -> Vec<Case> {
    let folder = folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases"));
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let marked = files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    marked
        .map(|path| {
            let marks: Marks = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            let script =
                ["txt", "md"].map(|extension| path.with_extension(extension)).into_iter().find(|path| path.exists());
            let script = script.unwrap();
            let bytes = std::fs::read(&script).unwrap();
            let document = lectern_documents::read(&script.to_string_lossy(), &bytes).unwrap().document;
            Case { name: path.file_stem().unwrap().to_string_lossy().into_owned(), document, marks }
        })
        .collect()
}
