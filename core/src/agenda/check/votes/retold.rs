//! 刚才大家举手表决，一致同意: a vote that is told of as held, and comes only behind it.

use super::NOT_YET;
use crate::agenda::check::script::Script;
use crate::agenda::check::signs::Signs;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::sync::LazyLock;

/// How a vote is held.
const HELD: [&str; 5] = ["举手", "表决", "投票", "投了票", "鼓掌"];
/// What comes of it.
const RESULTS: [&str; 8] =
    ["一致同意", "一致通过", "全票通过", "全票同意", "获得通过", "表决通过", "一致赞成", "表示同意"];
/// Words at which somebody has voted before.
const VOTED: [&str; 6] = ["举手", "同意的", "赞成的", "请投票", "鼓掌通过", "开始投票"];
/// Another body that may have voted by itself just now.
const OTHERS: [&str; 5] = ["小组", "分团", "代表团", "评委", "委员会"];

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("刚");
    static TOLD: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&RESULTS));
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        if !TOLD.may_be_of(script.letters(index)) {
            continue;
        }
        let words = script.words(&sentence.range);
        let told = ["刚才", "刚刚"].iter().filter_map(|word| words.find(word)).min();
        let Some((at, result)) = told.and_then(|told| held_behind(words, told)) else { continue };
        let is_other = NOT_YET.iter().chain(&OTHERS).any(|word| words.contains(word));
        let voted = || script.text.get(..sentence.range.start).is_some_and(|text| has(text, &VOTED));
        let is_known = found.iter().any(|one| matches!(one.problem, Problem::ResultBeforeVote { .. }));
        if !is_other && !is_known && !voted() && is_asked_behind(script, index) {
            let range = sentence.range.start + at..sentence.range.start + at + result.len();
            found.push(script.problem(Problem::ResultBeforeVote { result: result.to_owned() }, &range));
            return;
        }
    }
}

/// The result that a sentence tells of a vote held just now, and where.
fn held_behind(words: &str, told: usize) -> Option<(usize, &'static str)> {
    let rest = words.get(told..)?;
    let held = HELD.iter().filter_map(|word| rest.find(word)).min()?;
    let behind = rest.get(held..)?;
    RESULTS.iter().filter_map(|result| Some((told + held + behind.find(result)?, *result))).min()
}

/// Whether the vote is asked for behind a sentence, in its item or as the next one.
fn is_asked_behind(script: &Script<'_>, index: usize) -> bool {
    const ASKED: [&str; 7] = ["下面", "现在", "接下来", "请", "同意的", "赞成的", "进行"];
    let Some(item) = script.sentences.get(index).map(|sentence| script.item(sentence)) else { return false };
    let end = script.sentences_of(item + 1).end.max(script.sentences_of(item).end);
    let mut behind = script.said(index + 1..end.max(index + 1));
    behind.any(|(_, words)| has(words, &ASKED) && has(words, &["举手", "表决", "投票"]) && !words.contains("刚才"))
}

fn has(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}
