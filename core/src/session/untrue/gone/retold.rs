//! What looks back clause by clause, in words of its own: which of them is of an item that does not happen.

use super::super::super::sentence::{clauses, sentences, without_clause};
use super::super::facts::Facts;
use super::super::{Because, Finding};
use super::{AHEAD, DONE, TOLD, is_whole, one_of_two};
use crate::chinese::is_han;
use std::collections::HashSet;
use std::ops::Range;

/// Every two characters in a row of some words.
type Pairs = HashSet<(char, char)>;

/// Those of some words without 了.
fn pairs(words: &str) -> Pairs {
    let chars: Vec<char> = words.chars().filter(|c| is_han(*c) && *c != '了').collect();
    chars.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}

/// How much of the shorter one of two wordings is in the other one, in percent; nothing where it is next to nothing.
fn alike(one: &Pairs, other: &Pairs) -> usize {
    const LEAST: usize = 2;
    let shared = one.intersection(other).count();
    if shared < LEAST { 0 } else { shared * 100 / one.len().min(other.len()).max(1) }
}

/// The clauses of a sentence that looks back, each of which tells of one item: 通过了《办法》，评议了院领导班子，增补了工会委员. Those
/// that are more like an item that does not happen than like any that does.
pub(super) fn retold(facts: &Facts, source: &str) -> Vec<Finding> {
    const ENOUGH: usize = 50;
    let all_gone: Vec<(&String, &String, Pairs)> =
        facts.told_gone.iter().map(|(title, bare)| (title, bare, pairs(bare))).collect();
    if all_gone.is_empty() {
        return Vec::new();
    }
    let still: Vec<Pairs> = facts.titles.iter().chain(&facts.calls).map(|title| pairs(title)).collect();
    let mut found = Vec::new();
    for whole in sentences(source) {
        let words = source.get(whole.clone()).unwrap_or_default();
        if !TOLD.iter().any(|told| words.contains(told)) {
            continue;
        }
        for clause in clauses(source, whole) {
            let Some(told) = source.get(clause.clone()).filter(|told| AHEAD.iter().all(|word| !told.contains(word)))
            else {
                continue;
            };
            // It may be named within what another thing is called.
            let is_named = |bare: &str| {
                let thing = DONE.iter().find_map(|done| bare.strip_prefix(done)).unwrap_or(bare);
                let at = told.rfind(thing).filter(|_| !thing.is_empty());
                at.is_none_or(|at| is_whole(told, at + thing.len()))
            };
            let gone = all_gone.iter().filter(|(_, bare, _)| is_named(bare));
            let told = pairs(told);
            let best = gone.map(|(title, _, own)| (alike(&told, own), *title, own)).max_by_key(|(how, _, _)| *how);
            let Some((how, title, own)) = best.filter(|(how, _, _)| *how >= ENOUGH) else { continue };
            // 听取了工作报告和财务报告 tells of two.
            let rest: Pairs = told.difference(own).copied().collect();
            let is_of_other = still.iter().any(|other| alike(&told, other) >= how || alike(&rest, other) >= ENOUGH);
            let piece = one_piece(source, &clause, |piece| {
                let piece = pairs(piece);
                alike(&piece, own) >= ENOUGH && still.iter().all(|other| alike(&piece, other) < ENOUGH)
            });
            let taken = piece.or_else(|| (!is_of_other).then(|| without_clause(source, &clause)));
            found.extend(taken.map(|(range, becomes)| Finding {
                range,
                becomes,
                because: Because::ItemGone(title.clone()),
            }));
        }
    }
    found
}

/// 表决通过了土地流转方案和村规民约: of the things that a clause tells of, the one that did not come about.
fn one_piece(source: &str, clause: &Range<usize>, is_gone: impl Fn(&str) -> bool) -> Option<(Range<usize>, String)> {
    let words = source.get(clause.clone())?;
    // What stands before 了 is said of all of them.
    let mut from = clause.start + words.find('了').map_or(0, |at| at + '了'.len_utf8());
    let pieces = source.get(from..clause.end)?.split(['、', '和']).map(|piece| {
        let own = from..from + piece.len();
        from = own.end + '、'.len_utf8();
        own
    });
    let pieces: Vec<Range<usize>> = pieces.collect();
    // 和谐社区 is no row.
    if pieces.iter().any(Range::is_empty) {
        return None;
    }
    let mut gone = pieces.iter().filter(|piece| source.get((*piece).clone()).is_some_and(&is_gone));
    let (one, None) = (gone.next().filter(|_| pieces.len() > 1)?, gone.next()) else { return None };
    one_of_two(source, one)
}
