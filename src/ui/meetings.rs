//! The meetings that were held, each with a way to its record. Knows no file.

use super::widgets::dialog;
use crate::strings::Strings;
use crate::theme;
use egui::{Label, RichText, ScrollArea, Ui, vec2};

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRow<'a> {
    /// What it was called.
    pub title: &'a str,
    /// When it began.
    pub began: Option<String>,
    /// When it was adjourned; none where it was not.
    pub ended: Option<String>,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingsAnswer {
    /// Nothing yet.
    None,
    /// Close the box.
    Close,
    /// The record of one of them, by its index.
    Record(usize),
}

/// Shows the box.
pub fn meetings(ui: &Ui, rows: &[MeetingRow<'_>], strings: &Strings) -> MeetingsAnswer {
    let mut answer = MeetingsAnswer::None;
    let room = ui.ctx().content_rect().size();
    let modal = dialog(ui, "meetings").show(ui.ctx(), |ui| {
        let size = vec2((room.x - 120.0).clamp(320.0, 820.0), (room.y - 220.0).max(120.0));
        ui.set_width(size.x);
        ui.label(RichText::new(strings.meetings).heading());
        if rows.is_empty() {
            ui.label(RichText::new(strings.no_meetings).color(theme::of(ui).muted));
        }
        ScrollArea::vertical().id_salt("meetings").max_height(size.y).show(ui, |ui| {
            for (nth, row) in rows.iter().enumerate() {
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    let button = ui.button(strings.record).on_hover_text(strings.record_hint);
                    // Several buttons of one name are told apart by whoever cannot see them.
                    let name = format!("{} {}", strings.record, row.title);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if button.clicked() {
                        answer = MeetingsAnswer::Record(nth);
                    }
                    let when = match (&row.began, &row.ended) {
                        (Some(began), Some(ended)) => format!("{began}—{}", time_of(began, ended)),
                        (Some(began), None) => format!("{began}  {}", strings.never_adjourned),
                        (None, _) => strings.never_begun.to_owned(),
                    };
                    ui.label(RichText::new(when).color(theme::of(ui).muted));
                    ui.add(Label::new(row.title).truncate());
                });
            }
        });
        ui.add_space(8.0);
        if ui.button(strings.close).clicked() {
            answer = MeetingsAnswer::Close;
        }
    });
    if modal.backdrop_response.clicked() { MeetingsAnswer::Close } else { answer }
}

/// The end of a meeting without its day where that is the day of its beginning.
fn time_of<'a>(began: &str, ended: &'a str) -> &'a str {
    match (began.split_once(' '), ended.split_once(' ')) {
        (Some((first, _)), Some((last, time))) if first == last => time,
        (_, _) => ended,
    }
}
