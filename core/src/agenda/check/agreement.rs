//! Counts, lists, ordinals, years and dates that the opening says one way and the agenda another. What it says of
//! today is `days`' affair.

use super::super::Rundown;
use super::counts::{self, Count};
use super::dates;
use super::{Spoken, spoken};
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// Characters that an ordinal may have.
const LONGEST_NUMERAL: usize = 16;

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let first_numbered = rundown.items().iter().position(|item| item.number.is_some());
    let mut listed: Vec<String> = Vec::new();
    let mut looked_at = None;
    for text in spoken(rundown) {
        let item = text.part.item;
        if first_numbered.is_none_or(|first| item < first) {
            overview(&text, &mut listed, found);
        } else if looked_at != Some(item) {
            // Only the words that announce the item: later ones may well speak of the next.
            looked_at = Some(item);
            announcement(&text, &listed, found);
        }
    }
}

/// The opening: the count that it announces, and the list that follows.
fn overview(text: &Spoken<'_>, listed: &mut Vec<String>, found: &mut Vec<Diagnostic>) {
    let actual = text.rundown.numbered_items();
    for Count { range, announced, list } in counts::find(text.source) {
        if announced != actual {
            found.push(text.problem(Problem::CountDisagrees { announced, actual }, range.clone()));
        }
        let count = u64::try_from(list.len()).unwrap_or(u64::MAX);
        if count >= 2 && count != actual {
            found.push(text.problem(Problem::ListDisagrees { listed: count, actual }, range));
        }
        if count >= 2 {
            *listed = list.into_iter().map(str::to_owned).collect();
        }
    }
}

/// The first words of a numbered item: its ordinal, and the years and dates that its title or the overview gave it.
fn announcement(text: &Spoken<'_>, listed: &[String], found: &mut Vec<Diagnostic>) {
    let Some(entry) = text.rundown.items().get(text.part.item) else { return };
    let Some(actual) = entry.number else { return };
    if let Some((range, written)) = ordinal(text.source)
        && written != actual
    {
        found.push(text.problem(Problem::OrdinalDisagrees { written, actual }, range));
    }
    let title = text.rundown.item_of(text.part).and_then(|item| item.title.as_deref()).unwrap_or("");
    let clause = usize::try_from(actual).ok().and_then(|n| listed.get(n.checked_sub(1)?)).map_or("", String::as_str);
    let promised = format!("{clause} {title}");
    if let (Some((opening, _)), Some((item, range))) = (only_year(&promised), only_year(text.source))
        && opening != item
    {
        let problem = Problem::YearsDisagree { opening: opening.to_string(), item: item.to_string() };
        found.push(text.problem(problem, range));
    }
    if let ([opening], [item]) = (dates::find(&promised).as_slice(), dates::find(text.source).as_slice())
        && (opening.month, opening.day) != (item.month, item.day)
    {
        let problem = Problem::DatesDisagree { opening: opening.written(&promised), item: item.written(text.source) };
        found.push(text.problem(problem, item.range.clone()));
    }
}

/// 第二项议程 and the like: the ordinal at which a text announces its item.
fn ordinal(text: &str) -> Option<(Range<usize>, u64)> {
    text.match_indices("第").find_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        let number =
            rest.char_indices().take(LONGEST_NUMERAL).find(|(_, c)| *c == '项').and_then(|(end, _)| rest.get(..end))?;
        let after = rest.get(number.len() + '项'.len_utf8()..)?;
        let announces = ["议程", "议题"].iter().any(|word| after.starts_with(word));
        let value = numeral::parse(number)?;
        announces.then_some((at..at + word.len() + number.len() + '项'.len_utf8(), value))
    })
}

/// The one year that a text speaks of; none where it speaks of several, or of none.
fn only_year(text: &str) -> Option<(i64, Range<usize>)> {
    let mut years = text.match_indices('年').filter_map(|(at, unit)| {
        let (year, start) = dates::number_before(text, at)?;
        (1900..2200).contains(&year).then_some((year, start..at + unit.len()))
    });
    let (year, range) = years.next()?;
    years.all(|(other, _)| other == year).then_some((year, range))
}
