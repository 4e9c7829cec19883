//! The faces that the script is drawn with: the bundled one, and after it whichever of this computer's fonts have the
//! characters that it lacks. Knows shapes and widths in ems; no pixel, no window.

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

/// The bundled font: 13,168 characters, simplified and common traditional ones among them. Read where the program lies
/// in memory; it is copied nowhere.
pub static BUNDLED: &[u8] = include_bytes!("../../assets/font/lectern-sans-sc.ttf");

/// Whether the bundled font has a character.
pub fn bundled_has(c: char) -> bool {
    static HAS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let mut has = Vec::new();
        let font = FontRef::new(BUNDLED).ok();
        for (code, _) in font.iter().flat_map(|font| font.charmap().mappings()) {
            let at = code as usize / 64;
            if has.len() <= at {
                has.resize(at + 1, 0);
            }
            has.get_mut(at).into_iter().for_each(|bits| *bits |= 1 << (code % 64));
        }
        has
    });
    let code = u32::from(c);
    HAS.get(code as usize / 64).is_some_and(|bits| bits & 1 << (code % 64) != 0)
}

/// The bytes of a font.
#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Read(Arc<[u8]>),
}

/// One face of a font.
#[derive(Clone)]
pub struct Face {
    bytes: Bytes,
    /// Which one, in a file that holds several.
    index: u32,
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({} bytes, {})", self.data().len(), self.index)
    }
}

impl Face {
    /// A face of a font file; none where that is no font.
    pub fn new(bytes: Arc<[u8]>, index: u32) -> Option<Self> {
        let face = Self { bytes: Bytes::Read(bytes), index };
        face.font().is_some().then_some(face)
    }

    /// Adds it to the fonts of the toolkit, behind all others; its bytes are shared.
    pub fn lend_to(&self, context: &egui::Context, name: String) {
        let Bytes::Read(bytes) = &self.bytes else { return };
        let data = egui::FontData::from_blob(Arc::new(bytes.clone()), self.index);
        let last = |family| InsertFontFamily { family, priority: FontPriority::Lowest };
        let families = vec![last(egui::FontFamily::Proportional), last(egui::FontFamily::Monospace)];
        context.add_font(FontInsert { name, data, families });
    }

    /// Which of these characters a face of a font file has.
    pub fn characters_in(data: &[u8], index: u32, of: &HashSet<char>) -> HashSet<char> {
        let Ok(font) = FontRef::from_index(data, index) else { return HashSet::new() };
        let map = font.charmap();
        of.iter().copied().filter(|c| map.map(*c).is_some_and(|glyph| glyph != GlyphId::NOTDEF)).collect()
    }

    fn data(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Static(bytes) => bytes,
            Bytes::Read(bytes) => bytes,
        }
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data(), self.index).ok()
    }

    /// The glyph of a character and its width in ems.
    fn glyph(&self, c: char) -> Option<(u32, f32)> {
        let font = self.font()?;
        let id = font.charmap().map(c)?;
        // In the font's own units: at a size of one they would be rounded.
        let width = font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(id)?;
        let em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Some((id.to_u32(), width / f32::from(em.max(1))))
    }

    /// Draws the outline of a glyph at a size in pixels, its baseline at 0, y upwards.
    pub fn draw(&self, glyph: u32, size: f32, pen: &mut impl OutlinePen) {
        let Some(outline) = self.font().and_then(|font| font.outline_glyphs().get(GlyphId::new(glyph))) else { return };
        // What cannot be drawn leaves a gap; the words around it stay.
        let _ = outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), pen);
    }
}

/// A character as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// Which face, as an index of [`Faces`].
    pub face: u16,
    /// Which glyph of it.
    pub glyph: u32,
    /// Its width in ems.
    pub width: f32,
}

/// All faces, the bundled one first.
#[derive(Debug, Clone)]
pub struct Faces {
    faces: Arc<[Face]>,
}

impl Default for Faces {
    fn default() -> Self {
        Self { faces: [Face { bytes: Bytes::Static(BUNDLED), index: 0 }].into() }
    }
}

impl Faces {
    /// The bundled face and these after it.
    pub fn with(others: impl IntoIterator<Item = Face>) -> Self {
        Self { faces: Self::default().faces.iter().cloned().chain(others).collect() }
    }

    /// One of them.
    pub fn get(&self, index: u16) -> Option<&Face> {
        self.faces.get(usize::from(index))
    }

    /// All but the bundled one.
    pub fn others(&self) -> impl Iterator<Item = Face> + '_ {
        self.faces.iter().skip(1).cloned()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.faces.len()
    }

    fn find(&self, c: char) -> Option<Letter> {
        self.faces.iter().zip(0_u16..).find_map(|(face, index)| {
            let (glyph, width) = face.glyph(c)?;
            Some(Letter { face: index, glyph, width })
        })
    }
}

/// Faces with a memory: a script has few different characters, and each is looked up once.
#[derive(Debug, Default)]
pub struct Letters {
    faces: Faces,
    known: HashMap<char, Letter>,
    missing: Vec<char>,
}

impl Letters {
    /// Over these faces.
    pub fn new(faces: Faces) -> Self {
        Self { faces, known: HashMap::new(), missing: Vec::new() }
    }

    /// The faces.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// A character as it is drawn; the box of the bundled face where no face has it. What only steers text is drawn as
    /// nothing at all.
    pub fn letter(&mut self, c: char) -> Letter {
        if let Some(known) = self.known.get(&c) {
            return *known;
        }
        let letter = if super::is_shown(c) {
            self.faces.find(c).unwrap_or_else(|| {
                self.missing.push(c);
                Letter { face: 0, glyph: 0, width: 1.0 }
            })
        } else {
            Letter { face: 0, glyph: u32::MAX, width: 0.0 }
        };
        self.known.insert(c, letter);
        letter
    }

    /// Characters that were asked for since the last time and that no face has.
    pub fn take_missing(&mut self) -> Vec<char> {
        std::mem::take(&mut self.missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_an_em_wide_and_latin_is_not() {
        let mut letters = Letters::default();
        assert_eq!(letters.letter('会').width, 1.0);
        assert!((0.3..0.8).contains(&letters.letter('a').width));
        assert_eq!(letters.letter('\u{200b}').width, 0.0);
        assert!(letters.take_missing().is_empty());
    }

    #[test]
    fn a_character_that_no_face_has_is_asked_for_once_and_shown_as_a_box() {
        let mut letters = Letters::default();
        for _ in 0..2 {
            assert_eq!(letters.letter('\u{1F600}'), Letter { face: 0, glyph: 0, width: 1.0 });
        }
        assert_eq!(letters.take_missing(), ['\u{1F600}']);
        assert!(letters.take_missing().is_empty());
    }

    #[test]
    fn what_is_no_font_is_no_face() {
        assert!(Face::new(Arc::from(&b"no font at all"[..]), 0).is_none());
        assert!(Face::new(Arc::from(&BUNDLED[..5000]), 0).is_none_or(|face| face.glyph('会').is_none()));
    }
}
