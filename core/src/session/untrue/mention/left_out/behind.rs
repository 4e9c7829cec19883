//! What stands behind words that are taken out, and is not said without them: what else somebody did, what they said, a welcome.

use super::super::super::super::sentence::{clause, sentence};
use super::super::super::names::Names;
use super::super::has;
use super::BY_ALL;
use std::ops::Range;

/// What a clause begins with that has its subject in the clause before.
const WITHOUT_SUBJECT: [&str; 32] = [
    "站位高",
    "立意",
    "思想深刻",
    "主题鲜明",
    "重点突出",
    "内容丰富",
    "语重心长",
    "高屋建瓴",
    "是我们",
    "从",
    "又",
    "并",
    "还",
    "对",
    "就",
    "围绕",
    "提出",
    "讲",
    "要求",
    "强调",
    "作",
    "进行",
    "分析",
    "全面",
    "深入",
    "深刻",
    "系统",
    "指出",
    "肯定",
    "充分",
    "既",
    "也",
];
/// What a clause ends with before somebody's own words.
const SAYS: [&str; 5] = ["说得好", "讲得好", "说", "讲到", "提到"];

impl Names<'_> {
    /// 石书记的讲话提出了要求。希望大家认真领会。: a sentence that falls out, with the one behind it that is about what was said.
    pub(super) fn with_what_follows(&self, range: Range<usize>) -> Range<usize> {
        let whole = sentence(self.source, &(range.start..range.start));
        let is_whole = range.start <= whole.start && whole.end <= range.end;
        let next = sentence(self.source, &(range.end..range.end));
        let words = self.source.get(next.clone()).unwrap_or_default().trim();
        let asks = BY_ALL.iter().any(|all| words.starts_with(all)) && words.contains("领会");
        if is_whole && asks && next.start >= range.end && !self.names_anybody(next.clone()) {
            range.start..next.end
        } else {
            range
        }
    }

    /// 甲局长到会指导，让我们以热烈的掌声表示欢迎！: who welcomes nobody any more says nothing.
    pub(super) fn with_welcome(&self, range: Range<usize>) -> Range<usize> {
        const WELCOMES: [&str; 5] = ["让我们以", "让我们用", "让我们热烈", "请大家以", "大家欢迎"];
        let whole = sentence(self.source, &(range.start..range.start));
        let rest = |part: Range<usize>| self.source.get(part).unwrap_or_default();
        let (ahead, behind) = (rest(whole.start..range.start), rest(range.end..whole.end));
        let welcome = if ahead.is_empty() { behind.trim_start_matches('，') } else { "" };
        let is_welcome = WELCOMES.iter().any(|word| welcome.starts_with(word)) && welcome.contains("欢迎");
        // 出席会议的领导有甲、乙。, right before it.
        let before = self.source.get(..whole.start).unwrap_or_default().trim_end();
        let last = sentence(self.source, &(before.len().saturating_sub('。'.len_utf8())..before.len()));
        let names_others =
            self.names_anybody(last.clone()) || has(rest(last), &["领导", "来宾", "嘉宾", "客人", "各位"]);
        if is_welcome && !names_others && !self.names_anybody(range.end..whole.end) {
            whole.start..whole.end
        } else {
            range
        }
    }

    /// Where somebody's own words end behind a clause: 石大勇同志说得好，“宁听骂声，不听哭声”.
    pub(super) fn end_of_quote(&self, clause: &Range<usize>, mention: &Range<usize>) -> Option<usize> {
        let words = self.source.get(clause.clone())?.trim_end_matches('，');
        let rest = self.source.get(clause.end..).filter(|_| SAYS.iter().any(|says| words.ends_with(says)))?;
        let quote = rest.strip_prefix('，').unwrap_or(rest).strip_prefix('“')?;
        let (said, rest) = quote.split_once('”')?;
        let end = self.source.len() - quote.len() + said.len() + '”'.len_utf8();
        let goes_on = clause.end > mention.end && rest.starts_with('，');
        Some(if goes_on { end + '，'.len_utf8() } else { end })
    }

    /// Where what somebody did ends, in the clauses behind some byte that name nobody: 罗县长从三个方面作了讲话，又提出了要求.
    pub(super) fn end_of_deeds(&self, mut end: usize) -> usize {
        loop {
            let rest = self.source.get(end..).unwrap_or_default();
            // A clause that went with the comma behind it has the next one right there.
            let is_behind_comma = self.source.get(..end).is_some_and(|before| before.ends_with('，'));
            let (comma, body) = match rest.strip_prefix('，') {
                Some(body) => ('，'.len_utf8(), body),
                None if is_behind_comma => (0, rest),
                None => return end,
            };
            let next = end + comma + body.find(['，', '。', '；', '！', '\n']).unwrap_or(body.len());
            // 也感谢三位代表: the host does.
            let is_thanks = body.trim_start_matches(['也', '并']).starts_with("感谢");
            // 还有各楼栋的楼长: others who are here, too.
            let is_of_others = body.starts_with("还有") && !body.contains('了');
            if is_thanks
                || is_of_others
                || !WITHOUT_SUBJECT.iter().any(|word| body.starts_with(word))
                || self.names_anybody(end..next)
            {
                return end;
            }
            let goes_on = comma == 0 && self.source.get(next..).is_some_and(|rest| rest.starts_with('，'));
            end = if goes_on { next + '，'.len_utf8() } else { next };
        }
    }

    /// 主要环节有：季会长致辞，发布报告，代表发言。: the first of several things that are told behind a colon.
    pub(super) fn first_of_overview(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const THINGS: [&str; 8] = ["环节", "议程", "议题", "内容", "事项", "程序", "安排", "活动"];
        let (own, whole) = (clause(self.source, mention), sentence(self.source, mention));
        let head = self.source.get(whole.start..own.start)?.strip_suffix('：')?;
        let rest = self.source.get(own.end..whole.end)?;
        let mark = rest.chars().next().filter(|mark| matches!(mark, '，' | '；'))?;
        let is_overview = THINGS.iter().any(|thing| head.contains(thing)) && !head.contains('了');
        let is_list = rest.matches(mark).count() > 1 && !rest.contains(['了', '请']);
        (is_overview && is_list).then(|| (own.start..own.end + mark.len_utf8(), String::new()))
    }
}
