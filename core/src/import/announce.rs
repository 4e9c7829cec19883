//! How a host turns to something: 首先, 下面, 最后, 第二项议程, 一、. It reads the beginning of a clause and knows nothing of
//! what follows.

use super::wording::{begins, each, ends, has, is_space, mark_within, number, past_pause, trim};
use crate::chinese::vocabulary::Vocabulary;
use std::ops::Range;
use std::sync::LazyLock;

/// Where in the running order something stands, by the word that leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    First,
    Next,
    Last,
}

const LEADS: &[(Lead, &str)] = &[
    (Lead::First, "首先|先|第一位|我们先|First|To begin"),
    (
        Lead::Next,
        "下面|接下来|接着|接下去|现在|然后|随后|其次|再|下一项|下一个|下一位|此刻|继续|紧接着|下边|那么|\
            之后|今天|会议进行|接下来的|请下面|Next|Now|And now|Then",
    ),
    (Lead::Last, "最后|最后一位|最后一项|最后一个节目|最后一个环节|Finally|Lastly"),
];

/// What a word that leads over may stand behind.
const MEETINGS: &str = "会议|大会|仪式|活动";
const FILLERS: &str = "那么，|那么|那|好，|行，";

/// Whatever a text begins with that leads over; most begin with none of it, and are looked at no further.
static BEGINNINGS: LazyLock<Vocabulary<'static>> = LazyLock::new(|| {
    let lists = LEADS.iter().map(|(_, words)| *words).chain([MEETINGS, FILLERS]);
    Vocabulary::new(&lists.flat_map(each).collect::<Vec<_>>())
});

/// The word that leads over at the beginning, and what follows it.
pub(super) fn lead(text: &str) -> Option<(Lead, &str)> {
    BEGINNINGS.at_start(text)?;
    // 会议最后一项，请…
    let named = begins(text, MEETINGS).and_then(|word| text.get(word.len()..));
    let text = named.filter(|rest| begins(rest, "最后一项|下一项").is_some()).unwrap_or(text);
    // 那下面就请…
    let text = begins(text, FILLERS)
        .and_then(|word| text.get(word.len()..))
        .filter(|rest| begins(rest, "下面|接下来|接着|现在|最后").is_some())
        .unwrap_or(text);
    let found = LEADS.iter().filter_map(|(lead, words)| begins(text, words).map(|word| (*lead, word)));
    let (lead, word) = found.max_by_key(|(_, word)| word.len())?;
    let rest = text.get(word.len()..).unwrap_or_default();
    let whole = match word {
        "先" => !rest.starts_with(['生', '进', '后', '锋', '烈', '前', '行', '是', '把', '放', '低']),
        "再" => !rest.starts_with(['次', '说', '接', '提', '讲', '加', '强', '好', '大', '多', '就', '见']),
        "今天" | "现在" | "之后" => !rest.starts_with(['的', '是', '我']),
        "下面" => !rest.starts_with("有的"),
        "最后" => !rest.starts_with(['的', '一', '期']),
        "其次" => rest.starts_with(['请', '，']),
        _ => true,
    };
    whole.then(|| (lead, past_pause(rest)))
}

/// Words before 第N项 that are part of the announcement.
const BEFORE: &str = "次办|末办|首办|先办|再办|后办|今日|本届|此次|进行|举行|进入|转入|开始|会议|大会|今天|本次|议程|的|先|首先|下面|接下来|现在|最后|接着|随后|然后|\
    开幕式|闭幕式|仪式|活动|典礼|我们|依次|逐项|继续|请看|是|日程|座谈会|报告会|公祭|庆典|复会|，|,|：|、| |\
    再|请大家|来到|审议|到|全体|一起|共同|晚会|发布会|论坛|培训|学习|竞赛|大赛|这次|上午|下午|此次|将|要|就|\
    议题|表决|讨论|主要|研究|汇报|通报|走|来|说|议|办|大家最期待|大家期待已久|大家期待|最期待|期待已久|大家最关心|大家关心|最激动人心|激动人心|万众期待|重头戏";

/// What is counted.
const COUNTED: &str = "项主持词|项议程主持词|项议程|项内容|项议题|项程序|项仪式|项活动|项流程|项环节|项日程|项会议议程|项大会议程|项|个议程|个环节|\
    个议题|个话题|个篇章|个单元|个内容|个程序|个项目|个事项|个流程|环节|议程|议题|件事情|件事儿|件事|件|个阶段|阶段|段|部分内容|\
    部分|程序|篇章|板块|个板块|单元|道程序|大项|桩事|桩|个事|样事|样";

/// 第N项 where the host turns to it: the number, the bytes of the words, and the text behind them.
pub(super) fn ordinal(text: &str) -> Option<(u64, Range<usize>, &str)> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        // 先说头一件。
        if rest.starts_with('第') || rest.starts_with("头一") {
            break;
        }
        // 议题一：…, 审议议案二，…
        if let Some(named) = named_number(rest) {
            let (n, bytes) = named;
            let behind = rest.get(bytes..)?;
            return Some((n, at..at + bytes, past_pause(behind)));
        }
        // 会议二项，请…: the 第 went lost.
        let lost = || {
            let behind = number(rest).and_then(|(_, bytes)| rest.get(bytes..))?.strip_prefix("项")?;
            behind.starts_with(['，', ',', '：', '、']).then_some(())
        };
        if text.get(..at).is_some_and(|before| ends(before, "会议|大会|议程").is_some()) && lost().is_some() {
            break;
        }
        // 进行大会三项议程: the 第 went lost.
        let counts =
            number(rest).and_then(|(_, bytes)| rest.get(bytes..)).is_some_and(|rest| rest.starts_with("项议程"));
        if counts && text.get(..at).is_some_and(|before| has(before, "进行|进入")) {
            break;
        }
        let bare = rest.trim_start_matches(is_space);
        if bare.len() < rest.len() {
            at += rest.len() - bare.len();
            continue;
        }
        if let Some(word) = begins(rest, BEFORE) {
            at += word.len();
            continue;
        }
        // 升旗仪式第二项, 颁奖晚会第三项: the name of the event.
        let named = rest.char_indices().take(14).find(|(_, c)| *c == '第').map(|(at, _)| at)?;
        let name = rest.get(..named)?;
        let event = ["式", "会", "会议", "典礼", "活动", "进行", "进入", "议程"];
        if !event.iter().any(|word| name.ends_with(word)) || name.contains(['，', '。', '请', '是', '有']) {
            return None;
        }
        at += named;
    }
    let start = at;
    let mark = if text.get(at..)?.starts_with(['第', '头']) { '第'.len_utf8() } else { 0 };
    let behind = text.get(at + mark..)?;
    let (n, bytes) = number(behind)?;
    let counted = behind.get(bytes..)?;
    // 下面走第二步，请几位代表谈看法: steps are gone, and 第二步，要… is only something to do.
    let steps = || text.get(..at).filter(|before| before.ends_with('走')).and(begins(counted, "步"));
    let word = begins(counted, COUNTED).or_else(steps)?;
    // 第三项、第四项议程: two at once are one item.
    let next = counted.strip_prefix("项、第").and_then(|rest| {
        let (next, bytes) = number(rest)?;
        let words = rest.get(bytes..)?;
        let word = begins(words, COUNTED)?;
        (next == n + 1).then(|| counted.len() - words.len() + word.len())
    });
    let word = next.and_then(|bytes| counted.get(..bytes)).unwrap_or(word);
    let rest = counted.get(word.len()..)?;
    let rest = past_also(rest);
    const OTHERS: &str = "以后|以前|至|到|、第|和第|与第|结束|完|进行完|已经|工作|任务|措施|要求|职责|是|中|里|规定|制度|修改|\
        建议|的内容|的发言|要|就是|，也是|安排|由我主持";
    let is_other = begins(rest, OTHERS).is_some() && !rest.starts_with("是请") && !is_called(word, rest);
    let small = matches!(word, "件" | "部分" | "阶段" | "单元" | "步" | "段");
    let parted = rest.is_empty()
        || rest.starts_with([
            '，', '：', '。', '！', ',', ':', ' ', '\u{3000}', '、', '；', '.', '—', '“', '【', '（', '(',
        ]);
    if is_other || small && !parted || (1..=60).contains(&n).then_some(()).is_none() {
        return None;
    }
    Some((n, start..start + mark + bytes + word.len(), past_pause(rest.trim_start_matches(['。', '—', ' ']))))
}

/// 第二个环节是经验分享，: what the part is called, and nothing that is said of it.
fn is_called(word: &str, rest: &str) -> bool {
    const LONGEST: usize = 8;
    let name = rest.strip_prefix('是').and_then(|rest| rest.split(['，', '。', '：', '；']).next());
    let named = |name: &str| {
        let count = name.chars().count();
        (2..=LONGEST).contains(&count)
            && !has(name, "最|难|关键|重要|的|今天|会议")
            && name.chars().all(crate::chinese::is_han)
    };
    // 第四项是表态发言，: of a 项 only what can be one.
    let happens = |name: &str| ends(name, "发言|讲话|汇报|表决|签字|签约|颁奖|授旗|授牌|宣誓|点评|讲评|通报").is_some();
    let is_part = begins(word, "个环节|环节|个阶段|阶段|个议程").is_some();
    name.is_some_and(|name| named(name) && (is_part || begins(word, "项").is_some() && happens(name)))
}

/// What stands behind 第五项 where it goes on ，也是最后一项：, or ，也是今天最激动人心的时刻，.
pub(super) fn past_also(rest: &str) -> &str {
    const ALSO: &str = "，也是最后一|，也是会议的最后一|，也是会议最后一|，也是今天的最后一|，也是今天最后一|，也是本次会议的最后一|\
        ，也是大会的最后一|，也是大会最后一";
    let also = begins(rest, ALSO).and_then(|also| {
        let rest = rest.get(also.len()..)?;
        rest.get(begins(rest, COUNTED)?.len()..)
    });
    const PRAISED: &str = "时刻|环节|部分|重头戏|高潮|重点|压轴";
    let praised = || {
        let (praise, behind) = rest.strip_prefix("，也是")?.split_once('，')?;
        ends(praise, PRAISED).map(|_| rest.get(rest.len() - behind.len() - '，'.len_utf8()..).unwrap_or(behind))
    };
    also.or_else(praised).unwrap_or(rest)
}

/// What is counted by its name: 议题一.
const NAMED: &str = "步骤|节目|议题|议案|提案|课题|环节|科目|议程|流程";

/// Is it its name that something is counted by?
pub(super) fn is_counted_by_name(ordinal: &str) -> bool {
    begins(ordinal, NAMED).is_some()
}

/// 议题一, 议案二: what is counted stands in front of its number; the number and the bytes of both.
pub(super) fn named_number(text: &str) -> Option<(u64, usize)> {
    let word = begins(text, NAMED)?;
    let rest = text.get(word.len()..)?;
    let (n, bytes) = number(rest)?;
    let behind = rest.get(bytes..)?;
    let parted = behind.starts_with(['：', ':', '，', ',', '、', '。', ' ', '\u{3000}', '《', '—', '.']);
    (parted && (1..=40).contains(&n)).then_some((n, word.len() + bytes))
}

/// The number of a label: 节目一, 第二项, 环节3.
pub(super) fn numbered_label(label: &str) -> Option<u64> {
    let inner = label.strip_prefix('第').unwrap_or(label);
    let inner = begins(inner, NAMED).and_then(|word| inner.get(word.len()..)).unwrap_or(inner);
    let (n, bytes) = number(inner)?;
    let rest = inner.get(bytes..)?;
    let rest = begins(rest, COUNTED).and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    rest.is_empty().then_some(n)
}

/// 一、 （二） 3. 第四 at the beginning of a paragraph: the level of the series, the number, and the bytes with all that parts
/// them from the words.
pub(super) fn listed(text: &str) -> Option<(Series, u64, usize)> {
    // 环节1】晒一晒: the mark in front was taken off with those of Markdown.
    if let Some(named) = captioned(text) {
        return Some(named);
    }
    let open = text.starts_with(['（', '(']);
    let inner = if open { text.get(text.chars().next()?.len_utf8()..)? } else { text };
    if let Some(circled) = inner.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        let n = u64::from(u32::from(circled) - u32::from('①')) + 1;
        let behind = inner.get(circled.len_utf8()..)?;
        let behind = if open { behind.strip_prefix(['）', ')']).unwrap_or(behind) } else { behind };
        return Some((Series::Circled, n, text.len() - behind.len()));
    }
    if !open && let Some(behind) = inner.strip_prefix('第') {
        let (n, bytes) = number(behind)?;
        let rest = behind.get(bytes..)?;
        let rest = rest.strip_prefix(['个', '点', '条']).unwrap_or(rest);
        let parted = rest.strip_prefix(['，', ',', '、', '：', ':'])?;
        return Some((Series::Ordinal, n, text.len() - parted.len()));
    }
    let (n, bytes) = formal_numeral(inner).or_else(|| number(inner))?;
    let rest = inner.get(bytes..)?;
    let chinese = !inner.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if open {
        let behind = rest.strip_prefix(['）', ')'])?;
        let series = if chinese { Series::Bracketed } else { Series::BracketedFigure };
        return Some((series, n, text.len() - behind.trim_start_matches(['、', '．', '.']).len()));
    }
    if let Some(behind) = rest.strip_prefix(['是', '要']).filter(|_| chinese && n < 20) {
        return Some((Series::Inline, n, text.len() - behind.len()));
    }
    let behind = rest.strip_prefix(['、', '．', '.', '）', ')', '：', ':', '，'])?;
    if !chinese && behind.starts_with(|c: char| c.is_ascii_digit()) || chinese && rest.starts_with('，') {
        return None;
    }
    let series = if chinese { Series::Chinese } else { Series::Figure };
    Some((series, n, text.len() - behind.len()))
}

/// 环节1】晒一晒, 第二篇章】…: the title of a part in brackets, which stands over it.
fn captioned(text: &str) -> Option<(Series, u64, usize)> {
    let inner = text.strip_prefix('第').unwrap_or(text);
    let inner = begins(inner, "环节|议程|流程|步骤").and_then(|word| inner.get(word.len()..)).unwrap_or(inner);
    let (n, bytes) = number(inner)?;
    let rest = inner.get(bytes..)?;
    let rest = begins(rest, "环节|项|部分|篇章|板块").and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    Some((Series::Chinese, n, text.len() - rest.strip_prefix('】')?.len()))
}

/// 壹、主席致词: a numeral as on banknotes, with its bytes. Some of them are surnames, too, so a mark stands behind.
fn formal_numeral(text: &str) -> Option<(u64, usize)> {
    const NUMERALS: [&str; 10] = ["壹", "贰", "叁参", "肆", "伍", "陆", "柒", "捌", "玖", "拾"];
    let c = text.chars().next()?;
    let n = (1..).zip(NUMERALS).find(|(_, numeral)| numeral.contains(c))?.0;
    text.get(c.len_utf8()..)?.starts_with('、').then_some((n, c.len_utf8()))
}

/// How the entries of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Series {
    /// 一、
    Chinese,
    /// （一）
    Bracketed,
    /// 第一，
    Ordinal,
    /// 1.
    Figure,
    /// （1）
    BracketedFigure,
    /// ①
    Circled,
    /// 一是, 一要
    Inline,
}

/// A greeting before the sentence proper: 各位代表，
pub(super) fn without_greeting(text: &str) -> &str {
    const PEOPLE: &str = "同志们|朋友们|同学们|代表们|老师们|各位代表|各位委员|各位领导|各位来宾|女士们|先生们|各位|乡亲们|\
        战友们|好|谢谢|大家|孩子们|家长们|党员们|嘉宾们|股东们|亲爱的家人们|家人们";
    let Some(at) = mark_within(text, 16, |c| matches!(c, '，' | ',' | '！' | '：')) else { return text };
    let head = trim(text.get(..at).unwrap_or_default());
    let greets = begins(head, PEOPLE).is_some() && head.chars().count() <= 10 && !head.contains('请')
        || matches!(head, "好的" | "那");
    let rest = text.get(at..).unwrap_or_default();
    if greets { without_greeting(past_pause(rest.trim_start_matches('！'))) } else { text }
}
