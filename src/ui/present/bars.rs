//! The bar with the clocks above the script, and the bar with the buttons below it.

use super::PresentView;
use crate::action::Action;
use crate::prompter::Mode;
use crate::theme::{self, Colors};
use crate::ui::Wish;
use crate::ui::options::mode_name;
use crate::ui::widgets::{action_button, labelled_action_button, screens_menu};
use egui::{Align, Button, Color32, Label, Layout, RichText, Ui, vec2};
use lectern_core::time::Span;
use lectern_core::view::{ItemState, Phase, StripItem};

/// Height of the bar above the script, in points.
const HEIGHT: f32 = 52.0;
/// Width of the bar from which on it tells when the next item begins,
const WITH_NEXT: f32 = 860.0;
/// and when the meeting ends.
const WITH_END: f32 = 740.0;
/// Time left below which the clock turns to the colour of warning.
const NEARLY: Span = Span(60_000);

pub fn top(ui: &mut Ui, view: &PresentView<'_>, remaining: Option<f64>) {
    ui.horizontal(|ui| {
        ui.set_height(HEIGHT);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            clocks(ui, view);
            if let Some(remaining) = remaining {
                ui.add_space(18.0);
                let label = format!("{} {:.0}", mode_name(Mode::Roll, view.strings.language), view.reading.pace);
                stacked(ui, &label, &Span((remaining * 1000.0) as i64).clock_face(), theme::of(ui).accent);
            }
            ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    ui.set_height(20.0);
                    ui.label(RichText::new(&view.file).small().color(theme::of(ui).stress));
                    if view.unsaved {
                        ui.label(RichText::new(view.strings.changed).small().color(theme::of(ui).warn));
                    }
                    if view.rehearsing {
                        ui.label(RichText::new(view.strings.rehearsing).small().color(theme::of(ui).good));
                    }
                    for trouble in &view.troubles {
                        ui.add(Label::new(RichText::new(*trouble).small().color(theme::of(ui).warn)).truncate());
                    }
                    ui.add(Label::new(RichText::new(&view.title).small().color(theme::of(ui).muted)).truncate());
                });
                let live = view.strip.iter().find(|item| item.state == ItemState::Live);
                let mut heading = live.map_or_else(|| view.occasion.clone(), |item| item_heading(item, view));
                if !view.prompter.headings.is_empty() {
                    heading = format!("{heading} · {}", view.prompter.headings.concat());
                }
                ui.add(Label::new(RichText::new(heading).size(22.0).color(theme::of(ui).strong)).truncate());
            });
        });
    });
}

fn item_heading(item: &StripItem, view: &PresentView<'_>) -> String {
    match item.number {
        Some(number) => {
            let number = lectern_core::chinese::numeral::chinese(number);
            let number =
                view.strings.language.pick(format!("第{number}项"), format!("Item {}", item.number.unwrap_or(0)));
            format!("{number} · {}", item.name)
        }
        None => item.name.clone(),
    }
}

fn clocks(ui: &mut Ui, view: &PresentView<'_>) {
    let strings = view.strings;
    let clock = &view.clock;
    // The item's time stays in the smallest window, and so does room for what it is called.
    let room = ui.available_width();
    let time = format!("{:02}:{:02}", view.local.hour(), view.local.minute());
    ui.label(RichText::new(time).size(38.0).color(theme::of(ui).strong));
    if view.prompter.phase == Phase::Ready {
        return;
    }
    if let Some(to_end) = clock.to_end.filter(|_| room >= WITH_END) {
        ui.add_space(18.0);
        let end = view.local.saturating_add(jiff::SignedDuration::from_millis(to_end.0));
        stacked(ui, strings.ends_at, &format!("{:02}:{:02}", end.hour(), end.minute()), theme::of(ui).text);
    }
    let next = view.strip.iter().find(|item| item.state == ItemState::Next);
    if let Some(begins) =
        next.and_then(|next| next.begins_in).filter(|_| view.prompter.phase == Phase::Live && room >= WITH_NEXT)
    {
        ui.add_space(18.0);
        let at = view.local.saturating_add(jiff::SignedDuration::from_millis(begins.0));
        stacked(ui, strings.next_at, &format!("{:02}:{:02}", at.hour(), at.minute()), theme::of(ui).text);
    }
    ui.add_space(18.0);
    if let Some(over) = clock.over {
        let color = if over > NEARLY { theme::of(ui).bad } else { theme::of(ui).good };
        stacked(ui, strings.meeting_time, &strings.over_under(over), color);
    } else {
        stacked(ui, strings.meeting_time, &clock.elapsed.clock_face(), theme::of(ui).text);
    }
    if view.prompter.phase == Phase::Live {
        ui.add_space(18.0);
        let elapsed = clock.item_elapsed.clock_face();
        if clock.item_is_estimate {
            // Nobody has planned it, so that there is nothing to be late for; of a few words the estimate is none.
            let about = (clock.item_planned >= Span::minutes(1))
                .then(|| format!(" / {}", strings.estimated(&clock.item_planned.clock_face())));
            let text = elapsed + &about.unwrap_or_default();
            stacked(ui, strings.item_time, &text, theme::of(ui).text);
        } else if clock.item_planned > Span::ZERO {
            let left = clock.item_planned - clock.item_elapsed;
            let text = format!("{}{elapsed} / {}", time_mark(left), clock.item_planned.clock_face());
            stacked(ui, strings.item_time, &text, time_color(left, theme::of(ui)));
        } else {
            stacked(ui, strings.item_time, &elapsed, theme::of(ui).text);
        }
    }
    if clock.paused {
        ui.add_space(18.0);
        ui.label(RichText::new(strings.paused).size(20.0).color(theme::of(ui).warn));
    }
}

/// The colour of a countdown.
pub fn time_color(left: Span, colors: &Colors) -> Color32 {
    if left < Span::ZERO {
        colors.bad
    } else if left <= NEARLY {
        colors.warn
    } else {
        colors.text
    }
}

/// What says the same as the colour to whoever does not see it: that time runs out, and that it is over.
fn time_mark(left: Span) -> &'static str {
    if left < Span::ZERO {
        "▲ "
    } else if left <= NEARLY {
        "△ "
    } else {
        ""
    }
}

/// A figure under its name, both at the right end of what is left of the bar.
fn stacked(ui: &mut Ui, label: &str, text: &str, color: Color32) {
    let font = egui::FontId::proportional(22.0);
    let width = ui.painter().layout_no_wrap(text.to_owned(), font, color).size().x.max(64.0);
    ui.allocate_ui_with_layout(vec2(width + 4.0, HEIGHT), Layout::top_down(Align::Max), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(label).small().color(theme::of(ui).muted));
        ui.add(Label::new(RichText::new(text).size(22.0).color(color)).extend());
    });
}

/// The buttons that lead far away: to the beginning, to the end, out of the meeting.
pub fn jumps(ui: &mut Ui, view: &PresentView<'_>, actions: &[Action], wishes: &mut Vec<Wish>) {
    ui.add_enabled_ui(view.prompter.phase == Phase::Live, |ui| {
        for action in actions {
            if action_button(ui, *action, view.strings.language).clicked() {
                wishes.push(Wish::Act(*action));
            }
        }
    });
}

pub fn bottom(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    // Where one row does not hold them all, a slip beside a covered button could end the meeting.
    let id = ui.scope_id().with("widths");
    let known: Option<(f32, f32)> = ui.data(|data| data.get_temp(id));
    let fits = known.is_none_or(|(left, right)| left + right + 16.0 <= ui.available_width());
    let (mut left, mut right) = (0.0, 0.0);
    ui.horizontal(|ui| {
        left = ui.scope(|ui| steps(ui, view, wishes)).response.rect.width();
        if view.prompter.at_end {
            let taken = known.filter(|_| fits).map_or(0.0, |(_, right)| right + 16.0);
            last_press(ui, view, ui.available_width() - taken);
        }
        if fits {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                right = ui.scope(|ui| tools(ui, view, wishes)).response.rect.width();
            });
        }
    });
    if !fits {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            right = ui.scope(|ui| tools(ui, view, wishes)).response.rect.width();
        });
    }
    if known != Some((left, right)) {
        ui.data_mut(|data| data.insert_temp(id, (left, right)));
        ui.ctx().request_repaint();
    }
}

/// Says what comes of the next press, in the room that is left beside the buttons: a second row would move them under the
/// pointer just where a slip ends the meeting.
fn last_press(ui: &mut Ui, view: &PresentView<'_>, room: f32) {
    let size = vec2(room.max(0.0), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_max_width(size.x);
        let words = RichText::new(view.strings.last_press).small().color(theme::of(ui).warn);
        ui.add(Label::new(words).truncate()).on_hover_text(view.strings.last_press);
    });
}

/// The buttons that change what the window shows.
fn tools(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    for action in [
        Action::Help,
        Action::Options,
        Action::Prepare,
        Action::FullScreen,
        Action::Blank,
        Action::Strip,
        Action::Bigger,
        Action::Smaller,
    ] {
        if action_button(ui, action, view.strings.language).clicked() {
            wishes.push(Wish::Act(action));
        }
    }
    if let Some(action) = screens_menu(ui, view.strings) {
        wishes.push(Wish::Act(action));
    }
}

/// The buttons that lead through the meeting.
fn steps(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let language = view.strings.language;
    let live = view.prompter.phase == Phase::Live;
    let act = |wishes: &mut Vec<Wish>, action: Action| wishes.push(Wish::Act(action));
    ui.horizontal(|ui| {
        ui.add_enabled_ui(live, |ui| {
            if action_button(ui, Action::Previous, language).clicked() {
                act(wishes, Action::Previous);
            }
        });
        let next = match view.prompter.phase {
            Phase::Ready if view.unfinished.is_some() => view.strings.resume,
            Phase::Ready => view.strings.start,
            Phase::Live if view.prompter.at_end => Action::Adjourn.label(language),
            Phase::Live | Phase::Adjourned => Action::Next.label(language),
        };
        let button = Button::new(RichText::new(next).color(Color32::WHITE)).fill(theme::PRIMARY);
        let enabled = view.prompter.phase != Phase::Adjourned;
        let button = ui.add_enabled(enabled, button.min_size(egui::vec2(110.0, 34.0)));
        if button.on_hover_text(Action::Next.tooltip(language)).clicked() {
            act(wishes, Action::Next);
        }
        ui.add_enabled_ui(live, |ui| {
            let pause = if view.clock.paused {
                language.pick("继续计时", "Run clocks")
            } else {
                Action::PauseOrResume.label(language)
            };
            for (action, label) in [
                (Action::Skip, Action::Skip.label(language)),
                (Action::PauseOrResume, pause),
                (Action::AddMinute, Action::AddMinute.label(language)),
                (Action::TakeMinute, Action::TakeMinute.label(language)),
                (Action::Change, Action::Change.label(language)),
            ] {
                if labelled_action_button(ui, action, label, language).clicked() {
                    act(wishes, action);
                }
            }
        });
        ui.add_enabled_ui(view.prompter.phase != Phase::Ready, |ui| {
            if action_button(ui, Action::Undo, language).clicked() {
                act(wishes, Action::Undo);
            }
        });
        if !view.show_strip {
            // They usually stand below the list.
            jumps(ui, view, &[Action::First, Action::Last, Action::Adjourn], wishes);
        }
    });
}
