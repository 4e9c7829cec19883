//! Which agenda is on the desk: another one is opened, begun or saved elsewhere, and the screens forget the one before.

use super::{App, Screen, files};
use crate::desk::{Import, Notice, Request};
use crate::store::agenda_file;
use crate::ui::dialogs::Purpose;
use crate::ui::prepare::Tab;
use crate::ui::present::PresentUi;
use egui::Context;
use lectern_core::agenda::edit::StepAt;
use lectern_core::agenda::template::Template;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    pub(super) fn save_as(&mut self, context: &Context) {
        let title = self.desk.document().written().agenda.meeting.title.clone();
        // Nobody who wants it elsewhere wants it in the program's own folder.
        let is_own = |path: &&Path| self.data.as_deref().is_some_and(|data| path.starts_with(data));
        self.dialogs.save_as(context, self.desk.document().path().filter(|path| !is_own(path)), &title);
    }

    pub(super) fn file_chosen(&mut self, chosen: files::Chosen) {
        match chosen.purpose {
            Purpose::Open => self.open_file(chosen.path),
            Purpose::Roster => self.desk.handle(Request::Import(Import::Roster(chosen.path))),
            Purpose::People => self.desk.handle(Request::MergeRoster(chosen.path)),
            Purpose::Document => {
                // It stays known: another path may be typed for it.
                let at = self.document_for.clone();
                at.into_iter().for_each(|at| self.desk.handle(Request::Document(at, chosen.path.clone())));
            }
            Purpose::Record => self.record_chosen(chosen),
            Purpose::Save => {
                self.desk.handle(Request::SaveAs { path: chosen.path, replace: chosen.replace });
                self.remember();
            }
        }
    }

    /// Asks for the document that is read out in a step.
    pub(super) fn choose_document(&mut self, context: &Context, at: StepAt) {
        self.document_for = Some(at);
        self.dialogs.document(context, self.desk.document().path());
    }

    /// Opens an agenda, or begins to make one of a document.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        if !agenda_file::is_agenda_name(&path) {
            self.begin_import(Import::File(path));
            return;
        }
        if self.ask_for_another(Request::Open(path)) {
            self.desk.handle(Request::Import(Import::Leave));
        }
    }

    /// Begins a new agenda, on the screen where it is made.
    pub(super) fn begin_new(&mut self, template: Template) {
        if self.ask_for_another(Request::New(template, self.settings.language)) {
            self.screen = Screen::Prepare;
            self.prepare.tab = if template == Template::Empty { Tab::Item } else { Tab::default() };
        }
    }

    /// Begins the program once more: each window has an agenda of its own, and locks keep them apart.
    pub(super) fn open_another_window(&mut self) {
        let begun = std::env::current_exe().and_then(|program| std::process::Command::new(program).spawn());
        if let Err(error) = begun {
            self.desk.tell(Notice::NoOtherWindow(Arc::new(error)));
        }
    }

    /// Asks the desk for another agenda; whether it is there.
    fn ask_for_another(&mut self, request: Request) -> bool {
        let before = self.desk.rundown().clone();
        self.desk.handle(request);
        let changed = !Arc::ptr_eq(&before, self.desk.rundown());
        if changed {
            self.prepare.reset();
            self.present = PresentUi::default();
        }
        self.remember();
        changed
    }

    pub(super) fn remember(&mut self) {
        if let Some(path) = self.desk.document().path() {
            self.settings.remember(path);
            self.settings.save(self.data.as_deref());
        }
    }
}
