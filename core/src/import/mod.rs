//! From the paragraphs of a document to an agenda. Every guess carries its reason. Nothing here reads a file: whoever
//! does hands in a [`Document`].
//!
//! The phases, each in its own file: `segment` cuts sentences, directions and marks; `signs` says of every sentence
//! what it announces, who is called in it and what it asks for; `overview`, `series`, `ending` and `farewell` find the stretches
//! that are about the meeting as a whole; `handover` adds the calls of free voices, in which nobody says 请; `walk` goes through the meeting once and says where an item begins and
//! where the host is silent; `assemble` writes it down as pieces.

mod announce;
mod assemble;
mod build;
mod call;
mod change;
mod direction;
mod document;
mod draft;
mod ending;
mod farewell;
mod handover;
mod happening;
mod kind;
mod lexicon;
mod overview;
mod people;
mod reason;
mod segment;
mod series;
mod signs;
mod speaker;
mod title;
mod walk;
mod wording;

pub use build::{Computed, Hole, Imported, Offer, OfferKey, OfferKind, Origin, Placed, build};
pub use change::{Change, History};
pub use document::{Document, Paragraph};
pub use draft::{Call, Decision, Draft, ItemStart, Overview, Piece, Role, Silence, Speaker};
pub use people::{Match, MatchField, MatchKind, match_people};
pub use reason::{Confidence, Guess, Reason};

/// What a document seems to be: its title, its items, who is called and where the host is silent.
///
/// Never fails: a document that is no host script is one item of words. The time is linear in the length.
pub fn read(document: &Document) -> Draft {
    let segments = segment::segment(document);
    let signs = signs::signs(&segments);
    let found = walk::walk(&segments, signs);
    assemble::assemble(segments, found)
}
