//! What a host script is before anybody has looked for its structure: paragraphs in order, whatever file they came from.

/// A document as its reader found it, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its paragraphs. A row of a table is one paragraph, its cells parted by tabs.
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph. What the file did not say is `None` or `false`: a plain text says nothing but the words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// The words, the automatic number in front included, as a reader of the page sees them. `\n` is a line break within.
    pub text: String,
    /// How many bytes at the start of `text` are an automatic number with what parts it from the words.
    pub number: usize,
    /// Its level as a heading, 1 to 9.
    pub heading: Option<u8>,
    /// Whether it is a title by its style, or centred.
    pub centred: bool,
    /// Whether it is a row of a table.
    pub row: bool,
    /// Whether it stands behind an empty line or an empty paragraph.
    pub spaced: bool,
}

impl Paragraph {
    /// A paragraph of which nothing is known but its words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
