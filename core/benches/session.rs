//! Whether one command costs the same in a meeting of ten items as of ten thousand. Run with
//! `cargo bench -p lectern-core --bench session`.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark reads the clock and prints")]

mod table;

use lectern_core::agenda::{Rundown, SideTexts};
use lectern_core::format;
use lectern_core::session::{Command, Session, What};
use lectern_core::time::Timestamp;
use std::sync::Arc;
use std::time::Duration;

const COMMANDS: usize = 20_000;
const ROUNDS: usize = 25;
const BOUND: f64 = 1.5;

fn rundown(items: usize) -> Option<Rundown> {
    let item = |item: usize| {
        serde_json::json!({
            "id": format!("item-{item}"), "kind": "vote", "title": "表决",
            "steps": [
                { "id": "call", "say": "现在进行表决。\n\n同意的，请举手。", "wait": "counting", "thanks": "请放下。" },
                { "id": "result", "say": "结果如下。", "choose": [
                    { "id": "yes", "label": "通过", "say": "通过。" }, { "id": "no", "label": "未通过", "say": "未通过。" }
                ] }
            ]
        })
    };
    let items: Vec<_> = (0..items).map(item).collect();
    let agenda = serde_json::json!({ "format": 1, "meeting": { "title": "大会" }, "items": items });
    let agenda = format::read(&agenda.to_string()).ok()?;
    Some(Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new())))
}

/// Runs a walk through the agenda that now and then goes back, chooses and takes back; gives what the commands took.
fn walk(rundown: &Rundown) -> Duration {
    let mut session = Session::default();
    let (took, moves) = table::timed(|| {
        let (mut now, mut moves) = (0, 0);
        let mut give = |session: &mut Session, command: Command| {
            now += 1_000;
            match session.decide(rundown, command, Timestamp(now)) {
                Ok(event) if event.what == What::Adjourned => false,
                Ok(event) => {
                    session.apply(&event);
                    moves += 1;
                    true
                }
                Err(_) => false,
            }
        };
        give(&mut session, Command::Start);
        for nth in 0..COMMANDS {
            let command = match (nth % 16, session.live()) {
                (7, _) => Command::Previous,
                (11, _) => Command::Undo,
                (3 | 9 | 14, Some(live)) => {
                    let position = live.position.clone();
                    Command::Choose(position.item, "result".into(), if nth % 32 < 16 { "yes" } else { "no" }.into())
                }
                _ => Command::Next,
            };
            // A choice that is still open, or the end of the short agenda.
            if !give(&mut session, command) && !give(&mut session, Command::Skip) {
                give(&mut session, Command::First);
            }
        }
        moves
    });
    assert!(moves > COMMANDS / 2, "most commands were refused: {moves}");
    took
}

fn main() {
    let (Some(large), Some(small)) = (rundown(10_000), rundown(10)) else { return };
    println!("session: {COMMANDS} commands, next, previous, choose and undo mixed");
    let medians = table::interleaved(ROUNDS, || walk(&large), || walk(&small));
    table::row("A: in an agenda of 10000 items", medians[0]);
    table::row("B: in an agenda of 10 items", medians[1]);
    table::verdict(medians, BOUND);
}
