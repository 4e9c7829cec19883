//! The gap before each character of a text: whether a line may end there, and if not, how bad it would be.
//!
//! Knows no width and no line; one pass, in the order of the text.

use std::iter::Peekable;
use std::str::CharIndices;

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

use super::character::{begins_badly, ends_badly, is_blank, is_figure, is_mark, is_unit, is_unseen, is_word};

/// What ending a line before a character would mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Must,
    May,
    /// Would cut a word, a number or what belongs to it: only if the run is wider than the measure.
    InWord,
    /// Would begin a line with a closing mark or end it with an opening one: the last resort.
    AgainstRule,
    /// Would part a character from its marks, or put a blank at the front of a line: never.
    Glued,
}

/// Each character of a text with its offset and the gap before it.
pub(super) struct Gaps<'a, B: Iterator<Item = (usize, BreakOpportunity)>> {
    chars: CharIndices<'a>,
    unicode: Peekable<B>,
    /// The character before, and the one before that.
    last: Option<char>,
    second_last: Option<char>,
    /// The last character that is not a blank, since the paragraph began.
    visible: Option<char>,
    /// Regional indicators (flags) directly before: they go in pairs.
    flags: usize,
}

/// The gaps of `text`. `opened` is `text` after [`direct_quotes`], with the same offsets.
pub(super) fn gaps<'a>(
    text: &'a str,
    opened: &'a str,
) -> Gaps<'a, impl Iterator<Item = (usize, BreakOpportunity)> + 'a> {
    Gaps {
        chars: text.char_indices(),
        unicode: linebreaks(opened).peekable(),
        last: None,
        second_last: None,
        visible: None,
        flags: 0,
    }
}

impl<B: Iterator<Item = (usize, BreakOpportunity)>> Iterator for Gaps<'_, B> {
    type Item = (usize, char, Gap);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, c) = self.chars.next()?;
        while self.unicode.next_if(|(offset, _)| *offset < at).is_some() {}
        let unicode = self.unicode.next_if(|(offset, _)| *offset == at).map(|(_, kind)| kind);
        let class = break_property(u32::from(c));
        let gap = self.gap(c, class, unicode);
        if gap == Gap::Must {
            self.visible = None;
        }
        if !is_blank(c) && !is_mark(class) && !is_unseen(c) {
            self.visible = Some(c);
        }
        self.flags = if class == BreakClass::RegionalIndicator { self.flags + 1 } else { 0 };
        if !is_mark(class) {
            self.second_last = self.last;
            self.last = Some(c);
        }
        if class == BreakClass::ZeroWidthJoiner {
            self.last = Some(c);
        }
        Some((at, c, gap))
    }
}

impl<B: Iterator<Item = (usize, BreakOpportunity)>> Gaps<'_, B> {
    fn gap(&self, c: char, class: BreakClass, unicode: Option<BreakOpportunity>) -> Gap {
        let Some(last) = self.last else {
            return Gap::Glued;
        };
        if unicode == Some(BreakOpportunity::Mandatory) {
            return Gap::Must;
        }
        let flag = class == BreakClass::RegionalIndicator && self.flags % 2 == 1;
        if is_blank(c) || is_mark(class) || flag || last == '\u{200D}' {
            return Gap::Glued;
        }
        // An indent alone is no line: nothing visible counts as an opening mark.
        if self.visible.is_none_or(ends_badly) || begins_badly(c, class) {
            return Gap::AgainstRule;
        }
        if unicode.is_some() && !self.holds_together(last, c) { Gap::May } else { Gap::InWord }
    }

    /// What Unicode would part and a Chinese reader would not: full-width words and figures, 3.5 in either
    /// width, and a number from its unit, even over a blank.
    fn holds_together(&self, last: char, c: char) -> bool {
        let number_and_unit = self.visible.is_some_and(is_figure) && is_unit(c);
        let word = is_word(last) && is_word(c);
        let inside_number = is_figure(c)
            && matches!(last, '.' | '．' | ':' | '：' | '/' | '／')
            && self.second_last.is_some_and(is_figure);
        number_and_unit || word || inside_number
    }
}
