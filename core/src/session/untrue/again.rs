//! 仍请某某同志宣读: what says that somebody has been called before, where nobody has.

use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::rundown::StepKey;

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
    let ((at, again), once) = places.min().filter(|_| is_new)?;
    Some(Finding { range: at..at + again.len(), becomes: (*once).to_owned(), because: Because::Speakers })
}
