//! Rows of what those are of who speak in an item, 住建、交通、市场监管三个部门, 分别来自华微半导体、绿野食品和智航物流: each entry is
//! bound to whoever it stood for, and the row is made anew of those who speak now.

use super::super::sentence::{clause, sentence};
use super::facts::{Facts, Turns};
use super::mention::{HERE, has};
use super::names::is_surname_and_title;
use super::numbers::{SAID, SPEECH, UNITS, numbers};
use super::order::IN_ORDER;
use super::{Because, Finding};
use crate::agenda::called::{BODIES, mentions, short_names, unit_and_office, unit_called, units};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, PersonId, Rundown};
use crate::chinese::is_han;
use crate::chinese::row;
use std::ops::Range;

/// What stands before the first entry, in its clause.
const LEADS: [&str; 24] = [
    "分别来自",
    "来自",
    "分别是",
    "依次是",
    "分别为",
    "依次为",
    "分别由",
    "依次由",
    "依次连线",
    "连线",
    "听取了",
    "来了",
    "请到了",
    "请来了",
    "邀请了",
    "刚才",
    "有请",
    "请",
    "由",
    "有",
    "是",
    "了",
    "从",
    "和",
];
/// What stands behind the last one, beside a number that counts them.
const TAILS: [&str; 24] = [
    "通报", "宣读", "传达", "述职", "致辞", "部署", "的", "分别", "依次", "先后", "作", "发言", "汇报", "报告", "等",
    "都", "进行", "讲", "谈", "介绍", "交流", "表态", "先", "各",
];
/// What announces who comes, in the item itself.
const ANNOUNCES: [&str; 10] =
    ["交流的有", "发言的有", "来自", "依次", "连线", "请来了", "请到了", "邀请了", "分别是", "分别由"];
/// What makes a clause one of what is to be done, whoever spoke.
const TASKS: [&str; 13] =
    ["下次", "下一次", "下期", "下回", "会后", "下一步", "希望", "配合", "牵头", "负责", "带好头", "抓好", "落实"];
/// What joins the last entry with the one before it.
const LAST: [&str; 4] = ["以及", "和", "与", "及"];

/// An entry, and whom it stood for among those who spoke.
struct Entry {
    range: Range<usize>,
    who: usize,
}

/// Every row of a text that is another one now.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    if facts.turns.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Finding> = Vec::new();
    for (joint, words) in source.match_indices(['、', '和', '与']) {
        if found.last().is_some_and(|one| joint < one.range.end) {
            continue;
        }
        let own = clause(source, &(joint..joint));
        // 市工商联和市民政局: a row of two.
        if words != "、" && source.get(own.clone()).is_some_and(|own| own.contains('、')) {
            continue;
        }
        let anew = |turns: &Turns| {
            is_told(source, &own, step, turns).then_some(())?;
            let entries = bound(source, &own, turns)?;
            // 乐欣然、赫连山两位企业家, whom others are called to sign with: their names are found by themselves.
            let people = &now.agenda().people;
            let names = |entry: &Entry| {
                let words = source.get(entry.range.clone()).unwrap_or_default();
                people.values().any(|person| !mentions(person, people, words).is_empty())
            };
            if entries.iter().any(names) {
                return None;
            }
            row_anew(source, &entries, turns, now)
        };
        found.extend(facts.turns.iter().find_map(anew));
    }
    found
}

/// Whether a row is said of those who speak: whoever is here is, and what is to be done is.
fn is_told(source: &str, own: &Range<usize>, step: &StepKey, turns: &Turns) -> bool {
    let (words, whole) = (source.get(own.clone()), source.get(sentence(source, own)));
    // 参加交流的有: they speak.
    let whole = whole.unwrap_or_default().replace("参加交流", "交流").replace("参加发言", "发言");
    let (words, whole) = (words.unwrap_or_default(), whole.as_str());
    // 今天安排了三家会员单位：甲、乙、丙
    let is_headed = !has(whole, &HERE) && source.get(..own.start).is_some_and(|before| before.ends_with(['：', ':']));
    let announces = turns.item == step.0 && (is_headed || has(words, &ANNOUNCES));
    let speaks = has(whole, &SPEECH) || has(whole, &SAID) || whole.contains("刚才") || announces;
    speaks && !has(words, &TASKS) && (announces || !has(whole, &HERE))
}

/// The entries of a row in a clause, where each stands for another one of those who spoke in an item; one of three or more may say
/// it in words of its own. None where it names people: their names are found by themselves.
fn bound(source: &str, own: &Range<usize>, turns: &Turns) -> Option<Vec<Entry>> {
    let words = source.get(own.clone())?;
    let first = words.find('、').or_else(|| words.find(['和', '与']))?;
    let lead = start_of_entry(words.get(..first)?, turns);
    let mut at = own.start + lead;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for piece in words.get(lead..)?.split('、') {
        pieces.push(at..at + piece.len());
        at += piece.len() + '、'.len_utf8();
    }
    let last = pieces.pop()?;
    let tail = source.get(last.clone())?;
    if let Some(closes) = closes_behind(source, own, turns) {
        return bind(source, pieces.into_iter().chain([last, closes]).collect(), turns);
    }
    let bare = of_its_own(source, last.start..last.start + end_of_entry(tail, turns), &pieces);
    // 自然资源和规划三个部门 is one entry, 江北区和清水水库 are two.
    let whole = || bind(source, pieces.iter().cloned().chain([bare.clone()]).collect(), turns);
    let parted = |(at, joint): (usize, &str)| {
        let own = last.start..last.start + end_of_entry(tail.get(..at)?, turns);
        let other = last.start + at + joint.len();
        let other = other..other + end_of_entry(tail.get(at + joint.len()..)?, turns);
        let other = of_its_own(source, other, std::slice::from_ref(&own));
        bind(source, pieces.iter().cloned().chain([own, other]).collect(), turns)
    };
    whole().or_else(|| LAST.iter().flat_map(|joint| tail.match_indices(joint)).find_map(parted))
}

/// 顺序是甲局、乙局，丙法院最后讲: the last of a row whose order is told, in the clause behind it.
fn closes_behind(source: &str, own: &Range<usize>, turns: &Turns) -> Option<Range<usize>> {
    const CLOSES: [&str; 6] = ["最后讲", "最后发言", "最后汇报", "最后交流", "压轴", "收尾"];
    let is_order = has(source.get(own.clone())?, &IN_ORDER) || has(source.get(sentence(source, own))?, &IN_ORDER);
    let start = own.end + source.get(own.end..)?.strip_prefix('，').map(|_| '，'.len_utf8())?;
    let next = clause(source, &(start..start));
    let end = CLOSES.iter().filter_map(|closes| source.get(next.clone())?.find(closes)).min()?;
    let entry = start..start + end;
    (is_order && stands_for(source.get(entry.clone())?, turns).is_some()).then_some(entry)
}

/// 家长 of 学生、教师、家长代表, 财政 of 医保、财政部门: what they all are belongs to no entry.
fn of_its_own(source: &str, last: Range<usize>, others: &[Range<usize>]) -> Range<usize> {
    const ALL: [&str; 2] = ["代表", "部门"];
    let words = |range: &Range<usize>| source.get(range.clone()).unwrap_or_default();
    let is_shared =
        |all: &&&str| words(&last).ends_with(**all) && others.iter().all(|other| !words(other).contains(**all));
    last.start..last.end - ALL.iter().find(is_shared).map_or(0, |all| all.len())
}

/// Where the first entry begins: as early as it stands for somebody, 云溪化工有限公司 of 依次是云溪化工有限公司.
fn start_of_entry(words: &str, turns: &Turns) -> usize {
    let behind = |lead: &&str| words.rfind(*lead).map(|at| at + lead.len());
    let mut starts: Vec<usize> = LEADS.iter().filter_map(behind).chain([0]).collect();
    starts.sort_unstable();
    let stands = |start: &&usize| words.get(**start..).is_some_and(|one| stands_for(one, turns).is_some());
    starts.iter().find(stands).or(starts.last()).copied().unwrap_or(0)
}

/// Where an entry ends: as late as it stands for somebody, else before a number that counts the row, or what is said of it.
fn end_of_entry(words: &str, turns: &Turns) -> usize {
    let counted = numbers(words).into_iter().find(|number| {
        number.behind().starts_with(['个', '家', '位', '名', '方']) || number.behind().starts_with("条战线")
    });
    let counted = counted.map(|number| number.range.start);
    let said = TAILS.iter().flat_map(|tail| words.match_indices(tail)).map(|(at, _)| at);
    let mut ends: Vec<usize> = said.chain(counted).chain([words.len()]).filter(|at| *at > 0).collect();
    ends.sort_unstable();
    let stands = |end: &&usize| words.get(..**end).is_some_and(|one| stands_for(one, turns).is_some());
    ends.iter().rfind(stands).or(ends.first()).copied().unwrap_or(words.len())
}

fn bind(source: &str, pieces: Vec<Range<usize>>, turns: &Turns) -> Option<Vec<Entry>> {
    const LEAST: usize = 3;
    let who = |entry: &str| stands_for(entry, turns).or_else(|| is_called(entry, turns));
    let all: Vec<Option<usize>> = pieces.iter().map(|piece| who(source.get(piece.clone())?)).collect();
    let known: Vec<usize> = all.iter().flatten().copied().collect();
    let mut left = (0..turns.before.len()).filter(|who| !known.contains(who));
    let is_whole = pieces.len() == turns.before.len() && pieces.len() >= LEAST;
    // As many as spoke, and one of them told of in other words: whoever is left.
    let other = if is_whole && known.len() + 1 == pieces.len() { left.next() } else { None };
    // 社区、高校、银行、通信企业: as many as spoke, and those who are known stand where they spoke.
    let in_order =
        is_whole && known.len() > 1 && all.iter().enumerate().all(|(nth, who)| who.is_none_or(|who| who == nth));
    let entries: Option<Vec<Entry>> = pieces
        .into_iter()
        .zip(all)
        .enumerate()
        .map(|(nth, (range, who))| {
            let is_short = source.get(range.clone()).is_some_and(|words| words.chars().all(is_han));
            let other = other.or(in_order.then_some(nth)).filter(|_| is_short);
            Some(Entry { range, who: who.or(other)? })
        })
        .collect();
    let entries = entries.filter(|entries| entries.len() > 1)?;
    let apart = (1..entries.len()).all(|nth| {
        let (before, own) = (entries.get(..nth), entries.get(nth));
        before.zip(own).is_some_and(|(before, own)| before.iter().all(|other| other.who != own.who))
    });
    apart.then_some(entries)
}

/// Which one of those who spoke an entry tells of, by their unit or office, whole or in short; none where it may be several.
fn stands_for(entry: &str, turns: &Turns) -> Option<usize> {
    let people = turns.before.as_slice();
    let length = entry.chars().count();
    if length < 2 || !entry.chars().all(is_han) {
        return None;
    }
    let only = |is_of: &dyn Fn(&Person) -> bool| {
        let mut of = people.iter().enumerate().filter(|(_, (_, person))| is_of(person)).map(|(nth, _)| nth);
        let first = of.next();
        if of.next().is_some() { None } else { first }
    };
    // 县长甲 names somebody.
    if people.iter().any(|(_, person)| entry.contains(person.name.as_str())) {
        return None;
    }
    let is_named = |person: &Person| unit_and_office(person).contains(entry);
    let is_in_short = |person: &Person| {
        let whole = unit_and_office(person);
        let mut rest = whole.chars();
        entry.chars().all(|c| rest.any(|other| other == c))
    };
    only(&is_named).or_else(|| only(&is_in_short))
}

/// The same by how they are called: 施工单位 of 请施工单位代表洪伟先生发言.
fn is_called(entry: &str, turns: &Turns) -> Option<usize> {
    const LEAST: usize = 3;
    let mut of = turns.called.iter().enumerate().filter(|(_, call)| call.contains(entry)).map(|(nth, _)| nth);
    let names_anybody = turns.before.iter().chain(&turns.now).any(|(_, person)| entry.contains(person.name.as_str()))
        || is_surname_and_title(entry);
    let first = of.next().filter(|_| entry.chars().count() >= LEAST && !names_anybody)?;
    of.next().is_none().then_some(first)
}

/// The row with those who speak now; none where it is the same.
fn row_anew(source: &str, entries: &[Entry], turns: &Turns, now: &Rundown) -> Option<Finding> {
    // Whoever has come for somebody has the turn, and the words are said otherwise elsewhere.
    let is_replaced = |entry: &Entry| turns.before.get(entry.who).is_some_and(|(id, _)| turns.replaced.contains(id));
    if entries.iter().any(is_replaced) || counts_things(source, entries) || counts_some(source, entries) {
        return None;
    }
    let (first, last) = (entries.first()?, entries.last()?);
    let still = still(source, entries, turns);
    let row = with_newcomers(source, entries, &still, turns, now)?;
    if row.iter().map(String::as_str).eq(entries.iter().filter_map(|entry| source.get(entry.range.clone()))) {
        return None;
    }
    let joint = source.get(entries.get(entries.len().checked_sub(2)?)?.range.end..last.range.start)?;
    let counted = counted_behind(source, last.range.end, entries.len());
    let (end, count) = match (&counted, row.len()) {
        // 水利部门, and not 水利一个部门.
        (Some((number, thing)), 1) => (number.end + thing, String::new()),
        (Some((number, _)), many) => {
            let own = numbers(source).into_iter().find(|one| one.range == *number)?;
            (number.end, own.written_as(u64::try_from(many).ok()?))
        }
        (None, _) => (last.range.end, String::new()),
    };
    let becomes = match row.as_slice() {
        [] => return None,
        // By its whole name, where the number that was behind it is gone.
        [one] => {
            let alone = still.first().and_then(|entry| turns.before.get(entry.who));
            let whole = alone.and_then(|(_, person)| unit_called(person)).filter(|_| counted.is_some());
            whole.unwrap_or_else(|| one.clone())
        }
        all => row::joined(all, joint),
    };
    Some(Finding { range: first.range.start..end, becomes: becomes + &count, because: Because::Speakers })
}

/// 三种不同的路径，算法、机械、海外: as many things of theirs, which are counted by themselves.
fn counts_things(source: &str, entries: &[Entry]) -> bool {
    let Some(first) = entries.first() else { return false };
    let (own, whole) = (clause(source, &first.range), sentence(source, &first.range));
    let before = numbers(source).into_iter().filter(|one| whole.start <= one.range.start && one.range.end <= own.start);
    before.into_iter().any(|one| {
        let counts = one.behind().starts_with(['种', '类', '条', '层', '段']) && !one.behind().starts_with("条战线");
        usize::try_from(one.value) == Ok(entries.len()) && counts
    })
}

/// 石门、安仁两个县区和水库: a number within the row, of which nobody knows which of them it counts.
fn counts_some(source: &str, entries: &[Entry]) -> bool {
    entries.iter().rev().skip(1).any(|entry| {
        let behind = source.get(entry.range.end..).unwrap_or_default();
        !behind.starts_with(['、', '，']) && !LAST.iter().any(|joint| behind.starts_with(joint))
    })
}

/// The entries of those who still speak, in their order now where the words tell of an order.
fn still<'a>(source: &str, entries: &'a [Entry], turns: &Turns) -> Vec<&'a Entry> {
    let place_now = |entry: &&Entry| {
        let (id, _) = turns.before.get(entry.who)?;
        turns.now.iter().position(|(other, _)| other == id)
    };
    let mut still: Vec<&Entry> = entries.iter().filter(|entry| place_now(entry).is_some()).collect();
    let words = entries.first().and_then(|first| source.get(sentence(source, &first.range))).unwrap_or_default();
    if entries.is_sorted_by_key(|entry| entry.who) && has(words, &IN_ORDER) {
        still.sort_by_key(place_now);
    }
    still
}

/// The words of those entries, and of everybody who has come where the row named all who spoke: behind whoever speaks before them.
fn with_newcomers(
    source: &str,
    entries: &[Entry],
    still: &[&Entry],
    turns: &Turns,
    now: &Rundown,
) -> Option<Vec<String>> {
    let mut row: Vec<String> =
        still.iter().filter_map(|entry| source.get(entry.range.clone())).map(str::to_owned).collect();
    let (first, last) = (entries.first()?, entries.last()?);
    let own = source.get(clause(source, &first.range))?;
    let whole = source.get(sentence(source, &first.range))?;
    let style = Style::of(source, entries, turns);
    // 茶叶、林业和水产三个行当: what they do, and not of which units they are.
    const TRADES: [&str; 6] = ["个行当", "个行业", "个领域", "个岗位", "条战线", "个角度"];
    let counted = numbers(source).into_iter().find(|number| number.range.start == last.range.end);
    if counted.is_some_and(|number| TRADES.iter().any(|trade| number.behind().starts_with(trade))) {
        return Some(row);
    }
    let is_of_units =
        style.is_of_units || has(own, &ANNOUNCES) || counted_behind(source, last.range.end, entries.len()).is_some();
    if entries.len() != turns.before.len() || !is_of_units {
        return Some(row);
    }
    let is_new = |id: &PersonId| turns.before.iter().all(|(other, _)| other != id);
    // By name or unit.
    let is_there = |person: &Person| {
        short_names(person).iter().any(|name| own.contains(name.as_str()))
            || !mentions(person, &now.agenda().people, whole).is_empty()
    };
    let mut place = 0;
    for (id, person) in &turns.now {
        let known = still.iter().position(|entry| turns.before.get(entry.who).is_some_and(|(other, _)| other == id));
        place = known.map_or(place, |known| known + row.len() - still.len() + 1);
        if is_new(id) && !is_there(person) {
            row.insert(place.min(row.len()), style.entry(person)?);
            place += 1;
        }
    }
    Some(row)
}

/// The number right behind a row that counts its entries, and the length of what is counted.
fn counted_behind(source: &str, end: usize, entries: usize) -> Option<(Range<usize>, usize)> {
    const THINGS: [&str; 5] = ["县区", "区县", "镇街", "方面", "战线"];
    let number = numbers(source.get(end..)?).into_iter().next().filter(|number| number.range.start == 0)?;
    (usize::try_from(number.value) == Ok(entries)).then_some(())?;
    let measure = number.behind().chars().next().filter(|c| matches!(c, '个' | '家' | '方' | '条'))?;
    let rest = number.behind().get(measure.len_utf8()..)?;
    let things = THINGS.iter().chain(&UNITS).filter(|thing| rest.starts_with(**thing)).map(|thing| thing.len());
    let thing = things.max().unwrap_or(0);
    Some((end + number.range.start..end + number.range.end, measure.len_utf8() + thing))
}

/// How the entries of a row are worded.
struct Style {
    /// By units, and not by what those do or speak of.
    is_of_units: bool,
    is_whole: bool,
    /// 石门 of 石门县.
    is_stem: bool,
    /// 家长代表, each of them.
    are_delegates: bool,
}

impl Style {
    fn of(source: &str, entries: &[Entry], turns: &Turns) -> Self {
        let of = |entry: &Entry| {
            let (_, person) = turns.before.get(entry.who)?;
            Some((source.get(entry.range.clone())?.to_owned(), person))
        };
        let named: Vec<(String, &Person)> = entries.iter().filter_map(of).collect();
        let stem = |unit: &str| PLACES.iter().find_map(|end| unit.strip_suffix(end)).map(str::to_owned);
        let is_unit = |(words, person): &(String, &Person)| {
            short_names(person).contains(words) || units(person).iter().any(|unit| stem(unit).as_ref() == Some(words))
        };
        let (words, known) = named.first().map(|(words, person)| (words.clone(), units(person))).unwrap_or_default();
        let is_whole = known.contains(&words) && (words.ends_with(BODIES) || known.first() == Some(&words));
        let is_stem = known.iter().any(|unit| stem(unit).as_ref() == Some(&words));
        // One of several may be told of by what it is short for.
        let is_of_units = named.iter().filter(|one| is_unit(one)).count() * 2 > named.len();
        let are_delegates = named.len() > 1 && named.iter().all(|(words, _)| words.ends_with("代表"));
        Self { is_of_units, is_whole, is_stem, are_delegates }
    }

    /// What whoever has come is of, in such words.
    fn entry(&self, person: &Person) -> Option<String> {
        let Some(whole) = unit_called(person) else {
            // 县总工会职工 of 县总工会职工代表.
            let office = person.office.as_deref()?;
            return Some(office.strip_suffix("代表").unwrap_or(office).to_owned());
        };
        if self.are_delegates {
            return Some(whole + "代表");
        }
        if self.is_whole {
            return Some(whole);
        }
        if self.is_stem {
            let stem = PLACES.iter().find_map(|end| whole.strip_suffix(end));
            return Some(stem.unwrap_or(&whole).to_owned());
        }
        // The shortest comes last.
        short_names(person).into_iter().next_back()
    }
}

/// What places end with.
const PLACES: [&str; 8] = ["街道", "社区", "镇", "乡", "村", "县", "区", "市"];
