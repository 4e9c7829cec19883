//! What happened in the meeting, and when: one line of the journal each.

use super::change::Change;
use crate::agenda::rundown::{Position, StepKey};
use crate::agenda::{AlternativeId, ItemId, StepId, ValueId};
use crate::time::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// Something that happened, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
}

/// What a step is called since the agenda was changed. Steps without ids are called by their place in the item, so
/// taking one out gives the later ones other names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedStep {
    /// What it was called.
    pub from: StepKey,
    /// What became of it.
    pub to: MovedTo,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovedTo {
    /// It is called this now.
    Step(StepKey),
    /// It is gone, and what was chosen and added there with it. Whoever comes back to it stands here.
    Gone(Position),
}

/// What happened. Holds results and never the agenda, so that a journal can be replayed without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The meeting began.
    Started {
        /// At its first part.
        at: Position,
    },
    /// The reading place moved.
    Moved {
        /// To here.
        to: Position,
    },
    /// The agenda was changed meanwhile, and the same words stand at another place now. Not taken back by undo.
    Rebased {
        /// Here.
        to: Position,
        /// The steps that something is known of and that are called otherwise now, each once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        steps: Vec<MovedStep>,
        /// The items that are called otherwise now: before, and now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<(ItemId, ItemId)>,
        /// Places that undo leads back to, and where their words stand now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        places: Vec<(Position, Position)>,
        /// All changes, where what they name is called otherwise now: each in the words of the agenda as those before it leave
        /// it, which is why they are no steps of the above.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<Change>,
    },
    /// One of the sentences is the true one.
    Chosen {
        /// At this item
        item: ItemId,
        /// and step.
        step: StepId,
        /// This one.
        alternative: AlternativeId,
    },
    /// Something was entered; an empty text takes an earlier entry back.
    Entered {
        /// For this value.
        value: ValueId,
        /// This.
        text: String,
    },
    /// The clocks were stopped.
    Paused,
    /// They run again.
    Resumed,
    /// Time was given or taken.
    Added {
        /// To the item,
        item: ItemId,
        /// and within it to the wait of this step, where one was going on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
        /// This much.
        by: Span,
    },
    /// Later items were given less time, or more.
    Shared {
        /// Of each how much.
        by: Vec<(ItemId, Span)>,
        /// And of that, what the waits in them were given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        waits: Vec<(StepKey, Span)>,
    },
    /// The meeting goes otherwise than it is written, from now on.
    Changed {
        /// How.
        change: Change,
        /// And how else at the same time: all of it is taken back together.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        more: Vec<Change>,
        /// Where the host stands in what is held now, if somewhere else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Position>,
    },
    /// Somebody went on with the meeting after the program had stopped. Says nothing of the meeting itself, and is not taken
    /// back by undo.
    PickedUp,
    /// The meeting ended.
    Adjourned,
    /// The latest event that was not yet taken back was taken back.
    Undone,
}
