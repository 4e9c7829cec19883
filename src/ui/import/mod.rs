//! The import screen: the document on the left as it was understood, the agenda that comes of it on the right, and
//! below what is guessed of the chosen passage, with everything that can be said against it. Reads no file and decides
//! nothing.

mod findings;
mod keys;
mod outcome;
mod paper;
mod piece;
mod roster;

pub use findings::{ImportProblem, RosterOffer};
pub use keys::help as key_help;
pub use outcome::OutcomeTab;
pub use roster::RosterView;

use super::Wish;
use super::composing::Composing;
use super::long_list::LongList;
use super::widgets::pill;
use crate::action::Action;
use crate::strings::Strings;
use crate::theme;
use egui::{Align, Button, CentralPanel, Color32, Frame, Id, Layout, Margin, Panel, RichText, Ui};
use lectern_core::agenda::PersonId;
use lectern_core::import::{Change, Draft, Imported, MatchField};
use lectern_core::view::{OutlineItem, OutlineStep};

/// What a person asked for on the import screen.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportWish {
    /// Something is otherwise than was guessed.
    Change(Change),
    /// Take the latest change back.
    Undo,
    /// Make it again.
    Redo,
    /// Read the text in this encoding.
    ReadAs(usize),
    /// Ask for a roster.
    Roster,
    /// From another of its sheets.
    RosterSheet(usize),
    /// Read it in this encoding.
    RosterAs(usize),
    /// A column of it means something else: one of the meanings, as an index.
    RosterColumn(usize, Option<usize>),
    /// Do without it.
    NoRoster,
    /// A person without a name is the one in this row.
    TakePerson(PersonId, usize),
    /// That person is somebody else.
    DeclinePerson(PersonId, usize),
    /// What this row of the roster says of a person holds.
    TakeListed(PersonId, usize, MatchField),
    /// What the document says of a person holds.
    KeepOwn(PersonId, usize, MatchField),
    /// Be told why the beginning of an item cannot be moved: whether one begins with the chosen passage at all.
    NoMove {
        /// Then something stands in its way.
        begins: bool,
    },
    /// Make the agenda.
    Take,
    /// Leave it.
    Leave,
}

/// What the screen shows.
#[derive(Debug)]
pub struct ImportView<'a> {
    /// The words of the window.
    pub strings: &'static Strings,
    /// Changes whenever the draft does.
    pub revision: u64,
    /// What the document is called.
    pub name: &'a str,
    /// The document and what is thought of it.
    pub draft: &'a Draft,
    /// The agenda that comes of it.
    pub imported: &'a Imported,
    /// The same, as an outline.
    pub outline: &'a [OutlineItem],
    /// The steps of each of its items.
    pub steps: &'a [Vec<OutlineStep>],
    /// How many blanks it has.
    pub blanks: usize,
    /// What a person should know about the file.
    pub notes: &'a [String],
    /// Encodings to choose from, and the chosen one; none for what is no plain text.
    pub encodings: Option<(&'a [String], usize)>,
    /// All of them, for a roster that is plain text.
    pub all_encodings: &'a [String],
    /// The roster, while there is one.
    pub roster: Option<&'a RosterView>,
    /// How many people of the agenda it knows, and what it filled in for each, while there is one.
    pub met: Option<(&'a str, &'a [String])>,
    /// Who in it may be a person without a name, and what it says otherwise than the document.
    pub maybe: &'a [RosterOffer],
    /// What the check finds in the agenda to be, blanks apart.
    pub problems: &'a [ImportProblem],
    /// Whether there is something to undo, and to redo.
    pub can_undo: (bool, bool),
}

/// What the screen itself remembers.
#[derive(Debug, Default)]
pub struct ImportUi {
    /// The chosen piece.
    chosen: usize,
    /// The draft that the rows were last made for.
    revision: Option<u64>,
    rows: LongList,
    /// The stretch of the document that is marked within the chosen piece, in bytes; empty where there is but a caret.
    marked: Option<(usize, usize)>,
    /// The title of an item while it is typed.
    title: Option<String>,
    composing: Composing,
    /// The roster that was looked at, by its name.
    roster_seen: Option<String>,
    /// Bring the chosen piece into view.
    seek: bool,
    /// The chosen page of what comes of the document.
    tab: OutcomeTab,
    lists: Lists,
    /// Notes that were read and put away.
    notes_read: Vec<String>,
    offer_rows: LongList,
    problem_rows: LongList,
}

/// The lists of what can be said of the chosen passage, by what they were called when they were last shown.
#[derive(Debug, Clone, Copy, Default)]
struct Lists {
    item: Option<Id>,
    wait: Option<Id>,
    /// The one that a figure has opened, and no click and no Tab.
    by_key: Option<Id>,
}

/// Where an undo or a redo changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportChanged {
    /// In a passage, by its index.
    Piece(usize),
    /// In what is offered.
    Offers,
}

impl ImportUi {
    fn choose(&mut self, piece: usize) {
        self.seek = true;
        if self.chosen != piece {
            self.chosen = piece;
            self.marked = None;
            self.title = None;
            self.composing = Composing::default();
        }
    }

    /// Shows where an undo or a redo changed something: a passage, or the page of offers.
    pub fn show_change(&mut self, changed: ImportChanged) {
        match changed {
            ImportChanged::Piece(piece) => self.choose(piece),
            ImportChanged::Offers => self.tab = OutcomeTab::Offers,
        }
    }

    /// The piece that a person should look at next, after the chosen one and round to the first.
    fn next_doubtful(&self, draft: &Draft) -> Option<usize> {
        let after = draft.doubtful().find(|piece| *piece > self.chosen);
        after.or_else(|| draft.doubtful().next())
    }
}

/// Shows the import screen.
pub fn import(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi) -> Vec<Wish> {
    let mut wishes = Vec::new();
    if own.revision != Some(view.revision) {
        if own.revision.is_none() {
            // The first thing to look at is what is least certain.
            own.choose(view.draft.doubtful().next().unwrap_or(0));
        }
        own.revision = Some(view.revision);
        own.marked = None;
        own.title = None;
    }
    own.chosen = own.chosen.min(view.draft.pieces.len().saturating_sub(1));
    roster::look(ui, view, own, &mut wishes);
    if own.roster_seen.is_some() == view.roster.is_some() {
        keys::take(ui, view, own, &mut wishes);
    }
    let colors = theme::of(ui);
    let panel = |x: i8, y: i8| Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(x, y));
    Panel::top("import-top").frame(panel(12, 8)).resizable(false).show(ui, |ui| toolbar(ui, view, own, &mut wishes));
    Panel::bottom("import-piece")
        .frame(panel(16, 10))
        .resizable(false)
        // In a low window the document keeps more than a line.
        .exact_size((ui.available_height() * 0.42).clamp(150.0, 212.0))
        .show(ui, |ui| piece::piece(ui, view, own, &mut wishes));
    Panel::right("import-outcome")
        .frame(panel(14, 10))
        .resizable(true)
        .default_size((ui.available_width() * 0.34).clamp(320.0, 560.0))
        .size_range(280.0..=700.0)
        .show(ui, |ui| outcome::outcome(ui, view, own, &mut wishes));
    CentralPanel::default()
        .frame(Frame::new().fill(theme::fill(colors.ground)).inner_margin(Margin::symmetric(10, 8)))
        .show(ui, |ui| paper::paper(ui, view, own));
    wishes.into_iter().map(Wish::Import).collect()
}

fn toolbar(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let language = strings.language;
    ui.horizontal(|ui| {
        if ui.button(strings.import_leave).clicked() {
            wishes.push(ImportWish::Leave);
        }
        for (action, enabled, wish) in
            [(Action::Undo, view.can_undo.0, ImportWish::Undo), (Action::Redo, view.can_undo.1, ImportWish::Redo)]
        {
            let button = ui.add_enabled(enabled, Button::new(action.label(language)));
            if button.on_hover_text(action.tooltip(language)).clicked() {
                wishes.push(wish);
            }
        }
        if ui.button(strings.import_roster).on_hover_text(strings.import_roster_hint).clicked() {
            wishes.push(ImportWish::Roster);
        }
        if let Some((encodings, chosen)) = view.encodings {
            let name = encodings.get(chosen).map(String::as_str).unwrap_or_default();
            ui.menu_button(format!("{} {name}", strings.import_encoding), |ui| {
                for (index, name) in encodings.iter().enumerate() {
                    if ui.selectable_label(index == chosen, name).clicked() && index != chosen {
                        wishes.push(ImportWish::ReadAs(index));
                    }
                }
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let take = Button::new(RichText::new(strings.import_take).color(Color32::WHITE))
                .fill(theme::PRIMARY)
                .min_size(egui::vec2(110.0, 34.0));
            if ui.add(take).on_hover_text(strings.import_take_hint).clicked() {
                wishes.push(ImportWish::Take);
            }
            let doubts = view.draft.doubtful().count();
            if doubts > 0 {
                let label = format!("{} {doubts}", strings.import_next_doubt);
                if ui.button(label).clicked()
                    && let Some(next) = own.next_doubtful(view.draft)
                {
                    own.choose(next);
                }
            } else {
                pill(ui, strings.import_no_doubts, theme::of(ui).good);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                let title = format!("{}   {}", strings.import_title, view.name);
                ui.add(egui::Label::new(RichText::new(title).color(theme::of(ui).muted)).truncate());
            });
        });
    });
}
