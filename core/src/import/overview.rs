//! What the opening announces: 会议有三项议程：一是…；二是…；三是…. It finds the number and the list, and which sentences they
//! take up, so that an entry of the list is not taken for the item itself.

mod parted;

use super::announce;
use super::segment::{Segments, Shape};
use super::signs::Signs;
use super::wording::{begins, ends, has, is_space, number, offset, trim};
use crate::agenda::plan::plan;
use std::ops::Range;

/// What was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) count: Option<(u64, Range<usize>)>,
    pub(super) entries: Vec<Range<usize>>,
    /// The sentences that it takes up.
    pub(super) sentences: Range<usize>,
}

const TOPICS: &str = "议程|内容|议题|程序|环节|流程|事项|日程|阶段|部分|话题|篇章|板块|单元|步骤";

/// How many sentences from the beginning of the meeting are looked through.
const REACH: usize = 80;

/// Looks for the overview from a sentence on.
pub(super) fn find(segments: &Segments, signs: &[Signs], from: usize) -> Found {
    for (index, sentence) in segments.sentences.iter().enumerate().skip(from).take(REACH) {
        if sentence.shape != Shape::Words {
            continue;
        }
        let words = segments.text.get(sentence.range.clone()).unwrap_or_default();
        // 其一，听会务报告。请秘书长报告。: the first item.
        if words.starts_with('其') && signs.get(index).is_some_and(|sign| sign.ordinal.is_some()) {
            break;
        }
        let count = announced(words);
        let listing = count.is_some() || is_listing(words);
        if listing {
            let base = sentence.range.start;
            let count = count.map(|(n, at)| (n, base + at.start..base + at.end));
            let start = count.as_ref().map_or(base, |(_, at)| at.end);
            let (entries, end) = entries(segments, index, start, count.as_ref().map(|(n, _)| *n));
            if count.is_some() || entries.len() > 1 {
                if call_themselves(segments, signs, &entries, end) {
                    return Found { count, entries: Vec::new(), sentences: index..index + 1 };
                }
                // 共七个环节：财务先报数；接着四个大区汇报；最后请总裁总结。: all of it is overview, whatever its list is.
                let end = if entries.is_empty() { ends_at(segments, index) } else { end };
                let found = Found { count, entries, sentences: index..end };
                return better(segments, signs, &found).unwrap_or(found);
            }
        }
        let planned = planned(words);
        if planned.len() > 2 {
            let base = sentence.range.start;
            let entries = planned.iter().map(|at| base + at.start..base + at.end).collect();
            return Found { count: None, entries, sentences: index..index + 1 };
        }
        if signs.get(index).is_some_and(|signs| signs.ordinal.is_some()) {
            break;
        }
    }
    Found::default()
}

/// The sentence behind the full stop that ends what begins with a sentence; the next one where none does.
fn ends_at(segments: &Segments, index: usize) -> usize {
    let goes_on = |at: &usize| {
        let same = segments.sentences.get(*at).zip(segments.sentences.get(*at + 1));
        let same = same.is_some_and(|(this, next)| this.block == next.block);
        let words = segments.sentences.get(*at).and_then(|this| segments.text.get(this.range.clone()));
        same && words.is_some_and(|words| words.ends_with(['；', ';', '，', ',']))
    };
    index + 1 + (index..).take_while(goes_on).count()
}

/// 一、请局长宣读通报；二、请县长讲话。: the calls themselves, where nobody is called behind them.
fn call_themselves(segments: &Segments, signs: &[Signs], entries: &[Range<usize>], end: usize) -> bool {
    let calls = |entry: &Range<usize>| segments.text.get(entry.clone()).is_some_and(|words| words.starts_with('请'));
    let called = || signs.iter().skip(end).any(|sign| sign.calls.iter().any(|call| !call.speakers.is_empty()));
    entries.len() > 1 && entries.iter().all(calls) && !called()
}

/// 内容有三项：…。会议共有五项议程: the count of what is the meeting's agenda by name, behind a list of something else.
fn better(segments: &Segments, signs: &[Signs], found: &Found) -> Option<Found> {
    const NEAR: usize = 4;
    // 分普遍评议、重点评议等五个阶段: without a list, what is counted may be anything.
    const FAR: usize = 24;
    let reach = if found.entries.is_empty() { FAR } else { NEAR };
    let words = |index: usize| {
        segments.sentences.get(index).and_then(|sentence| segments.text.get(sentence.range.clone())).unwrap_or_default()
    };
    if words(found.sentences.start).contains("议程") {
        return None;
    }
    let index = (found.sentences.end..found.sentences.end + reach)
        .take_while(|index| signs.get(*index).is_some_and(|sign| sign.ordinal.is_none() && sign.calls.is_empty()))
        .find(|index| words(*index).contains("议程") && announced(words(*index)).is_some())?;
    let base = segments.sentences.get(index)?.range.start;
    let (n, at) = announced(words(index))?;
    let count = Some((n, base + at.start..base + at.end));
    let (entries, end) = entries(segments, index, base + at.end, Some(n));
    Some(Found { count, entries, sentences: found.sentences.start..end })
}

/// 今天的会议，首先请…述职，然后…，最后请…讲话。: the clauses of a plan in one sentence, without the words that lead to them.
fn planned(words: &str) -> Vec<Range<usize>> {
    const LEADS: &str = "首先|先|然后|之后|随后|接着|接下来|再|最后|其次";
    const PLAN: &str = "会议|今天|大会|活动|安排|议程|程序|本次|仪式";
    if !has(super::wording::at_most(words, 16), PLAN) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    // 今天的典礼，将宣读通报，颁发证书，最后请领导讲话: behind 将 every clause is one.
    const MOST: usize = 24;
    let mut ahead = false;
    for clause in words.split(['，', '；', '。', '：', ',', ';']) {
        let clause = trim(clause);
        let will = begins(clause, "我们将|将").filter(|_| found.is_empty());
        if let Some(entry) = will.and_then(|word| clause.get(word.len()..)).map(trim) {
            ahead = begins(entry, "请|由|进行|举行|听取|宣读|开展|组织|表决|观看|审议|颁发|签订|表彰").is_some();
            let at = offset(words, entry);
            found.extend(ahead.then_some(at..at + entry.len()));
            continue;
        }
        if ahead && begins(clause, LEADS).is_none() && !clause.is_empty() && clause.chars().count() <= MOST {
            let at = offset(words, clause);
            found.push(at..at + clause.len());
            continue;
        }
        // 会议先请…
        let named = begins(clause, "会议|今天|大会|今天的会议|本次会议|会议安排")
            .and_then(|word| clause.get(word.len()..))
            .unwrap_or(clause);
        let Some(lead) = begins(named, LEADS) else { continue };
        let entry = trim(named.get(lead.len()..).unwrap_or_default());
        let at = offset(words, entry);
        let acts = begins(entry, "请|由|是|进行|举行|听取|宣读|开展|组织|征集|表决|观看|审议|讨论").is_some();
        if acts || !found.is_empty() && !entry.is_empty() {
            found.push(at..at + entry.len());
        }
    }
    found
}

/// 三项议程, 议程有五项, 就四件事: the number, and the bytes of the numeral.
fn announced(words: &str) -> Option<(u64, Range<usize>)> {
    let about = has(words, TOPICS) || has(words, "会|式|典礼|活动|今天|今晚|大会");
    if !about {
        return None;
    }
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let Some((n, bytes)) = number(rest) else {
            at += step;
            continue;
        };
        let before = words.get(..at).unwrap_or_default();
        let behind = rest.get(bytes..).unwrap_or_default();
        if (1..=40).contains(&n) && !before.ends_with('第') && counts(before, behind) {
            return Some((n, at..at + bytes));
        }
        at += bytes;
    }
    None
}

/// Does a number between these words count the items?
fn counts(before: &str, behind: &str) -> bool {
    // 今天的会分四步走
    if begins(behind, "步走|步进行|段走").is_some() && before.ends_with(['分', '按', '照']) {
        return true;
    }
    const UNITS: &str = "大项|项|个|件|桩|样|部分|道|大";
    let Some(unit) = begins(behind, UNITS) else { return false };
    let rest = trim(behind.get(unit.len()..).unwrap_or_default());
    // 四个方面内容, 三个方面的议程
    let rest = begins(rest, "方面的|方面").and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    let rest = begins(rest, "主要|会议|大会|具体").and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    // 要议定的事情有四件。
    let of_matters =
        || begins(behind, "件|桩|样").is_some() && ends(before, "事情有|事情共有|事有|事情一共有").is_some();
    let topic_behind = begins(rest, TOPICS).is_some()
        || matches!(unit, "件" | "桩" | "样")
            && (rest.starts_with('事') || rest.starts_with(['。', '，', '：']) && of_matters());
    let near: String = before.chars().rev().take(18).collect::<Vec<_>>().into_iter().rev().collect();
    // 五分钟讲透一件事
    let near = near.replace("分钟", "");
    let topic_before = has(&near, TOPICS);
    let asks = has(&near, "共|有|是|为|安排|进行|分|就|：")
        || near.is_empty()
        || matches!(unit, "件" | "桩" | "样") && has(&near, "办|干|议|商量|说");
    let ended = rest.is_empty()
        || rest.starts_with(['，', '。', '：', ',', ':', '；', '！', '.', ';', '、', '（', '('])
        || rest.starts_with('是')
        || rest.starts_with("依次")
        || rest.starts_with("进行");
    let of_meeting = near.ends_with(['会', '式', '动', '礼'])
        || has(&near, "会议|大会|会共|式共|会有|今天的会|活动|仪式|典礼|今晚|今天就|会议分|座谈会|会上|今天");
    let past = (near.ends_with('这') || has(&near, "完成|上述|以上|上半年|前|各项|下面的|其余|后|进行|进入"))
        && !has(&near, "今天|会议有|前来|主要有|共有");
    let topic = begins(rest, TOPICS);
    match unit {
        "个" | "部分" | "道" | "大" | "件" | "桩" | "样" => {
            (topic_behind && (topic != Some("部分") || unit == "件") || unit == "部分" && of_meeting) && asks && !past
        }
        _ => !past && (topic_behind && (asks || of_meeting) || topic_before && ended || of_meeting && ended && asks),
    }
}

/// 议程是：, 议程依次为, 今天要办的事情是：
fn is_listing(words: &str) -> bool {
    const LISTING: &str = "程序进行|下列程序|如下程序|议程是|议程如下|议程为|议程依次|内容是|议程主要是|程序是|程序如下|流程如下|主要议程|内容主要是|\
        议程有|会议安排如下|要办的事情是|内容有|议程包括|内容如下|议程安排|议题是|依次为|主要内容|日程是|\
        议程主要有|安排有：|安排是：|环节有：|环节是：|议程：|以下几项议程|以下几项内容|以下几项程序|如下几项议程|如下几项内容|下列几项议程|几项议程：|几项内容：|几项程序：|几个环节：|以下议程|以下内容|以下程序|如下内容|下列内容|下列议程|内容包括|主要任务有";
    has(words, LISTING) && has(words, "：|:|一是|（一）|1|，|、") && !has(words, "请|完成|强调|我讲|我提")
}

/// The entries of the list that begins at a byte of the sentence or with the next; and the sentence behind it.
fn entries(segments: &Segments, index: usize, start: usize, count: Option<u64>) -> (Vec<Range<usize>>, usize) {
    let text = &segments.text;
    let block_end = |index: usize| segments.sentences.get(index).map_or(start, |sentence| sentence.range.end);
    let end = block_end(index);
    let numbered = numbered(segments, index, start, count.is_some());
    if numbered.0.len() > 1 {
        return numbered;
    }
    if let Some(plan) = count.and_then(|count| counted_plan(segments, index, start, count)) {
        return plan;
    }
    if let Some(parted) = parted::parted(segments, index, start, count) {
        return parted;
    }
    let rest = text.get(start..end).unwrap_or_default();
    let listed = rest.find(['：', ':']).map(|at| at + 1).or_else(|| {
        ["议程是", "内容是", "依次为", "分别是", "内容", "议程"]
            .iter()
            .filter_map(|word| rest.find(word).map(|at| at + word.len()))
            .min()
    });
    let from = listed.map_or(start, |at| start + at);
    let from = (from..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    for joints in [['；', ';'], ['、', '、'], ['，', ',']] {
        let parts = with_last_two(text, parts(text, from..end, joints), count);
        // 听取…报告，听取…说明
        let verb = |part: &Range<usize>| text.get(part.clone()).map(|words| super::wording::at_most(words, 2));
        let same = parts.len() == 2 && parts.first().and_then(verb) == parts.last().and_then(verb);
        let fits = count.map_or(parts.len() > 2 || same, |n| parts.len() as u64 == n);
        let short = parts.iter().all(|part| {
            text.get(part.clone()).is_some_and(|words| words.chars().count() < 40 && words.chars().count() > 1)
        });
        if fits && short && parts.len() > 1 {
            return (parts, index + 1);
        }
    }
    (Vec::new(), index + 1)
}

/// 会议有四项内容：首先，由…；然后，由…；再由…；最后，请…。: as many as were announced, in words for their order.
fn counted_plan(segments: &Segments, index: usize, start: usize, count: u64) -> Option<(Vec<Range<usize>>, usize)> {
    const LONGEST: usize = 400;
    let text = &segments.text;
    let own = segments.sentences.get(index)?;
    let last = segments
        .sentences
        .iter()
        .enumerate()
        .skip(index)
        .find(|(_, sentence)| text.get(sentence.range.clone()).is_some_and(|words| words.ends_with(['。', '！'])));
    let (last, end) = last.map(|(at, sentence)| (at, sentence.range.end))?;
    let is_one_paragraph = segments.sentences.get(last)?.block == own.block;
    if !is_one_paragraph || end - start >= LONGEST {
        return None;
    }
    let planned = plan(text, start..end, usize::try_from(count).ok()?).filter(|_| count > 1)?;
    Some((planned.into_iter().map(|one| one.words).collect(), last + 1))
}

/// 授帽仪式和领导致辞 are the last two, where one is missing to as many as were announced.
fn with_last_two(text: &str, mut parts: Vec<Range<usize>>, count: Option<u64>) -> Vec<Range<usize>> {
    let is_short = count == Some(parts.len() as u64 + 1);
    let Some(last) = parts.last().cloned().filter(|_| is_short && parts.len() > 1) else { return parts };
    let words = text.get(last.clone()).unwrap_or_default();
    let joint = ["以及", "和"].iter().find_map(|joint| Some((words.find(joint)?, joint.len())));
    if let Some((at, length)) = joint.filter(|(at, length)| *at > 0 && at + length < words.len()) {
        parts.pop();
        parts.extend([last.start..last.start + at, last.start + at + length..last.end]);
    }
    parts
}

fn parts(text: &str, range: Range<usize>, joints: [char; 2]) -> Vec<Range<usize>> {
    let words = text.get(range.clone()).unwrap_or_default();
    let pieces = words
        .split(joints)
        .map(|part| part.trim_matches(|c: char| is_space(c) || matches!(c, '。' | '.' | '，' | '：' | '；' | ',')));
    pieces
        .filter(|part| !part.is_empty())
        .map(|part| {
            let at = range.start + offset(words, part);
            at..at + part.len()
        })
        .collect()
}

/// 一是…；二是…, in one sentence or in several.
fn numbered(segments: &Segments, index: usize, start: usize, counted: bool) -> (Vec<Range<usize>>, usize) {
    const LONGEST: usize = 400;
    let text = &segments.text;
    let mut entries: Vec<Range<usize>> = Vec::new();
    let mut style = None;
    let mut last = index;
    for (at, sentence) in segments.sentences.iter().enumerate().skip(index).take(60) {
        let from = sentence.range.start.max(start);
        let words = text.get(from..sentence.range.end).unwrap_or_default();
        let mut found = false;
        let mut clause_start = true;
        for (place, c) in words.char_indices() {
            if clause_start && !is_space(c) {
                let rest = words.get(place..).unwrap_or_default();
                // 主要任务是抓落实。一、请…宣读: behind a full stop a list needs a count that announces it.
                let announced = counted || at == index || !entries.is_empty() || ends_open(segments, at - 1);
                if let Some((this, n, bytes)) = marker(rest)
                    && announced
                    && n == entries.len() as u64 + 1
                    && style.is_none_or(|style| style == this)
                {
                    style = Some(this);
                    let begin = from + place + bytes;
                    entries.push(begin..sentence.range.end);
                    if let Some(before) = entries.len().checked_sub(2).and_then(|before| entries.get_mut(before)) {
                        before.end = before.end.min(from + place);
                    }
                    found = true;
                }
            }
            clause_start = matches!(c, '，' | ',' | '；' | ';' | '：' | ':' | '。' | '、' | '）')
                || clause_start && is_space(c)
                || c == '有'
                || c == '是' && entries.is_empty();
        }
        if found {
            last = at;
        } else if at > index || entries.len() > 1 {
            break;
        }
    }
    // Entries that are items themselves: something is said between them.
    for entry in &mut entries {
        let words = text.get(entry.clone()).unwrap_or_default();
        let end = words.find(['；', ';', '。', '\n']).unwrap_or(words.len()).min(LONGEST);
        let words = words.get(..end).unwrap_or(words);
        let inner = words
            .trim_matches(|c: char| is_space(c) || matches!(c, '，' | '：' | ':' | '是' | '。' | '.' | '、' | '；'));
        let at = entry.start + offset(words, inner);
        *entry = at..at + inner.len();
    }
    let again =
        segments.text.get(segments.sentences.get(last).map_or(0, |sentence| sentence.range.end)..).unwrap_or_default();
    let calls = |entry: &Range<usize>| {
        text.get(entry.clone()).is_some_and(|words| words.starts_with('请') || words.starts_with("由"))
    };
    // 会议有五项内容，下面依次进行：一、请…汇报。…刚才…: the list is the meeting.
    let next = super::wording::at_most(trim(again), 40);
    let held = begins(next, "刚才|刚刚|以上|同志们，刚才|同志们：刚才").is_some()
        || has(next, "议程就进行到这里|议程就到这里|议程进行完|议程已经进行完|议程全部进行完|议程都进行完");
    if held && entries.iter().all(calls) {
        return (Vec::new(), index + 1);
    }
    if style == Some(99) && entries.iter().any(calls) && !has(again, "第一项|第1项|第一个|第一阶段|第一部分")
    {
        return (Vec::new(), index + 1);
    }
    let said = entries.iter().any(|entry| text.get(entry.clone()).is_some_and(|words| words.chars().count() > 70));
    if said { (Vec::new(), index + 1) } else { (entries, last + 1) }
}

/// Does a sentence lead to what follows, and not end with a full stop?
fn ends_open(segments: &Segments, index: usize) -> bool {
    let sentence = segments.sentences.get(index);
    let words = sentence.and_then(|sentence| segments.text.get(sentence.range.clone())).unwrap_or_default();
    !words.ends_with(['。', '！', '？'])
}

fn marker(text: &str) -> Option<(u8, u64, usize)> {
    if let Some((series, n, bytes)) = announce::listed(text) {
        return Some((series as u8, n, bytes));
    }
    if let Some((n, bytes)) = announce::named_number(text) {
        return Some((98, n, bytes));
    }
    let behind = text.strip_prefix(['第', '头'])?;
    let (n, bytes) = number(behind)?;
    let rest = behind.get(bytes..)?;
    let word = begins(
        rest,
        "桩，|桩是|桩：|桩事，|桩事是|桩事：|项由|项请|项议程是|项是|项：|项议程：|项议程，|项，|个是|项内容是|个议程是|项为|个环节，|个环节是|个环节：|\
            个议题，|个议题是|个议题：|个话题，|个话题是|个话题：|个阶段，|个阶段是|阶段，|阶段是|部分，|部分是|步由|步请|步，|步是|步：",
    );
    // 第一项奏国歌；第二项宣读表彰决定
    let bare = || {
        let named = rest.strip_prefix("项").or_else(|| rest.strip_prefix('步'))?;
        let is_said = named.starts_with(crate::chinese::is_han)
            && begins(named, "议程|内容|议题|环节|程序|仪式|活动|任务|工作").is_none();
        is_said.then(|| rest.get(..rest.len() - named.len())).flatten()
    };
    let word = word.or_else(bare)?;
    // 第四项由…讲话: who does it is part of the entry.
    let word = word.strip_suffix(['由', '请']).unwrap_or(word);
    Some((99, n, '第'.len_utf8() + bytes + word.len()))
}
