//! How the meeting goes otherwise: who or what it is about, what can be done, and what would be said then; and the words ahead
//! that are not true any more. Below the script, never over the words that are read.

use super::PresentView;
use crate::action::Action;
use crate::strings::Strings;
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::labelled_action_button;
use egui::{Button, Color32, Label, RichText, ScrollArea, TextEdit, Ui, vec2};
use lectern_core::Language;
use lectern_core::agenda::ItemId;
use lectern_core::session::Untrue;
use lectern_core::view::{Difference, Does, Preview, Target, Wanted, Way, contrast};

/// Height of the panel as a share of the window's.
const SHARE: f32 = 0.44;
/// Paragraphs of a preview; what is further away is read in the script.
const MOST_LINES: usize = 40;
/// Width that is left beside the buttons from which on the keys are told.
const WITH_HINT: f32 = 640.0;
/// Height of the letters that a warning offers, in points.
const BECOMES: f32 = 24.0;

/// What the panel shows.
#[derive(Debug)]
pub struct ChangeView<'a> {
    /// What it may be about.
    pub targets: &'a [Target],
    /// What it is about.
    pub target: usize,
    /// What can be done.
    pub ways: &'a [Way],
    /// What would be done.
    pub chosen: usize,
    /// The name that has been typed, where one is wanted.
    pub name: &'a str,
    /// What would be otherwise then; none where it cannot be done.
    pub preview: Option<&'a Preview>,
}

/// What the person wants of the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeWish {
    /// Open the panel, about this item.
    About(ItemId),
    /// It is about this, by its index.
    Target(usize),
    /// This would be done, by its index.
    Choose(usize),
    /// This name.
    Name(String),
    /// Do it.
    Apply,
    /// Leave all as it is.
    Close,
}

/// Height of the panel in a window of a height.
pub fn height(window: f32) -> f32 {
    (window * SHARE).clamp(220.0, 460.0)
}

/// Shows the panel.
pub fn change(ui: &mut Ui, view: &PresentView<'_>, own: &ChangeView<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    let mut wish = |wish: ChangeWish| wishes.push(Wish::Changing(wish));
    ui.horizontal(|ui| {
        ui.label(RichText::new(strings.change_about).color(theme::of(ui).muted));
        let (first, last) = (own.target == 0, own.target + 1 >= own.targets.len());
        if ui.add_enabled(!first, Button::new("◀")).on_hover_text(strings.change_before).clicked() {
            wish(ChangeWish::Target(own.target.saturating_sub(1)));
        }
        if ui.add_enabled(!last, Button::new("▶")).on_hover_text(strings.change_after).clicked() {
            wish(ChangeWish::Target(own.target + 1));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(strings.cancel).clicked() {
                wish(ChangeWish::Close);
            }
            let apply = Button::new(RichText::new(strings.change_apply).color(Color32::WHITE)).fill(theme::PRIMARY);
            if ui.add_enabled(own.preview.is_some(), apply).clicked() {
                wish(ChangeWish::Apply);
            }
            if ui.available_width() > WITH_HINT {
                ui.label(RichText::new(strings.change_hint).small().color(theme::of(ui).muted));
            }
            // Who it is about has what is left, however long the name is.
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let Some(target) = own.targets.get(own.target) else { return };
                ui.add(Label::new(RichText::new(&target.label).size(20.0).color(theme::of(ui).strong)).truncate());
                ui.add(Label::new(RichText::new(&target.within).color(theme::of(ui).muted)).truncate());
            });
        });
    });
    ui.add_space(6.0);
    let left = (ui.available_width() * 0.36).clamp(240.0, 420.0);
    let room = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(left);
            ScrollArea::vertical().id_salt("ways").max_height(room).auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (nth, way) in own.ways.iter().enumerate() {
                    row(ui, nth, way, nth == own.chosen, &mut wish);
                }
            });
        });
        ui.add_space(14.0);
        ui.vertical(|ui| {
            ScrollArea::vertical().id_salt("preview").max_height(room).auto_shrink([false, false]).show(ui, |ui| {
                if let Some(Way { does: Does::Named(wanted), .. }) = own.ways.get(own.chosen) {
                    name(ui, own.name, wanted, strings.language, &mut wish);
                }
                match own.preview {
                    Some(preview) => previewed(ui, preview, strings),
                    None => {
                        ui.label(RichText::new(strings.change_no_preview).color(theme::of(ui).muted));
                    }
                }
            });
        });
    });
}

fn row(ui: &mut Ui, nth: usize, way: &Way, is_chosen: bool, wish: &mut impl FnMut(ChangeWish)) {
    let button = Button::new(RichText::new(format!("{:>2}  {}", way.key.to_ascii_uppercase(), way.label)).size(17.0))
        .fill(if is_chosen { theme::of(ui).chosen } else { Color32::TRANSPARENT })
        .stroke(egui::Stroke::NONE)
        .truncate()
        .min_size(vec2(ui.available_width(), 28.0));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &way.label));
    if is_chosen {
        // Once, when it is chosen: later the list may be scrolled by hand.
        let id = ui.scope_id().with("chosen");
        if ui.data(|data| data.get_temp(id)) != Some(nth) {
            response.scroll_to_me(None);
            ui.data_mut(|data| data.insert_temp(id, nth));
        }
    }
    if response.clicked() {
        wish(ChangeWish::Choose(nth));
    }
}

fn name(ui: &mut Ui, typed: &str, wanted: &Wanted, language: Language, wish: &mut impl FnMut(ChangeWish)) {
    let mut text = typed.to_owned();
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(wanted.label(language)).color(theme::of(ui).muted));
        // Units are long, and what was typed first is to be seen.
        let width = (ui.available_width() - 8.0).max(160.0);
        let edit = ui.add(TextEdit::singleline(&mut text).desired_width(width).hint_text(wanted.example(language)));
        let edit = edit.labelled_by(label.id);
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if !edit.has_focus() && !edit.lost_focus() {
            edit.request_focus();
        }
        if text != typed {
            wish(ChangeWish::Name(text.clone()));
        }
        if entered {
            wish(ChangeWish::Apply);
        }
    });
    ui.add_space(6.0);
}

fn previewed(ui: &mut Ui, preview: &Preview, strings: &Strings) {
    let colors = theme::of(ui);
    for (item, before, now) in &preview.minutes {
        ui.label(RichText::new(strings.minutes_change(item, *before, *now)).color(colors.text));
    }
    if preview.lines.is_empty() && preview.minutes.is_empty() {
        ui.label(RichText::new(strings.change_no_words).color(colors.muted));
    }
    for (nth, line) in preview.lines.iter().take(MOST_LINES).enumerate() {
        let text = match line {
            Difference::Same(text) => RichText::new(text).color(colors.faint),
            Difference::Gone(text) => RichText::new(format!("−  {text}")).color(colors.bad).strikethrough(),
            Difference::New(text) => RichText::new(format!("+  {text}")).color(colors.good),
            // What stands between stays: 谢谢郁嘉禾同志 does not follow the speech above it.
            Difference::LeftOut(_) if nth == 0 => continue,
            Difference::LeftOut(_) => RichText::new("……").color(colors.faint),
        };
        ui.add(Label::new(text.size(16.0)).wrap());
    }
    if !preview.untrue.is_empty() {
        ui.add_space(6.0);
        ui.label(RichText::new(strings.untrue_after(preview.untrue.len())).color(colors.warn));
        for one in &preview.untrue {
            ui.add(Label::new(RichText::new(format!("−  {}", one.was)).color(colors.muted).size(15.0)).wrap());
            ui.add(
                Label::new(RichText::new(format!("+  {}", instead(one, strings))).color(colors.stress).size(15.0))
                    .wrap(),
            );
        }
    }
}

fn instead(one: &Untrue, strings: &Strings) -> String {
    if one.becomes.is_empty() { strings.left_unsaid.to_owned() } else { one.becomes.clone() }
}

/// Words ahead that are not true any more, the first of them, and the key that says others.
pub fn untrue(ui: &mut Ui, view: &PresentView<'_>, wishes: &mut Vec<Wish>) {
    let Some(one) = view.untrue.first() else { return };
    let strings = view.strings;
    let colors = theme::of(ui);
    let reasons: Vec<String> = one.because.iter().map(|because| because.message(strings.language)).collect();
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            // What may be true is not said otherwise together with what certainly is not.
            let certain = view.untrue.iter().filter(|one| !one.is_doubtful).count();
            let all = (certain > usize::from(!one.is_doubtful)).then_some(Action::RewordAll);
            for action in [Some(Action::ReadAsWritten), all, Some(Action::Reword)].into_iter().flatten() {
                let label = format!("{} {}", action.label(strings.language), action.main_key(strings.language));
                if labelled_action_button(ui, action, &label, strings.language).clicked() {
                    wishes.push(Wish::Act(action));
                }
            }
            if view.untrue.len() > 1 {
                ui.label(RichText::new(strings.more_untrue(view.untrue.len() - 1)).small().color(colors.muted));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let is_here = view.prompter.position.as_ref().is_some_and(|here| here.is_in_text_of(&one.at));
                let item = view.strip.iter().find(|item| item.id == one.at.item).map(|item| item.name.as_str());
                let place = item.filter(|_| !is_here).unwrap_or_default().to_owned();
                let why = reasons.join(strings.language.pick("；", "; "));
                ui.add(
                    Label::new(
                        RichText::new(strings.not_true(&place, &why, one.is_doubtful)).small().color(colors.warn),
                    )
                    .truncate(),
                );
                let becomes = instead(one, strings);
                let whole = format!("−  {}\n+  {becomes}", one.was);
                let (was, becomes) = contrast(&one.was, &becomes, (ui.available_width() / BECOMES) as usize);
                let [was, becomes] = [was, becomes].map(|words| words.replace('\n', " "));
                ui.add(Label::new(RichText::new(was).size(19.0).color(colors.muted).strikethrough()).truncate());
                let becomes = Label::new(RichText::new(becomes).size(BECOMES).color(colors.strong)).truncate();
                ui.add(becomes).on_hover_text(whole);
            });
        });
    });
}
