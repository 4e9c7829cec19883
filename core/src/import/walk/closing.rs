//! Where the way out begins: with the paragraph that ends in 散会, or with what several hosts say in turn.

use super::Walk;
use super::after::LEADING_OUT;
use crate::agenda::ItemKind;
use crate::import::signs;
use crate::import::wording::has;

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
            plain
                && free
                && !asks
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

    /// （演唱） 男：这个味儿，地道！: a short cry right behind what was shown is of that.
    pub(super) fn praises(&self, index: usize) -> bool {
        const SHORT: usize = 16;
        const PRAISE: &str = "地道|够味|真好|真棒|真美|真甜|真帅|太好|太棒|太美|太帅|好听|好看|绝了|过瘾|精彩|厉害|听得|看得|唱得|跳得|演得";
        let shown = index.checked_sub(1).is_some_and(|before| !self.is_words(before));
        let words = self.words(index);
        shown && words.ends_with(['！', '!']) && self.length(index) <= SHORT && has(words, PRAISE)
    }
}
