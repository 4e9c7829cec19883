//! A result that somebody wrote out for a vote which has gone the other way: 表决通过了《办法》, where it did not pass.

use super::super::sentence::{left_out, sentence};
use super::gone::when_passed;
use super::{Because, Finding};
use crate::agenda::rundown::PartKind;
use crate::agenda::{Rundown, Step};
use crate::chinese::marks::wide;
use crate::session::live::Live;

/// What a vote comes to where it succeeds.
const PASSED: &str = "通过";
/// What stands before it where it does not: 未通过, 没有获得通过.
const DENIALS: [&str; 9] = ["未获得", "未能", "未获", "没有获得", "没有", "没能", "不予", "未", "不"];
/// What may stand right before it and says how it was, longer before shorter.
const MANNERS: [&str; 11] = ["获得", "一致", "全票", "高票", "顺利", "已经", "均", "已", "获", "并", "都"];
/// What was done with the matter, success or not.
const DEEDS: [&str; 4] = ["表决", "审议", "讨论", "投票"];
/// What else tells of the success of one vote.
const ABOUT: [&str; 3] = ["表决", "审议", "投票"];

/// A shorter name of what is voted on may stand in other words.
const MATTER: usize = 3;

/// A vote that did not come to what it was held for.
#[derive(Debug)]
pub(super) struct Lost {
    /// Of the choice.
    part: usize,
    /// What the item is called.
    title: String,
    /// What was voted on, as other sentences would name it; empty where the item does not say.
    matters: Vec<String>,
    /// Whether it is the only vote of the meeting.
    is_only: bool,
}

/// The votes that have been lost so far.
pub(super) fn lost(now: &Rundown, live: &Live) -> Vec<Lost> {
    let votes: Vec<usize> = (0..now.parts().len()).filter(|part| is_vote(now, *part)).collect();
    let is_lost = |part: &&usize| live.choice(now, **part).is_some_and(|choice| fails(now, **part, choice));
    let lost = votes.iter().filter(is_lost).filter_map(|part| {
        let item = now.parts().get(*part)?.item;
        let title = wide(now.agenda().items.get(item)?.title.as_deref().unwrap_or_default()).into_owned();
        // What stands in an item since the vote before is put to this one.
        let first = votes.iter().rev().find(|other| *other < part).map_or(0, |other| other + 1);
        let own = now.parts().get(first..=*part)?.iter().filter(|other| other.item == item);
        let is_alone =
            votes.iter().filter(|other| now.parts().get(**other).is_some_and(|other| other.item == item)).count() == 1;
        let titled = is_alone.then_some(title.as_str());
        let sources = own.filter_map(|other| now.source(other, 0)).chain(titled).map(wide);
        let mut matters: Vec<String> =
            sources.flat_map(|words| quoted(&words).map(str::to_owned).collect::<Vec<_>>()).collect();
        if matters.is_empty() {
            // 表决工作报告: 工作报告.
            let deed = DEEDS.iter().chain([&PASSED]).find_map(|deed| title.strip_prefix(deed));
            matters.extend(deed.filter(|matter| matter.chars().count() >= MATTER).map(str::to_owned));
        }
        let passed: Vec<String> = matters.iter().map(|matter| when_passed(matter)).collect();
        matters.extend(passed.into_iter().filter(|matter| matter.chars().count() >= MATTER));
        Some(Lost { part: *part, title, matters, is_only: votes.len() == 1 })
    });
    lost.collect()
}

/// Whether a part is a choice of which one sentence says that something has passed and another one that it has not.
fn is_vote(now: &Rundown, part: usize) -> bool {
    let Some(here) = now.parts().get(part).filter(|here| here.kind == PartKind::Choose) else { return false };
    let failing = (0..here.texts.len()).filter(|choice| fails(now, part, *choice)).count();
    failing > 0 && failing < here.texts.len()
}

/// Whether one of the sentences of a choice says that it has not passed: by the rule that the step states, else by its words.
fn fails(now: &Rundown, part: usize, choice: usize) -> bool {
    let Some(here) = now.parts().get(part) else { return false };
    let step: Option<&Step> = now.agenda().items.get(here.item).and_then(|item| item.steps.get(here.step));
    let stated = step.and_then(|step| step.majority.as_ref());
    match (stated, here.alternatives.get(choice)) {
        (Some(majority), Some(own)) => majority.fails == *own,
        _ => now.source(here, choice).is_some_and(|words| {
            let passes = words.match_indices(PASSED);
            passes.into_iter().any(|(at, _)| words.get(..at).is_some_and(is_denied))
        }),
    }
}

fn is_denied(before: &str) -> bool {
    DENIALS.iter().any(|denial| before.ends_with(denial))
}

/// The titles between 《 and 》.
fn quoted(words: &str) -> impl Iterator<Item = &str> {
    words.match_indices('《').filter_map(|(at, _)| {
        let rest = words.get(at..)?;
        rest.get(..rest.find('》')? + '》'.len_utf8())
    })
}

/// What a text behind a vote says of its success.
pub(super) fn findings(lost: &[Lost], part: usize, source: &str) -> Vec<Finding> {
    let behind = lost.iter().filter(|vote| vote.part < part);
    behind.flat_map(|vote| vote.findings(source)).collect()
}

impl Lost {
    fn findings(&self, source: &str) -> Vec<Finding> {
        let places = source.match_indices(PASSED).map(|(at, _)| at);
        places.filter_map(|at| self.finding(source, at)).collect()
    }

    fn finding(&self, source: &str, at: usize) -> Option<Finding> {
        let range = at..at + PASSED.len();
        let (before, behind) = (source.get(..at)?, source.get(range.end..)?);
        if is_denied(before) || !self.is_told(source.get(sentence(source, &range))?) {
            return None;
        }
        let manner = trimmed(before, &MANNERS);
        let deed = DEEDS.iter().any(|deed| manner.ends_with(deed));
        let (range, becomes) = if let Some(behind) = behind.strip_prefix('了') {
            // 表决通过了《办法》 and 一致通过了《办法》: it was voted on all the same.
            let end = source.len() - behind.len();
            (manner.len()..end, if deed { "了".to_owned() } else { "表决了".to_owned() })
        } else if behind.starts_with(['，', '。', '；', '！', '、', '\n']) || behind.is_empty() {
            // 《办法》已表决通过。 And 刚才的表决已顺利通过。
            let subject = trimmed(manner, &DEEDS);
            let start = if subject.ends_with('的') { manner.len() } else { subject.len() };
            (start..range.end, "未获通过".to_owned())
        } else if deed || behind.starts_with('《') {
            (manner.len()..range.end, if deed { String::new() } else { "表决".to_owned() })
        } else if behind.starts_with('的') || manner.ends_with('的') {
            // 对《办法》的通过表示祝贺, 表决通过的《办法》: nothing of it is so.
            left_out(source, &range)
        } else {
            // 通过学习, 通过这次会议: something else.
            return None;
        };
        Some(Finding { range, becomes, because: Because::Lost(self.title.clone()) })
    }

    /// Whether a sentence tells of this vote: by the title of what was voted on, or by voting where there was no other vote.
    fn is_told(&self, words: &str) -> bool {
        let is_named = self.matters.iter().any(|matter| words.contains(matter.as_str()));
        let names_other = || quoted(words).next().is_some() && !self.matters.is_empty();
        is_named || self.is_only && !names_other() && ABOUT.iter().any(|word| words.contains(word))
    }
}

/// Some words without any of these at their end.
fn trimmed<'a>(words: &'a str, ends: &[&str]) -> &'a str {
    let mut rest = words;
    while let Some(shorter) = ends.iter().find_map(|end| rest.strip_suffix(end)) {
        rest = shorter;
    }
    rest
}
