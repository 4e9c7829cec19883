//! The roster: everybody whom the script names, where each one stands in it, and the menu in which somebody is chosen.

use super::drag::{self, Dragged, Over};
use super::fields::Look;
use super::form::{Named, named_in_row, new_field, rows};
use super::item::name as named;
use super::reading::{reading, unconfirmed};
use super::rename::{Whom, rename};
use super::uses::used;
use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::{choice, entry, small_button};
use egui::{Align, ComboBox, CursorIcon, Id, Label, Layout, RichText, Sense, Ui};
use lectern_core::agenda::edit::{By, Edit, PersonDetail, RosterChange};
use lectern_core::agenda::names::apart;
use lectern_core::agenda::{Person, PersonId};
use lectern_core::view::BlankTarget;

/// Height of a person's fields, and width of the name of one, in points.
const PERSON: f32 = 262.0;
const PERSON_LABEL: f32 = 38.0;

/// More people than a menu can show.
const MOST_PEOPLE: usize = 300;

/// The page of the roster.
pub(super) fn people(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let last = view.agenda.people.len().checked_sub(1);
    let added = std::mem::take(&mut own.added).then_some(last).flatten();
    if std::mem::take(&mut own.called) {
        let newest = view.agenda.people.last().map(|(id, _)| id.clone());
        own.wanted = newest.map(|id| BlankTarget::Person(id, PersonDetail::Name));
    }
    if let Some(name) = new_field(ui, &mut own.composing, Id::unique("new-person"), view.strings.new_person) {
        wishes.push(Wish::Edit(Edit::Roster(RosterChange::Add(name))));
        own.added = true;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(view.strings.roster_table).on_hover_text(view.strings.roster_table_hint).clicked() {
            own.open_table();
        }
        file_button(ui, view, wishes);
        sort_menu(ui, view, wishes);
    });
    unconfirmed(ui, view, own);
    let to = match &own.wanted {
        Some(BlankTarget::Person(id, _)) => view.agenda.people.get_index_of(id),
        Some(BlankTarget::Value(_) | BlankTarget::Meeting(_) | BlankTarget::Words(..)) | None => None,
    };
    rows(ui, ("people", own.opened), (PERSON, view.agenda.people.len()), to.or(added), |ui, nth| {
        if let Some((id, person)) = view.agenda.people.get_index(nth) {
            person_fields(ui, view, own, (id, person), wishes);
            ui.horizontal(|ui| {
                grip(ui, view, (nth, id, person));
                move_buttons(ui, view, (nth, id, person), wishes);
                rename(ui, view, own, Whom::Person(id, person), wishes);
                let remove = Edit::Roster(RosterChange::Remove(id.clone()));
                used(ui, view, own, (view.uses().of_person(id), &person.name, remove), wishes);
            });
            let row = ui.interact(ui.min_rect(), Id::unique(("person-row", &id.0)), Sense::hover());
            drag::target(ui, view, own, (&row, &Over::Person(nth)), wishes);
            ui.add_space(6.0);
            ui.separator();
        }
    });
}

/// The number of somebody's row, by which the row is dragged.
pub(super) fn grip(ui: &mut Ui, view: &PrepareView<'_>, (nth, id, person): (usize, &PersonId, &Person)) {
    let number = Label::new(RichText::new((nth + 1).to_string()).small().color(theme::of(ui).muted)).selectable(false);
    let grip = ui.add(number.sense(Sense::drag())).on_hover_cursor(CursorIcon::Grab);
    named(&grip, &view.strings.nth_row(nth + 1));
    let grip = grip.on_hover_text(view.strings.drag_row_hint);
    drag::source(ui, view, &grip, Dragged::Person(id.clone(), nth), &person.name);
}

/// The buttons that move somebody up and down.
pub(super) fn move_buttons(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    (nth, id, person): (usize, &PersonId, &Person),
    wishes: &mut Vec<Wish>,
) {
    let strings = view.strings;
    for (label, mark, to) in [(strings.move_up, "↑", nth.checked_sub(1)), (strings.move_down, "↓", Some(nth + 1))] {
        let to = to.filter(|to| *to < view.agenda.people.len());
        let name = format!("{label} {}", person.name);
        if small_button(ui, to.is_some(), mark, &name).clicked()
            && let Some(to) = to
        {
            wishes.push(Wish::Edit(Edit::Roster(RosterChange::Move(id.clone(), to))));
        }
    }
}

/// The menu of orders. The order as given is that of the file: undo brings it back.
pub(super) fn sort_menu(ui: &mut Ui, view: &PrepareView<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    ui.menu_button(strings.sort, |ui| {
        for (label, by) in [(strings.sort_strokes, By::Strokes), (strings.sort_pinyin, By::Pinyin)] {
            if ui.button(label).on_hover_text(strings.sort_hint).clicked() {
                wishes.push(Wish::Edit(Edit::Roster(RosterChange::Sort(by))));
                ui.close();
            }
        }
    });
}

/// The button that asks for a file with people.
pub(super) fn file_button(ui: &mut Ui, view: &PrepareView<'_>, wishes: &mut Vec<Wish>) {
    if ui.button(view.strings.roster_file).on_hover_text(view.strings.roster_file_hint).clicked() {
        wishes.push(Wish::RosterFile);
    }
}

/// Somebody in a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nobody.
    Nobody,
    /// Somebody of the roster.
    Listed(PersonId),
    /// Somebody who is not in the roster yet.
    New,
}

/// A menu of the roster, with somebody new where that is offered; what was chosen in it. `who` is its key, how it is called,
/// and who is chosen now.
pub(super) fn who_menu(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    who: (impl std::hash::Hash + std::fmt::Debug, &str, Option<&PersonId>),
    offers_new: bool,
) -> Option<Choice> {
    let (strings, (salt, label, now)) = (view.strings, who);
    let called = |id: &PersonId| match view.agenda.people.get(id) {
        Some(person) if person.name.trim().is_empty() => strings.no_name.to_owned(),
        Some(person) => person.name.clone(),
        None => id.0.clone(),
    };
    let shown = now.map_or(strings.nobody.to_owned(), called);
    let menu = ComboBox::from_id_salt(salt).selected_text(shown).width(140.0).height(320.0);
    let (response, chosen) = choice(ui, menu, |ui| {
        let mut chosen = None;
        if entry(ui, now.is_none(), strings.nobody) {
            chosen = Some(Choice::Nobody);
        }
        if offers_new && entry(ui, false, strings.somebody_new) {
            chosen = Some(Choice::New);
        }
        for (id, person) in view.agenda.people.iter().take(MOST_PEOPLE) {
            let label = format!("{}  {}", called(id), person.office.as_deref().unwrap_or(""));
            if entry(ui, now == Some(id), label.trim_end()) {
                chosen = Some(Choice::Listed(id.clone()));
            }
        }
        chosen
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
    chosen
}

/// Once the field of a name is left: what stands in it is taken apart where there is an office in it too.
pub(super) fn take_apart(ui: &Ui, field: Id, id: &PersonId, typed: &str) -> Option<Wish> {
    let is_left = ui.ctx().read_response(field).is_some_and(|response| response.lost_focus());
    let is_more = is_left && apart(typed).is_some();
    is_more.then(|| Wish::Edit(Edit::Roster(RosterChange::TakeApart(id.clone()))))
}

fn person_fields(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (id, person): (&PersonId, &Person),
    wishes: &mut Vec<Wish>,
) {
    let strings = view.strings;
    let whole = ui.available_width() - PERSON_LABEL - 3.0 * ui.spacing().item_spacing.x;
    // A name is short, and so is a form of address.
    let half = (whole - PERSON_LABEL - 2.0 * ui.spacing().item_spacing.x) / 2.0;
    let mut chosen = Vec::new();
    let mut one = |ui: &mut Ui, detail: PersonDetail, label: &str, width: f32| {
        let label_room = egui::vec2(PERSON_LABEL, 30.0);
        ui.allocate_ui_with_layout(label_room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(PERSON_LABEL);
            ui.label(RichText::new(label).small().color(theme::of(ui).muted));
        });
        let name = format!("{label} {}", person.name);
        let key = Id::unique(("person", &id.0, detail));
        let look = Look::line(width);
        let this = Named { id: key, text: detail.of(person).unwrap_or(""), label: &name, look };
        let changed = named_in_row(ui, own, &this, &BlankTarget::Person(id.clone(), detail));
        let name = detail == PersonDetail::Name;
        let apart = name.then(|| take_apart(ui, key, id, changed.as_deref().unwrap_or(&person.name))).flatten();
        wishes.extend(changed.map(|text| Wish::Edit(Edit::Person(id.clone(), detail, text))));
        wishes.extend(apart);
    };
    // In the order in which somebody new is entered: the reading comes last, since the program guesses it.
    let rows: [&[(PersonDetail, &str, f32)]; 4] = [
        &[(PersonDetail::Name, strings.name, half), (PersonDetail::Address, strings.address, half)],
        &[(PersonDetail::Unit, strings.unit, whole)],
        &[(PersonDetail::Office, strings.office, whole)],
        &[(PersonDetail::Pinyin, strings.pinyin, whole)],
    ];
    for row in rows {
        ui.horizontal(|ui| {
            for (detail, label, width) in row {
                one(ui, *detail, label, *width);
            }
        });
    }
    reading(ui, view, (id, person), &mut chosen);
    wishes.append(&mut chosen);
}
