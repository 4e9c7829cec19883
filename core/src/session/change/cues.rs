//! Whoever is waited for, as the screen of the host shows it: 〔县长安怀义、部长柯雨晴 等候〕. Nobody reads it out, but whoever is not
//! here is not waited for.

use crate::agenda::called::mentions;
use crate::agenda::edit::{Written, named_instead};
use crate::agenda::person::ends_in_office;
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

/// A row of people without one of them, and with the number of the others where it counts them; none where nobody is left.
fn others(who: &str, person: &Person, people: &IndexMap<PersonId, Person>) -> Option<String> {
    // 简文博董事长三位领导: what counts all stands behind the last name.
    let (row, counted) = match counted(who) {
        Some((row, count, thing)) => (row, Some((count, thing))),
        None => (who, None),
    };
    let names_one = |piece: &str, one: &Person| !mentions(one, people, piece).is_empty();
    let names_anybody = |piece: &&str| people.values().any(|one| names_one(piece, one));
    let pieces = pieces(row, people);
    let at = pieces.iter().position(|piece| names_one(piece, person))?;
    let all = pieces.iter().filter(|piece| names_anybody(piece)).count();
    // 县委常委、宣传部部长柯雨晴 is one.
    let is_office = |piece: &&&str| ends_in_office(piece.trim_end_matches('、')) && !names_anybody(piece);
    let before = pieces.get(..at)?;
    let start = at - before.iter().rev().take_while(|piece| is_office(piece)).count();
    let left: String = before.get(..start)?.iter().chain(pieces.get(at + 1..)?).copied().collect();
    let left = match left.strip_suffix('和') {
        Some(bare) if !people.values().any(|one| left.ends_with(one.name.trim())) => bare,
        Some(_) | None => left.trim_end_matches('、'),
    };
    let counted = counted.filter(|(count, _)| usize::try_from(*count) == Ok(all) && *count > 2);
    let counted = counted.map(|(count, thing)| format!("{}{thing}", numeral::counted(count - 1)));
    (!left.is_empty()).then(|| left.to_owned() + &counted.unwrap_or_default())
}

/// A row cut behind what joins it. The 和 of 宁致和 joins nothing.
fn pieces<'a>(row: &'a str, people: &IndexMap<PersonId, Person>) -> Vec<&'a str> {
    let names = people.values().map(|one| one.name.trim()).filter(|name| name.contains('和'));
    let names: Vec<(usize, &str)> = names.flat_map(|name| row.match_indices(name)).collect();
    let joins = |at: usize| names.iter().all(|(start, name)| at < *start || start + name.len() <= at);
    let mut start = 0;
    let mut pieces = Vec::new();
    for (at, joint) in row.match_indices(['、', '和']).filter(|(at, _)| joins(*at)) {
        pieces.extend(row.get(start..at + joint.len()));
        start = at + joint.len();
    }
    pieces.extend(row.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// A row of people, how many it says that they are, and what: 简文博董事长三位领导、嘉宾.
fn counted(who: &str) -> Option<(&str, u64, &str)> {
    who.match_indices('位').find_map(|(at, _)| {
        let (count, start) = numeral::at_end(who.get(..at)?)?;
        (start > 0 && count > 1).then_some((who.get(..start)?, count, who.get(at..)?))
    })
}

#[cfg(test)]
mod tests {
    use super::others;
    use crate::agenda::{Person, PersonId};
    use indexmap::IndexMap;

    fn roster(all: &[(&str, &str)]) -> (Vec<Person>, IndexMap<PersonId, Person>) {
        let person = |(name, office): &(&str, &str)| Person {
            name: (*name).to_owned(),
            office: Some((*office).to_owned()),
            ..Person::default()
        };
        let all: Vec<Person> = all.iter().map(person).collect();
        let people = all.iter().map(|one| (PersonId::from(one.name.as_str()), one.clone())).collect();
        (all, people)
    }

    #[test]
    fn nobody_who_is_not_here_is_waited_for() {
        let (all, people) = roster(&[("季长河", "副市长"), ("柯雨晴", "县委常委、宣传部部长"), ("简文博", "董事长")]);
        let cue = "季长河副市长、县委常委、宣传部部长柯雨晴、简文博董事长三位领导";
        let without = |nth: usize| others(cue, &all[nth], &people).unwrap_or_default();
        assert_eq!(without(0), "县委常委、宣传部部长柯雨晴、简文博董事长两位领导");
        assert_eq!(without(1), "季长河副市长、简文博董事长两位领导");
        assert_eq!(without(2), "季长河副市长、县委常委、宣传部部长柯雨晴两位领导");
        assert_eq!(others("季长河副市长", &all[0], &people), None);
        assert_eq!(others("季长河副市长和简文博董事长", &all[0], &people).as_deref(), Some("简文博董事长"));
        let two = "季长河副市长、简文博董事长两位领导";
        assert_eq!(others(two, &all[0], &people).as_deref(), Some("简文博董事长"));
    }

    #[test]
    fn a_name_that_has_a_joint_in_it_stays_whole() {
        let (all, people) = roster(&[("何承志", "教授"), ("宁致和", "院长"), ("柯雨晴", "部长")]);
        assert_eq!(others("何承志、宁致和", &all[0], &people).as_deref(), Some("宁致和"));
        assert_eq!(others("何承志和宁致和", &all[1], &people).as_deref(), Some("何承志"));
        assert_eq!(others("何承志、宁致和和柯雨晴", &all[2], &people).as_deref(), Some("何承志、宁致和"));
    }
}
