//! What can be done about a meeting that runs late: what the later items could give, and what may fall out. Nothing here happens
//! by itself.

use super::live::Live;
use crate::agenda::rundown::ItemEntry;
use crate::agenda::{ItemId, Rundown};
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
    let later = rundown.items().iter().skip(here + 1).filter(|entry| entry.is_planned);
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

/// The later items that the secretariat has marked as those that may fall out.
pub fn droppable(rundown: &Rundown, live: &Live) -> Vec<ItemId> {
    let here = rundown.item_index(live.position.item.as_str()).map_or(usize::MAX, |here| here + 1);
    let later = rundown.items().iter().zip(&rundown.agenda().items).skip(here);
    later.filter(|(_, item)| item.droppable).map(|(entry, _)| entry.id.clone()).collect()
}

/// The planned time of an item with what was added to it.
fn planned_with(live: &Live, entry: &ItemEntry) -> Span {
    let added = live.added_to_items.get(&entry.id).copied().unwrap_or_default();
    (entry.planned + added).at_least_zero()
}
