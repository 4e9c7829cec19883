//! Tables: a row is one paragraph, its cells parted by tabs, so that columns stay columns. A row of one cell that holds
//! several paragraphs is a frame around them, and they stay paragraphs.

use super::body::Body;
use super::line::tidy;
use crate::caps;
use crate::refusal::Refusal;
use crate::xml::Space;
use lectern_core::import::Paragraph;

/// A cell of a row.
struct Cell {
    /// How many columns it covers, at least one.
    columns: usize,
    paragraphs: Vec<Paragraph>,
}

/// What is known of a row before its cells.
#[derive(Default)]
struct Row {
    before: usize,
    gone: bool,
    cells: Vec<Cell>,
}

impl Body<'_> {
    /// The rows of the table that is open.
    pub(super) fn table(&mut self, out: &mut Vec<Paragraph>) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match (element.space, element.name()) {
                (Space::Word, "tr") => {
                    let mut row = Row::default();
                    self.row(&mut row)?;
                    self.finish_row(row, out)?;
                }
                (Space::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => self.table(out)?,
                (Space::Compatibility, "AlternateContent") => self.choose(|body| body.table(out))?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &mut Row) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match (element.space, element.name()) {
                (Space::Word, "trPr") => self.row_properties(row)?,
                (Space::Word, "tc") if !row.gone => {
                    if let Some(cell) = self.cell()? {
                        row.cells.push(cell);
                    }
                }
                (Space::Word, "sdt" | "sdtContent" | "customXml") => self.row(row)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn row_properties(&mut self, row: &mut Row) -> Result<(), Refusal> {
        while let Some(element) = self.xml.element()? {
            match element.name() {
                "del" => {
                    self.seen.deletions += 1;
                    row.gone = true;
                }
                "ins" => self.seen.insertions += 1,
                "hidden" if element.is_on() => {
                    self.seen.hidden += 1;
                    row.gone = true;
                }
                "gridBefore" => row.before = element.number("val").unwrap_or(0).min(caps::SPAN),
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }

    /// A cell; nothing if a tracked change took it away.
    fn cell(&mut self) -> Result<Option<Cell>, Refusal> {
        let mut cell = Cell { columns: 1, paragraphs: Vec::new() };
        let mut gone = false;
        let mut covered = false;
        let mut flow = super::body::Flow::default();
        while let Some(element) = self.xml.element()? {
            if element.is_word("tcPr") {
                while let Some(element) = self.xml.element()? {
                    match element.name() {
                        "gridSpan" => cell.columns = element.number("val").unwrap_or(1).clamp(1, caps::SPAN),
                        // Without a value it goes on from the cell above, and nothing in it is shown.
                        "vMerge" | "hMerge" => covered = element.attribute("val").is_none_or(|val| val != "restart"),
                        "cellDel" => gone = true,
                        _ => {}
                    }
                    self.xml.skip()?;
                }
            } else if gone || covered {
                self.xml.skip()?;
            } else {
                self.block(&element, &mut flow)?;
            }
        }
        self.end(&mut flow)?;
        cell.paragraphs = flow.done;
        Ok((!gone).then_some(cell))
    }

    fn finish_row(&mut self, row: Row, out: &mut Vec<Paragraph>) -> Result<(), Refusal> {
        if let [cell] = row.cells.as_slice()
            && cell.paragraphs.len() > 1
        {
            out.extend(row.cells.into_iter().flat_map(|cell| cell.paragraphs));
            return Ok(());
        }
        let alone = row.cells.len() == 1;
        let first = row.cells.first().and_then(|cell| cell.paragraphs.first()).cloned().unwrap_or_default();
        let mut text = "\t".repeat(row.before);
        for cell in &row.cells {
            for (place, paragraph) in cell.paragraphs.iter().enumerate() {
                if place > 0 {
                    text.push('\n');
                }
                // A tab within a cell is no column.
                text.extend(paragraph.text.chars().map(|character| if character == '\t' { ' ' } else { character }));
            }
            text.push_str(&"\t".repeat(cell.columns));
        }
        text.truncate(text.trim_end().len());
        self.grew(text.len())?;
        if !tidy(&text).is_empty() {
            let number = if row.before == 0 { first.number } else { 0 };
            out.push(Paragraph {
                text,
                number,
                heading: first.heading.filter(|_| alone),
                centred: alone && first.centred,
                row: true,
                spaced: false,
            });
        }
        Ok(())
    }
}
