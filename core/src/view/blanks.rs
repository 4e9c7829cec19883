//! What is still to be filled in, as a list to work through: what each thing is, where it is needed, and which edit
//! fills it.

use crate::Language;
use crate::agenda::Rundown;
use crate::agenda::edit::{MeetingDetail, PersonDetail};
use crate::agenda::{PersonId, ValueId};
use crate::diagnostic::{Diagnostic, Path, Place, Problem, Segment, Spot};
use crate::script;
use serde::Serialize;

/// What an edit has to change to fill a blank.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BlankTarget {
    /// A value.
    Value(ValueId),
    /// Something about a person.
    Person(PersonId, PersonDetail),
    /// Something about the meeting.
    Meeting(MeetingDetail),
    /// Marks such as `***` in a text of the script, and what they are.
    Words(Place, String),
}

/// Something to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// What it is.
    pub label: String,
    /// How many places of the script need it.
    pub uses: usize,
    /// The first item that needs it, as an index.
    pub item: Option<usize>,
    /// What stands before and after it, for marks in a text.
    pub context: Option<Context>,
    /// What fills it.
    pub target: BlankTarget,
}

/// The words around a blank in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Context {
    /// Before it.
    pub before: String,
    /// After it.
    pub after: String,
}

/// Everything that is still to be filled in, in the order of the items.
pub fn blanks(rundown: &Rundown, problems: &[Diagnostic], language: Language) -> Vec<Blank> {
    let blanks = problems.iter().filter_map(|problem| {
        let target = target(&problem.place.path);
        let item = problem.items().first().copied();
        if let Problem::Unfilled { label, uses } = &problem.problem {
            Some(Blank { label: label.clone(), uses: uses.len(), item, context: None, target: target? })
        } else if let Problem::RawBlank { written } = &problem.problem {
            let context = context(rundown, &problem.place);
            let after = context.as_ref().map_or("", |context| context.after.as_str());
            let label = language.pick(script::missing_label(after), "blank in the text").to_owned();
            let target = BlankTarget::Words(problem.place.clone(), written.clone());
            Some(Blank { label, uses: 1, item, context, target })
        } else {
            None
        }
    });
    let mut blanks: Vec<Blank> = blanks.collect();
    // In the order in which the host meets them.
    blanks.sort_by_key(|blank| blank.item.unwrap_or(usize::MAX));
    blanks
}

fn target(path: &Path) -> Option<BlankTarget> {
    let keys: Vec<&str> = path
        .0
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.as_str(),
            Segment::Index(_) => "",
        })
        .collect();
    match keys.as_slice() {
        ["values", id, "value"] => Some(BlankTarget::Value(ValueId::from(*id))),
        ["people", id, field] => {
            let detail = match *field {
                "name" => PersonDetail::Name,
                "unit" => PersonDetail::Unit,
                "office" => PersonDetail::Office,
                "address" => PersonDetail::Address,
                _ => return None,
            };
            Some(BlankTarget::Person(PersonId::from(*id), detail))
        }
        ["meeting", "title"] => Some(BlankTarget::Meeting(MeetingDetail::Title)),
        ["meeting", "starts"] => Some(BlankTarget::Meeting(MeetingDetail::Starts)),
        ["meeting", "place"] => Some(BlankTarget::Meeting(MeetingDetail::Place)),
        _ => None,
    }
}

/// A dozen characters either side, within the line.
fn context(rundown: &Rundown, place: &Place) -> Option<Context> {
    const EITHER_SIDE: usize = 12;
    let Spot::Bytes(bytes) = &place.spot else { return None };
    let source = rundown.text_at(place)?;
    // The insides of a placeholder mean nothing to a secretary.
    let words_before = source.get(..bytes.start)?.rsplit(['}', '｝']).next().unwrap_or_default();
    let words_after = source.get(bytes.end..)?.split(['{', '｛']).next().unwrap_or_default();
    let before: String = words_before.chars().rev().take_while(|c| *c != '\n').take(EITHER_SIDE).collect();
    let after = words_after.chars().take_while(|c| *c != '\n').take(EITHER_SIDE).collect();
    Some(Context { before: before.chars().rev().collect(), after })
}
