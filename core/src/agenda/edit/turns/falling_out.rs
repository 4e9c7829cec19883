//! A turn that falls out: the call, what is waited for, the thanks and what names whoever would have spoken; and what stays of
//! it: what is said to the room, what is entered and announced, what is said of others.

use super::call::{Call, announces, asks_the_room, stays_alone};
use super::full_width::in_full_width;
use super::handing_over::call_in_own_step;
use super::looking_back::look_back_at_each;
use super::naming::{name_by_letters, name_by_turns};
use super::prizes::without_presenter;
use super::recap::{counts_people, part_recap, put_recap, take_recap};
use super::{
    belonging, change_turns, hand_on, is_recess, say_before, step_behind, tell_nobody_to_get_ready, together,
    told_of_several,
};
use crate::agenda::called::mentions;
use crate::agenda::edit::order::{ItemAt, StepAt, name_steps};
use crate::agenda::edit::{Written, words};
use crate::agenda::search::placeholders;
use crate::agenda::{ItemKind, Step, Text, WaitKind};
use crate::chinese;
use crate::chinese::clauses::first_clause;
use crate::chinese::marks::narrowed;
use crate::chinese::syllable::spoken_syllables;
use crate::script::parse;
use std::sync::Arc;

/// Words of at most so many syllables announce an item or round it off: without anything that happens they are no item.
const FRAME: usize = 120;

/// Takes a turn out: the call, what is waited for, the thanks, and the words after them that name whoever spoke. Where
/// nothing is left to happen in the item, all of it.
pub(in super::super) fn remove(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let is_last = item.steps.iter().rposition(|step| step.turn.is_some()) == Some(at.place);
    if !is_last {
        return change_turns(written, at, |written| take_out(written, at));
    }
    // Whoever spoke before has been thanked already, perhaps: what rounds off all of them stands by itself.
    in_full_width(written, &at.item, |written| {
        call_in_own_step(written, &at.item)?;
        part_recap(written, at, at.place)?;
        let recap = take_recap(written, at, at.place);
        let id = |written: &Written| written.agenda.items.get(at.item.place)?.steps.get(at.place)?.id.clone();
        name_steps(at.item.of(Arc::make_mut(&mut written.agenda))?);
        let own = id(written);
        look_back_at_each(written, &at.item, |written| take_out(written, at))?;
        // A prize is handed out though nobody is called to it.
        let is_kept = own.is_some() && id(written) == own;
        put_recap(written, &StepAt { item: at.item.clone(), place: at.place + usize::from(is_kept) }, recap)
    })
}

fn take_out(written: &mut Written, at: &StepAt) -> Option<()> {
    let named = name_by_turns(written, at)?;
    let goes_on =
        |words: String| without_presenter(written, at, &words).or_else(|| together::without_one(written, at, &words));
    if let Some(words) = words::said(written, at).and_then(goes_on) {
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
        // Nobody is congratulated on what is not handed out.
        let kept: String = chinese::sentences(&kept).filter(|words| !words.contains("祝贺")).collect();
        take_item_out(written, at, Some(kept).filter(|kept| !kept.trim().is_empty()))?;
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
        let sentences = chinese::sentences(words).map(without_them);
        sentences.collect::<String>().trim().to_owned()
    });
    Some(kept.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

/// What is said to the room before a call that falls out, and with the thanks behind it; and whether the next step of the
/// item says it now.
fn said_to_the_room(written: &mut Written, at: &StepAt, belongs: &[usize]) -> Option<(String, bool)> {
    let item = written.agenda.items.get(at.item.place)?;
    let next = step_behind(item, at.place, belongs);
    let people = &written.agenda.people;
    let person = item.steps.get(at.place).and_then(|step| people.get(step.turn.as_ref()?));
    let names = |words: &str| {
        parse(words).names_speaker() || person.is_some_and(|one| !mentions(one, people, words).is_empty())
    };
    let head = Call::of(written, at).filter(|_| next.is_none()).map(|call| call.head);
    let head = head.map(|head| if stays_alone(&head) { head } else { told_of_several(written, at, &head) });
    let thanks = words::read(written, at, words::StepText::Thanks).map(|thanks| asks_the_room(&thanks, names));
    let kept = [head, thanks].into_iter().flatten().filter(|words| !words.trim().is_empty());
    let kept = kept.collect::<Vec<_>>().join("\n\n").trim().to_owned();
    let Some(next) = next.map(|place| StepAt { item: at.item.clone(), place }).filter(|_| !kept.is_empty()) else {
        return Some((kept, false));
    };
    say_before(written, &next, &kept)?;
    Some((kept, true))
}

/// 刚才，我们先后听取了甲、乙的两个报告。: what is said of others in an item in which nothing happens any more, but that it is announced.
/// Where something is left of it, it belongs to the item before.
fn told_of_others(written: &Written, at: &StepAt) -> Option<String> {
    let item = written.agenda.items.get(at.item.place).filter(|item| at.item.place > 0 && item.is_numbered())?;
    let happens =
        |step: &Step| step.turn.is_some() || step.wait.is_some() || !step.choose.is_empty() || !step.enter.is_empty();
    let said = (0..item.steps.len()).filter_map(|place| words::said(written, &StepAt { item: at.item.clone(), place }));
    let said = said.collect::<Vec<_>>().join("\n\n");
    let announced = chinese::sentences(&said).take_while(|words| announces(words)).map(str::len).sum::<usize>();
    let told = said.get(announced..)?.trim();
    let people = &written.agenda.people;
    let several = || counts_people(told) || ["个报告", "个汇报", "个通报"].iter().any(|what| told.contains(what));
    let of_others = || several() || people.values().any(|one| !mentions(one, people, told).is_empty());
    // 江书记和费主席的讲话，都强调…, in the item of the second.
    let words_of_others = || {
        let first = first_clause(told);
        let is_theirs = ["的讲话", "的发言", "的报告", "的致辞", "的介绍"].iter().any(|of| first.ends_with(of));
        let own = people.values().filter(|one| !mentions(one, people, first).is_empty());
        is_theirs && own.count() > 1
    };
    let looks_back =
        ["刚才", "以上", "至此"].iter().any(|word| told.starts_with(word)) && of_others() || words_of_others();
    (!item.steps.iter().any(happens) && announced > 0 && looks_back).then(|| told.to_owned())
}

/// Whether anything is left to happen in an item that a turn was taken out of.
fn is_over(written: &Written, at: &StepAt) -> Option<bool> {
    let item = written.agenda.items.get(at.item.place)?;
    // Applause alone is for what has happened, but where it is how people vote.
    let votes = |step: &Step| matches!(&step.say, Some(Text::Inline(words)) if words.contains("通过") && words.contains("同意"));
    let waits =
        |step: &Step| step.wait.is_some_and(|wait| wait != WaitKind::Applause || votes(step)) && !is_recess(item, step);
    let happens = |step: &Step| step.turn.is_some() || waits(step) || !step.choose.is_empty() || !step.enter.is_empty();
    let is_frame = match item.kind {
        ItemKind::Opening | ItemKind::Closing => false,
        ItemKind::Speeches | ItemKind::Reading | ItemKind::Remarks | ItemKind::Vote | ItemKind::Award => true,
        ItemKind::Ceremony | ItemKind::Film | ItemKind::Discussion | ItemKind::Break | ItemKind::Other => true,
    };
    let places =
        (0..item.steps.len()).filter(|place| item.steps.get(*place).is_some_and(|step| !is_recess(item, step)));
    let said = places.filter_map(|place| words::said(written, &StepAt { item: at.item.clone(), place }));
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

/// Takes an item out in which nothing happens any more. What is still to be said in it is said before the next one.
fn take_item_out(written: &mut Written, at: &StepAt, said: Option<String>) -> Option<()> {
    let gone = Arc::make_mut(&mut written.agenda).items.remove(at.item.place);
    let recesses = gone.steps.iter().filter(|step| is_recess(&gone, step));
    hold_elsewhere(written, at.item.place, recesses.cloned().collect());
    let Some(said) = said else { return Some(()) };
    let (place, step) = match written.agenda.items.get(at.item.place) {
        Some(_) => (at.item.place, 0),
        None => {
            let before =
                at.item.place.checked_sub(1).and_then(|before| Some((before, written.agenda.items.get(before)?)));
            // Where nobody says anything, nothing is kept of it.
            let last = before.and_then(|(before, item)| Some((before, item.steps.len().checked_sub(1)?)));
            let Some(last) = last else { return Some(()) };
            last
        }
    };
    let next = StepAt { item: ItemAt { place, id: written.agenda.items.get(place)?.id.clone() }, place: step };
    let words = words::said(written, &next).unwrap_or_default();
    let said = narrowed(&said, &words);
    let both = if place == at.item.place { [said, words] } else { [words, said] };
    words::say(written, &next, both.join("\n\n").trim().to_owned())
}

/// Puts the recesses of an item that is not held behind the item before it, or at the beginning of the next one.
fn hold_elsewhere(written: &mut Written, place: usize, recesses: Vec<Step>) {
    let agenda = Arc::make_mut(&mut written.agenda);
    let Some(item) = agenda.items.get_mut(place.saturating_sub(1)).map(Arc::make_mut).filter(|_| !recesses.is_empty())
    else {
        return;
    };
    let minutes: u32 = recesses.iter().filter_map(|step| step.minutes).sum();
    item.minutes = item.minutes.map(|planned| planned.saturating_add(minutes));
    let start = if place == 0 { 0 } else { item.steps.len() };
    item.steps.splice(start..start, recesses);
}
