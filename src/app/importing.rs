//! The window's part in making an agenda of a document: what its screen is given, and what is done with its wishes.

use super::problems::is_blank;
use super::{App, Screen};
use crate::action::Action;
use crate::desk::{Import, Importing, Notice, Request};
use crate::strings::Strings;
use crate::ui::Wish;
use crate::ui::dialogs::Purpose;
use crate::ui::import::{ImportChanged, ImportProblem, ImportUi, ImportView, ImportWish, RosterOffer, RosterView};
use egui::{Context, Ui};
use lectern_core::Language;
use lectern_core::diagnostic::Severity;
use lectern_core::import::{Match, MatchKind, OfferKey, Piece};
use lectern_core::view::{OutlineItem, OutlineStep, blanks, outline, outline_steps};
use lectern_documents::Encoding;
use lectern_documents::roster::{Meaning, Table};
use std::sync::Arc;

/// What the screen shows of a document, made anew only where that has changed.
#[derive(Debug, Default)]
pub(super) struct Shown {
    made_of: Option<(u64, Language)>,
    name: String,
    outline: Vec<OutlineItem>,
    steps: Vec<Vec<OutlineStep>>,
    blanks: usize,
    notes: Vec<String>,
    encodings: Vec<String>,
    roster: Option<RosterView>,
    met: Option<(String, Vec<String>)>,
    maybe: Vec<RosterOffer>,
    problems: Vec<ImportProblem>,
}

impl Shown {
    fn refresh(&mut self, importing: &Importing, revision: u64, language: Language) {
        if self.made_of == Some((revision, language)) {
            return;
        }
        let pasted = || language.pick("粘贴的文字", "pasted text").to_owned();
        let (rundown, problems) = (importing.rundown(), importing.problems());
        let agenda = &importing.imported().agenda;
        let named = |one: &Match| agenda.people.get(&one.person).map(|person| person.name.as_str()).unwrap_or_default();
        let words = |one: &Match| one.words(named(one), language);
        *self = Self {
            made_of: Some((revision, language)),
            name: importing.path().map_or_else(pasted, |_| importing.name()),
            outline: outline(rundown, problems, language),
            steps: (0..rundown.items().len()).map(|item| outline_steps(rundown, item, language)).collect(),
            blanks: blanks(rundown, problems, language).len(),
            notes: importing.notes().iter().map(|note| note.message(language)).collect(),
            roster: importing.roster().map(|(name, table)| RosterView {
                encoding: importing.roster_encoding(),
                ..roster_view(name, table, language)
            }),
            met: importing.roster().map(|_| met(importing.matches(), words, language)),
            maybe: importing.matches().iter().filter_map(|one| roster_offer(one, words(one))).collect(),
            problems: import_problems(importing, language),
            encodings: Encoding::offered().map(|encoding| encoding.label(language)).into(),
        };
    }
}

/// How many people of the agenda the roster knows, and what it filled in for each; nobody needs to read that.
fn met(matches: &[Match], words: impl Fn(&Match) -> String, language: Language) -> (String, Vec<String>) {
    let known = matches.iter().filter_map(|one| match &one.kind {
        MatchKind::Filled(fields) => Some((one, fields.len())),
        MatchKind::Differs { .. } | MatchKind::MayBe { .. } | MatchKind::MayBeMisspelt { .. } => None,
    });
    let known: Vec<(&Match, usize)> = known.collect();
    let filled = known.iter().filter(|(_, fields)| *fields > 0).count();
    let heading = Strings::of(language).roster_met(known.len(), filled);
    (heading, known.into_iter().map(|(one, _)| words(one)).collect())
}

/// What a person has to decide about somebody whom the roster knows.
fn roster_offer(one: &Match, words: String) -> Option<RosterOffer> {
    let (person, row) = (one.person.clone(), one.row);
    let (take, decline, differs) = match &one.kind {
        MatchKind::Filled(_) => return None,
        MatchKind::MayBe { .. } | MatchKind::MayBeMisspelt { .. } => {
            (ImportWish::TakePerson(person.clone(), row), ImportWish::DeclinePerson(person, row), false)
        }
        MatchKind::Differs { field, .. } => {
            (ImportWish::TakeListed(person.clone(), row, *field), ImportWish::KeepOwn(person, row, *field), true)
        }
    };
    Some(RosterOffer { words, differs, take, decline })
}

/// What the check finds: errors first, and each sort in the order of the document. Blanks are counted, and filled in afterwards.
fn import_problems(importing: &Importing, language: Language) -> Vec<ImportProblem> {
    let found = importing.problems().iter().filter(|problem| !is_blank(problem));
    let lines = found.map(|problem| ImportProblem {
        severity: problem.severity(),
        message: problem.problem.message(language),
        hint: problem.problem.hint(language),
        why: problem.problem.broken_rule().why(language),
        piece: importing.imported().piece_of(problem),
    });
    let mut lines: Vec<ImportProblem> = lines.collect();
    lines.sort_by_key(|line| (line.severity == Severity::Warning, line.piece));
    lines
}

/// Rows of a roster that are handed to the screen: enough to see what the columns hold.
const ROSTER_ROWS: usize = 50;

fn roster_view(name: String, table: &Table, language: Language) -> RosterView {
    let index = |meaning| Meaning::ALL.iter().position(|one| Some(*one) == meaning);
    RosterView {
        name,
        sheets: table.sheets.clone(),
        sheet: table.sheet,
        columns: table.columns.iter().map(|column| (column.heading.clone(), index(column.meaning))).collect(),
        meanings: Meaning::ALL.map(|meaning| meaning.label(language).to_owned()).into(),
        rows: table.rows.iter().take(ROSTER_ROWS).cloned().collect(),
        count: table.rows.len(),
        notes: table.notes.iter().map(|note| note.message(language)).collect(),
        encoding: None,
    }
}

/// What an undo can change of a document, to see afterwards where it did.
struct Traces {
    pieces: Vec<Piece>,
    offers: Vec<OfferKey>,
    matches: Vec<Match>,
}

impl Traces {
    fn of(importing: &Importing) -> Self {
        Self {
            pieces: importing.draft().pieces.clone(),
            offers: importing.imported().offers.iter().map(|offer| offer.key.clone()).collect(),
            matches: importing.matches().to_vec(),
        }
    }

    /// Where something is otherwise than before.
    fn changed(&self, now: &Self) -> Option<ImportChanged> {
        let others = || (0..now.pieces.len()).filter(|at| self.pieces.get(*at) != now.pieces.get(*at));
        let begins = |pieces: &[Piece], at: usize| pieces.get(at).is_some_and(|piece| piece.item.is_some());
        // Where an item begins has moved: to see is where it begins now, and not where it did.
        let is_moved = self.pieces.len() == now.pieces.len();
        let mut begun = others().filter(|at| is_moved && begins(&now.pieces, *at) && !begins(&self.pieces, *at));
        let piece = begun.next().or_else(|| others().next());
        let is_offered_otherwise = self.offers != now.offers || self.matches != now.matches;
        piece.map(ImportChanged::Piece).or_else(|| is_offered_otherwise.then_some(ImportChanged::Offers))
    }
}

impl App {
    pub(super) fn begin_import(&mut self, import: Import) {
        let before = self.desk.importing().map(|importing| importing.rundown().clone());
        self.desk.handle(Request::Import(import));
        let after = self.desk.importing().map(Importing::rundown);
        // Where the other document cannot be had, the one in front is looked at as before.
        if before.as_ref().zip(after).is_none_or(|(before, after)| !Arc::ptr_eq(before, after)) {
            self.import = ImportUi::default();
        }
    }

    pub(super) fn import_wishes(&mut self, ui: &mut Ui) -> Vec<Wish> {
        let Some(importing) = self.desk.importing() else { return Vec::new() };
        self.import_shown.refresh(importing, self.desk.revision(), self.settings.language);
        let shown = &self.import_shown;
        let view = ImportView {
            strings: self.strings(),
            revision: self.desk.revision(),
            name: &shown.name,
            draft: importing.draft(),
            imported: importing.imported(),
            outline: &shown.outline,
            steps: &shown.steps,
            blanks: shown.blanks,
            notes: &shown.notes,
            roster: shown.roster.as_ref(),
            met: shown.met.as_ref().map(|(heading, lines)| (heading.as_str(), lines.as_slice())),
            maybe: &shown.maybe,
            problems: &shown.problems,
            encodings: importing.encoding().map(|chosen| (shown.encodings.as_slice(), chosen)),
            all_encodings: &shown.encodings,
            can_undo: importing.can_undo(),
        };
        crate::ui::import::import(ui, &view, &mut self.import)
    }

    pub(super) fn grant_import(&mut self, ui: &Ui, wish: ImportWish) {
        let import = match wish {
            ImportWish::Change(change) => Import::Change(change),
            ImportWish::Undo => return self.change_seen_in_import(Import::Undo),
            ImportWish::Redo => return self.change_seen_in_import(Import::Redo),
            ImportWish::NoMove { begins } => {
                return self.desk.tell(if begins { Notice::ItemIsStuck } else { Notice::NoItemBegins });
            }
            ImportWish::ReadAs(encoding) => Import::ReadAs(encoding),
            ImportWish::Roster => {
                let path = self.desk.importing().and_then(Importing::path);
                return self.dialogs.roster(ui.ctx(), path, Purpose::Roster);
            }
            ImportWish::RosterSheet(sheet) => Import::RosterSheet(sheet),
            ImportWish::RosterAs(encoding) => Import::RosterAs(encoding),
            ImportWish::RosterColumn(column, meaning) => Import::RosterColumn(column, meaning),
            ImportWish::NoRoster => Import::NoRoster,
            ImportWish::TakePerson(person, row) => Import::TakePerson(person, row),
            ImportWish::DeclinePerson(person, row) => Import::DeclinePerson(person, row),
            ImportWish::TakeListed(person, row, field) => Import::TakeListed(person, row, field),
            ImportWish::KeepOwn(person, row, field) => Import::KeepOwn(person, row, field),
            ImportWish::Take => return self.take_import(),
            ImportWish::Leave => Import::Leave,
        };
        self.desk.handle(Request::Import(import));
    }

    /// Undoes or redoes, and shows where that changed something: nobody should have to look for it.
    fn change_seen_in_import(&mut self, import: Import) {
        let before = self.desk.importing().map(Traces::of);
        self.desk.handle(Request::Import(import));
        let changed = before.zip(self.desk.importing()).and_then(|(before, now)| before.changed(&Traces::of(now)));
        changed.into_iter().for_each(|changed| self.import.show_change(changed));
    }

    /// The agenda is made: on to the secretariat's screen, where its blanks are filled in.
    fn take_import(&mut self) {
        self.desk.handle(Request::Import(Import::Take));
        if self.desk.importing().is_none() {
            self.prepare.reset();
            self.present = Default::default();
            self.screen = Screen::Prepare;
            self.remember();
        }
    }

    /// Keys that mean something else while a document is in front, or nothing; whether that is all that they mean.
    pub(super) fn act_on_import(&mut self, context: &Context, action: Action) -> bool {
        if self.screen() != Screen::Import {
            return false;
        }
        if matches!(action, Action::Open | Action::Help | Action::Language | Action::FullScreen | Action::Escape) {
            return false;
        }
        if action == Action::Undo {
            self.change_seen_in_import(Import::Undo);
        } else if action == Action::Redo {
            self.change_seen_in_import(Import::Redo);
        } else if matches!(action, Action::Save | Action::SaveAs) {
            self.take_import();
        }
        // Anything else would change what lies behind.
        context.request_repaint();
        true
    }
}
