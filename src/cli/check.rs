//! `lectern check`: every problem of some agendas and of the texts beside them, each at its place. Reads only.

use super::fault::{self, Finding};
use super::output::{self, Exit};
use super::words;
use crate::store::agenda_file::{self, Opened};
use lectern_core::Language;
use lectern_core::agenda::{Rundown, TextFile, check as core_check};
use lectern_core::diagnostic::{Diagnostic, Rule, Severity, Spot};
use lectern_core::format::{LineIndex, SourceMap};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Checks the files and prints what is wrong with them.
pub(super) fn check(files: &[PathBuf], json: bool, language: Language) -> Exit {
    let mut found = Vec::new();
    let mut silenced: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut unreadable = 0;
    for file in files {
        match agenda_file::open(file) {
            Ok(opened) => {
                for (rule, count) in problems(file, opened, language, &mut found) {
                    *silenced.entry(rule).or_default() += count;
                }
            }
            Err(fault) => {
                let (finding, exit) = fault::of(file, &fault, language);
                if exit == Exit::Failed {
                    unreadable += 1;
                    output::complain(&words::with_hint(&finding.head(), &finding.hint_line(), language));
                }
                found.push(finding);
            }
        }
    }
    found.sort();
    // Two agendas may share a text, and two steps of one agenda too: a mistake in it is still one mistake.
    found.dedup();
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error).count();
    let exit = match (unreadable, errors) {
        (0, 0) => Exit::Fine,
        (0, _) => Exit::Errors,
        (_, _) => Exit::Failed,
    };
    let report = if json {
        match serde_json::to_string_pretty(&found) {
            Ok(report) => report + "\n",
            Err(error) => {
                output::complain(&words::cannot_print(&error, language));
                return Exit::Failed;
            }
        }
    } else {
        let mut report = in_words(&found, errors, files.len(), language);
        for (rule, count) in &silenced {
            report.push_str(&words::silenced(rule.name(), *count, language));
            report.push('\n');
        }
        report
    };
    output::print(&report, exit, language)
}

fn in_words(found: &[Finding], errors: usize, files: usize, language: Language) -> String {
    let mut report = String::new();
    for finding in found {
        report.push_str(&finding.head());
        report.push_str("\n  → ");
        report.push_str(&finding.hint_line());
        report.push('\n');
    }
    report.push_str(&words::totals(errors, found.len().saturating_sub(errors), files, language));
    report.push('\n');
    report
}

/// Everything that is wrong with an agenda that could be read; answers with what it asks to be silent about.
fn problems(file: &Path, opened: Opened, language: Language, found: &mut Vec<Finding>) -> BTreeMap<Rule, usize> {
    let Opened { text, agenda, side_texts } = opened;
    let rundown = Rundown::new(agenda, side_texts);
    let core_check::Checked { found: diagnostics, silenced, .. } = core_check::check_all(&rundown);
    if diagnostics.is_empty() {
        return silenced;
    }
    // One map for all problems of the file: a map for each would make ten thousand problems unbearable.
    let mut places = Places { file, rundown: &rundown, map: SourceMap::new(&text), sides: HashMap::new() };
    for diagnostic in &diagnostics {
        let (file, (line, column)) = places.of(diagnostic);
        found.push(Finding {
            file,
            line: Some(line),
            column: Some(column),
            severity: diagnostic.severity(),
            rule: diagnostic.problem.rule(),
            path: diagnostic.place.path.to_string(),
            message: diagnostic.problem.message(language),
            hint: diagnostic.problem.hint(language),
        });
    }
    silenced
}

struct Places<'a> {
    file: &'a Path,
    rundown: &'a Rundown,
    map: SourceMap<'a>,
    /// The texts beside the agenda in which something was wrong so far.
    sides: HashMap<String, (&'a str, LineIndex)>,
}

impl Places<'_> {
    /// The file that a problem stands in, as one would type it from here, and line and column there.
    fn of(&mut self, diagnostic: &Diagnostic) -> (String, (usize, usize)) {
        let place = &diagnostic.place;
        let Some(name) = &place.file else {
            return (self.file.to_string_lossy().into_owned(), self.map.line_column(place));
        };
        let path = self.file.parent().unwrap_or(Path::new("")).join(name);
        let byte = match &place.spot {
            Spot::LineColumn(line, column) => return (path.to_string_lossy().into_owned(), (*line, *column)),
            Spot::Whole => 0,
            Spot::Bytes(range) => range.start,
        };
        let side_texts = self.rundown.side_texts();
        let (text, lines) = self.sides.entry(name.clone()).or_insert_with(|| {
            let text = match side_texts.get(&TextFile(name.clone())) {
                Some(Ok(text)) => text.as_str(),
                // A problem within a text that could not be read does not exist; the top of the file is no lie.
                Some(Err(_)) | None => "",
            };
            (text, LineIndex::new(text))
        });
        (path.to_string_lossy().into_owned(), lines.line_column(text, byte))
    }
}
