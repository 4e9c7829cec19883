//! Speakers who are counted by what they are, each kind for itself: 共有三家企业和一位司机师傅发言, 两位选手、一位师傅.

use super::super::facts::{Facts, Turns};
use super::super::{Because, Finding};
use super::{Number, SPEECH, numbers};
use crate::agenda::called::{ALIKE, unit_and_office};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, PersonId};
use crate::chinese::row;
use crate::chinese::{is_han, numeral};
use std::ops::Range;

/// What joins one count with the next one.
const JOINTS: [&str; 5] = ["以及", "、", "和", "与", "及"];
/// What several are counted as, and what stands in their units then.
const BODIES: [(&str, &[&str]); 4] = [
    ("企业", &["公司", "集团", "厂", "企业", "合作社", "银行"]),
    ("部门", &["局", "委", "办", "部", "中心"]),
    ("单位", &["局", "委", "办", "部", "中心", "公司", "院", "所"]),
    ("镇街", &["镇", "街道"]),
];

/// One kind of them: 三家企业.
struct Kind<'a> {
    number: &'a Number<'a>,
    /// What stands behind the number: 家企业.
    thing: Range<usize>,
    noun: &'a str,
}

/// Every row of counts in a text that is another one now.
pub(super) fn findings(facts: &Facts, step: &StepKey, source: &str) -> Vec<Finding> {
    let item = &step.0;
    if facts.turns.is_empty() {
        return Vec::new();
    }
    let numbers = numbers(source);
    let kinds: Vec<Kind<'_>> = numbers.iter().filter_map(|number| kind(source, number)).collect();
    let joined = |one: &Kind<'_>, other: &Kind<'_>| {
        source.get(one.thing.end..other.number.range.start).is_some_and(|between| JOINTS.contains(&between))
    };
    let (rows, alone): (Vec<&[Kind<'_>]>, Vec<&[Kind<'_>]>) = kinds.chunk_by(joined).partition(|row| row.len() > 1);
    let anew = |row: &[Kind<'_>]| {
        let all: u64 = row.iter().map(|kind| kind.number.value).sum();
        let mut turns = facts.turns.iter().filter(|turns| u64::try_from(turns.before.len()) == Ok(all));
        let own = facts.turns.iter().find(|turns| turns.item == *item);
        let meant = own.filter(|own| u64::try_from(own.before.len()) == Ok(all)).or_else(|| turns.next())?;
        row_anew(source, row, meant)
    };
    let so_far = alone.into_iter().flatten().filter_map(|kind| kind.so_far(facts, step));
    rows.into_iter().filter_map(anew).chain(so_far).collect()
}

impl Kind<'_> {
    /// 三位同学都讲得这么好, before the first of the teachers is called: as many of the kind as have spoken by then.
    fn so_far(&self, facts: &Facts, step: &StepKey) -> Option<Finding> {
        const STILL: [&str; 7] = ["接下来", "下面", "还有", "最后", "请", "剩下", "其他"];
        let turns = facts.turns.iter().find(|turns| turns.item == step.0)?;
        let [was, is] = facts.steps.get(step)?;
        let spoke = |place: Option<u64>| usize::try_from(place?.checked_sub(1)?).ok();
        let (before, now) =
            (turns.before.get(..spoke(was.place_in_item)?)?, turns.now.get(..spoke(is.place_in_item)?)?);
        let many = |people: &[(PersonId, Person)]| {
            let own = people.iter().filter(|(id, person)| is_of(person, turns.call(id), self.noun));
            u64::try_from(own.count()).unwrap_or(u64::MAX)
        };
        let number = self.number;
        let is_ahead = STILL.iter().any(|still| number.clause().contains(still));
        let (was, is) = (many(before), many(now));
        // Of one nobody knows whether it is said of them alone.
        let is_known = is < was || !number.tells_their_mind();
        let is_told = number.value > 1 && is > 1 && was == number.value && is != was && !is_ahead && is_known;
        is_told.then(|| Finding {
            range: number.range.clone(),
            becomes: number.written_as(is),
            because: Because::Speakers,
        })
    }
}

/// A number of people or units with what they are, up to what they do or the next one.
fn kind<'a>(source: &'a str, number: &'a Number<'a>) -> Option<Kind<'a>> {
    const LONGEST: usize = 8;
    let behind = number.behind();
    let measure = behind.chars().next().filter(|c| matches!(c, '位' | '名' | '家' | '个'))?.len_utf8();
    let rest = behind.get(measure..)?;
    let ends = JOINTS.iter().chain(&SPEECH).chain(&["谈", "讲", "作", "的", "先后", "分别", "依次", "上台"]);
    let marks = rest.find(|c: char| !is_han(c) || numeral::is_numeral(c));
    let end = ends.filter_map(|end| rest.find(end)).chain(marks).min().unwrap_or(rest.len());
    // 三位同学都讲得这么好
    let end = rest.get(..end).map_or(end, |noun| noun.trim_end_matches('都').len());
    let noun = rest.get(..end).filter(|noun| (2..=LONGEST).contains(&noun.chars().count()))?;
    let start = number.range.end;
    Some(Kind { number, thing: start..source.len() - behind.len() + measure + end, noun })
}

/// Whether somebody is of a kind, by the unit, by the office or by how they are called.
fn is_of(person: &Person, call: &str, noun: &str) -> bool {
    // 何首原医生
    if person.address.as_deref() == Some(noun) {
        return true;
    }
    let whole = unit_and_office(person);
    if let Some((_, units)) = BODIES.iter().find(|(kind, _)| noun.ends_with(kind)) {
        return units.iter().any(|unit| whole.contains(unit));
    }
    // 三位同学, of whom each is called 学生.
    if ALIKE.iter().any(|(office, word)| noun == *word && whole.contains(office)) {
        return true;
    }
    // 司机 of 货车司机代表, of 司机师傅.
    let pieces = noun.char_indices().filter_map(|(at, _)| {
        let rest = noun.get(at..)?;
        let end = rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end);
        rest.get(..end).filter(|piece| piece.chars().count() == 2 && *piece != "代表")
    });
    // 卞师傅 of 卞长林, 赵一鸣同学.
    let names = [person.name.trim().to_owned(), person.name.trim().chars().take(1).collect::<String>()];
    let called = |piece: &str| names.iter().any(|name| call.contains(&(name.clone() + piece)));
    pieces.into_iter().any(|piece| whole.contains(piece) || called(piece))
}

/// The row with as many of each kind as speak now; none where it is not known of everybody which kind they are of.
fn row_anew(source: &str, row: &[Kind<'_>], turns: &Turns) -> Option<Finding> {
    let kinds_of = |(id, person): &(PersonId, Person)| -> Vec<usize> {
        let own = row.iter().enumerate().filter(|(_, kind)| is_of(person, turns.call(id), kind.noun));
        own.map(|(nth, _)| nth).collect()
    };
    // 三位选手和一位师傅: whoever is of none of the others is of the only one that nobody is known to be of.
    let known: Vec<Vec<usize>> = turns.before.iter().map(kinds_of).collect();
    let mut unknown = (0..row.len()).filter(|nth| known.iter().all(|kinds| !kinds.contains(nth)));
    let rest = unknown.next().filter(|_| unknown.next().is_none());
    let of = |people: &[(PersonId, Person)]| -> Option<Vec<u64>> {
        let mut many = vec![0; row.len()];
        for one in people {
            let nth = match kinds_of(one).as_slice() {
                [own] => *own,
                [] => rest?,
                _ => return None,
            };
            *many.get_mut(nth)? += 1;
        }
        Some(many)
    };
    let was = of(&turns.before)?;
    let now = of(&turns.now)?;
    let is_counted = row.iter().map(|kind| kind.number.value).eq(was.iter().copied());
    if !is_counted || was == now {
        return None;
    }
    let said = row
        .iter()
        .zip(&now)
        .filter(|(_, many)| **many > 0)
        .filter_map(|(kind, many)| Some(kind.number.written_as(*many) + source.get(kind.thing.clone())?));
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return None;
    }
    let becomes = row::joined(&said, "和");
    let range = row.first()?.number.range.start..row.last()?.thing.end;
    Some(Finding { range, becomes, because: Because::Speakers })
}
