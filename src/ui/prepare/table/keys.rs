//! The keys of the table, as in a spreadsheet: Enter and the arrows change the row, Tab the cell; a block that is pasted fills
//! cells. What was typed before such a key in the same frame reaches its cell first.

use crate::ui::Wish;
use egui::{Event, Id, Key, Modifiers, Ui};
use lectern_core::agenda::edit::PersonDetail;

/// A cell: its row and its column.
pub type At = (usize, usize);

/// What the keys need to remember.
#[derive(Debug, Default)]
pub struct Keys {
    /// What came behind something that was typed, for the next frame.
    held: Vec<Event>,
}

/// The field of a cell.
pub fn cell_id((row, column): At) -> Id {
    Id::unique(("roster-cell", row, column))
}

impl Keys {
    /// Nothing is answered in this frame: what was kept for it would come as a surprise later.
    pub fn forget(&mut self) {
        self.held.clear();
    }

    /// Takes the keys and the pasted blocks that the table answers itself. `at` is the cell with the cursor, `rows` the number of
    /// rows with the empty one at the end. Answers with the cell that is to have the cursor.
    pub fn take(
        &mut self,
        ui: &Ui,
        at: Option<At>,
        rows: usize,
        is_composing: bool,
        wishes: &mut Vec<Wish>,
    ) -> Option<At> {
        let mut events = std::mem::take(&mut self.held);
        ui.input_mut(|input| events.append(&mut input.events));
        let mut to = None;
        let mut left = Vec::new();
        let mut is_typing = is_composing;
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            is_typing |= matches!(event, Event::Ime(_) | Event::Text(_));
            let block = if let Event::Paste(text) = &event { block(text) } else { None };
            let moved = at.and_then(|at| moved(&event, to.unwrap_or(at), rows));
            if is_composing && moved.is_some() {
                // They choose among the words that the input method offers.
                continue;
            }
            if is_composing || block.is_none() && moved.is_none() {
                // A line end behind a single cell is none of its words.
                left.push(if let Event::Paste(text) = event { Event::Paste(one_cell(&text)) } else { event });
                continue;
            }
            if is_typing {
                self.held = std::iter::once(event).chain(events).collect();
                ui.ctx().request_repaint();
                break;
            }
            to = moved.or(to);
            if let Some(text) = block {
                wishes.push(Wish::PasteRoster(text, to.or(at).unwrap_or((rows.saturating_sub(1), 0))));
            }
        }
        ui.input_mut(|input| input.events = left);
        to
    }
}

/// What is more than one cell.
fn block(text: &str) -> Option<String> {
    one_cell(text).contains(['\t', '\n', '\r']).then(|| text.to_owned())
}

fn one_cell(text: &str) -> String {
    let bare = text.strip_suffix("\r\n").or_else(|| text.strip_suffix(['\n', '\r']));
    bare.unwrap_or(text).to_owned()
}

/// Where a key leads from a cell. At an edge it stays there.
fn moved(event: &Event, (row, column): At, rows: usize) -> Option<At> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let (last_row, last_column) = (rows.saturating_sub(1), PersonDetail::ALL.len() - 1);
    let is_shift = *modifiers == Modifiers::SHIFT;
    if !is_shift && modifiers.any() {
        return None;
    }
    let up = (row.saturating_sub(1), column);
    let down = ((row + 1).min(last_row), column);
    match (key, is_shift) {
        (Key::Enter | Key::ArrowDown, false) => Some(down),
        (Key::Enter, true) | (Key::ArrowUp, false) => Some(up),
        (Key::Tab, false) if column < last_column => Some((row, column + 1)),
        (Key::Tab, false) if row < last_row => Some((row + 1, 0)),
        (Key::Tab, true) if column > 0 => Some((row, column - 1)),
        (Key::Tab, true) if row > 0 => Some((row - 1, last_column)),
        (Key::Tab, _) => Some((row, column)),
        _ => None,
    }
}
