//! The events of a journal with everything taken out that was taken back: where the host stood and when, in one row. The
//! session itself says what each event does; here is only noted when it happened, because the session forgets that.

use super::names::Names;
use super::{EnteredValue, Stretch};
use crate::agenda::rundown::{PartKind, Position, StepKey};
use crate::agenda::{AlternativeId, ItemId, ValueId};
use crate::session::{Event, MovedStep, MovedTo, Session, What};
use crate::time::{Span, Timestamp};

/// A step that something happened at. Edits of the agenda call it otherwise or take it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// What it is called now, or was called last.
    pub key: StepKey,
    /// Whether the agenda has it no more; another one may bear its name.
    pub is_gone: bool,
}

/// A stay of the host at one step, in its wait or not.
#[derive(Debug, Clone)]
pub(super) struct Stay {
    pub item: ItemId,
    /// Index of the step.
    pub step: usize,
    pub is_wait: bool,
    pub at: Stretch,
}

/// Something that stays in the record unless it is taken back.
#[derive(Debug, Clone)]
struct Fact {
    at: Timestamp,
    /// Number of the event, where an undo takes it back: one event may leave several facts.
    event: Option<usize>,
    what: Noted,
}

#[derive(Debug, Clone)]
enum Noted {
    Came(Place),
    Chosen(usize),
    Entered(ValueId),
    Paused,
    Resumed,
    Added(Vec<(ItemId, Span)>),
    /// In so many ways at once.
    Changed(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    item: ItemId,
    step: usize,
    is_wait: bool,
}

/// What became of the events.
#[derive(Debug)]
pub(super) struct Replay {
    /// The session that they lead to.
    pub session: Session,
    /// The steps that something happened at.
    pub steps: Vec<Subject>,
    /// When the latest thing happened, or the meeting ended.
    pub end: Timestamp,
    /// When the clocks stood.
    pub pauses: Vec<Stretch>,
    /// When the program had stopped.
    pub gaps: Vec<Stretch>,
    /// When the latest event happened.
    latest: Timestamp,
    facts: Vec<Fact>,
}

impl Replay {
    pub(super) fn of(events: &[Event]) -> Self {
        let end = events.iter().map(|event| event.at).max().unwrap_or(Timestamp(0));
        let mut replay = Self {
            session: Session::default(),
            steps: Vec::new(),
            end,
            pauses: Vec::new(),
            gaps: Vec::new(),
            latest: Timestamp(0),
            facts: Vec::new(),
        };
        for (number, event) in events.iter().enumerate() {
            replay.take(number, event);
        }
        if let Session::Adjourned { at, .. } = replay.session {
            replay.end = at;
        }
        replay.pauses = replay.stood();
        replay
    }

    fn take(&mut self, number: usize, event: &Event) {
        let was_live = matches!(self.session, Session::Live(_));
        let was_paused = self.session.live().is_some_and(|live| live.paused.is_some());
        let before = std::mem::replace(&mut self.latest, event.at);
        self.session.apply(event);
        if matches!(self.session, Session::Ready) {
            // Not begun, or begun by a slip and taken back.
            self.facts.clear();
            self.steps.clear();
            self.gaps.clear();
            return;
        }
        if matches!(event.what, What::PickedUp) && before < event.at {
            self.gaps.push(Stretch { from: before, to: Some(event.at) });
        }
        match (&event.what, was_live) {
            (What::Rebased { steps, items, .. }, _) => self.rename(steps, items),
            (What::Undone, true) => self.take_back(),
            (what, true) => {
                if let Some(noted) = self.noted(what, was_paused) {
                    self.facts.push(Fact { at: event.at, event: Some(number), what: noted });
                }
            }
            // Before the meeting and after it nothing else happens that counts.
            (_, false) => {}
        }
        self.stand(number, event);
    }

    /// What an event leaves beside where the host stands.
    fn noted(&mut self, what: &What, was_paused: bool) -> Option<Noted> {
        match what {
            What::Moved { to } => Some(Noted::Came(self.place(to))),
            What::Chosen { item, step, .. } => Some(Noted::Chosen(self.step(&(item.clone(), step.clone())))),
            What::Entered { value, .. } => Some(Noted::Entered(value.clone())),
            What::Paused => (!was_paused).then_some(Noted::Paused),
            What::Resumed => was_paused.then_some(Noted::Resumed),
            What::Added { item, by, .. } => Some(Noted::Added(vec![(item.clone(), *by)])),
            What::Shared { by, .. } => Some(Noted::Added(by.clone())),
            What::Changed { more, .. } => Some(Noted::Changed(1 + more.len())),
            What::Started { .. } | What::Rebased { .. } | What::PickedUp | What::Adjourned | What::Undone => None,
        }
    }

    /// Notes where the host stands, if that is somewhere else than was noted last.
    fn stand(&mut self, number: usize, event: &Event) {
        let Some(position) = self.session.live().map(|live| live.position.clone()) else { return };
        let place = self.place(&position);
        let latest = self.facts.iter().rev().find_map(|fact| match &fact.what {
            Noted::Came(place) => Some(place),
            Noted::Chosen(_) | Noted::Entered(_) | Noted::Paused | Noted::Resumed => None,
            Noted::Added(_) | Noted::Changed(_) => None,
        });
        if latest != Some(&place) {
            // Where an edit or the beginning has put the host, no undo leads away from.
            let event_number = matches!(event.what, What::Changed { .. }).then_some(number);
            self.facts.push(Fact { at: event.at, event: event_number, what: Noted::Came(place) });
        }
    }

    fn place(&mut self, position: &Position) -> Place {
        let step = self.step(&position.step_key());
        Place { item: position.item.clone(), step, is_wait: position.part == PartKind::Wait }
    }

    fn step(&mut self, key: &StepKey) -> usize {
        match self.steps.iter().position(|step| !step.is_gone && step.key == *key) {
            Some(index) => index,
            None => {
                self.steps.push(Subject { key: key.clone(), is_gone: false });
                self.steps.len() - 1
            }
        }
    }

    fn take_back(&mut self) {
        let latest = self.facts.iter().rev().find_map(|fact| fact.event);
        if latest.is_some() {
            self.facts.retain(|fact| fact.event != latest);
        }
    }

    /// All at once, because one step may take the name that another one had.
    fn rename(&mut self, steps: &[MovedStep], items: &[(ItemId, ItemId)]) {
        for subject in self.steps.iter_mut().filter(|subject| !subject.is_gone) {
            match steps.iter().find(|moved| moved.from == subject.key).map(|moved| &moved.to) {
                Some(MovedTo::Step(to)) => subject.key = to.clone(),
                Some(MovedTo::Gone(_)) => subject.is_gone = true,
                None => renamed(&mut subject.key.0, items),
            }
        }
        for fact in &mut self.facts {
            match &mut fact.what {
                Noted::Came(place) => renamed(&mut place.item, items),
                Noted::Added(by) => by.iter_mut().for_each(|(item, _)| renamed(item, items)),
                Noted::Chosen(_) | Noted::Entered(_) | Noted::Paused | Noted::Resumed | Noted::Changed(_) => {}
            }
        }
    }

    /// Where the host stood, in order; one stay ends where the next begins.
    pub(super) fn stays(&self) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        for fact in &self.facts {
            let Noted::Came(place) = &fact.what else { continue };
            if let Some(last) = stays.last_mut() {
                if (&last.item, last.step, last.is_wait) == (&place.item, place.step, place.is_wait) {
                    continue;
                }
                last.at.to = Some(fact.at);
            }
            let at = Stretch { from: fact.at, to: None };
            stays.push(Stay { item: place.item.clone(), step: place.step, is_wait: place.is_wait, at });
        }
        if let (Session::Adjourned { at, .. }, Some(last)) = (&self.session, stays.last_mut()) {
            last.at.to = Some(*at);
        }
        stays
    }

    fn stood(&self) -> Vec<Stretch> {
        let mut pauses: Vec<Stretch> = Vec::new();
        for fact in &self.facts {
            match &fact.what {
                Noted::Paused => pauses.push(Stretch { from: fact.at, to: None }),
                Noted::Resumed => {
                    if let Some(last) = pauses.last_mut() {
                        last.to = Some(fact.at);
                    }
                }
                Noted::Came(_) | Noted::Chosen(_) | Noted::Entered(_) | Noted::Added(_) | Noted::Changed(_) => {}
            }
        }
        if let (Session::Adjourned { at, .. }, Some(last)) = (&self.session, pauses.last_mut()) {
            last.to.get_or_insert(*at);
        }
        pauses
    }

    /// How long a stretch is without the pauses in it.
    pub(super) fn running(&self, stretch: &Stretch) -> Span {
        let to = stretch.to.unwrap_or(self.end);
        let stood = self.pauses.iter().fold(Span::ZERO, |sum, pause| {
            let overlap = pause.to.unwrap_or(self.end).min(to) - pause.from.max(stretch.from);
            sum + overlap.at_least_zero()
        });
        ((to - stretch.from).at_least_zero() - stood).at_least_zero()
    }

    /// When the meeting was changed, change by change.
    pub(super) fn changed_at(&self) -> impl Iterator<Item = Timestamp> {
        self.facts.iter().flat_map(|fact| {
            let count = if let Noted::Changed(count) = fact.what { count } else { 0 };
            std::iter::repeat_n(fact.at, count)
        })
    }

    /// When time was given or taken, to which item, and how much.
    pub(super) fn added(&self) -> impl Iterator<Item = (Timestamp, ItemId, Span)> {
        self.facts.iter().flat_map(|fact| {
            let by = match &fact.what {
                Noted::Added(by) => by.as_slice(),
                Noted::Came(_) | Noted::Chosen(_) | Noted::Entered(_) => &[],
                Noted::Paused | Noted::Resumed | Noted::Changed(_) => &[],
            };
            by.iter().map(|(item, by)| (fact.at, item.clone(), *by))
        })
    }

    /// What is true of each choice that was made, in the order in which that was said.
    pub(super) fn chosen(&self) -> impl Iterator<Item = (StepKey, AlternativeId, Option<Timestamp>)> {
        let chosen = self.session.live().into_iter().flat_map(|live| &live.chosen);
        let mut all: Vec<_> = chosen
            .map(|(key, alternative)| {
                let said = self.latest(|noted| match noted {
                    Noted::Chosen(step) => {
                        self.steps.get(*step).is_some_and(|subject| !subject.is_gone && subject.key == *key)
                    }
                    Noted::Came(_) | Noted::Entered(_) | Noted::Paused | Noted::Resumed => false,
                    Noted::Added(_) | Noted::Changed(_) => false,
                });
                (key.clone(), alternative.clone(), said)
            })
            .collect();
        all.sort_by(|a, b| (a.2, &a.0).cmp(&(b.2, &b.0)));
        all.into_iter()
    }

    /// What was entered, in the order of its latest entry.
    pub(super) fn entered(&self, names: &Names<'_>) -> Vec<EnteredValue> {
        let entered = self.session.entered().iter().map(|(value, text)| {
            let at = self.latest(|noted| matches!(noted, Noted::Entered(one) if one == value));
            let item = names.asked_in(value).or_else(|| self.item_at(at?));
            EnteredValue { value: value.clone(), label: names.value(value), text: text.clone(), at, item }
        });
        let mut all: Vec<_> = entered.collect();
        all.sort_by(|a, b| (a.at, &a.value).cmp(&(b.at, &b.value)));
        all
    }

    /// The item that the host stood in at a moment.
    fn item_at(&self, moment: Timestamp) -> Option<ItemId> {
        self.facts.iter().take_while(|fact| fact.at <= moment).fold(None, |latest, fact| match &fact.what {
            Noted::Came(place) => Some(place.item.clone()),
            Noted::Chosen(_) | Noted::Entered(_) | Noted::Paused | Noted::Resumed => latest,
            Noted::Added(_) | Noted::Changed(_) => latest,
        })
    }

    fn latest(&self, is_it: impl Fn(&Noted) -> bool) -> Option<Timestamp> {
        self.facts.iter().rev().find(|fact| is_it(&fact.what)).map(|fact| fact.at)
    }
}

fn renamed(item: &mut ItemId, items: &[(ItemId, ItemId)]) {
    if let Some((_, now)) = items.iter().find(|(before, _)| before == item) {
        item.clone_from(now);
    }
}
