//! What the overview promises, against the beginnings of the items that follow: promises that never come, and whether a
//! list speaks of the items at all. Reads no numbers.

use super::actions::{self, Acts};
use super::list::List;
use super::recap;
use super::script::Script;
use super::signs::Signs;
use crate::agenda::ItemKind;
use crate::agenda::person;
use crate::chinese;
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::HashSet;
use std::ops::Range;

/// Sentences of an item in which what was promised has begun.
const BEGINNING: usize = 24;

/// More clauses than this are no overview.
const MOST_PROMISES: usize = 40;

/// The share of its pairs of characters that a clause has in common with an item which may be what it promised, and with
/// one that surely is.
const ALIKE: f64 = 0.34;
const QUITE_ALIKE: f64 = 0.6;

/// Two characters that stand side by side.
pub(super) type Pair = (char, char);

/// What an item says at its beginning, to be compared with a promise.
struct Beginning<'a> {
    /// Its title, where that is another promise than the one that it keeps.
    is_not: Option<&'a str>,
    pairs: HashSet<Pair>,
    acts: Acts,
    is_speech: bool,
    is_numbered: bool,
    /// Whether anything happens in it but the host's own words, which may tell of what did not.
    happens: bool,
}

/// How the items behind a list begin; none where it is too long to be looked into.
fn beginnings<'a>(script: &'a Script<'_>, promises: &List) -> Vec<Beginning<'a>> {
    let Some(overview) = promises.items.last().and_then(|last| script.sentence_at(last.start)) else {
        return Vec::new();
    };
    if promises.items.len() > MOST_PROMISES {
        return Vec::new();
    }
    let first = script.sentences.get(overview).map_or(0, |sentence| script.item(sentence)) + 1;
    let clauses: Vec<&str> = promises.items.iter().map(|range| script.words(range)).collect();
    (first..script.rundown.items().len()).map(|item| beginning(script, item, &clauses)).collect()
}

/// Which share of a list speaks of what some item begins with.
pub(super) fn share_that_comes(script: &Script<'_>, promises: &List) -> f64 {
    let beginnings = beginnings(script, promises);
    // 领导讲话 is kept by whoever speaks last, whatever his office.
    let speaks = |clause: &str| {
        let last = pairs(clause).last().filter(|_| actions::is_speech(clause));
        last.is_some_and(|last| beginnings.iter().any(|one| one.pairs.contains(&last)))
    };
    let comes = |range: &&Range<usize>| {
        let clause = script.words(range);
        beginnings.iter().any(|one| one.keeps(clause, ALIKE)) || speaks(clause)
    };
    let coming = promises.items.iter().filter(comes).count();
    share(coming, promises.items.len())
}

fn share(some: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a clause has a few dozen characters, a list a few clauses")]
    let share = some as f64 / all.max(1) as f64;
    share
}

/// Promises of the overview that never come.
pub(super) fn missing(script: &Script<'_>, promises: &List, found: &mut Vec<Diagnostic>) {
    let beginnings = beginnings(script, promises);
    // Nothing follows: the script was not taken apart yet.
    if beginnings.is_empty() {
        return;
    }
    let numbered: Vec<&Beginning<'_>> = beginnings.iter().filter(|one| one.is_numbered).collect();
    let clauses: Vec<&str> = promises.items.iter().map(|range| script.words(range)).collect();
    // Two items for five promises: the script was not taken apart well.
    if !numbered.is_empty() && numbered.len() * 2 < clauses.len() {
        return;
    }
    let kept = if clauses.len() > numbered.len() { aligned(&clauses, &numbered) } else { vec![0.0; clauses.len()] };
    let all = clauses.len() <= numbered.len();
    // 完成单位致辞 is kept by whoever speaks first, whatever his office.
    let speaks_in_its_place = |clause: &str| {
        let place = clauses.iter().position(|one| *one == clause).and_then(|nth| numbered.get(nth));
        let deed = pairs(clause).last().filter(|_| actions::is_speech(clause));
        let is_of = |item: &Beginning<'_>, deed: &Pair| item.pairs.contains(deed);
        // Where no item has a number, none has a place; who speaks for others may be any of those who do.
        let any = |deed: &Pair| {
            numbered.is_empty()
                && !speaks_for_others(clause)
                && beginnings.iter().any(|item| item.happens && is_of(item, deed))
        };
        deed.is_some_and(|deed| place.is_some_and(|item| is_of(item, &deed)) || any(&deed))
    };
    // Where all others have an item of their own, the one that is left has none.
    let have_their_own =
        clauses.len() == numbered.len() + 1 && kept.iter().filter(|alike| **alike >= ALIKE).count() == numbered.len();
    let end = promises.items.last().map_or(0, |last| last.end);
    let never = |((_, clause), alike): &((&Range<usize>, &&str), f64)| {
        let kept = &(all || *alike > 0.0);
        // A clause that finds no item of its own is likely to be one that never comes.
        let enough = if *kept { ALIKE } else { QUITE_ALIKE };
        let tells =
            || !kept || !Acts::of(clause).is_empty() || beginnings.iter().any(|one| one.is_not == Some(**clause));
        let is_kept =
            *alike >= ALIKE || beginnings.iter().any(|one| (*kept || one.happens) && one.keeps(clause, enough));
        let is_kept =
            is_kept || is_over(script, clause, end) || (all || numbered.is_empty()) && speaks_in_its_place(clause);
        // 施工单位代表表态 is not the 业主代表发言 that was promised, too.
        let is_left =
            have_their_own && *alike <= 0.0 && speaks_for_others(clause) && !is_told_whole(script, clause, end);
        !is_kept && tells()
            || is_left
            || is_of_nobody(script, clause, end)
            || is_never_said(script, clause, end)
            || is_never_asked(script, clause, end)
    };
    let missing: Vec<_> = promises.items.iter().zip(&clauses).zip(kept).filter(never).collect();
    // One is forgotten; where half of them never come, the script was not understood.
    if missing.len() * 3 > clauses.len().max(3) {
        return;
    }
    for ((range, clause), _) in missing.into_iter().filter(|((_, clause), _)| !is_begun_at_once(script, clause, end)) {
        found.push(script.problem(Problem::PromisedItemMissing { promised: (*clause).to_owned() }, range));
    }
}

/// 第一阶段的现场观摩上午已经结束: whether the opening tells behind the list that what a clause promises is over.
fn is_over(script: &Script<'_>, promise: &str, end: usize) -> bool {
    const OVER: [&str; 8] =
        ["已经结束", "已结束", "刚刚结束", "已经完成", "已完成", "进行完毕", "已经进行", "已经看了"];
    let Some(list) = script.sentence_at(end) else { return false };
    let item = script.sentences.get(list).map_or(0, |sentence| script.item(sentence));
    let deed = pairs(promise).last();
    let mut behind = script.said(list + 1..script.sentences_of(item).end.max(list + 1));
    behind.any(|(_, words)| {
        OVER.iter().any(|over| words.contains(over)) && deed.is_some_and(|deed| pairs(words).any(|pair| pair == deed))
    })
}

/// 首先进入立论陈词环节 behind the list, in the opening itself: whether what a clause promises is turned to there, by its own words.
fn is_begun_at_once(script: &Script<'_>, promise: &str, end: usize) -> bool {
    const TURNS: [&str; 5] = ["进入", "进行", "开始", "首先", "先请"];
    let Some(list) = script.sentence_at(end) else { return false };
    let item = script.sentences.get(list).map_or(0, |sentence| script.item(sentence));
    let mut behind = script.said(list + 1..script.sentences_of(item).end.max(list + 1));
    behind.any(|(_, words)| words.contains(promise) && TURNS.iter().any(|turn| words.contains(turn)))
}

/// 镇党委书记讲话, where nobody speaks behind the list in any words.
fn is_never_said(script: &Script<'_>, promise: &str, end: usize) -> bool {
    const SPEECH: &str = "讲话";
    const SPEAKS: &[&str] =
        &["讲", "致辞", "致词", "发言", "总结", "指示", "几点", "动员", "部署", "提要求", "强调", "说话", "说几"];
    let is_speech = promise.trim_end_matches(['。', '；', ';']).ends_with(SPEECH);
    is_speech && script.text.get(end..).is_some_and(|behind| !SPEAKS.iter().any(|word| behind.contains(word)))
}

/// 观众提问, where behind the list nobody who listens is asked for questions: 由正方二辩向反方提问 is no question of theirs.
fn is_never_asked(script: &Script<'_>, promise: &str, end: usize) -> bool {
    const ASKING: [&str; 5] = ["提问", "答疑", "互动", "问答", "答问"];
    const LISTENERS: [&str; 10] = ["观众", "听众", "记者", "媒体", "现场", "台下", "家长", "群众", "同学", "来宾"];
    /// Whoever listens, in any words, and what they have.
    const ANYBODY: [&str; 22] = [
        "观众",
        "听众",
        "记者",
        "媒体",
        "现场",
        "台下",
        "家长",
        "群众",
        "同学",
        "来宾",
        "嘉宾",
        "朋友",
        "大家",
        "在座",
        "各位",
        "哪位",
        "谁",
        "有没有",
        "举手",
        "场下",
        "互动",
        "问题",
    ];
    const ASKS: [&str; 6] = ["问", "互动", "答疑", "解答", "回答", "交流"];
    let has = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    let promise = promise.trim_end_matches(['。', '；', ';', '、']);
    let who = ASKING.iter().find_map(|word| promise.strip_suffix(word)).unwrap_or_default();
    let first = script.sentence_at(end).map_or(0, |list| list + 1);
    LISTENERS.iter().any(|one| who.ends_with(one))
        && !script.said(first..script.sentences.len()).any(|(_, words)| has(words, &ANYBODY) && has(words, &ASKS))
}

/// Whether somebody speaks for others in what a clause promises, and for no number of them.
fn speaks_for_others(clause: &str) -> bool {
    let row = clause.split_once("代表").map(|(who, _)| who.trim_start_matches(['请', '由'])).unwrap_or_default();
    actions::is_speech(clause) && row.chars().next().is_some_and(|c| !crate::chinese::numeral::is_numeral(c))
}

/// Whether the words of a promise, without what is done, are said behind the list: 施工单位代表 of 施工单位代表表态.
fn is_told_whole(script: &Script<'_>, promise: &str, end: usize) -> bool {
    const UNIT: usize = 4;
    let promise = promise.trim_start_matches(['请', '由']);
    let unit: String = promise.chars().take(UNIT).collect();
    let known = |unit: &str| script.text.get(end..).is_some_and(|behind| behind.contains(unit));
    // Of a short one nobody can tell.
    promise.chars().count() < UNIT * 2 || known(&unit)
}

/// 请研究员展云鹤作技术讲解: whether a promise names somebody of whom nothing is said behind the list.
fn is_of_nobody(script: &Script<'_>, promise: &str, end: usize) -> bool {
    const DOES: &[&str] = &["作", "讲话", "发言", "宣读", "致辞", "介绍", "通报", "传达", "同志", "先生", "女士"];
    let Some(called) = promise.strip_prefix(['请', '由']) else { return false };
    let does = DOES.iter().filter_map(|word| called.find(word)).min().unwrap_or(called.len());
    let person = person::read(called.get(..does).unwrap_or_default());
    let is_sure = person.has_full_name() && person::ends_in_office(person.office);
    is_sure && script.text.get(end..).is_some_and(|behind| !recap::names(behind, called))
}

/// 南浦区、江口街道、永乐县五个单位作交流 in a promise: one of those who are named there, and never behind it.
pub(super) fn speakers_missing(script: &Script<'_>, promises: &List, found: &mut Vec<Diagnostic>) {
    const SPEECHES: &[&str] = &["交流", "发言", "汇报", "表态", "述职", "介绍", "答复", "陈述"];
    const FEWEST: usize = 3;
    let Some(end) = promises.items.last().map(|last| last.end) else { return };
    let behind = script.text.get(end..).unwrap_or_default();
    for range in &promises.items {
        let words = script.words(range);
        let Some(speech) = SPEECHES.iter().filter_map(|word| words.rfind(word)).max() else { continue };
        let row = words.get(..speech).unwrap_or_default();
        let start = row.rfind(['，', '：', ':', ',']).map_or(0, |at| chinese::behind(row, at));
        let mut at = range.start + start;
        let mut pieces = Vec::new();
        for piece in row.get(start..).unwrap_or_default().split(['、', '和']) {
            pieces.push(at..at + piece.len());
            at += piece.len() + '、'.len_utf8();
        }
        if pieces.len() < FEWEST {
            continue;
        }
        // 市民政局五个单位作: the last has behind it how many they are and what they do.
        if let Some(last) = pieces.last_mut() {
            last.end = last.start + body_end(script.words(last));
        }
        let named = |one: &&Range<usize>| {
            let body = script.words(one);
            // 部分地方、部门和企业: nobody by name.
            let is_some = ["部分", "有关", "相关", "各", "其他", "一些"].iter().any(|some| body.starts_with(some));
            body.chars().count() >= 2 && body.chars().all(crate::chinese::is_han) && !is_some
        };
        let heard = |one: &&Range<usize>| {
            let short: String = script.words(one).chars().take(2).collect();
            behind.contains(&short)
        };
        let (heard, never): (Vec<_>, Vec<_>) = pieces.iter().filter(named).partition(heard);
        if let ([never], true) = (never.as_slice(), heard.len() + 1 >= FEWEST) {
            let promised = script.words(never).to_owned();
            found.push(script.problem(Problem::PromisedItemMissing { promised }, never));
        }
    }
}

/// Where the body ends that some words begin with, before how many it is the last of.
fn body_end(words: &str) -> usize {
    let behind =
        ["等", "分别", "先后", "依次", "作", "做", "同志", "单位", "部门"].iter().filter_map(|word| words.find(word));
    let counted = words.char_indices().skip(2).find(|(_, c)| crate::chinese::numeral::is_numeral(*c)).map(|(at, _)| at);
    behind.chain(counted).min().unwrap_or(words.len())
}

fn beginning<'a>(script: &'a Script<'_>, item: usize, clauses: &[&str]) -> Beginning<'a> {
    let agenda = script.rundown.agenda();
    let happens = |item: &std::sync::Arc<crate::agenda::Item>| {
        item.steps.iter().any(|step| step.wait.is_some() || step.turn.is_some() || !step.choose.is_empty())
    };
    let mut one = Beginning {
        is_not: None,
        pairs: HashSet::new(),
        acts: Acts::default(),
        is_speech: false,
        is_numbered: script.rundown.items().get(item).is_some_and(|entry| entry.number.is_some()),
        happens: agenda.items.get(item).is_some_and(happens),
    };
    let speaks = agenda.items.get(item).is_some_and(|item| item.kind == ItemKind::Speeches);
    let sentences = script.sentences_of(item);
    const RETOLD: Signs = recap::SIGNS;
    let near = sentences.start..sentences.end.min(sentences.start + BEGINNING);
    // Behind the last of the items the host only comes back to them.
    let at_work = |words: &str| !(words.contains("议程") && (words.contains('完') || words.contains("毕")));
    for (sentence, words) in script.said(near.clone()).take_while(|(_, words)| at_work(words)) {
        if !(sentence.signs.any(RETOLD) && recap::is_recap(words)) {
            one.look(words);
        }
    }
    // > ◆环节一　成果发布: the script itself has the title over its words.
    let is_over = |title: &str| {
        let first = agenda.items.get(item).and_then(|item| item.steps.first()?.say.as_ref());
        let line = first.and_then(|say| script.rundown.words(say).lines().next());
        line.is_some_and(|line| line.starts_with('>') && line.contains(title))
    };
    match agenda.items.get(item).and_then(|item| item.title.as_deref()) {
        Some(title) if !is_over(title) && one.is_rather_another(title, clauses) => one.is_not = Some(title),
        Some(title) => one.look(title),
        None => {}
    }
    // What is waited for is 讲话 in every item where somebody speaks, and tells no title from another.
    if let Some(item) = agenda.items.get(item) {
        item.steps.iter().filter_map(|step| step.wait).for_each(|wait| one.look(wait.label(crate::Language::Chinese)));
    }
    // Whoever just speaks there may well be a model worker, or one who promises something.
    let given = |words: &str| ["发言", "介绍", "交流"].iter().any(|word| words.contains(word));
    if speaks && script.said(near).any(|(_, words)| given(words)) {
        one.acts = one.acts.with(Acts::of("典型、表态"));
    }
    one
}

/// Every two characters that stand side by side in some words.
pub(super) fn pairs(words: &str) -> impl Iterator<Item = Pair> + '_ {
    let plain = |c: &char| crate::chinese::is_han(*c) || c.is_ascii_alphanumeric();
    words.chars().zip(words.chars().skip(1)).filter(move |(a, b)| plain(a) && plain(b))
}

/// Which share of a clause's pairs of characters an item has.
fn likeness(clause: &str, beginning: &Beginning<'_>) -> f64 {
    let all: Vec<Pair> = pairs(clause).collect();
    let common = all.iter().filter(|pair| beginning.pairs.contains(*pair)).count();
    share(common, all.len())
}

impl Beginning<'_> {
    fn look(&mut self, words: &str) {
        // 集团副总经理 is one of the 企业领导 that were promised.
        const COMPANIES: [&str; 3] = ["集团", "公司", "厂"];
        const HEADS: [&str; 5] = ["总经理", "董事长", "总裁", "厂长", "理事长"];
        let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
        if has(&COMPANIES) && has(&HEADS) {
            self.pairs.extend([('企', '业'), ('领', '导')]);
        }
        self.pairs.extend(pairs(words));
        self.acts = self.acts.with(Acts::of(words));
        self.is_speech |= actions::is_speech(words);
    }

    /// Whether the words of an item whose title was taken from the overview are those of another clause of it: titles
    /// that were given by order are wrong from where one promise was broken.
    fn is_rather_another(&self, title: &str, clauses: &[&str]) -> bool {
        const SURELY: f64 = 0.5;
        const MORE: f64 = 0.25;
        // 请市总工会副主席讲话 is rather 上级工会领导讲话 than 工会审查委员会报告审查情况.
        const HARDLY: f64 = 0.12;
        let own = likeness(title, self);
        let ends = |clause: &str| pairs(clause).last().is_some_and(|last| self.pairs.contains(&last));
        // 龚书记讲话 is called so, and 请龚书记讲话 promised.
        let is_own = |clause: &str| clause.trim_start_matches(['请', '由']) == title.trim_start_matches(['请', '由']);
        clauses.iter().any(|clause| is_own(clause))
            && clauses.iter().filter(|clause| !is_own(clause)).any(|clause| {
                let other = likeness(clause, self);
                let speaks =
                    own < HARDLY && other >= MORE && actions::is_speech(clause) && ends(clause) && !ends(title);
                speaks || other >= SURELY && other > own + MORE
            })
    }

    /// Whether it may be what a clause of the overview promised.
    fn keeps(&self, clause: &str, enough: f64) -> bool {
        let acts = Acts::of(clause);
        !acts.is_empty() && acts.meets(self.acts) || likeness(clause, self) >= enough
    }
}

/// How alike each clause is to the item of its own, where items come in the order in which they were promised: the row of
/// pairs that are most alike. Nothing for those that find none.
fn aligned(clauses: &[&str], items: &[&Beginning<'_>]) -> Vec<f64> {
    let alike = |clause: &str, item: &Beginning<'_>| {
        let acts = Acts::of(clause);
        let act = if !acts.is_empty() && acts.meets(item.acts) { 0.6 } else { 0.0 };
        let speech = if acts.is_empty() && item.is_speech && actions::is_speech(clause) { 0.15 } else { 0.0 };
        likeness(clause, item) + act + speech
    };
    // best[c][i]: the best row for the clauses from c and the items from i.
    let width = items.len() + 1;
    let mut best = vec![0.0_f64; (clauses.len() + 1) * width];
    let get = |best: &[f64], clause: usize, item: usize| best.get(clause * width + item).copied().unwrap_or(0.0);
    for (c, clause) in clauses.iter().enumerate().rev() {
        for (i, item) in items.iter().enumerate().rev() {
            let with = alike(clause, item) + get(&best, c + 1, i + 1);
            let value = with.max(get(&best, c + 1, i)).max(get(&best, c, i + 1));
            if let Some(cell) = best.get_mut(c * width + i) {
                *cell = value;
            }
        }
    }
    let mut kept = vec![0.0; clauses.len()];
    let (mut c, mut i) = (0, 0);
    while let (Some(clause), Some(item), Some(keep)) = (clauses.get(c), items.get(i), kept.get_mut(c)) {
        let here = get(&best, c, i);
        if here <= get(&best, c + 1, i) {
            c += 1;
        } else if here <= get(&best, c, i + 1) {
            i += 1;
        } else {
            *keep = alike(clause, item);
            (c, i) = (c + 1, i + 1);
        }
    }
    kept
}
