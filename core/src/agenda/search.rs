//! Words looked for all over an agenda, and others put in their place.

use super::edit::Edit;
use super::{Agenda, SideTexts, Text, TextFile};
use crate::diagnostic::{Path, Place, Spot};
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
/// what is said. Not within the braces of a placeholder, where they are no words. Nothing is found of no words.
pub fn search(agenda: &Agenda, side_texts: &SideTexts, words: &str) -> Vec<Hit> {
    let mut search = Search { words, side_texts, seen: HashSet::new(), hits: Vec::new() };
    if words.is_empty() {
        return search.hits;
    }
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
            search.look_into(step.thanks.as_ref(), || of("thanks"));
        }
    }
    search.hits
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

struct Search<'a> {
    words: &'a str,
    side_texts: &'a SideTexts,
    /// Files that were looked into: two steps may say the same one.
    seen: HashSet<&'a TextFile>,
    hits: Vec<Hit>,
}

impl<'a> Search<'a> {
    fn look(&mut self, text: &str, path: impl Fn() -> Path) {
        self.look_in_file(None, text, path);
    }

    fn look_if(&mut self, text: Option<&str>, path: impl Fn() -> Path) {
        text.into_iter().for_each(|text| self.look(text, &path));
    }

    fn look_into(&mut self, text: Option<&'a Text>, path: impl Fn() -> Path) {
        match text {
            Some(Text::Inline(words)) => self.look(words, path),
            Some(Text::File(text)) => {
                let side_texts = self.side_texts;
                if let Some(Ok(words)) = side_texts.get(&text.file)
                    && self.seen.insert(&text.file)
                {
                    self.look_in_file(Some(&text.file), words, path);
                }
            }
            None => {}
        }
    }

    fn look_in_file(&mut self, file: Option<&TextFile>, text: &str, path: impl Fn() -> Path) {
        let mut braces = placeholders(text).peekable();
        for (start, found) in text.match_indices(self.words) {
            let bytes = start..start + found.len();
            while braces.next_if(|braces| braces.end <= bytes.start).is_some() {}
            if braces.peek().is_some_and(|braces| braces.start < bytes.end) {
                continue;
            }
            let before: String = text.get(..bytes.start).map_or_else(String::new, tail);
            let after = text.get(bytes.end..).map_or_else(String::new, head);
            let place = Place { file: file.map(|file| file.0.clone()), path: path(), spot: Spot::Bytes(bytes) };
            self.hits.push(Hit { place, before, after });
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
