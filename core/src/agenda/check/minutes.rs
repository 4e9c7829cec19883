//! Planned minutes that do not add up, or that are far too few for the words.

use super::super::rundown::DEFAULT_PACE;
use super::super::{Item, Rundown, Step, WaitKind};
use super::field;
use crate::chinese::syllable::spoken_syllables;
use crate::diagnostic::{Diagnostic, Path, Problem};

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let agenda = rundown.agenda();
    let items: u64 = agenda.items.iter().filter_map(|item| item.minutes).map(u64::from).sum();
    if let Some(meeting) = agenda.meeting.minutes.map(u64::from) {
        // Where some items have no plan, only a sum that is already too long is certain to be wrong.
        let all_planned = agenda.items.iter().all(|item| item.minutes.is_some());
        if items > meeting || (all_planned && !agenda.items.is_empty() && items != meeting) {
            let problem = Problem::MinutesDisagree { items, meeting };
            found.push(field(problem, Path::default().key("meeting").key("minutes")));
        }
    }
    for (index, item) in agenda.items.iter().enumerate() {
        let steps: u64 = item.steps.iter().filter_map(|step| step.minutes).map(u64::from).sum();
        if let Some(item) = item.minutes.map(u64::from)
            && steps > item
        {
            found.push(field(Problem::ItemMinutesDisagree { steps, item }, Path::item(index).key("minutes")));
        }
        let waits = unplanned_waits(item);
        if agenda.meeting.minutes.is_some() && waits > 0 {
            found.push(field(Problem::UnplannedWaits { waits }, Path::item(index)));
        }
    }
}

/// Syllables a minute of a document that is read out.
const READING_PACE: u64 = 240;
/// Fewer minutes than this over the plan are no news.
const LEAST_OVER: u64 = 2;

/// Words that take far longer than the minutes they have.
pub(super) fn speech(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let agenda = rundown.agenda();
    let mut all = Seconds::default();
    for (index, item) in agenda.items.iter().enumerate() {
        let mut of_item = Seconds::default();
        // Words are only counted where somebody planned for them: counting them all would cost as much as parsing them.
        let has_plan = item.minutes.is_some() || agenda.meeting.minutes.is_some();
        for (place, step) in item.steps.iter().enumerate() {
            let planned_wait = step.minutes.filter(|_| step.wait.is_some()).map(|minutes| u64::from(minutes) * 60);
            let own_words = step.wait.is_none() && step.minutes.is_some();
            let words = if has_plan || own_words { spoken(rundown, index, place) } else { 0 };
            let read = document(rundown, step);
            // The minutes of a step are those of its wait; of its words only where nobody is waited for.
            let measured = if step.wait.is_some() { read } else { words };
            over(measured, step.minutes, || Path::step(index, place).key("minutes"), found);
            of_item.add(words + planned_wait.unwrap_or(read));
        }
        over(of_item.0, item.minutes, || Path::item(index).key("minutes"), found);
        all.add(item.minutes.map_or(of_item.0, |minutes| u64::from(minutes) * 60));
    }
    over(all.0, agenda.meeting.minutes, || Path::default().key("meeting").key("minutes"), found);
}

/// A length of speech.
#[derive(Default)]
struct Seconds(u64);

impl Seconds {
    fn add(&mut self, seconds: u64) {
        self.0 = self.0.saturating_add(seconds);
    }
}

fn over(seconds: u64, planned: Option<u32>, path: impl Fn() -> Path, found: &mut Vec<Diagnostic>) {
    let Some(planned) = planned.map(u64::from) else { return };
    let estimate = seconds.div_ceil(60);
    // An estimate is one: only half as much again is certain to be too much.
    if planned > 0 && seconds > planned * 90 && estimate >= planned + LEAST_OVER {
        found.push(field(Problem::SpeechOverPlan { estimate, planned }, path()));
    }
}

/// Seconds that the host speaks in a step; of sentences to choose from the longest.
fn spoken(rundown: &Rundown, item: usize, step: usize) -> u64 {
    let parts = rundown.items().get(item).map(|entry| entry.parts.clone()).unwrap_or_default();
    let parts = rundown.parts().get(parts).unwrap_or_default().iter().filter(|part| part.step == step);
    let syllables = parts.filter_map(|part| {
        (0..part.texts.len()).filter_map(|choice| rundown.source(part, choice)).map(spoken_syllables).max()
    });
    seconds(syllables.sum(), u64::try_from(DEFAULT_PACE).unwrap_or(1))
}

/// Seconds that the document of a step takes to be read out.
fn document(rundown: &Rundown, step: &Step) -> u64 {
    let text =
        step.document.as_ref().and_then(|file| rundown.side_texts().get(file)).and_then(|text| text.as_deref().ok());
    seconds(text.map_or(0, spoken_syllables), READING_PACE)
}

fn seconds(syllables: usize, pace: u64) -> u64 {
    u64::try_from(syllables).unwrap_or(u64::MAX / 60).saturating_mul(60) / pace
}

/// How many waits count for nothing in the plan. An item with minutes of its own is planned as a whole, and applause
/// takes none.
fn unplanned_waits(item: &Item) -> u64 {
    if item.minutes.is_some() {
        return 0;
    }
    let takes_time = |step: &&Step| step.wait.is_some_and(|wait| wait != WaitKind::Applause);
    let waits = item.steps.iter().filter(takes_time).filter(|step| step.minutes.is_none()).count();
    u64::try_from(waits).unwrap_or(u64::MAX)
}
