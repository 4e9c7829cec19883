//! One person under two offices, two units or two ranks, wherever the script names them.

mod changes;
mod classes;
mod introduced;
mod planned;

use super::calls::is_mark;
use super::cast::{Cast, Mention, Naming};
use super::script::Script;
use crate::agenda::person::titles::JOINS_OFFICES;
use crate::agenda::person::{self, Written, offices_agree};
use crate::chinese::surname;
use crate::chinese::vocabulary::{Found, Vocabulary};
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Words before an office that is no longer held, or not yet.
const NOT_NOW: &[&str] = &["原", "前", "新任", "拟任", "候任", "现任", "兼", "曾任", "时任"];

pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    offices(script, cast, found);
    titles(script, found);
    called_by_another_title(script, cast, found);
    of_another_unit(script, found);
    lower_in_short(script, found);
    classes::check(script, found);
}

/// One name under two offices that no person has together.
fn offices(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    let mut mentions: Vec<&Mention<'_>> = cast
        .mentions
        .iter()
        .filter(|one| {
            let Written { office, title, .. } = one.person;
            // 区教育局王小河副局长: a unit alone is no office.
            let is_office = title.is_empty() || person::ends_in_office(office);
            one.person.has_full_name() && office.chars().count() >= 2 && is_office
        })
        .collect();
    if mentions.is_empty() {
        return;
    }
    mentions.sort_by_key(|one| one.range.start);
    let mut first: HashMap<&str, &str> = HashMap::new();
    let roster = &script.rundown.agenda().people;
    let wanted: HashSet<&str> = mentions.iter().map(|one| one.person.name).collect();
    let titles: HashMap<&str, String> = roster
        .values()
        .filter(|person| wanted.contains(person.name.as_str()))
        .filter(|person| person.office.as_deref().is_some_and(|office| !crate::script::is_blank(office)))
        .map(|person| {
            let title = format!("{}{}", person.unit_said().unwrap_or(""), person.office.as_deref().unwrap_or(""));
            (person.name.as_str(), title)
        })
        .collect();
    // Whoever a call has from the roster is compared there, in the order of the script.
    let called: HashSet<&str> = mentions.iter().filter(|one| !one.is_written).map(|one| one.person.name).collect();
    let mut all: Vec<(&str, &str, Range<usize>)> =
        mentions.iter().map(|one| (one.person.name, one.person.office, one.range.clone())).collect();
    all.extend(named_elsewhere(script, &mentions, &cast.recaps));
    all.extend(introduced::find(script, &wanted));
    all.extend(planned::find(script, &mentions, &wanted));
    all.sort_by_key(|(_, _, range)| range.start);
    let mut changed = None;
    let mut told: HashSet<&str> = HashSet::new();
    let mut offices: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, office, _) in &all {
        offices.entry(name).or_default().push(office);
    }
    // Somebody is mostly named by the same office again.
    let mut known: HashSet<(&str, &str, &str)> = HashSet::new();
    for (name, office, range) in &all {
        let before = match first.get(name) {
            Some(before) => *before,
            None => {
                first.insert(name, office);
                // What the script says later in another way is compared there.
                let again = || {
                    let others = offices.get(name).map(Vec::as_slice).unwrap_or_default();
                    others.iter().any(|other| !offices_agree(office, other))
                };
                match titles.get(name) {
                    Some(title) if !called.contains(name) && !again() => title.as_str(),
                    Some(_) | None => continue,
                }
            }
        };
        if !known.insert((name, before, office)) {
            continue;
        }
        let settled = |office: &str| !NOT_NOW.iter().any(|word| office.contains(word));
        let agree = offices_agree(before, office) && !has_office_of_another(&offices, name, before, office);
        if agree || !settled(before) || !settled(office) || !told.insert(name) {
            continue;
        }
        if !person::are_of_two_bodies(before, office)
            && *changed.get_or_insert_with(|| changes::are_told(script))
            && !changes::are_of_others(script, &cast.calls, name, before, office)
        {
            continue;
        }
        if changes::is_told_of_both(script, name, before, office) {
            continue;
        }
        // What the roster has is said where a placeholder stands: of two places the later one is meant.
        let is_of_roster = titles.get(name).is_some_and(|title| title == before);
        let said = script.text.get(range.end..).and_then(|rest| rest.find(name)).map(|at| range.end + at);
        let said = said.filter(|_| is_of_roster).map(|at| at..at + name.len());
        let (name, first, later) = ((*name).to_owned(), before.to_owned(), (*office).to_owned());
        let (first, later) = if said.is_some() { (later, first) } else { (first, later) };
        found.push(script.problem(Problem::TwoOffices { name, first, later }, said.as_ref().unwrap_or(range)));
    }
}

/// 党委书记、董事长 and then 党委书记、总经理, where another one is 总经理: whether somebody is called by an office that one person
/// holds alone, and that the script gives to somebody else.
fn has_office_of_another(offices: &HashMap<&str, Vec<&str>>, name: &str, before: &str, office: &str) -> bool {
    const HELD_ALONE: [&str; 6] = ["总经理", "董事长", "院长", "校长", "厂长", "理事长"];
    let parts = |office: &'_ str| office.split('、').map(str::to_owned).collect::<Vec<String>>();
    let (first, later) = (parts(before), parts(office));
    let is_new = |part: &&String| first.len() > 1 && later.len() > 1 && !before.contains(part.as_str());
    let is_of_another = |part: &String| {
        let others = offices.iter().filter(|(other, _)| **other != name);
        others.flat_map(|(_, held)| held).any(|held| parts(held).contains(part))
    };
    later.iter().filter(is_new).any(|part| HELD_ALONE.contains(&part.as_str()) && is_of_another(part))
}

/// 由县公安局政委年广泉同志带队: whoever is called somewhere, under an office in front of the name where nobody is called.
fn named_elsewhere<'a>(
    script: &'a Script<'_>,
    mentions: &[&Mention<'a>],
    recaps: &[(usize, usize)],
) -> Vec<(&'a str, &'a str, Range<usize>)> {
    let names: HashSet<&str> = mentions.iter().map(|one| one.person.name).collect();
    let known: HashSet<usize> = mentions.iter().map(|one| one.range.end).collect();
    let mut found = bare_in_recaps(script, recaps, &names);
    static ADDRESS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["同志"]));
    for Found { at: end, end: behind, .. } in script.find(&ADDRESS) {
        if known.contains(&end) || known.contains(&behind) {
            continue;
        }
        let before = script.text.get(..end).unwrap_or_default();
        // Names have two to four characters.
        let starts = before.char_indices().rev().map(|(at, _)| at).take(4).skip(1);
        let name = starts.filter_map(|at| before.get(at..)).find_map(|name| names.get(name).copied());
        let office = name.and_then(|name| person::office_in_front(before.get(..end - name.len())?));
        if let (Some(name), Some(office)) = (name, office) {
            found.push((name, office, end - name.len() - office.len()..end));
        }
    }
    found
}

/// 刚才，医务科科长郜丽娜解读了标准: under an office, without a form of address.
fn bare_in_recaps<'a>(
    script: &'a Script<'_>,
    recaps: &[(usize, usize)],
    names: &HashSet<&'a str>,
) -> Vec<(&'a str, &'a str, Range<usize>)> {
    let mut found = Vec::new();
    for sentence in recaps.iter().filter_map(|(index, _)| script.sentences.get(*index)) {
        let words = script.words(&sentence.range);
        for (at, c) in words.char_indices().filter(|(_, c)| person::is_surname(*c)) {
            let rest = words.get(at..).unwrap_or_default();
            let Some(end) = rest.char_indices().nth(person::usual_length(rest)).map(|(end, _)| end) else { continue };
            let name = rest.get(..end).and_then(|name| names.get(name).copied());
            let office = || person::office_in_front(words.get(..at).unwrap_or_default());
            let Some((name, office)) = name.and_then(|name| Some((name, office()?))) else { continue };
            let start = sentence.range.start + at;
            if c.is_alphabetic() && !words.get(at + name.len()..).is_some_and(|after| after.starts_with("同志")) {
                found.push((name, office, start - office.len()..start + name.len()));
            }
        }
    }
    found
}

/// 邵晓红副镇长 among the guests, and 邵晓红副主席 later.
fn titles(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    /// So many guests are enough to look for: for each the script is read once.
    const MOST: usize = 48;
    let first = script.rundown.items().iter().position(|item| item.number.is_some()).unwrap_or(1).max(1);
    let mut introduced: Vec<(&str, &str)> = Vec::new();
    for (_, words) in script.said(0..script.sentences_of(first).start) {
        // 县委副书记、县长李明 is both.
        let mut offices: Vec<&str> = Vec::new();
        for piece in words.split(|c| is_mark(c) || c == '、') {
            if introduced.len() >= MOST {
                break;
            }
            if person::is_office_alone(piece) {
                offices.push(piece);
            } else if let Some((name, title)) = person::named_with_title(piece).or_else(|| named_behind_office(piece)) {
                // 区长兼景区管委会主任宁静 is 区长, too.
                let all = offices.drain(..).chain([title]).flat_map(|title| title.split(JOINS_OFFICES));
                introduced.extend(all.filter(|title| !title.is_empty()).map(|title| (name, title)));
            } else {
                offices.clear();
            }
        }
    }
    for (name, title) in &introduced {
        let all = || introduced.iter().filter(|(other, _)| other == name);
        let other = script.text.match_indices(name).find_map(|(at, _)| {
            let later = person::title_behind(script.text.get(at + name.len()..)?)?;
            let agrees = all().any(|(_, title)| title.ends_with(later) || later.ends_with(title));
            (!agrees && !offices_agree(title, later)).then_some((at, later))
        });
        if let Some((at, later)) = other
            && !changes::are_told(script)
        {
            let (name, first) = ((*name).to_owned(), (*title).to_owned());
            let problem = Problem::TwoOffices { name: name.clone(), first, later: later.to_owned() };
            found.push(script.problem(problem, &(at..at + name.len() + later.len())));
        }
    }
}

/// 区教育局局长邝丽华: the name and the office before it.
fn named_behind_office(piece: &str) -> Option<(&str, &str)> {
    let address = ["女士", "先生", "同志"].iter().find(|address| piece.ends_with(**address));
    let piece = address.and_then(|address| piece.strip_suffix(*address)).unwrap_or(piece);
    let person = person::read(piece);
    let is_long = person::has_usual_length(person.name)
        || address.is_some() && person::begins_with_surname(person.name) && person.name.chars().count() == 2;
    let is_named = person.has_full_name() && is_long && person.address.is_empty();
    // 为期一个月的青年干部培训班 is nobody.
    let is_body = person::ends_like_a_body(person.name) || person.name.ends_with('班') || person.office.contains('的');
    let is_titled = person::ends_in_office(person.office) && !is_body;
    (is_named && is_titled && piece.ends_with(person.name)).then_some((person.name, person.office))
}

/// 李大川主任 in a look back, who was called as 县教育局局长李大川.
fn called_by_another_title(script: &Script<'_>, cast: &Cast<'_>, found: &mut Vec<Diagnostic>) {
    let named = cast.mentions.iter().filter(|one| {
        one.naming == Naming::Called && person::has_usual_length(one.person.name) && one.person.has_name()
    });
    let mut offices: HashMap<&str, Vec<&str>> = HashMap::new();
    named.for_each(|one| offices.entry(one.person.name).or_default().push(one.person.office));
    // 欧阳修 may be the half of 欧阳修远.
    let names: Vec<&str> =
        offices.keys().copied().filter(|name| name.chars().count() == person::usual_length(name)).collect();
    let vocabulary = Vocabulary::new(&names);
    let mut told: HashSet<&str> = HashSet::new();
    let sentences = cast.recaps.iter().filter_map(|(index, _)| script.sentences.get(*index));
    for sentence in sentences.filter(|_| !names.is_empty()) {
        let words = script.words(&sentence.range);
        for Found { at, end, word } in vocabulary.find(words) {
            let Some((name, offices)) = names.get(word).and_then(|name| offices.get_key_value(name)) else { continue };
            let Some(later) = words.get(end..).and_then(person::title_behind) else { continue };
            let agrees = |office: &&str| office.ends_with(later) || offices_agree(office, later);
            let Some(first) = offices.first().filter(|_| !offices.iter().any(agrees)) else {
                continue;
            };
            if told.insert(name) && !changes::are_told(script) {
                let start = sentence.range.start + at;
                let (name, first, later) = ((*name).to_owned(), (*first).to_owned(), later.to_owned());
                let range = start..start + name.len() + later.len();
                found.push(script.problem(Problem::TwoOffices { name, first, later }, &range));
            }
        }
    }
}

/// 市自然资源局聂长风局长, who was 市住房和城乡建设局局长聂长风 before, and 鲁平副局长, who is 局长鲁平: everybody of the roster with a
/// whole name, wherever a title stands behind it.
fn of_another_unit(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const MOST: usize = 200;
    let people = &script.rundown.agenda().people;
    let names: Vec<&str> = people
        .values()
        .map(|person| person.name.as_str())
        .filter(|name| person::begins_with_surname(name) && (2..=4).contains(&name.chars().count()))
        .collect();
    // A roster of more came from elsewhere, and has people of one name.
    if names.len() > MOST {
        return;
    }
    // Whoever is elected or appointed here may well have two offices, and so may all where it is told of nobody in one sentence.
    let vocabulary = Vocabulary::new(&names);
    let mut may_change: HashSet<&str> = HashSet::new();
    for words in changes::sentences(script) {
        let told = may_change.len();
        may_change.extend(vocabulary.find(words).filter_map(|one| names.get(one.word).copied()));
        if told == may_change.len() && !may_change.iter().any(|name| words.contains(name)) {
            return;
        }
    }
    let mut first: HashMap<&str, (String, String)> = HashMap::new();
    let known = |found: &[Diagnostic], name: &str| {
        found.iter().any(|one| matches!(&one.problem, Problem::TwoOffices { name: other, .. } if other == name))
    };
    for Found { at, end, word } in script.find(&vocabulary) {
        let is_one = |name: &&str| names.iter().filter(|other| *other == name).count() == 1;
        let Some(name) = names.get(word).copied().filter(|name| is_one(name)) else { continue };
        let (before, behind) = (script.text.get(..at).unwrap_or_default(), script.text.get(end..).unwrap_or_default());
        let chair = ["教授", "研究员", "院士"].into_iter().find(|chair| behind.starts_with(chair));
        let title = person::title_behind(behind).or(chair).unwrap_or_default();
        let office = person::office_in_front(before).unwrap_or_default();
        let held = person::title_at_end(office).unwrap_or_default();
        let unit = match office.strip_suffix(held).filter(|_| !held.is_empty()) {
            Some(unit) => unit,
            None => unit_in_front(before),
        };
        // 城乡建设局 of 市住房和城乡建设局: all of it, as the roster has it.
        let listed = people.values().find(|person| person.name == name).and_then(|person| person.unit.as_deref());
        let right_before = |listed: &&str| before.strip_suffix(held).is_some_and(|before| before.ends_with(listed));
        let unit = listed.filter(|listed| right_before(listed) && !unit.is_empty()).unwrap_or(unit);
        let Some((unit_before, rank)) = first.get(name).cloned() else {
            let rank = person::title_at_end(office).unwrap_or(title).to_owned();
            if !unit.is_empty() || !rank.is_empty() {
                first.insert(name, (unit.to_owned(), rank));
            }
            continue;
        };
        // 县作家协会鲁平副会长 may well be 研究会会长.
        let is_of_unit = unit.is_empty() || unit == unit_before;
        let is_lower = is_of_unit && title.strip_prefix('副').is_some_and(|title| !title.is_empty() && rank == title);
        let is_elsewhere = !(title.is_empty() && held.is_empty()) && are_other_units(&unit_before, unit);
        // 公司党委副书记龚启明, who was 公司党委书记龚启明.
        let is_other_rank = (title.is_empty() || chair.is_some())
            && is_of_one_body(&unit_before, unit)
            && differs_by_deputy(&rank, held)
            // 市委副书记 of 市委副书记、政法委书记
            && !format!("{unit_before}{rank}").split('、').any(|part| part == format!("{unit}{held}"));
        let is_settled = NOT_NOW.iter().all(|word| !office.contains(word));
        let is_wrong = is_lower || is_elsewhere || is_other_rank && is_settled;
        if is_wrong && !known(found, name) && !may_change.contains(name) {
            let is_right_before = before.ends_with(unit);
            let (start, written) = match is_other_rank {
                true => (at - held.len(), held),
                false if is_elsewhere && is_right_before => (at - unit.len(), unit),
                false => (at, title),
            };
            let before = if is_elsewhere { unit_before } else { rank };
            let problem = Problem::TwoOffices { name: name.to_owned(), first: before, later: written.to_owned() };
            found.push(script.problem(problem, &(start..end + title.len())));
        }
    }
}

/// 公司党委 of 公司.
fn is_of_one_body(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && (one.starts_with(other) || other.starts_with(one))
}

/// 书记 and 副书记, 党委书记 and 党委副书记.
fn differs_by_deputy(one: &str, other: &str) -> bool {
    let bare = |title: &str| title.replacen('副', "", 1);
    let is_deputy = |title: &str| title.contains('副');
    let (long, short) = if one.len() > other.len() { (bare(one), bare(other)) } else { (bare(other), bare(one)) };
    is_deputy(one) != is_deputy(other) && !short.is_empty() && long.ends_with(&short)
}

/// 栾副局长, who was called as 局长栾明义: nobody else of the roster has the surname, and nobody is named so in full.
fn lower_in_short(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const MOST: usize = 64;
    let people = &script.rundown.agenda().people;
    let surname = |name: &str| surname::surname_at(name).and_then(|bytes| name.get(..bytes)).map(str::to_owned);
    if people.len() > MOST || changes::are_told(script) {
        return;
    }
    let called_in_short =
        people.values().filter(|person| person::has_usual_length(&person.name)).filter_map(|person| {
            let title = person.office.as_deref().and_then(person::title_at_end)?;
            let own = surname(&person.name).filter(|_| title.chars().count() > 1 && !title.starts_with('副'))?;
            Some((format!("{own}副{title}"), own, title, person))
        });
    let called_in_short: Vec<(String, String, &str, &crate::agenda::Person)> = called_in_short.collect();
    let words: Vec<&str> = called_in_short.iter().map(|(short, ..)| short.as_str()).collect();
    let mut told: HashSet<&str> = HashSet::new();
    let vocabulary = Vocabulary::new(&words);
    for Found { at, end, word } in script.find(&vocabulary) {
        let Some((_, own, title, person)) = called_in_short.get(word) else { continue };
        let before = script.text.get(..at).unwrap_or_default();
        let parts = ['、', '和', '与', '谢', '请', '由', '才', ' '];
        let is_whole = before.chars().next_back().is_none_or(|c| is_mark(c) || parts.contains(&c));
        let is_of_another = || {
            people.values().filter(|other| surname(&other.name).as_ref() == Some(own)).count() > 1
                || script.text.contains(&format!("副{title}{own}"))
        };
        if is_whole && !is_of_another() && told.insert(&person.name) {
            let (name, first, later) = (person.name.clone(), (*title).to_owned(), format!("副{title}"));
            found.push(script.problem(Problem::TwoOffices { name, first, later }, &(at..end)));
        }
    }
}

/// What units of one sort end with.
const SORTS: [&str; 8] = ["大学", "学院", "医院", "中学", "小学", "公司", "局", "委"];

/// The unit that some words end with: 市自然资源局 of 感谢市自然资源局.
fn unit_in_front(before: &str) -> &str {
    const LONGEST: usize = 14;
    const LEAST: usize = 4;
    const LEADS: [&str; 9] = ["感谢", "谢谢", "请", "由", "邀请", "欢迎", "刚才", "组长是", "是"];
    let start = before.char_indices().rev().take(LONGEST).take_while(|(_, c)| crate::chinese::is_han(*c)).last();
    let words = start.and_then(|(at, _)| before.get(at..)).unwrap_or_default();
    let lead = LEADS.iter().filter_map(|lead| Some(words.rfind(lead)? + lead.len())).max().unwrap_or(0);
    let unit = words.get(lead..).unwrap_or_default();
    let is_body = SORTS.iter().any(|sort| unit.ends_with(sort)) && unit.chars().count() >= LEAST;
    if is_body { unit } else { "" }
}

/// 市自然资源局 and 市住房和城乡建设局, 省建筑大学 and 省理工大学: two of one sort at one level, with nothing else in common.
fn are_other_units(one: &str, other: &str) -> bool {
    const LEVELS: [char; 6] = ['省', '市', '县', '区', '镇', '乡'];
    /// Of a party committee there is one of each.
    const ORGANS: [&str; 6] = ["组织部", "宣传部", "统战部", "政法委", "纪委", "人武部"];
    let organ = |unit: &str| ORGANS.into_iter().find(|organ| unit.ends_with(organ));
    if organ(one).zip(organ(other)).is_some_and(|(one, other)| one != other) {
        return true;
    }
    let level = |unit: &str| unit.chars().next().filter(|c| LEVELS.contains(c));
    let sort = |unit: &str| SORTS.into_iter().find(|sort| unit.ends_with(sort));
    let (Some(level_of), Some(sort_of)) = (level(one), sort(one)) else { return false };
    if level(other) != Some(level_of) || sort(other) != Some(sort_of) {
        return false;
    }
    let own = |unit: &str| -> String {
        unit.strip_prefix(LEVELS).and_then(|unit| unit.strip_suffix(sort_of)).unwrap_or_default().to_owned()
    };
    let (one, other) = (own(one), own(other));
    one.chars().count() > 1 && other.chars().count() > 1 && !one.chars().any(|c| other.contains(c))
}
