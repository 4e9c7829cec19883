//! How long it takes, beside what was planned: of a step, of the chosen item, of the meeting.

use super::PrepareView;
use crate::theme;
use egui::{Label, RichText, TextWrapMode, Ui};
use lectern_core::agenda::estimate::Estimate;

/// Says it in a few words; loud where it takes much longer than planned.
pub(super) fn length(ui: &mut Ui, view: &PrepareView<'_>, estimate: Estimate, planned: Option<u32>) {
    // Half of it on one line and half on the next is hard to read.
    said(ui, view, (estimate, planned), TextWrapMode::Extend);
}

/// The same where there may be no room for all of it, and what follows must not be pushed aside.
pub(super) fn length_cut(ui: &mut Ui, view: &PrepareView<'_>, estimate: Estimate, planned: Option<u32>) {
    said(ui, view, (estimate, planned), TextWrapMode::Truncate);
}

fn said(ui: &mut Ui, view: &PrepareView<'_>, (estimate, planned): (Estimate, Option<u32>), wrap: TextWrapMode) {
    if estimate == Estimate::default() {
        return;
    }
    let estimate = estimate.at_pace(view.pace);
    let over = planned.is_some_and(|planned| estimate.is_over(planned));
    let color = if over { theme::of(ui).warn } else { theme::of(ui).muted };
    let words = view.strings.length(estimate, planned);
    let label = Label::new(RichText::new(words).small().color(color)).wrap_mode(wrap);
    ui.add(label).on_hover_text(view.strings.length_hint);
}
