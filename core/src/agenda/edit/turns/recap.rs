//! What rounds off all the turns of an item, or of one of its rounds, where it stands in the thanks to the last one.

use super::super::order::{StepAt, name_steps, split};
use super::super::{Written, words};
use super::item_of;
use crate::agenda::called::{counts_units, mentions};
use crate::agenda::rounds::rounds;
use crate::agenda::{Item, Person, PersonId, Step, StepId, Text};
use crate::chinese::{self, numeral};
use crate::script::{Content, Inline, ItemField, Placeholder, parse};
use indexmap::IndexMap;
use std::collections::HashSet;
use std::sync::Arc;

/// What is said of several people at once.
const MANY: [&str; 4] = ["几位", "各位", "分别", "先后"];

/// Changes the turns of an item, and lets what rounds off all of them stay behind the last one.
pub(super) fn round_off_last(
    written: &mut Written,
    at: &StepAt,
    change: impl Fn(&mut Written) -> Option<()>,
) -> Option<()> {
    name_steps(at.item.of(Arc::make_mut(&mut written.agenda))?);
    let round = Round::of(item_of(written, &at.item)?, at.place);
    let last_place = |written: &Written| round.last_turn(item_of(written, &at.item)?);
    let last = |written: &Written| item_of(written, &at.item)?.steps.get(last_place(written)?)?.id.clone();
    let rounded = |written: &mut Written| {
        let recap = last_place(written).and_then(|last| take_recap(written, at, last));
        change(written)?;
        let Some(last) = last_place(written) else { return Some(()) };
        give_recap(written, &StepAt { item: at.item.clone(), place: last }, recap)
    };
    let mut changed = written.clone();
    rounded(&mut changed)?;
    if last(&changed) == last(written) {
        *written = changed;
        return Some(());
    }
    if let Some(last) = last_place(written) {
        part_recap(written, at, last)?;
    }
    rounded(written)
}

/// The steps of one round, of which a change may bring others.
struct Round {
    own: HashSet<StepId>,
    others: HashSet<StepId>,
}

impl Round {
    /// The round that a step is in, all of whose item are named.
    fn of(item: &Item, place: usize) -> Self {
        let round = rounds(item).into_iter().find(|round| round.contains(&place)).unwrap_or(0..item.steps.len());
        let (mut own, mut others) = (HashSet::new(), HashSet::new());
        for (place, id) in item.steps.iter().enumerate().filter_map(|(place, step)| Some((place, step.id.clone()?))) {
            if round.contains(&place) {
                own.insert(id)
            } else {
                others.insert(id)
            };
        }
        Self { own, others }
    }

    /// The place of its last turn. Whoever has come belongs to the round of the step before.
    fn last_turn(&self, item: &Item) -> Option<usize> {
        let mut is_own = false;
        let places = item.steps.iter().enumerate().filter(|(_, step)| {
            let id = step.id.as_ref();
            is_own = id.is_some_and(|id| self.own.contains(id) || is_own && !self.others.contains(id));
            is_own && step.turn.is_some()
        });
        places.map(|(place, _)| place).last()
    }
}

/// Cuts a step behind the last turn in two where it first speaks of whoever had that and then of all: 谢谢项书记。刚才四位老同志….
pub(super) fn part_recap(written: &mut Written, at: &StepAt, last: usize) -> Option<()> {
    let item = item_of(written, &at.item)?;
    let people = &written.agenda.people;
    let speakers: Vec<&Person> = item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?)).collect();
    let speaker = item.steps.get(last).and_then(|step| people.get(step.turn.as_ref()?));
    let until_next =
        (last + 1..item.steps.len()).take_while(|place| item.steps.get(*place).is_some_and(|step| step.turn.is_none()));
    let parted = until_next.into_iter().find_map(|place| {
        let here = StepAt { item: at.item.clone(), place };
        let said = words::said(written, &here)?;
        let is_own = |own: &str| is_of(speaker, people, own);
        let words = thanks_apart(&said, is_own).unwrap_or(said);
        let (sentences, first) = (sentence_bounds(&words), first_of_all(&words, &speakers, people)?);
        let own = words.get(..*sentences.get(first)?)?.len();
        (first > 0 && is_own(words.get(..own)?)).then_some((here, words, own))
    });
    let Some((here, said, byte)) = parted else { return Some(()) };
    words::say(written, &here, said)?;
    split(written, &here, byte)
}

/// Whether words name whoever had a turn, or say 发言人 for them.
fn is_of(speaker: Option<&Person>, people: &IndexMap<PersonId, Person>, words: &str) -> bool {
    speaker.is_some_and(|one| !mentions(one, people, words).is_empty()) || parse(words).names_speaker()
}

/// 感谢孙主任，也感谢四位代表的分享: what thanks one of them and all of them in one sentence, in two.
fn thanks_apart(words: &str, is_own: impl Fn(&str) -> bool) -> Option<String> {
    const ALSO: [(&str, &str); 4] =
        [("，也感谢", "感谢"), ("，也谢谢", "谢谢"), ("，同时感谢", "感谢"), ("，也再次感谢", "感谢")];
    let sentence = chinese::sentences(words).next()?;
    let parted = ALSO.iter().find_map(|(also, thanks)| Some((sentence.split_once(also)?.0, also, thanks)));
    let (one, also, thanks) = parted.filter(|(one, ..)| is_own(one))?;
    let all = words.get(one.len() + also.len()..)?;
    let is_of_all = MANY.iter().any(|many| all.contains(many)) || counts_people(all);
    is_of_all.then(|| format!("{one}。{thanks}{all}"))
}

/// Takes what rounds off all the turns out of the thanks to the last one of them, with what parts it from the words before.
pub(super) fn take_recap(written: &mut Written, at: &StepAt, last: usize) -> Option<String> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let last = StepAt { item: at.item.clone(), place: last };
    let thanks = words::read(written, &last, words::StepText::Thanks)?;
    let people = &written.agenda.people;
    let speaker = item.steps.get(last.place).and_then(|step| people.get(step.turn.as_ref()?));
    let thanks = thanks_apart(&thanks, |own| is_of(speaker, people, own)).unwrap_or(thanks);
    let speakers: Vec<&Person> = item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?)).collect();
    let (starts, first) = (sentence_bounds(&thanks), first_of_all(&thanks, &speakers, people)?);
    let own = thanks.get(..*starts.get(first)?)?.trim_end().to_owned();
    let recap = thanks.get(own.len()..).filter(|recap| !parse(recap).names_speaker())?.to_owned();
    words::write(written, &last, words::StepText::Thanks, own)?;
    Some(recap)
}

/// Where the sentences of a text begin, and where it ends.
fn sentence_bounds(words: &str) -> Vec<usize> {
    let ends = chinese::sentences(words).scan(0, |end, sentence| {
        *end += sentence.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The first sentence that tells of all who spoke in an item.
fn first_of_all(words: &str, speakers: &[&Person], people: &IndexMap<PersonId, Person>) -> Option<usize> {
    let tells_of_all = |words: &str| {
        let named = speakers.iter().filter(|person| !mentions(person, people, words).is_empty()).count();
        let is_list = |inline: &Inline| {
            let Content::Placeholder(Placeholder::Item { field, .. }) = &inline.content else { return false };
            matches!(field, ItemField::Speakers | ItemField::SpeakersCount)
        };
        // 叶青同志是四位发言人当中最年轻的: of one of them.
        let of_one = named == 1 && ["当中", "之中", "中最", "里最"].iter().any(|among| words.contains(among));
        let of_one = of_one && !["都", "先后", "分别"].iter().any(|all| words.contains(all));
        named > 1
            || !of_one && (MANY.iter().any(|many| words.contains(many)) || counts_people(words) || tells_of_each(words))
            // 邬局长表了态，队伍、物资、预案都已到位: what one of them spoke of.
            || named == 0 && lists_all(words)
            || parse(words).blocks.iter().flat_map(|block| &block.inlines).any(is_list)
    };
    let starts = sentence_bounds(words);
    let sentence = |nth: usize| words.get(*starts.get(nth)?..starts.get(nth + 1).copied().unwrap_or(words.len()));
    let goes_on = |nth: usize| nth > 0 && sentence(nth).is_some_and(|words| takes_up_their_words(words.trim_start()));
    (0..starts.len()).find(|nth| sentence(*nth).is_some_and(tells_of_all) && !goes_on(*nth))
}

/// 这个提醒提得好，三个人讲完，…: whether a sentence takes up what one of them said just before it, whoever else is counted.
pub(super) fn takes_up_their_words(words: &str) -> bool {
    const WORDS: [&str; 12] =
        ["提醒", "建议", "问题", "想法", "意见", "办法", "做法", "经验", "故事", "道理", "比方", "担心"];
    let behind = ["这个", "这番", "这条", "这句"].iter().find_map(|this| words.strip_prefix(this));
    behind.is_some_and(|behind| WORDS.iter().any(|word| behind.starts_with(word)))
}

/// Whether some words count several, but for a sentence that takes up what one of them said.
pub(crate) fn counts_all(words: &str) -> bool {
    let mut sentences = chinese::sentences(words).enumerate();
    sentences.any(|(nth, one)| counts_people(one) && !(nth > 0 && takes_up_their_words(one.trim_start())))
}

/// Whether some words count more than one person, or more than one unit: 三位, 12名, 四个单位, and neither 一位 nor 第三位.
pub(crate) fn counts_people(words: &str) -> bool {
    counts_people_up_to(u64::MAX, words)
}

/// The same of so many at most: where three speak, 十七个村寨 are none of them.
pub(super) fn counts_people_up_to(most: u64, words: &str) -> bool {
    let starts = words.char_indices().filter(|(_, c)| numeral::is_numeral(*c)).map(|(at, _)| at);
    starts.into_iter().any(|at| {
        let (before, rest) = words.split_at(at);
        let number = numeral::at_start(rest).filter(|(value, _)| (2..=most).contains(value) && !before.ends_with('第'));
        number.and_then(|(_, length)| rest.get(length..)).is_some_and(|behind| {
            // 三段讲述，一样深情
            let told = ["段讲述", "段故事", "个故事", "段经历", "场报告", "番讲述"];
            let counts_told = told.iter().any(|told| behind.starts_with(told));
            counts_units(behind) || behind.starts_with(['位', '名', '家']) || behind.starts_with("个人") || counts_told
        })
    })
}

/// 农业局、财政局都表了态: whether some words list those of whom all are so. 食堂、班车、托管班，件件都是小事 lists what one of them spoke
/// of.
fn lists_all(words: &str) -> bool {
    let lists = |clause: &str| clause.split_once('都').is_some_and(|(ahead, _)| ahead.contains('、'));
    words.split(['，', '。', '！', '\n']).any(lists)
}

/// 两个项目都签了: whether some words count those of whom all are so.
fn tells_of_each(words: &str) -> bool {
    let counts_all = |clause: &str| {
        let counted = clause.find('个').and_then(|at| numeral::at_end(clause.get(..at)?));
        counted.is_some_and(|(value, _)| value > 1) && clause.contains('都')
    };
    // 以上四个项目的经验，归纳起来就是一句话
    let sums_up = |clause: &str| {
        let what = clause.trim_start().strip_prefix("以上").and_then(|rest| {
            let (value, length) = numeral::at_start(rest)?;
            rest.get(length..).filter(|_| value > 1)
        });
        what.is_some_and(|what| ["经验", "做法", "发言", "汇报", "故事", "体会"].iter().any(|told| what.contains(told)))
    };
    let mut clauses = words.split(['，', '。', '！', '\n']);
    clauses.any(|clause| counts_all(clause) || sums_up(clause))
}

/// Puts it behind the thanks to whoever is last now.
fn give_recap(written: &mut Written, last: &StepAt, recap: Option<String>) -> Option<()> {
    let Some(recap) = recap else { return Some(()) };
    let own = words::read(written, last, words::StepText::Thanks).unwrap_or_default();
    let thanks = if own.is_empty() { recap.trim_start().to_owned() } else { own + &recap };
    words::write(written, last, words::StepText::Thanks, thanks)
}

/// Puts it where the last turn was, behind those that are left.
pub(super) fn put_recap(written: &mut Written, at: &StepAt, recap: Option<String>) -> Option<()> {
    let Some(recap) = recap else { return Some(()) };
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id);
    if item.is_none_or(|item| item.steps.iter().all(|step| step.turn.is_none())) {
        return Some(());
    }
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    let ids = (1..).map(|nth| StepId(format!("recap-{nth}")));
    let id = ids.into_iter().find(|id| item.steps.iter().all(|step| step.id.as_ref() != Some(id)));
    let step = Step { id, say: Some(Text::Inline(recap.trim_start().to_owned())), ..Step::default() };
    item.steps.insert(at.place.min(item.steps.len()), step);
    Some(())
}
