//! An item as it is being found, and all of them in order.

use crate::agenda::ItemKind;
use crate::import::kind::Topic;
use crate::import::reason::Guess;
use std::ops::Range;

/// An item as it is being found.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its first sentence.
    pub(super) start: usize,
    /// What it is, where that is certain from the start.
    pub(super) kind: Option<ItemKind>,
    /// What it is about, as announced.
    pub(super) topic: Option<Topic>,
    /// What has happened in it.
    pub(super) seen: Vec<Topic>,
    /// Its number and the bytes that say so.
    pub(super) ordinal: Option<(u64, Range<usize>)>,
    pub(super) numbered: bool,
    pub(super) title: Option<String>,
    /// Announced by 第N项, by a title or by words of the overview, so that what happens in it is part of it.
    pub(super) announced: bool,
    /// Announced as the turn of several who are called one by one: 第四项，请校领导讲话。首先请…
    pub(super) gathers: bool,
    /// How many have been called in it.
    pub(super) speakers: usize,
    /// Was anything voted on in it?
    pub(super) votes: bool,
    pub(super) guess: Guess,
}

impl Item {
    pub(super) fn new(start: usize, guess: Guess) -> Self {
        Self {
            start,
            kind: None,
            topic: None,
            seen: Vec::new(),
            ordinal: None,
            numbered: false,
            title: None,
            announced: false,
            gathers: false,
            speakers: 0,
            votes: false,
            guess,
        }
    }

    /// One that begins with these words over it or in it.
    pub(super) fn announced(start: usize, title: Option<String>, guess: Guess) -> Self {
        Self { title, announced: true, ..Self::new(start, guess) }
    }

    /// What it is about, by what was announced or by what happened first.
    pub(super) fn about(&self) -> Option<Topic> {
        self.topic.or_else(|| self.seen.first().copied())
    }

    pub(super) fn is(&self, kind: ItemKind) -> bool {
        self.kind == Some(kind)
    }
}

/// The items, in the order of their first sentences.
#[derive(Debug, Default)]
pub(super) struct Items(Vec<Item>);

impl Items {
    pub(super) fn last(&self) -> Option<&Item> {
        self.0.last()
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Item> {
        self.0.last_mut()
    }

    pub(super) fn push(&mut self, item: Item) {
        self.0.push(item);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    pub(super) fn insert(&mut self, place: usize, item: Item) {
        self.0.insert(place.min(self.0.len()), item);
    }

    pub(super) fn get(&self, place: usize) -> Option<&Item> {
        self.0.get(place)
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut Item> {
        self.0.get_mut(place)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Item> {
        self.0.iter()
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Item> {
        self.0.iter_mut()
    }

    /// How many begin before a sentence.
    pub(super) fn before(&self, sentence: usize) -> usize {
        self.0.partition_point(|item| item.start < sentence)
    }

    /// The one that a sentence belongs to.
    pub(super) fn of(&self, sentence: usize) -> Option<&Item> {
        self.before(sentence + 1).checked_sub(1).and_then(|place| self.get(place))
    }

    /// Does one begin with a sentence?
    pub(super) fn begins(&self, sentence: usize) -> bool {
        self.get(self.before(sentence)).is_some_and(|item| item.start == sentence)
    }

    /// The first sentence behind `sentence` with which another begins; `end` where none does.
    pub(super) fn next(&self, sentence: usize, end: usize) -> usize {
        self.get(self.before(sentence + 1)).map_or(end, |item| item.start.min(end))
    }

    /// The sentences of the item at a place, up to `end` for the last.
    pub(super) fn range(&self, place: usize, end: usize) -> Range<usize> {
        let start = self.get(place).map_or(end, |item| item.start);
        start..self.get(place + 1).map_or(end, |next| next.start)
    }

    pub(super) fn is_in_opening(&self, sentence: usize) -> bool {
        self.of(sentence).is_some_and(|item| item.is(ItemKind::Opening))
    }

    pub(super) fn into_vec(self) -> Vec<Item> {
        self.0
    }
}
