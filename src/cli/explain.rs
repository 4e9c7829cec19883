//! `lectern check --explain`: why a rule is there, or a list of all rules. Opens nothing.

use super::output::{self, Exit};
use super::words;
use lectern_core::Language;
use lectern_core::diagnostic::Rule;
use std::fmt::Write;

/// Says why a rule matters; without a name, lists all rules.
pub(super) fn explain(rule: Option<&str>, language: Language) -> Exit {
    let Some(name) = rule else { return output::print(&list(language), Exit::Fine, language) };
    match Rule::named(name) {
        Some(rule) => output::print(&about(rule, language), Exit::Fine, language),
        None => {
            output::complain(&words::no_such_rule(name, Rule::nearest(name).map(Rule::name), language));
            Exit::Failed
        }
    }
}

fn about(rule: Rule, language: Language) -> String {
    let facts = words::rule_facts(rule.severity(), rule.can_be_switched_off(), language);
    format!("{} ({facts})\n  {}\n", rule.name(), rule.why(language))
}

fn list(language: Language) -> String {
    let mut list = String::new();
    for rule in Rule::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{}: {}\n  {}", rule.name(), rule.severity().word(), rule.why(language));
    }
    list
}
