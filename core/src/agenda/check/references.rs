//! Ids that lead nowhere or to two places, files that are not there, and emptiness.

use super::super::id::is_usable;
use super::super::rundown::Turn;
use super::super::{Agenda, Item, ItemKind, Rundown, Step, Text, TextFault, TextFile, WaitKind};
use super::field;
use crate::diagnostic::{Diagnostic, Path, Problem};
use crate::script::Placeholder;
use std::collections::HashSet;

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    let agenda = rundown.agenda();
    let top = Path::default();
    let meeting = top.key("meeting");
    if agenda.is_newer() {
        let problem = Problem::NewerFormat { found: agenda.format, known: Agenda::FORMAT };
        found.push(field(problem, top.key("format")));
    }
    if agenda.meeting.title.trim().is_empty() {
        found.push(field(Problem::NoTitle, meeting.key("title")));
    }
    if let Some(written) = &agenda.meeting.starts
        && !written.trim().is_empty()
        && agenda.meeting.starts_at().is_none()
    {
        found.push(field(Problem::UnreadableStart { written: written.clone() }, meeting.key("starts")));
    }
    if let Some(host) = &agenda.meeting.host
        && !agenda.people.contains_key(host)
    {
        found.push(field(Problem::NoSuchPerson { id: host.to_string() }, meeting.key("host")));
    }
    if agenda.items.is_empty() {
        found.push(field(Problem::NoItems, top.key("items")));
    }
    ids(agenda, found);
    for (index, item) in agenda.items.iter().enumerate() {
        let path = Path::item(index);
        if rundown.items().get(index).is_some_and(|entry| entry.parts.is_empty()) {
            found.push(field(Problem::NothingInItem, path));
        }
        for (place, step) in item.steps.iter().enumerate() {
            let turn = step.turn.as_ref().and_then(|_| rundown.turn(index, place, 0));
            if let Some(Turn { id, person: None }) = turn {
                found.push(field(Problem::NoSuchPerson { id: id.to_string() }, Path::step(index, place).key("turn")));
            }
            self::step(rundown, item, step, &|| Path::step(index, place), found);
        }
    }
}

fn ids(agenda: &Agenda, found: &mut Vec<Diagnostic>) {
    let top = Path::default();
    let people = agenda.people.keys().map(|id| (id.as_str(), "people"));
    let values = agenda.values.keys().map(|id| (id.as_str(), "values"));
    // In the braces such a word means something else.
    let means_else =
        |(id, map): &(&str, &str)| *map == "values" && !matches!(Placeholder::read(id), Placeholder::Value(_));
    for (id, map) in people.chain(values).filter(|one| !is_usable(one.0) || means_else(one)) {
        found.push(field(Problem::UnusableId { id: id.to_owned() }, top.key(map).key(id)));
    }
    let mut items = Ids::default();
    for (index, item) in agenda.items.iter().enumerate() {
        let path = Path::item(index);
        one_id(item.id.as_str(), &mut items, || path.key("id"), found);
        let mut steps = Ids::default();
        for (place, step) in item.steps.iter().enumerate() {
            if let Some(id) = &step.id {
                one_id(id.as_str(), &mut steps, || Path::step(index, place).key("id"), found);
            }
            let mut alternatives = Ids::default();
            for (nth, one) in step.choose.iter().enumerate() {
                let path = || Path::step(index, place).key("choose").index(nth).key("id");
                one_id(one.id.as_str(), &mut alternatives, path, found);
            }
        }
    }
}

/// Ids that were met. Few are compared one by one: most items have a handful of steps, and there are thousands.
#[derive(Default)]
struct Ids<'a> {
    few: Vec<&'a str>,
    many: HashSet<&'a str>,
}

impl<'a> Ids<'a> {
    /// Whether an id is new.
    fn insert(&mut self, id: &'a str) -> bool {
        /// More are looked up.
        const FEW: usize = 16;
        if self.many.is_empty() && self.few.len() < FEW {
            let is_new = !self.few.contains(&id);
            self.few.push(id);
            return is_new;
        }
        if self.many.is_empty() {
            self.many.extend(self.few.drain(..));
        }
        self.many.insert(id)
    }
}

fn one_id<'a>(id: &'a str, seen: &mut Ids<'a>, path: impl Fn() -> Path, found: &mut Vec<Diagnostic>) {
    if !is_usable(id) {
        found.push(field(Problem::UnusableId { id: id.to_owned() }, path()));
    } else if !seen.insert(id) {
        found.push(field(Problem::RepeatedId { id: id.to_owned() }, path()));
    }
}

fn step(rundown: &Rundown, item: &Item, step: &Step, path: &dyn Fn() -> Path, found: &mut Vec<Diagnostic>) {
    let agenda = rundown.agenda();
    for (id, name) in step.majority.iter().flat_map(|majority| [(&majority.votes, "votes"), (&majority.of, "of")]) {
        if !agenda.values.contains_key(id) {
            found.push(field(Problem::NoSuchValue { id: id.to_string() }, path().key("majority").key(name)));
        }
    }
    for (nth, id) in step.enter.iter().enumerate() {
        if !agenda.values.contains_key(id) {
            found.push(field(Problem::NoSuchValue { id: id.to_string() }, path().key("enter").index(nth)));
        }
    }
    if step.choose.len() == 1 {
        found.push(field(Problem::OneAlternative, path().key("choose")));
    }
    let nobody = step.turn.is_none() && step.who.as_deref().is_none_or(|who| who.trim().is_empty());
    // In a discussion everybody may speak.
    let is_open = item.kind == ItemKind::Discussion && step.wait == Some(WaitKind::Speech);
    if matches!(step.wait, Some(WaitKind::Speech | WaitKind::Reading)) && nobody && !is_open {
        found.push(field(Problem::NobodyHasTheFloor, path().key("wait")));
    }
    let has_words = |text: &Option<Text>| text.as_ref().is_some_and(|text| !rundown.words(text).trim().is_empty());
    let nothing = step.enter.is_empty() && step.choose.is_empty() && step.wait.is_none();
    if nothing && !has_words(&step.say) && !has_words(&step.thanks) {
        found.push(field(Problem::NothingInStep, path()));
    }
    files(rundown, step, path, found);
}

fn files(rundown: &Rundown, step: &Step, path: &dyn Fn() -> Path, found: &mut Vec<Diagnostic>) {
    let mut file = |file: &TextFile, path: Path| {
        let name = file.0.clone();
        let problem = match rundown.side_texts().get(file) {
            Some(Ok(_)) => return,
            _ if name.trim().is_empty() => Problem::NoFileName,
            _ if !file.is_inside() => Problem::TextOutside { file: name },
            None | Some(Err(TextFault::Missing)) => Problem::TextMissing { file: name },
            Some(Err(TextFault::Outside)) => Problem::TextOutside { file: name },
            Some(Err(TextFault::NotText)) => Problem::TextNotText { file: name },
            Some(Err(TextFault::TooLarge(bytes))) => Problem::TextTooLarge { file: name, bytes: *bytes },
            Some(Err(TextFault::Unreadable(detail))) => Problem::TextUnreadable { file: name, detail: detail.clone() },
        };
        found.push(field(problem, path));
    };
    let mut text = |text: &Option<Text>, key: &str| {
        if let Some(Text::File(text)) = text {
            file(&text.file, path().key(key).key("file"));
        }
    };
    text(&step.say, "say");
    text(&step.thanks, "thanks");
    for (nth, one) in step.choose.iter().enumerate() {
        if let Text::File(text) = &one.say {
            file(&text.file, path().key("choose").index(nth).key("say").key("file"));
        }
    }
    if let Some(document) = &step.document {
        file(document, path().key("document"));
    }
}
