//! Edits of the agenda during a meeting, mixed with whatever the host does: what was chosen stays with its vote, and
//! taking things back leads where it did before, whatever was taken out, put in, moved or reworded meanwhile.

use lectern_core::agenda::rundown::PartKind;
use lectern_core::agenda::{
    Agenda, Alternative, Item, ItemKind, Meeting, Rundown, SideTexts, Step, StepId, Text, WaitKind,
};
use lectern_core::session::{Command, Event, Session};
use lectern_core::time::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A vote that is known by its number, without an id or with one. The sentences to choose from are the same in all.
fn vote(number: usize, has_id: bool) -> Step {
    let sentence = |id: &str| Alternative {
        id: id.into(),
        label: id.to_owned(),
        say: Text::Inline(format!("{id}。")),
        unknown: Default::default(),
    };
    Step {
        id: has_id.then(|| StepId(format!("vote-{number}"))),
        say: Some(Text::Inline(format!("第{number}号，请举手。\n\n请放下。"))),
        choose: vec![sentence("yes"), sentence("no")],
        wait: Some(WaitKind::Other),
        ..Step::default()
    }
}

fn number(step: &Step) -> usize {
    let Some(Text::Inline(say)) = &step.say else { panic!("every step is a vote") };
    say.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn ready(steps: &[Vec<Step>]) -> Rundown {
    let item = |(index, steps): (usize, &Vec<Step>)| Item {
        id: format!("item-{index}").as_str().into(),
        kind: ItemKind::Vote,
        title: None,
        numbered: None,
        number: None,
        droppable: false,
        minutes: None,
        steps: steps.clone(),
        unknown: Default::default(),
    };
    let agenda = Agenda {
        format: 1,
        meeting: Meeting { title: "会".to_owned(), ..Meeting::default() },
        people: Default::default(),
        values: Default::default(),
        items: steps.iter().enumerate().map(item).map(Arc::new).collect(),
        checks_off: Vec::new(),
        unknown: Default::default(),
    };
    Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new()))
}

#[derive(Debug, Clone)]
enum Happens {
    Choose(Index, bool),
    GoTo(Index),
    Next,
    Previous,
    MinuteMore,
    Undo,
    Remove(Index),
    Insert(Index, Index, bool),
    Move(Index, Index, Index),
    Reword(Index),
}

fn happens() -> impl Strategy<Value = Happens> {
    let index = any::<Index>;
    prop_oneof![
        3 => (index(), any::<bool>()).prop_map(|(step, yes)| Happens::Choose(step, yes)),
        2 => index().prop_map(Happens::GoTo),
        2 => Just(Happens::Next),
        1 => Just(Happens::Previous),
        1 => Just(Happens::MinuteMore),
        2 => Just(Happens::Undo),
        1 => index().prop_map(Happens::Remove),
        1 => (index(), index(), any::<bool>()).prop_map(|(item, at, has_id)| Happens::Insert(item, at, has_id)),
        1 => (index(), index(), index()).prop_map(|(step, item, at)| Happens::Move(step, item, at)),
        1 => index().prop_map(Happens::Reword),
    ]
}

/// What was chosen, by the number of the vote.
type Chosen = BTreeMap<usize, String>;

struct Room {
    steps: Vec<Vec<Step>>,
    rundown: Rundown,
    session: Session,
    journal: Vec<Event>,
    /// What was chosen before each thing that could be taken back.
    before: Vec<Chosen>,
    next_number: usize,
}

impl Room {
    fn new(shape: &[Vec<bool>]) -> Self {
        let mut numbers = 0;
        let mut one = |has_id: &bool| {
            numbers += 1;
            vote(numbers, *has_id)
        };
        let steps: Vec<Vec<Step>> = shape.iter().map(|item| item.iter().map(&mut one).collect()).collect();
        let rundown = ready(&steps);
        let mut room = Self {
            steps,
            rundown,
            session: Session::default(),
            journal: Vec::new(),
            before: vec![],
            next_number: numbers,
        };
        room.give(Command::Start);
        room.before.clear();
        room
    }

    fn now(&self) -> Timestamp {
        Timestamp(i64::try_from(self.journal.len()).unwrap() * 60_000)
    }

    fn give(&mut self, command: Command) {
        let undoes = command == Command::Undo;
        if undoes && self.before.is_empty() {
            return;
        }
        let before = self.chosen();
        if let Ok(what) = self.session.decide(&self.rundown, command, self.now()) {
            self.session.apply(&what);
            self.journal.push(what);
            if undoes {
                let expected = self.before.pop().unwrap();
                assert_eq!(self.chosen(), expected, "taken back");
            } else {
                self.before.push(before);
            }
        }
    }

    /// The item and the place in it of the vote that an index points at.
    fn pick(&self, index: &Index) -> (usize, usize) {
        let all: Vec<_> = self
            .steps
            .iter()
            .enumerate()
            .flat_map(|(item, steps)| (0..steps.len()).map(move |step| (item, step)))
            .collect();
        *index.get(&all)
    }

    fn chosen(&self) -> Chosen {
        let Some(live) = self.session.live() else { return Chosen::new() };
        let at = |((item, step), chosen): (
            &(lectern_core::agenda::ItemId, StepId),
            &lectern_core::agenda::AlternativeId,
        )| {
            let item = self.rundown.item_index(item.as_str()).unwrap();
            let step = self.rundown.items()[item].steps.iter().position(|id| id == step).unwrap();
            (number(&self.steps[item][step]), chosen.to_string())
        };
        live.chosen.iter().map(at).collect()
    }

    /// Changes the agenda; every vote that is still there keeps its result, and no other has one.
    fn edit(&mut self, change: impl FnOnce(&mut Vec<Vec<Step>>)) {
        let before = self.chosen();
        let here = self.number_here();
        change(&mut self.steps);
        let old = std::mem::replace(&mut self.rundown, ready(&self.steps));
        if let Some(what) = self.session.live().and_then(|live| live.rebase(&old, &self.rundown)) {
            let event = Event { at: self.now(), what };
            self.session.apply(&event);
            self.journal.push(event);
        }
        let there: Vec<usize> = self.steps.iter().flatten().map(number).collect();
        let still_there = |chosen: &mut Chosen| chosen.retain(|number, _| there.contains(number));
        let mut expected = before;
        still_there(&mut expected);
        assert_eq!(self.chosen(), expected, "after an edit");
        self.before.iter_mut().for_each(still_there);
        if there.contains(&here) {
            assert_eq!(self.number_here(), here, "the reading place");
        }
    }

    fn number_here(&self) -> usize {
        let live = self.session.live().unwrap();
        let part = live.part(&self.rundown).unwrap();
        number(self.rundown.step_of(&self.rundown.parts()[part]).unwrap())
    }

    fn happens(&mut self, what: &Happens) {
        match what {
            Happens::Choose(step, yes) => {
                let (item, step) = self.pick(step);
                let entry = &self.rundown.items()[item];
                let one = if *yes { "yes" } else { "no" };
                self.give(Command::Choose(entry.id.clone(), entry.steps[step].clone(), one.into()));
            }
            Happens::GoTo(step) => {
                let (item, step) = self.pick(step);
                let entry = &self.rundown.items()[item];
                self.give(Command::GoToStep(entry.id.clone(), entry.steps[step].clone()));
            }
            // The end of the meeting is not what is tried here.
            Happens::Next if self.is_at_end() => {}
            Happens::Next => self.give(Command::Next),
            Happens::Previous => self.give(Command::Previous),
            Happens::MinuteMore => self.give(Command::AddTime(lectern_core::time::Span::minutes(1))),
            Happens::Undo => self.give(Command::Undo),
            Happens::Remove(step) => {
                let (item, step) = self.pick(step);
                if self.steps.iter().flatten().count() > 1 {
                    self.edit(|steps| drop(steps[item].remove(step)));
                }
            }
            Happens::Insert(item, at, has_id) => {
                self.next_number += 1;
                let new = vote(self.next_number, *has_id);
                let item = item.index(self.steps.len());
                let at = at.index(self.steps[item].len() + 1);
                self.edit(|steps| steps[item].insert(at, new));
            }
            Happens::Move(step, to, at) => {
                let (item, step) = self.pick(step);
                let to = to.index(self.steps.len());
                self.edit(|steps| {
                    let moved = steps[item].remove(step);
                    let at = at.index(steps[to].len() + 1);
                    steps[to].insert(at, moved);
                });
            }
            Happens::Reword(step) => {
                let (item, step) = self.pick(step);
                let say = format!("第{}号，请举手表决。\n\n请放下。", number(&self.steps[item][step]));
                self.edit(|steps| steps[item][step].say = Some(Text::Inline(say)));
            }
        }
    }

    fn is_at_end(&self) -> bool {
        let live = self.session.live().unwrap();
        let last = self.rundown.parts().len() - 1;
        live.position.part == PartKind::Wait && live.part(&self.rundown) == Some(last)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn results_stay_with_their_votes_through_edits_and_undo(
        shape in vec(vec(any::<bool>(), 1..5), 1..4),
        happens in vec(happens(), 0..60),
    ) {
        let mut room = Room::new(&shape);
        for what in &happens {
            room.happens(what);
        }
        let lines: Vec<String> = room.journal.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        let events: Vec<Event> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(Session::replay(&events), room.session.clone());
        // However much was edited, taking back everything that happened leads to a meeting that has only begun.
        while !room.before.is_empty() {
            room.give(Command::Undo);
        }
        let untouched = room.session.live().is_some_and(|live| live.is_untouched());
        prop_assert!(untouched);
    }
}
