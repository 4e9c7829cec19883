//! Every sentence of the command line, in both languages. The words of problems in an agenda stand in the core, those
//! of a window that cannot be opened in `display`.

mod minutes;

pub(super) use minutes::{agenda_found, lost_lines, no_data_folder, no_sessions, not_a_journal, session, unknown_form};

use lectern_core::Language;
use lectern_core::diagnostic::Severity;
use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The texts of `--help`.
#[derive(Debug)]
pub(super) struct Help {
    /// What the program is.
    pub about: &'static str,
    /// Heading of the usage, as it stands before the usage on its line.
    pub usage_heading: &'static str,
    /// Heading of the commands.
    pub commands_heading: &'static str,
    /// Heading of the options.
    pub options_heading: &'static str,
    /// Usage of the whole program.
    pub usage: &'static str,
    /// Examples and exit codes.
    pub more: &'static str,
    /// `check`, in a line.
    pub check: &'static str,
    /// Usage of `check`.
    pub check_usage: &'static str,
    /// More about `check`.
    pub check_more: &'static str,
    /// `script`, in a line.
    pub script: &'static str,
    /// Usage of `script`.
    pub script_usage: &'static str,
    /// More about `script`.
    pub script_more: &'static str,
    /// `import`, in a line.
    pub import: &'static str,
    /// Usage of `import`.
    pub import_usage: &'static str,
    /// More about `import`.
    pub import_more: &'static str,
    /// Its option `--output`.
    pub import_output: &'static str,
    /// Its option `--roster`.
    pub import_roster: &'static str,
    /// Its option `--encoding`.
    pub import_encoding: &'static str,
    /// `minutes`, in a line.
    pub minutes: &'static str,
    /// Usage of `minutes`.
    pub minutes_usage: &'static str,
    /// More about `minutes`.
    pub minutes_more: &'static str,
    /// Its option `--output`.
    pub minutes_output: &'static str,
    /// `schema`, in a line.
    pub schema: &'static str,
    /// More about `schema`.
    pub schema_more: &'static str,
    /// What a file is called in the usage.
    pub file: &'static str,
    /// The option `--json`.
    pub json: &'static str,
    /// What a rule is called in the usage.
    pub rule: &'static str,
    /// The option `--explain`.
    pub explain: &'static str,
    /// The option `--lang`.
    pub lang: &'static str,
    /// The option `--help`.
    pub help: &'static str,
    /// The option `--version`.
    pub version: &'static str,
}

const CHINESE: Help = Help {
    about: "主持台 Lectern：打开一份会议议程，陪主持人一项一项往下走。\n\
        要念的话用大字显示，姓名、职务、数字和次序都已填好；还没填的，会醒目地空着。\n\
        不带命令时打开窗口；不写文件时，可在窗口里选择，或先试用示例。",
    usage_heading: "用法：",
    commands_heading: "命令：",
    options_heading: "选项：",
    usage: "lectern [文件]\n      lectern <命令> …",
    more: "例子：\n\
        \x20 lectern 座谈会.json                  打开这份议程，准备主持\n\
        \x20 lectern check 座谈会.json            会前检查：没填的空、对不上的次序和日期\n\
        \x20 lectern script 座谈会.json > 稿.txt  把整篇主持词存成文本，打印备用\n\n\
        退出码：\n\
        \x20 0  没有错误（可以有提醒）\n\
        \x20 1  议程有错误，或文件不是议程\n\
        \x20 2  文件读不了，窗口打不开，或命令写错了",
    check: "检查议程和旁边的讲稿，逐条列出位置、问题和改法",
    check_usage: "lectern check 文件… [--json] [--lang zh|en]\n       lectern check --explain [规则] [--lang zh|en]",
    check_more: "每个问题一行：文件:行:列: error（错误）或 warning（提醒）: 说明，下一行是改法。\n\
        列按字数，从 1 数起。讲稿里的问题，写讲稿的文件名和位置。不改动任何文件。\n\
        议程里写 \"checks_off\": [\"规则\"]，这份议程就不再报告那条规则；关掉了多少处，末尾会说。\n\n\
        退出码：0 没有错误；1 有错误，或文件不是议程；2 有文件读不了（其余的照样检查），或没有这条规则。",
    script: "打印整篇主持词：提示在（）里，空白写成【待填：…】",
    script_usage: "lectern script 文件 [--lang zh|en]",
    script_more: "等待（发言、宣读、奏乐等）单独占一行，写在〔〕里。\n\n\
        退出码：0 已打印；1 文件不是议程；2 文件读不了。",
    import: "把 Word 主持词（.docx）或文本变成议程文件",
    import_usage: "lectern import 文稿 [-o 议程.json] [--roster 名册] [--encoding gbk] [--lang zh|en]",
    import_more: "文稿可以是 .docx、.txt、.md。文稿里的话一句不丢，次序不变；拿不准的地方逐条列出，\n\
        也可在窗口里打开文稿，边看边改。不写 -o 时把议程打印出来；已有的文件不会覆盖。\n\n\
        退出码：0 已导入；1 文件不是文稿；2 文件读不了、写不了，或输出文件已经存在。",
    import_output: "写到这个文件",
    import_roster: "用名册（.xlsx、.xls、.ods、.csv）补全姓名、单位和职务",
    import_encoding: "文本的编码；不写时自动判断",
    minutes: "会后的会议记录：实际的起止、缺席、变动、决定；不写文件时列出开过的会",
    minutes_usage: "lectern minutes [记录文件] [-o 会议记录.docx] [--lang zh|en]",
    minutes_more: "记录文件是会议的 journal.jsonl，或它所在的文件夹；不写时列出每一场会和它的记录文件。\n\
        不写 -o 时打印 Markdown；写 -o 时按扩展名写成 .docx、.md 或 .csv（表格），已有的文件不会覆盖。\n\
        没有散会、记录残缺的会议，也写出能写的。\n\n\
        退出码：0 已写出；1 文件不是会议记录；2 文件读不了、写不了，或输出文件已经存在。",
    minutes_output: "写到这个文件",
    schema: "打印议程文件的 JSON Schema，供编辑器补全和检查",
    schema_more: "存成文件后，在编辑器里指定给议程文件即可。",
    file: "文件",
    json: "输出一份 JSON，供其他程序使用",
    rule: "规则",
    explain: "说明一条规则为什么重要；不写规则名，列出全部规则",
    lang: "界面和输出的语言：zh 中文（默认），en 英文；也可设环境变量 LECTERN_LANG",
    help: "显示这份说明",
    version: "显示版本",
};

const ENGLISH: Help = Help {
    about: "Lectern (主持台) opens the agenda of a meeting and steps its host through the script.\n\
        The words to say stand large on the screen with names, offices, figures and numbers\n\
        filled in; what nobody has filled in yet is a loud blank.\n\
        Without a command it opens the window; without a file you choose one there.",
    usage_heading: "Usage: ",
    commands_heading: "Commands:",
    options_heading: "Options:",
    usage: "lectern [FILE]\n       lectern <COMMAND> …",
    more: "Examples:\n\
        \x20 lectern forum.json                  open this agenda, ready to host\n\
        \x20 lectern check forum.json            look for blanks, wrong numbers and wrong dates\n\
        \x20 lectern script forum.json > a.txt   save the whole script as text, to print it\n\n\
        Exit codes:\n\
        \x20 0  no errors (there may be warnings)\n\
        \x20 1  the agenda has errors, or the file is not an agenda\n\
        \x20 2  a file cannot be read, no window can be opened, or the command is wrong",
    check: "Check agendas and the texts beside them: place, problem, what to do",
    check_usage: "lectern check FILE… [--json] [--lang zh|en]\n       lectern check --explain [RULE] [--lang zh|en]",
    check_more: "Each problem is a line, file:line:column: error|warning: text, and a line that says what\n\
        to do. Columns are counted in characters, from 1. A problem in a text beside the agenda\n\
        is reported at that text's file. Nothing is changed.\n\
        \"checks_off\": [\"RULE\"] in an agenda switches a rule off for it; the end says how many\n\
        problems that kept back.\n\n\
        Exit codes: 0 no errors; 1 errors, or a file that is not an agenda; 2 a file cannot be\n\
        read (the others are checked all the same), or there is no such rule.",
    script: "Print the whole script: directions in （）, blanks as 【待填：…】",
    script_usage: "lectern script FILE [--lang zh|en]",
    script_more: "A wait (a speech, a reading, music) has a line of its own, in 〔〕.\n\n\
        Exit codes: 0 printed; 1 not an agenda; 2 the file cannot be read.",
    import: "Make an agenda of a Word script (.docx) or a text",
    import_usage: "lectern import FILE [-o AGENDA.json] [--roster FILE] [--encoding gbk] [--lang zh|en]",
    import_more: "The document may be .docx, .txt or .md. None of its words is lost and their order stays; what\n\
        is in doubt is listed. You can also open the document in the window and change it there.\n\
        Without -o the agenda is printed. No file is ever written over.\n\n\
        Exit codes: 0 imported; 1 not a document; 2 a file cannot be read or written, or the output exists.",
    import_output: "Write to this file",
    import_roster: "Fill names, units and offices in from a roster (.xlsx, .xls, .ods, .csv)",
    import_encoding: "The encoding of a text; guessed where it is not given",
    minutes: "What really happened in a meeting; without a file, a list of meetings",
    minutes_usage: "lectern minutes [JOURNAL] [-o MINUTES.docx] [--lang zh|en]",
    minutes_more: "JOURNAL is the journal.jsonl of a meeting, or its folder; without one, every meeting is listed\n\
        with its journal. Prints Markdown; with -o writes .docx, .md or .csv (a table) by the ending of\n\
        the name. No file is ever written over. A meeting that was never adjourned, or a journal that is\n\
        damaged, gives what can be had.\n\n\
        Exit codes: 0 written; 1 not a journal; 2 a file cannot be read or written, or the output exists.",
    minutes_output: "Write to this file",
    schema: "Print the JSON Schema of the agenda file, for editors",
    schema_more: "Save it and assign it to agenda files in your editor: it then completes and checks.",
    file: "FILE",
    json: "Print one JSON document, for other programs",
    rule: "RULE",
    explain: "Say why a rule matters; without a name, list all rules",
    lang: "Language: zh Chinese (default), en English; or set LECTERN_LANG",
    help: "Show this help",
    version: "Show the version",
};

/// The help texts of a language.
pub(super) fn help(language: Language) -> &'static Help {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

/// What is wrong with the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Misuse {
    /// An argument that has no place here.
    Unknown { argument: String, similar: Option<String> },
    /// An option with a value that it does not take, or with none.
    Value { argument: String, value: String },
    /// The file is not given.
    NoFile,
    /// A file before a command.
    FileBeforeCommand { file: String },
    /// Whatever else the argument reader says.
    Other { detail: String },
}

/// One line on what is wrong with the arguments.
pub(super) fn misuse(misuse: &Misuse, language: Language) -> String {
    match misuse {
        Misuse::Unknown { argument, similar: None } => {
            language.pick(format!("不认识参数“{argument}”"), format!("unknown argument `{argument}`"))
        }
        Misuse::Unknown { argument, similar: Some(similar) } => language.pick(
            format!("不认识参数“{argument}”，是不是 {similar}？"),
            format!("unknown argument `{argument}`; did you mean `{similar}`?"),
        ),
        Misuse::Value { argument, value } if value.is_empty() => {
            language.pick(format!("{argument} 后面缺少内容"), format!("{argument} needs a value"))
        }
        Misuse::Value { argument, value } => {
            language.pick(format!("{argument} 不能是“{value}”"), format!("{argument} cannot be `{value}`"))
        }
        Misuse::NoFile => language.pick("没有写文件".to_owned(), "no file is given".to_owned()),
        Misuse::FileBeforeCommand { file } => language.pick(
            format!("命令要写在前面，“{file}”写在了命令之前"),
            format!("the command comes first, but `{file}` stands before it"),
        ),
        Misuse::Other { detail } => {
            language.pick(format!("命令写得不对（{detail}）"), format!("the command is wrong ({detail})"))
        }
    }
}

/// Where to read how it is written.
pub(super) fn see_usage(usage: &str, language: Language) -> String {
    language.pick(format!("用法：{usage}；说明见 lectern --help"), format!("usage: {usage}; see lectern --help"))
}

/// Why the system refused a file, and what to do.
pub(super) fn unreadable(error: &io::Error, language: Language) -> (String, String) {
    let is = |kind| error.kind() == kind;
    let (message, hint) = if is(ErrorKind::NotFound) {
        language.pick(
            ("找不到这个文件".to_owned(), "请检查文件名和路径"),
            ("there is no such file".to_owned(), "check its name and folder"),
        )
    } else if is(ErrorKind::PermissionDenied) {
        language.pick(
            ("没有权限读取".to_owned(), "请检查文件权限，或复制一份再打开"),
            ("no permission to read it".to_owned(), "check its permissions, or make a copy"),
        )
    } else {
        language.pick(
            (format!("系统读不了：{error}"), "请检查路径，重新插好存储盘后再试"),
            (format!("it cannot be read: {error}"), "check the path, or plug the drive in again"),
        )
    };
    (message, hint.to_owned())
}

/// What to say of a folder, a pipe or a device.
pub(super) fn not_a_file(language: Language) -> (String, String) {
    let (message, hint) = language.pick(
        ("是文件夹或设备，不是文件", "请写出里面的议程文件（.json）"),
        ("it is a folder or a device, not a file", "name the agenda file (.json) itself"),
    );
    (message.to_owned(), hint.to_owned())
}

/// What to say of a document that was never made an agenda.
pub(super) fn a_document(file: &str, language: Language) -> (String, String) {
    language.pick(
        ("不是议程文件（.json），像是一份文稿".to_owned(), format!("请先导入：lectern import {file} -o 议程.json")),
        (
            "it is no agenda (.json), but seems to be a document".to_owned(),
            format!("import it first: lectern import {file} -o agenda.json"),
        ),
    )
}

/// A message and what to do, on one line.
pub(super) fn with_hint(message: &str, hint: &str, language: Language) -> String {
    language.pick(format!("{message}；{hint}"), format!("{message}; {hint}"))
}

/// The answer could not be written.
pub(super) fn cannot_print(error: &dyn Display, language: Language) -> String {
    language.pick(
        format!("error: 结果写不出来：{error}；请检查磁盘空间"),
        format!("error: the answer cannot be written: {error}; check the disk space"),
    )
}

/// An agenda was made and written.
pub(super) fn imported_to(path: &Path, language: Language) -> String {
    language.pick(format!("已写入 {}", path.display()), format!("written to {}", path.display()))
}

/// What came of a document.
pub(super) fn imported(title: &str, items: usize, people: usize, blanks: usize, language: Language) -> String {
    language.pick(
        format!("“{title}”：{items} 项议程，{people} 个人，{blanks} 处空白要填"),
        format!("“{title}”: {items} items, {people} people, {blanks} blanks to fill in"),
    )
}

/// Something that a person should know about the document.
pub(super) fn import_note(note: &str, language: Language) -> String {
    language.pick(format!("注意：{note}"), format!("note: {note}"))
}

/// A guess that a person should look at.
pub(super) fn import_doubt(line: usize, begins: &str, reason: &str, language: Language) -> String {
    language.pick(
        format!("待确认：第 {line} 段“{begins}…”：{reason}"),
        format!("to be confirmed: paragraph {line}, “{begins}…”: {reason}"),
    )
}

/// The check has found something.
pub(super) fn import_problems(problems: usize, language: Language) -> String {
    language.pick(
        format!("检查发现 {problems} 个问题，可用 lectern check 查看"),
        format!("the check finds {problems} problems; see lectern check"),
    )
}

/// How many problems of a rule were kept back, because the agenda asks so.
pub(super) fn silenced(rule: &str, count: usize, language: Language) -> String {
    language.pick(
        format!("按 checks_off，{rule} 的 {count} 处没有列出。"),
        format!("{count} of {rule} not listed, as checks_off asks."),
    )
}

/// A rule that does not exist.
pub(super) fn no_such_rule(name: &str, similar: Option<&str>, language: Language) -> String {
    let name = super::output::one_line(name);
    match similar {
        Some(similar) => language.pick(
            format!("error: 没有叫“{name}”的规则，是不是 {similar}？\n  → 全部规则见 lectern check --explain"),
            format!("error: there is no rule `{name}`; did you mean `{similar}`?\n  → lectern check --explain lists all rules"),
        ),
        None => language.pick(
            format!("error: 没有叫“{name}”的规则\n  → 全部规则见 lectern check --explain"),
            format!("error: there is no rule `{name}`\n  → lectern check --explain lists all rules"),
        ),
    }
}

/// What can be said of a rule beside why it is there.
pub(super) fn rule_facts(severity: Severity, can_be_switched_off: bool, language: Language) -> String {
    let weight = match severity {
        Severity::Error => language.pick("错误", "error"),
        Severity::Warning => language.pick("提醒", "warning"),
    };
    match can_be_switched_off {
        true => language
            .pick(format!("{weight}，可以在 checks_off 中关掉"), format!("{weight}; checks_off can switch it off")),
        false => language.pick(format!("{weight}，不能关掉"), format!("{weight}; it cannot be switched off")),
    }
}

/// The last line of a check.
pub(super) fn totals(errors: usize, warnings: usize, files: usize, language: Language) -> String {
    let count = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    if errors + warnings == 0 {
        return language.pick(
            format!("检查了 {files} 个文件，没有发现问题。"),
            format!("{} checked, no problems.", count(files, "file")),
        );
    }
    language.pick(
        format!("检查了 {files} 个文件：{errors} 处错误，{warnings} 处提醒。"),
        format!("{} checked: {}, {}.", count(files, "file"), count(errors, "error"), count(warnings, "warning")),
    )
}
