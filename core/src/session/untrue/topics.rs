//! Rows of what each of those who come in an item does or speaks of, told by the words by which they are called: 首先签订教育帮扶协议，
//! 其次签订医疗帮扶协议; 教育、医疗、产业三份协议.

use super::super::sentence::sentences;
use super::facts::{Facts, Turns};
use super::numbers::{Number, numbers};
use super::{Because, Finding};
use crate::agenda::PersonId;
use crate::chinese::is_han;
use crate::chinese::row;
use std::ops::Range;

/// What stands before each in a row that tells of their order.
const ORDER: [&str; 12] =
    ["首先", "其次", "再次", "然后", "接着", "接下来", "随后", "之后", "紧接着", "最后", "先", "再"];
/// What is signed, handed out or shown, one by each who comes.
const THINGS: [&str; 14] = [
    "协议",
    "合同",
    "项目",
    "责任书",
    "备忘录",
    "意向书",
    "节目",
    "作品",
    "案例",
    "成果",
    "课题",
    "产品",
    "经验",
    "主题",
];
/// What they are counted by.
const MEASURES: [char; 6] = ['份', '个', '项', '件', '种', '篇'];

/// An entry of a row, and whom of those who came it tells of.
struct Entry {
    /// What says in which order it comes; empty in a plain row.
    order: Range<usize>,
    words: Range<usize>,
    who: usize,
}

/// Every row of a text that is another one now, and the number of what it counts.
pub(super) fn findings(facts: &Facts, source: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for turns in facts.turns.iter().filter(|turns| turns.replaced.is_empty()) {
        for whole in sentences(source) {
            found.extend(in_order(source, &whole, turns));
        }
        let plain = numbers(source).into_iter().filter_map(|number| plain(source, &number, turns));
        found.extend(plain.flatten());
    }
    found
}

/// 首先签订教育帮扶协议，其次签订医疗帮扶协议，最后签订产业帮扶协议
fn in_order(source: &str, whole: &Range<usize>, turns: &Turns) -> Vec<Finding> {
    let Some(words) = source.get(whole.clone()) else { return Vec::new() };
    let bare = words.trim_end_matches(['。', '！', '\n']);
    let mut at = whole.start;
    let mut entries: Vec<Entry> = Vec::new();
    for clause in bare.split('，') {
        let start = at;
        at += clause.len() + '，'.len_utf8();
        let order = ORDER.iter().filter(|order| clause.starts_with(**order)).map(|order| order.len()).max();
        // 首先请甲局长签订…: whoever is named there is found by the name.
        let Some(order) = order.filter(|_| !clause.contains('请')) else {
            if entries.is_empty() {
                continue;
            }
            return Vec::new();
        };
        let said = clause.get(order..).unwrap_or_default();
        let Some(who) = told_of(said, turns) else { return Vec::new() };
        entries.push(Entry { order: start..start + order, words: start + order..start + clause.len(), who });
    }
    let Some(now) = anew(&entries, turns, true) else { return Vec::new() };
    let word = |range: &Range<usize>| source.get(range.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Vec::new() };
    let orders: Vec<&str> = entries.iter().map(|entry| word(&entry.order)).collect();
    let told = now.iter().enumerate().map(|(nth, entry)| {
        let order = match nth {
            _ if now.len() == 1 => "",
            _ if nth + 1 == now.len() => orders.last().copied().unwrap_or_default(),
            _ => orders.get(nth).copied().unwrap_or_default(),
        };
        format!("{order}{}", word(&entry.words))
    });
    let becomes = told.collect::<Vec<_>>().join("，");
    let mut found = vec![Finding { range: first.order.start..last.words.end, becomes, because: Because::Order }];
    found.extend(counted_before(source, whole, first, (entries.len(), now.len())));
    found
}

/// 今天共签订三份协议，首先…: the number that counts the row, before it in its sentence.
fn counted_before(source: &str, whole: &Range<usize>, first: &Entry, (was, is): (usize, usize)) -> Option<Finding> {
    let counts = |number: &Number<'_>| {
        let is_before = whole.start <= number.range.start && number.range.end <= first.order.start;
        is_before && usize::try_from(number.value) == Ok(was) && number.behind().starts_with(MEASURES)
    };
    let number = numbers(source).into_iter().find(counts).filter(|_| was != is)?;
    let becomes = number.written_as(u64::try_from(is).ok()?);
    Some(Finding { range: number.range.clone(), becomes, because: Because::Speakers })
}

/// 教育、医疗、产业三份协议
fn plain(source: &str, number: &Number<'_>, turns: &Turns) -> Option<Vec<Finding>> {
    const JOINTS: [char; 2] = ['、', '和'];
    let thing = number.behind().strip_prefix(MEASURES)?;
    THINGS.iter().any(|one| thing.starts_with(one)).then_some(())?;
    let before = source.get(..number.range.start)?;
    let start = before
        .rfind(['，', '。', '；', '：', '！', '\n', '了', '是'])
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let mut at = start;
    let mut entries: Vec<Entry> = Vec::new();
    for piece in before.get(start..)?.split(JOINTS) {
        let words = at..at + piece.len();
        at = words.end + '、'.len_utf8();
        let is_short = piece.chars().count() >= 2 && piece.chars().all(is_han);
        let mut called = turns.called.iter().enumerate().filter(|(_, call)| is_short && call.contains(piece));
        let who = called.next().map(|(nth, _)| nth)?;
        // What all are called with tells nobody apart.
        called.next().is_none().then_some(())?;
        entries.push(Entry { order: words.start..words.start, words, who });
    }
    (usize::try_from(number.value) == Ok(entries.len())).then_some(())?;
    let now = anew(&entries, turns, false)?;
    let joined = before.get(start..)?.contains('和');
    let rows: Vec<&str> = now.iter().filter_map(|entry| source.get(entry.words.clone())).collect();
    if rows.is_empty() {
        return None;
    }
    let row = row::joined(&rows, if joined { "和" } else { "、" });
    let many = if rows.len() == 1 { String::new() } else { number.written_as(u64::try_from(rows.len()).ok()?) };
    // 教育协议, and not 教育一份协议.
    let measure = if rows.len() == 1 { number.behind().chars().next().map_or(0, char::len_utf8) } else { 0 };
    let range = start..number.range.end + measure;
    Some(vec![Finding { range, becomes: row + &many, because: Because::Speakers }])
}

/// The entries of those who still come, in their order now where the row tells of it; none where they are as they were, or where
/// somebody has come of whom nobody knows what to say.
fn anew<'a>(entries: &'a [Entry], turns: &Turns, tells_of_order: bool) -> Option<Vec<&'a Entry>> {
    let apart =
        entries.iter().enumerate().all(|(nth, one)| entries.iter().skip(nth + 1).all(|other| other.who != one.who));
    let is_whole = entries.len() > 1 && apart && entries.len() == turns.before.len();
    let came = |id: &PersonId| turns.before.iter().any(|(other, _)| other == id);
    (is_whole && turns.now.iter().all(|(id, _)| came(id))).then_some(())?;
    let place = |entry: &&Entry| {
        let (id, _) = turns.before.get(entry.who)?;
        turns.now.iter().position(|(other, _)| other == id)
    };
    let mut now: Vec<&Entry> = entries.iter().filter(|entry| place(entry).is_some()).collect();
    if tells_of_order {
        now.sort_by_key(place);
    }
    let is_same = now.iter().map(|entry| entry.who).eq(entries.iter().map(|entry| entry.who));
    (!is_same && !now.is_empty()).then_some(now)
}

/// Whom some words tell of: with whose call they have more characters in a row in common than with any other.
fn told_of(words: &str, turns: &Turns) -> Option<usize> {
    /// So many in a row, and so many more than with anybody else.
    const LEAST: usize = 4;
    const MORE: usize = 2;
    let mut shared: Vec<(usize, usize)> =
        turns.called.iter().enumerate().map(|(nth, call)| (in_common(words, call), nth)).collect();
    shared.sort_unstable_by(|one, other| other.cmp(one));
    let (best, who) = *shared.first()?;
    let next = shared.get(1).map_or(0, |(next, _)| *next);
    (best >= LEAST && best >= next + MORE).then_some(who)
}

/// How many characters in a row two texts have in common at most.
fn in_common(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().filter(|c| is_han(*c)).collect();
    let is_there = |length: usize| chars.windows(length).any(|row| other.contains(&row.iter().collect::<String>()));
    (1..=chars.len()).rev().find(|length| is_there(*length)).unwrap_or(0)
}
