//! What is told as passed in an item before the one in which it is put to the vote: 章程已经由全体校友一致通过, and 表决章程 later.

use crate::agenda::check::calls::{clause_start, is_mark};
use crate::agenda::check::script::Script;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// What is voted on.
const PAPERS: [&str; 12] =
    ["章程", "办法", "方案", "决议", "名单", "规定", "规则", "细则", "公约", "合同", "条例", "预算"];
/// With these somebody else has passed it, or it is of another time.
const OTHERS: [&str; 16] = [
    "主席团",
    "理事会",
    "监事会",
    "董事会",
    "党委",
    "常委",
    "主任会议",
    "预备会",
    "会前",
    "上次",
    "上届",
    "上一",
    "草案",
    "请",
    "如",
    "去年",
];

/// Where a sentence says that something is passed.
fn passed(words: &str) -> Option<Range<usize>> {
    ["一致通过", "表决通过"].iter().find_map(|passed| words.find(passed).map(|at| at..at + passed.len()))
}

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for (index, sentence) in script.sentences.iter().enumerate() {
        // Hardly any sentence tells of it.
        if !script.letters(index).may_have("通过") {
            continue;
        }
        let words = script.words(&sentence.range);
        let Some(said) = passed(words) else { continue };
        let own = words.get(clause_start(words, said.start)..).unwrap_or_default();
        let own = own.get(..own.find(is_mark).unwrap_or(own.len())).unwrap_or_default();
        // 薪酬办法和集体合同都已经表决通过: each of them.
        let papers: Vec<&str> = PAPERS.into_iter().filter(|paper| own.contains(paper)).collect();
        if papers.is_empty() || !own.contains('已') || OTHERS.iter().any(|other| own.contains(other)) {
            continue;
        }
        let item = script.item(sentence);
        // Later, and not before.
        let is_voted = |other: usize, paper: &str| {
            let sentences = script.sentences_of(other);
            let (mut names, mut asks) = (false, false);
            for (_, words) in script.said(sentences) {
                names |= words.contains(paper) && (words.contains("表决") || words.contains("审议"));
                asks |= names && ["请举手", "请鼓掌", "同意的"].iter().any(|ask| words.contains(ask));
            }
            asks
        };
        let items = script.rundown.items().len();
        let is_early = |paper: &&str| {
            (item + 1..items).any(|other| is_voted(other, paper)) && !(0..=item).any(|other| is_voted(other, paper))
        };
        if papers.iter().any(is_early) {
            let start = sentence.range.start;
            let range = start + said.start..start + said.end;
            found.push(script.problem(Problem::ResultBeforeVote { result: script.words(&range).to_owned() }, &range));
            return;
        }
    }
}
