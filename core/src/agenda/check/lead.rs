//! Words about the order of speakers: 首先 and 最后 in the wrong place, and people who are told to get ready in vain.

use super::calls::{Call, clause_start, is_mark};
use super::cast::Cast;
use super::person;
use super::script::{BLANK, Script};
use super::signs::Signs;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// So many are enough to look into: for each that is missed the rest of the script is read.
const MOST_MISSED: usize = 24;

/// Calls that one is looked back for.
const NEAR: usize = 8;

/// What somebody is told who is to speak next.
const READY: &[&str] = &["准备", "候场", "候会", "备场"];

/// Words that make a call the first or the last of several.
const FIRST: &str = "首先";
const LAST: &str = "最后";

pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    leads(script, &cast.calls, found);
    numbered(script, found);
    in_turn(script, &cast.calls, found);
    ready(script, cast, found);
}

/// 首先 on a call that others of the same sort came before; 最后 on one that another follows.
fn leads(script: &Script<'_>, calls: &[Call], found: &mut Vec<Diagnostic>) {
    for (index, call) in calls.iter().enumerate() {
        let clause = script.words(&(call.clause..call.at));
        let item = script.sentences.get(call.sentence).map_or(0, |sentence| script.item(sentence));
        let alike = |other: &&Call| {
            let sentence = script.sentences.get(other.sentence);
            !other.is_group
                && sentence.is_some_and(|sentence| script.item(sentence) == item)
                && is_alike(other, call)
                && !announces(script, other)
        };
        let at = |word: &str| call.clause..call.clause + word.len();
        let leads = ["", "下面", "接下来", "现在"].into_iter();
        let rest = leads.filter_map(|lead| clause.strip_prefix(lead)).map(|rest| rest.trim_start_matches(is_mark));
        let first = rest.filter(|rest| rest.starts_with(FIRST));
        let first = first.map(|rest| clause.len() - rest.len()).next();
        if let Some(first) = first.filter(|_| !call.is_group) {
            let before = calls.get(index.saturating_sub(NEAR)..index).unwrap_or_default().iter().rev();
            // Whoever calls a group, or says how it goes on, begins a row anew; calls of another sort stand between.
            let of_row = before.take_while(|other| !begins_a_row(script, other, item));
            let row: Vec<&Call> = of_row.filter(|other| alike(other)).take(3).collect();
            let named = row.iter().any(|other| is_named(script, other))
                && is_named(script, call)
                && row.iter().any(|other| other.verb == call.verb);
            if row.len() >= 2 || named || is_second_first(script, calls, index) {
                let problem = Problem::LeadTooLate { written: FIRST.to_owned() };
                let begins = call.clause + first;
                found.push(script.problem(problem, &(begins..begins + FIRST.len())));
            }
        }
        if clause.starts_with(LAST) && !call.is_group {
            let next = calls.get(index + 1).filter(|next| {
                alike(next) && next.sentence > call.sentence && is_named(script, next) && is_named(script, call)
            });
            let thanks = next.is_some_and(|next| script.words(&(next.clause..next.at)).starts_with(FIRST));
            if next.is_some() && !thanks {
                let problem = Problem::LeadTooLate { written: LAST.to_owned() };
                found.push(script.problem(problem, &at(LAST)));
            }
        }
    }
}

/// 下面，首先请甲报告；下面，请乙通报；下面，首先请丙说明: whether another call of a meeting without numbers is 首先 already, and each is
/// an item of its own.
fn is_second_first(script: &Script<'_>, calls: &[Call], index: usize) -> bool {
    let item = |at: usize| script.sentences.get(calls.get(at)?.sentence).map(|sentence| script.item(sentence));
    // Calls stand in the order of the script: whoever is alone in an item has no neighbour of it.
    let is_alone = |at: &usize| {
        let own = item(*at);
        own.is_some() && item(at + 1) != own && at.checked_sub(1).and_then(item) != own
    };
    // 首先，请允许我介绍来宾 calls nobody.
    let is_first = |at: usize| {
        let call = calls.get(at);
        call.is_some_and(|call| {
            script.words(&(call.clause..call.at)).contains(FIRST) && !script.words(&call.who).starts_with("允许")
        })
    };
    let mut alone = (index.saturating_sub(NEAR)..=index).rev().take_while(is_alone).skip(1);
    script.rundown.numbered_items() == 0 && alone.any(is_first)
}

/// Whether a call, seen from a later one of an item, ends the row of those before that one.
fn begins_a_row(script: &Script<'_>, call: &Call, item: usize) -> bool {
    let sentence = script.sentences.get(call.sentence);
    call.is_group && call.verb != "上台"
        || sentence.is_none_or(|sentence| script.item(sentence) != item)
        || announces(script, call)
}

/// Whether two calls may be of one row: for the same sort of thing.
fn is_alike(one: &Call, other: &Call) -> bool {
    const SPEAKING: &[&str] = &[
        "发言", "讲话", "讲", "说", "说说", "谈", "汇报", "报告", "介绍", "述职", "表态", "点评", "作", "做", "通报",
        "致", "讲述", "讲解", "推介", "",
    ];
    one.verb == other.verb || SPEAKING.contains(&one.verb) && SPEAKING.contains(&other.verb)
}

/// Whether a call only says who will speak, each of whom is called afterwards.
fn announces(script: &Script<'_>, call: &Call) -> bool {
    let Some(sentence) = script.sentences.get(call.sentence) else { return false };
    let words = script.words(&sentence.range);
    // 推介康养项目 announces nothing.
    let item = words
        .match_indices('项')
        .any(|(at, unit)| !words.get(at + unit.len()..).is_some_and(|rest| rest.starts_with('目')));
    item || ["环节", "依次", "议程", "分钟", "次序", "顺序"].iter().any(|word| words.contains(word))
}

fn is_named(script: &Script<'_>, call: &Call) -> bool {
    let person = person::read(script.words(&call.who));
    person.has_full_name() || person.is_blank() || !person.address.is_empty()
}

/// 首先进行第二项, 最后进行第二项 of four.
fn numbered(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("首最");
    let total = script.rundown.numbered_items();
    for sentence in script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        for (lead, wrong) in [(FIRST, 2..u64::MAX), (LAST, 1..total)] {
            let Some(at) = words.find(lead) else { continue };
            let heads = words.get(..at).is_some_and(|before| before.chars().next_back().is_none_or(is_mark));
            let rest = words.get(at + lead.len()..).unwrap_or_default().trim_start_matches(['，', ',']);
            let rest = ["进行", "进入"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            let rest = ["会议", "大会", "今天的"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            let number = rest.strip_prefix('第').and_then(numeral::at_start);
            let is_item = number
                .is_some_and(|(_, end)| rest.get('第'.len_utf8() + end..).is_some_and(|unit| unit.starts_with('项')));
            if heads && is_item && number.is_some_and(|(number, _)| wrong.contains(&number)) {
                let range = sentence.range.start + at..sentence.range.start + at + lead.len();
                found.push(script.problem(Problem::LeadTooLate { written: lead.to_owned() }, &range));
            }
        }
    }
}

/// 第二位报告人是…, and then 第四位报告人是…: one of a row is leapt over.
fn in_turn(script: &Script<'_>, calls: &[Call], found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("第");
    /// Characters that say of what row it is.
    const ROW: usize = 2;
    const MOST: usize = 32;
    let mut last: Vec<(String, u64, usize)> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let lead = ["下面", "接下来", "首先", "现在", "有请", "请", "，"];
        let head = lead.iter().fold(words, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let Some((number, length)) = head.strip_prefix('第').and_then(numeral::at_start) else { continue };
        let Some(rest) = head.get('第'.len_utf8() + length..).and_then(|rest| rest.strip_prefix('位')) else {
            continue;
        };
        let end = head.len() - rest.len();
        let row: String = rest.chars().take(ROW).collect();
        let at = sentence.range.start + (words.len() - head.len());
        let is_room = last.len() < MOST;
        match last.iter_mut().find(|(of, ..)| *of == row) {
            Some((_, before, said)) => {
                // Whoever is called in between has no number, and counts.
                let is_called = calls.iter().any(|call| call.sentence > *said && call.sentence < index);
                if number == *before + 2 && !is_called {
                    let problem = Problem::OrdinalDisagrees { written: number, actual: *before + 1 };
                    found.push(script.problem(problem, &(at..at + end)));
                }
                (*before, *said) = (number, index);
            }
            None if is_room => last.push((row, number, index)),
            None => {}
        }
    }
}

/// People who are told to get ready and are never called.
fn ready(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
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
        || ["发言", "汇报", "上台", "登场", "述职", "工作", "上场", "好。", "好，"]
            .iter()
            .any(|word| after.starts_with(word));
    // 请武志宏同志汇报供热准备工作情况: he speaks of what was prepared.
    let ends = ends && !["工作情况", "工作的情况", "工作进展"].iter().any(|word| after.starts_with(word));
    // 大家都作了准备 tells what was done.
    let before = words.get(..ready).filter(|before| !before.ends_with('了'))?;
    let mark = clause_start(before, before.len());
    // 下一位王小河同志请做准备: whoever is asked stands before 请.
    let before =
        ["请做好", "请作好", "请做", "请作", "请"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let asked = before.rfind('请').map(|at| at + '请'.len_utf8()).filter(|at| *at >= mark);
    let start = asked.unwrap_or(mark);
    let (start, who) = without_turn(start, before.get(start..)?);
    let who = ["做好", "作好", "作", "做", "也", "提前", "先"]
        .iter()
        .fold(who, |who, word| who.strip_suffix(word).unwrap_or(who));
    let who = ["发言", "汇报", "述职"].iter().fold(who, |who, word| who.strip_suffix(word).unwrap_or(who));
    let who = ["做好", "作好", "请"].iter().fold(who, |who, word| who.strip_suffix(word).unwrap_or(who));
    // 由于准备工作做得细, and 希望做好准备, tell nobody anything.
    let is_told = asked.is_some() || is_somebody(who);
    (ends && is_told && !who.is_empty() && !who.contains(['，', '。', '：'])).then(|| start..start + who.len())
}

/// Whether words are those for a person, a unit or a number of a competitor, also where nobody asks them.
fn is_somebody(who: &str) -> bool {
    let person = person::read(who);
    let is_named =
        !(person.name.is_empty() || person.office.is_empty() && person.title.is_empty() && person.address.is_empty());
    let is_bare =
        || person::has_usual_length(who) && person::begins_with_surname(who) && who.chars().all(crate::script::is_han);
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
        "组",
        "代表们",
        "选手",
        "演员",
        "领导",
        "音响",
        "技术",
        "礼兵",
        "摄影",
        "乐队",
        "记者",
        "监票",
        "计票",
        "我",
        "你",
        "他",
        "第",
        "会场",
        "充分",
        "思想",
        "随时",
        "代表",
    ];
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
    (2..=30).contains(&length) && !NOBODY.iter().any(|word| who.contains(word)) && !who.contains(BLANK)
}

/// Whether the characters of some words stand in others in the same order.
fn stands_in(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether somebody is called behind a place by other words: 发改局 is called 区发展和改革局, 庄月明 is 庄主任.
fn is_called_otherwise(script: &Script<'_>, cast: &Cast<'_>, who: &str, from: usize) -> bool {
    let named = person::read(who);
    if named.has_full_name() && !person::ends_like_a_body(who) {
        // By the name or a part of it: others are of the same village.
        let told = script.text.get(from..).unwrap_or_default();
        let name: Vec<char> = named.name.chars().collect();
        let is_told = |pair: &[char]| told.contains(&pair.iter().collect::<String>());
        let titled = |surname: &char| {
            told.match_indices(*surname).any(|(at, c)| {
                let behind = told.get(at + c.len()..).unwrap_or_default();
                person::leading_title(behind).is_some() || person::leading_address(behind).is_some()
            })
        };
        return name.windows(2).any(is_told) || name.first().is_some_and(titled);
    }
    let later = cast.calls.partition_point(|call| call.at < from);
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
