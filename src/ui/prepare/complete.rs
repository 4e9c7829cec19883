//! What the program fills in, offered as soon as two braces are typed: the letters behind them narrow the list, arrows and
//! Enter choose in it, Esc leaves what was typed as it is.

use super::insert::{Offer, offers};
use super::{PrepareUi, PrepareView};
use crate::theme;
use egui::{Color32, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};
use std::ops::Range;

/// Rows that are shown at once.
const ROWS: usize = 9;
/// Characters behind the braces up to which somebody looks for something.
const MOST_LETTERS: usize = 24;

/// The list while it is open.
#[derive(Debug, Default)]
pub(super) struct Completing {
    field: Option<Id>,
    chosen: usize,
    /// The pointer is on the list: a press there takes the focus out of the field.
    is_hovered: bool,
    /// Where the braces stand that somebody wants to keep as they are.
    left_alone: Option<usize>,
}

impl Completing {
    /// Closes the list, and leaves the braces as they are; whether it was open.
    pub(super) fn leave(&mut self) -> bool {
        let is_open = self.field.is_some();
        if is_open {
            self.left_alone = Some(usize::MAX);
        }
        is_open
    }
}

/// The braces that are being typed, up to the cursor, and the letters behind them.
fn typed(words: &str, cursor: usize) -> Option<(Range<usize>, &str)> {
    let before = words.get(..cursor)?;
    let start = ["{{", "｛｛"].iter().filter_map(|braces| before.rfind(braces)).max()?;
    let inside = before.get(start..)?.trim_start_matches(['{', '｛']);
    let is_open = !inside.contains(['}', '｝', '\n']) && inside.chars().count() <= MOST_LETTERS;
    is_open.then_some((start..cursor, inside.trim()))
}

/// Takes the keys that mean something in the list, before the field does; whether one of them chooses.
pub(super) fn keys(ui: &Ui, own: &mut PrepareUi, field: Id) -> bool {
    let list = &mut own.completing;
    if list.field != Some(field) || own.editing_composes() {
        return false;
    }
    let list = &mut own.completing;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            list.chosen += 1;
        }
        if pressed(Key::ArrowUp) {
            list.chosen = list.chosen.saturating_sub(1);
        }
        pressed(Key::Enter) || pressed(Key::Tab)
    })
}

/// Shows the list under a field with these words and a cursor at this byte. Answers with the bytes that give way and what is
/// to stand there.
pub(super) fn complete(
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (response, words, cursor): (&Response, &str, Option<usize>),
    chooses: bool,
) -> Option<(Range<usize>, String)> {
    let list = &mut own.completing;
    let is_mine = list.field == Some(response.id);
    let here = cursor.filter(|_| response.has_focus() || is_mine && list.is_hovered);
    let Some((range, letters)) = here.and_then(|cursor| typed(words, cursor)) else {
        if is_mine {
            *list = Completing::default();
        }
        return None;
    };
    if list.left_alone == Some(usize::MAX) {
        *list = Completing { left_alone: Some(range.start), ..Completing::default() };
    }
    if list.left_alone == Some(range.start) {
        return None;
    }
    let mut found = offers(view);
    found.retain(|offer| offer.is_like(letters));
    if found.is_empty() {
        *list = Completing::default();
        return None;
    }
    list.field = Some(response.id);
    list.chosen = list.chosen.min(found.len() - 1);
    let mut taken = chooses.then_some(list.chosen);
    let popup = Popup::from_response(response).open(true).close_behavior(PopupCloseBehavior::IgnoreClicks);
    let shown = popup.show(|ui| {
        ui.set_max_width(300.0);
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            let first = (list.chosen + 1).saturating_sub(ROWS);
            for (nth, offer) in found.iter().enumerate().skip(first).take(ROWS) {
                let color = if nth == list.chosen { Color32::WHITE } else { theme::TEXT };
                if ui.selectable_label(nth == list.chosen, RichText::new(&offer.label).color(color)).clicked() {
                    taken = Some(nth);
                }
            }
        });
    });
    // Otherwise Esc and Tab would take the cursor out of the field.
    let filter = EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true };
    response.ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    list.is_hovered = shown.is_some_and(|shown| shown.response.contains_pointer());
    let offer: Offer = found.into_iter().nth(taken?)?;
    *list = Completing::default();
    Some((range, offer.placeholder))
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn braces_are_open_until_they_are_closed_or_something_else_begins() {
        let at_end = |words: &str| typed(words, words.len()).map(|(range, letters)| (range.start, letters.to_owned()));
        assert_eq!(at_end("请{{"), Some((3, String::new())));
        assert_eq!(at_end("请｛｛陆"), Some((3, "陆".to_owned())));
        assert_eq!(at_end("{{host}}请{{ 人数"), Some((11, "人数".to_owned())));
        assert_eq!(at_end("请{{host}}"), None);
        assert_eq!(at_end("请{{\n大家"), None);
        assert_eq!(at_end(&format!("{{{{{}", "字".repeat(40))), None);
        assert_eq!(at_end("请{"), None);
        assert_eq!(typed("请{{host", 4), None, "the cursor stands before them");
    }
}
