//! Stops within a part, and where a reading place goes when the agenda changes under it.

use crate::agenda::answers::Entered;
use crate::agenda::rundown::{Part, PartKind, PartText, Position};
use crate::agenda::Rundown;
use crate::script;

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
    stops.get(stops.partition_point(|stop| *stop <= at)).copied()
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

/// Where a reading place goes when the agenda was changed under it: to the same words, wherever they stand now; where
/// they are gone, as near as can be. None only where the new agenda has nothing to say.
pub fn rebase(position: &Position, old: &Rundown, new: &Rundown) -> Option<Position> {
    let words = |rundown: &Rundown, index: usize| {
        let part = rundown.parts().get(index)?;
        rundown.source(part, 0).map(str::to_owned)
    };
    let before = old.part_at(position);
    let old_words = before.and_then(|index| words(old, index));
    let same_place = new.part_at(position).filter(|index| new.parts().get(*index).is_some_and(|part| part.kind == position.part));

    if let Some(index) = same_place
        && words(new, index) == old_words
    {
        return new.position(index, position.at);
    }
    // Steps without ids are named by their place, so the same words under another name are the same step.
    if let Some(wanted) = old_words.as_deref() {
        let same_words = |index: usize| {
            new.parts().get(index).is_some_and(|part| part.kind == position.part && new.source(part, 0) == Some(wanted))
        };
        let in_item = new.item_index(position.item.as_str()).and_then(|item| new.items().get(item));
        let nearest = in_item.into_iter().flat_map(|entry| entry.parts.clone()).chain(0..new.parts().len());
        if let Some(index) = nearest.into_iter().find(|index| same_words(*index)) {
            return new.position(index, position.at);
        }
    }
    if let (Some(index), Some(old_words)) = (same_place, old_words) {
        let new_words = words(new, index).unwrap_or_default();
        let at = carry(position.at, &old_words, &new_words);
        return new.position(index, new.parts().get(index).map_or(0, |part| stop_at(part, Some(0), at)));
    }
    if let Some(index) = new.part_at(position) {
        return new.position(index, first_stop(new.parts().get(index)?, Some(0)));
    }
    // The step is gone: the nearest earlier part whose step still exists, else the very beginning.
    let survivor = (0..before.unwrap_or(0)).rev().find_map(|index| new.part_at(&old.position(index, 0)?));
    let index = survivor.unwrap_or(0);
    new.position(index, last_stop(new.parts().get(index)?, Some(0)))
}

/// Carries a place in characters over a change of the text: what stands before the change keeps its distance to the
/// beginning, what stands after it keeps its distance to the end.
fn carry(at: usize, old: &str, new: &str) -> usize {
    let same_from_start = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    if at <= same_from_start {
        return at;
    }
    let (old_length, new_length) = (old.chars().count(), new.chars().count());
    let room = old_length.min(new_length) - same_from_start;
    let same_from_end = old.chars().rev().zip(new.chars().rev()).take(room).take_while(|(a, b)| a == b).count();
    if at >= old_length - same_from_end {
        return (at + new_length).saturating_sub(old_length);
    }
    same_from_start
}
