//! The host's look back, 刚才…, against what happened: people who were not there, thanks for what was not, and speakers
//! who are left out.

use super::actions::{self, Acts};
use super::calls::{Call, clause_start, is_mark};
use super::cast::Cast;
use super::names::Names;
use super::person;
use super::script::{Script, Sentence, Signs};
use super::topics::clause_at;
use crate::agenda::ItemKind;
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::is_han;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A sentence without any of these characters is no look back.
pub(super) const SIGNS: Signs = Signs::of("刚谢今会");

/// Words that begin a look back wherever they stand.
const JUST_NOW: &[&str] = &["刚才", "刚刚"];
/// Words that begin one at the head of a clause.
const THANKS: &[&str] = &["感谢", "谢谢", "再次感谢", "也感谢", "还要感谢", "让我们感谢"];
/// Words that begin one at the head of a clause where the sentence tells what was done.
const TODAY: &[&str] = &["今天", "今天上午", "今天下午", "会上", "会议"];
/// What tells that something was done.
const DONE: &[&str] = &[
    "作了",
    "做了",
    "进行了",
    "分别",
    "先后",
    "一一",
    "谈了",
    "讲了",
    "发言",
    "汇报了",
    "通报了",
    "介绍了",
    "表了态",
    "作的",
    "讲话",
    "宣读了",
    "听取了",
    "讲透",
    "提了",
    "发表了",
    "交流了",
    "总结了",
];
/// Words for several people who are not named one by one; with them nobody can be said to be left out.
const GROUPS: &[&str] = &[
    "等",
    "几位",
    "各位",
    "大家",
    "其他",
    "同志们",
    "代表们",
    "诸位",
    "多位",
    "所有",
    "各县",
    "各区",
    "各乡",
    "各部门",
    "各单位",
    "各组",
    "各位代表",
    "有的",
    "部分",
    "一些",
    "单位作",
    "部门作",
    "个单位",
    "个部门",
    "个县",
    "个镇",
    "个村",
    "街道作",
    "单位分别",
    "部门分别",
    "代表作",
    "代表分别",
    "代表也",
    "老师们",
    "同学们",
];

/// Speeches that a look back may thank for, and the words by which one that was given is known.
const SPEECHES: &[(&str, &[&str])] = &[
    ("表态发言", &["表态", "发言"]),
    ("交流发言", &["交流", "发言", "介绍"]),
    ("典型发言", &["典型", "发言", "介绍", "交流"]),
    (
        "发言",
        &["发言", "表态", "交流", "介绍", "汇报", "述职", "谈", "讨论", "座谈", "说", "提问", "讲讲", "讲述", "几句"],
    ),
];

/// Sentences in which a look back may go on.
const GOES_ON: usize = 8;
/// So many rows of units are enough to look into.
const MOST_BODIES: usize = 16;
/// Nobody looks back on more speakers one by one.
const MOST_SPEAKERS: usize = 200;

/// Where in a sentence the look back begins.
fn begins(words: &str) -> Option<usize> {
    let mut heads = true;
    let mut first = None;
    for (at, c) in words.char_indices() {
        if c == '刚' && words.get(at..).is_some_and(|rest| JUST_NOW.iter().any(|word| rest.starts_with(word))) {
            return Some(at);
        }
        if heads && first.is_none() && matches!(c, '感' | '谢' | '再' | '也' | '还' | '让' | '今' | '会') {
            let rest = words.get(at..)?;
            let thanks = THANKS.iter().any(|word| rest.starts_with(word));
            let today = || TODAY.iter().any(|word| rest.starts_with(word)) && rest.contains('了') && is_done(rest);
            if thanks || today() {
                first = Some(at);
            }
        }
        heads = is_mark(c) || heads && matches!(c, ' ' | '　');
    }
    first
}

/// Whether a text tells that something was done.
fn is_done(words: &str) -> bool {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(DONE));
    WORDS.is_in(words)
}

/// Whether a text speaks of several people who are not named one by one.
fn speaks_of_groups(words: &str) -> bool {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(GROUPS));
    WORDS.is_in(words)
}

/// The sentences that look back, as their indices, and where in them that begins.
pub(super) fn find(script: &Script<'_>) -> Vec<(usize, usize)> {
    let sentences = script.sentences.iter().enumerate().filter(|(_, sentence)| sentence.signs.any(SIGNS));
    sentences.filter_map(|(index, sentence)| Some((index, begins(script.words(&sentence.range))?))).collect()
}

/// Whether a sentence looks back on what has happened.
pub(super) fn is_recap(words: &str) -> bool {
    begins(words).is_some()
}

pub(super) fn check(script: &Script<'_>, cast: &Cast<'_>, overview: &Range<usize>, found: &mut Vec<Diagnostic>) {
    let mut recaps = Recaps {
        script,
        cast,
        names: Names::new(script),
        overview,
        acts: None,
        told: HashSet::new(),
        told_speeches: HashSet::new(),
        said: HashMap::new(),
        discusses: script.rundown.agenda().items.iter().any(|item| item.kind == ItemKind::Discussion),
        bodies: 0,
        found,
    };
    for (index, at) in &cast.recaps {
        if let Some(sentence) = script.sentences.get(*index) {
            recaps.look(sentence, sentence.range.start + at..sentence.range.end);
        }
    }
}

struct Recaps<'a, 'b> {
    script: &'a Script<'a>,
    cast: &'a Cast<'a>,
    names: Names<'a>,
    overview: &'a Range<usize>,
    /// Where each act was first spoken of, and which the agenda has beside its words; made when first asked for.
    acts: Option<(actions::Firsts, Acts)>,
    /// Acts that were reported: once is enough.
    told: HashSet<Acts>,
    /// Rows of units that were looked into: for each the script is read.
    bodies: usize,
    /// Whether everybody discusses in some item.
    discusses: bool,
    /// Where words for speeches were first said.
    said: HashMap<&'static str, Option<usize>>,
    /// Speeches that were.
    told_speeches: HashSet<&'static str>,
    found: &'b mut Vec<Diagnostic>,
}

impl Recaps<'_, '_> {
    fn look(&mut self, sentence: &Sentence, region: Range<usize>) {
        // Before anybody has spoken there is nothing to look back on.
        let before = self.cast.calls.partition_point(|call| call.at < region.start);
        if before == 0 {
            return;
        }
        self.strangers(&region);
        self.strange_bodies(&region);
        self.thanks(&region);
        let calls = self.cast.calls.get(before.saturating_sub(MOST_SPEAKERS)..before).unwrap_or_default();
        self.speeches(&region, calls);
        self.omitted(sentence, &region, calls);
    }

    /// 邹处长 where no 邹 was ever named, and whole names that nobody bears.
    fn strangers(&mut self, region: &Range<usize>) {
        let words = self.script.words(region);
        let mut before = '，';
        for (at, c) in words.char_indices() {
            let rest = words.get(at + c.len_utf8()..).unwrap_or_default();
            let bounded = is_mark(before) || matches!(before, '、' | '和' | '与' | '及' | '的' | '谢' | '才' | ' ');
            before = c;
            if !bounded || !is_han(c) {
                continue;
            }
            if !person::is_surname(c) {
                continue;
            }
            if let Some(title) = person::leading_title(rest).or_else(|| short_title(rest))
                && !matches!(title, "代表" | "党员" | "委员" | "社员" | "会计")
                && !self.names.has_surname(c, region.start)
            {
                let range = region.start + at..region.start + at + c.len_utf8() + title.len();
                self.stranger(&range);
            } else if let Some((name, title)) = name_and_title(words, at)
                && !person::ends_like_a_body(name)
                && !self.names.has(name, region.start)
                && self.names.similar(name, region.start).is_none()
            {
                let range = region.start + at..region.start + at + name.len() + title.len();
                self.stranger(&range);
            }
        }
        let start = region.start;
        let people: Vec<(Range<usize>, Range<usize>)> = self
            .cast
            .addressed_in(region)
            .iter()
            .filter(|one| one.person.has_full_name() && one.person.title.is_empty())
            .filter_map(|one| {
                let words = self.script.words(&one.range);
                let at = one.range.start + words.find(one.person.name)?;
                Some((at..at + one.person.name.len(), one.range.clone()))
            })
            .collect();
        for (name, whole) in people {
            let words = self.script.words(&name);
            if words.chars().next().is_some_and(person::is_surname)
                && !self.names.has(words, start)
                && self.names.similar(words, start).is_none()
                && !self.is_subject_matter(whole.start)
            {
                self.stranger(&whole);
            }
        }
    }

    /// A unit in a row of units that were heard, of which nobody ever spoke before: 发改局、统计局、气象局汇报了情况.
    fn strange_bodies(&mut self, region: &Range<usize>) {
        let words = self.script.words(region);
        if !words.contains('、') || !is_done(words) {
            return;
        }
        let before = self.script.text.get(..region.start).unwrap_or_default();
        let mut start = region.start;
        for clause in words.split_inclusive(is_mark) {
            let clause_start = start;
            start += clause.len();
            if self.bodies > MOST_BODIES || clause.matches('、').count() < 2 {
                continue;
            }
            self.bodies += 1;
            let mut at = clause_start;
            let mut row = Vec::new();
            for piece in clause.split('、') {
                row.push(at..at + piece.len());
                at += piece.len() + '、'.len_utf8();
            }
            // The first has the head of the clause before it, the last what was done behind it.
            let inner =
                row.get(1..row.len() - 1).unwrap_or_default().iter().filter(|one| is_body(self.script.words(one)));
            let (heard, strange): (Vec<_>, Vec<_>) = inner.cloned().partition(|one| {
                let body = self.script.words(one);
                let short = body.char_indices().nth(2).map_or(body, |(end, _)| body.get(..end).unwrap_or(body));
                before.contains(short)
            });
            let [stranger] = strange.as_slice() else { continue };
            let outer_is_heard =
                || row.iter().filter_map(|one| short_body(self.script.words(one))).any(|body| before.contains(body));
            if !heard.is_empty() || outer_is_heard() {
                self.stranger(stranger);
            }
        }
    }

    /// 学习了雷锋同志的事迹: whoever is spoken about was not there.
    fn is_subject_matter(&self, at: usize) -> bool {
        let before = self.script.text.get(..at).unwrap_or_default();
        let near: String = before.chars().rev().take(6).collect();
        let near: String = near.chars().rev().collect();
        [
            "学习", "传达", "缅怀", "贯彻", "按照", "根据", "观看", "讲述", "关于", "任命", "当选", "祝贺", "欢送",
            "选举", "授予", "了",
        ]
        .iter()
        .any(|word| near.contains(word))
    }

    fn stranger(&mut self, range: &Range<usize>) {
        if self.script.is_literal(range) {
            let who = self.script.words(range).to_owned();
            self.found.push(self.script.problem(Problem::RecapNamesStranger { who }, range));
        }
    }

    /// Thanks for a song that nobody sang.
    fn thanks(&mut self, region: &Range<usize>) {
        let words = self.script.words(region);
        // 感谢剧团刚才的演出: the thanks stand before the look back.
        let sentence = self.script.sentence_at(region.start).and_then(|index| self.script.sentences.get(index));
        let thanked = sentence.is_some_and(|sentence| self.script.words(&sentence.range).contains('谢'));
        let told = thanked || ["了", "谢", "带来", "精彩"].iter().any(|word| words.contains(word));
        if !told {
            return;
        }
        for (at, word, act) in actions::performed(words) {
            let clause = words.get(clause_start(words, at)..).unwrap_or_default();
            let elsewhere =
                ["会前", "此前", "昨", "会后", "下一步", "今后", "要", "将", "希望", "预祝", "接下来", "请", "下面"];
            if elsewhere.iter().any(|word| clause.starts_with(word)) {
                continue;
            }
            let (script, overview) = (self.script, self.overview);
            let known = || (actions::Firsts::of(script, overview), actions::of_agenda(script));
            let (firsts, of_agenda) = self.acts.get_or_insert_with(known);
            let never = firsts.first(act).is_none_or(|first| first >= region.start) && !of_agenda.meets(act);
            if never && self.told.insert(act) {
                let range = region.start + at..region.start + at + word.len();
                let problem = Problem::RecapThanksForNothing { what: word.to_owned() };
                self.found.push(script.problem(problem, &range));
            }
        }
    }

    /// 城关镇作了很好的表态发言, where nobody was called to say anything of the sort.
    fn speeches(&mut self, region: &Range<usize>, before: &[Call]) {
        let words = self.script.words(region);
        if before.len() < 2 || !words.contains("发言") {
            return;
        }
        for (word, alike) in SPEECHES {
            let Some(at) = words.find(word) else { continue };
            let clause = clause_at(words, at);
            // Anybody may say a few words; who speaks for others was called to.
            if *word == "发言" && !["代表", "典型", "先进"].iter().any(|word| clause.contains(word)) {
                continue;
            }
            let told = ["了", "作的", "做的"].iter().any(|word| clause.contains(word));
            // 委员会的发言 of another meeting, or what people are to do after this one.
            let elsewhere = ["会前", "此前", "昨", "会后", "下一步", "今后", "讨论", "要", "希望", "审议"]
                .iter()
                .any(|word| clause.contains(word));
            if told && !elsewhere && !self.is_said_before(alike, region.start) && self.told_speeches.insert(word) {
                let range = region.start + at..region.start + at + word.len();
                let problem = Problem::RecapThanksForNothing { what: (*word).to_owned() };
                self.found.push(self.script.problem(problem, &range));
                return;
            }
        }
    }

    /// Whether any of some words is said before a place, other than in the overview or a look back, or everybody discusses.
    fn is_said_before(&mut self, alike: &[&'static str], before: usize) -> bool {
        let (script, overview) = (self.script, self.overview);
        let first = |word: &str| {
            let mut places = script.text.match_indices(word).map(|(at, _)| at);
            places.find(|at| !overview.contains(at) && !script.is_in_recap(*at))
        };
        self.discusses
            || alike.iter().any(|word| {
                let first = self.said.entry(word).or_insert_with(|| first(word));
                first.is_some_and(|first| first < before)
            })
    }

    /// A speaker left out where the others are named one by one.
    fn omitted(&mut self, sentence: &Sentence, region: &Range<usize>, calls: &[Call]) {
        let script = self.script;
        let words = script.words(region);
        if !is_done(words) || speaks_of_groups(words) {
            return;
        }
        let last = script.sentence_at(region.start).map_or(0, |index| index + GOES_ON);
        let last = script.sentences.get(last).map_or(script.text.len(), |sentence| sentence.range.end);
        let end = script.paragraph(sentence).map_or(region.end, |paragraph| paragraph.range.end.min(last));
        let told = script.words(&(region.start..end));
        let here = script.item(sentence);
        let speakers = speakers(script, calls, here);
        let mut by_item: Vec<(usize, Vec<(&str, bool)>)> = Vec::new();
        for (item, who) in speakers {
            let is_named = names(told, who);
            match by_item.last_mut().filter(|(last, _)| *last == item) {
                Some((_, people)) => people.push((who, is_named)),
                None => by_item.push((item, vec![(who, is_named)])),
            }
        }
        let named = |people: &[(&str, bool)]| people.iter().filter(|(_, named)| *named).count();
        let all_named: usize = by_item.iter().map(|(_, people)| named(people)).sum();
        let counted = counted_people(words).unwrap_or(0);
        let left_out = by_item.iter().find_map(|(_, people)| {
            let count = named(people);
            let several = people.len() >= 3 && count >= 2 && people.len() - count < count;
            let one_of_two = people.len() == 2 && count == 1 && all_named >= 3;
            let covered = counted >= people.len();
            let missing = people.iter().find(|(_, named)| !named)?;
            ((several || one_of_two) && !covered).then_some(missing.0)
        });
        if let Some(who) = left_out {
            let problem = Problem::RecapOmits { who: who.to_owned() };
            self.found.push(script.problem(problem, &(region.start..region.start + words.trim_end().len())));
        }
    }
}

/// Whether a piece of a row is a unit and nothing else.
fn is_body(piece: &str) -> bool {
    (3..=8).contains(&piece.chars().count()) && piece.chars().all(is_han) && person::ends_like_a_body(piece)
}

/// The first two characters of a unit that a piece of a row begins with.
fn short_body(piece: &str) -> Option<&str> {
    let body = piece.char_indices().filter(|(_, c)| is_han(*c)).nth(2)?.0;
    piece.get(..body)
}

/// A name of three characters at a byte, and the office right behind it.
fn name_and_title(words: &str, at: usize) -> Option<(&str, &str)> {
    let rest = words.get(at..)?;
    let end = rest.char_indices().nth(3)?.0;
    let (name, after) = rest.split_at(end);
    let title = person::title_behind(after)?;
    let is_name = name.chars().all(is_han) && !name.starts_with("谢谢")
        // 高年级组长, 毕业班班主任
        && !name.ends_with(['级', '班', '园', '团', '村', '室', '馆', '办'])
        && !person::ends_in_office(name);
    is_name.then_some((name, title))
}

/// 总 and 工 behind a surname: 洛工也表了决心, and not 工作, 总结.
fn short_title(after_surname: &str) -> Option<&'static str> {
    let title = ["总", "工"].into_iter().find(|title| after_surname.starts_with(title))?;
    let next = after_surname.get(title.len()..)?.chars().next();
    next.is_none_or(|c| is_mark(c) || matches!(c, '、' | '和' | '与' | '也' | '的' | '介' | '讲' | '谈' | '表' | '就'))
        .then_some(title)
}

/// Whoever was called to speak before a look back: in its own item, or in all items where it stands at their end.
fn speakers<'a>(script: &'a Script<'_>, calls: &[Call], here: usize) -> Vec<(usize, &'a str)> {
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
    let mut speakers: Vec<(usize, &str)> = Vec::new();
    for (nth, call) in calls.iter().enumerate().filter(|(_, call)| SPEAKING.contains(&call.verb)) {
        let Some(sentence) = script.sentences.get(call.sentence).filter(|_| !announces(nth, call)) else { continue };
        let item = script.item(sentence);
        let who = script.words(&call.who);
        let row = person::row(who);
        if row.len() >= 2 && row.iter().all(|(_, one)| person::read(one).has_full_name()) {
            speakers.extend(row.into_iter().map(|(_, one)| (item, one)));
        } else if !call.is_group && who.chars().count() >= 2 {
            speakers.push((item, who));
        }
    }
    let last = speakers.last().map(|(item, _)| *item);
    if last == Some(here) && speakers.iter().filter(|(item, _)| *item == here).count() >= 2 {
        speakers.into_iter().filter(|(item, _)| *item == here).collect()
    } else {
        speakers
    }
}

/// Whether a look back names somebody: by name, given name, surname and title, or office.
pub(super) fn names(told: &str, who: &str) -> bool {
    let person = person::read(who);
    if person.is_blank() {
        return true;
    }
    if !person.name.is_empty() {
        let name: Vec<char> = person.name.chars().collect();
        let pair = name.windows(2).any(|pair| told.contains(&pair.iter().collect::<String>()));
        let titled = name.first().is_some_and(|surname| {
            told.match_indices(*surname).any(|(at, c)| {
                let after = told.get(at + c.len()..).unwrap_or_default();
                person::leading_title(after).is_some() || person::leading_address(after).is_some()
            })
        });
        // Another rule's affair: one of the characters is another one.
        let differs = |found: &str| {
            let mut wrong = 0;
            let mut length = 0;
            for (c, other) in found.chars().zip(&name) {
                wrong += usize::from(c != *other);
                length += 1;
            }
            length == name.len() && wrong == 1
        };
        let misspelt = name.len() > 2
            && name
                .first()
                .is_some_and(|first| told.match_indices(*first).any(|(at, _)| told.get(at..).is_some_and(differs)));
        return pair || titled || misspelt || office_is_told(told, person.office);
    }
    office_is_told(told, person.office)
}

/// An office is told whole, or by its unit, or by its last part where it has several.
fn office_is_told(told: &str, office: &str) -> bool {
    let plain: String = office.chars().filter(|c| is_han(*c)).collect();
    if plain.is_empty() {
        return false;
    }
    let without_title = plain.strip_suffix("长").map(|unit| unit.get(..unit.len().saturating_sub(3)).unwrap_or(unit));
    told.contains(office)
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
