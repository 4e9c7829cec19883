//! Figures that are entered in the meeting, held against each other: whoever is due is here or excused, all votes are for,
//! against or abstain, and what they decide by the rule that the file states. Which figure is which is told by its label.

use super::answers::Entered;
use super::{Agenda, AlternativeId, Rundown, Step, Unknown, ValueId};
use crate::Language;
use crate::chinese::numeral;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// By how many votes something is decided, and which sentence is true then. Holds for a quorum too: of those who are due, so
/// many have to be here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Majority {
    /// The value that counts who is for it, or who is here.
    pub votes: ValueId,
    /// The value that counts all who are asked: those present, those entitled, the votes cast.
    pub of: ValueId,
    /// How many of them are needed.
    pub needs: Share,
    /// The sentence that is true then.
    pub passes: AlternativeId,
    /// The one that is true otherwise.
    pub fails: AlternativeId,
    /// Fields of other versions.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A share of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// More than half: 过半数.
    OverHalf,
    /// Two thirds or more: 三分之二以上.
    TwoThirds,
    /// Four fifths or more: 五分之四以上.
    FourFifths,
    /// Everybody: 全体.
    All,
}

impl Share {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::OverHalf, Self::TwoThirds, Self::FourFifths, Self::All];

    /// Whether so many of so many are enough. Half is not over half; two thirds are two thirds, as 以上 has it.
    pub fn is_met(self, votes: u64, of: u64) -> bool {
        let (votes, of) = (u128::from(votes), u128::from(of));
        match self {
            Self::OverHalf => votes * 2 > of,
            Self::TwoThirds => votes * 3 >= of * 2,
            Self::FourFifths => votes * 5 >= of * 4,
            Self::All => votes >= of,
        }
    }

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::OverHalf => language.pick("过半数", "over half"),
            Self::TwoThirds => language.pick("三分之二以上", "two thirds"),
            Self::FourFifths => language.pick("五分之四以上", "four fifths"),
            Self::All => language.pick("全体", "everybody"),
        }
    }
}

impl Majority {
    /// What is usually meant at a step of an item: over half of those present, by what the figures are called, and the first of
    /// the sentences for enough. None where there are no two sentences or no figure.
    pub fn usual(agenda: &Agenda, item: usize, step: &Step) -> Option<Self> {
        let [passes, fails, ..] = step.choose.as_slice() else { return None };
        let of_item = agenda.items.get(item).map(|item| item.steps.as_slice()).unwrap_or_default();
        let here = of_item.iter().flat_map(|step| &step.enter);
        let all: Vec<&ValueId> = here.chain(agenda.values.keys()).collect();
        let counted = |sorts: &[Counts]| {
            let label = |id: &ValueId| agenda.values.get(id).map(|value| value.label.as_str()).unwrap_or_default();
            let fits = |id: &&&ValueId| counted_by(label(id)).is_some_and(|counts| sorts.contains(&counts));
            all.iter().find(fits).map(|id| (*id).clone())
        };
        let first = || all.first().map(|id| (*id).clone());
        let votes = counted(&[Counts::For]).or_else(|| counted(&[Counts::Here])).or_else(first)?;
        let of = match counted(&[Counts::For]) {
            Some(_) => counted(&[Counts::Here]).or_else(|| counted(&[Counts::Valid, Counts::Returned])),
            None => counted(&[Counts::Due]),
        };
        Some(Self {
            votes,
            of: of.or_else(first)?,
            needs: Share::OverHalf,
            passes: passes.id.clone(),
            fails: fails.id.clone(),
            unknown: Unknown::new(),
        })
    }
}

/// What the figures say of the sentences to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The sentence that is true, as an index.
    pub alternative: usize,
    /// Whether what is needed is there.
    pub passes: bool,
    /// The two figures with their labels,
    pub votes: (String, u64),
    /// the second being all who are asked.
    pub of: (String, u64),
    /// What is needed.
    pub needs: Share,
}

impl Verdict {
    /// The reckoning in words.
    pub fn message(&self, language: Language) -> String {
        let (votes, of, needs) = (&self.votes, &self.of, self.needs.label(language));
        let sign = if self.passes { "✓" } else { language.pick("不够", "not met") };
        language.pick(
            format!("{} {}，{} {}：{needs} {sign}", votes.0, votes.1, of.0, of.1),
            format!("{} {}, {} {}: {needs} {sign}", votes.0, votes.1, of.0, of.1),
        )
    }
}

/// Figures that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// The parts, by their labels.
    pub parts: Vec<(String, u64)>,
    /// What they should come to.
    pub whole: (String, u64),
    /// Whether they may also be fewer: not everybody who is here votes.
    pub at_most: bool,
}

impl Sum {
    /// What the parts come to.
    pub fn total(&self) -> u64 {
        self.parts.iter().fold(0, |sum, (_, part)| sum.saturating_add(*part))
    }

    /// Whether that is right.
    pub fn holds(&self) -> bool {
        if self.at_most { self.total() <= self.whole.1 } else { self.total() == self.whole.1 }
    }

    /// The reckoning in words.
    pub fn message(&self, language: Language) -> String {
        let parts: Vec<String> = self.parts.iter().map(|(label, part)| format!("{label} {part}")).collect();
        let (total, (label, whole)) = (self.total(), &self.whole);
        let parts = parts.join(" + ");
        if self.holds() {
            let sign = if self.at_most && total < *whole { "≤" } else { "=" };
            return format!("{parts} {sign} {label} {whole} ✓");
        }
        let (by, more) = (total.abs_diff(*whole), total > *whole);
        let sum = if self.parts.len() > 1 { format!(" = {total}") } else { String::new() };
        let why = match more {
            true => language.pick(format!("多 {by}"), format!("{by} too many")),
            false => language.pick(format!("少 {by}"), format!("{by} too few")),
        };
        format!("{parts}{sum} ≠ {label} {whole}，{why}")
    }
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    Due,
    Here,
    Excused,
    For,
    Against,
    Abstaining,
    Given,
    Returned,
    Valid,
    Void,
}

/// Words of labels; the first that fits says what is counted, so 不同意 stands before 同意.
const WORDS: [(&str, Counts); 22] = [
    ("应到", Counts::Due),
    ("应出席", Counts::Due),
    ("实到", Counts::Here),
    ("实际到会", Counts::Here),
    ("出席人数", Counts::Here),
    ("请假", Counts::Excused),
    ("缺席", Counts::Excused),
    ("因事因病", Counts::Excused),
    ("不赞成", Counts::Against),
    ("不同意", Counts::Against),
    ("反对", Counts::Against),
    ("弃权", Counts::Abstaining),
    ("赞成", Counts::For),
    ("同意", Counts::For),
    ("发出", Counts::Given),
    ("收回", Counts::Returned),
    ("无效", Counts::Void),
    ("废票", Counts::Void),
    ("作废", Counts::Void),
    ("有效", Counts::Valid),
    ("投票人数", Counts::Valid),
    ("参加表决", Counts::Valid),
];

/// A figure that is known.
struct Figure {
    counts: Counts,
    label: String,
    number: u64,
}

/// The sums of the figures around a step that are known by now: those of the whole meeting for who is here, those that are
/// entered in its item for votes.
pub fn sums(rundown: &Rundown, entered: &Entered, item: usize) -> Vec<Sum> {
    let agenda = rundown.agenda();
    let of_item = agenda.items.get(item).map(|item| item.steps.as_slice()).unwrap_or_default();
    let known: Vec<Figure> = agenda.values.keys().filter_map(|id| figure(rundown, entered, id)).collect();
    let entered_here = of_item.iter().flat_map(|step| &step.enter);
    let here: Vec<Figure> = entered_here.filter_map(|id| figure(rundown, entered, id)).collect();
    let is_here = |sort: Counts| here.iter().any(|figure| figure.counts == sort);
    let mut sums = Vec::new();
    if [Counts::Due, Counts::Here, Counts::Excused].into_iter().any(is_here) {
        let counts_excused = agenda.values.values().any(|value| counted_by(&value.label) == Some(Counts::Excused));
        let knows_excused = known.iter().any(|figure| figure.counts == Counts::Excused);
        if knows_excused || !counts_excused {
            sums.extend(sum(known.iter(), &[Counts::Here, Counts::Excused], Counts::Due, !counts_excused));
        }
    }
    // What was counted earlier is only the whole of what is counted here.
    let with = |parts: &[Counts], whole: Counts, at_most: bool| {
        let of = if is_here(whole) { &here } else { &known };
        let parts_here = here.iter().filter(|figure| parts.contains(&figure.counts));
        sum(parts_here.chain(of.iter().filter(|figure| figure.counts == whole)), parts, whole, at_most)
    };
    let votes = [Counts::For, Counts::Against, Counts::Abstaining];
    let is_single = |sort: &Counts| here.iter().filter(|figure| figure.counts == *sort).count() == 1;
    if votes.iter().all(is_single) {
        let whole = [Counts::Valid, Counts::Returned].into_iter().find(|sort| is_here(*sort)).unwrap_or(Counts::Here);
        sums.extend(with(&votes, whole, false));
    } else {
        sums.extend(with(&[Counts::Valid, Counts::Void], Counts::Returned, false));
        sums.extend(with(&[Counts::Returned], Counts::Given, true));
    }
    sums
}

/// The sum of all figures of some sorts against the only one of another; none where one is missing or that one stands twice.
fn sum<'a>(figures: impl Iterator<Item = &'a Figure>, parts: &[Counts], whole: Counts, at_most: bool) -> Option<Sum> {
    let pair = |figure: &Figure| (figure.label.clone(), figure.number);
    let figures: Vec<&Figure> = figures.collect();
    let mut wholes = figures.iter().filter(|figure| figure.counts == whole);
    let (whole, None) = (wholes.next()?, wholes.next()) else { return None };
    let found: Vec<&Figure> = figures.iter().copied().filter(|figure| parts.contains(&figure.counts)).collect();
    let is_there = |sort: &Counts| {
        let count = found.iter().filter(|figure| figure.counts == *sort).count();
        // Of those who are excused and of votes that are void there may be several sorts.
        matches!(sort, Counts::Excused | Counts::Void) || count == 1
    };
    (!found.is_empty() && parts.iter().all(is_there)).then(|| Sum {
        parts: found.iter().map(|figure| pair(figure)).collect(),
        whole: pair(whole),
        at_most,
    })
}

fn counted_by(label: &str) -> Option<Counts> {
    WORDS.iter().find(|(word, _)| label.contains(word)).map(|(_, counts)| *counts)
}

fn figure(rundown: &Rundown, entered: &Entered, id: &ValueId) -> Option<Figure> {
    let counts = counted_by(&rundown.agenda().values.get(id)?.label)?;
    let (label, number) = number(rundown, entered, id)?;
    Some(Figure { counts, label, number })
}

/// A value with its label, where it is a number by now.
fn number(rundown: &Rundown, entered: &Entered, id: &ValueId) -> Option<(String, u64)> {
    let value = rundown.agenda().values.get(id)?;
    let text = entered.get(id).map_or(value.value.as_str(), String::as_str).trim();
    let number = numeral::parse(text.trim_end_matches(['人', '名', '票', '张', '位']))?;
    Some((value.label.clone(), number))
}

/// What is entered at a step where a figure belongs and two stand apart: 55 21. Words like 若干 are somebody's own will.
pub fn unreadable(rundown: &Rundown, entered: &Entered, step: &Step) -> Vec<String> {
    let is_unreadable = |id: &&ValueId| {
        let Some(value) = rundown.agenda().values.get(*id) else { return false };
        let text = entered.get(*id).unwrap_or(&value.value);
        let counts = counted_by(&value.label).is_some();
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let are_apart = text.split_whitespace().count() > 1 && text.chars().all(|c| is_digit(c) || c.is_whitespace());
        counts && are_apart && number(rundown, entered, id).is_none()
    };
    let label = |id: &ValueId| rundown.agenda().values.get(id).map(|value| value.label.clone());
    step.enter.iter().filter(is_unreadable).filter_map(label).collect()
}

/// What the figures decide at a step by the rule that it states; none where it states none, or a figure is missing.
pub fn verdict(rundown: &Rundown, entered: &Entered, step: &Step) -> Option<Verdict> {
    let majority = step.majority.as_ref()?;
    let (votes, of) = (number(rundown, entered, &majority.votes)?, number(rundown, entered, &majority.of)?);
    let passes = majority.needs.is_met(votes.1, of.1);
    let sentence = if passes { &majority.passes } else { &majority.fails };
    let alternative = step.choose.iter().position(|one| one.id == *sentence)?;
    Some(Verdict { alternative, passes, votes, of, needs: majority.needs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_not_over_half_and_two_thirds_are_two_thirds() {
        let cases = [
            (Share::OverHalf, 20, 40, false),
            (Share::OverHalf, 21, 40, true),
            (Share::OverHalf, 21, 41, true),
            (Share::TwoThirds, 26, 39, true),
            (Share::TwoThirds, 26, 40, false),
            (Share::FourFifths, 32, 40, true),
            (Share::FourFifths, 31, 40, false),
            (Share::All, 39, 40, false),
            (Share::All, u64::MAX, u64::MAX, true),
        ];
        for (share, votes, of, met) in cases {
            assert_eq!(share.is_met(votes, of), met, "{share:?} {votes} of {of}");
        }
    }
}
