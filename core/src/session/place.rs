//! Stops within a part, and where a reading place goes when the agenda changes under it.

use crate::agenda::answers::Entered;
use crate::agenda::rundown::{Part, PartKind, PartText, Position};
use crate::agenda::{PersonId, Rundown, ValueId};
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

/// What happens at a part, whatever its step is called: whose turn it is, and the words.
#[derive(PartialEq)]
struct Happening<'a> {
    kind: PartKind,
    turn: Option<&'a PersonId>,
    who: Option<&'a str>,
    enter: &'a [ValueId],
    words: Vec<&'a str>,
}

fn happening(rundown: &Rundown, index: usize) -> Option<Happening<'_>> {
    let part = rundown.parts().get(index)?;
    let step = rundown.step_of(part)?;
    let words = match part.kind {
        PartKind::Say | PartKind::Thanks => vec![rundown.source(part, 0)?],
        PartKind::Choose => step.choose.iter().map(|one| rundown.words(&one.say)).collect(),
        PartKind::Enter | PartKind::Wait => step.say.iter().map(|say| rundown.words(say)).collect(),
    };
    Some(Happening { kind: part.kind, turn: step.turn.as_ref(), who: step.who.as_deref(), enter: &step.enter, words })
}

/// Where the same thing happens in another agenda. Of several alike it is the one of the same rank; none where there
/// are fewer than before, because then this one was changed or removed, and the others are others.
fn moved(before: usize, old: &Rundown, new: &Rundown) -> Option<usize> {
    let wanted = happening(old, before)?;
    let alike = |rundown: &Rundown| -> Vec<usize> {
        (0..rundown.parts().len()).filter(|index| happening(rundown, *index).as_ref() == Some(&wanted)).collect()
    };
    let (there, here) = (alike(old), alike(new));
    let rank = there.iter().position(|index| *index == before)?;
    here.get(rank).copied().filter(|_| here.len() >= there.len())
}

/// Where a reading place goes when the agenda was changed under it: to where the same thing happens now; where that is
/// gone, as near as can be. None only where the new agenda has nothing to say.
pub fn rebase(position: &Position, old: &Rundown, new: &Rundown) -> Option<Position> {
    let before = old.part_at(position);
    let same_place =
        new.part_at(position).filter(|index| new.parts().get(*index).is_some_and(|part| part.kind == position.part));
    if let Some(before) = before {
        let unchanged = same_place.filter(|index| happening(new, *index) == happening(old, before));
        // Steps without ids are named by their place, so the same thing under another name is the same step.
        if let Some(index) = unchanged.or_else(|| moved(before, old, new)) {
            return new.position(index, position.at);
        }
        if let Some(index) = same_place {
            let part = new.parts().get(index)?;
            let words = old.parts().get(before).and_then(|part| old.source(part, 0)).zip(new.source(part, 0));
            // Which sentence of a choice was true is not known here, so a place in it is left alone.
            let at = match words.filter(|_| part.kind != PartKind::Choose) {
                Some((old, new)) => stop_at(part, None, carry(position.at, old, new)),
                None => position.at,
            };
            return new.position(index, at);
        }
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
    same_from_start
}
