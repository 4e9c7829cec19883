//! People from elsewhere: rows that were pasted into the roster, and the people of a file. Each is one edit, and the person is
//! told what it came to.

use super::importing::{name_of, read_bytes};
use super::{Desk, Notice};
use lectern_core::agenda::Person;
use lectern_core::agenda::edit::{Cells, Edit, PersonDetail, RosterChange, merging, one_line};
use lectern_documents::roster::{Meaning, pasted};
use std::path::Path;

/// So many characters of a heading are told, and so many headings.
const HEADING: usize = 12;
const COLUMNS: usize = 8;

impl Desk {
    /// Puts what was pasted into the roster, from a row and a column on; under a row of headings each column goes where it
    /// belongs.
    pub(super) fn paste_roster(&mut self, text: &str, (row, column): (usize, usize)) -> Result<(), Notice> {
        let block = pasted(text).map_err(|_| Notice::PasteTooLong)?;
        let columns: Vec<Option<PersonDetail>> = match &block.headings {
            Some(headings) => headings.iter().map(|(_, meaning)| meaning.and_then(detail)).collect(),
            None => PersonDetail::ALL.into_iter().skip(column).map(Some).collect(),
        };
        let is_lost = |cells: &Vec<String>| cells.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty());
        if let Some(wide) = block.rows.iter().find(|cells| is_lost(cells)) {
            return Err(Notice::PasteTooWide { columns: wide.len(), room: columns.len() });
        }
        let unused = block.headings.iter().flatten().zip(&columns).filter(|((_, meaning), detail)| {
            // The order of the rows says what a number before them says.
            detail.is_none() && *meaning != Some(Meaning::Order)
        });
        let unused = unused.map(|((heading, _), _)| one_line(heading).chars().take(HEADING).collect());
        let unused: Vec<String> = unused.filter(|heading: &String| !heading.is_empty()).take(COLUMNS).collect();
        let cells = |row: Vec<String>| -> Cells {
            row.into_iter().zip(&columns).filter_map(|(text, detail)| Some(((*detail)?, text))).collect()
        };
        let rows: Vec<Cells> = block.rows.into_iter().map(cells).collect();
        // With headings it is a list of people, and whoever of them is in the roster already is not there twice.
        let change = match &block.headings {
            Some(_) => RosterChange::Merge(rows.iter().filter(|cells| !cells.is_empty()).map(person).collect()),
            None => RosterChange::Fill(row, rows),
        };
        let before = self.written().agenda.clone();
        self.change(|document| document.edit(&Edit::Roster(change)))?;
        let after = &self.written().agenda.people;
        let added = after.len().saturating_sub(before.people.len());
        let changed = before.people.values().zip(after.values()).filter(|(old, new)| old != new).count();
        self.tell(Notice::RosterPasted { changed, added, unused });
        Ok(())
    }

    /// Puts the people of a file beside those of the roster.
    pub(super) fn merge_roster(&mut self, path: &Path) -> Result<(), Notice> {
        let bytes = read_bytes(path)?;
        let table = lectern_documents::read_roster(&name_of(path), &bytes);
        let table = table.map_err(|refusal| Notice::CannotImport(path.to_owned(), Box::new(refusal)))?;
        let people = lectern_documents::people(&table);
        let skipped = table.rows.len().saturating_sub(people.len());
        let merged = merging(&self.written().agenda, &people);
        self.change(|document| document.edit(&Edit::Roster(RosterChange::Merge(people))))?;
        self.tell(Notice::RosterMerged { merged, skipped, notes: table.notes });
        Ok(())
    }
}

/// Somebody of whom these cells are known.
fn person(cells: &Cells) -> Person {
    let of = |wanted| {
        let text = cells.iter().find(|(detail, _)| *detail == wanted).map(|(_, text)| text.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    Person {
        name: of(PersonDetail::Name).unwrap_or_default(),
        unit: of(PersonDetail::Unit),
        office: of(PersonDetail::Office),
        address: of(PersonDetail::Address),
        pinyin: of(PersonDetail::Pinyin),
        ..Person::default()
    }
}

/// Which field of a person a column is.
fn detail(meaning: Meaning) -> Option<PersonDetail> {
    match meaning {
        Meaning::Name => Some(PersonDetail::Name),
        Meaning::Unit => Some(PersonDetail::Unit),
        Meaning::Office | Meaning::UnitAndOffice => Some(PersonDetail::Office),
        Meaning::Address => Some(PersonDetail::Address),
        Meaning::Pinyin => Some(PersonDetail::Pinyin),
        Meaning::Order | Meaning::Note => None,
    }
}
