//! What people bring to Lectern: host scripts as Word documents or texts, and rosters as workbooks or lists. Bytes
//! come in and core types go out, and minutes go out as a document; nothing here opens a file, reads a clock or draws. A package of its own, because
//! these bytes may be hostile: what guards against that stands in one small place, and is fuzzed without a window.
//!
//! The layers, each using only those above it:
//!
//! 1. [`caps`], [`Encoding`], [`Refusal`], [`Note`]: how much is allowed, why nothing is read, what a person should know.
//! 2. `words`: how all of that is said.
//! 3. `xml`, `package`: the two forms that office files are made of.
//! 4. `sniff`: what bytes are, whatever their name says; `wrap`: lines that are one paragraph.
//! 5. [`text`], `docx`: scripts; `minutes`: the one document that goes out, of a meeting's record.
//! 6. [`roster`]: lists of people.

pub mod caps;
mod docx;
mod encoding;
mod minutes;
mod note;
mod package;
mod refusal;
pub mod roster;
mod sniff;
pub mod text;
mod words;
mod wrap;
mod xml;

pub use encoding::Encoding;
pub use minutes::minutes;
pub use note::{Note, Read};
pub use refusal::{Damage, Excess, Found, Refusal, Wanted};
pub use roster::{people, read_roster, read_sheet};
pub use text::read_text;

use package::Package;
use sniff::Kind;

/// Reads a host script. What it is, the bytes say; of `name` only the ending counts, and only to tell Markdown from
/// other text.
///
/// # Errors
///
/// A [`Refusal`] that says what the file is instead, or what is wrong with it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Read, Refusal> {
    read_as(name, bytes, None)
}

/// The same in an encoding that a person chose; one for files that are no text has no effect.
///
/// # Errors
///
/// A [`Refusal`] that says what the file is instead, or what is wrong with it.
pub fn read_as(name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Result<Read, Refusal> {
    let wanted = Wanted::Script;
    match sniff::sniff(bytes)? {
        Kind::Archive => {
            let mut package = Package::open(bytes, wanted)?;
            let main = sniff::main_part(&mut package)?;
            match main {
                Some((part, text)) if docx::is_document(&text, &part)? => docx::read(&mut package, &part, &text),
                main => Err(Refusal::WrongKind { found: sniff::archive(&package, main.as_ref()), wanted }),
            }
        }
        Kind::Compound => Err(match sniff::compound(bytes) {
            Some(found) => Refusal::WrongKind { found, wanted },
            None => Refusal::Encrypted { wanted },
        }),
        Kind::Other(found) => Err(Refusal::WrongKind { found, wanted }),
        Kind::Text => text::read(name, bytes, encoding),
    }
}
