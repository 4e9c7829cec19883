//! What is to be done with somebody's words, whoever would have said them: voted on, carried out, learnt.

use super::super::super::super::sentence::clause;
use super::super::super::names::{JOINTS, Names};
use super::super::{has, within};
use super::{SPOKEN, WORDS};
use std::ops::Range;

impl Names<'_> {
    /// 对刚才潘志远先生宣读的章程草案进行表决: what goes on is done with it, whoever would have read it out.
    pub(super) fn attributed(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const GIVEN: [&str; 10] =
            ["宣读的", "所作的", "作的", "介绍的", "说明的", "提出的", "汇报的", "报告的", "通报的", "提交的"];
        const GOES_ON: [&str; 6] = ["表决", "审议", "审查", "讨论", "评议", "举手"];
        let entry = self.entry(mention);
        let behind = self.source.get(entry.end..)?;
        let rest = behind.strip_prefix("刚才").unwrap_or(behind);
        let given = GIVEN.iter().find(|given| rest.starts_with(**given))?;
        let end = entry.end + (behind.len() - rest.len()) + given.len();
        let before = self.source.get(..entry.start)?;
        let start = before.strip_suffix("刚才").map_or(entry.start, str::len);
        // 刚才甲工和乙经理介绍的两个方案: the other one has given one of them.
        let is_of_both = JOINTS.iter().any(|joint| before.ends_with(joint));
        let own = within(self.source, mention);
        (!is_of_both && has(own, &GOES_ON) && own.contains(['对', '请', '就'])).then(|| (start..end, String::new()))
    }

    /// 一要把沈县长部署的任务分解到村: what is to be done is, whoever would have asked for it; the meeting has.
    pub(super) fn of_the_meeting(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const ASKED: [&str; 5] = ["部署的", "安排的", "布置的", "提出的任务", "交办的"];
        let behind = self.source.get(mention.end..)?;
        let is_asked = ASKED.iter().any(|word| behind.trim_start_matches("同志").starts_with(word));
        let own = within(self.source, mention);
        // 沈县长部署的任务很明确 tells of the speech.
        let is_to_be_done = ["要", "把", "按", "对照", "落实", "完成"].iter().any(|word| own.contains(word));
        let end = mention.end + behind.strip_prefix("同志").map_or(0, |_| "同志".len());
        (is_asked && is_to_be_done).then(|| (mention.start..end, "会议".to_owned()))
    }

    /// 希望大家认真学习丁董事长的讲话，抓好落实。: what is to be learnt, where more is to be done.
    pub(super) fn what_is_learnt(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const LEARN: [&str; 9] =
            ["认真学习", "深入学习", "学习贯彻", "学习领会", "认真领会", "贯彻落实", "学习", "领会", "落实"];
        let own = clause(self.source, mention);
        let before = self.source.get(own.start..mention.start)?;
        // 各县要传达会议精神，特别是陈市长的讲话要求，抓好落实。
        if matches!(before, "特别是" | "尤其是") && self.source.get(..own.start)?.ends_with('，') {
            return Some((own.start - '，'.len_utf8()..own.end, String::new()));
        }
        let behind = self.source.get(mention.end..own.end)?;
        // 把周县长的讲话精神传达到每一名干部: that of the meeting is there all the same.
        const SPIRIT: [&str; 6] = ["的讲话精神", "讲话精神", "的重要讲话精神", "的讲话要求", "的重要讲话", "的讲话"];
        // 把黎区长的讲话稿印发下去 speaks of a paper.
        const GOES: [&str; 5] = ["传达", "贯彻", "落实", "宣传", "学习"];
        let goes_on = |spirit: &&&str| {
            let rest = behind.get(spirit.len()..).unwrap_or_default();
            spirit.ends_with("精神") || spirit.ends_with("要求") || GOES.iter().any(|goes| rest.starts_with(goes))
        };
        let spirit = SPIRIT.iter().filter(|spirit| behind.starts_with(**spirit)).find(goes_on);
        if let Some(spirit) = spirit.filter(|_| before.ends_with(['把', '将'])) {
            return Some((mention.start..mention.end + spirit.len(), "会议精神".to_owned()));
        }
        // 把韩书记的讲话和冯县长的部署传达到村: what another one has said is there all the same.
        let joined =
            JOINTS.iter().find_map(|joint| before.strip_suffix(joint)).filter(|one| one.contains(['把', '将']));
        // 原原本本传达 says how that is done.
        const HOW: [&str; 7] = ["原原本本", "及时", "迅速", "认真", "不折不扣", "尽快", "逐级"];
        if let (Some(one), Some(end)) = (joined, GOES.iter().chain(&HOW).filter_map(|goes| behind.find(goes)).min()) {
            return Some((own.start + one.len()..mention.end + end, String::new()));
        }
        let rest = LEARN.iter().find_map(|word| before.strip_suffix(word)).filter(|rest| !rest.is_empty())?;
        // 组织职工学习苗董事长讲话，学习标兵的经验
        let is_theirs = ["的", "讲话", "重要讲话"].iter().any(|word| behind.starts_with(word));
        let is_speech = is_theirs && has(behind, &SPOKEN) && behind.chars().count() <= WORDS;
        let goes_on = self.source.get(own.end..)?.strip_prefix('，')?;
        let is_done = !goes_on.starts_with(['并', '又', '也']);
        (is_speech && is_done).then(|| (own.start + rest.len()..own.end + '，'.len_utf8(), String::new()))
    }
}
