//! Finds where the host calls somebody: 下面，请区水利局局长谢安同志发言. Reads the words only; who was really there is for
//! the rules to say.

use super::call_words::{EVERYBODY, GROUPS, LEADS, NO_CALLS, VERBS};
use super::script::Script;
use super::signs::Signs;
use crate::agenda::person;
use crate::chinese::vocabulary::{Found, HAN, Vocabulary, han_run};
use crate::script::BLANK;
use std::ops::Range;
use std::sync::LazyLock;

static CALLED_TO: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(VERBS));
static ALL_OF_THEM: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(EVERYBODY));
static ADDRESSED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["同志", "先生", "女士", "老师", "同学"]));
static NOBODY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(NO_CALLS));
static MANY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["各", "们", "等", "几位", "部分", "一线"]));
static BEFORE_A_CALL: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(LEADS));

/// Somebody is called.
#[derive(Debug)]
pub(super) struct Call {
    /// Index of the sentence.
    pub sentence: usize,
    /// Where 请 stands in the script.
    pub at: usize,
    /// Where the clause begins, with 首先 or the like.
    pub clause: usize,
    /// Who, as it stands in the script.
    pub who: Range<usize>,
    /// What for: the first of the verbs, or nothing.
    pub verb: &'static str,
    /// Whether everybody or a group is called, and not one person or body.
    pub is_group: bool,
}

/// The words that call: 请李明同志发言, 由李明同志宣读, 欢迎李明同志讲话, and 工区长李明，上台！
const CALLS: &[&str] = &["请", "由", "欢迎", "上台"];

/// Every call of the script, in order.
pub(super) fn find(script: &Script<'_>) -> Vec<Call> {
    const SIGNS: Signs = Signs::of("请由迎台");
    let mut calls = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate() {
        if sentence.signs.any(SIGNS) {
            in_sentence(script, sentence.range.clone(), index, &mut calls);
        }
    }
    calls
}

fn in_sentence(script: &Script<'_>, range: Range<usize>, sentence: usize, calls: &mut Vec<Call>) {
    let (words, start) = (script.words(&range), range.start);
    static CALLING: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(CALLS));
    for Found { at, end: from, .. } in CALLING.find(words) {
        let word = words.get(at..from).unwrap_or_default();
        let clause = clause_start(words, at);
        if !leads(words.get(clause..at).unwrap_or_default())
            || word == "请" && NOBODY.at_start(words.get(from..).unwrap_or_default()).is_some()
        {
            continue;
        }
        if let Some(named) = named_before(words, clause, from) {
            let who = start + named.start..start + named.end;
            calls.push(Call { sentence, at: who.start, clause: who.start, who, verb: "", is_group: false });
            continue;
        }
        let clause = lead_before(words, clause);
        // Whoever a placeholder names is one person, however long the office is.
        let first = script.answer_at(start + from).filter(|end| *end <= range.end);
        let first = first.filter(|end| !begins_a_unit(script, start + from..*end, words.get(*end - start..)));
        let answer = first.map(|end| answers_to(script, end).min(range.end));
        let called = match answer {
            Some(end) => Some((end - start - from, verb_behind(words.get(end - start..).unwrap_or_default()))),
            None => who(words.get(from..).unwrap_or_default()),
        };
        let Some((who, verb)) = called else { continue };
        if word != "请" && !calls_for(word, verb) {
            continue;
        }
        let name = words.get(from..from + who).unwrap_or_default();
        let is_one = answer.is_some() && answer == first;
        let is_group = !is_one && (ALL_OF_THEM.at_start(name).is_some() || is_group(name));
        calls.push(Call {
            sentence,
            at: start + at,
            clause: start + clause,
            who: start + from..start + from + who,
            verb,
            is_group,
        });
    }
}

/// ＿＿商会会长＿＿先生: whether a blank is only the first word of a unit, and the words for the person go on behind it.
fn begins_a_unit(script: &Script<'_>, answer: Range<usize>, behind: Option<&str>) -> bool {
    let is_blank = script.words(&answer).chars().all(|c| c == BLANK);
    let behind = behind.unwrap_or_default();
    let goes_on = behind.chars().next().is_some_and(crate::chinese::is_han)
        && !behind.starts_with(['和', '与', '及', '等', '的'])
        && verb_of(behind).is_empty()
        && person::leading_address(behind).is_none()
        && person::title_behind(behind).is_none();
    is_blank && goes_on
}

/// Where a row of placeholders ends of which one ends at a byte: 请{{人员.甲}}、{{人员.乙}}揭牌.
fn answers_to(script: &Script<'_>, mut end: usize) -> usize {
    while let Some(next) =
        script.text.get(end..).filter(|rest| rest.starts_with(['、', '和', '与', '及'])).and_then(|rest| {
            let joint = rest.chars().next().map_or(0, char::len_utf8);
            script.answer_at(end + joint)
        })
    {
        end = next;
    }
    end
}

/// Whether a word other than 请 calls somebody to do what a verb says: 由会务组准备 and 欢迎张局长到会 call nobody.
fn calls_for(word: &str, verb: &str) -> bool {
    const NOTHING_SAID: &[&str] =
        &["", "到", "在", "准备", "做好", "作好", "主持", "安排", "整理", "按", "将", "把", "从"];
    word != "上台" && !NOTHING_SAID.contains(&verb)
}

/// 南塔工区长梁上燕，上台！ and 监理组组长荀一平，请。: the person in the clause before, where the clause that calls has
/// nothing else.
fn named_before(words: &str, clause: usize, from: usize) -> Option<Range<usize>> {
    let rest = words.get(from..)?;
    if !rest.chars().next().is_none_or(|c| is_mark(c) || c == '”') {
        return None;
    }
    let before = words.get(..clause)?.trim_end_matches(['，', ',']);
    if before.len() == clause {
        return None;
    }
    let start = clause_start(before, before.len());
    let person = person::read(before.get(start..)?);
    (person.has_full_name() && person.has_name() && person.name.chars().next().is_some_and(person::is_surname))
        .then_some(start..before.len())
}

/// Whether the words between the beginning of a clause and 请 leave it a call.
fn leads(before: &str) -> bool {
    let mut rest = before.trim_matches([' ', '　', '“', '”']);
    while let Some(lead) = BEFORE_A_CALL.at_start(rest).and_then(|lead| LEADS.get(lead)) {
        rest = rest.get(lead.len()..).unwrap_or_default().trim_start();
    }
    rest.is_empty()
}

/// Where 首先， begins that stands as a clause of its own before this one.
fn lead_before(words: &str, clause: usize) -> usize {
    let before = words.get(..clause).unwrap_or_default().trim_end_matches(['，', ',', ' ']);
    let lead = ["首先", "最后", "接下来", "下面"].iter().find(|lead| before.ends_with(**lead));
    match lead {
        Some(lead) => {
            let at = before.len() - lead.len();
            if before.get(..at).is_some_and(|rest| rest.chars().next_back().is_none_or(is_mark)) { at } else { clause }
        }
        None => clause,
    }
}

/// How long the words for a person at the start of a text are, and what the person is called to do. None where no
/// person can be told.
fn who(rest: &str) -> Option<(usize, &'static str)> {
    /// More words than this before the verb are a sentence and no person.
    const LONGEST: usize = 45;
    let end = rest.char_indices().find(|(_, c)| is_mark(*c)).map_or(rest.len(), |(at, _)| at);
    let chunk = rest.get(..end)?;
    if chunk.is_empty() || chunk.chars().count() > LONGEST {
        return None;
    }
    // A form of address ends the words for a person, whatever comes after it.
    let addressed = ADDRESSED.find(chunk).next().map(|found| found.end);
    if let Some(end) = addressed
        && chunk.get(end..).is_none_or(|after| !after.starts_with(['、', '和', '与', '及', '们', '以']))
    {
        return Some((end, verb_of(chunk.get(end..).unwrap_or_default())));
    }
    let first = chunk.chars().next().map_or(0, char::len_utf8);
    let verbs = CALLED_TO.find(chunk).filter(|found| found.at >= first);
    // The first of them, and the longest at its place.
    let verb = verbs
        .filter_map(|found| Some((found.at, *VERBS.get(found.word)?)))
        .find(|(at, verb)| is_verb(chunk, *at, verb));
    match verb {
        Some((at, verb)) => Some((at, verb)),
        // 请市统计局局长通州。: a call by the person alone.
        None => Some((end, "")),
    }
}

/// The verb behind a placeholder, and behind the form of address that may follow it: {{发言人.姓名}}老师点评.
fn verb_behind(words: &str) -> &'static str {
    let address = person::leading_address(words).map_or(0, str::len);
    verb_of(words.get(address..).unwrap_or_default())
}

/// The verb that some words begin with.
fn verb_of(words: &str) -> &'static str {
    let readies =
        || ["准备", "好"].iter().any(|ready| words.get('做'.len_utf8()..).is_some_and(|rest| rest.starts_with(ready)));
    if words.starts_with(['做', '作']) && readies() {
        return "准备";
    }
    CALLED_TO.at_start(words).and_then(|verb| VERBS.get(verb)).copied().unwrap_or_default()
}

/// Whether a verb at a place of a clause is one, and not part of an office: 报告人, 发言人, 代表团.
fn is_verb(chunk: &str, at: usize, verb: &str) -> bool {
    let after = chunk.get(at + verb.len()..).unwrap_or_default();
    let before = chunk.get(..at).unwrap_or_default();
    let within = match verb {
        "代表" => !(before.ends_with("同志") || before.ends_with(BLANK)),
        "主持" => after.starts_with('人'),
        "发言" | "报告" | "汇报" | "介绍" | "计票" | "唱票" => after.starts_with(['人', '单', '团', '员']),
        "领" => after.starts_with('导') || before.ends_with('带'),
        "作" | "做" => before.ends_with(['工', '合', '操', '写', '协', '著', '制']),
        "授" => before.ends_with(['教', '传', '讲']),
        "动员" => before.ends_with('运'),
        "为" => before.ends_with(['行', '作', '认', '成']),
        "安排" | "部署" | "说明" | "讲" | "说" => before.ends_with(['宣', '主', '演']),
        "对" => before.ends_with(['校', '核']) || after.starts_with('外'),
        "在" => before.ends_with(['现', '正', '所', '潜']),
        "到" => before.ends_with(['报', '签']),
        "向" => before.ends_with(['方', '走']),
        "提" => before.ends_with('前'),
        "从" => before.ends_with('服'),
        "将" => before.ends_with(['少', '中', '上', '大', '小', '老', '健', '闯', '名']),
        "念" => before.ends_with(['纪', '概', '信', '理', '留']),
        "就" => before.ends_with('成') || after.starts_with('业'),
        "签" => after.starts_with('约'),
        "带" => after.starts_with(['头', '队']) || before.ends_with('地'),
        "先" => after.starts_with(['进', '生', '锋']),
        _ => false,
    };
    !within
}

/// Whether words speak of several people or bodies at once: 三位代表, 县直各部门, 企业代表.
fn is_group(words: &str) -> bool {
    let many = || MANY.is_in(words);
    let counted = || {
        words.match_indices(['位', '名', '个', '家']).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            crate::chinese::numeral::at_end(before).is_some_and(|(count, _)| count > 1)
        })
    };
    // 县委常委、宣传部部长李明 is one.
    let row = || words.contains('、') && person::row(words).len() >= 2;
    let unnamed = || !person::read(words).name.chars().next().is_some_and(person::is_surname);
    let nobody = || GROUPS.iter().any(|word| words.ends_with(word)) && unnamed();
    // 获奖的同志 are whoever has won.
    many() || counted() || row() || nobody() || words.ends_with("的同志")
}

/// Where the clause begins that a byte lies in; no farther back than a clause is long where nothing begins it.
pub(super) fn clause_start(words: &str, at: usize) -> usize {
    const LONGEST: usize = 80;
    let mut start = at;
    for (place, c) in words.get(..at).unwrap_or_default().char_indices().rev().take(LONGEST) {
        if is_mark(c) {
            return place + c.len_utf8();
        }
        start = place;
    }
    start
}

/// The pieces of some words between marks, each with where it begins. Which marks part them is not asked about Han: of a run of
/// it nothing is looked at.
pub(super) fn pieces_between(words: &str, parts: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next.take()?;
        let rest = words.get(start..)?;
        let mut at = han_run(rest);
        while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
            if parts(c) {
                next = Some(start + at + c.len_utf8());
                return Some((start, rest.get(..at)?));
            }
            at += c.len_utf8();
            at += han_run(rest.get(at..).unwrap_or_default());
        }
        Some((start, rest))
    })
}

/// Whether a character ends a clause.
pub(super) fn is_mark(c: char) -> bool {
    // Nearly every character is Han, and no mark.
    !HAN.contains(&u32::from(c))
        && matches!(
            c,
            '，' | '。'
                | '；'
                | '：'
                | '！'
                | '？'
                | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '（'
                | '('
                | '\n'
                | '.'
                | '《'
                | '…'
                | '—'
                | '－'
        )
}
