//! The card of the figures and names that are entered: one field each, and what the figures come to.

use super::focus::{card, sums};
use super::{PresentUi, PresentView};
use crate::action::Action;
use crate::theme;
use crate::ui::Wish;
use crate::ui::composing::Composing;
use egui::{Align, Layout, RichText, TextEdit, Ui, vec2};
use lectern_core::session::Command;
use lectern_core::view::{EntryField, FlowEntry, Progress};

/// Width of the name of a field, in points,
const LABEL: f32 = 300.0;
/// and the share of the card that it has at most.
const LABEL_SHARE: f32 = 0.55;

pub fn enter(ui: &mut Ui, view: &PresentView<'_>, own: &mut PresentUi, wishes: &mut Vec<Wish>) {
    let fields: Vec<&EntryField> = view
        .prompter
        .flow
        .iter()
        .filter_map(|entry| match entry {
            FlowEntry::Enter { fields, progress: Progress::Current, .. } => Some(fields),
            FlowEntry::Enter { .. } | FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Choose { .. } => {
                None
            }
        })
        .flatten()
        .collect();
    if own.focused_at != Some(view_key(view)) {
        own.drafts.clear();
        own.composing = None;
        own.returned_from = None;
    }
    card(ui, |ui| {
        ui.label(RichText::new(view.strings.enter_live).size(22.0).color(theme::of(ui).direction));
        ui.add_space(6.0);
        let mut responses = Vec::new();
        for field in &fields {
            ui.horizontal(|ui| {
                let name = RichText::new(&field.label).size(22.0).color(theme::of(ui).text);
                let place = Layout::left_to_right(Align::Center);
                let width = LABEL.min(ui.available_width() * LABEL_SHARE);
                let label = ui
                    .allocate_ui_with_layout(vec2(width, 44.0), place, |ui| {
                        ui.set_width(width);
                        ui.add(egui::Label::new(name).wrap())
                    })
                    .inner;
                let draft = own.drafts.entry(field.value.clone()).or_insert_with(|| field.text.clone());
                // By name: ids by place would change, and the focus with them, when a message appears above.
                let id = egui::Id::unique(("enter", &field.value));
                // The field that is being left settles first.
                let is_free = own.composing.as_ref().is_none_or(|(value, _)| *value == field.value);
                if is_free && ui.memory(|memory| memory.has_focus(id)) {
                    let (_, composing) =
                        own.composing.get_or_insert_with(|| (field.value.clone(), Composing::default()));
                    composing.look(ui, draft);
                }
                let edit = TextEdit::singleline(draft)
                    .id(id)
                    .font(egui::FontId::proportional(28.0))
                    .desired_width((ui.available_width() - 20.0).min(420.0))
                    .align(egui::Align2::LEFT_CENTER)
                    .hint_text(RichText::new(view.strings.not_entered).size(20.0));
                let response = ui.add(edit).labelled_by(label.id);
                if response.lost_focus()
                    && let Some((_, mut composing)) = own.composing.take_if(|(value, _)| *value == field.value)
                {
                    composing.leave(draft);
                }
                // The one key that a host remembers: no figure begins with a space.
                if response.has_focus() && !draft.is_empty() && draft.trim().is_empty() {
                    draft.clear();
                    wishes.push(Wish::Act(Action::Next));
                }
                if response.lost_focus() && *draft != field.text {
                    wishes.push(Wish::Command(Command::Enter(field.value.clone(), draft.clone())));
                }
                responses.push((response, draft.trim().is_empty()));
            });
        }
        sums(ui, view);
        if let Some(place) = responses.iter().position(|(response, _)| response.lost_focus()) {
            own.returned_from = fields.get(place).map(|field| field.value.clone());
        }
        after_return(ui, view, own, &responses, wishes);
        // Figures that hold the meeting up are to be mended where they stand.
        let is_wrong = view.prompter.sums.iter().any(|sum| !sum.holds());
        if is_wrong
            && ui.memory(|memory| memory.focused().is_none())
            && let Some((next, _)) = responses.get(to_mend(&fields, own)).or(responses.first())
        {
            next.request_focus();
        }
    });
}

/// The field in which figures that do not agree are mended: the one behind that which was left, the last behind that, and the first where none was.
fn to_mend(fields: &[&EntryField], own: &PresentUi) -> usize {
    let left = own.returned_from.as_ref();
    let left = left.and_then(|left| fields.iter().position(|field| field.value == *left));
    left.map_or(0, |left| (left + 1).min(fields.len().saturating_sub(1)))
}

/// Enter leads to the next empty field, and past the last one on with the meeting.
fn after_return(
    ui: &Ui,
    view: &PresentView<'_>,
    own: &mut PresentUi,
    fields: &[(egui::Response, bool)],
    wishes: &mut Vec<Wish>,
) {
    let returned = ui.input(|input| input.key_pressed(egui::Key::Enter))
        && fields.iter().any(|(response, _)| response.lost_focus());
    let first_visit = own.focused_at != Some(view_key(view));
    if returned || first_visit {
        own.focused_at = Some(view_key(view));
        let left_empty = returned && fields.iter().any(|(response, empty)| response.lost_focus() && *empty);
        if left_empty {
            // Says which ones are missing.
            wishes.push(Wish::Act(Action::Next));
        }
        match fields.iter().find(|(_, empty)| *empty) {
            Some((response, _)) => response.request_focus(),
            None if returned => wishes.push(Wish::Act(Action::Next)),
            None => {}
        }
    }
}

/// Tells one visit of an entry from the next.
fn view_key(view: &PresentView<'_>) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    view.prompter.position.hash(&mut hasher);
    hasher.finish()
}
