//! What the program fills in, offered as soon as two braces are typed: the letters behind them narrow the list, arrows and
//! Enter choose in it, Esc leaves what was typed as it is.

use super::insert::offers;
use super::{PrepareUi, PrepareView};
use crate::theme;
use egui::{EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};
use std::ops::Range;

/// Rows that are shown at once.
const ROWS: usize = 9;
/// Characters behind the braces up to which somebody looks for something.
const MOST_LETTERS: usize = 24;

/// The list while braces are typed.
#[derive(Debug, Default)]
pub(super) struct Completing {
    open: Option<Open>,
    /// Braces that somebody wants to keep as they are: of which field, and where in its words.
    left_alone: Option<(Id, usize)>,
}

/// The list while it is open.
#[derive(Debug)]
struct Open {
    field: Id,
    /// Where the braces stand in its words.
    start: usize,
    chosen: usize,
    /// The pointer is on the list: a press there takes the focus out of the field.
    is_hovered: bool,
    /// The field has been there in this frame.
    is_shown: bool,
}

impl Completing {
    /// A frame begins: the list goes where its field has not been shown in the last one.
    pub(super) fn begin_frame(&mut self) {
        self.open = self.open.take().filter(|open| open.is_shown).map(|open| Open { is_shown: false, ..open });
    }

    /// Closes the list, and leaves the braces as they are; whether it was open.
    pub(super) fn leave(&mut self) -> bool {
        let open = self.open.take();
        self.left_alone = open.as_ref().map(|open| (open.field, open.start)).or(self.left_alone);
        open.is_some()
    }
}

/// The braces that are being typed, with what is theirs of the words, and the letters between them and the cursor.
fn typed(words: &str, cursor: usize) -> Option<(Range<usize>, &str)> {
    let (before, behind) = words.split_at_checked(cursor)?;
    let start = ["{{", "｛｛"].iter().filter_map(|braces| before.rfind(braces)).max()?;
    let inside = before.get(start..)?.trim_start_matches(['{', '｛']);
    let is_open = !inside.contains(['}', '｝', '\n']) && inside.chars().count() <= MOST_LETTERS;
    is_open.then_some((start..cursor + closed_by(behind), inside.trim()))
}

/// How many bytes behind the cursor belong to the braces: none where they are still open.
fn closed_by(behind: &str) -> usize {
    let close = ["}}", "｝｝"].iter().filter_map(|braces| Some(behind.find(braces)? + braces.len())).min();
    let is_theirs = |end: &usize| behind.get(..*end).is_some_and(|rest| !rest.contains(['{', '｛', '\n']));
    close.filter(is_theirs).unwrap_or(0)
}

/// Takes the keys that mean something in the list, before the field does; whether one of them chooses.
pub(super) fn keys(ui: &Ui, own: &mut PrepareUi, field: Id) -> bool {
    let is_composing = own.editing.is_composing();
    let Some(open) = own.completing.open.as_mut().filter(|open| open.field == field && !is_composing) else {
        return false;
    };
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            open.chosen += 1;
        }
        if pressed(Key::ArrowUp) {
            open.chosen = open.chosen.saturating_sub(1);
        }
        pressed(Key::Enter) || pressed(Key::Tab)
    })
}

/// A field of words, as it was shown in this frame.
pub(super) struct Field<'a> {
    pub(super) response: &'a Response,
    pub(super) words: &'a str,
    /// The byte at which the cursor stands, where nothing is marked.
    pub(super) cursor: Option<usize>,
    /// Whether something was typed into it in this frame.
    pub(super) is_typed: bool,
}

/// Shows the list under a field while braces are typed in it. Answers with the bytes that give way and what is to stand there.
pub(super) fn complete(
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    field: &Field<'_>,
    chooses: bool,
) -> Option<(Range<usize>, String)> {
    let Field { response, words, cursor, is_typed } = *field;
    let is_composing = own.editing.is_composing();
    let list = &mut own.completing;
    let mine = list.open.take_if(|open| open.field == response.id);
    if is_composing {
        // The letters of a syllable are nobody's name; what was there before them is looked for again once it is settled.
        list.open = mine.map(|open| Open { is_shown: true, ..open }).or(list.open.take());
        return None;
    }
    let is_hovered = mine.as_ref().is_some_and(|open| open.is_hovered);
    let here = cursor.filter(|_| response.has_focus() || is_hovered).and_then(|cursor| typed(words, cursor));
    if list.left_alone.is_some_and(|(of, start)| {
        of == response.id && response.has_focus() && here.as_ref().is_none_or(|(range, _)| range.start != start)
    }) {
        list.left_alone = None;
    }
    let (range, letters) = here?;
    let is_left_alone = list.left_alone == Some((response.id, range.start));
    // Only what is typed opens it: a cursor that passes by wants nothing.
    if is_left_alone || mine.is_none() && !is_typed {
        return None;
    }
    let mut found = offers(view);
    found.retain(|offer| offer.is_like(letters));
    let last = found.len().checked_sub(1)?;
    let chosen = mine.map_or(0, |open| open.chosen).min(last);
    let mut taken = chooses.then_some(chosen);
    let popup = Popup::from_response(response).open(true).close_behavior(PopupCloseBehavior::IgnoreClicks);
    let shown = popup.show(|ui| {
        ui.set_max_width(300.0);
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            let first = (chosen + 1).saturating_sub(ROWS);
            for (nth, offer) in found.iter().enumerate().skip(first).take(ROWS) {
                let color = if nth == chosen { theme::of(ui).strong } else { theme::of(ui).text };
                if ui.selectable_label(nth == chosen, RichText::new(&offer.label).color(color)).clicked() {
                    taken = Some(nth);
                }
            }
        });
    });
    // Otherwise Esc and Tab would take the cursor out of the field.
    let filter = EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true };
    response.ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if let Some(offer) = taken.and_then(|taken| found.into_iter().nth(taken)) {
        return Some((range, offer.placeholder));
    }
    let is_hovered = shown.is_some_and(|shown| shown.response.contains_pointer());
    list.open = Some(Open { field: response.id, start: range.start, chosen, is_hovered, is_shown: true });
    None
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
        let whole = |words: &str, cursor| typed(words, cursor).map(|(range, _)| words[range].to_owned());
        assert_eq!(whole("请{{host}}讲话", 5).as_deref(), Some("{{host}}"), "what is closed gives way whole");
        assert_eq!(whole("请{{ho，{{host}}", 7).as_deref(), Some("{{ho"));
    }
}
