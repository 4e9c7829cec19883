//! What a rehearsal has told: the pace, and of each item whether its words fit their time.

use super::PresentView;
use super::focus::{big_action, big_button, card};
use crate::action::Action;
use crate::theme;
use crate::ui::Wish;
use egui::{Grid, Label, RichText, ScrollArea, Ui};
use lectern_core::time::Span;

/// What a rehearsal has told.
#[derive(Debug, Clone, PartialEq)]
pub struct RehearsalView {
    /// Spoken syllables a minute, where enough was read.
    pub pace: Option<usize>,
    /// Each item that has words.
    pub items: Vec<RehearsedItem>,
    /// Each paragraph that was read: how it begins, its characters, and how long it took.
    pub paragraphs: Vec<(String, usize, Span)>,
}

/// Width of a name, in points.
const NAME: f32 = 300.0;

/// What it has told about an item.
#[derive(Debug, Clone, PartialEq)]
pub struct RehearsedItem {
    /// What it is called.
    pub name: String,
    /// The time that is planned for its words.
    pub slot: Option<Span>,
    /// What they were estimated to take.
    pub estimated: Span,
    /// What they took.
    pub spoken: Span,
    /// What they take at the pace that was heard.
    pub expected: Span,
    /// By how many characters they are too long.
    pub too_long: usize,
}

pub fn told(ui: &mut Ui, view: &PresentView<'_>, told: &RehearsalView, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    card(ui, |ui| {
        let colors = theme::of(ui);
        ui.label(RichText::new(strings.rehearsed).size(34.0).color(colors.strong));
        ui.add_space(4.0);
        ui.label(RichText::new(strings.heard_pace(told.pace)).size(22.0).color(colors.text));
        if told.pace.is_some() {
            ui.label(RichText::new(strings.rehearsal_hint).color(colors.muted));
        }
        ui.add_space(10.0);
        ScrollArea::both().max_height((ui.available_height() - 80.0).max(120.0)).show(ui, |ui| {
            Grid::new("rehearsed").num_columns(6).spacing([22.0, 8.0]).show(ui, |ui| {
                let heads = [
                    strings.item,
                    strings.rehearsed_plan,
                    strings.rehearsed_estimate,
                    strings.rehearsed_spoken,
                    strings.rehearsed_expected,
                    "",
                ];
                heads.iter().for_each(|head| drop(ui.label(RichText::new(*head).small().color(colors.muted))));
                ui.end_row();
                for item in &told.items {
                    row(ui, view, told, item);
                    ui.end_row();
                }
            });
            ui.add_space(6.0);
            ui.collapsing(strings.rehearsed_paragraphs, |ui| {
                for (words, syllables, took) in &told.paragraphs {
                    ui.horizontal(|ui| {
                        named(ui, words);
                        let text = strings.paragraph_took(*syllables, took.clock_face());
                        ui.label(RichText::new(text).color(theme::of(ui).muted));
                    });
                }
            });
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if big_button(ui, strings.rehearsal_done, true).clicked() {
                wishes.push(Wish::StartOver);
            }
            if big_action(ui, Action::Prepare, strings.language) {
                wishes.push(Wish::Act(Action::Prepare));
            }
        });
    });
}

fn row(ui: &mut Ui, view: &PresentView<'_>, told: &RehearsalView, item: &RehearsedItem) {
    let (strings, colors) = (view.strings, theme::of(ui));
    named(ui, &item.name);
    let expected = told.pace.map_or_else(|| "—".to_owned(), |_| item.expected.clock_face());
    let slot = item.slot.map_or_else(|| "—".to_owned(), Span::clock_face);
    for time in [slot, item.estimated.clock_face(), item.spoken.clock_face(), expected] {
        ui.label(RichText::new(time).color(colors.muted));
    }
    // Without a pace nothing is known.
    if told.pace.is_none() {
        ui.label("");
    } else if item.too_long > 0 {
        ui.label(RichText::new(strings.too_long(item.too_long)).color(colors.bad));
    } else if item.slot.is_some() {
        ui.label(RichText::new(strings.rehearsed_fits).color(colors.good));
    } else {
        ui.label("");
    }
}

/// A name in a column of one width.
fn named(ui: &mut Ui, name: &str) {
    let color = theme::of(ui).text;
    ui.allocate_ui(egui::vec2(NAME, 20.0), |ui| {
        ui.set_width(NAME);
        ui.add(Label::new(RichText::new(name).color(color)).truncate());
    });
}
