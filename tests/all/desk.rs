//! The desk over folders of its own: a meeting and its journal, an agenda and its file. No window, and the real clock,
//! of which nothing is asserted.

mod damaged;
mod editing;
mod keeping;
mod minutes;
mod rehearsing;
mod resuming;
mod saving;
mod texts;
mod versions;
mod watching;

use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::ValueId;
use lectern_core::session::{Command, Event, Session, What};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MEETING: &str = r#"{
  "format": 1,
  "meeting": { "title": "例会" },
  "people": { "lu": { "name": "陆知远", "address": "同志" } },
  "values": { "n": { "label": "到会人数", "value": "" }, "place": { "label": "地点", "value": "三楼" } },
  "items": [
    {
      "id": "opening",
      "kind": "opening",
      "steps": [ { "id": "call", "say": "同志们，现在开会。\n\n今天在{{place}}开会。\n\n下面报告人数。" } ]
    },
    {
      "id": "count",
      "kind": "vote",
      "steps": [
        {
          "id": "present",
          "enter": ["n"],
          "say": "实到{{n}}人。",
          "choose": [
            { "id": "met", "label": "达到", "say": "达到规定人数。\n\n可以开会。" },
            { "id": "short", "label": "不足", "say": "不足规定人数。" }
          ]
        },
        { "id": "speech", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" }
      ]
    },
    { "id": "closing", "kind": "closing", "steps": [ { "id": "end", "say": { "file": "texts/end.md" } } ] }
  ]
}
"#;

const END: &str = "今天的会到此结束。\n\n散会。\n";

/// Folders for agendas and for this person's data.
struct Room {
    folder: TempDir,
}

impl Room {
    /// With the meeting in `例会.json` and its text beside it.
    fn new() -> Self {
        let room = Self { folder: tempfile::tempdir().unwrap() };
        write(&room.agenda(), MEETING);
        write(&room.text(), END);
        room
    }

    fn at(&self, name: &str) -> PathBuf {
        fs::canonicalize(self.folder.path()).unwrap().join(name)
    }

    fn agenda(&self) -> PathBuf {
        self.at("agendas/例会.json")
    }

    fn text(&self) -> PathBuf {
        self.at("agendas/texts/end.md")
    }

    fn data(&self) -> PathBuf {
        self.at("data")
    }

    /// A desk with the meeting on it.
    fn desk(&self) -> Desk {
        let mut desk = Desk::new(Some(self.data()));
        desk.begin(Some(self.agenda()));
        desk
    }

    /// A desk with the meeting under way: it stands in the second paragraph of the sentence that was chosen.
    fn hosting(&self) -> Desk {
        let mut desk = self.desk();
        for command in to_the_middle() {
            give(&mut desk, command);
        }
        desk
    }

    /// The only folder of a journal.
    fn journal_folder(&self) -> PathBuf {
        let folders: Vec<_> =
            fs::read_dir(self.data().join("sessions")).unwrap().map(|one| one.unwrap().path()).collect();
        assert_eq!(folders.len(), 1, "{folders:?}");
        folders[0].clone()
    }

    fn journal(&self) -> PathBuf {
        self.journal_folder().join("journal.jsonl")
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The commands from the start to the middle of the meeting.
fn to_the_middle() -> Vec<Command> {
    vec![
        Command::Start,
        Command::Next,
        Command::Next,
        Command::Next,
        Command::Enter(ValueId::from("n"), "41".to_owned()),
        Command::Next,
        Command::Next,
        Command::Choose("count".into(), "present".into(), "met".into()),
        Command::Next,
    ]
}

/// Gives a command that must be carried out without a word.
fn give(desk: &mut Desk, command: Command) {
    desk.handle(Request::Command(command.clone()));
    assert!(desk.notice().is_none(), "{command:?}: {:?}", desk.notice());
}

fn open(desk: &mut Desk, path: &Path) {
    desk.handle(Request::Open(path.to_owned()));
}

/// The lines of a journal: its header, and what happened.
fn read_journal(path: &Path) -> (Value, Vec<Event>) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.ends_with('\n'), "{text}");
    let mut lines = text.lines();
    let header = serde_json::from_str(lines.next().unwrap()).unwrap();
    (header, lines.map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect())
}

/// Everything in a folder and below, by path, so that a forgotten temporary file is seen.
fn names_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for one in fs::read_dir(next).unwrap() {
            let path = one.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.push(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    names.sort();
    names
}

/// The words of the paragraph at the reading place.
fn words_here(desk: &Desk) -> String {
    use lectern_core::view::{FlowEntry, Progress, prompter_view};
    let view = prompter_view(desk.held(), desk.session());
    let words = view.flow.iter().filter_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph) => Some(&paragraph.runs),
        FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    words.flatten().filter(|run| run.progress == Progress::Current).map(|run| run.text.as_str()).collect()
}

#[test]
fn every_event_is_a_line_on_disk_by_the_time_the_meeting_shows_it() {
    let room = Room::new();
    let mut desk = room.desk();
    for (index, command) in to_the_middle().into_iter().enumerate() {
        give(&mut desk, command);
        let (header, events) = read_journal(&room.journal());
        assert_eq!(header["journal"], 1);
        assert_eq!(header["title"], "例会");
        assert_eq!(header["agenda"], room.agenda().to_str().unwrap());
        assert_eq!(events.len(), index + 1);
        assert_eq!(&Session::replay(&events), desk.session());
        assert!(!desk.is_journal_failing());
    }
    assert_eq!(words_here(&desk), "可以开会。");
}

#[test]
fn what_is_refused_is_said_and_leaves_no_line() {
    let room = Room::new();
    let mut desk = room.desk();
    give(&mut desk, Command::Start);
    let before = fs::read(room.journal()).unwrap();
    desk.handle(Request::Command(Command::Previous));
    assert!(matches!(desk.notice(), Some(Notice::Refused(_))), "{:?}", desk.notice());
    assert_eq!(fs::read(room.journal()).unwrap(), before);
    // The next thing that works takes the refusal away.
    give(&mut desk, Command::Next);
}

#[test]
fn the_whole_meeting_with_its_end_and_the_undo_of_its_end_is_in_the_journal() {
    let room = Room::new();
    let mut desk = room.hosting();
    while matches!(desk.session(), Session::Live(_)) {
        give(&mut desk, Command::Next);
    }
    assert!(matches!(desk.session(), Session::Adjourned { .. }));
    give(&mut desk, Command::Undo);
    assert_eq!(words_here(&desk), "散会。");
    let (_, events) = read_journal(&room.journal());
    assert_eq!(events[events.len() - 2].what, What::Adjourned);
    assert_eq!(&Session::replay(&events), desk.session());
}

#[test]
fn a_meeting_that_is_over_can_be_hosted_again_and_its_journal_is_kept() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Adjourn);
    let over = fs::read(room.journal()).unwrap();
    desk.handle(Request::StartOver);
    assert_eq!(desk.session(), &Session::Ready);
    give(&mut desk, Command::Start);
    assert_eq!(fs::read(room.journal_folder().join("0001/journal.jsonl")).unwrap(), over);
    assert_eq!(read_journal(&room.journal()).1.len(), 1);
}

#[test]
fn without_a_data_folder_the_meeting_goes_on_and_says_so() {
    let room = Room::new();
    let mut desk = Desk::new(None);
    desk.begin(Some(room.agenda()));
    desk.handle(Request::Command(Command::Start));
    assert!(matches!(desk.notice(), Some(Notice::NoDataFolder)), "{:?}", desk.notice());
    assert!(desk.is_journal_failing());
    desk.handle(Request::Command(Command::Next));
    assert_eq!(words_here(&desk), "今天在三楼开会。");
}

#[test]
fn where_the_journal_cannot_be_written_the_meeting_goes_on_and_says_so() {
    let room = Room::new();
    write(&room.data(), "this is a file, not a folder");
    let mut desk = room.desk();
    desk.handle(Request::Command(Command::Start));
    assert!(matches!(desk.notice(), Some(Notice::CannotJournal(_))), "{:?}", desk.notice());
    desk.handle(Request::Dismiss);
    for command in to_the_middle().into_iter().skip(1) {
        give(&mut desk, command);
        assert!(desk.is_journal_failing(), "it stays said in the bar");
    }
    assert_eq!(words_here(&desk), "可以开会。");
    assert_eq!(fs::read_to_string(room.data()).unwrap(), "this is a file, not a folder");
}

#[test]
fn another_agenda_is_not_opened_while_a_meeting_runs() {
    let room = Room::new();
    let other = room.at("agendas/other.json");
    write(&other, &MEETING.replace("例会", "另一个会"));
    let mut desk = room.hosting();
    let before = desk.session().clone();
    for request in [Request::Open(other.clone()), Request::OpenSample] {
        desk.handle(request);
        assert!(matches!(desk.notice(), Some(Notice::MeetingRuns)), "{:?}", desk.notice());
        assert_eq!(desk.document().path(), Some(room.agenda().as_path()));
        assert_eq!(desk.session(), &before);
        desk.handle(Request::Dismiss);
    }
    give(&mut desk, Command::Adjourn);
    open(&mut desk, &other);
    assert_eq!(desk.document().path(), Some(other.as_path()));
    assert_eq!(desk.session(), &Session::Ready);
}

#[test]
fn what_is_no_agenda_is_refused_with_its_place_and_the_desk_keeps_what_it_has() {
    let room = Room::new();
    let broken = room.at("agendas/broken.json");
    write(&broken, &MEETING.replace("\"kind\": \"vote\"", "\"kind\": 7"));
    let mut desk = room.desk();
    open(&mut desk, &broken);
    let Some(Notice::NotAnAgenda(path, _, (line, _))) = desk.notice() else { panic!("{:?}", desk.notice()) };
    assert_eq!((path, *line), (&broken, 14));
    assert_eq!(desk.document().path(), Some(room.agenda().as_path()));
    open(&mut desk, &room.at("agendas"));
    assert!(matches!(desk.notice(), Some(Notice::NotAFile(_))), "{:?}", desk.notice());
    open(&mut desk, &room.at("nowhere.json"));
    assert!(matches!(desk.notice(), Some(Notice::CannotRead(..))), "{:?}", desk.notice());
}
