//! Whoever is waited for, as the screen of the host shows it: 〔县长安怀义、部长柯雨晴 等候〕. Nobody reads it out, but whoever is not
//! here is not waited for.

use crate::agenda::called::mentions;
use crate::agenda::check::ends_in_office;
use crate::agenda::edit::{Written, named_instead};
use crate::agenda::{Person, PersonId};
use crate::chinese::numeral;
use indexmap::IndexMap;
use std::sync::Arc;

/// Takes somebody out of every cue.
pub(super) fn without(written: &mut Written, person: &Person) {
    change(written, |who, people| match mentions(person, people, who).is_empty() {
        true => None,
        false => Some(others(who, person, people)),
    });
}

/// Names somebody else in every cue that names one.
pub(super) fn renamed(written: &mut Written, was: &Person, is: &Person) {
    change(written, |who, people| {
        let becomes = named_instead(was, is, people, who);
        (becomes != who).then_some(Some(becomes))
    });
}

/// Changes the cues for which there is another: `None` where nobody is left.
fn change(written: &mut Written, other: impl Fn(&str, &IndexMap<PersonId, Person>) -> Option<Option<String>>) {
    let people = written.agenda.people.clone();
    let items = written.agenda.items.iter().enumerate();
    let changed = items.flat_map(|(item, one)| {
        let cues = one.steps.iter().enumerate().filter_map(|(step, one)| Some((step, one.who.as_deref()?)));
        cues.filter_map(|(step, who)| Some((item, step, other(who, &people)?))).collect::<Vec<_>>()
    });
    let changed: Vec<(usize, usize, Option<String>)> = changed.collect();
    for (item, step, who) in changed {
        let item = Arc::make_mut(&mut written.agenda).items.get_mut(item).map(Arc::make_mut);
        if let Some(step) = item.and_then(|item| item.steps.get_mut(step)) {
            step.who = who;
        }
    }
}

/// A row of people without one of them, and with the number of the others where it counts them.
fn others(who: &str, person: &Person, people: &IndexMap<PersonId, Person>) -> Option<String> {
    let pieces: Vec<&str> = who.split('、').collect();
    let at = pieces.iter().position(|piece| !mentions(person, people, piece).is_empty())?;
    let names_anybody = |piece: &str| people.values().any(|one| !mentions(one, people, piece).is_empty());
    // 县委常委、宣传部部长柯雨晴 is one.
    let is_office = |piece: &&str| ends_in_office(piece) && !names_anybody(piece);
    let before = pieces.get(..at)?;
    let start = at - before.iter().rev().take_while(|piece| is_office(piece)).count();
    let rest = before.get(..start)?.iter().chain(pieces.get(at + 1..)?);
    let rest = rest.map(|piece| match one_fewer(piece) {
        Some((name, count)) => format!("{name}{count}"),
        None => (*piece).to_owned(),
    });
    let rest: Vec<String> = rest.collect();
    // Behind the last of them it may say how many they are.
    let tail = pieces.get(at).and_then(|piece| one_fewer(piece)).map_or(String::new(), |(_, count)| count);
    (!rest.is_empty()).then(|| rest.join("、") + &tail)
}

/// A name, and how many there are without one of them where the words behind it count all: 简文博董事长六位领导.
fn one_fewer(piece: &str) -> Option<(&str, String)> {
    let end = piece.find('位')?;
    let (count, start) = numeral::at_end(piece.get(..end)?)?;
    let counted = numeral::counted(count.checked_sub(1).filter(|count| *count > 0)?);
    Some((piece.get(..start)?, format!("{counted}{}", piece.get(end..)?)))
}

#[cfg(test)]
mod tests {
    use super::others;
    use crate::agenda::{Person, PersonId};
    use indexmap::IndexMap;

    #[test]
    fn nobody_who_is_not_here_is_waited_for() {
        let person = |name: &str, office: &str| Person {
            name: name.to_owned(),
            office: Some(office.to_owned()),
            ..Person::default()
        };
        let all = [person("季长河", "副市长"), person("柯雨晴", "县委常委、宣传部部长"), person("简文博", "董事长")];
        let people: IndexMap<PersonId, Person> =
            all.iter().map(|one| (PersonId::from(one.name.as_str()), one.clone())).collect();
        let cue = "季长河副市长、县委常委、宣传部部长柯雨晴、简文博董事长三位领导";
        let without = |nth: usize| others(cue, &all[nth], &people).unwrap_or_default();
        assert_eq!(without(0), "县委常委、宣传部部长柯雨晴、简文博董事长两位领导");
        assert_eq!(without(1), "季长河副市长、简文博董事长两位领导");
        assert_eq!(without(2), "季长河副市长、县委常委、宣传部部长柯雨晴两位领导");
        assert_eq!(others("季长河副市长", &all[0], &people), None);
    }
}
