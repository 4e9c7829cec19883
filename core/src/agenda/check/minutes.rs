//! Planned minutes that do not add up, or that are far too few for the words.

use super::super::estimate::{Estimate, in_minutes, is_over, read_out};
use super::super::{Item, Rundown, Step, WaitKind};
use super::field;
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

/// Words that take far longer than the minutes they have.
pub(super) fn speech(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let agenda = rundown.agenda();
    let mut all = Seconds::default();
    for (index, item) in agenda.items.iter().enumerate() {
        let mut of_item = Seconds::default();
        // Words are only counted where somebody planned for them: counting them all would cost as much as parsing them.
        let has_plan = item.minutes.is_some() || agenda.meeting.minutes.is_some();
        for (place, step) in item.steps.iter().enumerate() {
            if !has_plan && step.minutes.is_none() {
                continue;
            }
            let estimate = || Estimate::of_step(rundown, index, place);
            // The minutes of a step are those of its wait; of its words only where nobody is waited for.
            let measured = if step.wait.is_some() { read_out(rundown, step) } else { estimate().words };
            over(measured, step.minutes, || Path::step(index, place).key("minutes"), found);
            if has_plan {
                of_item.add(estimate().seconds());
            }
        }
        over(of_item.0, item.minutes, || Path::item(index).key("minutes"), found);
        // What the items are planned to take is held against the meeting by itself.
        all.add(of_item.0);
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
    if let Some(planned) = planned.filter(|planned| is_over(seconds, *planned)) {
        let problem = Problem::SpeechOverPlan { estimate: in_minutes(seconds), planned: u64::from(planned) };
        found.push(field(problem, path()));
    }
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
