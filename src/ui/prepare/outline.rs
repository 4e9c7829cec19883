//! The outline, with the problems of each item counted.

use super::drag::{self, Dragged, Over};
use super::item::copies;
use super::length::length;
use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::problem_counts;
use egui::{
    Align, Color32, CornerRadius, CursorIcon, Frame, Label, Layout, Margin, Response, RichText, ScrollArea, Sense, Ui,
    vec2,
};
use lectern_core::agenda::edit::StepAt;
use lectern_core::view::OutlineItem;

pub fn outline(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(view.strings.outline).small().color(theme::of(ui).muted));
        length(ui, view, view.meeting, view.agenda.meeting.minutes);
    });
    ScrollArea::vertical().id_salt(("outline", own.opened)).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        drag::roll(ui);
        let (mut clicked, mut step) = (None, None);
        let mut rows: Vec<(Response, Over)> = Vec::new();
        for (index, item) in view.outline.iter().enumerate() {
            let reveal = index == own.item && std::mem::take(&mut own.reveal);
            own.outline.row(ui, index, reveal, |ui| {
                let response = row(ui, view, item, index == own.item);
                if reveal {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(index);
                }
                if let Some(at) = drag::item_at(view, index) {
                    drag::source(ui, view, &response, Dragged::Item(at.clone()), &item.name);
                    rows.push((response, Over::Item(at)));
                }
                if index == own.item && index == view.flow_item {
                    step = steps(ui, view, &mut rows).or(step);
                }
            });
        }
        for (response, over) in &rows {
            if let Over::Item(at) = over {
                response.context_menu(|ui| copies(ui, view, own, at, wishes));
            }
            drag::target(ui, view, own, (response, over), wishes);
        }
        if let Some(index) = clicked {
            own.choose(index);
        }
        if let Some(step) = step {
            own.go_to_step(own.item, step, None);
        }
    });
}

/// The steps of the chosen item; the place of one that was clicked.
fn steps(ui: &mut Ui, view: &PrepareView<'_>, rows: &mut Vec<(Response, Over)>) -> Option<usize> {
    let mut clicked = None;
    let item = drag::item_at(view, view.flow_item);
    for (place, step) in view.steps.iter().enumerate() {
        let minutes = step.minutes.map(|minutes| format!("  {}", view.strings.minutes(i64::from(minutes))));
        let text = format!("· {}{}", step.summary, minutes.unwrap_or_default());
        ui.horizontal(|ui| {
            ui.add_space(22.0);
            let label = Label::new(RichText::new(text).small().color(theme::of(ui).muted)).truncate();
            let response = ui.add(label.sense(Sense::click_and_drag())).on_hover_cursor(CursorIcon::PointingHand);
            if response.clicked() {
                clicked = Some(place);
            }
            if let Some(item) = &item {
                let at = StepAt { item: item.clone(), place };
                drag::source(ui, view, &response, Dragged::Step(at.clone()), &step.summary);
                rows.push((response, Over::Step(at)));
            }
        });
    }
    clicked
}

fn row(ui: &mut Ui, view: &PrepareView<'_>, item: &OutlineItem, chosen: bool) -> Response {
    let colors = theme::of(ui);
    let ground = if chosen { colors.chosen } else { Color32::TRANSPARENT };
    let name = match item.number {
        Some(number) => format!("{number}. {}", item.name),
        None => item.name.clone(),
    };
    let frame = Frame::new().fill(ground).corner_radius(CornerRadius::same(6)).inner_margin(Margin::symmetric(8, 5));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let marks = f32::from(u8::from(item.errors > 0) + u8::from(item.warnings > 0)) * 38.0;
        let left = ui.available_width() - marks;
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(left.max(60.0), 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(left.max(60.0));
                ui.add(Label::new(RichText::new(&name).color(if chosen { colors.strong } else { colors.text })).wrap());
                let minutes = item.minutes.map(|minutes| view.strings.minutes(i64::from(minutes)));
                let kind = item.kind.label(view.strings.language);
                let detail = [Some(kind.to_owned()), minutes].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                ui.label(RichText::new(detail).small().color(if chosen { colors.text } else { colors.muted }));
            });
            problem_counts(ui, item.errors, item.warnings);
        });
    });
    let response =
        ui.interact(shown.response.rect, ui.scope_id().with(("outline", &item.id.0)), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response
}
