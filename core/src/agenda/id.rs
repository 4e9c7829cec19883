//! Ids: what files, journals and commands call a thing by. Never an index, so that a reorder cannot confuse a running
//! meeting. An id is any text without white space, braces or dots, because placeholders name it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a person of the roster.
    PersonId
    /// Names a value that staff fill in, or that is entered during the meeting.
    ValueId
    /// Names an item; unique in the agenda.
    ItemId
    /// Names a step; unique within its item.
    StepId
    /// Names one of the sentences to choose from; unique within its step.
    AlternativeId
}

/// Whether a placeholder could name this id: not empty, no white space, no braces, no dots of either width.
pub fn is_usable(id: &str) -> bool {
    let is_usable =
        |c: char| !(c.is_whitespace() || c.is_control() || matches!(c, '{' | '}' | '｛' | '｝' | '.' | '．' | '。'));
    // Nearly every id is one of letters and figures, and that takes no look into the tables of Unicode.
    let is_simple = |b: u8| b.is_ascii_alphanumeric();
    !id.is_empty() && (id.bytes().all(is_simple) || id.chars().all(is_usable))
}
