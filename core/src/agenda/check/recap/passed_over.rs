//! A speech that a look back passes over, where it tells of the parts of the meeting one after the other: 观看了宣传片，见证了签约，聆听了齐书记的致辞,
//! and 迟主任 made a presentation between the film and the signing.

use super::super::calls::{Call, is_mark};
use super::super::promises::{Pair, pairs};
use super::super::script::{Script, Sentence};
use super::{Recaps, names, person, speaks_of_groups};
use crate::chinese::numeral;
use crate::diagnostic::Problem;
use std::collections::HashSet;
use std::ops::Range;

/// A longer meeting is not looked back on part by part.
const MOST: usize = 24;
/// So many parts that are told of are a row.
const FEWEST: usize = 3;
/// Pairs of characters by which a clause and a part are of one thing.
const ALIKE: usize = 2;
/// What calls for a speech that a look back would tell of.
const SPEECHES: [&str; 22] = [
    "发言", "讲解", "讲述", "讲", "通报", "汇报", "报告", "介绍", "推介", "说明", "述职", "陈述", "表态", "点评",
    "总结", "传达", "解读", "作", "做", "谈", "给", "授课",
];
/// Pairs that are said of anything.
const OF_ANYTHING: [&str; 26] = [
    "同志", "大家", "我们", "今天", "刚才", "下面", "情况", "进行", "会议", "大会", "活动", "一个", "各位", "作了",
    "听取", "领导", "先生", "女士", "发言", "讲话", "报告", "汇报", "通报", "介绍", "工作", "交流",
];

/// An item before the look back in which something happens.
struct Part<'a> {
    pairs: HashSet<Pair>,
    calls: Vec<&'a Call>,
}

impl Recaps<'_, '_> {
    /// The one speech between two parts that are told of, of which nothing is.
    pub(super) fn passed_over(&mut self, sentence: &Sentence, region: &Range<usize>, calls: &[Call]) {
        let script = self.script;
        let words = script.words(region);
        let deeds: Vec<&str> = words.split(is_mark).filter(|clause| clause.contains('了')).collect();
        let is_known = self.found.iter().any(|one| matches!(one.problem, Problem::RecapOmits { .. }));
        let is_row = deeds.len() >= FEWEST && !speaks_of_groups(words) && !is_known;
        let Some(parts) = is_row.then(|| parts(script, calls, region.start)).flatten() else { return };
        let told = script.paragraph(sentence).map_or(words, |paragraph| script.words(&paragraph.range));
        if let Some(call) = left_out(script, &parts, &deeds).filter(|call| !may_be_told(script, call, told)) {
            let problem = Problem::RecapOmits { who: script.words(&call.who).to_owned() };
            self.found.push(script.problem(problem, &(region.start..region.start + words.trim_end().len())));
        }
    }
}

/// The items before a place in which something happens, in order; nothing where they are too many, or somebody who was called has
/// no name yet.
fn parts<'a>(script: &Script<'_>, calls: &'a [Call], before: usize) -> Option<Vec<Part<'a>>> {
    let items = &script.rundown.agenda().items;
    let is_blank = |call: &Call| person::read(script.words(&call.who)).is_blank();
    if items.len() > MOST || calls.iter().any(is_blank) {
        return None;
    }
    let item_of = |call: &Call| script.sentences.get(call.sentence).map(|sentence| script.item(sentence));
    let happening =
        items.iter().enumerate().skip(1).filter(|(_, item)| item.steps.iter().any(|step| step.wait.is_some()));
    let parts = happening.filter_map(|(nth, item)| {
        let sentences = script.sentences_of(nth);
        let begins = script.sentences.get(sentences.start).is_some_and(|first| first.range.start < before);
        let calls: Vec<&Call> = calls.iter().filter(|call| item_of(call) == Some(nth)).collect();
        // What the host says of a speech that was given is said behind it.
        let last = calls.last().map_or(sentences.start, |call| call.sentence);
        let said = script.said(sentences.start..last + 1).map(|(_, words)| words);
        let pairs = said.chain(item.title.as_deref()).flat_map(pairs).collect();
        begins.then_some(Part { pairs, calls })
    });
    Some(parts.collect())
}

/// The call to a speech in the only part with one speaker that is left out between parts that clauses tell of, in their order.
fn left_out<'a>(script: &Script<'_>, parts: &[Part<'a>], deeds: &[&str]) -> Option<&'a Call> {
    let mut told: Vec<usize> = Vec::new();
    for clause in deeds {
        let from = told.last().copied().unwrap_or(0);
        let scores = parts.iter().enumerate().skip(from).map(|(nth, part)| (likeness(script, part, clause), nth));
        // Of two that are alike the first one is meant.
        let (score, nth) = scores.max_by_key(|(score, nth)| (*score, std::cmp::Reverse(*nth)))?;
        // A clause of nothing that is known here may tell of anything.
        if score < ALIKE {
            return None;
        }
        told.push(nth);
    }
    told.dedup();
    let between = parts.iter().enumerate().take(*told.last()?).skip(*told.first()?);
    let speech = |part: &Part<'a>| match part.calls.as_slice() {
        [call] if !call.is_group && (call.verb.is_empty() || SPEECHES.contains(&call.verb)) => Some(*call),
        _ => None,
    };
    let mut others = between.filter(|(nth, _)| !told.contains(nth)).filter_map(|(_, part)| speech(part));
    let one = others.next()?;
    (told.len() >= FEWEST && others.next().is_none()).then_some(one)
}

/// How sure it is that a clause tells of a part: by a name, by how many spoke, or by pairs of characters in common.
fn likeness(script: &Script<'_>, part: &Part<'_>, clause: &str) -> usize {
    const NAMED: usize = 100;
    const COUNTED: usize = 50;
    let is_named = part.calls.iter().any(|call| names(clause, script.words(&call.who)));
    let is_counted = clause.match_indices(['位', '名', '家']).any(|(at, _)| {
        let count = clause.get(..at).and_then(numeral::at_end).map(|(count, _)| count);
        count.is_some_and(|count| count > 1 && usize::try_from(count) == Ok(part.calls.len()))
    });
    let common = telling(clause).filter(|pair| part.pairs.contains(pair)).collect::<HashSet<Pair>>().len();
    usize::from(is_named) * NAMED + usize::from(is_counted) * COUNTED + common
}

/// The pairs of characters of some words that are not said of anything.
fn telling(words: &str) -> impl Iterator<Item = Pair> + '_ {
    pairs(words).filter(|(one, other)| !OF_ANYTHING.contains(&String::from_iter([*one, *other]).as_str()))
}

/// Whether a look back may well tell of a speech: by whoever gave it, or by any words for what it was about. What is called for in no
/// particular words may be anything.
fn may_be_told(script: &Script<'_>, call: &Call, told: &str) -> bool {
    let known: HashSet<Pair> = telling(told).collect();
    let end = script.sentences.get(call.sentence).map_or(call.who.end, |sentence| sentence.range.end);
    let behind = script.text.get(call.who.end..end).unwrap_or_default();
    let about: Vec<Pair> = telling(behind.split(is_mark).next().unwrap_or_default()).collect();
    let person = person::read(script.words(&call.who));
    let is_told = !person.name.is_empty() && told.contains(person.name);
    about.len() < ALIKE || is_told || about.iter().any(|pair| known.contains(pair))
}
