//! What is said as of somebody who spoke just now, and they speak later now: 刚才铁柱提的先交租金，方案里写上了.

use super::super::{Ahead, Because, Finding};
use super::Statement;
use crate::agenda::PersonId;

/// What tells of those who have just spoken.
const JUST_NOW: [&str; 2] = ["刚才", "刚刚"];

impl Ahead<'_> {
    /// Whoever is told of as having just spoken, and did before the order was changed.
    pub(super) fn told_too_soon(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, end, here, touched, .. } = *statement;
        if touched.orders.is_empty() || !JUST_NOW.iter().any(|now| sentence.contains(now)) {
            return None;
        }
        let ahead =
            self.rundown.steps().take_while(|(at, _)| *at != here.step).filter_map(|(_, step)| step.turn.as_ref());
        let spoken: Vec<&PersonId> = ahead.chain(here.turn.filter(|_| !here.is_ahead_of_call(end))).collect();
        let last = spoken.last()?;
        // Ahead of whoever spoke last, before the order was changed.
        let were_ahead = touched
            .orders
            .iter()
            .filter(|order| order.before.contains(last))
            .flat_map(|order| order.before.iter().take_while(|id| id != last));
        let is_told = |id: &PersonId| self.person(id).is_some_and(|person| self.is_named(person, sentence));
        let is_too_soon = were_ahead.into_iter().any(|id| !spoken.contains(&id) && is_told(id));
        is_too_soon.then(|| Finding::unsaid(sentence, Because::Order))
    }
}
