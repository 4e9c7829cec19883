//! Turns that change places, come later or fall out. The words that call somebody go along with the turn; what stands before the
//! call (the item's announcement, say) stays in its place, and so do 首先 and 最后.

use super::super::called::{by_turn, mentions};
use super::super::{Item, ItemKind, Person, PersonId, Step, StepId};
use super::order::{StepAt, name_steps};
use super::{Written, words};
use crate::chinese::numeral;
use crate::chinese::syllable::spoken_syllables;
use crate::script::{Content, Inline, ItemField, Placeholder, Who, parse};
use indexmap::IndexMap;
use std::ops::Range;
use std::sync::Arc;

/// Words of at most so many syllables announce an item or round it off: without anything that happens they are no item.
const FRAME: usize = 120;

/// What is said of several people at once.
const MANY: [&str; 4] = ["几位", "各位", "分别", "先后"];

/// Words that say in which order somebody speaks, as they are written out.
const LEADS: [&str; 8] = ["首先", "接下来", "下面", "然后", "其次", "最后", "先", "再"];

/// Lets whoever has the turn in a step change places with whoever has the next one.
pub(super) fn swap(written: &mut Written, at: &StepAt) -> Option<()> {
    round_off_last(written, at, |written| exchange(written, at))
}

fn exchange(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    let other = StepAt { item: at.item.clone(), place: next_turn(item, at.place)? };
    name_steps(item);
    name_by_turns(written, at)?;
    let calls = Call::of(written, at).zip(Call::of(written, &other));
    at.item.of(Arc::make_mut(&mut written.agenda))?.steps.swap(at.place, other.place);
    if let Some((first, second)) = calls {
        // What opens the item, and 首先 and 最后, stay in their places.
        words::say(written, at, second.at(&first))?;
        words::say(written, &other, first.at(&second))?;
    }
    Some(())
}

/// Takes a turn out: the call, what is waited for, the thanks, and the words after them that name whoever spoke. Where
/// nothing is left to happen in the item, all of it.
pub(super) fn remove(written: &mut Written, at: &StepAt) -> Option<()> {
    round_off_last(written, at, |written| take_out(written, at))
}

fn take_out(written: &mut Written, at: &StepAt) -> Option<()> {
    name_by_turns(written, at)?;
    hand_on(written, at)?;
    let belongs = belonging(written, at)?;
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    for place in belongs.into_iter().rev() {
        let step = item.steps.remove(place);
        // The item was planned with that time in it.
        if let (Some(planned), Some(minutes)) = (item.minutes, step.minutes) {
            item.minutes = planned.checked_sub(minutes).filter(|left| *left > 0);
        }
    }
    if is_over(written, at)? {
        Arc::make_mut(&mut written.agenda).items.remove(at.item.place);
    }
    Some(())
}

/// Puts a turn behind the last one of its item.
pub(super) fn put_last(written: &mut Written, at: &StepAt) -> Option<()> {
    round_off_last(written, at, |written| move_last(written, at))
}

fn move_last(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let last = item.steps.iter().rposition(|step| step.turn.is_some()).filter(|last| *last > at.place)?;
    let last_at = StepAt { item: at.item.clone(), place: last };
    name_by_turns(written, at)?;
    let (was, was_last) = (Call::of(written, at), Call::of(written, &last_at));
    let next_is_last = next_turn_of(written, at) == Some(last);
    hand_on(written, at)?;
    if let (Some(moved), Some(before)) = (was, was_last) {
        // Whoever was last is it no more, and whoever comes last says so.
        let is_changed = before.lead() == Some("最后") && moved.lead().is_some();
        let later = if moved.lead() == Some("首先") { Some("接下来") } else { moved.lead() };
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
    Some(())
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
            let named = by_turn(person, &people, &words);
            if named != words {
                words::write(written, &at, which, named)?;
            }
        }
    }
    at.item.of(Arc::make_mut(&mut written.agenda))?.steps.get_mut(at.place)?.turn = Some(by.clone());
    Some(())
}

/// Hands on what stands before the call of a turn that will stand there no more to the next turn, and the word for its order.
fn hand_on(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    item.steps.get(at.place)?.turn.as_ref()?;
    name_steps(item);
    let is_first = item.steps.iter().take(at.place).all(|step| step.turn.is_none());
    let Some(next) = next_turn(item, at.place) else {
        // Whoever is last now tells nobody to get ready.
        let last = item.steps.iter().take(at.place).rposition(|step| step.turn.is_some());
        let Some(last) = last.map(|place| StepAt { item: at.item.clone(), place }) else { return Some(()) };
        let Some(call) = Call::of(written, &last).filter(|call| call.tail.is_some()) else { return Some(()) };
        return words::say(written, &last, call.head.clone() + &call.with(call.lead(), None));
    };
    let next = StepAt { item: at.item.clone(), place: next };
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

/// Lets the words of an item name by their turn whom they name by letters: whoever spoke before, where a call thanks them; and
/// whoever has just spoken, in a step behind that is about nobody else. So they stay true when turns change places.
fn name_by_turns(written: &mut Written, at: &StepAt) -> Option<()> {
    let people = written.agenda.people.clone();
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?.clone();
    let mut speaker = None;
    let speakers: Vec<&PersonId> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
    for (place, step) in item.steps.iter().enumerate() {
        let here = StepAt { item: at.item.clone(), place };
        let known = speaker.and_then(|id: &PersonId| people.get(id));
        let next = next_turn(&item, place).and_then(|next| people.get(item.steps.get(next)?.turn.as_ref()?));
        if let Some((words, next)) = words::said(written, &here).zip(next)
            && let Some(words) = readied_by_turn(next, &people, &words)
        {
            words::say(written, &here, words)?;
        }
        let changed = match (&step.turn, known) {
            (Some(_), Some(previous)) => Call::of(written, &here).map(|call| {
                let head = by_turn(previous, &people, &call.head).replace("{{发言人", "{{上一位");
                head + &call.with(call.lead(), call.tail.as_deref())
            }),
            (None, Some(last)) => words::said(written, &here)
                .filter(|words| {
                    let others = speakers.iter().filter(|id| Some(**id) != speaker).filter_map(|id| people.get(*id));
                    !others.into_iter().any(|other| !mentions(other, &people, words).is_empty())
                })
                .map(|words| by_turn(last, &people, &words)),
            (_, None) => None,
        };
        if let Some(words) = changed.filter(|changed| words::said(written, &here).as_ref() != Some(changed)) {
            words::say(written, &here, words)?;
        }
        speaker = step.turn.as_ref().or(speaker);
    }
    Some(())
}

/// A call that tells the next one by letters to get ready, with a placeholder for them; none where it does not.
fn readied_by_turn(next: &Person, people: &IndexMap<PersonId, Person>, words: &str) -> Option<String> {
    words.match_indices("准备").find_map(|(end, _)| {
        let (before, behind) = words.split_at_checked(end)?;
        let (rest, clause) = before.split_at_checked(before.rfind(['，', ',', '。', '！', '；', '\n'])?)?;
        // 感谢某某的精心准备 tells nobody to get ready.
        let by_turn = by_turn(next, people, clause).replace("{{发言人", "{{下一位");
        (by_turn != clause && !clause.contains('的')).then(|| format!("{rest}{by_turn}{behind}"))
    })
}

/// Changes the turns of an item, and lets what rounds off all of them stay behind the last one.
pub(crate) fn round_off_last(
    written: &mut Written,
    at: &StepAt,
    change: impl FnOnce(&mut Written) -> Option<()>,
) -> Option<()> {
    let recap = take_recap(written, at);
    change(written)?;
    give_recap(written, at, recap)
}

/// Takes what rounds off all the turns of an item out of the thanks to the last one, with what parts it from the words
/// before.
fn take_recap(written: &mut Written, at: &StepAt) -> Option<String> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let place = item.steps.iter().rposition(|step| step.turn.is_some())?;
    let last = StepAt { item: at.item.clone(), place };
    let thanks = words::read(written, &last, words::StepText::Thanks)?;
    let people = &written.agenda.people;
    let speakers: Vec<&Person> = item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?)).collect();
    let tells_of_all = |words: &str| {
        let named = speakers.iter().filter(|person| !mentions(person, people, words).is_empty()).count();
        let is_list = |inline: &Inline| {
            matches!(&inline.content, Content::Placeholder(Placeholder::Item { field: ItemField::Speakers, .. }))
        };
        named > 1
            || MANY.iter().any(|many| words.contains(many))
            || counts_people(words)
            || parse(words).blocks.iter().flat_map(|block| &block.inlines).any(is_list)
    };
    let ends = thanks.match_indices(['。', '！', '\n']).map(|(at, mark)| at + mark.len());
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let sentence = |nth: usize| thanks.get(*starts.get(nth)?..starts.get(nth + 1).copied().unwrap_or(thanks.len()));
    let first = (0..starts.len()).find(|nth| sentence(*nth).is_some_and(tells_of_all))?;
    let own = thanks.get(..*starts.get(first)?)?.trim_end().to_owned();
    let recap = thanks.get(own.len()..).filter(|recap| !parse(recap).names_speaker())?.to_owned();
    words::write(written, &last, words::StepText::Thanks, own)?;
    Some(recap)
}

/// Whether some words count more than one person: 三位, 12名, and neither 一位 nor 第三位.
fn counts_people(words: &str) -> bool {
    let starts = words.char_indices().filter(|(_, c)| numeral::is_numeral(*c)).map(|(at, _)| at);
    starts.into_iter().any(|at| {
        let (before, rest) = words.split_at(at);
        let number = numeral::at_start(rest).filter(|(value, _)| *value > 1 && !before.ends_with('第'));
        number.and_then(|(_, length)| rest.get(length..)).is_some_and(|behind| behind.starts_with(['位', '名']))
    })
}

/// Puts it behind the thanks to whoever is last now, where anybody is.
fn give_recap(written: &mut Written, at: &StepAt, recap: Option<String>) -> Option<()> {
    let Some(recap) = recap else { return Some(()) };
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id);
    let last = item.and_then(|item| item.steps.iter().rposition(|step| step.turn.is_some()));
    let Some(last) = last.map(|place| StepAt { item: at.item.clone(), place }) else { return Some(()) };
    let own = words::read(written, &last, words::StepText::Thanks).unwrap_or_default();
    let thanks = if own.is_empty() { recap.trim_start().to_owned() } else { own + &recap };
    words::write(written, &last, words::StepText::Thanks, thanks)
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

fn names_speaker(written: &Written, at: &StepAt, place: usize) -> bool {
    let at = StepAt { item: at.item.clone(), place };
    words::said(written, &at).is_some_and(|words| parse(&words).names_speaker())
}

/// Whether anything is left to happen in an item that a turn was taken out of.
fn is_over(written: &Written, at: &StepAt) -> Option<bool> {
    let item = written.agenda.items.get(at.item.place)?;
    let happens =
        |step: &Step| step.turn.is_some() || step.wait.is_some() || !step.choose.is_empty() || !step.enter.is_empty();
    let is_frame = match item.kind {
        ItemKind::Opening | ItemKind::Closing => false,
        ItemKind::Speeches | ItemKind::Reading | ItemKind::Remarks | ItemKind::Vote | ItemKind::Award => true,
        ItemKind::Ceremony | ItemKind::Film | ItemKind::Discussion | ItemKind::Break | ItemKind::Other => true,
    };
    let said = (0..item.steps.len()).filter_map(|place| words::said(written, &StepAt { item: at.item.clone(), place }));
    Some(
        is_frame
            && !item.steps.iter().any(happens)
            && said.map(|words| spoken_syllables(&words)).sum::<usize>() <= FRAME,
    )
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

/// The words of a turn: what stands before the call, the call, and what tells the next one to get ready.
struct Call {
    head: String,
    call: String,
    tail: Option<String>,
    /// Whether nobody speaks before it in its item.
    is_first: bool,
}

impl Call {
    fn of(written: &Written, at: &StepAt) -> Option<Self> {
        let words = words::said(written, at)?;
        let item = written.agenda.items.get(at.item.place)?;
        let step = item.steps.get(at.place)?;
        let name =
            step.turn.as_ref().and_then(|id| written.agenda.people.get(id)).map_or("", |person| person.name.trim());
        let (head, call) = words.split_at_checked(call_from(&words, name))?;
        let mut call = call.to_owned();
        let tail = tail(&call).map(|tail| call.drain(tail).collect());
        let is_first = item.steps.iter().take(at.place).all(|step| step.turn.is_none());
        Some(Self { head: head.to_owned(), call, tail, is_first })
    }

    fn lead(&self) -> Option<&'static str> {
        lead(&self.call)
    }

    /// What belongs to the place and not to whoever is called: what opens the item, what announces it, and thanks to the one
    /// before. An introduction belongs to the person.
    fn place_head(&self) -> &str {
        let stays = self.is_first || announces(&self.head) || parse(&self.head).names(&Who::PreviousSpeaker);
        if stays { &self.head } else { "" }
    }

    fn own_head(&self) -> &str {
        if self.place_head().is_empty() { &self.head } else { "" }
    }

    /// The call with another word for its order, or with none, and telling somebody to get ready as another one did: a clause
    /// before the mark that ends the call, a sentence behind it.
    fn with(&self, becomes: Option<&str>, tail: Option<&str>) -> String {
        let mut call = self.call.clone();
        if let Some(words) = tail {
            let body = call.trim_end_matches(['。', '！', '\n']).len();
            let mark = call.get(body..).and_then(|rest| rest.chars().next()).filter(|c| *c != '\n');
            let is_clause = words.starts_with(['，', ',']);
            call.insert_str(if is_clause { body } else { body + mark.map_or(0, char::len_utf8) }, words);
        }
        with_lead(&call, becomes)
    }

    /// The call at a place where another one stood: with what belongs to that place, and with the words there that say in which
    /// order somebody speaks and who comes next.
    fn at(&self, stood: &Self) -> String {
        let lead = self.lead().and(stood.lead()).or(self.lead());
        format!("{}{}{}", stood.place_head(), self.own_head(), self.with(lead, stood.tail.as_deref()))
    }
}

/// Where a call tells the next one to get ready: 请…发言，请{{下一位}}做好准备。
fn tail(call: &str) -> Option<Range<usize>> {
    let script = parse(call);
    let is_next = |inline: &&Inline| {
        matches!(&inline.content, Content::Placeholder(Placeholder::Person { who: Who::NextSpeaker, .. }))
    };
    let named = script.blocks.iter().flat_map(|block| &block.inlines).find(is_next)?.source.clone();
    let before = call.get(..named.start)?;
    let start = before.rfind(['，', ',', '。', '！', '；', '\n'])?;
    let mark = before.get(start..)?.chars().next()?;
    let rest = call.get(named.end..)?;
    let end = rest.find(['。', '！', '\n']).map_or(call.len(), |at| named.end + at);
    // A clause goes with the comma before it, a sentence with the mark that ends it.
    Some(match mark {
        '，' | ',' => start..end,
        _ => {
            let end_mark = call.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            start + mark.len_utf8()..end + end_mark
        }
    })
}

/// Where the sentence begins that names whoever is called, by a placeholder or by letters; where none does, at the start. An
/// item that is announced in the same sentence is not part of the call: 现在进行第二项议程，请….
fn call_from(words: &str, name: &str) -> usize {
    let script = parse(words);
    let is_speaker = |inline: &Inline| {
        matches!(&inline.content, Content::Placeholder(Placeholder::Person { who: Who::Speaker, .. }))
    };
    let placeholder = script
        .blocks
        .iter()
        .flat_map(|block| &block.inlines)
        .find(|inline| is_speaker(inline))
        .map(|inline| inline.source.start);
    let by_letters = || words.find(name).filter(|_| name.chars().count() >= 2);
    let Some(named) = placeholder.or_else(by_letters) else { return 0 };
    let Some(before) = words.get(..named) else { return 0 };
    let behind = |at: usize| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let sentence = before.rfind(['。', '！', '？', '；', '\n']).map_or(0, behind);
    let clause = before.rfind(['，', ',']).filter(|at| before.get(sentence..*at).is_some_and(announces));
    clause.map_or(sentence, behind)
}

/// Whether some words announce an item by its number.
fn announces(words: &str) -> bool {
    let is_number = |inline: &Inline| {
        matches!(&inline.content, Content::Placeholder(Placeholder::Item { field: ItemField::Number, .. }))
    };
    let written =
        words.find('第').and_then(|at| words.get(at..)).is_some_and(|rest| rest.chars().take(6).any(|c| c == '项'));
    written || parse(words).blocks.iter().flat_map(|block| &block.inlines).any(is_number)
}

/// Such a word, where some words begin with it.
fn lead(words: &str) -> Option<&'static str> {
    // 再次感谢 and 先进个人 say nothing of an order.
    let is_lead = |rest: &str| rest.starts_with(['，', ',', '请', '由', '有']);
    LEADS
        .into_iter()
        .find(|lead| words.strip_prefix(lead).is_some_and(|rest| lead.chars().count() > 1 || is_lead(rest)))
}

/// A call with another word for its order, or with none.
fn with_lead(call: &str, becomes: Option<&str>) -> String {
    match (lead(call), becomes) {
        (Some(own), Some(becomes)) => call.replacen(own, becomes, 1),
        (Some(own), None) => call.strip_prefix(own).unwrap_or(call).trim_start_matches(['，', ',']).to_owned(),
        (None, _) => call.to_owned(),
    }
}

/// The place of a step by its id, as it goes by in its item.
pub(crate) fn step_place(item: &Item, id: &StepId) -> Option<usize> {
    let by_id = item.steps.iter().position(|step| step.id.as_ref() == Some(id));
    by_id.or_else(|| {
        let place = id.as_str().parse::<usize>().ok()?.checked_sub(1)?;
        item.steps.get(place).filter(|step| step.id.is_none()).map(|_| place)
    })
}
