//! What stands in the place of a placeholder: values, people, and what is computed from the agenda as it really runs.
//! Anything that nobody has filled in is answered with a blank that says what is missing, never with nothing.

use super::rundown::Rundown;
use super::{Item, Person, ValueId};
use crate::chinese::numeral;
use crate::chinese::vocabulary::HAN;
use crate::script::{
    self, Answers, ItemField, ItemsField, MeetingField, Missing, PersonField, Piece, Placeholder, TurnField, Who,
};
use jiff::civil::{Date, DateTime, Weekday};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Values that were entered during the meeting.
pub type Entered = HashMap<ValueId, String>;

/// Answers the placeholders of one step.
pub struct Facts<'a> {
    /// The agenda.
    pub rundown: &'a Rundown,
    /// What was entered during the meeting; it outranks the file.
    pub entered: &'a Entered,
    /// The item that the text stands in.
    pub item: usize,
    /// The step that the text stands in.
    pub step: usize,
}

impl<'a> Answers<'a> for Facts<'a> {
    fn answer(&self, placeholder: &Placeholder) -> Vec<Piece<'a>> {
        match placeholder {
            Placeholder::Value(id) => self.value(id),
            Placeholder::Person { who, field } => self.person(who, *field),
            Placeholder::Item { item: None, field } => self.item(self.item, *field),
            Placeholder::Item { item: Some(id), field } => match self.rundown.item_index(id) {
                Some(index) => self.item(index, *field),
                None => blank(format!("没有环节 {id}")),
            },
            Placeholder::Items(field) => self.items(*field),
            Placeholder::Turn(field) => self.turn(*field),
            Placeholder::Meeting(field) => self.meeting(*field),
            Placeholder::Unknown { written, .. } => blank(written.clone()),
        }
    }
}

impl<'a> Facts<'a> {
    /// Some words of the step as they are said.
    pub fn said(&self, words: &str) -> String {
        // The words need not live as long as the agenda does.
        let Self { rundown, entered, item, step } = *self;
        let (script, facts) = (script::parse(words), Facts { rundown, entered, item, step });
        let runs = script::fill(words, &script, &facts).into_iter().flat_map(|paragraph| paragraph.runs);
        runs.map(|run| run.text.into_owned()).collect()
    }

    fn value(&self, id: &str) -> Vec<Piece<'a>> {
        let written = self.rundown.agenda().values.get(id);
        let label = || match written {
            Some(value) if !value.label.trim().is_empty() => value.label.clone(),
            Some(_) | None => id.to_owned(),
        };
        match self.entered.get(id).map(String::as_str).or(written.map(|value| value.value.as_str())) {
            Some(text) => filled_or_blank(text, label),
            None => blank(id.to_owned()),
        }
    }

    fn written_item(&self, index: usize) -> Option<&'a Item> {
        self.rundown.agenda().items.get(index).map(Arc::as_ref)
    }

    fn person(&self, who: &Who, field: PersonField) -> Vec<Piece<'a>> {
        let agenda = self.rundown.agenda();
        let turn = |offset| {
            let turn = self.rundown.turn(self.item, self.step, offset);
            turn.map(|turn| (turn.id.as_str(), turn.person))
        };
        let (found, unknown) = match who {
            Who::Listed(id) => (Some((id.as_str(), agenda.people.get(id.as_str()))), "名单中的人"),
            Who::Host => (agenda.meeting.host.as_ref().map(|id| (id.as_str(), agenda.people.get(id))), "主持人"),
            Who::Speaker => (turn(0), "发言人"),
            Who::NextSpeaker => (turn(1), "下一位发言人"),
            Who::PreviousSpeaker => (turn(-1), "上一位发言人"),
        };
        match found {
            Some((_, Some(person))) => said(person, field),
            Some((id, None)) => blank(format!("名单中没有 {id}")),
            None => blank(unknown.to_owned()),
        }
    }

    fn item(&self, index: usize, field: ItemField) -> Vec<Piece<'a>> {
        let (Some(entry), Some(written)) = (self.rundown.items().get(index), self.written_item(index)) else {
            return Vec::new();
        };
        match field {
            ItemField::Number => match entry.number {
                Some(number) => filled(format!("第{}项", numeral::chinese(number))),
                None => blank("这一环节不计入议程".to_owned()),
            },
            ItemField::Title => filled_or_blank(written.title.as_deref().unwrap_or(""), || "议程名称".to_owned()),
            ItemField::Speakers => self.speakers(written, &entry.turns),
            ItemField::SpeakersCount => filled(numeral::counted(u64::try_from(entry.turns.len()).unwrap_or(u64::MAX))),
        }
    }

    /// 甲同志、乙同志和丙同志, as a host would say it.
    fn speakers(&self, item: &'a Item, turns: &[usize]) -> Vec<Piece<'a>> {
        if turns.is_empty() {
            return blank("发言人".to_owned());
        }
        let mut pieces = Vec::new();
        for (nth, turn) in turns.iter().enumerate() {
            if nth > 0 {
                let joint = if nth + 1 == turns.len() { "和" } else { "、" };
                pieces.push(Piece::Filled(joint.into()));
            }
            let id = item.steps.get(*turn).and_then(|step| step.turn.as_ref());
            match id.and_then(|id| self.rundown.agenda().people.get(id)) {
                Some(person) => pieces.extend(said(person, PersonField::Short)),
                None => pieces.extend(blank("发言人".to_owned())),
            }
        }
        pieces
    }

    fn items(&self, field: ItemsField) -> Vec<Piece<'a>> {
        match field {
            ItemsField::Count => filled(numeral::counted(self.rundown.numbered_items())),
            ItemsField::List => {
                let mut pieces = Vec::new();
                let numbered = self.rundown.agenda().items.iter().filter(|item| item.is_numbered());
                for (nth, item) in numbered.enumerate() {
                    let joint = if nth > 0 { "；" } else { "" };
                    let number = numeral::chinese(u64::try_from(nth).unwrap_or(u64::MAX).saturating_add(1));
                    pieces.push(Piece::Filled(format!("{joint}{number}是").into()));
                    pieces.extend(filled_or_blank(item.title.as_deref().unwrap_or(""), || "议程名称".to_owned()));
                }
                if pieces.is_empty() { blank("议程".to_owned()) } else { pieces }
            }
        }
    }

    fn turn(&self, field: TurnField) -> Vec<Piece<'a>> {
        let turns = self.rundown.items().get(self.item).map(|entry| &*entry.turns).unwrap_or_default();
        let nth = turns.partition_point(|step| *step <= self.step);
        if nth == 0 {
            return blank("发言人".to_owned());
        }
        match field {
            TurnField::Lead if turns.len() == 1 => filled("下面"),
            TurnField::Lead if nth == 1 => filled("首先"),
            TurnField::Lead if nth == turns.len() => filled("最后"),
            TurnField::Lead => filled("接下来"),
            TurnField::Number => filled(format!("第{}位", numeral::chinese(u64::try_from(nth).unwrap_or(u64::MAX)))),
        }
    }

    fn meeting(&self, field: MeetingField) -> Vec<Piece<'a>> {
        let meeting = &self.rundown.agenda().meeting;
        let dated = |label: &str, word: fn(DateTime) -> String| match meeting.starts_at() {
            Some(starts) => filled(word(starts)),
            None => blank(label.to_owned()),
        };
        match field {
            MeetingField::Title => filled_or_blank(&meeting.title, || "会议名称".to_owned()),
            MeetingField::Place => filled_or_blank(meeting.place.as_deref().unwrap_or(""), || "会议地点".to_owned()),
            MeetingField::Date => dated("会议日期", |at| date(at.date())),
            MeetingField::Year => dated("年份", |at| at.year().to_string()),
            MeetingField::Weekday => dated("星期", |at| weekday(at.weekday()).to_owned()),
            MeetingField::Time => dated("会议时间", time_of_day),
        }
    }
}

/// A person as said aloud. Unit or office written as an empty text is a blank; a missing one is none.
fn said<'a>(person: &'a Person, field: PersonField) -> Vec<Piece<'a>> {
    let missing = |field| move || missing_label(person, field);
    let optional = |text: Option<&'a str>, field| match text {
        Some(text) => filled_or_blank(text, missing(field)),
        None => Vec::new(),
    };
    let name = || name_or_blank(&person.name, missing(PersonField::Name));
    let unit = || optional(person.unit.as_deref(), PersonField::Unit);
    let unit_before = || optional(person.unit_said(), PersonField::Unit);
    let office = || optional(person.office.as_deref(), PersonField::Office);
    let address = || match person.address.as_deref() {
        Some(address) if !address.trim().is_empty() => optional(Some(address), PersonField::Address),
        Some(_) | None => Vec::new(),
    };
    // Nearly everybody has all that is asked for, and a script calls ten thousand times.
    if let Some(pieces) = plainly(person, field) {
        return pieces;
    }
    let parts = match field {
        PersonField::Full => [unit_before(), office(), name(), address()],
        PersonField::Short => [name(), address(), Vec::new(), Vec::new()],
        PersonField::Title => [unit_before(), office(), Vec::new(), Vec::new()],
        PersonField::Name => [name(), Vec::new(), Vec::new(), Vec::new()],
        PersonField::Unit => [unit(), Vec::new(), Vec::new(), Vec::new()],
        PersonField::Office => [office(), Vec::new(), Vec::new(), Vec::new()],
        PersonField::Address => [address(), Vec::new(), Vec::new(), Vec::new()],
    };
    let pieces: Vec<Piece<'_>> = parts.into_iter().flatten().collect();
    // Asked for by name and not there at all: silence would read on as if nothing were missing.
    if pieces.is_empty() { blank(missing_label(person, field)) } else { pieces }
}

/// What is said of a person, where nothing in it can be a blank: a name and whatever else is there in Han.
fn plainly(person: &Person, field: PersonField) -> Option<Vec<Piece<'_>>> {
    let unit = || person.unit_said().unwrap_or("");
    let office = || person.office.as_deref().unwrap_or("");
    let address = || person.address.as_deref().unwrap_or("");
    let parts = match field {
        PersonField::Full => [unit(), office(), &person.name, address()],
        PersonField::Short => ["", "", &person.name, address()],
        PersonField::Name => ["", "", &person.name, ""],
        PersonField::Title | PersonField::Unit | PersonField::Office | PersonField::Address => return None,
    };
    let is_plain = |text: &&str| text.chars().all(|c| HAN.contains(&u32::from(c)) && c != '某');
    // A field that is there and empty may be one that is missing.
    let is_there = |text: &Option<String>| text.as_deref().is_none_or(|text| !text.is_empty());
    let all_there = is_there(&person.unit) && is_there(&person.office) && is_there(&person.address);
    let pieces =
        || parts.iter().filter(|part| !part.is_empty()).map(|part| Piece::Filled(Cow::Borrowed(part))).collect();
    (!person.name.is_empty() && all_there && parts.iter().all(is_plain)).then(pieces)
}

/// What is missing about a person, and whose it is, in words without any blank: 水利局科长姓名, 陆远的职务.
pub(super) fn missing_label(person: &Person, field: PersonField) -> String {
    let known = |text: Option<&str>| text.map(without_blanks).unwrap_or_default();
    let title = || known(person.unit_said()) + &known(person.office.as_deref());
    let of_someone = |what: &str| {
        let is_named = !script::is_blank(&person.name) && script::first_blank_in_name(&person.name).is_none();
        match if is_named { person.name.trim().to_owned() } else { title() } {
            whose if whose.is_empty() => what.to_owned(),
            whose => format!("{whose}的{what}"),
        }
    };
    match field {
        PersonField::Full | PersonField::Short | PersonField::Name => format!("{}姓名", title()),
        PersonField::Unit => of_someone("单位"),
        PersonField::Office => of_someone("职务"),
        PersonField::Title => of_someone("单位或职务"),
        PersonField::Address => of_someone("称呼"),
    }
}

fn without_blanks(text: &str) -> String {
    let pieces = filled_or_blank(text, String::new).into_iter();
    let known = pieces.filter_map(|piece| match piece {
        Piece::Filled(words) => Some(words),
        Piece::Blank(_) => None,
    });
    known.collect()
}

/// 2026年3月20日.
pub fn date(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 星期一 to 星期日.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}

/// 上午9时, 下午2时30分: the twelve-hour clock of Chinese invitations.
fn time_of_day(at: DateTime) -> String {
    let (word, hour) = match at.hour() {
        hour @ 0..=5 => ("凌晨", hour),
        hour @ 6..=11 => ("上午", hour),
        12 => ("中午", 12),
        hour @ 13..=17 => ("下午", hour - 12),
        hour => ("晚上", hour - 12),
    };
    match at.minute() {
        0 => format!("{word}{hour}时"),
        minute => format!("{word}{hour}时{minute}分"),
    }
}

/// A text of the agenda that is shown and not said: a title in a list. Marks that somebody left in it are as loud
/// there as anywhere.
pub fn shown(text: &str, label: &str) -> String {
    filled_or_blank(text, || label.to_owned()).iter().map(Piece::to_string).collect()
}

/// A person's name that is shown and not said, likewise.
pub fn shown_name(name: &str) -> String {
    name_or_blank(name, || "姓名".to_owned()).iter().map(Piece::to_string).collect()
}

fn filled<'a>(text: impl Into<Cow<'a, str>>) -> Vec<Piece<'a>> {
    let text = text.into();
    if text.is_empty() { Vec::new() } else { vec![Piece::Filled(text)] }
}

fn blank<'a>(label: String) -> Vec<Piece<'a>> {
    vec![Piece::Blank(Missing { label })]
}

/// A text that somebody filled in; a blank where it is empty or nothing but stars and crosses itself, and blanks where
/// it holds some: what stands in a roster as 区委*** must not be read aloud either.
fn filled_or_blank(text: &str, label: impl Fn() -> String) -> Vec<Piece<'_>> {
    around_blanks(text, script::first_raw_blank, label)
}

/// A person's name, likewise; but 王× and 李某 are blanks in it.
fn name_or_blank(name: &str, label: impl Fn() -> String) -> Vec<Piece<'_>> {
    around_blanks(name, script::first_blank_in_name, label)
}

fn around_blanks(text: &str, first: fn(&str) -> Option<Range<usize>>, label: impl Fn() -> String) -> Vec<Piece<'_>> {
    if script::is_blank(text) {
        return blank(label());
    }
    let mut rest = text.trim();
    let mut pieces = Vec::new();
    while let Some(raw) = first(rest) {
        pieces.extend(filled(rest.get(..raw.start).unwrap_or_default()));
        pieces.extend(blank(label()));
        rest = rest.get(raw.end..).unwrap_or_default();
    }
    pieces.extend(filled(rest));
    pieces
}
