//! Blocks in the making: pieces of text are gathered, cut at placeholders and blanks, and trimmed.
//!
//! Knows nothing of how a block was found; `parse` says where one begins and ends.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::Drain;

use super::blank;
use super::prepare::{Token, TokenKind};
use super::{Block, BlockKind, Content, Fault, FaultKind, Inline, Script};

/// A pair of stars that Markdown found.
enum Span {
    Stress,
    /// Both of them are blanks: `**个批次、**名`.
    Blanks,
}

pub(super) struct Builder<'a> {
    source: &'a str,
    tokens: Peekable<Drain<'a, Token>>,
    script: Script,
    /// Is every block a direction?
    pub(super) direction: bool,
    block: Option<Block>,
    /// Where the next block's mark stands: a bullet, a number or `#`.
    begun: Option<usize>,
    /// An ordered marker that waits for its words, since it is shown with them.
    number: Option<Range<usize>>,
    /// The lists we are in: are they numbered?
    pub(super) ordered: Vec<bool>,
    stress: usize,
    spans: Vec<Span>,
    /// Text not cut into pieces yet. Markdown hands a literal `**` over star by star.
    pending: Option<Range<usize>>,
    /// A soft line end, undecided until the words behind it are known.
    line_end: Option<Range<usize>>,
}
impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, tokens: &'a mut Vec<Token>, faults: Vec<Fault>) -> Builder<'a> {
        Builder {
            source,
            tokens: tokens.drain(..).peekable(),
            script: Script { blocks: Vec::new(), faults },
            direction: false,
            block: None,
            begun: None,
            number: None,
            ordered: Vec::new(),
            stress: 0,
            spans: Vec::new(),
            pending: None,
            line_end: None,
        }
    }

    /// The script, when nothing is left to read.
    pub(super) fn finish(mut self) -> Script {
        self.close();
        self.script.faults.sort_by_key(|fault| fault.source.start);
        self.script
    }

    /// Ends an item of a list.
    pub(super) fn close_item(&mut self) {
        self.close();
        self.show_number();
        self.begun = None;
    }

    /// Notes a line end within a paragraph.
    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        self.flush();
        self.line_end = Some(range);
    }

    /// Adds a line break.
    pub(super) fn hard_break(&mut self, range: Range<usize>) {
        self.flush();
        self.push(range, Content::LineBreak);
    }

    /// Is no block open?
    pub(super) fn is_idle(&self) -> bool {
        self.block.is_none()
    }

    fn after(&self, at: usize) -> &str {
        self.source.get(at..).unwrap_or("")
    }

    /// Ends the block and begins another, whose mark or first word is at `start`.
    pub(super) fn open(&mut self, kind: BlockKind, start: usize) {
        self.close();
        self.begin(kind, start);
    }

    fn begin(&mut self, kind: BlockKind, start: usize) {
        let mut start = self.begun.take().unwrap_or(start);
        let kind = if self.direction { BlockKind::Direction } else { kind };
        if self.direction {
            // Markdown saw spaces where the quote marks stand.
            let before = self.source.get(..start).unwrap_or("");
            start =
                before.trim_end_matches(|c| is_space(c) && !is_line_end(c) || matches!(c, '>' | '-' | '+' | '*')).len();
        }
        let rest = self.after(start);
        start += rest.len() - rest.trim_start_matches(is_space).len();
        self.block = Some(Block { kind, source: start..start, inlines: Vec::new() });
    }

    /// Begins an item of a list.
    pub(super) fn open_item(&mut self, range: Range<usize>) {
        self.close();
        let ordered = self.ordered.last() == Some(&true);
        let rest = self.after(range.start);
        // Between the item's start and its number lie spaces, and quote marks where Markdown saw spaces.
        let gap = rest.find(|c: char| if ordered { c.is_ascii_digit() } else { !matches!(c, ' ' | '\t') });
        let start = range.start + gap.unwrap_or(0);
        let first = self.number.as_ref().map_or(start, |number| number.start);
        self.begun = Some(first);
        if ordered {
            let digits = self.after(start).bytes().take_while(u8::is_ascii_digit).count();
            self.number = Some(first..start + digits + 1);
        }
    }

    /// Shows a number that no words followed.
    fn show_number(&mut self) {
        if let Some(number) = self.number.take() {
            self.open(BlockKind::Paragraph, number.start);
            self.append(number, Content::Text);
            self.close();
        }
    }

    /// Begins what so many stars on both sides enclose; `range` is all of it, with the stars.
    pub(super) fn open_span(&mut self, range: Range<usize>, stars: usize) {
        self.flush();
        let opening = self.asks(range.start + stars, stars);
        let between = range.start + stars..range.end.saturating_sub(stars);
        if (opening && self.asks(range.end, stars)) || (stars == 2 && self.joins_blanks(between.clone())) {
            self.spans.push(Span::Blanks);
            self.text(range.start..range.start + stars);
            return;
        }
        let suspect = if stars == 2 { opening } else { self.may_be_two_blanks(between, range.end) };
        if suspect {
            self.script.faults.push(Fault { kind: FaultKind::StarsMayBeBlanks, source: range });
        }
        self.spans.push(Span::Stress);
        self.stress += 1;
    }

    /// Whether words between two pairs of stars only join what is missing on both sides: 由**和**同志主持.
    fn joins_blanks(&self, between: Range<usize>) -> bool {
        let words = self.source.get(between).unwrap_or_default().trim();
        let only_marks = !words.is_empty() && !words.chars().any(char::is_alphanumeric) && !words.contains(['{', '｛']);
        only_marks || matches!(words, "和" | "与" | "及" | "或" | "、" | "以及")
    }

    /// Whether two single stars look less like stress than like two things missing: they reach over a clause, or a
    /// measure word or a form of address follows one of them.
    fn may_be_two_blanks(&self, between: Range<usize>, end: usize) -> bool {
        let over_a_clause =
            self.source.get(between.clone()).is_some_and(|words| words.contains(['，', '。', '；', '、']));
        over_a_clause || blank::asks(self.after(between.start)) || blank::asks(self.after(end))
    }

    /// Ends what [`Builder::open_span`] began.
    pub(super) fn close_span(&mut self, range: Range<usize>, stars: usize) {
        match self.spans.pop() {
            Some(Span::Stress) => {
                self.flush();
                self.stress = self.stress.saturating_sub(1);
            }
            Some(Span::Blanks) => {
                // Apart from the words before, or one star of a longer run would be taken for both.
                self.flush();
                self.text(range.end.saturating_sub(stars)..range.end);
                self.flush();
            }
            None => {}
        }
    }

    /// Does what follows a run of so many stars ask for a name or a figure?
    fn asks(&self, at: usize, stars: usize) -> bool {
        if stars == 2 { blank::asks(self.after(at)) } else { blank::asks_date(self.after(at)) }
    }

    /// Adds text as Markdown handed it over.
    pub(super) fn text(&mut self, range: Range<usize>) {
        match &mut self.pending {
            Some(pending) if pending.end == range.start => pending.end = range.end,
            Some(_) | None => {
                self.flush();
                self.pending = Some(range);
            }
        }
    }

    /// Cuts the pending text at placeholders and blanks.
    fn flush(&mut self) {
        let Some(range) = self.pending.take() else {
            return;
        };
        let mut at = range.start;
        while let Some(token) = self.tokens.next_if(|token| token.range.end <= range.end) {
            if token.range.start < at {
                // Stars that became stress, or a mark of Markdown.
                continue;
            }
            let content = match token.kind {
                TokenKind::Placeholder(placeholder) => Some(Content::Placeholder(placeholder)),
                TokenKind::Blank => Some(Content::RawBlank),
                TokenKind::Broken => Some(Content::BrokenPlaceholder),
                TokenKind::Stars if token.range.len() == 2 => Some(Content::RawBlank),
                TokenKind::Stars if blank::asks_date(self.after(token.range.end)) => Some(Content::RawBlank),
                TokenKind::Stars => continue,
                TokenKind::Hidden => None,
            };
            self.push(at..token.range.start, Content::Text);
            at = token.range.end;
            if let Some(content) = content {
                self.push(token.range, content);
            }
        }
        self.push(at..range.end, Content::Text);
    }

    /// Adds a piece to the block, opening one if need be, with what waits before it.
    fn push(&mut self, range: Range<usize>, content: Content) {
        let mut range = range;
        let leading = self.block.as_ref().is_none_or(|block| block.inlines.is_empty());
        if content == Content::Text {
            if leading {
                let text = self.source.get(range.clone()).unwrap_or("");
                range.start += text.len() - text.trim_start_matches(is_space).len();
            }
            if range.is_empty() {
                return;
            }
        }
        if leading && content == Content::LineBreak {
            return;
        }
        if self.block.is_none() {
            self.begin(BlockKind::Paragraph, range.start);
        }
        if let Some(number) = self.number.take() {
            let rest = self.source.get(number.end..range.start).unwrap_or("");
            let words = rest.trim_start_matches(|c| is_space(c) && !is_line_end(c));
            let end = number.end + (rest.len() - words.len());
            self.append(number.start..end, Content::Text);
        }
        if let Some(line_end) = self.line_end.take()
            && self.words_part(&range, &content)
        {
            self.append(line_end, Content::Space);
        }
        self.append(range, content);
    }

    fn append(&mut self, source: Range<usize>, content: Content) {
        let stress = self.stress > 0;
        if let Some(block) = &mut self.block {
            if block.inlines.is_empty() {
                block.source.start = block.source.start.min(source.start);
            }
            block.inlines.push(Inline { source, stress, content });
        }
    }

    /// Do the words on both sides of a line end need a space? Chinese needs none, and nobody knows about a placeholder.
    /// But the lines of a direction are directions of their own: 全体起立, 奏国歌.
    fn words_part(&self, range: &Range<usize>, content: &Content) -> bool {
        if self.block.as_ref().is_some_and(|block| block.kind == BlockKind::Direction) {
            return true;
        }
        let last = self.block.as_ref().and_then(|block| block.inlines.last());
        let Some(last) = last.filter(|last| last.content == Content::Text && *content == Content::Text) else {
            return false;
        };
        let before = self.source.get(last.source.clone()).and_then(|text| text.chars().next_back());
        before.is_some_and(is_latin) && self.after(range.start).chars().next().is_some_and(is_latin)
    }

    /// Ends the block; one that shows nothing is dropped.
    pub(super) fn close(&mut self) {
        self.flush();
        self.line_end = None;
        self.stress = 0;
        self.spans.clear();
        let Some(mut block) = self.block.take() else {
            return;
        };
        while let Some(last) = block.inlines.last_mut() {
            match last.content {
                Content::Text => {
                    let text = self.source.get(last.source.clone()).unwrap_or("");
                    last.source.end = last.source.start + text.trim_end_matches(is_space).len();
                    if !last.source.is_empty() {
                        break;
                    }
                }
                Content::Space | Content::LineBreak => {}
                Content::Placeholder(_) | Content::RawBlank | Content::BrokenPlaceholder => break,
            }
            block.inlines.pop();
        }
        if let Some(last) = block.inlines.last() {
            block.source.end = last.source.end;
            self.script.blocks.push(block);
        }
    }
}

/// Is this nothing to the eye?
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Is this written with spaces between words?
fn is_latin(c: char) -> bool {
    !is_space(c) && c < '\u{2000}'
}
