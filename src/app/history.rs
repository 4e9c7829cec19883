//! The versions that were saved: which is looked at, and what it says differently.

use super::App;
use crate::desk::Request;
use crate::store::versions::{self, Version};
use crate::ui::history::{HistoryAnswer, HistoryView, history};
use egui::Ui;
use lectern_core::agenda::Rundown;
use lectern_core::view::{Change, changes};

/// The box of versions while it is open.
#[derive(Debug)]
pub(super) struct History {
    versions: Vec<Version>,
    chosen: usize,
    /// From the chosen version to what is on the desk.
    changes: Vec<Change>,
    /// Whether anything differs, be it not in the words.
    differs: bool,
}

impl App {
    pub(super) fn open_history(&mut self) {
        let versions = self.desk.versions();
        self.history = Some(History { versions, chosen: 0, changes: Vec::new(), differs: false });
        self.choose_version(0);
    }

    fn choose_version(&mut self, chosen: usize) {
        let Some(history) = &mut self.history else { return };
        history.chosen = chosen;
        // Of a version that cannot be read nothing is shown, and nothing restored.
        (history.changes, history.differs) = (Vec::new(), false);
        let Some(opened) = history.versions.get(chosen).and_then(versions::open) else { return };
        let written = self.desk.written();
        history.differs = opened.agenda != written.agenda || opened.side_texts != written.side_texts;
        let older = Rundown::new(opened.agenda, opened.side_texts);
        history.changes = changes(&older, self.desk.rundown(), self.settings.language);
    }

    /// Shows the box, where it is open.
    pub(super) fn history(&mut self, ui: &Ui) {
        let Some(own) = &self.history else { return };
        let saved: Vec<&str> = own.versions.iter().map(|version| version.saved.as_str()).collect();
        let view = HistoryView {
            strings: self.strings(),
            saved: &saved,
            chosen: own.chosen,
            changes: &own.changes,
            differs: own.differs,
        };
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
