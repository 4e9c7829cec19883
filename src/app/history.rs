//! The versions that were saved: which is looked at, and what it says differently.

use super::App;
use super::comparing::from;
use crate::desk::Request;
use crate::store::versions::{self, Version};
use crate::ui::compare::Compared;
use crate::ui::history::{HistoryAnswer, HistoryView, history};
use egui::Ui;
use lectern_core::agenda::edit::Written;

/// The box of versions while it is open.
#[derive(Debug)]
pub(super) struct History {
    versions: Vec<Version>,
    chosen: usize,
    /// From the chosen version to what is on the desk.
    compared: Compared,
}

impl App {
    pub(super) fn open_history(&mut self) {
        let versions = self.desk.versions();
        self.history = Some(History { versions, chosen: 0, compared: Compared::default() });
        self.choose_version(0);
    }

    fn choose_version(&mut self, chosen: usize) {
        let Some(history) = &mut self.history else { return };
        history.chosen = chosen;
        // Of a version that cannot be read nothing is shown, and nothing restored.
        history.compared = Compared::default();
        let Some(opened) = history.versions.get(chosen).and_then(versions::open) else { return };
        let version = Written { agenda: opened.agenda, side_texts: opened.side_texts };
        history.compared = from(version, &self.desk, self.settings.language);
    }

    /// Shows the box, where it is open.
    pub(super) fn history(&mut self, ui: &Ui) {
        let Some(own) = &self.history else { return };
        let saved: Vec<&str> = own.versions.iter().map(|version| version.saved.as_str()).collect();
        let view = HistoryView { strings: self.strings(), saved: &saved, chosen: own.chosen, compared: &own.compared };
        match history(ui, &view) {
            HistoryAnswer::None => {}
            HistoryAnswer::Close => self.history = None,
            HistoryAnswer::Choose(chosen) => self.choose_version(chosen),
            HistoryAnswer::Restore => {
                let version = own.versions.get(own.chosen).cloned();
                self.history = None;
                version.into_iter().for_each(|version| self.desk.handle(Request::Restore(version)));
            }
        }
    }
}
