//! People whom words that somebody wrote out name although they do not speak, or somebody else does.

use super::super::sentence::{ORDERS, clause, clause_out, first_again, left_out, part, sentence, untold};
use super::facts::{Added, DEMANDS, Facts, Left, Replaced};
use super::names::{ADDRESSES, JOINTS, Names, TITLE, unit_and_office};
use super::numbers::SPEECH;
use super::{Because, Finding};
use crate::agenda::called::{addressed, instead, mentions, tells_of_next, unit_called, units};
use crate::agenda::check::{ends_in_office, title_at_end, title_behind};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, Rundown};
use crate::chinese::numeral;
use std::ops::Range;

/// What leads over to somebody within a sentence.
const LEADS: [&str; 10] = ["由", "请", "并请", "还有", "以及", "同时", "随后", "特别是", "尤其是", "其中"];
/// What somebody is made for a vote: 计票人由某某担任.
const OFFICERS: [&str; 6] = ["监票人由", "总监票人由", "计票人由", "唱票人由", "记录人由", "领誓人由"];
/// What is said of people who spoke.
const THANKS: [&str; 2] = ["感谢", "谢谢"];
/// What may stand before it.
const AGAIN: [&str; 3] = ["再次", "也", "最后"];
/// What is true of somebody who is not here or does not speak.
const ALL_THE_SAME: [&str; 15] = [
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
];
/// What makes a sentence one that tells of what was said.
const LOOKS_BACK: [&str; 12] =
    ["刚才", "的发言", "汇报了", "的汇报", "的做法", "的经验", "讲得", "谈得", "谈了", "讲了", "介绍了", "关心"];
/// What units are given to do.
const TASKS: [&str; 3] = ["由", "配合", "牵头"];
/// What makes a clause one of what is to be done.
const LOOKS_AHEAD: [&str; 11] = ["请", "要", "会后", "下一步", "希望", "将", "准备", "负责", "由", "配合", "牵头"];
/// What makes a sentence one of those who are elected, whoever speaks.
const ELECTED: [&str; 7] = ["当选", "选举产生", "候选人", "同意", "赞成", "补选", "增选"];
/// What somebody is for others, whoever it is.
const FOR_OTHERS: [&str; 4] = ["代表", "候选人", "获得者", "主持"];
/// What makes a clause one of those who are honoured, whoever speaks.
const HONOURED: [&str; 4] = ["领奖", "获得", "荣获", "称号"];
/// Where nobody can be asked who is not here.
const ON_STAGE: [&str; 3] = ["上台", "登台", "领奖"];
/// What makes a sentence one of those who are here.
const HERE: [&str; 12] =
    ["出席", "参加", "参会", "介绍一下", "到会", "莅临", "光临", "在座", "领导有", "嘉宾有", "同志有", "就座的"];
/// What somebody is thanked for who need not have spoken.
const CARES: [&str; 6] = ["关心", "指导", "支持", "到来", "莅临", "帮助"];
/// Characters of what somebody's words are called: 的重要讲话精神.
const WORDS: usize = 8;
/// What a clause ends with that is spoken of in the ones behind it: 董事长的讲话，指明了方向.
const SPOKEN: [&str; 18] = [
    "讲话", "发言", "报告", "致辞", "汇报", "介绍", "点评", "通报", "结论", "意见", "建议", "分享", "演讲", "授课",
    "讲解", "寄语", "解读", "的话",
];
/// What is done by several people, and is not speaking.
const TOGETHER: [&str; 6] = ["签订", "签署", "签约", "颁奖", "颁发", "揭牌"];
/// What a clause begins with that has its subject in the clause before.
const WITHOUT_SUBJECT: [&str; 24] = [
    "是我们",
    "从",
    "又",
    "并",
    "还",
    "对",
    "就",
    "围绕",
    "提出",
    "讲",
    "要求",
    "强调",
    "作",
    "进行",
    "分析",
    "全面",
    "深入",
    "深刻",
    "系统",
    "指出",
    "肯定",
    "充分",
    "既",
    "也",
];
/// What somebody is who does not do it for the one whose turn they have.
const ROLES: [&str; 6] = ["监票", "计票", "唱票", "候选", "主席团", "名单"];
/// What makes a clause one that stands by itself.
const TELLS: [&str; 6] = ["结束", "开始", "都很", "十分", "担任", "请"];
/// What a clause ends with before somebody's own words.
const SAYS: [&str; 5] = ["说得好", "讲得好", "说", "讲到", "提到"];
/// What a sentence may go on with.
const GOES_ON: [&str; 7] = ["请", "让我们", "下面", "现在", "接下来", "希望", "大家"];

/// What is not true in a text of a step.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    if facts.gone.is_empty() && facts.replaced.is_empty() && facts.added.is_empty() {
        return Vec::new();
    }
    let names = Names::of(now, source);
    let mut found = Vec::new();
    facts.replaced.iter().for_each(|one| found.extend(names.replaced(one, step)));
    facts.gone.iter().for_each(|left| found.extend(names.without(left)));
    for added in &facts.added {
        let Added { person, before, speaks_elsewhere, others } = added;
        let people = &now.agenda().people;
        let is_there = |range: &Range<usize>| {
            let words = source.get(sentence(source, range)).unwrap_or_default();
            !mentions(person, people, words).is_empty()
        };
        let speaks = |range: &Range<usize>| {
            let own = within(source, range);
            has(own, &SPEECH) || has(own, &THANKS) || has(own, &["掌声"])
        };
        // Whoever is put in is a speaker, and perhaps no guest.
        let is_here =
            |range: &Range<usize>| has(within(source, range), &HERE) || has(within(source, range), &["来宾", "嘉宾"]);
        let behind = mentions(before, people, source).into_iter().map(|mention| mention.range);
        // Whoever speaks in other items too is told of for this one beside those who speak in it.
        let is_of_item = |range: &Range<usize>| {
            let own = within(source, range);
            !speaks_elsewhere || others.iter().any(|other| !mentions(other, people, own).is_empty())
        };
        let behind = behind.filter(|range| is_of_item(range) && speaks(range) && !is_here(range) && !is_there(range));
        let listed = behind.filter_map(|range| names.with(person, range));
        found.extend(listed.map(|(range, becomes)| Finding { range, becomes, because: Because::Speakers }));
        found.extend(names.with_unit(added));
    }
    found
}

fn has(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}

/// The clause that some bytes lie in.
fn within<'a>(source: &'a str, range: &Range<usize>) -> &'a str {
    source.get(clause(source, range)).unwrap_or_default()
}

impl Names<'_> {
    /// Whom words name for whoever has their turn now, and with which office.
    fn replaced(&self, one: &Replaced, step: &StepKey) -> Vec<Finding> {
        let ((was_id, was), (is_id, is)) = (&one.was, &one.is);
        let because = || Because::Replaced(was.name.clone());
        let is_about =
            |range: &Range<usize>| one.only.as_ref().is_none_or(|deeds| has(within(self.source, range), deeds));
        let mut found = Vec::new();
        for range in self.by_id(was_id.as_str()).into_iter().filter(|range| is_about(range)) {
            found.extend(self.of_another_office(&range, is));
            found.extend(self.of_another_title(&range, is));
            let words = self.source.get(range.clone()).unwrap_or_default();
            let becomes = words.replacen(&format!(".{was_id}"), &format!(".{is_id}"), 1);
            found.push(Finding { range, becomes, because: because() });
        }
        if one.step == *step {
            for range in &self.of_speaker {
                found.extend(self.of_another_office(range, is));
                found.extend(self.of_another_title(range, is));
            }
        }
        let people = &self.now.agenda().people;
        for mut mention in mentions(was, people, self.source).into_iter().filter(|mention| is_about(&mention.range)) {
            let own = within(self.source, &mention.range);
            if (has(own, &ALL_THE_SAME) || has(own, &HONOURED)) && !has(own, &SPEECH)
                || has(own, &ROLES)
                || has(own, &ELECTED)
            {
                continue;
            }
            // Whoever speaks instead is here already, and nobody is here twice.
            let whole = self.source.get(sentence(self.source, &mention.range)).unwrap_or_default();
            if has(whole, &HERE) && !mentions(is, people, whole).is_empty() {
                let left = Left {
                    id: was_id.clone(),
                    person: was.clone(),
                    is_absent: true,
                    others: Vec::new(),
                    only: None,
                    units: Vec::new(),
                };
                found.push(self.without_mention(&left, mention.range, because()));
                continue;
            }
            if self.is_of_their_life(&mention.range) {
                let range = sentence(self.source, &mention.range);
                found.push(Finding { range, becomes: String::new(), because: because() });
                continue;
            }
            let Some(mut becomes) = instead(is, &mention) else { continue };
            // 党委副书记、工会主席吕秀英: all of what stands before the name was theirs.
            let title = self.office_before(&mention.range).unwrap_or(mention.range.start..mention.range.start);
            let is_theirs =
                self.source.get(title.clone()).is_some_and(|title| !title.is_empty() && !has(title, &FOR_OTHERS));
            if is_theirs {
                let own = unit_and_office(is);
                if !becomes.contains(&own) {
                    becomes = own + &becomes;
                }
                mention.range.start = title.start;
            }
            // 县卫健局 stands before the name already.
            let before = self.source.get(..mention.range.start).unwrap_or_default();
            let said = becomes.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let said = said
                .filter(|end| *end > '县'.len_utf8())
                .find(|end| becomes.get(..*end).is_some_and(|said| before.ends_with(said)));
            mention.range.start -= said.unwrap_or(0);
            // 副理事长康怀远教授: the title behind the name was theirs, too.
            const TITLES: [&str; 6] = ["教授", "研究员", "博士", "院士", "高工", "师傅"];
            let behind = self.source.get(mention.range.end..).unwrap_or_default();
            if let Some(title) = TITLES.iter().find(|title| behind.starts_with(**title)) {
                mention.range.end += title.len();
                if becomes.ends_with(is.name.trim()) {
                    becomes += is.address.as_deref().unwrap_or("同志");
                }
            }
            found.push(Finding { range: mention.range, becomes, because: because() });
        }
        found
    }

    /// 白学长从一名普通钳工成长为企业家，…: a sentence that tells of nobody else, and not of what they said or did here.
    fn is_of_their_life(&self, mention: &Range<usize>) -> bool {
        const LIFE: [&str; 8] = ["成长为", "扎根", "从事", "坚守", "年来", "从一名", "一辈子", "参加工作"];
        let whole = sentence(self.source, mention);
        let words = self.source.get(whole.clone()).unwrap_or_default();
        let is_subject = self.source.get(whole.start..mention.start).is_some_and(|before| before.trim().is_empty());
        let others = self.within(whole).filter(|name| **name != *mention).count();
        is_subject && others == 0 && has(words, &LIFE) && !words.contains('请')
    }

    /// The same with one behind it: {{发言人.姓名}}部长.
    fn of_another_title(&self, placeholder: &Range<usize>, is: &Person) -> Option<Finding> {
        let written = title_behind(self.source.get(placeholder.end..)?)?;
        // 校长{{发言人.姓名}}教授 has an office already, and {{发言人.简称}} a form of address.
        let is_titled = self.office_before(placeholder).is_some();
        let is_short =
            self.source.get(placeholder.clone()).is_some_and(|words| words.contains("简称") || words.contains("short"));
        let own = is.office.as_deref().and_then(title_at_end).filter(|_| !is_titled);
        let becomes = own.or(is.address.as_deref()).unwrap_or("同志").to_owned();
        let becomes = if is_short { String::new() } else { becomes };
        let range = placeholder.end..placeholder.end + written.len();
        (written != becomes).then(|| Finding { range, becomes, because: Because::Replaced(is.name.clone()) })
    }

    /// The office that somebody wrote before a placeholder, as that of whom it stands for now. What somebody speaks for stays:
    /// 学生代表.
    fn of_another_office(&self, placeholder: &Range<usize>, is: &Person) -> Option<Finding> {
        let range = self.office_before(placeholder)?;
        let written = self.source.get(range.clone())?;
        let becomes = unit_and_office(is);
        let stays = has(written, &FOR_OTHERS) || written == becomes;
        (!stays).then(|| Finding { range, becomes, because: Because::Replaced(is.name.clone()) })
    }

    /// Whether the words around some bytes tell of speaking: the clause, or where it says nothing of what is done the sentence.
    fn tells_of_speech(&self, range: &Range<usize>) -> bool {
        let (own, whole) =
            (within(self.source, range), self.source.get(sentence(self.source, range)).unwrap_or_default());
        // 感谢凌组长一行的关心和指导 is true of whoever is here.
        let thanks = |words: &str| has(words, &THANKS) && !has(words, &CARES);
        const SUMS_UP: [&str; 2] = ["总结了", "肯定了"];
        let speaks = |words: &str| has(words, &SPEECH) || thanks(words) || has(words, &DEMANDS) || has(words, &SUMS_UP);
        if has(own, &TOGETHER) { has(own, &SPEECH) } else { speaks(own) || speaks(whole) && !has(whole, &HERE) }
    }

    /// Takes somebody out of lists of names, or else the sentences that name them. Whoever is here and only does not speak is
    /// named truly wherever it is not about speaking.
    fn without(&self, left: &Left) -> Vec<Finding> {
        let by_letters = mentions(&left.person, &self.now.agenda().people, self.source);
        let places = by_letters.into_iter().map(|mention| mention.range).chain(self.by_id(left.id.as_str()));
        let stays = |range: &Range<usize>| {
            let words = within(self.source, range);
            // 请毕海燕、钱大伟等五名书记报整改清单: one of those who are counted.
            let counted = words.split('等').skip(1);
            let is_counted = counted.into_iter().any(|rest| rest.starts_with(numeral::is_numeral));
            let is_other = left.only.as_ref().is_some_and(|deeds| !has(words, deeds));
            is_other
                || has(words, &ELECTED)
                || !is_counted && has(words, &ALL_THE_SAME) && !has(words, &SPEECH) && !has(words, &ON_STAGE)
        };
        let untrue = places.filter(|range| (left.is_absent || self.tells_of_speech(range)) && !stays(range));
        let because = || Because::Gone(left.person.name.clone());
        let named = untrue.map(|mention| self.without_mention(left, mention, because()));
        let told = self.units_told(left).into_iter().map(|unit| self.without_mention(left, unit, because()));
        named.chain(told).collect()
    }

    /// Lists of the units of those who speak in an item, 二是云台镇、青河镇作交流发言, with that of whoever has come.
    fn with_unit(&self, added: &Added) -> Vec<Finding> {
        let Some(new) = unit_called(&added.person) else { return Vec::new() };
        let of_others: Vec<String> = added.others.iter().flat_map(units).collect();
        let finding = |unit: &str, at: usize| {
            let range = at..at + unit.len();
            let (before, behind) = (self.source.get(..range.start)?, self.source.get(range.end..)?);
            let left = JOINTS.iter().find(|joint| {
                before
                    .strip_suffix(**joint)
                    .is_some_and(|rest| of_others.iter().any(|other| rest.ends_with(other.as_str())))
            });
            let right = JOINTS.iter().any(|joint| {
                behind
                    .strip_prefix(joint)
                    .is_some_and(|rest| of_others.iter().any(|other| rest.starts_with(other.as_str())))
            });
            let own = within(self.source, &range);
            let is_of_item =
                has(own, &SPEECH) || own.starts_with("分别是") || own.contains("作了表态") || own.contains("作了交流");
            let is_other =
                own.contains(new.as_str()) || tells_of_next(own) || has(own, &TASKS) || behind.starts_with('的');
            if is_other || !is_of_item || left.is_none() && !right {
                return None;
            }
            Some(match left {
                _ if right => {
                    Finding { range: range.end..range.end, becomes: format!("、{new}"), because: Because::Speakers }
                }
                // A、B和C, and C behind 和 is the last no more.
                Some(joint) => {
                    let last = if *joint == "、" { "、" } else { joint };
                    let becomes = format!("、{unit}{last}{new}");
                    Finding { range: range.start - joint.len()..range.end, becomes, because: Because::Speakers }
                }
                None => return None,
            })
        };
        let units = units(&added.before);
        let unit = units.iter().find(|unit| self.source.contains(unit.as_str()));
        let places = unit.into_iter().flat_map(|unit| self.source.match_indices(unit.as_str()));
        places.filter_map(|(at, unit)| finding(unit, at)).collect()
    }

    /// Where the words that look back tell of somebody's unit, for which nobody spoke: 第二组联系实际最紧, 县教育局的做法.
    fn units_told(&self, left: &Left) -> Vec<Range<usize>> {
        let Some(unit) = left.units.iter().find(|unit| self.source.contains(unit.as_str())) else { return Vec::new() };
        let places = self.source.match_indices(unit.as_str()).map(|(at, unit)| at..at + unit.len());
        let is_told = |range: &Range<usize>| {
            let whole = self.source.get(sentence(self.source, range)).unwrap_or_default();
            let is_of_name =
                || self.all.iter().any(|name| self.entry(name).start <= range.start && range.start < name.end);
            has(whole, &LOOKS_BACK) && !has(within(self.source, range), &LOOKS_AHEAD) && !is_of_name()
        };
        // 县发改局、县商务局、县住建局三个部门: beside others of those who speak.
        let of_others: Vec<String> = left.others.iter().flat_map(units).collect();
        let is_listed = |range: &Range<usize>| {
            let (before, behind) =
                (self.source.get(..range.start).unwrap_or_default(), self.source.get(range.end..).unwrap_or_default());
            JOINTS.iter().any(|joint| {
                before
                    .strip_suffix(joint)
                    .is_some_and(|before| of_others.iter().any(|unit| before.ends_with(unit.as_str())))
                    || behind
                        .strip_prefix(joint)
                        .is_some_and(|behind| of_others.iter().any(|unit| behind.starts_with(unit.as_str())))
            })
        };
        let speaks = |range: &Range<usize>| {
            let own = within(self.source, range);
            // 由柳河村、石门村两位书记述职 is no task.
            !has(own, &ON_STAGE) && !has(own, &TOGETHER) && (!has(own, &TASKS) || has(own, &SPEECH))
        };
        // 柳河镇的垃圾分类、牛庄乡的改厕: what each has told of.
        let is_theirs = |range: &Range<usize>| {
            let own = within(self.source, range);
            self.source.get(range.end..).is_some_and(|behind| behind.starts_with('的'))
                && of_others.iter().any(|unit| own.contains(&format!("{unit}的")))
                && !has(own, &LOOKS_AHEAD)
        };
        places.filter(|range| is_told(range) || (is_listed(range) || is_theirs(range)) && speaks(range)).collect()
    }

    /// A text without one mention of somebody.
    fn without_mention(&self, left: &Left, mention: Range<usize>, because: Because) -> Finding {
        let clause = || self.clause_of(&left.person, &mention);
        let taken = self.led_by_another(left, &mention).or_else(|| self.what_is_learnt(&mention));
        let taken = taken.or_else(|| self.with_what_is_theirs(&mention));
        // 教师代表、家长代表 are two units, and no offices of one.
        let is_unit = self.source.get(mention.clone()).is_some_and(|words| left.units.iter().any(|unit| unit == words));
        let entry = if is_unit { mention.clone() } else { self.entry(&mention) };
        let entry = self.without_shared_address(&entry);
        let taken = taken.or_else(|| self.taken_out(&entry));
        let taken = taken.or_else(|| self.without_counterpart(&mention)).or_else(clause);
        let taken = taken.or_else(|| self.all_of_theirs(&mention));
        let (range, becomes) =
            taken.map_or_else(|| untold(self.source, &mention), |taken| first_again(self.source, taken));
        Finding { range, becomes, because }
    }

    /// 各位代表，刚才，项书记作了讲话，对工作提出了要求。: a sentence in which nothing but what somebody did is told.
    fn all_of_theirs(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let (own, whole) = (clause(self.source, mention), part(self.source, mention));
        let before = self.source.get(whole.start..own.start)?;
        let behind = self.source.get(own.end..whole.end)?;
        let end = self.end_of_deeds(own.end);
        let is_all = behind.starts_with('，') && self.source.get(end..whole.end)?.chars().count() <= 1;
        let tells = before.contains(['了', '请']) || self.names_anybody(whole.start..mention.start);
        (is_all && !tells).then(|| left_out(self.source, mention))
    }

    /// 江小川、丛雪同学 are both 同学: it stays where the last of them goes.
    fn without_shared_address(&self, entry: &Range<usize>) -> Range<usize> {
        let words = self.source.get(entry.clone()).unwrap_or_default();
        let address = ADDRESSES.iter().find(|address| words.ends_with(**address) && words.len() > address.len());
        let before = self.source.get(..entry.start).unwrap_or_default();
        let joint = JOINTS.iter().find(|joint| before.ends_with(**joint)).map(|joint| entry.start - joint.len());
        let bare = joint.is_some_and(|end| self.all.iter().any(|name| name.end == end && self.is_bare(name)));
        match address.filter(|_| bare) {
            Some(address) => entry.start..entry.end - address.len(),
            None => entry.clone(),
        }
    }

    /// Whether a name stands without a form of address or an office behind it.
    fn is_bare(&self, name: &Range<usize>) -> bool {
        let words = self.source.get(name.clone()).unwrap_or_default();
        !ADDRESSES.iter().any(|address| words.ends_with(address))
            && !ends_in_office(words)
            && !words.ends_with(['}', '｝'])
    }

    /// The part of a sentence that tells of nobody else, where the rest tells of others or of what was done.
    fn clause_of(&self, person: &Person, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let is_here = {
            let whole = self.source.get(sentence(self.source, mention)).unwrap_or_default();
            has(whole, &HERE) && whole.contains(['：', '有'])
        };
        let title = |words: &str| {
            if OFFICERS.contains(&words.trim()) {
                return true;
            }
            // 出席的有：党委副书记、工会主席吕秀英，: an entry, whatever the roster says.
            if is_here && words.chars().count() <= TITLE && !words.contains(['请', '了']) && !words.is_empty() {
                return true;
            }
            let words = ORDERS.iter().fold(words, |words, order| words.strip_prefix(order).unwrap_or(words));
            let known = [person.unit.as_deref(), person.office.as_deref()].into_iter().flatten();
            let rest = known.fold(words.trim().to_owned(), |words, known| words.replacen(known, "", 1));
            let rest = AGAIN.iter().fold(rest.as_str(), |rest, again| rest.strip_prefix(again).unwrap_or(rest));
            // 人力资源部 of 集团人力资源部.
            let is_known = person.unit.as_deref().is_some_and(|unit| unit.ends_with(rest));
            rest.is_empty() || is_known || LEADS.iter().chain(&THANKS).any(|lead| *lead == rest)
        };
        let stands = |range: Range<usize>| {
            let words = self.source.get(range.clone()).unwrap_or_default();
            is_here
                || self.names_anybody(range)
                || words.contains('了')
                || has(words, &TELLS)
                || GOES_ON.iter().any(|word| words.starts_with(word))
        };
        if let Some(comment) = self.comment(mention) {
            return Some(comment);
        }
        let clause = clause_out(self.source, mention, title, stands)?;
        let end = self.end_of_quote(&clause, mention).unwrap_or(clause.end);
        let range = clause.start..self.end_of_deeds(end);
        // Where nothing is left of it, the part of the sentence goes with its mark.
        let whole = part(self.source, mention);
        let is_all = range.start == whole.start
            && self.source.get(range.end..whole.end).is_some_and(|rest| rest.chars().count() <= 1);
        Some(if is_all { left_out(self.source, mention) } else { (range, String::new()) })
    }

    /// 岑县长的讲话，充分肯定了…，提出了…，请大家落实。: a clause that only says whose words it is about, with all that is said of them.
    fn comment(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let (own, whole) = (clause(self.source, mention), part(self.source, mention));
        let words = self.source.get(mention.end..own.end)?;
        let is_about = words.starts_with('的') && has(words, &SPOKEN) && !words.contains('了');
        let behind = self.source.get(own.end..whole.end)?.starts_with('，');
        let tells_of_others = self.names_anybody(own.end..whole.end) || self.names_anybody(whole.start..mention.start);
        (is_about && behind && !tells_of_others && self.source.get(own.start..mention.start)?.chars().count() <= TITLE)
            .then(|| {
                let greets = self.source.get(whole.start..own.start).is_some_and(|before| before.contains('了'));
                if greets { (own.start..whole.end, String::new()) } else { left_out(self.source, mention) }
            })
    }

    /// Where somebody's own words end behind a clause: 石大勇同志说得好，“宁听骂声，不听哭声”.
    fn end_of_quote(&self, clause: &Range<usize>, mention: &Range<usize>) -> Option<usize> {
        let words = self.source.get(clause.clone())?.trim_end_matches('，');
        let rest = self.source.get(clause.end..).filter(|_| SAYS.iter().any(|says| words.ends_with(says)))?;
        let quote = rest.strip_prefix('，').unwrap_or(rest).strip_prefix('“')?;
        let (said, rest) = quote.split_once('”')?;
        let end = self.source.len() - quote.len() + said.len() + '”'.len_utf8();
        let goes_on = clause.end > mention.end && rest.starts_with('，');
        Some(if goes_on { end + '，'.len_utf8() } else { end })
    }

    /// Where what somebody did ends, in the clauses behind some byte that name nobody: 罗县长从三个方面作了讲话，又提出了要求.
    fn end_of_deeds(&self, mut end: usize) -> usize {
        loop {
            let rest = self.source.get(end..).unwrap_or_default();
            // A clause that went with the comma behind it has the next one right there.
            let is_behind_comma = self.source.get(..end).is_some_and(|before| before.ends_with('，'));
            let (comma, body) = match rest.strip_prefix('，') {
                Some(body) => ('，'.len_utf8(), body),
                None if is_behind_comma => (0, rest),
                None => return end,
            };
            let next = end + comma + body.find(['，', '。', '；', '！', '\n']).unwrap_or(body.len());
            if !WITHOUT_SUBJECT.iter().any(|word| body.starts_with(word)) || self.names_anybody(end..next) {
                return end;
            }
            let goes_on = comma == 0 && self.source.get(next..).is_some_and(|rest| rest.starts_with('，'));
            end = if goes_on { next + '，'.len_utf8() } else { next };
        }
    }

    /// 听取了薛校长的工作报告和贾主任的财务报告, 云台镇的“链长制”、青河镇的“以商招商”: of several things that are somebody's, one.
    fn with_what_is_theirs(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let clause = clause(self.source, mention);
        let behind = self.source.get(mention.end..clause.end)?;
        // 和谷雨关于提案办理情况的报告
        let theirs = ["的", "所作的", "作的"].into_iter().find_map(|of| behind.strip_prefix(of));
        let behind = theirs.or_else(|| Some(behind).filter(|behind| behind.starts_with("关于")))?;
        // Of 廖总和章总的发言 the speech is of both.
        let own = |words: &str| words.contains('的') || words.contains("关于");
        let is_of_somebody = |range: Range<usize>| self.source.get(range).is_some_and(own);
        // What is theirs goes on to the next of them, or to the end of the clause.
        let (end, next) = match joint(behind) {
            Some((at, length)) => {
                let start = clause.end - behind.len() + at;
                (start, Some(start + length))
            }
            None => (clause.end, None),
        };
        let before = self.source.get(clause.start..mention.start)?;
        let joined = JOINTS.iter().find(|joint| before.ends_with(**joint));
        let joined = joined.map(|joint| (*joint, mention.start - joint.len()));
        match (joined, next) {
            (Some((joint, start)), _) if is_of_somebody(self.last_piece(clause.start..start)) => {
                // Of A的、B的和C的 without the last, 和 stands before B的.
                let last =
                    self.source.get(clause.start..start)?.rfind('、').filter(|_| joint != "、" && next.is_none());
                Some(match last.map(|at| clause.start + at) {
                    Some(at) => (at..end, format!("和{}", self.source.get(at + '、'.len_utf8()..start)?)),
                    None => (start..end, String::new()),
                })
            }
            // 听取了院长的工作报告和三个专项报告: the others are reports, too.
            (None, Some(next))
                if is_of_somebody(next..clause.end) || self.is_of_kind(mention.end..next, next..clause.end) =>
            {
                Some((mention.start..next, String::new()))
            }
            (Some(_) | None, _) => None,
        }
    }

    /// 希望大家认真学习丁董事长的讲话，抓好落实。: what is to be learnt, where more is to be done.
    fn what_is_learnt(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const LEARN: [&str; 9] =
            ["认真学习", "深入学习", "学习贯彻", "学习领会", "认真领会", "贯彻落实", "学习", "领会", "落实"];
        let own = clause(self.source, mention);
        let before = self.source.get(own.start..mention.start)?;
        let rest = LEARN.iter().find_map(|word| before.strip_suffix(word)).filter(|rest| !rest.is_empty())?;
        let behind = self.source.get(mention.end..own.end)?;
        let is_speech = behind.starts_with('的') && has(behind, &SPOKEN) && behind.chars().count() <= WORDS;
        let goes_on = self.source.get(own.end..)?.strip_prefix('，')?;
        let is_done = !goes_on.starts_with(['并', '又', '也']);
        (is_speech && is_done).then(|| (own.start + rest.len()..own.end + '，'.len_utf8(), String::new()))
    }

    /// Whether two things are called the same at their ends: 工作报告和三个专项报告.
    fn is_of_kind(&self, one: Range<usize>, other: Range<usize>) -> bool {
        let what = |range: Range<usize>| {
            let words = self.source.get(range)?.trim_end_matches(['和', '、', '以', '及']);
            words.get(words.char_indices().rev().nth(1)?.0..)
        };
        what(one).is_some_and(|one| what(other) == Some(one))
    }

    /// What stands behind the last joint of some bytes, as far as quotation marks go.
    fn last_piece(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start;
        while let Some((at, length)) = self.source.get(start..range.end).and_then(joint) {
            start += at + length;
        }
        start..range.end
    }

    /// 请石磊同志上台与罗建平县长签订责任书: others do it, without them.
    fn without_counterpart(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let entry = self.entry(mention);
        let clause = clause(self.source, mention);
        let before = self.source.get(clause.start..entry.start)?;
        let with = ["与", "和", "同", "跟"].into_iter().find(|with| before.ends_with(with))?;
        let start = entry.start - with.len();
        let whole = sentence(self.source, mention);
        let by_others = self.names_anybody(whole.start..start)
            || self.source.get(whole.start..start).is_some_and(|words| words.contains('请'));
        (by_others && entry.end < clause.end).then(|| (start..entry.end, String::new()))
    }

    /// 何志远等三名代表: another one of those who still speak stands for all of them.
    fn led_by_another(&self, left: &Left, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let rest = self.source.get(mention.end..)?.strip_prefix('等')?;
        let counts = rest.starts_with(numeral::is_numeral) && !self.source.get(..mention.start)?.ends_with('、');
        let other = left.others.first().filter(|_| counts)?;
        let words = self.source.get(mention.clone())?;
        let unit = || unit_called(other).filter(|_| units(&left.person).iter().any(|unit| unit == words));
        let name =
            if words == left.person.name { other.name.clone() } else { unit().unwrap_or_else(|| addressed(other)) };
        Some((mention.clone(), name))
    }
}

/// What joins two things that are somebody's, outside quotation marks. 普及教育 and 与会 have no joint in them.
fn joint(words: &str) -> Option<(usize, usize)> {
    let mut quotes = 0_usize;
    words.char_indices().find_map(|(at, c)| {
        match c {
            '“' | '《' | '‘' => quotes += 1,
            '”' | '》' | '’' => quotes = quotes.saturating_sub(1),
            _ => {}
        }
        let rest = words.get(at..).filter(|_| quotes == 0)?;
        ["、", "以及", "和"].iter().find(|joint| rest.starts_with(**joint)).map(|joint| (at, joint.len()))
    })
}
