//! The clocks of a running meeting, worked out from facts and `now`: elapsed, planned, remaining, over/under.

use super::Session;
use crate::agenda::Rundown;
use crate::agenda::rundown::PartKind;
use crate::time::{Span, Timestamp};
use jiff::civil::DateTime;

/// How far the scheduled start may lie from the real one and still be taken for this meeting's: a rehearsal on another
/// day must not show a meeting that is three months late.
const SAME_MEETING: Span = Span(6 * 3_600_000);

/// The clocks at one moment. `None` where there is no plan to hold against, or the meeting does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Clock {
    /// How long the meeting has run, without pauses.
    pub elapsed: Span,
    /// Planned length of the whole meeting.
    pub planned: Option<Span>,
    /// How long the present item has run.
    pub item_elapsed: Span,
    /// Its planned length, with what was added; zero where nobody has planned it.
    pub item_planned: Span,
    /// Whether that is only what its words are expected to take.
    pub item_is_estimate: bool,
    /// How long the present wait has run.
    pub wait_elapsed: Option<Span>,
    /// The wait's planned length, with what was added.
    pub wait_planned: Option<Span>,
    /// How much later than planned the meeting is expected to end; negative where earlier.
    pub over: Option<Span>,
    /// Time to the expected end.
    pub to_end: Option<Span>,
    /// Whether the clocks stand.
    pub paused: bool,
}

impl Session {
    /// The clocks at a moment, given both as a point in time and as the local date and time of the room.
    pub fn clock(&self, rundown: &Rundown, now: Timestamp, local: DateTime) -> Clock {
        let planned = rundown.agenda().meeting.minutes.map(|minutes| Span::minutes(i64::from(minutes)));
        let at_local = now;
        let (live, now, running) = match self {
            Self::Ready => return Clock { planned, ..Clock::default() },
            Self::Live(live) => (live, now, true),
            Self::Adjourned { live, at } => (live, *at, false),
        };
        let mut clock = Clock {
            elapsed: live.running(now),
            planned,
            item_elapsed: live.elapsed_on_item(&live.position.item, now),
            paused: live.paused.is_some(),
            ..Clock::default()
        };
        let index = rundown.item_index(live.position.item.as_str());
        let Some((entry, item)) = index.and_then(|i| Some((rundown.items().get(i)?, rundown.agenda().items.get(i)?)))
        else {
            return clock;
        };
        clock.item_planned = live.length_of(entry).unwrap_or(Span::ZERO);
        clock.item_is_estimate = live.is_estimate(entry);
        if live.position.part == PartKind::Wait {
            let key = (live.position.item.clone(), live.position.step.clone());
            let step = entry.steps.iter().position(|id| *id == key.1).and_then(|step| item.steps.get(step));
            clock.wait_elapsed = Some(live.elapsed_on_wait(&key.0, &key.1, now));
            clock.wait_planned = step.and_then(|step| live.wait_of(&key.0, &key.1, step));
        }
        let rest = if running {
            let later = live.added_to_items.iter().filter(|(id, _)| rundown.item_index(id.as_str()) > index);
            let added = later.fold(Span::ZERO, |added, (_, by)| added + *by);
            (clock.item_planned - clock.item_elapsed).at_least_zero() + (entry.planned_after + added).at_least_zero()
        } else {
            Span::ZERO
        };
        let is_planned = !running || entry.is_planned && entry.is_planned_after;
        clock.to_end = running.then_some(rest).filter(|_| is_planned);
        if let Some(planned) = planned {
            // `local` is the time of the call, even where the meeting ended long before.
            let started_late = started_late(rundown, live.started, at_local, local);
            // A pause is time that the room has lost, so over/under counts it although the clocks stood.
            let over = (now - live.started) + started_late + rest - planned;
            // What nobody has planned may take any time: only that it is late already is certain then.
            clock.over = Some(over).filter(|over| is_planned || *over > Span::ZERO);
        }
        clock
    }
}

/// How long after its scheduled start the meeting began; zero where the schedule cannot be this day's.
fn started_late(rundown: &Rundown, started: Timestamp, now: Timestamp, local: DateTime) -> Span {
    let Some(scheduled) = rundown.agenda().meeting.starts_at() else { return Span::ZERO };
    let since_schedule = local.duration_since(scheduled).as_millis();
    let late = Span(i64::try_from(since_schedule).unwrap_or(i64::MAX)) - (now - started);
    if late.0.abs() <= SAME_MEETING.0 { late } else { Span::ZERO }
}
