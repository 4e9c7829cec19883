//! From an error of the JSON reader to a problem at a place. The reader has only English sentences to give, so this is
//! the one file that reads them; a sentence that it does not know is passed on as it is, never lost.

use super::FORMAT;
use super::source_map::LineIndex;
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
    Diagnostic { problem: problem(&sentence(error)), place: Place { file: None, path, spot } }
}

/// The value of the top field `format`, where the text is an object that has one.
fn format_of(text: &str) -> Option<u64> {
    #[derive(serde::Deserialize)]
    struct Header {
        format: Option<serde_json::Value>,
    }
    let header: Header = serde_json::from_str(text).ok()?;
    // Of the wrong type, but there: the reader says so better than "no format" would.
    Some(header.format?.as_u64().unwrap_or(0))
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
        ("integer" | "floating", _) => match words.split('`').nth(1).and_then(|number| number.parse::<u32>().ok()) {
            Some(_) => JsonType::WholeNumber,
            None => JsonType::Number,
        },
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
