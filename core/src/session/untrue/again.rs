//! 仍请某某同志宣读, 请另一位代表某某发言: what says that somebody has been called before, where nobody has.

use super::super::sentence::clause;
use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::rundown::StepKey;
use std::ops::Range;

/// What is said of whoever is called once more, and of whoever is called.
const AGAIN: [(&str, &str); 10] = [
    ("仍然请", "请"),
    ("仍请", "请"),
    ("仍由", "由"),
    ("还是请", "请"),
    ("还是由", "由"),
    ("继续请", "请"),
    ("再次请", "请"),
    ("再次有请", "有请"),
    ("再次邀请", "邀请"),
    ("再次由", "由"),
];

/// What is not true in a text of a step.
pub(super) fn findings(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    let is_new = facts.is_called_again(step).is_some_and(|[was, is]| was && !is);
    let places = AGAIN.iter().flat_map(|(again, once)| source.match_indices(again).map(move |one| (one, once)));
    let again = places.min().filter(|_| is_new).map(|((at, again), once)| (at..at + again.len(), *once));
    let (range, becomes) = again.or_else(|| another(facts, step, source))?;
    Some(Finding { range, becomes: becomes.to_owned(), because: Because::Speakers })
}

/// 请另一位代表某某发言, where nobody speaks before them in the round any more.
fn another(facts: &Facts, step: &StepKey, source: &str) -> Option<(Range<usize>, &'static str)> {
    const ANOTHER: [&str; 4] = ["另一位", "另外一位", "另一名", "另一家"];
    let is_first = facts.steps.get(step).is_some_and(|[was, is]| was.place > Some(1) && is.place == Some(1));
    let (at, another) = ANOTHER.iter().filter_map(|another| Some((source.find(another)?, another))).min()?;
    let is_called = source.get(clause(source, &(at..at)).start..at).is_some_and(|lead| lead.contains('请'));
    (is_first && is_called).then_some((at..at + another.len(), ""))
}
