//! `lectern minutes`: the record of a meeting, or a list of all meetings. Never writes over a file, and a journal that is
//! damaged gives what can be had.

use super::output::{self, Exit, one_line};
use super::words;
use crate::clock;
use crate::desk::{Form, Notice};
use crate::store::sessions::{self, Past, PastFault};
use crate::store::{data_folder, plain_file};
use lectern_core::Language;
use std::io;
use std::path::Path;

/// Writes the record of a meeting; without an output, as Markdown to the terminal.
pub(super) fn minutes(journal: &Path, output: Option<&Path>, language: Language) -> Exit {
    let form = match output.map(|path| (path, Form::of(path))) {
        None => Form::Markdown,
        Some((_, Some(form))) => form,
        Some((path, None)) => {
            output::complain(&one_line(&words::unknown_form(path, language)));
            return Exit::Failed;
        }
    };
    let past = match sessions::open(journal) {
        Ok(past) => past,
        Err(fault) => return refused(journal, &fault, language),
    };
    if past.lost_lines > 0 || past.header.is_none() {
        output::complain(&words::lost_lines(past.lost_lines, past.header.is_some(), language));
    }
    let (record, source) = past.record();
    if let Some(note) = words::agenda_found(source, language) {
        output::complain(note);
    }
    let written = form.write(&record, language);
    match (written, output) {
        (Ok(bytes), None) => output::print(&String::from_utf8_lossy(&bytes), Exit::Fine, language),
        (Ok(bytes), Some(path)) => match plain_file::create(path, &bytes) {
            Ok(()) => output::print(&(words::imported_to(path, language) + "\n"), Exit::Fine, language),
            Err(error) => not_written(path, error, language),
        },
        (Err(error), _) => {
            output::complain(&words::cannot_print(&error, language));
            Exit::Failed
        }
    }
}

fn refused(journal: &Path, fault: &PastFault, language: Language) -> Exit {
    let (message, hint) = words::not_a_journal(fault, language);
    let head = format!("{}: error: {message}", journal.display());
    output::complain(&one_line(&words::with_hint(&head, &hint, language)));
    match fault {
        PastFault::NotAJournal | PastFault::OtherVersion(_) | PastFault::NoJournal => Exit::Errors,
        PastFault::Unreadable(_) => Exit::Failed,
    }
}

fn not_written(path: &Path, error: io::Error, language: Language) -> Exit {
    let is_there = error.kind() == io::ErrorKind::AlreadyExists;
    let path = path.to_owned();
    let notice = if is_there { Notice::Exists(path) } else { Notice::CannotSave(path, error.into()) };
    output::complain(&one_line(&format!("error: {}", notice.message(language))));
    Exit::Failed
}

/// Lists every meeting of this person, the latest first.
pub(super) fn list(language: Language) -> Exit {
    let Some(data) = data_folder() else {
        output::complain(words::no_data_folder(language));
        return Exit::Failed;
    };
    let all = sessions::list(&data);
    let lines: String = all.iter().map(|past| listed(past, language)).collect();
    let text = if all.is_empty() { words::no_sessions(language) } else { &lines };
    output::print(text, Exit::Fine, language)
}

fn listed(past: &Past, language: Language) -> String {
    let (began, ended) = past.span();
    let (began, ended) = (began.map(clock::minute), ended.map(clock::minute));
    let agenda = past.header.as_ref().and_then(|header| header.agenda.as_deref());
    words::session(began.as_deref(), past.title(), ended.as_deref(), agenda, &past.journal, language)
}
