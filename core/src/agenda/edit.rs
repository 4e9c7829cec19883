//! Changes to the agenda as written. An edit answers with a new agenda and leaves the old one alone; undo keeps what
//! differs between the two.

mod delta;
mod detail;
mod fill;
mod order;
mod rename;
pub(super) mod roster;
mod turns;
mod words;

pub use delta::Delta;
pub use detail::{ItemDetail, StepDetail};
pub use fill::{Cells, Merged, is_unseen, merging, one_line};
pub use order::{ItemAt, Order, StepAt, can_join};
pub(super) use order::{free_id, new_item_id};
pub(super) use rename::Names;
pub use rename::is_free_id;
pub(crate) use roster::new_id;
pub use roster::{By, RosterChange, ValueChange};
pub use turns::next_turn;
pub(crate) use turns::{change_turns, counts_all, counts_people, look_back_at_once, named_instead, step_place};
pub use words::StepText;
pub(super) use words::take_in;

use super::clip::Clip;
use super::{Agenda, Person, PersonId, SideTexts, Text, TextFile, ValueId};
use crate::diagnostic::{Path, Place, Segment, Spot};
use std::sync::Arc;

/// A change to the agenda.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Fill a value in, or empty it.
    Value(ValueId, String),
    /// Change something about a person.
    Person(PersonId, PersonDetail, String),
    /// Change something about the meeting.
    Meeting(MeetingDetail, String),
    /// Put other words in the place of some, in a text of the script, a title or a name: of a raw blank, say.
    Words {
        /// Which bytes of which text.
        place: Place,
        /// What stands there; where something else does by now, nothing is changed.
        was: String,
        /// What is to stand there.
        becomes: String,
    },
    /// Change something about an item.
    Item(ItemAt, ItemDetail),
    /// Change something about a step.
    Step(StepAt, StepDetail),
    /// Change what there is, and in which order.
    Order(Order),
    /// Say who hosts the meeting.
    Host(Option<PersonId>),
    /// Add people to the roster, move them in it, fill in what is known of them, or take somebody out whom nothing names.
    Roster(RosterChange),
    /// Add a value, say otherwise what it is, or take one out that nothing names.
    Values(ValueChange),
    /// Put an item of another agenda at a place, with whomever and whatever it names.
    Paste(usize, Box<Clip>),
    /// Several changes that are one: all of them, or none.
    Many(Vec<Self>),
    /// Ask the check to be silent about a rule, or to tell of it again.
    Check {
        /// The rule's name, or a name in `checks_off` that is no rule's.
        rule: String,
        /// Whether it is to be told of.
        on: bool,
    },
}

/// What can be changed about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named like the fields of Person")]
pub enum PersonDetail {
    Name,
    Unit,
    Office,
    Address,
    Pinyin,
}

/// What can be changed about the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named like the fields of Meeting")]
pub enum MeetingDetail {
    Title,
    Starts,
    Place,
    Minutes,
}

/// The agenda and its texts, after an edit or before.
#[derive(Debug, Clone)]
pub struct Written {
    /// The agenda.
    pub agenda: Arc<Agenda>,
    /// The texts beside it.
    pub side_texts: Arc<SideTexts>,
}

impl Edit {
    /// The agenda with this edit made; none where what it speaks of is not there any more.
    pub fn apply(&self, written: &Written) -> Option<Written> {
        let mut after = written.clone();
        match self {
            Self::Value(id, text) => {
                Arc::make_mut(&mut after.agenda).values.get_mut(id)?.value.clone_from(text);
            }
            Self::Person(id, detail, text) => {
                person(Arc::make_mut(&mut after.agenda).people.get_mut(id)?, *detail, text);
            }
            Self::Meeting(detail, text) => {
                let meeting = &mut Arc::make_mut(&mut after.agenda).meeting;
                match detail {
                    MeetingDetail::Title => meeting.title.clone_from(text),
                    MeetingDetail::Starts => meeting.starts = optional(text),
                    MeetingDetail::Place => meeting.place = optional(text),
                    MeetingDetail::Minutes => meeting.minutes = detail::minutes(text)?,
                }
            }
            Self::Words { place, was, becomes } => words(&mut after, place, was, becomes)?,
            Self::Item(item, change) => change.apply(item.of(Arc::make_mut(&mut after.agenda))?)?,
            Self::Step(step, change) => change.apply(&mut after, step)?,
            Self::Order(order) => order.apply(&mut after)?,
            Self::Host(person) => Arc::make_mut(&mut after.agenda).meeting.host.clone_from(person),
            Self::Roster(change) => change.apply(&mut after)?,
            Self::Values(change) => change.apply(&mut after)?,
            Self::Paste(place, clip) => clip.put(Arc::make_mut(&mut after.agenda), *place),
            Self::Many(edits) => {
                for edit in edits {
                    after = edit.apply(&after)?;
                }
            }
            Self::Check { rule, on } => {
                let off = &mut Arc::make_mut(&mut after.agenda).checks_off;
                if off.contains(rule) != *on {
                    return None;
                }
                match on {
                    true => off.retain(|name| name != rule),
                    false => off.push(rule.clone()),
                }
            }
        }
        Some(after)
    }
}

fn optional(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn person(person: &mut Person, detail: PersonDetail, text: &str) {
    // An office that is emptied stays a blank to be filled; only one that was never there is none.
    let keep = |field: &Option<String>| if field.is_some() { Some(text.to_owned()) } else { optional(text) };
    match detail {
        PersonDetail::Name => person.name = text.to_owned(),
        PersonDetail::Unit => person.unit = keep(&person.unit),
        PersonDetail::Office => person.office = keep(&person.office),
        PersonDetail::Address => person.address = optional(text),
        PersonDetail::Pinyin => person.pinyin = optional(text),
    }
}

fn words(written: &mut Written, place: &Place, was: &str, becomes: &str) -> Option<()> {
    let Spot::Bytes(bytes) = &place.spot else { return None };
    let text = match &place.file {
        Some(file) => {
            let texts = Arc::make_mut(&mut written.side_texts);
            texts.get_mut(&TextFile(file.clone()))?.as_mut().ok()?
        }
        None => inline_text(Arc::make_mut(&mut written.agenda), &place.path)?,
    };
    if text.get(bytes.clone())? != was {
        return None;
    }
    text.replace_range(bytes.clone(), becomes);
    Some(())
}

/// The text at a path such as `items[2].steps[0].say`, `items[2].title` or `people.lu.unit`, where the agenda itself
/// holds it.
pub(super) fn text_at<'a>(agenda: &'a Agenda, path: &Path) -> Option<&'a str> {
    match TextPath::of(path)? {
        TextPath::MeetingTitle => Some(&agenda.meeting.title),
        TextPath::MeetingPlace => agenda.meeting.place.as_deref(),
        TextPath::Value(id) => agenda.values.get(id).map(|value| value.value.as_str()),
        TextPath::Person(id, detail) => detail.of(agenda.people.get(id)?),
        TextPath::ItemTitle(item) => agenda.items.get(item)?.title.as_deref(),
        TextPath::Who(item, step) => agenda.items.get(item)?.steps.get(step)?.who.as_deref(),
        TextPath::Spoken(item, step, field) => {
            let step = agenda.items.get(item)?.steps.get(step)?;
            let text = match field {
                TextField::Say => step.say.as_ref()?,
                TextField::Thanks => step.thanks.as_ref()?,
                TextField::Choose(choice) => &step.choose.get(choice)?.say,
            };
            match text {
                Text::Inline(text) => Some(text),
                Text::File(_) => None,
            }
        }
    }
}

fn inline_text<'a>(agenda: &'a mut Agenda, path: &Path) -> Option<&'a mut String> {
    let Agenda { meeting, people, values, items, .. } = agenda;
    match TextPath::of(path)? {
        TextPath::MeetingTitle => Some(&mut meeting.title),
        TextPath::MeetingPlace => meeting.place.as_mut(),
        TextPath::Value(id) => values.get_mut(id).map(|value| &mut value.value),
        TextPath::Person(id, detail) => {
            let person = people.get_mut(id)?;
            match detail {
                PersonDetail::Name => Some(&mut person.name),
                PersonDetail::Unit => person.unit.as_mut(),
                PersonDetail::Office => person.office.as_mut(),
                PersonDetail::Address => person.address.as_mut(),
                PersonDetail::Pinyin => person.pinyin.as_mut(),
            }
        }
        TextPath::ItemTitle(item) => Arc::make_mut(items.get_mut(item)?).title.as_mut(),
        TextPath::Who(item, step) => Arc::make_mut(items.get_mut(item)?).steps.get_mut(step)?.who.as_mut(),
        TextPath::Spoken(item, step, field) => {
            let step = Arc::make_mut(items.get_mut(item)?).steps.get_mut(step)?;
            let text = match field {
                TextField::Say => step.say.as_mut()?,
                TextField::Thanks => step.thanks.as_mut()?,
                TextField::Choose(choice) => &mut step.choose.get_mut(choice)?.say,
            };
            match text {
                Text::Inline(text) => Some(text),
                Text::File(_) => None,
            }
        }
    }
}

impl PersonDetail {
    /// Every one, in the order of the columns of a roster.
    pub const ALL: [Self; 5] = [Self::Unit, Self::Office, Self::Name, Self::Address, Self::Pinyin];

    /// What the roster says.
    pub fn of(self, person: &Person) -> Option<&str> {
        match self {
            Self::Name => Some(&person.name),
            Self::Unit => person.unit.as_deref(),
            Self::Office => person.office.as_deref(),
            Self::Address => person.address.as_deref(),
            Self::Pinyin => person.pinyin.as_deref(),
        }
    }
}

/// Which text of the agenda a path leads to.
enum TextPath<'a> {
    MeetingTitle,
    MeetingPlace,
    Value(&'a str),
    Person(&'a str, PersonDetail),
    ItemTitle(usize),
    Who(usize, usize),
    Spoken(usize, usize, TextField),
}

enum TextField {
    Say,
    Thanks,
    Choose(usize),
}

impl<'a> TextPath<'a> {
    fn of(path: &'a Path) -> Option<Self> {
        let (first, rest) = path.0.split_first()?;
        match (key(first)?, rest) {
            ("meeting", [field]) => match key(field)? {
                "title" => Some(Self::MeetingTitle),
                "place" => Some(Self::MeetingPlace),
                _ => None,
            },
            ("values", [id, field]) if key(field)? == "value" => Some(Self::Value(key(id)?)),
            ("people", [id, field]) => {
                let detail = match key(field)? {
                    "name" => PersonDetail::Name,
                    "unit" => PersonDetail::Unit,
                    "office" => PersonDetail::Office,
                    "address" => PersonDetail::Address,
                    _ => return None,
                };
                Some(Self::Person(key(id)?, detail))
            }
            ("items", [Segment::Index(item), field]) if key(field)? == "title" => Some(Self::ItemTitle(*item)),
            ("items", [Segment::Index(item), steps, Segment::Index(step), field @ ..]) if key(steps)? == "steps" => {
                match field {
                    [field] if key(field)? == "who" => Some(Self::Who(*item, *step)),
                    [field] if key(field)? == "say" => Some(Self::Spoken(*item, *step, TextField::Say)),
                    [field] if key(field)? == "thanks" => Some(Self::Spoken(*item, *step, TextField::Thanks)),
                    [choose, Segment::Index(choice), Segment::Key(_)] if key(choose)? == "choose" => {
                        Some(Self::Spoken(*item, *step, TextField::Choose(*choice)))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn key(segment: &Segment) -> Option<&str> {
    match segment {
        Segment::Key(key) => Some(key),
        Segment::Index(_) => None,
    }
}
