//! Whoever is called in short, 请阎主任讲话, where the script says the whole name elsewhere: 街道民政办主任阎立平同志. One person, so
//! that whoever is absent is so in both places, and the screen of the host shows the name.

use super::super::super::draft::Draft;
use super::{Persons, is_whole_name};
use crate::agenda::person::{ends_in_office, title_at_end};
use crate::agenda::{Person, PersonId};
use crate::chinese;
use crate::chinese::is_han;
use crate::chinese::surname::surname_at;
use std::collections::HashMap;

/// How somebody is addressed behind a whole name.
const ADDRESSED: [&str; 5] = ["同志", "先生", "女士", "教授", "老师"];
/// What else stands behind one: whatever does not go on with it.
const BEHIND: [&str; 13] = ["，", ",", "、", "。", "；", ";", "（", "(", "和", "作", "讲", "宣", "致"];
/// Surnames that are words, too: 书记向大会作报告.
const WORDS: [&str; 6] = ["向", "于", "和", "为", "由", "对"];
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
            let whole = self.only_whole(draft, &id, &surname, &title);
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

    /// The only one whom a surname and a title can mean: of those who are called, and of those whom the script names besides.
    fn only_whole(&mut self, draft: &Draft, short: &PersonId, surname: &str, title: &str) -> Option<PersonId> {
        let unit = self.roster.get(short).and_then(|person| person.unit.clone());
        // 邵副书记 is 党委副书记、工会主席邵文敏.
        let holds = |office: &str| title_at_end(office).is_some_and(|held| is_called_by(title, held));
        let is_it = |person: &Person| {
            let office = person.office.as_deref().unwrap_or_default();
            is_whole_name(&person.name)
                && in_short(person).is_none()
                && surname_of(&person.name) == Some(surname)
                && office.split('、').any(holds)
        };
        let called: Vec<&Person> = self.roster.values().filter(|person| is_it(person)).collect();
        let written = written_whole(&draft.text, surname, title);
        let mut names = called.iter().map(|person| &person.name).chain(written.iter().map(|person| &person.name));
        let name = names.next()?.clone();
        if names.any(|other| *other != name) {
            return None;
        }
        let known = self.roster.iter().find(|(_, person)| is_it(person)).map(|(id, person)| (id.clone(), person));
        match known {
            // 区水利局梅局长 is no 区财政局局长梅大勇.
            Some((_, person)) if unit.is_some() && person.unit.is_some() && unit != person.unit => None,
            Some((id, _)) => Some(id),
            None => {
                let person = written.into_iter().next()?;
                Some(self.merge(&name, person))
            }
        }
    }

    /// Learns of whoever is called by the name alone what they are, where the script says it elsewhere: 请康永盛同志发言, who was told
    /// before as 北苑社区党总支书记康永盛 to get ready.
    pub(super) fn learn_offices(&mut self, draft: &Draft) {
        let bare = |person: &Person| person.unit.is_none() && person.office.is_none() && is_whole_name(&person.name);
        for person in self.roster.values_mut().filter(|person| bare(person)) {
            let mut told = draft.text.match_indices(person.name.as_str());
            let office = told.find_map(|(at, name)| {
                let (before, behind) = (draft.text.get(..at)?, draft.text.get(at + name.len()..)?);
                let entry = last_entry(before);
                let is_office = ends_in_office(entry) && (3..=UNIT + 8).contains(&entry.chars().count());
                (is_office && ends_name(behind)).then(|| entry.to_owned())
            });
            person.office = office;
        }
    }
}

fn surname_of(name: &str) -> Option<&str> {
    name.get(..surname_at(name)?)
}

/// What somebody is called by whose title is one of these: 郝总 of 总裁.
const GENERALS: [&str; 6] = ["总经理", "总裁", "董事长", "总监", "总工程师", "首席执行官"];

/// Whether a title that somebody holds is called by another: a 副局长 is called 局长, and 总 stands for several.
fn is_called_by(title: &str, held: &str) -> bool {
    let bare = held.trim_start_matches('副');
    // 陶副总 is 副总经理陶立群.
    let general = title == "总" || title == "副总" && held.starts_with('副');
    held == title || bare == title || general && GENERALS.contains(&bare)
}

/// The surname and the title of somebody whose name is nothing more: 阎主任.
fn in_short(person: &Person) -> Option<(&str, &str)> {
    let surname = surname_of(&person.name)?;
    let title = person.name.get(surname.len()..).filter(|title| !title.is_empty())?;
    (matches!(title, "总" | "副总") || title.chars().count() > 1 && ends_in_office(title)).then_some((surname, title))
}

/// Everybody who has that surname behind that title in a script, with the unit before it, each once.
fn written_whole(text: &str, surname: &str, title: &str) -> Vec<Person> {
    let titles: &[&str] = if matches!(title, "总" | "副总") { &GENERALS } else { &[title] };
    let mut found: Vec<Person> = Vec::new();
    for bare in titles {
        let titled = format!("{bare}{surname}");
        for (at, _) in text.match_indices(titled.as_str()) {
            let rest = text.get(at + titled.len()..).unwrap_or_default();
            let given = [2, 1].into_iter().find_map(|length| {
                let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
                let (given, behind) = rest.split_at_checked(end)?;
                let is_addressed = || ADDRESSED.iter().any(|word| behind.starts_with(word));
                let is_end = if WORDS.contains(&surname) { is_addressed() } else { ends_name(behind) };
                (is_end && given.chars().count() == length && given.chars().all(is_han)).then_some(given)
            });
            let Some(name) = given.map(|given| format!("{surname}{given}")) else { continue };
            if found.iter().all(|known| known.name != name) {
                let (unit, office) = office_before(text.get(..at).unwrap_or_default(), bare);
                found.push(Person { name, unit, office: Some(office), ..Person::default() });
            }
        }
    }
    found
}

/// Whether a name ends before some text.
fn ends_name(behind: &str) -> bool {
    behind.is_empty()
        || behind.starts_with(char::is_whitespace)
        || ADDRESSED.iter().chain(&BEHIND).any(|word| behind.starts_with(word))
}

/// The words of an entry that some text ends with: 县住建局 of 出席的领导有县住建局.
fn last_entry(before: &str) -> &str {
    const LEADS: [&str; 15] = [
        "讨论",
        "审议",
        "研究",
        "关于",
        "同意",
        "领导有",
        "嘉宾有",
        "同志有",
        "还有",
        "的有",
        "有请",
        "请",
        "是",
        "感谢",
        "欢迎",
    ];
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
