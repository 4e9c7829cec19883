//! The versions that were saved, what the chosen one says differently, and the way back to it. Knows no file.

use super::compare::{Compared, compared};
use super::widgets::dialog;
use crate::strings::Strings;
use crate::theme;
use egui::{Button, Color32, RichText, ScrollArea, Ui, vec2};

/// What the box shows.
#[derive(Debug)]
pub struct HistoryView<'a> {
    /// The words of the window.
    pub strings: &'static Strings,
    /// When each version was saved, the latest first.
    pub saved: &'a [&'a str],
    /// The chosen one, as an index.
    pub chosen: usize,
    /// From the chosen one to what is on the desk.
    pub compared: &'a Compared,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryAnswer {
    /// Nothing yet.
    None,
    /// Close the box.
    Close,
    /// Look at another version, by its index.
    Choose(usize),
    /// Go back to the chosen one.
    Restore,
}

/// Shows the box.
pub fn history(ui: &Ui, view: &HistoryView<'_>) -> HistoryAnswer {
    let strings = view.strings;
    let mut answer = HistoryAnswer::None;
    let room = ui.ctx().content_rect().size();
    let modal = dialog(ui, "history").show(ui.ctx(), |ui| {
        let size = vec2((room.x - 120.0).clamp(320.0, 1040.0), (room.y - 200.0).max(120.0));
        if view.saved.is_empty() {
            ui.set_width(size.x.min(560.0));
            ui.label(RichText::new(strings.history).heading());
            ui.label(RichText::new(strings.no_history).color(theme::of(ui).muted));
            ui.add_space(8.0);
            if ui.button(strings.close).clicked() {
                answer = HistoryAnswer::Close;
            }
            return;
        }
        ui.set_width(size.x);
        ui.label(RichText::new(strings.history).heading());
        ui.horizontal_top(|ui| {
            // Whatever is compared, the buttons stay where they are.
            ui.set_height(size.y);
            ui.vertical(|ui| {
                ui.set_width(200.0);
                ScrollArea::vertical().id_salt("versions").max_height(size.y).show(ui, |ui| {
                    for (nth, saved) in view.saved.iter().enumerate() {
                        if ui.selectable_label(nth == view.chosen, *saved).clicked() {
                            answer = HistoryAnswer::Choose(nth);
                        }
                    }
                });
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(size.x - 230.0);
                let area = ScrollArea::vertical().id_salt("changes").max_height(size.y).auto_shrink([false, true]);
                area.show(ui, |ui| compared(ui, view.compared, strings, strings.compared_hint));
            });
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let restore = Button::new(RichText::new(strings.restore).color(Color32::WHITE)).fill(theme::PRIMARY);
            if ui.add_enabled(view.compared.differs, restore).on_hover_text(strings.restore_hint).clicked() {
                answer = HistoryAnswer::Restore;
            }
            if ui.button(strings.close).clicked() {
                answer = HistoryAnswer::Close;
            }
        });
    });
    if modal.backdrop_response.clicked() { HistoryAnswer::Close } else { answer }
}
