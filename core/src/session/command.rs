//! What somebody wants of the running meeting, and why it may be refused.

use super::change::Change;
use crate::Language;
use crate::agenda::figures::Sum;
use crate::agenda::rundown::Position;
use crate::agenda::{AlternativeId, ItemId, StepId, ValueId};
use crate::time::Span;
use serde::{Deserialize, Serialize};

/// What somebody wants of the running meeting. The only thing that a key, the command line or a remote may send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Begin the meeting.
    Start,
    /// On to the next paragraph, part, step or item; at the very end, adjourn.
    Next,
    /// Back to the one before.
    Previous,
    /// Past a wait, or past a choice or an entry that is still open; one step on where there are words to say.
    Skip,
    /// To the beginning of an item.
    GoToItem(ItemId),
    /// To the beginning of a step.
    GoToStep(ItemId, StepId),
    /// To a place in the text: to the paragraph that holds it.
    GoTo(Position),
    /// To the beginning of the meeting.
    First,
    /// To the last part of the meeting.
    Last,
    /// Say that one of the sentences at this step is the true one.
    Choose(ItemId, StepId, AlternativeId),
    /// Enter a figure or a name; an empty text takes it back.
    Enter(ValueId, String),
    /// Stop the clocks.
    Pause,
    /// Let them run again.
    Resume,
    /// Give the present wait or item more time, or with a negative length less.
    AddTime(Span),
    /// Give later items less time, or more: of each how much.
    Share(Vec<(ItemId, Span)>),
    /// Let the meeting go otherwise than it is written.
    Change(Change),
    /// The same in several ways at once, one after the other; they are taken back together.
    ChangeAll(Vec<Change>),
    /// End the meeting.
    Adjourn,
    /// Take the latest event back.
    Undo,
}

/// Why a command was not carried out: an answer for the person who gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The meeting has not begun.
    NotStarted,
    /// It has begun already.
    AlreadyStarted,
    /// It is over.
    Over,
    /// There is nothing to say in this agenda.
    NothingToSay,
    /// This is the very beginning.
    AtBeginning,
    /// This is the last part.
    AtEnd,
    /// There is no such place in the agenda any more.
    NoSuchPlace,
    /// There is no such sentence to choose.
    NoSuchAlternative,
    /// No sentence is to be chosen here.
    NothingToChoose,
    /// There are no words with planned minutes here.
    NothingPlanned,
    /// Nothing of its time can be taken away.
    NoTimeToTake,
    /// There is no such value to enter.
    NoSuchValue,
    /// One of the sentences has to be chosen first.
    ChooseFirst,
    /// These have to be entered first.
    EnterFirst(Vec<String>),
    /// These are to be figures, and are none.
    NoFigures(Vec<String>),
    /// These do not come to what they should.
    FiguresDisagree(Vec<Sum>),
    /// The clocks stand already.
    AlreadyPaused,
    /// The clocks run already.
    NotPaused,
    /// What is to be changed is not there, or is so already.
    CannotChange,
    /// Nothing can be taken back.
    NothingToUndo,
}

impl Refusal {
    /// The answer in words.
    pub fn message(&self, language: Language) -> String {
        let (chinese, english) = match self {
            Self::NotStarted => ("会议还没有开始", "the meeting has not begun"),
            Self::AlreadyStarted => ("会议已经开始", "the meeting has begun already"),
            Self::Over => ("会议已经结束", "the meeting is over"),
            Self::NothingToSay => ("议程里没有可念的内容", "there is nothing to say in this agenda"),
            Self::AtBeginning => ("已经在最前面", "this is the very beginning"),
            Self::AtEnd => ("已经在最后", "this is the last part"),
            Self::NoSuchPlace => ("议程里已没有这个位置", "there is no such place in the agenda any more"),
            Self::NoSuchAlternative => ("没有这个选项", "there is no such sentence to choose"),
            Self::NothingToChoose => ("这里没有要选的句子", "there is no sentence to choose here"),
            Self::NothingPlanned => (
                "这里没有按计划滚动的正文，或计划时间已经用完",
                "no words to roll by plan here, or the planned time is over",
            ),
            Self::NoTimeToTake => ("时间不能再减了", "no time is left that could be taken away"),
            Self::NoSuchValue => ("没有这个填写项", "there is no such value"),
            Self::ChooseFirst => ("请先选一句", "choose a sentence first"),
            Self::FiguresDisagree(sums) => {
                let sums: Vec<String> = sums.iter().map(|sum| sum.message(language)).collect();
                return sums.join(language.pick("；", "; "));
            }
            Self::EnterFirst(labels) => {
                let labels = labels.join(language.pick("、", ", "));
                return language.pick(format!("请先填写：{labels}"), format!("enter first: {labels}"));
            }
            Self::NoFigures(labels) => {
                let labels = labels.join(language.pick("、", ", "));
                return language
                    .pick(format!("这里要填一个数：{labels}"), format!("one figure belongs here: {labels}"));
            }
            Self::AlreadyPaused => ("计时已经暂停", "the clocks stand already"),
            Self::NotPaused => ("计时没有暂停", "the clocks run already"),
            Self::CannotChange => {
                ("要改的内容已不在议程里，或者已经是这样", "what is to be changed is not there, or is so already")
            }
            Self::NothingToUndo => ("没有可撤销的操作", "there is nothing to undo"),
        };
        language.pick(chinese, english).to_owned()
    }
}
