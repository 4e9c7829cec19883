//! The agenda file: JSON text to [`Agenda`] and back, versioned. Reading says where a mistake is and what to do;
//! writing lays the file out for people to read in a diff, and keeps what this version does not know.
//! Never opens a file: bytes come in and go out.

mod layout;
mod mistake;
mod source_map;

pub use source_map::{LineIndex, SourceMap};

use crate::agenda::Agenda;
use crate::diagnostic::{Diagnostic, Place, Problem, Spot};

/// The newest version of the file format that this program knows, and the one that it writes.
pub const FORMAT: u32 = Agenda::FORMAT;

/// The largest agenda file that is read, in bytes. A script of a million characters has 3 MB.
pub const MOST_BYTES: u64 = 50_000_000;

/// Takes the bytes of a file as text: UTF-8, with or without a byte order mark.
pub fn decode(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MOST_BYTES {
        return Err(too_large(size));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| whole_file(Problem::NotText { byte: error.utf8_error().valid_up_to() + 1 }))?;
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Ok(rest.to_owned()),
        None => Ok(text),
    }
}

/// What to say of a file of this many bytes, more than [`MOST_BYTES`].
pub fn too_large(bytes: u64) -> Diagnostic {
    whole_file(Problem::TooLarge { bytes, most: MOST_BYTES })
}

/// Reads an agenda. A file of a newer format is read as far as this version understands it: see [`Agenda::is_newer`].
pub fn read(text: &str) -> Result<Agenda, Diagnostic> {
    if text.trim().is_empty() {
        return Err(whole_file(Problem::EmptyFile));
    }
    // The plain reader first: following the path of every field costs a third more, and only mistakes need it.
    let agenda: Agenda = match serde_json::from_str(text) {
        Ok(agenda) => agenda,
        Err(error) => return Err(mistake::explain(text, &error)),
    };
    if agenda.format == 0 {
        return Err(mistake::unusable_format(text));
    }
    Ok(agenda)
}

/// The agenda as the text of a file, ending in a line feed.
pub fn write(agenda: &Agenda) -> Result<String, serde_json::Error> {
    Ok(layout::lay_out(&serde_json::to_value(agenda)?))
}

/// The JSON Schema of the agenda file, ending in a line feed.
pub fn schema() -> Result<String, serde_json::Error> {
    let mut schema = schemars::schema_for!(Agenda);
    schema.insert("title".to_owned(), "Lectern agenda".into());
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

fn whole_file(problem: Problem) -> Diagnostic {
    Diagnostic { problem, place: Place { spot: Spot::LineColumn(1, 1), ..Place::default() } }
}
