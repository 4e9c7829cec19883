//! A document with what was guessed about it: its text in pieces, in order, each with a role and marks. Plain data for
//! the import screen; it decides nothing. [`super::read`] makes one, [`super::History`] changes it, [`super::build`]
//! makes an agenda of it.

use super::build::OfferKey;
use super::reason::{Confidence, Guess, Reason};
use crate::agenda::{ItemKind, WaitKind};
use serde::Serialize;
use std::ops::Range;

/// A document with what was guessed about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The words of the document, its paragraphs parted by line feeds. Never changed.
    pub text: String,
    /// The text in pieces, in order. Between two pieces lies nothing but space, of any width or none.
    pub pieces: Vec<Piece>,
    /// What the opening announces.
    pub overview: Overview,
    /// What the meeting is called, where the document says so, and why that is thought.
    pub title: Option<(String, Guess)>,
    /// What somebody decided about the offers of [`super::build`], in the order of deciding.
    pub decisions: Vec<Decision>,
}

/// What somebody decided about an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is so.
    Taken(OfferKey),
    /// It is not; the offer is not made again.
    Declined(OfferKey),
}

impl Decision {
    /// What was decided about.
    pub fn key(&self) -> &OfferKey {
        match self {
            Self::Taken(key) | Self::Declined(key) => key,
        }
    }
}

/// What the opening announces.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Overview {
    /// The number of items, and the bytes of the numeral.
    pub count: Option<(u64, Range<usize>)>,
    /// The items that it lists, as bytes of the text, without their numbers.
    pub entries: Vec<Range<usize>>,
}

/// A stretch of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// What it is for.
    pub role: Role,
    /// Why that is thought.
    pub guess: Guess,
    /// Whether it begins a paragraph, or goes on with the one before.
    pub paragraph: bool,
    /// Set where an item begins.
    pub item: Option<ItemStart>,
    /// Whether a step begins.
    pub step: bool,
    /// Who is called in it.
    pub call: Option<Call>,
    /// What the host is silent for behind it.
    pub wait: Option<Silence>,
    /// Whether its blanks become known only in the meeting.
    pub live: bool,
}

impl Piece {
    /// Words to say, until something else is known.
    pub fn new(range: Range<usize>, role: Role, guess: Guess) -> Self {
        Self { range, role, guess, paragraph: false, item: None, step: false, call: None, wait: None, live: false }
    }

    /// Whether its words go into the script: said, or shown to the host.
    pub fn is_in_script(&self) -> bool {
        match self.role {
            Role::Say | Role::Heading { .. } | Role::Direction | Role::Alternative { .. } | Role::Facts => true,
            Role::Title | Role::Mark | Role::Noise => false,
        }
    }

    /// The lowest confidence of all that is guessed about it.
    pub fn confidence(&self) -> Confidence {
        let marks = [
            self.item.as_ref().map(|item| item.guess.confidence),
            self.call.as_ref().map(|call| call.guess.confidence),
            self.wait.as_ref().map(|wait| wait.guess.confidence),
        ];
        marks.into_iter().flatten().fold(self.guess.confidence, Confidence::min)
    }
}

/// What a piece is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The meeting's title.
    Title,
    /// Date, place, people: shown, not said.
    Facts,
    /// Words to say.
    Say,
    /// A heading of the remarks, which is said too; its level from 1.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// Not to be said: 鼓掌, 全体起立.
    Direction,
    /// One of several wordings of which one is said. Neighbours of one group belong together; pieces of the same
    /// sentence before and behind them belong to each.
    Alternative {
        /// Which group.
        group: u32,
    },
    /// Marks that mean something and are no words: ※※※, the slash between alternatives.
    Mark,
    /// Not of the meeting.
    Noise,
}

/// An item begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemStart {
    /// What it is.
    pub kind: ItemKind,
    /// Whether it is counted as one of the meeting's items.
    pub numbered: bool,
    /// What it is called in lists.
    pub title: Option<String>,
    /// The number that the document gives it, and the bytes of the words that say so: 第二项.
    pub ordinal: Option<(u64, Range<usize>)>,
    /// Why.
    pub guess: Guess,
}

/// Somebody is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Call {
    /// Who, in order.
    pub speakers: Vec<Speaker>,
    /// The document that is to be read out.
    pub document: Option<Range<usize>>,
    /// Why.
    pub guess: Guess,
}

/// Somebody who is called, as byte ranges of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Speaker {
    /// All that names the person: unit, office, name and address.
    pub whole: Range<usize>,
    /// The unit, as said before the office.
    pub unit: Option<Range<usize>>,
    /// The office.
    pub office: Option<Range<usize>>,
    /// The name, or the blank that stands for it.
    pub name: Option<Range<usize>>,
    /// The form of address.
    pub address: Option<Range<usize>>,
    /// Whether the name is a blank.
    pub blank: bool,
    /// Whether these are many, named in words: 各单位代表.
    pub group: bool,
}

impl Speaker {
    /// Unit and office together, as bytes; they are neighbours.
    pub fn title(&self) -> Option<Range<usize>> {
        match (&self.unit, &self.office) {
            (Some(unit), Some(office)) => Some(unit.start.min(office.start)..office.end.max(unit.end)),
            (Some(one), None) | (None, Some(one)) => Some(one.clone()),
            (None, None) => None,
        }
    }
}

/// The host is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Silence {
    /// What for.
    pub kind: WaitKind,
    /// Why.
    pub guess: Guess,
}

impl Draft {
    /// The words of a range; nothing where it is none.
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The index of the piece that a byte lies in, or of the next one.
    pub fn piece_at(&self, byte: usize) -> Option<usize> {
        let index = self.pieces.partition_point(|piece| piece.range.end <= byte);
        (index < self.pieces.len()).then_some(index)
    }

    /// The offers that were taken, in the order of taking.
    pub fn taken(&self) -> impl DoubleEndedIterator<Item = &OfferKey> {
        self.decisions.iter().filter_map(|decision| match decision {
            Decision::Taken(key) => Some(key),
            Decision::Declined(_) => None,
        })
    }

    /// Whether an offer was taken or declined.
    pub fn is_decided(&self, key: &OfferKey) -> bool {
        self.decisions.iter().any(|decision| decision.key() == key)
    }

    /// The piece that an item may begin with instead: the next of the script before it or behind it, past no other item.
    pub fn item_neighbour(&self, piece: usize, earlier: bool) -> Option<usize> {
        self.pieces.get(piece)?.item.as_ref()?;
        let mut at = piece;
        loop {
            at = if earlier { at.checked_sub(1)? } else { at.checked_add(1)? };
            let next = self.pieces.get(at)?;
            if next.item.is_some() {
                return None;
            }
            if next.is_in_script() {
                return Some(at);
            }
        }
    }

    /// What somebody should look at first: pieces of which something is less than fairly sure.
    pub fn doubtful(&self) -> impl Iterator<Item = usize> + '_ {
        let doubtful = |piece: &Piece| piece.confidence() == Confidence::Low;
        self.pieces.iter().enumerate().filter(move |(_, piece)| doubtful(piece)).map(|(index, _)| index)
    }
}

impl Default for Guess {
    fn default() -> Self {
        Self::fair(Reason::Words)
    }
}
