//! Numbers that somebody wrote out: which item it is, how many there are, how many speak, and in which place somebody does.

mod behind_row;
mod of_items;
mod of_kinds;
mod of_one;
mod of_people;
mod over_items;
mod still_to_come;
mod who_spoke;

pub(super) use behind_row::findings as behind_rows;
pub(super) use still_to_come::counts_last;

use super::facts::Facts;
use super::{Because, Finding, apart};
pub(super) use crate::agenda::called::COUNTED as UNITS;
use crate::agenda::rundown::StepKey;
use crate::chinese::clauses::CLAUSE_ENDS;
use crate::chinese::numeral;
use std::ops::Range;

/// What is counted where items are.
pub(super) const ITEMS: [&str; 6] = ["议程", "议题", "内容", "事项", "程序", "环节"];
/// What a meeting comes in, and speeches and works too.
pub(super) const PARTS: [&str; 6] = ["阶段", "部分", "板块", "篇章", "单元", "话题"];
/// What says that it is the meeting that something is told of.
pub(super) const OF_MEETING: [&str; 8] = ["会议", "大会", "年会", "今天", "典礼", "仪式", "圆满", "全部"];
/// What people do who are counted.
pub(super) const SPEECH: [&str; 20] = [
    "推介",
    "致辞",
    "致词",
    "回应",
    "献词",
    "贺词",
    "发言",
    "汇报",
    "交流",
    "表态",
    "介绍",
    "述职",
    "讲话",
    "通报",
    "分享",
    "说明",
    "表了态",
    "报告",
    "发了言",
    "讲了话",
];
/// What is said of people who spoke, whatever they spoke of.
pub(super) const SAID: [&str; 8] = ["谈了", "讲了", "说了", "提了", "提出了", "提问", "质询", "说道说道"];
/// How speakers are counted in their order.
const SPEAKER: [&str; 9] = ["家", "位", "轮", "个单位", "个发言", "个汇报", "个述职", "个项目", "个，请"];
/// What is said of all, where one is none of them: 都 goes.
pub(super) const ALL: [&str; 20] = [
    "都表",
    "都比较",
    "都有",
    "都能",
    "都把",
    "都很",
    "都十分",
    "都非常",
    "都作",
    "都讲",
    "都谈",
    "都结合",
    "都提",
    "都说",
    "都认为",
    "都希望",
    "都强调",
    "都建议",
    "都赞成",
    "都关心",
];
/// A shorter title may stand in other words.
pub(super) const TITLE: usize = 4;

/// A number in a text.
pub(super) struct Number<'a> {
    source: &'a str,
    pub(super) range: Range<usize>,
    pub(super) value: u64,
}

/// What is not true in a text of an item.
pub(super) fn findings(facts: &Facts, step: &StepKey, source: &str) -> Vec<Finding> {
    let numbers = numbers(source);
    let is_listed = is_list_of_items(&numbers);
    let mut found = of_kinds::findings(facts, step, source);
    found.extend(still_to_come::findings(facts, step, source));
    let others = numbers.into_iter().filter(|number| found.iter().all(|one| apart(&one.range, &number.range)));
    let others: Vec<Finding> = others.filter_map(|number| number.finding(facts, step, is_listed)).collect();
    found.extend(others);
    found
}

/// Whether a text counts items up from the first one, so that a number of them alone would be wrong.
fn is_list_of_items(numbers: &[Number<'_>]) -> bool {
    const LEAST: usize = 3;
    let ordinals = numbers.iter().filter(|number| number.before().ends_with('第') && number.thing().is_some());
    (1..).zip(ordinals).take_while(|(nth, number)| *nth == number.value).count() >= LEAST
}

pub(super) fn numbers(source: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = source.get(from..).and_then(|rest| rest.find(numeral::is_numeral)) {
        let start = from + at;
        let rest = source.get(start..).unwrap_or_default();
        let number = numeral::at_start(rest);
        let length = number.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(_, length)| length);
        found.extend(number.map(|(value, length)| Number { source, range: start..start + length, value }));
        from = start + length;
    }
    found
}

impl Number<'_> {
    pub(super) fn before(&self) -> &str {
        self.source.get(..self.range.start).unwrap_or_default()
    }

    pub(super) fn behind(&self) -> &str {
        self.source.get(self.range.end..).unwrap_or_default()
    }

    /// Whether it counts people: 三位代表, 五个人.
    pub(super) fn counts_people(&self) -> bool {
        const ADULTS: [&str; 3] = ["个人民", "个人大", "个人事"];
        let behind = self.behind();
        let is_person =
            self.value > 1 && behind.starts_with("个人") && !ADULTS.iter().any(|one| behind.starts_with(one));
        behind.starts_with(['位', '名']) || is_person
    }

    /// Up to what ends the clause behind the number.
    pub(super) fn rest_of_clause(&self) -> &str {
        let behind = self.behind();
        behind.find(CLAUSE_ENDS).and_then(|end| behind.get(..end)).unwrap_or(behind)
    }

    /// Another number as this one is written: in figures, as 第三 or as 三位.
    pub(super) fn written_as(&self, number: u64) -> String {
        let is_figures =
            self.source.get(self.range.clone()).is_some_and(|own| own.starts_with(|c: char| c.is_ascii_digit()));
        match (is_figures, self.before().ends_with('第') || self.is_label()) {
            (true, _) => number.to_string(),
            (false, true) => numeral::chinese(number),
            (false, false) if number == 2 && self.behind().starts_with('方') => "双".to_owned(),
            (false, false) => numeral::counted(number),
        }
    }

    fn finding(&self, facts: &Facts, step: &StepKey, is_listed: bool) -> Option<Finding> {
        // 传达到每一名干部 counts nobody.
        if self.before().ends_with(['每', '另', '某', '同', '任']) {
            return None;
        }
        if still_to_come::is_of_these(self, facts, step) {
            return None;
        }
        if let Some(other) = self.of_other_offices(facts) {
            return Some(other);
        }
        if let Some(found) = self.who_spoke(facts, step) {
            return found;
        }
        let id = &step.0;
        let is_ordinal = self.before().ends_with('第') || self.is_label();
        if !is_ordinal && self.counts_the_same(facts, id) && !self.is_of_changed_title(facts) {
            return None;
        }
        let (number, because) = if is_ordinal {
            let of_item = || self.ordinal(facts, id).filter(|_| !is_listed).map(|number| (number, Because::Number));
            of_item().or_else(|| Some((self.place(facts, step)?, Because::Speakers)))?
        } else {
            self.items(facts)
                .or_else(|| self.speakers(facts, id))
                .or_else(|| self.together(facts, id))
                .or_else(|| self.signed(facts, id))
                .or_else(|| self.over_items(facts, step))?
        };
        if because == Because::Speakers {
            let surplus =
                || self.surplus_of_one(facts).map(|range| (range, String::new())).or_else(|| self.one_report());
            let of_one = || surplus().or_else(|| self.one_of_all(facts)).or_else(|| self.one_apart());
            let of_one = if number == 1 { of_one() } else { None };
            let alone = self.named_alone(&facts.left_alone, id).filter(|_| number == 1);
            if let Some((range, who)) = alone {
                // 两位的致辞，一位讲的是乡情，一位讲的是责任。: of one it is not said at all.
                let nothing = self.each_of_others(number).filter(|(_, words)| words.is_empty());
                if let Some((range, becomes)) = nothing {
                    return Some(Finding { range, becomes, because });
                }
                let all = of_one.or_else(|| self.each_of_others(number)).filter(|(all, _)| range.end <= all.end);
                let becomes = all.as_ref().and_then(|(_, words)| {
                    let called = self.source.get(self.range.end..range.end)?;
                    Some(who.clone() + words.strip_prefix('一')?.strip_prefix(called)?)
                });
                let end = all.filter(|_| becomes.is_some()).map_or(range.end, |(all, _)| all.end);
                // 刚才耿大年先生的发言，都很实在: of one nothing is said of all.
                let (end, rest) = self.without_all(end).unwrap_or((end, String::new()));
                return Some(Finding { range: range.start..end, becomes: becomes.unwrap_or(who) + &rest, because });
            }
            if let Some((range, becomes)) = of_one.or_else(|| self.each_of_others(number)) {
                return Some(Finding { range, becomes, because });
            }
        }
        let becomes = self.written_as(number);
        // 四个人，四段时光
        if let Some(twin) = self.twin().filter(|_| !is_ordinal) {
            let between = self.source.get(self.range.end..twin.start)?;
            return Some(Finding {
                range: self.range.start..twin.end,
                becomes: format!("{becomes}{between}{becomes}"),
                because,
            });
        }
        // 四个单位作交流，两个乡镇、一个村、一个部门: nobody knows which of them it is.
        let parts = self.parts().filter(|_| !is_ordinal);
        if let Some(parts) = parts {
            let between = self.source.get(self.range.end..parts.start)?;
            return Some(Finding { range: self.range.start..parts.end, becomes: becomes + between, because });
        }
        // 四家支行作交流发言, and somebody of no branch with them: five units.
        if let Some(kind) = self.kind_of_some(facts, number).filter(|_| because == Because::Speakers) {
            let between = self.source.get(self.range.end..kind.start)?;
            return Some(Finding {
                range: self.range.start..kind.end,
                becomes: format!("{becomes}{between}单位"),
                because,
            });
        }
        Some(Finding { range: self.range.clone(), becomes, because })
    }

    /// 的发言，都很实在, behind what has become one of several: up to where 都 ends, and what stands before it.
    fn without_all(&self, end: usize) -> Option<(usize, String)> {
        let rest = self.source.get(end..)?;
        let own = rest.get(..rest.find(['。', '！', '；', '\n']).unwrap_or(rest.len()))?;
        let at = ALL.iter().filter_map(|all| own.find(all)).min()?;
        let before = own.get(..at)?;
        // 大家都很受鼓舞
        let is_of_others = ["大家", "我们", "同志们", "们", "各位"].iter().any(|others| before.ends_with(others));
        (!is_of_others).then(|| (end + at + '都'.len_utf8(), before.to_owned()))
    }

    /// In which place a speaker comes now: 第三家，请….
    fn place(&self, facts: &Facts, step: &StepKey) -> Option<u64> {
        let behind = self.behind();
        // 第一位女书记, 获得第一名的 are no order of speaking.
        let is_rank = self.clause().contains('获') || behind.trim_start_matches(['位', '家']).starts_with('女');
        (!is_rank && SPEAKER.iter().any(|word| behind.starts_with(word))).then_some(())?;
        let [was, is] = facts.steps.get(step)?;
        // Of a round, or through all of the item.
        let of = |was: Option<u64>, is: Option<u64>| is.filter(|is| was == Some(self.value) && *is != self.value);
        of(was.place, is.place).or_else(|| of(was.place_in_item, is.place_in_item))
    }

    /// What stands between the last mark and the number: names, and the number that an entry of a list has.
    pub(super) fn clause(&self) -> &str {
        let before = self.before();
        before.rfind(CLAUSE_ENDS).and_then(|at| before.get(at..)).unwrap_or(before)
    }
}
