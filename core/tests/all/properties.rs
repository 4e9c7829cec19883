//! What holds for every agenda, every text and every run of commands, not only for those that somebody thought of.

use crate::generated::{agenda, command, hostile, soup};
use lectern_core::Language;
use lectern_core::agenda::check::check;
use lectern_core::agenda::rundown::PartKind;
use lectern_core::agenda::{Agenda, Rundown, SideTexts};
use lectern_core::diagnostic::{Path, Place, Spot};
use lectern_core::format::{self, SourceMap};
use lectern_core::session::{Command, Event, Session};
use lectern_core::time::Timestamp;
use lectern_core::view;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn ready(agenda: Agenda) -> Rundown {
    Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()))
}

/// A session and the journal that led to it.
struct Run {
    session: Session,
    journal: Vec<Event>,
    now: i64,
}

impl Run {
    fn new() -> Self {
        Self { session: Session::default(), journal: Vec::new(), now: 0 }
    }

    /// Gives a command; whether it was carried out.
    fn give(&mut self, rundown: &Rundown, command: Command) -> bool {
        self.now += 1_000;
        match self.session.decide(rundown, command, Timestamp(self.now)) {
            Ok(event) => {
                self.session.apply(&event);
                self.journal.push(event);
                true
            }
            Err(_) => false,
        }
    }

    /// The session that the journal leads to after it went through a file of JSON lines.
    fn replayed(&self) -> Session {
        let lines: Vec<String> = self.journal.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        assert!(lines.iter().all(|line| !line.contains('\n')), "an event takes one line");
        let events: Vec<Event> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        Session::replay(&events)
    }

    /// Answers whatever stands in the way of `next`, as the host would; whether anything did.
    fn answer(&mut self, rundown: &Rundown) {
        let position = self.session.live().unwrap().position.clone();
        let part = &rundown.parts()[rundown.part_at(&position).unwrap()];
        let step = rundown.step_of(part).unwrap();
        match part.kind {
            PartKind::Choose => {
                let one = step.choose[0].id.clone();
                assert!(self.give(rundown, Command::Choose(position.item, position.step, one)));
            }
            PartKind::Enter => {
                for id in step.enter.clone() {
                    // An id that the agenda does not define is refused, and must not hold the meeting up.
                    let known = rundown.agenda().values.contains_key(&id);
                    assert_eq!(self.give(rundown, Command::Enter(id, "若干".to_owned())), known);
                }
            }
            PartKind::Say | PartKind::Wait | PartKind::Thanks => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn reading_never_panics_and_its_problems_have_a_place(text in prop_oneof![soup(), any::<String>()]) {
        if let Err(found) = format::read(&text) {
            let (line, column) = SourceMap::new(&text).line_column(&found.place);
            prop_assert!(line >= 1 && line <= text.matches('\n').count() + 1, "line {line}");
            let width = text.split('\n').nth(line - 1).unwrap().chars().count();
            prop_assert!(column >= 1 && column <= width + 1, "column {column} of {width}");
        }
    }

    #[test]
    fn a_source_map_of_any_text_comes_to_an_end(text in prop_oneof![soup(), any::<String>()], at in 0..200_usize) {
        let map = SourceMap::new(&text);
        for path in [Path::default(), Path::item(0), Path::step(0, 0).key("say"), Path::default().key("meeting")] {
            let found = map.find(&path);
            prop_assert!(found.start <= found.end && found.end <= text.len());
            let place = Place { file: None, path, spot: Spot::Bytes(at..at + 1) };
            let (line, column) = map.line_column(&place);
            prop_assert!(line >= 1 && column >= 1);
        }
    }

    #[test]
    fn any_agenda_survives_writing_and_reading(agenda in agenda()) {
        let written = format::write(&agenda).unwrap();
        let read = format::read(&written);
        prop_assert_eq!(read.as_ref(), Ok(&agenda));
        prop_assert_eq!(format::write(&read.unwrap()).unwrap(), written);
    }

    #[test]
    fn every_part_is_found_again_by_its_position(agenda in agenda()) {
        let rundown = ready(agenda);
        for (index, part) in rundown.parts().iter().enumerate() {
            let stops = part.texts.first().map_or(vec![0], |text| text.stops.clone());
            for at in stops {
                let position = rundown.position(index, at).unwrap();
                prop_assert_eq!(rundown.part_at(&position), Some(index), "{:?}", position);
                let json = serde_json::to_string(&position).unwrap();
                prop_assert_eq!(serde_json::from_str::<lectern_core::agenda::rundown::Position>(&json).unwrap(), position);
            }
        }
    }

    #[test]
    fn checking_and_showing_never_panic_and_name_places_that_exist(agenda in agenda()) {
        let text = format::write(&agenda).unwrap();
        let rundown = ready(agenda);
        let (map, problems) = (SourceMap::new(&text), check(&rundown));
        for problem in &problems {
            let found = map.find(&problem.place.path);
            prop_assert!(found.end <= text.len());
            if let Spot::Bytes(bytes) = &problem.place.spot {
                let written: String = serde_json::from_str(&text[found]).unwrap();
                prop_assert!(written.get(bytes.clone()).is_some_and(|words| !words.is_empty()), "{problem:?}");
            }
        }
        view::outline(&rundown, &problems, Language::Chinese);
        view::script_text(&rundown, &Session::Ready, Language::English);
        view::prompter_view(&rundown, &Session::Ready);
    }

    #[test]
    fn any_run_of_commands_replays_from_its_journal_and_undoes_to_the_beginning(
        agenda in agenda(),
        commands in vec(command(), 0..60),
    ) {
        let rundown = ready(agenda);
        let mut run = Run::new();
        run.give(&rundown, Command::Start);
        for command in commands {
            run.give(&rundown, command);
            let here = run.session.live().map(|live| rundown.part_at(&live.position));
            prop_assert!(here.is_none_or(|part| part.is_some()), "the reading place is nowhere");
        }
        prop_assert_eq!(run.replayed(), run.session.clone());
        for _ in 0..=run.journal.len() {
            run.give(&rundown, Command::Undo);
        }
        prop_assert_eq!(&run.session, &Session::Ready);
        prop_assert_eq!(run.replayed(), Session::Ready);
    }

    #[test]
    fn next_alone_reaches_the_end_when_questions_are_answered(agenda in agenda()) {
        let rundown = ready(agenda);
        let alternatives = |part: &lectern_core::agenda::rundown::Part| part.texts.iter().map(|text| text.stops.len()).max();
        let most: usize = rundown.parts().iter().map(|part| alternatives(part).unwrap_or(1).max(1)).sum();
        let mut run = Run::new();
        if run.give(&rundown, Command::Start) {
            let mut steps = 0;
            while let Session::Live(_) = run.session {
                run.answer(&rundown);
                prop_assert!(run.give(&rundown, Command::Next), "next is refused");
                steps += 1;
                prop_assert!(steps <= most, "more than {most} steps");
            }
            let adjourned = matches!(run.session, Session::Adjourned { .. });
            prop_assert!(adjourned);
        } else {
            prop_assert!(rundown.parts().is_empty());
        }
    }

    #[test]
    fn skip_alone_reaches_the_last_part_without_any_answer(agenda in agenda()) {
        let rundown = ready(agenda);
        let mut run = Run::new();
        if run.give(&rundown, Command::Start) {
            // Words are never skipped, so it may take as many presses as there are stops.
            let stops = |part: &lectern_core::agenda::rundown::Part| part.texts.iter().map(|text| text.stops.len()).max().unwrap_or(0);
            let most = rundown.parts().iter().map(|part| stops(part) + 1).sum::<usize>() + 1;
            let mut steps = 1;
            while run.give(&rundown, Command::Skip) {
                steps += 1;
                prop_assert!(steps <= most);
            }
            let here = run.session.live().and_then(|live| rundown.part_at(&live.position));
            prop_assert_eq!(here, rundown.parts().len().checked_sub(1));
        }
    }

    #[test]
    fn walking_back_visits_the_same_places_as_walking_forward(agenda in agenda()) {
        let rundown = ready(agenda);
        let mut run = Run::new();
        if run.give(&rundown, Command::Start) {
            // A place is a paragraph, wherever in it one stands.
            let place = |run: &Run| {
                let live = run.session.live().unwrap();
                let part = rundown.part_at(&live.position).unwrap();
                let text = rundown.parts()[part].texts.get(live.choice(&rundown, part).unwrap_or(0));
                let stop = text.map_or(0, |text| text.stops.partition_point(|stop| *stop <= live.position.at).max(1));
                (part, stop)
            };
            let mut forward = Vec::new();
            while let Session::Live(_) = &run.session {
                forward.push(place(&run));
                run.answer(&rundown);
                run.give(&rundown, Command::Next);
            }
            run.give(&rundown, Command::Undo);
            let mut back = Vec::new();
            while let Session::Live(_) = &run.session {
                back.push(place(&run));
                if !run.give(&rundown, Command::Previous) {
                    break;
                }
            }
            back.reverse();
            prop_assert_eq!(back, forward);
        }
    }

    #[test]
    fn every_spoken_word_of_a_text_is_shown(words in hostile()) {
        let rundown = ready(format::read(&serde_json::json!({
            "format": 1, "meeting": { "title": "会" },
            "items": [{ "id": "a", "kind": "other", "steps": [{ "say": words, "wait": "other" }] }]
        }).to_string()).unwrap());
        let shown = view::script_text(&rundown, &Session::Ready, Language::Chinese);
        for word in ["同志们：", "发言。", "第三项议程", "𠮷", "鼓掌"] {
            prop_assert_eq!(shown.matches(word).count() >= 1, words.contains(word), "{} of {:?}", word, shown);
        }
    }
}
