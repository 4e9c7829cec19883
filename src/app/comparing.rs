//! What the file and the desk say differently, while somebody decides which to go on with.

use super::App;
use crate::desk::{Desk, Notice};
use crate::ui::compare::{CompareView, Compared, compare};
use egui::Ui;
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::edit::Written;
use lectern_core::view::differences;

/// What has changed from another state of the agenda to the one on the desk.
pub(super) fn from(older: Written, desk: &Desk, language: Language) -> Compared {
    let written = desk.written();
    let differs = older.agenda != written.agenda || older.side_texts != written.side_texts;
    let older = Rundown::new(older.agenda, older.side_texts);
    Compared { changes: differences(&older, desk.rundown(), language), differs }
}

/// The box while it is open.
#[derive(Debug)]
pub(super) struct Comparing {
    compared: Compared,
    /// The state of the desk that was compared: the file may be changed once more while somebody reads.
    revision: u64,
}

impl Comparing {
    /// What has changed from the file to the desk.
    pub(super) fn with_file(desk: &Desk, language: Language) -> Self {
        Self { compared: from(desk.document().on_disk(), desk, language), revision: desk.revision() }
    }
}

impl App {
    pub(super) fn open_comparing(&mut self) {
        self.comparing = Some(Comparing::with_file(&self.desk, self.settings.language));
    }

    /// Shows the box, where it is open.
    pub(super) fn comparing(&mut self, ui: &Ui) {
        if self.comparing.as_ref().is_some_and(|open| open.revision != self.desk.revision()) {
            // What is chosen is what was read; and where nothing is asked any more, nothing is to be chosen.
            let asks = self.desk.notice().is_some_and(Notice::asks);
            self.comparing = asks.then(|| Comparing::with_file(&self.desk, self.settings.language));
        }
        let Some(Comparing { compared, .. }) = &self.comparing else { return };
        let strings = self.strings();
        let is_found = matches!(self.desk.notice(), Some(Notice::EditsFound));
        let heading = if is_found { strings.edits_found } else { strings.changed_on_disk };
        let (wish, stays) = compare(ui, &CompareView { strings, heading, compared });
        if !stays {
            self.comparing = None;
        }
        wish.into_iter().for_each(|wish| self.grant(ui, wish));
    }
}
