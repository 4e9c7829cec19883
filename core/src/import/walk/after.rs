//! What can be said only when the whole meeting has been seen: the host's own remarks at its end, kinds, which items are
//! counted, how far the words before a silence reach.

use super::{Found, Item, Mark, Walk};
use crate::agenda::{ItemKind, WaitKind};
use crate::import::draft::{ItemStart, Overview, Role, Silence};
use crate::import::happening::Prompt;
use crate::import::kind::{self, Topic};
use crate::import::lexicon::Does;
use crate::import::reason::{Guess, Reason};
use crate::import::segment::Shape;
use crate::import::wording::{begins, has, trim};

impl Walk<'_> {
    /// What the host says after everything has happened: remarks of his own, or the way out.
    pub(super) fn tail(&mut self) {
        let mut end = self.end();
        let mut last_item = self.items.iter().rposition(|item| item.start < end);
        // What is sung or played at the end comes after the host's own words.
        while let Some((at, item)) = last_item.and_then(|at| Some((at, self.items.get(at)?))) {
            let sung = matches!(item.topic, Some(Topic::Anthem | Topic::Music)) && item.speakers == 0;
            if !sung || at < 2 {
                break;
            }
            (end, last_item) = (item.start, Some(at - 1));
        }
        let Some(item) = last_item.and_then(|at| self.items.get(at)) else { return };
        if item.topic == Some(Topic::Own) || item.kind == Some(ItemKind::Opening) && self.closing.is_none() {
            return;
        }
        let waits = |index: &usize| self.marks.get(*index).is_some_and(|mark| mark.wait.is_some());
        let last = (item.start..end).rev().find(waits).unwrap_or(item.start);
        let mut start = last + 1;
        while start < end
            && (self.shape(start) != Shape::Words
                || self.is_result(start)
                || begins(self.words(start), "请坐|礼毕|请放下|请落座|请就座|请回座").is_some() && self.words(start).chars().count() < 9
                || self.signs.get(start).is_some_and(|sign| sign.latin))
        {
            start += 1;
        }
        if start >= end
            || item.kind == Some(ItemKind::Opening)
                && !(start..end).any(|at| self.signs.get(at).is_some_and(|sign| sign.own))
        {
            return;
        }
        let length: usize = (start..end).map(|at| self.words(at).chars().count()).sum();
        let says = |at: usize| {
            let recap = |sign: &super::super::signs::Signs| sign.recap && (length > 60 || has(self.words(at), "刚才|刚刚"));
            self.signs.get(at).is_some_and(|sign| sign.own || recap(sign))
        };
        let own = (start..end).any(says);
        let tells = (start..end).any(|at| has(self.words(at), "希望|要求|务必|贯彻|落实|各单位要|大家要|抓好"));
        let remarks = own || length > 70 || tells && length > 60 || self.closing.is_none() && length > 100;
        if !remarks && self.closing.is_none() {
            return;
        }
        let guess = if own { Guess::certain(Reason::OwnRemarks) } else { Guess::fair(Reason::Recap) };
        let mut new = Item::new(start, guess);
        if remarks {
            new.kind = Some(ItemKind::Remarks);
            self.items.insert(last_item.map_or(0, |at| at + 1), new);
        } else if end == self.end()
            && let Some(closing) = self.items.iter_mut().find(|item| item.kind == Some(ItemKind::Closing))
        {
            closing.start = start;
        }
    }

    /// Opinions that are asked for before a vote: the room is silent, and nobody has the floor. Of several questions in
    /// a row, one is waited for.
    pub(super) fn opinions(&mut self) {
        const REACH: usize = 8;
        let asks = |walk: &Self, index: usize| {
            let sign = walk.signs.get(index)?;
            let nobody = walk.marks.get(index)?.call.is_none();
            let floor = sign.happening.is_some_and(|happening| matches!(happening.prompt, Some(Prompt::Floor | Prompt::Opinion)));
            let discusses = sign.calls.iter().any(|call| call.does == Some(Does::Discusses) && call.speakers.is_empty());
            (nobody && (floor || discusses)).then_some(())
        };
        let mut found = Vec::new();
        for index in self.body.clone() {
            if self.marks.get(index).is_none_or(|mark| mark.wait.is_none()) || asks(self, index).is_none() {
                continue;
            }
            let ahead = index + 1..self.body.end.min(index + 1 + REACH);
            let next_item = ahead.clone().find(|at| self.items.iter().any(|item| item.start == *at));
            let decided = (ahead.start..next_item.unwrap_or(ahead.end)).any(|at| {
                let prompt = self.signs.get(at).and_then(|sign| sign.happening).and_then(|happening| happening.prompt);
                prompt == Some(Prompt::Vote) || has(self.words(at), "没有意见|无意见|没有不同意见")
            });
            let in_groups = has(self.words(index), "分组|分团|各组|小组|酝酿");
            let opinions = has(self.words(index), "意见|审议|异议|补充|提名|清楚|拿到|领到");
            if decided && opinions || in_groups {
                found.push(index);
            }
        }
        for (place, index) in found.iter().enumerate() {
            let again = found.get(place + 1).is_some_and(|next| *next == index + 1);
            if let Some(mark) = self.marks.get_mut(*index) {
                let guess = Guess::certain(Reason::VotePrompt);
                mark.wait = (!again).then_some(Silence { kind: WaitKind::Other, guess });
            }
        }
    }

    /// 第五项，检查票箱。请监票人检查票箱。: what is announced happens where somebody is asked for it.
    pub(super) fn announced_twice(&mut self) {
        const NEAR: usize = 6;
        for place in 0..self.items.len() {
            let Some(item) = self.items.get(place).filter(|item| item.announced) else { continue };
            let end = self.items.get(place + 1).map_or(self.body.end, |next| next.start);
            let first = (item.start..end).find(|at| self.signs.get(*at).is_some_and(|sign| sign.ordinal.is_some()));
            let Some(first) = first.filter(|at| self.marks.get(*at).is_some_and(|mark| mark.call.is_none())) else { continue };
            let Some(kind) = self.marks.get(first).and_then(|mark| mark.wait).map(|wait| wait.kind) else { continue };
            let again = (first + 1..end.min(first + NEAR)).any(|at| {
                let other = self.marks.get(at).and_then(|mark| mark.wait).map(|wait| wait.kind);
                other == Some(kind) || kind == WaitKind::Other && matches!(other, Some(WaitKind::Counting | WaitKind::Voting))
            });
            if again && let Some(mark) = self.marks.get_mut(first) {
                mark.wait = None;
            }
        }
    }

    /// 第四项，颁奖。: an announced item in which nobody is called and nothing else happens is what it is named after.
    pub(super) fn waits_of_items(&mut self) {
        for place in 0..self.items.len() {
            let Some(item) = self.items.get(place).filter(|item| item.announced && item.kind.is_none()) else { continue };
            let end = self.items.get(place + 1).map_or(self.body.end, |next| next.start);
            let start = item.start;
            let silent = (start..end).all(|at| self.marks.get(at).is_some_and(|mark| mark.wait.is_none()));
            let host = (start..end).any(|at| self.signs.get(at).is_some_and(|sign| sign.calls.iter().any(|call| call.host)));
            let first = (start..end).find(|at| self.signs.get(*at).is_some_and(|sign| sign.ordinal.is_some()));
            let Some(kind) = item.topic.and_then(Topic::wait).filter(|_| silent && !host) else { continue };
            let spoken: usize = (start..end).map(|at| self.words(at).chars().count()).sum();
            if let Some(mark) = first.filter(|_| spoken < 160).and_then(|at| self.marks.get_mut(at)) {
                mark.wait = Some(Silence { kind, guess: Guess::doubtful(Reason::SomethingHappens) });
            }
        }
    }

    /// The outcome of a vote, in words: it belongs to the vote.
    fn is_result(&self, index: usize) -> bool {
        let words = self.words(index);
        let short = words.chars().count() <= 60;
        let voted = self.items.iter().rev().find(|item| item.start <= index).is_some_and(|item| item.votes);
        voted
            && short
            && (trim(words).starts_with("通过")
                || has(words, "票|同意___|一致通过|放下|获得通过|当选|没有|请坐")
                || words.starts_with("同意"))
    }

    /// The host goes on about what is to come before he falls silent: the wait is behind that.
    pub(super) fn extend_waits(&mut self) {
        let mut index = 0;
        while index < self.marks.len() {
            let wait = self.marks.get(index).and_then(|mark| mark.wait);
            if let Some(wait) = wait {
                let last = self.reach(index, wait.kind);
                if last > index {
                    if let Some(mark) = self.marks.get_mut(index) {
                        mark.wait = None;
                    }
                    if let Some(mark) = self.marks.get_mut(last) {
                        mark.wait = Some(wait);
                    }
                    index = last;
                }
            }
            index += 1;
        }
    }

    fn reach(&self, index: usize, kind: WaitKind) -> usize {
        let mut last = index;
        let mut at = index + 1;
        while at < self.end() && self.shape(at) == Shape::Words && !self.items.iter().any(|item| item.start == at) {
            let (Some(sign), Some(mark)) = (self.signs.get(at), self.marks.get(at)) else { break };
            let near = self.block(at) == self.block(index) || sign.latin;
            if !near || mark.wait.is_some() || mark.call.is_some() || !sign.calls.is_empty() && !sign.latin {
                break;
            }
            let latin = self.signs.get(index).is_some_and(|sign| sign.latin);
            let how = is_how(self.words(at), kind);
            if sign.latin && !latin || how {
                last = at;
            }
            at += 1;
        }
        // A mark in the same paragraph says where the silence is.
        let marked =
            matches!(self.shape(at), Shape::Marks | Shape::Ellipsis | Shape::Direction { .. }) && at < self.end();
        let same = self.block(at) == self.block(index) || self.block(at) == self.block(index) + 1;
        if marked
            && same
            && at > last + 1
            && at - index <= 4
            && self.block(at - 1) == self.block(index)
            && kind == WaitKind::Speech
        {
            at - 1
        } else {
            last
        }
    }

    /// 请…上台领奖。请…颁奖。: those who receive come first, and the host falls silent once.
    pub(super) fn join_awards(&mut self) {
        for index in 0..self.marks.len().saturating_sub(1) {
            let award = |at: usize| self.marks.get(at).and_then(|mark| mark.wait).is_some_and(|wait| wait.kind == WaitKind::Award);
            let receives = self.marks.get(index).is_some_and(|mark| mark.call.is_none());
            let lists = trim(self.words(index)).ends_with(['：', ':']);
            let next = (index + 1..self.body.end.min(index + 12))
                .take_while(|at| self.shape(*at) == Shape::Words && !self.items.iter().any(|item| item.start == *at))
                .take(if lists { 12 } else { 1 })
                .find(|at| award(*at));
            let gives = next.is_some_and(|next| self.marks.get(next).is_some_and(|mark| mark.call.is_some()));
            if award(index) && receives && gives
                && let Some(mark) = self.marks.get_mut(index)
            {
                mark.wait = None;
            }
        }
    }

    /// One ballot is one wait: 现在投票。请监票人先投…依次投票。
    pub(super) fn join_ballots(&mut self) {
        let is_ballot = |walk: &Self, index: usize| {
            let voting =
                walk.marks.get(index).and_then(|mark| mark.wait).is_some_and(|wait| wait.kind == WaitKind::Voting);
            voting && !has(walk.words(index), "举手|举牌|起立|同意的|赞成的")
        };
        for index in 0..self.marks.len().saturating_sub(1) {
            // 现在进行投票表决。请工作人员发放表决票。: what is announced comes after all that leads to it.
            let announces = is_ballot(self, index) && has(self.words(index), "进行|采取|采用|方式|请表决|付表决|现在表决") && !has(self.words(index), "请填|开始|请投|请写");
            let item = self.items.iter().position(|item| item.start > index).map_or(self.body.end, |at| self.items.get(at).map_or(self.body.end, |item| item.start));
            let comes = (index + 1..item.min(index + 10)).any(|at| {
                let wait = self.marks.get(at).and_then(|mark| mark.wait).map(|wait| wait.kind);
                wait == Some(WaitKind::Voting)
            });
            if announces && comes && let Some(mark) = self.marks.get_mut(index) {
                mark.wait = None;
            }
            let same = self.block(index) == self.block(index + 1);
            let counts = |walk: &Self, at: usize| walk.marks.get(at).and_then(|mark| mark.wait).is_some_and(|wait| wait.kind == WaitKind::Counting);
            if same && counts(self, index) && counts(self, index + 1) && let Some(mark) = self.marks.get_mut(index) {
                mark.wait = None;
            }
            if same
                && is_ballot(self, index)
                && is_ballot(self, index + 1)
                && !has(self.words(index), "填写|写票|划票")
                && let Some(mark) = self.marks.get_mut(index)
            {
                mark.wait = None;
            }
        }
    }

    /// （分组讨论） behind words that call for nothing by themselves: the direction tells what happens.
    pub(super) fn waits_of_directions(&mut self) {
        for index in self.body.start + 1..self.end() {
            let quiet = self.shape(index - 1) == Shape::Words
                && self.marks.get(index - 1).is_some_and(|mark| mark.wait.is_none() && mark.role == Role::Say);
            if !quiet
                || !matches!(self.shape(index), Shape::Direction { .. })
                || self.overview.sentences.contains(&(index - 1))
            {
                continue;
            }
            let inner = self.words(index).trim_matches(|c: char| !c.is_alphanumeric());
            let does = crate::import::lexicon::act_at(inner).or_else(|| {
                inner
                    .char_indices()
                    .skip(1)
                    .take(8)
                    .find_map(|(at, _)| crate::import::lexicon::act_at(inner.get(at..).unwrap_or_default()))
            });
            let own = begins(inner, "主持人|如|若|备|注").is_some()
                || has(inner, "完毕|结束|毕|停顿|鼓掌|掌声|起立|就座|落座");
            let opening = self
                .items
                .iter()
                .rev()
                .find(|item| item.start < index)
                .is_some_and(|item| item.kind == Some(ItemKind::Opening));
            // （宣读选举办法） behind no call: the host reads it himself.
            let reads = does.is_some_and(|(does, _)| does == Does::Reads);
            let Some((does, _)) = does.filter(|_| !own && !opening && !reads) else { continue };
            if let Some(mark) = self.marks.get_mut(index - 1) {
                mark.wait = Some(Silence { kind: does.wait(), guess: Guess::fair(Reason::SomethingHappens) });
            }
            // 奏唱国歌。请全体肃立。（奏国歌）: one silence, and it is here.
            let before = index.checked_sub(2).filter(|before| self.block(*before) == self.block(index - 1));
            if let Some(mark) = before.and_then(|before| self.marks.get_mut(before))
                && mark.wait.is_some_and(|wait| wait.kind == does.wait())
            {
                mark.wait = None;
            }
        }
    }

    /// What the items are, now that it is known what happens in them.
    pub(super) fn kinds(&mut self) {
        for item in &mut self.items {
            if item.kind.is_some() {
                continue;
            }
            let mut topic = item.topic.or_else(|| item.seen.first().copied());
            if topic == Some(Topic::Address) && item.speakers > 1 {
                topic = Some(Topic::Talk);
            }
            if item.votes && topic != Some(Topic::Own) {
                topic = Some(Topic::Vote);
            }
            item.kind = Some(topic.map_or(ItemKind::Other, Topic::kind));
        }
    }

    /// Which items are counted: those with a number, and those that the overview lists.
    pub(super) fn count(&mut self) {
        let first = self.items.iter().position(|item| item.ordinal.is_some());
        if let Some(at) = first
            && let Some(n) = self.items.get(at).and_then(|item| item.ordinal.as_ref()).map(|(n, _)| *n)
        {
            let before = self.items.iter().take(at).filter(|item| item.kind != Some(ItemKind::Opening)).count();
            if n > 1 && before as u64 == n - 1 {
                for item in self.items.iter_mut().take(at).filter(|item| item.kind != Some(ItemKind::Opening)) {
                    item.numbered = true;
                }
            }
        }
        self.match_overview();
    }

    fn match_overview(&mut self) {
        let ordinals = self.items.iter().filter(|item| item.ordinal.is_some()).count();
        if ordinals == 0 && self.overview.entries.is_empty() {
            return self.count_plain();
        }
        let announced = self.overview.count.as_ref().map_or(self.overview.entries.len() as u64, |(n, _)| *n);
        if ordinals > 0 && ordinals as u64 >= announced {
            return;
        }
        let entries: Vec<(String, Option<ItemKind>)> = self
            .overview
            .entries
            .iter()
            .map(|entry| {
                let words = self.segments.text.get(entry.clone()).unwrap_or_default();
                (words.to_owned(), kind::of_words(words).map(Topic::kind))
            })
            .collect();
        let mut next = 0;
        for (words, kind) in &entries {
            let fits = |item: &Item| {
                !matches!(item.kind, Some(ItemKind::Opening | ItemKind::Closing | ItemKind::Break))
                    && (item.kind == *kind || related(item.kind, *kind))
            };
            let found = self.items.iter().enumerate().skip(next).find(|(_, item)| fits(item)).map(|(at, _)| at);
            let Some(at) = found else { continue };
            next = at + 1;
            if let Some(item) = self.items.get_mut(at) {
                if !item.numbered {
                    item.numbered = true;
                    item.guess = Guess::certain(Reason::NamedInOverview);
                }
                item.title = item.title.take().or_else(|| kind::title(words));
            }
        }
    }

    /// 今天的会议共有五项议程：, and five things follow that nobody numbers.
    fn count_plain(&mut self) {
        let Some((announced, _)) = self.overview.count.clone() else { return };
        let counts = |item: &&mut Item| {
            let apart = matches!(item.kind, Some(ItemKind::Opening | ItemKind::Closing | ItemKind::Break));
            !apart && !matches!(item.guess.reason, Reason::OwnRemarks | Reason::Recap)
        };
        if self.items.iter_mut().filter(counts).count() as u64 == announced {
            for item in self.items.iter_mut().filter(counts) {
                item.numbered = true;
            }
        }
    }

    pub(super) fn finish(self, title: Option<(String, Guess)>) -> Found {
        let Walk { mut marks, items, overview, .. } = self;
        for item in items {
            let start = ItemStart {
                kind: item.kind.unwrap_or(ItemKind::Other),
                numbered: item.numbered,
                title: item.title,
                ordinal: item.ordinal,
                guess: item.guess,
            };
            if let Some(mark) = marks.get_mut(item.start) {
                let mark: &mut Mark = mark;
                mark.item = Some(start);
            }
        }
        let overview = Overview { count: overview.count, entries: overview.entries };
        Found { marks, overview, title }
    }
}

/// Kinds that an overview may give in other words.
fn related(item: Option<ItemKind>, entry: Option<ItemKind>) -> bool {
    matches!(
        (item, entry),
        (Some(ItemKind::Speeches), Some(ItemKind::Remarks | ItemKind::Discussion | ItemKind::Reading))
            | (Some(ItemKind::Remarks), Some(ItemKind::Speeches))
            | (Some(ItemKind::Reading), Some(ItemKind::Speeches | ItemKind::Award))
            | (Some(ItemKind::Vote), Some(ItemKind::Reading | ItemKind::Discussion))
    )
}

/// How and in which order it is done: said before anybody begins.
fn is_how(words: &str, kind: WaitKind) -> bool {
    if matches!(kind, WaitKind::Other | WaitKind::Counting) {
        return false;
    }
    if kind == WaitKind::Voting {
        return has(words, "画圈|画叉|多选|不得|无效|注意|另选|划“");
    }
    if matches!(kind, WaitKind::Anthem | WaitKind::Silence | WaitKind::Music) {
        return begins(words, "全体起立|全体肃立|请全体起立|请起立|请脱帽|脱帽|请肃立|请全体肃立|请行注目礼|行注目礼|请礼兵").is_some();
    }
    let words = words.trim_start_matches(['（', '(']);
    if words.starts_with("有请") && words.chars().count() < 5 {
        return true;
    }
    begins(
        words,
        "大家欢迎|欢迎|掌声|大家掌声|请大家欢迎|每人|每家|发言按|时间|发言时间|题目|请做好准备|每位|顺序|\
            大家鼓掌|让我们欢迎|讲话的题目|请准备|汇报时间|汇报顺序|依次|他的题目|报告题目",
    )
    .is_some()
        || has(words, "限时|不超过|做好准备|做准备|每人限|抓紧准备")
}
