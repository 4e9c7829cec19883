//! How many are welcomed of whom the sentence before has named: 出席会议的领导有甲、乙、丙。欢迎三位领导！, where one of them is not here.

use super::super::sentence::sentence;
use super::facts::Facts;
use super::mention::{HERE, has};
use super::names::Names;
use super::numbers::{Number, numbers};
use super::{Because, Finding};
use crate::agenda::Rundown;
use crate::agenda::called::mentions;
use std::ops::Range;

/// What is said to those who have come.
const WELCOMED: [&str; 5] = ["欢迎", "感谢", "谢谢", "掌声", "到来"];

/// Every number of those who were named right before as present.
pub(super) fn findings(facts: &Facts, now: &Rundown, source: &str) -> Vec<Finding> {
    if facts.gone.iter().all(|left| !left.is_absent) || !has(source, &HERE) {
        return Vec::new();
    }
    let names = Names::of(now, source);
    let people = &now.agenda().people;
    let is_away = |name: &Range<usize>| {
        let words = source.get(name.clone()).unwrap_or_default();
        facts.gone.iter().any(|left| left.is_absent && !mentions(&left.person, people, words).is_empty())
    };
    let finding = |number: Number<'_>| {
        let own = sentence(source, &number.range);
        let listed = source.get(..own.start).filter(|before| !before.is_empty())?;
        let last = listed.len() - listed.chars().next_back().map_or(0, char::len_utf8);
        let listed = sentence(source, &(last..last));
        let welcomes = number.behind().starts_with(['位', '名']) && has(source.get(own)?, &WELCOMED);
        let is_list = welcomes && has(source.get(listed.clone())?, &HERE);
        let all: Vec<&Range<usize>> = names.within(listed).collect();
        let is_all = is_list && usize::try_from(number.value) == Ok(all.len());
        let left = all.iter().filter(|name| !is_away(name)).count();
        let left = u64::try_from(left).ok().filter(|left| is_all && *left > 0 && *left < number.value)?;
        let range = number.range.clone();
        Some(Finding { range, becomes: number.written_as(left), because: Because::Speakers })
    };
    numbers(source).into_iter().filter_map(finding).collect()
}
