//! The items that were held: how long, who spoke in them, what was chosen. What the host only came by is told from what was
//! really held.

use super::names::{Names, Said};
use super::replay::{Replay, Stay};
use super::{Choice, HeldItem, HeldTurn, ItemName, Record, Stretch, Who};
use crate::agenda::rundown::StepKey;
use crate::agenda::{AlternativeId, ItemId, StepId};
use crate::session::Change;
use crate::time::{Span, Timestamp};
use std::collections::BTreeMap;

/// Whoever comes by an item for a shorter time than this, and was there for longer at another time, only looked.
const GLANCE: Span = Span(10_000);

/// The items that were come to, or in which something was chosen.
pub(super) fn items(replay: &Replay, names: &Names<'_>) -> Vec<HeldItem> {
    let stays = replay.stays();
    let mut order: Vec<ItemId> = Vec::new();
    let chosen = replay.chosen().map(|(key, ..)| key.0);
    for item in stays.iter().map(|stay| stay.item.clone()).chain(chosen) {
        if !order.contains(&item) {
            order.push(item);
        }
    }
    let mut by_item: BTreeMap<ItemId, Vec<Stay>> = BTreeMap::new();
    let mut visits: BTreeMap<ItemId, Vec<Stretch>> = BTreeMap::new();
    let mut before: Option<&ItemId> = None;
    for stay in &stays {
        let of_item = visits.entry(stay.item.clone()).or_default();
        match of_item.last_mut().filter(|_| before == Some(&stay.item)) {
            Some(last) => last.to = stay.at.to,
            None => of_item.push(stay.at),
        }
        before = Some(&stay.item);
        by_item.entry(stay.item.clone()).or_default().push(stay.clone());
    }
    let make = |id: ItemId| {
        let visits = visits.remove(&id).unwrap_or_default();
        let turns = by_item.remove(&id).map(|stays| turns(&stays, replay, names)).unwrap_or_default();
        let planned = names.planned(&id);
        HeldItem {
            name: names.item(&id),
            at: whole(&visits, replay),
            spent: visits.iter().fold(Span::ZERO, |sum, visit| sum + replay.running(visit)),
            planned: planned.0,
            estimated: planned.1,
            added: replay.session.live().and_then(|live| live.added_to_items.get(&id).copied()).unwrap_or_default(),
            not_called: names.turns_of(&id).filter(|(step, _)| !was_called(&turns, step)).map(|(_, who)| who).collect(),
            choices: choices(&id, replay, names),
            visits,
            turns,
        }
    };
    order.into_iter().map(make).collect()
}

fn was_called(turns: &[HeldTurn], step: &StepId) -> bool {
    turns.iter().any(|turn| turn.step == *step)
}

/// From the first entry to the last leaving, glances aside.
fn whole(stretches: &[Stretch], replay: &Replay) -> Option<Stretch> {
    let is_stay = |one: &&Stretch| (one.to.unwrap_or(replay.end) - one.from).0 >= GLANCE.0;
    let ends = |of: &[&Stretch]| Some(Stretch { from: of.first()?.from, to: of.last()?.to });
    let stays: Vec<&Stretch> = stretches.iter().filter(is_stay).collect();
    ends(&stays).or_else(|| ends(&stretches.iter().collect::<Vec<_>>()))
}

/// Who spoke in an item, and what else was waited for.
fn turns(stays: &[Stay], replay: &Replay, names: &Names<'_>) -> Vec<HeldTurn> {
    let mut steps: Vec<usize> = Vec::new();
    for stay in stays {
        if !steps.contains(&stay.step) {
            steps.push(stay.step);
        }
    }
    let turn = |step: usize| {
        let of_step = || stays.iter().filter(move |stay| stay.step == step);
        let waits: Vec<Stretch> = of_step().filter(|stay| stay.is_wait).map(|stay| stay.at).collect();
        let subject = replay.steps.get(step)?;
        let live = replay.session.live();
        // Whoever was called and turned out not to be here did not speak, however long everybody waited.
        let is_absent = |change: &Change| matches!(change, Change::Absent { turn } if *turn == subject.key);
        if live.is_some_and(|live| live.changes.iter().any(is_absent)) {
            return None;
        }
        let found = if subject.is_gone { None } else { names.step(&subject.key) };
        let has_turn = found.as_ref().is_some_and(|found| found.step.turn.is_some());
        if waits.is_empty() && !has_turn {
            return None;
        }
        let kind = found.as_ref().and_then(|found| found.step.wait);
        let heard = !waits.is_empty() || kind.is_none();
        let shown = if waits.is_empty() { of_step().map(|stay| stay.at).collect() } else { waits };
        Some(HeldTurn {
            step: subject.key.1.clone(),
            who: found.as_ref().map(|found| names.who(found)).unwrap_or_default(),
            kind,
            document: found.as_ref().and_then(|found| names.document(found)),
            at: whole(&shown, replay)?,
            spent: shown.iter().fold(Span::ZERO, |sum, one| sum + replay.running(one)),
            planned: found.and_then(|found| found.step.minutes).map(|minutes| Span::minutes(i64::from(minutes))),
            added: live.and_then(|live| live.added_to_waits.get(&subject.key).copied()).unwrap_or_default(),
            heard,
        })
    };
    let mut turns: Vec<HeldTurn> = steps.into_iter().filter_map(turn).collect();
    turns.sort_by_key(|turn| turn.at.from);
    turns
}

fn choices(item: &ItemId, replay: &Replay, names: &Names<'_>) -> Vec<Choice> {
    let of_item = replay.chosen().filter(|(key, ..)| key.0 == *item);
    let choice = |(key, alternative, at): (StepKey, AlternativeId, Option<Timestamp>)| {
        let Said { question, label, words } = names.alternative(&key, &alternative);
        Choice { step: key.1, at, alternative, question, label, words }
    };
    of_item.map(choice).collect()
}

/// The items that were never come to.
pub(super) fn missed(held: &[HeldItem], names: &Names<'_>) -> Vec<ItemName> {
    let was_held = |id: &ItemId| held.iter().any(|item| item.name.id == *id && !item.visits.is_empty());
    names.held.items().iter().filter(|entry| !was_held(&entry.id)).map(|entry| names.item(&entry.id)).collect()
}

/// Whoever did not have the turn that was theirs, and had no other.
pub(super) fn absent(record: &Record) -> Vec<Who> {
    let spoke = record.spoke();
    let is_here = |who: &Who| spoke.iter().any(|one| one.id == who.id && one.name == who.name);
    let mut absent: Vec<Who> = Vec::new();
    for who in record.changes.iter().filter_map(|change| change.what.absent()) {
        if !is_here(who) && !absent.contains(who) {
            absent.push(who.clone());
        }
    }
    absent
}
