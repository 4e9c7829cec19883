//! What tells that a sentence is about somebody who does not speak, a number that is another now, or something that does not happen.

use super::super::super::sentence::{clause, without_clause};
use super::super::mention::{is_true_all_the_same, with_heading};
use super::super::numbers::{Number, numbers};
use super::super::{Ahead, Because, Finding};
use super::touched::{Counted, Lost, Touched, shared};
use crate::agenda::called::mentions;
use std::collections::HashMap;
use std::ops::Range;

impl Ahead<'_> {
    /// Somebody who does not speak any more.
    pub(super) fn named(&self, sentence: &str, lost: &Lost) -> Option<Finding> {
        let places = mentions(&lost.person, &self.rundown.agenda().people, sentence);
        let mut places = places.into_iter().map(|mention| mention.range);
        let place = places.find(|at| !is_true_all_the_same(with_heading(sentence, at), lost.is_absent))?;
        let (range, becomes) = match &lost.instead {
            Some(instead) => {
                let behind = sentence.get(place.end..)?;
                // 孙立新同志: the roster may have no form of address for a name that the words have one for.
                let end = if behind.starts_with("同志") { place.end + "同志".len() } else { place.end };
                (place.start..end, instead.clone())
            }
            None => without_clause(sentence, &place),
        };
        Some(Finding { range, becomes, because: lost.because.clone() })
    }

    /// A number of people or items that is another one now.
    pub(super) fn counted(&self, number: &Number<'_>, touched: &Touched) -> Option<Finding> {
        /// Who comes the how manieth: 第三位, 第三家.
        const TURNS: [&str; 8] = ["位", "家", "组", "个发言", "个汇报", "个单位", "个部门", "个述职"];
        const PEOPLE: [&str; 9] = ["部门", "单位", "代表", "乡镇", "企业", "村", "社区", "发言", "汇报"];
        const ITEMS: [&str; 6] = ["议程", "环节", "内容", "部分", "阶段", "程序"];
        /// What is counted is who has won or goes up, whoever speaks.
        const OTHERS: [&str; 11] = ["奖", "上台", "登台", "签", "候选", "名额", "当选", "应到", "实到", "请假", "缺席"];
        let (before, behind) = (number.before(), number.behind());
        let begins = |words: &str, any: &[&str]| any.iter().any(|word| words.starts_with(word));
        let step = self.rundown.position(self.index, 0)?.step_key();
        let finding = |is: u64, because: Because| {
            let becomes = number.written_as(is);
            (is > 0 && is != number.value).then(|| Finding { range: number.range.clone(), becomes, because })
        };
        if before.ends_with('第') {
            let mut own = touched.places.iter().filter(|(of, was, _)| *of == step && *was == number.value);
            let (.., is) = own.next().filter(|_| begins(behind, &TURNS))?;
            return finding(*is, Because::Speakers);
        }
        if names_as_many(before, number.value)
            || OTHERS.iter().any(|word| number.clause().contains(word) || number.rest_of_clause().contains(word))
        {
            return None;
        }
        let of = match behind.strip_prefix(['个', '项']) {
            Some(thing) if begins(thing, &ITEMS) => Counted::Items,
            Some(thing) if begins(thing, &PEOPLE) => Counted::People,
            None if behind.starts_with(['位', '名', '家']) => Counted::People,
            Some(_) | None => return None,
        };
        let own = touched.speakers.iter().find(|(item, was, _)| *item == step.0 && *was == number.value);
        if let Some((.., is)) = own.filter(|_| of == Counted::People) {
            return finding(*is, Because::Speakers);
        }
        let count = touched.counts.iter().find(|count| count.was == number.value && count.of == of)?;
        finding(count.is, if of == Counted::Items { Because::Count } else { Because::Speakers })
    }

    /// 她们来自社区、企业、学校和医院: as many as spoke in the item, in their order, and one of them does not.
    pub(super) fn in_a_row(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        /// Characters of an entry.
        const LONGEST: usize = 8;
        const LEADS: [&str; 9] = ["来自", "围绕", "结合", "关于", "立足", "分别是", "有", "从", "是"];
        let item = self.rundown.position(self.index, 0)?.item;
        let (_, was, gone) = touched.gone.iter().find(|(of, was, _)| *of == item && *was > 2)?;
        let joint = sentence.find('、')?;
        let own = clause(sentence, &(joint..joint));
        let words = sentence.get(own.clone())?;
        let lead =
            LEADS.iter().filter_map(|lead| Some(words.get(..joint - own.start)?.rfind(lead)? + lead.len())).max()?;
        let entries: Vec<&str> = words.get(lead..)?.split(['、', '和', '与']).collect();
        let is_row = entries.len() == *was && entries.iter().all(|one| (1..=LONGEST).contains(&one.chars().count()));
        let still: Vec<&str> =
            entries.iter().enumerate().filter(|(nth, _)| is_row && !gone.contains(nth)).map(|(_, one)| *one).collect();
        let becomes = match still.as_slice() {
            [] => return None,
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{}和{last}", first.join("、")),
        };
        Some(Finding { range: own.start + lead..own.end, becomes, because: Because::Speakers })
    }
}

/// What is to be done, whoever spoke: 财政、住建两个部门要带好头.
const TASKS: [&str; 9] = ["要", "请", "散会", "会后", "希望", "下一步", "负责", "牵头", "由"];

/// A unit in a row of others, or what is its: 林业、应急两个部门, 应急的做法.
pub(super) fn listed(sentence: &str, unit: &str, because: &Because) -> Option<Finding> {
    const JOINTS: [char; 4] = ['、', '和', '与', '及'];
    let places = sentence.match_indices(unit).map(|(at, unit)| at..at + unit.len());
    let is_task = |at: &Range<usize>| {
        let own = sentence.get(clause(sentence, at)).unwrap_or_default();
        TASKS.iter().any(|task| own.contains(task)) || is_true_all_the_same(own, false)
    };
    places
        .filter(|at| !is_task(at))
        .filter_map(|at| Some((sentence.get(..at.start)?, sentence.get(at.end..)?, at)))
        .find_map(|(before, behind, at)| {
            let (range, becomes) = match (before.strip_suffix(JOINTS), behind.strip_prefix(JOINTS)) {
                (_, Some(rest)) => (at.start..sentence.len() - rest.len(), String::new()),
                (Some(rest), None) => (rest.len()..at.end, String::new()),
                (None, None) if behind.starts_with('的') => without_clause(sentence, &at),
                (None, None) => return None,
            };
            Some(lower_count(sentence, Finding { range, becomes, because: because.clone() }))
        })
}

/// 水利、应急、气象三个部门 without one of them: the number behind the row goes with it.
fn lower_count(sentence: &str, entry: Finding) -> Finding {
    let own = clause(sentence, &entry.range);
    let behind = numbers(sentence).into_iter().find(|number| {
        let number_range = &number.range;
        number_range.start >= entry.range.end
            && number_range.end <= own.end
            && names_as_many(number.before(), number.value)
    });
    let lowered = behind.and_then(|number| {
        let between = sentence.get(entry.range.end..number.range.start)?;
        Some((format!("{}{between}{}", entry.becomes, number.written_as(number.value - 1)), number.range.end))
    });
    match lowered {
        Some((becomes, end)) => Finding { range: entry.range.start..end, becomes, because: entry.because },
        None => entry,
    }
}

/// Words of what does not happen.
pub(super) fn told(sentence: &str, words: &HashMap<String, String>) -> Option<Finding> {
    let (gone, title) = shared(sentence).find_map(|some| Some((some, words.get(some)?)))?;
    let at = sentence.find(gone)?;
    let (range, becomes) = without_clause(sentence, &(at..at + gone.len()));
    Some(Finding { range, becomes, because: Because::ItemGone(title.clone()) })
}

/// Whether a row of that many names ends before the number that counts them.
fn names_as_many(before: &str, value: u64) -> bool {
    let clause = before.rsplit(['，', '。', '：', '；', '！', '\n']).next().unwrap_or_default();
    let joints = clause.matches(['、', '和', '与']).count();
    joints > 0 && u64::try_from(joints + 1) == Ok(value)
}
