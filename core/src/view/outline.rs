//! The agenda at a glance: the strip of items that the host sees, and the outline with its problems that the
//! secretariat sees.

use super::flow::{Flow, FlowEntry, ParagraphKind};
use crate::Language;
use crate::agenda::answers;
use crate::agenda::called::unit_and_office;
use crate::agenda::{Agenda, Item, ItemId, ItemKind, Rundown, Step, StepId};
use crate::diagnostic::{Diagnostic, Severity};
use crate::script::is_blank;
use crate::session::Session;
use crate::time::{Span, Timestamp};
use serde::Serialize;

/// Where an item stands in the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ItemState {
    /// Over.
    Done,
    /// Behind the place that the meeting has come to, and never held.
    Passed,
    /// Going on.
    Live,
    /// Next.
    Next,
    /// Later.
    Ahead,
}

/// An item as the host's strip shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StripItem {
    /// Its id, to go there.
    pub id: ItemId,
    /// Its number among the counted items.
    pub number: Option<u64>,
    /// Its title, or the word for its kind and who comes in it.
    pub name: String,
    /// Where it stands.
    pub state: ItemState,
    /// Planned length with what was added; zero where nobody has planned it.
    pub planned: Span,
    /// Whether that is only what its words are expected to take.
    pub is_estimate: bool,
    /// How long it has run; zero where it has not.
    pub spent: Span,
    /// How long until it is expected to begin, for one that is still to come; none behind an item without a plan.
    pub begins_in: Option<Span>,
    /// How long until it is expected to end, likewise.
    pub ends_in: Option<Span>,
}

/// The strip of items at a moment.
pub fn strip(rundown: &Rundown, session: &Session, now: Timestamp, language: Language) -> Vec<StripItem> {
    let (live, now) = match session {
        Session::Ready => (None, now),
        Session::Live(live) => (Some(live), now),
        Session::Adjourned { live, at } => (Some(live), *at),
    };
    let here = live.and_then(|live| rundown.item_index(live.position.item.as_str()));
    let over = matches!(session, Session::Adjourned { .. });
    let items = rundown.items().iter().zip(&rundown.agenda().items).enumerate();
    let shown = items.map(|(index, (entry, item))| StripItem {
        id: entry.id.clone(),
        number: entry.number,
        name: name(rundown.agenda(), item, language),
        state: match here {
            Some(here) if index < here && !live.is_some_and(|live| live.has_come_to(&entry.id)) => ItemState::Passed,
            // What the meeting never came to is not ticked off.
            Some(here) if over && index <= here => ItemState::Done,
            Some(_) if over => ItemState::Ahead,
            Some(here) if index < here => ItemState::Done,
            Some(here) if index == here => ItemState::Live,
            Some(here) if index == here + 1 => ItemState::Next,
            Some(_) | None => ItemState::Ahead,
        },
        planned: match live {
            Some(live) => live.length_of(entry),
            None => entry.is_planned.then_some(entry.planned),
        }
        .unwrap_or_default(),
        is_estimate: match live {
            Some(live) => live.is_estimate(entry),
            None => entry.is_planned && entry.is_estimate,
        },
        spent: live.map_or(Span::ZERO, |live| live.elapsed_on_item(&entry.id, now)),
        begins_in: None,
        ends_in: None,
    });
    let mut strip: Vec<StripItem> = shown.collect();
    if !over {
        expect(rundown, here, &mut strip);
    }
    strip
}

/// Works out when what is still to come begins and ends, from the present item on, or from the beginning where none is.
fn expect(rundown: &Rundown, here: Option<usize>, strip: &mut [StripItem]) {
    let mut from = Span::ZERO;
    for (index, (item, entry)) in strip.iter_mut().zip(rundown.items()).enumerate().skip(here.unwrap_or(0)) {
        let planned = (entry.is_planned || item.planned > Span::ZERO).then_some(item.planned);
        let Some(planned) = planned else {
            item.begins_in = Some(from).filter(|_| Some(index) != here);
            return;
        };
        item.begins_in = Some(from).filter(|_| Some(index) != here);
        from += (planned - item.spent).at_least_zero();
        item.ends_in = Some(from);
    }
}

/// What lists call an item: its title, or where it has none the word for its kind and who comes in it, so that one 发言 is told
/// from another.
fn name(agenda: &Agenda, item: &Item, language: Language) -> String {
    const MOST: usize = 2;
    let name = answers::shown(item.name(language), "议程名称");
    if item.title.as_ref().is_some_and(|title| !title.trim().is_empty()) {
        return name;
    }
    let mut who: Vec<String> = Vec::new();
    for one in item.steps.iter().map(|step| who_comes(agenda, step)).filter(|one| !one.is_empty()) {
        if !who.contains(&one) {
            who.push(one);
        }
        if who.len() > MOST {
            break;
        }
    }
    let goes_on = if who.len() > MOST { language.pick("等", " …") } else { "" };
    who.truncate(MOST);
    let who = at_a_glance(&format!("{}{goes_on}", who.join("、")));
    format!("{name} {who}").trim_end().to_owned()
}

/// As many characters of some words as a line of a list has room for.
fn at_a_glance(words: &str) -> String {
    const LENGTH: usize = 18;
    let shown: String = words.chars().take(LENGTH + 1).collect();
    if shown.chars().count() > LENGTH { shown.chars().take(LENGTH).chain(['…']).collect() } else { shown }
}

/// Who speaks or acts in a step, by name, and while that is not known by office; empty where nobody is called.
fn who_comes(agenda: &Agenda, step: &Step) -> String {
    let person = step.turn.as_ref().and_then(|id| agenda.people.get(id));
    match (&step.who, person) {
        (Some(who), _) => answers::shown(who, "发言人"),
        (None, Some(person)) if !is_blank(&person.name) => answers::shown_name(&person.name),
        (None, Some(person)) => match unit_and_office(person) {
            title if title.trim().is_empty() => answers::shown_name(&person.name),
            title => answers::shown(&title, "职务"),
        },
        (None, None) => String::new(),
    }
}

/// What the meeting is called on screens and on paper; nothing where it has no title.
pub fn meeting_title(agenda: &Agenda) -> String {
    if agenda.meeting.title.trim().is_empty() {
        String::new()
    } else {
        answers::shown(&agenda.meeting.title, "会议名称")
    }
}

/// A step as the outline shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineStep {
    /// Its id.
    pub id: StepId,
    /// What happens, in a few words.
    pub summary: String,
    /// Planned minutes.
    pub minutes: Option<u32>,
}

/// An item as the outline shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineItem {
    /// Its id.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Its number among the counted items.
    pub number: Option<u64>,
    /// Its title, or the word for its kind and who comes in it.
    pub name: String,
    /// Planned minutes as written.
    pub minutes: Option<u32>,
    /// Errors that its script meets, unfilled values and names among them.
    pub errors: usize,
    /// Warnings likewise.
    pub warnings: usize,
}

/// The outline with its problems.
pub fn outline(rundown: &Rundown, problems: &[Diagnostic], language: Language) -> Vec<OutlineItem> {
    let agenda = rundown.agenda();
    let mut counts = vec![(0, 0); agenda.items.len()];
    for problem in problems {
        for item in problem.items() {
            let Some(count) = counts.get_mut(item) else { continue };
            match problem.severity() {
                Severity::Error => count.0 += 1,
                Severity::Warning => count.1 += 1,
            }
        }
    }
    let items = rundown.items().iter().zip(&agenda.items).zip(counts);
    let shown = items.map(|((entry, item), (errors, warnings))| OutlineItem {
        id: entry.id.clone(),
        kind: item.kind,
        number: entry.number,
        name: name(agenda, item, language),
        minutes: item.minutes,
        errors,
        warnings,
    });
    shown.collect()
}

/// The steps of an item. Their first words have to be filled, so that those of a whole agenda cost more than a keystroke may.
pub fn outline_steps(rundown: &Rundown, item: usize, language: Language) -> Vec<OutlineStep> {
    let Some((entry, item)) = rundown.items().get(item).zip(rundown.agenda().items.get(item)) else {
        return Vec::new();
    };
    let steps = entry.steps.iter().zip(&item.steps).map(|(id, step)| OutlineStep {
        id: id.clone(),
        summary: summary(rundown, (item, step), || first_words(rundown, &entry.id, id), language),
        minutes: step.minutes,
    });
    steps.collect()
}

/// A step in a few words: who and what, or how its words begin.
fn summary(rundown: &Rundown, (item, step): (&Item, &Step), words: impl Fn() -> String, language: Language) -> String {
    if let Some(kind) = step.wait {
        let who = who_comes(rundown.agenda(), step);
        return format!("{who} {}", kind.label_in(item.kind, language)).trim().to_owned();
    }
    if !step.enter.is_empty() {
        let values = step.enter.iter().filter_map(|id| rundown.agenda().values.get(id));
        let labels: Vec<&str> = values.map(|value| value.label.as_str()).collect();
        return format!("{}{}", language.pick("填写：", "enter: "), labels.join("、"));
    }
    if !step.choose.is_empty() {
        let labels: Vec<&str> = step.choose.iter().map(|one| one.label.as_str()).collect();
        return format!("{}{}", language.pick("选择：", "choose: "), labels.join(" / "));
    }
    at_a_glance(&words())
}

/// How the words of a step begin, filled as far as they can be before the meeting.
fn first_words(rundown: &Rundown, item: &ItemId, step: &StepId) -> String {
    /// So many paragraphs are looked at, and so many make the words.
    const NEAR: usize = 24;
    const FEW: usize = 3;
    let Some(part) = rundown.first_part_of(item, step) else { return String::new() };
    // A step in which nothing happens has no part; the next one's words are not its own.
    let is_own = rundown.position(part, 0).is_some_and(|position| position.item == *item && position.step == *step);
    if !is_own {
        return String::new();
    }
    let shown = Flow::new(rundown, &Session::Ready).part(part, NEAR);
    let paragraphs = || {
        shown.iter().filter_map(|entry| match entry {
            FlowEntry::Paragraph(paragraph) => Some(paragraph),
            FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
        })
    };
    // Date, place and guests may stand above what is said.
    let spoken = paragraphs().filter(|paragraph| paragraph.kind != ParagraphKind::Direction).take(FEW);
    let spoken: String = spoken.map(|paragraph| paragraph.text()).collect();
    if spoken.is_empty() { paragraphs().take(FEW).map(|paragraph| paragraph.text()).collect() } else { spoken }
}
