//! Lists of people: workbooks and separated values to a table whose columns have meanings, and that to people. A guess
//! about a column can be corrected by whoever shows the table; nothing here decides what is right.

mod compound;
mod headings;
mod number;
mod ods;
mod pasted;
mod person;
mod separated;
mod sheet;
mod xls;
mod xlsx;

pub use headings::Meaning;
pub use pasted::{Block, MOST_ROWS, pasted};
pub use person::people;

use crate::encoding::Encoding;
use crate::note::Note;
use crate::package::Package;
use crate::refusal::{Found, Refusal, Wanted};
use crate::sniff::{self, Kind};
use crate::text::decode;
use sheet::{Book, Sheet};

/// A roster as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The names of all sheets of the workbook; one for a list of separated values.
    pub sheets: Vec<String>,
    /// Which of them this is, from 0.
    pub sheet: usize,
    /// The columns, from the left. Whoever shows them may change what they mean.
    pub columns: Vec<Column>,
    /// The rows below the headings, each with one text a column. Empty rows are left out.
    pub rows: Vec<Vec<String>>,
    /// What a person should know.
    pub notes: Vec<Note>,
}

/// A column of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// What stands above it; empty if nothing does.
    pub heading: String,
    /// What it holds; nothing if that matters to nobody here.
    pub meaning: Option<Meaning>,
}

/// What a person has chosen where a file leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// A sheet of the workbook, from 0; else the first that is shown and has headings.
    pub sheet: Option<usize>,
    /// The encoding of a list of separated values; else the one that it seems to have.
    pub encoding: Option<Encoding>,
}

/// Reads a roster: .xlsx, .xls, .ods, or separated values. Which it is, the bytes say; `name` names the sheet of a file
/// that has none.
///
/// # Errors
///
/// A [`Refusal`] that says what the file is instead, or what is wrong with it.
pub fn read_roster(name: &str, bytes: &[u8]) -> Result<Table, Refusal> {
    read_sheet(name, bytes, Choice::default())
}

/// The same, with what a person has chosen.
///
/// # Errors
///
/// A [`Refusal`] that says what the file is instead, or what is wrong with it.
pub fn read_sheet(name: &str, bytes: &[u8], choice: Choice) -> Result<Table, Refusal> {
    let wanted = Wanted::Roster;
    match sniff::sniff(bytes)? {
        Kind::Archive => {
            let mut package = Package::open(bytes, wanted)?;
            if ods::is_one(&mut package)? {
                return pick(&mut ods::Ods::open(&mut package)?, choice);
            }
            let main = sniff::main_part(&mut package)?;
            match (sniff::archive(&package, main.as_ref()), main) {
                (Found::Workbook, Some((part, text))) => {
                    pick(&mut xlsx::Xlsx::open(&mut package, &part, &text)?, choice)
                }
                (found, _) => Err(Refusal::WrongKind { found, wanted }),
            }
        }
        Kind::Compound => match sniff::compound(bytes) {
            Some(Found::Workbook) => pick(&mut xls::Xls::open(bytes)?, choice),
            Some(found) => Err(Refusal::WrongKind { found, wanted }),
            None => Err(Refusal::Encrypted { wanted }),
        },
        Kind::Other(found) => Err(Refusal::WrongKind { found, wanted }),
        Kind::Text => {
            let decoded = decode(bytes, choice.encoding, wanted)?;
            if let Some(found) = sniff::markup(&decoded.text) {
                return Err(Refusal::WrongKind { found, wanted });
            }
            let mut table = pick(&mut separated::Separated::new(name, &decoded.text), choice)?;
            table.notes.splice(0..0, decoded.notes());
            Ok(table)
        }
    }
}

/// Makes a table of the sheet that was chosen, or of the first that is shown and has headings, or that has anything.
fn pick(book: &mut impl Book, choice: Choice) -> Result<Table, Refusal> {
    let names: Vec<String> = book.sheets().iter().map(|sheet| sheet.name.clone()).collect();
    if let Some(sheet) = choice.sheet {
        if sheet >= names.len() {
            return Err(Refusal::NoSheet { sheet, sheets: names.len() });
        }
        return table(names, sheet, book.read(sheet)?).ok_or(Refusal::NoText { pictures: 0 });
    }
    let mut order: Vec<usize> = (0..names.len()).collect();
    let hidden: Vec<bool> = book.sheets().iter().map(|sheet| sheet.hidden).collect();
    order.sort_by_key(|sheet| hidden.get(*sheet).copied());
    let mut second_best = None;
    for sheet in order.into_iter().take(book.most()) {
        let Some(table) = table(names.clone(), sheet, book.read(sheet)?) else { continue };
        if !table.notes.contains(&Note::NoHeadings) {
            return Ok(table);
        }
        second_best = second_best.or(Some(table));
    }
    second_best.ok_or(Refusal::NoText { pictures: 0 })
}

/// The table of a sheet; nothing if it is empty.
fn table(sheets: Vec<String>, sheet: usize, read: Sheet) -> Option<Table> {
    let mut notes = Vec::new();
    if read.cut {
        notes.push(Note::ColumnsCut { most: crate::caps::COLUMNS });
    }
    if read.hidden_rows > 0 {
        notes.push(Note::HiddenRows(read.hidden_rows));
    }
    let rows = read.into_rows();
    let width = rows.iter().map(Vec::len).max().filter(|width| *width > 0)?;
    let found = headings::find(&rows);
    let headed = found.is_some();
    let (mut columns, first) = match found {
        Some((row, columns)) => (columns, row + 1),
        None => {
            notes.push(Note::NoHeadings);
            (headings::guess(&rows, width), 0)
        }
    };
    let above: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
    // A cell of headings that reaches over two rows has been filled down, and print-outs repeat the row.
    let is_data = |row: &Vec<String>| {
        row.iter().any(|cell| !cell.is_empty())
            && !(headed && row.iter().zip(&above).all(|(cell, above)| headings::same(cell, above)))
    };
    let mut rows: Vec<Vec<String>> = rows.iter().skip(first).filter(|row| is_data(row)).cloned().collect();
    columns.resize(width, Column::default());
    for row in &mut rows {
        row.resize(width, String::new());
    }
    Some(Table { sheets, sheet, columns, rows, notes })
}
