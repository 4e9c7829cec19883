//! Which items are counted, by their numbers and by the overview, and what the overview calls them.

use super::Walk;
use super::item::{Item, Items};
use crate::agenda::ItemKind;
use crate::import::kind::{self, Topic};
use crate::import::reason::{Guess, Reason};
use crate::import::wording::{at_most, has};
use std::ops::Range;

impl Walk<'_> {
    /// Which items are counted: those with a number, those before 第三项, and those that the overview lists.
    pub(super) fn count(&mut self) {
        let first = self.items.iter().enumerate().find_map(|(at, item)| Some((at, item.ordinal.as_ref()?.0)));
        if let Some((at, n)) = first {
            let apart = |item: &Item| item.is(ItemKind::Opening);
            let before = self.items.iter().take(at).filter(|item| !apart(item)).count() as u64;
            let all = n > 1 && before == n - 1;
            self.items.iter_mut().take(at).filter(|item| all && !apart(item)).for_each(|item| item.numbered = true);
            self.count_last();
        }
        let ordinals = self.items.iter().filter(|item| item.ordinal.is_some()).count() as u64;
        let entries = self.overview.entries.len() as u64;
        let announced = self.overview.count.as_ref().map(|(n, _)| *n);
        if ordinals == 0 && entries == 0 {
            announced.into_iter().for_each(|announced| count_plain(&mut self.items, announced));
        } else if ordinals == 0 || ordinals < announced.unwrap_or(entries).max(entries) {
            self.match_entries();
        }
    }

    /// 最后一项，请…讲话 behind 第四项: who says so counts it.
    fn count_last(&mut self) {
        const LAST: &str = "最后一项|最后一个议程|最后一个环节|最后一个议题|最后一个阶段|最后一项议程|最后一个程序";
        let is_last = |item: &&Item| is_countable(item) && has(at_most(self.words(item.start), 20), LAST);
        let last = self.items.iter().rposition(|item| is_last(&item));
        let counted = self.items.iter().rposition(|item| item.ordinal.is_some());
        let Some(last) = last.filter(|last| Some(*last) > counted) else { return };
        self.items.iter_mut().skip(last).take(1).for_each(|item| item.numbered = true);
    }

    /// Gives the entries of the overview to the items that are of their kind, in order, between those that begin with an
    /// entry's words.
    fn match_entries(&mut self) {
        /// So many numbered items are all that there are, but for what speaks of an entry.
        const MANY: usize = 3;
        let entries = &self.overview.entries;
        let words = |entry: &Range<usize>| self.segments.text.get(entry.clone()).unwrap_or_default();
        let named: Vec<Option<usize>> = entries
            .iter()
            .map(|entry| self.items.iter().position(|item| item.title.as_deref() == Some(words(entry))))
            .collect();
        let ordinals = self.items.iter().filter(|item| item.ordinal.is_some()).count();
        let mut next = 0;
        for (place, entry) in entries.iter().enumerate() {
            let words = words(entry);
            let kind = kind::of_words(words).map(Topic::kind);
            // 区教育局领导点评 is nothing that the host sums up himself.
            let by_others = has(words, "领导|局长|书记|县长|市长|区长|镇长|校长|院长|主席|董事长|专家|组长");
            let own_recap = |item: &Item| {
                matches!(item.guess.reason, Reason::OwnRemarks | Reason::Recap)
                    && !(item.start..self.items.next(item.start, self.end())).any(|at| self.shows(at, |sign| sign.own))
            };
            // 六是听证会参加人作最后陈述: theirs, and nothing that the host says.
            let by_those = has(words, "参加人|申请人|被申请人|当事人|双方|选手|学员|居民代表|企业代表")
                && has(words, "陈述|发言|汇报|演讲");
            let sums_up = |item: &Item| matches!(item.guess.reason, Reason::OwnRemarks | Reason::Recap);
            // Where others are numbered, an entry that nobody turns to is not what the host says himself afterwards.
            let own = |item: &Item| ordinals > 0 && matches!(item.guess.reason, Reason::OwnRemarks | Reason::Recap);
            let is_of_number =
                |item: &Item| item.ordinal.as_ref().is_none_or(|(number, _)| *number == place as u64 + 1);
            let fits = |item: &Item| {
                is_countable(item)
                    && is_of_number(item)
                    && (item.kind == kind || related(item.kind, kind))
                    && !(by_others && own_recap(item))
                    && !(by_those && sums_up(item))
                    && !own(item)
                    && (ordinals < MANY
                        || item.ordinal.is_some()
                        || shares_words(words, self.words(item.start))
                        || self.calls_somebody_of(item.start, words)
                        || place + 1 == entries.len() && has(self.words(item.start), "最后一项"))
            };
            let end = named.iter().skip(place).flatten().copied().find(|at| *at >= next).unwrap_or(self.items.len());
            let between = || (next..end).find(|at| self.items.get(*at).is_some_and(fits));
            let found = named.get(place).copied().flatten().or_else(between);
            let Some((at, item)) = found.and_then(|at| Some((at, self.items.get_mut(at)?))) else { continue };
            next = at + 1;
            if !item.numbered {
                item.numbered = true;
                item.guess = Guess::certain(Reason::NamedInOverview);
            }
            item.title = item.title.take().or_else(|| kind::title(words));
        }
    }

    /// 最后，请沈立群县长讲话 in the overview, and 请县委副书记、县长沈立群同志讲话: does a sentence call somebody whom an entry names?
    pub(super) fn calls_somebody_of(&self, index: usize, entry: &str) -> bool {
        let calls = self.signs.get(index).into_iter().flat_map(|sign| &sign.calls);
        let names = calls.flat_map(|call| &call.speakers).filter_map(|speaker| speaker.name.as_ref());
        names.map(|name| self.text(name)).any(|name| name.chars().count() > 1 && entry.contains(name))
    }

    /// What the overview calls the items that are announced by nothing but their number: 进行第三项议程，请某某同志讲话.
    pub(super) fn titles_of_entries(&self) -> Vec<Option<String>> {
        let entries = &self.overview.entries;
        let mut number = 0;
        let title = |item: &Item| {
            if !item.numbered {
                return None;
            }
            // 最后一项议程 is the next one.
            let announced = item.ordinal.as_ref().map(|(ordinal, _)| *ordinal).filter(|ordinal| *ordinal > number);
            number = announced.unwrap_or(number + 1);
            let entry = usize::try_from(number).ok().and_then(|number| entries.get(number.checked_sub(1)?))?;
            // Where one of them never comes, the others are told of by their words, and not by their numbers.
            let told = |entry: &&Range<usize>| shares_words(self.text(entry), self.words(item.start));
            let entry = if told(&entry) { entry } else { entries.iter().find(told).unwrap_or(entry) };
            let words = self.text(entry);
            let kind = kind::of_words(words).map(Topic::kind);
            // 第三项，请…作提案征集处理情况的报告, and a vote on it: more than the overview says.
            let is_told = || shares_words(words, self.words(item.start));
            let fits = kind.is_none() || item.kind == kind || related(item.kind, kind) || is_told();
            let words = words.strip_prefix(['请', '由']).unwrap_or(words);
            kind::title(words).filter(|_| fits)
        };
        self.items.iter().map(title).collect()
    }
}

/// Whether two texts have four characters in a row in common.
fn shares_words(one: &str, other: &str) -> bool {
    const IN_A_ROW: usize = 4;
    let chars: Vec<char> = one.chars().collect();
    chars.windows(IN_A_ROW).any(|row| other.contains(&row.iter().collect::<String>()))
}

/// 今天的会议共有五项议程：, and five things follow that nobody numbers.
fn count_plain(items: &mut Items, announced: u64) {
    let counts =
        |item: &&mut Item| is_countable(item) && !matches!(item.guess.reason, Reason::OwnRemarks | Reason::Recap);
    if items.iter_mut().filter(counts).count() as u64 == announced {
        items.iter_mut().filter(counts).for_each(|item| item.numbered = true);
    }
}

fn is_countable(item: &Item) -> bool {
    !matches!(item.kind, Some(ItemKind::Opening | ItemKind::Closing | ItemKind::Break))
}

/// Kinds that an overview may give in other words.
fn related(item: Option<ItemKind>, entry: Option<ItemKind>) -> bool {
    matches!(
        (item, entry),
        (Some(ItemKind::Speeches), Some(ItemKind::Remarks | ItemKind::Discussion | ItemKind::Reading))
            | (Some(ItemKind::Remarks), Some(ItemKind::Speeches))
            | (Some(ItemKind::Reading), Some(ItemKind::Speeches | ItemKind::Award))
            | (Some(ItemKind::Vote), Some(ItemKind::Reading | ItemKind::Discussion))
            | (Some(ItemKind::Award), Some(ItemKind::Reading))
    )
}
