//! The keys of the import screen: what is walked through, agreed with and said otherwise without a mouse.

use super::piece::ROLES;
use super::{ImportUi, ImportView, ImportWish};
use crate::strings::Strings;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, Id, Key, Modifiers, Response, Ui};
use lectern_core::import::{Change, Role};

/// The keys that say what a passage is for, in the order of [`ROLES`].
const DIGITS: [Key; ROLES.len()] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

/// The keys as people call them, and what they do, for the page of keys.
pub fn help(strings: &'static Strings) -> [(&'static str, &'static str); 8] {
    [
        ("↑ ↓", strings.import_key_walk),
        ("Home End", strings.import_key_ends),
        ("Enter", strings.import_key_agree),
        ("Alt+↑ Alt+↓", strings.import_key_move),
        ("1–6", strings.import_key_role),
        ("7", strings.import_key_item),
        ("8", strings.import_key_wait),
        ("9", strings.import_key_tab),
    ]
}

/// Up and down choose, with Alt they move where the item begins; Enter agrees and goes on to the next doubt; digits say what
/// the passage is for, open the two lists, and turn the page beside the document.
pub fn take(ui: &Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    // In an open list the arrows choose among its entries.
    // Behind a question or the page of keys none of these is meant.
    let is_behind = !ui.ctx().memory(|memory| memory.allows_interaction(ui.layer_id()));
    if is_behind || ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    // Whichever list a figure has opened is closed.
    own.lists.by_key = None;
    for (key, earlier) in [(Key::ArrowUp, true), (Key::ArrowDown, false)] {
        // Before the bare arrows, which would take the key with any modifier.
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            move_item(view, own, earlier, wishes);
        }
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        own.choose((own.chosen + 1).min(view.draft.pieces.len().saturating_sub(1)));
    }
    if pressed(Key::ArrowUp) {
        own.choose(own.chosen.saturating_sub(1));
    }
    if pressed(Key::Home) {
        own.choose(0);
    }
    if pressed(Key::End) {
        own.choose(view.draft.pieces.len().saturating_sub(1));
    }
    // A button that has the keyboard is pressed by Enter itself.
    if ui.memory(|memory| memory.focused().is_none()) && pressed(Key::Enter) {
        agree(view, own, wishes);
    }
    for (_, role) in DIGITS.iter().zip(ROLES).filter(|(key, _)| pressed(**key)) {
        take_as(view, own.chosen, role, wishes);
    }
    for (key, list) in [(Key::Num7, own.lists.item), (Key::Num8, own.lists.wait)] {
        if pressed(key)
            && let Some(list) = list
        {
            click(ui, list);
            own.lists.by_key = Some(list);
        }
    }
    if pressed(Key::Num9) {
        own.tab = own.tab.next();
    }
}

/// A list that a figure has opened hands the keyboard back to the screen, so that Enter agrees and goes on: with the keyboard
/// it would open once more.
pub fn hand_back(own: &mut ImportUi, list: &Response) {
    if own.lists.by_key == Some(list.id) && list.has_focus() {
        list.surrender_focus();
        own.lists.by_key = None;
    }
}

/// Opens a list as a click does. It is asked before anything of the frame is there, since only what is not there yet hears it.
fn click(ui: &Ui, list: Id) {
    let (target_node, target_tree) = (list.accesskit_id(), TreeId::ROOT);
    let request = ActionRequest { action: Action::Click, target_tree, target_node, data: None };
    ui.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
}

/// A passage is for something else than was thought.
pub fn take_as(view: &ImportView<'_>, index: usize, role: Role, wishes: &mut Vec<ImportWish>) {
    let now = view.draft.pieces.get(index).map(|piece| std::mem::discriminant(&piece.role));
    if now.is_some_and(|now| now != std::mem::discriminant(&role)) {
        wishes.push(ImportWish::Change(Change::Role(index, role)));
    }
}

/// The item that begins with the chosen piece begins one passage earlier, or later; the choice goes with it. Where that cannot
/// be, it is said why.
pub fn move_item(view: &ImportView<'_>, own: &mut ImportUi, earlier: bool, wishes: &mut Vec<ImportWish>) {
    if let Some(to) = view.draft.item_neighbour(own.chosen, earlier) {
        wishes.push(ImportWish::Change(Change::MoveItem { from: own.chosen, to }));
        own.choose(to);
    } else {
        let begins = view.draft.pieces.get(own.chosen).is_some_and(|piece| piece.item.is_some());
        wishes.push(ImportWish::NoMove { begins });
    }
}

/// The chosen piece is right as it is; on to the next that may not be.
pub fn agree(view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    wishes.push(ImportWish::Change(Change::Accept(own.chosen)));
    if let Some(next) = own.next_doubtful(view.draft).filter(|next| *next != own.chosen) {
        own.choose(next);
    }
}
