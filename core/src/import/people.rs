//! A roster put beside an imported agenda: what a name lacks is filled in, what disagrees is reported, and a blank that
//! somebody's office fits is offered to whoever decides. Never assumes that two people are one.

use crate::Language;
use crate::agenda::person::offices_agree;
use crate::agenda::{Agenda, Person, PersonId};
use crate::script;
use std::collections::{HashMap, HashSet};

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
    /// The name is not in the roster, but one that differs in one character is, with the same unit and office, and nobody in the
    /// agenda has that.
    MayBeMisspelt {
        /// The agenda's name.
        agenda: String,
        /// The roster's.
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
/// only offered one. Names are compared without space, and nothing is said about a name that the roster has twice unless
/// unit or office tell which is meant.
pub fn match_people(agenda: &mut Agenda, roster: &[Person]) -> Vec<Match> {
    let index = Index::of(roster);
    let known: HashSet<String> = agenda.people.values().map(|person| squeezed(&person.name)).collect();
    let mut found = Vec::new();
    for (id, person) in &mut agenda.people {
        let name = squeezed(&person.name);
        let (row, kinds) = if script::is_blank(&name) {
            let Some((row, kind)) = index.stand_in(person, roster) else { continue };
            (row, vec![kind])
        } else {
            match index.named(&name, person, roster) {
                Some(row) => (row, roster.get(row).map(|listed| fill(person, listed)).unwrap_or_default()),
                None => {
                    let Some((row, kind)) = index.misspelt(&name, person, roster, &known) else { continue };
                    (row, vec![kind])
                }
            }
        };
        found.extend(kinds.into_iter().map(|kind| Match { person: id.clone(), row, kind }));
    }
    found
}

/// Rows by what they are looked for by; a roster may have ten thousand.
struct Index {
    by_name: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
    by_office: HashMap<String, Vec<usize>>,
}

impl Index {
    fn of(roster: &[Person]) -> Self {
        let mut index = Self { by_name: HashMap::new(), by_title: HashMap::new(), by_office: HashMap::new() };
        let named = roster.iter().enumerate().filter(|(_, person)| !script::is_blank(&person.name));
        for (row, person) in named {
            index.by_name.entry(squeezed(&person.name)).or_default().push(row);
            index.by_title.entry(title(person)).or_default().push(row);
            index.by_office.entry(squeezed(person.office.as_deref().unwrap_or_default())).or_default().push(row);
        }
        index
    }

    /// The row of this name; of several, the only one whose unit and office are the same.
    fn named(&self, name: &str, person: &Person, roster: &[Person]) -> Option<usize> {
        let rows = self.by_name.get(name)?;
        if let [row] = rows.as_slice() {
            return Some(*row);
        }
        let own = title(person);
        only(rows.iter().copied().filter(|row| !own.is_empty() && roster.get(*row).map(title).as_ref() == Some(&own)))
    }

    /// The only row that a person may be whose name is not in the roster: 柴静宜, where it has 柴静怡 of the same office.
    fn misspelt(
        &self,
        name: &str,
        person: &Person,
        roster: &[Person],
        known: &HashSet<String>,
    ) -> Option<(usize, MatchKind)> {
        if self.by_name.contains_key(name) {
            return None;
        }
        let own = title(person);
        let is_same_office = |row: &usize| {
            let listed = roster.get(*row).map(title).unwrap_or_default();
            !own.is_empty() && !listed.is_empty() && offices_agree(&own, &listed)
        };
        let near = self.by_name.iter().filter(|(other, _)| is_near(name, other) && !known.contains(*other));
        let row = only(near.flat_map(|(_, rows)| rows.iter().copied()).filter(is_same_office))?;
        let roster = roster.get(row)?.name.trim().to_owned();
        Some((row, MatchKind::MayBeMisspelt { agenda: name.to_owned(), roster }))
    }

    /// The only row that a person without a name may be.
    fn stand_in(&self, person: &Person, roster: &[Person]) -> Option<(usize, MatchKind)> {
        let whole = title(person);
        let office = squeezed(person.office.as_deref().unwrap_or_default());
        let by_title = self.by_title.get(&whole).filter(|_| !whole.is_empty());
        let (row, both) = match by_title {
            Some(rows) => (only(rows.iter().copied())?, whole),
            None => {
                let rows = self.by_office.get(&office).filter(|_| !office.is_empty())?;
                // Where both name a unit, and not the same, it is somebody else.
                let unit = MatchField::Unit.of(person).map(squeezed);
                let other = |row: &usize| {
                    let listed = roster.get(*row).and_then(|listed| MatchField::Unit.of(listed)).map(squeezed);
                    unit.is_some() && listed.is_some() && unit != listed
                };
                (only(rows.iter().copied()).filter(|row| !other(row))?, office)
            }
        };
        let name = roster.get(row)?.name.trim().to_owned();
        Some((row, MatchKind::MayBe { name, both }))
    }
}

/// Whether two names of two characters or more differ in one.
fn is_near(one: &str, other: &str) -> bool {
    const LEAST: usize = 2;
    let length = one.chars().count();
    length >= LEAST
        && length == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}

fn only(mut rows: impl Iterator<Item = usize>) -> Option<usize> {
    let first = rows.next()?;
    rows.next().is_none().then_some(first)
}

/// Fills what is empty, and says what was filled and what disagrees.
fn fill(person: &mut Person, listed: &Person) -> Vec<MatchKind> {
    let mut kinds = Vec::new();
    let mut filled = Vec::new();
    // 县委副书记 as one office, or as unit and office, or 县发改局局长 for 县发展和改革局局长: nothing to fill or to report.
    let (own, theirs) = (title(person), title(listed));
    // Whose unit the agenda lacks has it filled in.
    let lacks_unit = person.unit.is_none() && listed.unit.is_some();
    let agree = || !lacks_unit && offices_agree(&own, &theirs);
    let same_title = !own.is_empty() && !theirs.is_empty() && (own == theirs || agree());
    for field in MatchField::ALL {
        let of_title = matches!(field, MatchField::Unit | MatchField::Office);
        let Some(roster) = field.of(listed).filter(|_| !(of_title && same_title)) else { continue };
        match field.of(person).filter(|own| !script::is_blank(own)) {
            None => {
                field.set(person, roster);
                filled.push(field);
            }
            Some(own) if squeezed(own) == squeezed(roster) => {}
            Some(own) => {
                // A roster that has unit and office in one column is put beside both of the document.
                let has_one_column = field == MatchField::Office && MatchField::Unit.of(listed).is_none();
                let agenda = if has_one_column { title(person) } else { own.to_owned() };
                kinds.push(MatchKind::Differs { field, agenda, roster: roster.to_owned() });
            }
        }
    }
    kinds.insert(0, MatchKind::Filled(filled));
    kinds
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Unit and office together; nothing where no office is known, since a unit has many people.
fn title(person: &Person) -> String {
    match MatchField::Office.of(person) {
        Some(office) => squeezed(&(MatchField::Unit.of(person).unwrap_or_default().to_owned() + office)),
        None => String::new(),
    }
}

impl Match {
    /// The match in words; `name` is what the agenda calls the person, empty for a blank.
    pub fn words(&self, name: &str, language: Language) -> String {
        let row = self.row + 1;
        match &self.kind {
            MatchKind::Filled(fields) if fields.is_empty() => {
                language.pick(format!("{name}与名册第{row}人相符"), format!("{name} is person {row} of the roster"))
            }
            MatchKind::Filled(fields) => {
                let labels: Vec<&str> = fields.iter().map(|field| field.label(language)).collect();
                language.pick(
                    format!("{name}与名册第{row}人相符，已补上{}", labels.join("、")),
                    format!("{name} is person {row} of the roster; filled in: {}", labels.join(", ")),
                )
            }
            MatchKind::Differs { field, agenda, roster } => {
                let field = field.label(language);
                language.pick(
                    format!("{name}的{field}，文稿写的是“{agenda}”，名册第{row}人是“{roster}”，请核对；现在用的是文稿的"),
                    format!("{name}: the {field} is “{agenda}” in the document and “{roster}” in the roster (person {row}); please check. The document's is used"),
                )
            }
            MatchKind::MayBeMisspelt { agenda, roster } => language.pick(
                format!("名册里没有“{agenda}”，同一职务的第{row}人写作“{roster}”，请核对是不是写错了字"),
                format!("“{agenda}” is not in the roster; person {row}, of the same office, is “{roster}”. Please check the spelling"),
            ),
            MatchKind::MayBe { name, both } => language.pick(
                format!("空着的“{both}”可能是名册第{row}人{name}，请确认"),
                format!("The missing “{both}” may be {name}, person {row} of the roster; please confirm"),
            ),
        }
    }
}
