//! The command line: what it prints, exactly, and with which code it ends. What it does with hostile files stands in
//! `hostile`.

use crate::program::{Answer, finish, program, run};
use lectern_core::Language;
use lectern_core::diagnostic::Rule;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

/// The folder of the samples.
fn samples() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/agendas"))
}

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn answer(code: i32, out: &str, err: &str) -> Answer {
    Answer { code, out: out.to_owned(), err: err.to_owned() }
}

const GOOD: &str = r#"{ "format": 1, "meeting": { "title": "例会" }, "items": [
  { "id": "a", "kind": "other", "steps": [ { "say": "同志们，现在开会。" } ] } ] }"#;

const TWO_BLANKS: &str = r#"{ "format": 1,
  "meeting": { "title": "例会" },
  "values": { "n": { "label": "人数", "value": "" } },
  "items": [ { "id": "a", "kind": "other", "steps": [ { "say": "\"应到\"{{n}}人，请***同志。" } ] } ] }"#;

#[test]
fn good_samples_have_no_errors() {
    for name in ["cadre-forum.json", "party-election.json", "awards.json"] {
        let answer = run(samples(), ["check", name]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{name}: {}", answer.out);
        assert!(!answer.out.contains(": error: "), "{name}: {}", answer.out);
    }
}

#[test]
fn every_blank_of_the_draft_is_found_at_its_place() {
    let answer = run(samples(), ["check", "cadre-forum-draft.json", "--json"]);
    assert_eq!(answer.code, 1);
    let found: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
    let mut blanks = Vec::new();
    for one in found.iter().filter(|one| one["severity"] == "error") {
        let text = fs::read_to_string(samples().join(one["file"].as_str().unwrap())).unwrap();
        let (line, column) = (one["line"].as_u64().unwrap() as usize, one["column"].as_u64().unwrap() as usize);
        let rest: String = text.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect();
        let blank = ["\"\"", "××", "***"].into_iter().find(|blank| rest.starts_with(blank));
        blanks.push((
            blank.unwrap_or_else(|| panic!("{one} points at {rest}")),
            one["path"].as_str().unwrap().to_owned(),
        ));
    }
    let at = |path: &str| blanks.iter().find(|(_, found)| found == path).map(|(blank, _)| *blank);
    assert!(blanks.len() >= 8, "{blanks:?}");
    for id in ["cadres-total", "new-cadres", "doc-number", "report-by"] {
        assert_eq!(at(&format!("values.{id}.value")), Some("\"\""), "{blanks:?}");
    }
    assert_eq!(at("people.reader.name"), Some("\"\""));
    assert_eq!(at("people.he.office"), Some("\"\""));
    assert_eq!(at("items[0].steps[1].say"), Some("××"));
    assert_eq!(at("items[5].steps[0].say"), Some("***"));
}

#[test]
fn a_problem_is_a_line_with_its_place_and_a_line_with_what_to_do() {
    let folder = folder_with(&[("议程.json", TWO_BLANKS), ("good.json", GOOD)]);
    let chinese = "议程.json:3:46: error: “人数”还没有填写，主持词中有 1 处要用\n\
        \x20 → 请填上；主持时会显示为醒目的空白\n\
        议程.json:4:79: error: 正文里留着没填的“***”\n\
        \x20 → 请填上，或换成占位符\n\
        检查了 1 个文件：2 处错误，0 处提醒。\n";
    assert_eq!(run(folder.path(), ["check", "议程.json"]), answer(1, chinese, ""));
    let english = "议程.json:3:46: error: “人数” is not filled in; the script needs it in 1 place(s)\n\
        \x20 → fill it in; until then the host sees a loud blank\n\
        议程.json:4:79: error: a blank `***` is left in the text\n\
        \x20 → fill it in, or make it a placeholder\n\
        1 file checked: 2 errors, 0 warnings.\n";
    assert_eq!(run(folder.path(), ["--lang", "en", "check", "议程.json"]), answer(1, english, ""));
    assert_eq!(run(folder.path(), ["check", "good.json"]), answer(0, "检查了 1 个文件，没有发现问题。\n", ""));
}

#[test]
fn warnings_alone_are_no_failure() {
    let folder = folder_with(&[("a.json", &GOOD.replace("\"例会\"", "\"\""))]);
    let expected = "a.json:1:38: warning: the meeting has no title\n  → write one in meeting.title\n\
        1 file checked: 0 errors, 1 warning.\n";
    assert_eq!(run(folder.path(), ["check", "--lang=en", "a.json"]), answer(0, expected, ""));
}

#[test]
fn a_problem_in_a_text_beside_the_agenda_stands_at_that_text() {
    let agenda = GOOD.replace("\"同志们，现在开会。\"", "{ \"file\": \"讲稿/one.md\" }");
    let two = agenda.replace("例会", "另一个会");
    let text = "# 讲话\n\n同志们好，请***同志\n";
    let folder = folder_with(&[("会/a.json", &agenda), ("会/b.json", &two), ("会/讲稿/one.md", text)]);
    let problem = |path: &str| format!("{path}:3:7: error: 正文里留着没填的“***”\n  → 请填上，或换成占位符\n");
    let total = |files| format!("检查了 {files} 个文件：1 处错误，0 处提醒。\n");
    let from_above = run(folder.path(), ["check", "会/a.json"]);
    assert_eq!(from_above, answer(1, &(problem("会/讲稿/one.md") + &total(1)), ""));
    let from_inside = run(&folder.path().join("会"), ["check", "a.json"]);
    assert_eq!(from_inside, answer(1, &(problem("讲稿/one.md") + &total(1)), ""));
    // Two agendas that share the text share the mistake.
    let both = run(folder.path(), ["check", "会/a.json", "会/b.json"]);
    assert_eq!(both, answer(1, &(problem("会/讲稿/one.md") + &total(2)), ""));
}

#[test]
fn problems_are_sorted_by_file_line_and_column() {
    let folder = folder_with(&[("b.json", TWO_BLANKS), ("a.json", TWO_BLANKS)]);
    let answer = run(folder.path(), ["check", "b.json", "a.json"]);
    let places: Vec<&str> = answer.out.lines().filter_map(|line| line.split(": error").next()).collect();
    let places: Vec<&str> = places.into_iter().filter(|line| line.contains(".json:")).collect();
    assert_eq!(places, ["a.json:3:46", "a.json:4:79", "b.json:3:46", "b.json:4:79"]);
}

#[test]
fn one_file_that_cannot_be_read_does_not_hide_the_others() {
    let folder = folder_with(&[("a.json", TWO_BLANKS)]);
    let answer = run(folder.path(), ["check", "--lang", "en", "none.json", "a.json"]);
    assert_eq!(answer.code, 2);
    assert_eq!(answer.err, "none.json: error: there is no such file; check its name and folder\n");
    assert!(answer.out.contains("a.json:3:46: error: "), "{}", answer.out);
    assert!(answer.out.contains("none.json: error: there is no such file\n  → check its name"), "{}", answer.out);
    assert!(answer.out.ends_with("2 files checked: 3 errors, 0 warnings.\n"), "{}", answer.out);
}

#[test]
fn json_says_the_same_as_data() {
    let folder = folder_with(&[("a.json", TWO_BLANKS), ("good.json", GOOD)]);
    let answer = run(folder.path(), ["check", "a.json", "none.json", "--json"]);
    assert_eq!(answer.code, 2);
    let expected = serde_json::json!([
        { "file": "a.json", "line": 3, "column": 46, "severity": "error", "rule": "unfilled", "path": "values.n.value",
          "message": "“人数”还没有填写，主持词中有 1 处要用", "hint": "请填上；主持时会显示为醒目的空白" },
        { "file": "a.json", "line": 4, "column": 79, "severity": "error", "rule": "raw-blank",
          "path": "items[0].steps[0].say", "message": "正文里留着没填的“***”", "hint": "请填上，或换成占位符" },
        { "file": "none.json", "line": null, "column": null, "severity": "error", "rule": "unreadable", "path": "",
          "message": "找不到这个文件", "hint": "请检查文件名和路径" },
    ]);
    assert_eq!(serde_json::from_str::<Value>(&answer.out).unwrap(), expected);
    assert_eq!(run(folder.path(), ["check", "--json", "good.json"]).out, "[]\n");
}

#[test]
fn a_rule_is_explained_in_the_language_that_is_asked_for() {
    let chinese = run(samples(), ["check", "--explain", "recap-omits"]);
    assert_eq!((chinese.code, chinese.err.as_str()), (0, ""));
    assert!(chinese.out.starts_with("recap-omits (提醒，可以在 checks_off 中关掉)\n  小结"), "{}", chinese.out);
    let english = run(samples(), ["check", "--explain", "not-json", "--lang", "en"]);
    assert!(english.out.starts_with("not-json (error; it cannot be switched off)\n  The file"), "{}", english.out);
    let all = run(samples(), ["check", "--explain"]);
    assert_eq!(all.code, 0);
    for rule in Rule::ALL {
        assert!(all.out.contains(&format!(
            "{}: {}\n  {}\n",
            rule.name(),
            rule.severity().word(),
            rule.why(Language::Chinese)
        )));
    }
}

#[test]
fn an_unknown_rule_leads_to_the_nearest_one() {
    let near = run(samples(), ["check", "--explain", "recap-omit", "--lang", "en"]);
    let words = "error: there is no rule `recap-omit`; did you mean `recap-omits`?\n  → lectern check --explain lists all rules\n";
    assert_eq!(near, answer(2, "", words));
    let far = run(samples(), ["check", "--explain", "qq"]);
    assert_eq!(far, answer(2, "", "error: 没有叫“qq”的规则\n  → 全部规则见 lectern check --explain\n"));
    assert_eq!(run(samples(), ["check", "--explain", "no-title", "cadre-forum.json"]).code, 2);
}

#[test]
fn rules_that_a_file_switches_off_are_counted_at_the_end() {
    let off = TWO_BLANKS.replace("\"format\": 1,", "\"format\": 1, \"checks_off\": [\"raw-blank\", \"raw-blnk\"],");
    let folder = folder_with(&[("a.json", &off), ("b.json", &off)]);
    let found = run(folder.path(), ["check", "a.json", "b.json", "--lang", "en"]);
    assert_eq!(found.code, 1);
    assert!(!found.out.contains("left in the text"), "{}", found.out);
    assert!(
        found
            .out
            .contains("warning: there is no rule `raw-blnk`; nothing is switched off\n  → did you mean `raw-blank`?")
    );
    let end = "2 files checked: 2 errors, 2 warnings.\n2 of raw-blank not listed, as checks_off asks.\n";
    assert!(found.out.ends_with(end), "{}", found.out);
}

#[test]
fn the_script_shows_directions_blanks_and_waits_apart() {
    let answer = run(samples(), ["script", "cadre-forum-draft.json"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(lines[0], "全市驻村干部座谈会暨2026年选派工作部署会");
    for whole in ["（稍停）", "（鼓掌）", "〔陆知远同志 发言 · 8 分钟〕", "谢谢陆知远同志。"]
    {
        assert!(lines.contains(&whole), "{whole} is no line of\n{}", answer.out);
    }
    assert!(
        answer.out.contains(
            "请市委组织部干部二科科长【待填：市委组织部干部二科科长姓名】同志宣读【待填：选派文件文号】文件。"
        )
    );
    assert!(answer.out.contains("今天的会议共有三项议程：一是"), "{}", answer.out);
    assert!(!answer.out.contains("***") && !answer.out.contains("{{"), "{}", answer.out);
    let english = run(samples(), ["script", "cadre-forum-draft.json", "--lang", "en"]);
    assert!(english.out.lines().any(|line| line.starts_with("〔陆知远同志 ") && line.ends_with(" · 8 min〕")));
}

#[test]
fn a_script_of_no_agenda_is_one_line_of_complaint() {
    let folder = folder_with(&[("a.json", "{ \"format\": 1,\n  \"meeting\": 7 }")]);
    let broken = run(folder.path(), ["script", "a.json", "--lang", "en"]);
    let line = "a.json:2:14: error: expected an object { }, found a whole number; \
        `lectern schema` gives the type of every field\n";
    assert_eq!(broken, answer(1, "", line));
    let absent = run(folder.path(), ["script", "没有.json"]);
    assert_eq!(absent, answer(2, "", "没有.json: error: 找不到这个文件；请检查文件名和路径\n"));
}

#[test]
fn the_schema_is_json_that_names_the_fields() {
    let answer = run(samples(), ["schema"]);
    assert_eq!(answer.code, 0);
    let schema: Value = serde_json::from_str(&answer.out).unwrap();
    for field in ["format", "meeting", "people", "values", "items"] {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    let chinese = run(samples(), ["--help"]);
    let english = run(samples(), ["--help", "--lang", "en"]);
    let by_environment = finish(program(samples()).env("LECTERN_LANG", "en_GB.UTF-8").arg("-h"));
    let option_first = finish(program(samples()).env("LECTERN_LANG", "en").args(["--lang", "zh", "--help"]));
    assert_eq!(english, by_environment);
    assert_eq!(chinese, option_first);
    for (answer, headings) in [
        (&chinese, ["用法：lectern [文件]", "命令：", "选项：", "例子：", "退出码："]),
        (&english, ["Usage: lectern [FILE]", "Commands:", "Options:", "Examples:", "Exit codes:"]),
    ] {
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        for expected in headings.into_iter().chain(["lectern check ", "lectern script ", "  schema ", "--lang <zh|en>"])
        {
            assert!(answer.out.contains(expected), "{expected} is not in\n{}", answer.out);
        }
    }
    let foreign = ["Usage", "Options", "Print", "possible values"];
    for command in ["check", "script", "schema"] {
        let help = run(samples(), [command, "--help"]);
        assert!(help.code == 0 && help.out.contains("用法：lectern ") && help.out.contains("选项："), "{}", help.out);
        assert!(foreign.iter().all(|word| !help.out.contains(word)), "{}", help.out);
    }
    assert_eq!(run(samples(), ["help"]), chinese);
    assert_eq!(run(samples(), ["--version"]).out, format!("lectern {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_wrong_command_is_said_in_words_and_ends_with_2() {
    let cases: &[(&[&str], &str, &str)] = &[
        (&["check"], "没有写文件", "no file is given"),
        (&["script"], "没有写文件", "no file is given"),
        (&["script", "a", "b"], "不认识参数“b”", "unknown argument `b`"),
        (&["chekc", "a.json"], "不认识参数“a.json”", "unknown argument `a.json`"),
        (&["check", "--jsno", "a"], "是不是 --json？", "did you mean `--json`?"),
        (&["a.json", "check", "b.json"], "“a.json”写在了命令之前", "but `a.json` stands before it"),
        (&["check", "a", "--lang", "fr"], "--lang 不能是“fr”", "--lang cannot be `fr`"),
        (&["check", "a", "--lang"], "--lang 后面缺少内容", "--lang needs a value"),
    ];
    for (arguments, chinese, english) in cases {
        for (language, words) in [("zh", chinese), ("en", english)] {
            let answer = finish(program(samples()).env("LECTERN_LANG", language).args(*arguments));
            assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{arguments:?}");
            assert!(answer.err.starts_with("error: ") && answer.err.contains(words), "{arguments:?}: {}", answer.err);
            assert_eq!(answer.err.lines().count(), 2, "{}", answer.err);
        }
    }
}

#[test]
fn without_a_display_a_file_is_not_opened_and_the_way_on_is_said() {
    for arguments in [&[][..], &["cadre-forum.json"], &["./check"], &["--", "check"], &["check.json"]] {
        let answer = run(samples(), arguments.iter());
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.contains("DISPLAY") && answer.err.contains("lectern script"), "{}", answer.err);
    }
}

#[test]
fn a_file_may_be_called_like_a_command() {
    let folder = folder_with(&[("check", GOOD), ("script", GOOD)]);
    for file in ["check", "./check", "script"] {
        assert_eq!(run(folder.path(), ["check", file]).code, 0, "{file}");
        assert!(run(folder.path(), ["script", file]).out.contains("现在开会"), "{file}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for arguments in [&["schema"][..], &["script", "cadre-forum.json"], &["check", "cadre-forum-draft.json"]] {
        let mut command = program(samples());
        let mut child = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Closed before a byte is read: every write fails.
        drop(child.stdout.take());
        let mut complaint = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
        let expected = if arguments.first() == Some(&"check") { 1 } else { 0 };
        assert_eq!((child.wait().unwrap().code(), complaint.as_str()), (Some(expected), ""), "{arguments:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_cannot_be_written_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let child = program(samples()).arg("schema").stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.starts_with("error: 结果写不出来") && complaint.lines().count() == 1, "{complaint}");
}

#[test]
#[cfg(unix)]
fn a_file_name_need_not_be_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder_with(&[]);
    let name = OsStr::from_bytes(b"\xbb\xe1\xd2\xe9.json");
    fs::write(folder.path().join(name), TWO_BLANKS).unwrap();
    let found = run(folder.path(), [OsStr::new("check"), name]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains(".json:3:46: error: "), "{}", found.out);
    assert!(run(folder.path(), [OsStr::new("script"), name]).out.contains("【待填：人数】"));
    assert_eq!(run(folder.path(), [name]).code, 2);
    assert_eq!(run(folder.path(), [name, name]).code, 2);
    assert_eq!(run(folder.path(), [OsStr::new("--lang"), name]).code, 2);
}

const SPOKEN: &str = "班组长例会主持词\n同志们：\n现在开会。\n下面，请郝建章同志讲话。\n今天的会议到此结束，散会。\n";

#[test]
fn a_document_becomes_an_agenda_and_nothing_is_written_over() {
    let folder = folder_with(&[("例会.txt", SPOKEN)]);
    let made = run(folder.path(), ["import", "例会.txt", "-o", "议程.json"]);
    assert_eq!(made.code, 0, "{made:?}");
    assert!(made.out.starts_with("已写入 议程.json\n"), "{}", made.out);
    let agenda = fs::read_to_string(folder.path().join("议程.json")).unwrap();
    let script = run(folder.path(), ["script", "议程.json"]);
    for line in SPOKEN.lines().skip(1) {
        assert!(script.out.contains(line), "{line}: {}", script.out);
    }
    let again = run(folder.path(), ["import", "例会.txt", "-o", "议程.json"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("没有覆盖"), "{}", again.err);
    assert_eq!(fs::read_to_string(folder.path().join("议程.json")).unwrap(), agenda);
    assert_eq!(fs::read_to_string(folder.path().join("例会.txt")).unwrap(), SPOKEN);
}

#[test]
fn without_an_output_the_agenda_is_printed_and_the_rest_goes_to_the_other_stream() {
    let folder = folder_with(&[("例会.txt", SPOKEN)]);
    let printed = run(folder.path(), ["import", "例会.txt"]);
    assert_eq!(printed.code, 0);
    assert!(serde_json::from_str::<Value>(&printed.out).is_ok(), "{}", printed.out);
    assert!(printed.err.contains("项议程"), "{}", printed.err);
}

#[test]
fn a_document_that_was_never_imported_is_called_one() {
    let folder = folder_with(&[("例会.txt", SPOKEN)]);
    let answer = run(folder.path(), ["check", "例会.txt"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.out.contains("lectern import 例会.txt"), "{}", answer.out);
    assert!(!answer.out.contains("JSON"), "{}", answer.out);
}

#[test]
fn what_cannot_be_imported_is_said_in_a_line_with_what_to_do() {
    let folder = folder_with(&[("空.txt", ""), ("好.txt", SPOKEN)]);
    fs::write(folder.path().join("旧.doc"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more").unwrap();
    let cases = [
        (["import", "旧.doc"].as_slice(), 1, ".docx"),
        (&["import", "空.txt"], 1, "空"),
        (&["import", "没有.docx"], 2, "没有.docx"),
        (&["import", "."], 2, "不是文件"),
        (&["import", "好.txt", "--encoding", "klingon"], 2, "klingon"),
        (&["import", "好.txt", "--roster", "旧.doc"], 1, "旧.doc"),
        (&["import"], 2, "没有写文件"),
    ];
    for (arguments, code, part) in cases {
        let answer = run(folder.path(), arguments.iter());
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{arguments:?} {answer:?}");
        assert!(answer.err.contains(part), "{arguments:?} {}", answer.err);
    }
}
