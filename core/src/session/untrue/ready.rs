//! Whoever is told to get ready and does not come next any more: 请某某同志做好准备, 下一位发言的是某某同志, 请县交通局做好准备.

use super::super::sentence::{clause, without_clause};
use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::called::{addressed, instead, mentions, tells_of_next, units};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, PersonId, Rundown};
use std::ops::Range;

/// Whoever is named in a text of a step as the next one, where another one is.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some([was, is]) = facts.steps.get(step).filter(|[was, is]| was.next != is.next) else { return Vec::new() };
    let people = &now.agenda().people;
    let person = |id: &Option<PersonId>| id.as_ref().and_then(|id| people.get(id));
    let Some(before) = person(&was.next) else { return Vec::new() };
    let next = person(&is.next);
    let by_name = mentions(before, people, source).into_iter().map(|mention| {
        let becomes = next.and_then(|next| instead(next, &mention));
        (mention.range, becomes)
    });
    // 席梦同志、季夏同志依次作准备: of several one is named already.
    let names_next = |range: &Range<usize>| {
        let own = source.get(clause(source, range)).unwrap_or_default();
        next.is_some_and(|next| !mentions(next, people, own).is_empty())
    };
    let told: Vec<(Range<usize>, Option<String>)> = by_name
        .filter(|(range, _)| !names_next(range))
        .filter(|(range, _)| source.get(clause(source, range)).is_some_and(tells_of_next))
        .collect();
    // Units are told within their item: whoever speaks in the next one is no 县交通局 of this one.
    let next_unit = next.filter(|_| was.is_last || !is.is_last);
    let told = if told.is_empty() { by_unit(before, next_unit, source) } else { told };
    let finding = |(range, becomes): (Range<usize>, Option<String>)| {
        let (range, becomes) = match becomes {
            Some(becomes) => (range, becomes),
            None => without_clause(source, &range),
        };
        Finding { range, becomes, because: Because::NotNext(before.name.trim().to_owned()) }
    };
    told.into_iter().map(finding).collect()
}

/// The unit of whoever came next, where a clause tells it to get ready, and that of whoever does now: 县交通局, 第二组.
fn by_unit(before: &Person, next: Option<&Person>, source: &str) -> Vec<(Range<usize>, Option<String>)> {
    let units_now = next.map(units).unwrap_or_default();
    let named = units(before).into_iter().enumerate().find_map(|(form, unit)| {
        let ranges = source.match_indices(unit.as_str()).map(|(at, unit)| at..at + unit.len());
        let told = ranges.filter(|range| source.get(clause(source, range)).is_some_and(tells_of_next));
        let told: Vec<Range<usize>> = told.collect();
        (!told.is_empty()).then_some((form, told))
    });
    let Some((form, told)) = named else { return Vec::new() };
    let becomes =
        next.map(|next| units_now.get(form).or(units_now.first()).cloned().unwrap_or_else(|| addressed(next)));
    told.into_iter().map(|range| (range, becomes.clone())).collect()
}
