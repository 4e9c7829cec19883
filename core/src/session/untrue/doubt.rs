//! Sentences ahead that tell of something a change has touched, and of which no rule says whether they are still true. They are shown
//! before they are read, with what is likely to be true instead, and whoever knows decides. What tells of the change is mostly not how
//! such a sentence is worded, but who is named, what is counted, which words of what does not happen stand in it, and between whom
//! it is said.

mod agreed;
mod bridge;
mod counted;
mod each_item;
mod features;
mod hints;
mod not_yet;
mod passed_over;
mod planned;
mod ranks;
mod since;
mod substitute;
mod sums;
mod the_most;
mod touched;
mod trace;

use super::super::sentence::sentences;
use super::mention::HERE;
use super::numbers::{Number, numbers};
use super::order::Order;
use super::recounted;
use super::{Ahead, Because, Finding, applied, settle};
use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;
use crate::agenda::search::placeholders;
use crate::agenda::{Person, PersonId};
use crate::chinese::is_han;
pub(super) use since::doubtful;
use std::ops::Range;
use touched::Touched;

/// Where a text stands among the turns: the same for all of its sentences.
struct Here<'a> {
    step: StepKey,
    /// Where the call of the step stands in the text; none in a step that calls nobody.
    call: Option<usize>,
    /// Whoever has the turn in it.
    turn: Option<&'a PersonId>,
    /// Whoever is called, and whoever has a turn before in the item.
    named: Vec<&'a Person>,
    spoke: Vec<&'a Person>,
}

impl Here<'_> {
    /// Whether a sentence that ends at a byte stands before the call, and is none of it.
    fn is_ahead_of_call(&self, end: usize) -> bool {
        self.call.is_some_and(|call| end <= call)
    }
}

/// A sentence that is looked at.
#[derive(Clone, Copy)]
struct Statement<'a> {
    /// Its words, with what is likely in place of what was found in it before.
    sentence: &'a str,
    /// Where it stands in the text.
    start: usize,
    end: usize,
    here: &'a Here<'a>,
    touched: &'a Touched,
    /// Whether what it counts is true.
    is_counted: bool,
}

/// Finds one thing in a sentence that may not be true.
type Rule = fn(&Ahead<'_>, &Statement<'_>) -> Option<Finding>;

/// Who is named, what is counted and what leads where comes before what is told without any of it.
const RULES: [Rule; 29] = [
    |text, statement| text.names_the_lost(statement),
    |text, statement| text.counted(statement),
    |_, statement| counted::of_all_alike(statement),
    |text, statement| text.bridge(statement),
    |_, statement| trace::asked_unheard(statement),
    |text, statement| text.leads_on(statement),
    |text, statement| text.hands_over(statement),
    |text, statement| text.left_behind(statement),
    |text, statement| text.leads_over(statement),
    |text, statement| text.leads_to_another(statement),
    |_, statement| trace::in_a_row(statement),
    |_, statement| trace::of_sorts(statement),
    |text, statement| text.as_another_did(statement),
    |text, statement| text.planned(statement),
    |_, statement| each_item::a_clause_for_each_item(statement),
    |text, statement| text.said_by_another(statement),
    |text, statement| text.introduces_another(statement),
    |text, statement| text.comes_of_their_words(statement),
    |text, statement| text.sums_to_before(statement),
    |text, statement| text.told_too_soon(statement),
    |text, statement| text.the_most_of_all(statement),
    |text, statement| text.by_rank(statement),
    |text, statement| text.leads_to_a_place(statement),
    |text, statement| text.tells_who_has_spoken(statement),
    |text, statement| text.sets_off_the_next(statement),
    |text, statement| text.each_by_a_feature(statement),
    |text, statement| text.think_alike(statement),
    |text, statement| text.told_of_the_last(statement),
    |text, statement| text.passed_over(statement),
];

/// So many things of one sentence may be otherwise.
const MOST_CAUSES: usize = 3;

impl Ahead<'_> {
    /// What may not be true in this text any more, sentence by sentence, with what is likely instead. `since` says of a sentence since
    /// when it is to be looked at, and whether what it counts was made true since.
    fn doubts<'a, T: Iterator<Item = (&'a Touched, bool)>>(&self, since: impl Fn(&Range<usize>) -> T) -> Vec<Finding> {
        let Some(here) = self.here() else { return Vec::new() };
        let doubts = sentences(&self.source).filter_map(|range| {
            let source = self.source.get(range.clone())?;
            let mut words = self.source.get(range.clone())?.to_owned();
            let (mut why, mut is_counted) = (None, false);
            // Somebody else may be named in what is left, too.
            for _ in 0..MOST_CAUSES {
                let (start, end) = (range.start, range.end);
                let doubt = since(&range).find_map(|(touched, is_right)| {
                    let is_counted = is_counted || is_right;
                    self.doubt(&Statement { sentence: &words, start, end, here: &here, touched, is_counted })
                });
                let Some(doubt) = doubt else { break };
                // What a number has become may be what another one was.
                is_counted |= matches!(doubt.because, Because::Speakers | Because::Count);
                words = applied(&words, 0..words.len(), std::iter::once(&doubt))?;
                why.get_or_insert(doubt.because);
            }
            // 让我们再次以热烈的掌声！, with nobody to whom it goes.
            let because = why?;
            let hanging = recounted::left_hanging(source, &words).into_iter();
            let mut hanging: Vec<Finding> =
                hanging.map(|(range, becomes)| Finding { range, becomes, because: because.clone() }).collect();
            settle(&mut hanging);
            let becomes = applied(&words, 0..words.len(), hanging.iter()).unwrap_or(words);
            Some(Finding { range, becomes, because })
        });
        doubts.collect()
    }

    fn here(&self) -> Option<Here<'_>> {
        let step = self.rundown.position(self.index, 0)?.step_key();
        let people = &self.rundown.agenda().people;
        let item = self.rundown.agenda().items.get(self.part.item)?;
        let turn = |place: usize| people.get(item.steps.get(place)?.turn.as_ref()?);
        let by_letters =
            |person: &Person| mentions(person, people, &self.source).iter().map(|one| one.range.start).min();
        let own = turn(self.part.step);
        let of_turn = || {
            let is_turn = |at: &Range<usize>| {
                let words = self.source.get(at.clone()).unwrap_or_default();
                words.contains("发言人") && !words.contains("上一位") || words.contains("turn")
            };
            placeholders(&self.source).find(is_turn).map(|at| at.start)
        };
        let call = own.and_then(|person| of_turn().or_else(|| by_letters(person)));
        let call = call.or_else(|| own.and_then(|_| self.source.find(['{', '｛'])));
        let spoke: Vec<&Person> = (0..self.part.step).filter_map(turn).collect();
        let named = spoke.iter().copied().chain(own).collect();
        let turn = item.steps.get(self.part.step).and_then(|step| step.turn.as_ref());
        Some(Here { step, call, turn, named, spoke })
    }

    /// What may not be true in a sentence, by the first rule that knows.
    fn doubt(&self, statement: &Statement<'_>) -> Option<Finding> {
        // What goes on behind a recess does so, whoever speaks.
        let goes_on = statement.sentence.contains("继续开会");
        if goes_on || is_entry(statement.sentence) { None } else { RULES.iter().find_map(|rule| rule(self, statement)) }
    }

    /// A number of people, items or things of which there are more or fewer now.
    fn counted(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, is_counted, .. } = *statement;
        if is_counted {
            return None;
        }
        let numbers = numbers(sentence).into_iter().filter(|number| !self.counts_those_named(sentence, number));
        let number = numbers.into_iter().find_map(|number| counted::counted(sentence, &number, here, touched))?;
        let number = with_all_alike(sentence, number);
        // 三位老师，有老有少，都…: both go together.
        Some(match trace::of_sorts(statement) {
            Some(sorts) if number.range.end <= sorts.range.start => Finding {
                becomes: number.becomes + sentence.get(number.range.end..sorts.range.start)?,
                range: number.range.start..sorts.range.end,
                because: number.because,
            },
            Some(_) | None => number,
        })
    }

    /// 把校旗交到甲和乙手中，由两位同学展旗: as many as are named before it in the sentence.
    fn counts_those_named(&self, sentence: &str, number: &Number<'_>) -> bool {
        if number.value < 2 || !number.behind().starts_with(['位', '名']) {
            return false;
        }
        let ahead = sentence.get(..number.range.start).unwrap_or_default();
        let named = self.rundown.agenda().people.values().filter(|person| self.is_named(person, ahead)).count();
        u64::try_from(named) == Ok(number.value)
    }

    /// Whoever does not speak, their unit, or what does not happen.
    fn names_the_lost(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        let named = touched.people.iter().find_map(|one| self.named(sentence, one));
        // 执法大队支部毛俊峰, who has come for somebody of there.
        let has_come = |because: &Because| {
            let mut lost = touched.people.iter().filter(|one| one.because == *because);
            lost.any(|one| one.instead.as_ref().is_some_and(|instead| self.is_named(instead, sentence)))
        };
        // 参加会议的有县招商局: whoever is here is, though they do not speak.
        let is_here = |because: &Because| {
            let mut lost = touched.people.iter().filter(|one| one.because == *because);
            HERE.iter().any(|here| sentence.contains(here)) && lost.all(|one| !one.is_absent && one.instead.is_none())
        };
        let of_item = touched.units_of_item.iter().filter(|(_, item, _)| *item == here.step.0);
        let units = touched.units.iter().chain(of_item);
        let units = units.filter(|(.., because)| !has_come(because) && !is_here(because));
        let unit = || units.clone().find_map(|(unit, _, because)| trace::listed(sentence, unit, because));
        let told = || trace::told(sentence, &touched.words).filter(|_| !self.is_of_speech(sentence));
        named.or_else(unit).or_else(told)
    }

    /// 苏厅长的讲话肯定了文旅工作: of what somebody says who speaks, whatever else is not held.
    fn is_of_speech(&self, sentence: &str) -> bool {
        let speakers = self.rundown.steps().filter_map(|(_, step)| self.person(step.turn.as_ref()?));
        speakers.into_iter().any(|person| {
            let named = mentions(person, &self.rundown.agenda().people, sentence).into_iter().map(|one| one.range.end);
            let behind = named.min().and_then(|end| sentence.get(end..));
            behind.is_some_and(|behind| ["的讲话", "的发言"].iter().any(|speech| behind.starts_with(speech)))
        })
    }

    /// The order in which those speak who speak in the item of this text, where it is another one now.
    fn another_order<'t>(&self, touched: &'t Touched) -> Option<&'t Order> {
        let item = self.rundown.agenda().items.get(self.part.item)?;
        let has_turn = |id: &PersonId| item.steps.iter().any(|step| step.turn.as_ref() == Some(id));
        let mut orders = touched.orders.iter().filter(|order| !order.is_of_awards && order.now.len() > 1);
        orders.find(|order| order.now.iter().all(has_turn))
    }

    fn person(&self, id: &PersonId) -> Option<&Person> {
        self.rundown.agenda().people.get(id)
    }

    fn is_named(&self, person: &Person, words: &str) -> bool {
        !mentions(person, &self.rundown.agenda().people, words).is_empty()
    }
}

/// 七星小学　任一康: whether a line is one of a list of those who get something, which tells of nobody else.
fn is_entry(line: &str) -> bool {
    const LONGEST: usize = 24;
    let words = line.trim();
    let is_plain = words.chars().all(|c| is_han(c) || c.is_whitespace() || matches!(c, '（' | '）' | '·'));
    is_plain && words.contains('　') && words.chars().count() <= LONGEST
}

/// 祝贺四位代表，也请四位代表…: a number that is another one now, wherever the sentence says it of the same.
fn with_all_alike(sentence: &str, one: Finding) -> Finding {
    /// Characters of what is counted.
    const WHAT: usize = 3;
    let what = |end: usize| sentence.get(end..).unwrap_or_default().chars().take(WHAT).collect::<String>();
    let number = sentence.get(one.range.clone()).unwrap_or_default();
    let places = sentence.match_indices(number).map(|(at, number)| at..at + number.len());
    let alike: Vec<Range<usize>> = places.filter(|place| what(place.end) == what(one.range.end)).collect();
    let (Some(first), Some(last)) = (alike.first(), alike.last()) else { return one };
    let range = first.start..last.end;
    let becomes = alike.iter().rev().fold(sentence.to_owned(), |mut words, place| {
        words.replace_range(place.clone(), &one.becomes);
        words
    });
    let end = becomes.len() - (sentence.len() - range.end);
    let becomes = becomes.get(range.start..end).unwrap_or(&one.becomes).to_owned();
    Finding { range, becomes, because: one.because }
}

#[cfg(test)]
mod tests {
    use super::is_entry;

    #[test]
    fn an_entry_of_a_list_is_told_from_a_sentence() {
        for line in ["七星小学　任一康\n", "市委　书记　程建国", "艺术团　古丽·买买提"] {
            assert!(is_entry(line), "{line}");
        }
        for sentence in ["老师牵挂着孩子，家长又何尝不是如此？", "同志们", "下面　请李明同志发言。"]
        {
            assert!(!is_entry(sentence), "{sentence}");
        }
    }
}
