//! What tells that a sentence is about somebody who does not speak, their unit, or something that does not happen.

use super::super::super::sentence::{clause, without_clause};
use super::super::mention::{
    DO_HERE, HERE, LOOKS_AHEAD, PRIZES, TOGETHER, is_on_list, is_signing, is_true_all_the_same, with_heading,
};
use super::super::names::{ADDRESSES, JOINTS};
use super::super::numbers::{Number, SPEECH, numbers};
use super::super::{Ahead, Because, Finding};
use super::counted::names_as_many;
use super::touched::{OutOfTurn, Touched, shared};
use super::{Here, Statement};
use crate::agenda::Person;
use crate::agenda::called::{UNIT_ENDS, instead, mentions, unit_called};
use crate::agenda::person::{title_at_end, title_behind};
use crate::agenda::search::placeholders;
use crate::chinese::numeral;
use crate::chinese::row;
use crate::chinese::surname::surname_at;
use std::collections::HashMap;
use std::ops::Range;

/// What else tells of somebody's speech.
const TOLD: [&str; 11] = ["谢", "刚才", "听", "掌声", "准备", "请", "讲", "说", "谈", "提", "意见"];

impl Ahead<'_> {
    /// Somebody who does not speak any more.
    pub(super) fn named(&self, sentence: &str, one: &OutOfTurn) -> Option<Finding> {
        if let Some(signs) = signs_alone(sentence, one) {
            return Some(signs);
        }
        let places = mentions(&one.person, &self.rundown.agenda().people, sentence);
        if places.is_empty() {
            return self.by_office_alone(sentence, one).or_else(|| self.begins_with_office(sentence, one));
        }
        let is_told = |at: &Range<usize>| {
            !is_true_all_the_same(with_heading(sentence, at), one.is_absent) && !is_on_list(sentence, at)
        };
        // 介绍出席今天仪式的嘉宾：甲，乙: whoever is here is, though they do not speak.
        let is_of_here = HERE.iter().chain(&DO_HERE).chain(&["参观"]).any(|here| sentence.contains(here));
        // Whoever is here and does not speak is named truly where nobody is said to.
        let tells_of_speech = SPEECH.iter().chain(&TOLD).any(|word| sentence.contains(word));
        let is_here = !one.is_absent && one.instead.is_none() && (is_of_here || !tells_of_speech);
        // 有请林书记为总院揭牌: what whoever is here does beside speaking.
        let acts = |at: &Range<usize>| {
            let own = sentence.get(clause(sentence, at)).unwrap_or_default();
            let deeds = TOGETHER.iter().chain(&["见证"]).any(|deed| own.contains(deed));
            !one.is_absent && one.instead.is_none() && deeds && !SPEECH.iter().any(|word| own.contains(word))
        };
        let mention =
            places.into_iter().find(|mention| is_told(&mention.range) && !is_here && !acts(&mention.range))?;
        let because = one.because.clone();
        let Some(new) = one.instead.as_ref().and_then(|new| instead(new, &mention)) else {
            let (range, becomes) = match stands_in(sentence, &one.person) {
                Some(other) => (mention.range, other),
                None => without_clause(sentence, &mention.range),
            };
            return Some(Finding { range, becomes, because });
        };
        // 尚武老师: the roster may have no form of address for a name that the words have one for.
        let behind = sentence.get(mention.range.end..)?;
        let address = ADDRESSES.iter().find(|address| behind.starts_with(**address) && new.ends_with(**address));
        let range = mention.range.start..mention.range.end + address.map_or(0, |address| address.len());
        Some(Finding { range, becomes: new, because })
    }

    /// 老支书的话，分量重。: a sentence about somebody by the office that nobody else has.
    fn begins_with_office(&self, sentence: &str, one: &OutOfTurn) -> Option<Finding> {
        const SHORTEST: usize = 3;
        const OF_THEM: [&str; 8] = ["的话", "的发言", "讲得", "说得", "刚才", "的讲话", "讲的", "说的"];
        let others = || self.rundown.agenda().people.values().filter(|other| other.name != one.person.name);
        let is_theirs = |office: &str| {
            let is_known = office.chars().count() >= SHORTEST
                && !others().any(|other| other.office.as_deref().is_some_and(|held| held.contains(office)));
            let behind = sentence.trim_start().strip_prefix(office).filter(|_| is_known);
            behind.is_some_and(|behind| OF_THEM.iter().any(|theirs| behind.starts_with(theirs)))
        };
        let is_told = one.person.office.as_deref()?.split('、').any(is_theirs);
        is_told.then(|| Finding::unsaid(sentence, one.because.clone()))
    }

    /// 第四项，名誉会长作总结讲话: somebody in whose place another one has come, by an office that nobody else has.
    fn by_office_alone(&self, sentence: &str, one: &OutOfTurn) -> Option<Finding> {
        const SHORTEST: usize = 3;
        const DOES: [&str; 8] = ["作", "做", "致", "讲", "宣读", "介绍", "通报", "点评"];
        let becomes = one.instead.as_ref()?.office.clone()?;
        let people = self.rundown.agenda().people.values();
        let others: Vec<&Person> = people.filter(|other| other.name != one.person.name).collect();
        one.person.office.as_deref()?.split('、').find_map(|office| {
            let title = title_with_honour(office).filter(|title| title.chars().count() >= SHORTEST)?;
            let is_of_others =
                others.iter().any(|other| other.office.as_deref().is_some_and(|office| office.ends_with(title)));
            let at = sentence.find(title).filter(|_| !is_of_others)?;
            let (before, behind) = (sentence.get(..at)?, sentence.get(at + title.len()..)?);
            let is_apart = before.is_empty() || before.ends_with(['，', '、', '；', '：', '请', '由', '是']);
            let does = DOES.iter().any(|does| behind.starts_with(does));
            (is_apart && does).then(|| Finding {
                range: at..at + title.len(),
                becomes: becomes.clone(),
                because: one.because.clone(),
            })
        })
    }
}

/// 名誉会长 of 协会名誉会长: the title that an office ends with, and what makes another one of it.
fn title_with_honour(office: &str) -> Option<&str> {
    let title = title_at_end(office)?;
    let before = office.strip_suffix(title)?;
    let honour =
        ["名誉", "常务", "执行", "荣誉"].iter().find(|word| before.ends_with(**word)).map_or(0, |word| word.len());
    office.get(before.len() - honour..)
}

/// Of two who sign one does not do so alone: somebody else of the same unit may.
fn stands_in(sentence: &str, person: &Person) -> Option<String> {
    let signs = is_signing(sentence) && !sentence.contains("见证");
    unit_called(person).filter(|_| signs).map(|unit| unit + "代表")
}

/// Who signs alone now, where a placeholder names whoever is not here: somebody else of the same unit may.
fn signs_alone(sentence: &str, one: &OutOfTurn) -> Option<Finding> {
    let becomes = stands_in(sentence, &one.person).filter(|_| one.instead.is_none())?;
    let own = format!(".{}", one.id);
    let is_own = |range: &Range<usize>| {
        let words = sentence.get(range.clone()).unwrap_or_default();
        words.split_once(own.as_str()).is_some_and(|(_, rest)| rest.starts_with(['.', '}', '｝']))
    };
    let range = placeholders(sentence).find(is_own)?;
    // 总监, which no list of offices begins with, is the last of theirs.
    let behind = sentence.get(range.end..)?;
    let own = one.person.office.as_deref().filter(|office| behind.starts_with(*office));
    let office = own.or_else(|| title_behind(behind)).map_or(0, str::len);
    Some(Finding { range: range.start..range.end + office, becomes, because: one.because.clone() })
}

/// 她们来自社区、企业、学校和医院: as many as spoke in the item, in their order, and one of them does not.
pub(super) fn in_a_row(statement: &Statement<'_>) -> Option<Finding> {
    let Statement { sentence, here, touched, .. } = *statement;
    /// Characters of an entry.
    const LONGEST: usize = 8;
    const LEADS: [&str; 7] = ["来自", "围绕", "结合", "关于", "立足", "分别是", "从"];
    let (_, was, gone) = touched.gone.iter().find(|(of, was, _)| *of == here.step.0 && *was > 2)?;
    let joint = sentence.find('、')?;
    let own = clause(sentence, &(joint..joint));
    let words = sentence.get(own.clone())?;
    let lead = LEADS.iter().filter_map(|lead| Some(words.get(..joint - own.start)?.rfind(lead)? + lead.len())).max();
    // The number may have been made true before the row.
    let as_many = [*was, was.saturating_sub(gone.len())];
    let is_as_many = |number: &Number<'_>| as_many.iter().any(|many| usize::try_from(number.value) == Ok(*many));
    // 电池、电机、轴承，三家企业: the number may stand right behind the comma.
    let next = sentence.get(own.end..)?.strip_prefix('，').filter(|next| next.starts_with(numeral::is_numeral));
    let is_counted_behind = next.is_some_and(|next| numbers(next).first().is_some_and(is_as_many));
    // 四个故事讲完了，勤俭、孝心、正直，这就是…
    let is_counted_before = || {
        let before = sentence.get(..own.start).and_then(|before| before.strip_suffix('，')).unwrap_or_default();
        let told = before.rsplit('，').next().unwrap_or_default();
        joint == own.start + words.find('、').unwrap_or_default() && numbers(told).iter().any(is_as_many)
    };
    // 消防、交通、住建三个领域 is counted, whatever stands before it.
    let is_counted = is_counted_behind || numbers(words).iter().any(is_as_many) || is_counted_before();
    let lead = lead.or(is_counted.then_some(0))?;
    let end = if is_counted_behind { sentence.len() } else { own.end };
    let own = own.start + lead..own.end;
    let row = sentence.get(own.start..end)?;
    let counted = numbers(row).into_iter().find(is_as_many);
    let end = counted.as_ref().map_or(row.len(), |number| number.range.start);
    let comma = row.get(..end)?.strip_suffix('，').map_or("", |_| "，");
    let entries: Vec<&str> = row.get(..end - comma.len())?.split(['、', '和', '与']).collect();
    let is_row = entries.len() == *was && entries.iter().all(|one| (1..=LONGEST).contains(&one.chars().count()));
    // 有请甲、乙、丙三位同学上台: people stand for nobody else, and whoever of them is gone is found by name.
    let is_name = |entry: &&str| {
        let name = entry.trim_start_matches(['有', '请']);
        (2..=4).contains(&name.chars().count()) && surname_at(name).is_some()
    };
    let is_row = is_row && !entries.iter().all(is_name);
    let still: Vec<&str> =
        entries.iter().enumerate().filter(|(nth, _)| is_row && !gone.contains(nth)).map(|(_, one)| *one).collect();
    if still.is_empty() {
        return None;
    }
    let entries = row::joined(&still, "和");
    let lower =
        counted.and_then(|number| Some((number.written_as(u64::try_from(still.len()).ok()?), number.range.end)));
    let (number, end) = lower.unwrap_or((String::new(), end));
    Some(Finding { range: own.start..own.start + end, becomes: entries + comma + &number, because: Because::Speakers })
}

/// 有镇街，有部门，也有企业: what those who spoke in the item were, or did, each their own, where others are left of them.
pub(super) fn of_sorts(statement: &Statement<'_>) -> Option<Finding> {
    const EACH: [&str; 6] = ["有的", "也有", "还有", "一个", "一位", "有"];
    const ALL: [&str; 3] = ["有老有少", "有男有女", "有党员有群众"];
    let Statement { sentence, here, touched, .. } = *statement;
    let item = &here.step.0;
    let are_fewer = touched.speakers.iter().any(|(of, count)| of == item && count.is < count.was);
    // 前面三位同志，有抓建设的，有抓管理的: of those who have spoken by then.
    let is_so_far = || sentence.contains("前面") && touched.has_others_so_far(&here.step);
    (are_fewer || touched.has_others(item) || is_so_far()).then_some(())?;
    let mut at = 0;
    let mut clauses: Vec<Range<usize>> = Vec::new();
    for clause in sentence.split_inclusive('，') {
        clauses.push(at..at + clause.len());
        at += clause.len();
    }
    let words = |range: &Range<usize>| sentence.get(range.clone()).unwrap_or_default();
    let is_each = |range: &Range<usize>| EACH.iter().any(|each| words(range).starts_with(each));
    let is_all = |range: &Range<usize>| ALL.iter().any(|all| words(range).starts_with(all));
    let from = clauses.iter().position(|range| is_each(range) || is_all(range)).filter(|from| *from > 0)?;
    if let Some(left) = sorts_left(sentence, &clauses, from, here, touched) {
        return left;
    }
    let run: Vec<&Range<usize>> =
        clauses.iter().skip(from).take_while(|range| is_each(range) || is_all(range)).collect();
    let (first, last) = (run.first()?, run.last()?);
    // The comma before them goes too where nothing follows.
    let end = last.end
        - if last.end == sentence.len() { words(last).chars().next_back().map_or(0, char::len_utf8) } else { 0 };
    let start = if end == last.end { first.start } else { first.start - '，'.len_utf8() };
    // 居民们提的问题，有的是政策问题，有的是法律问题: what they asked, whoever answers.
    let head = from.checked_sub(1).and_then(|head| clauses.get(head)).map(words).unwrap_or_default();
    let is_of_things =
        ["问题", "意见", "建议", "诉求"].iter().any(|thing| head.trim_end_matches('，').ends_with(thing));
    let is_row = (run.len() > 1 || is_all(first)) && !is_of_things;
    is_row.then(|| Finding { range: start..end, becomes: String::new(), because: Because::Speakers })
}

/// 他们中有救援队长，有大学生，也有医护人员: as many as spoke in the item, in their order, without those who do not. Within, none where
/// it is so already; none at all where the row is another one.
fn sorts_left(
    sentence: &str,
    clauses: &[Range<usize>],
    from: usize,
    here: &Here<'_>,
    touched: &Touched,
) -> Option<Option<Finding>> {
    const HAS: [&str; 4] = ["还有", "也有", "更有", "有"];
    let (_, was, gone) = touched.gone.iter().find(|(of, was, _)| *of == here.step.0 && *was > 2)?;
    let first = clauses.get(from.checked_sub(1)?)?;
    let (start, _) =
        ["中有", "里有", "既有"].iter().find_map(|has| Some((sentence.get(first.clone())?.find(has)?, has)))?;
    let start = first.start + start + sentence.get(first.start + start..)?.chars().next()?.len_utf8();
    let row = sentence.get(start..)?.trim_end_matches(['。', '！', '；']);
    let entry = |clause: &'_ str| HAS.iter().find_map(|has| clause.strip_prefix(has)).map(str::to_owned);
    let entries: Vec<String> = row.split('，').map(entry).collect::<Option<_>>()?;
    if entries.len() + gone.len() == *was {
        return Some(None);
    }
    (entries.len() == *was).then_some(())?;
    let still: Vec<&String> =
        entries.iter().enumerate().filter(|(nth, _)| !gone.contains(nth)).map(|(_, one)| one).collect();
    let becomes = match still.as_slice() {
        [] => return None,
        [one] => format!("有{one}"),
        [rest @ .., last] => rest.iter().map(|one| format!("有{one}，")).collect::<String>() + &format!("也有{last}"),
    };
    Some(Some(Finding { range: start..start + row.len(), becomes, because: Because::Speakers }))
}

/// A unit in a row of others, or what is its: 林业、应急两个部门, 应急的做法.
pub(super) fn listed(sentence: &str, unit: &str, because: &Because) -> Option<Finding> {
    // 获得“先进乡镇”称号的是：柳河镇、东坪镇: they do, whoever speaks for them.
    if PRIZES.iter().any(|prize| sentence.contains(prize)) && !SPEECH.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    let places = sentence.match_indices(unit).map(|(at, unit)| at..at + unit.len());
    let of_place = |at: Range<usize>| {
        let (before, behind) = (sentence.get(..at.start)?, sentence.get(at.end..)?);
        // 应急 of 应急局, which is found by its whole name.
        let is_part = UNIT_ENDS.iter().any(|end| behind.starts_with(end)) && !behind.starts_with("部门");
        // 研修班的各位学员 are there all the same.
        // 我是主持人、区民政局副局长某某
        let is_host = before.contains("我是");
        let is_all = ["的各位", "的全体", "的同志们", "的老师们", "的同学们", "的朋友们"]
            .iter()
            .any(|all| behind.starts_with(all));
        // 三位社员的经验: as many as there are, whoever is one of them.
        let is_counted =
            before.strip_suffix(['位', '名', '个', '家']).is_some_and(|before| before.ends_with(numeral::is_numeral));
        if is_part || is_all || is_host || is_counted {
            return None;
        }
        // 由县医院与柳树镇卫生院签约: nobody of theirs is called to it any more.
        let own = sentence.get(clause(sentence, &at))?;
        let signs = ["签约", "签订", "签署"].iter().any(|word| own.contains(word)) && !own.contains('了');
        if signs && (before.ends_with(['与', '和', '同']) || behind.starts_with(['与', '和', '同'])) {
            let (range, becomes) = without_clause(sentence, &at);
            return Some(Finding { range, becomes, because: because.clone() });
        }
        if is_task(sentence, &at) {
            return None;
        }
        let left = JOINTS.iter().find_map(|joint| before.strip_suffix(joint));
        let right = JOINTS.iter().find_map(|joint| behind.strip_prefix(joint));
        let (range, becomes) = match (left, right) {
            (_, Some(rest)) => (at.start..sentence.len() - rest.len(), String::new()),
            // 柳河镇抓项目的韧劲、石桥村抓环境的细致: with what is its own.
            (Some(rest), None) => (rest.len()..at.end + rest_of_entry(behind), String::new()),
            (None, None) if behind.starts_with('的') && tells_of_unit(unit, behind) => without_clause(sentence, &at),
            // 如果说石门乡靠的是人防，那么青峰镇靠的就是技防: neither half is said without the other.
            (None, None) if sentence.trim_start().starts_with("如果说") => (0..sentence.len(), String::new()),
            (None, None) => return None,
        };
        Some(with_fewer(sentence, Finding { range, becomes, because: because.clone() }))
    };
    places.into_iter().find_map(of_place)
}

/// 应急的做法, and no 教育的意义: whether what a short name is said to have is something of a unit.
fn tells_of_unit(unit: &str, behind: &str) -> bool {
    const SHORT: usize = 2;
    const THEIRS: [&str; 19] = [
        "话", "做法", "经验", "发言", "汇报", "介绍", "讲话", "体会", "意见", "建议", "声音", "表态", "情况", "代表",
        "负责", "同志", "故事", "工作", "成绩",
    ];
    let what = behind.trim_start_matches('的');
    unit.chars().count() > SHORT || THEIRS.iter().any(|word| what.starts_with(word))
}

/// How much of what stands behind a unit in a row is said of it alone: up to the next one, or the end of the clause.
fn rest_of_entry(behind: &str) -> usize {
    const VERBS: [&str; 8] = ["抓", "在", "把", "用", "以", "从", "对", "推"];
    let end = behind.find(['、', '，', '。', '；', '！']).unwrap_or(behind.len());
    if VERBS.iter().any(|verb| behind.starts_with(verb)) { end } else { 0 }
}

/// What is to be done, whoever spoke: 财政、住建两个部门要带好头.
fn is_task(sentence: &str, at: &Range<usize>) -> bool {
    let own = sentence.get(clause(sentence, at)).unwrap_or_default();
    // 重要 and 主要 ask for nothing.
    let words =
        ["重要", "主要", "需要", "要点", "理由"].iter().fold(own.to_owned(), |words, one| words.replace(one, ""));
    // 今天上午实地观摩了青浦县、安陵县的项目: whoever speaks of it.
    let is_earlier = ["观摩", "参观", "考察", "走访", "实地"].iter().any(|seen| words.contains(seen));
    let is_later = is_earlier || words.contains("散会") || LOOKS_AHEAD.iter().any(|task| words.contains(task));
    is_later || is_true_all_the_same(own, false)
}

/// 水利、应急、气象三个部门 without one of them: the number behind the row goes with it.
fn with_fewer(sentence: &str, entry: Finding) -> Finding {
    let own = clause(sentence, &entry.range);
    let number = numbers(sentence).into_iter().find(|number| {
        let is_behind = number.range.start >= entry.range.end && number.range.end <= own.end;
        is_behind && names_as_many(number.before(), number.value)
    });
    let fewer = number.and_then(|number| {
        let between = sentence.get(entry.range.end..number.range.start)?;
        let fewer = number.value.checked_sub(1)?;
        // 财政部门, and not 财政一个部门.
        let measure = number.behind().chars().next().filter(|_| fewer == 1).map_or(0, char::len_utf8);
        let fewer = if fewer == 1 { String::new() } else { number.written_as(fewer) };
        Some((format!("{}{between}{fewer}", entry.becomes), number.range.end + measure))
    });
    match fewer {
        Some((becomes, end)) => Finding { range: entry.range.start..end, becomes, because: entry.because },
        None => entry,
    }
}

/// 请各位理事审议, 对刚才的财务报告，同意的请举手: what is asked about a report in an item in which nobody has given one.
pub(super) fn asked_unheard(statement: &Statement<'_>) -> Option<Finding> {
    const ABOUT: [&str; 9] = ["报告", "汇报", "方案", "草案", "说明", "情况", "办法", "决议", "议案"];
    let Statement { sentence, here, touched, .. } = *statement;
    let (_, because) = touched.unheard.iter().find(|(item, _)| *item == here.step.0)?;
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let is_asked = has(&["审议", "讨论", "评议"]) && sentence.contains('请') || has(&["同意的", "表决"]) && has(&ABOUT);
    // 表决《绩效工资分配办法》: the paper is there, whoever was to explain it.
    (is_asked && !sentence.contains('《')).then(|| Finding::unsaid(sentence, because.clone()))
}

/// Words of what does not happen.
pub(super) fn told(sentence: &str, words: &HashMap<String, String>) -> Option<Finding> {
    // 尊敬的各位企业家：, 出席今天活动的有六十余位企业家: whoever is here.
    if ["各位", "尊敬的"].iter().chain(&HERE).any(|word| sentence.contains(word)) {
        return None;
    }
    // 今天有六项议题：1.审议报告；2.…；3.…: of a list of items its own rule knows which are held.
    if sentence.contains('：') && sentence.matches('；').count() > 1 {
        return None;
    }
    let (gone, title) = shared(sentence).find_map(|some| Some((some, words.get(some)?)))?;
    if is_what_all_is_for(sentence) && !is_mostly_told(sentence, title) {
        return None;
    }
    let at = sentence.find(gone)?;
    let (range, becomes) = without_clause(sentence, &(at..at + gone.len()));
    Some(Finding { range, becomes, because: Because::ItemGone(title.clone()) })
}

/// 会议的主要任务是总结签约工作, where no contract is signed any more: what the meeting is for stays, unless it names just that.
fn is_what_all_is_for(sentence: &str) -> bool {
    ["主要任务", "任务是", "目的是", "主题是", "为主题", "召开"].iter().any(|word| sentence.contains(word))
}

/// Whether more than half of what something is called stands in a sentence.
fn is_mostly_told(sentence: &str, title: &str) -> bool {
    let (told, all) =
        shared(title).fold((0, 0), |(told, all), some| (told + usize::from(sentence.contains(some)), all + 1));
    told * 2 > all
}
