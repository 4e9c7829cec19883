//! Numbers of items: which one it is, 第三项议程, and how many there are, 三项议程, 分三个阶段.

use super::super::super::sentence::sentence;
use super::super::Because;
use super::super::facts::Facts;
use super::{ITEMS, Number, OF_MEETING, PARTS, TITLE};
use crate::agenda::ItemId;
use crate::chinese::clauses::CLAUSE_ENDS;

impl Number<'_> {
    /// The number that an item has now, where 第三项 told of it, of the next one or of the one before.
    pub(super) fn ordinal(&self, facts: &Facts, id: &ItemId) -> Option<u64> {
        let titled = self.thing()?;
        // 进入第二阶段。进行第三项议程: where the items have numbers of their own, a stage has several of them.
        if self.is_stage_of_several() {
            return None;
        }
        let titled = titled.trim_start_matches(['，', ',', '：', ':', '、', '是', '为']);
        // 第四项议程，表决《办法》 tells of the vote wherever it is said and whatever came between.
        let is_named =
            |(_, title): &&(ItemId, String)| title.chars().count() >= TITLE && titled.starts_with(title.as_str());
        let named = facts.items_now.iter().filter(is_named).max_by_key(|(_, title)| title.len());
        if let Some((named, _)) = named {
            // Where somebody numbered otherwise all along, nothing has become untrue.
            let own = facts.numbers.get(named).filter(|(was, _)| was.own == Some(self.value));
            return own.and_then(|(_, is)| is.own).filter(|is| *is != self.value);
        }
        let (was, is) = facts.numbers.get(id)?;
        let pairs = [(was.own, is.own), (was.next, is.next), (was.previous, is.previous)];
        let told = pairs.into_iter().find(|(was, _)| *was == Some(self.value));
        told.and_then(|(_, is)| is).filter(|is| *is != self.value)
    }

    /// What stands behind 第三项, 第三个议程, 环节三.
    pub(in super::super) fn thing(&self) -> Option<&str> {
        let behind = self.behind();
        if self.is_label() {
            return Some(behind);
        }
        let things = behind.trim_start_matches(['项', '个']);
        let thing = ITEMS.iter().find_map(|word| things.strip_prefix(word));
        let part = || PARTS.iter().find_map(|word| things.strip_prefix(word)).filter(|_| self.turns_to());
        thing.or_else(part).or_else(|| behind.strip_prefix('项')).or_else(|| self.taken_up())
    }

    /// 接着说第三件事，停车位改造: what the meeting comes to, in plain words.
    fn taken_up(&self) -> Option<&str> {
        const TAKES: [&str; 6] = ["说", "讲", "议", "办", "是", "来"];
        let ahead = self.before().strip_suffix('第')?;
        self.behind().strip_prefix("件事").filter(|_| TAKES.iter().any(|takes| ahead.ends_with(takes)))
    }

    /// 环节三：部门述职, in a line of its own.
    pub(super) fn is_label(&self) -> bool {
        let line = self.before().rsplit('\n').next().unwrap_or_default();
        ITEMS.contains(&line.trim()) && self.behind().starts_with(['：', ':'])
    }

    /// Whether it numbers a part of the meeting, beside the number of an item.
    pub(in super::super) fn is_stage_of_several(&self) -> bool {
        self.is_part() && super::numbers(self.source).iter().any(Number::is_own_number)
    }

    /// Whether it numbers what the meeting comes in: 第二阶段.
    fn is_part(&self) -> bool {
        let things = self.behind().trim_start_matches(['项', '个']);
        PARTS.iter().any(|part| things.starts_with(part))
    }

    /// 第三项议程
    fn is_own_number(&self) -> bool {
        self.before().ends_with('第') && !self.is_part() && self.thing().is_some()
    }

    /// 下面进入第二阶段，: the meeting comes to it, and no project.
    fn turns_to(&self) -> bool {
        const TURNS: [&str; 8] = ["进入", "进行", "来到", "开始", "下面", "现在", "接下来", "典礼"];
        let clause = self.clause().trim_start_matches(CLAUSE_ENDS).trim_end_matches('第');
        let is_parted =
            self.behind().trim_start_matches(['项', '个']).chars().nth(2).is_some_and(|c| "，：。、 ".contains(c));
        is_parted && (clause.is_empty() || TURNS.iter().chain(&OF_MEETING).any(|word| clause.contains(word)))
    }

    /// How many items there are now, where a number told of that.
    pub(super) fn items(&self, facts: &Facts) -> Option<(u64, Because)> {
        let things = self.behind().strip_prefix(['项', '个']).unwrap_or_default();
        let is_of_meeting = || {
            let words = self.source.get(sentence(self.source, &self.range)).unwrap_or_default();
            OF_MEETING.iter().any(|word| words.contains(word))
        };
        let are_parts = || {
            let parts = things.strip_prefix("大").unwrap_or(things);
            let leads = ["分", "分为", "分成", "有", "共有", "包括", "以上"];
            let counted = leads.iter().any(|lead| self.before().ends_with(lead));
            let part = PARTS.iter().find_map(|word| parts.strip_prefix(word)).filter(|_| counted);
            // 今年的工作分三个阶段推进
            part.is_some_and(|rest| rest.starts_with(CLAUSE_ENDS) || rest.starts_with("进行")) && is_of_meeting()
        };
        let is_headed = || {
            let head = ["共有", "有"].iter().find_map(|has| self.before().strip_suffix(has));
            head.is_some_and(|head| ITEMS.iter().any(|item| head.ends_with(item)))
        };
        let tells = ITEMS.iter().any(|word| things.starts_with(word))
            || are_parts()
            || self.behind().starts_with("项：")
            // 会议议题有四个：
            || self.behind().starts_with("个：") && is_headed()
            || ["项。", "项，"].iter().any(|end| self.behind().starts_with(end))
                && ["进行", "进行了", "共有", "完成了"].iter().any(|done| self.before().ends_with(done));
        // 今天三件事都说完了
        let done = self.behind().strip_prefix("件事").filter(|_| !self.before().ends_with('第'));
        let tells = tells
            || done.is_some_and(|rest| {
                ["都说完", "都办完", "都议完", "说完了", "办完了"].iter().any(|done| rest.starts_with(done))
            });
        let (was, is) = facts.counts;
        // 今天的年会共有五个环节, some of which have no number: one more is one more.
        let now = match self.value.checked_sub(was) {
            Some(0) => is,
            Some(unnumbered) if is_of_meeting() => unnumbered + is,
            Some(_) | None => return None,
        };
        (tells && now != self.value).then_some((now, Because::Count))
    }
}
