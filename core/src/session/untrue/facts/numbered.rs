//! The items that are counted: by their numbers in the agenda, and by the words that announce them.

use super::title;
use crate::agenda::rundown::ItemEntry;
use crate::agenda::{Item, ItemId, Rundown, Text};
use crate::session::untrue::numbers::{ITEMS, PARTS, numbers as told_numbers};
use std::collections::{HashMap, HashSet};

/// The number of an item, and those of the counted ones before it and behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Numbers {
    pub(in super::super) own: Option<u64>,
    pub(in super::super) next: Option<u64>,
    pub(in super::super) previous: Option<u64>,
}

/// The numbers of the items as the words count them, which leave out those of `uncounted`.
pub(super) fn numbers(rundown: &Rundown, uncounted: &HashSet<ItemId>) -> HashMap<ItemId, Numbers> {
    let mut left_out = 0;
    let counted = |entry: &ItemEntry| {
        let is_left_out = uncounted.contains(&entry.id);
        left_out += u64::from(is_left_out && entry.number.is_some());
        let counted = entry.number.and_then(|number| number.checked_sub(left_out)).filter(|_| !is_left_out);
        (entry.id.clone(), if is_left_out { entry.number } else { counted }, counted)
    };
    let own: Vec<(ItemId, Option<u64>, Option<u64>)> = rundown.items().iter().map(counted).collect();
    let mut numbers: HashMap<ItemId, Numbers> = HashMap::new();
    let mut next = None;
    for (id, own, counted) in own.iter().rev() {
        numbers.insert(id.clone(), Numbers { own: *own, next, previous: None });
        next = counted.or(next);
    }
    let mut previous = None;
    for (id, _, counted) in &own {
        if let Some(numbers) = numbers.get_mut(id) {
            numbers.previous = previous;
        }
        previous = counted.or(previous);
    }
    numbers
}

/// The counted items, and what each is called, without those that the words leave out.
pub(super) fn counted(rundown: &Rundown, uncounted: &HashSet<ItemId>) -> Vec<(ItemId, String)> {
    let items = rundown.items().iter().zip(&rundown.agenda().items).filter(|(entry, _)| entry.number.is_some());
    let items = items.filter(|(entry, _)| !uncounted.contains(&entry.id));
    items.map(|(entry, item)| (entry.id.clone(), title(item).unwrap_or_default())).collect()
}

/// Items at the end that have a number in the agenda and none in the words: 四个议题已经进行完毕，下面请领导讲话, where the four before it
/// are announced as 第一个议题 and so on.
pub(super) fn uncounted(rundown: &Rundown) -> HashSet<ItemId> {
    const LEAST: usize = 2;
    let all = rundown.items().iter().zip(&rundown.agenda().items);
    let counted: Vec<_> = all.filter_map(|(entry, item)| Some((&entry.id, entry.number?, item.as_ref()))).collect();
    let announced = counted.iter().take_while(|(_, number, item)| tells_its_number(item, *number)).count();
    let rest = counted.get(announced..).unwrap_or_default();
    let is_left_out = !rest.is_empty()
        && announced >= LEAST
        && rest.iter().all(|(_, _, item)| !is_called_an_item(item))
        && rundown.agenda().items.iter().any(|item| counts_items(item, announced));
    if is_left_out { rest.iter().map(|(id, _, _)| (*id).clone()).collect() } else { HashSet::new() }
}

fn words(item: &Item) -> impl Iterator<Item = &str> {
    item.steps.iter().filter_map(|step| match &step.say {
        Some(Text::Inline(words)) => Some(words.as_str()),
        Some(Text::File(_)) | None => None,
    })
}

/// 第二个议题, in the second one.
fn tells_its_number(item: &Item, own: u64) -> bool {
    words(item).any(|words| {
        told_numbers(words)
            .iter()
            .any(|told| told.value == own && told.before().ends_with('第') && told.thing().is_some())
    })
}

/// 最后一项议程, 第几项议程: whatever number it says, or a placeholder.
fn is_called_an_item(item: &Item) -> bool {
    words(item).any(|words| {
        words.contains("第几") || told_numbers(words).iter().any(|told| told.value == 1 && told.thing().is_some())
    })
}

/// 四个议题: whether the words of an item count so many.
fn counts_items(item: &Item, many: usize) -> bool {
    words(item).any(|words| {
        told_numbers(words).iter().any(|told| {
            let thing = told.behind().trim_start_matches(['项', '个']);
            let counts_items =
                !told.before().ends_with('第') && ITEMS.iter().chain(&PARTS).any(|item| thing.starts_with(item));
            counts_items && usize::try_from(told.value) == Ok(many)
        })
    })
}
