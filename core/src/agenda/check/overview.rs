//! What the opening announces, and what then follows: counts, lists, promises, ordinals, and the years and dates that a
//! promise and its item have.

use super::actions::{self, Acts};
use super::counts::{self, Count, Counted};
use super::list::{self, List, Style};
use super::script::{BLANK, Script, Signs};
use super::{dates, recap};
use crate::agenda::ItemKind;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use std::collections::HashSet;
use std::ops::Range;

/// Sentences in which an item is announced; later ones may well speak of the next.
const ANNOUNCING: usize = 3;
/// Sentences of an item in which what was promised has begun.
const BEGINNING: usize = 24;
/// More counts than this are those of something else.
const MOST_COUNTS: usize = 24;
/// More clauses than this are no overview.
const MOST_PROMISES: usize = 40;

/// Looks at them, and answers with where the overview's list stands.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) -> Range<usize> {
    let items = script.rundown.items();
    let first_numbered = items.iter().position(|item| item.number.is_some());
    let mut promises: Option<List> = None;
    let first = script.sentences_of(first_numbered.unwrap_or(1)).start;
    let end = script.sentences.get(first).map_or(script.text.len(), |sentence| sentence.range.start);
    let counts = counts::find(&script.text, 0..end);
    let ordinals = Ordinals::of(script);
    let best = counts.iter().map(|count| count.of).max();
    for mut count in counts.into_iter().take(MOST_COUNTS) {
        let mut comes = false;
        if let Some(list) = count.list.as_mut().filter(|list| list.items.len() >= 2) {
            let share = share_that_comes(script, list);
            list.is_certain |= share >= 1.0;
            comes = share >= 0.5;
        }
        // 今天有三项任务 is no count of the agenda where other things follow.
        if count.of == Counted::Tasks && !comes && !counts_items(script, script.words(&count.noun)) {
            continue;
        }
        // 会议内容有三项 is none where 五项议程 is said as well.
        announced(script, &count, Some(count.of) == best, &ordinals, found);
        if let Some(list) = count.list.filter(|list| list.items.len() >= 2 && list.is_certain) {
            missing(script, &list, found);
            if promises.is_none() || Some(count.of) == best {
                promises = Some(list);
            }
        }
    }
    let promises = promises.unwrap_or_default();
    let mut before = None;
    for (index, entry) in items.iter().enumerate() {
        let Some(number) = entry.number else { continue };
        let announcement = Announcement::of(script, index, number);
        announcement.ordinals(before.as_ref(), &ordinals, found);
        announcement.years_and_dates(&promises, found);
        before = Some(announcement);
    }
    match (promises.items.first(), promises.items.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        (_, _) => 0..0,
    }
}

fn announced(script: &Script<'_>, count: &Count, is_best: bool, ordinals: &Ordinals, found: &mut Vec<Diagnostic>) {
    let actual = script.rundown.numbered_items();
    let (announced, range) = (count.announced, &count.range);
    // Where nothing is numbered, nobody has counted.
    let after = count.list.as_ref().and_then(|list| list.items.last()).map_or(range.end, |last| last.end);
    let is_counted_out = || ordinals.run_to(announced, after);
    if announced != actual && actual > 0 && is_best && !is_counted_out() {
        found.push(script.problem(Problem::CountDisagrees { announced, actual }, range));
    }
    let listed = count.list.as_ref().filter(|list| list.is_certain).map_or(0, |list| list.items.len());
    let listed = u64::try_from(listed).unwrap_or(u64::MAX);
    if listed >= 2 && listed != announced {
        found.push(script.problem(Problem::ListDisagrees { listed, announced }, range));
    }
}

/// Every 第三项 of the script that announces something, with its place, in order.
struct Ordinals(Vec<(usize, u64)>);

impl Ordinals {
    fn of(script: &Script<'_>) -> Self {
        const SIGNS: Signs = Signs::of("第");
        let sentences = script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS));
        Self(
            sentences
                .filter_map(|sentence| {
                    let (range, value) = ordinal(script.words(&sentence.range), false)?;
                    Some((sentence.range.start + range.start, value))
                })
                .collect(),
        )
    }

    /// The last one before a place.
    fn before(&self, at: usize) -> Option<u64> {
        let next = self.0.partition_point(|(place, _)| *place < at);
        self.0.get(next.checked_sub(1)?).map(|(_, value)| *value)
    }

    /// Whether they count from the second on to a number, and no farther, behind a place.
    fn run_to(&self, last: u64, from: usize) -> bool {
        let behind = || self.0.iter().filter(|(at, _)| *at >= from).map(|(_, value)| *value);
        last >= 2 && behind().max() == Some(last) && (2..last).all(|number| behind().any(|value| value == number))
    }
}

/// How an item is announced.
struct Announcement<'a> {
    script: &'a Script<'a>,
    item: usize,
    number: u64,
    /// The ordinal that it is announced by, and where.
    ordinal: Option<(Range<usize>, u64)>,
    /// How it is numbered that way; none by 第三项.
    style: Option<Style>,
    /// Whether it is counted in some way, be it with a blank or a slip of the finger: ××项议程, 最第四项.
    is_counted: bool,
    /// Whether it begins as the first of several would.
    begins_a_row: bool,
}

impl<'a> Announcement<'a> {
    fn of(script: &'a Script<'a>, item: usize, number: u64) -> Self {
        let sentences = announcing(script, item);
        let mut found =
            Self { script, item, number, ordinal: None, style: None, is_counted: false, begins_a_row: false };
        for (nth, (sentence, words)) in script.said(sentences).enumerate() {
            if found.ordinal.is_none() {
                let ordinal = ordinal(words, nth == 0);
                let heading = ordinal.is_none().then(|| list::marker(words)).flatten().filter(|_| nth == 0);
                found.style = heading.as_ref().map(|marker| marker.style);
                found.ordinal =
                    ordinal.or(heading.map(|marker| (marker.range, marker.number))).map(|(range, value)| {
                        (sentence.range.start + range.start..sentence.range.start + range.end, value)
                    });
            }
            let blank = words.find(BLANK).and_then(|at| words.get(at + BLANK.len_utf8()..));
            found.is_counted |= found.ordinal.is_some()
                || nth == 0 && words.contains('第') && words.contains('项')
                || blank.is_some_and(|after| after.starts_with('项'));
            found.begins_a_row |= nth == 0 && ["首先", "先", "第一"].iter().any(|word| words.contains(word));
        }
        found
    }

    fn ordinals(&self, before: Option<&Self>, all: &Ordinals, found: &mut Vec<Diagnostic>) {
        let Some((range, written)) = &self.ordinal else { return };
        // The words count on rightly; whatever the agenda takes for an item, nobody who hears them would stumble.
        if all.before(range.start).is_some_and(|before| before + 1 == *written) {
            return;
        }
        let said = self.script.words(range);
        // ④ on the third, where the one before is ②: headings may well count what is no item, but they do not leap.
        let leaps = || {
            let (before, number) = (before?, before?.ordinal.as_ref()?.1);
            (before.style == self.style && number == before.number && self.number == number + 1).then_some(())
        };
        // The first that is counted in any way, behind items that nobody counted.
        if before.is_none() && self.item >= 2 && self.number == 1 && *written >= 2 && self.style.is_none() {
            let problem = Problem::NumberAfterBare { written: said.to_owned() };
            found.push(self.script.problem(problem, range));
            return;
        }
        if *written != self.number && (self.style.is_none() || leaps().is_some()) {
            let problem = Problem::OrdinalDisagrees { written: *written, actual: self.number };
            found.push(self.script.problem(problem, range));
        }
        let Some(before) = before else { return };
        // 首先 is as good as 第一项 where the second follows.
        let counted_on = self.number == 2 && before.begins_a_row;
        let is_right = *written == self.number;
        if is_right && *written >= 2 && self.style.is_none() && !before.is_counted && !counted_on {
            let problem = Problem::NumberAfterBare { written: said.to_owned() };
            found.push(self.script.problem(problem, range));
        }
    }

    /// The years and dates that its title or the overview gave it, against its first words.
    fn years_and_dates(&self, promises: &List, found: &mut Vec<Diagnostic>) {
        let script = self.script;
        let title = script.rundown.agenda().items.get(self.item).and_then(|item| item.title.as_deref()).unwrap_or("");
        let nth = usize::try_from(self.number).ok().and_then(|number| number.checked_sub(1));
        let clause = nth.and_then(|nth| promises.items.get(nth)).map_or("", |range| script.words(range));
        let promised = format!("{clause} {title}");
        let sentences = announcing(script, self.item);
        let first = script.sentences.get(sentences.start).map_or(0, |sentence| sentence.range.start);
        let last = sentences.end.checked_sub(1);
        let end = last.and_then(|last| script.sentences.get(last)).map_or(first, |sentence| sentence.range.end);
        let words = script.words(&(first..end));
        let at = |range: &Range<usize>| first + range.start..first + range.end;
        if let (Some((year, _)), Some((here, range))) = (only_year(&promised), only_year(words))
            && year != here
        {
            let problem = Problem::YearsDisagree { first: year.to_string(), later: here.to_string() };
            found.push(script.problem(problem, &at(&range)));
        }
        if let ([promise], [here]) = (dates::find(&promised).as_slice(), dates::find(words).as_slice())
            && (promise.month, promise.day) != (here.month, here.day)
        {
            let problem = Problem::DatesDisagree { first: promise.written(&promised), later: here.written(words) };
            found.push(script.problem(problem, &at(&here.range)));
        }
    }
}

/// The sentences that announce an item: the first few, before anybody else speaks.
fn announcing(script: &Script<'_>, item: usize) -> Range<usize> {
    let all = script.sentences_of(item);
    let of = |index: usize| script.sentences.get(index).and_then(|sentence| script.paragraph(sentence));
    let first = of(all.start).map(|paragraph| (paragraph.step, paragraph.range.start));
    let near = all.clone().take(ANNOUNCING).take_while(|index| {
        of(*index).is_some_and(|paragraph| {
            first.is_some_and(|(step, start)| {
                paragraph.step == step && (!paragraph.after_pause || paragraph.range.start == start)
            })
        })
    });
    all.start..all.start + near.count()
}

/// 第二项议程, or 第二项 alone at the head of a clause: the ordinal at which a sentence announces its item. 第二件，
/// counts items only in the first sentence; later on it may be the second of the things that the speaker is to say.
fn ordinal(text: &str, is_first: bool) -> Option<(Range<usize>, u64)> {
    text.match_indices('第').find_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        let (value, length) = numeral::at_start(rest)?;
        let unit = rest
            .get(length..)?
            .chars()
            .next()
            .filter(|unit| matches!(unit, '项' | '个' | '件' | '道' | '步' | '节'))?;
        let end = at + word.len() + length + unit.len_utf8();
        let after = text.get(end..)?;
        let named = ["议程", "议题", "程序", "环节", "篇章", "板块", "阶段", "单元", "部分", "流程"]
            .iter()
            .any(|word| after.starts_with(word));
        let before = text.get(..at)?.trim_end_matches([' ', '　']);
        let heads = before.chars().next_back().is_none_or(super::calls::is_mark)
            || ["进行", "进入", "开始", "大会", "会议", "下面", "现在", "是", "到", "仪式", "办", "来"]
                .iter()
                .any(|word| before.ends_with(word));
        let after = if unit == '件' { after.strip_prefix('事').unwrap_or(after) } else { after };
        let alone = (unit == '项' || is_first && matches!(unit, '件' | '步'))
            && heads
            && (after.starts_with(['，', ',', '：', ':', '、', '。', ' ', '.', '；']) || after.starts_with("内容"));
        (named || alone).then_some((at..end, value))
    })
}

/// The one year that a text speaks of; none where it speaks of several, or of none.
pub(super) fn only_year(text: &str) -> Option<(i64, Range<usize>)> {
    let mut years = dates::years(text);
    let (year, range) = years.next()?;
    years.all(|(other, _)| other == year).then_some((year, range))
}

/// The share of its pairs of characters that a clause has in common with an item which may be what it promised, and with
/// one that surely is.
const ALIKE: f64 = 0.34;
const QUITE_ALIKE: f64 = 0.6;

/// Two characters that stand side by side.
type Pair = (char, char);

/// What an item says at its beginning, to be compared with a promise.
struct Beginning {
    pairs: HashSet<Pair>,
    acts: Acts,
    is_speech: bool,
    is_numbered: bool,
}

/// How the items behind a list begin; none where it is too long to be looked into.
fn beginnings(script: &Script<'_>, promises: &List) -> Vec<Beginning> {
    let Some(overview) = promises.items.last().and_then(|last| script.sentence_at(last.start)) else {
        return Vec::new();
    };
    if promises.items.len() > MOST_PROMISES {
        return Vec::new();
    }
    let first = script.sentences.get(overview).map_or(0, |sentence| script.item(sentence)) + 1;
    (first..script.rundown.items().len()).map(|item| beginning(script, item)).collect()
}

/// Whether most items are counted by a word: 科目 where they begin 第一科目, 第二科目, and 步骤 where they begin 步骤1.
fn counts_items(script: &Script<'_>, noun: &str) -> bool {
    /// Characters of an item in which that stands.
    const BEGINNING: usize = 16;
    let items = script.rundown.items().iter().enumerate().filter(|(_, entry)| entry.number.is_some());
    let counted = items.filter(|(item, _)| {
        let first = script.said(script.sentences_of(*item)).next().map_or("", |(_, words)| words);
        let end = first.char_indices().nth(BEGINNING).map_or(first.len(), |(at, _)| at);
        let words = first.get(..end).unwrap_or_default();
        words.match_indices(noun).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default().trim_end_matches('个');
            let after = words.get(at + noun.len()..).unwrap_or_default().trim_start_matches([' ', '　']);
            numeral::at_end(before).is_some() || numeral::at_start(after).is_some()
        })
    });
    let all = script.rundown.numbered_items();
    let counted = u64::try_from(counted.count()).unwrap_or(0);
    counted >= 2 && counted * 2 > all
}

/// Which share of a list speaks of what some item begins with.
fn share_that_comes(script: &Script<'_>, promises: &List) -> f64 {
    let beginnings = beginnings(script, promises);
    let comes = |range: &&Range<usize>| beginnings.iter().any(|one| one.keeps(script.words(range), ALIKE));
    let coming = promises.items.iter().filter(comes).count();
    share(coming, promises.items.len())
}

fn share(some: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a clause has a few dozen characters, a list a few clauses")]
    let share = some as f64 / all.max(1) as f64;
    share
}

/// Promises of the overview that never come.
fn missing(script: &Script<'_>, promises: &List, found: &mut Vec<Diagnostic>) {
    let beginnings = beginnings(script, promises);
    // Nothing follows: the script was not taken apart yet.
    if beginnings.is_empty() {
        return;
    }
    let numbered: Vec<&Beginning> = beginnings.iter().filter(|one| one.is_numbered).collect();
    let clauses: Vec<&str> = promises.items.iter().map(|range| script.words(range)).collect();
    let kept = if clauses.len() > numbered.len() { aligned(&clauses, &numbered) } else { vec![true; clauses.len()] };
    let never = |((_, clause), kept): &((&Range<usize>, &&str), bool)| {
        // A clause that finds no item of its own is likely to be one that never comes.
        let enough = if *kept { ALIKE } else { QUITE_ALIKE };
        !beginnings.iter().any(|one| one.keeps(clause, enough)) && (!kept || !Acts::of(clause).is_empty())
    };
    let missing: Vec<_> = promises.items.iter().zip(&clauses).zip(kept).filter(never).collect();
    // One is forgotten; where half of them never come, the script was not understood.
    if missing.len() * 3 > clauses.len().max(3) {
        return;
    }
    for ((range, clause), _) in missing {
        found.push(script.problem(Problem::PromisedItemMissing { promised: (*clause).to_owned() }, range));
    }
}

fn beginning(script: &Script<'_>, item: usize) -> Beginning {
    let agenda = script.rundown.agenda();
    let mut one = Beginning {
        pairs: HashSet::new(),
        acts: Acts::default(),
        is_speech: false,
        is_numbered: script.rundown.items().get(item).is_some_and(|entry| entry.number.is_some()),
    };
    let mut look = |words: &str| {
        one.pairs.extend(pairs(words));
        one.acts = one.acts.with(Acts::of(words));
        one.is_speech |= actions::is_speech(words);
    };
    let speaks = agenda.items.get(item).is_some_and(|item| item.kind == ItemKind::Speeches);
    if let Some(item) = agenda.items.get(item) {
        look(item.title.as_deref().unwrap_or_default());
        item.steps.iter().filter_map(|step| step.wait).for_each(|wait| look(wait.label(crate::Language::Chinese)));
    }
    let sentences = script.sentences_of(item);
    const RETOLD: Signs = recap::SIGNS;
    let near = sentences.start..sentences.end.min(sentences.start + BEGINNING);
    for (sentence, words) in script.said(near.clone()) {
        if !(sentence.signs.any(RETOLD) && recap::is_recap(words)) {
            look(words);
        }
    }
    // Whoever just speaks there may well be a model worker, or one who promises something.
    let given = |words: &str| ["发言", "介绍", "交流"].iter().any(|word| words.contains(word));
    if speaks && script.said(near).any(|(_, words)| given(words)) {
        one.acts = one.acts.with(Acts::of("典型、表态"));
    }
    one
}

fn pairs(words: &str) -> impl Iterator<Item = Pair> + '_ {
    let plain = |c: &char| crate::script::is_han(*c) || c.is_ascii_alphanumeric();
    words.chars().zip(words.chars().skip(1)).filter(move |(a, b)| plain(a) && plain(b))
}

/// Which share of a clause's pairs of characters an item has.
fn likeness(clause: &str, beginning: &Beginning) -> f64 {
    let all: Vec<Pair> = pairs(clause).collect();
    let common = all.iter().filter(|pair| beginning.pairs.contains(*pair)).count();
    share(common, all.len())
}

impl Beginning {
    /// Whether it may be what a clause of the overview promised.
    fn keeps(&self, clause: &str, enough: f64) -> bool {
        let acts = Acts::of(clause);
        !acts.is_empty() && acts.meets(self.acts) || likeness(clause, self) >= enough
    }
}

/// Which clauses find an item of their own, where items come in the order in which they were promised: the row of pairs
/// that are most alike.
fn aligned(clauses: &[&str], items: &[&Beginning]) -> Vec<bool> {
    let alike = |clause: &str, item: &Beginning| {
        let acts = Acts::of(clause);
        let act = if !acts.is_empty() && acts.meets(item.acts) { 0.6 } else { 0.0 };
        let speech = if acts.is_empty() && item.is_speech && actions::is_speech(clause) { 0.15 } else { 0.0 };
        likeness(clause, item) + act + speech
    };
    // best[c][i]: the best row for the clauses from c and the items from i.
    let width = items.len() + 1;
    let mut best = vec![0.0_f64; (clauses.len() + 1) * width];
    let get = |best: &[f64], clause: usize, item: usize| best.get(clause * width + item).copied().unwrap_or(0.0);
    for (c, clause) in clauses.iter().enumerate().rev() {
        for (i, item) in items.iter().enumerate().rev() {
            let with = alike(clause, item) + get(&best, c + 1, i + 1);
            let value = with.max(get(&best, c + 1, i)).max(get(&best, c, i + 1));
            if let Some(cell) = best.get_mut(c * width + i) {
                *cell = value;
            }
        }
    }
    let mut kept = vec![false; clauses.len()];
    let (mut c, mut i) = (0, 0);
    while let (Some(clause), Some(item), Some(keep)) = (clauses.get(c), items.get(i), kept.get_mut(c)) {
        let here = get(&best, c, i);
        if here <= get(&best, c + 1, i) {
            c += 1;
        } else if here <= get(&best, c, i + 1) {
            i += 1;
        } else {
            *keep = alike(clause, item) > 0.0;
            (c, i) = (c + 1, i + 1);
        }
    }
    kept
}
