//! Another id for a person or a value, in every place of the agenda that names it.

use super::super::id::is_usable;
use super::super::{Agenda, PersonId, SideTexts, Text, TextFile, ValueId};
use super::{Written, roster};
use crate::script::{Content, Placeholder, Who, is_dot, parse};
use indexmap::IndexMap;
use std::collections::HashSet;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

/// Calls a person by another id. None where nobody has the old one, or the new one cannot be had.
pub(super) fn person(written: &mut Written, id: &PersonId, becomes: &str) -> Option<()> {
    let agenda = Arc::make_mut(&mut written.agenda);
    let becomes = PersonId(free(agenda, becomes)?);
    rekey(&mut agenda.people, id, becomes.clone())?;
    let steps = agenda.items.iter().flat_map(|item| &item.steps);
    let is_named = |person: &Option<PersonId>| person.as_ref() == Some(id);
    if steps.clone().any(|step| is_named(&step.turn)) {
        for step in agenda.items.iter_mut().flat_map(|item| &mut Arc::make_mut(item).steps) {
            step.turn.iter_mut().filter(|turn| *turn == id).for_each(|turn| *turn = becomes.clone());
        }
    }
    agenda.meeting.host.iter_mut().filter(|host| *host == id).for_each(|host| *host = becomes.clone());
    let is_meant = |placeholder: &Placeholder| matches!(placeholder, Placeholder::Person { who: Who::Listed(listed), .. } if *listed == id.0);
    rewrite(written, &|text| replaced(text, &is_meant, &id.0, &becomes.0));
    Some(())
}

/// Calls a value by another id. None where nothing has the old one, or the new one cannot be had.
pub(super) fn value(written: &mut Written, id: &ValueId, becomes: &str) -> Option<()> {
    let agenda = Arc::make_mut(&mut written.agenda);
    let becomes = ValueId(free(agenda, becomes)?);
    rekey(&mut agenda.values, id, becomes.clone())?;
    for item in &mut agenda.items {
        if item.steps.iter().any(|step| step.enter.contains(id)) {
            let entered = Arc::make_mut(item).steps.iter_mut().flat_map(|step| &mut step.enter);
            entered.filter(|entered| *entered == id).for_each(|entered| *entered = becomes.clone());
        }
    }
    let is_meant = |placeholder: &Placeholder| matches!(placeholder, Placeholder::Value(named) if *named == id.0);
    rewrite(written, &|text| replaced(text, &is_meant, &id.0, &becomes.0));
    Some(())
}

/// Whether a person or a value can be called by an id: a placeholder can name it, and it means nothing yet.
pub fn is_free_id(agenda: &Agenda, id: &str) -> bool {
    is_usable(id) && !roster::is_taken(agenda, id)
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

/// What a text becomes; none where it stays as it is.
type Rewrite<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Rewrites every text in which a placeholder is filled in, each file once.
fn rewrite(written: &mut Written, change: Rewrite<'_>) {
    let mut files: HashSet<TextFile> = HashSet::new();
    for item in &mut Arc::make_mut(&mut written.agenda).items {
        // An item in which nothing changes stays the same one.
        let mut changed = (**item).clone();
        for step in &mut changed.steps {
            step.who.iter_mut().for_each(|who| take(who, change));
            let choices = step.choose.iter_mut().map(|one| &mut one.say);
            for text in step.say.iter_mut().chain(&mut step.thanks).chain(choices) {
                match text {
                    Text::Inline(words) => take(words, change),
                    Text::File(text) => drop(files.insert(text.file.clone())),
                }
            }
        }
        if changed != **item {
            *item = Arc::new(changed);
        }
    }
    rewrite_files(&mut written.side_texts, &files, change);
}

fn rewrite_files(side_texts: &mut Arc<SideTexts>, files: &HashSet<TextFile>, change: Rewrite<'_>) {
    for file in files {
        let changed = side_texts.get(file).and_then(|words| change(words.as_ref().ok()?));
        if let Some(changed) = changed {
            Arc::make_mut(side_texts).insert(file.clone(), Ok(changed));
        }
    }
}

fn take(words: &mut String, change: Rewrite<'_>) {
    if let Some(changed) = change(words) {
        *words = changed;
    }
}

/// The text with another id in the placeholders that are meant; none where there are none.
fn replaced(text: &str, is_meant: &dyn Fn(&Placeholder) -> bool, id: &str, becomes: &str) -> Option<String> {
    let script = parse(text);
    let inlines = script.blocks.iter().flat_map(|block| &block.inlines);
    let meant = inlines.filter(|inline| matches!(&inline.content, Content::Placeholder(one) if is_meant(one)));
    let places: Vec<Range<usize>> = meant.filter_map(|inline| id_in(text, &inline.source, id)).collect();
    let mut text = (!places.is_empty()).then(|| text.to_owned())?;
    // From the last to the first: what stands before a place is then still where it was found.
    places.into_iter().rev().for_each(|place| text.replace_range(place, becomes));
    Some(text)
}

/// Where the id stands between the braces: behind the dot of `people.`, where there is one.
fn id_in(text: &str, source: &Range<usize>, id: &str) -> Option<Range<usize>> {
    let braces = text.get(source.clone())?;
    let behind = braces.char_indices().find(|(_, c)| is_dot(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let start = source.start + behind + braces.get(behind..)?.find(id)?;
    Some(start..start + id.len())
}
