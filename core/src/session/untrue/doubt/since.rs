//! Since when a sentence is looked at: since the beginning, or since somebody has looked at it.

use super::super::super::change::Change;
use super::super::super::live::Live;
use super::super::numbers::numbers;
use super::super::{Ahead, Since, Untrue, apart, applied, texts_ahead};
use super::Touched;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What may not be true any more, of the texts ahead that nothing in `found` is about: what tells of something that a change has
/// touched, and that nobody has looked at since.
pub(in super::super) fn doubtful(otherwise: &mut Since<'_>, live: &Live, found: &[Untrue]) -> Vec<Untrue> {
    if live.changes.iter().all(|change| change.is_of_words() || *change == Change::NumbersKept) {
        return Vec::new();
    }
    let now = otherwise.now;
    let texts = texts_ahead(now, live);
    let all: Vec<(&Ahead<'_>, Vec<Looked>)> = texts.iter().map(|ahead| (ahead, ahead.looked_at(live))).collect();
    let looked = all.iter().flat_map(|(_, looked)| looked);
    let since: HashSet<usize> =
        looked.flat_map(|one| one.earlier.into_iter().chain([0, one.since])).chain([0]).collect();
    let since: HashMap<usize, Touched> =
        since.into_iter().map(|since| (since, Touched::by(otherwise.facts(since), now))).collect();
    let mut doubts = Vec::new();
    for (ahead, looked) in &all {
        // What was said otherwise was made true in one point; in another one it may have been untrue for as long as before.
        let since = |sentence: &Range<usize>| {
            let last = looked.iter().rev().find(|one| !apart(&one.range, sentence));
            let earlier = last.map_or(Some(0), |last| last.earlier);
            // 五个部门 was counted anew, and no other five are meant.
            let is_counted = last.is_some_and(|last| last.is_counted);
            let all = last.map(|last| (last.since, false)).into_iter();
            let all = all.chain(earlier.map(|changes| (changes, is_counted)));
            all.filter_map(|(changes, is_counted)| Some((since.get(&changes)?, is_counted)))
        };
        for finding in ahead.doubts(since) {
            let is_mended = found.iter().any(|one| ahead.is_of(one, &finding.range));
            let words = applied(&ahead.source, 0..ahead.source.len(), std::iter::once(&finding));
            let words = words.filter(|_| finding.range.start >= ahead.said && !is_mended);
            let doubt = words.and_then(|words| ahead.said_otherwise(&words, vec![finding.because], live));
            doubts.extend(doubt.map(|doubt| Untrue { is_doubtful: true, ..doubt }));
        }
    }
    doubts
}

/// Words of a text that somebody has looked at.
struct Looked {
    range: Range<usize>,
    /// How many changes had been made then, up to the last that is none of words alone.
    since: usize,
    /// The same when somebody looked the time before; none where the words were found to be right.
    earlier: Option<usize>,
    /// Whether a number in them was made true then.
    is_counted: bool,
}

impl Ahead<'_> {
    /// Every place where somebody has looked, in the order in which they did.
    fn looked_at(&self, live: &Live) -> Vec<Looked> {
        let since = |at: usize| {
            let earlier = live.changes.get(..at).unwrap_or_default();
            earlier.iter().rposition(|change| !change.is_of_words()).map_or(0, |last| last + 1)
        };
        let looked = live.changes.iter().enumerate().filter_map(|(at, change)| {
            let Change::Reworded { was, becomes, .. } = change else { return None };
            let range = self.reworded(change)?;
            let made_these = |change: &Change| {
                matches!(change, Change::Reworded { becomes, .. } if was.contains(becomes.as_str()) && !becomes.is_empty())
            };
            let before = live.changes.get(..at)?.iter().rposition(made_these);
            let earlier = (was != becomes).then(|| before.map_or(0, since));
            let values = |words: &str| numbers(words).iter().map(|number| number.value).collect::<Vec<_>>();
            Some(Looked { range, since: since(at), earlier, is_counted: values(was) != values(becomes) })
        });
        looked.collect()
    }
}
