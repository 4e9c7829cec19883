//! Why something in a document was taken for what it was taken for, and how sure that is. All words for it stand here,
//! in both languages.

use crate::Language;
use serde::Serialize;

/// How far a guess can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Somebody should look.
    Low,
    /// Probably so.
    Fair,
    /// The document says so in as many words.
    High,
}

impl Confidence {
    /// What the import screen calls it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Low => language.pick("待确认", "to be confirmed"),
            Self::Fair => language.pick("较有把握", "probable"),
            Self::High => language.pick("有把握", "certain"),
        }
    }
}

/// A guess: why, and how sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Guess {
    /// Why.
    pub reason: Reason,
    /// How sure.
    pub confidence: Confidence,
}

impl Guess {
    /// What the document says in as many words.
    pub fn certain(reason: Reason) -> Self {
        Self { reason, confidence: Confidence::High }
    }

    /// What is probably so.
    pub fn fair(reason: Reason) -> Self {
        Self { reason, confidence: Confidence::Fair }
    }

    /// What somebody should look at.
    pub fn doubtful(reason: Reason) -> Self {
        Self { reason, confidence: Confidence::Low }
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $chinese:literal $english:literal)*) => {
        /// Why something was taken for what it was taken for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Reason { $($(#[$doc])* $name),* }

        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The reason in words.
            pub fn words(self, language: Language) -> &'static str {
                match self { $(Self::$name => language.pick($chinese, $english)),* }
            }
        }
    };
}

reasons! {
    /// Nothing speaks for anything else.
    Words "没有别的标志，按要念的话处理" "nothing marks it as anything but words to say"
    /// The first short lines name the meeting.
    FirstLines "开头的短行，写的是会议名称" "the short lines at the top name the meeting"
    /// The document styles it as a title.
    TitleStyle "文档里居中或用了标题样式" "the document centres it or styles it as a title"
    /// 时间：, 地点：, a line of date only.
    FactsLine "写的是时间、地点、人员等会议信息，不念" "a line of facts about the meeting, not to be said"
    /// Sentences about the text and not of it.
    Preface "介绍文稿来源的话，不属于会议" "words about the text, not of the meeting"
    /// Brackets around something to do.
    BracketedAction "括号里写的是动作或提示，不念" "the brackets hold something to do, not to say"
    /// Brackets on a line of their own.
    BracketedLine "单独成行的括号内容，多半不念" "brackets on a line of their own are hardly said"
    /// A time or a note in a column of its own.
    BesideWords "分栏稿里“主持词”旁边的一栏，不念" "a column beside what is said"
    /// 时间, 主持词, 备注 over the columns.
    ColumnName "一栏的名称，不念" "the name of a column"
    /// The title in the row.
    RowTitle "这一行的“环节”一栏写着" "its row names it"
    /// A title over an item, and the words below turn to it themselves.
    TitleOverItem "环节的标题，下面的话已经引出它，不念" "a title over an item; the words below lead over to it themselves"
    /// A line of ※, …… or dashes where somebody was called.
    MarkAfterCall "点名之后的标记行，表示由别人发言或进行" "the mark behind a call means that somebody else acts"
    /// Such a line where nobody was called.
    SurplusMark "前面没有请人发言，这行标记像是多余的" "nobody was called before it; the mark looks surplus"
    /// Marks that part alternatives.
    PartingMark "用来隔开几种说法的符号，不念" "marks that part alternatives, not to be said"
    /// 第N项.
    Ordinal "写明了第几项" "it says which item it is"
    /// 一、 or 1. before a short title, and the series goes on.
    NumberedTitle "段首编号与前后各项相接" "its number goes on from one title to the next"
    /// A heading of the document.
    StyledHeading "文档里是标题样式" "the document styles it as a heading"
    /// 首先, 下面, 最后 with a call.
    LeadAndCall "“首先”“下面”“最后”引出了新的内容" "a word such as “now” or “finally” leads over to it"
    /// What is called for is of another kind.
    AnotherKind "要进行的内容与上一项不同" "what happens is of another kind than before"
    /// It matches the next entry of the overview.
    NamedInOverview "与开场时列出的议程相符" "it matches the list in the overview"
    /// The beginning of the meeting.
    Beginning "会议开头" "the beginning of the meeting"
    /// 讲三点意见.
    OwnRemarks "主持人说要讲几点意见" "the host announces remarks"
    /// 刚才…, 今天的会议….
    Recap "回顾刚才的内容" "it looks back on what has happened"
    /// 散会, 到此结束.
    Adjournment "宣布散会或闭幕" "the meeting is closed"
    /// 相关文档.
    RelatedTexts "文末的相关链接或下载信息，不属于会议" "links or downloads at the end, not of the meeting"
    /// Another script begins.
    AnotherText "散会以后又开始了另一篇文稿" "another text begins after the meeting was closed"
    /// Something handed in with the script.
    Attachment "散会以后的附件，不念" "an attachment after the end, not to be said"
    /// 请…讲话, no mark needed.
    CalledToAct "请人上台讲话、宣读等，之后由别人进行" "somebody is called to speak, read or act"
    /// 谢谢李主任。
    Thanked "下一句感谢了刚才发言的人" "the next sentence thanks whoever has just spoken"
    /// 现在投票, 奏国歌: something happens that the host is silent for.
    SomethingHappens "宣布进行某事，主持人这时不说话" "something is announced that the host is silent for"
    /// 同意的请举手.
    VotePrompt "请大家举手或投票" "people are asked to vote"
    /// （通过／没有通过）.
    Alternatives "并列写了几种说法，只念其中一句" "of these wordings only one is said"
    /// 一、 in the remarks.
    RemarksHeading "讲话中带编号的短标题" "a short numbered title within remarks"
    /// Somebody decided it on the screen.
    ByHand "人工指定" "decided by hand"
}
