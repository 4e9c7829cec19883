//! Years that two places give to one and the same thing: the meeting, a paper, an award, a season, a birth. Its days are the
//! affair of `same_day`.

mod begun;
mod of_meeting;
mod retold;

use super::calls::{clause_start, is_mark};
use super::dates;
use super::script::Script;
use super::signs::Signs;
use super::topics::{clause_at, common, is_another, topic};
use crate::chinese::is_han;
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::HashMap;
use std::ops::Range;

/// So many years are enough to look into.
const MOST_YEARS: usize = 400;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let opening = opening_end(script);
    let all = all_years(script);
    years(script, &all, opening, found);
    papers(script, &all, found);
    names(script, &all, found);
    births(script, &all, found);
    fiscal_years(script, &all, opening, found);
    awards(script, &all, opening, found);
    retold::check(script, &all, found);
    begun::check(script, &all, found);
    periods(script, found);
    seasons(script, &all, found);
    translations(script, found);
    of_meeting::check(script, &all, found);
}

/// Where the first counted item begins.
fn opening_end(script: &Script<'_>) -> usize {
    let first = script.rundown.items().iter().position(|item| item.number.is_some());
    let sentence = script.sentences_of(first.unwrap_or(1).max(1)).start;
    script.sentences.get(sentence).map_or(script.text.len(), |sentence| sentence.range.start)
}

/// A year, an edition or a date in the script, and what it is of.
struct Seen<'a> {
    number: i64,
    range: Range<usize>,
    topic: &'a str,
    sentence: usize,
}

fn all_years<'a>(script: &'a Script<'_>) -> Vec<Seen<'a>> {
    const CLASSES: Signs = Signs::of("级届");
    const SIGNS: Signs = Signs::of("年").and(CLASSES);
    let mut all = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let seen = |(number, range): (i64, Range<usize>)| Seen {
            number,
            topic: topic(words, range.end),
            range: sentence.range.start + range.start..sentence.range.start + range.end,
            sentence: index,
        };
        // Hardly any sentence with a year speaks of a class too, and one character alone is found much sooner.
        match sentence.signs.any(CLASSES) {
            true => all.extend(dates::years_and_classes(words).map(seen)),
            false => all.extend(dates::years(words).map(seen)),
        }
    }
    all
}

/// The opening's 2026年防汛工作 against a later 2025年防汛工作.
fn years(script: &Script<'_>, all: &[Seen<'_>], opening: usize, found: &mut Vec<Diagnostic>) {
    /// Characters that two topics have in common that are one.
    const SAME: usize = 4;
    let title = script.rundown.agenda().meeting.title.as_str();
    let split = all.partition_point(|seen| seen.range.start < opening);
    let (said, later) = all.split_at(split);
    let of_title = dates::years_and_classes(title).map(|(year, range)| (year, topic(title, range.end)));
    let first: Vec<(i64, &str)> = said.iter().map(|seen| (seen.number, seen.topic)).chain(of_title).collect();
    let mut reported = 0;
    for seen in later {
        let known = first.iter().any(|(year, _)| *year == seen.number);
        let same = first.iter().find(|(_, topic)| common(topic, seen.topic) >= SAME);
        let Some((year, _)) = same else { continue };
        let sentence = script.sentences.get(seen.sentence);
        let words = sentence.map_or("", |sentence| script.words(&sentence.range));
        let at = seen.range.start.saturating_sub(sentence.map_or(0, |sentence| sentence.range.start));
        // Two years side by side are compared on purpose. Asked last, for it looks through all years.
        let rightly = || {
            later.iter().any(|other| {
                other.number == *year && common(other.topic, seen.topic) >= SAME && other.sentence == seen.sentence
            })
        };
        if !known
            && *year != seen.number
            && reported < 3
            && !is_another(clause_at(words, at))
            && !words.get(..at).is_some_and(|before| before.ends_with('到'))
            && !rightly()
        {
            reported += 1;
            let problem = Problem::YearsDisagree { first: year.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
        }
    }
}

/// One and the same paper or case under two years: 2025年以来的典型案例 is read, and 2024年以来的典型案例 is what the host
/// comes back to.
fn papers(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    const SAME: usize = 6;
    const PAPERS: &[&str] =
        &["案例", "通报", "决定", "名单", "方案", "办法", "要点", "责任书", "责任状", "报告", "会议", "大会", "活动"];
    let mut first: HashMap<&str, &Seen<'_>> = HashMap::new();
    for seen in all.iter().take(MOST_YEARS) {
        let Some(key) = seen.topic.char_indices().nth(SAME).map(|(at, _)| seen.topic.get(..at).unwrap_or_default())
        else {
            continue;
        };
        let before = *first.entry(key).or_insert(seen);
        let sentence = script.sentences.get(seen.sentence).map_or("", |sentence| script.words(&sentence.range));
        let named = PAPERS.iter().any(|paper| before.topic.contains(paper) && seen.topic.contains(paper));
        // A paper that is called for may well be that of another year, and so may one that is compared.
        let other = ["请", "第", "宣读", "去年", "上年", "比", "较", "增", "降", "回顾"];
        if before.number != seen.number
            && before.sentence != seen.sentence
            && named
            && !other.iter().any(|word| sentence.contains(word))
        {
            let problem = Problem::YearsDisagree { first: before.number.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
            return;
        }
    }
}

/// 2025年工作总结大会 and later 2024年工作总结大会: what is called by the same five characters and more behind its year.
fn names(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    const SAME: usize = 5;
    let name = |seen: &Seen<'_>| {
        let topic = seen.topic.strip_prefix('度').unwrap_or(seen.topic);
        // 2026年度经济工作目标责任书 is signed, and 2025年度目标责任书 is what the host comes back to.
        if let Some(end) = topic.find("责任书").map(|at| at + "责任书".len()) {
            let last: Vec<char> = topic.get(..end)?.chars().rev().take(SAME).collect();
            return Some(last.into_iter().rev().collect());
        }
        let first: String = topic.chars().take(SAME).collect();
        let is_one =
            ["会", "草案", "预算", "决算", "责任书", "评比", "竞赛", "行动计划", "规划", "纪念日", "仪式", "典礼"]
                .iter()
                .any(|word| topic.contains(word));
        (first.chars().count() == SAME && is_one).then_some(first)
    };
    let mut first: HashMap<String, &Seen<'_>> = HashMap::new();
    let title = script.rundown.agenda().meeting.title.as_str();
    let of_title = dates::years(title).map(|(number, range)| {
        let topic = topic(title, range.end);
        Seen { number, topic, range, sentence: usize::MAX }
    });
    let of_title: Vec<Seen<'_>> = of_title.collect();
    for seen in &of_title {
        first.extend(name(seen).map(|name| (name, seen)));
    }
    for seen in all.iter().take(MOST_YEARS) {
        let Some(name) = name(seen) else { continue };
        let before = *first.entry(name).or_insert(seen);
        let words = script.sentences.get(seen.sentence).map_or("", |sentence| script.words(&sentence.range));
        let start = script.sentences.get(seen.sentence).map_or(0, |sentence| sentence.range.start);
        let clause = clause_at(words, seen.range.start - start);
        let apart = (before.number - seen.number).abs() == 1 && before.sentence != seen.sentence;
        let other = [
            "去年",
            "上年",
            "上一",
            "明年",
            "下一",
            "比",
            "较",
            "回顾",
            "安排",
            "谋划",
            "决定》",
            "通报》",
            "整改情况",
            "整改落实",
            "查摆",
        ];
        let told = found.iter().any(|one| matches!(one.problem, Problem::YearsDisagree { .. }));
        if apart && !told && !other.iter().any(|word| clause.contains(word)) {
            let problem = Problem::YearsDisagree { first: before.number.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
            return;
        }
    }
}

/// Where one person is mourned: 生于1934年 against 1943年出生.
fn births(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    const MOURNING: &[&str] = &["追悼", "悼念", "遗体告别", "告别仪式", "追思"];
    let title = script.rundown.agenda().meeting.title.as_str();
    let mut first: Option<i64> = None;
    for seen in all.iter().take(MOST_YEARS) {
        let before = script.text.get(..seen.range.start).unwrap_or_default();
        let after = script.text.get(seen.range.end..).unwrap_or_default();
        let clause = after.split(is_mark).next().unwrap_or_default();
        let is_born = ["生于", "出生于"].iter().any(|word| before.ends_with(word)) || clause.contains("出生");
        if !is_born {
            continue;
        }
        let known = *first.get_or_insert(seen.number);
        let mourns = || MOURNING.iter().any(|word| title.contains(word) || script.text.contains(word));
        if known != seen.number && mourns() {
            let problem = Problem::YearsDisagree { first: known.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
            return;
        }
    }
}

/// A meeting on 2025年度 whose own words speak of 2024年度. What is set out in 2025年度工作会议 begins with a report on the year
/// before, which 2025年度述职评议会 has not.
fn fiscal_years(script: &Script<'_>, all: &[Seen<'_>], opening: usize, found: &mut Vec<Diagnostic>) {
    const OF_THE_MEETING: &[&str] = &["讲话", "刚才", "会议", "大会", "述职", "报告", "评议", "点评", "考核"];
    /// What a meeting is called that looks back on its year; any other looks ahead.
    const LOOKS_BACK: [&str; 15] = [
        "述职",
        "评议",
        "总结",
        "考核",
        "表彰",
        "股东",
        "民主生活",
        "组织生活",
        "测评",
        "评比",
        "年会",
        "盘点",
        "决算",
        "颁奖",
        "报告会",
    ];
    /// What is told of a year that is over.
    const OF_A_YEAR: [&str; 10] =
        ["报告", "执行情况", "述职", "总结", "考核", "评议", "决算", "完成情况", "工作情况", "通报"];
    const ACHIEVED: [&str; 7] = ["取得的成绩", "取得的成效", "取得的成果", "取得的荣誉", "的成绩", "的荣誉", "的辉煌"];
    let split = all.partition_point(|seen| seen.range.start < opening);
    let (said, later) = all.split_at(split);
    let title = script.rundown.agenda().meeting.title.as_str();
    let of_title = dates::years(title).map(|(year, range)| (year, topic(title, range.end)));
    let of_opening = said.iter().map(|seen| (seen.number, seen.topic));
    let named: Vec<(i64, &str)> = of_opening.chain(of_title).filter(|(_, topic)| topic.starts_with('度')).collect();
    let looks_back = named.iter().any(|(_, topic)| LOOKS_BACK.iter().any(|word| topic.contains(word)));
    let mut own: Vec<i64> = named.iter().map(|(year, _)| *year).collect();
    own.sort_unstable();
    own.dedup();
    let [year] = own.as_slice() else { return };
    let known = |number: i64| said.iter().any(|seen| seen.number == number);
    // 把2023年取得的成绩归零, where 2024年度 is summed up.
    let is_summed_up = |seen: &Seen<'_>| {
        title.contains("总结")
            && seen.number == *year - 1
            && ACHIEVED.iter().any(|achieved| seen.topic.starts_with(achieved))
    };
    let is_of_a_year = |seen: &&Seen<'_>| seen.topic.starts_with('度') || is_summed_up(seen);
    for seen in later.iter().filter(|seen| seen.number < *year && !known(seen.number)).filter(is_of_a_year) {
        let Some(sentence) = script.sentences.get(seen.sentence) else { continue };
        let words = script.words(&sentence.range);
        let clause = clause_at(words, seen.range.start - sentence.range.start);
        // Whoever sums up a year praises those of that year; whoever sets out on one those of the year before.
        let praises = title.contains("总结") && clause.contains("表彰");
        let is_own = || is_summed_up(seen) || praises || OF_THE_MEETING.iter().any(|word| clause.contains(word));
        let is_reported = !looks_back && seen.number == *year - 1 && OF_A_YEAR.iter().any(|word| clause.contains(word));
        if !is_another(clause) && !is_reported && is_own() {
            let problem = Problem::YearsDisagree { first: year.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
        }
    }
}

/// 《关于表彰2025年度先进集体的决定》, or 表彰2025年度先进集体 in the opening, and then 获得2024年度“先进集体”的单位: one year is honoured.
fn awards(script: &Script<'_>, all: &[Seen<'_>], opening: usize, found: &mut Vec<Diagnostic>) {
    const HONOURS: [&str; 4] = ["表彰", "命名", "授予", "嘉奖"];
    const PAPERS: [&str; 2] = ["决定", "通报"];
    /// What is honoured on a list is known by it only where that is read.
    const LISTS: [&str; 2] = ["名单", "宣读"];
    const RECEIVES: [&str; 11] =
        ["获得", "荣获", "颁奖", "领奖", "上台", "授奖", "颁发", "受表彰", "祝贺", "恭喜", "获奖"];
    let all = all.get(..all.len().min(MOST_YEARS)).unwrap_or_default();
    let words_of = |seen: &Seen<'_>| script.sentences.get(seen.sentence).map_or("", |one| script.words(&one.range));
    let has = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    let decides = |seen: &&Seen<'_>| {
        let words = words_of(seen);
        let is_listed = || LISTS.iter().all(|word| words.contains(word));
        let is_of_year = seen.topic.starts_with('度');
        // 去年表彰了2024年度先进集体 is over.
        let is_set_out = || {
            let before = script.text.get(..seen.range.start).unwrap_or_default();
            let clause = before.get(clause_start(before, before.len())..).unwrap_or_default();
            is_of_year
                && seen.range.start < opening
                && has(clause, &HONOURS)
                && !clause.contains('了')
                && !is_another(clause)
        };
        has(words, &HONOURS) && (is_of_year && has(words, &PAPERS) || is_listed() || is_set_out())
    };
    let deciding: Vec<&Seen<'_>> = all.iter().filter(decides).collect();
    let mut honoured: Vec<i64> = deciding.iter().map(|seen| seen.number).collect();
    honoured.dedup();
    let ([year], Some(first)) = (honoured.as_slice(), deciding.first()) else { return };
    // 先进集体 of both: 荣获2024年度全国文明村 is another honour, and so is what 2024年荣获 begins with.
    const SAME: usize = 3;
    let is_same = |seen: &Seen<'_>| {
        let award = award(script, seen);
        let head: String = award.chars().take(SAME).collect();
        deciding
            .iter()
            .map(|of| self::award(script, of))
            .any(|of| shared(&of, &award) >= SAME && (seen.topic.starts_with('度') || of.starts_with(&head)))
    };
    // 2024年度和2025年度 are told on purpose.
    let is_beside = |seen: &Seen<'_>| {
        let before = script.text.get(..seen.range.start).unwrap_or_default();
        before.ends_with(['和', '、', '与', '及', '至', '到', '—', '-'])
            || all.iter().any(|other| other.sentence == seen.sentence && other.number != seen.number)
    };
    for seen in all.iter().filter(|seen| seen.number != *year && seen.sentence > first.sentence) {
        let words = words_of(seen);
        let is_apart = || has(words, &["至", "曾", "连续", "比"]) || is_beside(seen);
        if has(words, &RECEIVES) && is_same(seen) && !is_apart() {
            let problem = Problem::YearsDisagree { first: year.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
        }
    }
}

/// The Han characters behind the year of an award, through quotes and without 度: 区级两红两优 of 2025年区级“两红两优”.
fn award(script: &Script<'_>, seen: &Seen<'_>) -> String {
    const LONGEST: usize = 16;
    let behind = script.text.get(seen.range.end..).unwrap_or_default().trim_start_matches('度');
    let near = behind.chars().take(LONGEST).take_while(|c| !is_mark(*c) || matches!(c, '“' | '”' | '"'));
    near.filter(|c| is_han(*c)).collect()
}

/// The longest run of characters that two awards share.
fn shared(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().collect();
    let has = |length: &usize| chars.windows(*length).any(|run| other.contains(&run.iter().collect::<String>()));
    (1..=chars.len()).take_while(has).last().unwrap_or(0)
}

/// 《古镇保护规划（2026—2035年）》, and 《古镇保护规划（2025—2035年）》 later: one paper for two spans of years.
fn periods(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("年");
    const MOST: usize = 16;
    let mut seen: Vec<(&str, &str, (u64, u64))> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        if !script.letters(index).has('《') {
            continue;
        }
        let words = script.words(&sentence.range);
        for (at, open) in words.match_indices('《') {
            let rest = words.get(at + open.len()..).unwrap_or_default();
            let title = rest.split('》').next().unwrap_or_default();
            let Some((name, period)) = title.split_once(['（', '(']) else { continue };
            let Some((written, span)) = span_of(period) else { continue };
            match seen.iter().find(|(other, ..)| *other == name) {
                // One end is the same, and the other a slip; of two papers for two spans both are others.
                Some((_, first, of)) if *of != span && (of.0 == span.0 || of.1 == span.1) => {
                    // A paper has title marks and may be a 规划, which say nothing of another one here.
                    if is_another(&clause_at(words, at).replace('《', "").replace("规划", "")) {
                        continue;
                    }
                    let start = sentence.range.start + at + open.len() + title.find(written).unwrap_or(0);
                    let problem = Problem::YearsDisagree { first: (*first).to_owned(), later: written.to_owned() };
                    found.push(script.problem(problem, &(start..start + written.len())));
                }
                Some(_) => {}
                None if seen.len() < MOST => seen.push((name, written, span)),
                None => {}
            }
        }
    }
}

/// 2026—2035 of 2026—2035年）, as it is written and as two years, whatever stands between them.
fn span_of(period: &str) -> Option<(&str, (u64, u64))> {
    let written = period.trim_end_matches(['）', ')']).strip_suffix('年')?;
    let first = written.get(..written.find(|c: char| !c.is_ascii_digit())?)?;
    let last = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let last = last.trim_start_matches(['—', '-', '–', '－', '~', '～', '至', '年']);
    Some((written, (first.parse().ok()?, last.parse().ok()?)))
}

/// 2026年秋冬季造林绿化, and 2025年秋冬季城镇绿化: a meeting is about one season of one year.
fn seasons(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    const SEASONS: [&str; 9] = ["秋冬季", "冬春", "春夏", "春季", "夏季", "秋季", "冬季", "汛期", "暑期"];
    let season = |seen: &Seen<'_>| SEASONS.into_iter().find(|season| seen.topic.starts_with(season));
    let title = script.rundown.agenda().meeting.title.as_str();
    let of_title = dates::years(title).find_map(|(year, range)| {
        let topic = topic(title, range.end);
        Some((year, SEASONS.into_iter().find(|season| topic.starts_with(season))?))
    });
    let Some((year, named)) = of_title else { return };
    for seen in all.iter().take(MOST_YEARS).filter(|seen| seen.number != year && season(seen) == Some(named)) {
        let sentence = script.sentences.get(seen.sentence);
        let (words, start) = sentence.map_or(("", 0), |one| (script.words(&one.range), one.range.start));
        // A paper in its title marks may be that of this season, too.
        let clause = clause_at(words, seen.range.start.saturating_sub(start)).replace('《', "");
        let is_planned = ["方案", "意见", "召开", "部署", "安排", "动员"].iter().any(|word| clause.contains(word));
        if is_planned && !is_another(&clause) && !clause.contains('了') {
            let problem = Problem::YearsDisagree { first: year.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
            return;
        }
    }
}

/// A paragraph in Chinese and the next one, its translation, each with one year.
fn translations(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for pair in script.paragraphs.windows(2) {
        let [one, other] = pair else { continue };
        let (chinese, foreign) = (script.words(&one.range), script.words(&other.range));
        if !foreign.starts_with(|c: char| c.is_ascii_alphabetic()) || foreign.chars().any(is_han) {
            continue;
        }
        let Some((year, _)) = super::overview::only_year(chinese) else { continue };
        let words = foreign.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
        let mut years: Vec<&str> = words.filter(|word| word.starts_with("19") || word.starts_with("20")).collect();
        years.dedup();
        let [written] = years.as_slice() else { continue };
        if *written != year.to_string()
            && let Some(at) = foreign.find(written)
        {
            let range = other.range.start + at..other.range.start + at + written.len();
            let problem = Problem::YearsDisagree { first: year.to_string(), later: (*written).to_owned() };
            found.push(script.problem(problem, &range));
        }
    }
}
