//! What can be done about a meeting that runs late: what the later items could give, and what may fall out. Nothing here happens
//! by itself.

use super::live::Live;
use crate::agenda::rundown::{ItemEntry, StepKey};
use crate::agenda::{ItemId, Rundown, StepId};
use crate::time::Span;

/// Nobody's time is cut below this share of what was planned,
const FLOOR: (i64, i64) = (1, 2);
/// nor below this.
const LEAST: Span = Span(60_000);

/// What each later item gives so that an overrun is made good, in whole minutes and in proportion to what it has; never below a
/// floor. None where there is nothing to give, or nothing to make good.
pub fn shared(rundown: &Rundown, live: &Live, over: Span) -> Option<Vec<(ItemId, Span)>> {
    let here = rundown.item_index(live.position.item.as_str())?;
    let wanted = over.0.div_euclid(60_000) + i64::from(over.0.rem_euclid(60_000) > 0);
    // Words take as long as they take: what is only estimated has nothing to give.
    let has_plan = |entry: &&ItemEntry| entry.is_planned && !entry.is_estimate;
    let later = rundown.items().iter().skip(here + 1).filter(has_plan);
    let could: Vec<(&ItemEntry, i64)> = later
        .map(|entry| {
            let floor = (entry.planned.0 * FLOOR.0 / FLOOR.1).max(LEAST.0);
            (entry, (planned_with(live, entry).0 - floor).max(0).div_euclid(60_000))
        })
        .collect();
    let room: i64 = could.iter().map(|(_, minutes)| minutes).sum();
    let wanted = wanted.min(room);
    if wanted <= 0 {
        return None;
    }
    // What is rounded away from one goes to the next, so that the sum is right.
    let (mut given, mut seen) = (0, 0);
    let mut shares = Vec::new();
    for (entry, minutes) in could {
        seen += minutes;
        let until = wanted * seen / room;
        if until > given {
            shares.push((entry.id.clone(), Span::minutes(given - until)));
            given = until;
        }
    }
    Some(shares)
}

/// What the waits of an item give of what it gives, each in proportion: in whole minutes, unless one would be left with none.
pub fn shared_by_waits(rundown: &Rundown, live: &Live, item: &ItemId, by: Span) -> Vec<(StepKey, Span)> {
    let found = rundown
        .item_index(item.as_str())
        .and_then(|index| Some((rundown.items().get(index)?, rundown.agenda().items.get(index)?)));
    let Some((entry, written)) = found else { return Vec::new() };
    let Some(length) = live.length_of(entry).filter(|length| *length > Span::ZERO) else { return Vec::new() };
    let steps = entry.steps.iter().zip(&written.steps).filter(|(_, step)| step.wait.is_some());
    let waits: Vec<(&StepId, Span)> =
        steps.filter_map(|(id, step)| Some((id, live.wait_of(item, id, step)?))).collect();
    let in_units = |unit: i64| {
        let (mut seen, mut given) = (0_i64, 0_i64);
        let shares = waits.iter().map(|(id, wait)| {
            seen = seen.saturating_add(wait.0);
            let until = (i128::from(seen) * i128::from(by.0) / i128::from(length.0)) as i64;
            let share = rounded(until, unit).saturating_sub(given);
            given = given.saturating_add(share);
            ((item.clone(), (*id).clone()), Span(share))
        });
        shares.collect::<Vec<_>>()
    };
    let minutes = in_units(LEAST.0);
    let leaves_all = minutes.iter().zip(&waits).all(|((_, by), (_, wait))| *wait + *by >= LEAST);
    let shares = if leaves_all { minutes } else { in_units(1_000) };
    shares.into_iter().filter(|(_, by)| *by != Span::ZERO).collect()
}

/// The nearest whole number of units.
fn rounded(length: i64, unit: i64) -> i64 {
    length.saturating_add(unit / 2).div_euclid(unit) * unit
}

/// The later items that the secretariat has marked as those that may fall out.
pub fn droppable(rundown: &Rundown, live: &Live) -> Vec<ItemId> {
    let here = rundown.item_index(live.position.item.as_str()).map_or(usize::MAX, |here| here + 1);
    let later = rundown.items().iter().zip(&rundown.agenda().items).skip(here);
    later.filter(|(_, item)| item.droppable).map(|(entry, _)| entry.id.clone()).collect()
}

/// The planned time of an item with what was added to it.
fn planned_with(live: &Live, entry: &ItemEntry) -> Span {
    live.length_of(entry).unwrap_or_default().at_least_zero()
}
