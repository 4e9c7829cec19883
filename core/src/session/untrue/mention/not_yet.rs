//! Whoever is looked back at and has not spoken yet, since what they speak in comes later now: 刚才，甲、乙两位同志作了报告。

use super::super::super::sentence::sentence;
use super::super::facts::{Facts, Left};
use super::super::names::Names;
use super::super::{Because, Finding};
use super::has;
use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;

/// What looks back at those who have just spoken.
const LOOKS_BACK: [&str; 5] = ["刚才", "刚刚", "以上", "听了", "听取了"];

impl Names<'_> {
    /// Takes whoever has not spoken yet out of what looks back before they do.
    pub(super) fn not_yet(&self, facts: &Facts, step: &StepKey) -> Vec<Finding> {
        let people = &self.now.agenda().people;
        let later = facts.speak_later(step).filter_map(|id| Some((id, people.get(id)?)));
        let of_person = |(id, person)| {
            let left = Left {
                id: std::clone::Clone::clone(id),
                item: step.0.clone(),
                person: std::clone::Clone::clone(person),
                is_absent: false,
                others: Vec::new(),
                item_stays: true,
                only: None,
                units: Vec::new(),
            };
            let places = mentions(person, people, self.source).into_iter().map(|mention| mention.range);
            let told = places.filter(|range| {
                let words = self.source.get(sentence(self.source, range)).unwrap_or_default();
                has(words, &LOOKS_BACK) && self.tells_of_speech(range)
            });
            told.map(|range| self.without_mention(&left, range, Because::Order)).collect::<Vec<_>>()
        };
        later.flat_map(of_person).collect()
    }
}
