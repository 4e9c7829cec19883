//! What the layout says of where items begin: a script that empty lines part into sections begins its items with them.

use super::item::Item;
use super::leads::OPENS;
use super::{Shape, Walk};
use crate::agenda::ItemKind;
use crate::import::wording::{at_most, begins, has, number};
use std::ops::Range;

/// What is said of whatever came before.
const LOOKS_BACK: &str = "谢谢|感谢|听完|听了|看完|看了|跳得|唱得|讲得|说得|讲的|说的|的话|的讲话|的发言|的致辞|的汇报|刚才|刚刚|记住了吗|祝贺|恭喜";

/// 六位企业家讲了十几条意见，很有价值。, 刚才介绍的资料大家可以带回去看。, 看完短片，很多人的眼睛湿润了。: does a sentence only tell of what was?
pub(super) fn tells_of_before(words: &str) -> bool {
    const SEEN: &str = "看完|听完|看了|听了|刚才|刚刚|规则大家|大家反映|大家提的|大家说的|大家关心的|大家关注的";
    const SPOKE: &str = "讲|说|谈|交流|发言|介绍|答复|汇报|分享|述职|表态|推介";
    const NEAR: usize = 14;
    let body = crate::import::signs::without_label(words);
    let rest = number(body).filter(|(n, _)| *n > 1).and_then(|(_, bytes)| body.get(bytes..)).unwrap_or_default();
    let several = begins(rest, "位|名|个部门|个单位|家").is_some() && has(at_most(rest, NEAR), SPOKE);
    begins(body, SEEN).is_some() || several
}

impl Walk<'_> {
    /// Words that lead to what is called for belong to it, as far as the section goes back that they stand in.
    pub(super) fn begin_with_sections(&mut self) {
        if !self.has_sections {
            return;
        }
        self.close_with_section();
        for place in 1..self.items.len() {
            let Some(start) = self.items.get(place).map(|item| item.start) else { continue };
            let Some(section) = self.section_of(start) else { continue };
            // ———— over 09:08　嘉宾致辞 begins nothing.
            let section = (section..start).find(|at| self.shape(*at) != Shape::Marks).unwrap_or(start);
            if section >= start {
                continue;
            }
            let before = self.items.get(place - 1).map_or(0, |item| item.start);
            if before >= section || !self.only_leads(section..start) {
                continue;
            }
            // 谢谢这位妈妈！ on a line of its own is of what was before.
            let echoes = |at: usize| at < start && self.echoes(at, before, start);
            let looks_back = |at: usize| has(self.words(at), LOOKS_BACK) || echoes(at);
            let own = (section..=start).find(|at| self.opens(*at) && !looks_back(*at)).unwrap_or(start);
            // 铿锵的歌声唱出了我们的心声。下面，…, 谢谢车书记。下面进入…: in the paragraph that turns to what comes.
            let is_of_before = |at: usize| {
                let thanks = || begins(self.words(at), "谢谢|感谢").is_some() && self.answers(at);
                echoes(at) || at < start && (thanks() || tells_of_before(self.words(at)))
            };
            let led = || (section..=start).find(|at| !is_of_before(*at)).unwrap_or(start);
            let start = if self.opens(start) { own } else { led() };
            self.items.get_mut(place).into_iter().for_each(|item| item.start = start);
        }
    }

    /// The way out does not begin before its own section, where nothing else goes before it there.
    fn close_with_section(&mut self) {
        let Some(section) = self.closing.and_then(|closing| self.section_of(closing)) else { return };
        let closing = self.items.iter_mut().rfind(|item| item.is(ItemKind::Closing));
        closing.into_iter().filter(|item| item.start < section).for_each(|item| item.start = section);
    }

    /// Whether what is called for is the first thing to happen in its section, and an item that nothing announced has had
    /// something happen in the sections before.
    pub(super) fn acts_first_in_section(&self, item: &Item, index: usize) -> bool {
        if item.announced || item.ordinal.is_some() || !self.has_sections {
            return false;
        }
        let section = self.section_of(index).filter(|section| item.start < *section);
        section.is_some_and(|section| self.only_leads(section..index) && !self.only_leads(item.start..section))
    }

    /// The first sentence of the section that a sentence stands in.
    fn section_of(&self, index: usize) -> Option<usize> {
        let behind = self.sections.partition_point(|at| *at <= index);
        behind.checked_sub(1).and_then(|place| self.sections.get(place)).copied()
    }

    /// The sentences that open a section, from the beginning of the meeting on.
    pub(super) fn sections(&self) -> Vec<usize> {
        (self.body.start..self.segments.sentences.len()).filter(|at| self.opens_section(*at)).collect()
    }

    pub(super) fn opens_section(&self, index: usize) -> bool {
        self.opens(index) && self.block_of(index).is_some_and(|block| block.spaced)
    }

    /// Whether nothing is called for or waited for in some sentences, and none of them tells the overview or opens the meeting.
    fn only_leads(&self, mut sentences: Range<usize>) -> bool {
        sentences.all(|at| {
            let is_free = self.marks.get(at).is_some_and(|mark| mark.wait.is_none() && mark.call.is_none());
            let opens = self.items.is_in_opening(at) && has(self.words(at), OPENS);
            is_free && !self.is_overview(at) && !opens
        })
    }
}
