//! What each of several did, 分别介绍了甲、乙、丙的做法, where fewer are left; and what is said of several, 先后, 都很好, where one is.

use super::super::sentence::{clause, clauses, sentence};
use super::facts::Facts;
use super::names::Names;
use super::numbers::{ALL, Number, numbers};
use super::recounted::APART;
use super::{Because, Finding};
use crate::agenda::Rundown;
use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;
use crate::chinese::numeral;
use crate::chinese::row;
use std::ops::Range;

/// What tells that each of several has done a thing of their own.
const EACH: &str = "分别";

/// What each of several does with one of others: 分别与三位徒弟结成师徒.
const PAIRED: [&str; 6] = ["结成", "结对", "签订", "签约", "签署", "握手"];

/// 分别介绍了甲、乙、丙的做法, where fewer speak than there are things.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some((was, gone)) = fewer(facts, step, now, source).filter(|(_, gone)| !gone.is_empty()) else {
        return Vec::new();
    };
    let each = each_of(source, was, &gone);
    // 请三对师徒上台, behind the words that tell who they are.
    let pairs = || {
        let is_left = was.checked_sub(gone.len()).and_then(|left| u64::try_from(left).ok());
        let mut pairs = numbers(source).into_iter().filter(|number| number.behind().starts_with('对'));
        let pair = pairs.find(|number| usize::try_from(number.value) == Ok(was))?;
        is_left.map(|left| (pair.range.clone(), pair.written_as(left)))
    };
    let pairs = each.as_ref().and_then(|_| pairs());
    let finding = |(range, becomes)| Finding { range, becomes, because: Because::Speakers };
    each.into_iter().chain(pairs).map(finding).collect()
}

/// How many do each a thing of their own, and the places of those who are gone: of those who are named before it, or of the item.
fn fewer(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Option<(usize, Vec<usize>)> {
    let apart = source.find(EACH)?;
    let names = Names::of(now, source);
    let before = clause(source, &(apart..apart)).start..apart;
    let named: Vec<&Range<usize>> = names.within(before).collect();
    if named.is_empty() {
        let fewer = facts.speakers.iter().filter(|one| one.is < one.was && one.was > 1);
        let mut told = fewer.filter(|one| one.item == step.0 || source.contains("刚才"));
        told.next().map(|one| (usize::try_from(one.was).unwrap_or(usize::MAX), one.gone.clone()))
    } else {
        let is_gone = |name: &&Range<usize>| {
            let words = source.get((*name).clone()).unwrap_or_default();
            let people = &now.agenda().people;
            facts.gone.iter().any(|left| !mentions(&left.person, people, words).is_empty())
        };
        let gone = named.iter().enumerate().filter(|(_, name)| is_gone(name)).map(|(nth, _)| nth);
        Some((named.len(), gone.collect()))
    }
}

/// What else is not true of fewer than before, in words that were made anew.
pub(super) fn of_fewer_than_before(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let mut found = alone(source, words);
    found.extend(one_by_one(source, words));
    found.extend(all_of_one(source, words));
    found.extend(held_for_each(source, words));
    found
}

/// 一家医院汇报，每家时间控制在八分钟以内: of one, what held for each of several.
fn held_for_each(source: &str, words: &str) -> Option<(Range<usize>, String)> {
    const EACH_OF: [&str; 6] = ["，每家", "，每位", "，每人", "，每个", "，每名", "，每单位"];
    let is_of_several = |text: &str, each: &str| {
        let at = text.find(each)?;
        let ahead = text.get(sentence(text, &(at..at)).start..at)?;
        let counts = |number: Number<'_>| number.value > 1 && number.behind().starts_with(['位', '家', '个', '名']);
        let is_row = ahead.contains(['、', '和', '与', '各', '们', '几']);
        Some((at, is_row || numbers(ahead).into_iter().any(counts)))
    };
    EACH_OF.iter().find_map(|each| {
        let ((_, was), (at, is)) = (is_of_several(source, each)?, is_of_several(words, each)?);
        let start = at + '，'.len_utf8();
        (was && !is).then(|| (start..at + each.len(), String::new()))
    })
}

/// 分别介绍了甲、乙、丙的做法, 分别代表镇党委和镇纪委: of as many things as people spoke, without those of whoever is gone.
/// `gone` are their places, in the order in which they spoke.
fn each_of(source: &str, was: usize, gone: &[usize]) -> Option<(Range<usize>, String)> {
    const VERBS: [&str; 22] = [
        "代表",
        "介绍了",
        "汇报了",
        "交流了",
        "讲述了",
        "谈了",
        "介绍",
        "汇报",
        "讲解",
        "解读",
        "负责",
        "讲",
        "谈",
        "围绕",
        "结合",
        "从",
        "就",
        "对",
        "以",
        "与",
        "和",
        "为",
    ];
    const ENDS: [&str; 12] = [
        "的做法",
        "的经验",
        "的体会",
        "等方面",
        "等做法",
        "等工作",
        "所作",
        "作了",
        "进行",
        "发了言",
        "向大会",
        "方面",
    ];
    let apart = source.find(EACH)? + EACH.len();
    let clause =
        apart..apart + source.get(apart..)?.find(['，', '。', '；', '！', '\n']).unwrap_or(source.len() - apart);
    let words = source.get(clause.clone())?;
    if let Some(deed) = one_of_two_deeds(words, was, gone) {
        return Some((apart - EACH.len()..clause.end, deed));
    }
    let verb = VERBS.iter().filter(|verb| words.starts_with(**verb)).max_by_key(|verb| verb.len())?;
    let start = clause.start + verb.len();
    let rest = source.get(start..clause.end)?;
    let mut end = ENDS.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    // 分别与子、丑、寅三位徒弟结成师徒: as many as those who are gone, and counted.
    let is_as_many = |number: &Number<'_>| {
        let counts = number.behind().starts_with(['位', '名', '家'])
            || ["个方面", "个角度", "个层面"].iter().any(|side| number.behind().starts_with(side));
        usize::try_from(number.value) == Ok(was) && counts
    };
    let counted = numbers(rest).into_iter().find(is_as_many);
    let mut count = String::new();
    if let Some(number) = counted.filter(|number| number.range.start > 0) {
        end = number.range.start;
        count = number.written_as(u64::try_from(was.checked_sub(gone.len())?).ok()?);
    }
    let counted = if count.is_empty() { 0 } else { numbers(rest.get(end..)?).first()?.range.end };
    let list = rest.get(..end)?;
    let things: Vec<&str> = list.split(['、', '和']).collect();
    if things.len() != was || things.iter().any(|thing| thing.is_empty()) {
        return None;
    }
    let left: Vec<&str> =
        things.iter().enumerate().filter(|(nth, _)| !gone.contains(nth)).map(|(_, thing)| *thing).collect();
    let becomes = match left.as_slice() {
        [] => return None,
        // Of one nothing is told apart.
        [one] => {
            // 与子结成师徒, and not 与子一位徒弟.
            let who = rest.get(end + counted..)?;
            let measure = if who.starts_with('个') { '个'.len_utf8() } else { 0 };
            let noun = PAIRED.iter().filter_map(|deed| who.find(deed)).min().unwrap_or(0);
            let all = start + end + counted + if counted > 0 { noun.max(measure) } else { 0 };
            return Some((apart - EACH.len()..all, format!("{verb}{one}")));
        }
        all => row::joined(all, if list.contains('和') { "和" } else { "、" }),
    };
    Some((start..start + end + counted, becomes + &count))
}

/// 分别致辞和介绍情况, 分别宣读和报告了两个报告: of what each of two did, what is left. It is said of things otherwise: 分别介绍了甲和乙.
fn one_of_two_deeds(words: &str, was: usize, gone: &[usize]) -> Option<String> {
    /// Characters of what the first did.
    const LONGEST: usize = 6;
    const DEEDS: [&str; 12] =
        ["致辞", "致词", "介绍", "宣读", "报告", "讲话", "发言", "通报", "说明", "点评", "总结", "汇报"];
    let (first, second) = words.split_once('和').filter(|_| was == 2)?;
    let is_deed = |deed: &str| DEEDS.iter().any(|word| deed.starts_with(word));
    (first.chars().count() <= LONGEST && !first.contains(['了', '、']) && is_deed(first) && is_deed(second))
        .then_some(())?;
    match gone {
        [0] => Some(second.to_owned()),
        // What the second deed has behind it is of both: 宣读了两个报告.
        [1] if ["致辞", "致词", "讲话", "发言"].iter().any(|deed| first.ends_with(deed)) => {
            Some(first.to_owned())
        }
        [1] => Some(first.to_owned() + second.find('了').and_then(|done| second.get(done..)).unwrap_or_default()),
        _ => None,
    }
}

/// 两位同事，一位来自车间，一位来自实验室，说出了…: which of them is left, nobody knows.
fn one_by_one(source: &str, words: &str) -> Option<(Range<usize>, String)> {
    const ONE: &str = "，一位";
    let counted = |text: &str, at: usize| {
        let before = text.get(..at)?;
        let clause = before.get(before.rfind(['，', '。', '；', '\n']).map_or(0, |mark| mark)..)?;
        let measure = clause.rfind('位').and_then(|place| clause.get(..place))?;
        numeral::at_end(measure).map(|(value, _)| value)
    };
    let at = words.find(ONE)?;
    // It stood behind another number before.
    let was = counted(source, source.find(ONE)?)?;
    if counted(words, at) == Some(was) {
        return None;
    }
    let mut end = at;
    let mut each = 0;
    while let Some(rest) = words.get(end..).and_then(|rest| rest.strip_prefix(ONE)) {
        end += ONE.len() + rest.find(['，', '。', '；', '！']).unwrap_or(rest.len());
        each += 1;
    }
    // 四位局长作了述职，一位代表作了提问: what one of others did.
    if each < 2 {
        return None;
    }
    let goes_on = words.get(end..).is_some_and(|rest| rest.starts_with('，'));
    let has_object = words.get(..at).is_some_and(|before| !before.ends_with(['了', '的']));
    (goes_on && has_object).then(|| (at..end + '，'.len_utf8(), String::new()))
}

/// 教师代表先后发了言, where there were several in a row before.
fn alone(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    const ROW: [&str; 4] = ["、", "和", "及", "与"];
    let is_row = |before: &str| ROW.iter().any(|joint| before.contains(joint));
    let clauses = |text: &'_ str| clauses(text, 0..text.len()).collect::<Vec<_>>();
    let parted = |text: &'_ str, clause: &Range<usize>| {
        let own = text.get(clause.clone())?;
        let (at, word) = APART.into_iter().filter_map(|word| Some((own.find(word)?, word))).min()?;
        Some((clause.start + at, word))
    };
    let rows: Vec<&str> = clauses(source)
        .iter()
        .filter_map(|clause| {
            let (at, _) = parted(source, clause)?;
            source.get(clause.start..at).filter(|before| is_row(before))?;
            source.get(at..clause.end)
        })
        .collect();
    let found = clauses(words).into_iter().filter_map(|clause| {
        let (at, word) = parted(words, &clause)?;
        let before = words.get(clause.start..at)?;
        let is_one = !is_row(before) && !before.contains(numeral::is_numeral) && !before.contains(['几', '各', '们']);
        (is_one && !before.is_empty() && rows.contains(&words.get(at..clause.end)?))
            .then(|| (at..at + word.len(), String::new()))
    });
    found.collect()
}

/// 一个单位作了发言，讲得都很好, and 分别是白石镇, where one of several is left.
fn all_of_one(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    const ONE: [&str; 4] = ["一位", "一名", "一个", "一家"];
    let of_one = |text: &str| ONE.iter().any(|one| text.contains(one));
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in words.split_inclusive(['。', '！', '\n']) {
        let all = ALL.iter().filter_map(|all| sentence.find(all)).min();
        let tail = all.and_then(|at| sentence.get(at..));
        // The same was said of several.
        let was = tail
            .and_then(|tail| source.find(tail))
            .and_then(|at| source.get(source.get(..at)?.rfind(['。', '！', '\n']).map_or(0, |mark| mark)..at));
        if let Some(at) =
            all.filter(|at| sentence.get(..*at).is_some_and(of_one) && was.is_some_and(|was| !of_one(was)))
        {
            found.push((start + at..start + at + "都".len(), String::new()));
        }
        start += sentence.len();
    }
    const APART_ARE: &str = "分别是";
    let rest = |text: &'_ str| -> Option<(usize, String)> {
        let at = text.find(APART_ARE)?;
        let rest = text.get(at..)?;
        Some((at, rest.get(..rest.find(['。', '，', '；', '\n']).unwrap_or(rest.len()))?.to_owned()))
    };
    if let (Some((_, before)), Some((at, now))) = (rest(source), rest(words)) {
        let is_row = |list: &str| list.contains(['、', '和']);
        if is_row(&before) && !is_row(&now) {
            found.push((at..at + EACH.len(), String::new()));
        }
    }
    found
}
