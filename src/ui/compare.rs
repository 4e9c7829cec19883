//! Two states of the agenda side by side in words, and which of them to go on with: work that was found again after the
//! program was cut off, or a file that somebody else has changed meanwhile. Knows no file.

use super::Wish;
use super::widgets::dialog;
use crate::strings::Strings;
use crate::theme;
use egui::{Button, Color32, Label, RichText, ScrollArea, Ui};
use lectern_core::view::Difference;

/// What two states of the agenda say differently.
#[derive(Debug, Default)]
pub struct Compared {
    /// From the older to the newer.
    pub changes: Vec<Difference>,
    /// Whether anything differs, be it not in the words.
    pub differs: bool,
}

/// What the box shows.
#[derive(Debug)]
pub struct CompareView<'a> {
    /// The words of the window.
    pub strings: &'static Strings,
    /// What has happened, in a sentence.
    pub heading: &'a str,
    /// From the file to what is on the desk.
    pub compared: &'a Compared,
}

/// Shows the box. Answers with what is wanted, and with whether the box stays open.
pub fn compare(ui: &Ui, view: &CompareView<'_>) -> (Option<Wish>, bool) {
    let strings = view.strings;
    let mut wish = None;
    let mut stays = true;
    let room = ui.ctx().content_rect().size();
    let modal = dialog(ui, "compare").show(ui.ctx(), |ui| {
        ui.set_width((room.x - 120.0).clamp(320.0, 880.0));
        ui.add(Label::new(RichText::new(view.heading).size(18.0)).wrap());
        ui.add_space(4.0);
        // Of one height whatever differs: a box that grows while it is read moves its buttons.
        let height = (room.y - 260.0).max(80.0);
        let area = ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, false]);
        area.show(ui, |ui| compared(ui, view.compared, strings, strings.file_compared_hint));
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let mine = Button::new(RichText::new(strings.keep_mine).color(Color32::WHITE)).fill(theme::PRIMARY);
            let mine = ui.add(mine).on_hover_text(strings.keep_mine_hint);
            if ui.memory(|memory| memory.focused().is_none()) {
                mine.request_focus();
            }
            if mine.clicked() {
                wish = Some(Wish::KeepMine);
            }
            if ui.button(strings.take_theirs).on_hover_text(strings.take_theirs_hint).clicked() {
                wish = Some(Wish::TakeTheirs);
            }
            if ui.button(strings.decide_later).clicked() {
                stays = false;
            }
        });
    });
    let leaves = wish.is_some() || modal.backdrop_response.clicked();
    (wish, stays && !leaves)
}

/// Lists what differs: struck out what only the older has, marked what only the newer has.
pub(super) fn compared(ui: &mut Ui, compared: &Compared, strings: &Strings, hint: &str) {
    if compared.changes.is_empty() {
        let words = if compared.differs { strings.only_settings_differ } else { strings.nothing_differs };
        ui.label(RichText::new(words).color(theme::of(ui).muted));
        return;
    }
    ui.label(RichText::new(hint).small().color(theme::of(ui).muted));
    for change in &compared.changes {
        let text = match change {
            Difference::Same(text) => RichText::new(text).color(theme::of(ui).muted),
            Difference::Gone(text) => RichText::new(format!("−  {text}")).color(theme::of(ui).bad).strikethrough(),
            Difference::New(text) => RichText::new(format!("+  {text}")).color(theme::of(ui).good),
            Difference::LeftOut(count) => RichText::new(strings.left_out(*count)).small().color(theme::of(ui).muted),
        };
        ui.add(Label::new(text).wrap());
    }
}
