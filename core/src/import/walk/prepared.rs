//! What is settled before the walk: signs that are none by the rest of the meeting, and where the titles say that it ends.

use crate::import::call::Calling;
use crate::import::segment::{Segments, Sentence};
use crate::import::series::Titled;
use crate::import::signs::{self, Signs};
use crate::import::wording::{first, has};
use std::ops::Range;

/// In a meeting in Chinese, what is said in Latin letters says the same again.
pub(super) fn leave_translations(signs: &mut [Signs]) {
    let latin = signs.iter().filter(|sign| sign.latin).count();
    if latin * 10 > signs.len() * 8 {
        return;
    }
    for sign in signs.iter_mut().filter(|sign| sign.latin) {
        *sign = Signs { latin: true, ..Signs::default() };
    }
}

/// 第二个环节，述职答辩，每人述职5分钟，接着由评委现场提问。: how each turn of an item goes is no call yet.
pub(super) fn leave_rules(segments: &Segments, signs: &mut [Signs]) {
    const EACH: &str = "每人|每位|每家|每组|每个单位";
    for (sentence, sign) in segments.sentences.iter().zip(signs) {
        let words = segments.text.get(sentence.range.clone()).unwrap_or_default();
        // 我们准备了一部短片和一次签约，最后请书记致辞。: of what is to come.
        if has(words, "我们准备了|为大家准备了|安排了") && has(words, "，最后请|，最后由") {
            sign.calls.clear();
            (sign.turns, sign.enters) = (false, false);
        }
        // 今天由5位书记述职，两个支部合并述职，这一点向大家说明。
        if has(words, "这一点向大家|需要向大家说明|特别说明") {
            sign.calls.retain(|call| call.marker != "由");
        }
        if sign.ordinal.is_none() {
            continue;
        }
        if let Some((at, _)) = first(words, EACH) {
            let from = sentence.range.start + at;
            sign.calls.retain(|call| call.marker != "由" || call.act.start < from);
        }
    }
}

pub(super) fn has_several_hosts(segments: &Segments) -> bool {
    const LEAST: usize = 6;
    let labelled = |sentence: &&Sentence| segments.text.get(sentence.range.clone()).is_some_and(signs::is_labelled);
    segments.sentences.iter().filter(|sentence| sentence.opens).filter(labelled).take(LEAST).count() == LEAST
}

/// The last of the titles, where it names the way out.
pub(super) fn closing_title(segments: &Segments, titled: &[Titled]) -> Option<usize> {
    const SHORT: usize = 8;
    let last = titled.last()?;
    let words = segments.text.get(last.words.clone())?;
    (words.chars().count() < SHORT && has(words, "结束|散会|闭幕|谢幕|收尾|尾声|结语")).then_some(last.sentence)
}

/// ◆尾声, and nothing but words below.
pub(super) fn marked_end(segments: &Segments, signs: &[Signs], body: Range<usize>) -> Option<usize> {
    const FAR: usize = 12;
    let calls = |at: &usize| signs.get(*at).is_some_and(|sign| sign.calls.iter().any(Calling::names_somebody));
    let mut behind = body.rev().take(FAR).take_while(|at| !calls(at));
    behind.find(|at| signs::marked_title(segments, *at).is_some_and(|title| has(title, "尾声|结束语|结语|谢幕|闭幕")))
}

/// 【尾声】 right over the words that lead out.
pub(super) fn with_title(titled: &[Titled], closing: usize) -> usize {
    let over = |before: &usize| titled.iter().any(|titled| titled.sentence == *before && titled.number.is_none());
    closing.checked_sub(1).filter(over).unwrap_or(closing)
}
