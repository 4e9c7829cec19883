//! The script as it flows: paragraphs, waits, choices and entries in running order, every placeholder filled, every
//! run knowing its place in the source and whether it is filled.

use crate::Language;
use crate::agenda::answers::Facts;
use crate::agenda::names::{self, Reading};
use crate::agenda::rundown::{Part, PartKind, PartText, Position};
use crate::agenda::{AlternativeId, ItemKind, Person, Rundown, Step, ValueId, WaitKind};
use crate::script::{self, Answers, Block, BlockKind, PersonField, Piece, Placeholder, RunState, Who};
use crate::session::Session;
use crate::time::Span;
use serde::Serialize;
use std::cmp::Ordering;
use std::ops::Range;

/// Where something stands relative to the reading place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Progress {
    /// Read already.
    Done,
    /// Here.
    Current,
    /// Still to come.
    Ahead,
}

/// What sort of paragraph it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ParagraphKind {
    /// Words to say.
    Speech,
    /// A heading of the remarks, which is said too; its level from 1.
    Heading(u8),
    /// Not to be said.
    Direction,
}

/// A run of text that is shown one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words shown. A blank reads 【待填：…】.
    pub text: String,
    /// Bytes of the source that it stands for.
    pub source: Range<usize>,
    /// Whether it is stressed.
    pub stress: bool,
    /// Whether a placeholder was filled with it.
    pub filled: bool,
    /// Whether something is missing here.
    pub blank: bool,
    /// Whether it has been read: of a long paragraph, some sentences are read before others.
    pub progress: Progress,
    /// Of words in the script, the characters of the source before the stop that they belong to.
    pub stop: usize,
}

/// A paragraph as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// What sort it is.
    pub kind: ParagraphKind,
    /// Its words.
    pub runs: Vec<Run>,
    /// How the names in it are read, in their order: `at` counts the characters of all its runs.
    pub readings: Vec<Reading>,
    /// Its first stop; of a direction, the stop of the words before it.
    pub position: Position,
    /// Whether it has been read; current where some of it is.
    pub progress: Progress,
}

impl Paragraph {
    /// The words without their runs.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether something is missing in it.
    pub fn has_blank(&self) -> bool {
        self.runs.iter().any(|run| run.blank)
    }
}

/// Somebody else acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// What happens.
    pub kind: WaitKind,
    /// Who has the floor: the name with its form of address, or words from the agenda. Empty where nobody has.
    pub who: Vec<Run>,
    /// Unit and office of that person.
    pub title: Vec<Run>,
    /// How the name is read: confirmed, or guessed where the host may stumble over it, with `?` where the guess may be wrong.
    pub pinyin: Option<String>,
    /// The document that is read out, by its heading or its file name.
    pub document: Option<String>,
    /// Planned minutes.
    pub minutes: Option<u32>,
    /// In what sort of item.
    pub within: ItemKind,
}

impl Wait {
    /// The word for what happens.
    pub fn label(&self, language: Language) -> &'static str {
        self.kind.label_in(self.within, language)
    }
}

/// One of the sentences to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Its id.
    pub id: AlternativeId,
    /// What stands on its button.
    pub label: String,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
}

/// A figure or name to enter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryField {
    /// Which value.
    pub value: ValueId,
    /// What it is.
    pub label: String,
    /// What is known so far.
    pub text: String,
}

/// One thing in the flow of the script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum FlowEntry {
    /// Words.
    Paragraph(Paragraph),
    /// Somebody else acts.
    Wait {
        /// Who and what.
        wait: Wait,
        /// Where in the script.
        position: Position,
        /// Whether it is over.
        progress: Progress,
    },
    /// A sentence is to be chosen. Once chosen, its paragraphs stand here instead.
    Choose {
        /// The sentences.
        alternatives: Vec<Alternative>,
        /// Where in the script.
        position: Position,
        /// Whether it is over.
        progress: Progress,
    },
    /// Figures or names are to be entered.
    Enter {
        /// The fields.
        fields: Vec<EntryField>,
        /// Where in the script.
        position: Position,
        /// Whether it is over.
        progress: Progress,
    },
}

impl FlowEntry {
    /// Where in the script it stands.
    pub fn position(&self) -> &Position {
        match self {
            Self::Paragraph(paragraph) => &paragraph.position,
            Self::Wait { position, .. } | Self::Choose { position, .. } | Self::Enter { position, .. } => position,
        }
    }

    /// Whether it has been passed.
    pub fn progress(&self) -> Progress {
        match self {
            Self::Paragraph(paragraph) => paragraph.progress,
            Self::Wait { progress, .. } | Self::Choose { progress, .. } | Self::Enter { progress, .. } => *progress,
        }
    }
}

/// Shows parts of one agenda in one state of its session.
pub(super) struct Flow<'a> {
    pub rundown: &'a Rundown,
    pub session: &'a Session,
    /// Index of the part at the reading place, and the characters before that place.
    pub here: Option<(usize, usize)>,
}

impl<'a> Flow<'a> {
    pub fn new(rundown: &'a Rundown, session: &'a Session) -> Self {
        let live = match session {
            Session::Live(live) => Some(live),
            Session::Ready | Session::Adjourned { .. } => None,
        };
        let here = live.and_then(|live| Some((live.part(rundown)?, live.position.at)));
        Self { rundown, session, here }
    }

    fn progress(&self, part: usize) -> Progress {
        match (self.here, self.session) {
            (Some((here, _)), _) if part < here => Progress::Done,
            (Some((here, _)), _) if part == here => Progress::Current,
            (None, Session::Adjourned { .. }) => Progress::Done,
            (Some(_) | None, _) => Progress::Ahead,
        }
    }

    /// Everything that is shown for one part. Of a text longer than `reach` paragraphs either side of the reading
    /// place, only those within reach.
    pub fn part(&self, index: usize, reach: usize) -> Vec<FlowEntry> {
        let Some(part) = self.rundown.parts().get(index) else { return Vec::new() };
        let Some(position) = self.rundown.position(index, 0) else { return Vec::new() };
        let progress = self.progress(index);
        match part.kind {
            PartKind::Say | PartKind::Thanks => self.texts(index, part, 0, reach),
            PartKind::Choose => match self.session.live().and_then(|live| live.choice(self.rundown, index)) {
                Some(choice) => self.texts(index, part, choice, reach),
                None => vec![FlowEntry::Choose { alternatives: self.alternatives(index, part), position, progress }],
            },
            PartKind::Wait => match self.wait(part, progress) {
                Some(wait) => vec![FlowEntry::Wait { wait, position, progress }],
                None => Vec::new(),
            },
            PartKind::Enter => vec![FlowEntry::Enter { fields: self.fields(part), position, progress }],
        }
    }

    fn facts(&self, part: &Part) -> Facts<'a> {
        Facts { rundown: self.rundown, entered: self.session.entered(), item: part.item, step: part.step }
    }

    fn texts(&self, index: usize, part: &Part, choice: usize, reach: usize) -> Vec<FlowEntry> {
        self.paragraphs(index, part, choice, reach).into_iter().map(FlowEntry::Paragraph).collect()
    }

    fn paragraphs(&self, index: usize, part: &Part, choice: usize, reach: usize) -> Vec<Paragraph> {
        let (Some(text), Some(source)) = (part.texts.get(choice), self.rundown.source(part, choice)) else {
            return Vec::new();
        };
        let also = self.here.filter(|(here, _)| *here == index).and_then(|(_, at)| text.with_stop(source, at));
        let text = also.as_ref().unwrap_or(text);
        let stop_here = match self.here {
            Some((here, at)) if here == index => Some(text.stops.partition_point(|stop| *stop <= at).saturating_sub(1)),
            Some(_) | None => None,
        };
        let progress = |stop: usize| match stop_here {
            Some(here) => match stop.cmp(&here) {
                Ordering::Less => Progress::Done,
                Ordering::Equal => Progress::Current,
                Ordering::Greater => Progress::Ahead,
            },
            None => self.progress(index),
        };
        let facts = self.facts(part);
        let shown = blocks_with_stops(text).filter(|(stops, _)| match stop_here {
            Some(here) => stops.start <= here.saturating_add(reach) && here <= stops.end.saturating_add(reach),
            None => stops.start < reach,
        });
        let filled = shown.filter_map(|(stops, block)| {
            let filled = script::fill_block(source, block, &facts)?;
            let runs = runs_by_stop(filled.runs, text, &stops, &progress);
            let any = |wanted: Progress| runs.iter().any(|run| run.progress == wanted);
            let whole = match (any(Progress::Current), any(Progress::Done), any(Progress::Ahead)) {
                (true, _, _) => Progress::Current,
                (false, true, _) => Progress::Done,
                (false, false, _) => Progress::Ahead,
            };
            let at = text.stops.get(stops.start).copied().unwrap_or(0);
            let position = self.rundown.position(index, at)?;
            let words: String = runs.iter().map(|run| run.text.as_str()).collect();
            let readings = self.rundown.names().in_text(&words);
            Some(Paragraph { kind: kind(filled.kind), runs, readings, position, progress: whole })
        });
        filled.collect()
    }

    fn alternatives(&self, index: usize, part: &Part) -> Vec<Alternative> {
        let written = self.rundown.step_of(part).map(|step| step.choose.as_slice()).unwrap_or_default();
        let shown = written.iter().zip(part.alternatives.iter()).enumerate().map(|(choice, (one, id))| Alternative {
            id: id.clone(),
            label: one.label.clone(),
            paragraphs: self.paragraphs(index, part, choice, usize::MAX),
        });
        shown.collect()
    }

    fn fields(&self, part: &Part) -> Vec<EntryField> {
        let ids = self.rundown.step_of(part).map(|step| step.enter.as_slice()).unwrap_or_default();
        let values = &self.rundown.agenda().values;
        let fields = ids.iter().filter_map(|id| {
            let written = values.get(id)?;
            let entered = self.session.entered().get(id);
            Some(EntryField {
                value: id.clone(),
                label: if written.label.trim().is_empty() { id.to_string() } else { written.label.clone() },
                text: entered.unwrap_or(&written.value).clone(),
            })
        });
        fields.collect()
    }

    /// What the host is silent for at a part, whoever asks.
    pub fn wait_of(&self, part: &Part) -> Option<Wait> {
        self.wait(part, Progress::Current)
    }

    /// The minutes of a wait, with what it was given in the meeting.
    fn minutes(&self, part: &Part, step: &Step) -> Option<u32> {
        let entry = self.rundown.items().get(part.item)?;
        let id = entry.steps.get(part.step)?;
        let length =
            self.session.live().map_or(step.minutes.map(|minutes| Span::minutes(i64::from(minutes))), |live| {
                live.wait_of(&entry.id, id, step)
            });
        length.and_then(|length| u32::try_from(length.0.saturating_add(30_000).div_euclid(60_000)).ok())
    }

    fn wait(&self, part: &Part, progress: Progress) -> Option<Wait> {
        let step = self.rundown.step_of(part)?;
        let mut wait = Wait {
            kind: step.wait?,
            who: Vec::new(),
            title: Vec::new(),
            pinyin: None,
            document: step.document.as_ref().map(|file| self.rundown.document_title(file)),
            minutes: self.minutes(part, step),
            within: self.rundown.agenda().items.get(part.item)?.kind,
        };
        let words = step.who.as_deref().filter(|who| !who.trim().is_empty());
        if let Some(words) = words {
            // Words from the agenda may hold placeholders and blanks like any other text.
            let script = script::parse(words);
            let filled = script::fill(words, &script, &self.facts(part));
            wait.who =
                filled.into_iter().flat_map(|paragraph| paragraph.runs).map(|run| Run::new(run, progress)).collect();
        }
        if let Some(id) = &step.turn {
            let say = |field: PersonField| {
                let placeholder = Placeholder::Person { who: Who::Listed(id.to_string()), field };
                pieces(self.facts(part).answer(&placeholder), progress)
            };
            let person = self.rundown.agenda().people.get(id);
            // Somebody called by office alone has no name that could be missing.
            let by_office = person.is_some_and(Person::is_known_by_office);
            if words.is_none() {
                wait.who = say(if by_office { PersonField::Title } else { PersonField::Short });
            }
            if !by_office && person.is_some_and(|person| person.unit.is_some() || person.office.is_some()) {
                wait.title = say(PersonField::Title);
            }
            wait.pinyin = person.and_then(names::shown);
        }
        Some(wait)
    }
}

/// The blocks of a text, each with the stops that it holds. A direction holds none of its own and goes with the words
/// before it.
fn blocks_with_stops(text: &PartText) -> impl Iterator<Item = (Range<usize>, &Block)> {
    text.script.blocks.iter().map(|block| {
        let start = text.stop_bytes.partition_point(|stop| *stop < block.source.start);
        let end = text.stop_bytes.partition_point(|stop| *stop < block.source.end);
        let stops = if start < end { start..end } else { start.saturating_sub(1)..start.max(1) };
        (stops, block)
    })
}

/// The runs of a block, cut where one of its stops lies inside of a run.
fn runs_by_stop(
    runs: Vec<script::Run<'_>>,
    text: &PartText,
    stops: &Range<usize>,
    progress: &dyn Fn(usize) -> Progress,
) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    let at = |stop: usize| text.stops.get(stop).copied().unwrap_or(0);
    for run in runs {
        let mut rest = Run::new(run, Progress::Ahead);
        let first = text.stop_bytes.partition_point(|stop| *stop <= rest.source.start).saturating_sub(1);
        let mut stop = first.clamp(stops.start, stops.end.saturating_sub(1).max(stops.start));
        while let Some(cut) = text.stop_bytes.get(stop + 1).copied().filter(|cut| *cut < rest.source.end)
            && stop + 1 < stops.end
            && let Some(head) = rest.cut(cut)
        {
            out.push(Run { progress: progress(stop), stop: at(stop), ..head });
            stop += 1;
        }
        out.push(Run { progress: progress(stop), stop: at(stop), ..rest });
    }
    out
}

fn kind(kind: BlockKind) -> ParagraphKind {
    match kind {
        BlockKind::Paragraph => ParagraphKind::Speech,
        BlockKind::Heading(level) => ParagraphKind::Heading(level),
        BlockKind::Direction => ParagraphKind::Direction,
    }
}

impl Run {
    fn new(run: script::Run<'_>, progress: Progress) -> Self {
        Self {
            text: run.text.into_owned(),
            source: run.source,
            stress: run.stress,
            filled: run.state == RunState::Filled,
            blank: run.state == RunState::Blank,
            progress,
            stop: 0,
        }
    }

    /// Takes off what stands before a byte of the source; none where the words are not those of the source.
    fn cut(&mut self, byte: usize) -> Option<Self> {
        let offset = byte.checked_sub(self.source.start).filter(|_| !self.filled && !self.blank)?;
        let (head, tail) = self.text.split_at_checked(offset)?;
        let head = Self { text: head.to_owned(), source: self.source.start..byte, ..self.clone() };
        self.text = tail.to_owned();
        self.source.start = byte;
        Some(head)
    }
}

fn pieces(pieces: Vec<Piece<'_>>, progress: Progress) -> Vec<Run> {
    let run = |piece| match piece {
        Piece::Filled(text) => {
            Run { text: text.into_owned(), source: 0..0, stress: false, filled: true, blank: false, progress, stop: 0 }
        }
        Piece::Blank(missing) => Run {
            text: missing.to_string(),
            source: 0..0,
            stress: false,
            filled: false,
            blank: true,
            progress,
            stop: 0,
        },
    };
    pieces.into_iter().map(run).collect()
}

/// The whole script of one item, as the present state of the session fills it.
pub fn item_flow(rundown: &Rundown, session: &Session, item: usize) -> Vec<FlowEntry> {
    let flow = Flow::new(rundown, session);
    let parts = rundown.items().get(item).map_or(0..0, |entry| entry.parts.clone());
    parts.flat_map(|part| flow.part(part, usize::MAX)).collect()
}
