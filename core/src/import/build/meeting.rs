//! The meeting as a whole: its title, and time, place and host where a line of facts plainly says so. The line itself
//! stays in the script as a direction, so that a misreading loses nothing.

use super::super::draft::{Draft, Role};
use super::persons::{Persons, spoken, squeezed};
use crate::agenda::{Meeting, Person};
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::script;

/// What a title says about the paper and not about the meeting.
const OF_THE_PAPER: [&str; 11] =
    ["主持词", "主持稿", "主持讲话", "主持讲稿", "主持流程", "流程单", "流程表", "串词", "串讲词", "议程", "流程"];

/// Reads the title and the facts. The host is added to the roster.
pub(super) fn meeting(draft: &Draft, persons: &mut Persons) -> Meeting {
    let mut meeting = Meeting { title: title(draft), ..Meeting::default() };
    let facts = draft.pieces.iter().filter(|piece| piece.role == Role::Facts);
    for line in facts.flat_map(|piece| draft.words(&piece.range).lines()) {
        let Some((label, value)) = line.trim().split_once(['：', ':']).filter(|(label, _)| is_label(label)) else {
            unlabelled(line, &mut meeting);
            continue;
        };
        let value = value.trim().trim_end_matches(['。', '；', ';']).trim();
        if value.is_empty() || !script::blanks(value).is_empty() {
            continue;
        }
        match squeezed(label).trim_matches(['【', '】', '[', ']']) {
            "时间" | "会议时间" | "开会时间" if meeting.starts.is_none() => meeting.starts = starts(value),
            "地点" | "会议地点" | "会场" | "开会地点" if meeting.place.is_none() => {
                meeting.place = Some(value.to_owned());
            }
            "主持人" | "主持" | "会议主持" | "会议主持人" | "主持者" if meeting.host.is_none() => {
                meeting.host = host(value).map(|host| persons.host(host));
            }
            _ => {}
        }
    }
    meeting
}

/// Is it a label, and not the hour of 9:00?
fn is_label(label: &str) -> bool {
    !label.contains(|c: char| c.is_ascii_digit())
}

/// （2026年3月20日上午9:00 县委党校）: when it begins, and behind a space where it is.
fn unlabelled(line: &str, meeting: &mut Meeting) {
    const LONGEST: usize = 24;
    let inner = line.trim().trim_matches(['（', '）', '(', ')', '【', '】', '[', ']']).trim();
    if inner.is_empty() || !script::blanks(inner).is_empty() {
        return;
    }
    if meeting.starts.is_none() {
        meeting.starts = starts(inner);
    }
    let (when, place) = inner.split_once([' ', '　']).unwrap_or((inner, ""));
    let place = place.trim();
    let dated = when.contains('月') && when.contains(['日', '号']);
    let plain = (2..=LONGEST).contains(&place.chars().count()) && !place.contains(|c: char| c.is_ascii_digit());
    if dated && plain && meeting.place.is_none() && !place.contains(['星', '上', '下', '午']) {
        meeting.place = Some(place.to_owned());
    }
}

/// What the meeting is called, without the words for the paper.
fn title(draft: &Draft) -> String {
    let lines = || {
        let titles = draft.pieces.iter().filter(|piece| piece.role == Role::Title);
        titles.map(|piece| draft.words(&piece.range).trim()).collect::<Vec<_>>().join(" ")
    };
    let found = draft.title.as_ref().map(|(title, _)| title.clone()).filter(|title| !title.trim().is_empty());
    let whole = spoken(&found.unwrap_or_else(lines));
    let trimmed = whole.trim_end_matches(['）', ')', '】']);
    // 主持词暨总结讲话: two papers.
    let two = || OF_THE_PAPER.iter().find_map(|word| Some(trimmed.split_once(&format!("{word}暨"))?.0));
    let bare = OF_THE_PAPER.iter().find_map(|word| trimmed.strip_suffix(word)).or_else(two);
    let bare = bare.map(|title| title.trim_end_matches(['（', '(', '【', '的', ' ', '—', '-', '·', '_']));
    let named = bare.filter(|title| title.chars().count() > 3).map_or(whole.as_str(), str::trim);
    // 在全县三级干部大会上的主持词
    named.strip_prefix('在').and_then(|title| title.strip_suffix('上')).unwrap_or(named).to_owned()
}

/// 2026年3月20日（星期五）上午9:00, where day and time are both there and exist.
fn starts(value: &str) -> Option<String> {
    let text = squeezed(value);
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once(['日', '号'])?;
    let year = numeral::parse(year).filter(|year| (1900..2200).contains(year))?;
    let (month, day) = (numeral::parse(month)?, numeral::parse(day)?);
    let rest = without_weekday(rest);
    let late = ["下午", "晚上", "晚", "傍晚"].iter().find_map(|word| rest.strip_prefix(word));
    let noon = rest.strip_prefix("中午");
    let early = ["上午", "早上", "凌晨", "早"].iter().find_map(|word| rest.strip_prefix(word));
    let clock = late.or(noon).or(early).unwrap_or(rest);
    let (hour, rest) = clock.split_once([':', '：', '时', '点'])?;
    let hour = numeral::parse(hour)?;
    let figures = |text: &str| text.chars().take_while(|c| c.is_numeric()).collect::<String>();
    let minute = match figures(rest) {
        _ if rest.starts_with('半') => 30,
        none if none.is_empty() && rest.chars().next().is_none_or(|c| !c.is_alphanumeric()) => 0,
        none if none.is_empty() && rest.starts_with('整') => 0,
        written => numeral::parse(&written)?,
    };
    let hour = if late.is_some() && hour < 12 || noon.is_some() && hour < 6 { hour + 12 } else { hour };
    let starts = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}");
    starts.parse::<jiff::civil::DateTime>().is_ok().then_some(starts)
}

/// The text behind （星期五） or 星期五.
fn without_weekday(text: &str) -> &str {
    let bracketed = text.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')'])).map(|(_, rest)| rest);
    let rest = bracketed.unwrap_or(text);
    let day = ["星期", "周", "礼拜"].iter().find_map(|word| rest.strip_prefix(word));
    day.map_or(rest, |rest| rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天', '，', ',']))
}

/// 李明, 李明　县委副书记 or 县委副书记　李明: a name alone, or with a title that space parts from it.
fn host(value: &str) -> Option<Person> {
    let is_name = |word: &str| (2..=4).contains(&word.chars().count()) && word.chars().all(is_han);
    let bare = value.strip_suffix("同志").unwrap_or(value);
    let (name, title) = match bare.split_whitespace().collect::<Vec<_>>().as_slice() {
        [name] if is_name(name) => ((*name).to_owned(), None),
        [one, two] if one.chars().count() + two.chars().count() <= 3 => (format!("{one}{two}"), None),
        [name, title] if is_name(name) && title.chars().count() > 3 => ((*name).to_owned(), Some(*title)),
        [title, name] if is_name(name) && title.chars().count() > 3 => ((*name).to_owned(), Some(*title)),
        _ => return None,
    };
    let address = value.ends_with("同志").then(|| "同志".to_owned());
    is_name(&name).then(|| Person { name, office: title.map(str::to_owned), address, ..Person::default() })
}
