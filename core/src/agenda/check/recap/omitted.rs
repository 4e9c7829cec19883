//! Speakers whom a look back leaves out where it names the others one by one.

use super::super::calls::{Call, is_mark};
use super::super::script::{Script, Sentence};
use super::begins::JUST_NOW;
use super::{Recaps, is_done, speaks_of_groups, tells_a_deed};
use crate::agenda::Person;
use crate::agenda::called::{BODIES, is_short_of};
use crate::agenda::person::titles::UNITS;
use crate::agenda::person::{self, title_at_end};
use crate::chinese::vocabulary::Vocabulary;
use crate::chinese::{self, is_han, numeral};
use crate::diagnostic::Problem;
use crate::script;
use std::ops::Range;
use std::sync::LazyLock;

/// Sentences in which a look back may go on.
const GOES_ON: usize = 8;

impl Recaps<'_, '_> {
    /// A speaker left out where the others are named one by one; `strangers` are so many who never spoke.
    pub(super) fn omitted(&mut self, sentence: &Sentence, region: &Range<usize>, calls: &[Call], strangers: usize) {
        let script = self.script;
        let words = script.words(region);
        if !is_done(words) || is_of_one_speech(words) {
            return;
        }
        // What everybody is asked to do then is no longer told of those who spoke.
        static ASKED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["请大家", "请各", "希望大家"]));
        let asked = ASKED.find(words).next().map(|found| found.at);
        let of_groups = speaks_of_groups(words.get(..asked.unwrap_or(words.len())).unwrap_or(words));
        if of_groups && !words.split(is_mark).any(is_counted_row) {
            return;
        }
        let last = script.sentence_at(region.start).map_or(0, |index| index + GOES_ON);
        let last = script.sentences.get(last).map_or(script.text.len(), |sentence| sentence.range.end);
        let end = script.paragraph(sentence).map_or(region.end, |paragraph| paragraph.range.end.min(last));
        // 凌总提的用工难，刚才方董事长也讲到了: she is told of before.
        let told = script.words(&(sentence.range.start.min(region.start)..end));
        let here = script.item(sentence);
        let speakers = speakers(script, calls, here);
        let all = speakers.clone();
        // 刚才，院党委书记作了重要讲话，把三年来的事都记在心里: of whoever has just spoken, and of nobody else.
        let mut told_of = all.iter().enumerate().filter(|(_, speaker)| speaker.is_named(words));
        if told_of.next().is_some_and(|(nth, _)| nth + 1 == all.len()) && words.matches('，').count() < 2 {
            return;
        }
        let mut by_item: Vec<(usize, Vec<(&str, bool)>)> = Vec::new();
        let alone = one_an_item(own_words_left_out(told), &speakers);
        for speaker in speakers {
            let is_named = speaker.is_named(told);
            let Speaker { item, who, .. } = speaker;
            match by_item.last_mut().filter(|(last, _)| *last == item) {
                Some((_, people)) => people.push((who, is_named)),
                None => by_item.push((item, vec![(who, is_named)])),
            }
        }
        let named = |people: &[(&str, bool)]| people.iter().filter(|(_, named)| *named).count();
        let all_named: usize = by_item.iter().map(|(_, people)| named(people)).sum();
        // A stranger is counted in the place of somebody.
        let counted = counted_people(words).unwrap_or(0).saturating_sub(strangers);
        let left_out = by_item.iter().find_map(|(_, people)| {
            let count = named(people);
            let several = people.len() >= 3 && count >= 2 && people.len() - count < count;
            let one_of_two = people.len() == 2 && count == 1 && all_named >= 3;
            let covered = counted >= people.len();
            let missing = people.iter().find(|(_, named)| !named)?;
            ((several || one_of_two) && !covered).then_some(missing.0)
        });
        let one = only_one(script, region.start, here, &all);
        let row = row_in_the_middle(told, &by_item);
        let of_few = row.or(alone).or(one).filter(|_| counted < 2);
        // 新任党组书记作了表态 may be anybody who was called by name alone.
        let may_be_told = |who: &str| person::read(who).office.is_empty() && tells_of_an_office(words, &all);
        if let Some(who) = left_out.or(of_few).filter(|who| !may_be_told(who)) {
            let problem = Problem::RecapOmits { who: who.to_owned() };
            self.found.push(script.problem(problem, &(region.start..region.start + words.trim_end().len())));
        }
    }
}

/// 刚才的点评一针见血，我们诚恳接受: whether a look back answers one speech, and tells of no other that was given.
fn is_of_one_speech(words: &str) -> bool {
    const SPEECHES: [&str; 14] = [
        "点评", "讲话", "发言", "汇报", "报告", "介绍", "表态", "通报", "讲解", "辅导", "分享", "致辞", "述职", "解读",
    ];
    const ROW: [&str; 6] = ["、", "和", "与", "分别", "先后", "几位"];
    let words = ["刚才，", "刚刚，"].iter().find_map(|now| words.strip_prefix(now)).unwrap_or(words);
    let (head, rest) = words.split_at_checked(words.find(is_mark).unwrap_or(words.len())).unwrap_or_default();
    let told = JUST_NOW.iter().find_map(|word| head.strip_prefix(word)).unwrap_or(head);
    let Some((who, speech)) = told.split_once('的') else { return false };
    let is_speech = SPEECHES.iter().any(|word| speech.starts_with(word));
    // 专家组组长和副校长的讲话: of those who spoke as leaders, and of nobody who spoke in turn.
    let is_alone = speech.starts_with("讲话") || !ROW.iter().any(|word| who.contains(word));
    is_speech && is_alone && !tells_a_deed(rest)
}

/// 邹敏、鲍春兰两位同志介绍了经验: whether a clause names so many people as it counts, and so tells of no group.
fn is_counted_row(clause: &str) -> bool {
    let counted = clause.match_indices(['位', '名']).find_map(|(at, _)| numeral::at_end(clause.get(..at)?));
    counted.is_some_and(|(count, start)| {
        let row = clause.get(..start).unwrap_or_default().split(['、', '和']);
        u64::try_from(row.filter(|name| person::read(name.trim_start_matches("刚才")).has_full_name()).count())
            == Ok(count)
    })
}

/// Whether somebody is told of by an office alone that nobody was called by: 新任党组书记作了表态.
fn tells_of_an_office(told: &str, speakers: &[Speaker<'_>]) -> bool {
    const DEEDS: [&str; 10] =
        ["作了", "做了", "表了态", "讲了", "谈了", "发了言", "发表了", "宣读了", "通报了", "介绍了"];
    told.split(is_mark).any(|clause| {
        let end = DEEDS.iter().filter_map(|deed| clause.find(deed)).min();
        let office = end.and_then(|end| clause.get(..end)).unwrap_or_default().trim_start_matches("刚才");
        let title = title_at_end(office).filter(|_| person::is_office_alone(office));
        title.is_some_and(|title| !speakers.iter().any(|speaker| speaker.who.contains(title)))
    })
}

/// The first of a row of speakers of whom nothing is told, where everybody is told of who spoke in the items before and behind
/// that row: 刚才，甲通报了情况，乙宣读了决定，丙作了讲话, and three have spoken before 丙.
fn row_in_the_middle<'a>(told: &str, by_item: &[(usize, Vec<(&'a str, bool)>)]) -> Option<&'a str> {
    const FEWEST: usize = 3;
    /// What a row of speakers is told of by, without a name.
    const WORDS: [&str; 16] = [
        "发言",
        "发了言",
        "交流",
        "介绍",
        "典型",
        "经验",
        "代表",
        "先进",
        "表态",
        "表了态",
        "汇报",
        "述职",
        "单位",
        "部门",
        "乡镇",
        "分别",
    ];
    let is_whole = |people: &[(&str, bool)], named: bool| people.iter().all(|(_, is_named)| *is_named == named);
    let mut left_out = by_item.iter().enumerate().filter(|(_, (_, people))| !is_whole(people, true));
    let (nth, (_, people)) = left_out.next()?;
    let is_only = left_out.next().is_none() && nth > 0 && nth + 1 < by_item.len() && by_item.len() >= FEWEST;
    let is_row = people.len() >= 2 && is_whole(people, false);
    let tells = || WORDS.iter().any(|word| own_words_left_out(told).contains(word));
    if is_only && is_row && !tells() { people.first().map(|(who, _)| *who) } else { None }
}

/// The one of at least three speakers of whom nothing to the end of the item tells, by name, title, unit or deed, where
/// all others are named.
fn only_one<'a>(script: &Script<'_>, from: usize, item: usize, speakers: &[Speaker<'a>]) -> Option<&'a str> {
    const FEWEST: usize = 3;
    let end = script.sentences_of(item).end;
    let end = script.sentences.get(end).map_or(script.text.len(), |sentence| sentence.range.start);
    let told = script.text.get(from..end.max(from)).unwrap_or_default();
    let mut left_out = speakers.iter().filter(|speaker| !speaker.is_named(told));
    let Speaker { who, verb, .. } = left_out.next()?;
    let alone = left_out.next().is_none() && speakers.len() >= FEWEST;
    // 市公安局副局长、交警支队支队长***: without a name, but of a body.
    let person = person::read(who);
    let is_known = !person.is_blank() || unit_is_told(told, person.office) == Some(false);
    (alone && is_known && !hinted(told, who, verb)).then_some(*who)
}

/// Whether some words may well mean somebody: 部长 of 组织部部长, 抗旱办 of 县抗旱办主任, 通报 by whoever was called to.
fn hinted(told: &str, who: &str, verb: &str) -> bool {
    const GENERIC: &[&str] = &["发言", "讲话", "作", "做", "讲", "就", "说", ""];
    chinese::shares_pair(told, person::read(who).office) || !GENERIC.contains(&verb) && told.contains(verb)
}

/// A look back without what the host says himself after it: 我代表班子表个态：全力支持霍光同志.
fn own_words_left_out(told: &str) -> &str {
    const OWN: &[&str] = &["。我", "。下面", "。会后", "。希望", "。请", "。接下来", "！下面", "！我"];
    let end = OWN.iter().filter_map(|word| told.find(word)).min();
    told.get(..end.unwrap_or(told.len())).unwrap_or(told)
}

/// 改造和操作卡也讲了, of whoever was called to speak of 压机防护改造的安排.
fn topic_is_told(told: &str, topic: &str) -> bool {
    const GENERIC: [&str; 14] = [
        "情况", "工作", "安排", "一下", "讲话", "发言", "介绍", "说明", "代表", "同志", "几句", "有关", "大家", "意见",
    ];
    chinese::pairs(topic).any(|pair| !GENERIC.contains(&pair) && told.contains(pair))
}

/// The one speaker who is left out where each item has one, and of all others it is told what they did.
fn one_an_item<'a>(told: &str, speakers: &[Speaker<'a>]) -> Option<&'a str> {
    /// Fewer are no row.
    const ROW: usize = 4;
    const SPEECHES: &[&str] = &["发言", "讲话", "作", "做", "讲", "表态"];
    if speakers.len() < ROW || speakers.windows(2).any(|pair| matches!(pair, [one, other] if one.item == other.item)) {
        return None;
    }
    // 通报了情况 tells of whoever was called to, by name or not.
    let is_told = |speaker: &&Speaker<'_>| {
        let act = || match speaker.verb {
            "宣读" | "宣布" => ["宣读", "宣布", "表彰", "决定"].iter().any(|word| told.contains(word)),
            verb => !verb.is_empty() && !SPEECHES.contains(&verb) && told.contains(verb),
        };
        speaker.is_named(told) || act()
    };
    let mut others = speakers.iter().filter(|one| !is_told(one));
    let Speaker { who, verb, topic, .. } = others.next()?;
    let is_left_out = others.next().is_none() && SPEECHES.contains(verb) && !topic_is_told(told, topic);
    is_left_out.then_some(*who)
}

/// Somebody who was called to speak.
#[derive(Clone)]
struct Speaker<'a> {
    /// The item in which that was.
    item: usize,
    /// The words of the call.
    who: &'a str,
    /// What they were called to do.
    verb: &'static str,
    /// What they were called to speak of, to the end of the clause.
    topic: &'a str,
    /// Who that is in the roster, where the step says so: whoever is called by office may be looked back on by name.
    listed: Vec<String>,
}

impl Speaker<'_> {
    /// Whether a look back names them, in the words of the call or by what else the roster has.
    fn is_named(&self, told: &str) -> bool {
        names(told, self.who) || self.listed.iter().any(|words| names(told, words))
    }
}

/// The name and the office of somebody of the roster, and the unit with it, where the words of the call have them not.
fn other_words(person: &Person, who: &str) -> Vec<String> {
    let filled =
        |text: Option<&str>| text.map(str::trim).filter(|text| !script::is_blank(text)).unwrap_or_default().to_owned();
    let office = filled(person.office.as_deref());
    let title = filled(person.unit_said()) + &office;
    let all = [filled(Some(&person.name)), office, title];
    all.into_iter().filter(|words| !words.is_empty() && !who.contains(words.as_str())).collect()
}

/// Whether the words of a call name a person or a body, and not what is done: 学生代表敬献花篮.
fn is_somebody(who: &str) -> bool {
    let person = person::read(who);
    let is_named = !person.name.is_empty() || person.is_blank() || !person.address.is_empty();
    is_named || person::ends_in_office(who) || person::ends_like_a_body(who) || who.ends_with(BODIES)
}

/// Whom the roster has for somebody that a step calls: the step's turn, unless somebody else is named. Where a step calls
/// several, only words of the roster tell which of them it is.
fn listed<'a>(script: &Script<'a>, sentence: &Sentence, who: &str, is_only: bool) -> Option<&'a Person> {
    let paragraph = script.paragraph(sentence)?;
    let agenda = script.rundown.agenda();
    let step = agenda.items.get(paragraph.item)?.steps.get(paragraph.step)?;
    let listed = agenda.people.get(step.turn.as_ref()?)?;
    let says = |text: &str| !script::is_blank(text) && who.contains(text.trim());
    // 老翟 and 翟主任 may be 翟文汐; another whole name is another person.
    let named = person::read(who).name;
    let is_alike = !person::has_usual_length(named) && named.chars().any(|c| listed.name.contains(c));
    let is_other = !named.is_empty() && !is_alike && !says(&listed.name);
    (!is_other && (is_only || says(&listed.name) || listed.office.as_deref().is_some_and(says))).then_some(listed)
}

/// Whoever was called to speak before a look back: in its own item, or in all items where it stands at their end.
fn speakers<'a>(script: &'a Script<'_>, calls: &[Call], here: usize) -> Vec<Speaker<'a>> {
    const SPEAKING: &[&str] = &[
        "发言", "讲话", "讲", "讲解", "讲述", "宣读", "通报", "汇报", "报告", "介绍", "说明", "说", "说说", "述职",
        "表态", "点评", "总结", "传达", "部署", "安排", "解读", "补充", "回应", "作", "做", "谈", "演示", "就", "",
    ];
    // 请科室表态，先请骨科主任: the first only says who will be called.
    let announces = |nth: usize, call: &Call| {
        calls.get(nth + 1).is_some_and(|next| {
            next.sentence <= call.sentence + 1 && script.words(&(next.clause..next.at)).contains('先')
        })
    };
    let step = |call: &Call| {
        let paragraph = script.sentences.get(call.sentence).and_then(|sentence| script.paragraph(sentence))?;
        Some((paragraph.item, paragraph.step))
    };
    let speaking = |call: &Call| SPEAKING.contains(&call.verb);
    // The calls of a step stand in a row.
    let is_only = |nth: usize, call: &Call| {
        let here = step(call);
        let before = calls.get(..nth).unwrap_or_default().iter().rev();
        let behind = calls.get(nth + 1..).unwrap_or_default().iter();
        let others = before.take_while(|one| step(one) == here).chain(behind.take_while(|one| step(one) == here));
        !others.into_iter().any(speaking)
    };
    let mut speakers: Vec<Speaker<'_>> = Vec::new();
    for (nth, call) in calls.iter().enumerate().filter(|(_, call)| speaking(call)) {
        let Some(sentence) = script.sentences.get(call.sentence).filter(|_| !announces(nth, call)) else { continue };
        let item = script.item(sentence);
        let who = script.words(&call.who);
        // 请领奖的同志回到座位: nobody speaks.
        let behind = script.words(&(call.who.end..sentence.range.end.max(call.who.end)));
        if call.verb.is_empty() && !behind.chars().next().is_none_or(|c| is_mark(c) || c == '，') {
            continue;
        }
        let is_only = is_only(nth, call);
        let speaker = |who| {
            let person = listed(script, sentence, who, is_only);
            let listed = person.map(|person| other_words(person, who)).unwrap_or_default();
            let topic = behind.split(is_mark).next().unwrap_or_default();
            Speaker { item, who, verb: call.verb, topic, listed }
        };
        let row = person::row(who);
        if row.len() >= 2 && row.iter().all(|(_, one)| person::read(one).has_full_name()) {
            speakers.extend(row.into_iter().map(|(_, one)| speaker(one)));
        } else if !call.is_group && who.chars().count() >= 2 && is_somebody(who) {
            speakers.push(speaker(who));
        }
    }
    let last = speakers.last().map(|speaker| speaker.item);
    if last == Some(here) && speakers.iter().filter(|speaker| speaker.item == here).count() >= 2 {
        speakers.into_iter().filter(|speaker| speaker.item == here).collect()
    } else {
        speakers
    }
}

/// Whether a look back names somebody: by name, given name, surname and title, or office.
pub(in super::super) fn names(told: &str, who: &str) -> bool {
    let person = person::read(who);
    if person.is_blank() {
        return unit_is_told(told, person.office).unwrap_or(true);
    }
    if !person.name.is_empty() {
        let pair = chinese::shares_pair(told, person.name);
        let titled = person.name.chars().next().is_some_and(|surname| {
            told.match_indices(surname).any(|(at, c)| {
                let after = told.get(at + c.len()..).unwrap_or_default();
                person::leading_title(after).is_some() || person::leading_address(after).is_some()
            })
        });
        // Another rule's affair: one of the characters is another one.
        let length = person.name.chars().count();
        let differs = |found: &str| {
            let both = found.chars().zip(person.name.chars());
            found.chars().nth(length - 1).is_some() && both.filter(|(c, other)| c != other).count() == 1
        };
        let first = person.name.chars().next().filter(|_| length > 2);
        let misspelt =
            first.is_some_and(|first| told.match_indices(first).any(|(at, _)| told.get(at..).is_some_and(differs)));
        return pair
            || titled
            || misspelt
            || office_is_told(told, person.office)
            || unit_is_listed(told, person.office);
    }
    let in_short =
        || surname_and_title(who).is_some_and(|(surname, title)| told.contains(&format!("{surname}{title}")));
    office_is_told(told, person.office) || unit_is_listed(told, person.office) || in_short()
}

/// 柏 and 组长 of 区委第三指导组柏文组长: a name of two characters between a unit and a title, which reads as one office.
fn surname_and_title(who: &str) -> Option<(char, &str)> {
    let title = title_at_end(who)?;
    let mut name = who.strip_suffix(title)?.chars().rev().skip(1);
    let surname = name.next().filter(|c| person::is_surname(*c))?;
    name.next().filter(|unit| UNITS.contains(*unit)).map(|_| (surname, title))
}

/// Whether the body of an office stands in a row by a shorter name: 区城管局和市场监管局作了表态.
fn unit_is_listed(told: &str, office: &str) -> bool {
    const LEAST: usize = 3;
    // Most offices have not even their first characters there.
    let mut first = office.chars().filter(|c| is_han(*c)).take(LEAST);
    if !first.any(|c| told.contains(c)) {
        return false;
    }
    let pieces = told.split(['、', '和', '，', ',', '；']);
    let whole: String = office.chars().filter(|c| is_han(*c)).collect();
    // 市场监管局 of 市场监管局作了表态: up to the last character that ends a body.
    let body =
        |piece: &'_ str| piece.rfind(BODIES).and_then(|at| piece.get(at..)?.chars().next().map(|c| at + c.len_utf8()));
    pieces
        .filter_map(|piece| piece.get(..body(piece)?))
        .any(|piece| piece.chars().count() >= LEAST && is_short_of(piece, &whole))
}

/// Whether the place or body of an office is told, 乌石 of 乌石乡乡长; nothing where the office says none.
fn unit_is_told(told: &str, office: &str) -> Option<bool> {
    const LEAST: usize = 3;
    let first = office.split('、').next().unwrap_or(office);
    let plain: String = first.chars().filter(|c| is_han(*c)).collect();
    let unit = ["乡长", "镇长", "局长", "主任", "县长", "区长", "厂长", "团长", "校长", "部长", "经理"]
        .iter()
        .find_map(|title| plain.strip_suffix(title))?;
    let unit = unit.trim_end_matches(['副', '总']);
    // 市场监管局 begins with no level.
    let unit = unit.strip_prefix(['省', '市', '县', '区']).unwrap_or(unit);
    let first = unit.chars().next()?;
    // 卫健局 for 卫生健康局: its first character, and another of it behind.
    let short = |other: char| told.contains(&String::from_iter([first, other]));
    (unit.chars().count() >= LEAST).then(|| unit.chars().skip(1).any(short))
}

/// An office is told whole, or by its unit, or by its last part where it has several.
fn office_is_told(told: &str, office: &str) -> bool {
    let plain: String = office.chars().filter(|c| is_han(*c)).collect();
    if plain.is_empty() {
        return false;
    }
    let without_title = plain.strip_suffix("长").map(|unit| unit.get(..unit.len().saturating_sub(3)).unwrap_or(unit));
    // 开发区 for 经济开发区管委会主任.
    const ZONES: &[&str] = &["开发区", "高新区", "工业园", "产业园", "示范区", "度假区"];
    let part = || ZONES.iter().any(|zone| plain.contains(zone) && told.contains(zone));
    // 白沙镇 for 白沙镇党委书记.
    const PLACE: usize = 3;
    let mut places = plain
        .split_inclusive(['镇', '乡', '村'])
        .filter(|place| place.ends_with(['镇', '乡', '村']) && place.chars().count() >= PLACE);
    // 学生 for 学生代表; a longer one begins with a unit.
    const GROUP: usize = 4;
    let group: Vec<char> = plain.strip_suffix("代表").unwrap_or_default().chars().collect();
    let mut groups = group.windows(2).filter(|_| group.len() <= GROUP);
    told.contains(office)
        || groups.any(|pair| told.contains(&pair.iter().collect::<String>()))
        || places.any(|place| told.contains(place))
        || part()
        || without_title.is_some_and(|unit| unit.chars().count() >= 2 && told.contains(unit))
        || office
            .rsplit('、')
            .next()
            .is_some_and(|last| last.chars().count() >= 2 && last != office && told.contains(last))
        || plain.chars().count() > 4 && plain.get(..12).is_some_and(|unit| told.contains(unit))
}

/// 两位, 三个单位: how many people a look back says it speaks of, at most.
fn counted_people(words: &str) -> Option<usize> {
    let counts = ["位", "名", "个", "家", "人"].iter().flat_map(|unit| {
        words.match_indices(unit).filter_map(|(at, _)| numeral::at_end(words.get(..at)?).map(|(count, _)| count))
    });
    counts.max().and_then(|count| usize::try_from(count).ok())
}
