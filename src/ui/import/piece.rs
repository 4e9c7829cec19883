//! The chosen passage: its words, why it was taken for what it is, and what can be changed about it.

use super::keys::{agree, hand_back, move_item, take_as};
use super::paper::{acts, role_name};
use super::{ImportUi, ImportView, ImportWish};
use crate::theme;
use crate::ui::widgets::{one_of, tick};
use egui::text::CCursor;
use egui::{Align, Button, Color32, ComboBox, Label, Layout, RichText, ScrollArea, TextEdit, Ui};
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{Change, Confidence, Guess, ItemStart, Piece, Role};

/// What a person can say that a passage is for. Alternatives are found, not made.
pub const ROLES: [Role; 6] =
    [Role::Say, Role::Heading { level: 1 }, Role::Direction, Role::Title, Role::Facts, Role::Noise];

/// Width in points of the buttons below the words, in one row.
const BUTTONS: f32 = 480.0;

pub fn piece(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let Some(piece) = view.draft.pieces.get(own.chosen) else {
        ui.label(RichText::new(view.strings.import_empty).color(theme::of(ui).muted));
        return;
    };
    let third = (ui.available_width() * 0.44).max(260.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(third, ui.available_height()), Layout::top_down(Align::Min), |ui| {
            ui.set_width(third);
            words(ui, view, own, piece, wishes);
        });
        ui.add_space(16.0);
        ui.vertical(|ui| {
            // On a small screen, or with large letters, there are more lines than the panel has room for.
            ScrollArea::vertical().id_salt("piece").auto_shrink([false, false]).show(ui, |ui| {
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    reasons(ui, view, piece);
                });
                ui.add_space(4.0);
                role(ui, view, own.chosen, piece, wishes);
                item(ui, view, own, piece, wishes);
                silence(ui, view, own, piece, wishes);
            });
        });
    });
}

/// The words, with a caret that says where they are to be cut, or which of them name somebody.
fn words(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, piece: &Piece, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let text = view.draft.words(&piece.range);
    let mut marked = None;
    ScrollArea::vertical()
        .max_height((ui.available_height() - if ui.available_width() < BUTTONS { 84.0 } else { 44.0 }).max(40.0))
        .show(ui, |ui| {
            // The text cannot be changed here, but a caret can stand in it.
            let mut shown: &str = text;
            let label = ui.label(RichText::new(strings.import_passage).small().color(theme::of(ui).muted));
            let output = TextEdit::multiline(&mut shown).desired_rows(3).desired_width(f32::INFINITY).show(ui);
            let _ = output.response.response.labelled_by(label.id);
            marked = output.cursor_range.map(|range| (range.primary, range.secondary));
        });
    let byte = |cursor: CCursor| {
        let before = text.char_indices().nth(cursor.index.0).map_or(text.len(), |(at, _)| at);
        piece.range.start + before
    };
    if let Some((primary, secondary)) = marked {
        own.marked = Some((byte(primary).min(byte(secondary)), byte(primary).max(byte(secondary))));
    }
    // On a narrow screen in two rows: what stands beside them has its own room.
    ui.horizontal_wrapped(|ui| {
        let agreed = Button::new(RichText::new(strings.import_agree).color(Color32::WHITE)).fill(theme::PRIMARY);
        if ui.add(agreed).on_hover_text(strings.import_agree_hint).clicked() {
            agree(view, own, wishes);
        }
        let cut = own.marked.filter(|(from, to)| from == to).map(|(at, _)| at);
        let cut = cut.filter(|at| piece.range.start < *at && *at < piece.range.end);
        let split = ui.add_enabled(cut.is_some(), Button::new(strings.import_split));
        if split.on_hover_text(strings.import_split_hint).on_disabled_hover_text(strings.import_split_hint).clicked()
            && let Some(byte) = cut
        {
            wishes.push(ImportWish::Change(Change::Split { byte }));
        }
        if ui.add_enabled(own.chosen > 0, Button::new(strings.import_join)).clicked() {
            wishes.push(ImportWish::Change(Change::Join(own.chosen)));
            own.choose(own.chosen.saturating_sub(1));
        }
        let name = own.marked.filter(|(from, to)| from < to);
        let called = ui.add_enabled(name.is_some(), Button::new(strings.import_called));
        if called.on_hover_text(strings.import_called_hint).on_disabled_hover_text(strings.import_called_hint).clicked()
            && let Some((from, to)) = name
        {
            wishes.push(ImportWish::Change(Change::Called(own.chosen, from..to)));
        }
    });
}

/// Why all that is thought of it is thought.
fn reasons(ui: &mut Ui, view: &ImportView<'_>, piece: &Piece) {
    let language = view.strings.language;
    let mut reason = |what: &str, guess: Guess| {
        let color = match guess.confidence {
            Confidence::Low => theme::of(ui).warn,
            Confidence::Fair => theme::of(ui).text,
            Confidence::High => theme::of(ui).good,
        };
        let text = format!("{what}：{}（{}）", guess.reason.words(language), guess.confidence.label(language));
        let text = language.pick(text.clone(), text.replace('：', ": ").replace('（', " (").replace('）', ")"));
        ui.add(Label::new(RichText::new(text).small().color(color)).wrap());
    };
    reason(role_name(piece.role, view), piece.guess);
    if let Some(item) = &piece.item {
        reason(item.kind.label(language), item.guess);
    }
    if let Some(call) = &piece.call {
        reason(acts(view, piece).as_str(), call.guess);
    } else if let Some(wait) = &piece.wait {
        reason(wait.kind.label(language), wait.guess);
    }
}

fn role(ui: &mut Ui, view: &ImportView<'_>, index: usize, piece: &Piece, wishes: &mut Vec<ImportWish>) {
    ui.horizontal_wrapped(|ui| {
        // What is found and never made by hand is no button: there are as many as there are figures.
        let label = match piece.role {
            Role::Mark | Role::Alternative { .. } => view.strings.taken_for(role_name(piece.role, view)),
            Role::Title | Role::Facts | Role::Say | Role::Heading { .. } | Role::Direction | Role::Noise => {
                view.strings.import_role.to_owned()
            }
        };
        ui.label(RichText::new(label).small().color(theme::of(ui).muted));
        for one in ROLES {
            let chosen = std::mem::discriminant(&one) == std::mem::discriminant(&piece.role);
            if ui.selectable_label(chosen, role_name(one, view)).clicked() {
                take_as(view, index, one, wishes);
            }
        }
    });
}

fn item(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, piece: &Piece, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let index = own.chosen;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(RichText::new(strings.import_item).small().color(theme::of(ui).muted));
        let kind = piece.item.as_ref().map(|item| item.kind);
        let name = kind.map_or(strings.import_no_item, |kind| kind.label(strings.language));
        let menu = ComboBox::from_id_salt("item-kind").selected_text(name).width(110.0).height(420.0);
        let kinds = ItemKind::ALL.iter().map(|kind| (Some(*kind), kind.label(strings.language)));
        let (response, chosen) = one_of(ui, menu, kind, [(None, strings.import_no_item)].into_iter().chain(kinds));
        hand_back(own, &response);
        own.lists.item = Some(response.labelled_by(label.id).id);
        if let Some(now) = chosen {
            wishes.push(ImportWish::Change(Change::Item(index, now)));
        }
        if let Some(item) = &piece.item {
            title(ui, view, own, item, wishes);
            let mut numbered = item.numbered;
            if tick(ui, &mut numbered, strings.import_numbered).changed() {
                wishes.push(ImportWish::Change(Change::Numbered(index, numbered)));
            }
        }
        if piece.is_in_script() {
            boundary(ui, view, own, piece, wishes);
        }
    });
}

/// Where the item begins: a passage earlier or later, or, seen from a passage inside of it, here.
fn boundary(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, piece: &Piece, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    if piece.item.is_some() {
        for (earlier, name, hint) in [
            (true, strings.import_earlier, strings.import_earlier_hint),
            (false, strings.import_later, strings.import_later_hint),
        ] {
            let may = view.draft.item_neighbour(own.chosen, earlier).is_some();
            let button = ui.add_enabled(may, Button::new(name));
            if button.on_hover_text(hint).on_disabled_hover_text(strings.import_no_move).clicked() {
                move_item(view, own, earlier, wishes);
            }
        }
        return;
    }
    let starts = |at: &usize| view.draft.pieces.get(*at).is_some_and(|piece| piece.item.is_some());
    let before = (0..own.chosen).rev().find(starts);
    let behind = (own.chosen..view.draft.pieces.len()).find(starts);
    for (from, name) in [(before, strings.import_begin_before), (behind, strings.import_begin_behind)] {
        let Some(from) = from else { continue };
        let title = view.draft.pieces.get(from).and_then(|piece| piece.item.as_ref());
        let title = title.map(|item| match item.title.as_deref() {
            Some(title) => title,
            None => item.kind.label(strings.language),
        });
        let button = ui.button(name);
        if button.on_hover_text(title.unwrap_or_default()).clicked() {
            // Other things stand here from now on, and the keys go on among the passages.
            ui.memory_mut(|memory| memory.focused().inspect(|id| memory.surrender_focus(*id)));
            wishes.push(ImportWish::Change(Change::MoveItem { from, to: own.chosen }));
        }
    }
}

/// The item's title: handed in when the field is left, so that each letter is not a change of its own.
fn title(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, item: &ItemStart, wishes: &mut Vec<ImportWish>) {
    let known = item.title.clone().unwrap_or_default();
    let mut text = own.title.clone().unwrap_or_else(|| known.clone());
    own.composing.look(ui, &text);
    let field = TextEdit::singleline(&mut text).desired_width(190.0).hint_text(view.strings.import_item_title);
    // By its name: called by its place it would take the keyboard over from a button that stood there.
    let field = field.id_salt("item-title");
    let response = ui.add(field);
    response.widget_info(|| egui::WidgetInfo::text_edit(true, &known, &text, view.strings.import_item_title));
    if response.lost_focus() {
        own.composing.leave(&mut text);
        own.title = None;
        if text != known {
            wishes.push(ImportWish::Change(Change::ItemTitle(own.chosen, text)));
        }
    } else if response.has_focus() {
        own.title = Some(text);
    }
}

fn silence(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, piece: &Piece, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let index = own.chosen;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(RichText::new(strings.import_wait).small().color(theme::of(ui).muted));
        let kind = piece.wait.map(|wait| wait.kind);
        let name = kind.map_or(strings.import_no_wait, |kind| kind.label(strings.language));
        let menu = ComboBox::from_id_salt("wait-kind").selected_text(name).width(110.0).height(420.0);
        let kinds = WaitKind::ALL.iter().map(|kind| (Some(*kind), kind.label(strings.language)));
        let (response, chosen) = one_of(ui, menu, kind, [(None, strings.import_no_wait)].into_iter().chain(kinds));
        hand_back(own, &response);
        own.lists.wait = Some(response.labelled_by(label.id).id);
        if let Some(now) = chosen {
            wishes.push(ImportWish::Change(Change::Wait(index, now)));
        }
        if piece.call.is_some() && ui.button(strings.import_not_called).clicked() {
            wishes.push(ImportWish::Change(Change::NotCalled(index)));
        }
    });
}
