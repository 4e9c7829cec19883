//! Somebody of two classes of a school.

use super::super::script::Script;
use crate::agenda::person;
use crate::chinese::numeral;
use crate::chinese::vocabulary::{Found, Vocabulary};
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// 五（2）中队的石小川, who was 五（3）中队的石小川: whoever is of a class is of one.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let people = &script.rundown.agenda().people;
    let names: Vec<&str> =
        people.values().map(|person| person.name.as_str()).filter(|name| person::has_usual_length(name)).collect();
    static UNITS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["班", "中队"]));
    let is_class = |Found { at, .. }: Found| script.text.get(..at).is_some_and(|before| before.ends_with(['）', ')']));
    if names.is_empty() || !script.find(&UNITS).any(is_class) {
        return;
    }
    let mut first: HashMap<&str, String> = HashMap::new();
    let mut told: HashSet<&str> = HashSet::new();
    let vocabulary = Vocabulary::new(&names);
    for Found { at, end, word } in script.find(&vocabulary) {
        // Two of one name may well be of two classes.
        let is_one = |name: &&str| names.iter().filter(|other| *other == name).count() == 1;
        let Some(name) = names.get(word).copied().filter(|name| is_one(name)) else { continue };
        let Some((start, class)) = script.text.get(..at).and_then(class_in_front) else { continue };
        match first.get(name).filter(|known| **known != class) {
            Some(known) if told.insert(name) => {
                let (name, first) = (name.to_owned(), known.clone());
                found.push(script.problem(Problem::TwoOffices { name, first, later: class }, &(start..end)));
            }
            Some(_) => {}
            None => drop(first.insert(name, class)),
        }
    }
}

/// The class that stands before a name, with the same marks wherever it stands: 五（3）中队 of 五(3)中队的.
fn class_in_front(before: &str) -> Option<(usize, String)> {
    const CLASSES: [&str; 2] = ["中队", "班"];
    let before = before.trim_end_matches('的');
    let unit = CLASSES.iter().find(|unit| before.ends_with(**unit))?;
    let rest = before.strip_suffix(unit)?.strip_suffix(['）', ')'])?;
    let (number, digits) = numeral::at_end(rest)?;
    let rest = rest.get(..digits)?.strip_suffix(['（', '('])?;
    let written = rest.trim_end_matches("级").trim_end_matches("年");
    let (grade, start) = numeral::at_end(written).map_or((0, written.len()), |(grade, start)| (grade, start));
    let school = written.get(..start)?.chars().next_back().filter(|c| matches!(c, '高' | '初'));
    let start = start - school.map_or(0, char::len_utf8);
    let school = school.map(String::from).unwrap_or_default();
    let grade = if grade > 0 { numeral::chinese(grade) } else { String::new() };
    Some((start, format!("{school}{grade}（{number}）{unit}")))
}
