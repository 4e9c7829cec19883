//! What several do together, called in one row: 请甲处长、乙书记、丙县长三位领导上台，共同启动. Without one of them the others do it.

use super::call::is_speaker;
use super::{StepAt, Written};
use crate::agenda::called::{ADDRESSES, mentions};
use crate::agenda::{Person, PersonId, WaitKind};
use crate::chinese::clauses::CLAUSE_ENDS;
use crate::chinese::numeral;
use crate::chinese::row;
use crate::script::parse;
use indexmap::IndexMap;
use std::ops::Range;

/// What joins one of a row with the next.
const JOINTS: [&str; 5] = ["、", "以及", "和", "与", "及"];
/// What stands before the first of them.
const CALLS: [&str; 5] = ["有请", "恭请", "邀请", "请", "由"];

/// The words of a step in which several do something, without whoever has the turn; none where they do it alone, or where only one
/// would be left who signs something.
pub(super) fn without_one(written: &Written, at: &StepAt, words: &str) -> Option<String> {
    let item = written.agenda.items.get(at.item.place)?;
    let step = item.steps.get(at.place)?;
    let acts = matches!(step.wait, Some(WaitKind::Other | WaitKind::Photo | WaitKind::Music));
    let id = step.turn.as_ref().filter(|_| acts)?;
    let row = row(words, &written.agenda.people, id)?;
    let left: Vec<&str> =
        row.iter().filter(|piece| !piece.is_own).filter_map(|piece| words.get(piece.range.clone())).collect();
    let signs = ["签", "结对", "握手"].iter().any(|deed| words.contains(deed));
    let (first, last) = (row.first()?, row.last()?);
    let joint = words.get(row.get(row.len().checked_sub(2)?)?.range.end..last.range.start)?;
    let others = match left.as_slice() {
        [] => return None,
        [_] if signs => return None,
        others => row::joined(others, joint),
    };
    let rest = words.get(last.range.end..)?;
    let rest = counting(rest, row.len(), left.len());
    let rest = if left.len() == 1 { rest.replacen("共同", "", 1) } else { rest };
    Some([words.get(..first.range.start)?, &others, &rest].concat())
}

/// One of a row, with what stands before the name.
struct Piece {
    range: Range<usize>,
    is_own: bool,
}

/// The row in which whoever has the turn is called.
fn row(words: &str, people: &IndexMap<PersonId, Person>, id: &PersonId) -> Option<Vec<Piece>> {
    let own = people.get(id)?;
    let script = parse(words);
    let by_turn = script.blocks.iter().flat_map(|block| &block.inlines).filter(|inline| is_speaker(inline));
    let by_turn = by_turn.map(|inline| (inline.source.clone(), true));
    let by_letters = people.values().flat_map(|person| {
        mentions(person, people, words).into_iter().map(move |mention| (mention.range, person.name == own.name))
    });
    let mut names: Vec<(Range<usize>, bool)> = by_turn.chain(by_letters).collect();
    names.sort_by_key(|(range, _)| range.start);
    names.dedup_by(|one, other| one.0.start < other.0.end);
    let nth = names.iter().position(|(_, is_own)| *is_own)?;
    // Who is joined with them, before and behind.
    let joined = |nth: usize| {
        let (end, next) = (behind_address(words, names.get(nth)?.0.end), names.get(nth + 1)?.0.start);
        let between = words.get(end..next)?;
        let joint = JOINTS.iter().find(|joint| between.starts_with(**joint))?;
        (!between.contains(CLAUSE_ENDS)).then_some((end, end + joint.len()))
    };
    let first = (0..nth).rev().take_while(|nth| joined(*nth).is_some()).last().unwrap_or(nth);
    let last = (nth..names.len()).take_while(|nth| joined(*nth).is_some()).last().map_or(nth, |last| last + 1);
    let before = words.get(..names.get(first)?.0.start)?;
    let call = CALLS.iter().filter_map(|call| Some(before.rfind(call)? + call.len())).max()?;
    (!before.get(call..)?.contains(CLAUSE_ENDS) && last > first).then_some(())?;
    let mut start = call;
    let pieces = (first..=last).map(|nth| {
        let (name, is_own) = names.get(nth)?;
        let (end, next) = if nth == last { (behind_address(words, name.end), name.end) } else { joined(nth)? };
        let range = start..end;
        start = next;
        Some(Piece { range, is_own: *is_own })
    });
    pieces.collect()
}

/// Where a name ends with its form of address: 舒远航同志.
fn behind_address(words: &str, end: usize) -> usize {
    let behind = words.get(end..).unwrap_or_default();
    end + ADDRESSES.iter().find(|address| behind.starts_with(**address)).map_or(0, |address| address.len())
}

/// 三位领导上台 behind a row of three, of whom so many are left.
fn counting(rest: &str, was: usize, is: usize) -> String {
    const KINDS: [&str; 8] = ["领导", "嘉宾", "代表", "同志", "专家", "老师", "企业家", "负责人"];
    let counted = numeral::at_start(rest).filter(|(number, _)| usize::try_from(*number) == Ok(was));
    let behind = counted.and_then(|(_, length)| rest.get(length..)).filter(|behind| behind.starts_with(['位', '名']));
    let Some(behind) = behind else { return rest.to_owned() };
    if is > 1 {
        return numeral::counted(u64::try_from(is).unwrap_or(u64::MAX)) + behind;
    }
    let thing = behind.trim_start_matches(['位', '名']);
    KINDS.iter().find_map(|kind| thing.strip_prefix(kind)).unwrap_or(thing).to_owned()
}
