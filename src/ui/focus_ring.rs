//! The ring around what has the keyboard: one for every button, field, tab and row, over whatever the toolkit draws itself.
//! Where the keyboard comes to something that a list has rolled away, the list rolls it back into sight.

use crate::theme;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Color32, Event, Id, Rect, Stroke, StrokeKind, Ui, WidgetRect};

/// How far the ring lies outside of what it goes around, in points.
const GAP: f32 = 1.0;
/// How wide it is, in points.
const WIDTH: f32 = 2.5;
/// How wide the seams on both sides of it are, in points: they set it off from a ground of its own colour.
const SEAM: f32 = 1.0;
/// How round its corners are, in points.
const ROUND: f32 = 5.0;
/// How much of something has to be seen, in points, that nothing is rolled for it.
const ENOUGH: f32 = 24.0;

/// What the ring remembers from frame to frame.
#[derive(Debug, Default)]
pub struct FocusRing {
    /// What had the keyboard in the last frame.
    last: Option<Id>,
    /// What the keyboard has just come to: where it was in the last frame.
    came: Option<Rect>,
    /// What is to be rolled into sight.
    hidden: Option<Id>,
}

impl FocusRing {
    /// Has the list that holds it roll what the keyboard came to into sight. To be called before anything of the frame is
    /// there: only the list itself can roll, and it does so for a screen reader that asks for one of its rows.
    pub fn seek(&mut self, ui: &Ui) {
        if let Some(id) = self.hidden.take() {
            let (action, target_node, target_tree) = (Action::ScrollIntoView, id.accesskit_id(), TreeId::ROOT);
            let request = ActionRequest { action, target_tree, target_node, data: None };
            ui.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        }
    }

    /// Paints the ring. To be called once everything of the frame is there.
    pub fn show(&mut self, ui: &Ui) {
        let context = ui.ctx();
        let id = context.memory(|memory| memory.focused());
        let is_new = id != std::mem::replace(&mut self.last, id);
        // Its place alone: who asks for the response to a click elsewhere takes the keyboard away.
        let focused = id.and_then(|id| context.viewport(|window| window.this_pass.widgets.get(id).copied()));
        let Some(focused) = focused else { return };
        let before = self.came.take();
        // What is pressed with the pointer is where it should be.
        if (is_new || before.is_some()) && !is_in_sight(&focused) && !ui.input(|input| input.pointer.any_down()) {
            // What leads somewhere rolls there by itself, in some frames; what moves is on its way.
            if before == Some(focused.rect) {
                self.hidden = id;
            } else {
                self.came = Some(focused.rect);
            }
            context.request_repaint();
        }
        if focused.interact_rect.is_positive() {
            paint(ui, &focused);
        }
    }
}

/// Whether enough of it is seen to know it.
fn is_in_sight(focused: &WidgetRect) -> bool {
    let enough = focused.rect.size().min(egui::Vec2::splat(ENOUGH)) - egui::Vec2::splat(1.0);
    focused.interact_rect.width() >= enough.x && focused.interact_rect.height() >= enough.y
}

fn paint(ui: &Ui, focused: &WidgetRect) {
    let (context, colors) = (ui.ctx(), theme::of(ui));
    let whole = GAP + WIDTH + SEAM;
    // Of a row that is half rolled away, only what is seen of it.
    let painter = context.layer_painter(focused.layer_id).with_clip_rect(focused.interact_rect.expand(whole));
    // At the edge of the window the ring lies on what it goes around.
    let around = focused.rect.intersect(context.content_rect().shrink(whole));
    let ring = |gap: f32, width: f32, color: Color32| {
        painter.rect_stroke(around.expand(gap), ROUND + gap, Stroke::new(width, color), StrokeKind::Outside);
    };
    ring(GAP - SEAM, WIDTH + 2.0 * SEAM, colors.ground);
    ring(GAP, WIDTH, colors.focus);
}
