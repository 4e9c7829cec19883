//! A plan without numbers that the host tells as the meeting begins, 今天的活动安排有：观看宣传片、区长致辞、…: the one entry that never
//! comes, where all others do and nobody is called for anything else. Where the opening has such a list, `promises` reads it.

use super::actions::Acts;
use super::cast::Cast;
use super::counts;
use super::list::List;
use super::promises::{Pair, pairs};
use super::recap;
use super::script::Script;
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::HashSet;
use std::ops::Range;

/// Fewer entries may be those of something else.
const FEWEST: usize = 4;
/// Of whatever is told by other words, one pair of characters in so many is the same.
const ALIKE: usize = 3;

/// What is told of all that happens beside a plan.
#[derive(Default)]
struct Told {
    pairs: HashSet<Pair>,
    acts: Acts,
    /// What was said before the plan.
    before: HashSet<Pair>,
}

pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, overview: &Range<usize>, found: &mut Vec<Diagnostic>) {
    if !overview.is_empty() {
        return;
    }
    let Some(plan) = of_first_item(script).filter(|plan| plan.items.len() >= FEWEST) else { return };
    let Some(end) = plan.items.last().map(|last| last.end) else { return };
    let told = told_around(script, end);
    let (come, missing): (Vec<_>, Vec<_>) = plan.items.iter().partition(|entry| comes(script.words(entry), &told));
    if let [never] = missing.as_slice()
        && !is_beside_the_meeting(script.words(never))
        && !calls_for_another(script, cast, end, &come)
    {
        let promised = script.words(never).to_owned();
        found.push(script.problem(Problem::PromisedItemMissing { promised }, never));
    }
}

/// The list at the head of the first item behind the opening.
fn of_first_item(script: &Script<'_>) -> Option<List> {
    let first = script.sentences.get(script.sentences_of(1).start)?;
    let head = script.paragraph(first)?.range.clone();
    counts::uncounted(&script.text, head.clone()).or_else(|| counts::plan(&script.text, head))
}

/// Whether an entry is what people do before the meeting or after it, or what the host does himself.
fn is_beside_the_meeting(entry: &str) -> bool {
    const BESIDE: [&str; 21] = [
        "合影", "照相", "留影", "晚宴", "午宴", "宴会", "午餐", "晚餐", "用餐", "就餐", "参观", "考察", "茶歇", "休息",
        "自由", "签到", "报到", "离场", "介绍", "开场", "结束",
    ];
    BESIDE.iter().any(|word| entry.contains(word))
}

/// What is said behind the sentence that ends at a place, but for looks back: these may thank for what never came. Of what was
/// said before, only by what was done.
fn told_around(script: &Script<'_>, end: usize) -> Told {
    let mut told = Told::default();
    let plan = script.sentence_at(end).unwrap_or(0);
    told.before = script.said(0..plan).flat_map(|(_, words)| pairs(words)).collect();
    for (sentence, words) in script.said(plan + 1..script.sentences.len()) {
        if !(sentence.signs.any(recap::SIGNS) && recap::is_recap(words)) {
            told.pairs.extend(pairs(words));
            told.acts = told.acts.with(Acts::of(words));
        }
    }
    for words in script.directions() {
        told.pairs.extend(pairs(words));
        told.acts = told.acts.with(Acts::of(words));
    }
    told
}

/// Whether an entry is told of: by what is done in it, or by much of its words.
fn comes(entry: &str, told: &Told) -> bool {
    let all: Vec<Pair> = pairs(entry).collect();
    let same = all.iter().filter(|pair| told.pairs.contains(pair)).count();
    let is_done = all.last().is_none_or(|deed| told.pairs.contains(deed) || told.before.contains(deed));
    is_done || same * ALIKE >= all.len() || Acts::of(entry).meets(told.acts)
}

/// Whether anybody is called for what no entry that comes tells of: that may be the one that seems to be missing.
fn calls_for_another(script: &Script<'_>, cast: &Cast<'_>, end: usize, come: &[&Range<usize>]) -> bool {
    const EVERYBODY: [&str; 8] = ["大家", "各位", "全体", "同志们", "领导", "来宾", "允许", "让"];
    const NO_ENTRY: [&str; 14] = [
        "退场",
        "离场",
        "入座",
        "就座",
        "请坐",
        "回座",
        "合影",
        "注意",
        "准备",
        "移步",
        "乘车",
        "领取",
        "主持",
        "介绍来宾",
    ];
    let behind = cast.calls.get(cast.calls.partition_point(|call| call.at < end)..).unwrap_or_default();
    let entries: Vec<Vec<Pair>> = come.iter().map(|entry| pairs(script.words(entry)).collect()).collect();
    let last = script.rundown.items().len().saturating_sub(1);
    behind.iter().filter_map(|call| Some((call, script.sentences.get(call.sentence)?))).any(|(call, sentence)| {
        let (who, words) = (script.words(&call.who), script.words(&sentence.range));
        let is_none = EVERYBODY.iter().any(|word| who.starts_with(word))
            || NO_ENTRY.iter().any(|word| words.contains(word))
            || script.item(sentence) == last;
        let said: HashSet<Pair> = pairs(words).collect();
        let is_of = |entry: &Vec<Pair>| {
            let same = entry.iter().filter(|pair| said.contains(pair)).count();
            entry.last().is_some_and(|deed| said.contains(deed)) || same * 2 >= entry.len()
        };
        !is_none && !entries.iter().any(is_of)
    })
}
