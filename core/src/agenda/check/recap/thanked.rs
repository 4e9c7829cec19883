//! Thanks to those who did nothing: a troupe of which nothing was said, and somebody without a turn for words that nobody spoke.

use super::super::actions::Acts;
use super::super::calls::{Call, is_mark};
use super::super::script::{Script, Sentence};
use super::Recaps;
use super::begins::JUST_NOW;
use super::omitted::names;
use crate::agenda::person;
use crate::chinese::is_han;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::Problem;
use std::ops::Range;
use std::sync::LazyLock;

/// Words for what somebody says, for which thanks are given.
const WORDS: [&str; 15] = [
    "宣读", "发言", "讲话", "致辞", "致词", "分享", "介绍", "推介", "讲解", "动员", "点评", "寄语", "汇报", "讲述",
    "报告",
];
/// What a unit is of, before its own name.
const LEVELS: [char; 8] = ['省', '市', '县', '区', '镇', '乡', '全', '我'];
/// Whoever is thanked for these need not be here, or for longer than today.
const ELSEWHERE: [&str; 16] = [
    "视频", "贺信", "贺电", "来信", "发来", "书面", "录制", "会前", "此前", "昨", "平时", "长期", "一直", "即将", "将",
    "多年",
];

impl Recaps<'_, '_> {
    /// 感谢街舞社的同学们带来的表演: thanks to a troupe of which nothing was said before.
    pub(super) fn performers(&mut self, sentence: &Range<usize>) {
        const PEOPLE: [&str; 7] =
            ["的同学们", "的孩子们", "的老师们", "的演员们", "的队员们", "的小朋友们", "的朋友们"];
        const PERFORMED: [&str; 8] = ["带来", "献上", "献给", "演出", "表演", "唱", "舞", "奏"];
        const NAME: usize = 3;
        static ANYBODY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&PEOPLE));
        let words = self.script.words(sentence);
        if !ANYBODY.is_in(words) {
            return;
        }
        let found = PEOPLE.iter().find_map(|people| {
            let end = words.find(people)?;
            let before = words.get(..end)?;
            let start = before.rfind('谢').map(|at| at + '谢'.len_utf8())?;
            Some((start..end, words.get(end + people.len()..)?))
        });
        let Some((troupe, behind)) = found else { return };
        let name = words.get(troupe.clone()).unwrap_or_default();
        let tail: String = name.chars().skip(name.chars().count().saturating_sub(NAME)).collect();
        let clause = behind.split(is_mark).next().unwrap_or_default();
        let performed = PERFORMED.iter().any(|word| clause.contains(word));
        let is_name = tail.chars().count() == NAME && name.chars().all(is_han);
        let is_known = || self.script.text.get(..sentence.start).is_some_and(|before| before.contains(&tail));
        if is_name && performed && !is_known() {
            let range = sentence.start + troupe.start..sentence.start + troupe.end;
            let what = format!("{name}{}", clause.trim_start_matches('的'));
            self.found.push(self.script.problem(Problem::RecapThanksForNothing { what }, &range));
        }
    }

    /// 感谢市青年艺术团带来的温暖歌声, 感谢县一小鼓号队为我们奏乐助兴: thanks to a troupe of which nothing was said, for what nobody
    /// performed.
    pub(super) fn troupes(&mut self, sentence: &Range<usize>) {
        const ENDS: [char; 4] = ['团', '队', '社', '馆'];
        const MEMBERS: [&str; 6] = ["指战员", "官兵", "演员", "队员", "志愿者", "的同志"];
        static GIVE: LazyLock<Vocabulary> = LazyLock::new(|| {
            Vocabulary::new(&[
                "为我们",
                "为大家",
                "给我们",
                "给大家",
                "为大会",
                "为活动",
                "为会议",
                "带来",
                "献上",
                "刚才",
                "刚刚",
                "精彩的",
            ])
        });
        const LATER: [&str; 4] = ["即将", "将", "稍后", "接下来"];
        const TAIL: usize = 3;
        let words = self.script.words(sentence);
        let Some((at, thanks)) = words.match_indices("感谢").chain(words.match_indices("谢谢")).next() else {
            return;
        };
        let from = at + thanks.len();
        let clause = words.get(from..).and_then(|rest| rest.split(is_mark).next()).unwrap_or_default();
        let Some(give) = GIVE.find(clause).next() else { return };
        let (who, deed) = clause.split_at_checked(give.at).unwrap_or_default();
        let who = who.split("冒着").next().unwrap_or(who).trim_end_matches(['们', '的', '也']);
        let who = MEMBERS.iter().find_map(|members| who.strip_suffix(members)).unwrap_or(who);
        let count = who.chars().count();
        let is_troupe = who.ends_with(ENDS) && count > TAIL && who.chars().all(is_han);
        if !is_troupe || LATER.iter().any(|later| clause.contains(later)) {
            return;
        }
        let tail: String = who.chars().skip(count - TAIL).collect();
        let head: String = who.trim_start_matches(LEVELS).chars().take(2).collect();
        if !self.is_said_or_directed(&[&tail, &head], sentence.start) && self.nobody_performed(deed, sentence.start) {
            let range = sentence.start + from..sentence.start + from + clause.trim_end().len();
            let what = clause.to_owned();
            self.found.push(self.script.problem(Problem::RecapThanksForNothing { what }, &range));
        }
    }

    /// Whether nothing of the sort for which thanks are given was performed before a place, and what is thanked for can be heard or
    /// seen: 温暖歌声, 精彩演练, 奏乐助兴.
    fn nobody_performed(&mut self, deed: &str, before: usize) -> bool {
        /// What is played is known by the verb alone.
        const PLAYED: [&str; 5] = ["奏", "唱", "舞", "演", "乐"];
        let acts = Acts::of(deed);
        let played: Vec<&str> = PLAYED.into_iter().filter(|one| deed.contains(one)).collect();
        if acts.is_empty() && played.is_empty() {
            return false;
        }
        let (firsts, of_agenda) = self.known_acts();
        let was_before = firsts.first(acts, "").is_some_and(|first| first < before) || of_agenda.meets(acts);
        !was_before && !self.is_said_or_directed(&played, before)
    }

    /// Whether any of some words is said before a place, or stands in a direction.
    fn is_said_or_directed(&self, any: &[&str], before: usize) -> bool {
        let said = self.script.text.get(..before).unwrap_or_default();
        let has = |words: &str| any.iter().any(|word| words.contains(word));
        has(said) || self.script.directions().any(has)
    }

    /// 感谢往届学员代表与大家分享学习心得, where others are thanked who did speak, and nobody was called by such an office.
    pub(super) fn words_of_nobody(&mut self, sentence: &Sentence, region: &Range<usize>, calls: &[Call]) {
        let script = self.script;
        // 感谢家长代表刚才的发言: the thanks stand before the look back.
        let region = &(sentence.range.start.min(region.start)..region.end);
        if !script.words(region).contains('谢') {
            return;
        }
        let mut at = region.start;
        for clause in script.words(region).split_inclusive(is_mark) {
            let start = at;
            at += clause.len();
            let Some((who, end)) = thanked_for_words(clause) else { continue };
            let words = clause.get(who.clone()).unwrap_or_default();
            if self.is_unheard_of(words, region.start) && everybody_is_known(script, sentence, words, calls) {
                let range = start + who.start..start + end;
                let what = script.words(&range).to_owned();
                self.found.push(script.problem(Problem::RecapThanksForNothing { what }, &range));
                return;
            }
        }
    }

    /// Whether anybody was called before a place by the words for a group: 学生会主席 may be the 学生代表 who is thanked.
    fn is_called(&self, group: &str, before: usize) -> bool {
        let calls = self.cast.calls.iter().take_while(|call| call.at < before);
        calls.into_iter().any(|call| self.script.words(&call.who).contains(group))
    }

    /// Whether the first characters of an office were never said before a place: 志愿 of 县志愿者协会会长.
    fn is_unheard_of(&self, office: &str, before: usize) -> bool {
        const LEAST: usize = 3;
        // 家长代表 may be unheard of where 各位家长 were greeted.
        let is_said = |words: &str| self.script.text.get(..before).is_some_and(|text| text.contains(words));
        if let Some(group) = group(office) {
            return !is_said(&format!("{group}代表")) && !self.is_called(group, before);
        }
        let body = || person::ends_like_a_body(office).then_some(office);
        let unit = person::title_at_end(office).and_then(|title| office.strip_suffix(title)).or_else(body);
        let unit = unit.unwrap_or_default().trim_start_matches(LEVELS);
        let head: String = unit.chars().take(2).collect();
        unit.chars().count() >= LEAST && self.script.text.get(..before).is_some_and(|text| !text.contains(&head))
    }
}

/// The people for whom somebody speaks: 家长 of 家长代表, and 村民 of 沿线村民代表.
fn group(office: &str) -> Option<&str> {
    const PEOPLE: [&str; 15] = [
        "村民", "群众", "居民", "职工", "员工", "学生", "家长", "教师", "师生", "业主", "农户", "党员", "青年", "校友",
        "用户",
    ];
    let group = office.strip_suffix("代表")?;
    let last = || PEOPLE.into_iter().find(|people| group.ends_with(people));
    if group.chars().count() == 2 { Some(group) } else { last() }
}

/// Somebody without a name who is thanked in a clause, and where the words end for which: 县志愿者协会会长 and 县志愿者协会会长的发言.
fn thanked_for_words(clause: &str) -> Option<(Range<usize>, usize)> {
    const THANKS: [&str; 6] = ["感谢", "谢谢", "也感谢", "还要感谢", "同时感谢", "再次感谢"];
    const PEOPLE: [&str; 4] = ["的同志", "的领导", "的专家", "的老师"];
    const BEHIND: [&str; 11] = ["的", "为", "与", "给", "向", "对", "作", "在", "从", "刚才", "刚刚"];
    let lead = THANKS.iter().filter(|lead| clause.starts_with(**lead)).map(|lead| lead.len()).max()?;
    let rest = clause.get(lead..)?;
    static ARE_ELSEWHERE: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&ELSEWHERE));
    if ARE_ELSEWHERE.is_in(clause) {
        return None;
    }
    // The office ends before what was done: 会长的发言, 代表与大家分享.
    let places = rest.char_indices().skip(1).map(|(at, _)| at);
    let mut ends = places.filter(|at| {
        let (before, behind) = rest.split_at_checked(*at).unwrap_or_default();
        // 市审计局的同志到会宣读了意见: somebody of a body.
        let of_body = || person::ends_like_a_body(before) && PEOPLE.iter().any(|people| behind.starts_with(people));
        (person::ends_in_office(before) || of_body()) && BEHIND.iter().any(|word| behind.starts_with(word))
    });
    let end = ends.next()?;
    let who = rest.get(..end)?;
    let person = person::read(who);
    let is_nobody = person.name.is_empty() || person::ends_like_a_body(who);
    let is_office = is_nobody && !who.contains(['、', '和', '们', '位', '各']) && who.chars().all(is_han);
    let words = rest.get(end..).filter(|_| is_office)?;
    let (word_at, word) = WORDS.iter().filter_map(|word| Some((words.find(word)?, *word))).min()?;
    Some((lead..lead + end, lead + end + word_at + word.len()))
}

/// Whether somebody who was called is thanked in the paragraph by name or office, and everybody else who was called has an office
/// that is another one: whoever was called by name alone may be anybody.
fn everybody_is_known(script: &Script<'_>, sentence: &Sentence, office: &str, calls: &[Call]) -> bool {
    let thanks = script.paragraph(sentence).map_or("", |paragraph| script.words(&paragraph.range)).replace(office, "");
    let is_thanked = |call: &Call| names(&thanks, script.words(&call.who));
    let is_known = |call: &Call| {
        let who = script.words(&call.who);
        let person = person::read(who);
        call.is_group
            || !person.office.is_empty()
            || !person.title.is_empty()
            || is_thanked(call)
            || is_listed_with_office(script, person.name)
    };
    let spoke = |call: &&Call| !matches!(call.verb, "上台" | "到" | "带");
    // 也感谢沿线村民代表刚才饱含深情的发言: just now nobody spoke but those who lead something.
    let leads = |call: &Call| {
        let office = person::read(script.words(&call.who)).office;
        call.is_group || person::ends_in_office(office) && !office.ends_with("代表")
    };
    let just_now = || {
        group(office).is_some()
            && JUST_NOW.iter().any(|word| script.words(&sentence.range).contains(word))
            && calls.iter().filter(spoke).all(leads)
    };
    (calls.iter().filter(spoke).any(is_thanked) || just_now()) && calls.iter().filter(spoke).all(is_known)
}

/// Whether the roster, or the opening, has an office for somebody.
fn is_listed_with_office(script: &Script<'_>, name: &str) -> bool {
    let people = script.rundown.agenda().people.values();
    let mut same = people.filter(|person| person.name.trim() == name);
    let introduced = || {
        let (at, _) = script.text.match_indices(name).next()?;
        let before = script.text.get(..at)?;
        person::office_in_front(before.trim_end()).map(|_| ())
    };
    same.any(|person| person.office.is_some()) || !name.is_empty() && introduced().is_some()
}
