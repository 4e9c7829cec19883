//! Every problem that Lectern can report, as data.

use super::{JsonType, Path, Rule, Severity};

/// What is wrong. The fields are what the words need.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the sentences in words.rs say what each one is")]
pub enum Problem {
    // The file cannot be used.
    NotText { byte: usize },
    TooLarge { bytes: u64, most: u64 },
    NotJson { detail: String },
    EmptyFile,
    UnfinishedJson,
    TooDeep,
    WrongType { found: JsonType, expected: JsonType },
    UnknownWord { word: String, allowed: Vec<String> },
    MissingField { name: String },
    RepeatedField { name: String },
    OtherFormat { detail: String },
    NoFormat,
    UnusableFormat { found: String },
    NewerFormat { found: u32, known: u32 },
    UnreadableNewerFormat { found: u32, known: u32 },

    // Names that lead nowhere.
    NoSuchPerson { id: String },
    NoSuchValue { id: String },
    NoSuchItem { id: String },
    RepeatedId { id: String },
    UnusableId { id: String },
    UnknownField { name: String, similar: String },
    UnreadWords { name: String },
    PinyinDisagrees { name: String, pinyin: String },
    UnknownPlaceholder { written: String },
    UnknownRule { name: String, similar: Option<String> },
    RuleStaysOn { name: String },

    // Words that are not ready to be read.
    UnclosedPlaceholder,
    EmptyPlaceholder,
    StarsMayBeBlanks,
    GapMayBeBlank,
    RawBlank { written: String },
    Unfilled { label: String, uses: Vec<Path> },
    EmptyPlaceholderSource { label: String },
    EnteredTooLate { label: String },
    SpokenDirection { written: String },
    SpokenMarkup { written: String },

    // Files beside the agenda.
    NoFileName,
    TextMissing { file: String },
    TextOutside { file: String },
    TextNotText { file: String },
    TextTooLarge { file: String, bytes: u64 },
    TextUnreadable { file: String, detail: String },

    // Things that do not agree.
    MinutesDisagree { items: u64, meeting: u64 },
    ItemMinutesDisagree { steps: u64, item: u64 },
    UnplannedWaits { waits: u64 },
    SpeechOverPlan { estimate: u64, planned: u64 },
    CountDisagrees { announced: u64, actual: u64 },
    ListDisagrees { listed: u64, announced: u64 },
    OrdinalDisagrees { written: u64, actual: u64 },
    YearsDisagree { first: String, later: String },
    EditionsDisagree { first: String, later: String },
    DatesDisagree { first: String, later: String },
    NotTheMeetingDate { written: String, meeting: String },
    ImpossibleDate { written: String },
    WeekdayDisagrees { written: String, actual: String },
    GreetingDisagrees { written: String, starts: String, right: String },
    UnreadableStart { written: String },
    NumberAfterBare { written: String },
    LeadTooLate { written: String },
    PointsDisagree { announced: u64, given: u64 },
    SequenceGap { before: String, after: String },
    SequenceRepeats { number: String },
    AttendanceDisagrees { expected: u64, absent: u64, present: u64 },
    BallotsDisagree { returned: u64, cast: u64 },
    PartsDisagree { whole: u64, parts: u64 },
    NoQuorum { claimed: String, expected: u64, present: u64 },
    ShareTooSmall { claimed: String, share: String },

    // People.
    TwoOffices { name: String, first: String, later: String },
    TwoSpellings { first: String, later: String },
    SharedBlank,
    NotInRoster { name: String },
    NeverCalled { who: String },
    RecapNamesStranger { who: String },
    RecapThanksForNothing { what: String },
    RecapOmits { who: String },

    // Votes.
    ResultBeforeVote { result: String },
    VotedUnread { draft: String },

    // Things that are not there.
    PromisedItemMissing { promised: String },
    NoAdjournment,
    NoTitle,
    NoItems,
    NothingInItem,
    NothingInStep,
    OneAlternative,
    NobodyHasTheFloor,
}

impl Problem {
    /// The words of the script that it tells of.
    pub(crate) fn words_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::YearsDisagree { first, later }
            | Self::EditionsDisagree { first, later }
            | Self::DatesDisagree { first, later }
            | Self::TwoSpellings { first, later } => vec![first, later],
            Self::TwoOffices { name, first, later } => vec![name, first, later],
            Self::NotTheMeetingDate { written, meeting } => vec![written, meeting],
            Self::WeekdayDisagrees { written, actual } => vec![written, actual],
            Self::GreetingDisagrees { written, starts, right } => vec![written, starts, right],
            Self::SequenceGap { before, after } => vec![before, after],
            Self::ImpossibleDate { written: words }
            | Self::NumberAfterBare { written: words }
            | Self::LeadTooLate { written: words }
            | Self::SequenceRepeats { number: words }
            | Self::NoQuorum { claimed: words, .. }
            | Self::ShareTooSmall { claimed: words, .. }
            | Self::NotInRoster { name: words }
            | Self::NeverCalled { who: words }
            | Self::RecapNamesStranger { who: words }
            | Self::RecapThanksForNothing { what: words }
            | Self::RecapOmits { who: words }
            | Self::ResultBeforeVote { result: words }
            | Self::VotedUnread { draft: words }
            | Self::PromisedItemMissing { promised: words } => vec![words],
            // Of the file, the roster and figures.
            Self::NotText { .. }
            | Self::TooLarge { .. }
            | Self::NotJson { .. }
            | Self::EmptyFile
            | Self::UnfinishedJson
            | Self::TooDeep
            | Self::WrongType { .. }
            | Self::UnknownWord { .. }
            | Self::MissingField { .. }
            | Self::RepeatedField { .. }
            | Self::OtherFormat { .. }
            | Self::NoFormat
            | Self::UnusableFormat { .. }
            | Self::NewerFormat { .. }
            | Self::UnreadableNewerFormat { .. }
            | Self::NoSuchPerson { .. }
            | Self::NoSuchValue { .. }
            | Self::NoSuchItem { .. }
            | Self::RepeatedId { .. }
            | Self::UnusableId { .. }
            | Self::UnknownField { .. }
            | Self::UnreadWords { .. }
            | Self::PinyinDisagrees { .. }
            | Self::UnknownPlaceholder { .. }
            | Self::UnknownRule { .. }
            | Self::RuleStaysOn { .. }
            | Self::UnclosedPlaceholder
            | Self::EmptyPlaceholder
            | Self::StarsMayBeBlanks
            | Self::GapMayBeBlank
            | Self::RawBlank { .. }
            | Self::Unfilled { .. }
            | Self::EmptyPlaceholderSource { .. }
            | Self::EnteredTooLate { .. }
            | Self::SpokenDirection { .. }
            | Self::SpokenMarkup { .. }
            | Self::NoFileName
            | Self::TextMissing { .. }
            | Self::TextOutside { .. }
            | Self::TextNotText { .. }
            | Self::TextTooLarge { .. }
            | Self::TextUnreadable { .. }
            | Self::MinutesDisagree { .. }
            | Self::ItemMinutesDisagree { .. }
            | Self::UnplannedWaits { .. }
            | Self::SpeechOverPlan { .. }
            | Self::CountDisagrees { .. }
            | Self::ListDisagrees { .. }
            | Self::OrdinalDisagrees { .. }
            | Self::UnreadableStart { .. }
            | Self::PointsDisagree { .. }
            | Self::AttendanceDisagrees { .. }
            | Self::BallotsDisagree { .. }
            | Self::PartsDisagree { .. }
            | Self::SharedBlank
            | Self::NoAdjournment
            | Self::NoTitle
            | Self::NoItems
            | Self::NothingInItem
            | Self::NothingInStep
            | Self::OneAlternative
            | Self::NobodyHasTheFloor => Vec::new(),
        }
    }

    /// The rule that it breaks.
    pub fn broken_rule(&self) -> Rule {
        match self {
            Self::NotText { .. } => Rule::NotText,
            Self::TooLarge { .. } => Rule::TooLarge,
            Self::NotJson { .. } => Rule::NotJson,
            Self::EmptyFile => Rule::EmptyFile,
            Self::UnfinishedJson => Rule::UnfinishedJson,
            Self::TooDeep => Rule::TooDeep,
            Self::WrongType { .. } => Rule::WrongType,
            Self::UnknownWord { .. } => Rule::UnknownWord,
            Self::MissingField { .. } => Rule::MissingField,
            Self::RepeatedField { .. } => Rule::RepeatedField,
            Self::OtherFormat { .. } => Rule::OtherFormat,
            Self::NoFormat | Self::UnusableFormat { .. } => Rule::NoFormat,
            Self::NewerFormat { .. } => Rule::NewerFormat,
            Self::UnreadableNewerFormat { .. } => Rule::UnreadableNewerFormat,
            Self::NoSuchPerson { .. } => Rule::NoSuchPerson,
            Self::NoSuchValue { .. } => Rule::NoSuchValue,
            Self::NoSuchItem { .. } => Rule::NoSuchItem,
            Self::RepeatedId { .. } => Rule::RepeatedId,
            Self::UnusableId { .. } => Rule::UnusableId,
            Self::UnknownField { .. } => Rule::UnknownField,
            Self::UnreadWords { .. } => Rule::UnreadWords,
            Self::PinyinDisagrees { .. } => Rule::PinyinDisagrees,
            Self::UnknownPlaceholder { .. } => Rule::UnknownPlaceholder,
            Self::UnknownRule { .. } => Rule::UnknownRule,
            Self::RuleStaysOn { .. } => Rule::RuleStaysOn,
            Self::UnclosedPlaceholder => Rule::UnclosedPlaceholder,
            Self::EmptyPlaceholder => Rule::EmptyPlaceholder,
            Self::StarsMayBeBlanks => Rule::StarsMayBeBlanks,
            Self::GapMayBeBlank => Rule::GapMayBeBlank,
            Self::RawBlank { .. } => Rule::RawBlank,
            Self::Unfilled { .. } => Rule::Unfilled,
            Self::EmptyPlaceholderSource { .. } => Rule::EmptyPlaceholderSource,
            Self::EnteredTooLate { .. } => Rule::EnteredTooLate,
            Self::SpokenDirection { .. } => Rule::SpokenDirection,
            Self::SpokenMarkup { .. } => Rule::SpokenMarkup,
            Self::NoFileName => Rule::NoFileName,
            Self::TextMissing { .. } => Rule::TextMissing,
            Self::TextOutside { .. } => Rule::TextOutside,
            Self::TextNotText { .. } => Rule::TextNotText,
            Self::TextTooLarge { .. } => Rule::TextTooLarge,
            Self::TextUnreadable { .. } => Rule::TextUnreadable,
            Self::MinutesDisagree { .. } => Rule::MinutesDisagree,
            Self::ItemMinutesDisagree { .. } => Rule::ItemMinutesDisagree,
            Self::UnplannedWaits { .. } => Rule::UnplannedWaits,
            Self::SpeechOverPlan { .. } => Rule::SpeechOverPlan,
            Self::CountDisagrees { .. } => Rule::CountDisagrees,
            Self::ListDisagrees { .. } => Rule::ListDisagrees,
            Self::OrdinalDisagrees { .. } => Rule::OrdinalDisagrees,
            Self::YearsDisagree { .. } => Rule::YearsDisagree,
            Self::EditionsDisagree { .. } => Rule::EditionsDisagree,
            Self::DatesDisagree { .. } => Rule::DatesDisagree,
            Self::NotTheMeetingDate { .. } => Rule::NotTheMeetingDate,
            Self::ImpossibleDate { .. } => Rule::ImpossibleDate,
            Self::WeekdayDisagrees { .. } => Rule::WeekdayDisagrees,
            Self::GreetingDisagrees { .. } => Rule::GreetingDisagrees,
            Self::UnreadableStart { .. } => Rule::UnreadableStart,
            Self::NumberAfterBare { .. } => Rule::NumberAfterBare,
            Self::LeadTooLate { .. } => Rule::LeadTooLate,
            Self::PointsDisagree { .. } => Rule::PointsDisagree,
            Self::SequenceGap { .. } | Self::SequenceRepeats { .. } => Rule::SequenceGap,
            Self::AttendanceDisagrees { .. } | Self::BallotsDisagree { .. } | Self::PartsDisagree { .. } => {
                Rule::AttendanceDisagrees
            }
            Self::NoQuorum { .. } | Self::ShareTooSmall { .. } => Rule::NoQuorum,
            Self::TwoOffices { .. } => Rule::TwoOffices,
            Self::TwoSpellings { .. } => Rule::TwoSpellings,
            Self::SharedBlank => Rule::SharedBlank,
            Self::NotInRoster { .. } => Rule::NotInRoster,
            Self::NeverCalled { .. } => Rule::NeverCalled,
            Self::RecapNamesStranger { .. } => Rule::RecapNamesStranger,
            Self::RecapThanksForNothing { .. } => Rule::RecapThanksForNothing,
            Self::RecapOmits { .. } => Rule::RecapOmits,
            Self::ResultBeforeVote { .. } => Rule::ResultBeforeVote,
            Self::VotedUnread { .. } => Rule::VotedUnread,
            Self::PromisedItemMissing { .. } => Rule::PromisedItemMissing,
            Self::NoAdjournment => Rule::NoAdjournment,
            Self::NoTitle => Rule::NoTitle,
            Self::NoItems => Rule::NoItems,
            Self::NothingInItem => Rule::NothingInItem,
            Self::NothingInStep => Rule::NothingInStep,
            Self::OneAlternative => Rule::OneAlternative,
            Self::NobodyHasTheFloor => Rule::NobodyHasTheFloor,
        }
    }

    /// The name of the rule, as `check --json` gives it.
    pub fn rule(&self) -> &'static str {
        self.broken_rule().name()
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        // A value that no text uses cannot be read aloud.
        let unused = matches!(self, Self::Unfilled { uses, .. } if uses.is_empty());
        if unused { Severity::Warning } else { self.broken_rule().severity() }
    }
}
