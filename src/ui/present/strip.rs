//! The whole agenda as a list beside the script: what is over, what goes on, what is next. A click goes there.

use super::{ChangeWish, PresentView, bars};
use crate::action::Action;
use crate::theme;
use crate::ui::Wish;
use crate::ui::long_list::LongList;
use egui::{Align, Button, Color32, CornerRadius, Frame, Label, Layout, Margin, RichText, ScrollArea, Sense, Ui, vec2};
use lectern_core::session::Command;
use lectern_core::view::{ItemState, Phase, StripItem};

/// Width in which the three buttons below the list stand beside each other, in points.
const WITH_ALL_JUMPS: f32 = 240.0;

/// The button that changes something about an item, in points.
const ABOUT: egui::Vec2 = vec2(40.0, 24.0);

pub fn strip(ui: &mut Ui, view: &PresentView<'_>, list: &mut LongList, wishes: &mut Vec<Wish>) {
    ui.label(RichText::new(view.strings.items_heading).small().color(theme::of(ui).muted));
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        // From the bottom up: in a narrow list the way out of the meeting stands below the other two.
        let rows: &[&[Action]] = match ui.available_width() < WITH_ALL_JUMPS {
            true => &[&[Action::Adjourn], &[Action::First, Action::Last]],
            false => &[&[Action::First, Action::Last, Action::Adjourn]],
        };
        for row in rows {
            ui.horizontal(|ui| bars::jumps(ui, view, row, wishes));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                for (index, item) in view.strip.iter().enumerate() {
                    list.row(ui, index, item.state == ItemState::Live, |ui| row(ui, view, item, wishes));
                }
            });
        });
    });
}

fn row(ui: &mut Ui, view: &PresentView<'_>, item: &StripItem, wishes: &mut Vec<Wish>) {
    let (mark, ink, ground) = match item.state {
        ItemState::Done => ("✓", theme::of(ui).faint, Color32::TRANSPARENT),
        ItemState::Passed => ("–", theme::of(ui).faint, Color32::TRANSPARENT),
        ItemState::Live => ("▶", theme::of(ui).strong, theme::of(ui).chosen),
        ItemState::Next => ("→", theme::of(ui).text, Color32::TRANSPARENT),
        ItemState::Ahead => ("", theme::of(ui).muted, Color32::TRANSPARENT),
    };
    let minutes = |span: lectern_core::time::Span| span.0 / 60_000;
    let expected = |length: String| if item.is_estimate { view.strings.estimated(&length) } else { length };
    let time = match item.state {
        ItemState::Done | ItemState::Live if minutes(item.planned) > 0 => {
            format!("{} / {}", item.spent.clock_face(), expected(item.planned.clock_face()))
        }
        ItemState::Done | ItemState::Live => item.spent.clock_face(),
        ItemState::Passed => view.strings.passed_over.to_owned(),
        ItemState::Next | ItemState::Ahead => {
            let begins = item.begins_in.filter(|_| view.prompter.phase == Phase::Live).map(|begins| {
                let at = view.local.saturating_add(jiff::SignedDuration::from_millis(begins.0));
                view.strings.about_time(at.hour(), at.minute())
            });
            let planned = (minutes(item.planned) > 0).then(|| expected(view.strings.minutes(minutes(item.planned))));
            begins.into_iter().chain(planned).collect::<Vec<_>>().join(" · ")
        }
    };
    let name = match item.number {
        Some(number) => format!("{number}. {}", item.name),
        None => item.name.clone(),
    };
    let is_ahead = matches!(item.state, ItemState::Next | ItemState::Ahead) && view.prompter.phase == Phase::Live;
    let frame = Frame::new().fill(ground).corner_radius(CornerRadius::same(6)).inner_margin(Margin::symmetric(8, 6));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.add_sized([16.0, 20.0], Label::new(RichText::new(mark).color(ink)));
            ui.vertical(|ui| {
                if is_ahead {
                    // Beside the words and not between two rows, where nobody could tell which of them it is about.
                    ui.set_max_width((ui.available_width() - ABOUT.x).max(ABOUT.x));
                }
                ui.add(Label::new(RichText::new(&name).color(ink)).wrap());
                ui.label(RichText::new(time).small().color(if item.state == ItemState::Live {
                    ink
                } else {
                    theme::of(ui).faint
                }));
            });
        });
    });
    let response = ui.interact(shown.response.rect, ui.scope_id().with(&item.id.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if item.state == ItemState::Live {
        let came = ui.scope_id().with("live");
        let before: Option<String> = ui.data(|data| data.get_temp(came));
        if before.as_ref() != Some(&item.id.0) {
            // Once, when the meeting comes to it: later the list may be scrolled by hand.
            response.scroll_to_me(Some(Align::Center));
            ui.data_mut(|data| data.insert_temp(came, item.id.0.clone()));
        }
    }
    let right = shown.response.rect.right().min(ui.max_rect().right());
    let about = is_ahead.then(|| {
        // Placed by the list, which a row must not widen.
        let centre = egui::pos2(right - ABOUT.x / 2.0 - 2.0, shown.response.rect.center().y);
        let place = egui::UiBuilder::new().max_rect(egui::Rect::from_center_size(centre, ABOUT));
        let button = ui.new_child(place).add_sized(ABOUT, Button::new("⋯").small());
        let name = format!("{} {}", Action::Change.label(view.strings.language), item.name);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        button.on_hover_text(Action::Change.label(view.strings.language))
    });
    if about.is_some_and(|about| about.clicked()) {
        wishes.push(Wish::Changing(ChangeWish::About(item.id.clone())));
    } else if response.clicked() {
        wishes.push(Wish::Command(Command::GoToItem(item.id.clone())));
    }
    if item.state == ItemState::Live {
        let here = view.prompter.position.as_ref();
        for step in view.steps {
            let current = here.is_some_and(|here| here.step == step.id);
            let ink = if current { theme::of(ui).accent } else { theme::of(ui).muted };
            let label = format!("{} {}", if current { "●" } else { "·" }, step.summary);
            let label = Label::new(RichText::new(label).small().color(ink)).truncate().sense(Sense::click());
            let response = ui.horizontal(|ui| {
                ui.add_space(30.0);
                ui.add(label)
            });
            if response.inner.clicked() {
                wishes.push(Wish::Command(Command::GoToStep(item.id.clone(), step.id.clone())));
            }
        }
    }
}
