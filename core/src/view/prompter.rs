//! What the host sees: the words to say now, or who has the floor and the next words to say; always the next thing
//! ready below.

use super::flow::{Flow, FlowEntry, Progress, Wait};
use crate::agenda::Rundown;
use crate::agenda::figures::{self, Sum, Verdict};
use crate::agenda::rundown::{PartKind, Position};
use crate::script::BlockKind;
use crate::session::Session;
use serde::Serialize;

/// Paragraphs that are shown before and after the reading place. More than any screen holds at the smallest size.
const REACH: usize = 40;
/// Parts that are shown after the present one.
const PARTS_AHEAD: usize = 10;
/// Parts that are shown before the present one, so that a glance back finds the last words said.
const PARTS_BEHIND: usize = 2;

/// Where the meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Phase {
    /// Not begun.
    Ready,
    /// It runs.
    Live,
    /// It is over.
    Adjourned,
}

/// What the host is to do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Focus {
    /// Read aloud.
    Say,
    /// Be silent while somebody else acts.
    Wait(Wait),
    /// Choose a sentence.
    Choose,
    /// Have figures entered.
    Enter,
}

/// What the host sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrompterView {
    /// Where the meeting stands.
    pub phase: Phase,
    /// What the host is to do now.
    pub focus: Focus,
    /// The reading place.
    pub position: Option<Position>,
    /// The script around the reading place, in order.
    pub flow: Vec<FlowEntry>,
    /// Whether the next press ends the meeting.
    pub at_end: bool,
    /// What the buttons of the sentences say, and which of them was chosen, while that one is read.
    pub chosen: Option<(Vec<String>, usize)>,
    /// Sums of the figures that are entered here, as far as they are known.
    pub sums: Vec<Sum>,
    /// What figures say of the sentences to choose from here, or of the one that was chosen.
    pub verdict: Option<Verdict>,
    /// Where in the outline of the remarks the reading place lies, the highest level first: 二、 then （三）.
    pub headings: Vec<String>,
}

impl PrompterView {
    /// Index in the flow of the first entry that is current.
    pub fn current(&self) -> Option<usize> {
        self.flow.iter().position(|entry| entry.progress() == Progress::Current)
    }
}

/// What the host sees in this state of the session. Changes with an event or an edit, never with the clock.
pub fn prompter_view(rundown: &Rundown, session: &Session) -> PrompterView {
    let flow = Flow::new(rundown, session);
    let phase = match session {
        Session::Ready => Phase::Ready,
        Session::Live(_) => Phase::Live,
        Session::Adjourned { .. } => Phase::Adjourned,
    };
    let parts = rundown.parts().len();
    let here = match (flow.here, phase) {
        (Some((here, _)), _) => here,
        (None, Phase::Adjourned) => parts.saturating_sub(1),
        (None, Phase::Ready | Phase::Live) => 0,
    };
    let (behind, ahead) = (here.saturating_sub(PARTS_BEHIND), (here + PARTS_AHEAD).min(parts.saturating_sub(1)));
    let entries: Vec<FlowEntry> = (behind..=ahead).flat_map(|part| flow.part(part, REACH)).collect();
    let choice = session.live().and_then(|live| live.choice(rundown, here));
    let focus = match rundown.parts().get(here).map(|part| part.kind) {
        Some(PartKind::Wait) => entries
            .iter()
            .find_map(|entry| match entry {
                FlowEntry::Wait { wait, progress: Progress::Current, .. } => Some(Focus::Wait(wait.clone())),
                FlowEntry::Wait { .. }
                | FlowEntry::Paragraph(_)
                | FlowEntry::Choose { .. }
                | FlowEntry::Enter { .. } => None,
            })
            .unwrap_or(Focus::Say),
        Some(PartKind::Choose) if choice.is_none() => Focus::Choose,
        Some(PartKind::Enter) => Focus::Enter,
        Some(PartKind::Say | PartKind::Thanks | PartKind::Choose) | None => Focus::Say,
    };
    let last_stop =
        rundown.parts().get(here).and_then(|part| part.texts.get(choice.unwrap_or(0))?.stops.last().copied());
    let is_open = matches!(focus, Focus::Choose | Focus::Enter);
    let at_end =
        !is_open && here + 1 == parts && flow.here.is_some_and(|(_, at)| last_stop.is_none_or(|last| at >= last));
    let chosen = rundown.parts().get(here).filter(|_| phase == Phase::Live).and_then(|part| {
        let labels = rundown.step_of(part)?.choose.iter().map(|one| one.label.clone()).collect();
        choice.filter(|_| part.kind == PartKind::Choose).map(|choice| (labels, choice))
    });
    let position = session.live().map(|live| live.position.clone());
    let part = rundown.parts().get(here).filter(|_| phase == Phase::Live);
    let step = part.and_then(|part| rundown.step_of(part));
    let verdict = step.and_then(|step| figures::verdict(rundown, session.entered(), step));
    let entering = part.filter(|part| matches!(part.kind, PartKind::Enter | PartKind::Choose));
    let sums = entering.map(|part| figures::sums(rundown, session.entered(), part.item)).unwrap_or_default();
    let headings = flow.here.map(|(part, at)| headings(rundown, part, choice.unwrap_or(0), at)).unwrap_or_default();
    PrompterView { phase, focus, position, flow: entries, at_end, chosen, sums, verdict, headings }
}

/// The headings above a place of a text, of each level the latest; each by its number, or by its first words.
fn headings(rundown: &Rundown, part: usize, choice: usize, at: usize) -> Vec<String> {
    let found =
        rundown.parts().get(part).and_then(|part| Some((part.texts.get(choice)?, rundown.source(part, choice)?)));
    let Some((text, source)) = found else { return Vec::new() };
    let stop = text.stops.partition_point(|stop| *stop <= at).saturating_sub(1);
    let here = text.stop_bytes.get(stop).copied().unwrap_or(0);
    let above = text.script.blocks.iter().take_while(|block| block.source.start <= here);
    let mut latest: Vec<(u8, String)> = Vec::new();
    for block in above {
        if let BlockKind::Heading(level) = block.kind {
            latest.retain(|(earlier, _)| *earlier < level);
            let words = source.get(block.source.clone()).unwrap_or_default();
            latest.push((level, short_heading(words.trim_start_matches(['#', ' ']))));
        }
    }
    latest.into_iter().map(|(_, heading)| heading).collect()
}

/// 二、 of 二、协同发力…, （三） of （三）压实责任, and the first words of a heading without a number.
fn short_heading(words: &str) -> String {
    const WORDS: usize = 8;
    const NUMBER: usize = 5;
    let end = words.char_indices().take(NUMBER).find(|(at, c)| *at > 0 && matches!(c, '、' | '）' | ')' | '.' | '．'));
    match end {
        Some((at, c)) => words.get(..at + c.len_utf8()).unwrap_or_default().to_owned(),
        None => words.chars().take(WORDS).collect(),
    }
}
