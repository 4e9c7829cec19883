//! Where somebody or something stands in the script, with the way there; and out of the agenda, where nothing names it.

use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::{small_button, small_menu};
use egui::{RichText, Ui};
use lectern_core::agenda::edit::Edit;
use lectern_core::agenda::uses::Use;

/// More places than a menu can show.
const MOST_PLACES: usize = 40;

/// A menu of the places that name it, and a button that takes it out. `what` is those places, how it is called, and the
/// edit that takes it out.
pub(super) fn used(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    what: (&[Use], &str, Edit),
    wishes: &mut Vec<Wish>,
) {
    let (strings, (places, name, remove)) = (view.strings, what);
    if places.is_empty() {
        ui.label(RichText::new(strings.used_nowhere).small().color(theme::of(ui).muted));
    } else {
        small_menu(ui, &strings.uses(places.len()), |ui| {
            ways(ui, view, own, places);
        });
    }
    let button = small_button(ui, places.is_empty(), strings.remove, &format!("{} {name}", strings.remove));
    if button.on_disabled_hover_text(strings.still_used).clicked() {
        wishes.push(Wish::Edit(remove));
    }
}

/// The way to each of some places, in a menu.
pub(super) fn ways(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, places: &[Use]) {
    let strings = view.strings;
    for place in places.iter().take(MOST_PLACES) {
        let label = match place {
            Use::Host => strings.host.to_owned(),
            Use::Step { item, step } => {
                let title = view.outline.get(*item).map_or("", |item| item.name.as_str());
                format!("{title} · {}", strings.nth_step(step + 1))
            }
        };
        if ui.button(label).clicked() {
            match place {
                Use::Host => own.tab = super::Tab::Meeting,
                Use::Step { item, step } => own.go_to_step(*item, *step, None),
            }
            ui.close();
        }
    }
}
