//! The names of a row that a look back tells of, by how many it counts, by 等, or by what they did.

use super::super::calls::is_mark;
use super::{Recaps, is_done};
use crate::agenda::person;
use crate::chinese::is_han;
use crate::chinese::vocabulary::Vocabulary;
use crate::chinese::{behind, numeral};
use std::ops::Range;
use std::sync::LazyLock;

/// So many rows are enough to look into.
const MOST_ROWS: usize = 16;

impl Recaps<'_, '_> {
    /// 齐卫东、汤敏、邝志宏三位同志: the names of a row that is counted, and said to be of people who were heard.
    pub(super) fn in_counted_rows(&mut self, region: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
        let words = self.script.words(region);
        let mut found = Vec::new();
        for (at, _) in ['位', '名'].into_iter().flat_map(|measure| words.match_indices(measure)).take(MOST_ROWS) {
            let Some((_, end)) = words.get(..at).and_then(numeral::at_end) else { continue };
            let row = words.get(..end).unwrap_or_default();
            let start = row.rfind(is_mark).map_or(0, |mark| behind(row, mark));
            let mut from = start;
            let row: Vec<Range<usize>> = row
                .get(start..)
                .unwrap_or_default()
                .split(['、', '和'])
                .map(|piece| {
                    let own = from..from + piece.len();
                    from = own.end + '、'.len_utf8();
                    own
                })
                .collect();
            let is_name = |one: &&Range<usize>| {
                let name = words.get((*one).clone()).unwrap_or_default();
                (name.chars().count() == 2 || person::has_usual_length(name))
                    && name.chars().next().is_some_and(person::is_surname)
            };
            let names = &mut self.names;
            let mut is_heard =
                |one: &Range<usize>| words.get(one.clone()).is_some_and(|name| names.has(name, region.start));
            // Most rows are not of names, and who was heard is known from all that was said before: that is asked last.
            if row.iter().all(|one| is_name(&one)) && row.iter().filter(|one| is_heard(one)).count() * 2 > row.len() {
                let place = |one: Range<usize>| region.start + one.start..region.start + one.end;
                found.extend(row.into_iter().map(place).map(|one| (one.clone(), one)));
            }
        }
        found
    }

    /// 梁战川、宫小满、倪海涛和警属代表钱慧作了发言: of a row of people who were heard, and who are told by what they did, the bare
    /// names.
    pub(super) fn in_rows_of_deeds(&mut self, region: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
        const FEWEST: usize = 3;
        static DEEDS: LazyLock<Vocabulary> = LazyLock::new(|| {
            Vocabulary::new(&["作了", "做了", "分别", "先后", "发了言", "表了态", "介绍了", "汇报了", "讲了", "谈了"])
        });
        let words = self.script.words(region);
        let mut found = Vec::new();
        let mut start = 0;
        for clause in words.split_inclusive(is_mark).take(MOST_ROWS) {
            let from = start;
            start += clause.len();
            let Some(end) = DEEDS.find(clause).next().map(|deed| deed.at) else { continue };
            let row = clause.get(..end).unwrap_or_default();
            let mut at = region.start + from;
            let mut heard = 0;
            let mut bare = Vec::new();
            let mut pieces = 0;
            let mut are_people = true;
            for piece in row.split(['、', '和']) {
                let name = piece.strip_prefix("刚才").unwrap_or(piece);
                let range = at + piece.len() - name.len()..at + piece.len();
                at = range.end + '、'.len_utf8();
                pieces += 1;
                let is_bare = person::has_usual_length(name) && name.chars().next().is_some_and(person::is_surname);
                are_people &= is_bare || person::read(name).has_full_name();
                let known = if is_bare { name } else { person::read(name).name };
                if self.names.has(known, region.start) {
                    heard += 1;
                } else if is_bare {
                    bare.push((range.clone(), range));
                }
            }
            if are_people && pieces >= FEWEST && heard * 2 > pieces {
                found.extend(bare);
            }
        }
        found
    }

    /// 蓝铁山、鲍国强、冷秋霞和老兵康振邦等代表作了发言: of the names before 等, with what somebody is before a name.
    pub(super) fn in_open_rows(&mut self, region: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
        const NAME: usize = 3;
        const MOST: usize = 8;
        let words = self.script.words(region);
        let mut found = Vec::new();
        // 等优秀教师代表: what they are stands before how they are addressed.
        let told = |(at, and_so_on): &(usize, &str)| {
            let behind = words.get(at + and_so_on.len()..).unwrap_or_default();
            let ends = ["代表", "同志", "老师", "同学"].iter().filter_map(|who| behind.find(who));
            ends.min().and_then(|end| behind.get(..end)).is_some_and(|what| {
                what.chars().count() <= MOST
                    && what.chars().all(|c| is_han(c) && !matches!(c, '作' | '的' | '了' | '和'))
            })
        };
        for (at, _) in words.match_indices('等').filter(told).take(MOST_ROWS) {
            let row = words.get(..at).unwrap_or_default();
            let start = row.rfind(is_mark).map_or(0, |mark| behind(row, mark));
            let mut from = start;
            let mut names = Vec::new();
            let mut are_people = true;
            for piece in row.get(start..).unwrap_or_default().split(['、', '和']) {
                let name = piece.char_indices().rev().nth(NAME - 1).map_or(0, |(at, _)| at);
                let person = piece.get(name..).unwrap_or_default();
                are_people &= person.chars().count() == NAME
                    && person.chars().next().is_some_and(person::is_surname)
                    && piece.chars().count() <= MOST;
                names.push(region.start + from + name..region.start + from + piece.len());
                from += piece.len() + '、'.len_utf8();
            }
            if !are_people || names.len() <= 2 || !is_done(words) {
                continue;
            }
            let heard = names.iter().filter(|one| self.names.has(self.script.words(one), region.start)).count();
            if heard + 1 == names.len() {
                found.extend(names.into_iter().map(|one| (one.clone(), one)));
            }
        }
        found
    }
}
