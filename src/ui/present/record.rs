//! What really happened, in a few lines, after the meeting: the minutes say the rest.

use crate::strings::Strings;
use crate::theme;
use egui::{Label, RichText, Ui};
use lectern_core::record::Summary;

/// When it was, and how it went otherwise than it was written.
pub(super) fn summary(ui: &mut Ui, record: &Summary, strings: &Strings) {
    let muted = theme::of(ui).muted;
    let mut line = |words: &str, size: f32| {
        ui.add(Label::new(RichText::new(words).size(size).color(muted)).wrap());
    };
    line(&record.time, 20.0);
    record.changes.iter().for_each(|change| line(change, 18.0));
    if record.left_out > 0 {
        line(strings.record_more, 18.0);
    }
}
