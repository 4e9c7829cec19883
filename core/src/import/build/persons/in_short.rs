//! Whoever is called in short, 请阎主任讲话, where the script says the whole name elsewhere: 街道民政办主任阎立平同志. One person, so
//! that whoever is absent is so in both places, and the screen of the host shows the name.

use super::super::super::draft::Draft;
use super::{Persons, is_whole_name};
use crate::agenda::check::{ends_in_office, title_at_end};
use crate::agenda::{Person, PersonId};
use crate::chinese;
use crate::chinese::is_han;
use crate::chinese::surname::surname_at;
use std::collections::HashMap;

/// What stands behind a whole name: whatever does not go on with it.
const BEHIND: [&str; 18] =
    ["同志", "先生", "女士", "教授", "老师", "，", ",", "、", "。", "；", ";", "（", "(", "和", "作", "讲", "宣", "致"];
/// Characters of a unit.
const UNIT: usize = 16;

impl Persons {
    /// Makes one of those who are called in short and by their whole name, where only one can be meant.
    pub(super) fn link_short(&mut self, draft: &Draft) {
        let short: Vec<(PersonId, String, String)> = self
            .roster
            .iter()
            .filter_map(|(id, person)| {
                let (surname, title) = in_short(person)?;
                Some((id.clone(), surname.to_owned(), title.to_owned()))
            })
            .collect();
        let mut becomes: HashMap<PersonId, PersonId> = HashMap::new();
        for (id, surname, title) in short {
            let whole = self.called_whole(&surname, &title).or_else(|| {
                let person = written_whole(draft.text.as_str(), &surname, &title)?;
                Some(self.merge(&person.name.clone(), person))
            });
            if let Some(whole) = whole.filter(|whole| *whole != id) {
                self.roster.shift_remove(&id);
                self.by_name.values_mut().for_each(|ids| ids.retain(|other| *other != id));
                becomes.insert(id, whole);
            }
        }
        for occurrence in &mut self.occurrences {
            if let Some(whole) = becomes.get(&occurrence.person) {
                occurrence.person = whole.clone();
            }
        }
    }

    /// Learns of whoever is called by the name alone what they are, where the script says it elsewhere: 请康永盛同志发言, who was told
    /// before as 北苑社区党总支书记康永盛 to get ready.
    pub(super) fn learn_offices(&mut self, draft: &Draft) {
        let bare = |person: &Person| person.unit.is_none() && person.office.is_none() && is_whole_name(&person.name);
        for person in self.roster.values_mut().filter(|person| bare(person)) {
            let mut told = draft.text.match_indices(person.name.as_str()).map(|(at, _)| at);
            let office = told.find_map(|at| {
                let entry = last_entry(draft.text.get(..at)?);
                let is_office = ends_in_office(entry) && (3..=UNIT + 8).contains(&entry.chars().count());
                is_office.then(|| entry.to_owned())
            });
            person.office = office;
        }
    }

    /// The only one who is called by a whole name of that surname, and has such an office.
    fn called_whole(&self, surname: &str, title: &str) -> Option<PersonId> {
        let is_it = |person: &Person| {
            let office = person.office.as_deref().unwrap_or_default();
            is_whole_name(&person.name)
                && in_short(person).is_none()
                && surname_of(&person.name) == Some(surname)
                && title_at_end(office).is_some_and(|held| is_called_by(title, held))
        };
        let mut meant = self.roster.iter().filter(|(_, person)| is_it(person));
        let (found, None) = (meant.next()?, meant.next()) else { return None };
        Some(found.0.clone())
    }
}

fn surname_of(name: &str) -> Option<&str> {
    name.get(..surname_at(name)?)
}

/// What somebody is called by whose title is one of these: 郝总 of 总裁.
const GENERALS: [&str; 6] = ["总经理", "总裁", "董事长", "总监", "总工程师", "首席执行官"];

/// Whether a title that somebody holds is called by another: 副 is left out, and 总 stands for several.
fn is_called_by(title: &str, held: &str) -> bool {
    let bare = held.trim_start_matches('副');
    bare == title.trim_start_matches('副') || title == "总" && GENERALS.contains(&bare)
}

/// The surname and the title of somebody whose name is nothing more: 阎主任.
fn in_short(person: &Person) -> Option<(&str, &str)> {
    let surname = surname_of(&person.name)?;
    let title = person.name.get(surname.len()..).filter(|title| !title.is_empty())?;
    (title == "总" || title.chars().count() > 1 && ends_in_office(title)).then_some((surname, title))
}

/// Whoever has that surname behind that title in a script, with the unit before it; none where there are two.
fn written_whole(text: &str, surname: &str, title: &str) -> Option<Person> {
    let titles: &[&str] = if title == "总" { &GENERALS } else { &[title.trim_start_matches('副')] };
    let titled = titles.iter().flat_map(|bare| {
        let titled = format!("{bare}{surname}");
        text.match_indices(titled.as_str()).map(|(at, _)| (at, *bare)).collect::<Vec<_>>()
    });
    let mut found: Option<Person> = None;
    for (at, bare) in titled {
        let name_at = at + bare.len();
        let rest = text.get(name_at + surname.len()..).unwrap_or_default();
        let given = [2, 1].into_iter().find_map(|length| {
            let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
            let (given, behind) = rest.split_at_checked(end)?;
            let is_end = behind.starts_with(char::is_whitespace)
                || behind.is_empty()
                || BEHIND.iter().any(|word| behind.starts_with(word));
            (is_end && given.chars().count() == length && given.chars().all(is_han)).then_some(given)
        });
        let Some(given) = given else { continue };
        let name = format!("{surname}{given}");
        if found.as_ref().is_some_and(|known| known.name != name) {
            return None;
        }
        let (unit, office) = office_before(text.get(..at).unwrap_or_default(), bare);
        found.get_or_insert(Person { name, unit, office: Some(office), ..Person::default() });
    }
    found
}

/// The words of an entry that some text ends with: 县住建局 of 出席的领导有县住建局.
fn last_entry(before: &str) -> &str {
    const LEADS: [&str; 7] = ["领导有", "嘉宾有", "同志有", "请", "由", "是", "和"];
    let start = before.rfind(|c: char| !is_han(c)).map_or(0, |at| chinese::behind(before, at));
    let entry = before.get(start..).unwrap_or_default();
    let lead = LEADS.iter().filter_map(|word| Some(entry.rfind(word)? + word.len())).max();
    entry.get(lead.unwrap_or(0)..).unwrap_or_default()
}

/// What stands before a title in its entry, and the title with 副 where that is said.
fn office_before(before: &str, title: &str) -> (Option<String>, String) {
    let (before, office) = match before.strip_suffix('副') {
        Some(before) => (before, format!("副{title}")),
        None => (before, title.to_owned()),
    };
    let unit = last_entry(before);
    let is_unit = (2..=UNIT).contains(&unit.chars().count());
    (is_unit.then(|| unit.to_owned()), office)
}
