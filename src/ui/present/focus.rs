//! What stands above the script when there is more to do than read: begin, go on, wait, choose, enter, and the end.

use super::bars::time_color;
use super::{PresentUi, PresentView};
use crate::action::Action;
use crate::prompter::{Brightness, LINE_HEIGHT, lay_out, measure, paint_paragraph};
use crate::theme;
use crate::ui::Wish;
use crate::ui::composing::Composing;
use egui::{Align, Button, Color32, CornerRadius, Frame, Layout, Margin, RichText, TextEdit, TextStyle, Ui, vec2};
use lectern_core::session::Command;
use lectern_core::time::Span;
use lectern_core::view::{EntryField, FlowEntry, ParagraphKind, Progress, Run, Wait};

/// Width of the time used and left, in points.
const TIMER: f32 = 270.0;

/// Width of the name of a field, in points.
const LABEL: f32 = 300.0;

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
fn sums(ui: &mut Ui, view: &PresentView<'_>) {
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

pub fn wait(ui: &mut Ui, view: &PresentView<'_>, wait: &Wait) {
    let strings = view.strings;
    card(ui, |ui| {
        ui.horizontal(|ui| {
            let kind = wait.kind.label(strings.language);
            let text = strings.language.pick(format!("正在{kind}"), format!("Now: {kind}"));
            ui.label(RichText::new(text).size(22.0).color(theme::of(ui).direction));
            if let Some(document) = &wait.document {
                let document = strings.language.pick(format!("《{document}》"), document.clone());
                ui.add(egui::Label::new(RichText::new(document).size(22.0).color(theme::of(ui).muted)).truncate());
            }
        });
        words(ui, &wait.title, 24.0, theme::of(ui).text);
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() * 0.58);
                let size = (view.text_size * 1.25).clamp(36.0, 96.0);
                if let Some(pinyin) = &wait.pinyin {
                    ui.label(RichText::new(pinyin).size(size * 0.42).color(theme::of(ui).stress));
                }
                words(ui, &wait.who, size, theme::of(ui).strong);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.allocate_ui_with_layout(vec2(TIMER, 110.0), Layout::top_down(Align::Min), |ui| timer(ui, view));
            });
        });
    });
    if !view.prompter.at_end {
        ui.horizontal(|ui| {
            ui.add_space(48.0);
            ui.label(RichText::new(strings.next_words).size(18.0).color(theme::of(ui).direction));
        });
    }
}

/// Time used and left, with a bar that fills.
fn timer(ui: &mut Ui, view: &PresentView<'_>) {
    let strings = view.strings;
    let used = view.clock.wait_elapsed.unwrap_or(Span::ZERO);
    let Some(planned) = view.clock.wait_planned else {
        figure(ui, strings.used, &used.clock_face(), theme::of(ui).text, 52.0);
        return;
    };
    let left = planned - used;
    let color = time_color(left, theme::of(ui));
    if left < Span::ZERO {
        figure(ui, strings.overrun, &(Span::ZERO - left).clock_face(), color, 52.0);
    } else {
        // Rounded up, so that the count shows 0:00 only when the time is really over.
        figure(ui, strings.left, &Span(left.0 + 999).clock_face(), color, 52.0);
    }
    let share = if planned.0 > 0 { (used.0 as f32 / planned.0 as f32).clamp(0.0, 1.0) } else { 1.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(TIMER, 8.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 4.0, theme::of(ui).raised);
    let filled = egui::Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(filled, 4.0, color);
    let text = format!(
        "{} {}    {} {}",
        strings.used,
        used.clock_face(),
        strings.planned,
        strings.minutes(planned.0 / 60_000)
    );
    ui.label(RichText::new(text).small().color(theme::of(ui).muted));
}

fn figure(ui: &mut Ui, label: &str, text: &str, color: Color32, size: f32) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).size(18.0).color(theme::of(ui).muted));
        ui.label(RichText::new(text).size(size).color(color));
    });
}

/// Runs of text at a size, broken by Chinese rules, with blanks as loud as in the script.
fn words(ui: &mut Ui, runs: &[Run], size: f32, color: Color32) {
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

pub fn enter(ui: &mut Ui, view: &PresentView<'_>, own: &mut PresentUi, wishes: &mut Vec<Wish>) {
    let fields: Vec<&EntryField> = view
        .prompter
        .flow
        .iter()
        .filter_map(|entry| match entry {
            FlowEntry::Enter { fields, progress: Progress::Current, .. } => Some(fields),
            FlowEntry::Enter { .. } | FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Choose { .. } => {
                None
            }
        })
        .flatten()
        .collect();
    if own.focused_at != Some(view_key(view)) {
        own.drafts.clear();
        own.composing = None;
    }
    card(ui, |ui| {
        ui.label(RichText::new(view.strings.enter_live).size(22.0).color(theme::of(ui).direction));
        ui.add_space(6.0);
        let mut responses = Vec::new();
        for field in &fields {
            ui.horizontal(|ui| {
                let name = RichText::new(&field.label).size(22.0).color(theme::of(ui).text);
                let place = Layout::left_to_right(Align::Center);
                let label = ui
                    .allocate_ui_with_layout(vec2(LABEL, 44.0), place, |ui| {
                        ui.set_width(LABEL);
                        ui.add(egui::Label::new(name).wrap())
                    })
                    .inner;
                let draft = own.drafts.entry(field.value.clone()).or_insert_with(|| field.text.clone());
                // By name: ids by place would change, and the focus with them, when a message appears above.
                let id = egui::Id::unique(("enter", &field.value));
                // The field that is being left settles first.
                let is_free = own.composing.as_ref().is_none_or(|(value, _)| *value == field.value);
                if is_free && ui.memory(|memory| memory.has_focus(id)) {
                    let (_, composing) =
                        own.composing.get_or_insert_with(|| (field.value.clone(), Composing::default()));
                    composing.look(ui, draft);
                }
                let edit = TextEdit::singleline(draft)
                    .id(id)
                    .font(egui::FontId::proportional(28.0))
                    .desired_width((ui.available_width() - 20.0).min(420.0))
                    .align(egui::Align2::LEFT_CENTER)
                    .hint_text(RichText::new(view.strings.not_entered).size(20.0));
                let response = ui.add(edit).labelled_by(label.id);
                if response.lost_focus()
                    && let Some((_, mut composing)) = own.composing.take_if(|(value, _)| *value == field.value)
                {
                    composing.leave(draft);
                }
                // The one key that a host remembers: no figure begins with a space.
                if response.has_focus() && !draft.is_empty() && draft.trim().is_empty() {
                    draft.clear();
                    wishes.push(Wish::Act(Action::Next));
                }
                if response.lost_focus() && *draft != field.text {
                    wishes.push(Wish::Command(Command::Enter(field.value.clone(), draft.clone())));
                }
                responses.push((response, draft.trim().is_empty()));
            });
        }
        sums(ui, view);
        // Figures that hold the meeting up are to be mended where they stand.
        let is_wrong = view.prompter.sums.iter().any(|sum| !sum.holds());
        if is_wrong
            && ui.memory(|memory| memory.focused().is_none())
            && let Some((first, _)) = responses.first()
        {
            first.request_focus();
        }
        after_return(ui, view, own, &responses, wishes);
    });
}

/// Enter leads to the next empty field, and past the last one on with the meeting.
fn after_return(
    ui: &Ui,
    view: &PresentView<'_>,
    own: &mut PresentUi,
    fields: &[(egui::Response, bool)],
    wishes: &mut Vec<Wish>,
) {
    let returned = ui.input(|input| input.key_pressed(egui::Key::Enter))
        && fields.iter().any(|(response, _)| response.lost_focus());
    let first_visit = own.focused_at != Some(view_key(view));
    if returned || first_visit {
        own.focused_at = Some(view_key(view));
        let left_empty = returned && fields.iter().any(|(response, empty)| response.lost_focus() && *empty);
        if left_empty {
            // Says which ones are missing.
            wishes.push(Wish::Act(Action::Next));
        }
        match fields.iter().find(|(_, empty)| *empty) {
            Some((response, _)) => response.request_focus(),
            None if returned => wishes.push(Wish::Act(Action::Next)),
            None => {}
        }
    }
}

/// Tells one visit of an entry from the next.
fn view_key(view: &PresentView<'_>) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    view.prompter.position.hash(&mut hasher);
    hasher.finish()
}
