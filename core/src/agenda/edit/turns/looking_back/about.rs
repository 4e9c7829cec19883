//! What a sentence before a call is about: whoever has just spoken, or others too.

use super::super::call::{Call, announces};
use super::super::recap::{counts_people, counts_people_up_to, takes_up_their_words};
use super::{LOOKS_BACK, THANKS};
use crate::agenda::called::{BODIES, begins_with_given, mentions, unit_and_office, units};
use crate::agenda::{Item, Person, PersonId};
use crate::chinese;
use crate::script::{Who, parse};
use indexmap::IndexMap;
use std::cell::OnceCell;
use std::ops::RangeInclusive;

/// What leads on to the next one.
const LEADS_ON: [&str; 10] = ["接下来", "下面", "首先", "最后", "然后", "其次", "下一", "现在", "请", "有请"];
/// What is said of several speakers.
const MANY: [&str; 4] = ["几位", "各位", "两位", "三位"];

/// Whoever speaks in an item.
pub(super) struct Speakers<'a> {
    item: &'a Item,
    people: &'a IndexMap<PersonId, Person>,
    /// With their units: asked of few sentences, and of a long item dear.
    all: OnceCell<Vec<(&'a Person, Vec<String>)>>,
}

impl<'a> Speakers<'a> {
    pub(super) fn of(item: &'a Item, people: &'a IndexMap<PersonId, Person>) -> Self {
        Self { item, people, all: OnceCell::new() }
    }

    fn all(&self) -> &[(&'a Person, Vec<String>)] {
        self.all.get_or_init(|| {
            let turns = self.item.steps.iter().filter_map(|step| self.people.get(step.turn.as_ref()?));
            turns.map(|person| (person, units(person))).collect()
        })
    }
}

/// How much of the words before a call is about whoever spoke before: from the beginning, as long as nothing leads on or is about
/// another speaker too.
pub(super) fn length(call: &Call, previous: &Person, speakers: &Speakers<'_>) -> usize {
    let head = call.head.as_str();
    let people = speakers.people;
    // Words that somebody made for whoever it is stay in their place.
    if parse(head).names(&Who::PreviousSpeaker) {
        return 0;
    }
    let names = |person: &Person, units: &[String], words: &str| {
        !mentions(person, people, words).is_empty()
            || units.iter().any(|unit| words.contains(unit))
            || begins_with_place(person, words)
    };
    // 大鹏每天收车以后，…, right behind his turn.
    let names_previous = |words: &str| {
        begins_with_given(previous, words) || has_given(previous, words) || names(previous, &units(previous), words)
    };
    let others = || speakers.all().iter().filter(|(other, _)| other.name != previous.name);
    let names_other = |words: &str| others().any(|(other, units)| names(other, units, words));
    // 董校长守的是校园，沈老师守的是孩子，两个人…, behind the turn of 沈老师: whoever spoke before is likened to her.
    let earlier = || speakers.all().iter().take_while(|(one, _)| one.name != previous.name);
    let likens_to_earlier = |words: &str| {
        let names_earlier = earlier().any(|(one, _)| !mentions(one, people, words).is_empty());
        let later = || others().filter(|(other, _)| earlier().all(|(one, _)| one.name != other.name));
        let looks_back = THANKS.iter().chain(&LOOKS_BACK).any(|word| words.starts_with(word));
        // 四位同学讲完了，从甲到乙, of all of them.
        let spans = |clause: &str| clause.trim_start().starts_with('从') && clause.contains('到');
        let of_all = words.split('，').any(spans)
            || counts_people(words) && !words.contains("两个人") && !words.contains("两位");
        let looks_back = looks_back || of_all;
        names_earlier
            && names_previous(words)
            && !looks_back
            && !later().any(|(other, units)| names(other, units, words))
    };
    // 三尺讲台，一生守望。感谢路老师的讲述。: what leads to it belongs to it.
    let (mut length, mut leading, mut at) = (0, 0, 0);
    for sentence in chinese::sentences(head) {
        // 鲍阿姨讲的是勤俭，下一位要讲的是孝心。
        let half = call.leads_from.checked_sub(at).filter(|half| (1..sentence.len()).contains(half));
        let whole = sentence;
        // 如果说甲守的是山水，那么下面这位…: neither half is said without the other.
        let half = half.filter(|_| !whole.trim_start().starts_with("如果说"));
        let sentence = half.and_then(|half| whole.get(..half)).unwrap_or(whole);
        let words = sentence.trim_start();
        // 老师牵挂着孩子，家长又何尝不是如此？, before a parent is called.
        let leads_to_next = at >= call.leads_from && !names_previous(words);
        at += whole.len();
        let is_about = names_previous(words) || THANKS.iter().chain(&LOOKS_BACK).any(|word| words.starts_with(word));
        let leads_on = LEADS_ON.iter().any(|word| words.starts_with(word))
            || leads_to_hear(words)
            || announces(words)
            || names_other(words)
                && !likens_to_earlier(words)
                && !names_first(previous, others().map(|(other, _)| *other), people, words)
                && !likens(words, names_previous);
        // 江总刚才回应了前面几位提到的问题: it is he who is spoken of.
        let begins_with_them = mentions(previous, people, words).iter().any(|mention| mention.range.start == 0);
        // 听了鲍会长的“八大碗”，在座的各位都饿了, 和前面三位一样，她也…: of one, whoever else is there.
        let of_one = begins_with_them
            || likens_to_earlier(words)
            || has_given(previous, words)
            || words.contains("在座的") && names_previous(words)
            || length > 0 && likens(words, |rest| names_previous(rest))
            || length > 0 && takes_up_their_words(words);
        // 马兰花用一双脚板走遍了十七个村寨: more than speak are none of those.
        let most = if names_previous(words) { speakers.all().len() } else { usize::MAX };
        let counts = counts_people_up_to(u64::try_from(most).unwrap_or(u64::MAX), words);
        let of_many = !of_one && (MANY.iter().any(|word| words.contains(word)) || counts);
        // 有了机器，还得有懂技术的人，下面请…: half a sentence that is not about them leads on, too.
        let is_half = !whole.trim_end_matches('”').ends_with(['。', '！', '？', '\n']) && !names_previous(words);
        if leads_on || leads_to_next || of_many || is_half {
            break;
        }
        if length == 0 && !is_about && !words.is_empty() {
            leading += sentence.len();
            continue;
        }
        length += leading + sentence.len();
        leading = 0;
        if half.is_some() {
            break;
        }
    }
    length
}

/// 刚才是自家人说自家话，下面听听第三方怎么说。: what ends with whom it leads on to is said before those.
fn leads_to_hear(words: &str) -> bool {
    const TO_HEAR: [&str; 8] = [
        "，下面听听",
        "，下面我们听听",
        "，再听听",
        "，再来听听",
        "，接下来听听",
        "，我们来听听",
        "，下面我们也听听",
        "，来听听",
    ];
    TO_HEAR.iter().any(|hear| words.contains(hear))
}

/// 巴掌大的孩子，在婉婷的手心里一点点长大: whether a sentence right behind somebody's turn has their given name in it, between words
/// that stand before a name and behind it.
fn has_given(person: &Person, words: &str) -> bool {
    const BEFORE: [&str; 8] = ["在", "是", "像", "看着", "听着", "跟着", "因为", "从"];
    let (_, given) = crate::chinese::surname::parted(person.name.trim());
    given.chars().nth(1).is_some()
        && words.match_indices(given).any(|(at, _)| {
            let (ahead, behind) =
                (words.get(..at).unwrap_or_default(), words.get(at + given.len()..).unwrap_or_default());
            BEFORE.iter().any(|before| ahead.ends_with(before)) && behind.starts_with(['的', '身', '那', '手', '眼'])
        })
}

/// 和柏青青同志一样，他也说到了…, 跟鲍阿姨一样，遥遥也说…: whoever is told of already is likened to somebody else. `names_them` says whether words name
/// them.
fn likens(words: &str, names_them: impl Fn(&str) -> bool) -> bool {
    let Some((clause, rest)) = words.split_once('，') else { return false };
    clause.starts_with(['和', '跟', '与', '同'])
        && (clause.ends_with("一样") || clause.ends_with("不同"))
        && (rest.starts_with(['他', '她'])
            || ["，他", "，她"].iter().any(|them| words.contains(them))
            || names_them(rest))
}

/// The same without the one to whom they are likened, where that one comes later: 他说到了….
pub(super) fn unlikened(sentence: &str, later: &[&Person], people: &IndexMap<PersonId, Person>) -> String {
    let is_later = |words: &str| later.iter().any(|one| !mentions(one, people, words).is_empty());
    match sentence.split_once('，').filter(|(to, _)| likens(sentence, |_| true) && is_later(to)) {
        Some((_, rest)) => rest.replacen('也', "", 1),
        None => sentence.to_owned(),
    }
}

/// 清河县的做法很实 of 清河县教育局局长: whether a sentence begins with where somebody is from.
fn begins_with_place(person: &Person, words: &str) -> bool {
    const LENGTH: RangeInclusive<usize> = 3..=6;
    let whole = unit_and_office(person);
    let ends = words.char_indices().filter(|(_, c)| BODIES.contains(c)).map(|(at, c)| at + c.len_utf8());
    let mut places = ends.filter_map(|end| words.get(..end)).take_while(|place| place.chars().count() <= *LENGTH.end());
    places.any(|place| LENGTH.contains(&place.chars().count()) && whole.contains(place))
}

/// Whether a sentence is about somebody before it comes to others: 甄教授的研究回应了闻研究员的问题.
fn names_first<'a>(
    person: &Person,
    mut others: impl Iterator<Item = &'a Person>,
    people: &IndexMap<PersonId, Person>,
    words: &str,
) -> bool {
    let first = |person: &Person| mentions(person, people, words).iter().map(|mention| mention.range.start).min();
    let own = first(person);
    // 刚才晓梅同志讲的“积分超市”，和罗永康同志介绍的一样: she is told of, and 刚才甲和乙 are two.
    let is_told_of = || {
        let own = mentions(person, people, words).into_iter().map(|mention| mention.range.end).min();
        let behind = own.and_then(|end| words.get(end..)).unwrap_or_default();
        ["讲", "谈", "说", "介绍", "的"].iter().any(|word| behind.trim_start_matches("同志").starts_with(word))
    };
    own.is_some()
        && others.by_ref().filter_map(first).all(|other| own.is_some_and(|own| own < other))
        && (!["听完", "听了", "刚才"].iter().any(|word| words.starts_with(word)) || is_told_of())
}
