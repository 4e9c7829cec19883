//! Meetings in which people rightly change their offices, and those in them who do not: whoever comes to announce it.

use super::super::script::Script;
use crate::chinese::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// Words of a script in which people rightly change their offices.
static CHANGES: LazyLock<Vocabulary<'_>> = LazyLock::new(|| {
    Vocabulary::new(&[
        "任命",
        "任免",
        "免去",
        "当选",
        "聘任",
        "选举产生",
        "任职",
        "到任",
        "卸任",
        "就任",
        "新任",
        "原任",
        "改任",
        "转任",
        "升任",
    ])
});

/// Whether some words speak of people who change their offices.
pub(super) fn are_told(words: &str) -> bool {
    CHANGES.is_in(words)
}

/// 区委组织部副部长桑榆 and 区委组织部部长桑榆: whether somebody is of a body that only announces who is appointed, and no word of
/// the script gives him an office.
pub(super) fn are_of_others(script: &Script<'_>, name: &str, before: &str, office: &str) -> bool {
    const BODIES: [&str; 6] = ["组织部", "干部处", "干部科", "人事处", "人事科", "人力资源"];
    const GIVES: [&str; 9] = ["任命", "免去", "当选", "聘任", "不再担任", "担任", "提名", "新任", "任职"];
    let is_of_body = BODIES.iter().any(|body| before.contains(body) && office.contains(body));
    let gives = |words: &str| GIVES.iter().any(|word| words.contains(word));
    let mut said = script.said(0..script.sentences.len());
    is_of_body && !said.any(|(_, words)| words.contains(name) && gives(words))
}
