//! An overview in running words, 先听两个报告，再表决方案，最后请领导讲话, where an item has fallen out, come in or moved since.

use super::super::super::sentence::plan;
use super::super::{Ahead, Because, Finding};
use super::Statement;
use crate::chinese::pairs;
use std::ops::Range;

impl Ahead<'_> {
    /// The plan without the entry of what does not happen, or with one for what does.
    pub(super) fn planned(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        let entries = plan(sentence).filter(|_| !sentence.contains('了'))?;
        let is_call = here.call.is_some_and(|_| here.turn.is_some());
        if is_call {
            return None;
        }
        let still = self.rundown.agenda().items.iter().filter_map(|item| item.title.as_deref());
        let still: Vec<&str> = still.collect();
        let words = |entry: &Range<usize>| sentence.get(entry.clone()).unwrap_or_default();
        let tells_of = |entry: &Range<usize>, title: &str| {
            pairs(title).any(|pair| words(entry).contains(pair) && still.iter().all(|other| !other.contains(pair)))
        };
        let gone = touched.titles_gone.iter().find_map(|title| {
            let entry = entries.iter().find(|entry| tells_of(entry, title))?;
            Some((entry.clone(), String::new(), Because::ItemGone(title.clone())))
        });
        // Which item each entry tells of; several may be told of in one.
        let item =
            |entry: &Range<usize>| still.iter().position(|title| pairs(title).any(|pair| words(entry).contains(pair)));
        let added = || {
            let title = touched.titles_added.iter().find(|title| !pairs(title).any(|pair| sentence.contains(pair)))?;
            let place = still.iter().position(|other| other == title)?;
            let next = entries.iter().find(|entry| item(entry).is_some_and(|item| item > place))?;
            Some((next.start..next.start, format!("接着是{title}，"), Because::Count))
        };
        // 接着是颁奖, which comes before what it followed now: in which order is not said.
        let moved = || {
            let places: Vec<usize> = entries.iter().filter_map(item).collect();
            let is_other = places.windows(2).any(|pair| matches!(pair, [one, other] if other < one));
            let start = entries.first()?.start;
            let comma = sentence.get(..start)?.strip_suffix('，').map_or(start, str::len);
            let all = comma..sentence.trim_end_matches(['。', '！']).len();
            let is_moved = !touched.led_to.is_empty() && touched.titles_added.is_empty();
            (is_moved && is_other).then(|| (all, String::new(), Because::Order))
        };
        let (range, becomes, because) = gone.or_else(added).or_else(moved)?;
        Some(Finding { range, becomes, because })
    }
}
