//! What several who spoke are told to have in common, 前面三位都是赞成的, or how many of them said what, 三位赞成，一位担心, where somebody has
//! spoken whose mind nobody knows.

use super::super::numbers::{Number, numbers};
use super::super::{Ahead, Because, Finding};
use super::Statement;

/// What people are counted by.
const PEOPLE: [&str; 2] = ["位", "名"];
impl Ahead<'_> {
    /// What they are told to think, in the item in which somebody has come, for another one or beside them, and has spoken.
    pub(super) fn think_alike(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        let has_spoken = |name: &str| here.spoke.iter().any(|spoke| spoke.name == name);
        let mut replaced = touched.people.iter().filter(|one| one.item == here.step.0);
        let instead =
            replaced.find(|one| one.instead.as_ref().is_some_and(|new| has_spoken(&new.name))).map(|one| &one.because);
        let mut arrived = touched.arrived.iter().filter(|one| one.step.0 == here.step.0);
        let because = instead
            .cloned()
            .or_else(|| arrived.any(|one| has_spoken(&one.person.name)).then_some(Because::Speakers))?;
        let counted: Vec<_> = numbers(sentence)
            .into_iter()
            .filter(|number| {
                PEOPLE.iter().any(|one| number.behind().starts_with(one)) && !number.before().ends_with('第')
            })
            .collect();
        let is_shared = counted.iter().any(Number::tells_their_mind);
        let is_parted = counted.len() > 1
            && counted.iter().any(|number| number.value > 1)
            && sentence.contains('，')
            && !sentence.contains('请');
        (is_shared || is_parted).then(|| Finding::unsaid(sentence, because))
    }
}
