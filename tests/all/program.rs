//! Runs the built program, as a person at a terminal would, and never waits for it for ever. Knows nothing of what
//! the program should say.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Longer than any honest run takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the program answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program in this folder, in Chinese, without a display.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lectern"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in ["LECTERN_LANG", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command
}

/// Runs the program with these arguments in this folder.
pub fn run<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Answer {
    finish(program(folder).args(arguments))
}

/// Runs a prepared command to its end. A panic of the program fails the test, whatever it is about.
pub fn finish(command: &mut Command) -> Answer {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let id = child.id();
    let (done, waiting) = mpsc::channel();
    std::thread::spawn(move || done.send(child.wait_with_output()));
    let Ok(output) = waiting.recv_timeout(PATIENCE) else {
        Command::new("kill").arg(id.to_string()).status().unwrap();
        panic!("it hangs: {command:?}");
    };
    let output = output.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let answer =
        Answer { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) };
    assert!(!answer.err.contains("panicked"), "{command:?}: {}", answer.err);
    answer
}
