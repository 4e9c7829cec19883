//! What tells of all who spoke by parts that make up as many as there were: 三位同学、两位长辈、一位学长; 甲谈了港口，两位代表谈了培训，乙谈了劳模.

use super::super::numbers::numbers;
use super::super::{Ahead, Because, Finding};
use super::Statement;

impl Ahead<'_> {
    /// Parts that make up how many spoke in the item, where others are as many now.
    pub(super) fn sums_to_before(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        let (_, count) = touched.speakers.iter().find(|(item, count)| *item == here.step.0 && count.was != count.is)?;
        let people = numbers(sentence)
            .into_iter()
            .filter(|number| number.behind().starts_with(['位', '名']) && !number.before().ends_with('第'));
        // 刚才，五名代表作了发言: how many they are in all.
        let mut parts: Vec<u64> =
            people.map(|number| number.value).filter(|value| ![count.was, count.is].contains(value)).collect();
        if parts.is_empty() {
            return None;
        }
        let item = self.rundown.agenda().items.get(self.part.item)?;
        let mut turns: Vec<_> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
        turns.sort_unstable();
        turns.dedup();
        let named =
            turns.into_iter().filter_map(|id| self.person(id)).filter(|one| self.is_named(one, sentence)).count();
        let named = u64::try_from(named).ok()?;
        // 大江、铁军两位讲的是水: a number of those who are named is no part beside them.
        parts.retain(|part| *part != named);
        let all = parts.iter().sum::<u64>() + named;
        let is_whole = !parts.is_empty() && all == count.was;
        is_whole.then(|| Finding::unsaid(sentence, Because::Speakers))
    }
}
