//! What the check has found: where, why it matters, and what one click does about it; and the rules that this agenda
//! switches off, with the way to have them back. Changes nothing itself.

use super::find::find;
use super::item::place_of;
use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::pill;
use egui::{
    Align, Button, Color32, CornerRadius, CursorIcon, Frame, Label, Layout, Margin, RichText, ScrollArea, Sense, Ui,
    vec2,
};
use lectern_core::agenda::edit::Edit;
use lectern_core::agenda::rundown::PartKind;
use lectern_core::diagnostic::{Rule, Severity};
use lectern_core::view::{BlankTarget, ScriptPlace};

/// A problem as the list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProblemLine {
    /// How much it matters.
    pub severity: Severity,
    /// The rule that found it.
    pub rule: Rule,
    /// The item that it is in, as an index.
    pub item: Option<usize>,
    /// Where it is, in words.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Whether it is something to fill in, which the form lists too.
    pub is_blank: bool,
    /// Where the script meets it.
    pub in_script: Option<ScriptPlace>,
    /// The field of the form that puts it right.
    pub in_form: Option<BlankTarget>,
    /// What one click does, and the words for its button.
    pub fix: Option<(String, Edit)>,
}

/// A rule that the agenda switches off.
#[derive(Debug, Clone, PartialEq)]
pub struct SilencedLine {
    /// The rule.
    pub rule: Rule,
    /// Why it matters.
    pub why: &'static str,
    /// How many findings that hides now.
    pub hidden: usize,
}

/// A page of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProblemTab {
    /// What was found.
    #[default]
    Found,
    /// What is not looked for.
    Off,
    /// Words looked for, and others put in their place.
    Find,
}

/// Shows that nothing is wrong.
pub fn none(ui: &mut Ui, view: &PrepareView<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("✓").color(theme::of(ui).good));
        ui.label(view.strings.no_problems);
    });
}

/// Shows the problems, and what is not looked for.
pub fn problems(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    // A page with one line would draw the whole panel in, and it would stay so for the next page.
    ui.set_min_height(ui.available_height());
    ui.horizontal(|ui| {
        let found = format!("{} {}", strings.problems, view.problems.len());
        ui.selectable_value(&mut own.problem_tab, ProblemTab::Found, found);
        let off = match view.silenced.len() {
            0 => strings.checks_off.to_owned(),
            count => format!("{} {count}", strings.checks_off),
        };
        ui.selectable_value(&mut own.problem_tab, ProblemTab::Off, off);
        if ui.selectable_label(own.problem_tab == ProblemTab::Find, strings.find).clicked() {
            own.open_find();
        }
        let blanks = view.problems.iter().filter(|problem| problem.is_blank).count();
        if blanks > 0 && own.problem_tab == ProblemTab::Found {
            ui.label(RichText::new(strings.of_them_blanks(blanks)).small().color(theme::of(ui).muted));
        }
    });
    match own.problem_tab {
        ProblemTab::Found => found(ui, view, own, wishes),
        ProblemTab::Off => off(ui, view, wishes),
        ProblemTab::Find => find(ui, view, own, wishes),
    }
}

fn found(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    if view.problems.is_empty() {
        return none(ui, view);
    }
    ScrollArea::vertical().id_salt(("problems", own.opened)).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut list = std::mem::take(&mut own.problem_rows);
        for (nth, problem) in view.problems.iter().enumerate() {
            let chosen = own.problem.as_ref() == Some(problem);
            list.row(ui, nth, chosen, |ui| {
                let ground = if chosen { theme::of(ui).chosen } else { Color32::TRANSPARENT };
                let frame = Frame::new().fill(ground).corner_radius(CornerRadius::same(5));
                let shown = frame.inner_margin(Margin::symmetric(4, 1)).show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    if line(ui, view, (problem, chosen), wishes) {
                        go_to(view, own, problem, chosen);
                    }
                    if chosen {
                        details(ui, view, problem);
                    }
                });
                if chosen && std::mem::take(&mut own.seek_problem) {
                    // What has opened below the line may lie under the edge of the list.
                    shown.response.scroll_to_me(None);
                }
            });
        }
        own.problem_rows = list;
    });
}

/// One line: how bad, where, what, and the button that puts it right. Of the chosen one, whose words follow below, only
/// where. Whether it was clicked.
fn line(ui: &mut Ui, view: &PrepareView<'_>, (problem, chosen): (&ProblemLine, bool), wishes: &mut Vec<Wish>) -> bool {
    let strings = view.strings;
    let row = Layout::right_to_left(Align::Center);
    let whole = ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), row, |ui| {
        if let Some((label, edit)) = &problem.fix {
            let button = Button::new(RichText::new(label).color(Color32::WHITE)).fill(theme::PRIMARY);
            if ui.add_enabled(!view.read_only, button).clicked() {
                wishes.push(Wish::Edit(edit.clone()));
            }
        }
        if chosen && problem.rule.can_be_switched_off() {
            let off = ui.add_enabled(!view.read_only, Button::new(strings.check_off));
            if off.on_hover_text(strings.check_off_hint).clicked() {
                wishes.push(Wish::Edit(check(problem.rule, false)));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let (color, word) = match problem.severity {
                // Blanks come last, since the form lists them all: called errors they would seem to stand in a wrong place.
                _ if problem.is_blank => (theme::of(ui).bad, strings.not_entered),
                Severity::Error => (theme::of(ui).bad, strings.error),
                Severity::Warning => (theme::of(ui).warn, strings.warning),
            };
            pill(ui, word, color);
            let stop = strings.language.pick("。", ". ");
            let text = match chosen {
                true => problem.place.clone(),
                false => format!("{}  {}{stop}{}", problem.place, problem.message, problem.hint),
            };
            let label = ui.add(Label::new(RichText::new(text)).truncate().sense(Sense::click()));
            label.on_hover_cursor(CursorIcon::PointingHand).clicked()
        })
        .inner
    });
    whole.inner
}

/// What is to be known about the chosen problem.
fn details(ui: &mut Ui, view: &PrepareView<'_>, problem: &ProblemLine) {
    let strings = view.strings;
    ui.add(Label::new(&problem.message).wrap());
    ui.add(Label::new(format!("→ {}", problem.hint)).wrap());
    let why = format!("{}{}", strings.why, problem.rule.why(strings.language));
    // The name is for the file and the command line.
    ui.add(Label::new(RichText::new(why).color(theme::of(ui).muted)).wrap()).on_hover_text(problem.rule.name());
}

fn check(rule: Rule, on: bool) -> Edit {
    Edit::Check { rule: rule.name().to_owned(), on }
}

/// Leads to the words that a problem is about, and to the field or the step that puts it right; a second click closes it again.
fn go_to(view: &PrepareView<'_>, own: &mut PrepareUi, problem: &ProblemLine, chosen: bool) {
    own.problem = (!chosen).then(|| problem.clone());
    if chosen {
        return;
    }
    if let Some(item) = problem.item {
        own.choose(item);
    }
    own.seek_problem = true;
    own.seek.clone_from(&problem.in_script);
    if let Some(field) = &problem.in_form {
        own.go_to_field(field);
    } else if let Some(place) = &problem.in_script
        && let Some(step) = place_of(view, place.item, &place.step)
    {
        // The byte counts in the text that the problem is in, and the cursor stands in the words to say.
        let byte = place.byte.filter(|_| place.part == Some(PartKind::Say));
        own.go_to_step(place.item, step, byte);
    }
}

fn off(ui: &mut Ui, view: &PrepareView<'_>, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    if view.silenced.is_empty() {
        ui.label(RichText::new(strings.checks_off_none).color(theme::of(ui).muted));
        return;
    }
    ScrollArea::vertical().id_salt("checks-off").auto_shrink([false, false]).show(ui, |ui| {
        for line in view.silenced {
            ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
                let on = ui.add_enabled(!view.read_only, Button::new(strings.check_on));
                if on.on_hover_text(line.why).clicked() {
                    wishes.push(Wish::Edit(check(line.rule, true)));
                }
                ui.label(RichText::new(strings.hidden(line.hidden)).small().color(theme::of(ui).warn));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(line.why).truncate()).on_hover_text(line.rule.name());
                });
            });
        }
    });
}
