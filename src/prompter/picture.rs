//! What one frame of the script shows, as a list: images of lines with a place and a colour, and plain shapes. Made
//! without a window and painted by whoever has one.

use super::paper::{Look, Paper, Placed};
use super::ruby::{self, RubyRow};
use super::stock::Stock;
use crate::letters::{Faces, Job, LineInk, TileKey};
use crate::theme::Palette;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use lectern_core::view::{Progress, Run};
use std::ops::Range;
use std::sync::Arc;

/// Mirrored for a beam splitter: left and right, above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Flip {
    /// Left and right.
    pub x: bool,
    /// Above and below.
    pub y: bool,
}

impl Flip {
    /// Where a point comes to lie.
    fn point(self, at: Pos2, area: Rect) -> Pos2 {
        let x = if self.x { area.left() + area.right() - at.x } else { at.x };
        let y = if self.y { area.top() + area.bottom() - at.y } else { at.y };
        pos2(x, y)
    }

    /// Where a rectangle comes to lie.
    pub fn rect(self, rect: Rect, area: Rect) -> Rect {
        Rect::from_two_pos(self.point(rect.min, area), self.point(rect.max, area))
    }
}

/// How the words are lit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Light {
    /// What is read now in full light, what was and what comes dimmed.
    ByProgress,
    /// All of it in full light, but for the lines above this height on the screen.
    Below(f32),
    /// All of it as words to say later.
    Ahead,
}

/// One thing in the picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A part of an image.
    Ink {
        /// Which image.
        tile: TileKey,
        /// The part of its width, from 0 to 1.
        part: Range<f32>,
        /// Where that is shown.
        rect: Rect,
        /// In which colour.
        color: Color32,
    },
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// Radius of its corners.
        radius: f32,
        /// In which colour.
        color: Color32,
    },
    /// The outline of a rectangle.
    Frame {
        /// Where.
        rect: Rect,
        /// In which colour.
        color: Color32,
    },
}

/// Where on the screen which part of the paper is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The area on the screen.
    pub area: Rect,
    /// Where the lines begin.
    pub left: f32,
    /// The height on the paper that lies at the area's top.
    pub top: f64,
    /// Pixels of a point.
    pub scale: f32,
    /// How the words are lit.
    pub light: Light,
    /// Whether a bar stands beside the words to read now.
    pub bar: bool,
    /// Whether the paper is at rest: then lines lie on whole pixels, and are sharp.
    pub still: bool,
}

/// A frame of the script.
#[derive(Debug, Default, PartialEq)]
pub struct Picture {
    /// What it shows, the lowest first.
    pub marks: Vec<Mark>,
    /// The images that it needs or will soon need, the most urgent first.
    pub jobs: Vec<Job>,
    /// How many of those are seen in this very frame.
    pub seen: usize,
}

/// How much of the window's height is drawn ahead, below and above it.
const AHEAD: f64 = 0.8;
const BEHIND: f64 = 0.2;

impl Picture {
    /// What a window shows of the paper.
    pub fn of(paper: &Paper, window: Window, palette: &Palette, faces: &Faces) -> Self {
        let mut picture = Self::default();
        let height = f64::from(window.area.height());
        let bottom = window.top + height;
        for placed in paper.between(window.top, bottom) {
            for line in placed.lines_between(window.top, bottom) {
                picture.line(placed, line, &window, palette, faces);
            }
            picture.ground(placed, &window, palette);
        }
        picture.seen = picture.jobs.len();
        for (from, to) in [(bottom, bottom + height * AHEAD), (window.top - height * BEHIND, window.top)] {
            for placed in paper.between(from, to) {
                for line in placed.lines_between(from, to) {
                    picture.foresee(placed, line, &window, faces);
                }
            }
        }
        picture
    }

    fn y(window: &Window, height: f64) -> f32 {
        (height - window.top) as f32 + window.area.top()
    }

    /// Tiles of a line: which, from where to where in points from the line's left end, in order.
    fn tiles<'a>(
        placed: &'a Placed,
        line: usize,
        window: &Window,
        faces: &'a Faces,
    ) -> impl Iterator<Item = (Job, Range<f32>)> + 'a {
        let scale = window.scale;
        let found = placed.laid.lines.get(line);
        found.into_iter().flat_map(move |line| {
            tiles_of(line.ink(scale), placed.size, line.width() + placed.size * 0.3, scale, faces)
        })
    }

    /// Likewise of the pinyin above a line, from its own left end.
    fn ruby_tiles<'a>(
        placed: &'a Placed,
        row: &'a RubyRow,
        window: &Window,
        faces: &'a Faces,
    ) -> impl Iterator<Item = (Job, Range<f32>)> + 'a {
        tiles_of(row.ink(placed.size, window.scale), row.size, row.width(placed.size), window.scale, faces)
    }

    fn foresee(&mut self, placed: &Placed, line: usize, window: &Window, faces: &Faces) {
        self.jobs.extend(Self::tiles(placed, line, window, faces).map(|(job, _)| job));
        let row = placed.laid.lines.get(line).and_then(|line| line.ruby.as_ref());
        self.jobs
            .extend(row.into_iter().flat_map(|row| Self::ruby_tiles(placed, row, window, faces)).map(|(job, _)| job));
    }

    /// Pinyin above a line, in the colours of its characters.
    fn ruby(&mut self, placed: &Placed, row: &RubyRow, middle: f32, window: &Window, palette: &Palette, faces: &Faces) {
        let left = window.left + indent(placed) - placed.size * ruby::REACH;
        let (pixels, baseline) = TileKey::height(row.size * window.scale);
        let exact = middle - RubyRow::rise(placed.size) - baseline / window.scale;
        let top = if window.still { (exact * window.scale).round() / window.scale } else { exact };
        let bottom = top + pixels as f32 / window.scale;
        // Marks above letters, and the ends of letters, reach over a syllable's own width by a little.
        let reach = row.size * 0.1;
        for piece in &row.pieces {
            let Some(run) = placed.passage.runs.get(piece.run).filter(|run| !run.blank) else { continue };
            let from = left + piece.x + placed.size * ruby::REACH - reach;
            let to = from + piece.width + 2.0 * reach;
            let color = color_of(placed, run, window.light, middle, palette);
            for ((tile, _), columns) in Self::ruby_tiles(placed, row, window, faces) {
                let (start, end) = ((left + columns.start).max(from), (left + columns.end).min(to));
                if start < end {
                    let wide = columns.end - columns.start;
                    let part = (start - left - columns.start) / wide..(end - left - columns.start) / wide;
                    let rect = Rect::from_min_max(pos2(start, top), pos2(end, bottom));
                    self.marks.push(Mark::Ink { tile, part, rect, color });
                }
            }
        }
        self.jobs.extend(Self::ruby_tiles(placed, row, window, faces).map(|(job, _)| job));
    }

    fn line(&mut self, placed: &Placed, index: usize, window: &Window, palette: &Palette, faces: &Faces) {
        let Some(line) = placed.laid.lines.get(index) else { return };
        let top = Self::y(window, placed.line_top(index));
        let middle = top + placed.line as f32 / 2.0;
        let left = window.left + indent(placed);
        let size = placed.size * window.scale;
        let (pixels, baseline) = TileKey::height(size);
        // The middle of a Han character, which reaches from 0.88 above its baseline to 0.12 below, in that of the line.
        let exact = middle + 0.38 * placed.size - baseline / window.scale;
        let ink_top = if window.still { (exact * window.scale).round() / window.scale } else { exact };
        let ink = ink_top..ink_top + pixels as f32 / window.scale;
        let reach = placed.size * 0.3;
        let count = line.pieces.len();
        let color = |run: &Run| color_of(placed, run, window.light, middle, palette);
        for (nth, piece) in line.pieces.iter().enumerate() {
            let Some(run) = placed.passage.runs.get(piece.run) else { continue };
            let words = left + piece.x..left + piece.x + piece.width;
            if run.blank {
                let rect = Rect::from_min_max(
                    pos2(words.start, middle - placed.size * 0.62),
                    pos2(words.end, middle + placed.size * 0.62),
                );
                self.marks.push(Mark::Fill { rect, radius: placed.size * 0.12, color: palette.blank });
            }
            if run.stress && !run.blank {
                let y = middle + placed.size * 0.62;
                let rect = Rect::from_min_max(pos2(words.start, y), pos2(words.end, y + (placed.size * 0.06).max(1.0)));
                self.marks.push(Mark::Fill { rect, radius: 0.0, color: color(run) });
            }
            // Ink may reach over the ends of a line by a little.
            let from = if nth == 0 { words.start - reach } else { words.start };
            let to = if nth + 1 == count { words.end + reach } else { words.end };
            for ((tile, _), columns) in Self::tiles(placed, index, window, faces) {
                let (start, end) = ((left + columns.start).max(from), (left + columns.end).min(to));
                if start < end {
                    let wide = columns.end - columns.start;
                    let part = (start - left - columns.start) / wide..(end - left - columns.start) / wide;
                    let rect = Rect::from_min_max(pos2(start, ink.start), pos2(end, ink.end));
                    self.marks.push(Mark::Ink {
                        tile,
                        part,
                        rect,
                        color: if run.blank { palette.on_blank } else { color(run) },
                    });
                }
            }
        }
        self.jobs.extend(Self::tiles(placed, index, window, faces).map(|(job, _)| job));
        if let Some(row) = &line.ruby {
            self.ruby(placed, row, middle, window, palette, faces);
        }
    }

    /// The frame of what is not said, and the bar beside what is to be read now.
    fn ground(&mut self, placed: &Placed, window: &Window, palette: &Palette) {
        let top = Self::y(window, placed.top);
        if placed.passage.look == Look::Aside {
            let widest = placed.laid.lines.iter().map(super::Line::width).fold(0.0, f32::max);
            let rect = Rect::from_min_size(pos2(window.left, top), vec2(widest + placed.size, placed.height as f32));
            let color = if placed.passage.progress == Progress::Done { palette.done } else { palette.direction };
            self.marks.push(Mark::Frame { rect, color: color.gamma_multiply(0.6) });
        } else if window.bar
            && placed.passage.progress == Progress::Current
            && let Some(lines) = placed.laid.current_lines(&placed.passage.runs)
        {
            let (from, to) = (placed.line_top(lines.start), placed.line_top(lines.end));
            let rect = Rect::from_min_max(
                pos2(window.left - 26.0, Self::y(window, from) + 4.0),
                pos2(window.left - 19.0, Self::y(window, to) - 4.0),
            );
            self.marks.push(Mark::Fill { rect, radius: 3.0, color: palette.accent });
        }
    }

    /// Paints it, mirrored as asked, with the images that the stock has; answers with how many it lacked.
    pub fn paint(&self, painter: &Painter, area: Rect, flip: Flip, stock: &mut Stock) -> usize {
        let mut missing = 0;
        let mut meshes: Vec<Mesh> = Vec::new();
        for mark in &self.marks {
            match mark {
                Mark::Fill { rect, radius, color } => {
                    painter.rect_filled(flip.rect(*rect, area), *radius, *color);
                }
                Mark::Frame { rect, color } => {
                    painter.rect_stroke(flip.rect(*rect, area), 6.0, Stroke::new(1.0, *color), StrokeKind::Inside);
                }
                Mark::Ink { tile, part, rect, color } => {
                    let Some(texture) = stock.texture(*tile) else {
                        missing += 1;
                        continue;
                    };
                    let uv = Rect::from_min_max(pos2(part.start, 0.0), pos2(part.end, 1.0));
                    let mesh = match meshes.last_mut().filter(|mesh| mesh.texture_id == texture) {
                        Some(mesh) => mesh,
                        None => {
                            meshes.push(Mesh::with_texture(texture));
                            let Some(mesh) = meshes.last_mut() else { continue };
                            mesh
                        }
                    };
                    let first = mesh.vertices.len();
                    mesh.add_rect_with_uv(*rect, uv, *color);
                    for vertex in mesh.vertices.iter_mut().skip(first) {
                        vertex.pos = flip.point(vertex.pos, area);
                    }
                }
            }
        }
        painter.extend(meshes.into_iter().map(Shape::mesh));
        missing
    }
}

/// The tiles of what is drawn at a height of its letters in points, so wide as a whole.
fn tiles_of<'a>(
    ink: &'a Arc<LineInk>,
    size: f32,
    whole: f32,
    scale: f32,
    faces: &'a Faces,
) -> impl Iterator<Item = (Job, Range<f32>)> + 'a {
    let size = size * scale;
    let width = TileKey::width(size);
    let count = if whole > 0.0 { (whole * scale / width as f32).ceil() as u32 } else { 0 };
    (0..count).map(move |tile| {
        let from = (tile * width) as f32 / scale;
        ((ink.tile(size, tile, faces), ink.clone()), from..from + width as f32 / scale)
    })
}

/// The colour of words, their middle at a height on the screen.
fn color_of(placed: &Placed, run: &Run, light: Light, middle: f32, palette: &Palette) -> Color32 {
    let progress = match light {
        Light::ByProgress => run.progress,
        Light::Below(height) if middle < height => Progress::Done,
        Light::Below(_) => Progress::Current,
        Light::Ahead => Progress::Ahead,
    };
    if placed.passage.look == Look::Aside {
        return if placed.passage.progress == Progress::Done { palette.done } else { palette.direction };
    }
    match (progress, run.stress, run.filled) {
        (Progress::Current, true, _) => palette.stress,
        (Progress::Current, false, true) => palette.filled,
        (Progress::Current, false, false) => palette.speech,
        (Progress::Ahead, _, _) => palette.ahead,
        (Progress::Done, _, _) => palette.done,
    }
}

/// Words that are not said stand a little to the right, inside their frame.
fn indent(placed: &Placed) -> f32 {
    if placed.passage.look == Look::Aside { placed.size * 0.5 } else { 0.0 }
}
