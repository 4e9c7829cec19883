//! One surname and title under two departments of one house: 政教处施主任 among the guests, and 教务处施主任 later. Whoever has a
//! whole name is the affair of `offices`.

use super::script::Script;
use crate::agenda::person;
use crate::chinese::is_han;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// What the head of a department is called.
const TITLES: [&str; 4] = ["主任", "处长", "科长", "部长"];
/// What a department of a school, a hospital or an office ends with.
const DEPARTMENTS: [char; 5] = ['处', '科', '室', '部', '办'];
/// So many are enough to look into.
const MOST: usize = 32;

/// Somebody who is called by department, surname and title.
struct Titled<'a> {
    department: &'a str,
    surname: char,
    title: &'a str,
    /// From the department to the title.
    range: Range<usize>,
    sentence: Option<usize>,
}

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&TITLES));
    let places = script.find(&WORDS).filter_map(|found| Some((found.at, *TITLES.get(found.word)?)));
    let mut seen: Vec<Titled<'_>> = Vec::new();
    for one in places.filter_map(|(at, title)| titled(script, at, title)).take(MOST) {
        let is_same = |other: &&Titled<'_>| other.surname == one.surname && other.title == one.title;
        if let Some(first) = seen.iter().find(is_same).filter(|first| are_apart(first, &one))
            && !has_several(script, one.surname)
        {
            let name = format!("{}{}", one.surname, one.title);
            let (first, later) = (first.department.to_owned(), one.department.to_owned());
            found.push(script.problem(Problem::TwoOffices { name, first, later }, &one.range));
        }
        seen.push(one);
    }
}

/// Whether two that are called alike are of two departments of one sort, and are not named side by side on purpose.
fn are_apart(first: &Titled<'_>, later: &Titled<'_>) -> bool {
    let (one, other) = (first.department, later.department);
    let end = |name: &str| name.chars().next_back();
    first.sentence != later.sentence && end(one) == end(other) && !one.ends_with(other) && !other.ends_with(one)
}

/// Whether the roster has two people of a surname by their whole names: then two are meant.
fn has_several(script: &Script<'_>, surname: char) -> bool {
    let people = script.rundown.agenda().people.values();
    let is_whole = |name: &str| name.chars().count() > 1 && TITLES.iter().all(|title| !name.ends_with(title));
    people.filter(|person| person.name.starts_with(surname) && is_whole(&person.name)).count() > 1
}

/// Whoever has the title at a place: 施主任 of 政教处施主任.
fn titled<'a>(script: &'a Script<'_>, at: usize, title: &'a str) -> Option<Titled<'a>> {
    /// Characters of what a department is called, its last one among them.
    const NAME: usize = 4;
    const LEADS: [&str; 8] = ["请", "由", "的", "是", "和", "与", "谢", "让"];
    let before = script.text.get(..at)?;
    let surname = before.chars().next_back().filter(|c| person::is_surname(*c))?;
    let before = before.strip_suffix(surname)?;
    // 政教处的施主任
    let before = before.strip_suffix('的').unwrap_or(before);
    before.ends_with(DEPARTMENTS).then_some(())?;
    let from = before.char_indices().rev().take(NAME).take_while(|(_, c)| is_han(*c)).last()?.0;
    let name = before.get(from..)?;
    let lead = LEADS.iter().filter_map(|lead| Some(name.rfind(lead)? + lead.len())).max().unwrap_or(0);
    let department = name.get(lead..).filter(|department| department.chars().count() > 1)?;
    let sentence = script.sentence_at(at);
    Some(Titled { department, surname, title, range: from + lead..at + title.len(), sentence })
}
