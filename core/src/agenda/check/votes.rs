//! Votes: a result that is told before its vote, and one where nobody ever voted.

mod retold;
mod told_before;

use super::calls::{clause_start, is_mark};
use super::script::{Script, Sentence};
use super::signs::Signs;
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::sync::LazyLock;

/// Words at which hands go up and ballots are written.
const BALLOTS: &[&str] = &[
    "举手",
    "鼓掌通过",
    "请鼓掌",
    "现在投票",
    "开始投票",
    "请投票",
    "写票",
    "填写选票",
    "画圈",
    "划票",
    "同意的",
    "赞成的",
    "按表决器",
];
/// Words that put something to the vote besides those.
const PUT: &[&str] = &["投票", "表决"];
/// Words for a result as a fact.
const RESULTS: &[&str] = &[
    "已经全票通过",
    "已全票通过",
    "全票通过",
    "已经一致通过",
    "已一致通过",
    "一致通过了",
    "已经通过",
    "已获通过",
    "获得通过",
    "获得全票",
    "高票当选",
    "全票当选",
    "已经当选",
    "正式当选",
    "顺利当选",
    "表决通过了",
    "选举产生了",
    "已经选举产生",
    "已选举产生",
    "当选为",
    "均获通过",
    "已经表决通过",
    "经表决，一致通过",
    "经表决，全票通过",
    "经表决一致通过",
];
/// With these the words tell a rule, a wish, or what somebody else decided.
const NOT_YET: &[&str] = &[
    "如果",
    "若",
    "如",
    "拟",
    "提请",
    "是否",
    "方可",
    "视为",
    "即为",
    "才能",
    "始得",
    "超过",
    "过半",
    "多数",
    "多者",
    "须",
    "应当",
    "得票",
    "将",
    "主席团",
    "各组",
    "分组",
    "党委",
    "党组",
    "常委会",
    "董事会",
    "理事会",
    "预备会",
    "办公会",
    "上次",
    "上一次",
    "上届",
    "去年",
    "前任",
    "审议通过",
    "研究通过",
    "讨论通过",
    "希望",
    "预祝",
    "会前",
    "昨天",
    "上午",
    "职代会",
    "两委",
    "支委",
    "筹备",
    "待",
    "等",
    "以后",
    "之后",
    "后，",
    "第一次会议",
    "届时",
    "或",
];

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("票举决");
    let mut item = None;
    for (index, sentence) in script.sentences.iter().enumerate() {
        if !sentence.signs.any(SIGNS) || item == Some(script.item(sentence)) {
            continue;
        }
        let words = script.words(&sentence.range);
        if PROMPTS.may_be_of(script.letters(index)) && asks(words) && !is_announced(script, sentence) {
            item = Some(script.item(sentence));
            early_result(script, ballot(script, index), found);
        }
    }
    told_and_asked(script, found);
    told_right_before(script, found);
    congratulated(script, found);
    retold::check(script, found);
    if !found.iter().any(|one| matches!(one.problem, Problem::ResultBeforeVote { .. })) {
        told_before::check(script, found);
        unvoted(script, found);
    }
}

/// 《决议》已经大会一致通过，现在进行表决: told as reached, and asked for in one sentence.
fn told_and_asked(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("决举");
    static ASKED: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::new(&["现在进行表决", "现在表决", "下面进行表决", "现在举手"]));
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        // Hardly any sentence asks at all.
        if !ASKED.may_be_of(script.letters(index)) || !ASKED.is_in(words) {
            continue;
        }
        let Some((at, result)) = result(words).filter(|(_, result)| result.starts_with('已')) else { continue };
        let is_asked = words.get(at..).is_some_and(|rest| ASKED.is_in(rest));
        let range = sentence.range.start + at..sentence.range.start + at + result.len();
        let diagnostic = || script.problem(Problem::ResultBeforeVote { result: result.to_owned() }, &range);
        if is_asked && !found.iter().any(|one| matches!(one.problem, Problem::ResultBeforeVote { .. })) {
            found.push(diagnostic());
        }
    }
}

/// 以上名单，大会一致通过。同意的请举手。: told as reached in the sentence before the one that asks, and nothing else to vote on is
/// named between.
fn told_right_before(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("举");
    const ASKED: [&str; 9] = [
        "同意的",
        "赞成的",
        "同意以上",
        "同意上述",
        "请举手",
        "请大家举手",
        "请各位代表举手",
        "现在请举手",
        "请同意的",
    ];
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        if !script.letters(index).may_have("举手") {
            continue;
        }
        let words = script.words(&sentence.range);
        let before = index.checked_sub(1).and_then(|before| script.sentences.get(before));
        let Some(before) = before.filter(|before| before.paragraph == sentence.paragraph) else { continue };
        let is_choice = script.paragraph(before).is_some_and(|paragraph| paragraph.is_choice);
        if is_choice || !words.contains("举手") || !ASKED.iter().any(|asked| words.starts_with(asked)) {
            continue;
        }
        if let Some((at, result)) = passed_above(script.words(&before.range)) {
            let range = before.range.start + at..before.range.start + at + result.len();
            if !found.iter().any(|one| matches!(one.problem, Problem::ResultBeforeVote { .. })) {
                found.push(script.problem(Problem::ResultBeforeVote { result: result.to_owned() }, &range));
            }
        }
    }
}

/// The words that end a sentence in which something that was just read is said to have passed: 以上名单，大会一致通过.
fn passed_above(words: &str) -> Option<(usize, &'static str)> {
    const ABOVE: [&str; 8] = ["以上", "上述", "这个", "这份", "该", "此", "本", "刚才"];
    const PASSED: [&str; 7] = ["一致通过", "一致同意", "全票通过", "予以通过", "获得通过", "大会通过", "会议通过"];
    // A wish, a condition, or a vote of somebody else.
    const OTHER: [&str; 9] = ["请", "建议", "希望", "能否", "是不是", "没有", "无", "经", "同意的"];
    let said = words.trim_end_matches(['。', '！', '．', '.', '!', '”', '了']);
    let result = PASSED.into_iter().find(|passed| said.ends_with(passed))?;
    let before = said.strip_suffix(result)?;
    let is_above = ABOVE.iter().any(|word| before.contains(word));
    let is_open = OTHER.iter().chain(NOT_YET).any(|word| before.contains(word));
    (is_above && !is_open).then_some((before.len(), result))
}

/// A result that is told as a fact of this very meeting, and where.
fn as_fact(words: &str) -> Option<(usize, &str)> {
    let of_vote =
        result(words).filter(|(_, word)| word.contains("全票") || word.contains("选举产生") && words.contains("刚才"));
    let above = ["通过了上述", "通过了以上"].iter().find_map(|word| Some((words.find(word)?, *word)));
    // 赞成52票，反对0票
    let cast = words.match_indices("赞成").find_map(|(at, word)| {
        let (_, length) = numeral::at_start(words.get(at + word.len()..)?)?;
        words.get(at + word.len() + length..)?.starts_with('票').then_some((at, word))
    });
    of_vote.or(above).or(cast).or_else(|| needs_vote(words))
}

/// A result that other meetings come to by nodding, and this one by the vote that follows.
fn needs_vote(words: &str) -> Option<(usize, &str)> {
    const AGREED: &[&str] = &["获得通过", "一致同意", "一致推举", "一致通过"];
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(AGREED));
    WORDS.find(words).next().and_then(|found| Some((found.at, words.get(found.at..found.end)?)))
}

/// Words of a vote that was held.
const VOTED: &[&str] =
    &["投票", "表决", "选票", "同意的", "赞成", "鼓掌通过", "掌声通过", "鼓掌表示", "票数", "计票", "异议"];

/// 工会工作报告获得全票通过, 股东大会通过了上述议案, where nobody has voted on anything before.
fn unvoted(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("票决举选通");
    // Every word for a vote or for a result has one of these, and most sentences of the signs have none.
    static HINTS: LazyLock<Vocabulary> = LazyLock::new(|| {
        Vocabulary::new(&["通过", "当选", "全票", "产生", "一致", "已", "赞成", "同意", "投票", "表决", "选票"])
    });
    let has = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        if !HINTS.may_be_of(script.letters(index)) || !HINTS.is_in(words) {
            continue;
        }
        let Some((at, result)) = as_fact(words) else {
            if has(words, &["投票", "表决", "选票", "同意的", "赞成"]) {
                // From here on there are votes, and results are compared with them.
                return;
            }
            continue;
        };
        // 表决情况：赞成52票 begins with a word of votes itself.
        let start = if result == "赞成" { clause_start(words, at) } else { 0 };
        let before = words.get(start..at).unwrap_or_default();
        let voted = script.text.get(..sentence.range.start).is_some_and(|text| has(text, VOTED));
        // 这个方案已经全票通过 tells of another meeting, but where this one votes on it later.
        let later = || script.text.get(sentence.range.end..).is_some_and(|text| has(text, BALLOTS));
        let of_this = !result.starts_with('已') && needs_vote(result).is_none() || later();
        if !has(before, NOT_YET) && !voted && of_this {
            let range = sentence.range.start + at..sentence.range.start + at + result.len();
            found.push(script.problem(Problem::ResultBeforeVote { result: result.to_owned() }, &range));
            return;
        }
    }
}

/// 向当选的同志表示祝贺 where candidates were named and nobody ever voted.
fn congratulated(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("选");
    /// Words at which those who were named are voted on, though a sentence with them speaks of no election.
    const VOTED: [&str; 5] = ["举手", "表决", "同意的", "投票", "鼓掌通过"];
    let mut named: Option<usize> = None;
    for sentence in script.sentences.iter().filter(|one| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let congratulates = words.contains("祝贺") && words.contains("当选") && !words.contains("预祝");
        if let Some(from) = named.filter(|_| congratulates) {
            let between = script.text.get(from..sentence.range.start).unwrap_or_default();
            if VOTED.iter().any(|word| between.contains(word)) {
                return;
            }
            let at = words.find("当选").unwrap_or(0);
            let range = sentence.range.start + at..sentence.range.start + at + "当选".len();
            found.push(script.problem(Problem::ResultBeforeVote { result: "当选".to_owned() }, &range));
            return;
        }
        // Whoever speaks of ballots or of a result has voted, here or before.
        if ["选票", "投票", "表决", "举手", "计票", "得票", "结果", "进行选举", "开始选举"]
            .iter()
            .any(|word| words.contains(word))
        {
            return;
        }
        if words.contains("候选人") {
            named = named.or(Some(sentence.range.end));
        }
    }
}

/// The vote itself behind its first word: 现在进行表决 is followed by 同意的请举手.
fn ballot(script: &Script<'_>, prompt: usize) -> usize {
    let Some(sentence) = script.sentences.get(prompt) else { return prompt };
    let end = script.sentences_of(script.item(sentence)).end;
    static CAST: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(BALLOTS));
    let cast = |words: &str| asked_at(words, &CAST).is_some();
    (prompt..end)
        .find(|index| script.sentences.get(*index).is_some_and(|sentence| cast(script.words(&sentence.range))))
        .unwrap_or(prompt)
}

/// Words that put something to the vote.
static PROMPTS: LazyLock<Vocabulary<'_>> = LazyLock::new(|| Vocabulary::new(&[BALLOTS, PUT].concat()));

/// Whether a sentence puts something to the vote.
fn asks(words: &str) -> bool {
    asked_at(words, &PROMPTS).is_some()
}

/// Where the first of some words for a vote asks for one: 经各位代表表决 tells of one.
fn asked_at(words: &str, prompts: &Vocabulary<'_>) -> Option<usize> {
    const OTHER: [&str; 5] = ["经济", "经费", "经营", "经理", "经验"];
    let told = |at: usize| {
        let clause = words.get(clause_start(words, at)..at).unwrap_or_default();
        clause.starts_with('经') && !OTHER.iter().any(|other| clause.starts_with(other))
    };
    prompts.find(words).map(|found| found.at).find(|at| !told(*at))
}

/// Whether a sentence of the opening or an ordinal only announces a vote.
pub(super) fn is_announced(script: &Script<'_>, sentence: &Sentence) -> bool {
    let first = script.rundown.items().iter().position(|item| item.number.is_some()).unwrap_or(0);
    script.item(sentence) < first
}

/// A result in the sentences of an item that come before its first vote.
fn early_result(script: &Script<'_>, vote: usize, found: &mut Vec<Diagnostic>) {
    let Some(sentence) = script.sentences.get(vote) else { return };
    let from = script.sentences_of(script.item(sentence)).start;
    for (sentence, words) in script.said(from..vote + 1) {
        if script.paragraph(sentence).is_some_and(|paragraph| paragraph.is_choice) {
            continue;
        }
        let Some((at, result)) = result(words) else { continue };
        // In the sentence of the vote itself only what is said before it.
        let vote_at = asked_at(words, &PROMPTS).unwrap_or(words.len());
        let start = words.get(..at).and_then(|before| before.rfind(['。', '；', '！'])).unwrap_or(0);
        // 经上届支部委员会研究，提名…，这个名单已经大会通过: what was done before is told in clauses of its own.
        let by_itself = words.get(clause_start(words, at)..).unwrap_or_default();
        let of_this = result.starts_with("已经大会");
        let is_own =
            of_this || ["这个", "该名单", "此名单", "以上", "上述"].iter().any(|word| by_itself.starts_with(word));
        let start = if is_own { clause_start(words, at) } else { start };
        // 报告已经大会审议通过: of this meeting, whatever it did.
        let end = if of_this { at } else { at + result.len() };
        let clause = words.get(start..end).unwrap_or_default();
        let whole = words.get(at..).unwrap_or_default();
        // The list of the 主席团 is no 主席团 that decided.
        let decided = |word: &&&str| {
            let mut places = clause.match_indices(**word);
            places.any(|(at, _)| {
                let after = clause.get(at + word.len()..).unwrap_or_default();
                // 乔慧兰、汤小芹等五位 waits for nothing.
                let row =
                    **word == "等" && (numeral::at_start(after).is_some() || after.starts_with(['同', '人', '位']));
                !row && !after.starts_with(['和', '名', '成'])
            })
        };
        // 经表决，一致通过的，请鼓掌
        let is_condition = whole.get(result.len()..).is_some_and(|rest| rest.starts_with('的'));
        let told = NOT_YET.iter().find(decided).is_none() && !whole.starts_with("当选为的") && !is_condition;
        if at < vote_at && told {
            let range = sentence.range.start + at..sentence.range.start + at + result.len();
            found.push(script.problem(Problem::ResultBeforeVote { result: result.to_owned() }, &range));
            return;
        }
    }
}

/// The words for a result that a sentence has, and where: 获得全票, or 已获全体一致通过.
fn result(words: &str) -> Option<(usize, &str)> {
    /// Characters between 已 and what was reached.
    const NEAR: usize = 10;
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(RESULTS));
    let known = WORDS.find(words).next().and_then(|found| Some((found.at, words.get(found.at..found.end)?)));
    let reached = words.match_indices('已').find_map(|(at, _)| {
        let rest = words.get(at..)?;
        let clause = rest.get(..rest.find(is_mark).unwrap_or(rest.len()))?;
        let near = clause.get(..clause.char_indices().nth(NEAR).map_or(clause.len(), |(end, _)| end))?;
        let (end, word) =
            ["通过", "当选", "一致同意"].iter().filter_map(|word| Some((near.find(word)?, *word))).min()?;
        Some((at, near.get(..end + word.len())?))
    });
    let congratulated = words.contains("祝贺").then(|| words.find("当选").map(|at| (at, "当选"))).flatten();
    known.into_iter().chain(reached).chain(congratulated).min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}
