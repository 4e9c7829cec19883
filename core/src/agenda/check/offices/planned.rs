//! Whoever the opening says will speak, 听村务监督委员会主任罗有田通报: under an office, where nobody is called yet and no form of address says
//! that somebody is named.

use super::Mention;
use crate::agenda::check::script::Script;
use crate::agenda::person;
use crate::chinese::vocabulary::{Found, Vocabulary};
use std::collections::HashSet;
use std::ops::Range;

/// Sentences that an opening has.
const MOST: usize = 100;
/// What people will do, behind their names.
const DEEDS: [&str; 18] = [
    "作", "做", "通报", "汇报", "报告", "宣读", "宣布", "讲", "致", "介绍", "发言", "说", "传达", "总结", "部署",
    "点评", "述职", "表态",
];

/// Names and the offices before them, of those who are wanted.
pub(super) fn find<'a>(
    script: &'a Script<'_>,
    mentions: &[&Mention<'_>],
    wanted: &HashSet<&'a str>,
) -> Vec<(&'a str, &'a str, Range<usize>)> {
    let names: Vec<&str> = wanted.iter().copied().collect();
    let known: HashSet<usize> = mentions.iter().map(|one| one.range.end).collect();
    let first = script.rundown.items().iter().position(|item| item.number.is_some()).unwrap_or(1).max(1);
    let vocabulary = Vocabulary::new(&names);
    let opening = script.said(0..script.sentences_of(first).start.min(MOST));
    let found = opening.flat_map(|(sentence, words)| {
        let of = |Found { at, end, word }: Found| {
            let name = names.get(word).copied()?;
            let office = office(words.get(..at)?)?;
            let start = sentence.range.start + at;
            let does = DEEDS.iter().any(|deed| words.get(end..).is_some_and(|behind| behind.starts_with(deed)));
            let is_known = known.contains(&(start + name.len()));
            (does && !is_known).then_some((name, office, start - office.len()..start + name.len()))
        };
        vocabulary.find(words).filter_map(of).collect::<Vec<_>>()
    });
    found.collect()
}

/// The office that ends some words, without what the host says that all will do: 村务监督委员会主任 of 听村务监督委员会主任.
fn office(before: &str) -> Option<&str> {
    const LEADS: [&str; 6] = ["听取", "听", "先", "再", "最后", "邀请"];
    let office = person::office_in_front(before)?;
    let office = LEADS.iter().fold(office, |office, lead| office.strip_prefix(lead).unwrap_or(office));
    (office.chars().count() > 2).then_some(office)
}
