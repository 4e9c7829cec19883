//! The checker over the annotated host scripts of `tests/cases`: what an expert would mark as wrong, and nothing else. The
//! agenda is cut from each text at the marks themselves, so this measures the checker and no importer.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "a table for people, of cases that are files")]

use lectern_core::agenda::check::check;
use lectern_core::agenda::{Agenda, Rundown, SideTexts};
use lectern_core::diagnostic::{Diagnostic, Spot};
use lectern_core::format;
use lectern_core::import::{self, Document, build};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The rules that the cases mark; others, such as blanks that are left in, are not listed there.
const MARKED: &[&str] = &[
    "attendance-disagrees",
    "count-disagrees",
    "dates-disagree",
    "editions-disagree",
    "impossible-date",
    "lead-too-late",
    "list-disagrees",
    "never-called",
    "no-adjournment",
    "no-quorum",
    "number-after-bare",
    "ordinal-disagrees",
    "points-disagree",
    "promised-item-missing",
    "recap-names-stranger",
    "recap-omits",
    "recap-thanks-for-nothing",
    "result-before-vote",
    "sequence-gap",
    "shared-blank",
    "two-offices",
    "two-spellings",
    "voted-unread",
    "weekday-disagrees",
    "years-disagree",
];

/// A script and its marks.
struct Case {
    name: String,
    text: String,
    /// The script as it is read.
    document: Document,
    marks: Value,
}

fn decoded(bytes: &[u8]) -> String {
    let decoded = lectern_documents::text::decode(bytes, None, lectern_documents::Wanted::Script).unwrap();
    decoded.text.replace("\r\n", "\n").replace('\r', "\n")
}

fn cases(folder: &Path) -> Vec<Case> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut marks: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    marks.sort();
    let read = |path: PathBuf| {
        let marks: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let text = ["txt", "md"].iter().map(|end| path.with_extension(end)).find(|path| path.exists()).unwrap();
        let bytes = std::fs::read(&text).unwrap();
        let document = lectern_documents::read(&text.to_string_lossy(), &bytes).unwrap().document;
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Case { name, text: decoded(&bytes), document, marks }
    };
    marks.into_iter().map(read).collect()
}

/// Lines as paragraphs; the lines of a hard-wrapped text joined again; directions on lines of their own.
fn paragraphs(text: &str, directions: &[&str], is_wrapped: bool) -> String {
    let mut joined: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let continues = is_wrapped && !line.starts_with([' ', '　', '#', '>']);
        match joined.last_mut().filter(|last| continues && !ends_a_paragraph(last)) {
            Some(last) => last.push_str(line.trim()),
            None => joined.push(line.trim().to_owned()),
        }
    }
    let mut text = joined.join("\n\n");
    let mut from = 0;
    for direction in directions {
        if let Some(at) = text[from..].find(direction).map(|at| from + at) {
            let line = format!("\n\n> {direction}\n\n");
            text.replace_range(at..at + direction.len(), &line);
            from = at + line.len();
        }
    }
    text
}

fn ends_a_paragraph(line: &str) -> bool {
    line.ends_with(['。', '！', '？', '：', '；', '”', '）', '…', '※', '—', '.', '!', '?', ':', ')'])
}

/// The agenda that the marks make of a text, without anything that an importer would work out.
fn agenda(case: &Case) -> Value {
    let marks = &case.marks;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = match marks["cut"].as_str() {
        Some(cut) => &case.text[..case.text.find(cut).unwrap()],
        None => &case.text,
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let open = lines.clone().filter(|line| !ends_a_paragraph(line)).count();
    let is_wrapped = open * 2 > lines.count();
    let mut from = 0;
    let starts: Vec<usize> = list(&marks["items"])
        .iter()
        .map(|item| {
            let starts = item["starts"].as_str().unwrap();
            let at = from + text[from..].find(starts).unwrap_or_else(|| panic!("{}: {starts}", case.name));
            from = at + starts.chars().next().map_or(1, char::len_utf8);
            at
        })
        .collect();
    let directions: Vec<String> =
        list(&marks["directions"]).iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    let mut items = Vec::new();
    for (nth, item) in list(&marks["items"]).iter().enumerate() {
        let mut rest = &text[starts[nth]..starts.get(nth + 1).copied().unwrap_or(text.len())];
        let mut steps = Vec::new();
        let own: Vec<&str> = directions.iter().map(String::as_str).filter(|one| rest.contains(one)).collect();
        if nth == 0 {
            let head: Vec<String> = text[..starts[0]]
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| format!("> {line}"))
                .collect();
            steps.push(json!({ "say": head.join("\n\n") }));
        }
        for wait in list(&item["waits"]) {
            let after = wait["after"].as_str().unwrap();
            let end = rest.find(after).unwrap_or_else(|| panic!("{}: {after}", case.name)) + after.len();
            steps.push(json!({ "say": paragraphs(&rest[..end], &own, is_wrapped), "wait": wait["kind"] }));
            rest = &rest[end..];
        }
        if !rest.trim().is_empty() {
            steps.push(json!({ "say": paragraphs(rest, &own, is_wrapped) }));
        }
        items.push(
            json!({ "id": format!("i{nth}"), "kind": item["kind"], "numbered": item["numbered"], "steps": steps }),
        );
    }
    json!({ "format": 1, "meeting": { "title": marks["title"].as_str().unwrap_or("会议") }, "items": items })
}

fn cut(case: &Case) -> Agenda {
    format::read(&agenda(case).to_string()).unwrap_or_else(|problem| panic!("{}: {problem:?}", case.name))
}

/// The agenda that the importer makes of a text, with all that it took for placeholders.
fn imported(case: &Case) -> Agenda {
    build(&import::read(&case.document)).agenda
}

/// Words without blanks, placeholders and spaces: what the importer takes for a placeholder is a blank in the mark.
fn plain(text: &str) -> String {
    let mut rest = text;
    let mut words = String::new();
    while let Some((before, placeholder)) = rest.split_once("{{") {
        words.push_str(before);
        rest = placeholder.split_once("}}").map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words.chars().filter(|c| !c.is_whitespace() && !">_＿×xX*-".contains(*c)).collect()
}

/// The words that a problem points at, and the sentences that they stand in.
fn words_at(rundown: &Rundown, problem: &Diagnostic) -> (String, String) {
    let (Some(text), Spot::Bytes(range)) = (rundown.text_at(&problem.place), &problem.place.spot) else {
        return (String::new(), String::new());
    };
    let ends = ['。', '！', '？', '\n'];
    let start = text[..range.start].rfind(ends).unwrap_or(0);
    let end = text[range.end..].find(ends).map_or(text.len(), |at| range.end + at);
    (plain(&text[range.clone()]), plain(&text[start..end]))
}

#[derive(Default)]
struct Score {
    right: usize,
    false_alarms: usize,
    missed: usize,
}

impl Score {
    fn row(&self, name: &str) -> String {
        format!("{name:26} right {:3}, false alarms {:3}, missed {:3}\n", self.right, self.false_alarms, self.missed)
    }
}

/// Right findings, false alarms and misses by rule, and a line for each that is not right.
fn measure(cases: &[Case], is_imported: bool) -> (BTreeMap<String, Score>, Vec<String>) {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut lines = Vec::new();
    for case in cases {
        let agenda = if is_imported { imported(case) } else { cut(case) };
        let rundown = Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()));
        let mut expected: Vec<(String, String)> = case.marks["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["rule"].as_str().unwrap().to_owned(), plain(one["at"].as_str().unwrap())))
            .collect();
        for problem in check(&rundown).iter().filter(|one| MARKED.contains(&one.problem.rule())) {
            let rule = problem.problem.rule();
            let (words, sentence) = words_at(&rundown, problem);
            let fits =
                |(name, at): &(String, String)| name == rule && (sentence.contains(at.as_str()) || at.contains(&words));
            let score = scores.entry(rule.to_owned()).or_default();
            match expected.iter().position(fits) {
                Some(nth) => {
                    expected.remove(nth);
                    score.right += 1;
                }
                None => {
                    score.false_alarms += 1;
                    lines.push(format!(
                        "{}: false alarm {rule}: {words} in {sentence}: {:?}",
                        case.name, problem.problem
                    ));
                }
            }
        }
        for (rule, at) in expected {
            lines.push(format!("{}: missed {rule}: {at}", case.name));
            scores.entry(rule).or_default().missed += 1;
        }
    }
    (scores, lines)
}

/// A row for each rule, and one for all together.
fn table(scores: &BTreeMap<String, Score>) -> String {
    let mut total = Score::default();
    let mut rows = String::new();
    for (rule, score) in scores {
        rows.push_str(&score.row(rule));
        total.right += score.right;
        total.false_alarms += score.false_alarms;
        total.missed += score.missed;
    }
    rows + &total.row("total")
}

/// CASES names another folder to measure, IMPORTED takes the agendas that the importer makes, and MISSES prints what is
/// not right: the texts of scripts that are held out are not read by accident.
#[test]
fn the_marked_mistakes_are_found_and_nothing_else_is() {
    let elsewhere = std::env::var_os("CASES").map(PathBuf::from);
    let folder = elsewhere.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases"));
    let cases = cases(&folder);
    let is_imported = std::env::var_os("IMPORTED").is_some();
    let (scores, lines) = measure(&cases, is_imported);
    println!("{}", table(&scores));
    if std::env::var_os("MISSES").is_some() {
        println!("{}", lines.join("\n"));
    }
    if elsewhere.is_some() || is_imported {
        return;
    }
    assert!(cases.len() >= 92, "cases are missing: {}", cases.len());
    let sum = |count: fn(&Score) -> usize| scores.values().map(count).sum::<usize>();
    let (right, alarms, missed) = (sum(|one| one.right), sum(|one| one.false_alarms), sum(|one| one.missed));
    // As measured, on the cases that the rules were developed with: a floor, and no promise about scripts that nobody here
    // has seen.
    let summary = format!("right {right}, false alarms {alarms}, missed {missed}\n{}", lines.join("\n"));
    assert!(right >= 98 && alarms == 0 && missed <= 2, "{summary}");
}
