//! What the opening announces, and what then follows: counts, lists, promises, ordinals, and the years and dates that a
//! promise and its item have.

use super::counts::{self, Count, Counted};
use super::list::{self, List, Style};
use super::script::Script;
use super::signs::Signs;
use super::{actions, dates, promises};
use crate::agenda::rundown::ItemEntry;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::BLANK;
use std::collections::HashSet;
use std::ops::Range;

/// Sentences in which an item is announced; later ones may well speak of the next.
const ANNOUNCING: usize = 3;
/// More counts than this are those of something else.
const MOST_COUNTS: usize = 24;

/// Looks at them, and answers with where the overview's list stands.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) -> Range<usize> {
    let items = script.rundown.items();
    let first_numbered = items.iter().position(|item| item.number.is_some());
    let mut promised: Option<List> = None;
    let first = script.sentences_of(first_numbered.unwrap_or(1)).start;
    let end = script.sentences.get(first).map_or(script.text.len(), |sentence| sentence.range.start);
    let counts = counts::find(&script.text, 0..end);
    let ordinals = Ordinals::of(script);
    let best = counts.iter().map(|count| count.of).max();
    for mut count in counts.into_iter().take(MOST_COUNTS) {
        let mut comes = false;
        if let Some(list) = count.list.as_mut().filter(|list| list.items.len() >= 2) {
            let share = promises::share_that_comes(script, list);
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
            promises::missing(script, &list, found);
            promises::speakers_missing(script, &list, found);
            if promised.is_none() || Some(count.of) == best {
                promised = Some(list);
            }
        }
    }
    let promised = promised.or_else(|| uncounted(script, end, found)).unwrap_or_default();
    let mut before = None;
    for (index, entry) in items.iter().enumerate() {
        let Some(number) = entry.number else { continue };
        let announcement = Announcement::of(script, index, number);
        announcement.ordinals(before.as_ref(), &ordinals, found);
        announcement.years_and_dates(&promised, found);
        before = Some(announcement);
    }
    match (promised.items.first(), promised.items.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        (_, _) => 0..0,
    }
}

/// A list of the opening that nobody counted, 听证会按下列程序进行：（一）…, where it speaks of the items.
fn uncounted(script: &Script<'_>, end: usize, found: &mut Vec<Diagnostic>) -> Option<List> {
    let plan = counts::uncounted(&script.text, 0..end).or_else(|| counts::plan(&script.text, 0..end));
    let Some(list) = plan else { return will(script, end, found) };
    if promises::share_that_comes(script, &list) < 0.5 {
        return None;
    }
    promises::missing(script, &list, found);
    promises::speakers_missing(script, &list, found);
    Some(list)
}

/// What the host says that all will do. Half of it may be aims, so only what is performed is missed: a film, a song, a prize.
fn will(script: &Script<'_>, end: usize, found: &mut Vec<Diagnostic>) -> Option<List> {
    let list = counts::will(&script.text, 0..end)?;
    if promises::share_that_comes(script, &list) < 0.5 {
        return None;
    }
    let mut missing = Vec::new();
    promises::missing(script, &list, &mut missing);
    let performs = |promised: &str| promised.starts_with("观看") || !actions::performed(promised).is_empty();
    let is_performed =
        |one: &Diagnostic| matches!(&one.problem, Problem::PromisedItemMissing { promised } if performs(promised));
    found.extend(missing.into_iter().filter(is_performed));
    Some(list)
}

fn announced(script: &Script<'_>, count: &Count, is_best: bool, ordinals: &Ordinals, found: &mut Vec<Diagnostic>) {
    let actual = script.rundown.numbered_items();
    let (announced, range) = (count.announced, &count.range);
    // Where nothing is numbered, nobody has counted.
    let after = count.list.as_ref().and_then(|list| list.items.last()).map_or(range.end, |last| last.end);
    let is_listed = count.list.as_ref().is_some_and(|list| u64::try_from(list.items.len()) == Ok(actual));
    // The list may have lost what is over before the first item: 第一阶段 is told of.
    let is_counted_out =
        || (!is_listed || ordinals.after(after) == Some(1)) && ordinals.run_to(announced, after, actual);
    // One item, and a list of five: the script was not taken apart well, and its author knew better.
    let listed = count.list.as_ref().map_or(0, |list| list.items.len());
    let is_understood = actual.saturating_mul(4) > announced || u64::try_from(listed).ok() != Some(announced);
    // 三项议程 over a list of two, and three speak: the list has lost one, and the number is right.
    let turns =
        || script.rundown.agenda().items.iter().filter(|item| item.steps.iter().any(|step| step.turn.is_some()));
    let is_of_list = u64::try_from(listed).ok() == Some(actual) && actual < announced;
    let happens = || {
        let all = [turns().count(), happening(script)];
        is_of_list && all.iter().any(|all| u64::try_from(*all).ok() == Some(announced))
    };
    let is_labelled = || is_labelled_to(script, count);
    if announced != actual
        && actual > 0
        && is_understood
        && is_best
        && !is_counted_out()
        && !happens()
        && !is_labelled()
    {
        found.push(script.problem(Problem::CountDisagrees { announced, actual }, range));
    }
    let listed = count.list.as_ref().filter(|list| list.is_certain).map_or(0, |list| list.items.len());
    let listed = u64::try_from(listed).unwrap_or(u64::MAX);
    // 接着四个大区依次汇报: an entry that is several.
    let sentence = script.text.get(range.end..).unwrap_or_default();
    let sentence = sentence.split(['。', '\n']).next().unwrap_or_default();
    let is_in_turn = ["依次", "逐一", "轮流"].iter().any(|turn| sentence.contains(turn));
    if listed >= 2 && listed != announced && !is_in_turn {
        found.push(script.problem(Problem::ListDisagrees { listed, announced }, range));
    }
}

/// 审议议案一, and so on to 议案四, where 四项议案 was announced: whether the script labels as many as it says, and no more. Ballots and
/// results between them are no 议案.
fn is_labelled_to(script: &Script<'_>, count: &Count) -> bool {
    let noun = script.words(&count.noun);
    let behind = script.text.get(count.range.end..).unwrap_or_default();
    let labels: HashSet<u64> = behind
        .match_indices(noun)
        .filter_map(|(at, _)| {
            let rest = behind.get(at + noun.len()..)?;
            let (number, length) = numeral::at_start(rest)?;
            // 议案三项 counts them.
            (!rest.get(length..)?.starts_with(['项', '个', '件', '份'])).then_some(number)
        })
        .collect();
    let last = count.announced;
    last >= 2 && (1..=last).all(|number| labels.contains(&number)) && !labels.contains(&(last + 1))
}

/// How many items from the first that is counted to the last there are in which something happens: 签订责任书 may stand between them
/// though the list has forgotten it.
fn happening(script: &Script<'_>) -> usize {
    let counted = |entry: &ItemEntry| entry.number.is_some();
    let entries = script.rundown.items();
    let (first, last) = (entries.iter().position(counted), entries.iter().rposition(counted));
    let (Some(first), Some(last)) = (first, last) else { return 0 };
    let items = script.rundown.agenda().items.get(first..=last).unwrap_or_default();
    items.iter().filter(|item| item.steps.iter().any(|step| step.wait.is_some() || step.turn.is_some())).count()
}

/// Every 第三项 of the script that announces something, with its place, in order.
struct Ordinals(Vec<(usize, u64)>);

impl Ordinals {
    fn of(script: &Script<'_>) -> Self {
        const SIGNS: Signs = Signs::of("第");
        let sentences = script.sentences.iter().enumerate().filter(|(_, sentence)| sentence.signs.any(SIGNS));
        Self(
            sentences
                .filter_map(|(index, sentence)| {
                    let words = script.words(&sentence.range);
                    // 现在进入第二阶段 begins an item; of 第一阶段的观摩已经结束 nothing else is left.
                    let before = index.checked_sub(1).and_then(|before| script.sentences.get(before));
                    let begins = before.is_none_or(|before| script.item(before) != script.item(sentence));
                    let (range, value) = ordinal(words, begins || is_over(words))?;
                    let at = sentence.range.start + range.start;
                    // 第三项、第四项议程: two at once.
                    let next = words.get(range.end..).and_then(|rest| ordinal(rest.strip_prefix('、')?, false));
                    let next = next.filter(|(range, next)| range.start == 0 && *next == value + 1);
                    Some([Some((at, value)), next.map(|(_, next)| (at, next))])
                })
                .flatten()
                .flatten()
                .collect(),
        )
    }

    /// The last one before a place.
    fn before(&self, at: usize) -> Option<u64> {
        let next = self.0.partition_point(|(place, _)| *place < at);
        self.0.get(next.checked_sub(1)?).map(|(_, value)| *value)
    }

    /// The first one behind a place.
    fn after(&self, at: usize) -> Option<u64> {
        self.0.get(self.0.partition_point(|(place, _)| *place < at)).map(|(_, value)| *value)
    }

    /// Whether they count from the second on to a number, and no farther, behind a place; or to that one, and from the first
    /// again to as many as are left of all.
    fn run_to(&self, last: u64, from: usize, all: u64) -> bool {
        let behind: Vec<u64> = self.0.iter().filter(|(at, _)| *at >= from).map(|(_, value)| *value).collect();
        // 预备会议 and 正式会议 count each their own.
        let anew = behind.windows(2).skip(1).position(|pair| pair == [1, 2]).map_or(behind.len(), |at| at + 1);
        let (own, others) = behind.split_at_checked(anew).unwrap_or_default();
        let most = |run: &[u64]| run.iter().max().copied().unwrap_or(0);
        let own = if most(own) + most(others) == all { own } else { behind.as_slice() };
        last >= 2 && most(own) == last && (2..last).all(|number| own.contains(&number))
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
                || nth == 0 && words.contains('第') && (words.contains('项') || words.contains("议程"))
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
        // 第一项 once more, and 第二项 behind it: another part of the meeting counts its own.
        if *written == 1 && all.after(range.end) == Some(2) {
            return;
        }
        let said = self.script.words(range);
        // 第三件，推选小组: in spoken words the ones before need not be counted, and a thing need not be an item.
        if said.ends_with('件') && before.is_none_or(|before| before.ordinal.is_none()) {
            return;
        }
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

/// What meetings of every sort are called by at their end: 大会, 茶话会.
const GATHERS: char = '会';

/// 第二项议程, or 第二项 alone at the head of a clause: the ordinal at which a sentence announces its item. 第二件，
/// counts items only in the first sentence; later on it may be the second of the things that the speaker is to say.
fn ordinal(text: &str, is_first: bool) -> Option<(Range<usize>, u64)> {
    text.match_indices('第').find_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        let (value, length) = numeral::at_start(rest)?;
        const PARTS: &[&str] = &["议程", "议题", "程序", "环节", "篇章", "板块", "阶段", "单元", "部分", "流程"];
        let unit = rest.get(length..)?.chars().next()?;
        // 第二阶段 has no measure word; in a later sentence it may be that of a project.
        let bare = is_first && rest.get(length..).is_some_and(|rest| PARTS.iter().any(|word| rest.starts_with(word)));
        if !bare && !matches!(unit, '项' | '个' | '件' | '道' | '步' | '节') {
            return None;
        }
        let end = at + word.len() + length + if bare { 0 } else { unit.len_utf8() };
        let after = text.get(end..)?;
        let named = PARTS.iter().any(|word| after.starts_with(word));
        let before = text.get(..at)?.trim_end_matches([' ', '　']);
        let heads = before.chars().next_back().is_none_or(super::calls::is_mark)
            || before.ends_with(GATHERS)
            || ["进行", "进入", "开始", "会议", "下面", "现在", "是", "到", "仪式", "典礼", "活动", "议程", "办", "来"]
                .iter()
                .any(|word| before.ends_with(word));
        let after = if unit == '件' { after.strip_prefix('事').unwrap_or(after) } else { after };
        let alone = (unit == '项' || is_first && matches!(unit, '件' | '步'))
            && heads
            && (after.starts_with(['，', ',', '：', ':', '、', '。', ' ', '.', '；']) || after.starts_with("内容"));
        (if bare { heads } else { named || alone }).then_some((at..end, value))
    })
}

/// 第一阶段的现场观摩上午已经结束: whether a sentence tells that a part is over before the meeting comes to the next.
fn is_over(words: &str) -> bool {
    let clauses = words.split(super::calls::is_mark).next().unwrap_or_default();
    words.starts_with('第')
        && ["已经结束", "已结束", "已经完成", "已完成", "结束了", "完成了", "进行完"]
            .iter()
            .any(|over| clauses.contains(over))
}

/// The one year that a text speaks of; none where it speaks of several, or of none.
pub(super) fn only_year(text: &str) -> Option<(i64, Range<usize>)> {
    let mut years = dates::years(text);
    let (year, range) = years.next()?;
    years.all(|(other, _)| other == year).then_some((year, range))
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
            let after = words.get(at + noun.len()..).unwrap_or_default().trim_start_matches([' ', '　', '骤']);
            numeral::at_end(before).is_some() || numeral::at_start(after).is_some()
        })
    });
    let all = script.rundown.numbered_items();
    let counted = u64::try_from(counted.count()).unwrap_or(0);
    counted >= 2 && counted * 2 > all
}
