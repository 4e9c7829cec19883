//! A whole window seen in a mirror: a beam splitter turns what it shows about, so the window is drawn turned about
//! already. Works on what is ready to be painted and knows nothing of what it means; takes no part in windows that are
//! not turned.

use egui::epaint::{ClippedPrimitive, ClippedShape, Primitive};
use egui::{Context, FullOutput, Plugin, Rect, Shape, Ui, ViewportId};
use std::collections::HashMap;

/// Which ways a window is turned about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flip {
    /// Left and right are exchanged.
    pub horizontal: bool,
    /// Top and bottom are exchanged.
    pub vertical: bool,
}

impl Flip {
    /// Whether nothing is turned.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    fn x(self, x: f32, screen: Rect) -> f32 {
        if self.horizontal { screen.left() + screen.right() - x } else { x }
    }

    fn y(self, y: f32, screen: Rect) -> f32 {
        if self.vertical { screen.top() + screen.bottom() - y } else { y }
    }

    /// Where a rectangle of the screen is seen.
    pub fn rect(self, rect: Rect, screen: Rect) -> Rect {
        let (left, right) = (self.x(rect.left(), screen), self.x(rect.right(), screen));
        let (top, bottom) = (self.y(rect.top(), screen), self.y(rect.bottom(), screen));
        Rect::from_min_max(egui::pos2(left.min(right), top.min(bottom)), egui::pos2(left.max(right), top.max(bottom)))
    }
}

/// Turns what is to be painted about the middle of the screen. Textures stay as they are: their corners move with the
/// points that they are pinned to.
pub fn flipped(painted: Vec<ClippedPrimitive>, flip: Flip, screen: Rect) -> Vec<ClippedShape> {
    let turned = painted.into_iter().filter_map(|one| {
        let clip_rect = flip.rect(one.clip_rect, screen);
        match one.primitive {
            Primitive::Mesh(mut mesh) => {
                for vertex in &mut mesh.vertices {
                    vertex.pos = egui::pos2(flip.x(vertex.pos.x, screen), flip.y(vertex.pos.y, screen));
                }
                Some(ClippedShape::new(clip_rect, Shape::mesh(mesh)))
            }
            // Paints by itself, past everything here; nothing in this program does.
            Primitive::Callback(_) => None,
        }
    });
    turned.collect()
}

/// Turns the windows about that ask for it, after they were drawn and before they are painted.
#[derive(Debug, Default)]
pub struct Mirror {
    flips: HashMap<ViewportId, Flip>,
    /// The window that was drawn last, as the hook after it is not told.
    drawn: Option<(Flip, Rect)>,
}

impl Mirror {
    /// Says how a window is turned, from this frame on.
    pub fn set(context: &Context, window: ViewportId, flip: Flip) {
        context.plugin_or_default::<Self>().lock().turn(window, flip);
    }

    fn turn(&mut self, window: ViewportId, flip: Flip) {
        if flip.is_none() {
            self.flips.remove(&window);
        } else {
            self.flips.insert(window, flip);
        }
    }
}

impl Plugin for Mirror {
    fn debug_name(&self) -> &'static str {
        "mirror"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let context = ui.ctx();
        let flip = self.flips.get(&context.viewport_id()).copied();
        self.drawn = flip.map(|flip| (flip, context.viewport_rect()));
    }

    fn output_hook(&mut self, context: &Context, output: &mut FullOutput) {
        if let Some((flip, screen)) = self.drawn.take() {
            let shapes = std::mem::take(&mut output.shapes);
            let painted = context.tessellate(shapes, output.pixels_per_point);
            output.shapes = flipped(painted, flip, screen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::Mesh;
    use egui::{Color32, Pos2, pos2};

    const SCREEN: Rect = Rect { min: Pos2 { x: 0.0, y: 0.0 }, max: Pos2 { x: 200.0, y: 100.0 } };

    fn square(rect: Rect, clip_rect: Rect) -> ClippedPrimitive {
        let mut mesh = Mesh::default();
        mesh.add_rect_with_uv(rect, Rect::from_min_max(pos2(0.25, 0.5), pos2(0.75, 1.0)), Color32::WHITE);
        ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }
    }

    fn turned(flip: Flip) -> (Rect, Vec<(Pos2, Pos2)>) {
        let one = square(
            Rect::from_min_max(pos2(10.0, 20.0), pos2(30.0, 60.0)),
            Rect::from_min_max(pos2(0.0, 0.0), pos2(50.0, 80.0)),
        );
        let shapes = flipped(vec![one], flip, SCREEN);
        let [ClippedShape { clip_rect, shape: Shape::Mesh(mesh), .. }] = shapes.as_slice() else {
            panic!("one mesh: {shapes:?}")
        };
        (*clip_rect, mesh.vertices.iter().map(|vertex| (vertex.pos, vertex.uv)).collect())
    }

    #[test]
    fn left_becomes_right_with_the_picture_and_its_clip() {
        let (clip, corners) = turned(Flip { horizontal: true, vertical: false });
        assert_eq!(clip, Rect::from_min_max(pos2(150.0, 0.0), pos2(200.0, 80.0)));
        assert!(corners.contains(&(pos2(190.0, 20.0), pos2(0.25, 0.5))), "{corners:?}");
        assert!(corners.contains(&(pos2(170.0, 60.0), pos2(0.75, 1.0))), "{corners:?}");
    }

    #[test]
    fn top_becomes_bottom() {
        let (clip, corners) = turned(Flip { horizontal: false, vertical: true });
        assert_eq!(clip, Rect::from_min_max(pos2(0.0, 20.0), pos2(50.0, 100.0)));
        assert!(corners.contains(&(pos2(10.0, 80.0), pos2(0.25, 0.5))), "{corners:?}");
    }

    #[test]
    fn turned_about_twice_is_as_before() {
        for flip in [Flip { horizontal: true, vertical: true }, Flip { horizontal: true, vertical: false }] {
            for rect in [Rect::from_min_max(pos2(3.0, 4.0), pos2(50.0, 60.0)), SCREEN] {
                assert_eq!(flip.rect(flip.rect(rect, SCREEN), SCREEN), rect);
            }
        }
    }

    /// Where the points of a window's picture lie, drawn through the whole toolkit.
    fn drawn(flip: Flip) -> Rect {
        let context = Context::default();
        Mirror::set(&context, ViewportId::ROOT, flip);
        let input = egui::RawInput { screen_rect: Some(SCREEN), ..egui::RawInput::default() };
        let mut output = context.run_ui(input, |ui| {
            let ink = Rect::from_min_max(pos2(10.0, 10.0), pos2(40.0, 30.0));
            ui.painter().rect_filled(ink, 0.0, Color32::WHITE);
        });
        output.textures_delta.clear();
        let painted = context.tessellate(output.shapes, output.pixels_per_point);
        let bounds = painted.iter().map(|one| match &one.primitive {
            Primitive::Mesh(mesh) => mesh.calc_bounds(),
            Primitive::Callback(_) => Rect::NOTHING,
        });
        bounds.fold(Rect::NOTHING, |all, one| all | one)
    }

    #[test]
    fn a_window_that_asks_for_it_is_painted_turned_about() {
        assert!(drawn(Flip::default()).right() < 50.0);
        let both = drawn(Flip { horizontal: true, vertical: true });
        assert!(both.left() > 150.0 && both.top() > 60.0, "{both:?}");
    }
}
