//! How many have spoken up to here: 前面两位, 两家基层社讲完了.

use super::super::super::sentence::without_clause;
use super::super::facts::Facts;
use super::super::{Because, Finding};
use super::{Number, UNITS};
use crate::agenda::rundown::StepKey;

impl Number<'_> {
    /// 听了前面三位的发言, 两家基层社讲完了: whether it counts those of the round who have spoken when it is said.
    pub(in super::super) fn is_of_who_spoke(&self) -> bool {
        const OVER: [&str; 14] = [
            "个人说了",
            "个人讲了",
            "个人谈了",
            "讲完",
            "说完",
            "谈完",
            "发完言",
            "汇报完",
            "介绍完",
            "都谈到",
            "都讲到",
            "都讲了",
            "都说了",
            "都发了言",
        ];
        const TEAMS: [&str; 9] = ["代表团", "代表队", "小组", "班", "支部", "车间", "选手", "同学", "人"];
        let behind = self.behind();
        let are_who_speak = |of: &str| UNITS.iter().chain(&TEAMS).any(|unit| of.starts_with(unit));
        let counts = behind.starts_with(['位', '家', '名']) || behind.strip_prefix('个').is_some_and(are_who_speak);
        let is_ahead = || ["前面", "前边", "前"].iter().any(|word| self.before().ends_with(word));
        // 听完了三位前辈的讲述，最后一位…
        let is_heard = || ["听完", "听完了", "听过", "听过了"].iter().any(|heard| self.before().ends_with(heard));
        counts
            && (is_heard()
                || is_ahead()
                || self.is_just_now()
                || OVER.iter().any(|word| self.rest_of_clause().contains(word)))
    }

    /// Whether it tells what all of them said or think: 都是赞成的, 讲的是自己怎么读, and no 都讲完了.
    pub(in super::super) fn tells_their_mind(&self) -> bool {
        const ANYTHING: [&str; 14] = [
            "都作",
            "都发",
            "都讲得",
            "都说得",
            "都谈得",
            "都完",
            "都很",
            "都非常",
            "都讲完",
            "都说完",
            "都讲了",
            "都到",
            "都是好",
            "都汇报",
        ];
        let rest = self.rest_of_clause();
        let told = ["讲的", "说的", "谈的"].iter().any(|told| rest.contains(told));
        told || rest.contains('都') && !ANYTHING.iter().any(|word| rest.contains(word))
    }

    /// 刚才两位都赞成改造, 刚才两个乡镇讲的都是怎么建
    fn is_just_now(&self) -> bool {
        let behind = self.behind();
        let are_units = || behind.strip_prefix('个').is_some_and(|of| UNITS.iter().any(|unit| of.starts_with(unit)));
        let tells = || ["讲的", "谈的", "说的", "介绍的"].iter().any(|told| self.rest_of_clause().contains(told));
        ["刚才", "刚刚"].iter().any(|now| self.before().ends_with(now))
            && (behind.starts_with(['位', '家', '名']) || are_units() && tells())
    }

    /// How many have spoken in the round when this is said; none where it tells of nothing of the kind, and nothing where it is true.
    pub(super) fn who_spoke(&self, facts: &Facts, step: &StepKey) -> Option<Option<Finding>> {
        self.is_of_who_spoke().then_some(())?;
        let [was, is] = facts.steps.get(step)?;
        let of_round = was.place.zip(is.place);
        // Words that look back at a round stand before the call of the next one.
        let both = of_round.into_iter().chain(was.place_in_item.zip(is.place_in_item));
        // Before the call of this turn, or behind what is said in it; 刚才 is said before it.
        // 大塘乡和前面三个乡镇不同: before whoever has just spoken.
        let is_likened = self.behind().starts_with("位一样");
        let is_beside = !is_likened
            && ["和前面", "跟前面", "与前面", "比前面"].iter().any(|beside| self.before().ends_with(beside));
        let own = match (is_beside, self.is_just_now()) {
            (true, _) => &[1, 2][..],
            (false, true) => &[1],
            (false, false) => &[1, 0],
        };
        let spoke = both
            .flat_map(|(was, is)| own.iter().map(move |own| (was == self.value + own).then_some(is.checked_sub(*own))));
        let spoke = spoke.flatten().next()??;
        // 前面三位都是赞成的: what somebody thinks who has come nobody knows.
        let is_known = spoke < self.value || !self.tells_their_mind();
        Some((spoke != self.value && is_known).then(|| {
            // Of one nothing is said of several.
            let (range, becomes) = match spoke {
                0 | 1 => without_clause(self.source, &self.range),
                _ => (self.range.clone(), self.written_as(spoke)),
            };
            Finding { range, becomes, because: Because::Speakers }
        }))
    }
}
