//! The changes of a meeting in words: who was absent, what fell out. People and items are called as they were when the change
//! was made.

use super::names::{item_in, later_turns_in, person_in, step_in, turn_in, unknown};
use super::replay::Replay;
use super::{Changed, ItemName, Who};
use crate::Language;
use crate::agenda::answers::Entered;
use crate::agenda::rundown::{PartKind, StepKey};
use crate::agenda::{ItemId, Rundown};
use crate::session::{Change, Somebody};
use serde::Serialize;

/// A change, with whom and what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deviation {
    /// Somebody was absent.
    Absent(Who),
    /// Somebody came last in an item.
    Last(Who),
    /// Two changed places.
    Swapped(Who, Option<Who>),
    /// Somebody else spoke.
    Replaced {
        /// Instead of
        who: Who,
        /// this one.
        by: Who,
    },
    /// Somebody more spoke.
    TurnAdded(Who),
    /// There was one item more.
    ItemAdded(ItemName, Option<Who>),
    /// An item came behind another one.
    ItemMoved(ItemName, ItemName),
    /// An item fell out.
    ItemDropped(ItemName),
    /// A recess of so many minutes was put in.
    Recess(u32),
    /// Nobody spoke any more in an item, and so these did not.
    Closed(ItemName, Vec<Who>),
    /// Other words were said, or the same although they had been found not to be true.
    Reworded {
        /// These were written
        was: String,
        /// and these were said.
        becomes: String,
    },
    /// Items kept their printed numbers.
    NumbersKept,
}

/// Every change that was not taken back, in order. Of words, only what was said in the end, where the host came to it.
pub(super) fn all(written: &Rundown, replay: &Replay, entered: &Entered) -> Vec<Changed> {
    let Some(live) = replay.session.live() else { return Vec::new() };
    let mut now: Option<Rundown> = None;
    // With the text that other words were said in.
    let mut all: Vec<(Option<(&StepKey, PartKind)>, Changed)> = Vec::new();
    for (at, change) in replay.changed_at().zip(&live.changes) {
        let before = now.as_ref().unwrap_or(written);
        let what = deviation(change, before, entered);
        if let Change::Reworded { step, part, .. } = change {
            if live.has_come_to(&step.0) {
                let what = said_last(&mut all, (step, *part), what);
                all.push((Some((step, *part)), Changed { at, what }));
            }
        } else {
            all.push((None, Changed { at, what }));
        }
        if let Some(after) = change.made(before) {
            now = Some(after);
        }
    }
    all.into_iter().map(|(_, changed)| changed).collect()
}

/// A rewording of words that had been reworded before in the same text, as one: from what was written to what was said.
fn said_last(
    earlier: &mut Vec<(Option<(&StepKey, PartKind)>, Changed)>,
    text: (&StepKey, PartKind),
    latest: Deviation,
) -> Deviation {
    let Deviation::Reworded { was: mut written, becomes: mut said } = latest else { return latest };
    earlier.retain(|(of, changed)| {
        let Deviation::Reworded { was, becomes } = &changed.what else { return true };
        if *of != Some(text) || becomes.is_empty() {
            return true;
        }
        if written.contains(becomes.as_str()) {
            written = written.replacen(becomes.as_str(), was, 1);
            return false;
        }
        if becomes.contains(written.as_str()) {
            said = becomes.replacen(written.as_str(), &said, 1);
            written.clone_from(was);
            return false;
        }
        true
    });
    Deviation::Reworded { was: written, becomes: said }
}

fn deviation(change: &Change, before: &Rundown, entered: &Entered) -> Deviation {
    let turn = |key: &StepKey| turn_in(before, key);
    let item = |id: &ItemId| {
        item_in(before, id).unwrap_or_else(|| ItemName { id: id.clone(), kind: None, title: None, number: None })
    };
    match change {
        Change::Absent { turn: key } => Deviation::Absent(turn(key)),
        Change::Last { turn: key } => Deviation::Last(turn(key)),
        Change::Swapped { turn: key } => Deviation::Swapped(turn(key), later_turns_in(before, key).into_iter().next()),
        Change::Replaced { turn: key, by } => Deviation::Replaced { who: turn(key), by: somebody(by, before) },
        Change::TurnAdded { who, .. } => Deviation::TurnAdded(somebody(who, before)),
        Change::ItemAdded { id, kind, title, who, .. } => {
            let title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
            let name = ItemName { id: id.clone(), kind: Some(*kind), title, number: None };
            Deviation::ItemAdded(name, who.as_ref().map(|who| somebody(who, before)))
        }
        Change::ItemMoved { item: moved, after } => Deviation::ItemMoved(item(moved), item(after)),
        Change::ItemDropped { item: dropped } => Deviation::ItemDropped(item(dropped)),
        Change::Recess { minutes, .. } => Deviation::Recess(*minutes),
        Change::Closed { after } => Deviation::Closed(item(&after.0), later_turns_in(before, after)),
        Change::Reworded { step, was, becomes, .. } => {
            let found = step_in(before, step);
            let said =
                |words: &str| found.as_ref().map_or_else(|| words.to_owned(), |found| found.facts(entered).said(words));
            Deviation::Reworded { was: said(was), becomes: said(becomes) }
        }
        Change::NumbersKept => Deviation::NumbersKept,
    }
}

fn somebody(who: &Somebody, before: &Rundown) -> Who {
    match who {
        Somebody::Listed(id) => person_in(before, id).unwrap_or_else(|| unknown(id)),
        Somebody::New { id, name, office } => {
            let name = if name.trim().is_empty() { id.to_string() } else { name.trim().to_owned() };
            Who { id: Some(id.clone()), name, office: office.trim().to_owned() }
        }
    }
}

impl Deviation {
    /// Whoever did not have the turn that was theirs.
    pub(super) fn absent(&self) -> Option<&Who> {
        match self {
            Self::Absent(who) | Self::Replaced { who, .. } => Some(who),
            Self::Last(_) | Self::Swapped(..) | Self::TurnAdded(_) | Self::ItemAdded(..) | Self::ItemMoved(..) => None,
            Self::ItemDropped(_) | Self::Recess(_) | Self::Closed(..) | Self::Reworded { .. } | Self::NumbersKept => {
                None
            }
        }
    }

    /// The change in a sentence.
    pub fn words(&self, language: Language) -> String {
        let pick = |chinese: String, english: String| language.pick(chinese, english);
        let item = |item: &ItemName| item.words(language);
        match self {
            Self::Absent(Who { name, .. }) => pick(format!("{name}缺席"), format!("{name} was absent")),
            Self::Last(Who { name, .. }) => {
                pick(format!("{name}推到本项最后"), format!("{name} came last in the item"))
            }
            Self::Swapped(Who { name, .. }, Some(other)) => {
                pick(format!("{name}与{}对调了次序", other.name), format!("{name} and {} changed places", other.name))
            }
            Self::Swapped(Who { name, .. }, None) => {
                pick(format!("{name}与下一位对调了次序"), format!("{name} and the next speaker changed places"))
            }
            Self::Replaced { who, by } => pick(
                format!("{}代替{}", by.words(language), who.name),
                format!("{} for {}", by.words(language), who.name),
            ),
            Self::TurnAdded(who) => {
                pick(format!("增加{}发言", who.words(language)), format!("{} spoke in addition", who.words(language)))
            }
            Self::ItemAdded(name, None) => {
                pick(format!("增加议程“{}”", item(name)), format!("item added: {}", item(name)))
            }
            Self::ItemAdded(name, Some(who)) => pick(
                format!("增加议程“{}”，由{}发言", item(name), who.words(language)),
                format!("item added: {}, by {}", item(name), who.words(language)),
            ),
            Self::ItemMoved(name, after) => pick(
                format!("“{}”移到“{}”之后", item(name), item(after)),
                format!("{} moved behind {}", item(name), item(after)),
            ),
            Self::ItemDropped(name) => {
                pick(format!("取消议程“{}”", item(name)), format!("item dropped: {}", item(name)))
            }
            Self::Recess(minutes) => {
                pick(format!("临时休会 {minutes} 分钟"), format!("a recess of {minutes} min was put in"))
            }
            Self::Closed(name, not_heard) => {
                let (name, chinese) = (item(name), format!("“{}”提前结束发言", item(name)));
                let english = format!("nobody spoke any more in {name}");
                let people = |joint: &str| -> String {
                    not_heard.iter().map(|who| who.name.as_str()).collect::<Vec<_>>().join(joint)
                };
                if not_heard.is_empty() {
                    return pick(chinese, english);
                }
                pick(
                    format!("{chinese}，没有发言的：{}", people("、")),
                    format!("{english}; not heard: {}", people(", ")),
                )
            }
            Self::Reworded { was, becomes } if becomes.is_empty() => {
                pick(format!("“{was}”没有念"), format!("“{was}” was not said"))
            }
            Self::Reworded { was, becomes } if was == becomes => {
                pick(format!("“{was}”照原文念"), format!("“{was}” was read as written"))
            }
            Self::Reworded { was, becomes } => {
                pick(format!("“{was}”改说“{becomes}”"), format!("said “{becomes}” instead of “{was}”"))
            }
            Self::NumbersKept => pick("保留印好的序号".to_owned(), "printed numbers were kept".to_owned()),
        }
    }
}
