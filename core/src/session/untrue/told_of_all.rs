//! A look back that tells of every item by who spoke in it, where one more is held: 甲作了报告，乙宣读了决定，丙作了讲话, and 丁作了发言
//! between 乙 and 丙.

use super::super::deed;
use super::super::sentence::{ENDS, clauses, sentence};
use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::called::{addressed, mentions};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Item, Person, Rundown};
use std::ops::Range;

/// So many items are told of by somebody's name at least, where all are.
const FEWEST: usize = 3;
/// So many may be told of without one: 四位嘉宾为医院揭了牌.
const UNNAMED: usize = 1;

/// Whoever speaks in an item that has come to the meeting, told of where a text tells of all who spoke before it.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some(here) = now.item_index(step.0.as_str()) else { return Vec::new() };
    let come = facts.items_added.iter().filter_map(|id| now.item_index(id.as_str())).filter(|item| *item < here);
    come.filter_map(|item| told_beside(now, source, item, here)).collect()
}

/// What is told of whoever speaks in one item, behind the items before it and before those behind it.
fn told_beside(now: &Rundown, source: &str, added: usize, here: usize) -> Option<Finding> {
    let agenda = now.agenda();
    let newcomer = speakers(now, agenda.items.get(added)?).next()?;
    let whole = looks_back(now, source, added, here)?;
    let is_named = |person: &Person, range: &Range<usize>| {
        source.get(range.clone()).is_some_and(|words| !mentions(person, &agenda.people, words).is_empty())
    };
    (!is_named(newcomer, &whole)).then_some(())?;
    let clauses: Vec<Range<usize>> = clauses(source, whole.clone()).collect();
    let tells_of = |item: usize, own: &Range<usize>| {
        agenda.items.get(item).is_some_and(|item| speakers(now, item).any(|one| is_named(one, own)))
    };
    let before = (0..added).filter_map(|item| clauses.iter().position(|own| tells_of(item, own))).max();
    // Whoever speaks behind it may have spoken before it, too.
    let from = before.map_or(0, |before| before + 1);
    let next = clauses.iter().skip(from).position(|own| (added + 1..here).any(|item| tells_of(item, own)));
    let next = next.map(|next| from + next);
    let title = agenda.items.get(added)?.title.as_deref().unwrap_or_default();
    let told = addressed(newcomer) + &deed::done(title);
    let (at, becomes) = match (next, before) {
        (Some(next), _) => (clauses.get(next)?.start, format!("{told}，")),
        (None, before) => (clauses.get(before?)?.end, format!("，{told}")),
    };
    Some(Finding { range: at..at, becomes, because: Because::Speakers })
}

/// The sentence that tells of the items before it, each by somebody who spoke in it.
fn looks_back(now: &Rundown, source: &str, added: usize, here: usize) -> Option<Range<usize>> {
    let agenda = now.agenda();
    let items: Vec<&Item> = (0..here)
        .filter(|item| *item != added)
        .filter_map(|item| agenda.items.get(item).map(AsRef::as_ref))
        .filter(|item| speakers(now, item).next().is_some())
        .collect();
    let tells_of_all = |whole: &Range<usize>| {
        let words = source.get(whole.clone()).unwrap_or_default();
        let told = items
            .iter()
            .filter(|item| speakers(now, item).any(|one| !mentions(one, &agenda.people, words).is_empty()))
            .count();
        // 请甲作报告, 由乙宣读: what is still to come.
        words.matches('了').count() >= FEWEST
            && !words.contains('请')
            && told >= FEWEST
            && told + UNNAMED >= items.len()
    };
    let ends = source.match_indices(ENDS).map(|(at, _)| at);
    ends.map(|at| sentence(source, &(at..at))).find(tells_of_all)
}

/// Whoever has a turn in an item, in order.
fn speakers<'a>(now: &'a Rundown, item: &'a Item) -> impl Iterator<Item = &'a Person> {
    let people = &now.agenda().people;
    item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?))
}
