//! Files that are broken, hostile or not files at all: each ends with its exit code and one clear line, never with a
//! panic, a hang or a changed file.

use crate::program::{Answer, run};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// An agenda with one step, `step` being its fields.
fn with_step(step: &str) -> String {
    with_items(&format!(r#"[{{ "id": "a", "kind": "other", "steps": [{{ {step} }}] }}]"#))
}

fn with_items(items: &str) -> String {
    format!(
        r#"{{ "format": 1, "meeting": {{ "title": "会" }}, "people": {{ "li": {{ "name": "李明" }} }}, "items": {items} }}"#
    )
}

fn folder_with(name: &str, bytes: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    folder
}

/// The rules and fields that a check reports, and its exit code.
fn checked(folder: &Path, file: &str) -> (i32, Vec<(String, String)>) {
    let answer = run(folder, ["check", "--json", file]);
    let found: Vec<Value> = serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    (answer.code, found.iter().map(|one| (text(one, "rule"), text(one, "path"))).collect())
}

/// That an answer is one line on a file, in a form that people and editors know.
fn is_one_clear_line(answer: &Answer, file: &str) {
    let mut lines = answer.err.lines();
    let line = lines.next().unwrap_or_default();
    assert_eq!(lines.next(), None, "{answer:?}");
    assert!(line.starts_with(file) && line.contains(": error: ") && !line.contains(char::is_control), "{answer:?}");
    assert_eq!(answer.out, "", "{answer:?}");
}

/// A file that cannot be opened as an agenda: every command says so, and leaves it as it was.
fn refused(file: &str, bytes: impl AsRef<[u8]>, rule: &str, path: &str) {
    let bytes = bytes.as_ref();
    let folder = folder_with(file, bytes);
    assert_eq!(checked(folder.path(), file), (1, vec![(rule.to_owned(), path.to_owned())]), "{file}");
    let in_words = run(folder.path(), ["check", file]);
    assert_eq!((in_words.code, in_words.out.lines().count()), (1, 3), "{in_words:?}");
    for language in ["zh", "en"] {
        let script = run(folder.path(), ["script", file, "--lang", language]);
        assert_eq!(script.code, 1, "{script:?}");
        is_one_clear_line(&script, &format!("{file}:"));
    }
    assert_eq!(fs::read(folder.path().join(file)).unwrap(), bytes, "{file} was changed");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside {file}");
}

/// An agenda that opens, but has exactly this problem.
fn opens_with(bytes: &str, exit: i32, rule: &str, path: &str) {
    let folder = folder_with("a.json", bytes);
    assert_eq!(checked(folder.path(), "a.json"), (exit, vec![(rule.to_owned(), path.to_owned())]), "{bytes}");
    assert_eq!(run(folder.path(), ["script", "a.json"]).code, 0, "{bytes}");
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), bytes);
}

#[test]
fn what_is_no_text_or_no_json_is_refused() {
    refused("empty.json", "", "empty-file", "");
    refused("blank.json", " \n\t\r\n ", "empty-file", "");
    refused("words.json", "会议议程\n一、开会", "not-json", "");
    refused("word.docx", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xdf\xa4\xd2\x6c", "a-document", "");
    refused(
        "gbk.json",
        b"{\"format\": 1, \"meeting\": {\"title\": \"\xbb\xe1\xd2\xe9\"}, \"items\": []}",
        "not-text",
        "",
    );
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    refused("utf16-bom.json", [b"\xff\xfe".to_vec(), utf_16("{\"format\": 1}")].concat(), "not-text", "");
    refused("utf16.json", utf_16("{\"format\": 1}"), "not-json", "");
    refused("zeros.json", [0; 4096], "not-json", "");
    refused("binary.json", (0..=255).cycle().take(5000).collect::<Vec<u8>>(), "not-text", "");
    refused("torn.json", r#"{ "format": 1, "meeting": { "title": "会"#, "unfinished-json", "");
    refused("escape.json", "{ \u{1b}[2J }", "not-json", "");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let folder = folder_with("a.json", format!("\u{feff}{}", with_step(r#""say": "开会。""#)));
    assert_eq!(checked(folder.path(), "a.json"), (0, vec![]));
}

#[test]
fn a_wrong_type_is_refused_at_its_field() {
    let cases = [
        (r#"{ "format": 1, "meeting": { "title": 7 }, "items": [] }"#.to_owned(), "meeting.title"),
        (r#"{ "format": "1", "meeting": { "title": "会" }, "items": [] }"#.to_owned(), "format"),
        (r#"{ "format": 1, "meeting": [], "items": [] }"#.to_owned(), "meeting"),
        (r#"{ "format": 1, "meeting": { "title": "会", "minutes": -3 }, "items": [] }"#.to_owned(), "meeting.minutes"),
        (r#"{ "format": 1, "meeting": { "title": "会" }, "people": [], "items": [] }"#.to_owned(), "people"),
        (with_items("{}"), "items"),
        (with_items("[null]"), "items[0]"),
        (with_step(r#""say": 1.5"#), "items[0].steps[0].say"),
        (with_step(r#""say": { "file": 3 }"#), "items[0].steps[0].say.file"),
        (with_step(r#""say": "好", "minutes": "八""#), "items[0].steps[0].minutes"),
        (with_step(r#""say": "好", "turn": {}"#), "items[0].steps[0].turn"),
        (with_step(r#""enter": "n""#), "items[0].steps[0].enter"),
    ];
    for (text, path) in cases {
        refused("types.json", text, "wrong-type", path);
    }
    refused("kind.json", with_items(r#"[{ "id": "a", "kind": "speach" }]"#), "unknown-word", "items[0].kind");
    refused("wait.json", with_step(r#""wait": "coffee""#), "unknown-word", "items[0].steps[0].wait");
}

#[test]
fn a_field_that_is_missing_or_written_twice_is_refused() {
    refused("no-items.json", r#"{ "format": 1, "meeting": { "title": "会" } }"#, "missing-field", "");
    refused("no-meeting.json", r#"{ "format": 1, "items": [] }"#, "missing-field", "");
    refused("no-title.json", r#"{ "format": 1, "meeting": {}, "items": [] }"#, "missing-field", "meeting");
    refused("no-id.json", with_items(r#"[{ "kind": "other" }]"#), "missing-field", "items[0]");
    refused("no-format.json", r#"{ "name": "package", "version": "1.0.0" }"#, "no-format", "");
    refused("zero.json", with_items("[]").replace("\"format\": 1", "\"format\": 0"), "no-format", "");
    refused("twice.json", with_step(r#""say": "一", "say": "二""#), "repeated-field", "items[0].steps[0]");
    let people = with_items("[]").replace(r#""people": {"#, r#""people": { "li": { "name": "李红" },"#);
    refused("people.json", people, "repeated-id", "people");
}

#[test]
fn too_deep_and_too_large_are_refused_at_once() {
    let deep = "[".repeat(100_000);
    refused("list.json", &deep, "unfinished-json", "");
    refused("deep.json", format!(r#"{{ "format": 1, "mood": {deep}"#), "too-deep", "");
    refused("deep-objects.json", r#"{"a":"#.repeat(100_000), "too-deep", "");
    // The type error comes first, and whoever looks for its place must not follow the brackets.
    let behind = format!(r#"{{ "format": 1, "meeting": 3, "items": {deep}"#);
    let folder = folder_with("behind.json", &behind);
    let (exit, found) = checked(folder.path(), "behind.json");
    assert_eq!((exit, found.len()), (1, 1), "{found:?}");
    is_one_clear_line(&run(folder.path(), ["script", "behind.json"]), "behind.json:");

    let folder = tempfile::tempdir().unwrap();
    let file = fs::File::create(folder.path().join("huge.json")).unwrap();
    file.set_len(60_000_000).unwrap();
    assert_eq!(checked(folder.path(), "huge.json"), (1, vec![("too-large".to_owned(), String::new())]));
    is_one_clear_line(&run(folder.path(), ["script", "huge.json"]), "huge.json:1:1:");
    assert_eq!(file.metadata().unwrap().len(), 60_000_000);
}

#[test]
fn a_newer_format_opens_where_it_can_be_read() {
    let newer = |text: String| text.replace("\"format\": 1", "\"format\": 2, \"mood\": \"good\"");
    opens_with(&newer(with_step(r#""say": "开会。""#)), 0, "newer-format", "format");
    refused("newer.json", newer(with_items("{}")), "unreadable-newer-format", "format");
}

#[test]
fn ids_that_are_repeated_or_lead_nowhere_are_reported_where_they_stand() {
    let item = r#"{ "id": "a", "kind": "other", "steps": [{ "say": "好。" }] }"#;
    opens_with(&with_items(&format!("[{item}, {item}]")), 1, "repeated-id", "items[1].id");
    opens_with(
        &with_step(r#""say": "请{{speaker}}发言。", "turn": "wang""#),
        1,
        "no-such-person",
        "items[0].steps[0].turn",
    );
    opens_with(&with_step(r#""say": "请{{people.wang}}发言。""#), 1, "no-such-person", "items[0].steps[0].say");
    opens_with(&with_step(r#""say": "共{{n}}人。""#), 1, "no-such-value", "items[0].steps[0].say");
    opens_with(&with_items("[]"), 1, "no-items", "items");
}

#[test]
fn words_from_a_file_cannot_move_the_cursor_or_fake_a_line() {
    let step = r#""say": "好。", "turn": "x\u001b[2J\nb.json:1:1: error: 假""#;
    let folder = folder_with("a.json", with_step(step));
    let answer = run(folder.path(), ["check", "a.json"]);
    assert_eq!((answer.code, answer.out.lines().count()), (1, 3), "{answer:?}");
    assert!(!answer.out.contains('\u{1b}') && answer.out.contains("x\\u{1b}[2J\\nb.json"), "{answer:?}");
}

/// An agenda whose words stand in this file, in a folder `会` of the folder that is returned.
fn naming(file: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let agenda = with_step(&format!(r#""say": {{ "file": {} }}"#, serde_json::to_string(file).unwrap()));
    fs::create_dir(folder.path().join("会")).unwrap();
    fs::write(folder.path().join("会/a.json"), agenda).unwrap();
    folder
}

fn reports(folder: &Path, rule: &str) {
    let expected = (1, vec![(rule.to_owned(), "items[0].steps[0].say.file".to_owned())]);
    assert_eq!(checked(folder, "会/a.json"), expected);
    let script = run(folder, ["script", "会/a.json"]);
    assert_eq!(script.code, 0);
    assert!(script.out.contains("【待填："), "{script:?}");
    assert!(!script.out.contains("秘密"), "{script:?}");
}

#[test]
fn a_text_that_is_outside_or_absent_is_not_read() {
    for name in ["../secret.md", "/etc/hostname", "x/../../secret.md", "C:\\secret.md", "..\\secret.md", "."] {
        let folder = naming(name);
        fs::write(folder.path().join("secret.md"), "秘密").unwrap();
        reports(folder.path(), "text-outside");
    }
    reports(naming("none.md").path(), "text-missing");
}

#[test]
fn a_text_that_is_no_text_is_not_read() {
    let binary = naming("one.md");
    fs::write(binary.path().join("会/one.md"), b"\xbb\xe1\xd2\xe9").unwrap();
    reports(binary.path(), "text-not-text");
    let zeros = naming("one.md");
    fs::write(zeros.path().join("会/one.md"), "秘密\0").unwrap();
    reports(zeros.path(), "text-not-text");
    let directory = naming("one.md");
    fs::create_dir(directory.path().join("会/one.md")).unwrap();
    reports(directory.path(), "text-not-text");
    let huge = naming("one.md");
    fs::File::create(huge.path().join("会/one.md")).unwrap().set_len(60_000_000).unwrap();
    reports(huge.path(), "text-too-large");
}

#[test]
#[cfg(unix)]
fn a_link_does_not_lead_out_and_a_pipe_is_not_waited_for() {
    use std::os::unix::fs::symlink;
    let link = naming("one.md");
    fs::write(link.path().join("secret.md"), "秘密").unwrap();
    symlink("../secret.md", link.path().join("会/one.md")).unwrap();
    reports(link.path(), "text-outside");
    let linked_folder = naming("d/secret.md");
    fs::write(linked_folder.path().join("secret.md"), "秘密").unwrap();
    symlink("..", linked_folder.path().join("会/d")).unwrap();
    reports(linked_folder.path(), "text-outside");
    let dangling = naming("one.md");
    symlink("nowhere", dangling.path().join("会/one.md")).unwrap();
    reports(dangling.path(), "text-missing");
    let circle = naming("one.md");
    symlink("one.md", circle.path().join("会/one.md")).unwrap();
    reports(circle.path(), "text-unreadable");

    let pipe = naming("one.md");
    make_pipe(&pipe.path().join("会/one.md"));
    reports(pipe.path(), "text-not-text");
}

#[cfg(unix)]
fn make_pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// What cannot be read at all ends with 2, on both streams and in both commands.
fn unreadable(folder: &Path, file: &str, rule: &str) {
    assert_eq!(checked(folder, file), (2, vec![(rule.to_owned(), String::new())]), "{file}");
    let script = run(folder, ["script", file]);
    assert_eq!(script.code, 2);
    is_one_clear_line(&script, &format!("{file}: error: "));
    let check = run(folder, ["check", file]);
    assert_eq!((check.code, check.out.lines().count(), check.err), (2, 3, script.err), "{}", check.out);
}

#[test]
fn what_is_not_there_or_no_file_cannot_be_read() {
    let folder = folder_with("plain", "{}");
    fs::create_dir(folder.path().join("folder.json")).unwrap();
    unreadable(folder.path(), "none.json", "unreadable");
    unreadable(folder.path(), "folder.json", "not-a-file");
    unreadable(folder.path(), "plain/a.json", "unreadable");
    unreadable(folder.path(), &"很长".repeat(3000), "unreadable");
}

#[test]
#[cfg(target_os = "linux")]
fn pipes_devices_and_what_the_system_refuses_cannot_be_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let folder = folder_with("locked.json", "{}");
    make_pipe(&folder.path().join("pipe"));
    unreadable(folder.path(), "pipe", "not-a-file");
    unreadable(folder.path(), "/dev/null", "not-a-file");
    // A plain file that opens, and whose bytes the system then refuses, even to the superuser.
    unreadable(folder.path(), "/proc/self/mem", "unreadable");

    fs::set_permissions(folder.path().join("locked.json"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = crate::program::program(folder.path());
    command.args(["script", "locked.json", "--lang", "en"]);
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        // Nothing is locked for the superuser, so somebody else must try.
        command.uid(65534).gid(65534);
    }
    let answer = crate::program::finish(&mut command);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert_eq!(answer.err, "locked.json: error: no permission to read it; check its permissions, or make a copy\n");
}

/// A text of one sign over and over: whoever looks ahead or back from each of them takes time by the square. The helper
/// that runs the program gives up after a minute; by the square these took longer.
#[test]
fn a_megabyte_of_one_sign_is_checked_in_time() {
    for sign in ["（", "个", "甲项", "第", "*", "{{", "月", "某"] {
        let text = sign.repeat(1_000_000 / sign.len());
        let agenda = serde_json::json!({ "format": 1, "meeting": { "title": "会" }, "items": [
            { "id": "a", "kind": "opening", "steps": [{ "say": text }] },
            { "id": "b", "kind": "other", "title": "乙", "steps": [{ "say": text }] },
        ] });
        let folder = folder_with("long.json", agenda.to_string());
        let (exit, _) = checked(folder.path(), "long.json");
        assert!(exit <= 1, "{sign}");
    }
}
