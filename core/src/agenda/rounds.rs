//! Turns of one item that come in rounds: three towns speak, and behind 再请两个部门作回应，先请… two departments answer. What counts
//! the towns does not count the departments.

use super::edit::step_place;
use super::search::placeholders;
use super::{Item, Step, Text};
use crate::chinese::clauses::first_clause;
use crate::chinese::numeral;
use std::ops::Range;

/// Words right before a call that begin a round anew.
const FIRST: [&str; 10] =
    ["首先", "先请", "先有请", "先由", "第一位", "另外", "此外", "有关部门", "相关部门", "有关单位"];
/// What people are counted by.
const MEASURES: [&str; 5] = ["位", "名", "个", "家", "份"];
/// What is said of those who have spoken: 三个单位的发言, 两位同志讲得很好.
const LOOKS_BACK: [&str; 19] = [
    "经验",
    "做法",
    "表演",
    "发言",
    "汇报",
    "交流",
    "介绍",
    "讲",
    "谈",
    "表态",
    "表了态",
    "发了言",
    "述职",
    "报告",
    "分享",
    "提了",
    "提出了",
    "提问",
    "质询",
];
/// What only says who comes: 下面请三个单位作表态发言.
const ANNOUNCES: [&str; 6] = ["请", "由", "安排", "还有", "共有", "一共"];

/// What goes on right behind 两位 where nobody says what sort of people they are: 刚才两位谈的都是传统产业.
const NO_SORT: [&str; 7] = ["都", "讲", "的", "谈", "说", "提", "分享"];
/// And what may be said of any sort: 三个单位的发言.
const ANY_SORT: [&str; 5] = ["代表", "同志", "单位", "发言", "人讲"];

/// The rounds of an item, each as its steps; one where all turns are of one round.
pub fn rounds(item: &Item) -> Vec<Range<usize>> {
    by_boundaries(item, |ahead, spoken| says_first(ahead) || !goes_on(ahead) && counts_back(ahead, spoken, is_of_round))
}

/// 听完了三位前辈的讲述，最后一位是个小伙子: whether words before a call say that it is of the same round.
fn goes_on(ahead: &str) -> bool {
    const NEXT: [&str; 5] = ["，最后一位", "，最后一名", "，最后一家", "，最后一个", "，下一位"];
    let places = NEXT.iter().flat_map(|next| ahead.match_indices(next)).map(|(at, _)| at + '，'.len_utf8());
    // 刚才，最后一位代表也讲完了: it is over.
    let mut clauses = places.filter_map(|at| ahead.get(at..)).map(first_clause);
    clauses.any(|clause| !clause.contains('完'))
}

/// The same, parted only where it is plain: what looks back at two, or at several of any sort, 前面三位, may well be a remark in
/// between. 三位同学都讲得这么好，老师们坐不住了 parts pupils from teachers.
pub(crate) fn rounds_told_apart(item: &Item) -> Vec<Range<usize>> {
    const PLAIN: u64 = 3;
    let is_meant =
        |before: &str, noun: &str| is_of_round(before, noun) && !before.ends_with("以上") && is_sort(noun, &ANY_SORT);
    by_boundaries(item, |ahead, spoken| {
        says_first(ahead) || spoken >= PLAIN && !goes_on(ahead) && counts_back(ahead, spoken, is_meant)
    })
}

/// Whether a number may count those of a round, and not whoever has spoken so far: 前面三位都是法官，接下来这位不办案.
fn is_of_round(before: &str, noun: &str) -> bool {
    !["前面", "前面的", "前"].iter().any(|ahead| before.ends_with(ahead)) && is_sort(noun, &NO_SORT)
}

/// Whether what stands behind a number is none of these.
fn is_sort(noun: &str, but: &[&str]) -> bool {
    !but.iter().any(|word| noun.starts_with(word))
}

/// Of each step of an item as it is now, the round that it had before; one that has come belongs to that of the step before it.
pub fn rounds_kept(before: &Item, now: &Item) -> Vec<usize> {
    let rounds = rounds(before);
    let mut last = 0;
    let round_of = |place: usize, step: &Step| {
        // Steps without an id go by their places until the item is changed.
        let old = step.id.as_ref().map_or(Some(place), |id| step_place(before, id))?;
        rounds.iter().position(|round| round.contains(&old))
    };
    let round = |(place, step)| {
        last = round_of(place, step).unwrap_or(last);
        last
    };
    now.steps.iter().enumerate().map(round).collect()
}

/// Parts an item where its words before a call, or behind so many turns, begin another round.
fn by_boundaries(item: &Item, begins: impl Fn(&str, u64) -> bool) -> Vec<Range<usize>> {
    let mut rounds = Vec::new();
    let (mut start, mut spoken) = (0, 0_u64);
    for (place, step) in item.steps.iter().enumerate() {
        if spoken > 0 && begins(before_call(step), spoken) {
            rounds.push(start..place);
            (start, spoken) = (place, 0);
        }
        spoken += u64::from(step.turn.is_some());
        let thanks = step.thanks.as_ref().map_or("", inline);
        if spoken > 1 && begins(thanks, spoken) {
            rounds.push(start..place + 1);
            (start, spoken) = (place + 1, 0);
        }
    }
    rounds.push(start..item.steps.len());
    rounds
}

fn inline(text: &Text) -> &str {
    match text {
        Text::Inline(words) => words,
        Text::File(_) => "",
    }
}

/// What is said before somebody is called: all of it, where nobody is.
fn before_call(step: &Step) -> &str {
    let words = step.say.as_ref().map_or("", inline);
    let call = placeholders(words).find(|range| {
        let name = words.get(range.clone()).unwrap_or_default();
        step.turn.is_some() && (name.contains("发言人") || name.contains("speaker"))
    });
    call.and_then(|call| words.get(..call.start)).unwrap_or(words)
}

/// Does the sentence that calls, or the one before it, begin anew: 首先, 先请, 另外?
fn says_first(ahead: &str) -> bool {
    const SENTENCES: usize = 2;
    let mut sentences = ahead.rsplit(['。', '！', '？', '\n']).filter(|one| !one.trim().is_empty());
    let own = sentences.next().unwrap_or_default();
    let before = sentences.take(SENTENCES - 1);
    let leads = |words: &str| FIRST.iter().any(|word| words.contains(word));
    is_over(own)
        || leads(own)
        || before.into_iter().any(|one| ["另外", "此外"].iter().any(|word| one.trim_start().starts_with(word)))
}

/// 部门的同志谈完了，下面请律师谈: have all of a kind spoken, in the sentence that calls?
fn is_over(own: &str) -> bool {
    const DONE: [&str; 6] = ["讲完了", "说完了", "谈完了", "汇报完了", "介绍完了", "发完言了"];
    const TURNS: [&str; 5] = ["下面", "接下来", "再", "现在", "我们"];
    /// What says that they are several: 童乐同学讲完了 tells of one.
    const SEVERAL: [&str; 13] =
        ["的", "们", "都", "各", "几", "位", "个", "部门", "单位", "企业", "乡镇", "代表", "镇街"];
    let done = DONE.iter().filter_map(|done| own.split_once(done));
    done.into_iter().any(|(who, behind)| {
        let turns = TURNS.iter().any(|turn| behind.trim_start_matches('，').starts_with(turn));
        turns && SEVERAL.iter().any(|several| who.contains(several))
    })
}

/// Does it look back at as many as have spoken: 三个单位的发言都很好, where three have? `is_meant` is asked of the words before the
/// number and of those behind its measure.
fn counts_back(ahead: &str, spoken: u64, is_meant: impl Fn(&str, &str) -> bool) -> bool {
    let tells = |sentence: &str| {
        let counted = |(at, _): (usize, char)| {
            let (value, length) = numeral::at_start(sentence.get(at..)?)?;
            let behind = sentence.get(at + length..)?;
            let noun = MEASURES.iter().find_map(|measure| behind.strip_prefix(measure))?;
            (value == spoken && is_meant(sentence.get(..at)?, noun)).then_some(at)
        };
        let mut places = sentence.char_indices().filter(|(_, c)| numeral::is_numeral(*c)).filter_map(counted);
        places.any(|at| {
            let (before, behind) = sentence.split_at(at);
            !ANNOUNCES.iter().any(|word| before.ends_with(word) || before.trim_start().starts_with("下面"))
                && LOOKS_BACK.iter().any(|word| behind.contains(word))
        })
    };
    spoken > 1 && ahead.split(['。', '！', '？', '\n']).any(tells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Agenda;
    use serde_json::json;

    #[test]
    fn turns_that_are_called_first_once_more_are_another_round() {
        let step = |name: &str, say: &str| json!({ "turn": name, "say": say, "wait": "speech" });
        let parted = |fourth: &str| {
            let agenda = json!({
                "format": 1,
                "meeting": { "title": "座谈会" },
                "people": { "a": { "name": "甲一" }, "b": { "name": "乙一" }, "c": { "name": "丙一" }, "d": { "name": "丁一" } },
                "items": [ { "id": "talks", "kind": "speeches", "steps": [
                    step("a", "下面请三个镇发言。首先请{{发言人}}发言。"), step("b", "请{{发言人}}发言。"),
                    step("c", "请{{发言人}}发言。"), step("d", fourth) ] } ],
            });
            let agenda: Agenda = serde_json::from_value(agenda).unwrap();
            rounds(&agenda.items[0]).into_iter().map(|round| round.len()).collect::<Vec<_>>()
        };
        for (fourth, expected) in [
            ("请有关部门回应，先请{{发言人}}回应。", vec![3, 1]),
            ("三位镇长讲得很实在。下面请{{发言人}}回应。", vec![3, 1]),
            ("另外，交警支队就行动作说明。请{{发言人}}说明。", vec![3, 1]),
            ("两位镇长讲得很实在。下面请{{发言人}}发言。", vec![4]),
            ("最后请{{发言人}}发言。", vec![4]),
        ] {
            assert_eq!(parted(fourth), expected, "{fourth}");
        }
    }
}
