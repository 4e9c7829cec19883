//! From an error of the JSON reader to a problem at a place. The reader has only English sentences to give, so this is
//! the one file that reads them; a sentence that it does not know is passed on as it is, never lost.

use super::FORMAT;
use super::source_map::{LineIndex, SourceMap};
use crate::agenda::{Agenda, unique};
use crate::diagnostic::{Diagnostic, JsonType, Path, Place, Problem, Segment, Spot};
use serde_json::error::Category;

/// Says what is wrong with a text that could not be read as an agenda.
pub(super) fn explain(text: &str, error: &serde_json::Error) -> Diagnostic {
    let place = || Place { spot: spot(text, error), ..Place::default() };
    match error.classify() {
        Category::Eof => Diagnostic { problem: Problem::UnfinishedJson, place: place() },
        Category::Syntax | Category::Io => {
            let detail = sentence(error);
            let problem =
                if detail.starts_with("recursion limit") { Problem::TooDeep } else { Problem::NotJson { detail } };
            Diagnostic { problem, place: place() }
        }
        Category::Data => wrong_data(text, error),
    }
}

fn wrong_data(text: &str, error: &serde_json::Error) -> Diagnostic {
    // The reader stopped at the first wrong field; a broken bracket behind it matters more.
    if let Err(broken) = serde_json::from_str::<serde::de::IgnoredAny>(text)
        && !broken.is_data()
    {
        return explain(text, &broken);
    }
    match format_of(text) {
        Some(found) if found > u64::from(FORMAT) => {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            return Diagnostic {
                problem: Problem::UnreadableNewerFormat { found, known: FORMAT },
                place: Place::field(Path::default().key("format")),
            };
        }
        Some(_) => {}
        None if text.trim_start().starts_with('{') => {
            return Diagnostic {
                problem: Problem::NoFormat,
                place: Place { spot: Spot::LineColumn(1, 1), ..Place::default() },
            };
        }
        None => {}
    }
    let path = path_of(text).unwrap_or_default();
    // The reader's own place is where the value ends; the field's is where a person looks.
    let spot = if path.0.is_empty() { spot(text, error) } else { Spot::Whole };
    let mut problem = problem(&sentence(error));
    if let Problem::WrongType { found, .. } = &mut problem {
        let written = text.get(SourceMap::new(text).find(&path)).unwrap_or_default();
        if written.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            *found = number_type(written);
        }
    }
    Diagnostic { problem, place: Place { file: None, path, spot } }
}

/// What sort of number stands there: the reader has one word for all that it has no room for.
fn number_type(written: &str) -> JsonType {
    if written.contains(['.', 'e', 'E']) {
        JsonType::Fraction
    } else if written.starts_with('-') {
        JsonType::Negative
    } else if written.parse::<u32>().is_ok() {
        JsonType::WholeNumber
    } else {
        JsonType::Huge
    }
}

/// What is said of a file whose format is no number of a format, and where.
pub(super) fn unusable_format(text: &str) -> Diagnostic {
    let place = Place::field(Path::default().key("format"));
    let map = SourceMap::new(text);
    let found = text.get(map.find(&place.path)).unwrap_or_default().to_owned();
    let (line, column) = map.line_column(&place);
    Diagnostic {
        problem: Problem::UnusableFormat { found },
        place: Place { spot: Spot::LineColumn(line, column), ..Place::default() },
    }
}

/// The value of the top field `format`, where the text is an object that has one.
fn format_of(text: &str) -> Option<u64> {
    #[derive(serde::Deserialize)]
    struct Header {
        #[serde(default, deserialize_with = "whatever_is_there")]
        format: Option<serde_json::Value>,
    }
    match serde_json::from_str::<Header>(text) {
        // Of the wrong type, but there: the reader says so better than "no format" would.
        Ok(header) => Some(header.format?.as_u64().unwrap_or(0)),
        // Written twice: it is there, and the reader says the rest.
        Err(error) => sentence(&error).starts_with("duplicate field").then_some(0),
    }
}

/// A null too is something that stands there.
fn whatever_is_there<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Option<serde_json::Value>, D::Error> {
    <serde_json::Value as serde::Deserialize>::deserialize(reader).map(Some)
}

fn path_of(text: &str) -> Option<Path> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let error = serde_path_to_error::deserialize::<_, Agenda>(&mut reader).err()?;
    let segments = error.path().iter().filter_map(|segment| match segment {
        serde_path_to_error::Segment::Seq { index } => Some(Segment::Index(*index)),
        serde_path_to_error::Segment::Map { key } => Some(Segment::Key(key.clone())),
        serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => None,
    });
    Some(Path(segments.collect()))
}

fn problem(sentence: &str) -> Problem {
    let quoted = |rest: &str| rest.split('`').nth(1).unwrap_or(rest).to_owned();
    if let Some(id) = sentence.strip_prefix(unique::REPEATED) {
        Problem::RepeatedId { id: id.to_owned() }
    } else if sentence.starts_with("missing field") {
        Problem::MissingField { name: quoted(sentence) }
    } else if sentence.starts_with("duplicate field") {
        Problem::RepeatedField { name: quoted(sentence) }
    } else if let Some(rest) = sentence.strip_prefix("unknown variant ") {
        let allowed = rest.split('`').skip(3).step_by(2).map(str::to_owned).collect();
        Problem::UnknownWord { word: quoted(rest), allowed }
    } else if let Some((found, expected)) = sentence
        .strip_prefix("invalid type: ")
        .or_else(|| sentence.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
    {
        Problem::WrongType { found: json_type(found), expected: json_type(expected) }
    } else {
        Problem::OtherFormat { detail: sentence.to_owned() }
    }
}

/// The sort of thing that the reader's words mean.
fn json_type(words: &str) -> JsonType {
    let first = words.split([' ', '`']).next().unwrap_or(words);
    match (first, words) {
        (_, "a string" | "a borrowed string") | ("string" | "character", _) => JsonType::Text,
        (_, "u32" | "u64" | "usize") => JsonType::WholeNumber,
        (_, "a boolean") | ("boolean", _) => JsonType::Boolean,
        (_, "a map") | ("map" | "struct", _) => JsonType::Object,
        (_, "a sequence") | ("sequence", _) => JsonType::List,
        ("null" | "unit", _) => JsonType::Null,
        ("integer" | "floating" | "number", _) => JsonType::Number,
        _ if words.starts_with("a text, or") => JsonType::TextOrFile,
        _ => JsonType::Other(words.to_owned()),
    }
}

/// The reader's sentence without the place that it appends.
fn sentence(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    match whole.rfind(" at line ") {
        Some(end) => whole.get(..end).unwrap_or(&whole).to_owned(),
        None => whole,
    }
}

/// The reader counts columns in bytes; people count characters.
fn spot(text: &str, error: &serde_json::Error) -> Spot {
    let (line, column) = LineIndex::new(text).characters(text, error.line(), error.column());
    Spot::LineColumn(line, column)
}
