//! Questions in front of the screen: a message, a path to type, what to do with unsaved changes.

use super::{Wish, theme};
use crate::strings::Strings;
use egui::{Align, Button, Color32, Frame, Id, Layout, Margin, Modal, Panel, RichText, TextEdit, Ui};

/// A message of the desk, as shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// The colour of its edge.
    pub color: Color32,
    /// Whether the person has to choose between two versions of the agenda.
    pub asks_which: bool,
}

/// Shows a message across the bottom of the screen.
pub fn message(ui: &mut Ui, message: &Message, strings: &Strings) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let frame = Frame::new().fill(theme::RAISED).inner_margin(Margin::symmetric(16, 10));
    Panel::bottom("message").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(strings.close).clicked() {
                wishes.push(Wish::Dismiss);
            }
            if message.asks_which {
                if ui.button(strings.take_theirs).clicked() {
                    wishes.push(Wish::TakeTheirs);
                }
                if ui.button(strings.keep_mine).clicked() {
                    wishes.push(Wish::KeepMine);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(5.0, 24.0), egui::Sense::hover());
                ui.painter().rect_filled(rect, 2.0, message.color);
                ui.add(egui::Label::new(RichText::new(&message.text).size(17.0)).wrap());
            });
        });
    });
    wishes
}

/// A path that is being typed, because there is no file dialog on this desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathBox {
    /// The path so far.
    pub path: String,
    /// Whether it is to save to, not to open.
    pub saving: bool,
}

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    None,
    /// Do it.
    Yes,
    /// Do it, and save first.
    SaveFirst,
    /// Do not.
    No,
}

/// Shows the box for a path.
pub fn path_box(ui: &Ui, path: &mut PathBox, strings: &Strings) -> Answer {
    let mut answer = Answer::None;
    let modal = Modal::new(Id::unique("path-box")).show(ui.ctx(), |ui| {
        ui.set_width(560.0);
        ui.label(RichText::new(strings.path_box));
        let label = ui.label(RichText::new(strings.path).color(theme::MUTED));
        let edit = ui.add(TextEdit::singleline(&mut path.path).desired_width(f32::INFINITY)).labelled_by(label.id);
        if !edit.has_focus() && !edit.lost_focus() {
            edit.request_focus();
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal(|ui| {
            if ui.button(strings.ok).clicked() || entered {
                answer = Answer::Yes;
            }
            if ui.button(strings.cancel).clicked() {
                answer = Answer::No;
            }
        });
    });
    if modal.backdrop_response.clicked() { Answer::No } else { answer }
}

/// Asks before the window closes.
pub fn closing(ui: &Ui, live: bool, changed: bool, strings: &Strings) -> Answer {
    let mut answer = Answer::None;
    Modal::new(Id::unique("closing")).show(ui.ctx(), |ui| {
        ui.set_width(520.0);
        if live {
            ui.label(RichText::new(strings.quit_live).size(18.0));
        }
        if changed {
            ui.label(RichText::new(strings.quit_changed).size(18.0));
        }
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if changed && ui.button(strings.save_and_quit).clicked() {
                answer = Answer::SaveFirst;
            }
            if ui.add(Button::new(RichText::new(strings.stay))).clicked() {
                answer = Answer::No;
            }
            if ui.button(strings.quit_anyway).clicked() {
                answer = Answer::Yes;
            }
        });
    });
    answer
}
