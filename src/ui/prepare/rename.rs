//! Another name for somebody, wherever the agenda has the old one: in the roster, written out in the texts, and between the
//! braces; and another id for a value.

use super::fields::Look;
use super::form::draft_field;
use super::item::name as named;
use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::composing::Composing;
use crate::ui::widgets::tick;
use egui::style::StyleModifier;
use egui::{Button, Frame, Id, Popup, PopupCloseBehavior, RichText, Ui};
use lectern_core::agenda::edit::{Edit, PersonDetail, RosterChange, ValueChange, is_free_id, one_line};
use lectern_core::agenda::search::{Hit, replace, search};
use lectern_core::agenda::{Person, PersonId, ValueId};
use lectern_core::diagnostic::Segment;
use lectern_core::script::written;

/// Width of the fields, in points.
const FIELD: f32 = 220.0;

/// What is to be called otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whom<'a> {
    /// Somebody of the roster.
    Person(&'a PersonId, &'a Person),
    /// A value, with its label.
    Value(&'a ValueId, &'a str),
}

/// What is being typed about it.
#[derive(Debug, Default)]
pub(super) struct Renaming {
    /// Whose menu is open.
    of: Option<Id>,
    name: String,
    id: String,
    composing: Composing,
    /// Where texts have the old name written out.
    hits: Vec<Hit>,
    /// Whether it is changed there too.
    everywhere: bool,
}

impl<'a> Whom<'a> {
    fn key(self) -> Id {
        match self {
            Self::Person(id, _) => Id::unique(("rename-person", &id.0)),
            Self::Value(id, _) => Id::unique(("rename-value", &id.0)),
        }
    }

    fn id(self) -> &'a str {
        match self {
            Self::Person(id, _) => &id.0,
            Self::Value(id, _) => &id.0,
        }
    }

    fn name(self) -> &'a str {
        match self {
            Self::Person(_, person) => &person.name,
            Self::Value(_, label) => label,
        }
    }
}

/// The button that opens the menu, and the menu.
pub(super) fn rename(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, whom: Whom<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    let button = ui.add_enabled(!view.read_only, Button::new(RichText::new(strings.rename).small()).small());
    named(&button, &format!("{} {}", strings.rename, whom.name()));
    // It has fields and a button, which a menu would show without their edges.
    let popup = Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .style(StyleModifier::default())
        .frame(Frame::popup(ui.style()).inner_margin(12.0));
    let button = button.on_hover_text(strings.rename_hint);
    if button.clicked() {
        own.renaming = Renaming::begin(view, whom);
    }
    popup.show(|ui| {
        if own.renaming.of != Some(whom.key()) {
            // It was opened for somebody who stood here before.
            ui.close();
        } else if let Some(edit) = menu(ui, view, &mut own.renaming, whom) {
            wishes.push(Wish::Edit(edit));
            ui.close();
        }
    });
}

impl Renaming {
    fn begin(view: &PrepareView<'_>, whom: Whom<'_>) -> Self {
        let (name, id) = (whom.name().to_owned(), whom.id().to_owned());
        let hits = if matches!(whom, Whom::Person(..)) { written_out(view, name.trim()) } else { Vec::new() };
        Self { of: Some(whom.key()), name, id, hits, everywhere: true, composing: Composing::default() }
    }

    /// What is changed; nothing where nothing is, or it cannot be.
    fn edit(&self, view: &PrepareView<'_>, whom: Whom<'_>) -> Option<Edit> {
        let (name, id) = (one_line(&self.name), self.id.trim());
        let mut edits = Vec::new();
        // Nobody is called nothing: that is what fields are emptied for.
        (!name.is_empty() || whom.name().trim().is_empty()).then_some(())?;
        if name != whom.name() {
            match whom {
                Whom::Person(of, person) => {
                    if self.everywhere {
                        edits.push(replace(&self.hits, person.name.trim(), &name));
                    }
                    edits.push(Edit::Person(of.clone(), PersonDetail::Name, name));
                    if person.pinyin.is_some() {
                        // That was how the old one is read.
                        edits.push(Edit::Person(of.clone(), PersonDetail::Pinyin, String::new()));
                    }
                }
                Whom::Value(of, _) => edits.push(Edit::Values(ValueChange::Label(of.clone(), name))),
            }
        }
        if id != whom.id() {
            // Last: the places of words were found with the old one.
            is_free_id(view.agenda, id).then_some(())?;
            edits.push(match whom {
                Whom::Person(of, _) => Edit::Roster(RosterChange::Rename(of.clone(), id.to_owned())),
                Whom::Value(of, _) => Edit::Values(ValueChange::Rename(of.clone(), id.to_owned())),
            });
        }
        (!edits.is_empty()).then_some(Edit::Many(edits))
    }
}

/// Where texts have a name written out, instead of the roster's.
fn written_out(view: &PrepareView<'_>, name: &str) -> Vec<Hit> {
    // A single character stands in many words.
    if name.chars().count() < 2 {
        return Vec::new();
    }
    let is_roster = |hit: &Hit| matches!(hit.place.path.0.first(), Some(Segment::Key(key)) if key == "people");
    // 张伟 in 张伟民 is somebody else.
    let longer = view.agenda.people.values().map(|person| person.name.trim());
    let longer: Vec<(&str, &str)> = longer.filter(|one| *one != name).filter_map(|one| one.split_once(name)).collect();
    let is_another =
        |hit: &Hit| longer.iter().any(|(head, tail)| hit.before.ends_with(head) && hit.after.starts_with(tail));
    let hits = search(view.agenda, view.side_texts, name).into_iter();
    hits.filter(|hit| !is_roster(hit) && !is_another(hit)).collect()
}

/// The menu; the edit that was asked for in it.
fn menu(ui: &mut Ui, view: &PrepareView<'_>, own: &mut Renaming, whom: Whom<'_>) -> Option<Edit> {
    let strings = view.strings;
    let what = if matches!(whom, Whom::Person(..)) { strings.name } else { strings.value_label };
    let mut line = |ui: &mut Ui, salt: &str, hint: &str, text: &mut String| {
        ui.label(RichText::new(hint).small().color(theme::of(ui).muted));
        let look = Look { hint, ..Look::line(FIELD) };
        let response = draft_field(ui, &mut own.composing, whom.key().with(salt), look, text);
        response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
    };
    let mut entered = line(ui, "name", what, &mut own.name);
    entered |= line(ui, "id", strings.id, &mut own.id);
    let prefix = if matches!(whom, Whom::Person(..)) { "people." } else { "" };
    let braces = written(&format!("{prefix}{}", own.id.trim()), strings.language);
    ui.label(RichText::new(strings.id_shown(&braces)).small().color(theme::of(ui).muted));
    if !own.hits.is_empty() {
        tick(ui, &mut own.everywhere, &strings.written_out(own.hits.len()));
    }
    let edit = own.edit(view, whom);
    let id_is_bad = own.id.trim() != whom.id() && !is_free_id(view.agenda, own.id.trim());
    if id_is_bad {
        ui.label(RichText::new(strings.id_taken).small().color(theme::of(ui).warn));
    }
    let done = ui.add_enabled(edit.is_some(), Button::new(strings.rename_all)).clicked();
    edit.filter(|_| done || entered)
}
