//! Numbers and names in the words that the agenda can compute. Those of the agenda's own announcements become
//! placeholders where they agree; where they do not, the words stay, so that the disagreement is found. All others are
//! offered.

use super::super::draft::{Draft, ItemStart};
use super::super::reason::Reason;
use super::offer::{Computed, Offer, OfferKey, OfferKind};
use super::plan::ItemPlan;
use super::slots::{SlotKind, Slots};
use crate::agenda::{Meeting, answers};
use crate::chinese::numeral;
use std::collections::HashMap;

/// What a number of items stands before.
const ITEMS: [&str; 8] = ["项议程", "项议题", "项内容", "项任务", "项程序", "项事项", "个议程", "个环节"];

/// Puts placeholders where the document's own announcements agree with the agenda.
pub(super) fn place(draft: &Draft, items: &[ItemPlan], slots: &mut Slots) {
    let total = count(items);
    if let Some((number, range)) = &draft.overview.count
        && *number == total
        && draft.words(range) == numeral::counted(total)
    {
        slots.add(draft, range.clone(), SlotKind::ItemsCount);
    }
    let mut number = 0;
    for (nth, item) in items.iter().enumerate().filter(|(_, item)| item.numbered) {
        number += 1;
        let Some(first) = item.start.and_then(|index| draft.pieces.get(index)) else { continue };
        let Some((ordinal, range)) = first.item.as_ref().and_then(|item| item.ordinal.as_ref()) else { continue };
        let next = items.get(nth + 1).and_then(|next| next.start).unwrap_or(draft.pieces.len());
        let within = draft.piece_at(range.start).is_some_and(|at| item.start <= Some(at) && at < next);
        // Where the number stands before a title, the words that announce it may still name it.
        let words = if within && !range.is_empty() { range } else { &first.range };
        let said = format!("第{}项", numeral::chinese(number));
        if let Some(at) = draft.words(words).find(&said).filter(|_| *ordinal == number) {
            let start = words.start + at;
            slots.add(draft, start..start + said.len(), SlotKind::ItemNumber);
        }
    }
}

/// How many items are counted.
fn count(items: &[ItemPlan]) -> u64 {
    u64::try_from(items.iter().filter(|item| item.numbered).count()).unwrap_or(u64::MAX)
}

fn start<'a>(draft: &'a Draft, item: &ItemPlan) -> Option<&'a ItemStart> {
    draft.pieces.get(item.start?)?.item.as_ref()
}

/// Where something stands in some words. Mostly it does not, which is seen much sooner than where.
fn places<'w>(words: &'w str, what: &'w str) -> impl Iterator<Item = (usize, &'w str)> {
    words.contains(what).then(|| words.match_indices(what)).into_iter().flatten()
}

/// Offers what else could be computed, and puts placeholders where an offer was taken.
pub(super) fn offer(draft: &Draft, items: &[ItemPlan], meeting: &Meeting, slots: &mut Slots, offers: &mut Vec<Offer>) {
    let total = numeral::counted(count(items));
    let announced = draft.overview.count.as_ref().map(|(_, range)| range.start);
    let title = Some(meeting.title.as_str()).filter(|title| title.chars().count() > 3);
    let date = meeting.starts_at().map(|at| answers::date(at.date()));
    for (index, piece) in draft.pieces.iter().enumerate().filter(|(_, piece)| piece.is_in_script()) {
        let words = draft.words(&piece.range);
        let counts = places(words, &total).filter(|(at, _)| {
            let behind = words.get(at + total.len()..).unwrap_or_default();
            let before = words.get(..*at).and_then(|before| before.chars().next_back());
            let whole = before.is_none_or(|c| c != '第' && numeral::parse(&c.to_string()).is_none());
            let announces = announced == Some(piece.range.start + at);
            whole && !announces && ITEMS.iter().any(|word| behind.starts_with(word))
        });
        let titles = title.into_iter().flat_map(|title| places(words, title));
        let dates = date.as_deref().into_iter().flat_map(|date| places(words, date));
        let found = counts
            .map(|found| (found, Computed::Count))
            .chain(titles.map(|found| (found, Computed::Title)))
            .chain(dates.map(|found| (found, Computed::Date)));
        for ((at, found), what) in found {
            let byte = piece.range.start + at;
            let key = OfferKey::Compute { byte };
            let kind = match what {
                Computed::Count => SlotKind::ItemsCount,
                Computed::Title => SlotKind::MeetingTitle,
                Computed::Date => SlotKind::MeetingDate,
            };
            if draft.taken().any(|taken| *taken == key) {
                slots.add(draft, byte..byte + found.len(), kind);
            } else if slots.is_free(&(byte..byte + found.len())) {
                // 三 says little alone: 三项议程.
                let behind = words.get(at + found.len()..).unwrap_or_default();
                let items = ITEMS.iter().find(|word| what == Computed::Count && behind.starts_with(**word));
                let kind = OfferKind::Computed { words: format!("{found}{}", items.unwrap_or(&"")), what };
                offers.push(Offer { key, pieces: vec![index], kind });
            }
        }
    }
}

/// Whether the item that begins with this piece is counted: as the draft says, unless an offer was taken.
pub(super) fn is_numbered(draft: &Draft, piece: usize) -> bool {
    let Some(found) = draft.pieces.get(piece) else { return false };
    let decided = draft.taken().rev().find_map(|key| match key {
        OfferKey::Numbered { byte, numbered } if *byte == found.range.start => Some(*numbered),
        OfferKey::Numbered { .. } | OfferKey::Same { .. } | OfferKey::Compute { .. } => None,
    });
    decided.unwrap_or_else(|| found.item.as_ref().is_some_and(|item| item.numbered))
}

/// Offers to count an item, or not to, where more numbers of the document would then agree.
pub(super) fn numbering(draft: &Draft, items: &[ItemPlan], offers: &mut Vec<Offer>) {
    // By how much the number that the document gives each item is off from the one that it has, or would have.
    let mut off: Vec<Option<i64>> = Vec::with_capacity(items.len());
    let mut number = 0_i64;
    for item in items {
        number += i64::from(item.numbered);
        let ordinal = start(draft, item).and_then(|start| start.ordinal.as_ref());
        off.push(ordinal.and_then(|(written, _)| i64::try_from(*written).ok()).map(|written| written - number));
    }
    let announced = draft.overview.count.as_ref().and_then(|(count, _)| i64::try_from(*count).ok());
    let total_off = announced.map(|announced| announced - number);
    // From the end, how many later numbers are off by each amount.
    let mut later: HashMap<i64, usize> = HashMap::new();
    total_off.into_iter().for_each(|off| *later.entry(off).or_default() += 1);
    let mut found = Vec::new();
    for (item, own) in items.iter().zip(&off).rev() {
        let change = if item.numbered { -1 } else { 1 };
        let agreeing = |by: i64| later.get(&by).copied().unwrap_or(0);
        let gains = agreeing(change) + usize::from(!item.numbered && *own == Some(1));
        // An item that says its own number is counted, whatever else disagrees; an opening that says none is not, nor what
        // the host says on his own account.
        let hosts_own =
            start(draft, item).is_some_and(|start| matches!(start.guess.reason, Reason::OwnRemarks | Reason::Recap));
        let may_change = if item.numbered {
            own.is_none()
        } else {
            own.is_some() || item.kind.is_numbered_by_default() && !hosts_own
        };
        if gains > agreeing(0) && may_change {
            found.extend(numbering_offer(draft, item));
        }
        own.iter().filter(|_| item.numbered).for_each(|off| *later.entry(*off).or_default() += 1);
    }
    // Where any of many would do, none of them is meant.
    const MOST: usize = 2;
    if found.len() > MOST {
        found.clear();
    }
    found.retain(|offer| !draft.taken().any(|taken| *taken == offer.key));
    offers.extend(found.into_iter().rev());
}

fn numbering_offer(draft: &Draft, item: &ItemPlan) -> Option<Offer> {
    let index = item.start?;
    let piece = draft.pieces.get(index)?;
    let title = piece.item.as_ref().and_then(|item| item.title.clone());
    let name = title.unwrap_or_else(|| item.kind.label(crate::Language::Chinese).to_owned());
    let numbered = !item.numbered;
    let key = OfferKey::Numbered { byte: piece.range.start, numbered };
    Some(Offer { key, pieces: vec![index], kind: OfferKind::Numbered { item: name, numbered } })
}
