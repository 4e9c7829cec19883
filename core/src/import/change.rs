//! What somebody may change about a draft, and the way back. A change that makes no sense is refused and changes
//! nothing. The words of the document are never touched.

mod apply;

use super::build::OfferKey;
use super::draft::{Decision, Draft, Overview, Piece, Role};
use super::reason::Guess;
use crate::agenda::{ItemKind, WaitKind};
use std::collections::VecDeque;
use std::ops::Range;

/// One change of a draft. Pieces are named by their index, places by bytes of [`Draft::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What is guessed about the piece is right: its guesses become certain, by hand.
    Accept(usize),
    /// The piece is for something else.
    Role(usize, Role),
    /// The piece in which the byte lies becomes two.
    Split {
        /// Where the second begins.
        byte: usize,
    },
    /// The piece and the one before become one.
    Join(usize),
    /// An item of this kind begins with the piece, or its kind is changed; `None`: it belongs to the item before.
    Item(usize, Option<ItemKind>),
    /// The title of the item that begins with the piece; empty for none.
    ItemTitle(usize, String),
    /// Whether the item that begins with the piece is counted.
    Numbered(usize, bool),
    /// The beginning of an item moves from one piece to another, past no other item.
    MoveItem {
        /// Where the item begins now.
        from: usize,
        /// Where it is to begin.
        to: usize,
    },
    /// A step begins with the piece, or does not.
    Step(usize, bool),
    /// What the host waits for behind the piece.
    Wait(usize, Option<WaitKind>),
    /// These bytes of the piece name somebody who is called, instead of whoever was before.
    Called(usize, Range<usize>),
    /// Nobody is called in the piece.
    NotCalled(usize),
    /// An offer is taken.
    Take(OfferKey),
    /// An offer is not taken, and not made again.
    Decline(OfferKey),
}

/// A draft with the way back and forth through its changes.
#[derive(Debug, Clone, Default)]
pub struct History {
    draft: Draft,
    past: VecDeque<Snapshot>,
    future: Vec<Snapshot>,
}

/// Everything of a draft that changes: all but the words, which are the bulk of it.
#[derive(Debug, Clone)]
struct Snapshot {
    pieces: Vec<Piece>,
    overview: Overview,
    title: Option<(String, Guess)>,
    decisions: Vec<Decision>,
}

impl History {
    /// How many changes can be undone. A piece takes some three hundred bytes, and a long script has thousands.
    pub const MOST: usize = 200;

    /// A draft that nobody has changed yet.
    pub fn new(draft: Draft) -> Self {
        Self { draft, past: VecDeque::new(), future: Vec::new() }
    }

    /// The draft as it stands.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Makes a change; `false` where it makes no sense or nothing would be different, and then nothing is.
    pub fn apply(&mut self, change: &Change) -> bool {
        let before = self.snapshot();
        if !self.draft.apply(change) {
            return false;
        }
        if self.past.len() == Self::MOST {
            self.past.pop_front();
        }
        self.past.push_back(before);
        self.future.clear();
        true
    }

    /// Takes the last change back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        let now = self.exchange(before);
        self.future.push(now);
        true
    }

    /// Makes again what was taken back last; `false` where there is nothing.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        let now = self.exchange(after);
        self.past.push_back(now);
        true
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Begins anew with another draft, as after reading the file in another encoding: no change of the old one could
    /// be told where it belongs in the new words.
    pub fn replace(&mut self, draft: Draft) {
        *self = Self::new(draft);
    }

    fn snapshot(&self) -> Snapshot {
        let Draft { text: _, pieces, overview, title, decisions } = &self.draft;
        Snapshot {
            pieces: pieces.clone(),
            overview: overview.clone(),
            title: title.clone(),
            decisions: decisions.clone(),
        }
    }

    fn exchange(&mut self, other: Snapshot) -> Snapshot {
        let draft = &mut self.draft;
        Snapshot {
            pieces: std::mem::replace(&mut draft.pieces, other.pieces),
            overview: std::mem::replace(&mut draft.overview, other.overview),
            title: std::mem::replace(&mut draft.title, other.title),
            decisions: std::mem::replace(&mut draft.decisions, other.decisions),
        }
    }
}
