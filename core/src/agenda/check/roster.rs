//! Names in calls that nobody of the roster bears. What is only spelt in two ways is the affair of `spellings`.

use super::cast::{Cast, Mention, Naming};
use super::script::Script;
use crate::agenda::person::{self, Written};
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::HashSet;

/// Names in calls that nobody of the roster bears, where there is a roster with names.
pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    let people = &script.rundown.agenda().people;
    let by_name = |one: &&Mention<'_>| {
        one.naming == Naming::Called && one.is_written && one.person.has_full_name() && is_somebody(&one.person)
    };
    if !cast.mentions.iter().any(|one| by_name(&one)) {
        return;
    }
    let roster: HashSet<&str> =
        people.values().map(|person| person.name.trim()).filter(|name| !crate::script::is_blank(name)).collect();
    if roster.is_empty() {
        return;
    }
    let mut told: HashSet<&str> = HashSet::new();
    for one in cast.mentions.iter().filter(by_name) {
        let name = one.person.name;
        let known = roster.contains(name) || roster.iter().any(|other| other.contains(name) || name.contains(other));
        let misspelt =
            found.iter().any(|one| matches!(&one.problem, Problem::TwoSpellings { later, .. } if later == name));
        if !known && !misspelt && told.insert(name) {
            found.push(script.problem(Problem::NotInRoster { name: name.to_owned() }, &one.range));
        }
    }
}

/// Whether the words in a call are certain to be for one person.
fn is_somebody(person: &Written<'_>) -> bool {
    /// 请获奖同学上台: which of them, and no name.
    const GROUPS: [&str; 10] = ["获奖", "领奖", "参赛", "毕业", "受奖", "受表彰", "入选", "新任", "在校", "优秀"];
    let Written { office, name, address, .. } = *person;
    let is_person = !address.is_empty() && address != "们"
        || !office.is_empty() && name.chars().next().is_some_and(person::is_surname);
    // 各位同志, 几位老同志, 第一组的同志
    let is_nobody = name
        .starts_with(['各', '几', '第', '老', '全', '每', '这', '那', '诸', '众', '本', '我', '你', '他', '她'])
        || name.contains(['的', '位', '们', '组', '等'])
        || GROUPS.contains(&name);
    is_person && !is_nobody
}
