//! What the check says of a meeting since it was changed, as far as it is about the change and no matter of preparing.

use super::super::live::Live;
use super::super::sentence::{clause, sentence, untold, without_clause};
use super::facts::Facts;
use super::numbers::numbers;
use super::{Ahead, Because, Finding, apart};
use crate::agenda::Rundown;
use crate::agenda::called::unit_and_office;
use crate::agenda::check::{check, fix};
use crate::agenda::edit::Edit;
use crate::agenda::rundown::PartKind;
use crate::chinese::marks::{same_range, wide};
use crate::diagnostic::{Diagnostic, Place, Problem, Rule, Segment, Spot};
use std::ops::Range;

/// Something that the check says of a changed meeting, and what to say instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    problem: Diagnostic,
    range: Range<usize>,
    becomes: String,
    /// Whether nothing is said instead.
    is_left_out: bool,
}

/// What the check finds in the agenda as it is held and did not find in it as written. Costs a check of all of it.
pub fn told(found_before: &[Diagnostic], now: &Rundown) -> Vec<Told> {
    let before: Vec<&Problem> = found_before.iter().map(|one| &one.problem).collect();
    let mended = |problem: &Diagnostic| {
        let Edit::Words { place: Place { spot: Spot::Bytes(range), .. }, becomes, .. } = fix(now, problem)?.edit else {
            return None;
        };
        Some((range, becomes))
    };
    let new = check(now).into_iter().filter(|one| !before.contains(&&one.problem) && !is_held(now, &one.problem));
    let told = new.filter_map(|problem| {
        let heard = speaks_of_change(&problem.problem)?;
        let Spot::Bytes(range) = &problem.place.spot else { return None };
        let (range, becomes, is_left_out) = match (mended(&problem), heard) {
            (Some((range, becomes)), _) => (range, becomes, false),
            (None, Heard::OrLeftOut) => {
                let written = now.text_at(&problem.place)?;
                let source = wide(written);
                let range = same_range(written, &source, range);
                let apart = || told_beside_call(&source, &range).unwrap_or_else(|| untold(&source, &range));
                let (range, becomes) = without_entry(&source, &range).unwrap_or_else(apart);
                (same_range(&source, written, &range), becomes, true)
            }
            (None, Heard::WithOtherWords) => return None,
        };
        Some(Told { problem, range, becomes, is_left_out })
    });
    told.collect()
}

/// Whether what was promised is somebody's unit who has a turn, though nobody says so in the call: 请石磊同志述职.
fn is_held(now: &Rundown, problem: &Problem) -> bool {
    let Problem::PromisedItemMissing { promised } = problem else { return false };
    let people = now.steps().filter_map(|(_, step)| now.agenda().people.get(step.turn.as_ref()?));
    people.into_iter().any(|person| unit_and_office(person).contains(promised.as_str()))
}

impl Ahead<'_> {
    /// What the check says of this text. A sentence that has been said otherwise is not left out then: who is meant in it is
    /// known.
    pub(super) fn told(&self, told: &Told, facts: &Facts, live: &Live) -> Option<Finding> {
        let because = Because::Found(told.problem.problem.clone());
        let reworded = || live.changes.iter().filter_map(|change| self.reworded(change));
        let range = same_range(self.written, &self.source, &told.range);
        let is_known = told.is_left_out && !reworded().all(|words| apart(&words, &range));
        // What a change leaves as many as they were it has not made wrong.
        let is_old = told.problem.problem.broken_rule() == Rule::CountDisagrees && facts.counts.0 == facts.counts.1;
        // And what was another number before the change counts other things.
        let counts_others = matches!(
            &told.problem.problem,
            Problem::CountDisagrees { announced, .. } if *announced != facts.counts.0
        );
        let is_old = is_old || counts_others || self.is_stage(&range);
        // Whose turn it is is known here; the check has only the words, and takes other calls for turns.
        let step = self.rundown.position(self.index, 0).map(|position| position.step_key());
        let standing = step.and_then(|step| facts.steps.get(&step));
        let is_first = standing.is_some_and(|[_, is]| is.place_in_item == Some(1));
        let is_old = is_old || is_first && told.problem.problem.broken_rule() == Rule::LeadTooLate;
        let is_meant = self.is_at(&told.problem) && !is_known && !is_old;
        is_meant.then(|| Finding { range, becomes: wide(&told.becomes).into_owned(), because })
    }

    /// 进入第二阶段。进行第三项议程: a stage that has several items.
    fn is_stage(&self, range: &Range<usize>) -> bool {
        let numbers = numbers(&self.source).into_iter().filter(|number| number.is_stage_of_several());
        numbers.into_iter().any(|number| range.start <= number.range.start && number.range.start < range.end)
    }

    fn is_at(&self, problem: &Diagnostic) -> bool {
        let Some((item, step, field)) = problem.place.path.in_step() else { return false };
        let name = match field.first() {
            Some(Segment::Key(name)) => name.as_str(),
            Some(Segment::Index(_)) | None => return false,
        };
        let kind = match name {
            "say" => PartKind::Say,
            "thanks" => PartKind::Thanks,
            "choose" => PartKind::Choose,
            _ => return false,
        };
        let choice = match field.get(1) {
            Some(Segment::Index(choice)) => *choice,
            Some(Segment::Key(_)) | None => 0,
        };
        (self.part.item, self.part.step, self.part.kind, self.choice) == (item, step, kind, choice)
    }
}

/// What the check may say of a change in the meeting, and no matter of preparing.
enum Heard {
    /// Where other words are certain to mend it, those; else nothing: who is left out may still be thanked by the rest.
    WithOtherWords,
    /// What it is about is not so any more: without other words the sentence is left out.
    OrLeftOut,
}

fn speaks_of_change(problem: &Problem) -> Option<Heard> {
    let rule = problem.broken_rule();
    if matches!(rule, Rule::CountDisagrees | Rule::OrdinalDisagrees | Rule::LeadTooLate) {
        Some(Heard::WithOtherWords)
    } else if matches!(
        rule,
        Rule::NeverCalled | Rule::RecapNamesStranger | Rule::RecapThanksForNothing | Rule::PromisedItemMissing
    ) {
        Some(Heard::OrLeftOut)
    } else {
        None
    }
}

/// 请甲局长发言，平山县做准备: without the one clause, where another one of the sentence calls somebody.
fn told_beside_call(source: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let (own, whole) = (clause(source, range), sentence(source, range));
    let others = [source.get(whole.start..own.start)?, source.get(own.end..whole.end)?];
    let calls = others.iter().any(|words| ["请", "由", "的是"].iter().any(|call| words.contains(call)));
    calls.then(|| without_clause(source, range))
}

/// One of a list, 城关镇、白马镇和宏达公司, taken out of it; none where it stands in no list.
fn without_entry(source: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let before = source.get(..range.start)?;
    let is_listed = before.ends_with('、');
    // 城关镇及时报送, 城关镇与会同志: no list.
    let joints: &[&str] = if is_listed { &["、", "和", "及", "与"] } else { &["、", "和"] };
    let behind = joints.iter().find(|joint| source.get(range.end..).is_some_and(|behind| behind.starts_with(**joint)));
    match (before.strip_suffix('、'), behind) {
        // A、B和C without B is A和C, and without A it is B和C.
        (Some(before), Some(_)) => Some((before.len()..range.end, String::new())),
        (None, Some(joint)) => Some((range.start..range.end + joint.len(), String::new())),
        (_, None) => {
            let rest = ["和", "、"].into_iter().find_map(|joint| before.strip_suffix(joint))?;
            Some((rest.len()..range.end, String::new()))
        }
    }
}
