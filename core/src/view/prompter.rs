//! What the host sees: the words to say now, or who has the floor and the next words to say; always the next thing
//! ready below.

use super::flow::{Flow, FlowEntry, Progress, Wait};
use crate::agenda::Rundown;
use crate::agenda::rundown::{PartKind, Position};
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
    PrompterView { phase, focus, position, flow: entries, at_end, chosen }
}
