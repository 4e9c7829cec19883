//! People whom words that somebody wrote out name although they do not speak, or somebody else does.

mod added;
mod compared;
mod left_out;
mod not_yet;
mod replaced;
mod units;

use super::super::sentence::{clause, part, sentence, without_clause};
use super::facts::{DEMANDS, Facts, Left, SUMS_UP};
use super::names::Names;
use super::numbers::{SAID, SPEECH};
use super::order::IN_TURN;
use super::{Because, Finding};
use crate::agenda::called::{attribute_before, known_as, mentions, unit_called};
use crate::agenda::rundown::StepKey;
use crate::agenda::{ItemKind, Rundown};
use crate::chinese::numeral;
pub(super) use compared::THEIRS;
use std::ops::Range;
pub(super) use units::{LOOKS_AHEAD, PRIZES};

/// What is said of people who spoke.
const THANKS: [&str; 2] = ["感谢", "谢谢"];
/// What is true of somebody who is not here or does not speak.
const ALL_THE_SAME: [&str; 29] = [
    "包案",
    "包保",
    "包联",
    "领办",
    "分管",
    "报到",
    "报送",
    "交到",
    "学习",
    "负责",
    "牵头",
    "督办",
    "督促",
    "整理",
    "联系人",
    "看齐",
    "带队",
    "要抓好",
    "为榜样",
    "整改",
    "获得",
    "荣获",
    "授予",
    "获奖者",
    "获奖的",
    "获奖个人",
    "获此",
    "评为",
    "入选",
];
/// What makes a sentence one of those who are elected, whoever speaks.
const ELECTED: [&str; 5] = ["当选", "选举产生", "候选人", "补选", "增选"];
/// What is voted for where somebody is put up, and else what somebody says of a thing.
const IN_FAVOUR: [&str; 2] = ["同意", "赞成"];
/// What is told of somebody's speech.
const SPOKE_OF: [&str; 4] = ["讲的是", "谈的是", "说的是", "讲到的"];
/// Where nobody can be asked who is not here.
const ON_STAGE: [&str; 3] = ["上台", "登台", "领奖"];
/// What makes a sentence one of those who are here.
pub(super) const HERE: [&str; 15] = [
    "成员是",
    "成员：",
    "出席",
    "列席",
    "参加",
    "参会",
    "介绍一下",
    "到会",
    "莅临",
    "光临",
    "在座",
    "领导有",
    "嘉宾有",
    "同志有",
    "就座的",
];
/// What people do who are here, whether they speak or not.
pub(super) const DO_HERE: [&str; 20] = [
    "举手",
    "全部同意",
    "一致同意",
    "合影",
    "归队",
    "列队",
    "会后",
    "散会后",
    "移步",
    "留步",
    "入座",
    "就座",
    "落座",
    "回座",
    "上台",
    "登台",
    "起立",
    "签约",
    "签字",
    "签订",
];
/// What somebody is thanked for who need not have spoken.
const CARES: [&str; 13] =
    ["慷慨", "捐赠", "奉献", "付出", "关心", "指导", "支持", "到来", "莅临", "帮助", "光临", "到场", "参与"];
/// What is done by several people, and is not speaking.
pub(super) const TOGETHER: [&str; 12] =
    ["签订", "签署", "签约", "签了", "颁奖", "颁发", "颁了奖", "揭牌", "揭了", "剪了彩", "剪彩", "见证了"];

/// What is not true in a text of a step.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let is_as_before = facts.gone.is_empty() && facts.replaced.is_empty() && facts.added.is_empty();
    if is_as_before && facts.orders.is_empty() {
        return Vec::new();
    }
    let names = Names::of(now, source);
    let mut found = Vec::new();
    facts.replaced.iter().for_each(|one| found.extend(names.replaced(one, step)));
    facts.gone.iter().for_each(|left| found.extend(names.without(left, step)));
    facts.added.iter().for_each(|added| found.extend(names.beside(added, step)));
    found.extend(names.not_yet(facts, step));
    found.extend(names.compared(facts, step));
    found
}

pub(super) fn has(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}

/// Whether somebody is called to sign something, or has signed it.
pub(super) fn is_signing(words: &str) -> bool {
    has(words, &["签订", "签署", "签约", "签字"]) && has(words, &["请", "上台", "登台"]) && !words.contains("分别")
}

/// Whether words are about those who are elected, and not about whoever 介绍了候选人情况.
fn is_of_election(words: &str) -> bool {
    let is_vote = has(words, &IN_FAVOUR) && has(words, &["担任", "任命", "的请", "人选"]);
    is_vote || has(&words.replace("候选人情况", ""), &ELECTED)
}

/// 名单已发给大家：组长甲，成员乙、丙: whoever stands on a list that is put to the vote does so, whoever is here.
pub(super) fn is_on_list(source: &str, range: &Range<usize>) -> bool {
    let words = source.get(sentence(source, range)).unwrap_or_default();
    words.contains("名单") && has(words, &["成员", "组长", "委员", "人选"])
}

/// 感谢汤主席为获奖者颁奖 without those who get the prize: it tells of whoever hands it out.
fn without_presenting(words: &str) -> String {
    match words.find("为获").filter(|at| words.get(*at..).is_some_and(|rest| rest.contains('颁'))) {
        Some(at) => {
            words.get(..at).unwrap_or_default().to_owned() + &words.get(at..).unwrap_or_default().replace("获奖", "")
        }
        None => words.to_owned(),
    }
}

/// Whether somebody is said to speak: 就整改监督工作提出要求 too.
fn is_to_speak(words: &str) -> bool {
    const DONE: [&str; 13] = [
        "提出要求",
        "提要求",
        "作部署",
        "作安排",
        "作总结",
        "作动员",
        "宣读了",
        "传达了",
        "宣布了",
        "部署了",
        "安排了",
        "解读了",
        "颁了",
    ];
    has(words, &SPEECH) || has(words, &DONE)
}

/// Whether words say something of people that is true whoever speaks: what they have won, are to do, or stand for.
pub(super) fn is_true_all_the_same(words: &str, of_absent: bool) -> bool {
    has(words, &ALL_THE_SAME) && !is_to_speak(words) || !of_absent && has(words, &HERE) || is_of_election(words)
}

/// The clause that some bytes lie in.
fn within<'a>(source: &'a str, range: &Range<usize>) -> &'a str {
    source.get(clause(source, range)).unwrap_or_default()
}

/// The same, and where it only says who they are the clause before it: 候选人两名，分别是甲、乙; 获奖者是：甲、乙.
pub(super) fn with_heading<'a>(source: &'a str, range: &Range<usize>) -> &'a str {
    const ARE: [&str; 6] = ["分别是", "分别为", "他们是", "依次是", "是", "为"];
    let own = clause(source, range);
    let says_who = ARE.iter().any(|are| source.get(own.start..).is_some_and(|words| words.starts_with(are)));
    let before = source.get(..own.start).unwrap_or_default();
    let heading = before.strip_suffix('：').or_else(|| before.strip_suffix('，').filter(|_| says_who));
    let start = heading.map_or(own.start, |before| clause(source, &(before.len()..before.len())).start);
    let heads = source.get(start..own.start).is_some_and(|heading| has(heading, &ELECTED) || heading.contains('奖'));
    source.get(if heads { start } else { own.start }..own.end).unwrap_or_default()
}

impl Names<'_> {
    /// 先请卜爱莲副主任说明方案, in another item than the one that they speak in no more: whoever is here is called there all the same.
    fn is_called_elsewhere(&self, left: &Left, step: &StepKey, range: &Range<usize>) -> bool {
        let is_frame = || {
            let items = &self.now.agenda().items;
            let item = items.iter().find(|item| item.id == step.0);
            item.is_none_or(|item| matches!(item.kind, ItemKind::Opening | ItemKind::Closing))
        };
        let calls = || {
            let own = within(self.source, range);
            ["请", "由"].iter().any(|call| own.contains(call)) && !own.contains('了')
        };
        !left.is_absent && left.item != step.0 && calls() && !is_frame()
    }

    /// 刚才为大家颁奖的 before a name, of a deed that did not come about.
    fn told_of_lost(&self, deeds: Option<&[&'static str]>, name: &Range<usize>) -> Option<Range<usize>> {
        let start = [name.start, self.entry(name).start]
            .into_iter()
            .find(|start| self.source.get(..*start).is_some_and(|before| before.ends_with('的')))?;
        let told = attribute_before(self.source, start)?..start;
        has(self.source.get(told.clone())?, deeds?).then_some(told)
    }

    /// Whether the words around some bytes tell of speaking: the clause, or where it says nothing of what is done the sentence.
    fn tells_of_speech(&self, range: &Range<usize>) -> bool {
        let (own, whole) =
            (within(self.source, range), self.source.get(sentence(self.source, range)).unwrap_or_default());
        // 感谢凌组长一行的关心和指导 is true of whoever is here.
        let thanks = |words: &str| has(words, &THANKS) && !has(words, &CARES);
        let speaks = |words: &str| {
            has(words, &SPEECH) || has(words, &SAID) || thanks(words) || has(words, &DEMANDS) || has(words, &SUMS_UP)
        };
        // 听了邵玉兰、祝凯两位老师的故事
        let is_heard = ["听了", "听取了", "听完", "聆听了", "家的意见", "志的意见", "员的意见", "表的意见"]
            .iter()
            .any(|heard| own.contains(heard));
        // 今天安排了五位代表，依次是甲、乙…
        if has(own, &IN_TURN) {
            return true;
        }
        if has(own, &TOGETHER) {
            has(own, &SPEECH) || is_heard
        } else {
            is_heard || speaks(own) || speaks(whole) && !has(whole, &HERE)
        }
    }

    /// 请甲院长和乙总监上台签订协议: one of two who sign. Nobody signs alone, and perhaps somebody else of theirs does.
    /// It is shown as a doubt then.
    fn signs_with_one(&self, left: &Left, range: &Range<usize>) -> bool {
        let is_shown = left.only.is_none() && unit_called(&left.person).is_some();
        // 请甲、乙上台签约；请丙上台见证。
        let is_pair = |whole: Range<usize>| {
            let words = self.source.get(whole.clone()).unwrap_or_default();
            is_signing(words) && !words.contains("代表") && !words.contains("见证") && self.within(whole).count() == 2
        };
        // 请甲与乙签约，请丙到台侧等候。
        is_shown && (is_pair(part(self.source, range)) || is_pair(clause(self.source, range)))
    }

    /// Takes somebody out of lists of names, or else the sentences that name them. Whoever is here and only does not speak is
    /// named truly wherever it is not about speaking.
    fn without(&self, left: &Left, step: &StepKey) -> Vec<Finding> {
        let by_letters = mentions(&left.person, &self.now.agenda().people, self.source);
        let places = by_letters.into_iter().map(|mention| mention.range).chain(self.by_id(left.id.as_str()));
        let stays = |range: &Range<usize>| {
            let words = within(self.source, range);
            // 请毕海燕、钱大伟等五名书记报整改清单: one of those who are counted.
            let counted = words.split('等').skip(1);
            let is_counted = counted.into_iter().any(|rest| rest.starts_with(numeral::is_numeral));
            // 让我们把掌声送给葛教授, in the item that he speaks in no more.
            let is_applauded = step.0 == left.item && words.contains("掌声");
            let speaks_of = |deeds: &[&'static str]| {
                has(words, deeds) || has(words, &SPOKE_OF) && deeds.iter().any(|deed| SPEECH.contains(deed))
            };
            // 请甲主任、乙秘书长和获奖者合影, right behind what they would have done.
            let is_pictured = step.0 == left.item && left.is_absent && words.contains("合影");
            // 依次是甲、乙、丙, in the item that they speak in no more, whatever else they do.
            let is_in_turn = step.0 == left.item && has(words, &IN_TURN);
            let is_other = left.only.as_ref().is_some_and(|deeds| !speaks_of(deeds))
                && !is_applauded
                && !is_pictured
                && !is_in_turn;
            // 团队负责人阮思思 sees to nothing.
            let told =
                without_presenting(with_heading(self.source, range)).replace("负责人", "").replace("负责同志", "");
            let told = told.as_str();
            // 把甲、乙、丙三位企业家的意见整理成清单: what they have said, whatever is done with it.
            let is_their_say =
                ["的意见", "的建议", "的发言", "提出的问题", "反映的问题"].iter().any(|say| words.contains(say));
            is_other
                || self.signs_with_one(left, range)
                || is_of_election(told)
                || is_on_list(self.source, range)
                || self.is_called_elsewhere(left, step, range)
                || !is_counted
                    && !is_their_say
                    && has(&told.replace("学习了", "").replace("学习的", ""), &ALL_THE_SAME)
                    && !is_to_speak(words)
                    && !has(words, &ON_STAGE)
        };
        let because = || Because::Gone(known_as(&left.person));
        // Whoever has the turn is called to it, whichever other one they have lost.
        if self.has_turn(&left.id, step) {
            let told = places.filter_map(|range| self.told_of_lost(left.only.as_deref(), &range));
            return told.map(|range| Finding { range, becomes: String::new(), because: because() }).collect();
        }
        // 跟鲍阿姨一样，遥遥也说…: only that they are alike is not said any more.
        let is_likened = |range: &Range<usize>| self.all.contains(range) && self.likened(range).is_some();
        let untrue = places
            .filter(|range| (left.is_absent || self.tells_of_speech(range)) && !stays(range) && !is_likened(range));
        let named = untrue.map(|mention| match self.other_deeds(left, &mention) {
            Some((range, becomes)) => Finding { range, becomes, because: because() },
            None => self.without_mention(left, mention, because()),
        });
        let told = self.units_told(left).into_iter();
        let told = told.map(|unit| self.without_mention(left, self.with_their_own(unit), because()));
        let represented = self.represented(left).map(|(range, becomes)| Finding { range, becomes, because: because() });
        let place = self.without_place(left).map(|(range, becomes)| Finding { range, becomes, because: because() });
        let apart = self.told_apart(left).map(|told| {
            let (range, becomes) = without_clause(self.source, &told);
            Finding { range, becomes, because: because() }
        });
        let praised = self.praised_apart(left);
        let praised = praised.map(|range| Finding { range, becomes: String::new(), because: because() });
        named.chain(told).chain(represented).chain(place).chain(apart).chain(praised).collect()
    }
}
