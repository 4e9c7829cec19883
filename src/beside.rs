//! Work on an agenda beside the window: what looks at every word of a large one takes longer than a keystroke may, and has a
//! thread of its own. What it answers comes a moment after the change.

use lectern_core::agenda::Rundown;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// How long until an answer that is not there yet is asked for again, in seconds.
pub const WAIT: f64 = 0.02;

/// Where agendas are handed to the thread, and where its answers come from.
type Thread<T> = (Sender<Arc<Rundown>>, Receiver<T>);

/// What some work on an agenda comes to, one state of the agenda at a time and the latest one last.
#[derive(Debug)]
pub struct Beside<T> {
    work: fn(&Rundown) -> T,
    thread: Option<Thread<T>>,
    under_way: Option<Arc<Rundown>>,
}

impl<T: Send + 'static> Beside<T> {
    /// The thread begins when it is first needed.
    pub fn new(work: fn(&Rundown) -> T) -> Self {
        Self { work, thread: None, under_way: None }
    }

    /// Gives up what is under way.
    pub fn forget(&mut self) {
        if self.under_way.take().is_some() {
            self.thread = None;
        }
    }

    /// Sees to it that an agenda is worked on, or another one before it. Answers with what was done since, and of which state;
    /// without a result where the work did not get to an end.
    pub fn look(&mut self, rundown: &Arc<Rundown>) -> Option<(Arc<Rundown>, Option<T>)> {
        if let Some(of) = self.under_way.take() {
            match self.thread.as_ref().map(|(_, answers)| answers.try_recv()) {
                Some(Ok(result)) => return Some((of, Some(result))),
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
        let (jobs, _) = self.thread.get_or_insert_with(|| start(self.work));
        // Where the thread has ended, the next look finds that out.
        let _ = jobs.send(rundown.clone());
        self.under_way = Some(rundown.clone());
        None
    }
}

fn start<T: Send + 'static>(work: fn(&Rundown) -> T) -> Thread<T> {
    let (jobs, to_do) = channel::<Arc<Rundown>>();
    let (done, answers) = channel();
    std::thread::spawn(move || {
        while let Ok(rundown) = to_do.recv() {
            if done.send(work(&rundown)).is_err() {
                // The window is gone.
                break;
            }
        }
    });
    (jobs, answers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::agenda::{Agenda, SideTexts};

    fn agenda(title: &str) -> Arc<Rundown> {
        let mut agenda = Agenda::empty();
        agenda.meeting.title = title.to_owned();
        Arc::new(Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new())))
    }

    fn wait<T: Send + 'static>(beside: &mut Beside<T>, of: &Arc<Rundown>) -> (Arc<Rundown>, Option<T>) {
        loop {
            if let Some(answer) = beside.look(of) {
                return answer;
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn each_answer_says_of_which_state_it_is() {
        let mut beside = Beside::new(|rundown| rundown.agenda().meeting.title.clone());
        let (one, other) = (agenda("甲"), agenda("乙"));
        assert!(beside.look(&one).is_none());
        let (of, title) = wait(&mut beside, &other);
        assert!(Arc::ptr_eq(&of, &one) && title.as_deref() == Some("甲"));
        let (of, title) = wait(&mut beside, &other);
        assert!(Arc::ptr_eq(&of, &other) && title.as_deref() == Some("乙"));
    }

    #[test]
    fn work_that_does_not_get_to_an_end_is_begun_anew_for_the_next_state() {
        let mut beside = Beside::new(|rundown| assert_ne!(rundown.agenda().meeting.title, "甲"));
        let one = agenda("甲");
        let (of, result) = wait(&mut beside, &one);
        assert!(Arc::ptr_eq(&of, &one) && result.is_none());
        assert_eq!(wait(&mut beside, &agenda("乙")).1, Some(()));
    }
}
