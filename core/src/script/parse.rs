//! From the events of Markdown to blocks and pieces.
//!
//! Takes ranges from Markdown, never its text: the words are the source's own. Every text event is shown, whatever
//! Markdown thinks it is part of.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::build::Builder;
use super::marks::next_line_end;
use super::prepare::{Prepared, prepare};
use super::{BlockKind, Script};

/// Finds the blocks, the stress, the placeholders and the blanks of a script. Never fails.
pub fn parse(source: &str) -> Script {
    Reader::default().parse(source)
}

/// Parses many scripts, and makes room for what it notes of them once.
#[derive(Default)]
pub(crate) struct Reader(Prepared);

impl Reader {
    /// As [`parse`] does.
    pub(crate) fn parse(&mut self, source: &str) -> Script {
        parse_by(source, true, &mut self.0)
    }
}

/// Parses; without the shortcut, Markdown reads even what has no Markdown in it, and must find the same.
pub(super) fn parse_by(source: &str, shortcut: bool, prepared: &mut Prepared) -> Script {
    prepare(source, prepared);
    let Prepared { mask, segments, tokens, faults } = prepared;
    let mut builder = Builder::new(source, tokens, std::mem::take(faults));
    for segment in segments {
        let base = segment.range.start;
        builder.direction = segment.direction;
        let text = if mask.is_empty() { source.as_bytes() } else { mask.as_slice() };
        let text = text.get(segment.range.clone()).unwrap_or_default();
        if segment.plain && shortcut {
            builder.lines(text, base);
            continue;
        }
        let text = if mask.is_empty() { source.get(segment.range.clone()) } else { str::from_utf8(text).ok() };
        let text = text.unwrap_or_default();
        for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
            builder.event(event, range.start + base..range.end + base);
        }
        builder.close();
    }
    builder.finish()
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::SoftBreak => {
                self.soft_break(range);
            }
            Event::HardBreak => {
                self.hard_break(range);
            }
            Event::Rule => self.close(),
            // All but the first cannot come, since their marks are masked; if one does, its words are shown.
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.text(range),
        }
    }

    /// Reads a segment without Markdown: paragraphs, the lines within them, and empty lines between.
    fn lines(&mut self, text: &[u8], base: usize) {
        let mut line_start = 0;
        while line_start < text.len() {
            let line_end = next_line_end(text, line_start);
            let line = text.get(line_start..line_end).unwrap_or_default();
            let (at, next) = (base + line_start, base + text.len().min(line_end + 1));
            line_start = line_end + 1;
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let end = at + line.len();
            let start = at + line.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            if start == end {
                self.close();
                continue;
            }
            if self.is_idle() {
                self.open(BlockKind::Paragraph, start);
            }
            self.text(start..end);
            self.soft_break(end..next);
        }
        self.close();
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.open_span(range, 1),
            Tag::Strong => self.open_span(range, 2),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(*level as u8), range.start),
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => self.open(BlockKind::Paragraph, range.start),
            Tag::List(first) => {
                self.close();
                self.ordered.push(first.is_some());
            }
            Tag::Item => self.open_item(range),
            Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => self.close(),
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } | Tag::Image { .. } => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.close_span(range, 1),
            TagEnd::Strong => self.close_span(range, 2),
            TagEnd::Item => {
                self.close_item();
            }
            TagEnd::List(_) => {
                self.close();
                self.ordered.pop();
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::MetadataBlock(_) => self.close(),
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link | TagEnd::Image => {}
        }
    }
}
