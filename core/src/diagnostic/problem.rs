//! Every problem that Lectern can report, as data.

use super::{JsonType, Path, Severity};

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
    UnknownPlaceholder { written: String },

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
    CountDisagrees { announced: u64, actual: u64 },
    ListDisagrees { listed: u64, actual: u64 },
    OrdinalDisagrees { written: u64, actual: u64 },
    YearsDisagree { opening: String, item: String },
    DatesDisagree { opening: String, item: String },
    NotTheMeetingDate { written: String, meeting: String },
    ImpossibleDate { written: String },
    WeekdayDisagrees { written: String, actual: String },
    UnreadableStart { written: String },

    // Things that are not there.
    NoTitle,
    NoItems,
    NothingInItem,
    NothingInStep,
    OneAlternative,
    NobodyHasTheFloor,
}

impl Problem {
    /// The name of the rule, as `check --json` gives it.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::NotText { .. } => "not-text",
            Self::TooLarge { .. } => "too-large",
            Self::NotJson { .. } => "not-json",
            Self::EmptyFile => "empty-file",
            Self::UnfinishedJson => "unfinished-json",
            Self::TooDeep => "too-deep",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownWord { .. } => "unknown-word",
            Self::MissingField { .. } => "missing-field",
            Self::RepeatedField { .. } => "repeated-field",
            Self::OtherFormat { .. } => "other-format",
            Self::NoFormat | Self::UnusableFormat { .. } => "no-format",
            Self::NewerFormat { .. } => "newer-format",
            Self::UnreadableNewerFormat { .. } => "unreadable-newer-format",
            Self::NoSuchPerson { .. } => "no-such-person",
            Self::NoSuchValue { .. } => "no-such-value",
            Self::NoSuchItem { .. } => "no-such-item",
            Self::RepeatedId { .. } => "repeated-id",
            Self::UnusableId { .. } => "unusable-id",
            Self::UnknownField { .. } => "unknown-field",
            Self::UnreadWords { .. } => "unread-words",
            Self::UnknownPlaceholder { .. } => "unknown-placeholder",
            Self::UnclosedPlaceholder => "unclosed-placeholder",
            Self::EmptyPlaceholder => "empty-placeholder",
            Self::StarsMayBeBlanks => "stars-may-be-blanks",
            Self::GapMayBeBlank => "gap-may-be-blank",
            Self::RawBlank { .. } => "raw-blank",
            Self::Unfilled { .. } => "unfilled",
            Self::EmptyPlaceholderSource { .. } => "nothing-to-compute",
            Self::EnteredTooLate { .. } => "entered-too-late",
            Self::SpokenDirection { .. } => "spoken-direction",
            Self::SpokenMarkup { .. } => "spoken-markup",
            Self::NoFileName => "no-file-name",
            Self::TextMissing { .. } => "text-missing",
            Self::TextOutside { .. } => "text-outside",
            Self::TextNotText { .. } => "text-not-text",
            Self::TextTooLarge { .. } => "text-too-large",
            Self::TextUnreadable { .. } => "text-unreadable",
            Self::MinutesDisagree { .. } => "minutes-disagree",
            Self::ItemMinutesDisagree { .. } => "item-minutes-disagree",
            Self::UnplannedWaits { .. } => "unplanned-waits",
            Self::CountDisagrees { .. } => "count-disagrees",
            Self::ListDisagrees { .. } => "list-disagrees",
            Self::OrdinalDisagrees { .. } => "ordinal-disagrees",
            Self::YearsDisagree { .. } => "years-disagree",
            Self::DatesDisagree { .. } => "dates-disagree",
            Self::NotTheMeetingDate { .. } => "not-the-meeting-date",
            Self::ImpossibleDate { .. } => "impossible-date",
            Self::WeekdayDisagrees { .. } => "weekday-disagrees",
            Self::UnreadableStart { .. } => "unreadable-start",
            Self::NoTitle => "no-title",
            Self::NoItems => "no-items",
            Self::NothingInItem => "nothing-in-item",
            Self::NothingInStep => "nothing-in-step",
            Self::OneAlternative => "one-alternative",
            Self::NobodyHasTheFloor => "nobody-has-the-floor",
        }
    }

    /// How much it matters: an error is what the host would stumble over, or what hides part of the meeting.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NewerFormat { .. }
            | Self::UnknownField { .. }
            | Self::UnreadWords { .. }
            | Self::StarsMayBeBlanks
            | Self::GapMayBeBlank
            | Self::SpokenDirection { .. }
            | Self::SpokenMarkup { .. }
            | Self::UnplannedWaits { .. }
            | Self::MinutesDisagree { .. }
            | Self::ItemMinutesDisagree { .. }
            | Self::YearsDisagree { .. }
            | Self::DatesDisagree { .. }
            | Self::NotTheMeetingDate { .. }
            | Self::NoTitle
            | Self::NothingInItem
            | Self::NothingInStep
            | Self::OneAlternative
            | Self::NobodyHasTheFloor => Severity::Warning,
            // A value that no text uses cannot be read aloud.
            Self::Unfilled { uses, .. } if uses.is_empty() => Severity::Warning,
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
            | Self::UnreadableNewerFormat { .. }
            | Self::NoSuchPerson { .. }
            | Self::NoSuchValue { .. }
            | Self::NoSuchItem { .. }
            | Self::RepeatedId { .. }
            | Self::UnusableId { .. }
            | Self::UnknownPlaceholder { .. }
            | Self::UnclosedPlaceholder
            | Self::EmptyPlaceholder
            | Self::RawBlank { .. }
            | Self::Unfilled { .. }
            | Self::EmptyPlaceholderSource { .. }
            | Self::EnteredTooLate { .. }
            | Self::NoFileName
            | Self::TextMissing { .. }
            | Self::TextOutside { .. }
            | Self::TextNotText { .. }
            | Self::TextTooLarge { .. }
            | Self::TextUnreadable { .. }
            | Self::CountDisagrees { .. }
            | Self::ListDisagrees { .. }
            | Self::OrdinalDisagrees { .. }
            | Self::ImpossibleDate { .. }
            | Self::WeekdayDisagrees { .. }
            | Self::UnreadableStart { .. }
            | Self::NoItems => Severity::Error,
        }
    }
}
