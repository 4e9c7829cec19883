//! The agenda made ready to run: every text parsed, the parts of all steps in one row, and lookups by id that do not
//! grow with the agenda. Built anew after every edit, from what the one before worked out about items that are the same;
//! never changed in place, never wrong about an id (a second item of the same id answers to `id#2`, so that stepping on
//! can never run in a circle).

mod making;

use super::names::Names;
pub use super::stops::PartText;
use super::{Agenda, AlternativeId, Item, ItemId, Person, PersonId, SideTexts, Step, StepId, Text, TextFile};
use crate::chinese::syllable::spoken_syllables;
use crate::diagnostic::Place;
use crate::time::Span;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Spoken syllables a minute that a host reads at, where nothing better is known.
pub const DEFAULT_PACE: usize = 180;

/// Bytes of words to say up to which an agenda is small.
const SMALL: usize = 48_000;

/// Which part of a step: the order of the variants is the order in which a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// Figures or names are entered; the words after it wait for them.
    Enter,
    /// The host speaks.
    Say,
    /// One of several sentences is chosen, then said.
    Choose,
    /// The host is silent while somebody else acts.
    Wait,
    /// The host speaks after the wait.
    Thanks,
}

/// A step, named across the agenda.
pub type StepKey = (ItemId, StepId);

/// A place in the running script, by ids, so that it survives a reorder, another window and a restart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The item.
    pub item: ItemId,
    /// The step within the item.
    pub step: StepId,
    /// The part of the step.
    pub part: PartKind,
    /// Characters of the part's text, as written, before this place.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub at: usize,
}

impl Position {
    /// The step that it lies in.
    pub fn step_key(&self) -> StepKey {
        (self.item.clone(), self.step.clone())
    }

    /// Whether it lies in the same text as another place.
    pub fn is_in_text_of(&self, other: &Self) -> bool {
        (&self.item, &self.step, self.part) == (&other.item, &other.step, other.part)
    }
}

fn is_zero(at: &usize) -> bool {
    *at == 0
}

/// One part of a step, in running order.
#[derive(Debug, Clone)]
pub struct Part {
    /// Index of the item in the agenda.
    pub item: usize,
    /// Index of the step in the item.
    pub step: usize,
    /// Which part of the step this is.
    pub kind: PartKind,
    /// Its texts: one for words to say, one for each alternative of a choice, none for a wait or an entry.
    pub texts: Arc<[PartText]>,
    /// Of a choice, the ids of the sentences; made unique where the file repeats one.
    pub alternatives: Arc<[AlternativeId]>,
}

/// What is worked out about one item.
#[derive(Debug, Clone)]
pub struct ItemEntry {
    /// Its id; made unique where the file repeats one.
    pub id: ItemId,
    /// The ids of its steps, made unique likewise, or their places where the file gives none.
    pub steps: Arc<[StepId]>,
    /// Its parts, as a range of [`Rundown::parts`].
    pub parts: std::ops::Range<usize>,
    /// Its number among the counted items, from 1.
    pub number: Option<u64>,
    /// The steps with a turn, in order, as indices.
    pub turns: Arc<[usize]>,
    /// Planned length: as written, or the sum of its steps, or what the words take at [`DEFAULT_PACE`].
    pub planned: Span,
    /// Whether that can be told at all: written, or nobody acts in it for a time that nobody has set.
    pub is_planned: bool,
    /// Whether nobody has set it: what the words take is an estimate, and no plan that somebody could be late for.
    pub is_estimate: bool,
    /// Planned length of all later items together.
    pub planned_after: Span,
    /// Whether all later items are planned.
    pub is_planned_after: bool,
    /// Bytes of its words to say.
    length: usize,
    /// For each step its first part, counted from the item's first.
    first_part_of_step: Arc<HashMap<StepId, usize>>,
    /// For each turn the place of its person in the roster. Calls, checks and screens ask for it again and again.
    speakers: Vec<Option<usize>>,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy)]
pub struct Turn<'a> {
    /// The id that the step names.
    pub id: &'a PersonId,
    /// The person, where the roster has one of this id.
    pub person: Option<&'a Person>,
}

/// The agenda made ready to run.
#[derive(Debug)]
pub struct Rundown {
    agenda: Arc<Agenda>,
    side_texts: Arc<SideTexts>,
    /// What is read in place of a side text that could not be had: a placeholder of its name, which no one can fill.
    stand_ins: HashMap<TextFile, String>,
    parts: Vec<Part>,
    items: Vec<ItemEntry>,
    by_item: HashMap<ItemId, usize>,
    numbered: u64,
    /// Made when a screen first shows the script.
    names: OnceLock<Arc<Names>>,
    /// Spoken syllables of the documents that are read out, once they have been counted.
    documents: HashMap<TextFile, Arc<OnceLock<usize>>>,
}

impl Rundown {
    /// Parses all texts and builds the lookups. Never fails: what is wrong is for [`super::check`] to say.
    pub fn new(agenda: Arc<Agenda>, side_texts: Arc<SideTexts>) -> Self {
        Self::make(agenda, side_texts, None)
    }

    /// The same for an agenda that an edit made of this one: items that it left alone are not looked at again.
    pub fn renewed(&self, agenda: Arc<Agenda>, side_texts: Arc<SideTexts>) -> Self {
        Self::make(agenda, side_texts, Some(self))
    }

    /// The agenda as written.
    pub fn agenda(&self) -> &Arc<Agenda> {
        &self.agenda
    }

    /// The names of the roster, and how they are read.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Arc::new(Names::of(&self.agenda)))
    }

    /// The words of the files beside the agenda.
    pub fn side_texts(&self) -> &Arc<SideTexts> {
        &self.side_texts
    }

    /// Every part of every step, in running order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether it has so few words that whatever looks at all of them is done within a millisecond or two.
    pub fn is_small(&self) -> bool {
        self.length() <= SMALL
    }

    /// Bytes of all its words to say, as written.
    pub(super) fn length(&self) -> usize {
        self.items.iter().map(|entry| entry.length).sum()
    }

    /// What is worked out about each item, in the agenda's order.
    pub fn items(&self) -> &[ItemEntry] {
        &self.items
    }

    /// How many items are counted and announced by number.
    pub fn numbered_items(&self) -> u64 {
        self.numbered
    }

    /// The index of the item with this id.
    pub fn item_index(&self, id: &str) -> Option<usize> {
        self.by_item.get(id).copied()
    }

    /// Every step with its ids, in running order.
    pub fn steps(&self) -> impl Iterator<Item = (StepKey, &Step)> {
        self.items.iter().zip(&self.agenda.items).flat_map(|(entry, item)| {
            entry.steps.iter().zip(&item.steps).map(|(id, step)| ((entry.id.clone(), id.clone()), step))
        })
    }

    /// The indices of the item and the step that a key names.
    pub fn indices_of(&self, (item, step): &StepKey) -> Option<(usize, usize)> {
        let index = self.item_index(item.as_str())?;
        Some((index, self.items.get(index)?.steps.iter().position(|id| id == step)?))
    }

    /// The item that a part belongs to, as written.
    pub fn item_of(&self, part: &Part) -> Option<&Item> {
        self.agenda.items.get(part.item).map(Arc::as_ref)
    }

    /// The step that a part belongs to, as written.
    pub fn step_of(&self, part: &Part) -> Option<&Step> {
        self.item_of(part)?.steps.get(part.step)
    }

    /// What a document that is read out is called: its first heading, or its file name without the ending.
    pub fn document_title(&self, file: &TextFile) -> String {
        let words = self.side_texts().get(file).and_then(|text| text.as_deref().ok());
        let heading = words.and_then(|words| words.lines().find_map(|line| line.strip_prefix("# ")));
        let name = file.0.rsplit('/').next().unwrap_or(&file.0);
        heading.map_or_else(|| name.trim_end_matches(".md").to_owned(), |heading| heading.trim().to_owned())
    }

    /// The words of one of the part's texts, as written. `choice` is the index of the alternative, else 0.
    pub fn source(&self, part: &Part, choice: usize) -> Option<&str> {
        self.text_of(part, choice).map(|text| self.words(text))
    }

    /// The spoken syllables of one of the part's texts: counted once, and not again after an edit elsewhere.
    pub fn syllables(&self, part: &Part, choice: usize) -> usize {
        let text = part.texts.get(choice).zip(self.source(part, choice));
        text.map_or(0, |(text, source)| *text.syllables.get_or_init(|| spoken_syllables(source)))
    }

    /// Spoken syllables of a document that a step has read out; none where it cannot be had.
    pub fn document_syllables(&self, file: &TextFile) -> usize {
        let Some(Ok(words)) = self.side_texts.get(file) else { return 0 };
        self.documents.get(file).map_or(0, |known| *known.get_or_init(|| spoken_syllables(words)))
    }

    /// One of the part's texts as it stands in the agenda.
    pub fn text_of(&self, part: &Part, choice: usize) -> Option<&Text> {
        let step = self.step_of(part)?;
        match part.kind {
            PartKind::Say => step.say.as_ref(),
            PartKind::Thanks => step.thanks.as_ref(),
            PartKind::Choose => step.choose.get(choice).map(|one| &one.say),
            PartKind::Enter | PartKind::Wait => None,
        }
    }

    /// The words that a place of a problem lies in: a side text, or a text in the agenda.
    pub fn text_at(&self, place: &Place) -> Option<&str> {
        match &place.file {
            Some(file) => self.side_texts.get(&TextFile(file.clone()))?.as_deref().ok(),
            None => super::edit::text_at(&self.agenda, &place.path),
        }
    }

    /// The words of a text of this agenda; for a side text that could not be had, a placeholder of its name.
    pub fn words<'a>(&'a self, text: &'a Text) -> &'a str {
        resolve(text, &self.side_texts, &self.stand_ins)
    }

    /// The index of the part at a position, or of the nearest one that its step still has.
    pub fn part_at(&self, position: &Position) -> Option<usize> {
        let entry = self.items.get(self.item_index(position.item.as_str())?)?;
        let first = entry.parts.start + *entry.first_part_of_step.get(&position.step)?;
        let step = self.parts.get(first)?.step;
        let of_step = self.parts.get(first..entry.parts.end)?.iter().take_while(|part| part.step == step);
        of_step
            .enumerate()
            .take_while(|(index, part)| *index == 0 || part.kind <= position.part)
            .last()
            .map(|(index, _)| first + index)
    }

    /// The index of the first part of a step, or of the next step that has one.
    pub fn first_part_of(&self, item: &ItemId, step: &StepId) -> Option<usize> {
        let entry = self.items.get(self.item_index(item.as_str())?)?;
        let first = entry.parts.start + *entry.first_part_of_step.get(step)?;
        (first < self.parts.len()).then_some(first)
    }

    /// The parts of a step, both given by their index.
    pub fn parts_of_step(&self, item: usize, step: usize) -> &[Part] {
        let of_item = self.items.get(item).and_then(|entry| self.parts.get(entry.parts.clone())).unwrap_or_default();
        let from = of_item.partition_point(|part| part.step < step);
        let to = of_item.partition_point(|part| part.step <= step);
        of_item.get(from..to).unwrap_or_default()
    }

    /// The place at which a part begins, or at which one of its stops stands.
    pub fn position(&self, part: usize, at: usize) -> Option<Position> {
        let found = self.parts.get(part)?;
        let entry = self.items.get(found.item)?;
        Some(Position { item: entry.id.clone(), step: entry.steps.get(found.step)?.clone(), part: found.kind, at })
    }

    /// Whose turn it is at a step: its own, or the latest one before it in the item; and of those `offset` turns after
    /// that one, or before it. Before the first turn that one is the next.
    pub fn turn(&self, item: usize, step: usize, offset: isize) -> Option<Turn<'_>> {
        let entry = self.items.get(item)?;
        let begun = entry.turns.partition_point(|turn| *turn <= step);
        let nth = begun.checked_add_signed(offset)?.checked_sub(1)?;
        let listed = entry.speakers.get(nth)?.and_then(|place| self.agenda.people.get_index(place));
        if let Some((id, person)) = listed {
            return Some(Turn { id, person: Some(person) });
        }
        let step = self.agenda.items.get(item)?.steps.get(*entry.turns.get(nth)?)?;
        Some(Turn { id: step.turn.as_ref()?, person: None })
    }
}

impl Agenda {
    /// Every file beside the agenda that it names, texts to say and documents alike; a name may come twice.
    pub fn text_files(&self) -> impl Iterator<Item = &TextFile> {
        self.items.iter().flat_map(|item| item.text_files())
    }
}

impl Item {
    /// Every file that one of its steps says, offers or has read out.
    pub fn text_files(&self) -> impl Iterator<Item = &TextFile> {
        self.steps.iter().flat_map(|step| {
            let texts = step.say.iter().chain(&step.thanks).chain(step.choose.iter().map(|one| &one.say));
            let named = texts.filter_map(|text| match text {
                Text::File(text) => Some(&text.file),
                Text::Inline(_) => None,
            });
            named.chain(&step.document)
        })
    }
}

fn resolve<'a>(text: &'a Text, side: &'a SideTexts, stand_ins: &'a HashMap<TextFile, String>) -> &'a str {
    match text {
        Text::Inline(words) => words,
        Text::File(text) => match side.get(&text.file) {
            Some(Ok(words)) => words,
            Some(Err(_)) | None => stand_ins.get(&text.file).map_or("", String::as_str),
        },
    }
}
