//! Which item followed which, for words such as 听完了报告 and 下面进行选举 between two items.

use super::Because;
use super::called::{call, title};
use crate::agenda::{ItemId, Rundown};
use std::collections::HashMap;

/// The items that followed one which comes behind them now or is gone, why they do not follow it any more, and what it is called.
pub(super) fn led_from(before: &Rundown, now: &Rundown) -> HashMap<ItemId, (Because, String)> {
    let ahead = before.items().iter().zip(&before.agenda().items);
    let led = ahead.zip(before.items().iter().skip(1)).filter_map(|((ahead, item), own)| {
        let here = now.item_index(own.id.as_str())?;
        let called = title(item).or_else(|| call(item));
        let because = match (now.item_index(ahead.id.as_str()), &called) {
            (Some(there), _) if there < here => return None,
            (None, Some(called)) => Because::ItemGone(called.clone()),
            (Some(_), _) | (None, None) => Because::Order,
        };
        Some((own.id.clone(), (because, called.unwrap_or_default())))
    });
    led.collect()
}

/// The items that something else follows now, why, and what the item was called that followed.
pub(super) fn led_to(before: &Rundown, now: &Rundown) -> HashMap<ItemId, (Because, String)> {
    let next = |rundown: &Rundown, id: &ItemId| {
        let index = rundown.item_index(id.as_str())?;
        rundown.items().get(index + 1).map(|entry| entry.id.clone())
    };
    let followed = before.items().iter().zip(before.items().iter().skip(1).zip(before.agenda().items.iter().skip(1)));
    let led = followed.filter_map(|(own, (behind, item))| {
        now.item_index(own.id.as_str())?;
        let called = title(item).or_else(|| call(item)).filter(|_| next(now, &own.id).as_ref() != Some(&behind.id))?;
        let is_held = now.item_index(behind.id.as_str()).is_some();
        let because = if is_held { Because::Order } else { Because::ItemGone(called.clone()) };
        Some((own.id.clone(), (because, called)))
    });
    led.collect()
}
