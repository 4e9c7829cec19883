//! Where words stand in the script. Nearly all sentences are passed over, because they lack a character of every word.

use super::{Script, closes, ends};
use crate::chinese::vocabulary::{Found, Letters, Vocabulary};
use std::ops::Range;

impl Script<'_> {
    /// Which characters a sentence has.
    pub(in crate::agenda::check) fn letters(&self, sentence: usize) -> &Letters {
        self.letters.get(sentence).unwrap_or(&Letters::NONE)
    }

    /// The sentences that have one of some words, as they are said.
    pub(in crate::agenda::check) fn sentences_with<'v>(
        &'v self,
        words: &'v Vocabulary<'_>,
    ) -> impl Iterator<Item = &'v str> {
        let may_have = self.sentences.iter().zip(&self.letters).filter(|(_, letters)| words.may_be_of(letters));
        may_have.map(|(sentence, _)| self.words(&sentence.range)).filter(|said| words.is_in(said))
    }

    /// Whether one of some words stands anywhere in the script.
    pub(in crate::agenda::check) fn says(&self, words: &Vocabulary<'_>) -> bool {
        self.parts_for(words).any(|part| words.is_in(self.words(&part)))
    }

    /// Every place of the script at which one of some words stands, in order.
    pub(in crate::agenda::check) fn find<'v>(&'v self, words: &'v Vocabulary<'_>) -> impl Iterator<Item = Found> {
        self.parts_for(words).flat_map(move |part| {
            let found = words.find(self.words(&part));
            found.map(move |Found { at, end, word }| Found { at: part.start + at, end: part.start + end, word })
        })
    }

    /// Where some words can stand at all: the sentences that have their characters, and all of the text where one of the words
    /// has a mark between two sentences in it, as a name may that somebody wrote with a full stop.
    fn parts_for<'v>(&'v self, words: &'v Vocabulary<'_>) -> impl Iterator<Item = Range<usize>> {
        let whole = words.uses(|c| c == '\n' || ends(c) || closes(c)).then_some(0..self.text.len());
        let most = if whole.is_some() { 0 } else { self.sentences.len() };
        let sentences = self.sentences.iter().zip(&self.letters).take(most);
        let some = sentences.filter(|(_, letters)| words.may_be_of(letters));
        whole.into_iter().chain(some.map(|(sentence, _)| sentence.range.clone()))
    }
}
