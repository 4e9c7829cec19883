//! Where a word of the script comes from that a placeholder was filled with.

use super::BlankTarget;
use crate::agenda::Rundown;
use crate::agenda::edit::{MeetingDetail, PersonDetail};
use crate::agenda::rundown::{PartKind, Position};
use crate::agenda::{PersonId, ValueId};
use crate::script::{MeetingField, PersonField, Placeholder, Who};
use std::ops::Range;

/// The field that a placeholder is filled from, by its bytes in the text at a position; none for what is computed, and for
/// sentences to choose from.
pub fn origin(rundown: &Rundown, position: &Position, bytes: Range<usize>) -> Option<BlankTarget> {
    let part = rundown.parts().get(rundown.part_at(position)?).filter(|part| part.kind == position.part)?;
    matches!(part.kind, PartKind::Say | PartKind::Thanks).then_some(())?;
    let written = rundown.source(part, 0)?.get(bytes)?;
    let inside = written.trim_matches(|c| matches!(c, '{' | '}' | '｛' | '｝'));
    match Placeholder::read(inside) {
        Placeholder::Value(id) if rundown.agenda().values.contains_key(id.as_str()) => {
            Some(BlankTarget::Value(ValueId(id)))
        }
        Placeholder::Person { who, field } => {
            let turn = |offset| rundown.turn(part.item, part.step, offset).map(|turn| turn.id.clone());
            let person = match who {
                Who::Listed(id) => Some(PersonId(id)),
                Who::Host => rundown.agenda().meeting.host.clone(),
                Who::Speaker => turn(0),
                Who::NextSpeaker => turn(1),
                Who::PreviousSpeaker => turn(-1),
            };
            let detail = match field {
                PersonField::Full | PersonField::Short | PersonField::Name => PersonDetail::Name,
                PersonField::Unit => PersonDetail::Unit,
                PersonField::Office | PersonField::Title => PersonDetail::Office,
                PersonField::Address => PersonDetail::Address,
            };
            let listed = person.filter(|id| rundown.agenda().people.contains_key(id))?;
            Some(BlankTarget::Person(listed, detail))
        }
        Placeholder::Meeting(field) => Some(BlankTarget::Meeting(match field {
            MeetingField::Title => MeetingDetail::Title,
            MeetingField::Place => MeetingDetail::Place,
            MeetingField::Date | MeetingField::Weekday | MeetingField::Time | MeetingField::Year => {
                MeetingDetail::Starts
            }
        })),
        Placeholder::Value(_)
        | Placeholder::Item { .. }
        | Placeholder::Items(_)
        | Placeholder::Turn(_)
        | Placeholder::Unknown { .. } => None,
    }
}
