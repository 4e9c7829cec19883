//! XML as a walk over children, over a text that is already in memory. Knows the few namespaces that office files use,
//! never follows an entity or a DTD, and refuses what is nested deeper than [`caps::DEPTH`]. Builds no tree, so its
//! memory does not grow with the document.

use crate::caps;
use crate::refusal::{Damage, Refusal};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// The namespaces that matter. Strict and transitional forms of Office Open XML are the same here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// Text documents of Office Open XML, `w:`.
    Word,
    /// Alternatives for different versions, `mc:`.
    Compatibility,
    /// Formulas, `m:`.
    Math,
    /// Workbooks of Office Open XML.
    Sheet,
    /// Tables of OpenDocument.
    OdfTable,
    /// Text of OpenDocument.
    OdfText,
    /// Every other one.
    Other,
}

/// An element whose start tag has been read.
pub(crate) struct Element<'a> {
    pub(crate) space: Space,
    tag: BytesStart<'a>,
    /// Where the name begins behind its prefix, in bytes.
    local: usize,
}

/// A child of an element.
pub(crate) enum Node<'a> {
    /// An element: whoever gets it must walk its children to the end, or call [`Xml::skip`].
    Element(Element<'a>),
    /// A piece of text.
    Text(Cow<'a, str>),
}

/// An element as it is written, and how deep it stands. Where the same bytes stand again, they say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    bytes: &'a [u8],
    depth: usize,
}

/// A reader of one part of a file.
pub(crate) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Whether the element that is open has no end tag of its own, and so no children.
    empty: bool,
    bindings: Vec<Binding>,
    part: &'a str,
}

/// A prefix that stands for a namespace, from some depth on.
struct Binding {
    prefix: String,
    space: Space,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// A reader of `text`; `part` is the name by which a refusal calls it.
    pub(crate) fn new(text: &'a str, part: &'a str) -> Self {
        Self { text, reader: Reader::from_str(text), depth: 0, empty: false, bindings: Vec::new(), part }
    }

    /// The next child of the element that is open, or nothing at its end. At the outermost level: the root.
    pub(crate) fn child(&mut self) -> Result<Option<Node<'a>>, Refusal> {
        if self.end_empty() {
            return Ok(None);
        }
        if let Some(words) = self.words() {
            return Ok(Some(Node::Text(Cow::Borrowed(words))));
        }
        loop {
            match self.event()? {
                Event::Start(tag) => return self.open(tag).map(|element| Some(Node::Element(element))),
                Event::Empty(tag) => return self.open_empty(tag).map(|element| Some(Node::Element(element))),
                Event::End(_) => {
                    self.close();
                    return Ok(None);
                }
                // Text outside the root is a line end at most.
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => {}
                Event::Text(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.into_inner()))),
                Event::GeneralRef(name) => return self.reference(&name).map(|text| Some(Node::Text(text))),
                Event::DocType(_) => return Err(Refusal::Dtd { part: self.part.to_owned() }),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The next child that is an element; text between elements is left out.
    pub(crate) fn element(&mut self) -> Result<Option<Element<'a>>, Refusal> {
        while let Some(node) = self.child()? {
            if let Node::Element(element) = node {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Passes over the rest of the element that is open.
    pub(crate) fn skip(&mut self) -> Result<(), Refusal> {
        if self.end_empty() {
            return Ok(());
        }
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.event()? {
                Event::Start(tag) => {
                    self.open(tag)?;
                }
                Event::Empty(tag) => {
                    self.open(tag)?;
                    self.close();
                }
                Event::End(_) => self.close(),
                Event::DocType(_) => return Err(Refusal::Dtd { part: self.part.to_owned() }),
                Event::Eof => return Err(self.damaged()),
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {}
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        Ok(())
    }

    /// Where the next child begins, for [`Xml::since`] and [`Xml::pass`]. Nothing where there is none, or where a prefix may mean
    /// something else than elsewhere in the part: then the same bytes may not say the same.
    pub(crate) fn ahead(&self) -> Option<Written<'a>> {
        let by_root = self.bindings.last().is_none_or(|binding| binding.depth <= 1);
        (by_root && !self.empty).then(|| Written { bytes: self.reader.get_ref(), depth: self.depth })
    }

    /// What has been read to its end since it began.
    pub(crate) fn since(&self, began: Written<'a>) -> Option<Written<'a>> {
        let length = began.bytes.len().checked_sub(self.reader.get_ref().len())?;
        Some(Written { bytes: began.bytes.get(..length)?, ..began })
    }

    /// Passes over the next child where it is written as another one was: how that one was understood goes for it too. The reader
    /// does not hear of it: whatever was opened there is closed there.
    pub(crate) fn pass(&mut self, here: Written<'a>, other: Written<'_>) -> bool {
        let behind = here.bytes.strip_prefix(other.bytes).filter(|_| here.depth == other.depth);
        behind.map(|behind| *self.reader.get_mut() = behind).is_some()
    }

    /// The words of the next child, where it is an element of this name in text documents and has nothing else, attributes
    /// neither: `<w:t>发言</w:t>`. Most words stand like this, and are had without a look at three events.
    pub(crate) fn plain_word(&mut self, name: &str) -> Option<&'a str> {
        if self.empty || self.depth >= caps::DEPTH {
            return None;
        }
        // Tags and words are short, so each byte is looked at.
        let inner = self.rest()?.strip_prefix('<')?;
        let (tag, content) = inner.split_at_checked(inner.bytes().position(|byte| byte == b'>')?)?;
        let (prefix, local) = prefix(tag);
        if local != name || self.space(prefix) != Space::Word {
            return None;
        }
        let content = content.strip_prefix('>')?;
        let (words, end) = content.split_at_checked(content.bytes().position(|byte| matches!(byte, b'<' | b'&'))?)?;
        let behind = end.strip_prefix("</")?.strip_prefix(tag)?.strip_prefix('>')?;
        *self.reader.get_mut() = behind.as_bytes();
        Some(words)
    }

    /// The text of the element that is open, without that of elements in it.
    pub(crate) fn text(&mut self) -> Result<String, Refusal> {
        let mut text = String::new();
        while let Some(node) = self.child()? {
            match node {
                Node::Text(piece) => text.push_str(&piece),
                Node::Element(_) => self.skip()?,
            }
        }
        Ok(text)
    }

    /// The words in the element that is open, up to the next tag or reference. They are known to be UTF-8; the reader, which has
    /// but their bytes, would look at each of them again.
    fn words(&mut self) -> Option<&'a str> {
        if self.depth == 0 || self.reader.get_ref().starts_with(b"<") {
            return None;
        }
        let rest = self.rest()?;
        let (words, behind) = rest.split_at_checked(rest.find(['<', '&'])?)?;
        *self.reader.get_mut() = behind.as_bytes();
        Some(words).filter(|words| !words.is_empty())
    }

    /// What has not been read yet.
    fn rest(&self) -> Option<&'a str> {
        self.text.get(self.text.len().checked_sub(self.reader.get_ref().len())?..)
    }

    fn event(&mut self) -> Result<Event<'a>, Refusal> {
        self.reader.read_event().map_err(|_| self.damaged())
    }

    fn open(&mut self, tag: BytesStart<'a>) -> Result<Element<'a>, Refusal> {
        self.depth += 1;
        if self.depth > caps::DEPTH {
            return Err(Refusal::TooDeep { part: self.part.to_owned(), most: caps::DEPTH });
        }
        if tag.attributes_raw().contains("xmlns") {
            self.bind(&tag)?;
        }
        let prefix = prefix(tag.name().into_inner()).0;
        let local = if prefix.is_empty() { 0 } else { prefix.len() + 1 };
        Ok(Element { space: self.space(prefix), local, tag })
    }

    /// Opens an element that ends with its own tag: `<w:b/>`.
    fn open_empty(&mut self, tag: BytesStart<'a>) -> Result<Element<'a>, Refusal> {
        let element = self.open(tag)?;
        self.empty = true;
        Ok(element)
    }

    /// Ends the element that is open, where it ends with its own tag.
    fn end_empty(&mut self) -> bool {
        let empty = std::mem::take(&mut self.empty);
        if empty {
            self.close();
        }
        empty
    }

    fn close(&mut self) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= self.depth) {
            self.bindings.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn bind(&mut self, tag: &BytesStart<'a>) -> Result<(), Refusal> {
        for attribute in tag.attributes().with_checks(false) {
            let Ok(attribute) = attribute else { return Err(self.damaged()) };
            let name = attribute.key.into_inner();
            let prefix = if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                let binding = Binding { prefix: prefix.to_owned(), space: space(&attribute.value), depth: self.depth };
                self.bindings.push(binding);
            }
        }
        Ok(())
    }

    /// The innermost meaning of a prefix. One that is declared nowhere means nothing.
    fn space(&self, prefix: &str) -> Space {
        // They are a letter or two, and compared as such.
        let binding = self.bindings.iter().rev().find(|binding| binding.prefix.bytes().eq(prefix.bytes()));
        binding.map_or(Space::Other, |binding| binding.space)
    }

    fn reference(&self, name: &BytesRef<'a>) -> Result<Cow<'a, str>, Refusal> {
        if let Ok(Some(character)) = name.resolve_char_ref() {
            return Ok(Cow::Owned(character.to_string()));
        }
        Ok(Cow::Borrowed(match &**name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            // Without a DTD there are no others.
            _ => return Err(self.damaged()),
        }))
    }

    fn damaged(&self) -> Refusal {
        Refusal::Damaged(Damage::Part { part: self.part.to_owned() })
    }
}

impl Element<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.tag.name().into_inner().get(self.local..).unwrap_or_default()
    }

    /// Whether this is the named element of text documents.
    pub(crate) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && self.name() == name
    }

    /// The value of an attribute, by its name without prefix. The first of that name counts.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        for attribute in self.tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            if prefix(key).1 == name && !key.starts_with("xmlns") {
                let value = unescape(&attribute.value).map(Cow::into_owned);
                return Some(value.unwrap_or_else(|_| attribute.value.into_owned()));
            }
        }
        None
    }

    /// A number in an attribute.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// What an element that switches something says: on unless its `val` says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// A name's prefix, and the name without it. Names are short, so each byte is looked at.
fn prefix(name: &str) -> (&str, &str) {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|at| Some((name.get(..at)?, name.get(at + 1..)?))).unwrap_or(("", name))
}

/// Which namespace an address means. Strict documents live at `purl.oclc.org` (ISO/IEC 29500-1, annex A).
fn space(address: &str) -> Space {
    let below = ["http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"];
    let ooxml = below.iter().find_map(|root| address.strip_prefix(root));
    match ooxml {
        Some("wordprocessingml/2006/main" | "wordprocessingml/main") => Space::Word,
        Some("markup-compatibility/2006") => Space::Compatibility,
        Some("officeDocument/2006/math" | "officeDocument/math") => Space::Math,
        Some("spreadsheetml/2006/main" | "spreadsheetml/main") => Space::Sheet,
        Some(_) => Space::Other,
        None => match address {
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::OdfTable,
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::OdfText,
            _ => Space::Other,
        },
    }
}
