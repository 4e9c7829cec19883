//! The chosen item, to be changed: what it is and where it stands. Its steps have a file of their own. What is typed stands
//! at once in the script beside it.

use super::drag;
use super::fields::Look;
use super::form::{Named, named, returned};
use super::uses::ways;
use super::{PrepareUi, PrepareView, Tab};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::{choice, entry, tick};
use egui::{Button, ComboBox, Id, Label, RichText, ScrollArea, Ui};
use lectern_core::agenda::edit::{Edit, ItemAt, ItemDetail, Order, StepAt, StepDetail};
use lectern_core::agenda::uses::Use;
use lectern_core::agenda::{Item, ItemKind, StepId};

/// Width of the fields for minutes, in points.
const MINUTES: f32 = 46.0;
/// Width of the menus, in points.
pub(super) const MENU: f32 = 92.0;

/// The page of the chosen item.
pub(super) fn item(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    let Some(item) = view.agenda.items.get(own.item) else {
        ui.label(RichText::new(strings.no_item_yet).color(theme::of(ui).muted));
        ui.horizontal(|ui| {
            add_item(ui, view, own, 0, wishes);
            if ui.button(strings.paste_item).clicked() {
                wishes.push(Wish::PasteItem);
            }
        });
        return;
    };
    let at = ItemAt { place: own.item, id: item.id.clone() };
    // What is wanted from here on is of the agenda as it will be.
    let wanted = own.wanted_step.take();
    let salt = ("item", own.opened);
    let mut page = Page { view, own, wishes, at, wanted };
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        drag::roll(ui);
        page.head(ui, item);
        for (place, step) in item.steps.iter().enumerate() {
            page.step(ui, item, place, step);
        }
        if ui.add(Button::new(strings.add_step)).clicked() {
            page.order(Order::AddStep(page.step_at(item.steps.len())));
            page.own.wanted_step = Some((item.steps.len(), None));
        }
        ui.add_space(30.0);
    });
}

/// What a menu offers to copy and paste an item.
pub(super) fn copies(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, at: &ItemAt, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    let button = |label: &str| Button::new(label.to_owned());
    if ui.add_enabled(!view.read_only, button(strings.copy_here)).clicked() {
        wishes.push(Wish::Edit(Edit::Order(Order::CopyItem(at.clone()))));
        own.choose(at.place + 1);
        ui.close();
    }
    if ui.button(strings.copy_item).clicked() {
        wishes.push(Wish::CopyItem(at.place));
        ui.close();
    }
    if ui.add_enabled(!view.read_only, button(strings.paste_item)).clicked() {
        own.choose(at.place);
        wishes.push(Wish::PasteItem);
        ui.close();
    }
}

/// The menu of new items.
fn add_item(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, place: usize, wishes: &mut Vec<Wish>) {
    ui.menu_button(view.strings.add_item, |ui| {
        for kind in ItemKind::ALL {
            if ui.button(kind.label(view.strings.language)).clicked() {
                wishes.push(Wish::Edit(Edit::Order(Order::AddItem(place, *kind))));
                own.choose(place);
                own.wanted_step = Some((0, None));
                ui.close();
            }
        }
    });
}

/// Which step of an item goes by an id.
pub(super) fn place_of(view: &PrepareView<'_>, item: usize, id: &StepId) -> Option<usize> {
    view.rundown.items().get(item)?.steps.iter().position(|step| step == id)
}

/// The page while it is made.
pub(super) struct Page<'a, 'b> {
    pub(super) view: &'a PrepareView<'b>,
    pub(super) own: &'a mut PrepareUi,
    pub(super) wishes: &'a mut Vec<Wish>,
    pub(super) at: ItemAt,
    pub(super) wanted: Option<(usize, Option<usize>)>,
}

impl Page<'_, '_> {
    pub(super) fn order(&mut self, order: Order) {
        self.wishes.push(Wish::Edit(Edit::Order(order)));
    }

    pub(super) fn step_at(&self, place: usize) -> StepAt {
        StepAt { item: self.at.clone(), place }
    }

    fn detail(&mut self, detail: ItemDetail) {
        self.wishes.push(Wish::Edit(Edit::Item(self.at.clone(), detail)));
    }

    pub(super) fn step_detail(&mut self, place: usize, detail: StepDetail) {
        self.wishes.push(Wish::Edit(Edit::Step(self.step_at(place), detail)));
    }

    /// The same as a step of undo of its own: it was not typed letter by letter.
    pub(super) fn step_by_itself(&mut self, place: usize, detail: StepDetail) {
        self.wishes.push(Wish::Edit(Edit::Many(vec![Edit::Step(self.step_at(place), detail)])));
    }

    /// What the item is, and where it stands.
    fn head(&mut self, ui: &mut Ui, item: &Item) {
        let (strings, language) = (self.view.strings, self.view.strings.language);
        ui.horizontal(|ui| {
            let menu = ComboBox::from_id_salt("item-kind").selected_text(item.kind.label(language)).width(MENU);
            let (response, chosen) = choice(ui, menu, |ui| {
                let taken = |kind: &&ItemKind| entry(ui, **kind == item.kind, kind.label(language));
                ItemKind::ALL.iter().filter(taken).last()
            });
            name(&response, strings.kind);
            if let Some(kind) = chosen.filter(|kind| **kind != item.kind) {
                self.detail(ItemDetail::Kind(*kind));
            }
            let mut counted = item.is_numbered();
            if tick(ui, &mut counted, strings.counted).changed() {
                self.detail(ItemDetail::Numbered(counted));
            }
            let mut droppable = item.droppable;
            if tick(ui, &mut droppable, strings.droppable).on_hover_text(strings.droppable_hint).changed() {
                self.detail(ItemDetail::Droppable(droppable));
            }
            self.minutes(ui, "item", item.minutes, &format!("{} {}", strings.item, strings.minutes_label), |minutes| {
                MinutesOf::Item(ItemDetail::Minutes(minutes))
            });
        });
        ui.label(RichText::new(strings.item_title).small().color(theme::of(ui).muted));
        let look = Look { hint: strings.item_title_hint, ..Look::line(ui.available_width() - 16.0) };
        let text = item.title.as_deref().unwrap_or("");
        let id = Id::unique(("item-title", &self.at.id.0, self.at.place));
        let this = Named { id, text, label: strings.item_title, look };
        let (response, changed) = named(ui, self.own, &this);
        changed.into_iter().for_each(|title| self.detail(ItemDetail::Title(title)));
        if returned(ui, &response) {
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
        }
        self.places(ui);
        ui.separator();
    }

    /// Up, down, a copy, away; and what comes behind it.
    fn places(&mut self, ui: &mut Ui) {
        let strings = self.view.strings;
        let (place, last) = (self.at.place, self.view.agenda.items.len().saturating_sub(1));
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled(place > 0, Button::new(strings.move_up)).clicked() {
                self.order(Order::MoveItem(self.at.clone(), place - 1));
                self.own.choose(place - 1);
            }
            if ui.add_enabled(place < last, Button::new(strings.move_down)).clicked() {
                self.order(Order::MoveItem(self.at.clone(), place + 1));
                self.own.choose(place + 1);
            }
            ui.menu_button(strings.copy, |ui| {
                copies(ui, self.view, self.own, &self.at, self.wishes);
            });
            let is_asking = self.own.still_named.as_ref() == Some(&self.at);
            let removes = !is_asking && ui.button(strings.remove).on_hover_text(strings.remove_item_hint).clicked();
            // Looked up only now: it goes through the whole agenda.
            let named = if removes || is_asking { self.named_elsewhere() } else { Vec::new() };
            if !named.is_empty() {
                self.own.still_named = Some(self.at.clone());
                ui.menu_button(strings.remove, |ui| ways(ui, self.view, self.own, &named));
            } else if removes {
                self.order(Order::RemoveItem(self.at.clone()));
                self.own.choose(place.saturating_sub(usize::from(place == last)));
            } else if is_asking {
                self.own.still_named = None;
            }
            add_item(ui, self.view, self.own, place + 1, self.wishes);
        });
        if self.own.still_named.as_ref() == Some(&self.at) {
            ui.label(RichText::new(strings.item_still_named).color(theme::of(ui).warn));
        }
    }

    /// Where other items name this one.
    fn named_elsewhere(&self) -> Vec<Use> {
        let named = self.view.uses().of_item(&self.at.id).iter();
        named.filter(|one| !one.is_within(self.at.place)).copied().collect()
    }

    /// A field for minutes. What is no number of minutes changes nothing.
    pub(super) fn minutes(
        &mut self,
        ui: &mut Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        minutes: Option<u32>,
        label: &str,
        of: impl Fn(String) -> MinutesOf,
    ) {
        let look = Look { hint: "—", ..Look::line(MINUTES) };
        let text = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let id = Id::unique(("minutes", &self.at.id.0, salt));
        let (_, changed) = named(ui, self.own, &Named { id, text: &text, label, look });
        ui.add(Label::new(RichText::new(self.view.strings.minutes_label).small().color(theme::of(ui).muted)));
        match changed.map(of) {
            Some(MinutesOf::Item(detail)) => self.detail(detail),
            Some(MinutesOf::Step(place, detail)) => self.step_detail(place, detail),
            None => {}
        }
    }
}

/// What some minutes are of.
pub(super) enum MinutesOf {
    Item(ItemDetail),
    Step(usize, StepDetail),
}

/// What a screen reader calls a control that says less than it means.
pub(super) fn name(response: &egui::Response, label: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
}

impl PrepareUi {
    /// Brings the words of a step into view, with the cursor in them: at a byte, or where it was last.
    pub(super) fn go_to_step(&mut self, item: usize, place: usize, byte: Option<usize>) {
        self.choose(item);
        self.tab = Tab::Item;
        self.wanted_step = Some((place, byte));
    }
}
