//! Units that words name for whoever speaks for them: 县教育局的做法, 云台镇、青河镇作交流发言.

use super::super::super::sentence::{clause, sentence};
use super::super::facts::{Added, Left};
use super::super::names::{JOINTS, Names};
use super::super::numbers::{SPEECH, numbers};
use super::super::order::IN_TURN;
use super::super::{Because, Finding};
use super::{ON_STAGE, TOGETHER, has, within};
use crate::agenda::Person;
use crate::agenda::called::{is_short_of, short_names, tells_of_next, unit_and_office, unit_called, units};
use crate::agenda::rundown::StepKey;
use crate::chinese::row;
use std::ops::Range;

/// What makes a sentence one that tells of what was said.
const LOOKS_BACK: [&str; 11] =
    ["刚才", "的发言", "汇报了", "的汇报", "的做法", "的经验", "讲得", "谈得", "谈了", "讲了", "介绍了"];
/// What units are given to do.
const TASKS: [&str; 3] = ["由", "配合", "牵头"];
/// What tells of a prize.
pub(in super::super) const PRIZES: [&str; 5] = ["获得", "荣获", "称号", "获奖的", "被评为"];
/// What makes a clause one of what is to be done.
pub(in super::super) const LOOKS_AHEAD: [&str; 11] =
    ["请", "要", "会后", "下一步", "希望", "将", "准备", "负责", "由", "配合", "牵头"];

/// 下次例会由上湾村作重点发言: what is done at another meeting.
fn is_of_another_time(source: &str, range: &Range<usize>) -> bool {
    let whole = source.get(sentence(source, range)).unwrap_or_default();
    has(whole, &["下次", "下一次", "下期", "下回", "明年", "下周", "下月", "下季度"])
}

/// 获得“先进乡镇”称号的是：柳河镇、东坪镇: what a unit is given, whoever speaks for it.
fn is_of_prize(source: &str, range: &Range<usize>) -> bool {
    let whole = source.get(sentence(source, range)).unwrap_or_default();
    has(whole, &PRIZES) && !has(whole, &SPEECH)
}

/// Whether somebody may be told of by what they are, or what their unit is called in short: 镇长, 专家, 发改局.
fn goes_by(person: &Person, who: &str) -> bool {
    const EXPERTS: [&str; 5] = ["教授", "研究员", "工程师", "院士", "博士"];
    let office = person.office.as_deref().unwrap_or_default();
    let is_expert = || {
        who == "专家"
            && (has(office, &EXPERTS) || person.address.as_deref().is_some_and(|address| EXPERTS.contains(&address)))
    };
    let is_unit = |unit: &String| unit.starts_with(who) || is_short_of(who, unit);
    office.ends_with(who) || person.address.as_deref() == Some(who) || units(person).iter().any(is_unit) || is_expert()
}

impl Names<'_> {
    /// 护士长的坚守、老师的爱心、女警的担当: of a row of what each of them is praised for, the entry of whoever is gone.
    pub(super) fn praised_apart(&self, left: &Left) -> Option<Range<usize>> {
        const LEAST: usize = 3;
        let is_theirs = |who: &str, person: &Person| {
            let head: String = who.chars().take(2).collect();
            goes_by(person, who) || unit_and_office(person).contains(&head)
        };
        let rows = self.source.match_indices('、').map(|(joint, _)| clause(self.source, &(joint..joint)));
        rows.filter(|_| left.only.is_none()).find_map(|own| {
            let mut at = own.start;
            let entries: Vec<(Range<usize>, &str)> = self
                .source
                .get(own.clone())?
                .split('、')
                .filter_map(|piece| {
                    let range = at..at + piece.len();
                    at = range.end + '、'.len_utf8();
                    Some((range, piece.split_once('的')?.0))
                })
                .collect();
            let is_row = entries.len() >= LEAST && at == own.end + '、'.len_utf8();
            let mut theirs = entries.iter().filter(|(_, who)| {
                let is_of_other = || left.others.iter().any(|other| is_theirs(who, other));
                who.chars().count() > 1 && is_theirs(who, &left.person) && !is_of_other()
            });
            let (Some((range, _)), None) = (theirs.next(), theirs.next()) else { return None };
            let first = range.start == own.start;
            let joint = '、'.len_utf8();
            is_row.then(|| if first { range.start..range.end + joint } else { range.start - joint..range.end })
        })
    }

    /// Lists of the units of those who speak in an item, 二是云台镇、青河镇作交流发言, with that of whoever has come.
    pub(super) fn with_unit(&self, added: &Added, step: &StepKey) -> Vec<Finding> {
        let Some(new) = unit_called(&added.person) else { return Vec::new() };
        let of_others: Vec<String> = added.others.iter().flat_map(units).collect();
        let finding = |unit: &str, at: usize| {
            let range = at..at + unit.len();
            let behind = self.source.get(range.end..)?;
            let (left, right) = self.joints_with(&range, &of_others);
            let own = within(self.source, &range);
            let is_of_item = has(own, &SPEECH)
                || own.starts_with("分别是")
                || has(own, &IN_TURN)
                || own.contains("作了表态")
                || own.contains("作了交流");
            // 由桐城镇、柳河镇两个单位作表态发言 is no task.
            let is_task = has(own, &TASKS) && !has(own, &SPEECH) || is_of_another_time(self.source, &range);
            let is_there = short_names(&added.person).iter().any(|name| own.contains(name.as_str()));
            let is_other = is_there || tells_of_next(own) || is_task || behind.starts_with('的');
            // 请市教育局作表态发言, where nobody else spoke, and not in their own call.
            let is_alone = added.others.is_empty()
                && has(behind.get(..clause(behind, &(0..0)).end)?, &SPEECH)
                && behind.starts_with(['作', '进', '发'])
                && self.speaker_of(step) != Some(&added.before);
            let (range, becomes) = match (left, right) {
                (None, None) if is_alone => (range.end..range.end, format!("、{new}")),
                (None, None) => return None,
                (_, Some(_)) => (range.end..range.end, format!("、{new}")),
                // A、B和C, and C behind 和 is the last no more.
                (Some(joint), None) => (range.start - joint.len()..range.end, format!("、{unit}{joint}{new}")),
            };
            (is_of_item && !is_other).then_some(Finding { range, becomes, because: Because::Speakers })
        };
        let units = units(&added.before);
        let unit = units.iter().find(|unit| self.source.contains(unit.as_str()));
        let places = unit.into_iter().flat_map(|unit| self.source.match_indices(unit.as_str()));
        places.filter_map(|(at, unit)| finding(unit, at)).collect()
    }

    /// 教师、学生和施工单位代表作了发言: whoever spoke for the pupils, in a row of those for whom somebody spoke.
    pub(super) fn represented(&self, left: &Left) -> Option<(Range<usize>, String)> {
        const FOR: &str = "代表";
        let office = left.person.office.as_deref().filter(|_| left.only.is_none())?;
        // Of two 学生代表 the other one still speaks.
        let speaks_for = |whom: &str| {
            let mut others = left.others.iter().filter_map(|other| other.office.as_deref());
            others.any(|office| office.split('、').any(|part| part.strip_suffix(FOR) == Some(whom)))
        };
        let whom: Vec<&str> =
            office.split('、').filter_map(|part| part.strip_suffix(FOR)).filter(|whom| !speaks_for(whom)).collect();
        self.source.match_indices(FOR).find_map(|(end, _)| {
            let own = clause(self.source, &(end..end));
            let row = self.source.get(own.start..end)?;
            let start = own.start + row.rfind(['请', '由', '，']).map_or(0, |at| at + '请'.len_utf8());
            let row = self.source.get(start..end)?;
            let pieces: Vec<&str> = row.split(['、', '和']).collect();
            let gone = pieces.iter().position(|piece| whom.contains(piece)).filter(|_| pieces.len() > 1)?;
            // 教师代表、学生代表 are told of each for themselves.
            let is_row = pieces.iter().all(|piece| !piece.is_empty() && !piece.contains(FOR));
            let told = is_row && has(within(self.source, &(start..end)), &SPEECH);
            let rest: Vec<&str> =
                pieces.iter().enumerate().filter(|(nth, _)| *nth != gone).map(|(_, one)| *one).collect();
            let becomes = row::joined(&rest, if row.contains('和') { "和" } else { "、" });
            told.then_some((start..end, becomes))
        })
    }

    /// 青石、白沙两个乡镇作了发言: a place for which nobody spoke, by its name alone in a row of such.
    pub(super) fn without_place(&self, left: &Left) -> Option<(Range<usize>, String)> {
        const PLACES: [&str; 10] = ["县（区）", "县(区)", "乡镇", "镇街", "县区", "镇", "乡", "村", "街道", "县"];
        let stem = |unit: &str| {
            let stem = ["街道", "镇", "乡", "村", "县", "区"].iter().find_map(|end| unit.strip_suffix(end))?;
            (stem.chars().count() > 1).then(|| stem.to_owned())
        };
        let own = left.units.iter().filter_map(|unit| stem(unit)).find(|stem| self.source.contains(stem.as_str()))?;
        numbers(self.source).into_iter().find_map(|number| {
            let place = number.behind().strip_prefix('个')?;
            let place = PLACES.iter().find(|end| place.starts_with(**end))?;
            let end = number.range.end + '个'.len_utf8() + place.len();
            let before = number.before();
            let start = clause(self.source, &number.range).start;
            let lead = ["请", "由", "是", "有", "：", "刚才"].iter();
            let lead = lead.filter_map(|lead| Some(before.get(start..)?.rfind(lead)? + lead.len())).max().unwrap_or(0);
            let row = before.get(start + lead..)?;
            let all: Vec<&str> = row.split(['、', '和']).collect();
            let rest: Vec<&str> = all.iter().filter(|one| **one != own).copied().collect();
            let is_row = u64::try_from(all.len()) == Ok(number.value) && rest.len() + 1 == all.len();
            let told = has(within(self.source, &number.range), &SPEECH) && is_row;
            let whole =
                |name: &str| left.others.iter().flat_map(units).find(|unit| stem(unit).as_deref() == Some(name));
            let becomes = match rest.as_slice() {
                [] => return None,
                [one] => whole(one).unwrap_or_else(|| (*one).to_owned()),
                all => format!("{}{}个{place}", all.join("、"), number.written_as(number.value - 1)),
            };
            told.then_some((start + lead..end, becomes))
        })
    }

    /// 城关讲的是下沉，柳树讲的是管理: what somebody told of, in a clause beside those of others, by what their place is called.
    pub(super) fn told_apart(&self, left: &Left) -> Option<Range<usize>> {
        const TOLD: [&str; 15] = [
            "说得",
            "讲得",
            "谈得",
            "讲的是",
            "谈的是",
            "说的是",
            "突出的是",
            "汇报的是",
            "介绍的是",
            "讲了",
            "谈了",
            "说了",
            "介绍了",
            "重在",
            "侧重",
        ];
        let source = self.source;
        let places = TOLD.iter().flat_map(|told| source.match_indices(told));
        let mut all: Vec<Range<usize>> = places.map(|(at, told)| at..at + told.len()).collect();
        all.sort_by_key(|told| told.start);
        let who = |told: &Range<usize>| source.get(clause(source, told).start..told.start);
        let is_theirs = |who: &str| {
            who.chars().nth(1).is_some()
                && goes_by(&left.person, who)
                && left.others.iter().all(|other| !goes_by(other, who))
        };
        let own = all.iter().find(|told| who(told).is_some_and(is_theirs) && left.only.is_none())?;
        let whole = sentence(source, own);
        let beside = all.iter().filter(|told| *told != own && whole.start <= told.start && told.end <= whole.end);
        beside.into_iter().next().map(|_| own.clone())
    }

    /// Where the words that look back tell of somebody's unit, for which nobody spoke: 第二组联系实际最紧, 县教育局的做法.
    pub(super) fn units_told(&self, left: &Left) -> Vec<Range<usize>> {
        let Some(unit) = left.units.iter().find(|unit| self.source.contains(unit.as_str())) else { return Vec::new() };
        let places = self.source.match_indices(unit.as_str()).map(|(at, unit)| at..at + unit.len());
        let is_told = |range: &Range<usize>| {
            let whole = self.source.get(sentence(self.source, range)).unwrap_or_default();
            let is_of_name =
                || self.all.iter().any(|name| self.entry(name).start <= range.start && range.start < name.end);
            // 庞主任向驻村工作队授了旗: what somebody else did for them.
            let before = self.source.get(..range.start).unwrap_or_default();
            let is_object = before.ends_with(['向', '为', '给', '对', '替']);
            has(whole, &LOOKS_BACK) && !has(within(self.source, range), &LOOKS_AHEAD) && !is_of_name() && !is_object
        };
        // 县发改局、县商务局、县住建局三个部门: beside others of those who speak.
        let of_others: Vec<String> = left.others.iter().flat_map(units).collect();
        let is_listed = |range: &Range<usize>| {
            let (left, right) = self.joints_with(range, &of_others);
            left.is_some() || right.is_some()
        };
        let speaks = |range: &Range<usize>| {
            let own = within(self.source, range);
            // 由柳河村、石门村两位书记述职 is no task.
            // 散会之后，请东洼片、西岗片的代表留一下: whoever is of there.
            let is_later = has(own, &["散会", "会后", "留一下", "留步"]) || own.contains('请') && !has(own, &SPEECH);
            !is_later
                && !is_of_prize(self.source, range)
                && !has(own, &ON_STAGE)
                && !has(own, &TOGETHER)
                && (!has(own, &TASKS) || has(own, &SPEECH))
        };
        // 柳河镇的垃圾分类、牛庄乡的改厕: what each has told of.
        let is_theirs = |range: &Range<usize>| {
            let own = within(self.source, range);
            self.source.get(range.end..).is_some_and(|behind| behind.starts_with('的'))
                && of_others.iter().any(|unit| own.contains(&format!("{unit}的")))
                && !has(own, &LOOKS_AHEAD)
        };
        // 石桥区要把今天的表态列入台账
        let is_their_own = |range: &Range<usize>| {
            let own = within(self.source, range);
            ["今天的表态", "今天的发言", "今天的承诺", "今天的汇报"].iter().any(|word| own.contains(word))
        };
        places
            .filter(|range| {
                is_their_own(range) || is_told(range) || (is_listed(range) || is_theirs(range)) && speaks(range)
            })
            .collect()
    }

    /// 开发区的同志 of 三位选手代表和开发区的同志: a unit with its people, behind others who are none of a unit.
    pub(super) fn with_their_own(&self, unit: Range<usize>) -> Range<usize> {
        const PEOPLE: [&str; 3] = ["的负责同志", "的同志", "的代表"];
        let behind = self.source.get(unit.end..).unwrap_or_default();
        let before = self.source.get(..unit.start).unwrap_or_default();
        let people = PEOPLE.iter().find(|people| behind.starts_with(**people));
        let follows_people = JOINTS.iter().any(|joint| {
            before.strip_suffix(joint).is_some_and(|row| ["代表", "同志", "老师"].iter().any(|one| row.ends_with(one)))
        });
        unit.start..unit.end + people.filter(|_| follows_people).map_or(0, |people| people.len())
    }

    /// What joins a unit with one of some others before it, and with one behind it.
    fn joints_with(&self, unit: &Range<usize>, others: &[String]) -> (Option<&'static str>, Option<&'static str>) {
        let before = self.source.get(..unit.start).unwrap_or_default();
        let behind = self.source.get(unit.end..).unwrap_or_default();
        let ends = |words: &str| others.iter().any(|other| words.ends_with(other.as_str()));
        let begins = |words: &str| others.iter().any(|other| words.starts_with(other.as_str()));
        let left = JOINTS.into_iter().find(|joint| before.strip_suffix(joint).is_some_and(ends));
        let right = JOINTS.into_iter().find(|joint| behind.strip_prefix(joint).is_some_and(begins));
        (left, right)
    }
}
