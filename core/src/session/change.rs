//! How a meeting goes otherwise than it was written: somebody is absent, an item moves up, a sentence has become untrue. A
//! change names steps and items by id and never holds the agenda, so that it can be journalled; [`held`] makes of the agenda
//! as written the one that is really held.

mod added;
mod carry_out;
mod cues;
mod dangling;
mod dropped;

use crate::agenda::edit::Written;
use crate::agenda::edit::new_id;
use crate::agenda::rundown::{PartKind, StepKey};
use crate::agenda::{Agenda, AlternativeId, ItemId, ItemKind, PersonId, Rundown, StepId};
use serde::{Deserialize, Serialize};

/// A way in which the meeting goes otherwise than it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Whoever has this turn is not here: nobody is called, waited for or thanked.
    Absent {
        /// The turn.
        turn: StepKey,
    },
    /// Whoever has this turn comes behind all others of the item.
    Last {
        /// The turn.
        turn: StepKey,
    },
    /// Whoever has this turn changes places with whoever has the next one.
    Swapped {
        /// The turn.
        turn: StepKey,
    },
    /// Somebody else has this turn.
    Replaced {
        /// The turn.
        turn: StepKey,
        /// Who has it.
        by: Somebody,
    },
    /// Somebody more speaks.
    TurnAdded {
        /// Behind this step.
        after: StepKey,
        /// The new step's id.
        id: StepId,
        /// Who speaks.
        who: Somebody,
        /// Planned minutes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
    },
    /// There is one item more.
    ItemAdded {
        /// Behind this item.
        after: ItemId,
        /// The new item's id.
        id: ItemId,
        /// What it is.
        kind: ItemKind,
        /// What it is called.
        title: String,
        /// Who speaks in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<Somebody>,
        /// Planned minutes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
    },
    /// An item comes behind another one.
    ItemMoved {
        /// The item.
        item: ItemId,
        /// The one before it now.
        after: ItemId,
    },
    /// An item falls out.
    ItemDropped {
        /// The item.
        item: ItemId,
    },
    /// The meeting is interrupted for some minutes.
    Recess {
        /// Behind this step.
        after: StepKey,
        /// The new step's id.
        id: StepId,
        /// For so long.
        minutes: u32,
    },
    /// Nobody speaks any more in this item.
    Closed {
        /// Behind this step.
        after: StepKey,
    },
    /// Other words are said, because those that are written have become untrue; the same, where somebody has looked and knows
    /// better.
    Reworded {
        /// In which step,
        step: StepKey,
        /// part
        part: PartKind,
        /// and, of sentences to choose from, which.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alternative: Option<AlternativeId>,
        /// How often the same words stand before them in that text.
        #[serde(default, skip_serializing_if = "is_zero")]
        nth: usize,
        /// What is written.
        was: String,
        /// What is said.
        becomes: String,
    },
    /// Items keep the numbers that are printed on paper, whatever falls out or moves.
    NumbersKept,
}

/// Who has a turn now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Somebody {
    /// Somebody of the roster.
    Listed(PersonId),
    /// Somebody whom the roster does not have.
    New {
        /// The id that is given to them.
        id: PersonId,
        /// The name.
        name: String,
        /// Unit and office as said before the name; empty for none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        office: String,
    },
}

impl Somebody {
    /// Somebody by name, with the office before it where both were typed: of the roster, where it has one of that name.
    pub fn named(agenda: &Agenda, typed: &str) -> Self {
        let typed = typed.trim();
        let (office, name) =
            typed.rsplit_once(char::is_whitespace).map_or(("", typed), |(office, name)| (office.trim(), name));
        let listed = agenda.people.iter().find(|(_, person)| person.name.trim() == name);
        match listed {
            Some((id, _)) => Self::Listed(id.clone()),
            None => {
                let id = new_id(agenda, name, "person");
                Self::New { id: PersonId(id), name: name.to_owned(), office: office.to_owned() }
            }
        }
    }
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The agenda as it is really held: as written, with what has been changed meanwhile. A change that speaks of something the
/// agenda does not have any more changes nothing.
pub fn held(written: &Rundown, changes: &[Change]) -> Rundown {
    let agenda = Written { agenda: written.agenda().clone(), side_texts: written.side_texts().clone() };
    let held = changes.iter().fold(agenda, |agenda, change| change.change(&agenda).unwrap_or(agenda));
    written.renewed(held.agenda, held.side_texts)
}

/// The agenda with several changes made, each upon those before it; none where what one of them speaks of is not there. Of whoever
/// is absent a later turn may have fallen out with an earlier one already.
pub fn all_made<'a>(changes: impl IntoIterator<Item = &'a Change>, rundown: &Rundown) -> Option<Rundown> {
    let before = Written { agenda: rundown.agenda().clone(), side_texts: rundown.side_texts().clone() };
    let made = |agenda: Written, (nth, change): (usize, &Change)| match change.change(&agenda) {
        None if nth > 0 && matches!(change, Change::Absent { .. }) => Some(agenda),
        made => made,
    };
    let after = changes.into_iter().enumerate().try_fold(before, made)?;
    Some(rundown.renewed(after.agenda, after.side_texts))
}

impl Change {
    /// The agenda with this change made; none where what it speaks of is not there.
    pub fn made(&self, rundown: &Rundown) -> Option<Rundown> {
        all_made([self], rundown)
    }

    fn change(&self, before: &Written) -> Option<Written> {
        Some(dangling::without_dangling(&before.agenda, self.carry_out(before)?))
    }

    /// Whether it changes words alone.
    pub fn is_of_words(&self) -> bool {
        matches!(self, Self::Reworded { .. })
    }

    /// The step that it names, for when an edit calls it otherwise.
    pub(super) fn step(&mut self) -> Option<&mut StepKey> {
        match self {
            Self::Absent { turn } | Self::Last { turn } | Self::Swapped { turn } | Self::Replaced { turn, .. } => {
                Some(turn)
            }
            Self::TurnAdded { after, .. } | Self::Recess { after, .. } | Self::Closed { after } => Some(after),
            Self::Reworded { step, .. } => Some(step),
            Self::ItemAdded { .. } | Self::ItemMoved { .. } | Self::ItemDropped { .. } | Self::NumbersKept => None,
        }
    }

    /// The items that it names by themselves.
    pub(super) fn items(&mut self) -> Vec<&mut ItemId> {
        match self {
            Self::ItemAdded { after, .. } => vec![after],
            Self::ItemMoved { item, after } => vec![item, after],
            Self::ItemDropped { item } => vec![item],
            Self::Absent { .. } | Self::Last { .. } | Self::Swapped { .. } | Self::Replaced { .. } => Vec::new(),
            Self::TurnAdded { .. } | Self::Recess { .. } | Self::Closed { .. } | Self::Reworded { .. } => Vec::new(),
            Self::NumbersKept => Vec::new(),
        }
    }

    /// Words for the record and for a button: what is otherwise, and nothing about whose turn it is.
    pub fn label(&self, language: crate::Language) -> &'static str {
        match self {
            Self::Absent { .. } => language.pick("缺席，不叫", "Absent: not called"),
            Self::Last { .. } => language.pick("推到本项最后", "Comes last in this item"),
            Self::Swapped { .. } => language.pick("与下一位对调", "Changes places with the next"),
            Self::Replaced { .. } => language.pick("由别人代替", "Somebody else speaks"),
            Self::TurnAdded { .. } => language.pick("增加发言", "One more speaks"),
            Self::ItemAdded { .. } => language.pick("增加议程", "One item more"),
            Self::ItemMoved { .. } => language.pick("移动议程", "Item moved"),
            Self::ItemDropped { .. } => language.pick("取消议程", "Item dropped"),
            Self::Recess { .. } => language.pick("临时休会", "Recess"),
            Self::Closed { .. } => language.pick("结束本项发言", "Nobody speaks any more here"),
            Self::Reworded { was, becomes, .. } if was == becomes => language.pick("照原文念", "Read as written"),
            Self::Reworded { .. } => language.pick("改口", "Other words"),
            Self::NumbersKept => language.pick("保留印好的序号", "Printed numbers kept"),
        }
    }
}
