//! A look back in a clause for each item, in words of its own, where one of the items has fallen out or come since: 账念了，五个组长的意见也听了，书记把
//! 活儿也派了。

use super::super::super::deed;
use super::super::super::sentence::{clauses, without_clause};
use super::super::{Because, Finding};
use super::Statement;
use super::touched::CountedItem;
use crate::chinese::pairs;
use std::ops::Range;

/// As many clauses that tell of something done as there were items, without the one of what does not happen, or with one of
/// what does.
pub(super) fn a_clause_for_each_item(statement: &Statement<'_>) -> Option<Finding> {
    /// Of two things two clauses may tell without being a list.
    const LEAST: usize = 3;
    let Statement { sentence, touched, .. } = *statement;
    let [was, is] = &touched.items;
    let clauses = told(sentence);
    if was.len() < LEAST || clauses.len() != was.len() {
        return None;
    }
    // 六位企业家谈了想法, which an item is called by that is still held.
    let shared = |clause: &Range<usize>, title: &str| {
        let words = sentence.get(clause.clone()).unwrap_or_default();
        pairs(title).filter(|pair| words.contains(pair)).count()
    };
    let without = |items: &[CountedItem], others: &[CountedItem]| {
        let missing =
            (0..items.len()).filter(|at| items.get(*at).is_some_and(|item| others.iter().all(|one| one.id != item.id)));
        missing.collect::<Vec<_>>()
    };
    // Of several nobody knows which words are still right.
    let (gone, come) = match (without(was, is).as_slice(), without(is, was).as_slice()) {
        ([gone], []) => (Some(*gone), None),
        ([], [come]) => (None, Some(*come)),
        _ => return None,
    };
    match (gone, come) {
        (Some(place), None) => {
            let clause = clauses.get(place)?;
            let is_of_another = is.iter().any(|item| shared(clause, &item.title) > 0);
            let (range, becomes) = without_clause(sentence, clause);
            let title = &was.get(place)?.title;
            let because = if title.is_empty() { Because::Count } else { Because::ItemGone(title.clone()) };
            (!is_of_another).then_some(Finding { range, becomes, because })
        }
        (None, Some(place)) => {
            // Behind the clause of the item before it, which the last words of the sentence may belong to.
            let before = clauses.get(place.checked_sub(1)?)?;
            let title = &is.get(place)?.title;
            let is_told = clauses.iter().any(|clause| shared(clause, title) * 2 > pairs(title).count());
            let becomes = format!("，{}", deed::done(title));
            (!is_told && !title.is_empty()).then_some(Finding {
                range: before.end..before.end,
                becomes,
                because: Because::Count,
            })
        }
        (Some(_), Some(_)) | (None, None) => None,
    }
}

/// The clauses of a sentence that tell of something done, without what only adds to the one before: 作了讲话，对工作提出了要求.
fn told(sentence: &str) -> Vec<Range<usize>> {
    const ADDS: [&str; 18] = [
        "对",
        "并",
        "提出了",
        "强调了",
        "为",
        "使",
        "让",
        "听了",
        "听完",
        "都",
        "既",
        "又",
        "还",
        "充分",
        "进一步",
        "达到了",
        "取得了",
        "明确了",
    ];
    let tells = |range: &Range<usize>| {
        let words = sentence.get(range.clone()).unwrap_or_default();
        words.contains('了') && !ADDS.iter().any(|adds| words.starts_with(adds))
    };
    clauses(sentence, 0..sentence.len()).filter(tells).collect()
}
