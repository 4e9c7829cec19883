//! The other way round: words to Markdown that speaks them as they stand, whatever Markdown would have made of them.
//!
//! Only ASCII punctuation can be escaped. Marks of a missing word that are not (`×××`, `□□`, `某某`) stay blanks, and
//! whoever writes a script takes them out first: [`super::blanks`] finds them.

/// Markdown that shows this text. Line ends stay line ends, which are nothing but space within a paragraph.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut escaper = Escaper::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        escaper.push(c, after, &mut out);
        rest = after;
    }
    out
}

/// What was escaped so far, as far as it matters for the next character.
#[derive(Debug, Clone)]
pub(crate) struct Escaper {
    /// Has the line had nothing but space yet?
    opens: bool,
    /// How many digits the line consists of so far, if of nothing else.
    digits: usize,
    /// How many hyphens of a run are still to be escaped.
    hyphens: usize,
    /// Was the last character a full-width brace?
    brace: bool,
}

impl Default for Escaper {
    fn default() -> Self {
        Self { opens: true, digits: 0, hyphens: 0, brace: false }
    }
}

impl Escaper {
    /// How many characters behind one [`Escaper::push`] may look at.
    pub(crate) const AHEAD: usize = 2;

    /// Whether what stands behind this character matters.
    pub(crate) fn looks_ahead(c: char) -> bool {
        matches!(c, '.' | ')' | '(' | '-')
    }

    /// Writes one character; `after` is the text behind it.
    pub(crate) fn push(&mut self, c: char, after: &str, out: &mut String) {
        if self.needs_escape(c, after) {
            out.push('\\');
        }
        if c == '｛' && self.brace {
            // Two full-width braces are a placeholder too, and no backslash parts them; this is never shown.
            out.push('\u{FEFF}');
        }
        out.push(c);
        self.brace = c == '｛';
        self.hyphens = self.hyphens.saturating_sub(1);
        self.digits = if c.is_ascii_digit() && (self.opens || self.digits > 0) { self.digits + 1 } else { 0 };
        self.opens = matches!(c, '\n' | '\r') || self.opens && is_indent(c);
    }

    /// Notes something that is written without being escaped, such as a placeholder.
    pub(crate) fn pass(&mut self) {
        *self = Self { opens: false, ..Self::default() };
    }

    fn needs_escape(&mut self, c: char, after: &str) -> bool {
        match c {
            '\\' | '*' | '_' | '{' | '#' => true,
            '+' | '>' => self.opens,
            // A list, though nothing of it would be lost: as nobody sees it, its indent could not be kept.
            '.' | ')' => {
                self.digits > 0 && after.chars().next().is_none_or(|next| next.is_whitespace() || next == '\0')
            }
            '(' => after.starts_with([' ', '\t', '\u{3000}', '\u{A0}']),
            '-' => {
                let run = 1 + after.bytes().take(Self::AHEAD).take_while(|byte| *byte == b'-').count();
                if run > 2 {
                    self.hyphens = self.hyphens.max(run);
                }
                self.opens || self.hyphens > 0
            }
            _ => false,
        }
    }
}

/// What a line may begin with and still open a list or a quote behind it.
fn is_indent(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{A0}' | '\0' | '\u{FEFF}')
}
