//! Blanks that may stand for one person or one word: they agree in unit and office, or in the words around them. Offered,
//! and never assumed.

use super::super::draft::Draft;
use super::label;
use super::offer::{Offer, OfferKey, OfferKind};
use super::persons::{Persons, squeezed, title};
use super::slots::{self, Blank, Slots};
use crate::agenda::{Person, PersonId};
use std::collections::HashMap;

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
    let known = holders(persons, false, title);
    let missing = holders(persons, true, title);
    // An office alone leads to somebody only where nobody else who is called has it.
    let mut by_office = (holders(persons, false, office), holders(persons, true, office));
    by_office
        .1
        .retain(|office, _| persons.roster.values().filter(|person| self::office(person) == *office).count() == 1);
    let numbers: HashMap<usize, usize> =
        slots.blanks.iter().enumerate().map(|(nth, blank)| (blank.range.start, nth + 1)).collect();
    let mut by_key: HashMap<String, &Blank> = HashMap::new();
    for (nth, blank) in slots.blanks.iter().enumerate() {
        let byte = blank.range.start;
        let mut add = |with: usize, piece: usize, kind: OfferKind| {
            let key = OfferKey::Same { blank: byte, with };
            if !is_decided(draft, byte) {
                let mut pieces = vec![piece, blank.piece];
                pieces.sort_unstable();
                pieces.dedup();
                offers.push(Offer { key, pieces, kind });
            }
        };
        let own = persons.at(byte).map(|occurrence| occurrence.person.clone());
        let both = match &own {
            Some(id) => persons.roster.get(id).map(title).filter(|title| !title.is_empty()),
            None => longest_title(&slots::before(draft, blank.piece, byte), &known, &missing),
        };
        // ×××副部长: a missing name may have the office behind it, and then seldom the unit.
        let behind = || longest_office(&slots::behind(draft, blank.piece, blank.range.end), &by_office);
        let both = both.map(|both| (both, [&known, &missing]));
        let both =
            both.or_else(|| own.is_none().then(behind).flatten().map(|both| (both, [&by_office.0, &by_office.1])));
        if let Some((both, [known, missing])) = both {
            if let Some(Some(holder)) = known.get(&both) {
                let kind = OfferKind::SamePerson { blank: nth + 1, name: holder.name.clone(), both: both.clone() };
                add(holder.byte, holder.piece, kind);
            }
            let earlier = missing.get(&both).cloned().flatten();
            let earlier = earlier.filter(|holder| holder.byte < byte && Some(&holder.person) != own.as_ref());
            if let Some(holder) = earlier {
                let earlier = numbers.get(&holder.byte).copied().unwrap_or(1);
                add(holder.byte, holder.piece, OfferKind::SameBlank { later: nth + 1, earlier, both });
            }
            continue;
        }
        // Every count of the meeting is a new one, whatever words announce it.
        let live = draft.pieces.get(blank.piece).is_some_and(|piece| piece.live);
        let telling = !blank.is_person && !live && tells(&blank.key);
        match by_key.get(&blank.key).filter(|_| telling) {
            Some(first) => {
                let earlier = numbers.get(&first.range.start).copied().unwrap_or(1);
                let kind = OfferKind::SameBlank { later: nth + 1, earlier, both: blank.key.clone() };
                add(first.range.start, first.piece, kind);
            }
            None if telling => {
                by_key.insert(blank.key.clone(), blank);
            }
            None => {}
        }
    }
}

/// Whether somebody has decided about this blank already.
fn is_decided(draft: &Draft, byte: usize) -> bool {
    draft.taken().any(|key| matches!(key, OfferKey::Same { blank, .. } if *blank == byte))
}

/// Whether the words around a blank say enough to know it again: two characters before it, or the same words behind a
/// county whose name is missing. Those of a row do not, as its
/// blanks are all different.
fn tells(key: &str) -> bool {
    let before = key.split('…').next().unwrap_or_default();
    // That a name is missing is no word around it.
    let before = before.strip_suffix("姓名").unwrap_or(before);
    label::is_place(key) || !key.contains('：') && before.chars().filter(|c| crate::script::is_han(*c)).count() >= 2
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

fn office(person: &Person) -> String {
    squeezed(person.office.as_deref().unwrap_or_default())
}

/// The longest office that the words behind a blank begin with.
fn longest_office(behind: &str, holders: &(Holders, Holders)) -> Option<String> {
    let ends = behind.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    let heads: Vec<&str> = ends.filter_map(|end| behind.get(..end)).collect();
    let found = heads.into_iter().rev().find(|head| holders.0.contains_key(*head) || holders.1.contains_key(*head));
    found.map(str::to_owned)
}

/// The longest title that the words before a blank end in.
fn longest_title(before: &str, known: &Holders, missing: &Holders) -> Option<String> {
    let places = before.char_indices().map(|(at, _)| at);
    let tails = places.filter_map(|at| before.get(at..)).filter(|tail| tail.chars().count() > 1);
    tails.into_iter().find(|tail| known.contains_key(*tail) || missing.contains_key(*tail)).map(str::to_owned)
}
