//! Kinds of edits: which go on with the latest one as the same step of undo, and which the check does not wait for.

use lectern_core::agenda::edit::{Edit, ItemDetail, StepDetail, ValueChange};

/// Whether an edit belongs to the same step of undo as the latest one: somebody types on in the same field, and in the same
/// sentence. What was pasted, put in from a menu or taken out in one go is a step of its own.
pub(super) fn goes_on(latest: &Edit, edit: &Edit) -> bool {
    const TYPED: usize = 16;
    let Some((before, after)) = typed(latest).zip(typed(edit)) else { return false };
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let tail = before.bytes().rev().zip(after.bytes().rev()).take_while(|(one, other)| one == other).count();
    let shorter = before.len().min(after.len());
    let tail = tail.min(shorter - same);
    let changed = (before.len() - same - tail).max(after.len() - same - tail);
    // The sentence is over once something else follows its end.
    let new_sentence = after.len() > before.len() && before.get(..same).is_some_and(|text| text.ends_with(ENDS));
    same_field(latest, edit) && changed <= TYPED * 3 && !new_sentence
}

/// What ends a sentence or a paragraph.
const ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];

/// The text that a field is to hold, of an edit that is made by typing.
fn typed(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::Value(_, text) | Edit::Person(_, _, text) | Edit::Meeting(_, text) => Some(text),
        Edit::Values(ValueChange::Label(_, text)) => Some(text),
        Edit::Item(_, ItemDetail::Title(text) | ItemDetail::Minutes(text)) => Some(text),
        Edit::Step(_, detail) => match detail {
            StepDetail::Text(_, text)
            | StepDetail::Label(_, text)
            | StepDetail::Who(text)
            | StepDetail::Minutes(text) => Some(text),
            StepDetail::AddChoice
            | StepDetail::RemoveChoice(_)
            | StepDetail::Majority(_)
            | StepDetail::Turn(_)
            | StepDetail::NewTurn(_)
            | StepDetail::Wait(_)
            | StepDetail::Enter(..)
            | StepDetail::Attach(..)
            | StepDetail::Detach
            | StepDetail::ToFile(..)
            | StepDetail::FromFile(_) => None,
        },
        Edit::Item(..)
        | Edit::Values(_)
        | Edit::Words { .. }
        | Edit::Order(_)
        | Edit::Paste(..)
        | Edit::Many(_)
        | Edit::Host(_)
        | Edit::Roster(_)
        | Edit::Check { .. } => None,
    }
}

/// Whether two edits that are made by typing are of the same field.
fn same_field(a: &Edit, b: &Edit) -> bool {
    match (a, b) {
        (Edit::Value(a, _), Edit::Value(b, _)) => a == b,
        (Edit::Person(a, a_detail, _), Edit::Person(b, b_detail, _)) => a == b && a_detail == b_detail,
        (Edit::Meeting(a, _), Edit::Meeting(b, _)) => a == b,
        (Edit::Values(ValueChange::Label(a, _)), Edit::Values(ValueChange::Label(b, _))) => a == b,
        (Edit::Item(a, a_detail), Edit::Item(b, b_detail)) => {
            a == b && std::mem::discriminant(a_detail) == std::mem::discriminant(b_detail)
        }
        (Edit::Step(a, a_detail), Edit::Step(b, b_detail)) => a == b && same_detail(a_detail, b_detail),
        (_, _) => false,
    }
}

fn same_detail(a: &StepDetail, b: &StepDetail) -> bool {
    match (a, b) {
        (StepDetail::Text(a, _), StepDetail::Text(b, _)) => a == b,
        (StepDetail::Label(a, _), StepDetail::Label(b, _)) => a == b,
        (_, _) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// Whether an edit puts something right that the check told of: the next one like it needs the places as they are then, so it
/// waits for them, whatever that takes. Nobody types such an edit letter by letter.
pub(super) fn mends(edit: &Edit) -> bool {
    match edit {
        Edit::Words { .. } | Edit::Check { .. } => true,
        Edit::Many(edits) => edits.iter().any(mends),
        Edit::Value(..)
        | Edit::Person(..)
        | Edit::Meeting(..)
        | Edit::Item(..)
        | Edit::Step(..)
        | Edit::Order(_)
        | Edit::Host(_)
        | Edit::Roster(_)
        | Edit::Values(_)
        | Edit::Paste(..) => false,
    }
}
