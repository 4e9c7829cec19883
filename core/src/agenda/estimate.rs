//! How long steps, items and the meeting will take: words at a usual pace, documents at a reader's, waits as planned.

use super::rundown::{DEFAULT_PACE, Part};
use super::{Rundown, Step, WaitKind};

/// Syllables a minute of a document that is read out.
const READING_PACE: usize = 240;

/// How long something will take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Estimate {
    /// Spoken syllables of the host; of sentences to choose from those of the longest.
    pub syllables: usize,
    /// Seconds in which the host speaks.
    pub words: u64,
    /// Seconds of waits: as planned, or what the document takes that is read out.
    pub waits: u64,
    /// Whether somebody else acts for a time that nobody has set, so that it will take longer.
    pub is_open: bool,
}

impl Estimate {
    /// Of one step; of a place where there is none, nothing.
    pub fn of_step(rundown: &Rundown, item: usize, step: usize) -> Self {
        let Some(written) = rundown.agenda().items.get(item).and_then(|item| item.steps.get(step)) else {
            return Self::default();
        };
        let longest = |part: &Part| (0..part.texts.len()).map(|choice| rundown.syllables(part, choice)).max();
        let syllables = rundown.parts_of_step(item, step).iter().filter_map(longest).sum();
        let planned = written.minutes.filter(|_| written.wait.is_some()).map(|minutes| u64::from(minutes) * 60);
        let read = read_out(rundown, written);
        // Applause takes no time of its own.
        let takes_time = written.wait.is_some_and(|wait| wait != WaitKind::Applause);
        Self {
            syllables,
            words: seconds(syllables, DEFAULT_PACE),
            waits: planned.unwrap_or(read),
            is_open: takes_time && planned.is_none() && read == 0,
        }
    }

    /// Of one item.
    pub fn of_item(rundown: &Rundown, item: usize) -> Self {
        let steps = rundown.items().get(item).map_or(0, |entry| entry.steps.len());
        (0..steps).map(|step| Self::of_step(rundown, item, step)).fold(Self::default(), Self::and)
    }

    /// Of the whole meeting.
    pub fn of_meeting(rundown: &Rundown) -> Self {
        (0..rundown.items().len()).map(|item| Self::of_item(rundown, item)).fold(Self::default(), Self::and)
    }

    /// All of it, in seconds.
    pub fn seconds(self) -> u64 {
        self.words.saturating_add(self.waits)
    }

    /// The same at another pace, in syllables a minute.
    #[must_use]
    pub fn at_pace(self, pace: usize) -> Self {
        Self { words: seconds(self.syllables, pace.max(1)), ..self }
    }

    /// Whether it takes much longer than some planned minutes. An estimate is one: only half as much again is certain to be
    /// too much.
    pub fn is_over(self, planned: u32) -> bool {
        is_over(self.seconds(), planned)
    }

    fn and(self, other: Self) -> Self {
        Self {
            syllables: self.syllables.saturating_add(other.syllables),
            words: self.words.saturating_add(other.words),
            waits: self.waits.saturating_add(other.waits),
            is_open: self.is_open || other.is_open,
        }
    }
}

/// Seconds in minutes, as every screen and every finding says it.
pub fn in_minutes(seconds: u64) -> u64 {
    seconds.saturating_add(30) / 60
}

/// Fewer minutes than this over the plan are no news.
const LEAST_OVER: u64 = 2;

/// Whether some seconds are far too much for some planned minutes.
pub(super) fn is_over(seconds: u64, planned: u32) -> bool {
    let planned = u64::from(planned);
    planned > 0 && seconds > planned * 90 && seconds.div_ceil(60) >= planned + LEAST_OVER
}

/// Seconds that the document of a step takes to be read out.
pub(super) fn read_out(rundown: &Rundown, step: &Step) -> u64 {
    seconds(step.document.as_ref().map_or(0, |file| rundown.document_syllables(file)), READING_PACE)
}

fn seconds(syllables: usize, pace: usize) -> u64 {
    u64::try_from(syllables.saturating_mul(60) / pace).unwrap_or(u64::MAX)
}
