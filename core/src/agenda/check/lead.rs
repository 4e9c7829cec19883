//! Words about the order of speakers: 首先 and 最后 in the wrong place, and one of a counted row who is leapt over.

use super::calls::{Call, is_mark};
use super::cast::Cast;
use super::script::Script;
use super::signs::Signs;
use crate::agenda::ItemKind;
use crate::agenda::person;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};

/// Calls that one is looked back for.
const NEAR: usize = 8;

/// Words that make a call the first or the last of several.
const FIRST: &str = "首先";
const LAST: &str = "最后";

pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    leads(script, &cast.calls, found);
    numbered(script, found);
    in_turn(script, &cast.calls, found);
}

/// 首先 on a call that others of the same sort came before; 最后 on one that another follows.
fn leads(script: &Script<'_>, calls: &[Call], found: &mut Vec<Diagnostic>) {
    for (index, call) in calls.iter().enumerate() {
        let clause = script.words(&(call.clause..call.at));
        let item = script.sentences.get(call.sentence).map_or(0, |sentence| script.item(sentence));
        let alike = |other: &&Call| {
            let sentence = script.sentences.get(other.sentence);
            !other.is_group
                && sentence.is_some_and(|sentence| script.item(sentence) == item)
                && is_alike(other, call)
                && !announces(script, other)
        };
        let at = |word: &str| call.clause..call.clause + word.len();
        let leads = ["", "下面", "接下来", "现在"].into_iter();
        let rest = leads.filter_map(|lead| clause.strip_prefix(lead)).map(|rest| rest.trim_start_matches(is_mark));
        let first = rest.filter(|rest| rest.starts_with(FIRST));
        let first = first.map(|rest| clause.len() - rest.len()).next();
        if let Some(first) = first.filter(|_| !call.is_group) {
            let before = calls.get(index.saturating_sub(NEAR)..index).unwrap_or_default().iter().rev();
            // Whoever calls a group, or says how it goes on, begins a row anew; calls of another sort stand between.
            let of_row = before.take_while(|other| !begins_a_row(script, other, item));
            let row: Vec<&Call> = of_row.filter(|other| alike(other)).take(3).collect();
            let named = row.iter().any(|other| is_named(script, other))
                && is_named(script, call)
                && row.iter().any(|other| other.verb == call.verb);
            let is_late = || {
                is_second_first(script, calls, index)
                    || is_first_of_nothing(script, calls, index)
                    || is_first_and_only(script, calls, index)
            };
            if row.len() >= 2 || named || is_late() {
                let problem = Problem::LeadTooLate { written: FIRST.to_owned() };
                let begins = call.clause + first;
                found.push(script.problem(problem, &(begins..begins + FIRST.len())));
            }
        }
        if clause.starts_with(LAST) && !call.is_group {
            let next = calls.get(index + 1).filter(|next| {
                alike(next) && next.sentence > call.sentence && is_named(script, next) && is_named(script, call)
            });
            let thanks = next.is_some_and(|next| script.words(&(next.clause..next.at)).starts_with(FIRST));
            if next.is_some() && !thanks {
                let problem = Problem::LeadTooLate { written: LAST.to_owned() };
                found.push(script.problem(problem, &at(LAST)));
            }
        }
    }
}

/// 下面，首先请甲报告；下面，请乙通报；下面，首先请丙说明: whether another call of a meeting without numbers is 首先 already, and each is
/// an item of its own.
fn is_second_first(script: &Script<'_>, calls: &[Call], index: usize) -> bool {
    let item = |at: usize| script.sentences.get(calls.get(at)?.sentence).map(|sentence| script.item(sentence));
    // Calls stand in the order of the script: whoever is alone in an item has no neighbour of it.
    let is_alone = |at: &usize| {
        let own = item(*at);
        own.is_some() && item(at + 1) != own && at.checked_sub(1).and_then(item) != own
    };
    // 首先，请允许我介绍来宾 calls nobody.
    let is_first = |at: usize| {
        let call = calls.get(at);
        call.is_some_and(|call| {
            script.words(&(call.clause..call.at)).contains(FIRST) && !script.words(&call.who).starts_with("允许")
        })
    };
    let mut alone = (index.saturating_sub(NEAR)..=index).rev().take_while(is_alone).skip(1);
    script.rundown.numbered_items() == 0 && alone.any(is_first)
}

/// 下面，请甲介绍概况；接下来，请乙发言；首先，请丙发言: whether two have spoken right before, and nothing is said between
/// that may begin a row anew, nor does anybody follow in the item.
fn is_first_of_nothing(script: &Script<'_>, calls: &[Call], index: usize) -> bool {
    const BEFORE: usize = 2;
    const LATER: [&str; 8] = ["下面", "接下来", "接着", "然后", "随后", "其次", "再", "现在"];
    /// What announces several, or a part of the meeting.
    const BEGINS: [&str; 17] = [
        "下面",
        "接下来",
        "环节",
        "进入",
        "阶段",
        "依次",
        "代表",
        "分别",
        "交流",
        "讨论",
        "进行",
        "现在",
        "议程",
        "开始",
        "发言",
        "先后",
        "几位",
    ];
    let item = |at: usize| script.sentences.get(calls.get(at)?.sentence).map(|sentence| script.item(sentence));
    let (Some(call), Some(own), Some(first)) = (calls.get(index), item(index), index.checked_sub(BEFORE)) else {
        return false;
    };
    let alike = |at: usize| {
        calls.get(at).is_some_and(|other| {
            let who = person::read(script.words(&other.who));
            !other.is_group && is_alike(other, call) && !(who.office.is_empty() && who.address.is_empty())
        })
    };
    // Three who follow each other in a row of items, and nobody else in the last.
    let follows = |at: usize| item(at).zip(item(at + 1)).is_some_and(|(this, next)| next - this <= 1);
    let is_alone = (first..index).all(follows) && item(index + 1) != Some(own);
    let leads = |at: usize| {
        let lead = calls.get(at).map_or("", |call| script.words(&(call.clause..call.at)));
        LATER.iter().any(|word| lead.starts_with(word))
    };
    let between = || {
        let start = calls.get(index - 1).and_then(|before| script.sentences.get(before.sentence));
        script.words(&(start.map_or(0, |sentence| sentence.range.end).min(call.clause)..call.clause))
    };
    script.rundown.numbered_items() == 0
        && is_alone
        && (first..index).all(alike)
        && (first..index).any(leads)
        && !BEGINS.iter().any(|word| between().contains(word))
        && !speaks_of_an_item(between())
}

/// 进行第五项，首先请李主席讲话, and nobody else speaks in the item: whether a call is the first and the only one where an item that is
/// not the first is announced, and the next is announced as well or nothing is left.
fn is_first_and_only(script: &Script<'_>, calls: &[Call], index: usize) -> bool {
    /// With these the item goes on in some way.
    const GOES_ON: [&str; 10] = ["其次", "然后", "接着", "随后", "接下来", "之后", "最后", "下面", "讨论", "依次"];
    const SPEECHES: [&str; 5] = ["讲话", "致辞", "致", "动员", "总结"];
    let item = |at: usize| script.sentences.get(calls.get(at)?.sentence).map(|sentence| script.item(sentence));
    let (Some(call), Some(own)) = (calls.get(index), item(index)) else { return false };
    let is_alone = item(index + 1) != Some(own) && index.checked_sub(1).and_then(item) != Some(own);
    let entries = script.rundown.items();
    let is_later = entries.get(own).is_some_and(|entry| entry.number.is_some_and(|number| number > 1));
    let items = &script.rundown.agenda().items;
    let is_over = items.get(own + 1).is_none_or(|next| next.kind == ItemKind::Closing)
        || entries.get(own + 1).is_some_and(|next| next.number.is_some());
    let waits = items.get(own).map_or(0, |item| item.steps.iter().filter(|step| step.wait.is_some()).count());
    // The item is announced in the words before the call.
    let said = script.sentences.get(call.sentence).map_or(call.at, |sentence| sentence.range.start);
    let is_announced = script.words(&(said..call.at)).contains('项');
    let behind = || script.said(script.sentences_of(own)).any(|(_, words)| GOES_ON.iter().any(|on| words.contains(on)));
    is_alone && is_later && is_over && waits <= 1 && is_announced && SPEECHES.contains(&call.verb) && !behind()
}

/// Whether some words have 一项 or 下项, and not only somebody of that surname: 谢谢项副局长.
fn speaks_of_an_item(words: &str) -> bool {
    words.match_indices('项').filter_map(|(at, _)| words.get(..at)?.chars().next_back()).any(|before| {
        numeral::is_numeral(before) || matches!(before, '各' | '几' | '下' | '这' | '本' | '事' | '该' | '此' | '多')
    })
}

/// Whether a call, seen from a later one of an item, ends the row of those before that one.
fn begins_a_row(script: &Script<'_>, call: &Call, item: usize) -> bool {
    let sentence = script.sentences.get(call.sentence);
    call.is_group && call.verb != "上台"
        || sentence.is_none_or(|sentence| script.item(sentence) != item)
        || announces(script, call)
}

/// Whether two calls may be of one row: for the same sort of thing.
fn is_alike(one: &Call, other: &Call) -> bool {
    const SPEAKING: &[&str] = &[
        "发言", "讲话", "讲", "说", "说说", "谈", "汇报", "报告", "介绍", "述职", "表态", "点评", "作", "做", "通报",
        "致", "讲述", "讲解", "推介", "",
    ];
    one.verb == other.verb || SPEAKING.contains(&one.verb) && SPEAKING.contains(&other.verb)
}

/// Whether a call only says who will speak, each of whom is called afterwards.
fn announces(script: &Script<'_>, call: &Call) -> bool {
    let Some(sentence) = script.sentences.get(call.sentence) else { return false };
    let words = script.words(&sentence.range);
    // 推介康养项目 announces nothing.
    let item = words
        .match_indices('项')
        .any(|(at, unit)| !words.get(at + unit.len()..).is_some_and(|rest| rest.starts_with('目')));
    item || ["环节", "依次", "议程", "分钟", "次序", "顺序"].iter().any(|word| words.contains(word))
}

fn is_named(script: &Script<'_>, call: &Call) -> bool {
    let person = person::read(script.words(&call.who));
    person.has_full_name() || person.is_blank() || !person.address.is_empty()
}

/// 首先进行第二项, 最后进行第二项 of four.
fn numbered(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("首最");
    let total = script.rundown.numbered_items();
    for sentence in script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        for (lead, wrong) in [(FIRST, 2..u64::MAX), (LAST, 1..total)] {
            let Some(at) = words.find(lead) else { continue };
            let heads = words.get(..at).is_some_and(|before| before.chars().next_back().is_none_or(is_mark));
            let rest = words.get(at + lead.len()..).unwrap_or_default().trim_start_matches(['，', ',']);
            let rest = ["进行", "进入"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            let rest = ["会议", "大会", "今天的"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            let number = rest.strip_prefix('第').and_then(numeral::at_start);
            let is_item = number
                .is_some_and(|(_, end)| rest.get('第'.len_utf8() + end..).is_some_and(|unit| unit.starts_with('项')));
            if heads && is_item && number.is_some_and(|(number, _)| wrong.contains(&number)) {
                let range = sentence.range.start + at..sentence.range.start + at + lead.len();
                found.push(script.problem(Problem::LeadTooLate { written: lead.to_owned() }, &range));
            }
        }
    }
}

/// 第二位报告人是…, and then 第四位报告人是…: one of a row is leapt over.
fn in_turn(script: &Script<'_>, calls: &[Call], found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("第");
    /// Characters that say of what row it is.
    const ROW: usize = 2;
    const MOST: usize = 32;
    let mut last: Vec<(String, u64, usize)> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let lead = ["下面", "接下来", "首先", "现在", "有请", "请", "，"];
        let head = lead.iter().fold(words, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let Some((number, length)) = head.strip_prefix('第').and_then(numeral::at_start) else { continue };
        let Some(rest) = head.get('第'.len_utf8() + length..).and_then(|rest| rest.strip_prefix('位')) else {
            continue;
        };
        let end = head.len() - rest.len();
        let row: String = rest.chars().take(ROW).collect();
        let at = sentence.range.start + (words.len() - head.len());
        let is_room = last.len() < MOST;
        match last.iter_mut().find(|(of, ..)| *of == row) {
            Some((_, before, said)) => {
                // Whoever is called in between has no number, and counts.
                let is_called = calls.iter().any(|call| call.sentence > *said && call.sentence < index);
                if number == *before + 2 && !is_called {
                    let problem = Problem::OrdinalDisagrees { written: number, actual: *before + 1 };
                    found.push(script.problem(problem, &(at..at + end)));
                }
                (*before, *said) = (number, index);
            }
            None if is_room => last.push((row, number, index)),
            None => {}
        }
    }
}
