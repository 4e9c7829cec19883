//! A meeting on disks that fail: whatever operation fails and however, the meeting goes on, what was shown as saved is there
//! after a power cut, and what is missing is written first when the disk works again.

use super::*;
use crate::store::agenda_file::Opened;
use crate::store::journal::faults::{Fault, FaultyDisk};
use lectern_core::agenda::edit::{Edit, ItemAt, StepAt, StepDetail, StepText};
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::format;
use lectern_core::session::Command;
use std::fs;
use tempfile::TempDir;

/// Small, because it is held some hundred times.
const AGENDA: &str = r#"{
  "format": 1,
  "meeting": { "title": "会" },
  "people": { "lu": { "name": "陆远" }, "qiu": { "name": "邱明" } },
  "items": [
    { "id": "opening", "kind": "opening", "steps": [
      { "id": "call", "say": "同志们：\n\n现在开会。\n\n今天的会有两位同志发言。\n\n请大家鼓掌。" } ] },
    { "id": "exchange", "kind": "speeches", "steps": [
      { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 },
      { "id": "qiu", "turn": "qiu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 } ] },
    { "id": "closing", "kind": "closing", "steps": [{ "id": "end", "say": "散会。" }] }
  ]
}"#;

/// A meeting, and everything that happened in it.
struct Meeting {
    data: Option<TempDir>,
    document: Document,
    hosting: Hosting,
    happened: Vec<Event>,
    now: i64,
    /// Events that were shown as saved and promised to be on the disk.
    safe: usize,
}

/// What somebody does.
enum Act {
    Command(Command),
    /// Words are put in before the reading place.
    Edit(&'static str),
}

impl Meeting {
    fn ready() -> Self {
        let agenda = Arc::new(format::read(AGENDA).unwrap());
        let document = Document::new(None, Opened { text: AGENDA.into(), agenda, side_texts: Arc::default() });
        Self { data: None, document, hosting: Hosting::default(), happened: Vec::new(), now: 0, safe: 0 }
    }

    /// Begun, with its journal on such a disk, where nothing is written yet.
    fn on(fault: Option<(usize, Fault)>) -> (Self, FaultyDisk) {
        let mut meeting = Self::ready();
        assert!(matches!(meeting.act(&Act::Command(Command::Start)), Err(Notice::NoDataFolder)));
        let (disk, journal) = FaultyDisk::journal(&header(&meeting.document, None), fault);
        meeting.hosting.journal = Some(journal);
        (meeting, disk)
    }

    fn act(&mut self, act: &Act) -> Result<(), Notice> {
        self.now += 1_000;
        match act {
            Act::Command(command) => {
                let rundown = self.hosting.held().unwrap_or(self.document.rundown()).clone();
                let settled = self.hosting.settle(&self.document);
                let event = self.hosting.session().decide(&rundown, command.clone(), Timestamp(self.now)).unwrap();
                let is_safe = promise(self.hosting.session(), &event) == Promise::OnDisk;
                self.happened.push(event.clone());
                let outcome = self.hosting.take(event, self.data.as_ref().map(TempDir::path), &self.document, None);
                let is_silent = self.hosting.journal.is_none();
                assert!(is_silent || outcome.is_err() == self.hosting.is_failing(), "{settled:?}, {outcome:?}");
                if outcome.is_ok() && is_safe {
                    self.safe = self.happened.len();
                }
                outcome
            }
            Act::Edit(words) => {
                let at = StepAt { item: ItemAt { place: 0, id: "opening".into() }, place: 0 };
                let say = StepDetail::Text(
                    StepText::Say,
                    format!("同志们：\n\n{words}现在开会。\n\n今天的会有两位同志发言。"),
                );
                let old = self.document.rundown().clone();
                assert!(self.document.edit(&Edit::Step(at, say)));
                let before = self.hosting.unwritten.len();
                self.hosting.rebase(&old, self.document.rundown(), Timestamp(self.now));
                self.happened.extend_from_slice(&self.hosting.unwritten[before..]);
                Ok(())
            }
        }
    }

    /// In memory it went on, whatever became of the disk.
    fn has_gone_on(&self) {
        assert_eq!(self.hosting.session(), &Session::replay(&self.happened));
    }
}

fn script() -> Vec<Act> {
    let within = |at| {
        let position = Position { item: "opening".into(), step: "call".into(), part: PartKind::Say, at };
        Act::Command(Command::GoTo(position))
    };
    vec![
        Act::Command(Command::Next),
        // These need not be on the disk at once.
        within(0),
        within(5),
        Act::Edit("请安静，"),
        Act::Command(Command::Pause),
        Act::Command(Command::Resume),
        within(20),
        within(0),
        Act::Command(Command::AddTime(Span::minutes(3))),
        Act::Command(Command::GoToStep("exchange".into(), "lu".into())),
        Act::Command(Command::Change(Change::Absent { turn: ("exchange".into(), "qiu".into()) })),
        Act::Command(Command::Next),
        Act::Edit(""),
        Act::Command(Command::Undo),
        Act::Command(Command::Skip),
    ]
}

/// Holds the whole meeting; how often its journal was refused.
fn hold(fault: Option<(usize, Fault)>) -> (Meeting, FaultyDisk, usize) {
    let (mut meeting, disk) = Meeting::on(fault);
    let mut failed = 0;
    for act in script() {
        failed += usize::from(meeting.act(&act).is_err());
        meeting.has_gone_on();
        if let Some((_, Fault::Full(_))) = fault {
            assert_eq!(disk.found().lost_lines, 0, "half a line is left behind");
        }
        let safe = &meeting.happened[..meeting.safe];
        for found in disk.after_power_cuts() {
            assert!(found.events.starts_with(safe), "{fault:?}: {} of {}", found.events.len(), safe.len());
            if !matches!(fault, Some((_, Fault::Taken(_)))) {
                assert!(meeting.happened.starts_with(&found.events), "{fault:?}: what is there did not happen");
            }
        }
    }
    (meeting, disk, failed)
}

/// After the script the disk works, and so does the next thing that happens.
fn recovers(fault: (usize, Fault)) -> usize {
    let (mut meeting, disk, failed) = hold(Some(fault));
    for command in [Command::Pause, Command::Resume] {
        let _ = meeting.act(&Act::Command(command));
        meeting.has_gone_on();
    }
    assert!(!meeting.hosting.is_failing(), "{fault:?}");
    let found = disk.found();
    assert_eq!((found.events, found.lost_lines), (meeting.happened, 0), "{fault:?}");
    failed
}

#[test]
fn whatever_operation_fails_what_was_shown_as_saved_is_there_and_the_rest_follows() {
    let (_, disk, failed) = hold(None);
    let operations = disk.operations();
    assert!(operations >= 25 && failed == 0, "{operations} operations, {failed} failed");
    let mut failures = 0;
    for n in 0..operations {
        let long = [1, 2, 4, 9].into_iter().flat_map(|long| [Fault::Full(long), Fault::Pulled(long)]);
        for fault in long.chain([Fault::Once]) {
            failures += recovers((n, fault));
        }
    }
    assert!(failures > operations, "only {failures} failures were seen");
}

#[test]
fn without_its_stick_the_meeting_goes_on_and_says_so() {
    let (_, disk, _) = hold(None);
    for n in 0..disk.operations() {
        let (meeting, _, failed) = hold(Some((n, Fault::Pulled(usize::MAX))));
        assert!(meeting.hosting.is_failing() && failed > 0, "{n}");
    }
}

#[test]
fn a_journal_that_another_computer_has_gone_on_with_is_left_alone() {
    let (_, disk, _) = hold(None);
    for n in 0..disk.operations() {
        let (meeting, disk, _) = hold(Some((n, Fault::Taken(3))));
        assert!(meeting.hosting.is_failing(), "{n}");
        let found = disk.found();
        assert_eq!(found.events.last().map(|event| event.at), Some(Timestamp(9_000_000)), "{n}");
    }
}

#[test]
fn a_journal_that_could_not_be_begun_is_begun_when_the_disk_works() {
    let mut meeting = Meeting::ready();
    let data = tempfile::tempdir().unwrap();
    let sessions = data.path().join("sessions");
    fs::write(&sessions, "a file where a folder belongs").unwrap();
    meeting.data = Some(data);
    for command in [Command::Start, Command::Next] {
        let _ = meeting.act(&Act::Command(command));
        assert!(meeting.hosting.is_failing());
        meeting.has_gone_on();
    }
    fs::remove_file(sessions).unwrap();
    assert!(meeting.act(&Act::Command(Command::Pause)).is_ok());
    let found = journal::find(meeting.hosting.folder.as_deref().unwrap()).unwrap();
    assert_eq!((found.events, found.lost_lines), (meeting.happened, 0));
}
