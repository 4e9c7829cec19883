//! The host's own greeting, 大家上午好, against the hour at which the meeting starts. A script of last time that is taken
//! over for another hour keeps its greeting.

use super::calls::{clause_start, is_mark};
use super::script::{Script, Sentence};
use crate::chinese::vocabulary::{Found, Vocabulary};
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Minutes since midnight.
type Minutes = i32;

const fn at(hour: Minutes, minute: Minutes) -> Minutes {
    hour * 60 + minute
}

/// Greetings, and when a meeting may begin with them: generous, since people greet by their meals and not by the clock.
const GREETINGS: &[(&str, RangeInclusive<Minutes>)] = &[
    ("早上好", DAYBREAK..=at(11, 0)),
    ("早晨好", DAYBREAK..=at(11, 0)),
    ("上午好", DAYBREAK..=at(12, 30)),
    ("中午好", at(10, 30)..=at(14, 30)),
    ("下午好", at(11, 30)..=at(18, 30)),
    ("晚上好", at(17, 30)..=at(24, 0)),
];
/// Before it any greeting may be meant, and a start at midnight is mostly one that nobody has set.
const DAYBREAK: Minutes = at(5, 0);

static WORDS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::new(&GREETINGS.iter().map(|(word, _)| *word).collect::<Vec<_>>()));

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    /// Sentences of the first item in which the host greets; notices for the room may stand before them.
    const OPENING: usize = 40;
    let meeting = &script.rundown.agenda().meeting;
    let Some(starts) = meeting.starts_at().filter(|_| meeting.starts.as_deref().is_some_and(says_an_hour)) else {
        return;
    };
    let time = at(starts.hour().into(), starts.minute().into());
    let mut opening = script.said(script.sentences_of(0)).take(OPENING);
    let first = opening.find_map(|(sentence, words)| greeting(script, sentence, words));
    let Some((sentence, Found { at, end, word })) = first else { return };
    let Some((written, hours)) = GREETINGS.get(word) else { return };
    if time >= DAYBREAK && !hours.contains(&time) {
        let starts = format!("{}:{:02}", starts.hour(), starts.minute());
        let problem =
            Problem::GreetingDisagrees { written: (*written).to_owned(), starts, right: right(time).to_owned() };
        found.push(script.problem(problem, &(sentence.range.start + at..sentence.range.start + end)));
    }
}

/// Whether a start says more than the day.
fn says_an_hour(starts: &str) -> bool {
    starts.trim().split_once(['T', 't', ' ']).is_some_and(|(_, hour)| hour.contains(|c: char| c.is_ascii_digit()))
}

/// The greeting that fits an hour.
fn right(time: Minutes) -> &'static str {
    match time {
        ..480 => "早上好",
        480..720 => "上午好",
        720..=1080 => "下午好",
        1081.. => "晚上好",
    }
}

/// The one greeting of a sentence that is the host's own.
fn greeting<'a>(script: &Script<'_>, sentence: &'a Sentence, words: &str) -> Option<(&'a Sentence, Found)> {
    let mut all = WORDS.find(words).filter(|one| ends(words.get(one.end..).unwrap_or_default()));
    let first = all.next()?;
    // 早上好、下午好、晚上好 is for people at several places.
    let is_only = all.all(|one| one.word == first.word);
    let paragraph = script.paragraph(sentence)?;
    let at = sentence.range.start + first.at;
    let said = script.words(&(paragraph.range.start..at));
    let is_own = !paragraph.is_choice && script.is_literal_at(at) && !is_quoted(said);
    (is_only && is_own && greets(words.get(..first.at)?)).then_some((sentence, first))
}

/// Whether nothing goes on behind a greeting: 上午好像, 上午好不容易 are none.
fn ends(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['呀', '啊', '哈', '哦', '喔']);
    behind.chars().next().is_none_or(|c| is_mark(c) || matches!(c, '、' | ' ' | '　' | '～' | '~'))
}

/// Whether the words before a greeting leave it the host's own, to the people in the room.
fn greets(before: &str) -> bool {
    /// Whom a greeting names.
    const EVERYBODY: &[&str] = &["大家", "们", "各位", "诸位", "同志", "朋友"];
    /// What tells of a greeting at another time, at another place or of somebody else.
    const ELSEWHERE: &[&str] = &[
        "明天",
        "明早",
        "昨",
        "前天",
        "后天",
        "每天",
        "那天",
        "当时",
        "从前",
        "平时",
        "说",
        "喊",
        "问好",
        "问候",
        "问声",
        "打招呼",
        "祝大家",
        "祝各位",
        "祝你们",
        "海外",
        "国外",
        "远在",
        "时区",
        "当地",
        "时差",
        "大洋",
    ];
    let clause = before.get(clause_start(before, before.len())..).unwrap_or_default().trim();
    let addressed = clause.is_empty()
        || ["各位", "诸位", "尊敬的", "亲爱的"].iter().any(|word| clause.starts_with(word))
        || EVERYBODY.iter().any(|word| clause.ends_with(word));
    addressed && !ELSEWHERE.iter().any(|word| before.contains(word))
}

/// Whether the last mark of quotation is one that opens.
fn is_quoted(before: &str) -> bool {
    let opens = |open: &str, close: &str| before.matches(open).count() > before.matches(close).count();
    opens("“", "”") || opens("‘", "’") || opens("「", "」") || opens("『", "』") || before.matches('"').count() % 2 == 1
}
