//! From paragraphs to lines on a screen: breaks lines by the rules of Chinese typesetting and paints them. The only
//! place that turns characters of the script into pixels.

mod lines;
mod paint;

pub use lines::{Laid, Line, lay_out};
pub use paint::{Brightness, paint_line, paint_paragraph};

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

/// Whether a character is drawn at all. What only steers text has no glyph in a Chinese font and would show as a box.
pub fn is_shown(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'))
}
