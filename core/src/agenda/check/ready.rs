//! People who are told to get ready and are never called: whom the words mean, and whether anybody calls them later, be it
//! by other words.

use super::calls::{Call, clause_start, is_mark};
use super::cast::Cast;
use super::script::Script;
use super::signs::Signs;
use crate::agenda::person;
use crate::chinese::{self, numeral};
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::BLANK;
use std::ops::Range;

/// So many are enough to look into: for each that is missed the rest of the script is read.
const MOST_MISSED: usize = 24;

/// What somebody is told who is to speak next.
const READY: &[&str] = &["准备", "候场", "候会", "备场"];

pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("备候");
    let mut missed = 0;
    for sentence in script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        // 下个月的学习，请副局长牵头准备: for another meeting.
        const OTHER: &[&str] = &["下个月", "下月", "下次", "下周", "会后", "明天", "明年", "下半年"];
        if OTHER.iter().any(|word| words.contains(word)) {
            continue;
        }
        let Some(told) = told_to_get_ready(words) else { continue };
        for (at, who) in person::row(words.get(told.clone()).unwrap_or_default()) {
            let range = sentence.range.start + told.start + at..sentence.range.start + told.start + at + who.len();
            let end = sentence.range.end;
            // Whose name is not known yet is known by an office that is long enough: 绿鲜达物流总经理xxx.
            let named = ["同志", "先生", "女士", "老师"].iter().find_map(|word| who.strip_suffix(word)).unwrap_or(who);
            // “金牌调解员”代表、调委会主任***同志
            let (who, named) = match who.split_once("代表、") {
                Some((_, rest)) => (rest, named.split_once("代表、").map_or(named, |(_, rest)| rest)),
                None => (who, named),
            };
            let office = if named.ends_with(BLANK) { named.trim_end_matches([BLANK, ' ']) } else { who };
            let is_known = office.len() == who.len() || office.chars().count() > 4 && person::ends_in_office(office);
            let who = if is_known { office } else { who };
            if missed >= MOST_MISSED || !is_one(who) || is_named_after(script, who, end) {
                continue;
            }
            missed += 1;
            if !is_called_otherwise(script, cast, who, end) {
                let problem = Problem::NeverCalled { who: who.to_owned() };
                found.push(script.problem(problem, &range));
            }
        }
    }
}

/// The words for those who are told to get ready: 请供电公司团支部书记景行同志准备.
fn told_to_get_ready(words: &str) -> Option<Range<usize>> {
    let (ready, word) = READY.iter().filter_map(|word| Some((words.find(word)?, *word))).min()?;
    let after = words.get(ready + word.len()..)?;
    // 准备好选票 is about a thing.
    let ends = after.chars().next().is_none_or(is_mark)
        || ["发言", "汇报", "上台", "登场", "述职", "工作", "上场", "好。", "好，", "一下"]
            .iter()
            .any(|word| after.starts_with(word));
    // 请武志宏同志汇报供热准备工作情况: he speaks of what was prepared.
    let ends = ends && !["工作情况", "工作的情况", "工作进展"].iter().any(|word| after.starts_with(word));
    // 大家都作了准备 tells what was done.
    let before = words.get(..ready).filter(|before| !before.ends_with('了'))?;
    let mark = start_outside_brackets(before);
    // 下一位王小河同志请做准备: whoever is asked stands before 请.
    let before = ["请做好", "请作好", "请做个", "请做", "请作", "请"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    let asked = before.rfind('请').map(|at| at + '请'.len_utf8()).filter(|at| *at >= mark);
    // 新队员代表贺小满同学，请到台侧做好准备: whoever it is stands before the comma.
    if let Some(named) = asked.filter(|at| before.get(*at..).is_some_and(|place| place.starts_with(['到', '在'])))
        && let Some(ahead) = before.get(..named - '请'.len_utf8()).and_then(|ahead| ahead.strip_suffix('，'))
    {
        let who = clause_start(ahead, ahead.len())..ahead.len();
        return ahead.get(who.clone()).is_some_and(is_somebody).then_some(who);
    }
    let start = asked.unwrap_or(mark);
    let (start, who) = without_turn(start, before.get(start..)?);
    let who = ["做好", "作好", "做个", "作个", "做一下", "作", "做", "也", "提前", "先"]
        .iter()
        .fold(who, |who, word| who.strip_suffix(word).unwrap_or(who));
    let who = ["发言", "汇报", "述职"].iter().fold(who, |who, word| who.strip_suffix(word).unwrap_or(who));
    let who = ["做好", "作好", "请"].iter().fold(who, |who, word| who.strip_suffix(word).unwrap_or(who));
    // 由于准备工作做得细, and 希望做好准备, tell nobody anything.
    let is_told = asked.is_some() || is_somebody(who);
    (ends && is_told && !who.is_empty() && !who.contains(['，', '。', '：'])).then(|| start..start + who.len())
}

/// Where the clause begins that ends some words; 三（4）班 has brackets in the name of a class.
fn start_outside_brackets(words: &str) -> usize {
    let mut start = clause_start(words, words.len());
    while let Some(outer) = words.get(..start).and_then(|before| before.strip_suffix(['（', '(']))
        && words.get(start..).is_some_and(|rest| rest.contains(['）', ')']))
    {
        start = clause_start(words, outer.len());
    }
    start
}

/// Whether words are those for a person, a unit or a number of a competitor, also where nobody asks them.
fn is_somebody(who: &str) -> bool {
    let person = person::read(who);
    let is_named =
        !(person.name.is_empty() || person.office.is_empty() && person.title.is_empty() && person.address.is_empty());
    let is_bare =
        || person::has_usual_length(who) && person::begins_with_surname(who) && who.chars().all(crate::chinese::is_han);
    // 石桥村准备, 永阳县、桐山林场做好准备
    let is_farm = || ["林场", "农场", "牧场", "茶场"].iter().any(|farm| who.ends_with(farm));
    let is_elsewhere = || ["在", "到", "于", "人员", "全体"].iter().any(|word| who.contains(word));
    let is_place = || {
        (who.ends_with(['村', '县', '镇', '乡', '区']) || is_farm())
            && (3..=12).contains(&who.chars().count())
            && !is_elsewhere()
    };
    is_named
        || is_bare()
        || person::ends_like_a_body(who)
        || is_place()
        || who.contains('号')
        || person::ends_in_office(who)
}

/// 下一位讲者柴胡主任到前排: the person alone, and where in the sentence that begins.
fn without_turn(start: usize, who: &str) -> (usize, &str) {
    const TURNS: &[&str] = &["下一位", "后一位", "第二位", "下一个"];
    const SPEAKERS: &[&str] = &["讲者", "选手", "发言人", "汇报人", "述职人", "代表", "同志", "嘉宾", "老师"];
    const PLACES: &[&str] = &["到", "在"];
    let turn = |rest: &'_ str| TURNS.iter().find(|turn| rest.starts_with(**turn)).map_or(0, |turn| turn.len());
    let rest = who.get(turn(who)..).unwrap_or(who);
    // 下一位选手 alone is nobody in particular.
    let named = SPEAKERS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let rest = if named.is_empty() || named.len() == who.len() { who } else { named };
    let begins = start + who.len() - rest.len();
    let place = PLACES.iter().filter_map(|word| rest.find(word)).filter(|at| {
        let person = person::read(rest.get(..*at).unwrap_or_default());
        // 3号选手到台口
        !(person.name.is_empty() || person.title.is_empty() && person.address.is_empty())
            || rest.get(..*at).is_some_and(|who| who.ends_with("选手"))
    });
    (begins, place.min().and_then(|at| rest.get(..at)).unwrap_or(rest))
}

/// Whether words speak of one person or body whom the host would call by these words.
fn is_one(who: &str) -> bool {
    const NOBODY: &[&str] = &[
        "各",
        "大家",
        "同志们",
        "工作人员",
        "会务",
        "礼仪",
        "全体",
        "下一",
        "后面",
        "有关",
        "相关",
        "所有",
        "其他",
        "代表们",
        "选手",
        "演员",
        "音响",
        "灯光",
        "播音",
        "技术",
        "礼兵",
        "旗手",
        "护旗",
        "摄影",
        "乐队",
        "鼓号",
        "监票",
        "计票",
        "裁判",
        "医护",
        "医务",
        "救护",
        "安保",
        "场务",
        "后勤",
        "志愿者",
        "我",
        "你",
        "他",
        "会场",
        "爸爸妈妈",
        "家长们",
        "充分",
        "思想",
        "随时",
    ];
    /// What several people are called, and what stands in the office of one: 学生代表 and 学生代表韩雪琪, 工作组 and 组长.
    const SEVERAL: &[&str] = &["组", "领导", "代表", "记者", "第"];
    let length = who.chars().count();
    // 4号选手 is one, whatever selects them.
    let counted = |who: &str| {
        let rest = who.strip_prefix('第')?;
        let (_, length) = numeral::at_start(rest)?;
        Some(matches!(rest.get(length..)?, "组" | "小组" | "代表队" | "队"))
    };
    let is_numbered = who.split_once('号').is_some_and(|(number, _)| numeral::parse(number).is_some())
        || counted(who).unwrap_or(false);
    if is_numbered {
        return true;
    }
    let is_some = |of: &[&str]| of.iter().any(|word| who.contains(word));
    (2..=30).contains(&length)
        && !is_some(NOBODY)
        && (!is_some(SEVERAL) || is_named_behind_office(who) || is_delegate(who))
        && !is_desk(who)
        && !who.contains(BLANK)
}

/// Whether words end in a whole name behind an office, or in a surname with a form of address: 高三学生代表韩雪琪, 家长代表宁女士.
fn is_named_behind_office(who: &str) -> bool {
    let person = person::read(who);
    let is_office = person::ends_in_office(person.office) && person.title.is_empty();
    let is_named = person.has_full_name() || !person.address.is_empty();
    is_office && is_named && person::begins_with_surname(person.name)
}

/// 周广才代表: one of them, by name.
fn is_delegate(who: &str) -> bool {
    let name = who.strip_suffix("代表").filter(|name| name.chars().all(crate::chinese::is_han));
    name.is_some_and(|name| person::has_usual_length(name) && person::begins_with_surname(name))
}

/// Whether words are those for a place at which people serve a meeting: whoever is there gets ready to work, and is not
/// called to speak.
fn is_desk(who: &str) -> bool {
    const DESKS: [&str; 16] = [
        "检录处",
        "签到处",
        "报到处",
        "报名处",
        "领奖处",
        "发放处",
        "起点",
        "终点",
        "计时台",
        "记录台",
        "控制台",
        "主席台",
        "服务台",
        "导播台",
        "医疗点",
        "奖台",
    ];
    let desk = ["的同志", "的老师", "的同学"].iter().find_map(|people| who.strip_suffix(people)).unwrap_or(who);
    DESKS.iter().any(|one| desk.ends_with(one))
}

/// Whether the characters of some words stand in others in the same order.
fn stands_in(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// 陈浩宇 of 三（4）班陈浩宇爸爸: the child by whose name somebody of its family is called.
fn child_of(who: &str) -> Option<&str> {
    const FAMILY: [&str; 12] =
        ["爸爸", "妈妈", "父亲", "母亲", "爷爷", "奶奶", "外公", "外婆", "姥姥", "姥爷", "家长", "父母"];
    let child = FAMILY.iter().filter_map(|word| who.strip_suffix(word)).min_by_key(|child| child.len())?;
    let child = child.trim_end_matches('的').trim_end_matches("同学").trim_end_matches("小朋友");
    let child = child.rsplit(['班', '）', ')', '级', '组', '园', '校', ' ', '　']).next()?;
    ((2..=4).contains(&child.chars().count()) && child.chars().all(crate::chinese::is_han)).then_some(child)
}

/// Whether somebody is called behind a place by other words: 发改局 is called 区发展和改革局, 庄月明 is 庄主任.
fn is_called_otherwise(script: &Script<'_>, cast: &Cast<'_>, who: &str, from: usize) -> bool {
    let told = script.text.get(from..).unwrap_or_default();
    if let Some(child) = child_of(who) {
        return chinese::shares_pair(told, child);
    }
    // 城南中学初三学生高一帆同学, whom the roster has, is called 初三的高一帆同学.
    let mut roster = script.rundown.agenda().people.values().map(|person| person.name.as_str());
    if roster.any(|name| person::has_usual_length(name) && who.contains(name) && told.contains(name)) {
        return true;
    }
    let named = person::read(who);
    if named.has_full_name() && !person::ends_like_a_body(who) {
        // By the name or a part of it: others are of the same village.
        let titled = |surname: &char| {
            told.match_indices(*surname).any(|(at, c)| {
                let behind = told.get(at + c.len()..).unwrap_or_default();
                person::leading_title(behind).is_some() || person::leading_address(behind).is_some()
            })
        };
        return chinese::shares_pair(told, named.name) || named.name.chars().next().as_ref().is_some_and(titled);
    }
    let later = cast.calls.partition_point(|call| call.at < from);
    if cast.calls.get(later..).unwrap_or_default().iter().any(|call| ends_in_name_of(who, script.words(&call.who))) {
        return true;
    }
    // 石盘小学的谭校长 is called 石盘小学校长谭木生.
    let person = person::read(who.rsplit('的').next().unwrap_or(who));
    let surname = person.name;
    let by_title = |call: &Call| {
        let called = person::read(script.words(&call.who));
        let title = [called.office, called.title].iter().any(|title| title.ends_with(person.title));
        title && called.name.chars().count() > 1 && called.name.starts_with(surname)
    };
    let is_titled = !person.title.is_empty() && surname.chars().count() == 1;
    if is_titled && cast.calls.get(later..).unwrap_or_default().iter().any(by_title) {
        return true;
    }
    let mut calls = cast.calls.get(later..).unwrap_or_default().iter();
    !who.contains('号') && calls.any(|call| stands_in(who, script.words(&call.who)))
}

/// Whether words end in the name of whoever is called, before a form of address: 柳湾村种粮大户刘建军同志 is called 刘建军同志.
fn ends_in_name_of(who: &str, called: &str) -> bool {
    let (who, called) = (person::read(who), person::read(called));
    called.has_full_name() && person::begins_with_surname(called.name) && who.name.ends_with(called.name)
}

/// Whether somebody is spoken of again behind a place, other than in a look back.
fn is_named_after(script: &Script<'_>, who: &str, from: usize) -> bool {
    let person = person::read(who);
    let after = script.text.get(from..).unwrap_or_default();
    let key = if person.name.chars().count() >= 2 { person.name } else { who };
    // 影像工作室的沧海: whatever stands before 的 is where they come from.
    let key = key.rsplit('的').next().filter(|name| name.chars().count() >= 2).unwrap_or(key);
    let short = key.trim_end_matches(['县', '区', '市', '镇', '乡', '村', '局']);
    let key = if short.chars().count() >= 2 { short } else { key };
    after.match_indices(key).any(|(at, _)| {
        let sentence = script.sentence_at(from + at).and_then(|at| script.sentences.get(at));
        sentence.is_some_and(|sentence| !super::recap::is_recap(script.words(&sentence.range)))
    })
}
