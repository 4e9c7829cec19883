//! What is said between two speeches, where other people stand on its two sides now.

use super::super::super::sentence::clause;
use super::super::{Ahead, Because, Finding};
use super::touched::{Neighbour, Touched, unit_names};
use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, PersonId};

impl Ahead<'_> {
    /// 听完了企业的故事，再听听学校的声音，请…: what leads from one speech to another, where that is another one.
    pub(super) fn linked(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        const BACK: [&str; 8] = ["听完", "听了", "听过", "讲完", "说完", "看完", "领略了", "如果说"];
        /// Characters before it in its clause: 那么下一位.
        const LEAD: usize = 2;
        const AHEAD: [&str; 4] = ["下一位", "接下来要", "接下来这位", "接下来的这位"];
        let step = self.rundown.position(self.index, 0)?.step_key();
        let people = &self.rundown.agenda().people;
        let is_turn = touched.places.iter().any(|(of, ..)| *of == step);
        let [before, behind] = touched.neighbours.each_ref().map(|all| all.iter().find(|one| one.step == step));
        let is_other = |one: &&Neighbour| {
            let person = one.is.as_ref().and_then(|id| people.get(id));
            person.is_none_or(|person| mentions(person, people, sentence).is_empty())
        };
        let (before, behind) = (before.filter(|_| is_turn).filter(is_other), behind.filter(is_other));
        if let Some(was) = before.and_then(|one| people.get(&one.was)) {
            // 柳河镇敢于立下军令状，石桥乡也不甘落后。: before 柳河镇 has spoken.
            let has_spoken = self.spoke_before(&step).any(|one| one.name == was.name);
            let is_named = unit_names(was).iter().any(|unit| lead(sentence).contains(unit.as_str()));
            if is_named && !has_spoken {
                return leading(sentence, Because::Order);
            }
        }
        let links: Vec<&str> = match (before, behind) {
            (Some(_), Some(_)) => [BACK.as_slice(), &AHEAD].concat(),
            (Some(_), None) => BACK.to_vec(),
            (None, Some(_)) => AHEAD.to_vec(),
            (None, None) => return None,
        };
        let link = links.iter().filter_map(|link| lead(sentence).find(link)).min()?;
        // 方案大家都听了 links nothing.
        let before = sentence.get(clause(sentence, &(link..link)).start..link)?;
        (before.chars().count() <= LEAD).then(|| leading(sentence, Because::Order)).flatten()
    }

    /// 企业的成长，离不开客户的信任。 before a call, where somebody else spoke before it: what names nobody may be about either.
    pub(super) fn bridge(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        const LEAST: usize = 8;
        /// What opens an item, or speaks to the room, whoever has spoken.
        const OTHERS: [&str; 21] = [
            "谢谢",
            "感谢",
            "的发言",
            "的讲话",
            "的致辞",
            "下面",
            "接下来",
            "首先",
            "现在",
            "最后",
            "第",
            "议程",
            "环节",
            "请",
            "大家",
            "掌声",
            "同志们",
            "各位",
            "位",
            "家",
            "分钟",
        ];
        let step = self.rundown.position(self.index, 0)?.step_key();
        touched.places.iter().any(|(of, ..)| *of == step).then_some(())?;
        touched.neighbours[0].iter().find(|one| one.step == step)?;
        let people = &self.rundown.agenda().people;
        let is_plain = sentence.trim().chars().count() >= LEAST && !OTHERS.iter().any(|word| sentence.contains(word));
        let is_of = |person: &Person| unit_names(person).iter().any(|unit| sentence.contains(unit.as_str()));
        let names_nobody = || {
            people.values().all(|person| mentions(person, people, sentence).is_empty())
                && !self.spoke_before(&step).any(is_of)
        };
        (is_plain && names_nobody()).then(|| leading(sentence, Because::Order)).flatten()
    }

    /// Whoever has a turn before a step in its item.
    fn spoke_before(&self, step: &StepKey) -> impl Iterator<Item = &Person> {
        let people = &self.rundown.agenda().people;
        let item = self.rundown.steps().filter(|(key, _)| key.0 == step.0);
        let before = item.take_while(|(key, _)| key != step);
        let turns: Vec<&PersonId> = before.filter_map(|(_, step)| step.turn.as_ref()).collect();
        turns.into_iter().filter_map(|id| people.get(id))
    }

    /// 粮食要稳，水利必须先行。最后，请…: what led to whoever does not speak, before the call of somebody else.
    pub(super) fn led_to(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        let step = self.rundown.position(self.index, 0)?.step_key();
        touched.places.iter().any(|(of, ..)| *of == step).then_some(())?;
        let (.., because) =
            touched.units.iter().find(|(unit, item, _)| *item == step.0 && lead(sentence).contains(unit.as_str()))?;
        leading(sentence, because.clone())
    }
}

/// A sentence up to the clause that calls somebody; all of it where it calls nobody.
fn lead(sentence: &str) -> &str {
    let call = sentence.find(['请', '{', '｛']);
    let end = call.map_or(sentence.len(), |call| clause(sentence, &(call..call)).start);
    sentence.get(..end).unwrap_or_default()
}

/// Leaves it out.
fn leading(sentence: &str, because: Because) -> Option<Finding> {
    let end = lead(sentence).len();
    (end > 0).then(|| Finding { range: 0..end, becomes: String::new(), because })
}
