//! Paints laid-out lines: speech bright or dim, blanks loud, filled words subtly marked, stress underlined, pinyin above.

use super::lines::{Laid, Line};
use super::ruby::RubyRow;
use crate::theme::{self, Palette};
use egui::{Color32, FontId, Painter, Pos2, Rect, Stroke, pos2, vec2};
use lectern_core::view::{Progress, Run};

/// How far the tails of letters hang below their baseline, as a share of their height.
const TAILS: f32 = 0.28;

/// How the words of a paragraph are lit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Brightness {
    /// Each run by whether it has been read, in the colours of a room.
    ByProgress(&'static Palette),
    /// All in one colour.
    Fixed(Color32),
}

/// Paints a paragraph with its top left corner at `at`, and answers with its height. `letters` is the height of its letters
/// in points, and that of a line as a multiple of it.
pub fn paint_paragraph(
    painter: &Painter,
    laid: &Laid,
    runs: &[Run],
    at: Pos2,
    letters: (f32, f32),
    light: Brightness,
) -> f32 {
    let height = letters.0 * letters.1;
    let clip = painter.clip_rect();
    let mut y = at.y;
    for line in &laid.lines {
        if y + height >= clip.top() && y <= clip.bottom() {
            paint_line(painter, line, runs, pos2(at.x, y), letters, light);
        }
        y += height;
    }
    y - at.y
}

/// Paints one line.
fn paint_line(painter: &Painter, line: &Line, runs: &[Run], at: Pos2, (size, leading): (f32, f32), light: Brightness) {
    let font = FontId::proportional(size);
    let height = size * leading;
    let color_of = |run: &Run| match light {
        Brightness::Fixed(color) => color,
        Brightness::ByProgress(palette) => color_of(run, palette),
    };
    if let Some(row) = &line.ruby {
        let font = FontId::proportional(row.size);
        let baseline = at.y + height / 2.0 - RubyRow::rise(size);
        for piece in &row.pieces {
            let color = runs.get(piece.run).map_or(Color32::GRAY, color_of);
            let corner = pos2(at.x + piece.x, baseline + row.size * TAILS);
            painter.text(corner, egui::Align2::LEFT_BOTTOM, &piece.text, font.clone(), color);
        }
    }
    for piece in &line.pieces {
        let Some(run) = runs.get(piece.run) else { continue };
        let left = at.x + piece.x - piece.tuck;
        let middle = at.y + height / 2.0;
        let color = color_of(run);
        if run.blank {
            // Not under the half of 【 that is left out: another mark stands there.
            let corner = pos2(at.x + piece.x, middle - size * 0.62);
            let mark = Rect::from_min_size(corner, vec2(piece.width, size * 1.24));
            painter.rect_filled(mark, size * 0.12, theme::BLANK_BACK);
            painter.text(pos2(left, middle), egui::Align2::LEFT_CENTER, &piece.text, font.clone(), theme::BLANK_TEXT);
            continue;
        }
        painter.text(pos2(left, middle), egui::Align2::LEFT_CENTER, &piece.text, font.clone(), color);
        if run.stress {
            let line_y = middle + size * 0.62;
            let stroke = Stroke::new((size * 0.06).max(1.0), color);
            painter.line_segment([pos2(left, line_y), pos2(left + piece.width, line_y)], stroke);
        }
    }
}

fn color_of(run: &Run, palette: &Palette) -> Color32 {
    match (run.progress, run.stress, run.filled) {
        (Progress::Current, true, _) => palette.stress,
        (Progress::Current, false, true) => palette.filled,
        (Progress::Current, false, false) => palette.speech,
        (Progress::Ahead, _, _) => palette.ahead,
        (Progress::Done, _, _) => palette.done,
    }
}
