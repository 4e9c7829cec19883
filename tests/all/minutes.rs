//! `lectern minutes`: what it says of journals, whole and damaged, and what it never writes over.

use crate::program::{Answer, finish, program};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const AGENDA: &str = r#"{ "format": 1, "meeting": { "title": "例会", "place": "三楼", "minutes": 30 },
  "people": { "lu": { "name": "陆知远" } },
  "items": [
    { "id": "talks", "kind": "speeches", "title": "发言", "minutes": 10, "steps": [
      { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 } ] },
    { "id": "end", "kind": "closing", "steps": [ { "id": "bye", "say": "散会。" } ] } ] }"#;

const HEADER: &str = r#"{"journal":1,"agenda":"/nowhere/例会.json","title":"例会"}"#;

/// From nine o'clock to a quarter past, on 20 March 2026.
const EVENTS: [&str; 4] = [
    r#"{"at":1773997200000,"what":{"started":{"at":{"item":"talks","step":"lu","part":"say"}}}}"#,
    r#"{"at":1773997260000,"what":{"moved":{"to":{"item":"talks","step":"lu","part":"wait"}}}}"#,
    r#"{"at":1773997860000,"what":{"moved":{"to":{"item":"end","step":"bye","part":"say"}}}}"#,
    r#"{"at":1773998100000,"what":"adjourned"}"#,
];

struct Desk(TempDir);

impl Desk {
    /// One meeting of an agenda, with a copy of it.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("sessions/例会-1/journal.jsonl", &journal(&EVENTS));
        desk.write("sessions/例会-1/agenda/agenda.json", AGENDA);
        desk
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let mut command = program(self.0.path());
        finish(command.env("LECTERN_DATA", self.0.path()).env("TZ", "UTC").arg("minutes").args(arguments))
    }
}

fn journal(events: &[&str]) -> String {
    std::iter::once(&HEADER).chain(events).map(|line| format!("{line}\n")).collect()
}

#[test]
fn minutes_are_printed_as_markdown_of_a_journal_or_of_its_folder() {
    let desk = Desk::new();
    let answer = desk.run(&["sessions/例会-1/journal.jsonl"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    for words in [
        "# 例会会议记录\n",
        "2026年3月20日（星期五）09:00—09:15，用时 15 分钟，计划 30 分钟，提前 15 分钟\n",
        "## 第一项　发言\n\n09:00—09:11，用时 11 分钟，计划 10 分钟，超 1 分钟\n",
        "- 陆知远 发言：09:01—09:11，用时 10 分钟",
    ] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
    assert_eq!(desk.run(&["sessions/例会-1"]), answer);
    let english = desk.run(&["sessions/例会-1", "--lang", "en"]);
    assert!(english.out.contains("- 陆知远 speaks: 09:01—09:11, took 10 min"), "{}", english.out);
}

#[test]
fn the_ending_of_the_output_says_its_form_and_nothing_is_written_over() {
    let desk = Desk::new();
    for (name, begins) in [("a.md", "# 例会".as_bytes()), ("a.csv", b"\xef\xbb\xbf"), ("a.docx", b"PK\x03\x04")] {
        let answer = desk.run(&["sessions/例会-1", "-o", name]);
        assert_eq!((answer.code, answer.out), (0, format!("已写入 {name}\n")), "{}", answer.err);
        assert!(fs::read(desk.at(name)).unwrap().starts_with(begins), "{name}");
        let again = desk.run(&["sessions/例会-1", "-o", name, "--lang", "en"]);
        assert_eq!(again.code, 2);
        assert!(again.err.starts_with("error: ") && again.err.lines().count() == 1, "{}", again.err);
    }
    let document = lectern_documents::read("a.docx", &fs::read(desk.at("a.docx")).unwrap()).unwrap().document;
    assert!(document.paragraphs.iter().any(|paragraph| paragraph.text.starts_with("陆知远 发言")), "{document:?}");
    let unknown = desk.run(&["sessions/例会-1", "-o", "a.pdf"]);
    assert_eq!(
        (unknown.code, unknown.err.as_str()),
        (2, "error: 不知道“a.pdf”要写成什么；扩展名请用 .docx、.md 或 .csv\n")
    );
    assert!(!desk.at("a.pdf").exists());
    assert_eq!(desk.run(&["-o", "b.md"]).code, 2, "an output without a journal");
}

#[test]
fn a_torn_or_damaged_journal_gives_what_can_be_had() {
    let desk = Desk::new();
    let whole = journal(&EVENTS);
    // The last line is torn, the first is noise, one in the middle is.
    let torn = &whole[..whole.len() - 9];
    let headless = whole.replacen(HEADER, "\0\0\0", 1);
    let holed = whole.replacen(EVENTS[2], "{\"at\":", 1);
    for (damaged, words, out) in [
        (torn, "注意：会议记录有 1 行读不出；下面是能读出的\n", "没有散会"),
        (headless.as_str(), "注意：会议记录有 1 行读不出，开头也坏了；下面是能读出的\n", "09:00—09:15"),
        (holed.as_str(), "注意：会议记录有 1 行读不出；下面是能读出的\n", "09:01—09:15"),
    ] {
        desk.write("sessions/例会-1/journal.jsonl", damaged);
        let answer = desk.run(&["sessions/例会-1"]);
        assert_eq!((answer.code, answer.err.as_str()), (0, words));
        assert!(answer.out.contains(out), "{out}: {}", answer.out);
    }
    fs::remove_dir_all(desk.at("sessions/例会-1/agenda")).unwrap();
    desk.write("sessions/例会-1/journal.jsonl", &whole);
    let lost = desk.run(&["sessions/例会-1"]);
    assert_eq!(lost.code, 0);
    assert!(lost.err.contains("找不到这场会议的议程") && lost.out.contains("## talks\n"), "{lost:?}");
}

#[test]
fn what_is_no_journal_gets_one_clear_sentence() {
    let desk = Desk::new();
    desk.write("a.json", AGENDA);
    desk.write("empty.jsonl", "");
    desk.write("newer.jsonl", &journal(&EVENTS).replacen("\"journal\":1", "\"journal\":2", 1));
    fs::write(desk.at("noise.jsonl"), [0xff, 0xfe, 0, b'\n', 7]).unwrap();
    fs::create_dir(desk.at("folder")).unwrap();
    for (name, code, words) in [
        ("a.json", 1, "a.json: error: 不是会议记录（journal.jsonl）；lectern minutes 会列出所有会议和它们的记录文件\n"),
        ("empty.jsonl", 1, "empty.jsonl: error: 不是会议记录"),
        ("noise.jsonl", 1, "noise.jsonl: error: 不是会议记录"),
        ("newer.jsonl", 1, "newer.jsonl: error: 是另一个版本的程序写的会议记录（格式 2）；"),
        ("folder", 1, "folder: error: 这个文件夹里没有会议记录；"),
        ("nowhere", 2, "nowhere: error: 找不到这个文件；"),
    ] {
        let answer = desk.run(&[name]);
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{name}: {}", answer.err);
        assert!(answer.err.starts_with(words) && answer.err.lines().count() == 1, "{name}: {}", answer.err);
    }
}

#[test]
fn every_meeting_is_listed_with_its_journal_whatever_layout_it_lies_in() {
    let desk = Desk::new();
    let later = |events: &[&str]| journal(events).replace("177399", "177499");
    desk.write("sessions/例会-1/0002/journal.jsonl", &later(&EVENTS[..3]));
    desk.write("sessions/例会-1/journal-0001.jsonl", &journal(&EVENTS).replace("177399", "177299"));
    desk.write("sessions/例会-1/notes.txt", "x");
    desk.write("sessions/sample/journal.jsonl", "{\"journal\":1,\"agenda\":null,\"title\":\"示范\"}\n");
    let answer = desk.run(&[]);
    let at = |name: &str| desk.at("sessions/例会-1").join(name).display().to_string();
    let one = |head: &str, journal: &str| format!("{head}\n  议程 /nowhere/例会.json\n  记录 {}\n", at(journal));
    let expected = one("2026-03-31 22:46  例会  没有散会", "0002/journal.jsonl")
        + &one("2026-03-20 09:00  例会  2026-03-20 09:15 散会", "journal.jsonl")
        + &one("2026-03-08 19:13  例会  2026-03-08 19:28 散会", "journal-0001.jsonl");
    assert_eq!((answer.code, answer.out), (0, expected), "{}", answer.err);
    assert_eq!(desk.run(&["sessions/例会-1/journal-0001.jsonl"]).err.lines().count(), 1, "the shared copy is told of");
    fs::remove_dir_all(desk.at("sessions")).unwrap();
    assert_eq!(desk.run(&[]).out, "还没有开过会。\n");
    assert!(Path::new(&desk.at("sessions")).metadata().is_err(), "a list makes no folder");
}
