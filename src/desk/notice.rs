//! What the desk has to tell the person: what happened, where, and what to do next, in both languages.

use crate::store::agenda_file::OpenFault;
use lectern_core::Language;
use lectern_core::agenda::edit::Merged;
use lectern_core::diagnostic::{Diagnostic, Path as FieldPath};
use lectern_core::format::SourceMap;
use lectern_core::session;
use lectern_documents::roster::MOST_ROWS;
use lectern_documents::{Note, Refusal};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A message of the desk.
#[derive(Debug, Clone)]
pub enum Notice {
    /// A file could not be opened; the system's words.
    CannotRead(PathBuf, Arc<io::Error>),
    /// What was to be opened is no file.
    NotAFile(PathBuf),
    /// A file is no agenda: what is wrong, at which line and column.
    NotAnAgenda(PathBuf, Box<Diagnostic>, (usize, usize)),
    /// A document or a roster could not be read, and why; a path without a name for what was pasted.
    CannotImport(PathBuf, Box<Refusal>),
    /// Rows were pasted into the roster: so many people are others, so many are new, and these columns are not used.
    RosterPasted {
        /// How many were there.
        changed: usize,
        /// How many are new.
        added: usize,
        /// What stands above columns that nothing was taken of.
        unused: Vec<String>,
    },
    /// What was pasted is too long.
    PasteTooLong,
    /// What was pasted has more columns than there are from this place on.
    PasteTooWide {
        /// How many it has.
        columns: usize,
        /// How many there are.
        room: usize,
    },
    /// The people of a file were put beside those of the roster.
    RosterMerged {
        /// What that came to.
        merged: Merged,
        /// Rows that name nobody.
        skipped: usize,
        /// What a person should know of the file.
        notes: Vec<Note>,
    },
    /// A text beside the agenda is gone or empty.
    SideTextGone(String),
    /// The file on disk has become unusable; the last good one stays.
    BrokenOnDisk(Box<Notice>),
    /// The agenda's file is gone; the copy of the journal was opened.
    OpenedCopy(PathBuf),
    /// The file was changed by somebody else and has been read again.
    Reloaded,
    /// Changes that had not been saved when the program was cut off are back.
    EditsFound,
    /// The file was changed by somebody else, and here are unsaved changes too.
    ChangedOnDisk,
    /// What somebody else changed on disk and what was changed here is together now.
    Merged {
        /// Whether the file has it.
        saved: bool,
    },
    /// An earlier version is on the desk, saved at that time.
    Restored(String),
    /// An earlier version cannot be had any more.
    VersionGone(String),
    /// The file was saved.
    Saved(PathBuf),
    /// A new agenda is a file from the start.
    Begun {
        /// Where.
        path: PathBuf,
        /// Whether that is the program's own folder, which nobody has chosen and few would look into.
        is_own: bool,
        /// So many passages of the document that it was made of were in doubt, and nobody has looked at them.
        doubts: usize,
    },
    /// It could not be.
    CannotSave(PathBuf, Arc<io::Error>),
    /// The agenda has no file yet.
    NeedsPath,
    /// Something else stands there.
    Exists(PathBuf),
    /// A newer program made the file.
    ReadOnlyFormat,
    /// A meeting runs; another agenda cannot be opened.
    MeetingRuns,
    /// There are changes that no file holds.
    UnsavedChanges,
    /// A command was refused.
    Refused(session::Refusal),
    /// Unsaved work cannot be kept.
    CannotKeep(Arc<io::Error>),
    /// What happens cannot be written to disk.
    CannotJournal(Arc<io::Error>),
    /// There is nowhere to write it.
    NoDataFolder,
    /// An import was left with changes.
    ImportLeft,
    /// An import that was left goes on.
    ImportBack,
    /// Two passages are one now, and with it these words are said that were not.
    SaidNow(String),
    /// The beginning of an item cannot be moved from a passage with which none begins.
    NoItemBegins,
    /// It cannot be moved any further that way.
    ItemIsStuck,
    /// The document was read in another encoding, and what was changed by hand belongs to the reading before.
    ReadAnew,
    /// So many changes of the running meeting were taken back; what they are called.
    ChangeUndone(&'static str, usize),
    /// An item is in the clipboard; its name.
    ItemCopied(String),
    /// An item was put in, by its name, and these people came with it.
    ItemPasted {
        /// What it is called.
        item: String,
        /// Who was not in the roster before.
        people: Vec<String>,
    },
    /// No item is in the clipboard.
    NoItemCopied,
    /// Another window could not be opened.
    NoOtherWindow(Arc<io::Error>),
    /// Another window hosts this meeting.
    HostedElsewhere,
    /// The journal had lines that could not be read.
    JournalTorn(usize),
}

/// How a message is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good news, or news.
    Calm,
    /// Something did not happen.
    Warning,
    /// Something may be lost.
    Alarm,
}

impl Notice {
    /// From what kept a file from being opened.
    pub(super) fn cannot_open(path: &Path, fault: OpenFault) -> Self {
        let path = path.to_owned();
        match fault {
            OpenFault::Unreadable(error) => Self::CannotRead(path, Arc::new(error)),
            OpenFault::NotAFile => Self::NotAFile(path),
            OpenFault::NotAnAgenda { problem, text } => {
                let at = SourceMap::new(&text).line_column(&problem.place);
                Self::NotAnAgenda(path, problem, at)
            }
        }
    }

    /// How it is to be shown.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Begun { doubts: 1.., .. } => Tone::Warning,
            Self::Reloaded
            | Self::EditsFound
            | Self::Merged { .. }
            | Self::Restored(_)
            | Self::Saved(_)
            | Self::Begun { .. }
            | Self::ItemCopied(_)
            | Self::ImportLeft
            | Self::ImportBack
            | Self::ChangeUndone(..)
            | Self::ItemPasted { .. }
            | Self::NeedsPath
            | Self::RosterPasted { .. }
            | Self::RosterMerged { .. } => Tone::Calm,
            Self::CannotRead(..)
            | Self::NotAFile(_)
            | Self::NotAnAgenda(..)
            | Self::CannotImport(..)
            | Self::PasteTooLong
            | Self::PasteTooWide { .. }
            | Self::SideTextGone(_)
            | Self::OpenedCopy(_)
            | Self::VersionGone(_)
            | Self::Exists(_)
            | Self::ReadOnlyFormat
            | Self::MeetingRuns
            | Self::UnsavedChanges
            | Self::Refused(_)
            | Self::NoItemCopied
            | Self::NoOtherWindow(_)
            | Self::SaidNow(_)
            | Self::ReadAnew
            | Self::NoItemBegins
            | Self::ItemIsStuck
            | Self::HostedElsewhere
            | Self::JournalTorn(_) => Tone::Warning,
            Self::BrokenOnDisk(_)
            | Self::ChangedOnDisk
            | Self::CannotSave(..)
            | Self::CannotKeep(_)
            | Self::CannotJournal(_)
            | Self::NoDataFolder => Tone::Alarm,
        }
    }

    /// Whether the person has to decide something before it goes away.
    pub fn asks(&self) -> bool {
        matches!(self, Self::ChangedOnDisk | Self::EditsFound)
    }

    /// Whether the agenda lies where nobody has chosen, and could be saved elsewhere at once.
    pub fn offers_save_as(&self) -> bool {
        matches!(self, Self::Begun { is_own: true, .. })
    }

    /// Whether it says that a file cannot be had, or not written: another path would help.
    pub fn is_of_file(&self) -> bool {
        matches!(
            self,
            Self::CannotRead(..)
                | Self::NotAFile(_)
                | Self::NotAnAgenda(..)
                | Self::CannotImport(..)
                | Self::Exists(_)
                | Self::CannotSave(..)
        )
    }

    /// The message in words.
    pub fn message(&self, language: Language) -> String {
        language.pick(self.chinese(), self.english())
    }

    fn chinese(&self) -> String {
        let words = |error: &io::Error| system_words(error, Language::Chinese);
        match self {
            Self::CannotRead(path, error) => {
                format!("打不开 {}：{}。请检查文件是否还在、是否有权限", path.display(), words(error))
            }
            Self::NotAFile(path) => format!("{} 不是文件，请选一个议程（.json）或文稿（.docx、.txt）", path.display()),
            Self::NotAnAgenda(path, problem, (line, column)) => format!(
                "{} 第 {line} 行第 {column} 列{}：{}。{}",
                name(path),
                field(&problem.place.path, "（", "）"),
                problem.problem.message(Language::Chinese),
                problem.problem.hint(Language::Chinese)
            ),
            Self::CannotImport(path, refusal) => {
                format!("{}没有导入：{}", name(path), refusal.message(Language::Chinese))
            }
            Self::RosterPasted { changed: 0, added: 0, unused } if unused.is_empty() => {
                "粘贴的内容和人员里的一样，没有改动".into()
            }
            Self::RosterPasted { changed, added, unused } => {
                let unused = if unused.is_empty() {
                    String::new()
                } else {
                    format!("；没有用到的列：{}", unused.join("、"))
                };
                let counts = [(changed, "改了"), (added, "加入")].into_iter().filter(|(count, _)| **count > 0);
                let counts: Vec<String> = counts.map(|(count, what)| format!("{what} {count} 人")).collect();
                let counts = if counts.is_empty() {
                    "没有改动".to_owned()
                } else {
                    counts.join("，") + "，可以撤销（Ctrl+Z）"
                };
                format!("{counts}{unused}")
            }
            Self::PasteTooLong => {
                format!("没有粘贴：一次最多 {MOST_ROWS} 行。请分几次粘贴，或存成文件，从表格文件导入")
            }
            Self::PasteTooWide { columns, room } => {
                format!(
                    "没有粘贴：复制的有 {columns} 列，从这一格往右只有 {room} 列。请从左边的格开始，或连表头一起复制"
                )
            }
            Self::RosterMerged { merged: Merged { added, completed, known }, skipped, notes } => {
                let skipped = if *skipped == 0 {
                    String::new()
                } else {
                    format!("；{skipped} 行没有姓名和职务，跳过了")
                };
                let notes: String = notes.iter().map(|note| format!("；{}", note.message(Language::Chinese))).collect();
                format!("加入 {added} 人，补全 {completed} 人，{known} 人本来就在人员里{skipped}{notes}")
            }
            Self::SideTextGone(file) => format!("讲稿 {file} 不见了或成了空文件。请检查它是否还在议程旁边"),
            Self::BrokenOnDisk(notice) => format!("磁盘上的议程有问题，仍在用上一次完好的内容。{}", notice.chinese()),
            Self::OpenedCopy(path) => format!("原来的议程 {} 打不开，已改用程序留存的副本", name(path)),
            Self::Reloaded => "议程文件有改动，已重新读取，念到的位置不变".into(),
            Self::EditsFound => "上次没有保存的修改已经找回，请记得保存。要这些修改吗？".into(),
            Self::Merged { saved } => {
                let saved = if *saved { "，并已保存" } else { "" };
                format!("这份议程在磁盘上被别人改过。两边改的不是同一处，已经合在一起{saved}；可以撤销（Ctrl+Z）")
            }
            Self::Restored(saved) => format!("已恢复到 {saved} 保存的版本；可以撤销（Ctrl+Z），保存之前文件不变"),
            Self::VersionGone(saved) => format!("{saved} 保存的版本读不出来了，请选另一个"),
            Self::ChangedOnDisk => "这份议程在磁盘上被别人改过，您这里也有未保存的修改。用哪一份？".into(),
            Self::Saved(path) => format!("已保存到 {}", path.display()),
            Self::Begun { path, is_own, doubts } => {
                let place = if *is_own {
                    "，这是程序自己的文件夹；要放到别处，请用“另存为”"
                } else {
                    ""
                };
                let doubts = match doubts {
                    0 => String::new(),
                    _ => format!("。还有 {doubts} 处待确认的没有看过，请通读主持词"),
                };
                format!("已保存到 {}{place}{doubts}", path.display())
            }
            Self::CannotSave(path, error) => {
                format!("没能保存到 {}：{}。内容还在窗口里，请另存到别处", path.display(), words(error))
            }
            Self::NeedsPath => "这是示例议程，请用“另存为”选一个位置保存".into(),
            Self::Exists(path) => format!("{} 已经有了，没有覆盖。请换一个名称或文件夹", path.display()),
            Self::ReadOnlyFormat => "这份议程是新版本的程序写的，只能查看和主持，不能保存。请升级程序".into(),
            Self::MeetingRuns => "会议正在进行，散会后才能打开别的议程".into(),
            Self::UnsavedChanges => "有未保存的修改。请先保存或撤销，再打开别的议程".into(),
            Self::Refused(refusal) => refusal.message(Language::Chinese),
            Self::CannotKeep(error) => {
                format!("没有保存的修改写不进恢复用的副本：{}。请马上保存（Ctrl+S），或另存到别处", words(error))
            }
            Self::CannotJournal(error) => {
                format!("会议记录写不进磁盘：{}。会议照常进行，但程序若中断将无法从这里恢复", words(error))
            }
            Self::NoDataFolder => "找不到存放会议记录的文件夹。会议照常进行，但程序若中断将无法恢复".into(),
            Self::ImportLeft => "导入没有完成。关闭程序以前再打开这份文稿，刚才的修改还在".into(),
            Self::ImportBack => "上次没有完成的导入，修改都还在".into(),
            Self::SaidNow(words) => {
                format!("“{words}”原来不念，并在一起以后要念出来；不对请撤销（Ctrl+Z），或把这一段改成“提示”")
            }
            Self::NoItemBegins => "没有移动：这一段不是环节的开头，请先选中环节的第一段".into(),
            Self::ItemIsStuck => "没有移动：那边紧挨着另一个环节，或者到头了".into(),
            Self::ReadAnew => {
                "已换编码重新读取。手工改过的地方属于原来的读法，没有带过来；撤销（Ctrl+Z）就连同原来的编码一起回来"
                    .into()
            }
            Self::ChangeUndone(label, 1) => format!("已撤回变动：{label}"),
            Self::ChangeUndone(label, count) => format!("已撤回变动：{label} {count} 处"),
            Self::ItemCopied(item) => {
                format!("已拷贝环节“{item}”。到这份或另一份议程里按 Ctrl+V，就放在选中的环节后面")
            }
            Self::ItemPasted { item, people } if people.is_empty() => format!("已放入环节“{item}”"),
            Self::ItemPasted { item, people } => {
                format!("已放入环节“{item}”；人员里加了{}", people.join("、"))
            }
            Self::NoItemCopied => "剪贴板里没有拷贝的环节。请先在议程里选中一个环节，按 Ctrl+C".into(),
            Self::NoOtherWindow(error) => format!("另一个窗口没能打开：{}。请再启动一次程序", words(error)),
            Self::HostedElsewhere => "另一个窗口正在主持这场会议，请到那个窗口操作，或先关掉它".into(),
            Self::JournalTorn(lines) => format!("上次中断时有 {lines} 条记录没有写完，其余都已恢复"),
        }
    }

    fn english(&self) -> String {
        let words = |error: &io::Error| system_words(error, Language::English);
        match self {
            Self::CannotRead(path, error) => {
                format!(
                    "{} cannot be opened: {}. Is it still there, and may you read it?",
                    path.display(),
                    words(error)
                )
            }
            Self::NotAFile(path) => {
                format!("{} is not a file; choose an agenda (.json) or a document (.docx, .txt)", path.display())
            }
            Self::NotAnAgenda(path, problem, (line, column)) => format!(
                "{}, line {line}, column {column}{}: {}. {}",
                name(path),
                field(&problem.place.path, " (", ")"),
                problem.problem.message(Language::English),
                problem.problem.hint(Language::English)
            ),
            Self::CannotImport(path, refusal) => {
                format!("{} was not imported: {}", name(path), refusal.message(Language::English))
            }
            Self::RosterPasted { changed: 0, added: 0, unused } if unused.is_empty() => {
                "The same is in the roster already; nothing was changed".into()
            }
            Self::RosterPasted { changed, added, unused } => {
                let unused = if unused.is_empty() {
                    String::new()
                } else {
                    format!("; columns not used: {}", unused.join(", "))
                };
                format!("{changed} changed, {added} added{unused}; undo it with Ctrl+Z")
            }
            Self::PasteTooLong => {
                format!(
                    "Not pasted: at most {MOST_ROWS} rows at a time. Paste them in parts, or save them as a file and take them from it"
                )
            }
            Self::PasteTooWide { columns, room } => format!(
                "Not pasted: {columns} columns were copied, and from this cell on there are {room}. Begin further left, or copy the headings too"
            ),
            Self::RosterMerged { merged: Merged { added, completed, known }, skipped, notes } => {
                let skipped = if *skipped == 0 {
                    String::new()
                } else {
                    format!("; {skipped} rows name nobody and were left out")
                };
                let notes: String = notes.iter().map(|note| format!("; {}", note.message(Language::English))).collect();
                format!("{added} added, {completed} completed, {known} in the roster already{skipped}{notes}")
            }
            Self::SideTextGone(file) => format!("The text {file} is gone or empty. Is it still beside the agenda?"),
            Self::BrokenOnDisk(notice) => {
                format!("The agenda on disk is broken; the last good one stays in use. {}", notice.english())
            }
            Self::OpenedCopy(path) => {
                format!("The agenda {} cannot be opened; the copy kept at the start is in use", name(path))
            }
            Self::Reloaded => "The agenda file has changed and was read again; the reading place is kept".into(),
            Self::EditsFound => "Changes that had not been saved are back; remember to save them. Keep them?".into(),
            Self::Merged { saved } => {
                let saved = if *saved { " and saved" } else { "" };
                format!(
                    "Somebody else has changed this agenda on disk, in other places than you: both are together now{saved}; undo it with Ctrl+Z"
                )
            }
            Self::Restored(saved) => {
                format!("Back at the version saved at {saved}; undo it with Ctrl+Z, the file stays until you save")
            }
            Self::VersionGone(saved) => format!("The version saved at {saved} cannot be read any more; choose another"),
            Self::ChangedOnDisk => {
                "Somebody else has changed this agenda on disk, and you have unsaved changes here. Which one?".into()
            }
            Self::Saved(path) => format!("Saved to {}", path.display()),
            Self::Begun { path, is_own, doubts } => {
                let place = if *is_own { ", the program’s own folder; “Save as” puts it elsewhere" } else { "" };
                let doubts = match doubts {
                    0 => String::new(),
                    _ => format!(". {doubts} passage(s) in doubt were not looked at; please read the script through"),
                };
                format!("Saved to {}{place}{doubts}", path.display())
            }
            Self::CannotSave(path, error) => {
                format!(
                    "Could not save to {}: {}. It is all still here; save it elsewhere",
                    path.display(),
                    words(error)
                )
            }
            Self::NeedsPath => "This is the sample; choose where to save it with “Save as”".into(),
            Self::Exists(path) => {
                format!("{} exists and was not written over. Choose another name or folder", path.display())
            }
            Self::ReadOnlyFormat => {
                "A newer program made this agenda; it can be viewed and hosted but not saved. Update the program".into()
            }
            Self::MeetingRuns => "The meeting runs; another agenda can be opened after it is adjourned".into(),
            Self::UnsavedChanges => "There are unsaved changes. Save or undo them before opening another agenda".into(),
            Self::Refused(refusal) => refusal.message(Language::English),
            Self::CannotKeep(error) => {
                format!(
                    "Unsaved changes cannot be kept for recovery: {}. Save them now, here or elsewhere",
                    words(error)
                )
            }
            Self::CannotJournal(error) => {
                format!(
                    "The journal cannot be written: {}. The meeting goes on, but could not be resumed",
                    words(error)
                )
            }
            Self::NoDataFolder => "There is no folder for the journal. The meeting could not be resumed".into(),
            Self::ImportLeft => {
                "The import was left. Until the program is closed, opening the document again brings its changes back"
                    .into()
            }
            Self::ImportBack => "The import goes on where it was left".into(),
            Self::SaidNow(words) => format!(
                "“{words}” was not to be said, and is now; undo it with Ctrl+Z, or make the passage a direction"
            ),
            Self::NoItemBegins => {
                "Not moved: no item begins with this passage; choose the first passage of an item".into()
            }
            Self::ItemIsStuck => "Not moved: another item is right there, or the document ends".into(),
            Self::ReadAnew => {
                "Read anew in another encoding. What was changed by hand belongs to the reading before; Ctrl+Z brings both back"
                    .into()
            }
            Self::ChangeUndone(label, 1) => format!("Taken back: {label}"),
            Self::ChangeUndone(label, count) => format!("Taken back: {label}, {count} times"),
            Self::ItemCopied(item) => {
                format!(
                    "“{item}” is copied; Ctrl+V puts it behind the chosen item, in this agenda or in another window"
                )
            }
            Self::ItemPasted { item, people } if people.is_empty() => format!("“{item}” was put in"),
            Self::ItemPasted { item, people } => {
                format!("“{item}” was put in; new in the roster: {}", people.join(", "))
            }
            Self::NoItemCopied => "No item was copied; choose one in an agenda and press Ctrl+C first".into(),
            Self::NoOtherWindow(error) => {
                format!("Another window could not be opened: {}. Start the program once more", words(error))
            }
            Self::HostedElsewhere => "Another window hosts this meeting; go there, or close it first".into(),
            Self::JournalTorn(lines) => {
                format!("{lines} unfinished line(s) of the journal were lost, all else is back")
            }
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn field(path: &FieldPath, open: &str, close: &str) -> String {
    if path.0.is_empty() { String::new() } else { format!("{open}{path}{close}") }
}

/// What the system says, in words that a secretary knows; the system's own where there are no better ones.
pub fn system_words(error: &io::Error, language: Language) -> String {
    use io::ErrorKind as Kind;
    let known = [
        (Kind::NotFound, "找不到这个文件或文件夹", "there is no such file or folder"),
        (Kind::PermissionDenied, "没有权限，或文件是只读的", "no permission, or the file is read-only"),
        (Kind::StorageFull, "磁盘已满", "the disk is full"),
        (Kind::QuotaExceeded, "磁盘配额已用完", "the disk quota is used up"),
        (Kind::ReadOnlyFilesystem, "磁盘是只读的", "the disk is read-only"),
        (Kind::IsADirectory, "这是一个文件夹", "this is a folder"),
        (Kind::NotADirectory, "路径中有一段不是文件夹", "part of the path is not a folder"),
    ];
    let found = known.into_iter().find(|(kind, ..)| *kind == error.kind());
    found.map_or_else(|| error.to_string(), |(_, chinese, english)| language.pick(chinese, english).to_owned())
}
