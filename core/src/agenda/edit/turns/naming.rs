//! Words that name people by letters, made to name them by their turn, so that they stay true when turns change places.

use super::super::order::{ItemAt, StepAt, name_steps};
use super::super::{Written, words};
use super::call::Call;
use super::{item_of, next_turn};
use crate::agenda::called::{ADDRESSES, by_turn, instead, is_short_of, mentions, tells_of_next, units};
use crate::agenda::person::ends_in_office;
use crate::agenda::{Person, PersonId, Step, StepId, WaitKind};
use crate::chinese;
use crate::chinese::clauses::CLAUSE_ENDS;
use indexmap::IndexMap;
use std::sync::Arc;

/// What is said of whoever has spoken.
const LOOKS_BACK: [&str; 5] = ["听完", "听了", "刚才", "谢谢", "感谢"];

/// Words that name by letters whoever had the turn before them or has the one behind them, and the same by their turn.
pub(super) struct Named {
    step: StepId,
    of: PersonId,
    is_next: bool,
    by_letters: String,
    by_turn: String,
}

/// Lets the words of an item name by their turn whom they name by letters: whoever spoke before, where a call thanks them; and
/// whoever has just spoken, in a step behind that is about nobody else. So they stay true when turns change places.
pub(super) fn name_by_turns(written: &mut Written, at: &StepAt) -> Option<Vec<Named>> {
    name_steps(at.item.of(Arc::make_mut(&mut written.agenda))?);
    let people = written.agenda.people.clone();
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?.clone();
    let mut named = Vec::new();
    let mut speaker = None;
    let speakers: Vec<&PersonId> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
    for (place, step) in item.steps.iter().enumerate() {
        let here = StepAt { item: at.item.clone(), place };
        let known = speaker.and_then(|id: &PersonId| people.get(id));
        let next = next_turn(&item, place).and_then(|next| item.steps.get(next)?.turn.as_ref());
        if let Some((by_letters, (of, next))) =
            words::said(written, &here).zip(next.and_then(|id| Some((id, people.get(id)?))))
            && let Some(by_turn) = readied_by_turn(next, &people, &by_letters)
        {
            words::say(written, &here, by_turn.clone())?;
            let of_step =
                step.id.clone().map(|step| Named { step, of: of.clone(), is_next: true, by_letters, by_turn });
            named.extend(of_step);
        }
        let changed = match (&step.turn, known) {
            (Some(_), Some(previous)) => Call::of(written, &here).map(|call| {
                // 听完柯总和方校长的发言 is about more than one.
                let others =
                    || speakers.iter().filter(|id| people.get(**id) != Some(previous)).filter_map(|id| people.get(*id));
                // Hardly any sentence is about whoever spoke before, and there may be many others.
                let of_one = |words: &str| {
                    !mentions(previous, &people, words).is_empty()
                        && others().all(|other| mentions(other, &people, words).is_empty())
                };
                let sentences = chinese::sentences(&call.head);
                let head: String =
                    sentences
                        .map(|words| {
                            if of_one(words) {
                                by_turn(previous, &people, words, "上一位")
                            } else {
                                words.to_owned()
                            }
                        })
                        .collect();
                let words = call.with(call.lead(), call.tail.as_deref());
                head + &previous_by_turn(previous, &people, &words)
            }),
            // 沙大姐和房老师都赞成。现在表决: what is voted on there is about the matter, whoever spoke to it.
            (None, Some(_)) if step.wait == Some(WaitKind::Voting) || !step.choose.is_empty() => None,
            (None, Some(last)) => words::said(written, &here)
                .filter(|words| {
                    let mut others = people.iter().filter(|(id, _)| Some(*id) != speaker).map(|(_, other)| other);
                    !mentions(last, &people, words).is_empty()
                        && others.all(|other| mentions(other, &people, words).is_empty())
                })
                .map(|words| by_turn(last, &people, &words, "发言人")),
            (_, None) => None,
        };
        let before = words::said(written, &here);
        if let Some(words) = changed.filter(|changed| before.as_ref() != Some(changed)) {
            if let (Some(id), Some(of), Some(before)) = (&step.id, speaker, before) {
                let (step, of, by_turn) = (id.clone(), of.clone(), words.clone());
                named.push(Named { step, of, is_next: false, by_letters: before, by_turn });
            }
            words::say(written, &here, words)?;
        }
        speaker = step.turn.as_ref().or(speaker);
    }
    Some(named)
}

/// Lets words that stand behind a turn as before name whoever has it now by letters again, in the way in which somebody wrote,
/// 谢谢柯总; and a call that tells somebody to get ready.
pub(super) fn name_by_letters(written: &mut Written, at: &ItemAt, named: Vec<Named>) -> Option<()> {
    let people = written.agenda.people.clone();
    let Some(item) = item_of(written, at).cloned() else { return Some(()) };
    let turn = |step: &Step| step.turn.clone();
    for (place, step) in item.steps.iter().enumerate() {
        let here = StepAt { item: at.clone(), place };
        let Some(said) = words::said(written, &here) else { continue };
        let before = item.steps.iter().take(place).filter_map(turn).next_back();
        let next = next_turn(&item, place).and_then(|next| item.steps.get(next)).and_then(turn);
        let mut becomes = said.clone();
        let of_step = named.iter().filter(|one| !one.is_next && step.id.as_ref() == Some(&one.step));
        for one in of_step {
            let Some((was, is)) = people.get(&one.of).zip(before.as_ref().and_then(|id| people.get(id))) else {
                continue;
            };
            if was == is {
                becomes = one.in_letters(&becomes, str::to_owned);
            } else if becomes == one.by_turn && step.turn.is_none() {
                becomes = named_instead(was, is, &people, &one.by_letters);
            }
        }
        // What tells somebody to get ready may stand in the call of somebody else now.
        let readies = || named.iter().filter(|one| one.is_next && one.is_in(&said));
        let own = readies().find(|one| next.as_ref() == Some(&one.of)).or_else(|| readies().next());
        let both = own.and_then(|one| Some((one, people.get(&one.of)?, people.get(next.as_ref()?)?)));
        // 冉红代表: without a form of address in the roster the placeholder would lose the office behind the name.
        let by_office = |words: &str, was: &Person| {
            let names = mentions(was, &people, words).into_iter().filter_map(|one| words.get(one.range));
            names.into_iter().any(ends_in_office)
        };
        let loses = |(one, was, is): &(&Named, &Person, &Person)| {
            was.address.is_none()
                && is.address.is_none()
                && one.clauses().iter().any(|(by_turn, written)| by_turn.contains(".简称}}") && by_office(written, was))
        };
        let both = both.filter(|both| both.1 == both.2 || loses(both));
        if let Some((one, was, is)) = both {
            becomes = one.in_letters(&becomes, |words| named_instead(was, is, &people, words));
        }
        // 沈老师, by the turn of somebody whom the roster says how to address.
        if before.as_ref().and_then(|id| people.get(id)).is_some_and(|person| person.address.is_some()) {
            for (turn, address) in
                ["上一位发言人", "上一位"].iter().flat_map(|turn| ADDRESSES.map(|address| (turn, address)))
            {
                let placeholder = format!("{{{{{turn}.简称}}}}");
                becomes = becomes.replace(&format!("{placeholder}{address}"), &placeholder);
            }
        }
        if becomes != said {
            words::say(written, &here, becomes)?;
        }
    }
    Some(())
}

impl Named {
    /// The clauses that name by the turn, each with what somebody wrote.
    fn clauses(&self) -> Vec<(&str, &str)> {
        let both = self.by_turn.split(CLAUSE_ENDS).zip(self.by_letters.split(CLAUSE_ENDS));
        both.filter(|(by_turn, by_letters)| by_turn != by_letters).collect()
    }

    fn is_in(&self, said: &str) -> bool {
        self.clauses().iter().any(|(by_turn, _)| said.contains(by_turn))
    }

    /// Words with every clause that names by the turn as somebody wrote it, but for whom it names.
    fn in_letters(&self, said: &str, named: impl Fn(&str) -> String) -> String {
        let clauses = self.clauses().into_iter();
        clauses.fold(said.to_owned(), |said, (by_turn, by_letters)| said.replacen(by_turn, &named(by_letters), 1))
    }
}

/// Words with somebody else in the place of whoever they name.
pub(crate) fn named_instead(was: &Person, is: &Person, people: &IndexMap<PersonId, Person>, words: &str) -> String {
    let mut becomes = words.to_owned();
    let mut places = mentions(was, people, words);
    places.sort_by_key(|mention| std::cmp::Reverse(mention.range.start));
    for mention in places.into_iter().filter(|_| was != is) {
        if let Some(name) = instead(is, &mention) {
            becomes.replace_range(mention.range, &name);
        }
    }
    becomes
}

/// A call that tells the next one by letters to get ready, with a placeholder for them; none where it does not.
fn readied_by_turn(next: &Person, people: &IndexMap<PersonId, Person>, words: &str) -> Option<String> {
    let clauses: Vec<&str> = words.split_inclusive(CLAUSE_ENDS).collect();
    let by_turn = |(nth, clause): (usize, &&str)| {
        // 下一位，夏兰同志请做好准备.
        let led = nth.checked_sub(1).and_then(|before| clauses.get(before)).is_some_and(|before| tells_of_next(before));
        if tells_of_next(clause) || led {
            let named = by_turn(next, people, clause, "下一位");
            // Whose office only stands there would lose it.
            if next.office.is_some() { with_own_office(named, next) } else { named }
        } else {
            (*clause).to_owned()
        }
    };
    let becomes: String = clauses.iter().enumerate().map(by_turn).collect();
    (becomes != words).then_some(becomes)
}

/// 请精工模具厂厂长{{下一位.简称}}做准备: an office that somebody wrote before the name is that of whoever was named.
fn with_own_office(clause: String, next: &Person) -> String {
    const LONGEST: usize = 24;
    let Some(named) = clause.find("{{下一位") else { return clause };
    // 长河物业党支部书记谭晓东同志准备: nobody says 请.
    let before = clause.get(..named).unwrap_or_default();
    let call = before.rfind(['请', '是']).map_or(0, |at| chinese::behind(before, at));
    let office = clause.get(call..named).unwrap_or_default();
    let leads = ["发言", "下一", "接下来", "下面", "最后"].iter().any(|word| office.contains(word));
    let end = clause.get(named..).and_then(|rest| rest.find("}}")).map(|at| named + at + "}}".len());
    // 白塔县 of 白塔县段小云县长请做准备, 城南中学的 of 城南中学的高一帆同学.
    let of = office.strip_suffix('的');
    let is_of = |unit: &String| unit == office || of.is_some_and(|of| unit == of || is_short_of(of, unit));
    let is_title = ends_in_office(office) || units(next).iter().any(is_of);
    let is_office = !office.is_empty() && office.chars().count() <= LONGEST && is_title && !leads;
    match end.filter(|_| is_office) {
        Some(end) => {
            // A form of address that somebody wrote behind the name is not said twice.
            let is_addressed =
                ADDRESSES.iter().any(|address| clause.get(end..).is_some_and(|behind| behind.starts_with(address)));
            let named = if is_addressed { "{{下一位.单位职务}}{{下一位.姓名}}" } else { "{{下一位}}" };
            [clause.get(..call), Some(named), clause.get(end..)].into_iter().flatten().collect()
        }
        None => clause,
    }
}

/// Words that look back at whoever spoke before name them by their turn: 听完董师傅的发言，….
fn previous_by_turn(previous: &Person, people: &IndexMap<PersonId, Person>, words: &str) -> String {
    let clauses = words.split_inclusive(CLAUSE_ENDS).map(|clause| {
        let looks_back = LOOKS_BACK.iter().any(|word| clause.contains(word));
        if looks_back { by_turn(previous, people, clause, "上一位") } else { clause.to_owned() }
    });
    clauses.collect()
}
