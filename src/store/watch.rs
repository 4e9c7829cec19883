//! Notices that files changed on disk, by looking twice a second. Looking costs a few system calls and works on sticks
//! and network drives, where notifications do not.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, SystemTime};

const EVERY: Duration = Duration::from_millis(500);

/// A thread that watches some files. It ends when this is dropped.
#[derive(Debug)]
pub struct Watch {
    files: Sender<Vec<PathBuf>>,
    changed: Receiver<()>,
}

type Facts = Vec<Option<(SystemTime, u64)>>;

impl Watch {
    /// Starts watching nothing. `wake` is called from the thread when something has changed.
    pub fn start(wake: impl Fn() + Send + 'static) -> Self {
        let (files, new_files) = channel();
        let (report, changed) = channel();
        std::thread::spawn(move || run(&new_files, &report, &wake));
        Self { files, changed }
    }

    /// Watches these files from now on, and no others.
    pub fn set(&self, files: Vec<PathBuf>) {
        // The thread lives as long as this does.
        let _ = self.files.send(files);
    }

    /// Whether anything has changed since the last call.
    pub fn take_change(&self) -> bool {
        self.changed.try_iter().count() > 0
    }
}

fn run(new_files: &Receiver<Vec<PathBuf>>, report: &Sender<()>, wake: &impl Fn()) {
    let mut files = Vec::new();
    let mut known: Facts = Vec::new();
    loop {
        match new_files.recv_timeout(EVERY) {
            Ok(new) => {
                files = new;
                known = facts(&files);
            }
            Err(RecvTimeoutError::Timeout) => {
                let now = facts(&files);
                if now != known {
                    known = now;
                    if report.send(()).is_err() {
                        return;
                    }
                    wake();
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn facts(files: &[PathBuf]) -> Facts {
    let look = |file: &PathBuf| fs::metadata(file).ok().and_then(|facts| Some((facts.modified().ok()?, facts.len())));
    files.iter().map(look).collect()
}
