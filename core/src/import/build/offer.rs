//! What could be decided further about an imported agenda, and is never assumed: that two blanks are one, that a word
//! could be computed. The words for it stand here, in both languages.

use crate::Language;
use serde::Serialize;

/// Names an offer. Built of places in the words of the document, which never change, so that a decision holds however
/// the draft is changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferKey {
    /// The blank that begins at one byte is whoever, or whatever, is named or missing at another.
    Same {
        /// Where the blank begins.
        blank: usize,
        /// Where the person's name, or the other blank, begins.
        with: usize,
    },
    /// The words that begin at this byte are computed from the agenda.
    Compute {
        /// Where they begin.
        byte: usize,
    },
    /// The item that begins at this byte is counted, or is not.
    Numbered {
        /// Where its first piece begins.
        byte: usize,
        /// Whether it is to be counted.
        numbered: bool,
    },
}

/// Something that could be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What to take it by.
    pub key: OfferKey,
    /// The pieces that it is about, in order.
    pub pieces: Vec<usize>,
    /// What it is.
    pub kind: OfferKind,
}

/// What could be decided, with what the words need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferKind {
    /// Two blanks in persons' places agree in unit and office, or in what stands around them.
    SameBlank {
        /// The number of the later blank in the document, from 1.
        later: usize,
        /// The number of the earlier one.
        earlier: usize,
        /// What they agree in.
        both: String,
    },
    /// A blank agrees in unit and office with somebody who is known.
    SamePerson {
        /// The number of the blank in the document, from 1.
        blank: usize,
        /// Who is known.
        name: String,
        /// What they agree in.
        both: String,
    },
    /// Words that the agenda can compute.
    Computed {
        /// The words as they stand.
        words: String,
        /// What the words are.
        what: Computed,
    },
    /// An item would have to be counted, or not to be, for the numbers in the document to be right.
    Numbered {
        /// What the item is called.
        item: String,
        /// Whether it would be counted.
        numbered: bool,
    },
}

/// What can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Computed {
    /// The number of items.
    Count,
    /// The title of the meeting.
    Title,
    /// The date of the meeting.
    Date,
}

impl Computed {
    fn label(self, language: Language) -> &'static str {
        match self {
            Self::Count => language.pick("议程项数", "the number of items"),
            Self::Title => language.pick("会议名称", "the title of the meeting"),
            Self::Date => language.pick("会议日期", "the date of the meeting"),
        }
    }
}

impl Offer {
    /// The offer in words: what agrees, and what taking it would mean.
    pub fn words(&self, language: Language) -> String {
        match &self.kind {
            OfferKind::SameBlank { later, earlier, both } => language.pick(
                format!("第{later}处空白和第{earlier}处可能是同一个（都是“{both}”），采用后只需填一次"),
                format!(
                    "Blank {later} may be the same as blank {earlier} (both “{both}”); taken, it is filled in once"
                ),
            ),
            OfferKind::SamePerson { blank, name, both } => language.pick(
                format!("第{blank}处空白可能是{name}（都是“{both}”），采用后就填这个人"),
                format!("Blank {blank} may be {name} (both “{both}”); taken, it is that person"),
            ),
            OfferKind::Computed { words, what } => language.pick(
                format!("“{words}”可以按{}自动计算", what.label(language)),
                format!("“{words}” can be computed from {}", what.label(language)),
            ),
            OfferKind::Numbered { item, numbered: true } => language.pick(
                format!("“{item}”计入议程以后，文稿里的项数和序号才对得上，采用后就计入"),
                format!("With “{item}” counted, the numbers in the document agree; taken, it is counted"),
            ),
            OfferKind::Numbered { item, numbered: false } => language.pick(
                format!("“{item}”不计入议程，文稿里的项数和序号才对得上，采用后就不计入"),
                format!("With “{item}” not counted, the numbers in the document agree; taken, it is not counted"),
            ),
        }
    }
}
