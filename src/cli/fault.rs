//! Why a file could not be opened, as a place and words. Says nothing of what is inside a good agenda.

use super::output::{Exit, one_line};
use super::words;
use crate::store::agenda_file::{self, OpenFault};
use lectern_core::Language;
use lectern_core::diagnostic::{Severity, Spot};
use lectern_core::format::SourceMap;
use std::path::Path;

/// A problem as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Finding {
    /// The file, as one would type it.
    pub file: String,
    /// The line, from 1; none for a file that could not be read.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// How much it matters.
    pub severity: Severity,
    /// The name of the rule.
    pub rule: &'static str,
    /// The field of the agenda; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Finding {
    /// `file:line:column: error: what is wrong`, without the hint.
    pub(super) fn head(&self) -> String {
        let place = match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            (Some(_) | None, _) => self.file.clone(),
        };
        one_line(&format!("{place}: {}: {}", self.severity.word(), self.message))
    }

    /// What to do, without its indent.
    pub(super) fn hint_line(&self) -> String {
        one_line(&self.hint)
    }
}

/// What to print of a file that could not be opened, and the exit code that it asks for.
pub(super) fn of(path: &Path, fault: &OpenFault, language: Language) -> (Finding, Exit) {
    let file = path.to_string_lossy().into_owned();
    let refused = |rule, (message, hint)| {
        let nowhere = Finding {
            file: file.clone(),
            line: None,
            column: None,
            severity: Severity::Error,
            rule,
            path: String::new(),
            message,
            hint,
        };
        (nowhere, Exit::Failed)
    };
    match fault {
        OpenFault::Unreadable(error) => refused("unreadable", words::unreadable(error, language)),
        OpenFault::NotAFile => refused("not-a-file", words::not_a_file(language)),
        // 主持词.docx: nobody wants to be told what its JSON lacks.
        OpenFault::NotAnAgenda { text, .. }
            if !agenda_file::is_agenda_name(path) && !text.trim_start().starts_with('{') =>
        {
            (refused("a-document", words::a_document(&file, language)).0, Exit::Errors)
        }
        OpenFault::NotAnAgenda { problem, text } => {
            let (line, column) = match &problem.place.spot {
                // The common case, and the only one for a text that is not JSON: there is nothing to map.
                Spot::LineColumn(line, column) => (*line, *column),
                Spot::Whole | Spot::Bytes(_) => SourceMap::new(text).line_column(&problem.place),
            };
            let finding = Finding {
                file: file.clone(),
                line: Some(line),
                column: Some(column),
                // Whatever kept the file from being opened, a newer format too, is no mere warning.
                severity: Severity::Error,
                rule: problem.problem.rule(),
                path: problem.place.path.to_string(),
                message: problem.problem.message(language),
                hint: problem.problem.hint(language),
            };
            (finding, Exit::Errors)
        }
    }
}
