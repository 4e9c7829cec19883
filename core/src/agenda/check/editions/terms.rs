//! The term for which a body is elected, and the one that gives account: 第六届 and 第七届 of one 委员会 in one meeting.

use super::{MOST, editions_of};
use crate::agenda::check::calls::{clause_start, is_mark};
use crate::agenda::check::topics::{is_another, topic};
use crate::chinese::is_han;
use crate::diagnostic::Problem;
use std::ops::Range;

/// A body that is elected, and for which term.
pub(super) struct Elected {
    body: String,
    /// The two characters before the term, of whatever has the body; empty where nothing is said.
    of: String,
    number: u64,
    said: String,
}

/// 第十二届村民委员会换届选举大会: what the meeting elects.
pub(super) fn elected_by_title(title: &str) -> Option<Elected> {
    if !["换届选举", "选举大会"].iter().any(|word| title.contains(word)) {
        return None;
    }
    let (number, range) =
        editions_of(title).find(|(_, range)| title.get(range.clone()).is_some_and(|said| said.ends_with('届')))?;
    let body = elected_body(topic(title, range.end))?.to_owned();
    Some(Elected { body, of: String::new(), number, said: title.get(range)?.to_owned() })
}

/// The body that some words begin with: 支部委员会 of 支部委员会委员.
fn elected_body(words: &str) -> Option<&str> {
    // 第七届党委委员 are those of the 委员会.
    if words.starts_with("党委") {
        return Some("委员会");
    }
    let ends = ["委员会", "理事会", "监事会", "董事会"].iter().filter_map(|body| Some(words.find(body)? + body.len()));
    words.get(..ends.min()?)
}

/// 选举第六届机关委员会委员 against 当选为第七届机关委员会委员: one and the same election.
pub(super) fn other_term(seen: &mut Vec<Elected>, words: &str, number: u64, range: &Range<usize>) -> Option<Problem> {
    const ELECTS: &[&str] = &["选举", "当选", "选出", "产生"];
    let said = words.get(range.clone())?.to_owned();
    let clause = words.get(clause_start(words, range.start)..range.start)?;
    let verb = ELECTS.iter().filter_map(|verb| Some(clause.rfind(verb)? + verb.len())).max();
    // 第十二届村民委员会今天选出来了
    let behind = words.get(range.end..)?.split(is_mark).next().unwrap_or_default();
    let has = |any: &[&str]| any.iter().any(|word| behind.contains(word));
    let is_out = has(&["选出来了", "选举产生", "诞生了"])
        && has(&["今天", "刚才", "现在", "已经", "正式"])
        && !has(&["以来", "自", "年"]);
    let after = topic(words, range.end);
    // 介绍第五届委员会委员候选人的情况: of those who are to be elected.
    let stands = || is_of_candidates(words.get(range.end..).unwrap_or_default());
    let verb = verb.or_else(|| (is_out || stands()).then_some(clause.len()));
    // 五年前的春天，我们在这里选出了第三届理事会
    let is_past =
        words.get(..range.start).is_some_and(|before| before.contains("年前") || before.contains("上一次换届"));
    if !said.ends_with('届') || is_another(clause) || is_past {
        return None;
    }
    let body = elected_body(after)?.to_owned();
    // Whatever term is elected is the newest that there is.
    let newer = |one: &&Elected| one.body == body && one.number < number;
    let Some(verb) = verb else {
        let first = seen.iter().find(newer)?;
        return Some(Problem::EditionsDisagree { first: first.said.clone(), later: said });
    };
    let of = clause.get(verb..)?;
    let of = of.trim_start_matches(['产', '生', '为', '了', '出']);
    let of: String = of.chars().rev().take(2).filter(|c| is_han(*c)).collect();
    let this = Elected { body, of, number, said };
    let same = |one: &&Elected| one.body == this.body && (one.of == this.of || one.of.is_empty() || this.of.is_empty());
    let Some(first) = seen.iter().find(same) else {
        if seen.len() < MOST {
            seen.push(this);
        }
        return None;
    };
    (first.number != number).then(|| Problem::EditionsDisagree { first: first.said.clone(), later: this.said })
}

/// 工会委员会委员候选人: whether the words behind a term are of candidates for it, and not of whoever proposes them.
fn is_of_candidates(behind: &str) -> bool {
    const LONGEST: usize = 18;
    let clause: String = behind.chars().take(LONGEST).take_while(|c| !is_mark(*c)).collect();
    let before = clause.split("候选人").next().filter(|before| before.len() < clause.len());
    before.is_some_and(|before| {
        !["提", "推荐", "研究", "审", "酝酿", "通过", "向", "对"].iter().any(|word| before.contains(word))
    })
}

/// 听取第四届工会委员会工作报告 against 代表第三届工会委员会作工作报告: which term gives account.
pub(super) fn other_report(seen: &mut Vec<Elected>, words: &str, number: u64, range: &Range<usize>) -> Option<Problem> {
    let said = words.get(range.clone())?.to_owned();
    let clause = words.get(clause_start(words, range.start)..range.start)?;
    let after = topic(words, range.end);
    let body = elected_body(after)?.to_owned();
    let length = if after.starts_with("党委") { "党委".len() } else { body.len() };
    let behind = words.get(range.end + length..)?.split(is_mark).next().unwrap_or_default();
    let gives_account =
        behind.trim_start_matches(['向', '作', '的']).starts_with("工作报告") || behind.contains("作工作报告");
    if !said.ends_with('届') || !gives_account || is_another(clause) {
        return None;
    }
    let this = Elected { body, of: String::new(), number, said };
    let Some(first) = seen.iter().find(|one| one.body == this.body) else {
        if seen.len() < MOST {
            seen.push(this);
        }
        return None;
    };
    (first.number != number).then(|| Problem::EditionsDisagree { first: first.said.clone(), later: this.said })
}
