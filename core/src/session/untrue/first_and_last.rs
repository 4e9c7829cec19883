//! Words that say that an item or a speaker is the first, the last or one of several, where that is so no more: 最后一项议程,
//! 首先，请…, 第一位发言的是….

use super::super::sentence::{clause, without_clause};
use super::facts::Facts;
use super::numbers::{ITEMS, PARTS, SPEECH, UNITS, counts_last};
use super::{Because, Finding};
use crate::agenda::ItemId;
use crate::agenda::rundown::StepKey;
use crate::chinese::marks::wide;
use crate::chinese::numeral;
use std::ops::Range;

/// What is said of the last item instead of its number.
const LAST: [&str; 2] = ["最后一项", "最后一个"];
/// What is said of the last speaker, and of another one.
const LAST_SPEAKER: [(&str, &str); 8] = [
    ("压轴的是", "接下来是"),
    ("压轴发言的", "接下来发言的"),
    ("压轴出场的", "接下来出场的"),
    ("最后一位", "下一位"),
    ("最后一家", "下一家"),
    ("最后一名", "下一名"),
    ("最后发言的", "接下来发言的"),
    ("最后颁发", "接着颁发"),
];

/// What whoever speaks last is called by.
const CALLED_LAST: &str = "最后";

/// What is not true in a text of a step.
pub(super) fn findings(facts: &Facts, step: &StepKey, source: &str) -> Vec<Finding> {
    let mut found = no_longer_last(facts, &step.0, source);
    let of_item = neither_first_nor_last(facts, step, source).or_else(|| item_in_order(facts, step, source));
    found.extend(of_item.or_else(|| only_one(facts, step, source)));
    found.extend(first_of_one(facts, step, source));
    found.extend(last_of_one(facts, step, source));
    found.extend(no_longer_last_speaker(facts, step, source));
    found.extend(no_longer_first_speaker(facts, step, source));
    found.extend(adds_to_nobody(facts, step, source));
    if found.is_empty() {
        found.extend(first_now(facts, step, source));
    }
    found
}

/// 接下来请…, where nobody speaks before them in the item any more.
fn first_now(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    const LATER: [&str; 7] = ["接下来", "其次", "然后", "接着", "随后", "紧接着", "再"];
    // Whoever was called by these words all along leads over to the item.
    let is_first_now = facts
        .steps
        .get(step)
        .is_some_and(|[was, is]| is.place == Some(1) && (was.place > Some(1) || !was_called_so(facts, step, source)));
    let is_alone = facts.speakers.iter().any(|one| one.item == step.0 && one.is == 1);
    // The first of a round that comes behind others is called as it was.
    let is_later = facts.steps.get(step).is_some_and(|[was, is]| was.place == Some(1) && is.place_in_item > Some(1));
    // 接下来请丁主席宣读决定, behind the only turn of an item, leads over to the next one.
    let is_own_call = facts.all_calls[1].iter().any(|(at, call)| at == step && wide(call) == source);
    // 镇里讲了，村里也讲一讲。请…: a later round that nobody was called the first of.
    let is_of_later_round = facts.steps.get(step).is_some_and(|[_, is]| is.place_in_item > Some(1));
    let began_so = || {
        let began = facts
            .steps
            .iter()
            .filter(|((item, _), [was, _])| *item == step.0 && was.place == Some(1) && was.place_in_item > Some(1));
        let calls = began.filter_map(|(at, _)| facts.all_calls[0].iter().find(|(other, _)| other == at));
        calls.into_iter().any(|(_, call)| ["首先", "先请", "先由", "先有请"].iter().any(|first| call.contains(first)))
    };
    (is_first_now && !is_later && is_own_call && (!is_of_later_round || began_so())).then_some(())?;
    if let Some((range, becomes)) = next_of_first(source) {
        return Some(Finding { range, becomes: becomes.to_owned(), because: Because::Speakers });
    }
    let call = |(at, word): (usize, &str)| {
        let end = at + word.len();
        let comma = source.get(end..)?.chars().next().filter(|c| matches!(c, '，' | ',')).map_or(0, char::len_utf8);
        is_call(source, at, word).then_some((at, end, comma))
    };
    let (start, end, comma) = LATER.iter().flat_map(|word| source.match_indices(word)).filter_map(call).max()?;
    let (end, becomes) = if is_alone { (end + comma, "") } else { (end, "首先") };
    Some(Finding { range: start..end, becomes: becomes.to_owned(), because: Because::Speakers })
}

/// Whether somebody was called by these words all along, or in the same place with the same words about the order.
fn was_called_so(facts: &Facts, step: &StepKey, source: &str) -> bool {
    const ORDER: [&str; 10] = ["首先", "接下来", "其次", "然后", "接着", "随后", "最后", "第", "先", "再"];
    let order = |call: &str| ORDER.map(|word| call.contains(word));
    let is_in_place = facts.steps.get(step).is_some_and(|[was, is]| was.place == is.place && was.is_last == is.is_last);
    let mut calls = facts.all_calls[0].iter();
    calls.any(|(at, call)| call == source || is_in_place && at == step && order(call) == order(source))
        || facts.replaced.iter().any(|one| one.step == *step)
}

/// 下一个述职的是…, 下一位分享嘉宾是…: what is said of whoever comes next, and what of the first.
fn next_of_first(source: &str) -> Option<(Range<usize>, &'static str)> {
    const WHO: usize = 8;
    let (at, next) = ["下一位", "下一个"].iter().find_map(|next| Some((source.find(next)?, next)))?;
    let is_start = at == 0 || source.get(..at)?.ends_with(['。', '！', '，', '\n']);
    let rest = source.get(at + next.len()..).filter(|_| is_start)?;
    // 下一位要讲的是孝心, 下一位发言的代表，就是…
    let is_guest = rest.split_once('是').is_some_and(|(who, _)| {
        let who = who.strip_suffix("，就").unwrap_or(who);
        let is_told = || who.ends_with('的') && !SPEECH.iter().any(|deed| who.starts_with(deed));
        (who.ends_with(['宾', '人', '表']) || is_told()) && who.chars().count() <= WHO
    });
    let speaks = || SPEECH.iter().any(|deed| rest.strip_prefix(deed).is_some_and(|rest| rest.starts_with("的是")));
    // 下一位，请…
    let calls = ["，请", "，有请"].iter().any(|call| rest.starts_with(call));
    let becomes = if is_guest { "第一位" } else { "首先" };
    (is_guest || calls || speaks()).then_some((at..at + next.len(), becomes))
}

/// 最后一项议程, where another item is the last one now.
fn no_longer_last(facts: &Facts, id: &ItemId, source: &str) -> Vec<Finding> {
    let ((last_was, last_is), numbers) = (facts.counts, facts.numbers.get(id));
    let now = numbers.filter(|(was, _)| was.own == Some(last_was)).and_then(|(_, is)| is.own);
    let Some(now) = now.filter(|own| *own != last_is) else { return Vec::new() };
    let places = LAST.iter().flat_map(|last| source.match_indices(last)).filter(|(at, last)| {
        let behind = source.get(at + last.len()..).unwrap_or_default();
        // 会议的最后一项，请…讲话
        let alone = last.ends_with('项') && behind.starts_with(['，', '：']);
        alone || ITEMS.iter().chain(&PARTS).any(|word| behind.starts_with(word))
    });
    let finding = |(at, words): (usize, &str)| {
        let here = at..at + words.len();
        // 第六项议程，也是今天的最后一项议程: the clause says nothing else.
        if source.get(clause(source, &here)).is_some_and(|own| own.starts_with("也是")) {
            let (range, becomes) = without_clause(source, &here);
            return Finding { range, becomes, because: Because::Number };
        }
        let becomes = words.replacen("最后一", &format!("第{}", numeral::chinese(now)), 1);
        Finding { range: here, becomes, because: Because::Number }
    };
    places.map(finding).collect()
}

/// 首先，请… in the item that was the first one and is not now, and 最后，请… in the one that was the last.
fn neither_first_nor_last(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    let is_first_turn = facts.steps.get(step).is_some_and(|[_, is]| is.place == Some(1));
    // 首先，请大家观看宣传片 opens an item in which nobody speaks.
    let is_opening =
        facts.is_first_step(step) && !facts.speakers.iter().any(|one| one.item == step.0) && source.starts_with("首先");
    // 最后进入第五个环节，自由交流, in which nobody is called.
    let turns = ["最后进入", "最后进行", "最后，进入", "最后，进行"].iter().any(|last| source.starts_with(last));
    let (was, is) = facts.numbers.get(&step.0).filter(|_| is_first_turn || is_opening || turns)?;
    let (was, is) = (was.own?, is.own?);
    let (last_was, last_is) = facts.counts;
    let (word, becomes) = match (was, is) {
        (1, is) if is > 1 => ("首先", "接下来"),
        (was, is) if was == last_was && is < last_is => ("最后", "下面"),
        _ => return None,
    };
    let is_alone = source.strip_prefix(word).is_some_and(|rest| rest.starts_with(['，', ',', '请', '由', '有', '进']));
    is_alone.then(|| Finding { range: 0..word.len(), becomes: becomes.to_owned(), because: Because::Number })
}

/// 先办第一件事, 接着办第二件事: the words of the order before the number of an item that is the first one no more, or is it now.
fn item_in_order(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    const LATER: [&str; 5] = ["接着", "然后", "接下来", "再", "随后"];
    /// Characters between the word and the number: 办, 进行大会.
    const LONGEST: usize = 5;
    let (was, is) = facts.numbers.get(&step.0).filter(|_| facts.is_first_step(step))?;
    let (was, is) = (was.own?, is.own?);
    let (word, becomes) = match (was == 1, is == 1) {
        (true, false) => ("先", "接着"),
        (false, true) => (*LATER.iter().find(|later| source.starts_with(**later))?, "先"),
        (true, true) | (false, false) => return None,
    };
    let behind = source.strip_prefix(word)?;
    let number = behind.find(['第', '{', '｛'])?;
    // 先走第一步 counts no items, and 先进个人{{发言人}} nothing.
    let counted = behind.get(number..)?.strip_prefix('第').and_then(|rest| rest.get(numeral::at_start(rest)?.1..));
    let is_placeholder =
        || behind.get(number..).is_some_and(|rest| rest.trim_start_matches(['{', '｛', ' ']).starts_with("第几"));
    let counts_items = counted.is_some_and(|thing| thing.starts_with(['项', '个', '件', '桩'])) || is_placeholder();
    let is_order = counts_items
        && behind.get(..number)?.chars().count() <= LONGEST
        && !behind.get(..number)?.contains(['，', '请']);
    is_order.then(|| Finding { range: 0..word.len(), becomes: becomes.to_owned(), because: Because::Number })
}

/// 首先，请…, where nobody else is left in the item.
fn only_one(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    let is_alone = facts.speakers.iter().any(|one| one.item == step.0 && one.was > 1 && one.is == 1);
    let is_turn = facts.steps.get(step).is_some_and(|[_, is]| is.place == Some(1));
    // 首先 in the first item of the meeting is about the items.
    // And so it is in the first one in which anybody speaks, where none is counted.
    let is_uncounted = facts.numbers.get(&step.0).is_none_or(|(_, is)| is.own.is_none());
    let is_first_spoken = || facts.speakers.first().is_some_and(|one| one.item == step.0);
    let is_first_item =
        facts.numbers.get(&step.0).is_some_and(|(_, is)| is.own == Some(1)) || is_uncounted && is_first_spoken();
    let places = ["首先", "先"].iter().flat_map(|word| source.match_indices(word));
    let mut first = places.filter_map(|(at, word)| {
        let is_start = at == 0 || source.get(..at)?.ends_with(['。', '！', '：', '，', '\n']);
        let rest = source.get(at + word.len()..)?;
        let comma = rest.chars().next().filter(|c| matches!(c, '，' | ',')).map_or(0, char::len_utf8);
        let is_call = rest.get(comma..)?.starts_with(['请', '由', '有', '让']);
        (is_start && is_call).then_some(at..at + word.len() + comma)
    });
    let range = first.next().filter(|_| is_alone && is_turn && !is_first_item)?;
    Some(Finding { range, becomes: String::new(), because: Because::Speakers })
}

/// 第一位发言的是…, where nobody else is left in the item: 发言的是….
fn first_of_one(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    let is_alone = facts.speakers.iter().any(|one| one.item == step.0 && one.was > 1 && one.is == 1);
    let (at, first) = ["第一位", "第一个", "首位"].iter().find_map(|first| Some((source.find(first)?, first)))?;
    let rest = source.get(at + first.len()..)?;
    let comes = SPEECH.iter().chain(&["上台", "登台", "出场"]);
    let mut said = comes.filter_map(|word| rest.strip_prefix(word)).filter(|rest| rest.starts_with("的是"));
    let is_call = said.next().is_some();
    // 第一位是数学教师祝凯老师，有请。
    if let Some(behind) = rest.strip_prefix('是').filter(|_| is_alone) {
        let end = at + first.len() + '是'.len_utf8();
        let is_asked = behind.contains('请')
            && source.get(..at).is_none_or(|before| before.ends_with(['。', '！', '\n']) || before.is_empty());
        return is_asked
            .then(|| Finding { range: at..end, becomes: "下面是".to_owned(), because: Because::Speakers });
    }
    (is_alone && is_call).then(|| Finding {
        range: at..at + first.len(),
        becomes: String::new(),
        because: Because::Speakers,
    })
}

/// 最后一个部门，请…, where nobody else is left in the item.
fn last_of_one(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    /// Characters of what one of them is called: 最后一个汇报单位.
    const LONGEST: usize = 9;
    let is_alone = facts.speakers.iter().any(|one| one.item == step.0 && one.was > 1 && one.is == 1);
    let is_turn = facts.steps.get(step).is_some_and(|[_, is]| is.place.is_some());
    let at = source.find("最后一").filter(|_| is_alone && is_turn)?;
    let is_start = at == 0 || source.get(..at)?.ends_with(['。', '！', '\n']);
    let rest = source.get(at..)?;
    let (who, behind) = rest.split_once('，').filter(|(who, _)| is_start && who.chars().count() <= LONGEST)?;
    let is_of_item = ITEMS.iter().chain(&PARTS).any(|item| who.contains(item)) || who.ends_with('项');
    let range = at..at + who.len() + '，'.len_utf8();
    let is_call = behind.starts_with(['请', '由', '有']) && !is_of_item;
    is_call.then_some(Finding { range, becomes: String::new(), because: Because::Speakers })
}

/// 最后一位发言的是…, where somebody speaks behind them now.
fn no_longer_last_speaker(facts: &Facts, step: &StepKey, source: &str) -> Vec<Finding> {
    // A call that a change has made the last one is it no more, either.
    // Of whoever has come for somebody it is as true as it was.
    let others = facts.steps.get(step).is_some_and(|[was, is]| {
        // Somebody who has come behind all of them makes no round of their own.
        let was_last_of_all = was.behind.is_some_and(|[_, of_item]| of_item == 0);
        let is_no_more = was_last_of_all && is.behind.is_some_and(|[_, of_item]| of_item > 0);
        is.place.is_some() && (!is.is_last && (was.is_last || !was_called_so(facts, step, source)) || is_no_more)
    });
    let places = LAST_SPEAKER.iter().filter(|_| others);
    let places = places.flat_map(|(last, other)| source.match_indices(last).map(move |(at, _)| (at, last, other)));
    let places = places.filter(|(at, _, _)| !counts_last(source, *at));
    let finding = |(at, last, other): (usize, &&str, &&str)| {
        // 第四家，也是最后一家，请…
        let also = source.get(..at).and_then(|before| before.strip_suffix("，也是").or(before.strip_suffix(",也是")));
        let start = also.map_or(at, str::len);
        let becomes = if also.is_some() { String::new() } else { (*other).to_owned() };
        Finding { range: start..at + last.len(), becomes, because: Because::Speakers }
    };
    // 最后一个部门，人力资源部，请…
    let by_unit = source.match_indices("最后一个").filter(|(at, last)| {
        let behind = source.get(at + last.len()..).unwrap_or_default();
        others && UNITS.iter().chain(&SPEECH).any(|unit| behind.starts_with(unit))
    });
    let by_unit = by_unit.map(|(at, last)| {
        let here = at..at + last.len();
        // 这也是今天的最后一个汇报: no clause of its own is needed to say so.
        let says_so = source.get(clause(source, &here)).is_some_and(|own| own.starts_with(['这', '也']));
        let (range, becomes) = if says_so { without_clause(source, &here) } else { (here, "下一个".to_owned()) };
        Finding { range, becomes, because: Because::Speakers }
    });
    // 最后述职的是…
    let by_deed = SPEECH.iter().flat_map(|deed| source.match_indices(deed)).filter(|_| others);
    let by_deed = by_deed.filter_map(|(at, deed)| {
        let before = source.get(..at)?.strip_suffix(CALLED_LAST)?;
        let is_who = deed != "发言" && source.get(at + deed.len()..)?.starts_with("的是");
        let range = before.len()..before.len() + CALLED_LAST.len();
        is_who.then(|| Finding { range, becomes: "接下来".to_owned(), because: Because::Speakers })
    });
    // 第五位是家长代表，也是这一环节的压轴
    let as_crown = source.match_indices("压轴").filter(|_| others).filter_map(|(at, word)| {
        let own = clause(source, &(at..at + word.len()));
        let says_so = source.get(own.clone())?.starts_with("也是") && own.end == at + word.len();
        let (range, becomes) = without_clause(source, &own);
        says_so.then_some(Finding { range, becomes, because: Because::Speakers })
    });
    // 代表设计单位作最后答复
    let as_last = source.match_indices("作最后").filter(|_| others).map(|(at, words)| Finding {
        range: at + '作'.len_utf8()..at + words.len(),
        becomes: String::new(),
        because: Because::Speakers,
    });
    let calls = source
        .match_indices(CALLED_LAST)
        .filter(|(at, word)| others && (is_call(source, *at, word) || leads_to_call(source, *at, word)));
    let call = |(at, word): (usize, &str)| Finding {
        range: at..at + word.len(),
        becomes: "接下来".to_owned(),
        because: Because::Speakers,
    };
    places.map(finding).chain(by_unit).chain(by_deed).chain(as_crown).chain(as_last).chain(calls.map(call)).collect()
}

/// 请乌云飞队长先讲, 喻总经理，您先来, where somebody speaks before them now.
fn no_longer_first_speaker(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    const FIRST: [(&str, &str); 11] = [
        ("先给", "给"),
        ("您先来", "您请"),
        ("您先请", "您请"),
        ("先讲", "讲"),
        ("先说", "说"),
        ("先谈", "谈"),
        ("先汇报", "汇报"),
        ("先发言", "发言"),
        ("先介绍", "介绍"),
        ("先作", "作"),
        ("先来", "来"),
    ];
    let [was, is] = facts.steps.get(step)?;
    (was.place == Some(1) && is.place.is_some_and(|place| place > 1)).then_some(())?;
    let places = FIRST.iter().flat_map(|(first, becomes)| source.match_indices(first).map(move |one| (one, becomes)));
    // 首先介绍, 率先发言 and 先来看 are other words.
    let is_own = |((at, first), _): &((usize, &str), &&str)| {
        let (before, behind) = (source.get(..*at), source.get(at + first.len()..));
        before.is_some_and(|before| !before.ends_with(['首', '率', '优', '事', '领']))
            && behind.is_some_and(|behind| !behind.starts_with(['看', '听']))
    };
    let ((at, first), becomes) = places.into_iter().find(is_own)?;
    Some(Finding { range: at..at + first.len(), becomes: (*becomes).to_owned(), because: Because::Speakers })
}

/// 作补充说明, where nobody speaks before them any more to whom anything could be added.
fn adds_to_nobody(facts: &Facts, step: &StepKey, source: &str) -> Option<Finding> {
    const ADDS: [&str; 5] = ["补充说明", "补充发言", "补充汇报", "补充介绍", "补充点评"];
    const TOO: [&str; 8] = ["也为大家", "也谈一谈", "也讲一讲", "也来谈", "也就", "也作", "也来", "也说"];
    let [was, is] = facts.steps.get(step)?;
    (was.place.is_some_and(|place| place > 1) && is.place == Some(1)).then_some(())?;
    let adds = ADDS.iter().filter_map(|adds| Some((source.find(adds)?, "补充".len())));
    let too = TOO.iter().filter_map(|too| Some((source.find(too)?, "也".len())));
    // 发言的同样是机关干部, and no 同样是苦练，甲练的是手，乙练的是眼.
    let same = source.find("同样是").filter(|at| clause(source, &(*at..*at)).start < *at);
    let too = too.chain(same.map(|at| (at, "同样".len())));
    let (at, length) = adds.chain(too).min()?;
    Some(Finding { range: at..at + length, becomes: String::new(), because: Because::Speakers })
}

/// 最后我们来听听一线的声音，请…发言。: whether a word about the order begins what leads to the call of the sentence.
fn leads_to_call(source: &str, at: usize, word: &str) -> bool {
    const LEADS: [&str; 5] = ["我们", "让我们", "来听", "听听", "再听"];
    let before = source.get(..at).unwrap_or_default();
    let is_start = before.is_empty() || before.ends_with(['，', '。', '！', '？', '!', '\n']);
    let rest = source.get(at + word.len()..).unwrap_or_default().trim_start_matches(['，', ',']);
    let whole = rest.get(..rest.find(['。', '！', '\n']).unwrap_or(rest.len())).unwrap_or_default();
    let is_asked = ["，请", "，有请"].iter().any(|call| whole.contains(call));
    let speaks = SPEECH.iter().any(|deed| whole.contains(deed));
    // 最后我们来听一个年轻人的。他进厂才四年。有请…: the call has a sentence of its own.
    let is_called_behind = || {
        let behind = rest.get(whole.len()..).unwrap_or_default();
        let mut sentences = behind.split(['。', '！', '\n']);
        sentences.any(|sentence| ["请", "有请", "下面请", "掌声有请"].iter().any(|call| sentence.starts_with(call)))
    };
    is_start && (is_asked && speaks || is_called_behind()) && LEADS.iter().any(|lead| rest.starts_with(lead))
}

/// Whether a word about the order begins a sentence that calls somebody: 最后，请….
fn is_call(source: &str, at: usize, word: &str) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let is_start = before.is_empty() || before.ends_with(['。', '！', '？', '!', '\n']);
    let rest = source.get(at + word.len()..).unwrap_or_default();
    is_start && rest.trim_start_matches(['，', ',']).starts_with(['请', '由', '有'])
}
