//! Sentences ahead that tell of something a change has touched, and of which no rule says whether they are still true. They are shown
//! before they are read, with what is likely to be true instead, and whoever knows decides. Little here goes by how such a sentence
//! is worded: rather by who is named, what is counted, which words of what does not happen stand in it, and beside whom it is said.

mod bridge;
mod touched;
mod trace;

use super::numbers::numbers;
use super::{Ahead, Finding};
use std::ops::Range;
pub(super) use touched::Touched;

impl Ahead<'_> {
    /// What may not be true in this text any more, at most one thing of a sentence, with what is likely instead.
    pub(super) fn doubts(&self, touched: &Touched) -> Vec<Finding> {
        let call = self.source.find(['{', '｛']).unwrap_or(0);
        let doubts = sentences(&self.source).filter_map(|range| {
            let sentence = self.source.get(range.clone())?;
            let bridge = || self.bridge(sentence, touched).filter(|_| range.end <= call);
            let Finding { range: at, becomes, because } = self.doubt(sentence, touched).or_else(bridge)?;
            Some(Finding { range: range.start + at.start..range.start + at.end, becomes, because })
        });
        doubts.collect()
    }

    fn doubt(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        let named = || touched.people.iter().find_map(|lost| self.named(sentence, lost));
        let unit = || touched.units.iter().find_map(|(unit, _, because)| trace::listed(sentence, unit, because));
        let counted = || numbers(sentence).into_iter().find_map(|number| self.counted(&number, touched));
        let told = || trace::told(sentence, &touched.words);
        let found = named().or_else(unit).or_else(counted).or_else(told);
        let led = || self.linked(sentence, touched).or_else(|| self.led_to(sentence, touched));
        found.or_else(led).or_else(|| self.in_a_row(sentence, touched))
    }
}

/// The sentences of a text, with the marks that end them.
fn sentences(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends = source.match_indices(['。', '！', '？', '\n']).map(|(at, mark)| at + mark.len());
    ends.chain([source.len()]).filter_map(move |end| {
        let range = start..end;
        start = end;
        (!source.get(range.clone())?.trim().is_empty()).then_some(range)
    })
}
