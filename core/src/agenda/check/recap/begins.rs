//! Where in a sentence the look back begins: at 刚才, at thanks, at 今天 where it tells what was done, or as a whole where it
//! tells of several who spoke.

use super::deeds::is_done;
use crate::agenda::check::calls::is_mark;
use crate::agenda::person;
use crate::chinese::vocabulary::{Letters, Vocabulary, han_run};
use crate::chinese::{numeral, surname};
use std::sync::LazyLock;

/// What tells of another day than that of the meeting.
const ELSEWHERE: [&str; 12] =
    ["昨", "上周", "上次", "上月", "上个月", "去年", "会前", "此前", "日前", "前不久", "当年", "将"];

/// Words that begin a look back wherever they stand.
pub(super) const JUST_NOW: &[&str] = &["刚才", "刚刚"];
/// Words that begin one at the head of a clause.
const THANKS: &[&str] =
    &["感谢", "谢谢", "再次感谢", "也感谢", "也要感谢", "也谢谢", "还要感谢", "还要谢谢", "让我们感谢"];
/// Words that begin one at the head of a clause where the sentence tells what was done.
const TODAY: &[&str] = &["今天", "今晚", "今天上午", "今天下午", "会上", "会议", "前面"];

/// Where in a sentence the look back begins. `letters` are the characters that it has.
pub(super) fn begins(words: &str, letters: &Letters) -> Option<usize> {
    let just_now = || words.match_indices('刚').map(|(at, _)| at).find(|at| begins_just_now(words, *at));
    let just_now = if letters.has('刚') { just_now() } else { None };
    just_now.or_else(|| head(words, letters)).or_else(|| {
        let told = comments_on_several(words, letters) || several_spoke(words, letters) || in_turn(words, letters);
        told.then_some(0)
    })
}

/// Whether 刚才 stands at a place, and not only for what all are to go by.
fn begins_just_now(words: &str, at: usize) -> bool {
    words.get(at..).is_some_and(says_just_now) && !follows_what_was_settled(words, at)
}

/// The first clause at whose head thanks stand, or 今天 where the sentence tells what was done.
fn head(words: &str, letters: &Letters) -> Option<usize> {
    // One of these is in each of the words.
    static HEADS: LazyLock<Vocabulary> = LazyLock::new(|| {
        let thanks = ["感谢", "谢谢"];
        Vocabulary::new(&[&thanks[..], TODAY].concat())
    });
    if !HEADS.may_be_of(letters) {
        return None;
    }
    // Worked out once: a sentence may have no end.
    let mut tells = None;
    let mut is_told =
        || *tells.get_or_insert_with(|| words.contains('了') && is_done(words) && !announces_items(words));
    let (mut at, mut heads) = (0, true);
    loop {
        let rest = words.get(at..)?;
        let c = rest.chars().next()?;
        if heads && matches!(c, '感' | '谢' | '再' | '也' | '还' | '让' | '今' | '会' | '前') {
            let thanks = THANKS.iter().any(|word| rest.starts_with(word));
            let today = || TODAY.iter().any(|word| rest.starts_with(word));
            if thanks || today() && is_told() {
                return Some(at);
            }
        }
        // No clause begins within a run of Han.
        let run = han_run(rest);
        heads = run == 0 && (is_mark(c) || heads && matches!(c, ' ' | '　'));
        at += run.max(c.len_utf8());
    }
}

/// 今天的会议安排了五项议程：…: what is still to come.
fn announces_items(words: &str) -> bool {
    let counted = words.split_once("安排了").map(|(_, behind)| numeral::at_start(behind));
    counted.flatten().is_some() && words.contains(['：', ':'])
}

fn says_just_now(words: &str) -> bool {
    JUST_NOW.iter().any(|word| words.starts_with(word))
}

/// 按刚才议定的意见办: whether 刚才 only says what all are to go by.
fn follows_what_was_settled(words: &str, at: usize) -> bool {
    const LEADS: [&str; 8] = ["按", "按照", "照", "根据", "依据", "依照", "遵照", "依"];
    const SETTLED: [&str; 13] =
        ["议定", "商定", "确定", "讨论", "研究", "定的", "定下", "说的", "讲的", "大家", "通过", "表决", "宣布"];
    let (before, rest) = words.split_at_checked(at).unwrap_or_default();
    let rest = JUST_NOW.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or_default();
    LEADS.iter().any(|lead| before.ends_with(lead)) && SETTLED.iter().any(|word| rest.starts_with(word))
}

/// 陆远山同志的通报摸清了家底，袁志国同志的发言算明白了资金账: whether a sentence tells of what two people have said here.
fn comments_on_several(words: &str, letters: &Letters) -> bool {
    const LEAST: usize = 2;
    static SAID: LazyLock<Vocabulary> = LazyLock::new(|| {
        Vocabulary::new(&["同志的发言", "同志的通报", "同志的汇报", "同志的介绍", "同志的表态", "同志通报的"])
    });
    // 同志 stands everywhere, and one of these behind it hardly anywhere.
    let may_be_said = letters.may_have("同志的") || letters.may_have("同志通报的");
    may_be_said && SAID.find(words).count() >= LEAST && !words.contains(['请', '要'])
}

/// 童县长通报了情况，应主席、柴主任、霍局长先后作了发言: whether several people who are called by their offices are told to have spoken, and
/// not in another meeting.
fn several_spoke(words: &str, letters: &Letters) -> bool {
    const LEAST: usize = 3;
    const SPOKE: [&str; 8] =
        ["作了发言", "作了很好的发言", "发了言", "作了讲话", "作了汇报", "作了交流", "谈了", "先后发言"];
    let has = |word: &str| letters.may_have(word) && words.contains(word);
    if !has("先后") && !has("分别") || ELSEWHERE.iter().chain(&["那", "请"]).any(|word| words.contains(word)) {
        return false;
    }
    let is_titled = |piece: &&str| {
        let surname = piece.chars().next().filter(|c| person::is_surname(*c));
        surname.is_some_and(|c| piece.get(c.len_utf8()..).is_some_and(|rest| person::title_behind(rest).is_some()))
    };
    words.split(is_mark).any(|clause| {
        SPOKE.iter().any(|spoke| clause.contains(spoke))
            && clause.split(['、', '和']).filter(is_titled).count() >= LEAST
    })
}

/// 端木恒同志领学了原文，濮阳所长作了辅导，太史平同志作了通报: whether three clauses each tell what somebody did here.
fn in_turn(words: &str, letters: &Letters) -> bool {
    const LEAST: usize = 3;
    static DID: LazyLock<Vocabulary> = LazyLock::new(|| {
        Vocabulary::new(&[
            "作了",
            "做了",
            "谈了",
            "讲了",
            "发了言",
            "领学了",
            "宣读了",
            "通报了",
            "介绍了",
            "汇报了",
            "传达了",
            "表了态",
            "提了",
            "致了辞",
            "解读了",
            "回应了",
        ])
    });
    let tells = |clause: &&str| {
        let did = DID.find(clause).next();
        let who = did.and_then(|did| clause.get(..did.at)).unwrap_or_default();
        let surname = surname::surname_at(who).and_then(|bytes| who.get(bytes..));
        surname.is_some_and(|rest| who.contains("同志") || person::title_behind(rest).is_some())
    };
    DID.may_be_of(letters)
        && words.split(is_mark).filter(tells).count() >= LEAST
        && !ELSEWHERE.iter().any(|word| words.contains(word))
}
