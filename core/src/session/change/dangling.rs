//! Placeholders that name an item which a change has taken out, or its speakers where none is left: what they stand in cannot be
//! said any more, and goes with the item.

use super::super::sentence::{clause, left_out};
use crate::agenda::edit::Written;
use crate::agenda::{Agenda, Item, ItemId, Text};
use crate::chinese;
use crate::script::{Content, ItemField, Placeholder, parse};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// What is not there any more.
struct Gone<'a> {
    items: HashSet<&'a ItemId>,
    /// Items in which nobody speaks any more.
    silent: HashSet<&'a ItemId>,
}

/// An agenda after a change, without what can only be said of the one before.
pub(super) fn without_dangling(before: &Agenda, mut after: Written) -> Written {
    let now = after.agenda.clone();
    // Asked of every item at once, because a large agenda is held anew with every edit. Of a repeated id the first counts.
    let speaks = |item: &Arc<Item>| item.steps.iter().any(|step| step.turn.is_some());
    let still: HashMap<&ItemId, bool> = now.items.iter().rev().map(|item| (&item.id, speaks(item))).collect();
    let mut gone = Gone { items: HashSet::new(), silent: HashSet::new() };
    for item in &before.items {
        match still.get(&item.id) {
            None => {
                gone.items.insert(&item.id);
            }
            Some(false) if speaks(item) => {
                gone.silent.insert(&item.id);
            }
            Some(_) => {}
        }
    }
    if gone.items.is_empty() && gone.silent.is_empty() {
        return after;
    }
    for item in &mut Arc::make_mut(&mut after.agenda).items {
        let texts = |text: &Text| matches!(text, Text::Inline(words) if gone.mended(words).is_some());
        let choices = item.steps.iter().flat_map(|step| step.choose.iter().map(|one| &one.say));
        if !item.steps.iter().flat_map(|step| step.say.iter().chain(&step.thanks)).chain(choices).any(texts) {
            continue;
        }
        for step in &mut Arc::make_mut(item).steps {
            let choices = step.choose.iter_mut().map(|one| &mut one.say);
            for text in step.say.iter_mut().chain(&mut step.thanks).chain(choices) {
                if let Text::Inline(words) = text
                    && let Some(mended) = gone.mended(words)
                {
                    *words = mended;
                }
            }
        }
    }
    let mended: Vec<_> = after
        .side_texts
        .iter()
        .filter_map(|(file, words)| Some((file.clone(), gone.mended(words.as_ref().ok()?)?)))
        .collect();
    for (file, words) in mended {
        Arc::make_mut(&mut after.side_texts).insert(file, Ok(words));
    }
    after
}

impl Gone<'_> {
    /// A text without what cannot be said; none where all of it can.
    fn mended(&self, words: &str) -> Option<String> {
        // Every such placeholder names an item by its id, and most texts name none.
        let mut mended = words.to_owned();
        while let Some(range) = self.find(&mended) {
            let (range, becomes) = listed(&mended, &range).unwrap_or_else(|| left_out(&mended, &range));
            mended.replace_range(range, &becomes);
        }
        (mended != words).then_some(mended)
    }

    fn find(&self, words: &str) -> Option<Range<usize>> {
        if !words.contains(['{', '｛']) {
            return None;
        }
        let script = parse(words);
        let mut inlines = script.blocks.iter().flat_map(|block| &block.inlines);
        let names = |content: &Content| {
            let Content::Placeholder(Placeholder::Item { item: Some(id), field }) = content else { return false };
            let is_of = |ids: &HashSet<&ItemId>| ids.iter().any(|other| other.as_str() == id);
            is_of(&self.items) || *field == ItemField::Speakers && is_of(&self.silent)
        };
        inlines.find(|inline| names(&inline.content)).map(|inline| inline.source.clone())
    }
}

/// 听取了{{甲}}所作的报告、{{乙}}所作的说明和{{丙}}所作的汇报: one of several that a list tells of, with the joint that goes with it, and
/// what stands in their place. None where it stands in no such list.
fn listed(words: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    const JOINTS: [&str; 2] = ["、{{", "和{{"];
    let own = clause(words, range);
    let joints = JOINTS.iter().flat_map(|joint| words.match_indices(joint)).map(|(at, _)| at);
    let mut joints: Vec<usize> = joints.filter(|at| own.contains(at)).collect();
    joints.sort_unstable();
    let behind = |at: usize| chinese::behind(words, at);
    // A name that somebody wrote may follow.
    let goes_on = words.get(range.end..).is_some_and(|rest| rest.starts_with(['、', '和', '与']));
    let next = joints.iter().copied().find(|at| *at >= range.end);
    let next = if goes_on { Some(range.end) } else { next };
    // 在{{甲}}环节中，我们听取了张三和{{乙}}的发言: no list.
    let own_words = |next: usize| {
        let theirs = words.get(range.end..next).unwrap_or_default();
        theirs.is_empty() || ["的", "所作的", "作的"].iter().any(|of| theirs.starts_with(of))
    };
    let next = next.filter(|next| own_words(*next));
    let before = joints.iter().copied().rfind(|at| behind(*at) == range.start);
    match (before, next) {
        (None, Some(next)) => Some((range.start..behind(next), String::new())),
        (Some(before), Some(next)) => Some((before..next, String::new())),
        (Some(before), None) => {
            let last = joints.iter().copied().rfind(|at| *at < before);
            let is_last = words.get(before..).is_some_and(|rest| rest.starts_with('和'));
            // {{甲}}和{{乙}}的报告: what is behind the last is of all of them.
            let is_of_all = words.get(..before).is_some_and(|words| words.ends_with(['}', '｝']));
            let end = if is_of_all { range.end } else { own.end };
            Some(match last.filter(|at| is_last && words.get(*at..).is_some_and(|rest| rest.starts_with('、'))) {
                // Of A、B和C without C, 和 stands before B.
                Some(at) => (at..end, format!("和{}", words.get(behind(at)..before)?)),
                None => (before..end, String::new()),
            })
        }
        (None, None) => None,
    }
}
