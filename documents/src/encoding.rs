//! The encodings of texts, by name: which are offered, and what people call them. Reads nothing; that is for
//! `text::decode`.

use encoding_rs::{BIG5, EUC_KR, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use lectern_core::Language;

/// A way of writing characters as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(pub(crate) &'static encoding_rs::Encoding);

impl Encoding {
    /// Those that a person may choose from, the likely ones first.
    pub fn offered() -> [Self; 8] {
        [UTF_8, GB18030, BIG5, UTF_16LE, UTF_16BE, SHIFT_JIS, EUC_KR, WINDOWS_1252].map(Self)
    }

    /// The encoding of that name, as the web calls it: `gbk`, `utf-8`, `big5`.
    pub fn named(name: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(name.as_bytes()).map(Self).map(|encoding| match encoding {
            // The older ones are parts of it.
            Self(gbk) if gbk == encoding_rs::GBK => Self(GB18030),
            other => other,
        })
    }

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What to call it before people, who know the older names.
    pub fn label(self, language: Language) -> String {
        let known = match self.name() {
            "gb18030" => language.pick("简体中文 GBK/GB18030", "Simplified Chinese, GBK/GB18030"),
            "Big5" => language.pick("繁体中文 Big5", "Traditional Chinese, Big5"),
            "UTF-16LE" => "Unicode UTF-16LE",
            "UTF-16BE" => "Unicode UTF-16BE",
            "Shift_JIS" => language.pick("日文 Shift_JIS", "Japanese, Shift_JIS"),
            "EUC-KR" => language.pick("韩文 EUC-KR", "Korean, EUC-KR"),
            "windows-1252" => language.pick("西文 windows-1252", "Western, windows-1252"),
            other => other,
        };
        known.to_owned()
    }
}
