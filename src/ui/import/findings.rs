//! What could be done besides: words that are one or can be computed, and people whom a roster may know; taken or
//! declined one by one. And what the check finds in the agenda to be, each with the passage that it is about.

use super::{ImportUi, ImportView, ImportWish};
use crate::theme;
use crate::ui::widgets::pill;
use egui::{CursorIcon, Label, RichText, Sense, Ui};
use lectern_core::diagnostic::Severity;
use lectern_core::import::{Change, Draft, Offer, OfferKey};

/// A problem of the agenda to be.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportProblem {
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Why it matters.
    pub why: &'static str,
    /// The passage that it is about.
    pub piece: Option<usize>,
}

/// Something that a person has to decide about somebody whom the roster knows.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterOffer {
    /// What it is about.
    pub words: String,
    /// Whether roster and document say two things; otherwise a name is missing.
    pub differs: bool,
    /// What takes the roster's.
    pub take: ImportWish,
    /// What leaves the document's.
    pub decline: ImportWish,
}

/// What could be said in one place instead of two, or worked out instead of written, and who may be whom by the roster:
/// nothing is done unless a person agrees.
pub fn offers(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    if view.imported.offers.is_empty() && view.maybe.is_empty() {
        ui.label(RichText::new(strings.import_no_offers).color(theme::of(ui).muted));
    }
    if !view.maybe.is_empty() {
        ui.label(RichText::new(strings.import_maybe).small().color(theme::of(ui).muted));
    }
    for RosterOffer { words, differs, take, decline } in view.maybe {
        let (yes, no) = match differs {
            true => (strings.import_take_listed, strings.import_keep_own),
            false => (strings.import_use, strings.import_decline),
        };
        ui.add(Label::new(words).wrap());
        ui.horizontal(|ui| {
            if named(ui, yes, words) {
                wishes.push(take.clone());
            }
            if named(ui, no, words) {
                wishes.push(decline.clone());
            }
        });
        ui.add_space(8.0);
    }
    // A document of many blanks may have a thousand of them.
    let mut list = std::mem::take(&mut own.offer_rows);
    for (nth, one) in view.imported.offers.iter().enumerate() {
        list.row(ui, nth, false, |ui| offer(ui, view, own, one, wishes));
    }
    own.offer_rows = list;
}

fn offer(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, offer: &Offer, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let words = offer.words(strings.language);
    ui.add(Label::new(&words).wrap());
    for byte in places(&offer.key) {
        let label = Label::new(RichText::new(excerpt(view.draft, byte)).small().color(theme::of(ui).accent));
        let label = ui.add(label.truncate().sense(Sense::click())).on_hover_cursor(CursorIcon::PointingHand);
        if label.clicked()
            && let Some(piece) = view.draft.piece_at(byte)
        {
            own.choose(piece);
        }
    }
    ui.horizontal(|ui| {
        if named(ui, strings.import_use, &words) {
            wishes.push(ImportWish::Change(Change::Take(offer.key.clone())));
        }
        if named(ui, strings.import_decline, &words) {
            wishes.push(ImportWish::Change(Change::Decline(offer.key.clone())));
        }
    });
    ui.add_space(8.0);
}

/// Where in the document an offer is about something, in order.
fn places(key: &OfferKey) -> Vec<usize> {
    match key {
        OfferKey::Same { blank, with } => vec![(*with).min(*blank), (*with).max(*blank)],
        OfferKey::Compute { byte } | OfferKey::Numbered { byte, .. } => vec![*byte],
    }
}

/// The words around a byte, so that the place is known without going there.
fn excerpt(draft: &Draft, byte: usize) -> String {
    const BEFORE: usize = 12;
    const BEHIND: usize = 24;
    let before: Vec<char> = draft.words(&(0..byte)).chars().rev().take_while(|c| *c != '\n').take(BEFORE).collect();
    let before: String = before.into_iter().rev().collect();
    let behind = draft.words(&(byte..draft.text.len())).chars().take_while(|c| *c != '\n').take(BEHIND);
    format!("…{before}{}…", behind.collect::<String>())
}

/// A button whose name says what it is about; a screen reader meets many of them.
fn named(ui: &mut Ui, name: &str, about: &str) -> bool {
    let button = ui.button(name);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name} {about}")));
    button.clicked()
}

/// What the check finds in the agenda to be. Blanks are counted above and filled in later.
pub fn problems(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi) {
    let strings = view.strings;
    if view.problems.is_empty() {
        ui.horizontal(|ui| {
            ui.label(RichText::new("✓").color(theme::of(ui).good));
            ui.label(strings.no_problems);
        });
    }
    let mut list = std::mem::take(&mut own.problem_rows);
    for (nth, one) in view.problems.iter().enumerate() {
        list.row(ui, nth, false, |ui| problem(ui, view, own, one));
    }
    own.problem_rows = list;
}

fn problem(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, problem: &ImportProblem) {
    let (color, word) = match problem.severity {
        Severity::Error => (theme::of(ui).bad, view.strings.error),
        Severity::Warning => (theme::of(ui).warn, view.strings.warning),
    };
    ui.horizontal_top(|ui| {
        pill(ui, word, color);
        ui.vertical(|ui| {
            let label = ui.add(Label::new(&problem.message).wrap().sense(Sense::click()));
            if label.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(problem.why).clicked()
                && let Some(piece) = problem.piece
            {
                own.choose(piece);
            }
            ui.add(Label::new(RichText::new(&problem.hint).small().color(theme::of(ui).muted)).wrap());
        });
    });
    ui.add_space(4.0);
}
