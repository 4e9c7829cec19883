//! Which step of a changed agenda is which of the old one: by its id; without an id by what happens in it, and after
//! that by its neighbours. What was chosen, waited for and visited follows its step and goes to no other.

use crate::agenda::rundown::{ItemEntry, StepKey};
use crate::agenda::{AlternativeId, ItemId, Rundown, Step, ValueId};
use std::collections::HashMap;
use std::hash::Hash;

/// The indices of an item and of a step in it.
type Place = (usize, usize);

/// What a step has become.
#[derive(Clone, Copy)]
struct Found {
    place: Place,
    /// Whether it is the same step, and not only one that stands where it stood.
    same: bool,
}

/// Two states of one agenda, and the steps that are the same in both.
pub(super) struct Counterparts<'a> {
    pub(super) old: &'a Rundown,
    pub(super) new: &'a Rundown,
    /// For every step of the old agenda, by item and step.
    found: Vec<Vec<Option<Found>>>,
    places: HashMap<StepKey, Place>,
}

impl<'a> Counterparts<'a> {
    pub(super) fn new(old: &'a Rundown, new: &'a Rundown) -> Self {
        let mut search = Search::new(old, new);
        let both = |(index, entry): (usize, &ItemEntry)| Some((index, new.item_index(entry.id.as_str())?));
        let items: Vec<(usize, usize)> = old.items().iter().enumerate().filter_map(both).collect();
        // What is certain comes first: whatever is left for the later ways has fewer to be mistaken for.
        for (old_item, new_item) in &items {
            search.pair_alike(Some(*old_item), Some(*new_item), own_id);
            search.pair_alike(Some(*old_item), Some(*new_item), all_of_it);
        }
        search.pair_alike(None, None, all_of_it);
        for (old_item, new_item) in &items {
            search.pair_alike(Some(*old_item), Some(*new_item), opening_words);
            search.pair_by_neighbours(*old_item, *new_item);
        }
        let places = steps_of(old, None).filter_map(|place| Some((key(old, place)?, place))).collect();
        Self { old, new, found: search.found, places }
    }

    /// What a step is called now; none where it is gone.
    pub(super) fn of(&self, step: &StepKey) -> Option<StepKey> {
        self.found(step).filter(|found| found.same).and_then(|found| key(self.new, found.place))
    }

    /// The step that stands where a step stood, where that has become another one.
    pub(super) fn in_place_of(&self, step: &StepKey) -> Option<StepKey> {
        self.found(step).and_then(|found| key(self.new, found.place))
    }

    fn found(&self, step: &StepKey) -> Option<Found> {
        let (item, step) = self.places.get(step)?;
        *self.found.get(*item)?.get(*step)?
    }

    /// Items that are called otherwise now: those that are gone, and whose first steps that are not all went to one new
    /// item.
    pub(super) fn renamed_items(&self) -> Vec<(ItemId, ItemId)> {
        let gone = self
            .old
            .items()
            .iter()
            .zip(&self.found)
            .filter(|(entry, _)| self.new.item_index(entry.id.as_str()).is_none());
        let renamed = gone.filter_map(|(entry, steps)| {
            let mut went_to = steps.iter().flatten().map(|found| found.place.0);
            let first = went_to.next()?;
            let new = self.new.items().get(first)?;
            let is_new = self.old.item_index(new.id.as_str()).is_none();
            (is_new && went_to.all(|item| item == first)).then(|| (entry.id.clone(), new.id.clone()))
        });
        renamed.collect()
    }

    /// Whether the old agenda had this step.
    pub(super) fn knows(&self, step: &StepKey) -> bool {
        self.places.contains_key(step)
    }

    /// What the nearest earlier step is called now that is not gone and in which something happens.
    pub(super) fn before(&self, step: &StepKey) -> Option<StepKey> {
        let (item, step) = *self.places.get(step)?;
        let earlier_items = self.found.get(..item)?.iter().rev().flat_map(|steps| steps.iter().rev());
        let mut earlier = self.found.get(item)?.get(..step)?.iter().rev().chain(earlier_items);
        earlier.find_map(|found| key(self.new, (*found)?.place).filter(|key| self.happens(key)))
    }

    /// Whether a step of the new agenda has a part.
    fn happens(&self, (item, step): &StepKey) -> bool {
        let first = self.new.first_part_of(item, step).and_then(|index| self.new.position(index, 0));
        first.is_some_and(|first| first.item == *item && first.step == *step)
    }
}

fn key(rundown: &Rundown, (item, step): Place) -> Option<StepKey> {
    let entry = rundown.items().get(item)?;
    Some((entry.id.clone(), entry.steps.get(step)?.clone()))
}

fn step_at(rundown: &Rundown, (item, step): Place) -> Option<&Step> {
    rundown.agenda().items.get(item)?.steps.get(step)
}

/// The steps of one item, or of the whole agenda.
fn steps_of(rundown: &Rundown, item: Option<usize>) -> impl Iterator<Item = Place> {
    let items = item.map_or(0..rundown.items().len(), |item| item..item + 1);
    items.flat_map(|item| {
        let steps = rundown.items().get(item).map_or(0, |entry| entry.steps.len());
        (0..steps).map(move |step| (item, step))
    })
}

/// All that happens in a step, whatever it is called.
#[derive(PartialEq, Eq, Hash)]
struct Happening<'a> {
    turn: Option<&'a str>,
    who: Option<&'a str>,
    enter: &'a [ValueId],
    say: Option<&'a str>,
    choose: Vec<(&'a AlternativeId, &'a str)>,
    waits: bool,
    document: Option<&'a str>,
    thanks: Option<&'a str>,
}

fn all_of_it(rundown: &Rundown, place: Place) -> Option<Happening<'_>> {
    let step = step_at(rundown, place)?;
    let words = |text| rundown.words(text);
    Some(Happening {
        turn: step.turn.as_ref().map(|id| id.as_str()),
        who: step.who.as_deref(),
        enter: &step.enter,
        say: step.say.as_ref().map(words),
        choose: step.choose.iter().map(|one| (&one.id, words(&one.say))).collect(),
        waits: step.wait.is_some(),
        document: step.document.as_ref().map(|file| file.0.as_str()),
        thanks: step.thanks.as_ref().map(words),
    })
}

/// The id that the file gives to a step.
fn own_id(rundown: &Rundown, place: Place) -> Option<&str> {
    step_at(rundown, place)?.id.as_ref().map(|id| id.as_str())
}

/// Whose turn a step is, and how it begins; of a step that the file gives no id.
fn opening_words(rundown: &Rundown, place: Place) -> Option<(Option<&str>, &str)> {
    let step = step_at(rundown, place).filter(|step| step.id.is_none())?;
    Some((step.turn.as_ref().map(|id| id.as_str()), rundown.words(step.say.as_ref()?)))
}

/// Whether at least half of two texts is the same, from the beginning and from the end.
fn alike(a: &str, b: &str) -> bool {
    let (long, short) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    let front = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let back = a.chars().rev().zip(b.chars().rev()).take(short - front).take_while(|(a, b)| a == b).count();
    (front + back) * 2 >= long
}

struct Search<'a> {
    old: &'a Rundown,
    new: &'a Rundown,
    found: Vec<Vec<Option<Found>>>,
    taken: Vec<Vec<bool>>,
}

impl<'a> Search<'a> {
    fn new(old: &'a Rundown, new: &'a Rundown) -> Self {
        Self {
            old,
            new,
            found: old.items().iter().map(|entry| vec![None; entry.steps.len()]).collect(),
            taken: new.items().iter().map(|entry| vec![false; entry.steps.len()]).collect(),
        }
    }

    fn is_open(&self, (item, step): Place) -> bool {
        self.found.get(item).and_then(|steps| steps.get(step)).is_some_and(Option::is_none)
    }

    fn is_free(&self, (item, step): Place) -> bool {
        self.taken.get(item).and_then(|steps| steps.get(step)).is_some_and(|taken| !taken)
    }

    fn pair(&mut self, old: Place, new: Place, same: bool) {
        if let Some(found) = self.found.get_mut(old.0).and_then(|steps| steps.get_mut(old.1)) {
            *found = Some(Found { place: new, same });
        }
        if let Some(taken) = self.taken.get_mut(new.0).and_then(|steps| steps.get_mut(new.1)) {
            *taken = true;
        }
    }

    /// Pairs the steps that agree in something, in their order. Where one side has more of a sort than the other,
    /// nobody can say which one is missing by looking at them alone, and none of them is paired.
    fn pair_alike<K, F>(&mut self, old_item: Option<usize>, new_item: Option<usize>, sort: F)
    where
        K: Hash + Eq,
        F: Fn(&'a Rundown, Place) -> Option<K>,
    {
        let mut sorts: HashMap<K, (Vec<Place>, Vec<Place>)> = HashMap::new();
        for place in steps_of(self.old, old_item).filter(|place| self.is_open(*place)) {
            if let Some(key) = sort(self.old, place) {
                sorts.entry(key).or_default().0.push(place);
            }
        }
        for place in steps_of(self.new, new_item).filter(|place| self.is_free(*place)) {
            if let Some(alike) = sort(self.new, place).and_then(|key| sorts.get_mut(&key)) {
                alike.1.push(place);
            }
        }
        for (old, new) in sorts.into_values().filter(|(old, new)| old.len() == new.len()) {
            for (old, new) in old.into_iter().zip(new) {
                self.pair(old, new, true);
            }
        }
    }

    /// Whether a step may be another one with corrected words: the result of one vote is not that of the vote which was
    /// put in its place.
    fn is_reworded(&self, old: Place, new: Place) -> bool {
        if own_id(self.old, old).is_some() && own_id(self.new, new).is_some() {
            return false;
        }
        let (Some(was), Some(is)) = (all_of_it(self.old, old), all_of_it(self.new, new)) else { return false };
        let words = |happening: &Happening<'_>| match (happening.say, happening.choose.first(), happening.who) {
            (Some(say), _, _) => say.to_owned(),
            (None, Some((_, say)), _) => (*say).to_owned(),
            (None, None, who) => format!("{}{}", who.unwrap_or_default(), happening.turn.unwrap_or_default()),
        };
        was.waits == is.waits && was.choose.is_empty() == is.choose.is_empty() && alike(&words(&was), &words(&is))
    }

    /// Pairs what is left between steps that are paired: as many as there were are the same ones with other words;
    /// of more or fewer, those at either end that are as they were.
    fn pair_by_neighbours(&mut self, old_item: usize, new_item: usize) {
        let mut old_step = 0;
        let mut new_step = 0;
        while let Some(found) = self.found.get(old_item).and_then(|steps| steps.get(old_step)) {
            if let Some(Found { place: (item, step), .. }) = *found {
                if item == new_item {
                    new_step = step + 1;
                }
                old_step += 1;
                continue;
            }
            let open = (old_step..).take_while(|step| self.is_open((old_item, *step))).count();
            let free = (new_step..).take_while(|step| self.is_free((new_item, *step))).count();
            let (was, is) = (old_step, new_step);
            let same = |search: &Self, old: usize, new: usize| {
                all_of_it(search.old, (old_item, old)) == all_of_it(search.new, (new_item, new))
            };
            let fewer = open.min(free);
            let front =
                if open == free { open } else { (0..fewer).take_while(|i| same(self, was + i, is + i)).count() };
            let back = (1..=fewer - front).take_while(|i| same(self, was + open - i, is + free - i)).count();
            let ends = (0..front).map(|i| (was + i, is + i)).chain((1..=back).map(|i| (was + open - i, is + free - i)));
            for (old, new) in ends {
                let (old, new) = ((old_item, old), (new_item, new));
                self.pair(old, new, self.is_reworded(old, new));
            }
            old_step += open;
        }
    }
}
