//! The form: what is still to be filled in, and the meeting itself; its other pages have files of their own. Enter leads to
//! the next field.

use super::drag;
use super::fields::{Look, Rows, field};
use super::item::item;
use super::people::{Choice, people, take_apart, who_menu};
use super::reading::unconfirmed;
use super::values::values;
use super::{Listed, PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::composing::Composing;
use egui::{Id, Label, Response, RichText, ScrollArea, Sense, Ui};
use lectern_core::agenda::ValueId;
use lectern_core::agenda::edit::{Edit, MeetingDetail, PersonDetail, one_line};
use lectern_core::view::{Blank, BlankTarget};
use std::borrow::Cow;
use std::collections::HashSet;

/// More characters than can be read beside a field.
const MOST_HOVERED: usize = 400;

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// What is still to be filled in.
    #[default]
    Blanks,
    /// The chosen item and its steps.
    Item,
    /// All values.
    Values,
    /// All people.
    People,
    /// The meeting.
    Meeting,
}

pub fn form(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    keep_listed(view, own);
    // In a narrow window in two rows, or the pages would push the script out of it.
    ui.horizontal_wrapped(|ui| {
        // All five fit beside one another on a laptop, with a count behind the first.
        ui.spacing_mut().button_padding.x = 7.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        let blanks = match view.blanks.len() {
            0 => strings.to_fill.to_owned(),
            count => format!("{} {count}", strings.to_fill),
        };
        for (tab, label) in [
            (Tab::Blanks, blanks.as_str()),
            (Tab::Item, strings.item),
            (Tab::Values, strings.values),
            (Tab::People, strings.people),
            (Tab::Meeting, strings.meeting),
        ] {
            ui.selectable_value(&mut own.tab, tab, label);
        }
    });
    ui.separator();
    if view.read_only {
        ui.label(RichText::new(strings.newer_format).color(theme::of(ui).warn));
    }
    // What could not be saved is better not typed.
    ui.add_enabled_ui(!view.read_only, |ui| match own.tab {
        Tab::Blanks => blanks(ui, view, own, wishes),
        Tab::Item => item(ui, view, own, wishes),
        Tab::Values => values(ui, view, own, wishes),
        Tab::People => people(ui, view, own, wishes),
        Tab::Meeting => meeting(ui, view, own, wishes),
    });
}

/// Adds new blanks to the list. Those filled meanwhile stay, in their places.
fn keep_listed(view: &PrepareView<'_>, own: &mut PrepareUi) {
    if own.listed_at == Some(view.revision) {
        return;
    }
    own.listed_at = Some(view.revision);
    own.open = view.blanks.iter().map(|blank| blank.target.clone()).collect();
    let PrepareUi { listed, open, .. } = own;
    reopen(listed, view.blanks);
    let known = listed.iter().filter(|listed| listed.became.is_none());
    let known: HashSet<BlankTarget> = known.map(|listed| listed.blank.target.clone()).collect();
    let mut new: Vec<&Blank> = view.blanks.iter().filter(|blank| !known.contains(&blank.target)).collect();
    listed.retain_mut(|listed| match &listed.blank.target {
        // Marks elsewhere in the same text have moved: they are the same ones, in their places in the list.
        BlankTarget::Words(..) if listed.became.is_none() && !open.contains(&listed.blank.target) => {
            let moved = new.iter().position(|blank| same_text(&blank.target, &listed.blank.target));
            moved.is_some_and(|at| {
                listed.blank = new.remove(at).clone();
                true
            })
        }
        BlankTarget::Words(..) | BlankTarget::Meeting(_) => true,
        BlankTarget::Value(id) => view.agenda.values.contains_key(id),
        BlankTarget::Person(id, _) => view.agenda.people.contains_key(id),
    });
    listed.extend(new.into_iter().map(|blank| Listed { blank: blank.clone(), became: None }));
    listed.sort_by_key(|listed| listed.blank.item.unwrap_or(usize::MAX));
}

/// Marks that an undo brought back are open again in their row, which would otherwise go on saying that they are filled in.
fn reopen(listed: &mut [Listed], blanks: &[Blank]) {
    let in_text = |blank: &Blank, of: &BlankTarget| same_text(&blank.target, of);
    for nth in 0..listed.len() {
        let Some(Listed { blank: Blank { target, .. }, became: Some(_) }) = listed.get(nth) else { continue };
        // Other marks of the same text may have moved to just there.
        let are_open = blanks.iter().filter(|blank| in_text(blank, target)).count();
        let were_open = listed.iter().filter(|row| row.became.is_none() && in_text(&row.blank, target)).count();
        let back = blanks.iter().find(|blank| blank.target == *target).filter(|_| are_open > were_open).cloned();
        if let (Some(blank), Some(row)) = (back, listed.get_mut(nth)) {
            *row = Listed { blank, became: None };
        }
    }
}

/// Whether two marks stand in one text.
fn same_text(one: &BlankTarget, other: &BlankTarget) -> bool {
    matches!((one, other), (BlankTarget::Words(one, _), BlankTarget::Words(other, _))
        if (&one.file, &one.path) == (&other.file, &other.path))
}

fn blanks(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    // What gets the focus from here on gets it once the agenda has what was typed: marks behind it have moved by then.
    let focus = own.focus.take();
    // An agenda without items has nothing to fill, and is anything but ready.
    if view.blanks.is_empty() && !view.outline.is_empty() {
        ui.horizontal(|ui| {
            ui.label(RichText::new("✓").color(theme::of(ui).good).size(20.0));
            ui.label(RichText::new(strings.all_filled).size(18.0));
        });
    }
    if view.outline.is_empty() {
        ui.label(RichText::new(strings.no_item_yet).color(theme::of(ui).muted));
        if ui.button(strings.item).clicked() {
            own.tab = Tab::Item;
        }
    }
    unconfirmed(ui, view, own);
    let is_empty = |id: &&ValueId| view.agenda.values.get(*id).is_some_and(|value| value.value.trim().is_empty());
    let later = view.entered_live.iter().filter(is_empty).count();
    if later > 0 {
        ui.label(RichText::new(strings.count_later(later)).color(theme::of(ui).muted));
    }
    ScrollArea::vertical().id_salt(("blanks", own.opened)).auto_shrink([false, false]).show(ui, |ui| {
        let mut list = std::mem::take(&mut own.blanks);
        for nth in 0..own.listed.len() {
            // A row that is being typed into stays, however far it is scrolled away.
            let has_focus = |listed: &Listed| {
                let id = Id::unique(("blank", &listed.blank.target));
                ui.memory(|memory| memory.has_focus(id))
            };
            let wanted = focus == Some(nth) || own.listed.get(nth).is_some_and(has_focus);
            list.row(ui, nth, wanted, |ui| listed_blank(ui, view, own, (nth, focus == Some(nth)), wishes));
        }
        own.blanks = list;
    });
}

fn listed_blank(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (nth, takes_focus): (usize, bool),
    wishes: &mut Vec<Wish>,
) {
    let Some(Listed { blank, became }) = own.listed.get(nth).cloned() else { return };
    let open = became.is_none() && own.open.contains(&blank.target);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let (mark, color) = if open { ("■", theme::of(ui).missing) } else { ("✓", theme::of(ui).good) };
        ui.label(RichText::new(mark).color(color));
        let heading = ui.add(Label::new(RichText::new(&blank.label)).truncate().sense(Sense::click()));
        if let (true, Some(item)) = (heading.clicked(), blank.item) {
            own.choose(item);
        }
    });
    let uses = view.strings.uses(blank.uses);
    let hint = match &blank.context {
        Some(context) => {
            let words = became.as_deref().unwrap_or("■");
            let often = if blank.uses > 1 { format!("  {uses}") } else { String::new() };
            format!("…{}{words}{}…{often}", context.before, context.after)
        }
        None => uses,
    };
    ui.add(Label::new(RichText::new(hint).small().color(theme::of(ui).muted)).truncate());
    if became.is_none() {
        blank_field(ui, view, own, (&blank, nth, takes_focus), wishes);
    }
}

fn blank_field(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (blank, nth, takes_focus): (&Blank, usize, bool),
    wishes: &mut Vec<Wish>,
) {
    let id = Id::unique(("blank", &blank.target));
    let look = Look { hint: &blank.label, ..Look::line(ui.available_width() - 16.0) };
    let response = match &blank.target {
        BlankTarget::Words(place, was) => {
            let (response, becomes) = words_field(ui, &mut own.composing, id, look);
            if let Some(becomes) = becomes {
                if let Some(listed) = own.listed.get_mut(nth) {
                    listed.became = Some(becomes.clone());
                }
                wishes.push(Wish::Edit(Edit::Words { place: place.clone(), was: was.clone(), becomes }));
            }
            response
        }
        BlankTarget::Value(value) => {
            let text = view.agenda.values.get(value).map_or("", |value| value.value.as_str());
            let edit = |text| Edit::Value(value.clone(), text);
            let (response, changed) = named(ui, own, &Named { id, text, label: &blank.label, look });
            wishes.extend(changed.map(edit).map(Wish::Edit));
            response
        }
        BlankTarget::Person(person, detail) => {
            let text = view.agenda.people.get(person).map_or("", |person| detail.of(person).unwrap_or(""));
            let edit = |text| Edit::Person(person.clone(), *detail, text);
            let (response, changed) = named(ui, own, &Named { id, text, label: &blank.label, look });
            let is_name = *detail == PersonDetail::Name;
            let apart = is_name.then(|| take_apart(ui, id, person, changed.as_deref().unwrap_or(text))).flatten();
            wishes.extend(changed.map(edit).map(Wish::Edit));
            wishes.extend(apart);
            response
        }
        BlankTarget::Meeting(detail) => {
            let edit = |text| Edit::Meeting(*detail, text);
            let text = &meeting_text(view, *detail);
            let (response, changed) = named(ui, own, &Named { id, text, label: &blank.label, look });
            wishes.extend(changed.map(edit).map(Wish::Edit));
            response
        }
    };
    if takes_focus {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if returned(ui, &response) {
        let next = (nth + 1..own.listed.len())
            .find(|next| own.listed.get(*next).is_some_and(|listed| listed.became.is_none()));
        own.focus = next;
        ui.ctx().request_repaint();
    }
    if response.gained_focus()
        && let Some(item) = blank.item
    {
        // The words that are being completed, in view.
        own.choose(item);
    }
}

/// A field for the name of somebody or something new: Enter adds it, and the next name can be typed at once. Left without
/// Enter it keeps what was typed.
pub(super) fn new_field(ui: &mut Ui, composing: &mut Composing, id: Id, hint: &str) -> Option<String> {
    let mut draft: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let look = Look { hint, ..Look::line(ui.available_width() - 16.0) };
    let response = draft_field(ui, composing, id, look, &mut draft);
    let name = one_line(&draft);
    let added = returned(ui, &response) && !name.is_empty();
    if added {
        draft.clear();
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, draft));
    added.then_some(name)
}

/// A field for marks in a text. They are gone with the first letter, so its words go in as a whole.
fn words_field(ui: &mut Ui, composing: &mut Composing, id: Id, look: Look<'_>) -> (Response, Option<String>) {
    let mut draft: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let response = draft_field(ui, composing, id, look, &mut draft);
    let done = response.lost_focus() && !draft.trim().is_empty();
    let becomes = done.then(|| draft.trim().chars().filter(|c| !c.is_control()).collect());
    if done {
        draft.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, draft));
    (response, becomes)
}

/// A field whose text is nowhere else yet.
pub(super) fn draft_field(
    ui: &mut Ui,
    composing: &mut Composing,
    id: Id,
    look: Look<'_>,
    draft: &mut String,
) -> Response {
    if ui.memory(|memory| memory.has_focus(id)) {
        composing.look(ui, draft);
    }
    let response = ui.add(egui::TextEdit::singleline(draft).id(id).desired_width(look.width).hint_text(look.hint));
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, &*draft, &*draft, look.hint);
        info.label = Some(look.hint.to_owned());
        info
    });
    if response.lost_focus() {
        composing.leave(draft);
    }
    response
}

pub(super) fn returned(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// A field of the agenda: where its text stands, and what a screen reader calls it.
pub(super) struct Named<'a> {
    pub(super) id: Id,
    pub(super) text: &'a str,
    pub(super) label: &'a str,
    pub(super) look: Look<'a>,
}

/// Shows a named field. Answers with what the agenda is to hold now, where that has changed.
pub(super) fn named(ui: &mut Ui, own: &mut PrepareUi, this: &Named<'_>) -> (Response, Option<String>) {
    let (response, changed) = field(ui, &mut own.editing, this.id, this.text, this.look);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, this.text, this.text, this.look.hint);
        info.label = Some(this.label.to_owned());
        if this.look.rows == Rows::Many {
            info.role = egui::Role::MultilineTextInput;
        }
        info
    });
    // What a narrow field cuts off can be read all the same.
    let letters = this.text.chars().count() as f32 * ui.text_style_height(&egui::TextStyle::Body);
    let response = if letters > this.look.width && this.look.rows == Rows::One {
        let beginning: String = this.text.chars().take(MOST_HOVERED).collect();
        response.on_hover_text(beginning)
    } else {
        response
    };
    (response, changed)
}

/// The same, where Enter leads to whatever field comes next.
pub(super) fn named_in_row(ui: &mut Ui, own: &mut PrepareUi, this: &Named<'_>, target: &BlankTarget) -> Option<String> {
    let (response, changed) = named(ui, own, this);
    if own.wanted.as_ref() == Some(target) {
        own.wanted = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    if returned(ui, &response) {
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
    changed
}

/// Rows of one height, of which only those in sight are made: a roster may have ten thousand people. `size` is their
/// height and their number, `to` one that is to be in sight.
pub(super) fn rows(
    ui: &mut Ui,
    salt: (&str, u64),
    size: (f32, usize),
    to: Option<usize>,
    mut row: impl FnMut(&mut Ui, usize),
) {
    let (height, count) = size;
    let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]);
    if let Some(to) = to {
        area = area.vertical_scroll_offset(to as f32 * (height + ui.spacing().item_spacing.y));
    }
    area.show_rows(ui, height, count, |ui, rows| {
        drag::roll(ui);
        for nth in rows {
            ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                ui.vertical(|ui| {
                    ui.set_height(height - 6.0);
                    row(ui, nth);
                });
            });
        }
    });
}

/// The meeting itself.
fn meeting(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    for (detail, label, hint) in [
        (MeetingDetail::Title, strings.title, ""),
        (MeetingDetail::Starts, strings.starts, "2026-03-20 09:00"),
        (MeetingDetail::Place, strings.place, ""),
        (MeetingDetail::Minutes, strings.length, ""),
    ] {
        ui.label(RichText::new(label).color(theme::of(ui).muted));
        let look = Look { hint, ..Look::line(ui.available_width() - 16.0) };
        let key = Id::unique(("meeting", detail));
        let this = Named { id: key, text: &meeting_text(view, detail), label, look };
        let changed = named_in_row(ui, own, &this, &BlankTarget::Meeting(detail));
        wishes.extend(changed.map(|text| Wish::Edit(Edit::Meeting(detail, text))));
    }
    ui.label(RichText::new(strings.host).color(theme::of(ui).muted));
    let host = match who_menu(ui, view, ("host", strings.host, view.agenda.meeting.host.as_ref()), false) {
        Some(Choice::Listed(id)) => Some(id),
        Some(Choice::Nobody) => None,
        Some(Choice::New) | None => return,
    };
    wishes.push(Wish::Edit(Edit::Host(host)));
}

fn meeting_text<'a>(view: &PrepareView<'a>, detail: MeetingDetail) -> Cow<'a, str> {
    let meeting = &view.agenda.meeting;
    match detail {
        MeetingDetail::Title => meeting.title.as_str().into(),
        MeetingDetail::Starts => meeting.starts.as_deref().unwrap_or("").into(),
        MeetingDetail::Place => meeting.place.as_deref().unwrap_or("").into(),
        MeetingDetail::Minutes => meeting.minutes.map(|minutes| minutes.to_string()).unwrap_or_default().into(),
    }
}
