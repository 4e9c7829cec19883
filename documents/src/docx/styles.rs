//! What the styles of a document say that a reader of its words needs: numbers, heading levels, centring, hidden text.
//! Fonts, colours and sizes are nobody's business here.

use crate::caps;
use crate::refusal::{Excess, Refusal};
use crate::xml::Xml;
use std::collections::HashMap;

/// What a style or a paragraph says of itself; what it leaves open is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Says {
    /// The list instance; 0 switches numbers off.
    pub(super) list: Option<u32>,
    /// The level in that list, from 0.
    pub(super) level: Option<usize>,
    /// The outline level, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// Whether it is centred.
    pub(super) centred: Option<bool>,
    /// Whether its characters are hidden.
    pub(super) hidden: Option<bool>,
}

impl Says {
    /// This, and where it is silent, `other`.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            list: self.list.or(other.list),
            level: self.level.or(other.level),
            outline: self.outline.or(other.outline),
            centred: self.centred.or(other.centred),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// A style with everything that it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What it says in the end.
    pub(super) says: Says,
    /// Whether it is the style of titles and subtitles.
    pub(super) title: bool,
    /// The ids from this style down to the one that all is based on.
    pub(super) chain: Vec<String>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    paragraph: Style,
}

/// A style as it stands in the file.
#[derive(Default)]
struct Written {
    based_on: Option<String>,
    name: String,
    says: Says,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str, part: &str) -> Result<Self, Refusal> {
        let mut written = HashMap::new();
        let mut defaults = Says::default();
        let mut usual = None;
        let mut xml = Xml::new(text, part);
        if xml.element()?.is_none() {
            return Ok(Self::default());
        }
        while let Some(element) = xml.element()? {
            if element.is_word("style") {
                let id = element.attribute("styleId").unwrap_or_default();
                let is_default = element.attribute("default").is_some_and(|value| value == "1" || value == "true");
                if is_default && element.attribute("type").is_none_or(|kind| kind == "paragraph") {
                    usual = Some(id.clone());
                }
                written.insert(id, style(&mut xml)?);
                if written.len() > caps::DEFINITIONS {
                    return Err(Refusal::TooMuch { what: Excess::Definitions, most: caps::DEFINITIONS });
                }
            } else if element.is_word("docDefaults") {
                says(&mut xml, &mut defaults)?;
            } else {
                xml.skip()?;
            }
        }
        let styles: HashMap<String, Style> =
            written.keys().map(|id| (id.clone(), inherit(id, &written, &defaults))).collect();
        let bare = Style { says: defaults, ..Style::default() };
        let paragraph = usual.and_then(|id| styles.get(&id).cloned()).unwrap_or(bare);
        Ok(Self { styles, paragraph })
    }

    /// The style of a paragraph; the usual one where it names none, or one that does not exist.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.paragraph)
    }

    /// Whether a style of characters hides them.
    pub(super) fn hides(&self, id: &str) -> bool {
        self.styles.get(id).and_then(|style| style.says.hidden).unwrap_or(false)
    }

    /// The list instance that a style of lists stands for.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.styles.get(id)?.says.list
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Written, Refusal> {
    let mut written = Written::default();
    while let Some(element) = xml.element()? {
        match element.name() {
            "name" => written.name = element.attribute("val").unwrap_or_default(),
            "basedOn" => written.based_on = element.attribute("val"),
            "pPr" | "rPr" => {
                says(xml, &mut written.says)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(written)
}

/// Collects what matters from the properties of a paragraph or its characters, however they are wrapped.
fn says(xml: &mut Xml<'_>, into: &mut Says) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        match element.name() {
            "pPrDefault" | "rPrDefault" | "pPr" | "rPr" | "numPr" => {
                says(xml, into)?;
                continue;
            }
            "numId" => into.list = element.number("val"),
            "ilvl" => into.level = element.number("val"),
            "outlineLvl" => into.outline = element.number("val"),
            "jc" => into.centred = Some(element.attribute("val").is_some_and(|side| side == "center")),
            "vanish" => into.hidden = Some(element.is_on()),
            // What it was before a tracked change, and everything else.
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

fn inherit(id: &str, written: &HashMap<String, Written>, defaults: &Says) -> Style {
    let mut style = Style::default();
    let mut next = Some(id);
    while let Some((id, from)) = next.and_then(|id| Some((id, written.get(id)?))) {
        let says = from.says.clone().or(&named_level(&from.name));
        style.says = std::mem::take(&mut style.says).or(&says);
        style.title |= is_title(&from.name);
        style.chain.push(id.to_owned());
        // A chain that is longer, or that bites its tail, ends here.
        next = from.based_on.as_deref().filter(|_| style.chain.len() < caps::STYLE_CHAIN);
    }
    style.says = style.says.or(defaults);
    style
}

/// The built-in headings have their level even where the file does not say so.
fn named_level(name: &str) -> Says {
    let name = name.trim().to_lowercase();
    let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
    let outline = level.and_then(|level| level.parse::<u8>().ok()).filter(|level| (1..=9).contains(level));
    Says { outline: outline.map(|level| level - 1), ..Says::default() }
}

fn is_title(name: &str) -> bool {
    matches!(name.trim().to_lowercase().as_str(), "title" | "subtitle" | "标题" | "副标题")
}
