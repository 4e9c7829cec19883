//! What stands within a paragraph: runs of words, tracked changes, fields, links, readings above characters, symbols,
//! and shapes with text boxes.

use super::body::Body;
use super::line::{Line, shown, tidy};
use super::symbol;
use crate::refusal::Refusal;
use crate::xml::{Element, Node, Space, Written};
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

impl<'a> Body<'a> {
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

    fn run(&mut self, line: &mut Line, before: Look) -> Result<(), Refusal> {
        // The properties of a run stand once, in front.
        let began = self.xml.ahead();
        let known = began.and_then(|began| self.known_look(began, before));
        let (mut look, mut first) = (known.unwrap_or(before), began.filter(|_| known.is_none()));
        loop {
            if let Some(words) = self.xml.plain_word("t") {
                self.plain_words(words, line, look);
                first = None;
                continue;
            }
            let Some(element) = self.xml.element()? else { return Ok(()) };
            let began = first.take();
            if element.is_word("rPr") {
                look = self.look(look, began)?;
            } else {
                self.in_run(&element, line, look)?;
            }
        }
    }

    /// How a run looks whose properties are written as others were that are known.
    fn known_look(&mut self, written: Written<'a>, before: Look) -> Option<Look> {
        let mut known = self.looks.iter().filter(|(_, (was, _))| *was == before);
        known.find(|(other, _)| self.xml.pass(written, *other)).map(|(_, (_, look))| *look)
    }

    /// How a run looks whose properties are open, and where they began.
    fn look(&mut self, before: Look, began: Option<Written<'a>>) -> Result<Look, Refusal> {
        let look = self.read_look(before)?;
        if let Some(written) = began.and_then(|began| self.xml.since(began)) {
            self.looks.add(written, (before, look));
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
        let from = line.text.len();
        let mut some = false;
        while let Some(node) = self.xml.child()? {
            match node {
                Node::Text(text) => some |= self.take(&text, line, look),
                Node::Element(_) => self.xml.skip()?,
            }
        }
        self.count(some, look);
        // Word drops spaces at the ends unless it is told to keep them.
        if added_space(line, from) && element.attribute("space").is_none_or(|space| space != "preserve") {
            line.trim_since(from);
        }
        Ok(())
    }

    /// Words of which nothing is said but that they are there.
    fn plain_words(&mut self, words: &str, line: &mut Line, look: Look) {
        let from = line.text.len();
        let some = self.take(words, line, look);
        self.count(some, look);
        if added_space(line, from) {
            line.trim_since(from);
        }
    }

    /// Takes some words to where they belong, and says whether they are more than white space.
    fn take(&mut self, words: &str, line: &mut Line, look: Look) -> bool {
        if self.shows(look) {
            line.push(words, look.underlined);
        } else if !look.hidden {
            self.fields.swallow(words);
        }
        words.contains(|character: char| !character.is_whitespace())
    }

    fn shows(&self, look: Look) -> bool {
        !look.hidden && !self.fields.hide()
    }

    /// Notes that words were hidden or struck out, where there were some.
    fn count(&mut self, some: bool, look: Look) {
        self.seen.hidden += usize::from(some && look.hidden);
        self.seen.struck += usize::from(some && self.shows(look) && look.struck);
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

/// Whether there is a space at one end of what was added since `from`.
fn added_space(line: &Line, from: usize) -> bool {
    let added = line.text.get(from..).unwrap_or_default();
    added.starts_with(' ') || added.ends_with(' ')
}
