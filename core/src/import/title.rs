//! The lines before the meeting: its title, date, place and people. It takes short lines at the top, and stops at the first
//! words that somebody would say.

use super::draft::Role;
use super::ending;
use super::reason::{Guess, Reason};
use super::segment::{Segments, Shape};
use super::signs::{self, Signs};
use super::wording::{begins, ends, first, has, is_space, trim};
use std::ops::Range;

/// What stands before the meeting.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<(String, Guess)>,
    /// Role and reason of the first sentences.
    pub(super) roles: Vec<(Role, Guess)>,
}

/// How many lines may stand before the first words.
const LINES: usize = 14;

/// Reads the lines before the meeting.
pub(super) fn head(segments: &Segments, signs: &[Signs]) -> Head {
    let greeting = greeting(segments);
    let mut lines = Vec::new();
    let mut index = 0;
    while let Some(sentence) = segments.sentences.get(index) {
        let block = sentence.block;
        let is_full = lines.len() > if greeting.is_some() { PREFACE } else { LINES };
        let in_columns = segments.blocks.get(block).is_some_and(|block| block.row.is_some());
        if is_full || in_columns || greeting.is_some_and(|greeting| block >= greeting) {
            break;
        }
        // ◆开场
        if signs::marked_title(segments, index).is_some_and(|title| begins(title, "开场|开幕|暖场|序幕").is_some())
        {
            break;
        }
        let count = segments.sentences.iter().skip(index).take_while(|other| other.block == block).count();
        let titles = || lines.iter().filter(|line: &&Line<'_>| line.role == Role::Title);
        let titled = match titles().next() {
            None => Titled::No,
            Some(_) if titles().any(|line| ends(line.words, SCRIPTS).is_some()) => Titled::Whole,
            Some(_) => Titled::Begun,
        };
        let line = Line::read(segments, signs, index..index + count, titled);
        let line = line.or_else(|| greeting.and_then(|_| Line::around(segments, index..index + count)));
        let Some(line) = line else { break };
        lines.push(line);
        index += count;
    }
    if lines.iter().any(|line| line.role == Role::Noise) {
        only_last_title(&mut lines);
    }
    of_lines(&lines)
}

/// How many lines a web page may put before the first words.
const PREFACE: usize = 30;

/// The block in which somebody is greeted, where one of the first is.
fn greeting(segments: &Segments) -> Option<usize> {
    const OPENED: &str = "现在开会|大会现在开始|会议现在开始|下面开会|现在开始开会";
    segments.blocks.iter().take(PREFACE).position(|block| {
        let line = segments.text.get(block.range.clone()).unwrap_or_default();
        let words = trim(signs::without_label(line));
        // 郝一诺：亲爱的老师们
        let behind = words.find(['：', ':']).filter(|at| *at <= '中'.len_utf8() * 4).and_then(|at| words.get(at..));
        let behind = behind.map_or("", super::wording::past_pause);
        greets(words) || greets(behind) || is_host_line(line) || has(super::wording::at_most(words, 40), OPENED)
    })
}

/// 男：桂花里的老邻居、新邻居，: is a line said by one of two hosts, and no list of who they are?
fn is_host_line(line: &str) -> bool {
    let labels = line.matches(['：', ':']).count();
    labels == 1 && line.starts_with(['男', '女', '甲', '乙', '合']) && signs::is_labelled(line)
}

/// Does a line begin with those to whom it is said: 同志们：, 新战友们，父老乡亲们：?
fn greets(words: &str) -> bool {
    const BEGINS: &str = "同志们|各位|尊敬的|敬爱的|亲爱的|女士们|大家好|大家上午好|大家下午好|大家晚上好";
    const BARE: usize = 12;
    const ENDS: &str = "们|代表|来宾|嘉宾|领导|委员|同志|朋友|老师|同学|家长";
    // 同志们, on a line of its own.
    let bare = || begins(words, BEGINS).is_some() && ends(words, "们").is_some() && words.chars().count() <= BARE;
    let Some(at) = words.find(['：', ':', '，', ',', '！', '!', '、']).filter(|at| *at <= '中'.len_utf8() * 40)
    else {
        return bare();
    };
    let head = words.get(..at).unwrap_or_default();
    let longest = if words.get(at..).is_some_and(|rest| rest.starts_with(['：', ':'])) { 20 } else { 12 };
    // 主持人：社区党委委员、筹备组副组长…, 主持人：冷月老师、栾浩老师: one of several offices or people, and nobody who is greeted.
    if begins(head, BEGINS).is_none()
        && words.get(at..).is_some_and(|rest| rest.starts_with('、'))
        && ends(head, "代表|委员|领导|老师|同学").is_some_and(|end| end != head)
    {
        return false;
    }
    begins(head, BEGINS).is_some() || head.chars().count() <= longest && ends(head, ENDS).is_some()
}

/// How much of a title stands above a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titled {
    No,
    Begun,
    /// It has said that it is a script, which is the last thing that a title says.
    Whole,
}

/// A line before the meeting.
struct Line<'a> {
    /// As it was meant, and as it stands.
    words: &'a str,
    written: &'a str,
    role: Role,
    reason: Reason,
    styled: bool,
    sentences: usize,
}

impl<'a> Line<'a> {
    /// The line of these sentences; nothing where it is said.
    fn read(segments: &'a Segments, signs: &[Signs], range: Range<usize>, titled: Titled) -> Option<Self> {
        let sentence = segments.sentences.get(range.start)?;
        let block = segments.blocks.get(sentence.block)?;
        let line = segments.text.get(block.range.clone())?;
        let words = trim(line.trim_matches(|c: char| matches!(c, '#' | '*' | '>') || is_space(c)));
        // 领导干部会议主持词.
        let words = words.strip_suffix(['.', '。']).filter(|words| ends(words, SCRIPTS).is_some()).unwrap_or(words);
        let sentences = range.len();
        // ———
        if sentence.shape == Shape::Marks && sentences == 1 {
            let (role, reason) = (Role::Mark, Reason::PartingMark);
            return Some(Self { words, written: words, role, reason, styled: false, sentences });
        }
        let whole_direction = sentences == 1 && matches!(sentence.shape, Shape::Direction { .. });
        let said = signs.get(range).unwrap_or_default().iter().any(|sign| {
            sign.ordinal.is_some() || sign.calls.iter().any(|call| call.does.is_some()) || sign.happening.is_some()
        });
        let styled = block.centred || block.heading == Some(1) || line.starts_with("# ");
        let headed = block.heading.is_some_and(|level| level > 1);
        // 主 持 词
        let spread = || SCRIPTS.split('|').find(|script| words.chars().filter(|c| !is_space(*c)).eq(script.chars()));
        let spread = if words.contains(is_space) { spread() } else { None };
        let written = spread.unwrap_or_else(|| written(segments, words));
        let words = spread.unwrap_or(words);
        let (role, reason) = judge(words, line, titled, said, styled, whole_direction, headed)?;
        let styled = block.centred || block.heading.is_some() || line.starts_with("# ");
        Some(Self { words, written, role, reason, styled, sentences })
    }

    /// A line that somebody put before the words of the host; nothing where it may be his.
    fn around(segments: &'a Segments, range: Range<usize>) -> Option<Self> {
        let sentence = segments.sentences.get(range.start)?;
        let block = segments.blocks.get(sentence.block)?;
        // ## 08:30　开场
        if block.heading.is_some_and(|level| level > 1) {
            return None;
        }
        let words = trim(segments.text.get(block.range.clone())?);
        let listed = super::announce::listed(words).is_some() && !words.contains("主持词");
        let short = words.chars().count() < 40 && !words.ends_with(['。', '！']) && !listed;
        let foreign = !words.starts_with('#') && (ending::is_of_page(words) || short);
        const PREPARED: &str = "准备工作|会前准备|带的东西|备用品|备品|物品|与会人员|参会人员|参加人员|会场布置|会场|后勤|分工|音响|工具|材料|人员安排";
        let colon = words.chars().take(8).any(|c| matches!(c, '：' | ':'));
        if begins(words, PREPARED).is_some() && colon {
            let (role, reason) = (Role::Direction, Reason::BracketedLine);
            return Some(Self { words, written: words, role, reason, styled: false, sentences: range.len() });
        }
        let (role, reason) = if matches!(sentence.shape, Shape::Direction { .. }) && range.len() == 1 {
            (Role::Direction, Reason::BracketedLine)
        } else {
            (Role::Noise, Reason::Preface)
        };
        foreign.then_some(Self { words, written: words, role, reason, styled: false, sentences: range.len() })
    }
}

/// Words of the text as they stand.
fn written<'a>(segments: &'a Segments, words: &str) -> &'a str {
    let at = super::wording::offset(&segments.text, words);
    segments.written.get(segments.written(&(at..at + words.len()))).unwrap_or_default()
}

/// A page names other pages and itself before the title that stands over the words: the last one is meant.
fn only_last_title(lines: &mut [Line<'_>]) {
    let Some(last) = lines.iter().rposition(|line| line.role == Role::Title) else { return };
    let mut first = last;
    while let Some(before) = first.checked_sub(1).and_then(|at| lines.get(at)) {
        let whole = lines
            .get(first..=last)
            .unwrap_or_default()
            .iter()
            .any(|line| has(line.words, SCRIPTS) && !line.words.starts_with(['（', '(']));
        if before.role != Role::Title
            || whole && has(before.words, SCRIPTS)
            || !is_named(before.words) && !is_motto(before.words)
        {
            break;
        }
        first -= 1;
    }
    for line in lines.iter_mut().take(first).filter(|line| line.role == Role::Title) {
        (line.role, line.reason) = (Role::Noise, Reason::Preface);
    }
}

const SCRIPTS: &str = "主持词|主持稿|主持讲话|串词|司仪稿|司仪词";

fn of_lines(lines: &[Line<'_>]) -> Head {
    let titles = lines.iter().filter(|line| line.role == Role::Title);
    let parts: Vec<&str> = titles.clone().map(|line| line.written).collect();
    let reason = if titles.clone().any(|line| line.styled) { Reason::TitleStyle } else { Reason::FirstLines };
    let title = joined(&parts);
    let only_facts = lines.iter().all(|line| matches!(line.role, Role::Facts | Role::Noise | Role::Direction));
    let mut roles = Vec::new();
    let mut titled = 0;
    for line in lines.iter().filter(|_| !parts.is_empty() || only_facts) {
        titled += usize::from(line.role == Role::Title);
        let sure = line.role == Role::Title && titled < 2;
        let guess = if sure { Guess::certain(line.reason) } else { Guess::fair(line.reason) };
        roles.extend(std::iter::repeat_n((line.role, guess), line.sentences));
    }
    Head { title: (!title.is_empty()).then(|| (title, Guess::certain(reason))), roles }
}

/// A title on several lines, without the line that only says what kind of text it is.
fn joined(parts: &[&str]) -> String {
    let kind = |part: &str| {
        let bare: String = part.chars().filter(|c| !is_space(*c)).collect();
        matches!(
            bare.as_str(),
            "主持词"
                | "主持稿"
                | "议程主持词"
                | "主持提纲"
                | "串词"
                | "上半场主持词"
                | "下半场主持词"
                | "（主持词）"
                | "会议主持词"
                | "会序"
                | "主持讲话"
        )
    };
    // 主持词 right below is the end of the title, as it is on one line.
    let ends_it = |part: &str| matches!(part, "主持词" | "主持稿");
    let mut told = false;
    let parts = parts.iter().filter(|part| {
        let is_again = told && ends_it(part);
        told |= ends(part, SCRIPTS).is_some();
        (ends_it(part) || !kind(part)) && !part.is_ascii() && !is_again
    });
    // 1、…主持词（年月日）
    let bare = |part: &str| {
        let rest = super::announce::listed(part).and_then(|(_, _, bytes)| part.get(bytes..)).unwrap_or(part);
        // The number of the page in front.
        let page = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = if page.starts_with(is_space) { trim(page) } else { rest };
        let dated = rest.find(['（', '(']).filter(|at| has(rest.get(*at..).unwrap_or_default(), "年|月|日"));
        once(trim(dated.and_then(|at| rest.get(..at)).unwrap_or(rest))).to_owned()
    };
    parts.map(|part| bare(part)).collect()
}

/// 医师节大会主持词医师节大会主持词, as pages have it that say their own title over the text: once.
fn once(title: &str) -> &str {
    let end = first(title, SCRIPTS).map_or(title.len(), |(at, word)| at + word.len());
    let (one, other) = title.split_at_checked(end).unwrap_or((title, ""));
    let same = |one: &str, other: &str| {
        let bare = |words: &str| words.chars().filter(|c| !is_space(*c)).collect::<String>();
        bare(one) == bare(other)
    };
    if same(one, other) { trim(one) } else { title }
}

fn judge(
    words: &str,
    line: &str,
    title: Titled,
    said: bool,
    styled: bool,
    direction: bool,
    headed: bool,
) -> Option<(Role, Reason)> {
    let count = words.chars().count();
    let titled = title != Titled::No;
    if ending::is_preface(words) && !titled || ending::is_of_page(words) && !styled {
        return Some((Role::Noise, Reason::Preface));
    }
    // A heading below the title is one of the script: 开场.
    if words.is_empty() || titled && (line.starts_with("##") || headed) {
        return None;
    }
    const FACTS: &str = "时间|地点|主持人|主持|司仪|日期|参会|参加人员|出席|会议时间|会议地点|主 持|时 间|地 点|主讲|记录|列席|\
        出席人员|参加：|会期|活动时间|活动地点|会议主持|Time|Date|Place|Venue|Host";
    let colon = words.chars().take(10).any(|c| matches!(c, '：' | ':')) || words.contains("　");
    // 甲：五月的阳光洒满跑道, 主持人：根据…，今天举行听证会。: somebody says it.
    const NAMED: usize = 40;
    let labelled = signs::is_labelled(words);
    if labelled && (begins(words, "主持|司仪").is_none() || count > NAMED || words.ends_with(['。', '！'])) {
        return None;
    }
    if begins(words, FACTS).is_some() && colon && count < 120 {
        return Some((Role::Facts, Reason::FactsLine));
    }
    let inner =
        words.trim_matches(|c: char| matches!(c, '（' | '）' | '(' | ')' | '〔' | '〕' | '【' | '】' | '[' | ']'));
    let bracketed = inner.len() < words.len()
        && words.starts_with(['（', '(', '〔', '【', '['])
        && words.ends_with(['）', ')', '〕', '】', ']']);
    let dated = has(inner, "年|月")
        && has(inner, "月|日")
        && inner.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十〇XxＸ×*_".contains(c));
    if bracketed && count < 40 && !is_stage(inner) {
        return Some((Role::Facts, Reason::FactsLine));
    }
    if direction || bracketed {
        return titled.then_some((Role::Direction, Reason::BracketedLine)).filter(|_| bracketed);
    }
    if titled && dated && count < 30 && !has(words, "。|，") {
        return Some((Role::Facts, Reason::FactsLine));
    }
    let sentence =
        words.ends_with(['。', '！', '：', '；', ':', '!', '?', '？', '，', ',', '.']) && !words.ends_with("...");
    let greets =
        begins(words, "同志们|各位|尊敬的|大家好|朋友们|老师们|敬爱的|亲爱的|女士们|同学们|现在开会").is_some();
    if sentence
        || greets
        || said && !styled
        || count > 60
        || has(words, "。")
        || super::announce::listed(words).is_some() && !styled && ends(words, SCRIPTS).is_none()
    {
        return None;
    }
    // 某会主持词, and below it 县人大常委会主任 游方舟: there is a 会 in what somebody is.
    let named = if title == Titled::Whole { ends_as_named(words) } else { is_named(words) };
    let latin_after = titled && words.is_ascii();
    if named
        || styled
        || latin_after
        || !titled && count >= 6 && !line.contains('，') && !signs::without_label(words).contains('请')
    {
        return Some((Role::Title, if styled { Reason::TitleStyle } else { Reason::FirstLines }));
    }
    // The host's name below the title.
    (titled && count < 24 && !words.contains('，')).then_some((Role::Facts, Reason::FactsLine))
}

/// A direction and no fact.
fn is_stage(inner: &str) -> bool {
    has(inner, "音乐|灯|上台|上场|入场|起立|鼓掌|列队|播放|暖场|主持人走|追光|就座|完毕|渐弱|鸣")
}

/// Do the words end as titles of meetings do, or hold what they hold?
fn is_named(words: &str) -> bool {
    let bare = without_tail(words);
    ends_as_named(words) || has(&bare, "主持词|主持稿|主持|会议|大会|仪式|典礼|会|赛|活动|Script|Ceremony|Meeting")
}

/// “灯火有你”, on a line of its own over what the meeting is: whether a line is all in quotation marks.
fn is_motto(words: &str) -> bool {
    let inner = words.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['“', '”']))
}

/// Do the words end as titles of meetings do?
fn ends_as_named(words: &str) -> bool {
    const NAMES: &str = "主持词|主持稿|会议|大会|仪式|典礼|座谈会|活动|讲话|提纲|串词|会|稿|式|晚会|议程|主持|论坛|启动|\
        培训班|研讨会|程序";
    ends(&without_tail(words), NAMES).is_some()
}

/// The words without spaces, and without brackets and figures behind them.
fn without_tail(words: &str) -> String {
    let tail = words.trim_end_matches(|c: char| matches!(c, '）' | ')' | '》' | '”' | '*') || c.is_ascii_digit());
    tail.chars().filter(|c| !is_space(*c)).collect()
}
