//! Items that the script announces: by a title over them, by a number, by the words of an entry of the overview.

use super::item::Item;
use super::{Titled, Walk};
use crate::agenda::ItemKind;
use crate::import::announce;
use crate::import::draft::Role;
use crate::import::kind::{self, Topic};
use crate::import::reason::{Guess, Reason};
use crate::import::segment::Block;
use crate::import::signs::{self, Signs};
use crate::import::wording::{ends, has};
use std::ops::Range;

/// So many sentences lead to the first call of an item.
const LEADING: usize = 3;

impl Walk<'_> {
    /// A line that is not said, and over an item.
    pub(super) fn caption(&mut self, index: usize) {
        let in_column = self.block_of(index).is_some_and(Block::is_title_cell);
        let reason = if in_column { Reason::BesideWords } else { Reason::TitleOverItem };
        self.set(index, Role::Direction, Guess::certain(reason));
        self.called = false;
        let titled = self.titled(index).cloned().filter(|_| self.closing.is_none_or(|closing| index < closing));
        if let Some(titled) = titled {
            self.begin_titled(index, &titled);
        } else if self.closing == Some(index) {
            self.in_closing(index);
        }
    }

    pub(super) fn begin_titled(&mut self, index: usize, titled: &Titled) {
        const LONGEST: usize = 40;
        if self.names_what_was_announced(index, titled) {
            return;
        }
        let words = self.text(&titled.words).to_owned();
        let reason = match titled.number {
            Some(_) => Reason::NumberedTitle,
            None if self.block_of(index).is_some_and(Block::is_title_cell) => Reason::RowTitle,
            None => Reason::StyledHeading,
        };
        let short = words.chars().count() < LONGEST;
        let named = kind::of_words(&words).filter(|_| short);
        let said = || kind::of_words(self.words(index)).filter(|topic| *topic != Topic::Own);
        let leads_out = words.chars().count() < 8 && has(&words, "结束|散会|闭幕|谢幕|尾声");
        let closes = leads_out || self.shows(index, |sign| sign.adjourns);
        let topic = self.topic_at(index).or(named).or_else(said);
        let mut item = Item::announced(index, Some(words), Guess::certain(reason));
        item.topic = topic;
        item.numbered = titled.number.is_some();
        item.ordinal = titled.number.map(|n| (n, titled.words.start..titled.words.start));
        item.kind = closes.then_some(ItemKind::Closing);
        // 【开场】, over the first words.
        if self.items.is_empty() && has(self.text(&titled.words), "开场|开幕|开始|暖场|入场|签到|Opening") {
            item.kind = Some(ItemKind::Opening);
        }
        self.own = false;
        self.items.push(item);
    }

    /// 下面，进行会议第一项。 and 一、通报工作情况 right below it: the title says what has just been announced by its number.
    fn names_what_was_announced(&mut self, index: usize, titled: &Titled) -> bool {
        let words = self.text(&titled.words).to_owned();
        let topic = self.topic_at(index).or(kind::of_words(&words));
        let Some(item) = self.items.last() else { return false };
        let is_next = item.start + 1 == index && item.title.is_none() && item.speakers == 0;
        let number = item.ordinal.as_ref().map(|(number, _)| *number).filter(|_| is_next);
        let goes_on = |number| titled.number.is_some_and(|own| self.goes_on_counting(index, own, number));
        let names = number.is_some_and(|number| titled.number == Some(number) || goes_on(number));
        if let Some(item) = self.items.last_mut().filter(|_| names) {
            item.title = Some(words);
            item.topic = item.topic.or(topic);
        }
        names
    }

    /// 第一件，…；第二件，…: within a paragraph these are points, unless somebody is called.
    pub(super) fn is_announcement(&self, index: usize, ordinal: &Range<usize>) -> bool {
        const NEAR: usize = 3;
        let words = self.text(ordinal);
        let named = !words.starts_with('第') && self.words(index).starts_with(words);
        // 五、表决草案, and 下面继续进行第四项议程 right below: the title has begun it.
        let goes_on = self.words(index).contains("继续进行第")
            && self.items.last().is_some_and(|item| self.titled(item.start).is_some() && index - item.start <= NEAR);
        if goes_on {
            return false;
        }
        // 板块二　项目签约, and 第一个项目，…第二个项目，… below.
        let is_titled =
            self.titled.len() > 2 && self.items.last().is_some_and(|item| self.titled(item.start).is_some());
        if is_titled && ends(words, "个项目|个奖项|个节目").is_some() {
            return false;
        }
        let small = named || ends(words, "件|桩|部分|阶段|单元|段").is_some();
        if self.is_point(index) {
            return false;
        }
        !small || self.opens(index) || self.shows(index, |sign| !sign.calls.is_empty() || sign.enters)
    }

    /// 再啰嗦几句，就说三件事。头一件，钱要用在正路上。: one of those that the host himself has just begun to make.
    pub(super) fn is_point(&self, index: usize) -> bool {
        const NEAR: usize = 16;
        let Some((_, ordinal)) = self.signs.get(index).and_then(|sign| sign.ordinal.as_ref()) else { return false };
        let counted = self.text(ordinal);
        let is_bare = self.words(index).starts_with(counted) && ends(counted, "件|桩|件事|个事").is_some();
        let calls = |sign: &Signs| !sign.calls.is_empty();
        let mut before = (index.saturating_sub(NEAR)..index).rev();
        let own = before.find(|at| self.shows(*at, |sign| sign.own || calls(sign)));
        let announces =
            |at: usize| self.shows(at, |sign| sign.own && !calls(sign)) && has(self.words(at), "件事|桩事|几句");
        is_bare && !self.shows(index, calls) && own.is_some_and(announces)
    }

    pub(super) fn begin_ordinal(&mut self, index: usize, ordinal: (u64, Range<usize>)) {
        let before = index.checked_sub(1);
        let resumed = before.filter(|before| self.resumes_for(*before));
        if resumed.is_some() {
            self.items.pop();
        }
        let leads = before.filter(|before| self.leads_to(*before) || self.is_title_over(*before));
        // ◆ 谈, and a sentence or two before 现在是第四个环节.
        let titled = self.items.last().map(|item| item.start).filter(|title| {
            let near = *title < index && index - *title <= LEADING;
            near && (*title + 1..index).all(|at| self.is_plain(at)) && self.is_titled_so(*title, ordinal.0)
        });
        let mut title_above = None;
        if titled.is_some() {
            title_above = self.items.last_mut().and_then(|item| item.title.take());
            self.items.pop();
        } else if self.is_announced_so(index, ordinal.0) {
            // 第一项主持词：, on a line of its own above a verse: what it is about is said only here.
            let topic = self.topic_at(index).or_else(|| kind::of_words(self.words(index)));
            if let Some(item) = self.items.last_mut() {
                item.topic = item.topic.or(topic);
            }
            return;
        }
        if let Some(title) = before.filter(|before| self.is_title_over(*before)) {
            self.set(title, Role::Direction, Guess::fair(Reason::TitleOverItem));
        }
        let start = resumed.or(titled).or(leads).or_else(|| self.paragraph_to(index)).unwrap_or(index);
        let end = self.sentence(index).map_or(ordinal.1.end, |sentence| sentence.range.end);
        // 〔第一项〕请…
        let behind = self.text(&(ordinal.1.end..end)).trim_start_matches(['〕', '］', ']', '）', '】']).to_owned();
        // 下面进行第三项议程：, and 推选社区议事协商委员会。 on the next line.
        let next = Some(index + 1).filter(|next| behind.trim().is_empty() && self.is_words(*next) && self.opens(*next));
        let behind = next.map_or(behind, |next| self.words(next).to_owned());
        let named = kind::title(&behind);
        let votes = kind::of_words(named.as_deref().unwrap_or_default()) == Some(Topic::Vote);
        let title = title_above.or(named);
        let topic = self.topic_at(index).or_else(|| self.topic_at(next?)).or_else(|| kind::of_words(&behind));
        let mut item = Item::announced(start, title, Guess::certain(Reason::Ordinal));
        // 第三项，我对党建工作提几点意见.
        let own = topic.is_none()
            && behind.trim_start_matches(['，', '：', ',']).starts_with('我')
            && self.shows(index, |sign| sign.own);
        item.topic = if votes { Some(Topic::Vote) } else { topic.or(own.then_some(Topic::Own)) };
        item.numbered = true;
        self.own = item.topic == Some(Topic::Own);
        item.ordinal = Some(ordinal);
        item.gathers = self.signs.get(index).is_some_and(|sign| self.announces_others(index, sign));
        self.items.push(item);
    }

    /// 下面进行——, on a line of its own.
    fn leads_to(&self, before: usize) -> bool {
        let words = self.words(before).trim_matches(|c: char| !c.is_alphanumeric());
        let leads = announce::lead(words).is_some_and(|(_, rest)| matches!(rest, "" | "进行"));
        let free = self.items.last().is_none_or(|item| item.start < before);
        self.is_words(before) && leads && free && self.is_plain(before)
    }

    /// 二、第二议程, and 接下来进行第二议程 below: the title has begun the item.
    fn is_titled_so(&self, before: usize, number: u64) -> bool {
        let Some(titled) = self.titled(before) else { return false };
        let is_meant =
            |n| n == number || self.is_miscounted(before, number) || self.goes_on_counting(before, n, number);
        self.opens(before + 1)
            && titled.number.is_none_or(is_meant)
            && self.items.last().is_some_and(|item| item.start == before && item.speakers == 0)
    }

    /// 七、交流发言, and 下面进行第二项 right below: whether a title goes on with the numbers of another list, as automatic ones do, and
    /// names what happens.
    fn goes_on_counting(&self, title: usize, its_own: u64, number: u64) -> bool {
        let Some(titled) = self.titled(title) else { return false };
        let names = kind::of_words(self.text(&titled.words)).is_some();
        let place = self.titled.partition_point(|other| other.sentence < title);
        let is_next = |place: Option<usize>, number: Option<u64>| {
            let beside = place.and_then(|place| self.titled.get(place)).and_then(|other| other.number);
            beside.is_some() && beside == number
        };
        let in_row =
            is_next(place.checked_sub(1), its_own.checked_sub(1)) || is_next(Some(place + 1), Some(its_own + 1));
        its_own > number && names && in_row
    }

    /// 三、第三议程, and 接下来进行第四议程 below, with 四、第四议程 still to come: whoever wrote it has miscounted.
    fn is_miscounted(&self, title: usize, number: u64) -> bool {
        let behind = self.titled.partition_point(|other| other.sentence <= title);
        self.titled.get(behind).is_some_and(|next| next.number == Some(number))
    }

    /// 第一项主持词：山风吹过松林…下面进行活动第一项: the item has begun, and nothing has happened in it.
    fn is_announced_so(&self, index: usize, number: u64) -> bool {
        let Some(item) = self.items.last() else { return false };
        let same = item.ordinal.as_ref().is_some_and(|(n, _)| *n == number) && item.speakers == 0;
        same && (item.start..index).all(|at| self.wait(at).is_none())
    }

    /// ◆ 校长致辞: a short line with a mark in front, over what is announced.
    fn is_title_over(&self, before: usize) -> bool {
        const LONGEST: usize = 20;
        let words = self.words(before);
        let marked = words.starts_with(['◆', '●', '■', '▲', '◇', '★', '▶', '◎', '【']);
        let line = self.opens(before) && self.block(before) != self.block(before + 1);
        let written = !words.ends_with(['。', '！', '，', '：', '；']);
        marked && line && written && self.length(before) <= LONGEST && self.is_words(before)
    }

    /// 现在复会。下面进行第四项: the item has begun with the words that end the recess.
    fn resumes_for(&self, before: usize) -> bool {
        let begun = self.items.last().is_some_and(|item| item.start == before && item.topic.is_none());
        begun && self.shows(before, |sign| sign.resumes)
    }

    /// The sentences that announce an item with its number, in order, each with that.
    pub(super) fn numbered(&self) -> Vec<(usize, u64)> {
        let number = |(at, sign): (usize, &Signs)| sign.ordinal.as_ref().map(|(n, _)| (at, *n));
        self.signs.iter().enumerate().filter_map(number).collect()
    }

    /// The number of the next item that has one.
    pub(super) fn next_ordinal(&self, index: usize) -> Option<u64> {
        let behind = self.numbered.partition_point(|(at, _)| *at <= index);
        self.numbered.get(behind).filter(|(at, _)| *at < self.end()).map(|(_, n)| *n)
    }

    /// The entry of the overview that a sentence turns to: 先听汇报。, in its words or nearly.
    pub(super) fn entry_at(&self, index: usize) -> Option<Range<usize>> {
        let entries = &self.overview.entries;
        if entries.is_empty() {
            return None;
        }
        let body = announce::without_greeting(signs::without_label(self.words(index)));
        let led = announce::lead(body).map(|(_, rest)| rest.strip_prefix("进行").unwrap_or(rest));
        let is_named = |entry: &&Range<usize>| {
            let words = self.text(entry);
            let long = words.chars().count();
            let same = |body: &str| body.starts_with(words) && body.chars().count() <= long + 3;
            long > 2 && (same(body) || led.is_some_and(same))
        };
        // 下面是座谈时间。先请…发言: what was turned to just before has only begun.
        let begun = self.items.last().is_some_and(|item| {
            let same = self.block(item.start) == self.block(index) || item.ordinal.is_some();
            // 荣誉的背后是汗水。下面请四位代表分享。首先有请…
            let near = same && index - item.start <= LEADING && (item.start..index).all(|at| self.wait(at).is_none());
            near && !item.is(ItemKind::Opening) && item.speakers == 0
        });
        let turned = || self.turned_to.iter().position(|at| *at == Some(index)).and_then(|place| entries.get(place));
        // 现在进行第二项，分组审议。现在分组审议。: what has been turned to by its number.
        let by_number = self.items.last().and_then(|item| item.ordinal.as_ref()).map(|(n, _)| *n);
        let own = by_number.and_then(|n| entries.get(usize::try_from(n).ok()?.checked_sub(1)?));
        if begun || own.is_some_and(|own| is_named(&own)) {
            return None;
        }
        entries.iter().find(is_named).or_else(turned).cloned()
    }

    pub(super) fn begin_entry(&mut self, index: usize, entry: &Range<usize>) {
        let words = self.text(entry).to_owned();
        let topic = kind::of_words(&words);
        let mut item = Item::announced(index, Some(words), Guess::certain(Reason::NamedInOverview));
        item.topic = topic;
        item.numbered = true;
        item.gathers = self.shows(index, |sign| sign.calls.iter().any(|call| call.first_of_several));
        self.own = false;
        self.items.push(item);
    }
}
