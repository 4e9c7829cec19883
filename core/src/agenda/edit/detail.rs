//! What is said about an item or a step: title, kind, words, whose turn it is, what the host is silent for.

use super::super::{Alternative, AlternativeId, Item, ItemKind, Majority, PersonId, Text, TextFile, ValueId, WaitKind};
use super::order::{self, StepAt};
use super::words::{self, StepText};
use super::{Written, optional, roster};
use std::sync::Arc;

/// What can be changed about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemDetail {
    /// What it is called in lists; empty for none.
    Title(String),
    /// What it is.
    Kind(ItemKind),
    /// Whether it is counted.
    Numbered(bool),
    /// Planned length in whole minutes; empty for none.
    Minutes(String),
    /// Whether it may fall out where the meeting runs late.
    Droppable(bool),
}

/// What can be changed about a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepDetail {
    /// One of its texts.
    Text(StepText, String),
    /// What stands on the button of one of several sentences.
    Label(usize, String),
    /// Put one more sentence to choose from, or take one out.
    AddChoice,
    /// Take a sentence to choose out.
    RemoveChoice(usize),
    /// By how many votes which of them is true.
    Majority(Option<Majority>),
    /// Whose turn it is.
    Turn(Option<PersonId>),
    /// It is the turn of somebody who is not in the roster yet, by name; empty while that is not known.
    NewTurn(String),
    /// Who has the floor, in words; empty for nobody.
    Who(String),
    /// What the host is then silent for.
    Wait(Option<WaitKind>),
    /// Whether a value is entered before the words are said.
    Enter(ValueId, bool),
    /// Planned length in whole minutes; empty for none.
    Minutes(String),
    /// The document that is read out is this file beside the agenda, with these words. Not where a file of that name has
    /// other words already.
    Attach(TextFile, String),
    /// No document is read out. The file itself stays where it is.
    Detach,
    /// One of its texts goes from the agenda into a new file beside it.
    ToFile(StepText, TextFile),
    /// One of its texts comes from its file into the agenda.
    FromFile(StepText),
}

impl ItemDetail {
    pub(super) fn apply(&self, item: &mut Item) -> Option<()> {
        match self {
            Self::Title(title) => item.title = optional(title),
            Self::Kind(kind) => item.kind = *kind,
            // What its kind says anyhow is not written down.
            Self::Numbered(on) => item.numbered = (*on != item.kind.is_numbered_by_default()).then_some(*on),
            Self::Minutes(text) => item.minutes = minutes(text)?,
            Self::Droppable(on) => item.droppable = *on,
        }
        Some(())
    }
}

impl StepDetail {
    pub(super) fn apply(&self, written: &mut Written, at: &StepAt) -> Option<()> {
        let agenda = Arc::make_mut(&mut written.agenda);
        if let Self::NewTurn(name) = self {
            at.of(agenda)?;
            let person = roster::add(agenda, name);
            at.of(agenda)?.turn = Some(person);
            return Some(());
        }
        let step = at.of(agenda)?;
        match self {
            Self::NewTurn(_) => {}
            Self::Text(which, text) => return words::write(written, at, *which, text.clone()),
            Self::Attach(file, words) => return words::attach(written, at, file, words),
            Self::Detach => drop(step.document.take()?),
            Self::ToFile(which, file) => return words::to_file(written, at, *which, file),
            Self::FromFile(which) => return words::from_file(written, at, *which),
            Self::Label(nth, label) => step.choose.get_mut(*nth)?.label.clone_from(label),
            Self::AddChoice => {
                let is_taken = |id: &str| step.choose.iter().any(|one| one.id.as_str() == id);
                let id = AlternativeId(order::free_id("choice", is_taken));
                let say = Text::Inline(String::new());
                step.choose.push(Alternative { id, label: String::new(), say, unknown: Default::default() });
            }
            Self::Majority(majority) => step.majority = majority.clone().map(Box::new),
            Self::RemoveChoice(nth) => {
                let gone = (*nth < step.choose.len()).then(|| step.choose.remove(*nth))?;
                // A rule about a sentence that is not there says nothing.
                step.majority.take_if(|majority| [&majority.passes, &majority.fails].contains(&&gone.id));
            }
            Self::Turn(person) => {
                step.turn.clone_from(person);
                roster::sweep(written);
            }
            Self::Who(who) => step.who = optional(who),
            Self::Wait(wait) => step.wait = *wait,
            Self::Enter(value, true) => (!step.enter.contains(value)).then(|| step.enter.push(value.clone()))?,
            Self::Enter(value, false) => {
                let place = step.enter.iter().position(|entered| entered == value)?;
                step.enter.remove(place);
            }
            Self::Minutes(text) => step.minutes = minutes(text)?,
        }
        Some(())
    }
}

/// Whole minutes as somebody typed them, of either width; none inside where the field is empty, none at all where that is
/// no number of minutes.
pub(super) fn minutes(text: &str) -> Option<Option<u32>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let minutes = crate::chinese::numeral::parse(text)?;
    u32::try_from(minutes).ok().filter(|minutes| *minutes > 0).map(Some)
}
