//! The words by which turns and items are called for.

use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;
use crate::agenda::search::placeholders;
use crate::agenda::{Item, ItemKind, Rundown, Text, WaitKind};
use crate::chinese::marks::wide;
use indexmap::IndexMap;
use std::ops::Range;

/// The words of every turn, as written, and what is waited for.
pub(in super::super) fn calls(rundown: &Rundown) -> IndexMap<StepKey, (&str, Option<WaitKind>)> {
    let of_turns = rundown.steps().filter(|(_, step)| step.turn.is_some());
    let calls = of_turns.filter_map(|(key, step)| match &step.say {
        Some(Text::Inline(words)) => Some((key, (words.as_str(), step.wait))),
        // Whoever is called for behind the turn before has one all the same.
        None => Some((key, ("", step.wait))),
        Some(Text::File(_)) => None,
    });
    calls.collect()
}

/// 请甲主任作起草说明。, in a step of its own before 甲主任，请。, or behind the turn before: what leads to the call of a turn.
pub(super) fn lead_to<'a>(rundown: &'a Rundown, step: &StepKey) -> Option<&'a str> {
    let (item, place) = rundown.indices_of(step)?;
    let people = &rundown.agenda().people;
    let steps = &rundown.agenda().items.get(item)?.steps;
    let own = steps.get(place)?;
    let person = people.get(own.turn.as_ref()?)?;
    let before = steps.get(place.checked_sub(1)?)?;
    let lead = match before.turn {
        None if before.wait.is_none() => &before.say,
        Some(_) if own.say.is_none() => &before.thanks,
        Some(_) | None => return None,
    };
    let Some(Text::Inline(words)) = lead else { return None };
    let asks = |sentence: &&str| sentence.contains('请') && !mentions(person, people, sentence).is_empty();
    words.split_inclusive(['。', '！', '\n']).rfind(asks)
}

/// What an item is called, with the marks that the words are looked for with.
pub(in super::super) fn title(item: &Item) -> Option<String> {
    item.title.as_deref().map(|title| wide(title).into_owned())
}

/// The latest sentences with which an item that has no title calls for what happens in it.
pub(in super::super) fn call(item: &Item) -> Option<String> {
    const SENTENCES: usize = 3;
    let is_frame = matches!(item.kind, ItemKind::Opening | ItemKind::Closing);
    let calls = item.steps.iter().find(|step| step.turn.is_some() || step.wait.is_some());
    match calls.filter(|_| item.title.is_none() && !is_frame).map(|step| &step.say) {
        Some(Some(Text::Inline(words))) => {
            let mut words = wide(words).into_owned();
            let named: Vec<Range<usize>> = placeholders(&words).collect();
            named.into_iter().rev().for_each(|name| words.replace_range(name, ""));
            let sentences: Vec<&str> = words.split(['。', '！', '\n']).filter(|one| !one.trim().is_empty()).collect();
            let calls = sentences.get(sentences.len().saturating_sub(SENTENCES)..)?.concat();
            // What announces it is said of every item.
            let announced = calls.split_once(['：', '，']).filter(|(announces, _)| announces.contains("进行"));
            Some(announced.map_or(calls.as_str(), |(_, calls)| calls).to_owned())
        }
        Some(Some(Text::File(_)) | None) | None => None,
    }
}
