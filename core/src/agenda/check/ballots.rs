//! Ballots: whether those for, against and abstaining are together those that came back.

use super::calls::is_mark;
use super::script::Script;
use super::signs::Signs;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// The ways in which a ballot is cast. 不同意 before 同意, which it ends with.
const CAST: [&[&str]; 3] = [&["不同意", "反对", "不赞成"], &["弃权"], &["同意", "赞成"]];

/// What says how many came back.
const RETURNED: [&str; 3] = ["收回", "回收", "收到"];
/// And how many were there to vote by hand.
const PRESENT: [&str; 2] = ["到会的", "参加表决"];

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("票权");
    for sentence in script.sentences.iter().filter(|one| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        if let Some(Ballots { returned, cast, range }) = Ballots::told(words) {
            let range = sentence.range.start + range.start..sentence.range.start + range.end;
            found.push(script.problem(Problem::BallotsDisagree { returned, cast }, &range));
        }
    }
}

/// Figures of one vote that do not add up.
struct Ballots {
    returned: u64,
    cast: u64,
    /// Where they are told how they were cast.
    range: Range<usize>,
}

impl Ballots {
    /// The figures of a sentence that tells one vote; none where they add up, or are not all told.
    fn told(words: &str) -> Option<Self> {
        // 另选他人1张: other ways of casting one.
        if ["另选", "未投", "未按", "未画", "未填"].iter().any(|other| words.contains(other)) {
            return None;
        }
        let has_ballots = words.contains(['票', '张']);
        let (mut returned, mut valid, mut invalid) = (None, None, 0);
        let mut cast = [None; 3];
        let mut range: Option<Range<usize>> = None;
        let mut start = 0;
        for clause in words.split(|c| is_mark(c) || c == '、') {
            let at = start;
            start = crate::chinese::behind(words, at + clause.len());
            let way = CAST.iter().position(|way| way.iter().any(|word| clause.contains(word)));
            let by_hand = || voters(clause, way.is_some()).filter(|_| !has_ballots);
            let Some(count) = ballots(clause).or_else(by_hand) else { continue };
            if clause.contains("无效") || clause.contains("废票") {
                invalid = count;
            } else if let Some(told) = way.and_then(|way| cast.get_mut(way)) {
                // A second person of whom it is told is another vote.
                if told.replace(count).is_some() {
                    return None;
                }
                range = Some(range.map_or(at, |range| range.start)..at + clause.len());
            } else if clause.contains("有效") {
                valid = Some(count);
            } else if RETURNED.iter().chain(&PRESENT).any(|word| clause.contains(word)) {
                returned = Some(count);
            }
        }
        let all: u64 = cast.iter().copied().sum::<Option<u64>>()?;
        let (returned, cast) = match valid {
            Some(valid) => (valid, all),
            None => (returned?, all.saturating_add(invalid)),
        };
        (returned != cast).then_some(Self { returned, cast, range: range? })
    }
}

/// How many ballots a clause tells of: 同意票39张, 赞成52票.
fn ballots(clause: &str) -> Option<u64> {
    let mut units = clause.char_indices().filter(|(_, c)| matches!(c, '张' | '票' | '份'));
    units.find_map(|(at, _)| numeral::at_end(clause.get(..at)?)).map(|(count, _)| count)
}

/// How many people a clause tells of who vote by hand: 29名赞成, and 到会的31名常委 of whom they are.
fn voters(clause: &str, votes: bool) -> Option<u64> {
    let is_told = votes || PRESENT.iter().any(|word| clause.contains(word));
    let mut units = clause.char_indices().filter(|(_, c)| matches!(c, '名' | '人' | '位'));
    let count = units.find_map(|(at, _)| numeral::at_end(clause.get(..at)?)).map(|(count, _)| count);
    count.filter(|_| is_told)
}
