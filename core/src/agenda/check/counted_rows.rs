//! A count and the row behind it that says who or what is counted: 四个镇汇报，依次是桐山镇、白沙镇、河口镇.

use super::calls::is_mark;
use super::script::Script;
use super::signs::Signs;
use crate::agenda::person;
use crate::chinese::clauses::first_part;
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::chinese::vocabulary::{Found, Vocabulary};
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// What leads from a count to the row of all that are counted.
const ROWS: [&str; 8] = ["依次是", "分别是", "依次为", "分别为", "他们是", "她们是", "它们是", "顺序是"];
/// What people and bodies are counted by.
const UNITS: [char; 10] = ['个', '位', '名', '家', '组', '所', '支', '项', '类', '场'];
/// A row with these is not of all, or says more of each.
const OPEN: [&str; 6] = ["等", "其中", "一是", "以及其他", "第一", "……"];

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    alike(script, found);
    const SIGNS: Signs = Signs::of("二三四五六七八九十两");
    static LEADS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&ROWS));
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        if !LEADS.may_be_of(script.letters(index)) {
            continue;
        }
        let words = script.words(&sentence.range);
        for Found { at, end, .. } in LEADS.find(words) {
            let (Some((announced, range)), Some(listed)) = (count_before(words, at), row_behind(words, end)) else {
                continue;
            };
            let fewest = listed.start;
            // 五个环节，依次是 is the overview's list, and told of there.
            let is_told = || {
                found.iter().any(
                    |one| matches!(one.problem, Problem::ListDisagrees { announced: told, .. } if told == announced),
                )
            };
            if !listed.contains(&announced) && fewest >= 2 && !is_told() {
                let range = sentence.range.start + range.start..sentence.range.start + range.end;
                found.push(script.problem(Problem::ListDisagrees { listed: fewest, announced }, &range));
            }
        }
    }
}

/// 四笔账：品牌账、渠道账、人才账: a row in which each ends with what is counted before the colon, and nothing else does.
fn alike(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("二三四五六七八九十两");
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let letters = script.letters(index);
        if !letters.has('：') && !letters.has(':') {
            continue;
        }
        let words = script.words(&sentence.range);
        for (at, colon) in words.match_indices(['：', ':']) {
            let (before, behind) = (words.get(..at), words.get(at + colon.len()..));
            let Some((announced, noun, range)) = before.and_then(counted_noun) else { continue };
            let given = how_many_end_with(behind.unwrap_or_default(), noun);
            if given >= 2 && given != announced {
                let range = sentence.range.start + range.start..sentence.range.start + range.end;
                found.push(script.problem(Problem::PointsDisagree { announced, given }, &range));
            }
        }
    }
}

/// Four, 账 and its place of 算了四笔账: what is counted right before a colon, in one character behind what it is counted by.
fn counted_noun(before: &str) -> Option<(u64, &str, Range<usize>)> {
    const MOST: u64 = 12;
    let noun = before.char_indices().next_back().filter(|(_, c)| is_han(*c))?.0;
    let measure = before.get(..noun)?.char_indices().next_back().filter(|(_, c)| is_han(*c))?.0;
    let (number, start) = numeral::at_end(before.get(..measure)?)?;
    let is_ordinal = before.get(..start)?.ends_with(['第', '前', '后', '每', '近', '约', '几', '数', '多', '这', '那']);
    let range = start..before.len();
    (!is_ordinal && (2..=MOST).contains(&number)).then(|| Some((number, before.get(noun..)?, range)))?
}

/// How many of a row end with a word, to the first that does not. Nothing where the row is of the first ones only, or more is
/// said of one.
fn how_many_end_with(behind: &str, noun: &str) -> u64 {
    const LONGEST: usize = 8;
    let row = first_part(behind);
    if OPEN.iter().any(|word| row.contains(word)) {
        return 0;
    }
    let pieces = row.split(['、', '，', ',', '和', '与', '及']).map(|piece| piece.trim_matches(['“', '”', ' ']));
    let is_one = |piece: &&str| {
        let length = piece.chars().count();
        piece.ends_with(noun) && (2..=LONGEST).contains(&length) && piece.chars().all(is_han)
    };
    let count = pieces.clone().take_while(is_one).count();
    // 明白账、良心和责任账: what is left may belong to the row.
    let is_whole = !pieces.skip(count).any(|piece| piece.ends_with(noun));
    if is_whole { u64::try_from(count).unwrap_or(0) } else { 0 }
}

/// 四个 of 四个镇汇报，依次是: the count in the clause that leads to a row.
fn count_before(words: &str, at: usize) -> Option<(u64, Range<usize>)> {
    const MOST: u64 = 30;
    let before = words.get(..at)?.trim_end_matches(is_mark);
    let start = before.rfind(is_mark).map_or(0, |mark| crate::chinese::behind(before, mark));
    let clause = before.get(start..)?;
    let mut counts = clause.match_indices(UNITS).filter_map(|(unit_at, unit)| {
        let (number, begins) = numeral::at_end(clause.get(..unit_at)?)?;
        let is_ordinal =
            clause.get(..begins)?.ends_with(['第', '前', '后', '每', '近', '约', '上', '下', '几', '数', '多']);
        (!is_ordinal && (2..=MOST).contains(&number)).then(|| (number, start + begins..start + unit_at + unit.len()))
    });
    // Of two counts nobody can tell which is meant.
    let count = counts.next()?;
    counts.next().is_none().then_some(count)
}

/// How many the row behind a place has: from the fewest to the most, for 和 joins two or is part of a name. None where it has no
/// certain end.
fn row_behind(words: &str, from: usize) -> Option<Range<u64>> {
    const LONGEST: usize = 20;
    let rest = words.get(from..)?.trim_start_matches(['：', ':']);
    let rest = without_brackets(rest);
    let end = rest.find(['。', '；', '！', '？', '\n', ';']).unwrap_or(rest.len());
    let row = rest.get(..end)?;
    // A comma parts the row from what is said of it, or two of the row.
    if row.contains(['，', ',', '：', '—']) || !row.contains('、') || OPEN.iter().any(|word| row.contains(word)) {
        return None;
    }
    let pieces: Vec<&str> = row.split('、').collect();
    let is_short = |piece: &&str| (1..=LONGEST).contains(&piece.trim().chars().count());
    if !pieces.iter().all(is_short) {
        return None;
    }
    // 研究员、博士李大川 is one: an office alone may belong to whoever comes next.
    let is_alone = |piece: &&&str| person::is_office_alone(piece.trim());
    let offices = pieces.iter().take(pieces.len() - 1).filter(is_alone).count();
    let joints = pieces.iter().map(|piece| piece.matches(['和', '与', '及', '跟']).count()).sum::<usize>();
    let most = u64::try_from(pieces.len() + joints).ok()?;
    Some(u64::try_from(pieces.len() - offices).ok()?..most + 1)
}

/// Words without what stands in brackets, which may list other things.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}
