//! From paragraphs to lines on a screen: breaks lines by the rules of Chinese typesetting and paints them. The only
//! place that turns characters of the script into pixels.

mod lines;
mod motion;
mod paint;
mod paper;
mod picture;
mod reader;
mod ruby;
mod stock;
#[cfg(test)]
mod tests;

pub use lines::{Laid, Line, Piece, lay_out};
pub use motion::Motion;
pub use paint::{Brightness, paint_paragraph};
pub use paper::{Look, Paper, Passage, PassageKey, Placed, Style, TextPlace};
pub use picture::{Flip, Light, Mark, Picture, Window};
pub use reader::{Mode, PACES, Press, Reader, Setting};
pub use ruby::{LEADING, Pinyin, Ruby, RubyPiece, RubyRow};
pub use stock::Stock;

use crate::letters::is_shown;
use egui::{FontId, Ui};

/// Height of a line, as a multiple of the letters' height: Chinese without ascenders needs air between lines.
pub const LINE_HEIGHT: f32 = 1.5;

/// The width of a character in points, as the painter will draw it.
pub fn measure(ui: &Ui, size: f32) -> impl FnMut(char) -> f32 {
    let font = FontId::proportional(size);
    let context = ui.ctx().clone();
    // Asking for one width takes a lock; a script has few different characters.
    let mut known = std::collections::HashMap::new();
    move |c| {
        *known
            .entry(c)
            .or_insert_with(|| if is_shown(c) { context.fonts_mut(|fonts| fonts.glyph_width(&font, c)) } else { 0.0 })
    }
}
