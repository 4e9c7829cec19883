//! In which order people speak, before and now.

use crate::agenda::{Item, PersonId, Rundown, WaitKind};
use crate::session::untrue::order::Order;

/// The orders that are others now: of each item, and of the meeting.
pub(super) fn orders(before: &Rundown, now: &Rundown) -> Vec<Order> {
    let speakers = |item: &Item| -> Vec<PersonId> { item.steps.iter().filter_map(|step| step.turn.clone()).collect() };
    let both = before.agenda().items.iter().filter_map(|item| {
        let still = now.agenda().items.iter().find(|other| other.id == item.id)?;
        let is_of_awards = item.steps.iter().all(|step| step.turn.is_none() || step.wait == Some(WaitKind::Award));
        Some(Order { before: speakers(item), now: speakers(still), is_of_awards })
    });
    // Whoever falls out or comes in leaves the others in their order.
    let is_other = |order: &Order| {
        let still: Vec<&PersonId> = order.before.iter().filter(|id| order.now.contains(id)).collect();
        !order.now.iter().filter(|id| order.before.contains(id)).eq(still)
    };
    // 梁副主席、沈书记先后作了讲话, each in an item of their own.
    let meeting = Order { before: speaking(before), now: speaking(now), is_of_awards: false };
    both.chain([meeting]).filter(is_other).collect()
}

/// Whoever speaks in a meeting, each where they do so first.
fn speaking(rundown: &Rundown) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = Vec::new();
    let steps = rundown.agenda().items.iter().flat_map(|item| &item.steps);
    for id in steps.filter(|step| step.wait != Some(WaitKind::Award)).filter_map(|step| step.turn.as_ref()) {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}
