//! Fields that nobody reads: slips of the finger, and words that would silently be left out.

use super::super::{Agenda, Rundown, Text, Unknown};
use super::field;
use crate::chinese::is_han;
use crate::diagnostic::{Diagnostic, Path, Problem};

/// Fields that begin so belong to another program, by the custom of many formats, whatever they hold.
const FOREIGN: &str = "x-";

const TOP: [&str; 6] = ["format", "meeting", "people", "values", "items", "checks_off"];
const MEETING: [&str; 5] = ["title", "starts", "place", "minutes", "host"];
const PERSON: [&str; 5] = ["name", "unit", "office", "address", "pinyin"];
const VALUE: [&str; 2] = ["label", "value"];
const ITEM: [&str; 6] = ["id", "kind", "title", "numbered", "minutes", "steps"];
const STEP: [&str; 10] = ["id", "turn", "who", "enter", "say", "choose", "wait", "document", "minutes", "thanks"];
const ALTERNATIVE: [&str; 3] = ["id", "label", "say"];
const FILE: [&str; 1] = ["file"];

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let agenda: &Agenda = rundown.agenda();
    let top = Path::default();
    slips(&agenda.unknown, &TOP, &|| top.clone(), found);
    slips(&agenda.meeting.unknown, &MEETING, &|| top.key("meeting"), found);
    for (id, person) in &agenda.people {
        slips(&person.unknown, &PERSON, &|| top.key("people").key(id.as_str()), found);
    }
    for (id, value) in &agenda.values {
        slips(&value.unknown, &VALUE, &|| top.key("values").key(id.as_str()), found);
    }
    for (index, item) in agenda.items.iter().enumerate() {
        slips(&item.unknown, &ITEM, &|| Path::item(index), found);
        for (place, step) in item.steps.iter().enumerate() {
            let path = || Path::step(index, place);
            words(&step.unknown, &STEP, &path, found);
            for (text, key) in
                step.say.iter().map(|text| (text, "say")).chain(step.thanks.iter().map(|t| (t, "thanks")))
            {
                file(text, &|| path().key(key), found);
            }
            for (nth, one) in step.choose.iter().enumerate() {
                let path = || path().key("choose").index(nth);
                words(&one.unknown, &ALTERNATIVE, &path, found);
                file(&one.say, &|| path().key("say"), found);
            }
        }
    }
}

fn file(text: &Text, path: &dyn Fn() -> Path, found: &mut Vec<Diagnostic>) {
    match text {
        Text::File(file) => slips(&file.unknown, &FILE, path, found),
        Text::Inline(_) => {}
    }
}

/// Reports what looks like a slip of the finger only: other fields may well belong to another program.
fn slips(unknown: &Unknown, known: &[&str], path: &dyn Fn() -> Path, found: &mut Vec<Diagnostic>) {
    for name in unknown.keys() {
        if let Some(similar) = similar(name, known) {
            let problem = Problem::UnknownField { name: name.clone(), similar: similar.to_owned() };
            found.push(field(problem, path().key(name)));
        }
    }
}

/// Where the script stands, an unknown field with Chinese in it may be words that the host was to say.
fn words(unknown: &Unknown, known: &[&str], path: &dyn Fn() -> Path, found: &mut Vec<Diagnostic>) {
    slips(unknown, known, path, found);
    for (name, value) in unknown {
        if similar(name, known).is_none() && !name.starts_with(FOREIGN) && holds_chinese(value) {
            found.push(field(Problem::UnreadWords { name: name.clone() }, path().key(name)));
        }
    }
}

fn holds_chinese(value: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Bool, Null, Number, Object, String};
    match value {
        String(text) => text.chars().any(is_han),
        Array(list) => list.iter().any(holds_chinese),
        Object(map) => map.values().any(holds_chinese),
        Null | Bool(_) | Number(_) => false,
    }
}

/// The known field that was probably meant: but for capitals the same, or one letter off in a short name, two in a long.
fn similar<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let (name, length) = (name.trim().to_lowercase(), name.trim().chars().count());
    let distances = known.iter().map(|known| (strsim::osa_distance(&name, known), *known));
    let (distance, nearest) = distances.min_by_key(|(distance, _)| *distance)?;
    let most = match (length, nearest.len()) {
        (0 | 1, _) => 0,
        // Two letters are one slip away from far too many words: only their exchange counts.
        (_, 2) => usize::from(length == 2 && name.chars().rev().eq(nearest.chars())),
        (2 | 3, _) | (_, 3) => 1,
        (_, _) => 2,
    };
    (distance <= most).then_some(nearest)
}
