//! Whoever is called, as a roster. One entry a person; a blank is a person of its own until somebody says otherwise.

mod in_short;

use super::super::draft::{Draft, Speaker};
use super::OfferKey;
use super::label;
use crate::agenda::id::is_usable;
use crate::agenda::person::{ends_in_office, offices_agree};
use crate::agenda::{Person, PersonId};
use crate::chinese::is_han;
use crate::chinese::surname::surname_at;
use crate::script::{self, PersonField};
use indexmap::IndexMap;
use std::collections::HashMap;
use std::ops::Range;

/// Somebody called by name, or by a blank in place of one.
#[derive(Debug, Clone)]
pub(super) struct Occurrence {
    pub(super) piece: usize,
    pub(super) speaker: Speaker,
    /// The name, or the blank; nothing behind the office where somebody is called by that alone.
    pub(super) name: Range<usize>,
    /// Whether the name is wholly missing.
    pub(super) blank: bool,
    /// The entry of the roster.
    pub(super) person: PersonId,
}

/// Everybody who is called.
#[derive(Debug, Default)]
pub(super) struct Persons {
    pub(super) roster: IndexMap<PersonId, Person>,
    /// In the order of the document.
    pub(super) occurrences: Vec<Occurrence>,
    /// The ids of one name, for people who share it.
    by_name: HashMap<String, Vec<PersonId>>,
    /// Those called by unit and office alone.
    by_title: HashMap<String, PersonId>,
    numbered: usize,
}

/// Without space: what is compared, since names and titles are spaced out in print.
pub(super) fn squeezed(text: &str) -> String {
    if !text.contains(char::is_whitespace) {
        return text.to_owned();
    }
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A name as it is written in a roster: 李　明 is 李明, but Latin names keep their spaces.
pub(super) fn spoken(name: &str) -> String {
    let joint = if name.contains(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    name.split_whitespace().collect::<Vec<_>>().join(joint)
}

impl Persons {
    /// Reads every call of the script.
    pub(super) fn read(draft: &Draft) -> Self {
        let mut persons = Self::default();
        for (index, piece) in draft.pieces.iter().enumerate().filter(|(_, piece)| piece.is_in_script()) {
            for speaker in piece.call.iter().flat_map(|call| &call.speakers) {
                persons.add(draft, index, speaker);
            }
        }
        persons.link_short(draft);
        persons.learn_offices(draft);
        persons.decide(draft);
        // Whose office is known is not addressed by it: 市水利局局长毕升, and 毕升局长.
        let titled = persons.roster.values_mut().filter(|person| person.office.is_some());
        titled.for_each(|person| person.address = person.address.take().filter(|address| !ends_in_office(address)));
        persons
    }

    fn add(&mut self, draft: &Draft, piece: usize, speaker: &Speaker) {
        let by_office = || title_of_one(draft, speaker).map(|title| title.end..title.end);
        let name = speaker.name.clone().filter(|name| !name.is_empty()).or_else(by_office);
        let Some(name) = name.filter(|_| !speaker.group) else { return };
        let within = |inner: &Range<usize>| speaker.whole.start <= inner.start && inner.end <= speaker.whole.end;
        let bounds = draft.pieces.get(piece).map(|piece| piece.range.clone()).unwrap_or_default();
        let whole = speaker.whole.clone();
        // Whatever hand or program marked it: what does not lie in its piece, or in order, cannot be put back.
        let in_order = self.occurrences.last().is_none_or(|last| last.speaker.whole.end <= whole.start);
        if !within(&name) || whole.start < bounds.start || whole.end > bounds.end || !in_order {
            return;
        }
        if name.is_empty() {
            self.add_by_office(draft, piece, speaker, name);
            return;
        }
        let words = squeezed(draft.words(&name));
        let blank = speaker.blank && !has_surname(&words) || script::is_blank(&words);
        let part = |range: &Option<Range<usize>>| known(draft, range.as_ref().filter(|range| within(range)));
        // 李明局长: an office behind the name is what the person is addressed by, and said there.
        let mut speaker = speaker.clone();
        if speaker.address.is_none() && speaker.office.as_ref().is_some_and(|office| office.start >= name.end) {
            speaker.address = speaker.office.take();
        }
        let person = Person {
            name: if blank { String::new() } else { spoken(draft.words(&name)) },
            unit: part(&speaker.unit),
            office: part(&speaker.office),
            address: part(&speaker.address),
            ..Person::default()
        };
        let person = if blank { self.insert(None, person) } else { self.merge(&words, person) };
        self.occurrences.push(Occurrence { piece, speaker, name, blank, person });
    }

    /// Somebody called by office: a person whose name nobody has said. One person, where unit and office are the same and
    /// only one can have them.
    fn add_by_office(&mut self, draft: &Draft, piece: usize, speaker: &Speaker, name: Range<usize>) {
        let person = by_office(draft, speaker);
        let title = title(&person);
        let alone = |office: &str| {
            !office.starts_with('副') && !["代表", "委员", "常委"].iter().any(|end| office.ends_with(end))
        };
        let sole = person.unit.is_some() && person.office.as_deref().is_some_and(alone);
        let before = self.by_title.get(&title).filter(|_| sole).cloned();
        let person = before.unwrap_or_else(|| self.insert(Some(&title), person));
        self.by_title.insert(title, person.clone());
        self.occurrences.push(Occurrence { piece, speaker: speaker.clone(), name, blank: false, person });
    }

    /// Somebody of this name: the same person as before, unless unit or office say otherwise.
    fn merge(&mut self, name: &str, person: Person) -> PersonId {
        let agrees = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
        // 李某 here and 李某 there may be two people.
        let unsure = script::first_blank_in_name(name).is_some();
        let ids = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        for id in ids.iter().filter(|_| !unsure) {
            let Some(known) = self.roster.get_mut(id) else { continue };
            // 县委副书记 in one word, and 县委 and 副书记 in two.
            if !title(&person).is_empty() && title(known) == title(&person) {
                known.address = better_address(known.address.take(), person.address);
                return id.clone();
            }
            if agrees(&known.unit, &person.unit) && agrees(&known.office, &person.office) {
                known.unit = known.unit.take().or(person.unit);
                known.office = known.office.take().or(person.office);
                known.address = better_address(known.address.take(), person.address);
                return id.clone();
            }
            // 学员代表 is what somebody is in this meeting, and 市财政局科长 what they are otherwise.
            if is_whole_name(name) && offices_agree(&title(known), &title(&person)) {
                if is_role(known) && !is_role(&person) {
                    (known.unit, known.office) = (person.unit, person.office);
                }
                known.address = better_address(known.address.take(), person.address);
                return id.clone();
            }
        }
        let id = self.insert(Some(name).filter(|_| !unsure), person);
        self.by_name.entry(name.to_owned()).or_default().push(id.clone());
        id
    }

    /// The host, who is nobody else if nobody called has the name.
    pub(super) fn host(&mut self, person: Person) -> PersonId {
        let name = person.name.clone();
        self.merge(&name, person)
    }

    /// A new entry, by its name where an id can be made of it.
    fn insert(&mut self, name: Option<&str>, person: Person) -> PersonId {
        let longest = 24;
        let base = name.filter(|name| is_usable(name) && name.chars().count() <= longest);
        let same = base.and_then(|name| self.by_name.get(name)).map_or(0, Vec::len);
        let mut id = match base {
            Some(name) if same == 0 => name.to_owned(),
            Some(name) => format!("{name}-{}", same + 1),
            None => String::new(),
        };
        while id.is_empty() || self.roster.contains_key(id.as_str()) {
            self.numbered += 1;
            id = format!("person-{}", self.numbered);
        }
        let id = PersonId(id);
        self.roster.insert(id.clone(), person);
        id
    }

    /// Makes one of those that somebody has decided are one.
    fn decide(&mut self, draft: &Draft) {
        for key in draft.taken() {
            let OfferKey::Same { blank, with } = key else { continue };
            let Some(target) = self.at(*with).map(|found| found.person.clone()) else { continue };
            let Some(own) = self.at(*blank).filter(|found| found.blank).map(|found| found.person.clone()) else {
                continue;
            };
            if own == target {
                continue;
            }
            let Some(gone) = self.roster.shift_remove(&own) else { continue };
            for occurrence in self.occurrences.iter_mut().filter(|occurrence| occurrence.person == own) {
                occurrence.person = target.clone();
            }
            if let Some(person) = self.roster.get_mut(&target) {
                person.unit = person.unit.take().or(gone.unit);
                person.office = person.office.take().or(gone.office);
                person.address = person.address.take().or(gone.address);
            }
        }
    }

    /// Who is named, or missing, at this byte.
    pub(super) fn at(&self, byte: usize) -> Option<&Occurrence> {
        let index = self.occurrences.partition_point(|occurrence| occurrence.name.start < byte);
        let is_it = |occurrence: &&Occurrence| occurrence.name.start == byte && !occurrence.name.is_empty();
        self.occurrences.get(index).filter(is_it)
    }

    /// The largest part of the words that the roster gives back exactly, as a field and what it stands for.
    pub(super) fn slot(&self, draft: &Draft, occurrence: &Occurrence) -> Option<(PersonField, Range<usize>)> {
        let person = self.roster.get(&occurrence.person)?;
        let speaker = &occurrence.speaker;
        if occurrence.name.is_empty() {
            // The words say no name, so none may be missed in them.
            let range = speaker.title().filter(|range| squeezed(draft.words(range)) == title(person))?;
            return Some((PersonField::Title, range));
        }
        let name = if occurrence.blank { squeezed(draft.words(&occurrence.name)) } else { person.name.clone() };
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let full = part(&person.unit) + &part(&person.office) + &name + &part(&person.address);
        let short = name.clone() + &part(&person.address);
        let called = occurrence.name.start..speaker.address.as_ref().map_or(0, |address| address.end);
        let candidates = [
            (PersonField::Full, full, speaker.whole.clone()),
            (PersonField::Short, short.clone(), called),
            (PersonField::Short, short, occurrence.name.clone()),
            (PersonField::Name, name, occurrence.name.clone()),
        ];
        let exact = |(_, filled, range): &(PersonField, String, Range<usize>)| {
            let inside = speaker.whole.start <= range.start && range.end <= speaker.whole.end;
            inside && !range.is_empty() && squeezed(filled) == squeezed(draft.words(range))
        };
        candidates.into_iter().find(exact).map(|(field, _, range)| (field, range))
    }
}

/// The form of address that goes with unit and office before the name as well: 同志, and not 部长, which would be said twice.
fn better_address(known: Option<String>, other: Option<String>) -> Option<String> {
    let (offices, addresses): (Vec<String>, Vec<String>) =
        known.into_iter().chain(other).partition(|address| ends_in_office(address));
    addresses.into_iter().chain(offices).next()
}

/// Whether somebody is only known by what they are in this meeting: 学员代表, 候选人.
fn is_role(person: &Person) -> bool {
    const ROLES: [&str; 5] = ["代表", "候选人", "获得者", "监票人", "主持人"];
    person.office.as_deref().is_none_or(|office| ROLES.iter().any(|role| office.ends_with(role)))
}

/// 李明 may be another 李明, but hardly in one script; 李老师 may well be.
fn is_whole_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(is_han) && surname_at(name).is_some()
}

/// Unit and office as the roster calls them together; nothing where neither is known.
pub(super) fn title(person: &Person) -> String {
    squeezed(&(person.unit_said().unwrap_or_default().to_owned() + person.office.as_deref().unwrap_or_default()))
}

/// Unit and office of somebody who is called by them alone: 市水利局局长, but not 各县县长, 城关镇 or 第××组组长. Only where
/// the roster gives back the very words.
fn title_of_one(draft: &Draft, speaker: &Speaker) -> Option<Range<usize>> {
    let many = ["各", "全体", "全部", "所有", "其他", "有关", "相关", "几位", "两位", "部分", "每"];
    let range = speaker.title().filter(|range| speaker.whole.start <= range.start && range.end <= speaker.whole.end)?;
    let words = draft.words(&range);
    // 县委常委、宣传部部长 is one, 甲局局长、乙局局长 are two.
    let one = ["常委、", "委员、", "成员、"].iter().fold(words.to_owned(), |words, office| words.replace(office, ""));
    let parts = one.contains(['、', '，', ',', '\n', '和', '及']) || many.iter().any(|word| words.starts_with(word));
    let person = by_office(draft, speaker);
    let exact = squeezed(words) == title(&person);
    let office = person.office.as_deref().is_some_and(label::is_office);
    (exact && office && !parts).then_some(range)
}

/// Somebody of this unit and office.
fn by_office(draft: &Draft, speaker: &Speaker) -> Person {
    let words = |range: &Option<Range<usize>>| known(draft, range.as_ref());
    Person { unit: words(&speaker.unit), office: words(&speaker.office), ..Person::default() }
}

/// The words of a range, if nothing is missing in them.
fn known(draft: &Draft, range: Option<&Range<usize>>) -> Option<String> {
    let words = draft.words(range?).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && script::blanks(&words).is_empty()).then_some(words)
}

/// 李某, 王××: not all of the name is missing.
fn has_surname(name: &str) -> bool {
    script::first_blank_in_name(name).is_some_and(|blank| blank.start > 0)
}
