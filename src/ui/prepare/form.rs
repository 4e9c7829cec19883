//! The form: what is still to be filled in, then all values, all people, and the meeting itself. Enter leads to the next
//! field.

use super::fields::{Look, field};
use super::{PrepareUi, PrepareView};
use crate::ui::{Wish, theme};
use egui::{Id, Label, RichText, ScrollArea, Sense, Ui};
use lectern_core::agenda::edit::{Edit, MeetingDetail, PersonDetail};
use lectern_core::agenda::{Person, PersonId, Value, ValueId};
use lectern_core::view::{Blank, BlankTarget};

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// What is still to be filled in.
    #[default]
    Blanks,
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
    ui.horizontal(|ui| {
        let blanks = match view.blanks.len() {
            0 => strings.to_fill.to_owned(),
            count => format!("{} {count}", strings.to_fill),
        };
        for (tab, label) in [
            (Tab::Blanks, blanks.as_str()),
            (Tab::Values, strings.values),
            (Tab::People, strings.people),
            (Tab::Meeting, strings.meeting),
        ] {
            ui.selectable_value(&mut own.tab, tab, label);
        }
    });
    ui.separator();
    match own.tab {
        Tab::Blanks => blanks(ui, view, own, wishes),
        Tab::Values => values(ui, view, own, wishes),
        Tab::People => people(ui, view, own, wishes),
        Tab::Meeting => meeting(ui, view, own, wishes),
    }
}

/// Adds new blanks to the list; those filled meanwhile stay, those in texts go, since their place is gone.
fn keep_listed(view: &PrepareView<'_>, own: &mut PrepareUi) {
    own.listed.retain(|(target, ..)| match target {
        BlankTarget::Words(..) => view.blanks.iter().any(|blank| blank.target == *target),
        BlankTarget::Value(_) | BlankTarget::Person(..) | BlankTarget::Meeting(_) => true,
    });
    for blank in view.blanks {
        if !own.listed.iter().any(|(target, ..)| *target == blank.target) {
            own.listed.push((blank.target.clone(), blank.label.clone(), blank.uses, blank.item));
        }
    }
}

fn blanks(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    if view.blanks.is_empty() {
        ui.horizontal(|ui| {
            ui.label(RichText::new("✓").color(theme::GOOD).size(20.0));
            ui.label(RichText::new(strings.all_filled).size(18.0));
        });
    }
    ScrollArea::vertical().id_salt("blanks").auto_shrink([false, false]).show(ui, |ui| {
        let listed = own.listed.clone();
        for (target, label, uses, item) in &listed {
            let open = view.blanks.iter().find(|blank| blank.target == *target);
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                let (mark, color) = if open.is_some() { ("■", theme::BLANK_BACK) } else { ("✓", theme::GOOD) };
                ui.label(RichText::new(mark).color(color));
                let heading = ui.add(Label::new(RichText::new(label)).truncate().sense(Sense::click()));
                if heading.clicked()
                    && let Some(item) = item
                {
                    own.choose(*item);
                }
            });
            if let Some(Blank { context: Some(context), .. }) = open {
                ui.label(RichText::new(format!("…{}■{}…", context.before, context.after)).small().color(theme::MUTED));
            } else {
                ui.label(RichText::new(strings.uses(*uses)).small().color(theme::MUTED));
            }
            blank_field(ui, view, own, target, label, wishes);
        }
    });
}

fn blank_field(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    target: &BlankTarget,
    label: &str,
    wishes: &mut Vec<Wish>,
) {
    let id = Id::unique(("blank", target));
    let look = Look { width: ui.available_width() - 16.0, hint: label };
    if let BlankTarget::Words(place, was) = target {
        // The marks are gone with the first letter typed, so these words go in as a whole.
        let key = id.with("draft");
        let mut draft: String = ui.data(|data| data.get_temp(key)).unwrap_or_default();
        let edit = egui::TextEdit::singleline(&mut draft).id(id).desired_width(look.width).hint_text(label);
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label));
        if response.lost_focus() && !draft.trim().is_empty() {
            let becomes = draft.trim().to_owned();
            wishes.push(Wish::Edit(Edit::Words { place: place.clone(), was: was.clone(), becomes }));
            draft.clear();
        }
        ui.data_mut(|data| data.insert_temp(key, draft));
        return;
    }
    let (text, edit): (&str, Box<dyn Fn(String) -> Edit>) = match target {
        BlankTarget::Value(id) => {
            let text = view.agenda.values.get(id).map_or("", |value| value.value.as_str());
            let id = id.clone();
            (text, Box::new(move |text| Edit::Value(id.clone(), text)))
        }
        BlankTarget::Person(id, detail) => {
            let text = view.agenda.people.get(id).map_or("", |person| person_text(person, *detail));
            let (id, detail) = (id.clone(), *detail);
            (text, Box::new(move |text| Edit::Person(id.clone(), detail, text)))
        }
        BlankTarget::Meeting(detail) => {
            let detail = *detail;
            (meeting_text(view, detail), Box::new(move |text| Edit::Meeting(detail, text)))
        }
        BlankTarget::Words(..) => return,
    };
    labelled(ui, own, id, text, label, look, |text| wishes.push(Wish::Edit(edit(text))));
}

/// A field with a name that a screen reader says; Enter leads on to the next one.
fn labelled(
    ui: &mut Ui,
    own: &mut PrepareUi,
    id: Id,
    text: &str,
    label: &str,
    look: Look<'_>,
    mut change: impl FnMut(String),
) {
    let (response, changed) = field(ui, &mut own.editing, id, text, look);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, text, text, look.hint);
        info.label = Some(label.to_owned());
        info
    });
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
    if let Some(changed) = changed {
        change(changed);
    }
}

fn values(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let all: Vec<(&ValueId, &Value)> = view.agenda.values.iter().collect();
    let height = 62.0;
    ScrollArea::vertical().id_salt("values").auto_shrink([false, false]).show_rows(
        ui,
        height,
        all.len(),
        |ui, rows| {
            for (id, value) in all.get(rows).unwrap_or_default() {
                ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                    ui.vertical(|ui| {
                        ui.set_height(height - 6.0);
                        ui.add(Label::new(RichText::new(&value.label).color(theme::MUTED)).truncate());
                        let hint = if view.entered_live.contains(*id) { view.strings.entered_live_hint } else { "" };
                        let look = Look { width: ui.available_width() - 16.0, hint };
                        let key = Id::unique(("value", &id.0));
                        labelled(ui, own, key, &value.value, &value.label, look, |text| {
                            wishes.push(Wish::Edit(Edit::Value((*id).clone(), text)));
                        });
                    });
                });
            }
        },
    );
}

fn people(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let all: Vec<(&PersonId, &Person)> = view.agenda.people.iter().collect();
    let height = 122.0;
    ScrollArea::vertical().id_salt("people").auto_shrink([false, false]).show_rows(
        ui,
        height,
        all.len(),
        |ui, rows| {
            for (id, person) in all.get(rows).unwrap_or_default() {
                ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                    ui.vertical(|ui| {
                        ui.set_height(height - 6.0);
                        person_fields(ui, view, own, (id, person), wishes);
                    });
                });
            }
        },
    );
}

fn person_fields(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (id, person): (&PersonId, &Person),
    wishes: &mut Vec<Wish>,
) {
    let strings = view.strings;
    let half = (ui.available_width() - 130.0) / 2.0;
    let rows = [
        [(PersonDetail::Name, strings.name), (PersonDetail::Pinyin, strings.pinyin)],
        [(PersonDetail::Office, strings.office), (PersonDetail::Address, strings.address)],
    ];
    let mut one = |ui: &mut Ui, detail: PersonDetail, label: &str, width: f32| {
        ui.add_sized([42.0, 28.0], Label::new(RichText::new(label).small().color(theme::MUTED)));
        let name = format!("{label} {}", person.name);
        let key = Id::unique(("person", &id.0, detail));
        labelled(ui, own, key, person_text(person, detail), &name, Look { width, hint: "" }, |text| {
            wishes.push(Wish::Edit(Edit::Person(id.clone(), detail, text)));
        });
    };
    for row in rows {
        ui.horizontal(|ui| {
            for (detail, label) in row {
                one(ui, detail, label, half);
            }
        });
    }
    ui.horizontal(|ui| one(ui, PersonDetail::Unit, strings.unit, half * 2.0 + 58.0));
}

fn person_text(person: &Person, detail: PersonDetail) -> &str {
    match detail {
        PersonDetail::Name => &person.name,
        PersonDetail::Unit => person.unit.as_deref().unwrap_or(""),
        PersonDetail::Office => person.office.as_deref().unwrap_or(""),
        PersonDetail::Address => person.address.as_deref().unwrap_or(""),
        PersonDetail::Pinyin => person.pinyin.as_deref().unwrap_or(""),
    }
}

fn meeting(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    for (detail, label, hint) in [
        (MeetingDetail::Title, strings.title, ""),
        (MeetingDetail::Starts, strings.starts, "2026-03-20T09:00"),
        (MeetingDetail::Place, strings.place, ""),
    ] {
        ui.label(RichText::new(label).color(theme::MUTED));
        let look = Look { width: ui.available_width() - 16.0, hint };
        let key = Id::unique(("meeting", detail));
        labelled(ui, own, key, meeting_text(view, detail), label, look, |text| {
            wishes.push(Wish::Edit(Edit::Meeting(detail, text)));
        });
    }
}

fn meeting_text<'a>(view: &PrepareView<'a>, detail: MeetingDetail) -> &'a str {
    let meeting = &view.agenda.meeting;
    match detail {
        MeetingDetail::Title => &meeting.title,
        MeetingDetail::Starts => meeting.starts.as_deref().unwrap_or(""),
        MeetingDetail::Place => meeting.place.as_deref().unwrap_or(""),
    }
}
