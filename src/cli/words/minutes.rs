//! The sentences of `lectern minutes`.

use super::unreadable;
use crate::store::plain_file::ReadFault;
use crate::store::sessions::{PastFault, Source};
use lectern_core::Language;
use std::path::Path;

/// Why a file gives no meeting, and what to do.
pub(crate) fn not_a_journal(fault: &PastFault, language: Language) -> (String, String) {
    let pick = |chinese: (&str, &str), english: (&str, &str)| {
        let (message, hint) = language.pick(chinese, english);
        (message.to_owned(), hint.to_owned())
    };
    let list =
        ("lectern minutes 会列出所有会议和它们的记录文件", "lectern minutes lists all meetings with their journals");
    match fault {
        PastFault::Unreadable(ReadFault::System(error)) => unreadable(error, language),
        PastFault::Unreadable(ReadFault::NotAFile) => {
            pick(("是设备，不是文件", list.0), ("it is a device and no file", list.1))
        }
        PastFault::Unreadable(ReadFault::TooLarge(_)) => {
            pick(("太大了，不像会议记录", list.0), ("it is too large for a journal", list.1))
        }
        PastFault::NoJournal => {
            pick(("这个文件夹里没有会议记录", list.0), ("there is no journal in this folder", list.1))
        }
        PastFault::NotAJournal => {
            pick(("不是会议记录（journal.jsonl）", list.0), ("it is no journal of a meeting", list.1))
        }
        PastFault::OtherVersion(version) => language.pick(
            (format!("是另一个版本的程序写的会议记录（格式 {version}）"), "请用那个版本的程序打开".to_owned()),
            (format!("another version wrote this journal (format {version})"), "use that version".to_owned()),
        ),
    }
}

/// The name of the output asks for nothing that can be written.
pub(crate) fn unknown_form(path: &Path, language: Language) -> String {
    language.pick(
        format!("error: 不知道“{}”要写成什么；扩展名请用 .docx、.md 或 .csv", path.display()),
        format!("error: {}: no known ending; use .docx, .md or .csv", path.display()),
    )
}

/// Lines of the journal are lost.
pub(crate) fn lost_lines(lines: usize, has_header: bool, language: Language) -> String {
    let head = if has_header { "" } else { language.pick("，开头也坏了", ", its beginning among them") };
    language.pick(
        format!("注意：会议记录有 {lines} 行读不出{head}；下面是能读出的"),
        format!("note: {lines} line(s) of the journal cannot be read{head}; this is what the others say"),
    )
}

/// The agenda is not the one of that very meeting, for sure; none where it is.
pub(crate) fn agenda_found(source: Source, language: Language) -> Option<&'static str> {
    match source {
        Source::Copy => None,
        Source::SharedCopy => Some(language.pick(
            "注意：几场会议共用一份议程副本，名称以最近一场为准",
            "note: several meetings share one copy of the agenda; names are those of the latest",
        )),
        Source::File => Some(language.pick(
            "注意：没有当时的议程副本，用的是现在的议程文件，名称可能改过",
            "note: the agenda as it was is lost; names are those of its file as it is now",
        )),
        Source::Lost => Some(language.pick(
            "注意：找不到这场会议的议程，环节和人只能用编号表示",
            "note: the agenda of this meeting is lost; items and people are called by their ids",
        )),
    }
}

/// There is nothing to list.
pub(crate) fn no_sessions(language: Language) -> &'static str {
    language.pick("还没有开过会。\n", "No meeting was held yet.\n")
}

/// There is no place where meetings would be kept.
pub(crate) fn no_data_folder(language: Language) -> &'static str {
    language.pick(
        "error: 找不到本人的数据文件夹，请用环境变量 LECTERN_DATA 指定",
        "error: there is no folder for this person's data; name one in LECTERN_DATA",
    )
}

/// A meeting in the list: when, which, how it ended, and its files.
pub(crate) fn session(
    began: Option<&str>,
    title: &str,
    ended: Option<&str>,
    agenda: Option<&Path>,
    journal: &Path,
    language: Language,
) -> String {
    let state = match (began, ended) {
        (None, _) => language.pick("没有开始".to_owned(), "did not begin".to_owned()),
        (Some(_), Some(ended)) => language.pick(format!("{ended} 散会"), format!("adjourned {ended}")),
        (Some(_), None) => language.pick("没有散会".to_owned(), "not adjourned".to_owned()),
    };
    let agenda =
        agenda.map_or_else(|| language.pick("示例", "the sample").to_owned(), |path| path.display().to_string());
    let line = super::super::output::one_line;
    language.pick(
        format!(
            "{}  {}  {state}\n  议程 {}\n  记录 {}\n",
            began.unwrap_or("—"),
            line(title),
            line(&agenda),
            line(&journal.display().to_string())
        ),
        format!(
            "{}  {}  {state}\n  agenda {}\n  journal {}\n",
            began.unwrap_or("—"),
            line(title),
            line(&agenda),
            line(&journal.display().to_string())
        ),
    )
}
