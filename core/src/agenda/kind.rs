//! Kinds of items and of waits. A kind is a label and an icon, never behaviour: that comes from the steps, so a new
//! kind costs a line here.

use crate::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $chinese:literal $english:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// Every kind, in the order in which menus list them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word of the trade for this kind.
            pub fn label(self, language: Language) -> &'static str {
                match self { $(Self::$variant => language.pick($chinese, $english)),* }
            }
        }
    };
}

kinds! {
    /// What an item is.
    ItemKind {
        /// Opening words, purpose, who attends.
        Opening "开场" "Opening"
        /// People speak one after another.
        Speeches "发言" "Speeches"
        /// A document is read out.
        Reading "宣读" "Reading"
        /// The leader's or the host's own remarks.
        Remarks "讲话" "Remarks"
        /// A vote by hand or by ballot.
        Vote "表决" "Vote"
        /// Prizes are handed over.
        Award "颁奖" "Award"
        /// Anthem, silence, oath, signing.
        Ceremony "仪式" "Ceremony"
        /// A film is shown.
        Film "短片" "Film"
        /// Free discussion.
        Discussion "讨论" "Discussion"
        /// A recess.
        Break "休会" "Recess"
        /// Arrangements after the meeting, adjournment.
        Closing "结束" "Closing"
        /// Anything else.
        Other "其他" "Other"
    }
}

impl ItemKind {
    /// Whether such an item is counted and announced by number where its file does not say.
    pub fn is_numbered_by_default(self) -> bool {
        !matches!(self, Self::Opening | Self::Break | Self::Closing)
    }
}

kinds! {
    /// What the host is silent for.
    WaitKind {
        /// Somebody speaks.
        Speech "发言" "speaks"
        /// Somebody reads a document out.
        Reading "宣读" "reads out"
        /// The anthem.
        Anthem "奏唱" "anthem"
        /// Other music.
        Music "奏乐" "music"
        /// Silent tribute.
        Silence "默哀" "silence"
        /// Applause.
        Applause "鼓掌" "applause"
        /// A film.
        Film "播放短片" "film"
        /// Heads or ballots are counted.
        Counting "清点" "counting"
        /// People vote.
        Voting "表决" "voting"
        /// Prizes are handed over.
        Award "颁奖" "award"
        /// A photograph is taken.
        Photo "合影" "photo"
        /// A recess.
        Break "休会" "recess"
        /// Anything else.
        Other "等候" "wait"
    }
}

impl WaitKind {
    /// The word for what happens in an item: of a leader who gives remarks nobody says 发言.
    pub fn label_in(self, item: ItemKind, language: Language) -> &'static str {
        match (self, item) {
            (Self::Speech, ItemKind::Remarks) => item.label(language),
            _ => self.label(language),
        }
    }
}
