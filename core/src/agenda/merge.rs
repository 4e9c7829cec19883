//! What two people changed in one agenda at the same time, put together: taken field by field, person by person, step by
//! step, where no two changes are of the same thing. Anything else is for somebody to decide.

use super::edit::Written;
use super::uses::Uses;
use super::{Agenda, Item, ItemId, Meeting, Person, Rundown, SideTexts, Step, StepId, Value};
use indexmap::IndexMap;
use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

/// The changes of both, made to what they began with. None where both changed the same thing differently, or one names what
/// the other took out.
pub fn merge(base: &Written, mine: &Written, theirs: &Written) -> Option<Written> {
    let agenda = Agenda::merge(&base.agenda, &mine.agenda, &theirs.agenda)?;
    let side_texts = texts(&base.side_texts, &mine.side_texts, &theirs.side_texts)?;
    let merged = Written { agenda: Arc::new(agenda), side_texts: Arc::new(side_texts) };
    let is_sound = names_what_is_there(&merged, [mine, theirs]) && !both_moved(base, mine, theirs);
    is_sound.then_some(merged)
}

/// Something that two people may have changed, each another part of it.
trait Merge: Sized {
    fn merge(base: &Self, mine: &Self, theirs: &Self) -> Option<Self>;
}

/// What is one thing: whoever changed it has it.
fn whole<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> Option<T> {
    if mine == theirs || theirs == base { Some(mine.clone()) } else { (mine == base).then(|| theirs.clone()) }
}

/// Merges field by field; a field that is not named does not compile.
macro_rules! by_fields {
    ($($type:ident { $($field:ident: $merge:expr,)* })*) => {$(
        impl Merge for $type {
            fn merge(base: &Self, mine: &Self, theirs: &Self) -> Option<Self> {
                Some(Self { $($field: $merge(&base.$field, &mine.$field, &theirs.$field)?,)* })
            }
        }
    )*};
}

by_fields! {
    Agenda {
        format: whole,
        meeting: Meeting::merge,
        people: map,
        values: map,
        items: items,
        checks_off: whole,
        unknown: whole,
    }
    Meeting { title: whole, starts: whole, place: whole, minutes: whole, host: whole, unknown: whole, }
    Person { name: whole, unit: whole, office: whole, address: whole, pinyin: whole, unknown: whole, }
    Value { label: whole, value: whole, unknown: whole, }
    Item { id: whole, kind: whole, title: whole, numbered: whole, number: whole, minutes: whole, droppable: whole, steps: steps, unknown: whole, }
    Step {
        id: whole,
        turn: whole,
        who: whole,
        enter: whole,
        say: whole,
        choose: whole,
        majority: whole,
        wait: whole,
        document: whole,
        minutes: whole,
        thanks: whole,
        unknown: whole,
    }
}

impl<T: Merge> Merge for Arc<T> {
    fn merge(base: &Self, mine: &Self, theirs: &Self) -> Option<Self> {
        let unchanged = |one: &Self| Arc::ptr_eq(base, one);
        if unchanged(theirs) {
            return Some(mine.clone());
        }
        T::merge(base, mine, theirs).map(Self::new)
    }
}

fn map<K: Hash + Eq + Clone, T: Merge + Clone + PartialEq>(
    base: &IndexMap<K, T>,
    mine: &IndexMap<K, T>,
    theirs: &IndexMap<K, T>,
) -> Option<IndexMap<K, T>> {
    let keys = |map: &IndexMap<K, T>| map.keys().cloned().collect::<Vec<_>>();
    let order = order(&keys(base), &keys(mine), &keys(theirs))?;
    let mut merged = IndexMap::with_capacity(order.len());
    // Those that one of the two took out are not in the order, and must not have been changed by the other.
    let is_gone_and_changed = |key: &K| {
        let (in_mine, in_theirs) = (mine.get(key), theirs.get(key));
        (in_mine.is_none() || in_theirs.is_none())
            && in_mine.or(in_theirs).is_some_and(|left| base.get(key) != Some(left))
    };
    if base.keys().any(is_gone_and_changed) {
        return None;
    }
    for key in order {
        let entry = match (base.get(&key), mine.get(&key), theirs.get(&key)) {
            (Some(base), Some(mine), Some(theirs)) => T::merge(base, mine, theirs)?,
            // Both have put in the same, or two of one name.
            (None, Some(mine), Some(theirs)) => (mine == theirs).then(|| mine.clone())?,
            (_, Some(only), None) | (_, None, Some(only)) => only.clone(),
            (_, None, None) => continue,
        };
        merged.insert(key, entry);
    }
    Some(merged)
}

/// A list as a map by what each entry is called; none where two are called the same, or one is not called anything.
fn by_name<K: Hash + Eq, T: Clone>(list: &[T], name: impl Fn(&T) -> Option<K>) -> Option<IndexMap<K, T>> {
    let map: Option<IndexMap<K, T>> = list.iter().map(|entry| Some((name(entry)?, entry.clone()))).collect();
    map.filter(|map| map.len() == list.len())
}

fn items(base: &Vec<Arc<Item>>, mine: &Vec<Arc<Item>>, theirs: &Vec<Arc<Item>>) -> Option<Vec<Arc<Item>>> {
    let named = |items: &Vec<Arc<Item>>| by_name(items, |item| Some(item.id.clone()));
    match (named(base), named(mine), named(theirs)) {
        (Some(base), Some(mine), Some(theirs)) => Some(map(&base, &mine, &theirs)?.into_values().collect()),
        (_, _, _) => whole(base, mine, theirs),
    }
}

fn steps(base: &Vec<Step>, mine: &Vec<Step>, theirs: &Vec<Step>) -> Option<Vec<Step>> {
    let named = |steps: &Vec<Step>| -> Option<IndexMap<StepId, Step>> { by_name(steps, |step| step.id.clone()) };
    match (named(base), named(mine), named(theirs)) {
        (Some(base), Some(mine), Some(theirs)) => Some(map(&base, &mine, &theirs)?.into_values().collect()),
        (_, _, _) => whole(base, mine, theirs),
    }
}

/// In which order the entries of both stand. None where both put those that all have into another order.
fn order<K: Hash + Eq + Clone>(base: &[K], mine: &[K], theirs: &[K]) -> Option<Vec<K>> {
    let set = |keys: &[K]| keys.iter().cloned().collect::<HashSet<K>>();
    let (in_base, in_mine, in_theirs) = (set(base), set(mine), set(theirs));
    let common = |keys: &[K]| -> Vec<K> {
        let is_common = |key: &&K| in_base.contains(*key) && in_mine.contains(*key) && in_theirs.contains(*key);
        keys.iter().filter(is_common).cloned().collect()
    };
    let (of_base, of_mine, of_theirs) = (common(base), common(mine), common(theirs));
    let (first, second) = if of_theirs == of_base || of_theirs == of_mine {
        (mine, theirs)
    } else if of_mine == of_base {
        (theirs, mine)
    } else {
        return None;
    };
    let other = if std::ptr::eq(first, mine) { &in_theirs } else { &in_mine };
    let stays = |key: &&K| other.contains(*key) || !in_base.contains(*key);
    let mut order: Vec<K> = first.iter().filter(stays).cloned().collect();
    let mut placed = set(&order);
    let mut behind: Option<&K> = None;
    for key in second {
        if !in_base.contains(key) && placed.insert(key.clone()) {
            // Behind whatever stands before it where it was put in.
            let at = behind.and_then(|before| order.iter().position(|one| one == before)).map_or(0, |at| at + 1);
            order.insert(at, key.clone());
        }
        if placed.contains(key) {
            behind = Some(key);
        }
    }
    Some(order)
}

fn texts(base: &SideTexts, mine: &SideTexts, theirs: &SideTexts) -> Option<SideTexts> {
    let mut merged = SideTexts::new();
    let files: HashSet<_> = base.keys().chain(mine.keys()).chain(theirs.keys()).collect();
    for file in files {
        let text = whole(&base.get(file), &mine.get(file), &theirs.get(file))?;
        merged.extend(text.map(|text| (file.clone(), text.clone())));
    }
    Some(merged)
}

/// Whether both took a step out of its item, and each put it into another one: it would be there twice.
fn both_moved(base: &Written, mine: &Written, theirs: &Written) -> bool {
    let is_same = |one: &Step, other: &Step| (&one.say, &one.turn, one.wait) == (&other.say, &other.turn, other.wait);
    let item = |written: &Written, id: &ItemId| written.agenda.items.iter().find(|item| item.id == *id).cloned();
    let holds = |item: &Item, step: &Step| item.steps.iter().any(|one| is_same(one, step));
    // Where a step went that its item has no more.
    let goal = |written: &Written, from: &Item, step: &Step| -> Option<ItemId> {
        let left = item(written, &from.id).is_some_and(|now| !holds(&now, step));
        let is_new =
            |to: &&Arc<Item>| holds(to, step) && !item(base, &to.id).is_some_and(|before| holds(&before, step));
        left.then(|| written.agenda.items.iter().find(is_new).map(|to| to.id.clone())).flatten()
    };
    base.agenda.items.iter().any(|from| {
        from.steps.iter().any(|step| {
            let goals = goal(mine, from, step).zip(goal(theirs, from, step));
            goals.is_some_and(|(of_mine, of_theirs)| of_mine != of_theirs)
        })
    })
}

/// Whether everything that is named is there, but for what one of the two named in vain before.
fn names_what_is_there(merged: &Written, of: [&Written; 2]) -> bool {
    let uses = |written: &Written| Uses::of(&Rundown::new(written.agenda.clone(), written.side_texts.clone()));
    let named = uses(merged);
    let agenda = &merged.agenda;
    if !agenda.text_files().all(|file| merged.side_texts.contains_key(file)) {
        return false;
    }
    of.iter().all(|before| {
        let before = &before.agenda;
        let people = before.people.keys().all(|id| agenda.people.contains_key(id) || named.of_person(id).is_empty());
        let values = before.values.keys().all(|id| agenda.values.contains_key(id) || named.of_value(id).is_empty());
        let has = |id: &ItemId| agenda.items.iter().any(|item| item.id == *id);
        people && values && before.items.iter().all(|item| has(&item.id) || named.of_item(&item.id).is_empty())
    })
}
