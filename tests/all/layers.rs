//! The layers, held by reading the paths in the sources: what is left never uses what is right of it. Reads text and
//! compiles nothing, so a path that a macro puts together would go unseen; there is none.

use std::fs;
use std::path::{Path, PathBuf};

/// From left to right. Those of one row do not use each other.
const CORE: [&[&str]; 10] = [
    &["language", "time"],
    &["diagnostic"],
    &["chinese"],
    &["script"],
    &["agenda"],
    &["format"],
    &["import"],
    &["session"],
    &["record"],
    &["view"],
];

/// Each part of the shell, and what it may use of it.
const SHELL: [(&str, &[&str]); 14] = [
    ("beside", &[]),
    ("clock", &[]),
    ("store", &[]),
    ("display", &[]),
    ("strings", &[]),
    ("action", &[]),
    ("letters", &[]),
    ("theme", &["letters"]),
    ("prompter", &["letters", "theme"]),
    ("ui", &["action", "beside", "letters", "prompter", "strings", "theme"]),
    ("desk", &["beside", "clock", "store"]),
    ("app", &["action", "clock", "desk", "prompter", "store", "strings", "theme", "ui"]),
    ("cli", &["app", "clock", "desk", "display", "store"]),
    ("main", &["cli"]),
];

/// What some parts must not name, whoever offers it.
const FOREIGN: [(&[&str], &[&[&str]]); 3] = [
    // The screens are given data; files, the network and the time are reached elsewhere.
    (
        &["ui", "prompter", "theme", "action", "strings"],
        &[
            &["std", "fs"],
            &["std", "net"],
            &["std", "thread"],
            &["std", "time", "Instant"],
            &["std", "time", "SystemTime"],
        ],
    ),
    // The desk knows no window.
    (&["clock", "store", "desk", "strings", "cli"], &[&["egui"], &["eframe"]]),
    // The core knows nothing of the machine.
    (
        &[
            "language",
            "time",
            "diagnostic",
            "chinese",
            "script",
            "agenda",
            "format",
            "import",
            "session",
            "record",
            "view",
        ],
        &[
            &["std", "fs"],
            &["std", "net"],
            &["std", "thread"],
            &["std", "env"],
            &["std", "process"],
            &["std", "time", "Instant"],
            &["std", "time", "SystemTime"],
            &["lectern"],
            &["egui"],
        ],
    ),
];

/// The beginnings of paths that lead to another place.
const ROOTS: [&str; 8] = ["crate", "super", "self", "lectern_core", "lectern", "std", "egui", "eframe"];

/// A source file: which package it is of, where it stands in it, and its text.
struct Source<'a> {
    /// `src` or `core/src`.
    package: &'a str,
    /// Its path within that.
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    /// The module that the file is, from the root of its package.
    fn module(&self) -> Vec<String> {
        let mut names: Vec<String> = self.file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if names.last().is_some_and(|last| last == "mod" || last == "lib") {
            names.pop();
        }
        names
    }

    /// Every path in it that leads to another place, in full.
    fn paths(&self) -> Vec<Vec<String>> {
        let module = self.module();
        // The tests at the end of a file are one module further down.
        let (code, tests) = self.text.split_once("\nmod tests {").unwrap_or((self.text, ""));
        let mut inner = module.clone();
        inner.push("tests".to_owned());
        let mut paths = paths_in(code, &module);
        paths.extend(paths_in(tests, &inner));
        paths
    }

    /// What it uses although it must not.
    fn violations(&self) -> Vec<String> {
        let module = self.module();
        let Some(own) = layer(&module) else { return Vec::new() };
        let mut found = Vec::new();
        for path in self.paths() {
            let foreign = FOREIGN.iter().filter(|(layers, _)| layers.contains(&own)).flat_map(|(_, names)| *names);
            let is_foreign =
                foreign.into_iter().any(|name| path.iter().zip(*name).filter(|(a, b)| a == *b).count() == name.len());
            let is_right = layer(&path).is_some_and(|used| used != own && !self.may_use(own, used));
            if is_foreign || is_right {
                found.push(format!("{}/{} uses {}", self.package, self.file, path.join("::")));
            }
        }
        found
    }

    fn may_use(&self, own: &str, used: &str) -> bool {
        if self.package == "src" {
            let known = |name: &str| SHELL.iter().find(|(layer, _)| *layer == name);
            // What is no layer is another package or a name at the root of this one.
            known(used).is_none() || known(own).is_some_and(|(_, may)| may.contains(&used))
        } else {
            let row = |name: &str| CORE.iter().position(|row| row.contains(&name));
            row(used).is_none_or(|used| row(own).is_some_and(|own| used < own))
        }
    }
}

/// The layer that a path belongs to.
fn layer(path: &[String]) -> Option<&str> {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    match names.as_slice() {
        [] => None,
        // Colours are below the screens, wherever their file stands.
        // The one type that is named at the root of the core.
        ["Language", ..] => Some("language"),
        [first, ..] => Some(first),
    }
}

/// Every path in a text that begins at one of the roots, seen from a module.
fn paths_in(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut paths = Vec::new();
    for root in ROOTS {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            let rest = &code[at + root.len()..];
            let begins = !(before.is_alphanumeric() || before == '_' || before == ':');
            if begins && rest.trim_start().starts_with("::") {
                let start = match root {
                    "crate" => Vec::new(),
                    "super" => module[..module.len().saturating_sub(1)].to_vec(),
                    "self" => module.to_vec(),
                    other => vec![other.to_owned()],
                };
                follow(&rest.trim_start()[2..], start, &mut paths);
            }
        }
    }
    paths
}

/// Follows a path and its braces; answers with what stands after it.
fn follow<'a>(text: &'a str, mut path: Vec<String>, paths: &mut Vec<Vec<String>>) -> &'a str {
    let mut rest = text.trim_start();
    if let Some(inside) = rest.strip_prefix('{') {
        rest = inside;
        while !rest.trim_start().starts_with('}') {
            rest = follow(rest, path.clone(), paths).trim_start();
            rest = rest.strip_prefix(',').unwrap_or(rest);
            if rest.is_empty() {
                return rest;
            }
        }
        return &rest.trim_start()[1..];
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*')).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    match name {
        "super" => drop(path.pop()),
        "self" => {}
        _ => path.push(name.to_owned()),
    }
    let after = after.trim_start();
    match after.strip_prefix("::") {
        Some(further) if !further.trim_start().starts_with('<') => follow(further, path, paths),
        Some(_) | None => {
            paths.push(path);
            // Past a rename, to the comma or the end of the braces.
            after.strip_prefix("as ").map_or(after, |renamed| {
                renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == ' ')
            })
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for one in fs::read_dir(folder).unwrap() {
        let path = one.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Calls with every source of a package.
fn each_source(package: &str, mut look: impl FnMut(&Source<'_>)) {
    let folder = root().join(package);
    for path in files_below(&folder) {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
        look(&Source { package, file: &file, text: &text });
    }
}

#[test]
fn nothing_uses_what_stands_right_of_it() {
    let mut found = Vec::new();
    for package in ["core/src", "src"] {
        each_source(package, |source| found.extend(source.violations()));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_of_the_agenda_needs_its_check() {
    let mut found = Vec::new();
    each_source("core/src", |source| {
        let module = source.module();
        let is_checked =
            module.first().is_some_and(|layer| layer == "agenda") && module.get(1).is_some_and(|part| part != "check");
        let is_check = |path: &Vec<String>| path.starts_with(&["agenda".to_owned(), "check".to_owned()]);
        found.extend(
            source.paths().into_iter().filter(|path| is_checked && is_check(path)).map(|_| source.file.to_owned()),
        );
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_module_has_its_place_among_the_layers() {
    let mut unknown = Vec::new();
    each_source("core/src", |source| {
        let module = source.module();
        if let Some(own) = layer(&module)
            && !CORE.iter().any(|row| row.contains(&own))
        {
            unknown.push(own.to_owned());
        }
    });
    each_source("src", |source| {
        let module = source.module();
        if let Some(own) = layer(&module)
            && !SHELL.iter().any(|(layer, _)| *layer == own)
        {
            unknown.push(own.to_owned());
        }
    });
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn what_the_shell_may_use_it_does_use() {
    let mut used = Vec::new();
    each_source("src", |source| {
        let module = source.module();
        let own = layer(&module).unwrap_or_default().to_owned();
        for path in source.paths() {
            // The program's first lines see the library from outside.
            let path = path.strip_prefix(&["lectern".to_owned()]).unwrap_or(&path).to_vec();
            used.extend(layer(&path).map(|layer| (own.clone(), layer.to_owned())));
        }
    });
    for (own, may) in SHELL {
        for other in may {
            assert!(used.iter().any(|(a, b)| a == own && b == other), "{own} does not use {other}: take it out");
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    let mut count = 0;
    for folder in ["src", "core/src", "tests", "core/tests", "core/benches"] {
        for path in files_below(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} does not open with //!", path.display());
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn a_path_is_read_whatever_it_is_written_like() {
    let module = ["ui".to_owned(), "present".to_owned(), "bars".to_owned()];
    let cases: [(&str, &[&str]); 11] = [
        ("use crate::desk::Desk;", &["desk::Desk"]),
        ("use crate::{action::Action, desk};", &["action::Action", "desk"]),
        (
            "use crate::{\n    action::{Action, Row},\n    ui::{self, theme as colours},\n};",
            &["action::Action", "action::Row", "ui", "ui::theme"],
        ),
        ("use super::PresentView;", &["ui::present::PresentView"]),
        ("use super::super::{Wish, theme};", &["ui::Wish", "ui::theme"]),
        ("use super::super::super::desk::*;", &["desk::*"]),
        ("fn f() { let x = crate::desk::Desk::new::<u8>(None); }", &["desk::Desk::new"]),
        ("#[serde(with = \"crate::store::journal\")]", &["store::journal"]),
        ("use std::{fs, net::{TcpStream, UdpSocket}};", &["std::fs", "std::net::TcpStream", "std::net::UdpSocket"]),
        ("// use crate::desk::Desk;\n//! crate::store", &[]),
        ("let c = supercrate::desk(my_crate::x, a::crate_::y);", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<String> = paths_in(text, &module).iter().map(|path| path.join("::")).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_use_in_the_wrong_direction_is_caught() {
    let cases = [
        ("src", "ui/help.rs", "use crate::desk::Desk;"),
        ("src", "ui/present/bars.rs", "use crate::{action::Action, store::journal};"),
        ("src", "ui/mod.rs", "fn now() -> u64 { crate::clock::Clock::default().read() }"),
        ("src", "ui/dialogs.rs", "use std::{fmt, fs};"),
        ("src", "ui/dialogs.rs", "let text = std::fs::read_to_string(path);"),
        ("src", "ui/prepare/form.rs", "use std::net::TcpStream;"),
        ("src", "ui/prepare/form.rs", "use std::time::{Duration, Instant};"),
        ("src", "ui/prepare/form.rs", "let now = std::time::SystemTime::now();"),
        ("src", "ui/widgets.rs", "use super::super::app::App;"),
        ("src", "prompter/lines.rs", "use crate::ui::widgets;"),
        ("src", "prompter/mod.rs", "use super::action;"),
        ("src", "action.rs", "use crate::ui::Wish;"),
        ("src", "theme.rs", "use crate::ui::Wish;"),
        ("src", "desk/mod.rs", "use crate::app::App;"),
        ("src", "desk/notice.rs", "use egui::Color32;"),
        ("src", "store/journal.rs", "use crate::desk::Desk;"),
        ("src", "clock.rs", "use crate::store::journal;"),
        ("src", "app/mod.rs", "use crate::cli::run;"),
        ("src", "action.rs", "fn f() {}\nmod tests {\n    use crate::app::App;\n}"),
        ("core/src", "time.rs", "use crate::Language;"),
        ("core/src", "language.rs", "use crate::time::Span;"),
        ("core/src", "diagnostic/path.rs", "use super::super::chinese::numeral;"),
        ("core/src", "chinese/numeral.rs", "use crate::script::parse;"),
        ("core/src", "script/mod.rs", "use super::agenda::Agenda;"),
        ("core/src", "agenda/mod.rs", "#[serde(deserialize_with = \"crate::format::unique::map\")]"),
        ("core/src", "format/mod.rs", "use crate::{agenda::Agenda, session::Session};"),
        ("core/src", "session/live.rs", "use crate::view::Focus;"),
        ("core/src", "session/live.rs", "use crate::record::Record;"),
        ("core/src", "record/names.rs", "use crate::view::Focus;"),
        ("core/src", "view/flow.rs", "use std::fs;"),
        ("core/src", "session/mod.rs", "use std::time::Instant;"),
    ];
    for (package, file, text) in cases {
        let found = Source { package, file, text }.violations();
        assert_eq!(found.len(), 1, "{package}/{file}: {text}: {found:?}");
    }
}

#[test]
fn a_use_in_the_right_direction_is_let_through() {
    let cases = [
        ("src", "ui/help.rs", "use crate::theme;\nuse crate::action::{ACTIONS, Action};\nuse crate::strings::Strings;"),
        ("src", "ui/help.rs", "use lectern_core::session::Command;\nuse std::time::Duration;\nuse egui::Ui;"),
        ("src", "prompter/paint.rs", "use crate::theme;\nuse super::lines::Laid;"),
        ("src", "desk/mod.rs", "use crate::clock::Clock;\nuse crate::store::{journal, sample};\nuse std::fs;"),
        ("src", "action.rs", "fn f() {}\nmod tests {\n    use super::*;\n}"),
        ("core/src", "view/flow.rs", "use crate::session::Session;\nuse super::outline;\nuse crate::Language;"),
        ("core/src", "agenda/check/mod.rs", "use super::super::Rundown;\nuse super::rundown::Part;"),
    ];
    for (package, file, text) in cases {
        assert_eq!(Source { package, file, text }.violations(), [] as [String; 0], "{package}/{file}: {text}");
    }
}
