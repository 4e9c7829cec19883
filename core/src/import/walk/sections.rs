//! What the layout says of where items begin: a script that empty lines part into sections begins its items with them.

use super::Walk;
use super::item::Item;
use crate::agenda::ItemKind;
use std::ops::Range;

impl Walk<'_> {
    /// Words that lead to what is called for belong to it, as far as the section goes back that they stand in.
    pub(super) fn begin_with_sections(&mut self) {
        if !self.segments.has_sections() {
            return;
        }
        for place in 1..self.items.len() {
            let Some(start) = self.items.get(place).map(|item| item.start) else { continue };
            let Some(section) = self.section_of(start).filter(|section| *section < start) else { continue };
            let before = self.items.get(place - 1).map_or(0, |item| item.start);
            if before < section && self.only_leads(section..start) {
                self.items.get_mut(place).into_iter().for_each(|item| item.start = section);
            }
        }
    }

    /// Whether what is called for is the first thing to happen in its section, and an item that nothing announced has had
    /// something happen in the sections before.
    pub(super) fn acts_first_in_section(&self, item: &Item, index: usize) -> bool {
        if item.announced || item.ordinal.is_some() || !self.segments.has_sections() {
            return false;
        }
        let section = self.section_of(index).filter(|section| item.start < *section);
        section.is_some_and(|section| self.only_leads(section..index) && !self.only_leads(item.start..section))
    }

    /// The first sentence of the section that a sentence stands in.
    fn section_of(&self, index: usize) -> Option<usize> {
        (self.body.start..=index).rev().find(|at| self.opens_section(*at))
    }

    fn opens_section(&self, index: usize) -> bool {
        self.opens(index) && self.block_of(index).is_some_and(|block| block.spaced)
    }

    /// Whether nothing is called for or waited for in some sentences, and the overview is told in none of them.
    fn only_leads(&self, mut sentences: Range<usize>) -> bool {
        sentences.all(|at| {
            let is_free = self.marks.get(at).is_some_and(|mark| mark.wait.is_none() && mark.call.is_none());
            is_free && !self.is_overview(at) && self.items.of(at).is_none_or(|item| !item.is(ItemKind::Opening))
        })
    }
}
