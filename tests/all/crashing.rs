//! The program is killed in the middle of a meeting, again and again, and each time somebody goes on. This test binary runs
//! itself as the window that is killed: it hosts a script through the desk, on real folders, and says of each thing done that
//! it is done. Whatever it has said so of must be there afterwards, and at most the one thing more that was under way.
//!
//! A few kills by default; `LECTERN_KILLS=300` for so many, `LECTERN_SEED=1` for others.

use lectern::desk::{Desk, Notice, Request};
use lectern_core::agenda::edit::{Edit, ItemAt, StepAt, StepDetail, StepText, Written};
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::agenda::{Agenda, SideTexts};
use lectern_core::session::{Change, Command, Event, Live, Session, Somebody, What};
use lectern_core::time::Span;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// Tells the window that is to be killed where its folders are, and how far the script has come.
const FOLDER: &str = "LECTERN_CRASHING_FOLDER";
const FROM: &str = "LECTERN_CRASHING_FROM";
/// How often it is killed.
const KILLS: &str = "LECTERN_KILLS";
const FEW: usize = 20;
/// Where its random moments begin.
const SEED: &str = "LECTERN_SEED";
/// Things done in one meeting.
const LENGTH: usize = 90;

const AGENDA: &str = r#"{
  "format": 1,
  "meeting": { "title": "例会", "starts": "2026-03-20T09:00", "minutes": 60 },
  "people": { "lu": { "name": "陆知远" }, "qiu": { "name": "邱明" } },
  "values": { "n": { "label": "到会人数", "value": "" } },
  "items": [
    { "id": "opening", "kind": "opening", "steps": [
      { "id": "call", "say": "同志们：\n\n现在开会。\n\n今天的会有两位同志发言。\n\n下面报告人数。" },
      { "id": "count", "enter": ["n"], "say": "实到{{n}}人。" } ] },
    { "id": "talks", "kind": "speeches", "minutes": 20, "steps": [
      { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" },
      { "id": "qiu", "turn": "qiu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8 } ] },
    { "id": "vote", "kind": "vote", "steps": [
      { "id": "ask", "say": "同意的，请举手。", "choose": [
        { "id": "yes", "label": "通过", "say": "通过。\n\n请放下。" }, { "id": "no", "label": "未通过", "say": "未通过。" } ] } ] },
    { "id": "closing", "kind": "closing", "steps": [{ "id": "end", "say": { "file": "texts/end.md" } }] }
  ]
}
"#;

struct Room {
    folder: PathBuf,
}

impl Room {
    fn new(folder: &Path) -> Self {
        let room = Self { folder: fs::canonicalize(folder).unwrap() };
        fs::create_dir_all(room.folder.join("agendas/texts")).unwrap();
        fs::write(room.agenda(), AGENDA).unwrap();
        fs::write(room.folder.join("agendas/texts/end.md"), "今天的会到此结束。\n\n散会。\n").unwrap();
        room
    }

    fn agenda(&self) -> PathBuf {
        self.folder.join("agendas/例会.json")
    }

    fn desk(&self) -> Desk {
        let mut desk = Desk::new(Some(self.folder.join("data")));
        desk.begin(Some(self.agenda()));
        desk
    }

    /// The events of the journal, and whether a line of it was torn.
    fn journal(&self) -> (Vec<Event>, bool) {
        let Ok(mut folders) = fs::read_dir(self.folder.join("data/sessions")) else { return Default::default() };
        let folder = folders.next().map(|folder| folder.unwrap().path());
        let text = folder.and_then(|folder| fs::read(folder.join("journal.jsonl")).ok()).unwrap_or_default();
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let lines = std::str::from_utf8(&text[..whole]).unwrap().lines().skip(1);
        (lines.map(|line| serde_json::from_str(line).unwrap()).collect(), whole < text.len())
    }
}

/// The n-th thing that is done: of the state alone, so that it is the same in every process.
fn request(desk: &Desk, n: usize) -> Request {
    let command = match desk.session() {
        Session::Ready => Command::Start,
        Session::Adjourned { .. } => unreachable!("the meeting has ended"),
        Session::Live(live) => match some_command(live, n) {
            Some(command) => command,
            None => return some_edit(n),
        },
    };
    Request::Command(command)
}

fn some_command(live: &Live, n: usize) -> Option<Command> {
    let go_on = || match live.position.part {
        PartKind::Enter => Command::Enter("n".into(), n.to_string()),
        PartKind::Choose if live.choice_at(&"vote".into(), &"ask".into()).is_none() => {
            Command::Choose("vote".into(), "ask".into(), if n.is_multiple_of(2) { "yes" } else { "no" }.into())
        }
        PartKind::Choose | PartKind::Say | PartKind::Wait | PartKind::Thanks => Command::Next,
    };
    // A meeting that is over is not gone on with, so this one does not end.
    let is_at_end = live.position.item.as_str() == "closing";
    Some(match n * 7 % 18 {
        0..=3 | 6 if is_at_end => Command::First,
        0..=3 => go_on(),
        4 | 5 => Command::GoTo(Position { at: n * 5 % 40, ..live.position.clone() }),
        6 => Command::Skip,
        7 if live.paused.is_some() => Command::Resume,
        7 => Command::Pause,
        8 => Command::AddTime(Span::seconds(30)),
        9 | 10 if live.is_untouched() => Command::First,
        9 | 10 => Command::Undo,
        11 | 12 => Command::Change(some_change(n)),
        13 => Command::GoToItem(["opening", "talks", "vote", "closing"][n % 4].into()),
        _ => return None,
    })
}

fn some_change(n: usize) -> Change {
    let turn = ("talks".into(), if n.is_multiple_of(2) { "lu" } else { "qiu" }.into());
    let who =
        Somebody::New { id: format!("new-{n}").as_str().into(), name: "闻人笑".to_owned(), office: String::new() };
    match n % 5 {
        0 => Change::Absent { turn },
        1 => Change::Recess { after: turn, id: format!("recess-{n}").as_str().into(), minutes: 10 },
        2 => Change::TurnAdded { after: turn, id: format!("turn-{n}").as_str().into(), who, minutes: Some(3) },
        3 => Change::Replaced { turn, by: who },
        _ => Change::NumbersKept,
    }
}

fn some_edit(n: usize) -> Request {
    let at = |place: usize, id: &str| StepAt { item: ItemAt { place, id: id.into() }, place: 0 };
    let say = |at, text: String| Request::Edit(Edit::Step(at, StepDetail::Text(StepText::Say, text)));
    match n % 3 {
        // Words before the reading place, so that it moves.
        0 | 1 => {
            let words = "请大家安静，".repeat(n % 4);
            say(
                at(0, "opening"),
                format!("同志们：\n\n{words}现在开会。\n\n今天的会有两位同志发言。\n\n第{n}次报告人数。"),
            )
        }
        _ => say(at(3, "closing"), format!("今天的会到此结束。\n\n{n}点散会。\n")),
    }
}

/// Does the n-th thing, and lets what an edit has left to be written be written.
fn carry_out(desk: &mut Desk, n: usize) {
    let request = request(desk, n);
    desk.handle(request);
    for now in [n * 10, n * 10 + 5] {
        desk.keep_unsaved(f64::from(u32::try_from(now).unwrap()));
    }
}

/// Where a meeting stands, without the times.
#[derive(Debug, Clone, PartialEq)]
struct State {
    position: Position,
    changes: Vec<Change>,
    agenda: Arc<Agenda>,
    side_texts: Arc<SideTexts>,
}

impl State {
    fn of(desk: &Desk) -> Option<Self> {
        let live = desk.session().live()?;
        let (position, changes) = (live.position.clone(), live.changes.clone());
        let Written { agenda, side_texts } = desk.written().clone();
        Some(Self { position, changes, agenda, side_texts })
    }
}

/// The meeting that nobody kills: what has happened after each thing done, and where it stands then.
struct Model {
    happened: Vec<What>,
    after: Vec<(usize, Option<State>)>,
}

impl Model {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let room = Room::new(folder.path());
        let mut desk = room.desk();
        let mut after = vec![(0, State::of(&desk))];
        for n in 0..LENGTH {
            carry_out(&mut desk, n);
            assert!(!desk.is_journal_failing());
            after.push((room.journal().0.len(), State::of(&desk)));
        }
        Self { happened: what(room.journal().0), after }
    }
}

/// What was done; that somebody went on after a kill is no part of it.
fn what(events: Vec<Event>) -> Vec<What> {
    events.into_iter().map(|event| event.what).filter(|what| *what != What::PickedUp).collect()
}

/// The window that is killed. Does nothing unless it is told where.
#[test]
fn hosts_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let from = std::env::var(FROM).unwrap().parse().unwrap();
    let room = Room { folder: folder.into() };
    let say = |words: &str| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n{words}").and_then(|()| out.flush()).unwrap();
    };
    say("ready");
    let mut desk = room.desk();
    desk.handle(Request::Resume);
    for n in from..LENGTH {
        carry_out(&mut desk, n);
        say(&format!("done {}", n + 1));
    }
    say("over");
    std::thread::sleep(Duration::from_secs(60));
}

fn window(room: &Room, from: usize) -> Child {
    std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crashing::hosts_until_it_is_killed", "--nocapture", "--test-threads=1"])
        .env(FOLDER, &room.folder)
        .env(FROM, from.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// Lets a window host until it has said so much, and a moment longer; how much it had done for certain.
fn host_and_kill(room: &Room, from: usize, more: usize, moment: Duration) -> usize {
    let mut child = window(room, from);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut done = from;
    let mut hear = |line: &str| {
        done = line.strip_prefix("done ").map_or(done, |n| n.parse().unwrap());
        (line == "ready" && more == 0) || done >= from + more || line == "over"
    };
    let begun = lines.by_ref().any(|line| hear(&line));
    assert!(begun, "the window ended by itself");
    std::thread::sleep(moment);
    child.kill().unwrap();
    for line in lines {
        hear(&line);
    }
    child.wait().unwrap();
    done
}

/// What was seen, for people.
#[derive(Debug, Default)]
struct Counts {
    kills: usize,
    meetings: usize,
    /// The thing under way was there, was not, or could not have left anything.
    one_more: usize,
    none_more: usize,
    /// The words of an edit were there and what it did to the meeting was not.
    words_only: usize,
    torn: usize,
}

/// Goes on after a kill and compares with the model; how many things are done.
fn looks_right(room: &Room, model: &Model, done: usize, counts: &mut Counts) -> usize {
    let (events, torn) = room.journal();
    counts.torn += usize::from(torn);
    let found = what(events.clone());
    let one_more = (done + 1).min(LENGTH);
    let at = |n: usize| &model.happened[..model.after[n].0];
    assert!(
        found == at(done) || found == at(one_more),
        "{done} things were done, {} events, found {}",
        at(done).len(),
        found.len()
    );
    let mut desk = room.desk();
    let written = desk.written();
    let is_edited = |n: usize| {
        let state = model.after[n].1.as_ref();
        state.is_none_or(|state| state.agenda == written.agenda && state.side_texts == written.side_texts)
    };
    let (words_before, words_after) = (is_edited(done), is_edited(one_more));
    assert!(words_before || words_after, "{done} things were done, and the agenda is another one");
    desk.handle(Request::Resume);
    assert!(!desk.is_journal_failing() || events.is_empty(), "{:?}", desk.notice());
    let is_quiet = matches!(desk.notice(), None | Some(Notice::EditsFound | Notice::JournalTorn(_)));
    assert!(is_quiet, "{:?}", desk.notice());
    let has_happened = found == at(one_more) && words_after;
    let now = if has_happened {
        one_more
    } else if words_before {
        done
    } else {
        counts.words_only += 1;
        one_more
    };
    match now == done {
        true => counts.none_more += 1,
        false => counts.one_more += 1,
    }
    if events.is_empty() {
        assert_eq!(desk.session(), &Session::Ready);
        return now.min(done);
    }
    assert_eq!(State::of(&desk), model.after[now].1, "{done} things were done, {now} are there");
    let events = room.journal().0;
    assert_eq!(desk.session(), &Session::replay(&events), "{done} things were done, {now} are there");
    assert_eq!(what(events), at(now), "{done} things were done, {now} are there");
    now
}

#[test]
fn whatever_was_done_when_the_program_was_killed_is_there_again() {
    let kills = std::env::var(KILLS).ok().map_or(FEW, |kills| kills.parse().unwrap());
    let model = Model::new();
    assert!(model.happened.len() > LENGTH / 2, "only {} events", model.happened.len());
    let mut counts = Counts::default();
    let mut seed: u64 = std::env::var(SEED).ok().map_or(20_260_320, |seed| seed.parse().unwrap());
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    while counts.kills < kills {
        counts.meetings += 1;
        let folder = tempfile::tempdir().unwrap();
        let room = Room::new(folder.path());
        let mut done = 0;
        while done < LENGTH && counts.kills < kills {
            let (more, moment) = (random(7), Duration::from_micros(random(12_000)));
            done = host_and_kill(&room, done, usize::try_from(more).unwrap(), moment);
            counts.kills += 1;
            done = looks_right(&room, &model, done, &mut counts);
        }
    }
    println!("{counts:?}");
}
