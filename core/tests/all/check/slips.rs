//! Small meetings with one slip each, written without knowledge of the rules, and sound ones: which share of the slips is
//! found, and how many alarms are false. The lines stand in `tests/slips`.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "reads and prints what it measures")]

use super::meeting::agenda;
use crate::samples::ready;
use lectern_core::agenda::check::check;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Rules that these small meetings break anyhow: nobody has filled them in.
const UNFINISHED: &[&str] = &["unfilled", "raw-blank", "nobody-has-the-floor", "no-title"];
/// Of a hundred slips at least so many are found; raise it with what the rules learn.
const FOUND: usize = 71;
/// At most so many alarms are raised by all sound meetings together.
const ALARMS: usize = 4;
/// Bytes between the words that a rule points at and those that the line names, which may still be one place.
const NEAR: usize = 60;

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/slips").join(name);
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn slips_in_words_that_the_rules_were_not_made_for() {
    let mut by_rule: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in lines("slips.tsv") {
        let [rule, words, meeting] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let rundown = ready(&agenda(meeting));
        let wanted = meeting.find(words).unwrap_or_else(|| panic!("{words} stands in {meeting}"));
        let found = check(&rundown).iter().filter(|one| one.problem.rule() == rule).any(|one| {
            let at = super::words_at(&rundown, one);
            at.contains(words) || words.contains(at) || meeting.find(at).is_some_and(|at| at.abs_diff(wanted) < NEAR)
        });
        let (hits, all) = by_rule.entry(rule.to_owned()).or_default();
        *all += 1;
        *hits += usize::from(found);
        if !found && std::env::var_os("MISSES").is_some() {
            println!("missed {rule}: {words} in {meeting}");
        }
    }
    for (rule, (hits, all)) in &by_rule {
        println!("{rule:28} {hits}/{all}");
    }
    let (hits, all) = by_rule.values().fold((0, 0), |(hits, all), one| (hits + one.0, all + one.1));
    println!("{:28} {hits}/{all}", "total");
    assert!(hits * 100 >= all * FOUND, "{hits} of {all}");
}

#[test]
fn sound_meetings_that_look_wrong() {
    let mut alarms = Vec::new();
    for meeting in lines("sound.txt") {
        let found = check(&ready(&agenda(&meeting)));
        let found = found.iter().filter(|one| !UNFINISHED.contains(&one.problem.rule()));
        alarms.extend(found.map(|one| format!("{:?} in {meeting}", one.problem)));
    }
    println!("{} false alarms\n{}", alarms.len(), alarms.join("\n"));
    assert!(alarms.len() <= ALARMS, "{}", alarms.join("\n"));
}
