//! Rules: every one is explained, and a file may ask not to hear of some.

use super::meeting::agenda;
use crate::samples::ready;
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::check::{check, check_all, fix};
use lectern_core::agenda::edit::{Edit, Written};
use lectern_core::diagnostic::{Problem, Rule, Severity};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

#[test]
fn every_rule_has_a_name_of_its_own_and_says_why_it_matters() {
    let names: HashSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
    assert!(Rule::ALL.len() >= 78, "{}", Rule::ALL.len());
    for rule in Rule::ALL {
        let (name, chinese, english) = (rule.name(), rule.why(Language::Chinese), rule.why(Language::English));
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        assert!(chinese.chars().count() >= 10 && chinese.ends_with('。'), "{name}: {chinese}");
        assert!(english.split(' ').count() >= 5 && english.ends_with('.'), "{name}: {english}");
        assert_eq!(Rule::named(name), Some(*rule));
    }
}

#[test]
fn a_misspelt_rule_leads_to_the_nearest_one() {
    for (written, meant) in [
        ("recap-omit", Some(Rule::RecapOmits)),
        ("count-disagree", Some(Rule::CountDisagrees)),
        ("Sequence-Gap", Some(Rule::SequenceGap)),
        ("no-adjurnment", Some(Rule::NoAdjournment)),
        ("zzzz", None),
    ] {
        assert_eq!(Rule::nearest(written), meant, "{written}");
    }
}

const TWO_FAULTS: &str = "o开会。//s请李大川同志发言。~//k一、认识。|三、落实。|五、检查。请于2月30日前报送。";

#[test]
fn a_file_switches_rules_off_and_is_told_how_many_findings_that_hides() {
    let mut meeting = agenda(TWO_FAULTS);
    let all = check(&ready(&meeting));
    meeting["checks_off"] = json!(["sequence-gap", "no-adjournment"]);
    let checked = check_all(&ready(&meeting));
    assert_eq!(checked.silenced, BTreeMap::from([(Rule::SequenceGap, 2), (Rule::NoAdjournment, 1)]));
    assert_eq!(checked.found.len() + 3, all.len());
    let rules: Vec<&str> = checked.found.iter().map(|one| one.problem.rule()).collect();
    assert_eq!(rules, ["impossible-date"]);
}

#[test]
fn names_that_switch_nothing_off_are_reported() {
    let mut meeting = agenda("o开会。//k讲话。//c散会。");
    meeting["checks_off"] = json!(["recap-omit", "newer-format", "unknown-rule", "qq", "raw-blank"]);
    let found = check(&ready(&meeting));
    let problems: Vec<&Problem> = found.iter().map(|one| &one.problem).collect();
    let unknown = |name: &str, similar: Option<&str>| Problem::UnknownRule {
        name: name.to_owned(),
        similar: similar.map(str::to_owned),
    };
    let stays = |name: &str| Problem::RuleStaysOn { name: name.to_owned() };
    let expected =
        [unknown("recap-omit", Some("recap-omits")), stays("newer-format"), stays("unknown-rule"), unknown("qq", None)];
    assert_eq!(problems, expected.iter().collect::<Vec<_>>());
    let places: Vec<String> = found.iter().map(|one| one.place.path.to_string()).collect();
    assert_eq!(places, ["checks_off[0]", "checks_off[1]", "checks_off[2]", "checks_off[3]"]);
    assert!(found.iter().all(|one| one.severity() == Severity::Warning));
}

#[test]
fn plans_that_are_far_too_short_for_the_words_are_reported() {
    let words = "大家抓紧落实。".repeat(180);
    let found = |minutes: u32, meeting: u32| -> Vec<String> {
        let mut agenda = agenda("o开会。//k讲话。//c散会。");
        agenda["items"][1]["steps"][0]["say"] = json!(words);
        agenda["items"][1]["minutes"] = json!(minutes);
        agenda["meeting"]["minutes"] = json!(meeting);
        let found = check(&ready(&agenda)).into_iter().filter(|one| one.problem.rule() == "speech-over-plan");
        found.map(|one| format!("{} {:?}", one.place.path, one.problem)).collect()
    };
    // 1,080 syllables take six minutes.
    assert_eq!(found(3, 60), ["items[1].minutes SpeechOverPlan { estimate: 6, planned: 3 }"]);
    assert_eq!(found(1, 60), ["items[1].minutes SpeechOverPlan { estimate: 6, planned: 1 }"]);
    for minutes in [4, 5, 6, 20] {
        assert_eq!(found(minutes, 60), Vec::<String>::new(), "{minutes}");
    }
}

#[test]
fn a_rule_is_switched_off_and_on_by_an_edit_and_what_that_hides_is_kept() {
    let meeting = agenda(TWO_FAULTS);
    let before = ready(&meeting);
    let written = Written { agenda: before.agenda().clone(), side_texts: Arc::default() };
    let edit = |on| Edit::Check { rule: "sequence-gap".to_owned(), on };
    assert!(edit(true).apply(&written).is_none(), "it is on already");
    let off = edit(false).apply(&written).unwrap();
    assert_eq!(off.agenda.checks_off, ["sequence-gap"]);
    assert!(edit(false).apply(&off).is_none());
    let checked = check_all(&Rundown::new(off.agenda.clone(), off.side_texts.clone()));
    assert_eq!(checked.kept_back.len(), 2);
    assert_eq!(checked.found.len() + 2, check(&before).len());
    assert_eq!(edit(true).apply(&off).unwrap().agenda, written.agenda);
}

#[test]
fn a_name_that_switches_nothing_off_is_removed_by_one_click() {
    let mut meeting = agenda("o开会。//k讲话。//c散会。");
    meeting["checks_off"] = json!(["recap-omit", "newer-format", "raw-blank"]);
    let mut written = Written { agenda: ready(&meeting).agenda().clone(), side_texts: Arc::default() };
    for expected in [&["newer-format", "raw-blank"][..], &["raw-blank"]] {
        let rundown = Rundown::new(written.agenda.clone(), written.side_texts.clone());
        let fix = fix(&rundown, &check(&rundown)[0]).unwrap();
        assert!(fix.label(Language::Chinese).starts_with("去掉“"), "{fix:?}");
        written = fix.edit.apply(&written).unwrap();
        assert_eq!(written.agenda.checks_off, expected);
    }
}
