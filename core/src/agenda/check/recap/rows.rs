//! A row of those who did one thing, 甲、乙的点评, against the unbroken calls to do it: the one whom the row leaves out.

use super::super::calls::{Call, is_mark};
use super::super::script::{Script, Sentence};
use super::{Recaps, names};
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::Problem;
use std::ops::Range;
use std::sync::LazyLock;

/// What people are called to do one after the other.
const DEEDS: [&str; 9] = ["汇报", "点评", "述职", "表态", "介绍", "陈述", "分享", "通报", "答辩"];
/// With these a row is not of all, or is of more than it names.
const OPEN: [&str; 12] = ["等", "各", "几", "其他", "有的", "大家", "同志们", "代表们", "老师们", "还", "特别", "尤其"];
/// So many called one after the other are a row.
const FEWEST: usize = 3;

impl Recaps<'_, '_> {
    /// 施工单位、监理单位作了汇报, where 设计单位 was called to between them.
    pub(super) fn rows(&mut self, sentence: &Sentence, region: &Range<usize>, calls: &[Call]) {
        let script = self.script;
        let words = script.words(region);
        if !words.contains(['、', '和', '与']) {
            return;
        }
        // Whoever is told of anywhere in the paragraph is not left out.
        let told = script.paragraph(sentence).map_or(words, |paragraph| script.words(&paragraph.range));
        let mut at = region.start;
        for clause in words.split_inclusive(is_mark) {
            let range = at..at + clause.trim_end_matches(is_mark).len();
            at += clause.len();
            let left_out = row(clause).and_then(|(row, deed)| left_out(script, &row, deed, calls, told));
            let Some(who) = left_out else { continue };
            let is_known = self.found.iter().any(|one| matches!(one.problem, Problem::RecapOmits { .. }));
            if !is_known {
                let problem = Problem::RecapOmits { who: who.to_owned() };
                self.found.push(script.problem(problem, &range));
            }
            return;
        }
    }
}

/// Those whom a clause names as having done something, and what: 郝教授 and 查老师 of 郝教授、查老师的点评.
fn row(clause: &str) -> Option<(Vec<&str>, &'static str)> {
    const DID: [&str; 8] = ["分别作了", "先后作了", "作了", "做了", "进行了", "分别", "先后", "的"];
    // Of one alone nobody can be left out.
    if !clause.contains(['、', '和', '与']) {
        return None;
    }
    static TOLD: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&DEEDS));
    let (at, deed) = TOLD.find(clause).next().and_then(|found| Some((found.at, *DEEDS.get(found.word)?)))?;
    let before = clause.get(..at)?;
    let who = before.get(..DID.iter().filter_map(|did| before.find(did)).min()?)?;
    let who =
        ["刚才", "今天", "谢谢", "感谢", "会上"].iter().fold(who, |who, lead| who.strip_prefix(lead).unwrap_or(who));
    let row: Vec<&str> = who.split(['、', '和', '与']).collect();
    let is_counted = clause
        .match_indices(['位', '名', '个', '家'])
        .any(|(at, _)| clause.get(..at).is_some_and(|before| numeral::at_end(before).is_some()));
    let is_open = is_counted || OPEN.iter().any(|word| clause.contains(word));
    let is_whole = !is_open && row.iter().all(|one| one.chars().count() >= 2);
    (row.len() >= 2 && is_whole).then_some((row, deed))
}

/// The one of an unbroken row of calls to do something whom a row of names leaves out, where it names all others of them and
/// nobody else but the host: 我们建设单位.
fn left_out<'a>(script: &'a Script<'_>, row: &[&str], deed: &str, calls: &[Call], told: &str) -> Option<&'a str> {
    let item = |call: &Call| script.sentences.get(call.sentence).map(|sentence| script.item(sentence));
    let last = calls.iter().rfind(|call| call.verb == deed && !call.is_group)?;
    let own = item(last);
    let called: Vec<&'a str> = calls
        .iter()
        .filter(|call| call.verb == deed && !call.is_group && item(call) == own)
        .map(|call| script.words(&call.who))
        .collect();
    // 施工单位，市建工集团项目经理余成龙 is told of by his part in it.
    let is_named = |told: &str, who: &str| {
        let part = who.split(['，', ',']).next().filter(|part| part.len() < who.len());
        names(told, who) || part.is_some_and(|part| told.contains(part))
    };
    let others = row.iter().filter(|one| !one.starts_with('我'));
    let is_of_calls = others.clone().all(|one| called.iter().any(|who| is_named(one, who)));
    let mut missing = called.iter().filter(|who| !is_named(told, who));
    let first = missing.next()?;
    let is_one = missing.next().is_none() && called.len() >= FEWEST && others.count() + 1 == called.len();
    (is_one && is_of_calls).then_some(*first)
}
