//! What a run through the script tells: how long each paragraph took, at which pace this host speaks, and where the words are too
//! long for their time. A rehearsal is a meeting like any other that nobody journals.

use super::event::{Event, What};
use super::{Session, held};
use crate::agenda::answers::Facts;
use crate::agenda::estimate::Estimate;
use crate::agenda::rundown::{Part, PartKind, Position};
use crate::agenda::{ItemId, Rundown};
use crate::chinese::syllable::spoken_syllables;
use crate::script::{Block, BlockKind, Run, RunState, fill_block};
use crate::time::Span;

/// Syllables a minute that somebody speaks at: what is faster was clicked past, what is slower was not read.
const PACES: std::ops::RangeInclusive<i64> = 60..=420;
/// Characters by which a paragraph is known again.
const WORDS: usize = 24;
/// Fewer syllables say nothing about a pace.
const LEAST: usize = 12;

/// A paragraph that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Which.
    pub position: Position,
    /// How it begins, as it is read.
    pub words: String,
    /// Its spoken syllables.
    pub syllables: usize,
    /// How long it took, without pauses.
    pub took: Span,
}

/// What a run tells about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsed {
    /// The item.
    pub item: ItemId,
    /// Its index in the agenda as it was held.
    pub index: usize,
    /// The time that is planned for its words: of an item with waits what is left beside them. None where nothing is planned.
    pub slot: Option<Span>,
    /// What its words were estimated to take.
    pub estimated: Span,
    /// What they took, where they were read.
    pub spoken: Span,
    /// What they take at the pace that was heard.
    pub expected: Span,
    /// By how many characters they are too long for their time; zero where they are not.
    pub too_long: usize,
}

/// What a run tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rehearsal {
    /// Every paragraph in the order in which it was read.
    pub paragraphs: Vec<Spoken>,
    /// The syllables and the time of those that were read at the pace of speech.
    pub heard: Heard,
    /// Each item that has words.
    pub items: Vec<Rehearsed>,
}

/// How much somebody has been heard to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Heard {
    /// Spoken syllables.
    pub syllables: u64,
    /// Milliseconds.
    pub milliseconds: u64,
}

impl Heard {
    /// So many syllables are remembered; older ones count less and less.
    const MEMORY: u64 = 6_000;
    /// Fewer are no pace to plan by.
    const LEAST: u64 = 120;

    /// Syllables a minute, where enough was heard.
    pub fn pace(self) -> Option<usize> {
        let pace = (self.syllables * 60_000).checked_div(self.milliseconds)?;
        (self.syllables >= Self::LEAST).then(|| usize::try_from(pace).ok()).flatten()
    }

    /// With what was heard since.
    #[must_use]
    pub fn and(self, later: Self) -> Self {
        let sum = Self {
            syllables: self.syllables.saturating_add(later.syllables),
            milliseconds: self.milliseconds.saturating_add(later.milliseconds),
        };
        if sum.syllables <= Self::MEMORY {
            return sum;
        }
        let shrunk = |part: u64| part.saturating_mul(Self::MEMORY) / sum.syllables;
        Self { syllables: Self::MEMORY, milliseconds: shrunk(sum.milliseconds) }
    }
}

impl Rehearsal {
    /// Of a run with these events. `pace` is what its estimates were made with, in syllables a minute.
    pub fn of(written: &Rundown, events: &[Event], pace: usize) -> Self {
        let mut paragraphs = Vec::new();
        let mut session = Session::default();
        let mut rundown = held(written, &[]);
        let mut since: Option<(Position, Span)> = None;
        for event in events {
            let running = session.live().map(|live| live.running(event.at));
            session.apply(event);
            let now = session.live().map(|live| (live.position.clone(), live.running(event.at)));
            let moved = since.as_ref().map(|(position, _)| position) != now.as_ref().map(|(position, _)| position);
            if moved || matches!(event.what, What::Adjourned) {
                if let (Some((position, from)), Some(until)) = (since.take(), running) {
                    paragraphs.extend(spoken(&rundown, &session, &position, until - from));
                }
                since = now.filter(|_| !matches!(event.what, What::Adjourned));
            }
            if matches!(event.what, What::Changed { .. } | What::Undone) {
                rundown = held(written, session.live().map(|live| live.changes.as_slice()).unwrap_or_default());
            }
        }
        let mut heard = Heard::default();
        for one in paragraphs.iter().filter(|one| is_speech(one)) {
            heard.syllables += u64::try_from(one.syllables).unwrap_or(0);
            heard.milliseconds += u64::try_from(one.took.0).unwrap_or(0);
        }
        let heard_pace = heard.pace().unwrap_or(pace);
        let items =
            (0..rundown.items().len()).filter_map(|item| rehearsed(&rundown, &paragraphs, item, (pace, heard_pace)));
        let items = items.collect();
        Self { paragraphs, heard, items }
    }
}

/// A paragraph that was left after some time; none where nothing is said.
fn spoken(rundown: &Rundown, session: &Session, position: &Position, took: Span) -> Option<Spoken> {
    let index = rundown.part_at(position)?;
    let part = rundown.parts().get(index)?;
    let choice = session.live().and_then(|live| live.choice(rundown, index)).unwrap_or(0);
    let said = words_at(rundown, session, part, (choice, position.at))?;
    let syllables = spoken_syllables(&said);
    let words = said.chars().filter(|c| *c != '\n').take(WORDS).collect();
    (syllables > 0).then(|| Spoken { position: position.clone(), words, syllables, took: took.at_least_zero() })
}

/// What is read from one stop to the next: placeholders as they are filled, and no directions.
fn words_at(rundown: &Rundown, session: &Session, part: &Part, (choice, at): (usize, usize)) -> Option<String> {
    let (text, source) = (part.texts.get(choice)?, rundown.source(part, choice)?);
    let stop = text.stops.partition_point(|stop| *stop <= at).saturating_sub(1);
    let from = text.stop_bytes.get(stop).copied()?;
    let until = text.stop_bytes.get(stop + 1).copied().unwrap_or(source.len());
    let facts = Facts { rundown, entered: session.entered(), item: part.item, step: part.step };
    let is_read =
        |block: &&Block| block.kind != BlockKind::Direction && block.source.start < until && block.source.end > from;
    let blocks = text.script.blocks.iter().filter(is_read);
    let filled = blocks.filter_map(|block| fill_block(source, block, &facts)).flat_map(|block| block.runs);
    // Of a long paragraph only the sentences up to the next stop.
    let cut = |run: Run<'_>| match run.state {
        RunState::Written if run.source.end > until || run.source.start < from => {
            source.get(run.source.start.max(from)..run.source.end.min(until)).unwrap_or_default().to_owned()
        }
        RunState::Written => run.text.into_owned(),
        RunState::Filled | RunState::Blank if (from..until).contains(&run.source.start) => run.text.into_owned(),
        RunState::Filled | RunState::Blank => String::new(),
    };
    Some(filled.map(cut).collect())
}

fn is_speech(one: &Spoken) -> bool {
    let syllables = i64::try_from(one.syllables).unwrap_or(i64::MAX);
    let pace = syllables.saturating_mul(60_000).checked_div(one.took.0);
    one.syllables >= LEAST && pace.is_some_and(|pace| PACES.contains(&pace))
}

fn rehearsed(
    rundown: &Rundown,
    paragraphs: &[Spoken],
    index: usize,
    (pace, heard): (usize, usize),
) -> Option<Rehearsed> {
    let (entry, item) = (rundown.items().get(index)?, rundown.agenda().items.get(index)?);
    let estimate = Estimate::of_item(rundown, index);
    (estimate.syllables > 0).then_some(())?;
    let seconds = |seconds: u64| Span::seconds(i64::try_from(seconds).unwrap_or(i64::MAX));
    let own = paragraphs.iter().filter(|one| one.position.item == entry.id);
    let spoken = own.fold(Span::ZERO, |sum, one| sum + one.took);
    // Beside waits that nobody has planned no time is left that could be known.
    let planned = item.minutes.map(|minutes| Span::minutes(i64::from(minutes)));
    let of_words = item.steps.iter().filter(|step| step.wait.is_none()).filter_map(|step| step.minutes);
    let of_words: i64 = of_words.map(i64::from).sum();
    let slot = match planned {
        // Minutes that are only those of the speakers say nothing of the host's own words.
        Some(planned) if !estimate.is_open => Some(planned - seconds(estimate.waits)).filter(|left| *left > Span::ZERO),
        Some(_) | None => (of_words > 0).then(|| Span::minutes(of_words)),
    };
    let expected = seconds(estimate.at_pace(heard).words);
    let over = slot.map_or(0, |slot| (expected - slot).at_least_zero().0);
    let too_long = usize::try_from(over).unwrap_or(usize::MAX).saturating_mul(heard) / 60_000;
    let has_words = rundown.parts().get(entry.parts.clone())?.iter().any(|part| part.kind != PartKind::Wait);
    has_words.then(|| Rehearsed {
        item: entry.id.clone(),
        index,
        slot,
        estimated: seconds(estimate.at_pace(pace).words),
        spoken,
        expected,
        too_long,
    })
}
