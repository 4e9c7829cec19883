//! The roster as it was read: which sheet, what each column means, and the first rows, to see whether that is right.

use super::{ImportUi, ImportView, ImportWish};
use crate::theme;
use crate::ui::widgets::{dialog, one_of};
use egui::{Button, Color32, ComboBox, Grid, Id, Label, Popup, Response, RichText, ScrollArea, Ui};

/// What is shown of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterView {
    /// What its file is called.
    pub name: String,
    /// Its sheets.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub sheet: usize,
    /// The columns: what stands above each, and what it means, as an index of the meanings.
    pub columns: Vec<(String, Option<usize>)>,
    /// What a column may mean.
    pub meanings: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub count: usize,
    /// What a person should know.
    pub notes: Vec<String>,
    /// Which of the encodings it is read in; none where the file says so itself.
    pub encoding: Option<usize>,
}

/// Shows a roster that nobody has looked at yet.
pub fn look(ui: &Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let Some(roster) = view.roster else {
        own.roster_seen = None;
        return;
    };
    if own.roster_seen.as_ref() == Some(&roster.name) {
        return;
    }
    let strings = view.strings;
    dialog(ui, "roster").show(ui.ctx(), |ui| {
        ui.set_width(width(ui));
        ui.label(RichText::new(strings.import_roster_title).heading());
        ui.label(RichText::new(format!("{}   {}", roster.name, strings.rows(roster.count))).color(theme::of(ui).muted));
        if roster.sheets.len() > 1 {
            sheets(ui, view, roster, wishes);
        }
        if let Some(chosen) = roster.encoding {
            encodings(ui, view, chosen, wishes);
        }
        for note in &roster.notes {
            ui.add(Label::new(RichText::new(format!("• {note}")).small().color(theme::of(ui).warn)).wrap());
        }
        ui.add_space(8.0);
        table(ui, view, roster, wishes);
        let unseen = roster.count.saturating_sub(roster.rows.len());
        if unseen > 0 {
            ui.label(RichText::new(strings.more_rows(unseen)).small().color(theme::of(ui).muted));
        }
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let taken =
                Button::new(RichText::new(strings.import_roster_use).color(Color32::WHITE)).fill(theme::PRIMARY);
            let taken = ui.add(taken);
            // Enter takes it, unless the keyboard is at something else of the box. What had it before lies behind.
            let is_elsewhere =
                ui.memory(|memory| memory.focused()).is_some_and(|id| id != taken.id && is_within(ui, id));
            if !is_elsewhere && !Popup::is_any_open(ui.ctx()) {
                taken.request_focus();
            }
            if taken.clicked() {
                own.roster_seen = Some(roster.name.clone());
            }
            if ui.button(strings.import_roster_not).clicked() {
                wishes.push(ImportWish::NoRoster);
            }
        });
    });
}

/// Whether something that has the keyboard lies in the box that is being shown.
fn is_within(ui: &Ui, id: Id) -> bool {
    ui.ctx().viewport(|window| window.prev_pass.widgets.get(id).is_some_and(|widget| widget.layer_id == ui.layer_id()))
}

/// As wide as the table was, where the window has room for it.
fn width(ui: &Ui) -> f32 {
    const LEAST: f32 = 520.0;
    let room = (ui.ctx().content_rect().width() - 120.0).max(LEAST);
    let table: f32 = ui.data(|data| data.get_temp(table_width())).unwrap_or(room);
    table.clamp(LEAST, room)
}

/// Under what the width of the table is remembered from frame to frame.
fn table_width() -> Id {
    Id::unique("roster-table-width")
}

/// Hands the keyboard back after a choice by the pointer, so that Enter takes the roster: it would open the list once more.
fn hand_back(ui: &Ui, list: &Response, is_chosen: bool) {
    if is_chosen && ui.input(|input| input.pointer.any_click()) {
        list.surrender_focus();
    }
}

fn sheets(ui: &mut Ui, view: &ImportView<'_>, roster: &RosterView, wishes: &mut Vec<ImportWish>) {
    ui.horizontal(|ui| {
        let label = ui.label(view.strings.import_sheet);
        let name = roster.sheets.get(roster.sheet).map(String::as_str).unwrap_or_default();
        let menu = ComboBox::from_id_salt("sheet").selected_text(name);
        let sheets = roster.sheets.iter().map(String::as_str).enumerate();
        let (response, chosen) = one_of(ui, menu, roster.sheet, sheets);
        hand_back(ui, &response, chosen.is_some());
        let _ = response.labelled_by(label.id);
        wishes.extend(chosen.map(ImportWish::RosterSheet));
    });
}

fn encodings(ui: &mut Ui, view: &ImportView<'_>, chosen: usize, wishes: &mut Vec<ImportWish>) {
    ui.horizontal(|ui| {
        let label = ui.label(view.strings.import_encoding);
        let name = view.all_encodings.get(chosen).map(String::as_str).unwrap_or_default();
        let menu = ComboBox::from_id_salt("roster-encoding").selected_text(name).height(400.0);
        let all = view.all_encodings.iter().map(String::as_str).enumerate();
        let (response, taken) = one_of(ui, menu, chosen, all);
        hand_back(ui, &response, taken.is_some());
        let _ = response.labelled_by(label.id);
        wishes.extend(taken.map(ImportWish::RosterAs));
    });
}

fn table(ui: &mut Ui, view: &ImportView<'_>, roster: &RosterView, wishes: &mut Vec<ImportWish>) {
    // The buttons below stay in the window.
    let height = (ui.ctx().content_rect().height() - 290.0).clamp(100.0, 560.0);
    let area = ScrollArea::both().min_scrolled_height(height).max_height(height);
    let shown = area.show(ui, |ui| {
        Grid::new("roster").striped(true).spacing([18.0, 6.0]).show(ui, |ui| {
            for (column, (heading, meaning)) in roster.columns.iter().enumerate() {
                ui.vertical(|ui| {
                    // Without headings a column is known by its place.
                    let heading = if heading.trim().is_empty() { (column + 1).to_string() } else { heading.clone() };
                    let label = ui.label(RichText::new(heading).small().color(theme::of(ui).muted));
                    let name = meaning.and_then(|index| roster.meanings.get(index)).map(String::as_str);
                    let menu = ComboBox::from_id_salt(("meaning", column)).width(116.0).height(400.0);
                    let menu = menu.selected_text(name.unwrap_or(view.strings.import_no_meaning));
                    let meanings = roster.meanings.iter().map(String::as_str).enumerate();
                    let meanings = meanings.map(|(index, name)| (Some(index), name));
                    let none = [(None, view.strings.import_no_meaning)];
                    let (response, chosen) = one_of(ui, menu, *meaning, none.into_iter().chain(meanings));
                    hand_back(ui, &response, chosen.is_some());
                    let _ = response.labelled_by(label.id);
                    wishes.extend(chosen.map(|now| ImportWish::RosterColumn(column, now)));
                });
            }
            ui.end_row();
            for row in &roster.rows {
                for cell in row {
                    ui.label(cell);
                }
                ui.end_row();
            }
        });
    });
    // With room for the bar of a long roster.
    let width = shown.content_size.x + ui.spacing().scroll.allocated_width();
    ui.data_mut(|data| data.insert_temp(table_width(), width));
}
