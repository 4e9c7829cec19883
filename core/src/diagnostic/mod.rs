//! What is wrong, how badly, and where. A problem is data; its words stand in `words.rs`, in both languages. Nothing
//! here knows what an agenda is: whoever finds a problem says its place as a path of fields.

mod json_type;
mod path;
mod problem;
mod rule;
mod words;

pub use json_type::JsonType;
pub use path::{Path, Segment};
pub use problem::Problem;
pub use rule::Rule;

use std::ops::Range;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The meeting can run, but somebody should look.
    Warning,
    /// The host would stumble, or the file cannot be used.
    Error,
}

impl Severity {
    /// The word in a line of output, the same in every language so that programs can read it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The text file beside the agenda; none for the agenda itself.
    pub file: Option<String>,
    /// The field of the agenda that holds it.
    pub path: Path,
    /// Where exactly, within that field or file.
    pub spot: Spot,
}

/// Where exactly in a field or a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Spot {
    /// The field as a whole.
    #[default]
    Whole,
    /// Bytes of the field's text after JSON unescaping, or of the text file.
    Bytes(Range<usize>),
    /// A line and a column of the file, both from 1, the column in characters.
    LineColumn(usize, usize),
}

/// A problem at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
}

impl Diagnostic {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// The items that meet it, as indices: a name that is missing is wrong in the roster once, and hurts in every item
    /// that needs it.
    pub fn items(&self) -> Vec<usize> {
        let mut items: Vec<usize> = if let Problem::Unfilled { uses, .. } = &self.problem {
            uses.iter().filter_map(Path::item_index).collect()
        } else {
            self.place.path.item_index().into_iter().collect()
        };
        items.dedup();
        items
    }
}

impl Place {
    /// A field of the agenda as a whole.
    pub fn field(path: Path) -> Self {
        Self { path, ..Self::default() }
    }
}
