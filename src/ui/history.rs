//! The versions that were saved, what the chosen one says differently, and the way back to it. Knows no file.

use crate::strings::Strings;
use crate::theme;
use egui::{Button, Color32, Id, Label, Modal, RichText, ScrollArea, Ui, vec2};
use lectern_core::view::Change;

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
    pub changes: &'a [Change],
    /// Whether anything differs, be it not in the words.
    pub differs: bool,
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
    let modal = Modal::new(Id::unique("history")).show(ui.ctx(), |ui| {
        let size = vec2((room.x - 120.0).clamp(320.0, 1040.0), (room.y - 200.0).max(120.0));
        ui.set_width(size.x);
        ui.label(RichText::new(strings.history).heading());
        if view.saved.is_empty() {
            ui.label(RichText::new(strings.no_history).color(theme::of(ui).muted));
        }
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
                area.show(ui, |ui| compared(ui, view));
            });
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let restore = Button::new(RichText::new(strings.restore).color(Color32::WHITE)).fill(theme::PRIMARY);
            if ui.add_enabled(view.differs, restore).on_hover_text(strings.restore_hint).clicked() {
                answer = HistoryAnswer::Restore;
            }
            if ui.button(strings.close).clicked() {
                answer = HistoryAnswer::Close;
            }
        });
    });
    if modal.backdrop_response.clicked() { HistoryAnswer::Close } else { answer }
}

fn compared(ui: &mut Ui, view: &HistoryView<'_>) {
    let strings = view.strings;
    if view.changes.is_empty() && !view.saved.is_empty() {
        let words = if view.differs { strings.only_settings_differ } else { strings.nothing_differs };
        ui.label(RichText::new(words).color(theme::of(ui).muted));
        return;
    }
    if !view.changes.is_empty() {
        ui.label(RichText::new(strings.compared_hint).small().color(theme::of(ui).muted));
    }
    for change in view.changes {
        let text = match change {
            Change::Same(text) => RichText::new(text).color(theme::of(ui).muted),
            Change::Gone(text) => RichText::new(format!("−  {text}")).color(theme::of(ui).bad).strikethrough(),
            Change::New(text) => RichText::new(format!("+  {text}")).color(theme::of(ui).good),
            Change::LeftOut(count) => RichText::new(strings.left_out(*count)).small().color(theme::of(ui).muted),
        };
        ui.add(Label::new(text).wrap());
    }
}
