//! Planned minutes that do not add up.

use super::super::Rundown;
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
    }
}
