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
pub(super) fn called_together(before: &Rundown, gone: &[Left]) -> Vec<Together> {
    let people = &before.agenda().people;
    let absent: Vec<&PersonId> =
        gone.iter().filter(|left| left.is_absent && left.only.is_none()).map(|left| &left.id).collect();
    let deed = |words: &str| TOGETHER.into_iter().find(|deed| words.contains(deed));
    let mut found = Vec::new();
    for ((item, _), step) in before.steps() {
        let Some(Text::Inline(words)) = &step.say else { continue };
        // What calls nobody together costs nothing: the people of a meeting are many.
        let is_call = |words: &&str| words.contains('、') && (deed(words).is_some() || has(words, &STAGE));
        let words = wide(words);
        // 请甲、乙上台签约，请丙上台见证 are two calls; 在台上就座的有甲、乙 is none.
        let calls = words
            .split(['。', '！', '\n'])
            .filter_map(|sentence| sentence.split_once('请'))
            .flat_map(|(_, calls)| calls.split("，请"));
        for words in calls.filter(is_call) {
            // 请甲、乙代表各村上台，与书记签订责任书: with whom they do it is none of them.
            let called = words.split_once("，与").map_or(words, |(called, _)| called);
            let count = |among: &mut dyn Iterator<Item = &PersonId>| {
                u64::try_from(among.filter(|id| names_one(called, id.as_str(), people)).count()).unwrap_or(0)
            };
            let (was, away) = (count(&mut people.keys()), count(&mut absent.iter().copied()));
            if was > away && was > 1 {
                found.push(Together { item: item.clone(), deed: deed(words), was, is: was - away });
            }
        }
    }
    found
}
