//! How many people are called to the stage together, to unveil or to sign, where some of them are not here.

use super::facts::Left;
use super::names::names_one;
use crate::agenda::{PersonId, Rundown, Text};
use crate::chinese::marks::wide;

/// What several are called to do together on the stage, by the character that tells it wherever it is told of.
const TOGETHER: [&str; 7] = ["揭", "剪彩", "奠基", "启动", "签", "推杆", "培土"];

/// How many people are called together to do such a thing, where some of them are not here: before and now.
pub(super) fn counts(before: &Rundown, gone: &[Left]) -> Vec<(&'static str, u64, u64)> {
    let people = &before.agenda().people;
    let absent: Vec<&PersonId> = gone.iter().filter(|left| left.is_absent).map(|left| &left.id).collect();
    let steps = before.steps().filter_map(|(_, step)| match &step.say {
        Some(Text::Inline(words)) if !absent.is_empty() => Some(wide(words)),
        Some(_) | None => None,
    });
    let clauses: Vec<String> = steps
        .flat_map(|words| words.split(['。', '！', '\n']).map(str::to_owned).collect::<Vec<_>>())
        .filter(|words| words.contains('请') && words.contains('、'))
        .collect();
    let mut found = Vec::new();
    for words in clauses {
        let Some(deed) = TOGETHER.into_iter().find(|deed| words.contains(deed)) else { continue };
        let count = |among: &mut dyn Iterator<Item = &PersonId>| {
            u64::try_from(among.filter(|id| names_one(&words, id.as_str(), people)).count()).unwrap_or(0)
        };
        let (was, away) = (count(&mut people.keys()), count(&mut absent.iter().copied()));
        if was > away && away > 0 {
            found.push((deed, was, was - away));
        }
    }
    found
}
