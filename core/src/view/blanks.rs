//! What is still to be filled in, as a list to work through: what each thing is, where it is needed, and which edit
//! fills it.

use crate::Language;
use crate::agenda::Rundown;
use crate::agenda::edit::{MeetingDetail, PersonDetail};
use crate::agenda::rundown::Part;
use crate::agenda::{PersonId, ValueId};
use crate::diagnostic::{Diagnostic, Path, Place, Problem, Segment, Spot};
use crate::script::{self, Content, Placeholder, Who};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

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
    /// What stands before and after it where the script needs it first.
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
    let mut first_uses = first_uses(rundown, problems);
    let blanks = problems.iter().filter_map(|problem| {
        let item = problem.items().first().copied();
        if let Problem::Unfilled { label, uses } = &problem.problem {
            let target = field_at(&problem.place.path)?;
            let context = first_uses.remove(&target);
            Some(Blank { label: label.clone(), uses: uses.len(), item, context, target })
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
    tell_apart(&mut blanks);
    blanks
}

/// Numbers people whose labels are the same: of three called 姓名 nobody could tell which is which.
fn tell_apart(blanks: &mut [Blank]) {
    let is_person = |blank: &Blank| matches!(blank.target, BlankTarget::Person(..));
    let mut count: HashMap<String, usize> = HashMap::new();
    for blank in blanks.iter().filter(|blank| is_person(blank)) {
        *count.entry(blank.label.clone()).or_default() += 1;
    }
    count.retain(|_, count| *count > 1);
    let mut nth: HashMap<String, usize> = HashMap::new();
    for blank in blanks.iter_mut().filter(|blank| is_person(blank) && count.contains_key(&blank.label)) {
        let nth = nth.entry(blank.label.clone()).or_default();
        *nth += 1;
        blank.label = format!("{}（{nth}）", blank.label);
    }
}

/// The words around the first placeholder that needs each empty value or person.
fn first_uses(rundown: &Rundown, problems: &[Diagnostic]) -> HashMap<BlankTarget, Context> {
    let unfilled = problems.iter().filter(|problem| matches!(problem.problem, Problem::Unfilled { .. }));
    let targets: Vec<BlankTarget> = unfilled.filter_map(|problem| field_at(&problem.place.path)).collect();
    let mut values: HashSet<&str> = HashSet::new();
    let mut people: HashMap<&str, Vec<&BlankTarget>> = HashMap::new();
    for one in &targets {
        match one {
            BlankTarget::Value(id) => drop(values.insert(id.as_str())),
            BlankTarget::Person(id, _) => people.entry(id.as_str()).or_default().push(one),
            BlankTarget::Meeting(_) | BlankTarget::Words(..) => {}
        }
    }
    let mut found = HashMap::new();
    if values.is_empty() && people.is_empty() {
        return found;
    }
    let texts = rundown.parts().iter().flat_map(|part| {
        let texts = part.texts.iter().enumerate();
        texts.filter_map(move |(choice, text)| Some((part, text, rundown.source(part, choice)?)))
    });
    for (part, text, source) in texts {
        for inline in text.script.blocks.iter().flat_map(|block| &block.inlines) {
            let Content::Placeholder(placeholder) = &inline.content else { continue };
            let context = || around(source, &inline.source);
            if let Placeholder::Value(id) = placeholder {
                let first = values.remove(id.as_str()).then(context).flatten();
                found.extend(first.map(|at| (BlankTarget::Value(ValueId::from(id.as_str())), at)));
            } else if let Some(id) = named_by(rundown, part, placeholder)
                && let Some(targets) = people.remove(id.as_str())
                && let Some(at) = context()
            {
                found.extend(targets.into_iter().map(|target| (target.clone(), at.clone())));
            }
        }
    }
    found
}

/// Whom a placeholder names.
fn named_by(rundown: &Rundown, part: &Part, placeholder: &Placeholder) -> Option<PersonId> {
    let Placeholder::Person { who, .. } = placeholder else { return None };
    let turn = |offset| rundown.turn(part.item, part.step, offset).map(|turn| turn.id.clone());
    match who {
        Who::Listed(id) => Some(PersonId::from(id.as_str())),
        Who::Host => rundown.agenda().meeting.host.clone(),
        Who::Speaker => turn(0),
        Who::NextSpeaker => turn(1),
        Who::PreviousSpeaker => turn(-1),
    }
}

/// Which field of the form a path leads to, where it leads to one.
pub fn field_at(path: &Path) -> Option<BlankTarget> {
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
        ["meeting", "minutes"] => Some(BlankTarget::Meeting(MeetingDetail::Minutes)),
        ["meeting", "place"] => Some(BlankTarget::Meeting(MeetingDetail::Place)),
        _ => None,
    }
}

fn context(rundown: &Rundown, place: &Place) -> Option<Context> {
    let Spot::Bytes(bytes) = &place.spot else { return None };
    around(rundown.text_at(place)?, bytes)
}

/// A dozen characters either side, within the line.
fn around(source: &str, bytes: &Range<usize>) -> Option<Context> {
    const EITHER_SIDE: usize = 12;
    // The insides of a placeholder mean nothing to a secretary.
    let words_before = source.get(..bytes.start)?.rsplit(['}', '｝']).next().unwrap_or_default();
    let words_after = source.get(bytes.end..)?.split(['{', '｛']).next().unwrap_or_default();
    let before: String = words_before.chars().rev().take_while(|c| *c != '\n').take(EITHER_SIDE).collect();
    let after = words_after.chars().take_while(|c| *c != '\n').take(EITHER_SIDE).collect();
    Some(Context { before: before.chars().rev().collect(), after })
}
