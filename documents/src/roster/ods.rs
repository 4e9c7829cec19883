//! Workbooks of OpenDocument (ODF 1.2): cells with their shown text, repeated and merged ones. Formulas are not
//! computed; what they showed last is in the file.

use super::sheet::{About, Book, Region, Sheet};
use crate::caps;
use crate::package::Package;
use crate::refusal::{Damage, Refusal, Wanted};
use crate::xml::{Element, Node, Space, Xml};

const CONTENT: &str = "content.xml";

/// An open workbook.
pub(super) struct Ods {
    text: String,
    about: Vec<About>,
}

/// A cell, and how often it is repeated.
struct Cell {
    text: String,
    columns: usize,
    spans: (usize, usize),
}

/// Whether a package is a workbook of OpenDocument.
pub(super) fn is_one(package: &mut Package<'_>) -> Result<bool, Refusal> {
    let kind = package.text_up_to("mimetype", 1_000)?.unwrap_or_default();
    Ok(kind.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
}

impl Ods {
    pub(super) fn open(package: &mut Package<'_>) -> Result<Self, Refusal> {
        // A manifest that speaks of encryption: the content is no XML then.
        let manifest = package.text_up_to("META-INF/manifest.xml", caps::SIDE)?.unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(Refusal::Encrypted { wanted: Wanted::Roster });
        }
        let missing = || Refusal::Damaged(Damage::Missing { part: CONTENT.to_owned() });
        let text = package.text(CONTENT)?.ok_or_else(missing)?;
        let mut about = Vec::new();
        tables(&mut Xml::new(&text, CONTENT), &mut |xml, element| {
            if about.len() < caps::DEFINITIONS {
                about.push(About { name: element.attribute("name").unwrap_or_default(), hidden: false });
            }
            xml.skip()
        })?;
        Ok(Self { text, about })
    }
}

impl Book for Ods {
    fn sheets(&self) -> &[About] {
        &self.about
    }

    fn weight(&self) -> usize {
        self.text.len()
    }

    fn read(&mut self, wanted: usize) -> Result<Sheet, Refusal> {
        let mut sheet = Sheet::default();
        let mut place = 0;
        tables(&mut Xml::new(&self.text, CONTENT), &mut |xml, _| {
            place += 1;
            if place - 1 != wanted {
                return xml.skip();
            }
            let mut row = 0;
            rows(xml, &mut sheet, &mut row)
        })?;
        Ok(sheet)
    }
}

/// Calls for every table, wherever it stands.
fn tables(
    xml: &mut Xml<'_>,
    call: &mut dyn FnMut(&mut Xml<'_>, &Element<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        if element.space == Space::OdfTable && element.name() == "table" {
            call(xml, &element)?;
        } else if matches!(element.name(), "document-content" | "body" | "spreadsheet") {
            tables(xml, call)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}

fn rows(xml: &mut Xml<'_>, sheet: &mut Sheet, row: &mut usize) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        match (element.space, element.name()) {
            (Space::OdfTable, "table-row") => {
                let repeated = element.number("number-rows-repeated").unwrap_or(1);
                let hidden = element.attribute("visibility").is_some_and(|visibility| visibility != "visible");
                let cells = cells(xml)?;
                put(sheet, *row, repeated, &cells)?;
                sheet.hidden_rows += usize::from(hidden && cells.iter().any(|cell| !cell.text.is_empty()));
                *row = row.saturating_add(repeated);
            }
            (Space::OdfTable, "table-header-rows" | "table-row-group" | "table-rows") => rows(xml, sheet, row)?,
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn put(sheet: &mut Sheet, row: usize, repeated: usize, cells: &[Cell]) -> Result<(), Refusal> {
    let mut column = 0_usize;
    for cell in cells {
        if !cell.text.is_empty() {
            // A row of words that is repeated beyond the cap is refused by the sheet, not written to the end.
            for row in row..row.saturating_add(repeated.min(caps::ROWS + 1)) {
                for column in column..column.saturating_add(cell.columns.min(caps::COLUMNS + 1)) {
                    sheet.set(row, column, &cell.text)?;
                }
            }
        }
        let (rows, columns) = cell.spans;
        sheet.merge(Region {
            rows: (row, row.saturating_add(rows).saturating_sub(1)),
            columns: (column, column.saturating_add(columns).saturating_sub(1)),
        });
        column = column.saturating_add(cell.columns);
    }
    Ok(())
}

fn cells(xml: &mut Xml<'_>) -> Result<Vec<Cell>, Refusal> {
    let mut cells = Vec::new();
    while let Some(element) = xml.element()? {
        if element.space != Space::OdfTable || !matches!(element.name(), "table-cell" | "covered-table-cell") {
            xml.skip()?;
            continue;
        }
        let spans =
            (element.number("number-rows-spanned").unwrap_or(1), element.number("number-columns-spanned").unwrap_or(1));
        let columns = element.number("number-columns-repeated").unwrap_or(1);
        let mut text = String::new();
        words(xml, &mut text)?;
        if cells.len() <= caps::COLUMNS {
            cells.push(Cell { text: text.trim().to_owned(), columns, spans });
        }
    }
    Ok(cells)
}

/// The shown text of a cell, its paragraphs on lines. A comment that hangs on the cell is not shown.
fn words(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        if element.space == Space::OdfText && element.name() == "p" {
            if !text.is_empty() {
                text.push('\n');
            }
            paragraph(xml, text)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}

fn paragraph(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Refusal> {
    while let Some(node) = xml.child()? {
        match node {
            Node::Text(piece) => text.push_str(&piece),
            Node::Element(element) => match element.name() {
                "span" | "a" => paragraph(xml, text)?,
                "ruby" => ruby(xml, text)?,
                name => {
                    if matches!(name, "s" | "tab" | "line-break") {
                        text.push(' ');
                    }
                    xml.skip()?;
                }
            },
        }
    }
    Ok(())
}

fn ruby(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Refusal> {
    while let Some(element) = xml.element()? {
        if element.name() == "ruby-base" {
            paragraph(xml, text)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}
