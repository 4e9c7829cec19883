//! Shapes of characters: the faces that have them, and images of whole lines, drawn by a thread of their own. Knows
//! nothing of the script, of windows or of what a screen shows.

mod face;
mod ink;
mod survey;
mod system;

pub use face::{BUNDLED, Face, Faces, Letter, Letters, bundled_has};
pub use ink::{InkPot, InkWorker, Inked, Job, LineInk, TileKey};
pub use survey::{FontSurvey, FontsOf};
pub use system::FontFinder;

/// Whether a character is drawn at all. What only steers text has no glyph in a Chinese font and would show as a box.
pub fn is_shown(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'))
}
