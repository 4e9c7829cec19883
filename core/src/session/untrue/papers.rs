//! What somebody was to report or to read, where nobody does.

use super::facts::calls;
use crate::agenda::Rundown;
use crate::chinese::marks::wide;

/// What was to be reported or read in turns that are not there any more.
pub(super) fn papers_gone(before: &Rundown, now: &Rundown) -> Vec<String> {
    let (was, is) = (calls(before), calls(now));
    // 宣读《关于财务工作报告的决议》 reports nothing.
    let unquoted = |words: &str| {
        words.split('《').map(|part| part.split_once('》').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    let still = |paper: &String| {
        is.values().any(|(words, _)| {
            let words = wide(words);
            if paper.starts_with('《') {
                words.contains(paper.as_str())
            } else {
                unquoted(&words).contains(paper.as_str())
            }
        })
    };
    let lost = was.iter().filter(|(at, _)| !is.contains_key(*at));
    lost.filter_map(|(_, (words, _))| paper(&wide(words))).filter(|paper| !still(paper)).collect()
}

/// What somebody is called to give: 经费审查工作报告 of 请…作经费审查工作报告, 《倡议书》 of 请…宣读《倡议书》.
fn paper(call: &str) -> Option<String> {
    const LEAST: usize = 4;
    let named = call.rfind("}}").map(|at| at + "}}".len())?;
    let behind = call.get(named..)?.trim_start_matches("同志");
    let rest = ["作关于", "作", "做", "宣读", "报告", "汇报", "通报", "传达"]
        .iter()
        .find_map(|verb| behind.strip_prefix(verb))?;
    let rest = rest.split(['，', '。', '！', '；', '\n']).next()?;
    let paper = rest.trim_start_matches('了');
    const PAPERS: [&str; 9] = ["报告", "说明", "决定", "通报", "方案", "办法", "倡议书", "名单", "》"];
    let is_paper = PAPERS.iter().any(|end| paper.ends_with(end));
    (is_paper && paper.chars().count() >= LEAST && !paper.contains(['{', '、'])).then(|| paper.to_owned())
}
