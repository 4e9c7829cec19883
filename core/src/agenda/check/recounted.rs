//! Those present, counted as the meeting opens and told of again as it ends: 实到39人, and 今天到会42位代表 later.

use super::calls::{clause_start, is_mark};
use super::script::Script;
use super::signs::Signs;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// Those present, as they are counted for certain.
const COUNTED: [&str; 4] = ["实到", "实际到会", "实际出席", "实际参会"];
/// Those present, as they are told of again.
const TOLD: [&str; 6] = ["到会", "到场", "参会", "出席", "与会", "参加会议"];
/// A count of this very meeting.
const TODAY: [&str; 3] = ["今天", "今晚", "今日"];
/// With these others are counted, or some of them, or at another time.
const OTHERS: [&str; 22] = [
    "列席", "其中", "特邀", "嘉宾", "来宾", "委托", "近", "约", "余", "多", "超过", "以上", "票", "请假", "应到",
    "现在", "下午", "此时", "增", "加上", "去年", "上次",
];

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("今");
    let Some(first) = Count::of_opening(script) else { return };
    let after = script.sentences.get(first.sentence + 1..).unwrap_or_default();
    for sentence in after.iter().filter(|one| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let Some((present, range, who)) = told_again(words) else { continue };
        if present != first.present && first.words.contains(who) {
            let range = sentence.range.start + range.start..sentence.range.start + range.end;
            let absent = first.expected.saturating_sub(first.present);
            let problem = Problem::AttendanceDisagrees { expected: first.expected, absent, present };
            found.push(script.problem(problem, &range));
            return;
        }
    }
}

/// A count of heads with those expected and those present.
struct Count<'a> {
    sentence: usize,
    words: &'a str,
    expected: u64,
    present: u64,
}

impl<'a> Count<'a> {
    /// The only one of the script; where heads are counted twice, nobody can tell which count is meant.
    fn of_opening(script: &'a Script<'_>) -> Option<Self> {
        const SIGNS: Signs = Signs::of("应");
        let sentences = script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS));
        let mut counts = sentences.filter_map(|(index, sentence)| {
            let words = script.words(&sentence.range);
            let expected = number_behind(words, words.find("应到")? + "应到".len())?;
            let at = COUNTED.iter().filter_map(|word| Some(words.find(word)? + word.len())).min()?;
            Some(Self { sentence: index, words, expected, present: number_behind(words, at)? })
        });
        let first = counts.next()?;
        counts.next().is_none().then_some(first)
    }
}

/// The first number of a clause behind a place.
fn number_behind(words: &str, from: usize) -> Option<u64> {
    let clause = words.get(from..)?.split(is_mark).next()?;
    let at = clause.find(numeral::is_numeral)?;
    numeral::at_start(clause.get(at..)?).map(|(number, _)| number)
}

/// How many are told of again, where, and by what word for one of them: 42, 到会42位代表 and 代表.
fn told_again(words: &str) -> Option<(u64, Range<usize>, &str)> {
    let (at, told) = TOLD.iter().filter_map(|word| Some((words.find(word)?, *word))).min()?;
    let is_of_today = TODAY.iter().any(|today| words.contains(today));
    let clause = words.get(clause_start(words, at)..)?.split(is_mark).next()?;
    if !is_of_today || OTHERS.iter().any(|other| clause.contains(other)) {
        return None;
    }
    let rest = words.get(at + told.len()..)?;
    let counted = rest.strip_prefix("会议").unwrap_or(rest).trim_start_matches(['的', '了', '有', ' ']);
    let (number, length) = numeral::at_start(counted)?;
    let unit = counted.get(length..)?.trim_start_matches(' ');
    let who = unit.strip_prefix(['位', '名', '个']).filter(|who| !who.is_empty())?;
    let end = who.char_indices().nth(2).map_or(who.len(), |(end, _)| end);
    let who = who.get(..end).filter(|who| !who.contains(is_mark))?;
    let length = rest.len() - unit.len() + (unit.len() - unit.trim_start_matches(['位', '名', '个']).len()) + who.len();
    Some((number, at..at + told.len() + length, who))
}
