//! The record of a meeting that is over: its few lines on the screen, and where it is saved; and the meetings before it.

use super::{App, files};
use crate::clock;
use crate::desk::{Desk, Request};
use crate::store::sessions::Past;
use crate::ui::meetings::{MeetingRow, MeetingsAnswer, meetings};
use egui::{Context, Ui};
use lectern_core::Language;
use lectern_core::record::{Summary, summary};
use lectern_core::session::Session;
use std::path::PathBuf;

/// So many changes are shown: the buttons below must stay where they are seen.
const MOST_CHANGES: usize = 4;

/// What really happened in the meeting that is over; none while it runs.
pub(super) fn of(desk: &Desk, language: Language) -> Option<Summary> {
    match desk.session() {
        Session::Adjourned { .. } => Some(summary(&desk.record(), &clock::local, language, MOST_CHANGES)),
        Session::Ready | Session::Live(_) => None,
    }
}

/// The box of meetings while it is open, and of which of them a record was asked for.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    open: Option<Vec<Past>>,
    asked: Option<PathBuf>,
}

impl App {
    pub(super) fn ask_for_record(&mut self, context: &Context) {
        self.meetings.asked = None;
        let title = &self.desk.held().agenda().meeting.title;
        self.dialogs.save_record(context, self.desk.document().path(), title, self.strings().record);
    }

    pub(super) fn record_chosen(&mut self, chosen: files::Chosen) {
        let (journal, language) = (self.meetings.asked.clone(), self.settings.language);
        self.desk.handle(Request::SaveRecord { journal, path: chosen.path, replace: chosen.replace, language });
    }

    pub(super) fn open_meetings(&mut self) {
        self.meetings.open = Some(self.desk.meetings());
    }

    pub(super) fn is_listing_meetings(&self) -> bool {
        self.meetings.open.is_some()
    }

    pub(super) fn close_meetings(&mut self) -> bool {
        self.meetings.open.take().is_some()
    }

    /// Shows the box of meetings, where it is open.
    pub(super) fn meetings(&mut self, ui: &Ui) {
        let Some(all) = &self.meetings.open else { return };
        let rows: Vec<MeetingRow<'_>> = all
            .iter()
            .map(|past| {
                let (began, ended) = past.span();
                let (began, ended) = (began.map(clock::minute), ended.map(clock::minute));
                MeetingRow { title: past.title(), began, ended }
            })
            .collect();
        match meetings(ui, &rows, self.strings()) {
            MeetingsAnswer::None => {}
            MeetingsAnswer::Close => self.meetings.open = None,
            MeetingsAnswer::Record(nth) => {
                let Some((journal, title)) = all.get(nth).map(|past| (past.journal.clone(), past.title().to_owned()))
                else {
                    return;
                };
                self.meetings = Meetings { open: None, asked: Some(journal) };
                self.dialogs.save_record(ui.ctx(), self.desk.document().path(), &title, self.strings().record);
            }
        }
    }
}
