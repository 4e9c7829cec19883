//! Whoever is told to get ready and does not come next any more: 请某某同志做好准备, 下一位发言的是某某同志, 请县交通局做好准备.

use super::super::sentence::{clause, sentence, without_clause};
use super::facts::{Facts, Turns, call_of};
use super::names::Names;
use super::{Because, Finding};
use crate::agenda::called::{
    ADDRESSES, BODIES, addressed, instead, is_short_of, known_as, mentions, tells_of_next, unit_and_office,
    unit_called, units,
};
use crate::agenda::person::title_behind;
use crate::agenda::rundown::StepKey;
use crate::agenda::search::placeholders;
use crate::agenda::{Item, Person, PersonId, Rundown, Text};
use crate::chinese::behind;
use crate::chinese::marks::wide;
use std::ops::Range;

/// What stands between whoever is told and what they are told: 请县交通局**提前**做好准备.
const HOW: [&str; 3] = ["提前", "预先", "先"];
/// What they are told.
const TOLD: [&str; 9] = ["做好", "作好", "做发言", "作发言", "做准备", "作准备", "准备", "候场", "候讲"];

/// What leads to whoever comes behind somebody.
const THEN: [&str; 9] = ["稍后", "再", "然后", "之后", "接着", "随后", "最后", "其后", "紧接着"];

/// Whoever is named in a text of a step as the next one, where another one is; and whoever nobody has told yet, where the others
/// of the item are.
pub(super) fn findings(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let mut found = not_next(facts, step, now, source);
    if found.is_empty() {
        found.extend(not_told(facts, step, now, source));
    }
    found.extend(another_unit(facts, step, now, source));
    found.extend(first_two(facts, step, now, source));
    found.extend(addressed_twice(facts, step, now, source));
    found
}

/// {{下一位}}女士请做准备, where the next one is called 先生 by the roster.
fn addressed_twice(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some([was, is]) = facts.steps.get(step).filter(|[was, is]| was.next != is.next) else { return Vec::new() };
    let person = |id: &Option<PersonId>| id.as_ref().and_then(|id| now.agenda().people.get(id));
    let is_titled = person(&is.next).is_some_and(|next| next.address.is_some());
    let (Some(before), true) = (person(&was.next), is_titled) else { return Vec::new() };
    // {{下一位.姓名}}老师 is the name alone.
    let next = placeholders(source).filter(|range| {
        source.get(range.clone()).is_some_and(|words| words.contains("下一位") && !words.contains("姓名"))
    });
    let strays = next.filter_map(|range| {
        let address =
            ADDRESSES.iter().find(|address| source.get(range.end..).is_some_and(|rest| rest.starts_with(**address)))?;
        let range = range.end..range.end + address.len();
        Some(Finding { range, becomes: String::new(), because: Because::NotNext(known_as(before)) })
    });
    strays.collect()
}

/// 第一个发言的是柳河镇。请…: the unit of whoever has this turn or comes next, where that of another speaker of the item is named.
fn another_unit(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Option<Finding> {
    const IS: [&str; 4] = ["发言的是", "汇报的是", "述职的是", "介绍的是"];
    let (index, place) = now.indices_of(step)?;
    let item = now.agenda().items.get(index)?;
    let speaker = now.agenda().people.get(item.steps.get(place)?.turn.as_ref()?)?;
    let start = IS.iter().find_map(|is| Some(source.find(is)? + is.len()))?;
    let end = clause(source, &(start..start)).end;
    let named = source.get(start..end)?;
    let of = |person: &Person| units(person).iter().any(|unit| unit == named);
    // 谢谢岑镇长。接下来发言的是县经济开发区。: whoever comes behind this turn.
    let [was, is] = facts.steps.get(step)?;
    let [was, is] = [&was.next, &is.next].map(|id| id.as_ref().and_then(|id| now.agenda().people.get(id)));
    if [was, is].into_iter().flatten().any(of) {
        let next = is.filter(|is| !of(is) && was.is_some_and(of))?;
        let because = Because::NotNext(known_as(was?));
        return Some(Finding { range: start..end, becomes: unit_called(next)?, because });
    }
    let here = item.steps.iter().filter_map(|step| now.agenda().people.get(step.turn.as_ref()?));
    let is_other = here.chain(facts.gone.iter().map(|left| &left.person)).any(|other| other != speaker && of(other));
    let becomes = unit_called(speaker).filter(|_| is_other && !of(speaker))?;
    Some(Finding { range: start..end, becomes, because: Because::Speakers })
}

/// 先请县消防救援大队汇报，县交通运输局做准备。, in what announces an item: the units of the two who speak first.
fn first_two(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    const FIRST: [&str; 4] = ["先请", "先由", "首先由", "先是"];
    let turns = facts.turns.iter().find(|turns| turns.item == step.0);
    let is_call = facts.steps.get(step).is_none_or(|[_, is]| is.place.is_some());
    let Some(turns) = turns.filter(|_| !is_call) else { return Vec::new() };
    // Of one who is left it says nothing that the call does not.
    if let [_] = turns.now.as_slice() {
        let whole = source.find("先请").map(|at| sentence(source, &(at..at)));
        let whole = whole.filter(|whole| source.get(whole.clone()).is_some_and(tells_of_next));
        let because = Because::Speakers;
        return whole.map(|range| Finding { range, becomes: String::new(), because }).into_iter().collect();
    }
    let of = |nth: usize, is_told: &dyn Fn(&str) -> bool| {
        let ((_, was), (_, is)) = (turns.before.get(nth)?, turns.now.get(nth)?);
        let becomes = unit_called(is).filter(|_| was != is)?;
        let places = units(was).into_iter().find_map(|unit| Some((source.find(&unit)?, unit.len())));
        let range = places.map(|(at, length)| at..at + length)?;
        let own = source.get(clause(source, &range))?;
        // 先由总务处主任魏国平报告财务: who it is and what they do is no word of the unit alone.
        let is_unit = mentions(was, &now.agenda().people, own).is_empty();
        (is_unit && is_told(own)).then_some(Finding { range, becomes, because: Because::Order })
    };
    let leads = |own: &str| FIRST.iter().any(|first| own.contains(first));
    let first = of(0, &leads).or_else(|| first_by_name(turns, now, source));
    let second = leads(source).then(|| of(1, &tells_of_next)).flatten();
    let others = others_told(turns, now, source);
    first.into_iter().chain(second).chain(others).collect()
}

/// 首先发言的是甲，请乙、丙做好准备。: those who come behind the first, in the order that there is now.
fn others_told(turns: &Turns, now: &Rundown, source: &str) -> Option<Finding> {
    let names = Names::of(now, source);
    let people = &now.agenda().people;
    let told = |list: &Vec<Range<usize>>| {
        let own = source.get(clause(source, list.first()?))?;
        (list.len() > 1 && asks_ready(own)).then_some(())?;
        let entries: Vec<Range<usize>> = list.iter().map(|name| names.entry(name)).collect();
        let is_of = |person: &Person, entry: &Range<usize>| {
            source.get(entry.clone()).is_some_and(|words| !mentions(person, people, words).is_empty())
        };
        let behind = |all: &'_ [(PersonId, Person)]| all.get(1..=entries.len()).map(<[_]>::to_vec);
        let (before, is) = (behind(&turns.before)?, behind(&turns.now)?);
        let were_told = before.iter().zip(&entries).all(|((_, person), entry)| is_of(person, entry));
        (were_told && before != is).then_some(())?;
        let called = |(_, person): &(PersonId, Person)| {
            let entry = entries.iter().find(|entry| is_of(person, entry)).and_then(|entry| source.get(entry.clone()));
            entry.map_or_else(|| addressed(person), str::to_owned)
        };
        let joints = entries.windows(2).map(|two| source.get(two.first()?.end..two.last()?.start));
        let joints = joints.map(Option::unwrap_or_default).chain([""]);
        let becomes = is.iter().zip(joints).map(|(person, joint)| called(person) + joint).collect();
        let range = entries.first()?.start..entries.last()?.end;
        Some(Finding { range, becomes, because: Because::Order })
    };
    names.lists().iter().find_map(told)
}

/// 三位评委将逐一点评，先请安宁秘书长。: whoever was to be the first, by name.
fn first_by_name(turns: &Turns, now: &Rundown, source: &str) -> Option<Finding> {
    let ((_, was), (_, is)) = (turns.before.first()?, turns.now.first()?);
    let mention = mentions(was, &now.agenda().people, source).into_iter().next().filter(|_| was != is)?;
    let lead = source.get(..mention.range.start)?;
    let is_called_first = ["先请", "先由", "首先由", "首先请", "先有请"].iter().any(|first| lead.ends_with(first));
    // 首先发言的是许总, in what leads to the calls.
    let own = lead.get(clause(source, &mention.range).start..).unwrap_or_default();
    let is_told_first = own.ends_with("的是") && (own.starts_with("首先") || own.starts_with("第一"));
    // 先由甲老师报告财务，再由乙老师报告提案: each with what they do.
    let whole = source.get(sentence(source, &mention.range))?;
    let is_of_each = ["，再由", "，再请", "，然后由", "，随后由"].iter().any(|then| whole.contains(then));
    let becomes = instead(is, &mention).filter(|_| (is_called_first || is_told_first) && !is_of_each)?;
    Some(Finding { range: mention.range, becomes, because: Because::Order })
}

fn not_next(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Vec<Finding> {
    let Some([was, is]) = facts.steps.get(step).filter(|[was, is]| was.next != is.next) else { return Vec::new() };
    let people = &now.agenda().people;
    let person = |id: &Option<PersonId>| id.as_ref().and_then(|id| people.get(id));
    let Some(before) = person(&was.next) else { return Vec::new() };
    // Whoever has another turn in the next item is called to this one.
    let own =
        now.indices_of(step).and_then(|(item, place)| now.agenda().items.get(item)?.steps.get(place)?.turn.as_ref());
    if own.is_some() && own == was.next.as_ref() {
        return Vec::new();
    }
    let next = person(&is.next);
    let by_name = mentions(before, people, source).into_iter().map(|mention| {
        let becomes = next.and_then(|next| instead(next, &mention));
        // 米兰女士 by a roster that has no 女士 for her.
        let behind = source.get(mention.range.end..).unwrap_or_default();
        let is_addressed = |words: &String| ADDRESSES.iter().any(|address| words.ends_with(address));
        let address = ADDRESSES.iter().find(|address| behind.starts_with(**address));
        let address = address.filter(|_| becomes.as_ref().is_none_or(is_addressed)).map_or(0, |address| address.len());
        (mention.range.start..mention.range.end + address, becomes)
    });
    // 席梦同志、季夏同志依次作准备: of several one is named already.
    let names_next = |range: &Range<usize>| {
        let own = source.get(clause(source, range)).unwrap_or_default();
        next.is_some_and(|next| !mentions(next, people, own).is_empty())
    };
    // Units are told within their item: whoever speaks in the next one is no 县交通局 of this one.
    let next_unit = next.filter(|_| was.is_last || !is.is_last);
    let told: Vec<(Range<usize>, Option<String>)> = by_name
        .filter(|(range, _)| !names_next(range))
        .filter_map(|(range, becomes)| {
            let own = source.get(clause(source, &range))?;
            // 下面作报告的是任主任，请做好准备。: what they would have done is nobody else's.
            let behind = source.get(clause(source, &range).end..).unwrap_or_default();
            let is_told_behind = behind.strip_prefix('，').is_some_and(|rest| rest.starts_with("请做"));
            let leads = ["下面", "接下来", "下一个", "下一位"].iter().any(|lead| own.starts_with(lead));
            if is_told_behind && leads && own.contains("的是") && !tells_of_next(own) {
                let said = next.map(|next| format!("请{}做好准备。", addressed(next)));
                return Some((sentence(source, &range), Some(said.unwrap_or_default())));
            }
            // 先请管主任讲话，再请方市长作指示: what they are called to do is nobody else's.
            let ahead = source.get(..clause(source, &range).start).unwrap_or_default();
            let behind_speech = ["之后，", "以后，", "完后，"].iter().find_map(|behind| ahead.strip_suffix(behind));
            let spoke = behind_speech.is_some_and(|lead| {
                ["发言", "讲完", "说完", "汇报", "介绍", "讲话", "述职"].iter().any(|spoke| lead.ends_with(spoke))
            });
            if own.starts_with('请') && spoke {
                let whole = sentence(source, &range);
                // 首先请甲老师讲话，甲老师讲完以后，请乙同志讲话。: whoever is called first is called all the same.
                let lead = clause(source, &(ahead.len() - '，'.len_utf8()..ahead.len() - '，'.len_utf8()));
                let calls = source.get(whole.start..lead.start).is_some_and(|words| words.contains('请'));
                let kept = lead.start - '，'.len_utf8()..clause(source, &range).end;
                return Some((if calls { kept } else { whole }, Some(String::new())));
            }
            if is_second_call(own) || tells_what_comes(source, &range) {
                return Some((range, None));
            }
            (tells_of_next(own) || asks_ready(own)).then(|| of_unit(before, next, source, range, becomes))
        })
        .collect();
    // 下一位是三年级的金先生: with all that says who it is.
    let behind: Vec<_> = comes_behind(before, next_unit, now, source).into_iter().collect();
    let told = if behind.is_empty() { told } else { behind };
    let told = if told.is_empty() { by_unit(before, next_unit, source) } else { told };
    let told = if told.is_empty() { by_label(now, step, [&was.next, &is.next], next_unit, source) } else { told };
    let finding = |(range, becomes): (Range<usize>, Option<String>)| {
        let (range, becomes) = match becomes {
            Some(becomes) => (range, becomes),
            None => without_clause(source, &range),
        };
        Finding { range, becomes, because: Because::NotNext(known_as(before)) }
    };
    told.into_iter().map(finding).collect()
}

/// 再请方市长作指示, 之后由熊局长发言, behind the call of somebody else.
fn is_second_call(clause: &str) -> bool {
    let behind = THEN.iter().find_map(|then| clause.trim_start().strip_prefix(then));
    behind.is_some_and(|call| call.starts_with(['请', '由', '是']))
}

/// 接下来龚院长将从设计的角度为我们解读: what whoever is named will do, which is nobody else's.
fn tells_what_comes(source: &str, name: &Range<usize>) -> bool {
    const LEADS: [&str; 4] = ["接下来", "下面", "随后", "然后"];
    let own = clause(source, name);
    let (before, behind) = (source.get(own.start..name.start), source.get(name.end..own.end));
    before.is_some_and(|lead| LEADS.contains(&lead)) && behind.is_some_and(|does| does.starts_with(['将', '会', '要']))
}

/// 请儿科的佟佳佳做准备: somebody is told, whatever they are of.
fn asks_ready(clause: &str) -> bool {
    clause.trim_start().starts_with('请') && clause.trim_end().ends_with("准备")
}

/// 儿科的 before the name of whoever was next was theirs, too.
fn of_unit(
    before: &Person,
    next: Option<&Person>,
    source: &str,
    range: Range<usize>,
    becomes: Option<String>,
) -> (Range<usize>, Option<String>) {
    let head = source.get(..range.start).and_then(|head| head.strip_suffix('的'));
    let own = head.and_then(|head| units(before).iter().find_map(|unit| head.strip_suffix(unit.as_str())));
    // 县住建局的 of 县住房和城乡建设局.
    let in_short = || {
        let start = head?.rfind('请')? + '请'.len_utf8();
        let short = head?.get(start..)?;
        units(before).iter().any(|unit| is_short_of(short, unit)).then(|| head?.get(..start)).flatten()
    };
    match own.or_else(in_short) {
        Some(own) => (own.len()..range.end, next.map(addressed)),
        None => (range, becomes),
    }
}

/// 罗总之后是飞驰物流的秦总: whoever comes behind somebody, with the unit.
fn comes_behind(
    before: &Person,
    next: Option<&Person>,
    now: &Rundown,
    source: &str,
) -> Option<(Range<usize>, Option<String>)> {
    const BEHIND: [&str; 6] = ["之后是", "后面是", "后边是", "下一位是", "下一位发言的是", "接下来这位是"];
    let start = BEHIND.iter().find_map(|is| Some(source.find(is)? + is.len()))?;
    let who = start..clause(source, &(start..start)).end;
    let words = source.get(who.clone())?;
    // 远航智控的 is true of somebody else who is of there.
    let is_of_there = |next: &Person| words.split_once('的').is_some_and(|(of, _)| unit_and_office(next).contains(of));
    // 之后是南坪社, of 南坪基层社.
    let is_named = !mentions(before, &now.agenda().people, words).is_empty()
        || is_short_of(words, &unit_and_office(before))
        || units(before).iter().any(|unit| unit == words);
    let named = is_named && !next.is_some_and(is_of_there);
    let called_so =
        |next: &Person| unit_called(next).filter(|_| words.ends_with(BODIES)).unwrap_or_else(|| addressed(next));
    // 下一位是金先生，请大家欢迎。: where nobody comes, nobody is welcomed.
    let whole = sentence(source, &who);
    match next.map(called_so) {
        None if named && source.get(who.end..whole.end).is_some_and(|rest| rest.contains("欢迎")) => {
            Some((whole, Some(String::new())))
        }
        next => named.then_some((who, next)),
    }
}

/// The unit of whoever came next, where a clause tells it to get ready, and that of whoever does now: 县交通局, 第二组.
fn by_unit(before: &Person, next: Option<&Person>, source: &str) -> Vec<(Range<usize>, Option<String>)> {
    // 大沙河 of a village's river chief is a river, and not who gets ready.
    let body = |next| unit_called(next).filter(|unit| unit.ends_with(BODIES) || unit.ends_with("集团"));
    let becomes = next.map(|next| body(next).unwrap_or_else(|| addressed(next)));
    let named = units(before).into_iter().find_map(|unit| {
        let ranges = source.match_indices(unit.as_str()).map(|(at, unit)| at..at + unit.len());
        // 区交通局局长做准备: whoever comes next may be no 局长.
        let ranges = ranges.map(|range| {
            let office = source.get(range.end..).and_then(title_behind).map_or(0, str::len);
            range.start..range.end + office
        });
        let told = ranges.filter(|range| source.get(clause(source, range)).is_some_and(tells_of_next));
        let told: Vec<Range<usize>> = told.collect();
        (!told.is_empty()).then_some(told)
    });
    // 经开区 of 经济开发区管委会.
    let in_short = || {
        let whole = unit_and_office(before);
        let called =
            told(source).filter(|range| source.get(range.clone()).is_some_and(|short| is_short_of(short, &whole)));
        called.into_iter().collect()
    };
    let told = named.unwrap_or_else(in_short);
    told.into_iter().map(|range| (range, becomes.clone())).collect()
}

/// 施工单位代表请做准备, 3号项目请候场: whoever was called so in their own turn, and what whoever comes now is called like that.
fn by_label(
    now: &Rundown,
    step: &StepKey,
    [was, is]: [&Option<PersonId>; 2],
    next: Option<&Person>,
    source: &str,
) -> Vec<(Range<usize>, Option<String>)> {
    let item = now.indices_of(step).and_then(|(item, _)| now.agenda().items.get(item));
    let call = |id: &Option<PersonId>| Some(call_of(item?, id.as_ref()?));
    // Whoever is gone is called no more, and may have been called so.
    let was_called = |label: &str| call(was).is_none_or(|call| call.is_empty() || call.contains(label));
    let is_called = |label: &str| call(is).is_some_and(|call| call.contains(label));
    let labelled = told(source).filter(|who| {
        source.get(who.clone()).is_some_and(|label| was_called(label) && !is_called(label))
            && source.get(who.end..).is_some_and(|behind| behind.starts_with('请'))
    });
    let Some(range) = labelled else { return Vec::new() };
    let label = source.get(range.clone()).unwrap_or_default();
    let becomes =
        next.map(|next| call(is).and_then(|call| label_like(label, &call)).unwrap_or_else(|| addressed(next)));
    vec![(range, becomes)]
}

/// 监理单位代表 of 请监理单位代表苏静女士发言, where another one is called 施工单位代表: what ends alike.
fn label_like(label: &str, call: &str) -> Option<String> {
    const LEAST: usize = 2;
    const LONGER: usize = 4;
    let ends = label.char_indices().skip(1).map(|(at, _)| at).filter_map(|at| label.get(at..));
    ends.take_while(|end| end.chars().count() >= LEAST).find_map(|end| {
        let at = call.find(end)?;
        let ahead = call.get(..at)?;
        let start = ahead.rfind(['请', '由', '是', '有', '，', '。', '：', '、', '的', '\n']);
        let start = start.map_or(0, |at| behind(ahead, at));
        let found = call.get(start..at + end.len())?;
        (found.chars().count() <= label.chars().count() + LONGER && found.len() > end.len()).then(|| found.to_owned())
    })
}

/// Who is told to get ready in a text: 县交通局 of 请县交通局做好准备, 3号项目 of 3号项目请候场.
fn told(source: &str) -> Option<Range<usize>> {
    source.match_indices('请').find_map(|(at, call)| {
        let own = clause(source, &(at..at));
        let words = source.get(own.clone()).filter(|own| tells_of_next(own))?;
        let ahead = source.get(own.start..at).filter(|ahead| ahead.chars().count() > 1);
        if ahead.is_some_and(|ahead| {
            !tells_of_next(ahead) && !words.starts_with(['有', '下', '先']) && !THEN.contains(&ahead.trim())
        }) {
            return Some(own.start..at);
        }
        let start = at + call.len();
        let behind = source.get(start..own.end)?;
        let told = TOLD.iter().filter_map(|word| behind.find(word)).min()?;
        let who = HOW.iter().fold(behind.get(..told)?, |who, how| who.strip_suffix(how).unwrap_or(who));
        (!who.is_empty()).then(|| start..start + who.len())
    })
}

/// A call that has come between others that tell whoever is next to get ready, and does not: 请何青同志发言，请县交通局做好准备。
fn not_told(facts: &Facts, step: &StepKey, now: &Rundown, source: &str) -> Option<Finding> {
    let (index, place) = now.indices_of(step)?;
    let item = now.agenda().items.get(index)?;
    let speaker = now.agenda().people.get(item.steps.get(place)?.turn.as_ref()?)?;
    let has_come = facts.steps.get(step).is_none_or(|[was, is]| was.is_last && !is.is_last);
    let next = item.steps.get(place + 1..)?.iter().find_map(|step| step.turn.as_ref()).filter(|_| has_come)?;
    let next = now.agenda().people.get(next)?;
    let (before, who, behind) = pattern(item, place)?;
    let who = who.as_str();
    let is_unit = who.ends_with(BODIES);
    let by_label = item.steps.get(place + 1..)?.iter().find_map(|step| step.turn.as_ref());
    let by_label = by_label.and_then(|id| label_like(who, &call_of(item, id))).filter(|_| behind.starts_with('请'));
    let who = unit_called(next).filter(|_| is_unit).or(by_label).unwrap_or_else(|| addressed(next));
    // Behind the words that call: what looks back may stand before them.
    let by_letters = mentions(speaker, &now.agenda().people, source).into_iter().map(|mention| mention.range.start);
    let calls = by_letters.chain(["{{发言人", "{{speaker"].iter().filter_map(|turn| source.find(turn)));
    let call = calls.filter(|at| source.get(..*at).is_some_and(|before| before.contains('请'))).min()?;
    let end = source.get(call..)?.find(['。', '！']).map_or(source.len(), |at| call + at);
    // {{下一位.简称}} follows by itself.
    let computed = ["{{下一位", "{{turn.next"].iter().any(|next| source.contains(next));
    let is_next = computed || source.contains(who.as_str()) || !mentions(next, &now.agenda().people, source).is_empty();
    let is_told = is_next && source.split(['，', '。', '；']).any(tells_of_next);
    let mark = source.get(end..)?.chars().next().map_or(0, char::len_utf8);
    let stop = source.get(end..end + mark)?;
    (!is_told).then(|| Finding {
        range: end..end + mark,
        becomes: format!("，{before}{who}{behind}{}", if stop.is_empty() { "。" } else { stop }),
        because: Because::Speakers,
    })
}

/// How another call of the item tells whoever is next to get ready, by their unit if any does: what stands before whoever it is,
/// they, and what behind.
fn pattern(item: &Item, place: usize) -> Option<(String, String, String)> {
    let others = item.steps.iter().enumerate().filter(|(nth, step)| *nth != place && step.turn.is_some());
    let mut patterns = others.filter_map(|(_, step)| {
        let Some(Text::Inline(words)) = &step.say else { return None };
        let words = wide(words);
        let who = told(&words)?;
        let own = clause(&words, &who);
        let parts =
            [own.start..who.start, who.clone(), who.end..own.end].map(|part| words.get(part).map(str::to_owned));
        let [before, who, behind] = parts;
        Some((before?, who?, behind?))
    });
    let first = patterns.next()?;
    let is_of_unit = |(_, who, _): &(String, String, String)| who.ends_with(BODIES);
    if is_of_unit(&first) { Some(first) } else { patterns.find(is_of_unit).or(Some(first)) }
}
