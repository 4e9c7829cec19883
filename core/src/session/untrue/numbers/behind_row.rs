//! A number right behind a row of names, of which some fall out: 甲、乙、丙三位买家亮出了需求, whatever is said of them.

use super::super::super::sentence::{clauses, sentence};
use super::super::names::ADDRESSES;
use super::super::{Because, Finding, applied};
use super::{Number, UNITS, numbers};
use crate::agenda::person::{title_at_end, title_behind};
use crate::chinese::clauses::CLAUSE_ENDS;
use std::ops::Range;

/// What parts the names of a row.
const JOINTS: [char; 3] = ['、', '和', '与'];
/// What those are called who are counted, beside offices and units: nothing of it is said of one who is named.
const CALLED: [&str; 12] =
    ["领导", "代表", "专家", "嘉宾", "买家", "选手", "学员", "企业家", "当家人", "负责人", "居民", "朋友"];
/// What stands right behind whatever they are called.
const THEN: [&str; 41] = [
    "逐一",
    "上台",
    "登台",
    "上前",
    "到台",
    "合影",
    "回座",
    "就座",
    "入座",
    "作了",
    "作精",
    "作交",
    "作发",
    "作典",
    "做了",
    "讲了",
    "讲述",
    "谈了",
    "畅谈",
    "发了",
    "发言",
    "发表",
    "为大家",
    "为我们",
    "为获",
    "分别",
    "先后",
    "依次",
    "都",
    "的",
    "签",
    "也",
    "介绍",
    "汇报",
    "表态",
    "表演",
    "致辞",
    "述职",
    "推介",
    "亮出",
    "将",
];
/// Characters of whatever else they are called.
const NOUN: usize = 5;
/// Characters of one that a row names.
const LONGEST: usize = 24;

/// The numbers behind rows that `found` make shorter, as they are then.
pub(in super::super) fn findings(source: &str, found: &[Finding]) -> Vec<Finding> {
    let is_free =
        |range: &Range<usize>| found.iter().all(|one| one.range.end <= range.start || range.end <= one.range.start);
    let counted = numbers(source).into_iter().filter(|number| number.value > 1 && is_free(&number.range));
    let anew = |number: Number<'_>| {
        behind_row(source, &number, found)
            .or_else(|| summed(source, &number, found))
            .or_else(|| before_list(source, &number, found))
    };
    counted.filter_map(anew).filter(|one| is_free(&one.range)).collect()
}

/// 柳河镇的早、桐子坪的商量，合在一起就是我们要学的五门功课: as many as a row before it in the sentence names.
fn summed(source: &str, number: &Number<'_>, found: &[Finding]) -> Option<Finding> {
    const SUMS: [&str; 6] = ["合在一起", "加在一起", "合起来", "加起来", "汇成", "凑成"];
    let whole = sentence(source, &number.range);
    SUMS.iter().any(|sums| number.clause().contains(sums)).then_some(())?;
    let mut rows = clauses(source, whole.start..number.range.start).filter(|row| row.end < number.range.start);
    let counts = |row: &Range<usize>| source.get(row.clone()).and_then(entries) == Some(number.value);
    let row = rows.find(counts)?;
    let left = entries(&applied(source, row.clone(), within(found, &row))?)?;
    fewer(number, left)
}

/// 归到一起是三条：甲盼着…，乙想着…，丙提醒…: as many as the list behind it has.
fn before_list(source: &str, number: &Number<'_>, found: &[Finding]) -> Option<Finding> {
    const THINGS: [&str; 7] = ["条", "点", "句话", "个字", "个词", "个方面", "件事"];
    let thing = THINGS.iter().find(|thing| number.behind().starts_with(**thing))?;
    let list = number.behind().get(thing.len()..)?.strip_prefix('：')?;
    let start = source.len() - list.len();
    let end = sentence(source, &(start..start)).end;
    let parted = |words: &str| {
        let mark = if words.contains('；') { '；' } else { '，' };
        u64::try_from(words.split(mark).filter(|one| !one.trim_matches('。').is_empty()).count()).ok()
    };
    (parted(source.get(start..end)?) == Some(number.value)).then_some(())?;
    let list = start..end;
    fewer(number, parted(&applied(source, list.clone(), within(found, &list))?)?)
}

/// What was found within some bytes.
fn within<'a>(found: &'a [Finding], range: &'a Range<usize>) -> impl Iterator<Item = &'a Finding> {
    found.iter().filter(|one| range.start <= one.range.start && one.range.end <= range.end)
}

/// Another number, where fewer are left and more than one.
fn fewer(number: &Number<'_>, left: u64) -> Option<Finding> {
    (1 < left && left < number.value).then(|| Finding {
        range: number.range.clone(),
        becomes: number.written_as(left),
        because: Because::Speakers,
    })
}

fn behind_row(source: &str, number: &Number<'_>, found: &[Finding]) -> Option<Finding> {
    let measure = number.behind().chars().next().filter(|c| matches!(c, '位' | '名' | '家' | '个'))?;
    let row = number.range.start - number.clause().trim_start_matches(CLAUSE_ENDS).len()..number.range.start;
    let within: Vec<&Finding> = within(found, &row).collect();
    (!within.is_empty()).then_some(())?;
    let was = entries(source.get(row.clone())?)?;
    let left = applied(source, row.clone(), within.into_iter())?;
    let is = entries(&left)?;
    (was == number.value && 0 < is && is < was).then_some(())?;
    let start = number.range.start;
    let thing = number.behind().get(measure.len_utf8()..)?;
    let (end, becomes) = match is {
        // 冯远亮出了需求, and no 冯远一位买家.
        // 岑子昂主任作了推介, of bare names; 岑国梁同志 of 领导.
        1 => {
            let is_bare = !ADDRESSES.iter().any(|address| left.ends_with(address)) && title_at_end(&left).is_none();
            // 部门负责人 and 代表 are no titles of one.
            let title = title_behind(thing).filter(|title| !title.ends_with("负责人") && !title.ends_with("代表"));
            let is_titled = title.is_some() && is_bare;
            let address = if is_bare && thing.starts_with("领导") { "同志" } else { "" };
            let called = if is_titled { 0 } else { called(thing, &left) };
            (number.range.end + measure.len_utf8() + called, address.to_owned())
        }
        _ => (number.range.end, number.written_as(is)),
    };
    Some(Finding { range: start..end, becomes, because: Because::Speakers })
}

/// How many a row names; nothing where it is none.
fn entries(row: &str) -> Option<u64> {
    let entries = row.split(JOINTS).map(str::trim);
    let are_names = entries.clone().all(|one| (2..=LONGEST).contains(&one.chars().count()));
    are_names.then(|| u64::try_from(entries.count()).ok()).flatten()
}

/// The bytes of what those are called whom a number counts, that is not said of the one who is left: 同志 is, behind a bare name.
fn called(thing: &str, left: &str) -> usize {
    let addressed = |words: &str, at_end: bool| {
        let is_there = |one: &&&str| if at_end { words.ends_with(**one) } else { words.starts_with(**one) };
        ADDRESSES.iter().find(is_there).map(|one| one.len())
    };
    if let Some(address) = addressed(thing, false) {
        let is_called = addressed(left, true).is_some() || title_at_end(left).is_some();
        return if is_called { address } else { 0 };
    }
    // 两位市民作了发言 are no 市: a word ends where something is said of it, or with the clause.
    let ends_there = |length: &usize| {
        let rest = thing.get(*length..);
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(CLAUSE_ENDS) || THEN.iter().any(|then| rest.starts_with(then))
        })
    };
    let known = CALLED.iter().chain(UNITS.iter()).filter(|word| thing.starts_with(**word)).map(|word| word.len());
    let titled = title_behind(thing).map(str::len);
    let other = THEN.iter().filter_map(|verb| thing.find(verb));
    let is_noun = |at: &usize| thing.get(..*at).is_some_and(|noun| (2..=NOUN).contains(&noun.chars().count()));
    let word = known.chain(titled).filter(ends_there).max();
    word.or_else(|| other.filter(is_noun).min()).unwrap_or(0)
}
