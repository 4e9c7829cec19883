//! Workbooks of Office Open XML: sheets, shared texts, formats of days, merged cells. Formulas are not computed; their
//! last values are in the file, and where there is none the cell is empty.

use super::number::Formats;
use super::sheet::{About, Book, Region, Sheet};
use crate::caps;
use crate::package::Package;
use crate::refusal::{Excess, Refusal};
use crate::xml::{Element, Xml};

/// An open workbook.
pub(super) struct Xlsx<'p, 'a> {
    package: &'p mut Package<'a>,
    about: Vec<About>,
    parts: Vec<String>,
    shared: Vec<String>,
    formats: Formats,
}

impl<'p, 'a> Xlsx<'p, 'a> {
    /// Opens the workbook whose main part is called `main` and holds `text`.
    pub(super) fn open(package: &'p mut Package<'a>, main: &str, text: &str) -> Result<Self, Refusal> {
        let relations = package.relations(main)?;
        let of_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|to| to.target.clone());
        let mut about = Vec::new();
        let mut parts = Vec::new();
        let mut formats = Formats::default();
        let mut xml = Xml::new(text, main);
        walk(&mut xml, &["workbook", "sheets"], &mut |xml, element| {
            if element.name() == "workbookPr" {
                formats.from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
            }
            if element.name() == "sheet" {
                let id = element.attribute("id").unwrap_or_default();
                // A sheet of charts has no cells.
                let to = relations.iter().find(|relation| relation.id == id && relation.kind == "worksheet");
                if let Some(to) = to.filter(|_| parts.len() < caps::DEFINITIONS) {
                    parts.push(to.target.clone());
                    about.push(About {
                        name: element.attribute("name").unwrap_or_default(),
                        hidden: element.attribute("state").is_some_and(|state| state != "visible"),
                    });
                }
            }
            xml.skip()
        })?;
        let shared = match of_kind("sharedStrings") {
            Some(part) => shared(&package.text(&part)?.unwrap_or_default(), &part)?,
            None => Vec::new(),
        };
        if let Some(part) = of_kind("styles") {
            read_formats(&package.text_up_to(&part, caps::SIDE)?.unwrap_or_default(), &part, &mut formats)?;
        }
        Ok(Self { package, about, parts, shared, formats })
    }
}

impl Book for Xlsx<'_, '_> {
    fn sheets(&self) -> &[About] {
        &self.about
    }

    fn weight(&self) -> usize {
        // Its sheets are parts of their own, and counted where they are unpacked.
        0
    }

    fn read(&mut self, place: usize) -> Result<Sheet, Refusal> {
        let part = self.parts.get(place).cloned().unwrap_or_default();
        let text = self.package.must(&part)?;
        let mut sheet = Sheet::default();
        let mut xml = Xml::new(&text, &part);
        let mut row = 0_usize;
        walk(&mut xml, &["worksheet", "sheetData", "mergeCells"], &mut |xml, element| match element.name() {
            "row" => {
                row = element.number("r").unwrap_or(row + 1);
                let hidden = matches!(element.attribute("hidden").as_deref(), Some("1" | "true"));
                let some = self.row(xml, row.saturating_sub(1), &mut sheet)?;
                sheet.hidden_rows += usize::from(hidden && some);
                Ok(())
            }
            "mergeCell" => {
                if let Some(region) = element.attribute("ref").as_deref().and_then(region) {
                    sheet.merge(region);
                }
                xml.skip()
            }
            _ => xml.skip(),
        })?;
        Ok(sheet)
    }
}

impl Xlsx<'_, '_> {
    /// Reads the cells of a row; whether there was anything in them.
    fn row(&self, xml: &mut Xml<'_>, row: usize, sheet: &mut Sheet) -> Result<bool, Refusal> {
        let mut some = false;
        let mut column = 0_usize;
        while let Some(element) = xml.element()? {
            if element.name() != "c" {
                xml.skip()?;
                continue;
            }
            let named = element.attribute("r").as_deref().and_then(place);
            column = named.map_or(column, |(column, _)| column);
            let text = self.cell(xml, &element)?;
            some |= !text.trim().is_empty();
            sheet.set(row, column, &text)?;
            column += 1;
        }
        Ok(some)
    }

    fn cell(&self, xml: &mut Xml<'_>, cell: &Element<'_>) -> Result<String, Refusal> {
        let kind = cell.attribute("t").unwrap_or_default();
        let mut value = String::new();
        while let Some(element) = xml.element()? {
            match element.name() {
                "v" => value = xml.text()?,
                "is" => rich(xml, &mut value)?,
                _ => xml.skip()?,
            }
        }
        Ok(match kind.as_str() {
            "s" => {
                let place = value.trim().parse::<usize>().ok();
                place.and_then(|place| self.shared.get(place)).cloned().unwrap_or_default()
            }
            // What an error shows is no name.
            "e" => String::new(),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" | "d" => value,
            _ => match value.trim().parse() {
                Ok(number) => self.formats.text(number, cell.number("s")),
                Err(_) => value,
            },
        })
    }
}

/// Walks down the elements of these names, and calls for all others within them.
fn walk(
    xml: &mut Xml<'_>,
    down: &[&str],
    call: &mut dyn FnMut(&mut Xml<'_>, &Element<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        if down.contains(&element.name()) {
            walk(xml, down, call)?;
        } else {
            call(xml, &element)?;
        }
    }
    Ok(())
}

fn shared(text: &str, part: &str) -> Result<Vec<String>, Refusal> {
    let mut texts = Vec::new();
    let mut xml = Xml::new(text, part);
    walk(&mut xml, &["sst"], &mut |xml, element| {
        if element.name() != "si" {
            return xml.skip();
        }
        let mut text = String::new();
        rich(xml, &mut text)?;
        texts.push(text);
        let most = caps::ROWS * caps::COLUMNS;
        if texts.len() > most { Err(Refusal::TooMuch { what: Excess::Rows, most: caps::ROWS }) } else { Ok(()) }
    })?;
    Ok(texts)
}

/// A text in one piece or in several of different looks. The readings that Japanese workbooks add are no part of it.
fn rich(xml: &mut Xml<'_>, into: &mut String) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        match element.name() {
            "t" => into.push_str(&xml.text()?),
            "r" => rich(xml, into)?,
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn read_formats(text: &str, part: &str, formats: &mut Formats) -> Result<(), Refusal> {
    let mut xml = Xml::new(text, part);
    walk(&mut xml, &["styleSheet", "numFmts", "cellXfs"], &mut |xml, element| {
        match element.name() {
            "numFmt" => {
                let number = element.number("numFmtId").unwrap_or_default();
                formats.define(number, &element.attribute("formatCode").unwrap_or_default());
            }
            "xf" => formats.style(element.number("numFmtId").unwrap_or_default()),
            _ => {}
        }
        xml.skip()
    })
}

/// Column and row of a name as `B12`, from 0.
fn place(name: &str) -> Option<(usize, usize)> {
    let letters = name.find(|character: char| character.is_ascii_digit())?;
    let (letters, figures) = name.split_at_checked(letters)?;
    let column = letters.bytes().filter(|byte| *byte != b'$').try_fold(0_usize, |column, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column.checked_mul(26)?.checked_add(usize::from(value) + 1)
    })?;
    Some((column.checked_sub(1)?, figures.parse::<usize>().ok()?.checked_sub(1)?))
}

fn region(names: &str) -> Option<Region> {
    let (first, last) = names.split_once(':')?;
    let ((left, top), (right, bottom)) = (place(first)?, place(last)?);
    Some(Region { rows: (top, bottom), columns: (left, right) })
}
