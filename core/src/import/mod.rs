//! From the paragraphs of a document to an agenda. Every guess carries its reason. Nothing here reads a file: whoever
//! does hands in a [`Document`].

mod build;
mod change;
mod document;
mod draft;
mod people;
mod reason;

pub use build::{Computed, Hole, Imported, Offer, OfferKey, OfferKind, Placed, build};
pub use change::{Change, History};
pub use document::{Document, Paragraph};
pub use draft::{Call, Draft, ItemStart, Overview, Piece, Role, Silence, Speaker};
pub use people::{Match, MatchField, MatchKind, match_people};
pub use reason::{Confidence, Guess, Reason};
