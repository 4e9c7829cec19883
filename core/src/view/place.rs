//! Where in the flow of the script a problem stands, so that whoever clicks it is led there.

use super::flow::{FlowEntry, Paragraph};
use crate::agenda::rundown::{PartKind, Position};
use crate::agenda::{Rundown, StepId};
use crate::diagnostic::{Diagnostic, Problem, Segment, Spot};

/// A place in the script of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptPlace {
    /// The item, as an index.
    pub item: usize,
    /// The step.
    pub step: StepId,
    /// Which part of it; none for the step as a whole.
    pub part: Option<PartKind>,
    /// Of sentences to choose from, which; else 0.
    pub choice: usize,
    /// The byte of the text; none where any blank of the part is meant.
    pub byte: Option<usize>,
}

/// Where the script meets a problem; none where it stands in no step.
pub fn script_place(rundown: &Rundown, problem: &Diagnostic) -> Option<ScriptPlace> {
    let (path, byte) = if let Problem::Unfilled { uses, .. } = &problem.problem {
        // Empty in the roster or among the values, and missed here first.
        (uses.first()?, None)
    } else {
        let byte = match &problem.place.spot {
            Spot::Bytes(bytes) => bytes.start,
            Spot::Whole | Spot::LineColumn(..) => 0,
        };
        (&problem.place.path, Some(byte))
    };
    let (item, step, field) = path.in_step()?;
    let step = rundown.items().get(item)?.steps.get(step)?.clone();
    let key = |segment: &Segment| match segment {
        Segment::Key(key) => Some(key.clone()),
        Segment::Index(_) => None,
    };
    let name = field.first().and_then(key);
    let (part, choice) = match (name.as_deref(), field) {
        (Some("say"), _) => (Some(PartKind::Say), 0),
        (Some("thanks"), _) => (Some(PartKind::Thanks), 0),
        (Some("choose"), [_, Segment::Index(choice), ..]) => (Some(PartKind::Choose), *choice),
        (Some("choose"), _) => (Some(PartKind::Choose), 0),
        (Some("enter"), _) => (Some(PartKind::Enter), 0),
        (Some("wait" | "turn" | "who" | "document" | "minutes"), _) => (Some(PartKind::Wait), 0),
        (Some(_) | None, _) => (None, 0),
    };
    Some(ScriptPlace { item, step, part, choice, byte })
}

impl ScriptPlace {
    /// How well an entry of the flow fits: nothing for one of another step or part.
    fn is_in(&self, position: &Position) -> bool {
        position.step == self.step && self.part.is_none_or(|part| part == position.part)
    }

    /// Whether the place lies in this paragraph, which is of that sentence to choose from.
    pub fn is_in_paragraph(&self, paragraph: &Paragraph, choice: usize) -> bool {
        let within = match self.byte {
            Some(byte) => paragraph.runs.iter().any(|run| run.source.start <= byte && byte < run.source.end),
            None => paragraph.has_blank(),
        };
        self.is_in(&paragraph.position) && self.choice == choice && within
    }

    /// Whether the place is this entry as a whole, or what it belongs to.
    pub fn is_at(&self, entry: &FlowEntry) -> bool {
        self.is_in(entry.position())
    }
}
