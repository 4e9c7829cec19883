//! The agenda as written: what stands in the file, and nothing worked out from it. The agenda made ready to run is
//! [`Rundown`]; what is wrong with one is found by [`check`]. Nothing here reads a file: long texts that live beside
//! the agenda are handed in.

pub mod answers;
pub(crate) mod called;
pub mod check;
pub mod clip;
pub mod edit;
pub mod estimate;
pub mod figures;
pub mod id;
pub mod kind;
pub mod merge;
mod moment;
pub mod names;
pub(crate) mod person;
pub(crate) mod plan;
pub mod rounds;
pub mod rundown;
pub mod search;
mod stops;
pub mod template;
pub mod text;
pub(crate) mod unique;
pub mod uses;

pub use figures::{Majority, Share};
pub use id::{AlternativeId, ItemId, PersonId, StepId, ValueId};
pub use kind::{ItemKind, WaitKind};
pub use rundown::Rundown;
pub use text::{SideTexts, Text, TextFault, TextFile};

use indexmap::IndexMap;
use jiff::civil::DateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Fields that this version does not know. They are kept, and written back as they were.
pub type Unknown = serde_json::Map<String, serde_json::Value>;

/// One meeting: who, what, in which order, and the words to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agenda {
    /// Version of the file format. This program writes 1.
    pub format: u32,
    /// The meeting as a whole.
    pub meeting: Meeting,
    /// The roster: everybody whom the script names, by id.
    #[serde(default, deserialize_with = "unique::map", skip_serializing_if = "IndexMap::is_empty")]
    pub people: IndexMap<PersonId, Person>,
    /// Words and figures that staff fill in, by id; the script shows them as `{{id}}`.
    #[serde(default, deserialize_with = "unique::map", skip_serializing_if = "IndexMap::is_empty")]
    pub values: IndexMap<ValueId, Value>,
    /// The items, in the order in which they happen.
    // Shared between the agenda before an edit and after it, so that an edit costs what it changes.
    pub items: Vec<Arc<Item>>,
    /// Rules of the check that this agenda asks to be silent about, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks_off: Vec<String>,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Agenda {
    /// The newest version of the file format that this program knows.
    pub const FORMAT: u32 = 1;

    /// An agenda with nothing in it.
    pub fn empty() -> Self {
        Self {
            format: Self::FORMAT,
            meeting: Meeting::default(),
            people: IndexMap::new(),
            values: IndexMap::new(),
            items: Vec::new(),
            checks_off: Vec::new(),
            unknown: Unknown::new(),
        }
    }

    /// Whether the agenda is of a format that this version may show but must not write.
    pub fn is_newer(&self) -> bool {
        self.format > Self::FORMAT
    }
}

/// The meeting as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Its title, as on the banner.
    pub title: String,
    /// Planned start in local time, `2026-03-20T09:00` or 2026年3月20日上午9时.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Planned length in whole minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Who hosts it: an id of the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<PersonId>,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Meeting {
    /// The planned start, where it is written as a date and time that exists.
    pub fn starts_at(&self) -> Option<DateTime> {
        moment::read(self.starts.as_deref()?)
    }
}

/// Somebody whom the script names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The name; empty while it is not known yet.
    #[serde(default)]
    pub name: String,
    /// The unit, as said before the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The office, as said before the name; an empty text is a blank, a missing field is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The form of address, as said after the name: 同志, 教授, 先生.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How the name is read, in pinyin with tone marks: somebody who knows has said so. Missing, it is guessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinyin: Option<String>,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Characters of a unit that an office begins with, at least, to be the same body: 县委, and not the 局 of 局长.
const BODY: usize = 2;

/// Whether the end of a unit is the body that an office begins with: 县委 of 县委副书记, and no 中学 of 中学生代表. A blank is nobody's.
fn is_said_again(tail: &str, office: &str) -> bool {
    let rest = office.get(tail.len()..).unwrap_or_default();
    let first = rest.split('、').next().unwrap_or_default();
    let is_title = person::title_behind(first).is_some_and(|title| title == first);
    let is_body = tail.ends_with([
        '局', '委', '办', '院', '府', '会', '部', '处', '科', '所', '站', '队', '社', '厂', '司', '校', '行',
    ]);
    tail.chars().count() >= BODY && !crate::script::is_blank(tail) && (is_title || is_body)
}

impl Person {
    /// The unit as it stands before the office. Where the office begins with the body that the unit ends with, it is said
    /// once: 青石县委 and 县委副书记 are 青石县委副书记, 县教育局 and 县教育局局长 are 县教育局局长.
    pub fn unit_said(&self) -> Option<&str> {
        let unit = self.unit.as_deref()?;
        let office = self.office.as_deref().unwrap_or_default().trim_start();
        let own = unit.trim_end();
        let tails = own.char_indices().map(|(at, _)| at);
        let mut tails = tails.filter(|at| own.get(*at..).is_some_and(|tail| office.starts_with(tail)));
        match tails.next() {
            Some(at) if own.get(at..).is_some_and(|tail| is_said_again(tail, office)) => {
                own.get(..at).map(str::trim_end).filter(|rest| !rest.is_empty())
            }
            Some(_) | None => Some(unit),
        }
    }

    /// Whether nothing but an office says who it is: 请市水利局局长讲话 names nobody, and need not.
    pub fn is_known_by_office(&self) -> bool {
        let is_empty = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
        is_empty(Some(&self.name)) && is_empty(self.address.as_deref()) && !is_empty(self.office.as_deref())
    }
}

/// A word or a figure that staff fill in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Value {
    /// What it is, in words that stand on the blank until it is filled.
    pub label: String,
    /// The word or figure; empty until it is known.
    #[serde(default)]
    pub value: String,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One item of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// Its id, unique in the agenda.
    pub id: ItemId,
    /// What it is; a label and an icon.
    pub kind: ItemKind,
    /// Its title, as it is listed in the overview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether it is counted and announced by number. Where missing: all kinds but opening, break and closing are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbered: Option<bool>,
    /// The number that it is announced by, where that is printed on paper and not its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Planned length in whole minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether it may fall out where the meeting runs late.
    #[serde(default, skip_serializing_if = "is_false")]
    pub droppable: bool,
    /// What happens, in order.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Item {
    /// Whether the item is counted and announced by number.
    pub fn is_numbered(&self) -> bool {
        self.numbered.unwrap_or_else(|| self.kind.is_numbered_by_default())
    }

    /// What lists call the item: its title, or the word for its kind.
    pub fn name(&self, language: crate::Language) -> &str {
        match self.title.as_deref() {
            Some(title) if !title.trim().is_empty() => title,
            Some(_) | None => self.kind.label(language),
        }
    }
}

/// One step of an item. It runs whichever of its parts it has, always in this order: `enter`, `say`, `choose`,
/// `wait`, `thanks`. A turn's call, wait and thanks stand in one step, so that they move together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Its id, unique within the item. Where missing, its place in the item serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<StepId>,
    /// Whose turn it is: an id of the roster. `{{speaker}}` is this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<PersonId>,
    /// Who has the floor during the wait, in words, where it is not one person of the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Values that become known only now; host or staff enter them before the words are said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enter: Vec<ValueId>,
    /// What the host says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
    /// Sentences of which exactly one is true, and is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choose: Vec<Alternative>,
    /// By how many votes which of them is true, where figures decide it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub majority: Option<Box<Majority>>,
    /// What the host is then silent for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<WaitKind>,
    /// The document that is read out during the wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<TextFile>,
    /// Planned length in whole minutes: of the wait where there is one, else of the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What the host says after the wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thanks: Option<Text>,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One of the sentences to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Alternative {
    /// Its id, unique within the step.
    pub id: AlternativeId,
    /// What stands on its button.
    pub label: String,
    /// What the host says where it is the true one.
    pub say: Text,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference in")]
fn is_false(flag: &bool) -> bool {
    !flag
}
