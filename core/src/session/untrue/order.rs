//! The order in which people speak, where somebody wrote it out: 依次由甲、乙、丙发言, 述职的顺序是：甲、乙、丙.

use super::super::sentence::{clause, sentence};
use super::facts::{Facts, GIVES, Turns};
use super::names::{Names, names_one};
use super::numbers::numbers;
use super::{Because, Finding};
use crate::agenda::called::{addressed, mentions, unit_and_office, units};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, PersonId, Rundown};
use std::ops::Range;

/// What says that names stand in the order in which they speak.
pub(super) const IN_ORDER: [&str; 5] = ["依次", "顺序", "次序", "先后", "轮流"];

/// What stands before those who speak, in their order.
pub(super) const IN_TURN: [&str; 6] = ["顺序是", "次序是", "依次是", "依次为", "顺序：", "次序："];

/// What leads to the first of several, each of whom is told of with what they do.
const FIRST: [&str; 3] = ["先由", "先请", "首先请"];

/// Whoever speaks in an item, in the order before and in the one now.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Order {
    pub(super) before: Vec<PersonId>,
    pub(super) now: Vec<PersonId>,
    /// Whether they hand out prizes and do not speak.
    pub(super) is_of_awards: bool,
}

/// The names of a list in the order that there is now, where it was that of an item before.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let mut found = no_longer_last(facts, now, source);
    let is_called_here = facts.steps.get(step).is_some_and(|[_, is]| is.place.is_some());
    found.extend(then_one_more(facts, step, now, source).filter(|_| !is_called_here));
    found.extend(facts.turns.iter().flat_map(|turns| place_in_order(turns, now, source)));
    if facts.orders.is_empty() {
        return found;
    }
    found.extend(claim_of_order(facts, step, source));
    found.extend(facts.orders.iter().filter_map(|order| units_in_order(order, now, source)));
    let is_call = facts.steps.get(step).is_some_and(|[_, is]| is.place.is_some());
    found.extend(facts.orders.iter().filter(|_| !is_call).find_map(|order| one_then_another(order, now, source)));
    let names = Names::of(now, source);
    found.extend(led_off(facts, now, &names));
    for list in names.lists().into_iter().filter(|list| list.len() > 1) {
        let own = list.first().map_or(0..0, |first| clause(source, first));
        // 发言的顺序如下：甲、乙, and what is said of those whom a clause names: 甲、乙分工不同，先后讲了话.
        let whole = sentence(source, &own);
        let ahead = source.get(whole.start..own.start).unwrap_or_default();
        let behind = source.get(own.end..whole.end).unwrap_or_default();
        let is_other_list = |words: &str| words.contains('、') || words.contains('和');
        let near =
            [source.get(own.clone()).unwrap_or_default(), ahead, if is_other_list(behind) { "" } else { behind }];
        if !near.iter().any(|words| IN_ORDER.iter().any(|word| words.contains(word))) {
            continue;
        }
        let entries: Vec<Range<usize>> = list.iter().map(|name| names.entry(name)).collect();
        // 崔总和万书记先后讲了话, in whatever order they have handed out prizes.
        let own = source.get(own).unwrap_or_default();
        let gives = GIVES.iter().any(|gives| own.contains(gives));
        let orders = facts.orders.iter().filter(|order| gives || !order.is_of_awards);
        found.extend(orders.into_iter().find_map(|order| in_order(order, now, source, &list, &entries)));
    }
    found
}

/// 按照入伍先后，依次是…, in an item whose speakers come in another order now: by what they come is not known any more.
fn claim_of_order(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    const ENDS: [&str; 6] = ["先后", "顺序", "次序", "为序", "先后顺序", "排序"];
    /// What follows the order whatever it is: 按照议程的顺序.
    const ANY: [&str; 6] = ["议程", "安排", "日程", "会议", "名单", "以下"];
    /// What somebody says of an order without saying what it goes by.
    const CLAIMS: [&str; 4] = ["，先总后分", "，先易后难", "，由近及远", "，由点到面"];
    facts.turns.iter().find(|turns| turns.item == step.0 && turns.is_reordered())?;
    if let Some((at, claim)) = CLAIMS.iter().find_map(|claim| Some((source.find(claim)?, claim))) {
        return Some(Finding { range: at..at + claim.len(), becomes: String::new(), because: Because::Order });
    }
    // 两家企业在前，两个基层社在后
    if let Some(at) = source.find("在前，") {
        let first = clause(source, &(at..at));
        let second = clause(source, &(first.end + '，'.len_utf8()..first.end + '，'.len_utf8()));
        let is_claim = source.get(second.clone()).is_some_and(|own| own.ends_with("在后"));
        let comma = source.get(..first.start).is_some_and(|before| before.ends_with('，'));
        if is_claim {
            let start = first.start - if comma { '，'.len_utf8() } else { 0 };
            return Some(Finding { range: start..second.end, becomes: String::new(), because: Because::Order });
        }
    }
    source.match_indices('按').find_map(|(at, _)| {
        let end = at + ENDS.iter().filter_map(|end| Some(source.get(at..)?.find(end)? + end.len())).min()?;
        let words = source.get(at..end)?;
        let is_claim = !words.contains(['，', '。', '！', '；', '\n']) && ANY.iter().all(|any| !words.contains(any));
        // 按照先中学、后小学的顺序进行，每人五分钟
        let goes_so =
            ["进行", "展开", "开展"].iter().find(|goes| source.get(end..).is_some_and(|rest| rest.starts_with(**goes)));
        let end = end + goes_so.map_or(0, |goes| goes.len());
        let rest = source.get(end..)?;
        let end = end + rest.strip_prefix('，').map_or(0, |_| '，'.len_utf8());
        // 今天发言的有六位同志，按照医生、护士的顺序进行。: nothing stands behind the comma any more.
        let ends = rest.is_empty() || rest.starts_with(['。', '！', '；', '\n']);
        let comma = source.get(..at)?.strip_suffix('，').filter(|_| ends).map_or(0, |_| '，'.len_utf8());
        is_claim.then(|| Finding { range: at - comma..end, becomes: String::new(), because: Because::Order })
    })
}

/// 第一位发言的匡铁山同志讲安全, who comes second now.
fn place_in_order(turns: &Turns, now: &Rundown, source: &str) -> Vec<Finding> {
    const SPEAKS: [&str; 6] = ["发言的", "汇报的", "介绍的", "述职的", "交流的", "分享的"];
    let people = &now.agenda().people;
    let ordinals = numbers(source).into_iter().filter(|number| number.before().ends_with('第'));
    let places = ordinals.filter_map(|number| {
        let behind = number.behind().strip_prefix(['位', '个', '家'])?;
        let name = SPEAKS.iter().find_map(|speaks| behind.strip_prefix(speaks))?;
        let start = source.len() - name.len();
        let is_named = |person: &Person| mentions(person, people, source).iter().any(|one| one.range.start == start);
        let place =
            |row: &[(PersonId, Person)]| u64::try_from(row.iter().position(|(_, person)| is_named(person))? + 1).ok();
        let (was, is) = (place(&turns.before)?, place(&turns.now)?);
        let becomes = number.written_as(is);
        (was == number.value && is != was).then_some(Finding { range: number.range, becomes, because: Because::Order })
    });
    places.collect()
}

/// 顺序是铸造分厂代表团、装配分厂代表团: the units of those who speak in an item, in the order that there is now.
fn units_in_order(order: &Order, now: &Rundown, source: &str) -> Option<Finding> {
    let people = &now.agenda().people;
    let behind = || {
        let start = IN_TURN.iter().find_map(|begins| Some(source.find(begins)? + begins.len()))?;
        Some((start, clause(source, &(start..start)).end))
    };
    // 县财政局、县住建局依次发言
    let before = || {
        let end = ["依次", "先后"].iter().find_map(|word| source.find(word))?;
        let start = clause(source, &(end..end)).start;
        let row = source.get(start..end)?;
        // 请石门镇、柳河镇的同志依次发言
        const LEADS: [&str; 6] = ["请", "由", "有", "随后", "接着", "然后"];
        let lead = LEADS.iter().filter_map(|lead| Some(row.find(lead)? + lead.len())).max().unwrap_or(0);
        let tail = ["的同志", "的负责同志", "的代表", "等"].iter().find_map(|tail| row.strip_suffix(tail));
        Some((start + lead, start + tail.map_or(row.len(), str::len)))
    };
    let (start, end) = behind().or_else(before)?;
    let row = source.get(start..end)?;
    let joints: Vec<&str> = row.matches(['、', '和']).collect();
    let pieces: Vec<&str> = row.split(['、', '和']).collect();
    let speaks = |piece: &&str| {
        let of = |id: &PersonId| people.get(id).is_some_and(|person| units(person).iter().any(|unit| unit == piece));
        order.before.iter().position(of)
    };
    let who: Vec<usize> = pieces.iter().map(speaks).collect::<Option<_>>()?;
    let was_in_order = who.len() > 1 && who.is_sorted();
    let place = |who: &usize| order.now.iter().position(|other| order.before.get(*who) == Some(other));
    let mut moved: Vec<(usize, &str)> =
        who.iter().zip(&pieces).map(|(who, piece)| Some((place(who)?, *piece))).collect::<Option<_>>()?;
    if !was_in_order || moved.is_sorted_by_key(|(place, _)| *place) {
        return None;
    }
    moved.sort_by_key(|(place, _)| *place);
    let joints = joints.into_iter().chain([""]);
    let becomes = moved.iter().zip(joints).map(|((_, piece), joint)| format!("{piece}{joint}")).collect();
    Some(Finding { range: start..end, becomes, because: Because::Order })
}

/// 先由甲主席为模范颁奖，再由乙委员为志愿者颁奖, said before both: with what each of them does, the other way round.
fn one_then_another(order: &Order, now: &Rundown, source: &str) -> Option<Finding> {
    const THEN: [&str; 9] =
        ["，随后由", "，随后请", "，接着由", "，再由", "，再请", "，然后由", "，然后请", "，之后请", "，接着请"];
    let (at, start) = FIRST.iter().find_map(|first| source.find(first).map(|at| (at, at + first.len())))?;
    let whole = sentence(source, &(at..at));
    let rest = source.get(start..whole.end)?;
    let (joint, then) = THEN.iter().filter_map(|then| Some((rest.find(then)?, *then))).min()?;
    let second = start + joint + then.len();
    let end = clause(source, &(second..second)).end;
    let (one, other) = (source.get(start..start + joint)?, source.get(second..end)?);
    let people = &now.agenda().people;
    let place = |words: &str, ids: &[PersonId]| {
        ids.iter().position(|id| people.get(id).is_some_and(|person| !mentions(person, people, words).is_empty()))
    };
    let of = |ids: &[PersonId]| Some((place(one, ids)?, place(other, ids)?));
    let ((first_was, second_was), (first_is, second_is)) = (of(&order.before)?, of(&order.now)?);
    let is_turned = first_was < second_was && first_is > second_is && !one.contains('，');
    is_turned.then(|| Finding { range: start..end, becomes: format!("{other}{then}{one}"), because: Because::Order })
}

/// 先由甲老师报告财务，再由乙老师报告提案, where one more speaks behind those two.
fn then_one_more(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Option<Finding> {
    let turns = facts.turns.iter().find(|turns| turns.item == step.0 && turns.replaced.is_empty())?;
    let came = turns.now.get(turns.before.len()..)?;
    let stay = turns.before.iter().zip(&turns.now).all(|((one, _), (other, _))| one == other);
    let [(_, newcomer)] = came else { return None };
    let at = FIRST.iter().find_map(|first| source.find(first)).filter(|_| stay && turns.before.len() > 1)?;
    let whole = sentence(source, &(at..at));
    let row = source.get(at..whole.end)?.trim_end_matches(['。', '！', '；', '\n']);
    let people = &now.agenda().people;
    let clauses: Vec<&str> = row.split('，').collect();
    let tells_of = |(clause, (_, person)): (&&str, &(PersonId, Person))| {
        (clause.contains('由') || clause.contains('请')) && !mentions(person, people, clause).is_empty()
    };
    let is_all = clauses.len() == turns.before.len() && clauses.iter().zip(&turns.before).all(tells_of);
    let by = if row.contains('由') { "由" } else { "请" };
    let end = at + row.len();
    let becomes = format!("，最后{by}{}{}发言", unit_and_office(newcomer), addressed(newcomer));
    is_all.then_some(Finding { range: end..end, becomes, because: Because::Speakers })
}

/// 甲打头，乙、丙依次发言: whoever comes first, and the others in the clause behind it.
fn led_off(facts: &Facts, now: &Rundown, names: &Names<'_>) -> Option<Finding> {
    const FIRST: [&str; 7] = ["打头", "先讲", "先来", "先发言", "第一个", "首先发言", "带头"];
    let source = names.source;
    names.all.iter().find_map(|first| {
        let own = clause(source, first);
        let is_alone = names.within(own.clone()).count() == 1;
        let leads = source.get(first.end..own.end)?;
        let behind = source.get(own.end..)?.strip_prefix('，')?;
        let next = clause(source, &(source.len() - behind.len()..source.len() - behind.len()));
        let follows = source.get(next.clone())?;
        let is_order = ["依次", "先后", "随后", "接着", "紧随其后"].iter().any(|word| follows.contains(word));
        (is_alone && is_order && FIRST.iter().any(|word| leads.contains(word))).then_some(())?;
        let list: Vec<Range<usize>> = std::iter::once(first).chain(names.within(next)).cloned().collect();
        let entries: Vec<Range<usize>> = list.iter().map(|name| names.entry(name)).collect();
        facts.orders.iter().find_map(|order| in_order(order, now, source, &list, &entries))
    })
}

/// 最后，陆书记作了重要讲话, where somebody speaks behind him now: in which order is not said any more.
fn no_longer_last(facts: &Facts, now: &Rundown, source: &str) -> Vec<Finding> {
    const LAST: [&str; 2] = ["最后，", "最后"];
    let Some(person) = &facts.last_before else { return Vec::new() };
    let named = mentions(person, &now.agenda().people, source).into_iter().map(|mention| mention.range);
    let told = named.filter_map(|range| {
        let (before, behind) = (source.get(..range.start)?, source.get(range.end..)?);
        let last = LAST.iter().find(|last| before.ends_with(**last));
        let last = last.map(|last| range.start - last.len()..range.start);
        // 葛部长最后作了讲话
        let last = last.or_else(|| behind.starts_with("最后").then(|| range.end..range.end + "最后".len()))?;
        let own = source.get(clause(source, &range))?;
        own.contains('了').then(|| Finding { range: last, becomes: String::new(), because: Because::Order })
    });
    told.collect()
}

/// The entries of a list in another order; none where they are not those of this item in the order before.
fn in_order(
    order: &Order,
    now: &Rundown,
    source: &str,
    list: &[Range<usize>],
    entries: &[Range<usize>],
) -> Option<Finding> {
    let people = &now.agenda().people;
    let is_named =
        |place: &Range<usize>, id: &str| names_one(source.get(place.clone()).unwrap_or_default(), id, people);
    // Whoever is no speaker of this item keeps the place.
    let who: Vec<(&Range<usize>, usize)> = list
        .iter()
        .zip(entries)
        .filter_map(|(place, entry)| Some((entry, order.before.iter().position(|id| is_named(place, id.as_str()))?)))
        .collect();
    let was_in_order =
        who.len() > 1 && who.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one < other));
    let place_now = |who: usize| order.before.get(who).and_then(|id| order.now.iter().position(|other| other == id));
    let mut moved: Vec<(usize, &Range<usize>)> =
        who.iter().map(|(entry, who)| Some((place_now(*who)?, *entry))).collect::<Option<Vec<_>>>()?;
    moved.sort_by_key(|(place, _)| *place);
    let is_same = moved.iter().map(|(_, entry)| *entry).eq(who.iter().map(|(entry, _)| *entry));
    if !was_in_order || is_same {
        return None;
    }
    let mut moved = moved.into_iter();
    let sorted: Vec<&Range<usize>> = entries
        .iter()
        .map(|entry| {
            let speaks = who.iter().any(|(other, _)| *other == entry);
            if speaks { moved.next().map(|(_, entry)| entry) } else { Some(entry) }
        })
        .collect::<Option<Vec<_>>>()?;
    let (first, last) = (entries.first()?, entries.last()?);
    let mut becomes = String::new();
    for (nth, entry) in sorted.iter().enumerate() {
        if nth > 0 {
            becomes += source.get(entries.get(nth - 1)?.end..entries.get(nth)?.start)?;
        }
        becomes += source.get((*entry).clone())?;
    }
    Some(Finding { range: first.start..last.end, becomes, because: Because::Order })
}
