//! Words looked for all over an agenda, and others put in their place.

use super::edit::Edit;
use super::{Agenda, SideTexts, Text, TextFile};
use crate::diagnostic::{Path, Place, Spot};
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

/// Characters shown on either side of what was found.
const EITHER_SIDE: usize = 16;

/// A place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which bytes of which text.
    pub place: Place,
    /// What stands before them in their line.
    pub before: String,
    /// What stands after them in their line.
    pub after: String,
}

/// Every place where words stand, in the order of the file: in the meeting's data, the roster, the values, in titles, in
/// what is said or read out. Not within the braces of a placeholder, where they are no words. Nothing is found of no words.
pub fn search(agenda: &Agenda, side_texts: &SideTexts, words: &str) -> Vec<Hit> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    walk(
        (agenda, side_texts, true),
        &mut |text| text.match_indices(words).map(|(at, _)| at..at + words.len()).collect(),
        &mut |hit, _| {
            hits.push(hit);
        },
    );
    hits
}

/// A character that stands somewhere in an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCharacter {
    /// Which one.
    pub character: char,
    /// Where it stands first.
    pub hit: Hit,
}

/// The characters of all those texts that are wanted, each once, in the order in which they are met; not of documents that
/// are read out.
pub fn characters(agenda: &Agenda, side_texts: &SideTexts, wanted: &dyn Fn(char) -> bool) -> Vec<FoundCharacter> {
    let mut found: Vec<FoundCharacter> = Vec::new();
    let known = RefCell::new(HashSet::new());
    let mut look = |text: &str| {
        let known = known.borrow();
        let places = text.char_indices().filter(|(_, c)| wanted(*c) && !known.contains(c));
        places.map(|(at, c)| at..at + c.len_utf8()).collect()
    };
    // What is read out is on the reader's paper and on no screen of this program.
    walk((agenda, side_texts, false), &mut look, &mut |hit, words| {
        if let Some(character) = words.chars().next().filter(|c| known.borrow_mut().insert(*c)) {
            found.push(FoundCharacter { character, hit });
        }
    });
    found
}

/// Which bytes of a text are looked for.
type Look<'a> = &'a mut dyn FnMut(&str) -> Vec<Range<usize>>;
/// Takes a place where they are, and the words that stand there.
type Take<'a> = &'a mut dyn FnMut(Hit, &str);

/// Goes through all texts, and through documents that are read out where they are wanted too.
fn walk((agenda, side_texts, documents): (&Agenda, &SideTexts, bool), look: Look<'_>, take: Take<'_>) {
    let mut search = Search { look, take, side_texts, seen: HashSet::new() };
    let root = Path::default;
    search.look(&agenda.meeting.title, || root().key("meeting").key("title"));
    search.look_if(agenda.meeting.place.as_deref(), || root().key("meeting").key("place"));
    for (id, person) in &agenda.people {
        let of = |field: &str| root().key("people").key(id.as_str()).key(field);
        search.look(&person.name, || of("name"));
        search.look_if(person.unit.as_deref(), || of("unit"));
        search.look_if(person.office.as_deref(), || of("office"));
        search.look_if(person.address.as_deref(), || of("address"));
    }
    for (id, value) in &agenda.values {
        search.look(&value.value, || root().key("values").key(id.as_str()).key("value"));
    }
    for (nth, item) in agenda.items.iter().enumerate() {
        search.look_if(item.title.as_deref(), || Path::item(nth).key("title"));
        for (place, step) in item.steps.iter().enumerate() {
            let of = |field: &str| Path::step(nth, place).key(field);
            search.look_if(step.who.as_deref(), || of("who"));
            search.look_into(step.say.as_ref(), || of("say"));
            for (choice, one) in step.choose.iter().enumerate() {
                search.look_into(Some(&one.say), || of("choose").index(choice).key("say"));
            }
            search.look_into_file(step.document.as_ref().filter(|_| documents), || of("document"));
            search.look_into(step.thanks.as_ref(), || of("thanks"));
        }
    }
}

/// The edit that puts other words in the place of those that were found, everywhere at once.
pub fn replace(hits: &[Hit], words: &str, becomes: &str) -> Edit {
    // From the last to the first: what stands before a place is then still where it was found.
    let edits = hits.iter().rev().map(|hit| Edit::Words {
        place: hit.place.clone(),
        was: words.to_owned(),
        becomes: becomes.to_owned(),
    });
    Edit::Many(edits.collect())
}

struct Search<'a, 'f> {
    look: Look<'f>,
    take: Take<'f>,
    side_texts: &'a SideTexts,
    /// Files that were looked into: two steps may say the same one.
    seen: HashSet<&'a TextFile>,
}

impl<'a> Search<'a, '_> {
    fn look(&mut self, text: &str, path: impl Fn() -> Path) {
        self.look_in_file(None, text, path);
    }

    fn look_if(&mut self, text: Option<&str>, path: impl Fn() -> Path) {
        text.into_iter().for_each(|text| self.look(text, &path));
    }

    fn look_into(&mut self, text: Option<&'a Text>, path: impl Fn() -> Path) {
        match text {
            Some(Text::Inline(words)) => self.look(words, path),
            Some(Text::File(text)) => self.look_into_file(Some(&text.file), path),
            None => {}
        }
    }

    fn look_into_file(&mut self, file: Option<&'a TextFile>, path: impl Fn() -> Path) {
        let side_texts = self.side_texts;
        if let Some(file) = file
            && let Some(Ok(words)) = side_texts.get(file)
            && self.seen.insert(file)
        {
            self.look_in_file(Some(file), words, path);
        }
    }

    fn look_in_file(&mut self, file: Option<&TextFile>, text: &str, path: impl Fn() -> Path) {
        let mut braces = placeholders(text).peekable();
        for bytes in (self.look)(text) {
            while braces.next_if(|braces| braces.end <= bytes.start).is_some() {}
            if braces.peek().is_some_and(|braces| braces.start < bytes.end) {
                continue;
            }
            let before: String = text.get(..bytes.start).map_or_else(String::new, tail);
            let after = text.get(bytes.end..).map_or_else(String::new, head);
            let words = text.get(bytes.clone()).unwrap_or_default();
            let place = Place { file: file.map(|file| file.0.clone()), path: path(), spot: Spot::Bytes(bytes) };
            (self.take)(Hit { place, before, after }, words);
        }
    }
}

fn tail(before: &str) -> String {
    let back: Vec<char> = before.chars().rev().take_while(|c| *c != '\n').take(EITHER_SIDE).collect();
    back.into_iter().rev().collect()
}

fn head(after: &str) -> String {
    after.chars().take_while(|c| *c != '\n').take(EITHER_SIDE).collect()
}

/// Where `{{ }}` stand in a text, with their braces; what nothing closes goes on to the end.
pub fn placeholders(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find("{{")?;
        let end = text.get(start..)?.find("}}").map_or(text.len(), |end| start + end + 2);
        from = end;
        Some(start..end)
    })
}
