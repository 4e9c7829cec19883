//! Planned minutes that do not add up.

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
