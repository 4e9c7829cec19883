//! Meetings in which people rightly change their offices, and those in them who do not: whoever comes to announce it.

use super::super::calls::{Call, clause_start, is_mark};
use super::super::script::Script;
use crate::chinese::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// Words of a script in which people rightly change their offices.
static CHANGES: LazyLock<Vocabulary<'_>> = LazyLock::new(|| {
    Vocabulary::new(&[
        "任命",
        "任免",
        "免去",
        "当选",
        "聘任",
        "选举产生",
        "任职",
        "到任",
        "卸任",
        "就任",
        "新任",
        "原任",
        "改任",
        "转任",
        "升任",
    ])
});

/// Whether a script speaks of people who change their offices.
pub(super) fn are_told(script: &Script<'_>) -> bool {
    script.says(&CHANGES)
}

/// The sentences that do.
pub(super) fn sentences<'a>(script: &'a Script<'_>) -> impl Iterator<Item = &'a str> {
    script.sentences_with(&CHANGES)
}

/// 区委组织部副部长桑榆 and 区委组织部部长桑榆: whether somebody is of a body that only announces who is appointed, or was called to announce
/// it, and no word of the script gives him an office.
pub(super) fn are_of_others(script: &Script<'_>, calls: &[Call], name: &str, before: &str, office: &str) -> bool {
    const BODIES: [&str; 6] = ["组织部", "干部处", "干部科", "人事处", "人事科", "人力资源"];
    const GIVES: [&str; 9] = ["任命", "免去", "当选", "聘任", "不再担任", "担任", "提名", "新任", "任职"];
    let is_of_body = BODIES.iter().any(|body| before.contains(body) && office.contains(body));
    if !is_of_body && !announces(script, calls, name) {
        return false;
    }
    let gives = |words: &str| GIVES.iter().any(|word| words.contains(word));
    // 请桑榆同志宣读任命决定 gives him none, and neither does what is told of whoever stands beside him in a row of guests.
    let mut said = script.said(0..script.sentences.len()).map(|(_, words)| words).filter(|words| !is_announced(words));
    !said.any(|words| words.match_indices(name).any(|(at, _)| gives(clauses_of(words, at))))
        && !script.directions().any(|words| words.contains(name) && (gives(words) || words.contains('任')))
}

/// The clause that a byte lies in, and the next one where that is of nobody else.
fn clauses_of(words: &str, at: usize) -> &str {
    const ADDRESSES: [&str; 3] = ["同志", "先生", "女士"];
    let rest = words.get(at..).unwrap_or_default();
    let mut ends = rest.match_indices(is_mark).map(|(end, mark)| (at + end, at + end + mark.len()));
    let (end, next) = ends.next().unwrap_or((words.len(), words.len()));
    let next_end = ends.next().map_or(words.len(), |(end, _)| end);
    let is_of_another =
        words.get(next..next_end).is_some_and(|clause| ADDRESSES.iter().any(|address| clause.contains(address)));
    words.get(clause_start(words, at)..if is_of_another { end } else { next_end }).unwrap_or_default()
}

/// Whether somebody was called to announce who is appointed.
fn announces(script: &Script<'_>, calls: &[Call], name: &str) -> bool {
    calls.iter().filter(|call| script.words(&call.who).contains(name)).any(|call| {
        script.sentences.get(call.sentence).is_some_and(|sentence| is_announced(script.words(&sentence.range)))
    })
}

/// 请桑榆同志宣布县委任免决定: whether a sentence calls somebody to read out what was decided.
fn is_announced(words: &str) -> bool {
    const READS: [&str; 3] = ["宣读", "宣布", "传达"];
    const DECIDED: [&str; 7] = ["决定", "任免", "任职通知", "任命书", "文件", "批复", "通知"];
    words.contains(['请', '由'])
        && READS.iter().any(|word| words.contains(word))
        && DECIDED.iter().any(|word| words.contains(word))
}

/// 易院长还有一个身份，就是峰会学术委员会主席。, 既管着护理部，也当着服务队的队长: whether the script tells that somebody is both.
pub(super) fn is_told_of_both(script: &Script<'_>, name: &str, first: &str, later: &str) -> bool {
    const BOTH: [&str; 12] = [
        "还有一个身份",
        "另一个身份",
        "另外一个身份",
        "双重身份",
        "又是",
        "同时也是",
        "同时是",
        "兼任",
        "也当着",
        "还担任",
        "也担任",
        "还是本",
    ];
    /// Sentences in which it is told behind the name.
    const NEAR: usize = 2;
    /// Characters of an office that tell which it is.
    const LAST: usize = 4;
    let last = |office: &str| -> String {
        let length = office.chars().count();
        office.chars().skip(length.saturating_sub(LAST)).collect()
    };
    let parts = [last(first), last(later)];
    // 服务队的队长 is 服务队队长.
    let tells = |words: &str| {
        let plain = words.replace('的', "");
        BOTH.iter().any(|both| words.contains(both)) && parts.iter().any(|part| plain.contains(part.as_str()))
    };
    let all: Vec<&str> = script.said(0..script.sentences.len()).map(|(_, words)| words).collect();
    let named = all.iter().enumerate().filter(|(_, words)| words.contains(name));
    let mut near = named.flat_map(|(at, _)| all.get(at..(at + NEAR).min(all.len())).unwrap_or_default());
    near.any(|words| tells(words))
}
