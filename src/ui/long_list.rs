//! A list of rows that are as high as they happen to be, of which only those near the visible part are made: an agenda
//! may have a thousand items, and each row that is made costs time in every frame.

use egui::{Rect, Ui, vec2};

/// How far beyond the visible part rows are still made, in points: for screen readers, and for keys that lead there.
const MARGIN: f32 = 1500.0;

/// A row's height before it was made for the first time, in points.
const USUAL: f32 = 60.0;

/// The heights of the rows as they were last made.
#[derive(Debug, Default)]
pub struct LongList {
    heights: Vec<f32>,
}

impl LongList {
    /// Makes a row, or leaves as much room as it takes. `wanted` rows are always made.
    pub fn row(&mut self, ui: &mut Ui, index: usize, wanted: bool, add: impl FnOnce(&mut Ui)) {
        if self.heights.len() <= index {
            self.heights.resize(index + 1, USUAL);
        }
        let Some(height) = self.heights.get_mut(index) else { return };
        let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), *height));
        if wanted || ui.clip_rect().expand(MARGIN).intersects(room) {
            *height = ui.vertical(add).response.rect.height();
        } else {
            ui.allocate_space(room.size());
        }
    }
}
