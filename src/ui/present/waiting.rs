//! The card of whoever has the floor: who it is, and the time that is left.

use super::PresentView;
use super::bars::time_color;
use super::focus::{card, words};
use crate::prompter::measure;
use crate::theme;
use egui::{Align, Color32, Layout, RichText, Ui, vec2};
use lectern_core::agenda::WaitKind;
use lectern_core::time::Span;
use lectern_core::view::{ItemState, Run, Wait};

/// Width of the time used and left, in points.
const TIMER: f32 = 270.0;
/// Between them and the name.
const GAP: f32 = 20.0;
/// Width of a name below which it stands alone.
const LEAST_NAME: f32 = 300.0;
/// Share of its usual size down to which a name is made smaller, so that it stands on one line.
const LEAST_SHARE: f32 = 0.62;

pub fn wait(ui: &mut Ui, view: &PresentView<'_>, wait: &Wait) {
    let strings = view.strings;
    card(ui, |ui| {
        ui.horizontal(|ui| {
            let kind = wait.label(strings.language);
            let text = strings.language.pick(format!("正在{kind}"), format!("Now: {kind}"));
            ui.label(RichText::new(text).size(22.0).color(theme::of(ui).direction));
            if let Some(document) = &wait.document {
                let document = strings.language.pick(format!("《{document}》"), document.clone());
                ui.add(egui::Label::new(RichText::new(document).size(22.0).color(theme::of(ui).muted)).truncate());
            }
        });
        let beside = ui.available_width() - TIMER - GAP;
        if beside < LEAST_NAME {
            // Where both have no room beside each other, the time stands above, and is never cut off.
            let (label, text, color) = shown(view, ui);
            figure(ui, label, &text, color, 28.0);
            words(ui, &wait.title, 20.0, theme::of(ui).text);
            floor(ui, view, wait);
            return;
        }
        words(ui, &wait.title, 24.0, theme::of(ui).text);
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_max_width(beside);
                floor(ui, view, wait);
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

/// Who has the floor, as large as one line has room for.
fn floor(ui: &mut Ui, view: &PresentView<'_>, wait: &Wait) {
    let most = (view.text_size * 1.25).clamp(36.0, 96.0);
    let size = fitting(ui, &wait.who, most);
    if let Some(pinyin) = &wait.pinyin {
        ui.label(RichText::new(pinyin).size(size * 0.42).color(theme::of(ui).stress));
    }
    words(ui, &wait.who, size, theme::of(ui).strong);
    // Nobody has the floor, and still the host sees what it is that goes on. In a recess nothing does.
    let item = view.strip.iter().find(|item| item.state == ItemState::Live);
    let is_nobody = wait.who.is_empty() && wait.document.is_none() && wait.kind != WaitKind::Break;
    if let Some(item) = item.filter(|_| is_nobody) {
        ui.add(egui::Label::new(RichText::new(&item.name).size(most * 0.7).color(theme::of(ui).text)).wrap());
    }
}

/// The size at which a name takes one line, down to a smallest one; a longer one takes two.
fn fitting(ui: &Ui, who: &[Run], most: f32) -> f32 {
    let text: String = who.iter().map(|run| run.text.as_str()).collect();
    let mut measure = measure(ui, most);
    let width: f32 = text.chars().map(&mut measure).sum();
    let fits = most * (ui.available_width() / width.max(1.0)) * 0.98;
    if fits >= most {
        most
    } else if fits >= most * LEAST_SHARE {
        fits
    } else {
        most * LEAST_SHARE
    }
}

/// Time left, or used where nobody has planned any: what it is, and how it looks.
fn shown(view: &PresentView<'_>, ui: &Ui) -> (&'static str, String, Color32) {
    let (strings, colors) = (view.strings, theme::of(ui));
    let used = view.clock.wait_elapsed.unwrap_or(Span::ZERO);
    let Some(planned) = view.clock.wait_planned else { return (strings.used, used.clock_face(), colors.text) };
    let left = planned - used;
    let color = time_color(left, colors);
    match left < Span::ZERO {
        true => (strings.overrun, (Span::ZERO - left).clock_face(), color),
        // Rounded up, so that the count shows 0:00 only when the time is really over.
        false => (strings.left, Span(left.0 + 999).clock_face(), color),
    }
}

/// Time used and left, with a bar that fills.
fn timer(ui: &mut Ui, view: &PresentView<'_>) {
    let strings = view.strings;
    let used = view.clock.wait_elapsed.unwrap_or(Span::ZERO);
    let (label, text, color) = shown(view, ui);
    figure(ui, label, &text, color, 52.0);
    let Some(planned) = view.clock.wait_planned else { return };
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
