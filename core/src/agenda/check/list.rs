//! Finds numbers that count clauses or paragraphs on: 一是…；二是…, 1.…2.…, （一）…（二）…, and the list that follows an
//! announcement. Says nothing about whether they are right.

use super::calls::is_mark;
use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::chinese::vocabulary::han_run;
use std::ops::Range;

/// How a list is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// 一、
    Plain,
    /// （一）
    Brackets,
    /// 1. or 1、
    Figures,
    /// （1）
    FiguresInBrackets,
    /// ①
    Circles,
    /// 第一，
    Ordinal,
    /// 一是
    Is,
    /// 一要
    Must,
    /// 其一，
    Among,
}

/// A number at the beginning of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub style: Style,
    pub number: u64,
    /// From the number to what parts it from its words.
    pub range: Range<usize>,
}

/// The marker that a text begins with; ranges count from the text's beginning.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let found = |style, number, end| Some(Marker { style, number, range: 0..end });
    match first {
        '（' | '(' => {
            let (number, length) = numeral::at_start(text.get(first.len_utf8()..)?)?;
            let end = first.len_utf8() + length;
            let close = text.get(end..)?.chars().next().filter(|c| matches!(c, '）' | ')'))?;
            let figures = text.get(first.len_utf8()..)?.starts_with(|c: char| c.is_ascii_digit());
            found(if figures { Style::FiguresInBrackets } else { Style::Brackets }, number, end + close.len_utf8())
        }
        '①'..='⑳' => found(Style::Circles, u64::from(u32::from(first) - u32::from('①')) + 1, first.len_utf8()),
        '第' => {
            let (number, length) = numeral::at_start(text.get(first.len_utf8()..)?)?;
            let end = first.len_utf8() + length;
            let rest = text.get(end..)?;
            let rest = without_noun(rest);
            let mark = rest.chars().next().filter(|c| matches!(c, '，' | ',' | '、' | '：' | ':' | '。' | '是'))?;
            // 第一、第二代表团
            if rest.get(mark.len_utf8()..)?.starts_with('第') {
                return None;
            }
            found(Style::Ordinal, number, text.len() - rest.len() + mark.len_utf8())
        }
        // 头一条 is the first.
        '头' => {
            let rest = text.strip_prefix("头一")?;
            let rest = rest.strip_prefix(['条', '件', '个', '点', '句']).map(|_| without_noun(rest))?;
            let mark = rest.chars().next().filter(|c| matches!(c, '，' | ',' | '、' | '：' | ':' | '。'))?;
            found(Style::Ordinal, 1, text.len() - rest.len() + mark.len_utf8())
        }
        '其' => {
            let (number, length) = numeral::at_start(text.get(first.len_utf8()..)?)?;
            let end = first.len_utf8() + length;
            let mark =
                text.get(end..)?.chars().next().filter(|c| matches!(c, '，' | ',' | '、' | '：' | ':' | '是'))?;
            found(Style::Among, number, end + mark.len_utf8())
        }
        _ => {
            // Nearly every number counts something else: 一切, 一项.
            let run = text.char_indices().find(|(_, c)| !numeral::is_numeral(*c));
            if !run.is_some_and(|(at, c)| at > 0 && matches!(c, '是' | '要' | '、' | '.' | '．')) {
                return None;
            }
            let (number, end) = numeral::at_start(text)?;
            let rest = text.get(end..)?;
            let next = rest.chars().next()?;
            let after = rest.get(next.len_utf8()..)?;
            let style = match next {
                // 一是个问题 counts nothing; 三是个人对照检查 and 二是一线职工 do.
                '是' if !first.is_ascii_digit()
                    && (!after.starts_with(['一', '个'])
                        || ["个人", "一线"].iter().any(|word| after.starts_with(word))) =>
                {
                    Style::Is
                }
                '要' if !first.is_ascii_digit() && !after.starts_with(['素', '求', '点', '件']) => Style::Must,
                '、' if !first.is_ascii_digit() && numeral::at_start(after).is_none() => Style::Plain,
                // 3、一个单位只打一个格次 is the third; 3、4号 is none.
                '.' | '．' | '、' if first.is_ascii_digit() && !after.starts_with(|c: char| c.is_ascii_digit()) => {
                    Style::Figures
                }
                _ => return None,
            };
            found(style, number, end + next.len_utf8())
        }
    }
}

/// What stands behind the words for what is counted: 点 of 第一点, 句话 of 第一句话.
fn without_noun(rest: &str) -> &str {
    const NOUNS: &[&str] = &["话", "方面", "事", "问题", "要求", "希望", "建议", "意见", "意思", "关键词", "字"];
    let Some(after) = rest.strip_prefix(['点', '条', '句', '件', '个', '步', '层']) else { return rest };
    NOUNS.iter().find_map(|noun| after.strip_prefix(noun)).unwrap_or(after)
}

/// Every marker within some bytes of a text that begins a clause.
pub(super) fn markers(text: &str, within: Range<usize>) -> Vec<Marker> {
    let mut markers = Vec::new();
    let mut begins = true;
    let mut at = within.start;
    while let Some(rest) = text.get(at..within.end)
        && let Some(c) = rest.chars().next()
    {
        if begins
            && !matches!(c, ' ' | '　')
            && let Some(marker) = marker(rest)
        {
            markers.push(Marker { range: at..at + marker.range.end, ..marker });
        }
        // Nearly every character is Han, and no mark.
        let han = han_run(rest);
        at += if han > 0 { han } else { c.len_utf8() };
        begins = han == 0
            && (is_mark(c) && !matches!(c, '（' | '(') || matches!(c, '、' | '”') || begins && matches!(c, ' ' | '　'));
    }
    markers
}

/// The clauses of a list, without their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct List {
    pub items: Vec<Range<usize>>,
    /// Whether it is numbered, parted by ；, or as long as announced, so that its length is certain. Another one may be
    /// cut in the middle of a clause: 学习、讨论文件.
    pub is_certain: bool,
}

/// The list that follows an announcement of so many, within some bytes of a text.
pub(super) fn after(text: &str, within: Range<usize>, announced: u64) -> Option<List> {
    /// Characters in which the host turns to the first item.
    const HEAD: usize = 12;
    /// Bytes in which the first number must come.
    const NEAR: usize = 150;
    // 今天有四项议程：现在进行第一项：请…: the items themselves, and no list of them.
    let head: String = text.get(within.clone())?.chars().take(HEAD).collect();
    if head.contains("进行第") {
        return None;
    }
    let markers = markers(text, within.clone());
    let first = markers.iter().find(|marker| marker.number == 1 && marker.range.start < within.start + NEAR);
    // 会议有两项议程。参加会议的有：一、… is another list.
    let follows = |first: &&Marker| {
        let between = text.get(within.start..first.range.start).unwrap_or_default();
        between
            .find(['。', '！'])
            .is_none_or(|stop| !between.get(stop..).is_some_and(|rest| rest.contains(crate::chinese::is_han)))
    };
    let Some(first) = first.filter(follows) else {
        return of_items(text, within.clone()).or_else(|| without_numbers(text, within, announced));
    };
    let mut of_list: Vec<&Marker> = Vec::new();
    for marker in markers.iter().filter(|one| one.style == first.style && one.range.start >= first.range.start) {
        let last = of_list.last().map_or(0, |last| last.number);
        // 八 behind 六: a number is missing, and no entry.
        let leaps = of_list.len() > 2 && marker.number == last + 2;
        if marker.number != last + 1 && !leaps {
            break;
        }
        of_list.push(marker);
    }
    let starts = of_list.iter().map(|marker| marker.range.end);
    let ends = of_list.iter().skip(1).map(|marker| marker.range.start).chain([within.end]);
    let items = starts.zip(ends).map(|(start, end)| clause(text, start..end)).collect();
    Some(List { items, is_certain: true })
}

/// 第一项是宣布决定；第二项是领导讲话: a list that counts its entries as items, in one paragraph and from the first on.
fn of_items(text: &str, within: Range<usize>) -> Option<List> {
    const FEWEST: usize = 2;
    // The word for what is counted stands in front: 议程，第一项是…
    const NOUN: usize = 5;
    let words = text.get(within.clone())?;
    let noun = words.char_indices().take(NOUN).find(|(_, c)| !is_han(*c)).map_or(0, |(at, _)| at);
    let words = words.get(noun..)?.trim_start_matches(|c: char| !is_han(c));
    let start = within.end - words.len();
    let paragraph = words.get(..words.find('\n').unwrap_or(words.len()))?;
    let mut starts = Vec::new();
    for (at, head) in paragraph.match_indices('第') {
        let rest = paragraph.get(at + head.len()..)?;
        let Some((number, length)) = numeral::at_start(rest) else { continue };
        let Some(rest) = rest.get(length..).and_then(|rest| rest.strip_prefix("项")) else { continue };
        let Some(entry) = rest.strip_prefix(['是', '，', '：', '、']).or(rest.starts_with('由').then_some(rest))
        else {
            continue;
        };
        if usize::try_from(number) == Ok(starts.len() + 1) {
            starts.push((start + at, start + paragraph.len() - entry.len()));
        }
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([start + paragraph.len()]);
    let items: Vec<Range<usize>> = starts.iter().zip(ends).map(|((_, from), end)| clause(text, *from..end)).collect();
    let at_once = starts.first().is_some_and(|(at, _)| *at == start);
    (at_once && items.len() >= FEWEST).then_some(List { items, is_certain: true })
}

/// The words of one clause of a list, to the end of its sentence.
fn clause(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let end = words.find(['。', '；', ';', '\n', '！']).unwrap_or(words.len());
    let words = words.get(..end).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..range.start + words.trim_end_matches([' ', '，', ',', '、', '.', '．']).len().max(start - range.start)
}

/// 总结工作，签订责任书，请领导讲话。: the clauses of one sentence, each of which says what is done.
pub(super) fn plain(text: &str, within: Range<usize>) -> Option<List> {
    /// Characters of a clause: 颁奖 is one.
    const CLAUSE: Range<usize> = 2..24;
    let words = text.get(within.clone())?;
    let sentence = words.get(..words.find(['。', '！', '\n']).unwrap_or(words.len()))?;
    let mark = ['；', '，', '、'].into_iter().find(|mark| sentence.contains(*mark))?;
    let mut at = within.start;
    let mut items = Vec::new();
    for part in sentence.split(mark) {
        let begins = part.chars().next().is_some_and(crate::chinese::is_han);
        if !begins || !CLAUSE.contains(&part.chars().count()) || part.contains(['：', '“']) {
            return None;
        }
        items.push(at..at + part.len());
        at += part.len() + mark.len_utf8();
    }
    // 、企业家代表发言和项目签约: the last two of a row, where something is done in each.
    if mark == '、'
        && let Some(last) = items.pop()
    {
        let words = text.get(last.clone())?;
        let joint = words.match_indices(['和', '及']).map(|(at, _)| at).find(|at| is_deed(words.get(..*at)));
        items.extend(joint.map(|at| last.start..last.start + at));
        let begins =
            joint.map_or(0, |at| at + words.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        items.push(last.start + begins..last.end);
    }
    Some(List { items, is_certain: false })
}

/// Whether a clause of a list names one thing that is done, and does not tell how: 校长致答谢辞, and not 其中两人是党员.
fn is_entry(part: &str) -> bool {
    const ENTRY: Range<usize> = 2..14;
    const TELLS: [&str; 8] = ["其中", "每", "大家", "我们", "希望", "预计", "请", "会议"];
    ENTRY.contains(&part.trim().chars().count())
        && part.chars().all(is_han)
        && !TELLS.iter().any(|word| part.contains(word))
}

/// Whether some words end in what somebody does in a meeting: 企业家代表发言.
fn is_deed(words: Option<&str>) -> bool {
    const DEEDS: [&str; 14] = [
        "发言", "讲话", "致辞", "致词", "表态", "汇报", "介绍", "推介", "宣读", "表演", "颁奖", "签约", "揭牌", "宣誓",
    ];
    words.is_some_and(|words| DEEDS.iter().any(|deed| words.ends_with(deed)))
}

/// Where an entry ends behind which the host tells what happens beside the row: 风险题，中间穿插观众互动.
fn beside(part: &str, mark: &str) -> usize {
    const BESIDE: [&str; 8] = ["中间", "期间", "其间", "穿插", "同时", "其中", "全程", "每"];
    let comma = part.find('，').filter(|_| mark == "、");
    let told = |at: &usize| {
        let rest = part.get(at + '，'.len_utf8()..).unwrap_or_default();
        BESIDE.iter().any(|word| rest.starts_with(word))
    };
    comma.filter(told).unwrap_or(part.len())
}

/// Where the words end that lead to a list, and where it begins: behind a colon, or behind ，依次是.
fn begins(sentence: &str) -> Option<(usize, usize)> {
    const LEADS: [&str; 4] = ["，依次是", "，依次为", "，分别是", "，分别为"];
    let colon = sentence.find(['：', ':']).map(|at| (at, crate::chinese::behind(sentence, at)));
    let led = LEADS.iter().filter_map(|lead| sentence.find(lead).map(|at| (at, at + lead.len()))).min();
    // 依次是：致辞、推介 has both.
    match (colon, led) {
        (Some(colon), Some(led)) if colon.0 > led.1 => Some(led),
        (colon, led) => colon.or(led),
    }
}

/// 三项议程：学习、讲话、表决。 The length of such a list is sure only where its parts are as many as announced.
fn without_numbers(text: &str, within: Range<usize>, announced: u64) -> Option<List> {
    let words = text.get(within.clone())?;
    // A paragraph that ends with ； is no end of a list.
    let ends = words.match_indices('\n').map(|(at, _)| at);
    let is_end = |at: &usize| words.get(..*at).is_some_and(|before| !before.trim_end().ends_with(['；', ';']));
    let sentence = words.get(..ends.into_iter().find(is_end).unwrap_or(words.len()))?;
    let (before, start) = begins(sentence)?;
    if sentence.get(..before)?.contains(['。', '；', '！']) {
        return None;
    }
    let list = sentence.get(start..)?;
    let list = list.get(..list.find(['。', '！']).unwrap_or(list.len()))?;
    let announced = usize::try_from(announced).ok()?;
    /// So many clauses are a row.
    const FEWEST: usize = 3;
    /// 首先是致辞，其次是参观: the words that count on without numbers.
    const LEADS: &[&str] = &[
        "先是",
        "首先是",
        "其次是",
        "然后是",
        "接着是",
        "再次是",
        "随后是",
        "最后是",
        "首先",
        "其次",
        "然后",
        "接着",
        "随后",
        "再次",
        "之后",
        "最后",
        "先",
        "再",
        "后",
    ];
    /// 先是现场观摩，然后集中交流: two are a list where both count on.
    const FIRSTS: &[&str] = &["先是", "首先", "先"];
    const NEXTS: &[&str] = &["然后", "再", "接着", "随后", "最后", "之后", "其次"];
    let is_led = |part: Option<&&str>, leads: &[&str]| {
        part.is_some_and(|part| leads.iter().any(|lead| part.trim_start().starts_with(lead)))
    };
    /// What is to be done begins so, and no name of a thing does.
    const VERBS: &[&str] = &[
        "讨论", "部署", "听取", "审议", "通过", "表彰", "学习", "传达", "选举", "通报", "观看", "总结", "研究", "签订",
        "表决", "宣读", "推选", "交流",
    ];
    ["；", ";", "、", "，", ","].iter().find_map(|mark| {
        let parts: Vec<&str> = list.split(mark).collect();
        let is_certain = matches!(*mark, "；" | ";") && parts.len() >= 2;
        let mut at = within.start + start;
        let mut items = Vec::new();
        for part in &parts {
            let space = part.len() - part.trim_start().len();
            let named = part.trim_start();
            let lead = LEADS.iter().find(|lead| named.starts_with(**lead)).map_or(0, |lead| lead.len());
            items.push(at + space + lead..at + beside(part, mark));
            at += part.len() + mark.len();
        }
        let each = |words: &[&str]| {
            parts.len() >= 2 && parts.iter().all(|part| words.iter().any(|word| part.starts_with(word)))
        };
        let is_certain = is_certain
            || parts.len() == announced
            || parts.len() >= 3 && each(LEADS)
            || parts.len() == 2 && is_led(parts.first(), FIRSTS) && is_led(parts.last(), NEXTS)
            || each(VERBS) && !list.contains(['，', '；']);
        // 夜班产量、炉子检修、质量异议 and nothing else: whoever knows the items can tell whether that was cut right.
        let is_plain = *mark == "、" && parts.len() >= 2 && !list.contains(['，', ',', '和', '及', '与'])
            || *mark == "，" && parts.len() >= FEWEST && parts.iter().all(|part| is_entry(part));
        (is_certain || is_plain).then_some(List { items, is_certain })
    })
}
