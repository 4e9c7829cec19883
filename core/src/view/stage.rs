//! What the room sees: which meeting, which item, who has the floor, what comes next. Never a word that the host is to
//! say, and never a mark of something missing: what nobody has filled in is left out, because the room cannot fill it.

use super::flow::Flow;
use super::prompter::Phase;
use crate::agenda::rundown::{Part, PartKind};
use crate::agenda::{Item, ItemKind, Person, Rundown, WaitKind};
use crate::script;
use crate::session::Session;
use serde::Serialize;

/// An item as the room is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageItem {
    /// Its number among the counted items.
    pub number: Option<u64>,
    /// What it is; the word for it stands in where there is no title.
    pub kind: ItemKind,
    /// Its title; none where it has none, or where something is missing in it.
    pub title: Option<String>,
}

/// What goes on while the host is silent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Floor {
    /// Who has the floor; empty where nobody has, or where the name is not known.
    pub name: String,
    /// Unit and office, each where it is known.
    pub office: String,
    /// The document that is read out.
    pub document: Option<String>,
}

/// What the room sees. Changes with an event or an edit, never with the clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageView {
    /// Where the meeting stands.
    pub phase: Phase,
    /// What the meeting is called; empty where something is missing in it.
    pub title: String,
    /// The item that goes on; none before the meeting and after it.
    pub item: Option<StageItem>,
    /// What the host is silent for.
    pub wait: Option<WaitKind>,
    /// Who has the floor meanwhile.
    pub floor: Option<Floor>,
    /// The item after this one.
    pub next: Option<StageItem>,
}

impl StageView {
    /// Whether the meeting stands in recess.
    pub fn is_recess(&self) -> bool {
        self.wait == Some(WaitKind::Break)
    }
}

/// What the room sees in this state of the session.
pub fn stage_view(rundown: &Rundown, session: &Session) -> StageView {
    let phase = match session {
        Session::Ready => Phase::Ready,
        Session::Live(_) => Phase::Live,
        Session::Adjourned { .. } => Phase::Adjourned,
    };
    let title = whole(&rundown.agenda().meeting.title).unwrap_or_default();
    let mut view = StageView { phase, title, item: None, wait: None, floor: None, next: None };
    let Session::Live(live) = session else { return view };
    let Some(part) = live.part(rundown).and_then(|index| rundown.parts().get(index)) else { return view };
    view.item = stage_item(rundown, part.item);
    view.next = stage_item(rundown, part.item.saturating_add(1));
    if part.kind == PartKind::Wait {
        view.wait = rundown.step_of(part).and_then(|step| step.wait);
        view.floor = floor(rundown, session, part).filter(|floor| *floor != Floor::default());
    }
    view
}

fn stage_item(rundown: &Rundown, index: usize) -> Option<StageItem> {
    let (entry, item): (_, &Item) = (rundown.items().get(index)?, rundown.agenda().items.get(index)?);
    Some(StageItem { number: entry.number, kind: item.kind, title: item.title.as_deref().and_then(whole) })
}

fn floor(rundown: &Rundown, session: &Session, part: &Part) -> Option<Floor> {
    let step = rundown.step_of(part)?;
    let person: Option<&Person> = step.turn.as_ref().and_then(|id| rundown.agenda().people.get(id));
    let wait = Flow::new(rundown, session).wait_of(part)?;
    let words = step.who.as_deref().is_some_and(|who| !who.trim().is_empty());
    let name = if words {
        let known = wait.who.iter().all(|run| !run.blank);
        let who: String = wait.who.iter().map(|run| run.text.as_str()).collect();
        if known { whole(&who) } else { None }
    } else {
        person.and_then(|person| whole(&person.name))
    };
    // Half an office misleads more than none, so each part is shown whole or not at all.
    let parts = person.map(|person| [person.unit_said(), person.office.as_deref()]).unwrap_or_default();
    let office = parts.into_iter().flatten().filter_map(whole).collect();
    Some(Floor { name: name.unwrap_or_default(), office, document: wait.document.as_deref().and_then(whole) })
}

/// A text in which nothing is missing; none where something is, or where there is no text.
fn whole(text: &str) -> Option<String> {
    let text = text.trim();
    // The heading of a document may hold placeholders, which are filled in the script and not here.
    let is_raw = text.contains("{{") || text.contains("｛｛") || script::first_raw_blank(text).is_some();
    let is_whole = !text.is_empty() && !script::is_blank(text) && !is_raw;
    is_whole.then(|| text.to_owned())
}
