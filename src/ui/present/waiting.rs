//! The card of whoever has the floor: who it is, and the time that is left.

use super::PresentView;
use super::bars::time_color;
use super::focus::{card, words};
use crate::theme;
use egui::{Align, Color32, Layout, RichText, Ui, vec2};
use lectern_core::time::Span;
use lectern_core::view::{ItemState, Wait};

/// Width of the time used and left, in points.
const TIMER: f32 = 270.0;

pub fn wait(ui: &mut Ui, view: &PresentView<'_>, wait: &Wait) {
    let strings = view.strings;
    card(ui, |ui| {
        ui.horizontal(|ui| {
            let kind = wait.kind.label(strings.language);
            let text = strings.language.pick(format!("正在{kind}"), format!("Now: {kind}"));
            ui.label(RichText::new(text).size(22.0).color(theme::of(ui).direction));
            if let Some(document) = &wait.document {
                let document = strings.language.pick(format!("《{document}》"), document.clone());
                ui.add(egui::Label::new(RichText::new(document).size(22.0).color(theme::of(ui).muted)).truncate());
            }
        });
        words(ui, &wait.title, 24.0, theme::of(ui).text);
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() * 0.58);
                let size = (view.text_size * 1.25).clamp(36.0, 96.0);
                if let Some(pinyin) = &wait.pinyin {
                    ui.label(RichText::new(pinyin).size(size * 0.42).color(theme::of(ui).stress));
                }
                words(ui, &wait.who, size, theme::of(ui).strong);
                // Nobody has the floor, and still the host sees what it is that goes on.
                let item = view.strip.iter().find(|item| item.state == ItemState::Live);
                if let Some(item) = item.filter(|_| wait.who.is_empty() && wait.document.is_none()) {
                    ui.add(
                        egui::Label::new(RichText::new(&item.name).size(size * 0.7).color(theme::of(ui).text)).wrap(),
                    );
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.allocate_ui_with_layout(vec2(TIMER, 110.0), Layout::top_down(Align::Min), |ui| timer(ui, view));
            });
        });
    });
    if !view.prompter.at_end {
        ui.horizontal(|ui| {
            ui.add_space(48.0);
            ui.label(RichText::new(strings.next_words).size(18.0).color(theme::of(ui).direction));
        });
    }
}

/// Time used and left, with a bar that fills.
fn timer(ui: &mut Ui, view: &PresentView<'_>) {
    let strings = view.strings;
    let used = view.clock.wait_elapsed.unwrap_or(Span::ZERO);
    let Some(planned) = view.clock.wait_planned else {
        figure(ui, strings.used, &used.clock_face(), theme::of(ui).text, 52.0);
        return;
    };
    let left = planned - used;
    let color = time_color(left, theme::of(ui));
    if left < Span::ZERO {
        figure(ui, strings.overrun, &(Span::ZERO - left).clock_face(), color, 52.0);
    } else {
        // Rounded up, so that the count shows 0:00 only when the time is really over.
        figure(ui, strings.left, &Span(left.0 + 999).clock_face(), color, 52.0);
    }
    let share = if planned.0 > 0 { (used.0 as f32 / planned.0 as f32).clamp(0.0, 1.0) } else { 1.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(TIMER, 8.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 4.0, theme::of(ui).raised);
    let filled = egui::Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(filled, 4.0, color);
    let text =
        format!("{} {}    {} {}", strings.used, used.clock_face(), strings.planned, strings.planned_length(planned));
    ui.label(RichText::new(text).small().color(theme::of(ui).muted));
}

fn figure(ui: &mut Ui, label: &str, text: &str, color: Color32, size: f32) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).size(18.0).color(theme::of(ui).muted));
        ui.label(RichText::new(text).size(size).color(color));
    });
}
