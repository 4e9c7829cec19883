//! How a rundown is made: all texts parsed and every item worked out, but for items that an edit has left alone.

use super::super::{Agenda, AlternativeId, Item, ItemId, Person, PersonId, SideTexts, Step, StepId, Text, TextFile};
use super::{DEFAULT_PACE, ItemEntry, Part, PartKind, PartText, Rundown, resolve};
use crate::script::Reader;
use crate::time::Span;
use indexmap::IndexMap;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

impl Rundown {
    pub(super) fn make(agenda: Arc<Agenda>, side_texts: Arc<SideTexts>, before: Option<&Self>) -> Self {
        let stand_ins = agenda
            .text_files()
            .filter(|file| !matches!(side_texts.get(*file), Some(Ok(_))))
            .map(|file| (file.clone(), stand_in(file)))
            .collect();
        let mut rundown = Self {
            items: Vec::with_capacity(agenda.items.len()),
            by_item: HashMap::with_capacity(agenda.items.len()),
            parts: Vec::with_capacity(before.map_or(0, |before| before.parts.len())),
            numbered: 0,
            agenda: agenda.clone(),
            side_texts,
            stand_ins,
            documents: HashMap::new(),
            names: before
                .filter(|before| before.agenda.people == agenda.people)
                .map_or_else(OnceLock::new, |before| before.names.clone()),
        };
        // Told apart by where they lie in memory: the rundown before holds its items, so no other one can lie there.
        let known: HashMap<*const Item, &ItemEntry> = before.map_or_else(HashMap::new, |before| {
            let items = before.agenda.items.iter().zip(&before.items);
            items
                .filter(|(item, _)| rundown.reads_as(before, item))
                .map(|(item, entry)| (Arc::as_ptr(item), entry))
                .collect()
        });
        let (mut repeats, mut reader) = (Unique::default(), Reader::default());
        let mut roster = Roster { people: &agenda.people, next: 0 };
        for (index, item) in agenda.items.iter().enumerate() {
            let entry = match before.zip(known.get(&Arc::as_ptr(item))) {
                Some((before, entry)) => rundown.keep_item(index, before, entry),
                None => rundown.work_out(index, item, &mut reader),
            };
            rundown.add_item(index, item, entry, &mut repeats, &mut roster);
        }
        rundown.documents = rundown.count_documents(before);
        let (mut after, mut is_planned) = (Span::ZERO, true);
        for entry in rundown.items.iter_mut().rev() {
            (entry.planned_after, entry.is_planned_after) = (after, is_planned);
            after += entry.planned;
            is_planned &= entry.is_planned;
        }
        rundown
    }

    /// A place for the length of each document that is read out; where its words are those of another rundown, that one's.
    fn count_documents(&self, before: Option<&Self>) -> HashMap<TextFile, Arc<OnceLock<usize>>> {
        let files = self.agenda.items.iter().flat_map(|item| &item.steps).filter_map(|step| step.document.as_ref());
        let known = |file: &TextFile| {
            let before = before.filter(|before| before.side_texts.get(file) == self.side_texts.get(file))?;
            before.documents.get(file).cloned()
        };
        files.map(|file| (file.clone(), known(file).unwrap_or_default())).collect()
    }

    /// Whether the texts of an item that lie beside the agenda are those that another rundown had.
    fn reads_as(&self, other: &Self, item: &Item) -> bool {
        Arc::ptr_eq(&self.side_texts, &other.side_texts)
            || item.text_files().all(|file| self.side_texts.get(file) == other.side_texts.get(file))
    }

    /// Takes over what was worked out about an item that is the same.
    fn keep_item(&mut self, index: usize, before: &Self, entry: &ItemEntry) -> ItemEntry {
        let first = self.parts.len();
        let parts = before.parts.get(entry.parts.clone()).unwrap_or_default();
        self.parts.extend(parts.iter().cloned().map(|part| Part { item: index, ..part }));
        ItemEntry { parts: first..self.parts.len(), ..entry.clone() }
    }

    /// Parses the texts of an item, and works out what depends on nothing else in the agenda.
    fn work_out(&mut self, index: usize, item: &Item, reader: &mut Reader) -> ItemEntry {
        let first = self.parts.len();
        let mut repeated_steps = Unique::default();
        let mut steps = Vec::with_capacity(item.steps.len());
        let mut first_part_of_step: HashMap<StepId, usize> = HashMap::with_capacity(item.steps.len());
        for (place, step) in item.steps.iter().enumerate() {
            let by_place = || Cow::Owned((place + 1).to_string());
            let written = step.id.as_ref().map_or_else(by_place, |id| Cow::Borrowed(id.as_str()));
            let id = StepId(repeated_steps.id(&written, |id| first_part_of_step.contains_key(id)));
            first_part_of_step.insert(id.clone(), self.parts.len() - first);
            steps.push(id);
            self.add_parts(index, place, step, reader);
        }
        let parts = first..self.parts.len();
        let length = |part: &Part| -> usize {
            (0..part.texts.len()).filter_map(|choice| self.source(part, choice)).map(str::len).sum()
        };
        let turns = item.steps.iter().enumerate().filter(|(_, step)| step.turn.is_some()).map(|(place, _)| place);
        ItemEntry {
            id: item.id.clone(),
            steps: steps.into(),
            planned: self.planned(item, &parts),
            length: self.parts.iter().skip(first).map(length).sum(),
            parts,
            number: None,
            turns: turns.collect(),
            is_planned: item.minutes.is_some()
                || !item.steps.iter().any(|step| step.wait.is_some() && step.minutes.is_none()),
            is_estimate: item.minutes.is_none() && item.steps.iter().all(|step| step.minutes.unwrap_or(0) == 0),
            planned_after: Span::ZERO,
            is_planned_after: true,
            first_part_of_step: Arc::new(first_part_of_step),
            speakers: Vec::new(),
        }
    }

    /// Adds an item with what depends on the others: its number, an id that nobody has, its place in the roster.
    fn add_item(
        &mut self,
        index: usize,
        item: &Item,
        mut entry: ItemEntry,
        repeats: &mut Unique,
        roster: &mut Roster<'_>,
    ) {
        entry.id = ItemId(repeats.id(item.id.as_str(), |id| self.by_item.contains_key(id)));
        entry.number = item.is_numbered().then(|| {
            self.numbered += 1;
            item.number.map_or(self.numbered, u64::from)
        });
        entry.speakers = item.steps.iter().filter_map(|step| step.turn.as_ref()).map(|id| roster.place(id)).collect();
        self.by_item.insert(entry.id.clone(), index);
        self.items.push(entry);
    }

    fn add_parts(&mut self, item: usize, step: usize, written: &Step, reader: &mut Reader) {
        let mut add = |kind: PartKind, texts: Arc<[PartText]>| {
            // Nearly every part has none, and an empty list takes no memory.
            let alternatives = if kind == PartKind::Choose { alternatives(written).into() } else { Arc::default() };
            self.parts.push(Part { item, step, kind, texts, alternatives });
        };
        let mut parse = |text: &Text| PartText::of(resolve(text, &self.side_texts, &self.stand_ins), reader);
        if !written.enter.is_empty() {
            add(PartKind::Enter, Arc::default());
        }
        if let Some(text) = written.say.as_ref().and_then(&mut parse) {
            add(PartKind::Say, Arc::from([text]));
        }
        if !written.choose.is_empty() {
            // An alternative without words still takes its place: what is chosen is found by its index.
            add(PartKind::Choose, written.choose.iter().map(|one| parse(&one.say).unwrap_or_default()).collect());
        }
        if written.wait.is_some() {
            add(PartKind::Wait, Arc::default());
        }
        if let Some(text) = written.thanks.as_ref().and_then(&mut parse) {
            add(PartKind::Thanks, Arc::from([text]));
        }
    }

    fn planned(&self, item: &Item, parts: &std::ops::Range<usize>) -> Span {
        if let Some(minutes) = item.minutes {
            return Span::minutes(i64::from(minutes));
        }
        let steps: u64 = item.steps.iter().filter_map(|step| step.minutes).map(u64::from).sum();
        if steps > 0 {
            return Span::minutes(i64::try_from(steps).unwrap_or(i64::MAX));
        }
        let parts = self.parts.get(parts.clone()).unwrap_or_default();
        let syllables: usize = parts.iter().map(|part| self.syllables(part, 0)).sum();
        Span::seconds(i64::try_from(syllables * 60 / DEFAULT_PACE).unwrap_or(i64::MAX))
    }
}

fn alternatives(step: &Step) -> Vec<AlternativeId> {
    let mut repeats = Unique::default();
    let mut ids: Vec<AlternativeId> = Vec::with_capacity(step.choose.len());
    for one in &step.choose {
        let id = repeats.id(one.id.as_str(), |id| ids.iter().any(|earlier| earlier.as_str() == id));
        ids.push(AlternativeId(id));
    }
    ids
}

/// A placeholder that names the file and that nothing answers to: no id has a space in it.
fn stand_in(file: &TextFile) -> String {
    let name: String = file.0.chars().filter(|c| !matches!(c, '{' | '}' | '｛' | '｝') && !c.is_control()).collect();
    format!("{{{{文件 {name}}}}}")
}

/// Finds people. They are mostly listed in the order in which they speak, and to look at the next one costs less than to
/// look an id up.
struct Roster<'a> {
    people: &'a IndexMap<PersonId, Person>,
    /// Behind whoever was found last.
    next: usize,
}

impl Roster<'_> {
    /// The place of a person among the others.
    fn place(&mut self, id: &PersonId) -> Option<usize> {
        let is_next = self.people.get_index(self.next).is_some_and(|(listed, _)| listed == id);
        let place = if is_next { self.next } else { self.people.get_index_of(id)? };
        self.next = place + 1;
        Some(place)
    }
}

/// Makes ids unique: the second `a` becomes `a#2`, unless that stands there too.
#[derive(Default)]
struct Unique(HashMap<String, usize>);

impl Unique {
    fn id(&mut self, written: &str, is_taken: impl Fn(&str) -> bool) -> String {
        if !is_taken(written) {
            return written.to_owned();
        }
        // Counted on from the last time, or ten thousand of one id would take a hundred million looks.
        let next = self.0.entry(written.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{written}#{next}");
            *next += 1;
            if !is_taken(&candidate) {
                return candidate;
            }
        }
    }
}
