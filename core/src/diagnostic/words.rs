//! The words of every problem, in both languages: what happened, and what to do next. The place is said elsewhere.

use super::Problem;
use crate::Language;

impl Problem {
    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, language: Language) -> String {
        language.pick(self.chinese().0, self.english().0)
    }

    /// What to do about it, in one sentence without a full stop.
    pub fn hint(&self, language: Language) -> String {
        language.pick(self.chinese().1, self.english().1)
    }

    #[rustfmt::skip] // A table: one problem a row, the message and the hint.
    fn chinese(&self) -> (String, String) {
        let say = |message: String, hint: &str| (message, hint.to_owned());
        match self {
            Self::NotText { byte } => say(format!("文件不是 UTF-8 文本（第 {byte} 字节处）"), "请用文本编辑器另存为 UTF-8 编码；Word 文件不能直接当议程打开"),
            Self::TooLarge { bytes, most } => say(format!("文件有 {} MB，超过上限 {} MB", bytes / 1_000_000, most / 1_000_000), "请确认选中的是议程文件"),
            Self::NotJson { detail } => say(format!("JSON 写法有误：{}", json_mistake(detail)), "请检查这里的引号、逗号和括号；正文里的引号请用“ ”"),
            Self::EmptyFile => say("文件是空的".into(), "请确认文件保存完整，或从示例议程开始"),
            Self::UnfinishedJson => say("文件没有写完，到这里就断了".into(), "请检查是否少了右括号或右引号，或重新复制一份完整的文件"),
            Self::TooDeep => say("嵌套层数太多".into(), "议程文件只有几层括号；请确认选中的是议程文件"),
            Self::WrongType { found, expected } => say(format!("这里应当是{}，写的却是{}", expected.label(Language::Chinese), found.label(Language::Chinese)), "请按格式改正；`lectern schema` 给出每个字段的类型"),
            Self::UnknownWord { word, allowed } => say(format!("不认识“{word}”"), &format!("可以写：{}", allowed.join("、"))),
            Self::MissingField { name } => say(format!("缺少字段 {name}"), "请补上这个字段"),
            Self::RepeatedField { name } => say(format!("{name} 写了两遍"), "请删去一处，或改成不同的名称"),
            Self::OtherFormat { detail } => say(format!("内容不合议程格式：{detail}"), "请对照 `lectern schema` 改正"),
            Self::NoFormat => say("这不是议程文件：没有 format 字段".into(), "议程文件以 {\"format\": 1, \"meeting\": … 开头；请确认选中的文件"),
            Self::UnusableFormat { found } => say(format!("format 应当是 1，写的却是 {found}"), "请把 format 改为 1；如果这不是议程文件，请重新选择"),
            Self::NewerFormat { found, known } => say(format!("文件格式是第 {found} 版，本程序只认识到第 {known} 版"), "只能查看和主持，不能保存；请升级程序后再修改"),
            Self::UnreadableNewerFormat { found, known } => say(format!("文件格式是第 {found} 版，本程序只认识到第 {known} 版，读不了"), "请升级程序后再打开，文件没有改动"),
            Self::NoSuchPerson { id } => say(format!("名单中没有“{id}”这个人"), "请在 people 中加上此人，或改正编号"),
            Self::NoSuchValue { id } => say(format!("没有叫“{id}”的填写项"), "请在 values 中加上，或改正占位符的名称"),
            Self::NoSuchItem { id } => say(format!("没有编号为“{id}”的环节"), "请改正占位符中的环节编号"),
            Self::RepeatedId { id } => say(format!("编号“{id}”用了两次"), "请给其中一个换一个编号"),
            Self::UnusableId { id } => say(format!("编号“{id}”不能用"), "编号不能为空，不能含空格、句点和花括号"),
            Self::UnknownField { name, similar } => say(format!("不认识字段 {name}，它不起作用"), &format!("是不是 {similar}？")),
            Self::UnreadWords { name } => say(format!("字段 {name} 里有文字，但程序不认识它，不会显示也不会念"), "要念的请写在 say 或 thanks 里；留给别的程序的，字段名请以 x- 开头"),
            Self::UnknownPlaceholder { written } => say(format!("不认识占位符 {{{{{written}}}}}"), "请检查拼写；可用的占位符见 README"),
            Self::UnclosedPlaceholder => say("占位符只有 {{ 没有 }}".into(), "请补上 }}"),
            Self::EmptyPlaceholder => say("占位符是空的".into(), "请在 {{ }} 中写上名称，或删去"),
            Self::StarsMayBeBlanks => say("这里的星号可能是没填的空，现在没有显示为空白".into(), "要填的请换成占位符或 ***，要加重的请写成 **“文字”**，不要的请删去"),
            Self::GapMayBeBlank => say("这里空着一段，可能有内容没填，现在没有显示为空白".into(), "要填的请换成占位符或 ***，不要的请删去"),
            Self::RawBlank { written } => say(format!("正文里留着没填的“{written}”"), "请填上，或换成占位符"),
            Self::Unfilled { label, uses } if uses.is_empty() => say(format!("“{label}”还没有填写，主持词也没有用到"), "请填上，或删去"),
            Self::Unfilled { label, uses } => say(format!("“{label}”还没有填写，主持词中有 {} 处要用", uses.len()), "请填上；主持时会显示为醒目的空白"),
            Self::EmptyPlaceholderSource { label } => say(format!("占位符算不出来：{label}"), "请补上它所依据的内容，或换一种写法"),
            Self::EnteredTooLate { label } => say(format!("“{label}”要到后面才填，这里就念了"), "请把填写的步骤移到前面，或先填好"),
            Self::SpokenDirection { written } => say(format!("“{written}”会被当作正文念出来"), "提示语请单独成行，以 > 开头"),
            Self::SpokenMarkup { written } => say(format!("“{written}”会照原样显示，被当作正文念出来"), "正文不支持表格、注释和 HTML；请改写成句子，只给主持人看的请单独成行，以 > 开头"),
            Self::TextMissing { file } => say(format!("找不到文件 {file}"), "请把它放在议程文件旁边，或改正文件名"),
            Self::NoFileName => say("没有写文件名".into(), "请写上议程旁边的文本文件的名称，或把文字直接写在这里"),
            Self::TextOutside { file } => say(format!("{file} 不在议程所在的文件夹里"), "请把它移到议程旁边，写相对路径，不用 .. 和反斜杠"),
            Self::TextNotText { file } => say(format!("{file} 不是 UTF-8 文本"), "请另存为 UTF-8 编码的文本或 Markdown"),
            Self::TextTooLarge { file, bytes } => say(format!("{file} 有 {} MB，太大了", bytes / 1_000_000), "讲稿不会这么大；请确认文件"),
            Self::TextUnreadable { file, detail } => say(format!("读不了 {file}：{detail}"), "请检查文件权限，或重新插好存储盘"),
            Self::MinutesDisagree { items, meeting } => say(format!("各环节共 {items} 分钟，会议定为 {meeting} 分钟"), "请改其中之一，使两者一致"),
            Self::ItemMinutesDisagree { steps, item } => say(format!("各步共 {steps} 分钟，超过本环节的 {item} 分钟"), "请调整各步或本环节的时间"),
            Self::UnplannedWaits { waits } => say(format!("会议定了总时间，这个环节却有 {waits} 处等待没有安排时间"), "请在这些步骤或本环节写上 minutes，否则时间会算少"),
            Self::CountDisagrees { announced, actual } => say(format!("说有 {announced} 项议程，实际有 {actual} 项"), "请改正，或写成 {{items.count}}，让程序来数"),
            Self::ListDisagrees { listed, actual } => say(format!("列了 {listed} 项，实际有 {actual} 项"), "请改正，或写成 {{items.list}}，让程序来列"),
            Self::OrdinalDisagrees { written, actual } => say(format!("这里说第 {written} 项，按顺序是第 {actual} 项"), "请改正，或写成 {{item.number}}，让程序来数"),
            Self::YearsDisagree { opening, item } => say(format!("开场说的是 {opening} 年，到这一项是 {item} 年"), "请核对年份"),
            Self::DatesDisagree { opening, item } => say(format!("开场说的是{opening}，到这一项是{item}"), "请核对日期"),
            Self::NotTheMeetingDate { written, meeting } => say(format!("正文说今天是{written}，会议定在{meeting}"), "请改正，或写成 {{meeting.date}}"),
            Self::ImpossibleDate { written } => say(format!("没有“{written}”这一天"), "请改正日期"),
            Self::WeekdayDisagrees { written, actual } => say(format!("{written}不对，那天是{actual}"), "请改正，或写成 {{meeting.weekday}}"),
            Self::UnreadableStart { written } => say(format!("看不懂开会时间“{written}”"), "请写成 2026-03-20T09:00 这样，且日期要存在"),
            Self::NoTitle => say("会议没有名称".into(), "请在 meeting.title 中写上"),
            Self::NoItems => say("议程里一个环节也没有".into(), "请至少写一个环节"),
            Self::NothingInItem => say("这个环节没有内容，主持时会跳过".into(), "请写上步骤，或删去"),
            Self::NothingInStep => say("这一步没有内容，主持时会跳过".into(), "请写上 say、wait、choose 或 enter，或删去"),
            Self::OneAlternative => say("只有一句可选，等于没有选".into(), "请补上另一种结果，或改成直接说"),
            Self::NobodyHasTheFloor => say("没有写谁在发言或宣读".into(), "请写上 turn（名单中的人）或 who（一句话）"),
        }
    }

    #[rustfmt::skip]
    fn english(&self) -> (String, String) {
        let say = |message: String, hint: &str| (message, hint.to_owned());
        match self {
            Self::NotText { byte } => say(format!("the file is not UTF-8 text (at byte {byte})"), "save it as UTF-8 in a text editor; a Word file cannot be opened as an agenda"),
            Self::TooLarge { bytes, most } => say(format!("the file has {} MB, more than the limit of {} MB", bytes / 1_000_000, most / 1_000_000), "make sure that this is the agenda file"),
            Self::NotJson { detail } => say(format!("not JSON: {detail}"), "look at the quotes, commas and brackets here"),
            Self::EmptyFile => say("the file is empty".into(), "make sure that it was saved whole, or begin from a sample"),
            Self::UnfinishedJson => say("the file ends here, unfinished".into(), "look for a missing bracket or quote, or copy the whole file again"),
            Self::TooDeep => say("too deeply nested".into(), "an agenda has a few levels only; make sure that this is the agenda file"),
            Self::WrongType { found, expected } => say(format!("expected {}, found {}", expected.label(Language::English), found.label(Language::English)), "`lectern schema` gives the type of every field"),
            Self::UnknownWord { word, allowed } => say(format!("unknown word `{word}`"), &format!("it may be one of: {}", allowed.join(", "))),
            Self::MissingField { name } => say(format!("the field `{name}` is missing"), "add it"),
            Self::RepeatedField { name } => say(format!("`{name}` is written twice"), "remove one, or give it another name"),
            Self::OtherFormat { detail } => say(format!("not an agenda: {detail}"), "compare with `lectern schema`"),
            Self::NoFormat => say("this is not an agenda: it has no field `format`".into(), "an agenda begins {\"format\": 1, \"meeting\": …; make sure that this is the right file"),
            Self::UnusableFormat { found } => say(format!("`format` should be 1, it is {found}"), "correct it; if this is not an agenda, choose another file"),
            Self::NewerFormat { found, known } => say(format!("the file has format {found}, this program knows up to {known}"), "it can be viewed and hosted but not saved; update the program to change it"),
            Self::UnreadableNewerFormat { found, known } => say(format!("the file has format {found}, this program knows up to {known} and cannot read it"), "update the program; the file is as it was"),
            Self::NoSuchPerson { id } => say(format!("nobody in the roster has the id `{id}`"), "add the person to `people`, or correct the id"),
            Self::NoSuchValue { id } => say(format!("there is no value `{id}`"), "add it to `values`, or correct the placeholder"),
            Self::NoSuchItem { id } => say(format!("there is no item `{id}`"), "correct the id in the placeholder"),
            Self::RepeatedId { id } => say(format!("the id `{id}` is used twice"), "give one of the two another id"),
            Self::UnusableId { id } => say(format!("the id `{id}` cannot be used"), "an id is not empty and has no white space, dots or braces"),
            Self::UnknownField { name, similar } => say(format!("unknown field `{name}`; it has no effect"), &format!("did you mean `{similar}`?")),
            Self::UnreadWords { name } => say(format!("the field `{name}` holds words, but is not known; they are neither shown nor said"), "put what is to be said into `say` or `thanks`; let a field for another program begin with `x-`"),
            Self::UnknownPlaceholder { written } => say(format!("unknown placeholder {{{{{written}}}}}"), "check the spelling; the README lists them"),
            Self::UnclosedPlaceholder => say("a placeholder with {{ but without }}".into(), "close it with }}"),
            Self::EmptyPlaceholder => say("an empty placeholder".into(), "write a name between {{ and }}, or remove it"),
            Self::StarsMayBeBlanks => say("these stars may be a blank; they are not shown as one".into(), "write a placeholder or *** for a blank, **“words”** for stress, or remove them"),
            Self::GapMayBeBlank => say("this gap may be something not filled in; it is not shown as a blank".into(), "write a placeholder or *** for a blank, or close the gap"),
            Self::RawBlank { written } => say(format!("a blank `{written}` is left in the text"), "fill it in, or make it a placeholder"),
            Self::Unfilled { label, uses } if uses.is_empty() => say(format!("“{label}” is not filled in, and no text uses it"), "fill it in, or remove it"),
            Self::Unfilled { label, uses } => say(format!("“{label}” is not filled in; the script needs it in {} place(s)", uses.len()), "fill it in; until then the host sees a loud blank"),
            Self::EmptyPlaceholderSource { label } => say(format!("a placeholder cannot be computed: {label}"), "add what it is computed from, or write it otherwise"),
            Self::EnteredTooLate { label } => say(format!("“{label}” is said here but entered only later"), "move the step that enters it forward, or fill it in beforehand"),
            Self::SpokenDirection { written } => say(format!("“{written}” would be read aloud"), "put a direction on a line of its own that begins with >"),
            Self::SpokenMarkup { written } => say(format!("“{written}” is shown as it is and would be read aloud"), "tables, comments and HTML mean nothing here; write sentences, or a direction on a line that begins with >"),
            Self::TextMissing { file } => say(format!("the file {file} is not there"), "put it beside the agenda, or correct its name"),
            Self::NoFileName => say("no file is named".into(), "name a text file beside the agenda, or write the words here"),
            Self::TextOutside { file } => say(format!("{file} is outside the agenda's folder"), "move it beside the agenda and write a relative path without .. or backslashes"),
            Self::TextNotText { file } => say(format!("{file} is not UTF-8 text"), "save it as UTF-8 text or Markdown"),
            Self::TextTooLarge { file, bytes } => say(format!("{file} has {} MB, which is too much", bytes / 1_000_000), "no speech is that long; make sure that it is the right file"),
            Self::TextUnreadable { file, detail } => say(format!("{file} cannot be read: {detail}"), "check its permissions, or plug the drive in again"),
            Self::MinutesDisagree { items, meeting } => say(format!("the items take {items} minutes, the meeting has {meeting}"), "change one of them so that they agree"),
            Self::ItemMinutesDisagree { steps, item } => say(format!("the steps take {steps} minutes, the item has {item}"), "change the steps or the item"),
            Self::UnplannedWaits { waits } => say(format!("the meeting has planned minutes, but {waits} wait(s) of this item have none"), "give these steps or the item minutes, or the plan comes out too short"),
            Self::CountDisagrees { announced, actual } => say(format!("{announced} items are announced, {actual} follow"), "correct it, or write {{items.count}} and let the program count"),
            Self::ListDisagrees { listed, actual } => say(format!("{listed} items are listed, {actual} follow"), "correct it, or write {{items.list}} and let the program list them"),
            Self::OrdinalDisagrees { written, actual } => say(format!("announced as item {written}, but it is item {actual}"), "correct it, or write {{item.number}} and let the program count"),
            Self::YearsDisagree { opening, item } => say(format!("the opening says {opening}, this item says {item}"), "check the year"),
            Self::DatesDisagree { opening, item } => say(format!("the opening says {opening}, this item says {item}"), "check the date"),
            Self::NotTheMeetingDate { written, meeting } => say(format!("the text says that today is {written}, the meeting is on {meeting}"), "correct it, or write {{meeting.date}}"),
            Self::ImpossibleDate { written } => say(format!("there is no such day as {written}"), "correct the date"),
            Self::WeekdayDisagrees { written, actual } => say(format!("{written} is wrong, that day is {actual}"), "correct it, or write {{meeting.weekday}}"),
            Self::UnreadableStart { written } => say(format!("the start `{written}` cannot be understood"), "write it like 2026-03-20T09:00, with a day that exists"),
            Self::NoTitle => say("the meeting has no title".into(), "write one in meeting.title"),
            Self::NoItems => say("the agenda has no items".into(), "write at least one"),
            Self::NothingInItem => say("nothing happens in this item; it will be passed over".into(), "give it steps, or remove it"),
            Self::NothingInStep => say("nothing happens in this step; it will be passed over".into(), "give it say, wait, choose or enter, or remove it"),
            Self::OneAlternative => say("there is only one sentence to choose".into(), "add the other outcome, or make it a plain say"),
            Self::NobodyHasTheFloor => say("it is not said who speaks or reads".into(), "give it turn (a person of the roster) or who (in words)"),
        }
    }
}

/// What the JSON reader says, in Chinese; its own words where there are none.
fn json_mistake(detail: &str) -> &str {
    match detail {
        "expected `,` or `}`" => "这里应当是逗号或右花括号 }",
        "expected `,` or `]`" => "这里应当是逗号或右方括号 ]",
        "expected `:`" => "字段名后面少了冒号",
        "expected value" => "这里应当有一个值",
        "expected ident" => "这个词不认识，文字要放在引号里",
        "key must be a string" => "字段名要放在双引号里",
        "trailing comma" => "最后一项后面多了逗号",
        "trailing characters" => "文件到此已经完整，后面多出了内容",
        "invalid escape" => "反斜杠后面的字符不对",
        "invalid number" => "数字写法不对",
        "control character (\\u0000-\\u001F) found while parsing a string" => "引号里直接换了行，换行要写成 \\n",
        other => other,
    }
}
