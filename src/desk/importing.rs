//! A document that is becoming an agenda: its bytes as they were read, what is thought of it, what a person has changed
//! about that, and the agenda that comes of it. Writes nothing; the desk does, when the person takes it.

mod roster;

use super::notice::Notice;
use crate::store::plain_file::{self, ReadFault};
use lectern_core::agenda::check::check;
use lectern_core::agenda::{PersonId, Rundown, SideTexts};
use lectern_core::diagnostic::Diagnostic;
use lectern_core::import::{self, Change, Draft, History, Imported, Match, MatchField, Role};
use lectern_documents::{Encoding, Note, Read, Refusal};
use roster::{Offered, Roster, offered, take};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What somebody wants of a document that is to become an agenda.
#[derive(Debug, Clone, PartialEq)]
pub enum Import {
    /// Read this file.
    File(PathBuf),
    /// Read these words, which were pasted.
    Text(String),
    /// Something is otherwise than was guessed.
    Change(Change),
    /// Take the latest change back.
    Undo,
    /// Make it again.
    Redo,
    /// Read the text in another encoding: one of [`Encoding::offered`], as an index.
    ReadAs(usize),
    /// Fill people in from this roster.
    Roster(PathBuf),
    /// From another of its sheets.
    RosterSheet(usize),
    /// In another encoding: one of [`Encoding::offered`], as an index.
    RosterAs(usize),
    /// A column of it means something else: one of the meanings in their order, as an index, or nothing.
    RosterColumn(usize, Option<usize>),
    /// Do without it.
    NoRoster,
    /// A person without a name is the one in this row of the roster.
    TakePerson(PersonId, usize),
    /// That person is not the one in this row.
    DeclinePerson(PersonId, usize),
    /// What this row of the roster says of a person holds, and not what the document says.
    TakeListed(PersonId, usize, MatchField),
    /// The document is right, and not this row.
    KeepOwn(PersonId, usize, MatchField),
    /// Make the agenda, and save it beside the document.
    Take,
    /// Leave it; nothing has been written.
    Leave,
}

/// Where a document came from.
#[derive(Debug)]
enum Source {
    File { path: PathBuf, bytes: Vec<u8> },
    Pasted,
}

/// What was said about what the roster offers.
#[derive(Debug, Clone, Default)]
struct Answers {
    agreed: Vec<Offered>,
    declined: Vec<Offered>,
}

/// The document as it was read in one encoding, with all that was changed about it by hand.
#[derive(Debug)]
struct Reading {
    encoding: Option<usize>,
    notes: Vec<Note>,
    history: History,
}

/// What was done last, to take it back or do it again.
#[derive(Debug)]
enum Done {
    /// A change of the draft; its history knows which.
    Change,
    /// An answer about somebody of the roster; the answers on the other side of it.
    Answers(Answers),
    /// The text was read in another encoding; the reading on the other side of it.
    Reading(Box<Reading>),
}

/// A document that is becoming an agenda.
#[derive(Debug)]
pub struct Importing {
    source: Source,
    reading: Reading,
    roster: Option<Roster>,
    answers: Answers,
    past: Vec<Done>,
    future: Vec<Done>,
    matches: Vec<Match>,
    imported: Imported,
    rundown: Arc<Rundown>,
    problems: Vec<Diagnostic>,
}

impl Importing {
    /// Reads a file.
    pub fn file(path: &Path) -> Result<Self, Notice> {
        let bytes = read_bytes(path)?;
        let read = lectern_documents::read(&name_of(path), &bytes);
        let read = read.map_err(|refusal| Notice::CannotImport(path.to_owned(), Box::new(refusal)))?;
        Ok(Self::new(Source::File { path: path.to_owned(), bytes }, read))
    }

    /// Reads words that were pasted.
    pub(super) fn text(text: &str) -> Result<Self, Notice> {
        let read = lectern_documents::read_text(text);
        let read = read.map_err(|refusal| Notice::CannotImport(PathBuf::new(), Box::new(refusal)))?;
        Ok(Self::new(Source::Pasted, read))
    }

    fn new(source: Source, read: Read) -> Self {
        let history = History::new(import::read(&read.document));
        let imported = import::build(history.draft());
        let mut importing = Self {
            source,
            rundown: Arc::new(Rundown::new(Arc::new(imported.agenda.clone()), Arc::default())),
            reading: Reading { encoding: guessed_encoding(&read.notes), notes: read.notes, history },
            roster: None,
            answers: Answers::default(),
            past: Vec::new(),
            future: Vec::new(),
            matches: Vec::new(),
            imported,
            problems: Vec::new(),
        };
        importing.refresh();
        importing
    }

    fn refresh(&mut self) {
        self.imported = import::build(self.draft());
        let people = self.roster.as_ref().map(|roster| lectern_documents::people(&roster.table)).unwrap_or_default();
        self.matches = import::match_people(&mut self.imported.agenda, &people);
        // What was agreed to holds only as long as it is still what is offered: a change may have moved the person.
        for agreed in self.matches.iter().filter_map(offered).filter(|one| self.answers.agreed.contains(one)) {
            let (id, row, field) = agreed;
            if let (Some(person), Some(known)) = (self.imported.agenda.people.get_mut(&id), people.get(row)) {
                take(person, known, field);
            }
        }
        let Answers { agreed, declined } = &self.answers;
        let is_answered = |one: &Match| offered(one).is_some_and(|it| agreed.contains(&it) || declined.contains(&it));
        self.matches.retain(|one| !is_answered(one));
        self.rundown = Arc::new(Rundown::new(Arc::new(self.imported.agenda.clone()), Arc::new(SideTexts::new())));
        self.problems = check(&self.rundown);
    }

    /// Whether somebody has changed anything about what was found.
    pub fn is_changed(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether this is of that very file, and it says what it did.
    pub(super) fn is_of(&self, path: &Path) -> bool {
        matches!(&self.source, Source::File { path: own, bytes } if own == path
            && read_bytes(path).is_ok_and(|now| now == *bytes))
    }

    /// What a person has to hear of this before it happens unseen: words that are said from then on, changes that are not to be
    /// seen any more.
    pub(super) fn news_of(&self, import: &Import) -> Option<Notice> {
        if let Import::Change(Change::Join(second)) = import {
            return self.said_by_joining(*second).map(Notice::SaidNow);
        }
        let Import::ReadAs(encoding) = import else { return None };
        (self.reads_otherwise(*encoding) && self.reading.history.can_undo()).then_some(Notice::ReadAnew)
    }

    /// The words that would be said and were not: those of a passage that is joined to one that is said.
    fn said_by_joining(&self, second: usize) -> Option<String> {
        const LONGEST: usize = 20;
        let pieces = &self.draft().pieces;
        let (first, second) = (pieces.get(second.checked_sub(1)?)?, pieces.get(second)?);
        let silent = match (is_said(first.role), is_said(second.role)) {
            (true, false) => second,
            (false, true) => first,
            (true, true) | (false, false) => return None,
        };
        let words = self.draft().words(&silent.range).trim();
        let beginning: String = words.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        let dots = if words.chars().count() > LONGEST { "…" } else { "" };
        (!beginning.is_empty()).then(|| beginning + dots)
    }

    /// Carries out what has to do with nothing but the document itself.
    pub fn handle(&mut self, import: &Import) -> Result<(), Notice> {
        let changed = match import {
            Import::Change(change) => {
                let changed = self.reading.history.apply(change);
                if changed {
                    self.past.push(Done::Change);
                    self.future.clear();
                }
                changed
            }
            Import::Undo => self.undo(),
            Import::Redo => self.redo(),
            Import::ReadAs(encoding) => return self.read_as(*encoding),
            Import::Roster(path) => return self.read_roster(path),
            Import::RosterSheet(sheet) => return self.read_sheet(*sheet),
            Import::RosterAs(encoding) => return self.read_roster_as(*encoding),
            Import::RosterColumn(column, meaning) => self.set_meaning(*column, *meaning),
            Import::NoRoster => {
                self.forget_answers();
                self.roster.take().is_some()
            }
            Import::TakePerson(person, row) => {
                self.answer(|answers| answers.agreed.push((person.clone(), *row, None)));
                true
            }
            Import::DeclinePerson(person, row) => {
                self.answer(|answers| answers.declined.push((person.clone(), *row, None)));
                true
            }
            Import::TakeListed(person, row, field) => {
                self.answer(|answers| answers.agreed.push((person.clone(), *row, Some(*field))));
                true
            }
            Import::KeepOwn(person, row, field) => {
                self.answer(|answers| answers.declined.push((person.clone(), *row, Some(*field))));
                true
            }
            Import::File(_) | Import::Text(_) | Import::Take | Import::Leave => false,
        };
        if changed {
            self.refresh();
        }
        Ok(())
    }

    fn answer(&mut self, change: impl FnOnce(&mut Answers)) {
        self.past.push(Done::Answers(self.answers.clone()));
        self.future.clear();
        change(&mut self.answers);
    }

    /// Rows of one roster mean nothing in another.
    fn forget_answers(&mut self) {
        self.answers = Answers::default();
        for list in [&mut self.past, &mut self.future] {
            list.retain(|done| !matches!(done, Done::Answers(_)));
        }
    }

    fn undo(&mut self) -> bool {
        let taken_back = match self.past.pop() {
            Some(Done::Answers(before)) => Done::Answers(std::mem::replace(&mut self.answers, before)),
            Some(Done::Reading(before)) => Done::Reading(self.exchange(before)),
            Some(Done::Change) if self.reading.history.undo() => Done::Change,
            // The history keeps only so many changes; what lies further back cannot be reached past them.
            Some(Done::Change) => {
                self.past.clear();
                return false;
            }
            None => return false,
        };
        self.future.push(taken_back);
        true
    }

    fn redo(&mut self) -> bool {
        let made_again = match self.future.pop() {
            Some(Done::Answers(after)) => Done::Answers(std::mem::replace(&mut self.answers, after)),
            Some(Done::Reading(after)) => Done::Reading(self.exchange(after)),
            Some(Done::Change) if self.reading.history.redo() => Done::Change,
            Some(Done::Change) | None => return false,
        };
        self.past.push(made_again);
        true
    }

    /// Puts another reading in the place of the present one, which is handed back.
    fn exchange(&mut self, mut other: Box<Reading>) -> Box<Reading> {
        std::mem::swap(&mut self.reading, &mut other);
        other
    }

    /// Whether this encoding can be chosen, and is another one than the text is read in.
    fn reads_otherwise(&self, index: usize) -> bool {
        index < Encoding::offered().len() && self.reading.encoding != Some(index)
    }

    /// Reads the same bytes in another encoding. What was changed by hand belongs to the text as it was read before, and comes
    /// back with it by undo.
    fn read_as(&mut self, index: usize) -> Result<(), Notice> {
        let Source::File { path, bytes } = &self.source else { return Ok(()) };
        let encoding = Encoding::offered().get(index).copied().filter(|_| self.reads_otherwise(index));
        let Some(encoding) = encoding else { return Ok(()) };
        let read = lectern_documents::read_as(&name_of(path), bytes, Some(encoding));
        let read = read.map_err(|refusal| Notice::CannotImport(path.clone(), Box::new(refusal)))?;
        let history = History::new(import::read(&read.document));
        let reading = Reading { encoding: Some(index), notes: read.notes, history };
        let before = self.exchange(Box::new(reading));
        self.past.push(Done::Reading(before));
        self.future.clear();
        self.refresh();
        Ok(())
    }

    /// What the document is called: its file's name; nothing for what was pasted.
    pub fn name(&self) -> String {
        match &self.source {
            Source::File { path, .. } => name_of(path),
            Source::Pasted => String::new(),
        }
    }

    /// Where it lies; nowhere where it was pasted.
    pub fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::File { path, .. } => Some(path),
            Source::Pasted => None,
        }
    }

    /// What a person should know about the file.
    pub fn notes(&self) -> &[Note] {
        &self.reading.notes
    }

    /// Whether there is a choice of encodings, and which of [`Encoding::offered`] is chosen.
    pub fn encoding(&self) -> Option<usize> {
        self.reading.encoding
    }

    /// The document and what is thought of it.
    pub fn draft(&self) -> &Draft {
        self.reading.history.draft()
    }

    /// The agenda that comes of it.
    pub fn imported(&self) -> &Imported {
        &self.imported
    }

    /// What the roster did, and what it offers.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// The agenda, ready to run.
    pub fn rundown(&self) -> &Arc<Rundown> {
        &self.rundown
    }

    /// What is wrong with it.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Whether there is something to undo, and to redo.
    pub fn can_undo(&self) -> (bool, bool) {
        let can_undo = match self.past.last() {
            Some(Done::Change) => self.reading.history.can_undo(),
            Some(Done::Answers(_) | Done::Reading(_)) => true,
            None => false,
        };
        (can_undo, !self.future.is_empty())
    }
}

fn is_said(role: Role) -> bool {
    match role {
        Role::Say | Role::Heading { .. } | Role::Alternative { .. } => true,
        Role::Title | Role::Facts | Role::Direction | Role::Mark | Role::Noise => false,
    }
}

/// What a reader says of the encoding, as an index of those that are offered.
fn guessed_encoding(notes: &[Note]) -> Option<usize> {
    let guessed = notes.iter().find_map(|note| {
        if let Note::Guessed(encoding) | Note::Unreadable { encoding, .. } = note { Some(*encoding) } else { None }
    })?;
    Encoding::offered().iter().position(|offered| *offered == guessed)
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Notice> {
    let most = lectern_documents::caps::FILE as u64;
    plain_file::read(path, most).map_err(|fault| match fault {
        ReadFault::System(error) => Notice::CannotRead(path.to_owned(), Arc::new(error)),
        ReadFault::NotAFile => Notice::NotAFile(path.to_owned()),
        ReadFault::TooLarge(bytes) => {
            Notice::CannotImport(path.to_owned(), Box::new(Refusal::TooLarge { bytes, most }))
        }
    })
}
