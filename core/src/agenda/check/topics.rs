//! What a year, an edition or a date is of, by the words around it; and whether those speak of another one on purpose.

use super::calls::is_mark;
use crate::chinese::is_han;

/// Characters behind a year or an edition that say what it is of.
const TOPIC: usize = 10;
/// With these a clause speaks of another year or edition on purpose.
const ANOTHER: &[&str] = &[
    "去年",
    "上年",
    "上一",
    "比",
    "较",
    "同期",
    "回顾",
    "以来",
    "自",
    "从",
    "至",
    "起",
    "总结",
    "决算",
    "获",
    "印发",
    "号",
    "出台",
    "规划",
    "历",
    "往",
    "过去",
    "曾",
    "明年",
    "下一",
    "下届",
    "上届",
    "首届",
    "前",
    "申办",
    "筹",
    "承办",
    "换届",
    "相约",
    "再见",
    "再会",
    "再聚",
    "期待",
    "邀请",
    "会旗",
    "交接",
    "连续",
    "也就是",
    "《",
    "审议",
    "截至",
    "原",
    "不再",
    "目标",
    "计划",
    "展望",
    "以后",
    "之后",
    "争取",
    "准备",
    "谋划",
    "整改情况",
    "整改落实",
    "查摆",
];

/// The clause of a sentence that a byte lies in; only its near part where nothing ends it.
pub(super) fn clause_at(words: &str, at: usize) -> &str {
    /// Characters to either side.
    const NEAR: usize = 60;
    let mut before = words.get(..at).unwrap_or_default().char_indices().rev().take(NEAR + 1);
    let mut start = 0;
    for (nth, (place, c)) in before.by_ref().enumerate() {
        if is_mark(c) || nth == NEAR {
            start = place + c.len_utf8();
            break;
        }
    }
    let rest = words.get(at..).unwrap_or_default();
    let mut after = rest.char_indices().take(NEAR + 1).enumerate();
    let end = after.find(|(nth, (_, c))| is_mark(*c) || *nth == NEAR).map_or(rest.len(), |(_, (place, _))| place);
    words.get(start..at + end).unwrap_or_default()
}

/// The Han characters behind a byte, as many as a topic has.
pub(super) fn topic(words: &str, from: usize) -> &str {
    let rest = words.get(from..).unwrap_or_default();
    let end = rest.char_indices().take(TOPIC + 1).find(|(nth, c)| !is_han(*c) || *nth >= TOPIC * 3);
    rest.get(..end.map_or(rest.len(), |(at, _)| at)).unwrap_or_default()
}

/// How many characters two topics have in common at their beginning.
pub(super) fn common(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// Words that hold one of those and speak of nothing else.
const OF_THIS: [(&str, &[&str]); 5] = [
    // 第三届黄土高原水土保持论坛
    ("原", &["高原", "草原", "太原", "中原", "平原", "原则", "原野", "原料"]),
    // 第六届职工技能比武 compares nothing.
    ("比", &["比武", "比赛", "评比", "比拼", "竞比", "无比", "比试"]),
    // 以第42个教师节为新的起点 is about this one.
    ("起", &["起点"]),
    // 进了前三
    ("前", &["前三", "前五", "前十", "前两", "前四", "前六", "前八", "前列", "前茅"]),
    // 为第九届运动会画上句号
    ("号", &["句号"]),
];

/// Whether a clause speaks of another year or edition on purpose.
pub(super) fn is_another(clause: &str) -> bool {
    let is_said = |word: &str| {
        clause.contains(word)
            && OF_THIS.iter().find(|(of, _)| *of == word).is_none_or(|(_, innocent)| {
                innocent.iter().fold(clause.to_owned(), |rest, one| rest.replace(one, "")).contains(word)
            })
    };
    ANOTHER.iter().any(|word| is_said(word))
}
