//! The structure finder over the cases of `tests/cases`, over tables of single phases, and over random text.

mod cases;
mod score;

use lectern_core::import::{Document, Paragraph, read};

/// A document of plain lines.
fn document(text: &str) -> Document {
    Document { paragraphs: text.lines().filter(|line| !line.trim().is_empty()).map(Paragraph::plain).collect() }
}

#[test]
fn cases_are_found_as_an_expert_marked_them() {
    let mut total = score::Score::default();
    println!("{}", score::Score::HEADER);
    let only = std::env::var("CASE").ok();
    for case in cases::all() {
        if only.as_ref().is_some_and(|only| !case.name.contains(only.as_str())) {
            continue;
        }
        let draft = read(&document(&case.text));
        let score = score::compare(&case, &draft, only.is_some() || std::env::var("MISSES").is_ok());
        println!("{}", score.row(&case.name));
        total.add(&score);
    }
    println!("{}", total.row("total"));
}
