//! In which order people speak, before and now.

use crate::agenda::{Item, PersonId, Rundown};
use crate::session::untrue::order::Order;

/// The orders that are others now: of each item, and of the meeting.
pub(super) fn orders(before: &Rundown, now: &Rundown) -> Vec<Order> {
    let speakers = |item: &Item| -> Vec<PersonId> { item.steps.iter().filter_map(|step| step.turn.clone()).collect() };
    let both = before.agenda().items.iter().filter_map(|item| {
        let still = now.agenda().items.iter().find(|other| other.id == item.id)?;
        Some(Order { before: speakers(item), now: speakers(still) })
    });
    // Whoever falls out or comes in leaves the others in their order.
    let is_other = |order: &Order| {
        let still: Vec<&PersonId> = order.before.iter().filter(|id| order.now.contains(id)).collect();
        !order.now.iter().filter(|id| order.before.contains(id)).eq(still)
    };
    // 梁副主席、沈书记先后作了讲话, each in an item of their own.
    let meeting = Order { before: speaking(before), now: speaking(now) };
    both.chain([meeting]).filter(is_other).collect()
}

/// Whoever speaks in a meeting, each where they do so first.
fn speaking(rundown: &Rundown) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = Vec::new();
    for id in rundown.agenda().items.iter().flat_map(|item| &item.steps).filter_map(|step| step.turn.as_ref()) {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}
