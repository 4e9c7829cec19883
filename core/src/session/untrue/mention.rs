//! Names, titles and numbers that somebody wrote out and that are not true any more.

use super::super::sentence::{left_out, sentence};
use super::facts::Facts;
use super::{Because, Finding, apart, settle};
use crate::agenda::{Person, Rundown};
use crate::chinese::numeral;
use crate::chinese::surname::surname_at;
use crate::script::{Content, Placeholder, Who, is_blank, is_han, parse};
use std::ops::Range;

/// What is counted where items are.
const ITEMS: [&str; 6] = ["议程", "议题", "内容", "事项", "程序", "环节"];
/// What people do who are counted.
const SPEECH: [&str; 7] = ["发言", "汇报", "交流", "表态", "介绍", "述职", "讲话"];
/// What joins the names of a list.
const JOINTS: [&str; 5] = ["、", "和", "及", "与", "以及"];
/// Characters of an office behind a name: 书记, 局长, 主任.
const SHORT: usize = 2;
/// A shorter title may stand in other words.
const TITLE: usize = 4;

/// What is not true in a text of an item.
pub(super) fn findings(facts: &Facts, item: usize, now: &Rundown, source: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let named = named(source);
    for [(was_id, was), (is_id, is)] in &facts.replaced {
        for (_, range) in named.iter().filter(|(id, _)| id == was_id.as_str()) {
            let words = source.get(range.clone()).unwrap_or_default();
            let becomes = words.replacen(was_id.as_str(), is_id.as_str(), 1);
            found.push(Finding { range: range.clone(), becomes, because: Because::Replaced(was.name.clone()) });
        }
        let instead = forms(is);
        for (form, range) in mentions(was, source) {
            let Some(becomes) = instead.get(form).cloned() else { continue };
            found.push(Finding { range, becomes, because: Because::Replaced(was.name.clone()) });
        }
    }
    for (id, person) in &facts.gone {
        let by_id = named.iter().filter(|(named, _)| named == id.as_str()).map(|(_, range)| range.clone());
        found.extend(gone(person, by_id, source));
    }
    for [person, before] in &facts.added {
        found.extend(mentions(before, source).into_iter().filter_map(|(_, range)| put_in(person, range, source)));
    }
    found.extend(numbers(facts, item, now, source));
    found.extend(facts.items_gone.iter().filter(|title| title.chars().count() >= TITLE).flat_map(|title| {
        source.match_indices(title.as_str()).map(|(at, _)| {
            let (range, becomes) = left_out(source, &(at..at + title.len()));
            Finding { range, becomes, because: Because::ItemGone(title.clone()) }
        })
    }));
    settle(&mut found);
    found
}

/// The ways in which a script may name somebody by letters, the longest first; of two people those at the same place match. The
/// last is the name alone; whoever has no name is named by none.
fn forms(person: &Person) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let (unit, office, address) = (part(&person.unit), part(&person.office), part(&person.address));
    let name = person.name.trim();
    if name.chars().count() < 2 || is_blank(name) {
        return Vec::new();
    }
    let address = if address.is_empty() { "同志".to_owned() } else { address };
    let surname: String = name
        .chars()
        .take(surname_at(name).and_then(|bytes| name.get(..bytes)).map_or(1, |surname| surname.chars().count()))
        .collect();
    // 江枫书记 and 江书记 are called so although the office is 项目党工委书记.
    let short: String = office.chars().skip(office.chars().count().saturating_sub(SHORT)).collect();
    let titled = |called: &str, office: &str| match office.is_empty() {
        true => format!("{name}{address}"),
        false => format!("{called}{office}"),
    };
    vec![
        format!("{unit}{office}{name}{address}"),
        format!("{unit}{office}{name}"),
        format!("{office}{name}{address}"),
        format!("{office}{name}"),
        titled(name, &office),
        titled(name, &short),
        titled(&surname, &office),
        titled(&surname, &short),
        format!("{name}{address}"),
        name.to_owned(),
    ]
}

/// Where a text names somebody by letters: which of the [`forms`], and where.
fn mentions(person: &Person, source: &str) -> Vec<(usize, Range<usize>)> {
    let forms = forms(person);
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    // The longest first, so that a name does not part an office from it.
    for (nth, form) in forms.iter().enumerate() {
        // Without unit and office a long form is as short as a later one, and means that one.
        if forms.iter().skip(nth + 1).any(|later| later == form) {
            continue;
        }
        for (at, _) in source.match_indices(form.as_str()) {
            let range = at..at + form.len();
            // 任书记 stands in 担任书记 too, where it is nobody.
            let is_called = || source.get(..at).and_then(|before| before.chars().next_back()).is_none_or(may_call);
            let is_whole = form.contains(person.name.trim()) || is_called();
            if is_whole && found.iter().all(|(_, other)| apart(other, &range)) {
                found.push((nth, range));
            }
        }
    }
    found
}

/// Whether a surname and an office may follow a character.
fn may_call(before: char) -> bool {
    const CALLS: &str = "请由和与向给让谢对同跟是";
    CALLS.contains(before) || !is_han(before)
}

/// Takes somebody out of a list of names, or else the sentence that names them: by letters, or by placeholders at these places.
fn gone(person: &Person, by_id: impl Iterator<Item = Range<usize>>, source: &str) -> Vec<Finding> {
    let by_letters = mentions(person, source).into_iter().map(|(_, range)| range);
    let findings = by_letters.chain(by_id).map(|mention| {
        let (range, becomes) = taken_out(source, mention).unwrap_or_else(|range| left_out(source, &range));
        Finding { range, becomes, because: Because::Gone(person.name.clone()) }
    });
    findings.collect()
}

/// The people of the roster whom placeholders name by their ids, and where.
fn named(source: &str) -> Vec<(String, Range<usize>)> {
    if !source.contains(['{', '｛']) {
        return Vec::new();
    }
    let script = parse(source);
    let inlines = script.blocks.iter().flat_map(|block| &block.inlines);
    let listed = inlines.filter_map(|inline| {
        let Content::Placeholder(Placeholder::Person { who: Who::Listed(id), .. }) = &inline.content else {
            return None;
        };
        Some((id.to_string(), inline.source.clone()))
    });
    listed.collect()
}

/// A list of names with one more behind one of them; none where that one stands in no list.
fn put_in(person: &Person, behind: Range<usize>, source: &str) -> Option<Finding> {
    let name = forms(person).into_iter().rev().nth(1)?;
    let words = source.get(behind.clone())?;
    let (left, right) = joints(source, &behind);
    let because = Because::Speakers;
    match (left, right) {
        // A、B和C behind B is A、B、D和C; behind C it is A、B、C和D.
        (_, Some(_)) => Some(Finding { range: behind.clone(), becomes: format!("{words}、{name}"), because }),
        (Some(left), None) => {
            let range = behind.start - left.len()..behind.end;
            Some(Finding { range, becomes: format!("、{words}和{name}"), because })
        }
        (None, None) => None,
    }
}

/// What joins a name with the one before it and with the one behind it.
fn joints(source: &str, name: &Range<usize>) -> (Option<&'static str>, Option<&'static str>) {
    let before = source.get(..name.start).unwrap_or_default();
    let behind = source.get(name.end..).unwrap_or_default();
    let left = JOINTS.into_iter().find(|mark| before.ends_with(mark));
    (left, JOINTS.into_iter().find(|mark| behind.starts_with(mark)))
}

/// A list of names without one of them; gives the name back where it stands in none.
fn taken_out(source: &str, name: Range<usize>) -> Result<(Range<usize>, String), Range<usize>> {
    let before = source.get(..name.start).unwrap_or_default();
    match joints(source, &name) {
        // A、B和C without B is A和C, and without A it is B和C.
        (Some("、"), Some(_)) => Ok((name.start - "、".len()..name.end, String::new())),
        (_, Some(right)) => Ok((name.start..name.end + right.len(), String::new())),
        // Without C it is A和B.
        (Some(left), None) => {
            let start = name.start - left.len();
            let clause = before.rfind(['，', '。', '\n', '；']).unwrap_or(0);
            let list = source.get(clause..start).unwrap_or_default();
            match list.rfind('、') {
                Some(at) if left != "、" || !list.contains('和') => {
                    let at = clause + at;
                    let last = source.get(at + '、'.len_utf8()..start).unwrap_or_default();
                    Ok((at..name.end, format!("和{last}")))
                }
                Some(_) | None => Ok((start..name.end, String::new())),
            }
        }
        (None, None) => Err(name),
    }
}

fn numbers(facts: &Facts, item: usize, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some(id) = now.items().get(item).map(|entry| &entry.id) else { return Vec::new() };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = source.get(from..).and_then(|rest| rest.find(numeral::is_numeral)) {
        let start = from + at;
        let Some((number, length)) = source.get(start..).and_then(numeral::at_start) else {
            from = start + source.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            continue;
        };
        from = start + length;
        let (before, behind) = (source.get(..start).unwrap_or_default(), source.get(from..).unwrap_or_default());
        let figures = source.get(start..).is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        let becomes = if before.ends_with('第') {
            ordinal(facts, id, number, behind).map(|becomes| (numeral::chinese(becomes), becomes, Because::Number))
        } else {
            count(facts, id, number, source, &(start..from), behind)
                .map(|(becomes, because)| (numeral::counted(becomes), becomes, because))
        };
        if let Some((said, becomes, because)) = becomes {
            let becomes = if figures { becomes.to_string() } else { said };
            found.push(Finding { range: start..from, becomes, because });
        }
    }
    found
}

/// The number that an item has now, where 第三项 told of it or of the next one.
fn ordinal(facts: &Facts, id: &crate::agenda::ItemId, number: u64, behind: &str) -> Option<u64> {
    (behind.starts_with('项') || ITEMS.iter().any(|word| behind.trim_start_matches('个').starts_with(word)))
        .then_some(())?;
    let (was, is) = facts.numbers.get(id)?;
    if was.own == Some(number) {
        is.own.filter(|own| *own != number)
    } else if was.next == Some(number) {
        is.next.filter(|next| *next != number)
    } else {
        None
    }
}

/// How many items there are now, or how many people speak, where a number told of that.
fn count(
    facts: &Facts,
    id: &crate::agenda::ItemId,
    number: u64,
    source: &str,
    range: &Range<usize>,
    behind: &str,
) -> Option<(u64, Because)> {
    let things = behind.strip_prefix(['项', '个']).unwrap_or_default();
    if ITEMS.iter().any(|word| things.starts_with(word)) || behind.starts_with("项：") {
        return (facts.counts.0 == number && facts.counts.1 != number).then_some((facts.counts.1, Because::Count));
    }
    behind.starts_with(['位', '名']).then_some(())?;
    let (was, is) = facts.speakers.get(id).copied().or_else(|| {
        // Told of later, where it is said what they did.
        let words = source.get(sentence(source, range))?;
        SPEECH.iter().any(|word| words.contains(word)).then_some(())?;
        facts.speakers.values().find(|(was, _)| *was == number).copied()
    })?;
    (was == number && is > 0).then_some((is, Because::Speakers))
}
