//! Whether going on with a long meeting costs little more than reading its journal, and whether a long meeting is shown as
//! fast as a short one. Run with `cargo bench -p lectern-core --bench resume`.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark reads the clock and a file")]

mod table;

use lectern_core::agenda::{Rundown, SideTexts};
use lectern_core::format;
use lectern_core::session::{Change, Command, Event, Session, What, held};
use lectern_core::time::{Span, Timestamp};
use lectern_core::view::prompter_view;
use std::path::Path;
use std::sync::Arc;

const ITEMS: usize = 500;
const EVENTS: usize = 20_000;
const FEW: usize = 200;
const CHANGES: usize = 20;
const ROUNDS: usize = 25;
/// So often the view is made to be measured: once is too short.
const VIEWS: usize = 20;
const BOUND: f64 = 3.0;
const VIEW_BOUND: f64 = 1.2;

fn rundown() -> Option<Rundown> {
    let item = |item: usize| {
        serde_json::json!({
            "id": format!("item-{item}"), "kind": "speeches", "title": format!("第{item}项"), "minutes": 10,
            "steps": [
                { "id": "call", "say": "现在进行{{第几项}}议程。\n\n请大家注意。", "wait": "other" },
                { "id": "one", "turn": format!("p{}", item % 50), "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" },
                { "id": "two", "turn": format!("p{}", (item + 7) % 50), "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 },
                { "id": "result", "say": "请表决。", "choose": [
                    { "id": "yes", "label": "通过", "say": "通过。" }, { "id": "no", "label": "未通过", "say": "未通过。" }
                ] }
            ]
        })
    };
    let items: Vec<_> = (0..ITEMS).map(item).collect();
    let person = |n: usize| (format!("p{n}"), serde_json::json!({ "name": format!("陆知远{n}") }));
    let people: serde_json::Map<_, _> = (0..50).map(person).collect();
    let agenda = serde_json::json!({ "format": 1, "meeting": { "title": "大会" }, "people": people, "items": items });
    let agenda = format::read(&agenda.to_string()).ok()?;
    Some(Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new())))
}

/// A meeting of so many events, and how it is held then. It ends at the beginning of the first item.
fn meeting(written: &Rundown, events: usize) -> (Vec<Event>, Session, Rundown) {
    let (mut session, mut journal, mut now) = (Session::default(), Vec::new(), held(written, &[]));
    let give = |session: &mut Session, journal: &mut Vec<Event>, now: &Rundown, command: Command| {
        let at = Timestamp(i64::try_from(journal.len()).unwrap_or(0) * 1_000);
        match session.decide(now, command, at) {
            Ok(event) if event.what != What::Adjourned => {
                session.apply(&event);
                journal.push(event);
                true
            }
            Ok(_) | Err(_) => false,
        }
    };
    give(&mut session, &mut journal, &now, Command::Start);
    for nth in 0..CHANGES {
        let turn = (format!("item-{}", nth * 20 + 5).as_str().into(), "one".into());
        if give(&mut session, &mut journal, &now, Command::Change(Change::Absent { turn })) {
            now = held(written, session.live().map_or(&[], |live| &live.changes));
        }
    }
    while journal.len() + 1 < events {
        let nth = journal.len();
        let command = match (nth % 16, session.live()) {
            (7, _) => Command::Previous,
            (11, _) => Command::GoToItem(format!("item-{}", nth * 37 % ITEMS).as_str().into()),
            (13, _) => Command::AddTime(Span::seconds(30)),
            (3 | 9, Some(live)) => {
                let item = live.position.item.clone();
                Command::Choose(item, "result".into(), if nth % 32 < 16 { "yes" } else { "no" }.into())
            }
            _ => Command::Next,
        };
        if !give(&mut session, &mut journal, &now, command) && !give(&mut session, &mut journal, &now, Command::Skip) {
            give(&mut session, &mut journal, &now, Command::First);
        }
    }
    give(&mut session, &mut journal, &now, Command::First);
    (journal, session, now)
}

fn parse(file: &Path) -> Vec<Event> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn main() {
    let Some(written) = rundown() else { return };
    let (journal, long, now) = meeting(&written, EVENTS);
    let (_, short, short_now) = meeting(&written, FEW);
    let lines: String = journal.iter().filter_map(|event| Some(serde_json::to_string(event).ok()? + "\n")).collect();
    let file = std::env::temp_dir().join(format!("lectern-resume-{}.jsonl", std::process::id()));
    if std::fs::write(&file, &lines).is_err() {
        return;
    }
    let resume = || {
        let session = Session::replay(&parse(&file));
        let held = held(&written, session.live().map_or(&[], |live| &live.changes));
        let view = prompter_view(&held, &session);
        (session, held, view)
    };
    assert!(resume().0 == long, "it is another meeting");
    println!("resume: {} events, {} changes, {ITEMS} items, {} bytes", journal.len(), CHANGES, lines.len());
    let medians = table::interleaved(ROUNDS, || table::timed(resume).0, || table::timed(|| parse(&file)).0);
    table::row("A: to the first view of the meeting", medians[0]);
    table::row("B: reading and parsing the lines", medians[1]);
    table::verdict(medians, BOUND);
    let changes = long.live().map_or(&[][..], |live| &live.changes);
    let median = |work: &dyn Fn()| table::median((0..ROUNDS).map(|_| table::timed(work).0).collect());
    table::row("of that: replay", median(&|| drop(std::hint::black_box(Session::replay(&journal)))));
    table::row("of that: the agenda as it is held", median(&|| drop(std::hint::black_box(held(&written, changes)))));
    let views = |held: &Rundown, session: &Session| {
        table::timed(|| (0..VIEWS).map(|_| prompter_view(held, session).flow.len()).sum::<usize>()).0
    };
    println!("view: {VIEWS} times");
    let medians = table::interleaved(ROUNDS, || views(&now, &long), || views(&short_now, &short));
    table::row(&format!("A: after {EVENTS} events"), medians[0]);
    table::row(&format!("B: after {FEW} events"), medians[1]);
    table::verdict(medians, VIEW_BOUND);
    let _ = std::fs::remove_file(&file);
}
