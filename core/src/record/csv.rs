//! The record as a table, one row for each thing that happened: separated by commas and quoted by RFC 4180, with the mark of
//! UTF-8 at the beginning, without which spreadsheets take Chinese for something else. No word of an agenda becomes a formula.

use super::text::line;
use super::times::Local;
use super::{ItemName, Record, Stretch};
use crate::Language;
use crate::time::{Span, Timestamp};
use jiff::civil::DateTime;

/// One row: what it is, which item, who, from when to when, how long, how long planned, time given, and words.
#[derive(Default)]
struct Row {
    sort: &'static str,
    item: String,
    who: String,
    at: Option<Timestamp>,
    to: Option<Timestamp>,
    spent: Option<Span>,
    planned: Option<Span>,
    added: Option<Span>,
    words: String,
}

/// The record of a meeting as separated values. Lengths are in seconds, so that they can be summed.
pub fn csv(record: &Record, local: Local<'_>, language: Language) -> String {
    let mut out = String::from("\u{feff}");
    let heading = language.pick(
        ["类型", "环节", "人员", "开始", "结束", "用时（秒）", "计划（秒）", "加时（秒）", "内容"],
        ["sort", "item", "who", "from", "to", "seconds", "planned seconds", "seconds added", "words"],
    );
    write(heading.map(str::to_owned), &mut out);
    for row in rows(record, language) {
        let moment = |moment: Option<Timestamp>| moment.map(|moment| written(local(moment))).unwrap_or_default();
        let seconds =
            |length: Option<Span>| length.map(|length| length.whole_seconds().to_string()).unwrap_or_default();
        let cells = [
            row.sort.to_owned(),
            harmless(&row.item),
            harmless(&row.who),
            moment(row.at),
            moment(row.to),
            seconds(row.spent),
            seconds(row.planned),
            seconds(row.added),
            harmless(&row.words),
        ];
        write(cells, &mut out);
    }
    out
}

fn rows(record: &Record, language: Language) -> Vec<Row> {
    let name = |item: &ItemName| item.words(language);
    let mut rows = vec![Row {
        sort: language.pick("会议", "meeting"),
        who: record.host.as_ref().map(|host| host.words(language)).unwrap_or_default(),
        at: record.began,
        to: record.adjourned,
        spent: record.began.map(|_| record.length()),
        planned: record.planned,
        words: record.title.clone(),
        ..Row::default()
    }];
    for item in &record.items {
        let at = |at: Option<Stretch>| (at.map(|at| at.from), at.and_then(|at| at.to));
        let (from, to) = at(item.at);
        rows.push(Row {
            sort: language.pick("议程", "item"),
            item: name(&item.name),
            at: from,
            to,
            spent: Some(item.spent),
            planned: item.planned,
            added: Some(item.added).filter(|added| *added != Span::ZERO),
            ..Row::default()
        });
        rows.extend(item.turns.iter().map(|turn| Row {
            sort: if turn.heard { language.pick("等候", "turn") } else { language.pick("叫到", "called") },
            item: name(&item.name),
            who: turn.who.words(language),
            at: Some(turn.at.from),
            to: turn.at.to,
            spent: Some(turn.spent),
            planned: turn.planned,
            added: Some(turn.added).filter(|added| *added != Span::ZERO),
            words: match (turn.kind, &turn.document) {
                (Some(kind), Some(document)) => format!("{} {document}", kind.label(language)),
                (Some(kind), None) => kind.label(language).to_owned(),
                (None, _) => String::new(),
            },
        }));
        rows.extend(item.not_called.iter().map(|who| Row {
            sort: language.pick("没有请到", "not called"),
            item: name(&item.name),
            who: who.words(language),
            ..Row::default()
        }));
        rows.extend(item.choices.iter().map(|choice| Row {
            sort: language.pick("结果", "outcome"),
            item: name(&item.name),
            at: choice.at,
            words: format!(
                "{} {} {}",
                choice.question.as_deref().unwrap_or_default(),
                choice.label,
                choice.words.join(" ")
            ),
            ..Row::default()
        }));
    }
    rows.extend(record.missed.iter().map(|item| Row {
        sort: language.pick("没有进行", "not held"),
        item: name(item),
        ..Row::default()
    }));
    rows.extend(others(record, language));
    rows
}

/// What happened to the meeting as a whole.
fn others(record: &Record, language: Language) -> impl Iterator<Item = Row> {
    let item = |id| record.items.iter().map(|item| &item.name).find(|name| Some(&name.id) == id);
    let entered = record.entered.iter().map(move |value| Row {
        sort: language.pick("填写", "entered"),
        item: item(value.item.as_ref()).map(|name| name.words(language)).unwrap_or_default(),
        at: value.at,
        words: format!("{}{}{}", value.label, language.pick("：", ": "), value.text),
        ..Row::default()
    });
    let absent = record.absent.iter().map(move |who| Row {
        sort: language.pick("缺席", "absent"),
        who: who.words(language),
        ..Row::default()
    });
    let changes = record.changes.iter().map(move |change| Row {
        sort: language.pick("变动", "change"),
        at: Some(change.at),
        words: change.what.words(language),
        ..Row::default()
    });
    let added = record.added.iter().map(move |added| Row {
        sort: language.pick("加时", "time added"),
        item: added.item.words(language),
        at: Some(added.at),
        added: Some(added.by),
        ..Row::default()
    });
    let pauses = record.pauses.iter().map(move |pause| Row {
        sort: language.pick("暂停", "pause"),
        at: Some(pause.from),
        to: pause.to,
        spent: pause.to.map(|to| (to - pause.from).at_least_zero()),
        ..Row::default()
    });
    let gaps = record.gaps.iter().map(move |gap| Row {
        sort: language.pick("程序中断", "program stopped"),
        at: Some(gap.from),
        to: gap.to,
        ..Row::default()
    });
    entered.chain(absent).chain(changes).chain(added).chain(pauses).chain(gaps)
}

fn written(local: DateTime) -> String {
    format!("{} {:02}:{:02}:{:02}", local.date(), local.hour(), local.minute(), local.second())
}

/// A word that a spreadsheet would work out as a formula gets a mark before it, as OWASP advises against CSV injection.
fn harmless(text: &str) -> String {
    let text = line(text);
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

fn write(cells: [String; 9], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) {
            out.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
