//! Names of the script that differ in one character, where nothing says that they are two people's. Decides nothing about
//! offices, and never which of two spellings is right.

use super::calls::{is_mark, pieces_between};
use super::cast::{Cast, Mention, Naming};
use super::homophones;
use super::script::Script;
use crate::agenda::person::offices_agree;
use crate::agenda::person::{self, Written};
use crate::chinese::is_han;
use crate::chinese::vocabulary::{HAN, HanSet, Vocabulary};
use crate::diagnostic::{Diagnostic, Problem};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A name as it stands somewhere.
struct Spelt<'a> {
    name: &'a str,
    /// Unit and office, before the name or behind it.
    office: Cow<'a, str>,
    range: Range<usize>,
    sentence: usize,
    is_called: bool,
}

/// A name with one of its characters left open.
type Form = (usize, [char; 4]);

/// A name that differs from another in one character, where nothing says that they are two people.
pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    let all = spelt(script, cast);
    if all.is_empty() {
        return rows(script, &HashSet::new(), found);
    }
    // Whoever a call has from the roster stands there as well.
    let called = cast.mentions.iter().filter(|one| !one.is_written).map(|one| one.person.name);
    let called: HashSet<&str> = called.chain(all.iter().map(|one| one.name)).collect();
    // A roster has ten thousand names, and a script few that are not in placeholders.
    let characters: HanSet = all.iter().flat_map(|one| one.name.chars()).collect();
    let may_be_alike =
        |name: &str| name.chars().filter(|c| HAN.contains(&u32::from(*c)) && !characters.has(*c)).count() <= 1;
    let roster = script.rundown.agenda().people.values().filter(|person| {
        let name = person.name.as_str();
        may_be_alike(name) && person::has_usual_length(name) && !called.contains(name)
    });
    let listed = roster.map(|person| Spelt {
        name: &person.name,
        office: Cow::Borrowed(person.office.as_deref().unwrap_or("")),
        range: 0..0,
        sentence: usize::MAX,
        is_called: false,
    });
    let listed: Vec<Spelt<'_>> = listed.collect();
    let wanted: HashSet<Form> = all.iter().flat_map(|one| forms(one.name)).collect();
    let mut known: HashMap<Form, &Spelt<'_>> = HashMap::new();
    for one in &listed {
        known.extend(forms(one.name).filter(|form| wanted.contains(form)).map(|form| (form, one)));
    }
    // Whoever wrote both into the roster knows two people, unless the script calls both. Collected when first asked for:
    // few names are alike.
    let everybody = OnceCell::new();
    let is_listed = |name: &str| {
        let names = || script.rundown.agenda().people.values().map(|person| person.name.as_str());
        everybody.get_or_init(|| names().filter(|name| may_be_alike(name)).collect::<HashSet<&str>>()).contains(name)
    };
    // Whoever is called somewhere is known best there.
    let mut calls: HashMap<&str, &Spelt<'_>> = HashMap::new();
    for one in all.iter().filter(|one| one.is_called) {
        calls.entry(one.name).or_insert(one);
    }
    let are_listed = |one: &Spelt<'_>, other: &Spelt<'_>| {
        !(calls.contains_key(one.name) && calls.contains_key(other.name))
            && is_listed(one.name)
            && is_listed(other.name)
    };
    let are_two_people = |one: &Spelt<'_>, other: &Spelt<'_>| {
        let called = calls.get(one.name).zip(calls.get(other.name));
        are_two(script, one, other) || called.is_some_and(|(one, other)| are_two(script, one, other))
    };
    let mut told: HashSet<&str> = HashSet::new();
    let mut turned: HashMap<&str, &Spelt<'_>> = listed.iter().map(|one| (one.name, one)).collect();
    for one in &all {
        let similar = forms(one.name).filter_map(|form| known.get(&form).copied()).find(|other| other.name != one.name);
        let similar = similar.or_else(|| turned.get(given_turned(one.name)?.as_str()).copied());
        if let Some(other) = similar
            && !are_two_people(other, one)
            && !are_listed(other, one)
            && told.insert(one.name)
        {
            let problem = Problem::TwoSpellings { first: other.name.to_owned(), later: one.name.to_owned() };
            found.push(script.problem(problem, &one.range));
        }
        for form in forms(one.name) {
            known.entry(form).or_insert(one);
        }
        turned.entry(one.name).or_insert(one);
    }
    aside(script, &all, &told, found);
    rows(script, &told, found);
}

/// （宣读：总监票人尹丽萍）, and 请总监票人尹丽平同志 later: whoever is called by an office under which a direction has another spelling.
fn aside(script: &Script<'_>, all: &[Spelt<'_>], told: &HashSet<&str>, found: &mut Vec<Diagnostic>) {
    /// Characters of an office that not everybody has.
    const OFFICE: usize = 4;
    /// So many people are enough to look for; a script with more of them is a roster.
    const MOST: usize = 300;
    let known: HashSet<&str> = all.iter().map(|one| one.name).collect();
    let long = |one: &&Spelt<'_>| one.office.chars().count() >= OFFICE && homophones::is_whole(one.name);
    let people: Vec<&Spelt<'_>> = all.iter().filter(long).take(MOST).collect();
    let offices: Vec<&str> = people.iter().map(|one| one.office.as_ref()).collect();
    let vocabulary = Vocabulary::new(&offices);
    let mut told = told.clone();
    for words in script.directions().filter(|_| !people.is_empty()) {
        for place in vocabulary.find(words) {
            let (Some(office), Some(behind)) = (offices.get(place.word), words.get(place.end..)) else { continue };
            let other =
                people.iter().filter(|one| one.office == *office).find_map(|one| Some((one, spelt_like(behind, one)?)));
            if let Some((one, name)) = other.filter(|(one, name)| !known.contains(name) && told.insert(one.name)) {
                let problem = Problem::TwoSpellings { first: name.to_owned(), later: one.name.to_owned() };
                found.push(script.problem(problem, &one.range));
            }
        }
    }
}

/// The name that some words begin with, where it is that of somebody but for one character. Of an office that many have, they must
/// sound the same.
fn spelt_like<'a>(words: &'a str, somebody: &Spelt<'_>) -> Option<&'a str> {
    let name = somebody.name;
    let end = words.char_indices().nth(name.chars().count()).map_or(words.len(), |(end, _)| end);
    let other = words.get(..end).filter(|other| homophones::is_whole(other))?;
    let mut wrong = name.chars().zip(other.chars()).filter(|(one, other)| one != other);
    let (first, more) = (wrong.next()?, wrong.next());
    let is_of_many = somebody.office.ends_with(OF_MANY);
    (more.is_none() && (!is_of_many || homophones::sounds_like(first.0, first.1))).then_some(other)
}

/// 边明月 of 边月明: a given name of two characters, typed the other way round.
fn given_turned(name: &str) -> Option<String> {
    let [surname, first, second] = name.chars().collect::<Vec<_>>().try_into().ok()?;
    (first != second).then(|| String::from_iter([surname, second, first]))
}

/// 史大河、穆秀英、冼国柱、戎芳, and 史大河、穆秀英、洗国柱、戎芳 later: one row of names, and one of them in two spellings.
fn rows(script: &Script<'_>, told: &HashSet<&str>, found: &mut Vec<Diagnostic>) {
    const FEWEST: usize = 3;
    const MOST: usize = 64;
    let mut seen: Vec<Vec<&str>> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate() {
        let words = script.words(&sentence.range);
        if seen.len() >= MOST || !script.letters(index).has('、') || words.matches('、').nth(1).is_none() {
            continue;
        }
        for (start, row) in person_rows(words).filter(|(_, row)| row.len() >= FEWEST) {
            let differing = seen.iter().filter(|other| other.len() == row.len()).find_map(|other| {
                let mut pairs = other.iter().zip(&row).enumerate().filter(|(_, (one, other))| one != other);
                let (nth, (first, later)) = pairs.next()?;
                (pairs.next().is_none() && forms(first).any(|form| forms(later).any(|other| other == form)))
                    .then_some((nth, *first, *later))
            });
            if let Some((nth, first, later)) = differing.filter(|(.., later)| !told.contains(later)) {
                let before: usize = row.iter().take(nth).map(|name| name.len() + '、'.len_utf8()).sum();
                let at = sentence.range.start + start + before;
                let problem = Problem::TwoSpellings { first: first.to_owned(), later: later.to_owned() };
                found.push(script.problem(problem, &(at..at + later.len())));
                return;
            }
            seen.push(row);
        }
    }
}

/// The rows of bare names in some words without the last ones, each with its place: 史大河、穆秀英、冼国柱 of 提名史大河、穆秀英、冼国柱、戎芳为候选人.
fn person_rows(words: &str) -> impl Iterator<Item = (usize, Vec<&str>)> + '_ {
    pieces_between(words, is_mark).filter_map(|(start, clause)| {
        // Without the last one, a row has two names at least.
        clause.matches('、').nth(1)?;
        let pieces: Vec<&str> = clause.split('、').collect();
        let (first, rest) = pieces.split_first()?;
        let (_, inner) = rest.split_last()?;
        let is_name = |name: &&str| {
            (2..=3).contains(&name.chars().count())
                && name.chars().all(is_han)
                && name.chars().next().is_some_and(person::is_surname)
        };
        // 洗国柱 is nobody's name, and may be a slip.
        let is_like_one = |name: &&str| (2..=3).contains(&name.chars().count()) && name.chars().all(is_han);
        let others = inner.iter().filter(|name| !is_name(name)).count();
        if inner.is_empty() || others > 1 || others == inner.len() || !inner.iter().all(is_like_one) {
            return None;
        }
        let whole = first;
        let begins = first.char_indices().rev().take(3).map(|(at, _)| first.get(at..).unwrap_or_default());
        let first = begins.filter(is_name).last()?;
        // Where the last name ends, nothing says.
        let row: Vec<&str> = std::iter::once(first).chain(inner.iter().copied()).collect();
        Some((start + whole.len() - first.len(), row))
    })
}

/// Every name of the script that is long enough to be misspelt, in the order of their places.
fn spelt<'a>(script: &'a Script<'_>, cast: &Cast<'a>) -> Vec<Spelt<'a>> {
    let named = |one: &&Mention<'_>| {
        let Written { name, .. } = one.person;
        let is_person = !one.person.address.is_empty() || !person::ends_like_a_body(name);
        one.person.has_full_name() && (person::has_usual_length(name) || is_known_by_office(&one.person)) && is_person
    };
    let mentions = cast.mentions.iter().filter(named).filter_map(|one| {
        let Written { name, office, title, .. } = one.person;
        let at = one.range.start + script.words(&one.range).rfind(name)?;
        let office = if title.is_empty() { Cow::Borrowed(office) } else { Cow::Owned(format!("{office}{title}")) };
        let is_called = one.naming == Naming::Called;
        Some(Spelt { name, office, range: at..at + name.len(), sentence: one.sentence, is_called })
    });
    let mut all: Vec<Spelt<'a>> = mentions.collect();
    let of_roster = in_roster(script, &all);
    all.extend(of_roster);
    let known: HashSet<&str> = all.iter().map(|one| one.name).collect();
    // 在千里同志带领下: a word before 解千里's given name.
    let is_joined = |one: &Spelt<'_>| {
        let given =
            one.name.strip_prefix(['在', '由', '对', '向', '跟', '与', '和', '让', '请', '被', '以', '为', '听']);
        given.is_some_and(|given| known.iter().any(|name| *name != one.name && name.ends_with(given)))
    };
    let more = titled(script, &cast.recaps, &known);
    let mut alike = homophones::find(script, &known);
    all.extend(more);
    let ranges: HashSet<usize> = all.iter().map(|one| one.range.start).collect();
    alike.retain(|range| !ranges.contains(&range.start));
    all.extend(alike.into_iter().filter_map(|range| {
        let sentence = script.sentence_at(range.start)?;
        Some(Spelt {
            name: script.text.get(range.clone())?,
            office: Cow::Borrowed(""),
            range,
            sentence,
            is_called: false,
        })
    }));
    all.retain(|one| !is_joined(one));
    all.sort_by_key(|one| one.range.start);
    all
}

/// The first place of everybody of a small roster whom the script names, though no form of address says so: 镇党委钟致远书记.
fn in_roster<'a>(script: &'a Script<'_>, found: &[Spelt<'a>]) -> Vec<Spelt<'a>> {
    /// The importer makes a roster of those whom a script calls; a larger one came from elsewhere.
    const MOST: usize = 300;
    let people = &script.rundown.agenda().people;
    if people.len() > MOST {
        return Vec::new();
    }
    let mut known: HashSet<&str> = found.iter().map(|one| one.name).collect();
    let names: Vec<&str> = people
        .values()
        .map(|person| person.name.as_str())
        .filter(|name| homophones::is_whole(name) && !known.contains(name))
        .collect();
    let vocabulary = Vocabulary::new(&names);
    let places = script.find(&vocabulary).filter_map(|place| {
        let name = script.text.get(place.at..place.end)?;
        let sentence = script.sentence_at(place.at)?;
        known.insert(name).then_some(Spelt {
            name,
            office: Cow::Borrowed(""),
            range: place.at..place.end,
            sentence,
            is_called: false,
        })
    });
    places.collect()
}

/// What offices end with that several have.
const OF_MANY: [char; 8] = ['员', '委', '表', '人', '授', '师', '士', '宾'];

/// Whether somebody with a name of two characters has an office that nobody else has: 县水利局局长冷月.
fn is_known_by_office(person: &Written<'_>) -> bool {
    /// Characters of a unit and an office.
    const WHOLE: usize = 5;
    let Written { name, office, .. } = *person;
    name.chars().count() == 2
        && person::begins_with_surname(name)
        && office.chars().count() >= WHOLE
        && (!office.contains('副') || office.contains('、'))
        && !office.ends_with(OF_MANY)
}

fn forms(name: &str) -> impl Iterator<Item = Form> + '_ {
    let mut whole = ['\0'; 4];
    let length = whole.iter_mut().zip(name.chars()).map(|(place, c)| *place = c).count();
    (0..length).map(move |nth| {
        let mut form = whole;
        if let Some(open) = form.get_mut(nth) {
            *open = '*';
        }
        (nth, form)
    })
}

/// Whether two names that are alike are those of two people: under offices of their own, called one after the other, or
/// told apart by whoever wrote both in one sentence.
fn are_two(script: &Script<'_>, one: &Spelt<'_>, other: &Spelt<'_>) -> bool {
    let offices = !one.office.is_empty() && !other.office.is_empty();
    let agree = offices && offices_agree(&one.office, &other.office);
    // Two of two characters are alike by chance, but for those of one office.
    let by_chance = one.name.chars().count() == 2 && (!agree || one.name.chars().next() != other.name.chars().next());
    by_chance
        || offices && !agree
        || one.is_called && other.is_called && !agree && !is_called_again(one, other)
        || one.sentence == other.sentence
        || is_named_beside(script, other.sentence, one.name)
        || is_named_beside(script, one.sentence, other.name)
}

/// 晁凤岐 with an office, and 晁凤歧 without one: a keyboard of sounds made one name of the other.
fn is_called_again(one: &Spelt<'_>, other: &Spelt<'_>) -> bool {
    let mut wrong = one.name.chars().zip(other.name.chars()).filter(|(one, other)| one != other);
    let sounds = wrong.next().is_some_and(|(one, other)| homophones::sounds_like(one, other));
    one.office.is_empty() != other.office.is_empty() && sounds && wrong.next().is_none()
}

/// Whether a name stands in a sentence: then the two are told apart by whoever wrote it.
fn is_named_beside(script: &Script<'_>, sentence: usize, name: &str) -> bool {
    script.sentences.get(sentence).is_some_and(|sentence| script.words(&sentence.range).contains(name))
}

/// Names before a title in a look back: 石磊主任.
fn titled<'a>(script: &'a Script<'_>, recaps: &[(usize, usize)], known: &HashSet<&str>) -> Vec<Spelt<'a>> {
    let mut all = Vec::new();
    let mut backwards = recaps.iter().map(|(index, _)| *index).peekable();
    let mut all_recaps: Vec<usize> = Vec::new();
    for paragraph in script.paragraphs.iter().filter(|one| one.after_pause) {
        while let Some(index) = backwards.next_if(|index| *index < paragraph.sentences.start) {
            all_recaps.push(index);
        }
        // 尉迟晓岚校长的发言简短有力: whoever has just spoken is named first.
        if backwards.peek() != Some(&paragraph.sentences.start) {
            all_recaps.push(paragraph.sentences.start);
        }
    }
    all_recaps.extend(backwards);
    for (index, sentence) in all_recaps.iter().filter_map(|index| Some((*index, script.sentences.get(*index)?))) {
        let words = script.words(&sentence.range);
        let is_recap = recaps.binary_search_by_key(&index, |(index, _)| *index).is_ok();
        for (start, piece) in pieces_between(words, |c| is_mark(c) || c == '、') {
            let begins = thanked(piece);
            let name = piece.get(begins..).unwrap_or_default();
            // Only a look back is sure to speak of people.
            if !is_recap && !person::begins_with_surname(name) {
                continue;
            }
            let length = name.char_indices().nth(person::usual_length(name)).map_or(name.len(), |(at, _)| at);
            let (name, rest) = name.split_at(length);
            let title = || person::leading_title(rest).or_else(|| person::leading_address(rest));
            let is_speech = |title: &str| rest.get(title.len()..).is_some_and(|rest| rest.starts_with('的'));
            if title().is_some_and(|title| is_recap || is_speech(title) || !known.is_empty())
                && person::has_usual_length(name)
                && name.chars().all(is_han)
                && !person::ends_in_office(name)
                && !person::ends_like_a_body(name)
            {
                let at = sentence.range.start + start + begins;
                all.push(Spelt {
                    name,
                    office: Cow::Borrowed(""),
                    range: at..at + name.len(),
                    sentence: index,
                    is_called: false,
                });
            }
        }
        if !known.is_empty() && is_recap && words.contains('、') {
            in_rows(words, index, sentence.range.start, known, &mut all);
        }
    }
    all
}

/// Bare names in a row of a look back in which somebody is known: 雷宁会、鲁守山、赵云志三位同志.
fn in_rows<'a>(words: &'a str, sentence: usize, start: usize, known: &HashSet<&str>, all: &mut Vec<Spelt<'a>>) {
    let mut at = 0;
    for clause in words.split_inclusive(is_mark) {
        let mut begins = at + thanked(clause);
        at += clause.len();
        let row = words.get(begins..at).unwrap_or_default();
        let mut names = Vec::new();
        let mut is_row = false;
        for piece in row.split('、') {
            let name = piece.char_indices().nth(3).map_or(piece, |(end, _)| piece.get(..end).unwrap_or_default());
            let is_name = name.chars().all(is_han) && name.chars().next().is_some_and(person::is_surname);
            if is_name && name.chars().count() == 3 {
                let range = start + begins..start + begins + name.len();
                names.push(Spelt { name, office: Cow::Borrowed(""), range, sentence, is_called: false });
            }
            is_row |= [9, 6].iter().any(|length| piece.get(..*length).is_some_and(|name| known.contains(name)));
            begins += piece.len() + '、'.len_utf8();
        }
        if is_row && row.contains('、') {
            all.extend(names);
        }
    }
}

/// Where the person begins whom a piece of a look back names: behind 谢谢, 刚才.
fn thanked(piece: &str) -> usize {
    const WORDS: &[&str] = &["刚才", "谢谢", "感谢", "也", "再次", "还有", "以及", "今天", "上午", "同志们", " "];
    static THANKS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(WORDS));
    let mut rest = piece;
    while let Some(word) = THANKS.at_start(rest).and_then(|word| WORDS.get(word)) {
        rest = rest.get(word.len()..).unwrap_or_default();
    }
    piece.len() - rest.len()
}
