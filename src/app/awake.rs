//! Keeps the laptop from falling asleep during a meeting. Asking may take seconds on a desktop that does not answer, so
//! a thread does it.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// Whether the computer is being kept awake.
#[derive(Debug, Default)]
pub struct Awake {
    guard: Option<Guard>,
    failed: bool,
}

#[derive(Debug)]
struct Guard {
    /// Dropping it lets the computer sleep again.
    _hold: Sender<()>,
    outcome: Receiver<bool>,
}

impl Awake {
    /// Keeps the computer awake from now on, or no longer.
    pub fn keep(&mut self, wanted: bool) {
        match (&self.guard, wanted) {
            (None, true) => self.guard = Some(Guard::take()),
            (Some(_), false) => {
                self.guard = None;
                self.failed = false;
            }
            (Some(guard), true) => match guard.outcome.try_recv() {
                Ok(works) => self.failed = !works,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => {}
            },
            (None, false) => {}
        }
    }

    /// Whether this desktop offers no way.
    pub fn has_failed(&self) -> bool {
        self.failed
    }
}

impl Guard {
    fn take() -> Self {
        let (hold, released) = channel::<()>();
        let (report, outcome) = channel();
        std::thread::spawn(move || {
            let request = std::panic::catch_unwind(|| {
                keepawake::Builder::default()
                    .display(true)
                    .idle(true)
                    .sleep(true)
                    .reason("A meeting is being hosted")
                    .app_name("Lectern")
                    .app_reverse_domain("io.github.lectern")
                    .create()
            });
            let awake = request.ok().and_then(Result::ok);
            // The window may be gone by now, and then nobody wants to know.
            let _ = report.send(awake.is_some());
            let _ = released.recv();
            drop(awake);
        });
        Self { _hold: hold, outcome }
    }
}
