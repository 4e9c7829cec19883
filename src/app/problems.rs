//! What the check found, as lines for the secretariat's screen and for the import screen: where it is, why it matters,
//! what one click can do about it. Finds nothing itself.

use crate::strings::Strings;
use crate::ui::prepare::{ProblemLine, SilencedLine};
use lectern_core::Language;
use lectern_core::agenda::check::{Checked, fix};
use lectern_core::agenda::{Agenda, Rundown};
use lectern_core::diagnostic::{Diagnostic, Problem, Rule, Segment, Severity};
use lectern_core::view::{BlankTarget, OutlineItem, field_at, script_place};

/// The problems, those first that are no mere blanks, and the rules that are switched off.
pub(super) fn lines(
    rundown: &Rundown,
    checked: &Checked,
    outline: &[OutlineItem],
    language: Language,
) -> (Vec<ProblemLine>, Vec<SilencedLine>) {
    let mut lines: Vec<ProblemLine> =
        checked.found.iter().map(|problem| line(rundown, problem, outline, language)).collect();
    // The form lists every blank already; a list that begins with twenty of them hides what else there is.
    lines.sort_by_key(|line| (line.is_blank, line.severity == Severity::Warning, line.item));
    (lines, silenced(rundown, checked, language))
}

/// Whether this is something that is still to be filled in.
pub(super) fn is_blank(problem: &Diagnostic) -> bool {
    matches!(problem.problem, Problem::Unfilled { .. } | Problem::RawBlank { .. })
}

fn line(rundown: &Rundown, problem: &Diagnostic, outline: &[OutlineItem], language: Language) -> ProblemLine {
    let item = problem.items().first().copied();
    let name = item.and_then(|item| outline.get(item)).map(|item| item.name.clone());
    let rule = problem.problem.broken_rule();
    ProblemLine {
        severity: problem.severity(),
        rule,
        item,
        place: name.unwrap_or_else(|| elsewhere(rundown.agenda(), problem, language)),
        message: problem.problem.message(language),
        hint: problem.problem.hint(language),
        is_blank: is_blank(problem),
        in_script: script_place(rundown, problem),
        in_form: in_form(problem),
        fix: fix(rundown, problem).map(|fix| (fix.label(language), fix.edit)),
    }
}

/// The field of the form that puts a problem right, where there is one.
fn in_form(problem: &Diagnostic) -> Option<BlankTarget> {
    let field = field_at(&problem.place.path);
    if let Problem::RawBlank { written } = &problem.problem {
        return field.or_else(|| Some(BlankTarget::Words(problem.place.clone(), written.clone())));
    }
    field
}

/// Where a problem is that stands in no item.
fn elsewhere(agenda: &Agenda, problem: &Diagnostic, language: Language) -> String {
    let strings = Strings::of(language);
    let mut keys = problem.place.path.0.iter().map_while(|segment| match segment {
        Segment::Key(key) => Some(key.as_str()),
        Segment::Index(_) => None,
    });
    let (first, id) = (keys.next().unwrap_or_default(), keys.next().unwrap_or_default());
    // Whom or what it is about is said where that is called anything.
    let of = |page: &str, name: Option<&str>| match name.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => format!("{page} · {name}"),
        None => page.to_owned(),
    };
    match first {
        "items" => strings.item.to_owned(),
        "people" => of(strings.people, agenda.people.get(id).map(|person| person.name.as_str())),
        "values" => of(strings.values, agenda.values.get(id).map(|value| value.label.as_str())),
        "meeting" => strings.meeting.to_owned(),
        "checks_off" => strings.checks_off.to_owned(),
        _ => problem.place.path.to_string(),
    }
}

/// Every rule that the agenda switches off, in its order, with how many findings that hides.
fn silenced(rundown: &Rundown, checked: &Checked, language: Language) -> Vec<SilencedLine> {
    let rules = rundown.agenda().checks_off.iter().filter_map(|name| Rule::named(name));
    let rules = rules.filter(|rule| rule.can_be_switched_off());
    let mut lines: Vec<SilencedLine> = Vec::new();
    for rule in rules {
        if lines.iter().all(|line| line.rule != rule) {
            let hidden = checked.silenced.get(&rule).copied().unwrap_or(0);
            lines.push(SilencedLine { rule, why: rule.why(language), hidden });
        }
    }
    lines
}
