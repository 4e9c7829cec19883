//! Rules that an agenda asks not to hear of. Counts what was kept back, so that nobody forgets it.

use crate::agenda::Agenda;
use crate::diagnostic::{Diagnostic, Path, Place, Problem, Rule};
use std::collections::BTreeMap;

/// What a check found, and what it kept back because the agenda asks so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Every problem to be told.
    pub found: Vec<Diagnostic>,
    /// How many were kept back, by rule.
    pub silenced: BTreeMap<Rule, usize>,
    /// Those that were kept back. Not to be told; but a blank is still to be filled in, whether or not it is told of.
    pub kept_back: Vec<Diagnostic>,
}

/// Divides what was found.
pub(super) fn divide(agenda: &Agenda, found: Vec<Diagnostic>) -> Checked {
    let off: Vec<Rule> = agenda
        .checks_off
        .iter()
        .filter_map(|name| Rule::named(name))
        .filter(|rule| rule.can_be_switched_off())
        .collect();
    if off.is_empty() {
        return Checked { found, ..Checked::default() };
    }
    let mut checked = Checked::default();
    for one in found {
        let rule = one.problem.broken_rule();
        if off.contains(&rule) {
            *checked.silenced.entry(rule).or_default() += 1;
            checked.kept_back.push(one);
        } else {
            checked.found.push(one);
        }
    }
    checked
}

/// Names that switch nothing off.
pub(super) fn check(agenda: &Agenda, found: &mut Vec<Diagnostic>) {
    for (nth, name) in agenda.checks_off.iter().enumerate() {
        let problem = match Rule::named(name) {
            Some(rule) if rule.can_be_switched_off() => continue,
            Some(_) => Problem::RuleStaysOn { name: name.clone() },
            None => {
                let similar = Rule::nearest(name).map(|rule| rule.name().to_owned());
                Problem::UnknownRule { name: name.clone(), similar }
            }
        };
        let path = Path::default().key("checks_off").index(nth);
        found.push(Diagnostic { problem, place: Place::field(path) });
    }
}
