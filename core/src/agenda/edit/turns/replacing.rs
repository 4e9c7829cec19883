//! A turn that somebody else has: called with all that they are, and without what was only true of whoever had it before.

use super::naming::named_instead;
use super::{StepAt, Written, belonging, words};
use crate::agenda::called::{
    ADDRESSES, FOR_OTHERS, attribute_before, by_turn, mentions, tells_of_life, unit_and_office, units,
};
use crate::agenda::person::ends_in_office;
use crate::agenda::{Person, PersonId};
use crate::chinese;
use crate::chinese::is_han;
use std::sync::Arc;

/// Lets somebody else have a turn. Where the words name whoever had it by letters, they name the new one.
pub(in super::super) fn replace(written: &mut Written, at: &StepAt, by: &PersonId) -> Option<()> {
    let people = &written.agenda.people;
    people.contains_key(by).then_some(())?;
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let was = item.steps.get(at.place)?.turn.clone()?;
    let people = people.clone();
    let called = at.place;
    let call = words::said(written, at).unwrap_or_default();
    for place in belonging(written, at)? {
        let at = StepAt { item: at.item.clone(), place };
        for which in [words::StepText::Say, words::StepText::Thanks] {
            let (Some(words), Some(person)) = (words::read(written, &at, which), people.get(&was)) else { continue };
            let named: String = chinese::sentences(&words)
                .map(|sentence| {
                    let is_of_another = which == words::StepText::Thanks && tells_of_another(sentence, &call);
                    if is_of_another { sentence.to_owned() } else { by_turn(person, &people, sentence, "发言人") }
                })
                .collect();
            // 请白秘书长为他们颁奖: whoever comes instead was not spoken of before, and is called with all that they are.
            let is_call = named != words && place == called && which == words::StepText::Say;
            let named = if is_call { called_anew(person, people.get(by)?, &named) } else { named };
            let named = if which == words::StepText::Thanks { without_life(&named) } else { named };
            if named != words {
                words::write(written, &at, which, named)?;
            }
        }
    }
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    item.steps.get_mut(at.place)?.turn = Some(by.clone());
    // 秦海涛县长讲话: what the item is called names whoever speaks in it.
    let (before, now) = (people.get(&was)?, people.get(by)?);
    if let Some(title) = item.title.as_mut().filter(|title| !mentions(before, &people, title).is_empty()) {
        *title = named_instead(before, now, &people, title);
    }
    Some(())
}

/// 刚才颁奖的时候，蔡部长和每一位都握了手: what somebody did in another turn, which they still have done.
fn tells_of_another(sentence: &str, call: &str) -> bool {
    const DEEDS: [&str; 7] = ["颁奖", "揭牌", "签约", "剪彩", "授旗", "授牌", "参观"];
    let is_other = |deed: &&str| sentence.contains(*deed) && !call.contains(*deed);
    sentence.contains("刚才") && sentence.contains("的时候") && DEEDS.iter().any(is_other)
}

/// A call of somebody new: with all that they are, and without the unit of whoever was called.
fn called_anew(was: &Person, is: &Person, words: &str) -> String {
    let mut words = words.to_owned();
    // 请刚才颁奖的瞿局长讲话: whoever comes instead has not done it.
    let name = words.find("{{发言人");
    if let Some((start, name)) = name.and_then(|name| Some((attribute_before(&words, name)?, name))) {
        words.replace_range(start..name, "");
    }
    words = without_office(&words);
    words = without_unit_twice(is, &words);
    // 最后发言的是{{发言人}}，有请{{发言人.简称}}。: once is enough.
    let is_whole_before = words
        .find("请{{发言人.简称}}")
        .is_some_and(|at| words.get(..at).is_some_and(|before| before.contains("{{发言人}}")));
    if !is_whole_before {
        words = words.replacen("请{{发言人.简称}}", "请{{发言人}}", 1);
    }
    for unit in units(was) {
        for joint in ["的", ""] {
            let short = format!("{unit}{joint}{{{{发言人.简称}}}}");
            words = words.replacen(&short, "{{发言人}}", 1);
        }
    }
    words
}

/// 请区委书记、总河长{{发言人}}讲话: without what stood before the name of whoever had the turn, and is more than the roster says.
fn without_office(words: &str) -> String {
    const LONGEST: usize = 16;
    let Some(name) = words.find("{{发言人") else { return words.to_owned() };
    let (before, rest) = words.split_at(name);
    let leads = ["请", "由", "欢迎", "，", "。", "：", "\n", "是"].iter();
    let start = leads.filter_map(|lead| Some(before.rfind(lead)? + lead.len())).max().unwrap_or(name);
    let (before, office) = before.split_at(start);
    // 总河长 is on no list of offices.
    let is_called = |piece: &str| ends_in_office(piece) || piece.ends_with('长');
    let is_office = |piece: &str| is_called(piece) && FOR_OTHERS.iter().all(|whom| !piece.contains(whom));
    // 促法 of 促法科科长, of which the roster has the last.
    let is_rest = || office.chars().count() == 2 && rest.starts_with("{{发言人}}");
    let is_own = office.chars().count() <= LONGEST
        && office.chars().all(|c| is_han(c) || c == '、')
        && (office.split('、').all(is_office) || is_rest());
    let behind = rest.split_once("}}").filter(|_| is_own && !office.is_empty()).map(|(_, behind)| behind);
    let Some(behind) = behind else { return words.to_owned() };
    let address = ADDRESSES.iter().find_map(|address| behind.strip_prefix(*address));
    format!("{before}{{{{发言人}}}}{}", address.unwrap_or(behind))
}

/// 11号楼的 before a name is said once, where the office of whoever comes begins with it: 11号楼居民代表.
fn without_unit_twice(is: &Person, words: &str) -> String {
    let Some((head, behind)) = words.split_once("的{{发言人") else { return words.to_owned() };
    let leads = ["请", "由", "，", "。", "\n"].iter();
    let start = leads.filter_map(|lead| Some(head.rfind(lead)? + lead.len())).max().unwrap_or(0);
    let (before, unit) = head.split_at(start);
    let is_twice = !unit.is_empty() && unit_and_office(is).starts_with(unit);
    if is_twice { format!("{before}{{{{发言人{behind}") } else { words.to_owned() }
}

/// {{发言人}}是四位发言人里唯一的女同志。: what was said of whoever had the turn, and of nobody else.
fn without_life(words: &str) -> String {
    let is_of_life = |sentence: &&str| sentence.starts_with("{{发言人") && tells_of_life(sentence);
    chinese::sentences(words).filter(|sentence| !is_of_life(sentence)).collect()
}
