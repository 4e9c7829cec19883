//! Other ids for people and values, in every place that names them.

use super::super::id::is_usable;
use super::super::{Agenda, Item, PersonId, SideTexts, Text, TextFile, ValueId};
use super::{Written, roster};
use crate::script::{Content, Inline, Placeholder, Who, is_dot, parse};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

/// Whether a person or a value can be called by an id: a placeholder can name it, and it means nothing yet.
pub fn is_free_id(agenda: &Agenda, id: &str) -> bool {
    is_usable(id) && !roster::is_taken(agenda, id)
}

/// Calls a person by another id. None where nobody has the old one, or the new one cannot be had.
pub(super) fn person(written: &mut Written, id: &PersonId, becomes: &str) -> Option<()> {
    let agenda = Arc::make_mut(&mut written.agenda);
    let becomes = PersonId(free(agenda, becomes)?);
    rekey(&mut agenda.people, id, becomes.clone())?;
    agenda.meeting.host.iter_mut().filter(|host| *host == id).for_each(|host| *host = becomes.clone());
    Names { people: [(id.clone(), becomes)].into(), ..Names::default() }.put_into_all(written);
    Some(())
}

/// Calls a value by another id. None where nothing has the old one, or the new one cannot be had.
pub(super) fn value(written: &mut Written, id: &ValueId, becomes: &str) -> Option<()> {
    let agenda = Arc::make_mut(&mut written.agenda);
    let becomes = ValueId(free(agenda, becomes)?);
    rekey(&mut agenda.values, id, becomes.clone())?;
    Names { values: [(id.clone(), becomes)].into(), ..Names::default() }.put_into_all(written);
    Some(())
}

fn free(agenda: &Agenda, id: &str) -> Option<String> {
    let id = id.trim();
    is_free_id(agenda, id).then(|| id.to_owned())
}

/// Gives an entry another key, at the place where it is.
fn rekey<Id: Hash + Eq, T>(map: &mut IndexMap<Id, T>, id: &Id, becomes: Id) -> Option<()> {
    let (place, _, entry) = map.shift_remove_full(id)?;
    map.shift_insert(place, becomes, entry);
    Some(())
}

/// What people and values are called from now on, by what they are called now. Who is not among them keeps the id.
#[derive(Debug, Default)]
pub(in crate::agenda) struct Names {
    pub(in crate::agenda) people: HashMap<PersonId, PersonId>,
    pub(in crate::agenda) values: HashMap<ValueId, ValueId>,
}

impl Names {
    fn put_into_all(&self, written: &mut Written) {
        for item in &mut Arc::make_mut(&mut written.agenda).items {
            // An item in which nothing changes stays the same one.
            let mut changed = Item::clone(item);
            self.put_into(&mut changed);
            if changed != **item {
                *item = Arc::new(changed);
            }
        }
        self.put_into_files(&written.agenda, &mut written.side_texts);
    }

    /// Puts them into the files beside the agenda; not into documents, in which nothing is filled in.
    fn put_into_files(&self, agenda: &Agenda, side_texts: &mut Arc<SideTexts>) {
        let steps = agenda.items.iter().flat_map(|item| &item.steps);
        let texts =
            steps.flat_map(|step| step.say.iter().chain(&step.thanks).chain(step.choose.iter().map(|one| &one.say)));
        let files: HashSet<&TextFile> = texts
            .filter_map(|text| match text {
                Text::File(text) => Some(&text.file),
                Text::Inline(_) => None,
            })
            .collect();
        for file in files {
            let renamed = side_texts.get(file).and_then(|words| self.renamed(words.as_ref().ok()?));
            if let Some(renamed) = renamed {
                Arc::make_mut(side_texts).insert(file.clone(), Ok(renamed));
            }
        }
    }

    /// Puts them into whatever an item itself holds.
    pub(in crate::agenda) fn put_into(&self, item: &mut Item) {
        let rename = |text: &mut String| {
            if let Some(renamed) = self.renamed(text) {
                *text = renamed;
            }
        };
        item.title.iter_mut().for_each(rename);
        for step in &mut item.steps {
            step.turn = step.turn.take().map(|id| self.people.get(&id).cloned().unwrap_or(id));
            let figures = step.majority.iter_mut().flat_map(|majority| [&mut majority.votes, &mut majority.of]);
            for id in step.enter.iter_mut().chain(figures) {
                if let Some(new) = self.values.get(id) {
                    id.clone_from(new);
                }
            }
            step.who.iter_mut().for_each(rename);
            let choices = step.choose.iter_mut().map(|one| &mut one.say);
            for text in step.say.iter_mut().chain(&mut step.thanks).chain(choices) {
                if let Text::Inline(words) = text {
                    rename(words);
                }
            }
        }
    }

    /// A text with other ids in its placeholders; none where it stays as it is.
    fn renamed(&self, text: &str) -> Option<String> {
        let script = parse(text);
        let inlines = script.blocks.iter().flat_map(|block| &block.inlines);
        let changes: Vec<_> = inlines.filter_map(|inline| self.change(text, inline)).collect();
        let mut text = (!changes.is_empty()).then(|| text.to_owned())?;
        // From the last to the first: what stands before a place is then still where it was found.
        changes.into_iter().rev().for_each(|(place, new)| text.replace_range(place, new));
        Some(text)
    }

    /// Where an id stands in a placeholder, and what takes its place.
    fn change(&self, text: &str, inline: &Inline) -> Option<(Range<usize>, &str)> {
        let Content::Placeholder(placeholder) = &inline.content else { return None };
        let here = text.get(inline.source.clone())?;
        // Of `people.name.name` the first name is the id.
        let (from, old, new) = if let Placeholder::Value(id) = placeholder {
            (0, id, self.values.get(id.as_str())?.as_str())
        } else if let Placeholder::Person { who: Who::Listed(id), .. } = placeholder {
            (here.find(is_dot)?, id, self.people.get(id.as_str())?.as_str())
        } else {
            return None;
        };
        let start = inline.source.start + from + here.get(from..)?.find(old.as_str())?;
        (old != new).then_some((start..start + old.len(), new))
    }
}
