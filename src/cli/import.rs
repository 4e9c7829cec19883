//! `lectern import`: a document to an agenda, with everything that a person should look at. Never writes over a file.

use super::output::{self, Exit, one_line};
use super::words;
use crate::desk::{Import, Importing, Notice};
use lectern_core::import::Confidence;
use lectern_core::view::blanks;
use lectern_core::{Language, format};
use lectern_documents::Encoding;
use std::path::PathBuf;

/// What to import, and where to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Arguments {
    /// The document.
    pub document: PathBuf,
    /// The agenda to write; none prints it.
    pub output: Option<PathBuf>,
    /// A roster to fill people in from.
    pub roster: Option<PathBuf>,
    /// The encoding of a text, where it is not to be guessed.
    pub encoding: Option<String>,
}

/// Makes an agenda of a document.
pub(super) fn import(arguments: &Arguments, language: Language) -> Exit {
    let read = || -> Result<Importing, Notice> {
        let mut importing = Importing::file(&arguments.document)?;
        if let Some(encoding) = &arguments.encoding {
            importing.handle(&Import::ReadAs(offered(encoding)))?;
        }
        if let Some(roster) = &arguments.roster {
            importing.handle(&Import::Roster(roster.clone()))?;
        }
        Ok(importing)
    };
    let importing = match read() {
        Ok(importing) => importing,
        Err(notice) => return refused(&notice, language),
    };
    let agenda = &importing.imported().agenda;
    let report = report(&importing, language);
    match &arguments.output {
        None => match format::write(agenda) {
            Ok(text) => {
                output::complain(report.trim_end());
                output::print(&text, Exit::Fine, language)
            }
            Err(error) => {
                output::complain(&words::cannot_print(&error, language));
                Exit::Failed
            }
        },
        Some(path) => match crate::store::agenda_file::create(path, agenda) {
            Ok(()) => output::print(&(words::imported_to(path, language) + "\n" + &report), Exit::Fine, language),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                refused(&Notice::Exists(path.clone()), language)
            }
            Err(error) => refused(&Notice::CannotSave(path.clone(), error.into()), language),
        },
    }
}

/// Whether an encoding can be asked for by this name.
pub(super) fn is_encoding(name: &str) -> bool {
    Encoding::named(name).is_some_and(|named| Encoding::offered().contains(&named))
}

fn offered(name: &str) -> usize {
    let named = Encoding::named(name);
    Encoding::offered().iter().position(|offered| Some(*offered) == named).unwrap_or(0)
}

fn refused(notice: &Notice, language: Language) -> Exit {
    output::complain(&one_line(&format!("error: {}", notice.message(language))));
    if matches!(notice, Notice::CannotImport(..)) { Exit::Errors } else { Exit::Failed }
}

/// What came of it, what to know about the file, what to confirm, and how many problems the check finds.
fn report(importing: &Importing, language: Language) -> String {
    let agenda = &importing.imported().agenda;
    let (draft, rundown) = (importing.draft(), importing.rundown());
    let numbered = agenda.items.iter().filter(|item| item.is_numbered()).count();
    let to_fill = blanks(rundown, importing.problems(), language).len();
    let mut lines = vec![words::imported(&agenda.meeting.title, numbered, agenda.people.len(), to_fill, language)];
    lines.extend(importing.notes().iter().map(|note| words::import_note(&note.message(language), language)));
    lines.extend(importing.matches().iter().map(|one| {
        let name = agenda.people.get(&one.person).map(|person| person.name.as_str()).unwrap_or_default();
        words::import_note(&one.words(name, language), language)
    }));
    for index in draft.doubtful() {
        let Some(piece) = draft.pieces.get(index) else { continue };
        let before = draft.text.get(..piece.range.start).unwrap_or_default();
        let begins: String = draft.words(&piece.range).chars().take(24).collect();
        let guesses = [
            Some(piece.guess),
            piece.item.as_ref().map(|item| item.guess),
            piece.call.as_ref().map(|call| call.guess),
            piece.wait.map(|wait| wait.guess),
        ];
        let doubt = guesses.into_iter().flatten().find(|guess| guess.confidence == Confidence::Low);
        let reason = doubt.unwrap_or(piece.guess).reason.words(language);
        lines.push(words::import_doubt(before.matches('\n').count() + 1, &begins, reason, language));
    }
    let errors = importing.problems().len();
    if errors > 0 {
        lines.push(words::import_problems(errors, language));
    }
    lines.iter().map(|line| one_line(line) + "\n").collect()
}
