//! The roster as a table in the place of outline, script and form: a row for each person and an empty one behind the last.
//! Only rows in sight are made, since a roster may have ten thousand people.

mod keys;

use super::drag::{self, Over};
use super::fields::Look;
use super::form::{Named, Tab, named};
use super::people::{file_button, grip, move_buttons, sort_menu};
use super::reading::{reading, unconfirmed};
use super::uses::used;
use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use egui::{Align, Button, EventFilter, Label, Layout, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};
use keys::{At, Keys, cell_id};
use lectern_core::agenda::edit::{Edit, PersonDetail, RosterChange};
use lectern_core::agenda::{Person, PersonId};
use lectern_core::view::BlankTarget;

/// Height of a row, in points, and the space between columns.
const ROW: f32 = 34.0;
const GAP: f32 = 8.0;

/// Widths of what is always as wide: the number, a reading, where somebody is used, the buttons that move.
const NUMBER: f32 = 40.0;
const READING: f32 = 300.0;
const USED: f32 = 150.0;
const MOVES: f32 = 84.0;

/// How the rest of the width is shared among unit, office, name, form of address and pinyin; and the least that it comes to.
const SHARES: [f32; 5] = [0.29, 0.25, 0.15, 0.11, 0.20];
const LEAST: f32 = 560.0;

/// What the table remembers.
#[derive(Debug, Default)]
pub struct RosterTable {
    is_open: bool,
    keys: Keys,
    /// The cell that has the cursor, or had it last.
    at: Option<At>,
    /// The cell that is to get it.
    to: Option<At>,
    /// How far the rows are scrolled, and how high the part in sight is, in points.
    scrolled: (f32, f32),
}

impl PrepareUi {
    /// Whether the roster is open as a table.
    pub fn is_table_open(&self) -> bool {
        self.table.is_open && self.tab == Tab::People
    }

    /// Goes back from the table to the script; whether it was open.
    pub fn leave_table(&mut self) -> bool {
        let was_open = self.is_table_open();
        self.table.is_open = false;
        was_open
    }

    /// Opens the table, with the cursor in its first cell.
    pub(super) fn open_table(&mut self) {
        self.table = RosterTable { is_open: true, to: Some((0, 0)), ..RosterTable::default() };
    }
}

/// Shows the table.
pub fn table(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    top(ui, view, own, wishes);
    if view.read_only {
        ui.label(RichText::new(view.strings.newer_format).color(theme::of(ui).warn));
    }
    // What could not be saved is better not typed.
    ui.add_enabled_ui(!view.read_only, |ui| {
        ScrollArea::horizontal().id_salt("roster-wide").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let fixed = NUMBER + READING + USED + MOVES + GAP * 9.0 + ui.spacing().scroll.allocated_width() + GAP;
            let widths = SHARES.map(|share| share * (ui.available_width() - fixed).max(LEAST));
            headings(ui, view, widths);
            people(ui, view, own, widths, wishes);
        });
    });
}

/// What can be done with the whole roster.
fn top(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    ui.horizontal(|ui| {
        ui.label(RichText::new(strings.in_roster(view.agenda.people.len())).strong());
        ui.add_enabled_ui(!view.read_only, |ui| {
            sort_menu(ui, view, wishes);
            file_button(ui, view, wishes);
        });
        unconfirmed(ui, view, own);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = Button::new(strings.table_close);
            if ui.add(close).on_hover_text(strings.table_close_hint).clicked() {
                own.leave_table();
            }
            ui.add(Label::new(RichText::new(strings.table_hint).small().color(theme::of(ui).muted)).truncate());
        });
    });
    ui.add_space(4.0);
}

fn headings(ui: &mut Ui, view: &PrepareView<'_>, widths: [f32; 5]) {
    let strings = view.strings;
    let [unit, office, name, address, pinyin] = widths;
    ui.horizontal(|ui| {
        for (label, width) in [
            (strings.row_number, NUMBER),
            (strings.unit, unit),
            (strings.office, office),
            (strings.name, name),
            (strings.address, address),
            (strings.pinyin, pinyin + READING + GAP),
            (strings.where_used, USED),
        ] {
            cell(ui, width, 20.0, |ui| {
                ui.add(Label::new(RichText::new(label).small().color(theme::of(ui).muted)).truncate());
            });
        }
    });
}

fn people(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, widths: [f32; 5], wishes: &mut Vec<Wish>) {
    let count = view.agenda.people.len() + 1;
    if let Some(BlankTarget::Person(id, detail)) = &own.wanted {
        let column = PersonDetail::ALL.iter().position(|one| one == detail).unwrap_or(0);
        own.table.to = view.agenda.people.get_index_of(id).map(|row| (row, column));
        own.wanted = None;
    }
    let at = own.table.at.filter(|at| ui.memory(|memory| memory.has_focus(cell_id(*at))));
    let is_composing = own.editing.is_composing();
    // A field elsewhere, of the words to find, say, has keys and clipboard for itself.
    let is_elsewhere = at.is_none() && ui.ctx().text_edit_focused();
    if !view.read_only && !is_elsewhere && !egui::Popup::is_any_open(ui.ctx()) {
        let to = own.table.keys.take(ui, at, count, is_composing, wishes);
        own.table.to = to.or(own.table.to);
    } else {
        own.table.keys.forget();
    }
    let mut area = ScrollArea::vertical().id_salt(("roster-rows", own.opened)).auto_shrink([false, false]);
    let step = ROW + ui.spacing().item_spacing.y;
    if let Some((row, column)) = own.table.to.take() {
        let row = row.min(count - 1);
        let (offset, height) = own.table.scrolled;
        let (top, bottom) = (row as f32 * step, (row + 1) as f32 * step);
        // With the row below in sight too, so that one sees whether there is one.
        let kept = offset.min(top).max(bottom + step - height.max(step * 2.0)).max(0.0);
        if kept != offset {
            area = area.vertical_scroll_offset(kept);
        }
        own.table.at = Some((row, column));
        ui.memory_mut(|memory| memory.request_focus(cell_id((row, column))));
        ui.ctx().request_repaint();
    }
    let shown = area.show_rows(ui, ROW, count, |ui, rows| {
        drag::roll(ui);
        for row in rows {
            let person = view.agenda.people.get_index(row);
            let shown = ui.horizontal(|ui| {
                cell(ui, NUMBER, ROW, |ui| match person {
                    Some((id, person)) => grip(ui, view, (row, id, person)),
                    None => drop(ui.label(RichText::new((row + 1).to_string()).small().color(theme::of(ui).muted))),
                });
                for ((column, detail), width) in PersonDetail::ALL.into_iter().enumerate().zip(widths) {
                    cell(ui, width, ROW, |ui| field(ui, view, own, ((row, column), detail, person), wishes));
                }
                if let Some((id, person)) = person {
                    cell(ui, READING, ROW, |ui| reading(ui, view, (id, person), wishes));
                    let remove = Edit::Roster(RosterChange::Remove(id.clone()));
                    cell(ui, USED, ROW, |ui| {
                        used(ui, view, own, (view.uses().of_person(id), &person.name, remove), wishes);
                    });
                    cell(ui, MOVES, ROW, |ui| move_buttons(ui, view, (row, id, person), wishes));
                }
            });
            if person.is_some() {
                drag::target(ui, view, own, (&shown.response, &Over::Person(row)), wishes);
            }
        }
    });
    own.table.scrolled = (shown.state.unclamped_offset().y, shown.inner_rect.height());
}

/// A field of somebody, or of nobody yet in the row behind the last: with the first word in it there is somebody.
fn field(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (at, detail, person): (At, PersonDetail, Option<(&PersonId, &Person)>),
    wishes: &mut Vec<Wish>,
) {
    let strings = view.strings;
    let column = match detail {
        PersonDetail::Unit => strings.unit,
        PersonDetail::Office => strings.office,
        PersonDetail::Name => strings.name,
        PersonDetail::Address => strings.address,
        PersonDetail::Pinyin => strings.pinyin,
    };
    let whose = match person {
        Some((_, person)) if person.name.trim().is_empty() => strings.nth_row(at.0 + 1),
        Some((_, person)) => person.name.clone(),
        None => strings.new_row.to_owned(),
    };
    let label = format!("{column} {whose}");
    let text = person.and_then(|(_, person)| detail.of(person)).unwrap_or("");
    let hint = if person.is_none() { column } else { "" };
    let look = Look { hint, ..Look::line(ui.available_width()) };
    let (response, changed) = named(ui, own, &Named { id: cell_id(at), text, label: &label, look });
    if response.has_focus() {
        own.table.at = Some(at);
        // Tab and the arrows are the table's.
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let edit = |text: String| match person {
        Some((id, _)) => Edit::Person(id.clone(), detail, text),
        None => Edit::Roster(RosterChange::Fill(at.0, vec![vec![(detail, text)]])),
    };
    wishes.extend(changed.map(edit).map(Wish::Edit));
}

/// A part of a row that is as wide as its column, whatever stands in it.
fn cell(ui: &mut Ui, width: f32, height: f32, add: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let layout = Layout::left_to_right(Align::Center);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    inner.shrink_clip_rect(rect.expand(4.0));
    add(&mut inner);
}
