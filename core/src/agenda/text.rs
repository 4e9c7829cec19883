//! Texts of the script, and the files beside the agenda that long ones live in. Only names and words stand here:
//! whoever has a file system reads the files and hands their words in as [`SideTexts`].

use super::Unknown;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::HashMap;
use std::fmt;

/// The name of a text file beside the agenda: a relative path with `/`, inside the agenda's folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TextFile(pub String);

impl TextFile {
    /// Whether the path stays within the agenda's folder on every system: relative, without `..`, without a drive
    /// letter or a backslash. A link that leads out is for the reader of files to refuse.
    pub fn is_inside(&self) -> bool {
        let path = &self.0;
        !path.trim().is_empty()
            && !path.contains(['\\', ':', '\0'])
            && path.split('/').all(|part| !part.is_empty() && part != ".." && part != ".")
    }
}

/// A text of the script: written in the agenda itself, or in a file beside it.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum Text {
    /// Markdown in the agenda itself.
    Inline(String),
    /// Markdown in a file beside the agenda.
    // In a box, since few texts are, and each of thousands of steps has room for two texts.
    File(Box<FileText>),
}

/// A text that stands in a file beside the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileText {
    /// The file's name.
    pub file: TextFile,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Inline(text) => serializer.serialize_str(text),
            Self::File(file) => file.serialize(serializer),
        }
    }
}

// By hand and not `untagged`, because an untagged enum answers every mistake with "did not match any variant".
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or {\"file\": \"name.md\"}")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Inline(text.to_owned()))
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Text, E> {
                Ok(Text::Inline(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let first: Option<String> = map.next_key()?;
                if first.as_deref() == Some(NUMBER) {
                    return Err(A::Error::invalid_type(Unexpected::Other("number"), &self));
                }
                let file = FileText::deserialize(MapAccessDeserializer::new(Begun { first, map }))?;
                Ok(Text::File(Box::new(file)))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

/// Keeping every digit of a number, serde_json hands it to whoever asks for anything as a map of this one key.
const NUMBER: &str = "$serde_json::private::Number";

/// A map of which the first key was looked at.
struct Begun<A> {
    first: Option<String>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Begun<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(first) => seed.deserialize(first.into_deserializer()).map(Some),
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// Why the words of a file beside the agenda could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// There is no such file.
    Missing,
    /// It lies outside the agenda's folder.
    Outside,
    /// It is not text: not UTF-8, or with zero bytes.
    NotText,
    /// It is larger than any script, in bytes.
    TooLarge(u64),
    /// The system refused; its own words.
    Unreadable(String),
}

/// The words of every file beside the agenda that was asked for, or why they could not be had.
pub type SideTexts = HashMap<TextFile, Result<String, TextFault>>;
