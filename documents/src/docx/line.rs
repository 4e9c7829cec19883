//! One paragraph from its first run to its place in the document: merging over a mark that does not end it, blanks
//! drawn as underlined spaces, white space that is layout, and the automatic number in front.

use super::body::{Body, Flow};
use super::styles::Says;
use crate::refusal::Refusal;
use lectern_core::chinese::vocabulary::han_run;
use lectern_core::import::Paragraph;
use std::ops::Range;

/// What the mark at the end of a paragraph does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    /// It ends the paragraph.
    #[default]
    Ends,
    /// It is deleted by a tracked change.
    Deleted,
    /// It is hidden, so that the next paragraph goes on in the same line.
    Hidden,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where `text` is underlined, in bytes, in order.
    pub(super) underlined: Vec<Range<usize>>,
    /// What stands in text boxes that hang on it.
    pub(super) boxes: Vec<Paragraph>,
    pub(super) style: Option<String>,
    pub(super) says: Says,
    pub(super) mark: Mark,
    /// Whether its style hides what is in it.
    pub(super) hidden: bool,
}

impl Line {
    /// A paragraph that has nothing yet, with room for the words that most have.
    pub(super) fn new(hidden: bool) -> Self {
        const ROOM: usize = 256;
        Self { hidden, text: String::with_capacity(ROOM), ..Self::default() }
    }

    /// Adds words.
    pub(super) fn push(&mut self, words: &str, underlined: bool) {
        let from = self.text.len();
        // Nearly all words are shown as they are.
        let (plain, rest) = words.split_at_checked(plain_run(words)).unwrap_or(("", words));
        self.text.push_str(plain);
        self.text.extend(shown(rest));
        self.mark_underlined(from, underlined);
    }

    /// Adds a line break or a tab.
    pub(super) fn push_white(&mut self, character: char, underlined: bool) {
        let from = self.text.len();
        self.text.push(character);
        self.mark_underlined(from, underlined && character == '\t');
    }

    /// Takes white space away that stands at one end of what was added since `from`.
    pub(super) fn trim_since(&mut self, from: usize) {
        let added = self.text.get(from..).unwrap_or_default();
        let kept = added.trim_matches(' ').to_owned();
        self.text.truncate(from);
        self.text.push_str(&kept);
        let end = self.text.len();
        self.underlined.retain_mut(|range| {
            range.end = range.end.min(end);
            range.start < range.end
        });
    }

    fn mark_underlined(&mut self, from: usize, underlined: bool) {
        let to = self.text.len();
        if !underlined || from == to {
            return;
        }
        match self.underlined.last_mut() {
            Some(last) if last.end == from => last.end = to,
            _ => self.underlined.push(from..to),
        }
    }

    /// This paragraph and the one after it, as one. The mark that remains is that of the later, and with it its style;
    /// but a later one of which nothing is left gives nothing, and a hidden mark changes nothing at all.
    pub(super) fn joined(mut self, mut later: Self) -> Self {
        let mark = later.mark;
        let at = self.text.len();
        let keeps = !self.text.is_empty() && (self.mark == Mark::Hidden || later.text.is_empty());
        self.text.push_str(&later.text);
        self.underlined.extend(later.underlined.into_iter().map(|range| range.start + at..range.end + at));
        self.boxes.append(&mut later.boxes);
        if !keeps {
            self.style = later.style;
            self.says = later.says;
            self.hidden = later.hidden;
        }
        self.mark = mark;
        self
    }

    /// The words as people see them: underlined gaps are blanks to fill in and become `_`, white space at the ends of
    /// lines is layout.
    fn words(&self) -> String {
        let mut drawn = String::with_capacity(self.text.len());
        let mut at = 0;
        for range in &self.underlined {
            let gap = self.text.get(range.clone()).unwrap_or_default();
            if gap.chars().all(char::is_whitespace) && width(gap) >= 2 {
                drawn.push_str(self.text.get(at..range.start).unwrap_or_default());
                drawn.extend(std::iter::repeat_n('_', width(gap)));
                at = range.end;
            }
        }
        drawn.push_str(self.text.get(at..).unwrap_or_default());
        tidy(&drawn)
    }
}

/// The bytes at the start of some words that surely are shown as they are. Most of them are Han, or Latin letters and figures:
/// runs of both are passed over at once.
fn plain_run(words: &str) -> usize {
    let mut rest = words;
    loop {
        rest = rest.get(han_run(rest)..).unwrap_or_default();
        let latin = rest.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
        rest = rest.get(latin..).unwrap_or_default();
        match rest.strip_prefix(is_plain) {
            Some(behind) => rest = behind,
            None => return words.len() - rest.len(),
        }
    }
}

/// Whether a character surely is one that [`shown`] leaves as it is: a letter, a Chinese character, a mark of either.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{d7ff}' | '\u{ff00}'..='\u{ffef}')
}

/// Words as they are shown. White space within them is a space, since tabs and line ends have elements of their own; what
/// has no width is left out.
pub(super) fn shown(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter_map(|character| match character {
        '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => None,
        control if control.is_control() => None,
        other => Some(other),
    })
}

/// How many small letters a gap is wide.
fn width(gap: &str) -> usize {
    gap.chars().map(|character| if character == '\t' { 4 } else { 1 + usize::from(character == '\u{3000}') }).sum()
}

/// Lines without the white space at their ends, and without empty ones among them.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        if !tidy.is_empty() {
            tidy.push('\n');
        }
        tidy.push_str(line);
    }
    tidy
}

impl Body<'_> {
    /// Ends a paragraph: numbers it, and puts it and its text boxes in their places. One in which nothing is seen is
    /// left out.
    pub(super) fn finish(&mut self, line: Line, flow: &mut Flow) -> Result<(), Refusal> {
        let words = line.words();
        let style = self.styles.paragraph(line.style.as_deref());
        let says = line.says.clone().or(&style.says);
        let number = self.number(&line, &says);
        let text = if words.is_empty() { number.trim_end().to_owned() } else { number.clone() + &words };
        self.grew(text.len())?;
        let is_empty = text.is_empty();
        if !is_empty {
            flow.done.push(Paragraph {
                number: number.len().min(text.len()),
                heading: says.outline.filter(|level| *level < 9).map(|level| level + 1),
                centred: says.centred == Some(true) || style.title,
                row: false,
                spaced: flow.spaced,
                text,
            });
        }
        flow.spaced = is_empty && line.boxes.is_empty();
        flow.done.extend(line.boxes);
        Ok(())
    }

    /// The number in front. A paragraph's own list goes before that of its style; a style's level is the one that the
    /// list gives to that style.
    fn number(&mut self, line: &Line, says: &Says) -> String {
        let Some(instance) = says.list.filter(|list| *list > 0) else { return String::new() };
        let style = self.styles.paragraph(line.style.as_deref());
        let of_style = || self.counting.lists().level_of_style(instance, &style.chain).or(style.says.level);
        let level = match (line.says.list, line.says.level) {
            (_, Some(own)) => own,
            (Some(_), None) => 0,
            (None, None) => of_style().unwrap_or(0),
        };
        self.counting.next(instance, level)
    }
}
