//! A run through the script that does not count as the meeting: nobody journals it, and at its end it says how long the words take.
//! The pace of the host is learned from it, and from every meeting, for the next ones.

use super::{Desk, Notice};
use crate::store::paces;
use lectern_core::agenda::rundown::DEFAULT_PACE;
use lectern_core::session::rehearsal::Rehearsal;
use lectern_core::session::{Command, Session, What};

impl Desk {
    /// Begins a rehearsal.
    pub(super) fn rehearse(&mut self) -> Result<(), Notice> {
        if !matches!(self.session(), Session::Ready) {
            return Err(Notice::MeetingRuns);
        }
        self.hosting.rehearse();
        self.command(Command::Start)
    }

    /// Whether what runs is a rehearsal.
    pub fn is_rehearsing(&self) -> bool {
        self.hosting.is_rehearsing()
    }

    /// What the rehearsal told that has just ended.
    pub fn rehearsal(&self) -> Option<&Rehearsal> {
        self.rehearsal.as_ref().filter(|_| self.is_rehearsing() && matches!(self.session(), Session::Adjourned { .. }))
    }

    /// Spoken syllables a minute of this agenda's host, as far as they are known.
    pub fn pace(&self) -> usize {
        self.paces.get(&self.host_name()).and_then(|heard| heard.pace()).unwrap_or(DEFAULT_PACE)
    }

    /// Whether the host's own pace is known.
    pub fn knows_pace(&self) -> bool {
        self.paces.get(&self.host_name()).is_some_and(|heard| heard.pace().is_some())
    }

    fn host_name(&self) -> String {
        let agenda = &self.document.written().agenda;
        let host = agenda.meeting.host.as_ref().and_then(|id| agenda.people.get(id));
        host.map(|person| person.name.trim().to_owned()).unwrap_or_default()
    }

    /// Takes in what a run has told, once it is over.
    pub(super) fn learn(&mut self, what: &What) {
        if !matches!(what, What::Adjourned) {
            return;
        }
        let told = Rehearsal::of(self.document.rundown(), self.hosting.events(), self.pace());
        // An end that is taken back and comes again was heard already.
        if self.hosting.is_to_learn() {
            let heard = self.paces.entry(self.host_name()).or_default();
            *heard = heard.and(told.heard);
            paces::save(self.data.as_deref(), &self.paces);
        }
        self.rehearsal = Some(told);
    }
}
