//! `lectern script`: the whole script as text, before anything is entered or chosen. `lectern schema`: what an agenda
//! file may hold. Neither changes anything.

use super::output::{self, Exit};
use super::{fault, words};
use crate::store::agenda_file;
use lectern_core::agenda::Rundown;
use lectern_core::session::Session;
use lectern_core::{Language, format, view};
use std::path::Path;

/// Prints the script of an agenda.
pub(super) fn script(file: &Path, language: Language) -> Exit {
    match agenda_file::open(file) {
        Ok(opened) => {
            let rundown = Rundown::new(opened.agenda, opened.side_texts);
            output::print(&view::script_text(&rundown, &Session::default(), language), Exit::Fine, language)
        }
        Err(fault) => {
            let (finding, exit) = fault::of(file, &fault, language);
            output::complain(&words::with_hint(&finding.head(), &finding.hint_line(), language));
            exit
        }
    }
}

/// Prints the JSON Schema of the agenda file.
pub(super) fn schema(language: Language) -> Exit {
    match format::schema() {
        Ok(schema) => output::print(&schema, Exit::Fine, language),
        Err(error) => {
            output::complain(&words::cannot_print(&error, language));
            Exit::Failed
        }
    }
}
