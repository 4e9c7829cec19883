//! The lists of a document as `numbering.xml` defines them: for every list instance its nine levels, its counter and
//! where it begins anew. Counts nothing; that is for `counting`.

use super::format::Format;
use super::line::shown;
use super::styles::Styles;
use crate::caps;
use crate::refusal::{Excess, Refusal};
use crate::xml::{Element, Space, Xml};
use std::collections::HashMap;

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;

/// What stands between a number and the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Suffix {
    /// A gap to the next tab stop.
    #[default]
    Tab,
    /// A space.
    Space,
    /// Nothing.
    Nothing,
}

/// One level of a list.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// The first number.
    pub(super) start: u32,
    /// How numbers of this level are written, here and in deeper levels.
    pub(super) format: Format,
    /// The text around them, `%1` standing for the number of the first level.
    pub(super) text: String,
    /// What follows.
    pub(super) suffix: Suffix,
    /// Counting begins anew after a level before this one; 0 never, `None` after any.
    pub(super) restart: Option<usize>,
    /// Whether all numbers in `text` are decimals.
    pub(super) legal: bool,
    /// The paragraph style that this level belongs to.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: Format::Decimal,
            text: String::new(),
            suffix: Suffix::Tab,
            restart: None,
            legal: false,
            style: None,
        }
    }
}

/// A list that instances share, with the counter.
#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The style of lists that really defines it.
    link: Option<String>,
}

/// An instance of a list.
#[derive(Debug, Default)]
struct Instance {
    definition: u32,
    levels: [Option<Level>; LEVELS],
    starts: [Option<u32>; LEVELS],
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    definitions: HashMap<u32, Definition>,
    instances: HashMap<u32, Instance>,
}

impl Lists {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str, part: &str, styles: &Styles) -> Result<Self, Refusal> {
        let mut lists = Self::default();
        let mut xml = Xml::new(text, part);
        if xml.element()?.is_none() {
            return Ok(lists);
        }
        while let Some(element) = xml.element()? {
            if element.is_word("abstractNum") {
                let id = element.number("abstractNumId");
                let definition = definition(&mut xml)?;
                id.map(|id| lists.definitions.insert(id, definition));
            } else if element.is_word("num") {
                let id = element.number("numId");
                let instance = instance(&mut xml)?;
                id.map(|id| lists.instances.insert(id, instance));
            } else {
                xml.skip()?;
            }
            if lists.definitions.len().max(lists.instances.len()) > caps::DEFINITIONS {
                return Err(Refusal::TooMuch { what: Excess::Definitions, most: caps::DEFINITIONS });
            }
        }
        lists.follow_links(styles);
        Ok(lists)
    }

    /// The list whose counter an instance uses.
    pub(super) fn definition(&self, instance: u32) -> Option<u32> {
        self.instances.get(&instance).map(|instance| instance.definition)
    }

    /// A level of an instance, from 0.
    pub(super) fn level(&self, instance: u32, level: usize) -> Option<&Level> {
        let instance = self.instances.get(&instance)?;
        let own = instance.levels.get(level)?.as_ref();
        own.or_else(|| self.definitions.get(&instance.definition)?.levels.get(level)?.as_ref())
    }

    /// The number with which an instance sets in at a level, if it does not just go on.
    pub(super) fn sets_in(&self, instance: u32, level: usize) -> Option<u32> {
        *self.instances.get(&instance)?.starts.get(level)?
    }

    /// The level that belongs to one of these paragraph styles.
    pub(super) fn level_of_style(&self, instance: u32, chain: &[String]) -> Option<usize> {
        chain.iter().find_map(|style| {
            (0..LEVELS).find(|&level| {
                self.level(instance, level).and_then(|level| level.style.as_ref()).is_some_and(|of| of == style)
            })
        })
    }

    /// A definition may only name a style of lists, which names an instance, which names the real definition.
    fn follow_links(&mut self, styles: &Styles) {
        let real: HashMap<u32, u32> = self
            .definitions
            .iter()
            .filter_map(|(&id, definition)| {
                let instance = styles.list(definition.link.as_deref()?)?;
                Some((id, self.definition(instance)?))
            })
            .collect();
        for instance in self.instances.values_mut() {
            if let Some(&target) = real.get(&instance.definition) {
                instance.definition = target;
            }
        }
    }
}

fn definition(xml: &mut Xml<'_>) -> Result<Definition, Refusal> {
    let mut definition = Definition::default();
    while let Some(element) = xml.element()? {
        if element.name() == "lvl" {
            read_level(xml, &element, &mut definition.levels)?;
            continue;
        }
        if element.name() == "numStyleLink" {
            definition.link = element.attribute("val");
        }
        xml.skip()?;
    }
    Ok(definition)
}

fn instance(xml: &mut Xml<'_>) -> Result<Instance, Refusal> {
    let mut instance = Instance::default();
    while let Some(element) = xml.element()? {
        match element.name() {
            "abstractNumId" => instance.definition = element.number("val").unwrap_or_default(),
            "lvlOverride" => {
                let level = element.number("ilvl").unwrap_or_default();
                overrides(xml, level, &mut instance)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(instance)
}

fn overrides(xml: &mut Xml<'_>, level: usize, instance: &mut Instance) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        if element.name() == "lvl" {
            read_level(xml, &element, &mut instance.levels)?;
            continue;
        }
        if element.name() == "startOverride"
            && let Some(start) = instance.starts.get_mut(level)
        {
            *start = element.number("val");
        }
        xml.skip()?;
    }
    Ok(())
}

fn read_level(xml: &mut Xml<'_>, element: &Element<'_>, levels: &mut [Option<Level>; LEVELS]) -> Result<(), Refusal> {
    let mut level = Level::default();
    let place: usize = element.number("ilvl").unwrap_or_default();
    while let Some(element) = xml.element()? {
        if element.space == Space::Compatibility {
            alternatives(xml, &mut level)?;
            continue;
        }
        property(&element, &mut level);
        xml.skip()?;
    }
    if let Some(slot) = levels.get_mut(place) {
        *slot = Some(level);
    }
    Ok(())
}

/// A format that old versions lack stands in an alternative, with a plain one to fall back on, which comes second.
fn alternatives(xml: &mut Xml<'_>, level: &mut Level) -> Result<(), Refusal> {
    let mut taken = false;
    while let Some(element) = xml.element()? {
        if taken || element.space != Space::Compatibility {
            xml.skip()?;
            continue;
        }
        taken = true;
        while let Some(element) = xml.element()? {
            property(&element, level);
            xml.skip()?;
        }
    }
    Ok(())
}

fn property(element: &Element<'_>, level: &mut Level) {
    let value = || element.attribute("val");
    match element.name() {
        "start" => level.start = element.number("val").unwrap_or(1),
        "numFmt" => {
            let pattern = element.attribute("format");
            level.format = Format::named(&value().unwrap_or_default(), pattern.as_deref());
        }
        "lvlText" => level.text = shown(&value().unwrap_or_default()).take(caps::LABEL).collect(),
        "lvlRestart" => level.restart = element.number("val"),
        "isLgl" => level.legal = element.is_on(),
        "pStyle" => level.style = value(),
        "suff" => {
            level.suffix = match value().as_deref() {
                Some("space") => Suffix::Space,
                Some("nothing") => Suffix::Nothing,
                _ => Suffix::Tab,
            }
        }
        _ => {}
    }
}
