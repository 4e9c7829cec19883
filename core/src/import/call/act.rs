//! What whoever is called is to do: every act in the words, outside titles and brackets, and what it is by the words around it.

use super::super::lexicon::{self, Does};
use super::super::wording::{at_most, begins, ends, first, has, last, trim};
use super::later::{is_got_ready_for, is_passed_on};
use crate::chinese::clauses::first_clause;
use std::ops::Range;

/// What an act is, by the words around it.
pub(super) fn in_context(text: &str, does: Does, act: &Range<usize>, range: &Range<usize>) -> Does {
    /// Characters before the title of what is read.
    const TITLED: usize = 16;
    let words = text.get(range.clone()).unwrap_or_default();
    let behind = text.get(act.end..range.end).unwrap_or_default();
    match (text.get(act.clone()).unwrap_or_default(), does) {
        // 领学党章第六章 is read, too.
        ("领学", _)
            if begins(trim(behind), "党章|章程|条例|准则|文件|讲话|论述|篇目|原文|有关篇目|重要讲话").is_some() =>
        {
            Does::Reads
        }
        // 就修改的主要内容作说明，并宣读修改条款
        (_, Does::Speaks) if begins(behind, "，并宣读|并宣读").is_some() => Does::Reads,
        // 领学《意见》 is read.
        ("领学" | "学习" | "导读" | "发布", _) if at_most(behind, TITLED).contains('《') => Does::Reads,
        // 报告选举计票结果 is read out.
        ("报告" | "通报", _) if ends_in_result(behind) => Does::Reads,
        // 对典型案例作通报 is read.
        (act, Does::Speaks) if act.ends_with("通报") && has(words, "典型案例|典型问题|处分决定") => {
            Does::Reads
        }
        // 通报典型案例 is read.
        ("通报", _) if has(behind, "案例|处分|决定") => Does::Reads,
        // 台下的老师有什么问题，请举手
        // 想提问的业主，请先举手拿话筒
        ("举手", Does::Votes)
            if super::super::happening::floor::asks_for_questions(text.get(..act.end).unwrap_or_default())
                || begins(trim(behind), "提问|发言|拿话筒|要话筒|示意拿|抢答").is_some() =>
        {
            Does::Discusses
        }
        ("宣布", _)
            if has(
                behind,
                "并讲评|并点评|并作点评|并讲话|演练|开幕|开工|启动|开赛|开馆|正式开始|闭幕|开园|开班|启用|投用",
            ) =>
        {
            Does::Speaks
        }
        // 演示灭火器怎么用: it is done, and not told of.
        ("演示", _) if has(behind, "怎么用|怎么做|如何|操作|用法|使用|动作|手法|包扎|急救|复苏|灭火|逃生") => {
            Does::Performs
        }
        // 现场展示《一刀剪》: a number, and no speech.
        ("展示", Does::Speaks) if behind.starts_with('《') => Does::Performs,
        // 主持讨论: whoever is called leads the talk, and the chair stays where it is.
        ("主持", _) if begins(trim(behind), "讨论|座谈|对话|互动|问答|答疑|提问").is_some() => {
            Does::Discusses
        }
        // 上台抽取并颁奖
        ("抽出" | "抽取", _) if has(behind, "颁奖|颁发") => Does::Awards,
        // 请双方核对笔录，签字
        ("核对", _) if has(behind, "签字|签名|捺印") => Does::Rite,
        // 观看移栽示范: no film.
        (_, Does::Film) if !has(words, "片|视频|录像|直播|屏|影") => Does::Acts,
        _ => does,
    }
}

/// 选举计票结果, 第一轮投票结果: what was counted, and no more than that.
fn ends_in_result(behind: &str) -> bool {
    const LONGEST: usize = 12;
    const RESULTS: &str = "计票结果|投票结果|选举结果|表决结果|统计结果|测评结果|评分结果";
    let clause = first_clause(behind);
    clause.chars().count() <= LONGEST && ends(clause, RESULTS).is_some()
}

/// All acts in the words, outside titles and brackets.
pub(super) fn acts(words: &str) -> Vec<(Does, Range<usize>)> {
    let mut found: Vec<(Does, Range<usize>)> = Vec::new();
    let mut depth = 0usize;
    let about = about(words);
    for (at, c) in words.char_indices() {
        match c {
            '《' | '（' | '(' | '“' => depth += 1,
            '》' | '）' | ')' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || about.contains(&at) || found.last().is_some_and(|(_, last)| last.end > at) {
            continue;
        }
        if words.get(..at).is_some_and(|before| before.ends_with('、')) && lists(words.get(at..).unwrap_or_default()) {
            continue;
        }
        // 工作组组长汇报: nobody is to 作 a 汇报.
        let part =
            c == '作' && words.get(..at).is_some_and(|before| before.ends_with(['工', '合', '协', '操', '写', '创']));
        if part {
            continue;
        }
        // 代表运动员宣誓: nobody is to mobilise.
        let before = words.get(..at).unwrap_or_default();
        if before.ends_with('运') && words.get(at..).is_some_and(|rest| rest.starts_with("动员")) {
            continue;
        }
        if let Some((does, bytes)) = lexicon::act_at(words.get(at..).unwrap_or_default())
            && !is_forbidden(words, at)
            && !is_kept(words, at..at + bytes)
            && !is_got_ready_for(words, at..at + bytes)
            && !is_passed_on(words, at..at + bytes)
        {
            found.push((does, at..at + bytes));
        }
    }
    found
}

/// 请各班坐好，不要讲话。
fn is_forbidden(words: &str, act: usize) -> bool {
    words.get(..act).is_some_and(|before| ends(before, "不要|不许|不准|不得|请勿|禁止|别").is_some())
}

/// 请上届会长将会印交给新任会长 is done on the stage; 请大家把表交给工作人员, 请把材料交给… is not.
fn is_kept(words: &str, act: Range<usize>) -> bool {
    const THINGS: &str = "印|旗|牌|钥匙|火炬|奖杯|证书|锦旗|礼物|信物|令牌|接力棒|花|戒指|玉";
    let before = words.get(..act.start).unwrap_or_default();
    let thing = last(before, "把|将").and_then(|(at, _)| before.get(at..));
    matches!(words.get(act), Some("交给" | "授给"))
        && !thing.is_some_and(|thing| has(thing, THINGS) && !has(thing, "印发|花名册"))
}

/// 对填写选票的注意事项作说明: what is spoken about, which nobody is called to do.
fn about(words: &str) -> Range<usize> {
    const TOLD: &str = "作说明|作介绍|作解释|作讲解|进行说明|进行讲解|进行介绍|作出说明|作报告|作通报";
    let clause = first_clause(words);
    let told = first(clause, TOLD).map(|(at, _)| at);
    let begins = told.and_then(|told| clause.get(..told)?.find(['对', '就']));
    begins.zip(told).map_or(0..0, |(begins, told)| begins..told)
}

/// 发改、统计、住建: offices of a list, and nothing to do.
fn lists(rest: &str) -> bool {
    begins(rest, "统计|审议|安排|动员|宣讲|总结").is_some()
}

/// 领奖, 接旗: whoever is called is given something.
pub(super) fn is_receiving(act: &str) -> bool {
    matches!(
        act,
        "领旗"
            | "领证"
            | "领牌"
            | "领奖"
            | "受奖"
            | "接受表彰"
            | "接受颁奖"
            | "领取"
            | "接旗"
            | "接牌"
            | "接匾"
            | "接受奖"
            | "佩戴红花"
    ) || act.starts_with("接受")
}

/// Does who is called for this count among those who act?
pub(super) fn names_speakers(does: Does, words: &str) -> bool {
    match does {
        Does::Speaks | Does::Reads | Does::Awards | Does::Rite | Does::Music | Does::Performs => true,
        Does::Discusses => has(words, "提问|发表|提出|提意见|审议|点评|座谈|讨论|互动|评审|答"),
        Does::Leads => true,
        Does::Anthem
        | Does::Film
        | Does::Silence
        | Does::Votes
        | Does::Counts
        | Does::Applauds
        | Does::Photo
        | Does::Rests
        | Does::Acts => false,
    }
}
