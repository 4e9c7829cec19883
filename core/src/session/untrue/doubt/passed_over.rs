//! A look back that tells of everybody who spoke one by one, or a list of guests, and not of somebody who has come to the meeting
//! since it was written.

use super::super::super::deed;
use super::super::super::sentence::clause;
use super::super::{Ahead, Because, Finding};
use super::Statement;
use super::touched::{Arrived, Touched};
use crate::agenda::called::{ADDRESSES, FAMILIAR, addressed, begins_with_given, mentions, unit_and_office, units};
use crate::agenda::rundown::PartKind;
use crate::agenda::{Person, PersonId, Step};
use crate::chinese::surname::parted;

/// So many who are told of one by one are a row.
const FEWEST: usize = 2;

impl Ahead<'_> {
    /// 陶局长讲了流程，罗主任讲了落地。, where 宋局长 spoke, too.
    pub(super) fn passed_over(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        if let Some(guest) = touched.arrived.iter().find_map(|one| self.missing_among_guests(sentence, one)) {
            return Some(guest);
        }
        let roll = || touched.arrived.iter().find_map(|one| self.missing_in_roll(sentence, one));
        if let Some(found) = self.span_of_others(sentence, touched).or_else(roll) {
            return Some(found);
        }
        let calls = here.call.is_some() && self.part.kind == PartKind::Say;
        if calls || !["了", "谈", "讲", "说"].iter().any(|told| sentence.contains(told)) {
            return None;
        }
        let missing = |one| self.missing_in_look_back(sentence, one).or_else(|| self.outside_of_span(sentence, one));
        touched.arrived.iter().find_map(missing)
    }

    /// 魏红英的果断、蒋婉婷的耐心，拼在一起…: what is everybody's who spoke in the item, and nothing of somebody who has come.
    fn missing_in_roll(&self, sentence: &str, one: &Arrived) -> Option<Finding> {
        let (item, _) = self.rundown.indices_of(&one.step).filter(|(item, _)| *item <= self.part.item)?;
        let people = &self.rundown.agenda().people;
        let has_something = |person: &Person| {
            let mut places = mentions(person, people, sentence).into_iter();
            // 陶师傅的坚守, whom the roster has no form of address for.
            let (surname, _) = parted(person.name.trim());
            let mut forms = FAMILIAR.iter().chain(&ADDRESSES);
            let mut addressed = || forms.any(|address| sentence.contains(&format!("{surname}{address}的")));
            places.any(|at| sentence.get(at.range.end..).is_some_and(|behind| behind.starts_with('的')))
                || !surname.is_empty() && addressed()
        };
        let others: Vec<&Person> = self.others_with_a_turn(item, one).collect();
        let is_roll = others.len() >= FEWEST && others.iter().all(|person| has_something(person))
            || is_roll_of_units(sentence, &others, &one.person);
        (is_roll && !self.is_named(&one.person, sentence)).then(|| Finding::unsaid(sentence, Because::Speakers))
    }

    /// 从裴学长到小雨，六位校友…, where the first or the last of them is another one now.
    fn span_of_others(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        let (first, last) = from_to(sentence)?;
        let spans = |order: &[PersonId]| {
            let ends =
                order.first().zip(order.last()).and_then(|(one, other)| self.person(one).zip(self.person(other)));
            ends.is_some_and(|(one, other)| self.tells_of(one, first) && self.tells_of(other, last))
        };
        let is_other = touched.orders.iter().any(|order| spans(&order.before) && !spans(&order.now));
        is_other.then(|| Finding::unsaid(sentence, Because::Order))
    }

    /// Whether words name somebody or their unit, or begin with the given name.
    fn tells_of(&self, person: &Person, words: &str) -> bool {
        let of_unit = || units(person).iter().any(|unit| words.contains(unit.as_str()));
        self.is_named(person, words) || begins_with_given(person, words) || of_unit()
    }

    /// 从杜场长的茶园讲到邵研究员的实验室, behind both of whom somebody else spoke.
    fn outside_of_span(&self, sentence: &str, one: &Arrived) -> Option<Finding> {
        let agenda = self.rundown.agenda();
        let (item, step) = self.rundown.indices_of(&one.step)?;
        let steps = &agenda.items.get(item)?.steps;
        let (from, to) = from_to(sentence)?;
        let turn_named = |words: &str| {
            let is_named = |step: &Step| {
                step.turn.as_ref().and_then(|id| self.person(id)).is_some_and(|person| self.is_named(person, words))
            };
            steps.iter().position(is_named)
        };
        let (first, last) = (turn_named(from)?, turn_named(to)?);
        let is_behind =
            (item, step) < (self.part.item, self.part.step + usize::from(self.part.kind == PartKind::Thanks));
        let is_outside = first < last && !(first..last).contains(&step) && is_behind;
        is_outside.then(|| Finding::unsaid(sentence, Because::Speakers))
    }

    /// 企业家代表有：甲、乙、丙。, where 丁 speaks with them, too.
    fn missing_among_guests(&self, sentence: &str, one: &Arrived) -> Option<Finding> {
        let agenda = self.rundown.agenda();
        let (item, _) = self.rundown.indices_of(&one.step)?;
        let is_named = [&self.source, sentence].into_iter().any(|words| self.is_named(&one.person, words));
        if self.part.item >= item || !sentence.contains("有：") || is_named {
            return None;
        }
        let ends = self.others_with_a_turn(item, one).map(|person| {
            mentions(person, &agenda.people, sentence).into_iter().map(|mention| mention.range.end).max()
        });
        let ends: Vec<usize> = ends.collect::<Option<_>>()?;
        // Of a row, and not of some sentence that tells of one of them.
        let at = ends.iter().copied().max().filter(|_| ends.len() >= FEWEST)?;
        let is_row = sentence.get(..at).is_some_and(|row| row.matches('、').count() + 1 >= ends.len());
        is_row.then(|| Finding {
            range: at..at,
            becomes: format!("、{}{}", unit_and_office(&one.person), one.person.name.trim()),
            because: Because::Speakers,
        })
    }

    /// 陶局长讲了流程，罗主任讲了落地。 without 宋局长.
    fn missing_in_look_back(&self, sentence: &str, one: &Arrived) -> Option<Finding> {
        let agenda = self.rundown.agenda();
        let (item, step) = self.rundown.indices_of(&one.step)?;
        // With the thanks to whoever has come last it stands in the same step.
        let place = self.part.step + usize::from(self.part.kind == PartKind::Thanks);
        let is_behind = (item, step) < (self.part.item, place);
        if !is_behind || self.is_named(&one.person, &self.source) || self.is_named(&one.person, sentence) {
            return None;
        }
        let own: Vec<&Person> = self.others_with_a_turn(item, one).collect();
        // Of an item that has come itself, whoever else is the only one of theirs.
        let is_alone = own.is_empty();
        let others = if is_alone {
            let before = (0..self.part.item).map(|item| self.others_with_a_turn(item, one).collect::<Vec<_>>());
            before.filter(|alone| alone.len() == 1).flatten().collect()
        } else {
            own
        };
        let ends = others.iter().map(|person| {
            let last =
                mentions(person, &agenda.people, sentence).into_iter().map(|one| one.range).max_by_key(|at| at.end);
            last.map(|at| clause(sentence, &at).end)
        });
        let ends: Option<Vec<usize>> = ends.collect();
        let ends = ends.filter(|ends| ends.len() >= FEWEST)?;
        // 甲、乙、丙三位同志作了发言 tells of them together, and is a list.
        let mut clauses = ends.clone();
        clauses.sort_unstable();
        clauses.dedup();
        let at = clauses.last().copied().filter(|_| clauses.len() >= FEWEST)?;
        let title = agenda.items.get(item).and_then(|item| item.title.as_deref()).filter(|_| is_alone);
        let did = title.map_or_else(|| "作了发言".to_owned(), deed::done);
        Some(Finding {
            range: at..at,
            becomes: format!("，{}{did}", addressed(&one.person)),
            because: Because::Speakers,
        })
    }

    /// Who else has a turn in an item than somebody who has come.
    fn others_with_a_turn<'a>(&'a self, item: usize, one: &'a Arrived) -> impl Iterator<Item = &'a Person> {
        let agenda = self.rundown.agenda();
        let steps = agenda.items.get(item).into_iter().flat_map(|item| &item.steps);
        let turns = steps.filter_map(|step| agenda.people.get(step.turn.as_ref()?));
        turns.filter(|person| person.name != one.person.name)
    }
}

/// What stands between 从 and 到, and behind 到.
fn from_to(sentence: &str) -> Option<(&str, &str)> {
    sentence.split_once('从')?.1.split_once('到')
}

/// 柳河镇的早、桐子坪的商量、润丰公司的科技: whether a row has something of as many as these, of some of them by their units, and nothing of
/// whoever has come.
fn is_roll_of_units(sentence: &str, others: &[&Person], new: &Person) -> bool {
    /// Characters of a unit, by which it is told.
    const LEAST: usize = 2;
    let starts_unit = |entry: &str, person: &Person| {
        let unit = unit_and_office(person);
        let head: String = entry.trim().chars().take(LEAST).collect();
        head.chars().count() == LEAST && unit.contains(&head)
    };
    let is_row = |row: &str| {
        let entries: Vec<&str> = row.split('、').collect();
        let theirs = others.iter().filter(|person| entries.iter().any(|entry| starts_unit(entry, person))).count();
        others.len() >= FEWEST
            && entries.len() == others.len()
            && entries.iter().all(|entry| entry.contains('的'))
            && theirs * 2 > others.len()
            && !entries.iter().any(|entry| starts_unit(entry, new))
    };
    sentence.split(['，', '。', '：']).any(is_row)
}
