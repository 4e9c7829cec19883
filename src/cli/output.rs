//! Text to the terminal, and exit codes. A reader that went away (`| head -1`) is no error; a disk that is full is.
//! Never panics, which `println!` would in both cases.

use super::words;
use lectern_core::Language;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// What was asked for was done.
    Fine,
    /// The agenda has errors, or is none.
    Errors,
    /// It could not be done at all: a file or a window cannot be opened, or the command makes no sense.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::Errors => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Writes the answer, and passes the exit code on unless the answer could not be written.
pub(super) fn print(text: &str, exit: Exit, language: Language) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => exit,
        // Whoever read has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exit,
        Err(error) => {
            complain(&words::cannot_print(&error, language));
            Exit::Failed
        }
    }
}

/// Writes a line for the person at the terminal. Where even that fails, there is nobody left to tell.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// The text on one line, without what would move the cursor or change the colours: names and words come from files
/// that anybody may have written.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn control_characters_become_visible_and_words_stay() {
        assert_eq!(one_line("议程\n\u{1b}[2J“好”"), "议程\\n\\u{1b}[2J“好”");
    }
}
