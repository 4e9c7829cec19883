//! What stands between the braces: `{{speaker.short}}` or `{{发言人.简称}}`, `{{批次数}}`, `{{items.list}}`.
//!
//! Finds a placeholder in the source and reads its expression. It never looks anything up: whether a value or a person
//! exists is for the agenda to say.

mod words;

use crate::Language;
use words::MOST;

/// A hole that the agenda, the roster or the running meeting can fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// A value that staff fill in, by its id.
    Value(String),
    /// Somebody, and which part of how to call them.
    Person {
        /// Whom.
        who: Who,
        /// Which part.
        field: PersonField,
    },
    /// One item of the agenda.
    Item {
        /// Its id; `None` is the item that the text stands in.
        item: Option<String>,
        /// Which part.
        field: ItemField,
    },
    /// All items together.
    Items(ItemsField),
    /// The turn that the text stands in.
    Turn(TurnField),
    /// The meeting itself.
    Meeting(MeetingField),
    /// Nothing that this program knows, such as `speaker.nmae`; shown as a loud blank with the written words.
    Unknown {
        /// What stands between the braces, trimmed.
        written: String,
    },
}

/// Whom a person placeholder means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The speaker of this turn.
    Speaker,
    /// The host of the meeting.
    Host,
    /// Who speaks after this turn.
    NextSpeaker,
    /// Who spoke before this turn.
    PreviousSpeaker,
    /// A person of the roster, by id.
    Listed(String),
}

/// A part of how a person is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    /// Unit, office, name and address.
    Full,
    /// Name and address.
    Short,
    /// The name alone.
    Name,
    /// The unit alone.
    Unit,
    /// The office alone.
    Office,
    /// Unit and office.
    Title,
    /// The form of address: 同志, 先生.
    Address,
}

/// A part of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemField {
    /// 第几项.
    Number,
    /// Its title.
    Title,
    /// Who speaks in it.
    Speakers,
    /// How many speak in it.
    SpeakersCount,
}

/// Something about all items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemsField {
    /// How many there are.
    Count,
    /// All of them: 一是…；二是….
    List,
}

/// Something about the current turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnField {
    /// 首先, 接下来 or 最后.
    Lead,
    /// Its number within the item.
    Number,
}

/// A part of the meeting's own data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingField {
    /// The title.
    Title,
    /// The day.
    Date,
    /// The day of the week.
    Weekday,
    /// The time of day.
    Time,
    /// The place.
    Place,
    /// The year.
    Year,
}

impl Placeholder {
    /// Reads an expression, without its braces, in English or Chinese words. Never fails: what is not known becomes [`Placeholder::Unknown`].
    pub(crate) fn read(written: &str) -> Placeholder {
        let written = written.trim();
        // Most have one part.
        let mut all = [""; MOST];
        let mut count = 0;
        for (part, place) in written.split(is_dot).zip(&mut all) {
            *place = part.trim();
            count += 1;
        }
        let parts = all.get(..count).unwrap_or_default();
        if parts.iter().any(|part| part.is_empty()) {
            return unknown(written);
        }
        let english = words::english(parts);
        let parts = english.as_ref().and_then(|(all, count)| all.get(..*count)).unwrap_or(parts);
        match parts {
            ["speaker", field @ ..] => person(Who::Speaker, field),
            ["host", field @ ..] => person(Who::Host, field),
            ["turn", "next", field @ ..] => person(Who::NextSpeaker, field),
            ["turn", "previous", field @ ..] => person(Who::PreviousSpeaker, field),
            ["people", id, field @ ..] => person(Who::Listed((*id).to_owned()), field),
            ["turn", field] => turn_field(field).map(Placeholder::Turn),
            ["items", field] => items_field(field).map(Placeholder::Items),
            ["items", id, field @ ..] => item(Some((*id).to_owned()), field),
            ["item", field @ ..] => item(None, field),
            ["meeting", field] => meeting_field(field).map(Placeholder::Meeting),
            ["turn" | "people" | "items" | "meeting"] => None,
            [id] => Some(Placeholder::Value((*id).to_owned())),
            // A value's id has no dot, so `speeker.name` is a slip of the hand, not a value that nobody entered.
            _ => None,
        }
        .unwrap_or_else(|| unknown(written))
    }
}

/// An expression as it is written in a language, in its braces.
pub fn written(expression: &str, language: Language) -> String {
    Placeholder::read(expression).written(language)
}

fn unknown(written: &str) -> Placeholder {
    Placeholder::Unknown { written: written.to_owned() }
}

/// `.` and what a Chinese keyboard types in its place.
pub(crate) fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．' | '。')
}

fn person(who: Who, field: &[&str]) -> Option<Placeholder> {
    let field = match field {
        [] | ["full"] => PersonField::Full,
        ["short"] => PersonField::Short,
        ["name"] => PersonField::Name,
        ["unit"] => PersonField::Unit,
        ["office"] => PersonField::Office,
        ["title"] => PersonField::Title,
        ["address"] => PersonField::Address,
        _ => return None,
    };
    Some(Placeholder::Person { who, field })
}

fn item(item: Option<String>, field: &[&str]) -> Option<Placeholder> {
    let field = match field {
        ["number"] => ItemField::Number,
        ["title"] => ItemField::Title,
        ["speakers"] => ItemField::Speakers,
        ["speakers", "count"] => ItemField::SpeakersCount,
        _ => return None,
    };
    Some(Placeholder::Item { item, field })
}

fn items_field(field: &str) -> Option<ItemsField> {
    match field {
        "count" => Some(ItemsField::Count),
        "list" => Some(ItemsField::List),
        _ => None,
    }
}

fn turn_field(field: &str) -> Option<TurnField> {
    match field {
        "lead" => Some(TurnField::Lead),
        "number" => Some(TurnField::Number),
        _ => None,
    }
}

fn meeting_field(field: &str) -> Option<MeetingField> {
    match field {
        "title" => Some(MeetingField::Title),
        "date" => Some(MeetingField::Date),
        "weekday" => Some(MeetingField::Weekday),
        "time" => Some(MeetingField::Time),
        "place" => Some(MeetingField::Place),
        "year" => Some(MeetingField::Year),
        _ => None,
    }
}

/// What begins at an opening brace.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Braces<'a> {
    /// A placeholder: what stands inside, and how many bytes the whole takes.
    Whole(&'a str, usize),
    /// Two closed pairs around nothing, and their bytes.
    Empty(usize),
    /// Two opening braces that nothing closes, and the bytes up to where the search ended.
    Unclosed(usize),
    /// Only one brace, or the first of three: ordinary text.
    Text,
}

fn is_open(c: char) -> bool {
    matches!(c, '{' | '｛')
}

fn is_close(c: char) -> bool {
    matches!(c, '}' | '｝')
}

/// A placeholder in plain words, `{{host.short}}`, as nearly all are that a program writes: looked at byte by byte.
fn plain_braces(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("{{")?;
    let plain = rest.bytes().take_while(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-')).count();
    let is_closed = plain > 0 && rest.as_bytes().get(plain..).is_some_and(|behind| behind.starts_with(b"}}"));
    is_closed.then_some((rest.get(..plain)?, plain + "{{}}".len()))
}

/// Reads the braces at the start of `text`. Ends at the first brace or line end within, so a long row of opening braces
/// costs one look each.
pub(super) fn braces(text: &str) -> Braces<'_> {
    if let Some((inside, bytes)) = plain_braces(text) {
        return Braces::Whole(inside, bytes);
    }
    let mut chars = text.char_indices();
    if !chars.next().is_some_and(|(_, c)| is_open(c)) || !chars.next().is_some_and(|(_, c)| is_open(c)) {
        return Braces::Text;
    }
    let start = chars.offset();
    for (at, c) in chars.by_ref() {
        if is_open(c) && at == start {
            // One brace more is a brace; two more are a placeholder that somebody began before another one.
            let is_another = text.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(is_open));
            return if is_another { Braces::Unclosed(start) } else { Braces::Text };
        }
        if is_open(c) || matches!(c, '\n' | '\r') {
            return Braces::Unclosed(at);
        }
        if is_close(c) {
            break;
        }
    }
    let end = chars.offset();
    if !chars.next().is_some_and(|(_, c)| is_close(c)) {
        return Braces::Unclosed(end);
    }
    let whole = chars.offset();
    let inside = text.get(start..end).unwrap_or("").trim_end_matches(is_close);
    if inside.trim().is_empty() { Braces::Empty(whole) } else { Braces::Whole(inside, whole) }
}
