//! What comes of the document: how many items, people and blanks, what to know about the file, and the agenda in outline.

use super::{ImportUi, ImportView, ImportWish};
use crate::theme;
use egui::{Color32, CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Sense, Ui};
use lectern_core::import::Change;
use lectern_core::view::OutlineItem;

pub fn outcome(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let agenda = &view.imported.agenda;
    ui.label(RichText::new(strings.import_outcome).small().color(theme::MUTED));
    ui.add(Label::new(RichText::new(&agenda.meeting.title).strong()).wrap());
    let numbered = agenda.items.iter().filter(|item| item.is_numbered()).count();
    ui.label(RichText::new(strings.import_counts(numbered, agenda.people.len(), view.blanks)).color(theme::TEXT));
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for note in view.notes {
            ui.add(Label::new(RichText::new(format!("• {note}")).small().color(theme::WARN)).wrap());
        }
        ui.add_space(6.0);
        for (index, item) in view.outline.iter().enumerate() {
            if item_row(ui, view, item)
                && let Some(piece) = first_piece(view, index, None)
            {
                own.choose(piece);
            }
            for (step, line) in item.steps.iter().enumerate() {
                let text = RichText::new(format!("    · {}", line.summary)).small().color(theme::MUTED);
                let label = ui.add(Label::new(text).truncate().sense(Sense::click()));
                if label.clicked()
                    && let Some(piece) = first_piece(view, index, Some(step))
                {
                    own.choose(piece);
                }
            }
        }
        maybe(ui, view, wishes);
        offers(ui, view, own, wishes);
    });
}

fn item_row(ui: &mut Ui, view: &ImportView<'_>, item: &OutlineItem) -> bool {
    let name = match item.number {
        Some(number) => format!("{number}. {}", item.name),
        None => item.name.clone(),
    };
    let frame = Frame::new().corner_radius(CornerRadius::same(6)).inner_margin(Margin::symmetric(4, 3));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&name).color(Color32::WHITE));
            ui.label(RichText::new(item.kind.label(view.strings.language)).small().color(theme::MUTED));
        });
    });
    let response = ui.interact(shown.response.rect, ui.scope_id().with(("item", &item.id.0)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.clicked()
}

/// Who may be whom, by the roster: agreed to one by one.
fn maybe(ui: &mut Ui, view: &ImportView<'_>, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    if !view.maybe.is_empty() {
        ui.add_space(8.0);
        ui.label(RichText::new(strings.import_maybe).small().color(theme::MUTED));
    }
    for (person, row, words) in view.maybe {
        ui.horizontal(|ui| {
            if take(ui, view, words) {
                wishes.push(ImportWish::TakePerson(person.clone(), *row));
            }
            ui.add(Label::new(RichText::new(words).small()).wrap());
        });
    }
}

/// The button that takes a proposal; its name says which.
fn take(ui: &mut Ui, view: &ImportView<'_>, words: &str) -> bool {
    let name = view.strings.import_use;
    let button = ui.button(name);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name} {words}")));
    button.clicked()
}

/// What could be said in one place instead of two, or worked out instead of written: taken only where a person agrees.
fn offers(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    if view.imported.offers.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(RichText::new(strings.import_offers).small().color(theme::MUTED));
    for offer in &view.imported.offers {
        let words = offer.words(strings.language);
        ui.horizontal(|ui| {
            if take(ui, view, &words) {
                wishes.push(ImportWish::Change(Change::Take(offer.key.clone())));
            }
            let label = Label::new(RichText::new(&words).small()).wrap().sense(Sense::click());
            if ui.add(label).clicked()
                && let Some(piece) = offer.pieces.first()
            {
                own.choose(*piece);
            }
        });
    }
}

/// The first piece of an item, or of one of its steps.
fn first_piece(view: &ImportView<'_>, item: usize, step: Option<usize>) -> Option<usize> {
    let places = view.imported.places.iter();
    let mut of_item = places.filter(|place| place.item == item && step.is_none_or(|step| place.step == step));
    of_item.next().map(|place| place.pieces.start)
}
