//! What the host could not read aloud: placeholders that nobody filled or that lead nowhere, and raw blanks.

use super::super::answers;
use super::super::rundown::PartKind;
use super::super::{Person, PersonId, Rundown, ValueId};
use super::script::Script;
use super::{Spoken, field};
use crate::chinese::vocabulary::HAN;
use crate::diagnostic::{Diagnostic, Path, Place, Problem, Spot};
use crate::script::{
    self, Content, FaultKind, Inline, ItemField, ItemsField, MeetingField, PersonField, Placeholder, Who,
};
use indexmap::IndexMap;
use std::collections::HashMap;
use std::ops::Range;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let rundown = script.rundown;
    let people = rundown.agenda().people.iter();
    let incomplete =
        people.filter(|(_, person)| !is_complete(person)).map(|(id, person)| (id.as_str(), person)).collect();
    let entered_at = entered_at(rundown);
    let mut blanks = Blanks { rundown, entered_at, incomplete, unfilled: IndexMap::new(), found };
    for text in &script.texts {
        blanks.faults(text);
    }
    for (text, inline) in &script.holes {
        if let Some(text) = script.texts.get(*text) {
            blanks.inline(text, inline);
        }
    }
    blanks.waits();
    blanks.unused();
    let Blanks { unfilled, incomplete, found, .. } = blanks;
    for (path, (label, uses)) in unfilled {
        found.push(field(Problem::Unfilled { label, uses }, path));
    }
    written_blanks(rundown, &incomplete, found);
}

/// The first part at which each value is entered during the meeting.
fn entered_at(rundown: &Rundown) -> HashMap<&ValueId, usize> {
    let mut first = HashMap::new();
    for (index, part) in rundown.parts().iter().enumerate().filter(|(_, part)| part.kind == PartKind::Enter) {
        for id in rundown.step_of(part).map(|step| step.enter.as_slice()).unwrap_or_default() {
            first.entry(id).or_insert(index);
        }
    }
    first
}

struct Blanks<'a> {
    rundown: &'a Rundown,
    entered_at: HashMap<&'a ValueId, usize>,
    /// The people of whom anything may be missing: few of ten thousand, who are looked at once.
    incomplete: IndexMap<&'a str, &'a Person>,
    /// Fields of the agenda that are empty: label, and the texts that need them.
    unfilled: IndexMap<Path, (String, Vec<Path>)>,
    found: &'a mut Vec<Diagnostic>,
}

impl Blanks<'_> {
    fn faults(&mut self, text: &Spoken<'_>) {
        for fault in &text.text.script.faults {
            let problem = match &fault.kind {
                FaultKind::UnclosedPlaceholder => Problem::UnclosedPlaceholder,
                FaultKind::EmptyPlaceholder => Problem::EmptyPlaceholder,
                FaultKind::StarsMayBeBlanks => Problem::StarsMayBeBlanks,
                // Reported where the placeholder itself is met.
                FaultKind::UnknownField => continue,
            };
            self.found.push(text.problem(problem, fault.source.clone()));
        }
    }

    fn inline(&mut self, text: &Spoken<'_>, inline: &Inline) {
        match &inline.content {
            // Braces that are not a placeholder are reported as faults.
            Content::Text | Content::Space | Content::LineBreak | Content::BrokenPlaceholder => {}
            Content::RawBlank => {
                let written = text.source.get(inline.source.clone()).unwrap_or_default().to_owned();
                self.found.push(text.problem(Problem::RawBlank { written }, inline.source.clone()));
            }
            Content::Placeholder(placeholder) => {
                if let Err(problem) = self.placeholder(placeholder, text) {
                    self.found.push(text.problem(problem, inline.source.clone()));
                }
            }
        }
    }

    /// Notes what an understood placeholder lacks; answers with what is wrong about one that leads nowhere.
    fn placeholder(&mut self, placeholder: &Placeholder, text: &Spoken<'_>) -> Result<(), Problem> {
        match placeholder {
            Placeholder::Value(id) => self.value(id, text),
            Placeholder::Person { who, field } => self.person(who, *field, text),
            Placeholder::Item { item, field } => {
                let index = match item {
                    Some(id) => self.rundown.item_index(id).ok_or_else(|| Problem::NoSuchItem { id: id.clone() })?,
                    None => text.part.item,
                };
                self.item(index, *field, text)
            }
            Placeholder::Items(ItemsField::Count) => Ok(()),
            Placeholder::Items(ItemsField::List) => {
                let items = self.rundown.agenda().items.iter().enumerate();
                let numbered: Vec<usize> =
                    items.filter(|(_, item)| item.is_numbered()).map(|(index, _)| index).collect();
                numbered.into_iter().try_for_each(|index| self.item(index, ItemField::Title, text))
            }
            Placeholder::Turn(_) => match self.rundown.turn(text.part.item, text.part.step, 0) {
                Some(_) => Ok(()),
                None => Err(Problem::EmptyPlaceholderSource { label: "发言人".to_owned() }),
            },
            Placeholder::Meeting(field) => {
                self.meeting(*field, text);
                Ok(())
            }
            Placeholder::Unknown { written, .. } => Err(Problem::UnknownPlaceholder { written: written.clone() }),
        }
    }

    fn needs(&mut self, path: Path, label: impl FnOnce() -> String, text: &Spoken<'_>) {
        self.unfilled.entry(path).or_insert_with(|| (label(), Vec::new())).1.push(text.path());
    }

    fn value(&mut self, id: &str, text: &Spoken<'_>) -> Result<(), Problem> {
        let Some(value) = self.rundown.agenda().values.get(id) else {
            return Err(Problem::NoSuchValue { id: id.to_owned() });
        };
        if !script::is_blank(&value.value) {
            return Ok(());
        }
        match self.entered_at.get(&ValueId::from(id)) {
            Some(entered) if *entered < text.part_index => Ok(()),
            Some(_) => Err(Problem::EnteredTooLate { label: value.label.clone() }),
            None => {
                self.needs(Path::default().key("values").key(id).key("value"), || value.label.clone(), text);
                Ok(())
            }
        }
    }

    fn person(&mut self, who: &Who, part: PersonField, text: &Spoken<'_>) -> Result<(), Problem> {
        let agenda = self.rundown.agenda();
        let turn = |offset| {
            let turn = self.rundown.turn(text.part.item, text.part.step, offset);
            turn.map(|turn| (turn.id.as_str(), turn.person))
        };
        let (found, label) = match who {
            Who::Listed(id) => (Some((id.as_str(), agenda.people.get(id.as_str()))), ""),
            Who::Host => (agenda.meeting.host.as_ref().map(|id| (id.as_str(), agenda.people.get(id))), "主持人"),
            Who::Speaker => (turn(0), "发言人"),
            Who::NextSpeaker => (turn(1), "下一位发言人"),
            Who::PreviousSpeaker => (turn(-1), "上一位发言人"),
        };
        let (id, person) = found.ok_or_else(|| Problem::EmptyPlaceholderSource { label: label.to_owned() })?;
        self.listed(id, person, part, text)
    }

    fn listed(
        &mut self,
        id: &str,
        person: Option<&Person>,
        part: PersonField,
        text: &Spoken<'_>,
    ) -> Result<(), Problem> {
        let Some(person) = person else {
            // A turn or a host that leads nowhere is reported where it stands, once.
            return match self.is_named_elsewhere(id, text) {
                true => Ok(()),
                false => Err(Problem::NoSuchPerson { id: id.to_owned() }),
            };
        };
        if !self.incomplete.contains_key(id) {
            return Ok(());
        }
        // Worked out only where something is missing: most names are there, and there are many.
        let path = || Path::default().key("people").key(id);
        let label = |field| move || answers::missing_label(person, field);
        let is_empty = |field: &Option<String>| field.as_deref().is_some_and(script::is_blank);
        let (full, title) = (part == PersonField::Full, part == PersonField::Title);
        if (full || matches!(part, PersonField::Short | PersonField::Name)) && script::is_blank(&person.name) {
            self.needs(path().key("name"), label(PersonField::Name), text);
        }
        if (full || title || part == PersonField::Unit) && is_empty(&person.unit) {
            self.needs(path().key("unit"), label(PersonField::Unit), text);
        }
        if (full || title || part == PersonField::Office) && is_empty(&person.office) {
            self.needs(path().key("office"), label(PersonField::Office), text);
        }
        let spoken_address = full || matches!(part, PersonField::Short | PersonField::Address);
        // Nothing between the quotes is no form of address, as no field is; marks are one that is missing.
        let no_address = person.address.as_deref().is_none_or(|address| address.trim().is_empty());
        if spoken_address && is_empty(&person.address) && !no_address {
            self.needs(path().key("address"), label(PersonField::Address), text);
        }
        let asked_alone = match part {
            PersonField::Unit => person.unit.is_none(),
            PersonField::Office => person.office.is_none(),
            PersonField::Title => person.unit.is_none() && person.office.is_none(),
            PersonField::Address => no_address,
            PersonField::Full | PersonField::Short | PersonField::Name => false,
        };
        if asked_alone {
            return Err(Problem::EmptyPlaceholderSource { label: answers::missing_label(person, part) });
        }
        Ok(())
    }

    fn is_named_elsewhere(&self, id: &str, text: &Spoken<'_>) -> bool {
        let agenda = self.rundown.agenda();
        let turns = agenda.items.get(text.part.item).map(|item| item.steps.as_slice()).unwrap_or_default();
        let is_it = |named: &Option<PersonId>| named.as_ref().is_some_and(|named| named.as_str() == id);
        is_it(&agenda.meeting.host) || turns.iter().any(|step| is_it(&step.turn))
    }

    fn item(&mut self, index: usize, part: ItemField, text: &Spoken<'_>) -> Result<(), Problem> {
        let (Some(item), Some(entry)) = (self.rundown.agenda().items.get(index), self.rundown.items().get(index))
        else {
            return Ok(());
        };
        let nothing = |label: &str| Err(Problem::EmptyPlaceholderSource { label: label.to_owned() });
        match part {
            ItemField::Number if entry.number.is_none() => nothing("这一环节不计入议程"),
            ItemField::Speakers if entry.turns.is_empty() => nothing("这一环节没有发言人"),
            ItemField::Title if script::is_blank(item.title.as_deref().unwrap_or("")) => {
                self.needs(Path::item(index).key("title"), || "议程名称".to_owned(), text);
                Ok(())
            }
            ItemField::Speakers => {
                let people = &self.rundown.agenda().people;
                let turns = entry.turns.iter().filter_map(|step| item.steps.get(*step)?.turn.as_ref());
                let mut speakers = turns.filter_map(|id| people.get_key_value(id));
                speakers.try_for_each(|(id, person)| self.listed(id.as_str(), Some(person), PersonField::Short, text))
            }
            ItemField::Number | ItemField::Title | ItemField::SpeakersCount => Ok(()),
        }
    }

    fn meeting(&mut self, part: MeetingField, text: &Spoken<'_>) {
        let meeting = &self.rundown.agenda().meeting;
        let path = Path::default().key("meeting");
        match part {
            MeetingField::Title if script::is_blank(&meeting.title) => {
                self.needs(path.key("title"), || "会议名称".to_owned(), text);
            }
            MeetingField::Place if script::is_blank(meeting.place.as_deref().unwrap_or("")) => {
                self.needs(path.key("place"), || "会议地点".to_owned(), text);
            }
            MeetingField::Date | MeetingField::Weekday | MeetingField::Time | MeetingField::Year
                if meeting.starts_at().is_none() =>
            {
                self.needs(path.key("starts"), || "会议时间".to_owned(), text);
            }
            MeetingField::Title
            | MeetingField::Place
            | MeetingField::Date
            | MeetingField::Weekday
            | MeetingField::Time
            | MeetingField::Year => {}
        }
    }

    /// Names that no text says, but that the host sees while somebody has the floor.
    fn waits(&mut self) {
        if self.incomplete.is_empty() {
            return;
        }
        for part in self.rundown.parts().iter().filter(|part| part.kind == PartKind::Wait) {
            let step = self.rundown.step_of(part);
            // Words for whoever it is stand there in the place of the name.
            let unnamed = step.filter(|step| step.who.as_deref().is_none_or(|who| who.trim().is_empty()));
            let Some(id) = unnamed.and_then(|step| step.turn.as_ref()) else { continue };
            let Some(person) = self.incomplete.get(id.as_str()) else { continue };
            if !script::is_blank(&person.name) || person.is_known_by_office() {
                continue;
            }
            let path = Path::default().key("people").key(id.as_str()).key("name");
            let label = || (answers::missing_label(person, PersonField::Name), Vec::new());
            let (_, uses) = self.unfilled.entry(path).or_insert_with(label);
            note_wait(uses, part.item, part.step);
        }
    }

    /// Empty values that no text uses and nobody enters: forgotten, or about to be needed.
    fn unused(&mut self) {
        for (id, value) in &self.rundown.agenda().values {
            let path = Path::default().key("values").key(id.as_str()).key("value");
            let expected = self.entered_at.contains_key(id) || self.unfilled.contains_key(&path);
            if script::is_blank(&value.value) && !expected {
                self.unfilled.insert(path, (value.label.clone(), Vec::new()));
            }
        }
    }
}

/// Notes that the wait of a step needs something, in running order, unless a text of the step needs it anyhow.
fn note_wait(uses: &mut Vec<Path>, item: usize, step: usize) {
    let of_step = |path: &Path| path.in_step().map(|(item, step, _)| (item, step));
    let here = Some((item, step));
    let at = uses.partition_point(|used| of_step(used) < here);
    if uses.get(at).is_none_or(|used| of_step(used) != here) {
        uses.insert(at, Path::step(item, step).key("wait"));
    }
}

/// Whether a text has nothing but Chinese characters that are never a mark for something missing.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| HAN.contains(&u32::from(c)) && c != '某')
}

/// Whether all that can be said of a person is there and plain.
fn is_complete(person: &Person) -> bool {
    let is_there = |text: &str| !text.is_empty() && is_plain(text);
    is_there(&person.name)
        && [&person.unit, &person.office, &person.address].iter().all(|text| text.as_deref().is_some_and(is_there))
}

/// Raw blanks inside of values, names and titles that are otherwise filled.
fn written_blanks(rundown: &Rundown, incomplete: &IndexMap<&str, &Person>, found: &mut Vec<Diagnostic>) {
    let agenda = rundown.agenda();
    let top = Path::default();
    let mut note = |text: &str, blank: Option<Range<usize>>, path: &dyn Fn() -> Path| {
        if let Some(range) = blank
            && !script::is_blank(text)
        {
            let written = text.get(range.clone()).unwrap_or_default().to_owned();
            let place = Place { spot: Spot::Bytes(range), ..Place::field(path()) };
            found.push(Diagnostic { problem: Problem::RawBlank { written }, place });
        }
    };
    for (id, person) in incomplete.iter().filter(|(_, person)| !is_plain(&person.name)) {
        let blank = script::first_blank_in_name(&person.name);
        note(&person.name, blank, &|| top.key("people").key(id).key("name"));
    }
    let mut look = |text: &str, path: &dyn Fn() -> Path| {
        if !is_plain(text) {
            note(text, script::first_raw_blank(text), path);
        }
    };
    look(&agenda.meeting.title, &|| top.key("meeting").key("title"));
    look(agenda.meeting.place.as_deref().unwrap_or(""), &|| top.key("meeting").key("place"));
    for (id, value) in &agenda.values {
        look(&value.value, &|| top.key("values").key(id.as_str()).key("value"));
    }
    for (id, person) in incomplete {
        let path = || top.key("people").key(id);
        look(person.unit.as_deref().unwrap_or(""), &|| path().key("unit"));
        look(person.office.as_deref().unwrap_or(""), &|| path().key("office"));
        look(person.address.as_deref().unwrap_or(""), &|| path().key("address"));
    }
    for (index, item) in agenda.items.iter().enumerate() {
        look(item.title.as_deref().unwrap_or(""), &|| Path::item(index).key("title"));
        for (place, step) in item.steps.iter().enumerate() {
            look(step.who.as_deref().unwrap_or(""), &|| Path::step(index, place).key("who"));
        }
    }
}
