//! Stops within a part, and where a reading place goes when the agenda changes under it.

mod unsaid;

use super::counterpart::Counterparts;
use super::live::Live;
use crate::agenda::answers::Entered;
use crate::agenda::rundown::{Part, PartKind, PartText, Position, StepKey};
use crate::agenda::{AlternativeId, Rundown};
use crate::script;
use std::collections::HashMap;

fn text(part: &Part, choice: Option<usize>) -> Option<&PartText> {
    match part.kind {
        PartKind::Choose => part.texts.get(choice?),
        PartKind::Say | PartKind::Thanks => part.texts.first(),
        PartKind::Enter | PartKind::Wait => None,
    }
}

fn stops(part: &Part, choice: Option<usize>) -> &[usize] {
    text(part, choice).map_or(&[0], |text| &text.stops)
}

pub(super) fn first_stop(part: &Part, choice: Option<usize>) -> usize {
    stops(part, choice).first().copied().unwrap_or(0)
}

pub(super) fn last_stop(part: &Part, choice: Option<usize>) -> usize {
    stops(part, choice).last().copied().unwrap_or(0)
}

pub(super) fn stop_after(part: &Part, choice: Option<usize>, at: usize) -> Option<usize> {
    let stops = stops(part, choice);
    // Before the first stop stands nothing but marks, or a direction: whoever is there reads the first one.
    stops.get(stops.partition_point(|stop| *stop <= at).max(1)).copied()
}

pub(super) fn stop_before(part: &Part, choice: Option<usize>, at: usize) -> Option<usize> {
    let stops = stops(part, choice);
    // The stop that holds `at` is the present one; the one before it is meant.
    let present = stops.partition_point(|stop| *stop <= at).checked_sub(1)?;
    stops.get(present.checked_sub(1)?).copied()
}

/// The stop whose paragraph holds a character.
pub(super) fn stop_at(part: &Part, choice: Option<usize>, at: usize) -> usize {
    let stops = stops(part, choice);
    let present = stops.partition_point(|stop| *stop <= at).saturating_sub(1);
    stops.get(present).copied().unwrap_or(0)
}

/// The labels of what is to be entered at a part and is not there yet.
pub(super) fn not_entered(rundown: &Rundown, part: &Part, entered: &Entered) -> Vec<String> {
    let ids = rundown.step_of(part).map(|step| step.enter.as_slice()).unwrap_or_default();
    let missing = ids.iter().filter_map(|id| {
        let written = rundown.agenda().values.get(id);
        let present = entered.get(id).map(String::as_str).or(written.map(|value| value.value.as_str()));
        let label = || written.map_or_else(|| id.to_string(), |value| value.label.clone());
        // A value that the agenda does not define cannot be entered; waiting for it would hold the meeting up for ever.
        (written.is_some() && present.is_none_or(script::is_blank)).then(label)
    });
    missing.collect()
}

/// The index of the text that is read at a part: of a choice, that of the true sentence, where there is one.
fn text_index(part: &Part, choice: Option<&AlternativeId>) -> Option<usize> {
    match part.kind {
        PartKind::Choose => part.alternatives.iter().position(|one| Some(one) == choice),
        PartKind::Enter | PartKind::Say | PartKind::Wait | PartKind::Thanks => Some(0),
    }
}

/// Where a reading place goes when the agenda was changed under it: along with its step; where that is gone, to the
/// end of the nearest earlier one that is not. `choice` is the sentence that is true at this step, where one was
/// chosen. None only where the new agenda has nothing to say.
pub(super) fn rebase(position: &Position, choice: Option<&AlternativeId>, steps: &Counterparts) -> Option<Position> {
    let key = position.step_key();
    let now = match steps.in_place_of(&key) {
        Some(step) => step,
        None if steps.knows(&key) => return earlier(&key, steps),
        // A journal may lead to a step that this agenda never had.
        None => key.clone(),
    };
    along(position, choice, (steps.old, steps.new), now).or_else(|| earlier(&key, steps))
}

/// Where a reading place goes along with its step, which is called so `now`; none where that has nothing to say.
fn along(
    position: &Position,
    choice: Option<&AlternativeId>,
    (old, new): (&Rundown, &Rundown),
    now: StepKey,
) -> Option<Position> {
    let (item, step) = now;
    let index = new.part_at(&Position { item, step, part: position.part, at: position.at })?;
    let part = new.parts().get(index)?;
    if part.kind != position.part {
        return new.position(index, first_stop(part, Some(0)));
    }
    let read = text_index(part, choice);
    let old_part = old.part_at(position).and_then(|index| old.parts().get(index));
    let old_words = old_part.and_then(|part| old.source(part, text_index(part, choice)?));
    let at = match old_words.zip(read.and_then(|text| new.source(part, text))) {
        Some((old, new)) if old != new => stop_at(part, read, carry(position.at, old, new)),
        Some(_) | None => position.at,
    };
    new.position(index, at)
}

/// Where a host goes on when the meeting is changed: along with the words; where the turn that is called just now falls out or
/// comes later, to what stands in its place.
pub(super) fn after_change(position: &Position, live: &Live, old: &Rundown, new: &Rundown) -> Option<Position> {
    let here = position.step_key();
    let (was, is) = (old.indices_of(&here)?, new.indices_of(&here));
    let all = old.items().iter().enumerate().flat_map(|(item, entry)| {
        entry.steps.iter().enumerate().map(move |(step, id)| ((item, step), (entry.id.clone(), id.clone())))
    });
    let mut later = all.filter(|(place, _)| *place > was);
    // What came after this step and stands before it now took its place.
    let in_its_place = later.find_map(|(_, key)| {
        let place = new.indices_of(&key)?;
        (is.is_none_or(|is| place < is) && !new.parts_of_step(place.0, place.1).is_empty()).then_some(key)
    });
    // What rounded off all turns stands by itself once the last of them is gone.
    let put_in = || {
        let entry = new.items().get(new.item_index(here.0.as_str())?)?;
        let known = &old.items().get(was.0)?.steps;
        entry.steps.iter().find(|step| !known.contains(step)).map(|step| (here.0.clone(), step.clone()))
    };
    let in_its_place = if is.is_none() { put_in().or(in_its_place) } else { in_its_place };
    match (in_its_place, is) {
        (Some(step), _) => unsaid::first_unsaid(position, (old, new), &step),
        // All its words are left out: what comes next is there.
        (None, Some((item, step))) if new.parts_of_step(item, step).is_empty() => {
            let part = new.first_part_of(&here.0, &here.1)?;
            new.position(part, first_stop(new.parts().get(part)?, None))
        }
        // A change keeps what the steps are called.
        (None, Some(_)) => along(position, live.choice_at(&here.0, &here.1), (old, new), here),
        (None, None) => earlier(&here, &Counterparts::new(old, new)),
    }
}

/// The end of the nearest earlier step that is still there, else the very beginning.
pub(super) fn earlier(gone: &StepKey, steps: &Counterparts) -> Option<Position> {
    let end = |(item, step)| steps.new.part_at(&Position { item, step, part: PartKind::Thanks, at: 0 });
    let Some(index) = steps.before(gone).and_then(end) else {
        return steps.new.position(0, first_stop(steps.new.parts().first()?, None));
    };
    steps.new.position(index, last_stop(steps.new.parts().get(index)?, Some(0)))
}

/// Carries a place in characters over a change of the text: what stands before the change keeps its distance to the
/// beginning, what stands after it keeps its distance to the end. Between two changes a paragraph goes where the same
/// words stand now; where its own words were changed, it follows the nearest earlier one that was not.
fn carry(at: usize, old: &str, new: &str) -> usize {
    let same_from_start = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    // Words put in right before the place push it on; only what stands before them stays.
    if at < same_from_start {
        return at;
    }
    let (old_length, new_length) = (old.chars().count(), new.chars().count());
    let room = old_length.min(new_length) - same_from_start;
    let same_from_end = old.chars().rev().zip(new.chars().rev()).take(room).take_while(|(a, b)| a == b).count();
    if at >= old_length - same_from_end {
        return (at + new_length).saturating_sub(old_length);
    }
    carry_by_lines(at, old, new).unwrap_or(0).max(same_from_start)
}

fn carry_by_lines(at: usize, old: &str, new: &str) -> Option<usize> {
    let new_lines = lines(new);
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, words)) in new_lines.iter().enumerate() {
        places.entry(words).or_default().push(index);
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut latest = None;
    for (start, words) in lines(old).into_iter().take_while(|(start, _)| *start <= at) {
        let rank = seen.entry(words).or_default();
        let found = places.get(words).and_then(|places| places.get(*rank)).copied();
        *rank += 1;
        latest = match found {
            Some(index) => Some((index, Some(at - start))),
            None => latest.map(|(index, _)| (index, None)),
        };
    }
    match latest? {
        (index, Some(within)) => new_lines.get(index).map(|(start, _)| start + within),
        (index, None) => new_lines.get(index + 1).map(|(start, _)| *start),
    }
}

/// The lines that are not empty, each with the characters before it.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push((start, line.trim_end()));
        }
        start += line.chars().count();
    }
    lines
}
