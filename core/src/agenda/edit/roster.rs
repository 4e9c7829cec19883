//! Who is in the roster. Nobody is taken out whom the agenda names.

use super::super::id::is_usable;
use super::super::{Person, PersonId, Text};
use super::{Written, order};
use std::sync::Arc;

/// A change of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// Somebody new, by name; empty while it is not known.
    Add(String),
    /// Take somebody out. Not where a step, a text or the meeting names them.
    Remove(PersonId),
}

impl RosterChange {
    pub(super) fn apply(&self, written: &mut Written) -> Option<()> {
        match self {
            Self::Add(name) => {
                let agenda = Arc::make_mut(&mut written.agenda);
                let stem: String = name.chars().filter(|c| is_usable(&c.to_string())).collect();
                let stem = if stem.is_empty() { "person".to_owned() } else { stem };
                let is_taken = |id: &str| agenda.people.contains_key(id) || agenda.values.contains_key(id);
                let id = PersonId(order::free_id(&stem, is_taken));
                agenda.people.insert(id, Person { name: name.clone(), ..Person::default() });
            }
            Self::Remove(id) => {
                if uses(written, id) > 0 {
                    return None;
                }
                Arc::make_mut(&mut written.agenda).people.shift_remove(id)?;
            }
        }
        Some(())
    }
}

/// How often an agenda names somebody of its roster: as host, by a turn, or in a text.
pub fn uses(written: &Written, id: &PersonId) -> usize {
    let agenda = &written.agenda;
    let host = usize::from(agenda.meeting.host.as_ref() == Some(id));
    let steps = || agenda.items.iter().flat_map(|item| &item.steps);
    let turns = steps().filter(|step| step.turn.as_ref() == Some(id)).count();
    let texts = steps().flat_map(|step| {
        let choices = step.choose.iter().map(|one| &one.say);
        step.say.iter().chain(&step.thanks).chain(choices)
    });
    let named = |text: &Text| {
        let words = match text {
            Text::Inline(words) => words.as_str(),
            Text::File(text) => written.side_texts.get(&text.file).and_then(|text| text.as_deref().ok()).unwrap_or(""),
        };
        names(words, id.as_str())
    };
    let who = steps().filter_map(|step| step.who.as_deref()).map(|who| names(who, id.as_str())).sum::<usize>();
    host + turns + who + texts.map(named).sum::<usize>()
}

/// How often a text has a placeholder for an id: {{lu}}, {{lu.office}}.
fn names(words: &str, id: &str) -> usize {
    let placeholders = words.split(['{', '｛']).skip(1).map(|rest| rest.split(['}', '｝']).next().unwrap_or(rest));
    placeholders.filter(|inner| inner.trim().split(['.', '．', '。', ' ']).next() == Some(id)).count()
}
