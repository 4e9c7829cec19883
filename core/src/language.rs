//! The two languages that Lectern speaks to people. The words themselves stand where they are used: problems beside
//! the problem types, labels of the window in its strings file. Never read from the environment here.

use serde::{Deserialize, Serialize};

/// Which language a message or a label is written in. Chinese is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The text of the two that this language asks for.
    pub fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
