//! What a command would change, before it is given: the words ahead, those that would be untrue then, and planned times.

use super::differences::{Difference, between};
use super::print::text_ahead;
use crate::Language;
use crate::agenda::Rundown;
use crate::agenda::answers;
use crate::agenda::rundown::ItemEntry;
use crate::diagnostic::Diagnostic;
use crate::session::{Command, Session, Untrue, all_made, told, untrue};
use crate::time::Timestamp;

/// What would be otherwise after a command.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// What is said otherwise from here on.
    pub lines: Vec<Difference>,
    /// What would not be true any more, with other words for it.
    pub untrue: Vec<Untrue>,
    /// The items whose planned time changes: what they are called, the minutes before, and after.
    pub minutes: Vec<(String, i64, i64)>,
}

/// What a command would change; none where it would be refused. `written` comes with what the check has found in it.
pub fn preview(
    (written, found): (&Rundown, &[Diagnostic]),
    held: &Rundown,
    session: &Session,
    command: &Command,
    now: Timestamp,
    language: Language,
) -> Option<Preview> {
    let event = session.decide(held, command.clone(), now).ok()?;
    let mut after = session.clone();
    after.apply(&event);
    let changed = if let Command::Change(change) = command {
        Some(change.made(held)?)
    } else if let Command::ChangeAll(changes) = command {
        Some(all_made(changes, held)?)
    } else {
        None
    };
    let then = changed.as_ref().unwrap_or(held);
    let lines = match &changed {
        Some(changed) => between(&ahead(held, session, language), &ahead(changed, &after, language)),
        None => Vec::new(),
    };
    // A look at a very large agenda would be a stutter; once the change is made it is looked at all the same.
    let told = if then.is_small() && changed.is_some() { told(found, then) } else { Vec::new() };
    let live = after.live().filter(|_| changed.is_some());
    let untrue = live.map(|live| untrue(written, then, live, &told)).unwrap_or_default();
    Some(Preview { lines, untrue, minutes: minutes(held, session, then, &after, language) })
}

/// The script from the reading place on, paragraph by paragraph.
fn ahead(held: &Rundown, session: &Session, language: Language) -> Vec<String> {
    let here = session.live().and_then(|live| held.item_index(live.position.item.as_str())).unwrap_or(0);
    let mut text = String::new();
    (here..held.items().len()).for_each(|item| text_ahead(held, session, item, language, &mut text));
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn minutes(
    held: &Rundown,
    session: &Session,
    then: &Rundown,
    after: &Session,
    language: Language,
) -> Vec<(String, i64, i64)> {
    let length = |session: &Session, entry: &ItemEntry| session.live().and_then(|live| live.length_of(entry));
    let added = |entry: &ItemEntry| after.live().map(|live| live.added_to(&entry.id)).unwrap_or_default();
    let items = then.items().iter().zip(&then.agenda().items);
    let changed = items.filter_map(|(entry, item)| {
        let was = held.items().get(held.item_index(entry.id.as_str())?)?;
        let given = length(after, entry);
        // Of speakers for whom nobody has set a time, what the host says beside them is no length.
        let known = (entry.is_planned || !entry.is_estimate).then_some(entry.planned);
        let now = given.or(known)?.0 / 60_000;
        // An item that nobody had planned was to take what time is given to.
        let before = length(session, was).or_else(|| given.map(|given| given - added(entry))).unwrap_or(was.planned);
        let before = before.0 / 60_000;
        (before != now).then(|| (answers::shown(item.name(language), "议程名称"), before, now))
    });
    changed.collect()
}
