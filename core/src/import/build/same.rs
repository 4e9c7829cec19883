//! Blanks that may stand for one person or one word: they agree in unit and office, or in the words around them. Offered,
//! and never assumed.

use super::super::draft::Draft;
use super::deed::Deeds;
use super::label;
use super::offer::{Offer, OfferKey, OfferKind};
use super::persons::{Persons, squeezed, title};
use super::slots::{self, Blank, Slots};
use crate::agenda::{Person, PersonId};
use std::collections::{HashMap, HashSet};

/// Whoever a title leads to: the byte of the name, and who it is; `None` where several share the title.
type Holders = HashMap<String, Option<Holder>>;

#[derive(Debug, Clone)]
struct Holder {
    byte: usize,
    piece: usize,
    /// Nothing for a blank.
    name: String,
    person: PersonId,
}

/// Every offer to make one of two blanks, or of a blank and somebody known.
pub(super) fn offers(draft: &Draft, persons: &Persons, slots: &Slots, offers: &mut Vec<Offer>) {
    let mut seen = Seen::of(draft, persons, slots);
    for (nth, blank) in slots.blanks.iter().enumerate() {
        let found = seen.like(nth + 1, blank);
        if is_decided(draft, blank.range.start) {
            continue;
        }
        offers.extend(found.into_iter().map(|Like { with, piece, kind }| {
            let key = OfferKey::Same { blank: blank.range.start, with };
            let mut pieces = vec![piece, blank.piece];
            pieces.sort_unstable();
            pieces.dedup();
            Offer { key, pieces, kind }
        }));
    }
}

/// Somebody, or another blank, that a blank may be the same as.
struct Like {
    with: usize,
    piece: usize,
    kind: OfferKind,
}

/// What a blank is compared with.
struct Seen<'a> {
    draft: &'a Draft,
    persons: &'a Persons,
    known: Holders,
    missing: Holders,
    /// An office alone leads to somebody only where nobody else who is called has it.
    by_office: [Holders; 2],
    /// The number of each blank, by where it begins.
    numbers: HashMap<usize, usize>,
    deeds: Deeds<'a>,
    by_key: HashMap<&'a str, &'a Blank>,
}

impl<'a> Seen<'a> {
    fn of(draft: &'a Draft, persons: &'a Persons, slots: &Slots) -> Self {
        let mut held: HashMap<String, usize> = HashMap::new();
        persons.roster.values().for_each(|person| *held.entry(office(person)).or_default() += 1);
        let mut by_office = [false, true].map(|blank| {
            let mut holders = holders(persons, blank, office);
            holders.retain(|office, _| held.get(office) == Some(&1));
            holders
        });
        let behind = |blank: &Blank| longest_office(&slots::behind(draft, blank.piece, blank.range.end), &by_office);
        let wanted: HashSet<String> = slots.blanks.iter().filter_map(behind).collect();
        for holders in &mut by_office {
            holders.retain(|office, _| wanted.contains(office) && is_of_one(draft, persons, slots, office));
        }
        Self {
            draft,
            persons,
            known: holders(persons, false, title),
            missing: holders(persons, true, title),
            by_office,
            numbers: slots.blanks.iter().enumerate().map(|(nth, blank)| (blank.range.start, nth + 1)).collect(),
            deeds: Deeds::of(draft, persons),
            by_key: HashMap::new(),
        }
    }

    fn number(&self, byte: usize) -> usize {
        self.numbers.get(&byte).copied().unwrap_or(1)
    }

    /// Whatever this blank, the `later`th, may be the same as: by unit and office, by what was done, or by the words
    /// around it.
    fn like(&mut self, later: usize, blank: &'a Blank) -> Vec<Like> {
        if let Some(found) = self.by_title(later, blank).or_else(|| self.by_deed(later, blank).map(|one| vec![one])) {
            return found;
        }
        // Every count of the meeting is a new one, whatever words announce it.
        let live = self.draft.pieces.get(blank.piece).is_some_and(|piece| piece.live);
        if blank.is_person || live || !tells(&blank.key) {
            return Vec::new();
        }
        let first = *self.by_key.entry(&blank.key).or_insert(blank);
        if first.range == blank.range {
            return Vec::new();
        }
        let earlier = self.number(first.range.start);
        let kind = OfferKind::SameBlank { later, earlier, both: blank.key.clone() };
        vec![Like { with: first.range.start, piece: first.piece, kind }]
    }

    /// None where no unit or office is known that anybody else has.
    fn by_title(&self, later: usize, blank: &Blank) -> Option<Vec<Like>> {
        let byte = blank.range.start;
        let own = self.persons.at(byte).map(|occurrence| &occurrence.person);
        let both = match own {
            Some(id) => self.persons.roster.get(id).map(title).filter(|title| !title.is_empty()),
            None => longest_title(&slots::before(self.draft, blank.piece, byte), &self.known, &self.missing),
        };
        // ×××副部长: a missing name may have the office behind it, and then seldom the unit.
        let behind = || longest_office(&slots::behind(self.draft, blank.piece, blank.range.end), &self.by_office);
        let [known_office, missing_office] = &self.by_office;
        let by_office = || own.is_none().then(behind).flatten().map(|both| (both, known_office, missing_office));
        let (both, known, missing) = both.map(|both| (both, &self.known, &self.missing)).or_else(by_office)?;
        let mut found = Vec::new();
        if let Some(Some(holder)) = known.get(&both) {
            let kind = OfferKind::SamePerson { blank: later, name: holder.name.clone(), both: both.clone() };
            found.push(Like { with: holder.byte, piece: holder.piece, kind });
        }
        let earlier = missing.get(&both).and_then(Option::as_ref);
        let another = |holder: &&Holder| holder.byte < byte && Some(&holder.person) != own && !is_of_many(&both);
        if let Some(holder) = earlier.filter(another) {
            let kind = OfferKind::SameBlank { later, earlier: self.number(holder.byte), both };
            found.push(Like { with: holder.byte, piece: holder.piece, kind });
        }
        Some(found)
    }

    /// 刚才，×××同志宣读了: the only one who was called to read.
    fn by_deed(&self, later: usize, blank: &Blank) -> Option<Like> {
        let (doer, deed) = self.deeds.doer(self.draft, blank)?;
        let (with, both) = (doer.name.start, deed.to_owned());
        let name = self.persons.roster.get(&doer.person).map(|person| person.name.clone()).unwrap_or_default();
        let kind = match name.is_empty() {
            true => OfferKind::SameBlank { later, earlier: self.number(with), both },
            false => OfferKind::SamePerson { blank: later, name, both },
        };
        Some(Like { with, piece: doer.piece, kind })
    }
}

/// Whether somebody has decided about this blank already.
fn is_decided(draft: &Draft, byte: usize) -> bool {
    draft.taken().any(|key| matches!(key, OfferKey::Same { blank, .. } if *blank == byte))
}

/// Whether the words around a blank say enough to know it again: two characters before it, or the same words behind a
/// county whose name is missing. Those of a row do not, as its blanks are all different.
fn tells(key: &str) -> bool {
    let before = key.split('…').next().unwrap_or_default();
    // That a name is missing is no word around it.
    let before = before.strip_suffix("姓名").unwrap_or(before);
    label::is_place(key) || !key.contains('：') && before.chars().filter(|c| crate::chinese::is_han(*c)).count() >= 2
}

/// Who holds each title. Of blanks, the first; of people who are known, only one whom nobody shares it with.
fn holders(persons: &Persons, blank: bool, title: fn(&Person) -> String) -> Holders {
    let mut holders = Holders::new();
    for occurrence in &persons.occurrences {
        let Some(person) = persons.roster.get(&occurrence.person) else { continue };
        if person.name.is_empty() != blank || occurrence.blank != blank || occurrence.name.is_empty() {
            continue;
        }
        let holder = Holder {
            byte: occurrence.name.start,
            piece: occurrence.piece,
            name: person.name.clone(),
            person: occurrence.person.clone(),
        };
        let title = title(person);
        if title.is_empty() {
            continue;
        }
        let known = holders.entry(title).or_insert_with(|| Some(holder));
        if !blank && known.as_ref().is_some_and(|known| known.person != occurrence.person) {
            *known = None;
        }
    }
    holders
}

/// Whether an office is named nowhere but with whoever is called by it, and behind blanks. 县委书记×× among the guests is
/// another than the 书记 of a town who is called.
fn is_of_one(draft: &Draft, persons: &Persons, slots: &Slots, wanted: &str) -> bool {
    let called = persons.occurrences.iter().filter(|occurrence| {
        persons.roster.get(&occurrence.person).is_some_and(|person| office(person) == wanted)
            && draft.words(&occurrence.speaker.whole).contains(wanted)
    });
    let blank = slots.blanks.iter().filter(|blank| !blank.is_person);
    let blank = blank.filter(|blank| slots::behind(draft, blank.piece, blank.range.end).starts_with(wanted));
    draft.text.matches(wanted).count() <= called.count() + blank.count()
}

/// Whether many may have this title in one meeting: 主任候选人×××, 再请主任候选人×××.
fn is_of_many(title: &str) -> bool {
    const MANY: [&str; 14] = [
        "候选人",
        "代表",
        "选手",
        "嘉宾",
        "同学",
        "专家",
        "老师",
        "教师",
        "党员",
        "家长",
        "学生",
        "委员",
        "成员",
        "竞聘者",
    ];
    MANY.iter().any(|many| title.ends_with(many))
}

fn office(person: &Person) -> String {
    squeezed(person.office.as_deref().unwrap_or_default())
}

/// The longest office that the words behind a blank begin with.
fn longest_office(behind: &str, holders: &[Holders; 2]) -> Option<String> {
    let ends = behind.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    let heads: Vec<&str> = ends.filter_map(|end| behind.get(..end)).collect();
    let found = heads.into_iter().rev().find(|head| holders.iter().any(|holders| holders.contains_key(*head)));
    found.map(str::to_owned)
}

/// The longest title that the words before a blank end in.
fn longest_title(before: &str, known: &Holders, missing: &Holders) -> Option<String> {
    let places = before.char_indices().map(|(at, _)| at);
    let tails = places.filter_map(|at| before.get(at..)).filter(|tail| tail.chars().count() > 1);
    tails.into_iter().find(|tail| known.contains_key(*tail) || missing.contains_key(*tail)).map(str::to_owned)
}
