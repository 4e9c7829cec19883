//! Points that are announced and counted on: 讲三点意见 with two, 一、 that is followed by 三、.

use super::calls::is_mark;
use super::list::{self, Marker, Style};
use super::script::Script;
use super::signs::Signs;
use crate::chinese::clauses::last_clause;
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::chinese::vocabulary::{self, Vocabulary};
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// What is announced in points.
const POINTS: &[&str] = &[
    "点意见",
    "点要求",
    "点希望",
    "点建议",
    "点体会",
    "点看法",
    "点想法",
    "点说明",
    "点感受",
    "点启发",
    "点启示",
    "点倡议",
    "点",
    "样",
    "个方面",
    "句话",
    "个要求",
    "个希望",
    "个建议",
    "个问题",
    "项要求",
    "项工作",
    "项任务",
    "项措施",
    "项纪律",
    "个坚持",
    "个确保",
    "个带头",
    "个到位",
    "条意见",
    "条要求",
    "条建议",
    "条",
    "件事",
    "层意思",
    "个字",
    "个关键词",
    "步",
];
/// Verbs with which points are announced.
const SAYING: &[&str] = &[
    "讲", "提", "指出", "强调", "谈", "说", "作", "有", "归纳", "概括", "是", "抓", "做好", "做到", "分", "从", "给",
    "落实", "采取", "明确", "坚持", "存在", "送", "赠", "留", "记住", "宣布", "想", "补充", "注意", "要做", "啰嗦",
    "罗嗦", "唠叨", "叮嘱", "嘱咐",
];
/// Markers that may stand between two of a row.
const FARTHEST: usize = 200;
/// Bytes between an announcement and its first point.
const NEAR: usize = 240;
/// Bytes that the words between a count and its noun may have.
const LONGEST_NOUN: usize = 24;
/// Characters between a count and the colon behind which its points are counted.
const COUNTED: usize = 6;

pub(super) fn check(script: &Script<'_>, numbered_lists: &Range<usize>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("点个条件句项层步样");
    let all = every_marker(script);
    gaps(script, &all, found);
    let mut announced: Vec<(Range<usize>, u64)> = Vec::new();
    for sentence in script.sentences.iter().filter(|sentence| sentence.signs.any(SIGNS)) {
        if !numbered_lists.contains(&sentence.range.start) {
            let start = sentence.range.start;
            let here = announcements(script.words(&sentence.range)).into_iter();
            announced.extend(here.map(|(range, number)| (start + range.start..start + range.end, number)));
        }
    }
    repetitions(script, &all, &announced, found);
    let nexts = announced.iter().skip(1).map(|(range, _)| range.start).chain([script.text.len()]);
    for ((range, announced), next) in announced.iter().zip(nexts) {
        let by_marks = || given(script, &all, range.end, next);
        let Some(given) = characters(script, range).or_else(by_marks) else { continue };
        // 一要…。二要…。最后一点，…: three.
        let is_last_led_over_to = || given + 1 == *announced && leads_to_last(script, range.end, next);
        let is_told = given == *announced
            || is_behind_row(script, range, *announced)
            || is_of_overview(script, &all, range.end, numbered_lists);
        if !is_told && !overview_of_items(script, range) && !is_last_led_over_to() {
            let problem = Problem::PointsDisagree { announced: *announced, given };
            found.push(script.problem(problem, range));
        }
    }
}

/// A marker, whether it begins a paragraph, and the paragraph and item that it stands in.
struct Found {
    marker: Marker,
    heads: bool,
    paragraph: usize,
    item: usize,
    is_choice: bool,
}

fn every_marker(script: &Script<'_>) -> Vec<Found> {
    const SIGNS: Signs = Signs::of("一二三四五六七八九十第").or_circles();
    let mut all = Vec::new();
    for (index, paragraph) in script.paragraphs.iter().enumerate() {
        let sentences = script.sentences.get(paragraph.sentences.clone()).unwrap_or_default();
        for (nth, sentence) in sentences.iter().enumerate() {
            // 1. and （2） count only where they begin a paragraph.
            let begins = || nth == 0 && list::marker(script.words(&sentence.range).trim_start()).is_some();
            if !sentence.signs.any(SIGNS) && !begins() {
                continue;
            }
            for marker in list::markers(&script.text, sentence.range.clone()) {
                let before = script.text.get(paragraph.range.start..marker.range.start).unwrap_or_default();
                let heads = nth == 0 && before.trim().is_empty();
                let (item, is_choice) = (paragraph.item, paragraph.is_choice);
                all.push(Found { marker, heads, paragraph: index, item, is_choice });
            }
        }
    }
    all
}

impl Found {
    /// Whether it can belong to a row at all: 一、 within a sentence is mostly 一、二等奖.
    fn counts(&self) -> bool {
        match self.marker.style {
            Style::Plain | Style::Brackets | Style::Figures | Style::FiguresInBrackets => self.heads,
            Style::Ordinal | Style::Is | Style::Must | Style::Circles | Style::Among => true,
        }
    }

    /// How far out a marker stands: one farther out begins those within anew.
    fn level(&self) -> u8 {
        match self.marker.style {
            Style::Plain => 0,
            Style::Brackets => 1,
            Style::Figures => 2,
            Style::FiguresInBrackets => 3,
            Style::Ordinal => 4,
            Style::Is | Style::Must | Style::Circles | Style::Among => 5,
        }
    }
}

/// 一、 followed by 三、 where nothing between them is a second of any sort.
fn gaps(script: &Script<'_>, all: &[Found], found: &mut Vec<Diagnostic>) {
    for (index, this) in all.iter().enumerate() {
        if this.marker.number < 3 || !this.counts() {
            continue;
        }
        // Back to the marker before of the same style, unless a wider one or another item stands between.
        let mut between_has_missing = false;
        let before = all
            .get(index.saturating_sub(FARTHEST)..index)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|one| one.item == this.item && (one.level() >= this.level() || !one.counts()));
        let mut last: Option<&Found> = None;
        for one in before {
            if one.marker.style == this.marker.style && one.counts() {
                last = Some(one);
                break;
            }
            between_has_missing |= one.marker.number + 1 == this.marker.number;
        }
        let Some(last) = last else { continue };
        let number = last.marker.number;
        let near = this.marker.number <= number + 3;
        if number >= 1 && number + 1 < this.marker.number && near && !between_has_missing && !this.is_choice {
            let problem = Problem::SequenceGap { before: shown(script, last), after: shown(script, this) };
            // A second that is told in other words: 其次, or a sentence that begins 再.
            let told = script.words(&(last.marker.range.end..this.marker.range.start));
            if !["其次", "另一", "再一", "二来", "另外", "再就是"].iter().any(|word| told.contains(word)) {
                found.push(script.problem(problem, &this.marker.range));
            }
        }
    }
}

/// A marker without the mark behind it.
fn shown(script: &Script<'_>, one: &Found) -> String {
    let words = script.words(&one.marker.range);
    words.trim_end_matches(['，', ',', '、', '：', ':', '。', '.', '．', '是']).to_owned()
}

/// 一是…二是…二是…三是…: a point was put in, and those behind it were not counted anew.
fn repetitions(script: &Script<'_>, all: &[Found], announced: &[(Range<usize>, u64)], found: &mut Vec<Diagnostic>) {
    for (index, this) in all.iter().enumerate().filter(|(_, one)| one.counts() && !one.is_choice) {
        // A wider one begins those within anew.
        let before = all.get(index.saturating_sub(FARTHEST)..index).unwrap_or_default().iter().rev();
        let mut row = before.take_while(|one| one.item == this.item && (one.level() >= this.level() || !one.counts()));
        let last = row.find(|one| one.marker.style == this.marker.style && one.counts());
        let Some(last) = last.filter(|last| last.marker.number == this.marker.number) else { continue };
        let is_one_row = match this.marker.number {
            // 一是…，一是… are two things in the spoken way, and 一、 twice may begin two lists.
            1 => is_first_announced(last, this, announced) && goes_on(all, index),
            _ => !is_announced_between(last, this, announced),
        };
        if is_one_row && stand_alike(last, this) && !begins_anew(script, all, last, this) {
            let problem = Problem::SequenceRepeats { number: shown(script, this) };
            found.push(script.problem(problem, &this.marker.range));
        }
    }
}

/// Whether two points stand in one paragraph, or each at the head of its own.
fn stand_alike(one: &Found, other: &Found) -> bool {
    one.heads && other.heads || one.paragraph == other.paragraph
}

/// Whether something between two points may begin another list: a first of any sort, in a number or in other words, or
/// somebody else who spoke.
fn begins_anew(script: &Script<'_>, all: &[Found], last: &Found, this: &Found) -> bool {
    const FIRSTS: &[&str] = &["首先", "一方面", "一个是", "一来", "一则", "先是", "第一", "其一", "最重要的"];
    let (from, to) = (last.marker.range.end, this.marker.range.start);
    let between = all.iter().skip(all.partition_point(|one| one.marker.range.start < from));
    let mut between = between.take_while(|one| one.marker.range.start < to);
    let told = script.words(&(from..to));
    between.any(|one| one.marker.number == 1 && one.level() <= this.level())
        || FIRSTS.iter().any(|word| told.contains(word))
        || pauses(script, from, to)
}

/// Whether points are announced between two of them.
fn is_announced_between(last: &Found, this: &Found, announced: &[(Range<usize>, u64)]) -> bool {
    let next = announced.partition_point(|(range, _)| range.start < last.marker.range.end);
    announced.get(next).is_some_and(|(range, _)| range.start < this.marker.range.start)
}

/// Whether a first point follows what announces it, and a second first one belongs to the same announcement.
fn is_first_announced(last: &Found, this: &Found, announced: &[(Range<usize>, u64)]) -> bool {
    let next = announced.partition_point(|(range, _)| range.end <= last.marker.range.start);
    let before = next.checked_sub(1).and_then(|before| announced.get(before));
    before.is_some_and(|(range, _)| last.marker.range.start <= range.end + NEAR)
        && !is_announced_between(last, this, announced)
}

/// Whether the next marker of a style counts on.
fn goes_on(all: &[Found], index: usize) -> bool {
    let Some(this) = all.get(index) else { return false };
    let mut behind = all.iter().skip(index + 1).filter(|one| one.marker.style == this.marker.style && one.counts());
    behind.next().is_some_and(|next| next.item == this.item && next.marker.number == this.marker.number + 1)
}

/// 三点意见 and the like, with the number.
fn announcements(words: &str) -> Vec<(Range<usize>, u64)> {
    static NOUNS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(POINTS));
    static VERBS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(SAYING));
    // Of several at one place the longest comes first, and is the one that is meant.
    let mut last = None;
    let nouns = NOUNS.find(words).filter(|noun| last.replace(noun.at) != Some(noun.at));
    nouns
        .filter_map(|vocabulary::Found { at, word, .. }| {
            let before = words.get(..at)?;
            let counted = before.trim_end_matches(' ');
            counted.chars().next_back().filter(|c| numeral::is_numeral(*c))?;
            let (number, start) = numeral::at_end(counted).filter(|(number, _)| (2..=20).contains(number))?;
            let noun = POINTS.get(word)?;
            let lead = before.get(..start)?;
            let clause = lead.rsplit(is_mark).next()?;
            // 要办好四件事：一是…: what is counted right behind a colon was announced by it, whatever the verb.
            let is_counted = || {
                let behind = words.get(at + noun.len()..).and_then(|after| after.split_once(['：', ':']));
                behind.is_some_and(|(between, list)| {
                    between.chars().all(is_han)
                        && between.chars().count() <= COUNTED
                        && list::marker(list.trim_start()).is_some_and(|marker| marker.number == 1)
                })
            };
            let says = VERBS.is_in(clause) || clause.trim().is_empty() || is_counted();
            let of_time =
                lead.ends_with(['第', '每', '前', '后', '这', '那', '各', '几', '另', '早', '晚', '午', '数', '十']);
            let after = words.get(at + noun.len()..)?;
            let to_mark = after.char_indices().find(|(_, c)| is_mark(*c)).map_or(after.len(), |(at, _)| at);
            let ends = to_mark <= LONGEST_NOUN;
            // 上午九点, 三点半
            let clock = *noun == "点"
                && (after.starts_with(['半', '钟', '整', '前', '后', '到', '至', '开'])
                    || clause.ends_with(['时', '到', '在']));
            // 书记的讲话对大家提出了三点希望，…: what was heard, and not repeated here.
            let listed = || {
                after
                    .get(to_mark..)
                    .unwrap_or_default()
                    .trim_start_matches(is_mark)
                    .starts_with(['一', '第', '1', '（'])
            };
            // 七条生命 and 三样菜, and no points.
            let of_points = !matches!(*noun, "条" | "样")
                || after.starts_with(is_mark)
                || ["措施", "规定", "纪律", "经验", "教训", "理由", "办法", "禁令", "底线"]
                    .iter()
                    .any(|word| after.starts_with(word));
            // “稳粮、兴业、净村、安民”八个字: the characters stand before.
            let quoted = *noun == "个字" && lead.ends_with('”');
            let heard = (lead.ends_with('了') && !clause.contains('我') || lead.ends_with("存在的")) && !listed();
            (of_points && !quoted && says && ends && !of_time && !clock && !heard).then(|| {
                let shown = if noun.chars().count() == 1 { at + noun.len() + to_mark } else { at + noun.len() };
                (start..shown.min(words.len()), number)
            })
        })
        .collect()
}

/// How many points follow an announcement; nothing where another announcement comes before the first point, nor where a number is
/// left out or stands twice: then nobody can tell how many points are meant, and `gaps` and `repetitions` tell of it.
fn given(script: &Script<'_>, all: &[Found], from: usize, before: usize) -> Option<u64> {
    let next = all.partition_point(|one| one.marker.range.start < from);
    // 提三点希望：（一）… begins right there, wherever in a paragraph that is.
    let at_once = |one: &Found| {
        let between = script.text.get(from..one.marker.range.start);
        matches!(one.marker.style, Style::Plain | Style::Brackets | Style::Figures | Style::FiguresInBrackets)
            && between.is_some_and(|between| {
                between.trim_start_matches(|c| !is_mark(c)).chars().all(|c| is_mark(c) || c == ' ')
            })
    };
    let first = all.get(next).filter(|one| one.marker.number == 1 && (one.counts() || at_once(one)))?;
    if first.marker.range.start > (from + NEAR).min(before) {
        return None;
    }
    // Another item, or a pause in which somebody else spoke, ends what was announced.
    let item =
        script.sentence_at(from).and_then(|at| script.sentences.get(at)).map(|sentence| script.item(sentence))?;
    if first.item != item || pauses(script, from, first.marker.range.start) {
        return None;
    }
    let mut given = 0;
    for one in all.get(next..).unwrap_or_default() {
        if one.item != item || one.level() < first.level() && one.counts() && one.marker.number == 1 {
            break;
        }
        if one.marker.style != first.marker.style
            || one.heads != first.heads
                && first.counts()
                && !matches!(first.marker.style, Style::Is | Style::Must | Style::Ordinal | Style::Among)
        {
            continue;
        }
        let number = one.marker.number;
        // Points that count from one again are others, unless the first stands twice.
        let is_other_row = one.marker.range.start >= before || number == 1 && given > 1;
        if number <= given && is_other_row {
            break;
        }
        if number != given + 1 {
            return None;
        }
        given = number;
    }
    // One mark may be the only one of its style: 一是 alone is often no row.
    let inline = matches!(first.marker.style, Style::Is | Style::Must);
    (given > u64::from(inline)).then_some(given)
}

/// 从为什么查、查什么、怎么查三个方面讲得很透: the points stand before their number, as a row.
fn is_behind_row(script: &Script<'_>, range: &Range<usize>, announced: u64) -> bool {
    const ROW: usize = 120;
    let from = (range.start.saturating_sub(ROW)..=range.start).find(|at| script.text.is_char_boundary(*at));
    let before = from.and_then(|from| script.text.get(from..range.start)).unwrap_or_default();
    let row = last_clause(before);
    row.contains('、') && u64::try_from(row.split(['、', '和']).count()) == Ok(announced)
}

/// 送给大家五个字：“慢、看、让、礼”, 题目只有五个字：《火从哪里来》: as many characters as are said.
fn characters(script: &Script<'_>, range: &Range<usize>) -> Option<u64> {
    const LONGEST: usize = 24;
    if !script.words(range).ends_with("个字") {
        return None;
    }
    let rest = script.text.get(range.end..)?.strip_prefix(['：', ':', '，', '—'])?;
    if let Some((title, _)) = rest.strip_prefix('《').and_then(|rest| rest.split_once('》')) {
        return u64::try_from(title.chars().filter(|c| is_han(*c)).count()).ok();
    }
    let rest = rest.trim_start_matches(['“', '：', '—', '是']);
    let end = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '”' | '。' | '！' | '，' | '；'))?.0;
    let parts: Vec<&str> = rest.get(..end)?.split('、').collect();
    let single = parts.len() >= 2 && parts.iter().all(|part| part.trim_matches(['“', '”']).chars().count() == 1);
    single.then_some(u64::try_from(parts.len()).ok()?)
}

/// 最后一点，抓好值守: whether the last of some points has no number, before a place and in the item that announced them.
fn leads_to_last(script: &Script<'_>, from: usize, before: usize) -> bool {
    const LAST: [&str; 5] = ["最后一点", "最后一条", "还有一点", "再有一点", "另外一点"];
    let item = script.sentence_at(from).and_then(|at| script.sentences.get(at)).map(|one| script.item(one));
    let end = item.and_then(|item| script.sentences.get(script.sentences_of(item).end.checked_sub(1)?));
    let end = end.map_or(before, |last| last.range.end.min(before));
    script.text.get(from..end).is_some_and(|words| LAST.iter().any(|last| words.contains(last)))
}

fn pauses(script: &Script<'_>, from: usize, to: usize) -> bool {
    let first = script.paragraphs.partition_point(|paragraph| paragraph.range.start <= from);
    let between = script.paragraphs.get(first..).unwrap_or_default().iter();
    between.take_while(|paragraph| paragraph.range.start <= to).any(|paragraph| paragraph.after_pause)
}

/// 会议有四个方面内容：一是… where that list is the overview, whose length `overview` has looked at: whether the first marker behind an
/// announcement begins it.
fn is_of_overview(script: &Script<'_>, all: &[Found], from: usize, overview: &Range<usize>) -> bool {
    let first = all.get(all.partition_point(|one| one.marker.range.start < from)).map(|one| one.marker.range.end);
    first.is_some_and(|first| {
        script.text.get(first..overview.start).is_some_and(|between| between.trim_start().is_empty())
    })
}

/// 会议有三项内容：一是… in the opening is the agenda's affair.
fn overview_of_items(script: &Script<'_>, range: &Range<usize>) -> bool {
    let first = script.rundown.items().iter().position(|item| item.number.is_some());
    let sentence = script.sentence_at(range.start).and_then(|at| script.sentences.get(at));
    let item = sentence.map_or(0, |sentence| script.item(sentence));
    first.is_some_and(|first| item < first)
}
