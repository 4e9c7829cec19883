//! What else a number takes along that becomes another one: what makes it up, and all that is said of several where one is left.

use super::super::super::sentence::{sentence, without_clause};
use super::super::facts::Facts;
use super::super::recounted::{APART, until_deed};
use super::{ALL, Number, SPEECH};
use crate::agenda::called::{ADDRESSES, addressed, unit_called};
use crate::agenda::person::title_at_end;
use crate::agenda::{ItemId, Person};
use crate::chinese::clauses::CLAUSE_ENDS;
use crate::chinese::numeral;
use std::ops::Range;

/// What is said of several and of no one.
const OF_SEVERAL: [&str; 12] = [
    "各有各的",
    "各有侧重",
    "各有特色",
    "各具特色",
    "各有千秋",
    "各有重点",
    "各有特点",
    "各不相同",
    "相得益彰",
    "交相辉映",
    "异曲同工",
    "不约而同",
];
/// Characters of what is counted: 两家企业.
const WHO: usize = 6;

impl Number<'_> {
    /// What makes up the number in the clause behind, with the comma before it: ，两个乡镇、一个村、一个部门.
    pub(super) fn parts(&self) -> Option<Range<usize>> {
        let clause = self.rest_of_clause();
        let start = self.range.end + clause.len();
        let list = self.source.get(start..)?.strip_prefix('，')?;
        if let Some(length) = self.parts_told(list) {
            return Some(start..start + '，'.len_utf8() + length);
        }
        let list = list.get(..list.find(CLAUSE_ENDS).unwrap_or(list.len()))?;
        let count = |piece: &str| {
            let (value, length) = numeral::at_start(piece)?;
            piece.get(length..)?.starts_with(['个', '位', '名', '家']).then_some(value)
        };
        let counts = list.split('、').map(count).collect::<Option<Vec<u64>>>()?;
        let is_sum = counts.len() > 1 && counts.iter().sum::<u64>() == self.value;
        is_sum.then(|| start..start + '，'.len_utf8() + list.len())
    }

    /// 两位局长的推介深入浅出, where one is left of those who spoke: 穆海涛同志的推介.
    pub(in super::super) fn named_alone(
        &self,
        left_alone: &[(ItemId, u64, Person)],
        item: &ItemId,
    ) -> Option<(Range<usize>, String)> {
        /// Characters of what several are called together, and of what may stand before what is theirs: 精彩.
        const CALLED: usize = 8;
        const NEAR: usize = 6;
        /// What is theirs, beside a speech.
        const THEIRS: [&str; 14] = [
            "剖析", "分析", "展示", "推介", "讲述", "检讨", "建议", "意见", "点评", "故事", "演讲", "寄语", "问题",
            "提问",
        ];
        const AHEAD: [&str; 5] = ["请", "将", "下面", "接下来", "要"];
        // In the thanks of an item it tells of another one only where it looks back: 刚才两位局长的推介.
        let whole = self.source.get(sentence(self.source, &self.range))?;
        let looks_back = ["刚才", "今天", "会上", "以上"].iter().any(|word| whole.contains(word));
        let is_meant = |of: &ItemId| of == item || looks_back;
        let mut alone = left_alone.iter().filter(|(of, was, _)| *was == self.value && is_meant(of));
        let (Some((_, _, person)), None) = (alone.next(), alone.next()) else { return None };
        let rest = self.rest_of_clause();
        // 第一位分享的是… is an order, and 三位队长中唯一的女同志 one of them.
        if self.before().ends_with('第') {
            return None;
        }
        // 毕春华两位家长: whoever is left is named already.
        let (before, name) = (self.before(), person.name.trim());
        let is_named = before.ends_with(name)
            || ADDRESSES.iter().any(|one| before.strip_suffix(one).is_some_and(|before| before.ends_with(name)));
        if is_named {
            return None;
        }
        // 请两个部门的负责同志作回应
        const THEY: [&str; 5] = ["的负责同志", "的同志", "的负责人", "的代表", "的领导"];
        let of_unit = rest.strip_prefix(['家', '个']).and_then(|thing| {
            let unit =
                ["部门", "单位", "企业", "公司", "乡镇", "支部"].iter().find(|unit| thing.starts_with(**unit))?;
            let is_theirs = THEY.iter().any(|they| thing.get(unit.len()..).is_some_and(|rest| rest.starts_with(they)));
            is_theirs.then_some(self.range.end + '个'.len_utf8() + unit.len())
        });
        if let Some((end, unit)) = of_unit.zip(unit_called(person)) {
            return Some((self.range.start..end, unit));
        }
        // 谢谢两位专家。
        let is_thanked = ["谢谢", "感谢"].iter().any(|thanks| before.ends_with(thanks));
        if is_thanked && rest.starts_with(['位', '名']) && !rest.contains('的') && rest.chars().count() <= CALLED {
            return Some((self.range.start..self.range.end + rest.len(), addressed(person)));
        }
        let (called, theirs) = rest.split_once('的').filter(|(called, _)| called.chars().count() <= CALLED)?;
        let theirs: String = theirs.chars().take(NEAR).collect();
        SPEECH.iter().chain(&THEIRS).find(|speech| theirs.contains(**speech))?;
        // 一位同志对企业提出的问题 says what he did.
        if called.contains(['各', '对', '从', '在', '提', '就', '给', '向', '作', '讲', '谈']) {
            return None;
        }
        let who = match called.chars().next()? {
            '位' | '名' => addressed(person),
            '家' | '个' => unit_called(person)?,
            _ => return None,
        };
        let clause = self.clause();
        let is_ahead =
            AHEAD.iter().any(|word| clause.contains(word)) && !["谢", "刚才"].iter().any(|word| clause.contains(word));
        // 这两位同志的发言, and 甲、乙两位同志的发言 is told by their names.
        let start = self.before().strip_suffix('这').map_or(self.range.start, str::len);
        (!is_ahead && !clause.contains('、')).then(|| (start..self.range.end + called.len(), who))
    }

    /// 三位是支行负责人，一位是客户经理, behind a number of all of them: how long it is.
    fn parts_told(&self, list: &str) -> Option<usize> {
        let part = |clause: &&str| {
            let (value, length) = numeral::at_start(clause)?;
            let rest = clause.get(length..)?.strip_prefix(['个', '位', '名', '家'])?;
            ["是", "来自", "为"].iter().any(|are| rest.starts_with(are)).then_some(value)
        };
        let sentence = list.get(..list.find(['。', '！', '\n']).unwrap_or(list.len()))?;
        let parts: Vec<&str> = sentence.split(['，', '；', '、']).take_while(|clause| part(clause).is_some()).collect();
        let is_sum = parts.iter().filter_map(part).sum::<u64>() == self.value;
        let marks = parts.len().checked_sub(1)? * '，'.len_utf8();
        (parts.len() > 1 && is_sum).then(|| parts.iter().map(|part| part.len()).sum::<usize>() + marks)
    }

    /// What is not said any more where a number would be one: 何青同志作了发言, and not 何青同志一位同志 or 何青一位代表先后发言.
    pub(super) fn surplus_of_one(&self, facts: &Facts) -> Option<Range<usize>> {
        let until = |length: usize| Some(self.range.start..self.range.end + length);
        let is_named = facts.speakers.iter().flat_map(|one| &one.names).any(|name| self.before().ends_with(name));
        if let Some(end) = ["位同志", "名同志"].into_iter().find(|end| self.behind().starts_with(end)) {
            let is_addressed = ["同志", "先生", "女士"].iter().any(|address| self.before().ends_with(address));
            return until(if is_addressed { end.len() } else { is_named.then_some('位'.len_utf8())? });
        }
        let behind = self.behind().strip_prefix(['位', '名'])?;
        // 苏副县长领导的讲话 is said of nobody, nor is 苏副县长一位领导的讲话.
        let is_titled = title_at_end(self.before()).is_some_and(|title| self.before().len() > title.len());
        if behind.starts_with("领导的") && is_titled {
            return until("位领导".len());
        }
        // 一位领导的讲话语重心长 is said of nobody.
        let is_thanked = ["谢谢", "感谢"].iter().any(|thanks| self.before().ends_with(thanks));
        if (behind.starts_with("领导的") || behind.starts_with("领导") && is_thanked) && !is_named {
            return until('位'.len_utf8());
        }
        // 请一位领导回座 is asked of nobody.
        let is_seated =
            ["回座", "归座", "就座", "入座", "请坐"].iter().any(|seat| self.rest_of_clause().ends_with(seat));
        if is_seated && self.before().ends_with('请') {
            return until('位'.len_utf8());
        }
        if is_named {
            return until('位'.len_utf8() + until_deed(behind)?);
        }
        None
    }

    /// 先后听取了姜丽总监的两个报告, where one is left: 听取了姜丽总监的报告.
    pub(super) fn one_report(&self) -> Option<(Range<usize>, String)> {
        let thing = self.behind().strip_prefix(['个', '份'])?;
        let is_theirs = ["的", "以上", "上述"].iter().any(|all| self.before().ends_with(all))
            && ["报告", "汇报", "通报"].iter().any(|what| thing.starts_with(what));
        let end = self.range.end + '个'.len_utf8();
        let clause = self.clause();
        let start = self.range.start - clause.len();
        is_theirs.then(|| match APART.iter().find_map(|apart| Some((clause.find(apart)?, apart.len()))) {
            Some((at, length)) => (start + at..end, clause.get(at + length..).unwrap_or_default().to_owned()),
            None => (self.range.start..end, String::new()),
        })
    }

    /// 周敏等三名同志, where nobody else is left: 周敏同志.
    pub(super) fn one_of_all(&self, facts: &Facts) -> Option<(Range<usize>, String)> {
        let before = self.before().strip_suffix('等')?;
        let end = ["位同志", "名同志"].into_iter().find(|end| self.behind().starts_with(end))?;
        let is_named = facts.speakers.iter().flat_map(|one| &one.names).any(|name| before.ends_with(name));
        is_named.then(|| (before.len()..self.range.end + end.len(), "同志".to_owned()))
    }

    /// 三家单位分别作了汇报, where one is left: 一家单位作了汇报. 一位同志的发言都很好 is said of nobody either.
    pub(in super::super) fn one_apart(&self) -> Option<(Range<usize>, String)> {
        let clause = self.rest_of_clause();
        // 三位代表从不同岗位讲述了故事
        const DIFFERENT: [&str; 9] = [
            "从不同的角度",
            "从不同的岗位",
            "从不同的方面",
            "从不同工作岗位",
            "从不同角度",
            "从不同岗位",
            "从不同方面",
            "从不同侧面",
            "从不同层面",
        ];
        if let Some((at, what)) = DIFFERENT.iter().find_map(|what| Some((clause.find(what)?, what))) {
            let end = self.range.end + at + what.len();
            return Some((self.range.start..end, format!("一{}", clause.get(..at)?)));
        }
        // 一位同志各有侧重 is said of nobody.
        if OF_SEVERAL.iter().any(|each| clause.contains(each)) {
            let (range, becomes) = without_clause(self.source, &self.range);
            // 讲得都很好 behind it is said of one, too.
            let rest = self.source.get(range.end..)?;
            let behind = rest.strip_prefix('，').unwrap_or(rest);
            let next = behind.get(..behind.find(CLAUSE_ENDS).unwrap_or(behind.len()))?;
            let next = rest.get(..rest.len() - behind.len() + next.len())?;
            let is_of_all = ["大家", "各", "我们"].iter().any(|all| next.contains(all));
            let all = ALL.iter().filter_map(|all| next.find(all)).min().filter(|_| !is_of_all);
            return Some(match all {
                Some(at) => (range.start..range.end + at + "都".len(), becomes + next.get(..at)?),
                None => (range, becomes),
            });
        }
        // 一位局长汇报了各自的工作
        if let Some((before, _)) = clause.split_once("各自的") {
            let end = self.range.end + before.len() + "各自的".len();
            return Some((self.range.start..end, format!("一{before}自己的")));
        }
        // 一家企业各带来一款产品
        let each = clause.split_once('各').filter(|(who, _)| who.chars().count() <= WHO && !who.contains('对'));
        if let Some((who, _)) = each {
            return Some((self.range.start..self.range.end + who.len() + '各'.len_utf8(), format!("一{who}")));
        }
        let apart = APART.into_iter().filter_map(|word| Some((clause.find(word)?, word)));
        let all = ALL.into_iter().filter_map(|word| Some((clause.find(word)?, "都")));
        let (at, word) = apart.chain(all).min()?;
        Some((self.range.start..self.range.end + at + word.len(), format!("一{}", clause.get(..at)?)))
    }

    /// 两位学员的发言，一位重在谈体会，一位重在谈打算，都很精彩, where one or three are: nobody knows which.
    pub(super) fn each_of_others(&self, number: u64) -> Option<(Range<usize>, String)> {
        let behind = self.behind();
        let until_end = behind.get(..behind.find(['。', '！', '？', '\n']).unwrap_or(behind.len()))?;
        let (thing, rest) = until_end.split_once('，')?;
        let each: Vec<&str> = rest.split_inclusive('，').take_while(|clause| clause.starts_with("一位")).collect();
        (u64::try_from(each.len()) == Ok(self.value)).then_some(())?;
        let rest = rest.get(each.iter().map(|clause| clause.len()).sum::<usize>()..)?;
        let rest = if number == 1 { rest.strip_prefix('都').unwrap_or(rest) } else { rest };
        // 发言的两位学员，一位来自机关，一位来自基层。: nothing else is said of them.
        let (_, last) = (each.first()?, each.last()?);
        if rest.is_empty() && !last.ends_with('，') {
            return Some((sentence(self.source, &self.range), String::new()));
        }
        let end = self.range.end + until_end.len();
        Some((self.range.start..end, format!("{}{thing}，{rest}", numeral::counted(number))))
    }
}
