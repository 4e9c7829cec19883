//! The host's look back, 刚才…, against what happened: people who were not there, thanks for what was not, and speakers
//! who are left out.

mod begins;
mod deeds;
mod named_in_rows;
mod omitted;
mod passed_over;
mod rows;
mod speeches;
mod strangers;
mod thanked;

pub(super) use omitted::names;

use super::actions::{self, Acts};
use super::calls::{clause_start, is_mark};
use super::cast::Cast;
use super::names::Names;
use super::script::{Script, Sentence};
use super::signs::Signs;
use crate::agenda::ItemKind;
use crate::agenda::person;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use begins::begins;
use deeds::{is_done, tells_a_deed};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A sentence without any of these characters is no look back.
pub(super) const SIGNS: Signs = Signs::of("刚谢今会前同");

/// Words for several people who are not named one by one; with them nobody can be said to be left out.
const GROUPS: &[&str] = &[
    "等",
    "几位",
    "各位",
    "大家",
    "其他",
    "同志们",
    "代表们",
    "委员们",
    "党员们",
    "班子和",
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

/// Nobody looks back on more speakers one by one.
const MOST_SPEAKERS: usize = 200;

/// Whether a text speaks of several people who are not named one by one. 大家进行了测评 is what all did beside those who spoke.
fn speaks_of_groups(words: &str) -> bool {
    const DONE_BY_ALL: [&str; 12] =
        ["测评", "评议", "投票", "投了票", "表决", "打分", "填写", "参观", "观看", "观摩", "听取了", "学习了"];
    /// What nobody calls a speech, whoever did it: 各县区签了责任书, 各位专家进行了质询.
    const NO_SPEECHES: [&str; 8] = ["责任书", "责任状", "承诺书", "任务清单", "签约", "协议", "质询", "提问"];
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(GROUPS));
    let did_all = |clause: &str| {
        clause.contains("大家") && DONE_BY_ALL.iter().any(|deed| clause.contains(deed))
            || NO_SPEECHES.iter().any(|deed| clause.contains(deed))
    };
    WORDS.is_in(words) && words.split(is_mark).any(|clause| WORDS.is_in(clause) && !did_all(clause))
}

/// The sentences that look back, as their indices, and where in them that begins.
pub(super) fn find(script: &Script<'_>) -> Vec<(usize, usize)> {
    let sentences = script.sentences.iter().enumerate().filter(|(_, sentence)| sentence.signs.any(SIGNS));
    let begins = |(index, sentence): (usize, &Sentence)| {
        Some((index, begins(script.words(&sentence.range), script.letters(index))?))
    };
    sentences.filter_map(begins).collect()
}

/// Whether a sentence looks back on what has happened.
pub(super) fn is_recap(words: &str) -> bool {
    begins(words, &words.chars().collect()).is_some()
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
    let mut answers = answers(script).peekable();
    for (index, at) in &cast.recaps {
        while let Some(sentence) =
            answers.next_if(|answer| answer < index).and_then(|answer| script.sentences.get(answer))
        {
            recaps.answer(sentence);
        }
        answers.next_if_eq(index);
        if let Some(sentence) = script.sentences.get(*index) {
            recaps.look(sentence, sentence.range.start + at..sentence.range.end);
        }
    }
    answers.filter_map(|answer| script.sentences.get(answer)).for_each(|sentence| recaps.answer(sentence));
}

/// The sentences with which the host answers somebody who has just spoken, 王局长的发言很实在, as their indices.
fn answers<'a>(script: &'a Script<'_>) -> impl Iterator<Item = usize> + 'a {
    const SPEECHES: &[&str] = &[
        "发言", "讲话", "汇报", "介绍", "报告", "分享", "讲得", "谈得", "说得", "表态", "述职", "讲述", "说，", "说：",
        "致辞", "讲解", "点评",
    ];
    const CALLS: Signs = Signs::of("请由第");
    static SPOKEN: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(SPEECHES));
    let answers = script.paragraphs.iter().filter(|paragraph| paragraph.after_pause && !paragraph.is_choice);
    answers.map(|paragraph| paragraph.sentences.start).filter(|index| {
        let sentence = script.sentences.get(*index);
        // 请王局长发言 calls the next one.
        let calls = sentence.is_some_and(|sentence| sentence.signs.any(CALLS));
        let may_answer = !calls && SPOKEN.may_be_of(script.letters(*index));
        may_answer && SPOKEN.is_in(sentence.map_or("", |sentence| script.words(&sentence.range)))
    })
}

/// The sentences of the same paragraph in which a look back goes on: 最后，沙万里董事长就落实主体责任对各单位提了要求。
fn goes_on(script: &Script<'_>, sentence: &Sentence) -> Vec<Range<usize>> {
    const MOST: usize = 4;
    const LEADS: &[&str] = &["最后", "其中", "还有", "同时", "随后", "接着", "特别是"];
    const OTHER: &[&str] =
        &["希望", "会后", "下面", "我们要", "请", "一要", "必须", "务必", "各单位要", "我再", "我讲"];
    static OTHERS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(OTHER));
    let Some(paragraph) = script.paragraph(sentence) else { return Vec::new() };
    let here = script.sentence_at(sentence.range.start).unwrap_or(paragraph.sentences.end);
    let behind = (here + 1..paragraph.sentences.end).take(MOST).filter_map(|index| script.sentences.get(index));
    // What everybody is to do afterwards is no longer told of those who spoke.
    let told = |next: &Sentence| {
        let words = script.words(&next.range);
        let end = OTHERS.find(words).next().map_or(words.len(), |found| found.at);
        let tells = words.get(..end).unwrap_or_default();
        let led = LEADS.iter().any(|word| tells.starts_with(word));
        (!is_recap(words) && (led || is_done(tells))).then(|| next.range.start..next.range.start + end)
    };
    behind.map_while(told).collect()
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
    fn answer(&mut self, sentence: &Sentence) {
        if self.cast.calls.first().is_some_and(|call| call.at < sentence.range.start) {
            // Whoever stands in a later clause may well be somebody else.
            let words = self.script.words(&sentence.range);
            let greeting =
                ["同志们，", "各位代表，", "老师们，", "各位，"].iter().find(|word| words.starts_with(**word));
            let from = greeting.map_or(0, |greeting| greeting.len());
            let end = words.get(from..).and_then(|rest| rest.find(is_mark)).map_or(words.len(), |end| from + end);
            let region = sentence.range.start + from..sentence.range.start + end;
            self.people(&region, true);
            let before = self.cast.calls.partition_point(|call| call.at < region.start);
            let calls = self.cast.calls.get(before.saturating_sub(MOST_SPEAKERS)..before).unwrap_or_default();
            self.rows(sentence, &region, calls);
        }
    }

    /// Whoever is told of and was never there, or where somebody is answered who has just spoken, whoever else was called.
    fn people(&mut self, region: &Range<usize>, is_answer: bool) {
        let known = self.found.len();
        self.strangers(region);
        if is_answer && self.found.len() == known {
            self.answered_another(region);
        }
    }

    fn look(&mut self, sentence: &Sentence, region: Range<usize>) {
        // Before anybody has spoken there is nothing to look back on.
        let before = self.cast.calls.partition_point(|call| call.at < region.start);
        if before == 0 {
            return;
        }
        let known = self.found.len();
        let is_answer = self.script.paragraph(sentence).is_some_and(|paragraph| paragraph.after_pause);
        self.people(&region, is_answer);
        for more in goes_on(self.script, sentence) {
            self.strangers(&more);
        }
        let strangers = self.found.len() - known;
        // Where so many were called, not all of them are looked through.
        if strangers == 0 && before <= MOST_SPEAKERS {
            self.never_heard(&region, self.cast.calls.get(..before).unwrap_or_default());
        }
        self.strange_bodies(&region);
        self.thanks(sentence, &region);
        let calls = self.cast.calls.get(before.saturating_sub(MOST_SPEAKERS)..before).unwrap_or_default();
        self.speeches(&region, calls);
        self.words_of_nobody(sentence, &region, calls);
        self.omitted(sentence, &region, calls, strangers);
        self.rows(sentence, &region, calls);
        if strangers == 0 {
            self.passed_over(sentence, &region, calls);
        }
    }

    /// Where each act was first spoken of, and which the agenda has beside its words.
    fn known_acts(&mut self) -> (&actions::Firsts, Acts) {
        let (script, overview) = (self.script, self.overview);
        let known = || (actions::Firsts::of(script, overview), actions::of_agenda(script));
        let (firsts, of_agenda) = self.acts.get_or_insert_with(known);
        (firsts, *of_agenda)
    }

    /// Thanks for a song that nobody sang.
    fn thanks(&mut self, sentence: &Sentence, region: &Range<usize>) {
        // 感谢剧团刚才的演出: the thanks stand before the look back.
        let whole = &sentence.range;
        let said = self.script.words(whole);
        let thanked = sentence.signs.any(Signs::of("谢"));
        let clause = thanked.then(|| whole.start + clause_start(said, region.start.saturating_sub(whole.start)));
        let of_thanks = clause.filter(|clause| self.script.words(&(*clause..region.start)).contains('谢'));
        // 连夜剪出来的警示片，刚才大家看了，也谢谢他们: the clause before 刚才 says what was seen.
        let seen = clause.filter(|clause| *clause > whole.start).and_then(|clause| {
            let before = self.script.words(&(whole.start..clause)).trim_end_matches(is_mark);
            let start = whole.start + clause_start(before, before.len());
            ["看了", "观看", "看得", "听了", "听得"]
                .iter()
                .any(|did| self.script.words(&(clause..whole.end)).contains(did))
                .then_some(start)
        });
        let of_thanks = of_thanks.or(seen);
        let region = &(of_thanks.unwrap_or(region.start)..region.end);
        if thanked {
            self.performers(whole);
            self.troupes(whole);
        }
        let words = self.script.words(region);
        static TOLD: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&["了", "谢", "带来", "精彩"]));
        if !thanked && !TOLD.is_in(words) {
            return;
        }
        for (at, word, act) in actions::performed(words) {
            let clause = words.get(clause_start(words, at)..).unwrap_or_default();
            let elsewhere =
                ["会前", "此前", "昨", "会后", "下一步", "今后", "要", "将", "希望", "预祝", "接下来", "请", "下面"];
            if elsewhere.iter().any(|word| clause.starts_with(word)) {
                continue;
            }
            // 从签约走到开工 tells how far something has come.
            if words.get(..at).is_some_and(|before| before.ends_with(['从', '自', '历'])) {
                continue;
            }
            // Whoever is thanked for a gift gives it there and then.
            if word.starts_with(['捐', '义']) && !words.contains('刚') {
                continue;
            }
            let (firsts, of_agenda) = self.known_acts();
            let never = firsts.first(act, word).is_none_or(|first| first >= region.start) && !of_agenda.meets(act);
            if never && self.told.insert(act) {
                let range = region.start + at..region.start + at + word.len();
                let problem = Problem::RecapThanksForNothing { what: word.to_owned() };
                self.found.push(self.script.problem(problem, &range));
            }
        }
    }
}
