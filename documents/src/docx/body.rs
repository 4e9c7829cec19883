//! The walk over the blocks of a document: paragraphs, tables, and whatever wraps them. What happens within a
//! paragraph is in `run`, what becomes of it in `line`.

use super::counting::Counting;
use super::field::Fields;
use super::known::Known;
use super::line::{Line, Mark};
use super::run::Looks;
use super::styles::{Says, Styles};
use crate::refusal::Refusal;
use crate::xml::{Element, Space, Written, Xml};
use lectern_core::import::Paragraph;

/// A document that is being read.
pub(super) struct Body<'a> {
    pub(super) xml: Xml<'a>,
    pub(super) styles: &'a Styles,
    pub(super) counting: Counting,
    pub(super) fields: Fields,
    /// How runs look.
    pub(super) looks: Known<'a, Looks>,
    /// What paragraphs are.
    forms: Known<'a, Form>,
    pub(super) seen: Seen,
    pub(super) paragraphs: usize,
    pub(super) text: usize,
}

/// What was met and is not in the text, or not only; how often.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) insertions: usize,
    pub(super) deletions: usize,
    pub(super) comments: usize,
    pub(super) hidden: usize,
    pub(super) footnotes: usize,
    pub(super) text_boxes: usize,
    pub(super) struck: usize,
    pub(super) ruby: usize,
    pub(super) pictures: usize,
    pub(super) embedded: usize,
    pub(super) symbols: usize,
}

/// What a paragraph is by its properties.
#[derive(Clone)]
struct Form {
    style: Option<String>,
    says: Says,
    mark: Mark,
    hidden: bool,
}

impl Form {
    fn of(line: &Line) -> Self {
        Self { style: line.style.clone(), says: line.says.clone(), mark: line.mark, hidden: line.hidden }
    }

    fn give(self, line: &mut Line) {
        (line.style, line.says, line.mark, line.hidden) = (self.style, self.says, self.mark, self.hidden);
    }
}

/// A story that is being written: the body, a cell, a text box.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) done: Vec<Paragraph>,
    /// A paragraph whose mark does not end it, waiting for the next one.
    pub(super) open: Option<Line>,
    /// Whether the paragraph before was an empty one.
    pub(super) spaced: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(xml: Xml<'a>, styles: &'a Styles, counting: Counting) -> Self {
        let (fields, looks, forms, seen) = Default::default();
        Self { xml, styles, counting, fields, looks, forms, seen, paragraphs: 0, text: 0 }
    }

    /// The paragraphs of a main part.
    pub(super) fn document(&mut self) -> Result<Vec<Paragraph>, Refusal> {
        let mut paragraphs = Vec::new();
        self.xml.element()?;
        while let Some(element) = self.xml.element()? {
            if element.is_word("body") {
                paragraphs.append(&mut self.story()?);
            } else {
                self.xml.skip()?;
            }
        }
        // A second root, or words after the first, is damage that must not pass.
        while self.xml.child()?.is_some() {
            self.xml.skip()?;
        }
        Ok(paragraphs)
    }

    /// The paragraphs of a header or footer.
    pub(super) fn header(&mut self) -> Result<Vec<Paragraph>, Refusal> {
        self.xml.element()?;
        self.story()
    }

    /// The blocks of the element that is open, as paragraphs.
    pub(super) fn story(&mut self) -> Result<Vec<Paragraph>, Refusal> {
        let mut flow = Flow::default();
        self.blocks(&mut flow)?;
        self.end(&mut flow)?;
        Ok(flow.done)
    }

    fn blocks(&mut self, flow: &mut Flow) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            self.block(&element, flow)?;
        }
        Ok(())
    }

    pub(super) fn block(&mut self, element: &Element<'_>, flow: &mut Flow) -> Result<(), Refusal> {
        match (element.space, element.name()) {
            (Space::Word, "p") => self.paragraph(flow),
            (Space::Word, "tbl") => {
                self.end(flow)?;
                self.table(&mut flow.done)
            }
            (Space::Word, "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo") => self.blocks(flow),
            (Space::Word, "altChunk" | "subDoc") => {
                self.seen.embedded += 1;
                self.xml.skip()
            }
            (Space::Compatibility, "AlternateContent") => self.choose(|body| body.blocks(flow)),
            _ => self.xml.skip(),
        }
    }

    /// Takes the first of several versions of the same content. Taking a second would double it.
    pub(super) fn choose(&mut self, mut take: impl FnMut(&mut Self) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let mut taken = false;
        while let Some(element) = self.xml.element()? {
            if taken || element.space != Space::Compatibility {
                self.xml.skip()?;
            } else {
                taken = true;
                take(self)?;
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, flow: &mut Flow) -> Result<(), Refusal> {
        let mut line = Line::new(self.styles.paragraph(None).says.hidden == Some(true));
        // The properties of a paragraph stand once, in front.
        let mut first = self.xml.ahead().filter(|written| !self.knows_form(*written, &mut line));
        while let Some(element) = self.xml.element()? {
            let began = first.take();
            if element.is_word("pPr") {
                self.form(&mut line, began)?;
            } else {
                self.inline(&element, &mut line)?;
            }
        }
        let swallowed = self.fields.end_of_paragraph();
        line.push(&swallowed, false);
        if let Some(before) = flow.open.take() {
            line = before.joined(line);
        }
        if line.mark == Mark::Ends {
            return self.finish(line, flow);
        }
        flow.open = Some(line);
        Ok(())
    }

    /// The end of a story ends whatever paragraph is open. One of which nothing is left was deleted or hidden whole.
    pub(super) fn end(&mut self, flow: &mut Flow) -> Result<(), Refusal> {
        match flow.open.take() {
            Some(line) if line.text.is_empty() => {
                flow.done.extend(line.boxes);
                Ok(())
            }
            Some(line) => self.finish(line, flow),
            None => Ok(()),
        }
    }

    /// Whether properties are written as others were that are known: they say the same.
    fn knows_form(&mut self, written: Written<'a>, line: &mut Line) -> bool {
        let known = self.forms.iter().find(|(other, _)| self.xml.pass(written, *other));
        known.map(|(_, form)| form.clone().give(line)).is_some()
    }

    /// The properties of a paragraph, and where they began.
    fn form(&mut self, line: &mut Line, began: Option<Written<'a>>) -> Result<(), Refusal> {
        let changes = (self.seen.insertions, self.seen.deletions);
        self.properties(line)?;
        // Tracked changes are counted one by one.
        let is_counted = changes != (self.seen.insertions, self.seen.deletions);
        let written = began.filter(|_| !is_counted).and_then(|began| self.xml.since(began));
        written.into_iter().for_each(|written| self.forms.add(written, Form::of(line)));
        Ok(())
    }

    fn properties(&mut self, line: &mut Line) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match element.name() {
                "pStyle" => {
                    line.style = element.attribute("val");
                    let style = self.styles.paragraph(line.style.as_deref());
                    line.hidden = style.says.hidden == Some(true);
                    if line.hidden {
                        line.mark = Mark::Hidden;
                    }
                }
                // A large first letter is a paragraph of its own, before the words that it begins.
                "framePr" if element.attribute("dropCap").is_some_and(|drop| drop != "none") => {
                    line.mark = Mark::Hidden;
                }
                "outlineLvl" => line.says.outline = element.number("val"),
                "jc" => line.says.centred = Some(element.attribute("val").is_some_and(|side| side == "center")),
                "numPr" => {
                    self.list(&mut line.says)?;
                    continue;
                }
                "rPr" => {
                    self.mark(line)?;
                    continue;
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }

    fn list(&mut self, says: &mut Says) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match element.name() {
                "numId" => says.list = element.number("val"),
                "ilvl" => says.level = element.number("val"),
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }

    /// The properties of the mark at the paragraph's end.
    fn mark(&mut self, line: &mut Line) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match element.name() {
                "ins" | "moveTo" => self.seen.insertions += 1,
                "del" | "moveFrom" => {
                    self.seen.deletions += 1;
                    line.mark = Mark::Deleted;
                }
                "vanish" if line.mark != Mark::Deleted => {
                    line.mark = if element.is_on() { Mark::Hidden } else { Mark::Ends };
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }
}
