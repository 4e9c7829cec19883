//! The buttons above the secretariat's screen: files, undo, and over to the host.

use super::PrepareView;
use crate::action::Action;
use crate::theme::{self, Appearance};
use crate::ui::Wish;
use crate::ui::widgets::{action_button, labelled_action_button, new_menu, pill, screens_menu};
use egui::{Align, Button, Color32, Layout, RichText, Ui};

/// Width in points that all buttons take, with some of the title; with less, some are in a menu.
const ALL_BUTTONS: f32 = 1250.0;
/// Width in points below which what is said beside the buttons has a row of its own: it would lie on them.
const ONE_ROW: f32 = 960.0;
/// So many characters of the item that goes on are said.
const MOST_OF_ITEM: usize = 8;

pub fn toolbar(ui: &mut Ui, view: &PrepareView<'_>, wishes: &mut Vec<Wish>) {
    let (strings, language) = (view.strings, view.strings.language);
    let is_narrow = ui.available_width() < ALL_BUTTONS;
    let is_small = ui.available_width() < ONE_ROW;
    ui.horizontal(|ui| {
        let mut button = |ui: &mut Ui, action: Action, enabled: bool| {
            if ui.add_enabled_ui(enabled, |ui| action_button(ui, action, language)).inner.clicked() {
                wishes.push(Wish::Act(action));
            }
        };
        let mut chosen = new_menu(ui, Button::new(strings.new_agenda), language).map(Wish::New);
        button(ui, Action::Open, true);
        ui.menu_button(strings.recent, |ui| {
            if view.recent.is_empty() {
                ui.label(RichText::new(strings.no_recent).color(theme::of(ui).muted));
            }
            for path in view.recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    chosen = Some(Wish::Open(path.clone()));
                }
            }
            ui.separator();
            if action_button(ui, Action::OpenSample, language).clicked() {
                chosen = Some(Wish::Act(Action::OpenSample));
            }
            if ui.button(strings.another_window).on_hover_text(strings.another_window_hint).clicked() {
                chosen = Some(Wish::AnotherWindow);
            }
        });
        button(ui, Action::Save, view.changed);
        if !is_narrow {
            button(ui, Action::SaveAs, true);
            button(ui, Action::History, true);
        }
        button(ui, Action::Undo, view.can_undo.0);
        button(ui, Action::Redo, view.can_undo.1);
        if is_narrow {
            ui.menu_button(strings.more, |ui| {
                for action in
                    [Action::Find, Action::SaveAs, Action::History, Action::Help, Action::Language, Action::Appearance]
                {
                    if labelled_action_button(ui, action, label(action, view), language).clicked() {
                        chosen = Some(Wish::Act(action));
                        ui.close();
                    }
                }
                if is_small {
                    chosen = screens_menu(ui, strings).map(Wish::Act).or(chosen.take());
                }
            });
        } else {
            button(ui, Action::Find, true);
        }
        wishes.extend(chosen);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let present = Button::new(RichText::new(Action::Present.label(language)).color(Color32::WHITE))
                .fill(theme::PRIMARY)
                .min_size(egui::vec2(90.0, 34.0));
            if ui.add(present).on_hover_text(Action::Present.tooltip(language)).clicked() {
                wishes.push(Wish::Act(Action::Present));
            }
            let seldom = [Action::Help, Action::Language, Action::Appearance];
            for action in seldom.into_iter().filter(|_| !is_narrow) {
                if labelled_action_button(ui, action, label(action, view), language).clicked() {
                    wishes.push(Wish::Act(action));
                }
            }
            if !is_small && let Some(action) = screens_menu(ui, strings) {
                wishes.push(Wish::Act(action));
            }
            if !is_small {
                states(ui, view);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                let title = format!("{}   {}", view.agenda.meeting.title, view.file);
                let label = ui.add(egui::Label::new(RichText::new(title).color(theme::of(ui).muted)).truncate());
                if let Some(path) = view.path {
                    label.on_hover_text(path.display().to_string());
                }
            });
        });
    });
    let says = view.live.is_some()
        || view.over
        || !view.live_changes.is_empty()
        || view.disk_trouble.is_some()
        || view.changed;
    if is_small && says {
        ui.horizontal_wrapped(|ui| states(ui, view));
    }
}

/// How things stand: what goes on, what is not saved, what is wrong on the disk.
fn states(ui: &mut Ui, view: &PrepareView<'_>) {
    let strings = view.strings;
    if let Some(item) = &view.live {
        let short: String = item.chars().take(MOST_OF_ITEM).collect();
        let dots = if short.len() < item.len() { "…" } else { "" };
        pill(ui, &format!("{} · {short}{dots}", strings.running), theme::of(ui).good).on_hover_text(item);
    }
    if view.over {
        pill(ui, strings.over, theme::of(ui).muted);
    }
    if !view.live_changes.is_empty() {
        let text = strings.live_changes(view.live_changes);
        pill(ui, &text, theme::of(ui).warn).on_hover_text(strings.live_changes_hint);
    }
    if let Some(trouble) = view.disk_trouble {
        pill(ui, trouble, theme::of(ui).bad);
    }
    if view.changed {
        pill(ui, strings.changed, theme::of(ui).warn);
    }
}

/// What the button of an action says: that of the appearance says which one comes by it.
fn label(action: Action, view: &PrepareView<'_>) -> &'static str {
    match view.appearance {
        Appearance::Dark if action == Action::Appearance => view.strings.light,
        Appearance::Light if action == Action::Appearance => view.strings.dark,
        Appearance::Dark | Appearance::Light => action.label(view.strings.language),
    }
}
