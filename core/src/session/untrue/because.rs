//! Why words are not true any more, and that in words.

use crate::Language;
use crate::diagnostic::Problem;

/// Why words are not true any more.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// Somebody does not speak.
    Gone(String),
    /// Somebody else speaks.
    Replaced(String),
    /// Somebody else comes next.
    NotNext(String),
    /// There are more items, or fewer.
    Count,
    /// The item has another number.
    Number,
    /// More people speak, or fewer.
    Speakers,
    /// People speak in another order.
    Order,
    /// The list is another one.
    List,
    /// The item does not happen.
    ItemGone(String),
    /// The vote in this item has gone the other way.
    Lost(String),
    /// The check says so.
    Found(Problem),
}

impl Because {
    /// The reason in words.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Gone(name) => language.pick(format!("{name}不发言了"), format!("{name} does not speak")),
            Self::Replaced(name) => {
                language.pick(format!("{name}已由别人代替"), format!("somebody else speaks for {name}"))
            }
            Self::NotNext(name) => {
                language.pick(format!("下一位不是{name}了"), format!("{name} does not come next any more"))
            }
            Self::Count => language.pick("议程项数变了", "there are more items now, or fewer").to_owned(),
            Self::Number => language.pick("议程序号变了", "the item has another number now").to_owned(),
            Self::Speakers => language.pick("发言人数变了", "more people speak now, or fewer").to_owned(),
            Self::Order => language.pick("发言次序变了", "people speak in another order now").to_owned(),
            Self::List => language.pick("议程的内容或次序变了", "the items are others now").to_owned(),
            Self::ItemGone(title) => language.pick(format!("“{title}”不进行了"), format!("“{title}” does not happen")),
            Self::Lost(title) if title.is_empty() => language.pick("表决未通过", "the vote was lost").to_owned(),
            Self::Lost(title) => language.pick(format!("“{title}”未通过"), format!("“{title}” did not pass")),
            Self::Found(problem) => problem.message(language),
        }
    }
}
