//! A share that is told in percent, and what it is said to be more than: 占总股本的48.2%，超过二分之一. Heads that are counted are the
//! affair of `attendance`.

use super::attendance::{RULES, SHARES};
use super::calls::{clause_start, is_mark};
use super::script::Script;
use super::signs::Signs;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;

/// Thousandths of one percent that make a whole.
const WHOLE: u64 = 100_000;
/// What claims more than a share, and what claims as much.
const MORE: [&str; 5] = ["超过", "超", "过了", "多于", "大于"];
const AS_MUCH: [&str; 3] = ["达到了", "达到", "不少于"];
/// What a percentage is of that is no share of a whole.
const CHANGES: [&str; 8] = ["增", "降", "提高", "同比", "环比", "上升", "减少", "完成"];
/// A claim that is none.
const DENIED: [&str; 5] = ["未", "没", "尚", "若", "如"];

/// A percentage, and where it stands.
struct Percent {
    thousandths: u64,
    range: Range<usize>,
}

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("占半");
    for sentence in script.sentences.iter().filter(|one| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let percents = percents(words);
        for (nth, percent) in percents.iter().enumerate() {
            let next = percents.get(nth + 1).map_or(words.len(), |next| next.range.start);
            let Some(claim) = claim_behind(words, percent.range.end..next) else { continue };
            let first = if claim.of_all { 0 } else { nth };
            let told = percents.get(first..=nth).unwrap_or_default();
            let Some(short) = told.iter().find(|one| is_share(words, one) && !claim.holds(one.thousandths)) else {
                continue;
            };
            let share = words.get(short.range.clone()).unwrap_or_default().to_owned();
            let claimed = words.get(claim.range.clone()).unwrap_or_default().to_owned();
            let range = sentence.range.start + claim.range.start..sentence.range.start + claim.range.end;
            found.push(script.problem(Problem::ShareTooSmall { claimed, share }, &range));
        }
    }
}

/// 48.2% and 百分之四十一.
fn percents(words: &str) -> Vec<Percent> {
    let figures = words.match_indices(['%', '％']).filter_map(|(at, sign)| {
        let before = words.get(..at)?;
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (whole, part) = before.get(start..)?.split_once('.').unwrap_or((before.get(start..)?, ""));
        Some(Percent { thousandths: thousandths(whole.parse().ok()?, part)?, range: start..at + sign.len() })
    });
    let said = words.match_indices("百分之").filter_map(|(at, word)| {
        let from = at + word.len();
        let (whole, length) = numeral::at_start(words.get(from..)?)?;
        let end = from + length;
        let part = words.get(end..)?.strip_prefix('点').and_then(numeral::at_start).filter(|(digit, _)| *digit < 10);
        let (digit, end) =
            part.map_or((String::new(), end), |(digit, length)| (digit.to_string(), end + '点'.len_utf8() + length));
        Some(Percent { thousandths: thousandths(whole, &digit)?, range: at..end })
    });
    let mut all: Vec<Percent> = figures.chain(said).collect();
    all.sort_by_key(|percent| percent.range.start);
    all
}

/// A percentage of a whole number and of what stands behind the point.
fn thousandths(whole: u64, part: &str) -> Option<u64> {
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    (whole <= 100).then_some(whole * 1000 + digits.parse::<u64>().ok()?)
}

/// What a share is said to be more than.
struct Claim {
    range: Range<usize>,
    share: (u64, u64),
    more: bool,
    /// 均超过: of all shares that were told before.
    of_all: bool,
}

impl Claim {
    fn holds(&self, thousandths: u64) -> bool {
        let (part, whole) = self.share;
        let (have, want) = (thousandths.saturating_mul(whole), WHOLE * part);
        if self.more { have > want } else { have >= want }
    }
}

/// ，超过公司总股本的二分之一， right behind a percentage: a clause of its own that ends with the share.
fn claim_behind(words: &str, within: Range<usize>) -> Option<Claim> {
    const ALL: [&str; 3] = ["均", "都", "双双"];
    let rest = words.get(within.clone())?.trim_start_matches([')', '）', '，', ',', '、', ' ']);
    let begins = within.end - rest.len();
    let clause = rest.get(..rest.find(is_mark).unwrap_or(rest.len()))?;
    let plain =
        ["已经", "已", "也", "就"].iter().fold(clause, |clause, word| clause.strip_prefix(word).unwrap_or(clause));
    let of_all = ALL.iter().find_map(|all| plain.strip_prefix(all));
    let plain = of_all.unwrap_or(plain);
    let more = MORE.iter().any(|word| plain.starts_with(word));
    let at_least = AS_MUCH.iter().any(|word| plain.starts_with(word));
    let (at, word, share) =
        SHARES.iter().find_map(|(word, part, whole)| Some((clause.rfind(word)?, *word, (*part, *whole))))?;
    let ends = matches!(clause.get(at + word.len()..)?, "" | "以上" | "了");
    let is_claim = (more || at_least) && ends && !RULES.iter().chain(&DENIED).any(|word| clause.contains(word));
    is_claim.then(|| Claim { range: begins..begins + at + word.len(), share, more, of_all: of_all.is_some() })
}

/// Whether a percentage is the share of a whole, and no growth.
fn is_share(words: &str, percent: &Percent) -> bool {
    let clause = words.get(clause_start(words, percent.range.start)..percent.range.start).unwrap_or_default();
    !CHANGES.iter().any(|word| clause.contains(word))
}
