//! Prizes: who comes up for one, and whoever hands it over.

use super::call::{self, announces};
use super::{StepAt, Written, item_of, words};
use crate::agenda::called::mentions;
use crate::agenda::{Person, PersonId, WaitKind};
use crate::chinese;
use crate::chinese::clauses::CLAUSE_ENDS;
use crate::script::parse;
use indexmap::IndexMap;
use std::ops::Range;

/// 请“教学能手”上台领奖。, in a step of its own before a prize is handed over: its place.
pub(super) fn come_up_before(written: &Written, at: &StepAt) -> Option<usize> {
    const UP: [&str; 4] = ["上台", "登台", "领奖", "受奖"];
    let steps = &item_of(written, &at.item)?.steps;
    let place = at.place.checked_sub(1)?;
    let hands_over = steps.get(at.place)?.wait == Some(WaitKind::Award);
    let is_silent = steps.get(place)?.turn.is_none();
    let words = words::said(written, &StepAt { item: at.item.clone(), place })?;
    let comes_up = UP.iter().any(|up| words.contains(up)) && !announces(&words);
    (hands_over && is_silent && comes_up).then_some(place)
}

/// Takes out of a step whom it tells to wait beside the stage: 请“教学能手”到台侧候场。
pub(super) fn tell_nobody_to_wait(written: &mut Written, at: &StepAt) -> Option<()> {
    let words = words::said(written, at)?;
    let waits = |sentence: &&str| ["候场", "等候"].iter().any(|wait| sentence.contains(wait));
    let rest: String = chinese::sentences(&words).filter(|sentence| !waits(sentence)).collect();
    if rest == words { Some(()) } else { words::say(written, at, rest) }
}

/// 请获奖同志上台领奖，请{{发言人}}为他们颁奖。: whoever gets the prize is called all the same, whoever hands it out.
pub(super) fn without_presenter(written: &Written, at: &StepAt, words: &str) -> Option<String> {
    const RECEIVED: [&str; 7] = ["领奖", "上台", "登台", "获奖", "颁发", "颁奖", "授予"];
    let item = written.agenda.items.get(at.item.place)?;
    let step = item.steps.get(at.place).filter(|step| step.wait == Some(WaitKind::Award))?;
    let people = &written.agenda.people;
    let presenter = people.get(step.turn.as_ref()?)?;
    let script = parse(words);
    let by_turn = script.blocks.iter().flat_map(|block| &block.inlines).find(|inline| call::is_speaker(inline));
    let by_letters = || mentions(presenter, people, words).into_iter().map(|mention| mention.range).next();
    let name = by_turn.map(|inline| inline.source.clone()).or_else(by_letters)?;
    let mark = |at: usize| words.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let before = words.get(..name.start)?.rfind(CLAUSE_ENDS);
    let end = words.get(name.end..)?.find(CLAUSE_ENDS).map_or(words.len(), |at| name.end + at);
    // 有请甲、乙为他们颁奖: the other one does.
    let start = before.map_or(0, |at| at + mark(at));
    if let Some(cut) = beside_others(words, people, (start..end, name.clone())) {
        return Some(words.get(..cut.start)?.to_owned() + words.get(cut.end..)?);
    }
    let cut = match before {
        Some(comma) if words.get(comma..)?.starts_with('，') => comma..end,
        Some(mark_before) => mark_before + mark(mark_before)..end + mark(end),
        None => 0..end + mark(end),
    };
    let rest = words.get(..cut.start)?.to_owned() + words.get(cut.end..)?;
    // > 颁奖 tells of what is waited for, whether anybody is called to it or not.
    let mut said = rest.lines().filter(|line| !line.starts_with('>'));
    let goes_on = said.any(|line| RECEIVED.iter().any(|word| line.contains(word)));
    goes_on.then(|| rest.replacen("，掌声有请", "", 1))
}

/// Somebody's name in a clause, with what joins it with that of somebody else right beside it.
fn beside_others(
    words: &str,
    people: &IndexMap<PersonId, Person>,
    (clause, name): (Range<usize>, Range<usize>),
) -> Option<Range<usize>> {
    let all = people.values().flat_map(|person| mentions(person, people, words)).map(|mention| mention.range);
    let others: Vec<Range<usize>> =
        all.filter(|other| clause.start <= other.start && other.end <= clause.end && *other != name).collect();
    let joins = |range: Range<usize>| words.get(range).is_some_and(|joint| ["、", "和", "与"].contains(&joint));
    let next = others.iter().find(|other| other.start > name.end && joins(name.end..other.start));
    let previous = others.iter().find(|other| other.end < name.start && joins(other.end..name.start));
    next.map(|next| name.start..next.start).or_else(|| previous.map(|previous| previous.end..name.end))
}
