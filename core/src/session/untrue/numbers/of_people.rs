//! How many people speak, are called together or are here, and which of those an item has a number counts.

use super::super::super::sentence::sentence;
use super::super::facts::{Facts, Turns};
use super::super::mention::{DO_HERE, HERE, has};
use super::super::names::ADDRESSES;
use super::super::speakers::{Of, Speakers};
use super::super::stage::Together;
use super::super::{Because, Finding};
use super::{Number, SAID, SPEECH, UNITS};
use crate::agenda::called::{counts_units, unit_and_office};
use crate::agenda::person::title_behind;
use crate::agenda::{ItemId, Person, PersonId};
use crate::chinese::clauses::CLAUSE_ENDS;
use crate::chinese::{is_han, numeral};
use std::ops::Range;

/// What is said to those who spoke, in the item that they spoke in.
const THANKED: [&str; 6] = ["掌声", "感谢", "谢谢", "祝贺", "建议", "意见"];
/// What those who get it are counted by, and not those who speak.
const PRIZES: [&str; 10] = ["奖章", "奖牌", "奖状", "证书", "聘书", "颁奖", "颁发", "授予", "佩戴", "当选"];
/// What those who spoke did, behind their number, in words that say nothing of speaking.
const DID: [&str; 21] = [
    "提的意见",
    "提的问题",
    "提的建议",
    "的经验",
    "的做法",
    "的体会",
    "的案例",
    "的精心准备",
    "讲述了",
    "讲完了",
    "说完了",
    "个人讲完",
    "个人说完",
    "讲出了",
    "说出了",
    "道出了",
    "位代表说的",
    "位代表讲的",
    "位代表谈的",
    "打开了思路",
    "来自不同",
];
/// What people are who are honoured or appointed, and characters in which it stands.
const HONOURED: [&str; 12] =
    ["获得者", "获奖", "受聘", "特聘", "获聘", "入选", "带头人", "标兵", "先进个人", "优秀员工", "劳动模范", "当选"];
const WHO_THEY_ARE: usize = 12;
/// What is said before those who were asked to come.
const INVITED: [&str; 6] = ["请来了", "请到了", "邀请了", "邀请到", "找了", "找来了"];
/// What several people do who do not speak.
const NO_SPEECH: [&str; 4] = ["签", "上台", "登台", "揭"];
/// What those who spoke are called before what is theirs: 三位老师的故事.
const SPOKE: [&str; 8] = ["老师的", "代表的", "同志的", "专家的", "教师的", "同学的", "嘉宾的", "团长的"];
/// Characters in which the office stands by which people are counted: 三位部门书记.
const NEAR: usize = 8;
/// Characters of what people are counted as: 五位企业家.
const NOUN: usize = 3;
/// And of 专家 in 三位专家.
const SHORT_NOUN: usize = 2;
/// What people are who are counted in two characters.
const WHO: [&str; 8] = ["专家", "嘉宾", "评委", "委员", "老师", "学员", "教师", "评审"];

impl Number<'_> {
    /// What units are counted as behind the number, where all were of that kind and somebody has come who is not.
    pub(super) fn kind_of_some(&self, facts: &Facts, number: u64) -> Option<Range<usize>> {
        let start = self.range.end + self.behind().chars().next().filter(|c| matches!(c, '个' | '家'))?.len_utf8();
        let thing = self.source.get(start..)?;
        let kind = UNITS.iter().filter(|kind| thing.starts_with(**kind)).max_by_key(|kind| kind.len())?;
        let are_many = |people: &[(PersonId, Person)], many: u64| u64::try_from(people.len()) == Ok(many);
        let is_of = |(_, person): &(PersonId, Person)| unit_and_office(person).contains(*kind);
        let is_mixed = |turns: &&Turns| {
            are_many(&turns.before, self.value)
                && are_many(&turns.now, number)
                && turns.before.iter().all(is_of)
                && !turns.now.iter().all(is_of)
        };
        facts.turns.iter().find(is_mixed).map(|_| start..start + kind.len())
    }

    /// 两位主席分别作了报告, where one of the two who speak is no 主席 any more.
    pub(super) fn of_other_offices(&self, facts: &Facts) -> Option<Finding> {
        let behind = self.behind();
        let office = title_behind(behind.strip_prefix(['位', '名'])?)?;
        let hold = |offices: &[Option<String>]| {
            offices.iter().all(|held| held.as_ref().is_some_and(|held| held.ends_with(office)))
        };
        let mut groups = facts.groups().filter(|one| one.was == self.value && one.is == one.was);
        groups.find(|one| hold(&one.offices[0]) && !hold(&one.offices[1]))?;
        let start = self.range.end + '位'.len_utf8();
        let range = start..start + office.len();
        Some(Finding { range, becomes: "同志".to_owned(), because: Because::Speakers })
    }

    /// How many people speak now, where a number told of that in a sentence about speaking, or behind their names.
    pub(super) fn speakers(&self, facts: &Facts, id: &ItemId) -> Option<(u64, Because)> {
        let (clause, behind) = (self.clause(), self.behind());
        // 市住建局、市交通局两家部门 are listed by their own names.
        let is_listed = clause.contains('、');
        let of_units = || {
            !is_listed
                // 三个村庄的材料 are no speakers.
                && !behind.get('个'.len_utf8()..).is_some_and(|thing| thing.starts_with("村庄"))
                && (self.counts_units()
                    // 三家群团组织: bodies of any kind.
                    || behind.strip_prefix('家').is_some_and(|of| of.starts_with(is_han) && !of.starts_with(['人', '庭', '乡', '长', '属'])))
        };
        // 述职的有甲、乙、丙，共三人
        let in_all = behind.starts_with('人') && self.before().ends_with('共');
        (self.counts_people() || in_all || of_units()).then_some(())?;
        let names = |one: &&Speakers| one.names.iter().any(|name| clause.contains(name));
        let of_round = || facts.groups().find(|one| one.of != Of::Group && one.was == self.value && names(one));
        let named = of_round().or_else(|| facts.speakers.iter().find(names)).or_else(|| self.listed_behind(facts));
        // Right behind names it counts those, whoever speaks.
        let before = self.before();
        let before = ADDRESSES.iter().find_map(|address| before.strip_suffix(address)).unwrap_or(before);
        if before.ends_with(['}', '｝'])
            || facts.speakers.iter().flat_map(|one| &one.names).any(|name| before.ends_with(name))
        {
            return None;
        }
        let words = self.source.get(sentence(self.source, &self.range))?;
        let gives = self.rest_of_clause();
        // 甲、乙、丙三位同志: their own number, whoever of them speaks.
        let row = clause.trim_start_matches(CLAUSE_ENDS).trim_end_matches('等').split(['、', '和']);
        let is_row = row.clone().all(|name| name.chars().nth(1).is_some());
        if self.value > 1 && is_row && u64::try_from(row.count()) == Ok(self.value) && !has(clause, &SPEECH) {
            return None;
        }
        // 三位“金穗奖”获得者, 一位特聘研究员: what they have become, whoever speaks.
        if self.counts_honoured() && !has(gives, &SPEECH) {
            return None;
        }
        // 三家单位签订了责任书, each called to.
        let (signed, sign) = facts.signers;
        if has(gives, &["签", "领了任务"]) && signed == self.value && sign > 0 {
            return (sign != signed).then_some((sign, Because::Speakers));
        }
        let own = facts.groups().any(|one| one.item == *id && one.was == self.value);
        // 今天有三位代表上台，首先请…发言。
        let come_to_speak =
            own && has(self.source, &SPEECH) && has(gives, &["上台", "登台"]) || own && gives.contains("走上讲台");
        // 五位企业家提出的意见, whom an item has to speak.
        let noun: String = behind.chars().skip(1).take(NOUN).collect();
        let by_noun =
            |one: &&Speakers| one.was == self.value && noun.chars().count() == NOUN && one.title.contains(&noun);
        // 四位传承人登台献艺, in an item of 传承人展示技艺.
        let is_of_title = || facts.speakers.iter().any(|one| by_noun(&one));
        // 候选人两名，分别是甲、乙
        if clause.contains("候选")
            || clause.contains("名额")
            || has(gives, &PRIZES) && !is_of_title()
            || has(gives, &NO_SPEECH)
                && !has(gives, &SPEECH)
                && !has(clause, &SPEECH)
                && !come_to_speak
                && !is_of_title()
        {
            return None;
        }
        let thanked = own && (THANKED.iter().any(|word| words.contains(word)) || words.contains("分别是"));
        // 请五位书记会后列出清单: all who spoke are.
        let by_office = |one: &&Speakers| {
            let near: String = behind.chars().skip(1).take(NEAR).collect();
            let first =
                |office: &str| near.find(office).and_then(|at| near.get(..at)).map(|ahead| ahead.chars().count());
            let is_counted = |office: &str| first(office).is_some_and(|ahead| ahead <= 2);
            behind.starts_with(['位', '名']) && one.was == self.value && one.office.as_deref().is_some_and(is_counted)
        };
        // 按照三位专家的意见, beside an item of 专家质询, however many others spoke elsewhere.
        let short: String = behind.chars().skip(1).take(SHORT_NOUN).collect();
        // 专家组由三位专家组成, whoever of them speaks.
        let is_of_group = has(gives, &["组成", "成员", "组长"]);
        let by_short_noun = |one: &&Speakers| {
            !is_of_group
                && behind.starts_with(['位', '名'])
                && one.was == self.value
                && WHO.contains(&short.as_str())
                && one.title.contains(&short)
        };
        let own_first = || facts.groups().filter(|one| one.item == *id).chain(facts.groups());
        let is_of_those_here = !come_to_speak && self.is_of_those_here();
        let counted = |one: &Speakers| {
            let is = if is_of_those_here { one.here } else { one.is };
            (is != self.value && is > 0).then_some((is, Because::Speakers))
        };
        if let Some(one) = own_first().find(by_office) {
            return counted(one);
        }
        let mut of_short_noun = facts.speakers.iter().filter(by_short_noun);
        if let (Some(one), None) = (of_short_noun.next(), of_short_noun.next()) {
            return counted(one);
        }
        let mut of_noun = facts.speakers.iter().filter(by_noun);
        if let (Some(one), None) = (of_noun.next(), of_noun.next()) {
            let counted = counted(one);
            if counted.is_some() {
                return counted;
            }
        }
        // 今天我们请到了三位嘉宾
        let are_invited = own && INVITED.iter().chain(&["安排了"]).any(|all| before.ends_with(all));
        // 一共三位，每位八分钟
        let are_all = are_invited
            || own && ["一共", "共有", "总共"].iter().any(|all| before.ends_with(all)) && words.contains("每位");
        // 感谢四位同志的精心准备, 三位老师的故事
        // 三位同志的先进事迹 are theirs who are honoured.
        let theirs = || {
            !gives.contains("事迹")
                && SPOKE.iter().any(|who| behind.get('位'.len_utf8()..).is_some_and(|of| of.starts_with(who)))
        };
        // 两位毕业生代表的话, in an item that has speakers of its own, tells of no two of another one.
        let is_of_another = !own && facts.speakers.iter().any(|one| one.item == *id && one.is > 0);
        let prepared = has(gives, &DID) || theirs() && !is_of_another || are_all || own && self.is_told_twice();
        (named.is_some()
            || thanked
            || prepared
            || come_to_speak
            || SPEECH.iter().chain(&SAID).any(|word| words.contains(word)))
        .then_some(())?;
        // 感谢两位领导 counts no two students elsewhere.
        let elsewhere = || {
            let only_one = self.only_one(facts, |_| true);
            only_one.or_else(|| self.only_one(facts, |one| self.tells_of(&one.title)))
        };
        let is_of_leaders = behind.chars().take(NEAR).collect::<String>().contains("领导");
        let meant = named
            .or_else(|| self.groups(facts).find(|one| one.item == *id && one.was == self.value))
            .or_else(|| self.entry(facts))
            .or_else(|| match is_of_leaders {
                // 两位领导的致辞
                true => self.only_one(facts, |one| one.title.contains("领导")),
                false => elsewhere(),
            })?;
        if meant.was == self.value && !self.is_of_another_kind(facts, meant) { counted(meant) } else { None }
    }

    /// 四个人，四段故事: whether the next clause counts as many things of theirs, and this one nothing else.
    pub(super) fn is_told_twice(&self) -> bool {
        self.twin().is_some()
    }

    /// Where the other one stands.
    pub(super) fn twin(&self) -> Option<Range<usize>> {
        const THINGS: [char; 7] = ['段', '个', '种', '场', '份', '样', '颗'];
        let bare = matches!(self.rest_of_clause(), "个人" | "位" | "位同志" | "位老师" | "位代表");
        let next = self.behind().get(self.rest_of_clause().len()..).and_then(|rest| rest.strip_prefix('，'));
        let next = next.filter(|_| bare)?;
        let (value, length) = numeral::at_start(next)?;
        let is_twin = value == self.value && next.get(length..)?.starts_with(THINGS);
        let start = self.source.len() - next.len();
        is_twin.then(|| start..start + length)
    }

    /// 两个镇街 beside others who spoke in an item, and none of a town in the one that has as many.
    fn is_of_another_kind(&self, facts: &Facts, meant: &Speakers) -> bool {
        const PLACES: [&str; 8] = ["镇街", "乡镇", "镇", "街道", "村", "社区", "县区", "县"];
        let thing = self.behind().trim_start_matches('个');
        let Some(kind) = PLACES.iter().find(|kind| thing.starts_with(**kind)) else { return false };
        let turns = facts.turns.iter().find(|turns| turns.item == meant.item);
        turns.is_some_and(|turns| {
            turns.before.iter().all(|(_, person)| !unit_and_office(person).contains(|c| kind.contains(c)))
        })
    }

    /// Those whom a list names right behind the number: 三家主管部门的代表，唐果、舒朗、米诺.
    fn listed_behind<'a>(&self, facts: &'a Facts) -> Option<&'a Speakers> {
        let whole = sentence(self.source, &self.range);
        let own = self.rest_of_clause();
        if own.contains('了') || SPEECH.iter().any(|word| own.contains(word)) {
            return None;
        }
        let list = self.source.get(self.range.end..whole.end)?.split_once('，')?.1.split('，').next()?;
        let are_named = |one: &&Speakers| {
            let named = one.names.iter().filter(|name| list.contains(name.as_str())).count();
            one.was == self.value && u64::try_from(named) == Ok(self.value)
        };
        self.groups(facts).find(are_named)
    }

    /// 四家共建单位的代表 in a list of those present, 请三位队长归队: whether whoever is here is counted, though they may not speak.
    pub(in super::super) fn is_of_those_here(&self) -> bool {
        let is_invited = |words: &str| has(words, &INVITED) || words.contains("还有");
        let whole = sentence(self.source, &self.range);
        let ahead = self.source.get(whole.start..self.range.start).unwrap_or_default();
        let own = [self.clause(), self.rest_of_clause()];
        let speaks = own.iter().any(|words| has(words, &SPEECH) || has(words, &SAID));
        let is_here = own.iter().any(|words| has(words, &HERE) || has(words, &DO_HERE) || is_invited(words));
        !speaks && (is_here || has(ahead, &HERE) || is_invited(ahead))
    }

    /// Whether it counts units of a kind: 三个部门, 三个行业主管部门.
    pub(in super::super) fn counts_units(&self) -> bool {
        counts_units(self.behind())
    }

    /// 三位领导为园区揭了牌, 感谢三位嘉宾的解答, where two are called to.
    pub(super) fn together(&self, facts: &Facts, id: &ItemId) -> Option<(u64, Because)> {
        // 三方签署协议
        (self.behind().starts_with(['位', '名', '家', '方']) || self.counts_units()).then_some(())?;
        let rest = self.rest_of_clause();
        // 感谢六位领导和嘉宾，请回座: whoever was on the stage.
        let words = self.source.get(sentence(self.source, &self.range)).unwrap_or_default();
        let is_seated = ["回座", "归座", "就座", "入座"].iter().any(|seat| words.contains(seat));
        let is_told = |one: &&Together| {
            // 请四位合影留念
            let is_own = one.item == *id && THANKED.iter().chain(&["合影"]).any(|word| words.contains(word));
            is_own || one.deed.is_some_and(|deed| rest.contains(deed) || is_seated)
        };
        // 祝贺两家医院携手, where two came up to see them sign.
        let counts_bodies = !self.behind().starts_with(['位', '名']);
        let may_be =
            |one: &&Together| one.was == self.value && one.is != one.was && (one.deed.is_some() || !counts_bodies);
        let told = facts.together.iter().filter(may_be).find(is_told);
        // Behind their names it counts those.
        told.filter(|_| !self.clause().contains('、')).map(|one| (one.is, Because::Speakers))
    }

    /// 三位捐赠人, whom an item called 捐赠人讲述 has four of now.
    pub(super) fn is_of_changed_title(&self, facts: &Facts) -> bool {
        let noun: String = self.behind().chars().skip(1).take(NOUN).collect();
        let is_meant = |one: &Speakers| {
            one.was == self.value && one.is != one.was && noun.chars().count() == NOUN && one.title.contains(&noun)
        };
        self.behind().starts_with(['位', '名']) && facts.speakers.iter().any(is_meant)
    }

    /// 三份协议全部签订完毕, 签约分三轮进行, 三组单位签了约, where two pairs are called to sign.
    pub(super) fn signed(&self, facts: &Facts, id: &ItemId) -> Option<(u64, Because)> {
        const SIGNED: [&str; 6] = ["协议", "合同", "责任书", "备忘录", "意向书", "合作书"];
        let (was, is) = facts.signers;
        let thing = self.behind().strip_prefix(['份', '个', '项', '轮', '组', '对'])?;
        let words = self.source.get(sentence(self.source, &self.range))?;
        let counts_rounds = self.behind().starts_with(['轮', '组', '对']);
        let is_told = (counts_rounds || SIGNED.iter().any(|signed| thing.contains(signed))) && words.contains('签');
        if is_told && was == self.value && is != was && is > 0 {
            return Some((is, Because::Speakers));
        }
        // 四份责任书，四份沉甸甸的承诺, of an item to which four are called together to sign.
        let mut signed = facts.together.iter().filter(|one| one.item == *id && one.deed == Some("签"));
        let one = signed.find(|one| one.was == self.value && one.is != one.was)?;
        let is_of_these = SIGNED.iter().chain(&["承诺", "责任", "约定"]).any(|signed| thing.contains(signed));
        is_of_these.then_some((one.is, Because::Speakers))
    }

    /// 感谢三位嘉宾 in an item in which three are called as before, whoever else was as many elsewhere.
    pub(super) fn counts_the_same(&self, facts: &Facts, id: &ItemId) -> bool {
        let is_same = |item: &ItemId, was: u64, is: u64| item == id && was == self.value && is == was;
        self.value > 1
            && self.counts_people()
            && (facts.together.iter().any(|one| is_same(&one.item, one.was, one.is))
                || facts.groups().any(|one| is_same(&one.item, one.was, one.is)))
    }

    /// The item that a list tells of by 二是 or 第二项.
    pub(super) fn entry<'a>(&self, facts: &'a Facts) -> Option<&'a Speakers> {
        let entry = self.clause().trim_start_matches(CLAUSE_ENDS).trim_start_matches('第');
        let (number, length) = numeral::at_start(entry)?;
        entry.get(length..)?.starts_with(['是', '项', '、']).then_some(())?;
        let is_told = |one: &&Speakers| facts.numbers.get(&one.item).is_some_and(|(was, _)| was.own == Some(number));
        let counted = |one: &&Speakers| one.was == self.value;
        facts.groups().filter(is_told).find(counted).or_else(|| facts.speakers.iter().find(is_told))
    }

    /// Whether it counts those who are honoured or appointed: 三位“金穗奖”获得者, 三位学科带头人.
    pub(in super::super) fn counts_honoured(&self) -> bool {
        let near: String = self.behind().chars().take(WHO_THEY_ARE).collect();
        has(&near, &HONOURED)
    }

    /// Whether people do the same around the number as in an item with this title: 请汇报的两家单位, 两家单位的汇报.
    pub(super) fn tells_of(&self, title: &str) -> bool {
        let (before, behind) = (self.clause(), self.rest_of_clause());
        SPEECH.iter().any(|word| title.contains(word) && (behind.contains(word) || before.contains(word)))
    }

    /// Those whom the number may count: of units everybody who speaks for one.
    pub(super) fn groups<'a>(&self, facts: &'a Facts) -> impl Iterator<Item = &'a Speakers> {
        let counts_people = self.counts_people();
        let is_called_otherwise = move |one: &Speakers| {
            facts.is_called_otherwise(one)
                && !one.office.as_deref().is_some_and(|office| self.rest_of_clause().contains(office))
        };
        facts.groups().filter(move |one| (counts_people || one.of != Of::Group) && !is_called_otherwise(one))
    }

    /// The item that is told of elsewhere, where only one can be meant.
    pub(super) fn only_one<'a>(&self, facts: &'a Facts, is_told: impl Fn(&Speakers) -> bool) -> Option<&'a Speakers> {
        let mut meant = self.groups(facts).filter(|one| one.was == self.value && is_told(one));
        let found = meant.next()?;
        // Those of a round may be those who make a speech, too.
        meant.all(|other| other.item == found.item && other.is == found.is).then_some(found)
    }
}
