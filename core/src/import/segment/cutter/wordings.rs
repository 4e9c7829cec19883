//! Several wordings of which one is said: 没有/请放下, 通过（未通过）, （没有）（有___票）. Each becomes a piece of its own, and so does what
//! parts them.

use super::{Cutter, is_ended};
use crate::chinese::is_han;
use crate::import::direction;
use crate::import::segment::Shape;
use crate::import::wording::{begins, is_space, length, trim};
use std::ops::Range;

impl<'a> Cutter<'a> {
    /// Do brackets between these words hold the other wording of a short sentence: 没有（或请放下）？
    pub(super) fn is_second(&self, before: &str, behind: &str) -> bool {
        const LONGEST: usize = 12;
        let before = trim(before);
        is_ended(behind) && !before.is_empty() && length(before, LONGEST + 1) <= LONGEST
    }

    /// 没有（或请放下）, 通过（未通过）: the words before the brackets and those within are two wordings. `or` bytes within only
    /// say so.
    pub(super) fn either(&mut self, at: usize, open: char, or: usize, inner: &str, end: usize) -> usize {
        // 好，全体通过（或者多数通过）: what is said either way stands before the first.
        let one = self.text.get(self.start..at).unwrap_or_default();
        let other = inner.get(or..).unwrap_or_default();
        if let Some(outcome) = direction::passed_at_end(one).filter(|_| direction::passed_at_end(other) == Some(other))
        {
            self.push(at - outcome.len(), Shape::Words);
        }
        *self.groups += 1;
        let shape = Shape::Alternative { group: *self.groups };
        self.push(at, shape);
        self.push(at + open.len_utf8() + or, Shape::Parting);
        self.push(at + open.len_utf8() + inner.len(), shape);
        let behind = self.rest(end);
        let end = end + (behind.len() - behind.trim_start_matches(super::ENDS).len());
        self.push(end, Shape::Parting);
        end
    }

    /// 更换物业的事项通过/没有通过！: a word, and behind the slash what denies it.
    pub(super) fn slash(&mut self, at: usize, next: usize) -> usize {
        let before = self.text.get(self.start..at).unwrap_or_default();
        let rest = self.rest(next);
        let Some((word, second)) = direction::denied(before, rest).or_else(|| direction::paired(before, rest)) else {
            return self.said_as_it_comes_out(at, next).unwrap_or(next);
        };
        *self.groups += 1;
        let shape = Shape::Alternative { group: *self.groups };
        self.push(at - word, Shape::Words);
        self.push(at, shape);
        self.push(next, Shape::Parting);
        self.push(next + second, shape);
        next + second
    }

    /// 没有/请放下。, 没有异议/有异议请到台前说明。: a sentence of two wordings, one of which is what comes out.
    fn said_as_it_comes_out(&mut self, at: usize, next: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let one = self.text.get(self.start..at).map(|words| words.trim())?;
        let rest = self.rest(next);
        let second = rest.get(..end_of_second(rest))?;
        let is_written = |c: char| is_han(c) || c == '，';
        let is_short = |words: &str| (1..=LONGEST).contains(&words.chars().count()) && words.chars().all(is_written);
        // 没有/有___名: how many there are is written in when they have been counted.
        let second_plain = || if second.starts_with('有') { without_blank(second) } else { second.to_owned() };
        let is_either = is_short(one) && is_short(&second_plain()) && !second.contains(['/', '／']);
        // 同意/反对的请举手 asks, and does not tell.
        // 请放下/没有
        let lowers = |words: &str| begins(words, "请放下|放下").is_some_and(|word| word == words);
        let comes_out = direction::is_outcome(one) && !one.contains('请');
        let is_told = (comes_out || lowers(one) && direction::is_outcome(second)) && !second.contains('的');
        (is_either && is_told).then(|| {
            *self.groups += 1;
            let shape = Shape::Alternative { group: *self.groups };
            self.push(at, shape);
            self.push(next, Shape::Parting);
            let end = next + second.len();
            self.push(end, shape);
            let behind = self.rest(end);
            let end = end + (behind.len() - behind.trim_start_matches(['。', '！', '，', '；', ',', ';']).len());
            self.push(end, Shape::Parting);
            end
        })
    }

    /// （通过／不通过） and （没有）（有___票）: each wording for itself, and what parts them.
    pub(super) fn alternatives(&mut self, bracket: Range<usize>, open: char, inner: &'a str) -> usize {
        let inside = bracket.start + open.len_utf8()..bracket.start + open.len_utf8() + inner.len();
        let behind = self.rest(bracket.end);
        let neighbour = behind.starts_with(open) && direction::is_outcome(inner);
        let goes_on = self.start == bracket.start
            && direction::is_outcome(inner)
            && self.out.last().is_some_and(|last| last.shape == Shape::Parting && last.block == self.block);
        if !neighbour && !goes_on && !direction::is_alternatives(inner) {
            return bracket.end;
        }
        self.push(bracket.start, Shape::Words);
        if !goes_on {
            *self.groups += 1;
        }
        let group = *self.groups;
        self.push(inside.start, Shape::Parting);
        let is_slash = |c: char| matches!(c, '/' | '／' | '|' | '｜');
        for part in inner.split_inclusive(is_slash) {
            let words = part.trim_end_matches(is_slash);
            self.push(self.start + words.len(), Shape::Alternative { group });
            self.push(self.start + (part.len() - words.len()), Shape::Parting);
        }
        let end = bracket.end + (behind.len() - behind.trim_start_matches(['。', '；', ';']).len());
        self.push(end, Shape::Parting);
        end
    }
}

/// 有___名, without what stands for the figure.
fn without_blank(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '_' | '＿' | '×' | '*' | '□' | ' ' | '\u{3000}')).collect()
}

/// Where the second of two wordings ends: with its sentence, or before the next question, 没有/请放下，弃权的请举手.
fn end_of_second(rest: &str) -> usize {
    const NEXT: &str = "同意的|赞成的|不同意的|不赞成的|反对的|弃权的|好，|好。|下面|现在|接下来|表决结果";
    let ends = |(at, c): &(usize, char)| match c {
        '。' | '！' | '？' | '；' | ';' | '\n' => true,
        '，' | ',' => {
            begins(rest.get(at + c.len_utf8()..).unwrap_or_default().trim_start_matches(is_space), NEXT).is_some()
        }
        _ => false,
    };
    rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)
}
