//! The check of a large agenda, on a thread of its own: it takes longer than a keystroke may. What it finds comes a moment
//! after the change; until then the problems are those of the agenda before.

use super::Desk;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::check::{Checked, check_all};
use lectern_core::agenda::rundown::Part;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// Bytes of words to say up to which a check is over within a millisecond or two, and is made at once.
const SMALL: usize = 48_000;

/// How long until a check under way is asked for again, in seconds.
const WAIT: f64 = 0.02;

/// Where agendas are handed to the thread, and where its findings come from.
type Thread = (Sender<Arc<Rundown>>, Receiver<Checked>);

/// Whether an agenda is checked faster than anybody notices.
pub(super) fn is_quick(rundown: &Rundown) -> bool {
    let length = |part: &Part| -> usize {
        (0..part.texts.len()).filter_map(|choice| rundown.source(part, choice)).map(str::len).sum()
    };
    rundown.parts().iter().map(length).sum::<usize>() <= SMALL
}

/// The thread that checks, and what it is at.
#[derive(Debug, Default)]
pub(super) struct Checking {
    thread: Option<Thread>,
    under_way: Option<Arc<Rundown>>,
}

impl Checking {
    /// Sees to it that an agenda is being checked, or another one before it. Answers with what was found since, and in
    /// what; without the problems where the check did not get to an end.
    fn check(&mut self, rundown: &Arc<Rundown>) -> Option<(Arc<Rundown>, Option<Checked>)> {
        if let Some(of) = self.under_way.take() {
            match self.thread.as_ref().map(|(_, found)| found.try_recv()) {
                Some(Ok(checked)) => return Some((of, Some(checked))),
                Some(Err(TryRecvError::Empty)) => {
                    self.under_way = Some(of);
                    return None;
                }
                Some(Err(TryRecvError::Disconnected)) | None => {
                    self.thread = None;
                    return Some((of, None));
                }
            }
        }
        let (jobs, _) = self.thread.get_or_insert_with(start);
        // Where the thread has ended, the next look finds that out.
        let _ = jobs.send(rundown.clone());
        self.under_way = Some(rundown.clone());
        None
    }
}

fn start() -> Thread {
    let (jobs, to_do) = channel::<Arc<Rundown>>();
    let (done, found) = channel();
    std::thread::spawn(move || {
        while let Ok(rundown) = to_do.recv() {
            if done.send(check_all(&rundown)).is_err() {
                // The window is gone.
                break;
            }
        }
    });
    (jobs, found)
}

impl Desk {
    /// Lets the check follow the agenda; to be called with every frame. Answers with the seconds until it wants to be
    /// called again: none where nothing is left to check.
    pub fn keep_checked(&mut self) -> Option<f64> {
        if !self.document.is_check_behind() {
            return None;
        }
        while let Some((of, checked)) = self.checking.check(self.document.rundown()) {
            self.document.take_check(of, checked);
            self.revision += 1;
            if !self.document.is_check_behind() {
                return None;
            }
        }
        Some(WAIT)
    }
}
