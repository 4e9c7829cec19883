//! What stands within a paragraph: runs of words, tracked changes, fields, links, readings above characters, symbols,
//! and shapes with text boxes.

use super::body::Body;
use super::line::{Line, shown, tidy};
use super::symbol;
use crate::refusal::Refusal;
use crate::xml::{Element, Node, Space};
use lectern_core::import::Paragraph;

/// How a run looks, as far as it matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    hidden: bool,
    underlined: bool,
    struck: bool,
}

/// How a run looked before its properties were read, and after.
pub(super) type Looks = (Look, Look);

impl Body<'_> {
    /// One element of a paragraph.
    pub(super) fn inline(&mut self, element: &Element<'_>, line: &mut Line) -> Result<(), Refusal> {
        match (element.space, element.name()) {
            (Space::Word, "r") => self.run(line, Look { hidden: line.hidden, ..Look::default() }),
            (Space::Word, "ins" | "moveTo") => {
                self.seen.insertions += 1;
                self.inlines(line)
            }
            (Space::Word, "del" | "moveFrom") => {
                self.seen.deletions += 1;
                self.xml.skip()
            }
            (
                Space::Word,
                "hyperlink" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "fldSimple" | "dir" | "bdo"
                | "rubyBase",
            ) => self.inlines(line),
            (Space::Math, "t") => self.words(element, line, Look { hidden: line.hidden, ..Look::default() }),
            (Space::Math, name) if !name.ends_with("Pr") => self.inlines(line),
            (Space::Compatibility, "AlternateContent") => self.choose(|body| body.inlines(line)),
            _ => self.xml.skip(),
        }
    }

    fn inlines(&mut self, line: &mut Line) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            self.inline(&element, line)?;
        }
        Ok(())
    }

    fn run(&mut self, line: &mut Line, mut look: Look) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            if element.is_word("rPr") {
                look = self.look(look)?;
            } else {
                self.in_run(&element, line, look)?;
            }
        }
        Ok(())
    }

    /// How a run looks whose properties are open.
    fn look(&mut self, before: Look) -> Result<Look, Refusal> {
        let Some(content) = self.xml.content() else { return self.read_look(before) };
        for (other, (was, look)) in self.looks.iter() {
            if *was == before && self.xml.pass(content, *other)? {
                return Ok(*look);
            }
        }
        let look = self.read_look(before)?;
        if let Some(content) = self.xml.since(content) {
            self.looks.add(content, (before, look));
        }
        Ok(look)
    }

    fn read_look(&mut self, mut look: Look) -> Result<Look, Refusal> {
        let mut direct = None;
        while let Some(element) = self.xml.element()? {
            if element.space == Space::Word {
                match element.name() {
                    // A style of characters turns around what the paragraph's style says (17.7.3).
                    "rStyle" => look.hidden ^= element.attribute("val").is_some_and(|id| self.styles.hides(&id)),
                    "vanish" => direct = Some(element.is_on()),
                    "strike" | "dstrike" => look.struck |= element.is_on(),
                    "u" => look.underlined = element.attribute("val").is_none_or(|line| line != "none"),
                    _ => {}
                }
            }
            self.xml.skip()?;
        }
        look.hidden = direct.unwrap_or(look.hidden);
        Ok(look)
    }

    fn in_run(&mut self, element: &Element<'_>, line: &mut Line, look: Look) -> Result<(), Refusal> {
        match (element.space, element.name()) {
            (Space::Word, "t") => return self.words(element, line, look),
            (Space::Compatibility, "AlternateContent") => return self.choose(|body| body.run(line, look)),
            (Space::Word, "fldChar") => self.field(element, line, look),
            (Space::Word, "instrText") => {
                let text = self.xml.text()?;
                self.fields.instruct(&text);
                return Ok(());
            }
            (Space::Word, "ruby") => return self.ruby(line),
            (Space::Word, "drawing" | "pict" | "object") if !look.hidden => return self.shapes(&mut line.boxes),
            (Space::Word, "commentReference") => self.seen.comments += 1,
            (Space::Word, "footnoteReference" | "endnoteReference") => self.seen.footnotes += 1,
            (Space::Word, name) if !look.hidden && !self.fields.hide() => self.character(name, element, line, look),
            _ => {}
        }
        self.xml.skip()
    }

    /// Elements that stand for one character. The end of a page ends a line too.
    fn character(&mut self, name: &str, element: &Element<'_>, line: &mut Line, look: Look) {
        match name {
            "tab" | "ptab" => line.push_white('\t', look.underlined),
            "br" | "cr" => line.push_white('\n', false),
            "noBreakHyphen" => line.push("-", look.underlined),
            "sym" => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").unwrap_or_default();
                match symbol::symbol(&font, &code) {
                    Some(character) => line.push(character.encode_utf8(&mut [0; 4]), look.underlined),
                    None => self.seen.symbols += 1,
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, element: &Element<'_>, line: &mut Line, look: Look) -> Result<(), Refusal> {
        let shown = !look.hidden && !self.fields.hide();
        let from = line.text.len();
        let mut some = false;
        while let Some(node) = self.xml.child()? {
            match node {
                Node::Text(text) => {
                    some |= text.contains(|character: char| !character.is_whitespace());
                    if shown {
                        line.push(&text, look.underlined);
                    } else if !look.hidden {
                        self.fields.swallow(&text);
                    }
                }
                Node::Element(_) => self.xml.skip()?,
            }
        }
        self.seen.hidden += usize::from(some && look.hidden);
        self.seen.struck += usize::from(some && shown && look.struck);
        // Word drops spaces at the ends unless it is told to keep them.
        let ends = |character: char| character == ' ';
        let added = line.text.get(from..).unwrap_or_default();
        if (added.starts_with(ends) || added.ends_with(ends))
            && element.attribute("space").is_none_or(|space| space != "preserve")
        {
            line.trim_since(from);
        }
        Ok(())
    }

    fn field(&mut self, element: &Element<'_>, line: &mut Line, look: Look) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.separate(line.text.len()),
            Some("end") => {
                let drawn = self.fields.end(line.text.len());
                if let Some(drawn) = drawn.filter(|_| !look.hidden && !self.fields.hide()) {
                    line.push(&drawn, look.underlined);
                }
            }
            _ => {}
        }
    }

    /// Characters with their readings above: the characters are the text.
    fn ruby(&mut self, line: &mut Line) -> Result<(), Refusal> {
        self.seen.ruby += 1;
        while let Some(element) = self.xml.element()? {
            if element.is_word("rubyBase") {
                self.inline(&element, line)?;
            } else {
                self.xml.skip()?;
            }
        }
        Ok(())
    }

    /// A drawing, down to the text boxes in it.
    fn shapes(&mut self, boxes: &mut Vec<Paragraph>) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match (element.space, element.name()) {
                (Space::Word, "txbxContent") => {
                    // A field outside knows nothing of what is in the box.
                    let fields = std::mem::take(&mut self.fields);
                    let mut paragraphs = self.story()?;
                    self.fields = fields;
                    self.seen.text_boxes += usize::from(!paragraphs.is_empty());
                    boxes.append(&mut paragraphs);
                }
                (Space::Compatibility, "AlternateContent") => self.choose(|body| body.shapes(boxes))?,
                (_, name) => {
                    // `blip` is a picture of today's drawings, `imagedata` of older ones.
                    self.seen.pictures += usize::from(matches!(name, "blip" | "imagedata"));
                    if name == "textpath" {
                        self.word_art(&element, boxes)?;
                    }
                    self.shapes(boxes)?;
                }
            }
        }
        Ok(())
    }

    /// Words that older documents draw as a picture; often the title.
    fn word_art(&mut self, element: &Element<'_>, boxes: &mut Vec<Paragraph>) -> Result<(), Refusal> {
        let words = element.attribute("string").unwrap_or_default();
        let words = tidy(&shown(&words).collect::<String>());
        if !words.is_empty() {
            self.seen.text_boxes += 1;
            self.grew(words.len())?;
            boxes.push(Paragraph { centred: true, ..Paragraph::plain(words) });
        }
        Ok(())
    }
}
