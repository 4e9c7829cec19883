//! Who speaks, as far as a text may count them: in each item everybody who has a turn, and those of them who come in one round, make
//! a speech or hold one office.

use super::facts::{as_written, call, title};
use crate::agenda::person::title_at_end;
use crate::agenda::rounds::{rounds, rounds_kept};
use crate::agenda::{Item, ItemId, ItemKind, PersonId, Rundown, Step, StepId, Text, WaitKind};
use crate::script::is_blank;
use indexmap::IndexSet;
use std::collections::HashSet;

/// Forms of address that say nothing of what people are.
const PLAIN: [&str; 3] = ["同志", "先生", "女士"];

/// Who spoke in an item, and how many do.
pub(super) struct Speakers {
    pub(super) item: ItemId,
    /// What the item is called.
    pub(super) title: String,
    /// What they are called, before.
    pub(super) names: Vec<String>,
    /// The office that all of them have: 书记.
    pub(super) office: Option<String>,
    /// How all of them are addressed, where it says what they are: 师傅.
    pub(super) address: Option<String>,
    /// The office of each, before and now.
    pub(super) offices: [Vec<Option<String>>; 2],
    pub(super) was: u64,
    pub(super) is: u64,
    /// How many of those who spoke or speak are here, though somebody of them may have no turn any more.
    pub(super) here: u64,
    /// The places of those who do not speak any more, in the order in which they spoke.
    pub(super) gone: Vec<usize>,
    /// Which of those they are who have turns.
    pub(super) of: Of,
}

/// Which of those who have turns in an item are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// All of them.
    Item,
    /// Those of one round: three towns, behind which two departments answer.
    Round,
    /// Who make a speech, or hold one office.
    Group,
}

/// The speakers of every item that had some and is still held, before and now, in the rounds of `written`.
pub(super) fn speakers(
    before: &Rundown,
    now: &Rundown,
    written: &Rundown,
    absent: &HashSet<PersonId>,
) -> Vec<Speakers> {
    let count = |turns: usize| u64::try_from(turns).unwrap_or(u64::MAX);
    // A blank for a name is in every text.
    let named = |id: &PersonId| before.agenda().people.get(id).filter(|person| !is_blank(&person.name));
    let name = |id: &PersonId| named(id).map(|person| person.name.clone());
    // Whoever hands out a prize does not speak.
    let turns = |item: &Item| -> Vec<PersonId> {
        let speaking = item.steps.iter().filter(|step| step.wait != Some(WaitKind::Award));
        speaking.filter_map(|step| step.turn.clone()).collect()
    };
    // 三位代表作了发言, where somebody else announces the result of a vote in the same item, or explains what is voted on.
    let speeches = |item: &Item| -> Vec<PersonId> {
        let speaking = item.steps.iter().filter(|step| step.wait == Some(WaitKind::Speech));
        speaking.filter_map(|step| step.turn.clone()).collect()
    };
    let held = |id: &PersonId| -> Option<String> {
        let person = before.agenda().people.get(id).or_else(|| now.agenda().people.get(id))?;
        person.office.as_deref().and_then(title_at_end).map(str::to_owned)
    };
    let of_office = |item: &Item, office: &str| -> Vec<PersonId> {
        turns(item).into_iter().filter(|id| held(id).as_deref() == Some(office)).collect()
    };
    let each = before.items().iter().zip(&before.agenda().items).flat_map(|(entry, item)| {
        let is = now.agenda().items.iter().find(|other| other.id == entry.id);
        let all = turns(item);
        let offices: IndexSet<String> = all.iter().filter_map(held).collect();
        let groups = is.into_iter().flat_map(|is| {
            // Whoever comes for one of several 书记 speaks for the same branch, whatever his rank.
            let as_many = turns(item).len() == turns(is).len();
            let of_offices = offices.iter().map(move |office| {
                let was = of_office(item, office);
                let is = if was.len() > 2 && as_many { was.clone() } else { of_office(is, office) };
                (was, is)
            });
            let of_rounds = of_rounds(as_written(written, &entry.id).unwrap_or(item), [item, is])
                .into_iter()
                .map(|(was, is)| (was, is, Of::Round));
            let of_groups = std::iter::once((speeches(item), speeches(is))).chain(of_offices);
            of_rounds.chain(of_groups.map(|(was, is)| (was, is, Of::Group))).collect::<Vec<_>>()
        });
        let groups = groups.filter(|(was, _, _)| was.len() > 1 && was.len() < all.len());
        let groups = groups.map(|(was, is, of)| (entry, item, was, is, of));
        let whole = is.map(|is| (entry, item, turns(item), turns(is), Of::Item));
        whole.into_iter().chain(groups).collect::<Vec<_>>()
    });
    let all = each.map(|(entry, item, was, is, of)| {
        let names = was.iter().filter_map(name).collect();
        let title = title(item).or_else(|| call(item)).unwrap_or_default();
        let mut offices = was.iter().map(held);
        let first = offices.next().flatten();
        let office = first.filter(|first| offices.all(|other| other.as_ref() == Some(first)));
        let address = |id: &PersonId| {
            let address = before.agenda().people.get(id)?.address.clone()?;
            (!PLAIN.contains(&address.as_str())).then_some(address)
        };
        let mut addresses = was.iter().map(address);
        let first = addresses.next().flatten();
        let address = first.filter(|first| addresses.all(|other| other.as_ref() == Some(first)));
        let gone: Vec<usize> = (0..was.len()).filter(|nth| was.get(*nth).is_some_and(|id| !is.contains(id))).collect();
        let silent = gone.iter().filter(|nth| was.get(**nth).is_some_and(|id| !absent.contains(id))).count();
        let here = count(is.len() + silent);
        let offices = [&was, &is].map(|people| people.iter().map(held).collect());
        let (was, is) = (count(was.len()), count(is.len()));
        Speakers { item: entry.id.clone(), title, names, office, address, offices, was, is, here, gone, of }
    });
    all.filter(|speakers| speakers.was > 0).collect()
}

/// Who has turns in each round of an item, before and now. A turn that has come belongs to the round of the one before it.
fn of_rounds(written: &Item, [before, now]: [&Item; 2]) -> Vec<(Vec<PersonId>, Vec<PersonId>)> {
    let rounds = rounds(written).len();
    if rounds < 2 {
        return Vec::new();
    }
    let turns = |item: &Item| {
        let mut turns: Vec<Vec<PersonId>> = vec![Vec::new(); rounds];
        for (step, round) in item.steps.iter().zip(rounds_kept(written, item)) {
            let speaking = step.turn.clone().filter(|_| step.wait != Some(WaitKind::Award));
            turns.get_mut(round).into_iter().for_each(|of_round| of_round.extend(speaking.clone()));
        }
        turns
    };
    turns(before).into_iter().zip(turns(now)).collect()
}

/// How many speak in the whole meeting, before and now, each as it may be counted: each turn, and each of those who have one.
pub(super) fn in_all(before: &Rundown, now: &Rundown) -> [(u64, u64); 2] {
    let turns = |rundown: &Rundown| -> Vec<PersonId> {
        let speaking = rundown.steps().filter(|(_, step)| step.wait != Some(WaitKind::Award));
        speaking.filter_map(|(_, step)| step.turn.clone()).collect()
    };
    let people = |turns: &[PersonId]| turns.iter().collect::<HashSet<_>>().len();
    let count = |turns: usize| u64::try_from(turns).unwrap_or(u64::MAX);
    let (was, is) = (turns(before), turns(now));
    [(count(was.len()), count(is.len())), (count(people(&was)), count(people(&is)))]
}

/// How many leaders speak, each as it may be counted. As many as before are those of before, with whatever words they are called now.
pub(super) fn leaders_then_and_now(before: &Rundown, now: &Rundown) -> [(u64, u64); 4] {
    let all = (leaders(before, true), leaders(now, true));
    let by_word = (leaders(before, false), leaders(now, false));
    let speeches = |rundown: &Rundown| {
        let speaks = rundown.steps().filter(|(_, step)| step.turn.is_some() && step.wait == Some(WaitKind::Speech));
        u64::try_from(speaks.count()).unwrap_or(u64::MAX)
    };
    let by_word = if all.0 == all.1 { (by_word.0, by_word.0) } else { by_word };
    let addresses = |rundown: &Rundown| {
        let turns = rundown.steps().filter(|(_, step)| step.turn.is_some());
        let addresses = |step: &Step| matches!(&step.say, Some(Text::Inline(words)) if words.contains("致辞"));
        u64::try_from(turns.filter(|(_, step)| addresses(step)).count()).unwrap_or(u64::MAX)
    };
    [by_word, all, (speeches(before), speeches(now)), (addresses(before), addresses(now))]
}

/// How many leaders speak: 两位领导的讲话, beside which a headmaster may have welcomed everybody.
fn leaders(rundown: &Rundown, any: bool) -> u64 {
    let of_leaders = rundown.agenda().items.iter().filter(|item| item.kind == ItemKind::Remarks);
    let turns = of_leaders.flat_map(|item| &item.steps).filter(|step| step.turn.is_some());
    let speaks = |step: &&Step| matches!(&step.say, Some(Text::Inline(words)) if words.contains("讲话"));
    u64::try_from(turns.filter(|step| any || speaks(step)).count()).unwrap_or(u64::MAX)
}

/// How many are called to sign something: 首先请铸造分公司经理乔大鹏上台签订。
pub(super) fn signers(rundown: &Rundown) -> u64 {
    let steps = rundown.agenda().items.iter().flat_map(|item| &item.steps);
    let called = steps.filter(|step| step.wait == Some(WaitKind::Other) && step.turn.is_some());
    let signs = |step: &&Step| matches!(&step.say, Some(Text::Inline(words)) if words.contains('签'));
    u64::try_from(called.filter(signs).count()).unwrap_or(u64::MAX)
}

/// The turns of an item in which something is handed out.
pub(super) struct Awards {
    pub(super) item: ItemId,
    /// How many hand something out,
    pub(super) was: u64,
    pub(super) is: u64,
    /// and how often something is handed out, whether anybody does or not.
    pub(super) things: (u64, u64),
    /// The places of those in which nothing is any more.
    pub(super) gone: Vec<usize>,
}

/// The awards of every item that has several, before and now.
pub(super) fn awards(before: &Rundown, now: &Rundown) -> Vec<Awards> {
    let count = |turns: usize| u64::try_from(turns).unwrap_or(u64::MAX);
    let awards = |item: &Item| item.steps.iter().filter(|step| step.wait == Some(WaitKind::Award)).count();
    let given = |item: &Item, ids: &[StepId]| -> Vec<StepId> {
        let steps = item.steps.iter().zip(ids);
        let given = steps.filter(|(step, _)| step.wait == Some(WaitKind::Award) && step.turn.is_some());
        given.map(|(_, id)| id.clone()).collect()
    };
    let each = before.items().iter().zip(&before.agenda().items).filter_map(|(entry, item)| {
        let index = now.item_index(entry.id.as_str())?;
        let was = given(item, &entry.steps);
        let held = now.agenda().items.get(index)?;
        let is = given(held, &now.items().get(index)?.steps);
        let things = (count(awards(item)), count(awards(held)));
        let gone = was.iter().enumerate().filter(|(_, id)| !is.contains(id)).map(|(nth, _)| nth).collect();
        Some(Awards { item: entry.id.clone(), was: count(was.len()), is: count(is.len()), things, gone })
    });
    each.filter(|awards| awards.was > 1).collect()
}

/// How many people hand out prizes.
pub(super) fn presenters(rundown: &Rundown) -> u64 {
    let steps = rundown.agenda().items.iter().flat_map(|item| &item.steps);
    let given = steps.filter(|step| step.wait == Some(WaitKind::Award)).filter_map(|step| step.turn.as_ref());
    u64::try_from(given.collect::<HashSet<_>>().len()).unwrap_or(u64::MAX)
}
