//! From the paragraphs of a document to an agenda. Every guess carries its reason. Nothing here reads a file: whoever
//! does hands in a [`Document`].

mod document;

pub use document::{Document, Paragraph};
