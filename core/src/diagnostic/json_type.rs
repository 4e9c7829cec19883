//! The sorts of things that can stand in a JSON file, as people call them.

use crate::Language;

/// What sort of thing stands, or should stand, at a place of a JSON file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonType {
    /// `"…"`
    Text,
    /// A number of some sort.
    Number,
    /// A number with a fraction or an exponent.
    Fraction,
    /// A whole number below 0.
    Negative,
    /// A whole number of more digits than there is room for.
    Huge,
    /// A number without fraction, from 0 on.
    WholeNumber,
    /// `true` or `false`
    Boolean,
    /// `{ … }`
    Object,
    /// `[ … ]`
    List,
    /// `null`
    Null,
    /// A text, or an object that names a file.
    TextOrFile,
    /// Whatever else the JSON library calls it.
    Other(String),
}

impl JsonType {
    /// The word for it.
    pub fn label(&self, language: Language) -> &str {
        match self {
            Self::Text => language.pick("文本", "a text"),
            Self::Number => language.pick("数字", "a number"),
            Self::Fraction => language.pick("小数", "a fraction"),
            Self::Negative => language.pick("负数", "a negative number"),
            Self::Huge => language.pick("太大的数", "too large a number"),
            Self::WholeNumber => language.pick("整数", "a whole number"),
            Self::Boolean => language.pick("true 或 false", "true or false"),
            Self::Object => language.pick("对象 { }", "an object { }"),
            Self::List => language.pick("列表 [ ]", "a list [ ]"),
            Self::Null => language.pick("空值 null", "null"),
            Self::TextOrFile => language.pick("文本，或 { \"file\": \"文件名\" }", "a text, or { \"file\": \"name\" }"),
            Self::Other(words) => words,
        }
    }
}
