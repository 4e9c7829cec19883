//! The year in which something was begun or founded, told twice: 2023年4月动工, and 从2021年4月动工那天起 later; 自2011年成立以来, and
//! 从2012年成立到现在.

use super::{MOST_YEARS, Seen};
use crate::agenda::check::calls::clause_start;
use crate::agenda::check::script::Script;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};

/// What is done once.
const DEEDS: [&str; 14] =
    ["动工", "开工", "成立", "创办", "创建", "建厂", "建校", "建院", "建成", "投产", "通车", "组建", "挂牌", "开业"];
/// What may stand before the year in its clause, so that nothing else is spoken of.
const LEADS: [&str; 8] = ["", "自", "从", "自从", "于", "在", "早在", "项目"];
/// What may stand behind the deed, so that it is not done to something else: 成立分公司.
const ENDS: [&str; 11] = ["以来", "到", "至今", "那天", "之", "后", "起", "，", "。", "；", "、"];

pub(super) fn check(script: &Script<'_>, all: &[Seen<'_>], found: &mut Vec<Diagnostic>) {
    let mut told: Vec<(&str, &Seen<'_>)> = Vec::new();
    for seen in all.iter().take(MOST_YEARS) {
        let Some(deed) = deed_of(script, seen) else { continue };
        let before = told.iter().find(|(other, first)| *other == deed && first.sentence != seen.sentence);
        let Some((_, first)) = before else {
            told.push((deed, seen));
            continue;
        };
        if first.number != seen.number {
            let problem = Problem::YearsDisagree { first: first.number.to_string(), later: seen.number.to_string() };
            found.push(script.problem(problem, &seen.range));
            return;
        }
    }
}

/// What was done in a year, where its clause tells of nothing else.
fn deed_of(script: &Script<'_>, seen: &Seen<'_>) -> Option<&'static str> {
    let lead = script.text.get(clause_start(&script.text, seen.range.start)..seen.range.start)?;
    let behind = script.text.get(seen.range.end..)?;
    // 2023年4月18日动工
    let behind = ["月", "日"].iter().fold(behind, |behind, unit| {
        let number = numeral::at_start(behind).and_then(|(_, length)| behind.get(length..)?.strip_prefix(*unit));
        number.unwrap_or(behind)
    });
    let behind = behind.strip_prefix("正式").unwrap_or(behind);
    let deed = DEEDS.into_iter().find(|deed| behind.starts_with(deed)).filter(|_| LEADS.contains(&lead.trim()))?;
    let rest = behind.get(deed.len()..)?;
    (rest.is_empty() || ENDS.iter().any(|end| rest.starts_with(end))).then_some(deed)
}
