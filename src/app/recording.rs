//! The record of a meeting that is over: its few lines on the screen, and where it is saved.

use super::{App, files};
use crate::clock;
use crate::desk::{Desk, Request};
use egui::Context;
use lectern_core::Language;
use lectern_core::record::{Summary, summary};
use lectern_core::session::Session;

/// What really happened in the meeting that is over; none while it runs.
pub(super) fn of(desk: &Desk, language: Language) -> Option<Summary> {
    match desk.session() {
        Session::Adjourned { .. } => Some(summary(&desk.record(), &clock::local, language)),
        Session::Ready | Session::Live(_) => None,
    }
}

impl App {
    pub(super) fn ask_for_record(&mut self, context: &Context) {
        let title = &self.desk.held().agenda().meeting.title;
        self.dialogs.save_record(context, self.desk.document().path(), title, self.strings().record);
    }

    pub(super) fn record_chosen(&mut self, chosen: files::Chosen) {
        let language = self.settings.language;
        self.desk.handle(Request::SaveRecord { path: chosen.path, replace: chosen.replace, language });
    }
}
