//! The values that staff fill in: what each one is, what it is now, and where it stands in the script.

use super::fields::Look;
use super::form::{Named, named, named_in_row, new_field, rows};
use super::rename::{Whom, rename};
use super::uses::used;
use super::{PrepareUi, PrepareView};
use crate::ui::Wish;
use egui::{Id, Ui};
use lectern_core::agenda::edit::{Edit, ValueChange};
use lectern_core::view::BlankTarget;

/// Height of a value's fields, in points.
const VALUE: f32 = 132.0;

/// The page of all values.
pub(super) fn values(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    let last = view.agenda.values.len().checked_sub(1);
    let added = std::mem::take(&mut own.added).then_some(last).flatten();
    if let Some(label) = new_field(ui, &mut own.composing, Id::unique("new-value"), strings.new_value) {
        wishes.push(Wish::Edit(Edit::Values(ValueChange::Add(label))));
        own.added = true;
    }
    ui.add_space(4.0);
    let to = match &own.wanted {
        Some(BlankTarget::Value(id)) => view.agenda.values.get_index_of(id),
        Some(BlankTarget::Person(..) | BlankTarget::Meeting(_) | BlankTarget::Words(..)) | None => None,
    };
    rows(ui, ("values", own.opened), (VALUE, view.agenda.values.len()), to.or(added), |ui, nth| {
        let Some((id, value)) = view.agenda.values.get_index(nth) else { return };
        let width = ui.available_width() - 16.0;
        let label = format!("{} {}", strings.value_label, value.label);
        let look = Look { hint: strings.value_label, ..Look::line(width) };
        let this = Named { id: Id::unique(("value-label", &id.0)), text: &value.label, label: &label, look };
        let (_, changed) = named(ui, own, &this);
        wishes.extend(changed.map(|text| Wish::Edit(Edit::Values(ValueChange::Label(id.clone(), text)))));
        let hint = if view.entered_live.contains(id) { strings.entered_live_hint } else { strings.not_known_yet };
        let text = view.entered.get(id).unwrap_or(&value.value);
        let this = Named {
            id: Id::unique(("value", &id.0)),
            text,
            label: &value.label,
            look: Look { hint, ..Look::line(width) },
        };
        let changed = named_in_row(ui, own, &this, &BlankTarget::Value(id.clone()));
        wishes.extend(changed.map(|text| Wish::Edit(Edit::Value(id.clone(), text))));
        let remove = Edit::Values(ValueChange::Remove(id.clone()));
        ui.horizontal(|ui| {
            rename(ui, view, own, Whom::Value(id, &value.label), wishes);
            used(ui, view, own, (view.uses().of_value(id), &value.label, remove), wishes);
        });
        ui.add_space(4.0);
        ui.separator();
    });
}
