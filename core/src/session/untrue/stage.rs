//! How many people are called together, to the stage to unveil or to sign something, or to answer.

use super::facts::Left;
use super::mention::has;
use super::names::names_one;
use crate::agenda::{ItemId, PersonId, Rundown, Text};
use crate::chinese::marks::wide;

/// What several are called to do together on the stage, by the character that tells it wherever it is told of.
const TOGETHER: [&str; 7] = ["揭", "剪彩", "奠基", "启动", "签", "推杆", "培土"];

/// Where people are called to, to answer or for a picture.
const STAGE: [&str; 5] = ["上台", "登台", "台前", "就座", "入座"];

/// Some people who are called in one sentence, before and now.
pub(super) struct Together {
    pub(super) item: ItemId,
    /// What they are called to do on the stage, if it is any of that.
    pub(super) deed: Option<&'static str>,
    pub(super) was: u64,
    pub(super) is: u64,
}

/// Everybody who is called together in one sentence: 请靳浩然总监、裴若琳副总裁和屠志强经理上台就座.
pub(super) fn called_together(before: &Rundown, now: &Rundown, gone: &[Left]) -> Vec<Together> {
    let people = &before.agenda().people;
    // Whoever comes for somebody may be on this roster alone.
    let people_now = &now.agenda().people;
    let absent: Vec<&PersonId> =
        gone.iter().filter(|left| left.is_absent && left.only.is_none()).map(|left| &left.id).collect();
    let mut found = Vec::new();
    for (key, step) in before.steps() {
        let Some(Text::Inline(words)) = &step.say else { continue };
        let words = wide(words);
        // Without whoever had the turn others are called by it still.
        let step_now = now.indices_of(&key).and_then(|(item, place)| now.agenda().items.get(item)?.steps.get(place));
        let words_now = step_now.and_then(|step| match &step.say {
            Some(Text::Inline(words)) => Some(wide(words)),
            Some(Text::File(_)) | None => None,
        });
        let mut calls_now = words_now.as_deref().map(calls).unwrap_or_default().into_iter();
        for words in calls(&words) {
            let called_now = calls_now.next();
            // What calls nobody together costs nothing: the people of a meeting are many.
            if !is_call(words) {
                continue;
            }
            let count = |words: &str, among: &mut dyn Iterator<Item = &PersonId>| {
                let called = called(words);
                u64::try_from(among.filter(|id| names_one(called, id.as_str(), people_now)).count()).unwrap_or(0)
            };
            let was = count(words, &mut people.keys());
            let still = called_now.filter(|now| *now != words).map(|words| count(words, &mut people_now.keys()));
            let away = count(called_now.unwrap_or(words), &mut absent.iter().copied());
            let is = still.unwrap_or(was).saturating_sub(away);
            if is > 0 && was > 1 {
                found.push(Together { item: key.0.clone(), deed: deed(words), was, is });
            }
        }
    }
    found
}

/// 请甲、乙上台签约，请丙上台见证 are two calls; 在台上就座的有甲、乙 is none.
fn calls(words: &str) -> Vec<&str> {
    let sentences = words.split(['。', '！', '\n']).filter_map(|sentence| sentence.split_once('请'));
    sentences.flat_map(|(_, calls)| calls.split("，请")).collect()
}

fn is_call(words: &str) -> bool {
    words.contains('、') && (deed(words).is_some() || has(words, &STAGE))
}

fn deed(words: &str) -> Option<&'static str> {
    TOGETHER.into_iter().find(|deed| words.contains(deed))
}

/// 请甲、乙代表各村上台，与书记签订责任书: with whom they do it is none of them.
fn called(words: &str) -> &str {
    words.split_once("，与").map_or(words, |(called, _)| called)
}
