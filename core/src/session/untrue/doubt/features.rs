//! What tells of those who speak in an item one by one, by what each is or speaks of and by no name: 他们有的白发满头，有的…, 一位是急先锋，一位是…,
//! 三个故事，从急诊到高原, where another one is among them or one of them is not.

use super::super::numbers::numbers;
use super::super::{Ahead, Because, Finding};
use super::Statement;
use crate::agenda::Person;

/// What begins with one of several.
const EACH: [&str; 4] = ["有的", "一位", "一家", "有人"];
/// What parts one of several from the next.
const CLAUSES: [char; 4] = ['，', '；', '：', '、'];
/// What they told, which is as many as they are.
const TOLD: [&str; 6] = ["故事", "讲述", "事迹", "报告", "经历", "分享"];
/// What says that they have not spoken yet.
const STILL_TO_COME: [&str; 5] = ["下面", "接下来", "后面", "还有", "即将"];

impl Ahead<'_> {
    /// All of them, each by a feature.
    pub(super) fn each_by_a_feature(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        let item = &here.step.0;
        let is_other = touched.people.iter().any(|one| one.item == *item)
            || touched.speakers.iter().any(|(other, count)| other == item && count.was != count.is);
        let is_reordered = self.another_order(touched).is_some();
        // 她们是大堂里的一位…，一位…, up to here.
        // 最后一位分享人是一位快递员 tells of one, and 一位一位来 of nobody.
        let begins = |clause: &&str| EACH.iter().any(|each| clause.trim_start().starts_with(each));
        let clauses = sentence.split(CLAUSES);
        let one_by_one = clauses.filter(begins).count() > 1 || sentence.matches("有的").count() > 1;
        let are_they = ["他们", "她们", "大家", "位"].iter().any(|they| sentence.contains(they))
            || numbers(sentence).iter().any(|number| number.behind().starts_with('家'))
            || sentence.contains("一家");
        let spans = || {
            let told = TOLD.iter().any(|told| sentence.contains(told));
            let span = sentence.split('，').any(|clause| clause.starts_with('从') && clause.contains('到'));
            told && span
        };
        let looks_back = !here.spoke.is_empty();
        if !spans() && are_those_before_untouched(statement) {
            return None;
        }
        let because = match (is_other, is_reordered) {
            (true, _) if one_by_one && are_they || spans() => why_others(statement),
            // 一位是急先锋，一位是妈妈，而接下来的这位…: who has spoken by then.
            (false, true) if one_by_one && looks_back && here.turn.is_some() => Because::Order,
            _ => return None,
        };
        Some(Finding::unsaid(sentence, because))
    }
}

/// Why others speak in the item: somebody has come for another one, or they are more or fewer.
fn why_others(statement: &Statement<'_>) -> Because {
    let Statement { here, touched, .. } = *statement;
    let mut replaced = touched.people.iter().filter(|one| one.item == here.step.0 && one.instead.is_some());
    let counts = touched.speakers.iter().any(|(item, count)| *item == here.step.0 && count.was != count.is);
    replaced.next().filter(|_| !counts).map_or(Because::Speakers, |one| one.because.clone())
}

/// Whether fewer than all are told of before a call, and as many turns before it as they are follow one another and it as they did:
/// 一位老教师，一位青年教师，让我们看到了….
fn are_those_before_untouched(statement: &Statement<'_>) -> bool {
    let Statement { sentence, here, touched, .. } = *statement;
    let (item, _) = &here.step;
    // 接下来的两位，一位是…，一位是…: whoever is still to come.
    let leads = sentence.split("一位").next().unwrap_or_default();
    if STILL_TO_COME.iter().any(|word| leads.contains(word)) {
        return false;
    }
    let clauses = sentence.split(CLAUSES);
    let ones = clauses.filter(|clause| clause.trim_start().starts_with("一位"));
    let Some(count) = u64::try_from(ones.count()).ok().filter(|count| *count > 1) else { return false };
    let Some((was, is)) = touched.places_in_item.get(&here.step).filter(|_| here.turn.is_some()) else { return false };
    let mut speakers = touched.speakers.iter().filter(|(other, _)| other == item);
    let is_of_all = speakers.any(|(_, all)| [all.was, all.is].contains(&count));
    let has_come = |one: &&Person| touched.people.iter().any(|gone| gone.instead.as_ref() == Some(*one));
    let is_kept = |back: u64| {
        let place = was.checked_sub(back).zip(is.checked_sub(back));
        touched.places_in_item.iter().any(|((other, _), places)| other == item && Some(*places) == place)
    };
    !is_of_all && !here.named.iter().any(has_come) && (1..=count).all(is_kept)
}
