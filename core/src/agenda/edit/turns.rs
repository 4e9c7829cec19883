//! Turns that change places, come later or fall out. The words that call somebody go along with the turn; what stands before the
//! call (the item's announcement, say) stays in its place, and so do 首先 and 最后.

mod call;
mod falling_out;
mod full_width;
mod handing_over;
mod leading;
mod looking_back;
mod naming;
mod prizes;
mod recap;
mod replacing;
mod together;

use super::super::called::{begins_with_given, mentions};
use super::super::rounds::rounds_told_apart;
use super::super::search::placeholders;
use super::super::{Item, ItemKind, Person, Step, StepId, WaitKind};
use super::order::{ItemAt, StepAt, name_steps};
use super::{Written, words};
use crate::chinese;
use crate::script::{Who, parse};
pub(super) use falling_out::remove;
pub(super) use replacing::replace;

use call::{Call, announces, stays_alone};
use full_width::in_full_width;
use handing_over::call_in_own_step;
pub(crate) use looking_back::look_back_at_once;
use looking_back::{is_for_words, look_back_at_each};
pub(crate) use naming::named_instead;
use naming::{name_by_letters, name_by_turns};
use prizes::{come_up_before, tell_nobody_to_wait};
use recap::round_off_last;
pub(crate) use recap::{counts_all, counts_people};
use std::ops::Range;
use std::sync::Arc;

/// Lets whoever has the turn in a step change places with whoever has the next one.
pub(super) fn swap(written: &mut Written, at: &StepAt) -> Option<()> {
    change_turns(written, at, |written| exchange(written, at))
}

/// Changes the turns of an item: what rounds off all of them stays behind the last one, and what is said of each behind it.
pub(crate) fn change_turns(
    written: &mut Written,
    at: &StepAt,
    change: impl Fn(&mut Written) -> Option<()>,
) -> Option<()> {
    in_full_width(written, &at.item, |written| {
        call_in_own_step(written, &at.item)?;
        round_off_last(written, at, |written| look_back_at_each(written, &at.item, &change))
    })
}

fn exchange(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    let other = StepAt { item: at.item.clone(), place: next_turn(item, at.place)? };
    // What is voted on behind one of them belongs to it.
    let is_voted = item.steps.get(at.place..other.place)?.iter().any(|step| step.wait == Some(WaitKind::Voting));
    if is_voted {
        return None;
    }
    name_steps(item);
    let named = name_by_turns(written, at)?;
    let calls = Call::of(written, at).zip(Call::of(written, &other));
    // Words behind a turn about whoever had it go along.
    let (mut own, mut others) = (with_praise(written, at)?, with_praise(written, &other)?);
    // Whoever gets the prize comes up before it is handed over.
    if let Some((start, others_start)) = come_up_before(written, at).zip(come_up_before(written, &other)) {
        (own.start, others.start) = (start, others_start);
        tell_nobody_to_wait(written, &StepAt { item: at.item.clone(), place: start })?;
    }
    let steps = &mut at.item.of(Arc::make_mut(&mut written.agenda))?.steps;
    let all = steps.get_mut(own.start..others.end)?;
    let between = all.len() - own.len() - others.len();
    all.rotate_left(own.len() + between);
    all.get_mut(others.len()..)?.rotate_right(between);
    // Where each of the two is called now.
    let call_of = |own: &Range<usize>, call: usize, place: usize| StepAt {
        item: at.item.clone(),
        place: place + call - own.start,
    };
    let first_now = call_of(&others, other.place, own.start);
    let other_now = call_of(&own, at.place, others.end - own.len());
    if let Some((first, second)) = calls {
        // What opens the item, and 首先 and 最后, stay in their places.
        words::say(written, &first_now, second.at(&first))?;
        words::say(written, &other_now, first.at(&second))?;
    }
    name_by_letters(written, &at.item, named)
}

/// Whoever speaks last now tells nobody to get ready.
fn tell_nobody_to_get_ready(written: &mut Written, at: &StepAt) -> Option<()> {
    let steps = &written.agenda.items.get(at.item.place)?.steps;
    let is_last = !steps.iter().skip(at.place + 1).any(|step| step.turn.is_some());
    let last = steps.iter().take(at.place).rposition(|step| step.turn.is_some()).filter(|_| is_last);
    let Some(last) = last else { return Some(()) };
    let last = StepAt { item: at.item.clone(), place: last };
    let Some(call) = Call::of(written, &last).filter(|call| call.tail.is_some()) else { return Some(()) };
    words::say(written, &last, call.head.clone() + &call.with(call.lead(), None))
}

/// Puts a turn behind the last one of its item.
pub(super) fn put_last(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    // What rounds off the round tells where it ends, and is taken out for the while.
    let last = last_of_round(item, at.place)?;
    change_turns(written, at, |written| move_last(written, at, last))
}

/// The last turn of the round that a turn is in; of the item, where it is the last of its round.
fn last_of_round(item: &Item, place: usize) -> Option<usize> {
    let round = rounds_told_apart(item).into_iter().find(|round| round.contains(&place))?;
    let last = |range: Range<usize>| {
        let turns = item.steps.iter().enumerate().skip(range.start).take(range.len());
        turns.filter(|(_, step)| step.turn.is_some()).map(|(last, _)| last).rfind(|last| *last > place)
    };
    last(round).or_else(|| last(0..item.steps.len()))
}

fn move_last(written: &mut Written, at: &StepAt, last: usize) -> Option<()> {
    let last_at = StepAt { item: at.item.clone(), place: last };
    let named = name_by_turns(written, at)?;
    let (was, was_last) = (Call::of(written, at), Call::of(written, &last_at));
    let next_is_last = next_turn_of(written, at) == Some(last);
    hand_on(written, at)?;
    if let (Some(moved), Some(before)) = (was, was_last) {
        // {{先后词}} says itself that somebody comes behind.
        let by_place = before.orders_by_place();
        // Whoever was last is it no more, and whoever comes last says so.
        let is_changed = before.lead() == Some("最后") || by_place;
        let later = match moved.lead() {
            Some("首先" | "头一个" | "头一位") => Some("接下来"),
            Some("先") => Some("再"),
            other => other,
        };
        let lead = if is_changed { Some("最后") } else { later };
        words::say(written, at, moved.own_head().to_owned() + &moved.with(lead, before.tail.as_deref()))?;
        let now = Call::of(written, &last_at)?;
        let lead = match (is_changed, next_is_last) {
            (true, _) if by_place => now.lead(),
            (true, true) => moved.lead(),
            (true, false) => Some("接下来"),
            (false, _) => now.lead(),
        };
        words::say(written, &last_at, now.head.clone() + &now.with(lead, moved.tail.as_deref()))?;
    }
    let (own, others) = (run(written, at)?, run(written, &last_at)?);
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    item.steps.get_mut(own.start..others.end)?.rotate_left(own.len());
    name_by_letters(written, &at.item, named)
}

/// Hands on what stands before the call of a turn that will stand there no more to the next turn, and the word for its order.
fn hand_on(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    item.steps.get(at.place)?.turn.as_ref()?;
    name_steps(item);
    let is_first = item.steps.iter().take(at.place).all(|step| step.turn.is_none());
    let Some(next) = next_turn(item, at.place) else {
        keep_head(written, at)?;
        return tell_nobody_to_get_ready(written, at);
    };
    let next = StepAt { item: at.item.clone(), place: next };
    // 表决 behind the one who explains: what announced it stays before it.
    let belongs = belonging(written, at)?;
    let item = item_of(written, &at.item)?;
    let happens = |place: usize| {
        let step = item.steps.get(place);
        !belongs.contains(&place)
            && step.is_some_and(|step| step.wait == Some(WaitKind::Voting) || !step.choose.is_empty())
    };
    if (at.place + 1..next.place).any(happens) {
        return keep_head(written, at);
    }
    let (Some(was), Some(next_call)) = (Call::of(written, at), Call::of(written, &next)) else { return Some(()) };
    let thanks = |head: &str| parse(head).names(&Who::PreviousSpeaker);
    // Before the first turn nobody can have spoken, and nobody is thanked twice.
    let next_head = if is_first { without_thanks(&next_call.head) } else { next_call.head.clone() };
    let head = if thanks(was.place_head()) && thanks(&next_head) { "" } else { was.place_head() };
    let lead = match was.lead() {
        // 下面请三个代表团谈谈意见。先请…: what leads on to those has its own word for the first.
        Some(lead) if is_first && !next_head.contains("下面请") => Some(lead),
        // 现在进行第二项议程，请…
        None if !head.is_empty() && !head.ends_with(['。', '\n']) => None,
        Some(_) | None => next_call.lead(),
    };
    words::say(written, &next, format!("{head}{next_head}{}", next_call.with(lead, next_call.tail.as_deref())))
}

/// 刚才，{{上一位}}作了报告，下面请三个代表团发表意见。 without what looks back at whoever was to speak before: what leads on stays.
fn without_thanks(head: &str) -> String {
    let looks_back = |words: &str| parse(words).names(&Who::PreviousSpeaker);
    let stays = |sentence: &str| -> String {
        let clauses: Vec<&str> = sentence.split_inclusive(['，', ',']).collect();
        let last = clauses.iter().rposition(|clause| looks_back(clause));
        last.map_or_else(|| sentence.to_owned(), |last| clauses.get(last + 1..).unwrap_or_default().concat())
    };
    chinese::sentences(head).map(stays).collect()
}

/// What announces the item before a call that falls out, and behind which nobody is called, is said in the next step.
fn keep_head(written: &mut Written, at: &StepAt) -> Option<()> {
    let stays = |call: &Call| call.is_first && announces(&call.head) || stays_alone(&call.head);
    let Some(call) = Call::of(written, at) else { return Some(()) };
    let head = if stays(&call) { call.head.clone() } else { told_of_several(written, at, &call.head) };
    if head.is_empty() {
        return Some(());
    }
    let item = written.agenda.items.get(at.item.place)?;
    let belongs = belonging(written, at)?;
    let next = step_behind(item, at.place, &belongs);
    let Some(next) = next.map(|place| StepAt { item: at.item.clone(), place }) else { return Some(()) };
    // 进行第三项议程，请…: nobody is called behind the comma any more.
    let head = head.trim_end();
    let head = head.strip_suffix('，').map_or_else(|| head.to_owned(), |head| format!("{head}。"));
    say_before(written, &next, &head)
}

/// The step behind a turn and what belongs to it, where something of the item goes on.
fn step_behind(item: &Item, turn: usize, belongs: &[usize]) -> Option<usize> {
    let goes_on = |step: &Step| !is_recess(item, step);
    (turn + 1..item.steps.len()).find(|place| !belongs.contains(place) && item.steps.get(*place).is_some_and(goes_on))
}

/// Whether a step is a recess that was put into an item: it is held without it, too.
fn is_recess(item: &Item, step: &Step) -> bool {
    step.wait == Some(WaitKind::Break) && item.kind != ItemKind::Break
}

/// 甲、乙、丙三位老师讲的是自己的故事。: what looks back at several others before a call, up to the last sentence that does.
fn told_of_several(written: &Written, at: &StepAt, head: &str) -> String {
    let people = &written.agenda.people;
    let of_several =
        |sentence: &str| people.values().filter(|one| !mentions(one, people, sentence).is_empty()).count() > 1;
    let mut end = 0;
    let mut from = 0;
    for sentence in chinese::sentences(head) {
        from += sentence.len();
        if of_several(sentence) && !sentence.contains('请') {
            end = from;
        }
    }
    let is_own = item_of(written, &at.item)
        .and_then(|item| people.get(item.steps.get(at.place)?.turn.as_ref()?))
        .is_some_and(|person| !mentions(person, people, head).is_empty());
    head.get(..end).filter(|_| !is_own).unwrap_or_default().to_owned()
}

/// Says something before the words of a step.
fn say_before(written: &mut Written, at: &StepAt, said: &str) -> Option<()> {
    let words = words::said(written, at).unwrap_or_default();
    words::say(written, at, format!("{said}\n\n{words}").trim_end().to_owned())
}

/// The steps that belong to a turn: its own, those of the same person right behind it, and later ones that name whoever spoke,
/// up to the next turn.
fn belonging(written: &Written, at: &StepAt) -> Option<Vec<usize>> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let turn = item.steps.get(at.place)?.turn.as_ref()?;
    let later = item.steps.iter().enumerate().skip(at.place + 1);
    let of_turn = later.take_while(|(_, step)| step.turn.as_ref().is_none_or(|other| other == turn));
    let named = of_turn.filter(|(place, step)| step.turn.is_some() || names_speaker(written, at, *place));
    Some(std::iter::once(at.place).chain(named.map(|(place, _)| place)).collect())
}

/// The steps that go along with a turn wherever that goes: what belongs to it, as far as the steps stand one right behind the other,
/// and what is said right behind it of whoever has it and of nobody else: 小米的声音真响亮，给她鼓鼓掌！
fn run(written: &Written, at: &StepAt) -> Option<Range<usize>> {
    let belonging = belonging(written, at)?;
    let item = item_of(written, &at.item)?;
    let people = &written.agenda.people;
    let speaker = people.get(item.steps.get(at.place)?.turn.as_ref()?);
    let is_told = |place: usize| {
        let is_plain = item.steps.get(place).is_some_and(|step| step.turn.is_none() && step.choose.is_empty());
        let words = words::said(written, &StepAt { item: at.item.clone(), place }).unwrap_or_default();
        let begins = |person: &Person| chinese::sentences(&words).any(|one| begins_with_given(person, one));
        let names = |person: &&Person| !mentions(person, people, &words).is_empty() || begins(person);
        is_plain && speaker.filter(names).is_some() && people.values().filter(names).count() == 1
    };
    let end = (at.place + 1..item.steps.len()).find(|place| !belonging.contains(place) && !is_told(*place));
    Some(at.place..end.unwrap_or(item.steps.len()))
}

/// The same, without thanks that may be said to anybody: those belong to the place.
fn with_praise(written: &Written, at: &StepAt) -> Option<Range<usize>> {
    let run = run(written, at)?;
    let is_plain = |place: &usize| {
        let words = words::said(written, &StepAt { item: at.item.clone(), place: *place }).unwrap_or_default();
        is_plain_thanks(&words)
    };
    let end = (at.place + 1..run.end).find(is_plain).unwrap_or(run.end);
    Some(run.start..end)
}

/// 感谢{{发言人.简称}}的发言。, and no 谢谢{{发言人.简称}}对学校工作的支持。
fn is_plain_thanks(words: &str) -> bool {
    const BESIDE_NAME: usize = 9;
    let words = words.trim();
    let named: usize =
        placeholders(words).map(|placeholder| words.get(placeholder).map_or(0, |one| one.chars().count())).sum();
    let thanks = ["谢谢", "感谢"].iter().any(|word| words.starts_with(word));
    // {{发言人}} is no 发言.
    let mut bare = words.to_owned();
    let names: Vec<Range<usize>> = placeholders(words).collect();
    names.into_iter().rev().for_each(|name| bare.replace_range(name, ""));
    thanks && words.chars().count() <= named + BESIDE_NAME && is_for_words(&bare)
}

fn names_speaker(written: &Written, at: &StepAt, place: usize) -> bool {
    let at = StepAt { item: at.item.clone(), place };
    words::said(written, &at).is_some_and(|words| parse(&words).names_speaker())
}

fn item_of<'a>(written: &'a Written, at: &ItemAt) -> Option<&'a Item> {
    written.agenda.items.get(at.place).filter(|item| item.id == at.id).map(|item| &**item)
}

/// The next step of an item in which somebody else has the turn than in this one; none where nobody has it here.
pub fn next_turn(item: &Item, place: usize) -> Option<usize> {
    let here = item.steps.get(place)?.turn.as_ref()?;
    let later = item.steps.iter().enumerate().skip(place + 1);
    later
        .filter_map(|(next, step)| Some((next, step.turn.as_ref()?)))
        .find(|(_, turn)| *turn != here)
        .map(|(next, _)| next)
}

fn next_turn_of(written: &Written, at: &StepAt) -> Option<usize> {
    next_turn(written.agenda.items.get(at.item.place)?, at.place)
}

/// The place of a step by its id, as it goes by in its item.
pub(crate) fn step_place(item: &Item, id: &StepId) -> Option<usize> {
    let by_id = item.steps.iter().position(|step| step.id.as_ref() == Some(id));
    by_id.or_else(|| {
        let place = id.as_str().parse::<usize>().ok()?.checked_sub(1)?;
        item.steps.get(place).filter(|step| step.id.is_none()).map(|_| place)
    })
}
