//! Where placeholders stand: which bytes of the document they stand for, and what they are. They never overlap, and none
//! reaches over the end of its piece.

use super::super::draft::{Draft, Piece};
use super::OfferKey;
use super::label;
use super::persons::{Persons, squeezed};
use crate::agenda::{PersonId, Value, ValueId};
use crate::script::{self, PersonField};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A placeholder and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) source: Range<usize>,
    pub(super) kind: SlotKind,
}

/// What a placeholder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SlotKind {
    Person(PersonId, PersonField),
    Value(ValueId),
    ItemsCount,
    ItemNumber,
    MeetingTitle,
    MeetingDate,
}

/// A blank of the document: in a person's place, or anywhere else.
#[derive(Debug, Clone)]
pub(super) struct Blank {
    pub(super) piece: usize,
    pub(super) range: Range<usize>,
    /// The words around it, to know it again by; empty for a person.
    pub(super) key: String,
    pub(super) is_person: bool,
}

/// All placeholders of the script, by place, with the values that they need.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) all: Vec<Slot>,
    pub(super) values: IndexMap<ValueId, Value>,
    /// Every blank, in the order of the document.
    pub(super) blanks: Vec<Blank>,
    /// Values that stand for several blanks.
    shared: HashSet<ValueId>,
    /// Values that no text shows any more.
    dropped: HashSet<ValueId>,
    /// How many values of each stem there are.
    named: HashMap<&'static str, usize>,
    /// How many of each label.
    labels: HashMap<String, usize>,
}

impl Slots {
    /// Finds the people and the blanks of the script.
    pub(super) fn find(draft: &Draft, persons: &Persons) -> Self {
        let mut slots = Self::default();
        let mut occurrences = persons.occurrences.iter().peekable();
        for (index, piece) in draft.pieces.iter().enumerate().filter(|(_, piece)| piece.is_in_script()) {
            let mut taken = Vec::new();
            while let Some(occurrence) = occurrences.next_if(|occurrence| occurrence.piece <= index) {
                if occurrence.blank {
                    let range = occurrence.name.clone();
                    slots.blanks.push(Blank { piece: index, range, key: String::new(), is_person: true });
                }
                if let Some((field, source)) = persons.slot(draft, occurrence) {
                    taken.push(source.clone());
                    slots.all.push(Slot { source, kind: SlotKind::Person(occurrence.person.clone(), field) });
                }
            }
            slots.blanks_of(draft, index, piece, &taken);
        }
        slots.blanks.sort_by_key(|blank| blank.range.start);
        slots.all.sort_by_key(|slot| slot.source.start);
        slots.decide(draft, persons);
        slots
    }

    /// Every blank of a piece that is not in a person's place becomes a value.
    fn blanks_of(&mut self, draft: &Draft, index: usize, piece: &Piece, taken: &[Range<usize>]) {
        let words = draft.words(&piece.range);
        let found = script::blanks(words);
        for (nth, blank) in found.iter().enumerate() {
            let range = piece.range.start + blank.start..piece.range.start + blank.end;
            if taken.iter().any(|taken| taken.start < range.end && range.start < taken.end) {
                continue;
            }
            let at = label::At { words, blanks: &found, nth };
            let id = self.value(stem(words, blank), label::label(at));
            self.all.push(Slot { source: range.clone(), kind: SlotKind::Value(id) });
            self.blanks.push(Blank { piece: index, range, key: label::key(at), is_person: false });
        }
    }

    /// A new value, empty, under an id that says roughly what it is.
    pub(super) fn value(&mut self, stem: &'static str, label: String) -> ValueId {
        let count = self.named.entry(stem).or_default();
        *count += 1;
        let id = ValueId(format!("{stem}-{count}"));
        // Two of one label could not be told apart where they are filled in.
        let same = self.labels.entry(label.clone()).or_default();
        *same += 1;
        let label = if *same > 1 { format!("{label}（{same}）") } else { label };
        self.values.insert(id.clone(), Value { label, ..Value::default() });
        id
    }

    /// Notes that another value is shown in the place of one. Whoever was decided to be several blanks is still needed.
    pub(super) fn drop_value(&mut self, id: &ValueId) {
        if !self.shared.contains(id) {
            self.dropped.insert(id.clone());
        }
    }

    /// The values that are shown.
    pub(super) fn into_values(mut self) -> IndexMap<ValueId, Value> {
        self.values.retain(|id, _| !self.dropped.contains(id));
        self.values
    }

    /// Makes one of blanks that somebody has decided are one.
    fn decide(&mut self, draft: &Draft, persons: &Persons) {
        for key in draft.taken() {
            let OfferKey::Same { blank, with } = key else { continue };
            let target = match (persons.at(*with), self.kind_at(*with)) {
                (Some(found), _) => SlotKind::Person(found.person.clone(), PersonField::Name),
                (None, Some(SlotKind::Value(id))) => SlotKind::Value(id.clone()),
                (None, _) => continue,
            };
            let Some(SlotKind::Value(own)) = self.kind_at(*blank).cloned() else { continue };
            if target == SlotKind::Value(own.clone()) {
                continue;
            }
            if let SlotKind::Value(id) = &target {
                self.shared.insert(id.clone());
            }
            let same = self.all.iter_mut().filter(|slot| slot.kind == SlotKind::Value(own.clone()));
            same.for_each(|slot| slot.kind = target.clone());
            self.values.shift_remove(&own);
        }
    }

    fn kind_at(&self, byte: usize) -> Option<&SlotKind> {
        let index = self.all.partition_point(|slot| slot.source.start < byte);
        self.all.get(index).filter(|slot| slot.source.start == byte).map(|slot| &slot.kind)
    }

    /// Whether no placeholder stands in any of these bytes.
    pub(super) fn is_free(&self, range: &Range<usize>) -> bool {
        let at = self.all.partition_point(|slot| slot.source.end <= range.start);
        self.all.get(at).is_none_or(|next| range.end <= next.source.start)
    }

    /// Adds a placeholder where nothing else stands in its place and it lies within one piece of the script.
    pub(super) fn add(&mut self, draft: &Draft, source: Range<usize>, kind: SlotKind) -> bool {
        let piece = draft.piece_at(source.start).and_then(|index| draft.pieces.get(index));
        let inside = piece.is_some_and(|piece| {
            piece.is_in_script() && piece.range.start <= source.start && source.end <= piece.range.end
        });
        let at = self.all.partition_point(|slot| slot.source.end <= source.start);
        let sound = inside && self.is_free(&source) && !draft.words(&source).is_empty();
        if sound {
            self.all.insert(at, Slot { source, kind });
        }
        sound
    }

    /// Those of a stretch of the document, in order.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Slot] {
        let start = self.all.partition_point(|slot| slot.source.start < range.start);
        let end = self.all.partition_point(|slot| slot.source.start < range.end);
        self.all.get(start..end.max(start)).unwrap_or_default()
    }

    /// Of each piece, whether something is missing in it.
    pub(super) fn has_blank(&self, pieces: usize) -> Vec<bool> {
        let mut has = vec![false; pieces];
        for blank in self.blanks.iter().filter(|blank| !blank.is_person) {
            if let Some(has) = has.get_mut(blank.piece) {
                *has = true;
            }
        }
        has
    }
}

/// What the id of a blank begins with.
fn stem(words: &str, blank: &Range<usize>) -> &'static str {
    match script::missing_label(words.get(blank.end..).unwrap_or_default()) {
        "姓名" => "name",
        "日期" => "date",
        "数目" => "figure",
        _ => "blank",
    }
}

/// What stands behind a place in its piece, without space, as far as an office reaches.
pub(super) fn behind(draft: &Draft, piece: usize, byte: usize) -> String {
    const LONGEST: usize = 16;
    let end = draft.pieces.get(piece).map_or(byte, |piece| piece.range.end);
    let words = draft.text.get(byte..end).unwrap_or_default();
    let mut behind = String::with_capacity(LONGEST * '一'.len_utf8());
    behind.extend(words.chars().filter(|c| !c.is_whitespace()).take(LONGEST));
    behind
}

/// What stands before a place in its piece, without space, as far as a title reaches back.
pub(super) fn before(draft: &Draft, piece: usize, byte: usize) -> String {
    const LONGEST: usize = 40;
    let start = draft.pieces.get(piece).map_or(byte, |piece| piece.range.start);
    let words = draft.text.get(start..byte).unwrap_or_default();
    let from = words.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    squeezed(words.get(from..).unwrap_or_default())
}
