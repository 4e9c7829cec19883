//! What compares one speaker with another, where one of the two does not speak or comes later: 和甲一样，乙也谈到了…,
//! 从甲的严谨到乙的温柔.

use super::super::super::sentence::{clause, sentence, without_clause};
use super::super::facts::Facts;
use super::super::names::Names;
use super::super::{Because, Finding};
use crate::agenda::called::{known_as, mentions, units};
use crate::agenda::rundown::StepKey;
use crate::chinese::numeral;
use std::ops::Range;

/// What begins with what somebody said of their own.
pub(in super::super) const THEIRS: [&str; 5] = ["讲的", "说的", "谈的", "介绍的", "提到的"];

impl Names<'_> {
    /// Every such comparison in a text of a step.
    pub(super) fn compared(&self, facts: &Facts, step: &StepKey) -> Vec<Finding> {
        let people = &self.now.agenda().people;
        // Whoever has another turn elsewhere has none in this item any more.
        let gone = facts.gone.iter().filter(|left| left.only.is_none() || left.item == step.0);
        let gone = gone.map(|left| (&left.person, Because::Gone(known_as(&left.person))));
        let later = facts.speak_later(step).filter_map(|id| Some((people.get(id)?, Because::Order)));
        let lost: Vec<(Range<usize>, Because)> = gone
            .chain(later)
            .flat_map(|(person, because)| {
                let places = mentions(person, people, self.source).into_iter();
                places.map(move |mention| (mention.range, because.clone())).collect::<Vec<_>>()
            })
            .collect();
        let named =
            |name: &Range<usize>| lost.iter().find(|(range, _)| range == name).map(|(_, because)| because.clone());
        let finding = |name: &Range<usize>| {
            let because = named(name)?;
            let compared = self.likened(name).or_else(|| self.set_beside(name)).or_else(|| self.completed(name));
            let compared = compared.or_else(|| self.first_of_span(name)).or_else(|| self.leads_to_another(name));
            let (range, becomes) = compared.or_else(|| self.as_a_pair(name))?;
            Some(Finding { range, becomes, because })
        };
        self.all.iter().filter_map(finding).chain(self.likened_to_unit(facts, step)).collect()
    }

    /// 跟石桥村的做法一样，上湾村也…, where whoever speaks for the one does so later or not at all.
    fn likened_to_unit(&self, facts: &Facts, step: &StepKey) -> Option<Finding> {
        let people = &self.now.agenda().people;
        let gone = facts.gone.iter().filter(|left| left.only.is_none());
        let gone = gone.map(|left| (&left.person, Because::Gone(known_as(&left.person))));
        let later = facts.speak_later(step).filter_map(|id| Some((people.get(id)?, Because::Order)));
        gone.chain(later).find_map(|(person, because)| {
            let unit = units(person).into_iter().find(|unit| self.source.contains(unit.as_str()))?;
            let at = self.source.find(unit.as_str())?;
            let (range, becomes) = self.likened(&(at..at + unit.len()))?;
            Some(Finding { range, becomes, because })
        })
    }

    /// 和甲书记讲的产业发展正好相互补充, which it does with nothing.
    fn completed(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        let own = clause(self.source, name);
        let before = self.source.get(own.start..self.entry(name).start)?;
        let behind = self.source.get(name.end..own.end)?;
        let is_theirs = THEIRS.iter().any(|theirs| behind.starts_with(theirs));
        (matches!(before, "和" | "与" | "跟" | "同") && is_theirs && !behind.ends_with("一样"))
            .then(|| without_clause(self.source, name))
    }

    /// 跟建业比，玉珍大姐想得更细, which is nothing to say where only one of the two has spoken.
    fn set_beside(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        const BESIDE: [&str; 6] = ["跟", "和", "与", "同", "比起", "相比"];
        const COMPARES: [&str; 4] = ["比", "相比", "比起来", "比较"];
        let own = clause(self.source, name);
        let before = self.source.get(own.start..self.entry(name).start)?;
        let behind = self.source.get(name.end..own.end)?;
        let is_beside = BESIDE.contains(&before) && (COMPARES.contains(&behind) || before.starts_with('比'));
        is_beside.then(|| (sentence(self.source, &own), String::new()))
    }

    /// 从甲的坚守，到乙的耐心，再到…, which begins with the second now.
    fn first_of_span(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        let own = clause(self.source, name);
        let is_first = self.source.get(own.clone())?.starts_with('从') && self.within(own.clone()).count() == 1;
        let behind = self.source.get(own.end..)?.strip_prefix('，')?;
        let rest = behind.strip_prefix('再').unwrap_or(behind).strip_prefix('到').filter(|_| is_first)?;
        Some((own.start..self.source.len() - rest.len(), "从".to_owned()))
    }

    /// 和甲老师一样，乙老师也谈到了…, without the one.
    pub(super) fn likened(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        const LIKE: [&str; 6] = ["和", "与", "跟", "同", "像", "正如"];
        let own = clause(self.source, name);
        let before = self.source.get(own.start..self.entry(name).start)?;
        // 三分厂和一分厂一样，都是从班前会抓起
        if let Some(like) = LIKE.iter().find(|like| before.ends_with(**like) && before.len() > like.len()) {
            let start = self.entry(name).start - like.len();
            let end = name.end + "一样".len();
            let alike = self.source.get(name.end..own.end)? == "一样";
            let rest = self.source.get(end..)?.strip_prefix('，')?;
            let all = rest.strip_prefix('都').or_else(|| rest.strip_prefix('也')).unwrap_or(rest);
            return alike.then(|| (start..self.source.len() - all.len(), String::new()));
        }
        let is_likened = LIKE.contains(&before) && self.source.get(name.end..own.end)?.ends_with("一样");
        let rest = self.source.get(own.end..).filter(|_| is_likened)?.strip_prefix('，')?;
        let next = rest.get(..rest.find(['，', '。', '！', '\n']).unwrap_or(rest.len()))?;
        let start = self.source.len() - rest.len();
        Some(match next.find('也') {
            Some(also) => (own.start..start + also + '也'.len_utf8(), next.get(..also)?.to_owned()),
            None => (own.start..start, String::new()),
        })
    }

    /// 甲局长和乙校长一前一后，说的都是孩子: what two did together, and all that is said of it.
    fn as_a_pair(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        const PAIRED: [&str; 14] = [
            "一前一后",
            "一先一后",
            "一唱一和",
            "一问一答",
            "一老一少",
            "一男一女",
            "一虚一实",
            "一静一动",
            "不谋而合",
            "异曲同工",
            "交相辉映",
            "相得益彰",
            "遥相呼应",
            "相映成趣",
        ];
        let own = clause(self.source, name);
        let words = self.source.get(own.clone())?;
        let is_pair = self.within(own.clone()).count() == 2 && PAIRED.iter().any(|pair| words.contains(pair));
        let whole = sentence(self.source, &own);
        let mark = self.source.get(..whole.end)?.chars().next_back().filter(|c| "。！？".contains(*c))?;
        let comma = self.source.get(whole.start..own.start)?.strip_suffix('，');
        is_pair.then(|| match comma {
            Some(before) => (whole.start + before.len()..whole.end, mark.to_string()),
            None => (whole, String::new()),
        })
    }

    /// 从甲老师的严谨到乙老师的温柔，我们看到了两种力量: nothing of it is left without one of the two.
    fn leads_to_another(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        let own = clause(self.source, name);
        let words = self.source.get(own.clone())?;
        let is_from = words.starts_with('从') && words.contains('到') && self.within(own.clone()).count() == 2;
        let whole = sentence(self.source, &own);
        // 从甲到乙，六位捐赠人，最大的七十一岁: what is counted stays.
        let rest = self.source.get(own.end..whole.end)?.strip_prefix('，').unwrap_or_default();
        let counts = numeral::at_start(rest)
            .and_then(|(_, length)| rest.get(length..))
            .is_some_and(|what| what.starts_with(['位', '名']));
        let is_all = own.start == whole.start && !counts;
        is_from.then(|| if is_all { (whole, String::new()) } else { without_clause(self.source, &own) })
    }
}
