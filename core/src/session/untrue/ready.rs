//! Whoever is told to get ready and does not come next any more: 请某某同志做好准备, 下一位发言的是某某同志.

use super::super::sentence::{clause, without_clause};
use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::called::{instead, mentions, tells_of_next};
use crate::agenda::rundown::StepKey;
use crate::agenda::{PersonId, Rundown};

/// Whoever is named in a text of a step as the next one, where another one is.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some([was, is]) = facts.steps.get(step).filter(|[was, is]| was.next != is.next) else { return Vec::new() };
    let people = &now.agenda().people;
    let person = |id: &Option<PersonId>| id.as_ref().and_then(|id| people.get(id));
    let Some(before) = person(&was.next) else { return Vec::new() };
    let told = mentions(before, people, source).into_iter();
    let told = told.filter(|mention| source.get(clause(source, &mention.range)).is_some_and(tells_of_next));
    let finding = |mention| {
        let name = before.name.trim().to_owned();
        match person(&is.next) {
            Some(next) => {
                let becomes = instead(next, &mention)?;
                Some(Finding { range: mention.range, becomes, because: Because::NotNext(name) })
            }
            None => {
                let (range, becomes) = without_clause(source, &mention.range);
                Some(Finding { range, becomes, because: Because::NotNext(name) })
            }
        }
    };
    told.filter_map(finding).collect()
}
