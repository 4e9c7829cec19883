//! What is said of whoever has just spoken, where it stands before the call of the next one: 谢谢柯总。监理的担子很重。接下来，请….
//! It is about the person and not about the place, so it goes where they go and falls out with them.

mod about;

use super::super::order::{ItemAt, StepAt, name_steps};
use super::super::{Written, words};
use super::call::Call;
use super::full_width::in_full_width;
use super::item_of;
use super::naming::named_instead;
use crate::agenda::called::{by_turn, hints_at, mentions};
use crate::agenda::{Item, Person, PersonId, Step, StepId, WaitKind};
use crate::chinese;
use crate::script::{Content, Placeholder, Who, parse};
use about::Speakers;
use indexmap::IndexMap;
use std::ops::Range;
use std::sync::Arc;

/// What thanks begin with.
const THANKS: [&str; 2] = ["谢谢", "感谢"];
/// What else looks back at the beginning of a sentence.
const LOOKS_BACK: [&str; 4] = ["刚才", "听了", "听完", "听取了"];
/// What is said of each, by the step of their turn.
pub(super) struct LooksBack {
    said: Vec<Said>,
    /// How somebody is thanked of whom nothing else is said.
    thanks: Option<String>,
    /// The turns between which nothing is said, by their steps.
    unthanked: Vec<(StepId, StepId)>,
}

/// What is said of somebody behind their turn.
struct Said {
    /// The step of the turn,
    of: StepId,
    /// and of the call before which it stands.
    before: StepId,
    words: String,
}

/// Changes the turns of an item, and lets what is said of each stay behind them.
pub(super) fn look_back_at_each(
    written: &mut Written,
    at: &ItemAt,
    change: impl FnOnce(&mut Written) -> Option<()>,
) -> Option<()> {
    let looks = take(written, at)?;
    change(written)?;
    if !looks.said.is_empty() {
        give(written, at, looks)?;
    }
    name_who_spoke(written, at)
}

/// Takes it out of the words before each call.
fn take(written: &mut Written, at: &ItemAt) -> Option<LooksBack> {
    name_steps(at.of(Arc::make_mut(&mut written.agenda))?);
    let people = written.agenda.people.clone();
    let item = item_of(written, at)?.clone();
    let mut looks = LooksBack { said: Vec::new(), thanks: None, unthanked: Vec::new() };
    let id = |step: &Step| step.id.clone();
    let speakers = Speakers::of(&item, &people);
    for (before, place) in pairs(&item) {
        let here = StepAt { item: at.clone(), place };
        let person = |place: usize| people.get(item.steps.get(place)?.turn.as_ref()?);
        let (Some(previous), Some(_), Some(call)) = (person(before), person(place), Call::of(written, &here)) else {
            continue;
        };
        let Some(said) = take_one(written, &here, previous, &call, &speakers) else {
            looks.unthanked.extend(item.steps.get(before).and_then(id).zip(item.steps.get(place).and_then(id)));
            continue;
        };
        let [of, before] = [before, place].map(|place| item.steps.get(place).and_then(id));
        if looks.thanks.is_none() {
            looks.thanks = thanks(&said, previous, &people);
        }
        looks.said.push(Said { of: of?, before: before?, words: said });
    }
    // Where most are not thanked, nobody has to be.
    looks.thanks = looks.thanks.filter(|_| looks.unthanked.len() <= looks.said.len());
    Some(looks)
}

/// Takes what is said of whoever spoke before out of the words before one call; none where nothing is.
fn take_one(
    written: &mut Written,
    at: &StepAt,
    previous: &Person,
    call: &Call,
    speakers: &Speakers<'_>,
) -> Option<String> {
    (!call.head.is_empty()).then_some(())?;
    let length = about::length(call, previous, speakers);
    let (said, rest) = call.head.split_at_checked(length).filter(|_| length > 0)?;
    // 刚才，三位主任作了报告，下面请代表团谈谈意见。: what leads on to the others stays.
    let leads = ["，下面请", "，接下来请", "，现在请"].iter().find_map(|lead| said.rfind(lead));
    let (said, rest) = match leads {
        Some(at) => {
            let (said, leads) = said.split_at_checked(at)?;
            (format!("{said}。"), leads.trim_start_matches('，').to_owned() + rest)
        }
        // A paragraph of its own stays one wherever it goes.
        None if rest.trim_start_matches(' ').starts_with('\n') => (format!("{said}\n\n"), rest.trim_start().to_owned()),
        None => (said.to_owned(), rest.to_owned()),
    };
    words::say(written, at, rest + &call.with(call.lead(), call.tail.as_deref()))?;
    Some(said)
}

/// Says what is said of whoever has the turn in a step right behind it, where it stands before the next call: a break comes
/// between the two.
pub(crate) fn look_back_at_once(written: &mut Written, at: &StepAt) -> Option<()> {
    let item = item_of(written, &at.item)?;
    let previous = item.steps.get(at.place).and_then(|step| written.agenda.people.get(step.turn.as_ref()?)).cloned();
    let next = StepAt { item: at.item.clone(), place: at.place + 1 };
    let is_next = item.steps.get(next.place).is_some_and(|step| step.turn.is_some());
    let Some(previous) = previous.filter(|_| is_next) else { return Some(()) };
    in_full_width(written, &at.item, |written| {
        let call = Call::of(written, &next);
        let (item, people) = (item_of(written, &at.item)?.clone(), written.agenda.people.clone());
        let speakers = Speakers::of(&item, &people);
        let said = call.and_then(|call| take_one(written, &next, &previous, &call, &speakers));
        let said = said.or_else(|| take_thanks_by_turn(written, &next));
        said.map_or(Some(()), |said| thank(written, at, &said))
    })
}

/// Takes 谢谢{{上一位发言人.简称}}。 out of the words before a call, as it is said in the step of whoever is thanked.
fn take_thanks_by_turn(written: &mut Written, at: &StepAt) -> Option<String> {
    let call = Call::of(written, at)?;
    let script = parse(&call.head);
    let inlines = script.blocks.iter().flat_map(|block| &block.inlines);
    let by_turn = inlines.filter(|inline| {
        matches!(&inline.content, Content::Placeholder(Placeholder::Person { who: Who::PreviousSpeaker, .. }))
    });
    let by_turn: Vec<Range<usize>> = by_turn.map(|inline| inline.source.clone()).collect();
    let named = by_turn.first()?.end;
    let end = named + call.head.get(named..)?.find(['。', '！'])? + '。'.len_utf8();
    let (said, rest) = call.head.split_at_checked(end).filter(|(said, _)| thanks_by_turn(said))?;
    words::say(written, at, rest.to_owned() + &call.with(call.lead(), call.tail.as_deref()))?;
    let mut said = said.to_owned();
    for range in by_turn.into_iter().rev().filter(|range| range.end <= end) {
        let own = said.get(range.clone())?;
        // Whoever has the turn there is whoever had it before here.
        let before = ["上一位发言人", "上一位"].iter().find(|word| own.contains(**word));
        let own = match before {
            Some(word) => own.replacen(word, "发言人", 1),
            None => own
                .split_once("previous")
                .map(|(turn, field)| format!("{}{field}", turn.trim_end().trim_end_matches('.')))?,
        };
        said.replace_range(range, &own);
    }
    Some(said)
}

/// Whether words thank whoever had the turn before, by a placeholder.
fn thanks_by_turn(words: &str) -> bool {
    THANKS.iter().any(|word| words.contains(word)) && parse(words).names(&Who::PreviousSpeaker)
}

/// Puts it before the call of whoever comes behind them now, or where nobody does into the thanks to them.
fn give(written: &mut Written, at: &ItemAt, mut looks: LooksBack) -> Option<()> {
    let people = written.agenda.people.clone();
    let Some(item) = item_of(written, at).cloned() else { return Some(()) };
    let id = |place: usize| item.steps.get(place).and_then(|step| step.id.clone());
    let turns: Vec<&Person> = item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?)).collect();
    // Sentences that tell of somebody who comes later, too.
    let mut held: Vec<String> = Vec::new();
    for (before, place) in pairs(&item) {
        let here = StepAt { item: at.clone(), place };
        let known = looks.said.iter().position(|said| Some(&said.of) == id(before).as_ref());
        let thanks = |words: String| THANKS.iter().any(|word| words.contains(word));
        let between = (before + 1..place).filter_map(|place| words::said(written, &StepAt { item: at.clone(), place }));
        let own = words::read(written, &StepAt { item: at.clone(), place: before }, words::StepText::Thanks);
        let by_turn = Call::of(written, &here).is_some_and(|call| thanks_by_turn(&call.head));
        let is_thanked = own.is_some_and(thanks) || between.into_iter().any(thanks) || by_turn;
        let is_new = id(before).zip(id(place)).is_none_or(|pair| !looks.unthanked.contains(&pair));
        let previous = item.steps.get(before).and_then(|step| people.get(step.turn.as_ref()?));
        let is_addressed = previous.is_some_and(|person| person.address.is_some());
        let said = match known {
            Some(known) => {
                let said = looks.said.swap_remove(known);
                Some(if id(place).as_ref() == Some(&said.before) { said.words } else { whole(&said.words) })
            }
            None => looks.thanks.clone().filter(|_| !is_thanked && is_new && is_addressed),
        };
        // 甄教授的研究回应了闻研究员的问题: not before that one has spoken.
        let later = item.steps.iter().skip(place).filter_map(|step| people.get(step.turn.as_ref()?));
        let later: Vec<&Person> = later.collect();
        // 住建、交通两个部门都很重要: nor is what is said of their units in a row.
        let others = |one: &Person| turns.iter().copied().filter(|other| other.name != one.name).collect::<Vec<_>>();
        let lists_later = |sentence: &str| {
            sentence.contains('、') && later.iter().any(|one| hints_at(sentence, one, &others(one), ""))
        };
        let own = said.iter().flat_map(|said| chinese::sentences(said));
        let own = own.map(|sentence| about::unlikened(sentence, &later, &people));
        let (told, not_yet): (Vec<String>, Vec<String>) = own.chain(held).partition(|sentence| {
            !lists_later(sentence) && later.iter().all(|one| mentions(one, &people, sentence).is_empty())
        });
        held = not_yet;
        let said = Some(told.concat()).filter(|told| said.is_some() || !told.is_empty());
        // What comes of a vote is not where anybody is thanked who spoke before it, nor is a prize that nobody hands out any more.
        let happens =
            |step: &Step| matches!(step.wait, Some(WaitKind::Voting | WaitKind::Award)) || !step.choose.is_empty();
        let is_parted = item.steps.get(before + 1..place).is_some_and(|between| between.iter().any(happens));
        if let Some(said) = said {
            if is_parted && known.is_some() {
                thank(written, &StepAt { item: at.clone(), place: before }, &said)?;
            } else if !is_parted {
                // 谢谢龙乡长。 and the thanks to whoever spoke before, who is the same one now.
                if by_turn && THANKS.iter().any(|word| said.contains(word)) {
                    take_thanks_by_turn(written, &here);
                }
                let words = words::said(written, &here).unwrap_or_default();
                words::say(written, &here, said + &words)?;
            }
        }
    }
    let last = item.steps.iter().rposition(|step| step.turn.is_some());
    let own = last.and_then(|last| looks.said.iter().find(|said| Some(&said.of) == id(last).as_ref()));
    let said = own.map_or_else(String::new, |said| whole(&said.words)) + &held.concat();
    // Who is thanked in a step of its own behind the last one is not thanked twice.
    let behind = last.map_or(item.steps.len(), |last| last + 1)..item.steps.len();
    let person = last.and_then(|last| people.get(item.steps.get(last)?.turn.as_ref()?));
    let is_thanked =
        behind.filter_map(|place| words::said(written, &StepAt { item: at.clone(), place })).any(|words| {
            let names = || person.is_some_and(|person| !mentions(person, &people, &words).is_empty());
            THANKS.iter().any(|word| words.trim_start().starts_with(word)) && (parse(&words).names_speaker() || names())
        });
    let says_more =
        |said: &str| chinese::sentences(said).any(|one| !THANKS.iter().any(|word| one.trim_start().starts_with(word)));
    // 听完了山里的故事，再来听听城区的声音。, behind which nobody comes.
    const LEADS_TO_ANOTHER: [&str; 6] = ["再来听听", "再听听", "再来看看", "再看看", "来听听", "来看看"];
    let stays = |said: &str| {
        let sentences = chinese::sentences(said);
        let stays = sentences.filter(|one| !LEADS_TO_ANOTHER.iter().any(|leads| one.contains(leads)));
        stays.collect::<String>()
    };
    let said = stays(&said);
    if let Some(place) = last.filter(|_| !said.is_empty() && (!is_thanked || says_more(&said))) {
        thank(written, &StepAt { item: at.clone(), place }, &said)?;
    }
    Some(())
}

/// 鲍阿姨讲的是勤俭， behind which nobody comes of whom the rest tells.
fn whole(said: &str) -> String {
    said.strip_suffix('，').map_or_else(|| said.to_owned(), |said| format!("{said}。"))
}

/// Says something behind a turn, with the thanks to whoever had it.
fn thank(written: &mut Written, at: &StepAt, said: &str) -> Option<()> {
    let own = words::read(written, at, words::StepText::Thanks).unwrap_or_default();
    let joint = if own.is_empty() { "" } else { "\n\n" };
    // 刚才尹总谈了物流，: nobody is called behind the comma.
    let said = said.trim();
    if own.contains(said) {
        return Some(());
    }
    let said = said.strip_suffix(['，', ',']).map_or_else(|| said.to_owned(), |said| format!("{said}。"));
    words::write(written, at, words::StepText::Thanks, own + joint + &said)
}

/// Where several are looked back at before a call, 听完柯总和方校长的发言, names those who have spoken by then.
fn name_who_spoke(written: &mut Written, at: &ItemAt) -> Option<()> {
    let people = written.agenda.people.clone();
    let Some(item) = item_of(written, at).cloned() else { return Some(()) };
    let turns: Vec<(usize, &Person)> = item
        .steps
        .iter()
        .enumerate()
        .filter_map(|(place, step)| Some((place, people.get(step.turn.as_ref()?)?)))
        .collect();
    for (nth, (place, _)) in turns.iter().enumerate() {
        let here = StepAt { item: at.clone(), place: *place };
        let Some(call) = Call::of(written, &here) else { continue };
        let (spoke, later) = turns.split_at(nth);
        let sentences = chinese::sentences(&call.head);
        let head: String = sentences.map(|words| names_of_those(words, spoke, later, &people)).collect();
        if head != call.head {
            words::say(written, &here, head + &call.with(call.lead(), call.tail.as_deref()))?;
        }
    }
    Some(())
}

/// A sentence that looks back at several, with whoever has spoken in the place of whoever comes later.
fn names_of_those(
    words: &str,
    spoke: &[(usize, &Person)],
    later: &[(usize, &Person)],
    people: &IndexMap<PersonId, Person>,
) -> String {
    let mut becomes = words.to_owned();
    if !THANKS.iter().chain(&LOOKS_BACK).any(|word| words.trim_start().starts_with(word)) {
        return becomes;
    }
    // 刚才甲、乙两位都谈到了培训: what these two have said nobody else has.
    if ["都谈", "都讲", "都说", "都提"].iter().any(|told| words.contains(told)) {
        return becomes;
    }
    let is_named = |person: &Person| !mentions(person, people, words).is_empty();
    if spoke.iter().chain(later).filter(|(_, person)| is_named(person)).count() > 1 {
        let unnamed = spoke.iter().filter(|(_, person)| !is_named(person));
        for ((_, not_yet), (_, instead_of_them)) in later.iter().filter(|(_, person)| is_named(person)).zip(unnamed) {
            becomes = named_instead(not_yet, instead_of_them, people, &becomes);
        }
    }
    becomes
}

/// The places of every two turns that follow each other in an item, and are not of one person.
pub(super) fn pairs(item: &Item) -> Vec<(usize, usize)> {
    let turn = |place: &usize| item.steps.get(*place).and_then(|step| step.turn.as_ref());
    let turns: Vec<usize> = (0..item.steps.len()).filter(|place| turn(place).is_some()).collect();
    let follows = |pair: &[usize]| match pair {
        [before, place] if turn(before) != turn(place) => Some((*before, *place)),
        _ => None,
    };
    turns.windows(2).filter_map(follows).collect()
}

/// Whether thanks are for what anybody may be thanked for who spoke: 感谢…的发言, and no 感谢…的殷殷嘱托.
pub(super) fn is_for_words(thanks: &str) -> bool {
    const FOR: [&str; 8] = ["发言", "介绍", "汇报", "分享", "报告", "致辞", "讲话", "讲解"];
    !thanks.contains('的') || FOR.iter().any(|word| thanks.contains(word))
}

/// The sentence of thanks in such words, for whoever it is; none where it says what for: 谢谢袁先生对学校工作的理解和支持.
fn thanks(said: &str, person: &Person, people: &IndexMap<PersonId, Person>) -> Option<String> {
    /// Characters beside the name: 感谢…的精彩发言。
    const PLAIN: usize = 9;
    let is_plain = |sentence: &str| {
        let named: usize = mentions(person, people, sentence)
            .iter()
            .filter_map(|mention| sentence.get(mention.range.clone()))
            .map(|name| name.chars().count())
            .sum();
        named > 0
            && !sentence.contains('您')
            && sentence.trim().chars().count() <= named + PLAIN
            && is_for_words(sentence)
    };
    let thanks = chinese::sentences(said)
        .find(|sentence| THANKS.iter().any(|word| sentence.trim_start().starts_with(word)) && is_plain(sentence))?;
    // 感谢钱老师的分享, for somebody whose form of address the roster has: 感谢姚思远同学的分享.
    Some(by_turn(person, people, thanks, "上一位").replace("}}老师", "}}"))
}
