//! What tells of those who speak in an item one by one, by what each is or speaks of and by no name: 他们有的白发满头，有的…, 一位是急先锋，一位是…,
//! 三个故事，从急诊到高原, where another one is among them or one of them is not.

use super::super::{Ahead, Because, Finding};
use super::Here;
use super::touched::Touched;

/// What begins with one of several.
const EACH: [&str; 3] = ["有的", "一位", "有人"];
/// What they told, which is as many as they are.
const TOLD: [&str; 6] = ["故事", "讲述", "事迹", "报告", "经历", "分享"];

impl Ahead<'_> {
    /// All of them, each by a feature.
    pub(super) fn each_by_a_feature(&self, sentence: &str, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
        let item = &here.step.0;
        let is_other = touched.people.iter().any(|one| one.item == *item)
            || touched.speakers.iter().any(|(other, count)| other == item && count.was != count.is);
        let is_reordered = self.another_order(touched).is_some();
        // 她们是大堂里的一位…，一位…, up to here.
        // 最后一位分享人是一位快递员 tells of one, and 一位一位来 of nobody.
        let begins = |clause: &&str| EACH.iter().any(|each| clause.trim_start().starts_with(each));
        let clauses = sentence.split(['，', '；', '：', '、']);
        let one_by_one = clauses.filter(begins).count() > 1 || sentence.matches("有的").count() > 1;
        let are_they = ["他们", "她们", "大家", "各位", "位"].iter().any(|they| sentence.contains(they));
        let spans = || {
            let told = TOLD.iter().any(|told| sentence.contains(told));
            let span = sentence.split('，').any(|clause| clause.starts_with('从') && clause.contains('到'));
            told && span
        };
        let looks_back = !here.spoke.is_empty();
        let because = match (is_other, is_reordered) {
            (true, _) if one_by_one && are_they || spans() => Because::Speakers,
            // 一位是急先锋，一位是妈妈，而接下来的这位…: who has spoken by then.
            (false, true) if one_by_one && looks_back && here.turn.is_some() => Because::Order,
            _ => return None,
        };
        Some(Finding::unsaid(sentence, because))
    }
}
