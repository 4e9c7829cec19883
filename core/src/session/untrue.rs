//! Words that a change has made untrue and that are still to be said: an overview that counts three items where two are left,
//! thanks to somebody who is absent, 第三项 for what is the second now. Placeholders follow by themselves; this is about words
//! that somebody wrote out. Each is found by what has changed since the text was last true, and comes with other words.

mod facts;
mod list;
mod mention;

use super::change::{Change, held};
use super::live::Live;
use super::sentence::{left_out, sentence};
use crate::Language;
use crate::agenda::Rundown;
use crate::agenda::check::{check, fix};
use crate::agenda::edit::Edit;
use crate::agenda::rundown::{Part, PartKind, Position};
use crate::diagnostic::{Diagnostic, Place, Problem, Rule, Segment, Spot};
use facts::Facts;
use std::ops::Range;

/// A text ahead of the reading place that is not true any more. One change makes all of it true, so that the host has one key to
/// press.
#[derive(Debug, Clone, PartialEq)]
pub struct Untrue {
    /// The paragraph that the first of it stands in.
    pub at: Position,
    /// Why it is not true, each reason once.
    pub because: Vec<Because>,
    /// The sentences as they stand.
    pub was: String,
    /// What can be said instead; empty where they are left out.
    pub becomes: String,
    /// The change that says it.
    pub change: Change,
}

/// Why words are not true any more.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// Somebody does not speak.
    Gone(String),
    /// Somebody else speaks.
    Replaced(String),
    /// There are more items, or fewer.
    Count,
    /// The item has another number.
    Number,
    /// More people speak, or fewer.
    Speakers,
    /// The list is another one.
    List,
    /// The item does not happen.
    ItemGone(String),
    /// The check says so.
    Found(Problem),
}

impl Because {
    /// The reason in words.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Gone(name) => language.pick(format!("{name}不发言了"), format!("{name} does not speak")),
            Self::Replaced(name) => {
                language.pick(format!("{name}已由别人代替"), format!("somebody else speaks for {name}"))
            }
            Self::Count => language.pick("议程项数变了", "there are more items now, or fewer").to_owned(),
            Self::Number => language.pick("议程序号变了", "the item has another number now").to_owned(),
            Self::Speakers => language.pick("发言人数变了", "more people speak now, or fewer").to_owned(),
            Self::List => language.pick("议程的内容或次序变了", "the items are others now").to_owned(),
            Self::ItemGone(title) => language.pick(format!("“{title}”不进行了"), format!("“{title}” does not happen")),
            Self::Found(problem) => problem.message(language),
        }
    }
}

/// Words of one text that are not true, and others for them.
#[derive(Debug)]
struct Finding {
    range: Range<usize>,
    becomes: String,
    because: Because,
}

/// One text that is still to be said.
struct Ahead<'a> {
    rundown: &'a Rundown,
    index: usize,
    part: &'a Part,
    choice: usize,
    source: &'a str,
    /// Bytes of it that have been said.
    said: usize,
}

/// Everything ahead that is not true any more, in the order in which it would be said. `now` is the agenda as it is held.
/// `told` is what [`told`] says of the same two.
pub fn untrue(written: &Rundown, now: &Rundown, live: &Live, told: &[Told]) -> Vec<Untrue> {
    let is_other = |change: &Change| !matches!(change, Change::Reworded { .. } | Change::NumbersKept);
    if !live.changes.iter().any(is_other) {
        return Vec::new();
    }
    let mut facts: Vec<(usize, Facts)> = Vec::new();
    let mut found = Vec::new();
    for ahead in texts_ahead(now, live) {
        // Since it was last reworded it has been true.
        let since = true_until(&ahead, live);
        if !facts.iter().any(|(of, _)| *of == since) {
            let before = held(written, live.changes.get(..since).unwrap_or_default());
            facts.push((since, Facts::between(&before, now)));
        }
        let Some((_, facts)) = facts.iter().find(|(of, _)| *of == since) else { continue };
        let mentions = mention::findings(facts, ahead.part.item, now, ahead.source);
        let mut here = list::findings(facts, ahead.source, &mentions);
        let lists: Vec<Range<usize>> = here.iter().map(|one| one.range.clone()).collect();
        // The entries of a list are made anew with it.
        here.extend(mentions.into_iter().filter(|one| lists.iter().all(|list| apart(list, &one.range))));
        // What the check says is heard where nothing more certain is known of the same words.
        let is_new = |one: &Finding| here.iter().all(|other| apart(&other.range, &one.range));
        let more: Vec<Finding> = told.iter().filter_map(|problem| ahead.told(problem)).filter(is_new).collect();
        here.extend(more);
        found.extend(ahead.untrue(here));
    }
    found
}

/// A stretch of a text with the findings in it made true; they lie in order and apart.
fn applied<'a>(source: &str, range: Range<usize>, findings: impl Iterator<Item = &'a Finding>) -> Option<String> {
    let mut words = String::new();
    let mut at = range.start;
    for one in findings {
        words += source.get(at..one.range.start)?;
        words += &one.becomes;
        at = one.range.end;
    }
    Some(words + source.get(at..range.end)?)
}

/// Puts findings in order; of those that cover one another the first and longest stays.
fn settle(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    let mut end = 0;
    findings.retain(|one| {
        let is_free = one.range.start >= end;
        end = end.max(one.range.end);
        is_free
    });
}

fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

/// How many of the changes had been made when a text was last true.
fn true_until(ahead: &Ahead<'_>, live: &Live) -> usize {
    let position = ahead.rundown.position(ahead.index, 0);
    let key = position.as_ref().map(Position::step_key);
    let is_of = |change: &Change| matches!(change, Change::Reworded { step, .. } if Some(step) == key.as_ref());
    live.changes.iter().rposition(is_of).map_or(0, |last| last + 1)
}

fn texts_ahead<'a>(now: &'a Rundown, live: &Live) -> Vec<Ahead<'a>> {
    let here = live.part(now).unwrap_or(0);
    let parts = now.parts().iter().enumerate().skip(here);
    let all = parts.flat_map(|(index, part)| (0..part.texts.len()).map(move |choice| (index, part, choice)));
    let read = all.filter_map(|(index, part, choice)| {
        let (source, text) = (now.source(part, choice)?, part.texts.get(choice)?);
        let at = if index == here { live.position.at } else { 0 };
        let stop = text.stops.partition_point(|stop| *stop <= at).saturating_sub(1);
        let said = text.stop_bytes.get(stop).copied().filter(|_| at > 0).unwrap_or(0);
        Some(Ahead { rundown: now, index, part, choice, source, said })
    });
    read.collect()
}

impl Ahead<'_> {
    /// What is not true in one text, without what lies behind the reading place and what others cover.
    fn untrue(&self, mut findings: Vec<Finding>) -> Option<Untrue> {
        findings.retain(|one| one.range.start >= self.said);
        settle(&mut findings);
        let all = findings.first()?.range.start..findings.last()?.range.end;
        let whole = sentence(self.source, &all);
        let becomes = |range: Range<usize>| applied(self.source, range, findings.iter());
        let was = self.source.get(all.clone())?.to_owned();
        let nth = self.source.get(..all.start)?.matches(was.as_str()).count();
        let text = self.part.texts.get(self.choice)?;
        let stop = text.stop_bytes.partition_point(|stop| *stop <= all.start).saturating_sub(1);
        let at = self.rundown.position(self.index, text.stops.get(stop).copied().unwrap_or(0))?;
        let alternative =
            self.part.alternatives.get(self.choice).filter(|_| self.part.kind == PartKind::Choose).cloned();
        let (step, part) = (at.step_key(), at.part);
        let change = Change::Reworded { step, part, alternative, nth, was, becomes: becomes(all)? };
        let sentences = (self.source.get(whole.clone())?.trim().to_owned(), becomes(whole)?.trim().to_owned());
        let mut because: Vec<Because> = Vec::new();
        for one in findings {
            if !because.contains(&one.because) {
                because.push(one.because);
            }
        }
        Some(Untrue { at, because, was: sentences.0, becomes: sentences.1, change })
    }
}

/// Something that the check says of a changed meeting, and what to say instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    problem: Diagnostic,
    range: Range<usize>,
    becomes: String,
}

/// What the check finds in the agenda as it is held and did not find in it as written. Costs two checks of all of it.
pub fn told(written: &Rundown, now: &Rundown) -> Vec<Told> {
    let before: Vec<Problem> = check(written).into_iter().map(|one| one.problem).collect();
    let mended = |problem: &Diagnostic| {
        let Edit::Words { place: Place { spot: Spot::Bytes(range), .. }, becomes, .. } = fix(now, problem)?.edit else {
            return None;
        };
        Some((range, becomes))
    };
    let new = check(now).into_iter().filter(|one| !before.contains(&one.problem));
    let told = new.filter_map(|problem| {
        let heard = speaks_of_change(&problem.problem)?;
        let Spot::Bytes(range) = &problem.place.spot else { return None };
        let (range, becomes) = match (mended(&problem), heard) {
            (Some(mended), _) => mended,
            (None, Heard::OrLeftOut) => left_out(now.text_at(&problem.place)?, range),
            (None, Heard::WithOtherWords) => return None,
        };
        Some(Told { problem, range, becomes })
    });
    told.collect()
}

impl Ahead<'_> {
    /// What the check says of this text.
    fn told(&self, told: &Told) -> Option<Finding> {
        let because = Because::Found(told.problem.problem.clone());
        self.is_at(&told.problem).then(|| Finding { range: told.range.clone(), becomes: told.becomes.clone(), because })
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
