//! The roster beside a document that is becoming an agenda: how it is read, and what of it a person has to agree to.

use super::super::notice::Notice;
use super::{Importing, guessed_encoding, name_of, read_bytes};
use lectern_core::agenda::{Person, PersonId};
use lectern_core::import::{Match, MatchField, MatchKind};
use lectern_documents::Encoding;
use lectern_documents::roster::{Choice, Meaning, Table};
use std::path::{Path, PathBuf};

/// A roster as it was read.
#[derive(Debug)]
pub(super) struct Roster {
    path: PathBuf,
    bytes: Vec<u8>,
    pub(super) table: Table,
    /// One of [`Encoding::offered`], as an index; none where the file says itself how it is written.
    encoding: Option<usize>,
}

/// What the roster offers: somebody of the agenda, a row, and the field that the two say differently; no field where it is
/// the name that is missing.
pub(super) type Offered = (PersonId, usize, Option<MatchField>);

impl Importing {
    /// Fills people in from a roster.
    pub(super) fn read_roster(&mut self, path: &Path) -> Result<(), Notice> {
        let bytes = read_bytes(path)?;
        let table = lectern_documents::read_roster(&name_of(path), &bytes);
        let table = table.map_err(|refusal| Notice::CannotImport(path.to_owned(), Box::new(refusal)))?;
        let encoding = guessed_encoding(&table.notes);
        self.roster = Some(Roster { path: path.to_owned(), bytes, table, encoding });
        self.forget_answers();
        self.refresh();
        Ok(())
    }

    pub(super) fn read_sheet(&mut self, sheet: usize) -> Result<(), Notice> {
        let Some(roster) = &mut self.roster else { return Ok(()) };
        let choice = Choice { sheet: Some(sheet), ..Choice::default() };
        let table = lectern_documents::read_sheet(&name_of(&roster.path), &roster.bytes, choice);
        roster.table = table.map_err(|refusal| Notice::CannotImport(roster.path.clone(), Box::new(refusal)))?;
        self.forget_answers();
        self.refresh();
        Ok(())
    }

    pub(super) fn read_roster_as(&mut self, index: usize) -> Result<(), Notice> {
        let Some(roster) = &mut self.roster else { return Ok(()) };
        let Some(encoding) = Encoding::offered().get(index).copied() else { return Ok(()) };
        let choice = Choice { encoding: Some(encoding), ..Choice::default() };
        let table = lectern_documents::read_sheet(&name_of(&roster.path), &roster.bytes, choice);
        roster.table = table.map_err(|refusal| Notice::CannotImport(roster.path.clone(), Box::new(refusal)))?;
        roster.encoding = Some(index);
        self.forget_answers();
        self.refresh();
        Ok(())
    }

    /// A meaning belongs to one column: the one that had it before means nothing any more.
    pub(super) fn set_meaning(&mut self, column: usize, meaning: Option<usize>) -> bool {
        let Some(roster) = &mut self.roster else { return false };
        let meaning = meaning.and_then(|index| Meaning::ALL.get(index).copied());
        for other in roster.table.columns.iter_mut().filter(|other| meaning.is_some() && other.meaning == meaning) {
            other.meaning = None;
        }
        if let Some(column) = roster.table.columns.get_mut(column) {
            column.meaning = meaning;
        }
        self.forget_answers();
        true
    }

    /// The roster, and its name.
    pub fn roster(&self) -> Option<(String, &Table)> {
        self.roster.as_ref().map(|roster| (name_of(&roster.path), &roster.table))
    }

    /// Whether there is a choice of encodings for the roster, and which of [`Encoding::offered`] it is read in.
    pub fn roster_encoding(&self) -> Option<usize> {
        self.roster.as_ref().and_then(|roster| roster.encoding)
    }
}

/// What of a match a person has to agree to; nothing where all was clear.
pub(super) fn offered(one: &Match) -> Option<Offered> {
    match &one.kind {
        MatchKind::MayBe { .. } | MatchKind::MayBeMisspelt { .. } => Some((one.person.clone(), one.row, None)),
        MatchKind::Differs { field, .. } => Some((one.person.clone(), one.row, Some(*field))),
        MatchKind::Filled(_) => None,
    }
}

/// Puts what the roster knows of somebody into the agenda: one field, or who it is.
pub(super) fn take(person: &mut Person, known: &Person, field: Option<MatchField>) {
    match field {
        None => {
            person.name.clone_from(&known.name);
            person.pinyin.clone_from(&known.pinyin);
        }
        Some(MatchField::Unit) => person.unit.clone_from(&known.unit),
        Some(MatchField::Office) => {
            person.office.clone_from(&known.office);
            // 单位及职务 in one column: the unit stands in the office, and is not said twice.
            if known.unit.is_none() {
                person.unit = None;
            }
        }
        Some(MatchField::Address) => person.address.clone_from(&known.address),
        Some(MatchField::Pinyin) => person.pinyin.clone_from(&known.pinyin),
    }
}
