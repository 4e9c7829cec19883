//! How placeholders are written: in English, as programmers do, and in Chinese, as whoever writes the script reads them. Both
//! mean the same everywhere.

use super::{ItemField, ItemsField, MeetingField, PersonField, Placeholder, TurnField, Who};
use crate::Language;

/// The parts of an expression between its dots.
pub(super) type Parts<'a> = [&'a str; MOST];
/// More parts than any expression has: what has so many means nothing.
pub(super) const MOST: usize = 6;

/// Words that are an expression by themselves.
const WHOLE: [(&str, &[&str]); 14] = [
    ("第几项", &["item", "number"]),
    ("环节名称", &["item", "title"]),
    ("本项发言人", &["item", "speakers"]),
    ("本项人数", &["item", "speakers", "count"]),
    ("项数", &["items", "count"]),
    ("各项议程", &["items", "list"]),
    ("先后词", &["turn", "lead"]),
    ("第几位", &["turn", "number"]),
    ("会议名称", &["meeting", "title"]),
    ("会议日期", &["meeting", "date"]),
    ("星期几", &["meeting", "weekday"]),
    ("会议时间", &["meeting", "time"]),
    ("会议地点", &["meeting", "place"]),
    ("会议年份", &["meeting", "year"]),
];

/// Words for somebody, which one of [`PERSON`] may follow.
const WHO: [(&str, &[&str]); 4] =
    [("发言人", &["speaker"]), ("主持人", &["host"]), ("下一位", &["turn", "next"]), ("上一位", &["turn", "previous"])];

/// Words for a part of how somebody is called.
const PERSON: [(&str, &[&str]); 7] = [
    ("全称", &["full"]),
    ("简称", &["short"]),
    ("姓名", &["name"]),
    ("单位", &["unit"]),
    ("职务", &["office"]),
    ("单位职务", &["title"]),
    ("称呼", &["address"]),
];

/// Words for a part of an item that is named by its id; behind the first ones those that the same is called in its own texts.
const ITEM: [(&str, &[&str]); 7] = [
    ("第几项", &["number"]),
    ("名称", &["title"]),
    ("发言人", &["speakers"]),
    ("人数", &["speakers", "count"]),
    ("环节名称", &["title"]),
    ("本项发言人", &["speakers"]),
    ("本项人数", &["speakers", "count"]),
];

/// What leads to somebody of the roster, and to an item, by an id.
const PEOPLE: &str = "人员";
const ITEMS: &str = "环节";

type Table = [(&'static str, &'static [&'static str])];

fn english_of(table: &Table, word: &str) -> Option<&'static [&'static str]> {
    table.iter().find(|(chinese, _)| *chinese == word).map(|(_, english)| *english)
}

fn chinese_of(table: &Table, parts: &[&str]) -> Option<&'static str> {
    table.iter().find(|(_, english)| *english == parts).map(|(chinese, _)| *chinese)
}

/// The English parts of an expression in Chinese words, and how many there are; none where it is not in such words.
pub(super) fn english<'a>(parts: &[&'a str]) -> Option<(Parts<'a>, usize)> {
    // All of them begin with a Chinese word, and most expressions with an English one.
    if parts.first().is_none_or(|first| first.is_ascii()) {
        return None;
    }
    let mut english: Vec<&'a str> = Vec::new();
    match parts {
        [word] => english.extend(english_of(&WHOLE, word).or_else(|| english_of(&WHO, word))?),
        [PEOPLE, id] => english.extend(["people", id]),
        [PEOPLE, id, field] => {
            english.extend(["people", id]);
            english.extend(english_of(&PERSON, field)?);
        }
        [ITEMS, id, field] => {
            english.extend(["items", id]);
            english.extend(english_of(&ITEM, field)?);
        }
        [who, field] => {
            english.extend(english_of(&WHO, who)?);
            english.extend(english_of(&PERSON, field)?);
        }
        _ => return None,
    }
    let mut all = [""; MOST];
    all.iter_mut().zip(&english).for_each(|(place, part)| *place = part);
    Some((all, english.len()))
}

/// An expression of English parts in Chinese words.
fn chinese(parts: &[&str]) -> Option<String> {
    if let Some(word) = chinese_of(&WHOLE, parts) {
        return Some(word.to_owned());
    }
    let (mut words, field, table): (Vec<&str>, _, &Table) = match parts {
        ["people", id, field @ ..] => (vec![PEOPLE, id], field, &PERSON),
        ["items", id, field @ ..] => (vec![ITEMS, id], field, &ITEM),
        _ => {
            let (who, english) = WHO.iter().find(|(_, english)| parts.starts_with(english))?;
            (vec![who], parts.get(english.len()..)?, &PERSON)
        }
    };
    if !field.is_empty() {
        words.push(chinese_of(table, field)?);
    }
    Some(words.join("."))
}

impl Placeholder {
    /// How it is written in a language, in its braces.
    pub fn written(&self, language: Language) -> String {
        let expression = match (self, self.parts()) {
            (Self::Value(written) | Self::Unknown { written }, _) => written.clone(),
            (_, parts) => language.pick(chinese(&parts), None).unwrap_or_else(|| parts.join(".")),
        };
        format!("{{{{{expression}}}}}")
    }

    /// Its English parts.
    fn parts(&self) -> Vec<&str> {
        match self {
            // What has only its own word.
            Self::Value(_) | Self::Unknown { .. } => Vec::new(),
            Self::Person { who, field } => {
                let mut parts = match who {
                    Who::Speaker => vec!["speaker"],
                    Who::Host => vec!["host"],
                    Who::NextSpeaker => vec!["turn", "next"],
                    Who::PreviousSpeaker => vec!["turn", "previous"],
                    Who::Listed(id) => vec!["people", id],
                };
                parts.extend(match field {
                    PersonField::Full => None,
                    PersonField::Short => Some("short"),
                    PersonField::Name => Some("name"),
                    PersonField::Unit => Some("unit"),
                    PersonField::Office => Some("office"),
                    PersonField::Title => Some("title"),
                    PersonField::Address => Some("address"),
                });
                parts
            }
            Self::Item { item, field } => {
                let mut parts = item.as_ref().map_or_else(|| vec!["item"], |id| vec!["items", id]);
                parts.extend_from_slice(match field {
                    ItemField::Number => &["number"],
                    ItemField::Title => &["title"],
                    ItemField::Speakers => &["speakers"],
                    ItemField::SpeakersCount => &["speakers", "count"],
                });
                parts
            }
            Self::Items(ItemsField::Count) => vec!["items", "count"],
            Self::Items(ItemsField::List) => vec!["items", "list"],
            Self::Turn(TurnField::Lead) => vec!["turn", "lead"],
            Self::Turn(TurnField::Number) => vec!["turn", "number"],
            Self::Meeting(field) => {
                let field = match field {
                    MeetingField::Title => "title",
                    MeetingField::Date => "date",
                    MeetingField::Weekday => "weekday",
                    MeetingField::Time => "time",
                    MeetingField::Place => "place",
                    MeetingField::Year => "year",
                };
                vec!["meeting", field]
            }
        }
    }
}
