//! What stands above the script when there is more to do than read: begin, go on, choose, and the end.

use super::PresentView;
use crate::action::Action;
use crate::prompter::{Brightness, LINE_HEIGHT, lay_out, measure, paint_paragraph};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::new_menu;
use egui::{Align, Button, Color32, CornerRadius, Frame, Layout, Margin, RichText, TextStyle, Ui, vec2};
use lectern_core::session::Command;
use lectern_core::view::{FlowEntry, ParagraphKind, Progress, Run};

pub(super) fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(theme::of(ui).panel)
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(28, 18));
    Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui);
        });
    });
}

pub(super) fn big_button(ui: &mut Ui, label: &str, primary: bool) -> egui::Response {
    let colors = theme::of(ui);
    let (fill, ink) = if primary { (theme::PRIMARY, Color32::WHITE) } else { (colors.raised, colors.strong) };
    let text = RichText::new(label).size(22.0).color(ink);
    ui.add(Button::new(text).fill(fill).min_size(vec2(190.0, 48.0)))
}

/// A big button for an action, with its keys in the tooltip; whether it was pressed.
pub(super) fn big_action(ui: &mut Ui, action: Action, language: lectern_core::Language) -> bool {
    big_button(ui, action.label(language), false).on_hover_text(action.tooltip(language)).clicked()
}

pub fn ready(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    card(ui, |ui| {
        ui.label(RichText::new(&view.title).size((view.text_size * 0.9).clamp(28.0, 56.0)).color(theme::of(ui).strong));
        ui.add_space(4.0);
        let planned = view.clock.planned.map(|planned| strings.minutes(planned.0 / 60_000));
        let occasion = [Some(view.occasion.clone()), planned].into_iter().flatten().filter(|part| !part.is_empty());
        ui.label(RichText::new(occasion.collect::<Vec<_>>().join(" · ")).size(20.0).color(theme::of(ui).muted));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if big_button(ui, strings.start, true).on_hover_text(Action::Next.tooltip(strings.language)).clicked() {
                wishes.push(Wish::Act(Action::Next));
            }
            if big_button(ui, strings.rehearse, false).on_hover_text(strings.rehearse_hint).clicked() {
                wishes.push(Wish::Rehearse);
            }
            for action in [Action::Open, Action::Prepare] {
                if big_action(ui, action, strings.language) {
                    wishes.push(Wish::Act(action));
                }
            }
        });
        hint_and_past(ui, strings.start_hint, view, wishes);
        other_agendas(ui, view, wishes);
        if view.prompter.flow.is_empty() {
            ui.add_space(8.0);
            ui.label(RichText::new(strings.nothing_to_say).color(theme::of(ui).warn).size(20.0));
        }
        if view.blanks_left > 0 {
            ui.add_space(8.0);
            let text = RichText::new(strings.count_left(view.blanks_left)).size(20.0).color(theme::BLANK_TEXT);
            let button = Button::new(text).fill(theme::BLANK_BACK);
            if ui.add(button).on_hover_text(Action::Prepare.tooltip(strings.language)).clicked() {
                wishes.push(Wish::Act(Action::Prepare));
            }
        }
    });
}

/// Where another agenda comes from: whoever opens the program for the first time has a script in Word, or nothing at all.
fn other_agendas(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    ui.horizontal_wrapped(|ui| {
        let muted = theme::of(ui).muted;
        ui.label(RichText::new(strings.have_script).size(16.0).color(muted));
        let import = ui.button(RichText::new(strings.import_script).size(16.0));
        if import.on_hover_text(strings.import_script_hint).clicked() {
            wishes.push(Wish::Act(Action::Open));
        }
        ui.label(RichText::new(strings.have_nothing).size(16.0).color(muted));
        let new = Button::new(RichText::new(strings.new_agenda).size(16.0));
        wishes.extend(new_menu(ui, new, strings.language).map(Wish::New));
    });
}

/// In place of the meeting that was asked for: another one in its place would be hosted by mistake.
pub fn refused(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let Some(why) = &view.refused else { return };
    card(ui, |ui| {
        ui.label(RichText::new(view.strings.not_opened).size(34.0).color(theme::of(ui).strong));
        ui.add_space(6.0);
        ui.label(RichText::new(why).size(20.0).color(theme::of(ui).warn));
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            for action in [Action::Open, Action::OpenSample] {
                if big_action(ui, action, view.strings.language) {
                    wishes.push(Wish::Act(action));
                }
            }
        });
    });
}

/// Which sentence was chosen, while it is read: a slip is seen, and so is the way to mend it.
pub fn chosen(ui: &mut Ui, view: &PresentView<'_>) {
    let Some((labels, index)) = &view.prompter.chosen else { return };
    let label = labels.get(*index).map_or("", String::as_str);
    let text = view.strings.chosen(index + 1, label, labels.len());
    ui.horizontal(|ui| {
        ui.add_space(48.0);
        ui.add(egui::Label::new(RichText::new(text).size(18.0).color(theme::of(ui).direction)).truncate());
    });
    if let Some(verdict) = view.prompter.verdict.as_ref().filter(|verdict| verdict.alternative != *index) {
        ui.horizontal(|ui| {
            ui.add_space(48.0);
            let text = view.strings.not_by_figures(&verdict.message(view.strings.language));
            ui.label(RichText::new(text).size(18.0).color(theme::of(ui).bad));
        });
    }
}

/// The sums of the figures: quiet where they are right, loud where they are not.
pub(super) fn sums(ui: &mut Ui, view: &PresentView<'_>) {
    for sum in &view.prompter.sums {
        let color = if sum.holds() { theme::of(ui).good } else { theme::of(ui).bad };
        ui.label(RichText::new(sum.message(view.strings.language)).size(20.0).color(color));
    }
}

pub fn unfinished(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let Some(unfinished) = &view.unfinished else { return };
    let strings = view.strings;
    card(ui, |ui| {
        ui.label(RichText::new(strings.resume_title).size(34.0).color(theme::of(ui).strong));
        ui.add_space(6.0);
        ui.label(RichText::new(&unfinished.title).size(22.0));
        let text =
            format!("{}：{}    {}：{}", strings.resume_at, unfinished.place, strings.resume_last, unfinished.last);
        ui.label(RichText::new(text).size(20.0).color(theme::of(ui).muted));
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            let resume = big_button(ui, strings.resume, true);
            let keys = unfinished.by_key.then(|| Action::Next.tooltip(strings.language));
            if resume.on_hover_text(keys.unwrap_or_else(|| strings.resume_old.to_owned())).clicked() {
                wishes.push(Wish::Resume);
            }
            if big_button(ui, strings.start_over, false).on_hover_text(strings.start_over_hint).clicked() {
                wishes.push(Wish::StartOver);
            }
        });
        ui.add_space(6.0);
        let hint = if unfinished.by_key { strings.resume_hint } else { strings.resume_old };
        ui.label(RichText::new(hint).color(theme::of(ui).muted));
    });
}

pub fn adjourned(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    card(ui, |ui| {
        ui.label(RichText::new(strings.adjourned).size(40.0).color(theme::of(ui).strong));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let took = format!("{} {}", strings.took, strings.duration(view.clock.elapsed));
            ui.label(RichText::new(took).size(24.0));
            if let Some(over) = view.clock.over {
                ui.label(RichText::new(strings.over_under(over)).size(24.0).color(theme::of(ui).muted));
            }
        });
        if let Some(record) = view.record {
            super::record::summary(ui, record, strings);
        }
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            if big_button(ui, strings.record, true).on_hover_text(strings.record_hint).clicked() {
                wishes.push(Wish::SaveRecord);
            }
            if big_action(ui, Action::Undo, strings.language) {
                wishes.push(Wish::Act(Action::Undo));
            }
            if big_button(ui, strings.again, false).on_hover_text(strings.start_over_hint).clicked() {
                wishes.push(Wish::StartOver);
            }
            if big_action(ui, Action::Prepare, strings.language) {
                wishes.push(Wish::Act(Action::Prepare));
            }
        });
        ui.add_space(6.0);
        hint_and_past(ui, strings.adjourned_hint, view, wishes);
    });
}

/// A hint, and beside it the way to the meetings that were held before.
fn hint_and_past(ui: &mut Ui, hint: &str, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let line =
        vec2(ui.available_width(), 2.0 * ui.spacing().button_padding.y + ui.text_style_height(&TextStyle::Button));
    ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
        ui.label(RichText::new(hint).color(theme::of(ui).muted));
        if ui.button(view.strings.meetings).clicked() {
            wishes.push(Wish::Meetings);
        }
    });
}

/// Runs of text at a size, broken by Chinese rules, with blanks as loud as in the script.
pub(super) fn words(ui: &mut Ui, runs: &[Run], size: f32, color: Color32) {
    if runs.is_empty() {
        return;
    }
    let width = ui.available_width();
    let laid = lay_out(runs, width, size, &mut measure(ui, size));
    let lines = u16::try_from(laid.lines.len()).unwrap_or(u16::MAX);
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, f32::from(lines) * size * LINE_HEIGHT), egui::Sense::hover());
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    paint_paragraph(ui.painter(), &laid, runs, rect.min, (size, LINE_HEIGHT), Brightness::Fixed(color));
}

pub fn choose(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let current = view.prompter.flow.iter().find_map(|entry| match entry {
        FlowEntry::Choose { alternatives, position, progress: Progress::Current } => Some((alternatives, position)),
        FlowEntry::Choose { .. } | FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Enter { .. } => None,
    });
    let Some((alternatives, position)) = current else { return };
    let said = view.prompter.flow.iter().rev().find_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph)
            if paragraph.progress == Progress::Done && paragraph.kind != ParagraphKind::Direction =>
        {
            Some(paragraph)
        }
        FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    card(ui, |ui| {
        if let Some(said) = said {
            // The question that was just asked: opinions, objections and abstentions look alike without it.
            words(ui, &said.runs, (view.text_size * 0.5).clamp(18.0, 32.0), theme::of(ui).muted);
        }
        ui.label(RichText::new(view.strings.choose_one).size(22.0).color(theme::of(ui).direction));
        sums(ui, view);
        let verdict = view.prompter.verdict.as_ref();
        if let Some(verdict) = verdict {
            let color = if verdict.passes { theme::of(ui).good } else { theme::of(ui).warn };
            ui.label(RichText::new(verdict.message(view.strings.language)).size(20.0).color(color));
        }
        for (index, one) in alternatives.iter().enumerate() {
            ui.add_space(8.0);
            let label = format!("{}  {}", index + 1, one.label);
            ui.horizontal_top(|ui| {
                let text = RichText::new(&label).size(24.0).color(Color32::WHITE);
                // Where figures decide, the other sentence is still there, and does not call for the hand.
                let is_true = verdict.is_none_or(|verdict| verdict.alternative == index);
                let fill = if is_true { theme::PRIMARY } else { theme::of(ui).raised };
                let button = Button::new(text).fill(fill).min_size(vec2(180.0, 46.0));
                if ui.add(button).on_hover_text((index + 1).to_string()).clicked() {
                    let id = one.id.clone();
                    wishes.push(Wish::Command(Command::Choose(position.item.clone(), position.step.clone(), id)));
                }
                ui.vertical(|ui| {
                    let size = (view.text_size * 0.6).clamp(20.0, 40.0);
                    for paragraph in &one.paragraphs {
                        if paragraph.kind == ParagraphKind::Direction {
                            ui.label(
                                RichText::new(format!("（{}）", paragraph.text()))
                                    .size(17.0)
                                    .color(theme::of(ui).direction),
                            );
                        } else {
                            words(ui, &paragraph.runs, size, theme::of(ui).muted);
                        }
                    }
                });
            });
        }
    });
}
