//! What is otherwise in one state of a meeting than in an earlier one, as far as spoken words may tell of it.

mod called;
mod led;
mod numbered;
mod orders;
mod standings;
mod turns;

use super::Because;
use super::numbers::SPEECH;
use super::order::Order;
use super::papers::papers_gone;
use super::speakers::{Awards, Of, Speakers, awards, in_all, leaders_then_and_now, presenters, signers, speakers};
use super::stage::{Together, called_together};
use crate::agenda::called::units;
use crate::agenda::rounds::rounds;
use crate::agenda::rundown::StepKey;
use crate::agenda::{ItemId, ItemKind, Person, PersonId, Rundown, WaitKind};
use crate::script::is_blank;
use called::lead_to;
pub(super) use called::{call, calls, title};
use indexmap::IndexMap;
use led::{led_from, led_to};
use numbered::{Numbers, counted, numbers, uncounted};
use orders::orders;
use standings::{Places, standings};
pub(super) use standings::{Standing, as_written};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
pub(super) use turns::{Turns, call_of};

/// What somebody is called to do, beside speaking.
pub(super) const DEEDS: [&str; 12] =
    ["宣读", "传达", "宣布", "解读", "颁奖", "颁发", "致辞", "欢迎辞", "点评", "签订", "揭牌", "寄语"];

/// What somebody has done, in the words of a look back.
const DONE: [(&str, &str); 11] = [
    ("发言", "发了言"),
    ("讲话", "讲了话"),
    ("表态", "表了态"),
    ("欢迎辞", "的欢迎"),
    ("讲话", "的祝福"),
    ("致辞", "的祝福"),
    ("致辞", "致了辞"),
    ("致词", "致了词"),
    ("颁奖", "颁了奖"),
    ("揭牌", "揭了牌"),
    ("点评", "作了点评"),
];

/// What is told of whoever hands out prizes.
pub(super) const GIVES: [&str; 8] = ["颁奖", "颁了奖", "颁发", "授牌", "授了牌", "授旗", "授了旗", "授奖"];

/// What a speech comes to: 就下一步工作提出了要求.
pub(super) const DEMANDS: [&str; 5] = ["提出了", "提了", "强调了", "部署了", "作了部署"];

/// And what somebody does in it who speaks last: 苏区长总结了工作.
pub(super) const SUMS_UP: [&str; 2] = ["总结了", "肯定了"];

/// What else is told of somebody who spoke last.
const WISHES: [&str; 8] = ["希望", "部署", "总结", "祝福", "祝愿", "寄语", "勉励", "鼓励"];

/// What was so before, and what is so now.
pub(super) struct Facts {
    /// Who spoke and does not any more.
    pub(super) gone: Vec<Left>,
    /// Who spoke, and who does instead.
    pub(super) replaced: Vec<Replaced>,
    /// Who speaks now and did not, and who speaks before them in the same item.
    pub(super) added: Vec<Added>,
    /// How many items are counted, before and now.
    pub(super) counts: (u64, u64),
    /// The counted items before: id, and words that tell of it.
    pub(super) items_before: Vec<(ItemId, String)>,
    /// And now.
    pub(super) items_now: Vec<(ItemId, String)>,
    /// The number of each item, and that of the next counted one, before and now.
    pub(super) numbers: HashMap<ItemId, (Numbers, Numbers)>,
    /// The items that followed one which comes later now or not at all, why they do not follow it any more, and what it is called.
    pub(super) led_from: HashMap<ItemId, (Because, String)>,
    /// The items that something else follows now, why, and what the item was called that followed.
    pub(super) led_to: HashMap<ItemId, (Because, String)>,
    /// The speakers of each item that had some and is still held.
    pub(super) speakers: Vec<Speakers>,
    /// Those of them who come in one round, make a speech or hold one office, where others have turns too.
    pub(super) some_speakers: Vec<Speakers>,
    /// How many speak in the whole meeting, before and now: turns, and people.
    pub(super) in_all: [(u64, u64); 2],
    /// The items that have come to the meeting.
    pub(super) items_added: Vec<ItemId>,
    /// What the items that do not happen are called.
    pub(super) items_gone: Vec<String>,
    /// How many spoke in each of those and in each of its rounds, where several did, and what it is called.
    pub(super) spoke_in_gone: Vec<(u64, String)>,
    /// What was called for or called anything and does not happen, and the same without anybody's name.
    pub(super) told_gone: Vec<(String, String)>,
    /// What the items are called that happen.
    pub(super) titles: Vec<String>,
    /// And what is said to call for those.
    pub(super) calls: Vec<String>,
    /// What those were called that showed a film, where no other one does.
    pub(super) films_gone: Vec<String>,
    /// The items of which the turns come in another order.
    pub(super) orders: Vec<Order>,
    /// Who speaks in the items where others do now, or in another order.
    pub(super) turns: Vec<Turns>,
    /// Of how many who spoke in an item who alone does.
    pub(super) left_alone: Vec<(ItemId, u64, Person)>,
    /// The words of every turn, before and now.
    pub(super) all_calls: [Vec<(StepKey, String)>; 2],
    /// What was to be reported or read in a turn that nobody has, and is in no other: 经费审查工作报告.
    pub(super) papers_gone: Vec<String>,
    /// How many leaders speak in all, before and now: with 讲话, and with any words; how many speak at all; and how many with 致辞.
    pub(super) leaders: [(u64, u64); 4],
    /// How many are called to sign something, before and now.
    pub(super) signers: (u64, u64),
    /// How many people hand out prizes, before and now.
    pub(super) presenters: (u64, u64),
    /// How many are called together to the stage for something, before and now.
    pub(super) together: Vec<Together>,
    /// What is handed out in several turns of an item.
    pub(super) awards: Vec<Awards>,
    /// Who spoke last in the meeting, where somebody else who spoke does now.
    pub(super) last_before: Option<Person>,
    /// Where each step stands among the turns, before and now.
    pub(super) steps: HashMap<StepKey, [Standing; 2]>,
    /// The place of each step in the meeting, and of whoever speaks the first of theirs, before and now.
    places: [Places; 2],
}

/// Somebody who speaks now and did not.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Added {
    pub(super) person: Person,
    /// Who speaks before them in the same item.
    pub(super) before: Person,
    /// Whether that one may be told of for another item.
    pub(super) speaks_elsewhere: bool,
    /// Who else speaks in the item.
    pub(super) others: Vec<Person>,
}

/// Somebody who spoke, and somebody else who does instead.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Replaced {
    pub(super) step: StepKey,
    pub(super) was: (PersonId, Person),
    pub(super) is: (PersonId, Person),
    /// Where they still have another turn, what they were called to do in this one and in no other.
    pub(super) only: Option<Vec<&'static str>>,
}

/// Somebody who spoke and does not any more.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Left {
    pub(super) id: PersonId,
    /// The item that they spoke in.
    pub(super) item: ItemId,
    pub(super) person: Person,
    /// Whether they are not here at all.
    pub(super) is_absent: bool,
    /// Who still speaks in the item that they spoke in.
    pub(super) others: Vec<Person>,
    /// Whether anything else happens in that item.
    pub(super) item_stays: bool,
    /// Where they still have another turn, what they were called to do in this one and in no other.
    pub(super) only: Option<Vec<&'static str>>,
    /// The units for which nobody else speaks.
    pub(super) units: Vec<String>,
}

impl Facts {
    /// `absent` have turns in one of the two that they are not here for. The words of `written` part the turns into rounds: those
    /// of a state in between may not be true in it.
    pub(super) fn between(before: &Rundown, now: &Rundown, written: &Rundown, absent: &HashSet<PersonId>) -> Self {
        let (was, is) = (turns(before), turns(now));
        let speaking: HashSet<&PersonId> = is.values().collect();
        let person = |id: &PersonId| {
            Some((id.clone(), before.agenda().people.get(id).or_else(|| now.agenda().people.get(id))?.clone()))
        };
        let host = before.agenda().meeting.host.as_ref();
        // Of somebody who has other turns still, words tell by what was to be done in this one.
        let called = calls(before);
        let only = |step: &StepKey, id: &PersonId| -> Option<Vec<&'static str>> {
            // Another turn of theirs that somebody else has taken, or nobody, tells of that one.
            let is_elsewhere = |(other, speaker): &(&StepKey, &PersonId)| {
                let taken = is.get(*other);
                *speaker == id && *other != step && taken != Some(id) && taken != is.get(step)
            };
            let taken = || was.iter().filter(is_elsewhere);
            (speaking.contains(id) || taken().next().is_some()).then_some(())?;
            let still = || is.iter().filter(|(_, speaker)| *speaker == id);
            let others = || still().chain(taken()).filter_map(|(other, _)| called.get(other));
            let (call, wait) = called.get(step)?;
            let own = &(lead_to(before, step).unwrap_or_default().to_owned() + call);
            let leads = || still().chain(taken()).filter_map(|(other, _)| lead_to(before, other));
            let is_other =
                |deed: &str| others().any(|(call, _)| call.contains(deed)) || leads().any(|lead| lead.contains(deed));
            let deeds = SPEECH.iter().chain(&DEEDS).copied();
            let deeds: Vec<&'static str> = deeds.filter(|deed| own.contains(deed) && !is_other(deed)).collect();
            // 致辞, and 致了辞 in the recap.
            let done = DONE.iter().filter(|(deed, _)| deeds.contains(deed)).map(|(_, done)| *done);
            let deeds: Vec<&'static str> = deeds.iter().copied().chain(done).collect();
            // 首先有请高远主任: to speak.
            let speaks_only_here = || *wait == Some(WaitKind::Speech) && !others().any(|(_, other)| other == wait);
            let gives_else = || others().all(|(_, other)| *other == Some(WaitKind::Award));
            // 为他们授牌, and 颁了奖 in the recap.
            let gives_only_here = || *wait == Some(WaitKind::Award) && !others().any(|(_, other)| other == wait);
            Some(match deeds.is_empty() {
                // 苏区长总结了工作, who else only hands out prizes.
                _ if speaks_only_here() && gives_else() => {
                    [SPEECH.as_slice(), &DEMANDS, &SUMS_UP, &WISHES, &deeds].concat()
                }
                // 宣读了表彰通报 tells of their other turn.
                true if speaks_only_here() => SPEECH.iter().copied().filter(|deed| !is_other(deed)).collect(),
                _ if gives_only_here() => [GIVES.as_slice(), &deeds].concat(),
                _ => deeds,
            })
        };
        // Somebody else has the turn, or nobody has and something was done in it alone.
        let is_lost = |step: &StepKey, id: &PersonId| match is.get(step) {
            _ if !speaking.contains(id) => true,
            Some(other) => other != id,
            None => only(step, id).is_some_and(|deeds| !deeds.is_empty()),
        };
        let mut left: Vec<(&StepKey, &PersonId)> =
            was.iter().filter(|(step, id)| is_lost(step, id) && Some(*id) != host).collect();
        left.sort_by_key(|(_, id)| before.agenda().people.get_index_of(*id));
        let (mut gone, mut replaced) = (Vec::new(), Vec::new());
        // Somebody who is on the roster twice, and no two whose names are not known yet.
        let is_another = |one: &Person, other: &Person| one.name != other.name || is_blank(&one.name);
        for (step, id) in left {
            let only = only(step, id);
            match (person(id), is.get(step).and_then(person)) {
                (Some(was), Some(is)) => replaced.push(Replaced { step: step.clone(), was, is, only }),
                (Some((id, person)), None) if gone.iter().all(|other: &Left| is_another(&other.person, &person)) => {
                    let is_absent = absent.contains(&id);
                    let turns = is.iter().filter(|((item, _), _)| *item == step.0);
                    let mut others: Vec<&PersonId> = turns.map(|(_, id)| id).collect();
                    others.sort_by_key(|id| now.agenda().people.get_index_of(*id));
                    let others = others.into_iter().filter_map(|id| now.agenda().people.get(id).cloned()).collect();
                    let spoken_for: Vec<String> =
                        speaking.iter().filter_map(|id| now.agenda().people.get(*id)).flat_map(units).collect();
                    let own = units(&person).into_iter().filter(|unit| !spoken_for.contains(unit)).collect();
                    let item_stays = now.items().iter().any(|item| item.id == step.0);
                    let item = step.0.clone();
                    gone.push(Left { id, item, person, is_absent, others, item_stays, only, units: own });
                }
                (Some(_) | None, _) => {}
            }
        }
        let added = added(now, &was, &replaced);
        let together = called_together(before, now, &gone);
        let last = |rundown: &Rundown| rundown.steps().filter_map(|(_, step)| step.turn.clone()).last();
        let last_before = last(before).filter(|id| last(now).as_ref() != Some(id) && speaking.contains(id));
        let last_before = last_before.and_then(|id| now.agenda().people.get(&id)).cloned();
        let still: HashSet<&ItemId> = now.items().iter().map(|entry| &entry.id).collect();
        let titles = before.items().iter().zip(&before.agenda().items).filter(|(entry, _)| !still.contains(&entry.id));
        // What another item is called too still happens.
        let is_gone = |title: &String| {
            let mut still = now.agenda().items.iter().filter_map(|item| self::title(item));
            !still.any(|other| other.contains(title.as_str()))
        };
        let shows = now.agenda().items.iter().any(|item| item.kind == ItemKind::Film);
        let films = titles.clone().filter(|(_, item)| item.kind == ItemKind::Film && !shows);
        let uncounted = uncounted(before);
        let counted_by_words = |rundown: &Rundown| {
            let left_out = rundown.items().iter().filter(|entry| uncounted.contains(&entry.id)).count();
            rundown.numbered_items().saturating_sub(u64::try_from(left_out).unwrap_or(0))
        };
        let (numbers_before, numbers_now) = (numbers(before, &uncounted), numbers(now, &uncounted));
        let both = numbers_before.into_iter();
        let mut standings_now = standings(written, now);
        let steps = standings(written, before).into_iter();
        let steps = steps.filter_map(|(step, was)| Some(([was, standings_now.remove(&step)?], step)));
        let items_gone: Vec<String> = titles.clone().filter_map(|(_, item)| title(item)).filter(is_gone).collect();
        let spoke_in_gone = titles.clone().flat_map(|(_, item)| {
            let spoke = |steps: Range<usize>| {
                let steps = item.steps.get(steps).unwrap_or_default().iter();
                let turns = steps.filter(|step| step.turn.is_some() && step.wait != Some(WaitKind::Award));
                u64::try_from(turns.count()).ok().filter(|spoke| *spoke > 1)
            };
            let all = std::iter::once(0..item.steps.len()).chain(rounds(item));
            let told = title(item).or_else(|| call(item)).unwrap_or_default();
            all.filter_map(spoke).map(move |spoke| (spoke, told.clone())).collect::<Vec<_>>()
        });
        let calls_gone = titles.clone().filter(|(_, item)| item.title.is_none()).filter_map(|(_, item)| call(item));
        let told_gone = items_gone.iter().cloned().chain(calls_gone).map(|told| {
            let bare = without_names(before, &told);
            (told, bare)
        });
        let told_gone = told_gone.collect();
        let was_held: HashSet<&ItemId> = before.items().iter().map(|entry| &entry.id).collect();
        let added_items = now.items().iter().map(|entry| &entry.id).filter(|id| !was_held.contains(id));
        let turns = turns::otherwise(before, now, &replaced);
        // For whom somebody else has come, that one is here.
        let away: HashSet<PersonId> =
            absent.iter().chain(replaced.iter().map(|one: &Replaced| &one.was.0)).cloned().collect();
        let (some_speakers, speakers) =
            speakers(before, now, written, &away).into_iter().partition(|one| one.of != Of::Item);
        Self {
            gone,
            replaced,
            added,
            counts: (counted_by_words(before), counted_by_words(now)),
            items_before: counted(before, &uncounted),
            items_now: counted(now, &uncounted),
            numbers: both.filter_map(|(id, was)| Some((id.clone(), (was, *numbers_now.get(&id)?)))).collect(),
            led_from: led_from(before, now),
            led_to: led_to(before, now),
            speakers,
            some_speakers,
            in_all: in_all(before, now),
            all_calls: [before, now]
                .map(|rundown| calls(rundown).into_iter().map(|(at, (words, _))| (at, words.to_owned())).collect()),
            papers_gone: papers_gone(before, now),
            leaders: leaders_then_and_now(before, now),
            signers: (signers(before), signers(now)),
            presenters: (presenters(before), presenters(now)),
            awards: awards(before, now),
            items_added: added_items.cloned().collect(),
            items_gone,
            spoke_in_gone: spoke_in_gone.collect(),
            calls: now.agenda().items.iter().filter_map(|item| call(item)).collect(),
            titles: now.agenda().items.iter().filter_map(|item| title(item)).collect(),
            orders: orders(before, now),
            left_alone: turns.iter().filter_map(Turns::left_alone).collect(),
            turns,
            together,
            last_before,
            told_gone,
            films_gone: films.filter_map(|(_, item)| title(item)).collect(),
            steps: steps.map(|(both, step)| (step, both)).collect(),
            places: [before, now].map(Places::of),
        }
    }
}

impl Facts {
    /// Everybody who may be counted together: all who have turns in an item, and some of them.
    pub(super) fn groups(&self) -> impl Iterator<Item = &Speakers> + Clone {
        self.speakers.iter().chain(&self.some_speakers)
    }

    /// Whether some are fewer or more only because whoever has come for one of them holds another office: 其中两位来自部门, of two 局长, is true
    /// of a 局长 and a 副局长.
    pub(super) fn is_called_otherwise(&self, some: &Speakers) -> bool {
        let as_many = self.speakers.iter().any(|all| all.item == some.item && all.is == all.was);
        some.of == Of::Group && some.office.is_some() && some.is != some.was && as_many
    }

    /// Whoever had spoken before a step, and speaks behind it now.
    pub(super) fn speak_later<'a>(&'a self, step: &StepKey) -> impl Iterator<Item = &'a PersonId> {
        let [before, now] = &self.places;
        let here = before.steps.get(step).zip(now.steps.get(step)).filter(|_| !self.orders.is_empty());
        let is_later = move |(id, was): &(&PersonId, &usize)| {
            here.is_some_and(|(here_was, here_is)| {
                *was < here_was && now.first_turns.get(*id).is_some_and(|is| is > here_is)
            })
        };
        before.first_turns.iter().filter(is_later).map(|(id, _)| id)
    }

    /// The words of every turn up to a step, before and now.
    pub(super) fn calls_up_to(&self, step: &StepKey) -> Option<[Vec<&str>; 2]> {
        let up_to = |nth: usize| -> Option<Vec<&str>> {
            let (places, calls) = (self.places.get(nth)?, self.all_calls.get(nth)?);
            let here = places.steps.get(step)?;
            let is_told = |at: &StepKey| places.steps.get(at).is_some_and(|place| place <= here);
            Some(calls.iter().filter(|(at, _)| is_told(at)).map(|(_, words)| words.as_str()).collect())
        };
        Some([up_to(0)?, up_to(1)?])
    }

    /// Whether whoever has a turn had one before it, before and now.
    pub(super) fn is_called_again(&self, step: &StepKey) -> Option<[bool; 2]> {
        let [before, now] = self.places.each_ref().map(|places| {
            let place = places.steps.get(step)?;
            Some(!places.first_turns.values().any(|first| first == place))
        });
        Some([before?, now?])
    }

    /// Whether an item has begun when a step is said.
    pub(super) fn has_begun(&self, item: &ItemId, step: &StepKey) -> bool {
        let steps = &self.places[1].steps;
        let first = steps.iter().filter(|((of, _), _)| of == item).map(|(_, place)| *place).min();
        first.zip(steps.get(step)).is_some_and(|(first, here)| first <= *here)
    }

    /// Whether nothing of its item is said before a step.
    pub(super) fn is_first_step(&self, step: &StepKey) -> bool {
        let steps = &self.places[1].steps;
        let Some(place) = steps.get(step) else { return false };
        steps.iter().all(|((item, _), other)| *item != step.0 || other >= place)
    }

    /// The place that an item had among the counted ones.
    pub(super) fn place_before(&self, id: &ItemId) -> Option<usize> {
        self.items_before.iter().position(|(other, _)| other == id)
    }
}

/// A title without whoever it was: they may do other things, which are no likeness.
fn without_names(rundown: &Rundown, title: &str) -> String {
    let names = rundown.agenda().people.values().map(|person| person.name.trim());
    let mut names: Vec<&str> = names.filter(|name| name.chars().count() > 1 && !is_blank(name)).collect();
    // 王伟民 before 王伟.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.into_iter().fold(title.replace("同志", ""), |title, name| title.replace(name, ""))
}

/// Whoever has a turn in an item now and had none in it, behind somebody else.
fn added(now: &Rundown, was: &IndexMap<StepKey, PersonId>, replaced: &[Replaced]) -> Vec<Added> {
    let instead: HashSet<&PersonId> = replaced.iter().map(|one| &one.is.0).collect();
    let person = |id: &PersonId| now.agenda().people.get(id).cloned();
    let mut found = Vec::new();
    for item in &now.agenda().items {
        let speakers: Vec<&PersonId> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
        // Whoever has spoken in another item is new in this one.
        let spoke: HashSet<&PersonId> = was.iter().filter(|((of, _), _)| *of == item.id).map(|(_, id)| id).collect();
        let is_new = |id: &PersonId| !spoke.contains(id) && !instead.contains(id);
        for (before, id) in speakers.iter().zip(speakers.iter().skip(1)).filter(|(_, id)| is_new(id)) {
            let others = speakers.iter().filter(|other| *other != before && *other != id);
            let Some((one, before_them)) = person(id).zip(person(before)) else { continue };
            found.push(Added {
                person: one,
                before: before_them,
                speaks_elsewhere: was.values().filter(|other| other == before).count() > 1,
                others: others.filter_map(|other| person(other)).collect(),
            });
        }
    }
    found
}

/// Whose turn it is, in running order.
fn turns(rundown: &Rundown) -> IndexMap<StepKey, PersonId> {
    rundown.steps().filter_map(|(key, step)| Some((key, step.turn.clone()?))).collect()
}
