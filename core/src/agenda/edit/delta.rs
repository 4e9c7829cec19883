//! What differs between two states of an agenda, so small that an undo history holds an afternoon of them: of a row that
//! changed (an item, a person, a value) only the bytes of its JSON text that are others. It knows nothing of edits: whatever
//! became of an agenda, a reload from disk too, is taken back the same way.

use super::Written;
use crate::agenda::{Agenda, SideTexts, TextFault, TextFile};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::hash::Hash;
use std::sync::Arc;

/// What makes one state of an agenda of another, and that of this one again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta(Box<[Part]>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// The meeting and whatever else is neither a person nor a value nor an item.
    Head(Bytes),
    People(Rows),
    Values(Rows),
    Items(Rows),
    /// A text beside the agenda whose words are others.
    Words(TextFile, Bytes),
    /// One that is there only before or after, or cannot be had in one of them.
    SideText(TextFile, Box<[SideText; 2]>),
}

/// A text beside the agenda, where it is named.
type SideText = Option<Result<String, TextFault>>;

/// Rows that are others.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Rows {
    /// One row is at another place, counted without the row itself.
    Moved { from: u32, to: u32 },
    /// Some are others than before, each at its place.
    Each(Box<[(u32, Bytes)]>),
    /// Some stand in the place of others: where, how many before and after, and their texts one after another.
    Replaced { at: u32, counts: [u32; 2], text: Bytes },
}

/// Bytes of a text that are others, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bytes {
    at: u32,
    texts: [Box<str>; 2],
}

/// Which way a difference is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forth,
}

impl Delta {
    /// The difference between two states.
    pub fn between(before: &Written, after: &Written) -> Self {
        let mut parts = Vec::new();
        let (old, new) = (&*before.agenda, &*after.agenda);
        if !same_head(old, new) {
            parts.extend(Bytes::between(&json(&head(old)), &json(&head(new))).map(Part::Head));
        }
        parts.extend(rows(&pairs(&old.people), &pairs(&new.people)).map(Part::People));
        parts.extend(rows(&pairs(&old.values), &pairs(&new.values)).map(Part::Values));
        parts.extend(rows(&old.items, &new.items).map(Part::Items));
        if !Arc::ptr_eq(&before.side_texts, &after.side_texts) {
            let gone = before.side_texts.keys().filter(|file| !after.side_texts.contains_key(*file));
            for file in after.side_texts.keys().chain(gone) {
                parts.extend(side_text(file, before.side_texts.get(file), after.side_texts.get(file)));
            }
        }
        Self(parts.into())
    }

    /// The state before, of the one after; none where that is another one.
    pub fn undo(&self, after: &Written) -> Option<Written> {
        self.go(after, Way::Back)
    }

    /// The state after, of the one before; none where that is another one.
    pub fn redo(&self, before: &Written) -> Option<Written> {
        self.go(before, Way::Forth)
    }

    fn go(&self, from: &Written, way: Way) -> Option<Written> {
        let mut to = from.clone();
        for part in &self.0 {
            match part {
                Part::Head(bytes) => {
                    let agenda = Arc::make_mut(&mut to.agenda);
                    let new: Agenda = read(&bytes.go(&json(&head(agenda)), way)?)?;
                    let Agenda { people, values, items, .. } = std::mem::replace(agenda, new);
                    (agenda.people, agenda.values, agenda.items) = (people, values, items);
                }
                Part::People(rows) => {
                    let people = &mut Arc::make_mut(&mut to.agenda).people;
                    *people = rows.go(std::mem::take(people).into_iter().collect(), way)?.into_iter().collect();
                }
                Part::Values(rows) => {
                    let values = &mut Arc::make_mut(&mut to.agenda).values;
                    *values = rows.go(std::mem::take(values).into_iter().collect(), way)?.into_iter().collect();
                }
                Part::Items(rows) => {
                    let items = &mut Arc::make_mut(&mut to.agenda).items;
                    *items = rows.go(std::mem::take(items), way)?;
                }
                Part::Words(file, bytes) => {
                    let texts = Arc::make_mut(&mut to.side_texts);
                    let words = texts.get_mut(file)?.as_mut().ok()?;
                    *words = bytes.go(words, way)?;
                }
                Part::SideText(file, texts) => put(Arc::make_mut(&mut to.side_texts), file, way.goal(texts)),
            }
        }
        Some(to)
    }
}

fn put(texts: &mut SideTexts, file: &TextFile, text: &SideText) {
    match text {
        Some(text) => drop(texts.insert(file.clone(), text.clone())),
        None => drop(texts.remove(file)),
    }
}

fn side_text(
    file: &TextFile,
    before: Option<&Result<String, TextFault>>,
    after: Option<&Result<String, TextFault>>,
) -> Option<Part> {
    match (before, after) {
        (before, after) if before == after => None,
        (Some(Ok(before)), Some(Ok(after))) => Some(Part::Words(file.clone(), Bytes::between(before, after)?)),
        (before, after) => Some(Part::SideText(file.clone(), Box::new([before.cloned(), after.cloned()]))),
    }
}

/// The agenda without its people, values and items.
fn head(agenda: &Agenda) -> Agenda {
    let Agenda { format, meeting, checks_off, unknown, people: _, values: _, items: _ } = agenda;
    Agenda {
        format: *format,
        meeting: meeting.clone(),
        checks_off: checks_off.clone(),
        unknown: unknown.clone(),
        ..Agenda::empty()
    }
}

fn same_head(old: &Agenda, new: &Agenda) -> bool {
    old.format == new.format
        && old.meeting == new.meeting
        && old.checks_off == new.checks_off
        && old.unknown == new.unknown
}

fn pairs<K: Hash + Eq, V>(rows: &indexmap::IndexMap<K, V>) -> Vec<(&K, &V)> {
    rows.iter().collect()
}

/// Which rows are others; none where all are the same, in the same order.
fn rows<T: PartialEq + Serialize>(before: &[T], after: &[T]) -> Option<Rows> {
    let at = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (old, new) = (before.get(at..)?, after.get(at..)?);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (old.get(..old.len() - tail)?, new.get(..new.len() - tail)?);
    if old.is_empty() && new.is_empty() {
        return None;
    }
    if old.len() != new.len() {
        let text = Bytes::between(&json(old), &json(new))?;
        return Some(Rows::Replaced { at: short(at), counts: [short(old.len()), short(new.len())], text });
    }
    if let ([first, rest @ ..], [others @ .., last]) = (old, new)
        && first == last
        && rest == others
    {
        return Some(Rows::Moved { from: short(at), to: short(at + rest.len()) });
    }
    if let ([others @ .., last], [first, rest @ ..]) = (old, new)
        && first == last
        && rest == others
    {
        return Some(Rows::Moved { from: short(at + rest.len()), to: short(at) });
    }
    let differ = old.iter().zip(new).enumerate().filter(|(_, (one, other))| one != other);
    let each = differ.map(|(nth, (one, other))| Some((short(at + nth), Bytes::between(&json(one), &json(other))?)));
    Some(Rows::Each(each.collect::<Option<_>>()?))
}

impl Rows {
    fn go<T: Serialize + DeserializeOwned>(&self, mut rows: Vec<T>, way: Way) -> Option<Vec<T>> {
        match self {
            Self::Moved { from, to } => {
                let places = [*from, *to].map(long);
                let (from, to) = (*way.start(&places), *way.goal(&places));
                let row = (from < rows.len()).then(|| rows.remove(from))?;
                (to <= rows.len()).then(|| rows.insert(to, row))?;
            }
            Self::Each(each) => {
                for (at, bytes) in each {
                    let row = rows.get_mut(long(*at))?;
                    *row = read(&bytes.go(&json(row), way)?)?;
                }
            }
            Self::Replaced { at, counts, text } => {
                let stretch = long(*at)..long(*at) + long(*way.start(counts));
                let new: Vec<T> = read(&text.go(&json(rows.get(stretch.clone())?), way)?)?;
                rows.splice(stretch, new);
            }
        }
        Some(rows)
    }
}

impl Bytes {
    /// The bytes in which two texts differ; none where they are the same, or longer than any agenda is.
    fn between(before: &str, after: &str) -> Option<Self> {
        u32::try_from(before.len().max(after.len())).ok()?;
        let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
        let start = (0..=same).rev().find(|at| before.is_char_boundary(*at) && after.is_char_boundary(*at))?;
        let (old, new) = (before.get(start..)?, after.get(start..)?);
        let tail = old.bytes().rev().zip(new.bytes().rev()).take_while(|(one, other)| one == other).count();
        let is_whole = |tail: &usize| old.is_char_boundary(old.len() - tail) && new.is_char_boundary(new.len() - tail);
        let tail = (0..=tail).rev().find(is_whole)?;
        let (old, new) = (old.get(..old.len() - tail)?, new.get(..new.len() - tail)?);
        (old != new).then(|| Self { at: short(start), texts: [old.into(), new.into()] })
    }

    fn go(&self, text: &str, way: Way) -> Option<String> {
        let (head, rest) = text.split_at_checked(long(self.at))?;
        let tail = rest.strip_prefix(&**way.start(&self.texts))?;
        Some([head, &**way.goal(&self.texts), tail].concat())
    }
}

impl Way {
    /// Of a before and an after, the one that this way leads to.
    fn goal<T>(self, [before, after]: &[T; 2]) -> &T {
        match self {
            Self::Back => before,
            Self::Forth => after,
        }
    }

    /// And the one that it comes from.
    fn start<T>(self, [before, after]: &[T; 2]) -> &T {
        match self {
            Self::Back => after,
            Self::Forth => before,
        }
    }
}

/// Nothing in an agenda fails to be written: ids are texts, and numbers are whole.
fn json(of: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(of).unwrap_or_default()
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// Places are kept short: there are thousands of them.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn long(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
