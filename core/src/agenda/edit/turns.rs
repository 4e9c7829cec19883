//! Turns that change places, come later or fall out. The words that call somebody go along with the turn; what stands before the
//! call (the item's announcement, say) stays in its place, and so do 首先 and 最后.

mod call;
mod full_width;
mod looking_back;
mod naming;
mod recap;

use super::super::called::{by_turn, mentions};
use super::super::search::placeholders;
use super::super::{Item, ItemKind, PersonId, Step, StepId, Text, WaitKind};
use super::order::{ItemAt, StepAt, name_steps};
use super::{Written, words};
use crate::chinese::marks::narrowed;
use crate::chinese::syllable::spoken_syllables;
use crate::script::{Who, parse};
use call::{Call, announces, asks_the_room, stays_alone};
use full_width::in_full_width;
use looking_back::{is_for_words, look_back_at_each};
use naming::{name_by_letters, name_by_turns, named_instead};
use recap::{counts_people, part_recap, put_recap, round_off_last, take_recap};
use std::ops::Range;
use std::sync::Arc;

/// Words of at most so many syllables announce an item or round it off: without anything that happens they are no item.
const FRAME: usize = 120;

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
    let (own, others) = (with_praise(written, at)?, with_praise(written, &other)?);
    let steps = &mut at.item.of(Arc::make_mut(&mut written.agenda))?.steps;
    let all = steps.get_mut(own.start..others.end)?;
    let between = all.len() - own.len() - others.len();
    all.rotate_left(own.len() + between);
    all.get_mut(others.len()..)?.rotate_right(between);
    let other = StepAt { item: at.item.clone(), place: others.end - own.len() };
    if let Some((first, second)) = calls {
        // What opens the item, and 首先 and 最后, stay in their places.
        words::say(written, at, second.at(&first))?;
        words::say(written, &other, first.at(&second))?;
    }
    name_by_letters(written, &at.item, named)
}

/// Takes a turn out: the call, what is waited for, the thanks, and the words after them that name whoever spoke. Where
/// nothing is left to happen in the item, all of it.
pub(super) fn remove(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let is_last = item.steps.iter().rposition(|step| step.turn.is_some()) == Some(at.place);
    if !is_last {
        return change_turns(written, at, |written| take_out(written, at));
    }
    // Whoever spoke before has been thanked already, perhaps: what rounds off all of them stands by itself.
    in_full_width(written, &at.item, |written| {
        part_recap(written, at)?;
        let recap = take_recap(written, at);
        look_back_at_each(written, &at.item, |written| take_out(written, at))?;
        put_recap(written, at, recap)
    })
}

fn take_out(written: &mut Written, at: &StepAt) -> Option<()> {
    let named = name_by_turns(written, at)?;
    if let Some(words) = words::said(written, at).and_then(|words| without_presenter(written, at, &words)) {
        at.of(Arc::make_mut(&mut written.agenda))?.turn = None;
        words::say(written, at, words)?;
        tell_nobody_to_get_ready(written, at)?;
        return name_by_letters(written, &at.item, named);
    }
    if let Some(words) = without_call(written, at) {
        let step = at.of(Arc::make_mut(&mut written.agenda))?;
        let wait = step.wait.filter(|wait| *wait == WaitKind::Voting);
        (step.turn, step.wait, step.who, step.thanks) = (None, wait, None, None);
        words::say(written, at, words)?;
        tell_nobody_to_get_ready(written, at)?;
        return name_by_letters(written, &at.item, named);
    }
    let belongs = belonging(written, at)?;
    let (kept, is_said) = said_to_the_room(written, at, &belongs)?;
    hand_on(written, at)?;
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    for place in belongs.into_iter().rev() {
        let step = item.steps.remove(place);
        if place == at.place && !is_said && !kept.is_empty() {
            let say = Some(Text::Inline(kept.clone()));
            item.steps.insert(place, Step { id: step.id.clone(), say, ..Step::default() });
        }
        // The item was planned with that time in it.
        if let (Some(planned), Some(minutes)) = (item.minutes, step.minutes) {
            item.minutes = planned.checked_sub(minutes).filter(|left| *left > 0);
        }
    }
    if let Some(told) = told_of_others(written, at) {
        take_item_out(written, at, Some(told))?;
    } else if is_over(written, at)? {
        take_item_out(written, at, (!kept.is_empty()).then_some(kept))?;
    }
    name_by_letters(written, &at.item, named)
}

/// 请总监票人报告结果。我宣布，{{当选人}}同志当选。: the words of a step with something to enter or to choose, without the call; none where
/// there is nothing of the sort, which falls out with whoever is called.
fn without_call(written: &Written, at: &StepAt) -> Option<String> {
    let item = written.agenda.items.get(at.item.place)?;
    let step = item.steps.get(at.place).filter(|step| !step.enter.is_empty() || !step.choose.is_empty())?;
    let people = &written.agenda.people;
    let person = people.get(step.turn.as_ref()?)?;
    let texts = [words::StepText::Say, words::StepText::Thanks]
        .map(|which| words::read(written, at, which).unwrap_or_default());
    let is_call = |words: &str| parse(words).names_speaker() || !mentions(person, people, words).is_empty();
    // 根据张三同志报告的结果，我宣布：{{当选人}}当选。: of a sentence that names them, what is entered is said all the same.
    let without_them = |sentence: &str| -> String {
        let rest: String = sentence.split_inclusive('，').filter(|clause| !is_call(clause)).collect();
        let lead: String = sentence.split_inclusive('，').take_while(|clause| !is_call(clause)).collect();
        match is_call(sentence) && placeholders(&rest).all(|one| lead.contains(rest.get(one).unwrap_or_default())) {
            // 大会进行第五项，宣布选举结果，请…: the item is announced.
            true if announces(&lead) => format!("{}。", lead.trim_end_matches('，')),
            true => String::new(),
            false => rest,
        }
    };
    let kept = texts.iter().map(|words| {
        let sentences = words.split_inclusive(['。', '！', '？', '\n']).map(without_them);
        sentences.collect::<String>().trim().to_owned()
    });
    Some(kept.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n\n"))
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

/// Takes an item out in which nothing happens any more. What is still to be said in it is said before the next one.
fn take_item_out(written: &mut Written, at: &StepAt, said: Option<String>) -> Option<()> {
    Arc::make_mut(&mut written.agenda).items.remove(at.item.place);
    let Some(said) = said else { return Some(()) };
    let (place, step) = match written.agenda.items.get(at.item.place) {
        Some(_) => (at.item.place, 0),
        None => {
            let before = at.item.place.checked_sub(1)?;
            (before, written.agenda.items.get(before)?.steps.len().checked_sub(1)?)
        }
    };
    let next = StepAt { item: ItemAt { place, id: written.agenda.items.get(place)?.id.clone() }, place: step };
    let words = words::said(written, &next).unwrap_or_default();
    let said = narrowed(&said, &words);
    let both = if place == at.item.place { [said, words] } else { [words, said] };
    words::say(written, &next, both.join("\n\n").trim().to_owned())
}

/// 请获奖同志上台领奖，请{{发言人}}为他们颁奖。: whoever gets the prize is called all the same, whoever hands it out.
fn without_presenter(written: &Written, at: &StepAt, words: &str) -> Option<String> {
    const RECEIVED: [&str; 4] = ["领奖", "上台", "登台", "获奖"];
    const MARKS: [char; 6] = ['，', '。', '！', '；', '：', '\n'];
    let item = written.agenda.items.get(at.item.place)?;
    let step = item.steps.get(at.place).filter(|step| step.wait == Some(WaitKind::Award))?;
    let people = &written.agenda.people;
    let presenter = people.get(step.turn.as_ref()?)?;
    let script = parse(words);
    let by_turn = script.blocks.iter().flat_map(|block| &block.inlines).find(|inline| call::is_speaker(inline));
    let by_letters = || mentions(presenter, people, words).into_iter().map(|mention| mention.range).next();
    let name = by_turn.map(|inline| inline.source.clone()).or_else(by_letters)?;
    let mark = |at: usize| words.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let before = words.get(..name.start)?.rfind(MARKS);
    let end = words.get(name.end..)?.find(MARKS).map_or(words.len(), |at| name.end + at);
    let cut = match before {
        Some(comma) if words.get(comma..)?.starts_with('，') => comma..end,
        Some(mark_before) => mark_before + mark(mark_before)..end + mark(end),
        None => 0..end + mark(end),
    };
    let rest = words.get(..cut.start)?.to_owned() + words.get(cut.end..)?;
    RECEIVED.iter().any(|word| rest.contains(word)).then_some(rest)
}

/// Puts a turn behind the last one of its item.
pub(super) fn put_last(written: &mut Written, at: &StepAt) -> Option<()> {
    change_turns(written, at, |written| move_last(written, at))
}

fn move_last(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let last = item.steps.iter().rposition(|step| step.turn.is_some()).filter(|last| *last > at.place)?;
    let last_at = StepAt { item: at.item.clone(), place: last };
    let named = name_by_turns(written, at)?;
    let (was, was_last) = (Call::of(written, at), Call::of(written, &last_at));
    let next_is_last = next_turn_of(written, at) == Some(last);
    hand_on(written, at)?;
    if let (Some(moved), Some(before)) = (was, was_last) {
        // Whoever was last is it no more, and whoever comes last says so.
        let is_changed = before.lead() == Some("最后");
        let later = match moved.lead() {
            Some("首先") => Some("接下来"),
            Some("先") => Some("再"),
            other => other,
        };
        let lead = if is_changed { Some("最后") } else { later };
        words::say(written, at, moved.own_head().to_owned() + &moved.with(lead, before.tail.as_deref()))?;
        let now = Call::of(written, &last_at)?;
        let lead = match (is_changed, next_is_last) {
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

/// Lets somebody else have a turn. Where the words name whoever had it by letters, they name the new one.
pub(super) fn replace(written: &mut Written, at: &StepAt, by: &PersonId) -> Option<()> {
    let people = &written.agenda.people;
    people.contains_key(by).then_some(())?;
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let was = item.steps.get(at.place)?.turn.clone()?;
    let people = people.clone();
    for place in belonging(written, at)? {
        let at = StepAt { item: at.item.clone(), place };
        for which in [words::StepText::Say, words::StepText::Thanks] {
            let (Some(words), Some(person)) = (words::read(written, &at, which), people.get(&was)) else { continue };
            let named = by_turn(person, &people, &words, "发言人");
            if named != words {
                words::write(written, &at, which, named)?;
            }
        }
    }
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    item.steps.get_mut(at.place)?.turn = Some(by.clone());
    // 秦海涛县长讲话: what the item is called names whoever speaks in it.
    let (before, now) = (people.get(&was)?, people.get(by)?);
    if let Some(title) = item.title.as_mut().filter(|title| !mentions(before, &people, title).is_empty()) {
        *title = named_instead(before, now, &people, title);
    }
    Some(())
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
    let next_head = if is_first && thanks(&next_call.head) { "" } else { &next_call.head };
    let head = if thanks(was.place_head()) && thanks(next_head) { "" } else { was.place_head() };
    let lead = match was.lead() {
        Some(lead) if is_first => Some(lead),
        // 现在进行第二项议程，请…
        None if !head.is_empty() && !head.ends_with(['。', '\n']) => None,
        Some(_) | None => next_call.lead(),
    };
    words::say(written, &next, format!("{head}{next_head}{}", next_call.with(lead, next_call.tail.as_deref())))
}

/// What announces the item before a call that falls out, and behind which nobody is called, is said in the next step.
fn keep_head(written: &mut Written, at: &StepAt) -> Option<()> {
    let stays = |call: &Call| call.is_first && announces(&call.head) || stays_alone(&call.head);
    let Some(call) = Call::of(written, at).filter(stays) else {
        return Some(());
    };
    let item = written.agenda.items.get(at.item.place)?;
    let belongs = belonging(written, at)?;
    let next = (at.place + 1..item.steps.len()).find(|place| !belongs.contains(place));
    let Some(next) = next.map(|place| StepAt { item: at.item.clone(), place }) else { return Some(()) };
    let words = words::said(written, &next).unwrap_or_default();
    // 进行第三项议程，请…: nobody is called behind the comma any more.
    let head = call.head.trim_end();
    let head = head.strip_suffix('，').map_or_else(|| head.to_owned(), |head| format!("{head}。"));
    words::say(written, &next, format!("{head}\n\n{words}").trim_end().to_owned())
}

/// What is said to the room before a call that falls out, and with the thanks behind it; and whether the next step of the
/// item says it now.
fn said_to_the_room(written: &mut Written, at: &StepAt, belongs: &[usize]) -> Option<(String, bool)> {
    let item = written.agenda.items.get(at.item.place)?;
    let next = (at.place + 1..item.steps.len()).find(|place| !belongs.contains(place));
    let people = &written.agenda.people;
    let person = item.steps.get(at.place).and_then(|step| people.get(step.turn.as_ref()?));
    let names = |words: &str| {
        parse(words).names_speaker() || person.is_some_and(|one| !mentions(one, people, words).is_empty())
    };
    let head = Call::of(written, at).map(|call| call.head).filter(|head| stays_alone(head) && next.is_none());
    let thanks = words::read(written, at, words::StepText::Thanks).map(|thanks| asks_the_room(&thanks, names));
    let kept = [head, thanks].into_iter().flatten().filter(|words| !words.trim().is_empty());
    let kept = kept.collect::<Vec<_>>().join("\n\n").trim().to_owned();
    let Some(next) = next.map(|place| StepAt { item: at.item.clone(), place }).filter(|_| !kept.is_empty()) else {
        return Some((kept, false));
    };
    let words = words::said(written, &next).unwrap_or_default();
    words::say(written, &next, format!("{kept}\n\n{words}").trim_end().to_owned())?;
    Some((kept, true))
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

/// The same, as far as the steps stand one right behind the other.
fn run(written: &Written, at: &StepAt) -> Option<Range<usize>> {
    let belonging = belonging(written, at)?;
    let length = belonging.iter().enumerate().take_while(|(nth, place)| **place == at.place + nth).count();
    Some(at.place..at.place + length)
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
    thanks && words.chars().count() <= named + BESIDE_NAME && is_for_words(words)
}

fn names_speaker(written: &Written, at: &StepAt, place: usize) -> bool {
    let at = StepAt { item: at.item.clone(), place };
    words::said(written, &at).is_some_and(|words| parse(&words).names_speaker())
}

/// 刚才，我们先后听取了甲、乙的两个报告。: what is said of others in an item in which nothing happens any more, but that it is announced.
/// Where something is left of it, it belongs to the item before.
fn told_of_others(written: &Written, at: &StepAt) -> Option<String> {
    let item = written.agenda.items.get(at.item.place).filter(|item| at.item.place > 0 && item.is_numbered())?;
    let happens =
        |step: &Step| step.turn.is_some() || step.wait.is_some() || !step.choose.is_empty() || !step.enter.is_empty();
    let said = (0..item.steps.len()).filter_map(|place| words::said(written, &StepAt { item: at.item.clone(), place }));
    let said = said.collect::<Vec<_>>().join("\n\n");
    let announced =
        said.split_inclusive(['。', '！', '\n']).take_while(|words| announces(words)).map(str::len).sum::<usize>();
    let told = said.get(announced..)?.trim();
    let people = &written.agenda.people;
    let several = || counts_people(told) || ["个报告", "个汇报", "个通报"].iter().any(|what| told.contains(what));
    let of_others = || several() || people.values().any(|one| !mentions(one, people, told).is_empty());
    let looks_back = ["刚才", "以上", "至此"].iter().any(|word| told.starts_with(word)) && of_others();
    (!item.steps.iter().any(happens) && announced > 0 && looks_back).then(|| told.to_owned())
}

/// Whether anything is left to happen in an item that a turn was taken out of.
fn is_over(written: &Written, at: &StepAt) -> Option<bool> {
    let item = written.agenda.items.get(at.item.place)?;
    // Applause alone is for what has happened, but where it is how people vote.
    let votes = |step: &Step| matches!(&step.say, Some(Text::Inline(words)) if words.contains("通过") && words.contains("同意"));
    let waits = |step: &Step| step.wait.is_some_and(|wait| wait != WaitKind::Applause || votes(step));
    let happens = |step: &Step| step.turn.is_some() || waits(step) || !step.choose.is_empty() || !step.enter.is_empty();
    let is_frame = match item.kind {
        ItemKind::Opening | ItemKind::Closing => false,
        ItemKind::Speeches | ItemKind::Reading | ItemKind::Remarks | ItemKind::Vote | ItemKind::Award => true,
        ItemKind::Ceremony | ItemKind::Film | ItemKind::Discussion | ItemKind::Break | ItemKind::Other => true,
    };
    let said = (0..item.steps.len()).filter_map(|place| words::said(written, &StepAt { item: at.item.clone(), place }));
    // What tells of others is no frame of this item.
    let people = &written.agenda.people;
    let tells_of_others =
        said.clone().any(|words| people.values().any(|one| !mentions(one, people, &words).is_empty()));
    Some(
        is_frame
            && !tells_of_others
            && !item.steps.iter().any(happens)
            && said.map(|words| spoken_syllables(&words)).sum::<usize>() <= FRAME,
    )
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
