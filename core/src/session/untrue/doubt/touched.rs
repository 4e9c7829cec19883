//! What a change has touched, in the words by which a sentence may tell of it.

use super::super::Because;
use super::super::facts::{Facts, Standing, Turns};
use super::super::order::Order;
use super::super::speakers::Speakers;
use crate::agenda::called::{known_as, short_names, unit_and_office};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Item, ItemId, Person, PersonId, Rundown, Text, WaitKind};
use crate::chinese::is_han;
use crate::session::sentence::sentences;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Characters that two sentences have in common where one tells of the other.
const SHARED: usize = 3;
/// More sentences than this have words in common because the whole meeting is about it.
const MOST: usize = 3;

/// Characters of a short office.
const MOST_OF_OFFICE: usize = 4;

/// Who does a thing in what it is called, whoever they are.
const WHOEVER: [&str; 10] = [
    "成员单位",
    "参会单位",
    "责任单位",
    "牵头单位",
    "有关单位",
    "相关单位",
    "有关部门",
    "相关部门",
    "职能部门",
    "与会代表",
];

/// What has been touched, in the words by which a sentence may tell of it.
pub(super) struct Touched {
    pub(super) people: Vec<OutOfTurn>,
    /// What their units are called in short, where nobody else speaks for them, and in which item they spoke.
    pub(super) units: Vec<(String, ItemId, Because)>,
    /// The same of those who have another turn elsewhere, and what they all are: in the item that they do not speak in any more.
    pub(super) units_of_item: Vec<(String, ItemId, Because)>,
    /// How many there were, where there are others now and nothing else is as many.
    pub(super) counts: Vec<Count>,
    /// Of how many who spoke in an item who alone does.
    pub(super) left_alone: Vec<(ItemId, u64, Person)>,
    /// How many spoke in each item, and do now.
    pub(super) speakers: Vec<(ItemId, Count)>,
    /// What several who spoke in an item are called by, and how many they are.
    pub(super) roles: Vec<Role>,
    /// The items in which nobody reports any more, and who would have.
    pub(super) unheard: Vec<(ItemId, Because)>,
    /// How many hand something out in an item, and how often something is.
    pub(super) awards: Vec<(ItemId, Count)>,
    pub(super) things: Vec<(ItemId, Count)>,
    /// How many speak in the whole meeting, as it may be counted.
    pub(super) in_all: [u64; 2],
    /// How many speak in an item, or are called together in it, where they are as many as before.
    pub(super) as_many: Vec<(ItemId, u64)>,
    /// Which turns of an item, of its speakers or of those who hand something out, are gone, of how many.
    pub(super) gone: Vec<(ItemId, usize, Vec<usize>)>,
    /// Which turn of its item a step was, and is, counted from one.
    pub(super) places_in_item: HashMap<StepKey, (u64, u64)>,
    /// And which of its round, where it is another one.
    pub(super) places: HashMap<StepKey, (u64, u64)>,
    /// Those who speak in an item or in the meeting, in the order before and in the one now, where it is another.
    pub(super) orders: Vec<Order>,
    /// The items that followed one which comes later now or not at all, why they do not follow it any more, and what it is called.
    pub(super) led_from: HashMap<ItemId, (Because, String)>,
    /// The items that something else follows now, why, and what the item was called that followed.
    pub(super) led_to: HashMap<ItemId, (Because, String)>,
    /// The steps before which somebody else speaks now.
    pub(super) before: HashMap<StepKey, Neighbour>,
    /// And those behind which somebody else does.
    pub(super) behind: HashMap<StepKey, Neighbour>,
    /// Words of what does not happen any more and of nothing that still does, and what that was called.
    pub(super) words: HashMap<String, String>,
    /// Who has come to speak, and has no other turn.
    pub(super) arrived: Vec<Arrived>,
    /// What the items are called that have fallen out, and those that have come.
    pub(super) titles_gone: Vec<String>,
    pub(super) titles_added: Vec<String>,
    /// Who speaks in the items where others do now, or in another order: before, and now.
    pub(super) turns: HashMap<ItemId, [Vec<PersonId>; 2]>,
    /// The counted items, before and now.
    pub(super) items: [Vec<CountedItem>; 2],
}

/// An item that is counted.
pub(super) struct CountedItem {
    pub(super) id: ItemId,
    pub(super) title: String,
}

/// Somebody who speaks and did not, and in which step.
pub(super) struct Arrived {
    pub(super) step: StepKey,
    pub(super) person: Person,
}

/// Somebody who spoke and does not.
pub(super) struct OutOfTurn {
    pub(super) id: PersonId,
    pub(super) person: Person,
    pub(super) item: ItemId,
    /// Whether they are not here at all.
    pub(super) is_absent: bool,
    /// Whoever has come instead.
    pub(super) instead: Option<Person>,
    pub(super) because: Because,
}

/// What several who spoke in an item are called by: 书记, 师傅.
pub(super) struct Role {
    pub(super) item: ItemId,
    pub(super) word: String,
    pub(super) count: Count,
    /// Whoever is the only one of them.
    pub(super) alone: Option<String>,
}

/// Who has the turn beside a step.
pub(super) struct Neighbour {
    pub(super) was: PersonId,
    pub(super) is: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) was: u64,
    pub(super) is: u64,
    /// How many of them are here, whether they speak or not.
    pub(super) here: u64,
    pub(super) of: Counted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    People,
    Items,
    /// What each of those who speak in an item gets or brings: 三面旗帜.
    Things,
}

impl Touched {
    /// By what is otherwise now.
    pub(super) fn by(facts: &Facts, now: &Rundown) -> Self {
        let gone = facts.gone.iter().filter(|left| left.only.is_none()).map(|left| OutOfTurn {
            id: left.id.clone(),
            person: left.person.clone(),
            item: left.item.clone(),
            is_absent: left.is_absent,
            instead: None,
            because: Because::Gone(known_as(&left.person)),
        });
        let replaced = facts.replaced.iter().filter(|one| one.only.is_none()).map(|one| OutOfTurn {
            id: one.was.0.clone(),
            person: one.was.1.clone(),
            item: one.step.0.clone(),
            is_absent: false,
            instead: Some(one.is.1.clone()),
            because: Because::Replaced(known_as(&one.was.1)),
        });
        let people: Vec<OutOfTurn> = gone.chain(replaced).collect();
        let speaking: Vec<String> = now
            .steps()
            .filter_map(|(_, step)| now.agenda().people.get(step.turn.as_ref()?))
            .flat_map(short_names)
            .collect();
        let units = people
            .iter()
            .flat_map(|lost| {
                let units = short_names(&lost.person).into_iter();
                units.map(|unit| (unit, lost.item.clone(), lost.because.clone()))
            })
            .filter(|(unit, ..)| !speaking.iter().any(|other| other.contains(unit.as_str())))
            .collect();
        let units_of_item = facts.gone.iter().flat_map(|left| {
            let still: Vec<String> =
                left.others.iter().flat_map(|one| short_names(one).into_iter().chain(one.office.clone())).collect();
            let units = left.only.as_ref().map(|_| short_names(&left.person)).into_iter().flatten();
            // 徒弟的话
            let office =
                left.person.office.clone().filter(|office| (2..=MOST_OF_OFFICE).contains(&office.chars().count()));
            let own = units.chain(office).filter(move |own| !still.iter().any(|other| other.contains(own.as_str())));
            own.map(|own| (own, left.item.clone(), Because::Gone(known_as(&left.person))))
        });
        let units_of_item = units_of_item.collect();
        let place = |(step, [was, is]): (&StepKey, &[Standing; 2])| Some((step.clone(), (was.place?, is.place?)));
        let place_in_item = |(step, [was, is]): (&StepKey, &[Standing; 2])| {
            Some((step.clone(), (was.place_in_item?, is.place_in_item?)))
        };
        let places_in_item = facts.steps.iter().filter_map(place_in_item);
        let places = facts.steps.iter().filter_map(place).filter(|(_, (was, is))| was != is);
        let [before, behind] = [false, true].map(|behind| {
            let one =
                |standing: &Standing| if behind { standing.next.clone() } else { standing.previous_in_item.clone() };
            // Somebody who has come for somebody else keeps the order.
            let has_come = |was: &PersonId, is: Option<&PersonId>| {
                facts.replaced.iter().any(|one| one.was.0 == *was && Some(&one.is.0) == is)
            };
            let neighbour = |(step, [was, is]): (&StepKey, &[Standing; 2])| {
                let (was, is) = (one(was)?, one(is));
                let is_another = is.as_ref() != Some(&was) && !has_come(&was, is.as_ref());
                is_another.then(|| (step.clone(), Neighbour { was, is }))
            };
            facts.steps.iter().filter_map(neighbour).collect()
        });
        let speakers = facts.speakers.iter().map(|one| (&one.item, one.was, one.is, &one.gone));
        let awards = facts.awards.iter().map(|one| (&one.item, one.was, one.is, &one.gone));
        let gone = speakers.chain(awards).filter_map(|(item, was, is, gone)| {
            let all = usize::try_from(was).ok()?;
            let is_fewer = is + u64::try_from(gone.len()).ok()? == was && !gone.is_empty();
            is_fewer.then(|| (item.clone(), all, gone.clone()))
        });
        let gone = gone.collect();
        let groups = facts.groups().map(|one| (&one.item, one.was, one.is));
        let together = facts.together.iter().map(|one| (&one.item, one.was, one.is));
        let as_many = groups.chain(together).filter(|(_, was, is)| was == is).map(|(item, was, _)| (item.clone(), was));
        let roles = facts.speakers.iter().filter(|one| one.was > 1).flat_map(|one| {
            let roles = [&one.office, &one.address].into_iter().flatten();
            roles.map(|role| Role { item: one.item.clone(), word: role.clone(), count: Count::of(one), alone: None })
        });
        let roles = roles.chain(roles_in_words(facts));
        let turn = |step: &StepKey| {
            let (item, place) = now.indices_of(step)?;
            now.agenda().items.get(item)?.steps.get(place)?.turn.clone()
        };
        let turns_of = |id: &PersonId| now.steps().filter(|(_, step)| step.turn.as_ref() == Some(id)).count();
        let [was, is] = &facts.all_calls;
        let arrived = is.iter().filter(|(step, _)| was.iter().all(|(other, _)| other != step));
        let arrived = arrived.filter_map(|(step, _)| {
            let id = turn(step).filter(|id| turns_of(id) == 1)?;
            Some(Arrived { step: step.clone(), person: now.agenda().people.get(&id)?.clone() })
        });
        let arrived = arrived.collect();
        let added = facts.items_added.iter().filter_map(|id| now.agenda().items.get(now.item_index(id.as_str())?));
        let titles_added = added.filter_map(|item| item.title.clone()).collect();
        Self {
            arrived,
            titles_gone: facts.items_gone.clone(),
            titles_added,
            turns: facts.turns.iter().map(|turns| (turns.item.clone(), turns.ids())).collect(),
            items: [&facts.items_before, &facts.items_now].map(|items| {
                items.iter().map(|(id, title)| CountedItem { id: id.clone(), title: title.clone() }).collect()
            }),
            as_many: as_many.collect(),
            roles: roles.collect(),
            unheard: unheard(facts),
            in_all: facts.in_all.map(|(_, is)| is),
            awards: facts.awards.iter().map(|one| (one.item.clone(), Count::of_awards(one.was, one.is))).collect(),
            things: facts
                .awards
                .iter()
                .map(|one| (one.item.clone(), Count::of_awards(one.things.0, one.things.1)))
                .collect(),
            gone,
            before,
            behind,
            people,
            units,
            units_of_item,
            counts: counts(facts),
            left_alone: facts.left_alone.clone(),
            led_from: facts.led_from.clone(),
            led_to: facts.led_to.clone(),
            speakers: facts.speakers.iter().map(|one| (one.item.clone(), Count::of(one))).collect(),
            places: places.collect(),
            places_in_item: places_in_item.collect(),
            orders: facts.orders.clone(),
            words: words_gone(facts, now),
        }
    }
}

impl Touched {
    /// Whether somebody has come to speak in an item in which somebody else does not any more: they may be as many as they were.
    pub(super) fn has_others(&self, item: &ItemId) -> bool {
        self.arrived.iter().any(|one| one.step.0 == *item)
            && self.people.iter().any(|one| one.item == *item && one.instead.is_none())
    }

    /// Whether others have spoken in the item when a step is come to than had before.
    pub(super) fn has_others_so_far(&self, step: &StepKey) -> bool {
        let spoke = |people: &[PersonId], place: u64| -> Option<HashSet<PersonId>> {
            Some(people.get(..usize::try_from(place.checked_sub(1)?).ok()?)?.iter().cloned().collect())
        };
        let turns = self.turns.get(&step.0).zip(self.places_in_item.get(step));
        turns.is_some_and(|([before, now], (was, is))| spoke(before, *was) != spoke(now, *is))
    }
}

impl Count {
    fn of(speakers: &Speakers) -> Self {
        let Speakers { was, is, here, .. } = *speakers;
        Self { was, is, here, of: Counted::People }
    }

    fn of_awards(was: u64, is: u64) -> Self {
        Self { was, is, here: is, of: Counted::Things }
    }
}

/// Items that go on without whoever was to report in them.
fn unheard(facts: &Facts) -> Vec<(ItemId, Because)> {
    let silent = facts.speakers.iter().filter(|one| one.was > 0 && one.is == 0);
    silent.filter_map(|one| Some((one.item.clone(), Because::Gone(one.names.first()?.clone())))).collect()
}

/// 康永年师傅、孟广义师傅 of an item in which others speak, too: what some are called by where they are called to speak.
fn roles_in_words(facts: &Facts) -> Vec<Role> {
    const ROLES: [&str; 9] = ["师傅", "老师", "教授", "医生", "大夫", "教练", "同学", "律师", "家长"];
    let [before, now] = &facts.all_calls;
    let called = |calls: &[(StepKey, String)], people: &[(PersonId, Person)], item: &ItemId, role: &str| {
        let of_item = || calls.iter().filter(|((of, _), _)| of == item);
        let is_called = |person: &Person| of_item().any(|(_, words)| words.contains(&format!("{}{role}", person.name)));
        let names = people.iter().map(|(_, person)| person).filter(|person| is_called(person));
        names.map(|person| format!("{}{role}", person.name)).collect::<Vec<_>>()
    };
    let of_item = |turns: &Turns| {
        // 感谢贾晓彤同学 is said elsewhere in another order, of as many.
        let ids = |people: &[(PersonId, Person)]| people.iter().map(|(id, _)| id.clone()).collect::<HashSet<_>>();
        if ids(&turns.before) == ids(&turns.now) {
            return Vec::new();
        }
        let roles = ROLES.iter().filter_map(|role| {
            let was = called(before, &turns.before, &turns.item, role);
            let is = called(now, &turns.now, &turns.item, role);
            let [was_many, is_many] = [was.len(), is.len()].map(|many| u64::try_from(many).unwrap_or(u64::MAX));
            (was_many > 1 && was_many != is_many).then(|| Role {
                item: turns.item.clone(),
                word: (*role).to_owned(),
                count: Count { was: was_many, is: is_many, here: is_many, of: Counted::People },
                alone: is.into_iter().next().filter(|_| is_many == 1),
            })
        });
        roles.collect::<Vec<_>>()
    };
    facts.turns.iter().flat_map(of_item).collect()
}

/// The counts that have changed. What somebody counts may be any of those that are as many: then it is right.
fn counts(facts: &Facts) -> Vec<Count> {
    let people = facts.groups().filter(|some| !facts.is_called_otherwise(some)).map(Count::of);
    let (was, is) = facts.counts;
    let items = Count { was, is, here: is, of: Counted::Items };
    let all: Vec<Count> = people.chain([items]).collect();
    let is_right = |was: &Count| all.iter().any(|other| other.is == was.was && other.of == was.of);
    all.iter().copied().filter(|count| count.was > 1 && !is_right(count)).collect()
}

/// The words of what does not happen any more, each of a few characters, without those of what still does, of people, and of what
/// the meeting is about.
fn words_gone(facts: &Facts, now: &Rundown) -> HashMap<String, String> {
    let people: Vec<String> = now.agenda().people.values().map(|one| unit_and_office(one) + &one.name).collect();
    let still = facts.titles.iter().chain(&facts.calls).chain(facts.all_calls[1].iter().map(|(_, words)| words));
    // What is voted on is told of, whoever was to explain it.
    let votes = |item: &&Arc<Item>| item.steps.iter().any(|step| step.wait == Some(WaitKind::Voting));
    let voted = now.agenda().items.iter().filter(votes).flat_map(|item| &item.steps);
    let voted = voted.filter_map(|step| match &step.say {
        Some(Text::Inline(words)) => Some(words),
        Some(Text::File(_)) | None => None,
    });
    let still = still.chain(&people).chain([&now.agenda().meeting.title]).chain(voted);
    let still: HashSet<&str> = still.flat_map(|words| shared(words)).collect();
    let gone = facts.told_gone.iter().map(|(title, bare)| (title, bare));
    let gone = gone.chain(facts.papers_gone.iter().map(|paper| (paper, paper)));
    // 成员单位交流: who does it does other things, too.
    let told_apart = |bare: &str| WHOEVER.iter().fold(bare.to_owned(), |bare, who| bare.replace(who, "，"));
    let gone: Vec<(&String, String)> = gone.map(|(title, bare)| (title, told_apart(bare))).collect();
    let gone = gone.iter().flat_map(|(title, bare)| shared(bare).map(move |words| (words, *title)));
    let gone: HashMap<&str, &String> = gone.filter(|(words, _)| !still.contains(words)).collect();
    if gone.is_empty() {
        return HashMap::new();
    }
    // What is told in many sentences, those that have been said too, is what the whole meeting is about.
    let mut told: HashMap<&str, usize> = HashMap::new();
    let parts = now.parts().iter().flat_map(|part| (0..part.texts.len()).filter_map(|choice| now.source(part, choice)));
    for text in parts {
        for sentence in sentences(text).filter_map(|at| text.get(at)) {
            let own: HashSet<&str> = shared(sentence).filter_map(|words| Some(*gone.get_key_value(words)?.0)).collect();
            own.into_iter().for_each(|words| *told.entry(words).or_default() += 1);
        }
    }
    let is_rare = |words: &str| told.get(words).is_none_or(|count| *count <= MOST);
    gone.into_iter()
        .filter(|(words, _)| is_rare(words))
        .map(|(words, title)| (words.to_owned(), title.clone()))
        .collect()
}

/// Every few characters of a text that stand beside each other.
pub(super) fn shared(words: &str) -> impl Iterator<Item = &str> {
    words.char_indices().filter_map(|(at, _)| {
        let rest = words.get(at..)?;
        let some = rest.get(..rest.char_indices().nth(SHARED).map_or(rest.len(), |(end, _)| end))?;
        // 今晚的 and 接下来 are words of any sentence.
        const OF_ANY: [&str; 12] =
            ["今晚", "今天", "今日", "接下来", "下面", "现在", "最后", "首先", "我们", "大家", "各位", "请"];
        let is_of_any = || OF_ANY.iter().any(|word| some.contains(word));
        (some.chars().count() == SHARED && some.chars().all(is_han) && !is_of_any()).then_some(some)
    })
}
