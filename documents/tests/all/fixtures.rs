//! The Word documents of `tests/fixtures` against what must be made of them: every paragraph with what is known of it,
//! and every note. Where LibreOffice prints the same as Word shows, against its print too.

use lectern_core::Language;
use lectern_core::import::Paragraph;
use lectern_documents::{Read, read};
use std::fs;
use std::path::PathBuf;

/// The folder of the fixtures.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The names of all fixtures without their ending, in order.
pub fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let documents = files.filter(|path| path.extension().is_some_and(|ending| ending == "docx"));
    let mut names: Vec<_> = documents.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The bytes of a fixture.
pub fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(format!("{name}.docx"))).unwrap()
}

/// One line a paragraph: marks, then the number apart from the words. `⏎` is a line break, `⇥` parts cells.
fn shown(paragraph: &Paragraph) -> String {
    let mut marks = String::new();
    if let Some(level) = paragraph.heading {
        marks += &format!("h{level} ");
    }
    marks += if paragraph.centred { "centred " } else { "" };
    marks += if paragraph.row { "row " } else { "" };
    let (number, words) = paragraph.text.split_at(paragraph.number);
    let number = if number.is_empty() { String::new() } else { format!("‹{number}›") };
    format!("{marks}| {number}{words}").replace('\n', "⏎").replace('\t', "⇥")
}

fn transcript(read: &Read) -> String {
    let paragraphs = read.document.paragraphs.iter().map(shown);
    let notes = read.notes.iter().map(|note| format!("note: {}", note.message(Language::Chinese)));
    paragraphs.chain(notes).map(|line| line + "\n").collect()
}

#[test]
fn documents_read_as_word_shows_them() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut wrong = Vec::new();
    for name in names() {
        let found = transcript(&read("", &bytes(&name)).unwrap());
        let path = folder().join(format!("{name}.txt"));
        if update {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{name}:\n{found}\ninstead of\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(names().len() >= 20);
}

/// The lines of a text without white space, which programs set differently around numbers.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| line.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    text.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

#[test]
fn numbers_are_those_that_libreoffice_prints() {
    let mut compared = 0;
    for name in names() {
        let Ok(printed) = fs::read_to_string(folder().join(format!("{name}.printed.txt"))) else { continue };
        let read = read("", &bytes(&name)).unwrap();
        // Cells have a line each in a print.
        let apart = |paragraph: &Paragraph| {
            if paragraph.row { paragraph.text.replace('\t', "\n") } else { paragraph.text.clone() }
        };
        let own: String = read.document.paragraphs.iter().map(|paragraph| apart(paragraph) + "\n").collect();
        assert_eq!(lines(&own), lines(&printed), "{name}");
        compared += 1;
    }
    assert!(compared >= 12, "only {compared} prints");
}
