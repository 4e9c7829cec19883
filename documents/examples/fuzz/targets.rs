//! The readers that are fuzzed, each with its seeds and with what it promises whatever it reads.

use crate::measure::Dice;
use crate::{Target, mutate};
use lectern_core::agenda::check::check;
use lectern_core::agenda::{ItemId, Rundown, SideTexts, StepId};
use lectern_core::session;
use lectern_core::session::{Change, Command, Event, Session, Somebody, held, untrue};
use lectern_core::time::Timestamp;
use lectern_core::{Language, format, import};
use lectern_documents::{Encoding, Read, Refusal, Wanted, people, read, read_as, read_roster, read_text};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// All targets.
pub const ALL: &[Target] = &[
    Target { name: "docx", seeds: || files(&["docx"]), mutate: mutate::package, run: docx },
    Target { name: "text", seeds: texts, mutate: mutate::bytes, run: text },
    Target { name: "roster", seeds: rosters, mutate: roster_bytes, run: roster },
    Target { name: "structure", seeds: scripts, mutate: mutate::bytes, run: structure },
    Target { name: "meeting", seeds: scripts, mutate: mutate::bytes, run: meeting },
    Target { name: "journal", seeds: journals, mutate: mutate::bytes, run: journal },
];

fn files(endings: &[&str]) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one)));
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn texts() -> Vec<Vec<u8>> {
    let mut seeds = files(&["txt"]);
    let all = seeds.clone();
    for seed in all {
        let text = String::from_utf8(seed).unwrap();
        seeds.push(encoding_rs::GB18030.encode(&text).0.into_owned());
        seeds.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        let line: String = text.chars().filter(|character| *character != '\n').collect();
        let lines: Vec<String> =
            line.chars().collect::<Vec<_>>().chunks(30).map(|line| line.iter().collect()).collect();
        seeds.push(lines.join("\r\n").into_bytes());
    }
    seeds
}

/// The cases of the structure finder, whichever of them are UTF-8.
fn scripts() -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    paths.sort();
    let texts = paths.into_iter().map(|path| std::fs::read(path).unwrap());
    texts.filter(|bytes| std::str::from_utf8(bytes).is_ok()).collect()
}

fn rosters() -> Vec<Vec<u8>> {
    let mut seeds = files(&["xlsx", "xls", "ods"]);
    let list = "名单,,\n姓名,单位,职务\n王海,\"教育局,机关\",局长\n李江,一中,校长\n";
    seeds.push(list.into());
    seeds.push(list.replace(',', "\t").into_bytes());
    seeds.push(encoding_rs::GB18030.encode(&list.replace(',', "，")).0.into_owned());
    seeds
}

fn roster_bytes(one: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    if one.starts_with(b"PK") { mutate::package(one, other, dice) } else { mutate::bytes(one, other, dice) }
}

fn docx(bytes: &[u8]) -> String {
    outcome(read("会议.docx", bytes))
}

fn text(bytes: &[u8]) -> String {
    let markdown = bytes.len() % 2 == 1;
    for encoding in Encoding::offered() {
        if bytes.len() < 2_000 {
            let _ = read_as("", bytes, Some(encoding));
        }
    }
    if !markdown && let Ok(decoded) = lectern_documents::text::decode(bytes, None, Wanted::Script) {
        kept(&decoded.text, &read("a.txt", bytes));
    }
    outcome(read(if markdown { "a.md" } else { "a.txt" }, bytes))
}

/// No character of a text may be lost, but white space and what nobody sees.
fn kept(text: &str, read: &Result<Read, Refusal>) {
    let bare = |text: &str| {
        let is_layout = |character: &char| {
            character.is_whitespace()
                || character.is_control()
                || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        };
        text.chars().filter(|character| !is_layout(character)).collect::<String>()
    };
    if let Ok(read) = read {
        let words: String = read.document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(bare(&words), bare(text), "characters were lost");
    }
}

fn outcome(read: Result<Read, Refusal>) -> String {
    let read = match read {
        Ok(read) => read,
        Err(refusal) => return told(&refusal),
    };
    let mut marks = [0_usize; 4];
    for paragraph in &read.document.paragraphs {
        assert!(paragraph.text.is_char_boundary(paragraph.number), "a number ends within a character");
        assert!(!paragraph.text.trim().is_empty(), "an empty paragraph");
        assert!(
            paragraph.heading.is_none_or(|level| (1..=9).contains(&level)),
            "a heading of level {:?}",
            paragraph.heading
        );
        let odd = |character: char| character.is_control() && character != '\n' && character != '\t';
        assert!(!paragraph.text.contains(odd), "a control character");
        marks[0] += usize::from(paragraph.number > 0);
        marks[1] += usize::from(paragraph.heading.is_some());
        marks[2] += usize::from(paragraph.centred);
        marks[3] += usize::from(paragraph.row);
    }
    let notes: Vec<String> = read.notes.iter().map(|note| kind(&format!("{note:?}"))).collect();
    read.notes.iter().for_each(|note| assert!(!note.message(Language::Chinese).contains('\n'), "a note of two lines"));
    let size = |count: usize| count.checked_ilog2().map_or(0, |size| size + 1);
    format!("{:?} {:?} {notes:?}", size(read.document.paragraphs.len()), marks.map(size))
}

/// Pieces stand in order with nothing between them that anybody could see, and the agenda of any draft can be run, checked,
/// written and read again.
fn structure(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let Ok(read) = read_text(&text) else { return "no text".to_owned() };
    let draft = import::read(&read.document);
    let mut at = 0;
    for piece in &draft.pieces {
        let between = draft.text.get(at..piece.range.start).expect("pieces in order");
        assert!(is_invisible(between), "words between two pieces: {between}");
        at = piece.range.end;
    }
    assert!(is_invisible(draft.text.get(at..).expect("a last piece within the text")), "words behind the last piece");
    let imported = import::build(&draft);
    let written = format::write(&imported.agenda).unwrap();
    assert_eq!(format::read(&written).as_ref(), Ok(&imported.agenda), "it is written and read again");
    let rundown = Rundown::new(Arc::new(imported.agenda), Arc::new(SideTexts::new()));
    let problems = check(&rundown);
    let mut rules: Vec<&str> = problems.iter().map(|problem| problem.problem.rule()).collect();
    rules.sort_unstable();
    rules.dedup();
    let items: Vec<_> = rundown.agenda().items.iter().map(|item| item.kind).take(12).collect();
    format!("{items:?} {rules:?}")
}

fn roster(bytes: &[u8]) -> String {
    match read_roster("名单", bytes) {
        Ok(table) => {
            assert!(table.sheet < table.sheets.len(), "a sheet that is not there");
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "rows of different width");
            let people = people(&table).len();
            assert!(people <= table.rows.len(), "more people than rows");
            let size = |count: usize| count.checked_ilog2().map_or(0, |size| size + 1);
            let meanings: Vec<_> = table.columns.iter().map(|column| column.meaning).collect();
            let notes: Vec<String> = table.notes.iter().map(|note| kind(&format!("{note:?}"))).collect();
            format!("{} {} {meanings:?} {notes:?}", size(table.rows.len()), size(people))
        }
        Err(refusal) => told(&refusal),
    }
}

/// A refusal must have one line in each language.
fn told(refusal: &Refusal) -> String {
    for language in [Language::Chinese, Language::English] {
        let message = refusal.message(language);
        assert!(!message.is_empty() && message.lines().count() == 1, "no line, or several: {message}");
    }
    kind(&format!("{refusal:?}"))
}

/// The kind of something, without its figures.
fn kind(debug: &str) -> String {
    debug.chars().filter(|character| !character.is_ascii_digit()).take(60).collect()
}

/// White space, and the characters that the eye cannot tell from nothing.
fn is_invisible(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0'))
}

/// A meeting of a script that goes otherwise than it was written: every change can be carried out, and mending the words comes to
/// an end: no sentence comes back that was mended.
fn meeting(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let Ok(read) = read_text(&text) else { return "no text".to_owned() };
    let agenda = import::build(&import::read(&read.document)).agenda;
    let written = Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()));
    let found = check(&written);
    let Some(mut meeting) = begun(&written) else { return "nothing to say".to_owned() };
    let mut dice = Dice::new(bytes.iter().fold(7, |hash: u64, byte| hash.wrapping_mul(31) + u64::from(*byte)));
    let mut outcome = Vec::new();
    for _ in 0..3 {
        let now = held(&written, &meeting.live().unwrap().changes);
        let Some(change) = some_change(&now, &mut dice) else { break };
        let done = give(&mut meeting, &now, Command::Change(change));
        let mut mended = 0;
        let mut told = HashSet::new();
        loop {
            let now = held(&written, &meeting.live().unwrap().changes);
            let all = untrue(&written, &now, meeting.live().unwrap(), &session::told(&found, &now));
            if all.is_empty() {
                break;
            }
            let first = &all[0];
            // A text may have one sentence many times: with each that is mended there is less of it.
            let item = now.item_index(first.at.item.as_str()).map(|item| &now.agenda().items[item]);
            let is_new = told.insert((format!("{:?}", first.at), first.was.clone(), format!("{item:?}").len()));
            assert!(is_new, "there is no end to it: {} becomes {}", first.was, first.becomes);
            mended += all.len();
            let changes = all.into_iter().map(|one| one.change).collect();
            assert!(give(&mut meeting, &now, Command::ChangeAll(changes)), "words that cannot be said otherwise");
        }
        outcome.push((done, mended.checked_ilog2()));
    }
    format!("{outcome:?}")
}

fn begun(written: &Rundown) -> Option<Session> {
    let mut session = Session::default();
    give(&mut session, written, Command::Start).then_some(session)
}

/// Whether a command was carried out.
fn give(session: &mut Session, now: &Rundown, command: Command) -> bool {
    let event = session.decide(now, command, Timestamp(0));
    event.inspect(|event| session.apply(event)).is_ok()
}

/// A change of something that is there.
fn some_change(now: &Rundown, dice: &mut Dice) -> Option<Change> {
    let turns: Vec<(ItemId, StepId)> = (now.items().iter().zip(&now.agenda().items))
        .flat_map(|(entry, item)| {
            let turns = entry.steps.iter().zip(&item.steps).filter(|(_, step)| step.turn.is_some());
            turns.map(|(step, _)| (entry.id.clone(), step.clone())).collect::<Vec<_>>()
        })
        .collect();
    let items: Vec<ItemId> = now.items().iter().map(|entry| entry.id.clone()).collect();
    let item = items.get(dice.below(items.len().max(1)))?.clone();
    let after = items.get(dice.below(items.len()))?.clone();
    let Some(turn) = turns.get(dice.below(turns.len().max(1))).cloned() else {
        return Some(Change::ItemDropped { item });
    };
    let new = |name: &str| Somebody::New { id: "new".into(), name: name.to_owned(), office: "副局长".to_owned() };
    Some(match dice.below(8) {
        0 => Change::Absent { turn },
        1 => Change::Last { turn },
        2 => Change::Swapped { turn },
        3 => Change::Replaced { turn, by: new("申屠远") },
        4 => Change::TurnAdded { after: turn, id: "new".into(), who: new("司空见"), minutes: None },
        5 => Change::ItemMoved { item, after },
        6 => Change::Closed { after: turn },
        _ => Change::ItemDropped { item },
    })
}

/// What a journal may hold, whatever has become of it: it is gone through without a panic, and a screen can be made of it.
fn journal(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let events: Vec<Event> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let session = Session::replay(&events);
    let written = sample();
    let Some(live) = session.live() else { return format!("{} events, not live", events.len().min(8)) };
    let now = held(&written, &live.changes);
    let told = session::told(&[], &now);
    let untrue = untrue(&written, &now, live, &told).len();
    format!("{:?} {} {untrue}", live.part(&now), live.changes.len().min(8))
}

fn sample() -> Rundown {
    let text = "同志们，今天的会议有两项议程：一是两位同志发言；二是领导讲话。\n首先，请教育局局长王海同志发言。\n（发言）\n谢谢王局长。\n\
                再请一中校长李江同志发言。\n（发言）\n下面，请副县长陈明同志讲话。\n（讲话）\n刚才，王海、李江两位同志作了发言。散会。\n";
    let agenda = import::build(&import::read(&read_text(text).unwrap().document)).agenda;
    Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()))
}

/// The journals of some meetings.
fn journals() -> Vec<Vec<u8>> {
    let written = sample();
    let meeting = |seed: u64| {
        let mut dice = Dice::new(seed);
        let mut session = Session::default();
        let mut lines = Vec::new();
        let mut now = sample();
        for nth in 0..40 {
            let command = match (nth, dice.below(6)) {
                (0, _) => Command::Start,
                (_, 0) => Command::Pause,
                (_, 1) => Command::Resume,
                (_, 2) => Command::Undo,
                (_, 3) => some_change(&now, &mut dice).map_or(Command::Next, Command::Change),
                _ => Command::Next,
            };
            if let Ok(event) = session.decide(&now, command, Timestamp(nth * 30_000)) {
                session.apply(&event);
                lines.push(serde_json::to_string(&event).unwrap());
            }
            now = held(&written, session.live().map_or(&[], |live| &live.changes));
        }
        lines.join("\n").into_bytes()
    };
    (0..20).map(meeting).collect()
}
