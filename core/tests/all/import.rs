//! The structure finder over the cases of `tests/cases`, over tables of single phases, and over random text.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a table for people, of the case that CASE names"
)]

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
    let elsewhere = std::env::var_os("CASES").map(std::path::PathBuf::from);
    for case in cases::all(elsewhere.clone()) {
        if only.as_ref().is_some_and(|only| !case.name.contains(only.as_str())) {
            continue;
        }
        let draft = read(&document(&case.text));
        let score = score::compare(&case, &draft, only.is_some() || std::env::var("MISSES").is_ok());
        println!("{}", score.row(&case.name));
        total.add(&score);
    }
    println!("{}", total.row("total"));
    if only.is_some() || elsewhere.is_some() {
        return;
    }
    // What was measured when this was written, in per mille: a change that finds less has to say so here.
    let floors = [
        ("items", total.items, 889, 698),
        ("speakers", total.speakers, 927, 642),
        ("waits", total.waits, 916, 671),
        ("directions", total.directions, 942, 849),
    ];
    for (what, count, precision, recall) in floors {
        let found = [count.precision(), count.recall()].map(|share| (share * 1000.0) as usize);
        assert!(found[0] >= precision && found[1] >= recall, "{what}: {found:?} of {precision}, {recall}");
    }
}
