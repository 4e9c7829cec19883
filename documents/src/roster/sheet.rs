//! A sheet of a workbook while it is read: cells at places, regions that were merged, and the caps that hold for all
//! kinds of files.

use crate::caps;
use crate::refusal::{Excess, Refusal};

/// So many sheets are looked through for one with headings.
const SHEETS: usize = 20;
/// And so many bytes, since every sheet may mean the whole file.
const BYTES: usize = 20_000_000;

/// A file with sheets.
pub(super) trait Book {
    /// Its sheets in order.
    fn sheets(&self) -> &[About];
    /// How many bytes are gone through for one of them, at most.
    fn weight(&self) -> usize;
    /// Reads one of them.
    fn read(&mut self, sheet: usize) -> Result<Sheet, Refusal>;
    /// How many sheets may be looked through.
    fn most(&self) -> usize {
        BYTES.checked_div(self.weight()).map_or(SHEETS, |sheets| sheets.clamp(1, SHEETS))
    }
}

/// What is known of a sheet before it is read.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) name: String,
    pub(super) hidden: bool,
}

/// Cells that were merged into one: first and last row and column, from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rows: Vec<Vec<String>>,
    regions: Vec<Region>,
    bytes: usize,
    /// How many rows with something in them are hidden.
    pub(super) hidden_rows: usize,
    /// Whether something stands to the right of the last column that is read.
    pub(super) cut: bool,
}

impl Sheet {
    /// Puts a text into a cell. Empty ones leave no trace, however many there are.
    pub(super) fn set(&mut self, row: usize, column: usize, text: &str) -> Result<(), Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if column >= caps::COLUMNS {
            self.cut = true;
            return Ok(());
        }
        if row >= caps::ROWS {
            return Err(Refusal::TooMuch { what: Excess::Rows, most: caps::ROWS });
        }
        self.bytes += text.len();
        if self.bytes > caps::CELLS {
            return Err(Refusal::TooMuch { what: Excess::Text, most: caps::CELLS });
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, String::new);
            }
            if let Some(cell) = cells.get_mut(column) {
                text.clone_into(cell);
            }
        }
        Ok(())
    }

    /// Notes that cells were merged.
    pub(super) fn merge(&mut self, region: Region) {
        if region.rows.1 > region.rows.0 && self.regions.len() < caps::DEFINITIONS {
            self.regions.push(region);
        }
    }

    /// The rows, with what was merged over several of them in each. A title above all columns stays in its first.
    pub(super) fn into_rows(mut self) -> Vec<Vec<String>> {
        for region in std::mem::take(&mut self.regions) {
            let (column, (first, last)) = (region.columns.0, region.rows);
            let text = self.rows.get(first).and_then(|row| row.get(column)).cloned().unwrap_or_default();
            // Below the last row with anything in it a region says nothing.
            for row in first + 1..=last.min(self.rows.len().saturating_sub(1)) {
                if self.set(row, column, &text).is_err() {
                    return self.rows;
                }
            }
        }
        self.rows
    }
}
