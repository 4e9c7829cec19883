//! Separated values: which character separates them, and the cells between. Everything between is text.

use super::sheet::{About, Book, Sheet};
use crate::refusal::Refusal;

/// What may separate values; of equals the first.
const SEPARATORS: [char; 6] = [',', '\t', ';', '，', '；', '|'];
/// So many lines show what separates.
const LINES: usize = 30;
/// Stands for a separator that has more than one byte. Nobody types it.
const STAND_IN: char = '\u{1f}';

/// A list of separated values.
pub(super) struct Separated<'a> {
    about: [About; 1],
    text: &'a str,
}

impl<'a> Separated<'a> {
    pub(super) fn new(name: &str, text: &'a str) -> Self {
        let stem = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        Self { about: [About { name: stem.to_owned(), hidden: false }], text }
    }
}

impl Book for Separated<'_> {
    fn sheets(&self) -> &[About] {
        &self.about
    }

    fn weight(&self) -> usize {
        self.text.len()
    }

    fn read(&mut self, _: usize) -> Result<Sheet, Refusal> {
        // A first line by which Excel is told the separator.
        let told = self.text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
        let text = if told.is_some() { self.text.split_once('\n').map_or("", |(_, rest)| rest) } else { self.text };
        let separator = told.unwrap_or_else(|| separator(text));
        let one_byte = u8::try_from(separator).ok().filter(u8::is_ascii);
        let replaced = one_byte.is_none().then(|| text.replace(separator, &STAND_IN.to_string()));
        let text = replaced.as_deref().unwrap_or(text);
        let mut sheet = Sheet::default();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(one_byte.unwrap_or(STAND_IN as u8))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut row = 0;
        // What comes from memory as characters cannot fail to be read.
        while reader.read_record(&mut record).unwrap_or(false) {
            for (column, cell) in record.iter().enumerate() {
                sheet.set(row, column, cell)?;
            }
            row += 1;
        }
        Ok(sheet)
    }
}

/// The character of which most lines have the same number, and at least one.
fn separator(text: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
    let score = |separator: char| {
        let counts: Vec<usize> = lines.iter().map(|line| line.matches(separator).count()).collect();
        let alike = |count: usize| counts.iter().filter(|other| **other == count).count();
        counts.iter().filter(|count| **count > 0).map(|count| (alike(*count), *count)).max().unwrap_or_default()
    };
    let best = SEPARATORS.iter().rev().max_by_key(|separator| score(**separator));
    best.copied().unwrap_or(',')
}
