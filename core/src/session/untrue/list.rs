//! Lists of the items that somebody wrote out, 一是…；二是…, made anew for the items that there are now.

use super::super::sentence::sentence;
use super::facts::Facts;
use super::numbers::{ITEMS, OF_MEETING, PARTS};
use super::{Because, Finding, applied};
use crate::agenda::ItemId;
use crate::agenda::plan::{Planned, plan};
use crate::chinese::clauses::last_part;
use crate::chinese::{self, numeral};
use std::ops::Range;

/// An entry of a list: its number as written, and its words without what ends them.
struct Entry {
    /// From its number on, up to what ends it.
    range: Range<usize>,
    /// What stands before and behind the number.
    marks: (&'static str, &'static str),
    number: u64,
    words: Range<usize>,
}

/// The ways in which an entry begins: before its number, and behind it. `1\. ` is no list of the markup.
const MARKS: [(&str, &str); 38] = [
    ("", "\\) "),
    ("", "）"),
    ("", "\\. "),
    ("", "\\."),
    ("", ". "),
    ("", "．"),
    ("", "是"),
    ("", "、"),
    ("（", "）"),
    ("(", ")"),
    ("第", "项，"),
    ("第", "项是"),
    ("第", "项："),
    ("第", "项议程，"),
    ("第", "项议程是"),
    ("第", "项议程："),
    ("第", "项议程为"),
    ("第", "项内容是"),
    ("第", "个议程是"),
    ("第", "个议题是"),
    ("第", "个环节是"),
    ("第", "个环节，"),
    ("第", "个环节："),
    ("第", "个阶段，"),
    ("第", "个阶段是"),
    ("第", "阶段，"),
    ("第", "阶段是"),
    ("第", "阶段："),
    ("第", "部分，"),
    ("第", "部分是"),
    ("第", "部分："),
    ("第", "个部分，"),
    ("第", "个部分是"),
    ("第", "个话题，"),
    ("第", "个话题是"),
    ("第", "，"),
    ("第", "是"),
    ("", "."),
];
/// How far before a list it may be said that it is one of items, in bytes.
const HEAD: usize = 90;
/// What ends an entry.
const ENDS: [char; 6] = ['；', ';', '。', '\n', '，', ','];

/// The list of items in a text, where it is another one now. What its entries mention that is not true is made true in it.
pub(super) fn findings(facts: &Facts, source: &str, mentions: &[Finding]) -> Vec<Finding> {
    if facts.items_before.len() < 2
        || facts.items_before.iter().map(|(id, _)| id).eq(facts.items_now.iter().map(|(id, _)| id))
    {
        return Vec::new();
    }
    let runs = MARKS.into_iter().flat_map(|marks| runs(source, marks, facts.items_before.len()));
    let of_items = runs.filter(|entries| is_of_items(entries, source, facts));
    let mut found: Vec<Finding> =
        of_items.filter_map(|entries| anew(&entries, source, facts, mentions)).flatten().collect();
    if found.is_empty() {
        let starts = FIRST.into_iter().flat_map(|first| source.match_indices(first)).map(|(at, _)| at);
        let plans = starts
            .filter_map(|start| plan(source, start..sentence(source, &(start..start)).end, facts.items_before.len()));
        found.extend(plans.filter_map(|plan| planned_anew(&plan, source, facts, mentions)).next());
    }
    if found.is_empty() {
        let heads = HEADS.iter().flat_map(|head| source.match_indices(head));
        let mut rows = heads.filter_map(|(at, head)| row_anew(at..at + head.len(), source, facts, mentions));
        found.extend(rows.next());
    }
    found
}

/// What stands between the number of the items and a row of them.
const HEADS: [&str; 5] = ["：", "，分别是", "，分别为", "，依次是", "，依次为"];

/// 四项议程：学习文件、通报情况、表态发言和领导讲话。: as many things behind a colon as there were items, which are those in their order.
fn row_anew(colon: Range<usize>, source: &str, facts: &Facts, mentions: &[Finding]) -> Option<Finding> {
    const JOINTS: [&str; 3] = ["以及", "和", "及"];
    const LONGEST: usize = 30;
    let count = facts.items_before.len();
    let head = source.get(..colon.start)?;
    let of_items = || ITEMS.iter().find_map(|word| head.strip_suffix(word));
    // 今天的仪式分为五个阶段：
    let of_parts = || PARTS.iter().find_map(|word| head.strip_suffix(word)).filter(|_| counts_parts(head, count));
    let head = of_items().or_else(of_parts).or_else(|| head.ends_with('项').then_some(head))?;
    let is_counted = is_number(head.trim_end_matches(['项', '个']), count);
    let start = colon.end;
    let body = source.get(start..)?;
    let body = body.get(..body.find(['。', '\n', '！']).unwrap_or(body.len()))?;
    let mark = ['；', '，', '、'].into_iter().find(|mark| body.contains(*mark))?;
    let mut at = start;
    let mut entries: Vec<Range<usize>> = Vec::new();
    for piece in body.split(mark) {
        entries.push(at..at + piece.len());
        at += piece.len() + mark.len_utf8();
    }
    // 表态发言和领导讲话 are the last two.
    let mut joint = "";
    if entries.len() + 1 == count
        && let Some(last) = entries.pop()
    {
        let words = source.get(last.clone())?;
        let (length, found) = JOINTS.iter().find_map(|joint| Some((words.find(joint)?, *joint)))?;
        joint = found;
        entries.extend([last.start..last.start + length, last.start + length + joint.len()..last.end]);
    }
    let fits = |entry: &Range<usize>| {
        let words = source.get(entry.clone()).unwrap_or_default();
        !words.is_empty() && words.chars().count() <= LONGEST && !words.starts_with(numeral::is_numeral)
    };
    (is_counted && entries.len() == count && entries.iter().all(fits)).then_some(())?;
    let mark = mark.to_string();
    let mut row = String::new();
    for (nth, (id, title)) in facts.items_now.iter().enumerate() {
        let entry = facts.place_before(id).and_then(|place| entries.get(place));
        let is_last = nth + 1 == facts.items_now.len();
        let between = if nth == 0 {
            ""
        } else if is_last && !joint.is_empty() {
            joint
        } else {
            &mark
        };
        row += between;
        row += &entry_now(entry, title, source, mentions)?;
    }
    Some(Finding { range: start..start + body.len(), becomes: row, because: Because::List })
}

/// What a plan of the items begins with: 首先，我代表… may stand before it.
const FIRST: [&str; 3] = ["首先", "先由", "先请"];

/// The plan of the items as one of those that there are now.
fn planned_anew(plan: &[Planned], source: &str, facts: &Facts, mentions: &[Finding]) -> Option<Finding> {
    let (first, last) = (plan.first()?, plan.last()?);
    let tells = telling(plan.iter().map(|entry| &entry.words), source, facts);
    (tells * 2 >= plan.len()).then_some(())?;
    let count = facts.items_now.len();
    let is_numbered = plan.iter().any(|entry| source.get(entry.order.clone()).is_some_and(|it| it.starts_with('第')));
    let between = plan.get(1).and_then(|other| source.get(first.words.end..other.order.start)).unwrap_or("，");
    let order_of = |entry: &Planned| source.get(entry.order.clone()).unwrap_or_default();
    let counts_second = plan.get(1).is_some_and(|second| order_of(second).starts_with("第二"));
    let own_last = Some(order_of(last)).filter(|order| order.starts_with("最后"));
    let mut words = String::new();
    for (nth, (id, title)) in facts.items_now.iter().enumerate() {
        let order = match nth {
            0 => "首先".to_owned(),
            _ if nth + 1 == count && own_last.is_some() => own_last.unwrap_or_default().to_owned(),
            1 if is_numbered && !counts_second => "其次".to_owned(),
            _ if is_numbered => format!("第{}，", numeral::chinese(u64::try_from(nth + 1).ok()?)),
            _ if nth + 1 == count => "最后".to_owned(),
            // Between them any word does, but not twice the same in a row.
            _ if nth % 2 == 1 => "然后".to_owned(),
            _ => "接着".to_owned(),
        };
        let entry = facts.place_before(id).and_then(|place| plan.get(place)).map(|entry| &entry.words);
        let joint = if nth > 0 { between } else { "" };
        words += &[joint, &order, &entry_now(entry, title, source, mentions)?].concat();
    }
    Some(Finding { range: first.order.start..last.words.end, becomes: words, because: Because::List })
}

/// The words of an entry, with what its mentions say; where there was none, what the item is called.
fn entry_now(entry: Option<&Range<usize>>, title: &str, source: &str, mentions: &[Finding]) -> Option<String> {
    let Some(entry) = entry else { return Some(title.to_owned()) };
    let within = |one: &&Finding| entry.start <= one.range.start && one.range.end <= entry.end;
    applied(source, entry.clone(), mentions.iter().filter(within))
}

/// Every run of entries that are numbered from one to `count`, and no further; or to the one before, where the last item is told
/// of in words of its own.
fn runs(source: &str, marks: (&'static str, &'static str), count: usize) -> Vec<Vec<Entry>> {
    let mut runs: Vec<Vec<Entry>> = Vec::new();
    let mut at = 0;
    while let Some((start, number, words)) = marker(source, at, marks) {
        at = words;
        let entry = Entry { range: start..words, marks, number, words: words..words };
        match runs.last_mut() {
            _ if number == 1 => runs.push(vec![entry]),
            Some(run) if run.last().is_some_and(|last| last.number + 1 == number) => run.push(entry),
            Some(_) | None => {}
        }
    }
    let is_whole = |run: &Vec<Entry>| run.len() >= 2 && (run.len() == count || run.len() + 1 == count);
    runs.into_iter().filter(is_whole).filter_map(|run| bounded(source, run)).collect()
}

/// The entries of a run with their words: each as far as the next, the last as far as its sentence.
fn bounded(source: &str, mut entries: Vec<Entry>) -> Option<Vec<Entry>> {
    let starts: Vec<usize> = entries.iter().map(|entry| entry.range.start).collect();
    for (nth, entry) in entries.iter_mut().enumerate() {
        let until = starts.get(nth + 1).copied();
        let body = source.get(entry.words.start..until.unwrap_or(source.len()))?;
        // The last one ends with its sentence.
        let body =
            if until.is_some() { body } else { body.get(..body.find(['。', '\n', '！']).unwrap_or(body.len()))? };
        let length = body.trim_end().trim_end_matches(ENDS).len();
        entry.words.end += length;
        entry.range.end = entry.words.end;
    }
    Some(entries)
}

/// The next number with these marks at the beginning of a clause: where it begins, what it is, and where its words begin.
fn marker(source: &str, from: usize, (before, behind): (&str, &str)) -> Option<(usize, u64, usize)> {
    let rest = source.get(from..)?;
    for (at, c) in rest.char_indices() {
        let start = from + at;
        let is_start = source
            .get(..start)?
            .chars()
            .next_back()
            .is_none_or(|c| ENDS.contains(&c) || matches!(c, '：' | ':' | ' ' | '　'));
        if !is_start || !(c == '第' || c == '（' || c == '(' || numeral::is_numeral(c)) {
            continue;
        }
        let Some(inner) = source.get(start..)?.strip_prefix(before) else { continue };
        let Some((number, length)) = numeral::at_start(inner) else { continue };
        if inner.get(length..)?.starts_with(behind) {
            return Some((start, number, start + before.len() + length + behind.len()));
        }
    }
    None
}

/// Whether a list tells of the items: most of its entries have two characters in a row in common with what the item in the same
/// place is called; all of them, where nothing before the list says that it is one of items.
fn is_of_items(entries: &[Entry], source: &str, facts: &Facts) -> bool {
    let telling = telling(entries.iter().map(|entry| &entry.words), source, facts);
    let head = entries.first().map_or(0, |first| first.range.start);
    let from = (head.saturating_sub(HEAD)..=head).find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    let said = source.get(from..head).unwrap_or_default();
    let is_announced = ITEMS.iter().chain(&PARTS).any(|word| said.contains(word));
    if entries.len() < facts.items_before.len() {
        return is_announced && telling == entries.len();
    }
    telling * 2 >= entries.len() && is_announced
        || telling == entries.len()
        || telling > 0 && counts_parts(said, entries.len())
}

/// 今晚的活动分三个部分：, before as many entries: those are what the meeting comes in, though hardly one is called as its item is.
fn counts_parts(said: &str, entries: usize) -> bool {
    let head = said.trim_end_matches(['：', ':', '，', ',', '。', ' ', '\n']);
    let head = ["依次是", "分别是", "包括", "是"].iter().find_map(|are| head.strip_suffix(are)).unwrap_or(head);
    let counted = ITEMS.iter().chain(&PARTS).find_map(|word| head.strip_suffix(word));
    let counted = counted.map(|head| head.trim_end_matches(['项', '个', '大']));
    let sentence = last_part(said);
    counted.is_some_and(|counted| is_number(counted, entries))
        && OF_MEETING.iter().chain(&["活动", "今晚", "座谈", "论坛"]).any(|word| sentence.contains(word))
}

/// Whether some words end in a number; {{项数}}项议程 counts them anew by itself.
fn is_number(words: &str, count: usize) -> bool {
    words.ends_with(['}', '｝'])
        || numeral::at_end(words).is_some_and(|(announced, _)| usize::try_from(announced) == Ok(count))
}

/// How many entries have two characters in a row in common with what the item in the same place is called.
fn telling<'a>(entries: impl Iterator<Item = &'a Range<usize>>, source: &str, facts: &Facts) -> usize {
    let tells = |(entry, (_, title)): &(&Range<usize>, &(ItemId, String))| {
        let words = source.get((*entry).clone()).unwrap_or_default();
        chinese::shares_pair(words, title)
    };
    entries.zip(&facts.items_before).filter(tells).count()
}

/// The list with the items that there are now, and the number of them before it where nothing else would change that.
fn anew(entries: &[Entry], source: &str, facts: &Facts, mentions: &[Finding]) -> Option<Vec<Finding>> {
    let (first, last) = (entries.first()?, entries.last()?);
    let between = source.get(first.range.end..entries.get(1)?.range.start)?;
    let (before, behind) = first.marks;
    let figures = source.get(first.range.start + before.len()..)?.starts_with(|c: char| c.is_ascii_digit());
    let mut list = String::new();
    let items =
        facts.items_now.iter().filter(|(id, _)| facts.place_before(id).is_none_or(|place| place < entries.len()));
    let count = u64::try_from(items.clone().count()).ok()?;
    for (nth, (id, title)) in (1_u64..).zip(items) {
        let known = facts.place_before(id).and_then(|place| entries.get(place)).map(|entry| &entry.words);
        let words = entry_now(known, title, source, mentions)?;
        let number = if figures { nth.to_string() } else { numeral::chinese(nth) };
        if nth > 1 {
            list.push_str(between);
        }
        list.push_str(&[before, &number, behind, &words].concat());
    }
    let range = first.range.start..last.range.end;
    let mut found = vec![Finding { range, becomes: list, because: Because::List }];
    let is_short = entries.len() < facts.items_before.len();
    // 座谈会分六个阶段进行：
    let before_it = || {
        let head = source.get(..first.range.start)?;
        let from = sentence(source, &(first.range.start..first.range.start)).start;
        let at = ITEMS.iter().chain(&PARTS).filter_map(|word| head.rfind(word)).max();
        let at = at.filter(|at| is_short || *at >= from)?;
        let counted = head.get(..at)?.trim_end_matches(['项', '个']);
        let (_, start) = numeral::at_end(counted).filter(|(value, _)| usize::try_from(*value) == Ok(entries.len()))?;
        let becomes = numeral::counted(count);
        Some(Finding { range: start..counted.len(), becomes, because: Because::Count })
    };
    match before_it() {
        Some(number) => found.push(number),
        None if is_short => return None,
        None => {}
    }
    Some(found)
}
