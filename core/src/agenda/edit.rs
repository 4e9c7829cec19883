//! Changes to the agenda as written. An edit answers with a new agenda and leaves the old one alone, so that undo is
//! nothing but keeping the old one.

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
    /// Put other words in the place of some, in a text of the script: of a raw blank, say.
    Words {
        /// Which bytes of which text.
        place: Place,
        /// What stands there; where something else does by now, nothing is changed.
        was: String,
        /// What is to stand there.
        becomes: String,
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
                }
            }
            Self::Words { place, was, becomes } => words(&mut after, place, was, becomes)?,
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

/// The text of the script at a path such as `items[2].steps[0].say`, where the agenda itself holds it.
pub(super) fn text_at<'a>(agenda: &'a Agenda, path: &Path) -> Option<&'a str> {
    let found = text_path(path)?;
    let step = agenda.items.get(found.item)?.steps.get(found.step)?;
    let text = match found.field {
        TextField::Say => step.say.as_ref()?,
        TextField::Thanks => step.thanks.as_ref()?,
        TextField::Choose(choice) => &step.choose.get(choice)?.say,
    };
    match text {
        Text::Inline(text) => Some(text),
        Text::File(_) => None,
    }
}

fn inline_text<'a>(agenda: &'a mut Agenda, path: &Path) -> Option<&'a mut String> {
    let found = text_path(path)?;
    let step = agenda.items.get_mut(found.item)?.steps.get_mut(found.step)?;
    let text = match found.field {
        TextField::Say => step.say.as_mut()?,
        TextField::Thanks => step.thanks.as_mut()?,
        TextField::Choose(choice) => &mut step.choose.get_mut(choice)?.say,
    };
    match text {
        Text::Inline(text) => Some(text),
        Text::File(_) => None,
    }
}

struct TextPath {
    item: usize,
    step: usize,
    field: TextField,
}

enum TextField {
    Say,
    Thanks,
    Choose(usize),
}

/// Takes a path such as `items[2].steps[0].say` apart.
fn text_path(path: &Path) -> Option<TextPath> {
    let [Segment::Key(items), Segment::Index(item), Segment::Key(steps), Segment::Index(step), rest @ ..] =
        path.0.as_slice()
    else {
        return None;
    };
    let field = match rest {
        [Segment::Key(key)] if key == "say" => TextField::Say,
        [Segment::Key(key)] if key == "thanks" => TextField::Thanks,
        [Segment::Key(key), Segment::Index(choice), Segment::Key(_)] if key == "choose" => TextField::Choose(*choice),
        _ => return None,
    };
    (items == "items" && steps == "steps").then_some(TextPath { item: *item, step: *step, field })
}
