//! The command line: arguments in, text and an exit code out. Each command stands in its own file. Nothing here
//! changes an agenda, and nothing panics because a pipe was closed or a name is not UTF-8.

mod arguments;
mod check;
mod explain;
mod fault;
mod import;
mod minutes;
mod open;
mod output;
mod script;
mod words;

use arguments::Request;
use output::Exit;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program and says with which code it ends: 0 fine, 1 the agenda has errors, 2 nothing could be done.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asked = arguments::asked_language(&arguments, std::env::var_os("LECTERN_LANG"));
    let language = asked.unwrap_or_default();
    let exit = match arguments::read(&arguments, language) {
        Request::Open { file } => open::open_window(file, asked),
        Request::Check { files, json } => check::check(&files, json, language),
        Request::Import(arguments) => import::import(&arguments, language),
        Request::Minutes { journal: None, .. } => minutes::list(language),
        Request::Minutes { journal: Some(journal), output } => minutes::minutes(&journal, output.as_deref(), language),
        Request::Explain { rule } => explain::explain(rule.as_deref(), language),
        Request::Script { file } => script::script(&file, language),
        Request::Schema => script::schema(language),
        Request::Print(text) => output::print(&text, Exit::Fine, language),
        Request::Misuse(text) => {
            output::complain(&text);
            Exit::Failed
        }
    };
    exit.into()
}
