//! The record of a meeting on the desk, and journals that are put aside with the agenda of their own meeting.

use super::{END, MEETING, Room, give, names_in, open, write};
use lectern::desk::{Form, Notice, Request};
use lectern::store::sessions::{self, Source};
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::record::Record;
use lectern_core::session::{Command, Session};
use std::fs;
use std::path::Path;

fn record(journal: &Path) -> (Record, Source) {
    let past = sessions::open(journal).unwrap();
    let (opened, source) = past.agenda();
    (Record::of(&Rundown::new(opened.agenda, opened.side_texts), &past.events), source)
}

#[test]
fn each_meeting_of_an_agenda_keeps_the_agenda_as_it_was() {
    let room = Room::new();
    for title in ["第一次例会", "第二次例会", "第三次例会"] {
        write(&room.agenda(), &MEETING.replace("例会", title));
        let mut desk = room.desk();
        give(&mut desk, Command::Start);
        give(&mut desk, Command::Next);
        give(&mut desk, Command::Adjourn);
    }
    let folder = room.journal_folder();
    let found = names_in(&folder);
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    for of in ["0001/", "0002/", ""] {
        for name in ["journal.jsonl", "agenda/agenda.json", "agenda/texts/end.md"] {
            assert!(found.contains(&format!("{of}{name}")), "{of}{name}: {found:?}");
        }
    }
    assert_eq!(text("0001/agenda/texts/end.md"), END);
    let all = sessions::list(&room.data());
    let titles: Vec<String> = all.iter().map(|past| record(&past.journal).0.title).collect();
    assert_eq!(titles, ["第三次例会", "第二次例会", "第一次例会"], "the latest first");
    assert!(all.iter().all(|past| past.agenda().1 == Source::Copy));
    assert_eq!(sessions::open(&folder).unwrap().journal, room.journal(), "a folder stands for its latest meeting");
}

#[test]
fn journals_that_were_put_aside_before_they_had_folders_are_found_and_their_numbers_are_not_given_again() {
    let room = Room::new();
    let mut desk = room.desk();
    give(&mut desk, Command::Start);
    give(&mut desk, Command::Adjourn);
    drop(desk);
    let folder = room.journal_folder();
    fs::rename(room.journal(), folder.join("journal-0001.jsonl")).unwrap();
    let past = sessions::open(&folder).unwrap();
    assert_eq!(past.journal, folder.join("journal-0001.jsonl"));
    assert_eq!(past.agenda().1, Source::SharedCopy);
    for _ in 0..2 {
        let mut desk = room.desk();
        give(&mut desk, Command::Start);
        give(&mut desk, Command::Adjourn);
    }
    assert!(folder.join("0002/journal.jsonl").is_file() && !folder.join("0001").exists());
    assert_eq!(sessions::list(&room.data()).len(), 3);
    assert!(record(&folder.join("journal-0001.jsonl")).0.adjourned.is_some());
}

#[test]
fn an_agenda_that_is_gone_costs_only_the_names() {
    let room = Room::new();
    drop(room.hosting());
    let journal = room.journal();
    assert_eq!(record(&journal).1, Source::Copy);
    fs::remove_dir_all(room.journal_folder().join("agenda")).unwrap();
    assert_eq!(record(&journal).1, Source::File);
    fs::remove_file(room.agenda()).unwrap();
    let (record, source) = record(&journal);
    assert_eq!((source, record.title.as_str()), (Source::Lost, "例会"));
    assert_eq!(record.items.len(), 2);
}

#[test]
fn the_record_on_the_desk_is_that_of_the_journal() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Adjourn);
    assert_eq!(desk.record(), record(&room.journal()).0);
    drop(desk);
    // And after the program was cut off and went on.
    let room = Room::new();
    drop(room.hosting());
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    give(&mut desk, Command::Adjourn);
    assert_eq!(desk.record(), record(&room.journal()).0);
    give(&mut desk, Command::Undo);
    assert!(matches!(desk.session(), Session::Live(_)));
    assert_eq!(desk.record().adjourned, None);
}

#[test]
fn a_meeting_without_a_journal_has_a_record_all_the_same() {
    let room = Room::new();
    write(&room.data(), "this is a file, not a folder");
    let mut desk = room.desk();
    desk.handle(Request::Command(Command::Start));
    desk.handle(Request::Dismiss);
    give(&mut desk, Command::Next);
    give(&mut desk, Command::Adjourn);
    assert!(desk.record().adjourned.is_some());
}

#[test]
fn a_record_is_written_in_the_form_of_its_name_and_never_over_a_file_unasked() {
    let room = Room::new();
    let mut desk = room.hosting();
    give(&mut desk, Command::Adjourn);
    let save = |path: &Path, replace| Request::SaveRecord {
        journal: None,
        path: path.to_owned(),
        replace,
        language: Language::Chinese,
    };
    for (name, begins) in [("记录.md", "# 例会".as_bytes()), ("记录.csv", b"\xef\xbb\xbf"), ("记录.docx", b"PK")]
    {
        let path = room.at(name);
        desk.handle(save(&path, false));
        assert!(matches!(desk.notice(), Some(Notice::Saved(_))), "{:?}", desk.notice());
        assert!(fs::read(&path).unwrap().starts_with(begins), "{name}");
    }
    desk.handle(save(&room.at("没有扩展名"), false));
    assert!(room.at("没有扩展名.docx").is_file());
    desk.handle(save(&room.at("没有扩展名"), true));
    assert!(matches!(desk.notice(), Some(Notice::Exists(_))), "agreed to was another name: {:?}", desk.notice());
    write(&room.at("别人的.md"), "别人的");
    desk.handle(save(&room.at("别人的.md"), false));
    assert!(matches!(desk.notice(), Some(Notice::Exists(_))), "{:?}", desk.notice());
    assert_eq!(fs::read_to_string(room.at("别人的.md")).unwrap(), "别人的");
    desk.handle(save(&room.at("别人的.md"), true));
    assert!(fs::read_to_string(room.at("别人的.md")).unwrap().starts_with("# 例会"));
    assert_eq!(Form::of(Path::new("a.DOCX")), Some(Form::Docx));
}

#[test]
fn another_agenda_on_the_desk_has_no_record_of_the_one_before() {
    let room = Room::new();
    let other = room.at("agendas/other.json");
    write(&other, &MEETING.replace("例会", "另一个会"));
    let mut desk = room.hosting();
    give(&mut desk, Command::Adjourn);
    open(&mut desk, &other);
    assert_eq!(desk.record().began, None);
    give(&mut desk, Command::Start);
    assert_eq!((desk.record().title.as_str(), desk.record().items.len()), ("另一个会", 1));
}
