//! Where the way out begins: with the paragraph that ends in 散会, or with what several hosts say in turn.

use super::Walk;
use super::after::LEADING_OUT;
use crate::agenda::ItemKind;
use crate::import::segment::Shape;
use crate::import::wording::{begins, has};
use crate::import::{announce, signs};

impl Walk<'_> {
    /// 分会场的同志辛苦了，路上慢点。散会！: a short paragraph that ends the meeting leads out from its beginning.
    pub(super) fn closing_paragraph(&mut self) {
        let Some(place) = self.items.len().checked_sub(1) else { return };
        let Some(closing) = self.items.get(place).filter(|item| item.is(ItemKind::Closing)) else { return };
        let end = closing.start;
        let start = (end.saturating_sub(LEADING_OUT)..end).rev().find(|at| self.opens(*at));
        let leads = |start: usize| {
            let before = place.checked_sub(1).and_then(|before| self.items.get(before));
            // 三要学以致用。明天下午考试，…: a point is none of the way out.
            let free = |at: usize| self.shows(at, |sign| sign.listed.is_none() && !sign.own && !sign.recap);
            let same = (start..end)
                .all(|at| self.block(at) == self.block(end) && self.is_plain(at) && self.is_words(at) && free(at));
            same && before.is_some_and(|before| before.start < start)
        };
        if let Some(start) = start.filter(|start| !self.opens(end) && leads(*start)) {
            self.items.get_mut(place).into_iter().for_each(|closing| closing.start = start);
        }
    }

    /// 郝一诺：屏幕会暗，眼睛要亮。尚可：班会到此结束。: what several hosts say in turn, behind all that happens, leads out with them.
    pub(super) fn close_with_hosts(&mut self) {
        /// Characters of a line, and how many lines there may be.
        const LONGEST: usize = 40;
        const LINES: usize = 3;
        let Some(place) = self.items.len().checked_sub(1) else { return };
        let Some(end) = self.items.get(place).filter(|item| item.is(ItemKind::Closing)).map(|item| item.start) else {
            return;
        };
        let before = place.checked_sub(1).and_then(|before| self.items.get(before)).map_or(0, |item| item.start);
        let is_line = |at: &usize| {
            let plain =
                self.is_words(*at) && self.is_plain(*at) && self.opens(*at) && self.block(*at) != self.block(at + 1);
            let free =
                self.shows(*at, |sign| !sign.recap && !sign.own && sign.calls.is_empty() && sign.happening.is_none());
            let asks = self.words(*at).ends_with(['？', '?']) || has(self.words(*at), "礼毕|请坐|毕！|完毕|恭喜");
            // 四、抽奖, and 女：下面抽奖。 below.
            let is_titled = at.checked_sub(1).is_some_and(|before| self.titled(before).is_some());
            plain
                && free
                && !asks
                && !is_titled
                && signs::is_labelled(self.words(*at))
                && self.length(*at) <= LONGEST
                && !self.answers(*at)
        };
        let lines = (before + 1..end).rev().take_while(is_line).take(LINES + 1);
        let lines: Vec<usize> = lines.collect();
        let labelled = signs::is_labelled(self.words(end)) && lines.len() <= LINES;
        if let Some(first) = lines.last().filter(|_| labelled) {
            self.items.get_mut(place).into_iter().for_each(|closing| closing.start = *first);
        }
    }

    /// （合唱） 唱得比当年整齐，就是气短了点。 上午的活动就到这里。: what is said of what was just said or shown is part of that, and leads
    /// nobody out yet.
    pub(super) fn close_behind_answers(&mut self) {
        const MOST: usize = 3;
        let Some(place) = self.items.len().checked_sub(1) else { return };
        let Some(start) = self.items.get(place).filter(|item| item.is(ItemKind::Closing)).map(|item| item.start) else {
            return;
        };
        let before = place.checked_sub(1).and_then(|before| self.items.get(before)).map(|item| item.start);
        let Some(before) = before.filter(|before| *before < start) else { return };
        let is_direction = |at: usize| self.titled(at).is_none() && matches!(self.shape(at), Shape::Direction { .. });
        // 亲爱的家人们，灯光会暗，…: whoever greets everybody begins the way out.
        let leads_out = |at: usize| {
            let words = signs::without_label(self.words(at));
            let greets = announce::without_greeting(words).len() < words.len();
            greets || words.contains("会后") || self.shows(at, |sign| sign.adjourns || sign.done || sign.afterwards)
        };
        let is_of_before = |at: &usize| {
            *at + 1 < self.body.end
                && !leads_out(*at)
                && (is_direction(*at) || self.answers_at_the_end(*at) || self.echoes(*at, before, *at + 1))
        };
        let begun = (start..).take(MOST).take_while(is_of_before).count();
        // 感谢柏部长。朋友们，红马甲会旧，热心不会旧。, in one paragraph, leads out as a whole.
        let behind = (start + 1..=start + begun).rev().find(|at| self.is_words(*at) && self.opens(*at));
        if let Some(behind) = behind {
            self.items.get_mut(place).into_iter().for_each(|closing| closing.start = behind);
        }
    }

    /// 凌教授用我省自己的数据说话, 礼成，请坐下。, 最后一个问题…问得很专业。: what is said of whoever has spoken last or of what was shown.
    fn answers_at_the_end(&self, index: usize) -> bool {
        const DONE: &str = "礼毕|礼成|请坐";
        const SHORT: usize = 12;
        const OF_IT: &str = "问得|答得|唱得|跳得|演得|念得|真好听|真好看|真精彩|真棒";
        let words = signs::without_label(self.words(index));
        let seated = begins(words, DONE).is_some() && self.length(index) < SHORT;
        seated || has(words, OF_IT) || self.answers(index) || self.speaks_of_last(index, words)
    }

    /// （演唱） 男：这个味儿，地道！: a short cry right behind what was shown is of that.
    pub(super) fn praises(&self, index: usize) -> bool {
        const SHORT: usize = 16;
        const PRAISE: &str = "地道|够味|真好|真棒|真美|真甜|真帅|太好|太棒|太美|太帅|好听|好看|绝了|过瘾|精彩|厉害|听得|看得|唱得|跳得|演得";
        let shown = index.checked_sub(1).is_some_and(|before| !self.is_words(before));
        let words = self.words(index);
        shown && words.ends_with(['！', '!']) && self.length(index) <= SHORT && has(words, PRAISE)
    }
}
