//! What one click can put right: for some problems, the edit that removes them. Never makes up a figure, a name or a
//! date: what it writes stands elsewhere in the agenda, or is worked out from it.

use super::super::Rundown;
use super::super::edit::Edit;
use super::dates;
use crate::Language;
use crate::agenda::answers;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Place, Problem, Spot};
use std::ops::Range;

/// An edit that removes a problem, and what it does, in words for a button.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What is written there then.
    becomes: Becomes,
    /// The edit.
    pub edit: Edit,
}

#[derive(Debug, Clone, PartialEq)]
enum Becomes {
    /// Other words in the place of some.
    Words(String),
    /// The words of a placeholder, so that the program counts.
    Computed,
    /// A sentence behind the last one.
    Added(String),
    /// The same words, as a direction on a line of its own.
    Direction(String),
    /// A name that switches nothing off goes.
    Dropped(String),
}

impl Fix {
    /// What it does, for a button.
    pub fn label(&self, language: Language) -> String {
        match &self.becomes {
            Becomes::Words(words) => language.pick(format!("改为“{words}”"), format!("Change to “{words}”")),
            Becomes::Computed => language.pick("让程序来数".to_owned(), "Let the program count".to_owned()),
            Becomes::Added(words) => language.pick(format!("加上“{words}”"), format!("Add “{words}”")),
            Becomes::Direction(words) => {
                language.pick(format!("改成提示“{words}”，不念"), format!("Make “{words}” a direction"))
            }
            Becomes::Dropped(name) => language.pick(format!("去掉“{name}”"), format!("Remove “{name}”")),
        }
    }
}

/// The fix of a problem, where there is one that is certain to be meant.
pub fn fix(rundown: &Rundown, diagnostic: &Diagnostic) -> Option<Fix> {
    if let Problem::UnknownRule { name, .. } | Problem::RuleStaysOn { name } = &diagnostic.problem {
        let edit = Edit::Check { rule: name.clone(), on: true };
        return Some(Fix { becomes: Becomes::Dropped(name.clone()), edit });
    }
    let Spot::Bytes(range) = &diagnostic.place.spot else { return None };
    let text = rundown.text_at(&diagnostic.place)?;
    let was = text.get(range.clone())?;
    // Where a placeholder stands, other words would put an end to it.
    if was.contains(['{', '}', '｛', '｝']) {
        return None;
    }
    let place = &diagnostic.place;
    #[rustfmt::skip] // A table: one problem a row.
    let (at, becomes) = match &diagnostic.problem {
        // Where the text goes on to list as many, an item may be missing, and the count be right.
        Problem::CountDisagrees { .. } if !is_list(text.get(range.end..)?) => (numeral_of(was)?, Becomes::Computed),
        Problem::OrdinalDisagrees { .. } if was.ends_with('项') => (0..was.len(), Becomes::Computed),
        // 第四位, 第四个环节, 第四阶段: {{第几项}} says 项.
        Problem::OrdinalDisagrees { actual, .. } => ordinal_like(was, *actual)?,
        Problem::LeadTooLate { written } => (0..was.len(), Becomes::Words(lead(written).to_owned())),
        Problem::WeekdayDisagrees { written, actual } => (0..was.len(), Becomes::Words(weekday(written, actual)?)),
        Problem::GreetingDisagrees { right, .. } => (0..was.len(), Becomes::Words(right.clone())),
        Problem::NotTheMeetingDate { .. } => (0..was.len(), Becomes::Words(meeting_date(rundown, was)?)),
        Problem::EditionsDisagree { first, .. } => (0..was.len(), Becomes::Words(first.clone())),
        Problem::YearsDisagree { first, later } => (was.find(later)?..was.find(later)? + later.len(), Becomes::Words(first.clone())),
        Problem::TwoSpellings { first, later } => (was.find(later)?..was.find(later)? + later.len(), Becomes::Words(first.clone())),
        Problem::PointsDisagree { given, .. } if *given >= 2 => (numeral_of(was)?, Becomes::Words(like(was, *given)?)),
        Problem::NoAdjournment => (0..was.len(), Becomes::Added("会议到此结束，散会。".to_owned())),
        Problem::SpokenDirection { written } => (0..was.len(), Becomes::Direction(direction(text, range, written)?)),
        // Only a person can know.
        Problem::CountDisagrees { .. } | Problem::NotText { .. } | Problem::TooLarge { .. } | Problem::NotJson { .. } | Problem::EmptyFile | Problem::UnfinishedJson | Problem::TooDeep
        | Problem::WrongType { .. } | Problem::UnknownWord { .. } | Problem::MissingField { .. } | Problem::RepeatedField { .. }
        | Problem::OtherFormat { .. } | Problem::NoFormat | Problem::UnusableFormat { .. } | Problem::NewerFormat { .. }
        | Problem::UnreadableNewerFormat { .. } | Problem::NoSuchPerson { .. } | Problem::NoSuchValue { .. } | Problem::NoSuchItem { .. }
        | Problem::RepeatedId { .. } | Problem::UnusableId { .. } | Problem::UnknownField { .. } | Problem::UnreadWords { .. } | Problem::PinyinDisagrees { .. }
        | Problem::UnknownPlaceholder { .. } | Problem::UnknownRule { .. } | Problem::RuleStaysOn { .. } | Problem::UnclosedPlaceholder
        | Problem::EmptyPlaceholder | Problem::StarsMayBeBlanks | Problem::GapMayBeBlank | Problem::RawBlank { .. } | Problem::Unfilled { .. }
        | Problem::EmptyPlaceholderSource { .. } | Problem::EnteredTooLate { .. } | Problem::SpokenMarkup { .. } | Problem::NoFileName
        | Problem::TextMissing { .. } | Problem::TextOutside { .. } | Problem::TextNotText { .. } | Problem::TextTooLarge { .. }
        | Problem::TextUnreadable { .. } | Problem::MinutesDisagree { .. } | Problem::ItemMinutesDisagree { .. } | Problem::UnplannedWaits { .. }
        | Problem::SpeechOverPlan { .. } | Problem::ListDisagrees { .. } | Problem::DatesDisagree { .. } | Problem::ImpossibleDate { .. }
        | Problem::UnreadableStart { .. } | Problem::NumberAfterBare { .. } | Problem::PointsDisagree { .. } | Problem::SequenceGap { .. } | Problem::SequenceRepeats { .. }
        | Problem::AttendanceDisagrees { .. } | Problem::BallotsDisagree { .. } | Problem::PartsDisagree { .. } | Problem::NoQuorum { .. } | Problem::ShareTooSmall { .. } | Problem::TwoOffices { .. } | Problem::SharedBlank
        | Problem::NotInRoster { .. } | Problem::NeverCalled { .. } | Problem::RecapNamesStranger { .. } | Problem::RecapThanksForNothing { .. }
        | Problem::RecapOmits { .. } | Problem::ResultBeforeVote { .. } | Problem::VotedUnread { .. } | Problem::PromisedItemMissing { .. }
        | Problem::NoTitle | Problem::NoItems | Problem::NothingInItem | Problem::NothingInStep | Problem::OneAlternative | Problem::NobodyHasTheFloor => return None,
    };
    let was = was.get(at.clone())?.to_owned();
    let range = range.start + at.start..range.start + at.end;
    let words = match (&becomes, &diagnostic.problem) {
        (Becomes::Computed, Problem::OrdinalDisagrees { .. }) => "{{第几项}}".to_owned(),
        (Becomes::Computed, _) => "{{项数}}".to_owned(),
        (Becomes::Added(words), _) => format!("{was}\n\n{words}"),
        (Becomes::Direction(words), _) => format!("\n\n> {words}"),
        (Becomes::Words(words) | Becomes::Dropped(words), _) => words.clone(),
    };
    let place = Place { spot: Spot::Bytes(range), ..place.clone() };
    Some(Fix { becomes, edit: Edit::Words { place, was, becomes: words } })
}

/// Does a text begin with a list of items: ：一是…, , 第一项…?
fn is_list(behind: &str) -> bool {
    const FIRST: [&str; 8] = ["一是", "一、", "（一）", "第一", "1.", "1、", "首先", "分别"];
    let behind =
        behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '，' | ',' | '。' | '、'));
    FIRST.iter().any(|first| behind.starts_with(first))
}

/// Where the number stands that some words begin with.
fn numeral_of(words: &str) -> Option<Range<usize>> {
    numeral::at_start(words).map(|(_, end)| 0..end)
}

/// Another number for that of 第四个 or 第4个, where it stands and as it is written.
fn ordinal_like(words: &str, number: u64) -> Option<(Range<usize>, Becomes)> {
    let start = '第'.len_utf8();
    let rest = words.strip_prefix('第')?;
    let (_, length) = numeral::at_start(rest)?;
    let is_figures = rest.starts_with(|c: char| c.is_ascii_digit());
    let becomes = if is_figures { number.to_string() } else { numeral::chinese(number) };
    Some((start..start + length, Becomes::Words(becomes)))
}

/// A number written as the one that some words begin with: in figures or as it is said.
fn like(words: &str, number: u64) -> Option<String> {
    let figures = words.starts_with(|c: char| c.is_ascii_digit());
    numeral::at_start(words)?;
    Some(if figures { number.to_string() } else { numeral::counted(number) })
}

fn lead(written: &str) -> &'static str {
    if written == "最后" { "下面" } else { "接下来" }
}

/// 周四 for 周五: the right day in the words that were used.
fn weekday(written: &str, actual: &str) -> Option<String> {
    let word = ["星期", "礼拜", "周"].into_iter().find(|word| written.starts_with(word))?;
    Some(format!("{word}{}", actual.chars().last()?))
}

/// The day of the meeting, with or without its year as it was written.
fn meeting_date(rundown: &Rundown, was: &str) -> Option<String> {
    let day = rundown.agenda().meeting.starts_at()?.date();
    let written = dates::find(was).into_iter().next()?;
    // Other ways of writing are left to whoever wrote so.
    let figures = was.contains(|c: char| c.is_ascii_digit());
    let whole = answers::date(day);
    match written.year {
        _ if !figures => None,
        Some(_) => Some(whole),
        None => whole.split_once('年').map(|(_, day)| day.to_owned()),
    }
}

/// A direction on a line of its own, where it stands at the end of its line.
fn direction(text: &str, range: &Range<usize>, written: &str) -> Option<String> {
    let after = text.get(range.end..)?;
    (after.is_empty() || after.starts_with('\n')).then(|| written.trim_matches(['（', '）', '(', ')']).to_owned())
}
