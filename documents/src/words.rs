//! The words of every refusal and note, in both languages: what happened, where, and what to do next.

use crate::note::Note;
use crate::refusal::{Damage, Excess, Found, Refusal, Wanted};
use lectern_core::Language;

impl Refusal {
    /// What is wrong and what to do, in one line.
    pub fn message(&self, language: Language) -> String {
        language.pick(self.chinese(), self.english())
    }

    #[rustfmt::skip] // A table: one refusal a row.
    fn chinese(&self) -> String {
        match self {
            Self::Empty => "文件是空的；请确认选对了文件，并且已经保存".into(),
            Self::TooLarge { bytes, most } => format!("文件有 {} MB，超过上限 {} MB；请确认选对了文件，或删去其中的图片后再试", bytes / 1_000_000, most / 1_000_000),
            Self::WrongKind { found, wanted } => format!("{}；{}", found.chinese(), found.advice(*wanted).0),
            Self::Encrypted { .. } => "文件加了密码，打不开；请先用 Word 或 WPS 打开，取消密码，再另存一份".into(),
            Self::Damaged(damage) => format!("文件已损坏：{}；请重新复制一份，或用 Word、WPS 打开后另存", damage.words(Language::Chinese)),
            Self::Swells { part } => format!("文件中的 {part} 解压后大得不合常理，为安全起见没有读取；请用 Word 或 WPS 打开后另存，再试一次"),
            Self::TooManyEntries { most } => format!("压缩包里超过 {most} 个文件，这不是正常的文档，没有读取；请确认选对了文件"),
            Self::Dtd { part } => format!("文件中的 {part} 带有自定义实体（DTD），正常的文档不会有，为安全起见没有读取；请用 Word 或 WPS 打开后另存"),
            Self::TooDeep { part, most } => format!("文件中的 {part} 嵌套超过 {most} 层，没有读取；请用 Word 或 WPS 打开后另存"),
            Self::TooMuch { what, most } => format!("{}太多（上限 {}），没有读取；请只留下这次会议要用的部分", what.words(Language::Chinese), what.limit(*most)),
            Self::NoText { pictures: 0 } => "文件里没有文字；请确认选对了文件".into(),
            Self::NoText { pictures } => format!("文件里没有文字，只有 {pictures} 张图片；如果是扫描件，请先识别成文字"),
            Self::NotInEncoding { encoding } => format!("按 {encoding} 编码读不出文字；请换一种编码"),
            Self::NoSheet { sheet, sheets } => format!("没有第 {} 个工作表，一共 {sheets} 个；请另选一个", sheet + 1),
        }
    }

    #[rustfmt::skip] // A table: one refusal a row.
    fn english(&self) -> String {
        match self {
            Self::Empty => "the file is empty; check that it is the right one and that it has been saved".into(),
            Self::TooLarge { bytes, most } => format!("the file has {} MB, more than the {} MB allowed; check that it is the right one, or remove its pictures", bytes / 1_000_000, most / 1_000_000),
            Self::WrongKind { found, wanted } => format!("{}; {}", found.english(), found.advice(*wanted).1),
            Self::Encrypted { .. } => "the file is locked with a password; open it in Word or WPS, remove the password, and save a copy".into(),
            Self::Damaged(damage) => format!("the file is damaged: {}; copy it again, or open it in Word or WPS and save a copy", damage.words(Language::English)),
            Self::Swells { part } => format!("{part} in the file unpacks to more than makes sense and was not read, to be safe; open the file in Word or WPS, save a copy, and try that"),
            Self::TooManyEntries { most } => format!("the archive holds more than {most} files, as no document does, and was not read; check that it is the right file"),
            Self::Dtd { part } => format!("{part} in the file defines entities (a DTD), as no document does, and was not read, to be safe; open the file in Word or WPS and save a copy"),
            Self::TooDeep { part, most } => format!("{part} in the file is nested more than {most} levels deep and was not read; open the file in Word or WPS and save a copy"),
            Self::TooMuch { what, most } => format!("there is too much of it: {} (at most {}); keep only what this meeting needs", what.words(Language::English), what.limit(*most)),
            Self::NoText { pictures: 0 } => "there is no text in the file; check that it is the right one".into(),
            Self::NoText { pictures } => format!("there is no text in the file, only {pictures} pictures; if it is a scan, have its text recognised first"),
            Self::NotInEncoding { encoding } => format!("it cannot be read as {encoding}; choose another encoding"),
            Self::NoSheet { sheet, sheets } => format!("there is no sheet {}, only {sheets} in all; choose another", sheet + 1),
        }
    }
}

impl Found {
    fn chinese(self) -> &'static str {
        match self {
            Self::OldWord => "这是旧版 Word 或 WPS 文档（.doc、.wps）",
            Self::OldOffice => "这是旧版办公软件的文件",
            Self::Word => "这是 Word 文档",
            Self::Workbook => "这是电子表格",
            Self::BinaryWorkbook => "这是二进制电子表格（.xlsb）",
            Self::Slides => "这是演示文稿",
            Self::OpenText => "这是 OpenDocument 文档（.odt 等）",
            Self::Xml => "这是 XML 文件",
            Self::Json => "这是 JSON 文件，不是文稿",
            Self::Rtf => "这是 RTF 文档",
            Self::WebPage => "这其实是一个网页文件",
            Self::Pdf => "这是 PDF",
            Self::Ofd => "这是 OFD",
            Self::Picture => "这是图片",
            Self::Media => "这是音频或视频",
            Self::Program => "这是程序",
            Self::Archive => "这是压缩包",
            Self::Binary => "这不是文本文件",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::OldWord => "this is an old Word or WPS document (.doc, .wps)",
            Self::OldOffice => "this is a file of an old office program",
            Self::Word => "this is a Word document",
            Self::Workbook => "this is a workbook",
            Self::BinaryWorkbook => "this is a binary workbook (.xlsb)",
            Self::Slides => "this is a presentation",
            Self::OpenText => "this is an OpenDocument file (.odt or the like)",
            Self::Xml => "this is an XML file",
            Self::Json => "this is a JSON file and no script",
            Self::Rtf => "this is an RTF document",
            Self::WebPage => "this is in truth a web page",
            Self::Pdf => "this is a PDF",
            Self::Ofd => "this is an OFD",
            Self::Picture => "this is a picture",
            Self::Media => "this is sound or film",
            Self::Program => "this is a program",
            Self::Archive => "this is an archive",
            Self::Binary => "this is no text file",
        }
    }

    /// What to do, in Chinese and in English.
    fn advice(self, wanted: Wanted) -> (&'static str, &'static str) {
        const SAVE: (&str, &str) =
            ("请用 Word 或 WPS 打开，“另存为”.docx 再导入", "open it in Word or WPS and save it as .docx");
        const SAVE_SHEET: (&str, &str) =
            ("请用 Excel 或 WPS 打开，“另存为”.xlsx 再导入", "open it in Excel or WPS and save it as .xlsx");
        const PAGES: (&str, &str) = (
            "请找到它的 Word 原稿，或复制其中的文字粘贴进来",
            "find the Word document that it was made from, or copy its text and paste it",
        );
        const PAGES_SHEET: (&str, &str) =
            ("名单请用 .xlsx、.xls、.ods 或 .csv", "a roster may be .xlsx, .xls, .ods or .csv");
        match (self, wanted) {
            (Self::Archive, Wanted::Script) => {
                ("请先解压，再导入其中的文档", "unpack it, then import the document in it")
            }
            (Self::Archive, Wanted::Roster) => {
                ("请先解压，再导入其中的表格", "unpack it, then import the workbook in it")
            }
            (Self::Workbook | Self::BinaryWorkbook, Wanted::Script) => (
                "主持词请用 .docx 或文本文件；如果这是名单，请从名单处导入",
                "a script is a .docx or a text; if this is a roster, import it as one",
            ),
            (
                Self::OldWord | Self::OldOffice | Self::Rtf | Self::Xml | Self::WebPage | Self::OpenText,
                Wanted::Script,
            ) => SAVE,
            (Self::Json, Wanted::Script) => (
                "如果是议程文件，不用导入，直接打开即可；主持词请用 .docx 或文本文件",
                "an agenda file is opened, not imported; a script is a .docx or a text file",
            ),
            (Self::BinaryWorkbook | Self::OldOffice | Self::WebPage, Wanted::Roster) => SAVE_SHEET,
            (Self::Pdf | Self::Ofd | Self::Slides | Self::Word | Self::Picture, Wanted::Script) => PAGES,
            (Self::Media | Self::Program | Self::Binary, Wanted::Script) => {
                ("主持词请用 .docx 或文本文件", "a script is a .docx or a text file")
            }
            (
                Self::OldWord
                | Self::Word
                | Self::Workbook
                | Self::Slides
                | Self::OpenText
                | Self::Xml
                | Self::Json
                | Self::Rtf
                | Self::Pdf
                | Self::Ofd
                | Self::Picture
                | Self::Media
                | Self::Program
                | Self::Binary,
                Wanted::Roster,
            ) => PAGES_SHEET,
        }
    }
}

impl Damage {
    fn words(&self, language: Language) -> String {
        match self {
            Self::Archive => language.pick("压缩结构不完整", "its archive is not whole").to_owned(),
            Self::Part { part } => {
                language.pick(format!("其中的 {part} 读不出来"), format!("{part} in it cannot be read"))
            }
            Self::Missing { part } => language.pick(format!("其中缺少 {part}"), format!("{part} is missing from it")),
            Self::OldWorkbook => language.pick("表格内容读不出来", "its sheets cannot be read").to_owned(),
        }
    }
}

impl Excess {
    fn words(self, language: Language) -> &'static str {
        match self {
            Self::Text => language.pick("文字", "text"),
            Self::Paragraphs => language.pick("段落", "paragraphs"),
            Self::Definitions => language.pick("样式或编号定义", "styles or lists"),
            Self::Rows => language.pick("行", "rows"),
        }
    }

    /// The limit with its unit.
    fn limit(self, most: usize) -> String {
        match self {
            Self::Text => format!("{} MB", most / 1_000_000),
            Self::Paragraphs | Self::Definitions | Self::Rows => most.to_string(),
        }
    }
}

impl Note {
    /// What a person should know, in one sentence without a full stop.
    pub fn message(&self, language: Language) -> String {
        language.pick(self.chinese(), self.english())
    }

    #[rustfmt::skip] // A table: one note a row.
    fn chinese(&self) -> String {
        match self {
            Self::TrackedChanges { insertions, deletions } => format!("文档里有未接受的修订（插入 {insertions} 处、删除 {deletions} 处），已按全部接受读取；请核对"),
            Self::Comments(count) => format!("有 {count} 条批注，没有读入"),
            Self::Hidden(count) => format!("有 {count} 处隐藏文字，没有读入"),
            Self::Footnotes(count) => format!("有 {count} 个脚注或尾注，没有读入"),
            Self::Headers { words } => format!("页眉或页脚里有文字（“{words}”），没有读入"),
            Self::TextBoxes(count) => format!("有 {count} 个文本框或艺术字，内容放在所在段落之后；请核对顺序"),
            Self::Struck(count) => format!("有 {count} 处文字划了删除线，照样读入了；不念的请删去"),
            Self::Ruby(count) => format!("有 {count} 处拼音指南，只读入了汉字"),
            Self::Pictures(count) => format!("有 {count} 张图片，没有读入"),
            Self::Embedded(count) => format!("文档里嵌了 {count} 个别的文档，没有读入；请打开后复制进来"),
            Self::Symbols(count) => format!("有 {count} 个特殊符号认不出来，没有读入"),
            Self::Macros => "文档带有宏，没有读取，更没有运行".into(),
            Self::Guessed(encoding) => format!("文字编码是推测的（{}）；如有乱码，请换一种编码", encoding.label(Language::Chinese)),
            Self::Unreadable { characters, encoding } => format!("按{}读，有 {characters} 处字符读不出来，显示为 �；请换一种编码试试", encoding.label(Language::Chinese)),
            Self::Joined { lines, paragraphs } => format!("原文每行固定宽度换行，{lines} 行已接成 {paragraphs} 段；请核对"),
            Self::NoHeadings => "没有找到表头，各列的含义是推测的；请核对".into(),
            Self::HiddenRows(count) => format!("表格里有 {count} 行是隐藏的，也读入了；请核对"),
            Self::ColumnsCut { most } => format!("表格太宽，只读入了前 {most} 列"),
        }
    }

    #[rustfmt::skip] // A table: one note a row.
    fn english(&self) -> String {
        match self {
            Self::TrackedChanges { insertions, deletions } => format!("there are tracked changes ({insertions} insertions, {deletions} deletions); they were read as accepted, please check"),
            Self::Comments(count) => format!("comments were left out: {count}"),
            Self::Hidden(count) => format!("hidden text was left out, in {count} places"),
            Self::Footnotes(count) => format!("foot- or endnotes were left out: {count}"),
            Self::Headers { words } => format!("a header or footer holds words (“{words}”), which were left out"),
            Self::TextBoxes(count) => format!("text boxes or word art: {count}; each stands after the paragraph that it hangs on, please check the order"),
            Self::Struck(count) => format!("text that is struck through was read all the same, in {count} places; delete what is not to be said"),
            Self::Ruby(count) => format!("readings above characters were left out, in {count} places"),
            Self::Pictures(count) => format!("pictures were left out: {count}"),
            Self::Embedded(count) => format!("other documents within this one were left out: {count}; open it and copy them in"),
            Self::Symbols(count) => format!("symbols that could not be told were left out: {count}"),
            Self::Macros => "the document has macros; they were neither read nor run".into(),
            Self::Guessed(encoding) => format!("the encoding is a guess ({}); choose another one if the characters look wrong", encoding.label(Language::English)),
            Self::Unreadable { characters, encoding } => format!("{characters} characters cannot be read as {} and show as �; try another encoding", encoding.label(Language::English)),
            Self::Joined { lines, paragraphs } => format!("lines of one width were joined: {lines} lines to {paragraphs} paragraphs, please check"),
            Self::NoHeadings => "no row of headings was found; what the columns mean is a guess, please check".into(),
            Self::HiddenRows(count) => format!("{count} rows are hidden in the sheet; they were read too, please check"),
            Self::ColumnsCut { most } => format!("the sheet is too wide; only its first {most} columns were read"),
        }
    }
}
