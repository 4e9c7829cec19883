//! What a call takes up of whoever spoke before it, where they speak later now or nobody does: 接着褚委员的话题，有请…,
//! 听完{{上一位发言人}}的故事，….

use super::super::sentence::{clause, without_clause};
use super::facts::Facts;
use super::{Because, Finding};
use crate::agenda::Rundown;
use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;
use std::ops::Range;

/// What takes up somebody's words, at the beginning of a clause.
const TAKES_UP: [&str; 9] = ["接着", "顺着", "沿着", "循着", "承接", "听完", "听完了", "听了", "跟着"];
/// What of theirs is taken up.
const WORDS: [&str; 12] =
    ["话题", "话头", "话茬", "思路", "故事", "讲述", "介绍", "发言", "分享", "讲话", "点评", "话"];
/// What stands for whoever spoke before.
const PREVIOUS: [&str; 2] = ["{{上一位", "{{turn.previous"];

/// Clauses of a text that take up what nobody has said before it.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let people = &now.agenda().people;
    let later = facts.speak_later(step).filter_map(|id| people.get(id));
    let named = later.flat_map(|person| mentions(person, people, source)).map(|mention| mention.range);
    let is_first_now = facts.steps.get(step).is_some_and(|[was, is]| was.previous.is_some() && is.previous.is_none());
    let computed = PREVIOUS.iter().filter(|_| is_first_now).flat_map(|previous| source.match_indices(previous));
    let computed = computed.map(|(at, previous)| at..at + previous.len());
    let finding = |name: Range<usize>| {
        takes_up(source, &name).then(|| {
            let (range, becomes) = without_clause(source, &name);
            Finding { range, becomes, because: Because::Order }
        })
    };
    let mut found: Vec<Finding> = named.chain(computed).filter_map(finding).collect();
    found.dedup_by(|one, other| one.range == other.range);
    // 我们再来听听…, behind nobody.
    let again = found.first().and_then(|one| {
        let rest = source.get(one.range.end..)?;
        let again = ["我们再", "再"].iter().find(|again| rest.starts_with(**again))?;
        let start = one.range.end + again.len() - "再".len();
        Some(Finding { range: start..start + "再".len(), becomes: String::new(), because: Because::Order })
    });
    found.extend(again);
    found
}

/// Whether a clause takes up the words of whoever is named in it.
fn takes_up(source: &str, name: &Range<usize>) -> bool {
    let own = clause(source, name);
    let leads = source.get(own.start..name.start).is_some_and(|lead| TAKES_UP.contains(&lead.trim_start()));
    let behind = source.get(name.end..own.end).unwrap_or_default();
    let theirs = behind.split_once('的').map_or(behind, |(_, theirs)| theirs);
    leads
        && WORDS.iter().any(|words| theirs.contains(words))
        && source.get(own.end..).is_some_and(|rest| rest.starts_with('，'))
}
